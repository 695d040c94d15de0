// Lookups, views by computed positions, insertions, and the convolutions written with them.

func.func @embedding(%a0: tensor<6x4xf32>, %a1: tensor<2x3xf32>) -> tensor<2x3x4xf32> {
  %e0 = tensor.empty() : tensor<2x3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a1 : tensor<2x3xf32>) outs(%e0 : tensor<2x3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %m = math.absf %x0 : f32
    %y = arith.fptosi %m : f32 to i64
    linalg.yield %y : i64
  } -> tensor<2x3xi64>
  %e7 = tensor.empty() : tensor<2x3x4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<2x3xi64>) outs(%e7 : tensor<2x3x4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %k = arith.index_cast %x0 : i64 to index
    %l = linalg.index 2 : index
    %n = arith.constant 6 : index
    %p = arith.cmpi slt, %k, %n : index
    cf.assert %p, "index must be smaller than dim size"
    %y = tensor.extract %a0[%k, %l] : tensor<6x4xf32>
    linalg.yield %y : f32
  } -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

func.func @gather_rows(%a0: tensor<4x6xf32>, %a1: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %e0 = tensor.empty() : tensor<4x3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a1 : tensor<4x3xf32>) outs(%e0 : tensor<4x3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %m = math.absf %x0 : f32
    %y = arith.fptosi %m : f32 to i64
    linalg.yield %y : i64
  } -> tensor<4x3xi64>
  %e7 = tensor.empty() : tensor<4x3xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x3xi64>) outs(%e7 : tensor<4x3xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %l = linalg.index 0 : index
    %k = arith.index_cast %x0 : i64 to index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}

func.func @from_the_end(%a0: tensor<4x6xf32>, %a1: tensor<3xf32>) -> tensor<3x6xf32> {
  %e0 = tensor.empty() : tensor<3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%a1 : tensor<3xf32>) outs(%e0 : tensor<3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %y = arith.fptosi %x0 : f32 to i64
    linalg.yield %y : i64
  } -> tensor<3xi64>
  %e6 = tensor.empty() : tensor<3x6xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<3xi64>) outs(%e6 : tensor<3x6xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %z = arith.constant 0 : i64
    %n = arith.constant 4 : i64
    %p = arith.cmpi slt, %x0, %z : i64
    %q = arith.addi %x0, %n : i64
    %s = arith.select %p, %q, %x0 : i64
    %k = arith.index_cast %s : i64 to index
    %l = linalg.index 1 : index
    %y = tensor.extract %a0[%k, %l] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<3x6xf32>
  return %1 : tensor<3x6xf32>
}

func.func @reverse(%a0: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e0 = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} outs(%e0 : tensor<4x6xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 5 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %k = arith.subi %n, %m : index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

func.func @every_other(%a0: tensor<4x6xf32>) -> tensor<3x4xf32> {
  %e0 = tensor.empty() : tensor<3x4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} outs(%e0 : tensor<3x4xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 2 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %k = arith.muli %n, %m : index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

func.func @nearest(%a0: tensor<1x2x4x5xf32>) -> tensor<1x2x8x5xf32> {
  %e0 = tensor.empty() : tensor<1x2x8x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%e0 : tensor<1x2x8x5xf32>) {
  ^bb0(%o0: f32):
    %z = arith.constant 0 : index
    %t = arith.constant 2.0 : f32
    %l = linalg.index 1 : index
    %h = linalg.index 2 : index
    %w = linalg.index 3 : index
    %i = arith.index_cast %h : index to i64
    %j = arith.sitofp %i : i64 to f32
    %q = arith.divf %j, %t : f32
    %g = math.floor %q : f32
    %m = arith.fptosi %g : f32 to i64
    %k = arith.index_cast %m : i64 to index
    %y = tensor.extract %a0[%z, %l, %k, %w] : tensor<1x2x4x5xf32>
    linalg.yield %y : f32
  } -> tensor<1x2x8x5xf32>
  return %0 : tensor<1x2x8x5xf32>
}

func.func @computed_floats(%a0: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e0 = tensor.empty() : tensor<6xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e0 : tensor<6xi64>) {
  ^bb0(%o0: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    linalg.yield %j : i64
  } -> tensor<6xi64>
  %e7 = tensor.empty() : tensor<6xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%0 : tensor<6xi64>) outs(%e7 : tensor<6xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %j = arith.sitofp %x0 : i64 to f32
    %t = arith.constant 0.5 : f32
    %y = arith.mulf %j, %t : f32
    linalg.yield %y : f32
  } -> tensor<6xf32>
  %e15 = tensor.empty() : tensor<6xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%1 : tensor<6xf32>) outs(%e15 : tensor<6xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %t = arith.constant 0.25 : f32
    %y = arith.addf %x0, %t : f32
    linalg.yield %y : f32
  } -> tensor<6xf32>
  %e22 = tensor.empty() : tensor<4x6xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %2 : tensor<4x6xf32>, tensor<6xf32>) outs(%e22 : tensor<4x6xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %y = arith.mulf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x6xf32>
  return %3 : tensor<4x6xf32>
}

func.func @coordinates(%a0: tensor<2x3xf32>) -> tensor<6xf32> {
  %e0 = tensor.empty() : tensor<6xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e0 : tensor<6xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 3 : index
    %l = linalg.index 0 : index
    %i = arith.divui %l, %n : index
    %j = arith.remui %l, %n : index
    %y = tensor.extract %a0[%i, %j] : tensor<2x3xf32>
    linalg.yield %y : f32
  } -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @insert_into_values(%a0: tensor<4x6xf32>, %a1: tensor<2x3xf32>) -> tensor<4x6xf32> {
  %0 = tensor.insert_slice %a1 into %a0[1, 2] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

func.func @insert_into_number(%a0: tensor<2x3xf32>) -> tensor<4x6xf32> {
  %c0 = arith.constant 0.5 : f32
  %e1 = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = tensor.insert_slice %a0 into %0[1, 2] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

func.func @transposed(%a0: tensor<1x4x5x5xf32>, %a1: tensor<4x3x3x3xf32>) -> tensor<1x3x10x10xf32> {
  %c0 = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<3x4x3x3xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<3x4x3x3xf32>) -> tensor<3x4x3x3xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%0 : tensor<3x4x3x3xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 2 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %h = linalg.index 2 : index
    %v = linalg.index 3 : index
    %r = arith.subi %n, %h : index
    %s = arith.subi %n, %v : index
    %y = tensor.extract %a1[%m, %l, %r, %s] : tensor<4x3x3x3xf32>
    linalg.yield %y : f32
  } -> tensor<3x4x3x3xf32>
  %c15 = arith.constant 0.0 : f32
  %e16 = tensor.empty() : tensor<1x4x12x12xf32>
  %2 = linalg.fill ins(%c15 : f32) outs(%e16 : tensor<1x4x12x12xf32>) -> tensor<1x4x12x12xf32>
  %3 = tensor.insert_slice %a0 into %2[0, 0, 1, 1] [1, 4, 5, 5] [1, 1, 2, 2] : tensor<1x4x5x5xf32> into tensor<1x4x12x12xf32>
  %c19 = arith.constant 0.0 : f32
  %e20 = tensor.empty() : tensor<1x3x10x10xf32>
  %4 = linalg.fill ins(%c19 : f32) outs(%e20 : tensor<1x3x10x10xf32>) -> tensor<1x3x10x10xf32>
  %5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%3, %1 : tensor<1x4x12x12xf32>, tensor<3x4x3x3xf32>) outs(%4 : tensor<1x3x10x10xf32>) -> tensor<1x3x10x10xf32>
  return %5 : tensor<1x3x10x10xf32>
}

func.func @transposed_dense(%a0: tensor<1x4x5x5xf32>, %a1: tensor<4x3x3x3xf32>) -> tensor<1x3x7x7xf32> {
  %c0 = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<3x4x3x3xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<3x4x3x3xf32>) -> tensor<3x4x3x3xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%0 : tensor<3x4x3x3xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 2 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %h = linalg.index 2 : index
    %v = linalg.index 3 : index
    %r = arith.subi %n, %h : index
    %s = arith.subi %n, %v : index
    %y = tensor.extract %a1[%m, %l, %r, %s] : tensor<4x3x3x3xf32>
    linalg.yield %y : f32
  } -> tensor<3x4x3x3xf32>
  %c15 = arith.constant 0.0 : f32
  %e16 = tensor.empty() : tensor<1x4x9x9xf32>
  %2 = linalg.fill ins(%c15 : f32) outs(%e16 : tensor<1x4x9x9xf32>) -> tensor<1x4x9x9xf32>
  %3 = tensor.insert_slice %a0 into %2[0, 0, 2, 2] [1, 4, 5, 5] [1, 1, 1, 1] : tensor<1x4x5x5xf32> into tensor<1x4x9x9xf32>
  %c19 = arith.constant 0.0 : f32
  %e20 = tensor.empty() : tensor<1x3x7x7xf32>
  %4 = linalg.fill ins(%c19 : f32) outs(%e20 : tensor<1x3x7x7xf32>) -> tensor<1x3x7x7xf32>
  %5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%3, %1 : tensor<1x4x9x9xf32>, tensor<3x4x3x3xf32>) outs(%4 : tensor<1x3x7x7xf32>) -> tensor<1x3x7x7xf32>
  return %5 : tensor<1x3x7x7xf32>
}

func.func @transposed_groups(%a0: tensor<1x4x5x5xf32>, %a1: tensor<4x3x4x4xf32>) -> tensor<1x2x3x10x10xf32> {
  %0 = tensor.expand_shape %a1 [[0, 1], [2], [3], [4]] output_shape [2, 2, 3, 4, 4] : tensor<4x3x4x4xf32> into tensor<2x2x3x4x4xf32>
  %c1 = arith.constant 0.0 : f32
  %e2 = tensor.empty() : tensor<2x3x2x4x4xf32>
  %1 = linalg.fill ins(%c1 : f32) outs(%e2 : tensor<2x3x2x4x4xf32>) -> tensor<2x3x2x4x4xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} outs(%1 : tensor<2x3x2x4x4xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 3 : index
    %b = linalg.index 0 : index
    %l = linalg.index 1 : index
    %m = linalg.index 2 : index
    %h = linalg.index 3 : index
    %v = linalg.index 4 : index
    %r = arith.subi %n, %h : index
    %s = arith.subi %n, %v : index
    %y = tensor.extract %0[%b, %m, %l, %r, %s] : tensor<2x2x3x4x4xf32>
    linalg.yield %y : f32
  } -> tensor<2x3x2x4x4xf32>
  %c17 = arith.constant 0.0 : f32
  %e18 = tensor.empty() : tensor<1x4x13x13xf32>
  %3 = linalg.fill ins(%c17 : f32) outs(%e18 : tensor<1x4x13x13xf32>) -> tensor<1x4x13x13xf32>
  %4 = tensor.insert_slice %a0 into %3[0, 0, 2, 2] [1, 4, 5, 5] [1, 1, 2, 2] : tensor<1x4x5x5xf32> into tensor<1x4x13x13xf32>
  %5 = tensor.expand_shape %4 [[0], [1, 2], [3], [4]] output_shape [1, 2, 2, 13, 13] : tensor<1x4x13x13xf32> into tensor<1x2x2x13x13xf32>
  %c22 = arith.constant 0.0 : f32
  %e23 = tensor.empty() : tensor<1x2x3x10x10xf32>
  %6 = linalg.fill ins(%c22 : f32) outs(%e23 : tensor<1x2x3x10x10xf32>) -> tensor<1x2x3x10x10xf32>
  %7 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%5, %2 : tensor<1x2x2x13x13xf32>, tensor<2x3x2x4x4xf32>) outs(%6 : tensor<1x2x3x10x10xf32>) -> tensor<1x2x3x10x10xf32>
  return %7 : tensor<1x2x3x10x10xf32>
}

func.func @padded_groups(%a0: tensor<1x4x5x5xf32>, %a1: tensor<2x3x2x3x3xf32>) -> tensor<1x6x5x5xf32> {
  %c0 = arith.constant 0.0 : f32
  %0 = tensor.pad %a0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %c0 : f32
  } : tensor<1x4x5x5xf32> to tensor<1x4x7x7xf32>
  %1 = tensor.expand_shape %0 [[0], [1, 2], [3], [4]] output_shape [1, 2, 2, 7, 7] : tensor<1x4x7x7xf32> into tensor<1x2x2x7x7xf32>
  %c6 = arith.constant 0.0 : f32
  %e7 = tensor.empty() : tensor<1x2x3x5x5xf32>
  %2 = linalg.fill ins(%c6 : f32) outs(%e7 : tensor<1x2x3x5x5xf32>) -> tensor<1x2x3x5x5xf32>
  %3 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%1, %a1 : tensor<1x2x2x7x7xf32>, tensor<2x3x2x3x3xf32>) outs(%2 : tensor<1x2x3x5x5xf32>) -> tensor<1x2x3x5x5xf32>
  %4 = tensor.collapse_shape %3 [[0], [1, 2], [3], [4]] : tensor<1x2x3x5x5xf32> into tensor<1x6x5x5xf32>
  return %4 : tensor<1x6x5x5xf32>
}

func.func @conv3d(%a0: tensor<2x3x6x5x4xf32>, %a1: tensor<4x3x3x2x2xf32>) -> tensor<2x4x2x4x2xf32> {
  %c0 = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<2x4x2x4x2xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<2x4x2x4x2xf32>) -> tensor<2x4x2x4x2xf32>
  %1 = linalg.conv_3d_ncdhw_fcdhw {dilations = dense<1> : tensor<3xi64>, strides = dense<[2, 1, 2]> : tensor<3xi64>} ins(%a0, %a1 : tensor<2x3x6x5x4xf32>, tensor<4x3x3x2x2xf32>) outs(%0 : tensor<2x4x2x4x2xf32>) -> tensor<2x4x2x4x2xf32>
  return %1 : tensor<2x4x2x4x2xf32>
}

func.func @average_inside(%a0: tensor<1x2x6x6xf32>) -> tensor<1x2x3x3xf32> {
  %c0 = arith.constant 0.0 : f32
  %0 = tensor.pad %a0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %c0 : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x8x8xf32>
  %e5 = tensor.empty() : tensor<3x3xf32>
  %c6 = arith.constant 0.0 : f32
  %e7 = tensor.empty() : tensor<1x2x3x3xf32>
  %1 = linalg.fill ins(%c6 : f32) outs(%e7 : tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %2 = linalg.pooling_nchw_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%0, %e5 : tensor<1x2x8x8xf32>, tensor<3x3xf32>) outs(%1 : tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %e10 = tensor.empty() : tensor<1x2x3x3xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2 : tensor<1x2x3x3xf32>) outs(%e10 : tensor<1x2x3x3xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %zero = arith.constant 0 : i64
    %one = arith.constant 1 : i64
    %two = arith.constant 2 : i64
    %six = arith.constant 6 : i64
    %h0 = linalg.index 2 : index
    %h1 = arith.index_cast %h0 : index to i64
    %h2 = arith.muli %h1, %two : i64
    %h3 = arith.addi %h2, %two : i64
    %h4 = arith.minsi %h3, %six : i64
    %h5 = arith.subi %h2, %one : i64
    %h6 = arith.maxsi %h5, %zero : i64
    %h = arith.subi %h4, %h6 : i64
    %w0 = linalg.index 3 : index
    %w1 = arith.index_cast %w0 : index to i64
    %w2 = arith.muli %w1, %two : i64
    %w3 = arith.addi %w2, %two : i64
    %w4 = arith.minsi %w3, %six : i64
    %w5 = arith.subi %w2, %one : i64
    %w6 = arith.maxsi %w5, %zero : i64
    %w = arith.subi %w4, %w6 : i64
    %n = arith.muli %h, %w : i64
    %m = arith.sitofp %n : i64 to f32
    %y = arith.divf %x0, %m : f32
    linalg.yield %y : f32
  } -> tensor<1x2x3x3xf32>
  return %3 : tensor<1x2x3x3xf32>
}

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0) -> (d0)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d2, 0)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d3)>
module {
  func.func @main(%arg0: tensor<4x3x8x6xf32>) -> tensor<4x2x8x6xf32> {
    %c3_i64 = arith.constant 3 : i64
    %c4_i64 = arith.constant 4 : i64
    %c6_i64 = arith.constant 6 : i64
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_16_1_1_torch.float32> : tensor<2x16x1x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_6_4_3_3_torch.float32> : tensor<6x4x3x3xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_3_3_3_torch.float32> : tensor<4x3x3x3xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_7 = arith.constant 5.000000e-01 : f32
    %cst_8 = arith.constant 2.000000e+00 : f32
    %cst_9 = arith.constant 3.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x3x8x6xf32> to tensor<4x3x10x8xf32>
    %0 = tensor.empty() : tensor<4x4x8x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_6 : tensor<4xf32>) outs(%0 : tensor<4x4x8x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_5 : tensor<4x3x10x8xf32>, tensor<4x3x3x3xf32>) outs(%broadcasted : tensor<4x4x8x6xf32>) -> tensor<4x4x8x6xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x8x6xf32>) outs(%0 : tensor<4x4x8x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ugt, %in, %cst : f32
      %54 = arith.select %53, %in, %cst : f32
      linalg.yield %54 : f32
    } -> tensor<4x4x8x6xf32>
    %padded_10 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x4x8x6xf32> to tensor<4x4x10x8xf32>
    %3 = tensor.empty() : tensor<4x6x4x3xf32>
    %broadcasted_11 = linalg.broadcast ins(%cst_3 : tensor<6xf32>) outs(%3 : tensor<4x6x4x3xf32>) dimensions = [0, 2, 3] 
    %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_10, %cst_4 : tensor<4x4x10x8xf32>, tensor<6x4x3x3xf32>) outs(%broadcasted_11 : tensor<4x6x4x3xf32>) -> tensor<4x6x4x3xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<4x6x4x3xf32>) outs(%3 : tensor<4x6x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ugt, %in, %cst : f32
      %54 = arith.select %53, %in, %cst : f32
      linalg.yield %54 : f32
    } -> tensor<4x6x4x3xf32>
    %6 = tensor.empty() : tensor<8xi64>
    %7 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel"]} outs(%6 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %53 = linalg.index 0 : index
      %54 = arith.index_cast %53 : index to i64
      linalg.yield %54 : i64
    } -> tensor<8xi64>
    %8 = tensor.empty() : tensor<8xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%7 : tensor<8xi64>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: i64, %out: f32):
      %53 = arith.sitofp %in : i64 to f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%9 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.addf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%10 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.mulf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%11 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.subf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%12 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ult, %in, %cst : f32
      %54 = arith.select %53, %cst, %in : f32
      linalg.yield %54 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %13 [[0, 1]] output_shape [8, 1] : tensor<8xf32> into tensor<8x1xf32>
    %14 = tensor.empty() : tensor<8x1xi64>
    %15 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%expanded : tensor<8x1xf32>) outs(%14 : tensor<8x1xi64>) {
    ^bb0(%in: f32, %out: i64):
      %53 = arith.fptosi %in : f32 to i64
      linalg.yield %53 : i64
    } -> tensor<8x1xi64>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<8x1xi64>) outs(%14 : tensor<8x1xi64>) {
    ^bb0(%in: i64, %out: i64):
      %53 = arith.addi %in, %c1_i64 : i64
      linalg.yield %53 : i64
    } -> tensor<8x1xi64>
    %17 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<8x1xi64>) outs(%14 : tensor<8x1xi64>) {
    ^bb0(%in: i64, %out: i64):
      %53 = arith.minsi %in, %c3_i64 : i64
      linalg.yield %53 : i64
    } -> tensor<8x1xi64>
    %18 = tensor.empty() : tensor<6xi64>
    %19 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel"]} outs(%18 : tensor<6xi64>) {
    ^bb0(%out: i64):
      %53 = linalg.index 0 : index
      %54 = arith.index_cast %53 : index to i64
      linalg.yield %54 : i64
    } -> tensor<6xi64>
    %20 = tensor.empty() : tensor<6xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%19 : tensor<6xi64>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: i64, %out: f32):
      %53 = arith.sitofp %in : i64 to f32
      linalg.yield %53 : f32
    } -> tensor<6xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%21 : tensor<6xf32>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.addf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<6xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%22 : tensor<6xf32>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.mulf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<6xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%23 : tensor<6xf32>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.subf %in, %cst_7 : f32
      linalg.yield %53 : f32
    } -> tensor<6xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%24 : tensor<6xf32>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ult, %in, %cst : f32
      %54 = arith.select %53, %cst, %in : f32
      linalg.yield %54 : f32
    } -> tensor<6xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%25 : tensor<6xf32>) outs(%18 : tensor<6xi64>) {
    ^bb0(%in: f32, %out: i64):
      %53 = arith.fptosi %in : f32 to i64
      linalg.yield %53 : i64
    } -> tensor<6xi64>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%26 : tensor<6xi64>) outs(%18 : tensor<6xi64>) {
    ^bb0(%in: i64, %out: i64):
      %53 = arith.addi %in, %c1_i64 : i64
      linalg.yield %53 : i64
    } -> tensor<6xi64>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%27 : tensor<6xi64>) outs(%18 : tensor<6xi64>) {
    ^bb0(%in: i64, %out: i64):
      %53 = arith.minsi %in, %c2_i64 : i64
      linalg.yield %53 : i64
    } -> tensor<6xi64>
    %expanded_12 = tensor.expand_shape %19 [[0, 1, 2]] output_shape [6, 1, 1] : tensor<6xi64> into tensor<6x1x1xi64>
    %29 = tensor.empty() : tensor<4xi64>
    %30 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel"]} outs(%29 : tensor<4xi64>) {
    ^bb0(%out: i64):
      %53 = linalg.index 0 : index
      %54 = arith.index_cast %53 : index to i64
      linalg.yield %54 : i64
    } -> tensor<4xi64>
    %expanded_13 = tensor.expand_shape %30 [[0, 1, 2, 3]] output_shape [4, 1, 1, 1] : tensor<4xi64> into tensor<4x1x1x1xi64>
    %31 = tensor.empty() : tensor<4x6x8x6xf32>
    %32 = linalg.generic {indexing_maps = [#map3, #map4, #map5, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_13, %expanded_12, %15, %26 : tensor<4x1x1x1xi64>, tensor<6x1x1xi64>, tensor<8x1xi64>, tensor<6xi64>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: i64, %in_15: i64, %in_16: i64, %in_17: i64, %out: f32):
      %53 = arith.cmpi slt, %in, %c0_i64 : i64
      %54 = arith.addi %in, %c4_i64 : i64
      %55 = arith.select %53, %54, %in : i64
      %56 = arith.index_cast %55 : i64 to index
      %57 = arith.cmpi slt, %in_15, %c0_i64 : i64
      %58 = arith.addi %in_15, %c6_i64 : i64
      %59 = arith.select %57, %58, %in_15 : i64
      %60 = arith.index_cast %59 : i64 to index
      %61 = arith.cmpi slt, %in_16, %c0_i64 : i64
      %62 = arith.addi %in_16, %c4_i64 : i64
      %63 = arith.select %61, %62, %in_16 : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_17, %c0_i64 : i64
      %66 = arith.addi %in_17, %c3_i64 : i64
      %67 = arith.select %65, %66, %in_17 : i64
      %68 = arith.index_cast %67 : i64 to index
      %extracted = tensor.extract %5[%56, %60, %64, %68] : tensor<4x6x4x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x8x6xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map4, #map5, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_13, %expanded_12, %15, %28 : tensor<4x1x1x1xi64>, tensor<6x1x1xi64>, tensor<8x1xi64>, tensor<6xi64>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: i64, %in_15: i64, %in_16: i64, %in_17: i64, %out: f32):
      %53 = arith.cmpi slt, %in, %c0_i64 : i64
      %54 = arith.addi %in, %c4_i64 : i64
      %55 = arith.select %53, %54, %in : i64
      %56 = arith.index_cast %55 : i64 to index
      %57 = arith.cmpi slt, %in_15, %c0_i64 : i64
      %58 = arith.addi %in_15, %c6_i64 : i64
      %59 = arith.select %57, %58, %in_15 : i64
      %60 = arith.index_cast %59 : i64 to index
      %61 = arith.cmpi slt, %in_16, %c0_i64 : i64
      %62 = arith.addi %in_16, %c4_i64 : i64
      %63 = arith.select %61, %62, %in_16 : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_17, %c0_i64 : i64
      %66 = arith.addi %in_17, %c3_i64 : i64
      %67 = arith.select %65, %66, %in_17 : i64
      %68 = arith.index_cast %67 : i64 to index
      %extracted = tensor.extract %5[%56, %60, %64, %68] : tensor<4x6x4x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x8x6xf32>
    %34 = linalg.generic {indexing_maps = [#map3, #map4, #map5, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_13, %expanded_12, %17, %26 : tensor<4x1x1x1xi64>, tensor<6x1x1xi64>, tensor<8x1xi64>, tensor<6xi64>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: i64, %in_15: i64, %in_16: i64, %in_17: i64, %out: f32):
      %53 = arith.cmpi slt, %in, %c0_i64 : i64
      %54 = arith.addi %in, %c4_i64 : i64
      %55 = arith.select %53, %54, %in : i64
      %56 = arith.index_cast %55 : i64 to index
      %57 = arith.cmpi slt, %in_15, %c0_i64 : i64
      %58 = arith.addi %in_15, %c6_i64 : i64
      %59 = arith.select %57, %58, %in_15 : i64
      %60 = arith.index_cast %59 : i64 to index
      %61 = arith.cmpi slt, %in_16, %c0_i64 : i64
      %62 = arith.addi %in_16, %c4_i64 : i64
      %63 = arith.select %61, %62, %in_16 : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_17, %c0_i64 : i64
      %66 = arith.addi %in_17, %c3_i64 : i64
      %67 = arith.select %65, %66, %in_17 : i64
      %68 = arith.index_cast %67 : i64 to index
      %extracted = tensor.extract %5[%56, %60, %64, %68] : tensor<4x6x4x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x8x6xf32>
    %35 = linalg.generic {indexing_maps = [#map3, #map4, #map5, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_13, %expanded_12, %17, %28 : tensor<4x1x1x1xi64>, tensor<6x1x1xi64>, tensor<8x1xi64>, tensor<6xi64>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: i64, %in_15: i64, %in_16: i64, %in_17: i64, %out: f32):
      %53 = arith.cmpi slt, %in, %c0_i64 : i64
      %54 = arith.addi %in, %c4_i64 : i64
      %55 = arith.select %53, %54, %in : i64
      %56 = arith.index_cast %55 : i64 to index
      %57 = arith.cmpi slt, %in_15, %c0_i64 : i64
      %58 = arith.addi %in_15, %c6_i64 : i64
      %59 = arith.select %57, %58, %in_15 : i64
      %60 = arith.index_cast %59 : i64 to index
      %61 = arith.cmpi slt, %in_16, %c0_i64 : i64
      %62 = arith.addi %in_16, %c4_i64 : i64
      %63 = arith.select %61, %62, %in_16 : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_17, %c0_i64 : i64
      %66 = arith.addi %in_17, %c3_i64 : i64
      %67 = arith.select %65, %66, %in_17 : i64
      %68 = arith.index_cast %67 : i64 to index
      %extracted = tensor.extract %5[%56, %60, %64, %68] : tensor<4x6x4x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x8x6xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel"]} ins(%25, %26 : tensor<6xf32>, tensor<6xi64>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %in_15: i64, %out: f32):
      %53 = arith.sitofp %in_15 : i64 to f32
      %54 = arith.subf %in, %53 : f32
      linalg.yield %54 : f32
    } -> tensor<6xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel"]} ins(%36 : tensor<6xf32>) outs(%20 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ult, %in, %cst : f32
      %54 = arith.select %53, %cst, %in : f32
      %55 = arith.cmpf ugt, %54, %cst_0 : f32
      %56 = arith.select %55, %cst_0, %54 : f32
      linalg.yield %56 : f32
    } -> tensor<6xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %32 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.subf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %37 : tensor<4x6x8x6xf32>, tensor<6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.mulf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %39 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.addf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %34 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.subf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %37 : tensor<4x6x8x6xf32>, tensor<6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.mulf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %42 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.addf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %44 = tensor.empty() : tensor<8x1xf32>
    %45 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%expanded, %15 : tensor<8x1xf32>, tensor<8x1xi64>) outs(%44 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_15: i64, %out: f32):
      %53 = arith.sitofp %in_15 : i64 to f32
      %54 = arith.subf %in, %53 : f32
      linalg.yield %54 : f32
    } -> tensor<8x1xf32>
    %46 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<8x1xf32>) outs(%44 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %53 = arith.cmpf ult, %in, %cst : f32
      %54 = arith.select %53, %cst, %in : f32
      %55 = arith.cmpf ugt, %54, %cst_0 : f32
      %56 = arith.select %55, %cst_0, %54 : f32
      linalg.yield %56 : f32
    } -> tensor<8x1xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %40 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.subf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %46 : tensor<4x6x8x6xf32>, tensor<8x1xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.mulf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %48 : tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %53 = arith.addf %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x6x8x6xf32>
    %50 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%31 : tensor<4x6x8x6xf32>) {
    ^bb0(%out: f32):
      %53 = linalg.index 0 : index
      %54 = linalg.index 1 : index
      %55 = linalg.index 2 : index
      %56 = linalg.index 3 : index
      %57 = arith.index_cast %55 : index to i64
      %58 = arith.sitofp %57 : i64 to f32
      %59 = arith.divf %58, %cst_8 : f32
      %60 = math.floor %59 : f32
      %61 = arith.maximumf %60, %cst : f32
      %62 = arith.minimumf %61, %cst_9 : f32
      %63 = arith.fptosi %62 : f32 to i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.index_cast %56 : index to i64
      %66 = arith.sitofp %65 : i64 to f32
      %67 = arith.divf %66, %cst_8 : f32
      %68 = math.floor %67 : f32
      %69 = arith.maximumf %68, %cst : f32
      %70 = arith.minimumf %69, %cst_8 : f32
      %71 = arith.fptosi %70 : f32 to i64
      %72 = arith.index_cast %71 : i64 to index
      %extracted = tensor.extract %5[%53, %54, %64, %72] : tensor<4x6x4x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x8x6xf32>
    %concat = tensor.concat dim(1) %2, %49, %50 : (tensor<4x4x8x6xf32>, tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x16x8x6xf32>
    %51 = tensor.empty() : tensor<4x2x8x6xf32>
    %broadcasted_14 = linalg.broadcast ins(%cst_1 : tensor<2xf32>) outs(%51 : tensor<4x2x8x6xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_2 : tensor<4x16x8x6xf32>, tensor<2x16x1x1xf32>) outs(%broadcasted_14 : tensor<4x2x8x6xf32>) -> tensor<4x2x8x6xf32>
    return %52 : tensor<4x2x8x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_2_torch.float32: "0x040000005EEB473E30BB813C",
      torch_tensor_2_16_1_1_torch.float32: "0x0400000040DC5F3CC0354DBC442ED13D9C83933DCA487A3E08CC493DE0C4F3BC5E0728BECA22593EDC5818BE00A782BC4038C1BDBC464BBE10CD073E980533BD3E5E70BEB815673E865850BE7ADB5B3E98BA6FBEC0A581BB0EE179BE1EE766BE80AD4EBE94C5D1BD804AB1BB84781ABE72B7313E0086CCBD8E4D363ED02FE53DE82030BD",
      torch_tensor_6_torch.float32: "0x0400000080F0D6BC8018153EF6B639BD2B2CB63BBE62C1BD10FFFA3D",
      torch_tensor_6_4_3_3_torch.float32: "0x04000000FBE5ADBDDBB815BDF63879BDC8F520BE56630ABB9E8ADFBD96AABDBC46E94D3D8B7D223DBB8B1E3E93B1F63DA0A7BEBCCEDCCD3DD3A1F53DABF9C83CB7E610BED659D53D10F14E3D00D5A13C1B7D3ABDEB94523CAB3B3E3C0699893D40D9873DC6DB453DE305E1BD3864B93D303C1A3EE0E3DEBDA7B004BE6F651DBE527F03BE76C60B3DEF1F273E6B33D33D823C1A3ED3AC81BD3B11EE3DC04407BD8B48C9BCA0DFF83CF818A4BD200E823DF6FCA53DC68EEE3D33F0BC3DF0A51EBD2335C1BDA0150CBD3B881B3E747F0EBE0350E3BD262A983DD7E4053EAF8010BE666FFBBDCA82123ED36BF0BDDB94223E2EEBD13DF6AC8A3DD3DA8CBD123309BEC0C5F0BCAB54BBBCB2711D3E167826BCC07D69BD7625FA3CAB4F5ABD00F799BC381B1EBEF857CD3D4039673C004CC0BCAB86C93A6B8D05BED6B303BC80E058BDC6FE103D041E1CBE0814C6BD50F9F7BD40C0A53DC082193D86E3C4BDE6F427BEBE76C43DE0B09DBDAB06DD3B6C2C013E42720DBE960DB4BC68A3CF3D30ED89BD3F11093EE0ADE6BC2B71CF3C9E28C63D13A0BCBD0B8686BCC29D203E482AB8BDC81B1C3E63A0843D1650953C00440F3B80DD99BDD46B003E16A90E3D14FF1ABE00F10ABDFBCBE7BDFB49CD3DF6E5C73C531EDDBD60DBA0BDC3FFE63D4FAB28BEA0DD50BD0AD00C3EB028973D2BF975BC6BCFE1BD90C42ABD3881AFBD4B2FA43D5BB8B2BDC353EFBD12800DBE6089FDBC108534BDA095173DB0DA3ABDDE9DFA3D0CD721BE90D6553D002062B9C0FDA73CC089A0BC7ED4C7BDF3A0C63D73C5CEBDA8CDAB3D566B9F3A4831FEBDBC230C3EF81600BEF64E4F3DD7E904BE36E0E63DAB71913BFAFC0D3EBEC681BDA320E93DDBE20DBEF070053E9897063E8BA78CBD564A1E3DC6C2E2BDAB8A48BBD84F85BD10DB97BD5B7DE0BD20385DBD4010D6BCAB89AA3B84F9073E5692553CF8E928BE9E7AB2BDDB8DFF3D8B38203ED631CABBC09751BD18120EBEA82699BD13A8143E504A22BD7E391B3E86FB38BDF688FABCB67B1CBD9B19E63DD6AED83D0B6E9DBD5B111D3E8C03023E404F273D50A90B3EDEFA833DEB2524BC2204033E5B783F3D639D13BE000CC1BC20B4C2BCCB4C953C5CD30ABE3BB559BDAB5CEABCEB5F0B3C4079B33D2B79233DB6397E3D503F11BD6B03C9BDE05B80BD9346C5BD68369EBD16703ABDE8DCD3BD007F5D3B1EB9F4BD0BF1B5BD",
      torch_tensor_4_3_3_3_torch.float32: "0x0400000050DAA3BD00BBEA3CE63131BE64E1F23D742BBBBB487E0A3E179E3E3EAA5207BEDA1914BE27E0A43A2B0CE63D6947CDBD9E5AD6BDB94BD73D5F1BB7BD7453333E2AA57DBD64C7C3BD78EA4E3D30CA263EAB728A3DAA7ACCBDD54A0FBE7B28FDBC8352613D601A26BDA6481D3D7ABFC83D84A9103EC47845BD6CA024BE6581283EB96AF63DE80EE0BD19F709BEE07C233E089E42BE395EE2BDA408BEBDD7533EBE403FF4BD04C5163EAC440ABE881234BEBA6938BEC26A2CBEE26B55BD33DCF1BB17940FBD9974CF3DAC74DA3DA8B906BD135DA1BDE118E23DF8D91F3ED3FEC6BD74BD133E3EAC94BDB942A1BD4103F2BD8BC5063E755AFBBB9EFF29BEBF34753D2C31CA3DEDC437BEB6270FBEE3A4703D90E8583D5D7D08BE163AC1BDC3796ABD0DF4283E6B02CFBD24F3693C3585DB3CAF5C083EAC78573D407237BD569AF0BDEA3FA03C237C07BE5FB979BD8C0E0ABE0F4DB23DF04672BDAB568EBD46D9B43D643927BEB033353C4065683BC4CCE13DF965223EABAAAABDBE4074BD5F32ADBD841807BEBD15B3BDF62EE53CD3279B3C238F7E3D4CCCA8BD10D061BDF4FA123E719780BD499EEB3D55D9183E28671BBE",
      torch_tensor_4_torch.float32: "0x040000003D3FA7BC775936BB98848E3C97A0EC3D"
    }
  }
#-}

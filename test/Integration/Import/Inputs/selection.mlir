// Selections, comparisons, casts, and reductions other than sums.

func.func @compare(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ogt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi1>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

func.func @unordered(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ule, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi1>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

func.func @is_nan(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %l = math.log %x0 : f32
    linalg.yield %l : f32
  } -> tensor<4x5xf32>
  %e6 = tensor.empty() : tensor<4x5xi1>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %0 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e6 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf uno, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e12 = tensor.empty() : tensor<4x5xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x5xi1>) outs(%e12 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %2 : tensor<4x5xf32>
}

func.func @logic(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf olt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xi1>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e6 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %o0: i1):
    %z = arith.constant 0.0 : f32
    %p = arith.cmpf oge, %x0, %z : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e13 = tensor.empty() : tensor<4x5xi1>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %1 : tensor<4x5xi1>, tensor<4x5xi1>) outs(%e13 : tensor<4x5xi1>) {
  ^bb0(%x0: i1, %x1: i1, %o0: i1):
    %t = arith.constant true
    %n = arith.xori %x0, %t : i1
    %y = arith.andi %n, %x1 : i1
    %w = arith.ori %y, %x0 : i1
    linalg.yield %w : i1
  } -> tensor<4x5xi1>
  %e22 = tensor.empty() : tensor<4x5xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4x5xi1>) outs(%e22 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %3 : tensor<4x5xf32>
}

func.func @where(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>, %a2: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a2 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ogt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %a0, %a1 : tensor<4x5xi1>, tensor<4x5xf32>, tensor<5xf32>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %x1: f32, %x2: f32, %o0: f32):
    %y = arith.select %x0, %x1, %x2 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

func.func @threshold(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %h = arith.constant 0.5 : f32
    %g = arith.constant 0.25 : f32
    %p = arith.cmpf ogt, %x0, %h : f32
    %y = arith.select %p, %x0, %g : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

func.func @extrema(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %m = arith.maximumf %x0, %x1 : f32
    %p = arith.cmpf olt, %x0, %x1 : f32
    %n = arith.select %p, %x0, %x1 : f32
    %y = arith.mulf %m, %n : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

func.func @truncate(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %y = arith.fptosi %x0 : f32 to i64
    linalg.yield %y : i64
  } -> tensor<4x5xi64>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi64>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

func.func @powers_of_two(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %t = arith.constant 2.0 : f32
    %y = math.powf %t, %x0 : f32
    %z = arith.addf %y, %t : f32
    %w = math.log2 %z : f32
    linalg.yield %w : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

func.func @prod(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 1.0 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0 : tensor<4xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %y = arith.mulf %o0, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

func.func @min(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0x7F800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0 : tensor<4xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %y = arith.minimumf %o0, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

func.func @all(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %o0: i1):
    %z = arith.constant -1.0 : f32
    %p = arith.cmpf ogt, %x0, %z : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %c7 = arith.constant true
  %e8 = tensor.empty() : tensor<4xi1>
  %1 = linalg.fill ins(%c7 : i1) outs(%e8 : tensor<4xi1>) -> tensor<4xi1>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%0 : tensor<4x5xi1>) outs(%1 : tensor<4xi1>) {
  ^bb0(%x0: i1, %o0: i1):
    %y = arith.andi %x0, %o0 : i1
    linalg.yield %y : i1
  } -> tensor<4xi1>
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2 : tensor<4xi1>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %3 : tensor<4xf32>
}

func.func @any(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %o0: i1):
    %z = arith.constant 1.0 : f32
    %p = arith.cmpf ogt, %x0, %z : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %c7 = arith.constant false
  %e8 = tensor.empty() : tensor<4xi1>
  %1 = linalg.fill ins(%c7 : i1) outs(%e8 : tensor<4xi1>) -> tensor<4xi1>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%0 : tensor<4x5xi1>) outs(%1 : tensor<4xi1>) {
  ^bb0(%x0: i1, %o0: i1):
    %y = arith.ori %x0, %o0 : i1
    linalg.yield %y : i1
  } -> tensor<4xi1>
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2 : tensor<4xi1>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %3 : tensor<4xf32>
}

func.func @argmax(%a0: tensor<4x5xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %c0 = arith.constant 0xFF800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %c3 = arith.constant 0 : i64
  %e4 = tensor.empty() : tensor<4xi64>
  %1 = linalg.fill ins(%c3 : i64) outs(%e4 : tensor<4xi64>) -> tensor<4xi64>
  %2:2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0, %1 : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%x0: f32, %o0: f32, %o1: i64):
    %i = linalg.index 1 : index
    %j = arith.index_cast %i : index to i64
    %m = arith.maximumf %x0, %o0 : f32
    %p = arith.cmpf ogt, %x0, %o0 : f32
    %k = arith.select %p, %j, %o1 : i64
    linalg.yield %m, %k : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2#1 : tensor<4xi64>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %2#0, %3 : tensor<4xf32>, tensor<4xf32>
}

func.func @argmin(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0x7F800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %c3 = arith.constant 0 : i64
  %e4 = tensor.empty() : tensor<4xi64>
  %1 = linalg.fill ins(%c3 : i64) outs(%e4 : tensor<4xi64>) -> tensor<4xi64>
  %2:2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0, %1 : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%x0: f32, %o0: f32, %o1: i64):
    %i = linalg.index 1 : index
    %j = arith.index_cast %i : index to i64
    %m = arith.minimumf %x0, %o0 : f32
    %p = arith.cmpf olt, %x0, %o0 : f32
    %k = arith.select %p, %j, %o1 : i64
    linalg.yield %m, %k : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2#1 : tensor<4xi64>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %3 : tensor<4xf32>
}

// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @prod(
// CHECK-NEXT: %[[P:.*]] = qnn.reduce_prod %{{.*}} {axes = array<i64: 1>, keep_dims}
// CHECK-NEXT: qnn.reshape %[[P]]
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

// CHECK-LABEL: func @min(
// CHECK-NEXT: %[[P:.*]] = qnn.reduce_min %{{.*}} {axes = array<i64: 1>, keep_dims}
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

// CHECK-LABEL: func @all(
// CHECK: %[[C:.*]] = qnn.compare {{ *}}gt
// CHECK: %[[N:.*]] = qnn.cast %[[C]]
// CHECK: %[[M:.*]] = qnn.reduce_min %[[N]]
// CHECK: %[[R:.*]] = qnn.reshape %[[M]]
// CHECK: qnn.compare {{ *}}ne %[[R]]
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

// CHECK-LABEL: func @any(
// CHECK: %[[M:.*]] = qnn.reduce_max
// CHECK: %[[R:.*]] = qnn.reshape %[[M]]
// CHECK: qnn.compare {{ *}}ne %[[R]]
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

// CHECK-LABEL: func @argmax(
// CHECK-DAG: qnn.reduce_max %{{.*}} {axes = array<i64: 1>}
// CHECK-DAG: qnn.argmax %{{.*}} {axis = 1 : i64} : tensor<4x5xf32> -> tensor<4xi64>
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

// CHECK-LABEL: func @argmin(
// CHECK-NOT: qnn.reduce_min
// CHECK: %[[N:.*]] = qnn.unary {{ *}}neg
// CHECK: qnn.argmax %[[N]]
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

// CHECK-LABEL: func @smaller(
// CHECK-NEXT: qnn.reduce_min %{{.*}} {axes = array<i64: 1>, keep_dims}
func.func @smaller(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0x7F800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0 : tensor<4xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %p = arith.cmpf olt, %x0, %o0 : f32
    %y = arith.select %p, %x0, %o0 : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// As attention asks of the rows of its mask.
// CHECK-LABEL: func @all_infinite(
// CHECK-DAG: %[[M:.*]] = qnn.reduce_max %arg0
// CHECK-DAG: %[[R:.*]] = qnn.reshape %[[M]]
// CHECK: qnn.compare {{ *}}eq %[[R]]
func.func @all_infinite(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %o0: i1):
    %z = arith.constant 0xFF800000 : f32
    %p = arith.cmpf oeq, %x0, %z : f32
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

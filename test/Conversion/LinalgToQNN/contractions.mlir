// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @matmul(
// CHECK-NEXT: %[[R:.*]] = qnn.matmul %{{.*}}, %{{.*}} : tensor<4x5xf32>, tensor<5x3xf32> -> tensor<4x3xf32>
// CHECK-NEXT: return %[[R]]
func.func @matmul(%a0: tensor<4x5xf32>, %a1: tensor<5x3xf32>) -> tensor<4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
  %r = linalg.matmul ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x3xf32>) outs(%f : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

// CHECK-LABEL: func @matmul_transpose_b(
// CHECK-NEXT: %[[W:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 1, 0>} : tensor<3x5xf32>
// CHECK-NEXT: qnn.matmul %{{.*}}, %[[W]] :
func.func @matmul_transpose_b(%a0: tensor<4x5xf32>, %a1: tensor<3x5xf32>) -> tensor<4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
  %r = linalg.matmul indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>] ins(%a0, %a1 : tensor<4x5xf32>, tensor<3x5xf32>) outs(%f : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

// CHECK-LABEL: func @batch_matmul_transpose_a(
// CHECK-NEXT: %[[X:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 1>} : tensor<2x5x4xf32>
// CHECK-NEXT: qnn.matmul %[[X]], %{{.*}} :
func.func @batch_matmul_transpose_a(%a0: tensor<2x5x4xf32>, %a1: tensor<2x5x3xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d3, d1)>, affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>] ins(%a0, %a1 : tensor<2x5x4xf32>, tensor<2x5x3xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

// CHECK-LABEL: func @matvec(
// CHECK-NEXT: %[[X:.*]] = qnn.reshape %{{.*}} : tensor<5xf32> -> tensor<5x1xf32>
// CHECK-NEXT: %[[R:.*]] = qnn.matmul %{{.*}}, %[[X]] :
// CHECK-NEXT: qnn.reshape %[[R]] : tensor<4x1xf32> -> tensor<4xf32>
func.func @matvec(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = linalg.matvec ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%f : tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// CHECK-LABEL: func @matmul_accumulates(
// CHECK-SAME: %[[A:[a-z0-9]+]]: tensor<4x3xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.matmul
// CHECK-NEXT: qnn.add %[[R]], %[[A]]
func.func @matmul_accumulates(%a0: tensor<4x5xf32>, %a1: tensor<5x3xf32>, %a2: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %r = linalg.matmul ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x3xf32>) outs(%a2 : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

// CHECK-LABEL: func @contraction(
// CHECK-NEXT: %[[X:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 3, 1>} : tensor<2x5x3x4xf32>
// CHECK-NEXT: %[[L:.*]] = qnn.reshape %[[X]] : tensor<2x3x4x5xf32> -> tensor<6x20xf32>
// CHECK-NEXT: %[[W:.*]] = qnn.reshape %{{.*}} : tensor<4x5x6xf32> -> tensor<20x6xf32>
// CHECK-NEXT: %[[R:.*]] = qnn.matmul %[[L]], %[[W]] : tensor<6x20xf32>, tensor<20x6xf32>
// CHECK-NEXT: %[[S:.*]] = qnn.reshape %[[R]] : tensor<6x6xf32> -> tensor<2x3x6xf32>
// CHECK-NEXT: qnn.transpose %[[S]] {perm = array<i64: 0, 2, 1>}
func.func @contraction(%a0: tensor<2x5x3x4xf32>, %a1: tensor<4x5x6xf32>) -> tensor<2x6x3xf32> {
  %e = tensor.empty() : tensor<2x6x3xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x6x3xf32>) -> tensor<2x6x3xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d2, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d3, d4, d1)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%a0, %a1 : tensor<2x5x3x4xf32>, tensor<4x5x6xf32>) outs(%f : tensor<2x6x3xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.mulf %x0, %x1 : f32
    %y = arith.addf %o, %s : f32
    linalg.yield %y : f32
  } -> tensor<2x6x3xf32>
  return %r : tensor<2x6x3xf32>
}

// Weights repeated for each batch are one matrix.
// CHECK-LABEL: func @shared_weights(
// CHECK: qnn.matmul %{{.*}}, %{{.*}} : tensor<2x4x5xf32>, tensor<5x3xf32> -> tensor<2x4x3xf32>
func.func @shared_weights(%a0: tensor<2x4x5xf32>, %a1: tensor<5x3xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %b = tensor.empty() : tensor<2x5x3xf32>
  %w = linalg.broadcast ins(%a1 : tensor<5x3xf32>) outs(%b : tensor<2x5x3xf32>) dimensions = [0]
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul ins(%a0, %w : tensor<2x4x5xf32>, tensor<2x5x3xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

// RUN: %qopt-opt %s --convert-tosa-to-qnn 2>/dev/null | FileCheck %s

// A mean in f64 between two casts is computed in f32.
// CHECK-LABEL: func @island
// CHECK-SAME: %[[X:.*]]: tensor<2x4xf32>)
// CHECK-NOT: f64
// CHECK: %[[C:.*]] = arith.constant dense<2.500000e-01> : tensor<1x1xf32>
// CHECK: %[[S:.*]] = qnn.reduce_sum %[[X]] {axes = array<i64: 1>, keep_dims} : tensor<2x4xf32>
// CHECK: %[[M:.*]] = qnn.mul %[[S]], %[[C]]
// CHECK: return %[[M]]
func.func @island(%x: tensor<2x4xf32>) -> tensor<2x1xf32> {
  %c = "tosa.const"() <{values = dense<0.25> : tensor<1x1xf64>}> : () -> tensor<1x1xf64>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.cast %x : (tensor<2x4xf32>) -> tensor<2x4xf64>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<2x4xf64>) -> tensor<2x1xf64>
  %2 = tosa.mul %1, %c, %shift : (tensor<2x1xf64>, tensor<1x1xf64>, tensor<1xi8>) -> tensor<2x1xf64>
  %3 = tosa.cast %2 : (tensor<2x1xf64>) -> tensor<2x1xf32>
  return %3 : tensor<2x1xf32>
}

// CHECK-LABEL: func @empty_island
// CHECK-SAME: %[[X:.*]]: tensor<2x4xf32>)
// CHECK-NEXT: return %[[X]]
func.func @empty_island(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %0 = tosa.cast %x : (tensor<2x4xf32>) -> tensor<2x4xf64>
  %1 = tosa.cast %0 : (tensor<2x4xf64>) -> tensor<2x4xf32>
  return %1 : tensor<2x4xf32>
}

// An input in f64 keeps its digits.
// CHECK-LABEL: func @float64_input
// CHECK: tosa.add %{{.*}} : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
// CHECK: tosa.cast
func.func @float64_input(%x: tensor<2x4xf32>, %y: tensor<2x4xf64>) -> tensor<2x4xf32> {
  %0 = tosa.cast %x : (tensor<2x4xf32>) -> tensor<2x4xf64>
  %1 = tosa.add %0, %y : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %2 = tosa.cast %1 : (tensor<2x4xf64>) -> tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}

// So does a result in f64: what leads to it stays, what leads to f32 is narrowed.
// CHECK-LABEL: func @float64_output
// CHECK-SAME: %[[X:.*]]: tensor<2x4xf32>)
// CHECK: %[[W:.*]] = tosa.cast %[[X]]
// CHECK: %[[S:.*]] = tosa.add %[[W]], %[[W]] : (tensor<2x4xf64>, tensor<2x4xf64>)
// CHECK: %[[N:.*]] = qnn.add %[[X]], %[[X]]
// CHECK: return %[[S]], %[[N]]
func.func @float64_output(%x: tensor<2x4xf32>) -> (tensor<2x4xf64>, tensor<2x4xf32>) {
  %0 = tosa.cast %x : (tensor<2x4xf32>) -> tensor<2x4xf64>
  %1 = tosa.add %0, %0 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %2 = tosa.cast %1 : (tensor<2x4xf64>) -> tensor<2x4xf32>
  return %1, %2 : tensor<2x4xf64>, tensor<2x4xf32>
}

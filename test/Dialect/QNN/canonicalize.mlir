// RUN: %qopt-opt %s --canonicalize | FileCheck %s

!x = !quant.uniform<i8:f32, 5.000000e-01:-3>
!y = !quant.uniform<i8:f32, 1.000000e+00:3>

// CHECK-LABEL: @clamps
func.func @clamps(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  // CHECK: %[[A:.*]] = qnn.clamp %{{.*}} {max = 5.000000e+00 : f32, min = 0.000000e+00 : f32}
  // CHECK-NEXT: %[[B:.*]] = qnn.clamp
  // CHECK-NEXT: %[[C:.*]] = qnn.clamp %[[B]]
  // CHECK-NEXT: return %[[A]], %arg0, %[[C]]
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  %1 = qnn.clamp %0 {min = -1.0 : f32, max = 5.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.clamp %x {min = 0xFF800000 : f32} : tensor<4xf32> -> tensor<4xf32>
  // Ranges that do not meet stay: the second bound decides.
  %3 = qnn.clamp %x {max = 0.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  %4 = qnn.clamp %3 {min = 1.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  return %1, %2, %4 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: @transposes
func.func @transposes(%x: tensor<2x3x4xf32>, %u: tensor<1x3x1xf32>) -> (tensor<2x3x4xf32>, tensor<4x2x3xf32>, tensor<3x1x1xf32>) {
  // CHECK-DAG: %[[T:.*]] = qnn.transpose %arg0 {perm = array<i64: 2, 0, 1>}
  // CHECK-DAG: %[[R:.*]] = qnn.reshape %arg1 : tensor<1x3x1xf32> -> tensor<3x1x1xf32>
  // CHECK: return %arg0, %[[T]], %[[R]]
  %0 = qnn.transpose %x {perm = array<i64: 2, 0, 1>} : tensor<2x3x4xf32> -> tensor<4x2x3xf32>
  %1 = qnn.transpose %0 {perm = array<i64: 1, 2, 0>} : tensor<4x2x3xf32> -> tensor<2x3x4xf32>
  %2 = qnn.transpose %u {perm = array<i64: 1, 0, 2>} : tensor<1x3x1xf32> -> tensor<3x1x1xf32>
  return %1, %0, %2 : tensor<2x3x4xf32>, tensor<4x2x3xf32>, tensor<3x1x1xf32>
}

// CHECK-LABEL: @constants
func.func @constants() -> (tensor<3x2xf32>, tensor<6xf32>, tensor<5x!x>) {
  // Ties to even, then the zero point, then saturation; NaN gives the zero point.
  // CHECK-DAG: %[[Q:.*]] = qnn.constant dense<[-3, -1, 127, -128, -3]> : tensor<5xi8>
  // CHECK-DAG: %[[T:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, 4.000000e+00], [2.000000e+00, 5.000000e+00], [3.000000e+00, 6.000000e+00]]>
  // CHECK-DAG: %[[R:.*]] = arith.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00, 5.000000e+00, 6.000000e+00]>
  // CHECK: return %[[T]], %[[R]], %[[Q]]
  %c = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %d = arith.constant dense<[0.25, 0.75, 1000.0, -1000.0, 0x7FC00000]> : tensor<5xf32>
  %0 = qnn.transpose %c {perm = array<i64: 1, 0>} : tensor<2x3xf32> -> tensor<3x2xf32>
  %1 = qnn.reshape %c : tensor<2x3xf32> -> tensor<6xf32>
  %2 = qnn.quantize %d : tensor<5xf32> -> tensor<5x!x>
  return %0, %1, %2 : tensor<3x2xf32>, tensor<6xf32>, tensor<5x!x>
}

// CHECK-LABEL: @quantize_pairs
func.func @quantize_pairs(%x: tensor<4xf32>, %q: tensor<4x!x>) -> (tensor<4xf32>, tensor<4x!x>, tensor<4x!y>, tensor<4x!x>) {
  // A dequantize of a quantize rounds: it stays.
  // CHECK: %[[Q:.*]] = qnn.quantize %arg0
  // CHECK: %[[D:.*]] = qnn.dequantize %[[Q]]
  // CHECK: %[[E:.*]] = qnn.dequantize %arg1
  // CHECK: %[[Y:.*]] = qnn.quantize %[[E]]
  // CHECK: return %[[D]], %arg1, %[[Y]], %arg1
  %0 = qnn.quantize %x : tensor<4xf32> -> tensor<4x!x>
  %1 = qnn.dequantize %0 : tensor<4x!x> -> tensor<4xf32>
  %2 = qnn.dequantize %q : tensor<4x!x> -> tensor<4xf32>
  %3 = qnn.quantize %2 : tensor<4xf32> -> tensor<4x!x>
  %4 = qnn.quantize %2 : tensor<4xf32> -> tensor<4x!y>
  %5 = qnn.requantize %q : tensor<4x!x> -> tensor<4x!x>
  return %1, %3, %4, %5 : tensor<4xf32>, tensor<4x!x>, tensor<4x!y>, tensor<4x!x>
}

// CHECK-LABEL: @identities
// CHECK-NEXT: return %arg0, %arg0, %arg0, %arg0
func.func @identities(%x: tensor<4x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>) {
  %0 = qnn.concat %x {axis = 0 : i64} : tensor<4x2xf32> -> tensor<4x2xf32>
  %1 = qnn.slice %x {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<4x2xf32>
  %2 = qnn.pad %x {low = array<i64: 0, 0>, high = array<i64: 0, 0>, value = 0.0 : f32} : tensor<4x2xf32> -> tensor<4x2xf32>
  %3 = qnn.reshape %x : tensor<4x2xf32> -> tensor<8xf32>
  %4 = qnn.reshape %3 : tensor<8xf32> -> tensor<4x2xf32>
  return %0, %1, %2, %4 : tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>
}

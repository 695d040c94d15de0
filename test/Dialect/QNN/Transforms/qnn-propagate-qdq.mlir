// RUN: %qopt-opt %s --qnn-propagate-qdq -split-input-file | FileCheck %s

!a = !quant.uniform<i8:f32, 0.5:3>

// CHECK-LABEL: func @dequantize_down
// CHECK-NEXT: %[[T:.*]] = qnn.transpose %arg0 {{.*}} -> tensor<4x2x!quant.uniform
// CHECK-NEXT: %[[C:.*]] = qnn.clamp %[[T]]
// CHECK-NEXT: %[[P:.*]] = qnn.pad %[[C]] {{.*}}value = 1.000000e+00
// CHECK-NEXT: %[[D:.*]] = qnn.dequantize %[[P]]
// CHECK-NEXT: return %[[D]]
func.func @dequantize_down(%q: tensor<2x4x!a>) -> tensor<5x2xf32> {
  %0 = qnn.dequantize %q : tensor<2x4x!a> -> tensor<2x4xf32>
  %1 = qnn.transpose %0 {perm = array<i64: 1, 0>} : tensor<2x4xf32> -> tensor<4x2xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<4x2xf32> -> tensor<4x2xf32>
  %3 = qnn.pad %2 {low = array<i64: 1, 0>, high = array<i64: 0, 0>, value = 1.0 : f32} : tensor<4x2xf32> -> tensor<5x2xf32>
  return %3 : tensor<5x2xf32>
}

// -----

!a = !quant.uniform<i8:f32, 0.5:3>

// CHECK-LABEL: func @quantize_up
// CHECK-NEXT: %[[M:.*]] = qnn.matmul
// CHECK-NEXT: %[[Q:.*]] = qnn.quantize %[[M]]
// CHECK-NEXT: %[[R:.*]] = qnn.reshape %[[Q]]
// CHECK-NEXT: return %[[R]]
func.func @quantize_up(%x: tensor<2x4xf32>, %w: tensor<4x2xf32>) -> tensor<4x!a> {
  %0 = qnn.matmul %x, %w : tensor<2x4xf32>, tensor<4x2xf32> -> tensor<2x2xf32>
  %1 = qnn.reshape %0 : tensor<2x2xf32> -> tensor<4xf32>
  %2 = qnn.quantize %1 : tensor<4xf32> -> tensor<4x!a>
  return %2 : tensor<4x!a>
}

// -----

!a = !quant.uniform<i8:f32, 0.5:3>

// Pairs that meet with one type vanish: nothing is left to round.
// CHECK-LABEL: func @meet
// CHECK-NEXT: %[[C:.*]] = qnn.concat %arg0, %arg1
// CHECK-NEXT: %[[R:.*]] = qnn.reshape %[[C]]
// CHECK-NEXT: return %[[R]]
func.func @meet(%a: tensor<1x2x!a>, %b: tensor<1x2x!a>) -> tensor<4x!a> {
  %0 = qnn.dequantize %a : tensor<1x2x!a> -> tensor<1x2xf32>
  %1 = qnn.dequantize %b : tensor<1x2x!a> -> tensor<1x2xf32>
  %2 = qnn.concat %0, %1 {axis = 0 : i64} : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<2x2xf32>
  %3 = qnn.reshape %2 : tensor<2x2xf32> -> tensor<4xf32>
  %4 = qnn.quantize %3 : tensor<4xf32> -> tensor<4x!a>
  return %4 : tensor<4x!a>
}

// -----

!a = !quant.uniform<i8:f32, 0.5:3>
!b = !quant.uniform<i8:f32, 0.25>

// Different scales: the stored integers of one do not mean the values of the other.
// CHECK-LABEL: func @different_scales
// CHECK: qnn.dequantize %arg0
// CHECK: qnn.dequantize %arg1
// CHECK: qnn.concat {{.*}} -> tensor<2x2xf32>
func.func @different_scales(%a: tensor<1x2x!a>, %b: tensor<1x2x!b>) -> tensor<2x2xf32> {
  %0 = qnn.dequantize %a : tensor<1x2x!a> -> tensor<1x2xf32>
  %1 = qnn.dequantize %b : tensor<1x2x!b> -> tensor<1x2xf32>
  %2 = qnn.concat %0, %1 {axis = 0 : i64} : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<2x2xf32>
  return %2 : tensor<2x2xf32>
}

// -----

!a = !quant.uniform<i8:f32, 0.5:3>

// The reshape also has a float reader; the clamp belongs to its matmul; the max of a kept op
// stays; abs changes values.
// CHECK-LABEL: func @stays
// CHECK: %[[R:.*]] = qnn.reshape %arg0
// CHECK: qnn.quantize %[[R]]
// CHECK: %[[C:.*]] = qnn.clamp
// CHECK: qnn.quantize %[[C]]
// CHECK: %[[M:.*]] = qnn.reduce_max {{.*}} -> tensor<2xf32>
// CHECK: qnn.quantize %[[M]]
// CHECK: qnn.dequantize %arg2
// CHECK: qnn.unary abs
func.func @stays(%x: tensor<2x2xf32>, %w: tensor<2x2xf32>, %q: tensor<4x!a>)
    -> (tensor<4xf32>, tensor<4x!a>, tensor<2x2x!a>, tensor<2x!a>, tensor<4xf32>) {
  %0 = qnn.reshape %x : tensor<2x2xf32> -> tensor<4xf32>
  %1 = qnn.quantize %0 : tensor<4xf32> -> tensor<4x!a>
  %2 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.clamp %2 {min = 0.0 : f32} : tensor<2x2xf32> -> tensor<2x2xf32>
  %4 = qnn.quantize %3 : tensor<2x2xf32> -> tensor<2x2x!a>
  %5 = qnn.reduce_max %x {axes = array<i64: 0>, qnn.kept_float = "skipped by name"} : tensor<2x2xf32> -> tensor<2xf32>
  %6 = qnn.quantize %5 : tensor<2xf32> -> tensor<2x!a>
  %7 = qnn.dequantize %q : tensor<4x!a> -> tensor<4xf32>
  %8 = qnn.unary abs %7 : tensor<4xf32> -> tensor<4xf32>
  return %0, %1, %4, %6, %8 : tensor<4xf32>, tensor<4x!a>, tensor<2x2x!a>, tensor<2x!a>, tensor<4xf32>
}

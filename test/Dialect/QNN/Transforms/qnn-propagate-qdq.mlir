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

// -----

!w0 = !quant.uniform<i8<-127:127>:f32:0, {0.5, 0.25}>

// Weights with one scale for each channel, as exporters write them. Their axis moves along.
// CHECK-LABEL: func @weights
// CHECK-DAG: %[[C:.*]] = qnn.constant dense<{{\[}}[1, 4], [2, 5], [3, 6]]> : tensor<3x2xi8> -> tensor<3x2x!quant.uniform<i8<-127:127>:f32:1, {5.000000e-01,2.500000e-01}>>
// CHECK-DAG: %[[D:.*]] = qnn.dequantize %[[C]]
// CHECK-DAG: %[[Q:.*]] = qnn.quantize %{{.*}} : tensor<1x2x3x1xf32> -> tensor<1x2x3x1x!quant.uniform<i8<-127:127>:f32:1, {5.000000e-01,2.500000e-01}>>
// CHECK-DAG: %[[E:.*]] = qnn.dequantize %[[Q]]
// CHECK: return %[[D]], %[[E]]
func.func @weights(%x: tensor<1xf32>) -> (tensor<3x2xf32>, tensor<1x2x3x1xf32>) {
  %0 = qnn.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi8> -> tensor<2x3x!w0>
  %1 = qnn.dequantize %0 : tensor<2x3x!w0> -> tensor<2x3xf32>
  %2 = qnn.transpose %1 {perm = array<i64: 1, 0>} : tensor<2x3xf32> -> tensor<3x2xf32>
  %w = qnn.load_parameter @w : tensor<2x3xf32>
  %3 = qnn.quantize %w : tensor<2x3xf32> -> tensor<2x3x!w0>
  %4 = qnn.dequantize %3 : tensor<2x3x!w0> -> tensor<2x3xf32>
  %5 = qnn.reshape %4 : tensor<2x3xf32> -> tensor<1x2x3x1xf32>
  return %2, %5 : tensor<3x2xf32>, tensor<1x2x3x1xf32>
}
qnn.parameter @w key "w" : tensor<2x3xf32>

// -----

!w0 = !quant.uniform<i8<-127:127>:f32:0, {0.5, 0.25}>

// Joined with another dimension the channels have no axis of their own.
// CHECK-LABEL: func @joined_channels
// CHECK: %[[D:.*]] = qnn.dequantize
// CHECK: qnn.reshape %[[D]]
func.func @joined_channels() -> tensor<6xf32> {
  %0 = qnn.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi8> -> tensor<2x3x!w0>
  %1 = qnn.dequantize %0 : tensor<2x3x!w0> -> tensor<2x3xf32>
  %2 = qnn.reshape %1 : tensor<2x3xf32> -> tensor<6xf32>
  return %2 : tensor<6xf32>
}

// -----

!a = !quant.uniform<i8:f32, 0.5:3>

// Predicates and indices have no scale and stay as they are.
// CHECK-LABEL: func @operands_without_scale
// CHECK-NEXT: %[[S:.*]] = qnn.select %arg2, %arg0, %arg1 : tensor<4xi1>, tensor<4x!quant.uniform
// CHECK-NEXT: %[[G:.*]] = qnn.gather %[[S]], %arg3 {{.*}} : tensor<4x!quant.uniform{{.*}}>, tensor<2xi32> -> tensor<2x!quant.uniform
// CHECK-NEXT: %[[D:.*]] = qnn.dequantize %[[G]]
// CHECK-NEXT: %[[QX:.*]] = qnn.quantize %arg4
// CHECK-NEXT: %[[X:.*]] = qnn.gather %[[QX]], %arg3
// CHECK-NEXT: %[[QY:.*]] = qnn.quantize %arg4
// CHECK-NEXT: %[[Y:.*]] = qnn.select %arg2, %[[QY]], %arg0
// CHECK-NEXT: return %[[D]], %[[X]], %[[Y]]
func.func @operands_without_scale(%a: tensor<4x!a>, %b: tensor<4x!a>, %c: tensor<4xi1>, %i: tensor<2xi32>, %x: tensor<4xf32>)
    -> (tensor<2xf32>, tensor<2x!a>, tensor<4x!a>) {
  %0 = qnn.dequantize %a : tensor<4x!a> -> tensor<4xf32>
  %1 = qnn.dequantize %b : tensor<4x!a> -> tensor<4xf32>
  %2 = qnn.select %c, %0, %1 : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %3 = qnn.gather %2, %i {axis = 0 : i64} : tensor<4xf32>, tensor<2xi32> -> tensor<2xf32>
  %4 = qnn.gather %x, %i {axis = 0 : i64} : tensor<4xf32>, tensor<2xi32> -> tensor<2xf32>
  %5 = qnn.quantize %4 : tensor<2xf32> -> tensor<2x!a>
  %6 = qnn.select %c, %x, %0 : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %7 = qnn.quantize %6 : tensor<4xf32> -> tensor<4x!a>
  return %3, %5, %7 : tensor<2xf32>, tensor<2x!a>, tensor<4x!a>
}

// -----

!q = !quant.uniform<i8:f32, 0.5:3>

// Bounds and fills that the type has no integer for would be rounded: only 1.5 and a bound
// beyond all values pass a dequantize on.
// CHECK-LABEL: func @constants_between_steps
// CHECK-DAG: %[[D:.*]] = qnn.dequantize %arg0
// CHECK-DAG: %[[A:.*]] = qnn.clamp %[[D]] {max = 1.300000e+00 : f32}
// CHECK-DAG: %[[B:.*]] = qnn.pad %[[D]]
// CHECK-DAG: %[[CQ:.*]] = qnn.clamp %arg0 {max = 1.500000e+00 : f32, min = -1.000000e+03 : f32}
// CHECK-DAG: %[[C:.*]] = qnn.dequantize %[[CQ]]
// CHECK: return %[[A]], %[[B]], %[[C]]
func.func @constants_between_steps(%x: tensor<2x!q>) -> (tensor<2xf32>, tensor<3xf32>, tensor<2xf32>) {
  %0 = qnn.dequantize %x : tensor<2x!q> -> tensor<2xf32>
  %1 = qnn.clamp %0 {max = 1.3 : f32} : tensor<2xf32> -> tensor<2xf32>
  %2 = qnn.pad %0 {low = array<i64: 1>, high = array<i64: 0>, value = 0.7 : f32} : tensor<2xf32> -> tensor<3xf32>
  %3 = qnn.clamp %0 {min = -1000.0 : f32, max = 1.5 : f32} : tensor<2xf32> -> tensor<2xf32>
  return %1, %2, %3 : tensor<2xf32>, tensor<3xf32>, tensor<2xf32>
}

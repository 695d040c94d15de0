// RUN: %qopt-opt %s --qnn-insert-observers -split-input-file | FileCheck %s
// RUN: %qopt-opt %s --qnn-insert-observers --qnn-insert-observers -split-input-file | FileCheck %s

// The sum before the residual add and before the clamp is never rounded, so it has no range:
// of the two convolutions the second takes the add.
// CHECK-LABEL: func @residual
// CHECK-NEXT: %[[X:.*]] = qnn.observe %{{.*}} name "image"
// CHECK: %[[C0:.*]] = qnn.conv2d %[[X]]
// CHECK-NEXT: %[[O0:.*]] = qnn.observe %[[C0]] name "conv2d.0"
// CHECK-NEXT: %[[C1:.*]] = qnn.conv2d %[[X]]
// CHECK-NEXT: %[[A:.*]] = qnn.add %[[O0]], %[[C1]]
// CHECK-NEXT: %[[R:.*]] = qnn.clamp %[[A]]
// CHECK-NEXT: %[[O1:.*]] = qnn.observe %[[R]] name "conv2d.1"
// CHECK-NEXT: return %[[O1]]
func.func @residual(%x: tensor<1x4x4x2xf32> {qnn.name = "image"}) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x1x1x2xf32>
  %0 = qnn.conv2d %x, %w : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.conv2d %x, %w : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.add %0, %1 : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  %3 = qnn.clamp %2 {min = 0.0 : f32} : tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  return %3 : tensor<1x4x4x2xf32>
}

// -----

// Both results are used twice, so both are rounded, and the add stands alone.
// CHECK-LABEL: func @two_uses
// CHECK: qnn.observe %{{.*}} name "arg0"
// CHECK: qnn.observe %{{.*}} name "matmul.0"
// CHECK: qnn.observe %{{.*}} name "matmul.1"
// CHECK: qnn.observe %{{.*}} name "add.0"
// CHECK-NOT: qnn.observe
func.func @two_uses(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.matmul %0, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %2 = qnn.add %0, %1 : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.clamp %1 {min = 0.0 : f32} : tensor<2x2xf32> -> tensor<2x2xf32>
  %4 = qnn.concat %2, %3 {axis = 0 : i64} : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %5 = qnn.slice %4 {offsets = array<i64: 0, 0>, sizes = array<i64: 2, 2>, strides = array<i64: 1, 1>}
    : tensor<4x2xf32> -> tensor<2x2xf32>
  return %5 : tensor<2x2xf32>
}

// -----

// Known ranges, constants, and moved values are not observed; a location gives the name.
// CHECK-LABEL: func @known_ranges
// CHECK: qnn.observe %{{.*}} name "arg0"
// CHECK: qnn.observe %{{.*}} name "scale"
// CHECK-NOT: qnn.observe
func.func @known_ranges(%x: tensor<2x2xf32>) -> tensor<4xf32> {
  %c = arith.constant dense<2.0> : tensor<2x2xf32>
  %0 = qnn.mul %x, %c : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32> loc("scale")
  %1 = qnn.unary sigmoid %0 : tensor<2x2xf32> -> tensor<2x2xf32>
  %2 = qnn.softmax %1 {axis = 1 : i64} : tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.reshape %2 : tensor<2x2xf32> -> tensor<4xf32>
  return %3 : tensor<4xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>

// What has explicit quantization needs no range.
// CHECK-LABEL: func @explicit
// CHECK-NOT: qnn.observe
// CHECK: return
func.func @explicit(%x: tensor<4x!x>, %y: tensor<4xf32>) -> (tensor<4x!x>, tensor<4xf32>) {
  %0 = qnn.dequantize %x : tensor<4x!x> -> tensor<4xf32>
  %1 = qnn.mul %0, %y : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.add %y, %y : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %3 = qnn.quantize %2 : tensor<4xf32> -> tensor<4x!x>
  return %3, %1 : tensor<4x!x>, tensor<4xf32>
}

// -----

// No range holds a mask of -infinity, nor what is computed from it; softmax and maxima are finite.
// CHECK-LABEL: func @infinite_values
// CHECK: qnn.observe %arg0 name "arg0"
// CHECK: %[[A:.*]] = qnn.add
// CHECK-NEXT: %[[B:.*]] = qnn.mul %[[A]]
// CHECK-NEXT: qnn.softmax %[[B]]
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_max %[[B]]
// CHECK-NEXT: qnn.add %[[R]]
// CHECK-NEXT: qnn.observe
func.func @infinite_values(%x: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x1xf32>) {
  %m = arith.constant dense<[0.0, 0xFF800000, 0.0, 0.0]> : tensor<4xf32>
  %c = arith.constant dense<0.5> : tensor<1xf32>
  %0 = qnn.add %x, %m : tensor<2x4xf32>, tensor<4xf32> -> tensor<2x4xf32>
  %1 = qnn.mul %0, %c : tensor<2x4xf32>, tensor<1xf32> -> tensor<2x4xf32>
  %2 = qnn.softmax %1 {axis = 1 : i64} : tensor<2x4xf32> -> tensor<2x4xf32>
  %3 = qnn.reduce_max %1 {axes = array<i64: 1>, keep_dims} : tensor<2x4xf32> -> tensor<2x1xf32>
  %4 = qnn.add %3, %c : tensor<2x1xf32>, tensor<1xf32> -> tensor<2x1xf32>
  return %2, %4 : tensor<2x4xf32>, tensor<2x1xf32>
}

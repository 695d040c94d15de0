// RUN: %qopt-opt %s | %qopt-opt | FileCheck %s
// RUN: %qopt-opt %s --verify-roundtrip --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC
// GENERIC: "qnn.matmul"

!x = !quant.uniform<i8:f32, 5.000000e-01:-3>
!w = !quant.uniform<i8<-127:127>:f32:1, {2.500000e-01,1.250000e-01}>
!b = !quant.uniform<i32:f32:0, {1.250000e-01,6.250000e-02}>
!y = !quant.uniform<i8:f32, 1.000000e+00:-128>

// CHECK: qnn.parameter @conv1 key "conv1.weight" : tensor<8x3x3x4xf32>
qnn.parameter @conv1 key "conv1.weight" : tensor<8x3x3x4xf32>
// CHECK: qnn.parameter @scoped key "w" {scope = "teacher"} : tensor<2x2xi8>
qnn.parameter @scoped key "w" {scope = "teacher"} : tensor<2x2xi8>

// CHECK-LABEL: @float_contractions
// CHECK-SAME: qnn.name = "image"
func.func @float_contractions(%x: tensor<1x8x8x4xf32> {qnn.name = "image"}, %b: tensor<8xf32>, %r: tensor<1x8x8x8xf32>,
    %a: tensor<2x3x4xf32>, %c: tensor<4x5xf32>) -> (tensor<1x8x8x8xf32>, tensor<2x3x5xf32>) {
  // CHECK: %[[W:.*]] = qnn.load_parameter @conv1 : tensor<8x3x3x4xf32>
  %w = qnn.load_parameter @conv1 : tensor<8x3x3x4xf32>
  // CHECK: qnn.conv2d %{{.*}}, %[[W]] bias(%{{.*}} : tensor<8xf32>) residual(%{{.*}} : tensor<1x8x8x8xf32>)
  // CHECK-SAME: {clamp_min = 0.000000e+00 : f32, padding = array<i64: 1, 1, 1, 1>}
  // CHECK-SAME: : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x8x8x8xf32>
  %0 = qnn.conv2d %x, %w bias(%b : tensor<8xf32>) residual(%r : tensor<1x8x8x8xf32>)
       {padding = array<i64: 1, 1, 1, 1>, clamp_min = 0.0 : f32, groups = 1 : i64}
     : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x8x8x8xf32>
  // CHECK: qnn.matmul %{{.*}}, %{{.*}} : tensor<2x3x4xf32>, tensor<4x5xf32> -> tensor<2x3x5xf32>
  %1 = qnn.matmul %a, %c : tensor<2x3x4xf32>, tensor<4x5xf32> -> tensor<2x3x5xf32>
  return %0, %1 : tensor<1x8x8x8xf32>, tensor<2x3x5xf32>
}

// CHECK-LABEL: @quantized_matmul
func.func @quantized_matmul(%x: tensor<4x8x!x>, %w: tensor<8x2x!w>, %b: tensor<2x!b>) -> (tensor<4x2x!y>, tensor<4x2xf32>) {
  // CHECK: qnn.matmul %{{.*}}, %{{.*}} bias(%{{.*}} : tensor<2x!quant.uniform<i32:f32:0, {1.250000e-01,6.250000e-02}>>) {clamp_min = 0.000000e+00 : f32}
  %0 = qnn.matmul %x, %w bias(%b : tensor<2x!b>) {clamp_min = 0.0 : f32} : tensor<4x8x!x>, tensor<8x2x!w> -> tensor<4x2x!y>
  // CHECK: -> tensor<4x2xf32>
  %1 = qnn.matmul %x, %w bias(%b : tensor<2x!b>) : tensor<4x8x!x>, tensor<8x2x!w> -> tensor<4x2xf32>
  return %0, %1 : tensor<4x2x!y>, tensor<4x2xf32>
}

// CHECK-LABEL: @elementwise
func.func @elementwise(%a: tensor<4x8xf32>, %b: tensor<8xf32>, %q: tensor<4x8x!x>) -> tensor<4x8xf32> {
  // CHECK: qnn.add %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %0 = qnn.add %a, %b : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.sub
  %1 = qnn.sub %0, %b {clamp_max = 6.0 : f32} : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.mul
  %2 = qnn.mul %1, %b : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.clamp %{{.*}} {max = 6.000000e+00 : f32, min = 0.000000e+00 : f32}
  %3 = qnn.clamp %2 {min = 0.0 : f32, max = 6.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.unary gelu %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
  %4 = qnn.unary gelu %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.unary leaky_relu %{{.*}} {alpha = 2.000000e-01 : f32}
  %5 = qnn.unary leaky_relu %4 {alpha = 0.2 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  // CHECK: qnn.add {{.*}} -> tensor<4x8x!quant.uniform<i8:f32, 1.000000e+00:-128>>
  %6 = qnn.add %q, %q : tensor<4x8x!x>, tensor<4x8x!x> -> tensor<4x8x!y>
  // CHECK: qnn.unary tanh %{{.*}} : tensor<4x8x!quant.uniform<i8:f32, 5.000000e-01:-3>>
  %7 = qnn.unary tanh %q : tensor<4x8x!x> -> tensor<4x8x!y>
  return %5 : tensor<4x8xf32>
}

// CHECK-LABEL: @reductions
func.func @reductions(%x: tensor<1x8x8x4xf32>, %g: tensor<4xf32>, %q: tensor<1x8x8x4x!x>) -> tensor<1x4xf32> {
  // CHECK: qnn.max_pool2d %{{.*}} {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>}
  %0 = qnn.max_pool2d %x {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x4x4xf32>
  // CHECK: qnn.avg_pool2d
  %1 = qnn.avg_pool2d %0 {kernel = array<i64: 2, 2>} : tensor<1x4x4x4xf32> -> tensor<1x3x3x4xf32>
  // CHECK: qnn.layer_norm %{{.*}}, %{{.*}}, %{{.*}} {epsilon = 9.99999974E-6 : f32}
  %2 = qnn.layer_norm %1, %g, %g {epsilon = 1.0e-5 : f32} : tensor<1x3x3x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<1x3x3x4xf32>
  // CHECK: qnn.batch_norm
  %3 = qnn.batch_norm %2, %g, %g, %g, %g {epsilon = 1.0e-5 : f32} : tensor<1x3x3x4xf32>, tensor<4xf32> -> tensor<1x3x3x4xf32>
  // CHECK: qnn.softmax %{{.*}} {axis = 3 : i64}
  %4 = qnn.softmax %3 {axis = 3 : i64} : tensor<1x3x3x4xf32> -> tensor<1x3x3x4xf32>
  // CHECK: qnn.reduce_max %{{.*}} {axes = array<i64: 1>, keep_dims}
  %5 = qnn.reduce_max %4 {axes = array<i64: 1>, keep_dims} : tensor<1x3x3x4xf32> -> tensor<1x1x3x4xf32>
  // CHECK: qnn.reduce_sum
  %6 = qnn.reduce_sum %5 {axes = array<i64: 1>, keep_dims} : tensor<1x1x3x4xf32> -> tensor<1x1x3x4xf32>
  // CHECK: qnn.reduce_mean %{{.*}} {axes = array<i64: 1, 2>} : tensor<1x1x3x4xf32> -> tensor<1x4xf32>
  %7 = qnn.reduce_mean %6 {axes = array<i64: 1, 2>} : tensor<1x1x3x4xf32> -> tensor<1x4xf32>
  // CHECK: qnn.layer_norm {{.*}} : tensor<1x8x8x4x!quant.uniform
  %8 = qnn.layer_norm %q, %g, %g {epsilon = 1.0e-5 : f32} : tensor<1x8x8x4x!x>, tensor<4xf32>, tensor<4xf32> -> tensor<1x8x8x4x!y>
  return %7 : tensor<1x4xf32>
}

// CHECK-LABEL: @views
func.func @views(%x: tensor<1x4x8x8xf32>) -> tensor<1x10x5x8xf32> {
  // CHECK: qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 3, 1>}
  %0 = qnn.transpose %x {perm = array<i64: 0, 2, 3, 1>} : tensor<1x4x8x8xf32> -> tensor<1x8x8x4xf32>
  // CHECK: qnn.concat %{{.*}}, %{{.*}} {axis = 3 : i64} : tensor<1x8x8x4xf32>, tensor<1x8x8x4xf32> -> tensor<1x8x8x8xf32>
  %1 = qnn.concat %0, %0 {axis = 3 : i64} : tensor<1x8x8x4xf32>, tensor<1x8x8x4xf32> -> tensor<1x8x8x8xf32>
  // CHECK: qnn.slice %{{.*}} {offsets = array<i64: 0, 0, 1, 0>, sizes = array<i64: 1, 8, 3, 8>, strides = array<i64: 1, 1, 2, 1>}
  %2 = qnn.slice %1 {offsets = array<i64: 0, 0, 1, 0>, sizes = array<i64: 1, 8, 3, 8>, strides = array<i64: 1, 1, 2, 1>} : tensor<1x8x8x8xf32> -> tensor<1x8x3x8xf32>
  // CHECK: qnn.pad
  %3 = qnn.pad %2 {low = array<i64: 0, 1, 1, 0>, high = array<i64: 0, 1, 1, 0>, value = 0.0 : f32} : tensor<1x8x3x8xf32> -> tensor<1x10x5x8xf32>
  // CHECK: qnn.reshape %{{.*}} : tensor<1x10x5x8xf32> -> tensor<10x40xf32>
  %4 = qnn.reshape %3 : tensor<1x10x5x8xf32> -> tensor<10x40xf32>
  return %3 : tensor<1x10x5x8xf32>
}

// CHECK-LABEL: @conversions
func.func @conversions(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: qnn.observe %{{.*}} name "in" {max = 6.000000e+00 : f32, min = 0.000000e+00 : f32} : tensor<?x4xf32>
  %0 = qnn.observe %x name "in" {min = 0.0 : f32, max = 6.0 : f32} : tensor<?x4xf32>
  // CHECK: qnn.quantize
  %1 = qnn.quantize %0 : tensor<?x4xf32> -> tensor<?x4x!x>
  // CHECK: qnn.requantize
  %2 = qnn.requantize %1 : tensor<?x4x!x> -> tensor<?x4x!y>
  // CHECK: qnn.dequantize
  %3 = qnn.dequantize %2 : tensor<?x4x!y> -> tensor<?x4xf32>
  // CHECK: qnn.constant dense<[1, -2]> : tensor<2xi8> -> tensor<2x!quant.uniform<i8:f32, 5.000000e-01:-3>>
  %4 = qnn.constant dense<[1, -2]> : tensor<2xi8> -> tensor<2x!x>
  return %3 : tensor<?x4xf32>
}

// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// A zero bias is no bias; strides, padding and dilation keep their order.
// CHECK-LABEL: func @conv2d
// CHECK-SAME: %[[X:.*]]: tensor<1x9x7x3xf32>, %[[W:.*]]: tensor<4x3x2x3xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.conv2d %[[X]], %[[W]]
// CHECK-SAME: dilations = array<i64: 2, 1>, padding = array<i64: 1, 1, 0, 1>, strides = array<i64: 1, 2>
// CHECK-SAME: : tensor<1x9x7x3xf32>, tensor<4x3x2x3xf32> -> tensor<1x7x4x4xf32>
// CHECK-NEXT: return %[[R]]
func.func @conv2d(%x: tensor<1x9x7x3xf32>, %w: tensor<4x3x2x3xf32>) -> tensor<1x7x4x4xf32> {
  %b = "tosa.const"() <{values = dense<0.0> : tensor<4xf32>}> : () -> tensor<4xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 2, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 2>} : (tensor<1x9x7x3xf32>, tensor<4x3x2x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x4x4xf32>
  return %0 : tensor<1x7x4x4xf32>
}

// CHECK-LABEL: func @conv2d_bias
// CHECK-SAME: %[[B:[a-z0-9]+]]: tensor<4xf32>)
// CHECK: qnn.conv2d %{{.*}}, %{{.*}} bias(%[[B]] : tensor<4xf32>) :
func.func @conv2d_bias(%x: tensor<1x4x4x3xf32>, %w: tensor<4x1x1x3xf32>, %b: tensor<4xf32>) -> tensor<1x4x4x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x4x4x3xf32>, tensor<4x1x1x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// One value may stand for the bias of all channels.
// CHECK-LABEL: func @conv2d_single_bias
// CHECK: %[[B:.*]] = arith.constant dense<1.500000e+00> : tensor<4xf32>
// CHECK: qnn.conv2d %{{.*}}, %{{.*}} bias(%[[B]] : tensor<4xf32>) :
func.func @conv2d_single_bias(%x: tensor<1x4x4x3xf32>, %w: tensor<4x1x1x3xf32>) -> tensor<1x4x4x4xf32> {
  %b = "tosa.const"() <{values = dense<1.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x4x4x3xf32>, tensor<4x1x1x3xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// A 1x1 convolution of 1x1 images is a fully connected layer.
// CHECK-LABEL: func @fully_connected
// CHECK-SAME: %[[X:.*]]: tensor<5x1x1x3xf32>, %[[W:.*]]: tensor<4x1x1x3xf32>, %[[B:.*]]: tensor<4xf32>)
// CHECK-DAG: %[[L:.*]] = qnn.reshape %[[X]] : tensor<5x1x1x3xf32> -> tensor<5x3xf32>
// CHECK-DAG: %[[R:.*]] = qnn.reshape %[[W]] : tensor<4x1x1x3xf32> -> tensor<4x3xf32>
// CHECK: %[[P:.*]] = qnn.matmul %[[L]], %[[R]] bias(%[[B]] : tensor<4xf32>) {transpose_rhs}
// CHECK: qnn.reshape %[[P]] : tensor<5x4xf32> -> tensor<5x1x1x4xf32>
func.func @fully_connected(%x: tensor<5x1x1x3xf32>, %w: tensor<4x1x1x3xf32>, %b: tensor<4xf32>) -> tensor<5x1x1x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<5x1x1x3xf32>, tensor<4x1x1x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5x1x1x4xf32>
  return %0 : tensor<5x1x1x4xf32>
}

// Filter [c * 2 + m, i, j] = weight [i, j, c, m]: 2x1 taps, 2 channels, multiplier 2.
// CHECK-LABEL: func @depthwise
// CHECK: %[[W:.*]] = arith.constant
// CHECK-SAME{LITERAL}: dense<[[[[0.000000e+00]], [[4.000000e+00]]], [[[1.000000e+00]], [[5.000000e+00]]], [[[2.000000e+00]], [[6.000000e+00]]], [[[3.000000e+00]], [[7.000000e+00]]]]> : tensor<4x2x1x1xf32>
// CHECK: qnn.conv2d %{{.*}}, %[[W]] {groups = 2 : i64, padding = array<i64: 0, 1, 0, 0>
// CHECK-SAME: -> tensor<1x4x4x4xf32>
func.func @depthwise(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x4xf32> {
  %w = "tosa.const"() <{values = dense<[[[[0.0, 1.0], [2.0, 3.0]]], [[[4.0, 5.0], [6.0, 7.0]]]]> : tensor<2x1x2x2xf32>}> : () -> tensor<2x1x2x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<4xf32>}> : () -> tensor<4xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.depthwise_conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 1, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x2x2xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// Weights that are no small constant are transposed by ops.
// CHECK-LABEL: func @depthwise_parameter
// CHECK-SAME: %{{.*}}, %[[W:.*]]: tensor<3x3x2x1xf32>
// CHECK: %[[T:.*]] = qnn.transpose %[[W]] {perm = array<i64: 2, 3, 0, 1>} : tensor<3x3x2x1xf32> -> tensor<2x1x3x3xf32>
// CHECK: %[[F:.*]] = qnn.reshape %[[T]] : tensor<2x1x3x3xf32> -> tensor<2x3x3x1xf32>
// CHECK: qnn.conv2d %{{.*}}, %[[F]] bias(%{{.*}}) {groups = 2 : i64
func.func @depthwise_parameter(%x: tensor<1x4x4x2xf32>, %w: tensor<3x3x2x1xf32>, %b: tensor<2xf32>) -> tensor<1x2x2x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.depthwise_conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<3x3x2x1xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// CHECK-LABEL: func @matmul
// CHECK-DAG: %[[A:.*]] = qnn.reshape %{{.*}} : tensor<1x4x8xf32> -> tensor<4x8xf32>
// CHECK-DAG: %[[B:.*]] = qnn.reshape %{{.*}} : tensor<1x8x2xf32> -> tensor<8x2xf32>
// CHECK: %[[P:.*]] = qnn.matmul %[[A]], %[[B]] : tensor<4x8xf32>, tensor<8x2xf32> -> tensor<4x2xf32>
// CHECK: qnn.reshape %[[P]] : tensor<4x2xf32> -> tensor<1x4x2xf32>
func.func @matmul(%a: tensor<1x4x8xf32>, %b: tensor<1x8x2xf32>) -> tensor<1x4x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x4x8xf32>, tensor<1x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x2xf32>
  return %0 : tensor<1x4x2xf32>
}

// CHECK-LABEL: func @matmul_dynamic_rows
// CHECK: qnn.matmul %{{.*}}, %{{.*}} : tensor<?x8xf32>, tensor<8x2xf32> -> tensor<?x2xf32>
func.func @matmul_dynamic_rows(%a: tensor<1x?x8xf32>, %b: tensor<1x8x2xf32>) -> tensor<1x?x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x?x8xf32>, tensor<1x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x2xf32>
  return %0 : tensor<1x?x2xf32>
}

// CHECK-LABEL: func @batched_matmul
// CHECK-NEXT: %[[P:.*]] = qnn.matmul %{{.*}}, %{{.*}} : tensor<3x4x8xf32>, tensor<3x8x2xf32> -> tensor<3x4x2xf32>
// CHECK-NEXT: return %[[P]]
func.func @batched_matmul(%a: tensor<3x4x8xf32>, %b: tensor<3x8x2xf32>) -> tensor<3x4x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<3x4x8xf32>, tensor<3x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3x4x2xf32>
  return %0 : tensor<3x4x2xf32>
}

// TOSA pads the full result, qnn cuts it: the sign turns.
// CHECK-LABEL: func @transpose_conv2d
// CHECK: qnn.conv_transpose2d %{{.*}}, %{{.*}} bias(%{{.*}} : tensor<3xf32>) {padding = array<i64: 1, 2, -1, 0>, strides = array<i64: 2, 3>}
// CHECK-SAME: tensor<1x4x5x2xf32>, tensor<3x3x2x2xf32> -> tensor<1x6x15x3xf32>
func.func @transpose_conv2d(%x: tensor<1x4x5x2xf32>, %w: tensor<3x3x2x2xf32>, %b: tensor<3xf32>) -> tensor<1x6x15x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.transpose_conv2d %x, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: -1, -2, 1, 0>, stride = array<i64: 2, 3>} : (tensor<1x4x5x2xf32>, tensor<3x3x2x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x15x3xf32>
  return %0 : tensor<1x6x15x3xf32>
}

// The two taps in depth read frames 0, 1 and 1, 2: one convolution with twice the channels.
// CHECK-LABEL: func @conv3d
// CHECK: %[[A:.*]] = qnn.slice %{{.*}} {offsets = array<i64: 0, 0, 0, 0, 0>, sizes = array<i64: 1, 2, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1, 1>}
// CHECK: %[[B:.*]] = qnn.slice %{{.*}} {offsets = array<i64: 0, 1, 0, 0, 0>, sizes = array<i64: 1, 2, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1, 1>}
// CHECK: %[[C:.*]] = qnn.concat %[[A]], %[[B]] {axis = 4 : i64}
// CHECK: %[[X:.*]] = qnn.reshape %[[C]] : tensor<1x2x4x4x4xf32> -> tensor<2x4x4x4xf32>
// CHECK: %[[T:.*]] = qnn.transpose %arg1 {perm = array<i64: 0, 2, 3, 1, 4>}
// CHECK: %[[W:.*]] = qnn.reshape %[[T]] : tensor<5x2x2x2x2xf32> -> tensor<5x2x2x4xf32>
// CHECK: %[[Y:.*]] = qnn.conv2d %[[X]], %[[W]] bias(%{{.*}} : tensor<5xf32>) {padding = array<i64: 0, 0, 1, 1>, strides = array<i64: 1, 2>} : tensor<2x4x4x4xf32>, tensor<5x2x2x4xf32> -> tensor<2x3x3x5xf32>
// CHECK: qnn.reshape %[[Y]] : tensor<2x3x3x5xf32> -> tensor<1x2x3x3x5xf32>
func.func @conv3d(%x: tensor<1x3x4x4x2xf32>, %w: tensor<5x2x2x2x2xf32>, %b: tensor<5xf32>) -> tensor<1x2x3x3x5xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv3d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0, 1, 1>, stride = array<i64: 1, 1, 2>, dilation = array<i64: 1, 1, 1>} : (tensor<1x3x4x4x2xf32>, tensor<5x2x2x2x2xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x3x3x5xf32>
  return %0 : tensor<1x2x3x3x5xf32>
}

// A video of any length of batch.
// CHECK-LABEL: func @conv3d_batch
// CHECK: qnn.slice %{{.*}} {offsets = array<i64: 0, 0, 0, 0, 0>, sizes = array<i64: -1, 2, 4, 4, 2>
// CHECK: qnn.conv2d {{.*}} : tensor<?x4x4x4xf32>, tensor<5x1x1x4xf32> -> tensor<?x4x4x5xf32>
func.func @conv3d_batch(%x: tensor<?x3x4x4x2xf32>, %w: tensor<5x2x1x1x2xf32>, %b: tensor<5xf32>) -> tensor<?x2x4x4x5xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv3d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 1, 1>, dilation = array<i64: 1, 1, 1>} : (tensor<?x3x4x4x2xf32>, tensor<5x2x1x1x2xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x2x4x4x5xf32>
  return %0 : tensor<?x2x4x4x5xf32>
}

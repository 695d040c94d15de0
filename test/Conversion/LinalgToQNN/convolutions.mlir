// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @conv_nchw(
// CHECK-NEXT: %[[X:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 3, 1>}
// CHECK-NEXT: %[[W:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 3, 1>}
// CHECK-NEXT: %[[R:.*]] = qnn.conv2d %[[X]], %[[W]] {dilations = array<i64: 2, 1>, strides = array<i64: 1, 2>}
// CHECK-NEXT: qnn.transpose %[[R]] {perm = array<i64: 0, 3, 1, 2>}
func.func @conv_nchw(%a0: tensor<2x3x9x7xf32>, %a1: tensor<4x3x3x2xf32>) -> tensor<2x4x5x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x5x3xf32>) -> tensor<2x4x5x3xf32>
  %r = linalg.conv_2d_nchw_fchw {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x3x9x7xf32>, tensor<4x3x3x2xf32>) outs(%f : tensor<2x4x5x3xf32>) -> tensor<2x4x5x3xf32>
  return %r : tensor<2x4x5x3xf32>
}

// CHECK-LABEL: func @conv_nhwc_hwcf(
// CHECK-NEXT: %[[W:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 3, 0, 1, 2>}
// CHECK-NEXT: %[[R:.*]] = qnn.conv2d %{{.*}}, %[[W]]
// CHECK-NEXT: return %[[R]]
func.func @conv_nhwc_hwcf(%a0: tensor<2x9x7x3xf32>, %a1: tensor<3x2x3x4xf32>) -> tensor<2x5x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x5x3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  %r = linalg.conv_2d_nhwc_hwcf {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x9x7x3xf32>, tensor<3x2x3x4xf32>) outs(%f : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  return %r : tensor<2x5x3x4xf32>
}

// CHECK-LABEL: func @conv_nhwc_fhwc(
// CHECK-NEXT: %[[R:.*]] = qnn.conv2d
// CHECK-NEXT: return %[[R]]
func.func @conv_nhwc_fhwc(%a0: tensor<2x9x7x3xf32>, %a1: tensor<4x3x2x3xf32>) -> tensor<2x5x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x5x3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  %r = linalg.conv_2d_nhwc_fhwc {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x9x7x3xf32>, tensor<4x3x2x3xf32>) outs(%f : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  return %r : tensor<2x5x3x4xf32>
}

// CHECK-LABEL: func @conv_ngchw_fgchw(
// CHECK: qnn.conv2d {{.*}} {groups = 2 : i64} : tensor<2x5x6x6xf32>, tensor<8x3x2x3xf32> -> tensor<2x3x5x8xf32>
func.func @conv_ngchw_fgchw(%a0: tensor<2x2x3x5x6xf32>, %a1: tensor<4x2x3x3x2xf32>) -> tensor<2x2x4x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x2x4x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  %r = linalg.conv_2d_ngchw_fgchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x2x3x5x6xf32>, tensor<4x2x3x3x2xf32>) outs(%f : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  return %r : tensor<2x2x4x3x5xf32>
}

// CHECK-LABEL: func @depthwise_nchw(
// CHECK: qnn.conv2d {{.*}} {groups = 3 : i64} : tensor<2x5x6x3xf32>, tensor<3x3x2x1xf32> -> tensor<2x3x5x3xf32>
func.func @depthwise_nchw(%a0: tensor<2x3x5x6xf32>, %a1: tensor<3x3x2xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x3x5x6xf32>, tensor<3x3x2xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

// CHECK-LABEL: func @depthwise_nhwc_multiplier(
// CHECK-NEXT: %[[T:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 2, 3, 0, 1>} : tensor<3x2x3x2xf32>
// CHECK-NEXT: %[[W:.*]] = qnn.reshape %[[T]] : tensor<3x2x3x2xf32> -> tensor<6x3x2x1xf32>
// CHECK-NEXT: %[[R:.*]] = qnn.conv2d %{{.*}}, %[[W]] {groups = 3 : i64}
// CHECK-NEXT: qnn.reshape %[[R]] : tensor<2x3x5x6xf32> -> tensor<2x3x5x3x2xf32>
func.func @depthwise_nhwc_multiplier(%a0: tensor<2x5x6x3xf32>, %a1: tensor<3x2x3x2xf32>) -> tensor<2x3x5x3x2xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x5x3x2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3x2xf32>) -> tensor<2x3x5x3x2xf32>
  %r = linalg.depthwise_conv_2d_nhwc_hwcm {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x5x6x3xf32>, tensor<3x2x3x2xf32>) outs(%f : tensor<2x3x5x3x2xf32>) -> tensor<2x3x5x3x2xf32>
  return %r : tensor<2x3x5x3x2xf32>
}

// CHECK-LABEL: func @conv1d_ncw(
// CHECK: qnn.conv2d {{.*}} {strides = array<i64: 1, 2>} : tensor<2x1x9x3xf32>, tensor<4x1x3x3xf32> -> tensor<2x1x4x4xf32>
func.func @conv1d_ncw(%a0: tensor<2x3x9xf32>, %a1: tensor<4x3x3xf32>) -> tensor<2x4x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  %r = linalg.conv_1d_ncw_fcw {dilations = dense<1> : tensor<1xi64>, strides = dense<2> : tensor<1xi64>} ins(%a0, %a1 : tensor<2x3x9xf32>, tensor<4x3x3xf32>) outs(%f : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  return %r : tensor<2x4x4xf32>
}

// CHECK-LABEL: func @conv_bias_pad(
// CHECK-SAME: %[[B:[a-z0-9]+]]: tensor<4xf32>)
// CHECK: qnn.conv2d %{{.*}}, %{{.*}} bias(%{{.*}} : tensor<4xf32>) {padding = array<i64: 1, 1, 2, 0>}
func.func @conv_bias_pad(%a0: tensor<2x3x5x4xf32>, %a1: tensor<4x3x3x3xf32>, %a2: tensor<4xf32>) -> tensor<2x4x5x4xf32> {
  %z = arith.constant 0.0 : f32
  %p = tensor.pad %a0 low[0, 0, 1, 2] high[0, 0, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x3x5x4xf32> to tensor<2x3x7x6xf32>
  %e = tensor.empty() : tensor<2x4x5x4xf32>
  %b = linalg.broadcast ins(%a2 : tensor<4xf32>) outs(%e : tensor<2x4x5x4xf32>) dimensions = [0, 2, 3]
  %r = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%p, %a1 : tensor<2x3x7x6xf32>, tensor<4x3x3x3xf32>) outs(%b : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  return %r : tensor<2x4x5x4xf32>
}

// CHECK-LABEL: func @grouped_conv_bias(
// CHECK-SAME: %[[B:[a-z0-9]+]]: tensor<8xf32>)
// CHECK: qnn.conv2d {{.*}} bias(%{{.*}} : tensor<8xf32>) {groups = 2 : i64}
func.func @grouped_conv_bias(%a0: tensor<2x2x3x5x6xf32>, %a1: tensor<2x4x3x3x2xf32>, %a2: tensor<8xf32>) -> tensor<2x2x4x3x5xf32> {
  %e = tensor.empty() : tensor<2x8x3x5xf32>
  %b = linalg.broadcast ins(%a2 : tensor<8xf32>) outs(%e : tensor<2x8x3x5xf32>) dimensions = [0, 2, 3]
  %x = tensor.expand_shape %b [[0], [1, 2], [3], [4]] output_shape [2, 2, 4, 3, 5] : tensor<2x8x3x5xf32> into tensor<2x2x4x3x5xf32>
  %r = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x2x3x5x6xf32>, tensor<2x4x3x3x2xf32>) outs(%x : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  return %r : tensor<2x2x4x3x5xf32>
}

// Zeros are no bias, of one channel neither.
// CHECK-LABEL: func @one_channel(
// CHECK: qnn.conv2d %arg0, %{{[^ ]*}} :
func.func @one_channel(%x: tensor<1x4x4x2xf32>, %w: tensor<3x3x2x1xf32>) -> tensor<1x2x2x1xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x2x2x1xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x1xf32>) -> tensor<1x2x2x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>}
    ins(%x, %w : tensor<1x4x4x2xf32>, tensor<3x3x2x1xf32>) outs(%f : tensor<1x2x2x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

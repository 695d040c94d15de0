// RUN: %qopt-opt %s -convert-tosa-int-to-linalg | FileCheck %s

// The contraction of convert-qnn-to-linalg: zero points are captured, borders hold them.
// CHECK-LABEL: func.func @conv2d
// CHECK:       %[[Z:.*]] = arith.constant -3 : i8
// CHECK:       %[[P:.*]] = tensor.pad %{{.*}} low[0, 1, 1, 0] high[0, 1, 1, 0]
// CHECK:         tensor.yield %[[Z]]
// CHECK:       %[[B:.*]] = linalg.generic
// CHECK:       %[[ZX:.*]] = arith.constant -3 : i32
// CHECK:       linalg.generic
// CHECK-SAME:    iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]
// CHECK-SAME:    ins(%[[P]], %{{.*}} : tensor<1x10x10x4xi8>, tensor<16x3x3x4xi8>) outs(%[[B]]
// CHECK-NEXT:  ^bb0(%[[X:.*]]: i8, %[[W:.*]]: i8, %[[ACC:.*]]: i32):
// CHECK-NEXT:    %[[X32:.*]] = arith.extsi %[[X]]
// CHECK-NEXT:    %[[XC:.*]] = arith.subi %[[X32]], %[[ZX]]
// CHECK-NEXT:    %[[W32:.*]] = arith.extsi %[[W]]
// CHECK-NEXT:    %[[M:.*]] = arith.muli %[[XC]], %[[W32]]
// CHECK-NEXT:    arith.addi %[[ACC]], %[[M]]
func.func @conv2d(%x: tensor<1x8x8x4xi8>, %w: tensor<16x3x3x4xi8>, %b: tensor<16xi32>) -> tensor<1x8x8x16xi32> {
  %zx = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zw = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %zx, %zw {acc_type = i32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x8x8x4xi8>, tensor<16x3x3x4xi8>, tensor<16xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x16xi32>
  return %0 : tensor<1x8x8x16xi32>
}

// The input is spread out by the strides, the window turned around.
// CHECK-LABEL: func.func @transpose_conv2d
// CHECK:       %[[F:.*]] = linalg.fill
// CHECK:       tensor.insert_slice %{{.*}} into %[[F]][0, 1, 1, 0] [1, 4, 4, 3] [1, 2, 2, 1] : tensor<1x4x4x3xi8> into tensor<1x9x9x3xi8>
// CHECK:       tosa.reverse
// CHECK:       tosa.reverse
// CHECK:       linalg.generic
func.func @transpose_conv2d(%x: tensor<1x4x4x3xi8>, %w: tensor<5x2x2x3xi8>, %b: tensor<5xi32>) -> tensor<1x8x8x5xi32> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.transpose_conv2d %x, %w, %b, %z, %z {acc_type = i32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x4x4x3xi8>, tensor<5x2x2x3xi8>, tensor<5xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x5xi32>
  return %0 : tensor<1x8x8x5xi32>
}

// CHECK-LABEL: func.func @rescale
// CHECK:       linalg.generic
// CHECK-SAME:    ins(%{{.*}}, %{{.*}}, %{{.*}} : tensor<4x3xi32>, tensor<3xi32>, tensor<3xi8>)
// CHECK:         arith.muli {{.*}} : i64
// CHECK:         arith.shrsi {{.*}} : i64
// CHECK:         arith.maxsi
// CHECK:         arith.minsi
// CHECK:         arith.trunci {{.*}} : i64 to i8
func.func @rescale(%x: tensor<4x3xi32>) -> tensor<4x3xi8> {
  %m = "tosa.const"() <{values = dense<[1073741824, 1573741824, 2073741824]> : tensor<3xi32>}> : () -> tensor<3xi32>
  %s = "tosa.const"() <{values = dense<[38, 39, 40]> : tensor<3xi8>}> : () -> tensor<3xi8>
  %zx = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %zy = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %zx, %zy {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false}
    : (tensor<4x3xi32>, tensor<3xi32>, tensor<3xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<4x3xi8>
  return %0 : tensor<4x3xi8>
}

// Not static, or not integer: left alone.
// CHECK-LABEL: func.func @left
// CHECK:       tosa.mul
// CHECK:       tosa.matmul
func.func @left(%x: tensor<?xi32>, %a: tensor<1x2x3xf32>, %b: tensor<1x3x2xf32>) -> (tensor<?xi32>, tensor<1x2x2xf32>) {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.mul %x, %x, %s : (tensor<?xi32>, tensor<?xi32>, tensor<1xi8>) -> tensor<?xi32>
  %1 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  return %0, %1 : tensor<?xi32>, tensor<1x2x2xf32>
}

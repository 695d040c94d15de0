// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @views(
// CHECK-NEXT: qnn.reshape
// CHECK-NEXT: qnn.reshape
// CHECK-NEXT: qnn.concat %{{.*}} {axis = 1 : i64}
// CHECK-NEXT: qnn.slice %{{.*}} {offsets = array<i64: 0, 1, 2>, sizes = array<i64: 2, 5, 3>, strides = array<i64: 1, 1, 2>}
// CHECK-NEXT: qnn.pad %{{.*}} {high = array<i64: 0, 1, 2>, low = array<i64: 0, 1, 0>, value = 0.000000e+00 : f32}
func.func @views(%a0: tensor<2x6x4xf32>, %a1: tensor<2x3x8xf32>) -> tensor<2x7x5xf32> {
  %z = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %a0 [[0], [1, 2]] : tensor<2x6x4xf32> into tensor<2x24xf32>
  %x = tensor.expand_shape %c [[0], [1, 2]] output_shape [2, 3, 8] : tensor<2x24xf32> into tensor<2x3x8xf32>
  %j = tensor.concat dim(1) %x, %a1 : (tensor<2x3x8xf32>, tensor<2x3x8xf32>) -> tensor<2x6x8xf32>
  %s = tensor.extract_slice %j[0, 1, 2] [2, 5, 3] [1, 1, 2] : tensor<2x6x8xf32> to tensor<2x5x3xf32>
  %p = tensor.pad %s low[0, 1, 0] high[0, 1, 2] {
  ^bb0(%i: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x5x3xf32> to tensor<2x7x5xf32>
  return %p : tensor<2x7x5xf32>
}

// CHECK-LABEL: func @slice_drops_dimension(
// CHECK-NEXT: %[[S:.*]] = qnn.slice %{{.*}} {offsets = array<i64: 0, 3, 0>, sizes = array<i64: 2, 1, 4>, strides = array<i64: 1, 1, 1>}
// CHECK-NEXT: qnn.reshape %[[S]] : tensor<2x1x4xf32> -> tensor<2x4xf32>
func.func @slice_drops_dimension(%a0: tensor<2x6x4xf32>) -> tensor<2x4xf32> {
  %s = tensor.extract_slice %a0[0, 3, 0] [2, 1, 4] [1, 1, 1] : tensor<2x6x4xf32> to tensor<2x4xf32>
  return %s : tensor<2x4xf32>
}

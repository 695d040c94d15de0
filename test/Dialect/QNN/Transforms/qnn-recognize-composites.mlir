// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @mean_of_two_dims
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_mean %{{.*}} {axes = array<i64: 2, 3>} : tensor<2x5x4x4xf32> -> tensor<2x5xf32>
// CHECK-NEXT: return %[[R]]
func.func @mean_of_two_dims(%x: tensor<2x5x4x4xf32>) -> tensor<2x5xf32> {
  %c = arith.constant dense<0.0625> : tensor<1x1xf32>
  %0 = qnn.reduce_sum %x {axes = array<i64: 3>, keep_dims} : tensor<2x5x4x4xf32> -> tensor<2x5x4x1xf32>
  %1 = qnn.reduce_sum %0 {axes = array<i64: 2>, keep_dims} : tensor<2x5x4x1xf32> -> tensor<2x5x1x1xf32>
  %2 = qnn.reshape %1 : tensor<2x5x1x1xf32> -> tensor<2x5xf32>
  %3 = qnn.mul %2, %c : tensor<2x5xf32>, tensor<1x1xf32> -> tensor<2x5xf32>
  return %3 : tensor<2x5xf32>
}

// CHECK-LABEL: func @not_a_mean
// CHECK: qnn.reduce_sum
// CHECK: qnn.mul
func.func @not_a_mean(%x: tensor<2x5xf32>) -> tensor<2x1xf32> {
  %c = arith.constant dense<0.25> : tensor<1x1xf32>
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<2x5xf32> -> tensor<2x1xf32>
  %1 = qnn.mul %0, %c : tensor<2x1xf32>, tensor<1x1xf32> -> tensor<2x1xf32>
  return %1 : tensor<2x1xf32>
}

// CHECK-LABEL: func @maximum_through_reshape
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_max %{{.*}} {axes = array<i64: 2, 3>} : tensor<2x5x4x3xf32> -> tensor<2x5xf32>
// CHECK-NEXT: return %[[R]]
func.func @maximum_through_reshape(%x: tensor<2x5x4x3xf32>) -> tensor<2x5xf32> {
  %0 = qnn.reduce_max %x {axes = array<i64: 3>, keep_dims} : tensor<2x5x4x3xf32> -> tensor<2x5x4x1xf32>
  %1 = qnn.reshape %0 : tensor<2x5x4x1xf32> -> tensor<2x5x4xf32>
  %2 = qnn.reduce_max %1 {axes = array<i64: 2>, keep_dims} : tensor<2x5x4xf32> -> tensor<2x5x1xf32>
  %3 = qnn.reshape %2 : tensor<2x5x1xf32> -> tensor<2x5xf32>
  return %3 : tensor<2x5xf32>
}

// The inner sum is used twice: merging would compute it twice.
// CHECK-LABEL: func @shared_sum
// CHECK: qnn.reduce_sum %{{.*}} {axes = array<i64: 1>, keep_dims}
// CHECK: qnn.reduce_sum %{{.*}} {axes = array<i64: 0>, keep_dims}
func.func @shared_sum(%x: tensor<2x5xf32>) -> (tensor<2x1xf32>, tensor<1x1xf32>) {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<2x5xf32> -> tensor<2x1xf32>
  %1 = qnn.reduce_sum %0 {axes = array<i64: 0>, keep_dims} : tensor<2x1xf32> -> tensor<1x1xf32>
  return %0, %1 : tensor<2x1xf32>, tensor<1x1xf32>
}

//===----------------------------------------------------------------------===//
// Bias
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @bias
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{.*}}> : tensor<2x2xf32>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[5.000000e-01, 1.500000e+00]> : tensor<2xf32>
// CHECK: %[[R:.*]] = qnn.matmul %{{.*}}, %[[W]] bias(%[[B]] : tensor<2xf32>) :
// CHECK-NEXT: return %[[R]]
func.func @bias(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %b = arith.constant dense<[[0.5, 1.5]]> : tensor<1x2xf32>
  %0 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %1 = qnn.add %b, %0 : tensor<1x2xf32>, tensor<4x2xf32> -> tensor<4x2xf32>
  return %1 : tensor<4x2xf32>
}

// CHECK-LABEL: func @bias_behind_reshape
// CHECK: %[[P:.*]] = qnn.matmul %{{.*}} bias(%{{.*}}) : tensor<4x2xf32>
// CHECK: %[[R:.*]] = qnn.reshape %[[P]] : tensor<4x2xf32> -> tensor<2x2x2xf32>
// CHECK-NEXT: return %[[R]]
func.func @bias_behind_reshape(%x: tensor<4x2xf32>) -> tensor<2x2x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %b = arith.constant dense<[0.5, 1.5]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %1 = qnn.reshape %0 : tensor<4x2xf32> -> tensor<2x2x2xf32>
  %2 = qnn.add %1, %b : tensor<2x2x2xf32>, tensor<2xf32> -> tensor<2x2x2xf32>
  return %2 : tensor<2x2x2xf32>
}

// Per row, not per column; and the product is used elsewhere.
// CHECK-LABEL: func @no_bias
// CHECK-NOT: bias(
// CHECK: return
func.func @no_bias(%x: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %rows = arith.constant dense<[[0.5], [1.5]]> : tensor<2x1xf32>
  %columns = arith.constant dense<[0.5, 1.5]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.add %0, %rows : tensor<2x2xf32>, tensor<2x1xf32> -> tensor<2x2xf32>
  %2 = qnn.matmul %1, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.add %2, %columns : tensor<2x2xf32>, tensor<2xf32> -> tensor<2x2xf32>
  return %1, %2, %3 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>
}

//===----------------------------------------------------------------------===//
// Padding, slicing, transposed weights
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func @pad_into_conv
// CHECK-SAME: %[[X:.*]]: tensor<1x4x4x2xf32>
// CHECK-NEXT: qnn.conv2d %[[X]], %{{.*}} {padding = array<i64: 2, 2, 0, 4>}
func.func @pad_into_conv(%x: tensor<1x4x4x2xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x6x6x3xf32> {
  %0 = qnn.pad %x {low = array<i64: 0, 1, 0, 0>, high = array<i64: 0, 2, 3, 0>, value = 0.0 : f32} : tensor<1x4x4x2xf32> -> tensor<1x7x7x2xf32>
  %1 = qnn.conv2d %0, %w {padding = array<i64: 1, 0, 0, 1>} : tensor<1x7x7x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x6x6x3xf32>
  return %1 : tensor<1x6x6x3xf32>
}

// CHECK-LABEL: func @pad_with_ones
// CHECK: qnn.pad
func.func @pad_with_ones(%x: tensor<1x4x4x2xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x4x4x3xf32> {
  %0 = qnn.pad %x {low = array<i64: 0, 1, 1, 0>, high = array<i64: 0, 1, 1, 0>, value = 1.0 : f32} : tensor<1x4x4x2xf32> -> tensor<1x6x6x2xf32>
  %1 = qnn.conv2d %0, %w : tensor<1x6x6x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x4x4x3xf32>
  return %1 : tensor<1x4x4x3xf32>
}

// CHECK-LABEL: func @pad_channels
// CHECK: qnn.pad
func.func @pad_channels(%x: tensor<1x4x4x1xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x2x2x3xf32> {
  %0 = qnn.pad %x {low = array<i64: 0, 0, 0, 1>, high = array<i64: 0, 0, 0, 0>, value = 0.0 : f32} : tensor<1x4x4x1xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.conv2d %0, %w : tensor<1x4x4x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x2x2x3xf32>
  return %1 : tensor<1x2x2x3xf32>
}

// The last row and column of 8 are beyond the last window of stride 2.
// CHECK-LABEL: func @slice_into_conv
// CHECK-SAME: %[[X:.*]]: tensor<1x8x8x2xf32>
// CHECK-NEXT: qnn.conv2d %[[X]], %{{.*}} {strides = array<i64: 2, 2>} : tensor<1x8x8x2xf32>
func.func @slice_into_conv(%x: tensor<1x8x8x2xf32>, %w: tensor<3x1x1x2xf32>) -> tensor<1x4x4x3xf32> {
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 7, 8, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x8x8x2xf32> -> tensor<1x7x8x2xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 7, 7, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x7x8x2xf32> -> tensor<1x7x7x2xf32>
  %2 = qnn.conv2d %1, %w {strides = array<i64: 2, 2>} : tensor<1x7x7x2xf32>, tensor<3x1x1x2xf32> -> tensor<1x4x4x3xf32>
  return %2 : tensor<1x4x4x3xf32>
}

// With padding behind the cut the window would see what was cut off.
// CHECK-LABEL: func @slice_before_padding
// CHECK: qnn.slice
func.func @slice_before_padding(%x: tensor<1x8x8x2xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x4x4x3xf32> {
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 7, 7, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x8x8x2xf32> -> tensor<1x7x7x2xf32>
  %1 = qnn.conv2d %0, %w {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>} : tensor<1x7x7x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x4x4x3xf32>
  return %1 : tensor<1x4x4x3xf32>
}

// CHECK-LABEL: func @slice_of_first_row
// CHECK: qnn.slice
func.func @slice_of_first_row(%x: tensor<1x8x8x2xf32>, %w: tensor<3x1x1x2xf32>) -> tensor<1x4x4x3xf32> {
  %0 = qnn.slice %x {offsets = array<i64: 0, 1, 0, 0>, sizes = array<i64: 1, 7, 7, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x8x8x2xf32> -> tensor<1x7x7x2xf32>
  %1 = qnn.conv2d %0, %w {strides = array<i64: 2, 2>} : tensor<1x7x7x2xf32>, tensor<3x1x1x2xf32> -> tensor<1x4x4x3xf32>
  return %1 : tensor<1x4x4x3xf32>
}

// CHECK-LABEL: func @transposed_weights
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<2x8xf32>
// CHECK-NEXT: qnn.matmul %[[X]], %[[W]] {transpose_rhs}
func.func @transposed_weights(%x: tensor<4x8xf32>, %w: tensor<2x8xf32>) -> tensor<4x2xf32> {
  %0 = qnn.transpose %w {perm = array<i64: 1, 0>} : tensor<2x8xf32> -> tensor<8x2xf32>
  %1 = qnn.matmul %x, %0 : tensor<4x8xf32>, tensor<8x2xf32> -> tensor<4x2xf32>
  return %1 : tensor<4x2xf32>
}

// CHECK-LABEL: func @transposed_heads
// CHECK: qnn.transpose
func.func @transposed_heads(%x: tensor<4x4x8xf32>, %w: tensor<8x4x2xf32>) -> tensor<4x4x2xf32> {
  %0 = qnn.transpose %w {perm = array<i64: 1, 0, 2>} : tensor<8x4x2xf32> -> tensor<4x8x2xf32>
  %1 = qnn.matmul %x, %0 : tensor<4x4x8xf32>, tensor<4x8x2xf32> -> tensor<4x4x2xf32>
  return %1 : tensor<4x4x2xf32>
}

//===----------------------------------------------------------------------===//
// Reshapes
//===----------------------------------------------------------------------===//

// The residual and the activation are next to the matmul.
// CHECK-LABEL: func @residual_of_rank_3
// CHECK: %[[P:.*]] = qnn.matmul
// CHECK: %[[Y:.*]] = qnn.reshape %{{.*}} : tensor<2x3x4xf32> -> tensor<6x4xf32>
// CHECK: %[[S:.*]] = qnn.add %[[P]], %[[Y]]
// CHECK: %[[T:.*]] = qnn.unary {{ *}}tanh %[[S]] : tensor<6x4xf32>
// CHECK: qnn.matmul %[[T]]
func.func @residual_of_rank_3(%x: tensor<6x4xf32>, %w: tensor<4x4xf32>, %y: tensor<2x3x4xf32>) -> tensor<6x4xf32> {
  %0 = qnn.matmul %x, %w : tensor<6x4xf32>, tensor<4x4xf32> -> tensor<6x4xf32>
  %1 = qnn.reshape %0 : tensor<6x4xf32> -> tensor<2x3x4xf32>
  %2 = qnn.add %1, %y : tensor<2x3x4xf32>, tensor<2x3x4xf32> -> tensor<2x3x4xf32>
  %3 = qnn.unary tanh %2 : tensor<2x3x4xf32> -> tensor<2x3x4xf32>
  %4 = qnn.reshape %3 : tensor<2x3x4xf32> -> tensor<6x4xf32>
  %5 = qnn.matmul %4, %w : tensor<6x4xf32>, tensor<4x4xf32> -> tensor<6x4xf32>
  return %5 : tensor<6x4xf32>
}

// A constant per token differs between rows of rank 2.
// CHECK-LABEL: func @position_embedding
// CHECK: qnn.add %{{.*}} : tensor<2x3x4xf32>, tensor<1x3x4xf32> -> tensor<2x3x4xf32>
func.func @position_embedding(%x: tensor<6x4xf32>, %p: tensor<1x3x4xf32>) -> tensor<2x3x4xf32> {
  %0 = qnn.reshape %x : tensor<6x4xf32> -> tensor<2x3x4xf32>
  %1 = qnn.add %0, %p : tensor<2x3x4xf32>, tensor<1x3x4xf32> -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// CHECK-LABEL: func @softmax_of_other_axis
// CHECK: qnn.softmax %{{.*}} {axis = 1 : i64} : tensor<2x3x4xf32>
func.func @softmax_of_other_axis(%x: tensor<6x4xf32>) -> tensor<2x3x4xf32> {
  %0 = qnn.reshape %x : tensor<6x4xf32> -> tensor<2x3x4xf32>
  %1 = qnn.softmax %0 {axis = 1 : i64} : tensor<2x3x4xf32> -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// -----

// CHECK-LABEL: func @min_of_min
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_min %{{.*}} {axes = array<i64: 2, 3>} : tensor<2x5x4x3xf32> -> tensor<2x5xf32>
// CHECK-NEXT: return %[[R]]
func.func @min_of_min(%x: tensor<2x5x4x3xf32>) -> tensor<2x5xf32> {
  %0 = qnn.reduce_min %x {axes = array<i64: 3>, keep_dims} : tensor<2x5x4x3xf32> -> tensor<2x5x4x1xf32>
  %1 = qnn.reduce_min %0 {axes = array<i64: 2>, keep_dims} : tensor<2x5x4x1xf32> -> tensor<2x5x1x1xf32>
  %2 = qnn.reshape %1 : tensor<2x5x1x1xf32> -> tensor<2x5xf32>
  return %2 : tensor<2x5xf32>
}

// -----

// Of products only the dimension goes: merged ones would round in another order.
// CHECK-LABEL: func @product_of_product
// CHECK-NEXT: %[[P:.*]] = qnn.reduce_prod %{{.*}} {axes = array<i64: 1>, keep_dims} : tensor<2x5xf32> -> tensor<2x1xf32>
// CHECK-NEXT: qnn.reduce_prod %[[P]] {axes = array<i64: 0>} : tensor<2x1xf32> -> tensor<1xf32>
func.func @product_of_product(%x: tensor<2x5xf32>) -> tensor<1xf32> {
  %0 = qnn.reduce_prod %x {axes = array<i64: 1>, keep_dims} : tensor<2x5xf32> -> tensor<2x1xf32>
  %1 = qnn.reduce_prod %0 {axes = array<i64: 0>, keep_dims} : tensor<2x1xf32> -> tensor<1x1xf32>
  %2 = qnn.reshape %1 : tensor<1x1xf32> -> tensor<1xf32>
  return %2 : tensor<1xf32>
}

// -----

// A mask of -infinity is no bias.
// CHECK-LABEL: func @mask_is_no_bias
// CHECK: qnn.matmul %arg0, %{{.*}} : tensor
// CHECK: qnn.add
func.func @mask_is_no_bias(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %m = arith.constant dense<[0.0, 0xFF800000]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.add %0, %m : tensor<2x2xf32>, tensor<2xf32> -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

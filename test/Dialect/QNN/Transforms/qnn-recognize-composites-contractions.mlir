// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// One convolution for each group, on slices of the channels.
// CHECK-LABEL: func @groups
// CHECK-SAME: (%[[X:.*]]: tensor<1x4x4x4xf32>)
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[5.000000e-01, -5.000000e-01]> : tensor<2xf32>
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[\[\[\[}}1.000000e+00, 2.000000e+00]]], {{\[\[\[}}3.000000e+00, 4.000000e+00]]]]> : tensor<2x1x1x2xf32>
// CHECK: %[[Y:.*]] = qnn.conv2d %[[X]], %[[W]] bias(%[[B]] : tensor<2xf32>) {groups = 2 : i64}
// CHECK-NEXT: return %[[Y]]
func.func @groups(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x4x2xf32> {
  %w0 = arith.constant dense<[[[[1.0, 2.0]]]]> : tensor<1x1x1x2xf32>
  %w1 = arith.constant dense<[[[[3.0, 4.0]]]]> : tensor<1x1x1x2xf32>
  %b0 = arith.constant dense<0.5> : tensor<1xf32>
  %b1 = arith.constant dense<-0.5> : tensor<1xf32>
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 2>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.conv2d %0, %w0 bias(%b0 : tensor<1xf32>) : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %3 = qnn.conv2d %1, %w1 bias(%b1 : tensor<1xf32>) : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %4 = qnn.concat %2, %3 {axis = 3 : i64} : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32> -> tensor<1x4x4x2xf32>
  return %4 : tensor<1x4x4x2xf32>
}

// Filters that are the parts of one parameter are that parameter, whatever its size.
// CHECK-LABEL: func @groups_of_parameter
// CHECK: %[[W:.*]] = qnn.load_parameter @w
// CHECK: qnn.conv2d %{{.*}}, %[[W]] {groups = 2 : i64}
qnn.parameter @w key "w" : tensor<2x1x1x2xf32>
func.func @groups_of_parameter(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x4x2xf32> {
  %w = qnn.load_parameter @w : tensor<2x1x1x2xf32>
  %w0 = qnn.slice %w {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 1, 1, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<2x1x1x2xf32> -> tensor<1x1x1x2xf32>
  %w1 = qnn.slice %w {offsets = array<i64: 1, 0, 0, 0>, sizes = array<i64: 1, 1, 1, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<2x1x1x2xf32> -> tensor<1x1x1x2xf32>
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 2>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.conv2d %0, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %3 = qnn.conv2d %1, %w1 : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %4 = qnn.concat %2, %3 {axis = 3 : i64} : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32> -> tensor<1x4x4x2xf32>
  return %4 : tensor<1x4x4x2xf32>
}

// The parts come in another order: no groups of this tensor.
// CHECK-LABEL: func @swapped_groups
// CHECK: qnn.concat
func.func @swapped_groups(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x4x2xf32> {
  %w0 = arith.constant dense<[[[[1.0, 2.0]]]]> : tensor<1x1x1x2xf32>
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 2>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.conv2d %0, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %3 = qnn.conv2d %1, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %4 = qnn.concat %2, %3 {axis = 3 : i64} : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32> -> tensor<1x4x4x2xf32>
  return %4 : tensor<1x4x4x2xf32>
}

// One of them is clamped.
// CHECK-LABEL: func @unlike_groups
// CHECK: qnn.concat
func.func @unlike_groups(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x4x2xf32> {
  %w0 = arith.constant dense<[[[[1.0, 2.0]]]]> : tensor<1x1x1x2xf32>
  %0 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 0>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.slice %x {offsets = array<i64: 0, 0, 0, 2>, sizes = array<i64: 1, 4, 4, 2>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x4x4x4xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.conv2d %0, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %3 = qnn.conv2d %1, %w0 {clamp_min = 0.0 : f32} : tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32> -> tensor<1x4x4x1xf32>
  %4 = qnn.concat %2, %3 {axis = 3 : i64} : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32> -> tensor<1x4x4x2xf32>
  return %4 : tensor<1x4x4x2xf32>
}

// CHECK-LABEL: func @cut
// CHECK: qnn.conv_transpose2d %{{.*}}, %{{.*}} {padding = array<i64: 2, 2, 2, 0>, strides = array<i64: 2, 2>} : tensor<1x3x4x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x3x7x3xf32>
// CHECK-NOT: qnn.slice
func.func @cut(%x: tensor<1x3x4x2xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x3x7x3xf32> {
  %0 = qnn.conv_transpose2d %x, %w {padding = array<i64: 1, 0, 0, 0>, strides = array<i64: 2, 2>} : tensor<1x3x4x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x6x9x3xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 1, 2, 0>, sizes = array<i64: 1, 3, 7, 3>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x6x9x3xf32> -> tensor<1x3x7x3xf32>
  return %1 : tensor<1x3x7x3xf32>
}

// Others read what is cut.
// CHECK-LABEL: func @cut_for_one
// CHECK: %[[Y:.*]] = qnn.conv_transpose2d {{.*}} -> tensor<1x6x9x3xf32>
// CHECK: %[[S:.*]] = qnn.slice %[[Y]]
// CHECK: return %[[Y]], %[[S]]
func.func @cut_for_one(%x: tensor<1x3x4x2xf32>, %w: tensor<3x3x3x2xf32>) -> (tensor<1x6x9x3xf32>, tensor<1x3x7x3xf32>) {
  %0 = qnn.conv_transpose2d %x, %w {padding = array<i64: 1, 0, 0, 0>, strides = array<i64: 2, 2>} : tensor<1x3x4x2xf32>, tensor<3x3x3x2xf32> -> tensor<1x6x9x3xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 1, 2, 0>, sizes = array<i64: 1, 3, 7, 3>, strides = array<i64: 1, 1, 1, 1>} : tensor<1x6x9x3xf32> -> tensor<1x3x7x3xf32>
  return %0, %1 : tensor<1x6x9x3xf32>, tensor<1x3x7x3xf32>
}

// One matrix for the whole batch is a plain matmul.
// CHECK-LABEL: func @repeated
// CHECK: %[[X:.*]] = qnn.reshape %{{.*}} : tensor<4x3x2xf32> -> tensor<12x2xf32>
// CHECK: %[[Y:.*]] = qnn.matmul %[[X]], %{{.*}} : tensor<12x2xf32>, tensor<2x5xf32> -> tensor<12x5xf32>
// CHECK: qnn.reshape %[[Y]] : tensor<12x5xf32> -> tensor<4x3x5xf32>
func.func @repeated(%x: tensor<4x3x2xf32>) -> tensor<4x3x5xf32> {
  %w = arith.constant dense<1.5> : tensor<1x2x5xf32>
  %0 = qnn.tile %w {multiples = array<i64: 4, 1, 1>} : tensor<1x2x5xf32> -> tensor<4x2x5xf32>
  %1 = qnn.matmul %x, %0 : tensor<4x3x2xf32>, tensor<4x2x5xf32> -> tensor<4x3x5xf32>
  return %1 : tensor<4x3x5xf32>
}

// Two matrices in turn are not one.
// CHECK-LABEL: func @repeated_pair
// CHECK: qnn.matmul {{.*}} : tensor<4x3x2xf32>, tensor<4x2x5xf32> -> tensor<4x3x5xf32>
func.func @repeated_pair(%x: tensor<4x3x2xf32>) -> tensor<4x3x5xf32> {
  %w = arith.constant dense<1.5> : tensor<2x2x5xf32>
  %0 = qnn.tile %w {multiples = array<i64: 2, 1, 1>} : tensor<2x2x5xf32> -> tensor<4x2x5xf32>
  %1 = qnn.matmul %x, %0 : tensor<4x3x2xf32>, tensor<4x2x5xf32> -> tensor<4x3x5xf32>
  return %1 : tensor<4x3x5xf32>
}

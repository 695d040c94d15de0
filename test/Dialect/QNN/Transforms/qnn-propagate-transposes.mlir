// RUN: %qopt-opt %s --pass-pipeline='builtin.module(func.func(qnn-propagate-transposes))' | FileCheck %s

// A pair around an elementwise op.
// CHECK-LABEL: func @pair
// CHECK-SAME: %[[X:.*]]: tensor<1x8x8x4xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.clamp %[[X]] {min = 0.000000e+00 : f32} : tensor<1x8x8x4xf32>
// CHECK-NEXT: return %[[R]]
func.func @pair(%x: tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<1x4x8x8xf32> -> tensor<1x4x8x8xf32>
  %2 = qnn.transpose %1 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x4x8x8xf32> -> tensor<1x8x8x4xf32>
  return %2 : tensor<1x8x8x4xf32>
}

// Two perms that look alike when all sizes are equal do not cancel.
// CHECK-LABEL: func @no_pair
// CHECK: qnn.transpose
func.func @no_pair(%x: tensor<8x8x8x8xf32>) -> tensor<8x8x8x8xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<8x8x8x8xf32> -> tensor<8x8x8x8xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<8x8x8x8xf32> -> tensor<8x8x8x8xf32>
  %2 = qnn.transpose %1 {perm = array<i64: 0, 3, 1, 2>} : tensor<8x8x8x8xf32> -> tensor<8x8x8x8xf32>
  return %2 : tensor<8x8x8x8xf32>
}

// Nothing to save: the transpose stays where it is.
// CHECK-LABEL: func @single
// CHECK: %[[T:.*]] = qnn.transpose
// CHECK: %[[C:.*]] = qnn.clamp %[[T]]
// CHECK: return %[[C]]
func.func @single(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x8x8xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<1x4x8x8xf32> -> tensor<1x4x8x8xf32>
  return %1 : tensor<1x4x8x8xf32>
}

// A diamond and constants in NCHW form: a scalar, a vector over the channels (a reshape for
// a parameter) and a small tensor, which folds.
// CHECK-LABEL: func @diamond
// CHECK-SAME: %[[X:.*]]: tensor<1x2x2x3xf32>, %[[V:.*]]: tensor<1x3x1x1xf32>
// CHECK-NOT: qnn.transpose
// CHECK-DAG: %[[C:.*]] = arith.constant dense<{{.*}}[1.000000e+00, 5.000000e+00, 9.000000e+00], [2.000000e+00{{.*}}> : tensor<1x2x2x3xf32>
// CHECK: %[[S:.*]] = qnn.unary {{ *}}sigmoid %[[X]]
// CHECK: %[[M:.*]] = qnn.mul %[[X]], %[[S]] : tensor<1x2x2x3xf32>
// CHECK: %[[A:.*]] = qnn.add %[[M]], %[[C]]
// CHECK: %[[VN:.*]] = qnn.reshape %[[V]] : tensor<1x3x1x1xf32> -> tensor<1x1x1x3xf32>
// CHECK: %[[R:.*]] = qnn.mul %[[A]], %[[VN]] : tensor<1x2x2x3xf32>, tensor<1x1x1x3xf32>
// CHECK: return %[[R]]
func.func @diamond(%x: tensor<1x2x2x3xf32>, %v: tensor<1x3x1x1xf32>) -> tensor<1x2x2x3xf32> {
  %c = arith.constant dense<[[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]], [[9.0, 10.0], [11.0, 12.0]]]]> : tensor<1x3x2x2xf32>
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x2x2x3xf32> -> tensor<1x3x2x2xf32>
  %1 = qnn.unary sigmoid %0 : tensor<1x3x2x2xf32> -> tensor<1x3x2x2xf32>
  %2 = qnn.mul %0, %1 : tensor<1x3x2x2xf32>, tensor<1x3x2x2xf32> -> tensor<1x3x2x2xf32>
  %3 = qnn.add %2, %c : tensor<1x3x2x2xf32>, tensor<1x3x2x2xf32> -> tensor<1x3x2x2xf32>
  %4 = qnn.mul %3, %v : tensor<1x3x2x2xf32>, tensor<1x3x1x1xf32> -> tensor<1x3x2x2xf32>
  %5 = qnn.transpose %4 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x3x2x2xf32> -> tensor<1x2x2x3xf32>
  return %5 : tensor<1x2x2x3xf32>
}

// Attributes that name dimensions follow.
// CHECK-LABEL: func @attributes
// CHECK-NOT: qnn.transpose
// CHECK: %[[S:.*]] = qnn.slice %{{.*}} {offsets = array<i64: 0, 3, 4, 1>, sizes = array<i64: 1, 4, 3, 2>, strides = array<i64: 1, 1, 1, 2>} : tensor<1x8x7x4xf32>
// CHECK: %[[P:.*]] = qnn.pad %[[S]] {high = array<i64: 0, 6, 7, 5>, low = array<i64: 0, 2, 3, 1>,
// CHECK: %[[C:.*]] = qnn.concat %[[P]], %[[P]] {axis = 3 : i64}
// CHECK: %[[M:.*]] = qnn.softmax %[[C]] {axis = 2 : i64}
// CHECK: %[[R:.*]] = qnn.reduce_max %[[M]] {axes = array<i64: 1, 3>, keep_dims}
// CHECK: return %[[R]] : tensor<1x1x13x1xf32>
func.func @attributes(%x: tensor<1x8x7x4xf32>) -> tensor<1x1x13x1xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x7x4xf32> -> tensor<1x4x8x7xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 1, 3, 4>, sizes = array<i64: 1, 2, 4, 3>, strides = array<i64: 1, 2, 1, 1>} : tensor<1x4x8x7xf32> -> tensor<1x2x4x3xf32>
  %2 = qnn.pad %1 {low = array<i64: 0, 1, 2, 3>, high = array<i64: 0, 5, 6, 7>, value = 1.0 : f32} : tensor<1x2x4x3xf32> -> tensor<1x8x12x13xf32>
  %3 = qnn.concat %2, %2 {axis = 1 : i64} : tensor<1x8x12x13xf32>, tensor<1x8x12x13xf32> -> tensor<1x16x12x13xf32>
  %4 = qnn.softmax %3 {axis = 3 : i64} : tensor<1x16x12x13xf32> -> tensor<1x16x12x13xf32>
  %5 = qnn.reduce_max %4 {axes = array<i64: 1, 2>, keep_dims} : tensor<1x16x12x13xf32> -> tensor<1x1x1x13xf32>
  %6 = qnn.transpose %5 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x1x1x13xf32> -> tensor<1x1x13x1xf32>
  return %6 : tensor<1x1x13x1xf32>
}

// A reduction over the moved dimensions takes any layout.
// CHECK-LABEL: func @global_mean
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_mean %{{.*}} {axes = array<i64: 1, 2>} : tensor<2x8x7x4xf32> -> tensor<2x4xf32>
// CHECK-NEXT: return %[[R]]
func.func @global_mean(%x: tensor<2x8x7x4xf32>) -> tensor<2x4xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<2x8x7x4xf32> -> tensor<2x4x8x7xf32>
  %1 = qnn.reduce_mean %0 {axes = array<i64: 2, 3>} : tensor<2x4x8x7xf32> -> tensor<2x4xf32>
  return %1 : tensor<2x4xf32>
}

// Over the channels the order of the others would change.
// CHECK-LABEL: func @mean_that_orders
// CHECK: qnn.transpose
// CHECK: qnn.reduce_mean %{{.*}} {axes = array<i64: 2>} : tensor<2x4x8x7xf32> -> tensor<2x4x7xf32>
func.func @mean_that_orders(%x: tensor<2x8x7x4xf32>) -> tensor<2x4x7xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<2x8x7x4xf32> -> tensor<2x4x8x7xf32>
  %1 = qnn.reduce_mean %0 {axes = array<i64: 2>} : tensor<2x4x8x7xf32> -> tensor<2x4x7xf32>
  return %1 : tensor<2x4x7xf32>
}

// Quantized values; types with a scale per channel name a dimension and stay.
!q = !quant.uniform<i8:f32, 0.5:3>
!p = !quant.uniform<i8<-127:127>:f32:1, {0.5, 0.25}>
// CHECK-LABEL: func @quantized
// CHECK-NOT: qnn.transpose
// CHECK: %[[Q:.*]] = qnn.quantize %{{.*}} : tensor<1x3x4x2xf32> -> tensor<1x3x4x2x!{{.*}}>
// CHECK: %[[D:.*]] = qnn.dequantize %[[Q]] : tensor<1x3x4x2x!{{.*}}> -> tensor<1x3x4x2xf32>
// CHECK: return %[[D]]
func.func @quantized(%x: tensor<1x3x4x2xf32>) -> tensor<1x3x4x2xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x3x4x2xf32> -> tensor<1x2x3x4xf32>
  %1 = qnn.quantize %0 : tensor<1x2x3x4xf32> -> tensor<1x2x3x4x!q>
  %2 = qnn.dequantize %1 : tensor<1x2x3x4x!q> -> tensor<1x2x3x4xf32>
  %3 = qnn.transpose %2 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x2x3x4xf32> -> tensor<1x3x4x2xf32>
  return %3 : tensor<1x3x4x2xf32>
}

// CHECK-LABEL: func @per_axis
// CHECK: qnn.transpose
// CHECK: qnn.quantize %{{.*}} : tensor<1x2x3x4xf32>
func.func @per_axis(%x: tensor<1x3x4x2xf32>) -> tensor<1x3x4x2xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x3x4x2xf32> -> tensor<1x2x3x4xf32>
  %1 = qnn.quantize %0 : tensor<1x2x3x4xf32> -> tensor<1x2x3x4x!p>
  %2 = qnn.dequantize %1 : tensor<1x2x3x4x!p> -> tensor<1x2x3x4xf32>
  %3 = qnn.transpose %2 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x2x3x4xf32> -> tensor<1x3x4x2xf32>
  return %3 : tensor<1x3x4x2xf32>
}

// One transpose towards an op in NCHW remains instead of three.
// CHECK-LABEL: func @one_remains
// CHECK-COUNT-1: qnn.transpose
// CHECK-NOT: qnn.transpose
// CHECK: return
func.func @one_remains(%x: tensor<1x8x8x4xf32>, %y: tensor<1x8x8x4xf32>) -> (tensor<1x8x8x4xf32>, tensor<1x4x8x8xf32>) {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
  %1 = qnn.transpose %y {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
  %2 = qnn.add %0, %1 : tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32> -> tensor<1x4x8x8xf32>
  %3 = qnn.transpose %2 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x4x8x8xf32> -> tensor<1x8x8x4xf32>
  return %3, %2 : tensor<1x8x8x4xf32>, tensor<1x4x8x8xf32>
}

// An operand that comes in NCHW: moving would trade one transpose for another.
// CHECK-LABEL: func @no_gain
// CHECK: %[[T:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 3, 1, 2>}
// CHECK: qnn.add %[[T]], %{{.*}} : tensor<1x4x8x8xf32>
// CHECK-NOT: qnn.transpose
// CHECK: return
func.func @no_gain(%x: tensor<1x8x8x4xf32>, %y: tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
  %1 = qnn.add %0, %y : tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32> -> tensor<1x4x8x8xf32>
  return %1 : tensor<1x4x8x8xf32>
}

// Flattened before a matmul: the rows of the weights are permuted. Row c * 2 + h becomes
// row h * 3 + c.
// CHECK-LABEL: func @flatten
// CHECK-SAME: %[[X:.*]]: tensor<5x2x1x3xf32>)
// CHECK-DAG: %[[W:.*]] = arith.constant
// CHECK-SAME{LITERAL}: dense<[[0.000000e+00], [2.000000e+00], [4.000000e+00], [1.000000e+00], [3.000000e+00], [5.000000e+00]]>
// CHECK-DAG: %[[F:.*]] = qnn.reshape %[[X]] : tensor<5x2x1x3xf32> -> tensor<5x6xf32>
// CHECK: qnn.matmul %[[F]], %[[W]]
func.func @flatten(%x: tensor<5x2x1x3xf32>) -> tensor<5x1xf32> {
  %w = arith.constant dense<[[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]]> : tensor<6x1xf32>
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<5x2x1x3xf32> -> tensor<5x3x2x1xf32>
  %1 = qnn.reshape %0 : tensor<5x3x2x1xf32> -> tensor<5x6xf32>
  %2 = qnn.matmul %1, %w : tensor<5x6xf32>, tensor<6x1xf32> -> tensor<5x1xf32>
  return %2 : tensor<5x1xf32>
}

// CHECK-LABEL: func @flatten_transposed_weights
// CHECK: %[[W:.*]] = arith.constant
// CHECK-SAME{LITERAL}: dense<[[0.000000e+00, 2.000000e+00, 4.000000e+00, 1.000000e+00, 3.000000e+00, 5.000000e+00]]>
// CHECK: qnn.matmul %{{.*}}, %[[W]] {transpose_rhs}
func.func @flatten_transposed_weights(%x: tensor<5x2x1x3xf32>) -> tensor<5x1xf32> {
  %w = arith.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]]> : tensor<1x6xf32>
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<5x2x1x3xf32> -> tensor<5x3x2x1xf32>
  %1 = qnn.reshape %0 : tensor<5x3x2x1xf32> -> tensor<5x6xf32>
  %2 = qnn.matmul %1, %w {transpose_rhs} : tensor<5x6xf32>, tensor<1x6xf32> -> tensor<5x1xf32>
  return %2 : tensor<5x1xf32>
}

// Weights that are computed, and rows that the transpose mixes.
// CHECK-LABEL: func @flatten_unknown
// CHECK-COUNT-2: qnn.transpose
func.func @flatten_unknown(%x: tensor<5x2x2x3xf32>, %w: tensor<12x1xf32>) -> (tensor<5x1xf32>, tensor<12x1xf32>) {
  %c = arith.constant dense<[[0.0], [1.0], [2.0], [3.0], [4.0]]> : tensor<5x1xf32>
  %0 = qnn.transpose %x {perm = array<i64: 0, 3, 1, 2>} : tensor<5x2x2x3xf32> -> tensor<5x3x2x2xf32>
  %1 = qnn.reshape %0 : tensor<5x3x2x2xf32> -> tensor<5x12xf32>
  %2 = qnn.matmul %1, %w : tensor<5x12xf32>, tensor<12x1xf32> -> tensor<5x1xf32>
  %3 = qnn.transpose %x {perm = array<i64: 1, 2, 3, 0>} : tensor<5x2x2x3xf32> -> tensor<2x2x3x5xf32>
  %4 = qnn.reshape %3 : tensor<2x2x3x5xf32> -> tensor<12x5xf32>
  %5 = qnn.matmul %4, %c : tensor<12x5xf32>, tensor<5x1xf32> -> tensor<12x1xf32>
  return %2, %5 : tensor<5x1xf32>, tensor<12x1xf32>
}

// RUN: %qopt-opt %s --qnn-split-matmuls --mlir-print-local-scope | FileCheck %s

// A matmul for each slice, of the weights and biases that belong to it; columns that no slice takes
// are not computed. Both steps read the same parts.
// CHECK-LABEL: func @gates
// CHECK-DAG: %[[W0:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, 2.000000e+00], [6.000000e+00, 7.000000e+00]]> : tensor<2x2xf32>
// CHECK-DAG: %[[W2:.*]] = arith.constant dense<{{\[\[}}4.000000e+00], [9.000000e+00]]> : tensor<2x1xf32>
// CHECK-DAG: %[[B0:.*]] = arith.constant dense<[1.000000e-01, 2.000000e-01]> : tensor<2xf32>
// CHECK-DAG: %[[B2:.*]] = arith.constant dense<4.000000e-01> : tensor<1xf32>
// CHECK: %[[A2:.*]] = qnn.matmul %arg0, %[[W0]] bias(%[[B0]] : tensor<2xf32>) : tensor<?x2xf32>, tensor<2x2xf32> -> tensor<?x2xf32>
// CHECK: %[[A1:.*]] = qnn.matmul %arg0, %[[W2]] bias(%[[B2]] : tensor<1xf32>) : tensor<?x2xf32>, tensor<2x1xf32> -> tensor<?x1xf32>
// CHECK: qnn.matmul %[[A2]], %[[W0]] bias(%[[B0]]
// CHECK: qnn.matmul %[[A2]], %[[W2]] bias(%[[B2]]
// CHECK-NOT: qnn.slice
// CHECK: return
func.func @gates(%x: tensor<?x2xf32>) -> (tensor<?x1xf32>, tensor<?x2xf32>, tensor<?x1xf32>) {
  %w = arith.constant dense<[[1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0]]> : tensor<2x5xf32>
  %b = arith.constant dense<[0.1, 0.2, 0.3, 0.4, 0.5]> : tensor<5xf32>
  %0 = qnn.matmul %x, %w bias(%b : tensor<5xf32>) : tensor<?x2xf32>, tensor<2x5xf32> -> tensor<?x5xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 3>, sizes = array<i64: -1, 1>, strides = array<i64: 1, 1>} : tensor<?x5xf32> -> tensor<?x1xf32>
  %2 = qnn.slice %0 {offsets = array<i64: 0, 0>, sizes = array<i64: -1, 2>, strides = array<i64: 1, 1>} : tensor<?x5xf32> -> tensor<?x2xf32>
  %3 = qnn.matmul %2, %w bias(%b : tensor<5xf32>) : tensor<?x2xf32>, tensor<2x5xf32> -> tensor<?x5xf32>
  %4 = qnn.slice %3 {offsets = array<i64: 0, 0>, sizes = array<i64: -1, 2>, strides = array<i64: 1, 1>} : tensor<?x5xf32> -> tensor<?x2xf32>
  %5 = qnn.slice %3 {offsets = array<i64: 0, 3>, sizes = array<i64: -1, 1>, strides = array<i64: 1, 1>} : tensor<?x5xf32> -> tensor<?x1xf32>
  return %1, %4, %5 : tensor<?x1xf32>, tensor<?x2xf32>, tensor<?x1xf32>
}

// Weights with the outputs in front, as PyTorch has them.
// CHECK-LABEL: func @transposed
// CHECK-DAG: %[[W0:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, 2.000000e+00]]> : tensor<1x2xf32>
// CHECK-DAG: %[[W1:.*]] = arith.constant dense<{{\[\[}}3.000000e+00, 4.000000e+00], [5.000000e+00, 6.000000e+00]]> : tensor<2x2xf32>
// CHECK: qnn.matmul %arg0, %[[W0]] {transpose_rhs}
// CHECK: qnn.matmul %arg0, %[[W1]] {transpose_rhs}
// CHECK-NOT: qnn.slice
// CHECK: return
func.func @transposed(%x: tensor<4x2xf32>) -> (tensor<4x1xf32>, tensor<4x2xf32>) {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<4x2xf32>, tensor<3x2xf32> -> tensor<4x3xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 1>, strides = array<i64: 1, 1>} : tensor<4x3xf32> -> tensor<4x1xf32>
  %2 = qnn.slice %0 {offsets = array<i64: 0, 1>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x3xf32> -> tensor<4x2xf32>
  return %1, %2 : tensor<4x1xf32>, tensor<4x2xf32>
}

// Not split: parts that overlap, rows, every other column, a result that is read as a whole, one
// part, weights that are computed, a clamp between.
// CHECK-LABEL: func @not_split
// CHECK-COUNT-7: qnn.matmul
// CHECK-NOT: qnn.matmul
// CHECK: return
func.func @not_split(%x: tensor<4x2xf32>, %v: tensor<2x4xf32>)
    -> (tensor<4x3xf32>, tensor<4x3xf32>, tensor<2x4xf32>, tensor<2x4xf32>, tensor<4x2xf32>, tensor<4x2xf32>,
        tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x4xf32>, tensor<4x3xf32>, tensor<4x2xf32>, tensor<4x2xf32>,
        tensor<4x2xf32>, tensor<4x2xf32>) {
  %w = arith.constant dense<1.0> : tensor<2x4xf32>
  %0 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 3>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x3xf32>
  %2 = qnn.slice %0 {offsets = array<i64: 0, 1>, sizes = array<i64: 4, 3>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x3xf32>
  %3 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %4 = qnn.slice %3 {offsets = array<i64: 0, 0>, sizes = array<i64: 2, 4>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<2x4xf32>
  %5 = qnn.slice %3 {offsets = array<i64: 2, 0>, sizes = array<i64: 2, 4>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<2x4xf32>
  %6 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %7 = qnn.slice %6 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 2>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %8 = qnn.slice %6 {offsets = array<i64: 0, 1>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 2>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %9 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %10 = qnn.slice %9 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %11 = qnn.slice %9 {offsets = array<i64: 0, 2>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %12 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %13 = qnn.slice %12 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 3>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x3xf32>
  %14 = qnn.matmul %x, %v : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %15 = qnn.slice %14 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %16 = qnn.slice %14 {offsets = array<i64: 0, 2>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %17 = qnn.matmul %x, %w {clamp_min = 0.0 : f32} : tensor<4x2xf32>, tensor<2x4xf32> -> tensor<4x4xf32>
  %18 = qnn.slice %17 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  %19 = qnn.slice %17 {offsets = array<i64: 0, 2>, sizes = array<i64: 4, 2>, strides = array<i64: 1, 1>} : tensor<4x4xf32> -> tensor<4x2xf32>
  return %1, %2, %4, %5, %7, %8, %10, %11, %9, %13, %15, %16, %18, %19
    : tensor<4x3xf32>, tensor<4x3xf32>, tensor<2x4xf32>, tensor<2x4xf32>, tensor<4x2xf32>, tensor<4x2xf32>,
      tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x4xf32>, tensor<4x3xf32>, tensor<4x2xf32>, tensor<4x2xf32>,
      tensor<4x2xf32>, tensor<4x2xf32>
}

// One matrix read as it is and transposed: other elements belong to the same columns.
// CHECK-LABEL: func @tied
// CHECK-DAG: %[[W0:.*]] = arith.constant dense<{{\[\[}}1.000000e+00], [3.000000e+00]]> : tensor<2x1xf32>
// CHECK-DAG: %[[T0:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, 2.000000e+00]]> : tensor<1x2xf32>
// CHECK: qnn.matmul %arg0, %[[W0]] :
// CHECK: qnn.matmul %arg0, %[[T0]] {transpose_rhs}
// CHECK-NOT: qnn.slice
// CHECK: return
func.func @tied(%x: tensor<4x2xf32>) -> (tensor<4x1xf32>, tensor<4x1xf32>, tensor<4x1xf32>, tensor<4x1xf32>) {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %0 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %1 = qnn.slice %0 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 1>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<4x1xf32>
  %2 = qnn.slice %0 {offsets = array<i64: 0, 1>, sizes = array<i64: 4, 1>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<4x1xf32>
  %3 = qnn.matmul %x, %w {transpose_rhs} : tensor<4x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %4 = qnn.slice %3 {offsets = array<i64: 0, 0>, sizes = array<i64: 4, 1>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<4x1xf32>
  %5 = qnn.slice %3 {offsets = array<i64: 0, 1>, sizes = array<i64: 4, 1>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<4x1xf32>
  return %1, %2, %4, %5 : tensor<4x1xf32>, tensor<4x1xf32>, tensor<4x1xf32>, tensor<4x1xf32>
}

// RUN: %qopt-opt %s --qnn-fold-batch-norm --canonicalize -split-input-file -verify-diagnostics | FileCheck %s

// factor = gamma / sqrt(variance + epsilon) = [2, -4]; bias = beta - mean * factor = [1, 14].
// CHECK-LABEL: func @batch_norm
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[}}[{{\[}}[2.000000e+00, 4.000000e+00]]], [{{\[}}[-1.200000e+01, -1.600000e+01]]]]> : tensor<2x1x1x2xf32>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[1.000000e+00, 1.400000e+01]> : tensor<2xf32>
// CHECK: %[[R:.*]] = qnn.conv2d %{{.*}}, %[[W]] bias(%[[B]] : tensor<2xf32>)
// CHECK-NEXT: return %[[R]]
func.func @batch_norm(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<[[[[1.0, 2.0]]], [[[3.0, 4.0]]]]> : tensor<2x1x1x2xf32>
  %gamma = arith.constant dense<[1.0, -4.0]> : tensor<2xf32>
  %beta = arith.constant dense<[5.0, 2.0]> : tensor<2xf32>
  %mean = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %variance = arith.constant dense<[0.125, 0.875]> : tensor<2xf32>
  %0 = qnn.conv2d %x, %w : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.batch_norm %0, %gamma, %beta, %mean, %variance {epsilon = 0.125 : f32}
    : tensor<1x4x4x2xf32>, tensor<2xf32> -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// What importers make of batch normalization, with computed statistics: sub, mul, mul, add,
// and a clamp on the last one. ((x - 1) * 2 * 3 + 5): factor 6, offset -1.
// CHECK-LABEL: func @sub_mul_mul_add
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[}}[6.000000e+00, 1.200000e+01], [1.800000e+01, 2.400000e+01]]> : tensor<2x2xf32>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[5.000000e+00, 1.100000e+01]> : tensor<2xf32>
// CHECK: %[[R:.*]] = qnn.matmul %{{.*}}, %[[W]] bias(%[[B]] : tensor<2xf32>) {clamp_min = 0.000000e+00 : f32}
// CHECK-NEXT: return %[[R]]
func.func @sub_mul_mul_add(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %bias = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %mean = arith.constant dense<1.0> : tensor<1x2xf32>
  %quarter = arith.constant dense<0.25> : tensor<2xf32>
  %rsqrt = qnn.unary rsqrt %quarter : tensor<2xf32> -> tensor<2xf32>
  %gamma = arith.constant dense<3.0> : tensor<1x1xf32>
  %beta = arith.constant dense<5.0> : tensor<2xf32>
  %0 = qnn.matmul %x, %w bias(%bias : tensor<2xf32>) : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  %1 = qnn.sub %0, %mean : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<1x2xf32>
  %2 = qnn.mul %1, %rsqrt : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
  %3 = qnn.mul %gamma, %2 : tensor<1x1xf32>, tensor<1x2xf32> -> tensor<1x2xf32>
  %4 = qnn.add %3, %beta {clamp_min = 0.0 : f32} : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
  return %4 : tensor<1x2xf32>
}

// -----

// 3 - x negates the weights. With transpose_rhs the channels are rows of the weights. The
// reshape between keeps the channels last.
// CHECK-LABEL: func @reversed_sub
// CHECK-DAG: arith.constant dense<{{\[}}[-1.000000e+00, -2.000000e+00], [-6.000000e+00, -8.000000e+00]]> : tensor<2x2xf32>
// CHECK-DAG: arith.constant dense<3.000000e+00> : tensor<2xf32>
// CHECK: qnn.matmul {{.*}} {transpose_rhs}
// CHECK-NEXT: qnn.reshape
// CHECK-NEXT: return
func.func @reversed_sub(%x: tensor<4x2xf32>) -> tensor<2x2x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %scale = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %three = arith.constant dense<3.0> : tensor<1x1x1xf32>
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<4x2xf32>, tensor<2x2xf32> -> tensor<4x2xf32>
  %1 = qnn.mul %0, %scale : tensor<4x2xf32>, tensor<2xf32> -> tensor<4x2xf32>
  %2 = qnn.reshape %1 : tensor<4x2xf32> -> tensor<2x2x2xf32>
  %3 = qnn.sub %three, %2 : tensor<1x1x1xf32>, tensor<2x2x2xf32> -> tensor<2x2x2xf32>
  return %3 : tensor<2x2x2xf32>
}

// -----

// A second use needs the unscaled result.
// CHECK-LABEL: func @two_uses
// CHECK: %[[C:.*]] = qnn.matmul
// CHECK: %[[M:.*]] = qnn.mul %[[C]]
// CHECK: %[[A:.*]] = qnn.add %[[M]]
// CHECK: return %[[C]], %[[A]]
func.func @two_uses(%x: tensor<1x2xf32>) -> (tensor<1x2xf32>, tensor<1x2xf32>) {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %gamma = arith.constant dense<[1.0, -4.0]> : tensor<2xf32>
  %variance = arith.constant dense<[0.75, 0.875]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  %1 = qnn.batch_norm %0, %gamma, %gamma, %gamma, %variance {epsilon = 0.25 : f32}
    : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
  return %0, %1 : tensor<1x2xf32>, tensor<1x2xf32>
}

// -----

// The constant varies along the rows, not the channels; and the relu comes before the mul.
// CHECK-LABEL: func @not_per_channel
// CHECK: qnn.matmul
// CHECK-NEXT: qnn.mul
// CHECK-NEXT: qnn.matmul
// CHECK-NEXT: qnn.mul
func.func @not_per_channel(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %rows = arith.constant dense<[[1.0], [2.0]]> : tensor<2x1xf32>
  %columns = arith.constant dense<[3.0, 2.0]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.mul %0, %rows : tensor<2x2xf32>, tensor<2x1xf32> -> tensor<2x2xf32>
  %2 = qnn.matmul %1, %w {clamp_min = 0.0 : f32} : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.mul %2, %columns : tensor<2x2xf32>, tensor<2xf32> -> tensor<2x2xf32>
  return %3 : tensor<2x2xf32>
}

// -----

func.func @not_constant(%x: tensor<1x2xf32>, %g: tensor<2xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  // expected-remark@+1 {{stays a batch_norm: its statistics are not finite constants}}
  %1 = qnn.batch_norm %0, %g, %g, %g, %g {epsilon = 0.25 : f32}
    : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
  return %1 : tensor<1x2xf32>
}

// -----

func.func @not_finite(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %nan = arith.constant dense<0x7FC00000> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  // expected-warning@+1 {{is not folded: its factor or offset is not finite}}
  %1 = qnn.mul %0, %nan : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
  return %1 : tensor<1x2xf32>
}

// -----

// The same into a transposed convolution.
// CHECK-LABEL: func @conv_transpose2d
// CHECK-DAG: arith.constant dense<{{\[}}[{{\[}}[2.000000e+00, 4.000000e+00]]], [{{\[}}[9.000000e+00, 1.200000e+01]]]]> : tensor<2x1x1x2xf32>
// CHECK: %[[R:.*]] = qnn.conv_transpose2d {{.*}} bias({{.*}}) {clamp_min = 0.000000e+00 : f32, strides = array<i64: 2, 2>}
// CHECK-NEXT: return %[[R]]
func.func @conv_transpose2d(%x: tensor<1x4x4x2xf32>) -> tensor<1x7x7x2xf32> {
  %w = arith.constant dense<[[[[1.0, 2.0]]], [[[3.0, 4.0]]]]> : tensor<2x1x1x2xf32>
  %scale = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %shift = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %0 = qnn.conv_transpose2d %x, %w {strides = array<i64: 2, 2>} : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x7x7x2xf32>
  %1 = qnn.mul %0, %scale : tensor<1x7x7x2xf32>, tensor<2xf32> -> tensor<1x7x7x2xf32>
  %2 = qnn.add %1, %shift {clamp_min = 0.0 : f32} : tensor<1x7x7x2xf32>, tensor<2xf32> -> tensor<1x7x7x2xf32>
  return %2 : tensor<1x7x7x2xf32>
}

// -----

// A mask of -infinity is no bias.
// CHECK-LABEL: func @mask
// CHECK: qnn.matmul %arg0, %{{.*}} : tensor
// CHECK-NEXT: qnn.add
func.func @mask(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %m = arith.constant dense<[0.0, 0xFF800000]> : tensor<2xf32>
  %0 = qnn.matmul %x, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.add %0, %m : tensor<2x2xf32>, tensor<2xf32> -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// RUN: %qopt-opt %s --qnn-fold-batch-norm=only-batch-norm | FileCheck %s

// The batch_norm is folded, factor 2 and offset 3; the product after it and the
// batch_norm that no contraction is in front of stay what they are.
// CHECK-LABEL: func.func @main
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[}}[2.000000e+00], [-4.000000e+00]]> : tensor<2x1xf32>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<3.000000e+00> : tensor<2xf32>
// CHECK: %[[Y:.*]] = qnn.matmul %{{.*}}, %[[W]] bias(%[[B]] : tensor<2xf32>)
// CHECK-NEXT: %[[Z:.*]] = qnn.mul %[[Y]]
// CHECK-NEXT: %[[N:.*]] = qnn.batch_norm %[[Z]]
// CHECK-NEXT: return %[[N]]
func.func @main(%x: tensor<3x1xf32>) -> tensor<3x2xf32> {
  %w = arith.constant dense<[[1.0], [-2.0]]> : tensor<2x1xf32>
  %gamma = arith.constant dense<1.0> : tensor<2xf32>
  %beta = arith.constant dense<7.0> : tensor<2xf32>
  %mean = arith.constant dense<2.0> : tensor<2xf32>
  %variance = arith.constant dense<0.125> : tensor<2xf32>
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<3x1xf32>, tensor<2x1xf32> -> tensor<3x2xf32>
  %1 = qnn.batch_norm %0, %gamma, %beta, %mean, %variance {epsilon = 0.125 : f32}
    : tensor<3x2xf32>, tensor<2xf32> -> tensor<3x2xf32>
  %2 = qnn.mul %1, %gamma : tensor<3x2xf32>, tensor<2xf32> -> tensor<3x2xf32>
  %3 = qnn.batch_norm %2, %gamma, %beta, %mean, %variance {epsilon = 0.125 : f32}
    : tensor<3x2xf32>, tensor<2xf32> -> tensor<3x2xf32>
  return %3 : tensor<3x2xf32>
}

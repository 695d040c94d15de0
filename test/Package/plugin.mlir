// The stock mlir-opt has no sanitizer runtime, which an instrumented plug-in needs in the program.
// UNSUPPORTED: sanitizers
// Stock mlir-opt with this library as dialect and pass plug-in gives the IR that qopt gives.
// RUN: qopt %s --pass-pipeline='builtin.module(qnn-fold-batch-norm,canonicalize)' -o %t.qopt.mlir
// RUN: mlir-opt --load-dialect-plugin=%plugin --load-pass-plugin=%plugin %s --pass-pipeline='builtin.module(qnn-fold-batch-norm,canonicalize)' -o %t.stock.mlir
// RUN: diff %t.qopt.mlir %t.stock.mlir
// RUN: FileCheck %s < %t.stock.mlir

// CHECK-LABEL: @layer
// CHECK: qnn.conv2d
// CHECK-NOT: qnn.batch_norm
func.func @layer(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<0.5> : tensor<2x1x1x2xf32>
  %one = arith.constant dense<1.0> : tensor<2xf32>
  %0 = qnn.conv2d %x, %w : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.batch_norm %0, %one, %one, %one, %one {epsilon = 1.0e-5 : f32}
     : tensor<1x4x4x2xf32>, tensor<2xf32> -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// The compiled entry takes inputs, results, parameters and the workspace as bare pointers; kernels
// are functions of their own; nothing allocates and nothing calls a library.
// RUN: %qopt-opt %s -qopt-lower-to-cpu-pipeline | FileCheck %s
// RUN: %qopt-opt %s -qopt-lower-to-cpu-pipeline=reference=true | FileCheck %s
// CHECK-NOT:   llvm.func @{{malloc|free|memrefCopy|expf|roundeven}}
// CHECK:       llvm.func @main(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr {llvm.noalias, qopt.result = 0 : i64}, %{{.*}}: !llvm.ptr {qnn.parameter = "w"{{.*}}}, %{{.*}}: !llvm.ptr {llvm.noalias, qopt.workspace = {{[0-9]+}} : i64})
// CHECK:       llvm.call @matmul_0
// CHECK:       llvm.call @softmax_1
qnn.parameter @w key "w" : tensor<8x4xf32>
func.func @main(%x: tensor<2x8xf32>) -> tensor<2x4xf32> {
  %w = qnn.load_parameter @w : tensor<8x4xf32>
  %0 = qnn.matmul %x, %w : tensor<2x8xf32>, tensor<8x4xf32> -> tensor<2x4xf32>
  %1 = qnn.softmax %0 {axis = 1 : i64} : tensor<2x4xf32> -> tensor<2x4xf32>
  return %1 : tensor<2x4xf32>
}

// The reducer knows the dialect: of two layers it keeps the one the script asks for.
// RUN: qopt-reduce %s -reduction-tree='traversal-mode=0 test=%S/Inputs/has-softmax.sh' | FileCheck %s

// CHECK-LABEL: @network
// CHECK-NOT: qnn.clamp
// CHECK: qnn.softmax
func.func @network(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.softmax %x {axis = 1 : i64} : tensor<4x8xf32> -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

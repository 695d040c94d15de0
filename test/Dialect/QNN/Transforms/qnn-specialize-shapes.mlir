// RUN: %qopt-opt %s -split-input-file -pass-pipeline='builtin.module(qnn-specialize-shapes{sizes=8})' | FileCheck %s

// CHECK-LABEL: func.func @ops
// CHECK-SAME: (%{{.*}}: tensor<8x4x6xf32>, %{{.*}}: tensor<6x3xf32>) -> tensor<8x2x3xf32>
func.func @ops(%x: tensor<?x4x6xf32>, %w: tensor<6x3xf32>) -> tensor<?x2x3xf32> {
  // CHECK: qnn.reshape {{.*}} -> tensor<32x6xf32>
  %0 = qnn.reshape %x : tensor<?x4x6xf32> -> tensor<?x6xf32>
  // CHECK: qnn.matmul {{.*}} -> tensor<32x3xf32>
  %1 = qnn.matmul %0, %w : tensor<?x6xf32>, tensor<6x3xf32> -> tensor<?x3xf32>
  // CHECK: qnn.reshape {{.*}} -> tensor<8x4x3xf32>
  %2 = qnn.reshape %1 : tensor<?x3xf32> -> tensor<?x4x3xf32>
  // CHECK: qnn.slice {{.*}}sizes = array<i64: 8, 2, 3>{{.*}} -> tensor<8x2x3xf32>
  %3 = qnn.slice %2 {offsets = array<i64: 0, 1, 0>, sizes = array<i64: -1, 2, 3>,
                     strides = array<i64: 1, 1, 1>} : tensor<?x4x3xf32> -> tensor<?x2x3xf32>
  return %3 : tensor<?x2x3xf32>
}

// -----

!q = !quant.uniform<i8:f32, 0.5>
// One name, one size, wherever it stands; types of quantized values follow too.
// CHECK-LABEL: func.func @named(
// CHECK-SAME: tensor<4x8xf32>, %{{[^:]*}}: tensor<8x4xf32>) -> tensor<8x8x!quant.uniform
// CHECK-NOT: qnn.dims
func.func @named(%x: tensor<4x?xf32> {qnn.dims = ["n"]}, %y: tensor<?x4xf32> {qnn.dims = ["n"]})
    -> tensor<?x?x!q> {
  %0 = qnn.quantize %x : tensor<4x?xf32> -> tensor<4x?x!q>
  %1 = qnn.quantize %y : tensor<?x4xf32> -> tensor<?x4x!q>
  // CHECK: qnn.matmul {{.*}} -> tensor<8x8x!quant.uniform
  %2 = qnn.matmul %1, %0 : tensor<?x4x!q>, tensor<4x?x!q> -> tensor<?x?x!q>
  return %2 : tensor<?x?x!q>
}

// -----

// What other dialects compute: by their shape function, or between casts.
// CHECK-LABEL: func.func @others
func.func @others(%x: tensor<?x4xf64>) -> tensor<?x4xf64> {
  // CHECK: tosa.add {{.*}} -> tensor<8x4xf64>
  %0 = tosa.add %x, %x : (tensor<?x4xf64>, tensor<?x4xf64>) -> tensor<?x4xf64>
  // CHECK: arith.mulf %{{.*}} : tensor<8x4xf64>
  %1 = arith.mulf %0, %x : tensor<?x4xf64>
  // CHECK: tensor.cast %{{.*}} : tensor<8x4xf64> to tensor<?x4xf64>
  // CHECK: linalg.generic
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]} outs(%1 : tensor<?x4xf64>) {
    ^bb0(%a: f64):
      linalg.yield %a : f64
  } -> tensor<?x4xf64>
  return %2 : tensor<?x4xf64>
}

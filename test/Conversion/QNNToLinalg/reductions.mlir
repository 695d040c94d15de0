// RUN: %qopt-opt %s --convert-qnn-to-linalg --canonicalize --cse --mlir-print-local-scope | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:-3>
!y = !quant.uniform<i8:f32, 0.25:10>

// The count of 8 is in the multiplier: 0.5 / (8 * 0.25).
// CHECK-LABEL: func.func @mean
// CHECK-DAG: %[[M:.*]] = arith.constant 2.500000e-01 : f32
// CHECK-DAG: %[[ZX:.*]] = arith.constant -3 : i32
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d3)>
// CHECK-SAME: iterator_types = ["parallel", "reduction", "reduction", "parallel"]
// CHECK: arith.subi %{{.*}}, %[[ZX]]
// CHECK-NEXT: arith.addi
// CHECK: arith.mulf %{{.*}}, %[[M]]
// CHECK: tensor.expand_shape %{{.*}} : tensor<5x3xi8> into tensor<5x1x1x3xi8>
func.func @mean(%a: tensor<5x2x4x3x!x>) -> tensor<5x1x1x3x!y> {
  %0 = qnn.reduce_mean %a {axes = array<i64: 1, 2>, keep_dims} : tensor<5x2x4x3x!x> -> tensor<5x1x1x3x!y>
  return %0 : tensor<5x1x1x3x!y>
}

// CHECK-LABEL: func.func @sum
// CHECK-DAG: %[[M:.*]] = arith.constant 2.000000e+00 : f32
// CHECK: arith.mulf %{{.*}}, %[[M]]
func.func @sum(%a: tensor<5x8x!x>) -> tensor<5x!y> {
  %0 = qnn.reduce_sum %a {axes = array<i64: 1>} : tensor<5x8x!x> -> tensor<5x!y>
  return %0 : tensor<5x!y>
}

// CHECK-LABEL: func.func @mean_f32
// CHECK: ^bb0(%[[X:.*]]: f32, %[[ACC:.*]]: f32):
// CHECK-NEXT: arith.addf %[[ACC]], %[[X]] : f32
// CHECK: arith.divf
// CHECK-NOT: arith.mulf
func.func @mean_f32(%a: tensor<5x8xf32>) -> tensor<5xf32> {
  %0 = qnn.reduce_mean %a {axes = array<i64: 1>} : tensor<5x8xf32> -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK-LABEL: func.func @max
// CHECK-DAG: %[[LOWEST:.*]] = arith.constant -128 : i8
// CHECK: linalg.fill ins(%[[LOWEST]] : i8)
// CHECK: arith.maxsi
func.func @max(%a: tensor<5x8x!x>) -> tensor<5x!x> {
  %0 = qnn.reduce_max %a {axes = array<i64: 1>} : tensor<5x8x!x> -> tensor<5x!x>
  return %0 : tensor<5x!x>
}

!n = !quant.uniform<i8<-127:127>:f32, 0.5:-3>

// Padding holds the lowest stored value, not the zero point.
// CHECK-LABEL: func.func @max_pool
// CHECK-DAG: %[[LOWEST:.*]] = arith.constant -127 : i8
// CHECK: tensor.pad
// CHECK: tensor.yield %[[LOWEST]]
// CHECK: %[[WINDOW:.*]] = tensor.empty() : tensor<3x2xi8>
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 * 2 + d4, d2 + d5, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
// CHECK-SAME: ins(%{{.*}}, %[[WINDOW]]
// CHECK: arith.maxsi
func.func @max_pool(%a: tensor<1x5x4x3x!n>) -> tensor<1x3x4x3x!n> {
  %0 = qnn.max_pool2d %a {kernel = array<i64: 3, 2>, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 0, 1>}
    : tensor<1x5x4x3x!n> -> tensor<1x3x4x3x!n>
  return %0 : tensor<1x3x4x3x!n>
}

// CHECK-LABEL: func.func @max_pool_f32
// CHECK: arith.constant 0xFF800000 : f32
// CHECK: arith.maximumf
func.func @max_pool_f32(%a: tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32> {
  %0 = qnn.max_pool2d %a {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>} : tensor<1x4x4x3xf32> -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// CHECK-LABEL: func.func @avg_pool
// CHECK-DAG: %[[M:.*]] = arith.constant 5.000000e-01 : f32
// CHECK-NOT: arith.divf
// CHECK: arith.mulf %{{.*}}, %[[M]]
func.func @avg_pool(%a: tensor<1x4x4x3x!x>) -> tensor<1x2x2x3x!y> {
  %0 = qnn.avg_pool2d %a {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>} : tensor<1x4x4x3x!x> -> tensor<1x2x2x3x!y>
  return %0 : tensor<1x2x2x3x!y>
}

// Padding does not count: the divisors are the positions inside the input.
// CHECK-LABEL: func.func @avg_pool_padded
// CHECK-DAG: %[[N:.*]] = arith.constant dense<{{\[}}[4.000000e+00, 6.000000e+00, 4.000000e+00], [4.000000e+00, 6.000000e+00, 4.000000e+00]]> : tensor<2x3xf32>
// CHECK-DAG: %[[ZX:.*]] = arith.constant -3 : i8
// CHECK-DAG: %[[M:.*]] = arith.constant 2.000000e+00 : f32
// CHECK: tensor.yield %[[ZX]]
// CHECK: linalg.generic {{.*}}affine_map<(d0, d1, d2, d3) -> (d1, d2)>{{.*}} ins(%{{.*}}, %[[N]]
// CHECK: %[[T:.*]] = arith.divf
// CHECK-NEXT: arith.mulf %[[T]], %[[M]]
func.func @avg_pool_padded(%a: tensor<1x2x3x4x!x>) -> tensor<1x2x3x4x!y> {
  %0 = qnn.avg_pool2d %a {kernel = array<i64: 3, 3>, padding = array<i64: 1, 1, 1, 1>} : tensor<1x2x3x4x!x> -> tensor<1x2x3x4x!y>
  return %0 : tensor<1x2x3x4x!y>
}

// CHECK-LABEL: func.func @layer_norm
// CHECK: arith.addf
// CHECK: arith.divf
// CHECK: arith.mulf
// CHECK-NEXT: arith.addf
// CHECK: math.sqrt
// CHECK: arith.subf
// CHECK-NEXT: arith.divf
// CHECK-NEXT: arith.mulf
// CHECK-NEXT: arith.addf
func.func @layer_norm(%a: tensor<4x8xf32>, %g: tensor<8xf32>, %b: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.layer_norm %a, %g, %b {epsilon = 1.0e-5 : f32} : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @batch_norm
// CHECK: math.sqrt
// CHECK: arith.divf
func.func @batch_norm(%a: tensor<4x8xf32>, %g: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.batch_norm %a, %g, %g, %g, %g {epsilon = 1.0e-5 : f32} : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @rms_norm
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "reduction"]
// CHECK: %[[SQ:.*]] = arith.mulf %[[X:.*]], %[[X]] : f32
// CHECK-NEXT: arith.addf %{{.*}}, %[[SQ]]
// CHECK: arith.divf
// CHECK-NEXT: arith.addf
// CHECK-NEXT: math.sqrt
// CHECK: arith.divf
// CHECK-NEXT: arith.mulf
func.func @rms_norm(%x: tensor<4x32xf32>, %g: tensor<32xf32>) -> tensor<4x32xf32> {
  %0 = qnn.rms_norm %x, %g {epsilon = 1.0e-5 : f32} : tensor<4x32xf32>, tensor<32xf32> -> tensor<4x32xf32>
  return %0 : tensor<4x32xf32>
}

// Positions and the channels of a group are reduced together.
// CHECK-LABEL: func @group_norm
// CHECK-DAG: arith.constant 1.280000e+02 : f32
// CHECK: tensor.expand_shape {{.*}} into tensor<2x64x2x2xf32>
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "reduction", "parallel", "reduction"]
// CHECK: linalg.generic {{.*}}affine_map<(d0, d1, d2, d3) -> (d2, d3)>
func.func @group_norm(%x: tensor<2x8x8x4xf32>, %g: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<2x8x8x4xf32> {
  %0 = qnn.group_norm %x, %g, %b {groups = 2 : i64, epsilon = 1.0e-5 : f32}
    : tensor<2x8x8x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<2x8x8x4xf32>
  return %0 : tensor<2x8x8x4xf32>
}

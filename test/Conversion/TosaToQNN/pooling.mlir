// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// CHECK-LABEL: func @max_pool
// CHECK: qnn.max_pool2d %{{.*}} {kernel = array<i64: 3, 2>, padding = array<i64: 1, 0, 0, 1>, strides = array<i64: 2, 1>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x4xf32>
func.func @max_pool(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x8x4xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 2>, pad = array<i64: 1, 0, 0, 1>, stride = array<i64: 2, 1>} : (tensor<1x8x8x4xf32>) -> tensor<1x4x8x4xf32>
  return %0 : tensor<1x4x8x4xf32>
}

// CHECK-LABEL: func @avg_pool
// CHECK: qnn.avg_pool2d %{{.*}} {kernel = array<i64: 3, 3>, padding = array<i64: 1, 1, 1, 1>} : tensor<1x8x8x4xf32> -> tensor<1x8x8x4xf32>
func.func @avg_pool(%x: tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}

// A window over the whole image.
// CHECK-LABEL: func @global_avg_pool
// CHECK: qnn.reduce_mean %{{.*}} {axes = array<i64: 1, 2>, keep_dims} : tensor<1x7x5x4xf32> -> tensor<1x1x1x4xf32>
func.func @global_avg_pool(%x: tensor<1x7x5x4xf32>) -> tensor<1x1x1x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 7, 5>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x7x5x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x4xf32>
  return %0 : tensor<1x1x1x4xf32>
}

// With padding there are several windows.
// CHECK-LABEL: func @padded_image
// CHECK: qnn.avg_pool2d %{{.*}} : tensor<1x3x3x4xf32> -> tensor<1x3x3x4xf32>
func.func @padded_image(%x: tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x3x3x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x4xf32>
  return %0 : tensor<1x3x3x4xf32>
}

// CHECK-LABEL: func @reductions
// CHECK: %[[S:.*]] = qnn.reduce_sum %{{.*}} {axes = array<i64: 2>, keep_dims} : tensor<2x3x4xf32> -> tensor<2x3x1xf32>
// CHECK: qnn.reduce_max %[[S]] {axes = array<i64: 0>, keep_dims} : tensor<2x3x1xf32> -> tensor<1x3x1xf32>
func.func @reductions(%x: tensor<2x3x4xf32>) -> tensor<1x3x1xf32> {
  %0 = tosa.reduce_sum %x {axis = 2 : i32} : (tensor<2x3x4xf32>) -> tensor<2x3x1xf32>
  %1 = tosa.reduce_max %0 {axis = 0 : i32} : (tensor<2x3x1xf32>) -> tensor<1x3x1xf32>
  return %1 : tensor<1x3x1xf32>
}

// CHECK-LABEL: func @reduce_product
// CHECK: qnn.reduce_prod %{{.*}} {axes = array<i64: 1>, keep_dims} : tensor<2x3xf32> -> tensor<2x1xf32>
func.func @reduce_product(%x: tensor<2x3xf32>) -> tensor<2x1xf32> {
  %0 = tosa.reduce_product %x {axis = 1 : i32} : (tensor<2x3xf32>) -> tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

// CHECK-LABEL: func @reduce_min
// CHECK: qnn.reduce_min %{{.*}} {axes = array<i64: 1>, keep_dims} : tensor<2x3xf32> -> tensor<2x1xf32>
func.func @reduce_min(%x: tensor<2x3xf32>) -> tensor<2x1xf32> {
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<2x3xf32>) -> tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

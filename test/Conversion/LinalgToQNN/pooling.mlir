// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @max_pool_nchw(
// CHECK: qnn.max_pool2d %{{.*}} {kernel = array<i64: 2, 3>, strides = array<i64: 2, 1>} : tensor<2x6x7x3xf32> -> tensor<2x3x5x3xf32>
func.func @max_pool_nchw(%a0: tensor<2x3x6x7xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x3x6x7xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

// CHECK-LABEL: func @min_pool_nhwc(
// CHECK-NEXT: %[[X:.*]] = qnn.unary {{ *}}neg
// CHECK-NEXT: %[[M:.*]] = qnn.max_pool2d %[[X]]
// CHECK-NEXT: qnn.unary {{ *}}neg %[[M]]
func.func @min_pool_nhwc(%a0: tensor<2x6x7x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant 0x7F800000 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.pooling_nhwc_min {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x6x7x3xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  return %r : tensor<2x3x5x3xf32>
}

// CHECK-LABEL: func @sum_pool_nchw(
// CHECK: qnn.avg_pool2d
// CHECK: qnn.mul
func.func @sum_pool_nchw(%a0: tensor<2x3x6x7xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.pooling_nchw_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x3x6x7xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

// CHECK-LABEL: func @avg_pool_nhwc(
// CHECK-NEXT: %[[R:.*]] = qnn.avg_pool2d %{{.*}} {kernel = array<i64: 2, 3>, strides = array<i64: 2, 1>}
// CHECK-NEXT: return %[[R]]
func.func @avg_pool_nhwc(%a0: tensor<2x6x7x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.pooling_nhwc_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x6x7x3xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %c = arith.constant 6.0 : f32
  %m = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%r : tensor<2x3x5x3xf32>) outs(%e : tensor<2x3x5x3xf32>) {
  ^bb0(%x: f32, %o: f32):
    %q = arith.divf %x, %c : f32
    linalg.yield %q : f32
  } -> tensor<2x3x5x3xf32>
  return %m : tensor<2x3x5x3xf32>
}

// CHECK-LABEL: func @max_pool_padded(
// CHECK-NOT: qnn.pad
// CHECK: qnn.max_pool2d %{{.*}} {kernel = array<i64: 3, 3>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>}
func.func @max_pool_padded(%a0: tensor<2x3x6x6xf32>) -> tensor<2x3x3x3xf32> {
  %z = arith.constant 0xFF800000 : f32
  %p = tensor.pad %a0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x3x6x6xf32> to tensor<2x3x8x8xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<2x3x3x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  %r = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%p, %w : tensor<2x3x8x8xf32>, tensor<3x3xf32>) outs(%f : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  return %r : tensor<2x3x3x3xf32>
}

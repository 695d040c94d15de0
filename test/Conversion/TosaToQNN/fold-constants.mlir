// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// A causal mask as PyTorch computes it: iota - transposed iota <= 0.
// CHECK-LABEL: func @causal_mask
// CHECK-NEXT: %[[M:.*]] = arith.constant dense<{{\[\[}}0.000000e+00, 0xFF800000, 0xFF800000], [0.000000e+00, 0.000000e+00, 0xFF800000], [0.000000e+00, 0.000000e+00, 0.000000e+00]]>
// CHECK-NEXT: return %[[M]]
func.func @causal_mask() -> tensor<3x3xf32> {
  %row = "tosa.const"() <{values = dense<[[0, 1, 2]]> : tensor<1x3xi64>}> : () -> tensor<1x3xi64>
  %true = "tosa.const"() <{values = dense<true> : tensor<3x3xi1>}> : () -> tensor<3x3xi1>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1x1xi64>}> : () -> tensor<1x1xi64>
  %keep = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %drop = "tosa.const"() <{values = dense<0xFF800000> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %column = tosa.transpose %row {perms = array<i32: 1, 0>} : (tensor<1x3xi64>) -> tensor<3x1xi64>
  %a = tosa.cast %row : (tensor<1x3xi64>) -> tensor<1x3xi32>
  %b = tosa.cast %column : (tensor<3x1xi64>) -> tensor<3x1xi32>
  %c = tosa.sub %a, %b : (tensor<1x3xi32>, tensor<3x1xi32>) -> tensor<3x3xi32>
  %d = tosa.cast %c : (tensor<3x3xi32>) -> tensor<3x3xi64>
  %e = tosa.greater_equal %zero, %d : (tensor<1x1xi64>, tensor<3x3xi64>) -> tensor<3x3xi1>
  %f = tosa.logical_and %e, %true : (tensor<3x3xi1>, tensor<3x3xi1>) -> tensor<3x3xi1>
  %g = tosa.select %f, %keep, %drop : (tensor<3x3xi1>, tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<3x3xf32>
  return %g : tensor<3x3xf32>
}

// Halves rounded down, as indices of nearest upsampling; negative ones wrap.
// CHECK-LABEL: func @indices
// CHECK-NEXT: %[[I:.*]] = arith.constant dense<{{\[\[}}0], [1], [1], [4]]> : tensor<4x1xi32>
// CHECK-NEXT: return %[[I]]
func.func @indices() -> tensor<4x1xi32> {
  %iota = "tosa.const"() <{values = dense<[1, 2, 3, -1]> : tensor<4xi64>}> : () -> tensor<4xi64>
  %half = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %size = "tosa.const"() <{values = dense<5> : tensor<1xi32>}> : () -> tensor<1xi32>
  %shape = tosa.const_shape {values = dense<[4, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %a = tosa.cast %iota : (tensor<4xi64>) -> tensor<4xf32>
  %b = tosa.mul %a, %half, %shift : (tensor<4xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<4xf32>
  %c = tosa.floor %b : (tensor<4xf32>) -> tensor<4xf32>
  %d = tosa.cast %c : (tensor<4xf32>) -> tensor<4xi32>
  %e = tosa.add %d, %size : (tensor<4xi32>, tensor<1xi32>) -> tensor<4xi32>
  %f = tosa.greater %zero, %d : (tensor<1xi32>, tensor<4xi32>) -> tensor<4xi1>
  %g = tosa.select %f, %e, %d : (tensor<4xi1>, tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  %h = tosa.reshape %g, %shape : (tensor<4xi32>, !tosa.shape<2>) -> tensor<4x1xi32>
  return %h : tensor<4x1xi32>
}

// Movement and reduction.
// CHECK-LABEL: func @moved
// CHECK-NEXT: %[[C:.*]] = arith.constant dense<{{\[\[}}9], [7]]> : tensor<2x1xi32>
// CHECK-NEXT: return %[[C]]
func.func @moved() -> tensor<2x1xi32> {
  %x = "tosa.const"() <{values = dense<[[1, 2], [3, 4]]> : tensor<2x2xi32>}> : () -> tensor<2x2xi32>
  %start = tosa.const_shape {values = dense<[0, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %size = tosa.const_shape {values = dense<[2, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %twice = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %a = tosa.slice %x, %start, %size : (tensor<2x2xi32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<2x1xi32>
  %b = tosa.reverse %a {axis = 0 : i32} : (tensor<2x1xi32>) -> tensor<2x1xi32>
  %c = tosa.concat %x, %b {axis = 1 : i32} : (tensor<2x2xi32>, tensor<2x1xi32>) -> tensor<2x3xi32>
  %d = tosa.tile %a, %twice : (tensor<2x1xi32>, !tosa.shape<2>) -> tensor<2x2xi32>
  %e = tosa.reduce_sum %c {axis = 1 : i32} : (tensor<2x3xi32>) -> tensor<2x1xi32>
  %f = tosa.reduce_max %d {axis = 1 : i32} : (tensor<2x2xi32>) -> tensor<2x1xi32>
  %g = tosa.reverse %e {axis = 0 : i32} : (tensor<2x1xi32>) -> tensor<2x1xi32>
  %h = tosa.minimum %g, %g : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi32>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
  %i = tosa.bitwise_and %f, %zero : (tensor<2x1xi32>, tensor<1x1xi32>) -> tensor<2x1xi32>
  %j = tosa.add %h, %i : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi32>
  return %j : tensor<2x1xi32>
}

// Weights that a batch repeats stay one matrix.
// CHECK-LABEL: func @weights
// CHECK: qnn.tile %{{.*}} {multiples = array<i64: 4, 1, 1>} : tensor<1x2x2xf32> -> tensor<4x2x2xf32>
func.func @weights() -> tensor<4x2x2xf32> {
  %w = "tosa.const"() <{values = dense<[[[1.0, 2.0], [3.0, 4.0]]]> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %m = tosa.const_shape {values = dense<[4, 1, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.tile %w, %m : (tensor<1x2x2xf32>, !tosa.shape<3>) -> tensor<4x2x2xf32>
  return %0 : tensor<4x2x2xf32>
}

// To the nearest integer, ties to even.
// CHECK-LABEL: func @rounded
// CHECK-NEXT: %[[I:.*]] = arith.constant dense<[0, 2, 2, -1]> : tensor<4xi32>
// CHECK-NEXT: return %[[I]]
func.func @rounded() -> tensor<4xi32> {
  %x = "tosa.const"() <{values = dense<[0.5, 1.5, 2.5, -0.75]> : tensor<4xf32>}> : () -> tensor<4xf32>
  %0 = tosa.cast %x : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// A batch norm is recognised with its variance and epsilon apart.
// CHECK-LABEL: func @below_root
// CHECK: %[[S:.*]] = qnn.add
// CHECK: qnn.unary {{ *}}rsqrt %[[S]]
func.func @below_root() -> tensor<2xf32> {
  %variance = "tosa.const"() <{values = dense<[1.0, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %epsilon = "tosa.const"() <{values = dense<1.0e-05> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.add %variance, %epsilon : (tensor<2xf32>, tensor<1xf32>) -> tensor<2xf32>
  %1 = tosa.rsqrt %0 : (tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}

// Results larger than what the operands give, which TOSA's verifiers accept.
// CHECK-LABEL: func @too_large
// CHECK: tosa.reverse
// CHECK: tosa.mul
func.func @too_large() -> (tensor<4xi32>, tensor<4xi32>) {
  %c = "tosa.const"() <{values = dense<[1, 2]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.reverse %c {axis = 0 : i32} : (tensor<2xi32>) -> tensor<4xi32>
  %1 = tosa.mul %c, %c, %s : (tensor<2xi32>, tensor<2xi32>, tensor<1xi8>) -> tensor<4xi32>
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}

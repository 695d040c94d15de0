// RUN: %qopt-opt %s --qnn-quantize-constants --mlir-print-local-scope -split-input-file -verify-diagnostics | FileCheck %s

!w = !quant.uniform<i8<-127:127>:f32:1, {0.5, 0.25}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.0625}>

// Small constants stay inline, ties to even: 0.25 / 0.5 -> 0, 0.75 / 0.5 -> 2; -100 saturates.
// A transpose is looked through, to the axis of the type; one weight becomes one constant.
// CHECK-LABEL: func @inline
// CHECK-DAG: %[[W:.*]] = qnn.constant dense<{{\[}}[0, 4], [2, -127]]> : tensor<2x2xi8>
// CHECK-DAG: %[[B:.*]] = qnn.constant dense<[8, -16]> : tensor<2xi32>
// CHECK-NEXT: return %[[W]], %[[W]], %[[B]]
func.func @inline() -> (tensor<2x2x!w>, tensor<2x2x!w>, tensor<2x!b>) {
  %w = arith.constant dense<[[0.25, 0.75], [1.0, -100.0]]> : tensor<2x2xf32>
  %b = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %t = qnn.transpose %w {perm = array<i64: 1, 0>} : tensor<2x2xf32> -> tensor<2x2xf32>
  %0 = qnn.quantize %t : tensor<2x2xf32> -> tensor<2x2x!w>
  %1 = qnn.quantize %t : tensor<2x2xf32> -> tensor<2x2x!w>
  %2 = qnn.quantize %b : tensor<2xf32> -> tensor<2x!b>
  return %0, %1, %2 : tensor<2x2x!w>, tensor<2x2x!w>, tensor<2x!b>
}

// -----

!w = !quant.uniform<i8<-127:127>:f32, 0.5>

// 4097 int8 are too many for the IR.
// CHECK: qnn.parameter @constant.i8 key "constant.i8" : tensor<4097x!quant.uniform<i8<-127:127>:f32, 5.000000e-01>>
// CHECK-LABEL: func @large
// CHECK-NOT: arith.constant
// CHECK: %[[W:.*]] = qnn.load_parameter @constant.i8
// CHECK-NEXT: return %[[W]]
func.func @large() -> tensor<4097x!w> {
  %w = arith.constant dense<1.0> : tensor<4097xf32>
  %0 = qnn.quantize %w : tensor<4097xf32> -> tensor<4097x!w>
  return %0 : tensor<4097x!w>
}

// -----

!w = !quant.uniform<i8<-127:127>:f32, 0.5>
qnn.parameter @w key "w" : tensor<4xf32>

func.func @no_such_parameter() -> tensor<4x!w> {
  %w = qnn.load_parameter @w : tensor<4xf32>
  // expected-error@+1 {{no parameter 'w'}}
  %0 = qnn.quantize %w : tensor<4xf32> -> tensor<4x!w>
  return %0 : tensor<4x!w>
}

// -----

!w = !quant.uniform<i8<-127:127>:f32, 1.0>

// result[i, j, k] = input[j, k, i] = 6 j + 2 k + i + 1
// CHECK-LABEL: func @permuted
// CHECK: qnn.constant dense<{{\[}}{{\[}}[1, 3, 5], [7, 9, 11]], {{\[}}[2, 4, 6], [8, 10, 12]]]>
func.func @permuted() -> tensor<2x2x3x!w> {
  %w = arith.constant dense<[[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [[7.0, 8.0], [9.0, 10.0], [11.0, 12.0]]]> : tensor<2x3x2xf32>
  %t = qnn.transpose %w {perm = array<i64: 2, 0, 1>} : tensor<2x3x2xf32> -> tensor<2x2x3xf32>
  %0 = qnn.quantize %t : tensor<2x2x3xf32> -> tensor<2x2x3x!w>
  return %0 : tensor<2x2x3x!w>
}

// -----

!w = !quant.uniform<i4<-7:7>:f32, 0.5>

// Elements of 4 bits, two of which share a byte in files, move one by one too: transposed,
// then in rows of an odd length. What is quantized to 4 bits is a parameter.
// CHECK-LABEL: func @nibbles
// CHECK-DAG: %[[T:.*]] = qnn.constant dense<{{\[}}[1, -4], [-2, 5], [3, -6]]> : tensor<3x2xi4>
// CHECK-DAG: %[[R:.*]] = qnn.constant dense<{{\[}}[1, -2, 3], [-4, 5, -6]]> : tensor<2x3xi4>
// CHECK-DAG: %[[Q:.*]] = qnn.load_parameter @constant.i4
// CHECK: return %[[T]], %[[R]], %[[Q]]
func.func @nibbles() -> (tensor<3x2x!w>, tensor<2x3x!w>, tensor<1x3x!w>) {
  %a = qnn.constant dense<[[1, -2, 3], [-4, 5, -6]]> : tensor<2x3xi4> -> tensor<2x3x!w>
  %t = qnn.transpose %a {perm = array<i64: 1, 0>} : tensor<2x3x!w> -> tensor<3x2x!w>
  %b = qnn.constant dense<[1, -2, 3, -4, 5, -6]> : tensor<6xi4> -> tensor<6x!w>
  %r = qnn.reshape %b : tensor<6x!w> -> tensor<2x3x!w>
  %c = arith.constant dense<[[0.5, 100.0, -4.0]]> : tensor<1x3xf32>
  %q = qnn.quantize %c : tensor<1x3xf32> -> tensor<1x3x!w>
  return %t, %r, %q : tensor<3x2x!w>, tensor<2x3x!w>, tensor<1x3x!w>
}

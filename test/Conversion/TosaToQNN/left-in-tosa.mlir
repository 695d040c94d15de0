// RUN: %qopt-opt %s --convert-tosa-to-qnn -split-input-file -verify-diagnostics | FileCheck %s

// What has no qnn form stays, around it all is converted.
// CHECK-LABEL: func @mixed
// CHECK: qnn.unary {{ *}}tanh
// CHECK: tosa.reverse
// CHECK: qnn.unary {{ *}}exp
func.func @mixed(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.tanh %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // expected-remark@+1 {{stays in TOSA: qnn has no such op}}
  %1 = tosa.reverse %0 {axis = 1 : i32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = tosa.exp %1 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func @int8
// CHECK: tosa.add
func.func @int8(%x: tensor<4xi8>) -> tensor<4xi8> {
  // expected-remark@+1 {{stays in TOSA: computes on 'i8', not f32}}
  %0 = tosa.add %x, %x : (tensor<4xi8>, tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// -----

// CHECK-LABEL: func @ignores_nan
// CHECK: tosa.clamp
func.func @ignores_nan(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-remark@+1 {{stays in TOSA: ignores NaN}}
  %0 = tosa.clamp %x {min_val = 0.0 : f32, max_val = 6.0 : f32, nan_mode = IGNORE} : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func @zero_point
// CHECK: tosa.matmul
func.func @zero_point(%a: tensor<1x4x8xf32>, %b: tensor<1x8x2xf32>, %z: tensor<1xf32>) -> tensor<1x4x2xf32> {
  // expected-remark@+1 {{stays in TOSA: zero point of a is not a constant zero}}
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x4x8xf32>, tensor<1x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x2xf32>
  return %0 : tensor<1x4x2xf32>
}

// -----

// CHECK-LABEL: func @exponent
// CHECK: tosa.pow
func.func @exponent(%x: tensor<4xf32>) -> tensor<4xf32> {
  %e = "tosa.const"() <{values = dense<2.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark@+1 {{stays in TOSA: exponent is none of -1, -0.5, 0.5, 1, 2, 3}}
  %0 = tosa.pow %x, %e : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func @dynamic_reduction
// CHECK: tosa.reduce_sum
func.func @dynamic_reduction(%x: tensor<4x?xf32>) -> tensor<4x1xf32> {
  // expected-remark@+1 {{stays in TOSA: reduced dimension is dynamic or empty}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<4x?xf32>) -> tensor<4x1xf32>
  return %0 : tensor<4x1xf32>
}

// -----

// CHECK-LABEL: func @unranked
// CHECK: tosa.tanh
func.func @unranked(%x: tensor<*xf32>) -> tensor<*xf32> {
  // expected-remark@+1 {{stays in TOSA: a tensor has no rank}}
  %0 = tosa.tanh %x : (tensor<*xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

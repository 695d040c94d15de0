// RUN: %qopt-opt %s --convert-tosa-to-qnn -split-input-file -verify-diagnostics | FileCheck %s

// What has no qnn form stays, around it all is converted.
// CHECK-LABEL: func @mixed
// CHECK: qnn.unary {{ *}}tanh
// CHECK: tosa.custom
// CHECK: qnn.unary {{ *}}exp
func.func @mixed(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.tanh %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // expected-remark@+1 {{stays in TOSA: qnn has no such op}}
  %1 = tosa.custom %0 {operator_name = "f", domain_name = "d", implementation_attrs = ""} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = tosa.exp %1 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func @int8
// CHECK: tosa.add
func.func @int8(%x: tensor<4xi8>) -> tensor<4xi8> {
  // expected-remark@+1 {{integer arithmetic already: compiled to the bit as TOSA specifies it}}
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

// -----

// CHECK-LABEL: func @unranked_condition
// CHECK: tosa.select
func.func @unranked_condition(%x: tensor<*xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<4x4xf32>}> : () -> tensor<4x4xf32>
  %n = "tosa.const"() <{values = dense<0xFF800000> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  // expected-remark@+1 {{stays in TOSA: a tensor has no rank}}
  %0 = tosa.equal %x, %n : (tensor<*xf32>, tensor<1x1xf32>) -> tensor<*xi1>
  %1 = tosa.reduce_all %0 {axis = 1 : i32} : (tensor<*xi1>) -> tensor<*xi1>
  // expected-remark@+1 {{stays in TOSA: a tensor has no rank}}
  %2 = tosa.select %1, %z, %y : (tensor<*xi1>, tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %2 : tensor<4x4xf32>
}

// -----

// A predicate as a real: whether an integer is 0 is not what qnn.cast asks.
// CHECK-LABEL: func @to_predicate
// CHECK: tosa.cast
func.func @to_predicate(%x: tensor<4xi8>) -> tensor<4xi1> {
  // expected-remark@+1 {{stays in TOSA: casts 'i8' to 'i1'}}
  %0 = tosa.cast %x : (tensor<4xi8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// -----

// CHECK-LABEL: func @scale_is_computed
// CHECK: tosa.resize
func.func @scale_is_computed(%x: tensor<1x?x4x2xf32>) -> tensor<1x?x8x2xf32> {
  %s = tosa.const_shape {values = dense<[2, 1, 2, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[0, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // expected-remark@+1 {{stays in TOSA: height or width is dynamic}}
  %0 = tosa.resize %x, %s, %o, %b {mode = BILINEAR} : (tensor<1x?x4x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x?x8x2xf32>
  return %0 : tensor<1x?x8x2xf32>
}

// -----

// CHECK-LABEL: func @large_scale
// CHECK: tosa.resize
func.func @large_scale(%x: tensor<1x2x2x1xf32>) -> tensor<1x2x2x1xf32> {
  %s = tosa.const_shape {values = dense<[4096, 4096, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[0, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // expected-remark@+1 {{stays in TOSA: scale, offset or border is beyond 2048}}
  %0 = tosa.resize %x, %s, %o, %o {mode = BILINEAR} : (tensor<1x2x2x1xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// -----

// CHECK-LABEL: func @dynamic_depth
// CHECK: tosa.conv3d
func.func @dynamic_depth(%x: tensor<1x?x4x4x2xf32>, %w: tensor<3x1x1x1x2xf32>, %c: tensor<3xf32>) -> tensor<1x?x4x4x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark@+1 {{stays in TOSA: a dimension but the first is dynamic}}
  %0 = tosa.conv3d %x, %w, %c, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 1, 1>, dilation = array<i64: 1, 1, 1>} : (tensor<1x?x4x4x2xf32>, tensor<3x1x1x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x4x4x3xf32>
  return %0 : tensor<1x?x4x4x3xf32>
}

// -----

// Arithmetic on indices stays, and is nothing to remark on.
// CHECK-LABEL: func @indices
// CHECK: tosa.add
func.func @indices(%x: tensor<4xi32>) -> tensor<4xi32> {
  %0 = tosa.add %x, %x : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

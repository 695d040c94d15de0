// RUN: %qopt-opt %s -split-input-file -verify-diagnostics

func.func @zero_point(%a: tensor<4xf32>) {
  // expected-error@+1 {{zero point 300 is outside the storage range [-128, 127]}}
  %0 = qnn.quantize %a : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 1.0:300>>
  return
}

// -----

func.func @denormal_scale(%a: tensor<4xf32>) {
  // expected-error@+1 {{scale 1.000000e-40 is not a positive, normal, finite f32}}
  %0 = qnn.quantize %a : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 1.0e-40>>
  return
}

// -----

func.func @axis_length(%a: tensor<4x3xf32>) {
  // expected-error@+1 {{2 scales for dimension 1 of size 3}}
  %0 = qnn.quantize %a : tensor<4x3xf32> -> tensor<4x3x!quant.uniform<i8:f32:1, {1.0,2.0}>>
  return
}

// -----

func.func @axis(%a: tensor<4x3xf32>) {
  // expected-error@+1 {{quantized dimension 2 is not one of the 2 dimensions}}
  %0 = qnn.quantize %a : tensor<4x3xf32> -> tensor<4x3x!quant.uniform<i8:f32:2, {1.0,2.0,3.0}>>
  return
}

// -----

func.func @shape(%a: tensor<4xf32>) {
  // expected-error@+1 {{result should have shape [4]}}
  %0 = qnn.quantize %a : tensor<4xf32> -> tensor<5x!quant.uniform<i8:f32, 1.0>>
  return
}

// -----

func.func @requantize(%a: tensor<4x!quant.uniform<i8:f32, 1.0>>) {
  // expected-error@+1 {{zero point -129 is outside the storage range [-128, 127]}}
  %0 = qnn.requantize %a : tensor<4x!quant.uniform<i8:f32, 1.0>> -> tensor<4x!quant.uniform<i8:f32, 1.0:-129>>
  return
}

// -----

func.func @mixed(%a: tensor<4x!quant.uniform<i8:f32, 1.0>>, %b: tensor<4xf32>) {
  // expected-error@+1 {{operand 1 must be quantized like the activations}}
  %0 = qnn.add %a, %b : tensor<4x!quant.uniform<i8:f32, 1.0>>, tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 1.0>>
  return
}

// -----

func.func @result_only(%a: tensor<4xf32>) {
  // expected-error@+1 {{result is quantized, but no operand is}}
  %0 = qnn.mul %a, %a : tensor<4xf32>, tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 1.0>>
  return
}

// -----

func.func @float_result(%a: tensor<4x!quant.uniform<i8:f32, 1.0>>) {
  // expected-error@+1 {{operands are quantized, so the result must be}}
  %0 = qnn.add %a, %a : tensor<4x!quant.uniform<i8:f32, 1.0>>, tensor<4x!quant.uniform<i8:f32, 1.0>> -> tensor<4xf32>
  return
}

// -----

func.func @same_scale(%a: tensor<4x!quant.uniform<i8:f32, 1.0>>) {
  // expected-error@+1 {{keeps scale and zero point: operand 0 and result must have the same element type}}
  %0 = qnn.clamp %a {min = 0.0 : f32} : tensor<4x!quant.uniform<i8:f32, 1.0>> -> tensor<4x!quant.uniform<i8:f32, 2.0>>
  return
}

// -----

func.func @same_scale_axis(%a: tensor<2x2x!quant.uniform<i8:f32:0, {1.0,2.0}>>) {
  // expected-error@+1 {{takes per-tensor scales only}}
  %0 = qnn.transpose %a {perm = array<i64: 1, 0>} : tensor<2x2x!quant.uniform<i8:f32:0, {1.0,2.0}>> -> tensor<2x2x!quant.uniform<i8:f32:0, {1.0,2.0}>>
  return
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
func.func @weight_axis(%a: tensor<2x2x!x>, %w: tensor<2x2x!quant.uniform<i8:f32:0, {0.5,0.25}>>) {
  // expected-error@+1 {{operand 1 has scales along dimension 0, its output channels are dimension 1}}
  %0 = qnn.matmul %a, %w : tensor<2x2x!x>, tensor<2x2x!quant.uniform<i8:f32:0, {0.5,0.25}>> -> tensor<2x2x!x>
  return
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
func.func @weight_zero_point(%a: tensor<2x2x!x>, %w: tensor<2x2x!quant.uniform<i8:f32:1, {0.5:1,0.25}>>) {
  // expected-error@+1 {{operand 1 has per-axis zero points other than 0}}
  %0 = qnn.matmul %a, %w : tensor<2x2x!x>, tensor<2x2x!quant.uniform<i8:f32:1, {0.5:1,0.25}>> -> tensor<2x2x!x>
  return
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
!w = !quant.uniform<i8:f32:1, {0.5,0.25}>
func.func @bias_scale(%a: tensor<2x2x!x>, %w: tensor<2x2x!w>, %b: tensor<2x!quant.uniform<i32:f32:0, {0.25,0.25}>>) {
  // expected-error@+1 {{bias scale 2.500000e-01 of channel 1 is not the product 1.250000e-01 of the scales of operands 0 and 1}}
  %0 = qnn.matmul %a, %w bias(%b : tensor<2x!quant.uniform<i32:f32:0, {0.25,0.25}>>) : tensor<2x2x!x>, tensor<2x2x!w> -> tensor<2x2x!x>
  return
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
func.func @bias_storage(%a: tensor<2x2x!x>, %w: tensor<2x2x!x>, %b: tensor<2x!x>) {
  // expected-error@+1 {{bias must be stored in i32}}
  %0 = qnn.matmul %a, %w bias(%b : tensor<2x!x>) : tensor<2x2x!x>, tensor<2x2x!x> -> tensor<2x2x!x>
  return
}

// -----

!x = !quant.uniform<i16:f32, 0.5>
func.func @wide(%a: tensor<2x2x!x>) {
  // expected-error@+1 {{operand 0 must have at most 8 bits}}
  %0 = qnn.mul %a, %a : tensor<2x2x!x>, tensor<2x2x!x> -> tensor<2x2x!x>
  return
}

// -----

!x = !quant.uniform<i8:f32:1, {0.5,0.25}>
func.func @activation_axis(%a: tensor<2x2x!x>) {
  // expected-error@+1 {{operand 0 must have a per-tensor scale}}
  %0 = qnn.mul %a, %a : tensor<2x2x!x>, tensor<2x2x!x> -> tensor<2x2x!quant.uniform<i8:f32, 0.5>>
  return
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
func.func @gamma(%a: tensor<2x2x!x>, %g: tensor<2x!x>) {
  // expected-error@+1 {{operand #1 must be ranked tensor of 32-bit float values}}
  %0 = qnn.layer_norm %a, %g, %g {epsilon = 1.0e-5 : f32} : tensor<2x2x!x>, tensor<2x!x>, tensor<2x!x> -> tensor<2x2x!x>
  return
}

// -----

func.func @constant_type() {
  // expected-error@+1 {{value must have type 'tensor<2xi8>'}}
  %0 = qnn.constant dense<[1, 2]> : tensor<2xi16> -> tensor<2x!quant.uniform<i8:f32, 0.5>>
  return
}

// -----

func.func @constant_range() {
  // expected-error@+1 {{stored value -128 is outside the storage range [-127, 127]}}
  %0 = qnn.constant dense<[1, -128]> : tensor<2xi8> -> tensor<2x!quant.uniform<i8<-127:127>:f32, 0.5>>
  return
}

// -----

func.func @observe_pair(%a: tensor<4xf32>) {
  // expected-error@+1 {{min and max come together}}
  %0 = qnn.observe %a name "a" {min = 0.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @observe_order(%a: tensor<4xf32>) {
  // expected-error@+1 {{min is above max}}
  %0 = qnn.observe %a name "a" {min = 1.0 : f32, max = 0.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @observe_finite(%a: tensor<4xf32>) {
  // expected-error@+1 {{min and max must be finite}}
  %0 = qnn.observe %a name "a" {min = 0.0 : f32, max = 0x7F800000 : f32} : tensor<4xf32>
  return
}

// -----

// expected-error@+1 {{zero point 300 is outside the storage range [-128, 127]}}
qnn.parameter @w key "w" : tensor<4x!quant.uniform<i8:f32, 1.0:300>>

// RUN: %qopt-opt %s --convert-qnn-to-linalg --split-input-file --verify-diagnostics

func.func @dynamic(%a: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // expected-error@+1 {{'qnn.clamp' op has a dynamic shape; give the model's inputs static shapes}}
  %0 = qnn.clamp %a {min = 0.0 : f32} : tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>

func.func @sum(%x: tensor<8421505x!x>) -> tensor<!x> {
  // expected-error@+1 {{'qnn.reduce_sum' op sums K = 8421505 terms}}
  %0 = qnn.reduce_sum %x {axes = array<i64: 0>} : tensor<8421505x!x> -> tensor<!x>
  return %0 : tensor<!x>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>

// An op of another dialect that still has a quantized type is named.
func.func @foreign(%x: tensor<4x!x>) -> tensor<2x!x> {
  // expected-error@+1 {{failed to legalize operation 'tensor.extract_slice'}}
  %0 = tensor.extract_slice %x[0] [2] [1] : tensor<4x!x> to tensor<2x!x>
  return %0 : tensor<2x!x>
}

// -----

!big = !quant.uniform<i8:f32, 1.0e30>
!small = !quant.uniform<i8:f32, 1.0e-30>

func.func @scales(%x: tensor<4x!big>) -> tensor<4x!small> {
  // expected-error@+2 {{'qnn.requantize' op has scales that do not fit together: multiplier exceeds 2^95}}
  // expected-error@+1 {{failed to legalize operation 'qnn.requantize'}}
  %0 = qnn.requantize %x : tensor<4x!big> -> tensor<4x!small>
  return %0 : tensor<4x!small>
}

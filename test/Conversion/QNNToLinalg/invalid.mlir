// RUN: %qopt-opt %s --convert-qnn-to-linalg --split-input-file --verify-diagnostics

func.func @dynamic(%a: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // expected-error@+1 {{'qnn.clamp' op has a dynamic shape; give the model's inputs static shapes}}
  %0 = qnn.clamp %a {min = 0.0 : f32} : tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>
!w = !quant.uniform<i8<-127:127>:f32:1, {0.25}>
!y = !quant.uniform<i8:f32, 1.0>

// 66311 * 255 * 127 is the last product sum below 2^31.
func.func @largest(%x: tensor<1x66311x!x>, %w: tensor<66311x1x!w>) -> tensor<1x1x!y> {
  %0 = qnn.matmul %x, %w : tensor<1x66311x!x>, tensor<66311x1x!w> -> tensor<1x1x!y>
  return %0 : tensor<1x1x!y>
}

func.func @overflow(%x: tensor<1x66312x!x>, %w: tensor<66312x1x!w>) -> tensor<1x1x!y> {
  // expected-error@+1 {{'qnn.matmul' op sums K = 66312 terms, which may overflow the 32-bit accumulator: for its operand types K is at most 66311}}
  %0 = qnn.matmul %x, %w : tensor<1x66312x!x>, tensor<66312x1x!w> -> tensor<1x1x!y>
  return %0 : tensor<1x1x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25}>
!b = !quant.uniform<i32:f32:0, {0.125}>
!y = !quant.uniform<i8:f32, 1.0>

// Half of the accumulator is kept for a bias whose values are not known ...
func.func @unknown_bias(%x: tensor<1x3x3x4096x!x>, %w: tensor<1x3x3x4096x!w>, %b: tensor<1x!b>) -> tensor<1x1x1x1x!y> {
  // expected-error@+1 {{'qnn.conv2d' op sums K = 36864 terms, which may overflow the 32-bit accumulator: for its operand types K is at most 33155}}
  %0 = qnn.conv2d %x, %w bias(%b : tensor<1x!b>) : tensor<1x3x3x4096x!x>, tensor<1x3x3x4096x!w> -> tensor<1x1x1x1x!y>
  return %0 : tensor<1x1x1x1x!y>
}

// ... and a constant is read.
func.func @known_bias(%x: tensor<1x3x3x4096x!x>, %w: tensor<1x3x3x4096x!w>) -> tensor<1x1x1x1x!y> {
  %b = qnn.constant dense<1000> : tensor<1xi32> -> tensor<1x!b>
  %0 = qnn.conv2d %x, %w bias(%b : tensor<1x!b>) : tensor<1x3x3x4096x!x>, tensor<1x3x3x4096x!w> -> tensor<1x1x1x1x!y>
  return %0 : tensor<1x1x1x1x!y>
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

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>

func.func @many_keys(%q: tensor<1x4x!x>, %k: tensor<70000x4x!x>) -> tensor<1x4x!x> {
  // expected-error@+1 {{'qnn.matmul' op sums K = 70000 terms, which may overflow the 32-bit accumulator}}
  %0 = qnn.attention %q, %k, %k {scale = 1.0 : f32} : tensor<1x4x!x>, tensor<70000x4x!x>, tensor<70000x4x!x> -> tensor<1x4x!x>
  return %0 : tensor<1x4x!x>
}

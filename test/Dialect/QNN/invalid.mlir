// RUN: %qopt-opt %s -split-input-file -verify-diagnostics

func.func @matmul_rank(%a: tensor<4xf32>, %b: tensor<4x2xf32>) {
  // expected-error@+1 {{lhs and rhs must have at least two dimensions}}
  %0 = qnn.matmul %a, %b : tensor<4xf32>, tensor<4x2xf32> -> tensor<2xf32>
  return
}

// -----

func.func @matmul_rhs_rank(%a: tensor<2x3x4x5xf32>, %b: tensor<2x5x4xf32>) {
  // expected-error@+1 {{rhs must have two dimensions or as many as lhs}}
  %0 = qnn.matmul %a, %b : tensor<2x3x4x5xf32>, tensor<2x5x4xf32> -> tensor<2x3x4x4xf32>
  return
}

// -----

func.func @matmul_batch(%a: tensor<2x4x5xf32>, %b: tensor<3x5x4xf32>) {
  // expected-error@+1 {{batch dimension 0 is 2 in lhs and 3 in rhs}}
  %0 = qnn.matmul %a, %b : tensor<2x4x5xf32>, tensor<3x5x4xf32> -> tensor<2x4x4xf32>
  return
}

// -----

func.func @matmul_k(%a: tensor<4x5xf32>, %b: tensor<4x2xf32>) {
  // expected-error@+1 {{lhs has K = 5, rhs has K = 4}}
  %0 = qnn.matmul %a, %b : tensor<4x5xf32>, tensor<4x2xf32> -> tensor<4x2xf32>
  return
}

// -----

func.func @matmul_result(%a: tensor<4x5xf32>, %b: tensor<5x2xf32>) {
  // expected-error@+1 {{result should have shape [4, 2], its type is 'tensor<4x3xf32>'}}
  %0 = qnn.matmul %a, %b : tensor<4x5xf32>, tensor<5x2xf32> -> tensor<4x3xf32>
  return
}

// -----

func.func @matmul_bias(%a: tensor<4x5xf32>, %b: tensor<5x2xf32>, %c: tensor<3xf32>) {
  // expected-error@+1 {{bias must have one dimension, of size 2}}
  %0 = qnn.matmul %a, %b bias(%c : tensor<3xf32>) : tensor<4x5xf32>, tensor<5x2xf32> -> tensor<4x2xf32>
  return
}

// -----

func.func @matmul_residual(%a: tensor<4x5xf32>, %b: tensor<5x2xf32>, %c: tensor<2x4xf32>) {
  // expected-error@+1 {{residual must have the shape of the result}}
  %0 = qnn.matmul %a, %b residual(%c : tensor<2x4xf32>) : tensor<4x5xf32>, tensor<5x2xf32> -> tensor<4x2xf32>
  return
}

// -----

func.func @clamp_order(%a: tensor<4x5xf32>, %b: tensor<5x2xf32>) {
  // expected-error@+1 {{lower clamp bound 1.000000e+00 is above the upper bound 0.000000e+00}}
  %0 = qnn.matmul %a, %b {clamp_min = 1.0 : f32, clamp_max = 0.0 : f32} : tensor<4x5xf32>, tensor<5x2xf32> -> tensor<4x2xf32>
  return
}

// -----

func.func @clamp_nan(%a: tensor<4xf32>) {
  // expected-error@+1 {{clamp bounds must not be NaN}}
  %0 = qnn.clamp %a {min = 0x7FC00000 : f32} : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @conv_rank(%a: tensor<8x8x4xf32>, %w: tensor<8x3x3x4xf32>) {
  // expected-error@+1 {{input and filter must have four dimensions}}
  %0 = qnn.conv2d %a, %w : tensor<8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_strides(%a: tensor<1x8x8x4xf32>, %w: tensor<8x3x3x4xf32>) {
  // expected-error@+1 {{strides must be from 1 to 1073741824, one is 0}}
  %0 = qnn.conv2d %a, %w {strides = array<i64: 1, 0>} : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_dilations(%a: tensor<1x8x8x4xf32>, %w: tensor<8x3x3x4xf32>) {
  // expected-error@+1 {{dilations must have 2 entries, it has 1}}
  %0 = qnn.conv2d %a, %w {dilations = array<i64: 1>} : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_padding(%a: tensor<1x8x8x4xf32>, %w: tensor<8x3x3x4xf32>) {
  // expected-error@+1 {{padding must be from 0 to 1073741824, one is -1}}
  %0 = qnn.conv2d %a, %w {padding = array<i64: -1, 0, 0, 0>} : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_groups(%a: tensor<1x8x8x4xf32>, %w: tensor<8x3x3x4xf32>) {
  // expected-error@+1 {{groups must be at least 1, it is 0}}
  %0 = qnn.conv2d %a, %w {groups = 0 : i64} : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_channels(%a: tensor<1x8x8x4xf32>, %w: tensor<8x3x3x3xf32>) {
  // expected-error@+1 {{filter must have input channels / groups = 4 / 1 channels, it has 3}}
  %0 = qnn.conv2d %a, %w : tensor<1x8x8x4xf32>, tensor<8x3x3x3xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv_groups_out(%a: tensor<1x8x8x4xf32>, %w: tensor<7x3x3x2xf32>) {
  // expected-error@+1 {{groups = 2 must divide the 7 output channels}}
  %0 = qnn.conv2d %a, %w {groups = 2 : i64} : tensor<1x8x8x4xf32>, tensor<7x3x3x2xf32> -> tensor<1x6x6x7xf32>
  return
}

// -----

func.func @conv_kernel(%a: tensor<1x8x8x4xf32>, %w: tensor<8x9x3x4xf32>) {
  // expected-error@+1 {{kernel of extent 9 does not fit in dimension 1 of size 8 with padding}}
  %0 = qnn.conv2d %a, %w : tensor<1x8x8x4xf32>, tensor<8x9x3x4xf32> -> tensor<1x1x6x8xf32>
  return
}

// -----

func.func @broadcast(%a: tensor<4x8xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{operands do not broadcast: 'tensor<4x8xf32>', 'tensor<4xf32>'}}
  %0 = qnn.add %a, %b : tensor<4x8xf32>, tensor<4xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @unary_alpha(%a: tensor<4xf32>) {
  // expected-error@+1 {{takes no alpha for tanh}}
  %0 = qnn.unary tanh %a {alpha = 1.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @unary_alpha_inf(%a: tensor<4xf32>) {
  // expected-error@+1 {{alpha must be finite}}
  %0 = qnn.unary elu %a {alpha = 0x7F800000 : f32} : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @reduce_none(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{axes must name at least one dimension}}
  %0 = qnn.reduce_sum %a {axes = array<i64>} : tensor<4x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @reduce_order(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{axes must be ascending dimensions from 0 to 1, one is 0}}
  %0 = qnn.reduce_mean %a {axes = array<i64: 1, 0>} : tensor<4x8xf32> -> tensor<f32>
  return
}

// -----

func.func @reduce_dynamic(%a: tensor<4x?xf32>) {
  // expected-error@+1 {{reduced dimension 1 must be static and not empty}}
  %0 = qnn.reduce_max %a {axes = array<i64: 1>} : tensor<4x?xf32> -> tensor<4xf32>
  return
}

// -----

func.func @pool_padding(%a: tensor<1x8x8x4xf32>) {
  // expected-error@+1 {{padding must be smaller than the kernel}}
  %0 = qnn.max_pool2d %a {kernel = array<i64: 2, 2>, padding = array<i64: 2, 0, 0, 0>} : tensor<1x8x8x4xf32> -> tensor<1x9x7x4xf32>
  return
}

// -----

func.func @pool_kernel(%a: tensor<1x8x8x4xf32>) {
  // expected-error@+1 {{kernel of size 9 does not fit in dimension 1 of size 8}}
  %0 = qnn.avg_pool2d %a {kernel = array<i64: 9, 1>} : tensor<1x8x8x4xf32> -> tensor<1x1x8x4xf32>
  return
}

// -----

func.func @pool_rank(%a: tensor<8x8x4xf32>) {
  // expected-error@+1 {{input must have four dimensions}}
  %0 = qnn.avg_pool2d %a {kernel = array<i64: 2, 2>} : tensor<8x8x4xf32> -> tensor<7x7x4xf32>
  return
}

// -----

func.func @softmax_axis(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{axis must be from 0 to 1, it is -1}}
  %0 = qnn.softmax %a {axis = -1 : i64} : tensor<4x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @layer_norm_epsilon(%a: tensor<4x8xf32>, %g: tensor<8xf32>) {
  // expected-error@+1 {{epsilon must be positive and finite}}
  %0 = qnn.layer_norm %a, %g, %g {epsilon = 0.0 : f32} : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @layer_norm_gamma(%a: tensor<4x8xf32>, %g: tensor<4xf32>) {
  // expected-error@+1 {{operands after the input must have one dimension, of size 8}}
  %0 = qnn.layer_norm %a, %g, %g {epsilon = 1.0e-5 : f32} : tensor<4x8xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @batch_norm_epsilon(%a: tensor<4x8xf32>, %g: tensor<8xf32>) {
  // expected-error@+1 {{epsilon must not be negative and must be finite}}
  %0 = qnn.batch_norm %a, %g, %g, %g, %g {epsilon = -1.0 : f32} : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @transpose_perm(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{perm must be a permutation of 0 to 1}}
  %0 = qnn.transpose %a {perm = array<i64: 1, 1>} : tensor<4x8xf32> -> tensor<8x8xf32>
  return
}

// -----

func.func @transpose_rank(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{perm must have 2 entries, it has 3}}
  %0 = qnn.transpose %a {perm = array<i64: 1, 0, 2>} : tensor<4x8xf32> -> tensor<8x4xf32>
  return
}

// -----

func.func @reshape_elements(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{input has 32 elements, result has 33}}
  %0 = qnn.reshape %a : tensor<4x8xf32> -> tensor<33xf32>
  return
}

// -----

func.func @reshape_dynamic(%a: tensor<?x?xf32>) {
  // expected-error@+1 {{input and result may each have one dynamic dimension}}
  %0 = qnn.reshape %a : tensor<?x?xf32> -> tensor<?xf32>
  return
}

// -----

func.func @concat_none() {
  // expected-error@+1 {{must have at least one input}}
  %0 = "qnn.concat"() {axis = 0 : i64} : () -> tensor<4xf32>
  return
}

// -----

func.func @concat_axis(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{axis must be from 0 to 1, it is 2}}
  %0 = qnn.concat %a {axis = 2 : i64} : tensor<4x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @concat_shape(%a: tensor<4x8xf32>, %b: tensor<4x7xf32>) {
  // expected-error@+1 {{inputs differ in dimension 1: 8 and 7}}
  %0 = qnn.concat %a, %b {axis = 0 : i64} : tensor<4x8xf32>, tensor<4x7xf32> -> tensor<8x8xf32>
  return
}

// -----

func.func @concat_rank(%a: tensor<4x8xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{inputs must have the same rank}}
  %0 = qnn.concat %a, %b {axis = 0 : i64} : tensor<4x8xf32>, tensor<4xf32> -> tensor<5x8xf32>
  return
}

// -----

func.func @slice_bounds(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{element 8 of dimension 1 is outside the input of size 8}}
  %0 = qnn.slice %a {offsets = array<i64: 0, 2>, sizes = array<i64: 4, 4>, strides = array<i64: 1, 2>} : tensor<4x8xf32> -> tensor<4x4xf32>
  return
}

// -----

func.func @pad_negative(%a: tensor<4xf32>) {
  // expected-error@+1 {{low must be from 0 to 1073741824, one is -1}}
  %0 = qnn.pad %a {low = array<i64: -1>, high = array<i64: 0>, value = 0.0 : f32} : tensor<4xf32> -> tensor<3xf32>
  return
}

// -----

func.func @parameter_missing() {
  // expected-error@+1 {{'nowhere' is not a qnn.parameter}}
  %0 = qnn.load_parameter @nowhere : tensor<4xf32>
  return
}

// -----

qnn.parameter @w key "w" : tensor<4xf32>
func.func @parameter_type() {
  // expected-error@+1 {{has type 'tensor<5xf32>', parameter 'w' has type 'tensor<4xf32>'}}
  %0 = qnn.load_parameter @w : tensor<5xf32>
  return
}

// -----

// expected-error@+1 {{type must be a ranked tensor of static shape}}
qnn.parameter @w key "w" : tensor<?xf32>

// -----

// expected-error@+1 {{key must not be empty}}
qnn.parameter @w key "" : tensor<4xf32>

// -----

// expected-error@+1 {{attribute 'qnn.name' must be a non-empty string}}
func.func @name(%a: tensor<4xf32> {qnn.name = 3 : i32}) {
  return
}

// -----

func.func @kept(%a: tensor<4xf32>) {
  // expected-error@+1 {{attribute 'qnn.kept_float' must be a string, the reason}}
  %0 = qnn.clamp %a {qnn.kept_float, min = 0.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  return
}

// What the verifiers of the ops beyond the basic layers say.
// RUN: %qopt-opt %s -split-input-file -verify-diagnostics

func.func @transposed_groups(%x: tensor<1x4x4x4xf32>, %w: tensor<8x3x3x3xf32>) {
  // expected-error@+1 {{filter must have input channels / groups = 4 / 1 channels, it has 3}}
  %0 = qnn.conv_transpose2d %x, %w : tensor<1x4x4x4xf32>, tensor<8x3x3x3xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @transposed_empty(%x: tensor<1x1x1x4xf32>, %w: tensor<8x1x1x4xf32>) {
  // expected-error@+1 {{padding leaves nothing of dimension 1 of size 1}}
  %0 = qnn.conv_transpose2d %x, %w {padding = array<i64: 1, 0, 0, 0>} : tensor<1x1x1x4xf32>, tensor<8x1x1x4xf32> -> tensor<1x1x1x8xf32>
  return
}

// -----

func.func @transposed_result(%x: tensor<1x4x4x4xf32>, %w: tensor<8x2x2x4xf32>) {
  // expected-error@+1 {{result should have shape [1, 8, 8, 8]}}
  %0 = qnn.conv_transpose2d %x, %w {strides = array<i64: 2, 2>} : tensor<1x4x4x4xf32>, tensor<8x2x2x4xf32> -> tensor<1x4x4x8xf32>
  return
}

// -----

func.func @max_types(%a: tensor<4x!quant.uniform<i8:f32, 0.5>>, %b: tensor<4x!quant.uniform<i8:f32, 0.25>>) {
  // expected-error@+1 {{keeps scale and zero point: operand 1 and result must have the same element type}}
  %0 = qnn.max %a, %b : tensor<4x!quant.uniform<i8:f32, 0.5>>, tensor<4x!quant.uniform<i8:f32, 0.25>> -> tensor<4x!quant.uniform<i8:f32, 0.5>>
  return
}

// -----

func.func @compare_mixed(%a: tensor<4x!quant.uniform<i8:f32, 0.5>>, %b: tensor<4xf32>) {
  // expected-error@+1 {{operand 1 must be quantized like the activations}}
  %0 = qnn.compare lt %a, %b : tensor<4x!quant.uniform<i8:f32, 0.5>>, tensor<4xf32> -> tensor<4xi1>
  return
}

// -----

func.func @select_shapes(%c: tensor<3xi1>, %a: tensor<4xf32>) {
  // expected-error@+1 {{operands do not broadcast: 'tensor<3xi1>', 'tensor<4xf32>', 'tensor<4xf32>'}}
  %0 = qnn.select %c, %a, %a : tensor<3xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @argmax_axis(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{axes must be ascending dimensions from 0 to 1, one is 2}}
  %0 = qnn.argmax %a {axis = 2 : i64} : tensor<4x8xf32> -> tensor<4xi32>
  return
}

// -----

func.func @tile_list(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{multiples must have 2 entries, it has 1}}
  %0 = qnn.tile %a {multiples = array<i64: 2>} : tensor<4x8xf32> -> tensor<8x8xf32>
  return
}

// -----

func.func @broadcast_size(%a: tensor<4x3xf32>) {
  // expected-error@+1 {{does not broadcast to 'tensor<4x8xf32>'}}
  %0 = qnn.broadcast %a : tensor<4x3xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @broadcast_rank(%a: tensor<4x8xf32>) {
  // expected-error@+1 {{input has more dimensions than the result}}
  %0 = qnn.broadcast %a : tensor<4x8xf32> -> tensor<8xf32>
  return
}

// -----

func.func @gather_batch(%a: tensor<4x8xf32>, %i: tensor<3xi32>) {
  // expected-error@+1 {{batch dimension 0 is 4 in input and 3 in indices}}
  %0 = qnn.gather %a, %i {axis = 1 : i64, batch_dims = 1 : i64} : tensor<4x8xf32>, tensor<3xi32> -> tensor<4xf32>
  return
}

// -----

func.func @gather_batch_dims(%a: tensor<4x8xf32>, %i: tensor<3xi32>) {
  // expected-error@+1 {{batch_dims must be from 0 to axis and at most the rank of indices, it is 1}}
  %0 = qnn.gather %a, %i {axis = 0 : i64, batch_dims = 1 : i64} : tensor<4x8xf32>, tensor<3xi32> -> tensor<3x8xf32>
  return
}

// -----

func.func @gather_empty(%a: tensor<0x8xf32>, %i: tensor<3xi32>) {
  // expected-error@+1 {{dimension 0 of the input is empty}}
  %0 = qnn.gather %a, %i {axis = 0 : i64} : tensor<0x8xf32>, tensor<3xi32> -> tensor<3x8xf32>
  return
}

// -----

func.func @scatter_rank(%a: tensor<4x8xf32>, %i: tensor<1x3xi32>, %u: tensor<1x3x8xf32>) {
  // expected-error@+1 {{input and updates must have three dimensions, indices two}}
  %0 = qnn.scatter %a, %i, %u : tensor<4x8xf32>, tensor<1x3xi32>, tensor<1x3x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @scatter_shapes(%a: tensor<1x4x8xf32>, %i: tensor<1x3xi32>, %u: tensor<1x2x8xf32>) {
  // expected-error@+1 {{shapes must be [N, K, C], [N, W] and [N, W, C]}}
  %0 = qnn.scatter %a, %i, %u : tensor<1x4x8xf32>, tensor<1x3xi32>, tensor<1x2x8xf32> -> tensor<1x4x8xf32>
  return
}

// -----

func.func @resize_scale(%a: tensor<1x4x4x2xf32>) {
  // expected-error@+1 {{scale must be from 1 to 2048, one is 0}}
  %0 = qnn.resize nearest %a {scale = array<i64: 0, 1, 2, 1>, offset = array<i64: 0, 0>, border = array<i64: 0, 0>} : tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  return
}

// -----

func.func @resize_empty(%a: tensor<1x1x4x2xf32>) {
  // expected-error@+1 {{the result is empty in dimension 1}}
  %0 = qnn.resize nearest %a {scale = array<i64: 2, 1, 2, 1>, offset = array<i64: 3, 0>, border = array<i64: 0, 0>} : tensor<1x1x4x2xf32> -> tensor<1x1x7x2xf32>
  return
}

// -----

func.func @resize_dynamic(%a: tensor<1x?x4x2xf32>) {
  // expected-error@+1 {{dimension 1 must be static and from 1 to}}
  %0 = qnn.resize nearest %a {scale = array<i64: 2, 1, 2, 1>, offset = array<i64: 0, 0>, border = array<i64: 0, 0>} : tensor<1x?x4x2xf32> -> tensor<1x?x7x2xf32>
  return
}

// -----

func.func @rms_norm_epsilon(%a: tensor<4x8xf32>, %g: tensor<8xf32>) {
  // expected-error@+1 {{epsilon must be positive and finite}}
  %0 = qnn.rms_norm %a, %g {epsilon = 0.0 : f32} : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @group_norm_groups(%a: tensor<4x8xf32>, %g: tensor<8xf32>) {
  // expected-error@+1 {{groups = 3 must divide the 8 channels}}
  %0 = qnn.group_norm %a, %g, %g {groups = 3 : i64, epsilon = 1.0 : f32} : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @group_norm_dynamic(%a: tensor<4x?xf32>, %g: tensor<8xf32>) {
  // expected-error@+1 {{only the first dimension of the input may be dynamic}}
  %0 = qnn.group_norm %a, %g, %g {groups = 2 : i64, epsilon = 1.0 : f32} : tensor<4x?xf32>, tensor<8xf32>, tensor<8xf32> -> tensor<4x?xf32>
  return
}

// -----

func.func @attention_depth(%q: tensor<4x8xf32>, %k: tensor<5x6xf32>) {
  // expected-error@+1 {{query has D = 8, key has D = 6}}
  %0 = qnn.attention %q, %k, %k {scale = 1.0 : f32} : tensor<4x8xf32>, tensor<5x6xf32>, tensor<5x6xf32> -> tensor<4x6xf32>
  return
}

// -----

func.func @attention_keys(%q: tensor<4x8xf32>, %k: tensor<5x8xf32>, %v: tensor<6x8xf32>) {
  // expected-error@+1 {{key has S = 5, value has S = 6}}
  %0 = qnn.attention %q, %k, %v {scale = 1.0 : f32} : tensor<4x8xf32>, tensor<5x8xf32>, tensor<6x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @attention_mask(%q: tensor<4x8xf32>, %k: tensor<5x8xf32>, %m: tensor<4x4xf32>) {
  // expected-error@+1 {{mask does not broadcast to [batch.., L, S]}}
  %0 = qnn.attention %q, %k, %k mask(%m : tensor<4x4xf32>) {scale = 1.0 : f32} : tensor<4x8xf32>, tensor<5x8xf32>, tensor<5x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @attention_scale(%q: tensor<4x8xf32>) {
  // expected-error@+1 {{scale must be finite}}
  %0 = qnn.attention %q, %q, %q {scale = 0x7F800000 : f32} : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @gru_weight(%x: tensor<2x8xf32>, %h: tensor<2x4xf32>, %wi: tensor<12x7xf32>, %wh: tensor<12x4xf32>, %b: tensor<12xf32>) {
  // expected-error@+1 {{input_weight must have shape [12, 8]}}
  %0 = qnn.gru_cell %x, %h, %wi, %wh, %b, %b : (tensor<2x8xf32>, tensor<2x4xf32>, tensor<12x7xf32>, tensor<12x4xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @cross_entropy_shape(%x: tensor<2x8xf32>, %t: tensor<3xi64>) {
  // expected-error@+1 {{logits must be [N, C] and targets [N]}}
  %0 = qnn.cross_entropy mean %x, %t : tensor<2x8xf32>, tensor<3xi64> -> tensor<f32>
  return
}

// -----

func.func @mse_shape(%x: tensor<2x8xf32>, %t: tensor<3x8xf32>) {
  // expected-error@+1 {{prediction and target must have the same shape}}
  %0 = qnn.mse_loss mean %x, %t : tensor<2x8xf32>, tensor<3x8xf32> -> tensor<f32>
  return
}

// -----

func.func @loss_result(%x: tensor<2x8xf32>) {
  // expected-error@+1 {{result should have shape []}}
  %0 = qnn.mse_loss mean %x, %x : tensor<2x8xf32>, tensor<2x8xf32> -> tensor<2x8xf32>
  return
}

// -----

func.func @fake_type(%x: tensor<2x8xf32>) {
  // expected-error@+1 {{type must be a uniform quantized type, it is 'f32'}}
  %0 = qnn.fake_quantize %x as f32 : tensor<2x8xf32>
  return
}

// -----

func.func @fake_axis(%x: tensor<2x8xf32>) {
  // expected-error@+1 {{3 scales for dimension 0 of size 2}}
  %0 = qnn.fake_quantize %x as !quant.uniform<i8:f32:0, {0.5, 0.5, 0.5}> : tensor<2x8xf32>
  return
}

// -----

func.func @concat_overflow(%a: tensor<9223372036854775807xf32>, %b: tensor<1xf32>) {
  // expected-error@+1 {{inputs are too long together in dimension 0}}
  %0 = qnn.concat %a, %b {axis = 0 : i64} : tensor<9223372036854775807xf32>, tensor<1xf32> -> tensor<?xf32>
  return
}

// -----

func.func @conv_extent_overflow(%x: tensor<1x8x8x1xf32>, %w: tensor<1x9223372036854775807x1x1xf32>) {
  // expected-error@+1 {{kernel of extent 9223372036854775807 does not fit in dimension 1 of size 8}}
  %0 = qnn.conv2d %x, %w {dilations = array<i64: 1073741824, 1>} : tensor<1x8x8x1xf32>, tensor<1x9223372036854775807x1x1xf32> -> tensor<1x1x8x1xf32>
  return
}

// -----

func.func @conv_windows_overflow(%x: tensor<1x9223372036854775807x1x1xf32>, %w: tensor<1x3x1x1xf32>) {
  // expected-error@+1 {{result should have shape [1, 4611686018427387905, 1, 1]}}
  %0 = qnn.conv2d %x, %w {strides = array<i64: 2, 1>, padding = array<i64: 2, 2, 0, 0>} : tensor<1x9223372036854775807x1x1xf32>, tensor<1x3x1x1xf32> -> tensor<1x1x1x1xf32>
  return
}

// RUN: %qopt-opt %s --qnn-report-batch-dependence --verify-diagnostics -o /dev/null

// What keeps the samples of a batch apart, and beside it what would not.

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @elementwise(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4xf32>
  %s = arith.constant dense<2.0> : tensor<1x1xf32>
  %0 = qnn.div %x, %w : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  %1 = qnn.max %0, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  %2 = qnn.min %1, %s : tensor<?x4xf32>, tensor<1x1xf32> -> tensor<?x4xf32>
  %3 = qnn.compare lt %2, %w : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xi1>
  %4 = qnn.compare gt %x, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  %5 = arith.ori %3, %4 : tensor<?x4xi1>
  %6 = qnn.select %5, %2, %w : tensor<?x4xi1>, tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  %7 = qnn.cast %5 : tensor<?x4xi1> -> tensor<?x4xf32>
  %8 = qnn.add %6, %7 : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  %9 = qnn.fake_quantize %8 as !quant.uniform<i8:f32, 0.5> : tensor<?x4xf32>
  return %9 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.max' combines batches that do not lie in the same dimension}}
func.func @elementwise_other_batch(%x: tensor<?x4xf32>, %y: tensor<?x2x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.reshape %y : tensor<?x2x4xf32> -> tensor<?x4xf32>
  %1 = qnn.max %x, %0 : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// Which rows a constant as long as the batch meets depends on the batch.
// expected-remark@+1 {{a batch is one call: 'qnn.select' combines batches that do not lie in the same dimension}}
func.func @select_by_position(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c = arith.constant dense<true> : tensor<3x1xi1>
  %0 = qnn.select %c, %x, %x : tensor<3x1xi1>, tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @reductions(%x: tensor<?x3x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.reduce_min %x {axes = array<i64: 1>} : tensor<?x3x4xf32> -> tensor<?x4xf32>
  %1 = qnn.transpose %x {perm = array<i64: 1, 0, 2>} : tensor<?x3x4xf32> -> tensor<3x?x4xf32>
  %2 = qnn.reduce_prod %1 {axes = array<i64: 0>} : tensor<3x?x4xf32> -> tensor<?x4xf32>
  %3 = qnn.argmax %1 {axis = 0 : i64} : tensor<3x?x4xf32> -> tensor<?x4xi32>
  %4 = qnn.cast %3 : tensor<?x4xi32> -> tensor<?x4xf32>
  %5 = qnn.add %0, %2 : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  %6 = qnn.add %5, %4 : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %6 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @images(%x: tensor<?x4x4x4xf32>, %f: tensor<?x8x8x2xf32>) -> tensor<?x16x16x2xf32> {
  %k = arith.constant dense<1.0> : tensor<2x2x2x4xf32>
  %w = arith.constant dense<1.0> : tensor<4xf32>
  %v = arith.constant dense<1.0> : tensor<2xf32>
  %0 = qnn.group_norm %x, %w, %w {groups = 2 : i64, epsilon = 1.0e-5 : f32} : tensor<?x4x4x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<?x4x4x4xf32>
  %1 = qnn.conv_transpose2d %0, %k residual(%f : tensor<?x8x8x2xf32>) {strides = array<i64: 2, 2>} : tensor<?x4x4x4xf32>, tensor<2x2x2x4xf32> -> tensor<?x8x8x2xf32>
  %2 = qnn.resize nearest %1 {scale = array<i64: 4, 2, 4, 2>, offset = array<i64: -1, -1>, border = array<i64: 1, 1>} : tensor<?x8x8x2xf32> -> tensor<?x16x16x2xf32>
  %3 = qnn.rms_norm %2, %v {epsilon = 1.0e-5 : f32} : tensor<?x16x16x2xf32>, tensor<2xf32> -> tensor<?x16x16x2xf32>
  return %3 : tensor<?x16x16x2xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.conv_transpose2d' mixes the samples of a batch}}
func.func @conv_transpose_of_batch(%x: tensor<?x4x4x4xf32>) -> tensor<?x4x4x4xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 1, 0, 2, 3>} : tensor<?x4x4x4xf32> -> tensor<4x?x4x4xf32>
  %k = arith.constant dense<1.0> : tensor<4x1x1x4xf32>
  %1 = qnn.conv_transpose2d %0, %k : tensor<4x?x4x4xf32>, tensor<4x1x1x4xf32> -> tensor<4x?x4x4xf32>
  %2 = qnn.transpose %1 {perm = array<i64: 1, 0, 2, 3>} : tensor<4x?x4x4xf32> -> tensor<?x4x4x4xf32>
  return %2 : tensor<?x4x4x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @tile(%x: tensor<?x4xf32>) -> tensor<?x12xf32> {
  %0 = qnn.tile %x {multiples = array<i64: 1, 3>} : tensor<?x4xf32> -> tensor<?x12xf32>
  return %0 : tensor<?x12xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.tile' mixes the samples of a batch}}
func.func @tile_of_batch(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.tile %x {multiples = array<i64: 2, 1>} : tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @gather_from_table(%i: tensor<?x3xi32>) -> tensor<?x3x4xf32> {
  %t = arith.constant dense<1.0> : tensor<9x4xf32>
  %0 = qnn.gather %t, %i {axis = 0 : i64} : tensor<9x4xf32>, tensor<?x3xi32> -> tensor<?x3x4xf32>
  return %0 : tensor<?x3x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @gather_of_features(%x: tensor<?x5x4xf32>) -> tensor<?x3x2x3x2xf32> {
  %i = arith.constant dense<1> : tensor<3x2xi32>
  %0 = qnn.gather %x, %i {axis = 1 : i64} : tensor<?x5x4xf32>, tensor<3x2xi32> -> tensor<?x3x2x4xf32>
  %1 = qnn.transpose %0 {perm = array<i64: 3, 1, 0, 2>} : tensor<?x3x2x4xf32> -> tensor<4x3x?x2xf32>
  %2 = qnn.gather %1, %i {axis = 0 : i64} : tensor<4x3x?x2xf32>, tensor<3x2xi32> -> tensor<3x2x3x?x2xf32>
  %3 = qnn.transpose %2 {perm = array<i64: 3, 0, 1, 2, 4>} : tensor<3x2x3x?x2xf32> -> tensor<?x3x2x3x2xf32>
  return %3 : tensor<?x3x2x3x2xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @gather_in_each(%x: tensor<?x5x4xf32>, %i: tensor<?x3xi32>) -> tensor<?x3x4xf32> {
  %0 = qnn.gather %x, %i {axis = 1 : i64, batch_dims = 1 : i64} : tensor<?x5x4xf32>, tensor<?x3xi32> -> tensor<?x3x4xf32>
  return %0 : tensor<?x3x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.gather' mixes the samples of a batch}}
func.func @gather_of_batch(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %i = arith.constant dense<1> : tensor<1xi32>
  %0 = qnn.gather %x, %i {axis = 0 : i64} : tensor<?x4xf32>, tensor<1xi32> -> tensor<1x4xf32>
  %1 = qnn.add %x, %0 : tensor<?x4xf32>, tensor<1x4xf32> -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.gather' mixes the samples of a batch}}
func.func @gather_from_all(%x: tensor<?x4xf32>, %i: tensor<?xi32>) -> tensor<?x4xf32> {
  %0 = qnn.gather %x, %i {axis = 0 : i64} : tensor<?x4xf32>, tensor<?xi32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @scatter(%x: tensor<?x5x4xf32>, %i: tensor<?x2xi32>, %u: tensor<?x2x4xf32>) -> tensor<?x5x4xf32> {
  %0 = qnn.scatter %x, %i, %u : tensor<?x5x4xf32>, tensor<?x2xi32>, tensor<?x2x4xf32> -> tensor<?x5x4xf32>
  return %0 : tensor<?x5x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.scatter' combines batches that do not lie in the same dimension}}
func.func @scatter_into_constant(%u: tensor<?x2x4xf32>, %i: tensor<?x2xi32>) -> tensor<2x5x4xf32> {
  %x = arith.constant dense<0.0> : tensor<2x5x4xf32>
  %0 = qnn.scatter %x, %i, %u : tensor<2x5x4xf32>, tensor<?x2xi32>, tensor<?x2x4xf32> -> tensor<2x5x4xf32>
  return %0 : tensor<2x5x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @attention(%q: tensor<?x2x3x4xf32>, %k: tensor<?x2x3x4xf32>, %v: tensor<?x2x3x4xf32>) -> tensor<?x2x3x4xf32> {
  %m = arith.constant dense<0.0> : tensor<2x3x3xf32>
  %0 = qnn.attention %q, %k, %v mask(%m : tensor<2x3x3xf32>) {scale = 0.5 : f32, causal} : tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32> -> tensor<?x2x3x4xf32>
  return %0 : tensor<?x2x3x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @attention_own_mask(%q: tensor<?x2x3x4xf32>, %m: tensor<?x1x1x3xf32>) -> tensor<?x2x3x4xf32> {
  %0 = qnn.attention %q, %q, %q mask(%m : tensor<?x1x1x3xf32>) {scale = 0.5 : f32} : tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32> -> tensor<?x2x3x4xf32>
  return %0 : tensor<?x2x3x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.attention' combines batches that do not lie in the same dimension}}
func.func @attention_rows_of_mask(%q: tensor<?x2x3x4xf32>) -> tensor<?x2x3x4xf32> {
  %m = arith.constant dense<0.0> : tensor<7x1x1x3xf32>
  %0 = qnn.attention %q, %q, %q mask(%m : tensor<7x1x1x3xf32>) {scale = 0.5 : f32} : tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32>, tensor<?x2x3x4xf32> -> tensor<?x2x3x4xf32>
  return %0 : tensor<?x2x3x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @attention_to_common_keys(%q: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %k = arith.constant dense<0.5> : tensor<7x4xf32>
  %m = arith.constant dense<0.5> : tensor<7xf32>
  %0 = qnn.attention %q, %k, %k mask(%m : tensor<7xf32>) {scale = 0.5 : f32} : tensor<?x4xf32>, tensor<7x4xf32>, tensor<7x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.attention' mixes the samples of a batch}}
func.func @attention_between_samples(%q: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.attention %q, %q, %q {scale = 0.5 : f32} : tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// The position of a query among all decides what it sees.
// expected-remark@+1 {{a batch is one call: 'qnn.attention' mixes the samples of a batch}}
func.func @attention_causal(%q: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %k = arith.constant dense<0.5> : tensor<7x4xf32>
  %0 = qnn.attention %q, %k, %k {scale = 0.5 : f32, causal} : tensor<?x4xf32>, tensor<7x4xf32>, tensor<7x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.attention' combines batches that do not lie in the same dimension}}
func.func @attention_by_position(%q: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %k = arith.constant dense<0.5> : tensor<7x4xf32>
  %m = arith.constant dense<0.5> : tensor<3x7xf32>
  %0 = qnn.attention %q, %k, %k mask(%m : tensor<3x7xf32>) {scale = 0.5 : f32} : tensor<?x4xf32>, tensor<7x4xf32>, tensor<7x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @cells(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %w3 = arith.constant dense<0.5> : tensor<12x4xf32>
  %b3 = arith.constant dense<0.5> : tensor<12xf32>
  %w4 = arith.constant dense<0.5> : tensor<16x4xf32>
  %b4 = arith.constant dense<0.5> : tensor<16xf32>
  %0 = qnn.gru_cell %x, %y, %w3, %w3, %b3, %b3 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<12x4xf32>, tensor<12x4xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<?x4xf32>
  %1, %2 = qnn.lstm_cell %x, %0, %y, %w4, %w4, %b4, %b4 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32>, tensor<16x4xf32>, tensor<16x4xf32>, tensor<16xf32>, tensor<16xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>)
  return %1, %2 : tensor<?x4xf32>, tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.gru_cell' mixes the samples of a batch}}
func.func @cell_with_weights_of_samples(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %w3 = arith.constant dense<0.5> : tensor<12x4xf32>
  %b3 = arith.constant dense<0.5> : tensor<12xf32>
  %w4 = arith.constant dense<0.5> : tensor<16x4xf32>
  %b4 = arith.constant dense<0.5> : tensor<16xf32>
  %0 = qnn.gru_cell %x, %y, %x, %w3, %b3, %b3 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32>, tensor<12x4xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.gru_cell' combines batches that do not lie in the same dimension}}
func.func @cell_with_one_state(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %w3 = arith.constant dense<0.5> : tensor<12x4xf32>
  %b3 = arith.constant dense<0.5> : tensor<12xf32>
  %w4 = arith.constant dense<0.5> : tensor<16x4xf32>
  %b4 = arith.constant dense<0.5> : tensor<16xf32>
  %y = arith.constant dense<0.5> : tensor<2x4xf32>
  %0 = qnn.gru_cell %x, %y, %w3, %w3, %b3, %b3 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<12x4xf32>, tensor<12x4xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{the samples of a batch are independent}}
func.func @losses(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>, %t: tensor<?xi32>) -> (tensor<?xf32>, tensor<?x4xf32>) {
  %0 = qnn.cross_entropy none %x, %t : tensor<?x4xf32>, tensor<?xi32> -> tensor<?xf32>
  %1 = qnn.mse_loss none %x, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0, %1 : tensor<?xf32>, tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.cross_entropy' mixes the samples of a batch}}
func.func @mean_cross_entropy(%x: tensor<?x4xf32>, %t: tensor<?xi32>) -> tensor<f32> {
  %0 = qnn.cross_entropy mean %x, %t : tensor<?x4xf32>, tensor<?xi32> -> tensor<f32>
  return %0 : tensor<f32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.mse_loss' mixes the samples of a batch}}
func.func @sum_of_squares(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<f32> {
  %0 = qnn.mse_loss sum %x, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<f32>
  return %0 : tensor<f32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.softmax' mixes the samples of a batch}}
func.func @softmax_of_batch(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.softmax %x {axis = 0 : i64} : tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'tosa.reverse' is not known to keep samples apart}}
func.func @unknown(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = tosa.reverse %x {axis = 0 : i32} : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.concat' mixes the samples of a batch}}
func.func @concat_of_batch(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.concat %x, %x {axis = 0 : i64} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.reshape' mixes the samples of a batch}}
func.func @reshape_across_batch(%x: tensor<?x3x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.transpose %x {perm = array<i64: 1, 0, 2>} : tensor<?x3x4xf32> -> tensor<3x?x4xf32>
  %1 = qnn.reshape %0 : tensor<3x?x4xf32> -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// expected-remark@+1 {{a batch is one call: 'qnn.matmul' mixes the samples of a batch}}
func.func @gram_matrix(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.matmul %x, %x {transpose_lhs} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<4x4xf32>
  %1 = qnn.matmul %x, %0 : tensor<?x4xf32>, tensor<4x4xf32> -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

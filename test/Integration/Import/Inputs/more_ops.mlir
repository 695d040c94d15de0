// Convolutions of one and three dimensions, choice and comparison, positions.

// A conv1d is a conv2d on images of height 1.
func.func @conv1d(%a0: tensor<2x1x9x3xf32>, %a1: tensor<4x1x3x3xf32>, %a2: tensor<4xf32>) -> tensor<2x1x4x4xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 0, 0, 2, 0>, stride = array<i64: 1, 2>, dilation = array<i64: 1, 2>} : (tensor<2x1x9x3xf32>, tensor<4x1x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x4x4xf32>
  return %1 : tensor<2x1x4x4xf32>
}

func.func @conv3d(%a0: tensor<2x6x5x4x3xf32>, %a1: tensor<4x3x2x3x3xf32>, %a2: tensor<4xf32>) -> tensor<2x3x5x3x4xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv3d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 2, 1, 0, 1, 1, 0>, stride = array<i64: 2, 1, 1>, dilation = array<i64: 2, 1, 1>} : (tensor<2x6x5x4x3xf32>, tensor<4x3x2x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x3x5x3x4xf32>
  return %1 : tensor<2x3x5x3x4xf32>
}

func.func @conv3d_plain(%a0: tensor<1x3x4x4x2xf32>, %a1: tensor<5x2x2x2x2xf32>, %a2: tensor<5xf32>) -> tensor<1x2x2x2x5xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv3d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 2, 2>, dilation = array<i64: 1, 1, 1>} : (tensor<1x3x4x4x2xf32>, tensor<5x2x2x2x2xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2x5xf32>
  return %1 : tensor<1x2x2x2x5xf32>
}

func.func @select_greater(%a0: tensor<4x5xf32>, %a1: tensor<1x5xf32>) -> tensor<4x5xf32> {
  %0 = tosa.greater %a0, %a1 : (tensor<4x5xf32>, tensor<1x5xf32>) -> tensor<4x5xi1>
  %1 = tosa.select %0, %a1, %a0 : (tensor<4x5xi1>, tensor<1x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

func.func @equal(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = tosa.maximum %a0, %a1 : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  %1 = tosa.equal %0, %a1 : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xi1>
  %2 = tosa.cast %1 : (tensor<4x5xi1>) -> tensor<4x5xf32>
  return %2 : tensor<4x5xf32>
}

func.func @greater_equal(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xi32> {
  %0 = tosa.minimum %a0, %a1 : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xf32>
  %1 = tosa.greater_equal %0, %a1 : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xi1>
  %2 = tosa.cast %1 : (tensor<4x5xi1>) -> tensor<4x5xi32>
  return %2 : tensor<4x5xi32>
}

func.func @cast_rounds(%a0: tensor<40xf32>) -> tensor<40xi32> {
  %0 = "tosa.const"() <{values = dense<2.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<40xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<40xf32>
  %3 = tosa.cast %2 : (tensor<40xf32>) -> tensor<40xi32>
  return %3 : tensor<40xi32>
}

func.func @argmax(%a0: tensor<3x7x4xf32>) -> tensor<3x4xi32> {
  %0 = tosa.argmax %a0 {axis = 1 : i32} : (tensor<3x7x4xf32>) -> tensor<3x4xi32>
  return %0 : tensor<3x4xi32>
}

func.func @gather(%a0: tensor<2x5x3xf32>, %a1: tensor<2x4xi32>) -> tensor<2x4x3xf32> {
  %0 = tosa.gather %a0, %a1 : (tensor<2x5x3xf32>, tensor<2x4xi32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

func.func @gather_table(%a0: tensor<1x5x3xf32>, %a1: tensor<2x4xi32>) -> tensor<1x8x3xf32> {
  %s = tosa.const_shape {values = dense<[1, 8]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.reshape %a1, %s : (tensor<2x4xi32>, !tosa.shape<2>) -> tensor<1x8xi32>
  %1 = tosa.gather %a0, %0 : (tensor<1x5x3xf32>, tensor<1x8xi32>) -> tensor<1x8x3xf32>
  return %1 : tensor<1x8x3xf32>
}

func.func @tile(%a0: tensor<2x3xf32>) -> tensor<4x9xf32> {
  %m = tosa.const_shape {values = dense<[2, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.tile %a0, %m : (tensor<2x3xf32>, !tosa.shape<2>) -> tensor<4x9xf32>
  return %0 : tensor<4x9xf32>
}

func.func @reverse(%a0: tensor<3x4x2xf32>) -> tensor<3x4x2xf32> {
  %0 = tosa.reverse %a0 {axis = 1 : i32} : (tensor<3x4x2xf32>) -> tensor<3x4x2xf32>
  return %0 : tensor<3x4x2xf32>
}

func.func @resize_nearest(%a0: tensor<2x4x5x3xf32>) -> tensor<2x8x15x3xf32> {
  %s = tosa.const_shape {values = dense<[4, 2, 3, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[-1, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.resize %a0, %s, %o, %b {mode = NEAREST_NEIGHBOR} : (tensor<2x4x5x3xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<2x8x15x3xf32>
  return %0 : tensor<2x8x15x3xf32>
}

func.func @resize_bilinear(%a0: tensor<2x4x5x3xf32>) -> tensor<2x8x15x3xf32> {
  %s = tosa.const_shape {values = dense<[4, 2, 3, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[-1, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.resize %a0, %s, %o, %b {mode = BILINEAR} : (tensor<2x4x5x3xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<2x8x15x3xf32>
  return %0 : tensor<2x8x15x3xf32>
}

func.func @pad_constant(%a0: tensor<2x3xf32>) -> tensor<5x4xf32> {
  %p = tosa.const_shape {values = dense<[1, 2, 0, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %v = "tosa.const"() <{values = dense<-1.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.pad %a0, %p, %v : (tensor<2x3xf32>, !tosa.shape<4>, tensor<1xf32>) -> tensor<5x4xf32>
  return %0 : tensor<5x4xf32>
}

func.func @rounding(%a0: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %0 = tosa.ceil %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.floor %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %1 : tensor<4x8xf32>, tensor<4x8xf32>
}

func.func @smooth(%a0: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  %0 = tosa.erf %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.exp %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = tosa.rsqrt %1 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %3 = tosa.reciprocal %1 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0, %2, %3 : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
}

// One convolution for each of three groups, as TOSA has no others.
func.func @groups(%a0: tensor<2x5x4x6xf32>) -> tensor<2x4x4x9xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[0.5, 1.0]], [[-0.25, 2.0]]], [[[1.5, -1.0]], [[0.25, 0.75]]], [[[0.5, 0.5]], [[1.0, 3.0]]]]> : tensor<3x2x1x2xf32>}> : () -> tensor<3x2x1x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[2.5, 1.0]], [[-0.5, 2.0]]], [[[1.0, -1.0]], [[0.5, 0.75]]], [[[0.75, 0.5]], [[1.0, -3.0]]]]> : tensor<3x2x1x2xf32>}> : () -> tensor<3x2x1x2xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-0.5, 1.0]], [[-0.75, 2.0]]], [[[1.25, -1.0]], [[0.0, 0.75]]], [[[0.5, 2.5]], [[1.0, 1.0]]]]> : tensor<3x2x1x2xf32>}> : () -> tensor<3x2x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<[0.1, 0.2, 0.3]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %b1 = "tosa.const"() <{values = dense<[-0.1, -0.2, -0.3]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %b2 = "tosa.const"() <{values = dense<[1.1, 1.2, 1.3]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %size = tosa.const_shape {values = dense<[2, 5, 4, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %s0 = tosa.const_shape {values = dense<[0, 0, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %s1 = tosa.const_shape {values = dense<[0, 0, 0, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %s2 = tosa.const_shape {values = dense<[0, 0, 0, 4]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %x0 = tosa.slice %a0, %s0, %size : (tensor<2x5x4x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x5x4x2xf32>
  %x1 = tosa.slice %a0, %s1, %size : (tensor<2x5x4x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x5x4x2xf32>
  %x2 = tosa.slice %a0, %s2, %size : (tensor<2x5x4x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x5x4x2xf32>
  %y0 = tosa.conv2d %x0, %w0, %b0, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x5x4x2xf32>, tensor<3x2x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x4x3xf32>
  %y1 = tosa.conv2d %x1, %w1, %b1, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x5x4x2xf32>, tensor<3x2x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x4x3xf32>
  %y2 = tosa.conv2d %x2, %w2, %b2, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x5x4x2xf32>, tensor<3x2x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x4x3xf32>
  %y = tosa.concat %y0, %y1, %y2 {axis = 3 : i32} : (tensor<2x4x4x3xf32>, tensor<2x4x4x3xf32>, tensor<2x4x4x3xf32>) -> tensor<2x4x4x9xf32>
  return %y : tensor<2x4x4x9xf32>
}

// Softplus beyond a threshold, as PyTorch has it.
func.func @guarded_softplus(%a0: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %one = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %t = "tosa.const"() <{values = dense<2.0e+01> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %m = "tosa.const"() <{values = dense<1.5e+01> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %x = tosa.mul %a0, %m, %z : (tensor<4x8xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<4x8xf32>
  %0 = tosa.greater %x, %t : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xi1>
  %1 = tosa.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = tosa.add %1, %one : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  %3 = tosa.log %2 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %4 = tosa.select %0, %x, %3 : (tensor<4x8xi1>, tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// A slice of a transposed convolution is its padding.
func.func @cut_transpose_conv(%a0: tensor<2x3x4x2xf32>, %a1: tensor<3x3x3x2xf32>, %a2: tensor<3xf32>) -> tensor<2x4x7x3xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.transpose_conv2d %a0, %a1, %a2, %0, %0 {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<2x3x4x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x7x9x3xf32>
  %s = tosa.const_shape {values = dense<[0, 1, 2, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %n = tosa.const_shape {values = dense<[2, 4, 7, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %2 = tosa.slice %1, %s, %n : (tensor<2x7x9x3xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x4x7x3xf32>
  return %2 : tensor<2x4x7x3xf32>
}

// Rows by constant indices: every other one, and in an order that no slice has.
func.func @strided_rows(%a0: tensor<2x6x3xf32>) -> tensor<2x3x3xf32> {
  %i = "tosa.const"() <{values = dense<[[1, 3, 5], [1, 3, 5]]> : tensor<2x3xi32>}> : () -> tensor<2x3xi32>
  %0 = tosa.gather %a0, %i : (tensor<2x6x3xf32>, tensor<2x3xi32>) -> tensor<2x3x3xf32>
  return %0 : tensor<2x3x3xf32>
}

func.func @picked_rows(%a0: tensor<2x6x3xf32>) -> tensor<2x4x3xf32> {
  %i = "tosa.const"() <{values = dense<[[4, 4, 0, 1], [4, 4, 0, 1]]> : tensor<2x4xi32>}> : () -> tensor<2x4xi32>
  %0 = tosa.gather %a0, %i : (tensor<2x6x3xf32>, tensor<2x4xi32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

func.func @picked_by_batch(%a0: tensor<2x6x3xf32>) -> tensor<2x2x3xf32> {
  %i = "tosa.const"() <{values = dense<[[4, 0], [1, 5]]> : tensor<2x2xi32>}> : () -> tensor<2x2xi32>
  %0 = tosa.gather %a0, %i : (tensor<2x6x3xf32>, tensor<2x2xi32>) -> tensor<2x2x3xf32>
  return %0 : tensor<2x2x3xf32>
}

// Three times as high, half again as wide.
func.func @upsampled(%a0: tensor<1x2x2x4xf32>) -> tensor<1x2x6x6xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 0, 1, 2, 2, 3, 0, 0, 1, 2, 2, 3, 0, 0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 4, 4, 5, 6, 6, 7, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10, 11, 8, 8, 9, 10, 10, 11, 8, 8, 9, 10, 10, 11, 12, 12, 13, 14, 14, 15, 12, 12, 13, 14, 14, 15, 12, 12, 13, 14, 14, 15]]> : tensor<1x72xi32>}> : () -> tensor<1x72xi32>
  %s = tosa.const_shape {values = dense<[1, 16, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %t = tosa.const_shape {values = dense<[1, 2, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.reshape %a0, %s : (tensor<1x2x2x4xf32>, !tosa.shape<3>) -> tensor<1x16x1xf32>
  %1 = tosa.gather %0, %i : (tensor<1x16x1xf32>, tensor<1x72xi32>) -> tensor<1x72x1xf32>
  %2 = tosa.reshape %1, %t : (tensor<1x72x1xf32>, !tosa.shape<4>) -> tensor<1x2x6x6xf32>
  return %2 : tensor<1x2x6x6xf32>
}

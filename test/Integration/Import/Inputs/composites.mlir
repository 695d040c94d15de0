// Composites as exporters write them, and small networks in NCHW.

func.func @softmax(%a0: tensor<3x4x7xf32>) -> tensor<3x4x7xf32> {
  %0 = tosa.reduce_max %a0 {axis = 1 : i32} : (tensor<3x4x7xf32>) -> tensor<3x1x7xf32>
  %1 = tosa.sub %a0, %0 : (tensor<3x4x7xf32>, tensor<3x1x7xf32>) -> tensor<3x4x7xf32>
  %2 = tosa.exp %1 : (tensor<3x4x7xf32>) -> tensor<3x4x7xf32>
  %3 = tosa.reduce_sum %2 {axis = 1 : i32} : (tensor<3x4x7xf32>) -> tensor<3x1x7xf32>
  %4 = tosa.reciprocal %3 : (tensor<3x1x7xf32>) -> tensor<3x1x7xf32>
  %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %6 = tosa.mul %2, %4, %5 : (tensor<3x4x7xf32>, tensor<3x1x7xf32>, tensor<1xi8>) -> tensor<3x4x7xf32>
  return %6 : tensor<3x4x7xf32>
}

func.func @layer_norm(%a0: tensor<3x4x8xf32>) -> tensor<3x4x8xf32> {
  %0 = tosa.reduce_sum %a0 {axis = 2 : i32} : (tensor<3x4x8xf32>) -> tensor<3x4x1xf32>
  %1 = "tosa.const"() <{values = dense<0.125> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.mul %0, %1, %2 : (tensor<3x4x1xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<3x4x1xf32>
  %4 = tosa.sub %a0, %3 : (tensor<3x4x8xf32>, tensor<3x4x1xf32>) -> tensor<3x4x8xf32>
  %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %6 = tosa.mul %4, %4, %5 : (tensor<3x4x8xf32>, tensor<3x4x8xf32>, tensor<1xi8>) -> tensor<3x4x8xf32>
  %7 = tosa.reduce_sum %6 {axis = 2 : i32} : (tensor<3x4x8xf32>) -> tensor<3x4x1xf32>
  %8 = "tosa.const"() <{values = dense<0.125> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %9 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %10 = tosa.mul %7, %8, %9 : (tensor<3x4x1xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<3x4x1xf32>
  %11 = "tosa.const"() <{values = dense<1.0e-3> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %12 = tosa.add %10, %11 : (tensor<3x4x1xf32>, tensor<1x1x1xf32>) -> tensor<3x4x1xf32>
  %13 = tosa.rsqrt %12 : (tensor<3x4x1xf32>) -> tensor<3x4x1xf32>
  %14 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %15 = tosa.mul %4, %13, %14 : (tensor<3x4x8xf32>, tensor<3x4x1xf32>, tensor<1xi8>) -> tensor<3x4x8xf32>
  %16 = "tosa.const"() <{values = dense<[[[-0.731, 0.695, 0.528, -0.490, -0.009, -0.101, 0.303, 0.577]]]> : tensor<1x1x8xf32>}> : () -> tensor<1x1x8xf32>
  %17 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %18 = tosa.mul %15, %16, %17 : (tensor<3x4x8xf32>, tensor<1x1x8xf32>, tensor<1xi8>) -> tensor<3x4x8xf32>
  %19 = "tosa.const"() <{values = dense<[[[-0.812, -0.943, 0.672, -0.134, 0.525, -0.996, -0.109, 0.443]]]> : tensor<1x1x8xf32>}> : () -> tensor<1x1x8xf32>
  %20 = tosa.add %18, %19 : (tensor<3x4x8xf32>, tensor<1x1x8xf32>) -> tensor<3x4x8xf32>
  return %20 : tensor<3x4x8xf32>
}

func.func @gelu(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0.707106769> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.mul %a0, %1, %2 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %4 = tosa.erf %3 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %5 = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %6 = tosa.add %4, %5 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %7 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %8 = tosa.mul %0, %6, %7 : (tensor<1x1xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %9 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %10 = tosa.mul %a0, %8, %9 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  return %10 : tensor<5x9xf32>
}

func.func @gelu_tanh(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %1 = tosa.mul %a0, %a0, %0 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.mul %1, %a0, %2 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %4 = "tosa.const"() <{values = dense<0.044715> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %6 = tosa.mul %3, %4, %5 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %7 = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %8 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %9 = tosa.mul %a0, %7, %8 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %10 = tosa.add %a0, %6 : (tensor<5x9xf32>, tensor<5x9xf32>) -> tensor<5x9xf32>
  %11 = "tosa.const"() <{values = dense<0.797884583> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %12 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %13 = tosa.mul %10, %11, %12 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %14 = tosa.tanh %13 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %15 = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %16 = tosa.add %14, %15 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %17 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %18 = tosa.mul %9, %16, %17 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  return %18 : tensor<5x9xf32>
}

func.func @silu(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = tosa.sigmoid %a0 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  return %2 : tensor<5x9xf32>
}

func.func @mish(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = tosa.exp %a0 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %1 = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %2 = tosa.add %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %3 = tosa.log %2 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %4 = tosa.tanh %3 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %6 = tosa.mul %a0, %4, %5 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  return %6 : tensor<5x9xf32>
}

func.func @hard_swish(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<4.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %3 = "tosa.const"() <{values = dense<3.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %4 = tosa.add %2, %3 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %5 = tosa.clamp %4 {min_val = 0.0 : f32, max_val = 6.0 : f32} : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %6 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %7 = tosa.mul %2, %5, %6 : (tensor<5x9xf32>, tensor<5x9xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %8 = "tosa.const"() <{values = dense<0.166666672> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %9 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %10 = tosa.mul %7, %8, %9 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  return %10 : tensor<5x9xf32>
}

func.func @hard_sigmoid(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<4.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %3 = "tosa.const"() <{values = dense<0.166666672> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %4 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %5 = tosa.mul %2, %3, %4 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %6 = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %7 = tosa.add %5, %6 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %8 = tosa.clamp %7 {min_val = 0.0 : f32, max_val = 1.0 : f32} : (tensor<5x9xf32>) -> tensor<5x9xf32>
  return %8 : tensor<5x9xf32>
}

func.func @leaky_relu(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = tosa.maximum %a0, %0 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %2 = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %3 = tosa.minimum %a0, %2 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %4 = "tosa.const"() <{values = dense<0.1> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %6 = tosa.mul %3, %4, %5 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %7 = tosa.add %1, %6 : (tensor<5x9xf32>, tensor<5x9xf32>) -> tensor<5x9xf32>
  return %7 : tensor<5x9xf32>
}

func.func @leaky_relu_maximum(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<0.2> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %3 = tosa.maximum %a0, %2 : (tensor<5x9xf32>, tensor<5x9xf32>) -> tensor<5x9xf32>
  return %3 : tensor<5x9xf32>
}

func.func @elu(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = tosa.exp %a0 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %1 = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %2 = tosa.sub %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %3 = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %4 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %5 = tosa.mul %2, %3, %4 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %6 = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %7 = tosa.greater %a0, %6 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xi1>
  %8 = tosa.select %7, %a0, %5 : (tensor<5x9xi1>, tensor<5x9xf32>, tensor<5x9xf32>) -> tensor<5x9xf32>
  return %8 : tensor<5x9xf32>
}

func.func @leaky_relu_select(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<0.3> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %3 = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %4 = tosa.greater %a0, %3 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xi1>
  %5 = tosa.select %4, %a0, %2 : (tensor<5x9xi1>, tensor<5x9xf32>, tensor<5x9xf32>) -> tensor<5x9xf32>
  return %5 : tensor<5x9xf32>
}

func.func @sigmoid_chain(%a0: tensor<5x9xf32>) -> tensor<5x9xf32> {
  %0 = "tosa.const"() <{values = dense<-1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<5x9xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<5x9xf32>
  %3 = tosa.exp %2 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  %4 = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %5 = tosa.add %3, %4 : (tensor<5x9xf32>, tensor<1x1xf32>) -> tensor<5x9xf32>
  %6 = tosa.reciprocal %5 : (tensor<5x9xf32>) -> tensor<5x9xf32>
  return %6 : tensor<5x9xf32>
}

func.func @nchw(%a0: tensor<2x5x6x3xf32>, %a1: tensor<4x3x3x3xf32>, %a2: tensor<5x1x1x6xf32>, %a3: tensor<5xf32>) -> tensor<2x2xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<4xf32>}> : () -> tensor<4xf32>
  %1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %a0, %a1, %0, %1, %1 {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x5x6x3xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x5x6x4xf32>
  %3 = tosa.transpose %2 {perms = array<i32: 0, 3, 1, 2>} : (tensor<2x5x6x4xf32>) -> tensor<2x4x5x6xf32>
  %4 = "tosa.const"() <{values = dense<[0.843, 1.918, 1.852, 0.546]> : tensor<4xf32>}> : () -> tensor<4xf32>
  %5 = "tosa.const"() <{values = dense<1.0e-5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %6 = tosa.add %5, %4 : (tensor<1xf32>, tensor<4xf32>) -> tensor<4xf32>
  %7 = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %8 = tosa.pow %6, %7 : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xf32>
  %9 = tosa.reciprocal %8 : (tensor<4xf32>) -> tensor<4xf32>
  %10 = "tosa.const"() <{values = dense<[[[[-0.949]], [[0.083]], [[0.878]], [[-0.238]]]]> : tensor<1x4x1x1xf32>}> : () -> tensor<1x4x1x1xf32>
  %11 = tosa.sub %3, %10 : (tensor<2x4x5x6xf32>, tensor<1x4x1x1xf32>) -> tensor<2x4x5x6xf32>
  %12 = tosa.const_shape {values = dense<[1, 4, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %13 = tosa.reshape %9, %12 : (tensor<4xf32>, !tosa.shape<4>) -> tensor<1x4x1x1xf32>
  %14 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %15 = tosa.mul %11, %13, %14 : (tensor<2x4x5x6xf32>, tensor<1x4x1x1xf32>, tensor<1xi8>) -> tensor<2x4x5x6xf32>
  %16 = "tosa.const"() <{values = dense<[[[[-0.567]], [[-0.156]], [[-0.942]], [[-0.557]]]]> : tensor<1x4x1x1xf32>}> : () -> tensor<1x4x1x1xf32>
  %17 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %18 = tosa.mul %15, %16, %17 : (tensor<2x4x5x6xf32>, tensor<1x4x1x1xf32>, tensor<1xi8>) -> tensor<2x4x5x6xf32>
  %19 = "tosa.const"() <{values = dense<[[[[-0.124]], [[-0.008]], [[-0.534]], [[-0.538]]]]> : tensor<1x4x1x1xf32>}> : () -> tensor<1x4x1x1xf32>
  %20 = tosa.add %18, %19 : (tensor<2x4x5x6xf32>, tensor<1x4x1x1xf32>) -> tensor<2x4x5x6xf32>
  %21 = tosa.const_shape {values = dense<[0, 1, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %22 = tosa.const_shape {values = dense<[2, 2, 5, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %23 = tosa.slice %20, %21, %22 : (tensor<2x4x5x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<2x2x5x6xf32>
  %24 = tosa.concat %23, %20 {axis = 1 : i32} : (tensor<2x2x5x6xf32>, tensor<2x4x5x6xf32>) -> tensor<2x6x5x6xf32>
  %25 = tosa.reduce_max %24 {axis = 1 : i32} : (tensor<2x6x5x6xf32>) -> tensor<2x1x5x6xf32>
  %26 = tosa.sub %24, %25 : (tensor<2x6x5x6xf32>, tensor<2x1x5x6xf32>) -> tensor<2x6x5x6xf32>
  %27 = tosa.exp %26 : (tensor<2x6x5x6xf32>) -> tensor<2x6x5x6xf32>
  %28 = tosa.reduce_sum %27 {axis = 1 : i32} : (tensor<2x6x5x6xf32>) -> tensor<2x1x5x6xf32>
  %29 = tosa.reciprocal %28 : (tensor<2x1x5x6xf32>) -> tensor<2x1x5x6xf32>
  %30 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %31 = tosa.mul %27, %29, %30 : (tensor<2x6x5x6xf32>, tensor<2x1x5x6xf32>, tensor<1xi8>) -> tensor<2x6x5x6xf32>
  %32 = tosa.transpose %31 {perms = array<i32: 0, 2, 3, 1>} : (tensor<2x6x5x6xf32>) -> tensor<2x5x6x6xf32>
  %33 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %34 = tosa.conv2d %32, %a2, %a3, %33, %33 {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x5x6x6xf32>, tensor<5x1x1x6xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x5x6x5xf32>
  %35 = tosa.transpose %34 {perms = array<i32: 0, 3, 1, 2>} : (tensor<2x5x6x5xf32>) -> tensor<2x5x5x6xf32>
  %36 = tosa.const_shape {values = dense<[1, 2, 150]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %37 = tosa.reshape %35, %36 : (tensor<2x5x5x6xf32>, !tosa.shape<3>) -> tensor<1x2x150xf32>
  %38 = "tosa.const"() <{values = dense<[[[-0.562, -0.081], [-0.420, -0.957], [0.675, 0.113], [0.285, -0.628], [0.985, 0.720], [-0.758, -0.335], [0.443, 0.422], [0.873, -0.156], [0.660, 0.341], [-0.393, 0.175], [0.765, 0.692], [0.011, 0.178], [-0.931, -0.515], [0.595, -0.171], [-0.654, 0.098], [0.406, 0.349], [-0.251, -0.122], [0.017, 0.557], [0.042, -0.213], [-0.021, -0.941], [-0.913, 0.407], [0.966, 0.186], [-0.213, -0.659], [0.004, 0.964], [0.541, 0.079], [0.721, -0.536], [0.028, 0.905], [0.156, -0.082], [-0.461, 0.096], [0.914, -0.989], [0.567, 0.641], [0.772, 0.481], [0.618, 0.037], [0.123, -0.148], [-0.888, 0.740], [0.140, -0.600], [0.009, -0.030], [-0.286, -0.308], [0.077, 0.247], [0.225, -0.084], [-0.944, -0.541], [-0.646, 0.169], [0.722, 0.597], [0.594, 0.633], [-0.489, 0.683], [0.346, -0.834], [-0.967, -0.971], [0.511, -0.501], [-0.781, 0.250], [-0.311, -0.861], [-0.681, 0.055], [-0.664, -0.454], [0.423, -0.091], [-0.356, -0.052], [-0.953, -0.227], [-0.158, -0.624], [-0.782, 0.800], [0.020, -0.582], [0.211, 0.634], [-0.958, -0.964], [-0.707, 0.438], [-0.680, 0.409], [0.356, 0.089], [-0.559, 0.951], [0.596, 0.033], [-0.554, 0.297], [-0.210, 0.152], [-0.358, 0.262], [-0.882, -0.403], [0.936, 0.751], [-0.387, 0.717], [-0.379, 0.879], [0.488, -0.168], [-0.495, -0.983], [0.757, -0.924], [0.639, 0.924], [0.141, -0.657], [0.736, 0.948], [0.408, 0.018], [-0.244, -0.306], [-0.588, 0.348], [-0.134, -0.612], [-0.791, 0.332], [-0.408, -0.000], [-0.349, 0.743], [0.799, -0.964], [-0.598, -0.345], [0.974, 0.565], [-0.322, -0.574], [0.349, 0.675], [0.864, -0.312], [0.765, 0.374], [-0.031, 0.971], [-0.531, 0.451], [-0.831, -0.661], [0.822, -0.574], [0.518, 0.200], [0.682, -0.264], [-0.319, -0.418], [0.735, 0.208], [0.909, 0.775], [-0.729, 0.102], [-0.791, -0.922], [-0.854, 0.732], [0.576, 0.657], [-0.318, 0.230], [0.564, -0.244], [0.142, -0.553], [-0.837, -0.467], [0.782, 0.129], [0.850, -0.084], [-0.446, 0.574], [0.656, -0.975], [0.341, -0.817], [-0.770, 0.770], [-0.920, -0.521], [0.976, -0.158], [-0.769, -0.665], [-0.517, 0.488], [-0.794, 0.822], [-0.243, 0.941], [0.818, -0.412], [-0.493, -0.046], [-0.800, 0.304], [-0.921, -0.979], [0.965, -0.409], [0.193, -0.100], [-0.373, -0.874], [0.827, 0.940], [0.940, -0.777], [-0.570, 0.236], [0.960, 0.086], [0.376, 0.324], [-0.482, 0.083], [-0.385, -0.507], [-0.837, -0.438], [0.967, -0.104], [0.304, 0.287], [0.881, -0.219], [-0.386, -0.346], [-0.367, 0.694], [0.787, -0.394], [-0.331, 0.088], [0.158, 0.192], [-0.510, -0.959], [-0.512, -0.855], [0.102, -0.858], [-0.850, 0.271], [-0.418, 0.584], [-0.013, 0.725]]]> : tensor<1x150x2xf32>}> : () -> tensor<1x150x2xf32>
  %39 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %40 = tosa.matmul %37, %38, %39, %39 : (tensor<1x2x150xf32>, tensor<1x150x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  %41 = tosa.const_shape {values = dense<[2, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %42 = tosa.reshape %40, %41 : (tensor<1x2x2xf32>, !tosa.shape<2>) -> tensor<2x2xf32>
  %43 = "tosa.const"() <{values = dense<[[-0.692, 0.003]]> : tensor<1x2xf32>}> : () -> tensor<1x2xf32>
  %44 = tosa.add %42, %43 : (tensor<2x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
  return %44 : tensor<2x2xf32>
}

func.func @nchw_mean(%a0: tensor<2x5x6x3xf32>) -> tensor<2x3xf32> {
  %0 = tosa.transpose %a0 {perms = array<i32: 0, 3, 1, 2>} : (tensor<2x5x6x3xf32>) -> tensor<2x3x5x6xf32>
  %1 = tosa.tanh %0 : (tensor<2x3x5x6xf32>) -> tensor<2x3x5x6xf32>
  %2 = tosa.reduce_sum %1 {axis = 3 : i32} : (tensor<2x3x5x6xf32>) -> tensor<2x3x5x1xf32>
  %3 = tosa.reduce_sum %2 {axis = 2 : i32} : (tensor<2x3x5x1xf32>) -> tensor<2x3x1x1xf32>
  %4 = tosa.const_shape {values = dense<[2, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %5 = tosa.reshape %3, %4 : (tensor<2x3x1x1xf32>, !tosa.shape<2>) -> tensor<2x3xf32>
  %6 = "tosa.const"() <{values = dense<0.0333333351> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %7 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %8 = tosa.mul %5, %6, %7 : (tensor<2x3xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<2x3xf32>
  return %8 : tensor<2x3xf32>
}

func.func @nchw_maximum(%a0: tensor<2x5x6x3xf32>) -> tensor<2x3xf32> {
  %0 = tosa.transpose %a0 {perms = array<i32: 0, 3, 1, 2>} : (tensor<2x5x6x3xf32>) -> tensor<2x3x5x6xf32>
  %1 = tosa.tanh %0 : (tensor<2x3x5x6xf32>) -> tensor<2x3x5x6xf32>
  %2 = tosa.reduce_max %1 {axis = 3 : i32} : (tensor<2x3x5x6xf32>) -> tensor<2x3x5x1xf32>
  %3 = tosa.const_shape {values = dense<[2, 3, 5]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %4 = tosa.reshape %2, %3 : (tensor<2x3x5x1xf32>, !tosa.shape<3>) -> tensor<2x3x5xf32>
  %5 = tosa.reduce_max %4 {axis = 2 : i32} : (tensor<2x3x5xf32>) -> tensor<2x3x1xf32>
  %6 = tosa.const_shape {values = dense<[2, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %7 = tosa.reshape %5, %6 : (tensor<2x3x1xf32>, !tosa.shape<2>) -> tensor<2x3xf32>
  return %7 : tensor<2x3xf32>
}

func.func @strided_slice(%a0: tensor<1x8x8x2xf32>, %a1: tensor<3x1x1x2xf32>, %a2: tensor<3xf32>) -> tensor<1x4x4x3xf32> {
  %0 = tosa.const_shape {values = dense<[0, 0, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %1 = tosa.const_shape {values = dense<[1, 7, 8, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %2 = tosa.slice %a0, %0, %1 : (tensor<1x8x8x2xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<1x7x8x2xf32>
  %3 = tosa.const_shape {values = dense<[1, 7, 7, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %4 = tosa.slice %2, %0, %3 : (tensor<1x7x8x2xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<1x7x7x2xf32>
  %5 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %6 = tosa.conv2d %4, %a1, %a2, %5, %5 {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x7x7x2xf32>, tensor<3x1x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  return %6 : tensor<1x4x4x3xf32>
}

func.func @padded_conv(%a0: tensor<1x5x5x2xf32>, %a1: tensor<3x3x3x2xf32>, %a2: tensor<3xf32>) -> tensor<1x7x5x3xf32> {
  %0 = tosa.const_shape {values = dense<[0, 0, 1, 2, 0, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.pad %a0, %0, %1 : (tensor<1x5x5x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8x6x2xf32>
  %3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %4 = tosa.conv2d %2, %a1, %a2, %3, %3 {acc_type = f32, pad = array<i64: 1, 0, 0, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x6x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x5x3xf32>
  return %4 : tensor<1x7x5x3xf32>
}

func.func @tokens(%a0: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %0 = "tosa.const"() <{values = dense<[[[0.590, -0.846, 0.898, -0.654], [0.552, 0.970, 0.643, -0.360], [-0.786, 0.029, 0.839, -0.413], [0.788, -0.717, 0.821, -0.936]]]> : tensor<1x4x4xf32>}> : () -> tensor<1x4x4xf32>
  %1 = tosa.const_shape {values = dense<[1, 6, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %2 = tosa.reshape %a0, %1 : (tensor<2x3x4xf32>, !tosa.shape<3>) -> tensor<1x6x4xf32>
  %3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %4 = tosa.matmul %2, %0, %3, %3 : (tensor<1x6x4xf32>, tensor<1x4x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x4xf32>
  %5 = tosa.const_shape {values = dense<[6, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %6 = tosa.reshape %4, %5 : (tensor<1x6x4xf32>, !tosa.shape<2>) -> tensor<6x4xf32>
  %7 = "tosa.const"() <{values = dense<[[-0.368, 0.806, 0.608, 0.814]]> : tensor<1x4xf32>}> : () -> tensor<1x4xf32>
  %8 = tosa.add %6, %7 : (tensor<6x4xf32>, tensor<1x4xf32>) -> tensor<6x4xf32>
  %9 = tosa.const_shape {values = dense<[2, 3, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %10 = tosa.reshape %8, %9 : (tensor<6x4xf32>, !tosa.shape<3>) -> tensor<2x3x4xf32>
  %11 = tosa.tanh %10 : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %12 = tosa.add %a0, %11 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %13 = "tosa.const"() <{values = dense<[[[0.681], [0.492], [0.379]]]> : tensor<1x3x1xf32>}> : () -> tensor<1x3x1xf32>
  %14 = tosa.add %12, %13 : (tensor<2x3x4xf32>, tensor<1x3x1xf32>) -> tensor<2x3x4xf32>
  %15 = tosa.const_shape {values = dense<[1, 6, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %16 = tosa.reshape %14, %15 : (tensor<2x3x4xf32>, !tosa.shape<3>) -> tensor<1x6x4xf32>
  %17 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %18 = tosa.matmul %16, %0, %17, %17 : (tensor<1x6x4xf32>, tensor<1x4x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x4xf32>
  %19 = tosa.const_shape {values = dense<[2, 3, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %20 = tosa.reshape %18, %19 : (tensor<1x6x4xf32>, !tosa.shape<3>) -> tensor<2x3x4xf32>
  %21 = tosa.add %20, %a0 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %21 : tensor<2x3x4xf32>
}

// One TOSA op, or a few of a kind, for each function.

func.func @conv2d(%a0: tensor<2x9x7x3xf32>, %a1: tensor<4x3x2x3xf32>, %a2: tensor<4xf32>) -> tensor<2x7x4x4xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 2>, dilation = array<i64: 2, 1>} : (tensor<2x9x7x3xf32>, tensor<4x3x2x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x7x4x4xf32>
  return %1 : tensor<2x7x4x4xf32>
}

func.func @depthwise(%a0: tensor<2x5x6x3xf32>, %a1: tensor<3x2x3x2xf32>, %a2: tensor<6xf32>) -> tensor<2x4x3x6xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.depthwise_conv2d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 1, 0, 0, 0>, stride = array<i64: 1, 2>, dilation = array<i64: 1, 1>} : (tensor<2x5x6x3xf32>, tensor<3x2x3x2xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x3x6xf32>
  return %1 : tensor<2x4x3x6xf32>
}

func.func @fully_connected(%a0: tensor<5x1x1x3xf32>, %a1: tensor<4x1x1x3xf32>, %a2: tensor<4xf32>) -> tensor<5x1x1x4xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %a0, %a1, %a2, %0, %0 {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<5x1x1x3xf32>, tensor<4x1x1x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5x1x1x4xf32>
  return %1 : tensor<5x1x1x4xf32>
}

func.func @matmul(%a0: tensor<1x4x5xf32>, %a1: tensor<1x5x3xf32>) -> tensor<1x4x3xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.matmul %a0, %a1, %0, %0 : (tensor<1x4x5xf32>, tensor<1x5x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3xf32>
  return %1 : tensor<1x4x3xf32>
}

func.func @batched_matmul(%a0: tensor<3x4x5xf32>, %a1: tensor<3x5x2xf32>) -> tensor<3x4x2xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.matmul %a0, %a1, %0, %0 : (tensor<3x4x5xf32>, tensor<3x5x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3x4x2xf32>
  return %1 : tensor<3x4x2xf32>
}

func.func @avg_pool(%a0: tensor<2x6x7x3xf32>) -> tensor<2x4x7x3xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.avg_pool2d %a0, %0, %0 {acc_type = f32, kernel = array<i64: 3, 2>, pad = array<i64: 2, 1, 0, 1>, stride = array<i64: 2, 1>} : (tensor<2x6x7x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x7x3xf32>
  return %1 : tensor<2x4x7x3xf32>
}

func.func @global_avg_pool(%a0: tensor<2x6x7x3xf32>) -> tensor<2x1x1x3xf32> {
  %0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.avg_pool2d %a0, %0, %0 {acc_type = f32, kernel = array<i64: 6, 7>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x6x7x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x1x3xf32>
  return %1 : tensor<2x1x1x3xf32>
}

func.func @max_pool(%a0: tensor<2x6x7x3xf32>) -> tensor<2x4x7x3xf32> {
  %0 = tosa.max_pool2d %a0 {kernel = array<i64: 3, 2>, pad = array<i64: 2, 1, 0, 1>, stride = array<i64: 2, 1>} : (tensor<2x6x7x3xf32>) -> tensor<2x4x7x3xf32>
  return %0 : tensor<2x4x7x3xf32>
}

func.func @reduce_min(%a0: tensor<3x4x5xf32>) -> tensor<3x1x5xf32> {
  %0 = tosa.reduce_min %a0 {axis = 1 : i32} : (tensor<3x4x5xf32>) -> tensor<3x1x5xf32>
  return %0 : tensor<3x1x5xf32>
}

func.func @reduce_max(%a0: tensor<3x4x5xf32>) -> tensor<1x4x5xf32> {
  %0 = tosa.reduce_max %a0 {axis = 0 : i32} : (tensor<3x4x5xf32>) -> tensor<1x4x5xf32>
  return %0 : tensor<1x4x5xf32>
}

func.func @slice(%a0: tensor<4x8xf32>) -> tensor<2x5xf32> {
  %0 = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %1 = tosa.const_shape {values = dense<[2, 5]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %2 = tosa.slice %a0, %0, %1 : (tensor<4x8xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<2x5xf32>
  return %2 : tensor<2x5xf32>
}

func.func @pad(%a0: tensor<4x8xf32>) -> tensor<7x11xf32> {
  %0 = tosa.const_shape {values = dense<[1, 2, 3, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %1 = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.pad %a0, %0, %1 : (tensor<4x8xf32>, !tosa.shape<4>, tensor<1xf32>) -> tensor<7x11xf32>
  return %2 : tensor<7x11xf32>
}

func.func @limits(%a0: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = "tosa.const"() <{values = dense<-0.7> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = tosa.maximum %a0, %0 : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  %2 = "tosa.const"() <{values = dense<0.9> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %3 = tosa.minimum %1, %2 : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  %4 = tosa.clamp %3 {min_val = -3.4028234e+38 : f32, max_val = 0.8 : f32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// Upstream computes pow as exp and log, which wants a base that is not negative.
func.func @powers(%a0: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.abs %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %2 = tosa.pow %0, %1 : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  %3 = "tosa.const"() <{values = dense<3.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %4 = tosa.pow %0, %3 : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  %5 = tosa.add %2, %4 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

func.func @unaries(%a0: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = "tosa.const"() <{values = dense<3.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %a0, %0, %1 : (tensor<4x8xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<4x8xf32>
  %3 = tosa.floor %2 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %4 = tosa.ceil %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %5 = tosa.add %3, %4 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %6 = tosa.sin %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %7 = tosa.tanh %6 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %8 = tosa.add %5, %7 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %9 = tosa.cos %a0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %10 = tosa.exp %9 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %11 = tosa.log %10 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %12 = tosa.sub %8, %11 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %12 : tensor<4x8xf32>
}

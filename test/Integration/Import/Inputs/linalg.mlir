// One linalg op, or a few of a kind, for each function.

func.func @matmul(%a0: tensor<4x5xf32>, %a1: tensor<5x3xf32>) -> tensor<4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
  %r = linalg.matmul ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x3xf32>) outs(%f : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

func.func @matmul_transpose_a(%a0: tensor<5x4xf32>, %a1: tensor<5x3xf32>) -> tensor<4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
  %r = linalg.matmul indexing_maps = [affine_map<(d0, d1, d2) -> (d2, d0)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d1)>] ins(%a0, %a1 : tensor<5x4xf32>, tensor<5x3xf32>) outs(%f : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

func.func @matmul_transpose_b(%a0: tensor<4x5xf32>, %a1: tensor<3x5xf32>) -> tensor<4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
  %r = linalg.matmul indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>] ins(%a0, %a1 : tensor<4x5xf32>, tensor<3x5xf32>) outs(%f : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

func.func @batch_matmul(%a0: tensor<2x4x5xf32>, %a1: tensor<2x5x3xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul ins(%a0, %a1 : tensor<2x4x5xf32>, tensor<2x5x3xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

func.func @batch_matmul_transpose_a(%a0: tensor<2x5x4xf32>, %a1: tensor<2x5x3xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d3, d1)>, affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>] ins(%a0, %a1 : tensor<2x5x4xf32>, tensor<2x5x3xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

func.func @batch_matmul_transpose_b(%a0: tensor<2x4x5xf32>, %a1: tensor<2x3x5xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>] ins(%a0, %a1 : tensor<2x4x5xf32>, tensor<2x3x5xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

func.func @matvec(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = linalg.matvec ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%f : tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

func.func @vecmat(%a0: tensor<5xf32>, %a1: tensor<5x3xf32>) -> tensor<3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<3xf32>) -> tensor<3xf32>
  %r = linalg.vecmat ins(%a0, %a1 : tensor<5xf32>, tensor<5x3xf32>) outs(%f : tensor<3xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}

func.func @conv_nchw(%a0: tensor<2x3x9x7xf32>, %a1: tensor<4x3x3x2xf32>) -> tensor<2x4x5x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x5x3xf32>) -> tensor<2x4x5x3xf32>
  %r = linalg.conv_2d_nchw_fchw {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x3x9x7xf32>, tensor<4x3x3x2xf32>) outs(%f : tensor<2x4x5x3xf32>) -> tensor<2x4x5x3xf32>
  return %r : tensor<2x4x5x3xf32>
}

func.func @conv_nhwc_hwcf(%a0: tensor<2x9x7x3xf32>, %a1: tensor<3x2x3x4xf32>) -> tensor<2x5x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x5x3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  %r = linalg.conv_2d_nhwc_hwcf {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x9x7x3xf32>, tensor<3x2x3x4xf32>) outs(%f : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  return %r : tensor<2x5x3x4xf32>
}

func.func @conv_nhwc_fhwc(%a0: tensor<2x9x7x3xf32>, %a1: tensor<4x3x2x3xf32>) -> tensor<2x5x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x5x3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  %r = linalg.conv_2d_nhwc_fhwc {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[1, 2]> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x9x7x3xf32>, tensor<4x3x2x3xf32>) outs(%f : tensor<2x5x3x4xf32>) -> tensor<2x5x3x4xf32>
  return %r : tensor<2x5x3x4xf32>
}

func.func @conv_ngchw_fgchw(%a0: tensor<2x2x3x5x6xf32>, %a1: tensor<4x2x3x3x2xf32>) -> tensor<2x2x4x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x2x4x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  %r = linalg.conv_2d_ngchw_fgchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x2x3x5x6xf32>, tensor<4x2x3x3x2xf32>) outs(%f : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  return %r : tensor<2x2x4x3x5xf32>
}

func.func @conv_ngchw_gfchw(%a0: tensor<2x2x3x5x6xf32>, %a1: tensor<2x4x3x3x2xf32>) -> tensor<2x2x4x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x2x4x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  %r = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x2x3x5x6xf32>, tensor<2x4x3x3x2xf32>) outs(%f : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  return %r : tensor<2x2x4x3x5xf32>
}

func.func @conv_nhwgc_gfhwc(%a0: tensor<2x5x6x2x3xf32>, %a1: tensor<2x4x3x2x3xf32>) -> tensor<2x3x5x2x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x5x2x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x2x4xf32>) -> tensor<2x3x5x2x4xf32>
  %r = linalg.conv_2d_nhwgc_gfhwc {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x5x6x2x3xf32>, tensor<2x4x3x2x3xf32>) outs(%f : tensor<2x3x5x2x4xf32>) -> tensor<2x3x5x2x4xf32>
  return %r : tensor<2x3x5x2x4xf32>
}

func.func @depthwise_nchw(%a0: tensor<2x3x5x6xf32>, %a1: tensor<3x3x2xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x3x5x6xf32>, tensor<3x3x2xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

func.func @depthwise_nhwc(%a0: tensor<2x5x6x3xf32>, %a1: tensor<3x2x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x5x6x3xf32>, tensor<3x2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  return %r : tensor<2x3x5x3xf32>
}

func.func @depthwise_nhwc_multiplier(%a0: tensor<2x5x6x3xf32>, %a1: tensor<3x2x3x2xf32>) -> tensor<2x3x5x3x2xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x5x3x2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3x2xf32>) -> tensor<2x3x5x3x2xf32>
  %r = linalg.depthwise_conv_2d_nhwc_hwcm {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x5x6x3xf32>, tensor<3x2x3x2xf32>) outs(%f : tensor<2x3x5x3x2xf32>) -> tensor<2x3x5x3x2xf32>
  return %r : tensor<2x3x5x3x2xf32>
}

func.func @conv1d_ncw(%a0: tensor<2x3x9xf32>, %a1: tensor<4x3x3xf32>) -> tensor<2x4x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  %r = linalg.conv_1d_ncw_fcw {dilations = dense<1> : tensor<1xi64>, strides = dense<2> : tensor<1xi64>} ins(%a0, %a1 : tensor<2x3x9xf32>, tensor<4x3x3xf32>) outs(%f : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  return %r : tensor<2x4x4xf32>
}

func.func @conv1d_nwc(%a0: tensor<2x9x3xf32>, %a1: tensor<3x3x4xf32>) -> tensor<2x4x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  %r = linalg.conv_1d_nwc_wcf {dilations = dense<1> : tensor<1xi64>, strides = dense<2> : tensor<1xi64>} ins(%a0, %a1 : tensor<2x9x3xf32>, tensor<3x3x4xf32>) outs(%f : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  return %r : tensor<2x4x4xf32>
}

func.func @depthwise_1d_ncw(%a0: tensor<2x3x9xf32>, %a1: tensor<3x3xf32>) -> tensor<2x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %r = linalg.depthwise_conv_1d_ncw_cw {dilations = dense<1> : tensor<1xi64>, strides = dense<2> : tensor<1xi64>} ins(%a0, %a1 : tensor<2x3x9xf32>, tensor<3x3xf32>) outs(%f : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}

func.func @depthwise_1d_nwc(%a0: tensor<2x9x3xf32>, %a1: tensor<3x3x2xf32>) -> tensor<2x4x3x2xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x3x2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3x2xf32>) -> tensor<2x4x3x2xf32>
  %r = linalg.depthwise_conv_1d_nwc_wcm {dilations = dense<1> : tensor<1xi64>, strides = dense<2> : tensor<1xi64>} ins(%a0, %a1 : tensor<2x9x3xf32>, tensor<3x3x2xf32>) outs(%f : tensor<2x4x3x2xf32>) -> tensor<2x4x3x2xf32>
  return %r : tensor<2x4x3x2xf32>
}

func.func @conv_bias_pad(%a0: tensor<2x3x5x4xf32>, %a1: tensor<4x3x3x3xf32>, %a2: tensor<4xf32>) -> tensor<2x4x5x4xf32> {
  %z = arith.constant 0.0 : f32
  %p = tensor.pad %a0 low[0, 0, 1, 2] high[0, 0, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x3x5x4xf32> to tensor<2x3x7x6xf32>
  %e = tensor.empty() : tensor<2x4x5x4xf32>
  %b = linalg.broadcast ins(%a2 : tensor<4xf32>) outs(%e : tensor<2x4x5x4xf32>) dimensions = [0, 2, 3]
  %r = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%p, %a1 : tensor<2x3x7x6xf32>, tensor<4x3x3x3xf32>) outs(%b : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  return %r : tensor<2x4x5x4xf32>
}

func.func @matmul_accumulates(%a0: tensor<4x5xf32>, %a1: tensor<5x3xf32>, %a2: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %r = linalg.matmul ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x3xf32>) outs(%a2 : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}

func.func @max_pool_nchw(%a0: tensor<2x3x6x7xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x3x6x7xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

func.func @max_pool_nhwc(%a0: tensor<2x6x7x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant -3.40282347E+38 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.pooling_nhwc_max {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x6x7x3xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  return %r : tensor<2x3x5x3xf32>
}

func.func @min_pool_nhwc(%a0: tensor<2x6x7x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant 0x7F800000 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.pooling_nhwc_min {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x6x7x3xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  return %r : tensor<2x3x5x3xf32>
}

func.func @sum_pool_nchw(%a0: tensor<2x3x6x7xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.pooling_nchw_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x3x6x7xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  return %r : tensor<2x3x3x5xf32>
}

func.func @max_pool_ncw(%a0: tensor<2x3x7xf32>) -> tensor<2x3x5xf32> {
  %z = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<3xf32>
  %e = tensor.empty() : tensor<2x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
  %r = linalg.pooling_ncw_max {dilations = dense<1> : tensor<1xi64>, strides = dense<1> : tensor<1xi64>} ins(%a0, %w : tensor<2x3x7xf32>, tensor<3xf32>) outs(%f : tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
  return %r : tensor<2x3x5xf32>
}

func.func @avg_pool_nchw(%a0: tensor<2x3x6x7xf32>) -> tensor<2x3x3x5xf32> {
  %z = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x3x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %r = linalg.pooling_nchw_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x3x6x7xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x3x5xf32>) -> tensor<2x3x3x5xf32>
  %c = arith.constant 6.0 : f32
  %m = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%r : tensor<2x3x3x5xf32>) outs(%e : tensor<2x3x3x5xf32>) {
  ^bb0(%x: f32, %o: f32):
    %q = arith.divf %x, %c : f32
    linalg.yield %q : f32
  } -> tensor<2x3x3x5xf32>
  return %m : tensor<2x3x3x5xf32>
}

func.func @avg_pool_nhwc(%a0: tensor<2x6x7x3xf32>) -> tensor<2x3x5x3xf32> {
  %z = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x3xf32>
  %e = tensor.empty() : tensor<2x3x5x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %r = linalg.pooling_nhwc_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%a0, %w : tensor<2x6x7x3xf32>, tensor<2x3xf32>) outs(%f : tensor<2x3x5x3xf32>) -> tensor<2x3x5x3xf32>
  %c = arith.constant 6.0 : f32
  %m = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%r : tensor<2x3x5x3xf32>) outs(%e : tensor<2x3x5x3xf32>) {
  ^bb0(%x: f32, %o: f32):
    %q = arith.divf %x, %c : f32
    linalg.yield %q : f32
  } -> tensor<2x3x5x3xf32>
  return %m : tensor<2x3x5x3xf32>
}

func.func @max_pool_padded(%a0: tensor<2x3x6x6xf32>) -> tensor<2x3x3x3xf32> {
  %z = arith.constant 0xFF800000 : f32
  %p = tensor.pad %a0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x3x6x6xf32> to tensor<2x3x8x8xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<2x3x3x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  %r = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%p, %w : tensor<2x3x8x8xf32>, tensor<3x3xf32>) outs(%f : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  return %r : tensor<2x3x3x3xf32>
}

func.func @add(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.negf %x1 : f32
    %y = arith.addf %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @sub(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.negf %x1 : f32
    %y = arith.subf %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @mul(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.negf %x1 : f32
    %y = arith.mulf %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @div(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = math.exp %x1 : f32
    %y = arith.divf %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @add_columns(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @sub_rows(%a0: tensor<4x5xf32>, %a1: tensor<4xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.subf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @add_channels(%a0: tensor<2x3x4x5xf32>, %a1: tensor<3x1x1xf32>) -> tensor<2x3x4x5xf32> {
  %e = tensor.empty() : tensor<2x3x4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%a0, %a1 : tensor<2x3x4x5xf32>, tensor<3x1x1xf32>) outs(%e : tensor<2x3x4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<2x3x4x5xf32>
  return %r : tensor<2x3x4x5xf32>
}

func.func @add_transposed(%a0: tensor<4x5xf32>, %a1: tensor<5x4xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x4xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @transposed_result(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<5x4xf32> {
  %e = tensor.empty() : tensor<5x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<5x4xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.mulf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<5x4xf32>
  return %r : tensor<5x4xf32>
}

func.func @outer_sum(%a0: tensor<4xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_absf(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.absf %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_ceil(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.ceil %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_cos(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.cos %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_erf(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.erf %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_exp(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.exp %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_floor(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.floor %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_roundeven(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.roundeven %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_sin(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.sin %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_tanh(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.tanh %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_log(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.exp %x0 : f32
    %y = math.log %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_sqrt(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.exp %x0 : f32
    %y = math.sqrt %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @unary_rsqrt(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.exp %x0 : f32
    %y = math.rsqrt %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @square(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.powf %x0, %c : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @relu_select(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ugt, %x0, %c : f32
    %y = arith.select %p, %x0, %c : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @limits(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant -0.5 : f32
  %h = arith.constant 0.75 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ult, %x0, %c : f32
    %s = arith.select %p, %c, %x0 : f32
    %q = arith.cmpf ugt, %s, %h : f32
    %y = arith.select %q, %h, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @relu_maximum(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.maximumf %c, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @leaky_relu(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %h = arith.constant 0.2 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.mulf %x0, %h : f32
    %p = arith.cmpf ogt, %x0, %c : f32
    %y = arith.select %p, %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @elu(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.expm1 %x0 : f32
    %p = arith.cmpf olt, %x0, %c : f32
    %y = arith.select %p, %s, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @quotient_of_constant(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %z = arith.constant 0.0 : f32
  %c = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.exp %x0 : f32
    %p = arith.cmpf one, %s, %z : f32
    cf.assert %p, "zero element"
    %y = arith.divf %c, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @double_inside(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.3 : f64
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.extf %x0 : f32 to f64
    %p = arith.mulf %s, %c : f64
    %y = arith.truncf %p : f64 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @reduce_sum(%a0: tensor<2x4x5xf32>) -> tensor<2x5xf32> {
  %e = tensor.empty() : tensor<2x5xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x5xf32>) -> tensor<2x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d2)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}

func.func @reduce_sum_kept(%a0: tensor<2x3x4x5xf32>) -> tensor<2x3x1x1xf32> {
  %e = tensor.empty() : tensor<2x3x1x1xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x3x1x1xf32>) -> tensor<2x3x1x1xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%a0 : tensor<2x3x4x5xf32>) outs(%f : tensor<2x3x1x1xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %o, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<2x3x1x1xf32>
  return %r : tensor<2x3x1x1xf32>
}

func.func @reduce_sum_from(%a0: tensor<2x4x5xf32>) -> tensor<2x5xf32> {
  %e = tensor.empty() : tensor<2x5xf32>
  %i = arith.constant 1.5 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x5xf32>) -> tensor<2x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d2)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}

func.func @reduce_max(%a0: tensor<2x4x5xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %i = arith.constant 0xFF800000 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x4xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.maximumf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

func.func @reduce_max_select(%a0: tensor<2x4x5xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %i = arith.constant -3.40282347E+38 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x4xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ogt, %x0, %o : f32
    %y = arith.select %p, %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

func.func @reduce_min(%a0: tensor<2x4x5xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %i = arith.constant 0x7F800000 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x4xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.minimumf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

func.func @reduce_squares(%a0: tensor<2x4x5xf32>) -> tensor<4x2xf32> {
  %e = tensor.empty() : tensor<4x2xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d1, d0)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<4x2xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.mulf %x0, %x0 : f32
    %y = arith.addf %s, %o : f32
    linalg.yield %y : f32
  } -> tensor<4x2xf32>
  return %r : tensor<4x2xf32>
}

func.func @contraction(%a0: tensor<2x5x3x4xf32>, %a1: tensor<4x5x6xf32>) -> tensor<2x6x3xf32> {
  %e = tensor.empty() : tensor<2x6x3xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x6x3xf32>) -> tensor<2x6x3xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d2, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d3, d4, d1)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%a0, %a1 : tensor<2x5x3x4xf32>, tensor<4x5x6xf32>) outs(%f : tensor<2x6x3xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.mulf %x0, %x1 : f32
    %y = arith.addf %o, %s : f32
    linalg.yield %y : f32
  } -> tensor<2x6x3xf32>
  return %r : tensor<2x6x3xf32>
}

func.func @batched_contraction(%a0: tensor<3x2x4x5xf32>, %a1: tensor<3x2x6x5xf32>) -> tensor<3x2x4x6xf32> {
  %e = tensor.empty() : tensor<3x2x4x6xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<3x2x4x6xf32>) -> tensor<3x2x4x6xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%a0, %a1 : tensor<3x2x4x5xf32>, tensor<3x2x6x5xf32>) outs(%f : tensor<3x2x4x6xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %s = arith.mulf %x0, %x1 : f32
    %y = arith.addf %o, %s : f32
    linalg.yield %y : f32
  } -> tensor<3x2x4x6xf32>
  return %r : tensor<3x2x4x6xf32>
}

func.func @transpose(%a0: tensor<2x3x4xf32>) -> tensor<4x2x3xf32> {
  %e = tensor.empty() : tensor<4x2x3xf32>
  %r = linalg.transpose ins(%a0 : tensor<2x3x4xf32>) outs(%e : tensor<4x2x3xf32>) permutation = [2, 0, 1]
  return %r : tensor<4x2x3xf32>
}

func.func @named_elementwise(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.mul ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %1 = linalg.tanh ins(%0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %2 = linalg.map { math.exp } ins(%1 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>)
  return %2 : tensor<4x5xf32>
}

func.func @named_reduce(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %z = arith.constant dense<0.0> : tensor<4xf32>
  %r = linalg.reduce { arith.addf } ins(%a0 : tensor<4x5xf32>) outs(%z : tensor<4xf32>) dimensions = [1]
  return %r : tensor<4xf32>
}

func.func @views(%a0: tensor<2x6x4xf32>, %a1: tensor<2x3x8xf32>) -> tensor<2x7x5xf32> {
  %z = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %a0 [[0], [1, 2]] : tensor<2x6x4xf32> into tensor<2x24xf32>
  %x = tensor.expand_shape %c [[0], [1, 2]] output_shape [2, 3, 8] : tensor<2x24xf32> into tensor<2x3x8xf32>
  %j = tensor.concat dim(1) %x, %a1 : (tensor<2x3x8xf32>, tensor<2x3x8xf32>) -> tensor<2x6x8xf32>
  %s = tensor.extract_slice %j[0, 1, 2] [2, 5, 3] [1, 1, 2] : tensor<2x6x8xf32> to tensor<2x5x3xf32>
  %p = tensor.pad %s low[0, 1, 0] high[0, 1, 2] {
  ^bb0(%i: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<2x5x3xf32> to tensor<2x7x5xf32>
  return %p : tensor<2x7x5xf32>
}

func.func @slice_drops_dimension(%a0: tensor<2x6x4xf32>) -> tensor<2x4xf32> {
  %s = tensor.extract_slice %a0[0, 3, 0] [2, 1, 4] [1, 1, 1] : tensor<2x6x4xf32> to tensor<2x4xf32>
  return %s : tensor<2x4xf32>
}

func.func @shared_weights(%a0: tensor<2x4x5xf32>, %a1: tensor<5x3xf32>) -> tensor<2x4x3xf32> {
  %z = arith.constant 0.0 : f32
  %b = tensor.empty() : tensor<2x5x3xf32>
  %w = linalg.broadcast ins(%a1 : tensor<5x3xf32>) outs(%b : tensor<2x5x3xf32>) dimensions = [0]
  %e = tensor.empty() : tensor<2x4x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  %r = linalg.batch_matmul ins(%a0, %w : tensor<2x4x5xf32>, tensor<2x5x3xf32>) outs(%f : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}

func.func @grouped_conv_bias(%a0: tensor<2x2x3x5x6xf32>, %a1: tensor<2x4x3x3x2xf32>, %a2: tensor<8xf32>) -> tensor<2x2x4x3x5xf32> {
  %e = tensor.empty() : tensor<2x8x3x5xf32>
  %b = linalg.broadcast ins(%a2 : tensor<8xf32>) outs(%e : tensor<2x8x3x5xf32>) dimensions = [0, 2, 3]
  %x = tensor.expand_shape %b [[0], [1, 2], [3], [4]] output_shape [2, 2, 4, 3, 5] : tensor<2x8x3x5xf32> into tensor<2x2x4x3x5xf32>
  %r = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a0, %a1 : tensor<2x2x3x5x6xf32>, tensor<2x4x3x3x2xf32>) outs(%x : tensor<2x2x4x3x5xf32>) -> tensor<2x2x4x3x5xf32>
  return %r : tensor<2x2x4x3x5xf32>
}

func.func @cube(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 3 : i64
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.fpowi %x0, %c : f32, i64
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @integer_constants(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %i = tensor.empty() : tensor<5xi64>
  %c = arith.constant 3 : i64
  %p = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%i : tensor<5xi64>) {
  ^bb0(%o: i64):
    %j = linalg.index 0 : index
    %k = arith.index_cast %j : index to i64
    %l = arith.muli %k, %c : i64
    linalg.yield %l : i64
  } -> tensor<5xi64>
  %n = tensor.empty() : tensor<5xf32>
  %q = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%p : tensor<5xi64>) outs(%n : tensor<5xf32>) {
  ^bb0(%x: i64, %o: f32):
    %j = arith.sitofp %x : i64 to f32
    linalg.yield %j : f32
  } -> tensor<5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %q : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x: f32, %w: f32, %o: f32):
    %y = arith.addf %x, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

func.func @guarded_rows(%a0: tensor<4x3xf32>, %a1: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 0xFF800000 : f32
  %true = arith.constant true
  %e = tensor.empty() : tensor<4x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %m = linalg.matmul ins(%a0, %a1 : tensor<4x3xf32>, tensor<3x5xf32>) outs(%f : tensor<4x5xf32>) -> tensor<4x5xf32>
  %b = tensor.empty() : tensor<4x5xi1>
  %p = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%m : tensor<4x5xf32>) outs(%b : tensor<4x5xi1>) {
  ^bb0(%x: f32, %o: i1):
    %y = arith.cmpf oeq, %x, %n : f32
    linalg.yield %y : i1
  } -> tensor<4x5xi1>
  %c = tensor.empty() : tensor<4x1xi1>
  %g = linalg.fill ins(%true : i1) outs(%c : tensor<4x1xi1>) -> tensor<4x1xi1>
  %q = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, 0)>], iterator_types = ["parallel", "reduction"]} ins(%p : tensor<4x5xi1>) outs(%g : tensor<4x1xi1>) {
  ^bb0(%x: i1, %o: i1):
    %y = arith.andi %x, %o : i1
    linalg.yield %y : i1
  } -> tensor<4x1xi1>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%q, %f, %m : tensor<4x1xi1>, tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%t: i1, %v: f32, %w: f32, %o: f32):
    %y = arith.select %t, %v, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d1)>
module {
  qnn.parameter @torch_tensor_10_torch.float32 key "torch_tensor_10_torch.float32" : tensor<10xf32>
  qnn.parameter @torch_tensor_10_24_torch.float32 key "torch_tensor_10_24_torch.float32" : tensor<10x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_11 key "torch_tensor_24_torch.float32_11" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_10 key "torch_tensor_24_torch.float32_10" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_9 key "torch_tensor_24_torch.float32_9" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_8 key "torch_tensor_24_torch.float32_8" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_16_1_1_torch.float32 key "torch_tensor_24_16_1_1_torch.float32" : tensor<24x16x1x1xf32>
  qnn.parameter @torch_tensor_24_torch.float32_7 key "torch_tensor_24_torch.float32_7" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_6 key "torch_tensor_24_torch.float32_6" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_5 key "torch_tensor_24_torch.float32_5" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_4 key "torch_tensor_24_torch.float32_4" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_24_3_3_torch.float32 key "torch_tensor_24_24_3_3_torch.float32" : tensor<24x24x3x3xf32>
  qnn.parameter @torch_tensor_24_torch.float32_3 key "torch_tensor_24_torch.float32_3" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_2 key "torch_tensor_24_torch.float32_2" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_1 key "torch_tensor_24_torch.float32_1" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32 key "torch_tensor_24_torch.float32" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_16_3_3_torch.float32 key "torch_tensor_24_16_3_3_torch.float32" : tensor<24x16x3x3xf32>
  qnn.parameter @torch_tensor_16_torch.float32_11 key "torch_tensor_16_torch.float32_11" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_10 key "torch_tensor_16_torch.float32_10" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_9 key "torch_tensor_16_torch.float32_9" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_8 key "torch_tensor_16_torch.float32_8" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_16_3_3_torch.float32_1 key "torch_tensor_16_16_3_3_torch.float32_1" : tensor<16x16x3x3xf32>
  qnn.parameter @torch_tensor_16_torch.float32_7 key "torch_tensor_16_torch.float32_7" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_6 key "torch_tensor_16_torch.float32_6" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_5 key "torch_tensor_16_torch.float32_5" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_4 key "torch_tensor_16_torch.float32_4" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_16_3_3_torch.float32 key "torch_tensor_16_16_3_3_torch.float32" : tensor<16x16x3x3xf32>
  qnn.parameter @torch_tensor_16_torch.float32_3 key "torch_tensor_16_torch.float32_3" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_2 key "torch_tensor_16_torch.float32_2" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32_1 key "torch_tensor_16_torch.float32_1" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_torch.float32 key "torch_tensor_16_torch.float32" : tensor<16xf32>
  qnn.parameter @torch_tensor_16_1_3_3_torch.float32 key "torch_tensor_16_1_3_3_torch.float32" : tensor<16x1x3x3xf32>
  func.func @main(%arg0: tensor<50x1x8x8xf32>) -> tensor<50x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = qnn.load_parameter @torch_tensor_10_torch.float32 : tensor<10xf32>
    %cst_2 = qnn.load_parameter @torch_tensor_10_24_torch.float32 : tensor<10x24xf32>
    %cst_3 = qnn.load_parameter @torch_tensor_24_torch.float32_11 : tensor<24xf32>
    %cst_4 = qnn.load_parameter @torch_tensor_24_torch.float32_10 : tensor<24xf32>
    %cst_5 = qnn.load_parameter @torch_tensor_24_torch.float32_9 : tensor<24xf32>
    %cst_6 = qnn.load_parameter @torch_tensor_24_torch.float32_8 : tensor<24xf32>
    %cst_7 = qnn.load_parameter @torch_tensor_24_16_1_1_torch.float32 : tensor<24x16x1x1xf32>
    %cst_8 = qnn.load_parameter @torch_tensor_24_torch.float32_7 : tensor<24xf32>
    %cst_9 = qnn.load_parameter @torch_tensor_24_torch.float32_6 : tensor<24xf32>
    %cst_10 = qnn.load_parameter @torch_tensor_24_torch.float32_5 : tensor<24xf32>
    %cst_11 = qnn.load_parameter @torch_tensor_24_torch.float32_4 : tensor<24xf32>
    %cst_12 = qnn.load_parameter @torch_tensor_24_24_3_3_torch.float32 : tensor<24x24x3x3xf32>
    %cst_13 = qnn.load_parameter @torch_tensor_24_torch.float32_3 : tensor<24xf32>
    %cst_14 = qnn.load_parameter @torch_tensor_24_torch.float32_2 : tensor<24xf32>
    %cst_15 = qnn.load_parameter @torch_tensor_24_torch.float32_1 : tensor<24xf32>
    %cst_16 = qnn.load_parameter @torch_tensor_24_torch.float32 : tensor<24xf32>
    %cst_17 = qnn.load_parameter @torch_tensor_24_16_3_3_torch.float32 : tensor<24x16x3x3xf32>
    %cst_18 = qnn.load_parameter @torch_tensor_16_torch.float32_11 : tensor<16xf32>
    %cst_19 = qnn.load_parameter @torch_tensor_16_torch.float32_10 : tensor<16xf32>
    %cst_20 = qnn.load_parameter @torch_tensor_16_torch.float32_9 : tensor<16xf32>
    %cst_21 = qnn.load_parameter @torch_tensor_16_torch.float32_8 : tensor<16xf32>
    %cst_22 = qnn.load_parameter @torch_tensor_16_16_3_3_torch.float32_1 : tensor<16x16x3x3xf32>
    %cst_23 = qnn.load_parameter @torch_tensor_16_torch.float32_7 : tensor<16xf32>
    %cst_24 = qnn.load_parameter @torch_tensor_16_torch.float32_6 : tensor<16xf32>
    %cst_25 = qnn.load_parameter @torch_tensor_16_torch.float32_5 : tensor<16xf32>
    %cst_26 = qnn.load_parameter @torch_tensor_16_torch.float32_4 : tensor<16xf32>
    %cst_27 = qnn.load_parameter @torch_tensor_16_16_3_3_torch.float32 : tensor<16x16x3x3xf32>
    %cst_28 = qnn.load_parameter @torch_tensor_16_torch.float32_3 : tensor<16xf32>
    %cst_29 = qnn.load_parameter @torch_tensor_16_torch.float32_2 : tensor<16xf32>
    %cst_30 = arith.constant 1.000000e-05 : f64
    %cst_31 = qnn.load_parameter @torch_tensor_16_torch.float32_1 : tensor<16xf32>
    %cst_32 = qnn.load_parameter @torch_tensor_16_torch.float32 : tensor<16xf32>
    %cst_33 = qnn.load_parameter @torch_tensor_16_1_3_3_torch.float32 : tensor<16x1x3x3xf32>
    %cst_34 = arith.constant 1.600000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x1x8x8xf32> to tensor<50x1x10x10xf32>
    %0 = tensor.empty() : tensor<50x16x8x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<50x16x8x8xf32>) -> tensor<50x16x8x8xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_33 : tensor<50x1x10x10xf32>, tensor<16x1x3x3xf32>) outs(%1 : tensor<50x16x8x8xf32>) -> tensor<50x16x8x8xf32>
    %3 = tensor.empty() : tensor<16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_31 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<16xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %expanded = tensor.expand_shape %cst_32 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_35 = tensor.expand_shape %6 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_35 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_36 = tensor.expand_shape %cst_29 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_36 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_37 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %expanded_37 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<50x16x8x8xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf ugt, %in, %cst : f32
      %71 = arith.select %70, %in, %cst : f32
      linalg.yield %71 : f32
    } -> tensor<50x16x8x8xf32>
    %padded_38 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x16x8x8xf32> to tensor<50x16x10x10xf32>
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_38, %cst_27 : tensor<50x16x10x10xf32>, tensor<16x16x3x3xf32>) outs(%1 : tensor<50x16x8x8xf32>) -> tensor<50x16x8x8xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_25 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%13 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<16xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%14 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %expanded_39 = tensor.expand_shape %cst_26 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_40 = tensor.expand_shape %15 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %expanded_39 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_40 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_41 = tensor.expand_shape %cst_24 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_41 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_42 = tensor.expand_shape %cst_23 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_42 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<50x16x8x8xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf ugt, %in, %cst : f32
      %71 = arith.select %70, %in, %cst : f32
      linalg.yield %71 : f32
    } -> tensor<50x16x8x8xf32>
    %padded_43 = tensor.pad %20 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x16x8x8xf32> to tensor<50x16x10x10xf32>
    %21 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_43, %cst_22 : tensor<50x16x10x10xf32>, tensor<16x16x3x3xf32>) outs(%1 : tensor<50x16x8x8xf32>) -> tensor<50x16x8x8xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_20 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%22 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<16xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%23 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<16xf32>
    %expanded_44 = tensor.expand_shape %cst_21 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_45 = tensor.expand_shape %24 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %expanded_44 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_45 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_46 = tensor.expand_shape %cst_19 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %expanded_46 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %expanded_47 = tensor.expand_shape %cst_18 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %expanded_47 : tensor<50x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %11 : tensor<50x16x8x8xf32>, tensor<50x16x8x8xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x16x8x8xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29 : tensor<50x16x8x8xf32>) outs(%0 : tensor<50x16x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf ugt, %in, %cst : f32
      %71 = arith.select %70, %in, %cst : f32
      linalg.yield %71 : f32
    } -> tensor<50x16x8x8xf32>
    %padded_48 = tensor.pad %30 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x16x8x8xf32> to tensor<50x16x10x10xf32>
    %31 = tensor.empty() : tensor<50x24x4x4xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<50x24x4x4xf32>) -> tensor<50x24x4x4xf32>
    %33 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_48, %cst_17 : tensor<50x16x10x10xf32>, tensor<24x16x3x3xf32>) outs(%32 : tensor<50x24x4x4xf32>) -> tensor<50x24x4x4xf32>
    %34 = tensor.empty() : tensor<24xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_15 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%35 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<24xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%36 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %expanded_49 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_50 = tensor.expand_shape %37 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %expanded_49 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %expanded_50 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_51 = tensor.expand_shape %cst_14 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %expanded_51 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_52 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %expanded_52 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<50x24x4x4xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf ugt, %in, %cst : f32
      %71 = arith.select %70, %in, %cst : f32
      linalg.yield %71 : f32
    } -> tensor<50x24x4x4xf32>
    %padded_53 = tensor.pad %42 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x24x4x4xf32> to tensor<50x24x6x6xf32>
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_53, %cst_12 : tensor<50x24x6x6xf32>, tensor<24x24x3x3xf32>) outs(%32 : tensor<50x24x4x4xf32>) -> tensor<50x24x4x4xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_10 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%44 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<24xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%45 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %expanded_54 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_55 = tensor.expand_shape %46 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_54 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %expanded_55 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_56 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %expanded_56 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_57 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_57 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%30, %cst_7 : tensor<50x16x8x8xf32>, tensor<24x16x1x1xf32>) outs(%32 : tensor<50x24x4x4xf32>) -> tensor<50x24x4x4xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_5 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.truncf %cst_30 : f64 to f32
      %71 = arith.addf %in, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%52 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = math.sqrt %in : f32
      linalg.yield %70 : f32
    } -> tensor<24xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%53 : tensor<24xf32>) outs(%34 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf one, %in, %cst : f32
      cf.assert %70, "unimplemented: tensor with zero element"
      %71 = arith.divf %cst_0, %in : f32
      linalg.yield %71 : f32
    } -> tensor<24xf32>
    %expanded_58 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_59 = tensor.expand_shape %54 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %expanded_58 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.subf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_59 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_60 = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %expanded_60 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.mulf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %expanded_61 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %expanded_61 : tensor<50x24x4x4xf32>, tensor<24x1x1xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %58 : tensor<50x24x4x4xf32>, tensor<50x24x4x4xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x4x4xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59 : tensor<50x24x4x4xf32>) outs(%31 : tensor<50x24x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.cmpf ugt, %in, %cst : f32
      %71 = arith.select %70, %in, %cst : f32
      linalg.yield %71 : f32
    } -> tensor<50x24x4x4xf32>
    %61 = tensor.empty() : tensor<50x24x1x1xf32>
    %62 = linalg.fill ins(%cst : f32) outs(%61 : tensor<50x24x1x1xf32>) -> tensor<50x24x1x1xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%60 : tensor<50x24x4x4xf32>) outs(%62 : tensor<50x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.addf %in, %out : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x1x1xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63 : tensor<50x24x1x1xf32>) outs(%61 : tensor<50x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %70 = arith.divf %in, %cst_34 : f32
      linalg.yield %70 : f32
    } -> tensor<50x24x1x1xf32>
    %collapsed = tensor.collapse_shape %64 [[0], [1, 2, 3]] : tensor<50x24x1x1xf32> into tensor<50x24xf32>
    %65 = tensor.empty() : tensor<24x10xf32>
    %transposed = linalg.transpose ins(%cst_2 : tensor<10x24xf32>) outs(%65 : tensor<24x10xf32>) permutation = [1, 0] 
    %66 = tensor.empty() : tensor<50x10xf32>
    %67 = linalg.fill ins(%cst : f32) outs(%66 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %68 = linalg.matmul ins(%collapsed, %transposed : tensor<50x24xf32>, tensor<24x10xf32>) outs(%67 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %69 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%68, %cst_1 : tensor<50x10xf32>, tensor<10xf32>) outs(%66 : tensor<50x10xf32>) {
    ^bb0(%in: f32, %in_62: f32, %out: f32):
      %70 = arith.addf %in, %in_62 : f32
      linalg.yield %70 : f32
    } -> tensor<50x10xf32>
    return %69 : tensor<50x10xf32>
  }
}

#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
#map6 = affine_map<(d0, d1) -> (d1)>
module {
  qnn.parameter @torch_tensor_10_torch.float32 key "torch_tensor_10_torch.float32" : tensor<10xf32>
  qnn.parameter @torch_tensor_10_48_torch.float32 key "torch_tensor_10_48_torch.float32" : tensor<10x48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_11 key "torch_tensor_48_torch.float32_11" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_10 key "torch_tensor_48_torch.float32_10" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_9 key "torch_tensor_48_torch.float32_9" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_8 key "torch_tensor_48_torch.float32_8" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_48_1_1_torch.float32 key "torch_tensor_48_48_1_1_torch.float32" : tensor<48x48x1x1xf32>
  qnn.parameter @torch_tensor_48_torch.float32_7 key "torch_tensor_48_torch.float32_7" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_6 key "torch_tensor_48_torch.float32_6" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_5 key "torch_tensor_48_torch.float32_5" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_4 key "torch_tensor_48_torch.float32_4" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_1_3_3_torch.float32 key "torch_tensor_48_1_3_3_torch.float32" : tensor<48x1x3x3xf32>
  qnn.parameter @torch_tensor_48_torch.float32_3 key "torch_tensor_48_torch.float32_3" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_2 key "torch_tensor_48_torch.float32_2" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_1 key "torch_tensor_48_torch.float32_1" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_torch.float32 key "torch_tensor_48_torch.float32" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_32_1_1_torch.float32 key "torch_tensor_48_32_1_1_torch.float32" : tensor<48x32x1x1xf32>
  qnn.parameter @torch_tensor_32_torch.float32_7 key "torch_tensor_32_torch.float32_7" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32_6 key "torch_tensor_32_torch.float32_6" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32_5 key "torch_tensor_32_torch.float32_5" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32_4 key "torch_tensor_32_torch.float32_4" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_1_3_3_torch.float32 key "torch_tensor_32_1_3_3_torch.float32" : tensor<32x1x3x3xf32>
  qnn.parameter @torch_tensor_32_torch.float32_3 key "torch_tensor_32_torch.float32_3" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32_2 key "torch_tensor_32_torch.float32_2" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32_1 key "torch_tensor_32_torch.float32_1" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_torch.float32 key "torch_tensor_32_torch.float32" : tensor<32xf32>
  qnn.parameter @torch_tensor_32_24_1_1_torch.float32 key "torch_tensor_32_24_1_1_torch.float32" : tensor<32x24x1x1xf32>
  qnn.parameter @torch_tensor_24_torch.float32_7 key "torch_tensor_24_torch.float32_7" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_6 key "torch_tensor_24_torch.float32_6" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_5 key "torch_tensor_24_torch.float32_5" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_4 key "torch_tensor_24_torch.float32_4" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_1_3_3_torch.float32_1 key "torch_tensor_24_1_3_3_torch.float32_1" : tensor<24x1x3x3xf32>
  qnn.parameter @torch_tensor_24_torch.float32_3 key "torch_tensor_24_torch.float32_3" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_2 key "torch_tensor_24_torch.float32_2" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_1 key "torch_tensor_24_torch.float32_1" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32 key "torch_tensor_24_torch.float32" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_1_3_3_torch.float32 key "torch_tensor_24_1_3_3_torch.float32" : tensor<24x1x3x3xf32>
  func.func @main(%arg0: tensor<50x1x8x8xf32>) -> tensor<50x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<6.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_3 = qnn.load_parameter @torch_tensor_10_torch.float32 : tensor<10xf32>
    %cst_4 = qnn.load_parameter @torch_tensor_10_48_torch.float32 : tensor<10x48xf32>
    %cst_5 = qnn.load_parameter @torch_tensor_48_torch.float32_11 : tensor<48xf32>
    %cst_6 = qnn.load_parameter @torch_tensor_48_torch.float32_10 : tensor<48xf32>
    %cst_7 = qnn.load_parameter @torch_tensor_48_torch.float32_9 : tensor<48xf32>
    %cst_8 = qnn.load_parameter @torch_tensor_48_torch.float32_8 : tensor<48xf32>
    %cst_9 = qnn.load_parameter @torch_tensor_48_48_1_1_torch.float32 : tensor<48x48x1x1xf32>
    %cst_10 = qnn.load_parameter @torch_tensor_48_torch.float32_7 : tensor<48xf32>
    %cst_11 = qnn.load_parameter @torch_tensor_48_torch.float32_6 : tensor<48xf32>
    %cst_12 = qnn.load_parameter @torch_tensor_48_torch.float32_5 : tensor<48xf32>
    %cst_13 = qnn.load_parameter @torch_tensor_48_torch.float32_4 : tensor<48xf32>
    %cst_14 = qnn.load_parameter @torch_tensor_48_1_3_3_torch.float32 : tensor<48x1x3x3xf32>
    %cst_15 = qnn.load_parameter @torch_tensor_48_torch.float32_3 : tensor<48xf32>
    %cst_16 = qnn.load_parameter @torch_tensor_48_torch.float32_2 : tensor<48xf32>
    %cst_17 = qnn.load_parameter @torch_tensor_48_torch.float32_1 : tensor<48xf32>
    %cst_18 = qnn.load_parameter @torch_tensor_48_torch.float32 : tensor<48xf32>
    %cst_19 = qnn.load_parameter @torch_tensor_48_32_1_1_torch.float32 : tensor<48x32x1x1xf32>
    %cst_20 = qnn.load_parameter @torch_tensor_32_torch.float32_7 : tensor<32xf32>
    %cst_21 = qnn.load_parameter @torch_tensor_32_torch.float32_6 : tensor<32xf32>
    %cst_22 = qnn.load_parameter @torch_tensor_32_torch.float32_5 : tensor<32xf32>
    %cst_23 = qnn.load_parameter @torch_tensor_32_torch.float32_4 : tensor<32xf32>
    %cst_24 = qnn.load_parameter @torch_tensor_32_1_3_3_torch.float32 : tensor<32x1x3x3xf32>
    %cst_25 = qnn.load_parameter @torch_tensor_32_torch.float32_3 : tensor<32xf32>
    %cst_26 = qnn.load_parameter @torch_tensor_32_torch.float32_2 : tensor<32xf32>
    %cst_27 = qnn.load_parameter @torch_tensor_32_torch.float32_1 : tensor<32xf32>
    %cst_28 = qnn.load_parameter @torch_tensor_32_torch.float32 : tensor<32xf32>
    %cst_29 = qnn.load_parameter @torch_tensor_32_24_1_1_torch.float32 : tensor<32x24x1x1xf32>
    %cst_30 = qnn.load_parameter @torch_tensor_24_torch.float32_7 : tensor<24xf32>
    %cst_31 = qnn.load_parameter @torch_tensor_24_torch.float32_6 : tensor<24xf32>
    %cst_32 = qnn.load_parameter @torch_tensor_24_torch.float32_5 : tensor<24xf32>
    %cst_33 = qnn.load_parameter @torch_tensor_24_torch.float32_4 : tensor<24xf32>
    %cst_34 = qnn.load_parameter @torch_tensor_24_1_3_3_torch.float32_1 : tensor<24x1x3x3xf32>
    %cst_35 = qnn.load_parameter @torch_tensor_24_torch.float32_3 : tensor<24xf32>
    %cst_36 = qnn.load_parameter @torch_tensor_24_torch.float32_2 : tensor<24xf32>
    %cst_37 = arith.constant 1.000000e-05 : f64
    %cst_38 = qnn.load_parameter @torch_tensor_24_torch.float32_1 : tensor<24xf32>
    %cst_39 = qnn.load_parameter @torch_tensor_24_torch.float32 : tensor<24xf32>
    %cst_40 = qnn.load_parameter @torch_tensor_24_1_3_3_torch.float32 : tensor<24x1x3x3xf32>
    %cst_41 = arith.constant 3.000000e+00 : f32
    %cst_42 = arith.constant 6.000000e+00 : f32
    %cst_43 = arith.constant 1.600000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x1x8x8xf32> to tensor<50x1x10x10xf32>
    %0 = tensor.empty() : tensor<50x24x8x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<50x24x8x8xf32>) -> tensor<50x24x8x8xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_40 : tensor<50x1x10x10xf32>, tensor<24x1x3x3xf32>) outs(%1 : tensor<50x24x8x8xf32>) -> tensor<50x24x8x8xf32>
    %3 = tensor.empty() : tensor<24xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_38 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<24xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<24xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<24xf32>
    %expanded = tensor.expand_shape %cst_39 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_44 = tensor.expand_shape %6 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_44 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %expanded_45 = tensor.expand_shape %cst_36 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_45 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %expanded_46 = tensor.expand_shape %cst_35 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %expanded_46 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_2 : tensor<50x24x8x8xf32>, tensor<f32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf ogt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x24x8x8xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %11 : tensor<f32>, tensor<50x24x8x8xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf olt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x24x8x8xf32>
    %padded_47 = tensor.pad %12 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x24x8x8xf32> to tensor<50x24x10x10xf32>
    %collapsed = tensor.collapse_shape %cst_34 [[0, 1], [2], [3]] : tensor<24x1x3x3xf32> into tensor<24x3x3xf32>
    %13 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_47, %collapsed : tensor<50x24x10x10xf32>, tensor<24x3x3xf32>) outs(%1 : tensor<50x24x8x8xf32>) -> tensor<50x24x8x8xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_32 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<24xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%14 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<24xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%15 : tensor<24xf32>) outs(%3 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<24xf32>
    %expanded_48 = tensor.expand_shape %cst_33 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_49 = tensor.expand_shape %16 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %expanded_48 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_49 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %expanded_50 = tensor.expand_shape %cst_31 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_50 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %expanded_51 = tensor.expand_shape %cst_30 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_51 : tensor<50x24x8x8xf32>, tensor<24x1x1xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x24x8x8xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_2 : tensor<50x24x8x8xf32>, tensor<f32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf ogt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x24x8x8xf32>
    %22 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %21 : tensor<f32>, tensor<50x24x8x8xf32>) outs(%0 : tensor<50x24x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf olt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x24x8x8xf32>
    %23 = tensor.empty() : tensor<50x32x8x8xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%23 : tensor<50x32x8x8xf32>) -> tensor<50x32x8x8xf32>
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%22, %cst_29 : tensor<50x24x8x8xf32>, tensor<32x24x1x1xf32>) outs(%24 : tensor<50x32x8x8xf32>) -> tensor<50x32x8x8xf32>
    %26 = tensor.empty() : tensor<32xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_27 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%27 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%28 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %expanded_52 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_53 = tensor.expand_shape %29 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_52 : tensor<50x32x8x8xf32>, tensor<32x1x1xf32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x8x8xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %expanded_53 : tensor<50x32x8x8xf32>, tensor<32x1x1xf32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x8x8xf32>
    %expanded_54 = tensor.expand_shape %cst_26 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %expanded_54 : tensor<50x32x8x8xf32>, tensor<32x1x1xf32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x8x8xf32>
    %expanded_55 = tensor.expand_shape %cst_25 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %expanded_55 : tensor<50x32x8x8xf32>, tensor<32x1x1xf32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x8x8xf32>
    %34 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_2 : tensor<50x32x8x8xf32>, tensor<f32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf ogt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x32x8x8xf32>
    %35 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %34 : tensor<f32>, tensor<50x32x8x8xf32>) outs(%23 : tensor<50x32x8x8xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf olt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x32x8x8xf32>
    %padded_56 = tensor.pad %35 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x32x8x8xf32> to tensor<50x32x10x10xf32>
    %36 = tensor.empty() : tensor<50x32x4x4xf32>
    %37 = linalg.fill ins(%cst : f32) outs(%36 : tensor<50x32x4x4xf32>) -> tensor<50x32x4x4xf32>
    %collapsed_57 = tensor.collapse_shape %cst_24 [[0, 1], [2], [3]] : tensor<32x1x3x3xf32> into tensor<32x3x3xf32>
    %38 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_56, %collapsed_57 : tensor<50x32x10x10xf32>, tensor<32x3x3xf32>) outs(%37 : tensor<50x32x4x4xf32>) -> tensor<50x32x4x4xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_22 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%39 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<32xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%40 : tensor<32xf32>) outs(%26 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<32xf32>
    %expanded_58 = tensor.expand_shape %cst_23 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_59 = tensor.expand_shape %41 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %expanded_58 : tensor<50x32x4x4xf32>, tensor<32x1x1xf32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x4x4xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %expanded_59 : tensor<50x32x4x4xf32>, tensor<32x1x1xf32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x4x4xf32>
    %expanded_60 = tensor.expand_shape %cst_21 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_60 : tensor<50x32x4x4xf32>, tensor<32x1x1xf32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x4x4xf32>
    %expanded_61 = tensor.expand_shape %cst_20 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %expanded_61 : tensor<50x32x4x4xf32>, tensor<32x1x1xf32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x32x4x4xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %cst_2 : tensor<50x32x4x4xf32>, tensor<f32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf ogt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x32x4x4xf32>
    %47 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %46 : tensor<f32>, tensor<50x32x4x4xf32>) outs(%36 : tensor<50x32x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf olt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x32x4x4xf32>
    %48 = tensor.empty() : tensor<50x48x4x4xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%48 : tensor<50x48x4x4xf32>) -> tensor<50x48x4x4xf32>
    %50 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%47, %cst_19 : tensor<50x32x4x4xf32>, tensor<48x32x1x1xf32>) outs(%49 : tensor<50x48x4x4xf32>) -> tensor<50x48x4x4xf32>
    %51 = tensor.empty() : tensor<48xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_17 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%52 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<48xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%53 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %expanded_62 = tensor.expand_shape %cst_18 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %expanded_63 = tensor.expand_shape %54 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %expanded_62 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_63 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_64 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %expanded_64 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_65 = tensor.expand_shape %cst_15 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %expanded_65 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %cst_2 : tensor<50x48x4x4xf32>, tensor<f32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf ogt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %60 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %59 : tensor<f32>, tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.cmpf olt, %in, %in_76 : f32
      %97 = arith.select %96, %in, %in_76 : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %padded_66 = tensor.pad %60 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<50x48x4x4xf32> to tensor<50x48x6x6xf32>
    %collapsed_67 = tensor.collapse_shape %cst_14 [[0, 1], [2], [3]] : tensor<48x1x3x3xf32> into tensor<48x3x3xf32>
    %61 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_66, %collapsed_67 : tensor<50x48x6x6xf32>, tensor<48x3x3xf32>) outs(%49 : tensor<50x48x4x4xf32>) -> tensor<50x48x4x4xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_12 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%62 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<48xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%63 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %expanded_68 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %expanded_69 = tensor.expand_shape %64 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %expanded_68 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %expanded_69 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_70 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_70 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_71 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %expanded_71 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %cst_41 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf ult, %in, %cst : f32
      %97 = arith.select %96, %cst, %in : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf ugt, %in, %cst_42 : f32
      %97 = arith.select %96, %cst_42, %in : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %71 : tensor<50x48x4x4xf32>, tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_42 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %74 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%73, %cst_9 : tensor<50x48x4x4xf32>, tensor<48x48x1x1xf32>) outs(%49 : tensor<50x48x4x4xf32>) -> tensor<50x48x4x4xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_7 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.truncf %cst_37 : f64 to f32
      %97 = arith.addf %in, %96 : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%75 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = math.sqrt %in : f32
      linalg.yield %96 : f32
    } -> tensor<48xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%76 : tensor<48xf32>) outs(%51 : tensor<48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf one, %in, %cst : f32
      cf.assert %96, "unimplemented: tensor with zero element"
      %97 = arith.divf %cst_0, %in : f32
      linalg.yield %97 : f32
    } -> tensor<48xf32>
    %expanded_72 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %expanded_73 = tensor.expand_shape %77 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %expanded_72 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.subf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %expanded_73 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_74 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%79, %expanded_74 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %expanded_75 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [48, 1, 1] : tensor<48xf32> into tensor<48x1x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %expanded_75 : tensor<50x48x4x4xf32>, tensor<48x1x1xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %cst_41 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%82 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf ult, %in, %cst : f32
      %97 = arith.select %96, %cst, %in : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%83 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.cmpf ugt, %in, %cst_42 : f32
      %97 = arith.select %96, %cst_42, %in : f32
      linalg.yield %97 : f32
    } -> tensor<50x48x4x4xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81, %84 : tensor<50x48x4x4xf32>, tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.mulf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85 : tensor<50x48x4x4xf32>) outs(%48 : tensor<50x48x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_42 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48x4x4xf32>
    %87 = tensor.empty() : tensor<50x48xf32>
    %88 = linalg.fill ins(%cst : f32) outs(%87 : tensor<50x48xf32>) -> tensor<50x48xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%86 : tensor<50x48x4x4xf32>) outs(%88 : tensor<50x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.addf %in, %out : f32
      linalg.yield %96 : f32
    } -> tensor<50x48xf32>
    %90 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%89 : tensor<50x48xf32>) outs(%87 : tensor<50x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %96 = arith.divf %in, %cst_43 : f32
      linalg.yield %96 : f32
    } -> tensor<50x48xf32>
    %91 = tensor.empty() : tensor<48x10xf32>
    %transposed = linalg.transpose ins(%cst_4 : tensor<10x48xf32>) outs(%91 : tensor<48x10xf32>) permutation = [1, 0] 
    %92 = tensor.empty() : tensor<50x10xf32>
    %93 = linalg.fill ins(%cst : f32) outs(%92 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %94 = linalg.matmul ins(%90, %transposed : tensor<50x48xf32>, tensor<48x10xf32>) outs(%93 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %95 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel"]} ins(%94, %cst_3 : tensor<50x10xf32>, tensor<10xf32>) outs(%92 : tensor<50x10xf32>) {
    ^bb0(%in: f32, %in_76: f32, %out: f32):
      %96 = arith.addf %in, %in_76 : f32
      linalg.yield %96 : f32
    } -> tensor<50x10xf32>
    return %95 : tensor<50x10xf32>
  }
}

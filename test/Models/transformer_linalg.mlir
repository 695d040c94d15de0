#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map5 = affine_map<(d0, d1, d2) -> (d2)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
module {
  qnn.parameter @torch_tensor_10_torch.float32 key "torch_tensor_10_torch.float32" : tensor<10xf32>
  qnn.parameter @torch_tensor_10_24_torch.float32 key "torch_tensor_10_24_torch.float32" : tensor<10x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_14 key "torch_tensor_24_torch.float32_14" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_13 key "torch_tensor_24_torch.float32_13" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_12 key "torch_tensor_24_torch.float32_12" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_48_torch.float32_1 key "torch_tensor_24_48_torch.float32_1" : tensor<24x48xf32>
  qnn.parameter @torch_tensor_48_torch.float32_1 key "torch_tensor_48_torch.float32_1" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_24_torch.float32_1 key "torch_tensor_48_24_torch.float32_1" : tensor<48x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_11 key "torch_tensor_24_torch.float32_11" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_10 key "torch_tensor_24_torch.float32_10" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_9 key "torch_tensor_24_torch.float32_9" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_24_torch.float32_1 key "torch_tensor_24_24_torch.float32_1" : tensor<24x24xf32>
  qnn.parameter @torch_tensor_72_torch.float32_1 key "torch_tensor_72_torch.float32_1" : tensor<72xf32>
  qnn.parameter @torch_tensor_72_24_torch.float32_1 key "torch_tensor_72_24_torch.float32_1" : tensor<72x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_8 key "torch_tensor_24_torch.float32_8" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_7 key "torch_tensor_24_torch.float32_7" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_6 key "torch_tensor_24_torch.float32_6" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_48_torch.float32 key "torch_tensor_24_48_torch.float32" : tensor<24x48xf32>
  qnn.parameter @torch_tensor_48_torch.float32 key "torch_tensor_48_torch.float32" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_24_torch.float32 key "torch_tensor_48_24_torch.float32" : tensor<48x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_5 key "torch_tensor_24_torch.float32_5" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_4 key "torch_tensor_24_torch.float32_4" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_3 key "torch_tensor_24_torch.float32_3" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_24_torch.float32 key "torch_tensor_24_24_torch.float32" : tensor<24x24xf32>
  qnn.parameter @torch_tensor_72_torch.float32 key "torch_tensor_72_torch.float32" : tensor<72xf32>
  qnn.parameter @torch_tensor_72_24_torch.float32 key "torch_tensor_72_24_torch.float32" : tensor<72x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_2 key "torch_tensor_24_torch.float32_2" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_torch.float32_1 key "torch_tensor_24_torch.float32_1" : tensor<24xf32>
  qnn.parameter @torch_tensor_1_8_24_torch.float32 key "torch_tensor_1_8_24_torch.float32" : tensor<1x8x24xf32>
  qnn.parameter @torch_tensor_24_torch.float32 key "torch_tensor_24_torch.float32" : tensor<24xf32>
  qnn.parameter @torch_tensor_24_8_torch.float32 key "torch_tensor_24_8_torch.float32" : tensor<24x8xf32>
  func.func @main(%arg0: tensor<50x1x8x8xf32>) -> tensor<50x10xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = qnn.load_parameter @torch_tensor_10_torch.float32 : tensor<10xf32>
    %cst_5 = qnn.load_parameter @torch_tensor_10_24_torch.float32 : tensor<10x24xf32>
    %cst_6 = qnn.load_parameter @torch_tensor_24_torch.float32_14 : tensor<24xf32>
    %cst_7 = qnn.load_parameter @torch_tensor_24_torch.float32_13 : tensor<24xf32>
    %cst_8 = qnn.load_parameter @torch_tensor_24_torch.float32_12 : tensor<24xf32>
    %cst_9 = qnn.load_parameter @torch_tensor_24_48_torch.float32_1 : tensor<24x48xf32>
    %cst_10 = qnn.load_parameter @torch_tensor_48_torch.float32_1 : tensor<48xf32>
    %cst_11 = qnn.load_parameter @torch_tensor_48_24_torch.float32_1 : tensor<48x24xf32>
    %cst_12 = qnn.load_parameter @torch_tensor_24_torch.float32_11 : tensor<24xf32>
    %cst_13 = qnn.load_parameter @torch_tensor_24_torch.float32_10 : tensor<24xf32>
    %cst_14 = qnn.load_parameter @torch_tensor_24_torch.float32_9 : tensor<24xf32>
    %cst_15 = qnn.load_parameter @torch_tensor_24_24_torch.float32_1 : tensor<24x24xf32>
    %cst_16 = qnn.load_parameter @torch_tensor_72_torch.float32_1 : tensor<72xf32>
    %cst_17 = qnn.load_parameter @torch_tensor_72_24_torch.float32_1 : tensor<72x24xf32>
    %cst_18 = qnn.load_parameter @torch_tensor_24_torch.float32_8 : tensor<24xf32>
    %cst_19 = qnn.load_parameter @torch_tensor_24_torch.float32_7 : tensor<24xf32>
    %cst_20 = qnn.load_parameter @torch_tensor_24_torch.float32_6 : tensor<24xf32>
    %cst_21 = qnn.load_parameter @torch_tensor_24_48_torch.float32 : tensor<24x48xf32>
    %cst_22 = qnn.load_parameter @torch_tensor_48_torch.float32 : tensor<48xf32>
    %cst_23 = qnn.load_parameter @torch_tensor_48_24_torch.float32 : tensor<48x24xf32>
    %cst_24 = qnn.load_parameter @torch_tensor_24_torch.float32_5 : tensor<24xf32>
    %cst_25 = qnn.load_parameter @torch_tensor_24_torch.float32_4 : tensor<24xf32>
    %cst_26 = qnn.load_parameter @torch_tensor_24_torch.float32_3 : tensor<24xf32>
    %cst_27 = qnn.load_parameter @torch_tensor_24_24_torch.float32 : tensor<24x24xf32>
    %cst_28 = arith.constant 2.8284271247461903 : f64
    %cst_29 = qnn.load_parameter @torch_tensor_72_torch.float32 : tensor<72xf32>
    %cst_30 = qnn.load_parameter @torch_tensor_72_24_torch.float32 : tensor<72x24xf32>
    %cst_31 = qnn.load_parameter @torch_tensor_24_torch.float32_2 : tensor<24xf32>
    %cst_32 = qnn.load_parameter @torch_tensor_24_torch.float32_1 : tensor<24xf32>
    %cst_33 = arith.constant 1.000000e-05 : f64
    %cst_34 = qnn.load_parameter @torch_tensor_1_8_24_torch.float32 : tensor<1x8x24xf32>
    %cst_35 = qnn.load_parameter @torch_tensor_24_torch.float32 : tensor<24xf32>
    %cst_36 = qnn.load_parameter @torch_tensor_24_8_torch.float32 : tensor<24x8xf32>
    %cst_37 = arith.constant 2.400000e+01 : f64
    %cst_38 = arith.constant 2.400000e+01 : f32
    %cst_39 = arith.constant 1.41421354 : f32
    %cst_40 = arith.constant 8.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1, 2], [3]] : tensor<50x1x8x8xf32> into tensor<400x8xf32>
    %0 = tensor.empty() : tensor<8x24xf32>
    %transposed = linalg.transpose ins(%cst_36 : tensor<24x8xf32>) outs(%0 : tensor<8x24xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<400x24xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<400x8xf32>, tensor<8x24xf32>) outs(%2 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_35 : tensor<400x24xf32>, tensor<24xf32>) outs(%1 : tensor<400x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x24xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [50, 8, 24] : tensor<400x24xf32> into tensor<50x8x24xf32>
    %5 = tensor.empty() : tensor<50x8x24xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %cst_34 : tensor<50x8x24xf32>, tensor<1x8x24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %7 = tensor.empty() : tensor<50x8x24xf64>
    %8 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<50x8x24xf32>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %158 = arith.extf %in : f32 to f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %9 = tensor.empty() : tensor<50x8x1xf64>
    %10 = linalg.fill ins(%cst_0 : f64) outs(%9 : tensor<50x8x1xf64>) -> tensor<50x8x1xf64>
    %11 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %12 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %13 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %12 : tensor<50x8x24xf64>, tensor<50x8x1xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.subf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %13 : tensor<50x8x24xf64>, tensor<50x8x24xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.mulf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %15 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %17 = tensor.empty() : tensor<50x8x1xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<50x8x1xf64>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %158 = arith.truncf %in : f64 to f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%17 : tensor<50x8x1xf32>) -> tensor<50x8x1xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<50x8x24xf32>) outs(%19 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_38 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_33 : f64 to f32
      %159 = arith.addf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x8x1xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.rsqrt %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %21 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %23 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %cst_32 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %cst_31 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %collapsed_41 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<50x8x24xf32> into tensor<400x24xf32>
    %28 = tensor.empty() : tensor<24x72xf32>
    %transposed_42 = linalg.transpose ins(%cst_30 : tensor<72x24xf32>) outs(%28 : tensor<24x72xf32>) permutation = [1, 0] 
    %29 = tensor.empty() : tensor<400x72xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<400x72xf32>) -> tensor<400x72xf32>
    %31 = linalg.matmul ins(%collapsed_41, %transposed_42 : tensor<400x24xf32>, tensor<24x72xf32>) outs(%30 : tensor<400x72xf32>) -> tensor<400x72xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%31, %cst_29 : tensor<400x72xf32>, tensor<72xf32>) outs(%29 : tensor<400x72xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x72xf32>
    %expanded_43 = tensor.expand_shape %32 [[0, 1], [2]] output_shape [50, 8, 72] : tensor<400x72xf32> into tensor<50x8x72xf32>
    %extracted_slice = tensor.extract_slice %expanded_43[0, 0, 0] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %extracted_slice_44 = tensor.extract_slice %expanded_43[0, 0, 24] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %extracted_slice_45 = tensor.extract_slice %expanded_43[0, 0, 48] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %expanded_46 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %33 = tensor.empty() : tensor<50x3x8x8xf32>
    %transposed_47 = linalg.transpose ins(%expanded_46 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_48 = tensor.expand_shape %extracted_slice_44 [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %expanded_49 = tensor.expand_shape %extracted_slice_45 [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %transposed_50 = linalg.transpose ins(%expanded_49 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_51 = linalg.transpose ins(%expanded_48 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_52 = tensor.collapse_shape %transposed_47 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %collapsed_53 = tensor.collapse_shape %transposed_51 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %34 = tensor.empty() : tensor<150x8x8xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%34 : tensor<150x8x8xf32>) -> tensor<150x8x8xf32>
    %36 = linalg.batch_matmul ins(%collapsed_52, %collapsed_53 : tensor<150x8x8xf32>, tensor<150x8x8xf32>) outs(%35 : tensor<150x8x8xf32>) -> tensor<150x8x8xf32>
    %expanded_54 = tensor.expand_shape %36 [[0, 1], [2], [3]] output_shape [50, 3, 8, 8] : tensor<150x8x8xf32> into tensor<50x3x8x8xf32>
    %37 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_54 : tensor<50x3x8x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_28 : f64 to f32
      %159 = arith.divf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x3x8x8xf32>
    %38 = tensor.empty() : tensor<50x3x8xi64>
    %39 = linalg.fill ins(%c0_i64 : i64) outs(%38 : tensor<50x3x8xi64>) -> tensor<50x3x8xi64>
    %40 = tensor.empty() : tensor<50x3x8xf32>
    %41 = linalg.fill ins(%cst_1 : f32) outs(%40 : tensor<50x3x8xf32>) -> tensor<50x3x8xf32>
    %42:2 = linalg.generic {indexing_maps = [#map6, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%37 : tensor<50x3x8x8xf32>) outs(%41, %39 : tensor<50x3x8xf32>, tensor<50x3x8xi64>) {
    ^bb0(%in: f32, %out: f32, %out_99: i64):
      %158 = linalg.index 3 : index
      %159 = arith.index_cast %158 : index to i64
      %160 = arith.maximumf %in, %out : f32
      %161 = arith.cmpf ogt, %in, %out : f32
      %162 = arith.select %161, %159, %out_99 : i64
      linalg.yield %160, %162 : f32, i64
    } -> (tensor<50x3x8xf32>, tensor<50x3x8xi64>)
    %expanded_55 = tensor.expand_shape %42#0 [[0], [1], [2, 3]] output_shape [50, 3, 8, 1] : tensor<50x3x8xf32> into tensor<50x3x8x1xf32>
    %43 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %expanded_55 : tensor<50x3x8x8xf32>, tensor<50x3x8x1xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %44 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43 : tensor<50x3x8x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.exp %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %45 = tensor.empty() : tensor<50x3x8x1xf32>
    %46 = linalg.fill ins(%cst : f32) outs(%45 : tensor<50x3x8x1xf32>) -> tensor<50x3x8x1xf32>
    %47 = linalg.generic {indexing_maps = [#map6, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%44 : tensor<50x3x8x8xf32>) outs(%46 : tensor<50x3x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x1xf32>
    %48 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %47 : tensor<50x3x8x8xf32>, tensor<50x3x8x1xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.divf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %collapsed_56 = tensor.collapse_shape %48 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %collapsed_57 = tensor.collapse_shape %transposed_50 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %49 = linalg.batch_matmul ins(%collapsed_56, %collapsed_57 : tensor<150x8x8xf32>, tensor<150x8x8xf32>) outs(%35 : tensor<150x8x8xf32>) -> tensor<150x8x8xf32>
    %expanded_58 = tensor.expand_shape %49 [[0, 1], [2], [3]] output_shape [50, 3, 8, 8] : tensor<150x8x8xf32> into tensor<50x3x8x8xf32>
    %50 = tensor.empty() : tensor<50x8x3x8xf32>
    %transposed_59 = linalg.transpose ins(%expanded_58 : tensor<50x3x8x8xf32>) outs(%50 : tensor<50x8x3x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_60 = tensor.collapse_shape %transposed_59 [[0, 1], [2, 3]] : tensor<50x8x3x8xf32> into tensor<400x24xf32>
    %51 = tensor.empty() : tensor<24x24xf32>
    %transposed_61 = linalg.transpose ins(%cst_27 : tensor<24x24xf32>) outs(%51 : tensor<24x24xf32>) permutation = [1, 0] 
    %52 = linalg.matmul ins(%collapsed_60, %transposed_61 : tensor<400x24xf32>, tensor<24x24xf32>) outs(%2 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%52, %cst_26 : tensor<400x24xf32>, tensor<24xf32>) outs(%1 : tensor<400x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x24xf32>
    %expanded_62 = tensor.expand_shape %53 [[0, 1], [2]] output_shape [50, 8, 24] : tensor<400x24xf32> into tensor<50x8x24xf32>
    %54 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_62 : tensor<50x8x24xf32>, tensor<50x8x24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %55 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<50x8x24xf32>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %158 = arith.extf %in : f32 to f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %56 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%55 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %57 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %58 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %57 : tensor<50x8x24xf64>, tensor<50x8x1xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.subf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %59 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58, %58 : tensor<50x8x24xf64>, tensor<50x8x24xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.mulf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %60 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%59 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %61 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %62 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61 : tensor<50x8x1xf64>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %158 = arith.truncf %in : f64 to f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %63 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%54 : tensor<50x8x24xf32>) outs(%19 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %64 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_38 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %65 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_33 : f64 to f32
      %159 = arith.addf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x8x1xf32>
    %66 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.rsqrt %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %67 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54, %64 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %68 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67, %66 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %69 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %cst_25 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %70 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %cst_24 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %collapsed_63 = tensor.collapse_shape %70 [[0, 1], [2]] : tensor<50x8x24xf32> into tensor<400x24xf32>
    %71 = tensor.empty() : tensor<24x48xf32>
    %transposed_64 = linalg.transpose ins(%cst_23 : tensor<48x24xf32>) outs(%71 : tensor<24x48xf32>) permutation = [1, 0] 
    %72 = tensor.empty() : tensor<400x48xf32>
    %73 = linalg.fill ins(%cst : f32) outs(%72 : tensor<400x48xf32>) -> tensor<400x48xf32>
    %74 = linalg.matmul ins(%collapsed_63, %transposed_64 : tensor<400x24xf32>, tensor<24x48xf32>) outs(%73 : tensor<400x48xf32>) -> tensor<400x48xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%74, %cst_22 : tensor<400x48xf32>, tensor<48xf32>) outs(%72 : tensor<400x48xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x48xf32>
    %expanded_65 = tensor.expand_shape %75 [[0, 1], [2]] output_shape [50, 8, 48] : tensor<400x48xf32> into tensor<50x8x48xf32>
    %76 = tensor.empty() : tensor<50x8x48xf32>
    %77 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_65 : tensor<50x8x48xf32>) outs(%76 : tensor<50x8x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_39 : f32
      %159 = math.erf %158 : f32
      %160 = arith.addf %159, %cst_2 : f32
      %161 = arith.mulf %160, %cst_3 : f32
      %162 = arith.mulf %in, %161 : f32
      linalg.yield %162 : f32
    } -> tensor<50x8x48xf32>
    %collapsed_66 = tensor.collapse_shape %77 [[0, 1], [2]] : tensor<50x8x48xf32> into tensor<400x48xf32>
    %78 = tensor.empty() : tensor<48x24xf32>
    %transposed_67 = linalg.transpose ins(%cst_21 : tensor<24x48xf32>) outs(%78 : tensor<48x24xf32>) permutation = [1, 0] 
    %79 = linalg.matmul ins(%collapsed_66, %transposed_67 : tensor<400x48xf32>, tensor<48x24xf32>) outs(%2 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%79, %cst_20 : tensor<400x24xf32>, tensor<24xf32>) outs(%1 : tensor<400x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x24xf32>
    %expanded_68 = tensor.expand_shape %80 [[0, 1], [2]] output_shape [50, 8, 24] : tensor<400x24xf32> into tensor<50x8x24xf32>
    %81 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54, %expanded_68 : tensor<50x8x24xf32>, tensor<50x8x24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %82 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<50x8x24xf32>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %158 = arith.extf %in : f32 to f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %83 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%82 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %84 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %85 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %84 : tensor<50x8x24xf64>, tensor<50x8x1xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.subf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %86 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %85 : tensor<50x8x24xf64>, tensor<50x8x24xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.mulf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %87 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%86 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %88 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %89 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<50x8x1xf64>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %158 = arith.truncf %in : f64 to f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %90 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%81 : tensor<50x8x24xf32>) outs(%19 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %91 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_38 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %92 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_33 : f64 to f32
      %159 = arith.addf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x8x1xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.rsqrt %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %94 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %91 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %95 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %93 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %96 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95, %cst_19 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %97 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %cst_18 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %collapsed_69 = tensor.collapse_shape %97 [[0, 1], [2]] : tensor<50x8x24xf32> into tensor<400x24xf32>
    %transposed_70 = linalg.transpose ins(%cst_17 : tensor<72x24xf32>) outs(%28 : tensor<24x72xf32>) permutation = [1, 0] 
    %98 = linalg.matmul ins(%collapsed_69, %transposed_70 : tensor<400x24xf32>, tensor<24x72xf32>) outs(%30 : tensor<400x72xf32>) -> tensor<400x72xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %cst_16 : tensor<400x72xf32>, tensor<72xf32>) outs(%29 : tensor<400x72xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x72xf32>
    %expanded_71 = tensor.expand_shape %99 [[0, 1], [2]] output_shape [50, 8, 72] : tensor<400x72xf32> into tensor<50x8x72xf32>
    %extracted_slice_72 = tensor.extract_slice %expanded_71[0, 0, 0] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %extracted_slice_73 = tensor.extract_slice %expanded_71[0, 0, 24] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %extracted_slice_74 = tensor.extract_slice %expanded_71[0, 0, 48] [50, 8, 24] [1, 1, 1] : tensor<50x8x72xf32> to tensor<50x8x24xf32>
    %expanded_75 = tensor.expand_shape %extracted_slice_72 [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %transposed_76 = linalg.transpose ins(%expanded_75 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_77 = tensor.expand_shape %extracted_slice_73 [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %expanded_78 = tensor.expand_shape %extracted_slice_74 [[0], [1], [2, 3]] output_shape [50, 8, 3, 8] : tensor<50x8x24xf32> into tensor<50x8x3x8xf32>
    %transposed_79 = linalg.transpose ins(%expanded_78 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_80 = linalg.transpose ins(%expanded_77 : tensor<50x8x3x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_81 = tensor.collapse_shape %transposed_76 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %collapsed_82 = tensor.collapse_shape %transposed_80 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %100 = linalg.batch_matmul ins(%collapsed_81, %collapsed_82 : tensor<150x8x8xf32>, tensor<150x8x8xf32>) outs(%35 : tensor<150x8x8xf32>) -> tensor<150x8x8xf32>
    %expanded_83 = tensor.expand_shape %100 [[0, 1], [2], [3]] output_shape [50, 3, 8, 8] : tensor<150x8x8xf32> into tensor<50x3x8x8xf32>
    %101 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_83 : tensor<50x3x8x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_28 : f64 to f32
      %159 = arith.divf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x3x8x8xf32>
    %102:2 = linalg.generic {indexing_maps = [#map6, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%101 : tensor<50x3x8x8xf32>) outs(%41, %39 : tensor<50x3x8xf32>, tensor<50x3x8xi64>) {
    ^bb0(%in: f32, %out: f32, %out_99: i64):
      %158 = linalg.index 3 : index
      %159 = arith.index_cast %158 : index to i64
      %160 = arith.maximumf %in, %out : f32
      %161 = arith.cmpf ogt, %in, %out : f32
      %162 = arith.select %161, %159, %out_99 : i64
      linalg.yield %160, %162 : f32, i64
    } -> (tensor<50x3x8xf32>, tensor<50x3x8xi64>)
    %expanded_84 = tensor.expand_shape %102#0 [[0], [1], [2, 3]] output_shape [50, 3, 8, 1] : tensor<50x3x8xf32> into tensor<50x3x8x1xf32>
    %103 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%101, %expanded_84 : tensor<50x3x8x8xf32>, tensor<50x3x8x1xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %104 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%103 : tensor<50x3x8x8xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.exp %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %105 = linalg.generic {indexing_maps = [#map6, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%104 : tensor<50x3x8x8xf32>) outs(%46 : tensor<50x3x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x1xf32>
    %106 = linalg.generic {indexing_maps = [#map6, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %105 : tensor<50x3x8x8xf32>, tensor<50x3x8x1xf32>) outs(%33 : tensor<50x3x8x8xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.divf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x3x8x8xf32>
    %collapsed_85 = tensor.collapse_shape %106 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %collapsed_86 = tensor.collapse_shape %transposed_79 [[0, 1], [2], [3]] : tensor<50x3x8x8xf32> into tensor<150x8x8xf32>
    %107 = linalg.batch_matmul ins(%collapsed_85, %collapsed_86 : tensor<150x8x8xf32>, tensor<150x8x8xf32>) outs(%35 : tensor<150x8x8xf32>) -> tensor<150x8x8xf32>
    %expanded_87 = tensor.expand_shape %107 [[0, 1], [2], [3]] output_shape [50, 3, 8, 8] : tensor<150x8x8xf32> into tensor<50x3x8x8xf32>
    %transposed_88 = linalg.transpose ins(%expanded_87 : tensor<50x3x8x8xf32>) outs(%50 : tensor<50x8x3x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_89 = tensor.collapse_shape %transposed_88 [[0, 1], [2, 3]] : tensor<50x8x3x8xf32> into tensor<400x24xf32>
    %transposed_90 = linalg.transpose ins(%cst_15 : tensor<24x24xf32>) outs(%51 : tensor<24x24xf32>) permutation = [1, 0] 
    %108 = linalg.matmul ins(%collapsed_89, %transposed_90 : tensor<400x24xf32>, tensor<24x24xf32>) outs(%2 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%108, %cst_14 : tensor<400x24xf32>, tensor<24xf32>) outs(%1 : tensor<400x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x24xf32>
    %expanded_91 = tensor.expand_shape %109 [[0, 1], [2]] output_shape [50, 8, 24] : tensor<400x24xf32> into tensor<50x8x24xf32>
    %110 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %expanded_91 : tensor<50x8x24xf32>, tensor<50x8x24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %111 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110 : tensor<50x8x24xf32>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %158 = arith.extf %in : f32 to f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %112 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%111 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %113 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %114 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %113 : tensor<50x8x24xf64>, tensor<50x8x1xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.subf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %115 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %114 : tensor<50x8x24xf64>, tensor<50x8x24xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.mulf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %116 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%115 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %117 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %118 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117 : tensor<50x8x1xf64>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %158 = arith.truncf %in : f64 to f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %119 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%110 : tensor<50x8x24xf32>) outs(%19 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %120 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%119 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_38 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %121 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_33 : f64 to f32
      %159 = arith.addf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x8x1xf32>
    %122 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.rsqrt %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %123 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %120 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %124 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123, %122 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %125 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124, %cst_13 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %126 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125, %cst_12 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %collapsed_92 = tensor.collapse_shape %126 [[0, 1], [2]] : tensor<50x8x24xf32> into tensor<400x24xf32>
    %transposed_93 = linalg.transpose ins(%cst_11 : tensor<48x24xf32>) outs(%71 : tensor<24x48xf32>) permutation = [1, 0] 
    %127 = linalg.matmul ins(%collapsed_92, %transposed_93 : tensor<400x24xf32>, tensor<24x48xf32>) outs(%73 : tensor<400x48xf32>) -> tensor<400x48xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%127, %cst_10 : tensor<400x48xf32>, tensor<48xf32>) outs(%72 : tensor<400x48xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x48xf32>
    %expanded_94 = tensor.expand_shape %128 [[0, 1], [2]] output_shape [50, 8, 48] : tensor<400x48xf32> into tensor<50x8x48xf32>
    %129 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_94 : tensor<50x8x48xf32>) outs(%76 : tensor<50x8x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_39 : f32
      %159 = math.erf %158 : f32
      %160 = arith.addf %159, %cst_2 : f32
      %161 = arith.mulf %160, %cst_3 : f32
      %162 = arith.mulf %in, %161 : f32
      linalg.yield %162 : f32
    } -> tensor<50x8x48xf32>
    %collapsed_95 = tensor.collapse_shape %129 [[0, 1], [2]] : tensor<50x8x48xf32> into tensor<400x48xf32>
    %transposed_96 = linalg.transpose ins(%cst_9 : tensor<24x48xf32>) outs(%78 : tensor<48x24xf32>) permutation = [1, 0] 
    %130 = linalg.matmul ins(%collapsed_95, %transposed_96 : tensor<400x48xf32>, tensor<48x24xf32>) outs(%2 : tensor<400x24xf32>) -> tensor<400x24xf32>
    %131 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%130, %cst_8 : tensor<400x24xf32>, tensor<24xf32>) outs(%1 : tensor<400x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<400x24xf32>
    %expanded_97 = tensor.expand_shape %131 [[0, 1], [2]] output_shape [50, 8, 24] : tensor<400x24xf32> into tensor<50x8x24xf32>
    %132 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %expanded_97 : tensor<50x8x24xf32>, tensor<50x8x24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %133 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132 : tensor<50x8x24xf32>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %158 = arith.extf %in : f32 to f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %134 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%133 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %135 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %136 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133, %135 : tensor<50x8x24xf64>, tensor<50x8x1xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.subf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %137 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %136 : tensor<50x8x24xf64>, tensor<50x8x24xf64>) outs(%7 : tensor<50x8x24xf64>) {
    ^bb0(%in: f64, %in_99: f64, %out: f64):
      %158 = arith.mulf %in, %in_99 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x24xf64>
    %138 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%137 : tensor<50x8x24xf64>) outs(%10 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.addf %in, %out : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %139 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138 : tensor<50x8x1xf64>) outs(%9 : tensor<50x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %158 = arith.divf %in, %cst_37 : f64
      linalg.yield %158 : f64
    } -> tensor<50x8x1xf64>
    %140 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139 : tensor<50x8x1xf64>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %158 = arith.truncf %in : f64 to f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %141 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%132 : tensor<50x8x24xf32>) outs(%19 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %142 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_38 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %143 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.truncf %cst_33 : f64 to f32
      %159 = arith.addf %in, %158 : f32
      linalg.yield %159 : f32
    } -> tensor<50x8x1xf32>
    %144 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143 : tensor<50x8x1xf32>) outs(%17 : tensor<50x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = math.rsqrt %in : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x1xf32>
    %145 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132, %142 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.subf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %146 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145, %144 : tensor<50x8x24xf32>, tensor<50x8x1xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %147 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146, %cst_7 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.mulf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %148 = linalg.generic {indexing_maps = [#map2, #map5, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147, %cst_6 : tensor<50x8x24xf32>, tensor<24xf32>) outs(%5 : tensor<50x8x24xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x8x24xf32>
    %149 = tensor.empty() : tensor<50x24xf32>
    %150 = linalg.fill ins(%cst : f32) outs(%149 : tensor<50x24xf32>) -> tensor<50x24xf32>
    %151 = linalg.generic {indexing_maps = [#map2, #map9], iterator_types = ["parallel", "reduction", "parallel"]} ins(%148 : tensor<50x8x24xf32>) outs(%150 : tensor<50x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.addf %in, %out : f32
      linalg.yield %158 : f32
    } -> tensor<50x24xf32>
    %152 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%151 : tensor<50x24xf32>) outs(%149 : tensor<50x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %158 = arith.divf %in, %cst_40 : f32
      linalg.yield %158 : f32
    } -> tensor<50x24xf32>
    %153 = tensor.empty() : tensor<24x10xf32>
    %transposed_98 = linalg.transpose ins(%cst_5 : tensor<10x24xf32>) outs(%153 : tensor<24x10xf32>) permutation = [1, 0] 
    %154 = tensor.empty() : tensor<50x10xf32>
    %155 = linalg.fill ins(%cst : f32) outs(%154 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %156 = linalg.matmul ins(%152, %transposed_98 : tensor<50x24xf32>, tensor<24x10xf32>) outs(%155 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %157 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%156, %cst_4 : tensor<50x10xf32>, tensor<10xf32>) outs(%154 : tensor<50x10xf32>) {
    ^bb0(%in: f32, %in_99: f32, %out: f32):
      %158 = arith.addf %in, %in_99 : f32
      linalg.yield %158 : f32
    } -> tensor<50x10xf32>
    return %157 : tensor<50x10xf32>
  }
}

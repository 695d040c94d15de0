#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  qnn.parameter @torch_tensor_10_torch.float32 key "torch_tensor_10_torch.float32" : tensor<10xf32>
  qnn.parameter @torch_tensor_10_32_torch.float32 key "torch_tensor_10_32_torch.float32" : tensor<10x32xf32>
  qnn.parameter @torch_tensor_96_torch.float32_1 key "torch_tensor_96_torch.float32_1" : tensor<96xf32>
  qnn.parameter @torch_tensor_96_32_torch.float32 key "torch_tensor_96_32_torch.float32" : tensor<96x32xf32>
  qnn.parameter @torch_tensor_96_torch.float32 key "torch_tensor_96_torch.float32" : tensor<96xf32>
  qnn.parameter @torch_tensor_96_8_torch.float32 key "torch_tensor_96_8_torch.float32" : tensor<96x8xf32>
  func.func @main(%arg0: tensor<50x1x8x8xf32>) -> tensor<50x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<50x32xf32>
    %cst_2 = qnn.load_parameter @torch_tensor_10_torch.float32 : tensor<10xf32>
    %cst_3 = qnn.load_parameter @torch_tensor_10_32_torch.float32 : tensor<10x32xf32>
    %cst_4 = qnn.load_parameter @torch_tensor_96_torch.float32_1 : tensor<96xf32>
    %cst_5 = qnn.load_parameter @torch_tensor_96_32_torch.float32 : tensor<96x32xf32>
    %cst_6 = qnn.load_parameter @torch_tensor_96_torch.float32 : tensor<96xf32>
    %cst_7 = qnn.load_parameter @torch_tensor_96_8_torch.float32 : tensor<96x8xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0], [1, 2], [3]] : tensor<50x1x8x8xf32> into tensor<50x8x8xf32>
    %extracted_slice = tensor.extract_slice %collapsed[0, 0, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_8 = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %0 = tensor.empty() : tensor<8x96xf32>
    %transposed = linalg.transpose ins(%cst_7 : tensor<96x8xf32>) outs(%0 : tensor<8x96xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<50x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %3 = linalg.matmul ins(%collapsed_8, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_9 = tensor.extract_slice %4[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_10 = tensor.extract_slice %4[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_11 = tensor.extract_slice %4[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %5 = tensor.empty() : tensor<32x96xf32>
    %transposed_12 = linalg.transpose ins(%cst_5 : tensor<96x32xf32>) outs(%5 : tensor<32x96xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%cst_1, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_13 = tensor.extract_slice %7[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_14 = tensor.extract_slice %7[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_15 = tensor.extract_slice %7[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %8 = tensor.empty() : tensor<50x32xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_13, %extracted_slice_9 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_14, %extracted_slice_10 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_15, %10 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_11, %13 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %15 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %12 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %15 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_16 = tensor.extract_slice %collapsed[0, 1, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_17 = tensor.collapse_shape %extracted_slice_16 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %19 = linalg.matmul ins(%collapsed_17, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_18 = tensor.extract_slice %20[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_19 = tensor.extract_slice %20[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_20 = tensor.extract_slice %20[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %21 = linalg.matmul ins(%18, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%21, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_21 = tensor.extract_slice %22[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_22 = tensor.extract_slice %22[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_23 = tensor.extract_slice %22[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_21, %extracted_slice_18 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_22, %extracted_slice_19 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%25 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_23, %24 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_20, %27 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %29 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%30, %26 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%31, %29 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_24 = tensor.extract_slice %collapsed[0, 2, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_25 = tensor.collapse_shape %extracted_slice_24 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %33 = linalg.matmul ins(%collapsed_25, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%33, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_26 = tensor.extract_slice %34[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_27 = tensor.extract_slice %34[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_28 = tensor.extract_slice %34[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %35 = linalg.matmul ins(%32, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%35, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_29 = tensor.extract_slice %36[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_30 = tensor.extract_slice %36[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_31 = tensor.extract_slice %36[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_29, %extracted_slice_26 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_30, %extracted_slice_27 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_31, %38 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_28, %41 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%42 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%32, %43 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %40 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%45, %43 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_32 = tensor.extract_slice %collapsed[0, 3, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_33 = tensor.collapse_shape %extracted_slice_32 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %47 = linalg.matmul ins(%collapsed_33, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%47, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_34 = tensor.extract_slice %48[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_35 = tensor.extract_slice %48[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_36 = tensor.extract_slice %48[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %49 = linalg.matmul ins(%46, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%49, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_37 = tensor.extract_slice %50[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_38 = tensor.extract_slice %50[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_39 = tensor.extract_slice %50[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_37, %extracted_slice_34 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_38, %extracted_slice_35 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%53 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_39, %52 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_36, %55 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%56 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%46, %57 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%58, %54 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%59, %57 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_40 = tensor.extract_slice %collapsed[0, 4, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_41 = tensor.collapse_shape %extracted_slice_40 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %61 = linalg.matmul ins(%collapsed_41, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%61, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_42 = tensor.extract_slice %62[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_43 = tensor.extract_slice %62[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_44 = tensor.extract_slice %62[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %63 = linalg.matmul ins(%60, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%63, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_45 = tensor.extract_slice %64[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_46 = tensor.extract_slice %64[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_47 = tensor.extract_slice %64[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_45, %extracted_slice_42 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%65 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_46, %extracted_slice_43 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%67 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_47, %66 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_44, %69 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%70 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%60, %71 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%72, %68 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%73, %71 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_48 = tensor.extract_slice %collapsed[0, 5, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_49 = tensor.collapse_shape %extracted_slice_48 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %75 = linalg.matmul ins(%collapsed_49, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%75, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_50 = tensor.extract_slice %76[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_51 = tensor.extract_slice %76[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_52 = tensor.extract_slice %76[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %77 = linalg.matmul ins(%74, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%77, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_53 = tensor.extract_slice %78[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_54 = tensor.extract_slice %78[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_55 = tensor.extract_slice %78[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_53, %extracted_slice_50 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%79 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_54, %extracted_slice_51 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%81 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_55, %80 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_52, %83 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%84 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%74, %85 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%86, %82 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%87, %85 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_56 = tensor.extract_slice %collapsed[0, 6, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_57 = tensor.collapse_shape %extracted_slice_56 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %89 = linalg.matmul ins(%collapsed_57, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%89, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_58 = tensor.extract_slice %90[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_59 = tensor.extract_slice %90[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_60 = tensor.extract_slice %90[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %91 = linalg.matmul ins(%88, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%91, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_61 = tensor.extract_slice %92[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_62 = tensor.extract_slice %92[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_63 = tensor.extract_slice %92[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_61, %extracted_slice_58 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%93 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_62, %extracted_slice_59 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%95 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_63, %94 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_60, %97 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%98 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%88, %99 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%100, %96 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%101, %99 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %extracted_slice_64 = tensor.extract_slice %collapsed[0, 7, 0] [50, 1, 8] [1, 1, 1] : tensor<50x8x8xf32> to tensor<50x1x8xf32>
    %collapsed_65 = tensor.collapse_shape %extracted_slice_64 [[0, 1], [2]] : tensor<50x1x8xf32> into tensor<50x8xf32>
    %103 = linalg.matmul ins(%collapsed_65, %transposed : tensor<50x8xf32>, tensor<8x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %104 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%103, %cst_6 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_66 = tensor.extract_slice %104[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_67 = tensor.extract_slice %104[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_68 = tensor.extract_slice %104[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %105 = linalg.matmul ins(%102, %transposed_12 : tensor<50x32xf32>, tensor<32x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%105, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x96xf32>
    %extracted_slice_69 = tensor.extract_slice %106[0, 0] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_70 = tensor.extract_slice %106[0, 32] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %extracted_slice_71 = tensor.extract_slice %106[0, 64] [50, 32] [1, 1] : tensor<50x96xf32> to tensor<50x32xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_69, %extracted_slice_66 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%107 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_70, %extracted_slice_67 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%109 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_0 : f32
      %125 = arith.divf %cst_0, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<50x32xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_71, %108 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %112 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_68, %111 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%112 : tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %114 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%102, %113 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.subf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%114, %110 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.mulf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%115, %113 : tensor<50x32xf32>, tensor<50x32xf32>) outs(%8 : tensor<50x32xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x32xf32>
    %117 = tensor.empty() : tensor<32x10xf32>
    %transposed_72 = linalg.transpose ins(%cst_3 : tensor<10x32xf32>) outs(%117 : tensor<32x10xf32>) permutation = [1, 0] 
    %118 = tensor.empty() : tensor<50x10xf32>
    %119 = linalg.fill ins(%cst : f32) outs(%118 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %120 = linalg.matmul ins(%116, %transposed_72 : tensor<50x32xf32>, tensor<32x10xf32>) outs(%119 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%120, %cst_2 : tensor<50x10xf32>, tensor<10xf32>) outs(%118 : tensor<50x10xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %122 = arith.addf %in, %in_73 : f32
      linalg.yield %122 : f32
    } -> tensor<50x10xf32>
    return %121 : tensor<50x10xf32>
  }
}

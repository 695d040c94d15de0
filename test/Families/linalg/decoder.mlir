#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map6 = affine_map<(d0) -> (d0)>
#map7 = affine_map<(d0, d1) -> (0, d1)>
#map8 = affine_map<(d0, d1) -> (d0, 0)>
#map9 = affine_map<(d0, d1) -> (d0, d1)>
#map10 = affine_map<(d0, d1) -> ()>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map13 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main(%arg0: tensor<4x6xi64>) -> tensor<4x6x16xf32> {
    %c0_i64 = arith.constant 0 : i64
    %c20 = arith.constant 20 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<4x2x6x6xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant dense<true> : tensor<6x6xi1>
    %cst_6 = arith.constant dense_resource<torch_tensor_16_24_torch.float32> : tensor<16x24xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_24_16_torch.float32_1> : tensor<24x16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_24_16_torch.float32> : tensor<24x16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_16_torch.float32> : tensor<16x16xf32>
    %cst_11 = arith.constant 0xFFF0000000000000 : f64
    %cst_12 = arith.constant 0.59460355750136051 : f64
    %cst_13 = arith.constant dense_resource<torch_tensor_6_8_torch.float32_1> : tensor<6x8xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_6_8_torch.float32> : tensor<6x8xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_48_16_torch.float32> : tensor<48x16xf32>
    %cst_16 = arith.constant 1.000000e-05 : f64
    %cst_17 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_20_16_torch.float32> : tensor<20x16xf32>
    %cst_19 = arith.constant 1.600000e+01 : f32
    %0 = tensor.empty() : tensor<4x6x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<4x6xi64>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: i64, %out: f32):
      %89 = arith.index_cast %in : i64 to index
      %90 = linalg.index 2 : index
      %91 = arith.cmpi slt, %89, %c20 : index
      cf.assert %91, "index must be smaller than dim size"
      %92 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %92, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_18[%89, %90] : tensor<20x16xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x6x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %1 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %3 = tensor.empty() : tensor<4x6x1xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<4x6x1xf32>) -> tensor<4x6x1xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%2 : tensor<4x6x16xf32>) outs(%4 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.addf %in, %out : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.divf %in, %cst_19 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.truncf %cst_16 : f64 to f32
      %90 = arith.addf %in, %89 : f32
      linalg.yield %90 : f32
    } -> tensor<4x6x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = math.rsqrt %in : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %8 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %cst_17 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %11 = tensor.empty() : tensor<16x48xf32>
    %transposed = linalg.transpose ins(%cst_15 : tensor<48x16xf32>) outs(%11 : tensor<16x48xf32>) permutation = [1, 0] 
    %collapsed = tensor.collapse_shape %10 [[0, 1], [2]] : tensor<4x6x16xf32> into tensor<24x16xf32>
    %12 = tensor.empty() : tensor<24x48xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<24x48xf32>) -> tensor<24x48xf32>
    %14 = linalg.matmul ins(%collapsed, %transposed : tensor<24x16xf32>, tensor<16x48xf32>) outs(%13 : tensor<24x48xf32>) -> tensor<24x48xf32>
    %expanded = tensor.expand_shape %14 [[0, 1], [2]] output_shape [4, 6, 48] : tensor<24x48xf32> into tensor<4x6x48xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [4, 6, 16] [1, 1, 1] : tensor<4x6x48xf32> to tensor<4x6x16xf32>
    %extracted_slice_20 = tensor.extract_slice %expanded[0, 0, 16] [4, 6, 16] [1, 1, 1] : tensor<4x6x48xf32> to tensor<4x6x16xf32>
    %extracted_slice_21 = tensor.extract_slice %expanded[0, 0, 32] [4, 6, 16] [1, 1, 1] : tensor<4x6x48xf32> to tensor<4x6x16xf32>
    %expanded_22 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [4, 6, 2, 8] : tensor<4x6x16xf32> into tensor<4x6x2x8xf32>
    %15 = tensor.empty() : tensor<4x2x6x8xf32>
    %transposed_23 = linalg.transpose ins(%expanded_22 : tensor<4x6x2x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_24 = tensor.expand_shape %extracted_slice_20 [[0], [1], [2, 3]] output_shape [4, 6, 2, 8] : tensor<4x6x16xf32> into tensor<4x6x2x8xf32>
    %transposed_25 = linalg.transpose ins(%expanded_24 : tensor<4x6x2x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_26 = tensor.expand_shape %extracted_slice_21 [[0], [1], [2, 3]] output_shape [4, 6, 2, 8] : tensor<4x6x16xf32> into tensor<4x6x2x8xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<4x6x2x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice_28 = tensor.extract_slice %transposed_23[0, 0, 0, 0] [4, 2, 6, 4] [1, 1, 1, 1] : tensor<4x2x6x8xf32> to tensor<4x2x6x4xf32>
    %extracted_slice_29 = tensor.extract_slice %transposed_23[0, 0, 0, 4] [4, 2, 6, 4] [1, 1, 1, 1] : tensor<4x2x6x8xf32> to tensor<4x2x6x4xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_23, %cst_14 : tensor<4x2x6x8xf32>, tensor<6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %17 = tensor.empty() : tensor<4x2x6x4xf32>
    %18 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_29 : tensor<4x2x6x4xf32>) outs(%17 : tensor<4x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.negf %in : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x4xf32>
    %concat = tensor.concat dim(3) %18, %extracted_slice_28 : (tensor<4x2x6x4xf32>, tensor<4x2x6x4xf32>) -> tensor<4x2x6x8xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %cst_13 : tensor<4x2x6x8xf32>, tensor<6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %19 : tensor<4x2x6x8xf32>, tensor<4x2x6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.addf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %extracted_slice_30 = tensor.extract_slice %transposed_25[0, 0, 0, 0] [4, 2, 6, 4] [1, 1, 1, 1] : tensor<4x2x6x8xf32> to tensor<4x2x6x4xf32>
    %extracted_slice_31 = tensor.extract_slice %transposed_25[0, 0, 0, 4] [4, 2, 6, 4] [1, 1, 1, 1] : tensor<4x2x6x8xf32> to tensor<4x2x6x4xf32>
    %21 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_25, %cst_14 : tensor<4x2x6x8xf32>, tensor<6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %22 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_31 : tensor<4x2x6x4xf32>) outs(%17 : tensor<4x2x6x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.negf %in : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x4xf32>
    %concat_32 = tensor.concat dim(3) %22, %extracted_slice_30 : (tensor<4x2x6x4xf32>, tensor<4x2x6x4xf32>) -> tensor<4x2x6x8xf32>
    %23 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_32, %cst_13 : tensor<4x2x6x8xf32>, tensor<6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %24 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %23 : tensor<4x2x6x8xf32>, tensor<4x2x6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.addf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x8xf32>
    %25 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<4x2x6x8xf32>) outs(%15 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.truncf %cst_12 : f64 to f32
      %90 = arith.mulf %in, %89 : f32
      linalg.yield %90 : f32
    } -> tensor<4x2x6x8xf32>
    %26 = tensor.empty() : tensor<6xi64>
    %27 = linalg.generic {indexing_maps = [#map6], iterator_types = ["parallel"]} outs(%26 : tensor<6xi64>) {
    ^bb0(%out: i64):
      %89 = linalg.index 0 : index
      %90 = arith.index_cast %89 : index to i64
      linalg.yield %90 : i64
    } -> tensor<6xi64>
    %expanded_33 = tensor.expand_shape %27 [[0, 1]] output_shape [1, 6] : tensor<6xi64> into tensor<1x6xi64>
    %expanded_34 = tensor.expand_shape %27 [[0, 1]] output_shape [6, 1] : tensor<6xi64> into tensor<6x1xi64>
    %28 = tensor.empty() : tensor<6x6xi64>
    %29 = linalg.generic {indexing_maps = [#map7, #map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%expanded_33, %expanded_34 : tensor<1x6xi64>, tensor<6x1xi64>) outs(%28 : tensor<6x6xi64>) {
    ^bb0(%in: i64, %in_54: i64, %out: i64):
      %89 = arith.subi %in, %in_54 : i64
      linalg.yield %89 : i64
    } -> tensor<6x6xi64>
    %30 = tensor.empty() : tensor<6x6xi1>
    %31 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<6x6xi64>) outs(%30 : tensor<6x6xi1>) {
    ^bb0(%in: i64, %out: i1):
      %89 = arith.cmpi sle, %in, %c0_i64 : i64
      linalg.yield %89 : i1
    } -> tensor<6x6xi1>
    %32 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%31, %cst_5 : tensor<6x6xi1>, tensor<6x6xi1>) outs(%30 : tensor<6x6xi1>) {
    ^bb0(%in: i1, %in_54: i1, %out: i1):
      %89 = arith.andi %in, %in_54 : i1
      linalg.yield %89 : i1
    } -> tensor<6x6xi1>
    %33 = tensor.empty() : tensor<6x6xf32>
    %34 = linalg.generic {indexing_maps = [#map9, #map10, #map10, #map9], iterator_types = ["parallel", "parallel"]} ins(%32, %cst_3, %cst_4 : tensor<6x6xi1>, tensor<f32>, tensor<f32>) outs(%33 : tensor<6x6xf32>) {
    ^bb0(%in: i1, %in_54: f32, %in_55: f32, %out: f32):
      %89 = arith.select %in, %in_54, %in_55 : f32
      linalg.yield %89 : f32
    } -> tensor<6x6xf32>
    %35 = tensor.empty() : tensor<4x2x8x6xf32>
    %transposed_35 = linalg.transpose ins(%24 : tensor<4x2x6x8xf32>) outs(%35 : tensor<4x2x8x6xf32>) permutation = [0, 1, 3, 2] 
    %36 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_35 : tensor<4x2x8x6xf32>) outs(%35 : tensor<4x2x8x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.truncf %cst_12 : f64 to f32
      %90 = arith.mulf %in, %89 : f32
      linalg.yield %90 : f32
    } -> tensor<4x2x8x6xf32>
    %collapsed_36 = tensor.collapse_shape %25 [[0, 1], [2], [3]] : tensor<4x2x6x8xf32> into tensor<8x6x8xf32>
    %collapsed_37 = tensor.collapse_shape %36 [[0, 1], [2], [3]] : tensor<4x2x8x6xf32> into tensor<8x8x6xf32>
    %37 = tensor.empty() : tensor<8x6x6xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<8x6x6xf32>) -> tensor<8x6x6xf32>
    %39 = linalg.batch_matmul ins(%collapsed_36, %collapsed_37 : tensor<8x6x8xf32>, tensor<8x8x6xf32>) outs(%38 : tensor<8x6x6xf32>) -> tensor<8x6x6xf32>
    %expanded_38 = tensor.expand_shape %39 [[0, 1], [2], [3]] output_shape [4, 2, 6, 6] : tensor<8x6x6xf32> into tensor<4x2x6x6xf32>
    %40 = tensor.empty() : tensor<4x2x6x6xf32>
    %41 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_38, %34 : tensor<4x2x6x6xf32>, tensor<6x6xf32>) outs(%40 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.addf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x6xf32>
    %42 = tensor.empty() : tensor<4x2x6xi64>
    %43 = linalg.fill ins(%c0_i64 : i64) outs(%42 : tensor<4x2x6xi64>) -> tensor<4x2x6xi64>
    %44 = tensor.empty() : tensor<4x2x6xf32>
    %45 = linalg.fill ins(%cst_0 : f32) outs(%44 : tensor<4x2x6xf32>) -> tensor<4x2x6xf32>
    %46:2 = linalg.generic {indexing_maps = [#map4, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%41 : tensor<4x2x6x6xf32>) outs(%45, %43 : tensor<4x2x6xf32>, tensor<4x2x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_54: i64):
      %89 = linalg.index 3 : index
      %90 = arith.index_cast %89 : index to i64
      %91 = arith.maximumf %in, %out : f32
      %92 = arith.cmpf ogt, %in, %out : f32
      %93 = arith.select %92, %90, %out_54 : i64
      linalg.yield %91, %93 : f32, i64
    } -> (tensor<4x2x6xf32>, tensor<4x2x6xi64>)
    %expanded_39 = tensor.expand_shape %46#0 [[0], [1], [2, 3]] output_shape [4, 2, 6, 1] : tensor<4x2x6xf32> into tensor<4x2x6x1xf32>
    %47 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %expanded_39 : tensor<4x2x6x6xf32>, tensor<4x2x6x1xf32>) outs(%40 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.subf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x6xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<4x2x6x6xf32>) outs(%40 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = math.exp %in : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x6xf32>
    %49 = tensor.empty() : tensor<4x2x6x1xf32>
    %50 = linalg.fill ins(%cst : f32) outs(%49 : tensor<4x2x6x1xf32>) -> tensor<4x2x6x1xf32>
    %51 = linalg.generic {indexing_maps = [#map4, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%48 : tensor<4x2x6x6xf32>) outs(%50 : tensor<4x2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.addf %in, %out : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x1xf32>
    %52 = linalg.generic {indexing_maps = [#map4, #map12, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %51 : tensor<4x2x6x6xf32>, tensor<4x2x6x1xf32>) outs(%40 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.divf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x6xf32>
    %53 = tensor.empty() : tensor<4x2x6x6xi1>
    %54 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<4x2x6x6xf32>) outs(%53 : tensor<4x2x6x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %89 = arith.extf %in : f32 to f64
      %90 = arith.cmpf oeq, %89, %cst_11 : f64
      linalg.yield %90 : i1
    } -> tensor<4x2x6x6xi1>
    %55 = tensor.empty() : tensor<4x2x6x1xi1>
    %56 = linalg.fill ins(%true : i1) outs(%55 : tensor<4x2x6x1xi1>) -> tensor<4x2x6x1xi1>
    %57 = linalg.generic {indexing_maps = [#map4, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%54 : tensor<4x2x6x6xi1>) outs(%56 : tensor<4x2x6x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %89 = arith.andi %in, %out : i1
      linalg.yield %89 : i1
    } -> tensor<4x2x6x1xi1>
    %58 = linalg.generic {indexing_maps = [#map12, #map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %cst_2, %52 : tensor<4x2x6x1xi1>, tensor<4x2x6x6xf32>, tensor<4x2x6x6xf32>) outs(%40 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: i1, %in_54: f32, %in_55: f32, %out: f32):
      %89 = arith.select %in, %in_54, %in_55 : f32
      linalg.yield %89 : f32
    } -> tensor<4x2x6x6xf32>
    %collapsed_40 = tensor.collapse_shape %58 [[0, 1], [2], [3]] : tensor<4x2x6x6xf32> into tensor<8x6x6xf32>
    %collapsed_41 = tensor.collapse_shape %transposed_27 [[0, 1], [2], [3]] : tensor<4x2x6x8xf32> into tensor<8x6x8xf32>
    %59 = tensor.empty() : tensor<8x6x8xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<8x6x8xf32>) -> tensor<8x6x8xf32>
    %61 = linalg.batch_matmul ins(%collapsed_40, %collapsed_41 : tensor<8x6x6xf32>, tensor<8x6x8xf32>) outs(%60 : tensor<8x6x8xf32>) -> tensor<8x6x8xf32>
    %expanded_42 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [4, 2, 6, 8] : tensor<8x6x8xf32> into tensor<4x2x6x8xf32>
    %62 = tensor.empty() : tensor<4x6x2x8xf32>
    %transposed_43 = linalg.transpose ins(%expanded_42 : tensor<4x2x6x8xf32>) outs(%62 : tensor<4x6x2x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_44 = tensor.collapse_shape %transposed_43 [[0], [1], [2, 3]] : tensor<4x6x2x8xf32> into tensor<4x6x16xf32>
    %63 = tensor.empty() : tensor<16x16xf32>
    %transposed_45 = linalg.transpose ins(%cst_10 : tensor<16x16xf32>) outs(%63 : tensor<16x16xf32>) permutation = [1, 0] 
    %64 = tensor.empty() : tensor<4x16x16xf32>
    %65 = linalg.generic {indexing_maps = [#map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_45 : tensor<16x16xf32>) outs(%64 : tensor<4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16x16xf32>
    %66 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x6x16xf32>) -> tensor<4x6x16xf32>
    %67 = linalg.batch_matmul ins(%collapsed_44, %65 : tensor<4x6x16xf32>, tensor<4x16x16xf32>) outs(%66 : tensor<4x6x16xf32>) -> tensor<4x6x16xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %67 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.addf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %68 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%69 : tensor<4x6x16xf32>) outs(%4 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.addf %in, %out : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.divf %in, %cst_19 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.truncf %cst_16 : f64 to f32
      %90 = arith.addf %in, %89 : f32
      linalg.yield %90 : f32
    } -> tensor<4x6x1xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72 : tensor<4x6x1xf32>) outs(%3 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = math.rsqrt %in : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x1xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %73 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74, %cst_9 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    %76 = tensor.empty() : tensor<16x24xf32>
    %transposed_46 = linalg.transpose ins(%cst_8 : tensor<24x16xf32>) outs(%76 : tensor<16x24xf32>) permutation = [1, 0] 
    %collapsed_47 = tensor.collapse_shape %75 [[0, 1], [2]] : tensor<4x6x16xf32> into tensor<24x16xf32>
    %77 = tensor.empty() : tensor<24x24xf32>
    %78 = linalg.fill ins(%cst : f32) outs(%77 : tensor<24x24xf32>) -> tensor<24x24xf32>
    %79 = linalg.matmul ins(%collapsed_47, %transposed_46 : tensor<24x16xf32>, tensor<16x24xf32>) outs(%78 : tensor<24x24xf32>) -> tensor<24x24xf32>
    %expanded_48 = tensor.expand_shape %79 [[0, 1], [2]] output_shape [4, 6, 24] : tensor<24x24xf32> into tensor<4x6x24xf32>
    %80 = tensor.empty() : tensor<4x6x24xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_48 : tensor<4x6x24xf32>) outs(%80 : tensor<4x6x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %89 = arith.negf %in : f32
      %90 = math.exp %89 : f32
      %91 = arith.addf %90, %cst_1 : f32
      %92 = arith.divf %cst_1, %91 : f32
      linalg.yield %92 : f32
    } -> tensor<4x6x24xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_48, %81 : tensor<4x6x24xf32>, tensor<4x6x24xf32>) outs(%80 : tensor<4x6x24xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x24xf32>
    %transposed_49 = linalg.transpose ins(%cst_7 : tensor<24x16xf32>) outs(%76 : tensor<16x24xf32>) permutation = [1, 0] 
    %83 = linalg.matmul ins(%collapsed_47, %transposed_49 : tensor<24x16xf32>, tensor<16x24xf32>) outs(%78 : tensor<24x24xf32>) -> tensor<24x24xf32>
    %expanded_50 = tensor.expand_shape %83 [[0, 1], [2]] output_shape [4, 6, 24] : tensor<24x24xf32> into tensor<4x6x24xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %expanded_50 : tensor<4x6x24xf32>, tensor<4x6x24xf32>) outs(%80 : tensor<4x6x24xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.mulf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x24xf32>
    %85 = tensor.empty() : tensor<24x16xf32>
    %transposed_51 = linalg.transpose ins(%cst_6 : tensor<16x24xf32>) outs(%85 : tensor<24x16xf32>) permutation = [1, 0] 
    %collapsed_52 = tensor.collapse_shape %84 [[0, 1], [2]] : tensor<4x6x24xf32> into tensor<24x24xf32>
    %86 = linalg.fill ins(%cst : f32) outs(%85 : tensor<24x16xf32>) -> tensor<24x16xf32>
    %87 = linalg.matmul ins(%collapsed_52, %transposed_51 : tensor<24x24xf32>, tensor<24x16xf32>) outs(%86 : tensor<24x16xf32>) -> tensor<24x16xf32>
    %expanded_53 = tensor.expand_shape %87 [[0, 1], [2]] output_shape [4, 6, 16] : tensor<24x16xf32> into tensor<4x6x16xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %expanded_53 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%0 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %89 = arith.addf %in, %in_54 : f32
      linalg.yield %89 : f32
    } -> tensor<4x6x16xf32>
    return %88 : tensor<4x6x16xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_24_torch.float32: "0x040000008021503E4BCCDFBD223614BEF374A9BD3FF60A3D2DF3B2BA389F0B3ECF2DA13CEAEF9A3D86B0983DB4E5CD3D2D8C94BD41B1373DF453CF3DC2F6383D20B40EBD654026BE406C3BBD8B45243EBE1DA83B6D41633B23FEB63C058D78BDFE42283D9608B6BD0E4DE0BDEDF8233E37680FBD7A66373EFB2C0E3E53B1E7BD501835BE8CF71B3E37FE08BEC225E63DC7FE2BBEE0EBAF3DE6C4D43C43241EBEC17C1FBE66D670BD8944BB3D5E7676BB05D7093E2BD714BE3815E73D24258DBCF85B323E5B83C33DA583B7BD3550E0BD0006053E3F03DD3DB2574CBE9033933B0898E0BDE617063E2B70AD3DDB1071BB03BAC83B4907BBBD7DCE2EBE3CB0C0BCEBF6B03D86F1903D078E58BD4E6C3CBEB0298BBDA85B3EBD31941E3E97CCBDBCC6CE4FBE76E2E93DEF9EC13D32272A3E72E7073E7AF9F23CB3CED23C1DDEE43DAC78613D8005CDBD5338DB3DCB3B133E4FEAFF3C634F113E49E9F3BDC03FC0BDB6DED73D49A91FBD4886B43D7241AEBC2B29E93AFF25C8BD590068BDC03A12BE56B61A3D98F424BC59F834BDB46A40BE8E11C8BC161E3C3E4477863D8DDC0B3EE035E03B00F2293EA2B70A3D8F7D2A3E3CB76ABDE01DEE3D35FD0CBD1A6E133E009AE43DF89C2E3DAA20FE3CB66B983D33B207BE6CE22CBE22BD47BEA81B49BE36BCE63D3A2A77BD836A28BE32751ABCC2CF453DB01745BD894A6CBD8CD7093E5E2818BE400BE13DBA2D1EBE27903A3BD728E3BD43772DBD6789ED3B740CEC3D4AE38E3D2DE614BEF0B4873D0318C33D44E3E43C16A534BEC97D093E8A6CAABD35D995BD6EF6ED3D51E4483D6DC0C0BD70BCF03D5EDC083E69C2CB3D31F1B43D1C6D4B3ED25A723C4D0054BD926A303C0AAFE33D4D87253E0C4EC13D19DF3F3E82BE3DBD378E01BE2DF0133CF78A483EC940E4BCFF2493BD42EEC73DBE56443EDFCCE13DE4860DBD7F3DA33D7C99733DD8A150BE73FEBCBD55E8A9BD0D64993DE9F3C1BDB6F0C1BDC161503D5513A8BC43BF373D1350203E0600EEBD9F8565BD91542BBCB6E3EA3DAF539D3DC19A1ABD2649C63DD75160BD6C6CDD3D001F45BED6A8763DD1E4E73D4601AA3DF7C93ABE02A999BD4F78FFBC4E99EA3CA1914E3D242CC03DCF7D1C3E6CCD113E4D7B2ABEF85A993D7B5674BDA0B1C5BD3636FA3DB12444BEC7C1153E6625253E77AF343E7BE2B03D83CDAA3DBA3A31BEA47CD7BD269656BD85640D3D6D862A3ED7FEBABDD5511A3D8BB413BD2937283EC7C31F3EB84384BDEB691A3DCC37D8BD371A053D445680BDC7F9503DE0970B3E223A3CBDCE75A4BDFC05BA3DB560A33D2EA23FBE145C173E7C56D7BC5B8EAC3DD2AB923DEEA2023EC2D121BE73A93DBE983F45BDB702C93D9584453ECF4547BEA446883D14DE203E9A8A01BE210F13BDFDF615BE7A3A2A3E853387BDAE521EBEE99FB9BD3D271DBD3C73A7BDE257CF3D5A3C003EFCACBA3DAB50D13DB3CD40BE4447FABDEDA2BC3D41E4C73D9396E2BBDB2DBEBCC5323B3EB03B6BBD8FC4293D04301ABEC543ED3DD1E35FBC714DC83DCEC533BE53469FBD7DBAFC3D25E55FBD26603EBD4BDE16BE9C6EA93D4C1D2C3EEDC67DBD5AB60A3E22F99CBDBC8F833DFB6E5FBDEFD6D9BDEE3B47BE144BDBBDC213BDBB1B5922BC8573B7BD5B994F3DBBB4E23D80250C3EC7501D3D3316003E5F06E73C246A213EDC5CBC3D3FC7D43D1021C1BCCC8A02BC8A60B13D002C323DF48BDFBDCCF2B13BCB06373E795AC13B155507BEE26A15BE01941BBEB2329D3DBE78DABD8ADD29BEF23B3CBEA5C41D3E61EF323EE9AC9EBBC27318BEE94BC8BD2C45493E0A06F43D6BCA28BEF5FDC8BD27B1023E05B7B73CA2A78ABDEE484F3BB3F82E3E60595D3DEA23E8BD3CD210BE7E14D03DD91E303E4E5424BDF43E223E8D53323B0473D5BBE6ADC13DF02E383EDAFD15BE03A41EBEB850ADBD6F9C923DCF8E77BD68B32BBDE5D810BE877D9A3D8E69353E7D850ABE154572BC7259183E9F8700BE3D668A3A72C8823BB283813D3F58443CFE56D73D0B59A23D44113ABDD9676D3D4371FB3D6F56093E29B5643DF2AC423E8F73DCBD98F328BE3AD4283D74663C3C5324BEBDDE2F193E17E6283C977DD6BD45E6A33D5442443D4AD56C3DA4ED0F3E4115293E8FE2D9BCDEC28C3D1E8D41BEBE03303D",
      torch_tensor_24_16_torch.float32_1: "0x04000000DE5829BE54666DBE446922BE402B1D3CECF3E8BD28E2D63D38F5BF3D6068733DA8E16B3E848CA73DDC5C813D407185BC76DF483E1865493DB82605BEB8B6113D40FC103CDECA77BECC2328BE006844BE6AB116BEC6C409BEB877FCBD66AE643EA6B52B3E9E541FBEF6121A3E9806A03D384D313EE0D841BE0C5B373E446C8C3D928E5FBE6478CABD906D56BD6041CF3CE69F29BE2E3435BEA24B453E9867163DE09891BC1A3F4FBE2C0C79BE6C958CBDA6C137BE8EBD333E06D2353E4CAAF53D085EEBBD887371BE08AE63BEE8F366BDB028BD3C229568BE189B80BDF8E9DC3D9CAAD73D5C698EBDB077BBBD6A8100BE8EC9483EC880C33DB89F57BDC4B4FB3D202683BCC8C36F3D20AC3D3C208C7DBDE0C1EA3C90949D3C5A2A76BEEA3B733EB0E2CF3D34F9003EF40A38BE0CE085BDE4C78D3D72C062BE80D7893C66F97E3E10970A3D98CF0BBEACDA9ABD501C7E3DBA0124BED4399D3DE86B60BD78EB3D3EDEB06DBE4A6E11BE405F4BBE88E1ABBD907D853DA0B1F63D0000B6B9E478CB3D4AED513E52195D3EC0C40DBCA041353C78DF6D3E8CDA6EBE180000BE145DFB3D60005C3ED4D45B3E389916BEC0A17BBE820C22BE80265EBD160D533EDC9958BE8450373E705DBABC1649033E220E343E1E5D373E64539CBD7AC42EBED66E223EDC6306BEC85C593D64E9F73D66975FBE28C32CBE7E6E4DBEB0DCA4BC18BF623E004069B8A849483EEA4553BE0E263B3E9ED85EBEAC407ABECA4F57BE00F7123D80F30CBC80DB7EBE38F14DBD0CEBC03D3CD233BE40A6A63D7EEE1BBE48A878BD54E3873D20717E3C722E1ABE202F973D8881093D82186EBE1A03083ED0226D3D269A763E42C62EBE7ECF7A3EFC63A1BD488DEF3D906660BD9004FC3CD8E85DBD009D44BB206A30BD481AB9BDCC056A3ED4E71ABE0084AAB9F83520BD10401F3DE09F9FBDB013A03CF4D624BEBA144A3E1C7524BE58BB32BEB4AB2EBE80C20ABD40DB9F3D98FF55BE8081A53CA494B9BD0AFC6E3E04D6953DF20614BE3831C3BDDC1A013E60EA23BEF450CEBD9028C43D768A4EBE3CD48FBD1812E93D6005A93CB058293E80077F3B7669453EF063623E56A92DBE3AD8633EFAA35CBE186CB83D4457E63D14956CBE102DF43C901DDE3C58DF9ABDF09B053D2078E23D007D61BD80B23EBB0E82493EDC9ED33D16A71FBE1411CBBD64BF853DF2E966BE80E37EBB2C946A3EBA2A50BE107CCBBD5095A83D96841BBEC8A4673E505C7B3E86BF1EBEAA7450BE0014273CF08C25BEFC949EBD70F2603D643451BE788B6ABE20665C3C34AD0F3E66435D3E2CCA39BEFE5F58BE30B09FBD6E0C3EBEF66D793E5C8500BE424E16BE80C03B3CEE080F3E50657F3DFA8C083E581C76BD2028F53DF05152BEB84E31BD06AC423E0077753D00A1ADBBA091D2BDA8779B3D46DD283E189BDA3D443DFABD5E8570BE087289BD543790BDA04F083D529578BEA2FE763EB00AC13D180382BDEC4F9A3DB0B76EBE20D8573E30C7EE3D82A638BEACEAFBBDB27B413EB4B06D3EB4DE0ABEB87157BEA0E2733CAEC835BE564D40BE80CE14BBFC806A3E3869303EEC1867BE9C845B3EF41556BE206292BCC8F86E3EB0145F3D62030CBE7AEA67BE08A88ABD62FA44BE989208BDBCB2313E5049BDBC78EAFFBD329272BE7A903FBE144C413E48D4C6BD1893AC3DBCDB05BE706AB1BDA8AA953D0081B83D80A7CFBB1482243E8EB520BE30A8AEBD50DEFDBD0025903CF849313E0C7D723E500F6B3E722B193ECC68F93DF25E62BEE07FDF3CA85B643E10735F3EC85C7F3E0CC2EABD7C1325BE204E32BD96115E3E50D04C3D40E0A43DFA4D7D3E9061A7BD743DFE3DD01A5FBE36D20A3E00080D3C48D8B9BD68264E3ED41CEF3DF6924A3E5CD202BE30219B3C7E396FBE0815C3BD50F56D3D406A07BCE82C30BD30D0D23C904F0CBDA6D67E3E5023E33CFAF9153E0052903A70CD1ABD7454BE3D5C14C2BD28B7883D388141BD8CC748BE2C7D9A3D10C9BDBD06B1183ED8EA81BD404E3FBE36D6753E88C22A3D36D73D3E185560BD1AF2353E981323BE74FC713EFAC270BE884C88BD66D7653E60664E3CFA2B4FBE9A39213E587A2BBD70A3283DBABF773E3491143EB4568E3D40E3E33B10E1133EE05A3CBC9C1EEABDD86F483D80F0203B",
      torch_tensor_24_16_torch.float32: "0x040000001E3B0DBEA8E75B3ECC8D40BE801225BD6290763EF082403D1EE12DBE6046413C80C3523DF8E26B3E92EE5E3EA461A6BDFE80223E926B273ECEF90CBE24A6EBBD3003FD3CE0BF833D6EE9393E6C1895BDA0AF94BDA08A843C7E777B3EA0223E3CF48E213EE0D127BE82AD32BE0236503EC4834DBEE0A9363C18253B3ED0200DBDC45F5C3E54B6AF3D80436EBCB22A05BE903800BE706E27BDE0D9793DC4E0D4BDE44ECF3DC84F313DC8C5ACBD78A6073E286716BD228B4ABE38DF59BE40A6BF3D30462C3E90E850BE241883BD9C760E3EB0ADE5BCD8A421BDA031243C002991BC12BB7D3E40FE123C808E00BC40F38BBB846BAB3DC616763E049C753EFC90D0BDBE304F3E2CA1AE3D20DD2C3C58A43BBD9C298DBD808FCD3D3441FDBDD6B2363E1E0962BE7C397D3E2003143E222071BE80EE4BBBA44BDDBD9CC98ABD80B4A6BBD872613DECA8D3BD04EBDC3DBC3B56BE9CD4A7BD80DB0E3C102ECCBDDE09193EE88889BD8019DF3B90DBA43D4C8B3FBEC03989BBB0C6F8BDD81EECBDB2C86BBE44B3F6BD0CCB72BEA498903D1EE53FBE687F843D70A081BDB89D9BBDA82E5C3E82C215BE94F8D8BDD821E23DE21B023E108C733D80EAD4BBA00D07BE00CF093B2063363C70F7323D42B907BE902A96BD504507BEF08D2ABD207699BD881990BD5006F73D64AC7B3EA0BE69BCCA332B3E1869143E10F402BE9EA702BEA01F05BDE46CAD3D70A5903CDAF856BE584BEABDB801713E28610ABE543D19BED2AF61BE282C4E3E92C1043E92B650BE18FE773E203417BE724D663E54B346BE00BC583C8A1B733E5484A33DF033FA3D0C65743E16134F3E42A671BE30B034BD88CFDE3DA0DF66BD68862A3EFCDA19BE0061A73D6E1759BEE2CE07BEF63871BE40D09D3BD4C7DD3DC02BADBD30420ABE22CF5E3E485B353E40A992BC2AA626BEACCFCB3DACA2EE3D204DD83C845D2EBE106404BD903B5A3EB415BBBD0028C0BCB85073BE04CF6DBEC04B5B3C78008B3D427038BEF0CD68BE8CCE453E00C0BDBA5C0F37BEE8013C3E58F3D83D905C253DA686183E7690323E0074EE3C80EE413C94AAEABD765A3DBE1891DABD9451E8BD54D5BCBDE86BC43D945CA23D8EE5213E04CC21BEE458503E1035A6BC28888E3D146A6CBE8E4522BEB4E253BE64C43DBE6C04F03D80D0C73CB85DEF3D86662F3E6C8A913D2850E0BD1A3D273EDE940CBE70E213BD404DC1BB901C8C3D0C534CBE305C443EA0D5E7BDAC0BD7BD30F9E2BC20E6FEBC7C417C3EB4687D3E92534EBE00E3B3BA122E60BEBED8513E8663533E5E2F2DBE9054733E4C9A22BEC87C74BE50B4C33DF44E70BEA8757D3DEC6F34BE00F39A3D5044B0BC12E37FBE8CF866BE808D203B08CC733D5494793EC43FBBBD203873BC50C61FBD7EEB313E40BC913D669648BE506FB8BD0EA44CBEA0C0103DD6E817BEA05634BDB81B733E5C3AE13DE65E7C3E588F2F3E24240CBE809C4B3D60E37CBEA08096BD90CB713DA01397BD08C952BE26AB503EF6171E3E24C6D4BD66901D3EFCD215BE9839CEBD047CB63D229B49BE40A2CBBC487BD5BD74E2FB3D2823983D324552BE627B4B3E5C59533E62A5383E5033D03C8E764DBED4ABB83D028D443EE8B768BDB82B0A3D2ED55CBE244CA8BD76B84A3E662F50BE26DD50BE6C777BBE12FB01BE6432403E701E28BD507BDC3DB6C51FBE9CCAE3BDE41BB73D221B74BE403E2DBDF656543E760108BE040B85BD80F84A3D941B75BE503263BED63977BE007112BC60B732BC3892EA3D0C09B73D188669BD203A233EA4CD693E484B9BBD50F557BE00DAD5BAB4D987BD980E133E82991B3E408D0B3DEA222ABEF4012B3EE03C1FBCEA6F303EDEFF60BE0085693ED041213E6005EC3D382A4C3E3ED2373E64729BBDE84F93BD00B7A1BC007C343CBCFA503EDC7204BE369A3BBEAE376C3E20BB843C2800433DC078BA3DB0173CBD7E08793E00900EBB18ACD3BDB41B6FBE24B5B8BD3C60133E587E363D74457F3E2826E93D9854E63D50F13B3D20EBF93D260F083E024E293E809228BD8C78DC3DD05274BD00FFDF3D60B55DBCDE3115BEC05936BE463D61BE86430A3EB457B33D9C24C33D60B62C3C1C1CB43D802EF7BD386E43BEBE06123EF0A0DA3C886F193E942533BE7EBF2CBE88D517BDA8092BBE",
      torch_tensor_16_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_16_16_torch.float32: "0x04000000763E453EC4DD9C3DD472A53D102070BD00D4943D1C28ECBDC0B8E53B78E6503DF02DBB3D4452BB3DC071B23DFC67A8BDDA5B42BEC02001BE6640423E2CC357BEA0B419BC7CDC813D00D1BB3CA2BF4DBE48963BBE206A75BEA458B93DEC65583E0058443C30DA5B3EACB7F1BD28E8703D606B06BC241CEBBD1E807FBEC453753E30DEEE3C009FE0BBC2D04F3E043ABC3DC085F43B24F580BD48F85FBE3C4F33BE981DF1BD30B9D6BCB8EBB33D107C7ABD902B843DA64F04BEE8AF833D24B600BEA810603E1045E33CCAD8223E082D713E2833823DC6126ABEB0C5DDBDB04953BE4E6D3EBEB87B24BD80BACD3D8642643E00E008389AFE12BE92446B3EEAB333BE84B3E83D8CE88ABD40B7BABDE428FA3D105E2DBEA8BC90BD92EF72BE182B2DBE58A5F4BDE03821BC20FBCA3C38CD4DBDA2830C3E7006D0BDF84E8E3D2AD52BBE80E31B3CC2FD583E529833BEA867E63DD819D1BD0043BCBA68FCDFBDA8F45ABDB2A22B3E40384B3E981A4EBD0045613B9ED23ABE4201113E2CF224BE5664623EA03721BD0AB17C3EC004CB3BF0C2853DE6DE373E804F103B56D816BEA448863DCC7A98BDE4E7733E6ABF6F3E6C665BBE0063F0BC840CB3BDB09C343E963F01BE9C23E73D522A55BED80C66BE2ABD7FBEBAD757BEF4B892BDECDAA7BD00546C3E50C0BABC682C053EA04580BD303CABBC9C4B89BDFCBDE7BDC2506CBE42020D3E860B64BE60A6EABD30E8E53D2E1D19BE6A9034BE001014B9040236BEFCB2D33DC040533D6E172EBE7E1837BE5094ACBDBCF1AFBD8840EABDA2FD39BEC08AAC3C8C3AF93DE0E01CBD08E66DBDD0DE4D3D4637293E5468243ED00C58BEA6FD46BED82303BD38E0AB3DF09DB4BDCA83043EA8A8513E40DB1BBD8048163C2C1763BE90539D3D14C0143E901A0FBDD44DD9BDE8C3FA3D1035D83D583F8C3D5CA5D93D6E8B1EBEA0725F3C883FD03DA07DA3BCAA5509BEFAA014BE80A9053C683133BEB828293D80307FBD54484C3E8052CDBC4877223DB066DABD7E2039BE7440003EF82E25BD0092013D1A1B65BE081D313DF8CE99BDB44672BEC05BCD3C8C3F3E3E126824BE685B77BE92F21CBE24C9F9BD7CE0933DC8A016BEA0CEADBC4210343E689F743E7EA847BE181B123EBAFA533EB0280BBDECCC8A3D70C4533D78C4F23D201921BE6C02D63D52C8203EDA44093EC03BCE3B9A0F483EC86DFFBDACACEA3DFC20D33D34B2243E3C3CBFBD0EFF7DBE6C4DAF3D6EF4293E7457E0BD760A403E66A271BE582D43BE5866DEBD90F6EBBD34F3D9BD28504D3E7E6743BEF62273BEC2745DBE30C4F63CF84783BD0C84413EF892033D84E755BE7876673D5EBD6A3EEC29493E00BAE4BA34531EBE7814353E70CD65BE5899D93D9AE70DBE4C36803DA007A0BCEEC160BEDC17C5BDFE0E75BEA026CFBC802607BCD0AA05BD4C62ABBD",
      torch_tensor_6_8_torch.float32_1: "0x040000000000000000000000000000000000000000000000000000000000000000000000A46A573FBA7D083F3E399F3E3A23353EA46A573FBA7D083F3E399F3E3A23353EB7C7683F0AF2663F1B54173FF647B23EB7C7683F0AF2663F1B54173FF647B23EC381103ED7457E3FC209503F6C2F023FC381103ED7457E3FC209503F6C2F023FCFBD41BFEC49473FDE1D743FBC1F273FCFBD41BFEC49473FDE1D743FBC1F273F107C75BFD8DAA53E7FFC7F3FABCA463F107C75BFD8DAA53E7FFC7F3FABCA463F",
      torch_tensor_6_8_torch.float32: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F41510A3F0D94583F6B4E733F83F67B3F41510A3F0D94583F6B4E733F83F67B3F3311D5BEB2E8DC3EEC7B4E3FA6FA6F3F3311D5BEB2E8DC3EEC7B4E3FA6FA6F3F26707DBFAB7FEDBD582F153F296D5C3F26707DBFAB7FEDBD582F153F296D5C3F305527BF9EAF20BFB12E9A3EEDEB413F305527BF9EAF20BFB12E9A3EEDEB413F2C3C913E403272BFE97229BCF14C213F2C3C913E403272BFE97229BCF14C213F",
      torch_tensor_48_16_torch.float32: "0x0400000090A4283DE4992A3EF065F83D145CD0BD4C754E3EF2794ABE2CA3B4BD06ED2CBE4E962FBE009A02BB6099ECBD50B7C4BD682A1ABD3C62F43D0403F0BD4069A8BDDC126DBE6C769E3D4CCF44BEA08526BDDE824FBEBCF5F13D181877BD2401E93D00D88F3DD0F5CFBD8CDD2A3E12390A3E8C63A53D0C96183EAADC6E3EB434243EB4C0BBBD80865EBBC091CD3DFC9CEEBD6410773EDEB4223EFC98713E48B05B3D741EB9BD00D8C53A34AE103EF216223E3081B2BDE21B043E589C05BDA0236ABC54BB9F3D505EB7BD9C95863D00F4203E88CB47BEAC845C3E808AFDBB7C9C7E3E44CB5ABE90A61EBDB8A66EBD5EAE403E3040753D403CDCBBB0434EBE346F6F3EA6BD7ABEEA713E3E20973B3C22A2303E548647BE308A65BD5437EA3DB0E7A6BC9013883D70C4863C00C97A3E1838DA3D18795C3E40567A3D945E573ED09B4D3EAC449A3DC8F5BB3D60D9603C3C4B1CBEE046D33C3CA43A3E7C37E1BD2691203E46EF533E325A3BBE008094B7F67246BE0E915D3E2CCEC0BDBA15653EFCBBFD3D28CBE73DF47E6B3E5051CBBD18A864BED89B3DBE506F2C3E72A81B3E94A6563E50101F3E204889BD20895CBD6CD66BBEB46F64BE50CFABBCC8535CBE5091E53C18709B3D7A3C093E68ACD03D34888EBD5084DE3CDCCCA3BD0098BC3D8CFEE7BDC6C22EBEBA9C6CBE9251163E30A7273EA4F9ACBD102DA3BD065E003E70F092BD9A6E053E60F8F03C68C671BEA6D13DBE60062DBC46924A3E66903FBE009F95BD205C11BED02DEB3D066D5C3EC01965BD20B99BBD409F8F3D20E7E33CD85EA13DC050673E200467BE28C54B3E40C9F13B107478BEC04E0EBD60FE1ABDC8AD4F3EC830E53D38DF4EBEACFC923D08AA27BD402A93BC24B29ABD005AFD3B705AC13CA29165BE94BF263E521D1DBE0CCA043EA89BDF3D4C12123E00E1E93D841DA43D30CE18BE4CFC7B3ED487C3BD80E44E3C2839F43D522E43BE2870FF3DD002113DF43DB43D782B7FBE88320C3DF0D253BDE2EB3C3E18555B3EAAA6633E24AF6C3EA8D703BD7613413E204BBDBDAEC5283EE6357B3E606053BEF26E5EBE4422413EFCE8323E7690333EE02104BCE0CF71BE8671763EE07EF9BC0065183E6CF540BEFC23AEBD38FF5A3ED09944BEE049C83D9C4EC9BD50B85EBD90618DBDB0E230BDC039EA3DA8664D3D40666E3E20BE2ABE4A7B293E6445D3BD24461BBE401A523EF81B4DBD54A2E1BDBAE0403ED43451BE8058AA3D0822CB3D620079BE9E9E7CBE583280BDB03132BDB0E8663EE0F503BD2043F4BD1ED30ABEBCC7D0BDD01D893D8002293E6CD6EABDE0F2993DCA7128BEB8A61F3D920A36BEFE93013E32CA26BE726F793E00A8AE3B4A8A333E38B0D13D845D00BEB0E57B3D10DB953D9A1821BEC48FBCBD08A9D1BDAA1865BE92B5403EB0A4083DD82B6D3D066C0C3E50EEE73DE642373E34B71DBE401D133E28B1D33D3CDC77BEF2E005BED83722BE082D05BEE869463D006958BBD2CE6ABE7AD5783E00AD1DBDAC84E03D066076BED0CB21BE1E6C5B3E2000E5BD084D553E404DC4BD600550BC5C5DF3BDB03AD33DA0350A3C9ABB4E3E4C22EBBDECC4B23DF6B65A3E8482973DF0D8C53CCA2C46BE1C8F2A3EC8ADD9BD5C8AF2BD4291593E0000F039FE3A573EEC6623BEB03394BD98CE3DBDC0EC04BCE867C43D78F60BBE467C573E1CFF23BEE45E72BE60B04FBEA4EC4D3E88697EBEC47A733E1CAA0EBE82697ABE22FD4F3E60AC723C58807D3DF08EE4BD30EAB7BC48E37DBECC98033EF017773D80FA573BB8A17CBE54ACE8BD2011DDBD1047C2BD64C57DBED4A383BD464719BE6001923D202587BD86C11FBE5058783E70DCBBBC5CBB6D3E000622BC0023A83C4E3964BE1015DC3D50C086BC946CE2BD90DCF2BCF82017BE103B2CBE2A830CBE28367DBEC09EDC3C807607BED0BDACBC10212F3ED0EA8A3CC8F3CC3D1E1B7CBE942B08BE606EF53DEAC02FBE0083FBBB884D6F3E40740BBCE06CFF3D2C72413E209EF33C1088173E104B4F3E0CDE51BE96A1753EA4E5CBBDFE10743EEA1D763E44151DBE5CEC473E6AC162BEC84D713DE05B1EBC2446A63D14323CBEFCF3463E56BF3CBE20205C3C088722BECE0826BED47FEA3D36776CBE7275773EA038E8BCE0510F3EDA9562BEB08EA0BD1C80D9BDF024223E52ED57BE18F0533E900AD63CD015A73D78B2283D80D27EBEBEFA37BE480115BD5E1B5E3E00C8B9B9886777BEECA72D3E80191C3B508A163D10464EBE5A8E4EBE34CACD3D08E6E4BDC0BBC5BDF07C963D0AF27A3EC0DF1EBD24FDB13D6005593D50646B3D3A8F603E3C1F7A3EA8AB903D9CA145BEB2775CBEAC9A3BBE60EAE1BC30AD13BEC404223EA446A4BD38259EBD02204B3E180A4BBEC058613CC0E1BC3C3CE77EBE10C6CA3D22702FBEB016CEBDFEE4533EB41590BDD4D1E33D24C5E9BDC259613E448E32BE88BC233EDC3408BEA6CF5D3EE8DF19BD6C006EBEEC975C3E048AAFBD885103BD46C8583EAEB95EBED8CE95BD960357BEB85F14BD2CA8E83D802B703B80FD5CBE807F6ABEB036973D0001693DE65408BEEC0E2D3E3038153EC03C39BE00261ABC305B08BD76A55FBE7CE383BDECF98A3D10B0813D18D107BD209B4CBCB8D2CCBDB2DF223E08BD3D3E586ED83D50B2BB3D402CDB3D2088523DE6B75FBE201D6EBE6ADF1CBE2EE26DBE3478D3BDF8C11DBE30D7743D1C032E3E104FDDBD10FDAE3CA8DD7BBE883EDF3D0040BDB9081F653DCE356ABE304E0FBEEC036CBEE03C863C28DE26BE70BA613DE02FEC3D80535CBE2CA502BEA4ADC83DC04FA03BDA491E3E94865BBED2C82BBEC48E32BE38054DBEC8D6263EFCEE313E50F88FBCC0DA273DE431223E0E2047BED00FC93CF24C5CBEE257663EACDA11BE222B70BEC01BD0BC1C10823D8886FA3D402D26BD10B2363E309D6C3E167137BE569D113E3ECC66BE323A223EC2876ABE3C3C9FBDD0856D3D549F70BE3CD0FEBDC014E9BB60ADA03D501A39BDD0E077BD68DED2BDE0A101BC5062C6BCB8B0DF3DF21D053E52C52E3E007A8F3CC0DC1D3D004FD53CB49DB2BDDE8F583EDA00383E1E0F373E745BB13D605647BDB4BBB0BDAC86053EE0E222BE6E907FBEEC35E5BD30E91BBEA8BEB3BD80AE983D208A4E3CD2BC543E0EB6223EF8455BBE24ED58BE1862133EB8FD6DBE3EE205BE5803ADBD30D6293E108762BDF6E927BE683E91BD0AB07A3E60EDBC3C624538BE4616693E2A077BBEBAFC68BE22982DBE04EA853DFC580BBE12242EBE94EFA93D882B883D3665073E6EB3073E467432BEA2424ABEC063A23B802D7CBC80B4483D3284663EBC1D803D7E321E3EC07395BC0096003DF2362C3E281BC33D30AEBDBC3EAC4DBE90DAAE3C50E9823D2676653E968C02BE00DD14BBE80E7BBD8479CBBDF48E27BE68ABCA3D40D2223D300DFE3CC458653EA82E13BED6395ABE406F4C3C06CC4CBE106EA33D4035E33B10CE023E62EC263E00D803BC86EB19BE586B293D6CAAD43D8015313DAEB272BE8C7C3D3E4CA02ABE3475A73D10308A3C4A6138BE106FCF3D80E997BD4034AD3B6C09FEBD14FA18BE58572DBDF04CF9BDC49DF53DC43BD1BDD44935BE208B92BC749659BE6086D43C367D70BE30F68CBC1C0AAA3D70FEFFBC182783BDF89A46BDDC6568BEC0A3B43CF88F06BEDE8C6C3EC2A75E3E5896233ECC1F1D3E801C833BACE7F73DC0F51B3E3C0A7ABE40821F3C9841F23DB0CDC5BCC01FA0BB405982BD3C2D033EDC3F05BE78893EBE7844163E7088FEBD8C19953D3EA626BEBE824A3ED8BE7C3EBC05E0BDD05FA93DB00ED73D40FD80BC6440543E0443883DA63F413EF4DE113E80C20D3D04BD52BEF88D233E6C83893D406E7DBE582A17BE60E742BC82C63BBE6493FDBDCCAF4C3E489565BE0CBFCABD800D3FBE4EFF103EC06EE9BDD0E95B3D6E24723EAA8D6EBEFA646BBE16141FBE504F973CB807E5BD74A7663E1018E93D08D82F3DC6FC7EBED6DA213E8858393D1A8033BEEC5D3EBE64B0FA3DA895753E7C52E13D02113EBE92FC1D3E8825603E80FFDDBD58384D3EB0D9DCBD90DDE3BC8E3451BE10F985BCC61D253E806F6FBE40D7B1BCFC81C6BDEC13633E04D30CBEB87E2D3E2C2464BECC5CF1BD5C1AC3BD58EB573D96D814BEA0C751BCE48F43BECA996F3E863419BEE073BCBC60058B3C2C9429BE78810A3E6A2C6EBED00ED8BC5CFDDFBD38892BBDD08969BE84F2373E7AD64D3E9027AA3CC8BD3ABE2CBE2D3E68C0FB3D103565BE6084C63C3052663D5C529CBD18675DBE0C63DD3D2221403E465D543E5E5C6ABE50074CBD98620B3E80852B3D4EDF58BE08EFD9BD02BA1A3E",
      torch_tensor_16_torch.float32: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_20_16_torch.float32: "0x040000003BB1673FF761AC3EFBB9513FFB09983EED9C893E90410BBEB761D4BCCC2A733FA0BCB03FC15E5EBF3F16913F677553BEAFBCB1BE0A6E79BF4DFCC1BFB2BB563FA500F5BEAD08A43F328A0B3FCEC32B3FDCB0B2BE4488DBBE0775B73F458548C01C79133E860FF5BF4AAFC2BF23B4FC3E3F30323F1617483FB192C8BF0892CCBE8A27AF3EA6910DBF792162BDD76F163F9DDE10BCFFAE643F1D1785BED83089BF3996B93D2A4998BD023BA0BE015F39C0D994993F78068ABF9415A93F57BFEC3EC94AF23D7E41543EBEDDD63F3C320CBF7A5CB9BFA874ADBF8CE1DCBF86AFBEBF51D1BBBF5B18BABE0AAEF2BD0827A33F37965F3FFBD6D63F68DC87BE78D4193F0DAC2540A1168CBEBE10FCBF16B5F43EB5C1853E09D2E13F34F4EDBD514A4F40DB6BE3BF9FDBE83FCFFD9EBF398FE7BED5E3CDBF1F3B123F90DEE6BEB6A4BEBFE1169DBFB95BA0BFC1785CBF7313393E0ADF1B3FD53EDCBF7E17FCBFE80F05BC67996A3D35881440FF812F3E33321C3F6EC66EBFC2332FBF06C5DF3F7DA0993F0FA107405BF8FDBF3573E63E959B81BFB1316E3F586F83BFF0E9963FF576E33EAD50493E381F76BFA50A90BD893C8ABF59B6D0BF832A66BF7B16D83D40E6B6BF97701440BFB15CBF63E4593FF5A9AEBE88D8ECBD8F1CD13E2D7CD43E4F7162BEBFBE853F4E41B13E690BCEBE694AB63F7541B63E055634C0E091433E09678FBECEC2ABBED145FCBFED03C9BF0EF7243FA7A5883E25DCA5BD1A6EC73F474A4ABF455F223FD22E8EBD4838A43E4432743FC95B6ABE6FD5823EDEB544BF7BAD083F5429C1BF4516C53EA7E9AEBEBC7A93BF616603BF3125D43E3059B8BE58048B3F1942C23EEF5E40BF174128BFEDD3BA3EB2A8C5BDBA2E86BE32125C3FF988A93F7352CFBD5093673E4BC4E23CA7F3683F1B2685BE2FEFF3BCCCC981BFFCE47B3EB36317BF913583BF231E2D3F7231E9BF5B6C3B3F35B7AE3E2C309CBF98E9DA3E8ECB583D2F16163FF575DD3E2B8914BF15D89B3E68DB12C037E62C3FF6FFAA3F99C274BF27C9A73E6C3B823F0A2A913F041A2D3E345AFC3CEBD31DBF0EEA803F2F95433F6988683EE3F534BE366A7EBF6D2FDABFC3228EBEE2889F3FFF1D33BF2B9A0E3F2E3F943E196B37BFEA2B16BFD759DABE9CC57FBF4FB940BF6A19A9BFFADD393FB00977BF84047CBF8CC181BEC73DEE3F07105ABFC79022BF9553813E02A8143F7EEC613C53F4243EB837E0BEAAF4FB3EF78F6B3F6A0B1EBFF982163FBF9FCE3F378B2DBFCF59EBBEEC1C3DBF5E9C413FE1FFC0BE9F2B19BFF520F83FC272853DB565D7BBEE6D1A3F712F5BBEDC1BFDBF4780D5BF01720EBF3C006F3F6154CABF89A7EABF3B37A53F7C0B7BBDFE22663FB825F63F9FB6D0BEB91CD7BFD13278BE32F8753F46AF05BF479408C00863463FEABBB03EF41BCFBDC93A68BF2275483F5DB163BF5D773B3C39761740434400BDEEC30040F009D7BFB56335BFACE849BF5CAB98BFE071D2BEEA4A3EBFE540713F9219D93F52C78BBE64ADDA3F521FBABEA23131BF51D3A33FDEABB3BE82553E3F6F3D74BEC4CD383F5DEB16C012F03F40D2C280BDF7589FBFD62E14C05F16DA3E0753E5BE7BCE05BF8C7FBE3FA1D45C3F5B8FA83ED2F694BEE92F4ABE971A0F3F5DCC803D6D6E3D3EA6C10A3FA4641D3E80F074BF8B1CF9BE2A65DB3FBD35BBBFD5AA98BFB9E8A4BF9584F6BF3F2A34BFB487B8BF0A9696BFE858453FFCA057BF75CE0D3F76D340BFFF1F7B3FD539B7BE7BE5A03FC817BB3F3050A4BF06C5213F719DB93F5780E73F5A4D69BF"
    }
  }
#-}

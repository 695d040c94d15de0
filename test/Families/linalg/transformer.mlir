#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map6 = affine_map<(d0, d1) -> (d0, d1)>
#map7 = affine_map<(d0, d1) -> (d1)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
module {
  func.func @main(%arg0: tensor<4x6x16xf32>) -> tensor<4x5xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 0.000000e+00 : f64
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<4x2x6x6xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_5_torch.float32> : tensor<5xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_5_16_torch.float32> : tensor<5x16xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_32_16_torch.float32> : tensor<32x16xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_15 = arith.constant 1.000000e-05 : f64
    %cst_16 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_16_16_torch.float32> : tensor<16x16xf32>
    %cst_18 = arith.constant 0xFFF0000000000000 : f64
    %cst_19 = arith.constant 0.59460355750136051 : f64
    %cst_20 = arith.constant dense_resource<torch_tensor_48_torch.float32> : tensor<48xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_48_16_torch.float32> : tensor<48x16xf32>
    %cst_22 = arith.constant 1.600000e+01 : f64
    %cst_23 = arith.constant 1.600000e+01 : f32
    %cst_24 = arith.constant 1.41421354 : f32
    %cst_25 = arith.constant 6.000000e+00 : f32
    %0 = tensor.empty() : tensor<6x4x16xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<4x6x16xf32>) outs(%0 : tensor<6x4x16xf32>) permutation = [1, 0, 2] 
    %1 = tensor.empty() : tensor<16x48xf32>
    %transposed_26 = linalg.transpose ins(%cst_21 : tensor<48x16xf32>) outs(%1 : tensor<16x48xf32>) permutation = [1, 0] 
    %2 = tensor.empty() : tensor<6x16x48xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_26 : tensor<16x48xf32>) outs(%2 : tensor<6x16x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<6x16x48xf32>
    %4 = tensor.empty() : tensor<6x4x48xf32>
    %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<6x4x48xf32>) -> tensor<6x4x48xf32>
    %6 = linalg.batch_matmul ins(%transposed, %3 : tensor<6x4x16xf32>, tensor<6x16x48xf32>) outs(%5 : tensor<6x4x48xf32>) -> tensor<6x4x48xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %cst_20 : tensor<6x4x48xf32>, tensor<48xf32>) outs(%4 : tensor<6x4x48xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<6x4x48xf32>
    %expanded = tensor.expand_shape %7 [[0, 1], [2], [3, 4]] output_shape [1, 6, 4, 3, 16] : tensor<6x4x48xf32> into tensor<1x6x4x3x16xf32>
    %8 = tensor.empty() : tensor<3x6x4x1x16xf32>
    %transposed_27 = linalg.transpose ins(%expanded : tensor<1x6x4x3x16xf32>) outs(%8 : tensor<3x6x4x1x16xf32>) permutation = [3, 1, 2, 0, 4] 
    %collapsed = tensor.collapse_shape %transposed_27 [[0], [1], [2, 3], [4]] : tensor<3x6x4x1x16xf32> into tensor<3x6x4x16xf32>
    %extracted_slice = tensor.extract_slice %collapsed[0, 0, 0, 0] [1, 6, 4, 16] [1, 1, 1, 1] : tensor<3x6x4x16xf32> to tensor<1x6x4x16xf32>
    %extracted_slice_28 = tensor.extract_slice %collapsed[1, 0, 0, 0] [1, 6, 4, 16] [1, 1, 1, 1] : tensor<3x6x4x16xf32> to tensor<1x6x4x16xf32>
    %extracted_slice_29 = tensor.extract_slice %collapsed[2, 0, 0, 0] [1, 6, 4, 16] [1, 1, 1, 1] : tensor<3x6x4x16xf32> to tensor<1x6x4x16xf32>
    %collapsed_30 = tensor.collapse_shape %extracted_slice [[0, 1], [2, 3]] : tensor<1x6x4x16xf32> into tensor<6x64xf32>
    %expanded_31 = tensor.expand_shape %collapsed_30 [[0], [1, 2]] output_shape [6, 8, 8] : tensor<6x64xf32> into tensor<6x8x8xf32>
    %9 = tensor.empty() : tensor<8x6x8xf32>
    %transposed_32 = linalg.transpose ins(%expanded_31 : tensor<6x8x8xf32>) outs(%9 : tensor<8x6x8xf32>) permutation = [1, 0, 2] 
    %collapsed_33 = tensor.collapse_shape %extracted_slice_28 [[0, 1], [2, 3]] : tensor<1x6x4x16xf32> into tensor<6x64xf32>
    %expanded_34 = tensor.expand_shape %collapsed_33 [[0], [1, 2]] output_shape [6, 8, 8] : tensor<6x64xf32> into tensor<6x8x8xf32>
    %transposed_35 = linalg.transpose ins(%expanded_34 : tensor<6x8x8xf32>) outs(%9 : tensor<8x6x8xf32>) permutation = [1, 0, 2] 
    %collapsed_36 = tensor.collapse_shape %extracted_slice_29 [[0, 1], [2, 3]] : tensor<1x6x4x16xf32> into tensor<6x64xf32>
    %expanded_37 = tensor.expand_shape %collapsed_36 [[0], [1, 2]] output_shape [6, 8, 8] : tensor<6x64xf32> into tensor<6x8x8xf32>
    %transposed_38 = linalg.transpose ins(%expanded_37 : tensor<6x8x8xf32>) outs(%9 : tensor<8x6x8xf32>) permutation = [1, 0, 2] 
    %expanded_39 = tensor.expand_shape %transposed_32 [[0, 1], [2], [3]] output_shape [4, 2, 6, 8] : tensor<8x6x8xf32> into tensor<4x2x6x8xf32>
    %expanded_40 = tensor.expand_shape %transposed_35 [[0, 1], [2], [3]] output_shape [4, 2, 6, 8] : tensor<8x6x8xf32> into tensor<4x2x6x8xf32>
    %10 = tensor.empty() : tensor<4x2x6x8xf32>
    %11 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_39 : tensor<4x2x6x8xf32>) outs(%10 : tensor<4x2x6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.truncf %cst_19 : f64 to f32
      %103 = arith.mulf %in, %102 : f32
      linalg.yield %103 : f32
    } -> tensor<4x2x6x8xf32>
    %12 = tensor.empty() : tensor<4x2x8x6xf32>
    %transposed_41 = linalg.transpose ins(%expanded_40 : tensor<4x2x6x8xf32>) outs(%12 : tensor<4x2x8x6xf32>) permutation = [0, 1, 3, 2] 
    %13 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_41 : tensor<4x2x8x6xf32>) outs(%12 : tensor<4x2x8x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.truncf %cst_19 : f64 to f32
      %103 = arith.mulf %in, %102 : f32
      linalg.yield %103 : f32
    } -> tensor<4x2x8x6xf32>
    %collapsed_42 = tensor.collapse_shape %11 [[0, 1], [2], [3]] : tensor<4x2x6x8xf32> into tensor<8x6x8xf32>
    %collapsed_43 = tensor.collapse_shape %13 [[0, 1], [2], [3]] : tensor<4x2x8x6xf32> into tensor<8x8x6xf32>
    %14 = tensor.empty() : tensor<8x6x6xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<8x6x6xf32>) -> tensor<8x6x6xf32>
    %16 = linalg.batch_matmul ins(%collapsed_42, %collapsed_43 : tensor<8x6x8xf32>, tensor<8x8x6xf32>) outs(%15 : tensor<8x6x6xf32>) -> tensor<8x6x6xf32>
    %expanded_44 = tensor.expand_shape %16 [[0, 1], [2], [3]] output_shape [4, 2, 6, 6] : tensor<8x6x6xf32> into tensor<4x2x6x6xf32>
    %17 = tensor.empty() : tensor<4x2x6xi64>
    %18 = linalg.fill ins(%c0_i64 : i64) outs(%17 : tensor<4x2x6xi64>) -> tensor<4x2x6xi64>
    %19 = tensor.empty() : tensor<4x2x6xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<4x2x6xf32>) -> tensor<4x2x6xf32>
    %21:2 = linalg.generic {indexing_maps = [#map3, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_44 : tensor<4x2x6x6xf32>) outs(%20, %18 : tensor<4x2x6xf32>, tensor<4x2x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_60: i64):
      %102 = linalg.index 3 : index
      %103 = arith.index_cast %102 : index to i64
      %104 = arith.maximumf %in, %out : f32
      %105 = arith.cmpf ogt, %in, %out : f32
      %106 = arith.select %105, %103, %out_60 : i64
      linalg.yield %104, %106 : f32, i64
    } -> (tensor<4x2x6xf32>, tensor<4x2x6xi64>)
    %expanded_45 = tensor.expand_shape %21#0 [[0], [1], [2, 3]] output_shape [4, 2, 6, 1] : tensor<4x2x6xf32> into tensor<4x2x6x1xf32>
    %22 = tensor.empty() : tensor<4x2x6x6xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_44, %expanded_45 : tensor<4x2x6x6xf32>, tensor<4x2x6x1xf32>) outs(%22 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.subf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x2x6x6xf32>
    %24 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<4x2x6x6xf32>) outs(%22 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = math.exp %in : f32
      linalg.yield %102 : f32
    } -> tensor<4x2x6x6xf32>
    %25 = tensor.empty() : tensor<4x2x6x1xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%25 : tensor<4x2x6x1xf32>) -> tensor<4x2x6x1xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%24 : tensor<4x2x6x6xf32>) outs(%26 : tensor<4x2x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.addf %in, %out : f32
      linalg.yield %102 : f32
    } -> tensor<4x2x6x1xf32>
    %28 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %27 : tensor<4x2x6x6xf32>, tensor<4x2x6x1xf32>) outs(%22 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.divf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x2x6x6xf32>
    %29 = tensor.empty() : tensor<4x2x6x6xi1>
    %30 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_44 : tensor<4x2x6x6xf32>) outs(%29 : tensor<4x2x6x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %102 = arith.extf %in : f32 to f64
      %103 = arith.cmpf oeq, %102, %cst_18 : f64
      linalg.yield %103 : i1
    } -> tensor<4x2x6x6xi1>
    %31 = tensor.empty() : tensor<4x2x6x1xi1>
    %32 = linalg.fill ins(%true : i1) outs(%31 : tensor<4x2x6x1xi1>) -> tensor<4x2x6x1xi1>
    %33 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%30 : tensor<4x2x6x6xi1>) outs(%32 : tensor<4x2x6x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %102 = arith.andi %in, %out : i1
      linalg.yield %102 : i1
    } -> tensor<4x2x6x1xi1>
    %34 = linalg.generic {indexing_maps = [#map5, #map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_4, %28 : tensor<4x2x6x1xi1>, tensor<4x2x6x6xf32>, tensor<4x2x6x6xf32>) outs(%22 : tensor<4x2x6x6xf32>) {
    ^bb0(%in: i1, %in_60: f32, %in_61: f32, %out: f32):
      %102 = arith.select %in, %in_60, %in_61 : f32
      linalg.yield %102 : f32
    } -> tensor<4x2x6x6xf32>
    %collapsed_46 = tensor.collapse_shape %34 [[0, 1], [2], [3]] : tensor<4x2x6x6xf32> into tensor<8x6x6xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%9 : tensor<8x6x8xf32>) -> tensor<8x6x8xf32>
    %36 = linalg.batch_matmul ins(%collapsed_46, %transposed_38 : tensor<8x6x6xf32>, tensor<8x6x8xf32>) outs(%35 : tensor<8x6x8xf32>) -> tensor<8x6x8xf32>
    %expanded_47 = tensor.expand_shape %36 [[0, 1], [2], [3]] output_shape [4, 2, 6, 8] : tensor<8x6x8xf32> into tensor<4x2x6x8xf32>
    %37 = tensor.empty() : tensor<6x4x2x8xf32>
    %transposed_48 = linalg.transpose ins(%expanded_47 : tensor<4x2x6x8xf32>) outs(%37 : tensor<6x4x2x8xf32>) permutation = [2, 0, 1, 3] 
    %collapsed_49 = tensor.collapse_shape %transposed_48 [[0, 1], [2, 3]] : tensor<6x4x2x8xf32> into tensor<24x16xf32>
    %38 = tensor.empty() : tensor<16x16xf32>
    %transposed_50 = linalg.transpose ins(%cst_17 : tensor<16x16xf32>) outs(%38 : tensor<16x16xf32>) permutation = [1, 0] 
    %39 = tensor.empty() : tensor<24x16xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%39 : tensor<24x16xf32>) -> tensor<24x16xf32>
    %41 = linalg.matmul ins(%collapsed_49, %transposed_50 : tensor<24x16xf32>, tensor<16x16xf32>) outs(%40 : tensor<24x16xf32>) -> tensor<24x16xf32>
    %42 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel"]} ins(%41, %cst_16 : tensor<24x16xf32>, tensor<16xf32>) outs(%39 : tensor<24x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<24x16xf32>
    %expanded_51 = tensor.expand_shape %42 [[0, 1], [2]] output_shape [6, 4, 16] : tensor<24x16xf32> into tensor<6x4x16xf32>
    %43 = tensor.empty() : tensor<4x6x16xf32>
    %transposed_52 = linalg.transpose ins(%expanded_51 : tensor<6x4x16xf32>) outs(%43 : tensor<4x6x16xf32>) permutation = [1, 0, 2] 
    %44 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %transposed_52 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %45 = tensor.empty() : tensor<4x6x16xf64>
    %46 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44 : tensor<4x6x16xf32>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %102 = arith.extf %in : f32 to f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %47 = tensor.empty() : tensor<4x6x1xf64>
    %48 = linalg.fill ins(%cst_1 : f64) outs(%47 : tensor<4x6x1xf64>) -> tensor<4x6x1xf64>
    %49 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%46 : tensor<4x6x16xf64>) outs(%48 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.addf %in, %out : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %50 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<4x6x1xf64>) outs(%47 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.divf %in, %cst_22 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %51 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%46, %50 : tensor<4x6x16xf64>, tensor<4x6x1xf64>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f64, %in_60: f64, %out: f64):
      %102 = arith.subf %in, %in_60 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %52 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%51, %51 : tensor<4x6x16xf64>, tensor<4x6x16xf64>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f64, %in_60: f64, %out: f64):
      %102 = arith.mulf %in, %in_60 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %53 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%52 : tensor<4x6x16xf64>) outs(%48 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.addf %in, %out : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %54 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53 : tensor<4x6x1xf64>) outs(%47 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.divf %in, %cst_22 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %55 = tensor.empty() : tensor<4x6x1xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<4x6x1xf64>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %102 = arith.truncf %in : f64 to f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %57 = linalg.fill ins(%cst : f32) outs(%55 : tensor<4x6x1xf32>) -> tensor<4x6x1xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%44 : tensor<4x6x16xf32>) outs(%57 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.addf %in, %out : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.divf %in, %cst_23 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.truncf %cst_15 : f64 to f32
      %103 = arith.addf %in, %102 : f32
      linalg.yield %103 : f32
    } -> tensor<4x6x1xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = math.rsqrt %in : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %59 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.subf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62, %61 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.mulf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%63, %cst_14 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.mulf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%64, %cst_13 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %collapsed_53 = tensor.collapse_shape %65 [[0, 1], [2]] : tensor<4x6x16xf32> into tensor<24x16xf32>
    %66 = tensor.empty() : tensor<16x32xf32>
    %transposed_54 = linalg.transpose ins(%cst_12 : tensor<32x16xf32>) outs(%66 : tensor<16x32xf32>) permutation = [1, 0] 
    %67 = tensor.empty() : tensor<24x32xf32>
    %68 = linalg.fill ins(%cst : f32) outs(%67 : tensor<24x32xf32>) -> tensor<24x32xf32>
    %69 = linalg.matmul ins(%collapsed_53, %transposed_54 : tensor<24x16xf32>, tensor<16x32xf32>) outs(%68 : tensor<24x32xf32>) -> tensor<24x32xf32>
    %70 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel"]} ins(%69, %cst_11 : tensor<24x32xf32>, tensor<32xf32>) outs(%67 : tensor<24x32xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<24x32xf32>
    %expanded_55 = tensor.expand_shape %70 [[0, 1], [2]] output_shape [4, 6, 32] : tensor<24x32xf32> into tensor<4x6x32xf32>
    %71 = tensor.empty() : tensor<4x6x32xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_55 : tensor<4x6x32xf32>) outs(%71 : tensor<4x6x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.divf %in, %cst_24 : f32
      %103 = math.erf %102 : f32
      %104 = arith.addf %103, %cst_2 : f32
      %105 = arith.mulf %104, %cst_3 : f32
      %106 = arith.mulf %in, %105 : f32
      linalg.yield %106 : f32
    } -> tensor<4x6x32xf32>
    %collapsed_56 = tensor.collapse_shape %72 [[0, 1], [2]] : tensor<4x6x32xf32> into tensor<24x32xf32>
    %73 = tensor.empty() : tensor<32x16xf32>
    %transposed_57 = linalg.transpose ins(%cst_10 : tensor<16x32xf32>) outs(%73 : tensor<32x16xf32>) permutation = [1, 0] 
    %74 = linalg.matmul ins(%collapsed_56, %transposed_57 : tensor<24x32xf32>, tensor<32x16xf32>) outs(%40 : tensor<24x16xf32>) -> tensor<24x16xf32>
    %75 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel"]} ins(%74, %cst_9 : tensor<24x16xf32>, tensor<16xf32>) outs(%39 : tensor<24x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<24x16xf32>
    %expanded_58 = tensor.expand_shape %75 [[0, 1], [2]] output_shape [4, 6, 16] : tensor<24x16xf32> into tensor<4x6x16xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%65, %expanded_58 : tensor<4x6x16xf32>, tensor<4x6x16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<4x6x16xf32>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %102 = arith.extf %in : f32 to f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %78 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<4x6x16xf64>) outs(%48 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.addf %in, %out : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<4x6x1xf64>) outs(%47 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.divf %in, %cst_22 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %80 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %79 : tensor<4x6x16xf64>, tensor<4x6x1xf64>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f64, %in_60: f64, %out: f64):
      %102 = arith.subf %in, %in_60 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %80 : tensor<4x6x16xf64>, tensor<4x6x16xf64>) outs(%45 : tensor<4x6x16xf64>) {
    ^bb0(%in: f64, %in_60: f64, %out: f64):
      %102 = arith.mulf %in, %in_60 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x16xf64>
    %82 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%81 : tensor<4x6x16xf64>) outs(%48 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.addf %in, %out : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %83 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<4x6x1xf64>) outs(%47 : tensor<4x6x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %102 = arith.divf %in, %cst_22 : f64
      linalg.yield %102 : f64
    } -> tensor<4x6x1xf64>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<4x6x1xf64>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %102 = arith.truncf %in : f64 to f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%76 : tensor<4x6x16xf32>) outs(%57 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.addf %in, %out : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.divf %in, %cst_23 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.truncf %cst_15 : f64 to f32
      %103 = arith.addf %in, %102 : f32
      linalg.yield %103 : f32
    } -> tensor<4x6x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<4x6x1xf32>) outs(%55 : tensor<4x6x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = math.rsqrt %in : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76, %86 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.subf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %88 : tensor<4x6x16xf32>, tensor<4x6x1xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.mulf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %91 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90, %cst_8 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.mulf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %cst_7 : tensor<4x6x16xf32>, tensor<16xf32>) outs(%43 : tensor<4x6x16xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x6x16xf32>
    %93 = tensor.empty() : tensor<4x16xf32>
    %94 = linalg.fill ins(%cst : f32) outs(%93 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map9], iterator_types = ["parallel", "reduction", "parallel"]} ins(%92 : tensor<4x6x16xf32>) outs(%94 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.addf %in, %out : f32
      linalg.yield %102 : f32
    } -> tensor<4x16xf32>
    %96 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel"]} ins(%95 : tensor<4x16xf32>) outs(%93 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %102 = arith.divf %in, %cst_25 : f32
      linalg.yield %102 : f32
    } -> tensor<4x16xf32>
    %97 = tensor.empty() : tensor<16x5xf32>
    %transposed_59 = linalg.transpose ins(%cst_6 : tensor<5x16xf32>) outs(%97 : tensor<16x5xf32>) permutation = [1, 0] 
    %98 = tensor.empty() : tensor<4x5xf32>
    %99 = linalg.fill ins(%cst : f32) outs(%98 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %100 = linalg.matmul ins(%96, %transposed_59 : tensor<4x16xf32>, tensor<16x5xf32>) outs(%99 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %101 = linalg.generic {indexing_maps = [#map6, #map7, #map6], iterator_types = ["parallel", "parallel"]} ins(%100, %cst_5 : tensor<4x5xf32>, tensor<5xf32>) outs(%98 : tensor<4x5xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %102 = arith.addf %in, %in_60 : f32
      linalg.yield %102 : f32
    } -> tensor<4x5xf32>
    return %101 : tensor<4x5xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_5_torch.float32: "0x04000000A81BD03D44C2A13DACCF9F3DEE7F253E4C90533E",
      torch_tensor_5_16_torch.float32: "0x04000000AC3DBC3D3CDD063E2AFC22BEE0C8DEBDC04E98BD181A3A3D0057D0BA1C4C9B3D5445DE3DA0299E3D60FEBEBCECF46BBED4F1223E80EF673C56BF1F3E18CE453DE0724DBD36E55CBE685592BD789B45BD5035663EC019BB3DE0C78EBD50696DBEC833BFBDB880F33D2C70DCBD04ED25BE0095FA3D1077183ECEA722BE7A7D0C3E809207BB80EA823CD654123EE84E6A3D6001263E6084773E9E0C1D3EEEF75E3E68B3FA3D58A207BD0C06663ECE36413E807AE73D88ECC93D62E112BE1236303E2086F1BDE0FA433CD0F30D3E94AFD93DF680343E5CDBC83DB2F82ABE78492ABEB61C243E246FBF3D00FCE1BD905F003DF8EBE53D18EEA93D187C273D1C19FC3D625E083EDC35553EAC70D1BD60DD003D2A1622BEA27D5ABE90FDF6BC08943F3D92E0323E60BA89BD40F17ABE7286783E74437E3E00EDA2BC8482D43D30DEFCBD",
      torch_tensor_16_torch.float32_5: "0x0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_16_torch.float32_4: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_16_torch.float32_3: "0x04000000DDF528BE7A6C193E54737CBDD04A71BCB4B02EBD9F6701BE9529A53C95B9263EFD55593B226620BC8B3B04BD854903BE0F128EBD91F726BEFE22F6BD58AD13BE",
      torch_tensor_16_32_torch.float32: "0x04000000AF37243E53EAABBD3308673DB19D94BDF6E3EABD15F61FBE97C4C93DE431E03DEEA3D23DE34988BC5E32CF3DB19F533A48F003BC32D9B43CDAFF153E1440D1BD60055E3D2F0A5BBD8AB823BD2BD9083E50C8393D184099BD214F2DBE515F333EBB52B93D922A093E84B7E33D705EA9BD3E876EBDF391943D2FDB1E3E11AB183E597E0FBEE5CDC33D911C113EF786D3BD596EFBBD6F9F1B3E5C0412BE7FDBF9BD77A20EBD016C58BDD78D053E283FAA3D317E34BEB8A800BEF68B20BCB4490DBE47F651BCD150CD3D7087B4BB30F54A3DBEE1EE3D4666FF3D8792063D9CAC9EBDDAC0DB3D8F0133BDD84322BE26C05C3CC379E43D1FBC513D9539073DEBCEBDBD6ECA7D3D6108093E713C66BD8CB6D4BDCED2DF3B0486833DC26E7F3B0D2811BD6516F63D161B96BD038DF6BC2F29473DBB1EC3BC0920603DF5F713BEA8FB09BEDEF14B3D9CD305BD734E8ABD65D12ABEABBB3EBDD56C2EBE20C5C0BDB876193E20BF13BE823932BE057ACEBD98F796BD6FF72ABCBA35153ECB0529BE8A962CBE28C6023E9E504DBD139AF8BD74BF49BD4482D23D0D92E5BD79C881BB7E2AE3BC42BB003E8CD627BC910B553D2A5468B9A068983D19EE0FBC02EB0B3E3138F03CA900CFBC9EF5C4BCBC056EBDFB45A4BD1D603BBDB5562D3D5F52E93BC6D248BDA14702BE2F98023D04277E3D5D7CA03C11A9E53D0896803C31FB5C3CDDFFC1BDD11E17BE6E2CB4BDA3E02DBD0602A23D042B4B3DB316D1BDD4A7B5BDB4972BBED6BEF7BD7032FCBD43E4C2BC600523BE84C7973AC48D543D1E400A3EE15F39BC07C4C9BC68FBE23D7B9DC53D81D72EBBCDAB24BEA6B0063E474A1B3E55772FBDB464DE3BB86B253D990DFDBDB6E7283E3667F3BD5A8EA4BD914CA63DF4B61EBE2961C63D747C1BBE41AB0EBE02A8C73D3C4D923D6FFBB9BDAFD4F0BDCF437E3D334225BA0FEB183E978F1E3E6FFC05BEA5E527BE8C76BEBD7D9807BE9900B93B55519B3D15FB193C7A3386BD2C541EBE6EA007BE3CBB0EBE7480EDBD742E34BE70D32EBE7E32F83D2C06CD3D0D7BC33DF4FE01BE6D1DD6BDCF91DD3B421294BD7AAEECBCC83F89BCF673CFBAA3B96CBDD1F2913A5AF1F5BD562D193EF165623DA9E343BD825E1E3EDAEFECBD1AB7B2BDBC4FFDBD5979E9BCF156333EC9A2FD3B9766DEBD3C82C9BD3D4D053CCBF1B6BD147C93BD19248FBD2405953D6A6F2BBEC21DF33D6E8E0ABE9C25203C9D81FEBDB927BD3DAC7EBB3C6CD7FF3D3A2CCABD25FF7ABC01F91ABED31D083D06DB2CBEB6D0023D0B1EF63B37C4993D24890E3D51A6ACBD2E60BB3DF60BD1BA13FCFA3DF5AAFA3DB4A2B93D6422813D18F2353C2B9429BE1AF301BE4E2F21BDC2AEC93D526011BE98DC57BDC6A520BD33F7DB3D8DEA7A3D8750FBBD21A019BEDD2623BEDECE0E3E1E668E3D23276F3DC7572EBE3EF3DB3D4B90B33DF57A813DBBDFF03C1EA8E33D70678FBD2D120C3E2CD8AFBD828484BDF71E4D3D3AF554BB3C59233BEB1AE73C78950EBD6F8F823DA5BD903D36C7F1BD5F5A0A3EF9DC28BE283A94BD2AE5943DBFB1183CB5E200BDBD19213D1176B9BCE726803D3B962BBE2EE2233EEA51A4BDE0CEDA3A03DFF93DB8040F3E988FCFBD2DC0043EFA018FBDA39228BE2359183ECE35DF3D0E11A3BD372B4B3D58E7893D117BA53D9376E73D7D2937BD059A033E15F78CBD91AC0FBE4F3C0FBEE5172E3E87545E3C886928BE64EFAC3D74D3E8BDEBB1323CC83AC7BD6D85BD3A3F69533C2EB4A0BCD51128BE9A6DF8BD96870BBC62ED36BC1A40153E2A80F2BD6E33833D8BC92D3DDDE7AF3DEB6D7BBD665A1C3C25FC24BE99DE883C805E8FBDE77D343E3A66B0BC788E40BDA7C83B3BA3EEF6BB4BA800BE0470CDBD80D7ABBDACA7CC3DA6342F3EC06ADBBD9D61A43D27EE8F3D0D9A95BC40E30EBEA7ED873C377713BDC547423BD3FF243E1C628DBDFFA3B2BCE1FD223EDE4888BCB5B5413D3CDD0F3E3D3D77BDBFC707BE827E2FBEA0DE893D12659ABDDE8821BECE0A70BD1984233E0568F9BD29ABE23D523F76BD48267FBD1ACB05BD2567F1BC68F503BD9C9F19BE4BCE81BD6B79C7BD591612BEDC06B73D026F9BBD79F061BDD78C17BE2DB0E0BCB3B5203E47A62E3EA4493BBD9969E4BD449306BE099F283D50A6E13D6A081EBE27C825BDCB74DDBDA22C75BD3C2E833D3F75D53DD1B2903DAD59CFBD378FEF3DF627C23D44B094BB564168BC03E0953CE012093E318BC1BCA28CEA3DCCB5F3BB3C33EF3D1EA36C3D390D893A86DD01BE1893DEBDF61B1A3CBC4BC0BD6E47163EF76A5C3DACB0493DD45C0A3E94A54D3DCCCF98BB6A05F63D41B8333D73B58F3DB08A0EBE215393BDB9C7DD3B2DE2033E37B916BE92032C3E2A05253E819ECE3C3617A0BD3197D8BDAD61513D100D16BE87E51CBEC2B74ABDF520443D68521EBE928D07BE912617BE17900E3E9174303E8E211EBD0704EFBDA4D30CBED29CF03C509B9FBD35A3A03A8AF6D23D6BFF683DBF8FF33D97E502BDF31F183EBE35C53C7DD452BC7954103E0EAD0DBE7251F7BD6054D53C045B533D3C27E5BDD4CE0BBC28B4743D56E99B3D2FBD22BD09EF933D72AE913D45A731BE8BEAEF3D546C33BDC9ADAE3CB769633D69A2BABD7D3A9A3DAC70463C9FD49BBDB177ACBD1DD0E5BDF74AFC3DCEECB9BDD32121BD432F123E5BC3DEBD8464533DAF4EA13D69D03BBDFCC60CBE842E133DC73EA4BC2CFB0FBEC4B19F3DA30730BE8646953B35400EBE654C063D917D263CC9E1063E405A26BEB717B03D7AD4263EBEE60E3E05821F3E5CF1B43DCA7A793D9A610ABE968E603D5F49ABBD9CED1ABE4EF6D73DB27BDEBD99638ABCB90B1DBE1A194ABD5A91FF3D5694043EB47E0F3E00E215BE",
      torch_tensor_32_torch.float32: "0x0400000024045EBE58F332BE7083A4BCBC98DB3D46632E3E804131BD6CEC0A3E883846BE4E9341BEC2414EBEDC53A9BD9C27453E109BB43D6ED4003EF027B23D60840DBEBAE7693E50873DBE92E74FBEE4A33B3EA6510BBED8C6183DA222323EF08FA53DC40C3C3E1CB1093E40AEA03B62C45B3EB4889ABDCC38203E401BD23C62107BBE",
      torch_tensor_32_16_torch.float32: "0x040000006097B63C58570EBDA250113E300ECABD848E923D98D9DC3D1C5FF7BDC8B36ABEF0BCC63CC031DBBB8043A0BCE0FD55BE02243ABEA023D8BC3CD225BE46DC1B3EC44D38BE1425863DC8AA39BDE4E810BEE818F1BD2C7BD33D488818BE608E34BDF66265BED077893D104961BD4654433E90E7CD3C006F443D28BC903DF452A8BD5A3F6D3EC4B7083E54EC70BE1486C7BD04CD5EBE78EE0A3DB440E9BDA8577CBD4EE22ABEBEA945BE600217BD8847673E66B971BEB03E633D109621BDF8DABFBD6684083E50DE09BD1AC27CBE606336BC18BF90BD1C9902BECCA99D3D64E57CBE80C3A6BCC84B9C3D3C01D73D8EBF0A3E3416B63DF8940E3E509D72BEC00421BDB8CA793DA82D52BE08E91DBDE07D75BC50E08C3DF478393E7A9D58BE7C35EC3D587098BD0869CC3DC0A712BCC819673E524D1DBEAE9108BE8014703D02F7303EC43CC13DD0569A3C66DE053E504ADF3D46877FBE3EDD72BEE07E65BD606D7DBD448B8D3D54E6DF3D7CFACBBD90CBDBBD189C84BD54D2BABD2EB6443EFAB6703EB8DE27BD6E9A473E08CCB23D6808903D346B8C3D00766C3B8825433D0002E8BC543320BEDC7F923D48961BBEA81EE03D7063AF3CFABA163E2E455A3E84DE7FBEF03992BC2CC9ED3D441C2ABE20064BBC061843BE2C38C73D2E9C08BE60E2D8BDB06B87BDE86252BEC03C823C803E5F3DF073643D8C71A4BD40508ABB4026F2BDA056A1BD5C7DA03D9EF452BE1831CB3D8CEFC7BD54BCE5BD8000553B66BA29BEE841DF3DB86004BE12B3283E50DE77BE6861693E704AFE3D40A1EE3C5855CD3DF8FD4B3EE845CCBDA843693D9C98983D0C53A13D003136BC18E4133D16FC05BE900AB73D9C607E3E801B5B3DBA790BBEA0195EBE9E5F473EA4B343BEC45F68BE8C0FC8BD0095BF3D6491513E7434863DE00F1F3DE8B3EABDC28368BE805DAC3C38202EBD78D5613EC0D72A3CE0D1EB3C5C9D1E3E40AF91BBD0165DBD9EA54CBE94491DBE380515BD9C389FBDE0C2E6BCBE623FBED4634C3ED01BF6BD50EE60BE06D5793E3A3F513EA807503DB875EDBDA0B6A43CC8EC2E3D9C93253E641C413E0E8350BEC88B2FBDEA8500BEDCC5C63D7C076ABE805560BC50D9B6BC78F226BE101A4A3D342EB53D9A433B3E90D8D5BC1403DCBDC2CB0FBEAAFF5D3EC0DC333DBC8F0CBE80826F3D287A4D3E745D893D2C06FBBD50E0553E00D7A13D644FB5BD326C153EB8CF3CBED8C6DDBDC096E33B805719BE8C0EAEBDBC5342BE00CE1EBE18F5453E622B293E10E1E73DB0CBBE3DC097ED3BB82C203EB8D94D3DB82B92BD28340B3D8C4D6FBE644E8D3D80710DBCACF84DBE4CBCA03DDC2935BE1A1306BE80DD0F3E320A083E28EB333EA00925BC187A113D9824483EB04D083DE0184FBC6A2407BE4020B63BD0AC223D00A57EBD14EDBDBD4095143C1CF2C73DD0A1B6BCFCEDB33D887E3ABE00DFFABCB068F93D2009043C364D6ABE40DBEBBDB4758C3D3035CCBD527F6F3EC000E5BC120A1A3E404FC73DA830E03D20D4FD3C8CCC93BDEC695E3E0052883BB6B1733EF07C773E00C03DB8C04E62BE344ED3BD0EDF51BE6E0766BEA83AE6BD505BE03DA8C6FDBDD694163ED02FD8BD988E923D281EA3BD205784BC10C7F43DA4C963BEEA8A483E680F353DCE8F6D3EB85B1E3EC83810BDB8ADD4BD880EC2BD1030CA3C68F990BD80FC0CBEC894783EB022073DD05FC2BDCA69053E1A4F273EEEA1373E405365BDE0636E3D38E884BDAEDB4CBEB88764BE9A235F3E2C6FBA3DCE4044BEC864423E000B453BE079C0BCC80E9BBD5EB003BEF6F8503E4A605BBE201E9C3C04EF073E50E4E7BD203D2EBCB009DE3DC2FA543E18192E3D6EE5323E78D1DA3D684B943DF01C913C1C7EBB3DBAA709BEC883133EB0E2C5BCCCFE473E047883BDC44DA33DFA44293E10CE143EA00D333C36846D3ECE9505BE40CC4C3C3686453E9041BF3D805E64BCA810BEBD5E51483E005A00BAA01467BDEAFA7ABEC8013A3DB8039D3DACC5F73D586625BE1A77203EA0C57B3D5CF11D3E384009BE0816063E725E103E565D77BE1C1D25BED8B44E3EB86CAE3D2C9264BEA8E8703E8A0723BEACC71EBE1C2017BE52600CBE0C29843D40B820BCE847CB3D985B073EA0DE5FBD060C32BED8D36CBD7E955D3E649AD23D0A21243E72B57D3EE89F58BEB4B5FA3D689FC5BDC02A55BC40153CBEA65960BE6484493E402ED13B38AB0E3E8001F9BCF42019BEAC7093BD90A187BC6C37B0BD4000563D4037C2BDFC5AD7BDE8A0813D9431433E2E7057BE54B582BD50DC333D46F15DBE2E942DBE78DD6ABE949D153E26C21A3EC05DB4BC60D5423D80DD6BBCA0FAC5BCD2C215BE5ACB523E623362BE5886833DA0C3A63DC4E31EBE90166C3D826C72BEC286203E08D911BE4CFDA6BD1884073D787340BD10DCE3BC28F2103DD6472E3E20E41D3D5036AEBD94AF86BD10A6723E5C54FD3D28BAD1BDE0D6D4BD4AF0123E6E765DBEDC96FB3D10AEDD3C80A38CBDC028C03BA8F4363DA415DB3DB02DDB3C54B5C93D38A0E63D5879B13DB22B583E5819273D74861FBE801EAF3D446AB2BD1CA646BE005069B9D4A5FD3D6ED82BBE90801C3D9C8F413E70F8AABCE2341EBE482AAB3DE80DDBBDF02FA43C7ACE57BE32B94D3E46B247BE44D1FF3D90F8593EA43748BE9A4B6A3EECC1FEBD444307BEC6361A3E20CDE1BC624B62BE90695D3E50E020BDB818AA3D70CB75BEC85318BEE09E023E8804DE3D40DD093DA449C13DB009893CD43DA5BD646A8C3DC01A983DA80412BD604D613D76397E3E72BF663E06890E3E6C10EFBDB890413D849478BE643D50BEB08BBB3D982855BDF82F283DE095EB3D948C6EBE90980EBD88D70CBD4013403E38E3133DF06BC7BD6C567C3E",
      torch_tensor_16_torch.float32_2: "0x0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_16_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_16_torch.float32: "0x0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_16_16_torch.float32: "0x0400000028E243BE9806643E208FF13C7CF9D83D10F07E3D34811D3E9C68C5BDD4DB9D3D2C5BB3BD88816B3E7CDFDC3DF4D2EB3DC0A40EBD121171BE98D5523DCE3974BEE8F1163EC00F85BD405510BE3044003EA49ED9BDB4FACE3D2AF8153ED0C04C3E1A4B543E96AA263E38EF71BDD6532BBE48342B3E94272FBE50DC5CBE3005F53DA822ADBD569777BE5C63B93D0ADF793E084F68BE046B92BD383123BDBE8F1CBEA056A23D088E76BE886568BDF4D002BEEED5353E2814A03D2CE548BEB20840BEE6AD473E48065C3DF2C8713E4CAB9DBD48B21EBE781623BD04BA973D004FCDBD284D203DE800563EC48CDABD50D0C83DC8BA06BDFC963F3E0844743E70A7F5BD60E95E3C60A932BE8019243D80B41C3BA8162FBD28D6573DE4ABA03D600BFFBC66F4133E68C31FBEC664403EC0A8663D30C06FBE2C9478BE948134BEC0B7F83BE282163E60432DBDE8D7163EC8D2853D48A78B3D4607383E70FBB5BC3A5F393E584038BE40EA223E28000BBD9E05543ECE447C3E8EE9103E006A3B3E5EFF4BBE449BBA3D08C35ABED629663EE4C5D23D883D6E3E424153BE403FF0BDB85E7F3D1A67653E8022B03B90BB123E80FAD43BE404A03D6C4C2A3E80E1043D6EBC08BEAE7801BE50AAEEBD4072C8BB00826CBAF09C32BECA7B12BE2E0174BEDA5842BE489273BD1A4A46BE5EAF5EBE00C0B73B34B1DBBD68D45ABEC005F7BCF2E229BEEEF4743E429D62BE1051443DC06EFBBB80C2AA3B8063353D203C36BE883D70BDD4B7F9BDA0F3DCBD24122E3E586C63BE1E740C3E8A8C763E80BB953C3A1A2FBE4876F93D6C61F8BD3E411FBE20066CBE28F0DC3D4036EB3B7484FD3D305A59BEC64757BE3872573E66D87BBE38C004BEEE373A3EE8EE843DEC25C43DE8B09ABDB8B4213D50D412BEB48B113E88465D3E42715FBE4C0C45BE3A3340BE109EB93CECDB213E2A47483E3AAC173E18C2473D1808E33D7C40893DCC8AFCBD945170BE16175EBE1444F2BDEAC279BE0E5518BE365C343EF6B8253EF452433EE85CEF3D1AF74A3EC0BBEC3DEA275B3E8854273D00F9E23B402BFD3CE66D513E068E713EE2873CBEBE0F3B3E48687E3EC073BBBCD0819E3DA2425D3EAC3CFFBD80A141BC603DEC3C3C6AF83DA8C5E8BDE0DE6F3E8834413E96FB32BE52E40D3E009603BCF8BB643E1C3A823D60B7ECBC743BB0BDE4BA443E92CB193EF67F363E705D653EE87F3ABDA43376BE646CD43D004B0E3BF4ADEDBDB83626BE1092FA3D48EA9B3DDA5603BED2B57CBE42665BBE821000BE98006EBD2081E23D5C77E23D04BA7DBE94E4C8BD40743ABC701A07BEE07DB3BD30EB0E3EC0976F3DBC97B9BD205A7CBD0E52783E6A356EBE544AC33D38C7A63D74DDADBD00B5D13C90FED33DCE7F72BE4C0A9E3D8050A3BB80D08C3D10EBD63DE8B56F3DC098343EFE5D28BE40AB253E",
      torch_tensor_48_torch.float32: "0x04000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_48_16_torch.float32: "0x04000000148DFE3DDA6E143EB5AC843E3FC0C43D14BC82BE59D9813EA9B246BE30B514BE95D0B2BD591F14BE384BC9BD31D5C1BD0EAD5DBDEBF89BBEC83F23BD45DA243EFDE37E3E39F1063E814743BEE05F803E47BCAABD0B975A3E212D1A3E5FA855BEA1D483BE4AFCCBBC52965FBE6BF7953E3E17983EC983F73C9FB39ABE684BF3BD3A05333D366D0CBDD5A4403EA5BA893ED8605EBEC262673E55E88F3E6C729ABE7ACCFC3D4B67CD3D3D502B3DCEEF1C3DAEBD943E3665253ED0A732BEE437CB3D4CE63D3D40B092BDB4D8D9BDEA38CABD6F808B3E44A787BE3888E3BD6AB3D43D90D170BED9A0FCBD054610BDC2354BBEF88999BEEBA3813EF2FD35BD4EEF46BE196E92BE0C5B1ABEC18DC53DD9EE473E8DCE6FBE47AB1F3E0F48F5BB45E9C73D3E44123EFA1357BD449374BE0E80C53D43859C3EB7466C3EDE6BFFBDFCF1C8BDD446053E8CF09B3ED777233EB183603EAC5295BE4A221DBE70528B3E1486073D0FBD28BCC2689C3E7787893E70DC813E06548C3EF7C14F3ED391E1BD49BB1CBE00A9353EE801153B583E82BE80FD983E518857BEEAF33CBD7526CB3DEE72B43B8DC12FBEB046BC3CE516A0BDAA0E07BDCFC1B0BDFE6A9A3EF3C488BE6E0E8C3E04E342BEFB3F95BE199379BED457953E4DF014BD8A41653EBE9B8B3DC7A99C3E7A9C803E0D1D313EEEBE643E9D779C3E3071E83D5BF38DBEF35FD93DAAD382BE295F9FBD2AD04F3D31D28E3E7EDEDCBC85BF773E1973B0BD5A5E8E3EF8BD9ABE1D878BBE42A0893EBCD22D3DC09954BD8CED92BE927415BE284D403ED65C373D90639FBD47BEDD3D9F2DC43DA39A17BC0D9BEF3DE9C4843E46E3A83D60A36DBE4F15C1BDEC2CC33C94453CBD3B40283E394E983E7B7E0CBE0EDD8E3E73E696BEA87D9E3B32AB403D432931BDC1CC75BDC5DA6FBE46B821BEE6E13F3E39F1D43DA3D7093EC1842E3E04EE62BEAEA82A3D48959F3DBA86633D0A6FA4BD58D15A3DC7A85CBEB38BFA3D20352D3C8C3227BE04B1FC3DA92886BE256A303E7CD752BE1B4D87BE3C438D3D073237BEC29968BE698E9C3E28A18D3D39F1093C18151DBE58EA57BDF691D2BD1C33043DEABF603D2841B8BDC987DE3B94EC613EB544883E3AA01F3DB16A85BCEBDB8EBD189514BDC279453EF798D6BD93D3883E8F5F2CBB9F16C4BB185963BE298F903D2C710B3EB33C9CBED11F803E942B353E9C6F83BD9A7615BD69EF2EBB6B0517BEB9635C3E99EE9CBD0D7B31BEF68B333E0E138C3EBDE5CC3DEE75F7BC62C05FBE4242583D488B503D26FF27BD353FAB3C58912D3E5B88563D59590E3E2CB7A5BD6D30413CF5C941BE3DFB89BE46BD363E4EE8EBBD99B868BE29AE8CBE1F10D43C033198BEDFBB8BBD1A4C043E13B4A53D4AC27D3E5F2C92BE9748883E53D8E33DD1619B3E94CCF3BD4565D3BD3D318FBE37A6B03D2EDA053E96A8483E58B257BEA970FCBC29833CBEB11526BEA2A99E3DB0984EBEF6D890BEF01E963E20F3033EBB6B123E261577BEB4C3F5BD51A7CEBD9E4864BD1ECBDFBAB4BD2DBEBCB3E33A6BD594BE325A963E3B6122BE1BCB9ABED3A4433E591C0DBE52A929BE98B96E3E42432C3E4D6E973EDF65213EB3C607BE475A793EC1DAFC3D30759B3ED5FEAABABF9C273DC4D04F3E44969A3E27F3453E27D0813C15A746BEEB39C5BD1BFD953E3BEB483E41A960BE28B9153D596853BEB1AA153D820D9BBE5F4B5EBE7FBC57BD255413BE0A5E16BD96B832BEB0F6533E3A679ABE9A353FBEC1B4BBBD1C50B33D5C0807BE9A12193EB564423E3DEBE03DBCD614BD3E108F3EAABB95BD3BEC58BDB5997ABEC5A1093C490281BE3ED054BE60BEB53CBF3B8CBEA49CA03DAB0FE8BDB94E633E047936BEBABAF3BDC4210DBE0B369A3CCF87353E723F0C3E4E8B433C31D3993E9F5242BEA9A240BDF4FE1B3C7B240B3EA421A9BC69CE4CBDD4BCD8BDFA7D473E13308CBECA6D60BE691A92BC13F1A8BDF726973E776269BDD294683DB74CBA3CD2FBC6BC6AAA2CBEAFC657BE86DBD4BD5E7288BE12B194BBD81FC03D9F91853E4DB1BE3DD5E793BD3E8A873E16281A3E45A046BEB1578BBD0EF8933E789F02BE32C102BC45AB8EBE17854CBEC8F27CBEB86E7D3EEBBB3DBEF0E1723EFE71CD3D80B929BEBBFC77BDE2DDE8BD931A48BEEEAE18BEB99233BE94D333BE753A643E8BE38DBE17B422BEEC0D723EAB86053D680759BE1BAD9D3DFE5D66BE5171993E53C2003E7E0C93BE578A2F3B458FB43DCBBB84BEE83E943EB67B603E9439053E21C68DBD16A028BD0AD7F4BD0003673E74B10C3E0E3AE2BCFCC70CBE3EF2C93DAA338F3EA17A003E698B9BBE87A8723E31C70D3EC8C4BEBD2B27693EB693FFBCA5C3303E124A023E395C813EAF714BBE8CC3153EF8D181BDE8E5F4BDC1B0EBBC2C56743D33D8823D0581753E9677803E2F6DF53DAA8549BD293B8C3EB4220FBEE0F234BD36C7BC3AAE3577BE87EE0B3EE63DDE3DBCC2F6BC15CB073ECEDEBE3C59F82FBEBC94E3BD2C928EBE40D900BE76D7C83DE292893E4460543C2E3393BD2B640D3E7F9D1A3ED77A863E3FB853BD4CA17FBD37CA57BE3B6415BD902EE13D5041C03D1FCE5ABEAE04713E7920C2BCAA1993BE311C603EBF5D0ABEA082BA3D1B42B9BC2D29CB3C14368EBE41A7A93DD3991EBE7F0C81BEBC8298BE50FC66BE66E8B1BDFB2ADD3D8893223E24A291BEE88F10BE35E84D3ED58D613EB80F0A3E8F25E03D395AFF3D4481113E4E4F7E3EA8F73D3EB39777BE43EC44BD0C2ACA3CE0FE373E2ABAB53DF596093E5F1B3DBD42B904BDCB028F3E3F96083E8E349EBC39F05E3E8B84033CE74B6EBEB81B15BE66C11FBED45067BEA93B8DBE2916443CA03184BE86EA323EECD00BBE9760A8BB8412793EAFCC6DBE78D4CFBD42889ABDC3F09B3E222EB0BDDE86FB3D3201413E9EEA833D459D213E13123F3E72458CBC2F9A27BC5A8F293E8ADD1FBE1C479ABE63191ABE40EEA7BD813AE53C3DD698BDFFF06CBE6138FABC0084053EFD11F83D4994EA3DC4B5543E409C55BB79CDFABD013BA2BD52868F3E522E87BE7F008C3E93FE943D417D873D8410E1BC2DED083E05B7813EEDDF583E1927943E953C3A3E966E213E1FCB823E18BC14BCB7D968BDB3C68EBEB82C683CB90FC53D3D70763E828515BE544A98BE6A8A3EBD67FE5FBDE42C863DD0E0353EA68692BE8821B73D4F1064BE0657AEBD6125373DE68A3BBE0A9981BEB797833EC704763EDE5657BE388BF2BDE69A083E920112BEE4F615BDC7D007BE48F76ABDE9E7903ED4AD983E39CCA13DAE5B963E83CF1DBD8FCA27BD1A461CBDA2B7D33DAB768E3E8A4A763E19DEA9BBA6821A3EDF5388BC337185BB73B936BCFAF60F3EDD596C3E23D314BE0EED85BE89AB4A3EADC4C5BD0CAD8B3E3B50C13DA4AD91BEFD5D703EE46293BE500F50BD3AE485BECD5CA43DD4D303BED8A67B3E136291BE0F1189BDC54507BEB618093DB53F813AF550953D25D795BEDC6D233D97618ABEAFADD7BD87C4643E3429303ECC129A3D2E486DBECE6296BD0488CB3DEBC47D3E5F12F6BD0466EE3D3F4F98BEF8B84FBDF14A9A3EA69E083EC080423EEAA2FC3DAA9FBDBD255847BEF7FC70BE09C425BD00E397BEC5DEC63DCDCA75BE33DD2BBD97F41CBE52E53A3E948C84BE02F545BE97D8753E22D5803E005491BC08877B3EE003A63C32BF813E5CC4803E288FE83B7860F43D5B008E3EEC548B3E9ED9E83DCB793F3E74CF49BD7A4E96BEE007B03DCA4661BB281B8D3E3D9115BEBF09553ECDA7803D73D3973EE1A3F53DDDCA683E4902A83B3CD4443EBE8F50BE37D502BEB617893E54630FBEC71065BE735094BDF9F12BBE73431BBEB7A95F3E8B1B3C3EFD0D12BE9231B73D8257D53D0FB1B93D643BBFBD6F818BBEBD247E3EADC705BE0C8DF13DBD5587BC03275CBEC0B61D3DDBFE2F3E3B0C18BD3E75ACBD0AED063E2D8F88BD3DCACA3DEB02AA3C7637CCBD3021B9BD213447BEC0D580BEADE3D2BB51ABA0BD890987BE47C48BBE402559BE3691823EADAE53BB08013D3E1452F83D74E5E33DC7B142BE916B583ED830543E794A823D0DFD80BE565029BE302D7E3E46907CBE770286BD3580953CBD138F3D3F45713EB816A0BDF88746BD83035BBEEC8C933ECE8E6B3D982B403E469E983E67A812BE7247273E154D76BC720128BDF5E72CBE67A7E6BC945FAEBD521979BE4DEE64BD2377943E6EAD9BBD8EF2D13D722BB9BB5FAA273D8E801A3EECB07CBED502573D97C4993E279AA63D363869BE5EE3363EC4698E3E6242103E08F84ABECCAF2ABE67542CBE4464F5BD85652C3EF295753D6905E4BC"
    }
  }
#-}

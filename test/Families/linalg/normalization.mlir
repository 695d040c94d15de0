#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map2 = affine_map<(d0, d1, d2) -> (d2)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<4x5x16xf32>) -> tensor<4x5x10xf32> {
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %c0_i64 = arith.constant 0 : i64
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_10_24_torch.float32> : tensor<10x24xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_24_torch.float32_2> : tensor<24xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_24_torch.float32_1> : tensor<24xf32>
    %cst_6 = arith.constant 9.9999999999999995E-7 : f64
    %cst_7 = arith.constant dense_resource<torch_tensor_24_torch.float32> : tensor<24xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_24_16_torch.float32> : tensor<24x16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_11 = arith.constant 1.000000e-05 : f64
    %cst_12 = arith.constant 1.600000e+01 : f64
    %cst_13 = arith.constant 1.600000e+01 : f32
    %cst_14 = arith.constant 2.400000e+01 : f64
    %cst_15 = arith.constant 2.400000e+01 : f32
    %0 = tensor.empty() : tensor<4x5x16xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<4x5x16xf32>) outs(%0 : tensor<4x5x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %61 = arith.extf %in : f32 to f64
      linalg.yield %61 : f64
    } -> tensor<4x5x16xf64>
    %2 = tensor.empty() : tensor<4x5x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<4x5x1xf64>) -> tensor<4x5x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%1 : tensor<4x5x16xf64>) outs(%3 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<4x5x1xf64>) outs(%2 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_12 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<4x5x16xf64>, tensor<4x5x1xf64>) outs(%0 : tensor<4x5x16xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %61 = arith.subf %in, %in_20 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x16xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %6 : tensor<4x5x16xf64>, tensor<4x5x16xf64>) outs(%0 : tensor<4x5x16xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %61 = arith.mulf %in, %in_20 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x16xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<4x5x16xf64>) outs(%3 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<4x5x1xf64>) outs(%2 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_12 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %10 = tensor.empty() : tensor<4x5x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9 : tensor<4x5x1xf64>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %61 = arith.truncf %in : f64 to f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<4x5x1xf32>) -> tensor<4x5x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0 : tensor<4x5x16xf32>) outs(%12 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.divf %in, %cst_13 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_11 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<4x5x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %17 = tensor.empty() : tensor<4x5x16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %14 : tensor<4x5x16xf32>, tensor<4x5x1xf32>) outs(%17 : tensor<4x5x16xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.subf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x16xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %16 : tensor<4x5x16xf32>, tensor<4x5x1xf32>) outs(%17 : tensor<4x5x16xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.mulf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x16xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %cst_10 : tensor<4x5x16xf32>, tensor<16xf32>) outs(%17 : tensor<4x5x16xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.mulf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x16xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %cst_9 : tensor<4x5x16xf32>, tensor<16xf32>) outs(%17 : tensor<4x5x16xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.addf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x16xf32>
    %collapsed = tensor.collapse_shape %21 [[0, 1], [2]] : tensor<4x5x16xf32> into tensor<20x16xf32>
    %22 = tensor.empty() : tensor<16x24xf32>
    %transposed = linalg.transpose ins(%cst_8 : tensor<24x16xf32>) outs(%22 : tensor<16x24xf32>) permutation = [1, 0] 
    %23 = tensor.empty() : tensor<20x24xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%23 : tensor<20x24xf32>) -> tensor<20x24xf32>
    %25 = linalg.matmul ins(%collapsed, %transposed : tensor<20x16xf32>, tensor<16x24xf32>) outs(%24 : tensor<20x24xf32>) -> tensor<20x24xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%25, %cst_7 : tensor<20x24xf32>, tensor<24xf32>) outs(%23 : tensor<20x24xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.addf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<20x24xf32>
    %expanded = tensor.expand_shape %26 [[0, 1], [2]] output_shape [4, 5, 24] : tensor<20x24xf32> into tensor<4x5x24xf32>
    %27 = tensor.empty() : tensor<4x5x24xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<4x5x24xf32>) outs(%27 : tensor<4x5x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.tanh %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x24xf32>
    %29 = tensor.empty() : tensor<4x5x24xf64>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<4x5x24xf32>) outs(%29 : tensor<4x5x24xf64>) {
    ^bb0(%in: f32, %out: f64):
      %61 = arith.extf %in : f32 to f64
      linalg.yield %61 : f64
    } -> tensor<4x5x24xf64>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%30 : tensor<4x5x24xf64>) outs(%3 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<4x5x1xf64>) outs(%2 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_14 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %32 : tensor<4x5x24xf64>, tensor<4x5x1xf64>) outs(%29 : tensor<4x5x24xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %61 = arith.subf %in, %in_20 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x24xf64>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33, %33 : tensor<4x5x24xf64>, tensor<4x5x24xf64>) outs(%29 : tensor<4x5x24xf64>) {
    ^bb0(%in: f64, %in_20: f64, %out: f64):
      %61 = arith.mulf %in, %in_20 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x24xf64>
    %35 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%34 : tensor<4x5x24xf64>) outs(%3 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %36 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<4x5x1xf64>) outs(%2 : tensor<4x5x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_14 : f64
      linalg.yield %61 : f64
    } -> tensor<4x5x1xf64>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36 : tensor<4x5x1xf64>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %61 = arith.truncf %in : f64 to f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%28 : tensor<4x5x24xf32>) outs(%12 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.divf %in, %cst_15 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_6 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<4x5x1xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40 : tensor<4x5x1xf32>) outs(%10 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %39 : tensor<4x5x24xf32>, tensor<4x5x1xf32>) outs(%27 : tensor<4x5x24xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.subf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x24xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42, %41 : tensor<4x5x24xf32>, tensor<4x5x1xf32>) outs(%27 : tensor<4x5x24xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.mulf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x24xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43, %cst_5 : tensor<4x5x24xf32>, tensor<24xf32>) outs(%27 : tensor<4x5x24xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.mulf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x24xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %cst_4 : tensor<4x5x24xf32>, tensor<24xf32>) outs(%27 : tensor<4x5x24xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.addf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x24xf32>
    %collapsed_16 = tensor.collapse_shape %45 [[0, 1], [2]] : tensor<4x5x24xf32> into tensor<20x24xf32>
    %46 = tensor.empty() : tensor<24x10xf32>
    %transposed_17 = linalg.transpose ins(%cst_3 : tensor<10x24xf32>) outs(%46 : tensor<24x10xf32>) permutation = [1, 0] 
    %47 = tensor.empty() : tensor<20x10xf32>
    %48 = linalg.fill ins(%cst_0 : f32) outs(%47 : tensor<20x10xf32>) -> tensor<20x10xf32>
    %49 = linalg.matmul ins(%collapsed_16, %transposed_17 : tensor<20x24xf32>, tensor<24x10xf32>) outs(%48 : tensor<20x10xf32>) -> tensor<20x10xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%49, %cst_2 : tensor<20x10xf32>, tensor<10xf32>) outs(%47 : tensor<20x10xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.addf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<20x10xf32>
    %expanded_18 = tensor.expand_shape %50 [[0, 1], [2]] output_shape [4, 5, 10] : tensor<20x10xf32> into tensor<4x5x10xf32>
    %51 = tensor.empty() : tensor<4x5xi64>
    %52 = linalg.fill ins(%c0_i64 : i64) outs(%51 : tensor<4x5xi64>) -> tensor<4x5xi64>
    %53 = tensor.empty() : tensor<4x5xf32>
    %54 = linalg.fill ins(%cst_1 : f32) outs(%53 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %55:2 = linalg.generic {indexing_maps = [#map, #map5, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_18 : tensor<4x5x10xf32>) outs(%54, %52 : tensor<4x5xf32>, tensor<4x5xi64>) {
    ^bb0(%in: f32, %out: f32, %out_20: i64):
      %61 = linalg.index 2 : index
      %62 = arith.index_cast %61 : index to i64
      %63 = arith.maximumf %in, %out : f32
      %64 = arith.cmpf ogt, %in, %out : f32
      %65 = arith.select %64, %62, %out_20 : i64
      linalg.yield %63, %65 : f32, i64
    } -> (tensor<4x5xf32>, tensor<4x5xi64>)
    %expanded_19 = tensor.expand_shape %55#0 [[0], [1, 2]] output_shape [4, 5, 1] : tensor<4x5xf32> into tensor<4x5x1xf32>
    %56 = tensor.empty() : tensor<4x5x10xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_18, %expanded_19 : tensor<4x5x10xf32>, tensor<4x5x1xf32>) outs(%56 : tensor<4x5x10xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.subf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x10xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57 : tensor<4x5x10xf32>) outs(%56 : tensor<4x5x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.exp %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x10xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%58 : tensor<4x5x10xf32>) outs(%12 : tensor<4x5x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x1xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58, %59 : tensor<4x5x10xf32>, tensor<4x5x1xf32>) outs(%56 : tensor<4x5x10xf32>) {
    ^bb0(%in: f32, %in_20: f32, %out: f32):
      %61 = arith.divf %in, %in_20 : f32
      linalg.yield %61 : f32
    } -> tensor<4x5x10xf32>
    return %60 : tensor<4x5x10xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_10_torch.float32: "0x040000005E92BCBD3FAE093DC1F73ABE65FF98BC9C39A63C01A944BEC9BE02BE4003053E26A38CBD57F0CE3D",
      torch_tensor_10_24_torch.float32: "0x04000000B7D2623D61DEEEBDB28232BED09FC5BC10883A3E543E423E0A68843C3111443E72698C3A2E2FD63D07AC3FBD6A6D3F3C54ACAFBD2F67DCB928FF4D3EA946A63D982DA1BDC88A1FBEB8B707BE7CE319BEF99AC73DCFBB4DBEE5386F3D7E8227BEAEDC48BEEE0CB0BC07D1103E36F30FBEF2663A3DB9AC733DCC49DE3DB70BD13DF784373E3569073D5D1CECBDED6D9EBD278BC8BDCC67FFBD47B493BDD82DD5BD9DDBED3DA004623B3A51A1BDD922AF3B23263CBE817323BE90A3B43D6BDB85BD2A379BBC102A71BC562E09BDEE3C93BDC661253DBF47F73D7A44F9BAE71ACF3D98FF20BE5B75333E805E0ABE81ADE53DB1C1453E3F71E13ACA710CBE0B4814BE56D53D3E98A61FBE1273EA3D92ED1F3E6B47EDBC1CBD963CA3EF2ABE291622BEE32A1B3EC0C9423EFBC7EC3DCFF5473E70511C3EFCB2273E2A5D07BD848D323EC03DF1BD8BA245BEE09AC13CBA78E9BC8486313E2D1FE5BC083B4B3E9914473CF84A11BE6DC4CA3D82C1FC3D6F88E43DF3C9CBBD10E43E3E3EC801BEC68F143DC440143E7C2EA63D2E0AC93DAF50F93D1CD6B43DD7F9CBBD7130ADBD48F8313DB2E4DBBD7987AABD924E22BD21B15B3D3E9EA63DCCCF93BDE0FEA4BD19B847BCD021EB3D2ABABEBDBFCD48BED36B133E8F7BE9BD5035213CB3C51EBE988747BD713B21BE0CC2FFBC815E023C73C9103DA2EFECBDA4CE1A3E4784FDBD888E8DBDEDF506BD6F94D73D37B949BEE0F4013ED99850BECC37303E41BD30BE8E590A3EEC45463E7B209B3D6E61693D266FCCBD487F6ABB9E3BB2BC2856A7BDB5FC223EAFADE43D4E6303BE0A06473EFD2C22BEF1A5883D1404143DAD0107BED9FB2F3ECDA9E1BD1FDF2B3E97A31F3E6F793B3E7AF469BC97103A3E034FFF3D961D84BCAEDD113E8F78193E177426BDD30A29BE62DED5BC626050BE24703F3E201AB83DDBF6D93D2275E2BDBEE7723D61F941BE7BBB55BB2BD5ED3D0B893E3ED5811E3EDB260BBE95310BBEF932C73D34CE273EF95912BE8DE243BE2D2B3FBB4B73463E3464913CA01910BDD1064E3EB08406BD9E0AB13DC0BB29BEF9B4E7BDD732A93DC589AA3C184545BE04940FBE4DFD46BD4D5501BE8C51CDBD7096EEBDB73C24BE428E733D29632B3C625A623DF9A308BE07F1E13B62E162BC2A00A03C5F309DBCEB131F3E319B363EEE1DF73D64F3AEBD989C353D272E99BD937DC4BDD0D78DBDDFF1AF3DE4A4C63C3FDFE93DF30D99BD49367BBD4350B63D809F313EB206FC3CDCFC2BBE6DA54D3EFBDF1EBE5117AF3DDD17BD3D69C3D63CE63F323E78036EBB2AFA45BDF4388D3DB09A4DBD55E8FB3DAC3F93BD5CD5EEBD45F21D3E069AB23C",
      torch_tensor_24_torch.float32_2: "0x04000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_24_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_24_torch.float32: "0x04000000206F33BC78E485BD5064F8BD4C61033EA2AD7DBE1034753D669D78BE209EECBCCC7CBC3D48E5AB3D60E661BE84959C3D3AD83EBE3A2869BE4C2C8A3DAA12783ECAF860BE38B2773D42626E3E72A71CBE54FA763E98D2C13DC88237BEC883913D",
      torch_tensor_24_16_torch.float32: "0x04000000441A5EBE367836BEC4929FBD18B05A3EE0A2293E3CB734BE04D7CF3DC2F0613E10BC4ABE0C39C33D20EA1B3CE67470BE10DD973CB8696DBD085B94BDDC79973DA04050BC00750EBB648A053E86AF5ABE38D6443E1CC9473EE8EF4A3E288D41BE18580EBEC421413EFC2B7BBE2414F23D04794C3E8031B4BC142B27BE42B8323E7443983D8094C4BDE004BE3DD4D28F3D36E0233E4EE84BBEC0E2FABB7C5F4E3EB8F053BE98A2FCBD9202573EC22062BE8EC0673E6C6D3CBEC08AE3BC4EC41A3E4A64553E80208C3DF8BF85BDF283243EB28039BEF4F978BED8F8D13D1ED5683EA69C4BBEB0BF353DC01BD8BD686433BDF0E0133E745AA1BD989CB63D401DDF3B1002DA3D348DA0BDD6F250BE8E210E3E34C0933DB039373D74AD7B3EAE2043BE642EF8BDFA13723E903900BE4E85523E58ABC73DF00EE5BCF08BC5BDC42C29BED0CB3CBED61B4CBE8E1F51BEE0CA80BC38AB06BE9CAAFE3DB8E2023D367137BE68D287BD30BAF93C90D3753E18710EBE4AF27DBE505453BEF8555CBD3827693D1CDD4BBE324E6B3EF44B623E86575CBE68550D3E6000E5BD4AC9053E46B427BE20F5753E08486B3E2A5D203E68C5BB3D308BE23DEE7D263EB48340BE50670EBD84085EBE38B606BDE839B7BD80F195BB507803BE1CB7A83D06816FBEF8EFAABDA40B78BE2862293D9C1F33BEA4C29BBDB435C23D68F5643E80634D3EE051673ED2BE76BE906322BE9843093DB8440DBDEE2E393E2227133E80E2EB3DB8FBBDBDAC46E4BD64F4E4BD4C3FFEBDFC3F903D40DE01BC08D5573EC8D318BDC80F65BE78E7973DD056F7BCE4FB73BECE1A4ABEA02003BDE818ADBD48B7A2BD7C9D413E144A6BBE904937BDA0C7BB3DB052753DD0ABA33D2097933DFE6374BE2688693E96361D3E7C893D3E4E440CBE303D85BD00AD5EBC188023BD0CD78E3DA80512BE805C863B10A4113D3EA5763EEC63C6BD40202CBE3E4A633EDA57593E22AD37BE806515BC48DF7C3E68374ABDF014FD3DB01015BE945DE43D6CAAC53D204BB4BCF82870BE008485BB3C30983D98A7FEBD887C52BD80169F3C34E31FBE32512BBE9227753E70CDA13D7A812A3EC000C2BD1E2F1FBE80A7D53C1C4DDEBD7A992FBE0A22043E3413823D16D75E3E2AC976BEC019B2BC36E273BEC0E895BC8C43163EB8987C3E785C7C3DB44734BEC2CC1EBECE505E3E3C9A113E684306BE780958BE22A14CBED89C0C3E405AE5BC84C6E13D5C16513ED0A7593DD882F93D3C09D63D2016653D62E6693E00DC7EBBFECB48BE6221073EC00C6B3DA0AE423C06A776BEF49A893D007D33BC541A44BE8015C93C701248BE00913A3DB8A955BD7C9EBDBD00D8643E901EBDBDF6D5353E6037983CDEAC223EBC0A30BEC03091BD90CB3BBD50AEE03C06C92D3E4ECE3D3EA0517BBCE2EB47BE58C535BD5E27103E501118BEC07F29BDB87EA43D806A9C3DB034F73CCC1ACF3D3AA95B3E0487DCBDD275243E48D811BE0C68E73D00B1473DD6F8113EC879663D883D353EE64E65BEA8C02BBE22A8373E60E14BBC5A433E3EBA4D32BE7CAEF5BDC08E81BD8CF7EDBD78C328BEB211333E308424BD7CB154BE5E4F383EECD3B33D34AC36BE58D950BDEC63B3BDBE3D5EBEDAE91E3E46B0683EB01B353DDC89253EE6C4683E54174EBE2CAF313ED8CE40BD063D393E92EF71BE42690DBE78BBA3BD705560BD10459F3D0631703EA80C5FBD4CAF35BECA4614BE96C15E3E06236B3EB87D2ABDE2A52B3E00EDF83A9C2DCA3D92EB0CBE3C72A03D0A67603E245CC8BD7818E83D10E08E3CA8814D3E7CE74A3EEE2208BEBC8D4A3EA0CC6A3D00B4AE3A74E0983DACBC53BE24EBD43DC69B00BEE404B93D301DBDBD46C9033E70EDEF3D58E7BB3D404143BE2831953D30AFF4BCB0183D3EC0204ABE1C1363BE047075BEC6767A3E5055273D884738BD80D0B13D607C6E3CE0714D3DDC67F9BDA86108BEC05289BCEE9C3E3E9C7F983D88E0DD3D8EB517BE988AAB3D82240EBEC8165F3D70D1FB3CF8E2303E38D23EBEF6D16FBE3CA7443EB082D53C8CD5883DF8BC3F3E4085BF3B7E2E52BE004C7BBE2CF06CBE1A8F61BE16391EBEDC1ED43D8C00863D5C5B2BBE74893F3E18DA65BED4E0CCBDFA67593E60E095BDC839913DF89BC9BD2C70CABD5473C93D0CE2D23D",
      torch_tensor_16_torch.float32_1: "0x0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_16_torch.float32: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F"
    }
  }
#-}

#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @main(%arg0: tensor<4x12xf32>) -> tensor<4x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_2 = arith.constant 4.471500e-02 : f32
    %cst_3 = arith.constant 7.977240e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_5 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_6_12_torch.float32> : tensor<6x12xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_12_torch.float32_7> : tensor<12xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_7> : tensor<12x12xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_12_torch.float32_6> : tensor<12xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_6> : tensor<12x12xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_12_torch.float32_5> : tensor<12xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_5> : tensor<12x12xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_12_torch.float32_4> : tensor<12xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_4> : tensor<12x12xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_12_torch.float32_3> : tensor<12xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_3> : tensor<12x12xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_12_torch.float32_2> : tensor<12xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_2> : tensor<12x12xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_12_torch.float32_1> : tensor<12xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_12_12_torch.float32_1> : tensor<12x12xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_12_torch.float32> : tensor<12xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_12_12_torch.float32> : tensor<12x12xf32>
    %cst_23 = arith.constant 1.41421354 : f32
    %cst_24 = arith.constant 2.000000e+01 : f32
    %0 = tensor.empty() : tensor<12x12xf32>
    %transposed = linalg.transpose ins(%cst_22 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x12xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_21 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = arith.divf %in, %cst_23 : f32
      %55 = math.erf %54 : f32
      %56 = arith.addf %55, %cst_0 : f32
      %57 = arith.mulf %56, %cst_1 : f32
      %58 = arith.mulf %in, %57 : f32
      linalg.yield %58 : f32
    } -> tensor<4x12xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %5 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_25 = linalg.transpose ins(%cst_20 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %7 = linalg.matmul ins(%6, %transposed_25 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %cst_19 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = arith.negf %in : f32
      %55 = math.exp %54 : f32
      %56 = arith.addf %55, %cst_0 : f32
      %57 = arith.divf %cst_0, %56 : f32
      linalg.yield %57 : f32
    } -> tensor<4x12xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %9 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.mulf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %10 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_26 = linalg.transpose ins(%cst_18 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %12 = linalg.matmul ins(%11, %transposed_26 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %cst_17 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = arith.negf %in : f32
      %55 = math.exp %54 : f32
      %56 = arith.addf %55, %cst_0 : f32
      %57 = arith.divf %cst_0, %56 : f32
      linalg.yield %57 : f32
    } -> tensor<4x12xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %14 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_27 = linalg.transpose ins(%cst_16 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %16 = linalg.matmul ins(%15, %transposed_27 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %cst_15 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.tanh %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %18 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_28 = linalg.transpose ins(%cst_14 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %20 = linalg.matmul ins(%19, %transposed_28 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%20, %cst_13 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_4, %21 : tensor<f32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.cmpf ogt, %in, %in_33 : f32
      %55 = arith.select %54, %in, %in_33 : f32
      linalg.yield %55 : f32
    } -> tensor<4x12xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_4, %21 : tensor<f32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.cmpf olt, %in, %in_33 : f32
      %55 = arith.select %54, %in, %in_33 : f32
      linalg.yield %55 : f32
    } -> tensor<4x12xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.exp %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%24 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = arith.subf %in, %cst_0 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %25 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %26 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_29 = linalg.transpose ins(%cst_12 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %28 = linalg.matmul ins(%27, %transposed_29 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%28, %cst_11 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.exp %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.log1p %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %32 = tensor.empty() : tensor<4x12xi1>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x12xf32>) outs(%32 : tensor<4x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %54 = arith.cmpf ogt, %in, %cst_24 : f32
      linalg.yield %54 : i1
    } -> tensor<4x12xi1>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%33, %29, %31 : tensor<4x12xi1>, tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %54 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.tanh %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%29, %35 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.mulf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %36 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_30 = linalg.transpose ins(%cst_10 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %38 = linalg.matmul ins(%37, %transposed_30 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%38, %cst_9 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.exp %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%40 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.log1p %in : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<4x12xf32>) outs(%32 : tensor<4x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %54 = arith.cmpf ogt, %in, %cst_24 : f32
      linalg.yield %54 : i1
    } -> tensor<4x12xi1>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%42, %39, %41 : tensor<4x12xi1>, tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %54 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%37, %43 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %transposed_31 = linalg.transpose ins(%cst_8 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %45 = linalg.matmul ins(%44, %transposed_31 : tensor<4x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%45, %cst_7 : tensor<4x12xf32>, tensor<12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%46 : tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %54 = math.fpowi %in, %c3_i64 : f32, i64
      %55 = arith.mulf %54, %cst_2 : f32
      %56 = arith.addf %in, %55 : f32
      %57 = arith.mulf %56, %cst_3 : f32
      %58 = math.tanh %57 : f32
      %59 = arith.addf %58, %cst_0 : f32
      %60 = arith.mulf %59, %cst_1 : f32
      %61 = arith.mulf %in, %60 : f32
      linalg.yield %61 : f32
    } -> tensor<4x12xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %47 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%1 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x12xf32>
    %49 = tensor.empty() : tensor<12x6xf32>
    %transposed_32 = linalg.transpose ins(%cst_6 : tensor<6x12xf32>) outs(%49 : tensor<12x6xf32>) permutation = [1, 0] 
    %50 = tensor.empty() : tensor<4x6xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<4x6xf32>) -> tensor<4x6xf32>
    %52 = linalg.matmul ins(%48, %transposed_32 : tensor<4x12xf32>, tensor<12x6xf32>) outs(%51 : tensor<4x6xf32>) -> tensor<4x6xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%52, %cst_5 : tensor<4x6xf32>, tensor<6xf32>) outs(%50 : tensor<4x6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %54 = arith.addf %in, %in_33 : f32
      linalg.yield %54 : f32
    } -> tensor<4x6xf32>
    return %53 : tensor<4x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_torch.float32: "0x04000000AB69F6BDE79FA93DFC5180BDB1B1C13D3C3DFA3D5210323E",
      torch_tensor_6_12_torch.float32: "0x040000008DBE2FBEB1E1E43C7F43263EF232283E3D1485BE723085BEF3EF08BD977D53BEE5FEC3BDD7EE81BEAC42BABDBF8F9EBDD7A69B3CB66967BEA9FFCBBDD30D053E8C77E33B2EAA54BD378B84BE3B908B3EACF47F3E57DCBD3DF41C14BEE071193E998F66BE14C78C3E2F9D573EFBFC00BEF559313C12BD9F3CACF8213E4C90893E14B67A3ECCC92A3E4BF192BE59A6893EF55B113E63F3E2BDDB073DBE8CE002BED2548CBE9AA6633CCE8C1CBE29A9F73D26A5BE3C052C113E206C0B3E02B49ABDED6A4BBEF045B7BCBBE18F3E897C8FBE95BECD3DB187763EC3BD503E7DE5F2BC1A5F34BEF859A8BD7AB37FBE03B830BC52E5EB3CB3D0E9BD2E6284BEFC13A93D567440BEEBF5CD3D24DAA93D6E875CBE0B038F3E8E1D29BEF1F15BBDABEBB0BD",
      torch_tensor_12_torch.float32_7: "0x040000009B5767BE2C93E43D93291DBECF8284BD002486BC54A3283D07548A3EC104BDBD979D723E3929FABD44E6C13BF366B2BD",
      torch_tensor_12_12_torch.float32_7: "0x04000000A28A783EFD170CBD1FB1313E7AE035BE69ED10BEE020253ECF3B3B3EEA1429BEE3702E3AAD585FBEFDC525BEEFBEA6BDD7A6373E13DD27BEDC692D3E096E203ED363793CEBAC803ED3A11F3E7E20DF3D52AD6BBE350B753E5BF714BE880D493E3CDF18BEBEE76E3E9207883E61F3873D38BDD8BD551FA8BD639E4DBEAB673B3E259D483E0F18863EF0C6843E6C5BB5BD5B86DE3D221A3DBE5F20EBBD2C8A07BB382B823EFF898EBE1E76F53DBE8C913ED6556EBDA9F9DBBC255882BE64D66ABEED4F643EA63E203EC91114BCC5B82FBE22456BBE8C54B3BDCAE642BE2646CC3CBF099ABD392190BE580F3B3DD6323FBEAF78C7BD67B834BEE96013BE067AEB3D47DE8CBE7D958B3EEE718CBDAC22C23D816D82BE5AADFE3DEDB9913E8F055ABE8075A43DFCB0723D3429763E45FF88BE0E588A3E5FDE7FBEF8B1673DEFB36EBE6C85E2BDD5E887BEFB96E9BD18491F3C9E36913EB2ECE13DB3D3193E8D5581BE244C663EC3CF2CBEF539ECBD29B0103D8FB78EBE7627EA3C3D8E6ABE0782773E8C627CBD732861BDD590143EC3F0833E22F50F3E979693BE2794253EC63E843E208B713E707A7F3E95D44B3E108CC93BDF72DCBDEE0732BE75E28E3DA3DCC7BC1FEAEABD1A1F12BCC77F83BCB146183BE6B482BE17CA993B7DD11BBE74CD3CBCF7C0823ED03466BD04A9AABDFEA5B73C2A9251BD2C8B75BE20468D3E696408BD932A5D3E0647923E280C6DBED392913D22B6153EEDEB533EFCAD893E21271D3ECB8FC63C6145B8BD9DC5473EDEC74F3E90C749BDE5F97CBE16DCA23D0FEC8E3D",
      torch_tensor_12_torch.float32_6: "0x040000000A2DBB3C36AEAD3DB53C353EA44874BE580B76BE4E7E26BDE664793E0043BEBCED1D43BE3D3E8B3E2B2C66BE6716F23D",
      torch_tensor_12_12_torch.float32_6: "0x04000000863A123C0541043ECC16BFBD29928ABE411EFA3DCF138A3E0B61DE3B59A9063EBFBC223E1BB17F3E9CCAA93C7AF01C3E541CCE3CF08ADC3DE654F03C6422FFBDA54C3FBEA170413D16B55FBE26CE83BE41FE733E33CE683E05F991BE49B4D7BD3583123E87EB8CBE810937BEE68736BE4D6C36BE37602ABC222B913EAB5987BE9A8CE4BD21617BBE74DA973DFB9C90BE9F3E11BE5D4498BD75035C3E1EC48BBE3C0A38BC59A70A3C3AA1CA3DD0186ABD6FE8F7BD9EEC26BDA373113E4062F03D02F575BE0C655B3EC29891BEC4BA903E0348B83D3611083E381097BCC9662E3EE4E927BE071B18BE0BE98CBD61175DBB4A5535BECF51203D7FC1873E6AD783BE228E51BEB3B3C9BD015415BE356F1D3E2155523E48BA8FBE72115FBEEC69073E286B1FBE3A4C0B3E0D7244BEBEAE11BEDD1E0D3DDAD6D03D56DD27BA06086BBED41BED3D7E004F3D05C18D3EAC9A75BEF9C7343EDBD07CBDC13E813E6B3ED9BBEB853F3E3BC2B9BDAF5D72BEE39F2A3EBF0981BED56B433C3D6C8BBE0DE2B13D3538D13B43AE663E5554B53CBA3D6A3EDD3986BEA094033E3D9B443EC64891BE2BDE8CBEBE2B47BE234483BE521CDD3D1DACD4BDC0CA1A3E3AE4DBBC34A54C3E90ED493D6FA04B3E09F156BE99C327BE0C80743EB05A573E981B083D56A38F3E5C23C5BD1BACCD3DB46CB2BD968D173E030394BD1EE39A3D404CD0BDB496773E31058F3E4C388B3E694A033D7EAB27BE31AAFE3D92A5953CC22BBABCA99D54BD7F0A533EC7FABB3D8B6A43BE3667F3BD5DD286BEB574573EDFF0323E19BE213E",
      torch_tensor_12_torch.float32_5: "0x04000000182B1ABEA70A20BE88A493BE6EB7733DD558643E15A9F1BD7C8CA43DBC63C43DD3D72BBE9F4638BEA265993CB97D1EBE",
      torch_tensor_12_12_torch.float32_5: "0x04000000651217BE1D9161BEDC50DE3D897E153EF3E30F3E5996043D5DFBE23D4E7131BD18260A3D760B8B3E9F4BB83D66704F3E1B1D053E3FD04FBE72F607BE4BBA91BEA13C84BE123B1A3DB547D53D4A03EABD7FA5433E843C7E3DB6A4B7BDB154983D8F8E88BE8E80CEBDDF786CBED2ED6A3E32B5AC3CB5B504BE73FDD8BD75613FBE8BDB143E9C7A673E606EDABD9497D3BCDB70803D7FAB84BCA14A8EBE6F68D13D3ECC873D185AA53C5A11833E716AC23D6D72933E55A208BD23BDE6BC6D077D3E60F45C3E24C157BE6A885F3E6DBC8FBE0F4A043EFC475FBEBC978CBECC8C5DBE892F8FBCA0BB8B3ECD3570BE2FA1343ED214B3BDF986CA3D058F4ABE4E391C3D62E6283E0462243DEC2C2ABE151C61BE7D6277BE26CBA63D16FF2EBE1EFD9A3D98274C3ECD8A4B3DF2B2193E3E0F8FBEEC45F2BD819E9DBD2BEC14BC442AD7BDD839623EF40424BBD9899F3D6C5D8EBE726930BE98B77ABE786E923DF35256BEEBA336BEA0F8443E9E5B89BE4CFE3DBE2CA5F6BD97BE70BEA8B681BE166F933E8DCB14BED45147BE9734AFBD5FE7463D46BD803ECBBD6C3E9A02823D80098BBE50B1AB3DF4FF2B3E87E8543E36B0263D60C1CB3D6227073EA343E1BD3CF645BE752108BED4228CBEBB8302BE2F8D44BE96B340BE9EAC7C3E31052A3EE2988EBE5CE1413CDECA57BEA8E0C43D19B9023C5E50203B8CD1EC3D91E9263EAE5892BE0B784B3EA07A713D923378BEF19A78BD919270BD71E273BDBE70C63DC9DD863E3BD1933D0214473E5FE82DBE4AB185BEE052873E49EB453DCE16E2BD2F0E9C3C",
      torch_tensor_12_torch.float32_4: "0x0400000062416D3E9DCE773E9C2E603EF3271E3E6E4543BE67FE8B3D995ABCBD5767413E8CAFF83BE7DDE7BD3670D1BB8DFC91BD",
      torch_tensor_12_12_torch.float32_4: "0x0400000041BF5FBEAAA9133EC47A22BD233A86BD97F21A3E17D3ABBD62FE78BECE9087BE0C12D0BCA2B3923E4A55693E17BD24BDE8674DBDD12807BD5C4256BEC611673E7D6A68BE20755B3E718631BED20E143E31822EBEB1858DBEE314743B6FC8363E639240BD3355843EC7CEC6BDC9536EBE6D060F3E1D488FBE0280073EC7F1433E1356A83CB4FE913EB700933E011C1C3E790C3BBE553081BE1867E3BC6EF534BD498CA3BC530FEC3C653F753EAA34623E4E6F19BE443963BD1C6E903E2B03653EF391D3BC0B1B873ED5EA8F3D20CFFE3C73B91BBE288320BE64374DBE2EA4473E698D02BE427AE93DD2741EBEF0EBAF3D25AA813EE93367BE91ACA63C85773DBD566B72BECA00DD3CC3BC203E32AF69BDFD7943BE3D5DAD3DA55A40BE5391DCBD112C313E574667BEF65CEDBD7049203BEFF7923D77A977BDDBF668BE4D406E3ED304BC3D9BB30F3B6F35723DC4DA46BEBDAE8BBE765D7F3EFD0B71BE0328C2BD9D08303E953F00BEFEF6F33DA8DC56BE4D32163D5E30DCBD421997BD7AE34CBEB7B1473EE8B5A0BDACF53CBEB52A34BE6854873DF5AE5BBED042893E61AC443ED4208A3E644F50BE1330D63DCEDE72BED0251F3E837F39BED9E50ABBC6A846BEB00C88BE62D0C23D7550163EF8BC933DAF9A17BEB352023EE37E38BE5E158B3EA3E46CBE274D033D859A823EA90186BE0CC889BE0C10A03D675F893E613B013EAD2575BE1458213E3CB5803ED60E073E1447903E954C8FBD31C40EBE250E3DBE5A737ABE04CD58BE0EC738BE6AAB453D57DE6A3E9A6A71BD1EB9743E7E65213A",
      torch_tensor_12_torch.float32_3: "0x04000000C45DCC3D80C7D33CA1F260BEA43593BEBB64823C730C18BEAEC1123E6C079FBD0D900CBE9332CFBD2F64AABC6D31D8BD",
      torch_tensor_12_12_torch.float32_3: "0x040000007703FC3DD7A957BD9FBD06BE5776193E1DCE893E93B974BE5B2B623E40E80DBD987B20BEC73C42BE85385A3DE6CE593D26D190BE748E313ECF6885BEAE468F3EDA601C3D07003CBEF775203E70DA8C3EFD3480BE57F9DD3CAB425A3EE7E5583E801C733E8797A33D0585503E5A102E3EF86AAEBDDF6F0C3E59D605BE2C0F7D3C7FD1A3BDD49B08BE8523DEBD178E8ABE5FB76EBBB285B43D19469C3DBEEE89BC549A2CBEBA41FB3B0D0980BEE8426EBE563AEEBD0FA3A53CD316333E2C4F1ABE5D5871BE9B2267BC5E94EDBD17CDEAB9BB0026BC82AC8D3E8E17DA3D3765CABD7109763ECBB43DBEC5371B3E7E46253EFB78D3B97E19ADBD51E94D3E8B90213E0A3B843DAB5C843D1B46863E401B87BE6AB470BE59D2DA3C5290CE3D6269FDBDA2E251BE54644E3E07FD853EDFA844BE6D084A3E58579ABD8991123E5FCAF43DF2B3F53D486BE53D699A8DBED1D0863E682037BC4062D8BD43E8EA3DF91A99BD9251813D781112BEA039473EF0A5833ECA9208BEA3EF87BE77E18C3EBC600FBE5A2602BEF4BCAE3D8AA6923E714111BE271F2A3D3D1593BEE28787BEE16A163EAB49363E9E0C093E62328F3EC1627E3E6922913EEF36F73D125F873D891D8ABE19D4BFBD4B2AE9BC8E521ABEA914343E6816DFBDD2AAC4BC34BA093D1C190E3B9D33273E595242BE5BB642BE4EFD1C3E79B0733EE99B7C3EA48718BDA3EF7EBD9642813E82B8EF3DDCE9363E98035ABE3C77C33DFC23A3BD46F5A1BD1897803E719A1A3E06B5A1BD77CCF53D82DF9C3D9EB2483D9CB55DBE74E2A13DD7BD853E",
      torch_tensor_12_torch.float32_2: "0x04000000E334383E78485ABEFE086FBD07F186BEA5DF5CBEDF74443ED117983D08F2DFBDC071773D564BC03CD644B83CE6B20A3C",
      torch_tensor_12_12_torch.float32_2: "0x04000000522FAA3D3E8211BD63B81DBEA8E33D3E88C84CBEA0815839889CAEBD1206D83C8B6057BE14C628BD8C07783EC53D1BBEBCC92C3E1D1A86BC15A483BE9B4F1EBDAD0E2EBE114886BD6A83443C6C52773EC9F416BE2E9786BE6C21BD3D17A826BE744981BE3088853C0F4C0B3EB2364A3EF77539BC66461FBECB328DBE76C8F6BD67E27E3EC82EE3BD2C63DBBDE6A7AE3DE60C3BBECE6C883E20E79F3DD563B63DE3F8F5BDDDC2D33D17D5583DB3B5913EF90BF5BD896A36BEDA6930BD119EFB3D183C6CBEFFEE4CBEE030543E2CB8C8BC4326D9BDED17923E76536CBEEDC948BE2FB27EBC78948C3EB1CE33BD5F71AABDBE75FCBCA04C7F3C984801BE227B113DC5C0803E1EF90A3EC573D7BDC75A9FBC9C02AA3C8EE48A3ED79C963D5B631E3E12A618BE2CF46F3E4F8C423E400853BDC98C42BEC230F13D99DD9ABD59328DBE2C4CC63CE06B93BE31BC90BE147D0D3DDC0B1EBE8922CEBC594CA53DAE48D5BD677765BE7A544EBCB437B83D7ADD803E30AA75BD602A373E692ADABCA1AA393EB40AD2BDE45C593E4896893E1FBF86BEE31D873EC75C5EBEDE45A33D36206EBE7424EDBC7968553E66FF273CC065D7BD2197563EE6E88ABECDADB23D513E813E32CD0DBE696D37BD5A0F08BE1050A6BD1A155BBDE5387D3E77A6A23D620AEF3D5C742E3E3546A03DD9B7C93D310E8BBC7686BE3DA7221DBE33CEF83D8363A33D1A281B3EAF1409BEDF76243E73016DBE96B6613DEA9E48BC842735BE1B85213E1B508F3EAC28863DF6A0303E9B14853E1100283E996381BE46AC3BBEA48F073E",
      torch_tensor_12_torch.float32_1: "0x04000000B2F1FE3D91B0D33D21DD5BBE8914B7BDAD4332BD6B84163E46CC8A3EEEDFD3BD59A0ED3D2B68BF3DD0CF68BE179D933D",
      torch_tensor_12_12_torch.float32_1: "0x040000008CE1E4BB714D92BE53588A3C4C8880BE77A5153EE49D38BC16F7C5BC0FB29A3DAAE71B3EB8DA423E5446FABD54E96DBD999B1A3D82F91B3DDA1A12BE667D5D3E1109F23D4E6AB33CEEB27ABED4988CBD1A08343D3E0E3ABE8EC2EE3C498DAABD8F768C3E741C173DEE9489BE81AC043DB65237BDDC41793E6CDD483EDF75CFBD1210DCBD3F4E85BE1D5A8DBD4B22363E3F1A8C3EB3BDCDBD364760BE876232BD2A2A3EBEB9BA52BEB1D78BBE753C92BE9F5D86BEF49919BEDD8D49BD1A301C3E40AA383E7A267E3E567AD9BD966844BEDB736C3E52229C3D60F87BBE9828CABD329644BE4EF062BCF768F7BDD53EA43D5AAC43BEB3BD053D707D223D43BBE63B2C89613E7417803EB992453EAE47F93BFDC602BDC126B03D5764ECBD1F7A693E7F0E183E36683C3E72A73ABE8F858BBDBC9CE5BDA0A0053EFCC33D3E33C8813A99E107BE6CB677BEA52CD63CFBF18A3E55656D3E5CC2553E2FC95F3ECCE070BDF2197CBEB7CE913E2A5F41BE8272803EEFFE7ABE0FA5F1BD44E2983D0893A1BDF26240BE75B1DD3CB6C9FE3C35C5773E6C190EBE3D13073CE6E38BBDCC0C3A3DBF45433E4C12B5BD8C47BDBD2205BBBDBA82D73C3449EA3D4942C93D432F553EDE75603E6F41F3BD513C293E430315BB4B1F3CBE851A12BD148432BE718993BE8962D5BD8E3490BE9253853E423562BE0D06553E6680173EC63F87BE375BD8BD2B6D8F3C5E69973D5F6D65BD046971BE07BFAA3D6111EABD9447833ECA0DECBDC1F848BE7765903EA8F7A73D056F48BE1F722DBE01FB65BEC4EBA63D16945BBE",
      torch_tensor_12_torch.float32: "0x04000000DE85D9BDD89B52BECE9C633EACF9463E72A3323D4A8ED53D1FA986BE77AD3DBDBB5309BE9CC31C3E2C1DE3BD799528BE",
      torch_tensor_12_12_torch.float32: "0x0400000027E8503E7E2206BEBE7276BE2F651C3D707564BE83FAACBDA73080BE1754DFBD3D2371BECF557C3EC105853EF650063D573C783EAD8D32BEDE849D3D1C1276BB880721BC3B14443E85955ABE89D5613E6AAA693EF1777A3CA4B06FBDA0C94D3DF48554BE04AC4DBEB21CA4BD7250AC3CAC458DBDC977EABC69514D3E5F019ABC6CCB2E3EAA2DB0BDBF0052BE2AD074BDE622803EE876F0BD3632823ED6F5BEBD8A2CF13DCC1D0CBD4D7046BE9B0B9EBD39A9B73DE9BE54BEB2150DBEE1E479BE932754BE34E7BDBDF9563DBD0153263C7202003E58746CBE436402BD468414BE80D1923D669D2F3DC791C3BD4D7D93BEF86892BE0C3B883E1B1E8C3D1D53583D54D2843EE43480BE1512843DEC13CD3DC15B80BE61FD59BE95C6713D08E9393E49BF59BE0583C73DC7C743BC8169593D037E60BE24FF2FBEEDF54BBE33C66E3DFF71463E553B5ABDF7A954BCDC7235BE221A8CBD4727593E99D613BEEE363FBDB368983DF07F7B3C86A575BE9FD72F3E2AD8FF3D6DB657BE2F10CC3D201C793E46C6ED3D3A1D08BE37BD86BD373BFC3D222F88BE05B246BEE7D216BE563543BE82D361BEC104D53D2D07033EE5DD26BD1B5D143ED78982BE471504BE870F1B3EEF5A65BDCEEDA3BDF073833E411689BE78F4DFBDFA5E5B3E89D7693D96F0003EBBBEEEBC3458AB3D9D9C09BC173706BDF3A4D3BD7EA9CD3D941D45BE33509ABDAA6A163D28F426BD8C6F263DB377BDBDA9F104BEF76A8D3E4D54EDBB1DC9C4BDB930153EC1D183BE19EF7EBBBF6D45BD4BC66EBE59A7EABD081B38BE7A9669BD"
    }
  }
#-}

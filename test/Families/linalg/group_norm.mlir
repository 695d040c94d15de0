#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (0, d1, d2, d3)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<4x2x6x6xf32>) -> tensor<4x3x6x6xf32> {
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %c2_i64 = arith.constant 2 : i64
    %c4_i64 = arith.constant 4 : i64
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_3_6_1_1_torch.float32> : tensor<3x6x1x1xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_6_torch.float32_2> : tensor<6xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_6_torch.float32_1> : tensor<6xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_6_8_3_3_torch.float32> : tensor<6x8x3x3xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_10 = arith.constant 1.000000e-05 : f64
    %cst_11 = arith.constant dense_resource<torch_tensor_8_2_3_3_torch.float32> : tensor<8x2x3x3xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_13 = arith.constant 7.200000e+01 : f64
    %cst_14 = arith.constant 7.200000e+01 : f32
    %cst_15 = arith.constant 3.600000e+01 : f64
    %cst_16 = arith.constant 3.600000e+01 : f32
    %cst_17 = arith.constant dense_resource<torch_tensor_4_8_torch.int64> : tensor<4x8xi64>
    %cst_18 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_1> : tensor<4x8xi64>
    %cst_19 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_2> : tensor<4x8xi64>
    %cst_20 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_3> : tensor<4x8xi64>
    %cst_21 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_4> : tensor<4x8xi64>
    %cst_22 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_5> : tensor<4x8xi64>
    %cst_23 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_6> : tensor<4x8xi64>
    %cst_24 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_7> : tensor<4x8xi64>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x2x6x6xf32> to tensor<4x2x8x8xf32>
    %0 = tensor.empty() : tensor<4x8x6x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_12 : tensor<8xf32>) outs(%0 : tensor<4x8x6x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_11 : tensor<4x2x8x8xf32>, tensor<8x2x3x3xf32>) outs(%broadcasted : tensor<4x8x6x6xf32>) -> tensor<4x8x6x6xf32>
    %collapsed = tensor.collapse_shape %1 [[0], [1], [2, 3]] : tensor<4x8x6x6xf32> into tensor<4x8x36xf32>
    %expanded = tensor.expand_shape %collapsed [[0], [1, 2], [3]] output_shape [4, 4, 2, 36] : tensor<4x8x36xf32> into tensor<4x4x2x36xf32>
    %2 = tensor.empty() : tensor<4x4x2x36xf64>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<4x4x2x36xf32>) outs(%2 : tensor<4x4x2x36xf64>) {
    ^bb0(%in: f32, %out: f64):
      %61 = arith.extf %in : f32 to f64
      linalg.yield %61 : f64
    } -> tensor<4x4x2x36xf64>
    %4 = tensor.empty() : tensor<4x4x1x1xf64>
    %5 = linalg.fill ins(%cst_0 : f64) outs(%4 : tensor<4x4x1x1xf64>) -> tensor<4x4x1x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%3 : tensor<4x4x2x36xf64>) outs(%5 : tensor<4x4x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x1x1xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6 : tensor<4x4x1x1xf64>) outs(%4 : tensor<4x4x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_13 : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x1x1xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %7 : tensor<4x4x2x36xf64>, tensor<4x4x1x1xf64>) outs(%2 : tensor<4x4x2x36xf64>) {
    ^bb0(%in: f64, %in_40: f64, %out: f64):
      %61 = arith.subf %in, %in_40 : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x2x36xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %8 : tensor<4x4x2x36xf64>, tensor<4x4x2x36xf64>) outs(%2 : tensor<4x4x2x36xf64>) {
    ^bb0(%in: f64, %in_40: f64, %out: f64):
      %61 = arith.mulf %in, %in_40 : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x2x36xf64>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%9 : tensor<4x4x2x36xf64>) outs(%5 : tensor<4x4x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x1x1xf64>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<4x4x1x1xf64>) outs(%4 : tensor<4x4x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_13 : f64
      linalg.yield %61 : f64
    } -> tensor<4x4x1x1xf64>
    %12 = tensor.empty() : tensor<4x4x1x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11 : tensor<4x4x1x1xf64>) outs(%12 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %61 = arith.truncf %in : f64 to f32
      linalg.yield %61 : f32
    } -> tensor<4x4x1x1xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%12 : tensor<4x4x1x1xf32>) -> tensor<4x4x1x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded : tensor<4x4x2x36xf32>) outs(%14 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15 : tensor<4x4x1x1xf32>) outs(%12 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.divf %in, %cst_14 : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13 : tensor<4x4x1x1xf32>) outs(%12 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_10 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<4x4x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17 : tensor<4x4x1x1xf32>) outs(%12 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x1x1xf32>
    %expanded_25 = tensor.expand_shape %cst_9 [[0, 1, 2, 3]] output_shape [1, 4, 2, 1] : tensor<8xf32> into tensor<1x4x2x1xf32>
    %19 = tensor.empty() : tensor<4x4x2x1xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_25 : tensor<4x4x1x1xf32>, tensor<1x4x2x1xf32>) outs(%19 : tensor<4x4x2x1xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x2x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16 : tensor<4x4x1x1xf32>) outs(%12 : tensor<4x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.negf %in : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %20 : tensor<4x4x1x1xf32>, tensor<4x4x2x1xf32>) outs(%19 : tensor<4x4x2x1xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x2x1xf32>
    %expanded_26 = tensor.expand_shape %cst_8 [[0, 1, 2, 3]] output_shape [1, 4, 2, 1] : tensor<8xf32> into tensor<1x4x2x1xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_26 : tensor<4x4x2x1xf32>, tensor<1x4x2x1xf32>) outs(%19 : tensor<4x4x2x1xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.addf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x4x2x1xf32>
    %24 = tensor.empty() : tensor<4x8xf32>
    %25 = linalg.generic {indexing_maps = [#map4, #map4, #map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_17, %cst_18, %cst_19, %cst_20 : tensor<4x8xi64>, tensor<4x8xi64>, tensor<4x8xi64>, tensor<4x8xi64>) outs(%24 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_40: i64, %in_41: i64, %in_42: i64, %out: f32):
      %61 = arith.cmpi slt, %in, %c0_i64 : i64
      %62 = arith.addi %in, %c4_i64 : i64
      %63 = arith.select %61, %62, %in : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_40, %c0_i64 : i64
      %66 = arith.addi %in_40, %c4_i64 : i64
      %67 = arith.select %65, %66, %in_40 : i64
      %68 = arith.index_cast %67 : i64 to index
      %69 = arith.cmpi slt, %in_41, %c0_i64 : i64
      %70 = arith.addi %in_41, %c2_i64 : i64
      %71 = arith.select %69, %70, %in_41 : i64
      %72 = arith.index_cast %71 : i64 to index
      %73 = arith.cmpi slt, %in_42, %c0_i64 : i64
      %74 = arith.addi %in_42, %c1_i64 : i64
      %75 = arith.select %73, %74, %in_42 : i64
      %76 = arith.index_cast %75 : i64 to index
      %extracted = tensor.extract %20[%64, %68, %72, %76] : tensor<4x4x2x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x8xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map4, #map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_21, %cst_22, %cst_23, %cst_24 : tensor<4x8xi64>, tensor<4x8xi64>, tensor<4x8xi64>, tensor<4x8xi64>) outs(%24 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_40: i64, %in_41: i64, %in_42: i64, %out: f32):
      %61 = arith.cmpi slt, %in, %c0_i64 : i64
      %62 = arith.addi %in, %c4_i64 : i64
      %63 = arith.select %61, %62, %in : i64
      %64 = arith.index_cast %63 : i64 to index
      %65 = arith.cmpi slt, %in_40, %c0_i64 : i64
      %66 = arith.addi %in_40, %c4_i64 : i64
      %67 = arith.select %65, %66, %in_40 : i64
      %68 = arith.index_cast %67 : i64 to index
      %69 = arith.cmpi slt, %in_41, %c0_i64 : i64
      %70 = arith.addi %in_41, %c2_i64 : i64
      %71 = arith.select %69, %70, %in_41 : i64
      %72 = arith.index_cast %71 : i64 to index
      %73 = arith.cmpi slt, %in_42, %c0_i64 : i64
      %74 = arith.addi %in_42, %c1_i64 : i64
      %75 = arith.select %73, %74, %in_42 : i64
      %76 = arith.index_cast %75 : i64 to index
      %extracted = tensor.extract %23[%64, %68, %72, %76] : tensor<4x4x2x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x8xf32>
    %expanded_27 = tensor.expand_shape %25 [[0], [1, 2, 3]] output_shape [4, 8, 1, 1] : tensor<4x8xf32> into tensor<4x8x1x1xf32>
    %expanded_28 = tensor.expand_shape %26 [[0], [1, 2, 3]] output_shape [4, 8, 1, 1] : tensor<4x8xf32> into tensor<4x8x1x1xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %expanded_27 : tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>) outs(%0 : tensor<4x8x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x8x6x6xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %expanded_28 : tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>) outs(%0 : tensor<4x8x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.addf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x8x6x6xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28 : tensor<4x8x6x6xf32>) outs(%0 : tensor<4x8x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.negf %in : f32
      %62 = math.exp %61 : f32
      %63 = arith.addf %62, %cst_1 : f32
      %64 = arith.divf %cst_1, %63 : f32
      linalg.yield %64 : f32
    } -> tensor<4x8x6x6xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %29 : tensor<4x8x6x6xf32>, tensor<4x8x6x6xf32>) outs(%0 : tensor<4x8x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<4x8x6x6xf32>
    %padded_29 = tensor.pad %30 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x8x6x6xf32> to tensor<4x8x8x8xf32>
    %31 = tensor.empty() : tensor<4x6x6x6xf32>
    %broadcasted_30 = linalg.broadcast ins(%cst_6 : tensor<6xf32>) outs(%31 : tensor<4x6x6x6xf32>) dimensions = [0, 2, 3] 
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_29, %cst_7 : tensor<4x8x8x8xf32>, tensor<6x8x3x3xf32>) outs(%broadcasted_30 : tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %33 = tensor.empty() : tensor<4x6xf32>
    %34 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<6xf32>) outs(%33 : tensor<4x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x6xf32>
    %collapsed_31 = tensor.collapse_shape %34 [[0, 1]] : tensor<4x6xf32> into tensor<24xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<6xf32>) outs(%33 : tensor<4x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x6xf32>
    %collapsed_32 = tensor.collapse_shape %35 [[0, 1]] : tensor<4x6xf32> into tensor<24xf32>
    %collapsed_33 = tensor.collapse_shape %32 [[0, 1], [2], [3]] : tensor<4x6x6x6xf32> into tensor<24x6x6xf32>
    %expanded_34 = tensor.expand_shape %collapsed_33 [[0, 1], [2], [3]] output_shape [1, 24, 6, 6] : tensor<24x6x6xf32> into tensor<1x24x6x6xf32>
    %36 = tensor.empty() : tensor<1x24x6x6xf64>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_34 : tensor<1x24x6x6xf32>) outs(%36 : tensor<1x24x6x6xf64>) {
    ^bb0(%in: f32, %out: f64):
      %61 = arith.extf %in : f32 to f64
      linalg.yield %61 : f64
    } -> tensor<1x24x6x6xf64>
    %38 = tensor.empty() : tensor<1x24x1x1xf64>
    %39 = linalg.fill ins(%cst_0 : f64) outs(%38 : tensor<1x24x1x1xf64>) -> tensor<1x24x1x1xf64>
    %40 = linalg.generic {indexing_maps = [#map, #map6], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%37 : tensor<1x24x6x6xf64>) outs(%39 : tensor<1x24x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x1x1xf64>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40 : tensor<1x24x1x1xf64>) outs(%38 : tensor<1x24x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_15 : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x1x1xf64>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %41 : tensor<1x24x6x6xf64>, tensor<1x24x1x1xf64>) outs(%36 : tensor<1x24x6x6xf64>) {
    ^bb0(%in: f64, %in_40: f64, %out: f64):
      %61 = arith.subf %in, %in_40 : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x6x6xf64>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %42 : tensor<1x24x6x6xf64>, tensor<1x24x6x6xf64>) outs(%36 : tensor<1x24x6x6xf64>) {
    ^bb0(%in: f64, %in_40: f64, %out: f64):
      %61 = arith.mulf %in, %in_40 : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x6x6xf64>
    %44 = linalg.generic {indexing_maps = [#map, #map6], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%43 : tensor<1x24x6x6xf64>) outs(%39 : tensor<1x24x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.addf %in, %out : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x1x1xf64>
    %45 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44 : tensor<1x24x1x1xf64>) outs(%38 : tensor<1x24x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %61 = arith.divf %in, %cst_15 : f64
      linalg.yield %61 : f64
    } -> tensor<1x24x1x1xf64>
    %46 = tensor.empty() : tensor<1x24x1x1xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45 : tensor<1x24x1x1xf64>) outs(%46 : tensor<1x24x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %61 = arith.truncf %in : f64 to f32
      linalg.yield %61 : f32
    } -> tensor<1x24x1x1xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%46 : tensor<1x24x1x1xf32>) -> tensor<1x24x1x1xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map6], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%expanded_34 : tensor<1x24x6x6xf32>) outs(%48 : tensor<1x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x1x1xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<1x24x1x1xf32>) outs(%46 : tensor<1x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.divf %in, %cst_16 : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x1x1xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<1x24x1x1xf32>) outs(%46 : tensor<1x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_10 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<1x24x1x1xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51 : tensor<1x24x1x1xf32>) outs(%46 : tensor<1x24x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x1x1xf32>
    %53 = tensor.empty() : tensor<1x24x6x6xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_34, %50 : tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) outs(%53 : tensor<1x24x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.subf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x6x6xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %52 : tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) outs(%53 : tensor<1x24x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x6x6xf32>
    %expanded_35 = tensor.expand_shape %collapsed_31 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_35 : tensor<1x24x6x6xf32>, tensor<24x1x1xf32>) outs(%53 : tensor<1x24x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.mulf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x6x6xf32>
    %expanded_36 = tensor.expand_shape %collapsed_32 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %expanded_36 : tensor<1x24x6x6xf32>, tensor<24x1x1xf32>) outs(%53 : tensor<1x24x6x6xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %61 = arith.addf %in, %in_40 : f32
      linalg.yield %61 : f32
    } -> tensor<1x24x6x6xf32>
    %collapsed_37 = tensor.collapse_shape %57 [[0, 1], [2], [3]] : tensor<1x24x6x6xf32> into tensor<24x6x6xf32>
    %expanded_38 = tensor.expand_shape %collapsed_37 [[0, 1], [2], [3]] output_shape [4, 6, 6, 6] : tensor<24x6x6xf32> into tensor<4x6x6x6xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_38 : tensor<4x6x6x6xf32>) outs(%31 : tensor<4x6x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.cmpf ugt, %in, %cst : f32
      %62 = arith.select %61, %in, %cst : f32
      linalg.yield %62 : f32
    } -> tensor<4x6x6x6xf32>
    %59 = tensor.empty() : tensor<4x3x6x6xf32>
    %broadcasted_39 = linalg.broadcast ins(%cst_2 : tensor<3xf32>) outs(%59 : tensor<4x3x6x6xf32>) dimensions = [0, 2, 3] 
    %60 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%58, %cst_3 : tensor<4x6x6x6xf32>, tensor<3x6x1x1xf32>) outs(%broadcasted_39 : tensor<4x3x6x6xf32>) -> tensor<4x3x6x6xf32>
    return %60 : tensor<4x3x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_3_torch.float32: "0x040000006AFBAABE7706733E05019BBD",
      torch_tensor_3_6_1_1_torch.float32: "0x04000000005CAE3EF78BB23DE7639ABEB3D8A53DD776B33E20C3B43DF424103EA06FCABEB263C73E4BEF6ABDA93DADBEE095C7BE285FC83E3842EB3D54314F3E690835BE06C8E2BD5308463E",
      torch_tensor_6_torch.float32_2: "0x04000000000000000000000000000000000000000000000000000000",
      torch_tensor_6_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_6_torch.float32: "0x040000002BD117BDCCD4363D59F6A03D719FD33D4A9AE8BB5785E13D",
      torch_tensor_6_8_3_3_torch.float32: "0x040000005DD98F3DFE288FBC9BD15BBDE0D8A43DFCF3B6BCAB90E2BDA59D5A3D53C693BDE5C9A83D1CDBA73D79722CBDC08EC0BD71D3933CD5DA48BDF800A63D7A9E983C5F9ECB3D983750BC468BB63AEF47ED3DF0D581BD065A9F3DDD02E13CB4CBA93DC9657DBDCDB345BD35875FBC3C5C27BDE9D15FBD6AB1613DD19B7BBD7F9703BD9AA9A3BDCE2A72BDDC1BE73BE9CA813D03F8693C73ACD2BD81BAE83D0CB9B43DA4FE8FBD19FAB9BD5B88823D40EAE53DDA798C3D883A13BD622CD23D2F2BD03D2E50D6BDF66323BC592437BD00E88C3D2623183DFCB6A7BDFD7F053D44CB35BDB88009BC578AE13DA2CB9ABDB3B0893D95D08CBDEF17393DD877CC3DEC7C8ABC8794FD3B0791FFBC362573BDD2A7CA3D0A6D483D01C4AC3D68EBEB3CE0323FB987FE503A596AA83D0840B13D4387DDBBF5B0E1BDA51CD3BB643FCB3CFC65C9BA2A6D6F3D4E35843DC6BC9C3D874E163DA52AD6BDEFF19F3D8E17BB3D6538603D15007E3D5B9F77BCB4F0EDBD0D408BBDEE77E9BD5BFA9D3DCF6B29BD0E68873C2379ED3DA521BA3D9D67323C85C67A3CD776AFBB7E143D3D4469473DF53696BD4D20AB3CED1073BDE171833DADADC63D0EE53A3DFBF3E8BDAE7C38BDBF1DD6BD73D6593DF945DB3D6EC08B3D5FA7D8BDFCE8CD3CE770513D9A2C93BD049DAB3AA432E0BD3514F83CC0BC64BDA19AABBCD50BBDBCAA588A3DE0241ABDE31C863DB590BC3D51A49B3C02DBE33C13EDDC3D77C4D13D6407A9BD4058D4BCF632873CDA3524BD0D00DABC2BB0AFBDB0DC023DE22497BAADECE2BDB7C8B23D7AF8ACBDF434463D7688CF3DB5D9953D9C55CDBD639CDD3D1AC74DBC73BFBCBD674A9E3A4BEB933D1A79323D694319BCC19D8CBDC53DBDBB98AEDABDEE50EABD73F7A9BD6BF3CC3D192209BDE386B1BDD580B73DBBAAD83D00D8C0BD4E6A4BBDADD2DC3D5C7CC8BD5F1BDE3D79DA4D3D869626BD2C3B483CACE3CF3DDFF190BC211BF13DC3986BBDBE639EBDDE56793D3DDEC7BD3CE1AABD2C24B13ABBAE93BDA3DABFBD9A8D533C1A10E5BD353A063C7693BC3DEC5DA83D96A9E83D1C17E43C5B91D53D1A2256BD8971E2BD9A8757BC7DFC23BDDC60E5BC97591CBD742F053D6E1BDEBCA1C39B3DA462B5BB642940BD0591E7BDB84745BD8CC977BCA7DFDFBC02592E3DDAFB8CBD41F6983D7E4765BD9D26E03DD2D2D4BD797F3D3CA2DEC2BD037A76BDA62480BD0B08DE3CD061E8BD8DB650BDC808193DEAA5E33C2CDDD2BD58BD853DA06C6A3C6FD3A73D40E7BBBDE4FF4DBD41A442BD44DD8B3D493871BC3F3E38BDDEF93F3D353503BDCC954D3DE56D4FBD4513DFBD5CE4D7BDBB1F20BD8E8345BC5631743DC91C6CBD01FCA43D8F66A6BCA9F01DBC36B1C6BD1155CDBDA4CA8CBD0425C83D890F9D3C5EC0D03DC519BE3C43F87EBD848F4B3D1D33A53A757D80BD6DBEC0BD02908BBD9C6DB23DBF37A2BD16A3BDBD0034DDBD58C33E3D72F5843D2F39723DE2F7EE3DAEAC5DBC1F49D23D952B31BDEF2E1FBD0838633D8CAF1DBB7E18B23D8A6B57BD49CA783B4F4D91BD0B36A33D196AD6BD2A80CE3DFBAF0B3D79158B3DC4DEA5BDA733C9BD7BB6D83C69ACCD3D6D35093D937381BD99D8853D5287AD3D1D6C993D0E995D3B8C52843D403AABBD593FEABD07D4573CABE71A3C9E97C4BC044DDBBDDE37C63D03E3E2BD135C75BD499580BD26DDA73C3BA296BDEBC0F83C0DCDE7BD781F9E3DD83592BC411563BD5F2823BDE7D5EDBC0B5A9CBD2624D7BD0BDCBBBC28EAF3BCFE1BDF3DD1C644BD941C4ABDEFDB693D9D11163D56F2803CB279E6BCB18C68BD6DC465BD14EC2B3DBBE12F3A8D135F3D6CA89C3D6547A93CEB2878BDBE6AA7BD54BEA33D05736B3DA2CFD8BDF306BD3DB390ECBD6637AABC6815D43D0E6BE63C73BC80BD85F172BD9C84DE3CECBB46BDF62945BD8A2E6DBD7452A4BDC2B4213D65C1DEBD1075FE3C512AD7BD63D818BD07B8293D7BFA8F3D8026DF3DBCC47F3C61B4BC3DA7ECBCBD60EB1EBD0577D63DBEFDC6BB9545E2BDC7A1B03D3ADADDBB236BD2BD23B6A93D0DF6773DAC8A303DD67AEFBC710B5DBD9E2729BDCD9B5FBD7752B53CCC8F853BFDBEB0BDAD3A3CBCCB313CBDE8B330BD7371B73DD225603DB8286DBC20339CBD217E033D61F36DBDB232A3BA86D2803DABA63B3D339D93BDF2E196BDD96DAB3C62A2A3BDA7E9C83C8645BB3DA469AF3D06132ABD77CFD93C2E86CA3D9581BEBD785087BD495B97BDA980E13D83A1093D32B741BD4449A03DBCD6EDBDC4B243BDE88C433D68C8EA3DD3EB3D3D3C65B53D312CCFBB16F9ECBD3C37A33C83A2AF3DDEBE693DA57AE9BCC5A59FBD23F1CC3DDE14FD3CCDF698BDACF0953C92E788BDAD18D83C7CDCD03D1CD9D33DF186D9BDD7955A3BBDE703BD381A94BD0E79543D5B52F0BC31C8A03DA3CD583D",
      torch_tensor_8_torch.float32_2: "0x04000000789D143E611D283E5094723E4388F0BD9205E93D2C5DA73D74A5913C011D77BD",
      torch_tensor_8_torch.float32_1: "0x0400000038C6793F305A933F044E953F9D41383FC5897F3F11AC863FA5997E3FF99EA13F",
      torch_tensor_8_2_3_3_torch.float32: "0x04000000157D2ABE9DA8153E673539BED08C4ABE60FDE4BDEC683BBE5A129F3D714D1F3CAEDD6D3C6B2071BEA8D05EBECC292DBE26210FBE20BC7CBD844077BDE3B8DBBD009E00BE5A6A4DBC68F639BEA1323A3D733D14BE982FF2BDAA310ABE4912753D8349283E32BA5A3E40ABA63D3B1E5C3E68C0123D3433B3BDC17F4CBEF1486C3EE330B8BC6C90083EC31D7D3D5B2811BE99B8343EA66FD8BC622E123E013B6F3E4A105CBDB0E35ABE9222C13D32198DBD8C92513EA5F9A9BDF6112FBE4457223E98A401BE2A03413EBBF366BEAE9D10BE56E4C93DCA40313EAFF2923D5E1566BED74E97BBA28F933D67A65CBCDC433C3EC29FD53C71304BBEE4642CBAB0F807BE2635C23D1BD6313E559047BE995405BE6E2F243E5FFCDC3D5148ED3D1A42193E1966A4BD7661D63DB0BECBBD612F28BEF851E73DEDA02B3E0CF24EBEDE041CBD38672C3EC0FF34BEBF2023BEA64B133E87820BBEF6D6C23C2C4B9F3DAB635D3E53FEEDBC060F1BBEE3B2CB3DD1EA643EC039603E13D101BDF81495BD9538623EBF774A3E1261653E2F2F423EF03C36BE8BAD69BEAD71FE3D16B8A13D20B2B9BD59F96EBCF27FCBBD7E5530BD8581853D547E2DBEF783D23C84AA4ABEA4DE3B3EF9290C3EE4088E3DF1AF373E29A9233E55633A3C1A6801BDB9BC913DC8FD3ABE82BA053EFE77313E762716BE5C40D7BA81E73CBCA3B549BEBD3B3DBE6109DDBD57113FBE42E4CE3DC0F4A1BD1DFB7CBD103B67BE2741513ECBE9F0BCC1062ABDFA2E423EEE9A1C3E296FDDBD6628BF3DD8D8223E7FEFB23CA030F9BD669A29BE",
      torch_tensor_8_torch.float32: "0x0400000089DA47BE59DA4CBECF3039BEE71E133E9F9A27BEF69DD63B4C32523E6A07E1BD",
      torch_tensor_4_8_torch.int64: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_1: "0x0800000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000000000000000000000000000000000000100000000000000010000000000000002000000000000000200000000000000030000000000000003000000000000000000000000000000000000000000000001000000000000000100000000000000020000000000000002000000000000000300000000000000030000000000000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_2: "0x0800000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000",
      torch_tensor_4_8_torch.int64_3: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_4_8_torch.int64_4: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_5: "0x0800000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000000000000000000000000000000000000100000000000000010000000000000002000000000000000200000000000000030000000000000003000000000000000000000000000000000000000000000001000000000000000100000000000000020000000000000002000000000000000300000000000000030000000000000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_6: "0x0800000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000",
      torch_tensor_4_8_torch.int64_7: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    }
  }
#-}

#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<4x4x8x8xf32>) -> tensor<4x5xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_5_torch.float32> : tensor<5xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_5_8_torch.float32> : tensor<5x8xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_8_4_1_1_torch.float32> : tensor<8x4x1x1xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32> : tensor<8x8x3x3xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_15 = arith.constant 1.000000e-05 : f64
    %cst_16 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_8_4_3_3_torch.float32> : tensor<8x4x3x3xf32>
    %cst_19 = arith.constant 1.600000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x4x8x8xf32> to tensor<4x4x10x10xf32>
    %0 = tensor.empty() : tensor<4x8x4x4xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x8x4x4xf32>) -> tensor<4x8x4x4xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_18 : tensor<4x4x10x10xf32>, tensor<8x4x3x3xf32>) outs(%1 : tensor<4x8x4x4xf32>) -> tensor<4x8x4x4xf32>
    %3 = tensor.empty() : tensor<8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_16 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.truncf %cst_15 : f64 to f32
      %40 = arith.addf %in, %39 : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = math.sqrt %in : f32
      linalg.yield %39 : f32
    } -> tensor<8xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.cmpf one, %in, %cst : f32
      cf.assert %39, "unimplemented: tensor with zero element"
      %40 = arith.divf %cst_0, %in : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_17 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_20 = tensor.expand_shape %6 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.subf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_20 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_21 = tensor.expand_shape %cst_14 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_21 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_22 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %expanded_22 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.addf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<4x8x4x4xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.cmpf ugt, %in, %cst : f32
      %40 = arith.select %39, %in, %cst : f32
      linalg.yield %40 : f32
    } -> tensor<4x8x4x4xf32>
    %padded_23 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x8x4x4xf32> to tensor<4x8x6x6xf32>
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_23, %cst_12 : tensor<4x8x6x6xf32>, tensor<8x8x3x3xf32>) outs(%1 : tensor<4x8x4x4xf32>) -> tensor<4x8x4x4xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_10 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.truncf %cst_15 : f64 to f32
      %40 = arith.addf %in, %39 : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%13 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = math.sqrt %in : f32
      linalg.yield %39 : f32
    } -> tensor<8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%14 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.cmpf one, %in, %cst : f32
      cf.assert %39, "unimplemented: tensor with zero element"
      %40 = arith.divf %cst_0, %in : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %expanded_24 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_25 = tensor.expand_shape %15 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %expanded_24 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.subf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_25 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_26 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_26 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_27 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_27 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.addf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%arg0, %cst_7 : tensor<4x4x8x8xf32>, tensor<8x4x1x1xf32>) outs(%1 : tensor<4x8x4x4xf32>) -> tensor<4x8x4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_5 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.truncf %cst_15 : f64 to f32
      %40 = arith.addf %in, %39 : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%21 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = math.sqrt %in : f32
      linalg.yield %39 : f32
    } -> tensor<8xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%22 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.cmpf one, %in, %cst : f32
      cf.assert %39, "unimplemented: tensor with zero element"
      %40 = arith.divf %cst_0, %in : f32
      linalg.yield %40 : f32
    } -> tensor<8xf32>
    %expanded_28 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_29 = tensor.expand_shape %23 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %expanded_28 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.subf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %expanded_29 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_30 = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_30 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.mulf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %expanded_31 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %expanded_31 : tensor<4x8x4x4xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.addf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %27 : tensor<4x8x4x4xf32>, tensor<4x8x4x4xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.addf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8x4x4xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28 : tensor<4x8x4x4xf32>) outs(%0 : tensor<4x8x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.cmpf ugt, %in, %cst : f32
      %40 = arith.select %39, %in, %cst : f32
      linalg.yield %40 : f32
    } -> tensor<4x8x4x4xf32>
    %30 = tensor.empty() : tensor<4x8xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%29 : tensor<4x8x4x4xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.addf %in, %out : f32
      linalg.yield %39 : f32
    } -> tensor<4x8xf32>
    %33 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<4x8xf32>) outs(%30 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.divf %in, %cst_19 : f32
      linalg.yield %39 : f32
    } -> tensor<4x8xf32>
    %34 = tensor.empty() : tensor<8x5xf32>
    %transposed = linalg.transpose ins(%cst_2 : tensor<5x8xf32>) outs(%34 : tensor<8x5xf32>) permutation = [1, 0] 
    %35 = tensor.empty() : tensor<4x5xf32>
    %36 = linalg.fill ins(%cst : f32) outs(%35 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %37 = linalg.matmul ins(%33, %transposed : tensor<4x8xf32>, tensor<8x5xf32>) outs(%36 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %38 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%37, %cst_1 : tensor<4x5xf32>, tensor<5xf32>) outs(%35 : tensor<4x5xf32>) {
    ^bb0(%in: f32, %in_32: f32, %out: f32):
      %39 = arith.addf %in, %in_32 : f32
      linalg.yield %39 : f32
    } -> tensor<4x5xf32>
    return %38 : tensor<4x5xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_5_torch.float32: "0x04000000BCD352BE03F2323EE2F3553EDBFD7C3C2201733B",
      torch_tensor_5_8_torch.float32: "0x04000000E9A4CA3D1FF59F3EA99000BE87DD1F3DC6699D3D4335313E8105A43C6A5E84BD7444E8BDEC20183E92849BBE2488823D99FE95BE6E91353E6DCE813EEF669BBD1D56B5BDC6522D3E68E4333DFCF4433B653AFEBD7B839F3D4D2F84BAD5FF3F3D0A5F33BE2099303EB3D78FBE6C5CB33DD42C89BE3C438CBBD0C2A1BE1A05D3BC6F10DC3C32F93EBEEA583A3DCE683EBE423A863E444466BE6F72C7BD5F0C79BE",
      torch_tensor_8_torch.float32_11: "0x040000000F3D78BE6D0D073EB4FD83BE70DB06BE48AC8BBE623A8EBDC1B0B5BC8A526F3D",
      torch_tensor_8_torch.float32_10: "0x04000000972C683F1864843F1A408B3F9012993F045D3D3FA3A94E3F1035993F3461873F",
      torch_tensor_8_torch.float32_9: "0x040000004CD4B73FD055823F587D643F4C5C2D3F8E489C3FC3D99B3FC8976C3FAA4CA33F",
      torch_tensor_8_torch.float32_8: "0x04000000653D5F3D965BFE3E725728BFA8F24EBF2220683EEBBA0E3F5AC816BF2311953E",
      torch_tensor_8_4_1_1_torch.float32: "0x04000000C25A913E527EC1BEC085ADBED879673E70F29E3ED87DA13E00CA063CB0A311BE64D429BE9856FB3E8447053E40DEDE3C3CC9423EE439DEBEA48AE1BEACE443BE5008173D50B75C3E7CD3203EC2DCADBE7878CB3E62B78F3EF0938ABD8028AABEA4CDD53EA86075BEA863D23D0096E3BC4A22C1BE6CD0B7BE04D0E53E3CCD983E",
      torch_tensor_8_torch.float32_7: "0x040000008200BF3DE28D8CBE51A8B9BDDA4D2EBE387419BF3E46783D39630FBDE9A9243E",
      torch_tensor_8_torch.float32_6: "0x04000000EA648C3F58678C3F0A0D8E3F29697F3F8F8B9F3F2632373F4D0E893F351A763F",
      torch_tensor_8_torch.float32_5: "0x040000004E28AA3F24BD593FDCB5A73FEC475F3FB817473F48439D3F6A5F263FE59C163F",
      torch_tensor_8_torch.float32_4: "0x04000000CADAD93DE538153EC8B020BDF957173E7D2C9F3E622C893E0636393E3A17C2BD",
      torch_tensor_8_8_3_3_torch.float32: "0x04000000553FA73D29EF63BD6A52D8BDF5782C3D6CF51E3D7E1E49BD87E0B73DB7CF603C9FB9BF3DCC5DCB3DE8C064BDB209D9BD6C6EB33D7B57C63D73E4D9BDAFAF9E3DA23AFC3AB048A9BA0233E23D5111F63CCC71833ABB25053C9805C0BB43DA933D469C2F3D10DC1C3C1A6E873D1047B83DD4290E3D1CEA86BD2236AC3DC479D6BD67B2C93D6A98ED3D3BD220BD86E707BDCF07D13DC02D09396572AD3D3FAAE03D7EA2EBBD47027F3D99AEEABD21FDB5BD50638FBD7460E83DD2DADBBDBD4EA3BD97FF133D8D0FBC3DBE38263B5D25603D74DFEF3D07E88EBCA5CA18BD5873EBBCF2B682BD23A48B3C7CA7A83D80FDFB3C8D18EDBD3D33523D00238EBDD2DD8C3DB6B4993D39DB2ABDB2AB133C5CD2C13DC3E2593D3149C9BD0B8CD4BC653FB1BBA2FACD3CD5441CBD0B0CB1BDC368B1BD53F491BDEF7440BDAEBA8D3D0376113C0A84133C9563DEBD29B56ABD51D5833D6AE4DABD0AC22DBDCA4FE03D0F955BBDDC0DC83DC809873D5274A8BC8375913DD9757FBDB6A4C33D2463D4BDDA5499BC4068EABDA8A6843CFF27D13DFB5F763C93FDAFBDF49BC5BDFFC86D3C5FF157BB9DEBDF3C0CE3AABD6882E3BD6490DBB9796CA3BD2626A5BBBF19E7BDBF6086BCC258B1BD01C2F7BCC569AD3DA79CB4BCAA727EBDD4156ABC70E5B03DC728BC3DA461DF3C86C76EBDB6310F3CC5B496BD2A503A3DD9DD623DCBE0DBBDC0EC9DBD663CE93D2C3919BD9841A5BDFE69A03D088C70BDDD229D3D6819A13DAAAAE53C410196BD44FEC73D7D76CB3C2C78E5BD13F489BD5ADE32BD2973A53D22C176BD5B5BA2BCC965CD3C9E14DEBD06956C3DC3417A3BD739A9BB7D1128BDAD69163D4539B8BDAC5845BDFF29253D8554683DFCFD843DDDCFB0BD552CEE3D874BF43CCCE56D3DBAD14F3D5A2AB0BD67A129BDD88524BDD376DEBD9403C23D6BF87BBDC767773D4DC5CC3DF36CAC3D5D259C3C6A58553DE65A143D8795BEBD19C4A3BD02FDFF3BDB0596BDAFCFE6BD0A7DCA3D382C5DBCB9FDC5BDD55CA13DA7815FBDB301C8BD786CA73DA9C3A3BDB48D75BDA4E1AD3D41040ABD76C673BD33FFDBBDDCEC163DA8C7E0BD7F3D003DF62887BDEB09E8BB96C69DBC221D5BBDC33B6ABDE35F99BD1E0DCD3DF926DB3D56FE983DC61B75BD6752D6BDC7DD723DC5FD53BD22ED43BDF2D2C5BDD89F8F3CF3678ABD7768E8BDF42F2F3D1ABDA13D47B02FBD53874ABDE45984BD044EB0BD64914C3C4AFE243D661B643D61BDAA3DCAA6B23DE1D9FB3C56E980BD8D1BDCBD7EFC8DBD3EEA563DBAA75CBD3D7EA33C9CD1103BB440AB3D91DC93BD744AD03A7D3980BC5D1281BD96C753BC7506AA3C594DBC3D599C7C3D1FC062BDB4E2883D595185BD4FEB82BDF05731BD58A49C3D37BBBF3DAEED0CBDA7E1823D2D06B23D326644BDA210E33DB5A49DBB24BEAF3D31134EBD6CE29ABDCB4E9D3DA0A3EABD3509D73CE52BEABC17CD983D653806BDA7999BBC5EAF37BD030505BD03B6B0BDC83B35BDE99BD0BD80207B3D28E1673DEFB30D3D140F47BD17B3803D9836C2BD502EC13C19BF82BD3A3CB73D424A2CBD7B5CA53D8F56D33D8F4FE03D21AEEFBD1F4EAE3CF555C9BAF9AE403DD6C6E53DE4F74CBD2FCFDF3DE1D3A5BDAB788D3DCABE8CBD9FB48E3D58DFE6BD44DB97BDB95CBD3DCE7930BD3DF9BB3D883EC4BD2D05A33DA5CB8E3D6775A4BCA55770BDE72A30BD17BB053D0B93993D608BAE3CE927603D8E8996BB70A4BFBD1BF2C73CEBCD2F3DD2B7CEBDB04E683D87BA03BD7BBDC53C5D05C0BDC34E383D191346BBE152423D1DE583BC1F94023D247AD63D2683CEBD52F8F0BD7A8B273D2FFC6BBD8ECF4B3D34EE9FBD2014CA3DE10DAB3DDDD5DF3DF4BAA9BD29B7683C443FE2BD18DA903DB7F4C93D5973E3BD96F2CCBD5C4EC1BDE71BC4BD2F73BFBD68382E3D2812DEBD986F06BD2021E0BDE9449BBD8981E9BDAF36743D3C4A6DBD9CA0B13D2ECA2ABCCC12113DB07CB1BD2A63E5BD3C52BA3D457FBABDD615ADBD34A3463D0DD6A8BD07AB41BCE1C2B7BDBEA1ADBDCF7EF03DFCFB89BDAA3ADA3D5ACCB7BD79DC6EBBC43B213CA62C18BD8447CBBD23088D3DACCCEDBD5C203ABDB906DE3D5C8D48BD8973AD3C23B0A03D16368E3D0E378ABDCC05543D6597583DD146223CCDDAA9BD035FC0BD9A94453D89679D3DFD0BA53ACB8DA8BDC68763BD95F922BD0F8F5FBD7BDCB9BCD7CB89BD8454F1BD9413843DDA7B31383309AE3D71C3DE3D1617893DFC940E3DF87E193DD463463D925AAE3D84E37DBDA0379C3DEBFEE13D9B4B9B3C5B6C2A3D6BEEAA3CAD46BD3D964472BDD66846BDBA159FBCCF11B13D51F555BCC24ADCBD2BBD85397280C73D7D7DC3BDF637343DD642913D9D9B3EBC9F878D3D199383BDF28CEB3CDA261BBD31B61CBD5575933D5A87D73DE57A9BBD5A12DDBCBF41E6BCCA1E8EBD717DD93C0F26BCBDEB8BECBD4DCD4C3DA8E2BFBD32527F3D37304A3DC38B903DA124543DB3CAD93D74A630BD6C20833D1F53613D5408613D30C7903DFB559D3C6B6DAABDAEC5DB3D4A736D3DDC13603C2B32EDBD307B8C3C05F12E3DC8A6E93D84BFC6BB0AF5D7BD9959D1BDB54A30BD8AEAA1BC1DCED4BD04D7A63D4782D83D5C5D45BDA00B9DBD69D8D73D332E44BDCFA6063D3CF1E5BDFAA0623DD6536D3D6F262E3D39E452BDF36D89BD01ED373D2A22053D96A86DBD6BB195BB7D42B8BD79A3ADBDCE154B3DDB8D83BDC719D33DABDC76BD1F51A23D94F382BDFA2A6F3D762BC53C00C0D33DAB38B0BD0FBDDC3D2E0FA0BD15FCE4BDA6DD4A3D60A4B5BDD0EF3CBDC8161C3DB0DA3B3CB55A0EBDB8CF37BDA62930BD6740C4BD57C5A23D2F0D9FBCFFBD7DBD4C6F92BD56E3433D3D16B23CA679AC3D7EB8CFBC1B54943D4A510BBD77B69A3BD82E7A3C4A91B1BD4305AF3CF255BABD1FD799BD469FEB3B1EAD89BCEDFEE53C3070CE3DD1978CBD94B9CD3C93FBE8BD6C35A93C601CC73D3C7E4ABC58C6873D26F025BBCA8D9F3AC19E0FBD10265C3C21E2753D7CB1513C810C6BBD3A39D83DC94ABCBD7200E1BDDAFCA83DC71FF5BC532DD5BD5AD7953D8A66B9BC69160D3D2D712BBD7CCCDABD7362BCBC243B02BB97FC9C3D46A956BB125CE93D4F8721BC8E11DCBA664F473D4AF701BD481E16BD506049BD89BA83BD8E05E33D343EC3BDF7B196BD1E014FBC0A41D8BC9BF30EBB2ED742BD044DED3DAD6ED3BD21781E3D120EAFBAB356B03CC2DC92BD0A5ED43D",
      torch_tensor_8_torch.float32_3: "0x040000009620B1BD4DAFE03D59EBE73C35469EBDED16903CC6DFB6BE133C303C8FFCB3BD",
      torch_tensor_8_torch.float32_2: "0x040000004ADB353F4072983F12249D3FA45F873F0AEE383F44628F3F26D56C3F8FC0393F",
      torch_tensor_8_torch.float32_1: "0x040000003868863FC24D813F4FF5A73FCA500C3FFE66A73F8B14053F0A11B53FBA7A5A3F",
      torch_tensor_8_torch.float32: "0x04000000DB0923BEB928243D896ECE3EBED5173EDDFDA4BE146544BE7263BFBEB7AE113E",
      torch_tensor_8_4_3_3_torch.float32: "0x04000000F01000BE1B30ACBD26CB313D6644C8BD7BB0403D66B8723DCBE7EDBC004C3F3D4B693C3DE87BAD3DBE0DFC3DF8D2F6BD565C45BB6093D03D509EFE3DBB8D06BE3B947D3DDB7153BD0C420D3E56F390BC26BA1ABD32BC13BED45F1A3E88A711BE2048ADBD9E77CABDA7EC013E763124BE56B5B1B92375F0BDD07D6B3D0B5539BD2BA51CBEABAAABBA367AFE3DA00F203EA01BA43D1646593D007EF83C2B42BD3CA49E243EEBE8443DF6EEFABDBEE822BE6A6927BECBC5923D88E49EBDCEEA013E432125BE06DE6E3D2BEB3F3D46F8CEBDC74A07BE964E1FBDA6F9D43D20D8FBBDAB3F4BBC5645B3BB8F411CBEAB7E893AD8F1E7BD20A7B2BCD81FBABDE699C1BD3E5AB2BDE84F903D8EEFD5BD106206BD5BF5C9BDEF5D11BE14241EBE2B1FEB3B50E1F2BDCB2833BDF6AA693DEBA0C93C5E67013ECB18C43C8BA0CF3CD659D8BB6E22B4BD63FADF3D5EAF053E0B6797BC8861833DD6C094BBEEDDA8BD30B214BD3F07053EA3290C3E505B063DC0AD973DCA70103E637D8DBD966662BC3B0AA6BD369323BDCEA026BEBE30DABDE0641F3E16ED57BC5B0CDABD239BED3D8B0DA53CDB4C78BD463F4EBD3685E0BC98BEF4BD78E8D6BD1BE568BDDE86EC3D46DD86BDB03F6F3D0B3F93BD267EFEBD5634473D561CD83D48DFC5BD8F67173EB86CA43D2B01043C3BB036BD6091E93C5626473DEBA151BD1B77223D166D93BC76F980BCB27B0ABEDBABB43D0BE6A9BC84A9093E63598A3D60B2433DC019DB3C9629C73DF6373DBDD84B893D4027BBBDDEEFB4BD569221BDEBD21D3E988AC3BD4E8FCCBDD0883B3D16CB9A3D2B8F2DBCCB5AB1BD7B6862BD16364FBC601C7F3DE097CFBCC6907D3DAEA8EEBD9309103E1B27513D56E1993C701A5CBD9B3E09BD305628BDC6D5863DE62EFB3D5B94743D54B603BE2339273E7E5BAA3DD6BC1F3E37121F3E80453FBC006AF0BB6671243E4C961ABE063E393D8B7EE83C60A2F9BCBE438F3D2B07DE3B7BB4EE3D7B9E06BD70F043BDA041CFBC2B0D2A3E8B15B33D2B1D65BDAE89133E5BF2B53D0B1BFDBCF32AB53D834C9FBD3E6CCABDA032413D86A21BBE101E663D3BFC033E563F20BE4609BE3D26A9F03D433DBFBD348E12BECC8A20BECB85F2BC9BA6CF3D505B7EBD4052E83DB89F833D164024BC5649F7BB261C49BD8EC3F2BD16B3223E1B1AE63D16C731BC56AC103C8031B13B686FD13D2E6024BEE62645BD9E7FB8BDEED5EA3D4615D33DF03FC0BDE3A490BD3EA0ADBD6B2DAF3C8EBBCEBD3BA3FD3DF3791BBE83C5BCBD2E5BC3BDD60B2ABC5EF3AFBDE0501C3ED79310BE8EE3DD3D336124BEE6F27CBD4079BE3DC0FA2FBDE64CE5BD0BA1A7BDCEC31DBE62BA1DBE86ADC23DEB5DB53DB3A6CCBD43A212BE1BC27EBD5BF5963DA34124BE63EFCEBDE65436BD56E3113BFECEBCBDF346873D202997BCB3D7B1BD56C5BDBAFB96F03D983A1D3E4B17703DF2CD133E1618F13DABA6993B2BA39F3C78D4C13D404A6DBDD3FF04BE00E0D63B932D25BE961399BCABBB923DF026FDBDE04A583DD370173E4E66E93DE647FB3D6B1E15BCCB479ABDB63DC53CF349D93D3BA5673D4030B63C4BDB8F3DBEFF87BD86CB09BD705125BE23EAEABD165C7EBD"
    }
  }
#-}

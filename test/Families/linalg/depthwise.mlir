#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<4x4x8x8xf32>) -> tensor<4x4x4x4xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<6.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_16_1_1_torch.float32> : tensor<4x16x1x1xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_7 = arith.constant 1.000000e-05 : f64
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_1_3_3_torch.float32> : tensor<16x1x3x3xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_8_4_1_1_torch.float32> : tensor<8x4x1x1xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_4_1_3_3_torch.float32> : tensor<4x1x3x3xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_15 = arith.constant 3.000000e+00 : f32
    %cst_16 = arith.constant 6.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x4x8x8xf32> to tensor<4x4x10x10xf32>
    %0 = tensor.empty() : tensor<4x4x8x8xf32>
    %broadcasted = linalg.broadcast ins(%cst_14 : tensor<4xf32>) outs(%0 : tensor<4x4x8x8xf32>) dimensions = [0, 2, 3] 
    %collapsed = tensor.collapse_shape %cst_13 [[0, 1], [2], [3]] : tensor<4x1x3x3xf32> into tensor<4x3x3xf32>
    %1 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %collapsed : tensor<4x4x10x10xf32>, tensor<4x3x3xf32>) outs(%broadcasted : tensor<4x4x8x8xf32>) -> tensor<4x4x8x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x8x8xf32>) outs(%0 : tensor<4x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst_15 : f32
      linalg.yield %33 : f32
    } -> tensor<4x4x8x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2 : tensor<4x4x8x8xf32>) outs(%0 : tensor<4x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ult, %in, %cst : f32
      %34 = arith.select %33, %cst, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x4x8x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3 : tensor<4x4x8x8xf32>) outs(%0 : tensor<4x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ugt, %in, %cst_16 : f32
      %34 = arith.select %33, %cst_16, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x4x8x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %4 : tensor<4x4x8x8xf32>, tensor<4x4x8x8xf32>) outs(%0 : tensor<4x4x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.mulf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x4x8x8xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<4x4x8x8xf32>) outs(%0 : tensor<4x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.divf %in, %cst_16 : f32
      linalg.yield %33 : f32
    } -> tensor<4x4x8x8xf32>
    %7 = tensor.empty() : tensor<4x8x8x8xf32>
    %broadcasted_17 = linalg.broadcast ins(%cst_11 : tensor<8xf32>) outs(%7 : tensor<4x8x8x8xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_12 : tensor<4x4x8x8xf32>, tensor<8x4x1x1xf32>) outs(%broadcasted_17 : tensor<4x8x8x8xf32>) -> tensor<4x8x8x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_2 : tensor<4x8x8x8xf32>, tensor<f32>) outs(%7 : tensor<4x8x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.cmpf ogt, %in, %in_27 : f32
      %34 = arith.select %33, %in, %in_27 : f32
      linalg.yield %34 : f32
    } -> tensor<4x8x8x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %9 : tensor<f32>, tensor<4x8x8x8xf32>) outs(%7 : tensor<4x8x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.cmpf olt, %in, %in_27 : f32
      %34 = arith.select %33, %in, %in_27 : f32
      linalg.yield %34 : f32
    } -> tensor<4x8x8x8xf32>
    %padded_18 = tensor.pad %10 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x8x8x8xf32> to tensor<4x8x10x10xf32>
    %11 = tensor.empty() : tensor<4x16x4x4xf32>
    %expanded = tensor.expand_shape %padded_18 [[0], [1, 2], [3], [4]] output_shape [4, 8, 1, 10, 10] : tensor<4x8x10x10xf32> into tensor<4x8x1x10x10xf32>
    %expanded_19 = tensor.expand_shape %cst_10 [[0, 1], [2], [3], [4]] output_shape [8, 2, 1, 3, 3] : tensor<16x1x3x3xf32> into tensor<8x2x1x3x3xf32>
    %expanded_20 = tensor.expand_shape %11 [[0], [1, 2], [3], [4]] output_shape [4, 8, 2, 4, 4] : tensor<4x16x4x4xf32> into tensor<4x8x2x4x4xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%expanded_20 : tensor<4x8x2x4x4xf32>) -> tensor<4x8x2x4x4xf32>
    %13 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded, %expanded_19 : tensor<4x8x1x10x10xf32>, tensor<8x2x1x3x3xf32>) outs(%12 : tensor<4x8x2x4x4xf32>) -> tensor<4x8x2x4x4xf32>
    %collapsed_21 = tensor.collapse_shape %13 [[0], [1, 2], [3], [4]] : tensor<4x8x2x4x4xf32> into tensor<4x16x4x4xf32>
    %14 = tensor.empty() : tensor<16xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%cst_8 : tensor<16xf32>) outs(%14 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.truncf %cst_7 : f64 to f32
      %34 = arith.addf %in, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<16xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%15 : tensor<16xf32>) outs(%14 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.sqrt %in : f32
      linalg.yield %33 : f32
    } -> tensor<16xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%16 : tensor<16xf32>) outs(%14 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf one, %in, %cst : f32
      cf.assert %33, "unimplemented: tensor with zero element"
      %34 = arith.divf %cst_0, %in : f32
      linalg.yield %34 : f32
    } -> tensor<16xf32>
    %expanded_22 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_23 = tensor.expand_shape %17 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_21, %expanded_22 : tensor<4x16x4x4xf32>, tensor<16x1x1xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.subf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_23 : tensor<4x16x4x4xf32>, tensor<16x1x1xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.mulf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %expanded_24 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_24 : tensor<4x16x4x4xf32>, tensor<16x1x1xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.mulf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %expanded_25 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %expanded_25 : tensor<4x16x4x4xf32>, tensor<16x1x1xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.addf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21 : tensor<4x16x4x4xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst_15 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22 : tensor<4x16x4x4xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ult, %in, %cst : f32
      %34 = arith.select %33, %cst, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x16x4x4xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<4x16x4x4xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ugt, %in, %cst_16 : f32
      %34 = arith.select %33, %cst_16, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x16x4x4xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %24 : tensor<4x16x4x4xf32>, tensor<4x16x4x4xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %33 = arith.mulf %in, %in_27 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25 : tensor<4x16x4x4xf32>) outs(%11 : tensor<4x16x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.divf %in, %cst_16 : f32
      linalg.yield %33 : f32
    } -> tensor<4x16x4x4xf32>
    %27 = tensor.empty() : tensor<4x4x4x4xf32>
    %broadcasted_26 = linalg.broadcast ins(%cst_3 : tensor<4xf32>) outs(%27 : tensor<4x4x4x4xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%26, %cst_4 : tensor<4x16x4x4xf32>, tensor<4x16x1x1xf32>) outs(%broadcasted_26 : tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28 : tensor<4x4x4x4xf32>) outs(%27 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.addf %in, %cst_15 : f32
      linalg.yield %33 : f32
    } -> tensor<4x4x4x4xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29 : tensor<4x4x4x4xf32>) outs(%27 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ult, %in, %cst : f32
      %34 = arith.select %33, %cst, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x4x4x4xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30 : tensor<4x4x4x4xf32>) outs(%27 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.cmpf ugt, %in, %cst_16 : f32
      %34 = arith.select %33, %cst_16, %in : f32
      linalg.yield %34 : f32
    } -> tensor<4x4x4x4xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31 : tensor<4x4x4x4xf32>) outs(%27 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.divf %in, %cst_16 : f32
      linalg.yield %33 : f32
    } -> tensor<4x4x4x4xf32>
    return %32 : tensor<4x4x4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_torch.float32_1: "0x04000000805E2B3B5067FB3D3CFA6C3EE0B493BC",
      torch_tensor_4_16_1_1_torch.float32: "0x04000000105D4A3EC8BA1F3E24C0793E104912BD289A3CBDDCB69CBDAACF383E30C53BBE1629263EF4D067BE8AD67D3E7433F43DB4EC6C3EC063D2BB6084F5BC7A9008BEC01BE3BC5C7812BE604153BEC2C5613EA08A723EFA4E1DBEDE455B3E2CAAFBBDDAA229BEB88AF2BD300B5B3E7083E73CC84CCDBD883875BE64FFAEBDBEA753BE7A09003EC8A823BD9CE7293E62597B3E2CC891BDD08F5ABD0887B7BD9A093D3EE4B2FD3D3095A63CBA324FBE1C4FE9BD90896E3E2A1417BE70765A3E5A026C3E0CF949BE9C7B8CBDC05F033DF882993D600A523D08051BBEB04CE13D60B638BD708479BDE84E7CBE1E287FBEF8AF6ABD38B00E3EE8D3003E805B7D3B809AA5BD",
      torch_tensor_16_torch.float32_3: "0x040000006B4FB23D1BA71F3E4F10FDBD2236E43C5BD7033E281EE2BCF0A8E13DBE33BFBDC438223D87553E3EC37F443E79952CBD5457C4BED7A0C93E2127A63D1DF0723E",
      torch_tensor_16_torch.float32_2: "0x04000000596D683F5CB7943F7299743FD587903F03E18D3F76D6683F8E9B333F102C353FA9838C3F64DA5D3F6D9A8A3F815E903F9E3F843F9154683F32FD623F7C0F973F",
      torch_tensor_16_torch.float32_1: "0x04000000C7E7973F4A359F3F0AF2693F6EB7843F5DC19D3F71CA993F9EA09A3FD998733F42909F3FEBDCBF3F874D873FF333783F22EA573F9A09313F4607833F2C1C763F",
      torch_tensor_16_torch.float32: "0x040000004E2C363E90AA42BEAF654BBD6E40C13E437D2BBC0817A1BE89F9783E49B9F9BE0EC5FF3D44777F3E6087783E0B5AB8BE23A4BF3EEEBF2BBE29EF94BDBDA9853E",
      torch_tensor_16_1_3_3_torch.float32: "0x04000000BE1C10BE6AC88C3E3671C1BD0058F73B8A259FBE28856A3EA0B2643E0E4F91BEC0DDBE3DF04E5EBEE0B45FBEA0F0913EA621EEBD264DA13EFE6064BE4687D6BD00776CBDB67DB7BDAB624CBDB6FB05BD40BA6FBE604608BE9B84C83D63A690BECB27C2BD54E1813E38A027BE1FBF94BE8605AE3D2E905F3E36F62B3EC3C45F3EA6352EBEFB64E33D161F2E3D93F269BE5668F63C5BEB323EABF9B83B58AE24BE8BF0B1BD561F34BD76DA343EAB27EBBCDBD9C33DFE0262BEC8DB9D3EAB3561BC003CDEBCCB8D20BDA711AABEA3D2643E7A98A2BE7F438BBE56D44D3D3B5951BE8BAC1ABE56B6CEBC96F7C4BDAA1E83BE3BB306BE600F90BDE6BBA2BED050D0BDFB728FBD5099EABD36AD943E827FA3BED6CB6D3E28012BBE4605D23D73ED3B3EA0B35DBE8AD184BE700F8BBD001161BE5CDC883ED6A0E43C4000C7BC2BF0663DA0F19FBED89267BE23C66B3E6BD7F53C96F49BBD96DA9B3EF64B3E3DF80A3EBE2B3775BCDE3C0EBEA07078BEF3071F3E5B71B73D5E87803E9B35CF3DCB109B3EF03B9BBE0B9F23BD9BF60D3E4B751CBD563574BC00B4C2BB1BF1163E4418853E807E3D3E7E7778BEEB4549BD2E2004BEEB8E303E509768BE4B6B1ABDC07E923E931190BE0E8C6E3ED654013CA665ABBD0B0DE0BDF077D7BD4B8C403ECAFE8E3E9611C8BD3F8387BE102499BE90918DBD9695EC3C5B50FEBD2B2B153CE357543E2BCF5B3DB3818F3E200217BEEE1E39BE1034223E76E437BD1ADFA63E4BBA9FBD5BB6D6BD1361523EB018A6BE20312BBEEB4884BCB6CF593E129FA2BE56A48A3E",
      torch_tensor_8_torch.float32: "0x04000000F0AE47BEFC7560BE20143A3ED455F3BE20D67A3EB2C8D2BEC09F6ABC14D0503E",
      torch_tensor_8_4_1_1_torch.float32: "0x04000000E0BE15BEC88CC7BD1A82B8BEF672B7BE0C1575BEDC198E3ED0F09CBDD07522BE84FEA93E804CC43EB0D6993E1AE399BE7C01F13EF4FB013EC0792E3CEAC991BE506641BE686A85BE00BF7A3CD69A96BE2A15C13E0C9BAB3E7E97B23E149281BE90DEBEBE3E0BF53EFC5E8FBE9AAD9A3EDCA607BE8267F73E001842BA80276A3E",
      torch_tensor_4_1_3_3_torch.float32: "0x040000007BE103BE90A735BEFBB70D3E06A4763EF07043BE6B4912BDBB0F473E4030613D2B78A2BCE00444BEC06A523D28FB1ABEC0FD1B3D0000083CABE757BCF67763BED3E5953EE60C47BE0A28853E289533BEF62F333D43075E3E6B0BDC3DA6D1733E963AC43C188394BE669881BDEE9242BED3E274BE2E0E39BE139A663E02AC92BEEF8FA23E26F5F63D9EF497BED03E973D",
      torch_tensor_4_torch.float32: "0x04000000724AA53EE086DB3D7B6335BEF8DA9F3E"
    }
  }
#-}

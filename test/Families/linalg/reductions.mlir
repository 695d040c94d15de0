#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d2)>
module {
  func.func @main(%arg0: tensor<4x5x12xf32>) -> tensor<4x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %c0_i64 = arith.constant 0 : i64
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant 0x7F800000 : f32
    %cst_2 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_6_24_torch.float32> : tensor<6x24xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_12_torch.float32> : tensor<12xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_12_12_torch.float32> : tensor<12x12xf32>
    %cst_6 = arith.constant 5.000000e+00 : f32
    %cst_7 = arith.constant 1.250000e-01 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<4x5x12xf32> into tensor<20x12xf32>
    %0 = tensor.empty() : tensor<12x12xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<12x12xf32>) outs(%0 : tensor<12x12xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<20x12xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<20x12xf32>) -> tensor<20x12xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<20x12xf32>, tensor<12x12xf32>) outs(%2 : tensor<20x12xf32>) -> tensor<20x12xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_4 : tensor<20x12xf32>, tensor<12xf32>) outs(%1 : tensor<20x12xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<20x12xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [4, 5, 12] : tensor<20x12xf32> into tensor<4x5x12xf32>
    %5 = tensor.empty() : tensor<4x5x12xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<4x5x12xf32>) outs(%5 : tensor<4x5x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.cmpf ugt, %in, %cst : f32
      %26 = arith.select %25, %in, %cst : f32
      linalg.yield %26 : f32
    } -> tensor<4x5x12xf32>
    %7 = tensor.empty() : tensor<4x12xi64>
    %8 = linalg.fill ins(%c0_i64 : i64) outs(%7 : tensor<4x12xi64>) -> tensor<4x12xi64>
    %9 = tensor.empty() : tensor<4x12xf32>
    %10 = linalg.fill ins(%cst_0 : f32) outs(%9 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %11:2 = linalg.generic {indexing_maps = [#map2, #map3, #map3], iterator_types = ["parallel", "reduction", "parallel"]} ins(%6 : tensor<4x5x12xf32>) outs(%10, %8 : tensor<4x12xf32>, tensor<4x12xi64>) {
    ^bb0(%in: f32, %out: f32, %out_9: i64):
      %25 = linalg.index 1 : index
      %26 = arith.index_cast %25 : index to i64
      %27 = arith.maximumf %in, %out : f32
      %28 = arith.cmpf ogt, %in, %out : f32
      %29 = arith.select %28, %26, %out_9 : i64
      linalg.yield %27, %29 : f32, i64
    } -> (tensor<4x12xf32>, tensor<4x12xi64>)
    %12 = linalg.fill ins(%cst : f32) outs(%9 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "reduction", "parallel"]} ins(%6 : tensor<4x5x12xf32>) outs(%12 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.addf %in, %out : f32
      linalg.yield %25 : f32
    } -> tensor<4x12xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x12xf32>) outs(%9 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.divf %in, %cst_6 : f32
      linalg.yield %25 : f32
    } -> tensor<4x12xf32>
    %15 = linalg.fill ins(%cst_1 : f32) outs(%9 : tensor<4x12xf32>) -> tensor<4x12xf32>
    %16:2 = linalg.generic {indexing_maps = [#map2, #map3, #map3], iterator_types = ["parallel", "reduction", "parallel"]} ins(%6 : tensor<4x5x12xf32>) outs(%15, %8 : tensor<4x12xf32>, tensor<4x12xi64>) {
    ^bb0(%in: f32, %out: f32, %out_9: i64):
      %25 = linalg.index 1 : index
      %26 = arith.index_cast %25 : index to i64
      %27 = arith.minimumf %in, %out : f32
      %28 = arith.cmpf olt, %in, %out : f32
      %29 = arith.select %28, %26, %out_9 : i64
      linalg.yield %27, %29 : f32, i64
    } -> (tensor<4x12xf32>, tensor<4x12xi64>)
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %16#0 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%9 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.subf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<4x12xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x12xf32>) outs(%9 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %25 = arith.mulf %in, %cst_7 : f32
      linalg.yield %25 : f32
    } -> tensor<4x12xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %18 : tensor<4x12xf32>, tensor<4x12xf32>) outs(%9 : tensor<4x12xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<4x12xf32>
    %concat = tensor.concat dim(1) %11#0, %19 : (tensor<4x12xf32>, tensor<4x12xf32>) -> tensor<4x24xf32>
    %20 = tensor.empty() : tensor<24x6xf32>
    %transposed_8 = linalg.transpose ins(%cst_3 : tensor<6x24xf32>) outs(%20 : tensor<24x6xf32>) permutation = [1, 0] 
    %21 = tensor.empty() : tensor<4x6xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%21 : tensor<4x6xf32>) -> tensor<4x6xf32>
    %23 = linalg.matmul ins(%concat, %transposed_8 : tensor<4x24xf32>, tensor<24x6xf32>) outs(%22 : tensor<4x6xf32>) -> tensor<4x6xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%23, %cst_2 : tensor<4x6xf32>, tensor<6xf32>) outs(%21 : tensor<4x6xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %25 = arith.addf %in, %in_9 : f32
      linalg.yield %25 : f32
    } -> tensor<4x6xf32>
    return %24 : tensor<4x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_torch.float32: "0x040000003D376E3D46F0DD3CDF5A45BCF103D63D9411103E5EE0D73C",
      torch_tensor_6_24_torch.float32: "0x040000004179FABDB168BB3DEB28C8BD24DD4C3E6B27C1BD73F9F73D8D8B87BD9759A33C2A9CA6BD2D9C033E51E64B3EB6D4C83D07AFF1BDF0E71B3EC11EB3BCEF3F433E9F61643DED636ABBE72006BE34829CBC61EA343ECF8A10BE27D775BC3BEEF93D2CF29EBDA16A25BDD19CB33DC95E5D3D9D0745BEF1BFFABD4FC8CE3DD1972D3EF317E83C7992413E746A083D67E006BE9AC41C3E1CA5D2BDEDFD3D3EE9363FBD0DD7343D902FADBC92C61ABE583CAEBC9C1943BCD171B0BDD3FC073E1ADD38BE51B22DBE66FED8BD050F003E3234413E72FBE7BD7D55203C2EE30FBEF92A493E4F92B63C7D581BBD8C710F3E0A2709BD9290ADBDC1C4F03D57B2E53D068738BD9343813DC9632DBE9BC9193D5847513CDE28433D9999F83DA0A28D3C110DADBB9332E33D4162103E9E675CBDEAA940BEAE9E253EB9AFC53D614D0C3E29523F3C5E8CD03DDAF4BABDE14D8B3DC533BCBDA9D9343EB97E393E6B8FDD3D375A8CBD39F43B3E301C02BE725B77BD40EE29BEC71182BD2D8FA13D6C20C2BD97D3CC3D51749E3CB608A13B733D1D3E4883103D3598FDBDF52D253EAEC3DBBDCB1030BEE734C63D6762FA3C1455BC3D37CDB93B6F3EEA3DCDFC55BD1D99C2BCA9CCD73D19FC353E628E993C27142ABE0DC6EE3C333304BE62621D3D1111F83BBBB31B3CE5DD09BEB18935BE7C9D51BD15C341BEC47A69BDE4310F3DA329383C7A13A13C4ADD0EBEE5002DBE08E9DBBBEE3310BD810A093EDB41B2BD1B9BF8BDD0F5B4BDB5320A3EDF5D6EBD48A181BC1D79FE3DA160483E459D3C3E1292783C70464C3D",
      torch_tensor_12_torch.float32: "0x04000000F54F35BE26EC02BEB15A113ED6567A3EEE6F763EAF41263CB108A9BC2E8C81BE1B9ABA3DDF104BBDE978193EA2DE853E",
      torch_tensor_12_12_torch.float32: "0x04000000F23B713EB911363EB754BC3D36D422BE29CD5DBE704E083EEC4192BDFF378EBBE99EC33D2850C2BD6B6A543E7EC861BE64E0873E122483BDD15549BE7213A9BDA9AA0C3E9D2F40BEEF7E49BE05F98C3ECEC9EABD6920D53D1A57443E078857BDF9A080BD9BCA4DBEE994843E76AB20BE8C881EBDDBD7AFBD813683BECAD47E3E81D42BBE2EA0E73B4EE8833E2DB8B53D21C8203DB02C833ED4882EBEEF9993BE02E5793D01B1BD3D106C603E7AF163BE5BD4FA3D5E9A78BE4414B73D75C8853ED32D48BDCC1092BEA455AA3D523A6FBD893F333E7A2F61BE18AC3D3D73458E3E72660CBE4C47423ED42338BE577F313D5453EE3D2C2D40BA305A02BE47D6F03DF1E2543D6DECB53D0F71203DACEA903ED7E287BE29831D3EC62771BD1E46933E3C7768BE0C6B04BE8733483D5E2F233E429FFE3D8BDA133E9094B7BDD887833E3A35013EE40CBF3DEAAB8BBE0D6FB23DCA1C4E3E4A822F3E844E683EA242833D512F18BEF5E82DBE8BE070BEAA8B243E7B7487BE6740593D4214223E0857513EB592763E2066ECBDBCA54ABE7A4EF33D4544163D0B920B3E6F1663BEA7DD343E21168A3EE43081BED3E2123CA13AC1BD80416DBD4212AFBB7BAF653D4F8BB9BDDAE377BE31FC943C751684BEFFB9E03CFAF1C4BBE1EA533EB74CC83DF0FB5EBE4CA28B3EA392D8BD662E513ECC39613E41DC4DBE3180E53D2B68263E6B81E53DB45AB63DED473F3ED1D266BEAF318BBE1D7B5ABE37F1D6BD01805ABD1573713EE5A8253E608AD53D353C623DFEDB04BCFC5247BE9A3D3B3D6B8324BEA30D20BE"
    }
  }
#-}

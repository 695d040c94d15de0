#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<4x10xf32>) -> tensor<4x4xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_4_10_torch.float32> : tensor<4x10xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_10_torch.float32_1> : tensor<10xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_10_10_torch.float32_1> : tensor<10x10xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_10_10_torch.float32> : tensor<10x10xf32>
    %cst_6 = arith.constant 5.000000e-01 : f32
    %cst_7 = arith.constant 1.000000e+00 : f32
    %cst_8 = arith.constant -1.500000e+00 : f32
    %cst_9 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<10x10xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<10x10xf32>) outs(%0 : tensor<10x10xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x10xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x10xf32>, tensor<10x10xf32>) outs(%2 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_4 : tensor<4x10xf32>, tensor<10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.addf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %transposed_10 = linalg.transpose ins(%cst_3 : tensor<10x10xf32>) outs(%0 : tensor<10x10xf32>) permutation = [1, 0] 
    %5 = linalg.matmul ins(%arg0, %transposed_10 : tensor<4x10xf32>, tensor<10x10xf32>) outs(%2 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %cst_2 : tensor<4x10xf32>, tensor<10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.addf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %6 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.cmpf ogt, %in, %in_12 : f32
      %25 = arith.select %24, %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<4x10xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.mulf %in, %cst_6 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %8 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.cmpf olt, %in, %in_12 : f32
      %25 = arith.select %24, %in, %in_12 : f32
      linalg.yield %25 : f32
    } -> tensor<4x10xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %9 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.subf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = math.absf %in : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %in, %cst_7 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %12 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.divf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %14 = tensor.empty() : tensor<4x10xi1>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %6 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%14 : tensor<4x10xi1>) {
    ^bb0(%in: f32, %in_12: f32, %out: i1):
      %24 = arith.cmpf ogt, %in, %in_12 : f32
      linalg.yield %24 : i1
    } -> tensor<4x10xi1>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %4 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.mulf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %13, %16 : tensor<4x10xi1>, tensor<4x10xf32>, tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: i1, %in_12: f32, %in_13: f32, %out: f32):
      %24 = arith.select %in, %in_12, %in_13 : f32
      linalg.yield %24 : f32
    } -> tensor<4x10xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<4x10xf32>) outs(%1 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.cmpf ult, %in, %cst_8 : f32
      %25 = arith.select %24, %cst_8, %in : f32
      %26 = arith.cmpf ugt, %25, %cst_9 : f32
      %27 = arith.select %26, %cst_9, %25 : f32
      linalg.yield %27 : f32
    } -> tensor<4x10xf32>
    %19 = tensor.empty() : tensor<10x4xf32>
    %transposed_11 = linalg.transpose ins(%cst_1 : tensor<4x10xf32>) outs(%19 : tensor<10x4xf32>) permutation = [1, 0] 
    %20 = tensor.empty() : tensor<4x4xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %22 = linalg.matmul ins(%18, %transposed_11 : tensor<4x10xf32>, tensor<10x4xf32>) outs(%21 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %cst_0 : tensor<4x4xf32>, tensor<4xf32>) outs(%20 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %24 = arith.addf %in, %in_12 : f32
      linalg.yield %24 : f32
    } -> tensor<4x4xf32>
    return %23 : tensor<4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_torch.float32: "0x040000004BFA88BE4D5E0D3EDF5D23BD73BB0B3D",
      torch_tensor_4_10_torch.float32: "0x04000000BE24A13EF332F43D84C6B83DD42E933E2A9B8B3E4AD9C8BC76178D3E66489ABE253F983E1A488B3E4B1A8B3E4F8D063E7847683A348A8A3EAEDE673E52FA793E1FC31F3E2928A73D1BAEE5BD7917C33D287198BEE44282BDAA8F61BCDC8D403D919543BDF47F113E05DD8E3E84A3953CB579563E2BFC88BE8342DCBD76BD3E3E71E16B3E4D9DC73DC0AA8A3E8ADAEF3D242D143EE11E91BE3FA29ABE3DB48BBE",
      torch_tensor_10_torch.float32_1: "0x04000000427C5EBE6661843E02A0613EBE4ACD3DD2E4633D26C48BBE2AC7F83D1721DF3D25716F3E752F06BE",
      torch_tensor_10_10_torch.float32_1: "0x04000000C575883EEB658E3E2F8C3A3E118B8DBE97F09D3E807084BEF1E92EBE2503403E43CB95BD9CB3993E17D3343E0110A0BE3F90FC3CCB7F513EAC51BCBD9B79DABD080C303D83B8903D729B413E372497BE0D8EA0BED3EC99BB1100F93D57C02A3E429FFE3DE79F903E6B2F3A3E714220BC6AC02C3D25E5793EC5DF9BBECBB58FBE269134BD9FF4FE3D294989BCB1C34C3DBC7AF13CCD3E58BEE42A963EF9FE4DBD2B9BA4BC973E103D9C364E3EED1C993E1257A13EC2FC6A3D3254A13E5F7511BE2081A5BDEE3B223C239840BD74F51E3BD2F9EBBD74CA903E4DC938BCC091173E9EB9FABC8CB645BD288331BE09BB52BD12B172BE020FC23D1E39293E6D43073E5A6B9ABE7EB39CBE1EE68D3E1652773EEE558FBEF8619B3EF74242BE162838BEFE91673D4BBB05BD869D2E3E93A578BE72E3E1BDC76E5BBD70C424BD9DD90FBE729C1BBE860437BE07CF2A3C6CD3953D083F183E3031983E27C7983EDF19E1BD4164C6BD447AA8BD9567D4BD4DD72CBD5408613EBB0678BE28330DBE2AB589BEB868143ED4819EBE93E6453EBCBC89BE",
      torch_tensor_10_torch.float32: "0x0400000043F852BE1162F1BBDF54863EA21006BE33CD92BE9ADA043EF9C40E3CF9DA883E7D3B3CBE9B2B5F3E",
      torch_tensor_10_10_torch.float32: "0x040000005F9F65BEDDCE093EE45BEC3DA7E4893EEEE91E3EEF059D3E3D791D3EA561993E24739D3E5E561A3EEC7D6FBC0D430EBE0A3680BE9B8A7EBE8D878F3E1CBB89BEF151713E2A7AF8BCDDA2FF3DE0ACA43C8BF81ABEF40B00BE30B9003DE4743F3EECBF46BE4B5E943EDFE792BE53D28EBE58F53E3E385C903E36031F3EFAB3773EC99A99BE6F77593EE2E18B3EBC7890BB669B953E0ED0AA3C1FEB893E9717483E61C948BEE22D933EB9B0263CA93369BE4FBAC63D8980143E9173A8BD8697D0BDACCF823E555B233E69A572BE34EF9D3E9B70613E6CFA19BB26B8FC3DFB13943DD5CB8E3ED586C1BDB9C35E3E88AC2CBC1B6BFF3D90B49FBEADE82E3E5CA8243ED827DB3D1E32353E9988793E1164813C3A2F8F3E42698CBEBF6B63BCAF4B1D3EC9885CBE05F8073D65B9153E551E953ED67C42BD611E5DBE15BD2ABD32DDF43C07286FBD7168E9BD6E04583E6A37913ECE5A24BE46A6763E050165BE2623ECBD51A68EBDED971A3EC88A933EF809733C1637813D4C81913E2E747FBE03FF823EA2BC4DBE6B2B08BE51880BBE6548463E"
    }
  }
#-}

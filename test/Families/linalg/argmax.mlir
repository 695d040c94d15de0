#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
module {
  func.func @main(%arg0: tensor<4x2x6x6xf32>) -> tensor<4x6x6xi64> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_5_torch.float32> : tensor<5xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_5_6_1_1_torch.float32> : tensor<5x6x1x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_6_2_3_3_torch.float32> : tensor<6x2x3x3xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x2x6x6xf32> to tensor<4x2x8x8xf32>
    %0 = tensor.empty() : tensor<4x6x6x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_4 : tensor<6xf32>) outs(%0 : tensor<4x6x6x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_3 : tensor<4x2x8x8xf32>, tensor<6x2x3x3xf32>) outs(%broadcasted : tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x6x6x6xf32>) outs(%0 : tensor<4x6x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.cmpf ugt, %in, %cst : f32
      %11 = arith.select %10, %in, %cst : f32
      linalg.yield %11 : f32
    } -> tensor<4x6x6x6xf32>
    %3 = tensor.empty() : tensor<4x5x6x6xf32>
    %broadcasted_5 = linalg.broadcast ins(%cst_1 : tensor<5xf32>) outs(%3 : tensor<4x5x6x6xf32>) dimensions = [0, 2, 3] 
    %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%2, %cst_2 : tensor<4x6x6x6xf32>, tensor<5x6x1x1xf32>) outs(%broadcasted_5 : tensor<4x5x6x6xf32>) -> tensor<4x5x6x6xf32>
    %5 = tensor.empty() : tensor<4x6x6xi64>
    %6 = linalg.fill ins(%c0_i64 : i64) outs(%5 : tensor<4x6x6xi64>) -> tensor<4x6x6xi64>
    %7 = tensor.empty() : tensor<4x6x6xf32>
    %8 = linalg.fill ins(%cst_0 : f32) outs(%7 : tensor<4x6x6xf32>) -> tensor<4x6x6xf32>
    %9:2 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%4 : tensor<4x5x6x6xf32>) outs(%8, %6 : tensor<4x6x6xf32>, tensor<4x6x6xi64>) {
    ^bb0(%in: f32, %out: f32, %out_6: i64):
      %10 = linalg.index 1 : index
      %11 = arith.index_cast %10 : index to i64
      %12 = arith.maximumf %in, %out : f32
      %13 = arith.cmpf ogt, %in, %out : f32
      %14 = arith.select %13, %11, %out_6 : i64
      linalg.yield %12, %14 : f32, i64
    } -> (tensor<4x6x6xf32>, tensor<4x6x6xi64>)
    return %9#1 : tensor<4x6x6xi64>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_5_torch.float32: "0x0400000058B6BFBE3046193E250BD4BC92375C3D2612FD3B",
      torch_tensor_5_6_1_1_torch.float32: "0x0400000018FD7DBD9048C3BEB2C31E3EA25E8BBE515917BD26712EBE11069D3D4D5A09BE1764A7BDD5D1A53E53F105BE0F54FC3DB20DBF3E6BC0873D0893A9BD2F75AFBEB10F87BE00E39FBD2129A3BE75398F3E9042CC3D5E17A23E53DCC03DA74CA5BEC44203BE0578943DB5C8CCBE086B78BD1236F53DF1E2A7BE",
      torch_tensor_6_2_3_3_torch.float32: "0x040000008E7645BEB46465BE99A666BE2E890F3EDC2B303D2DF7113CA09F78BB8F2162BEB3A8633EEA55433D1C1215BDBB79BEBDCC4310BEA8EF383DFC5457BD16A4F03AC5BC433DB6161BBE608E1F3C740856BE03574EBE7CD853BEABB7643EBE83123D50F202BD6682403E0C8A58BE98C64A3CD483C8BD40353ABD0ABE453E5B21533D1ACF5BBEDCF706BE6838043E70E9063EDE4FEABB5D2967BE674751BE1B5C4B3E3FF777BD691A713C31D53F3E19F5EABD6AD31ABE14E191BC6EEA083DE2565A3E082A4BBEB6DE433E2D9686BD743E773D137F9ABDBD39E93B64C33DBE45A24B3BB7C208BE51B963BE819CADBDDB77153E82DBC83DEE1DD5BDFD94DC3D94A038BE06099D3D34C7E8BD0701D53D5E5130BE60B68CBB3A3848BE11356E3DA75F043E98B9233ED0E7D1BC6AA1863DBB303FBE4DF61DBE79F19D3DB4EC11BED73644BE7D5E02BEA79E903DE224663EAE084BBE7D0341BEAD7FE53C390F953D92294CBE9C31DC3BE396E3BD4E05E03D45769C3DEEF83F3EF57DA8BDC43E583E98B641BE1E4B933CAFEA9EBD89754A3EAB9F2B3EA71B10BE32C6653E11751EBDA2181E3EB2EB2EBE107B6BBDEF8D63BDFA54CCBD",
      torch_tensor_6_torch.float32: "0x04000000BE853A3C58ADA7BD6A6C45BE503BA83D6D5081BD8F34573E"
    }
  }
#-}

module {
  func.func @main(%arg0: tensor<4x2x6x6xf32>) -> tensor<4x6x6xi64> {
    %0 = "tosa.const"() <{values = dense_resource<torch_tensor_5_torch.float32> : tensor<5xf32>}> : () -> tensor<5xf32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>}> : () -> tensor<6xf32>
    %2 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %3 = "tosa.const"() <{values = dense<"0x8E7645BEEA55433DB46465BE1C1215BD99A666BEBB79BEBD2E890F3ECC4310BEDC2B303DA8EF383D2DF7113CFC5457BDA09F78BB16A4F03A8F2162BEC5BC433DB3A8633EB6161BBE608E1F3C98C64A3C740856BED483C8BD03574EBE40353ABD7CD853BE0ABE453EABB7643E5B21533DBE83123D1ACF5BBE50F202BDDCF706BE6682403E6838043E0C8A58BE70E9063EDE4FEABB14E191BC5D2967BE6EEA083D674751BEE2565A3E1B5C4B3E082A4BBE3FF777BDB6DE433E691A713C2D9686BD31D53F3E743E773D19F5EABD137F9ABD6AD31ABEBD39E93B64C33DBE94A038BE45A24B3B06099D3DB7C208BE34C7E8BD51B963BE0701D53D819CADBD5E5130BEDB77153E60B68CBB82DBC83D3A3848BEEE1DD5BD11356E3DFD94DC3DA75F043E98B9233EA79E903DD0E7D1BCE224663E6AA1863DAE084BBEBB303FBE7D0341BE4DF61DBEAD7FE53C79F19D3D390F953DB4EC11BE92294CBED73644BE9C31DC3B7D5E02BEE396E3BD4E05E03DAB9F2B3E45769C3DA71B10BEEEF83F3E32C6653EF57DA8BD11751EBDC43E583EA2181E3E98B641BEB2EB2EBE1E4B933C107B6BBDAFEA9EBDEF8D63BD89754A3EFA54CCBD"> : tensor<6x3x3x2xf32>}> : () -> tensor<6x3x3x2xf32>
    %4 = "tosa.const"() <{values = dense<[[[[-0.0620089471, -0.381412983, 0.155043393, -0.272206366, -0.0369504131, -0.170353502]]], [[[0.076671727, -0.134133533, -0.0817338749, 0.323866516, -0.130803391, 0.123207204]]], [[[0.373151362, 0.0662849769, -0.0827999711, -0.342690915, -0.263791591, -0.0780696868]]], [[[-0.318673164, 0.279735237, 0.0997363328, 0.316584527, 0.094170235, -0.322850436]]], [[[-0.128184378, 0.0724945441, -0.399968773, -0.0606489479, 0.119732037, -0.327903301]]]]> : tensor<5x1x1x6xf32>}> : () -> tensor<5x1x1x6xf32>
    %5 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x2x6x6xf32>) -> tensor<4x6x6x2xf32>
    %6 = tosa.conv2d %5, %3, %1, %2, %2 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x2xf32>, tensor<6x3x3x2xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x6xf32>
    %7 = tosa.clamp %6 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %8 = tosa.conv2d %7, %4, %0, %2, %2 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x6x6x6xf32>, tensor<5x1x1x6xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x5xf32>
    %9 = tosa.transpose %8 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x5xf32>) -> tensor<4x5x6x6xf32>
    %10 = tosa.argmax %9 {axis = 1 : i32} : (tensor<4x5x6x6xf32>) -> tensor<4x6x6xi64>
    return %10 : tensor<4x6x6xi64>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_5_torch.float32: "0x0400000058B6BFBE3046193E250BD4BC92375C3D2612FD3B",
      torch_tensor_6_torch.float32: "0x04000000BE853A3C58ADA7BD6A6C45BE503BA83D6D5081BD8F34573E"
    }
  }
#-}

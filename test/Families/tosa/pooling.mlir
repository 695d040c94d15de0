module {
  func.func @main(%arg0: tensor<4x2x10x8xf32>) -> tensor<4x5xf32> {
    %0 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> tensor<8xf32>
    %1 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %3 = tosa.const_shape  {values = dense<[1, 4, 8]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %4 = tosa.const_shape  {values = dense<[4, 5]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %5 = "tosa.const"() <{values = dense<"0xF9E920BE64746B3E26F1393E28A8BABBE573933C145C163E01341ABC717CAA3D96F4FABD5F80F53D4D1558BE1146443BD02D413E6284883DB27AF3BCC69D00BE1F6338BD26B900BE99F216BE19232D3E7FCCB3BD12F129BD3659FA3D17404B3EEEC736BE9B4FD73D49F5273E91DF1ABD928D27BB2638083D6DF0323E9B68F33D62BE363EEE5925BEDF68723CA2CCE53D1A843BBE10DF993D393D503D5EF7503EBC4F6A3E5E86673D8DC601BEF983DCBD2C4C3E3EB23D47BEBB562A3E68CE8DBDC6E052BB4B1134BEF26C8E3D37D410BE407F503C03F19BBC8B6AE23C780F9A3D7CBF46BD244B5CBE40F86A3EBE3A403CB8BB2C3EC6B80D3EBBCE803D7637DEBDC2D12D3C5E511CBE1713573E0519FDBD1106B33D4E294D3E060408BE30254C3E25B7563EA7CE273DD8759CBDDD17313E01D01FBE61AD67BD9AFAD3BD158C59BC4494EABDF93E71BD4BC28B3D95F9A1BDEBE7D23DCC238BBB9168163EC9846F3E84781FBD97CA7D3D5C9019BEFB3E4C3DB221653E1F5739BEA8E95BBE0698F9BD306CD1BC387EEDBD1F9D103E162D0E3ED97153BE4D88E23DDC1B59BD410FB83D0BAF45BDB03A913D4E734A3E063C0E3D71784C3E2CC645BD4421D1BD58FF3D3EA350C93D5F792ABE23151F3E6A6F2FBCAAF0673E5CF65ABCBBC546BDC8DE5B3E8E345CBDCB3E0B3E69B0103E6B1DD73D6DBA993D7C9CC73C25C32DBEAEF773BC9416443E9AB0C4BCD491CBBDF89D5ABE5A7D2E3E50A9A2BDEA4F5D3EB699133E8C0A923D7B21FF3D195B99BDD6AA393E8D8497BD4FF6F33DB9316EBE848E45BD"> : tensor<8x3x3x2xf32>}> : () -> tensor<8x3x3x2xf32>
    %6 = "tosa.const"() <{values = dense<0.0833333358> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %7 = "tosa.const"() <{values = dense<[[[0.041073408, -0.0773947238, -0.350369573, -0.137034789, -0.0558020473], [-0.123483859, 0.211747065, -0.144538954, 0.041608803, 0.190182135], [0.139769062, 0.250359058, 0.329930723, -0.120591365, 0.25388068], [-4.26273211E-4, 0.0890215188, -0.255208105, -0.228781894, -0.302063078], [-0.113508917, 0.2510418, -0.121604532, 0.107980601, 0.211196974], [-0.138415143, 0.212169081, -0.135243878, -0.0665071756, -0.0427751727], [-0.096782647, 0.279515505, -0.333535939, -0.267156303, 0.289085984], [0.201799914, -0.252541631, 0.266873449, -0.0196623467, -0.0266845189]]]> : tensor<1x8x5xf32>}> : () -> tensor<1x8x5xf32>
    %8 = "tosa.const"() <{values = dense_resource<torch_tensor_5_torch.float32> : tensor<1x5xf32>}> : () -> tensor<1x5xf32>
    %9 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x2x10x8xf32>) -> tensor<4x10x8x2xf32>
    %10 = tosa.conv2d %9, %5, %0, %1, %1 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x10x8x2xf32>, tensor<8x3x3x2xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x10x8x8xf32>
    %11 = tosa.clamp %10 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x10x8x8xf32>) -> tensor<4x10x8x8xf32>
    %12 = tosa.max_pool2d %11 {kernel = array<i64: 3, 3>, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>} : (tensor<4x10x8x8xf32>) -> tensor<4x5x4x8xf32>
    %13 = tosa.avg_pool2d %12, %1, %1 {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x5x4x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x3x8xf32>
    %14 = tosa.avg_pool2d %13, %1, %1 {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x4x3x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x3x8xf32>
    %15 = tosa.transpose %14 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x4x3x8xf32>) -> tensor<4x8x4x3xf32>
    %16 = tosa.reduce_sum %15 {axis = 3 : i32} : (tensor<4x8x4x3xf32>) -> tensor<4x8x4x1xf32>
    %17 = tosa.reduce_sum %16 {axis = 2 : i32} : (tensor<4x8x4x1xf32>) -> tensor<4x8x1x1xf32>
    %18 = tosa.mul %17, %6, %2 : (tensor<4x8x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x8x1x1xf32>
    %19 = tosa.reshape %18, %3 : (tensor<4x8x1x1xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %20 = tosa.matmul %19, %7, %1, %1 : (tensor<1x4x8xf32>, tensor<1x8x5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x5xf32>
    %21 = tosa.reshape %20, %4 : (tensor<1x4x5xf32>, !tosa.shape<2>) -> tensor<4x5xf32>
    %22 = tosa.add %21, %8 : (tensor<4x5xf32>, tensor<1x5xf32>) -> tensor<4x5xf32>
    return %22 : tensor<4x5xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.float32: "0x04000000FAA96FBEA33AF7BD4F6F06BE64B61A3E876ABEBBF6C4173E856BB93D465C40BE",
      torch_tensor_5_torch.float32: "0x04000000A9908DBD0A5E30BE807841BE1011AC3EC06F5CBE"
    }
  }
#-}

module {
  func.func @main(%arg0: tensor<4x4x8x8xf32>) -> tensor<4x4x4x4xf32> {
    %0 = "tosa.const"() <{values = dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>}> : () -> tensor<4xf32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>}> : () -> tensor<16xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> tensor<8xf32>
    %3 = "tosa.const"() <{values = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> tensor<4xf32>
    %4 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %6 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<16xf32>}> : () -> tensor<16xf32>
    %7 = tosa.const_shape  {values = dense<[1, 16, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %8 = "tosa.const"() <{values = dense<[[[[-0.128789827], [-0.191424847], [0.260071099], [-0.190013617]], [[-0.177397013], [0.051371336], [-0.175373673], [-0.239146516]], [[0.138397142], [-0.15134871], [0.043746911], [-0.180718154]]], [[[0.240860075], [0.0380837917], [0.216824576], [0.225197122]], [[-0.19086051], [0.00830078125], [0.107443653], [-0.286468565]], [[-0.0357145481], [-0.0131777925], [0.238104433], [0.317504376]]], [[[0.194395944], [-0.222137302], [0.0239537172], [0.120584771]], [[0.0549776554], [0.292769045], [-0.290062666], [-0.296788156]], [[-0.0198326912], [-0.194385141], [-0.0632789582], [0.0738502741]]]]> : tensor<3x3x4x1xf32>}> : () -> tensor<3x3x4x1xf32>
    %9 = "tosa.const"() <{values = dense<3.000000e+00> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %10 = "tosa.const"() <{values = dense<0.166666672> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %11 = "tosa.const"() <{values = dense<[[[[-0.146235943, -0.0974364876, -0.360367596, -0.358298957]]], [[[-0.2393381, 0.277541041, -0.0766311884, -0.158652544]]], [[[0.332019925, 0.383396149, 0.300466061, -0.300560772]]], [[[0.47071445, 0.126937687, 0.0106491446, -0.284743607]]], [[[-0.188866854, -0.26057744, 0.015304327, -0.294150054]]], [[[0.377114594, 0.335167289, 0.348812044, -0.253067613]]], [[[-0.372791767, 0.478601396, -0.280021548, 0.302105725]]], [[[-0.132472456, 0.483211577, -7.40408897E-4, 0.228666306]]]]> : tensor<8x1x1x4xf32>}> : () -> tensor<8x1x1x4xf32>
    %12 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %13 = "tosa.const"() <{values = dense<6.000000e+00> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %14 = "tosa.const"() <{values = dense<"0xBE1C10BEF04E5EBEAB624CBD1FBF94BE5668F63CFE0262BE56D44D3DD050D0BDA0B35DBED89267BEA07078BE4B751CBDEB8E303EF077D7BD2B2B153C4BBA9FBD6AC88C3EE0B45FBEB6FB05BD8605AE3D5BEB323EC8DB9D3E3B5951BEFB728FBD8AD184BE23C66B3EF3071F3E563574BC509768BE4B8C403EE357543E5BB6D6BD3671C1BDA0F0913E40BA6FBE2E905F3EABF9B83BAB3561BC8BAC1ABE5099EABD700F8BBD6BD7F53C5B71B73D00B4C2BB4B6B1ABDCAFE8E3E2BCF5B3D1361523E0058F73BA621EEBD604608BE36F62B3E58AE24BE003CDEBC56B6CEBC36AD943E001161BE96F49BBD5E87803E1BF1163EC07E923E9611C8BDB3818F3EB018A6BE8A259FBE264DA13E9B84C83DC3C45F3E8BF0B1BDCB8D20BD96F7C4BD827FA3BE5CDC883E96DA9B3E9B35CF3D4418853E931190BE3F8387BE200217BE20312BBE28856A3EFE6064BE63A690BEA6352EBE561F34BDA711AABEAA1E83BED6CB6D3ED6A0E43CF64B3E3DCB109B3E807E3D3E0E8C6E3E102499BEEE1E39BEEB4884BCA0B2643E4687D6BDCB27C2BDFB64E33D76DA343EA3D2643E3BB306BE28012BBE4000C7BCF80A3EBEF03B9BBE7E7778BED654013C90918DBD1034223EB6CF593E0E4F91BE00776CBD54E1813E161F2E3DAB27EBBC7A98A2BE600F90BD4605D23D2BF0663D2B3775BC0B9F23BDEB4549BDA665ABBD9695EC3C76E437BD129FA2BEC0DDBE3DB67DB7BD38A027BE93F269BEDBD9C33D7F438BBEE6BBA2BE73ED3B3EA0F19FBEDE3C0EBE9BF60D3E2E2004BE0B0DE0BD5B50FEBD1ADFA63E56A48A3E"> : tensor<3x3x8x2xf32>}> : () -> tensor<3x3x8x2xf32>
    %15 = "tosa.const"() <{values = dense<9.99999974E-6> : tensor<1xf32>}> : () -> tensor<1xf32>
    %16 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<1xf32>}> : () -> tensor<1xf32>
    %17 = "tosa.const"() <{values = dense_resource<torch_tensor_16_torch.float32> : tensor<1x16x1x1xf32>}> : () -> tensor<1x16x1x1xf32>
    %18 = "tosa.const"() <{values = dense_resource<torch_tensor_16_torch.float32_2> : tensor<1x16x1x1xf32>}> : () -> tensor<1x16x1x1xf32>
    %19 = "tosa.const"() <{values = dense_resource<torch_tensor_16_torch.float32_3> : tensor<1x16x1x1xf32>}> : () -> tensor<1x16x1x1xf32>
    %20 = "tosa.const"() <{values = dense<[[[[0.19762063, 0.155985951, 0.243897021, -0.0357142091, -0.0460454524, -0.0765206515, 0.180479676, -0.183369398, 0.162266105, -0.22638303, 0.247888714, 0.119238764, 0.231371701, -0.00642058253, -0.0299703479, -0.133363634]]], [[[-0.0277231932, -0.14303726, -0.206304073, 0.220480949, 0.236856937, -0.153621584, 0.21413371, -0.122883171, -0.165660292, -0.118428648, 0.213909864, 0.0282609165, -0.100244105, -0.239473462, -0.0854480564, -0.206694573]]], [[[0.12503615, -0.0399558842, 0.165922582, 0.245458156, -0.0711825788, -0.0533598065, -0.0896130204, 0.18460694, 0.123876363, 0.02033481, -0.202341944, -0.11392042, 0.232946634, -0.147537857, 0.213342428, 0.23047772]]], [[[-0.197239101, -0.0685951411, 0.0320737362, 0.0749568343, 0.0512794256, -0.15138638, 0.110009551, -4.509580e-02, -0.0609173179, -0.246394753, -0.249176472, -0.0572967231, 0.139344096, 0.125808358, 0.00386592746, -0.0808610916]]]]> : tensor<4x1x1x16xf32>}> : () -> tensor<4x1x1x16xf32>
    %21 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x4x8x8xf32>) -> tensor<4x8x8x4xf32>
    %22 = tosa.depthwise_conv2d %21, %8, %3, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x8x8x4xf32>, tensor<3x3x4x1xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8x8x4xf32>
    %23 = tosa.add %22, %9 : (tensor<4x8x8x4xf32>, tensor<1x1x1x1xf32>) -> tensor<4x8x8x4xf32>
    %24 = tosa.clamp %23 {max_val = 6.000000e+00 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x8x8x4xf32>) -> tensor<4x8x8x4xf32>
    %25 = tosa.mul %22, %24, %5 : (tensor<4x8x8x4xf32>, tensor<4x8x8x4xf32>, tensor<1xi8>) -> tensor<4x8x8x4xf32>
    %26 = tosa.mul %25, %10, %5 : (tensor<4x8x8x4xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x8x8x4xf32>
    %27 = tosa.conv2d %26, %11, %2, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x8x8x4xf32>, tensor<8x1x1x4xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8x8x8xf32>
    %28 = tosa.maximum %27, %12 : (tensor<4x8x8x8xf32>, tensor<1x1x1x1xf32>) -> tensor<4x8x8x8xf32>
    %29 = tosa.minimum %28, %13 : (tensor<4x8x8x8xf32>, tensor<1x1x1x1xf32>) -> tensor<4x8x8x8xf32>
    %30 = tosa.depthwise_conv2d %29, %14, %6, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>} : (tensor<4x8x8x8xf32>, tensor<3x3x8x2xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x4x16xf32>
    %31 = tosa.transpose %30 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x4x4x16xf32>) -> tensor<4x16x4x4xf32>
    %32 = tosa.add %15, %1 : (tensor<1xf32>, tensor<16xf32>) -> tensor<16xf32>
    %33 = tosa.pow %32, %16 : (tensor<16xf32>, tensor<1xf32>) -> tensor<16xf32>
    %34 = tosa.reciprocal %33 : (tensor<16xf32>) -> tensor<16xf32>
    %35 = tosa.sub %31, %17 : (tensor<4x16x4x4xf32>, tensor<1x16x1x1xf32>) -> tensor<4x16x4x4xf32>
    %36 = tosa.reshape %34, %7 : (tensor<16xf32>, !tosa.shape<4>) -> tensor<1x16x1x1xf32>
    %37 = tosa.mul %35, %36, %5 : (tensor<4x16x4x4xf32>, tensor<1x16x1x1xf32>, tensor<1xi8>) -> tensor<4x16x4x4xf32>
    %38 = tosa.mul %37, %18, %5 : (tensor<4x16x4x4xf32>, tensor<1x16x1x1xf32>, tensor<1xi8>) -> tensor<4x16x4x4xf32>
    %39 = tosa.add %38, %19 : (tensor<4x16x4x4xf32>, tensor<1x16x1x1xf32>) -> tensor<4x16x4x4xf32>
    %40 = tosa.add %39, %9 : (tensor<4x16x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<4x16x4x4xf32>
    %41 = tosa.clamp %40 {max_val = 6.000000e+00 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x16x4x4xf32>) -> tensor<4x16x4x4xf32>
    %42 = tosa.mul %39, %41, %5 : (tensor<4x16x4x4xf32>, tensor<4x16x4x4xf32>, tensor<1xi8>) -> tensor<4x16x4x4xf32>
    %43 = tosa.mul %42, %10, %5 : (tensor<4x16x4x4xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x16x4x4xf32>
    %44 = tosa.transpose %43 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x16x4x4xf32>) -> tensor<4x4x4x16xf32>
    %45 = tosa.conv2d %44, %20, %0, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x4x4x16xf32>, tensor<4x1x1x16xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x4x4xf32>
    %46 = tosa.transpose %45 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %47 = tosa.add %46, %9 : (tensor<4x4x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<4x4x4x4xf32>
    %48 = tosa.clamp %47 {max_val = 6.000000e+00 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %49 = tosa.mul %48, %10, %5 : (tensor<4x4x4x4xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x4x4x4xf32>
    return %49 : tensor<4x4x4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_torch.float32_1: "0x04000000805E2B3B5067FB3D3CFA6C3EE0B493BC",
      torch_tensor_16_torch.float32_1: "0x04000000C7E7973F4A359F3F0AF2693F6EB7843F5DC19D3F71CA993F9EA09A3FD998733F42909F3FEBDCBF3F874D873FF333783F22EA573F9A09313F4607833F2C1C763F",
      torch_tensor_8_torch.float32: "0x04000000F0AE47BEFC7560BE20143A3ED455F3BE20D67A3EB2C8D2BEC09F6ABC14D0503E",
      torch_tensor_4_torch.float32: "0x04000000724AA53EE086DB3D7B6335BEF8DA9F3E",
      torch_tensor_16_torch.float32: "0x040000004E2C363E90AA42BEAF654BBD6E40C13E437D2BBC0817A1BE89F9783E49B9F9BE0EC5FF3D44777F3E6087783E0B5AB8BE23A4BF3EEEBF2BBE29EF94BDBDA9853E",
      torch_tensor_16_torch.float32_2: "0x04000000596D683F5CB7943F7299743FD587903F03E18D3F76D6683F8E9B333F102C353FA9838C3F64DA5D3F6D9A8A3F815E903F9E3F843F9154683F32FD623F7C0F973F",
      torch_tensor_16_torch.float32_3: "0x040000006B4FB23D1BA71F3E4F10FDBD2236E43C5BD7033E281EE2BCF0A8E13DBE33BFBDC438223D87553E3EC37F443E79952CBD5457C4BED7A0C93E2127A63D1DF0723E"
    }
  }
#-}

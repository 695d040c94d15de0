module {
  func.func @main(%arg0: tensor<4x8x6x6xf32>) -> tensor<4x3x4x6xf32> {
    %0 = "tosa.const"() <{values = dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>}> : () -> tensor<3xf32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> tensor<8xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> tensor<4xf32>
    %3 = tosa.const_shape  {values = dense<[4, 4, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %4 = tosa.const_shape  {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
    %5 = tosa.const_shape  {values = dense<[0, 4, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %6 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %7 = tosa.const_shape  {values = dense<[4, 3, 4, 6, 6]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %8 = tosa.const_shape  {values = dense<[4, 12, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %9 = tosa.const_shape  {values = dense<[4, 2, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %10 = tosa.const_shape  {values = dense<[4, 6, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %11 = tosa.const_shape  {values = dense<[0, 2, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %12 = tosa.const_shape  {values = dense<[0, 8, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %13 = tosa.const_shape  {values = dense<[24, 6, 6]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %14 = tosa.const_shape  {values = dense<[24, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %15 = tosa.const_shape  {values = dense<[4, 6, 3, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %16 = tosa.const_shape  {values = dense<[4, 6, 3, 5]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %17 = tosa.const_shape  {values = dense<[0, 0, 0, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %18 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %19 = tosa.const_shape  {values = dense<[0, 0, 0, 0, 0, 1, 1, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
    %20 = "tosa.const"() <{values = dense<"0xD0E2143D202C813D0BF85FBD2806E0BD00DA77BB0653203DFB829E3DDB8B50BDC3C40B3E922A00BEDFF31ABE56BC6A3BB636B63C878704BE8E12953D6B5D263D3BDB8C3D7BD5413D5B37FEBD7BF66BBD2876DEBDB86CDDBD00B328BB233C94BD6B52353DD617343C76EE93BD96DA093EC648B03DC06CA9BDA0289EBDF3870A3EF47306BEC7DA1F3EB34117BEAB524C3CA05AFCBD3366A3BDF80BE8BD8BB78FBCCB9FEE3CAB7104BDBE21883D129F273E9B42073D38B8B0BD166F94BDF35BE8BD2B57A4BBEBB0DBBC8CB228BE98F41F3E1617293D6BF3F1BDE6CD3E3D223100BE96A5133E000901BC862B89BD6043773D3315133E1A1006BEE28F20BE8072ED3C63A72ABE6895833DB42C053E1BE94EBDE6FDC23D9F3422BE3FD2113E9B44163D40BE683CD09C7CBD1797023EB3D70CBE3BDD64BDC0A00F3E7B5006BEE6761B3D87421E3EEBE375BD1095C63D504CADBDC066483CABF05E3BC0C21C3DD62002BC44060F3E80CEDDBC2020E23D5667213DC0FB23BE16D401BC6859CD3D16B6D93D7E7ED13D4EF9B2BD0388BFBDEB51E93C40990FBE6BF157BD5B8561BD234A06BE2E6E0EBE80874A3C9A1A29BE16268ABC06C0C33DF39E8C3DD38FC0BD087F98BD4A3807BE93E8AABDCEE619BE736DD83DC0AAE73DB663A43C80E0EC3C14711C3E804C10BDA6571C3D5666623BBC510FBE805C3F3D00B7963C161738BD10581D3D2B8EBEBBC37D9ABD3B6B44BD4BC3493D36FCF43DB32915BEC0B93BBCBEE8AF3D4B4382BDF6EB10BD4332D63D8B32D7BD43B8B7BD72AE05BE40D5EF3D7CDE0F3E"> : tensor<4x3x3x4xf32>}> : () -> tensor<4x3x3x4xf32>
    %21 = "tosa.const"() <{values = dense<[[[[-0.0188598633, 0.224466562, -0.406479597, -0.356887341]]], [[[-0.23141712, 0.0372579694, -0.360388756, -8.577150e-02]]], [[[-0.0654844642, 0.282515764, 0.255079746, 0.0863122344]]], [[[-3.808630e-01, -0.237089753, -0.449750423, -0.157297671]]], [[[-0.424548388, 0.397093713, -0.226766467, 0.342032492]]], [[[0.292805135, -0.480542064, -0.0691837668, 0.238342881]]], [[[0.377500772, 0.184996486, -0.153736413, -0.294576108]]], [[[0.122791469, 0.285443306, 0.101885796, 0.115050256]]]]> : tensor<8x1x1x4xf32>}> : () -> tensor<8x1x1x4xf32>
    %22 = "tosa.const"() <{values = dense<[[0, 2, 4]]> : tensor<1x3xi32>}> : () -> tensor<1x3xi32>
    %23 = "tosa.const"() <{values = dense<[[1, 3, 5]]> : tensor<1x3xi32>}> : () -> tensor<1x3xi32>
    %24 = "tosa.const"() <{values = dense<0.00925925932> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %25 = "tosa.const"() <{values = dense<[[[[0.406369805, -0.239584044, 0.345343411, 0.285353392, -0.115986727, 0.166419894]]], [[[-0.128418952, -0.262724131, 0.0609650426, -0.0371870324, 0.31788221, -0.0822595283]]], [[[-0.148762971, -0.390230119, 0.348044962, -0.172532797, -0.2874358, 0.20873715]]]]> : tensor<3x1x1x6xf32>}> : () -> tensor<3x1x1x6xf32>
    %26 = tosa.slice %arg0, %4, %3 : (tensor<4x8x6x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x4x6x6xf32>
    %27 = tosa.slice %arg0, %5, %3 : (tensor<4x8x6x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x4x6x6xf32>
    %28 = tosa.transpose %26 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x4x6x6xf32>) -> tensor<4x6x6x4xf32>
    %29 = tosa.conv2d %28, %20, %2, %6, %6 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x4xf32>, tensor<4x3x3x4xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x4xf32>
    %30 = tosa.transpose %29 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x4xf32>) -> tensor<4x4x6x6xf32>
    %31 = tosa.clamp %30 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x4x6x6xf32>) -> tensor<4x4x6x6xf32>
    %32 = tosa.transpose %27 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x4x6x6xf32>) -> tensor<4x6x6x4xf32>
    %33 = tosa.conv2d %32, %21, %1, %6, %6 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x6x6x4xf32>, tensor<8x1x1x4xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x8xf32>
    %34 = tosa.transpose %33 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x8xf32>) -> tensor<4x8x6x6xf32>
    %35 = tosa.concat %31, %34 {axis = 1 : i32} : (tensor<4x4x6x6xf32>, tensor<4x8x6x6xf32>) -> tensor<4x12x6x6xf32>
    %36 = tosa.reshape %35, %7 : (tensor<4x12x6x6xf32>, !tosa.shape<5>) -> tensor<4x3x4x6x6xf32>
    %37 = tosa.transpose %36 {perms = array<i32: 0, 2, 1, 3, 4>} : (tensor<4x3x4x6x6xf32>) -> tensor<4x4x3x6x6xf32>
    %38 = tosa.reshape %37, %8 : (tensor<4x4x3x6x6xf32>, !tosa.shape<4>) -> tensor<4x12x6x6xf32>
    %39 = tosa.slice %38, %4, %9 : (tensor<4x12x6x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x2x6x6xf32>
    %40 = tosa.slice %38, %11, %10 : (tensor<4x12x6x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x6x6x6xf32>
    %41 = tosa.slice %38, %12, %3 : (tensor<4x12x6x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x4x6x6xf32>
    %42 = tosa.concat %41, %39 {axis = 1 : i32} : (tensor<4x4x6x6xf32>, tensor<4x2x6x6xf32>) -> tensor<4x6x6x6xf32>
    %43 = tosa.reshape %42, %13 : (tensor<4x6x6x6xf32>, !tosa.shape<3>) -> tensor<24x6x6xf32>
    %44 = tosa.tile %22, %14 : (tensor<1x3xi32>, !tosa.shape<2>) -> tensor<24x3xi32>
    %45 = tosa.gather %43, %44 : (tensor<24x6x6xf32>, tensor<24x3xi32>) -> tensor<24x3x6xf32>
    %46 = tosa.reshape %45, %15 : (tensor<24x3x6xf32>, !tosa.shape<4>) -> tensor<4x6x3x6xf32>
    %47 = tosa.slice %46, %17, %16 : (tensor<4x6x3x6xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<4x6x3x5xf32>
    %48 = tosa.reshape %40, %13 : (tensor<4x6x6x6xf32>, !tosa.shape<3>) -> tensor<24x6x6xf32>
    %49 = tosa.tile %23, %14 : (tensor<1x3xi32>, !tosa.shape<2>) -> tensor<24x3xi32>
    %50 = tosa.gather %48, %49 : (tensor<24x6x6xf32>, tensor<24x3xi32>) -> tensor<24x3x6xf32>
    %51 = tosa.reshape %50, %15 : (tensor<24x3x6xf32>, !tosa.shape<4>) -> tensor<4x6x3x6xf32>
    %52 = tosa.reduce_sum %51 {axis = 1 : i32} : (tensor<4x6x3x6xf32>) -> tensor<4x1x3x6xf32>
    %53 = tosa.reduce_sum %52 {axis = 2 : i32} : (tensor<4x1x3x6xf32>) -> tensor<4x1x1x6xf32>
    %54 = tosa.reduce_sum %53 {axis = 3 : i32} : (tensor<4x1x1x6xf32>) -> tensor<4x1x1x1xf32>
    %55 = tosa.mul %54, %24, %18 : (tensor<4x1x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x1x1x1xf32>
    %56 = tosa.pad %47, %19, %6 : (tensor<4x6x3x5xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<4x6x4x6xf32>
    %57 = tosa.add %56, %55 : (tensor<4x6x4x6xf32>, tensor<4x1x1x1xf32>) -> tensor<4x6x4x6xf32>
    %58 = tosa.transpose %57 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x6x4x6xf32>) -> tensor<4x4x6x6xf32>
    %59 = tosa.conv2d %58, %25, %0, %6, %6 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x4x6x6xf32>, tensor<3x1x1x6xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x6x3xf32>
    %60 = tosa.transpose %59 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x4x6x3xf32>) -> tensor<4x3x4x6xf32>
    return %60 : tensor<4x3x4x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_3_torch.float32: "0x04000000C81D99BE19896CBE35C76F3E",
      torch_tensor_8_torch.float32: "0x04000000F8DDF2BD32EC933E20A1923D9E74E8BE781ED33D1C2C49BE685DC73D5CBB25BE",
      torch_tensor_4_torch.float32: "0x04000000D69F0F3ED365023E50031A3E220F19BE"
    }
  }
#-}

module {
  func.func @main(%arg0: tensor<4x2x6x6xf32>) -> tensor<4x3x6x6xf32> {
    %0 = "tosa.const"() <{values = dense<[[8, 2, 1, 1]]> : tensor<1x4xi32>}> : () -> tensor<1x4xi32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>}> : () -> tensor<3xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>}> : () -> tensor<6xf32>
    %3 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> tensor<8xf32>
    %4 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %5 = tosa.const_shape  {values = dense<[4, 4, 2, 36]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %6 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %7 = tosa.const_shape  {values = dense<[4, 8, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[1, 32, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[32, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %10 = tosa.const_shape  {values = dense<[1, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %11 = tosa.const_shape  {values = dense<[4, 8, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %12 = tosa.const_shape  {values = dense<[4, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %13 = tosa.const_shape  {values = dense<[1, 24, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %14 = tosa.const_shape  {values = dense<[1, 24, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %15 = tosa.const_shape  {values = dense<[4, 6, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %16 = "tosa.const"() <{values = dense<"0x157D2ABE6B2071BE9DA8153EA8D05EBE673539BECC292DBED08C4ABE26210FBE60FDE4BD20BC7CBDEC683BBE844077BD5A129F3DE3B8DBBD714D1F3C009E00BEAEDD6D3C5A6A4DBC68F639BE3B1E5C3EA1323A3D68C0123D733D14BE3433B3BD982FF2BDC17F4CBEAA310ABEF1486C3E4912753DE330B8BC8349283E6C90083E32BA5A3EC31D7D3D40ABA63D5B2811BE99B8343EA5F9A9BDA66FD8BCF6112FBE622E123E4457223E013B6F3E98A401BE4A105CBD2A03413EB0E35ABEBBF366BE9222C13DAE9D10BE32198DBD56E4C93D8C92513ECA40313EAFF2923DB0F807BE5E1566BE2635C23DD74E97BB1BD6313EA28F933D559047BE67A65CBC995405BEDC433C3E6E2F243EC29FD53C5FFCDC3D71304BBE5148ED3DE4642CBA1A42193E1966A4BDC0FF34BE7661D63DBF2023BEB0BECBBDA64B133E612F28BE87820BBEF851E73DF6D6C23CEDA02B3E2C4B9F3D0CF24EBEAB635D3EDE041CBD53FEEDBC38672C3E060F1BBEE3B2CB3DF03C36BED1EA643E8BAD69BEC039603EAD71FE3D13D101BD16B8A13DF81495BD20B2B9BD9538623E59F96EBCBF774A3EF27FCBBD1261653E7E5530BD2F2F423E8581853D547E2DBE1A6801BDF783D23CB9BC913D84AA4ABEC8FD3ABEA4DE3B3E82BA053EF9290C3EFE77313EE4088E3D762716BEF1AF373E5C40D7BA29A9233E81E73CBC55633A3CA3B549BEBD3B3DBEC1062ABD6109DDBDFA2E423E57113FBEEE9A1C3E42E4CE3D296FDDBDC0F4A1BD6628BF3D1DFB7CBDD8D8223E103B67BE7FEFB23C2741513EA030F9BDCBE9F0BC669A29BE"> : tensor<8x3x3x2xf32>}> : () -> tensor<8x3x3x2xf32>
    %17 = "tosa.const"() <{values = dense<0.013888888888888888> : tensor<1x1x1x1xf64>}> : () -> tensor<1x1x1x1xf64>
    %18 = "tosa.const"() <{values = dense<0.013888889> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %19 = "tosa.const"() <{values = dense<9.99999974E-6> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %20 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32_1> : tensor<1x4x2x1xf32>}> : () -> tensor<1x4x2x1xf32>
    %21 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32_2> : tensor<1x4x2x1xf32>}> : () -> tensor<1x4x2x1xf32>
    %cst = arith.constant dense_resource<torch_tensor_4_8_torch.int64> : tensor<4x8xi64>
    %cst_0 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_1> : tensor<4x8xi64>
    %cst_1 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_2> : tensor<4x8xi64>
    %cst_2 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_3> : tensor<4x8xi64>
    %22 = "tosa.const"() <{values = dense<0> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %23 = "tosa.const"() <{values = dense<4> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %24 = "tosa.const"() <{values = dense<2> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %25 = "tosa.const"() <{values = dense<1> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_4> : tensor<4x8xi64>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_5> : tensor<4x8xi64>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_6> : tensor<4x8xi64>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_7> : tensor<4x8xi64>
    %26 = "tosa.const"() <{values = dense<"0x5DD98F3D1CDBA73D468BB63A3C5C27BD03F8693C883A13BDFD7F053DEC7C8ABCFE288FBC79722CBDEF47ED3DE9D15FBD73ACD2BD622CD23D44CB35BD8794FD3B9BD15BBDC08EC0BDF0D581BD6AB1613D81BAE83D2F2BD03DB88009BC0791FFBCE0D8A43D71D3933C065A9F3DD19B7BBD0CB9B43D2E50D6BD578AE13D362573BDFCF3B6BCD5DA48BDDD02E13C7F9703BDA4FE8FBDF66323BCA2CB9ABDD2A7CA3DAB90E2BDF800A63DB4CBA93D9AA9A3BD19FAB9BD592437BDB3B0893D0A6D483DA59D5A3D7A9E983CC9657DBDCE2A72BD5B88823D00E88C3D95D08CBD01C4AC3D53C693BD5F9ECB3DCDB345BDDC1BE73B40EAE53D2623183DEF17393D68EBEB3CE5C9A83D983750BC35875FBCE9CA813DDA798C3DFCB6A7BDD877CC3DE0323FB987FE503A4E35843DB4F0EDBD85C67A3C0EE53A3DE770513DE0241ABDF632873C596AA83DC6BC9C3D0D408BBDD776AFBBFBF3E8BD9A2C93BDE31C863DDA3524BD0840B13D874E163DEE77E9BD7E143D3DAE7C38BD049DAB3AB590BC3D0D00DABC4387DDBBA52AD6BD5BFA9D3D4469473DBF1DD6BDA432E0BD51A49B3C2BB0AFBDF5B0E1BDEFF19F3DCF6B29BDF53696BD73D6593D3514F83C02DBE33CB0DC023DA51CD3BB8E17BB3D0E68873C4D20AB3CF945DB3DC0BC64BD13EDDC3DE22497BA643FCB3C6538603D2379ED3DED1073BD6EC08B3DA19AABBC77C4D13DADECE2BDFC65C9BA15007E3DA521BA3DE171833D5FA7D8BDD50BBDBC6407A9BDB7C8B23D2A6D6F3D5B9F77BC9D67323CADADC63DFCE8CD3CAA588A3D4058D4BC7AF8ACBDF434463D1A79323DE386B1BD869626BD3CE1AABD96A9E83D742F053D02592E3D7688CF3D694319BCD580B73D2C3B483C2C24B13A1C17E43C6E1BDEBCDAFB8CBDB5D9953DC19D8CBDBBAAD83DACE3CF3DBBAE93BD5B91D53DA1C39B3D41F6983D9C55CDBDC53DBDBB00D8C0BDDFF190BCA3DABFBD1A2256BDA462B5BB7E4765BD639CDD3D98AEDABD4E6A4BBD211BF13D9A8D533C8971E2BD642940BD9D26E03D1AC74DBCEE50EABDADD2DC3DC3986BBD1A10E5BD9A8757BC0591E7BDD2D2D4BD73BFBCBD73F7A9BD5C7CC8BDBE639EBD353A063C7DFC23BDB84745BD797F3D3C674A9E3A6BF3CC3D5F1BDE3DDE56793D7693BC3DDC60E5BC8CC977BCA2DEC2BD4BEB933D192209BD79DA4D3D3DDEC7BDEC5DA83D97591CBDA7DFDFBC037A76BDA62480BD6FD3A73DCC954D3D8F66A6BC43F87EBD0034DDBD0838633DFBAF0B3D0B08DE3C40E7BBBDE56D4FBDA9F01DBC848F4B3D58C33E3D8CAF1DBB79158B3DD061E8BDE4FF4DBD4513DFBD36B1C6BD1D33A53A72F5843D7E18B23DC4DEA5BD8DB650BD41A442BD5CE4D7BD1155CDBD757D80BD2F39723D8A6B57BDA733C9BDC808193D44DD8B3DBB1F20BDA4CA8CBD6DBEC0BDE2F7EE3D49CA783B7BB6D83CEAA5E33C493871BC8E8345BC0425C83D02908BBDAEAC5DBC4F4D91BD69ACCD3D2CDDD2BD3F3E38BD5631743D890F9D3C9C6DB23D1F49D23D0B36A33D6D35093D58BD853DDEF93F3DC91C6CBD5EC0D03DBF37A2BD952B31BD196AD6BD937381BDA06C6A3C353503BD01FCA43DC519BE3C16A3BDBDEF2E1FBD2A80CE3D99D8853D5287AD3D044DDBBD781F9E3DFE1BDF3D14EC2B3DA2CFD8BDECBB46BD07B8293D1D6C993DDE37C63DD83592BCD1C644BDBBE12F3AF306BD3DF62945BD7BFA8F3D0E995D3B03E3E2BD411563BD941C4ABD8D135F3DB390ECBD8A2E6DBD8026DF3D8C52843D135C75BD5F2823BDEFDB693D6CA89C3D6637AABC7452A4BDBCC47F3C403AABBD499580BDE7D5EDBC9D11163D6547A93C6815D43DC2B4213D61B4BC3D593FEABD26DDA73C0B5A9CBD56F2803CEB2878BD0E6BE63C65C1DEBDA7ECBCBD07D4573C3BA296BD2624D7BDB279E6BCBE6AA7BD73BC80BD1075FE3C60EB1EBDABE71A3CEBC0F83C0BDCBBBCB18C68BD54BEA33D85F172BD512AD7BD0577D63D9E97C4BC0DCDE7BD28EAF3BC6DC465BD05736B3D9C84DE3C63D818BDBEFDC6BB9545E2BD9E2729BDD225603DF2E196BD9581BEBDE88C433DA57AE9BC1CD9D33DC7A1B03DCD9B5FBDB8286DBCD96DAB3C785087BD68C8EA3DC5A59FBDF186D9BD3ADADDBB7752B53C20339CBD62A2A3BD495B97BDD3EB3D3D23F1CC3DD7955A3B236BD2BDCC8F853B217E033DA7E9C83CA980E13D3C65B53DDE14FD3CBDE703BD23B6A93DFDBEB0BD61F36DBD8645BB3D83A1093D312CCFBBCDF698BD381A94BD0DF6773DAD3A3CBCB232A3BAA469AF3D32B741BD16F9ECBDACF0953C0E79543DAC8A303DCB313CBD86D2803D06132ABD4449A03D3C37A33C92E788BD5B52F0BCD67AEFBCE8B330BDABA63B3D77CFD93CBCD6EDBD83A2AF3DAD18D83C31C8A03D710B5DBD7371B73D339D93BD2E86CA3DC4B243BDDEBE693D7CDCD03DA3CD583D"> : tensor<6x3x3x8xf32>}> : () -> tensor<6x3x3x8xf32>
    %27 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32_1> : tensor<1x6xf32>}> : () -> tensor<1x6xf32>
    %28 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32_2> : tensor<1x6xf32>}> : () -> tensor<1x6xf32>
    %29 = "tosa.const"() <{values = dense<0.027777777777777776> : tensor<1x1x1x1xf64>}> : () -> tensor<1x1x1x1xf64>
    %30 = "tosa.const"() <{values = dense<0.027777778> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %31 = "tosa.const"() <{values = dense<[[[[0.340545654, 0.0871810242, -0.301543444, 0.0809797272, 0.350516051, 0.0882627964]]], [[[0.140765965, -0.395382881, 0.38943249, -0.0573571138, -0.338361055, -0.389815331]]], [[[0.391350985, 0.114872396, 0.202336609, -0.176789895, -0.110733077, 0.193391129]]]]> : tensor<3x1x1x6xf32>}> : () -> tensor<3x1x1x6xf32>
    %32 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x2x6x6xf32>) -> tensor<4x6x6x2xf32>
    %33 = tosa.conv2d %32, %16, %3, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x2xf32>, tensor<8x3x3x2xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x8xf32>
    %34 = tosa.transpose %33 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x8xf32>) -> tensor<4x8x6x6xf32>
    %35 = tosa.reshape %34, %5 : (tensor<4x8x6x6xf32>, !tosa.shape<4>) -> tensor<4x4x2x36xf32>
    %36 = tosa.cast %35 : (tensor<4x4x2x36xf32>) -> tensor<4x4x2x36xf64>
    %37 = tosa.reduce_sum %36 {axis = 2 : i32} : (tensor<4x4x2x36xf64>) -> tensor<4x4x1x36xf64>
    %38 = tosa.reduce_sum %37 {axis = 3 : i32} : (tensor<4x4x1x36xf64>) -> tensor<4x4x1x1xf64>
    %39 = tosa.mul %38, %17, %6 : (tensor<4x4x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<4x4x1x1xf64>
    %40 = tosa.sub %36, %39 : (tensor<4x4x2x36xf64>, tensor<4x4x1x1xf64>) -> tensor<4x4x2x36xf64>
    %41 = tosa.mul %40, %40, %6 : (tensor<4x4x2x36xf64>, tensor<4x4x2x36xf64>, tensor<1xi8>) -> tensor<4x4x2x36xf64>
    %42 = tosa.reduce_sum %41 {axis = 2 : i32} : (tensor<4x4x2x36xf64>) -> tensor<4x4x1x36xf64>
    %43 = tosa.reduce_sum %42 {axis = 3 : i32} : (tensor<4x4x1x36xf64>) -> tensor<4x4x1x1xf64>
    %44 = tosa.mul %43, %17, %6 : (tensor<4x4x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<4x4x1x1xf64>
    %45 = tosa.cast %44 : (tensor<4x4x1x1xf64>) -> tensor<4x4x1x1xf32>
    %46 = tosa.reduce_sum %35 {axis = 2 : i32} : (tensor<4x4x2x36xf32>) -> tensor<4x4x1x36xf32>
    %47 = tosa.reduce_sum %46 {axis = 3 : i32} : (tensor<4x4x1x36xf32>) -> tensor<4x4x1x1xf32>
    %48 = tosa.mul %47, %18, %6 : (tensor<4x4x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x4x1x1xf32>
    %49 = tosa.add %45, %19 : (tensor<4x4x1x1xf32>, tensor<1x1x1x1xf32>) -> tensor<4x4x1x1xf32>
    %50 = tosa.rsqrt %49 : (tensor<4x4x1x1xf32>) -> tensor<4x4x1x1xf32>
    %51 = tosa.mul %50, %20, %6 : (tensor<4x4x1x1xf32>, tensor<1x4x2x1xf32>, tensor<1xi8>) -> tensor<4x4x2x1xf32>
    %52 = tosa.negate %48, %4, %4 : (tensor<4x4x1x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x1x1xf32>
    %53 = tosa.mul %52, %51, %6 : (tensor<4x4x1x1xf32>, tensor<4x4x2x1xf32>, tensor<1xi8>) -> tensor<4x4x2x1xf32>
    %54 = tosa.add %53, %21 : (tensor<4x4x2x1xf32>, tensor<1x4x2x1xf32>) -> tensor<4x4x2x1xf32>
    %55 = tosa.cast %cst : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %56 = tosa.add %55, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %57 = tosa.greater %22, %55 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %58 = tosa.select %57, %56, %55 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %59 = tosa.reshape %58, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %60 = tosa.cast %cst_0 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %61 = tosa.add %60, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %62 = tosa.greater %22, %60 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %63 = tosa.select %62, %61, %60 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %64 = tosa.reshape %63, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %65 = tosa.cast %cst_1 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %66 = tosa.add %65, %24 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %67 = tosa.greater %22, %65 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %68 = tosa.select %67, %66, %65 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %69 = tosa.reshape %68, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %70 = tosa.cast %cst_2 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %71 = tosa.add %70, %25 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %72 = tosa.greater %22, %70 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %73 = tosa.select %72, %71, %70 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %74 = tosa.reshape %73, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %75 = tosa.concat %59, %64, %69, %74 {axis = 2 : i32} : (tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>) -> tensor<4x8x4xi32>
    %76 = tosa.reshape %51, %8 : (tensor<4x4x2x1xf32>, !tosa.shape<3>) -> tensor<1x32x1xf32>
    %77 = tosa.reshape %75, %9 : (tensor<4x8x4xi32>, !tosa.shape<2>) -> tensor<32x4xi32>
    %78 = tosa.mul %77, %0, %6 : (tensor<32x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<32x4xi32>
    %79 = tosa.reduce_sum %78 {axis = 1 : i32} : (tensor<32x4xi32>) -> tensor<32x1xi32>
    %80 = tosa.reshape %79, %10 : (tensor<32x1xi32>, !tosa.shape<2>) -> tensor<1x32xi32>
    %81 = tosa.gather %76, %80 : (tensor<1x32x1xf32>, tensor<1x32xi32>) -> tensor<1x32x1xf32>
    %82 = tosa.cast %cst_3 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %83 = tosa.add %82, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %84 = tosa.greater %22, %82 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %85 = tosa.select %84, %83, %82 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %86 = tosa.reshape %85, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %87 = tosa.cast %cst_4 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %88 = tosa.add %87, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %89 = tosa.greater %22, %87 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %90 = tosa.select %89, %88, %87 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %91 = tosa.reshape %90, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %92 = tosa.cast %cst_5 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %93 = tosa.add %92, %24 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %94 = tosa.greater %22, %92 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %95 = tosa.select %94, %93, %92 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %96 = tosa.reshape %95, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %97 = tosa.cast %cst_6 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %98 = tosa.add %97, %25 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %99 = tosa.greater %22, %97 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %100 = tosa.select %99, %98, %97 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %101 = tosa.reshape %100, %7 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %102 = tosa.concat %86, %91, %96, %101 {axis = 2 : i32} : (tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>) -> tensor<4x8x4xi32>
    %103 = tosa.reshape %54, %8 : (tensor<4x4x2x1xf32>, !tosa.shape<3>) -> tensor<1x32x1xf32>
    %104 = tosa.reshape %102, %9 : (tensor<4x8x4xi32>, !tosa.shape<2>) -> tensor<32x4xi32>
    %105 = tosa.mul %104, %0, %6 : (tensor<32x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<32x4xi32>
    %106 = tosa.reduce_sum %105 {axis = 1 : i32} : (tensor<32x4xi32>) -> tensor<32x1xi32>
    %107 = tosa.reshape %106, %10 : (tensor<32x1xi32>, !tosa.shape<2>) -> tensor<1x32xi32>
    %108 = tosa.gather %103, %107 : (tensor<1x32x1xf32>, tensor<1x32xi32>) -> tensor<1x32x1xf32>
    %109 = tosa.reshape %81, %11 : (tensor<1x32x1xf32>, !tosa.shape<4>) -> tensor<4x8x1x1xf32>
    %110 = tosa.reshape %108, %11 : (tensor<1x32x1xf32>, !tosa.shape<4>) -> tensor<4x8x1x1xf32>
    %111 = tosa.mul %34, %109, %6 : (tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>, tensor<1xi8>) -> tensor<4x8x6x6xf32>
    %112 = tosa.add %111, %110 : (tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>) -> tensor<4x8x6x6xf32>
    %113 = tosa.sigmoid %112 : (tensor<4x8x6x6xf32>) -> tensor<4x8x6x6xf32>
    %114 = tosa.mul %112, %113, %6 : (tensor<4x8x6x6xf32>, tensor<4x8x6x6xf32>, tensor<1xi8>) -> tensor<4x8x6x6xf32>
    %115 = tosa.transpose %114 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x8x6x6xf32>) -> tensor<4x6x6x8xf32>
    %116 = tosa.conv2d %115, %26, %2, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x8xf32>, tensor<6x3x3x8xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x6xf32>
    %117 = tosa.transpose %116 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %118 = tosa.tile %27, %12 : (tensor<1x6xf32>, !tosa.shape<2>) -> tensor<4x6xf32>
    %119 = tosa.tile %28, %12 : (tensor<1x6xf32>, !tosa.shape<2>) -> tensor<4x6xf32>
    %120 = tosa.reshape %117, %13 : (tensor<4x6x6x6xf32>, !tosa.shape<4>) -> tensor<1x24x6x6xf32>
    %121 = tosa.cast %120 : (tensor<1x24x6x6xf32>) -> tensor<1x24x6x6xf64>
    %122 = tosa.reduce_sum %121 {axis = 2 : i32} : (tensor<1x24x6x6xf64>) -> tensor<1x24x1x6xf64>
    %123 = tosa.reduce_sum %122 {axis = 3 : i32} : (tensor<1x24x1x6xf64>) -> tensor<1x24x1x1xf64>
    %124 = tosa.mul %123, %29, %6 : (tensor<1x24x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<1x24x1x1xf64>
    %125 = tosa.sub %121, %124 : (tensor<1x24x6x6xf64>, tensor<1x24x1x1xf64>) -> tensor<1x24x6x6xf64>
    %126 = tosa.mul %125, %125, %6 : (tensor<1x24x6x6xf64>, tensor<1x24x6x6xf64>, tensor<1xi8>) -> tensor<1x24x6x6xf64>
    %127 = tosa.reduce_sum %126 {axis = 2 : i32} : (tensor<1x24x6x6xf64>) -> tensor<1x24x1x6xf64>
    %128 = tosa.reduce_sum %127 {axis = 3 : i32} : (tensor<1x24x1x6xf64>) -> tensor<1x24x1x1xf64>
    %129 = tosa.mul %128, %29, %6 : (tensor<1x24x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<1x24x1x1xf64>
    %130 = tosa.cast %129 : (tensor<1x24x1x1xf64>) -> tensor<1x24x1x1xf32>
    %131 = tosa.reduce_sum %120 {axis = 2 : i32} : (tensor<1x24x6x6xf32>) -> tensor<1x24x1x6xf32>
    %132 = tosa.reduce_sum %131 {axis = 3 : i32} : (tensor<1x24x1x6xf32>) -> tensor<1x24x1x1xf32>
    %133 = tosa.mul %132, %30, %6 : (tensor<1x24x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x24x1x1xf32>
    %134 = tosa.add %130, %19 : (tensor<1x24x1x1xf32>, tensor<1x1x1x1xf32>) -> tensor<1x24x1x1xf32>
    %135 = tosa.rsqrt %134 : (tensor<1x24x1x1xf32>) -> tensor<1x24x1x1xf32>
    %136 = tosa.sub %120, %133 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) -> tensor<1x24x6x6xf32>
    %137 = tosa.mul %136, %135, %6 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>, tensor<1xi8>) -> tensor<1x24x6x6xf32>
    %138 = tosa.reshape %118, %14 : (tensor<4x6xf32>, !tosa.shape<4>) -> tensor<1x24x1x1xf32>
    %139 = tosa.mul %137, %138, %6 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>, tensor<1xi8>) -> tensor<1x24x6x6xf32>
    %140 = tosa.reshape %119, %14 : (tensor<4x6xf32>, !tosa.shape<4>) -> tensor<1x24x1x1xf32>
    %141 = tosa.add %139, %140 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) -> tensor<1x24x6x6xf32>
    %142 = tosa.reshape %141, %15 : (tensor<1x24x6x6xf32>, !tosa.shape<4>) -> tensor<4x6x6x6xf32>
    %143 = tosa.clamp %142 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %144 = tosa.transpose %143 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %145 = tosa.conv2d %144, %31, %1, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x6x6x6xf32>, tensor<3x1x1x6xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x3xf32>
    %146 = tosa.transpose %145 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x3xf32>) -> tensor<4x3x6x6xf32>
    return %146 : tensor<4x3x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_3_torch.float32: "0x040000006AFBAABE7706733E05019BBD",
      torch_tensor_6_torch.float32: "0x040000002BD117BDCCD4363D59F6A03D719FD33D4A9AE8BB5785E13D",
      torch_tensor_8_torch.float32: "0x0400000089DA47BE59DA4CBECF3039BEE71E133E9F9A27BEF69DD63B4C32523E6A07E1BD",
      torch_tensor_8_torch.float32_1: "0x0400000038C6793F305A933F044E953F9D41383FC5897F3F11AC863FA5997E3FF99EA13F",
      torch_tensor_8_torch.float32_2: "0x04000000789D143E611D283E5094723E4388F0BD9205E93D2C5DA73D74A5913C011D77BD",
      torch_tensor_4_8_torch.int64: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_1: "0x0800000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000000000000000000000000000000000000100000000000000010000000000000002000000000000000200000000000000030000000000000003000000000000000000000000000000000000000000000001000000000000000100000000000000020000000000000002000000000000000300000000000000030000000000000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_2: "0x0800000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000",
      torch_tensor_4_8_torch.int64_3: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_4_8_torch.int64_4: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000100000000000000010000000000000001000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000030000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_5: "0x0800000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000000000000000000000000000000000000100000000000000010000000000000002000000000000000200000000000000030000000000000003000000000000000000000000000000000000000000000001000000000000000100000000000000020000000000000002000000000000000300000000000000030000000000000000000000000000000000000000000000010000000000000001000000000000000200000000000000020000000000000003000000000000000300000000000000",
      torch_tensor_4_8_torch.int64_6: "0x0800000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000010000000000000000000000000000000100000000000000",
      torch_tensor_4_8_torch.int64_7: "0x0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_6_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_6_torch.float32_2: "0x04000000000000000000000000000000000000000000000000000000"
    }
  }
#-}

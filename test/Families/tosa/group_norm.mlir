module {
  func.func @main(%arg0: tensor<4x2x6x6xf32>) -> tensor<4x6x6x6xf32> {
    %0 = "tosa.const"() <{values = dense<[[8, 2, 1, 1]]> : tensor<1x4xi32>}> : () -> tensor<1x4xi32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>}> : () -> tensor<6xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> tensor<8xf32>
    %3 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %4 = tosa.const_shape  {values = dense<[4, 4, 2, 36]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %6 = tosa.const_shape  {values = dense<[4, 8, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = tosa.const_shape  {values = dense<[1, 32, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[32, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %9 = tosa.const_shape  {values = dense<[1, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %10 = tosa.const_shape  {values = dense<[4, 8, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %11 = tosa.const_shape  {values = dense<[4, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %12 = tosa.const_shape  {values = dense<[1, 24, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %13 = tosa.const_shape  {values = dense<[1, 24, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %14 = tosa.const_shape  {values = dense<[4, 6, 6, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %15 = "tosa.const"() <{values = dense<"0x157D2ABE6B2071BE9DA8153EA8D05EBE673539BECC292DBED08C4ABE26210FBE60FDE4BD20BC7CBDEC683BBE844077BD5A129F3DE3B8DBBD714D1F3C009E00BEAEDD6D3C5A6A4DBC68F639BE3B1E5C3EA1323A3D68C0123D733D14BE3433B3BD982FF2BDC17F4CBEAA310ABEF1486C3E4912753DE330B8BC8349283E6C90083E32BA5A3EC31D7D3D40ABA63D5B2811BE99B8343EA5F9A9BDA66FD8BCF6112FBE622E123E4457223E013B6F3E98A401BE4A105CBD2A03413EB0E35ABEBBF366BE9222C13DAE9D10BE32198DBD56E4C93D8C92513ECA40313EAFF2923DB0F807BE5E1566BE2635C23DD74E97BB1BD6313EA28F933D559047BE67A65CBC995405BEDC433C3E6E2F243EC29FD53C5FFCDC3D71304BBE5148ED3DE4642CBA1A42193E1966A4BDC0FF34BE7661D63DBF2023BEB0BECBBDA64B133E612F28BE87820BBEF851E73DF6D6C23CEDA02B3E2C4B9F3D0CF24EBEAB635D3EDE041CBD53FEEDBC38672C3E060F1BBEE3B2CB3DF03C36BED1EA643E8BAD69BEC039603EAD71FE3D13D101BD16B8A13DF81495BD20B2B9BD9538623E59F96EBCBF774A3EF27FCBBD1261653E7E5530BD2F2F423E8581853D547E2DBE1A6801BDF783D23CB9BC913D84AA4ABEC8FD3ABEA4DE3B3E82BA053EF9290C3EFE77313EE4088E3D762716BEF1AF373E5C40D7BA29A9233E81E73CBC55633A3CA3B549BEBD3B3DBEC1062ABD6109DDBDFA2E423E57113FBEEE9A1C3E42E4CE3D296FDDBDC0F4A1BD6628BF3D1DFB7CBDD8D8223E103B67BE7FEFB23C2741513EA030F9BDCBE9F0BC669A29BE"> : tensor<8x3x3x2xf32>}> : () -> tensor<8x3x3x2xf32>
    %16 = "tosa.const"() <{values = dense<0.013888888888888888> : tensor<1x1x1x1xf64>}> : () -> tensor<1x1x1x1xf64>
    %17 = "tosa.const"() <{values = dense<0.013888889> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %18 = "tosa.const"() <{values = dense<9.99999974E-6> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %19 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32_1> : tensor<1x4x2x1xf32>}> : () -> tensor<1x4x2x1xf32>
    %20 = "tosa.const"() <{values = dense_resource<torch_tensor_8_torch.float32_2> : tensor<1x4x2x1xf32>}> : () -> tensor<1x4x2x1xf32>
    %cst = arith.constant dense_resource<torch_tensor_4_8_torch.int64> : tensor<4x8xi64>
    %cst_0 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_1> : tensor<4x8xi64>
    %cst_1 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_2> : tensor<4x8xi64>
    %cst_2 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_3> : tensor<4x8xi64>
    %21 = "tosa.const"() <{values = dense<0> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %22 = "tosa.const"() <{values = dense<4> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %23 = "tosa.const"() <{values = dense<2> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %24 = "tosa.const"() <{values = dense<1> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_4> : tensor<4x8xi64>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_5> : tensor<4x8xi64>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_6> : tensor<4x8xi64>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_8_torch.int64_7> : tensor<4x8xi64>
    %25 = "tosa.const"() <{values = dense<"0x5DD98F3D1CDBA73D468BB63A3C5C27BD03F8693C883A13BDFD7F053DEC7C8ABCFE288FBC79722CBDEF47ED3DE9D15FBD73ACD2BD622CD23D44CB35BD8794FD3B9BD15BBDC08EC0BDF0D581BD6AB1613D81BAE83D2F2BD03DB88009BC0791FFBCE0D8A43D71D3933C065A9F3DD19B7BBD0CB9B43D2E50D6BD578AE13D362573BDFCF3B6BCD5DA48BDDD02E13C7F9703BDA4FE8FBDF66323BCA2CB9ABDD2A7CA3DAB90E2BDF800A63DB4CBA93D9AA9A3BD19FAB9BD592437BDB3B0893D0A6D483DA59D5A3D7A9E983CC9657DBDCE2A72BD5B88823D00E88C3D95D08CBD01C4AC3D53C693BD5F9ECB3DCDB345BDDC1BE73B40EAE53D2623183DEF17393D68EBEB3CE5C9A83D983750BC35875FBCE9CA813DDA798C3DFCB6A7BDD877CC3DE0323FB987FE503A4E35843DB4F0EDBD85C67A3C0EE53A3DE770513DE0241ABDF632873C596AA83DC6BC9C3D0D408BBDD776AFBBFBF3E8BD9A2C93BDE31C863DDA3524BD0840B13D874E163DEE77E9BD7E143D3DAE7C38BD049DAB3AB590BC3D0D00DABC4387DDBBA52AD6BD5BFA9D3D4469473DBF1DD6BDA432E0BD51A49B3C2BB0AFBDF5B0E1BDEFF19F3DCF6B29BDF53696BD73D6593D3514F83C02DBE33CB0DC023DA51CD3BB8E17BB3D0E68873C4D20AB3CF945DB3DC0BC64BD13EDDC3DE22497BA643FCB3C6538603D2379ED3DED1073BD6EC08B3DA19AABBC77C4D13DADECE2BDFC65C9BA15007E3DA521BA3DE171833D5FA7D8BDD50BBDBC6407A9BDB7C8B23D2A6D6F3D5B9F77BC9D67323CADADC63DFCE8CD3CAA588A3D4058D4BC7AF8ACBDF434463D1A79323DE386B1BD869626BD3CE1AABD96A9E83D742F053D02592E3D7688CF3D694319BCD580B73D2C3B483C2C24B13A1C17E43C6E1BDEBCDAFB8CBDB5D9953DC19D8CBDBBAAD83DACE3CF3DBBAE93BD5B91D53DA1C39B3D41F6983D9C55CDBDC53DBDBB00D8C0BDDFF190BCA3DABFBD1A2256BDA462B5BB7E4765BD639CDD3D98AEDABD4E6A4BBD211BF13D9A8D533C8971E2BD642940BD9D26E03D1AC74DBCEE50EABDADD2DC3DC3986BBD1A10E5BD9A8757BC0591E7BDD2D2D4BD73BFBCBD73F7A9BD5C7CC8BDBE639EBD353A063C7DFC23BDB84745BD797F3D3C674A9E3A6BF3CC3D5F1BDE3DDE56793D7693BC3DDC60E5BC8CC977BCA2DEC2BD4BEB933D192209BD79DA4D3D3DDEC7BDEC5DA83D97591CBDA7DFDFBC037A76BDA62480BD6FD3A73DCC954D3D8F66A6BC43F87EBD0034DDBD0838633DFBAF0B3D0B08DE3C40E7BBBDE56D4FBDA9F01DBC848F4B3D58C33E3D8CAF1DBB79158B3DD061E8BDE4FF4DBD4513DFBD36B1C6BD1D33A53A72F5843D7E18B23DC4DEA5BD8DB650BD41A442BD5CE4D7BD1155CDBD757D80BD2F39723D8A6B57BDA733C9BDC808193D44DD8B3DBB1F20BDA4CA8CBD6DBEC0BDE2F7EE3D49CA783B7BB6D83CEAA5E33C493871BC8E8345BC0425C83D02908BBDAEAC5DBC4F4D91BD69ACCD3D2CDDD2BD3F3E38BD5631743D890F9D3C9C6DB23D1F49D23D0B36A33D6D35093D58BD853DDEF93F3DC91C6CBD5EC0D03DBF37A2BD952B31BD196AD6BD937381BDA06C6A3C353503BD01FCA43DC519BE3C16A3BDBDEF2E1FBD2A80CE3D99D8853D5287AD3D044DDBBD781F9E3DFE1BDF3D14EC2B3DA2CFD8BDECBB46BD07B8293D1D6C993DDE37C63DD83592BCD1C644BDBBE12F3AF306BD3DF62945BD7BFA8F3D0E995D3B03E3E2BD411563BD941C4ABD8D135F3DB390ECBD8A2E6DBD8026DF3D8C52843D135C75BD5F2823BDEFDB693D6CA89C3D6637AABC7452A4BDBCC47F3C403AABBD499580BDE7D5EDBC9D11163D6547A93C6815D43DC2B4213D61B4BC3D593FEABD26DDA73C0B5A9CBD56F2803CEB2878BD0E6BE63C65C1DEBDA7ECBCBD07D4573C3BA296BD2624D7BDB279E6BCBE6AA7BD73BC80BD1075FE3C60EB1EBDABE71A3CEBC0F83C0BDCBBBCB18C68BD54BEA33D85F172BD512AD7BD0577D63D9E97C4BC0DCDE7BD28EAF3BC6DC465BD05736B3D9C84DE3C63D818BDBEFDC6BB9545E2BD9E2729BDD225603DF2E196BD9581BEBDE88C433DA57AE9BC1CD9D33DC7A1B03DCD9B5FBDB8286DBCD96DAB3C785087BD68C8EA3DC5A59FBDF186D9BD3ADADDBB7752B53C20339CBD62A2A3BD495B97BDD3EB3D3D23F1CC3DD7955A3B236BD2BDCC8F853B217E033DA7E9C83CA980E13D3C65B53DDE14FD3CBDE703BD23B6A93DFDBEB0BD61F36DBD8645BB3D83A1093D312CCFBBCDF698BD381A94BD0DF6773DAD3A3CBCB232A3BAA469AF3D32B741BD16F9ECBDACF0953C0E79543DAC8A303DCB313CBD86D2803D06132ABD4449A03D3C37A33C92E788BD5B52F0BCD67AEFBCE8B330BDABA63B3D77CFD93CBCD6EDBD83A2AF3DAD18D83C31C8A03D710B5DBD7371B73D339D93BD2E86CA3DC4B243BDDEBE693D7CDCD03DA3CD583D"> : tensor<6x3x3x8xf32>}> : () -> tensor<6x3x3x8xf32>
    %26 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32_1> : tensor<1x6xf32>}> : () -> tensor<1x6xf32>
    %27 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32_2> : tensor<1x6xf32>}> : () -> tensor<1x6xf32>
    %28 = "tosa.const"() <{values = dense<0.027777777777777776> : tensor<1x1x1x1xf64>}> : () -> tensor<1x1x1x1xf64>
    %29 = "tosa.const"() <{values = dense<0.027777778> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %30 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x2x6x6xf32>) -> tensor<4x6x6x2xf32>
    %31 = tosa.conv2d %30, %15, %2, %3, %3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x2xf32>, tensor<8x3x3x2xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x8xf32>
    %32 = tosa.transpose %31 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x8xf32>) -> tensor<4x8x6x6xf32>
    %33 = tosa.reshape %32, %4 : (tensor<4x8x6x6xf32>, !tosa.shape<4>) -> tensor<4x4x2x36xf32>
    %34 = tosa.cast %33 : (tensor<4x4x2x36xf32>) -> tensor<4x4x2x36xf64>
    %35 = tosa.reduce_sum %34 {axis = 2 : i32} : (tensor<4x4x2x36xf64>) -> tensor<4x4x1x36xf64>
    %36 = tosa.reduce_sum %35 {axis = 3 : i32} : (tensor<4x4x1x36xf64>) -> tensor<4x4x1x1xf64>
    %37 = tosa.mul %36, %16, %5 : (tensor<4x4x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<4x4x1x1xf64>
    %38 = tosa.sub %34, %37 : (tensor<4x4x2x36xf64>, tensor<4x4x1x1xf64>) -> tensor<4x4x2x36xf64>
    %39 = tosa.mul %38, %38, %5 : (tensor<4x4x2x36xf64>, tensor<4x4x2x36xf64>, tensor<1xi8>) -> tensor<4x4x2x36xf64>
    %40 = tosa.reduce_sum %39 {axis = 2 : i32} : (tensor<4x4x2x36xf64>) -> tensor<4x4x1x36xf64>
    %41 = tosa.reduce_sum %40 {axis = 3 : i32} : (tensor<4x4x1x36xf64>) -> tensor<4x4x1x1xf64>
    %42 = tosa.mul %41, %16, %5 : (tensor<4x4x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<4x4x1x1xf64>
    %43 = tosa.cast %42 : (tensor<4x4x1x1xf64>) -> tensor<4x4x1x1xf32>
    %44 = tosa.reduce_sum %33 {axis = 2 : i32} : (tensor<4x4x2x36xf32>) -> tensor<4x4x1x36xf32>
    %45 = tosa.reduce_sum %44 {axis = 3 : i32} : (tensor<4x4x1x36xf32>) -> tensor<4x4x1x1xf32>
    %46 = tosa.mul %45, %17, %5 : (tensor<4x4x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<4x4x1x1xf32>
    %47 = tosa.add %43, %18 : (tensor<4x4x1x1xf32>, tensor<1x1x1x1xf32>) -> tensor<4x4x1x1xf32>
    %48 = tosa.rsqrt %47 : (tensor<4x4x1x1xf32>) -> tensor<4x4x1x1xf32>
    %49 = tosa.mul %48, %19, %5 : (tensor<4x4x1x1xf32>, tensor<1x4x2x1xf32>, tensor<1xi8>) -> tensor<4x4x2x1xf32>
    %50 = tosa.negate %46, %3, %3 : (tensor<4x4x1x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x1x1xf32>
    %51 = tosa.mul %50, %49, %5 : (tensor<4x4x1x1xf32>, tensor<4x4x2x1xf32>, tensor<1xi8>) -> tensor<4x4x2x1xf32>
    %52 = tosa.add %51, %20 : (tensor<4x4x2x1xf32>, tensor<1x4x2x1xf32>) -> tensor<4x4x2x1xf32>
    %53 = tosa.cast %cst : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %54 = tosa.add %53, %22 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %55 = tosa.greater %21, %53 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %56 = tosa.select %55, %54, %53 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %57 = tosa.reshape %56, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %58 = tosa.cast %cst_0 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %59 = tosa.add %58, %22 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %60 = tosa.greater %21, %58 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %61 = tosa.select %60, %59, %58 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %62 = tosa.reshape %61, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %63 = tosa.cast %cst_1 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %64 = tosa.add %63, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %65 = tosa.greater %21, %63 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %66 = tosa.select %65, %64, %63 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %67 = tosa.reshape %66, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %68 = tosa.cast %cst_2 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %69 = tosa.add %68, %24 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %70 = tosa.greater %21, %68 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %71 = tosa.select %70, %69, %68 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %72 = tosa.reshape %71, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %73 = tosa.concat %57, %62, %67, %72 {axis = 2 : i32} : (tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>) -> tensor<4x8x4xi32>
    %74 = tosa.reshape %49, %7 : (tensor<4x4x2x1xf32>, !tosa.shape<3>) -> tensor<1x32x1xf32>
    %75 = tosa.reshape %73, %8 : (tensor<4x8x4xi32>, !tosa.shape<2>) -> tensor<32x4xi32>
    %76 = tosa.mul %75, %0, %5 : (tensor<32x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<32x4xi32>
    %77 = tosa.reduce_sum %76 {axis = 1 : i32} : (tensor<32x4xi32>) -> tensor<32x1xi32>
    %78 = tosa.reshape %77, %9 : (tensor<32x1xi32>, !tosa.shape<2>) -> tensor<1x32xi32>
    %79 = tosa.gather %74, %78 : (tensor<1x32x1xf32>, tensor<1x32xi32>) -> tensor<1x32x1xf32>
    %80 = tosa.cast %cst_3 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %81 = tosa.add %80, %22 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %82 = tosa.greater %21, %80 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %83 = tosa.select %82, %81, %80 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %84 = tosa.reshape %83, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %85 = tosa.cast %cst_4 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %86 = tosa.add %85, %22 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %87 = tosa.greater %21, %85 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %88 = tosa.select %87, %86, %85 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %89 = tosa.reshape %88, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %90 = tosa.cast %cst_5 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %91 = tosa.add %90, %23 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %92 = tosa.greater %21, %90 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %93 = tosa.select %92, %91, %90 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %94 = tosa.reshape %93, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %95 = tosa.cast %cst_6 : (tensor<4x8xi64>) -> tensor<4x8xi32>
    %96 = tosa.add %95, %24 : (tensor<4x8xi32>, tensor<1x1xi32>) -> tensor<4x8xi32>
    %97 = tosa.greater %21, %95 : (tensor<1x1xi32>, tensor<4x8xi32>) -> tensor<4x8xi1>
    %98 = tosa.select %97, %96, %95 : (tensor<4x8xi1>, tensor<4x8xi32>, tensor<4x8xi32>) -> tensor<4x8xi32>
    %99 = tosa.reshape %98, %6 : (tensor<4x8xi32>, !tosa.shape<3>) -> tensor<4x8x1xi32>
    %100 = tosa.concat %84, %89, %94, %99 {axis = 2 : i32} : (tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>, tensor<4x8x1xi32>) -> tensor<4x8x4xi32>
    %101 = tosa.reshape %52, %7 : (tensor<4x4x2x1xf32>, !tosa.shape<3>) -> tensor<1x32x1xf32>
    %102 = tosa.reshape %100, %8 : (tensor<4x8x4xi32>, !tosa.shape<2>) -> tensor<32x4xi32>
    %103 = tosa.mul %102, %0, %5 : (tensor<32x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<32x4xi32>
    %104 = tosa.reduce_sum %103 {axis = 1 : i32} : (tensor<32x4xi32>) -> tensor<32x1xi32>
    %105 = tosa.reshape %104, %9 : (tensor<32x1xi32>, !tosa.shape<2>) -> tensor<1x32xi32>
    %106 = tosa.gather %101, %105 : (tensor<1x32x1xf32>, tensor<1x32xi32>) -> tensor<1x32x1xf32>
    %107 = tosa.reshape %79, %10 : (tensor<1x32x1xf32>, !tosa.shape<4>) -> tensor<4x8x1x1xf32>
    %108 = tosa.reshape %106, %10 : (tensor<1x32x1xf32>, !tosa.shape<4>) -> tensor<4x8x1x1xf32>
    %109 = tosa.mul %32, %107, %5 : (tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>, tensor<1xi8>) -> tensor<4x8x6x6xf32>
    %110 = tosa.add %109, %108 : (tensor<4x8x6x6xf32>, tensor<4x8x1x1xf32>) -> tensor<4x8x6x6xf32>
    %111 = tosa.sigmoid %110 : (tensor<4x8x6x6xf32>) -> tensor<4x8x6x6xf32>
    %112 = tosa.mul %110, %111, %5 : (tensor<4x8x6x6xf32>, tensor<4x8x6x6xf32>, tensor<1xi8>) -> tensor<4x8x6x6xf32>
    %113 = tosa.transpose %112 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x8x6x6xf32>) -> tensor<4x6x6x8xf32>
    %114 = tosa.conv2d %113, %25, %1, %3, %3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x6x6x8xf32>, tensor<6x3x3x8xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x6x6x6xf32>
    %115 = tosa.transpose %114 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    %116 = tosa.tile %26, %11 : (tensor<1x6xf32>, !tosa.shape<2>) -> tensor<4x6xf32>
    %117 = tosa.tile %27, %11 : (tensor<1x6xf32>, !tosa.shape<2>) -> tensor<4x6xf32>
    %118 = tosa.reshape %115, %12 : (tensor<4x6x6x6xf32>, !tosa.shape<4>) -> tensor<1x24x6x6xf32>
    %119 = tosa.cast %118 : (tensor<1x24x6x6xf32>) -> tensor<1x24x6x6xf64>
    %120 = tosa.reduce_sum %119 {axis = 2 : i32} : (tensor<1x24x6x6xf64>) -> tensor<1x24x1x6xf64>
    %121 = tosa.reduce_sum %120 {axis = 3 : i32} : (tensor<1x24x1x6xf64>) -> tensor<1x24x1x1xf64>
    %122 = tosa.mul %121, %28, %5 : (tensor<1x24x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<1x24x1x1xf64>
    %123 = tosa.sub %119, %122 : (tensor<1x24x6x6xf64>, tensor<1x24x1x1xf64>) -> tensor<1x24x6x6xf64>
    %124 = tosa.mul %123, %123, %5 : (tensor<1x24x6x6xf64>, tensor<1x24x6x6xf64>, tensor<1xi8>) -> tensor<1x24x6x6xf64>
    %125 = tosa.reduce_sum %124 {axis = 2 : i32} : (tensor<1x24x6x6xf64>) -> tensor<1x24x1x6xf64>
    %126 = tosa.reduce_sum %125 {axis = 3 : i32} : (tensor<1x24x1x6xf64>) -> tensor<1x24x1x1xf64>
    %127 = tosa.mul %126, %28, %5 : (tensor<1x24x1x1xf64>, tensor<1x1x1x1xf64>, tensor<1xi8>) -> tensor<1x24x1x1xf64>
    %128 = tosa.cast %127 : (tensor<1x24x1x1xf64>) -> tensor<1x24x1x1xf32>
    %129 = tosa.reduce_sum %118 {axis = 2 : i32} : (tensor<1x24x6x6xf32>) -> tensor<1x24x1x6xf32>
    %130 = tosa.reduce_sum %129 {axis = 3 : i32} : (tensor<1x24x1x6xf32>) -> tensor<1x24x1x1xf32>
    %131 = tosa.mul %130, %29, %5 : (tensor<1x24x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x24x1x1xf32>
    %132 = tosa.add %128, %18 : (tensor<1x24x1x1xf32>, tensor<1x1x1x1xf32>) -> tensor<1x24x1x1xf32>
    %133 = tosa.rsqrt %132 : (tensor<1x24x1x1xf32>) -> tensor<1x24x1x1xf32>
    %134 = tosa.sub %118, %131 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) -> tensor<1x24x6x6xf32>
    %135 = tosa.mul %134, %133, %5 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>, tensor<1xi8>) -> tensor<1x24x6x6xf32>
    %136 = tosa.reshape %116, %13 : (tensor<4x6xf32>, !tosa.shape<4>) -> tensor<1x24x1x1xf32>
    %137 = tosa.mul %135, %136, %5 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>, tensor<1xi8>) -> tensor<1x24x6x6xf32>
    %138 = tosa.reshape %117, %13 : (tensor<4x6xf32>, !tosa.shape<4>) -> tensor<1x24x1x1xf32>
    %139 = tosa.add %137, %138 : (tensor<1x24x6x6xf32>, tensor<1x24x1x1xf32>) -> tensor<1x24x6x6xf32>
    %140 = tosa.reshape %139, %14 : (tensor<1x24x6x6xf32>, !tosa.shape<4>) -> tensor<4x6x6x6xf32>
    %141 = tosa.clamp %140 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x6x6x6xf32>) -> tensor<4x6x6x6xf32>
    return %141 : tensor<4x6x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_torch.float32: "0x040000002BD117BDCCD4363D59F6A03D719FD33D4A9AE8BB5785E13D",
      torch_tensor_8_torch.float32: "0x0400000089DA47BE59DA4CBECF3039BEE71E133E9F9A27BEF69DD63B4C32523E6A07E1BD",
      torch_tensor_8_torch.float32_1: "0x04000000362B6B3FC130923F5B2D413FC352963F10C3713F737E943FA226913F5188973F",
      torch_tensor_8_torch.float32_2: "0x04000000A17901BDE4D4553DAB3537BE775DA03DAC7BF93DC78B8EBE0360933E2135FBBE",
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

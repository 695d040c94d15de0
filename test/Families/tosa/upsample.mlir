module {
  func.func @main(%arg0: tensor<4x3x8x6xf32>) -> tensor<4x2x8x6xf32> {
    %0 = "tosa.const"() <{values = dense<[[72, 12, 3, 1]]> : tensor<1x4xi32>}> : () -> tensor<1x4xi32>
    %cst = arith.constant dense<[[[[0]]], [[[1]]], [[[2]]], [[[3]]]]> : tensor<4x1x1x1xi64>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>}> : () -> tensor<2xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>}> : () -> tensor<6xf32>
    %3 = "tosa.const"() <{values = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> tensor<4xf32>
    %4 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %5 = "tosa.const"() <{values = dense<[0, 1, 2, 3, 4, 5, 6, 7]> : tensor<8xi64>}> : () -> tensor<8xi64>
    %6 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %7 = tosa.const_shape  {values = dense<[8, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %8 = "tosa.const"() <{values = dense<[0, 1, 2, 3, 4, 5]> : tensor<6xi64>}> : () -> tensor<6xi64>
    %9 = tosa.const_shape  {values = dense<[6, 1, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = tosa.const_shape  {values = dense<[4, 1, 1, 1, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %11 = tosa.const_shape  {values = dense<[1, 6, 1, 1, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %12 = tosa.const_shape  {values = dense<[1, 1, 8, 1, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %13 = tosa.const_shape  {values = dense<[1, 1, 1, 6, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %14 = tosa.const_shape  {values = dense<[1, 6, 8, 6, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %15 = tosa.const_shape  {values = dense<[4, 1, 8, 6, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %16 = tosa.const_shape  {values = dense<[4, 6, 1, 6, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %17 = tosa.const_shape  {values = dense<[4, 6, 8, 1, 1]> : tensor<5xindex>} : () -> !tosa.shape<5>
    %18 = tosa.const_shape  {values = dense<[1, 288, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %19 = tosa.const_shape  {values = dense<[1152, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %20 = tosa.const_shape  {values = dense<[1, 1152]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %21 = tosa.const_shape  {values = dense<[4, 6, 8, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %22 = tosa.const_shape  {values = dense<[1, 1, 1, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %23 = tosa.const_shape  {values = dense<[1, 1, 8, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %24 = "tosa.const"() <{values = dense<[0.000000e+00, 1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00, 5.000000e+00, 6.000000e+00, 7.000000e+00]> : tensor<8xf32>}> : () -> tensor<8xf32>
    %25 = "tosa.const"() <{values = dense<[0.000000e+00, 1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00, 5.000000e+00]> : tensor<6xf32>}> : () -> tensor<6xf32>
    %26 = "tosa.const"() <{values = dense<"0x50DAA3BD27E0A43A78EA4E3D00BBEA3C2B0CE63D30CA263EE63131BE6947CDBDAB728A3D64E1F23D9E5AD6BDAA7ACCBD742BBBBBB94BD73DD54A0FBE487E0A3E5F1BB7BD7B28FDBC179E3E3E7453333E8352613DAA5207BE2AA57DBD601A26BDDA1914BE64C7C3BDA6481D3D7ABFC83D089E42BEC26A2CBE84A9103E395EE2BDE26B55BDC47845BDA408BEBD33DCF1BB6CA024BED7533EBE17940FBD6581283E403FF4BD9974CF3DB96AF63D04C5163EAC74DA3DE80EE0BDAC440ABEA8B906BD19F709BE881234BE135DA1BDE07C233EBA6938BEE118E23DF8D91F3EBF34753D0DF4283ED3FEC6BD2C31CA3D6B02CFBD74BD133EEDC437BE24F3693C3EAC94BDB6270FBE3585DB3CB942A1BDE3A4703DAF5C083E4103F2BD90E8583DAC78573D8BC5063E5D7D08BE407237BD755AFBBB163AC1BD569AF0BD9EFF29BEC3796ABDEA3FA03C237C07BE4065683BD3279B3C5FB979BDC4CCE13D238F7E3D8C0E0ABEF965223E4CCCA8BD0F4DB23DABAAAABD10D061BDF04672BDBE4074BDF4FA123EAB568EBD5F32ADBD719780BD46D9B43D841807BE499EEB3D643927BEBD15B3BD55D9183EB033353CF62EE53C28671BBE"> : tensor<4x3x3x3xf32>}> : () -> tensor<4x3x3x3xf32>
    %27 = "tosa.const"() <{values = dense<"0xFBE5ADBDBB8B1E3E00D5A13C303C1A3EDBB815BD93B1F63D1B7D3ABDE0E3DEBDF63879BDA0A7BEBCEB94523CA7B004BEC8F520BECEDCCD3DAB3B3E3C6F651DBE56630ABBD3A1F53D0699893D527F03BE9E8ADFBDABF9C83C40D9873D76C60B3D96AABDBCB7E610BEC6DB453DEF1F273E46E94D3DD659D53DE305E1BD6B33D33D8B7D223D10F14E3D3864B93D823C1A3ED3AC81BD33F0BC3DAF8010BEC0C5F0BC3B11EE3DF0A51EBD666FFBBDAB54BBBCC04407BD2335C1BDCA82123EB2711D3E8B48C9BCA0150CBDD36BF0BD167826BCA0DFF83C3B881B3EDB94223EC07D69BDF818A4BD747F0EBE2EEBD13D7625FA3C200E823D0350E3BDF6AC8A3DAB4F5ABDF6FCA53D262A983DD3DA8CBD00F799BCC68EEE3DD7E4053E123309BE381B1EBEF857CD3D0814C6BD6C2C013E13A0BCBD4039673C50F9F7BD42720DBE0B8686BC004CC0BC40C0A53D960DB4BCC29D203EAB86C93AC082193D68A3CF3D482AB8BD6B8D05BE86E3C4BD30ED89BDC81B1C3ED6B303BCE6F427BE3F11093E63A0843D80E058BDBE76C43DE0ADE6BC1650953CC6FE103DE0B09DBD2B71CF3C00440F3B041E1CBEAB06DD3B9E28C63D80DD99BDD46B003EC3FFE63D4B2FA43D0CD721BE16A90E3D4FAB28BE5BB8B2BD90D6553D14FF1ABEA0DD50BDC353EFBD002062B900F10ABD0AD00C3E12800DBEC0FDA73CFBCBE7BDB028973D6089FDBCC089A0BCFB49CD3D2BF975BC108534BD7ED4C7BDF6E5C73C6BCFE1BDA095173DF3A0C63D531EDDBD90C42ABDB0DA3ABD73C5CEBD60DBA0BD3881AFBDDE9DFA3DA8CDAB3D566B9F3ABEC681BDD84F85BD9E7AB2BD4831FEBDA320E93D10DB97BDDB8DFF3DBC230C3EDBE20DBE5B7DE0BD8B38203EF81600BEF070053E20385DBDD631CABBF64E4F3D9897063E4010D6BCC09751BDD7E904BE8BA78CBDAB89AA3B18120EBE36E0E63D564A1E3D84F9073EA82699BDAB71913BC6C2E2BD5692553C13A8143EFAFC0D3EAB8A48BBF8E928BE504A22BD7E391B3E404F273DCB4C953C6B03C9BD86FB38BD50A90B3E5CD30ABEE05B80BDF688FABCDEFA833D3BB559BD9346C5BDB67B1CBDEB2524BCAB5CEABC68369EBD9B19E63D2204033EEB5F0B3C16703ABDD6AED83D5B783F3D4079B33DE8DCD3BD0B6E9DBD639D13BE2B79233D007F5D3B5B111D3E000CC1BCB6397E3D1EB9F4BD8C03023E20B4C2BC503F11BD0BF1B5BD"> : tensor<6x3x3x4xf32>}> : () -> tensor<6x3x3x4xf32>
    %28 = "tosa.const"() <{values = dense<5.000000e-01> : tensor<1xf32>}> : () -> tensor<1xf32>
    %29 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
    %30 = "tosa.const"() <{values = dense<1> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %31 = "tosa.const"() <{values = dense<-9223372036854775808> : tensor<1x1xi64>}> : () -> tensor<1x1xi64>
    %32 = "tosa.const"() <{values = dense<3> : tensor<1x1xi64>}> : () -> tensor<1x1xi64>
    %33 = "tosa.const"() <{values = dense<1> : tensor<1xi32>}> : () -> tensor<1xi32>
    %34 = "tosa.const"() <{values = dense<-9223372036854775808> : tensor<1xi64>}> : () -> tensor<1xi64>
    %35 = "tosa.const"() <{values = dense<2> : tensor<1xi64>}> : () -> tensor<1xi64>
    %36 = "tosa.const"() <{values = dense<0> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
    %37 = "tosa.const"() <{values = dense<4> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
    %38 = "tosa.const"() <{values = dense<0> : tensor<1x1x1xi32>}> : () -> tensor<1x1x1xi32>
    %39 = "tosa.const"() <{values = dense<6> : tensor<1x1x1xi32>}> : () -> tensor<1x1x1xi32>
    %40 = "tosa.const"() <{values = dense<0> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %41 = "tosa.const"() <{values = dense<4> : tensor<1x1xi32>}> : () -> tensor<1x1xi32>
    %42 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
    %43 = "tosa.const"() <{values = dense<3> : tensor<1xi32>}> : () -> tensor<1xi32>
    %44 = "tosa.const"() <{values = dense<[[[[0.0136633515, -0.012525022, 0.102139026, 0.0720283687, 0.244418293, 0.049266845, -0.0297569633, -0.164090604, 0.212046772, -0.148776472, -0.0159487724, -0.0943455696, -0.198512018, 0.132618189, -0.0437065065, -0.234734505]]], [[[0.225668788, -0.20346269, 0.214704424, -0.234110236, -0.00395652652, -0.244022578, -0.225491017, -0.201833725, -0.102427632, -0.00541049242, -0.150850356, 0.173551351, -0.0998649597, 0.178030223, 0.111907601, -0.0430001318]]]]> : tensor<2x1x1x16xf32>}> : () -> tensor<2x1x1x16xf32>
    %45 = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x3x8x6xf32>) -> tensor<4x8x6x3xf32>
    %46 = tosa.conv2d %45, %26, %3, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<4x8x6x3xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8x6x4xf32>
    %47 = tosa.transpose %46 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x8x6x4xf32>) -> tensor<4x4x8x6xf32>
    %48 = tosa.clamp %47 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x4x8x6xf32>) -> tensor<4x4x8x6xf32>
    %49 = tosa.transpose %48 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x4x8x6xf32>) -> tensor<4x8x6x4xf32>
    %50 = tosa.conv2d %49, %27, %2, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>} : (tensor<4x8x6x4xf32>, tensor<6x3x3x4xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x4x3x6xf32>
    %51 = tosa.transpose %50 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x4x3x6xf32>) -> tensor<4x6x4x3xf32>
    %52 = tosa.clamp %51 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<4x6x4x3xf32>) -> tensor<4x6x4x3xf32>
    %53 = tosa.cast %5 : (tensor<8xi64>) -> tensor<8xf32>
    %54 = tosa.add %53, %28 : (tensor<8xf32>, tensor<1xf32>) -> tensor<8xf32>
    %55 = tosa.mul %54, %28, %6 : (tensor<8xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<8xf32>
    %56 = tosa.sub %55, %28 : (tensor<8xf32>, tensor<1xf32>) -> tensor<8xf32>
    %57 = tosa.clamp %56 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<8xf32>) -> tensor<8xf32>
    %58 = tosa.reshape %57, %7 : (tensor<8xf32>, !tosa.shape<2>) -> tensor<8x1xf32>
    %59 = tosa.floor %58 : (tensor<8x1xf32>) -> tensor<8x1xf32>
    %60 = tosa.ceil %58 : (tensor<8x1xf32>) -> tensor<8x1xf32>
    %61 = tosa.greater %29, %58 : (tensor<1x1xf32>, tensor<8x1xf32>) -> tensor<8x1xi1>
    %62 = tosa.select %61, %60, %59 : (tensor<8x1xi1>, tensor<8x1xf32>, tensor<8x1xf32>) -> tensor<8x1xf32>
    %63 = tosa.cast %62 : (tensor<8x1xf32>) -> tensor<8x1xi64>
    %64 = tosa.cast %63 : (tensor<8x1xi64>) -> tensor<8x1xi32>
    %65 = tosa.add %64, %30 : (tensor<8x1xi32>, tensor<1x1xi32>) -> tensor<8x1xi32>
    %66 = tosa.cast %65 : (tensor<8x1xi32>) -> tensor<8x1xi64>
    %67 = tosa.maximum %66, %31 : (tensor<8x1xi64>, tensor<1x1xi64>) -> tensor<8x1xi64>
    %68 = tosa.minimum %67, %32 : (tensor<8x1xi64>, tensor<1x1xi64>) -> tensor<8x1xi64>
    %69 = tosa.cast %8 : (tensor<6xi64>) -> tensor<6xf32>
    %70 = tosa.add %69, %28 : (tensor<6xf32>, tensor<1xf32>) -> tensor<6xf32>
    %71 = tosa.mul %70, %28, %6 : (tensor<6xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<6xf32>
    %72 = tosa.sub %71, %28 : (tensor<6xf32>, tensor<1xf32>) -> tensor<6xf32>
    %73 = tosa.clamp %72 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<6xf32>) -> tensor<6xf32>
    %74 = tosa.floor %73 : (tensor<6xf32>) -> tensor<6xf32>
    %75 = tosa.ceil %73 : (tensor<6xf32>) -> tensor<6xf32>
    %76 = tosa.greater %4, %73 : (tensor<1xf32>, tensor<6xf32>) -> tensor<6xi1>
    %77 = tosa.select %76, %75, %74 : (tensor<6xi1>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
    %78 = tosa.cast %77 : (tensor<6xf32>) -> tensor<6xi64>
    %79 = tosa.cast %78 : (tensor<6xi64>) -> tensor<6xi32>
    %80 = tosa.add %79, %33 : (tensor<6xi32>, tensor<1xi32>) -> tensor<6xi32>
    %81 = tosa.cast %80 : (tensor<6xi32>) -> tensor<6xi64>
    %82 = tosa.maximum %81, %34 : (tensor<6xi64>, tensor<1xi64>) -> tensor<6xi64>
    %83 = tosa.minimum %82, %35 : (tensor<6xi64>, tensor<1xi64>) -> tensor<6xi64>
    %84 = tosa.reshape %8, %9 : (tensor<6xi64>, !tosa.shape<3>) -> tensor<6x1x1xi64>
    %85 = tosa.cast %cst : (tensor<4x1x1x1xi64>) -> tensor<4x1x1x1xi32>
    %86 = tosa.add %85, %37 : (tensor<4x1x1x1xi32>, tensor<1x1x1x1xi32>) -> tensor<4x1x1x1xi32>
    %87 = tosa.greater %36, %85 : (tensor<1x1x1x1xi32>, tensor<4x1x1x1xi32>) -> tensor<4x1x1x1xi1>
    %88 = tosa.select %87, %86, %85 : (tensor<4x1x1x1xi1>, tensor<4x1x1x1xi32>, tensor<4x1x1x1xi32>) -> tensor<4x1x1x1xi32>
    %89 = tosa.reshape %88, %10 : (tensor<4x1x1x1xi32>, !tosa.shape<5>) -> tensor<4x1x1x1x1xi32>
    %90 = tosa.cast %84 : (tensor<6x1x1xi64>) -> tensor<6x1x1xi32>
    %91 = tosa.add %90, %39 : (tensor<6x1x1xi32>, tensor<1x1x1xi32>) -> tensor<6x1x1xi32>
    %92 = tosa.greater %38, %90 : (tensor<1x1x1xi32>, tensor<6x1x1xi32>) -> tensor<6x1x1xi1>
    %93 = tosa.select %92, %91, %90 : (tensor<6x1x1xi1>, tensor<6x1x1xi32>, tensor<6x1x1xi32>) -> tensor<6x1x1xi32>
    %94 = tosa.cast %63 : (tensor<8x1xi64>) -> tensor<8x1xi32>
    %95 = tosa.add %94, %41 : (tensor<8x1xi32>, tensor<1x1xi32>) -> tensor<8x1xi32>
    %96 = tosa.greater %40, %94 : (tensor<1x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi1>
    %97 = tosa.select %96, %95, %94 : (tensor<8x1xi1>, tensor<8x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi32>
    %98 = tosa.cast %78 : (tensor<6xi64>) -> tensor<6xi32>
    %99 = tosa.add %98, %43 : (tensor<6xi32>, tensor<1xi32>) -> tensor<6xi32>
    %100 = tosa.greater %42, %98 : (tensor<1xi32>, tensor<6xi32>) -> tensor<6xi1>
    %101 = tosa.select %100, %99, %98 : (tensor<6xi1>, tensor<6xi32>, tensor<6xi32>) -> tensor<6xi32>
    %102 = tosa.reshape %93, %11 : (tensor<6x1x1xi32>, !tosa.shape<5>) -> tensor<1x6x1x1x1xi32>
    %103 = tosa.reshape %97, %12 : (tensor<8x1xi32>, !tosa.shape<5>) -> tensor<1x1x8x1x1xi32>
    %104 = tosa.reshape %101, %13 : (tensor<6xi32>, !tosa.shape<5>) -> tensor<1x1x1x6x1xi32>
    %105 = tosa.tile %89, %14 : (tensor<4x1x1x1x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %106 = tosa.tile %102, %15 : (tensor<1x6x1x1x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %107 = tosa.tile %103, %16 : (tensor<1x1x8x1x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %108 = tosa.tile %104, %17 : (tensor<1x1x1x6x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %109 = tosa.concat %105, %106, %107, %108 {axis = 4 : i32} : (tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>) -> tensor<4x6x8x6x4xi32>
    %110 = tosa.reshape %52, %18 : (tensor<4x6x4x3xf32>, !tosa.shape<3>) -> tensor<1x288x1xf32>
    %111 = tosa.reshape %109, %19 : (tensor<4x6x8x6x4xi32>, !tosa.shape<2>) -> tensor<1152x4xi32>
    %112 = tosa.mul %111, %0, %6 : (tensor<1152x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<1152x4xi32>
    %113 = tosa.reduce_sum %112 {axis = 1 : i32} : (tensor<1152x4xi32>) -> tensor<1152x1xi32>
    %114 = tosa.reshape %113, %20 : (tensor<1152x1xi32>, !tosa.shape<2>) -> tensor<1x1152xi32>
    %115 = tosa.gather %110, %114 : (tensor<1x288x1xf32>, tensor<1x1152xi32>) -> tensor<1x1152x1xf32>
    %116 = tosa.reshape %115, %21 : (tensor<1x1152x1xf32>, !tosa.shape<4>) -> tensor<4x6x8x6xf32>
    %117 = tosa.cast %83 : (tensor<6xi64>) -> tensor<6xi32>
    %118 = tosa.add %117, %43 : (tensor<6xi32>, tensor<1xi32>) -> tensor<6xi32>
    %119 = tosa.greater %42, %117 : (tensor<1xi32>, tensor<6xi32>) -> tensor<6xi1>
    %120 = tosa.select %119, %118, %117 : (tensor<6xi1>, tensor<6xi32>, tensor<6xi32>) -> tensor<6xi32>
    %121 = tosa.reshape %120, %13 : (tensor<6xi32>, !tosa.shape<5>) -> tensor<1x1x1x6x1xi32>
    %122 = tosa.tile %121, %17 : (tensor<1x1x1x6x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %123 = tosa.concat %105, %106, %107, %122 {axis = 4 : i32} : (tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>) -> tensor<4x6x8x6x4xi32>
    %124 = tosa.reshape %123, %19 : (tensor<4x6x8x6x4xi32>, !tosa.shape<2>) -> tensor<1152x4xi32>
    %125 = tosa.mul %124, %0, %6 : (tensor<1152x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<1152x4xi32>
    %126 = tosa.reduce_sum %125 {axis = 1 : i32} : (tensor<1152x4xi32>) -> tensor<1152x1xi32>
    %127 = tosa.reshape %126, %20 : (tensor<1152x1xi32>, !tosa.shape<2>) -> tensor<1x1152xi32>
    %128 = tosa.gather %110, %127 : (tensor<1x288x1xf32>, tensor<1x1152xi32>) -> tensor<1x1152x1xf32>
    %129 = tosa.reshape %128, %21 : (tensor<1x1152x1xf32>, !tosa.shape<4>) -> tensor<4x6x8x6xf32>
    %130 = tosa.cast %68 : (tensor<8x1xi64>) -> tensor<8x1xi32>
    %131 = tosa.add %130, %41 : (tensor<8x1xi32>, tensor<1x1xi32>) -> tensor<8x1xi32>
    %132 = tosa.greater %40, %130 : (tensor<1x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi1>
    %133 = tosa.select %132, %131, %130 : (tensor<8x1xi1>, tensor<8x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi32>
    %134 = tosa.reshape %133, %12 : (tensor<8x1xi32>, !tosa.shape<5>) -> tensor<1x1x8x1x1xi32>
    %135 = tosa.tile %134, %16 : (tensor<1x1x8x1x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %136 = tosa.concat %105, %106, %135, %108 {axis = 4 : i32} : (tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>) -> tensor<4x6x8x6x4xi32>
    %137 = tosa.reshape %136, %19 : (tensor<4x6x8x6x4xi32>, !tosa.shape<2>) -> tensor<1152x4xi32>
    %138 = tosa.mul %137, %0, %6 : (tensor<1152x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<1152x4xi32>
    %139 = tosa.reduce_sum %138 {axis = 1 : i32} : (tensor<1152x4xi32>) -> tensor<1152x1xi32>
    %140 = tosa.reshape %139, %20 : (tensor<1152x1xi32>, !tosa.shape<2>) -> tensor<1x1152xi32>
    %141 = tosa.gather %110, %140 : (tensor<1x288x1xf32>, tensor<1x1152xi32>) -> tensor<1x1152x1xf32>
    %142 = tosa.reshape %141, %21 : (tensor<1x1152x1xf32>, !tosa.shape<4>) -> tensor<4x6x8x6xf32>
    %143 = tosa.concat %105, %106, %135, %122 {axis = 4 : i32} : (tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>) -> tensor<4x6x8x6x4xi32>
    %144 = tosa.reshape %143, %19 : (tensor<4x6x8x6x4xi32>, !tosa.shape<2>) -> tensor<1152x4xi32>
    %145 = tosa.mul %144, %0, %6 : (tensor<1152x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<1152x4xi32>
    %146 = tosa.reduce_sum %145 {axis = 1 : i32} : (tensor<1152x4xi32>) -> tensor<1152x1xi32>
    %147 = tosa.reshape %146, %20 : (tensor<1152x1xi32>, !tosa.shape<2>) -> tensor<1x1152xi32>
    %148 = tosa.gather %110, %147 : (tensor<1x288x1xf32>, tensor<1x1152xi32>) -> tensor<1x1152x1xf32>
    %149 = tosa.reshape %148, %21 : (tensor<1x1152x1xf32>, !tosa.shape<4>) -> tensor<4x6x8x6xf32>
    %150 = tosa.cast %78 : (tensor<6xi64>) -> tensor<6xf32>
    %151 = tosa.sub %73, %150 : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
    %152 = tosa.clamp %151 {max_val = 1.000000e+00 : f32, min_val = 0.000000e+00 : f32} : (tensor<6xf32>) -> tensor<6xf32>
    %153 = tosa.sub %129, %116 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %154 = tosa.reshape %152, %22 : (tensor<6xf32>, !tosa.shape<4>) -> tensor<1x1x1x6xf32>
    %155 = tosa.mul %153, %154, %6 : (tensor<4x6x8x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<4x6x8x6xf32>
    %156 = tosa.add %116, %155 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %157 = tosa.sub %149, %142 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %158 = tosa.mul %157, %154, %6 : (tensor<4x6x8x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<4x6x8x6xf32>
    %159 = tosa.add %142, %158 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %160 = tosa.cast %63 : (tensor<8x1xi64>) -> tensor<8x1xf32>
    %161 = tosa.sub %58, %160 : (tensor<8x1xf32>, tensor<8x1xf32>) -> tensor<8x1xf32>
    %162 = tosa.clamp %161 {max_val = 1.000000e+00 : f32, min_val = 0.000000e+00 : f32} : (tensor<8x1xf32>) -> tensor<8x1xf32>
    %163 = tosa.sub %159, %156 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %164 = tosa.reshape %162, %23 : (tensor<8x1xf32>, !tosa.shape<4>) -> tensor<1x1x8x1xf32>
    %165 = tosa.mul %163, %164, %6 : (tensor<4x6x8x6xf32>, tensor<1x1x8x1xf32>, tensor<1xi8>) -> tensor<4x6x8x6xf32>
    %166 = tosa.add %156, %165 : (tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x6x8x6xf32>
    %167 = tosa.mul %24, %28, %6 : (tensor<8xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<8xf32>
    %168 = tosa.floor %167 : (tensor<8xf32>) -> tensor<8xf32>
    %169 = tosa.ceil %167 : (tensor<8xf32>) -> tensor<8xf32>
    %170 = tosa.greater %4, %167 : (tensor<1xf32>, tensor<8xf32>) -> tensor<8xi1>
    %171 = tosa.select %170, %169, %168 : (tensor<8xi1>, tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    %172 = tosa.cast %171 : (tensor<8xf32>) -> tensor<8xi64>
    %173 = tosa.reshape %172, %7 : (tensor<8xi64>, !tosa.shape<2>) -> tensor<8x1xi64>
    %174 = tosa.mul %25, %28, %6 : (tensor<6xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<6xf32>
    %175 = tosa.floor %174 : (tensor<6xf32>) -> tensor<6xf32>
    %176 = tosa.ceil %174 : (tensor<6xf32>) -> tensor<6xf32>
    %177 = tosa.greater %4, %174 : (tensor<1xf32>, tensor<6xf32>) -> tensor<6xi1>
    %178 = tosa.select %177, %176, %175 : (tensor<6xi1>, tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
    %179 = tosa.cast %178 : (tensor<6xf32>) -> tensor<6xi64>
    %180 = tosa.cast %173 : (tensor<8x1xi64>) -> tensor<8x1xi32>
    %181 = tosa.add %180, %41 : (tensor<8x1xi32>, tensor<1x1xi32>) -> tensor<8x1xi32>
    %182 = tosa.greater %40, %180 : (tensor<1x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi1>
    %183 = tosa.select %182, %181, %180 : (tensor<8x1xi1>, tensor<8x1xi32>, tensor<8x1xi32>) -> tensor<8x1xi32>
    %184 = tosa.cast %179 : (tensor<6xi64>) -> tensor<6xi32>
    %185 = tosa.add %184, %43 : (tensor<6xi32>, tensor<1xi32>) -> tensor<6xi32>
    %186 = tosa.greater %42, %184 : (tensor<1xi32>, tensor<6xi32>) -> tensor<6xi1>
    %187 = tosa.select %186, %185, %184 : (tensor<6xi1>, tensor<6xi32>, tensor<6xi32>) -> tensor<6xi32>
    %188 = tosa.reshape %183, %12 : (tensor<8x1xi32>, !tosa.shape<5>) -> tensor<1x1x8x1x1xi32>
    %189 = tosa.reshape %187, %13 : (tensor<6xi32>, !tosa.shape<5>) -> tensor<1x1x1x6x1xi32>
    %190 = tosa.tile %188, %16 : (tensor<1x1x8x1x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %191 = tosa.tile %189, %17 : (tensor<1x1x1x6x1xi32>, !tosa.shape<5>) -> tensor<4x6x8x6x1xi32>
    %192 = tosa.concat %105, %106, %190, %191 {axis = 4 : i32} : (tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>, tensor<4x6x8x6x1xi32>) -> tensor<4x6x8x6x4xi32>
    %193 = tosa.reshape %192, %19 : (tensor<4x6x8x6x4xi32>, !tosa.shape<2>) -> tensor<1152x4xi32>
    %194 = tosa.mul %193, %0, %6 : (tensor<1152x4xi32>, tensor<1x4xi32>, tensor<1xi8>) -> tensor<1152x4xi32>
    %195 = tosa.reduce_sum %194 {axis = 1 : i32} : (tensor<1152x4xi32>) -> tensor<1152x1xi32>
    %196 = tosa.reshape %195, %20 : (tensor<1152x1xi32>, !tosa.shape<2>) -> tensor<1x1152xi32>
    %197 = tosa.gather %110, %196 : (tensor<1x288x1xf32>, tensor<1x1152xi32>) -> tensor<1x1152x1xf32>
    %198 = tosa.reshape %197, %21 : (tensor<1x1152x1xf32>, !tosa.shape<4>) -> tensor<4x6x8x6xf32>
    %199 = tosa.concat %48, %166, %198 {axis = 1 : i32} : (tensor<4x4x8x6xf32>, tensor<4x6x8x6xf32>, tensor<4x6x8x6xf32>) -> tensor<4x16x8x6xf32>
    %200 = tosa.transpose %199 {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x16x8x6xf32>) -> tensor<4x8x6x16xf32>
    %201 = tosa.conv2d %200, %44, %1, %4, %4 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x8x6x16xf32>, tensor<2x1x1x16xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8x6x2xf32>
    %202 = tosa.transpose %201 {perms = array<i32: 0, 3, 1, 2>} : (tensor<4x8x6x2xf32>) -> tensor<4x2x8x6xf32>
    return %202 : tensor<4x2x8x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_2_torch.float32: "0x040000005EEB473E30BB813C",
      torch_tensor_6_torch.float32: "0x0400000080F0D6BC8018153EF6B639BD2B2CB63BBE62C1BD10FFFA3D",
      torch_tensor_4_torch.float32: "0x040000003D3FA7BC775936BB98848E3C97A0EC3D"
    }
  }
#-}

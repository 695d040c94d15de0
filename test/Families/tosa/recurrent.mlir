module {
  func.func @main(%arg0: tensor<4x4x6xf32>) -> tensor<4x3xf32> {
    %0 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<4x8xf32>}> : () -> tensor<4x8xf32>
    %1 = "tosa.const"() <{values = dense_resource<torch_tensor_24_8_torch.float32_1> : tensor<24x8xf32>}> : () -> tensor<24x8xf32>
    %2 = "tosa.const"() <{values = dense_resource<torch_tensor_24_8_torch.float32> : tensor<24x8xf32>}> : () -> tensor<24x8xf32>
    %3 = "tosa.const"() <{values = dense_resource<torch_tensor_32_6_torch.float32> : tensor<32x6xf32>}> : () -> tensor<32x6xf32>
    %4 = "tosa.const"() <{values = dense_resource<torch_tensor_32_8_torch.float32> : tensor<32x8xf32>}> : () -> tensor<32x8xf32>
    %5 = tosa.const_shape  {values = dense<[4, 1, 6]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %6 = tosa.const_shape  {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
    %7 = tosa.const_shape  {values = dense<[0, 1, 0]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %8 = tosa.const_shape  {values = dense<[0, 2, 0]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %9 = tosa.const_shape  {values = dense<[0, 3, 0]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %10 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1xf32>}> : () -> tensor<1xf32>
    %11 = tosa.const_shape  {values = dense<[1, 4, 8]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %12 = tosa.const_shape  {values = dense<[1, 8, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %13 = tosa.const_shape  {values = dense<[4, 32]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %14 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
    %15 = tosa.const_shape  {values = dense<[1, 4, 6]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %16 = tosa.const_shape  {values = dense<[1, 6, 32]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %17 = tosa.const_shape  {values = dense<[4, 8]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %18 = tosa.const_shape  {values = dense<0> : tensor<2xindex>} : () -> !tosa.shape<2>
    %19 = tosa.const_shape  {values = dense<[0, 8]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %20 = tosa.const_shape  {values = dense<[0, 16]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %21 = tosa.const_shape  {values = dense<[0, 24]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %22 = tosa.const_shape  {values = dense<[1, 8, 24]> : tensor<3xindex>} : () -> !tosa.shape<3>
    %23 = tosa.const_shape  {values = dense<[4, 24]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %24 = tosa.const_shape  {values = dense<[4, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
    %25 = "tosa.const"() <{values = dense<0.000000e+00> : tensor<1x4x8xf32>}> : () -> tensor<1x4x8xf32>
    %26 = "tosa.const"() <{values = dense_resource<torch_tensor_32_torch.float32> : tensor<1x32xf32>}> : () -> tensor<1x32xf32>
    %27 = "tosa.const"() <{values = dense_resource<torch_tensor_32_torch.float32_1> : tensor<1x32xf32>}> : () -> tensor<1x32xf32>
    %28 = "tosa.const"() <{values = dense_resource<torch_tensor_24_torch.float32> : tensor<1x24xf32>}> : () -> tensor<1x24xf32>
    %29 = "tosa.const"() <{values = dense_resource<torch_tensor_24_torch.float32_1> : tensor<1x24xf32>}> : () -> tensor<1x24xf32>
    %30 = "tosa.const"() <{values = dense<[[[0.0534325503, 0.23023057, -0.197678164], [-0.345523745, 0.330113292, 0.280247718], [0.248126462, 0.163487196, 0.172802955], [-0.270342767, 0.0498494804, -0.209393635], [0.268712759, 0.273714244, 0.317482263], [-0.209152848, 0.151662484, -0.239442483], [-0.317611635, -0.184100255, 6.81008794E-4], [0.15712598, -0.211515769, 0.308271408]]]> : tensor<1x8x3xf32>}> : () -> tensor<1x8x3xf32>
    %31 = "tosa.const"() <{values = dense_resource<torch_tensor_3_torch.float32> : tensor<1x3xf32>}> : () -> tensor<1x3xf32>
    %32 = tosa.slice %arg0, %6, %5 : (tensor<4x4x6xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<4x1x6xf32>
    %33 = tosa.slice %arg0, %7, %5 : (tensor<4x4x6xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<4x1x6xf32>
    %34 = tosa.slice %arg0, %8, %5 : (tensor<4x4x6xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<4x1x6xf32>
    %35 = tosa.slice %arg0, %9, %5 : (tensor<4x4x6xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<4x1x6xf32>
    %36 = tosa.transpose %4 {perms = array<i32: 1, 0>} : (tensor<32x8xf32>) -> tensor<8x32xf32>
    %37 = tosa.reshape %36, %12 : (tensor<8x32xf32>, !tosa.shape<3>) -> tensor<1x8x32xf32>
    %38 = tosa.matmul %25, %37, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %39 = tosa.reshape %38, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %40 = tosa.add %39, %26 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %41 = tosa.transpose %3 {perms = array<i32: 1, 0>} : (tensor<32x6xf32>) -> tensor<6x32xf32>
    %42 = tosa.reshape %32, %15 : (tensor<4x1x6xf32>, !tosa.shape<3>) -> tensor<1x4x6xf32>
    %43 = tosa.reshape %41, %16 : (tensor<6x32xf32>, !tosa.shape<3>) -> tensor<1x6x32xf32>
    %44 = tosa.matmul %42, %43, %10, %10 : (tensor<1x4x6xf32>, tensor<1x6x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %45 = tosa.reshape %44, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %46 = tosa.add %45, %27 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %47 = tosa.add %40, %46 : (tensor<4x32xf32>, tensor<4x32xf32>) -> tensor<4x32xf32>
    %48 = tosa.slice %47, %18, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %49 = tosa.slice %47, %20, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %50 = tosa.slice %47, %21, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %51 = tosa.sigmoid %48 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %52 = tosa.tanh %49 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %53 = tosa.sigmoid %50 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %54 = tosa.mul %51, %52, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %55 = tosa.tanh %54 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %56 = tosa.mul %53, %55, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %57 = tosa.transpose %2 {perms = array<i32: 1, 0>} : (tensor<24x8xf32>) -> tensor<8x24xf32>
    %58 = tosa.reshape %56, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %59 = tosa.reshape %57, %22 : (tensor<8x24xf32>, !tosa.shape<3>) -> tensor<1x8x24xf32>
    %60 = tosa.matmul %58, %59, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %61 = tosa.reshape %60, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %62 = tosa.add %61, %28 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %63 = tosa.slice %62, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %64 = tosa.slice %62, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %65 = tosa.slice %62, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %66 = tosa.transpose %1 {perms = array<i32: 1, 0>} : (tensor<24x8xf32>) -> tensor<8x24xf32>
    %67 = tosa.reshape %66, %22 : (tensor<8x24xf32>, !tosa.shape<3>) -> tensor<1x8x24xf32>
    %68 = tosa.matmul %25, %67, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %69 = tosa.reshape %68, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %70 = tosa.add %69, %29 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %71 = tosa.slice %70, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %72 = tosa.slice %70, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %73 = tosa.slice %70, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %74 = tosa.add %71, %63 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %75 = tosa.sigmoid %74 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %76 = tosa.add %72, %64 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %77 = tosa.sigmoid %76 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %78 = tosa.mul %73, %75, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %79 = tosa.add %65, %78 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %80 = tosa.tanh %79 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %81 = tosa.sub %0, %80 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %82 = tosa.mul %81, %77, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %83 = tosa.add %82, %80 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %84 = tosa.matmul %58, %37, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %85 = tosa.reshape %84, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %86 = tosa.add %85, %26 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %87 = tosa.reshape %33, %15 : (tensor<4x1x6xf32>, !tosa.shape<3>) -> tensor<1x4x6xf32>
    %88 = tosa.matmul %87, %43, %10, %10 : (tensor<1x4x6xf32>, tensor<1x6x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %89 = tosa.reshape %88, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %90 = tosa.add %89, %27 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %91 = tosa.add %86, %90 : (tensor<4x32xf32>, tensor<4x32xf32>) -> tensor<4x32xf32>
    %92 = tosa.slice %91, %18, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %93 = tosa.slice %91, %19, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %94 = tosa.slice %91, %20, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %95 = tosa.slice %91, %21, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %96 = tosa.sigmoid %92 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %97 = tosa.sigmoid %93 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %98 = tosa.tanh %94 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %99 = tosa.sigmoid %95 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %100 = tosa.mul %97, %54, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %101 = tosa.mul %96, %98, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %102 = tosa.add %100, %101 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %103 = tosa.tanh %102 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %104 = tosa.mul %99, %103, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %105 = tosa.reshape %104, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %106 = tosa.matmul %105, %59, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %107 = tosa.reshape %106, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %108 = tosa.add %107, %28 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %109 = tosa.slice %108, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %110 = tosa.slice %108, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %111 = tosa.slice %108, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %112 = tosa.reshape %83, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %113 = tosa.matmul %112, %67, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %114 = tosa.reshape %113, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %115 = tosa.add %114, %29 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %116 = tosa.slice %115, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %117 = tosa.slice %115, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %118 = tosa.slice %115, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %119 = tosa.add %116, %109 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %120 = tosa.sigmoid %119 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %121 = tosa.add %117, %110 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %122 = tosa.sigmoid %121 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %123 = tosa.mul %118, %120, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %124 = tosa.add %111, %123 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %125 = tosa.tanh %124 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %126 = tosa.sub %83, %125 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %127 = tosa.mul %126, %122, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %128 = tosa.add %127, %125 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %129 = tosa.matmul %105, %37, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %130 = tosa.reshape %129, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %131 = tosa.add %130, %26 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %132 = tosa.reshape %34, %15 : (tensor<4x1x6xf32>, !tosa.shape<3>) -> tensor<1x4x6xf32>
    %133 = tosa.matmul %132, %43, %10, %10 : (tensor<1x4x6xf32>, tensor<1x6x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %134 = tosa.reshape %133, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %135 = tosa.add %134, %27 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %136 = tosa.add %131, %135 : (tensor<4x32xf32>, tensor<4x32xf32>) -> tensor<4x32xf32>
    %137 = tosa.slice %136, %18, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %138 = tosa.slice %136, %19, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %139 = tosa.slice %136, %20, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %140 = tosa.slice %136, %21, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %141 = tosa.sigmoid %137 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %142 = tosa.sigmoid %138 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %143 = tosa.tanh %139 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %144 = tosa.sigmoid %140 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %145 = tosa.mul %142, %102, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %146 = tosa.mul %141, %143, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %147 = tosa.add %145, %146 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %148 = tosa.tanh %147 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %149 = tosa.mul %144, %148, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %150 = tosa.reshape %149, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %151 = tosa.matmul %150, %59, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %152 = tosa.reshape %151, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %153 = tosa.add %152, %28 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %154 = tosa.slice %153, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %155 = tosa.slice %153, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %156 = tosa.slice %153, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %157 = tosa.reshape %128, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %158 = tosa.matmul %157, %67, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %159 = tosa.reshape %158, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %160 = tosa.add %159, %29 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %161 = tosa.slice %160, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %162 = tosa.slice %160, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %163 = tosa.slice %160, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %164 = tosa.add %161, %154 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %165 = tosa.sigmoid %164 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %166 = tosa.add %162, %155 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %167 = tosa.sigmoid %166 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %168 = tosa.mul %163, %165, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %169 = tosa.add %156, %168 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %170 = tosa.tanh %169 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %171 = tosa.sub %128, %170 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %172 = tosa.mul %171, %167, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %173 = tosa.add %172, %170 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %174 = tosa.matmul %150, %37, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %175 = tosa.reshape %174, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %176 = tosa.add %175, %26 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %177 = tosa.reshape %35, %15 : (tensor<4x1x6xf32>, !tosa.shape<3>) -> tensor<1x4x6xf32>
    %178 = tosa.matmul %177, %43, %10, %10 : (tensor<1x4x6xf32>, tensor<1x6x32xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x32xf32>
    %179 = tosa.reshape %178, %13 : (tensor<1x4x32xf32>, !tosa.shape<2>) -> tensor<4x32xf32>
    %180 = tosa.add %179, %27 : (tensor<4x32xf32>, tensor<1x32xf32>) -> tensor<4x32xf32>
    %181 = tosa.add %176, %180 : (tensor<4x32xf32>, tensor<4x32xf32>) -> tensor<4x32xf32>
    %182 = tosa.slice %181, %18, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %183 = tosa.slice %181, %19, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %184 = tosa.slice %181, %20, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %185 = tosa.slice %181, %21, %17 : (tensor<4x32xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %186 = tosa.sigmoid %182 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %187 = tosa.sigmoid %183 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %188 = tosa.tanh %184 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %189 = tosa.sigmoid %185 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %190 = tosa.mul %187, %147, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %191 = tosa.mul %186, %188, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %192 = tosa.add %190, %191 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %193 = tosa.tanh %192 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %194 = tosa.mul %189, %193, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %195 = tosa.reshape %194, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %196 = tosa.matmul %195, %59, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %197 = tosa.reshape %196, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %198 = tosa.add %197, %28 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %199 = tosa.slice %198, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %200 = tosa.slice %198, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %201 = tosa.slice %198, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %202 = tosa.reshape %173, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %203 = tosa.matmul %202, %67, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x24xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x24xf32>
    %204 = tosa.reshape %203, %23 : (tensor<1x4x24xf32>, !tosa.shape<2>) -> tensor<4x24xf32>
    %205 = tosa.add %204, %29 : (tensor<4x24xf32>, tensor<1x24xf32>) -> tensor<4x24xf32>
    %206 = tosa.slice %205, %18, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %207 = tosa.slice %205, %19, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %208 = tosa.slice %205, %20, %17 : (tensor<4x24xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<4x8xf32>
    %209 = tosa.add %206, %199 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %210 = tosa.sigmoid %209 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %211 = tosa.add %207, %200 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %212 = tosa.sigmoid %211 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %213 = tosa.mul %208, %210, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %214 = tosa.add %201, %213 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %215 = tosa.tanh %214 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %216 = tosa.sub %173, %215 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %217 = tosa.mul %216, %212, %14 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
    %218 = tosa.add %217, %215 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %219 = tosa.reshape %218, %11 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
    %220 = tosa.matmul %219, %30, %10, %10 : (tensor<1x4x8xf32>, tensor<1x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3xf32>
    %221 = tosa.reshape %220, %24 : (tensor<1x4x3xf32>, !tosa.shape<2>) -> tensor<4x3xf32>
    %222 = tosa.add %221, %31 : (tensor<4x3xf32>, tensor<1x3xf32>) -> tensor<4x3xf32>
    return %222 : tensor<4x3xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_24_8_torch.float32_1: "0x04000000B7B0AC3EE232C33B2453C8BD8AD096BDCB7842BE6AEEA73DBBCBE03DB25A483D5547923EDAF520BD5451943EA31085BE4FA48CBD83D9AF3CABAD2F3D1A7B9F3E4D499ABEDA7EAF3EF0D0373EF497113C14256E3EE3E4DE3D1AFAEABD80AE61BE09EFE5BD18B78BBD8767FCBD857E193E8B49AFBE3CC9603EA124FABD81EAD53CA27F133DF4A20BBEBC09A53E32C3A73EE6AD6D3E45948EBECB379BBEE9D38ABE4A9495BEFB7304BE95AC36BE7F0184BE02091DBEBE767CBE19FF2BBD2DD8283E3990C7BD870F993E45157ABDF08D103EC1520FBD0C5D83BE74CC913C07CC73BDA92C17BE6B17B6BD97B7383EA24E4A3E062A793D1ACA81BE12197E3E349DA0BEB4C0B3BE734EB4BDB2BD83BEC60E583C0E35A6BE16069CBEC83A933E64E78FBEFF769A3EACFC7ABD6288653EDB4BA53E3B8C06BD30AD50BE0F0B763E189A903E975E063E3B9E21BA51FB14BEDB18853EF4AC85BE763948BDB11BE73D5CA7833C977AB6BDE572633EFD44613E6BEA13BE20020E3DF31695BD32FC823D528B88BEC284AD3DAAE7C23C8065C43D83B265BD446D2D3ED16AB13DEF309CBEC66837BED3D54CBE0400433E1296DD3D898DB4BEF78D02BEBCFE073EFA57AFBD5B3367BE15F6813EE8B82BBE075EB83D7E958CBEE225ABBD775D803E68174DBEA2DE0A3D0C97D43D0CC1A0BE1BE068BE5B208C3E56ABE03D9A17A8BE4AB04C3E2962F3BD98D352BE4FEFAEBE58AE0DBEC133E7BD1C859D3ECC8D1EBE6F124DBCE7EA3B3EB7BA8C3EA89381BECE61ADBEB2AB61BEE04121BED5B9423E968B8ABEFC132B3DB5747EBDDACD96BED2353DBEB2D7813E317AC7BD3912EDBDDB7FA73E55A053BE3F5AD2BC673A373E90659B3ED52B993DEE67053D5115583CAA61A5BD228C383E9A16BA3D66E0AC3DB114013E0D49963E31754E3E91A3213EACACB83D8D2303BEC0B39A3E06CD16BC0D1758BEF17307BDAD61933EF59782BE2B3D893EDABC9D3ED5D2ADBE25A097BE738B32BEF284B2BEF875EDBDCB49AF3D396153BECF25A1BEF02FA9BEBEB18CBD2E414DBE1917E2BDFCF69BBD8855383E133447BE098FA83E",
      torch_tensor_24_8_torch.float32: "0x04000000405F5D3EB209A8BEB0F479BE679FA1BD0FE2A3BDF80719BE4DF2F73D68BC963D42A51FBEED892D3C534C00BEA463733DF02BB1BEC8CBBD3C1514213D7733633EA9440ABEA450BC3DB83374BEF24043BE7A723FBE0BEA63BE26C94C3E5C96C43D713462BE68E4D93D161DF33DA69EF63C938D8ABE3B569A3DF525BABD19A46F3E5B7DE83DCC9350BD9A77BB3C618FBB38FB297FBE9ABE7EBD1F2EA5BE44AC64BDC205113DA5B15EBD88B2333EFF1FD73DCEBE033E1BBC9F3EFE5554BE0E6F3E3ED14C553EB1F521BEA21A923D09ABA0BE2F8870BE32F8543E9F666D3E34D526BEEA779FBEA04B07BEF3DC8F3CDCCC0BBEC0F9ACBE2F2791BE0D5D11BE92DA9ABDE744343E6915E8BC194675BEDA55DEBD6ED4A4BE8703D4BD8D56963E2C28873DE11F85BE4779FBBD9BBFD63C5B236E3E54F683BE04623FBC33889D3D8BA687BE6C7A0ABE4D558ABD8647BE3C285393BE5FE38CBE108B8B3E3B222E3E04F2093ED4F48C3D22D680BE302398BE535F94BDE1AB253E9623893CDE4C943E6510DB3DE119823EBC0FA53E1292B3BDDEEE7DBE5E76993DF1740C3E603F953E6912AA3E8A168F3D95FD57BDAEED023EDED36EBE889B8C3E11B90ABDCDFE31BD362F3B3EE865753E2AF82EBECBB8903EE26198BEB75FA1BE7880A7BE260E4FBEB9DE3CBCDDAB863E4C66C43C40A7163E7BF48B3D26F1713E2ECC9B3DCED826BE0FF10FBDAB438CBE63E5ADBE39DC803EC0A7373E2A6113BE78C6583E2D76703EFB736D3D9EB74C3D37E38F3E9376673E4B39A93D4515FABC29818A386A3087BD27483ABEF47AA3BD40A0263E8FBF11BEA4C9B0BE24EE48BEC06AAF3ECF426C3E510283BD6F01A8BEEEAB9D3DDB3A903EBE4506BD067A7A3EDE25493EB6C5823EBA8FA9BE204D9FBD600EE93D189E3B3DBA46CF3D657DB63D2AFA9BBEA14D61BE19B4B43DB545953D76EE203EF9A234BD72F39B3EA7A8A3BEDDC7913ED6FCA83D635C05BE28A33FBE0CDC693E69B37EBE6DB57D3EB537B1BD7CAEB1BE866E1D3DB43D3E3EE127B0BE49197DBEE54CA53D5A3A49BE91595E3E7603A9BE9F63A73D09EE1B3D",
      torch_tensor_32_6_torch.float32: "0x04000000E7BF26BD5813EA3DE5B2C23BF57F9ABEC5A6B1BEB2E256BEA8C488BD0C85313BAB0F82BD56D9B3BD5EF90D3E3FBF293BA2FF99BE1DF2A43E74F27EBECBD717BEA7D5363D251A97BD51C580BC31D9633DCA9E8FBEB5FEC3BD9618E53CE2AF803D634C14BC3EBB2E3ED20F7D3E132A39BED7FED8BCCFAB5CBEEA11ED3C886E5F3E415014BE07BA9CBE135E5E3E6E4C77BE0D2ECE3DF9FC14BE8FF79EBEE6388FBCFBF5A73ED37468BDAB14813DED0E89BD1A00BBBDAD82FEBC6DB09FBD0F09A53EC1F673BE511C853DFEB60ABDA96E07BEA4BDAEBEE21912BCAC91AFBD3DD91B3E2812173E999EFFBDE89C4F3E5CFF9FBDFA8891BE751B8DBEEE25C8BCA479E83B3FFE3E3E0D199D3D04C4493E634C5B3EE6AA6C3E290D0FBE3055083EB25FF53D70EDEBBDD7628D3E275BF8BC27EFFD3BBD95403D977793BD04085A3E375CAF3ED9CF67BD135EA7BEBF3EA63E67064B3E3C7D85BDE7FA26BD6458A4BD926225BE2C478B3EFBBE123E437330BD7E1180BD2A9B0FBE138782BE2FFDE43C81EA2DBEBBE52B3C5A858CBB780E82BE81E128BE9995A13E898DC13C5121A03E90217D3CEDA4AC3E897FA93EFED1DEBD908A43BE0D7B9DBE65EC463EEB8890BEBD40253DA89231BC3288DD3D88A4BA3CFBBE733E598A983EF0D3253EE6A8F63DFC05CFBDAA55993D4C263FBE3714683E1FCC99BEB72B5E3E759699BEDAED8F3EB96E14BE80F28C3EA80F11BC5D4BF2BD4D2091BE305C6E3EBFFAA2BEB0322DBE04FC0FBD0706753E15E2233EE054B4BECAA58CBCF572163E8850A13E563E61BE0040213ED15DD4BC70D38EBE5399E9BD831F153E46AE303ED837063E34FBB03E23AF64BD088149BC6D0D92BE8B0E9B3DB6A88FBCC4B8F2BDAF5A593EABB03BBEE983E9BD8213B63D9DD1903E560F83BEF89175BE2A2DB5BC9E7F733EEED3C2BDA1949ABE77DFACBEB940823DFA4AC13B3BC381BEB5C7233E7528AEBE8BFD98BE272716BEB620793E6316EF3D211D383E9556773DEA0F6FBEF623553EE5BD99BE60CB903E9D1A033E840C05BE4ED64DBB2ECDD93DA1088FBE6261B4BEE342553E774D9DBE",
      torch_tensor_32_8_torch.float32: "0x04000000D815AB3E039DA3BEA0488BBE174A07BED9BF763E7EBDABBEE8DD23BD8EB98E3DBE9F563D433693BEA43796BEB8CB7BBDF4C9AA3ED003D03DA50DEEBC1F6FE03DC47D893EB5B7D43C13C3993EE32D85BE7D8F4A3E267291BE36025FBEE66E433E16FB463EE6903ABE607798BE05E90ABD377C16BEDE06603EB6609BBEC2C6143D73FA02BE8D74C4BD9F5ECABCF73958BE98C7853E457AFB3C54BF8D3D2DA1B2BE729A44BB0937563EF00C2FBD6A5B0BBE249419BEB9D68A3BCE0A443EAD213BBEB4A92D3EE3D59EBDB0779D3EFFD0863DF1E2DABD6317163E3ACD3DBE3961733E0B2CA13E85C11D3D771107BEA85D96BDC9D786BE7D58CCBDD94A063E11A2923E44A182BE11948B3EE18C053D5A93D5BD196235BE9E378FBD3046E2B8AD57473D4658903DF431AEBCED5191BD1A86B3BE26ED7A3EC65B973C74BD2ABDD2772DBE6BA142BE4A1F463EA4C499BE2A2AAC3E4FBE663EA7F98F3D0BAF80BDB3C3A3BDD55F183EDCA16ABE4EFDC9BD0BC37ABD5FC6B8BD6A03F2BD9A899FBD2B480B3DFA6D39BE7B8147BE2481B4BE85D9253EFC9F69BEA240403E3C64D6BDD4F0FA3C150F72BE3E25963D84A4973E3D4E193E78C1843E28C57BBE1925803ECCDC88BEAC1278BB96FE713E68A58A3E5E489B3E7E4766BBEC4861BEA53B9F3B94B0A0BEC8769DBEBC2842BEC84DDF3C08A2B2BE9306B33DAA18453C5C50AE3C8028ABBE6661453EE64FDCBC44A0A7BE49078F3EBB3B96BED1298B3E0BCA8DBD939D0D3E3BB53F3E9ACDB33DD125A63ED8D2F13D20A7A3BE36831C3E07CFA43CB7FF853E1E2880BD3FD200BE7D511B3E07704F3E1774F13DA34F113E4590B43EFFCAFA3CC056683E22536FBD8B561E3DC226933E23EF883E6A4B463E10FA153E50DAED3D3DD58FBD3B71383C7D36B1BEB312233E56C5B0BEE4B7A0BCDDCD92BEDBEC1CBD7AB11D3EDADB80BE7D514F3DDDE55BBEF1C200BEC4AB8B3EC35881BECB0D993E9669CDBDA35952BE5D0BA73DCB2A023E41246FBE3CD684BEA068753E97A88A3E0F5867BE331B533E065DA6BEC364983DEE1D2D3E2E1B95BEB379593EDFF34FBED5A62DBD106A42BEE18B43BEB1546DBEBCF4FB3D57AB1ABE02E1AC3EAAE37FBE79728DBD4896423EC28F9DBDC827A9BED1DA72BE41E28FBDD51965BED97B0C3DBFBBA03ECE3083BEBA12593D2A5F34BEC66EA83E49FD4FBEF25A233E891E033D8158A1BE64120EBE4B436A3E83A3AEBD4EDF563ED45C423ECAA072BC085EC4BD87490D3D01F9503D28B7603EC7F17E3E42D16E3E3F681DBE6EFFAFBE312A16BE68867ABCF5F1F1BC440267BE0261CABDF996CD3DEB276C3E523F613DFD44923E1A6964BE970DA83EA49B76BE77358BBEDC8869BD19C201BEDD09ABBE5B2F023D17AE8CBE37048BBECBF62C3E4F79A2BEC93A383E1DC2933E9A664D3E69AC2FBE",
      torch_tensor_32_torch.float32: "0x040000002BC494BE102272BEAD97353D07E59A3EC54D24BE0805AE3ECB051B3EC2B034BD3B50293D30738CBD8F3B363E9EC7B03E85DD87BD1E9C953E953F823E611ABA3CBE9F983E876704BEC7ADFB3D38EC8FBE57C1953E66F79A3EFE2EE5BD5CF583BECD314F3D3C8C123E08D89B3E8D69233E07363DBEDE912EBE311FA9BEDFB0A13E",
      torch_tensor_32_torch.float32_1: "0x0400000046FA743E35799BBE0549B33E245A233ECBB26D3E7ECFA63E17F65C3E79B7023CE078FCBDB0A347BD6825863E93358EBE3791473EA0F4313E0776623E3F63333E770A52BE20E48CBD9615073E6F3F7E3E0BE413BEC8037EBE14BD8ABEB03EADBD628564BEF286533CA6B348BEF277EFBDA8A1B63DB476F93C4E473EBD2C779A3E",
      torch_tensor_24_torch.float32: "0x040000001F9BA43ED815A1BE0879A73C863A91BCDA660FBEFA3AA0BDEB4B9DBD14F645BE6D869FBE8BC716BCE94617BD036A4EBE42F8E8BD3B90633E5E3D173E6057AD3E663B50BE7B6E8BBEE014A03E02B1DD3C86C69EBEADD691BE3BFC883D2EE38EBE",
      torch_tensor_24_torch.float32_1: "0x04000000AF75943E511E6EBEF516B2BE0FEE993EB7C1A53E9AA7B4BEE3FF54BE099B4CBE9309273B06E32DBE51E4593EE79FAFBDCD32A83EC478923D1D7155BE17DA193E2A4D82BD5BBA5BBECFDA98BE3821733D3EA8B2BD3C1858BDDC9030BE51406DBD",
      torch_tensor_3_torch.float32: "0x04000000F125133EF6CD6FBEB0DB743D"
    }
  }
#-}

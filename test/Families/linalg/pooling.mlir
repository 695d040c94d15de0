#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<4x2x10x8xf32>) -> tensor<4x5xf32> {
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %c3_i64 = arith.constant 3 : i64
    %cst_0 = arith.constant 0xFF800000 : f32
    %c4_i64 = arith.constant 4 : i64
    %c5_i64 = arith.constant 5 : i64
    %cst_1 = arith.constant dense_resource<torch_tensor_5_torch.float32> : tensor<5xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_5_8_torch.float32> : tensor<5x8xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_2_3_3_torch.float32> : tensor<8x2x3x3xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_5 = arith.constant 4.000000e+00 : f32
    %c2_i64 = arith.constant 2 : i64
    %cst_6 = arith.constant 1.200000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x2x10x8xf32> to tensor<4x2x12x10xf32>
    %0 = tensor.empty() : tensor<4x8x10x8xf32>
    %broadcasted = linalg.broadcast ins(%cst_4 : tensor<8xf32>) outs(%0 : tensor<4x8x10x8xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_3 : tensor<4x2x12x10xf32>, tensor<8x2x3x3xf32>) outs(%broadcasted : tensor<4x8x10x8xf32>) -> tensor<4x8x10x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x8x10x8xf32>) outs(%0 : tensor<4x8x10x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.cmpf ugt, %in, %cst : f32
      %24 = arith.select %23, %in, %cst : f32
      linalg.yield %24 : f32
    } -> tensor<4x8x10x8xf32>
    %padded_7 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<4x8x10x8xf32> to tensor<4x8x12x10xf32>
    %3 = tensor.empty() : tensor<4x8x5x4xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<4x8x5x4xf32>) -> tensor<4x8x5x4xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_7, %5 : tensor<4x8x12x10xf32>, tensor<3x3xf32>) outs(%4 : tensor<4x8x5x4xf32>) -> tensor<4x8x5x4xf32>
    %7 = tensor.empty() : tensor<4x8x4x3xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<4x8x4x3xf32>) -> tensor<4x8x4x3xf32>
    %9 = tensor.empty() : tensor<2x2xf32>
    %10 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %9 : tensor<4x8x5x4xf32>, tensor<2x2xf32>) outs(%8 : tensor<4x8x4x3xf32>) -> tensor<4x8x4x3xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<4x8x4x3xf32>) outs(%7 : tensor<4x8x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.divf %in, %cst_5 : f32
      linalg.yield %23 : f32
    } -> tensor<4x8x4x3xf32>
    %padded_8 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x8x4x3xf32> to tensor<4x8x6x5xf32>
    %12 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_8, %5 : tensor<4x8x6x5xf32>, tensor<3x3xf32>) outs(%8 : tensor<4x8x4x3xf32>) -> tensor<4x8x4x3xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<4x8x4x3xf32>) outs(%7 : tensor<4x8x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = linalg.index 2 : index
      %24 = arith.index_cast %23 : index to i64
      %25 = arith.subi %24, %c1_i64 : i64
      %26 = arith.addi %24, %c2_i64 : i64
      %27 = arith.minsi %26, %c5_i64 : i64
      %28 = arith.minsi %27, %c4_i64 : i64
      %29 = arith.subi %c1_i64, %24 : i64
      %30 = arith.maxsi %29, %c0_i64 : i64
      %31 = arith.subi %28, %25 : i64
      %32 = arith.subi %31, %30 : i64
      %33 = arith.maxsi %32, %c0_i64 : i64
      %34 = linalg.index 3 : index
      %35 = arith.index_cast %34 : index to i64
      %36 = arith.subi %35, %c1_i64 : i64
      %37 = arith.addi %35, %c2_i64 : i64
      %38 = arith.minsi %37, %c4_i64 : i64
      %39 = arith.minsi %38, %c3_i64 : i64
      %40 = arith.subi %c1_i64, %35 : i64
      %41 = arith.maxsi %40, %c0_i64 : i64
      %42 = arith.subi %39, %36 : i64
      %43 = arith.subi %42, %41 : i64
      %44 = arith.maxsi %43, %c0_i64 : i64
      %45 = arith.muli %33, %44 : i64
      %46 = arith.sitofp %45 : i64 to f32
      %47 = arith.divf %in, %46 : f32
      linalg.yield %47 : f32
    } -> tensor<4x8x4x3xf32>
    %14 = tensor.empty() : tensor<4x8x1x1xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<4x8x1x1xf32>) -> tensor<4x8x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%13 : tensor<4x8x4x3xf32>) outs(%15 : tensor<4x8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %in, %out : f32
      linalg.yield %23 : f32
    } -> tensor<4x8x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16 : tensor<4x8x1x1xf32>) outs(%14 : tensor<4x8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.divf %in, %cst_6 : f32
      linalg.yield %23 : f32
    } -> tensor<4x8x1x1xf32>
    %collapsed = tensor.collapse_shape %17 [[0], [1, 2, 3]] : tensor<4x8x1x1xf32> into tensor<4x8xf32>
    %18 = tensor.empty() : tensor<8x5xf32>
    %transposed = linalg.transpose ins(%cst_2 : tensor<5x8xf32>) outs(%18 : tensor<8x5xf32>) permutation = [1, 0] 
    %19 = tensor.empty() : tensor<4x5xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %21 = linalg.matmul ins(%collapsed, %transposed : tensor<4x8xf32>, tensor<8x5xf32>) outs(%20 : tensor<4x5xf32>) -> tensor<4x5xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%21, %cst_1 : tensor<4x5xf32>, tensor<5xf32>) outs(%19 : tensor<4x5xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %23 = arith.addf %in, %in_9 : f32
      linalg.yield %23 : f32
    } -> tensor<4x5xf32>
    return %22 : tensor<4x5xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_5_torch.float32: "0x04000000A9908DBD0A5E30BE807841BE1011AC3EC06F5CBE",
      torch_tensor_5_8_torch.float32: "0x04000000973C283D1BE5FCBD9F1F0F3E6C7DDFB95D77E8BDB3BC0DBEFB35C6BDA3A44E3E20819EBD39D4583E102F803EEA50B63D8D88803EDA42593EA81C8F3E234D81BEA463B3BE050214BEAEECA83EA3AA82BECC0BF9BD5F7D0ABE39C5AABEA3A3883ED9520CBEFE6D2A3D9BF8F6BDCD456ABEEF24DD3DEA3488BDB6C888BEEE12A1BCB09064BD1BBF423EA6FC813E03A89ABE0544583E05352FBD1403943E7E99DABC",
      torch_tensor_8_2_3_3_torch.float32: "0x04000000F9E920BE26F1393EE573933C01341ABC96F4FABD4D1558BED02D413EB27AF3BC1F6338BD64746B3E28A8BABB145C163E717CAA3D5F80F53D1146443B6284883DC69D00BE26B900BE99F216BE7FCCB3BD3659FA3DEEC736BE49F5273E928D27BB6DF0323E62BE363EDF68723C19232D3E12F129BD17404B3E9B4FD73D91DF1ABD2638083D9B68F33DEE5925BEA2CCE53D1A843BBE393D503DBC4F6A3E8DC601BE2C4C3E3EBB562A3EC6E052BBF26C8E3D407F503C10DF993D5EF7503E5E86673DF983DCBDB23D47BE68CE8DBD4B1134BE37D410BE03F19BBC8B6AE23C7CBF46BD40F86A3EB8BB2C3EBBCE803DC2D12D3C1713573E1106B33D060408BE780F9A3D244B5CBEBE3A403CC6B80D3E7637DEBD5E511CBE0519FDBD4E294D3E30254C3E25B7563ED8759CBD01D01FBE9AFAD3BD4494EABD4BC28B3DEBE7D23D9168163E84781FBDA7CE273DDD17313E61AD67BD158C59BCF93E71BD95F9A1BDCC238BBBC9846F3E97CA7D3D5C9019BEB221653EA8E95BBE306CD1BC1F9D103ED97153BEDC1B59BD0BAF45BD4E734A3EFB3E4C3D1F5739BE0698F9BD387EEDBD162D0E3E4D88E23D410FB83DB03A913D063C0E3D71784C3E4421D1BDA350C93D23151F3EAAF0673EBBC546BD8E345CBD69B0103E6DBA993D2CC645BD58FF3D3E5F792ABE6A6F2FBC5CF65ABCC8DE5B3ECB3E0B3E6B1DD73D7C9CC73C25C32DBE9416443ED491CBBD5A7D2E3EEA4F5D3E8C0A923D195B99BD8D8497BDB9316EBEAEF773BC9AB0C4BCF89D5ABE50A9A2BDB699133E7B21FF3DD6AA393E4FF6F33D848E45BD",
      torch_tensor_8_torch.float32: "0x04000000FAA96FBEA33AF7BD4F6F06BE64B61A3E876ABEBBF6C4173E856BB93D465C40BE"
    }
  }
#-}

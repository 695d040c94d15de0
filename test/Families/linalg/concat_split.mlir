#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
module {
  func.func @main(%arg0: tensor<4x8x6x6xf32>) -> tensor<4x3x4x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_3_6_1_1_torch.float32> : tensor<3x6x1x1xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_4_1_1_torch.float32> : tensor<8x4x1x1xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_4_3_3_torch.float32> : tensor<4x4x3x3xf32>
    %cst_6 = arith.constant 1.080000e+02 : f32
    %extracted_slice = tensor.extract_slice %arg0[0, 0, 0, 0] [4, 4, 6, 6] [1, 1, 1, 1] : tensor<4x8x6x6xf32> to tensor<4x4x6x6xf32>
    %extracted_slice_7 = tensor.extract_slice %arg0[0, 4, 0, 0] [4, 4, 6, 6] [1, 1, 1, 1] : tensor<4x8x6x6xf32> to tensor<4x4x6x6xf32>
    %padded = tensor.pad %extracted_slice low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x4x6x6xf32> to tensor<4x4x8x8xf32>
    %0 = tensor.empty() : tensor<4x4x6x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_4 : tensor<4xf32>) outs(%0 : tensor<4x4x6x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_5 : tensor<4x4x8x8xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted : tensor<4x4x6x6xf32>) -> tensor<4x4x6x6xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.cmpf ugt, %in, %cst : f32
      %15 = arith.select %14, %in, %cst : f32
      linalg.yield %15 : f32
    } -> tensor<4x4x6x6xf32>
    %3 = tensor.empty() : tensor<4x8x6x6xf32>
    %broadcasted_8 = linalg.broadcast ins(%cst_2 : tensor<8xf32>) outs(%3 : tensor<4x8x6x6xf32>) dimensions = [0, 2, 3] 
    %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%extracted_slice_7, %cst_3 : tensor<4x4x6x6xf32>, tensor<8x4x1x1xf32>) outs(%broadcasted_8 : tensor<4x8x6x6xf32>) -> tensor<4x8x6x6xf32>
    %concat = tensor.concat dim(1) %2, %4 : (tensor<4x4x6x6xf32>, tensor<4x8x6x6xf32>) -> tensor<4x12x6x6xf32>
    %expanded = tensor.expand_shape %concat [[0], [1, 2], [3], [4]] output_shape [4, 3, 4, 6, 6] : tensor<4x12x6x6xf32> into tensor<4x3x4x6x6xf32>
    %5 = tensor.empty() : tensor<4x4x3x6x6xf32>
    %transposed = linalg.transpose ins(%expanded : tensor<4x3x4x6x6xf32>) outs(%5 : tensor<4x4x3x6x6xf32>) permutation = [0, 2, 1, 3, 4] 
    %collapsed = tensor.collapse_shape %transposed [[0], [1, 2], [3], [4]] : tensor<4x4x3x6x6xf32> into tensor<4x12x6x6xf32>
    %extracted_slice_9 = tensor.extract_slice %collapsed[0, 0, 0, 0] [4, 2, 6, 6] [1, 1, 1, 1] : tensor<4x12x6x6xf32> to tensor<4x2x6x6xf32>
    %extracted_slice_10 = tensor.extract_slice %collapsed[0, 2, 0, 0] [4, 6, 6, 6] [1, 1, 1, 1] : tensor<4x12x6x6xf32> to tensor<4x6x6x6xf32>
    %extracted_slice_11 = tensor.extract_slice %collapsed[0, 8, 0, 0] [4, 4, 6, 6] [1, 1, 1, 1] : tensor<4x12x6x6xf32> to tensor<4x4x6x6xf32>
    %concat_12 = tensor.concat dim(1) %extracted_slice_11, %extracted_slice_9 : (tensor<4x4x6x6xf32>, tensor<4x2x6x6xf32>) -> tensor<4x6x6x6xf32>
    %extracted_slice_13 = tensor.extract_slice %concat_12[0, 0, 0, 0] [4, 6, 3, 6] [1, 1, 2, 1] : tensor<4x6x6x6xf32> to tensor<4x6x3x6xf32>
    %extracted_slice_14 = tensor.extract_slice %extracted_slice_13[0, 0, 0, 1] [4, 6, 3, 5] [1, 1, 1, 1] : tensor<4x6x3x6xf32> to tensor<4x6x3x5xf32>
    %extracted_slice_15 = tensor.extract_slice %extracted_slice_10[0, 0, 1, 0] [4, 6, 3, 6] [1, 1, 2, 1] : tensor<4x6x6x6xf32> to tensor<4x6x3x6xf32>
    %6 = tensor.empty() : tensor<4x1x1x1xf32>
    %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<4x1x1x1xf32>) -> tensor<4x1x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%extracted_slice_15 : tensor<4x6x3x6xf32>) outs(%7 : tensor<4x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.addf %in, %out : f32
      linalg.yield %14 : f32
    } -> tensor<4x1x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<4x1x1x1xf32>) outs(%6 : tensor<4x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %14 = arith.divf %in, %cst_6 : f32
      linalg.yield %14 : f32
    } -> tensor<4x1x1x1xf32>
    %padded_16 = tensor.pad %extracted_slice_14 low[0, 0, 0, 1] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<4x6x3x5xf32> to tensor<4x6x4x6xf32>
    %10 = tensor.empty() : tensor<4x6x4x6xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%padded_16, %9 : tensor<4x6x4x6xf32>, tensor<4x1x1x1xf32>) outs(%10 : tensor<4x6x4x6xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %14 = arith.addf %in, %in_18 : f32
      linalg.yield %14 : f32
    } -> tensor<4x6x4x6xf32>
    %12 = tensor.empty() : tensor<4x3x4x6xf32>
    %broadcasted_17 = linalg.broadcast ins(%cst_0 : tensor<3xf32>) outs(%12 : tensor<4x3x4x6xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%11, %cst_1 : tensor<4x6x4x6xf32>, tensor<3x6x1x1xf32>) outs(%broadcasted_17 : tensor<4x3x4x6xf32>) -> tensor<4x3x4x6xf32>
    return %13 : tensor<4x3x4x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_3_torch.float32: "0x04000000C81D99BE19896CBE35C76F3E",
      torch_tensor_3_6_1_1_torch.float32: "0x04000000B40FD03E855575BEDAD0B03ED719923E738AEDBDFA692A3E428003BEC78386BE7BB6793D6E5118BD75C1A23EAF77A8BD525518BE3ECCC7BEF332B23E70AC30BEC92A93BE31BF553E",
      torch_tensor_8_torch.float32: "0x04000000F8DDF2BD32EC933E20A1923D9E74E8BE781ED33D1C2C49BE685DC73D5CBB25BE",
      torch_tensor_8_4_1_1_torch.float32: "0x0400000000809ABC90DA653E181ED0BEF0B9B6BE9CF86CBED09B183DE084B8BEF8A8AFBDB81C86BDE8A5903ED099823E78C4B03D7A00C3BEA8C772BEB045E6BEA41221BE685ED9BEDE4FCB3E783568BEE21EAF3E8EEA953E9C09F6BE38B08DBD2810743EC847C13EB86F3D3E146D1DBEAED296BE187AFB3DA025923E80A9D03D789FEB3D",
      torch_tensor_4_torch.float32: "0x04000000D69F0F3ED365023E50031A3E220F19BE",
      torch_tensor_4_4_3_3_torch.float32: "0x04000000D0E2143D00DA77BBC3C40B3EB636B63C3BDB8C3D2876DEBD6B52353DC648B03DF47306BE202C813D0653203D922A00BE878704BE7BD5413DB86CDDBDD617343CC06CA9BDC7DA1F3E0BF85FBDFB829E3DDFF31ABE8E12953D5B37FEBD00B328BB76EE93BDA0289EBDB34117BE2806E0BDDB8B50BD56BC6A3B6B5D263D7BF66BBD233C94BD96DA093EF3870A3EAB524C3CA05AFCBDCB9FEE3C9B42073D2B57A4BB1617293D96A5133E3315133E63A72ABEE6FDC23D3366A3BDAB7104BD38B8B0BDEBB0DBBC6BF3F1BD000901BC1A1006BE6895833D9F3422BEF80BE8BDBE21883D166F94BD8CB228BEE6CD3E3D862B89BDE28F20BEB42C053E3FD2113E8BB78FBC129F273EF35BE8BD98F41F3E223100BE6043773D8072ED3C1BE94EBD9B44163D40BE683C3BDD64BD87421E3EC066483C44060F3EC0FB23BE7E7ED13D40990FBE2E6E0EBED09C7CBDC0A00F3EEBE375BDABF05E3B80CEDDBC16D401BC4EF9B2BD6BF157BD80874A3C1797023E7B5006BE1095C63DC0C21C3D2020E23D6859CD3D0388BFBD5B8561BD9A1A29BEB3D70CBEE6761B3D504CADBDD62002BC5667213D16B6D93DEB51E93C234A06BE16268ABC06C0C33D4A3807BEC0AAE73D804C10BD805C3F3D2B8EBEBB36FCF43D4B4382BD43B8B7BDF39E8C3D93E8AABDB663A43CA6571C3D00B7963CC37D9ABDB32915BEF6EB10BD72AE05BED38FC0BDCEE619BE80E0EC3C5666623B161738BD3B6B44BDC0B93BBC4332D63D40D5EF3D087F98BD736DD83D14711C3EBC510FBE10581D3D4BC3493DBEE8AF3D8B32D7BD7CDE0F3E"
    }
  }
#-}

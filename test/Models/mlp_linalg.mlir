#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  qnn.parameter @torch_tensor_10_torch.float32 key "torch_tensor_10_torch.float32" : tensor<10xf32>
  qnn.parameter @torch_tensor_10_48_torch.float32 key "torch_tensor_10_48_torch.float32" : tensor<10x48xf32>
  qnn.parameter @torch_tensor_48_torch.float32 key "torch_tensor_48_torch.float32" : tensor<48xf32>
  qnn.parameter @torch_tensor_48_96_torch.float32 key "torch_tensor_48_96_torch.float32" : tensor<48x96xf32>
  qnn.parameter @torch_tensor_96_torch.float32 key "torch_tensor_96_torch.float32" : tensor<96xf32>
  qnn.parameter @torch_tensor_96_64_torch.float32 key "torch_tensor_96_64_torch.float32" : tensor<96x64xf32>
  func.func @main(%arg0: tensor<50x1x8x8xf32>) -> tensor<50x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = qnn.load_parameter @torch_tensor_10_torch.float32 : tensor<10xf32>
    %cst_1 = qnn.load_parameter @torch_tensor_10_48_torch.float32 : tensor<10x48xf32>
    %cst_2 = qnn.load_parameter @torch_tensor_48_torch.float32 : tensor<48xf32>
    %cst_3 = qnn.load_parameter @torch_tensor_48_96_torch.float32 : tensor<48x96xf32>
    %cst_4 = qnn.load_parameter @torch_tensor_96_torch.float32 : tensor<96xf32>
    %cst_5 = qnn.load_parameter @torch_tensor_96_64_torch.float32 : tensor<96x64xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0], [1, 2, 3]] : tensor<50x1x8x8xf32> into tensor<50x64xf32>
    %0 = tensor.empty() : tensor<64x96xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<96x64xf32>) outs(%0 : tensor<64x96xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<50x96xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<50x64xf32>, tensor<64x96xf32>) outs(%2 : tensor<50x96xf32>) -> tensor<50x96xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst_4 : tensor<50x96xf32>, tensor<96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %17 = arith.addf %in, %in_8 : f32
      linalg.yield %17 : f32
    } -> tensor<50x96xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<50x96xf32>) outs(%1 : tensor<50x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.cmpf ugt, %in, %cst : f32
      %18 = arith.select %17, %in, %cst : f32
      linalg.yield %18 : f32
    } -> tensor<50x96xf32>
    %6 = tensor.empty() : tensor<96x48xf32>
    %transposed_6 = linalg.transpose ins(%cst_3 : tensor<48x96xf32>) outs(%6 : tensor<96x48xf32>) permutation = [1, 0] 
    %7 = tensor.empty() : tensor<50x48xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<50x48xf32>) -> tensor<50x48xf32>
    %9 = linalg.matmul ins(%5, %transposed_6 : tensor<50x96xf32>, tensor<96x48xf32>) outs(%8 : tensor<50x48xf32>) -> tensor<50x48xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %cst_2 : tensor<50x48xf32>, tensor<48xf32>) outs(%7 : tensor<50x48xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %17 = arith.addf %in, %in_8 : f32
      linalg.yield %17 : f32
    } -> tensor<50x48xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<50x48xf32>) outs(%7 : tensor<50x48xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.cmpf ugt, %in, %cst : f32
      %18 = arith.select %17, %in, %cst : f32
      linalg.yield %18 : f32
    } -> tensor<50x48xf32>
    %12 = tensor.empty() : tensor<48x10xf32>
    %transposed_7 = linalg.transpose ins(%cst_1 : tensor<10x48xf32>) outs(%12 : tensor<48x10xf32>) permutation = [1, 0] 
    %13 = tensor.empty() : tensor<50x10xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %15 = linalg.matmul ins(%11, %transposed_7 : tensor<50x48xf32>, tensor<48x10xf32>) outs(%14 : tensor<50x10xf32>) -> tensor<50x10xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %cst_0 : tensor<50x10xf32>, tensor<10xf32>) outs(%13 : tensor<50x10xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %17 = arith.addf %in, %in_8 : f32
      linalg.yield %17 : f32
    } -> tensor<50x10xf32>
    return %16 : tensor<50x10xf32>
  }
}

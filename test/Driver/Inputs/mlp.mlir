// Two layers with a relu between them; two samples a call.
module {
  func.func @main(%x: tensor<2x3xf32> {qnn.name = "x"}) -> (tensor<2x2xf32> {qnn.name = "scores"}) {
    %w0 = arith.constant dense<[[1.0, -1.0, 0.5, 2.0], [0.0, 1.0, -0.5, 1.0], [2.0, 0.0, 1.0, -1.0]]> : tensor<3x4xf32>
    %b0 = arith.constant dense<[0.5, 0.0, -1.0, 0.25]> : tensor<4xf32>
    %w1 = arith.constant dense<[[1.0, 0.0], [0.0, 1.0], [1.0, -1.0], [0.5, 0.5]]> : tensor<4x2xf32>
    %0 = qnn.matmul %x, %w0 bias(%b0 : tensor<4xf32>) : tensor<2x3xf32>, tensor<3x4xf32> -> tensor<2x4xf32>
    %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<2x4xf32> -> tensor<2x4xf32>
    %2 = qnn.matmul %1, %w1 : tensor<2x4xf32>, tensor<4x2xf32> -> tensor<2x2xf32>
    return %2 : tensor<2x2xf32>
  }
}

// Layers that are worth several threads: a convolution, a depthwise one, an addition, a matmul; sizes
// that leave remainders in all directions.
!x = tensor<1x19x23x36xf32>
qnn.parameter @w0 key "w0" : tensor<36x3x3x36xf32>
qnn.parameter @w1 key "w1" : tensor<36x3x3x1xf32>
qnn.parameter @w2 key "w2" : tensor<36x70xf32>
func.func @main(%x: !x {qnn.name = "x"}) -> (tensor<1x19x23x70xf32> {qnn.name = "y"}) {
  %w0 = qnn.load_parameter @w0 : tensor<36x3x3x36xf32>
  %w1 = qnn.load_parameter @w1 : tensor<36x3x3x1xf32>
  %w2 = qnn.load_parameter @w2 : tensor<36x70xf32>
  %0 = qnn.conv2d %x, %w0 {padding = array<i64: 1, 1, 1, 1>} : !x, tensor<36x3x3x36xf32> -> !x
  %1 = qnn.clamp %0 {min = 0.0 : f32} : !x -> !x
  %2 = qnn.conv2d %1, %w1 {padding = array<i64: 1, 1, 1, 1>, groups = 36 : i64} : !x, tensor<36x3x3x1xf32> -> !x
  %3 = qnn.add %2, %x : !x, !x -> !x
  %4 = qnn.matmul %3, %w2 : !x, tensor<36x70xf32> -> tensor<1x19x23x70xf32>
  return %4 : tensor<1x19x23x70xf32>
}

// One quantized layer behind integer inputs and results, so that a test can compare bytes.
!x = !quant.uniform<i8:f32, 0.05:-3>
!w = !quant.uniform<i8<-127:127>:f32, 0.02>
!b = !quant.uniform<i32:f32, 0.001>
!y = !quant.uniform<i8:f32, 0.5:5>
qnn.parameter @w key "layer.w" : tensor<5x24x!w>
qnn.parameter @b key "layer.b" : tensor<5x!b>
func.func @main(%x: tensor<3x24x!x> {qnn.name = "image"})
    -> (tensor<3x5x!y> {qnn.name = "scores"}) {
  %w = qnn.load_parameter @w : tensor<5x24x!w>
  %b = qnn.load_parameter @b : tensor<5x!b>
  %m = qnn.matmul %x, %w bias(%b : tensor<5x!b>) {transpose_rhs}
     : tensor<3x24x!x>, tensor<5x24x!w> -> tensor<3x5x!y>
  return %m : tensor<3x5x!y>
}

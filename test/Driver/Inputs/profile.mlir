// A part that stays in float between layers in int8, with its conversions.
!q = !quant.uniform<i8:f32, 0.5>
func.func @main(%x: tensor<4x8xf32> {qnn.name = "x"}) -> tensor<4x16xf32> {
  %w = qnn.constant dense<3> : tensor<8x16xi8> -> tensor<8x16x!q>
  %0 = qnn.quantize %x : tensor<4x8xf32> -> tensor<4x8x!q>
  %1 = qnn.matmul %0, %w : tensor<4x8x!q>, tensor<8x16x!q> -> tensor<4x16x!q>
  %2 = qnn.dequantize %1 : tensor<4x16x!q> -> tensor<4x16xf32>
  %3 = qnn.mul %2, %2 : tensor<4x16xf32>, tensor<4x16xf32> -> tensor<4x16xf32>
  %4 = qnn.quantize %3 : tensor<4x16xf32> -> tensor<4x16x!q>
  %5 = qnn.dequantize %4 : tensor<4x16x!q> -> tensor<4x16xf32>
  return %5 : tensor<4x16xf32>
}

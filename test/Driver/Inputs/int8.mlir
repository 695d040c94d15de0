// A layer on int8, as quantized.
!x = tensor<16x64x!quant.uniform<i8:f32, 0.05:3>>
!w = tensor<32x64x!quant.uniform<i8<-127:127>:f32, 0.01>>
!y = tensor<16x32x!quant.uniform<i8:f32, 0.4:-5>>
func.func @main(%x: !x, %w: !w) -> !y {
  %0 = qnn.matmul %x, %w {transpose_rhs} : !x, !w -> !y
  return %0 : !y
}

// A matmul whose sum is too long for int32 at any int8 scale.
func.func @main(%x: tensor<1x100000xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<0.5> : tensor<100000x2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x100000xf32>, tensor<100000x2xf32> -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

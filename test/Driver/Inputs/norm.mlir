// The bias that the code has inside comes from values of parameters.
qnn.parameter @w key "w" : tensor<8x36xf32>
qnn.parameter @beta key "beta" : tensor<8xf32>
func.func @main(%x: tensor<1x19x23x36xf32> {qnn.name = "x"}) -> tensor<1x19x23x8xf32> {
  %w = qnn.load_parameter @w : tensor<8x36xf32>
  %beta = qnn.load_parameter @beta : tensor<8xf32>
  %one = arith.constant dense<1.0> : tensor<8xf32>
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<1x19x23x36xf32>, tensor<8x36xf32> -> tensor<1x19x23x8xf32>
  %1 = qnn.batch_norm %0, %one, %beta, %beta, %one {epsilon = 0.125 : f32} : tensor<1x19x23x8xf32>, tensor<8xf32> -> tensor<1x19x23x8xf32>
  return %1 : tensor<1x19x23x8xf32>
}

// Attention in parts; the import makes one op of each.

func.func @plain(%a0: tensor<2x3x5x4xf32>, %a1: tensor<2x3x4x6xf32>, %a2: tensor<2x3x6x7xf32>) -> tensor<2x3x5x7xf32> {
  %c = arith.constant dense<0.3> : tensor<1x1x1x1xf32>
  %0 = qnn.matmul %a0, %a1 : tensor<2x3x5x4xf32>, tensor<2x3x4x6xf32> -> tensor<2x3x5x6xf32>
  %1 = qnn.mul %0, %c : tensor<2x3x5x6xf32>, tensor<1x1x1x1xf32> -> tensor<2x3x5x6xf32>
  %2 = qnn.softmax %1 {axis = 3 : i64} : tensor<2x3x5x6xf32> -> tensor<2x3x5x6xf32>
  %3 = qnn.matmul %2, %a2 : tensor<2x3x5x6xf32>, tensor<2x3x6x7xf32> -> tensor<2x3x5x7xf32>
  return %3 : tensor<2x3x5x7xf32>
}

func.func @scaled_sides_and_reshapes(%a0: tensor<6x5x4xf32>, %a1: tensor<2x3x6x4xf32>, %a2: tensor<6x7x6xf32>) -> tensor<6x5x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %d = arith.constant dense<1.5> : tensor<1x1x1x1xf32>
  %q = qnn.mul %a0, %c : tensor<6x5x4xf32>, tensor<1x1x1xf32> -> tensor<6x5x4xf32>
  %t = qnn.transpose %a1 {perm = array<i64: 0, 1, 3, 2>} : tensor<2x3x6x4xf32> -> tensor<2x3x4x6xf32>
  %s = qnn.mul %t, %d : tensor<2x3x4x6xf32>, tensor<1x1x1x1xf32> -> tensor<2x3x4x6xf32>
  %k = qnn.reshape %s : tensor<2x3x4x6xf32> -> tensor<6x4x6xf32>
  %0 = qnn.matmul %q, %k : tensor<6x5x4xf32>, tensor<6x4x6xf32> -> tensor<6x5x6xf32>
  %1 = qnn.reshape %0 : tensor<6x5x6xf32> -> tensor<2x3x5x6xf32>
  %2 = qnn.softmax %1 {axis = 3 : i64} : tensor<2x3x5x6xf32> -> tensor<2x3x5x6xf32>
  %3 = qnn.reshape %2 : tensor<2x3x5x6xf32> -> tensor<6x5x6xf32>
  %4 = qnn.matmul %3, %a2 {transpose_rhs} : tensor<6x5x6xf32>, tensor<6x7x6xf32> -> tensor<6x5x7xf32>
  return %4 : tensor<6x5x7xf32>
}

func.func @masked(%a0: tensor<6x3x4xf32>, %a1: tensor<6x3x4xf32>, %a2: tensor<6x3x7xf32>) -> tensor<6x3x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %m = arith.constant dense<[[[[0.0, 0xFF800000, 0xFF800000], [0.5, 0.0, 0xFF800000], [0.0, -1.0, 0.0]]]]> : tensor<1x1x3x3xf32>
  %0 = qnn.matmul %a0, %a1 {transpose_rhs} : tensor<6x3x4xf32>, tensor<6x3x4xf32> -> tensor<6x3x3xf32>
  %1 = qnn.mul %0, %c : tensor<6x3x3xf32>, tensor<1x1x1xf32> -> tensor<6x3x3xf32>
  %2 = qnn.reshape %1 : tensor<6x3x3xf32> -> tensor<2x3x3x3xf32>
  %3 = qnn.add %2, %m : tensor<2x3x3x3xf32>, tensor<1x1x3x3xf32> -> tensor<2x3x3x3xf32>
  %4 = qnn.softmax %3 {axis = 3 : i64} : tensor<2x3x3x3xf32> -> tensor<2x3x3x3xf32>
  %5 = qnn.reshape %4 : tensor<2x3x3x3xf32> -> tensor<6x3x3xf32>
  %6 = qnn.matmul %5, %a2 : tensor<6x3x3xf32>, tensor<6x3x7xf32> -> tensor<6x3x7xf32>
  return %6 : tensor<6x3x7xf32>
}

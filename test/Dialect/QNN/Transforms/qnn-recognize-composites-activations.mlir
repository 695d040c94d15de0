// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// x * (0.5 * (1 + erf(x / sqrt(2)))), as PyTorch writes it.
// CHECK-LABEL: func @gelu_0(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}gelu %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @gelu_0(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.5> : tensor<1x1xf32>
  %6 = qnn.mul %5, %4 : tensor<1x1xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %x, %6 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// (x * 0.5) * (1 + erf(..)), as TensorFlow writes it.
// CHECK-LABEL: func @gelu_1(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}gelu %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @gelu_1(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.5> : tensor<1x1xf32>
  %6 = qnn.mul %x, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %6, %4 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// The factor last, as ONNX writes it.
// CHECK-LABEL: func @gelu_2(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}gelu %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @gelu_2(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = qnn.mul %4, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %6 = arith.constant dense<0.5> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// 0.7 is not 1 / sqrt(2).
// CHECK-LABEL: func @gelu_wrong_scale(
// CHECK-NOT: gelu
// CHECK: qnn.unary {{ *}}erf
func.func @gelu_wrong_scale(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.7> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.5> : tensor<1x1xf32>
  %6 = qnn.mul %5, %4 : tensor<1x1xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %x, %6 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// CHECK-LABEL: func @gelu_wrong_factor(
// CHECK-NOT: gelu
// CHECK: qnn.unary {{ *}}erf
func.func @gelu_wrong_factor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.25> : tensor<1x1xf32>
  %6 = qnn.mul %5, %4 : tensor<1x1xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %x, %6 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// The gate belongs to another value.
// CHECK-LABEL: func @gelu_of_another(
// CHECK-NOT: gelu
// CHECK: qnn.unary {{ *}}erf
func.func @gelu_of_another(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %1 = qnn.mul %y, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary erf %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.5> : tensor<1x1xf32>
  %6 = qnn.mul %4, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %x, %6 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// x is a product itself.
// CHECK-LABEL: func @gelu_of_product(
// CHECK: %[[P:.*]] = qnn.mul
// CHECK: qnn.unary {{ *}}gelu %[[P]]
func.func @gelu_of_product(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary tanh %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.707106769> : tensor<1x1xf32>
  %3 = qnn.mul %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.unary erf %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<1.0> : tensor<1x1xf32>
  %6 = qnn.add %4, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = arith.constant dense<0.5> : tensor<1x1xf32>
  %8 = qnn.mul %6, %7 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %9 = qnn.mul %1, %8 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %9 : tensor<4x8xf32>
}

// 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))
// CHECK-LABEL: func @gelu_tanh(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}gelu_tanh %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @gelu_tanh(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary square %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.mul %0, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.044715> : tensor<1x1xf32>
  %3 = qnn.mul %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.add %x, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.797884583> : tensor<1x1xf32>
  %6 = qnn.mul %4, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = qnn.unary tanh %6 : tensor<4x8xf32> -> tensor<4x8xf32>
  %8 = arith.constant dense<1.0> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %10 = arith.constant dense<0.5> : tensor<1x1xf32>
  %11 = qnn.mul %x, %10 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %12 = qnn.mul %11, %9 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %12 : tensor<4x8xf32>
}

// x factored out of the argument.
// CHECK-LABEL: func @gelu_tanh_factored(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}gelu_tanh %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @gelu_tanh_factored(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.mul %x, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = arith.constant dense<0.044715> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<1.0> : tensor<1x1xf32>
  %4 = qnn.add %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.797884583> : tensor<1x1xf32>
  %6 = qnn.mul %x, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %6, %4 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %8 = qnn.unary tanh %7 : tensor<4x8xf32> -> tensor<4x8xf32>
  %9 = arith.constant dense<1.0> : tensor<1x1xf32>
  %10 = qnn.add %8, %9 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %11 = arith.constant dense<0.5> : tensor<1x1xf32>
  %12 = qnn.mul %x, %11 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %13 = qnn.mul %12, %10 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %13 : tensor<4x8xf32>
}

// CHECK-LABEL: func @gelu_tanh_wrong(
// CHECK-NOT: gelu_tanh
// CHECK: qnn.unary {{ *}}tanh
func.func @gelu_tanh_wrong(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary square %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.mul %0, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.05> : tensor<1x1xf32>
  %3 = qnn.mul %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.add %x, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = arith.constant dense<0.797884583> : tensor<1x1xf32>
  %6 = qnn.mul %4, %5 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %7 = qnn.unary tanh %6 : tensor<4x8xf32> -> tensor<4x8xf32>
  %8 = arith.constant dense<1.0> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %10 = arith.constant dense<0.5> : tensor<1x1xf32>
  %11 = qnn.mul %x, %10 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %12 = qnn.mul %11, %9 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %12 : tensor<4x8xf32>
}

// CHECK-LABEL: func @silu(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}silu %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @silu(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary sigmoid %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.mul %0, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// x sigmoid(1.702 x) is another function.
// CHECK-LABEL: func @quick_gelu(
// CHECK-NOT: silu
// CHECK: qnn.unary {{ *}}sigmoid
func.func @quick_gelu(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<1.702> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary sigmoid %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.mul %2, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// A gate of another value (as in squeeze-and-excite).
// CHECK-LABEL: func @gate(
// CHECK-NOT: silu
// CHECK: qnn.unary {{ *}}sigmoid
func.func @gate(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary sigmoid %y : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.mul %0, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// 1 / (1 + exp(-x))
// CHECK-LABEL: func @sigmoid_chain(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}sigmoid %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @sigmoid_chain(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary neg %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.unary exp %0 : tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<1.0> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// x / (1 + exp(-x))
// CHECK-LABEL: func @silu_chain(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}silu %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @silu_chain(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary neg %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.unary exp %0 : tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<1.0> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.mul %x, %4 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// 1 / (1 + exp(x)) is sigmoid(-x).
// CHECK-LABEL: func @positive_exponent(
// CHECK-NOT: sigmoid
// CHECK: qnn.unary {{ *}}reciprocal
func.func @positive_exponent(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary exp %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = arith.constant dense<1.0> : tensor<1x1xf32>
  %2 = qnn.add %0, %1 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %3 = qnn.unary reciprocal %2 : tensor<4x8xf32> -> tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// CHECK-LABEL: func @softplus(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}softplus %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @softplus(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary exp %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = arith.constant dense<1.0> : tensor<1x1xf32>
  %2 = qnn.add %0, %1 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %3 = qnn.unary log %2 : tensor<4x8xf32> -> tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// x tanh(log(1 + exp(x)))
// CHECK-LABEL: func @mish(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}mish %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @mish(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary exp %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = arith.constant dense<1.0> : tensor<1x1xf32>
  %2 = qnn.add %0, %1 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %3 = qnn.unary log %2 : tensor<4x8xf32> -> tensor<4x8xf32>
  %4 = qnn.unary tanh %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.mul %x, %4 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// CHECK-LABEL: func @sqrt(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}sqrt %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @sqrt(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary rsqrt %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.unary reciprocal %0 : tensor<4x8xf32> -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// x clamp(x + 3, 0, 6) / 6
// CHECK-LABEL: func @hard_swish(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}hard_swish %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @hard_swish(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<3.0> : tensor<1x1xf32>
  %1 = qnn.add %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32, max = 6.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.mul %x, %2 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %4 = arith.constant dense<0.166666672> : tensor<1x1xf32>
  %5 = qnn.mul %3, %4 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// x clamp(x / 6 + 1/2, 0, 1)
// CHECK-LABEL: func @hard_swish_of_sigmoid(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}hard_swish %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @hard_swish_of_sigmoid(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.166666672> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.5> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.clamp %3 {min = 0.0 : f32, max = 1.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.mul %4, %x : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// CHECK-LABEL: func @hard_swish_wrong_limit(
// CHECK-NOT: hard_swish
// CHECK: qnn.clamp
func.func @hard_swish_wrong_limit(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<3.0> : tensor<1x1xf32>
  %1 = qnn.add %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32, max = 5.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.mul %x, %2 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %4 = arith.constant dense<0.166666672> : tensor<1x1xf32>
  %5 = qnn.mul %3, %4 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// CHECK-LABEL: func @hard_sigmoid(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}hard_sigmoid %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @hard_sigmoid(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<3.0> : tensor<1x1xf32>
  %1 = qnn.add %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32, max = 6.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<0.166666672> : tensor<1x1xf32>
  %4 = qnn.mul %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// CHECK-LABEL: func @hard_sigmoid_line(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}hard_sigmoid %[[X]]
// CHECK-NEXT: return %[[R]]
func.func @hard_sigmoid_line(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.166666672> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.5> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.clamp %3 {min = 0.0 : f32, max = 1.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// ONNX's slope of 0.2 is another function.
// CHECK-LABEL: func @onnx_hard_sigmoid(
// CHECK-NOT: hard_sigmoid
// CHECK: qnn.clamp
func.func @onnx_hard_sigmoid(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<0.2> : tensor<1x1xf32>
  %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.5> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.clamp %3 {min = 0.0 : f32, max = 1.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// max(x, 0) + a min(x, 0)
// CHECK-LABEL: func @leaky_relu(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: qnn.unary {{ *}}leaky_relu %[[X]] {alpha = 1.000000e-01 : f32}
func.func @leaky_relu(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.clamp %x {max = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.1> : tensor<1x1xf32>
  %3 = qnn.mul %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.add %0, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// max(x, 0) - a max(-x, 0)
// CHECK-LABEL: func @leaky_relu_mirrored(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: qnn.unary {{ *}}leaky_relu %[[X]] {alpha = 1.000000e-01 : f32}
func.func @leaky_relu_mirrored(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.unary neg %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = arith.constant dense<-0.1> : tensor<1x1xf32>
  %4 = qnn.mul %2, %3 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %5 = qnn.add %0, %4 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// Of two different values.
// CHECK-LABEL: func @two_relus(
// CHECK-NOT: leaky_relu
// CHECK: qnn.add
func.func @two_relus(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.clamp %y {max = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
  %2 = arith.constant dense<0.1> : tensor<1x1xf32>
  %3 = qnn.mul %1, %2 : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
  %4 = qnn.add %0, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// Softplus with PyTorch's threshold; with a lower one the two branches differ.
// CHECK-LABEL: func @guarded_softplus
// CHECK: %[[Y:.*]] = qnn.unary {{ *}}softplus %{{.*}}
// CHECK-NEXT: return %[[Y]]
func.func @guarded_softplus(%x: tensor<4xf32>) -> tensor<4xf32> {
  %t = arith.constant dense<2.0e+01> : tensor<1xf32>
  %0 = qnn.compare gt %x, %t : tensor<4xf32>, tensor<1xf32> -> tensor<4xi1>
  %1 = qnn.unary softplus %x : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.select %0, %x, %1 : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// CHECK-LABEL: func @low_threshold
// CHECK: qnn.select
func.func @low_threshold(%x: tensor<4xf32>) -> tensor<4xf32> {
  %t = arith.constant dense<2.0> : tensor<1xf32>
  %0 = qnn.compare gt %x, %t : tensor<4xf32>, tensor<1xf32> -> tensor<4xi1>
  %1 = qnn.unary softplus %x : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.select %0, %x, %1 : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// The other way round it is no guard.
// CHECK-LABEL: func @swapped_guard
// CHECK: qnn.select
func.func @swapped_guard(%x: tensor<4xf32>) -> tensor<4xf32> {
  %t = arith.constant dense<2.0e+01> : tensor<1xf32>
  %0 = qnn.compare lt %x, %t : tensor<4xf32>, tensor<1xf32> -> tensor<4xi1>
  %1 = qnn.unary softplus %x : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.select %0, %x, %1 : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

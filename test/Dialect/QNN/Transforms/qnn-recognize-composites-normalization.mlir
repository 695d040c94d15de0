// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// CHECK-LABEL: func @softmax(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.softmax %[[X]] {axis = 1 : i64}
// CHECK-NEXT: return %[[R]]
func.func @softmax(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_max %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = qnn.sub %x, %0 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary exp %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.reduce_sum %2 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %4 = qnn.unary reciprocal %3 : tensor<4x1xf32> -> tensor<4x1xf32>
  %5 = qnn.mul %2, %4 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// Without the maximum exp overflows where softmax does not.
// CHECK-LABEL: func @no_maximum(
// CHECK-NOT: softmax
// CHECK: qnn.unary {{ *}}exp
func.func @no_maximum(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary exp %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.reduce_sum %0 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %2 = qnn.unary reciprocal %1 : tensor<4x1xf32> -> tensor<4x1xf32>
  %3 = qnn.mul %0, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// Sum and maximum of different dimensions.
// CHECK-LABEL: func @other_axis(
// CHECK-NOT: softmax
// CHECK: qnn.unary {{ *}}exp
func.func @other_axis(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_max %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = qnn.sub %x, %0 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary exp %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.reduce_sum %2 {axes = array<i64: 0>, keep_dims} : tensor<4x8xf32> -> tensor<1x8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<1x8xf32> -> tensor<1x8xf32>
  %5 = qnn.mul %2, %4 : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// Another value's maximum.
// CHECK-LABEL: func @other_maximum(
// CHECK-NOT: softmax
// CHECK: qnn.unary {{ *}}exp
func.func @other_maximum(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_max %y {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = qnn.sub %x, %0 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %2 = qnn.unary exp %1 : tensor<4x8xf32> -> tensor<4x8xf32>
  %3 = qnn.reduce_sum %2 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %4 = qnn.unary reciprocal %3 : tensor<4x1xf32> -> tensor<4x1xf32>
  %5 = qnn.mul %2, %4 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

// CHECK-LABEL: func @layer_norm(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[8.0{{.*}}1.000000e+00]>
// CHECK: %[[R:.*]] = qnn.layer_norm %[[X]], %[[G]], %[[B]] {epsilon = 9.99999974E-6 : f32}
// CHECK-NEXT: return %[[R]]
func.func @layer_norm(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.125> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.mul %3, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.reduce_sum %4 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %6 = arith.constant dense<0.125> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %8 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %10 = qnn.unary rsqrt %9 : tensor<4x1xf32> -> tensor<4x1xf32>
  %11 = qnn.mul %3, %10 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %12 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %13 = qnn.mul %11, %12 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %14 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %15 = qnn.add %13, %14 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %15 : tensor<4x8xf32>
}

// x * (gamma / sqrt(..)), square and reciprocal root.
// CHECK-LABEL: func @layer_norm_other_form(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[8.0{{.*}}1.000000e+00]>
// CHECK: %[[R:.*]] = qnn.layer_norm %[[X]], %[[G]], %[[B]] {epsilon = 9.99999974E-6 : f32}
// CHECK-NEXT: return %[[R]]
func.func @layer_norm_other_form(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.125> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.unary square %3 : tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.reduce_sum %4 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %6 = arith.constant dense<0.125> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %8 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %10 = qnn.unary sqrt %9 : tensor<4x1xf32> -> tensor<4x1xf32>
  %11 = qnn.unary reciprocal %10 : tensor<4x1xf32> -> tensor<4x1xf32>
  %12 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %13 = qnn.mul %11, %12 : tensor<4x1xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %14 = qnn.mul %3, %13 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %15 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %16 = qnn.add %14, %15 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %16 : tensor<4x8xf32>
}

// Without scale and shift.
// CHECK-LABEL: func @layer_norm_plain(
// CHECK-DAG: %[[G:.*]] = arith.constant dense<1.000000e+00> : tensor<8xf32>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<0.000000e+00> : tensor<8xf32>
// CHECK: qnn.layer_norm %{{.*}}, %[[G]], %[[B]]
func.func @layer_norm_plain(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.125> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.mul %3, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.reduce_sum %4 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %6 = arith.constant dense<0.125> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %8 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %10 = qnn.unary rsqrt %9 : tensor<4x1xf32> -> tensor<4x1xf32>
  %11 = qnn.mul %3, %10 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  return %11 : tensor<4x8xf32>
}

// 1/7 is no mean of eight values.
// CHECK-LABEL: func @unbiased_variance(
// CHECK-NOT: layer_norm
// CHECK: qnn.reduce_sum
func.func @unbiased_variance(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.142857149> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.mul %3, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.reduce_sum %4 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %6 = arith.constant dense<0.142857149> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %8 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %10 = qnn.unary rsqrt %9 : tensor<4x1xf32> -> tensor<4x1xf32>
  %11 = qnn.mul %3, %10 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %12 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %13 = qnn.mul %11, %12 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %14 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %15 = qnn.add %13, %14 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %15 : tensor<4x8xf32>
}

// CHECK-LABEL: func @no_epsilon(
// CHECK-NOT: layer_norm
// CHECK: qnn.unary {{ *}}rsqrt
func.func @no_epsilon(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.125> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.mul %3, %3 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %5 = qnn.reduce_sum %4 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %6 = arith.constant dense<0.125> : tensor<1x1xf32>
  %7 = qnn.mul %5, %6 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %8 = arith.constant dense<0.0> : tensor<1x1xf32>
  %9 = qnn.add %7, %8 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %10 = qnn.unary rsqrt %9 : tensor<4x1xf32> -> tensor<4x1xf32>
  %11 = qnn.mul %3, %10 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %12 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %13 = qnn.mul %11, %12 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %14 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %15 = qnn.add %13, %14 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %15 : tensor<4x8xf32>
}

// CHECK-LABEL: func @variance_of_another(
// CHECK-NOT: layer_norm
// CHECK: qnn.unary {{ *}}rsqrt
func.func @variance_of_another(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %1 = arith.constant dense<0.125> : tensor<1x1xf32>
  %2 = qnn.mul %0, %1 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %3 = qnn.sub %x, %2 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %4 = qnn.reduce_sum %y {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %5 = arith.constant dense<0.125> : tensor<1x1xf32>
  %6 = qnn.mul %4, %5 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %7 = qnn.sub %y, %6 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %8 = qnn.mul %7, %7 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  %9 = qnn.reduce_sum %8 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %10 = arith.constant dense<0.125> : tensor<1x1xf32>
  %11 = qnn.mul %9, %10 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %12 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %13 = qnn.add %11, %12 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %14 = qnn.unary rsqrt %13 : tensor<4x1xf32> -> tensor<4x1xf32>
  %15 = qnn.mul %3, %14 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %16 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %17 = qnn.mul %15, %16 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %18 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %19 = qnn.add %17, %18 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %19 : tensor<4x8xf32>
}

// CHECK-LABEL: func @batch_norm(
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[8.0{{.*}}1.000000e+00]>
// CHECK-DAG: %[[M:.*]] = arith.constant dense<[1.0{{.*}}1.000000e+00, 2.000000e+00]>
// CHECK-DAG: %[[V:.*]] = arith.constant dense<[2.0{{.*}}2.000000e+00, 3.000000e+00]>
// CHECK: %[[R:.*]] = qnn.batch_norm %{{.*}}, %[[G]], %[[B]], %[[M]], %[[V]] {epsilon = 1.000000e-03 : f32}
// CHECK-NEXT: return %[[R]]
func.func @batch_norm(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0]> : tensor<8xf32>
  %1 = arith.constant dense<1.0e-3> : tensor<1xf32>
  %2 = qnn.add %0, %1 : tensor<8xf32>, tensor<1xf32> -> tensor<8xf32>
  %3 = qnn.unary sqrt %2 : tensor<8xf32> -> tensor<8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<8xf32> -> tensor<8xf32>
  %5 = arith.constant dense<[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]> : tensor<8xf32>
  %6 = qnn.sub %x, %5 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %7 = qnn.mul %6, %4 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %8 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %9 = qnn.mul %7, %8 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %10 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %11 = qnn.add %9, %10 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %11 : tensor<4x8xf32>
}

// CHECK-LABEL: func @batch_norm_rsqrt(
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[8.0{{.*}}1.000000e+00]>
// CHECK-DAG: %[[M:.*]] = arith.constant dense<[1.0{{.*}}1.000000e+00, 2.000000e+00]>
// CHECK-DAG: %[[V:.*]] = arith.constant dense<[2.0{{.*}}2.000000e+00, 3.000000e+00]>
// CHECK: %[[R:.*]] = qnn.batch_norm %{{.*}}, %[[G]], %[[B]], %[[M]], %[[V]] {epsilon = 1.000000e-03 : f32}
// CHECK-NEXT: return %[[R]]
func.func @batch_norm_rsqrt(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.constant dense<[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0]> : tensor<8xf32>
  %1 = arith.constant dense<1.0e-3> : tensor<1xf32>
  %2 = qnn.add %0, %1 : tensor<8xf32>, tensor<1xf32> -> tensor<8xf32>
  %3 = qnn.unary rsqrt %2 : tensor<8xf32> -> tensor<8xf32>
  %4 = arith.constant dense<[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]> : tensor<8xf32>
  %5 = qnn.sub %x, %4 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %6 = qnn.mul %5, %3 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %7 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %8 = qnn.mul %6, %7 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  %9 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %10 = qnn.add %8, %9 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %10 : tensor<4x8xf32>
}

// CHECK-LABEL: func @batch_norm_image(
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK-DAG: %[[B:.*]] = arith.constant dense<[8.0{{.*}}1.000000e+00]>
// CHECK-DAG: %[[M:.*]] = arith.constant dense<[1.0{{.*}}1.000000e+00, 2.000000e+00]>
// CHECK-DAG: %[[V:.*]] = arith.constant dense<[2.0{{.*}}2.000000e+00, 3.000000e+00]>
// CHECK: %[[R:.*]] = qnn.batch_norm %{{.*}}, %[[G]], %[[B]], %[[M]], %[[V]] {epsilon = 1.000000e-03 : f32}
// CHECK-NEXT: return %[[R]]
func.func @batch_norm_image(%x: tensor<2x3x3x8xf32>) -> tensor<2x3x3x8xf32> {
  %0 = arith.constant dense<[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0]> : tensor<8xf32>
  %1 = arith.constant dense<1.0e-3> : tensor<1xf32>
  %2 = qnn.add %0, %1 : tensor<8xf32>, tensor<1xf32> -> tensor<8xf32>
  %3 = qnn.unary sqrt %2 : tensor<8xf32> -> tensor<8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<8xf32> -> tensor<8xf32>
  %5 = qnn.reshape %4 : tensor<8xf32> -> tensor<1x1x1x8xf32>
  %6 = arith.constant dense<[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]> : tensor<8xf32>
  %7 = qnn.reshape %6 : tensor<8xf32> -> tensor<1x1x1x8xf32>
  %8 = qnn.sub %x, %7 : tensor<2x3x3x8xf32>, tensor<1x1x1x8xf32> -> tensor<2x3x3x8xf32>
  %9 = qnn.mul %8, %5 : tensor<2x3x3x8xf32>, tensor<1x1x1x8xf32> -> tensor<2x3x3x8xf32>
  %10 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %11 = qnn.reshape %10 : tensor<8xf32> -> tensor<1x1x1x8xf32>
  %12 = qnn.mul %9, %11 : tensor<2x3x3x8xf32>, tensor<1x1x1x8xf32> -> tensor<2x3x3x8xf32>
  %13 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %14 = qnn.reshape %13 : tensor<8xf32> -> tensor<1x1x1x8xf32>
  %15 = qnn.add %12, %14 : tensor<2x3x3x8xf32>, tensor<1x1x1x8xf32> -> tensor<2x3x3x8xf32>
  return %15 : tensor<2x3x3x8xf32>
}

// Over dimension 1; that all dimensions are equal must not matter.
// CHECK-LABEL: func @batch_norm_nchw(
// CHECK-NOT: batch_norm
// CHECK: qnn.sub
func.func @batch_norm_nchw(%x: tensor<2x8x8x8xf32>) -> tensor<2x8x8x8xf32> {
  %0 = arith.constant dense<[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0]> : tensor<8xf32>
  %1 = arith.constant dense<1.0e-3> : tensor<1xf32>
  %2 = qnn.add %0, %1 : tensor<8xf32>, tensor<1xf32> -> tensor<8xf32>
  %3 = qnn.unary sqrt %2 : tensor<8xf32> -> tensor<8xf32>
  %4 = qnn.unary reciprocal %3 : tensor<8xf32> -> tensor<8xf32>
  %5 = qnn.reshape %4 : tensor<8xf32> -> tensor<1x8x1x1xf32>
  %6 = arith.constant dense<[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]> : tensor<8xf32>
  %7 = qnn.reshape %6 : tensor<8xf32> -> tensor<1x8x1x1xf32>
  %8 = qnn.sub %x, %7 : tensor<2x8x8x8xf32>, tensor<1x8x1x1xf32> -> tensor<2x8x8x8xf32>
  %9 = qnn.mul %8, %5 : tensor<2x8x8x8xf32>, tensor<1x8x1x1xf32> -> tensor<2x8x8x8xf32>
  %10 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %11 = qnn.reshape %10 : tensor<8xf32> -> tensor<1x8x1x1xf32>
  %12 = qnn.mul %9, %11 : tensor<2x8x8x8xf32>, tensor<1x8x1x1xf32> -> tensor<2x8x8x8xf32>
  %13 = arith.constant dense<[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]> : tensor<8xf32>
  %14 = qnn.reshape %13 : tensor<8xf32> -> tensor<1x8x1x1xf32>
  %15 = qnn.add %12, %14 : tensor<2x8x8x8xf32>, tensor<1x8x1x1xf32> -> tensor<2x8x8x8xf32>
  return %15 : tensor<2x8x8x8xf32>
}

// CHECK-LABEL: func @rms_norm(
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-DAG: %[[G:.*]] = arith.constant dense<[1.0{{.*}}8.000000e+00]>
// CHECK: %[[R:.*]] = qnn.rms_norm %[[X]], %[[G]] {epsilon = 9.99999974E-6 : f32}
// CHECK-NEXT: return %[[R]]
func.func @rms_norm(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary square %x : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.reduce_mean %0 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %2 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %4 = qnn.unary rsqrt %3 : tensor<4x1xf32> -> tensor<4x1xf32>
  %5 = qnn.mul %x, %4 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  %6 = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %7 = qnn.mul %5, %6 : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
  return %7 : tensor<4x8xf32>
}

// The square of another value.
// CHECK-LABEL: func @other_square(
// CHECK-NOT: rms_norm
// CHECK: qnn.unary {{ *}}rsqrt
func.func @other_square(%x: tensor<4x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = qnn.unary square %y : tensor<4x8xf32> -> tensor<4x8xf32>
  %1 = qnn.reduce_mean %0 {axes = array<i64: 1>, keep_dims} : tensor<4x8xf32> -> tensor<4x1xf32>
  %2 = arith.constant dense<1.0e-5> : tensor<1x1xf32>
  %3 = qnn.add %1, %2 : tensor<4x1xf32>, tensor<1x1xf32> -> tensor<4x1xf32>
  %4 = qnn.unary rsqrt %3 : tensor<4x1xf32> -> tensor<4x1xf32>
  %5 = qnn.mul %x, %4 : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
  return %5 : tensor<4x8xf32>
}

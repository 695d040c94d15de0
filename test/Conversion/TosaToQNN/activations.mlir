// RUN: %qopt-opt %s --convert-tosa-to-qnn 2>/dev/null | FileCheck %s

// CHECK-LABEL: func @leaky_relu_maximum
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}leaky_relu %[[X]] {alpha = 2.000000e-01 : f32}
// CHECK-NEXT: return %[[R]]
func.func @leaky_relu_maximum(%x: tensor<4xf32>) -> tensor<4xf32> {
  %a = "tosa.const"() <{values = dense<0.2> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %a, %x, %shift : (tensor<1xf32>, tensor<4xf32>, tensor<1xi8>) -> tensor<4xf32>
  %1 = tosa.maximum %x, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// With a slope above 1 the maximum takes the other branch.
// CHECK-LABEL: func @steep_maximum
// CHECK-NOT: leaky_relu
// CHECK: qnn.max 
func.func @steep_maximum(%x: tensor<4xf32>) -> tensor<4xf32> {
  %a = "tosa.const"() <{values = dense<1.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %a, %x, %shift : (tensor<1xf32>, tensor<4xf32>, tensor<1xi8>) -> tensor<4xf32>
  %1 = tosa.maximum %x, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func @leaky_relu_select
// CHECK-NEXT: qnn.unary {{ *}}leaky_relu %{{.*}} {alpha = 2.000000e-01 : f32}
func.func @leaky_relu_select(%x: tensor<4xf32>) -> tensor<4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<0.2> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.greater_equal %x, %z : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xi1>
  %1 = tosa.mul %x, %a, %shift : (tensor<4xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<4xf32>
  %2 = tosa.select %0, %x, %1 : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// The branches are swapped: positive values are scaled.
// CHECK-LABEL: func @swapped_select
// CHECK-NOT: leaky_relu
// CHECK: tosa.select
func.func @swapped_select(%x: tensor<4xf32>) -> tensor<4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<0.2> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.greater %x, %z : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xi1>
  %1 = tosa.mul %x, %a, %shift : (tensor<4xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<4xf32>
  %2 = tosa.select %0, %1, %x : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// CHECK-LABEL: func @elu
// CHECK-NEXT: qnn.unary {{ *}}elu %{{.*}} {alpha = 5.000000e-01 : f32}
func.func @elu(%x: tensor<4xf32>) -> tensor<4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %one = "tosa.const"() <{values = dense<1.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.greater %x, %z : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xi1>
  %1 = tosa.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  %2 = tosa.sub %1, %one : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xf32>
  %3 = tosa.mul %2, %a, %shift : (tensor<4xf32>, tensor<1xf32>, tensor<1xi8>) -> tensor<4xf32>
  %4 = tosa.select %0, %x, %3 : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %4 : tensor<4xf32>
}

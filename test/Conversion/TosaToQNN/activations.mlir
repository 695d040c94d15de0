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
// CHECK: qnn.select
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

// Attention's guard of rows that a mask excludes: the mask here excludes none.
// CHECK-LABEL: func @row_guard
// CHECK-NOT: tosa.reduce_all
// CHECK-NOT: qnn.select
// CHECK: return
func.func @row_guard(%a: tensor<1x2x3xf32>, %b: tensor<1x3x2xf32>) -> tensor<1x2x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %zeros = "tosa.const"() <{values = dense<0.0> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %mask = "tosa.const"() <{values = dense<[[[0.0, 0xFF800000], [0.0, 0.0]]]> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %inf = "tosa.const"() <{values = dense<0xFFF0000000000000> : tensor<1x1x1xf64>}> : () -> tensor<1x1x1xf64>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  %1 = tosa.add %0, %mask : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %2 = tosa.tanh %1 : (tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %3 = tosa.cast %1 : (tensor<1x2x2xf32>) -> tensor<1x2x2xf64>
  %4 = tosa.equal %3, %inf : (tensor<1x2x2xf64>, tensor<1x1x1xf64>) -> tensor<1x2x2xi1>
  %5 = tosa.reduce_all %4 {axis = 2 : i32} : (tensor<1x2x2xi1>) -> tensor<1x2x1xi1>
  %6 = tosa.select %5, %zeros, %2 : (tensor<1x2x1xi1>, tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  return %6 : tensor<1x2x2xf32>
}

// This mask excludes the first row: the guard has something to do.
// CHECK-LABEL: func @needed_row_guard
// CHECK: tosa.reduce_all
// CHECK: qnn.select
func.func @needed_row_guard(%a: tensor<1x2x3xf32>, %b: tensor<1x3x2xf32>) -> tensor<1x2x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %zeros = "tosa.const"() <{values = dense<0.0> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %mask = "tosa.const"() <{values = dense<[[[0xFF800000, 0xFF800000], [0.0, 0.0]]]> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %inf = "tosa.const"() <{values = dense<0xFF800000> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  %1 = tosa.add %0, %mask : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %2 = tosa.tanh %1 : (tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %3 = tosa.equal %1, %inf : (tensor<1x2x2xf32>, tensor<1x1x1xf32>) -> tensor<1x2x2xi1>
  %4 = tosa.reduce_all %3 {axis = 2 : i32} : (tensor<1x2x2xi1>) -> tensor<1x2x1xi1>
  %5 = tosa.select %4, %zeros, %2 : (tensor<1x2x1xi1>, tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  return %5 : tensor<1x2x2xf32>
}

// Rows of +infinity are not what a mask excludes.
// CHECK-LABEL: func @guard_of_infinity
// CHECK: qnn.select
func.func @guard_of_infinity(%a: tensor<1x2x3xf32>, %b: tensor<1x3x2xf32>) -> tensor<1x2x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %zeros = "tosa.const"() <{values = dense<0.0> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %mask = "tosa.const"() <{values = dense<[[[0.0, 0xFF800000], [0.0, 0.0]]]> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %inf = "tosa.const"() <{values = dense<0x7FF0000000000000> : tensor<1x1x1xf64>}> : () -> tensor<1x1x1xf64>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  %1 = tosa.add %0, %mask : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %2 = tosa.tanh %1 : (tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  %3 = tosa.cast %1 : (tensor<1x2x2xf32>) -> tensor<1x2x2xf64>
  %4 = tosa.equal %3, %inf : (tensor<1x2x2xf64>, tensor<1x1x1xf64>) -> tensor<1x2x2xi1>
  %5 = tosa.reduce_all %4 {axis = 2 : i32} : (tensor<1x2x2xi1>) -> tensor<1x2x1xi1>
  %6 = tosa.select %5, %zeros, %2 : (tensor<1x2x1xi1>, tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  return %6 : tensor<1x2x2xf32>
}

// Half a row of this mask excludes all that is in it.
// CHECK-LABEL: func @row_guard_of_halves
// CHECK: tosa.reduce_all
// CHECK: qnn.select
func.func @row_guard_of_halves(%a: tensor<1x2x3xf32>, %b: tensor<1x3x4xf32>) -> tensor<1x4x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %zeros = "tosa.const"() <{values = dense<0.0> : tensor<1x4x2xf32>}> : () -> tensor<1x4x2xf32>
  %mask = "tosa.const"() <{values = dense<[[[0.0, 0.0, 0xFF800000, 0xFF800000]]]> : tensor<1x1x4xf32>}> : () -> tensor<1x1x4xf32>
  %inf = "tosa.const"() <{values = dense<0xFF800000> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %shape = tosa.const_shape {values = dense<[1, 4, 2]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x3xf32>, tensor<1x3x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x4xf32>
  %1 = tosa.add %0, %mask : (tensor<1x2x4xf32>, tensor<1x1x4xf32>) -> tensor<1x2x4xf32>
  %2 = tosa.reshape %1, %shape : (tensor<1x2x4xf32>, !tosa.shape<3>) -> tensor<1x4x2xf32>
  %3 = tosa.tanh %2 : (tensor<1x4x2xf32>) -> tensor<1x4x2xf32>
  %4 = tosa.equal %2, %inf : (tensor<1x4x2xf32>, tensor<1x1x1xf32>) -> tensor<1x4x2xi1>
  %5 = tosa.reduce_all %4 {axis = 2 : i32} : (tensor<1x4x2xi1>) -> tensor<1x4x1xi1>
  %6 = tosa.select %5, %zeros, %3 : (tensor<1x4x1xi1>, tensor<1x4x2xf32>, tensor<1x4x2xf32>) -> tensor<1x4x2xf32>
  return %6 : tensor<1x4x2xf32>
}

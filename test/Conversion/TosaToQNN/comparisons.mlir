// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// CHECK-LABEL: func @compare
// CHECK: qnn.compare {{ *}}gt %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xi1>
// CHECK: qnn.compare {{ *}}ge %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xi1>
// CHECK: qnn.compare {{ *}}eq %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xi1>
func.func @compare(%x: tensor<4x8xf32>, %y: tensor<1x8xf32>) -> (tensor<4x8xi1>, tensor<4x8xi1>, tensor<4x8xi1>) {
  %0 = tosa.greater %x, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xi1>
  %1 = tosa.greater_equal %x, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xi1>
  %2 = tosa.equal %x, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xi1>
  return %0, %1, %2 : tensor<4x8xi1>, tensor<4x8xi1>, tensor<4x8xi1>
}

// Predicates have no qnn form; a select of reals by one of them does.
// CHECK-LABEL: func @select
// CHECK: %[[NOT:.*]] = tosa.logical_not
// CHECK: qnn.select %[[NOT]], %{{.*}}, %{{.*}} : tensor<4x1xi1>, tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
func.func @select(%c: tensor<4x1xi1>, %x: tensor<4x8xf32>, %y: tensor<1x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.logical_not %c : (tensor<4x1xi1>) -> tensor<4x1xi1>
  %1 = tosa.select %0, %x, %y : (tensor<4x1xi1>, tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// TOSA rounds to the nearest integer, qnn.cast towards zero.
// CHECK-LABEL: func @to_integer
// CHECK: %[[R:.*]] = qnn.unary {{ *}}round %{{.*}}
// CHECK: qnn.cast %[[R]] : tensor<4xf32> -> tensor<4xi32>
func.func @to_integer(%x: tensor<4xf32>) -> tensor<4xi32> {
  %0 = tosa.cast %x : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// After a truncation there is nothing to round.
// CHECK-LABEL: func @truncate
// CHECK-NOT: round
// CHECK: %[[S:.*]] = qnn.select
// CHECK-NEXT: qnn.cast %[[S]] : tensor<4xf32> -> tensor<4xi64>
func.func @truncate(%x: tensor<4xf32>) -> tensor<4xi64> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.floor %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = tosa.ceil %x : (tensor<4xf32>) -> tensor<4xf32>
  %2 = tosa.greater %zero, %x : (tensor<1xf32>, tensor<4xf32>) -> tensor<4xi1>
  %3 = tosa.select %2, %1, %0 : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %4 = tosa.cast %3 : (tensor<4xf32>) -> tensor<4xi64>
  return %4 : tensor<4xi64>
}

// CHECK-LABEL: func @other_casts
// CHECK: qnn.cast %{{.*}} : tensor<4xf32> -> tensor<4xi1>
// CHECK: qnn.cast %{{.*}} : tensor<4xi1> -> tensor<4xf32>
// CHECK: qnn.cast %{{.*}} : tensor<4xi64> -> tensor<4xi32>
func.func @other_casts(%x: tensor<4xf32>, %c: tensor<4xi1>, %i: tensor<4xi64>) -> (tensor<4xi1>, tensor<4xf32>, tensor<4xi32>) {
  %0 = tosa.cast %x : (tensor<4xf32>) -> tensor<4xi1>
  %1 = tosa.cast %c : (tensor<4xi1>) -> tensor<4xf32>
  %2 = tosa.cast %i : (tensor<4xi64>) -> tensor<4xi32>
  return %0, %1, %2 : tensor<4xi1>, tensor<4xf32>, tensor<4xi32>
}

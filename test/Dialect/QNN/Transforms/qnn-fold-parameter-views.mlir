// RUN: %qopt-opt %s --qnn-externalize-constants=threshold=8 --qnn-fold-parameter-views | FileCheck %s

// The parameter that only views read is gone, the one that is read itself stays.
// CHECK: module
// CHECK-DAG: qnn.parameter @both key "both" : tensor<2x3xf32>
// CHECK-DAG: qnn.parameter @both.view key "both.view" : tensor<3x2xf32>
// CHECK-DAG: qnn.parameter @only.view key "only.view" : tensor<3x1x2xf32>
// CHECK-NOT: qnn.parameter @only key

// CHECK-LABEL: func @views
// CHECK-DAG: %[[B:.*]] = qnn.load_parameter @both : tensor<2x3xf32>
// CHECK-DAG: %[[V:.*]] = qnn.load_parameter @both.view : tensor<3x2xf32>
// CHECK-DAG: %[[O:.*]] = qnn.load_parameter @only.view : tensor<3x1x2xf32>
// CHECK: return %[[B]], %[[V]], %[[O]]
func.func @views() -> (tensor<2x3xf32>, tensor<3x2xf32>, tensor<3x1x2xf32>) {
  %0 = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> loc("both")
  %1 = qnn.transpose %0 {perm = array<i64: 1, 0>} : tensor<2x3xf32> -> tensor<3x2xf32>
  %2 = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]]> : tensor<2x3xf32> loc("only")
  %3 = qnn.transpose %2 {perm = array<i64: 1, 0>} : tensor<2x3xf32> -> tensor<3x2xf32>
  %4 = qnn.reshape %3 : tensor<3x2xf32> -> tensor<3x1x2xf32>
  return %0, %1, %4 : tensor<2x3xf32>, tensor<3x2xf32>, tensor<3x1x2xf32>
}

// Without bytes nothing can be derived: the view stays.
qnn.parameter @unbound key "unbound" : tensor<2x3xf32>
// CHECK-LABEL: func @unbound
// CHECK: qnn.transpose
func.func @unbound_view() -> tensor<3x2xf32> {
  %0 = qnn.load_parameter @unbound : tensor<2x3xf32>
  %1 = qnn.transpose %0 {perm = array<i64: 1, 0>} : tensor<2x3xf32> -> tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// RUN: %qopt-opt %s -qopt-bind-parameters -split-input-file -verify-diagnostics | FileCheck %s

// Arguments in the module's order, passed on by callers; unused parameters vanish.
// CHECK-NOT: qnn.parameter @
// CHECK-LABEL: func.func @main
// CHECK-SAME:  (%[[X:.*]]: tensor<4xf32>,
// CHECK-SAME:   %[[A:.*]]: tensor<4xf32> {qnn.parameter = "a", qnn.parameter_type = tensor<4xf32>},
// CHECK-SAME:   %[[B:.*]]: tensor<4xf32> {qnn.parameter = "b", qnn.parameter_scope = "s", qnn.parameter_type = tensor<4xf32>})
// CHECK:       %[[C:.*]] = call @f(%[[X]], %[[A]])
// CHECK:       arith.addf %[[C]], %[[B]]
qnn.parameter @unused key "u" : tensor<4xf32>
qnn.parameter @a key "a" : tensor<4xf32>
qnn.parameter @b key "b" {scope = "s"} : tensor<4xf32>
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %b = qnn.load_parameter @b : tensor<4xf32>
  %0 = call @f(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %1 = arith.addf %0, %b : tensor<4xf32>
  return %1 : tensor<4xf32>
}
// CHECK-LABEL: func.func private @f
// CHECK-SAME:  (%[[X:.*]]: tensor<4xf32>, %[[A:.*]]: tensor<4xf32> {qnn.parameter = "a"
// CHECK:       arith.mulf %[[X]], %[[A]]
func.func private @f(%x: tensor<4xf32>) -> tensor<4xf32> {
  %a = qnn.load_parameter @a : tensor<4xf32>
  %0 = arith.mulf %x, %a : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// expected-error @+1 {{the module has no public function to compile}}
module {
}

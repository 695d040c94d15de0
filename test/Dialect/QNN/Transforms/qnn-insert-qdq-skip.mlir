// RUN: %qopt-opt %s --qnn-insert-qdq="skip-ops=main/matmul.1" | FileCheck %s --check-prefix=NAME
// RUN: %qopt-opt %s --qnn-insert-qdq="skip-kinds=gelu,qnn.softmax" | FileCheck %s --check-prefix=KIND
// RUN: not %qopt-opt %s --qnn-insert-qdq="skip-ops=matmul.7" 2>&1 | FileCheck %s --check-prefix=NO-NAME
// RUN: not %qopt-opt %s --qnn-insert-qdq="skip-kinds=lstm" 2>&1 | FileCheck %s --check-prefix=NO-KIND
// NO-NAME: error: skip-ops: there is no quantizable op named 'matmul.7'
// NO-KIND: error: skip-kinds: there is no op 'qnn.lstm'

// NAME-LABEL: func @main
// NAME-NOT: kept_float
// NAME: qnn.matmul %{{[0-9]+}}, %{{[0-9]+}} :
// NAME: qnn.matmul %{{[0-9]+}}, %cst{{.*}} {qnn.kept_float = "skipped by name"}
// NAME-NOT: kept_float

// KIND-LABEL: func @main
// KIND: qnn.matmul %{{[0-9]+}}, %{{[0-9]+}} :
// KIND: qnn.unary gelu %{{.*}} {qnn.kept_float = "skipped by kind"}
// KIND: qnn.matmul %{{[0-9]+}}, %{{[0-9]+}} :
// KIND: qnn.softmax %{{.*}} {axis = 1 : i64, qnn.kept_float = "skipped by kind"}
// KIND: qnn.matmul %{{[0-9]+}}, %{{[0-9]+}} :
func.func @main(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %1 = qnn.matmul %0, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %2 = qnn.observe %1 name "matmul.0" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %3 = qnn.unary gelu %2 : tensor<2x2xf32> -> tensor<2x2xf32>
  %4 = qnn.observe %3 name "gelu.0" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %5 = qnn.matmul %4, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %6 = qnn.observe %5 name "matmul.1" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %7 = qnn.softmax %6 {axis = 1 : i64} : tensor<2x2xf32> -> tensor<2x2xf32>
  %8 = qnn.matmul %7, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %8 : tensor<2x2xf32>
}

// RUN: %qopt-opt %s --qnn-insert-qdq="skip-ops=residual/matmul.0" | FileCheck %s --check-prefix=GROUP
// RUN: %qopt-opt %s --qnn-insert-qdq="skip-kinds=add" | FileCheck %s --check-prefix=ADD

// A skipped matmul stays in float with all that it would absorb: no value between has a range.
// Without its add, a matmul gives f32.
// GROUP-LABEL: func @residual
// GROUP: qnn.matmul %{{.*}}, %cst{{.*}} {qnn.kept_float = "skipped by name"}
// GROUP: qnn.add {{.*}}qnn.kept_float = "skipped by name"
// ADD-LABEL: func @residual
// ADD: %[[M:.*]] = qnn.matmul %{{[0-9]+}}, %{{[0-9]+}} :
// ADD-NEXT: qnn.add %[[M]], %{{.*}} {qnn.kept_float = "skipped by kind"}
func.func @residual(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %1 = qnn.matmul %0, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %2 = qnn.add %1, %0 : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.observe %2 name "sum" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %4 = qnn.matmul %3, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

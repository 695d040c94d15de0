// RUN: %qopt-opt %s --convert-qnn-to-linalg --canonicalize --cse --mlir-print-local-scope | FileCheck %s

!q = !quant.uniform<i8:f32, 0.5:3>
!k = !quant.uniform<i8:f32, 0.25:-1>
!v = !quant.uniform<i8:f32, 2.0>
!y = !quant.uniform<i8:f32, 4.0>

// i32 products, f32 scores and softmax, probabilities at 1/255 from -128 on, i32 products.
// CHECK-LABEL: func @attention
// CHECK-DAG: %[[M:.*]] = arith.constant 1.250000e-01 : f32
// CHECK-DAG: %[[STEP:.*]] = arith.constant 0.00392156886 : f32
// CHECK-DAG: %[[LOW:.*]] = arith.constant -128 : i32
// CHECK-DAG: %[[INF:.*]] = arith.constant 0xFF800000 : f32
// CHECK-DAG: %[[AHEAD:.*]] = arith.constant 2 : index
// CHECK: arith.muli {{.*}} : i32
// CHECK: arith.mulf %{{.*}}, %[[M]] : f32
// CHECK: %[[J:.*]] = linalg.index 2
// CHECK: %[[LAST:.*]] = arith.addi %{{.*}}, %[[AHEAD]] : index
// CHECK: %[[HIDDEN:.*]] = arith.cmpi sgt, %[[J]], %[[LAST]] : index
// CHECK: arith.select %[[HIDDEN]], %[[INF]]
// CHECK: math.exp
// CHECK: arith.divf %{{.*}}, %[[STEP]] : f32
// CHECK: arith.subi %{{.*}}, %[[LOW]] : i32
// CHECK: arith.muli {{.*}} : i32
func.func @attention(%q: tensor<2x4x8x!q>, %k: tensor<2x6x8x!k>, %v: tensor<2x6x8x!v>) -> tensor<2x4x8x!y> {
  %0 = qnn.attention %q, %k, %v {scale = 0.5 : f32, causal}
    : tensor<2x4x8x!q>, tensor<2x6x8x!k>, tensor<2x6x8x!v> -> tensor<2x4x8x!y>
  return %0 : tensor<2x4x8x!y>
}

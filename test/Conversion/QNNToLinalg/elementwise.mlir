// RUN: %qopt-opt %s --convert-qnn-to-linalg --canonicalize --cse --mlir-print-local-scope | FileCheck %s

!a = !quant.uniform<i8:f32, 0.5:-3>
!b = !quant.uniform<i8:f32, 0.25:7>
!y = !quant.uniform<i8:f32, 2.0:10>

// Sizes of 1 repeat through a constant in the map.
// CHECK-LABEL: func.func @add
// CHECK-DAG: %[[MA:.*]] = arith.constant 2.500000e-01 : f32
// CHECK-DAG: %[[MB:.*]] = arith.constant 1.250000e-01 : f32
// CHECK-DAG: %[[ZA:.*]] = arith.constant -3 : i32
// CHECK-DAG: %[[ZB:.*]] = arith.constant 7 : i32
// CHECK-DAG: %[[ZY:.*]] = arith.constant 10 : i32
// CHECK-DAG: %[[LO:.*]] = arith.constant -1.380000e+02 : f32
// CHECK-DAG: %[[HI:.*]] = arith.constant 1.170000e+02 : f32
// CHECK: linalg.generic
// CHECK-SAME: indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>]
// CHECK: %[[A:.*]] = arith.subi %{{.*}}, %[[ZA]]
// CHECK-NEXT: %[[AF:.*]] = arith.sitofp %[[A]]
// CHECK-NEXT: %[[AM:.*]] = arith.mulf %[[AF]], %[[MA]]
// CHECK: %[[B:.*]] = arith.subi %{{.*}}, %[[ZB]]
// CHECK-NEXT: %[[BF:.*]] = arith.sitofp %[[B]]
// CHECK-NEXT: %[[BM:.*]] = arith.mulf %[[BF]], %[[MB]]
// CHECK-NEXT: %[[T:.*]] = arith.addf %[[AM]], %[[BM]]
// CHECK-NEXT: %[[R:.*]] = math.roundeven %[[T]]
// CHECK-NEXT: arith.cmpf ogt, %[[LO]], %[[R]]
// CHECK: arith.cmpf olt, %[[HI]]
// CHECK: arith.fptosi
// CHECK-NEXT: arith.addi %{{.*}}, %[[ZY]]
func.func @add(%a: tensor<2x3x!a>, %b: tensor<2x1x!b>) -> tensor<2x3x!y> {
  %0 = qnn.add %a, %b : tensor<2x3x!a>, tensor<2x1x!b> -> tensor<2x3x!y>
  return %0 : tensor<2x3x!y>
}

// The bounds are the quantized clamp: 1.0 / 2 rounds to 0, 6.0 / 2 is 3.
// CHECK-LABEL: func.func @sub
// CHECK-DAG: arith.constant 0.000000e+00 : f32
// CHECK-DAG: arith.constant 3.000000e+00 : f32
// CHECK: arith.subf
func.func @sub(%a: tensor<3x!a>, %b: tensor<3x!b>) -> tensor<3x!y> {
  %0 = qnn.sub %a, %b {clamp_min = 1.0 : f32, clamp_max = 6.0 : f32} : tensor<3x!a>, tensor<3x!b> -> tensor<3x!y>
  return %0 : tensor<3x!y>
}

// The product of integers is scaled once.
// CHECK-LABEL: func.func @mul
// CHECK-DAG: %[[M:.*]] = arith.constant 6.250000e-02 : f32
// CHECK: %[[P:.*]] = arith.muli %{{.*}}, %{{.*}} : i32
// CHECK-NEXT: %[[F:.*]] = arith.sitofp %[[P]]
// CHECK-NEXT: arith.mulf %[[F]], %[[M]]
func.func @mul(%a: tensor<3x!a>, %b: tensor<3x!b>) -> tensor<3x!y> {
  %0 = qnn.mul %a, %b : tensor<3x!a>, tensor<3x!b> -> tensor<3x!y>
  return %0 : tensor<3x!y>
}

// CHECK-LABEL: func.func @add_f32
// CHECK-SAME: (%[[A:.*]]: tensor<4x5x6xf32>, %[[B:.*]]: tensor<6xf32>)
// CHECK: linalg.generic {{.*}}affine_map<(d0, d1, d2) -> (d2)>{{.*}} ins(%[[A]], %[[B]]
// CHECK: arith.addf
// CHECK-NEXT: linalg.yield
func.func @add_f32(%a: tensor<4x5x6xf32>, %b: tensor<6xf32>) -> tensor<4x5x6xf32> {
  %0 = qnn.add %a, %b : tensor<4x5x6xf32>, tensor<6xf32> -> tensor<4x5x6xf32>
  return %0 : tensor<4x5x6xf32>
}

// Stored integers are compared: 0.0 is stored as -3, 6.0 as 9.
// CHECK-LABEL: func.func @clamp
// CHECK-DAG: %[[LO:.*]] = arith.constant -3 : i8
// CHECK-DAG: %[[HI:.*]] = arith.constant 9 : i8
// CHECK: %[[V:.*]] = arith.maxsi %{{.*}}, %[[LO]] : i8
// CHECK-NEXT: arith.minsi %[[V]], %[[HI]] : i8
// CHECK-NEXT: linalg.yield
func.func @clamp(%a: tensor<3x!a>) -> tensor<3x!a> {
  %0 = qnn.clamp %a {min = 0.0 : f32, max = 6.0 : f32} : tensor<3x!a> -> tensor<3x!a>
  return %0 : tensor<3x!a>
}

!u = !quant.uniform<u8:f32, 0.5:130>

// CHECK-LABEL: func.func @unsigned
// CHECK-DAG: %[[LO:.*]] = arith.constant -126 : i8
// CHECK: arith.maxui %{{.*}}, %[[LO]] : i8
// CHECK: arith.extui %{{.*}} : i8 to i32
func.func @unsigned(%a: tensor<3x!u>) -> tensor<3xf32> {
  %0 = qnn.clamp %a {min = 0.0 : f32} : tensor<3x!u> -> tensor<3x!u>
  %1 = qnn.dequantize %0 : tensor<3x!u> -> tensor<3xf32>
  return %1 : tensor<3xf32>
}

// One lookup, by the bits of the stored byte: 0 stands for 1.5, and |1.5| / 2 + 10 gives 11.
// CHECK-LABEL: func.func @table
// CHECK: %[[TABLE:.*]] = arith.constant dense<"0x0B0B0B0C{{[0-9A-F]+}}"> : tensor<256xi8>
// CHECK: ^bb0(%[[X:.*]]: i8, %{{.*}}: i8):
// CHECK-NEXT: %[[I:.*]] = arith.index_castui %[[X]] : i8 to index
// CHECK-NEXT: %[[Y:.*]] = tensor.extract %[[TABLE]][%[[I]]] : tensor<256xi8>
// CHECK-NEXT: linalg.yield %[[Y]] : i8
func.func @table(%a: tensor<3x!a>) -> tensor<3x!y> {
  %0 = qnn.unary abs %a : tensor<3x!a> -> tensor<3x!y>
  return %0 : tensor<3x!y>
}

// CHECK-LABEL: func.func @gelu_f32
// CHECK: math.erf
// CHECK: linalg.yield
func.func @gelu_f32(%a: tensor<3xf32>) -> tensor<3xf32> {
  %0 = qnn.unary gelu %a : tensor<3xf32> -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

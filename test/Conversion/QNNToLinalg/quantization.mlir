// RUN: %qopt-opt %s --convert-qnn-to-linalg --mlir-print-local-scope --split-input-file | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:-3>
!y = !quant.uniform<i8:f32, 2.0>

// NaN becomes the zero point before anything is rounded.
// CHECK-LABEL: func.func @quantize
// CHECK-DAG: %[[S:.*]] = arith.constant 5.000000e-01 : f32
// CHECK-DAG: %[[LO:.*]] = arith.constant -1.250000e+02 : f32
// CHECK-DAG: %[[HI:.*]] = arith.constant 1.300000e+02 : f32
// CHECK-DAG: %[[Z:.*]] = arith.constant -3 : i32
// CHECK: %[[T:.*]] = arith.divf %{{.*}}, %[[S]] : f32
// CHECK-NEXT: %[[NAN:.*]] = arith.cmpf uno, %[[T]], %[[T]]
// CHECK: %[[U:.*]] = arith.select %[[NAN]], %{{.*}}, %[[T]]
// CHECK: math.roundeven %[[U]]
// CHECK: arith.fptosi %{{.*}} : f32 to i32
// CHECK: arith.addi %{{.*}}, %[[Z]]
func.func @quantize(%a: tensor<3xf32>) -> tensor<3x!x> {
  %0 = qnn.quantize %a : tensor<3xf32> -> tensor<3x!x>
  return %0 : tensor<3x!x>
}

// 32-bit storage saturates in f64: f32 does not hold its bounds.
// CHECK-LABEL: func.func @quantize_bias
// CHECK-DAG: %[[S:.*]] = arith.constant dense<[1.250000e-01, 6.250000e-02]> : tensor<2xf32>
// CHECK-DAG: arith.constant 0x41DFFFFFFFC00000 : f64
// CHECK: ins(%{{.*}}, %[[S]] : tensor<2x2xf32>, tensor<2xf32>)
// CHECK: arith.extf %{{.*}} : f32 to f64
// CHECK: arith.fptosi %{{.*}} : f64 to i64
// CHECK: arith.trunci %{{.*}} : i64 to i32
func.func @quantize_bias(%a: tensor<2x2xf32>) -> tensor<2x2x!quant.uniform<i32:f32:1, {0.125, 0.0625}>> {
  %0 = qnn.quantize %a : tensor<2x2xf32> -> tensor<2x2x!quant.uniform<i32:f32:1, {0.125, 0.0625}>>
  return %0 : tensor<2x2x!quant.uniform<i32:f32:1, {0.125, 0.0625}>>
}

// CHECK-LABEL: func.func @dequantize
// CHECK: arith.extsi
// CHECK-NEXT: arith.subi
// CHECK-NEXT: %[[F:.*]] = arith.sitofp
// CHECK-NEXT: arith.mulf %[[F]]
// CHECK-NEXT: linalg.yield
func.func @dequantize(%a: tensor<3x!x>) -> tensor<3xf32> {
  %0 = qnn.dequantize %a : tensor<3x!x> -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: func.func @requantize
// CHECK-DAG: %[[M:.*]] = arith.constant 2.500000e-01 : f32
// CHECK: %[[T:.*]] = arith.mulf %{{.*}}, %[[M]]
// CHECK-NEXT: math.roundeven %[[T]]
func.func @requantize(%a: tensor<3x!x>) -> tensor<3x!y> {
  %0 = qnn.requantize %a : tensor<3x!x> -> tensor<3x!y>
  return %0 : tensor<3x!y>
}

// -----

!w = !quant.uniform<i8<-127:127>:f32:0, {0.5, 0.25}>

// Parameters, constants, signatures, calls and returns take the storage types.
// CHECK: qnn.parameter @w key "layer.weight" {scope = "a"} : tensor<2x3xi8>
qnn.parameter @w key "layer.weight" {scope = "a"} : tensor<2x3x!w>

// CHECK: func.func private @callee(tensor<2x3xi8>) -> tensor<2x3xi8>
func.func private @callee(%a: tensor<2x3x!w>) -> tensor<2x3x!w>

// CHECK-LABEL: func.func @storage(
// CHECK-SAME: %{{.*}}: tensor<2x3xi8> {qnn.name = "in"}) -> (tensor<2x3xi8>, tensor<2x3xi8>, tensor<2xi8>)
func.func @storage(%a: tensor<2x3x!w> {qnn.name = "in"}) -> (tensor<2x3x!w>, tensor<2x3x!w>, tensor<2x!quant.uniform<i8:f32, 0.5>>) {
  // CHECK: %[[W:.*]] = qnn.load_parameter @w : tensor<2x3xi8>
  %0 = qnn.load_parameter @w : tensor<2x3x!w>
  // CHECK: %[[C:.*]] = call @callee(%[[W]]) : (tensor<2x3xi8>) -> tensor<2x3xi8>
  %1 = call @callee(%0) : (tensor<2x3x!w>) -> tensor<2x3x!w>
  // CHECK: %[[K:.*]] = arith.constant dense<[1, -2]> : tensor<2xi8>
  %2 = qnn.constant dense<[1, -2]> : tensor<2xi8> -> tensor<2x!quant.uniform<i8:f32, 0.5>>
  // CHECK: return %[[C]], %{{.*}}, %[[K]]
  return %1, %a, %2 : tensor<2x3x!w>, tensor<2x3x!w>, tensor<2x!quant.uniform<i8:f32, 0.5>>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-3>

// Observers are numbered in program order; one function for each type; quantized values are
// dequantized for them and pass unchanged.
// CHECK: module attributes {qnn.observers = ["input", "hidden", "quantized"]}
// CHECK-DAG: func.func private @qopt_observe.0(tensor<3xf32> {bufferization.access = "read"}, i64, i64)
// CHECK-DAG: func.func private @qopt_observe.1(tensor<4xf32> {bufferization.access = "read"}, i64, i64)
// CHECK-LABEL: func.func @observe
// CHECK-SAME: (%[[A:.*]]: tensor<3xf32>, %[[B:.*]]: tensor<4xf32>, %[[Q:.*]]: tensor<3xi8>)
func.func @observe(%a: tensor<3xf32>, %b: tensor<4xf32>, %q: tensor<3x!x>) -> (tensor<3xf32>, tensor<4xf32>, tensor<3x!x>) {
  // CHECK-DAG: %[[ID0:.*]] = arith.constant 0 : i64
  // CHECK-DAG: %[[N3:.*]] = arith.constant 3 : i64
  // CHECK: call @qopt_observe.0(%[[A]], %[[ID0]], %[[N3]])
  %0 = qnn.observe %a name "input" : tensor<3xf32>
  // CHECK: call @qopt_observe.1(%[[B]],
  %1 = qnn.observe %b name "hidden" : tensor<4xf32>
  // CHECK: %[[D:.*]] = linalg.generic {{.*}} ins(%[[Q]] : tensor<3xi8>)
  // CHECK: %[[ID2:.*]] = arith.constant 2 : i64
  // CHECK: call @qopt_observe.0(%[[D]], %[[ID2]],
  %2 = qnn.observe %q name "quantized" : tensor<3x!x>
  // CHECK: return %[[A]], %[[B]], %[[Q]]
  return %0, %1, %2 : tensor<3xf32>, tensor<4xf32>, tensor<3x!x>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-3>
!y = !quant.uniform<i8:f32, 0.00390625:-128>

// An op that computes in float has a dequantize and a quantize around it.
// CHECK-LABEL: func.func @island
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<2x3xi8>) outs(%{{.*}} : tensor<2x3xf32>)
// CHECK: arith.maximumf
// CHECK: math.exp
// CHECK: arith.addf
// CHECK: arith.divf
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<2x3xf32>) outs(%{{.*}} : tensor<2x3xi8>)
func.func @island(%a: tensor<2x3x!x>) -> tensor<2x3x!y> {
  %0 = qnn.softmax %a {axis = 1 : i64} : tensor<2x3x!x> -> tensor<2x3x!y>
  return %0 : tensor<2x3x!y>
}

// -----

// Signatures may have tensors without a rank.
// CHECK-LABEL: func.func @unranked(%{{.*}}: tensor<*xi8>) -> tensor<*xi8>
func.func @unranked(%x: tensor<*x!quant.uniform<i8:f32, 0.5>>) -> tensor<*x!quant.uniform<i8:f32, 0.5>> {
  return %x : tensor<*x!quant.uniform<i8:f32, 0.5>>
}

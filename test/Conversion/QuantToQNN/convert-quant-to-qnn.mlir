// RUN: %qopt-opt %s -convert-quant-to-qnn -split-input-file -verify-diagnostics | FileCheck %s
// RUN: %qopt-opt %S/Inputs/view.mlir -convert-quant-to-qnn -convert-qnn-to-linalg | FileCheck %s --check-prefix=LOWER

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.5, 0.25}>

// CHECK-LABEL: func.func @pair
// CHECK:       %[[Q:.*]] = qnn.quantize %{{.*}} : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// CHECK:       %[[D:.*]] = qnn.dequantize %[[Q]]
// CHECK:       return %[[D]]
func.func @pair(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = quant.qcast %x : tensor<4xf32> to tensor<4x!x>
  %1 = quant.dcast %0 : tensor<4x!x> to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func.func @weight
// CHECK:       %[[W:.*]] = qnn.constant dense<{{.*}}> : tensor<2x3xi8> -> tensor<2x3x!quant.uniform<i8<-127:127>:f32:0, {5.000000e-01,2.500000e-01}>>
// CHECK:       qnn.dequantize %[[W]]
func.func @weight() -> tensor<2x3xf32> {
  %i = arith.constant dense<[[1, 2, 3], [-4, -5, -6]]> : tensor<2x3xi8>
  %q = quant.scast %i : tensor<2x3xi8> to tensor<2x3x!w>
  %w = quant.dcast %q : tensor<2x3x!w> to tensor<2x3xf32>
  return %w : tensor<2x3xf32>
}

// A cast there and back is nothing; a view of an argument stays until the
// lowering drops it.
// CHECK-LABEL: func.func @views
// CHECK-SAME:  %[[X:.*]]: tensor<4xi8>
// CHECK:       %[[Q:.*]] = quant.scast %[[X]]
// CHECK:       %[[D:.*]] = qnn.dequantize %[[Q]]
// CHECK:       return %[[D]], %[[X]]
// LOWER-LABEL: func.func @view
// LOWER-NOT:   quant
// LOWER:       linalg.generic {{.*}} ins(%{{.*}} : tensor<4xi8>)
func.func @views(%x: tensor<4xi8>) -> (tensor<4xf32>, tensor<4xi8>) {
  %q = quant.scast %x : tensor<4xi8> to tensor<4x!x>
  %d = quant.dcast %q : tensor<4x!x> to tensor<4xf32>
  %i = quant.scast %q : tensor<4x!x> to tensor<4xi8>
  return %d, %i : tensor<4xf32>, tensor<4xi8>
}

// -----

func.func @half(%x: tensor<4xf16>) -> tensor<4x!quant.uniform<i8:f16, 0.5>> {
  // expected-remark @+1 {{stays in the quant dialect: its float type is not f32}}
  %0 = quant.qcast %x : tensor<4xf16> to tensor<4x!quant.uniform<i8:f16, 0.5>>
  return %0 : tensor<4x!quant.uniform<i8:f16, 0.5>>
}

// -----

func.func @zero_point(%x: tensor<3xf32>) -> tensor<3x!quant.uniform<i8:f32, 0.5:300>> {
  // expected-remark @+1 {{stays in the quant dialect: }}
  %0 = quant.qcast %x : tensor<3xf32> to tensor<3x!quant.uniform<i8:f32, 0.5:300>>
  return %0 : tensor<3x!quant.uniform<i8:f32, 0.5:300>>
}

// -----

func.func @unranked(%x: tensor<*xf32>) -> tensor<*x!quant.uniform<i8:f32, 0.5>> {
  // expected-remark @+1 {{stays in the quant dialect: a tensor has no rank}}
  %0 = quant.qcast %x : tensor<*xf32> to tensor<*x!quant.uniform<i8:f32, 0.5>>
  return %0 : tensor<*x!quant.uniform<i8:f32, 0.5>>
}

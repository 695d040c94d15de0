// RUN: %qopt-opt %s --qnn-quantize-constants --qopt-unpack-weights | FileCheck %s

!w4 = !quant.uniform<i4<-7:7>:f32:1, {0.5, 0.25}>
!x = !quant.uniform<i8:f32, 0.5>

// The stored weight is int4 and read as int8, with its scales and bounds.
// CHECK: qnn.parameter @{{.*}} key "{{.*}}|i8" : tensor<3x2x!quant.uniform<i8<-7:7>:f32:1, {5.000000e-01,2.500000e-01}>>
// CHECK-LABEL: func.func @parameter
// CHECK: %[[W:.*]] = qnn.load_parameter @{{.*}} : tensor<3x2x!quant.uniform<i8<-7:7>:f32:1
// CHECK: qnn.matmul %{{.*}}, %[[W]] : {{.*}}, tensor<3x2x!quant.uniform<i8<-7:7>:f32:1
func.func @parameter(%x: tensor<4x3x!x>) -> tensor<4x2xf32> {
  %c = arith.constant dense<[[3.5, -1.75], [0.5, 0.25], [-3.0, 9.0]]> : tensor<3x2xf32>
  %w = qnn.quantize %c : tensor<3x2xf32> -> tensor<3x2x!w4>
  %y = qnn.matmul %x, %w : tensor<4x3x!x>, tensor<3x2x!w4> -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}

// A constant is widened in place.
// CHECK-LABEL: @inline
// CHECK: qnn.constant dense<{{\[}}[-7, 1], [7, 0]]> : tensor<2x2xi8> -> tensor<2x2x!quant.uniform<i8<-7:7>:f32, 5.000000e-01>>
func.func @inline(%x: tensor<4x2x!x>) -> tensor<4x2xf32> {
  %w = qnn.constant dense<[[-7, 1], [7, 0]]> : tensor<2x2xi4> -> tensor<2x2x!quant.uniform<i4<-7:7>:f32, 0.5>>
  %y = qnn.matmul %x, %w : tensor<4x2x!x>, tensor<2x2x!quant.uniform<i4<-7:7>:f32, 0.5>> -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}

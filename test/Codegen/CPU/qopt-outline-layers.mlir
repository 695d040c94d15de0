// RUN: %qopt-opt %s --qopt-outline-layers | FileCheck %s

!q = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25, 0.5}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.25}>

qnn.parameter @w key "w" : tensor<2x1x1x4x!w>
qnn.parameter @b key "b" : tensor<2x!b>

// Weights are marked, the reshape stays, quantize and dequantize are layers.
// CHECK-LABEL: func.func @main
// CHECK:         %[[W:.*]] = qnn.load_parameter @w
// CHECK:         %[[B:.*]] = qnn.load_parameter @b
// CHECK:         %[[Q:.*]] = call @quantize_0(%{{.*}})
// CHECK:         %[[C:.*]] = call @conv2d_1(%[[Q]], %[[W]], %[[B]])
// CHECK:         %[[R:.*]] = qnn.reshape %[[C]]
// CHECK:         %[[D:.*]] = call @dequantize_2(%[[R]])
// CHECK:         return %[[D]]
func.func @main(%x: tensor<1x2x2x4xf32>) -> tensor<1x8xf32> {
  %w = qnn.load_parameter @w : tensor<2x1x1x4x!w>
  %b = qnn.load_parameter @b : tensor<2x!b>
  %0 = qnn.quantize %x : tensor<1x2x2x4xf32> -> tensor<1x2x2x4x!q>
  %1 = qnn.conv2d %0, %w bias(%b : tensor<2x!b>)
     : tensor<1x2x2x4x!q>, tensor<2x1x1x4x!w> -> tensor<1x2x2x2x!q>
  %2 = qnn.reshape %1 : tensor<1x2x2x2x!q> -> tensor<1x8x!q>
  %3 = qnn.dequantize %2 : tensor<1x8x!q> -> tensor<1x8xf32>
  return %3 : tensor<1x8xf32>
}
// An operand read twice is one argument.
// CHECK-LABEL: func.func @twice
// CHECK:         call @mul_3(%{{[a-z0-9]+}}) :
func.func @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.mul %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
// Private functions are left alone: they are kernels already.
// CHECK-LABEL: func.func private @helper
// CHECK-NEXT:    qnn.clamp
func.func private @helper(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// The kernels come behind the functions.
// CHECK:      func.func private @quantize_0(%[[X:.*]]: tensor<1x2x2x4xf32>)
// CHECK-SAME:   attributes {no_inline, qopt.kernel}
// CHECK:        %[[Y:.*]] = qnn.quantize %[[X]]
// CHECK:        return %[[Y]]
// CHECK:      func.func private @conv2d_1(
// CHECK-SAME:   %[[A0:arg0]]: tensor<1x2x2x4x!{{.*}}>,
// CHECK-SAME:   %[[A1:arg1]]: tensor<2x1x1x4x!{{.*}}> {qopt.parameter},
// CHECK-SAME:   %[[A2:arg2]]: tensor<2x!{{.*}}> {qopt.parameter})
// CHECK:        qnn.conv2d %[[A0]], %[[A1]] bias(%[[A2]]

// CHECK:      func.func private @mul_3(%[[X:.*]]: tensor<4xf32>)
// CHECK:        qnn.mul %[[X]], %[[X]]

// RUN: %qopt-opt %s --qnn-fuse-qdq -split-input-file -verify-diagnostics | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25, 0.125}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.0625}>
!y = !quant.uniform<i8:f32, 2.0:-128>

// Residual and relu go into the convolution; the relu is what the type does anyway.
// CHECK-LABEL: func @residual_relu
// CHECK-SAME: %[[X:[a-z0-9]*]]: tensor<1x4x4x2x{{[^,]*, [^,]*}}, %[[R:[a-z0-9]*]]: tensor<1x4x4x2x
// CHECK: %[[W:.*]] = qnn.constant
// CHECK: %[[B:.*]] = qnn.constant
// CHECK-NEXT: %[[Y:.*]] = qnn.conv2d %[[X]], %[[W]] bias(%[[B]] : {{.*}}) residual(%[[R]] : tensor<1x4x4x2x!quant.uniform<i8:f32, 5.000000e-01:3>>) : {{.*}} -> tensor<1x4x4x2x!quant.uniform<i8:f32, 2.000000e+00:-128>>
// CHECK-NEXT: return %[[Y]]
func.func @residual_relu(%xq: tensor<1x4x4x2x!x>, %rq: tensor<1x4x4x2x!x>) -> tensor<1x4x4x2x!y> {
  %wq = qnn.constant dense<1> : tensor<2x1x1x2xi8> -> tensor<2x1x1x2x!w>
  %bq = qnn.constant dense<1> : tensor<2xi32> -> tensor<2x!b>
  %x = qnn.dequantize %xq : tensor<1x4x4x2x!x> -> tensor<1x4x4x2xf32>
  %w = qnn.dequantize %wq : tensor<2x1x1x2x!w> -> tensor<2x1x1x2xf32>
  %b = qnn.dequantize %bq : tensor<2x!b> -> tensor<2xf32>
  %r = qnn.dequantize %rq : tensor<1x4x4x2x!x> -> tensor<1x4x4x2xf32>
  %0 = qnn.conv2d %x, %w bias(%b : tensor<2xf32>) : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.add %r, %0 : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  %3 = qnn.quantize %2 : tensor<1x4x4x2xf32> -> tensor<1x4x4x2x!y>
  return %3 : tensor<1x4x4x2x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 0.5:-128>

// Of relu6 the upper bound is inside of the range, 6 / 0.5 - 128 = -116; of two clamps the
// tighter bounds count.
// CHECK-LABEL: func @clamps
// CHECK-NEXT: qnn.add %arg0, %arg0 {clamp_max = 6.000000e+00 : f32} : {{.*}}!quant{{.*}} -> tensor<4x!quant
// CHECK-NEXT: qnn.add %arg0, %arg0 {clamp_max = 4.000000e+00 : f32, clamp_min = 1.000000e+00 : f32}
// The largest value of the type is 127.5.
// CHECK-NEXT: qnn.sub %arg0, %arg0 : tensor
func.func @clamps(%xq: tensor<4x!x>) -> (tensor<4x!y>, tensor<4x!y>, tensor<4x!y>) {
  %x = qnn.dequantize %xq : tensor<4x!x> -> tensor<4xf32>
  %0 = qnn.add %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32, max = 6.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.quantize %1 : tensor<4xf32> -> tensor<4x!y>
  %3 = qnn.add %x, %x {clamp_min = 1.0 : f32} : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %4 = qnn.clamp %3 {min = 0.0 : f32, max = 4.0 : f32} : tensor<4xf32> -> tensor<4xf32>
  %5 = qnn.quantize %4 : tensor<4xf32> -> tensor<4x!y>
  %6 = qnn.sub %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %7 = qnn.clamp %6 {min = 0.0 : f32, max = 127.5 : f32} : tensor<4xf32> -> tensor<4xf32>
  %8 = qnn.quantize %7 : tensor<4xf32> -> tensor<4x!y>
  return %2, %5, %8 : tensor<4x!y>, tensor<4x!y>, tensor<4x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:1, {0.25, 0.125}>

// The last contraction gives f32. A bias left in float is quantized to the product of the scales.
// CHECK-LABEL: func @float_result
// CHECK: %[[B:.*]] = qnn.quantize %{{.*}} : tensor<2xf32> -> tensor<2x!quant.uniform<i32:f32:0, {1.250000e-01,6.250000e-02}>>
// CHECK: qnn.matmul %arg0, %{{.*}} bias(%[[B]] : {{.*}}) {{.*}} -> tensor<1x2xf32>
func.func @float_result(%xq: tensor<1x2x!x>) -> tensor<1x2xf32> {
  %b = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %wq = qnn.constant dense<1> : tensor<2x2xi8> -> tensor<2x2x!w>
  %x = qnn.dequantize %xq : tensor<1x2x!x> -> tensor<1x2xf32>
  %w = qnn.dequantize %wq : tensor<2x2x!w> -> tensor<2x2xf32>
  %0 = qnn.matmul %x, %w bias(%b : tensor<2xf32>) : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:1, {0.25, 0.125}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.125}>

// The bias of channel 1 is at another scale: added as it is it would count double.
func.func @bias_scale(%xq: tensor<1x2x!x>) -> tensor<1x2xf32> {
  %wq = qnn.constant dense<1> : tensor<2x2xi8> -> tensor<2x2x!w>
  %bq = qnn.constant dense<1> : tensor<2xi32> -> tensor<2x!b>
  %x = qnn.dequantize %xq : tensor<1x2x!x> -> tensor<1x2xf32>
  %w = qnn.dequantize %wq : tensor<2x2x!w> -> tensor<2x2xf32>
  %b = qnn.dequantize %bq : tensor<2x!b> -> tensor<2xf32>
  // expected-remark@+1 {{'qnn.matmul' left in float: the bias scale 0.125 of channel 1 is not the product 0.0625 of the scales of activation and weight}}
  %0 = qnn.matmul %x, %w bias(%b : tensor<2xf32>) : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25, 0.125}>

// Scales along K instead of N cannot be taken out of the sum.
func.func @weight_axis(%xq: tensor<1x2x!x>) -> tensor<1x2xf32> {
  %wq = qnn.constant dense<1> : tensor<2x2xi8> -> tensor<2x2x!w>
  %x = qnn.dequantize %xq : tensor<1x2x!x> -> tensor<1x2xf32>
  %w = qnn.dequantize %wq : tensor<2x2x!w> -> tensor<2x2xf32>
  // expected-remark@+1 {{'qnn.matmul' left in float: operand 1 has its scales along dimension 0, not its output channels}}
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 2.0>

// Reasons, one remark for each op.
// CHECK-LABEL: func @reasons
// CHECK: qnn.unary exp %{{.*}} {qnn.kept_float = "skipped by name"}
// CHECK: qnn.unary tanh %arg0 : tensor<4x!quant
func.func @reasons(%xq: tensor<4x!x>, %f: tensor<4xf32>) -> (tensor<4x!y>, tensor<4x!y>, tensor<4x!y>, tensor<4xf32>, tensor<4xf32>, tensor<4x!y>) {
  %x = qnn.dequantize %xq : tensor<4x!x> -> tensor<4xf32>
  // expected-remark@+1 {{'qnn.unary' left in float: skipped by name}}
  %0 = qnn.unary exp %x {qnn.kept_float = "skipped by name"} : tensor<4xf32> -> tensor<4xf32>
  %1 = qnn.quantize %0 : tensor<4xf32> -> tensor<4x!y>
  // expected-remark@+1 {{'qnn.mul' left in float: operand 1 is not quantized}}
  %2 = qnn.mul %x, %f : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %3 = qnn.quantize %2 : tensor<4xf32> -> tensor<4x!y>
  // expected-remark@+1 {{'qnn.unary' left in float: its result is also used in float}}
  %4 = qnn.unary abs %x : tensor<4xf32> -> tensor<4xf32>
  %5 = qnn.quantize %4 : tensor<4xf32> -> tensor<4x!y>
  // expected-remark@+1 {{'tosa.ceil' left in float: 'tosa.ceil' is not a qnn op}}
  %6 = tosa.ceil %x : (tensor<4xf32>) -> tensor<4xf32>
  %7 = qnn.unary tanh %x : tensor<4xf32> -> tensor<4xf32>
  %8 = qnn.quantize %7 : tensor<4xf32> -> tensor<4x!y>
  return %1, %3, %5, %4, %6, %8 : tensor<4x!y>, tensor<4x!y>, tensor<4x!y>, tensor<4xf32>, tensor<4xf32>, tensor<4x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 2.0>
!w = !quant.uniform<i8<-127:127>:f32, 0.25>

// The sum has two readers, so the matmul does not take the add in: it gives f32, once.
// CHECK-LABEL: func @two_uses
// CHECK: qnn.matmul %arg0, {{.*}} -> tensor<1x2xf32>
// CHECK-NOT: residual
// CHECK: return
func.func @two_uses(%xq: tensor<1x2x!x>) -> (tensor<1x2x!y>, tensor<1x2xf32>) {
  %wq = qnn.constant dense<1> : tensor<2x2xi8> -> tensor<2x2x!w>
  %x = qnn.dequantize %xq : tensor<1x2x!x> -> tensor<1x2xf32>
  %w = qnn.dequantize %wq : tensor<2x2x!w> -> tensor<2x2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  // expected-remark@+1 {{'qnn.add' left in float: operand 0 is not quantized}}
  %1 = qnn.add %0, %x : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<1x2xf32>
  %2 = qnn.quantize %1 : tensor<1x2xf32> -> tensor<1x2x!y>
  return %2, %0 : tensor<1x2x!y>, tensor<1x2xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!w = !quant.uniform<i8<-127:127>:f32, 0.25>
!y = !quant.uniform<i8:f32, 2.0>

// A residual in float does not keep the matmul in float.
// CHECK-LABEL: func @float_residual
// CHECK: %[[M:.*]] = qnn.matmul %arg0, {{.*}} -> tensor<1x2xf32>
// CHECK: %[[A:.*]] = qnn.add %[[M]], %arg1 {qnn.kept_float = "the residual is not quantized"}
// CHECK: qnn.quantize %[[A]]
func.func @float_residual(%xq: tensor<1x2x!x>, %r: tensor<1x2xf32>) -> tensor<1x2x!y> {
  %wq = qnn.constant dense<1> : tensor<2x2xi8> -> tensor<2x2x!w>
  %x = qnn.dequantize %xq : tensor<1x2x!x> -> tensor<1x2xf32>
  %w = qnn.dequantize %wq : tensor<2x2x!w> -> tensor<2x2xf32>
  %0 = qnn.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  // expected-remark@+1 {{'qnn.add' left in float: the residual is not quantized}}
  %1 = qnn.add %0, %r : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<1x2xf32>
  %2 = qnn.quantize %1 : tensor<1x2xf32> -> tensor<1x2x!y>
  return %2 : tensor<1x2x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 2.0>

// What is left between two scales is a requantize; the operand of a concat too. A pair of one type
// is nothing, and so is a clamp that the type implies.
// CHECK-LABEL: func @requantize
// CHECK-NEXT: %[[R:.*]] = qnn.requantize %arg0
// CHECK-NEXT: %[[RC:.*]] = qnn.requantize %arg0
// CHECK-NEXT: %[[C:.*]] = qnn.concat %[[RC]], %arg1
// CHECK-NEXT: return %[[R]], %[[C]], %arg0
func.func @requantize(%a: tensor<2x!x>, %b: tensor<2x!y>) -> (tensor<2x!y>, tensor<4x!y>, tensor<2x!x>) {
  %0 = qnn.dequantize %a : tensor<2x!x> -> tensor<2xf32>
  %1 = qnn.quantize %0 : tensor<2xf32> -> tensor<2x!y>
  %2 = qnn.dequantize %b : tensor<2x!y> -> tensor<2xf32>
  %3 = qnn.concat %0, %2 {axis = 0 : i64} : tensor<2xf32>, tensor<2xf32> -> tensor<4xf32>
  %4 = qnn.quantize %3 : tensor<4xf32> -> tensor<4x!y>
  %5 = qnn.quantize %0 : tensor<2xf32> -> tensor<2x!x>
  %6 = qnn.clamp %5 {min = -100.0 : f32} : tensor<2x!x> -> tensor<2x!x>
  return %1, %4, %6 : tensor<2x!y>, tensor<4x!y>, tensor<2x!x>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 2.0>

// A loss is f32, and quantized for who wants it quantized.
// CHECK-LABEL: func @quantized_loss
// CHECK: %[[L:.*]] = qnn.mse_loss none %arg0, %arg0 : {{.*}} -> tensor<2xf32>
// CHECK: %[[Q:.*]] = qnn.quantize %[[L]]
// CHECK: return %[[Q]]
func.func @quantized_loss(%q: tensor<2x!x>) -> tensor<2x!y> {
  %x = qnn.dequantize %q : tensor<2x!x> -> tensor<2xf32>
  %0 = qnn.mse_loss none %x, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
  %1 = qnn.quantize %0 : tensor<2xf32> -> tensor<2x!y>
  return %1 : tensor<2x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5>
!narrow = !quant.uniform<i8:f32, 0.25>
!wide = !quant.uniform<i8:f32, 2.0>
!left = !quant.uniform<i8:f32, 0.5:127>

// A result that is quantized twice has the type that loses no value of the other; without
// one it stays in float.
// CHECK-LABEL: func @two_types
// CHECK: %[[S:.*]] = qnn.reduce_sum %arg0 {{.*}} -> tensor<2x!quant.uniform<i8:f32, 2.0
// CHECK: %[[N:.*]] = qnn.requantize %[[S]] : {{.*}} -> tensor<2x!quant.uniform<i8:f32, 2.5{{.*}}
// CHECK: %[[M:.*]] = qnn.reduce_mean {{.*}}kept_float = "its result is quantized in ways of which none holds the values of all"
// CHECK-DAG: qnn.quantize %[[M]]
func.func @two_types(%q: tensor<2x4x!x>) -> (tensor<2x!narrow>, tensor<2x!wide>, tensor<2x!narrow>, tensor<2x!left>) {
  %x = qnn.dequantize %q : tensor<2x4x!x> -> tensor<2x4xf32>
  %0 = qnn.reduce_sum %x {axes = array<i64: 1>} : tensor<2x4xf32> -> tensor<2xf32>
  %1 = qnn.quantize %0 : tensor<2xf32> -> tensor<2x!narrow>
  %2 = qnn.quantize %0 : tensor<2xf32> -> tensor<2x!wide>
  // expected-remark@+1 {{'qnn.reduce_mean' left in float: its result is quantized in ways of which none holds the values of all}}
  %3 = qnn.reduce_mean %x {axes = array<i64: 1>} : tensor<2x4xf32> -> tensor<2xf32>
  %4 = qnn.quantize %3 : tensor<2xf32> -> tensor<2x!narrow>
  %5 = qnn.quantize %3 : tensor<2xf32> -> tensor<2x!left>
  return %1, %2, %4, %5 : tensor<2x!narrow>, tensor<2x!wide>, tensor<2x!narrow>, tensor<2x!left>
}

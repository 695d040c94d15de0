// RUN: %qopt-opt %s --qnn-insert-qdq --mlir-print-local-scope -split-input-file -verify-diagnostics | FileCheck %s
// RUN: %qopt-opt %s --qnn-insert-qdq="per-channel=false symmetric-activations=true" --mlir-print-local-scope -split-input-file -verify-diagnostics | FileCheck %s --check-prefix=TENSOR
// RUN: %qopt-opt %s --qnn-insert-qdq="quantize-outputs=true" --mlir-print-local-scope -split-input-file -verify-diagnostics | FileCheck %s --check-prefix=OUTPUTS

// One pair for the argument, whatever the readers; a scale for each output channel; the bias at
// the product of the scales; nothing behind the last matmul, which can give f32.
// Channel 0 of the weights: max |w| = 1.27, channel 1: 2.54; scales 0.01 and 0.02.
// CHECK-LABEL: func @contraction
// CHECK-NOT: qnn.observe
// CHECK: %[[Q:.*]] = qnn.quantize %arg0 : tensor<1x2xf32> -> tensor<1x2x!quant.uniform<i8:f32, 5.000000e-01:-28>>
// CHECK: %[[X:.*]] = qnn.dequantize %[[Q]]
// CHECK: qnn.quantize %{{.*}} : tensor<2x2xf32> -> tensor<2x2x!quant.uniform<i8<-127:127>:f32:1, {0.00999{{[0-9]*}},0.01999{{[0-9]*}}}>>
// CHECK: %[[W:.*]] = qnn.dequantize
// CHECK: qnn.quantize %{{.*}} : tensor<2xf32> -> tensor<2x!quant.uniform<i32:f32:0, {0.00499{{[0-9]*}},0.00999{{[0-9]*}}}>>
// CHECK: %[[B:.*]] = qnn.dequantize
// CHECK: %[[R:.*]] = qnn.matmul %[[X]], %[[W]] bias(%[[B]] : tensor<2xf32>)
// CHECK-NEXT: return %[[R]]
// TENSOR-LABEL: func @contraction
// TENSOR: qnn.quantize %arg0 : tensor<1x2xf32> -> tensor<1x2x!quant.uniform<i8:f32, 0.610{{[0-9]*}}>>
// TENSOR: qnn.quantize %{{.*}} : tensor<2x2xf32> -> tensor<2x2x!quant.uniform<i8<-127:127>:f32, 0.01999{{[0-9]*}}>>
// TENSOR: qnn.quantize %{{.*}} : tensor<2xf32> -> tensor<2x!quant.uniform<i32:f32, 0.0122{{[0-9]*}}>>
// OUTPUTS-LABEL: func @contraction
// OUTPUTS: %[[R:.*]] = qnn.matmul
// OUTPUTS: qnn.quantize %[[R]] : tensor<1x2xf32> -> tensor<1x2x!quant.uniform<i8:f32, 1.000000e+00>>
// OUTPUTS: %[[D:.*]] = qnn.dequantize
// OUTPUTS: return %[[D]]
func.func @contraction(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<[[1.27, 2.54], [-0.5, 1.0]]> : tensor<2x2xf32>
  %b = arith.constant dense<[1.0, -0.5]> : tensor<2xf32>
  %0 = qnn.observe %x name "x" {min = -50.0 : f32, max = 77.5 : f32} : tensor<1x2xf32>
  %1 = qnn.matmul %0, %w bias(%b : tensor<2xf32>) : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  %2 = qnn.observe %1 name "matmul.0" {min = -128.0 : f32, max = 127.0 : f32} : tensor<1x2xf32>
  return %2 : tensor<1x2xf32>
}

// -----

// With transpose_rhs the output channels are the rows.
// CHECK-LABEL: func @transposed_rhs
// CHECK: qnn.quantize %{{.*}} : tensor<3x2xf32> -> tensor<3x2x!quant.uniform<i8<-127:127>:f32:0, {
func.func @transposed_rhs(%x: tensor<1x2xf32>) -> tensor<1x3xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 1.0 : f32} : tensor<1x2xf32>
  %1 = qnn.matmul %0, %w {transpose_rhs} : tensor<1x2xf32>, tensor<3x2xf32> -> tensor<1x3xf32>
  return %1 : tensor<1x3xf32>
}

// -----

// A channel of zeros takes the scale of the other one, so that its bias is as precise. A bias that
// does not fit in int32 widens the scale of its weights, to about 1e9 / 2^31 = 0.466.
// CHECK-LABEL: func @zero_channel_and_large_bias
// CHECK: tensor<3x1xf32> -> tensor<3x1x!quant.uniform<i8<-127:127>:f32:0, {0.00999{{[0-9]*}},0.46566{{[0-9]*}},0.46566{{[0-9]*}}}>>
// CHECK: tensor<3xf32> -> tensor<3x!quant.uniform<i32:f32:0, {0.00999{{[0-9]*}},0.46566{{[0-9]*}},0.46566{{[0-9]*}}}>>
func.func @zero_channel_and_large_bias(%x: tensor<1x1xf32>) -> tensor<1x3xf32> {
  %w = arith.constant dense<[[1.27], [0.01], [0.0]]> : tensor<3x1xf32>
  %b = arith.constant dense<[1.0, 1.0e9, 1.0e9]> : tensor<3xf32>
  %0 = qnn.observe %x name "x" {min = -128.0 : f32, max = 127.0 : f32} : tensor<1x1xf32>
  %1 = qnn.matmul %0, %w bias(%b : tensor<3xf32>) {transpose_rhs} : tensor<1x1xf32>, tensor<3x1xf32> -> tensor<1x3xf32>
  return %1 : tensor<1x3xf32>
}

// -----

// The values between contraction, residual add and clamp have no pair.
// CHECK-LABEL: func @absorbed
// CHECK: %[[C:.*]] = qnn.matmul
// CHECK-NEXT: %[[A:.*]] = qnn.add %[[C]]
// CHECK-NEXT: %[[R:.*]] = qnn.clamp %[[A]]
// CHECK-NEXT: qnn.quantize %[[R]] : tensor<2x2xf32> -> tensor<2x2x!quant.uniform<i8:f32, 2.000000e+00:-128>>
func.func @absorbed(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %1 = qnn.matmul %0, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %2 = qnn.add %1, %0 : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.clamp %2 {min = 0.0 : f32} : tensor<2x2xf32> -> tensor<2x2xf32>
  %4 = qnn.observe %3 name "y" {min = 0.0 : f32, max = 510.0 : f32} : tensor<2x2xf32>
  %5 = qnn.matmul %4, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %5 : tensor<2x2xf32>
}

// -----

// Ops that keep the scale share one type, also with the constant of the concat; softmax has a
// known range; a value that only a relu reads is saturated by its type.
// CHECK-LABEL: func @shared_types
// CHECK: qnn.quantize %arg0 : tensor<1x4xf32> -> tensor<1x4x!quant.uniform<i8:f32, 2.000000e+00:-128>>
// CHECK: qnn.quantize %cst{{.*}} : tensor<1x4xf32> -> tensor<1x4x!quant.uniform<i8:f32, 2.000000e+00:-128>>
// CHECK: qnn.concat
// CHECK: qnn.quantize %{{.*}} -> tensor<1x8x!quant.uniform<i8:f32, 2.000000e+00:-128>>
// CHECK: qnn.softmax
// CHECK: qnn.quantize %{{.*}} -> tensor<1x8x!quant.uniform<i8:f32, 0.00392{{[0-9]*}}:-128>>
// CHECK: qnn.unary neg
// CHECK: qnn.quantize %{{.*}} -> tensor<1x8x!quant.uniform<i8:f32, 3.125000e-02:-128>>
// CHECK: qnn.clamp
// CHECK: qnn.quantize %{{.*}} -> tensor<1x8x!quant.uniform<i8:f32, 3.125000e-02:-128>>
func.func @shared_types(%x: tensor<1x4xf32>) -> tensor<1x1xf32> {
  %c = arith.constant dense<510.0> : tensor<1x4xf32>
  %w = arith.constant dense<1.0> : tensor<8x1xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<1x4xf32>
  %1 = qnn.concat %0, %c {axis = 1 : i64} : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x8xf32>
  %2 = qnn.softmax %1 {axis = 1 : i64} : tensor<1x8xf32> -> tensor<1x8xf32>
  %3 = qnn.unary neg %2 : tensor<1x8xf32> -> tensor<1x8xf32>
  %4 = qnn.observe %3 name "neg" {min = -7.96875 : f32, max = 7.96875 : f32} : tensor<1x8xf32>
  %5 = qnn.clamp %4 {min = 0.0 : f32} : tensor<1x8xf32> -> tensor<1x8xf32>
  %6 = qnn.matmul %5, %w : tensor<1x8xf32>, tensor<8x1xf32> -> tensor<1x1xf32>
  return %6 : tensor<1x1xf32>
}

// -----

// The neg reads the argument too, and would lose 8 bits to the range of the other operand: the
// argument keeps its scale and is converted for the concat.
// CHECK-LABEL: func @own_scale
// CHECK: %[[Q:.*]] = qnn.quantize %arg0 : tensor<1x4xf32> -> tensor<1x4x!quant.uniform<i8:f32, 7.812500e-03:-128>>
// CHECK: %[[D:.*]] = qnn.dequantize %[[Q]]
// CHECK: qnn.unary neg %[[D]]
// CHECK: %[[Q2:.*]] = qnn.quantize %arg0 : tensor<1x4xf32> -> tensor<1x4x!quant.uniform<i8:f32, 2.000000e+00:-1
// CHECK: %[[D2:.*]] = qnn.dequantize %[[Q2]]
// CHECK: qnn.concat %[[D2]]
func.func @own_scale(%x: tensor<1x4xf32>) -> tensor<1x1xf32> {
  %w = arith.constant dense<1.0> : tensor<8x1xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.9921875 : f32} : tensor<1x4xf32>
  %1 = qnn.unary neg %0 : tensor<1x4xf32> -> tensor<1x4xf32>
  %2 = qnn.observe %1 name "neg" {min = 0.0 : f32, max = 510.0 : f32} : tensor<1x4xf32>
  %3 = qnn.concat %0, %2 {axis = 1 : i64} : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x8xf32>
  %4 = qnn.matmul %3, %w : tensor<1x8xf32>, tensor<8x1xf32> -> tensor<1x1xf32>
  return %4 : tensor<1x1xf32>
}

// -----

// Left in float, with the reason: an op with no range, its reader keeps its own float value, and
// an op whose result nobody reads in int8.
// CHECK-LABEL: func @reasons
// CHECK: qnn.unary neg %arg0 {qnn.kept_float = "the range of an operand or of its result is not known"}
// CHECK: qnn.matmul %{{.*}}, %{{.*}} : tensor<2x2xf32>
// CHECK: qnn.unary abs %{{.*}} {qnn.kept_float = "its result is used in float only"}
func.func @reasons(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.unary neg %x : tensor<2x2xf32> -> tensor<2x2xf32>
  %1 = qnn.observe %0 name "neg" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %2 = qnn.matmul %1, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.unary abs %2 : tensor<2x2xf32> -> tensor<2x2xf32>
  return %3 : tensor<2x2xf32>
}

// -----

// The bias of a bias-carrying op that is computed at run time cannot be an int32 at a given scale.
// CHECK-LABEL: func @bias_not_constant
// CHECK-NOT: qnn.quantize
// CHECK: qnn.kept_float = "its bias is not constant"
func.func @bias_not_constant(%x: tensor<2x2xf32>, %b: tensor<2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %1 = qnn.matmul %0, %w bias(%b : tensor<2xf32>) : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// -----

// What has explicit quantization keeps it.
// CHECK-LABEL: func @explicit
// CHECK-NEXT: %[[D:.*]] = qnn.dequantize %arg0
// CHECK-NEXT: %[[T:.*]] = qnn.unary tanh %[[D]] :
// CHECK-NEXT: qnn.quantize %[[T]]
func.func @explicit(%x: tensor<4x!quant.uniform<i8:f32, 0.5>>) -> tensor<4x!quant.uniform<i8:f32, 0.25>> {
  %0 = qnn.dequantize %x : tensor<4x!quant.uniform<i8:f32, 0.5>> -> tensor<4xf32>
  %1 = qnn.unary tanh %0 : tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.quantize %1 : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 0.25>>
  return %2 : tensor<4x!quant.uniform<i8:f32, 0.25>>
}

// -----

func.func @nan_weights(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<0x7FC00000> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  // expected-error@+1 {{a constant operand has a NaN or infinite value}}
  %1 = qnn.matmul %0, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// -----

func.func @infinite_bias(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %b = arith.constant dense<[0.0, 0x7F800000]> : tensor<2xf32>
  %0 = qnn.observe %x name "x" {min = 0.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  // expected-error@+1 {{its bias has a NaN or infinite value}}
  %1 = qnn.matmul %0, %w bias(%b : tensor<2xf32>) : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// -----

// expected-error@below {{no observer has a range: run qnn-calibrate or qnn-apply-calibration before qnn-insert-qdq}}
module {
  func.func @not_calibrated(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
    %0 = qnn.observe %x name "x" : tensor<2x2xf32>
    return %0 : tensor<2x2xf32>
  }
}

// -----

// A constant takes the scale of what it is joined with, a new one with each op, and joins none of
// these with another.
// CHECK-LABEL: func @shared_constant
// CHECK: %[[ZERO:.*]] = arith.constant
// CHECK-DAG: qnn.quantize %[[ZERO]] : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 7.812500e-03>>
// CHECK-DAG: qnn.quantize %[[ZERO]] : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 1.000000e+00>>
// CHECK-DAG: qnn.quantize %[[ZERO]] : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 2.000000e+00>>
// CHECK: return
func.func @shared_constant(%x: tensor<4xf32>, %y: tensor<4xf32>, %z: tensor<4xf32>, %c: tensor<4xi1>)
    -> (tensor<4xi1>, tensor<4xi1>, tensor<8xi1>) {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  %1 = qnn.observe %y name "y" {min = -128.0 : f32, max = 127.0 : f32} : tensor<4xf32>
  %2 = qnn.observe %z name "z" {min = -256.0 : f32, max = 254.0 : f32} : tensor<4xf32>
  %3 = qnn.select %c, %0, %zero : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %4 = qnn.max %1, %zero : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %5 = qnn.concat %2, %zero {axis = 0 : i64} : tensor<4xf32>, tensor<4xf32> -> tensor<8xf32>
  %6 = qnn.compare lt %3, %3 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  %7 = qnn.compare lt %4, %4 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  %8 = qnn.compare lt %5, %5 : tensor<8xf32>, tensor<8xf32> -> tensor<8xi1>
  return %6, %7, %8 : tensor<4xi1>, tensor<4xi1>, tensor<8xi1>
}

// -----

// What lies below every value never is the maximum; a value that counts extends the scale.
// CHECK-LABEL: func @max_with_low_constant
// CHECK: qnn.quantize %arg0 : {{.*}}<i8:f32, 7.812500e-03>
// CHECK: qnn.quantize %{{.*}} : {{.*}}<i8:f32, 7.812500e-03>
// CHECK: qnn.max
func.func @max_with_low_constant(%x: tensor<4xf32>) -> tensor<4xi1> {
  %c = arith.constant dense<[-3.4028234663852886E+38, 0xFF800000, -100.0, 0.5]> : tensor<4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  %1 = qnn.max %0, %c : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.compare lt %1, %1 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  return %2 : tensor<4xi1>
}

// CHECK-LABEL: func @max_with_high_constant
// CHECK: qnn.quantize %arg0 : {{.*}}<i8:f32, 1.562500e-02:-64>
// CHECK: qnn.max
func.func @max_with_high_constant(%x: tensor<4xf32>) -> tensor<4xi1> {
  %c = arith.constant dense<2.984375> : tensor<4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  %1 = qnn.max %0, %c : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.compare lt %1, %1 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  return %2 : tensor<4xi1>
}

// CHECK-LABEL: func @min_with_high_constant
// CHECK: qnn.quantize %arg0 : {{.*}}<i8:f32, 7.812500e-03>
// CHECK: qnn.min
func.func @min_with_high_constant(%x: tensor<4xf32>) -> tensor<4xi1> {
  %c = arith.constant dense<[6.0, 0x7F800000, 0.0, -0.5]> : tensor<4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  %1 = qnn.min %0, %c : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %2 = qnn.compare lt %1, %1 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  return %2 : tensor<4xi1>
}

// -----

// A padding of -FLT_MAX, an infinite element of a mask: they saturate. 65536 times the width of the
// others is still a value.
// CHECK-LABEL: func @padding
// CHECK: qnn.quantize %arg0 : {{.*}}<i8:f32, 7.812500e-03>
// CHECK: qnn.pad
func.func @padding(%x: tensor<1x4x4x1xf32>) -> tensor<1x5x4x1xi1> {
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<1x4x4x1xf32>
  %1 = qnn.pad %0 {low = array<i64: 0, 1, 1, 0>, high = array<i64: 0, 1, 0, 0>, value = -3.4028234663852886E+38 : f32} : tensor<1x4x4x1xf32> -> tensor<1x6x5x1xf32>
  %2 = qnn.max_pool2d %1 {kernel = array<i64: 2, 2>} : tensor<1x6x5x1xf32> -> tensor<1x5x4x1xf32>
  %3 = qnn.compare lt %2, %2 : tensor<1x5x4x1xf32>, tensor<1x5x4x1xf32> -> tensor<1x5x4x1xi1>
  return %3 : tensor<1x5x4x1xi1>
}

// CHECK-LABEL: func @mask(
// CHECK-DAG: qnn.quantize %arg0 : {{.*}}<i8:f32, 7.812500e-03>
// CHECK-DAG: qnn.quantize %arg1 : {{.*}}<i8:f32, 512.00390625:127>
// CHECK: qnn.select
func.func @mask(%x: tensor<4xf32>, %y: tensor<4xf32>, %c: tensor<4xi1>) -> (tensor<4xi1>, tensor<4xi1>) {
  %fill = arith.constant dense<[0xFF800000, -1.0e9, 0.0, 0.5]> : tensor<4xf32>
  %large = arith.constant dense<-130560.0> : tensor<4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  %1 = qnn.observe %y name "y" {min = -1.0 : f32, max = 0.9921875 : f32} : tensor<4xf32>
  // expected-remark@+1 {{values of its constant operand saturate: they are infinite or more than 65536 times as far from 0 as its other operands reach}}
  %2 = qnn.select %c, %0, %fill : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %3 = qnn.select %c, %1, %large : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %4 = qnn.compare lt %2, %2 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  %5 = qnn.compare lt %3, %3 : tensor<4xf32>, tensor<4xf32> -> tensor<4xi1>
  return %4, %5 : tensor<4xi1>, tensor<4xi1>
}

// -----

// Before a softmax a saturated mask would still have a weight: the selection stays in float.
// CHECK-LABEL: func @mask_of_softmax
// CHECK: qnn.select %{{.*}} {qnn.kept_float = "a function reads it, and its constant lies far outside the range of its other operands"}
// CHECK: qnn.select %{{.*}} : tensor<1x4xi1>
// CHECK-NOT: kept_float
// CHECK: return
func.func @mask_of_softmax(%x: tensor<1x4xf32>, %c: tensor<1x4xi1>) -> tensor<1x8xi1> {
  %fill = arith.constant dense<-1.0e4> : tensor<1x4xf32>
  %near = arith.constant dense<-16.0> : tensor<1x4xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 1.0 : f32} : tensor<1x4xf32>
  %1 = qnn.select %c, %0, %fill : tensor<1x4xi1>, tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x4xf32>
  %2 = qnn.reshape %1 : tensor<1x4xf32> -> tensor<4xf32>
  %3 = qnn.softmax %2 {axis = 0 : i64} : tensor<4xf32> -> tensor<4xf32>
  %4 = qnn.select %c, %0, %near : tensor<1x4xi1>, tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x4xf32>
  %5 = qnn.softmax %4 {axis = 1 : i64} : tensor<1x4xf32> -> tensor<1x4xf32>
  %6 = qnn.reshape %3 : tensor<4xf32> -> tensor<1x4xf32>
  %7 = qnn.concat %6, %5 {axis = 1 : i64} : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x8xf32>
  %8 = qnn.compare lt %7, %7 : tensor<1x8xf32>, tensor<1x8xf32> -> tensor<1x8xi1>
  return %8 : tensor<1x8xi1>
}

// -----

// What is added to a matmul may be moved there from behind it, as in an unrolled LSTM: the slice
// is read in int8 all the same.
// CHECK-LABEL: func @late_residual
// CHECK-NOT: kept_float
// CHECK: return
// TENSOR-LABEL: func @late_residual
// OUTPUTS-LABEL: func @late_residual
func.func @late_residual(%x: tensor<4x2xf32>, %h: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 1.0 : f32} : tensor<4x2xf32>
  %1 = qnn.observe %h name "h" {min = -1.0 : f32, max = 1.0 : f32} : tensor<2x2xf32>
  %2 = qnn.matmul %1, %w : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  %3 = qnn.slice %0 {offsets = array<i64: 1, 0>, sizes = array<i64: 2, 2>, strides = array<i64: 1, 1>} : tensor<4x2xf32> -> tensor<2x2xf32>
  %4 = qnn.add %2, %3 : tensor<2x2xf32>, tensor<2x2xf32> -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

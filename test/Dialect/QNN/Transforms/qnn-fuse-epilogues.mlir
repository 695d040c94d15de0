// RUN: %qopt-opt %s -split-input-file --qnn-fuse-epilogues | FileCheck %s

// CHECK-LABEL: func.func @conv_add_relu
// CHECK: %[[R:.*]] = qnn.transpose
// CHECK-NEXT: %[[Y:.*]] = qnn.conv2d %arg0, %arg1 bias(%arg2 : {{.*}}) residual(%[[R]] : {{.*}}) {clamp_min = 0.000000e+00 : f32}
// CHECK-NEXT: return %[[Y]]
func.func @conv_add_relu(%x: tensor<1x4x4x2xf32>, %w: tensor<2x1x1x2xf32>, %b: tensor<2xf32>, %r: tensor<1x4x2x4xf32>) -> tensor<1x4x4x2xf32> {
  %0 = qnn.conv2d %x, %w bias(%b : tensor<2xf32>) {qnn.kept_float = "skipped"} : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  // The residual comes after the convolution.
  %t = qnn.transpose %r {perm = array<i64: 0, 1, 3, 2>} : tensor<1x4x2x4xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.add %t, %0 : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}

// -----

// The residual of the second product is what the first one has become.
// CHECK-LABEL: func.func @chain
// CHECK: %[[A:.*]] = qnn.matmul %arg0, %arg1 {clamp_max = 6.000000e+00 : f32, clamp_min = 0.000000e+00 : f32}
// CHECK-NEXT: %[[B:.*]] = qnn.matmul %[[A]], %arg1 residual(%[[A]] : tensor<4x4xf32>)
// CHECK-NEXT: return %[[B]]
func.func @chain(%x: tensor<4x4xf32>, %w: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = qnn.matmul %x, %w : tensor<4x4xf32>, tensor<4x4xf32> -> tensor<4x4xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<4x4xf32> -> tensor<4x4xf32>
  %2 = qnn.clamp %1 {max = 6.0 : f32} : tensor<4x4xf32> -> tensor<4x4xf32>
  %3 = qnn.matmul %2, %w : tensor<4x4xf32>, tensor<4x4xf32> -> tensor<4x4xf32>
  %4 = qnn.add %3, %2 : tensor<4x4xf32>, tensor<4x4xf32> -> tensor<4x4xf32>
  return %4 : tensor<4x4xf32>
}

// -----

// The last product of a quantized model: its residual would have to be quantized.
// CHECK-LABEL: func.func @quantized
// CHECK: %[[A:.*]] = qnn.matmul %arg0, %arg1 :
// CHECK-NEXT: %[[B:.*]] = qnn.add %[[A]], %arg2
// CHECK-NEXT: return %[[B]]
func.func @quantized(%x: tensor<4x4x!quant.uniform<i8:f32, 0.5>>, %w: tensor<4x4x!quant.uniform<i8<-127:127>:f32, 0.5>>, %r: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = qnn.matmul %x, %w : tensor<4x4x!quant.uniform<i8:f32, 0.5>>, tensor<4x4x!quant.uniform<i8<-127:127>:f32, 0.5>> -> tensor<4x4xf32>
  %1 = qnn.add %0, %r : tensor<4x4xf32>, tensor<4x4xf32> -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}

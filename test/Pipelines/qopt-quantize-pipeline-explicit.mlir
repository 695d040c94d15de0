// RUN: %qopt-opt %s --qopt-import-pipeline --qopt-quantize-pipeline 2>&1 | FileCheck %s

// A graph as quantizing exporters write it: channels first, pairs around the compute ops only,
// weights in their own layout, the bias in float. No data is needed, and nothing stays in float.
// CHECK-NOT: remark
// CHECK-LABEL: func @main
// CHECK-DAG: qnn.constant {{.*}} : tensor<2xi32>
// CHECK-DAG: qnn.constant {{.*}} : tensor<2x1x1x2xi8> -> tensor<2x1x1x2x!quant.uniform<i8<-127:127>:f32:0, {5.000000e-01,2.500000e-01}>>
// CHECK: qnn.quantize %arg0
// CHECK: qnn.conv2d {{.*}} -> tensor<1x4x4x2x!quant.uniform<i8:f32, 2.500000e-01:-128>>
// CHECK-NEXT: qnn.max_pool2d
// CHECK: qnn.matmul {{.*}} -> tensor<1x2xf32>
// CHECK-NEXT: return

!x = !quant.uniform<i8:f32, 0.5:3>
!y = !quant.uniform<i8:f32, 0.25:-128>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.5, 0.25}>
func.func @main(%image: tensor<1x2x4x4xf32>) -> tensor<1x2xf32> {
  %bias = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %xq = qnn.quantize %image : tensor<1x2x4x4xf32> -> tensor<1x2x4x4x!x>
  %x = qnn.dequantize %xq : tensor<1x2x4x4x!x> -> tensor<1x2x4x4xf32>
  %xt = qnn.transpose %x {perm = array<i64: 0, 2, 3, 1>} : tensor<1x2x4x4xf32> -> tensor<1x4x4x2xf32>
  %wq = qnn.constant dense<[[[[1]], [[2]]], [[[3]], [[4]]]]> : tensor<2x2x1x1xi8> -> tensor<2x2x1x1x!w>
  %w = qnn.dequantize %wq : tensor<2x2x1x1x!w> -> tensor<2x2x1x1xf32>
  %wt = qnn.transpose %w {perm = array<i64: 0, 2, 3, 1>} : tensor<2x2x1x1xf32> -> tensor<2x1x1x2xf32>
  %0 = qnn.conv2d %xt, %wt bias(%bias : tensor<2xf32>) : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.transpose %0 {perm = array<i64: 0, 3, 1, 2>} : tensor<1x4x4x2xf32> -> tensor<1x2x4x4xf32>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<1x2x4x4xf32> -> tensor<1x2x4x4xf32>
  %yq = qnn.quantize %2 : tensor<1x2x4x4xf32> -> tensor<1x2x4x4x!y>
  %y = qnn.dequantize %yq : tensor<1x2x4x4x!y> -> tensor<1x2x4x4xf32>
  %yt = qnn.transpose %y {perm = array<i64: 0, 2, 3, 1>} : tensor<1x2x4x4xf32> -> tensor<1x4x4x2xf32>
  %3 = qnn.max_pool2d %yt {kernel = array<i64: 4, 4>} : tensor<1x4x4x2xf32> -> tensor<1x1x1x2xf32>
  %4 = qnn.reshape %3 : tensor<1x1x1x2xf32> -> tensor<1x2xf32>
  %mq = qnn.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi8> -> tensor<2x2x!w>
  %m = qnn.dequantize %mq : tensor<2x2x!w> -> tensor<2x2xf32>
  %mt = qnn.transpose %m {perm = array<i64: 1, 0>} : tensor<2x2xf32> -> tensor<2x2xf32>
  %5 = qnn.matmul %4, %mt : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
  return %5 : tensor<1x2xf32>
}

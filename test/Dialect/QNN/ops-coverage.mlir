// The ops beyond the basic layers: each one in float and, where it quantizes, on quantized types.
// RUN: %qopt-opt %s --verify-roundtrip | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:-3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25,0.125}>
!y = !quant.uniform<i8:f32, 1.0:-128>

// CHECK-LABEL: @conv_transpose
func.func @conv_transpose(%x: tensor<?x8x8x4xf32>, %w: tensor<8x3x3x4xf32>, %q: tensor<1x8x8x4x!x>, %v: tensor<2x2x2x4x!w>) {
  // CHECK: qnn.conv_transpose2d {{.*}} : tensor<?x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<?x16x16x8xf32>
  %0 = qnn.conv_transpose2d %x, %w {strides = array<i64: 2, 2>, padding = array<i64: 1, 0, 1, 0>}
     : tensor<?x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<?x16x16x8xf32>
  // CHECK: qnn.conv_transpose2d {{.*}} -> tensor<1x16x16x2x!quant.uniform
  %1 = qnn.conv_transpose2d %q, %v {strides = array<i64: 2, 2>} : tensor<1x8x8x4x!x>, tensor<2x2x2x4x!w> -> tensor<1x16x16x2x!y>
  return
}

// CHECK-LABEL: @elementwise
func.func @elementwise(%a: tensor<?x8xf32>, %b: tensor<8xf32>, %q: tensor<?x8x!x>, %r: tensor<?x1x!x>, %i: tensor<4xi64>) {
  // CHECK: qnn.div {{.*}} : tensor<?x8xf32>, tensor<8xf32> -> tensor<?x8xf32>
  %0 = qnn.div %a, %b : tensor<?x8xf32>, tensor<8xf32> -> tensor<?x8xf32>
  // CHECK: qnn.max
  %1 = qnn.max %q, %r : tensor<?x8x!x>, tensor<?x1x!x> -> tensor<?x8x!x>
  // CHECK: qnn.min
  %2 = qnn.min %a, %b : tensor<?x8xf32>, tensor<8xf32> -> tensor<?x8xf32>
  // CHECK: qnn.compare lt {{.*}} -> tensor<?x8xi1>
  %3 = qnn.compare lt %q, %r : tensor<?x8x!x>, tensor<?x1x!x> -> tensor<?x8xi1>
  // CHECK: qnn.select
  %4 = qnn.select %3, %q, %r : tensor<?x8xi1>, tensor<?x8x!x>, tensor<?x1x!x> -> tensor<?x8x!x>
  // CHECK: qnn.cast {{.*}} : tensor<4xi64> -> tensor<4xf32>
  %5 = qnn.cast %i : tensor<4xi64> -> tensor<4xf32>
  // CHECK: qnn.fake_quantize %{{.*}} as !quant.uniform<i8:f32, 5.000000e-01:-3> : tensor<?x8xf32>
  %6 = qnn.fake_quantize %a as !x : tensor<?x8xf32>
  return
}

// CHECK-LABEL: @reductions
func.func @reductions(%a: tensor<?x8x8x4xf32>, %q: tensor<?x8x!x>, %c: tensor<4xf32>) {
  // CHECK: qnn.reduce_min
  %0 = qnn.reduce_min %a {axes = array<i64: 1, 2>} : tensor<?x8x8x4xf32> -> tensor<?x4xf32>
  // CHECK: qnn.reduce_prod
  %1 = qnn.reduce_prod %q {axes = array<i64: 1>, keep_dims} : tensor<?x8x!x> -> tensor<?x1x!y>
  // CHECK: qnn.argmax {{.*}} -> tensor<?xi32>
  %2 = qnn.argmax %q {axis = 1 : i64} : tensor<?x8x!x> -> tensor<?xi32>
  // CHECK: qnn.rms_norm
  %3 = qnn.rms_norm %a, %c {epsilon = 1.0e-5 : f32} : tensor<?x8x8x4xf32>, tensor<4xf32> -> tensor<?x8x8x4xf32>
  // CHECK: qnn.group_norm {{.*}}groups = 2
  %4 = qnn.group_norm %a, %c, %c {groups = 2 : i64, epsilon = 1.0e-5 : f32}
     : tensor<?x8x8x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<?x8x8x4xf32>
  return
}

// CHECK-LABEL: @moves
func.func @moves(%a: tensor<?x8xf32>, %t: tensor<10x4x!x>, %i: tensor<?x3xi32>, %k: tensor<1x9x4xf32>, %j: tensor<1x2xi64>, %u: tensor<1x2x4xf32>, %im: tensor<?x8x8x4xf32>) {
  // CHECK: qnn.tile {{.*}} -> tensor<?x24xf32>
  %0 = qnn.tile %a {multiples = array<i64: 1, 3>} : tensor<?x8xf32> -> tensor<?x24xf32>
  // CHECK: qnn.gather {{.*}} -> tensor<?x3x4x!quant
  %1 = qnn.gather %t, %i {axis = 0 : i64} : tensor<10x4x!x>, tensor<?x3xi32> -> tensor<?x3x4x!x>
  // CHECK: qnn.scatter
  %2 = qnn.scatter %k, %j, %u : tensor<1x9x4xf32>, tensor<1x2xi64>, tensor<1x2x4xf32> -> tensor<1x9x4xf32>
  // CHECK: qnn.broadcast
  %3 = qnn.broadcast %u : tensor<1x2x4xf32> -> tensor<3x2x4xf32>
  // CHECK: qnn.resize nearest
  %4 = qnn.resize nearest %im {scale = array<i64: 2, 1, 2, 1>, offset = array<i64: 0, 0>, border = array<i64: 1, 1>}
     : tensor<?x8x8x4xf32> -> tensor<?x16x16x4xf32>
  // CHECK: qnn.resize bilinear
  %5 = qnn.resize bilinear %im {scale = array<i64: 4, 2, 4, 2>, offset = array<i64: -1, -1>, border = array<i64: 1, 1>}
     : tensor<?x8x8x4xf32> -> tensor<?x16x16x4xf32>
  return
}

// CHECK-LABEL: @composites
func.func @composites(%q: tensor<?x4x16x8x!x>, %k: tensor<?x4x20x8x!x>, %m: tensor<16x20xf32>, %x: tensor<?x8xf32>, %h: tensor<?x16xf32>,
    %wi: tensor<64x8xf32>, %wh: tensor<64x16xf32>, %b: tensor<64xf32>, %t: tensor<?xi64>, %l: tensor<?x10x!x>) {
  // CHECK: qnn.attention %{{.*}}, %{{.*}}, %{{.*}} mask(%{{.*}} : tensor<16x20xf32>) {causal, scale = 1.250000e-01 : f32}
  %0 = qnn.attention %q, %k, %k mask(%m : tensor<16x20xf32>) {scale = 0.125 : f32, causal}
     : tensor<?x4x16x8x!x>, tensor<?x4x20x8x!x>, tensor<?x4x20x8x!x> -> tensor<?x4x16x8x!y>
  // CHECK: qnn.lstm_cell
  %h1, %c1 = qnn.lstm_cell %x, %h, %h, %wi, %wh, %b, %b
     : (tensor<?x8xf32>, tensor<?x16xf32>, tensor<?x16xf32>, tensor<64x8xf32>, tensor<64x16xf32>, tensor<64xf32>, tensor<64xf32>)
    -> (tensor<?x16xf32>, tensor<?x16xf32>)
  // CHECK: qnn.cross_entropy mean {{.*}} -> tensor<f32>
  %1 = qnn.cross_entropy mean %l, %t : tensor<?x10x!x>, tensor<?xi64> -> tensor<f32>
  // CHECK: qnn.mse_loss none
  %2 = qnn.mse_loss none %x, %x : tensor<?x8xf32>, tensor<?x8xf32> -> tensor<?x8xf32>
  return
}

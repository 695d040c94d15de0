// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// PyTorch's group norm: statistics of [N, G, C / G, H W], then x * a + b.
// CHECK-LABEL: func @group_norm
// CHECK: %[[X:.*]] = qnn.transpose %arg0 {perm = array<i64: 0, 2, 3, 1>} : tensor<2x4x3x5xf32> -> tensor<2x3x5x4xf32>
// CHECK: %[[Y:.*]] = qnn.group_norm %[[X]], %{{.*}}, %{{.*}} {epsilon = 9.99999974E-6 : f32, groups = 2 : i64} : tensor<2x3x5x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<2x3x5x4xf32>
// CHECK: %[[Z:.*]] = qnn.transpose %[[Y]] {perm = array<i64: 0, 3, 1, 2>}
// CHECK-NEXT: return %[[Z]]
func.func @group_norm(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %n = qnn.unary neg %m : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %p = qnn.mul %n, %a : tensor<2x2x1x1xf32>, tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// The shift takes another mean.
// CHECK-LABEL: func @other_mean
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @other_mean(%x: tensor<2x4x3x5xf32>, %other: tensor<2x2x1x1xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %n = qnn.unary neg %other : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %p = qnn.mul %n, %a : tensor<2x2x1x1xf32>, tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// It takes none.
// CHECK-LABEL: func @no_mean
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @no_mean(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %p = qnn.unary neg %a : tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// It adds the mean.
// CHECK-LABEL: func @added_mean
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @added_mean(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %p = qnn.mul %m, %a : tensor<2x2x1x1xf32>, tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// Its factor is not that of the images.
// CHECK-LABEL: func @other_gamma
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @other_gamma(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %gamma2 = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [5.0]]]]> : tensor<1x2x2x1xf32>
  %a2 = qnn.mul %r, %gamma2 : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %n = qnn.unary neg %m : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %p = qnn.mul %n, %a2 : tensor<2x2x1x1xf32>, tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// Nor is its epsilon.
// CHECK-LABEL: func @other_epsilon
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @other_epsilon(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>
  %beta = arith.constant dense<[[[[0.1], [0.2]], [[0.3], [0.4]]]]> : tensor<1x2x2x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a = qnn.mul %r, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %epsilon2 = arith.constant dense<1.0e-03> : tensor<1x1x1x1xf32>
  %e2 = qnn.add %v, %epsilon2 : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r2 = qnn.unary rsqrt %e2 : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %a2 = qnn.mul %r2, %gamma : tensor<2x2x1x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %n = qnn.unary neg %m : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %p = qnn.mul %n, %a2 : tensor<2x2x1x1xf32>, tensor<2x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %b = qnn.add %p, %beta : tensor<2x2x2x1xf32>, tensor<1x2x2x1xf32> -> tensor<2x2x2x1xf32>
  %fa = qnn.reshape %a : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %fb = qnn.reshape %b : tensor<2x2x2x1xf32> -> tensor<2x4x1x1xf32>
  %y = qnn.mul %x, %fa : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  %z = qnn.add %y, %fb : tensor<2x4x3x5xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// As many factors as channels, but one for each group of an image.
// CHECK-LABEL: func @factor_per_group
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @factor_per_group(%x: tensor<2x4x3x5xf32>) -> tensor<2x4x3x5xf32> {
  %gamma = arith.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %t = qnn.reshape %x : tensor<2x4x3x5xf32> -> tensor<2x2x2x15xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %d = qnn.sub %t, %m : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %s = qnn.mul %d, %d : tensor<2x2x2x15xf32>, tensor<2x2x2x15xf32> -> tensor<2x2x2x15xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x2x2x15xf32> -> tensor<2x2x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x2x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x2x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x2x1x1xf32> -> tensor<2x2x1x1xf32>
  %n = qnn.mul %d, %r : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %y = qnn.mul %n, %gamma : tensor<2x2x2x15xf32>, tensor<2x2x1x1xf32> -> tensor<2x2x2x15xf32>
  %z = qnn.reshape %y : tensor<2x2x2x15xf32> -> tensor<2x4x3x5xf32>
  return %z : tensor<2x4x3x5xf32>
}

// Instance norm of a batch of two is a batch norm of one image with twice the channels.
// CHECK-LABEL: func @instance_norm
// CHECK: qnn.group_norm %{{.*}}, %{{.*}}, %{{.*}} {epsilon = 9.99999974E-6 : f32, groups = 3 : i64} : tensor<2x4x5x3xf32>
// CHECK-NOT: qnn.reduce_mean
// CHECK: return
func.func @instance_norm(%x: tensor<2x3x4x5xf32>) -> tensor<2x3x4x5xf32> {
  %g = arith.constant dense<[[1.0, 2.0, 3.0]]> : tensor<1x3xf32>
  %h = arith.constant dense<[[0.1, 0.2, 0.3]]> : tensor<1x3xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %tg = qnn.tile %g {multiples = array<i64: 2, 1>} : tensor<1x3xf32> -> tensor<2x3xf32>
  %th = qnn.tile %h {multiples = array<i64: 2, 1>} : tensor<1x3xf32> -> tensor<2x3xf32>
  %gamma = qnn.reshape %tg : tensor<2x3xf32> -> tensor<1x6x1x1xf32>
  %beta = qnn.reshape %th : tensor<2x3xf32> -> tensor<1x6x1x1xf32>
  %t = qnn.reshape %x : tensor<2x3x4x5xf32> -> tensor<1x6x4x5xf32>
  %m = qnn.reduce_mean %t {axes = array<i64: 2, 3>, keep_dims} : tensor<1x6x4x5xf32> -> tensor<1x6x1x1xf32>
  %d = qnn.sub %t, %m : tensor<1x6x4x5xf32>, tensor<1x6x1x1xf32> -> tensor<1x6x4x5xf32>
  %s = qnn.mul %d, %d : tensor<1x6x4x5xf32>, tensor<1x6x4x5xf32> -> tensor<1x6x4x5xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<1x6x4x5xf32> -> tensor<1x6x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<1x6x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<1x6x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<1x6x1x1xf32> -> tensor<1x6x1x1xf32>
  %n = qnn.mul %d, %r : tensor<1x6x4x5xf32>, tensor<1x6x1x1xf32> -> tensor<1x6x4x5xf32>
  %y = qnn.mul %n, %gamma : tensor<1x6x4x5xf32>, tensor<1x6x1x1xf32> -> tensor<1x6x4x5xf32>
  %z = qnn.add %y, %beta : tensor<1x6x4x5xf32>, tensor<1x6x1x1xf32> -> tensor<1x6x4x5xf32>
  %w = qnn.reshape %z : tensor<1x6x4x5xf32> -> tensor<2x3x4x5xf32>
  return %w : tensor<2x3x4x5xf32>
}

// A layer norm over planes of 4 elements, as many as there are channels: it scales each element of
// a plane, not each channel.
// CHECK-LABEL: func @layer_norm_of_planes
// CHECK-DAG: %[[ONE:.*]] = arith.constant dense<1.000000e+00> : tensor<4xf32>
// CHECK-DAG: %[[ZERO:.*]] = arith.constant dense<0.000000e+00> : tensor<4xf32>
// CHECK: qnn.group_norm %{{.*}}, %[[ONE]], %[[ZERO]]
// CHECK: %[[Y:.*]] = qnn.mul %{{.*}}, %{{.*}} : tensor<2x4x2x2xf32>, tensor<2x2xf32>
// CHECK-NEXT: qnn.add %[[Y]], %{{.*}} : tensor<2x4x2x2xf32>, tensor<2x2xf32>
func.func @layer_norm_of_planes(%x: tensor<2x4x2x2xf32>) -> tensor<2x4x2x2xf32> {
  %gamma = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %beta = arith.constant dense<[[0.1, 0.2], [0.3, 0.4]]> : tensor<2x2xf32>
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %m = qnn.reduce_mean %x {axes = array<i64: 2, 3>, keep_dims} : tensor<2x4x2x2xf32> -> tensor<2x4x1x1xf32>
  %d = qnn.sub %x, %m : tensor<2x4x2x2xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x2x2xf32>
  %s = qnn.mul %d, %d : tensor<2x4x2x2xf32>, tensor<2x4x2x2xf32> -> tensor<2x4x2x2xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<2x4x2x2xf32> -> tensor<2x4x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<2x4x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x4x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<2x4x1x1xf32> -> tensor<2x4x1x1xf32>
  %n = qnn.mul %d, %r : tensor<2x4x2x2xf32>, tensor<2x4x1x1xf32> -> tensor<2x4x2x2xf32>
  %y = qnn.mul %n, %gamma : tensor<2x4x2x2xf32>, tensor<2x2xf32> -> tensor<2x4x2x2xf32>
  %z = qnn.add %y, %beta : tensor<2x4x2x2xf32>, tensor<2x2xf32> -> tensor<2x4x2x2xf32>
  return %z : tensor<2x4x2x2xf32>
}

// The scale lies along the rows of the images, as many as there are channels.
// CHECK-LABEL: func @scale_of_rows
// CHECK-NOT: qnn.group_norm
// CHECK: return
func.func @scale_of_rows(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %epsilon = arith.constant dense<1.0e-05> : tensor<1x1x1x1xf32>
  %m = qnn.reduce_mean %x {axes = array<i64: 2, 3>, keep_dims} : tensor<1x4x4x2xf32> -> tensor<1x4x1x1xf32>
  %d = qnn.sub %x, %m : tensor<1x4x4x2xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x2xf32>
  %s = qnn.mul %d, %d : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32> -> tensor<1x4x4x2xf32>
  %v = qnn.reduce_mean %s {axes = array<i64: 2, 3>, keep_dims} : tensor<1x4x4x2xf32> -> tensor<1x4x1x1xf32>
  %e = qnn.add %v, %epsilon : tensor<1x4x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<1x4x1x1xf32>
  %r = qnn.unary rsqrt %e : tensor<1x4x1x1xf32> -> tensor<1x4x1x1xf32>
  %n = qnn.unary neg %m : tensor<1x4x1x1xf32> -> tensor<1x4x1x1xf32>
  %b = qnn.mul %n, %r : tensor<1x4x1x1xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x1x1xf32>
  %fa = qnn.reshape %r : tensor<1x4x1x1xf32> -> tensor<1x1x4x1xf32>
  %fb = qnn.reshape %b : tensor<1x4x1x1xf32> -> tensor<1x1x4x1xf32>
  %y = qnn.mul %x, %fa : tensor<1x4x4x2xf32>, tensor<1x1x4x1xf32> -> tensor<1x4x4x2xf32>
  %z = qnn.add %y, %fb : tensor<1x4x4x2xf32>, tensor<1x1x4x1xf32> -> tensor<1x4x4x2xf32>
  return %z : tensor<1x4x4x2xf32>
}

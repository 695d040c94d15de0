// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// Twice as large, half-pixel centers.
// CHECK-LABEL: func @half_pixel
// CHECK-NEXT: %[[Y:.*]] = qnn.resize {{ *}}bilinear %arg0 {border = array<i64: 1, 1>, offset = array<i64: -1, -1>, scale = array<i64: 4, 2, 4, 2>}
// CHECK-NEXT: return %[[Y]]
func.func @half_pixel(%x: tensor<1x2x2x3xf32>) -> tensor<1x4x4x3xf32> {
  %i0 = arith.constant dense<[0, 0, 0, 1]> : tensor<4xi32>
  %i1 = arith.constant dense<1> : tensor<4xi32>
  %v = arith.constant dense<[[[0.0], [0.25], [0.75], [0.25]]]> : tensor<1x4x1xf32>
  %u = arith.constant dense<[[[[0.0]], [[0.25]], [[0.75]], [[0.25]]]]> : tensor<1x4x1x1xf32>
  %r0 = qnn.gather %x, %i0 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %r1 = qnn.gather %x, %i1 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %a = qnn.gather %r0, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %b = qnn.gather %r0, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %c = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %d = qnn.gather %r1, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %0 = qnn.sub %b, %a : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %3 = qnn.sub %d, %c : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %5 = qnn.add %c, %4 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %7 = qnn.mul %6, %u : tensor<1x4x4x3xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  return %8 : tensor<1x4x4x3xf32>
}

// Corners on corners: thirds.
// CHECK-LABEL: func @aligned_corners
// CHECK-NEXT: %[[Y:.*]] = qnn.resize {{ *}}bilinear %arg0 {border = array<i64: 0, 0>, offset = array<i64: 0, 0>, scale = array<i64: 3, 1, 3, 1>}
// CHECK-NEXT: return %[[Y]]
func.func @aligned_corners(%x: tensor<1x2x2x3xf32>) -> tensor<1x4x4x3xf32> {
  %i0 = arith.constant dense<[0, 0, 0, 1]> : tensor<4xi32>
  %i1 = arith.constant dense<1> : tensor<4xi32>
  %v = arith.constant dense<[[[0.0], [0.333333343], [0.666666686], [0.0]]]> : tensor<1x4x1xf32>
  %u = arith.constant dense<[[[[0.0]], [[0.333333343]], [[0.666666686]], [[0.0]]]]> : tensor<1x4x1x1xf32>
  %r0 = qnn.gather %x, %i0 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %r1 = qnn.gather %x, %i1 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %a = qnn.gather %r0, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %b = qnn.gather %r0, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %c = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %d = qnn.gather %r1, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %0 = qnn.sub %b, %a : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %3 = qnn.sub %d, %c : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %5 = qnn.add %c, %4 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %7 = qnn.mul %6, %u : tensor<1x4x4x3xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  return %8 : tensor<1x4x4x3xf32>
}

// Weights of no convention.
// CHECK-LABEL: func @other_weights
// CHECK-NOT: qnn.resize
// CHECK: return
func.func @other_weights(%x: tensor<1x2x2x3xf32>) -> tensor<1x4x4x3xf32> {
  %i0 = arith.constant dense<[0, 0, 0, 1]> : tensor<4xi32>
  %i1 = arith.constant dense<1> : tensor<4xi32>
  %v = arith.constant dense<[[[0.0], [0.25], [0.7], [0.25]]]> : tensor<1x4x1xf32>
  %u = arith.constant dense<[[[[0.0]], [[0.25]], [[0.7]], [[0.25]]]]> : tensor<1x4x1x1xf32>
  %r0 = qnn.gather %x, %i0 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %r1 = qnn.gather %x, %i1 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %a = qnn.gather %r0, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %b = qnn.gather %r0, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %c = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %d = qnn.gather %r1, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %0 = qnn.sub %b, %a : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %3 = qnn.sub %d, %c : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %5 = qnn.add %c, %4 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %7 = qnn.mul %6, %u : tensor<1x4x4x3xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  return %8 : tensor<1x4x4x3xf32>
}

// The corners are no rectangle.
// CHECK-LABEL: func @no_rectangle
// CHECK-NOT: qnn.resize
// CHECK: return
func.func @no_rectangle(%x: tensor<1x2x2x3xf32>) -> tensor<1x4x4x3xf32> {
  %i0 = arith.constant dense<[0, 0, 0, 1]> : tensor<4xi32>
  %i1 = arith.constant dense<1> : tensor<4xi32>
  %v = arith.constant dense<[[[0.0], [0.25], [0.75], [0.25]]]> : tensor<1x4x1xf32>
  %u = arith.constant dense<[[[[0.0]], [[0.25]], [[0.75]], [[0.25]]]]> : tensor<1x4x1x1xf32>
  %r0 = qnn.gather %x, %i0 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %r1 = qnn.gather %x, %i1 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %a = qnn.gather %r0, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %b = qnn.gather %r0, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %c = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %d = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %0 = qnn.sub %b, %a : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %3 = qnn.sub %d, %c : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %5 = qnn.add %c, %4 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %7 = qnn.mul %6, %u : tensor<1x4x4x3xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  return %8 : tensor<1x4x4x3xf32>
}

// The lower row has other weights than the upper one.
// CHECK-LABEL: func @other_weights_below
// CHECK-NOT: qnn.resize
// CHECK: return
func.func @other_weights_below(%x: tensor<1x2x2x3xf32>) -> tensor<1x4x4x3xf32> {
  %i0 = arith.constant dense<[0, 0, 0, 1]> : tensor<4xi32>
  %i1 = arith.constant dense<1> : tensor<4xi32>
  %v = arith.constant dense<[[[0.0], [0.25], [0.75], [0.25]]]> : tensor<1x4x1xf32>
  %u = arith.constant dense<[[[[0.0]], [[0.25]], [[0.75]], [[0.25]]]]> : tensor<1x4x1x1xf32>
  %v2 = arith.constant dense<0.5> : tensor<1x4x1xf32>
  %r0 = qnn.gather %x, %i0 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %r1 = qnn.gather %x, %i1 {axis = 1 : i64} : tensor<1x2x2x3xf32>, tensor<4xi32> -> tensor<1x4x2x3xf32>
  %a = qnn.gather %r0, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %b = qnn.gather %r0, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %c = qnn.gather %r1, %i0 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %d = qnn.gather %r1, %i1 {axis = 2 : i64} : tensor<1x4x2x3xf32>, tensor<4xi32> -> tensor<1x4x4x3xf32>
  %0 = qnn.sub %b, %a : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %3 = qnn.sub %d, %c : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %4 = qnn.mul %3, %v2 : tensor<1x4x4x3xf32>, tensor<1x4x1xf32> -> tensor<1x4x4x3xf32>
  %5 = qnn.add %c, %4 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  %7 = qnn.mul %6, %u : tensor<1x4x4x3xf32>, tensor<1x4x1x1xf32> -> tensor<1x4x4x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x4x4x3xf32>, tensor<1x4x4x3xf32> -> tensor<1x4x4x3xf32>
  return %8 : tensor<1x4x4x3xf32>
}

// The corners have a height of which nothing is known.
// CHECK-LABEL: func @dynamic_corners
// CHECK-NOT: qnn.resize
// CHECK: return
func.func @dynamic_corners(%a: tensor<1x?x2x3xf32>, %b: tensor<1x?x2x3xf32>) -> tensor<1x2x2x3xf32> {
  %w = arith.constant dense<[[[[0.25]], [[0.75]]]]> : tensor<1x2x1x1xf32>
  %v = arith.constant dense<[[[[0.25], [0.75]]]]> : tensor<1x1x2x1xf32>
  %0 = qnn.sub %b, %a : tensor<1x?x2x3xf32>, tensor<1x?x2x3xf32> -> tensor<1x?x2x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x?x2x3xf32>, tensor<1x1x2x1xf32> -> tensor<1x?x2x3xf32>
  %2 = qnn.add %a, %1 : tensor<1x?x2x3xf32>, tensor<1x?x2x3xf32> -> tensor<1x?x2x3xf32>
  %3 = qnn.sub %a, %b : tensor<1x?x2x3xf32>, tensor<1x?x2x3xf32> -> tensor<1x?x2x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x?x2x3xf32>, tensor<1x1x2x1xf32> -> tensor<1x?x2x3xf32>
  %5 = qnn.add %b, %4 : tensor<1x?x2x3xf32>, tensor<1x?x2x3xf32> -> tensor<1x?x2x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x?x2x3xf32>, tensor<1x?x2x3xf32> -> tensor<1x?x2x3xf32>
  %7 = qnn.mul %6, %w : tensor<1x?x2x3xf32>, tensor<1x2x1x1xf32> -> tensor<1x2x2x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x?x2x3xf32>, tensor<1x2x2x3xf32> -> tensor<1x2x2x3xf32>
  return %8 : tensor<1x2x2x3xf32>
}

// The corners are no images.
// CHECK-LABEL: func @corners_of_rank_3
// CHECK-NOT: qnn.resize
// CHECK: return
func.func @corners_of_rank_3(%a: tensor<2x2x3xf32>, %b: tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32> {
  %w = arith.constant dense<[[[[0.25]], [[0.75]]]]> : tensor<1x2x1x1xf32>
  %v = arith.constant dense<[[[[0.25], [0.75]]]]> : tensor<1x1x2x1xf32>
  %0 = qnn.sub %b, %a : tensor<1x2x2x3xf32>, tensor<2x2x3xf32> -> tensor<1x2x2x3xf32>
  %1 = qnn.mul %0, %v : tensor<1x2x2x3xf32>, tensor<1x1x2x1xf32> -> tensor<1x2x2x3xf32>
  %2 = qnn.add %a, %1 : tensor<2x2x3xf32>, tensor<1x2x2x3xf32> -> tensor<1x2x2x3xf32>
  %3 = qnn.sub %2, %a : tensor<1x2x2x3xf32>, tensor<2x2x3xf32> -> tensor<1x2x2x3xf32>
  %4 = qnn.mul %3, %v : tensor<1x2x2x3xf32>, tensor<1x1x2x1xf32> -> tensor<1x2x2x3xf32>
  %5 = qnn.add %a, %4 : tensor<2x2x3xf32>, tensor<1x2x2x3xf32> -> tensor<1x2x2x3xf32>
  %6 = qnn.sub %5, %2 : tensor<1x2x2x3xf32>, tensor<1x2x2x3xf32> -> tensor<1x2x2x3xf32>
  %7 = qnn.mul %6, %w : tensor<1x2x2x3xf32>, tensor<1x2x1x1xf32> -> tensor<1x2x2x3xf32>
  %8 = qnn.add %2, %7 : tensor<1x2x2x3xf32>, tensor<1x2x2x3xf32> -> tensor<1x2x2x3xf32>
  return %8 : tensor<1x2x2x3xf32>
}

// RUN: %qopt-opt %s --convert-qnn-to-linalg --canonicalize --cse --mlir-print-local-scope --split-input-file | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:-3>
!w = !quant.uniform<i8<-127:127>:f32:1, {0.25, 0.125, 0.5}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.0625, 0.25}>
!y = !quant.uniform<i8:f32, 1.0:-128>
!r = !quant.uniform<i8:f32, 2.0:5>

// Constants of the quantization are captured; the accumulator starts from the bias; the
// residual joins the unrounded f32; relu is a bound of 0 - (-128 + 128) = 0.
// CHECK-LABEL: func.func @matmul(
// CHECK-SAME: %[[X:.*]]: tensor<2x4xi8>, %[[W:.*]]: tensor<4x3xi8>, %[[B:.*]]: tensor<3xi32>, %[[R:.*]]: tensor<2x3xi8>) -> tensor<2x3xi8>
// CHECK-DAG: %[[ZX:.*]] = arith.constant -3 : i32
// CHECK-DAG: %[[ZR:.*]] = arith.constant 5 : i32
// CHECK-DAG: %[[ZY:.*]] = arith.constant -128 : i32
// CHECK-DAG: %[[MR:.*]] = arith.constant 2.000000e+00 : f32
// CHECK-DAG: %[[LO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK-DAG: %[[HI:.*]] = arith.constant 2.550000e+02 : f32
// CHECK-DAG: %[[M:.*]] = arith.constant dense<[1.250000e-01, 6.250000e-02, 2.500000e-01]> : tensor<3xf32>
// CHECK: %[[INIT:.*]] = linalg.generic {{.*}} ins(%[[B]] : tensor<3xi32>) outs(%{{.*}} : tensor<2x3xi32>)
// CHECK: %[[ACC:.*]] = linalg.generic
// CHECK-SAME: indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d1)>]
// CHECK-SAME: iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME: ins(%[[X]], %[[W]] : tensor<2x4xi8>, tensor<4x3xi8>) outs(%[[INIT]] : tensor<2x3xi32>)
// CHECK-NEXT: ^bb0(%[[XE:.*]]: i8, %[[WE:.*]]: i8, %[[A:.*]]: i32):
// CHECK-NEXT: %[[X32:.*]] = arith.extsi %[[XE]]
// CHECK-NEXT: %[[XC:.*]] = arith.subi %[[X32]], %[[ZX]]
// CHECK-NEXT: %[[W32:.*]] = arith.extsi %[[WE]]
// CHECK-NEXT: %[[P:.*]] = arith.muli %[[XC]], %[[W32]]
// CHECK-NEXT: %[[S:.*]] = arith.addi %[[A]], %[[P]]
// CHECK-NEXT: linalg.yield %[[S]]
// CHECK: %[[Y:.*]] = linalg.generic {{.*}} ins(%[[ACC]], %[[M]], %[[R]] : tensor<2x3xi32>, tensor<3xf32>, tensor<2x3xi8>)
// CHECK-NEXT: ^bb0(%[[ACCE:.*]]: i32, %[[ME:.*]]: f32, %[[RE:.*]]: i8, %{{.*}}: i8):
// CHECK-NEXT: %[[F:.*]] = arith.sitofp %[[ACCE]]
// CHECK-NEXT: %[[T:.*]] = arith.mulf %[[F]], %[[ME]] : f32
// CHECK-NEXT: %[[R32:.*]] = arith.extsi %[[RE]]
// CHECK-NEXT: %[[RC:.*]] = arith.subi %[[R32]], %[[ZR]]
// CHECK-NEXT: %[[RF:.*]] = arith.sitofp %[[RC]]
// CHECK-NEXT: %[[RM:.*]] = arith.mulf %[[RF]], %[[MR]] : f32
// CHECK-NEXT: %[[U:.*]] = arith.addf %[[T]], %[[RM]] : f32
// CHECK-NEXT: %[[RINT:.*]] = math.roundeven %[[U]] : f32
// CHECK-NEXT: %[[LESS:.*]] = arith.cmpf ogt, %[[LO]], %[[RINT]]
// CHECK-NEXT: %[[V:.*]] = arith.select %[[LESS]], %[[LO]], %[[RINT]]
// CHECK-NEXT: %[[MORE:.*]] = arith.cmpf olt, %[[HI]], %[[V]]
// CHECK-NEXT: %[[V2:.*]] = arith.select %[[MORE]], %[[HI]], %[[V]]
// CHECK-NEXT: %[[I:.*]] = arith.fptosi %[[V2]] : f32 to i32
// CHECK-NEXT: %[[Z:.*]] = arith.addi %[[I]], %[[ZY]]
// CHECK-NEXT: %[[Q:.*]] = arith.trunci %[[Z]] : i32 to i8
// CHECK-NEXT: linalg.yield %[[Q]]
// CHECK: return %[[Y]] : tensor<2x3xi8>
func.func @matmul(%x: tensor<2x4x!x>, %w: tensor<4x3x!w>, %b: tensor<3x!b>, %r: tensor<2x3x!r>) -> tensor<2x3x!y> {
  %0 = qnn.matmul %x, %w bias(%b : tensor<3x!b>) residual(%r : tensor<2x3x!r>) {clamp_min = 0.0 : f32}
    : tensor<2x4x!x>, tensor<4x3x!w> -> tensor<2x3x!y>
  return %0 : tensor<2x3x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-3>
!w = !quant.uniform<i8:f32, 0.25:7>

// Two activations, transposed through maps, f32 result: both zero points, one multiplier.
// CHECK-LABEL: func.func @two_activations
// CHECK-DAG: %[[ZX:.*]] = arith.constant -3 : i32
// CHECK-DAG: %[[ZW:.*]] = arith.constant 7 : i32
// CHECK-DAG: %[[M:.*]] = arith.constant 1.250000e-01 : f32
// CHECK: linalg.fill
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3) -> (d0, d3, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
// CHECK-SAME: iterator_types = ["parallel", "parallel", "parallel", "reduction"]
// CHECK: arith.subi %{{.*}}, %[[ZX]]
// CHECK: arith.subi %{{.*}}, %[[ZW]]
// CHECK: arith.mulf %{{.*}}, %[[M]]
// CHECK-NEXT: linalg.yield %{{.*}} : f32
func.func @two_activations(%x: tensor<5x4x2x!x>, %w: tensor<3x4x!w>) -> tensor<5x2x3xf32> {
  %0 = qnn.matmul %x, %w {transpose_lhs, transpose_rhs} : tensor<5x4x2x!x>, tensor<3x4x!w> -> tensor<5x2x3xf32>
  return %0 : tensor<5x2x3xf32>
}

// -----

// In f32 a chain of fused multiply-adds; no epilogue without residual and clamp.
// CHECK-LABEL: func.func @matmul_f32
// CHECK: %[[ACC:.*]] = linalg.generic
// CHECK: math.fma
// CHECK-NOT: linalg.generic
// CHECK: return %[[ACC]]
func.func @matmul_f32(%x: tensor<2x4xf32>, %w: tensor<4x3xf32>) -> tensor<2x3xf32> {
  %0 = qnn.matmul %x, %w : tensor<2x4xf32>, tensor<4x3xf32> -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25, 0.125, 0.5, 0.25}>
!y = !quant.uniform<i8:f32, 1.0>

// Borders hold the zero point; strides and dilations are in the map of the input.
// CHECK-LABEL: func.func @conv
// CHECK-DAG: %[[ZX:.*]] = arith.constant -3 : i8
// CHECK: tensor.pad %{{.*}} low[0, 1, 2, 0] high[0, 0, 1, 0]
// CHECK: tensor.yield %[[ZX]]
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 * 2 + d4, d2 + d5 * 3, d6)>
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d4, d5, d6)>
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3)>
// CHECK-SAME: iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]
// A zero point of 0 is not added.
// CHECK: arith.fptosi
// CHECK-NEXT: arith.trunci
func.func @conv(%x: tensor<1x6x8x3x!x>, %w: tensor<4x3x3x3x!w>) -> tensor<1x3x5x4x!y> {
  %0 = qnn.conv2d %x, %w {strides = array<i64: 2, 1>, dilations = array<i64: 1, 3>, padding = array<i64: 1, 0, 2, 1>}
    : tensor<1x6x8x3x!x>, tensor<4x3x3x3x!w> -> tensor<1x3x5x4x!y>
  return %0 : tensor<1x3x5x4x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-3>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25, 0.125, 0.5, 0.25}>
!b = !quant.uniform<i32:f32:0, {0.125, 0.0625, 0.25, 0.125}>
!y = !quant.uniform<i8:f32, 1.0>

// One channel per group: no loop over channels within a group.
// CHECK-LABEL: func.func @depthwise
// CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0], [1], [2, 3]] : tensor<4x3x3x1xi8> into tensor<4x3x3xi8>
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 + d4, d2 + d5, d3)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d4, d5)>, affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
func.func @depthwise(%x: tensor<1x5x5x4x!x>, %w: tensor<4x3x3x1x!w>) -> tensor<1x3x3x4x!y> {
  %0 = qnn.conv2d %x, %w {groups = 4} : tensor<1x5x5x4x!x>, tensor<4x3x3x1x!w> -> tensor<1x3x3x4x!y>
  return %0 : tensor<1x3x3x4x!y>
}

// A multiplier adds a loop over the outputs of a group.
// CHECK-LABEL: func.func @multiplier
// CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0], [1], [2, 3]]
// CHECK: tensor.expand_shape %{{.*}} : tensor<4x3x3xi8> into tensor<2x2x3x3xi8>
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 + d5, d2 + d6, d3)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d4, d5, d6)>, affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3, d4)>
func.func @multiplier(%x: tensor<1x5x5x2x!x>, %w: tensor<4x3x3x1x!w>) -> tensor<1x3x3x4x!y> {
  %0 = qnn.conv2d %x, %w {groups = 2} : tensor<1x5x5x2x!x>, tensor<4x3x3x1x!w> -> tensor<1x3x3x4x!y>
  return %0 : tensor<1x3x3x4x!y>
}

// CHECK-LABEL: func.func @grouped
// CHECK-DAG: tensor.expand_shape %{{.*}} : tensor<1x5x5x4xi8> into tensor<1x5x5x2x2xi8>
// CHECK-DAG: tensor.expand_shape %{{.*}} : tensor<4x3x3x2xi8> into tensor<2x2x3x3x2xi8>
// CHECK-DAG: tensor.expand_shape %{{.*}} : tensor<4xi32> into tensor<2x2xi32>
// CHECK: iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]
// CHECK: tensor.collapse_shape %{{.*}} : tensor<1x3x3x2x2xi32> into tensor<1x3x3x4xi32>
func.func @grouped(%x: tensor<1x5x5x4x!x>, %w: tensor<4x3x3x2x!w>, %b: tensor<4x!b>) -> tensor<1x3x3x4x!y> {
  %0 = qnn.conv2d %x, %w bias(%b : tensor<4x!b>) {groups = 2}
    : tensor<1x5x5x4x!x>, tensor<4x3x3x2x!w> -> tensor<1x3x3x4x!y>
  return %0 : tensor<1x3x3x4x!y>
}

// CHECK-LABEL: func.func @conv_f32
// CHECK: tensor.pad
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<4xf32>)
// CHECK: math.fma
// CHECK: arith.addf
// CHECK-NEXT: arith.cmpf ogt, %{{.*}}, %{{.*}} : f32
// CHECK-NEXT: arith.select
// CHECK-NEXT: linalg.yield
func.func @conv_f32(%x: tensor<1x5x5x3xf32>, %w: tensor<4x3x3x3xf32>, %b: tensor<4xf32>, %r: tensor<1x5x5x4xf32>) -> tensor<1x5x5x4xf32> {
  %0 = qnn.conv2d %x, %w bias(%b : tensor<4xf32>) residual(%r : tensor<1x5x5x4xf32>)
    {padding = array<i64: 1, 1, 1, 1>, clamp_min = 0.0 : f32} : tensor<1x5x5x3xf32>, tensor<4x3x3x3xf32> -> tensor<1x5x5x4xf32>
  return %0 : tensor<1x5x5x4xf32>
}

// -----

// The input spreads out between zero points, and tap i lies mirrored. Of the rows, the top
// padding cuts off the first: -1 is no position.
// CHECK-LABEL: func @conv_transpose2d
// CHECK-DAG: %[[Z:.*]] = arith.constant 5 : i8
// CHECK: %[[FILL:.*]] = linalg.fill ins(%[[Z]] : i8) outs(%{{.*}} : tensor<1x5x8x2xi8>)
// CHECK: %[[REST:.*]] = tensor.extract_slice %{{.*}}[0, 1, 0, 0] [1, 2, 3, 2] [1, 1, 1, 1]
// CHECK: %[[SPREAD:.*]] = tensor.insert_slice %[[REST]] into %[[FILL]][0, 1, 1, 0] [1, 2, 3, 2] [1, 2, 3, 1]
// CHECK: linalg.generic
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 - d4 + 1, d2 - d5 + 1, d6)>
// CHECK-SAME: affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d4, d5, d6)>
// CHECK-SAME: ins(%[[SPREAD]], %{{.*}} : tensor<1x5x8x2xi8>, tensor<3x2x2x2xi8>)
!x = !quant.uniform<i8:f32, 0.1:5>
!w = !quant.uniform<i8<-127:127>:f32, 0.2>
!y = !quant.uniform<i8:f32, 0.3>
func.func @conv_transpose2d(%x: tensor<1x3x3x2x!x>, %w: tensor<3x2x2x2x!w>) -> tensor<1x4x7x3x!y> {
  %0 = qnn.conv_transpose2d %x, %w {strides = array<i64: 2, 3>, padding = array<i64: 2, 0, 0, 1>}
    : tensor<1x3x3x2x!x>, tensor<3x2x2x2x!w> -> tensor<1x4x7x3x!y>
  return %0 : tensor<1x4x7x3x!y>
}

// -----

!x = !quant.uniform<i8:f32, 0.5:-128>
!w = !quant.uniform<i8<-127:127>:f32:0, {0.25}>
!b = !quant.uniform<i32:f32:0, {0.125}>
!y = !quant.uniform<i8:f32, 1.0>

// 66311 * 255 * 127 is the last product sum below 2^31.
// CHECK-LABEL: func.func @largest(
// CHECK-NOT: i64
func.func @largest(%x: tensor<1x66311x!x>, %w: tensor<1x66311x!w>) -> tensor<1x1x!y> {
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<1x66311x!x>, tensor<1x66311x!w> -> tensor<1x1x!y>
  return %0 : tensor<1x1x!y>
}

// Two blocks of 33156 products, added in 64 bits.
// CHECK-LABEL: func.func @beyond(
// CHECK: %[[X:.*]] = tensor.expand_shape %{{.*}} output_shape [1, 2, 33156]
// CHECK: %[[W:.*]] = tensor.expand_shape %{{.*}} output_shape [1, 2, 33156]
// CHECK: %[[BLOCKS:.*]] = linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%[[X]], %[[W]] : tensor<1x2x33156xi8>, tensor<1x2x33156xi8>) outs({{.*}} : tensor<2x1x1xi32>)
// CHECK: linalg.generic {{.*}}iterator_types = ["reduction", "parallel", "parallel"]} ins(%[[BLOCKS]] : tensor<2x1x1xi32>) outs(%{{.*}} : tensor<1x1xi64>)
// CHECK: arith.sitofp {{.*}} : i64 to f32
func.func @beyond(%x: tensor<1x66312x!x>, %w: tensor<1x66312x!w>) -> tensor<1x1x!y> {
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<1x66312x!x>, tensor<1x66312x!w> -> tensor<1x1x!y>
  return %0 : tensor<1x1x!y>
}

// Half of the accumulator is kept for a bias whose values are not known ...
// CHECK-LABEL: func.func @unknown_bias(
// CHECK: linalg.generic {{.*}} outs({{.*}} : tensor<1x1x1x2x1xi32>)
// CHECK: linalg.generic {{.*}} ins({{.*}} : tensor<1x1x1x2x1xi32>) outs({{.*}} : tensor<1x1x1x1xi64>)
func.func @unknown_bias(%x: tensor<1x3x3x8192x!x>, %w: tensor<1x3x3x8192x!w>, %b: tensor<1x!b>) -> tensor<1x1x1x1x!y> {
  %0 = qnn.conv2d %x, %w bias(%b : tensor<1x!b>) : tensor<1x3x3x8192x!x>, tensor<1x3x3x8192x!w> -> tensor<1x1x1x1x!y>
  return %0 : tensor<1x1x1x1x!y>
}

// ... and a constant is read.
// CHECK-LABEL: func.func @known_bias(
// CHECK-NOT: i64
func.func @known_bias(%x: tensor<1x3x3x4096x!x>, %w: tensor<1x3x3x4096x!w>) -> tensor<1x1x1x1x!y> {
  %b = qnn.constant dense<1000> : tensor<1xi32> -> tensor<1x!b>
  %0 = qnn.conv2d %x, %w bias(%b : tensor<1x!b>) : tensor<1x3x3x4096x!x>, tensor<1x3x3x4096x!w> -> tensor<1x1x1x1x!y>
  return %0 : tensor<1x1x1x1x!y>
}

// A prime number of products has no blocks.
// CHECK-LABEL: func.func @prime(
// CHECK: linalg.generic {{.*}} ins({{.*}} : tensor<1x70001xi8>, tensor<1x70001xi8>) outs({{.*}} : tensor<1x1xi64>)
func.func @prime(%x: tensor<1x70001x!x>, %w: tensor<1x70001x!w>) -> tensor<1x1x!y> {
  %0 = qnn.matmul %x, %w {transpose_rhs} : tensor<1x70001x!x>, tensor<1x70001x!w> -> tensor<1x1x!y>
  return %0 : tensor<1x1x!y>
}

// RUN: %qopt-opt %s --convert-qnn-to-linalg --canonicalize --mlir-print-local-scope | FileCheck %s

!x = !quant.uniform<i8:f32, 0.5:-3>

// CHECK-LABEL: func.func @transpose
// CHECK: linalg.transpose ins(%{{.*}} : tensor<2x3x4xi8>) outs(%{{.*}} : tensor<4x2x3xi8>) permutation = [2, 0, 1]
func.func @transpose(%a: tensor<2x3x4x!x>) -> tensor<4x2x3x!x> {
  %0 = qnn.transpose %a {perm = array<i64: 2, 0, 1>} : tensor<2x3x4x!x> -> tensor<4x2x3x!x>
  return %0 : tensor<4x2x3x!x>
}

// CHECK-LABEL: func.func @reshape
// CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1], [2]]
// CHECK: tensor.expand_shape %{{.*}} {{\[}}[0], [1, 2]]
// CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1]] : tensor<4x6xf32> into tensor<24xf32>
// CHECK: tensor.expand_shape %{{.*}} {{\[}}[0, 1]] output_shape [3, 8]
func.func @reshape(%a: tensor<2x3x4x!x>, %b: tensor<6x4x!x>, %c: tensor<4x6xf32>) -> (tensor<6x4x!x>, tensor<6x2x2x!x>, tensor<3x8xf32>) {
  %0 = qnn.reshape %a : tensor<2x3x4x!x> -> tensor<6x4x!x>
  %1 = qnn.reshape %b : tensor<6x4x!x> -> tensor<6x2x2x!x>
  %2 = qnn.reshape %c : tensor<4x6xf32> -> tensor<3x8xf32>
  return %0, %1, %2 : tensor<6x4x!x>, tensor<6x2x2x!x>, tensor<3x8xf32>
}

// CHECK-LABEL: func.func @concat
// CHECK-SAME: (%[[A:.*]]: tensor<2x3xi8>, %[[B:.*]]: tensor<2x5xi8>)
// CHECK: %[[E:.*]] = tensor.empty() : tensor<2x8xi8>
// CHECK: %[[P:.*]] = tensor.insert_slice %[[A]] into %[[E]][0, 0] [2, 3] [1, 1]
// CHECK: %[[R:.*]] = tensor.insert_slice %[[B]] into %[[P]][0, 3] [2, 5] [1, 1]
// CHECK: return %[[R]]
func.func @concat(%a: tensor<2x3x!x>, %b: tensor<2x5x!x>) -> tensor<2x8x!x> {
  %0 = qnn.concat %a, %b {axis = 1 : i64} : tensor<2x3x!x>, tensor<2x5x!x> -> tensor<2x8x!x>
  return %0 : tensor<2x8x!x>
}

// CHECK-LABEL: func.func @slice
// CHECK: tensor.extract_slice %{{.*}}[1, 2] [3, 4] [2, 1] : tensor<7x6xi8> to tensor<3x4xi8>
func.func @slice(%a: tensor<7x6x!x>) -> tensor<3x4x!x> {
  %0 = qnn.slice %a {offsets = array<i64: 1, 2>, sizes = array<i64: 3, 4>, strides = array<i64: 2, 1>} : tensor<7x6x!x> -> tensor<3x4x!x>
  return %0 : tensor<3x4x!x>
}

// 1.0 is stored as 1.0 / 0.5 - 3 = -1.
// CHECK-LABEL: func.func @pad
// CHECK: %[[V:.*]] = arith.constant -1 : i8
// CHECK: tensor.pad %{{.*}} low[0, 1] high[2, 0]
// CHECK: tensor.yield %[[V]] : i8
func.func @pad(%a: tensor<2x3x!x>) -> tensor<4x4x!x> {
  %0 = qnn.pad %a {low = array<i64: 0, 1>, high = array<i64: 2, 0>, value = 1.0 : f32} : tensor<2x3x!x> -> tensor<4x4x!x>
  return %0 : tensor<4x4x!x>
}

// RUN: %qopt-opt %s --qopt-outline-linalg | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d1)>
#a = affine_map<(d0, d1, d2) -> (d0, d2)>
#b = affine_map<(d0, d1, d2) -> (d2, d1)>
#c = affine_map<(d0, d1, d2) -> (d0, d1)>

// A contraction with the border before it, the bias that it starts from and the chain behind it;
// the fill and the scalars are copies in each kernel that reads them. Tensor constants are
// arguments, marked as parameters, scalars from outside are in the kernel.
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    %[[X:.*]]: tensor<3x8xi8>)
// CHECK-DAG:     %[[W:.*]] = arith.constant dense<1> : tensor<8x6xi8>
// CHECK-DAG:     %[[BIAS:.*]] = arith.constant dense<2> : tensor<6xi32>
// CHECK:         %[[R:.*]] = call @linalg_generic_0(%[[X]], %[[BIAS]], %[[W]])
// CHECK:         return %[[R]]
func.func @layer(%x: tensor<3x8xi8>) -> tensor<4x6xi8> {
  %w = arith.constant dense<1> : tensor<8x6xi8>
  %bias = arith.constant dense<2> : tensor<6xi32>
  %zero = arith.constant 3 : i8
  %shift = arith.constant 4 : i32
  %ei = tensor.empty() : tensor<4x6xi32>
  %eo = tensor.empty() : tensor<4x6xi8>
  %p = tensor.pad %x low[0, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : i8
  } : tensor<3x8xi8> to tensor<4x8xi8>
  %init = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
    ins(%bias : tensor<6xi32>) outs(%ei : tensor<4x6xi32>) {
  ^bb0(%in: i32, %out: i32):
    linalg.yield %in : i32
  } -> tensor<4x6xi32>
  %acc = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
    ins(%p, %w : tensor<4x8xi8>, tensor<8x6xi8>) outs(%init : tensor<4x6xi32>) {
  ^bb0(%l: i8, %r: i8, %o: i32):
    %le = arith.extsi %l : i8 to i32
    %re = arith.extsi %r : i8 to i32
    %m = arith.muli %le, %re : i32
    %s = arith.addi %o, %m : i32
    linalg.yield %s : i32
  } -> tensor<4x6xi32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
    ins(%acc : tensor<4x6xi32>) outs(%eo : tensor<4x6xi8>) {
  ^bb0(%in: i32, %out: i8):
    %s = arith.shrsi %in, %shift : i32
    %t = arith.trunci %s : i32 to i8
    linalg.yield %t : i8
  } -> tensor<4x6xi8>
  return %y : tensor<4x6xi8>
}

// What two ops read is a result of its kernel; the sum goes through views to the product.
// CHECK-LABEL: func.func @shared(
// CHECK:         %[[A:.*]] = call @linalg_matmul_1(
// CHECK:         %[[C:.*]] = call @linalg_add_2(%[[A]], %{{.*}}, %{{.*}}) : (tensor<4x4xi32>, tensor<4x4xi32>, tensor<2x8xi32>) -> tensor<2x8xi32>
func.func @shared(%x: tensor<4x4xi32>, %z: tensor<4x4xi32>) -> (tensor<2x8xi32>, tensor<4x4xi32>) {
  %c0 = arith.constant 0 : i32
  %e = tensor.empty() : tensor<4x4xi32>
  %f = linalg.fill ins(%c0 : i32) outs(%e : tensor<4x4xi32>) -> tensor<4x4xi32>
  %0 = linalg.matmul ins(%x, %x : tensor<4x4xi32>, tensor<4x4xi32>) outs(%f : tensor<4x4xi32>) -> tensor<4x4xi32>
  %1 = linalg.add ins(%0, %z : tensor<4x4xi32>, tensor<4x4xi32>) outs(%e : tensor<4x4xi32>) -> tensor<4x4xi32>
  %v = tensor.collapse_shape %1 [[0, 1]] : tensor<4x4xi32> into tensor<16xi32>
  %u = tensor.expand_shape %v [[0, 1]] output_shape [2, 8] : tensor<16xi32> into tensor<2x8xi32>
  %k = arith.constant dense<5> : tensor<2x8xi32>
  %g = tensor.empty() : tensor<2x8xi32>
  %2 = linalg.mul ins(%u, %k : tensor<2x8xi32>, tensor<2x8xi32>) outs(%g : tensor<2x8xi32>) -> tensor<2x8xi32>
  return %2, %0 : tensor<2x8xi32>, tensor<4x4xi32>
}

// Sizes that are not known stay, and so does what is inside of other ops or private.
// CHECK-LABEL: func.func @dynamic
// CHECK-NOT:     call
// CHECK:         linalg.add
func.func @dynamic(%x: tensor<?xi32>) -> tensor<?xi32> {
  %0 = linalg.add ins(%x, %x : tensor<?xi32>, tensor<?xi32>) outs(%x : tensor<?xi32>) -> tensor<?xi32>
  return %0 : tensor<?xi32>
}

// CHECK-LABEL: func.func private @linalg_generic_0(
// CHECK-SAME:    %{{.*}}: tensor<3x8xi8>, %{{.*}}: tensor<6xi32> {qopt.parameter}, %{{.*}}: tensor<8x6xi8> {qopt.parameter})
// CHECK-SAME:    attributes {no_inline, qopt.kernel}
// CHECK-DAG:     arith.constant 3 : i8
// CHECK-DAG:     arith.constant 4 : i32
// CHECK:         tensor.pad
// CHECK:         linalg.generic
// CHECK:         linalg.generic
// CHECK:         linalg.generic
// CHECK:         return %{{.*}} : tensor<4x6xi8>
// CHECK-LABEL: func.func private @linalg_matmul_1(
// CHECK:         linalg.fill
// CHECK:         linalg.matmul

// RUN: %qopt-opt %s --qopt-move-borders=cpu=icelake-server --split-input-file | FileCheck %s
// RUN: %qopt-opt %s --qopt-move-borders=cpu=x86-64-v3 --split-input-file | FileCheck %s --check-prefix=PAIRS
// RUN: %qopt-opt %s --qopt-move-borders=cpu=icelake-server --split-input-file \
// RUN:   | %qopt-opt --qopt-tile-and-vectorize=cpu=icelake-server --canonicalize --split-input-file \
// RUN:   | FileCheck %s --check-prefix=STORE

#row = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>
#window = affine_map<(d0, d1, d2, d3) -> (d0 + d2, d3)>
#weights = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>
#out = affine_map<(d0, d1, d2, d3) -> (d0, d1)>

// The producer flips, then pads with the flipped byte: 3 xor -128 is -125. An instruction with
// two signed factors gets the border alone.
// CHECK-LABEL: func @main
// CHECK:         %[[A:.*]] = call @first(%{{.*}}) : (tensor<6x16xi8>) -> tensor<8x16xi8>
// CHECK:         call @second(%[[A]], %{{.*}}) : (tensor<8x16xi8>, tensor<16x3x16xi8>) -> tensor<6x16xi32>
// CHECK-LABEL: func private @first
// CHECK:         %[[R:.*]] = linalg.generic
// CHECK:           arith.maxsi
// CHECK:         %[[F:.*]] = linalg.generic {{.*}} ins(%[[R]] :
// CHECK:           arith.xori %{{.*}}, %c-128_i8
// CHECK:         %[[B:.*]] = arith.constant -125 : i8
// CHECK:         %[[P:.*]] = tensor.pad %[[F]] low[1, 0] high[1, 0]
// CHECK:           tensor.yield %[[B]]
// CHECK:         return %[[P]]
// CHECK-LABEL: func private @second
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<8x16xi8>
// CHECK-NOT:     tensor.pad
// CHECK:         %[[U:.*]] = linalg.generic {{.*}} ins(%[[X]] :
// CHECK:           arith.xori
// CHECK:         linalg.generic {{.*}} ins(%[[U]], %{{.*}} :

// PAIRS-LABEL: func private @first
// PAIRS-NOT:     arith.xori
// PAIRS:         tensor.pad
// PAIRS-LABEL: func private @second
// PAIRS-NOT:     arith.xori
// PAIRS:         return

// The middle is stored into the padded tensor, and read as it is.
// STORE-LABEL: func private @first
// STORE-NOT:     tensor.pad
// STORE:         %[[M:.*]] = arith.maxsi {{.*}} : vector<16xi8>
// STORE:         %[[F:.*]] = arith.xori %[[M]]
// STORE:         vector.transfer_write %[[F]], {{.*}} : vector<16xi8>, tensor<8x16xi8>
// STORE-LABEL: func private @second
// STORE-NOT:     arith.xori
// STORE:         vector.contract
func.func @main(%x: tensor<6x16xi8>, %w: tensor<16x3x16xi8>) -> tensor<6x16xi32> {
  %0 = call @first(%x) : (tensor<6x16xi8>) -> tensor<6x16xi8>
  %1 = call @second(%0, %w) : (tensor<6x16xi8>, tensor<16x3x16xi8>) -> tensor<6x16xi32>
  return %1 : tensor<6x16xi32>
}
func.func private @first(%x: tensor<6x16xi8>) -> tensor<6x16xi8> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<6x16xi8>
  %bias = arith.constant dense<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]> : tensor<16xi8>
  %0 = linalg.generic {indexing_maps = [#row, #column, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x, %bias : tensor<6x16xi8>, tensor<16xi8>) outs(%e : tensor<6x16xi8>) {
  ^bb0(%a: i8, %z: i8, %o: i8):
    %1 = arith.maxsi %a, %z : i8
    linalg.yield %1 : i8
  } -> tensor<6x16xi8>
  return %0 : tensor<6x16xi8>
}
func.func private @second(%x: tensor<6x16xi8>, %w: tensor<16x3x16xi8>) -> tensor<6x16xi32>
    attributes {qopt.kernel} {
  %z = arith.constant 3 : i8
  %zero = arith.constant dense<0> : tensor<6x16xi32>
  %p = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : i8
  } : tensor<6x16xi8> to tensor<8x16xi8>
  %0 = linalg.generic {indexing_maps = [#window, #weights, #out],
      iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%p, %w : tensor<8x16xi8>, tensor<16x3x16xi8>) outs(%zero : tensor<6x16xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.extsi %c : i8 to i32
    %3 = arith.muli %1, %2 : i32
    %4 = arith.addi %o, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<6x16xi32>
  return %0 : tensor<6x16xi32>
}

// -----

#row = affine_map<(d0) -> (d0)>

// What somebody else reads stays as it is.
// CHECK-LABEL: func @shared
// CHECK:         call @third(%{{.*}}) : (tensor<16xi8>) -> tensor<16xi8>
// CHECK-LABEL: func private @fourth
// CHECK:         tensor.pad
func.func @shared(%x: tensor<16xi8>) -> (tensor<18xi8>, tensor<16xi8>) {
  %0 = call @third(%x) : (tensor<16xi8>) -> tensor<16xi8>
  %1 = call @fourth(%0) : (tensor<16xi8>) -> tensor<18xi8>
  return %1, %0 : tensor<18xi8>, tensor<16xi8>
}
func.func private @third(%x: tensor<16xi8>) -> tensor<16xi8> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<16xi8>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel"]}
      ins(%x : tensor<16xi8>) outs(%e : tensor<16xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.maxsi %a, %a : i8
    linalg.yield %1 : i8
  } -> tensor<16xi8>
  return %0 : tensor<16xi8>
}
func.func private @fourth(%x: tensor<16xi8>) -> tensor<18xi8> attributes {qopt.kernel} {
  %z = arith.constant 3 : i8
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %z : i8
  } : tensor<16xi8> to tensor<18xi8>
  return %p : tensor<18xi8>
}

// -----

#row = affine_map<(d0, d1) -> (d0, d1)>
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d1, d2)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>

// A block's input: a contraction reads it, and an addition, which extends the flipped bytes
// without sign and takes 128 more off.
// CHECK-LABEL: func private @block
// CHECK:         linalg.generic
// CHECK:         %[[F:.*]] = linalg.generic
// CHECK:           arith.xori
// CHECK:         return %[[F]]
// CHECK-LABEL: func private @product
// CHECK:         arith.xori
// CHECK:         arith.muli
// CHECK-LABEL: func private @addition
// CHECK-NOT:     arith.xori
// CHECK:         %[[E:.*]] = arith.extui
// CHECK:         %[[Z:.*]] = arith.constant 131 : i32
// CHECK:         arith.subi %[[E]], %[[Z]]
func.func @residual(%x: tensor<4x16xi8>, %w: tensor<16x16xi8>) -> (tensor<4x16xi32>, tensor<4x16xi32>) {
  %0 = call @block(%x) : (tensor<4x16xi8>) -> tensor<4x16xi8>
  %1 = call @product(%0, %w) : (tensor<4x16xi8>, tensor<16x16xi8>) -> tensor<4x16xi32>
  %2 = call @addition(%0) : (tensor<4x16xi8>) -> tensor<4x16xi32>
  return %1, %2 : tensor<4x16xi32>, tensor<4x16xi32>
}
func.func private @block(%x: tensor<4x16xi8>) -> tensor<4x16xi8> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<4x16xi8>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x16xi8>) outs(%e : tensor<4x16xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.maxsi %a, %a : i8
    linalg.yield %1 : i8
  } -> tensor<4x16xi8>
  return %0 : tensor<4x16xi8>
}
func.func private @product(%x: tensor<4x16xi8>, %w: tensor<16x16xi8>) -> tensor<4x16xi32>
    attributes {qopt.kernel} {
  %zero = arith.constant dense<0> : tensor<4x16xi32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x16xi8>, tensor<16x16xi8>) outs(%zero : tensor<4x16xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.extsi %c : i8 to i32
    %3 = arith.muli %1, %2 : i32
    %4 = arith.addi %o, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}
func.func private @addition(%x: tensor<4x16xi8>) -> tensor<4x16xi32> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<4x16xi32>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x16xi8>) outs(%e : tensor<4x16xi32>) {
  ^bb0(%a: i8, %o: i32):
    %z = arith.constant 3 : i32
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.subi %1, %z : i32
    linalg.yield %2 : i32
  } -> tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// -----

#row = affine_map<(d0, d1) -> (d0, d1)>
#window = affine_map<(d0, d1, d2, d3) -> (d0 + d2, d3)>
#weights = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>
#out = affine_map<(d0, d1, d2, d3) -> (d0, d1)>

// The border of a shared input stays with its reader, and is flipped like the rest; a sum of
// the input's bytes as they are takes 128 off.
// CHECK-LABEL: func private @start
// CHECK:         linalg.generic
// CHECK:         %[[F:.*]] = linalg.generic
// CHECK:           arith.xori
// CHECK:         return %[[F]] : tensor<6x16xi8>
// CHECK-LABEL: func private @bordered
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<6x16xi8>
// CHECK:         %[[B:.*]] = arith.constant -125 : i8
// CHECK:         %[[P:.*]] = tensor.pad %[[X]] low[1, 0] high[1, 0]
// CHECK:           tensor.yield %[[B]]
// CHECK:         %[[U:.*]] = linalg.generic {{.*}} ins(%[[P]] :
// CHECK:           arith.xori
// CHECK:         linalg.generic {{.*}} ins(%[[U]], %{{.*}} :
// CHECK-LABEL: func private @wide
// CHECK:         %[[E:.*]] = arith.extui
// CHECK:         %[[Z:.*]] = arith.constant 128 : i32
// CHECK:         %[[N:.*]] = arith.subi %[[E]], %[[Z]]
// CHECK:         arith.shli %[[N]]
func.func @both(%x: tensor<6x16xi8>, %w: tensor<16x3x16xi8>) -> (tensor<6x16xi32>, tensor<6x16xi32>) {
  %0 = call @start(%x) : (tensor<6x16xi8>) -> tensor<6x16xi8>
  %1 = call @bordered(%0, %w) : (tensor<6x16xi8>, tensor<16x3x16xi8>) -> tensor<6x16xi32>
  %2 = call @wide(%0) : (tensor<6x16xi8>) -> tensor<6x16xi32>
  return %1, %2 : tensor<6x16xi32>, tensor<6x16xi32>
}
func.func private @start(%x: tensor<6x16xi8>) -> tensor<6x16xi8> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<6x16xi8>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<6x16xi8>) outs(%e : tensor<6x16xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.maxsi %a, %a : i8
    linalg.yield %1 : i8
  } -> tensor<6x16xi8>
  return %0 : tensor<6x16xi8>
}
func.func private @bordered(%x: tensor<6x16xi8>, %w: tensor<16x3x16xi8>) -> tensor<6x16xi32>
    attributes {qopt.kernel} {
  %z = arith.constant 3 : i8
  %zero = arith.constant dense<0> : tensor<6x16xi32>
  %p = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : i8
  } : tensor<6x16xi8> to tensor<8x16xi8>
  %0 = linalg.generic {indexing_maps = [#window, #weights, #out],
      iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%p, %w : tensor<8x16xi8>, tensor<16x3x16xi8>) outs(%zero : tensor<6x16xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.extsi %c : i8 to i32
    %3 = arith.muli %1, %2 : i32
    %4 = arith.addi %o, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<6x16xi32>
  return %0 : tensor<6x16xi32>
}
func.func private @wide(%x: tensor<6x16xi8>) -> tensor<6x16xi32> attributes {qopt.kernel} {
  %e = tensor.empty() : tensor<6x16xi32>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<6x16xi8>) outs(%e : tensor<6x16xi32>) {
  ^bb0(%a: i8, %o: i32):
    %one = arith.constant 1 : i32
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.shli %1, %one : i32
    linalg.yield %2 : i32
  } -> tensor<6x16xi32>
  return %0 : tensor<6x16xi32>
}

// RUN: %qopt-opt %s -qopt-pass-destinations -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-SAME:  %[[X:.*]]: tensor<2x4xf32> {bufferization.writable = false}
// CHECK-SAME:  %[[OUT:.*]]: memref<8xf32> {llvm.noalias, qnn.name = "y", qopt.result = 0 : i64}
// CHECK-SAME:  %[[P:.*]]: tensor<2x4xf32> {bufferization.writable = false, qnn.parameter = "p"}
// CHECK:       %[[E:.*]] = tensor.empty() : tensor<2x4xf32>
// CHECK:       %[[C:.*]] = call @f(%[[X]], %[[E]], %[[P]])
// The view at the end is undone on the result's memory.
// CHECK:       %[[V:.*]] = memref.expand_shape %[[OUT]]
// CHECK:       bufferization.materialize_in_destination %[[C]] in restrict writable %[[V]]
// CHECK:       return{{$}}
func.func @main(%x: tensor<2x4xf32>, %p: tensor<2x4xf32> {qnn.parameter = "p"})
    -> (tensor<8xf32> {qnn.name = "y"}) {
  %0 = call @f(%x, %p) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  %1 = tensor.collapse_shape %0 [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  return %1 : tensor<8xf32>
}
// CHECK-LABEL: func.func private @f
// CHECK-SAME:  %[[X:.*]]: tensor<2x4xf32>, %[[OUT:.*]]: tensor<2x4xf32> {llvm.noalias, qopt.result = 0 : i64}
// CHECK:       %[[S:.*]] = arith.addf
// CHECK:       %[[R:.*]] = bufferization.materialize_in_destination %[[S]] in %[[OUT]]
// CHECK:       return %[[R]]
func.func private @f(%x: tensor<2x4xf32>, %p: tensor<2x4xf32> {qnn.parameter = "p"})
    -> tensor<2x4xf32> {
  %0 = arith.addf %x, %p : tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

// -----

// expected-error @+1 {{result 0 of 'f', 'tensor<?xf32>', has a dynamic shape}}
func.func @f(%x: tensor<4xf32>) -> tensor<?xf32> {
  %0 = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// expected-error @+1 {{argument 0 of 'f', 'index', is not a ranked tensor}}
func.func @f(%x: index) {
  return
}

// -----

// Two sums that start from one fill: each gets its own, or the second would be
// computed in the memory of the first result.
// CHECK-LABEL: func.func @two_sums
// CHECK-COUNT-2: linalg.fill
func.func @two_sums(%x: tensor<4x3xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
  %c0 = arith.constant 0 : i32
  %e = tensor.empty() : tensor<4xi32>
  %f = linalg.fill ins(%c0 : i32) outs(%e : tensor<4xi32>) -> tensor<4xi32>
  %0 = linalg.reduce { arith.addi } ins(%x : tensor<4x3xi32>) outs(%f : tensor<4xi32>) dimensions = [1]
  %1 = linalg.reduce { arith.maxsi } ins(%x : tensor<4x3xi32>) outs(%f : tensor<4xi32>) dimensions = [1]
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}

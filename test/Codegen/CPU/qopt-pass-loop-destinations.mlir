// RUN: %qopt-opt %s -pass-pipeline='builtin.module(func.func(qopt-pass-loop-destinations))' | FileCheck %s

// CHECK-LABEL: func.func @fresh
// CHECK:       iter_args(%[[V:.*]] = %arg0)
// CHECK:       %[[N:.*]] = func.call @step(%[[V]])
// CHECK:       %[[M:.*]] = bufferization.materialize_in_destination %[[N]] in %[[V]]
// CHECK:       scf.yield %[[M]]
func.func private @step(tensor<4xf32>) -> tensor<4xf32>
func.func @fresh(%x: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<4xf32> {
    %0 = func.call @step(%v) : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %0 : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

// Nested loops that update in place, as tiling makes them.
// CHECK-LABEL: func.func @in_place
// CHECK-NOT:   materialize_in_destination
func.func @in_place(%x: tensor<4xf32>, %n: index, %f: f32) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<4xf32> {
    %s = scf.for %j = %c0 to %n step %c1 iter_args(%w = %v) -> tensor<4xf32> {
      %0 = tensor.insert %f into %w[%j] : tensor<4xf32>
      scf.yield %0 : tensor<4xf32>
    }
    scf.yield %s : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

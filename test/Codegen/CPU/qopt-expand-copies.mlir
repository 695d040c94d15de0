// RUN: %qopt-opt %s -pass-pipeline='builtin.module(func.func(qopt-expand-copies))' | FileCheck %s

// CHECK-LABEL: func.func @f
// CHECK:       memref.copy %arg0, %arg1
// CHECK:       linalg.copy ins(%arg2
// CHECK-NOT:   memref.copy
func.func @f(%a: memref<4x4xf32>, %b: memref<4x4xf32>, %c: memref<4x4xf32, strided<[8, 1]>>) {
  memref.copy %a, %b : memref<4x4xf32> to memref<4x4xf32>
  memref.copy %c, %b : memref<4x4xf32, strided<[8, 1]>> to memref<4x4xf32>
  return
}

// RUN: %qopt-opt %s -qopt-plan-memory -split-input-file -verify-diagnostics | FileCheck %s

// The largest comes first: the callee's workspace, needed only while the callee runs; %2, alive
// later, shares its place. The first op of the function is an alloc.
// CHECK-LABEL: func.func @main
// CHECK-SAME:  %[[WS:[^:]*]]: memref<256xi8> {llvm.noalias, qopt.workspace = 256 : i64}
// CHECK-NOT:   memref.alloc
// CHECK-DAG:   memref.view %[[WS]][%c0{{[_0-9]*}}][] : memref<256xi8> to memref<15xf32>
// CHECK-DAG:   %[[CALLEE:.*]] = memref.view %[[WS]][%c0{{[_0-9]*}}][] : memref<256xi8> to memref<128xi8>
// CHECK-DAG:   %[[V1:.*]] = memref.view %[[WS]][%c192{{[_0-9]*}}][] : memref<256xi8> to memref<16xf32>
// CHECK-DAG:   %[[V0:.*]] = memref.view %[[WS]][%c128{{[_0-9]*}}][] : memref<256xi8> to memref<16xf32>
// CHECK:       call @f(%[[V0]], %[[V1]], %[[CALLEE]])
func.func @main(%x: memref<16xf32>, %y: memref<15xf32>) {
  %0 = memref.alloc() : memref<16xf32>
  memref.copy %x, %0 : memref<16xf32> to memref<16xf32>
  %1 = memref.alloc() : memref<16xf32>
  call @f(%0, %1) : (memref<16xf32>, memref<16xf32>) -> ()
  %2 = memref.alloc() : memref<15xf32>
  %s = memref.subview %1[0] [15] [1] : memref<16xf32> to memref<15xf32, strided<[1]>>
  memref.copy %s, %2 : memref<15xf32, strided<[1]>> to memref<15xf32>
  memref.copy %2, %y : memref<15xf32> to memref<15xf32>
  return
}
// CHECK-LABEL: func.func private @f
// CHECK-SAME:  %[[WS:[^:]*]]: memref<128xi8> {llvm.noalias, qopt.workspace = 128 : i64}
func.func private @f(%x: memref<16xf32>, %y: memref<16xf32>) {
  %0 = memref.alloc() : memref<32xf32>
  %s = memref.subview %0[0] [16] [1] : memref<32xf32> to memref<16xf32, strided<[1]>>
  memref.copy %x, %s : memref<16xf32> to memref<16xf32, strided<[1]>>
  memref.copy %s, %y : memref<16xf32, strided<[1]>> to memref<16xf32>
  return
}

// -----

func.func @main(%n: index) {
  // expected-error @+1 {{buffer of type 'memref<?xf32>' has no static, contiguous layout}}
  %0 = memref.alloc(%n) : memref<?xf32>
  return
}

// -----

func.func @main() {
  call @f() : () -> ()
  return
}
func.func private @f() {
  // expected-error @+1 {{recursive call of 'f'}}
  call @f() : () -> ()
  return
}

// RUN: %qopt-opt %s -qopt-order-globals | FileCheck %s

// By the first reader, not by the order or the names that they had; a name that a function has is
// not given again, and what nobody reads goes.
// CHECK:      memref.global "private" constant @constant_0 : memref<1xf32> = dense<3.
// CHECK-NEXT: memref.global "private" constant @constant_2 : memref<1xf32> = dense<1.
// CHECK-NEXT: memref.global "private" @state
// CHECK-NEXT: memref.global "public" constant @seen
// CHECK-NOT:  memref.global
memref.global "private" @state : memref<1xf32> = uninitialized
memref.global "public" constant @seen : memref<1xf32> = dense<5.0>
memref.global "private" constant @constant_0 : memref<1xf32> = dense<1.0>
memref.global "private" constant @unread : memref<1xf32> = dense<2.0>
memref.global "private" constant @second : memref<1xf32> = dense<3.0>

// CHECK-LABEL: func.func @main
func.func @main() -> (memref<1xf32>, memref<1xf32>, memref<1xf32>) {
  // CHECK: memref.get_global @constant_0
  // CHECK: memref.get_global @constant_2
  // CHECK: memref.get_global @constant_0
  %0 = memref.get_global @second : memref<1xf32>
  %1 = memref.get_global @constant_0 : memref<1xf32>
  %2 = memref.get_global @second : memref<1xf32>
  return %0, %1, %2 : memref<1xf32>, memref<1xf32>, memref<1xf32>
}

func.func private @constant_1() {
  %0 = memref.get_global @state : memref<1xf32>
  return
}

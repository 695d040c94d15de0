// RUN: %qopt-opt %s -qopt-partition-kernels=max-ops=4 | FileCheck %s
// RUN: %qopt-opt %s -qopt-partition-kernels | FileCheck %s --check-prefix=ONE

// ONE:     module @kernels_0
// ONE-NOT: module @kernels_1

memref.global "private" constant @weights : memref<4xf32> = dense<0.5>
memref.global "private" @state : memref<4xf32> = uninitialized
func.func private @log(memref<4xf32>)

// The calls, what is no kernel, and a kernel that needs what must not be copied.
// CHECK-LABEL: module @schedule {
// CHECK-NEXT:    memref.global "private" @state
// CHECK-NEXT:    func.func private @log(memref<4xf32>)
// CHECK-NEXT:    func.func @main
// CHECK:         func.func private @stays({{.*}}) attributes {qopt.kernel} {
// CHECK:         func.func private @a(memref<4xf32>) attributes {qopt.kernel}{{$}}
// CHECK-NEXT:    func.func private @b(memref<4xf32>) attributes {qopt.kernel}{{$}}
// CHECK-NEXT:    func.func private @c(memref<4xf32>) attributes {qopt.kernel}{{$}}
// CHECK-NEXT:  }
func.func @main(%x: memref<4xf32>) {
  call @a(%x) : (memref<4xf32>) -> ()
  call @b(%x) : (memref<4xf32>) -> ()
  call @c(%x) : (memref<4xf32>) -> ()
  call @stays(%x) : (memref<4xf32>) -> ()
  return
}

// A constant once for each module that reads it.
// CHECK-LABEL: module @kernels_0 {
// CHECK-NEXT:    memref.global "private" constant @weights
// CHECK-NEXT:    func.func @a
// CHECK:         func.func @b
// CHECK:       }
func.func private @a(%x: memref<4xf32>) attributes {qopt.kernel} {
  %0 = memref.get_global @weights : memref<4xf32>
  return
}
func.func private @b(%x: memref<4xf32>) attributes {qopt.kernel} {
  %0 = memref.get_global @weights : memref<4xf32>
  return
}
// CHECK-LABEL: module @kernels_1 {
// CHECK-NEXT:    memref.global "private" constant @weights
// CHECK-NEXT:    func.func private @log
// CHECK-NEXT:    func.func @c
func.func private @c(%x: memref<4xf32>) attributes {qopt.kernel} {
  %0 = memref.get_global @weights : memref<4xf32>
  call @log(%0) : (memref<4xf32>) -> ()
  return
}
func.func private @stays(%x: memref<4xf32>) attributes {qopt.kernel} {
  %0 = memref.get_global @state : memref<4xf32>
  return
}

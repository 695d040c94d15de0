// RUN: %qopt-opt %s -qopt-lower-parallel-calls | FileCheck %s

// CHECK: llvm.func @qopt_parallel_for(!llvm.ptr, !llvm.ptr, i64)

// CHECK-LABEL: llvm.func @kernel
// CHECK:       %[[ONE:.*]] = llvm.mlir.constant(1 : i64)
// CHECK:       %[[CONTEXT:.*]] = llvm.alloca %[[ONE]] x !llvm.struct<(ptr, f32)>
// CHECK:       %[[COUNT:.*]] = llvm.mlir.constant(32 : index)
// CHECK:       llvm.getelementptr %[[CONTEXT]][0, 0]
// CHECK:       llvm.store %arg0
// CHECK:       llvm.getelementptr %[[CONTEXT]][0, 1]
// CHECK:       llvm.store %arg1
// CHECK:       %[[TASK:.*]] = llvm.mlir.addressof @kernel_task_range
// CHECK:       llvm.call @qopt_parallel_for(%[[TASK]], %[[CONTEXT]], %[[COUNT]])
// A call that nobody marked stays.
// CHECK-NEXT:  llvm.call @kernel_task(
llvm.func @kernel(%x: !llvm.ptr, %f: f32) {
  %zero = llvm.mlir.constant(0 : index) : i64
  %count = llvm.mlir.constant(32 : index) : i64
  llvm.call @kernel_task(%zero, %count, %x, %f) {qopt.parallel_call} : (i64, i64, !llvm.ptr, f32) -> ()
  llvm.call @kernel_task(%zero, %count, %x, %f) : (i64, i64, !llvm.ptr, f32) -> ()
  llvm.return
}

// CHECK-LABEL: llvm.func internal @kernel_task_range
// CHECK-SAME:  (%[[C:.*]]: !llvm.ptr, %[[BEGIN:.*]]: i64, %[[END:.*]]: i64)
// CHECK:       llvm.getelementptr %[[C]][0, 0]
// CHECK:       %[[X:.*]] = llvm.load
// CHECK:       llvm.getelementptr %[[C]][0, 1]
// CHECK:       %[[F:.*]] = llvm.load
// CHECK:       llvm.call @kernel_task(%[[BEGIN]], %[[END]], %[[X]], %[[F]])
// CHECK:       llvm.func internal @kernel_task(
llvm.func @kernel_task(%begin: i64, %end: i64, %x: !llvm.ptr, %f: f32) attributes {qopt.task} {
  llvm.return
}

// Not all iterations, or a function of another module: right on one thread, and left so.
// CHECK-LABEL: llvm.func @others
// CHECK:       llvm.call @kernel_task({{.*}}) : (i64
// CHECK:       llvm.call @elsewhere({{.*}}) : (i64
llvm.func @elsewhere(i64, i64)
llvm.func @others(%begin: i64, %x: !llvm.ptr, %f: f32) {
  %count = llvm.mlir.constant(32 : index) : i64
  %zero = llvm.mlir.constant(0 : index) : i64
  llvm.call @kernel_task(%begin, %count, %x, %f) {qopt.parallel_call} : (i64, i64, !llvm.ptr, f32) -> ()
  llvm.call @elsewhere(%zero, %count) {qopt.parallel_call} : (i64, i64) -> ()
  llvm.return
}

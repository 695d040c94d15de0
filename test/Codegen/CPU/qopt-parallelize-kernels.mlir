// RUN: %qopt-opt %s -qopt-parallelize-kernels="min-work=1000 min-tasks=20" | FileCheck %s
// RUN: %qopt-opt %s -qopt-parallelize-kernels="min-work=100000" | FileCheck %s --check-prefix=SMALL
// SMALL-NOT: qopt.task
// SMALL-NOT: qopt.parallel

// Two loops are taken together: 8 are too few to share. The one inside them is not, nor the order
// of iterations changed. The workspace is handed over and the view of it made in the task.
// CHECK-LABEL: func.func private @nest
// CHECK-SAME:  (%[[X:.*]]: memref<8x16x64xf32>, %[[Y:.*]]: memref<8x16x64xf32> {llvm.noalias},
// CHECK-SAME:   %[[W:.*]]: memref<256xi8> {llvm.noalias}, %[[F:.*]]: f32)
// CHECK:       scf.for
// CHECK:       }
// CHECK-NEXT:  %[[ZERO:.*]] = arith.constant 0 : index
// CHECK-NEXT:  %[[COUNT:.*]] = arith.constant 32 : index
// CHECK-NEXT:  call @nest_task(%[[ZERO]], %[[COUNT]], %[[X]], %[[W]], %[[F]], %[[Y]]) {qopt.parallel_call}
// CHECK-NEXT:  return
// CHECK:       func.func private @nest_task
// CHECK-SAME:  (%[[B:.*]]: index, %[[E:.*]]: index, %[[TX:.*]]: memref<8x16x64xf32>, %[[TW:.*]]: memref<256xi8> {llvm.noalias}, %[[TF:.*]]: f32, %[[TY:.*]]: memref<8x16x64xf32> {llvm.noalias}) attributes {qopt.task}
// CHECK:       %[[VIEW:.*]] = memref.view %[[TW]]
// CHECK:       scf.for %[[T:.*]] = %[[B]] to %[[E]]
// CHECK:         %[[INNER:.*]] = arith.remui %[[T]], %{{.*}}
// CHECK:         %[[OUTER:.*]] = arith.divui %[[T]], %{{.*}}
// CHECK:         arith.muli %[[INNER]], %{{.*}}
// CHECK:         %[[J:.*]] = arith.addi
// CHECK:         arith.muli %[[OUTER]], %{{.*}}
// CHECK:         %[[I:.*]] = arith.addi
// CHECK:         scf.for %[[K:.*]] =
// CHECK:           vector.load %[[TX]][%[[I]], %[[J]], %[[K]]]
// CHECK:           vector.load %[[VIEW]][%[[K]]]
// CHECK:           vector.broadcast %[[TF]]
// CHECK:           vector.store %{{.*}}, %[[TY]][%[[I]], %[[J]], %[[K]]]
// CHECK-NOT:     qopt.parallel
func.func private @nest(%x: memref<8x16x64xf32>, %y: memref<8x16x64xf32> {llvm.noalias},
                        %w: memref<256xi8> {llvm.noalias}, %f: f32) attributes {qopt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %view = memref.view %w[%c0][] : memref<256xi8> to memref<64xf32>
  scf.for %k = %c0 to %c64 step %c1 {
    memref.store %f, %view[%k] : memref<64xf32>
  }
  scf.for %i = %c0 to %c8 step %c1 {
    scf.for %j = %c0 to %c16 step %c4 {
      scf.for %k = %c0 to %c64 step %c16 {
        %a = vector.load %x[%i, %j, %k] : memref<8x16x64xf32>, vector<16xf32>
        %b = vector.load %view[%k] : memref<64xf32>, vector<16xf32>
        %s = vector.broadcast %f : f32 to vector<16xf32>
        %m = arith.mulf %a, %s : vector<16xf32>
        %n = arith.mulf %a, %m : vector<16xf32>
        %o = arith.mulf %b, %n : vector<16xf32>
        %p = arith.addf %b, %o : vector<16xf32>
        %q = arith.addf %p, %o : vector<16xf32>
        vector.store %q, %y[%i, %j, %k] : memref<8x16x64xf32>, vector<16xf32>
      } {qopt.parallel}
    } {qopt.parallel}
  } {qopt.parallel}
  return
}

// Threads would share a buffer of each iteration; a loop without the mark says nothing about its
// iterations; outside of kernels nothing is shared.
// CHECK-LABEL: func.func private @temporary
// CHECK-NOT:   qopt.parallel
// CHECK:       scf.for
// CHECK:       scf.for
// CHECK-LABEL: func.func @not_a_kernel
// CHECK-NOT:   qopt.parallel
// CHECK:       scf.for
// CHECK-NOT:   qopt.task
func.func private @temporary(%x: memref<4096xf32>, %w: memref<64xi8>) attributes {qopt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4096 = arith.constant 4096 : index
  %view = memref.view %w[%c0][] : memref<64xi8> to memref<1xf32>
  scf.for %i = %c0 to %c4096 step %c1 {
    %a = memref.load %x[%i] : memref<4096xf32>
    memref.store %a, %view[%c0] : memref<1xf32>
    %b = memref.load %view[%c0] : memref<1xf32>
    memref.store %b, %x[%i] : memref<4096xf32>
  } {qopt.parallel}
  scf.for %i = %c1 to %c4096 step %c1 {
    %a = memref.load %x[%c0] : memref<4096xf32>
    memref.store %a, %x[%i] : memref<4096xf32>
  }
  return
}
func.func @not_a_kernel(%x: memref<4096xf32>, %f: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4096 = arith.constant 4096 : index
  scf.for %i = %c0 to %c4096 step %c1 {
    memref.store %f, %x[%i] : memref<4096xf32>
  } {qopt.parallel}
  return
}

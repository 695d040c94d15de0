// Loops and branches around layers; results that are arguments, constants, and needed twice.
// RUN: %python -c "import numpy as np; np.save('%t.x.npy', np.arange(4, dtype=np.float32)); np.save('%t.c.npy', np.array(True)); np.save('%t.n.npy', np.array(False))"
// RUN: qopt-execute %s --input %t.x.npy --input %t.c.npy --output %t. --repeat 100
// RUN: %python -c "import numpy as np; [print(np.load('%t.%%d.npy' %% i)) for i in range(4)]" | FileCheck %s --check-prefixes=CHECK,THEN
// RUN: qopt-execute %s --input %t.x.npy --input %t.n.npy --output %t. --repeat 100
// RUN: %python -c "import numpy as np; [print(np.load('%t.%%d.npy' %% i)) for i in range(4)]" | FileCheck %s --check-prefixes=CHECK,ELSE
// THEN:       [ 0. 16. 32. 48.]
// ELSE:       [0. 1. 2. 3.]
// CHECK-NEXT: [ 0. 8. 16. 24.]
// CHECK-NEXT: [0. 1. 2. 3.]
// CHECK-NEXT: [1. 2. 3. 4.]
#id = affine_map<(i) -> (i)>
func.func private @step(%x: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %a, %a : f32
    linalg.yield %t : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func @main(%x: tensor<4xf32>, %c: tensor<i1>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%v = %x) -> tensor<4xf32> {
    %n = func.call @step(%v) : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %n : tensor<4xf32>
  }
  %b = tensor.extract %c[] : tensor<i1>
  %s = scf.if %b -> tensor<4xf32> {
    %n = func.call @step(%r) : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %n : tensor<4xf32>
  } else {
    scf.yield %x : tensor<4xf32>
  }
  %k = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  return %s, %r, %x, %k : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

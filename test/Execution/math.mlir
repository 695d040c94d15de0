// Functions give the same bits on the reference path, on this machine and on an old processor
// without fma, where it is emulated; and they are right.
// RUN: %python -c "import numpy as np; np.save('%t.npy', np.linspace(-9, 9, 4099).astype(np.float32))"
// RUN: qopt-execute %s --input %t.npy --output %t.a
// RUN: qopt-execute %s --input %t.npy --output %t.b --reference
// RUN: qopt-execute %s --input %t.npy --output %t.c --cpu x86-64-v2
// RUN: cmp %t.a0.npy %t.b0.npy
// RUN: cmp %t.a0.npy %t.c0.npy
// RUN: %python -c "import numpy as np; x = np.load('%t.npy').astype(float); y = np.load('%t.a0.npy'); assert abs(y - (np.tanh(x) + np.exp(x / 9) + np.sin(x) + np.log1p(abs(x)))).max() < 2e-5"
#id = affine_map<(i) -> (i)>
func.func @main(%x: tensor<4099xf32>) -> tensor<4099xf32> {
  %nine = arith.constant 9.0 : f32
  %e = tensor.empty() : tensor<4099xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<4099xf32>) outs(%e : tensor<4099xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = math.tanh %a : f32
    %d = arith.divf %a, %nine : f32
    %p = math.exp %d : f32
    %s = math.sin %a : f32
    %m = math.absf %a : f32
    %l = math.log1p %m : f32
    %1 = arith.addf %t, %p : f32
    %2 = arith.addf %s, %l : f32
    %3 = arith.addf %1, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4099xf32>
  return %0 : tensor<4099xf32>
}

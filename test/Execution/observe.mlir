// Observers are called in program order with f32 values, quantized ones dequantized.
// RUN: %python -c "import numpy as np; np.save('%t.npy', np.array([0.25, -1, 3, 100], np.float32))"
// RUN: qopt-execute %s --input %t.npy --observe | FileCheck %s
// RUN: not qopt-execute %s --emit %t.o 2>&1 | FileCheck %s --check-prefix=AOT
// CHECK:      observe in 4: 2.500000e-01 -1.000000e+00 3.000000e+00 1.000000e+02
// CHECK-NEXT: observe clamped 4: 0.000000e+00 0.000000e+00 3.000000e+00 6.350000e+01
// AOT: the model has qnn.observe ops
!q = !quant.uniform<i8:f32, 0.5>
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.observe %x name "in" : tensor<4xf32>
  %1 = qnn.quantize %0 : tensor<4xf32> -> tensor<4x!q>
  %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<4x!q> -> tensor<4x!q>
  %3 = qnn.observe %2 name "clamped" : tensor<4x!q>
  %4 = qnn.dequantize %3 : tensor<4x!q> -> tensor<4xf32>
  return %4 : tensor<4xf32>
}

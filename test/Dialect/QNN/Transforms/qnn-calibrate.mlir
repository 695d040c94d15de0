// The data has 7 samples for a model of 2: the padding of the last batch changes no range.
// RUN: %python -c "import numpy; numpy.save('%t.npy', numpy.arange(-14, 14, dtype='f4').reshape(7, 4))"
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.npy output=%t.json" | FileCheck %s
// RUN: %python -c "import numpy; numpy.save('%t.rolled.npy', numpy.roll(numpy.arange(-14, 14, dtype='f4'), 3).reshape(7, 4))"
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.rolled.npy" | FileCheck %s
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: %qopt-opt %s --qnn-apply-calibration=statistics=%t.json | FileCheck %s
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.npy max-samples=4" | FileCheck %s --check-prefix=FOUR
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.npy observer=moving-average momentum=0.5 max-samples=4" | FileCheck %s --check-prefix=AVERAGE

// CHECK: qnn.observe %{{.*}} name "x" {max = 1.300000e+01 : f32, min = -1.400000e+01 : f32}
// CHECK: qnn.observe %{{.*}} name "relu" {max = 1.300000e+01 : f32, min = 0.000000e+00 : f32}
// JSON: "x": {
// JSON-NEXT: "min": -14,
// JSON-NEXT: "max": 13
// FOUR: name "x" {max = 1.000000e+00 : f32, min = -1.400000e+01 : f32}
// Batches [-14, -7] and [-6, 1], averaged.
// AVERAGE: name "x" {max = -3.000000e+00 : f32, min = -1.000000e+01 : f32}

// One of 7 samples is out of all proportion: left out, and said. It is the last one, which
// fills up the last batch of 2 and counts once all the same.
// RUN: %python %S/Inputs/outliers.py %t
// RUN: %qopt-opt %s --qnn-calibrate=data=%t.last.npy 2>&1 | FileCheck %s --check-prefix=OUTLIER
// OUTLIER: warning: 'x': calibration sample 6 reaches 1e+30, a typical one 6: int8 over both would leave the typical one 1.5e-27 of its 255 steps; the range [-1, 6] leaves it out (observer minmax keeps it)
// OUTLIER: warning: 'relu': calibration sample 6 reaches 1e+30
// OUTLIER: warning: 'sum': calibration sample 6 reaches 1e+30
// OUTLIER: name "x" {max = 6.000000e+00 : f32, min = -1.000000e+00 : f32}
// OUTLIER: name "sum" {max = {{.*}}e+01 : f32
// The sign makes no difference: what is 2^6 times as large as a typical sample is an outlier.
// RUN: %qopt-opt %s --qnn-calibrate=data=%t.far.npy 2>&1 | FileCheck %s --check-prefix=FAR
// FAR: warning: 'x': calibration sample 2 reaches 256, a typical one 6
// FAR: name "x" {max = 6.000000e+00 : f32, min = -1.000000e+00 : f32}
// RUN: %qopt-opt %s --qnn-calibrate=data=%t.near.npy 2>&1 | FileCheck %s --check-prefix=NEAR --implicit-check-not=warning
// NEAR: name "x" {max = 6.000000e+00 : f32, min = -2.550000e+02 : f32}
// What is not rare stays in, with a warning.
// RUN: %qopt-opt %s --qnn-calibrate=data=%t.two.npy 2>&1 | FileCheck %s --check-prefix=TWO
// TWO: warning: 'x': 2 of 7 calibration samples, first sample 1, reach 1e+30, {{.*}} the range [-1, 1e+30] has them in, as they are more than one in a hundred
// TWO: name "x" {max = 1.000000e+30 : f32, min = -1.000000e+00 : f32}
// Samples of zeros are no typical samples, and two samples say nothing about a third.
// RUN: %qopt-opt %s --qnn-calibrate=data=%t.zeros.npy 2>&1 | FileCheck %s --check-prefix=ZEROS --implicit-check-not=warning
// ZEROS: name "x" {max = 1.000000e+30 : f32, min = 0.000000e+00 : f32}
// The other observers leave nothing out, and say so.
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.last.npy observer=minmax" 2>&1 | FileCheck %s --check-prefix=KEEP
// KEEP: warning: 'x': calibration sample 6 reaches 1e+30, {{.*}} the range [-1, 1e+30] has it in (observer robust leaves it out)
// KEEP: name "x" {max = 1.000000e+30 : f32
// RUN: %qopt-opt %s --qnn-calibrate="data=%t.last.npy observer=moving-average" 2>&1 | FileCheck %s --check-prefix=AVERAGED
// AVERAGED: warning: 'x': calibration sample 6 reaches 1e+30, {{.*}} the range [-1, 1e+28] has it in

// RUN: not %qopt-opt %s --qnn-calibrate 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: calibration failed: qnn-calibrate needs data=
// RUN: not %qopt-opt %s --qnn-calibrate="data=%t.npy observer=median" 2>&1 | FileCheck %s --check-prefix=OBSERVER
// OBSERVER: error: calibration failed: unknown observer 'median': there are robust, minmax and moving-average
// RUN: not %qopt-opt %s --qnn-calibrate="data=%t.npy momentum=0" 2>&1 | FileCheck %s --check-prefix=MOMENTUM
// MOMENTUM: error: calibration failed: momentum must be in (0, 1]
// RUN: not %qopt-opt %s --qnn-calibrate=data=%t.absent.npy 2>&1 | FileCheck %s --check-prefix=ABSENT
// ABSENT: error: calibration failed: {{.*}}.absent.npy: {{.*}}No such file or directory
// RUN: %python -c "import numpy; numpy.save('%t.shape.npy', numpy.zeros((7, 5), 'f4'))"
// RUN: not %qopt-opt %s --qnn-calibrate=data=%t.shape.npy 2>&1 | FileCheck %s --check-prefix=SHAPE
// SHAPE: error: calibration failed: {{.*}}.shape.npy: argument 'x' has shape 2x4, the array has 7x5
// RUN: %python -c "import numpy; numpy.save('%t.empty.npy', numpy.zeros((0, 4), 'f4'))"
// RUN: not %qopt-opt %s --qnn-calibrate=data=%t.empty.npy 2>&1 | FileCheck %s --check-prefix=EMPTY
// EMPTY: error: calibration failed: {{.*}}.empty.npy: {{.*}}empty
// RUN: %python -c "import numpy; numpy.save('%t.nan.npy', numpy.full((2, 4), numpy.nan, 'f4'))"
// RUN: not %qopt-opt %s --qnn-calibrate=data=%t.nan.npy 2>&1 | FileCheck %s --check-prefix=NAN
// NAN: error: calibration failed: {{.*}}.npy: argument 'x', sample 0: element 0 is NaN or infinite
// Finite data, but the sum overflows.
// RUN: %python -c "import numpy; numpy.save('%t.huge.npy', numpy.full((2, 4), 3e38, 'f4'))"
// RUN: not %qopt-opt %s --qnn-calibrate=data=%t.huge.npy 2>&1 | FileCheck %s --check-prefix=HUGE
// HUGE: error: calibration failed: the float model has a NaN or infinite value in 'sum' for sample 0

func.func @main(%x: tensor<2x4xf32> {qnn.name = "x"}) -> tensor<2xf32> {
  %0 = qnn.observe %x name "x" : tensor<2x4xf32>
  %1 = qnn.clamp %0 {min = 0.0 : f32} : tensor<2x4xf32> -> tensor<2x4xf32>
  %2 = qnn.observe %1 name "relu" : tensor<2x4xf32>
  %3 = qnn.reduce_sum %2 {axes = array<i64: 1>} : tensor<2x4xf32> -> tensor<2xf32>
  %4 = qnn.observe %3 name "sum" : tensor<2xf32>
  return %4 : tensor<2xf32>
}

// RUN: %qopt-opt %s --qnn-apply-calibration=statistics=%S/Inputs/ranges.json | FileCheck %s

// RUN: not %qopt-opt %s --qnn-apply-calibration 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: qnn-apply-calibration needs statistics=FILE.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.missing.json 2>&1 | FileCheck %s --check-prefix=MISSING
// MISSING: error: {{.*}}.missing.json: No such file or directory
// RUN: echo '{"arg0": {"min": 0, "max": 1}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=ABSENT
// ABSENT: error: '{{.*}}.json': there is no range for observer 'conv1'
// RUN: echo '{"arg0": {"min": 0, "max": 1}, "conv1": {"min": 0, "max": 1}, "x": {"min": 0, "max": 1}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// UNKNOWN: error: '{{.*}}.json': the model has no observer 'x'
// RUN: echo '{"arg0": {"min": 2, "max": 1}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=ORDER
// ORDER: error: {{.*}}.json: min {{2.*}} of 'arg0' is above max
// RUN: echo '{"arg0": {"min": 0, "max": 1e200}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=INFINITE
// INFINITE: error: {{.*}}.json: the range of 'arg0' is not finite
// RUN: echo '{"arg0": {"min": NaN, "max": 1}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=NAN
// NAN: error: {{.*}}.json: {{.*}}Invalid JSON value
// RUN: echo '{"arg0": [0, 1]}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=FORM
// FORM: error: {{.*}}.json: 'arg0' should be {"min": number, "max": number}
// RUN: echo '{"arg0": {"min": 0, "max": 1, "scale": 2}}' > %t.json
// RUN: not %qopt-opt %s --qnn-apply-calibration=statistics=%t.json 2>&1 | FileCheck %s --check-prefix=MEMBER
// MEMBER: error: {{.*}}.json: 'arg0' has the unknown member 'scale'

// CHECK: qnn.observe %{{.*}} name "arg0" {max = 4.250000e+00 : f32, min = -1.500000e+00 : f32}
// CHECK: qnn.observe %{{.*}} name "conv1" {max = 6.000000e+00 : f32, min = 0.000000e+00 : f32}
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.observe %x name "arg0" : tensor<4xf32>
  %1 = qnn.observe %0 name "conv1" : tensor<4xf32>
  return %1 : tensor<4xf32>
}

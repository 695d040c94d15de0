// RUN: %qopt-opt %s --qnn-externalize-constants=threshold=12 | FileCheck %s
// RUN: %qopt-opt %s --qnn-externalize-constants | FileCheck %s --check-prefix=DEFAULT

// The default threshold of 4 KiB leaves all of them inline.
// DEFAULT-NOT: qnn.parameter

// Parameters in program order: by location, by resource, by number. The second constant of
// one name gets a suffix; equal constants share a parameter.
// CHECK: module
// CHECK-NEXT: qnn.parameter @layers.0.weight key "layers.0.weight" : tensor<2x2xf32>
// CHECK-NEXT: qnn.parameter @layers.0.weight_1 key "layers.0.weight_1" : tensor<4xf32>
// CHECK-NEXT: qnn.parameter @large key "large" : tensor<4xf32>
// CHECK-NEXT: qnn.parameter @constant.0 key "constant.0" : tensor<4xf32>
// CHECK-NEXT: qnn.parameter @constant.1 key "constant.1" : tensor<1x4xf32>
// CHECK-NEXT: qnn.parameter @constant.2 key "constant.2" : tensor<4xf32>
// CHECK-NOT: qnn.parameter

// CHECK-LABEL: func @names
// CHECK-DAG: qnn.load_parameter @layers.0.weight : tensor<2x2xf32>
// CHECK-DAG: qnn.load_parameter @layers.0.weight_1 : tensor<4xf32>
// CHECK-DAG: qnn.load_parameter @large : tensor<4xf32>
func.func @names() -> (tensor<2x2xf32>, tensor<4xf32>, tensor<4xf32>) {
  %0 = "tosa.const"() <{values = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>}> : () -> tensor<2x2xf32> loc("layers.0.weight")
  %1 = arith.constant dense<[5.0, 6.0, 7.0, 8.0]> : tensor<4xf32> loc("layers.0.weight")
  %2 = "tosa.const"() <{values = dense_resource<large> : tensor<4xf32>}> : () -> tensor<4xf32>
  return %0, %1, %2 : tensor<2x2xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: func @numbers
// CHECK: %[[A:.*]] = qnn.load_parameter @constant.0
// CHECK: %[[B:.*]] = qnn.load_parameter @constant.0
// CHECK: %[[C:.*]] = qnn.load_parameter @constant.1
// CHECK: return %[[A]], %[[B]], %[[C]]
func.func @numbers() -> (tensor<4xf32>, tensor<4xf32>, tensor<1x4xf32>) {
  %0 = arith.constant dense<[1.0, 2.0, 3.0, 5.0]> : tensor<4xf32>
  %1 = arith.constant dense<[1.0, 2.0, 3.0, 5.0]> : tensor<4xf32>
  %2 = arith.constant dense<[[1.0, 2.0, 3.0, 6.0]]> : tensor<1x4xf32>
  return %0, %1, %2 : tensor<4xf32>, tensor<4xf32>, tensor<1x4xf32>
}

// What stays inline: up to the threshold, splats, other element types. A small resource
// becomes a dense constant, one of equal values a splat.
// CHECK-LABEL: func @inline
// CHECK: arith.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00]> : tensor<3xf32>
// CHECK: arith.constant dense<0.000000e+00> : tensor<4096xf32>
// CHECK: arith.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
// CHECK: "tosa.const"() <{values = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>}>
// CHECK: "tosa.const"() <{values = dense<1.000000e+00> : tensor<2xf32>}>
func.func @inline() -> (tensor<3xf32>, tensor<4096xf32>, tensor<4xi32>, tensor<2xf32>, tensor<2xf32>) {
  %0 = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %1 = arith.constant dense<0.0> : tensor<4096xf32>
  %2 = arith.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
  %3 = "tosa.const"() <{values = dense_resource<small> : tensor<2xf32>}> : () -> tensor<2xf32>
  %4 = "tosa.const"() <{values = dense_resource<equal> : tensor<2xf32>}> : () -> tensor<2xf32>
  return %0, %1, %2, %3, %4 : tensor<3xf32>, tensor<4096xf32>, tensor<4xi32>, tensor<2xf32>, tensor<2xf32>
}

{-#
  dialect_resources: {
    builtin: {
      small: "0x040000000000803F00000040",
      equal: "0x040000000000803F0000803F",
      large: "0x040000000000803F000000400000404000008040"
    }
  }
#-}

// Infinity is no mistake: a mask excludes positions by it.
// CHECK-LABEL: func @mask
// CHECK: qnn.load_parameter
func.func @mask() -> tensor<4xf32> {
  %0 = arith.constant dense<[0.0, 0xFF800000, 0.0, 0xFF800000]> : tensor<4xf32>
  return %0 : tensor<4xf32>
}

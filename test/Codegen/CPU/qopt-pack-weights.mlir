// RUN: %qopt-opt %s --qnn-externalize-constants=threshold=16 --qopt-pack-weights --canonicalize | FileCheck %s
// RUN: %qopt-opt %s --qopt-pack-weights --canonicalize | FileCheck %s --check-prefix=INLINE

// Inline weights are packed here and now.
// INLINE-LABEL: func.func @main
// INLINE-DAG:     %[[A:.*]] = arith.constant dense<{{.*}}[1.500000e+01, 0.000000e+00, 0.000000e+00, 0.000000e+00]]]> : tensor<2x3x4xf32>
// INLINE-DAG:     %[[B:.*]] = arith.constant dense<{{.*}}[1.600000e+01, 0.000000e+00, 0.000000e+00, 0.000000e+00]]]> : tensor<2x3x4xf32>
// INLINE:         call @kernel(%[[A]]) : (tensor<2x3x4xf32>)
// INLINE:         call @kernel(%[[B]]) : (tensor<2x3x4xf32>)
// INLINE-LABEL: func.func @local
// INLINE-NOT:     tensor.pad
// INLINE:         return %{{.*}} : tensor<2x3x4xf32>

// The weight of both calls is a parameter: the kernel gets it packed, the original is not
// loaded any more. What comes at run time is packed in the kernel.
// CHECK:       qnn.parameter @"[[A:constant.0.*4.*]](5x3)" key "{{constant.0.pack.*}}" : tensor<2x3x4xf32>
// CHECK:       qnn.parameter @"[[B:constant.1.*4.*]](5x3)" key "{{constant.1.pack.*}}" : tensor<2x3x4xf32>
// CHECK-LABEL: func.func @main
// CHECK-NEXT:    %[[V:.*]] = qnn.load_parameter @"[[A]](5x3)" : tensor<2x3x4xf32>
// CHECK-NEXT:    call @kernel(%[[V]]) : (tensor<2x3x4xf32>)
// CHECK-NEXT:    %[[W:.*]] = qnn.load_parameter @"[[B]](5x3)" : tensor<2x3x4xf32>
// CHECK-NEXT:    call @kernel(%[[W]]) : (tensor<2x3x4xf32>)
// CHECK-NEXT:    call @other(%arg0)
func.func @main(%x: tensor<5x3xf32>)
    -> (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) {
  %a = arith.constant dense<[[1.,2.,3.],[4.,5.,6.],[7.,8.,9.],[10.,11.,12.],[13.,14.,15.]]> : tensor<5x3xf32>
  %b = arith.constant dense<[[1.,2.,3.],[4.,5.,6.],[7.,8.,9.],[10.,11.,12.],[13.,14.,16.]]> : tensor<5x3xf32>
  %0 = call @kernel(%a) : (tensor<5x3xf32>) -> tensor<2x3x4xf32>
  %1 = call @kernel(%b) : (tensor<5x3xf32>) -> tensor<2x3x4xf32>
  %2 = call @other(%x) : (tensor<5x3xf32>) -> tensor<2x3x4xf32>
  return %0, %1, %2 : tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>
}

// CHECK-LABEL: func.func private @kernel(
// CHECK-SAME:    %[[P:.*]]: tensor<2x3x4xf32> {qopt.parameter})
// CHECK-NEXT:    return %[[P]]
func.func private @kernel(%w: tensor<5x3xf32> {qopt.parameter}) -> tensor<2x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %p = linalg.pack %w padding_value(%z : f32) outer_dims_perm = [0, 1] inner_dims_pos = [0] inner_tiles = [4] into %e
    : tensor<5x3xf32> -> tensor<2x3x4xf32>
  return %p : tensor<2x3x4xf32>
}

// CHECK-LABEL: func.func private @other
// CHECK:         tensor.pad
// CHECK:         linalg.transpose
func.func private @other(%w: tensor<5x3xf32>) -> tensor<2x3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %p = linalg.pack %w padding_value(%z : f32) outer_dims_perm = [0, 1] inner_dims_pos = [0] inner_tiles = [4] into %e
    : tensor<5x3xf32> -> tensor<2x3x4xf32>
  return %p : tensor<2x3x4xf32>
}

// A weight that the function itself loads.
// CHECK-LABEL: func.func @local
// CHECK-NEXT:    %[[P:.*]] = qnn.load_parameter @"{{.*}}(5x3)" : tensor<2x3x4xf32>
// CHECK-NEXT:    return %[[P]]
func.func @local() -> tensor<2x3x4xf32> {
  %a = arith.constant dense<[[1.,2.,3.],[4.,5.,6.],[7.,8.,9.],[10.,11.,12.],[13.,14.,17.]]> : tensor<5x3xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %p = linalg.pack %a padding_value(%z : f32) outer_dims_perm = [0, 1] inner_dims_pos = [0] inner_tiles = [4] into %e
    : tensor<5x3xf32> -> tensor<2x3x4xf32>
  return %p : tensor<2x3x4xf32>
}

// Somebody else's pack, with a border of sevens.
// INLINE-LABEL: func.func @sevens
// INLINE:         %[[V:.*]] = arith.constant 7.000000e+00 : f32
// INLINE:         tensor.pad
// INLINE:         tensor.yield %[[V]]
func.func @sevens() -> tensor<2x3x4xf32> {
  %a = arith.constant dense<[[1.,2.,3.],[4.,5.,6.],[7.,8.,9.],[10.,11.,12.],[13.,14.,15.]]> : tensor<5x3xf32>
  %z = arith.constant 7.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %p = linalg.pack %a padding_value(%z : f32) outer_dims_perm = [0, 1] inner_dims_pos = [0] inner_tiles = [4] into %e
    : tensor<5x3xf32> -> tensor<2x3x4xf32>
  return %p : tensor<2x3x4xf32>
}

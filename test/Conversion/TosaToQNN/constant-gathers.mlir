// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// Every pixel twice in both directions, spelled out as positions of all elements.
// CHECK-LABEL: func @upsample
// CHECK: %[[X:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 0, 2, 3, 1>}
// CHECK: %[[Y:.*]] = qnn.resize {{ *}}nearest %[[X]] {border = array<i64: 0, 0>, offset = array<i64: -2, -2>, scale = array<i64: 4, 2, 4, 2>} : tensor<1x2x3x2xf32> -> tensor<1x4x6x2xf32>
// CHECK: qnn.transpose %[[Y]] {perm = array<i64: 0, 3, 1, 2>} : tensor<1x4x6x2xf32> -> tensor<1x2x4x6xf32>
func.func @upsample(%x: tensor<1x2x2x3xf32>) -> tensor<1x2x4x6xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 9, 9, 10, 10, 11, 11]]> : tensor<1x48xi32>}> : () -> tensor<1x48xi32>
  %s = tosa.const_shape {values = dense<[1, 12, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %t = tosa.const_shape {values = dense<[1, 2, 4, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.reshape %x, %s : (tensor<1x2x2x3xf32>, !tosa.shape<3>) -> tensor<1x12x1xf32>
  %1 = tosa.gather %0, %i : (tensor<1x12x1xf32>, tensor<1x48xi32>) -> tensor<1x48x1xf32>
  %2 = tosa.reshape %1, %t : (tensor<1x48x1xf32>, !tosa.shape<4>) -> tensor<1x2x4x6xf32>
  return %2 : tensor<1x2x4x6xf32>
}

// Every other row.
// CHECK-LABEL: func @strided
// CHECK: qnn.slice %{{.*}} {offsets = array<i64: 0, 1, 0>, sizes = array<i64: 2, 3, 3>, strides = array<i64: 1, 2, 1>}
func.func @strided(%x: tensor<2x6x3xf32>) -> tensor<2x3x3xf32> {
  %i = "tosa.const"() <{values = dense<[[1, 3, 5], [1, 3, 5]]> : tensor<2x3xi32>}> : () -> tensor<2x3xi32>
  %0 = tosa.gather %x, %i : (tensor<2x6x3xf32>, tensor<2x3xi32>) -> tensor<2x3x3xf32>
  return %0 : tensor<2x3x3xf32>
}

// Rows in any order, the same for both batches.
// CHECK-LABEL: func @rows
// CHECK: %[[I:.*]] = arith.constant dense<[4, 4, 0]> : tensor<3xi32>
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 1 : i64} : tensor<2x6x3xf32>, tensor<3xi32> -> tensor<2x3x3xf32>
func.func @rows(%x: tensor<2x6x3xf32>) -> tensor<2x3x3xf32> {
  %i = "tosa.const"() <{values = dense<[[4, 4, 0], [4, 4, 0]]> : tensor<2x3xi32>}> : () -> tensor<2x3xi32>
  %0 = tosa.gather %x, %i : (tensor<2x6x3xf32>, tensor<2x3xi32>) -> tensor<2x3x3xf32>
  return %0 : tensor<2x3x3xf32>
}

// All rows in their order: nothing to do.
// CHECK-LABEL: func @all
// CHECK-NEXT: return %arg0
func.func @all(%x: tensor<2x4x3xf32>) -> tensor<2x4x3xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 1, 2, 3], [0, 1, 2, 3]]> : tensor<2x4xi32>}> : () -> tensor<2x4xi32>
  %0 = tosa.gather %x, %i : (tensor<2x4x3xf32>, tensor<2x4xi32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// Other rows in each batch.
// CHECK-LABEL: func @others
// CHECK: qnn.gather %{{.*}}, %{{.*}} {axis = 1 : i64, batch_dims = 1 : i64}
func.func @others(%x: tensor<2x6x3xf32>) -> tensor<2x3x3xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 1, 2], [0, 2, 1]]> : tensor<2x3xi32>}> : () -> tensor<2x3xi32>
  %0 = tosa.gather %x, %i : (tensor<2x6x3xf32>, tensor<2x3xi32>) -> tensor<2x3x3xf32>
  return %0 : tensor<2x3x3xf32>
}

// An index outside is left to the op that clamps it.
// CHECK-LABEL: func @outside
// CHECK: qnn.gather %{{.*}}, %{{.*}} {axis = 1 : i64, batch_dims = 1 : i64}
func.func @outside(%x: tensor<2x6x3xf32>) -> tensor<2x2x3xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 6], [0, 6]]> : tensor<2x2xi32>}> : () -> tensor<2x2xi32>
  %0 = tosa.gather %x, %i : (tensor<2x6x3xf32>, tensor<2x2xi32>) -> tensor<2x2x3xf32>
  return %0 : tensor<2x2x3xf32>
}

// CHECK-LABEL: func @all_outside
// CHECK: qnn.gather %{{.*}}, %{{.*}} {axis = 0 : i64} : tensor<6x3xf32>
func.func @all_outside(%x: tensor<1x6x3xf32>) -> tensor<1x2x3xf32> {
  %i = "tosa.const"() <{values = dense<[[6, 7]]> : tensor<1x2xi32>}> : () -> tensor<1x2xi32>
  %0 = tosa.gather %x, %i : (tensor<1x6x3xf32>, tensor<1x2xi32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

// All elements in their order, in another shape.
// CHECK-LABEL: func @all_flattened
// CHECK-NEXT: %[[Y:.*]] = qnn.reshape %arg0 : tensor<2x2x3xf32> -> tensor<1x4x3xf32>
// CHECK-NEXT: return %[[Y]]
func.func @all_flattened(%x: tensor<2x2x3xf32>) -> tensor<1x4x3xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 1, 2, 3]]> : tensor<1x4xi32>}> : () -> tensor<1x4xi32>
  %s = tosa.const_shape {values = dense<[1, 4, 3]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.reshape %x, %s : (tensor<2x2x3xf32>, !tosa.shape<3>) -> tensor<1x4x3xf32>
  %1 = tosa.gather %0, %i : (tensor<1x4x3xf32>, tensor<1x4xi32>) -> tensor<1x4x3xf32>
  return %1 : tensor<1x4x3xf32>
}

// More columns, but not the nearest.
// CHECK-LABEL: func @not_nearest
// CHECK: %[[I:.*]] = arith.constant dense<[0, 0, 0, 2]> : tensor<4xi32>
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 3 : i64} : tensor<1x1x1x3xf32>, tensor<4xi32> -> tensor<1x1x1x4xf32>
func.func @not_nearest(%x: tensor<1x1x1x3xf32>) -> tensor<1x1x1x4xf32> {
  %i = "tosa.const"() <{values = dense<[[0, 0, 0, 2]]> : tensor<1x4xi32>}> : () -> tensor<1x4xi32>
  %s = tosa.const_shape {values = dense<[1, 3, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %t = tosa.const_shape {values = dense<[1, 1, 1, 4]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.reshape %x, %s : (tensor<1x1x1x3xf32>, !tosa.shape<3>) -> tensor<1x3x1xf32>
  %1 = tosa.gather %0, %i : (tensor<1x3x1xf32>, tensor<1x4xi32>) -> tensor<1x4x1xf32>
  %2 = tosa.reshape %1, %t : (tensor<1x4x1xf32>, !tosa.shape<4>) -> tensor<1x1x1x4xf32>
  return %2 : tensor<1x1x1x4xf32>
}

// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// CHECK-LABEL: func @argmax
// CHECK: qnn.argmax %{{.*}} {axis = 1 : i64} : tensor<4x8x3xf32> -> tensor<4x3xi32>
func.func @argmax(%x: tensor<4x8x3xf32>) -> tensor<4x3xi32> {
  %0 = tosa.argmax %x {axis = 1 : i32} : (tensor<4x8x3xf32>) -> tensor<4x3xi32>
  return %0 : tensor<4x3xi32>
}

// CHECK-LABEL: func @gather
// CHECK: qnn.gather %{{.*}}, %{{.*}} {axis = 1 : i64, batch_dims = 1 : i64} : tensor<2x5x3xf32>, tensor<2x4xi32> -> tensor<2x4x3xf32>
func.func @gather(%x: tensor<2x5x3xf32>, %i: tensor<2x4xi32>) -> tensor<2x4x3xf32> {
  %0 = tosa.gather %x, %i : (tensor<2x5x3xf32>, tensor<2x4xi32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// An embedding: the table loses its batch, the ids keep their shape and type.
// CHECK-LABEL: func @embedding
// CHECK-SAME: (%[[IDS:.*]]: tensor<2x3xi64>)
// CHECK: qnn.gather %{{.*}}, %[[IDS]] {axis = 0 : i64} : tensor<5x2xf32>, tensor<2x3xi64> -> tensor<2x3x2xf32>
func.func @embedding(%ids: tensor<2x3xi64>) -> tensor<1x6x2xf32> {
  %table = "tosa.const"() <{values = dense<0.5> : tensor<1x5x2xf32>}> : () -> tensor<1x5x2xf32>
  %shape = tosa.const_shape {values = dense<[1, 6]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.reshape %ids, %shape : (tensor<2x3xi64>, !tosa.shape<2>) -> tensor<1x6xi64>
  %1 = tosa.cast %0 : (tensor<1x6xi64>) -> tensor<1x6xi32>
  %2 = tosa.gather %table, %1 : (tensor<1x5x2xf32>, tensor<1x6xi32>) -> tensor<1x6x2xf32>
  return %2 : tensor<1x6x2xf32>
}

// CHECK-LABEL: func @scatter
// CHECK: qnn.scatter %{{.*}}, %{{.*}}, %{{.*}} : tensor<2x5x3xf32>, tensor<2x2xi32>, tensor<2x2x3xf32> -> tensor<2x5x3xf32>
func.func @scatter(%x: tensor<2x5x3xf32>, %i: tensor<2x2xi32>, %u: tensor<2x2x3xf32>) -> tensor<2x5x3xf32> {
  %0 = tosa.scatter %x, %i, %u : (tensor<2x5x3xf32>, tensor<2x2xi32>, tensor<2x2x3xf32>) -> tensor<2x5x3xf32>
  return %0 : tensor<2x5x3xf32>
}

// CHECK-LABEL: func @tile
// CHECK: qnn.tile %{{.*}} {multiples = array<i64: 1, 3>} : tensor<4x2xf32> -> tensor<4x6xf32>
func.func @tile(%x: tensor<4x2xf32>) -> tensor<4x6xf32> {
  %m = tosa.const_shape {values = dense<[1, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.tile %x, %m : (tensor<4x2xf32>, !tosa.shape<2>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// CHECK-LABEL: func @reverse
// CHECK: %[[I:.*]] = arith.constant dense<[2, 1, 0]> : tensor<3xi32>
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 1 : i64} : tensor<4x3xf32>, tensor<3xi32> -> tensor<4x3xf32>
func.func @reverse(%x: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %0 = tosa.reverse %x {axis = 1 : i32} : (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

// CHECK-LABEL: func @resize
// CHECK: qnn.resize {{ *}}bilinear %{{.*}} {border = array<i64: 1, 2>, offset = array<i64: -1, 0>, scale = array<i64: 4, 2, 3, 1>} : tensor<1x4x5x2xf32> -> tensor<1x8x15x2xf32>
// CHECK: qnn.resize {{ *}}nearest
func.func @resize(%x: tensor<1x4x5x2xf32>) -> (tensor<1x8x15x2xf32>, tensor<1x8x15x2xf32>) {
  %s = tosa.const_shape {values = dense<[4, 2, 3, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[-1, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.resize %x, %s, %o, %b {mode = BILINEAR} : (tensor<1x4x5x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x8x15x2xf32>
  %1 = tosa.resize %x, %s, %o, %b {mode = NEAREST_NEIGHBOR} : (tensor<1x4x5x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x8x15x2xf32>
  return %0, %1 : tensor<1x8x15x2xf32>, tensor<1x8x15x2xf32>
}

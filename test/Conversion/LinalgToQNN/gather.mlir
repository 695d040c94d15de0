// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @embedding(
// CHECK: %[[I:.*]] = qnn.cast
// CHECK-NEXT: qnn.gather %{{.*}}, %[[I]] {axis = 0 : i64} : tensor<6x4xf32>, tensor<2x3xi64> -> tensor<2x3x4xf32>
func.func @embedding(%a0: tensor<6x4xf32>, %a1: tensor<2x3xf32>) -> tensor<2x3x4xf32> {
  %e0 = tensor.empty() : tensor<2x3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a1 : tensor<2x3xf32>) outs(%e0 : tensor<2x3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %m = math.absf %x0 : f32
    %y = arith.fptosi %m : f32 to i64
    linalg.yield %y : i64
  } -> tensor<2x3xi64>
  %e7 = tensor.empty() : tensor<2x3x4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<2x3xi64>) outs(%e7 : tensor<2x3x4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %k = arith.index_cast %x0 : i64 to index
    %l = linalg.index 2 : index
    %n = arith.constant 6 : index
    %p = arith.cmpi slt, %k, %n : index
    cf.assert %p, "index must be smaller than dim size"
    %y = tensor.extract %a0[%k, %l] : tensor<6x4xf32>
    linalg.yield %y : f32
  } -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// CHECK-LABEL: func @gather_rows(
// CHECK: qnn.gather {{.*}} {axis = 1 : i64, batch_dims = 1 : i64} : tensor<4x6xf32>, tensor<4x3xi64> -> tensor<4x3xf32>
func.func @gather_rows(%a0: tensor<4x6xf32>, %a1: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %e0 = tensor.empty() : tensor<4x3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a1 : tensor<4x3xf32>) outs(%e0 : tensor<4x3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %m = math.absf %x0 : f32
    %y = arith.fptosi %m : f32 to i64
    linalg.yield %y : i64
  } -> tensor<4x3xi64>
  %e7 = tensor.empty() : tensor<4x3xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x3xi64>) outs(%e7 : tensor<4x3xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %l = linalg.index 0 : index
    %k = arith.index_cast %x0 : i64 to index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}

// CHECK-LABEL: func @from_the_end(
// CHECK: %[[P:.*]] = arith.cmpi slt
// CHECK: %[[S:.*]] = arith.addi
// CHECK: %[[I:.*]] = arith.select %[[P]], %[[S]]
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 0 : i64}
func.func @from_the_end(%a0: tensor<4x6xf32>, %a1: tensor<3xf32>) -> tensor<3x6xf32> {
  %e0 = tensor.empty() : tensor<3xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%a1 : tensor<3xf32>) outs(%e0 : tensor<3xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %y = arith.fptosi %x0 : f32 to i64
    linalg.yield %y : i64
  } -> tensor<3xi64>
  %e6 = tensor.empty() : tensor<3x6xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<3xi64>) outs(%e6 : tensor<3x6xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %z = arith.constant 0 : i64
    %n = arith.constant 4 : i64
    %p = arith.cmpi slt, %x0, %z : i64
    %q = arith.addi %x0, %n : i64
    %s = arith.select %p, %q, %x0 : i64
    %k = arith.index_cast %s : i64 to index
    %l = linalg.index 1 : index
    %y = tensor.extract %a0[%k, %l] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<3x6xf32>
  return %1 : tensor<3x6xf32>
}

// CHECK-LABEL: func @reverse(
// CHECK: %[[I:.*]] = arith.constant dense<[5, 4, 3, 2, 1, 0]> : tensor<6xi64>
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 1 : i64}
func.func @reverse(%a0: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e0 = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} outs(%e0 : tensor<4x6xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 5 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %k = arith.subi %n, %m : index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// CHECK-LABEL: func @every_other(
// CHECK: %[[S:.*]] = qnn.slice %{{.*}} {{.*}}strides = array<i64: 1, 2>
// CHECK: qnn.transpose %[[S]]
func.func @every_other(%a0: tensor<4x6xf32>) -> tensor<3x4xf32> {
  %e0 = tensor.empty() : tensor<3x4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} outs(%e0 : tensor<3x4xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 2 : index
    %l = linalg.index 0 : index
    %m = linalg.index 1 : index
    %k = arith.muli %n, %m : index
    %y = tensor.extract %a0[%l, %k] : tensor<4x6xf32>
    linalg.yield %y : f32
  } -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// CHECK-LABEL: func @nearest(
// CHECK: %[[I:.*]] = arith.constant dense<[0, 0, 1, 1, 2, 2, 3, 3]>
// CHECK: qnn.gather %{{.*}}, %[[I]] {axis = 2 : i64} : tensor<1x2x4x5xf32>, tensor<8xi64> -> tensor<1x2x8x5xf32>
func.func @nearest(%a0: tensor<1x2x4x5xf32>) -> tensor<1x2x8x5xf32> {
  %e0 = tensor.empty() : tensor<1x2x8x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%e0 : tensor<1x2x8x5xf32>) {
  ^bb0(%o0: f32):
    %z = arith.constant 0 : index
    %t = arith.constant 2.0 : f32
    %l = linalg.index 1 : index
    %h = linalg.index 2 : index
    %w = linalg.index 3 : index
    %i = arith.index_cast %h : index to i64
    %j = arith.sitofp %i : i64 to f32
    %q = arith.divf %j, %t : f32
    %g = math.floor %q : f32
    %m = arith.fptosi %g : f32 to i64
    %k = arith.index_cast %m : i64 to index
    %y = tensor.extract %a0[%z, %l, %k, %w] : tensor<1x2x4x5xf32>
    linalg.yield %y : f32
  } -> tensor<1x2x8x5xf32>
  return %0 : tensor<1x2x8x5xf32>
}

// CHECK-LABEL: func @computed_floats(
// CHECK: %[[W:.*]] = arith.constant dense<[2.500000e-01, 7.500000e-01, 1.250000e+00, 1.750000e+00, 2.250000e+00, 2.750000e+00]>
// CHECK: qnn.mul %{{.*}}, %[[W]]
func.func @computed_floats(%a0: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e0 = tensor.empty() : tensor<6xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e0 : tensor<6xi64>) {
  ^bb0(%o0: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    linalg.yield %j : i64
  } -> tensor<6xi64>
  %e7 = tensor.empty() : tensor<6xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%0 : tensor<6xi64>) outs(%e7 : tensor<6xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %j = arith.sitofp %x0 : i64 to f32
    %t = arith.constant 0.5 : f32
    %y = arith.mulf %j, %t : f32
    linalg.yield %y : f32
  } -> tensor<6xf32>
  %e15 = tensor.empty() : tensor<6xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%1 : tensor<6xf32>) outs(%e15 : tensor<6xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %t = arith.constant 0.25 : f32
    %y = arith.addf %x0, %t : f32
    linalg.yield %y : f32
  } -> tensor<6xf32>
  %e22 = tensor.empty() : tensor<4x6xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %2 : tensor<4x6xf32>, tensor<6xf32>) outs(%e22 : tensor<4x6xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %y = arith.mulf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x6xf32>
  return %3 : tensor<4x6xf32>
}

// CHECK-LABEL: func @coordinates(
// CHECK: qnn.reshape %{{.*}} : tensor<2x3xf32> -> tensor<6xf32>
// CHECK-NEXT: return
func.func @coordinates(%a0: tensor<2x3xf32>) -> tensor<6xf32> {
  %e0 = tensor.empty() : tensor<6xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e0 : tensor<6xf32>) {
  ^bb0(%o0: f32):
    %n = arith.constant 3 : index
    %l = linalg.index 0 : index
    %i = arith.divui %l, %n : index
    %j = arith.remui %l, %n : index
    %y = tensor.extract %a0[%i, %j] : tensor<2x3xf32>
    linalg.yield %y : f32
  } -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// The loop ends before the dimension that it reads.
// CHECK-LABEL: func @first_rows(
// CHECK: %[[S:.*]] = qnn.slice %arg0 {offsets = array<i64: 0>, sizes = array<i64: 4>, strides = array<i64: 1>} : tensor<8xf32> -> tensor<4xf32>
// CHECK: qnn.add %arg1, %[[S]] : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
func.func @first_rows(%a0: tensor<8xf32>, %a1: tensor<4xf32>) -> tensor<4xf32> {
  %e0 = tensor.empty() : tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%a1 : tensor<4xf32>) outs(%e0 : tensor<4xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %l = linalg.index 0 : index
    %v = tensor.extract %a0[%l] : tensor<8xf32>
    %y = arith.addf %x0, %v : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

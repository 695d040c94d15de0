// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @integer_constants(
// CHECK-NEXT: %[[C:.*]] = arith.constant dense<[0.000000e+00, 3.000000e+00, 6.000000e+00, 9.000000e+00, 1.200000e+01]> : tensor<5xf32>
// CHECK-NEXT: qnn.add %{{.*}}, %[[C]]
func.func @integer_constants(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %i = tensor.empty() : tensor<5xi64>
  %c = arith.constant 3 : i64
  %p = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%i : tensor<5xi64>) {
  ^bb0(%o: i64):
    %j = linalg.index 0 : index
    %k = arith.index_cast %j : index to i64
    %l = arith.muli %k, %c : i64
    linalg.yield %l : i64
  } -> tensor<5xi64>
  %n = tensor.empty() : tensor<5xf32>
  %q = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%p : tensor<5xi64>) outs(%n : tensor<5xf32>) {
  ^bb0(%x: i64, %o: f32):
    %j = arith.sitofp %x : i64 to f32
    linalg.yield %j : f32
  } -> tensor<5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %q : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x: f32, %w: f32, %o: f32):
    %y = arith.addf %x, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @guarded_rows(
// CHECK: %[[M:.*]] = qnn.matmul
// CHECK-NEXT: return %[[M]]
func.func @guarded_rows(%a0: tensor<4x3xf32>, %a1: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 0xFF800000 : f32
  %true = arith.constant true
  %e = tensor.empty() : tensor<4x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %m = linalg.matmul ins(%a0, %a1 : tensor<4x3xf32>, tensor<3x5xf32>) outs(%f : tensor<4x5xf32>) -> tensor<4x5xf32>
  %b = tensor.empty() : tensor<4x5xi1>
  %p = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%m : tensor<4x5xf32>) outs(%b : tensor<4x5xi1>) {
  ^bb0(%x: f32, %o: i1):
    %y = arith.cmpf oeq, %x, %n : f32
    linalg.yield %y : i1
  } -> tensor<4x5xi1>
  %c = tensor.empty() : tensor<4x1xi1>
  %g = linalg.fill ins(%true : i1) outs(%c : tensor<4x1xi1>) -> tensor<4x1xi1>
  %q = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, 0)>], iterator_types = ["parallel", "reduction"]} ins(%p : tensor<4x5xi1>) outs(%g : tensor<4x1xi1>) {
  ^bb0(%x: i1, %o: i1):
    %y = arith.andi %x, %o : i1
    linalg.yield %y : i1
  } -> tensor<4x1xi1>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%q, %f, %m : tensor<4x1xi1>, tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%t: i1, %v: f32, %w: f32, %o: f32):
    %y = arith.select %t, %v, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// Each mask leaves every row something, both together nothing.
// CHECK-LABEL: func @guarded_twice(
// CHECK: qnn.reduce_max
// CHECK: qnn.select
func.func @guarded_twice(%a0: tensor<4x3xf32>, %a1: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 0xFF800000 : f32
  %true = arith.constant true
  %e = tensor.empty() : tensor<4x5xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %s = linalg.matmul ins(%a0, %a1 : tensor<4x3xf32>, tensor<3x5xf32>) outs(%f : tensor<4x5xf32>) -> tensor<4x5xf32>
  %m1 = arith.constant dense<[[0.0, 0xFF800000, 0xFF800000, 0xFF800000, 0xFF800000]]> : tensor<1x5xf32>
  %m2 = arith.constant dense<[[0xFF800000, 0.0, 0.0, 0.0, 0.0]]> : tensor<1x5xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%s, %m1, %m2 : tensor<4x5xf32>, tensor<1x5xf32>, tensor<1x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x: f32, %v: f32, %w: f32, %o: f32):
    %t = arith.addf %x, %v : f32
    %y = arith.addf %t, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  %b = tensor.empty() : tensor<4x5xi1>
  %p = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%m : tensor<4x5xf32>) outs(%b : tensor<4x5xi1>) {
  ^bb0(%x: f32, %o: i1):
    %y = arith.cmpf oeq, %x, %n : f32
    linalg.yield %y : i1
  } -> tensor<4x5xi1>
  %c = tensor.empty() : tensor<4x1xi1>
  %g = linalg.fill ins(%true : i1) outs(%c : tensor<4x1xi1>) -> tensor<4x1xi1>
  %q = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, 0)>], iterator_types = ["parallel", "reduction"]} ins(%p : tensor<4x5xi1>) outs(%g : tensor<4x1xi1>) {
  ^bb0(%x: i1, %o: i1):
    %y = arith.andi %x, %o : i1
    linalg.yield %y : i1
  } -> tensor<4x1xi1>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%q, %f, %m : tensor<4x1xi1>, tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%t: i1, %v: f32, %w: f32, %o: f32):
    %y = arith.select %t, %v, %w : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @compare(
// CHECK: %[[C:.*]] = qnn.compare {{ *}}gt %{{.*}}, %{{.*}} : tensor<4x5xf32>, tensor<1x5xf32> -> tensor<4x5xi1>
// CHECK-NEXT: qnn.cast %[[C]] : tensor<4x5xi1> -> tensor<4x5xf32>
func.func @compare(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ogt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi1>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

// CHECK-LABEL: func @unordered(
// CHECK: %[[C:.*]] = qnn.compare {{ *}}gt
// CHECK: %[[T:.*]] = arith.constant dense<true>
// CHECK-NEXT: %[[X:.*]] = arith.xori %[[C]], %[[T]]
// CHECK-NEXT: qnn.cast %[[X]]
func.func @unordered(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ule, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi1>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

// CHECK-LABEL: func @is_nan(
// CHECK-NEXT: %[[L:.*]] = qnn.unary {{ *}}log
// CHECK-NEXT: qnn.compare {{ *}}ne %[[L]], %[[L]]
func.func @is_nan(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %l = math.log %x0 : f32
    linalg.yield %l : f32
  } -> tensor<4x5xf32>
  %e6 = tensor.empty() : tensor<4x5xi1>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %0 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e6 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf uno, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e12 = tensor.empty() : tensor<4x5xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x5xi1>) outs(%e12 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %2 : tensor<4x5xf32>
}

// CHECK-LABEL: func @logic(
// CHECK: %[[P:.*]] = qnn.compare {{ *}}lt
// CHECK: %[[N:.*]] = arith.xori %[[P]], %{{.*}} : tensor<4x5xi1>
// CHECK: %[[A:.*]] = arith.andi %[[N]]
// CHECK: arith.ori %[[A]], %
func.func @logic(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf olt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xi1>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e6 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %o0: i1):
    %z = arith.constant 0.0 : f32
    %p = arith.cmpf oge, %x0, %z : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e13 = tensor.empty() : tensor<4x5xi1>
  %2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %1 : tensor<4x5xi1>, tensor<4x5xi1>) outs(%e13 : tensor<4x5xi1>) {
  ^bb0(%x0: i1, %x1: i1, %o0: i1):
    %t = arith.constant true
    %n = arith.xori %x0, %t : i1
    %y = arith.andi %n, %x1 : i1
    %w = arith.ori %y, %x0 : i1
    linalg.yield %w : i1
  } -> tensor<4x5xi1>
  %e22 = tensor.empty() : tensor<4x5xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4x5xi1>) outs(%e22 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %o0: f32):
    %y = arith.uitofp %x0 : i1 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %3 : tensor<4x5xf32>
}

// CHECK-LABEL: func @where(
// CHECK-NEXT: %[[C:.*]] = qnn.compare {{ *}}gt
// CHECK-NEXT: qnn.select %[[C]], %{{.*}}, %{{.*}} : tensor<4x5xi1>, tensor<4x5xf32>, tensor<5xf32> -> tensor<4x5xf32>
func.func @where(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>, %a2: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a2 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf ogt, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0, %a0, %a1 : tensor<4x5xi1>, tensor<4x5xf32>, tensor<5xf32>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %x1: f32, %x2: f32, %o0: f32):
    %y = arith.select %x0, %x1, %x2 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

// CHECK-LABEL: func @threshold(
// CHECK: %[[C:.*]] = qnn.compare {{ *}}gt
// CHECK: qnn.select %[[C]]
func.func @threshold(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %h = arith.constant 0.5 : f32
    %g = arith.constant 0.25 : f32
    %p = arith.cmpf ogt, %x0, %h : f32
    %y = arith.select %p, %x0, %g : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// CHECK-LABEL: func @extrema(
// CHECK-NEXT: %[[M:.*]] = qnn.max %{{.*}}, %{{.*}} : tensor<4x5xf32>, tensor<5xf32> -> tensor<4x5xf32>
// CHECK-NEXT: %[[N:.*]] = qnn.min
// CHECK-NEXT: qnn.mul %[[M]], %[[N]]
func.func @extrema(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %m = arith.maximumf %x0, %x1 : f32
    %p = arith.cmpf olt, %x0, %x1 : f32
    %n = arith.select %p, %x0, %x1 : f32
    %y = arith.mulf %m, %n : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// CHECK-LABEL: func @truncate(
// CHECK-NEXT: %[[I:.*]] = qnn.cast %{{.*}} : tensor<4x5xf32> -> tensor<4x5xi64>
// CHECK-NEXT: qnn.cast %[[I]] : tensor<4x5xi64> -> tensor<4x5xf32>
func.func @truncate(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xi64>) {
  ^bb0(%x0: f32, %o0: i64):
    %y = arith.fptosi %x0 : f32 to i64
    linalg.yield %y : i64
  } -> tensor<4x5xi64>
  %e6 = tensor.empty() : tensor<4x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x5xi64>) outs(%e6 : tensor<4x5xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %1 : tensor<4x5xf32>
}

// CHECK-LABEL: func @powers_of_two(
// CHECK: qnn.mul
// CHECK: qnn.unary {{ *}}exp
// CHECK: qnn.add
// CHECK: qnn.unary {{ *}}log
// CHECK: qnn.mul
func.func @powers_of_two(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %t = arith.constant 2.0 : f32
    %y = math.powf %t, %x0 : f32
    %z = arith.addf %y, %t : f32
    %w = math.log2 %z : f32
    linalg.yield %w : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// CHECK-LABEL: func @compare_returned(
// CHECK: %[[C:.*]] = qnn.compare {{ *}}ne
// CHECK-NEXT: return %[[C]] : tensor<4x5xi1>
func.func @compare_returned(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xi1> {
  %e0 = tensor.empty() : tensor<4x5xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e0 : tensor<4x5xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o0: i1):
    %p = arith.cmpf une, %x0, %x1 : f32
    linalg.yield %p : i1
  } -> tensor<4x5xi1>
  return %0 : tensor<4x5xi1>
}

// CHECK-LABEL: func @where_argument(
// CHECK: %[[H:.*]] = arith.constant dense<5.000000e-01> : tensor<1x1xf32>
// CHECK: qnn.select %{{.*}}, %{{.*}}, %[[H]]
func.func @where_argument(%a0: tensor<4x5xf32>, %a1: tensor<4x5xi1>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a1, %a0 : tensor<4x5xi1>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: i1, %x1: f32, %o0: f32):
    %h = arith.constant 0.5 : f32
    %y = arith.select %x0, %x1, %h : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// The smaller of two, from the comparison with the larger.
// CHECK-LABEL: func @swapped_minimum(
// CHECK-NEXT: qnn.min %{{.*}}, %{{.*}} : tensor<4x5xf32>, tensor<4x5xf32>
func.func @swapped_minimum(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %p = arith.cmpf ogt, %x0, %x1 : f32
    %n = arith.select %p, %x1, %x0 : f32
    linalg.yield %n : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// Only at 0 do both branches of a leaky relu agree.
// CHECK-LABEL: func @leaky_above(
// CHECK: qnn.select
func.func @leaky_above(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e0 = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e0 : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %h = arith.constant 0.5 : f32
    %a = arith.constant 0.1 : f32
    %m = arith.mulf %x0, %a : f32
    %p = arith.cmpf ogt, %x0, %h : f32
    %y = arith.select %p, %x0, %m : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// An integer that double does not hold keeps its value.
// CHECK-LABEL: func @widest_integer
// CHECK: %[[C:.*]] = arith.constant dense<9223372036854775807> : tensor<4xi64>
// CHECK: arith.minsi %{{.*}}, %[[C]]
func.func @widest_integer(%x: tensor<4xi64>) -> tensor<4xi64> {
  %c = arith.constant dense<9223372036854775807> : tensor<4xi64>
  %e = tensor.empty() : tensor<4xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x, %c : tensor<4xi64>, tensor<4xi64>) outs(%e : tensor<4xi64>) {
  ^bb0(%a: i64, %b: i64, %o: i64):
    %m = arith.minsi %a, %b : i64
    linalg.yield %m : i64
  } -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

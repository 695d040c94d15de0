// RUN: %qopt-opt %s --convert-linalg-to-qnn 2>/dev/null | FileCheck %s --implicit-check-not=linalg. --implicit-check-not=tensor.

// CHECK-LABEL: func @add_columns(
// CHECK-NEXT: qnn.add %{{.*}}, %{{.*}} : tensor<4x5xf32>, tensor<5xf32> -> tensor<4x5xf32>
func.func @add_columns(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @sub_rows(
// CHECK-NEXT: %[[R:.*]] = qnn.reshape %{{.*}} : tensor<4xf32> -> tensor<4x1xf32>
// CHECK-NEXT: qnn.sub %{{.*}}, %[[R]]
func.func @sub_rows(%a0: tensor<4x5xf32>, %a1: tensor<4xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<4xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.subf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @add_channels(
// CHECK-NEXT: qnn.add %{{.*}}, %{{.*}} : tensor<2x3x4x5xf32>, tensor<3x1x1xf32>
func.func @add_channels(%a0: tensor<2x3x4x5xf32>, %a1: tensor<3x1x1xf32>) -> tensor<2x3x4x5xf32> {
  %e = tensor.empty() : tensor<2x3x4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%a0, %a1 : tensor<2x3x4x5xf32>, tensor<3x1x1xf32>) outs(%e : tensor<2x3x4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<2x3x4x5xf32>
  return %r : tensor<2x3x4x5xf32>
}

// CHECK-LABEL: func @add_transposed(
// CHECK-NEXT: %[[T:.*]] = qnn.transpose %{{.*}} {perm = array<i64: 1, 0>}
// CHECK-NEXT: qnn.add %{{.*}}, %[[T]]
func.func @add_transposed(%a0: tensor<4x5xf32>, %a1: tensor<5x4xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5x4xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @transposed_result(
// CHECK-NEXT: %[[R:.*]] = qnn.mul
// CHECK-NEXT: qnn.transpose %[[R]] {perm = array<i64: 1, 0>} : tensor<4x5xf32> -> tensor<5x4xf32>
func.func @transposed_result(%a0: tensor<4x5xf32>, %a1: tensor<5xf32>) -> tensor<5x4xf32> {
  %e = tensor.empty() : tensor<5x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4x5xf32>, tensor<5xf32>) outs(%e : tensor<5x4xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.mulf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<5x4xf32>
  return %r : tensor<5x4xf32>
}

// CHECK-LABEL: func @outer_sum(
// CHECK-NEXT: %[[R:.*]] = qnn.reshape %{{.*}} : tensor<4xf32> -> tensor<4x1xf32>
// CHECK-NEXT: qnn.add %[[R]], %{{.*}} : tensor<4x1xf32>, tensor<5xf32> -> tensor<4x5xf32>
func.func @outer_sum(%a0: tensor<4xf32>, %a1: tensor<5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0, %a1 : tensor<4xf32>, tensor<5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %y = arith.addf %x0, %x1 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @square(
// CHECK-NEXT: qnn.unary {{ *}}square
func.func @square(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = math.powf %x0, %c : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @relu_select(
// CHECK-NEXT: qnn.clamp %{{.*}} {min = 0.000000e+00 : f32}
func.func @relu_select(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ugt, %x0, %c : f32
    %y = arith.select %p, %x0, %c : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @limits(
// CHECK-NEXT: %[[L:.*]] = qnn.clamp %{{.*}} {min = -5.000000e-01 : f32}
// CHECK-NEXT: qnn.clamp %[[L]] {max = 7.500000e-01 : f32}
func.func @limits(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant -0.5 : f32
  %h = arith.constant 0.75 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ult, %x0, %c : f32
    %s = arith.select %p, %c, %x0 : f32
    %q = arith.cmpf ugt, %s, %h : f32
    %y = arith.select %q, %h, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @leaky_relu(
// CHECK-NEXT: qnn.unary {{ *}}leaky_relu %{{.*}} {alpha = 2.000000e-01 : f32}
func.func @leaky_relu(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %h = arith.constant 0.2 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.mulf %x0, %h : f32
    %p = arith.cmpf ogt, %x0, %c : f32
    %y = arith.select %p, %x0, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @elu(
// CHECK-NEXT: qnn.unary {{ *}}elu %{{.*}} {alpha = 1.000000e+00 : f32}
func.func @elu(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.expm1 %x0 : f32
    %p = arith.cmpf olt, %x0, %c : f32
    %y = arith.select %p, %s, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @quotient_of_constant(
// CHECK: %[[E:.*]] = qnn.unary {{ *}}exp
// CHECK-NEXT: %[[R:.*]] = qnn.unary {{ *}}reciprocal %[[E]]
// CHECK: qnn.mul %{{.*}}, %[[R]]
func.func @quotient_of_constant(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %z = arith.constant 0.0 : f32
  %c = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = math.exp %x0 : f32
    %p = arith.cmpf one, %s, %z : f32
    cf.assert %p, "zero element"
    %y = arith.divf %c, %s : f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @double_inside(
// CHECK: qnn.mul %{{.*}} : tensor<4x5xf32>, tensor<1x1xf32> -> tensor<4x5xf32>
func.func @double_inside(%a0: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %c = arith.constant 0.3 : f64
  %e = tensor.empty() : tensor<4x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.extf %x0 : f32 to f64
    %p = arith.mulf %s, %c : f64
    %y = arith.truncf %p : f64 to f32
    linalg.yield %y : f32
  } -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}

// CHECK-LABEL: func @reduce_sum(
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_sum %{{.*}} {axes = array<i64: 1>, keep_dims} : tensor<2x4x5xf32>
// CHECK-NEXT: qnn.reshape %[[R]] : tensor<2x1x5xf32> -> tensor<2x5xf32>
func.func @reduce_sum(%a0: tensor<2x4x5xf32>) -> tensor<2x5xf32> {
  %e = tensor.empty() : tensor<2x5xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x5xf32>) -> tensor<2x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d2)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}

// CHECK-LABEL: func @reduce_sum_kept(
// CHECK-NEXT: qnn.reduce_sum %{{.*}} {axes = array<i64: 2, 3>, keep_dims} : tensor<2x3x4x5xf32> -> tensor<2x3x1x1xf32>
// CHECK-NEXT: return
func.func @reduce_sum_kept(%a0: tensor<2x3x4x5xf32>) -> tensor<2x3x1x1xf32> {
  %e = tensor.empty() : tensor<2x3x1x1xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x3x1x1xf32>) -> tensor<2x3x1x1xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%a0 : tensor<2x3x4x5xf32>) outs(%f : tensor<2x3x1x1xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %o, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<2x3x1x1xf32>
  return %r : tensor<2x3x1x1xf32>
}

// CHECK-LABEL: func @reduce_sum_from(
// CHECK: qnn.reduce_sum
// CHECK: qnn.add
func.func @reduce_sum_from(%a0: tensor<2x4x5xf32>) -> tensor<2x5xf32> {
  %e = tensor.empty() : tensor<2x5xf32>
  %i = arith.constant 1.5 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x5xf32>) -> tensor<2x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d2)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x5xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %y = arith.addf %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}

// CHECK-LABEL: func @reduce_max_select(
// CHECK-NEXT: qnn.reduce_max %{{.*}} {axes = array<i64: 2>, keep_dims}
func.func @reduce_max_select(%a0: tensor<2x4x5xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %i = arith.constant -3.40282347E+38 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<2x4xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %p = arith.cmpf ogt, %x0, %o : f32
    %y = arith.select %p, %x0, %o : f32
    linalg.yield %y : f32
  } -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

// CHECK-LABEL: func @reduce_squares(
// CHECK-NEXT: %[[S:.*]] = qnn.mul
// CHECK-NEXT: %[[R:.*]] = qnn.reduce_sum %[[S]]
func.func @reduce_squares(%a0: tensor<2x4x5xf32>) -> tensor<4x2xf32> {
  %e = tensor.empty() : tensor<4x2xf32>
  %i = arith.constant 0.0 : f32
  %f = linalg.fill ins(%i : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d1, d0)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a0 : tensor<2x4x5xf32>) outs(%f : tensor<4x2xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %s = arith.mulf %x0, %x0 : f32
    %y = arith.addf %s, %o : f32
    linalg.yield %y : f32
  } -> tensor<4x2xf32>
  return %r : tensor<4x2xf32>
}

// CHECK-LABEL: func @named_elementwise(
// CHECK-NEXT: %[[P:.*]] = qnn.mul
// CHECK-NEXT: %[[T:.*]] = qnn.unary {{ *}}tanh %[[P]]
// CHECK-NEXT: qnn.unary {{ *}}exp %[[T]]
func.func @named_elementwise(%a0: tensor<4x5xf32>, %a1: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %e = tensor.empty() : tensor<4x5xf32>
  %0 = linalg.mul ins(%a0, %a1 : tensor<4x5xf32>, tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %1 = linalg.tanh ins(%0 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %2 = linalg.map { math.exp } ins(%1 : tensor<4x5xf32>) outs(%e : tensor<4x5xf32>)
  return %2 : tensor<4x5xf32>
}

// CHECK-LABEL: func @named_reduce(
// CHECK: qnn.reduce_sum %{{.*}} {axes = array<i64: 1>, keep_dims}
func.func @named_reduce(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %z = arith.constant dense<0.0> : tensor<4xf32>
  %r = linalg.reduce { arith.addf } ins(%a0 : tensor<4x5xf32>) outs(%z : tensor<4xf32>) dimensions = [1]
  return %r : tensor<4xf32>
}

// CHECK-LABEL: func @transpose(
// CHECK-NEXT: qnn.transpose %{{.*}} {perm = array<i64: 2, 0, 1>} : tensor<2x3x4xf32> -> tensor<4x2x3xf32>
func.func @transpose(%a0: tensor<2x3x4xf32>) -> tensor<4x2x3xf32> {
  %e = tensor.empty() : tensor<4x2x3xf32>
  %r = linalg.transpose ins(%a0 : tensor<2x3x4xf32>) outs(%e : tensor<4x2x3xf32>) permutation = [2, 0, 1]
  return %r : tensor<4x2x3xf32>
}

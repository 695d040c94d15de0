// RUN: %qopt-opt %s --convert-linalg-to-qnn -split-input-file -verify-diagnostics | FileCheck %s

// What has no qnn form stays, around it all is converted.
// CHECK-LABEL: func @mixed
// CHECK: qnn.unary {{ *}}tanh
// CHECK: linalg.generic
// CHECK: qnn.unary {{ *}}exp
func.func @mixed(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.tanh ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  // expected-remark@+1 {{stays in linalg: computes 'math.atan' to f32, which has no qnn counterpart here}}
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %b = math.atan %a : f32
    linalg.yield %b : f32
  } -> tensor<4x8xf32>
  %2 = linalg.exp ins(%1 : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func @int8
// CHECK: linalg.add
func.func @int8(%x: tensor<4xi8>) -> tensor<4xi8> {
  %e = tensor.empty() : tensor<4xi8>
  // expected-remark@+1 {{stays in linalg}}
  %0 = linalg.add ins(%x, %x : tensor<4xi8>, tensor<4xi8>) outs(%e : tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// -----

// An f64 value that leaves keeps its digits.
// CHECK-LABEL: func @double
// CHECK-NOT: qnn.
// CHECK: return
func.func @double(%x: tensor<4xf32>) -> tensor<4xf64> {
  %e = tensor.empty() : tensor<4xf64>
  // expected-remark@+1 {{stays in linalg: an op that stays needs its result}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf64>) {
  ^bb0(%a: f32, %o: f64):
    %b = arith.extf %a : f32 to f64
    linalg.yield %b : f64
  } -> tensor<4xf64>
  // expected-remark@+1 {{stays in linalg: an op that stays needs its result}}
  %1 = linalg.exp ins(%0 : tensor<4xf64>) outs(%e : tensor<4xf64>) -> tensor<4xf64>
  return %1 : tensor<4xf64>
}

// -----

// The diagonal of a matrix.
// CHECK-LABEL: func @diagonal
// CHECK: linalg.generic
func.func @diagonal(%x: tensor<4x4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: an operand is not accessed by distinct loops}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i, i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4x4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func @dilated
// CHECK: linalg.pooling_nhwc_max
func.func @dilated(%x: tensor<1x8x8x2xf32>) -> tensor<1x6x6x2xf32> {
  %z = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x6x6x2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32>
  // expected-remark@+1 {{stays in linalg: windows are dilated}}
  %0 = linalg.pooling_nhwc_max {dilations = dense<2> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%x, %w : tensor<1x8x8x2xf32>, tensor<2x2xf32>) outs(%f : tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32>
  return %0 : tensor<1x6x6x2xf32>
}

// -----

// Only assertions about divisors are dropped.
// CHECK-LABEL: func @asserts
// CHECK: cf.assert
func.func @asserts(%x: tensor<4xf32>) -> tensor<4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: contains an assertion}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.cmpf ogt, %a, %z : f32
    cf.assert %p, "not positive"
    %b = math.log %a : f32
    linalg.yield %b : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func @statically_true
// CHECK-NOT: cf.assert
func.func @statically_true(%x: tensor<4xf32>) -> tensor<4xf32> {
  %true = arith.constant true
  cf.assert %true, "shapes agree"
  return %x : tensor<4xf32>
}

// -----

// A product that starts at 2.
// CHECK-LABEL: func @doubled_product
// CHECK: linalg.generic
func.func @doubled_product(%a0: tensor<4x5xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 2.0 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: does not start at the neutral element}}
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0 : tensor<4xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %y = arith.mulf %o0, %x0 : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// The index of another loop.
// CHECK-LABEL: func @index_of_row
// CHECK: linalg.generic
func.func @index_of_row(%a0: tensor<4x5xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %c0 = arith.constant 0xFF800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %c3 = arith.constant 0 : i64
  %e4 = tensor.empty() : tensor<4xi64>
  %1 = linalg.fill ins(%c3 : i64) outs(%e4 : tensor<4xi64>) -> tensor<4xi64>
  // expected-remark@+1 {{stays in linalg: not a sum, product or extremum}}
  %2:2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0, %1 : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%x0: f32, %o0: f32, %o1: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    %m = arith.maximumf %x0, %o0 : f32
    %p = arith.cmpf ogt, %x0, %o0 : f32
    %k = arith.select %p, %j, %o1 : i64
    linalg.yield %m, %k : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2#1 : tensor<4xi64>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %2#0, %3 : tensor<4xf32>, tensor<4xf32>
}

// -----

// The last of equal values.
// CHECK-LABEL: func @last_maximum
// CHECK: linalg.generic
func.func @last_maximum(%a0: tensor<4x5xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %c0 = arith.constant 0xFF800000 : f32
  %e1 = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%c0 : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %c3 = arith.constant 0 : i64
  %e4 = tensor.empty() : tensor<4xi64>
  %1 = linalg.fill ins(%c3 : i64) outs(%e4 : tensor<4xi64>) -> tensor<4xi64>
  // expected-remark@+1 {{stays in linalg: not a sum, product or extremum}}
  %2:2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%a0 : tensor<4x5xf32>) outs(%0, %1 : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%x0: f32, %o0: f32, %o1: i64):
    %i = linalg.index 1 : index
    %j = arith.index_cast %i : index to i64
    %m = arith.maximumf %x0, %o0 : f32
    %p = arith.cmpf oge, %x0, %o0 : f32
    %k = arith.select %p, %j, %o1 : i64
    linalg.yield %m, %k : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  %e15 = tensor.empty() : tensor<4xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%2#1 : tensor<4xi64>) outs(%e15 : tensor<4xf32>) {
  ^bb0(%x0: i64, %o0: f32):
    %y = arith.sitofp %x0 : i64 to f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %2#0, %3 : tensor<4xf32>, tensor<4xf32>
}

// -----

// Rounding to 16 bits and back is not nothing.
// CHECK-LABEL: func @rounded_to_half
// CHECK: arith.truncf
func.func @rounded_to_half(%x: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: computes 'arith.truncf' to f16, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %b = arith.truncf %a : f32 to f16
    %c = arith.extf %b : f16 to f32
    linalg.yield %c : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// A constant in bf16 has lost its digits.
// CHECK-LABEL: func @constant_in_bfloat
// CHECK: linalg.generic
func.func @constant_in_bfloat(%x: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %t = arith.constant 1.01 : f32
  // expected-remark@+1 {{stays in linalg: computes 'arith.truncf' to bf16, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %b = arith.truncf %t : f32 to bf16
    %c = arith.extf %b : bf16 to f32
    %d = arith.mulf %a, %c : f32
    linalg.yield %d : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// Integers that go through 16 bits are rounded.
// CHECK-LABEL: func @integers_in_half
// CHECK: arith.sitofp
func.func @integers_in_half(%x: tensor<4xi32>) -> tensor<4xi32> {
  %e = tensor.empty() : tensor<4xi32>
  // expected-remark@+1 {{stays in linalg: computes 'arith.sitofp' to f16, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xi32>) outs(%e : tensor<4xi32>) {
  ^bb0(%a: i32, %o: i32):
    %b = arith.sitofp %a : i32 to f16
    %c = arith.fptosi %b : f16 to i32
    linalg.yield %c : i32
  } -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

// f64 holds integers that f32 rounds.
// CHECK-LABEL: func @integers_in_double
// CHECK: arith.sitofp
func.func @integers_in_double(%x: tensor<4xi64>) -> tensor<4xi64> {
  %e = tensor.empty() : tensor<4xi64>
  // expected-remark@+1 {{stays in linalg: computes 'arith.fptosi' to i64, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xi64>) outs(%e : tensor<4xi64>) {
  ^bb0(%a: i64, %o: i64):
    %b = arith.sitofp %a : i64 to f64
    %c = arith.fptosi %b : f64 to i64
    linalg.yield %c : i64
  } -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// An index is signed.
// CHECK-LABEL: func @unsigned_index
// CHECK: linalg.generic
func.func @unsigned_index(%x: tensor<4xi64>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: computes 'arith.uitofp' to f32, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xi64>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: i64, %o: f32):
    %b = arith.uitofp %a : i64 to f32
    linalg.yield %b : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// A predicate is 0 or 1, not -1.
// CHECK-LABEL: func @signed_predicate
// CHECK: linalg.generic
func.func @signed_predicate(%x: tensor<4xi1>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark@+1 {{stays in linalg: computes 'arith.sitofp' to f32, which has no qnn counterpart here}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xi1>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: i1, %o: f32):
    %b = arith.sitofp %a : i1 to f32
    linalg.yield %b : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// The bits that all numbers share are no conjunction of predicates.
// CHECK-LABEL: func @common_bits
// CHECK: arith.andi
func.func @common_bits(%x: tensor<4x5xi64>) -> tensor<4xi64> {
  %c = arith.constant dense<-1> : tensor<4xi64>
  // expected-remark@+1 {{stays in linalg: not a sum, product or extremum of values that qnn can compute}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x5xi64>) outs(%c : tensor<4xi64>) {
  ^bb0(%a: i64, %o: i64):
    %b = arith.andi %a, %o : i64
    linalg.yield %b : i64
  } -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// In a row of -infinity throughout, this gives 3 and qnn.argmax 0.
// CHECK-LABEL: func @argmax_from_three
// CHECK-NOT: qnn.argmax
// CHECK: return
func.func @argmax_from_three(%x: tensor<4x5xf32>) -> tensor<4xi64> {
  %c = arith.constant dense<0xFF800000> : tensor<4xf32>
  %i = arith.constant dense<3> : tensor<4xi64>
  // expected-remark@+1 {{stays in linalg}}
  %0:2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x5xf32>) outs(%c, %i : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%a: f32, %o: f32, %p: i64):
    %j = linalg.index 1 : index
    %k = arith.index_cast %j : index to i64
    %m = arith.maximumf %a, %o : f32
    %g = arith.cmpf ogt, %a, %o : f32
    %q = arith.select %g, %k, %p : i64
    linalg.yield %m, %q : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  return %0#1 : tensor<4xi64>
}

// -----

// Two lookups that one pair of loops drives are no gather.
// CHECK-LABEL: func @pairs
// CHECK: linalg.generic
func.func @pairs(%x: tensor<4x4xf32>, %i: tensor<3xi64>, %j: tensor<3xi64>) -> tensor<3xf32> {
  %e = tensor.empty() : tensor<3xf32>
  // expected-remark@+1 {{stays in linalg: computes 'tensor.extract' of values that qnn lacks}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d) -> (d)>, affine_map<(d) -> (d)>, affine_map<(d) -> (d)>], iterator_types = ["parallel"]} ins(%i, %j : tensor<3xi64>, tensor<3xi64>) outs(%e : tensor<3xf32>) {
  ^bb0(%a: i64, %b: i64, %o: f32):
    %k = arith.index_cast %a : i64 to index
    %l = arith.index_cast %b : i64 to index
    %y = tensor.extract %x[%k, %l] : tensor<4x4xf32>
    linalg.yield %y : f32
  } -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

// CHECK-LABEL: func @spread
// CHECK: tensor.insert_slice
func.func @spread(%x: tensor<4xf32>) -> tensor<8xf32> {
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%one : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  // expected-remark@+1 {{stays in tensor: spreads values over no zeros}}
  %0 = tensor.insert_slice %x into %f[0] [4] [2] : tensor<4xf32> into tensor<8xf32>
  return %0 : tensor<8xf32>
}

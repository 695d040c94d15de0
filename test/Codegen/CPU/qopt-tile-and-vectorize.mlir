// RUN: %qopt-opt %s --qopt-tile-and-vectorize=cpu=icelake-server --canonicalize --cse | FileCheck %s
// RUN: %qopt-opt %s --qopt-tile-and-vectorize=cpu=icelake-server --verify-diagnostics -o /dev/null

#row = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d1, d2)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>
#line = affine_map<(d0) -> (d0)>
#window = affine_map<(d0, d1, d2) -> (d0 + d2, d1)>
#taps = affine_map<(d0, d1, d2) -> (d1, d2)>
#out = affine_map<(d0, d1, d2) -> (d0, d1)>
#swap = affine_map<(d0, d1) -> (d1, d0)>

// 3 x 7 elements in order are one loop of 21: one whole vector, one of 5 lanes.
// CHECK-LABEL: func @elementwise
// CHECK:         %[[X:.*]] = tensor.collapse_shape %{{.*}} : tensor<3x7xf32> into tensor<21xf32>
// CHECK:         vector.transfer_read %[[X]][%c0]{{.*}} vector<16xf32>
// CHECK:         arith.mulf %{{.*}}, %{{.*}} : vector<16xf32>
// CHECK:         %[[M:.*]] = vector.constant_mask [5] : vector<16xi1>
// CHECK:         vector.transfer_read %[[X]][%c16], %{{.*}}, %[[M]]
// CHECK:         vector.transfer_write %{{.*}}[%c0]
// CHECK:         vector.transfer_write %{{.*}}[%c16], %[[M]]
// CHECK-NOT:     linalg.generic
func.func @elementwise(%x: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %e = tensor.empty() : tensor<3x7xf32>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x7xf32>) outs(%e : tensor<3x7xf32>) {
  ^bb0(%a: f32, %o: f32):
    %1 = arith.mulf %a, %a : f32
    linalg.yield %1 : f32
  } -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// Init, reduction and epilogue are one nest. K = 10 is two chunks of four bytes and one of
// two; the zero point -3 and the 128 of the unsigned input meet in the start value.
// CHECK-LABEL: func @quantized_matmul
// CHECK-SAME:    %{{.*}}: tensor<6x10xi8>, %[[W:.*]]: tensor<16x10xi8>
// CHECK-DAG:     %[[FLIP:.*]] = arith.constant dense<-128> : vector<64xi8>
// CHECK-DAG:     %[[SHIFT:.*]] = arith.constant dense<125> : vector<16xi32>
// CHECK:         %[[PACK:.*]] = linalg.pack %[[W]] padding_value(%{{.*}} : i8)
// CHECK-SAME:      inner_dims_pos = [0, 1] inner_tiles = [16, 4]
// CHECK:         %[[P:.*]] = tensor.collapse_shape %[[PACK]]
// CHECK:         %[[SUMS:.*]] = linalg.generic {{.*}} ins(%[[W]] : {{.*}} attrs = {qopt.weight_sums}
// CHECK:         arith.xori %{{.*}}, %[[FLIP]] : vector<64xi8>
// CHECK:         %[[U:.*]] = tensor.expand_shape %{{.*}} : tensor<60xi8> into tensor<6x10xi8>
// CHECK:         %[[S:.*]] = vector.transfer_read %[[SUMS]]
// CHECK:         arith.muli %[[S]], %[[SHIFT]]
// CHECK:         scf.for {{.*}} -> (vector<16xi32>, vector<16xi32>, vector<16xi32>, vector<16xi32>, vector<16xi32>, vector<16xi32>)
// CHECK:           vector.transfer_read %[[P]]{{.*}} vector<64xi8>
// CHECK:           %[[A:.*]] = vector.transfer_read %[[U]]{{.*}} vector<4xi8>
// CHECK:           arith.extui %[[A]]
// CHECK:           vector.contract
// CHECK:           scf.yield
// CHECK:         vector.constant_mask [2] : vector<4xi1>
// CHECK:         vector.contract
// CHECK:         arith.sitofp %{{.*}} : vector<16xi32> to vector<16xf32>
// CHECK:         vector.transfer_write %{{.*}} : vector<16xi8>, tensor<6x16xi8>
// CHECK-NOT:     linalg.generic
func.func @quantized_matmul(%x: tensor<6x10xi8>, %w: tensor<16x10xi8> {qopt.parameter},
                            %b: tensor<16xi32>, %m: tensor<16xf32>) -> tensor<6x16xi8> {
  %z = arith.constant -3 : i32
  %e = tensor.empty() : tensor<6x16xi32>
  %init = linalg.generic {indexing_maps = [#column, #row],
      iterator_types = ["parallel", "parallel"]}
      ins(%b : tensor<16xi32>) outs(%e : tensor<6x16xi32>) {
  ^bb0(%a: i32, %o: i32):
    linalg.yield %a : i32
  } -> tensor<6x16xi32>
  %acc = linalg.generic {indexing_maps = [#x, #w, #y],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<6x10xi8>, tensor<16x10xi8>) outs(%init : tensor<6x16xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.subi %1, %z : i32
    %3 = arith.extsi %c : i8 to i32
    %4 = arith.muli %2, %3 : i32
    %5 = arith.addi %o, %4 : i32
    linalg.yield %5 : i32
  } -> tensor<6x16xi32>
  %e8 = tensor.empty() : tensor<6x16xi8>
  %y = linalg.generic {indexing_maps = [#row, #column, #row],
      iterator_types = ["parallel", "parallel"]}
      ins(%acc, %m : tensor<6x16xi32>, tensor<16xf32>) outs(%e8 : tensor<6x16xi8>) {
  ^bb0(%a: i32, %s: f32, %o: i8):
    %1 = arith.sitofp %a : i32 to f32
    %2 = arith.mulf %1, %s : f32
    %3 = math.roundeven %2 : f32
    %4 = arith.fptosi %3 : f32 to i8
    linalg.yield %4 : i8
  } -> tensor<6x16xi8>
  return %y : tensor<6x16xi8>
}

// Two bounds and a zero point are one saturating narrowing of four vectors; the lower
// bound, -7 + 3, is above -128. One element is left for a store of its own.
// CHECK-LABEL: func @requantize
// CHECK-DAG:     %[[HIGH:.*]] = arith.constant dense<1.240000e+02> : vector<16xf32>
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant dense<3> : vector<32xi16>
// CHECK-DAG:     %[[LOW:.*]] = arith.constant dense<-4> : vector<64xi8>
// CHECK:         arith.cmpf olt, %[[HIGH]]
// CHECK:         llvm.intr.lrint(%{{.*}}) : (vector<16xf32>) -> vector<16xi32>
// CHECK:         llvm.call_intrinsic "llvm.x86.avx512.packssdw.512"
// CHECK:         llvm.intr.sadd.sat(%{{.*}}, %[[ZERO]])
// CHECK:         %[[B:.*]] = llvm.call_intrinsic "llvm.x86.avx512.packsswb.512"
// CHECK:         arith.maxsi %[[B]], %[[LOW]] : vector<64xi8>
// CHECK:         vector.shuffle {{.*}} [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15]
// CHECK:         vector.transfer_write {{.*}} : vector<64xi8>, tensor<65xi8>
// CHECK:         %[[E:.*]] = vector.extract %{{.*}}[0] : i8 from vector<16xi8>
// CHECK:         tensor.insert %[[E]] into
func.func @requantize(%x: tensor<65xf32>) -> tensor<65xi8> {
  %e = tensor.empty() : tensor<65xi8>
  %low = arith.constant -7.0 : f32
  %high = arith.constant 124.0 : f32
  %z = arith.constant 3 : i32
  %0 = linalg.generic {indexing_maps = [#line, #line], iterator_types = ["parallel"]}
      ins(%x : tensor<65xf32>) outs(%e : tensor<65xi8>) {
  ^bb0(%a: f32, %o: i8):
    %1 = math.roundeven %a : f32
    %2 = arith.cmpf ogt, %low, %1 : f32
    %3 = arith.select %2, %low, %1 : f32
    %4 = arith.cmpf olt, %high, %3 : f32
    %5 = arith.select %4, %high, %3 : f32
    %6 = arith.fptosi %5 : f32 to i32
    %7 = arith.addi %6, %z : i32
    %8 = arith.trunci %7 : i32 to i8
    linalg.yield %8 : i8
  } -> tensor<65xi8>
  return %0 : tensor<65xi8>
}

// Layers that share a kernel pass their bounds: the values of each one keep to the bytes.
// CHECK-LABEL: func @requantize_shared
// CHECK-SAME:    %[[LOW:[a-z0-9]+]]: f32 {{.*}}, %[[HIGH:[a-z0-9]+]]: f32 {{.*}}, %[[Z:[a-z0-9]+]]: i32
// CHECK:         %[[H:.*]] = vector.broadcast %[[HIGH]] : f32 to vector<16xf32>
// CHECK:         arith.cmpf olt, %[[H]]
// CHECK:         arith.trunci %[[Z]] : i32 to i16
// CHECK:         llvm.call_intrinsic "llvm.x86.avx512.packsswb.512"
// CHECK:         arith.fptosi %[[LOW]] : f32 to i32
// CHECK:         arith.maxsi {{.*}} : vector<64xi8>
func.func @requantize_shared(%x: tensor<64xf32>, %low: f32 {qopt.values = [-131.0 : f32, -7.0 : f32]},
    %high: f32 {qopt.values = [124.0 : f32, 124.0 : f32]},
    %z: i32 {qopt.values = [3 : i32, 2 : i32]}) -> tensor<64xi8> {
  %e = tensor.empty() : tensor<64xi8>
  %0 = linalg.generic {indexing_maps = [#line, #line], iterator_types = ["parallel"]}
      ins(%x : tensor<64xf32>) outs(%e : tensor<64xi8>) {
  ^bb0(%a: f32, %o: i8):
    %1 = math.roundeven %a : f32
    %2 = arith.cmpf ogt, %low, %1 : f32
    %3 = arith.select %2, %low, %1 : f32
    %4 = arith.cmpf olt, %high, %3 : f32
    %5 = arith.select %4, %high, %3 : f32
    %6 = arith.fptosi %5 : f32 to i32
    %7 = arith.addi %6, %z : i32
    %8 = arith.trunci %7 : i32 to i8
    linalg.yield %8 : i8
  } -> tensor<64xi8>
  return %0 : tensor<64xi8>
}

// An i32 times at most 0.5 fits an i32 again: the upper clamp is that of the saturation.
// CHECK-LABEL: func @requantize_bounded
// CHECK-NOT:     arith.cmpf
// CHECK:         llvm.call_intrinsic "llvm.x86.avx512.packsswb.512"
// CHECK-NOT:     arith.maxsi
// CHECK:         return
func.func @requantize_bounded(%x: tensor<64xi32>, %m: tensor<64xf32> {qopt.magnitude = 0.5 : f64})
    -> tensor<64xi8> {
  %e = tensor.empty() : tensor<64xi8>
  %low = arith.constant -131.0 : f32
  %high = arith.constant 124.0 : f32
  %z = arith.constant 3 : i32
  %0 = linalg.generic {indexing_maps = [#line, #line, #line], iterator_types = ["parallel"]}
      ins(%x, %m : tensor<64xi32>, tensor<64xf32>) outs(%e : tensor<64xi8>) {
  ^bb0(%a: i32, %s: f32, %o: i8):
    %9 = arith.sitofp %a : i32 to f32
    %10 = arith.mulf %9, %s : f32
    %1 = math.roundeven %10 : f32
    %2 = arith.cmpf ogt, %low, %1 : f32
    %3 = arith.select %2, %low, %1 : f32
    %4 = arith.cmpf olt, %high, %3 : f32
    %5 = arith.select %4, %high, %3 : f32
    %6 = arith.fptosi %5 : f32 to i32
    %7 = arith.addi %6, %z : i32
    %8 = arith.trunci %7 : i32 to i8
    linalg.yield %8 : i8
  } -> tensor<64xi8>
  return %0 : tensor<64xi8>
}

// A table of bytes fits in four registers.
// CHECK-LABEL: func @table
// CHECK-SAME:    %{{.*}}: tensor<64xi8>, %[[T:.*]]: tensor<256xi8>
// CHECK:         %[[X:.*]] = vector.transfer_read
// CHECK:         %[[A:.*]] = vector.transfer_read %[[T]][%c0
// CHECK:         %[[B:.*]] = vector.transfer_read %[[T]][%c64
// CHECK:         %[[C:.*]] = vector.transfer_read %[[T]][%c128
// CHECK:         %[[D:.*]] = vector.transfer_read %[[T]][%c192
// CHECK:         %[[L:.*]] = llvm.call_intrinsic "llvm.x86.avx512.vpermi2var.qi.512"(%[[A]], %[[X]], %[[B]])
// CHECK:         %[[U:.*]] = llvm.call_intrinsic "llvm.x86.avx512.vpermi2var.qi.512"(%[[C]], %[[X]], %[[D]])
// CHECK:         %[[S:.*]] = arith.cmpi slt, %[[X]], %{{.*}} : vector<64xi8>
// CHECK:         arith.select %[[S]], %[[U]], %[[L]] : vector<64xi1>, vector<64xi8>
func.func @table(%x: tensor<64xi8>, %t: tensor<256xi8>) -> tensor<64xi8> {
  %e = tensor.empty() : tensor<64xi8>
  %0 = linalg.generic {indexing_maps = [#line, #line], iterator_types = ["parallel"]}
      ins(%x : tensor<64xi8>) outs(%e : tensor<64xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.index_castui %a : i8 to index
    %2 = tensor.extract %t[%1] : tensor<256xi8>
    linalg.yield %2 : i8
  } -> tensor<64xi8>
  return %0 : tensor<64xi8>
}

// -132 + 3 is below -128: the truncation wraps, and nothing saturates.
// CHECK-LABEL: func @requantize_wraps
// CHECK-NOT: llvm.call_intrinsic
// CHECK: arith.trunci {{.*}} : vector<
// CHECK: return
func.func @requantize_wraps(%x: tensor<65xf32>) -> tensor<65xi8> {
  %e = tensor.empty() : tensor<65xi8>
  %low = arith.constant -132.0 : f32
  %high = arith.constant 124.0 : f32
  %z = arith.constant 3 : i32
  %0 = linalg.generic {indexing_maps = [#line, #line], iterator_types = ["parallel"]}
      ins(%x : tensor<65xf32>) outs(%e : tensor<65xi8>) {
  ^bb0(%a: f32, %o: i8):
    %1 = math.roundeven %a : f32
    %2 = arith.cmpf ogt, %low, %1 : f32
    %3 = arith.select %2, %low, %1 : f32
    %4 = arith.cmpf olt, %high, %3 : f32
    %5 = arith.select %4, %high, %3 : f32
    %6 = arith.fptosi %5 : f32 to i32
    %7 = arith.addi %6, %z : i32
    %8 = arith.trunci %7 : i32 to i8
    linalg.yield %8 : i8
  } -> tensor<65xi8>
  return %0 : tensor<65xi8>
}

// Two outputs of a row share the four positions that they read, which are interleaved; the
// second has its three taps one position later.
// CHECK-LABEL: func @depthwise
// CHECK-SAME:    %[[X:.*]]: tensor<6x64xi8>, %[[W:.*]]: tensor<64x3xi8>
// CHECK:         %[[PACK:.*]] = linalg.pack %[[W]] {{.*}} inner_tiles = [64] {{.*}} -> tensor<1x3x64xi8>
// CHECK-DAG:     %[[W0:.*]] = vector.transfer_read %[[PACK]][%c0, %c0, %c0]
// CHECK-DAG:     %[[W1:.*]] = vector.transfer_read %[[PACK]][%c0, %c1, %c0]
// CHECK-DAG:     vector.shuffle %[[W0]], %[[W1]] [0, 64, 1, 65, 2, 66, 3, 67, 4, 68, 5, 69, 6, 70, 7, 71, 16, 80,
// CHECK-DAG:     vector.shuffle %{{.*}}, %[[W0]] [0, 64, 1, 65,
// CHECK:         scf.for
// CHECK-COUNT-4:   vector.transfer_read %[[X]]
// CHECK-NOT:       vector.transfer_read %[[X]]
// CHECK-COUNT-8:   vector.contract
// CHECK-NOT:       vector.contract
// CHECK:           scf.yield
// CHECK-NOT:     linalg.generic
func.func @depthwise(%x: tensor<6x64xi8>, %w: tensor<64x3xi8> {qopt.parameter}) -> tensor<4x64xi32> {
  %zero = arith.constant dense<0> : tensor<4x64xi32>
  %0 = linalg.generic {indexing_maps = [#window, #taps, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<6x64xi8>, tensor<64x3xi8>) outs(%zero : tensor<4x64xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.extsi %c : i8 to i32
    %3 = arith.muli %1, %2 : i32
    %4 = arith.addi %o, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<4x64xi32>
  return %0 : tensor<4x64xi32>
}

// An operand that comes at run time is transposed in registers, words of four bytes at a time;
// zero points on both sides take the sums of both.
// CHECK-LABEL: func @runtime
// CHECK-SAME:    %[[X:.*]]: tensor<4x64xi8>, %[[W:.*]]: tensor<16x64xi8>
// CHECK-NOT:     linalg.pack
// CHECK-COUNT-16: vector.transfer_read %[[W]][{{.*}} vector<64xi8>
// CHECK:         vector.shuffle {{.*}} [0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23] : vector<16xi32>
// CHECK:         vector.transfer_write {{.*}} tensor<1x16x64xi8>
// CHECK:         vector.transfer_read %[[W]]
// CHECK:         vector.reduction <add>
// CHECK:         vector.transfer_read %[[X]]
// CHECK:         vector.reduction <add>
// CHECK-NOT:     linalg
// CHECK-COUNT-4: vector.contract
func.func @runtime(%x: tensor<4x64xi8>, %w: tensor<16x64xi8>) -> tensor<4x16xi32> {
  %zero = arith.constant dense<0> : tensor<4x16xi32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x64xi8>, tensor<16x64xi8>) outs(%zero : tensor<4x16xi32>) {
  ^bb0(%a: i8, %c: i8, %o: i32):
    %z0 = arith.constant 3 : i32
    %z1 = arith.constant -7 : i32
    %1 = arith.extsi %a : i8 to i32
    %2 = arith.subi %1, %z0 : i32
    %3 = arith.extsi %c : i8 to i32
    %4 = arith.subi %3, %z1 : i32
    %5 = arith.muli %2, %4 : i32
    %6 = arith.addi %o, %5 : i32
    linalg.yield %6 : i32
  } -> tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// What can't be vectorized stays, and says so.
// CHECK-LABEL: func @transpose
// CHECK:         linalg.generic
func.func @transpose(%x: tensor<5x7xf32>) -> tensor<7x5xf32> {
  %e = tensor.empty() : tensor<7x5xf32>
  // expected-remark@+1 {{left as scalar loops: operand #0 of 'linalg.generic' is not contiguous along the innermost dimension of the result}}
  %0 = linalg.generic {indexing_maps = [#swap, #row], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<5x7xf32>) outs(%e : tensor<7x5xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<7x5xf32>
  return %0 : tensor<7x5xf32>
}

// CHECK-LABEL: func @pad
// CHECK:         tensor.pad
func.func @pad(%x: tensor<5x7xf32>, %low: index, %high: index) -> tensor<8x7xf32> {
  %zero = arith.constant 0.0 : f32
  // expected-remark@+1 {{left as scalar loops: its border, its value or its sizes are not constant}}
  %0 = tensor.pad %x low[%low, 0] high[%high, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<5x7xf32> to tensor<8x7xf32>
  return %0 : tensor<8x7xf32>
}

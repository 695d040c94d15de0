// RUN: %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=icelake-server | FileCheck %s --check-prefix=QUADS
// RUN: %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=x86-64-v4 | FileCheck %s --check-prefix=PAIRS
// RUN: %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=portable 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=neoverse-n1 | FileCheck %s --check-prefix=SIGNED
// RUN: %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=cortex-a72 | FileCheck %s --check-prefix=SUMS
// RUN: not %qopt-opt %s --split-input-file --qopt-lower-contractions=cpu=z80 2>&1 | FileCheck %s --check-prefix=ERROR
// ERROR: unknown processor 'z80'

#k = affine_map<(d0, d1) -> (d1)>
#nk = affine_map<(d0, d1) -> (d0, d1)>
#n = affine_map<(d0, d1) -> (d0)>

// QUADS-LABEL: func @quads
// QUADS:         %[[G:.*]] = vector.bitcast %arg0 : vector<4xi8> to vector<1xi32>
// QUADS:         %[[R:.*]] = vector.broadcast %[[G]] : vector<1xi32> to vector<16xi32>
// QUADS:         %[[A:.*]] = vector.bitcast %[[R]] : vector<16xi32> to vector<64xi8>
// QUADS:         %[[W:.*]] = vector.shape_cast %arg1 : vector<16x4xi8> to vector<64xi8>
// QUADS:         llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.512"(%arg2, %[[A]], %[[W]])
// NONE-LABEL:  func @quads
// NONE-NOT:      vector.contract
// NONE-COUNT-4:  arith.muli {{.*}} : vector<16xi32>
func.func @quads(%a: vector<4xi8>, %w: vector<16x4xi8>, %c: vector<16xi32>) -> vector<16xi32> {
  %0 = arith.extui %a : vector<4xi8> to vector<4xi32>
  %1 = arith.extsi %w : vector<16x4xi8> to vector<16x4xi32>
  %2 = vector.contract {indexing_maps = [#k, #nk, #n], iterator_types = ["parallel", "reduction"], kind = #vector.kind<add>}
      %0, %1, %c : vector<4xi32>, vector<16x4xi32> into vector<16xi32>
  return %2 : vector<16xi32>
}

// -----

#k = affine_map<(d0, d1) -> (d1)>
#nk = affine_map<(d0, d1) -> (d0, d1)>
#n = affine_map<(d0, d1) -> (d0)>

// PAIRS-LABEL: func @pairs
// PAIRS:         %[[E:.*]] = arith.extsi %arg0 : vector<2xi8> to vector<2xi16>
// PAIRS:         %[[P:.*]] = llvm.call_intrinsic "llvm.x86.avx512.pmaddw.d.512"({{.*}}) : (vector<32xi16>, vector<32xi16>) -> vector<16xi32>
// PAIRS:         arith.addi %arg2, %[[P]]
func.func @pairs(%a: vector<2xi8>, %w: vector<16x2xi8>, %c: vector<16xi32>) -> vector<16xi32> {
  %0 = arith.extsi %a : vector<2xi8> to vector<2xi32>
  %1 = arith.extsi %w : vector<16x2xi8> to vector<16x2xi32>
  %2 = vector.contract {indexing_maps = [#k, #nk, #n], iterator_types = ["parallel", "reduction"], kind = #vector.kind<add>}
      %0, %1, %c : vector<2xi32>, vector<16x2xi32> into vector<16xi32>
  return %2 : vector<16xi32>
}

// -----

// Lane by lane: the upper half of one factor is zero.
// QUADS-LABEL: func @lanes
// QUADS:         %[[MASK:.*]] = arith.constant dense<65535> : vector<16xi32>
// QUADS:         %[[B:.*]] = arith.andi %{{.*}}, %[[MASK]]
// QUADS:         %[[BW:.*]] = vector.bitcast %[[B]] : vector<16xi32> to vector<32xi16>
// QUADS:         llvm.call_intrinsic "llvm.x86.avx512.pmaddw.d.512"(%{{.*}}, %[[BW]])
// NONE-LABEL:  func @lanes
// NONE:          arith.muli
func.func @lanes(%a: vector<16xi8>, %b: vector<16xi8>) -> vector<16xi32> {
  %0 = arith.extsi %a : vector<16xi8> to vector<16xi32>
  %1 = arith.extsi %b : vector<16xi8> to vector<16xi32>
  %2 = arith.muli %0, %1 : vector<16xi32>
  return %2 : vector<16xi32>
}

// -----

// AArch64 takes signed bytes.
#k = affine_map<(d0, d1) -> (d1)>
#nk = affine_map<(d0, d1) -> (d0, d1)>
#n = affine_map<(d0, d1) -> (d0)>

// SIGNED-LABEL: func @signed_quads
// SIGNED:         %[[A:.*]] = vector.bitcast %{{.*}} : vector<4xi32> to vector<16xi8>
// SIGNED:         %[[W:.*]] = vector.shape_cast %arg1 : vector<4x4xi8> to vector<16xi8>
// SIGNED:         llvm.call_intrinsic "llvm.aarch64.neon.sdot.v4i32.v16i8"(%arg2, %[[A]], %[[W]])
func.func @signed_quads(%a: vector<4xi8>, %w: vector<4x4xi8>, %c: vector<4xi32>) -> vector<4xi32> {
  %0 = arith.extsi %a : vector<4xi8> to vector<4xi32>
  %1 = arith.extsi %w : vector<4x4xi8> to vector<4x4xi32>
  %2 = vector.contract {indexing_maps = [#k, #nk, #n], iterator_types = ["parallel", "reduction"], kind = #vector.kind<add>}
      %0, %1, %c : vector<4xi32>, vector<4x4xi32> into vector<4xi32>
  return %2 : vector<4xi32>
}

// -----

// A product of bytes is a 16-bit integer; pairs of them are added to 32 bits.
#k = affine_map<(d0, d1) -> (d1)>
#nk = affine_map<(d0, d1) -> (d0, d1)>
#n = affine_map<(d0, d1) -> (d0)>

// SUMS-LABEL: func @pair_sums
// SUMS:         %[[A:.*]] = vector.bitcast %{{.*}} : vector<4xi32> to vector<8xi16>
// SUMS:         %[[W:.*]] = arith.extsi %{{.*}} : vector<8xi8> to vector<8xi16>
// SUMS:         %[[P:.*]] = arith.muli %[[A]], %[[W]] : vector<8xi16>
// SUMS:         %[[S:.*]] = llvm.call_intrinsic "llvm.aarch64.neon.saddlp.v4i32.v8i16"(%[[P]])
// SUMS:         arith.addi %arg2, %[[S]]
func.func @pair_sums(%a: vector<2xi8>, %w: vector<4x2xi8>, %c: vector<4xi32>) -> vector<4xi32> {
  %0 = arith.extsi %a : vector<2xi8> to vector<2xi32>
  %1 = arith.extsi %w : vector<4x2xi8> to vector<4x2xi32>
  %2 = vector.contract {indexing_maps = [#k, #nk, #n], iterator_types = ["parallel", "reduction"], kind = #vector.kind<add>}
      %0, %1, %c : vector<2xi32>, vector<4x2xi32> into vector<4xi32>
  return %2 : vector<4xi32>
}

// RUN: %qopt-opt %s -pass-pipeline='builtin.module(func.func(qopt-expand-math))' -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @exact
// CHECK:       math.roundeven
// CHECK:       math.sqrt
// CHECK:       math.fma
func.func @exact(%a: f32) -> f32 {
  %0 = math.roundeven %a : f32
  %1 = math.sqrt %0 : f32
  %2 = math.fma %1, %0, %a : f32
  return %2 : f32
}

// CHECK-LABEL: func.func @approximated
// CHECK-NOT:   math.{{exp|tanh|erf|log|sin|cos|powf|rsqrt|round }}
// CHECK:       return
func.func @approximated(%a: f32, %b: vector<8xf32>) -> (f32, vector<8xf32>) {
  %0 = math.exp %a : f32
  %1 = math.tanh %0 : f32
  %2 = math.erf %1 : f32
  %3 = math.log %2 : f32
  %4 = math.sin %3 : f32
  %5 = math.cos %4 : f32
  %6 = math.powf %5, %a : f32
  %7 = math.rsqrt %6 : f32
  %8 = math.round %7 : f32
  %9 = math.log10 %8 : f32
  %10 = math.log1p %b : vector<8xf32>
  return %9, %10 : f32, vector<8xf32>
}

// -----

func.func @double(%a: f64) -> f64 {
  // expected-error @+1 {{'math.exp' on 'f64' has no expansion that is the same on every machine}}
  %0 = math.exp %a : f64
  return %0 : f64
}

// RUN: %qopt-opt %s --qnn-externalize-constants=threshold=12 -split-input-file -verify-diagnostics

func.func @missing() -> tensor<2xf32> {
  // expected-error@+1 {{resource 'nowhere' has no data}}
  %0 = "tosa.const"() <{values = dense_resource<nowhere> : tensor<2xf32>}> : () -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @short() -> tensor<4xf32> {
  // expected-error@+1 {{resource 'short' has 8 bytes, its type 'tensor<4xf32>' needs 16}}
  %0 = "tosa.const"() <{values = dense_resource<short> : tensor<4xf32>}> : () -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

{-#
  dialect_resources: { builtin: { short: "0x040000000000803F00000040" } }
#-}

// -----

// Also of types that are not made parameters.
func.func @long() -> tensor<1xi32> {
  // expected-error@+1 {{resource 'long' has 8 bytes, its type 'tensor<1xi32>' needs 4}}
  %0 = arith.constant dense_resource<long> : tensor<1xi32>
  return %0 : tensor<1xi32>
}

{-#
  dialect_resources: { builtin: { long: "0x040000000000803F00000040" } }
#-}

// -----

func.func @nan() -> tensor<4xf32> {
  // expected-error@+1 {{constant 'constant.0' holds NaN}}
  %0 = arith.constant dense<[0.0, 0x7FC00000, 1.0, 2.0]> : tensor<4xf32>
  return %0 : tensor<4xf32>
}

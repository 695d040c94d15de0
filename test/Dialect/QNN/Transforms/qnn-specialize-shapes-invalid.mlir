// RUN: %qopt-opt %s -split-input-file -verify-diagnostics -pass-pipeline='builtin.module(qnn-specialize-shapes{sizes=9})'

// expected-error @+1 {{'static' has 0 dynamic sizes, 1 are given}}
func.func @static(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error @+1 {{'two' has 2 dynamic sizes (arg0.dim0, arg0.dim1), 1 are given}}
func.func @two(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  return %x : tensor<?x?xf32>
}

// -----

func.func @odd(%x: tensor<?x4xf32>) -> tensor<?x8xf32> {
  // expected-error @+1 {{cannot divide the elements of 'tensor<9x4xf32>' among 'tensor<?x8xf32>'}}
  %0 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// -----

func.func @fixed(%x: tensor<?x4xf32>, %y: tensor<3x4xf32>) -> tensor<3x4xf32> {
  // expected-error @+1 {{operands do not broadcast}}
  %0 = qnn.add %x, %y : tensor<?x4xf32>, tensor<3x4xf32> -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// -----

func.func @declared(%x: tensor<?x4xf32>) -> tensor<3x4xf32> {
  // expected-error @+1 {{has the shape 'tensor<9x4xf32>' for these sizes, but is declared as 'tensor<3x4xf32>'}}
  %0 = qnn.clamp %x {min = 0.0 : f32, max = 1.0 : f32} : tensor<?x4xf32> -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// -----

// Only a static 1 broadcasts.
func.func @meet(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x36xf32>
  %1 = qnn.reshape %0 : tensor<?x36xf32> -> tensor<?x4x9xf32>
  %2 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x4x1xf32>
  // expected-error @+1 {{operands have dynamic sizes 1 and 9 in one dimension; they must be equal}}
  %3 = qnn.add %1, %2 : tensor<?x4x9xf32>, tensor<?x4x1xf32> -> tensor<?x4x9xf32>
  %4 = qnn.reshape %3 : tensor<?x4x9xf32> -> tensor<?x4xf32>
  return %4 : tensor<?x4xf32>
}

// -----

func.func @meet_in_select(%x: tensor<?x4xf32>, %c: tensor<4x1xi1>) -> tensor<?x4xf32> {
  %0 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x36xf32>
  %1 = qnn.reshape %0 : tensor<?x36xf32> -> tensor<?x4x9xf32>
  %2 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x4x1xf32>
  // expected-error @+1 {{operands have dynamic sizes 1 and 9 in one dimension; they must be equal}}
  %3 = qnn.select %c, %1, %2 : tensor<4x1xi1>, tensor<?x4x9xf32>, tensor<?x4x1xf32> -> tensor<?x4x9xf32>
  %4 = qnn.reshape %3 : tensor<?x4x9xf32> -> tensor<?x4xf32>
  return %4 : tensor<?x4xf32>
}

// -----

// expected-error @+1 {{argument 0 has more elements than can be counted}}
func.func @large(%x: tensor<?x4611686018427387904xf32>) -> tensor<?x4611686018427387904xf32> {
  return %x : tensor<?x4611686018427387904xf32>
}

// -----

// expected-error @+1 {{'qnn.dims' of argument 0 has 1 names for 0 dynamic dimensions}}
func.func @names(%x: tensor<4xf32> {qnn.dims = ["n"]}) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error @+1 {{'qnn.dims' must be an array of non-empty strings}}
func.func @names(%x: tensor<?xf32> {qnn.dims = [""]}) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}

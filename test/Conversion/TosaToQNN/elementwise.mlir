// RUN: %qopt-opt %s --convert-tosa-to-qnn | FileCheck %s

// CHECK-LABEL: func @abs(
// CHECK-NEXT: qnn.unary {{ *}}abs %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @abs(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.abs %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @ceil(
// CHECK-NEXT: qnn.unary {{ *}}ceil %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @ceil(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.ceil %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @cos(
// CHECK-NEXT: qnn.unary {{ *}}cos %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @cos(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.cos %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @erf(
// CHECK-NEXT: qnn.unary {{ *}}erf %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @erf(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.erf %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @exp(
// CHECK-NEXT: qnn.unary {{ *}}exp %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @exp(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @floor(
// CHECK-NEXT: qnn.unary {{ *}}floor %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @floor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.floor %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @log(
// CHECK-NEXT: qnn.unary {{ *}}log %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @log(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.log %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @reciprocal(
// CHECK-NEXT: qnn.unary {{ *}}reciprocal %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @reciprocal(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.reciprocal %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @rsqrt(
// CHECK-NEXT: qnn.unary {{ *}}rsqrt %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @rsqrt(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.rsqrt %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @sigmoid(
// CHECK-NEXT: qnn.unary {{ *}}sigmoid %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @sigmoid(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.sigmoid %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @sin(
// CHECK-NEXT: qnn.unary {{ *}}sin %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @sin(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.sin %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @tanh(
// CHECK-NEXT: qnn.unary {{ *}}tanh %{{.*}} : tensor<4x8xf32> -> tensor<4x8xf32>
func.func @tanh(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.tanh %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @negate
// CHECK: qnn.unary {{ *}}neg %{{.*}}
func.func @negate(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.negate %x, %z, %z : (tensor<4x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @binary
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>, %[[Y:.*]]: tensor<1x8xf32>)
// CHECK: %[[A:.*]] = qnn.add %[[X]], %[[Y]] : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
// CHECK: %[[S:.*]] = qnn.sub %[[Y]], %[[A]]
// CHECK: qnn.mul %[[S]], %[[X]]
func.func @binary(%x: tensor<4x8xf32>, %y: tensor<1x8xf32>) -> tensor<4x8xf32> {
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.add %x, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.sub %y, %0 : (tensor<1x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = tosa.mul %1, %x, %shift : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// CHECK-LABEL: func @square(
// CHECK: qnn.unary {{ *}}square %{{.*}}
func.func @square(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<2.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @sqrt(
// CHECK: qnn.unary {{ *}}sqrt %{{.*}}
func.func @sqrt(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @pow_rsqrt(
// CHECK: qnn.unary {{ *}}rsqrt %{{.*}}
func.func @pow_rsqrt(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<-0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @pow_reciprocal(
// CHECK: qnn.unary {{ *}}reciprocal %{{.*}}
func.func @pow_reciprocal(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<-1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @cube
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK: %[[S:.*]] = qnn.unary {{ *}}square %[[X]]
// CHECK: qnn.mul %[[S]], %[[X]]
func.func @cube(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<3.0> : tensor<4x8xf32>}> : () -> tensor<4x8xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @pow_one
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: return %[[X]]
func.func @pow_one(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = "tosa.const"() <{values = dense<1.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.pow %x, %e : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// The largest finite float is how exporters write "no limit".
// CHECK-LABEL: func @relu
// CHECK: qnn.clamp %{{.*}} {min = 0.000000e+00 : f32} :
func.func @relu(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.clamp %x {min_val = 0.0 : f32, max_val = 3.40282347E+38 : f32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @clamp
// CHECK: qnn.clamp %{{.*}} {max = 2.000000e+00 : f32, min = -1.000000e+00 : f32} :
func.func @clamp(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.clamp %x {min_val = -1.0 : f32, max_val = 2.0 : f32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func @maximum_minimum
// CHECK: %[[L:.*]] = qnn.clamp %{{.*}} {min = 0.000000e+00 : f32}
// CHECK: qnn.clamp %[[L]] {max = 6.000000e+00 : f32}
func.func @maximum_minimum(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %low = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %high = "tosa.const"() <{values = dense<6.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %0 = tosa.maximum %low, %x : (tensor<1x1xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.minimum %0, %high : (tensor<4x8xf32>, tensor<1x1xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// CHECK-LABEL: func @identities
// CHECK-SAME: %[[X:.*]]: tensor<4x8xf32>)
// CHECK-NEXT: return %[[X]]
func.func @identities(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.identity %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.cast %0 : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// CHECK-LABEL: func @extrema_of_activations
// CHECK: %[[M:.*]] = qnn.max %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
// CHECK: qnn.min %[[M]], %{{.*}} : tensor<4x8xf32>, tensor<1x8xf32> -> tensor<4x8xf32>
func.func @extrema_of_activations(%x: tensor<4x8xf32>, %y: tensor<1x8xf32>) -> tensor<4x8xf32> {
  %0 = tosa.maximum %x, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xf32>
  %1 = tosa.minimum %0, %y : (tensor<4x8xf32>, tensor<1x8xf32>) -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

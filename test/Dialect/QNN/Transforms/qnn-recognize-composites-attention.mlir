// RUN: %qopt-opt %s --qnn-recognize-composites | FileCheck %s

// CHECK-LABEL: func @plain
// CHECK-SAME: %[[Q:[a-z0-9]+]]: tensor<2x5x4xf32>, %[[K:[a-z0-9]+]]: tensor<2x4x6xf32>, %[[V:[a-z0-9]+]]: tensor<2x6x7xf32>
// CHECK: %[[T:.*]] = qnn.transpose %[[K]] {perm = array<i64: 0, 2, 1>}
// CHECK: qnn.attention %[[Q]], %[[T]], %[[V]] {scale = 5.000000e-01 : f32}
// CHECK-NOT: qnn.softmax
func.func @plain(%q: tensor<2x5x4xf32>, %k: tensor<2x4x6xf32>, %v: tensor<2x6x7xf32>) -> tensor<2x5x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %0 = qnn.matmul %q, %k : tensor<2x5x4xf32>, tensor<2x4x6xf32> -> tensor<2x5x6xf32>
  %1 = qnn.mul %0, %c : tensor<2x5x6xf32>, tensor<1x1x1xf32> -> tensor<2x5x6xf32>
  %2 = qnn.softmax %1 {axis = 2 : i64} : tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %3 = qnn.matmul %2, %v : tensor<2x5x6xf32>, tensor<2x6x7xf32> -> tensor<2x5x7xf32>
  return %3 : tensor<2x5x7xf32>
}

// The probabilities are a result as well.
// CHECK-LABEL: func @used_twice
// CHECK-NOT: qnn.attention
// CHECK: return
func.func @used_twice(%q: tensor<2x5x4xf32>, %k: tensor<2x4x6xf32>, %v: tensor<2x6x7xf32>) -> (tensor<2x5x7xf32>, tensor<2x5x6xf32>) {
  %0 = qnn.matmul %q, %k : tensor<2x5x4xf32>, tensor<2x4x6xf32> -> tensor<2x5x6xf32>
  %1 = qnn.softmax %0 {axis = 2 : i64} : tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %2 = qnn.matmul %1, %v : tensor<2x5x6xf32>, tensor<2x6x7xf32> -> tensor<2x5x7xf32>
  return %2, %1 : tensor<2x5x7xf32>, tensor<2x5x6xf32>
}

// Softmax over the queries is not attention.
// CHECK-LABEL: func @other_axis
// CHECK-NOT: qnn.attention
// CHECK: return
func.func @other_axis(%q: tensor<2x5x4xf32>, %k: tensor<2x4x6xf32>, %v: tensor<2x6x7xf32>) -> tensor<2x5x7xf32> {
  %0 = qnn.matmul %q, %k : tensor<2x5x4xf32>, tensor<2x4x6xf32> -> tensor<2x5x6xf32>
  %1 = qnn.softmax %0 {axis = 1 : i64} : tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %2 = qnn.matmul %1, %v : tensor<2x5x6xf32>, tensor<2x6x7xf32> -> tensor<2x5x7xf32>
  return %2 : tensor<2x5x7xf32>
}

// A factor after the mask scales the mask too.
// CHECK-LABEL: func @scaled_mask
// CHECK-NOT: qnn.attention
// CHECK: return
func.func @scaled_mask(%q: tensor<2x5x4xf32>, %k: tensor<2x4x6xf32>, %v: tensor<2x6x7xf32>, %m: tensor<5x6xf32>) -> tensor<2x5x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %0 = qnn.matmul %q, %k : tensor<2x5x4xf32>, tensor<2x4x6xf32> -> tensor<2x5x6xf32>
  %1 = qnn.add %0, %m : tensor<2x5x6xf32>, tensor<5x6xf32> -> tensor<2x5x6xf32>
  %2 = qnn.mul %1, %c : tensor<2x5x6xf32>, tensor<1x1x1xf32> -> tensor<2x5x6xf32>
  %3 = qnn.softmax %2 {axis = 2 : i64} : tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %4 = qnn.matmul %3, %v : tensor<2x5x6xf32>, tensor<2x6x7xf32> -> tensor<2x5x7xf32>
  return %4 : tensor<2x5x7xf32>
}

// A constant mask of -infinity above the diagonal is a flag.
// CHECK-LABEL: func @causal
// CHECK: qnn.attention %{{.*}}, %{{.*}}, %{{.*}} {causal, scale = 1.000000e+00 : f32}
func.func @causal(%q: tensor<2x3x4xf32>, %k: tensor<2x4x3xf32>, %v: tensor<2x3x7xf32>) -> tensor<2x3x7xf32> {
  %m = arith.constant dense<[[0.0, 0xFF800000, 0xFF800000], [0.0, 0.0, 0xFF800000], [0.0, 0.0, 0.0]]> : tensor<3x3xf32>
  %0 = qnn.matmul %q, %k : tensor<2x3x4xf32>, tensor<2x4x3xf32> -> tensor<2x3x3xf32>
  %1 = qnn.add %0, %m : tensor<2x3x3xf32>, tensor<3x3xf32> -> tensor<2x3x3xf32>
  %2 = qnn.softmax %1 {axis = 2 : i64} : tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %3 = qnn.matmul %2, %v : tensor<2x3x3xf32>, tensor<2x3x7xf32> -> tensor<2x3x7xf32>
  return %3 : tensor<2x3x7xf32>
}

// A window is no such mask.
// CHECK-LABEL: func @window
// CHECK: qnn.attention %{{.*}}, %{{.*}}, %{{.*}} mask(
// CHECK-NOT: causal
// CHECK: return
func.func @window(%q: tensor<2x3x4xf32>, %k: tensor<2x4x3xf32>, %v: tensor<2x3x7xf32>) -> tensor<2x3x7xf32> {
  %m = arith.constant dense<[[0.0, 0xFF800000, 0xFF800000], [0.0, 0.0, 0xFF800000], [0xFF800000, 0.0, 0.0]]> : tensor<3x3xf32>
  %0 = qnn.matmul %q, %k : tensor<2x3x4xf32>, tensor<2x4x3xf32> -> tensor<2x3x3xf32>
  %1 = qnn.add %0, %m : tensor<2x3x3xf32>, tensor<3x3xf32> -> tensor<2x3x3xf32>
  %2 = qnn.softmax %1 {axis = 2 : i64} : tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %3 = qnn.matmul %2, %v : tensor<2x3x3xf32>, tensor<2x3x7xf32> -> tensor<2x3x7xf32>
  return %3 : tensor<2x3x7xf32>
}

// Scores replaced by a large negative value, where a constant predicate says so.
// CHECK-LABEL: func @masked_fill
// CHECK: qnn.attention %{{.*}}, %{{.*}}, %{{.*}} {causal, scale = 1.000000e+00 : f32}
func.func @masked_fill(%q: tensor<2x3x4xf32>, %k: tensor<2x4x3xf32>, %v: tensor<2x3x7xf32>) -> tensor<2x3x7xf32> {
  %hidden = arith.constant dense<[[false, true, true], [false, false, true], [false, false, false]]> : tensor<3x3xi1>
  %fill = arith.constant dense<-1.0e+09> : tensor<1x1xf32>
  %0 = qnn.matmul %q, %k : tensor<2x3x4xf32>, tensor<2x4x3xf32> -> tensor<2x3x3xf32>
  %1 = qnn.select %hidden, %fill, %0 : tensor<3x3xi1>, tensor<1x1xf32>, tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %2 = qnn.softmax %1 {axis = 2 : i64} : tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %3 = qnn.matmul %2, %v : tensor<2x3x3xf32>, tensor<2x3x7xf32> -> tensor<2x3x7xf32>
  return %3 : tensor<2x3x7xf32>
}

// A value that may be a score does not hide one.
// CHECK-LABEL: func @not_hidden
// CHECK-NOT: qnn.attention
// CHECK: return
func.func @not_hidden(%q: tensor<2x3x4xf32>, %k: tensor<2x4x3xf32>, %v: tensor<2x3x7xf32>, %c: tensor<3x3xi1>) -> tensor<2x3x7xf32> {
  %fill = arith.constant dense<-10.0> : tensor<1x1xf32>
  %0 = qnn.matmul %q, %k : tensor<2x3x4xf32>, tensor<2x4x3xf32> -> tensor<2x3x3xf32>
  %1 = qnn.select %c, %fill, %0 : tensor<3x3xi1>, tensor<1x1xf32>, tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %2 = qnn.softmax %1 {axis = 2 : i64} : tensor<2x3x3xf32> -> tensor<2x3x3xf32>
  %3 = qnn.matmul %2, %v : tensor<2x3x3xf32>, tensor<2x3x7xf32> -> tensor<2x3x7xf32>
  return %3 : tensor<2x3x7xf32>
}

// A padding mask for each sample: the heads come out of the batch. Rows that it excludes are 0,
// which the op gives by itself.
// CHECK-LABEL: func @padding_mask
// CHECK: %[[M:.*]] = qnn.select %arg3, %{{.*}}, %{{.*}} -> tensor<2x1x1x3xf32>
// CHECK: %[[A:.*]] = qnn.attention %{{.*}}, %{{.*}}, %{{.*}} mask(%[[M]] : tensor<2x1x1x3xf32>) {scale = 5.000000e-01 : f32} : tensor<2x2x3x4xf32>, tensor<2x2x3x4xf32>, tensor<2x2x3x7xf32> -> tensor<2x2x3x7xf32>
// CHECK-NEXT: qnn.reshape %[[A]] : tensor<2x2x3x7xf32> -> tensor<4x3x7xf32>
// CHECK-NOT: tosa
func.func @padding_mask(%q: tensor<4x3x4xf32>, %k: tensor<4x4x3xf32>, %v: tensor<4x3x7xf32>, %keep: tensor<2x1x1x3xi1>) -> tensor<4x3x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %zero = arith.constant dense<0.0> : tensor<1x1x1x1xf32>
  %fill = arith.constant dense<0xFF800000> : tensor<1x1x1x1xf32>
  %zeros = arith.constant dense<0.0> : tensor<2x2x3x3xf32>
  %inf = "tosa.const"() <{values = dense<0xFFF0000000000000> : tensor<1x1x1x1xf64>}> : () -> tensor<1x1x1x1xf64>
  %m = qnn.select %keep, %zero, %fill : tensor<2x1x1x3xi1>, tensor<1x1x1x1xf32>, tensor<1x1x1x1xf32> -> tensor<2x1x1x3xf32>
  %0 = qnn.matmul %q, %k : tensor<4x3x4xf32>, tensor<4x4x3xf32> -> tensor<4x3x3xf32>
  %1 = qnn.mul %0, %c : tensor<4x3x3xf32>, tensor<1x1x1xf32> -> tensor<4x3x3xf32>
  %2 = qnn.reshape %1 : tensor<4x3x3xf32> -> tensor<2x2x3x3xf32>
  %3 = qnn.add %2, %m : tensor<2x2x3x3xf32>, tensor<2x1x1x3xf32> -> tensor<2x2x3x3xf32>
  %4 = qnn.softmax %3 {axis = 3 : i64} : tensor<2x2x3x3xf32> -> tensor<2x2x3x3xf32>
  %5 = tosa.cast %3 : (tensor<2x2x3x3xf32>) -> tensor<2x2x3x3xf64>
  %6 = tosa.equal %5, %inf : (tensor<2x2x3x3xf64>, tensor<1x1x1x1xf64>) -> tensor<2x2x3x3xi1>
  %7 = tosa.reduce_all %6 {axis = 3 : i32} : (tensor<2x2x3x3xi1>) -> tensor<2x2x3x1xi1>
  %8 = qnn.select %7, %zeros, %4 : tensor<2x2x3x1xi1>, tensor<2x2x3x3xf32>, tensor<2x2x3x3xf32> -> tensor<2x2x3x3xf32>
  %9 = qnn.reshape %8 : tensor<2x2x3x3xf32> -> tensor<4x3x3xf32>
  %10 = qnn.matmul %9, %v : tensor<4x3x3xf32>, tensor<4x3x7xf32> -> tensor<4x3x7xf32>
  return %10 : tensor<4x3x7xf32>
}

// A mask for each head, its rank that of the scores of all samples and heads in one dimension.
// CHECK-LABEL: func @head_mask
// CHECK: %[[A:.*]] = qnn.attention %{{.*}}, %{{.*}}, %{{.*}} mask(%arg3 : tensor<3x5x5xf32>) {scale = 1.000000e+00 : f32} : tensor<2x3x5x4xf32>, tensor<2x3x5x4xf32>, tensor<2x3x5x7xf32> -> tensor<2x3x5x7xf32>
// CHECK-NEXT: qnn.reshape %[[A]] : tensor<2x3x5x7xf32> -> tensor<6x5x7xf32>
func.func @head_mask(%q: tensor<6x5x4xf32>, %k: tensor<6x4x5xf32>, %v: tensor<6x5x7xf32>, %m: tensor<3x5x5xf32>) -> tensor<6x5x7xf32> {
  %0 = qnn.matmul %q, %k : tensor<6x5x4xf32>, tensor<6x4x5xf32> -> tensor<6x5x5xf32>
  %1 = qnn.reshape %0 : tensor<6x5x5xf32> -> tensor<2x3x5x5xf32>
  %2 = qnn.add %1, %m : tensor<2x3x5x5xf32>, tensor<3x5x5xf32> -> tensor<2x3x5x5xf32>
  %3 = qnn.reshape %2 : tensor<2x3x5x5xf32> -> tensor<6x5x5xf32>
  %4 = qnn.softmax %3 {axis = 2 : i64} : tensor<6x5x5xf32> -> tensor<6x5x5xf32>
  %5 = qnn.matmul %4, %v : tensor<6x5x5xf32>, tensor<6x5x7xf32> -> tensor<6x5x7xf32>
  return %5 : tensor<6x5x7xf32>
}

// A batch of any size: the dimensions before the matrices may be reshaped.
// CHECK-LABEL: func @dynamic_batch
// CHECK: qnn.attention %{{.*}} {scale = 5.000000e-01 : f32} : tensor<?x8x4xf32>, tensor<?x8x4xf32>, tensor<?x8x4xf32> -> tensor<?x8x4xf32>
// CHECK-NOT: qnn.softmax
// CHECK: return
func.func @dynamic_batch(%q: tensor<?x8x4xf32>, %k: tensor<?x4x8xf32>, %v: tensor<?x8x4xf32>) -> tensor<?x8x4xf32> {
  %c = arith.constant dense<0.5> : tensor<1xf32>
  %0 = qnn.matmul %q, %k : tensor<?x8x4xf32>, tensor<?x4x8xf32> -> tensor<?x8x8xf32>
  %1 = qnn.reshape %0 : tensor<?x8x8xf32> -> tensor<?x3x8x8xf32>
  %2 = qnn.mul %1, %c : tensor<?x3x8x8xf32>, tensor<1xf32> -> tensor<?x3x8x8xf32>
  %3 = qnn.softmax %2 {axis = 3 : i64} : tensor<?x3x8x8xf32> -> tensor<?x3x8x8xf32>
  %4 = qnn.reshape %3 : tensor<?x3x8x8xf32> -> tensor<?x8x8xf32>
  %5 = qnn.matmul %4, %v : tensor<?x8x8xf32>, tensor<?x8x4xf32> -> tensor<?x8x4xf32>
  return %5 : tensor<?x8x4xf32>
}

// Matrices with a dynamic number of rows: the reshape moves rows from one to another.
// CHECK-LABEL: func @dynamic_rows
// CHECK-NOT: qnn.attention
// CHECK: qnn.softmax
func.func @dynamic_rows(%q: tensor<6x?x4xf32>, %k: tensor<6x4x8xf32>, %v: tensor<6x8x4xf32>, %m: tensor<3x1x8xf32>) -> tensor<6x?x4xf32> {
  %0 = qnn.matmul %q, %k : tensor<6x?x4xf32>, tensor<6x4x8xf32> -> tensor<6x?x8xf32>
  %1 = qnn.reshape %0 : tensor<6x?x8xf32> -> tensor<3x?x8xf32>
  %2 = qnn.add %1, %m : tensor<3x?x8xf32>, tensor<3x1x8xf32> -> tensor<3x?x8xf32>
  %3 = qnn.softmax %2 {axis = 2 : i64} : tensor<3x?x8xf32> -> tensor<3x?x8xf32>
  %4 = qnn.reshape %3 : tensor<3x?x8xf32> -> tensor<6x?x8xf32>
  %5 = qnn.matmul %4, %v : tensor<6x?x8xf32>, tensor<6x8x4xf32> -> tensor<6x?x4xf32>
  return %5 : tensor<6x?x4xf32>
}

// The mask is on the left, with the shape of the scores.
// CHECK-LABEL: func @mask_on_the_left
// CHECK: qnn.attention %arg0, %{{.*}}, %arg2 mask(%arg3 : tensor<2x5x6xf32>) {scale = 5.000000e-01 : f32}
// CHECK-NOT: qnn.softmax
// CHECK: return
func.func @mask_on_the_left(%q: tensor<2x5x4xf32>, %k: tensor<2x4x6xf32>, %v: tensor<2x6x7xf32>, %m: tensor<2x5x6xf32>) -> tensor<2x5x7xf32> {
  %c = arith.constant dense<0.5> : tensor<1x1x1xf32>
  %0 = qnn.matmul %q, %k : tensor<2x5x4xf32>, tensor<2x4x6xf32> -> tensor<2x5x6xf32>
  %1 = qnn.mul %0, %c : tensor<2x5x6xf32>, tensor<1x1x1xf32> -> tensor<2x5x6xf32>
  %2 = qnn.add %m, %1 : tensor<2x5x6xf32>, tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %3 = qnn.softmax %2 {axis = 2 : i64} : tensor<2x5x6xf32> -> tensor<2x5x6xf32>
  %4 = qnn.matmul %3, %v : tensor<2x5x6xf32>, tensor<2x6x7xf32> -> tensor<2x5x7xf32>
  return %4 : tensor<2x5x7xf32>
}

// RUN: %qopt-opt %s --qnn-decompose-composites | FileCheck %s

// CHECK-LABEL: func @lstm_cell
// CHECK-SAME: %[[X:[a-z0-9]*]]: {{[^,]*}}, %[[H:[a-z0-9]*]]: {{[^,]*}}, %[[C:[a-z0-9]*]]: {{[^,]*}}, %[[WI:[a-z0-9]*]]: {{[^,]*}}, %[[WH:[a-z0-9]*]]: {{[^,]*}}, %[[BI:[a-z0-9]*]]: {{[^,]*}}, %[[BH:[a-z0-9]*]]:
// CHECK-NEXT: %[[A:.*]] = qnn.matmul %[[X]], %[[WI]] bias(%[[BI]] : tensor<64xf32>) {transpose_rhs}
// CHECK-NEXT: %[[B:.*]] = qnn.matmul %[[H]], %[[WH]] bias(%[[BH]] : tensor<64xf32>) {transpose_rhs}
// CHECK-NEXT: %[[G:.*]] = qnn.add %[[A]], %[[B]]
// CHECK-NEXT: %[[I:.*]] = qnn.slice %[[G]] {offsets = array<i64: 0, 0>, sizes = array<i64: 2, 16>
// CHECK-NEXT: %[[IS:.*]] = qnn.unary sigmoid %[[I]]
// CHECK-NEXT: %[[F:.*]] = qnn.slice %[[G]] {offsets = array<i64: 0, 16>
// CHECK-NEXT: %[[FS:.*]] = qnn.unary sigmoid %[[F]]
// CHECK-NEXT: %[[T:.*]] = qnn.slice %[[G]] {offsets = array<i64: 0, 32>
// CHECK-NEXT: %[[TT:.*]] = qnn.unary tanh %[[T]]
// CHECK-NEXT: %[[O:.*]] = qnn.slice %[[G]] {offsets = array<i64: 0, 48>
// CHECK-NEXT: %[[OS:.*]] = qnn.unary sigmoid %[[O]]
// CHECK-NEXT: %[[KEPT:.*]] = qnn.mul %[[FS]], %[[C]]
// CHECK-NEXT: %[[ADDED:.*]] = qnn.mul %[[IS]], %[[TT]]
// CHECK-NEXT: %[[C1:.*]] = qnn.add %[[KEPT]], %[[ADDED]]
// CHECK-NEXT: %[[CT:.*]] = qnn.unary tanh %[[C1]]
// CHECK-NEXT: %[[H1:.*]] = qnn.mul %[[OS]], %[[CT]]
// CHECK-NEXT: return %[[H1]], %[[C1]]
func.func @lstm_cell(%x: tensor<2x8xf32>, %h: tensor<2x16xf32>, %c: tensor<2x16xf32>,
                     %wi: tensor<64x8xf32>, %wh: tensor<64x16xf32>, %bi: tensor<64xf32>,
                     %bh: tensor<64xf32>) -> (tensor<2x16xf32>, tensor<2x16xf32>) {
  %h1, %c1 = qnn.lstm_cell %x, %h, %c, %wi, %wh, %bi, %bh
    : (tensor<2x8xf32>, tensor<2x16xf32>, tensor<2x16xf32>, tensor<64x8xf32>,
       tensor<64x16xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<2x16xf32>, tensor<2x16xf32>)
  return %h1, %c1 : tensor<2x16xf32>, tensor<2x16xf32>
}

// CHECK-LABEL: func @gru_cell
// CHECK: %[[A:.*]] = qnn.matmul
// CHECK: %[[B:.*]] = qnn.matmul
// CHECK: qnn.slice %[[A]] {offsets = array<i64: 0, 0>, sizes = array<i64: 2, 32>
// CHECK: %[[S:.*]] = qnn.unary sigmoid
// CHECK: %[[R:.*]] = qnn.slice %[[S]] {offsets = array<i64: 0, 0>, sizes = array<i64: 2, 16>
// CHECK: %[[Z:.*]] = qnn.slice %[[S]] {offsets = array<i64: 0, 16>
// CHECK: %[[BN:.*]] = qnn.slice %[[B]] {offsets = array<i64: 0, 32>
// CHECK: qnn.mul %[[R]], %[[BN]]
// CHECK: %[[N:.*]] = qnn.unary tanh
// CHECK: %[[REST:.*]] = qnn.sub %{{.*}}, %[[Z]]
// CHECK: qnn.mul %[[REST]], %[[N]]
// CHECK: qnn.mul %[[Z]], %{{.*}}
// CHECK-NOT: gru_cell
func.func @gru_cell(%x: tensor<2x8xf32>, %h: tensor<2x16xf32>, %wi: tensor<48x8xf32>,
                    %wh: tensor<48x16xf32>, %bi: tensor<48xf32>, %bh: tensor<48xf32>) -> tensor<2x16xf32> {
  %h1 = qnn.gru_cell %x, %h, %wi, %wh, %bi, %bh
    : (tensor<2x8xf32>, tensor<2x16xf32>, tensor<48x8xf32>, tensor<48x16xf32>,
       tensor<48xf32>, tensor<48xf32>) -> tensor<2x16xf32>
  return %h1 : tensor<2x16xf32>
}

// A batch of any size.
// CHECK-LABEL: func @dynamic_batch
// CHECK: qnn.slice %{{.*}} {offsets = array<i64: 0, 0>, sizes = array<i64: -1, 32>, strides = array<i64: 1, 1>} : tensor<?x48xf32> -> tensor<?x32xf32>
// CHECK: qnn.sub %{{.*}}, %{{.*}} : tensor<1x1xf32>, tensor<?x16xf32> -> tensor<?x16xf32>
// CHECK-NOT: gru_cell
// CHECK-COUNT-4: qnn.slice %{{.*}} -> tensor<?x16xf32>
// CHECK-NOT: lstm_cell
func.func @dynamic_batch(%x: tensor<?x8xf32>, %h: tensor<?x16xf32>, %wi: tensor<48x8xf32>,
                         %wh: tensor<48x16xf32>, %bi: tensor<48xf32>, %bh: tensor<48xf32>,
                         %wi4: tensor<64x8xf32>, %wh4: tensor<64x16xf32>, %b4: tensor<64xf32>)
    -> (tensor<?x16xf32>, tensor<?x16xf32>) {
  %h1 = qnn.gru_cell %x, %h, %wi, %wh, %bi, %bh
    : (tensor<?x8xf32>, tensor<?x16xf32>, tensor<48x8xf32>, tensor<48x16xf32>,
       tensor<48xf32>, tensor<48xf32>) -> tensor<?x16xf32>
  %h2, %c2 = qnn.lstm_cell %x, %h1, %h, %wi4, %wh4, %b4, %b4
    : (tensor<?x8xf32>, tensor<?x16xf32>, tensor<?x16xf32>, tensor<64x8xf32>,
       tensor<64x16xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<?x16xf32>, tensor<?x16xf32>)
  return %h2, %c2 : tensor<?x16xf32>, tensor<?x16xf32>
}

// Which weights are which cannot be told from a dynamic size; nor need the batches be one.
// CHECK-LABEL: func @other_dynamic_sizes
// CHECK-COUNT-2: qnn.gru_cell
func.func @other_dynamic_sizes(%x: tensor<?x8xf32>, %h: tensor<?x16xf32>, %h2: tensor<2x16xf32>,
                               %wi: tensor<48x?xf32>, %w2: tensor<48x8xf32>, %wh: tensor<48x16xf32>,
                               %bi: tensor<48xf32>) -> (tensor<?x16xf32>, tensor<2x16xf32>) {
  %0 = qnn.gru_cell %x, %h, %wi, %wh, %bi, %bi
    : (tensor<?x8xf32>, tensor<?x16xf32>, tensor<48x?xf32>, tensor<48x16xf32>,
       tensor<48xf32>, tensor<48xf32>) -> tensor<?x16xf32>
  %1 = qnn.gru_cell %x, %h2, %w2, %wh, %bi, %bi
    : (tensor<?x8xf32>, tensor<2x16xf32>, tensor<48x8xf32>, tensor<48x16xf32>,
       tensor<48xf32>, tensor<48xf32>) -> tensor<2x16xf32>
  return %0, %1 : tensor<?x16xf32>, tensor<2x16xf32>
}

// CHECK-LABEL: func @fake_quantize
// CHECK: %[[Q:.*]] = qnn.quantize %{{.*}} : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 5.000000e-01:3>>
// CHECK: %[[R:.*]] = qnn.dequantize %[[Q]]
// CHECK: return %[[R]]
func.func @fake_quantize(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.fake_quantize %x as !quant.uniform<i8:f32, 0.5:3> : tensor<4xf32>
  return %0 : tensor<4xf32>
}

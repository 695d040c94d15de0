// RUN: %qopt-opt %s -qopt-capture-scalars | FileCheck %s

// CHECK-LABEL: func.func @matmul
// CHECK-SAME:  %[[A:.*]]: tensor<4x8xi8>, %[[B:.*]]: tensor<8x4xi8>, %[[ACC:.*]]: tensor<4x4xi32>, %[[ZB:.*]]: i32
// CHECK:       %[[ZA:.*]] = arith.constant 5 : i32
// CHECK:       linalg.generic {{.*}} ins(%[[A]], %[[B]] : tensor<4x8xi8>, tensor<8x4xi8>) outs(%[[ACC]] : tensor<4x4xi32>)
// CHECK-NEXT:  ^bb0(%[[X:.*]]: i8, %[[Y:.*]]: i8, %{{.*}}: i32):
// CHECK-NEXT:    %[[X32:.*]] = arith.extsi %[[X]]
// CHECK-NEXT:    arith.subi %[[X32]], %[[ZA]]
// CHECK-NEXT:    %[[Y32:.*]] = arith.extsi %[[Y]]
// CHECK-NEXT:    arith.subi %[[Y32]], %[[ZB]]
func.func @matmul(%a: tensor<4x8xi8>, %b: tensor<8x4xi8>, %acc: tensor<4x4xi32>, %zb: i32) -> tensor<4x4xi32> {
  %za = arith.constant 5 : i32
  %0 = linalg.quantized_matmul ins(%a, %b, %za, %zb : tensor<4x8xi8>, tensor<8x4xi8>, i32, i32)
    outs(%acc : tensor<4x4xi32>) -> tensor<4x4xi32>
  return %0 : tensor<4x4xi32>
}

// CHECK-LABEL: func.func @depthwise
// CHECK:       linalg.generic {{.*}}["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]
// CHECK-SAME:    ins(%{{[a-z0-9]*}}, %{{[a-z0-9]*}} : tensor<1x4x4x8xi8>, tensor<2x2x8xi8>)
func.func @depthwise(%x: tensor<1x4x4x8xi8>, %w: tensor<2x2x8xi8>, %acc: tensor<1x3x3x8xi32>, %z: i32) -> tensor<1x3x3x8xi32> {
  %0 = linalg.depthwise_conv_2d_nhwc_hwc_q ins(%x, %w, %z, %z : tensor<1x4x4x8xi8>, tensor<2x2x8xi8>, i32, i32)
    outs(%acc : tensor<1x3x3x8xi32>) -> tensor<1x3x3x8xi32>
  return %0 : tensor<1x3x3x8xi32>
}

// No reduction, no scalars: as before.
// CHECK-LABEL: func.func @other
// CHECK:       linalg.fill
// CHECK:       linalg.matmul
func.func @other(%a: tensor<4x8xi8>, %b: tensor<8x4xi8>) -> tensor<4x4xi32> {
  %zero = arith.constant 0 : i32
  %e = tensor.empty() : tensor<4x4xi32>
  %f = linalg.fill ins(%zero : i32) outs(%e : tensor<4x4xi32>) -> tensor<4x4xi32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xi8>, tensor<8x4xi8>) outs(%f : tensor<4x4xi32>) -> tensor<4x4xi32>
  return %0 : tensor<4x4xi32>
}

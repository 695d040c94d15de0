// RUN: %qopt-opt %s --qopt-merge-kernels | FileCheck %s

// Ten layers that differ in their scales are one kernel with the scales as arguments; the
// zero point, which is the same in all, stays inside. @other has another structure.

// CHECK-LABEL: func.func @main
// CHECK-DAG:     %[[M0:.*]] = arith.constant 0.000000e+00 : f32
// CHECK-DAG:     %[[V0:.*]] = arith.constant dense<[1.000000e+00, 0.000000e+00, 3.000000e+00, 4.000000e+00]>
// CHECK:         call @layer_0(%{{.*}}, %[[M0]], %[[V0]])
// CHECK:         %[[M9:.*]] = arith.constant 9.000000e+00 : f32
// CHECK:         %[[V9:.*]] = arith.constant dense<[1.000000e+00, 9.000000e+00, 3.000000e+00, 4.000000e+00]>
// CHECK:         call @layer_0(%{{.*}}, %[[M9]], %[[V9]])
// CHECK:         call @other(%{{.*}}) : (tensor<4xi8>) -> tensor<4xi8>
func.func @main(%0: tensor<4xi8>) -> tensor<4xi8> {
  %1 = call @layer_0(%0) : (tensor<4xi8>) -> tensor<4xi8>
  %2 = call @layer_1(%1) : (tensor<4xi8>) -> tensor<4xi8>
  %3 = call @layer_2(%2) : (tensor<4xi8>) -> tensor<4xi8>
  %4 = call @layer_3(%3) : (tensor<4xi8>) -> tensor<4xi8>
  %5 = call @layer_4(%4) : (tensor<4xi8>) -> tensor<4xi8>
  %6 = call @layer_5(%5) : (tensor<4xi8>) -> tensor<4xi8>
  %7 = call @layer_6(%6) : (tensor<4xi8>) -> tensor<4xi8>
  %8 = call @layer_7(%7) : (tensor<4xi8>) -> tensor<4xi8>
  %9 = call @layer_8(%8) : (tensor<4xi8>) -> tensor<4xi8>
  %10 = call @layer_9(%9) : (tensor<4xi8>) -> tensor<4xi8>
  %11 = call @other(%10) : (tensor<4xi8>) -> tensor<4xi8>
  return %11 : tensor<4xi8>
}

// CHECK:      func.func private @layer_0(%{{[a-z0-9]+}}: tensor<4xi8>,
// CHECK-SAME:     %[[M:[a-z0-9]+]]: f32 {qopt.values = [0.000000e+00 : f32, 1.000000e+00 : f32, {{.*}}9.000000e+00 : f32]}, %[[V:[a-z0-9]+]]: tensor<4xf32> {qopt.magnitude = 9.000000e+00 : f64})
// CHECK-NEXT:   %[[Z:.*]] = arith.constant 3.000000e+00 : f32
// CHECK:        linalg.generic {{.*}} ins(%{{.*}}, %[[V]] :
// CHECK:          arith.mulf %{{.*}}, %[[M]]
// CHECK:          arith.addf %{{.*}}, %[[Z]]
// CHECK-NOT:  func.func private @layer_1
func.func private @layer_0(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 0.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 0.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_1(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 1.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 1.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_2(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 2.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_3(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 3.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 3.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_4(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 4.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 4.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_5(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 5.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 5.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_6(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 6.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 6.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_7(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 7.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 7.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_8(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 8.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 8.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @layer_9(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 9.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 9.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.mulf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func private @other(%x: tensor<4xi8>) -> tensor<4xi8> attributes {qopt.kernel} {
  %m = arith.constant 10.0 : f32
  %z = arith.constant 3.0 : f32
  %v = arith.constant dense<[1.0, 10.0, 3.0, 4.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>,
      affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<4xi8>, tensor<4xf32>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %b: f32, %o: i8):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %m : f32
    %3 = arith.addf %2, %z : f32
    %4 = arith.subf %3, %b : f32
    %5 = arith.fptosi %4 : f32 to i8
    linalg.yield %5 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

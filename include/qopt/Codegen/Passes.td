// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes that turn structured ops on tensors into CPU kernels, in the order in which
// the CPU pipeline runs them.

#ifndef QOPT_CODEGEN_PASSES
#define QOPT_CODEGEN_PASSES

include "mlir/Pass/PassBase.td"

//===----------------------------------------------------------------------===//
// Kernels: one function for each distinct layer
//===----------------------------------------------------------------------===//

def QoptOutlineLayers : Pass<"qopt-outline-layers", "::mlir::ModuleOp"> {
  let summary = "make a function of every qnn compute op";
  let description = [{
    Moves each compute op of the public functions into a private function of its own,
    so that what remains is a list of calls. LLVM's time is superlinear in the size of
    a function: a network of 200 layers compiles several times faster as 200 kernels,
    and faster again once `qopt-merge-kernels` finds the equal ones.

    Views (`qnn.reshape`), constants, parameter loads and observers stay where they
    are: they cost nothing or are calls already. An operand that is a weight or a
    constant is marked `qopt.parameter` on the kernel's argument; `qopt-pack-weights`
    may change its layout.

    Runs before `convert-qnn-to-linalg`.

    Before:

    ```mlir
    func.func @main(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
      %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
      return %0 : tensor<4x8xf32>
    }
    ```

    After:

    ```mlir
    func.func @main(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
      %0 = call @clamp_0(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>
      return %0 : tensor<4x8xf32>
    }
    func.func private @clamp_0(%x: tensor<4x8xf32>) -> tensor<4x8xf32>
        attributes {no_inline, qopt.kernel} {
      %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
      return %0 : tensor<4x8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::func::FuncDialect"];
  let statistics = [
    Statistic<"numLayers", "num-layers", "Number of layers made functions">
  ];
}

def QoptMergeKernels : Pass<"qopt-merge-kernels", "::mlir::ModuleOp"> {
  let summary = "make one kernel of those that differ in constants only";
  let description = [{
    Two layers of a quantized network often have the same shapes and differ only in
    scales and zero points. After `convert-qnn-to-linalg` those are constants; this pass
    finds kernels that are equal but for the values of constants, keeps one of them, and
    passes the constants that differ as arguments. Constants that are the same in all
    (a zero point of 0, a clamp to [-128, 127]) stay in the kernel, where they fold; so
    does every constant of a kernel that occurs once.

    Before:

    ```mlir
    func.func private @a(%x: tensor<4xf32>) -> tensor<4xf32> attributes {qopt.kernel} {
      %m = arith.constant 0.5 : f32 ...
    func.func private @b(%x: tensor<4xf32>) -> tensor<4xf32> attributes {qopt.kernel} {
      %m = arith.constant 0.7 : f32 ...
    ```

    After:

    ```mlir
    func.func private @a(%x: tensor<4xf32>, %m: f32) -> tensor<4xf32> ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numKernels", "num-kernels", "Number of kernels found">,
    Statistic<"numDistinct", "num-distinct", "Number of kernels left">,
    Statistic<"numHoisted", "num-hoisted", "Number of constants made arguments">
  ];
}

#endif // QOPT_CODEGEN_PASSES

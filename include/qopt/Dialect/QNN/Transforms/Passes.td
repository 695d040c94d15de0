// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes on the qnn dialect: from a float model to a quantized one.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_PASSES
#define QOPT_DIALECT_QNN_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

class QNN_Pass<string flag> : Pass<flag, "::mlir::ModuleOp"> {
  let dependentDialects = ["::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect",
                           "::mlir::quant::QuantDialect"];
}

/// Options by which ops are left in float.
class QNN_SkipOptions {
  list<Option> options = [
    ListOption<"skipOps", "skip-ops", "std::string",
      "names of ops to leave in float, as qnn-insert-observers gives them">,
    ListOption<"skipKinds", "skip-kinds", "std::string",
      "kinds of ops to leave in float: softmax, conv2d, gelu, ...">
  ];
}
defvar skipOptions = QNN_SkipOptions<>.options;

def FoldBatchNormPass : QNN_Pass<"qnn-fold-batch-norm"> {
  let summary = "fold batch normalization into the weights before it";
  let description = [{
    Multiplies what follows a conv2d or matmul with constant weights, and is linear for
    each output channel, into its weights and bias: `qnn.batch_norm`, and `mul`, `add` or
    `sub` with a constant that varies along the last dimension only. The whole chain is
    one factor and one offset per channel, computed in double; weights that are
    parameters become a derived parameter whose rows are scaled when they are read.

    The result of the contraction must have no other use. A batch_norm that cannot be
    folded becomes a mul and an add.

    ```mlir
    %0 = qnn.conv2d %x, %w : ...
    %1 = qnn.batch_norm %0, %gamma, %beta, %mean, %variance {epsilon = 1.0e-5 : f32} : ...
    ```
    ==>
    ```mlir
    // %w2 = w * gamma/sqrt(variance + epsilon), %b2 = beta - mean * gamma/sqrt(...)
    %1 = qnn.conv2d %x, %w2 bias(%b2 : tensor<4xf32>) : ...
    ```
  }];
  let statistics = [
    Statistic<"numFolded", "num-folded", "ops folded into weights and bias">,
    Statistic<"numExpanded", "num-expanded", "batch_norms turned into mul and add">
  ];
}

def InsertObserversPass : QNN_Pass<"qnn-insert-observers"> {
  let summary = "mark the values whose range calibration has to find";
  let description = [{
    Puts a `qnn.observe` behind every value that needs an activation scale: function
    arguments and results of ops that a quantizable op reads, and results of quantizable
    ops. Not observed are constants, values that a contraction absorbs (the sum before a
    residual add, the input of a clamp), results of ops that keep the scale of their
    operand, and results whose range is known (softmax, sigmoid, tanh).

    The name is the op's location name or, without one, its kind and its index among the
    ops of that kind: `conv2d.3`. Function arguments have their `qnn.name` or `arg0`. The
    same names select ops in `skip-ops`.

    ```mlir
    %0 = qnn.conv2d %x, %w : ...
    %1 = qnn.clamp %0 {min = 0.0 : f32} : ...
    ```
    ==>
    ```mlir
    %0 = qnn.conv2d %x, %w : ...
    %1 = qnn.clamp %0 {min = 0.0 : f32} : ...
    %2 = qnn.observe %1 name "conv2d.0" : ...
    ```
  }];
  let options = skipOptions;
  let statistics = [
    Statistic<"numObserved", "num-observed", "values observed">
  ];
}

def ApplyCalibrationPass : QNN_Pass<"qnn-apply-calibration"> {
  let summary = "read the ranges of observed values from a JSON file";
  let description = [{
    Sets `min` and `max` of each `qnn.observe` from
    `{"conv2d.0": {"min": -1.5, "max": 4.25}, ...}`, as `qnn-calibrate{output=...}` writes
    it. A name that no observer has, an observer that is missing in the file, a range that
    is not finite, and min above max are errors.
  }];
  let options = [
    Option<"statistics", "statistics", "std::string", "\"\"", "the JSON file">
  ];
  let statistics = [
    Statistic<"numCalibrated", "num-calibrated", "observers that got a range">
  ];
}

#endif // QOPT_DIALECT_QNN_TRANSFORMS_PASSES

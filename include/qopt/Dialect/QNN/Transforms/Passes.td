// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes on the qnn dialect: from a float model to a quantized one.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_PASSES
#define QOPT_DIALECT_QNN_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

def SpecializeShapesPass : Pass<"qnn-specialize-shapes", "::mlir::ModuleOp"> {
  let summary = "fix the dynamic sizes of a model";
  let description = [{
    Gives the arguments of the entry static shapes and infers those of all results from
    them: by `InferShapeOpInterface`, for a `qnn.reshape` from the number of elements,
    for other dialects by their own shape functions. An op that has none keeps its
    types between casts. Code generation takes static shapes; a model with dynamic ones
    is compiled once for each choice of sizes.

    `sizes` has one size for each symbol, in the order of their first `?` among the
    arguments. The argument attribute `qnn.dims` names the `?` of an argument; those
    with one name are one size. Without names, `?` that are all dimension 0 are one
    size, `batch`.

    It is an error if a size is less than 1, if ops do not fit together at these sizes,
    or if two `?` meet in an elementwise op with different sizes: only a static 1
    broadcasts.

    With `sizes=8`,

    ```mlir
    func.func @main(%x: tensor<?x4x6xf32>) -> tensor<?x6xf32> {
      %0 = qnn.reshape %x : tensor<?x4x6xf32> -> tensor<?x6xf32>
      return %0 : tensor<?x6xf32>
    }
    ```

    becomes

    ```mlir
    func.func @main(%x: tensor<8x4x6xf32>) -> tensor<32x6xf32> {
      %0 = qnn.reshape %x : tensor<8x4x6xf32> -> tensor<32x6xf32>
      return %0 : tensor<32x6xf32>
    }
    ```
  }];
  let options = [
    ListOption<"sizes", "sizes", "int64_t", "One size for each symbol">,
    Option<"entry", "entry", "std::string", /*default=*/"",
           "Function to specialize; empty: the only public one">
  ];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

def ReportBatchDependencePass
    : Pass<"qnn-report-batch-dependence", "::mlir::func::FuncOp"> {
  let summary = "say whether a model may be computed in blocks of its batch";
  let description = [{
    A model with a dynamic batch is computed in blocks of any size if every op is known to
    keep the samples of a batch apart, and as one call otherwise. This pass changes nothing;
    a remark says which of the two holds for a function, and which op is the reason. An op
    keeps samples apart if, along the dimension that counts them, it reads nothing but rows
    of the same sample, and leaves the samples in order.

    ```mlir
    // remark: the samples of a batch are independent
    func.func @apart(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
      %0 = qnn.softmax %x {axis = 1 : i64} : tensor<?x4xf32> -> tensor<?x4xf32>
      return %0 : tensor<?x4xf32>
    }
    // remark: a batch is one call: 'qnn.softmax' mixes the samples of a batch
    func.func @mixed(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
      %0 = qnn.softmax %x {axis = 0 : i64} : tensor<?x4xf32> -> tensor<?x4xf32>
      return %0 : tensor<?x4xf32>
    }
    ```
  }];
}

//===----------------------------------------------------------------------===//
// Import
//===----------------------------------------------------------------------===//

def ExternalizeConstantsPass : Pass<"qnn-externalize-constants", "::mlir::ModuleOp"> {
  let summary = "turn large inline constants into parameters";
  let description = [{
    Attributes cannot carry the weights of a large model. Every f32 constant
    (`tosa.const`, `arith.constant`) of more than `threshold` bytes becomes a
    `qnn.parameter` and a `qnn.load_parameter`; its bytes are registered, without being
    copied, in the dialect's `ParameterRegistry`. Splats stay inline: they are small
    whatever their shape. Smaller `dense_resource` constants become inline `dense` ones,
    which fold.

    The key is the name in the constant's location, else the name of its resource, else
    `constant.N`, N counting such constants in program order; a suffix makes it unique.
    Equal constants share a parameter.

    It is an error if a resource has no data or too little of it, and if a constant that
    becomes a parameter holds NaN.

    ```mlir
    %w = "tosa.const"() <{values = dense_resource<weight_0> : tensor<64x96xf32>}>
       : () -> tensor<64x96xf32>
    ```

    becomes

    ```mlir
    qnn.parameter @weight_0 key "weight_0" : tensor<64x96xf32>
    ...
    %w = qnn.load_parameter @weight_0 : tensor<64x96xf32>
    ```
  }];
  let options = [
    Option<"threshold", "threshold", "int64_t", /*default=*/"4096",
           "Constants of more bytes become parameters">
  ];
  let dependentDialects = ["::mlir::qnn::QNNDialect"];
  let statistics = [
    Statistic<"numExternalized", "num-externalized", "Number of constants externalized">,
    Statistic<"numBytes", "num-bytes", "Bytes of the parameters created">
  ];
}

def RecognizeCompositesPass : Pass<"qnn-recognize-composites"> {
  let summary = "recognise functions that importers took apart";
  let description = [{
    Replaces compositions of elementary ops by the op they compute:

    - means: a sum times 1/n; reductions of reductions
    - activations: gelu (erf and tanh form), silu, mish, hard-swish, hard-sigmoid, leaky
      relu, sigmoid, softplus
    - softmax with its maximum subtracted, layer norm, RMS norm and batch norm over the last
      dimension; scale and shift in any order, as vectors, scalars or absent
    - group and instance norm of images with the channels in dimension 1
    - attention: two matmuls around the softmax of scaled and masked products; a constant mask
      of -infinity above the diagonal is `causal`
    - bilinear resize: four neighbours mixed by constant weights
    - grouped convolutions: one convolution for each group, concatenated
    - into convolutions and matmuls: a vector of constants added to the result (bias), zero
      padding, rows cut off at the end that no window reaches, weights transposed or repeated
      for each sample; into transposed convolutions: a slice of the result

    Reshapes that keep the last dimension move behind ops that work row by row, so that a
    residual or activation is next to its matmul whatever the rank in which it was written.

    Products and sums are matched as such, in whatever order they are written. Constants
    may differ from the exact ones by 1e-5, what exporters print and f32 keeps.

    ```mlir
    %0 = qnn.unary sigmoid %x : tensor<4x8xf32> -> tensor<4x8xf32>
    %1 = qnn.mul %x, %0 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
    ```

    becomes

    ```mlir
    %1 = qnn.unary silu %x : tensor<4x8xf32> -> tensor<4x8xf32>
    ```

    The batch norm of an NCHW model is recognised after `qnn-propagate-transposes` has made
    the channels the last dimension.
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numRecognized", "num-recognized", "Number of composites recognised">
  ];
}

def DecomposeCompositesPass : Pass<"qnn-decompose-composites"> {
  let summary = "take composites apart whose parts quantize better than the whole";
  let description = [{
    - `qnn.lstm_cell` and `qnn.gru_cell` become two matmuls, slices, sigmoids, tangents and
      elementwise ops. The matmuls compute all gates at once.

    Runs before calibration, which gives each part its range, and before code generation.

    ```mlir
    %h1 = qnn.gru_cell %x, %h, %wi, %wh, %bi, %bh : (...) -> tensor<2x16xf32>
    ```

    becomes

    ```mlir
    %a = qnn.matmul %x, %wi bias(%bi : tensor<48xf32>) {transpose_rhs} : ... -> tensor<2x48xf32>
    %b = qnn.matmul %h, %wh bias(%bh : tensor<48xf32>) {transpose_rhs} : ... -> tensor<2x48xf32>
    ...
    ```
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect"];
}

def PropagateTransposesPass : Pass<"qnn-propagate-transposes", "::mlir::func::FuncOp"> {
  let summary = "move transposes so that pairs of them cancel";
  let description = [{
    Importers of NCHW models put a transpose before and after each convolution. This pass
    chooses for every op that works in any layout (elementwise ops, clamp, concat, slice,
    pad, softmax, reductions, quantize, dequantize, requantize, observe) whether to compute
    it permuted, so that the fewest transposes remain: the choice is a minimum cut, exact
    for one permutation at a time. It is made only where the number of transposes falls,
    and repeated until none does.

    A transpose that remains before a matmul with constant weights, flattened in between,
    goes into the rows of the weights.

    ```mlir
    %1 = qnn.transpose %0 {perm = array<i64: 0, 3, 1, 2>} : tensor<1x8x8x4xf32> -> tensor<1x4x8x8xf32>
    %2 = qnn.clamp %1 {min = 0.0 : f32} : tensor<1x4x8x8xf32> -> tensor<1x4x8x8xf32>
    %3 = qnn.transpose %2 {perm = array<i64: 0, 2, 3, 1>} : tensor<1x4x8x8xf32> -> tensor<1x8x8x4xf32>
    ```

    becomes

    ```mlir
    %3 = qnn.clamp %0 {min = 0.0 : f32} : tensor<1x8x8x4xf32> -> tensor<1x8x8x4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numRemoved", "num-removed", "Number of transposes removed">
  ];
}

def FoldParameterViewsPass : Pass<"qnn-fold-parameter-views", "::mlir::ModuleOp"> {
  let summary = "make transposed and reshaped parameters parameters of their own";
  let description = [{
    Replaces transposes and reshapes of a parameter by a derived parameter, whose bytes are
    permuted when they are read. No weight is in memory as a whole.

    ```mlir
    %0 = qnn.load_parameter @w : tensor<3x3x32x1xf32>
    %1 = qnn.transpose %0 {perm = array<i64: 2, 3, 0, 1>} : tensor<3x3x32x1xf32> -> tensor<32x1x3x3xf32>
    %2 = qnn.reshape %1 : tensor<32x1x3x3xf32> -> tensor<32x3x3x1xf32>
    ```

    becomes

    ```mlir
    %2 = qnn.load_parameter @w.view : tensor<32x3x3x1xf32>
    ```
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect"];
  let statistics = [
    Statistic<"numFolded", "num-folded", "Number of parameters derived">
  ];
}

//===----------------------------------------------------------------------===//
// Quantization
//===----------------------------------------------------------------------===//

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
  let options = [
    Option<"onlyBatchNorm", "only-batch-norm", "bool", "false",
      "fold batch_norm and nothing else, and leave those that cannot be folded">
  ];
  let statistics = [
    Statistic<"numFolded", "num-folded", "ops folded into weights and bias">,
    Statistic<"numExpanded", "num-expanded", "batch_norms turned into mul and add">
  ];
}

def SplitMatmulsPass : QNN_Pass<"qnn-split-matmuls"> {
  let summary = "make a product that is only sliced one product for each slice";
  let description = [{
    Exporters write the gates of a recurrent cell, or query, key and value, as one matmul with
    constant weights and slices of its result. In int8 the parts would share a scale, and no part
    could take in the add that follows it. Where every reader is a slice of columns, and no two
    overlap, each slice becomes a matmul with its part of the weights and the bias; equal parts
    of one constant are one constant. The values stay the same to the bit.

    ```mlir
    %0 = qnn.matmul %x, %w : tensor<8x4xf32>, tensor<4x6xf32> -> tensor<8x6xf32>
    %1 = qnn.slice %0 {offsets = array<i64: 0, 0>, sizes = array<i64: 8, 3>, ...}
    %2 = qnn.slice %0 {offsets = array<i64: 0, 3>, sizes = array<i64: 8, 3>, ...}
    ```
    becomes
    ```mlir
    %1 = qnn.matmul %x, %w0 : tensor<8x4xf32>, tensor<4x3xf32> -> tensor<8x3xf32>
    %2 = qnn.matmul %x, %w1 : tensor<8x4xf32>, tensor<4x3xf32> -> tensor<8x3xf32>
    ```
  }];
  let statistics = [
    Statistic<"numSplit", "num-split", "matmuls that became several">
  ];
}

def FuseEpiloguesPass : QNN_Pass<"qnn-fuse-epilogues"> {
  let summary = "make residual adds and clamps in float part of the op before them";
  let description = [{
    What `qnn-fuse-qdq` does to quantized ops, for those on f32: an `add` becomes the
    residual of the matmul or convolution whose result it reads, a `clamp` the bounds of
    the op before it. The value between them must have no other use. Results keep their
    bits: the fused op rounds after each step as the separate ones do.

    ```mlir
    %0 = qnn.conv2d %x, %w bias(%b : tensor<4xf32>) : ...
    %1 = qnn.add %0, %r : ...
    %2 = qnn.clamp %1 {min = 0.0 : f32} : ...
    ```
    ==>
    ```mlir
    %2 = qnn.conv2d %x, %w bias(%b : tensor<4xf32>) residual(%r : ...) {clamp_min = 0.0 : f32} : ...
    ```
  }];
  let statistics = [
    Statistic<"numFused", "num-fused", "adds and clamps that became part of another op">
  ];
}

def InsertObserversPass : QNN_Pass<"qnn-insert-observers"> {
  let summary = "mark the values whose range calibration has to find";
  let description = [{
    Puts a `qnn.observe` behind every value that needs an activation scale: function
    arguments and results of ops that a quantizable op reads, and results of quantizable
    ops. Not observed are constants, values that a contraction absorbs (the sum before a
    residual add, the input of a clamp), results of ops that keep the scale of their
    operand, results whose range is known (softmax, sigmoid, tanh), and results that are
    infinite whatever the input, to which a mask of -infinity is added: what reads them
    stays in float.

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
  let statistics = [
    Statistic<"numObserved", "num-observed", "values observed">
  ];
}

def CalibratePass : QNN_Pass<"qnn-calibrate"> {
  let summary = "run the model on calibration data and record ranges";
  let description = [{
    Compiles the module, runs its entry function on every batch of the data and writes the
    range that each `qnn.observe` saw into its `min` and `max`. One batch is in memory at
    a time. Empty data, data of another shape, and NaN or infinity in data or activations
    are errors. A sample whose values exceed those of a typical sample so far that int8 over
    its range has no use is warned about; `robust` leaves it out where such samples are rare
    (docs/Numerics.md, Ranges).

    ```mlir
    %1 = qnn.observe %0 name "conv2d.0" : ...
    ```
    ==>
    ```mlir
    %1 = qnn.observe %0 name "conv2d.0" {min = -1.5 : f32, max = 4.25 : f32} : ...
    ```
  }];
  let options = [
    ListOption<"data", "data", "std::string",
      "one .npz, or one .npy for each function argument in order">,
    Option<"observer", "observer", "std::string", "\"robust\"",
      "how batches become a range: robust (minmax without outlying samples), minmax or "
      "moving-average">,
    Option<"momentum", "momentum", "double", "0.01",
      "weight of a new batch in a moving average">,
    Option<"maxSamples", "max-samples", "int64_t", "0",
      "use only the first samples; 0 means all">,
    Option<"output", "output", "std::string", "\"\"",
      "also write the ranges to this JSON file">
  ];
  let statistics = [
    Statistic<"numCalibrated", "num-calibrated", "observers that got a range">,
    Statistic<"numWithOutliers", "num-with-outliers", "observers with outlying samples">
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

def InsertQDQPass : QNN_Pass<"qnn-insert-qdq"> {
  let summary = "choose scales and insert quantize-dequantize pairs";
  let description = [{
    Turns observed ranges into int8 types and marks them in the graph: a quantize and a
    dequantize behind every activation that an op will read or give in int8, and behind
    weights and biases. The ops themselves stay in float until `qnn-fuse-qdq`. All
    `qnn.observe` disappear.

    - Values joined by ops that keep the scale (reshape, max-pool, concat, ...) share one
      type, from the union of their ranges. A constant takes that type with each such op
      that reads it; fill values like -inf and -FLT_MAX do not count and saturate
      (docs/Numerics.md, section 2).
    - Weights get one symmetric scale per output channel, from a streamed look at their
      values; biases are int32 at the product of the scales. If a bias does not fit at
      that scale, the weight scale of its channel is widened.
    - An op stays in float, with what it absorbs and with the reason in `qnn.kept_float`, when
      it is named in `skip-ops` or `skip-kinds`, when a range is missing, or when nobody reads
      its result in int8 and it cannot give f32.

    ```mlir
    %0 = qnn.observe %x name "x" {min = -1.0 : f32, max = 1.0 : f32} : ...
    %1 = qnn.matmul %0, %w : ...
    ```
    ==>
    ```mlir
    %q = qnn.quantize %x : ... -> tensor<1x8x!quant.uniform<i8:f32, 7.8e-3>>
    %d = qnn.dequantize %q : ...
    %wq = qnn.quantize %w : ... -> tensor<8x2x!quant.uniform<i8<-127:127>:f32:1, {...}>>
    %wd = qnn.dequantize %wq : ...
    %1 = qnn.matmul %d, %wd : ...
    ```
  }];
  let options = !listconcat([
    Option<"perChannel", "per-channel", "bool", "true",
      "one weight scale for each output channel instead of one for all">,
    Option<"weightBits", "weight-bits", "unsigned", "8",
      "bits in which weights are stored: 8, or 4">,
    Option<"symmetricActivations", "symmetric-activations", "bool", "false",
      "zero point 0 for activations">,
    Option<"quantizeOutputs", "quantize-outputs", "bool", "false",
      "round the function's f32 results to int8 as well">
  ], skipOptions);
  let statistics = [
    Statistic<"numQuantized", "num-quantized", "ops to be computed in int8">,
    Statistic<"numLeftInFloat", "num-left-in-float", "quantizable ops left in float">
  ];
}

def PropagateQDQPass : QNN_Pass<"qnn-propagate-qdq"> {
  let summary = "move dequantize down and quantize up through ops that keep the scale";
  let description = [{
    Moves a dequantize behind, and a quantize before, ops that move or select values, until
    they meet a compute op or each other. Both moves are exact: quantizing is monotonic,
    so it commutes with selection and clamping. A pair that meets with one type vanishes.

    ```mlir
    %0 = qnn.dequantize %q : ...
    %1 = qnn.transpose %0 {perm = array<i64: 0, 2, 3, 1>} : ...
    ```
    ==>
    ```mlir
    %0 = qnn.transpose %q {perm = array<i64: 0, 2, 3, 1>} : ...
    %1 = qnn.dequantize %0 : ...
    ```
  }];
  let statistics = [
    Statistic<"numMoved", "num-moved", "quantize and dequantize ops moved">
  ];
}

def FuseQDQPass : QNN_Pass<"qnn-fuse-qdq"> {
  let summary = "turn float ops between dequantize and quantize into quantized ops";
  let description = [{
    Replaces `quantize(op(dequantize ...))` by the same op on quantized types, whatever
    the op: its QuantizableOpInterface says which operands have to be quantized. A
    contraction absorbs a residual add and clamps on its way; a clamp that the result type
    already implies (relu with the zero point at the end of the range) disappears. A
    contraction whose result is used in float gives f32 directly.

    A bias quantized at another scale than the product of the scales of activation and
    weight is not fused. Every op left in float gets a remark with the reason, and
    `qnn.kept_float`.

    ```mlir
    %0 = qnn.dequantize %xq : ...
    %1 = qnn.dequantize %wq : ...
    %2 = qnn.conv2d %0, %1 : ...
    %3 = qnn.clamp %2 {min = 0.0 : f32} : ...
    %4 = qnn.quantize %3 : ... -> tensor<...x!quant.uniform<i8:f32, 0.5:-128>>
    ```
    ==>
    ```mlir
    %4 = qnn.conv2d %xq, %wq : ... -> tensor<...x!quant.uniform<i8:f32, 0.5:-128>>
    ```
  }];
  let options = [
    Option<"remarks", "remarks", "bool", "true", "emit a remark for each op left in float">
  ];
  let statistics = [
    Statistic<"numFused", "num-fused", "ops now on quantized types">,
    Statistic<"numLeftInFloat", "num-left-in-float", "ops left in float">
  ];
}

def QuantizeConstantsPass : QNN_Pass<"qnn-quantize-constants"> {
  let summary = "quantize weights and biases, as streamed parameters";
  let description = [{
    Replaces a quantize of a parameter, also through transposes and reshapes, by a
    parameter of the quantized type whose bytes are computed by row blocks when somebody
    reads them: no weight value is in the IR, and no weight as a whole in memory. Small
    constants and biases up to 4 KiB become `qnn.constant`. Transposed float parameters
    become parameters too. Float parameters without a use are erased.

    ```mlir
    qnn.parameter @w key "w" : tensor<8x3x3x4xf32>
    %0 = qnn.load_parameter @w : tensor<8x3x3x4xf32>
    %1 = qnn.quantize %0 : ... -> tensor<8x3x3x4x!quant.uniform<i8<-127:127>:f32:0, {...}>>
    ```
    ==>
    ```mlir
    qnn.parameter @w.i8 key "w.i8" : tensor<8x3x3x4x!quant.uniform<...>>
    %1 = qnn.load_parameter @w.i8 : tensor<8x3x3x4x!quant.uniform<...>>
    ```

    With `weight-group`, int8 weights become products of 4 bits and a multiplier for each
    group of so many weights along the sum, and are marked to be stored so.
  }];
  let options = [
    Option<"weightGroup", "weight-group", "int64_t", "0",
      "Store int8 weights in 4 bits, in groups of so many; 0: as they are">
  ];
  let statistics = [
    Statistic<"numParameters", "num-parameters", "parameters quantized">,
    Statistic<"numConstants", "num-constants", "small constants quantized">,
    Statistic<"numErased", "num-erased", "parameters erased">
  ];
}

#endif // QOPT_DIALECT_QNN_TRANSFORMS_PASSES

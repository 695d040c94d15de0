// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conversions into and out of the qnn dialect.

#ifndef QOPT_CONVERSION_PASSES
#define QOPT_CONVERSION_PASSES

include "mlir/Pass/PassBase.td"

def ConvertTosaToQNNPass : Pass<"convert-tosa-to-qnn"> {
  let summary = "convert the f32 ops of TOSA to qnn";
  let description = [{
    Converts TOSA 1.0 op by op. Shapes and layouts stay as they are, with these
    exceptions: a matmul of batch size 1 and a 1x1 convolution of 1x1 images become a
    matmul of rank 2; an average over the whole image becomes a mean; the weights of a
    depthwise convolution become those of a grouped one; a conv3d becomes a convolution of the
    frames that its taps read, concatenated along the channels; activations written with
    select or with the maximum of two tensors become `qnn.unary`; a lookup in a table takes
    indices of any shape; a reverse is a gather.

    What is computed from constants alone (indices, masks) becomes a constant. A gather by
    constant indices that lists positions dimension by dimension becomes a slice, a gather
    along a dimension, or a nearest resize. The guard that gives 0 in rows which attention's
    mask excludes is dropped where a constant mask shows that there are none.

    Computations in f64 between a cast from f32 and a cast to f32 (variances, in what
    PyTorch exports) are computed in f32.

    ```mlir
    %0 = tosa.matmul %x, %w, %zp, %zp : (tensor<1x50x64xf32>, tensor<1x64x96xf32>,
           tensor<1xf32>, tensor<1xf32>) -> tensor<1x50x96xf32>
    ```

    becomes

    ```mlir
    %1 = qnn.reshape %x : tensor<1x50x64xf32> -> tensor<50x64xf32>
    %2 = qnn.reshape %w : tensor<1x64x96xf32> -> tensor<64x96xf32>
    %3 = qnn.matmul %1, %2 : tensor<50x64xf32>, tensor<64x96xf32> -> tensor<50x96xf32>
    %0 = qnn.reshape %3 : tensor<50x96xf32> -> tensor<1x50x96xf32>
    ```

    An op that is not converted stays as it is, with a remark that says why; the module is
    valid all the same. Not converted are ops on other element types (int8 models), ops
    without a qnn counterpart (fft, ...), modes that ignore NaN, and operands that TOSA wants
    constant but are not. Arithmetic on indices and predicates stays without a remark.
  }];
  let dependentDialects = [
    "::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect", "::mlir::tosa::TosaDialect"
  ];
  let statistics = [
    Statistic<"numConverted", "num-converted", "Number of TOSA ops converted">,
    Statistic<"numLeft", "num-left", "Number of TOSA ops left">
  ];
}

def ConvertLinalgToQNNPass : Pass<"convert-linalg-to-qnn"> {
  let summary = "convert the f32 ops of linalg and tensor to qnn";
  let description = [{
    Converts linalg on tensors, as PyTorch exporters write it. Matrix products (named, or
    generic with any order of dimensions), convolutions and poolings of all layouts become
    qnn's, between transposes where the layout differs. Every other linalg op is taken by
    what it does: a `linalg.generic`, `map`, `reduce`, `transpose`, `broadcast` or
    elementwise op becomes a chain of elementary qnn ops, one for each op of its body,
    after reshapes that bring operands into the iteration space and before a reduction.
    `qnn-recognize-composites` then finds batch norm, softmax, gelu, ... in them, as
    it does in what `convert-tosa-to-qnn` gives.

    What depends on nothing but positions (masks, coordinates, divisors of averages) is
    computed by the pass. A `tensor.extract` becomes a slice, a reshape or `qnn.gather`,
    whose clamp stands for the assertions on its index; a tensor spread over zeros that meets
    a reversed filter becomes `qnn.conv_transpose2d`. The remark on an op that stays names the
    first scalar op that has no counterpart.

    Computations in f64 between a conversion from f32 and one to f32 are computed in
    f32. A comparison and a selection that form a maximum or minimum become one, in which
    NaN propagates (in what PyTorch means it does, in what exporters write not always). An
    assertion that a divisor is not zero is dropped: division by zero gives infinity, as in
    PyTorch. Assertions of constants that are true are dropped too.

    ```mlir
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x3xf32>) -> tensor<4x3xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x3xf32>)
                       outs(%0 : tensor<4x3xf32>) -> tensor<4x3xf32>
    %2 = linalg.generic {
        indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>,
                         affine_map<(i, j) -> (i, j)>],
        iterator_types = ["parallel", "parallel"]}
        ins(%1, %b : tensor<4x3xf32>, tensor<3xf32>) outs(%e : tensor<4x3xf32>) {
    ^bb0(%p: f32, %q: f32, %o: f32):
      %3 = arith.addf %p, %q : f32
      %4 = arith.maximumf %3, %zero : f32
      linalg.yield %4 : f32
    } -> tensor<4x3xf32>
    ```

    becomes

    ```mlir
    %1 = qnn.matmul %x, %w : tensor<4x2xf32>, tensor<2x3xf32> -> tensor<4x3xf32>
    %3 = qnn.add %1, %b : tensor<4x3xf32>, tensor<3xf32> -> tensor<4x3xf32>
    %2 = qnn.clamp %3 {min = 0.0 : f32} : tensor<4x3xf32> -> tensor<4x3xf32>
    ```

    An op that is not converted stays as it is, with a remark that says why; the module is
    valid all the same.
  }];
  let dependentDialects = [
    "::mlir::qnn::QNNDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numConverted", "num-converted", "Number of linalg and tensor ops converted">,
    Statistic<"numLeft", "num-left", "Number of linalg and tensor ops left">
  ];
}

def ConvertQuantToQNNPass : Pass<"convert-quant-to-qnn", "::mlir::ModuleOp"> {
  let summary = "convert the casts of the quant dialect to qnn";
  let description = [{
    `quant.qcast` becomes `qnn.quantize` and `quant.dcast` becomes `qnn.dequantize`, for f32
    and per-tensor or per-axis types. `quant.scast` of constant integers becomes a constant
    of quantized type. Other storage casts stay: they are views of the stored integers, and
    the lowering drops them. A `qcast` or `dcast` that is not converted gets a remark.

    ```mlir
    %w = quant.scast %ints : tensor<4x3xi8> to tensor<4x3x!quant.uniform<i8:f32, 0.5>>
    %0 = quant.dcast %w : tensor<4x3x!quant.uniform<i8:f32, 0.5>> to tensor<4x3xf32>
    ```

    becomes

    ```mlir
    %w = qnn.constant dense<..> : tensor<4x3xi8> -> tensor<4x3x!quant.uniform<i8:f32, 0.5>>
    %0 = qnn.dequantize %w : tensor<4x3x!quant.uniform<i8:f32, 0.5>> -> tensor<4x3xf32>
    ```

    Runs before any canonicalization, which folds a `dcast` of a `qcast` to its input and so
    forgets that the value is quantized. The numbers are those of `qnn.quantize`: rounding
    to nearest, ties to even, saturating.
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect"];
  let statistics = [
    Statistic<"numConverted", "num-converted", "Casts converted">
  ];
}

def ConvertTosaIntToLinalgPass : Pass<"convert-tosa-int-to-linalg"> {
  let summary = "Lower the integer arithmetic of TOSA to structured ops";
  let description = [{
    Lowers `conv2d`, `depthwise_conv2d`, `transpose_conv2d`, `matmul`, `avg_pool2d`,
    `rescale` and `mul` on integers, to the bits that the TOSA 1.0 specification fixes.
    Convolutions and matmuls of bytes become the contraction that `convert-qnn-to-linalg`
    emits for quantized ops, so that code generation treats both alike; `rescale` becomes
    one elementwise op in 64 bits, which joins the contraction in front of it.

    ```mlir
    %acc = tosa.matmul %a, %b, %za, %zb : (tensor<1x8x16xi8>, tensor<1x16x8xi8>,
             tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8xi32>
    ```

    becomes

    ```mlir
    %acc = linalg.generic { acc + (extsi(a) - %za) * extsi(b) }
      ins(%a, %b) outs(%zeros : tensor<1x8x8xi32>)
    ```

    INEXACT_ROUND rounds as SINGLE_ROUND. Results that the specification calls
    unpredictable saturate (`rescale`) or wrap (accumulators, `mul`). Ops with dynamic
    shapes or zero points that are not constant stay in TOSA.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect", "::mlir::tosa::TosaDialect"
  ];
  let statistics = [
    Statistic<"numConverted", "num-converted", "TOSA ops lowered">
  ];
}

def ConvertQNNToLinalgPass : Pass<"convert-qnn-to-linalg", "::mlir::ModuleOp"> {
  let summary = "Lower qnn to exact structured ops on integers and floats";
  let description = [{
    Lowers every qnn op, on float and on quantized types, to linalg, tensor, arith and
    math. The result is the meaning of the op: every code generator gives the bits that
    this IR gives when run as naive loops. Afterwards no `!quant` type is left: tensors,
    signatures and parameters have the storage types.

    ```mlir
    func.func @f(%x: tensor<2x4x!x>, %w: tensor<4x3x!w>) -> tensor<2x3x!y> {
      %0 = qnn.matmul %x, %w : tensor<2x4x!x>, tensor<4x3x!w> -> tensor<2x3x!y>
      return %0 : tensor<2x3x!y>
    }
    ```

    becomes

    ```mlir
    func.func @f(%x: tensor<2x4xi8>, %w: tensor<4x3xi8>) -> tensor<2x3xi8> {
      %zx = arith.constant -3 : i32
      %acc = linalg.generic { acc + (extsi(x) - %zx) * extsi(w) }
        ins(%x, %w) outs(%zeros : tensor<2x3xi32>)
      %m = arith.constant dense<[..]> : tensor<3xf32>
      %y = linalg.generic { trunci(fptosi(clamp(roundeven(sitofp(acc) * m))) + %zy) }
        ins(%acc, %m) outs(%empty : tensor<2x3xi8>)
      return %y : tensor<2x3xi8>
    }
    ```

    Constants that stem from quantization parameters are created outside the bodies of
    linalg ops and captured, so that later passes can turn them into arguments of shared
    kernels. Ops that compute in float whatever their types (softmax, layer_norm, ..) get a
    dequantize and a quantize around them.

    `qnn.observe` becomes a call `@qopt_observe.<n>(tensor, id, number of elements)` on
    the f32 value; ids count in program order, and the module attribute `qnn.observers`
    lists the names.

    Shapes must be static. A contraction whose 32-bit accumulator could overflow is
    cut into blocks along K that are added in 64 bits; a pool or reduction is an
    error. The bound comes from shapes, storage ranges and zero points.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::bufferization::BufferizationDialect",
    "::mlir::func::FuncDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numConverted", "num-converted", "qnn ops lowered">
  ];
}

#endif // QOPT_CONVERSION_PASSES

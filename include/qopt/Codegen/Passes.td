// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes that turn structured ops on tensors into CPU kernels, in the order in which
// the CPU pipeline runs them.

#ifndef QOPT_CODEGEN_PASSES
#define QOPT_CODEGEN_PASSES

include "mlir/Pass/PassBase.td"

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

def UnpackWeightsPass : Pass<"qopt-unpack-weights", "::mlir::ModuleOp"> {
  let summary = "read weights stored in 4 bits as int8";
  let description = [{
    Kernels multiply bytes. Each parameter of 4-bit quantized type becomes a parameter
    `KEY|i8` with the same scales and bounds in 8 bits, which is unpacked a row at a
    time when it is read; constants are widened in place. Every op computes the same
    from it.

    Before:

    ```mlir
    qnn.parameter @w key "w.i4" : tensor<8x4x!quant.uniform<i4<-7:7>:f32, 0.5>>
    %w = qnn.load_parameter @w : tensor<8x4x!quant.uniform<i4<-7:7>:f32, 0.5>>
    ```

    After:

    ```mlir
    qnn.parameter @w key "w.i4|i8" : tensor<8x4x!quant.uniform<i8<-7:7>:f32, 0.5>>
    %w = qnn.load_parameter @w : tensor<8x4x!quant.uniform<i8<-7:7>:f32, 0.5>>
    ```
  }];
  let statistics = [
    Statistic<"numUnpacked", "num-unpacked", "Number of parameters unpacked">
  ];
}

//===----------------------------------------------------------------------===//
// Kernels: one function for each distinct layer
//===----------------------------------------------------------------------===//

def OutlineLayersPass : Pass<"qopt-outline-layers", "::mlir::ModuleOp"> {
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

def OutlineLinalgPass : Pass<"qopt-outline-linalg", "::mlir::ModuleOp"> {
  let summary = "make functions of structured ops that did not come from qnn";
  let description = [{
    What `qopt-outline-layers` does for ops of qnn, for linalg ops that stand in the public
    functions: layers of int8 models made elsewhere (TOSA, `linalg.quantized_*`, written by
    hand). A kernel is a reduction with the elementwise ops after it that nobody else
    reads, its borders (`tensor.pad`) and the bias that it starts from; or a chain of
    elementwise ops. Scalars, empty tensors and fills are computed in each kernel that reads
    them; other constants are arguments, marked `qopt.parameter`.

    Before:

    ```mlir
    %e = tensor.empty() : tensor<4xi32>
    %z = linalg.fill ins(%c0 : i32) outs(%e : tensor<4xi32>) -> tensor<4xi32>
    %0 = linalg.reduce { arith.addi } ins(%x : tensor<4x8xi32>) outs(%z : tensor<4xi32>) dimensions = [1]
    %1 = linalg.generic { arith.shrsi } ins(%0 : tensor<4xi32>) outs(%e : tensor<4xi32>)
    ```

    After:

    ```mlir
    %1 = call @linalg_reduce_0(%x) : (tensor<4x8xi32>) -> tensor<4xi32>
    ```

    An op with dynamic sizes stays: kernels take pointers.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect"];
  let statistics = [
    Statistic<"numKernels", "num-kernels", "Number of kernels made">
  ];
}

def CaptureScalarsPass : Pass<"qopt-capture-scalars"> {
  let summary = "let contractions read their zero points from outside";
  let description = [{
    linalg's quantized named ops (`quantized_matmul`, `conv_2d_nhwc_hwcf_q`, ..) have the
    zero points as scalar operands. This pass writes them as generic ops whose body
    captures the scalars, which is the form of a quantized layer after
    `convert-qnn-to-linalg`: the dot instruction applies, and constant zero points fold.

    Before:

    ```mlir
    %0 = linalg.quantized_matmul ins(%a, %b, %za, %zb : tensor<4x8xi8>, tensor<8x4xi8>, i32, i32)
           outs(%acc : tensor<4x4xi32>) -> tensor<4x4xi32>
    ```

    After:

    ```mlir
    %0 = linalg.generic { acc + (extsi(a) - %za) * (extsi(b) - %zb) }
           ins(%a, %b : tensor<4x8xi8>, tensor<8x4xi8>) outs(%acc : tensor<4x4xi32>)
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
  let statistics = [
    Statistic<"numCaptured", "num-captured", "Ops whose scalars are captured">
  ];
}

def MoveBordersPass : Pass<"qopt-move-borders", "::mlir::ModuleOp"> {
  let summary = "let kernels write what the next one reads";
  let description = [{
    A convolution pads its input, and where the dot instruction takes one factor without
    sign, as vpdpbusd does, the signs of its input's bytes are flipped (x xor 0x80 is
    x + 128 as an unsigned byte). Done at the beginning of the kernel, each is a pass over
    the whole tensor. This pass moves both to the end of the kernel that computes the
    tensor, if nobody else reads it: `qopt-tile-and-vectorize` then stores into the middle
    of the padded tensor and flips on the way.

    The flip is written as an elementwise op on both sides; the second one undoes the
    first, so the meaning of the module does not change. Several kernels may read a flipped
    tensor if all of them are contractions or elementwise ops that extend its bytes.

    Before:

    ```mlir
    func.func private @b(%x: tensor<6x4xi8>) -> tensor<6x4xi8> attributes {qopt.kernel} {
      %p = tensor.pad %x low[1, 0] high[1, 0] {...} : tensor<6x4xi8> to tensor<8x4xi8>
      linalg.generic ... ins(%p, %w ...
    ```

    After:

    ```mlir
    func.func private @b(%p: tensor<8x4xi8>) -> tensor<6x4xi8> attributes {qopt.kernel} {
      %x = linalg.generic ... ins(%p) { arith.xori ...
      linalg.generic ... ins(%x, %w ...
    ```
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"native\"",
           "Target CPU: native, portable, or a name that LLVM knows (x86-64-v3, ...)">,
    Option<"features", "features", "std::string", "\"\"",
           "Features to add or remove, e.g. +avx512vnni,-fma">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numMoved", "num-moved", "Number of tensors written as they are read">
  ];
}

def MergeKernelsPass : Pass<"qopt-merge-kernels", "::mlir::ModuleOp"> {
  let summary = "make one kernel of those that differ in constants only";
  let description = [{
    Two layers of a quantized network often have the same shapes and differ only in
    scales and zero points. After `convert-qnn-to-linalg` those are constants; this pass
    finds kernels that are equal but for the values of constants, keeps one of them, and
    passes the constants that differ as arguments. Constants that are the same in all
    (a zero point of 0, a clamp to [-128, 127]) stay in the kernel, where they fold; so
    does every constant of a kernel that occurs once. `qopt.values` on the argument of a
    scalar has its value in each layer, `qopt.magnitude` on that of a tensor of floats the
    largest magnitude of all.

    Before:

    ```mlir
    func.func private @a(%x: tensor<4xf32>) -> tensor<4xf32> attributes {qopt.kernel} {
      %m = arith.constant 0.5 : f32 ...
    func.func private @b(%x: tensor<4xf32>) -> tensor<4xf32> attributes {qopt.kernel} {
      %m = arith.constant 0.7 : f32 ...
    ```

    After:

    ```mlir
    func.func private @a(%x: tensor<4xf32>, %m: f32 {qopt.values = [0.5 : f32, 0.7 : f32]}) -> tensor<4xf32> ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numKernels", "num-kernels", "Number of kernels found">,
    Statistic<"numDistinct", "num-distinct", "Number of kernels left">,
    Statistic<"numHoisted", "num-hoisted", "Number of constants made arguments">
  ];
}

//===----------------------------------------------------------------------===//
// Loops, vectors, weights
//===----------------------------------------------------------------------===//

def TileAndVectorizePass : Pass<"qopt-tile-and-vectorize", "::mlir::func::FuncOp"> {
  let summary = "turn structured ops on tensors into loops over vectors";
  let description = [{
    Fuses every reduction with the op that initializes it and the elementwise ops that
    follow it, chooses a register block from the target, and emits loops whose body
    works on vectors of one register each:

    - the innermost dimension of the result becomes lanes; one other parallel dimension
      is unrolled (rows), so that every loaded weight is used several times;
    - accumulators live in registers across the reduction loops, the epilogue
      (requantization, residual, clamp) is computed on them, and one store remains;
    - a reduction keeps its order: the result is bit-identical to the naive loops, in
      float too;
    - remainders are a second, smaller block; the last partial vector is masked;
    - int8 contractions use the target's dot product (`vector.contract` of u8 and s8,
      which `qopt-lower-contractions` maps to an instruction): x + 128 is
      `x xor 0x80`, and the zero point moves into the accumulator's start value,
      `sum (x - z) w = sum (x + 128) w - (z + 128) sum w`;
    - a depthwise window has no sum over channels: the dot product takes neighbouring
      positions of a row instead, interleaved byte by byte;
    - four requantized vectors are narrowed to bytes together, by saturation;
    - weights are read through `linalg.pack`, which `qopt-pack-weights` moves out of the
      kernel.

    An op that the pass can't handle gets a remark with the reason and stays: it runs
    as scalar loops.

    Before:

    ```mlir
    %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<64xf32>) outs(%e : tensor<64xf32>) { ... arith.mulf ... }
    ```

    After:

    ```mlir
    %0 = scf.for %i = %c0 to %c64 step %c16 iter_args(%t = %e) -> (tensor<64xf32>) {
      %v = vector.transfer_read %x[%i], %pad : tensor<64xf32>, vector<16xf32>
      %m = arith.mulf %v, %cst : vector<16xf32>
      %w = vector.transfer_write %m, %t[%i] : vector<16xf32>, tensor<64xf32>
      scf.yield %w : tensor<64xf32>
    }
    ```
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"native\"",
           "Target CPU: native, portable, or a name that LLVM knows (x86-64-v3, ...)">,
    Option<"features", "features", "std::string", "\"\"",
           "Features to add or remove, e.g. +avx512vnni,-fma">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect"];
  let statistics = [
    Statistic<"numVectorized", "num-vectorized", "Number of op groups vectorized">,
    Statistic<"numDot", "num-dot", "Number of contractions on the dot instruction">,
    Statistic<"numScalar", "num-scalar", "Number of ops left as scalar loops">
  ];
}

def PackWeightsPass : Pass<"qopt-pack-weights", "::mlir::ModuleOp"> {
  let summary = "move the packing of weights from the kernel to compile time";
  let description = [{
    `qopt-tile-and-vectorize` leaves `linalg.pack` and sums of weights at the head of a
    kernel. Where the weight is a `qnn.load_parameter` in every caller, the kernel
    gets the packed tensor as its argument and the caller loads a derived parameter,
    whose bytes are computed in the new layout when they are read. What can't move
    (a weight computed at run time) stays in the kernel, as transposed copies.

    Before:

    ```mlir
    qnn.parameter @w key "w" : tensor<32x64xi8>
    func.func private @k(%x: ..., %w: tensor<32x64xi8> {qopt.parameter}, ...) {
      %p = linalg.pack %w inner_dims_pos = [0, 1] inner_tiles = [16, 4] into %e ...
    ```

    After:

    ```mlir
    qnn.parameter @w_packed key "w|pack..." : tensor<2x16x16x4xi8>
    func.func private @k(%x: ..., %p: tensor<2x16x16x4xi8>, ...) {
    ```
  }];
  let dependentDialects = ["::mlir::qnn::QNNDialect"];
  let statistics = [
    Statistic<"numPacked", "num-packed", "Number of weights packed at compile time">,
    Statistic<"numLeft", "num-left", "Number of packings left in kernels">
  ];
}

def LowerContractionsPass : Pass<"qopt-lower-contractions"> {
  let summary = "map int8 vector contractions to the target's dot instruction";
  let description = [{
    `vector.contract` of an unsigned byte group with lanes of signed byte groups becomes
    `vpdpbusd` (AVX-512 VNNI, AVX-VNNI); of signed bytes `sdot` (AArch64 with dotprod); of
    pairs `vpmaddwd` and an addition (AVX-512BW, AVX2, SSE2) or `smull` and `sadalp`
    (AArch64). Without a fitting instruction it becomes multiplications and
    additions. Products of sign-extended bytes, lane by lane, become `vpmaddwd` too.

    Before:

    ```mlir
    %0 = vector.contract {...} %a, %b, %acc
      : vector<4xi32>, vector<16x4xi32> into vector<16xi32>
    ```

    After:

    ```mlir
    %0 = llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.512"(%acc, %a0, %b0) : ...
    ```
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"native\"",
           "Target CPU: native, portable, or a name that LLVM knows (x86-64-v3, ...)">,
    Option<"features", "features", "std::string", "\"\"",
           "Features to add or remove, e.g. +avx512vnni,-fma">
  ];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::vector::VectorDialect",
                           "::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numDotInstructions", "num-dot-instructions",
              "Number of contractions mapped to dot instructions">,
    Statistic<"numExpanded", "num-expanded",
              "Number of contractions expanded into multiplications">
  ];
}

//===----------------------------------------------------------------------===//
// Buffers and arguments: what callers and kernels pass to each other
//===----------------------------------------------------------------------===//

def SelectEntryPass : Pass<"qopt-select-entry", "::mlir::ModuleOp"> {
  let summary = "make the function to compile the only public one";
  let description = [{
    The entry is the function that `entry` names, or the only public one with a body. All
    others become private, so that upstream's `inline` and `symbol-dce` remove them.

    Attributes `qopt.*` state what later passes have proved, and are dropped where the
    module comes with some.
  }];
  let options = [
    Option<"entry", "entry", "std::string", "\"\"",
           "name of the entry function; empty: the only public one">
  ];
}

def BindParametersPass : Pass<"qopt-bind-parameters", "::mlir::ModuleOp"> {
  let summary = "turn parameters into arguments of the entry function";
  let description = [{
    Weights are not known to compiled code: they come in as pointers. The pass gives the
    entry function one more argument for each parameter that it, or a function it calls,
    loads; the argument carries the parameter's key and type. Arguments are in the order
    in which the module declares the parameters. Functions in between get arguments too
    and their callers pass them on.

    Before:

    ```mlir
    qnn.parameter @w key "fc.weight" : tensor<8x4xf32>
    func.func @main(%x: tensor<2x8xf32>) -> tensor<2x4xf32> {
      %w = qnn.load_parameter @w : tensor<8x4xf32>
      ...
    ```

    After:

    ```mlir
    func.func @main(%x: tensor<2x8xf32>,
                    %w: tensor<8x4xf32> {qnn.parameter = "fc.weight",
                                         qnn.parameter_type = tensor<8x4xf32>})
        -> tensor<2x4xf32> {
    ```
  }];
  let statistics = [
    Statistic<"numParameters", "num-parameters", "parameters bound to arguments">
  ];
  let dependentDialects = ["::mlir::func::FuncDialect"];
}

def PassDestinationsPass : Pass<"qopt-pass-destinations", "::mlir::ModuleOp"> {
  let summary = "let callers provide the memory of results";
  let description = [{
    Every function that returns tensors gets one more argument for each: the tensor whose
    memory the result takes. In the entry that argument is a memref and the result is gone,
    elsewhere the result stays and `drop-equivalent-buffer-results` removes it after
    bufferization. Where the last op can write its result in place it will, so results
    are neither allocated nor copied.

    ```mlir
    func.func private @layer(%x: tensor<4xf32>) -> tensor<4xf32> {
      %0 = linalg.exp ...
      return %0 : tensor<4xf32>
    }
    // becomes
    func.func private @layer(%x: tensor<4xf32>, %out: tensor<4xf32>) -> tensor<4xf32> {
      %0 = linalg.exp ...
      %1 = bufferization.materialize_in_destination %0 in %out
      return %1 : tensor<4xf32>
    }
    ```

    Arguments of the entry are marked as not writable. New arguments come before those of
    parameters and are marked `llvm.noalias`: callers must not let them overlap anything.
    Types that compiled code cannot take, dynamic shapes above all, are refused.
  }];
  let dependentDialects = [
    "::mlir::bufferization::BufferizationDialect", "::mlir::func::FuncDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def PassLoopDestinationsPass
    : Pass<"qopt-pass-loop-destinations", "::mlir::func::FuncOp"> {
  let summary = "let loops write the tensors that they carry in place";
  let description = [{
    One-shot bufferization refuses a loop that hands a new tensor to its next iteration.
    The pass copies such a tensor into the one that the iteration came with. Tensors that
    the loop updates in place already are left alone.

    Before:

    ```mlir
    %r = scf.for %i = %lo to %hi step %c1 iter_args(%v = %x) -> tensor<4xf32> {
      %n = func.call @step(%v) : (tensor<4xf32>) -> tensor<4xf32>
      scf.yield %n : tensor<4xf32>
    }
    ```

    After:

    ```mlir
    %r = scf.for %i = %lo to %hi step %c1 iter_args(%v = %x) -> tensor<4xf32> {
      %n = func.call @step(%v) : (tensor<4xf32>) -> tensor<4xf32>
      %m = bufferization.materialize_in_destination %n in %v
      scf.yield %m : tensor<4xf32>
    }
    ```
  }];
  let statistics = [
    Statistic<"numCopies", "num-copies", "tensors copied at the end of an iteration">
  ];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect"];
}

def PlanMemoryPass : Pass<"qopt-plan-memory", "::mlir::ModuleOp"> {
  let summary = "place all temporary buffers in one workspace";
  let description = [{
    Replaces every `memref.alloc` by a view into one workspace, at an offset chosen at
    compile time: buffers that are never alive together share memory. A function gets its
    workspace as its last argument; a caller reserves the callee's in its own. What
    remains is the entry's: `qopt.workspace` states its size in bytes, and running the
    compiled function allocates nothing.

    ```mlir
    func.func @main(%x: memref<8xf32>) {
      %0 = memref.alloc() : memref<8xf32>
    // becomes
    func.func @main(%x: memref<8xf32>, %ws: memref<64xi8> {llvm.noalias, qopt.workspace}) {
      %c0 = arith.constant 0 : index
      %0 = memref.view %ws[%c0][] : memref<64xi8> to memref<8xf32>
    ```

    Offsets are multiples of `alignment`. Larger buffers are placed first, each at the lowest
    offset where it fits among those alive at the same time (Pisarchyk and Lee, "Efficient
    Memory Management for Deep Neural Net Inference", 2020: greedy by size).
  }];
  let options = [
    Option<"alignment", "alignment", "int64_t", "64", "alignment of buffers in bytes">
  ];
  let statistics = [
    Statistic<"numBuffers", "num-buffers", "buffers placed">,
    Statistic<"bytesRequested", "bytes-requested", "sum of all buffer sizes">,
    Statistic<"bytesPlanned", "bytes-planned", "size of the entry's workspace">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect"
  ];
}

def ParallelizeKernelsPass : Pass<"qopt-parallelize-kernels", "::mlir::ModuleOp"> {
  let summary = "let threads share the outer loops of kernels";
  let description = [{
    An outermost loop of a kernel that is marked `qopt.parallel` (its iterations neither read
    nor write what another one writes) becomes a function of a range of iterations, and a call
    of it for all of them that may be split (see `qopt-lower-parallel-calls`). Loops directly
    inside are taken along until there are `min-tasks` iterations. Computed anew in the task is
    what costs nothing: constants, views, indices.

    A loop stays where it is worth less than `min-work` vector operations, where handing work
    over would take longer than doing it, and where it has a temporary buffer, which threads
    would share. How many threads there are is not known here and changes no bit.

    ```mlir
    scf.for %i = %c0 to %c64 step %c2 { use(%x, %i) } {qopt.parallel}
    // becomes
    call @k_task(%c0, %c32, %x) {qopt.parallel_call}

    func.func private @k_task(%begin: index, %end: index, %x: memref<64xf32>)
        attributes {qopt.task} {
      scf.for %t = %begin to %end step %c1 { %i = %t * 2; use(%x, %i) }
      return
    }
    ```
  }];
  let options = [
    Option<"minWork", "min-work", "int64_t", "40000",
           "vector operations from which on a loop is worth several threads">,
    Option<"minTasks", "min-tasks", "int64_t", "64",
           "iterations that are enough to share">
  ];
  let statistics = [
    Statistic<"numTasks", "num-tasks", "Number of loops that threads share">,
    Statistic<"numSmall", "num-small", "Number of parallel loops too small for that">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect", "::mlir::scf::SCFDialect"
  ];
}

def LowerParallelCallsPass : Pass<"qopt-lower-parallel-calls", "::mlir::ModuleOp"> {
  let summary = "hand calls that may be split to the runtime";
  let description = [{
    A call with `qopt.parallel_call` of a task (see `qopt-parallelize-kernels`) becomes a call of
    the runtime's `qopt_parallel_for`, which calls a function with ranges that cover it, on
    whatever threads it has. The other arguments are stored in the caller's frame.

    ```mlir
    llvm.call @k_task(%zero, %count, %x) {qopt.parallel_call} : (i64, i64, !llvm.ptr) -> ()
    // becomes
    %context = llvm.alloca %one x !llvm.struct<(ptr)>
    llvm.store %x, ...
    llvm.call @qopt_parallel_for(@k_task_range, %context, %count)
    ```
  }];
  let statistics = [
    Statistic<"numCalls", "num-calls", "Number of calls handed to the runtime">
  ];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def OrderGlobalsPass : Pass<"qopt-order-globals", "::mlir::ModuleOp"> {
  let summary = "name and order constants by their first reader";
  let description = [{
    `one-shot-bufferize` visits functions in the order of their addresses, so that the names
    of the globals which it makes of constants change from run to run, and with them the bytes
    of the artifact. This pass numbers private constant globals in the order in which the
    functions of the module read them, and drops those that nobody reads.

    ```mlir
    memref.global "private" constant @__constant_4xf32_0 ...   // read by @a
    memref.global "private" constant @__constant_4xf32 ...     // read by @b
    // becomes
    memref.global "private" constant @constant_0 ...           // read by @a
    memref.global "private" constant @constant_1 ...           // read by @b
    ```
  }];
  let statistics = [
    Statistic<"numGlobals", "num-globals", "Number of constants numbered">
  ];
}

def PartitionKernelsPass : Pass<"qopt-partition-kernels", "::mlir::ModuleOp"> {
  let summary = "spread kernels over modules that compile independently";
  let description = [{
    Moves kernels into nested modules of about `max-ops` operations each, and what calls them
    into one of its own, so that each module can be lowered, translated and compiled on a
    thread of its own. Where a kernel goes depends on the kernels before it and on nothing
    else: not on the machine, nor on the number of threads.

    Kernels become public in their module and private declarations in the calling one;
    constant globals are copied into each module that reads them. A kernel that needs any
    other symbol stays with its callers.

    Before:

    ```mlir
    memref.global "private" constant @weights : memref<4xf32> = dense<0.5>
    func.func @main(%x: memref<4xf32>) { call @k(%x) ... }
    func.func private @k(%x: memref<4xf32>) attributes {qopt.kernel} { ... @weights ... }
    ```

    After:

    ```mlir
    module @schedule {
      func.func @main(%x: memref<4xf32>) { call @k(%x) ... }
      func.func private @k(memref<4xf32>) attributes {qopt.kernel}
    }
    module @kernels_0 {
      memref.global "private" constant @weights : memref<4xf32> = dense<0.5>
      func.func @k(%x: memref<4xf32>) attributes {qopt.kernel} { ... @weights ... }
    }
    ```
  }];
  let options = [
    Option<"maxOps", "max-ops", "int64_t", "1000", "operations after which a module is full">
  ];
  let statistics = [
    Statistic<"numModules", "num-modules", "Number of modules of kernels">,
    Statistic<"numMoved", "num-moved", "Number of kernels moved">
  ];
}

def ExpandMathPass : Pass<"qopt-expand-math"> {
  let summary = "replace functions of the math library by arithmetic";
  let description = [{
    Expands `math` ops into arithmetic that is the same on every machine: polynomial
    approximations and expansions of upstream. Ops that are one correctly rounded
    instruction stay (sqrt, fma, floor, ceil, trunc, roundeven, abs, copysign and the integer
    ops). An op that would end in a call of the math library is an error, because its
    result would depend on the library's version.

    Runs before vectorization, so that scalar and vector code compute the same.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::math::MathDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def ExpandCopiesPass : Pass<"qopt-expand-copies"> {
  let summary = "turn copies of strided memory into loops";
  let description = [{
    A `memref.copy` of contiguous memory becomes memcpy in LLVM; any other would call a
    runtime library that compiled code does not link. Those become `linalg.copy`.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

#endif // QOPT_CODEGEN_PASSES

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Linear algebra on quantized arrays with explicit scales, outside of any
// model. The results are those of docs/Numerics.md, because the same kernels
// compute them: an operation is compiled for its shapes and scales when it is
// first used, and kept.

#ifndef QOPT_LINEARALGEBRA_QUANTIZEDTENSOR_H
#define QOPT_LINEARALGEBRA_QUANTIZEDTENSOR_H

#include "qopt/Numerics/QuantParams.h"
#include "qopt/Parameters/AlignedBuffer.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace qopt::linalg {

/// real = scale * (stored - zero point); int8, row-major.
struct QuantizedTensor {
  llvm::SmallVector<int64_t> shape;
  /// One entry, or one for each index of dimension `axis`.
  numerics::PerChannelParams params;
  /// None: one scale for all.
  std::optional<int32_t> axis;
  ByteView data;

  /// Checks that everything fits together.
  static llvm::Expected<QuantizedTensor> get(llvm::ArrayRef<int64_t> shape,
                                             numerics::PerChannelParams params,
                                             std::optional<int32_t> axis,
                                             ByteView data);
};

/// Parameters for the values: symmetric (zero point 0) or not, for all of them
/// or for each index of dimension `axis`.
llvm::Expected<numerics::PerChannelParams>
chooseParams(llvm::ArrayRef<float> values, llvm::ArrayRef<int64_t> shape,
             std::optional<int32_t> axis, bool symmetric,
             numerics::Storage storage);

llvm::Expected<QuantizedTensor> quantize(llvm::ArrayRef<float> values,
                                         llvm::ArrayRef<int64_t> shape,
                                         numerics::PerChannelParams params,
                                         std::optional<int32_t> axis);
/// The values as f32.
llvm::Expected<AlignedBuffer> dequantize(const QuantizedTensor &tensor);

/// What an operation gives: a quantized tensor, or f32 where no output
/// parameters are given.
struct Result {
  llvm::SmallVector<int64_t> shape;
  AlignedBuffer data;
};

/// Batched products: lhs is [batch.., M, K], rhs [batch.., K, N] or [K, N], or
/// with their last dimensions transposed. rhs may have a scale for each n.
llvm::Expected<Result> matmul(const QuantizedTensor &lhs,
                              const QuantizedTensor &rhs, bool transposeLhs,
                              bool transposeRhs,
                              const std::optional<numerics::QuantParams> &out);
/// Element by element, broadcasting as numpy does; one scale each.
llvm::Expected<Result> add(const QuantizedTensor &lhs,
                           const QuantizedTensor &rhs,
                           const numerics::QuantParams &out);
llvm::Expected<Result> mul(const QuantizedTensor &lhs,
                           const QuantizedTensor &rhs,
                           const numerics::QuantParams &out);
/// Dimension i of the result is dimension perm[i] of the input; scales stay.
llvm::Expected<QuantizedTensor> transpose(const QuantizedTensor &tensor,
                                          llvm::ArrayRef<int64_t> perm);

} // namespace qopt::linalg

#endif // QOPT_LINEARALGEBRA_QUANTIZEDTENSOR_H

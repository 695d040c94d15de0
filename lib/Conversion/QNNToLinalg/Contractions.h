// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the lowerings of matmul and of the convolutions share: the sum of
// products, and what follows it.

#ifndef QOPT_LIB_CONVERSION_QNNTOLINALG_CONTRACTIONS_H
#define QOPT_LIB_CONVERSION_QNNTOLINALG_CONTRACTIONS_H

#include "Common.h"

namespace mlir::qnn::lowering {

/// The parts of a contraction that do not depend on its shape. Values are
/// converted, types are those before the conversion. Operands 0 and 1 are the
/// factors.
struct Epilogue {
  Operation *op;
  Value bias, residual;
  Type biasType, residualType;
  std::optional<APFloat> clampMin, clampMax;
  SumPlan plan;

  template <typename OpTy>
  Epilogue(OpTy op, typename OpTy::Adaptor adaptor)
      : op(op), bias(adaptor.getBias()), residual(adaptor.getResidual()),
        clampMin(op.getClampMin()), clampMax(op.getClampMax()),
        plan(planSum(op)) {
    biasType = op.getBias() ? op.getBias().getType() : Type();
    residualType = op.getResidual() ? op.getResidual().getType() : Type();
  }

  Type lhsType() const { return op->getOperand(0).getType(); }
  Type rhsType() const { return op->getOperand(1).getType(); }
  RankedTensorType resultType() const {
    return cast<RankedTensorType>(op->getResult(0).getType());
  }
  bool isQuantized() const { return qnn::isQuantized(lhsType()); }
  bool isCut() const { return plan.blocks > 1; }

  /// f32(acc) * m[c], the residual, clamp, and the conversion to the result's
  /// elements.
  Value emit(ImplicitLocOpBuilder &b, Value acc) const;

private:
  Value emitFloat(ImplicitLocOpBuilder &b, Value acc) const;
};

/// The whole sum of a contraction with the given loops. `shape` is that of the
/// result of the loops; where it is cut, dimension `cut` of it counts the
/// blocks. The last `channelDims` dimensions index the bias.
Value createSum(ImplicitLocOpBuilder &b, const Epilogue &epilogue, Value lhs,
                Value rhs, ArrayRef<int64_t> shape, int64_t cut,
                int64_t channelDims, ArrayRef<AffineMap> maps,
                ArrayRef<utils::IteratorType> iterators);

} // namespace mlir::qnn::lowering

#endif // QOPT_LIB_CONVERSION_QNNTOLINALG_CONTRACTIONS_H

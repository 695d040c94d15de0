// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reductions in f32 and what is computed with their results: for softmax, the
// normalizations and the losses.

#ifndef QOPT_LIB_CONVERSION_QNNTOLINALG_AXISLOOPS_H
#define QOPT_LIB_CONVERSION_QNNTOLINALG_AXISLOOPS_H

#include "Common.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include <limits>

namespace mlir::qnn::lowering {

/// Some dimensions of a tensor reduced, and the result broadcast back along
/// them.
class AxisLoops {
public:
  AxisLoops(RankedTensorType type, ArrayRef<int64_t> axes)
      : type(type), iterators(type.getRank(), parallel) {
    SmallVector<int64_t> kept;
    for (int64_t d = 0; d != type.getRank(); ++d)
      if (!llvm::is_contained(axes, d))
        kept.push_back(d);
    for (int64_t axis : axes)
      iterators[axis] = reduction;
    full = identityMap(type.getContext(), type.getRank());
    reduced = selectMap(type.getContext(), type.getRank(), kept);
    reducedType = RankedTensorType::get(reduced.compose(type.getShape()),
                                        type.getElementType());
  }

  /// `body` gets the element of the input, that of `other` (if given, reduced),
  /// and the accumulator.
  Value reduce(ImplicitLocOpBuilder &b, Value input, Value other, double start,
               BodyBuilder body) const {
    Value init = filledTensor(b, reducedType, constantFloat(b, start));
    SmallVector<Value> inputs{input};
    SmallVector<AffineMap> maps{full};
    if (other) {
      inputs.push_back(other);
      maps.push_back(reduced);
    }
    maps.push_back(reduced);
    return createGeneric(b, inputs, init, maps, iterators, body);
  }
  /// Elementwise on the reduced shape.
  Value mapReduced(ImplicitLocOpBuilder &b, ValueRange inputs,
                   BodyBuilder body) const {
    SmallVector<AffineMap> maps(
        inputs.size(), identityMap(b.getContext(), reducedType.getRank()));
    return createElementwise(b, reducedType, inputs, maps, body);
  }
  /// The sum of what `body` makes of an element of the input and of `other`.
  Value sum(ImplicitLocOpBuilder &b, Value input, Value other,
            BodyBuilder body) const {
    return reduce(b, input, other, 0.0,
                  [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                    Value term = body(b, args.drop_back());
                    return arith::AddFOp::create(b, args.back(), term);
                  });
  }
  Value max(ImplicitLocOpBuilder &b, Value input) const {
    return reduce(b, input, {}, -std::numeric_limits<double>::infinity(),
                  [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                    return arith::MaximumFOp::create(b, args[1], args[0]);
                  });
  }
  AffineMap getFullMap() const { return full; }
  AffineMap getReducedMap() const { return reduced; }
  /// Elementwise on the full shape, with the reduced `others` broadcast.
  Value mapFull(ImplicitLocOpBuilder &b, Value input, ValueRange others,
                BodyBuilder body) const {
    SmallVector<Value> inputs{input};
    SmallVector<AffineMap> maps{full};
    for (Value other : others) {
      inputs.push_back(other);
      maps.push_back(reduced);
    }
    return createElementwise(b, type, inputs, maps, body);
  }

private:
  RankedTensorType type, reducedType;
  Iterators iterators;
  AffineMap full, reduced;
};

} // namespace mlir::qnn::lowering

#endif // QOPT_LIB_CONVERSION_QNNTOLINALG_AXISLOOPS_H

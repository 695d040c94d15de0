// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Exporters compute variances in f64 between two casts (torch.var accumulates
// in double). qnn computes in f32, so such islands are rewritten to f32: only
// where every value comes from f32 and the result goes back to f32, so that no
// f64 input or output loses digits.

#include "Patterns.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static Type toFloat32(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  return tensor.clone(Float32Type::get(type.getContext()));
}

static bool isFloat64(Value value) {
  return isa<RankedTensorType>(value.getType()) &&
         getElementTypeOrSelf(value.getType()).isF64();
}

/// A cast from f32 to f64: where an island starts.
static tosa::CastOp getWidening(Value value) {
  auto cast = value.getDefiningOp<tosa::CastOp>();
  return cast && getElementTypeOrSelf(cast.getInput().getType()).isF32()
             ? cast
             : tosa::CastOp();
}

/// Ops that mean the same in f32, attributes and all.
static bool isNarrowable(Operation *op) {
  return isa<tosa::AddOp, tosa::SubOp, tosa::MulOp, tosa::PowOp,
             tosa::ReduceSumOp, tosa::ReshapeOp, tosa::RsqrtOp,
             tosa::ReciprocalOp, tosa::TransposeOp>(op);
}

/// Collects the ops of the island that ends in `root`, operands first. Fails if
/// one of them has no f32 form. Iterative: chains of ops can be longer than the
/// stack is deep.
static LogicalResult collectIsland(Value root, SetVector<Operation *> &island) {
  SmallVector<std::pair<Value, bool>> stack = {{root, false}};
  while (!stack.empty()) {
    auto [value, operandsDone] = stack.pop_back_val();
    Operation *op = value.getDefiningOp();
    if (!isFloat64(value) || getWidening(value) || (op && island.contains(op)))
      continue;
    if (operandsDone || isa_and_nonnull<tosa::ConstOp>(op)) {
      if (auto constant = dyn_cast<tosa::ConstOp>(op))
        if (!isa<DenseFPElementsAttr>(constant.getValues()))
          return failure();
      island.insert(op);
      continue;
    }
    if (!op || !isNarrowable(op))
      return failure();
    stack.emplace_back(value, true);
    for (Value operand : op->getOperands())
      stack.emplace_back(operand, false);
  }
  return success();
}

static Value narrowConstant(tosa::ConstOp op, OpBuilder &builder) {
  auto values = cast<DenseFPElementsAttr>(op.getValues());
  auto narrow = [](const APFloat &value) {
    APFloat result = value;
    bool losesInfo;
    result.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven,
                   &losesInfo);
    return result.bitcastToAPInt();
  };
  auto attr = values.mapValues(Float32Type::get(op.getContext()), narrow);
  return tosa::ConstOp::create(builder, op.getLoc(), attr.getType(), attr);
}

static Operation *narrowOp(Operation *op, IRMapping &map, OpBuilder &builder) {
  for (Value operand : op->getOperands())
    if (tosa::CastOp widening = getWidening(operand))
      map.map(operand, widening.getInput());
  Operation *narrow = builder.clone(*op, map);
  narrow->getResult(0).setType(toFloat32(op->getResult(0).getType()));
  return narrow;
}

int64_t mlir::qnn::tosa_import::narrowFloat64Islands(Operation *root) {
  SmallVector<tosa::CastOp> ends;
  root->walk([&](tosa::CastOp op) {
    if (isFloat64(op.getInput()) && getElementTypeOrSelf(op.getType()).isF32())
      ends.push_back(op);
  });
  int64_t count = 0;
  for (tosa::CastOp end : ends) {
    SetVector<Operation *> island;
    if (failed(collectIsland(end.getInput(), island)))
      continue;
    IRMapping map;
    OpBuilder builder(end);
    for (Operation *op : island) {
      if (auto constant = dyn_cast<tosa::ConstOp>(op))
        map.map(constant.getResult(), narrowConstant(constant, builder));
      else
        map.map(op->getResult(0), narrowOp(op, map, builder)->getResult(0));
      ++count;
    }
    Value result = map.lookupOrNull(end.getInput());
    if (!result) // Widened and narrowed again: nothing between.
      result = getWidening(end.getInput()).getInput();
    end.replaceAllUsesWith(result);
    end.erase();
    for (Operation *op : llvm::reverse(island))
      if (op->use_empty())
        op->erase();
  }
  return count;
}

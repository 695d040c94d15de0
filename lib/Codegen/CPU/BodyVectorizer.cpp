// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every op of a body that maps over elements maps over lanes: the copy differs
// from the original in its types only, so lane i computes exactly what the
// scalar loop does. A table lookup is done lane by lane, unless the table is
// one of bytes, indexed by bytes, that fits in registers.

#include "BodyVectorizer.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

std::string qnn::explainScalarBody(Block &body) {
  for (Operation &op : body) {
    if (isa<arith::ConstantOp, linalg::IndexOp, linalg::YieldOp,
            tensor::ExtractOp>(op))
      continue;
    if (!OpTrait::hasElementwiseMappableTraits(&op))
      return ("it contains '" + op.getName().getStringRef() + "'").str();
    // Lanes past the end compute on zeros.
    if (!isSpeculatable(&op))
      return ("it contains '" + op.getName().getStringRef() +
              "', which may trap in unused lanes")
          .str();
    for (Value value : op.getResults())
      if (!VectorType::isValidElementType(value.getType()))
        return "it computes with values that can't be vector elements";
  }
  return "";
}

int64_t qnn::getWidestBits(Block &body) {
  int64_t widest = 1;
  auto visit = [&](Type type) {
    if (type.isIntOrFloat())
      widest = std::max<int64_t>(widest, type.getIntOrFloatBitWidth());
  };
  for (Value argument : body.getArguments())
    visit(argument.getType());
  for (Operation &op : body)
    for (Type type : op.getResultTypes())
      visit(type);
  return widest;
}

Value qnn::broadcast(OpBuilder &b, Location loc, Value value, int64_t lanes) {
  if (isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(
      b, loc, VectorType::get(lanes, value.getType()), value);
}

/// A lookup with an index for each lane.
static Value extractLanes(OpBuilder &b, tensor::ExtractOp op,
                          ValueRange indices, int64_t lanes) {
  SmallVector<Value> elements;
  for (int64_t lane = 0; lane < lanes; ++lane) {
    SmallVector<Value> position;
    for (Value index : indices)
      position.push_back(
          isa<VectorType>(index.getType())
              ? vector::ExtractOp::create(b, op.getLoc(), index, lane)
              : index);
    elements.push_back(
        tensor::ExtractOp::create(b, op.getLoc(), op.getTensor(), position));
  }
  return vector::FromElementsOp::create(
      b, op.getLoc(), VectorType::get(lanes, op.getType()), elements);
}

/// A lookup of bytes in a table of 256 by bytes, extended without sign to the
/// index: the lower seven bits pick from two vectors, the upper one from two
/// pairs of them. Null if it is something else.
static Value pickBytes(OpBuilder &b, tensor::ExtractOp op, ValueRange indices,
                       const qopt::TargetInfo &target) {
  auto type = cast<RankedTensorType>(op.getTensor().getType());
  auto cast = indices.front().getDefiningOp<arith::IndexCastUIOp>();
  Type byte = b.getI8Type();
  int64_t lanes = target.getLanes(8);
  auto bytes = VectorType::get(lanes, byte);
  if (target.pickBytesIntrinsic.empty() || lanes * 4 != 256 ||
      type.getElementType() != byte ||
      type.getShape() != ArrayRef<int64_t>{256} || !cast ||
      cast.getIn().getType() != bytes)
    return {};
  Location loc = op.getLoc();
  SmallVector<Value> parts, halves;
  Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(byte));
  for (int64_t part = 0; part < 4; ++part) {
    Value index = arith::ConstantIndexOp::create(b, loc, part * lanes);
    parts.push_back(vector::TransferReadOp::create(
        b, loc, bytes, op.getTensor(), index,
        AffineMapAttr::get(b.getMultiDimIdentityMap(1)), zero, Value(),
        b.getBoolArrayAttr({true})));
  }
  for (int64_t half : {0, 2})
    halves.push_back(LLVM::CallIntrinsicOp::create(
                         b, loc, bytes,
                         b.getStringAttr(target.pickBytesIntrinsic),
                         ValueRange{parts[half], cast.getIn(), parts[half + 1]})
                         .getResult(0));
  Value none = arith::ConstantOp::create(b, loc, b.getZeroAttr(bytes));
  Value upper = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt,
                                      cast.getIn(), none);
  return arith::SelectOp::create(b, loc, upper, halves[1], halves[0]);
}

Value qnn::vectorizeBody(OpBuilder &b, Block &body, ValueRange arguments,
                         int64_t lanes, const qopt::TargetInfo &target,
                         llvm::function_ref<Value(unsigned)> getIndex) {
  IRMapping mapping;
  mapping.map(body.getArguments(), arguments);
  for (Operation &op : body.without_terminator()) {
    if (auto index = dyn_cast<linalg::IndexOp>(op)) {
      mapping.map(index.getResult(), getIndex(index.getDim()));
      continue;
    }
    SmallVector<Value> operands;
    for (Value operand : op.getOperands())
      operands.push_back(mapping.lookupOrDefault(operand));
    if (llvm::none_of(operands, [](Value value) {
          return isa<VectorType>(value.getType());
        })) {
      b.clone(op, mapping);
      continue;
    }
    if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
      ValueRange indices = ArrayRef(operands).drop_front();
      Value picked = pickBytes(b, extract, indices, target);
      mapping.map(extract.getResult(),
                  picked ? picked : extractLanes(b, extract, indices, lanes));
      continue;
    }
    for (Value &operand : operands)
      operand = broadcast(b, op.getLoc(), operand, lanes);
    SmallVector<Type> types;
    for (Type type : op.getResultTypes())
      types.push_back(VectorType::get(lanes, type));
    OperationState state(op.getLoc(), op.getName(), operands, types,
                         op.getAttrs());
    mapping.map(op.getResults(), b.create(state)->getResults());
  }
  Value yielded = mapping.lookupOrDefault(body.getTerminator()->getOperand(0));
  return broadcast(b, yielded.getLoc(), yielded, lanes);
}

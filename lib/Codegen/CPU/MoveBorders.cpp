// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-move-borders: a kernel that pads its input, or flips the signs of its
// bytes for an instruction that takes one factor without sign, reads a whole
// tensor and writes it again before it begins. The kernel before, which has the
// values in registers, can write them in this form in the first place.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Codegen/TargetInfo.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_MOVEBORDERSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

/// A private kernel that returns one tensor.
static bool isKernel(func::FuncOp func) {
  return func && func->hasAttr("qopt.kernel") && func.isPrivate() &&
         !func.isDeclaration() && func.getNumResults() == 1 &&
         func.getBody().hasOneBlock();
}

/// A border of the same byte or number everywhere, of fixed width.
static bool isFixed(tensor::PadOp op) {
  auto isPositive = [](ArrayRef<int64_t> sizes) {
    return llvm::all_of(sizes, [](int64_t size) { return size >= 0; });
  };
  Value value = op.getConstantPaddingValue();
  return value && matchPattern(value, m_Constant()) && op.getLow().empty() &&
         op.getHigh().empty() && isPositive(op.getStaticLow()) &&
         isPositive(op.getStaticHigh()) && op.getResultType().hasStaticShape();
}

/// A sum of products of bytes in which `input` is a factor.
static bool isByteContraction(OpOperand &input) {
  auto op = dyn_cast<linalg::LinalgOp>(input.getOwner());
  return op && op.hasPureTensorSemantics() && op.getNumDpsInputs() == 2 &&
         op.getNumDpsInits() == 1 && op.getNumReductionLoops() > 0 &&
         op.isDpsInput(&input) &&
         llvm::all_of(op.getDpsInputs(), [](Value value) {
           return getElementTypeOrSelf(value).isInteger(8);
         });
}

/// x xor 0x80 for every byte.
static Value createFlip(OpBuilder &b, Location loc, Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  Value empty =
      tensor::EmptyOp::create(b, loc, type.getShape(), type.getElementType());
  AffineMap identity = b.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             b, loc, type, input, empty, {identity, identity}, iterators,
             [](OpBuilder &b, Location loc, ValueRange args) {
               Value sign =
                   arith::ConstantIntOp::create(b, loc, b.getI8Type(), -128);
               Value flipped = arith::XOrIOp::create(b, loc, args[0], sign);
               linalg::YieldOp::create(b, loc, flipped);
             })
      .getResult(0);
}

namespace {
/// What a kernel does to an argument before anything else.
struct Entrance {
  BlockArgument argument;
  tensor::PadOp pad;
  bool flips = false;

  static std::optional<Entrance> find(func::FuncOp kernel, unsigned number,
                                      bool mayFlip);
  void move(func::FuncOp producer, func::CallOp producerCall,
            func::FuncOp consumer) const;
};

struct MoveBorders : qnn::impl::MoveBordersPassBase<MoveBorders> {
  using MoveBordersPassBase::MoveBordersPassBase;

  void runOnOperation() override;
};
} // namespace

std::optional<Entrance> Entrance::find(func::FuncOp kernel, unsigned number,
                                       bool mayFlip) {
  Entrance entrance{kernel.getArgument(number), {}, false};
  if (!entrance.argument.hasOneUse() ||
      !isa<RankedTensorType>(entrance.argument.getType()) ||
      kernel.getArgAttr(number, "qopt.parameter"))
    return std::nullopt;
  OpOperand *use = &*entrance.argument.getUses().begin();
  if (auto pad = dyn_cast<tensor::PadOp>(use->getOwner());
      pad && isFixed(pad) && pad.getResult().hasOneUse()) {
    entrance.pad = pad;
    use = &*pad.getResult().getUses().begin();
  }
  entrance.flips = mayFlip && isByteContraction(*use);
  return entrance.pad || entrance.flips ? std::optional(entrance)
                                        : std::nullopt;
}

void Entrance::move(func::FuncOp producer, func::CallOp producerCall,
                    func::FuncOp consumer) const {
  // The producer's end.
  Operation *end = producer.getBody().front().getTerminator();
  OpBuilder b(end);
  Location loc = end->getLoc();
  Value result = end->getOperand(0);
  if (flips)
    result = createFlip(b, loc, result);
  if (pad) {
    Attribute value;
    tensor::PadOp op = pad;
    (void)matchPattern(op.getConstantPaddingValue(), m_Constant(&value));
    if (flips)
      value = b.getI8IntegerAttr(cast<IntegerAttr>(value).getInt() ^ -128);
    Value number = arith::ConstantOp::create(b, loc, cast<TypedAttr>(value));
    result = tensor::PadOp::create(b, loc, op.getResultType(), result,
                                   op.getMixedLowPad(), op.getMixedHighPad(),
                                   number);
  }
  Type type = result.getType();
  end->setOperand(0, result);
  producer.setFunctionType(
      b.getFunctionType(producer.getFunctionType().getInputs(), type));
  producerCall.getResult(0).setType(type);
  // The consumer's beginning.
  BlockArgument input = argument;
  input.setType(type);
  if (pad) {
    tensor::PadOp op = pad;
    op.getResult().replaceAllUsesWith(input);
    op.erase();
  }
  if (flips) {
    b.setInsertionPointToStart(&consumer.getBody().front());
    Value flipped = createFlip(b, consumer.getLoc(), input);
    input.replaceAllUsesExcept(flipped, flipped.getDefiningOp());
  }
  consumer.setFunctionType(
      b.getFunctionType(consumer.getBody().front().getArgumentTypes(),
                        consumer.getResultTypes()));
}

void MoveBorders::runOnOperation() {
  llvm::Expected<qopt::TargetInfo> target =
      qopt::TargetInfo::get(cpu, features);
  if (!target) {
    getOperation()->emitError(llvm::toString(target.takeError()));
    return signalPassFailure();
  }
  llvm::StringMap<func::FuncOp> kernels;
  llvm::StringMap<unsigned> numCalls;
  SmallVector<func::CallOp> calls;
  for (auto func : getOperation().getOps<func::FuncOp>())
    if (isKernel(func))
      kernels[func.getSymName()] = func;
  getOperation().walk([&](func::CallOp call) {
    ++numCalls[call.getCallee()];
    if (kernels.count(call.getCallee()))
      calls.push_back(call);
  });
  auto getOnlyCallee = [&](func::CallOp call) {
    bool isKnown = call && numCalls.lookup(call.getCallee()) == 1;
    return isKnown ? kernels.lookup(call.getCallee()) : func::FuncOp();
  };
  for (func::CallOp call : calls) {
    func::FuncOp consumer = getOnlyCallee(call);
    if (!consumer)
      continue;
    for (OpOperand &operand : call->getOpOperands()) {
      auto producerCall = operand.get().getDefiningOp<func::CallOp>();
      func::FuncOp producer = getOnlyCallee(producerCall);
      if (!producer || !operand.get().hasOneUse())
        continue;
      Value result = producer.getBody().front().getTerminator()->getOperand(0);
      if (!result.getDefiningOp<linalg::LinalgOp>())
        continue;
      std::optional<Entrance> entrance =
          Entrance::find(consumer, operand.getOperandNumber(),
                         target->dot == qopt::DotKind::Quads);
      if (!entrance)
        continue;
      entrance->move(producer, producerCall, consumer);
      ++numMoved;
    }
  }
}

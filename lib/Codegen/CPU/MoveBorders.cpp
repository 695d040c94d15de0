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

/// The ops that extend an element which the body of an elementwise op reads, if
/// nothing else looks at it.
static std::optional<SmallVector<arith::ExtSIOp>>
findExtensions(OpOperand &input) {
  auto op = dyn_cast<linalg::GenericOp>(input.getOwner());
  if (!op || op.getNumReductionLoops() > 0 || !op.isDpsInput(&input))
    return std::nullopt;
  SmallVector<arith::ExtSIOp> extensions;
  for (Operation *user : op.getMatchingBlockArgument(&input).getUsers()) {
    auto extension = dyn_cast<arith::ExtSIOp>(user);
    if (!extension || !extension.getType().isInteger(32))
      return std::nullopt;
    extensions.push_back(extension);
  }
  return extensions;
}

/// ext(x) - z of a byte that arrives with its sign flipped, y = x + 128 without
/// sign: ext(y) - (z + 128).
static void extendFlipped(arith::ExtSIOp extension) {
  OpBuilder b(extension);
  Location loc = extension.getLoc();
  Value wide =
      arith::ExtUIOp::create(b, loc, extension.getType(), extension.getIn());
  for (OpOperand &use : llvm::make_early_inc_range(extension->getUses())) {
    auto sub = dyn_cast<arith::SubIOp>(use.getOwner());
    APInt zero(32, 0);
    bool isZeroPoint = sub && use.getOperandNumber() == 0 &&
                       matchPattern(sub.getRhs(), m_ConstantInt(&zero));
    b.setInsertionPoint(use.getOwner());
    // Wraps, as the subtraction does.
    APInt offset = (isZeroPoint ? zero : APInt(32, 0)) + 128;
    Value shift = arith::ConstantIntOp::create(b, loc, b.getI32Type(), offset);
    Value number = arith::SubIOp::create(b, loc, wide, shift);
    if (isZeroPoint)
      sub.getResult().replaceAllUsesWith(number);
    else
      use.set(number);
  }
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

/// The uses of a tensor that several kernels read, some of them with the signs
/// of its bytes flipped.
struct SharedInput {
  /// Tensors that contractions read: an argument or what pads it.
  SmallVector<Value> factors;
  SmallVector<arith::ExtSIOp> extensions;

  LogicalResult add(BlockArgument argument);
  void flip(func::FuncOp producer) const;
};

struct MoveBorders : qnn::impl::MoveBordersPassBase<MoveBorders> {
  using MoveBordersPassBase::MoveBordersPassBase;

  void runOnOperation() override;

private:
  void collect();
  void moveEntrances(bool mayFlip);
  void flipShared();
  func::FuncOp getOnlyCallee(func::CallOp call) const {
    bool isKnown = call && numCalls.lookup(call.getCallee()) == 1;
    return isKnown ? kernels.lookup(call.getCallee()) : func::FuncOp();
  }
  /// The kernel that computes a value, if it ends in a structured op.
  func::FuncOp getProducer(func::CallOp call) const;

  llvm::StringMap<func::FuncOp> kernels;
  llvm::StringMap<unsigned> numCalls;
  SmallVector<func::CallOp> calls;
};
} // namespace

LogicalResult SharedInput::add(BlockArgument argument) {
  if (!argument.hasOneUse())
    return failure();
  OpOperand *use = &*argument.getUses().begin();
  if (std::optional<SmallVector<arith::ExtSIOp>> found = findExtensions(*use)) {
    llvm::append_range(extensions, *found);
    return success();
  }
  Value factor = argument;
  if (auto pad = dyn_cast<tensor::PadOp>(use->getOwner());
      pad && isFixed(pad) && pad.getResult().hasOneUse()) {
    factor = pad.getResult();
    use = &*factor.getUses().begin();
  }
  if (!isByteContraction(*use))
    return failure();
  factors.push_back(factor);
  return success();
}

void SharedInput::flip(func::FuncOp producer) const {
  Operation *end = producer.getBody().front().getTerminator();
  OpBuilder b(end);
  end->setOperand(0, createFlip(b, end->getLoc(), end->getOperand(0)));
  for (Value factor : factors) {
    if (auto pad = factor.getDefiningOp<tensor::PadOp>()) {
      b.setInsertionPoint(pad);
      IntegerAttr value;
      (void)matchPattern(pad.getConstantPaddingValue(), m_Constant(&value));
      Value border = arith::ConstantIntOp::create(
          b, pad.getLoc(), b.getI8Type(), value.getInt() ^ -128);
      auto flipped = tensor::PadOp::create(
          b, pad.getLoc(), pad.getResultType(), pad.getSource(),
          pad.getMixedLowPad(), pad.getMixedHighPad(), border);
      pad.getResult().replaceAllUsesWith(flipped.getResult());
      pad.erase();
      factor = flipped.getResult();
    }
    b.setInsertionPointAfterValue(factor);
    Value signs = createFlip(b, factor.getLoc(), factor);
    factor.replaceAllUsesExcept(signs, signs.getDefiningOp());
  }
  llvm::for_each(extensions, extendFlipped);
}

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
  collect();
  bool mayFlip = target->takesUnsigned();
  moveEntrances(mayFlip);
  if (mayFlip)
    flipShared();
}

void MoveBorders::collect() {
  kernels.clear();
  numCalls.clear();
  calls.clear();
  for (auto func : getOperation().getOps<func::FuncOp>())
    if (isKernel(func))
      kernels[func.getSymName()] = func;
  getOperation().walk([&](func::CallOp call) {
    ++numCalls[call.getCallee()];
    if (kernels.count(call.getCallee()))
      calls.push_back(call);
  });
}

func::FuncOp MoveBorders::getProducer(func::CallOp call) const {
  func::FuncOp producer = getOnlyCallee(call);
  if (!producer)
    return {};
  Value result = producer.getBody().front().getTerminator()->getOperand(0);
  return result.getDefiningOp<linalg::LinalgOp>() ? producer : func::FuncOp();
}

/// Tensors that one kernel reads.
void MoveBorders::moveEntrances(bool mayFlip) {
  for (func::CallOp call : calls) {
    func::FuncOp consumer = getOnlyCallee(call);
    if (!consumer)
      continue;
    for (OpOperand &operand : call->getOpOperands()) {
      auto producerCall = operand.get().getDefiningOp<func::CallOp>();
      func::FuncOp producer = getProducer(producerCall);
      if (!producer || !operand.get().hasOneUse())
        continue;
      std::optional<Entrance> entrance =
          Entrance::find(consumer, operand.getOperandNumber(), mayFlip);
      if (!entrance)
        continue;
      entrance->move(producer, producerCall, consumer);
      ++numMoved;
    }
  }
}

/// Tensors that several kernels read: a block's input meets its first
/// convolution and the addition at its end.
void MoveBorders::flipShared() {
  for (func::CallOp producerCall : calls) {
    func::FuncOp producer = getProducer(producerCall);
    if (!producer || producerCall.getResult(0).hasOneUse() ||
        !getElementTypeOrSelf(producerCall.getResult(0)).isInteger(8))
      continue;
    SharedInput input;
    bool isKnown =
        llvm::all_of(producerCall.getResult(0).getUses(), [&](OpOperand &use) {
          func::FuncOp consumer =
              getOnlyCallee(dyn_cast<func::CallOp>(use.getOwner()));
          return consumer && succeeded(input.add(
                                 consumer.getArgument(use.getOperandNumber())));
        });
    if (!isKnown || input.factors.empty())
      continue;
    input.flip(producer);
    ++numMoved;
  }
}

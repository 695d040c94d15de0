// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-lower-contractions: acc[lane] + sum_k a[k] * b[lane][k] on bytes as one
// instruction. The group a of `depth` bytes is repeated for every lane.
//
// vpdpbusd sums four products of an unsigned and a signed byte into 32 bits
// without saturation, sdot four products of signed bytes; vpmaddwd two products
// of 16-bit integers, exact for sign-extended bytes; sadalp two 16-bit
// integers, and a product of bytes is one: (-128)^2 = 2^14. vpmaddubsw is not
// used: it saturates to 16 bits.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Codegen/TargetInfo.h"

using namespace mlir;

namespace mlir::qnn {
#define GEN_PASS_DEF_LOWERCONTRACTIONSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

namespace {
/// The contraction that qopt-tile-and-vectorize emits.
struct ByteContraction {
  vector::ContractionOp op;
  /// Before their extension to i32: `depth` bytes for each lane; of the input
  /// also `depth` bytes that all lanes share.
  Value input, weights;
  int64_t lanes, depth;
  bool unsignedInput;

  static std::optional<ByteContraction> match(vector::ContractionOp op);
  Value lowerToQuads(OpBuilder &b, StringRef intrinsic) const;
  Value lowerToPairs(OpBuilder &b, StringRef intrinsic, bool multiplies) const;
  Value expand(OpBuilder &b) const;

private:
  bool isShared() const {
    return cast<VectorType>(input.getType()).getRank() == 1;
  }
  Value repeat(OpBuilder &b, Value group, VectorType result) const;
  VectorType getVector(OpBuilder &b, int64_t size, unsigned bits) const {
    return VectorType::get(size, b.getIntegerType(bits));
  }
};
} // namespace

std::optional<ByteContraction>
ByteContraction::match(vector::ContractionOp op) {
  auto accumulator = dyn_cast<VectorType>(op.getAccType());
  auto weights = op.getRhs().getDefiningOp<arith::ExtSIOp>();
  Operation *input = op.getLhs().getDefiningOp();
  if (!accumulator || accumulator.getRank() != 1 ||
      !accumulator.getElementType().isInteger(32) || !weights ||
      !isa_and_nonnull<arith::ExtSIOp, arith::ExtUIOp>(input) ||
      op.getKind() != vector::CombiningKind::ADD)
    return std::nullopt;
  auto inputType = dyn_cast<VectorType>(input->getOperand(0).getType());
  auto weightType = dyn_cast<VectorType>(weights.getIn().getType());
  if (!inputType || !weightType || inputType.getRank() > 2 ||
      weightType.getRank() != 2 || !inputType.getElementType().isInteger(8) ||
      !weightType.getElementType().isInteger(8))
    return std::nullopt;
  MLIRContext *context = op.getContext();
  AffineExpr lane = getAffineDimExpr(0, context),
             step = getAffineDimExpr(1, context);
  AffineMap shared = AffineMap::get(2, 0, {step}, context),
            bytes = AffineMap::get(2, 0, {lane, step}, context),
            sums = AffineMap::get(2, 0, {lane}, context);
  SmallVector<AffineMap> maps{inputType.getRank() == 1 ? shared : bytes, bytes,
                              sums};
  if (op.getIndexingMapsArray() != maps)
    return std::nullopt;
  return ByteContraction{op,
                         input->getOperand(0),
                         weights.getIn(),
                         weightType.getDimSize(0),
                         weightType.getDimSize(1),
                         isa<arith::ExtUIOp>(input)};
}

/// One 32-bit group in every lane.
Value ByteContraction::repeat(OpBuilder &b, Value group,
                              VectorType result) const {
  vector::ContractionOp op = this->op;
  Location loc = op.getLoc();
  if (!isShared())
    return vector::ShapeCastOp::create(b, loc, result, group);
  group = vector::BitCastOp::create(b, loc, getVector(b, 1, 32), group);
  group = vector::BroadcastOp::create(b, loc, getVector(b, lanes, 32), group);
  return vector::BitCastOp::create(b, loc, result, group);
}

Value ByteContraction::lowerToQuads(OpBuilder &b, StringRef intrinsic) const {
  vector::ContractionOp op = this->op;
  Location loc = op.getLoc();
  auto bytes = getVector(b, lanes * 4, 8);
  Value a = repeat(b, input, bytes);
  Value w = vector::ShapeCastOp::create(b, loc, bytes, weights);
  return LLVM::CallIntrinsicOp::create(b, loc, op.getAccType(),
                                       b.getStringAttr(intrinsic),
                                       ValueRange{op.getAcc(), a, w})
      .getResult(0);
}

/// The instruction multiplies 16-bit integers and adds pairs of products, or it
/// adds pairs of 16-bit integers, which the products of bytes are.
Value ByteContraction::lowerToPairs(OpBuilder &b, StringRef intrinsic,
                                    bool multiplies) const {
  vector::ContractionOp op = this->op;
  Location loc = op.getLoc();
  auto words = getVector(b, lanes * 2, 16);
  auto shape = cast<VectorType>(input.getType()).getShape();
  Value a = arith::ExtSIOp::create(
      b, loc, VectorType::get(shape, b.getI16Type()), input);
  a = repeat(b, a, words);
  Value w =
      vector::ShapeCastOp::create(b, loc, getVector(b, lanes * 2, 8), weights);
  w = arith::ExtSIOp::create(b, loc, words, w);
  SmallVector<Value, 2> factors{a, w};
  if (!multiplies)
    factors = {arith::MulIOp::create(b, loc, a, w)};
  Value products =
      LLVM::CallIntrinsicOp::create(b, loc, op.getAccType(),
                                    b.getStringAttr(intrinsic), factors)
          .getResult(0);
  return arith::AddIOp::create(b, loc, op.getAcc(), products);
}

/// Step by step: what every target can do.
Value ByteContraction::expand(OpBuilder &b) const {
  vector::ContractionOp op = this->op;
  Location loc = op.getLoc();
  Value w = vector::ShapeCastOp::create(b, loc, getVector(b, lanes * depth, 8),
                                        weights);
  auto wide = getVector(b, lanes, 32);
  Value result = op.getAcc();
  auto getColumn = [&](Value bytes, int64_t step) -> Value {
    SmallVector<int64_t> positions;
    for (int64_t lane = 0; lane < lanes; ++lane)
      positions.push_back(lane * depth + step);
    return vector::ShuffleOp::create(b, loc, bytes, bytes, positions);
  };
  Value flat;
  if (!isShared())
    flat = vector::ShapeCastOp::create(
        b, loc, VectorType::get(lanes * depth, b.getI32Type()), op.getLhs());
  for (int64_t step = 0; step < depth; ++step) {
    Value a = isShared()
                  ? vector::BroadcastOp::create(
                        b, loc, wide,
                        vector::ExtractOp::create(b, loc, op.getLhs(), step))
                        .getResult()
                  : getColumn(flat, step);
    Value column = arith::ExtSIOp::create(b, loc, wide, getColumn(w, step));
    Value product = arith::MulIOp::create(b, loc, a, column);
    result = arith::AddIOp::create(b, loc, result, product);
  }
  return result;
}

/// Whether a value is a vector of bytes extended to i32 that fills a register.
static bool isWideBytes(Value value, const qopt::TargetInfo &target) {
  auto ext = value.getDefiningOp<arith::ExtSIOp>();
  auto type = dyn_cast<VectorType>(value.getType());
  return ext && type && type.getRank() == 1 &&
         type.getElementType().isInteger(32) &&
         type.getNumElements() == target.getLanes(32) &&
         getElementTypeOrSelf(ext.getIn()).isInteger(8);
}

/// a * b = lo(a) * lo(b) + hi(a) * 0.
static Value multiplyBytes(OpBuilder &b, arith::MulIOp op,
                           StringRef intrinsic) {
  Location loc = op.getLoc();
  auto type = cast<VectorType>(op.getType());
  Value low = arith::ConstantOp::create(
      b, loc, DenseElementsAttr::get(type, APInt(32, 0xffff)));
  Value masked = arith::AndIOp::create(b, loc, op.getRhs(), low);
  auto words = VectorType::get(type.getNumElements() * 2, b.getI16Type());
  Value lhs = vector::BitCastOp::create(b, loc, words, op.getLhs());
  Value rhs = vector::BitCastOp::create(b, loc, words, masked);
  return LLVM::CallIntrinsicOp::create(b, loc, type, b.getStringAttr(intrinsic),
                                       ValueRange{lhs, rhs})
      .getResult(0);
}

namespace {
struct LowerContractions
    : qnn::impl::LowerContractionsPassBase<LowerContractions> {
  using LowerContractionsPassBase::LowerContractionsPassBase;

  void runOnOperation() override {
    llvm::Expected<qopt::TargetInfo> target =
        qopt::TargetInfo::get(cpu, features);
    if (!target) {
      getOperation()->emitError(llvm::toString(target.takeError()));
      return signalPassFailure();
    }
    IRRewriter rewriter(&getContext());
    SmallVector<ByteContraction> contractions;
    getOperation()->walk([&](vector::ContractionOp op) {
      if (std::optional<ByteContraction> contraction =
              ByteContraction::match(op))
        contractions.push_back(*contraction);
    });
    for (const ByteContraction &contraction : contractions) {
      vector::ContractionOp op = contraction.op;
      rewriter.setInsertionPoint(op);
      rewriter.replaceOp(op, lower(rewriter, contraction, *target));
    }
    if (target->pairsIntrinsic.empty())
      return;
    SmallVector<arith::MulIOp> products;
    getOperation()->walk([&](arith::MulIOp op) {
      if (isWideBytes(op.getLhs(), *target) &&
          isWideBytes(op.getRhs(), *target))
        products.push_back(op);
    });
    for (arith::MulIOp op : products) {
      rewriter.setInsertionPoint(op);
      rewriter.replaceOp(op,
                         multiplyBytes(rewriter, op, target->pairsIntrinsic));
    }
  }

  Value lower(OpBuilder &b, const ByteContraction &contraction,
              const qopt::TargetInfo &target) {
    bool fits = contraction.lanes == target.getLanes(32) &&
                contraction.depth == target.getDotDepth();
    if (fits && target.dot != qopt::DotKind::None &&
        contraction.unsignedInput == target.takesUnsigned()) {
      ++numDotInstructions;
      if (target.takesQuads())
        return contraction.lowerToQuads(b, target.dotIntrinsic);
      return contraction.lowerToPairs(b, target.dotIntrinsic,
                                      target.dot == qopt::DotKind::Pairs);
    }
    ++numExpanded;
    contraction.op->emitRemark("target '")
        << target.name << "' has no instruction for this contraction: expanded";
    return contraction.expand(b);
  }
};
} // namespace

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the lowerings of all op categories share: the storage type converter,
// quantization parameters in the form of the numerics library, and builders for
// the few shapes of linalg ops that the conversion emits.
//
// One rule lets later passes turn quantization parameters into kernel
// arguments: constants that stem from scales, zero points and activation bounds
// are created outside the bodies of linalg ops and captured by them; literals
// of a formula (the 0.5 of gelu) lie inside.

#ifndef QOPT_LIB_CONVERSION_QNNTOLINALG_COMMON_H
#define QOPT_LIB_CONVERSION_QNNTOLINALG_COMMON_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Transforms/DialectConversion.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Numerics/Overflow.h"
#include "qopt/Numerics/QuantParams.h"

namespace mlir::qnn::lowering {

/// Tensors of quantized elements become tensors of stored integers; all else
/// stays.
class StorageTypeConverter : public TypeConverter {
public:
  StorageTypeConverter();
};

/// The quantization of a tensor type, per tensor (one entry) or per slice along
/// `axis`.
struct Quantization {
  qopt::numerics::PerChannelParams params;
  std::optional<int64_t> axis;

  /// `tensor` must be a tensor of uniform quantized elements.
  static Quantization get(Type tensor);

  bool isPerAxis() const { return axis.has_value(); }
  bool isSigned() const { return params.storage.isSigned; }
  double scale() const { return params.scales.front(); }
  int64_t zeroPoint() const { return params.zeroPoints.front(); }
  qopt::numerics::QuantParams tensorParams() const { return params.channel(0); }
  bool hasZeroPoint() const;
  /// stored - zero point, over all slices.
  qopt::numerics::IntInterval centeredRange() const;
};

//===--------------------------------------------------------------------------------===//
// Constants
//===--------------------------------------------------------------------------------===//

Value constantFloat(ImplicitLocOpBuilder &b, double value, Type type = {});
Value constantInt(ImplicitLocOpBuilder &b, int64_t value, Type type);
Value constantVector(ImplicitLocOpBuilder &b, ArrayRef<float> values);
/// A constant of the element type of an integer or float tensor.
Value constantElement(ImplicitLocOpBuilder &b, double value, Type elementType);

//===--------------------------------------------------------------------------------===//
// Structured ops
//===--------------------------------------------------------------------------------===//

/// Computes the element that a linalg op yields; arguments as the op's block
/// arguments.
using BodyBuilder =
    llvm::function_ref<Value(ImplicitLocOpBuilder &b, ValueRange args)>;

using Iterators = SmallVector<utils::IteratorType>;
constexpr auto parallel = utils::IteratorType::parallel;
constexpr auto reduction = utils::IteratorType::reduction;

AffineMap identityMap(MLIRContext *context, int64_t rank);
/// (d0, .., d[rank-1]) -> (d[dims[0]], d[dims[1]], ..)
AffineMap selectMap(MLIRContext *context, int64_t rank, ArrayRef<int64_t> dims);
/// Reads an operand that broadcasts to `result`: aligned at the last dimension,
/// with constant 0 where a dimension of size 1 repeats.
AffineMap broadcastMap(RankedTensorType operand, RankedTensorType result);

/// broadcastMap of every operand of an elementwise op.
SmallVector<AffineMap> broadcastMaps(Operation *op);

Value emptyTensor(ImplicitLocOpBuilder &b, RankedTensorType type);
Value filledTensor(ImplicitLocOpBuilder &b, RankedTensorType type, Value value);

/// A linalg.generic with one result. `maps` has the map of the result last.
Value createGeneric(ImplicitLocOpBuilder &b, ValueRange inputs, Value init,
                    ArrayRef<AffineMap> maps,
                    ArrayRef<utils::IteratorType> iterators, BodyBuilder body);
/// All dimensions parallel, the identity map for the result; `body` gets the
/// elements of the inputs.
Value createElementwise(ImplicitLocOpBuilder &b, RankedTensorType result,
                        ValueRange inputs, ArrayRef<AffineMap> maps,
                        BodyBuilder body);

/// tensor.pad with one value; the input itself if there is nothing to pad.
Value createPad(ImplicitLocOpBuilder &b, Value input, ArrayRef<int64_t> low,
                ArrayRef<int64_t> high, double value);
/// The same elements in row-major order as collapse_shape and expand_shape.
Value createReshape(ImplicitLocOpBuilder &b, Value input,
                    ArrayRef<int64_t> shape);

/// The infinity or stored value below (or above) all others of a tensor type.
double lowestElement(Type tensor);
double highestElement(Type tensor);
/// The maximum along reduction loops, from the lowest element on. `original` is
/// the type of the input before conversion; `window` is an unread second input,
/// or null.
Value createMax(ImplicitLocOpBuilder &b, Type original, Value input,
                ArrayRef<int64_t> shape, Value window, ArrayRef<AffineMap> maps,
                ArrayRef<utils::IteratorType> iterators);

//===--------------------------------------------------------------------------------===//
// Scalar arithmetic in bodies
//===--------------------------------------------------------------------------------===//

/// stored - zeroPoint as an integer; `zeroPoint` is of that type, or null for
/// zero.
Value emitCentered(ImplicitLocOpBuilder &b, Value stored, bool isSigned,
                   Value zeroPoint, Type type);

/// Whether the elements of a tensor are ordered as signed numbers: all but
/// unsigned storage.
bool isSignedOrFloat(Type tensor);

/// The larger or smaller of two elements of one type, in the sense of IEEE
/// 754-2019 maximum and minimum for floats.
Value emitExtremum(ImplicitLocOpBuilder &b, Value x, Value y, bool isMax,
                   bool isSigned);

/// min(max(index, 0), size - 1)
Value emitClampedIndex(ImplicitLocOpBuilder &b, Value index, int64_t size);

/// min(max(value, lo), hi); a null bound does not limit. Written as comparisons
/// that return `value` if it is NaN: one min or max instruction each on x86.
Value emitClamp(ImplicitLocOpBuilder &b, Value value, Value lo, Value hi);

/// The zero point of an operand as a captured i32 constant, null for zero.
Value captureZeroPoint(ImplicitLocOpBuilder &b,
                       const Quantization &quantization);

/// f32(scale * otherScale / resultScale) as a captured constant, or an error at
/// the op and a null value.
Value captureMultiplier(ImplicitLocOpBuilder &b, Operation *op, double scale,
                        double otherScale, double resultScale);

/// An operand that enters a sum in f32: f32(stored - zero point) * multiplier.
class ScaledOperand {
public:
  /// Captures zero point and multiplier; see captureMultiplier for failure.
  ScaledOperand(ImplicitLocOpBuilder &b, Operation *op, Type tensor,
                double otherScale, double resultScale);
  explicit operator bool() const { return bool(multiplier); }

  Value getMultiplier() const { return multiplier; }
  Value emitCentered(ImplicitLocOpBuilder &b, Value stored) const;
  Value emitScaled(ImplicitLocOpBuilder &b, Value stored) const;

private:
  bool isSigned;
  Value zeroPoint, multiplier;
};

/// The last step of every quantized op: round, saturate, add the zero point.
///   y = int(min(max(rint(t), lo - z), hi - z)) + z
/// Clamping in float before the conversion keeps the conversion in range.
/// Storage wider than 16 bits has bounds that f32 cannot hold, so it clamps in
/// f64.
class Saturator {
public:
  /// Creates the captured constants at the builder's position.
  Saturator(ImplicitLocOpBuilder &b, Type resultTensor,
            std::optional<APFloat> clampMin = std::nullopt,
            std::optional<APFloat> clampMax = std::nullopt);

  /// Emits the formula for `t` in f32. NaN needs a select only where it can
  /// occur.
  Value emit(ImplicitLocOpBuilder &b, Value t, bool mayBeNaN = false) const;

private:
  Type realType, intType, storageType;
  Value lo, hi, zeroPoint;
};

/// The captured bounds of a clamp in float; null for a bound that does not
/// limit.
struct FloatBounds {
  Value lo, hi;
  FloatBounds(ImplicitLocOpBuilder &b, std::optional<APFloat> min,
              std::optional<APFloat> max);
  explicit operator bool() const { return lo || hi; }
};

//===--------------------------------------------------------------------------------===//
// Patterns by category, and checks before they run
//===--------------------------------------------------------------------------------===//

void populateContractionPatterns(const TypeConverter &, RewritePatternSet &);
/// Part of the contractions.
void populateConvolutionPatterns(const TypeConverter &, RewritePatternSet &);
void populateElementwisePatterns(const TypeConverter &, RewritePatternSet &);
void populateComparisonPatterns(const TypeConverter &, RewritePatternSet &);
void populateIndexingPatterns(const TypeConverter &, RewritePatternSet &);
void populateLossPatterns(const TypeConverter &, RewritePatternSet &);
void populateUnaryPatterns(const TypeConverter &, RewritePatternSet &);
void populateReductionPatterns(const TypeConverter &, RewritePatternSet &);
void populatePoolingPatterns(const TypeConverter &, RewritePatternSet &);
void populateNormalizationPatterns(const TypeConverter &, RewritePatternSet &);
void populateShapePatterns(const TypeConverter &, RewritePatternSet &);
void populateQuantizationPatterns(const TypeConverter &, RewritePatternSet &);

/// How the sum of a quantized contraction is kept exact.
struct SumPlan {
  enum Kind {
    /// In one i32 that starts from the bias.
    Narrow,
    /// In blocks, each an i32, that are added to the bias in an i64.
    Blocks,
    /// In one i64 that starts from the bias.
    Wide,
  };
  Kind kind = Narrow;
  /// Into how many equal blocks the channels (matmul: K) are cut.
  int64_t blocks = 1;
};
SumPlan planSum(Operation *op);
/// init + the i32 elements of `blocks` in 64 bits, summed along `dim` if given.
Value createBlockSum(ImplicitLocOpBuilder &b, Value blocks,
                     std::optional<int64_t> dim, Value init);

/// Emits an error if the 32-bit sum of a pool or reduction may overflow.
LogicalResult checkAccumulator(Operation *op);
/// Replaces attention by matmuls and softmax.
void expandAttention(Operation *root);
/// Wraps ops that compute in float whatever their types in dequantize and
/// quantize.
void isolateFloatIslands(Operation *root);
/// Turns qnn.observe into calls of the observer functions.
void lowerObservers(ModuleOp module);

} // namespace mlir::qnn::lowering

#endif // QOPT_LIB_CONVERSION_QNNTOLINALG_COMMON_H

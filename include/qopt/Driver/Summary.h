// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a model consists of: its ops, on which types each computes, why some
// compute in float, and how large its weights are.

#ifndef QOPT_DRIVER_SUMMARY_H
#define QOPT_DRIVER_SUMMARY_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/JSON.h"
#include <string>
#include <vector>

namespace qopt {

struct OpSummary {
  /// As skip lists and calibration files name it.
  std::string name;
  /// "conv2d", "gelu", or with its dialect where it is not a qnn op.
  std::string kind;
  /// On what it computes: "f32", "i8", "i8 -> f32".
  std::string dtype;
  std::string resultType;
  /// Whether it computes in integers.
  bool quantized = false;
  /// Why an op is in float, where a pass said so.
  std::string reason;
};

struct WeightSummary {
  std::string key;
  std::string dtype;
  std::vector<int64_t> shape;
  uint64_t elements = 0, bytes = 0;
};

struct ValueSummary {
  std::string name;
  std::string type;
};

struct Summary {
  std::string entry;
  std::vector<ValueSummary> inputs, outputs;
  /// Ops that compute, in program order; not constants, loads and conversions.
  std::vector<OpSummary> ops;
  /// Between float and int8.
  unsigned numQuantize = 0, numDequantize = 0;
  /// Parameters and constant tensors that ops read, in program order.
  std::vector<WeightSummary> weights;

  uint64_t getWeightBytes() const;
  /// What the same weights take in f32.
  uint64_t getFloatBytes() const;
  unsigned getNumQuantized() const;
  unsigned getNumFloat() const { return ops.size() - getNumQuantized(); }
  /// Float ops that quantization could not or should not take: all of a float
  /// model, none of a model that is int8 throughout.
  std::vector<const OpSummary *> getFloatOps() const;
};

Summary summarize(mlir::ModuleOp module, mlir::func::FuncOp entry);

llvm::json::Value toJSON(const Summary &summary);

/// The element type as people write it: "f32", "i8", "i8 per channel".
std::string describeElementType(mlir::Type type);
/// "50x1x8x8 f32".
std::string describeType(mlir::Type type);

} // namespace qopt

#endif // QOPT_DRIVER_SUMMARY_H

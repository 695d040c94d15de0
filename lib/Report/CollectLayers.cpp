// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two runs over the data: the first finds the range of every float value, the
// second fills the histograms and compares the layers one by one. The memory is
// that of the values of one batch.

#include "mlir/Transforms/Passes.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Report/Report.h"
#include "llvm/ADT/StringMap.h"
#include <algorithm>
#include <cmath>

using namespace llvm;
using namespace mlir;
using namespace qopt;

using Values = StringMap<std::vector<float>>;

void Histogram::add(double value) {
  if (!(value >= low && value <= high) || bins.empty())
    return;
  double share = high > low ? (value - low) / (high - low) : 0.5;
  ++bins[std::min(bins.size() - 1, size_t(share * double(bins.size())))];
}

/// The float model as quantization sees it, with an observer at each value that
/// gets a scale.
static Error insertFloatObservers(ModuleOp module) {
  return runPasses(module, "", [](OpPassManager &passes) {
    passes.addPass(qnn::createFoldBatchNormPass());
    passes.addPass(createCanonicalizerPass());
    passes.addPass(qnn::createInsertObserversPass());
  });
}

/// Observes the results of the quantized model under the names that the float
/// model's observers have.
static void insertQuantizedObservers(ModuleOp module) {
  qnn::OpNames names(module);
  SmallVector<std::pair<Operation *, std::string>> observed;
  module.walk([&](Operation *op) {
    if (auto quantize = dyn_cast<qnn::QuantizeOp>(op)) {
      if (auto argument = dyn_cast<BlockArgument>(quantize.getInput()))
        observed.emplace_back(op, qnn::getArgumentName(argument));
    } else if (isa<qnn::QuantizableOpInterface>(op)) {
      if (StringRef name = names.lookup(op); !name.empty())
        observed.emplace_back(op, name.str());
    }
  });
  for (auto &[op, name] : observed) {
    OpBuilder b(op->getContext());
    b.setInsertionPointAfter(op);
    Value value = op->getResult(0);
    auto observe =
        qnn::ObserveOp::create(b, op->getLoc(), value.getType(), value, name,
                               FloatAttr(), FloatAttr());
    value.replaceAllUsesExcept(observe, observe);
  }
}

static void describeResult(LayerReport &layer, Type type) {
  auto element = dyn_cast_or_null<quant::UniformQuantizedType>(
      qnn::getQuantizedElementType(type));
  if (!element)
    return;
  layer.scale = element.getScale();
  layer.zeroPoint = element.getZeroPoint();
  layer.low = element.getScale() *
              double(element.getStorageTypeMin() - layer.zeroPoint);
  layer.high = element.getScale() *
               double(element.getStorageTypeMax() - layer.zeroPoint);
}

static std::vector<double> getWeightScales(Operation *op) {
  auto quantizable = dyn_cast<qnn::QuantizableOpInterface>(op);
  for (unsigned i = 0; quantizable && i < op->getNumOperands(); ++i) {
    if (quantizable.getOperandRole(i) != qnn::OperandRole::Weight)
      continue;
    Type element = getElementTypeOrSelf(op->getOperand(i).getType());
    if (auto perAxis = dyn_cast<quant::UniformQuantizedPerAxisType>(element))
      return {perAxis.getScales().begin(), perAxis.getScales().end()};
    if (auto uniform = dyn_cast<quant::UniformQuantizedType>(element))
      return {uniform.getScale()};
  }
  return {};
}

/// The distribution of the float weights of an op; empty where it has none.
static Expected<Histogram> getWeightHistogram(Operation *op) {
  auto quantizable = dyn_cast_or_null<qnn::QuantizableOpInterface>(op);
  for (unsigned i = 0; quantizable && i < op->getNumOperands(); ++i) {
    if (quantizable.getOperandRole(i) != qnn::OperandRole::Weight ||
        !qnn::isConstantOrParameter(op->getOperand(i)))
      continue;
    Expected<qnn::ConstantSource> source =
        qnn::getConstantSource(op->getOperand(i));
    if (!source)
      return source.takeError();
    float limit = 0;
    auto findLimit = [&](uint64_t, ArrayRef<float> values) {
      for (float value : values)
        limit = std::max(limit, std::fabs(value));
      return Error::success();
    };
    if (Error error = qnn::forEachRowBlock(source->handle, findLimit))
      return error;
    Histogram histogram(-limit, limit);
    auto fill = [&](uint64_t, ArrayRef<float> values) {
      for (float value : values)
        histogram.add(value);
      return Error::success();
    };
    if (Error error = qnn::forEachRowBlock(source->handle, fill))
      return error;
    return histogram;
  }
  return Histogram();
}

/// One entry for each op that computes, and one for each quantized argument.
static Error describeLayers(Report &report, ModuleOp before, ModuleOp after) {
  StringMap<Operation *> ops;
  qnn::OpNames names(after), floatNames(before);
  after.walk([&](qnn::QuantizableOpInterface op) {
    if (StringRef name = names.lookup(op); !name.empty())
      ops[name] = op;
  });
  after.walk([&](qnn::QuantizeOp op) {
    auto argument = dyn_cast<BlockArgument>(op.getInput());
    if (!argument)
      return;
    LayerReport layer;
    layer.op.name = qnn::getArgumentName(argument);
    layer.op.kind = "input";
    layer.op.dtype = describeElementType(op.getType());
    layer.op.resultType = describeType(op.getType());
    layer.op.quantized = true;
    describeResult(layer, op.getType());
    report.layers.push_back(std::move(layer));
  });
  for (const OpSummary &summary : report.after.ops) {
    LayerReport layer;
    layer.op = summary;
    if (Operation *op = ops.lookup(summary.name)) {
      describeResult(layer, op->getResult(0).getType());
      layer.weightScales = getWeightScales(op);
    }
    Operation *floatOp = floatNames.find(summary.name);
    if (Error error = getWeightHistogram(floatOp).moveInto(layer.weights))
      return error;
    report.layers.push_back(std::move(layer));
  }
  return Error::success();
}

/// Keeps what the next call lets pass.
static void keepValues(Executable &executable, Values &values) {
  executable.setObserver(
      [&values](StringRef name, const float *data, int64_t count) {
        values[name].assign(data, data + count);
      });
}

/// Adds a batch to histograms and errors; the filling at its end is left out.
static void addBatch(Report &report, const Values &reference,
                     const Values &test, double share) {
  for (LayerReport &layer : report.layers) {
    auto ref = reference.find(layer.op.name);
    if (ref == reference.end())
      continue;
    size_t count = size_t(double(ref->second.size()) * share + 0.5);
    for (size_t i = 0; i < count; ++i)
      layer.activations.add(ref->second[i]);
    auto other = test.find(layer.op.name);
    if (other != test.end() && other->second.size() == ref->second.size())
      layer.error.add({ref->second.data(), count},
                      {other->second.data(), count});
  }
}

static Error compareLayers(Report &report, Executable &before,
                           Executable &after, ArrayRef<std::string> data,
                           DatasetOptions options) {
  Expected<ModelRunner> reference = ModelRunner::create(before, data, options);
  if (!reference)
    return reference.takeError();
  Expected<ModelRunner> test = ModelRunner::create(after, data, options);
  if (!test)
    return test.takeError();

  // The first run: ranges, and the results of both.
  StringMap<std::pair<float, float>> ranges;
  before.setObserver([&](StringRef name, const float *values, int64_t count) {
    auto [it, isNew] = ranges.try_emplace(name, INFINITY, -INFINITY);
    for (int64_t i = 0; i < count; ++i) {
      it->second.first = std::min(it->second.first, values[i]);
      it->second.second = std::max(it->second.second, values[i]);
    }
  });
  if (Error error = evaluate(*reference, nullptr, nullptr).takeError())
    return error;
  for (LayerReport &layer : report.layers)
    if (auto it = ranges.find(layer.op.name); it != ranges.end())
      layer.activations = Histogram(it->second.first, it->second.second);

  // The second: histograms and errors, batch by batch.
  Values floats, quantized;
  keepValues(before, floats);
  keepValues(after, quantized);
  if (Error error =
          ModelRunner::create(before, data, options).moveInto(*reference))
    return error;
  while (true) {
    Expected<bool> more = reference->next();
    if (!more)
      return more.takeError();
    Expected<bool> also = test->next();
    if (!also)
      return also.takeError();
    if (!*more || !*also)
      break;
    double share = double(reference->getBatch().numSamples) /
                   double(reference->getDataset().getBatchSize());
    addBatch(report, floats, quantized, share);
  }
  before.setObserver(nullptr);
  after.setObserver(nullptr);
  return Error::success();
}

Error qopt::collectLayers(Report &report, ModuleOp before, ModuleOp after,
                          ArrayRef<std::string> data, int64_t maxSamples) {
  OwningOpRef<ModuleOp> floatModule(before.clone());
  OwningOpRef<ModuleOp> quantized(after.clone());
  if (Error error = insertFloatObservers(*floatModule))
    return error;
  if (Error error = describeLayers(report, *floatModule, *quantized))
    return error;
  insertQuantizedObservers(*quantized);
  Expected<std::unique_ptr<Executable>> reference =
      Executable::create(*floatModule, report.before.entry);
  if (!reference)
    return reference.takeError();
  Expected<std::unique_ptr<Executable>> test =
      Executable::create(*quantized, report.after.entry);
  if (!test)
    return test.takeError();
  DatasetOptions options;
  options.maxSamples = maxSamples;
  setBatching(**reference, /*batch=*/0, options);
  if (Error error = compareLayers(report, **reference, **test, data, options))
    return error;

  Expected<ModelRunner> first = ModelRunner::create(**test, data, options);
  if (!first)
    return first.takeError();
  Expected<ModelRunner> second =
      ModelRunner::create(**reference, data, options);
  if (!second)
    return second.takeError();
  return evaluate(*first, &*second, nullptr).moveInto(report.evaluation);
}

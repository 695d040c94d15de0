// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two models in step over the same samples, whatever their batch sizes.

#include "qopt/Driver/Evaluation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include <cmath>

using namespace llvm;
using namespace qopt;
using numerics::Span;

namespace {
/// The answers of a model, sample by sample, as f32.
class Answers {
public:
  explicit Answers(ModelRunner &runner) : runner(runner) {}

  /// Samples that are there; runs another batch when all are taken. 0 at the
  /// end.
  Expected<int64_t> available() {
    if (begin < end)
      return end - begin;
    Expected<bool> more = runner.next();
    if (!more)
      return more.takeError();
    if (!*more)
      return 0;
    begin = 0;
    end = runner.getBatch().numSamples;
    if (Error error = convertOutputs())
      return error;
    return end;
  }

  /// The values of `count` samples of a result, from the next one on.
  Span<const float> get(size_t output, int64_t count) const {
    ArrayRef<float> all = values[output];
    size_t perSample = all.size() / end;
    return {all.data() + begin * perSample, size_t(count) * perSample};
  }
  void take(int64_t count) { begin += count; }

private:
  Error convertOutputs() {
    ArrayRef<TensorInfo> infos = runner.getOutputs();
    values.resize(infos.size());
    for (auto [i, info] : llvm::enumerate(infos)) {
      ArrayRef<char> bytes = runner.getOutput(i);
      values[i].resize(bytes.size() * 8 / getBitWidth(info.dtype));
      MutableArrayRef<char> out(reinterpret_cast<char *>(values[i].data()),
                                values[i].size() * sizeof(float));
      if (Error error = convertElements(info.dtype, bytes, DType::F32, out))
        return error;
    }
    return Error::success();
  }

  ModelRunner &runner;
  std::vector<std::vector<float>> values;
  int64_t begin = 0, end = 0;
};
} // namespace

/// The length of a row of scores, 0 where a result is not rows of scores.
static size_t getNumClasses(const TensorInfo &info) {
  if (info.shape.size() < 2 || info.shape.back() < 2)
    return 0;
  return info.shape.back();
}

static uint64_t countNaN(Span<const float> values) {
  return llvm::count_if(values, [](float value) { return std::isnan(value); });
}

static void addAgreement(Accuracy &agreement, Span<const float> a,
                         Span<const float> b, size_t classes) {
  for (size_t i = 0; i + classes <= a.size(); i += classes) {
    agreement.correct += numerics::argmax(a.slice(i, classes)) ==
                         numerics::argmax(b.slice(i, classes));
    ++agreement.total;
  }
}

static void addAccuracy(Accuracy &accuracy, Span<const float> scores,
                        ArrayRef<int64_t> labels, size_t classes) {
  for (size_t i = 0; i + classes <= scores.size(); i += classes) {
    size_t best = numerics::argmax(scores.slice(i, classes));
    accuracy.correct += best == size_t(labels[accuracy.total]);
    ++accuracy.total;
  }
}

static Error checkLabels(const ModelRunner &model, ArrayRef<int64_t> labels) {
  ArrayRef<TensorInfo> outputs = model.getOutputs();
  size_t classes = outputs.empty() ? 0 : getNumClasses(outputs[0]);
  if (!classes)
    return createStringError("labels need a first result of scores, at least "
                             "two for each sample; the model has none");
  uint64_t rows = getNumElements(model.getTotalShape(0)).value_or(0) / classes;
  if (labels.size() != rows)
    return createStringError(Twine(labels.size()) + " labels for " +
                             Twine(rows) + " rows of result '" +
                             outputs[0].name + "'");
  for (auto [i, label] : llvm::enumerate(labels))
    if (label < 0 || label >= int64_t(classes))
      return createStringError("label " + Twine(i) + " is " + Twine(label) +
                               ", result '" + outputs[0].name + "' has " +
                               Twine(classes) + " classes");
  return Error::success();
}

/// Both models must answer the same question.
static Error checkSameOutputs(const ModelRunner &model,
                              const ModelRunner &against) {
  ArrayRef<TensorInfo> a = model.getOutputs();
  ArrayRef<TensorInfo> b = against.getOutputs();
  if (a.size() != b.size())
    return createStringError("the model has " + Twine(a.size()) +
                             " results, the one to compare with " +
                             Twine(b.size()));
  for (size_t i = 0; i < a.size(); ++i)
    if (model.getTotalShape(i) != against.getTotalShape(i))
      return createStringError(
          "result '" + a[i].name + "' is " +
          formatShape(model.getTotalShape(i)) +
          " over all samples, in the model to compare with " +
          formatShape(against.getTotalShape(i)));
  return Error::success();
}

/// Adds `count` samples of one result.
static void addSamples(OutputEvaluation &result, const TensorInfo &info,
                       Span<const float> values,
                       std::optional<Span<const float>> against) {
  result.numNaN += countNaN(values);
  if (!against)
    return;
  result.numNaNAgainst += countNaN(*against);
  result.error.add(*against, values);
  if (size_t classes = getNumClasses(info)) {
    if (!result.agreement)
      result.agreement.emplace();
    addAgreement(*result.agreement, *against, values, classes);
  }
}

static Evaluation startEvaluation(ModelRunner &model, bool compared) {
  Evaluation result;
  result.numSamples = model.getNumSamples();
  result.compared = compared;
  for (const TensorInfo &info : model.getOutputs()) {
    OutputEvaluation output;
    output.name = info.name;
    result.outputs.push_back(std::move(output));
  }
  return result;
}

/// How many samples can be compared next; 0 at the end.
static Expected<int64_t> countAvailable(Answers &model, Answers *against) {
  Expected<int64_t> count = model.available();
  if (!count || !against)
    return count;
  Expected<int64_t> other = against->available();
  if (!other)
    return other.takeError();
  return std::min(*count, *other);
}

Expected<Evaluation> qopt::evaluate(ModelRunner &model, ModelRunner *against,
                                    const NpyArray *labelArray,
                                    function_ref<void(uint64_t)> progress) {
  Evaluation result = startEvaluation(model, against != nullptr);
  NpyArray converted;
  ArrayRef<int64_t> labels;
  if (labelArray) {
    if (Error error = toI64(*labelArray).moveInto(converted))
      return error;
    labels = converted.getData<int64_t>();
    if (Error error = checkLabels(model, labels))
      return error;
    result.accuracy.emplace();
    if (against)
      result.accuracyAgainst.emplace();
  }
  if (against)
    if (Error error = checkSameOutputs(model, *against))
      return error;

  Answers answers(model);
  std::optional<Answers> others;
  if (against)
    others.emplace(*against);
  ArrayRef<TensorInfo> infos = model.getOutputs();
  for (uint64_t done = 0;;) {
    Expected<int64_t> count =
        countAvailable(answers, others ? &*others : nullptr);
    if (!count)
      return count.takeError();
    if (*count == 0)
      return result;
    for (auto [i, info] : llvm::enumerate(infos)) {
      std::optional<Span<const float>> other;
      if (others)
        other = others->get(i, *count);
      addSamples(result.outputs[i], info, answers.get(i, *count), other);
    }
    if (labelArray) {
      size_t classes = getNumClasses(infos[0]);
      addAccuracy(*result.accuracy, answers.get(0, *count), labels, classes);
      if (others)
        addAccuracy(*result.accuracyAgainst, others->get(0, *count), labels,
                    classes);
    }
    answers.take(*count);
    if (others)
      others->take(*count);
    done += *count;
    if (progress)
      progress(done);
  }
}

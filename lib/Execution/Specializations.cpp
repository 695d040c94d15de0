// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One interface of its own for each combination of sizes, all in one module,
// and the exported functions in front of them. What the combinations have in
// common, weights above all, is there once.

#include "Specializations.h"
#include "Kernels.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Linker/Linker.h"

using namespace llvm;
using namespace qopt;

uint64_t Specializations::getMaxElements(bool output, size_t index) const {
  uint64_t most = 0;
  for (const LoweredModule &module : modules) {
    const Signature &own = module.signature;
    most = std::max(
        most, (output ? own.outputs : own.inputs)[index].getNumElements());
  }
  return most;
}

std::string qopt::describeSizes(const Specializations &specializations) {
  std::string text;
  for (const SizeList &sizes : specializations.sizes) {
    text += text.empty() ? "" : ", ";
    for (auto [i, symbol, size] : enumerate(specializations.symbols, sizes))
      text += (i ? " and " : "") + symbol + " " + std::to_string(size);
  }
  return text;
}

static Error checkSizes(const std::vector<std::string> &symbols,
                        ArrayRef<SizeList> sizes) {
  if (symbols.empty())
    return sizes.empty() ? Error::success()
                         : createStringError("the model has no dynamic sizes "
                                             "to give with --sizes");
  std::string names = join(symbols, ", ");
  if (sizes.empty())
    return createStringError(
        "the model has the dynamic sizes " + names +
        ": say with --sizes for which to compile it, as in --sizes " +
        (symbols.size() == 1 ? "1,8,32" : "1x16,8x128"));
  for (const SizeList &list : sizes) {
    if (list.size() != symbols.size())
      return createStringError("--sizes: " + Twine(list.size()) +
                               " values for the sizes " + names);
    for (int64_t size : list)
      if (size < 1)
        return createStringError("--sizes: " + Twine(size) + " is not above 0");
  }
  return Error::success();
}

/// Adds parameters that are not there yet.
static Error mergeParameters(const Signature &from, Signature &to) {
  StringMap<const ParameterUse *> known;
  for (const ParameterUse &use : to.parameters)
    known[getFileKey(use)] = &use;
  std::vector<ParameterUse> fresh;
  for (const ParameterUse &use : from.parameters) {
    const ParameterUse *same = known.lookup(getFileKey(use));
    if (!same)
      fresh.push_back(use);
    else if (same->dtype != use.dtype || same->shape != use.shape)
      return createStringError("parameter '" + use.key +
                               "' is packed differently for different sizes");
  }
  append_range(to.parameters, std::move(fresh));
  return Error::success();
}

Expected<Specializations> qopt::lowerForSizes(mlir::ModuleOp module,
                                              const EmitOptions &options) {
  Specializations result;
  std::optional<PreparedModule> prepared;
  if (hasDynamicEntry(module, options.entry)) {
    if (Error error = prepareModule(module, options.entry).moveInto(prepared))
      return std::move(error);
    result.symbols = prepared->dims.symbols;
  }
  if (Error error = checkSizes(result.symbols, options.sizes))
    return std::move(error);
  if (!result.isDynamic()) {
    Expected<LoweredModule> lowered =
        lowerToLLVM(module, options.entry, options);
    if (!lowered)
      return lowered.takeError();
    result.signature = lowered->signature;
    result.modules.push_back(std::move(*lowered));
    return std::move(result);
  }
  result.signature = std::move(prepared->signature);
  result.signature.parameters.clear();
  for (const SizeList &sizes : options.sizes) {
    if (is_contained(result.sizes, sizes))
      continue;
    Expected<LoweredModule> lowered =
        lowerToLLVM(module, options.entry, options, sizes);
    if (!lowered)
      return lowered.takeError();
    if (Error error = mergeParameters(lowered->signature, result.signature))
      return std::move(error);
    result.signature.workspaceBytes = std::max(
        result.signature.workspaceBytes, lowered->signature.workspaceBytes);
    result.sizes.push_back(sizes);
    result.modules.push_back(std::move(*lowered));
  }
  return std::move(result);
}

namespace {

/// The exported functions: each passes on to those of the combinations.
class DispatchBuilder {
public:
  DispatchBuilder(Module &module, const Specializations &specializations,
                  StringRef name)
      : module(module), specializations(specializations), name(name),
        b(module.getContext()), pointer(b.getPtrTy()) {}
  void addBind();
  void addUnbind();
  void addRun();
  void addInfo();

private:
  Function *start(StringRef suffix, Type *result, ArrayRef<Type *> arguments) {
    auto *function =
        Function::Create(FunctionType::get(result, arguments, false),
                         GlobalValue::ExternalLinkage, name + suffix, module);
    b.SetInsertPoint(BasicBlock::Create(module.getContext(), "", function));
    return function;
  }
  Function *get(size_t index, StringRef suffix) {
    return module.getFunction(getSpecializedName(name, index) + suffix.str());
  }
  /// Goes on in `then` where the condition holds, and behind it otherwise.
  void branch(Value *condition, function_ref<void()> then);
  Value *matches(Function *run, const SizeList &sizes);

  Module &module;
  const Specializations &specializations;
  StringRef name;
  IRBuilder<> b;
  PointerType *pointer;
};

} // namespace

void DispatchBuilder::branch(Value *condition, function_ref<void()> then) {
  Function *function = b.GetInsertBlock()->getParent();
  auto *taken = BasicBlock::Create(module.getContext(), "", function);
  auto *next = BasicBlock::Create(module.getContext(), "", function);
  b.CreateCondBr(condition, taken, next);
  b.SetInsertPoint(taken);
  then();
  b.SetInsertPoint(next);
}

/// Nothing stays bound where one fails.
void DispatchBuilder::addBind() {
  Function *bind =
      start("_bind", b.getInt32Ty(), {pointer, pointer, b.getInt64Ty()});
  for (size_t i = 0; i < specializations.sizes.size(); ++i) {
    Value *status = b.CreateCall(
        get(i, "_bind"), {bind->getArg(0), bind->getArg(1), bind->getArg(2)});
    branch(b.CreateICmpNE(status, b.getInt32(0)), [&] {
      for (size_t j = 0; j < i; ++j)
        b.CreateCall(get(j, "_unbind"));
      b.CreateRet(status);
    });
  }
  b.CreateRet(b.getInt32(0));
}

void DispatchBuilder::addUnbind() {
  start("_unbind", b.getVoidTy(), {});
  for (size_t i = 0; i < specializations.sizes.size(); ++i)
    b.CreateCall(get(i, "_unbind"));
  b.CreateRetVoid();
}

Value *DispatchBuilder::matches(Function *run, const SizeList &sizes) {
  Value *all = b.getTrue();
  for (auto [i, size] : enumerate(sizes))
    all = b.CreateAnd(
        all, b.CreateICmpEQ(run->getArg(i), b.getInt64(uint64_t(size))));
  return all;
}

void DispatchBuilder::addRun() {
  size_t numSizes = specializations.symbols.size();
  const Signature &signature = specializations.signature;
  SmallVector<Type *> types(numSizes, b.getInt64Ty());
  types.append(signature.inputs.size() + signature.outputs.size(), pointer);
  Function *run = start("_run", b.getInt32Ty(), types);
  SmallVector<Value *> tensors;
  for (Argument &argument : drop_begin(run->args(), numSizes))
    tensors.push_back(&argument);
  for (auto [i, sizes] : enumerate(specializations.sizes))
    branch(matches(run, sizes),
           [&, i = i] { b.CreateRet(b.CreateCall(get(i, "_run"), tensors)); });
  b.CreateRet(b.getInt32((int)ArtifactStatus::Size));
}

void DispatchBuilder::addInfo() {
  Constant *text = ConstantDataArray::getString(
      module.getContext(),
      describeArtifact(specializations.signature, name, specializations.symbols,
                       specializations.sizes));
  new GlobalVariable(module, text->getType(), /*isConstant=*/true,
                     GlobalValue::ExternalLinkage, text, name + "_info");
}

Error qopt::joinSpecializations(Specializations &specializations,
                                StringRef name,
                                const SafetensorsSource *sidecar) {
  std::vector<LoweredModule> &modules = specializations.modules;
  LoweredModule &first = modules.front();
  if (!specializations.isDynamic()) {
    if (Error error = addInterface(first, name, name, sidecar))
      return error;
    if (Error error = finishArtifact(first, name))
      return error;
    hideKernels(first, name);
    return Error::success();
  }
  for (auto [i, lowered] : enumerate(modules)) {
    std::string own = getSpecializedName(name, i);
    // The first checks the parameter file for all.
    if (Error error =
            addInterface(lowered, own, name, sidecar, /*verify=*/i == 0))
      return error;
    // Kernels for different sizes have the same names.
    hideKernels(lowered, own);
  }
  Linker linker(*first.module);
  for (LoweredModule &lowered : drop_begin(modules)) {
    if (Error error =
            linkBitcode(linker, *first.context, toBitcode(*lowered.module)))
      return error;
    std::move(lowered.kernels.begin(), lowered.kernels.end(),
              std::back_inserter(first.kernels));
  }
  DispatchBuilder builder(*first.module, specializations, name);
  builder.addBind();
  builder.addUnbind();
  builder.addRun();
  builder.addInfo();
  return finishArtifact(first, name);
}

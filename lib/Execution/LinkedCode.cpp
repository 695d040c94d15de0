// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a lowered module to object files, and with ORC into this process. The
// code is called through one function that takes an array of pointers, so that
// nothing here depends on the number of arguments.

#include "LinkedCode.h"
#include "Kernels.h"
#include "Target.h"
#include "qopt/Execution/Stopwatch.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"

using namespace llvm;
using namespace qopt;

/// void __qopt_call(ptr arguments): loads the pointers and calls the entry.
static void addPackedCall(Module &module, const Signature &signature) {
  LLVMContext &context = module.getContext();
  Type *pointer = PointerType::getUnqual(context);
  auto *type = FunctionType::get(Type::getVoidTy(context), {pointer}, false);
  auto *function = Function::Create(type, GlobalValue::ExternalLinkage,
                                    packedCallName, module);
  IRBuilder<> b(BasicBlock::Create(context, "", function));
  SmallVector<Value *> arguments;
  for (size_t i = 0, e = signature.getNumArguments(); i != e; ++i)
    arguments.push_back(b.CreateLoad(
        pointer, b.CreateConstGEP1_64(pointer, function->getArg(0), i)));
  Function *entry = module.getFunction(signature.entry);
  b.CreateCall(entry, arguments);
  b.CreateRetVoid();
  entry->setLinkage(GlobalValue::InternalLinkage);
}

Expected<CompiledModel> qopt::compileToObjects(LoweredModule lowered,
                                               const CompileOptions &options,
                                               CompileStatistics &statistics) {
  Stopwatch watch;
  CompiledModel model;
  model.signature = std::move(lowered.signature);
  model.watch = std::move(lowered.watch);
  model.layers = std::move(lowered.layers);
  model.numLayers = lowered.numLayers;
  model.numKernels = lowered.numKernels;
  model.numModules = lowered.kernels.size() + 1;
  addPackedCall(*lowered.module, model.signature);
  if (Error error = optimizeAll(lowered, options))
    return std::move(error);
  statistics.optimizeSeconds = watch.lap();

  for (const Function &function : *lowered.module)
    if (function.isDeclaration() &&
        function.getName().starts_with("qopt_observe"))
      model.callbacks.push_back(function.getName().str());
  // Not by the JIT's compiler, which would do one module after the other.
  auto objects = generateObjects(lowered, options);
  if (!objects)
    return objects.takeError();
  model.objects = std::move(*objects);
  statistics.linkSeconds = watch.lap();
  return std::move(model);
}

LinkedCode::LinkedCode() = default;
LinkedCode::LinkedCode(LinkedCode &&) = default;
LinkedCode &LinkedCode::operator=(LinkedCode &&) = default;
LinkedCode::~LinkedCode() = default;

static Expected<std::unique_ptr<orc::LLJIT>>
createJIT(const CompileOptions &options) {
  auto machine = createTargetMachine(options);
  if (!machine)
    return machine.takeError();
  orc::JITTargetMachineBuilder builder((*machine)->getTargetTriple());
  builder.setCPU((*machine)->getTargetCPU().str());
  builder.addFeatures({(*machine)->getTargetFeatureString().str()});
  builder.setOptions((*machine)->Options);
  builder.setCodeGenOptLevel((*machine)->getOptLevel());
  return orc::LLJITBuilder()
      .setJITTargetMachineBuilder(std::move(builder))
      .create();
}

Expected<LinkedCode> LinkedCode::link(CompiledModel &model,
                                      ArrayRef<Symbol> symbols,
                                      const CompileOptions &options) {
  LinkedCode code;
  if (Error error = createJIT(options).moveInto(code.jit))
    return std::move(error);
  orc::LLJIT &jit = *code.jit;
  orc::JITDylib &library = jit.getMainJITDylib();
  orc::SymbolMap known;
  for (const auto &[name, address] : symbols)
    known[jit.mangleAndIntern(name)] = {orc::ExecutorAddr::fromPtr(address),
                                        JITSymbolFlags::Exported};
  if (Error error = library.define(orc::absoluteSymbols(std::move(known))))
    return std::move(error);
  // memcpy and the like.
  auto process = orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
      jit.getDataLayout().getGlobalPrefix());
  if (!process)
    return process.takeError();
  library.addGenerator(std::move(*process));
  for (SmallVector<char, 0> &object : model.objects)
    if (Error error = jit.addObjectFile(
            std::make_unique<SmallVectorMemoryBuffer>(std::move(object))))
      return std::move(error);
  model.objects.clear();
  auto address = jit.lookup(packedCallName);
  if (!address)
    return address.takeError();
  code.entry = address->toPtr<Entry>();
  return std::move(code);
}

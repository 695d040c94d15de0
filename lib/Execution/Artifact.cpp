// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Adds to a compiled entry what a C program calls. Written as LLVM IR, so that
// neither a C compiler nor a linker is needed to make an object file.

#include "Artifact.h"
#include "RuntimeBitcode.h"
#include "qopt/Runtime/qopt_runtime.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Transforms/IPO/Internalize.h"

using namespace llvm;
using namespace qopt;

std::string qopt::getFileKey(const ParameterUse &parameter) {
  return parameter.scope.empty() ? parameter.key
                                 : parameter.scope + "/" + parameter.key;
}

namespace {

/// Builds the interface of one model.
class InterfaceBuilder {
public:
  InterfaceBuilder(LoweredModule &lowered, StringRef name, StringRef model,
                   const SafetensorsSource *sidecar, bool verify)
      : module(*lowered.module), signature(lowered.signature), name(name),
        model(model), sidecar(sidecar), verify(verify), b(module.getContext()),
        pointer(b.getPtrTy()) {}

  Error build();

private:
  Error embedParameters();
  Error addTable();
  void addInfo();
  void addBind();
  void addUnbind();
  void addRun();

  Function *addFunction(const Twine &suffix, Type *result,
                        ArrayRef<Type *> arguments);
  FunctionCallee getRuntime(StringRef function, Type *result,
                            ArrayRef<Type *> arguments);
  GlobalVariable *addGlobal(Constant *value, bool isConstant,
                            const Twine &suffix);
  Constant *makeString(StringRef text);
  Value *status(ArtifactStatus code) { return b.getInt32((int)code); }
  /// Returns `code` where the condition holds and goes on otherwise.
  void returnIf(Value *condition, ArtifactStatus code);
  Value *takeWorkspace();
  void giveBackWorkspace(Value *taken);

  Module &module;
  const Signature &signature;
  StringRef name, model;
  const SafetensorsSource *sidecar;
  bool verify;
  IRBuilder<> b;
  PointerType *pointer;
  /// Addresses of embedded parameters.
  std::vector<Constant *> embedded;
  /// struct qopt_parameter_table, and its array of pointers.
  GlobalVariable *table = nullptr, *pointers = nullptr;
  GlobalVariable *workspace = nullptr;
};

} // namespace

Function *InterfaceBuilder::addFunction(const Twine &suffix, Type *result,
                                        ArrayRef<Type *> arguments) {
  auto *function =
      Function::Create(FunctionType::get(result, arguments, false),
                       GlobalValue::ExternalLinkage, name + suffix, module);
  b.SetInsertPoint(BasicBlock::Create(module.getContext(), "", function));
  return function;
}

FunctionCallee InterfaceBuilder::getRuntime(StringRef function, Type *result,
                                            ArrayRef<Type *> arguments) {
  return module.getOrInsertFunction(
      function, FunctionType::get(result, arguments, false));
}

GlobalVariable *InterfaceBuilder::addGlobal(Constant *value, bool isConstant,
                                            const Twine &suffix) {
  return new GlobalVariable(module, value->getType(), isConstant,
                            GlobalValue::InternalLinkage, value, name + suffix);
}

Constant *InterfaceBuilder::makeString(StringRef text) {
  return addGlobal(ConstantDataArray::getString(module.getContext(), text),
                   /*isConstant=*/true, ".key");
}

Error InterfaceBuilder::embedParameters() {
  for (const ParameterUse &use : signature.parameters) {
    Expected<AlignedBuffer> bytes = use.handle.readAll();
    if (!bytes)
      return bytes.takeError();
    Constant *data = ConstantDataArray::getRaw(
        StringRef(bytes->data(), bytes->size()), bytes->size(), b.getInt8Ty());
    // Named after the model and merged by the linker: code for several sizes
    // has one copy.
    auto *global =
        new GlobalVariable(module, data->getType(), /*isConstant=*/true,
                           GlobalValue::LinkOnceODRLinkage, data,
                           model + ".parameter." + getFileKey(use));
    global->setAlignment(Align(AlignedBuffer::alignment));
    embedded.push_back(global);
  }
  return Error::success();
}

/// The static data that qopt_bind works on; see qopt_runtime.h for the layout.
Error InterfaceBuilder::addTable() {
  auto *entryType = StructType::get(pointer, b.getInt64Ty(), b.getInt64Ty());
  std::vector<Constant *> entries;
  for (const ParameterUse &use : signature.parameters) {
    std::string key = getFileKey(use);
    auto offset = sidecar->getFileOffset(key);
    if (!offset)
      return createStringError("the parameter file lacks '" + key + "'");
    entries.push_back(
        ConstantStruct::get(entryType, {makeString(key), b.getInt64(*offset),
                                        b.getInt64(use.handle.info.bytes)}));
  }
  size_t count = entries.size();
  auto *entriesType = ArrayType::get(entryType, count);
  Constant *entriesGlobal = addGlobal(ConstantArray::get(entriesType, entries),
                                      /*isConstant=*/true, ".entries");
  pointers = addGlobal(Constant::getNullValue(ArrayType::get(pointer, count)),
                       /*isConstant=*/false, ".pointers");
  const SafetensorsLayout &layout = sidecar->getLayout();
  table = addGlobal(
      ConstantStruct::getAnon(
          {entriesGlobal, b.getInt32(count),
           b.getInt32(QOPT_PARAMETER_TABLE_VERSION),
           b.getInt64(layout.fileSize), b.getInt64(layout.headerSize),
           b.getInt64(layout.headerHash), b.getInt64(layout.contentDigest),
           pointers, ConstantPointerNull::get(pointer), b.getInt64(0)}),
      /*isConstant=*/false, ".table");
  return Error::success();
}

void InterfaceBuilder::addInfo() {
  Constant *text = ConstantDataArray::getString(
      module.getContext(), describeArtifact(signature, name));
  addGlobal(text, /*isConstant=*/true, "_info")
      ->setLinkage(GlobalValue::ExternalLinkage);
}

void InterfaceBuilder::addBind() {
  Type *types[] = {pointer, pointer, b.getInt64Ty()};
  Function *bind = addFunction("_bind", b.getInt32Ty(), types);
  if (!table) {
    b.CreateRet(status(ArtifactStatus::Ok));
    return;
  }
  FunctionCallee runtime =
      getRuntime(verify ? "qopt_bind_verified" : "qopt_bind", b.getInt32Ty(),
                 {pointer, pointer, pointer, b.getInt64Ty()});
  b.CreateRet(b.CreateCall(
      runtime, {table, bind->getArg(0), bind->getArg(1), bind->getArg(2)}));
}

void InterfaceBuilder::addUnbind() {
  addFunction("_unbind", b.getVoidTy(), {});
  if (table)
    b.CreateCall(getRuntime("qopt_unbind", b.getVoidTy(), {pointer}), {table});
  if (workspace) {
    Value *old = b.CreateAtomicRMW(
        AtomicRMWInst::Xchg, workspace, ConstantPointerNull::get(pointer),
        MaybeAlign(8), AtomicOrdering::AcquireRelease);
    b.CreateCall(getRuntime("qopt_free", b.getVoidTy(), {pointer}), {old});
  }
  b.CreateRetVoid();
}

void InterfaceBuilder::returnIf(Value *condition, ArtifactStatus code) {
  Function *function = b.GetInsertBlock()->getParent();
  auto *failed = BasicBlock::Create(module.getContext(), "", function);
  auto *next = BasicBlock::Create(module.getContext(), "", function);
  b.CreateCondBr(condition, failed, next);
  b.SetInsertPoint(failed);
  b.CreateRet(status(code));
  b.SetInsertPoint(next);
}

/// The workspace that the last run left, or a new one: with one thread there is
/// ever one, and runs allocate nothing.
Value *InterfaceBuilder::takeWorkspace() {
  Function *function = b.GetInsertBlock()->getParent();
  Value *kept = b.CreateAtomicRMW(AtomicRMWInst::Xchg, workspace,
                                  ConstantPointerNull::get(pointer),
                                  MaybeAlign(8), AtomicOrdering::Acquire);
  BasicBlock *start = b.GetInsertBlock();
  auto *allocate = BasicBlock::Create(module.getContext(), "", function);
  auto *ready = BasicBlock::Create(module.getContext(), "", function);
  b.CreateCondBr(b.CreateIsNull(kept), allocate, ready);
  b.SetInsertPoint(allocate);
  Value *fresh = b.CreateCall(getRuntime("qopt_alloc", pointer, b.getInt64Ty()),
                              b.getInt64(signature.workspaceBytes));
  b.CreateBr(ready);
  b.SetInsertPoint(ready);
  PHINode *taken = b.CreatePHI(pointer, 2);
  taken->addIncoming(kept, start);
  taken->addIncoming(fresh, allocate);
  returnIf(b.CreateIsNull(taken), ArtifactStatus::Memory);
  return taken;
}

/// Keeps one; freeing null does nothing.
void InterfaceBuilder::giveBackWorkspace(Value *taken) {
  Value *other =
      b.CreateAtomicRMW(AtomicRMWInst::Xchg, workspace, taken, MaybeAlign(8),
                        AtomicOrdering::AcquireRelease);
  b.CreateCall(getRuntime("qopt_free", b.getVoidTy(), {pointer}), {other});
}

void InterfaceBuilder::addRun() {
  size_t count = signature.inputs.size() + signature.outputs.size();
  Function *run =
      addFunction("_run", b.getInt32Ty(), SmallVector<Type *>(count, pointer));
  SmallVector<Value *> arguments;
  for (Argument &argument : run->args()) {
    returnIf(b.CreateIsNull(&argument), ArtifactStatus::Argument);
    arguments.push_back(&argument);
  }
  for (auto [index, use] : enumerate(signature.parameters)) {
    if (!table) {
      arguments.push_back(embedded[index]);
      continue;
    }
    Value *slot = b.CreateConstGEP1_64(pointer, pointers, index);
    Value *bytes = b.CreateLoad(pointer, slot);
    if (index == 0)
      returnIf(b.CreateIsNull(bytes), ArtifactStatus::Unbound);
    arguments.push_back(bytes);
  }
  if (workspace)
    arguments.push_back(takeWorkspace());
  b.CreateCall(module.getFunction(signature.entry), arguments);
  if (workspace)
    giveBackWorkspace(arguments.back());
  b.CreateRet(status(ArtifactStatus::Ok));
}

Error InterfaceBuilder::build() {
  // "main" is a fine name for an entry, but not for a symbol.
  Function *entry = module.getFunction(signature.entry);
  if (sidecar) {
    if (Error error = addTable())
      return error;
  } else if (Error error = embedParameters()) {
    return error;
  }
  if (signature.workspaceBytes)
    workspace = addGlobal(ConstantPointerNull::get(pointer),
                          /*isConstant=*/false, ".workspace");
  addInfo();
  addBind();
  addUnbind();
  addRun();
  entry->setName(name + ".entry");
  return Error::success();
}

/// Links the C runtime into the module, compiled for the model's processor.
static Error linkRuntime(Module &module) {
  StringRef arch = module.getTargetTriple().getArchName();
  StringRef bitcode = getRuntimeBitcode(arch);
  if (bitcode.empty())
    return createStringError("this qopt was built without the runtime for " +
                             arch + ": build it where the C headers of " +
                             arch + " are installed (on Debian, libc6-dev-" +
                             (arch == "aarch64" ? "arm64" : "amd64") +
                             "-cross)");
  auto runtime = parseBitcodeFile(MemoryBufferRef(bitcode, "qopt_runtime"),
                                  module.getContext());
  if (!runtime)
    return runtime.takeError();
  for (Function &function : **runtime)
    for (StringRef kind : {"target-cpu", "target-features", "tune-cpu"})
      function.removeFnAttr(kind);
  (*runtime)->setDataLayout(module.getDataLayout());
  (*runtime)->setTargetTriple(module.getTargetTriple());
  if (Linker::linkModules(module, std::move(*runtime)))
    return createStringError("the runtime cannot be linked into the model");
  return Error::success();
}

std::string qopt::getSpecializedName(StringRef name, size_t index) {
  return (name + ".sizes" + Twine(index)).str();
}

Error qopt::addInterface(LoweredModule &lowered, StringRef name,
                         StringRef model, const SafetensorsSource *sidecar,
                         bool verify) {
  if (!lowered.signature.observers.empty())
    return createStringError("the model has qnn.observe ops, which only the "
                             "JIT can serve: remove them first");
  return InterfaceBuilder(lowered, name, model, sidecar, verify).build();
}

/// int NAME_set_threads(int) and int NAME_set_executor(function, executor): the
/// runtime's, which is internal to the model.
static void exportThreads(Module &module, StringRef name) {
  for (StringRef suffix : {"_set_threads", "_set_executor"}) {
    Function *runtime = module.getFunction(("qopt" + suffix).str());
    auto *function =
        Function::Create(runtime->getFunctionType(),
                         GlobalValue::ExternalLinkage, name + suffix, module);
    IRBuilder<> b(BasicBlock::Create(module.getContext(), "", function));
    SmallVector<Value *> arguments(llvm::make_pointer_range(function->args()));
    b.CreateRet(b.CreateCall(runtime, arguments));
  }
}

/// Each model has threads of its own, under a name that nobody else sees.
static std::string hideParallelFor(LoweredModule &lowered, StringRef name) {
  std::string hidden = (name + ".parallel_for").str();
  SmallVector<Module *> modules{lowered.module.get()};
  for (LoweredPart &part : lowered.kernels)
    modules.push_back(part.module.get());
  for (Module *module : modules)
    if (Function *function = module->getFunction("qopt_parallel_for")) {
      function->setName(hidden);
      function->setLinkage(GlobalValue::ExternalLinkage);
      function->setVisibility(GlobalValue::HiddenVisibility);
      function->setDSOLocal(true);
    }
  return hidden;
}

Error qopt::finishArtifact(LoweredModule &lowered, StringRef name) {
  Module &module = *lowered.module;
  if (Error error = linkRuntime(module))
    return error;
  exportThreads(module, name);
  StringSet<> exported;
  for (StringRef suffix :
       {"_run", "_bind", "_unbind", "_info", "_set_threads", "_set_executor"})
    exported.insert((name + suffix).str());
  exported.insert(hideParallelFor(lowered, name));
  internalizeModule(module, [&](const GlobalValue &value) {
    return exported.contains(value.getName());
  });
  return Error::success();
}

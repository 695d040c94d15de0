// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiles the modules of a model side by side.

#include "Kernels.h"
#include "Parallel.h"
#include "Target.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/Module.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;

static Module &getModule(LoweredModule &lowered, size_t index) {
  return index ? *lowered.kernels[index - 1].module : *lowered.module;
}

/// Calls `work` with each module and a machine of its own: machines are not
/// for several threads.
static Error
forEachModule(LoweredModule &lowered, const CompileOptions &options,
              function_ref<Error(size_t, Module &, TargetMachine &)> work) {
  return forEachParallel(lowered.threads.get(), lowered.kernels.size() + 1,
                         [&](size_t i) -> Error {
                           auto machine = createTargetMachine(options);
                           if (!machine)
                             return machine.takeError();
                           return work(i, getModule(lowered, i), **machine);
                         });
}

Error qopt::optimizeAll(LoweredModule &lowered, const CompileOptions &options) {
  return forEachModule(lowered, options,
                       [&](size_t, Module &module, TargetMachine &machine) {
                         optimizeModule(module, machine, options);
                         return Error::success();
                       });
}

Expected<std::vector<SmallVector<char, 0>>>
qopt::generateObjects(LoweredModule &lowered, const CompileOptions &options) {
  std::vector<SmallVector<char, 0>> objects(lowered.kernels.size() + 1);
  Error error = forEachModule(
      lowered, options, [&](size_t i, Module &module, TargetMachine &machine) {
        return generateCode(module, machine, CodeGenFileType::ObjectFile,
                            options, objects[i]);
      });
  if (error)
    return std::move(error);
  return std::move(objects);
}

SmallVector<char, 0> qopt::toBitcode(const Module &module) {
  SmallVector<char, 0> bytes;
  raw_svector_ostream os(bytes);
  WriteBitcodeToFile(module, os);
  return bytes;
}

Error qopt::linkBitcode(Linker &linker, LLVMContext &context,
                        ArrayRef<char> bitcode) {
  auto part = parseBitcodeFile(
      MemoryBufferRef(StringRef(bitcode.data(), bitcode.size()), "model"),
      context);
  if (!part)
    return part.takeError();
  if (linker.linkInModule(std::move(*part)))
    return createStringError("the parts of the model cannot be linked into "
                             "one module");
  return Error::success();
}

Error qopt::linkKernels(LoweredModule &lowered) {
  std::vector<SmallVector<char, 0>> files(lowered.kernels.size());
  Error error = forEachParallel(
      lowered.threads.get(), files.size(), [&](size_t i) -> Error {
        files[i] = toBitcode(*lowered.kernels[i].module);
        return Error::success();
      });
  if (error)
    return error;
  Linker linker(*lowered.module);
  for (const SmallVector<char, 0> &file : files)
    if (Error error = linkBitcode(linker, *lowered.context, file))
      return error;
  for (Function &function : *lowered.module)
    if (!function.isDeclaration() && function.hasHiddenVisibility())
      function.setLinkage(GlobalValue::InternalLinkage);
  lowered.kernels.clear();
  return Error::success();
}

void qopt::hideKernels(LoweredModule &lowered, StringRef prefix) {
  StringSet<> names;
  for (LoweredPart &part : lowered.kernels)
    for (Function &function : *part.module)
      if (!function.isDeclaration() && !function.hasLocalLinkage())
        names.insert(function.getName());
  for (size_t i = 0, e = lowered.kernels.size(); i <= e; ++i)
    for (Function &function : getModule(lowered, i))
      if (names.contains(function.getName())) {
        function.setName(prefix + "." + function.getName());
        function.setVisibility(GlobalValue::HiddenVisibility);
        function.setDSOLocal(true);
      }
}

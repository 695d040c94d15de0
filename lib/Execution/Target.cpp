// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Target machines and the LLVM pass pipeline.

#include "Target.h"
#include "Artifact.h"
#include "qopt/Codegen/Processor.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"
#include <mutex>

using namespace llvm;
using namespace qopt;

/// Those of the host and of the architectures that code may be for elsewhere.
static void initializeTargets() {
  static std::once_flag once;
  std::call_once(once, [] {
    InitializeAllTargetInfos();
    InitializeAllTargets();
    InitializeAllTargetMCs();
    InitializeAllAsmPrinters();
    InitializeAllAsmParsers();
  });
}

static Error fail(const Twine &message) { return createStringError(message); }

/// LLVM prints a warning about each mistake and goes on; a user wants an error.
static Error checkFeatureNames(const CompileOptions &options,
                               const MCSubtargetInfo &info) {
  for (StringRef feature : split(options.features, ',')) {
    StringRef name = feature.trim();
    if (name.empty())
      continue;
    if (!name.consume_front("+") && !name.consume_front("-"))
      return fail("feature '" + feature.trim() + "' must start with + or -");
    if (none_of(
            info.getAllProcessorFeatures(),
            [&](const SubtargetFeatureKV &known) { return name == known.Key; }))
      return fail("unknown processor feature '" + name + "'");
  }
  return Error::success();
}

/// What was asked for, or else the host's, or Linux on the processor.
static Expected<Triple> getTriple(const CompileOptions &options,
                                  const Processor &processor) {
  Triple host(sys::getDefaultTargetTriple());
  if (options.triple.empty()) {
    if (processor.arch == host.getArch())
      return host;
    return Triple(Triple::getArchTypeName(processor.arch), "unknown", "linux",
                  "gnu");
  }
  Triple triple(Triple::normalize(options.triple));
  if (Processor::getBaseline(triple.getArch()).empty() || !triple.isOSLinux())
    return fail("target '" + options.triple +
                "' is not supported: expected x86_64 or aarch64 with Linux, "
                "such as aarch64-linux-gnu");
  if (triple.getArch() != processor.arch)
    return fail("processor '" + options.cpu + "' is not one of target '" +
                options.triple + "'");
  return triple;
}

void qopt::chooseProcessor(CompileOptions &options) {
  Triple triple(Triple::normalize(options.triple)),
      host(sys::getDefaultTargetTriple());
  StringRef baseline = Processor::getBaseline(triple.getArch());
  if (options.cpu == "native" && !baseline.empty() &&
      triple.getArch() != host.getArch())
    options.cpu = baseline.str();
}

Expected<std::unique_ptr<TargetMachine>>
qopt::createTargetMachine(const CompileOptions &options) {
  initializeTargets();
  Expected<Processor> processor = Processor::get(options.cpu, options.features);
  if (!processor)
    return processor.takeError();
  Expected<Triple> chosen = getTriple(options, *processor);
  if (!chosen)
    return chosen.takeError();
  const Triple &triple = *chosen;
  std::string error;
  const Target *target = TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return fail("no code generator for " + triple.str() + ": " + error);

  std::unique_ptr<MCSubtargetInfo> generic(
      target->createMCSubtargetInfo(triple, "", ""));
  if (!generic->isCPUStringValid(processor->backEndName))
    return fail("unknown processor '" + options.cpu + "'");
  if (Error mistake = checkFeatureNames(options, *generic))
    return std::move(mistake);

  TargetOptions targetOptions;
  targetOptions.AllowFPOpFusion = FPOpFusion::Strict;
  CodeGenOptLevel level =
      options.reference ? CodeGenOptLevel::Less : CodeGenOptLevel::Aggressive;
  std::unique_ptr<TargetMachine> machine(target->createTargetMachine(
      triple, processor->backEndName, processor->backEndFeatures, targetOptions,
      Reloc::PIC_,
      /*CM=*/std::nullopt, level));
  if (!machine)
    return fail("no code generator for " + triple.str());
  if (triple.isX86() &&
      !machine->getMCSubtargetInfo()->checkFeatures("+sse4.1"))
    return fail("processor '" + options.cpu +
                "' lacks SSE4.1; compiled models need x86-64-v2");
  return std::move(machine);
}

/// Whether a function only hands addresses on: the sequence of kernel calls of
/// a deep model, or the thunk that loads its hundreds of arguments.
static bool isSchedule(const Function &function) {
  // Below, nothing is slow yet.
  constexpr unsigned minInstructions = 256;
  if (function.getInstructionCount() < minInstructions)
    return false;
  return all_of(instructions(function), [](const Instruction &i) {
    if (auto *call = dyn_cast<CallBase>(&i))
      return !isa<IntrinsicInst>(call) || isa<MemIntrinsic>(call);
    return isa<GetElementPtrInst, AllocaInst>(i) || i.isTerminator() ||
           (isa<LoadInst>(i) && i.getType()->isPointerTy());
  });
}

/// Instruction selection, scheduling and register allocation are superlinear
/// in the length of a block, and in a schedule they have nothing to win.
static void skipSchedules(Module &module) {
  for (Function &function : module)
    if (!function.isDeclaration() && isSchedule(function)) {
      function.addFnAttr(Attribute::NoInline);
      function.addFnAttr(Attribute::OptimizeNone);
      function.removeFnAttr(Attribute::OptimizeForSize);
      function.removeFnAttr(Attribute::MinSize);
    }
}

void qopt::optimizeModule(Module &module, TargetMachine &machine,
                          const CompileOptions &options) {
  PassTimer timer(options.times.get(), "LLVM: optimizing");
  module.setTargetTriple(machine.getTargetTriple());
  module.setDataLayout(machine.createDataLayout());
  if (machine.getTargetTriple().isX86() &&
      !machine.getMCSubtargetInfo()->checkFeatures("+fma"))
    expandFMA(module);
  skipSchedules(module);
  PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.SLPVectorization = !options.reference;
  tuning.LoopInterleaving = !options.reference;
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager sccs;
  ModuleAnalysisManager modules;
  PassBuilder builder(&machine, tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(sccs);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, sccs, modules);
  OptimizationLevel level =
      options.reference ? OptimizationLevel::O1 : OptimizationLevel::O3;
  builder.buildPerModuleDefaultPipeline(level).run(module, modules);
}

Error qopt::generateCode(Module &module, TargetMachine &machine,
                         CodeGenFileType type, const CompileOptions &options,
                         SmallVectorImpl<char> &out) {
  PassTimer timer(options.times.get(), "LLVM: machine code");
  raw_svector_ostream os(out);
  legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, os, nullptr, type))
    return createStringError("the target cannot write this kind of file");
  passes.run(module);
  return Error::success();
}

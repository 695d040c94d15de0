// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way from a processor's name to its features, through LLVM's own lists of
// processors, architectures and extensions.

#include "qopt/Codegen/Processor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/TargetParser/AArch64TargetParser.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace llvm;
using namespace qopt;

static Triple::ArchType getHostArch() {
  return Triple(sys::getDefaultTargetTriple()).getArch();
}

StringRef Processor::getBaseline(Triple::ArchType arch) {
  if (arch == Triple::x86_64)
    return "x86-64-v2";
  return arch == Triple::aarch64 ? "armv8-a" : "";
}

/// Sets a feature and those that come, or go, with it.
static void setFeature(StringMap<bool> &features, StringRef name,
                       bool enabled) {
  features[name] = enabled;
  X86::updateImpliedFeatures(name, enabled, features);
}

static Processor getX86(StringRef name) {
  Processor result;
  result.arch = Triple::x86_64;
  result.backEndName = name.str();
  SmallVector<StringRef> list;
  X86::getFeaturesForCPU(name, list);
  // The list has avx512bw without the avx512f that it needs.
  for (StringRef feature : list)
    setFeature(result.features, feature, true);
  return result;
}

/// Features with a sign in front.
static void addSigned(StringMap<bool> &features, ArrayRef<StringRef> list) {
  for (StringRef feature : list)
    if (feature.size() > 1)
      features[feature.drop_front()] = feature.front() == '+';
}

/// "neoverse-n1" or "armv8.2-a", and what follows it as in +dotprod+nofp16.
static std::optional<Processor> getAArch64(StringRef text) {
  SmallVector<StringRef> parts;
  text.split(parts, '+');
  StringRef name = parts.front();
  Processor result;
  result.arch = Triple::aarch64;
  AArch64::ExtensionSet extensions;
  std::optional<AArch64::CpuInfo> cpu = AArch64::parseCpu(name);
  const AArch64::ArchInfo *arch = cpu ? nullptr : AArch64::parseArch(name);
  if (cpu)
    extensions.addCPUDefaults(*cpu);
  else if (arch)
    extensions.addArchDefaults(*arch);
  else
    return std::nullopt;
  for (StringRef modifier : drop_begin(parts))
    if (!extensions.parseModifier(modifier))
      return std::nullopt;
  SmallVector<StringRef> list;
  std::vector<StringRef> names;
  extensions.toLLVMFeatureList(names);
  list.append(names.begin(), names.end());
  addSigned(result.features, list);
  result.backEndName =
      cpu ? AArch64::resolveCPUAlias(name).str() : std::string("generic");
  result.backEndFeatures = join(list, ",");
  return result;
}

static Processor getNative() {
  Processor result;
  result.arch = getHostArch();
  result.backEndName = sys::getHostCPUName().str();
  result.features = sys::getHostCPUFeatures();
  SubtargetFeatures list;
  for (auto &[name, enabled] : result.features)
    list.AddFeature(name, enabled);
  result.backEndFeatures = list.getString();
  return result;
}

static std::optional<Processor> find(StringRef name) {
  if (name == "native" || name.empty())
    return getNative();
  if (name == "portable") {
    std::optional<Processor> result =
        find(Processor::getBaseline(getHostArch()));
    if (result)
      result->isPortable = true;
    return result;
  }
  SmallVector<StringRef> names;
  X86::fillValidCPUArchList(names, /*Only64Bit=*/true);
  if (is_contained(names, name))
    return getX86(name);
  return getAArch64(name);
}

/// One feature of the back end, "+avx2", and what depends on it.
static void change(Processor &processor, StringRef feature) {
  StringRef name = feature;
  bool enabled = name.consume_front("+");
  if (!enabled && !name.consume_front("-"))
    return;
  if (processor.arch == Triple::aarch64) {
    AArch64::ExtensionSet extensions;
    if (auto extension =
            AArch64::targetFeatureToExtension(("+" + name).str())) {
      // As if all were there: what goes with the one is then gone too.
      if (!enabled)
        for (const AArch64::ExtensionInfo &info : AArch64::Extensions)
          extensions.Enabled.set(info.ID);
      enabled ? extensions.enable(extension->ID)
              : extensions.disable(extension->ID);
    }
    std::vector<StringRef> implied;
    extensions.toLLVMFeatureList(implied);
    addSigned(processor.features, implied);
    processor.features[name] = enabled;
  } else {
    setFeature(processor.features, name, enabled);
  }
  if (!processor.backEndFeatures.empty())
    processor.backEndFeatures += ",";
  processor.backEndFeatures += feature.str();
}

Expected<Processor> Processor::get(StringRef name, StringRef changes) {
  std::optional<Processor> result = find(name);
  if (!result)
    return createStringError("unknown processor '" + name +
                             "': expected native, portable or a name that LLVM "
                             "knows, such as x86-64-v3 or neoverse-n1");
  for (StringRef feature : split(changes, ','))
    change(*result, feature.trim());
  return std::move(*result);
}

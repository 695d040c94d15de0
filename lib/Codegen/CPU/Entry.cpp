// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds the function of a module that callers of the compiled code call, and
// the pass qopt-select-entry.

#include "qopt/Codegen/Entry.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_SELECTENTRYPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

static std::string listNames(ArrayRef<func::FuncOp> functions) {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleaveComma(
      functions, os, [&](func::FuncOp f) { os << "'" << f.getName() << "'"; });
  return text;
}

FailureOr<func::FuncOp> qnn::findEntry(ModuleOp module, StringRef name) {
  SmallVector<func::FuncOp> defined, candidates;
  for (func::FuncOp func : module.getOps<func::FuncOp>()) {
    if (func.isExternal())
      continue;
    defined.push_back(func);
    if (name.empty() ? func.isPublic() : func.getName() == name)
      candidates.push_back(func);
  }
  if (candidates.size() == 1)
    return candidates.front();
  InFlightDiagnostic diag = module.emitError();
  if (!candidates.empty())
    diag << "the module has several public functions, name the one to compile: "
         << listNames(candidates);
  else if (name.empty())
    diag << "the module has no public function to compile";
  else if (defined.empty())
    diag << "there is no function '" << name << "', the module has none";
  else
    diag << "there is no function '" << name << "', the module has "
         << listNames(defined);
  return failure();
}

/// Drops the attributes of code generation from one dictionary.
static DictionaryAttr dropMarks(DictionaryAttr attributes) {
  NamedAttrList kept;
  for (NamedAttribute attribute : attributes)
    if (!attribute.getName().strref().starts_with("qopt."))
      kept.push_back(attribute);
  return kept.getDictionary(attributes.getContext());
}

/// Attributes `qopt.*` state what a pass of code generation has proved. Those
/// that the module comes with, nobody has.
static void dropMarks(ModuleOp module) {
  module->walk([](Operation *op) {
    op->setDiscardableAttrs(dropMarks(op->getDiscardableAttrDictionary()));
    auto func = dyn_cast<func::FuncOp>(op);
    if (!func)
      return;
    for (unsigned i = 0, e = func.getNumArguments(); i != e; ++i)
      if (DictionaryAttr attributes = func.getArgAttrDict(i))
        func.setArgAttrs(i, dropMarks(attributes));
    for (unsigned i = 0, e = func.getNumResults(); i != e; ++i)
      if (DictionaryAttr attributes = func.getResultAttrDict(i))
        func.setResultAttrs(i, dropMarks(attributes));
  });
}

namespace {

struct SelectEntryPass
    : public qnn::impl::SelectEntryPassBase<SelectEntryPass> {
  using Base::Base;

  void runOnOperation() override {
    FailureOr<func::FuncOp> found = findEntry(getOperation(), entry);
    if (failed(found))
      return signalPassFailure();
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>())
      if (func != *found)
        func.setPrivate();
    found->setPublic();
    dropMarks(getOperation());
  }
};

} // namespace

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model from one context to another. Contexts share nothing, so the module
// goes through bytecode; the bytes of parameters stay where they are.

#include "mlir/Bytecode/BytecodeWriter.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Driver/Model.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

static Error copyParameters(const ParameterRegistry &from,
                            ParameterRegistry &to, StringRef scope) {
  for (const std::string &key : from.getKeys(scope)) {
    Expected<ParameterHandle> handle = from.get(key, scope);
    if (!handle)
      return handle.takeError();
    if (Error error = to.addParameter(key, std::move(*handle), scope,
                                      OnConflict::Replace))
      return error;
  }
  return Error::success();
}

Expected<Model> Model::copy() const {
  std::string bytes;
  raw_string_ostream os(bytes);
  if (failed(writeBytecodeToFile(getModule(), os)))
    return createStringError(path + ": cannot write the module as bytecode");
  Model result;
  result.path = path;
  result.entry = entry;
  result.context = createModelContext();
  if (Error error =
          parseModule(*result.context,
                      MemoryBuffer::getMemBuffer(
                          bytes, path, /*RequiresNullTerminator=*/false),
                      path)
              .moveInto(result.module))
    return std::move(error);
  llvm::SmallSetVector<StringRef, 2> scopes;
  scopes.insert("");
  for (auto parameter : getModule().getOps<qnn::ParameterOp>())
    scopes.insert(parameter.getScope());
  for (StringRef scope : scopes)
    if (Error error =
            copyParameters(getParameters(), result.getParameters(), scope))
      return std::move(error);
  return std::move(result);
}

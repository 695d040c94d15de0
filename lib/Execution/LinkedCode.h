// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Object files linked into this process.

#ifndef QOPT_LIB_EXECUTION_LINKEDCODE_H
#define QOPT_LIB_EXECUTION_LINKEDCODE_H

#include "CompiledModel.h"

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace qopt {

class LinkedCode {
public:
  using Entry = void (*)(const void *const *);

  /// A function of this process that the code calls.
  using Symbol = std::pair<std::string, void *>;

  /// Takes the objects out of the model.
  static llvm::Expected<LinkedCode> link(CompiledModel &model,
                                         llvm::ArrayRef<Symbol> symbols,
                                         const CompileOptions &options);
  LinkedCode();
  LinkedCode(LinkedCode &&);
  LinkedCode &operator=(LinkedCode &&);
  ~LinkedCode();

  Entry getEntry() const { return entry; }

private:
  std::unique_ptr<llvm::orc::LLJIT> jit;
  Entry entry = nullptr;
};

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_LINKEDCODE_H

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes a file so that its name never shows a half-written one: everything
// goes to PATH.partial, which is synced and renamed on commit and removed on
// every other way out.

#ifndef QOPT_PARAMETERS_ATOMICFILE_H
#define QOPT_PARAMETERS_ATOMICFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace qopt {

struct AtomicFileOptions {
  /// Also remove the partial file when a signal ends the process. Off by
  /// default, because it installs LLVM's signal handlers; for programs that own
  /// their process, which call `endOnSignal` where an interrupt may come to
  /// another thread than the one that writes.
  bool removeOnSignal = false;
  /// Who may do what with the file, less what the process's umask forbids.
  unsigned mode = 0666;
};

class AtomicFile {
public:
  /// Creates PATH.partial. Refuses a path that exists and is not a regular
  /// file; follows symbolic links; refuses a partial file that another writer
  /// holds, with std::errc::device_or_resource_busy.
  static llvm::Expected<std::unique_ptr<AtomicFile>>
  create(llvm::StringRef path, AtomicFileOptions options = {});
  ~AtomicFile() { discard(); }
  AtomicFile(const AtomicFile &) = delete;
  AtomicFile &operator=(const AtomicFile &) = delete;

  llvm::StringRef getPath() const { return path; }

  /// Makes the file `bytes` long and reserves its blocks, so that a full disk
  /// shows at once.
  llvm::Error reserve(uint64_t bytes);
  /// Safe to call from several threads for disjoint ranges.
  llvm::Error write(uint64_t offset, llvm::ArrayRef<char> bytes);
  llvm::Error read(uint64_t offset, llvm::MutableArrayRef<char> out) const;
  /// Starts writing a range back, which keeps the amount of dirty memory
  /// bounded.
  void startWriteback(uint64_t offset, uint64_t bytes) const;

  llvm::Error commit();
  void discard();

private:
  AtomicFile(std::string path, std::string partial, int fd, bool onSignal)
      : path(std::move(path)), partial(std::move(partial)), fd(fd),
        onSignal(onSignal) {}
  llvm::Error fail(const llvm::Twine &what, int error) const;

  std::string path, partial;
  int fd;
  bool onSignal;
};

/// Writes the parts one behind the other.
llvm::Error writeFileAtomically(llvm::StringRef path,
                                llvm::ArrayRef<llvm::ArrayRef<char>> parts,
                                AtomicFileOptions options = {});

/// Ends the process as `signal` would have, after removing every file with
/// `removeOnSignal` that is not finished; other threads neither create nor name
/// one from here on. Not to be called in a signal handler, which may have
/// interrupted a thread that is doing just that.
[[noreturn]] void endOnSignal(int signal);

} // namespace qopt

#endif // QOPT_PARAMETERS_ATOMICFILE_H

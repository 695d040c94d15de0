// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Build ids from the notes of the loaded libraries.

#include "BuildId.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/TargetParser/Host.h"
#include <cstring>
#include <link.h>
#include <sys/stat.h>

using namespace llvm;
using namespace qopt;

namespace {
/// A loaded library as dl_iterate_phdr shows it.
struct Search {
  uintptr_t address;
  std::string id;
};
} // namespace

static bool contains(const dl_phdr_info &info, uintptr_t address) {
  return any_of(ArrayRef(info.dlpi_phdr, info.dlpi_phnum),
                [&](const ElfW(Phdr) & header) {
                  uintptr_t begin = info.dlpi_addr + header.p_vaddr;
                  return header.p_type == PT_LOAD && address >= begin &&
                         address - begin < header.p_memsz;
                });
}

/// The build id among the notes of a segment, as hexadecimal digits.
static std::string findBuildId(const char *notes, size_t size,
                               uint64_t alignment) {
  while (size >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes, sizeof(note));
    uint64_t name = sizeof(note);
    uint64_t description = alignTo(name + note.n_namesz, alignment);
    uint64_t end = alignTo(description + note.n_descsz, alignment);
    if (description + note.n_descsz > size)
      return "";
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
        std::memcmp(notes + name, "GNU", 4) == 0)
      return toHex(StringRef(notes + description, note.n_descsz));
    notes += std::min<uint64_t>(end, size);
    size -= std::min<uint64_t>(end, size);
  }
  return "";
}

static std::string describeFile(const char *path) {
  struct stat status;
  if (!*path)
    path = "/proc/self/exe";
  if (::stat(path, &status) != 0)
    return path;
  return (Twine(path) + ":" + Twine(status.st_size) + ":" +
          Twine(status.st_mtim.tv_sec) + "." + Twine(status.st_mtim.tv_nsec))
      .str();
}

static int visit(dl_phdr_info *info, size_t, void *data) {
  auto *search = static_cast<Search *>(data);
  if (!contains(*info, search->address))
    return 0;
  for (const ElfW(Phdr) &header : ArrayRef(info->dlpi_phdr, info->dlpi_phnum))
    if (header.p_type == PT_NOTE && search->id.empty())
      search->id = findBuildId(
          reinterpret_cast<const char *>(info->dlpi_addr + header.p_vaddr),
          header.p_memsz, std::max<uint64_t>(header.p_align, 4));
  if (search->id.empty())
    search->id = describeFile(info->dlpi_name);
  return 1;
}

template <typename Function>
static std::string getLibraryId(Function *function) {
  Search search{reinterpret_cast<uintptr_t>(function), ""};
  ::dl_iterate_phdr(visit, &search);
  return search.id;
}

std::string qopt::getBuildId() {
  static const std::string id =
      "llvm " LLVM_VERSION_STRING "," + getLibraryId(&qopt::getBuildId) + "," +
      getLibraryId(&mlir::registerMLIRContextCLOptions) + "," +
      getLibraryId(&sys::getHostCPUName);
  return id;
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuzz target: a parameter file. What opening accepts must be readable, mapped
// and by ranges, and both must agree.

#include "FuzzSupport.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "qopt/Parameters/Safetensors.h"
#include <cstring>

using namespace llvm;
using namespace qopt;

static void checkParameter(const SafetensorsSource &source,
                           const ParameterInfo &info) {
  std::optional<ArrayRef<char>> mapped = source.map(info.key);
  if (!mapped || mapped->size() != info.bytes || !source.find(info.key))
    std::abort();
  fuzz::touch(*mapped);
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(info.bytes);
  if (!buffer)
    std::abort();
  if (Error error = source.read(info.key, 0, buffer->getBytes()))
    return fuzz::expectMessage(std::move(error));
  if (info.bytes && std::memcmp(buffer->data(), mapped->data(), info.bytes))
    std::abort();
  // One byte too many is an error, never a read.
  char byte;
  Error beyond = source.read(info.key, info.bytes, {&byte, 1});
  if (!beyond)
    std::abort();
  fuzz::expectMessage(std::move(beyond));
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static fuzz::MemoryFile memory("input.safetensors");
  Expected<std::shared_ptr<SafetensorsSource>> source =
      SafetensorsSource::open(memory.set(data, size));
  if (!source) {
    fuzz::expectMessage(source.takeError());
    return 0;
  }
  for (const ParameterInfo &info : (*source)->getParameters())
    checkParameter(**source, info);
  if (Error error = (*source)->verifyDigest())
    fuzz::expectMessage(std::move(error));
  ParameterRegistry registry;
  if (Error error = registry.add(*source))
    fuzz::expectMessage(std::move(error));
  for (const std::string &key : registry.getKeys()) {
    Expected<ByteView> view = registry.mapOrRead(key);
    if (view)
      fuzz::touch(view->bytes);
    else
      fuzz::expectMessage(view.takeError());
  }
  return 0;
}

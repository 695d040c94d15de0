// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between weights of 4 bits as they are stored, two in a byte, and as bytes:
// whatever moves single elements works on bytes.

#include "qopt/Numerics/Quantize.h"
#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace qopt;

/// As in DType::I4: a vector is one row.
static uint64_t getNumRows(const ParameterInfo &info) {
  return info.shape.size() < 2 ? 1 : info.shape.front();
}

static Error refuse(const ParameterHandle &input, StringRef wanted) {
  return createStringError("parameter '" + input.info.key + "' is " +
                           getName(input.info.dtype) + ", not " + wanted);
}

/// A parameter of the same shape whose rows are computed one by one.
static Expected<ParameterHandle>
makeByRows(const ParameterHandle &input, DType dtype,
           std::function<void(const char *, uint64_t, char *)> convertRow) {
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, dtype, input.info.shape);
  if (!info)
    return info.takeError();
  uint64_t rows = getNumRows(*info);
  uint64_t rowElements =
      rows ? getNumElements(info->shape).value_or(0) / rows : 0;
  uint64_t fromBytes = rows ? input.info.bytes / rows : 0;
  uint64_t toBytes = rows ? info->bytes / rows : 0;
  Expected<std::shared_ptr<ParameterSource>> source = makeDerived(
      *info, toBytes,
      [=](uint64_t begin, uint64_t end, MutableArrayRef<char> out) -> Error {
        Expected<AlignedBuffer> in =
            AlignedBuffer::allocate((end - begin) * fromBytes);
        if (!in)
          return in.takeError();
        if (Error error = input.read(begin * fromBytes, in->getBytes()))
          return error;
        for (uint64_t row = 0; row < end - begin; ++row)
          convertRow(in->data() + row * fromBytes, rowElements,
                     out.data() + row * toBytes);
        return Error::success();
      });
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, info->key, *info};
}

Expected<ParameterHandle> qopt::makeUnpackedI4(const ParameterHandle &input,
                                               bool isSigned) {
  if (input.info.dtype != DType::I4)
    return refuse(input, "I4");
  return makeByRows(input, isSigned ? DType::I8 : DType::U8,
                    [=](const char *in, uint64_t count, char *out) {
                      numerics::unpackInt4(
                          reinterpret_cast<const uint8_t *>(in), count,
                          isSigned, reinterpret_cast<int8_t *>(out));
                    });
}

Expected<ParameterHandle> qopt::makePackedI4(const ParameterHandle &input) {
  if (input.info.dtype != DType::I8 && input.info.dtype != DType::U8)
    return refuse(input, "I8 or U8");
  return makeByRows(
      input, DType::I4, [](const char *in, uint64_t count, char *out) {
        numerics::packInt4(reinterpret_cast<const int8_t *>(in), count,
                           reinterpret_cast<uint8_t *>(out));
      });
}

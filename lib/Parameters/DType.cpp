// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names and sizes of storage types. Sizes come from files, so every product is
// checked.

#include "qopt/Parameters/DType.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace {
struct DTypeEntry {
  qopt::DType dtype;
  const char *name;
  unsigned bits;
};
} // namespace

/// In the order of the enumeration.
static constexpr DTypeEntry dtypeTable[] = {
    {qopt::DType::F32, "F32", 32},       {qopt::DType::F16, "F16", 16},
    {qopt::DType::BF16, "BF16", 16},     {qopt::DType::F64, "F64", 64},
    {qopt::DType::I8, "I8", 8},          {qopt::DType::U8, "U8", 8},
    {qopt::DType::I4, "I4", 4},          {qopt::DType::I16, "I16", 16},
    {qopt::DType::U16, "U16", 16},       {qopt::DType::I32, "I32", 32},
    {qopt::DType::U32, "U32", 32},       {qopt::DType::I64, "I64", 64},
    {qopt::DType::U64, "U64", 64},       {qopt::DType::BOOL, "BOOL", 8},
    {qopt::DType::F8E4M3, "F8_E4M3", 8}, {qopt::DType::F8E5M2, "F8_E5M2", 8},
};

StringRef qopt::getName(DType dtype) {
  return dtypeTable[static_cast<unsigned>(dtype)].name;
}

std::optional<qopt::DType> qopt::parseDType(StringRef name) {
  for (const DTypeEntry &entry : dtypeTable)
    if (name == entry.name)
      return entry.dtype;
  return std::nullopt;
}

unsigned qopt::getBitWidth(DType dtype) {
  return dtypeTable[static_cast<unsigned>(dtype)].bits;
}

std::optional<uint64_t> qopt::getNumElements(ArrayRef<int64_t> shape) {
  uint64_t count = 1;
  bool overflow = false, empty = false;
  for (int64_t dim : shape) {
    if (dim < 0)
      return std::nullopt;
    empty |= dim == 0;
    overflow |=
        __builtin_mul_overflow(count, static_cast<uint64_t>(dim), &count);
  }
  // [2^40, 2^40, 0] is an empty tensor in every framework.
  if (empty)
    return 0;
  if (overflow || count > static_cast<uint64_t>(INT64_MAX))
    return std::nullopt;
  return count;
}

/// Rows and elements per row of a packed tensor.
static std::pair<uint64_t, uint64_t> getRows(ArrayRef<int64_t> shape,
                                             uint64_t elements) {
  if (elements == 0)
    return {0, 0};
  if (shape.size() < 2)
    return {1, elements};
  return {shape[0], elements / shape[0]};
}

std::optional<uint64_t> qopt::getNumBytes(DType dtype,
                                          ArrayRef<int64_t> shape) {
  std::optional<uint64_t> elements = getNumElements(shape);
  if (!elements)
    return std::nullopt;
  if (dtype == DType::I4) {
    auto [rows, perRow] = getRows(shape, *elements);
    return rows * ((perRow + 1) / 2);
  }
  uint64_t bytes;
  if (__builtin_mul_overflow(*elements, uint64_t(getBitWidth(dtype) / 8),
                             &bytes) ||
      bytes > static_cast<uint64_t>(INT64_MAX))
    return std::nullopt;
  return bytes;
}

SmallVector<int64_t> qopt::getPackedI4Shape(ArrayRef<int64_t> shape) {
  auto [rows, perRow] = getRows(shape, getNumElements(shape).value_or(0));
  return {static_cast<int64_t>(rows), static_cast<int64_t>((perRow + 1) / 2)};
}

std::string qopt::formatShape(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return "scalar";
  std::string text;
  raw_string_ostream os(text);
  for (size_t i = 0; i < shape.size(); ++i) {
    if (i)
      os << 'x';
    if (shape[i] < 0)
      os << '?';
    else
      os << shape[i];
  }
  return text;
}

std::string qopt::printableName(StringRef name) {
  std::string out;
  raw_string_ostream os(out);
  printEscapedString(name.take_front(120), os);
  if (name.size() > 120)
    os << "...";
  return out;
}

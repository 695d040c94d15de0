// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The two vocabulary types of the numerics library. It is plain C++17 without
// LLVM, so that the same functions serve the compiler, the tests and small
// tools; Span accepts any contiguous container (std::vector, llvm::ArrayRef,
// ...) and Result carries the reason of a failure as text, because the library
// is built without exceptions.

#ifndef QOPT_NUMERICS_SUPPORT_H
#define QOPT_NUMERICS_SUPPORT_H

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#if defined(__FAST_MATH__)
#error "qopt::numerics needs IEEE semantics: build without -ffast-math"
#endif

namespace qopt::numerics {

/// A pointer and a length; does not own what it points to.
template <typename T> class Span {
public:
  Span() = default;
  Span(T *data, size_t size) : ptr(data), count(size) {}
  template <size_t N> Span(T (&array)[N]) : ptr(array), count(N) {}
  template <typename Container,
            typename = std::enable_if_t<std::is_convertible_v<
                decltype(std::declval<Container &>().data()), T *>>>
  Span(Container &&container)
      : ptr(container.data()), count(container.size()) {}

  T *data() const { return ptr; }
  size_t size() const { return count; }
  bool empty() const { return count == 0; }
  T *begin() const { return ptr; }
  T *end() const { return ptr + count; }
  T &operator[](size_t i) const { return ptr[i]; }
  Span slice(size_t offset, size_t length) const {
    return Span(ptr + offset, length);
  }

private:
  T *ptr = nullptr;
  size_t count = 0;
};

/// A value, or the reason why there is none.
template <typename T> class [[nodiscard]] Result {
public:
  Result(T value) : val(std::move(value)) {}
  static Result failure(std::string reason) {
    Result result;
    result.why = std::move(reason);
    return result;
  }

  explicit operator bool() const { return val.has_value(); }
  const T &operator*() const { return *val; }
  const T *operator->() const { return &*val; }
  /// Empty if there is a value.
  const std::string &reason() const { return why; }

private:
  Result() = default;
  std::optional<T> val;
  std::string why;
};

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_SUPPORT_H

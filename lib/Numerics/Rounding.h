// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rounding shared by the numerics sources. rint is a libm call on x86-64
// without SSE4.1 and then blocks vectorization, so the array loops round by
// adding and subtracting 1.5 * 2^23 (f32) or 1.5 * 2^52 (double): the sum has a
// unit in the last place of 1, hence the addition itself rounds to the nearest
// integer, ties to even.

#ifndef QOPT_LIB_NUMERICS_ROUNDING_H
#define QOPT_LIB_NUMERICS_ROUNDING_H

#include <cmath>
#include <cstdint>
#include <type_traits>

// The library's results are defined without fused multiply-add. CMakeLists.txt
// says so to every compiler; the pragma covers Clang where it does not apply.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#endif

namespace qopt::numerics {

/// rint(v) for |v| <= 2^22 (float) or 2^51 (double).
template <typename Real> inline Real roundSmall(Real v) {
  constexpr Real magic =
      std::is_same_v<Real, float> ? Real(0x1.8p23f) : Real(0x1.8p52);
  return (v + magic) - magic;
}

/// std::clamp as two comparisons that compilers turn into min and max
/// instructions.
template <typename Real> inline Real clampReal(Real v, Real lo, Real hi) {
  v = v < lo ? lo : v;
  return v > hi ? hi : v;
}

/// saturate(rint(t) + z): NaN gives z. Exact for every float or double t,
/// because z, lo and hi are at most 33 bits wide.
inline int64_t roundAndSaturate(double t, int64_t z, int64_t lo, int64_t hi) {
  if (std::isnan(t))
    t = 0.0;
  t = clampReal(std::rint(t), double(lo - z), double(hi - z));
  return int64_t(t) + z;
}

} // namespace qopt::numerics

#endif // QOPT_LIB_NUMERICS_ROUNDING_H

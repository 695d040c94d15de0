// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbers in error texts. std::to_string prints six decimals and so shows every
// small scale as 0.000000.

#ifndef QOPT_LIB_NUMERICS_TEXT_H
#define QOPT_LIB_NUMERICS_TEXT_H

#include <cstdio>
#include <string>

namespace qopt::numerics {

inline std::string showNumber(double v) {
  char text[40];
  std::snprintf(text, sizeof(text), "%.9g", v);
  return text;
}

} // namespace qopt::numerics

#endif // QOPT_LIB_NUMERICS_TEXT_H

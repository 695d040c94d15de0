// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A profile as a picture: one bar for each layer, the slowest first.

#ifndef QOPT_REPORT_PROFILEPICTURE_H
#define QOPT_REPORT_PROFILEPICTURE_H

#include "qopt/Execution/Executable.h"

namespace qopt {

/// An SVG file that needs nothing else. The layers are drawn in the order
/// given.
std::string renderProfile(llvm::ArrayRef<LayerTime> layers,
                          llvm::StringRef title);

} // namespace qopt

#endif // QOPT_REPORT_PROFILEPICTURE_H

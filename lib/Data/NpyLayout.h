// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conversion of array data to C order and native byte order, shared by .npy and
// .npz reading.

#ifndef QOPT_LIB_DATA_NPYLAYOUT_H
#define QOPT_LIB_DATA_NPYLAYOUT_H

#include "qopt/Data/Npy.h"

namespace qopt {

void swapElementBytes(llvm::MutableArrayRef<char> data, uint64_t width);

/// A copy of `data`, which has the layout that the header tells, in C order and
/// native bytes.
llvm::Expected<AlignedBuffer> convertLayout(const NpyHeader &header,
                                            llvm::ArrayRef<char> data);

} // namespace qopt

#endif // QOPT_LIB_DATA_NPYLAYOUT_H

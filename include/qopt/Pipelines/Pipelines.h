// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pipelines of the compiler: their options, the functions that build them,
// and their registration under the names that `qopt --pass-pipeline` knows.

#ifndef QOPT_PIPELINES_PIPELINES_H
#define QOPT_PIPELINES_PIPELINES_H

#include "qopt/Pipelines/CPUPipeline.h"
#include "qopt/Pipelines/ImportPipeline.h"
#include "qopt/Pipelines/QuantizePipeline.h"

namespace qopt {

/// Registers every pipeline of this header.
void registerPipelines();

} // namespace qopt

#endif // QOPT_PIPELINES_PIPELINES_H

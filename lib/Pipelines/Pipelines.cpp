// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Registration of all pipelines.

#include "qopt/Pipelines/Pipelines.h"

void qopt::registerPipelines() {
  registerImportPipeline();
  registerCPUPipeline();
  registerQuantizePipeline();
}

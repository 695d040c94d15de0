// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `qopt-import-pipeline`: from what frameworks export (TOSA, or qnn itself) to
// qnn on f32 with composite ops, channels last and weights as parameters.

#ifndef QOPT_PIPELINES_IMPORTPIPELINE_H
#define QOPT_PIPELINES_IMPORTPIPELINE_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace qopt {

struct ImportPipelineOptions
    : public mlir::PassPipelineOptions<ImportPipelineOptions> {
  Option<int64_t> threshold{
      *this, "threshold",
      llvm::cl::desc("Constants of more bytes become parameters"),
      llvm::cl::init(4096)};
};

void buildImportPipeline(mlir::OpPassManager &pm,
                         const ImportPipelineOptions &options);
void registerImportPipeline();

} // namespace qopt

#endif // QOPT_PIPELINES_IMPORTPIPELINE_H

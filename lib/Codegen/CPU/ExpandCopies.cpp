// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-expand-copies: upstream lowers a strided memref.copy to a call of its
// runner's library. Compiled models link nothing, so these copies become
// structured ops, later loops.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Utils/MemRefUtils.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_EXPANDCOPIESPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

/// The same test that memref-to-llvm makes before it emits memcpy.
static bool isContiguous(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  if (!memref)
    return false;
  if (memref.getLayout().isIdentity())
    return true;
  return memref.hasStaticShape() && memref.getNumElements() > 0 &&
         memref::isStaticShapeAndContiguousRowMajor(memref);
}

namespace {

struct ExpandCopiesPass
    : public qnn::impl::ExpandCopiesPassBase<ExpandCopiesPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation()->walk([](memref::CopyOp copy) {
      if (isContiguous(copy.getSource().getType()) &&
          isContiguous(copy.getTarget().getType()))
        return;
      OpBuilder b(copy);
      linalg::CopyOp::create(b, copy.getLoc(), copy.getSource(),
                             copy.getTarget());
      copy.erase();
    });
  }
};

} // namespace

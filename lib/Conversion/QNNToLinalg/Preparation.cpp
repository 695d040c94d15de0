// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What happens before the patterns run, on whole modules: float islands become
// explicit, and observers become calls.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "qopt/Conversion/Passes.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

static Value createDequantize(OpBuilder &b, Location loc, Value value) {
  Type type = withElementType(value.getType(), b.getF32Type());
  return DequantizeOp::create(b, loc, type, value);
}

void lowering::isolateFloatIslands(Operation *root) {
  root->walk([](QuantizableOpInterface op) {
    if (op.getQuantizedExecution() != QuantizedExecution::FloatIsland)
      return;
    OpBuilder b(op);
    for (OpOperand &operand : op->getOpOperands())
      if (isQuantized(operand.get().getType()))
        operand.set(createDequantize(b, op.getLoc(), operand.get()));
    for (OpResult result : op->getResults()) {
      Type type = result.getType();
      if (!isQuantized(type))
        continue;
      b.setInsertionPointAfter(op);
      result.setType(withElementType(type, b.getF32Type()));
      auto quantize = QuantizeOp::create(b, op.getLoc(), type, result);
      result.replaceAllUsesExcept(quantize.getResult(), quantize);
    }
  });
}

/// Declares `void name(tensor, i64 id, i64 numel)`, which only reads the
/// tensor.
static func::FuncOp declareObserver(ModuleOp module, StringRef name,
                                    RankedTensorType type) {
  OpBuilder b = OpBuilder::atBlockBegin(module.getBody());
  Type i64 = b.getI64Type();
  auto decl = func::FuncOp::create(b, module.getLoc(), name,
                                   b.getFunctionType({type, i64, i64}, {}));
  decl.setPrivate();
  decl.setArgAttr(0, bufferization::BufferizationDialect::kBufferAccessAttrName,
                  b.getStringAttr("read"));
  return decl;
}

void lowering::lowerObservers(ModuleOp module) {
  SmallVector<ObserveOp> observers;
  module.walk([&](ObserveOp op) { observers.push_back(op); });
  if (observers.empty())
    return;

  SymbolTable symbols(module);
  llvm::SmallDenseMap<Type, func::FuncOp> declarations;
  SmallVector<Attribute> names;
  if (auto existing = module->getAttrOfType<ArrayAttr>(kObserversAttr))
    names.append(existing.begin(), existing.end());
  for (ObserveOp op : observers) {
    OpBuilder b(op);
    Location loc = op.getLoc();
    Value value = op.getInput();
    if (isQuantized(value.getType()))
      value = createDequantize(b, loc, value);
    auto type = cast<RankedTensorType>(value.getType());
    func::FuncOp &declaration = declarations[type];
    if (!declaration) {
      std::string name =
          (kObserverPrefix + Twine(declarations.size() - 1)).str();
      declaration = declareObserver(module, name, type);
      symbols.insert(declaration); // renames it if the name is taken
    }
    auto constant = [&](int64_t number) -> Value {
      return arith::ConstantOp::create(b, loc, b.getI64IntegerAttr(number));
    };
    func::CallOp::create(b, loc, declaration,
                         ValueRange{value, constant(int64_t(names.size())),
                                    constant(type.getNumElements())});
    names.push_back(op.getNameAttr());
    op.getResult().replaceAllUsesWith(op.getInput());
    op.erase();
  }
  module->setAttr(kObserversAttr, ArrayAttr::get(module.getContext(), names));
}

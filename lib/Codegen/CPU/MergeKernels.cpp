// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-merge-kernels: kernels that are equal but for the values of constants
// become one, and the constants that differ become its arguments. Upstream's
// duplicate-function-elimination merges equal functions only, and quantized
// layers are never equal: each has its own scales.

#include "NarrowBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Passes.h"
#include "llvm/ADT/StringMap.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

namespace mlir::qnn {
#define GEN_PASS_DEF_MERGEKERNELSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

/// Constants that may differ between kernels: data, not sizes, indices or
/// conditions, which decide what code is generated.
static bool isData(arith::ConstantOp op) {
  Type type = getElementTypeOrSelf(op.getType());
  return !type.isIndex() && !type.isInteger(1) &&
         !isa<VectorType>(op.getType());
}

namespace {
/// Writes down all of a kernel but its name and the values of its data
/// constants.
class Fingerprint {
public:
  explicit Fingerprint(func::FuncOp kernel) : os(text) {
    os << kernel.getFunctionType();
    if (ArrayAttr attributes = kernel.getAllArgAttrs())
      os << attributes;
    visit(kernel.getBody());
  }

  std::string text;
  SmallVector<arith::ConstantOp> constants;

private:
  void visit(Region &region) {
    for (Block &block : region) {
      numbers.try_emplace(&block, numbers.size());
      for (Value argument : block.getArguments())
        define(argument);
      for (Operation &op : block)
        visit(op);
    }
  }

  void visit(Operation &op) {
    os << '\n' << op.getName();
    for (Value operand : op.getOperands())
      os << ' ' << numbers.lookup(operand.getAsOpaquePointer());
    os << " : " << op.getResultTypes();
    auto constant = dyn_cast<arith::ConstantOp>(op);
    if (constant && isData(constant))
      constants.push_back(constant);
    else
      os << op.getAttrDictionary();
    for (Block *successor : op.getSuccessors())
      os << '^' << numbers.lookup(successor);
    for (Region &region : op.getRegions()) {
      os << '{';
      visit(region);
      os << '}';
    }
    for (Value result : op.getResults())
      define(result);
  }

  void define(Value value) {
    os << ' ' << value.getType();
    numbers.try_emplace(value.getAsOpaquePointer(), numbers.size());
  }

  llvm::raw_string_ostream os;
  DenseMap<const void *, size_t> numbers;
};

struct Member {
  func::FuncOp kernel;
  SmallVector<arith::ConstantOp> constants;
};
} // namespace

/// Redirects the calls of each member to the first and passes the given
/// constants.
static void redirectCalls(ArrayRef<Member> members, ArrayRef<unsigned> hoisted,
                          ArrayRef<SmallVector<func::CallOp>> calls) {
  func::FuncOp leader = members.front().kernel;
  for (auto [member, callers] : llvm::zip_equal(members, calls))
    for (func::CallOp call : callers) {
      OpBuilder b(call);
      call.setCallee(leader.getSymName());
      for (unsigned index : hoisted) {
        arith::ConstantOp constant = member.constants[index];
        Value value = arith::ConstantOp::create(b, constant.getLoc(),
                                                constant.getValue());
        call.getOperandsMutable().append(value);
      }
    }
}

/// Which constants have not the same value in all members.
static SmallVector<unsigned> findDifferences(ArrayRef<Member> members) {
  SmallVector<unsigned> indices;
  for (unsigned i = 0, e = members.front().constants.size(); i < e; ++i) {
    arith::ConstantOp first = members.front().constants[i];
    if (llvm::any_of(members, [&](const Member &member) {
          arith::ConstantOp constant = member.constants[i];
          return constant.getValue() != first.getValue();
        }))
      indices.push_back(i);
  }
  return indices;
}

/// What is known of an argument, so that the code generator may prove what
/// holds for all members: the values of a scalar by member, the largest
/// magnitude of floats in a tensor.
static DictionaryAttr describeArgument(ArrayRef<Member> members,
                                       unsigned index) {
  arith::ConstantOp first = members.front().constants[index];
  Builder b(first.getContext());
  SmallVector<Attribute> values;
  double magnitude = 0;
  for (const Member &member : members) {
    arith::ConstantOp constant = member.constants[index];
    values.push_back(constant.getValue());
    magnitude = std::max(magnitude, getMagnitude(constant.getValue()));
  }
  if (first.getType().isIntOrFloat())
    return b.getDictionaryAttr(
        b.getNamedAttr("qopt.values", b.getArrayAttr(values)));
  if (std::isfinite(magnitude))
    return b.getDictionaryAttr(
        b.getNamedAttr("qopt.magnitude", b.getF64FloatAttr(magnitude)));
  return b.getDictionaryAttr({});
}

namespace {
struct MergeKernels : qnn::impl::MergeKernelsPassBase<MergeKernels> {
  void runOnOperation() override {
    SmallVector<SmallVector<Member>> groups;
    llvm::StringMap<size_t> groupOf;
    for (auto kernel : getOperation().getOps<func::FuncOp>()) {
      if (!kernel->hasAttr("qopt.kernel") || kernel.isDeclaration())
        continue;
      Fingerprint print(kernel);
      auto [it, isNew] = groupOf.try_emplace(print.text, groups.size());
      if (isNew)
        groups.emplace_back();
      groups[it->second].push_back({kernel, print.constants});
      ++numKernels;
    }
    // One walk for all calls: looking up the uses of each symbol is quadratic.
    llvm::StringMap<SmallVector<func::CallOp>> callsByName;
    getOperation().walk([&](func::CallOp call) {
      callsByName[call.getCallee()].push_back(call);
    });
    for (ArrayRef<Member> members : groups)
      merge(members, callsByName);
    numDistinct += groups.size();
  }

  void merge(ArrayRef<Member> members,
             llvm::StringMap<SmallVector<func::CallOp>> &callsByName) {
    if (members.size() == 1)
      return;
    func::FuncOp leader = members.front().kernel;
    SmallVector<unsigned> hoisted = findDifferences(members);
    SmallVector<SmallVector<func::CallOp>> calls;
    for (const Member &member : members)
      calls.push_back(
          callsByName.lookup(func::FuncOp(member.kernel).getSymName()));
    redirectCalls(members, hoisted, calls);
    for (unsigned index : hoisted) {
      arith::ConstantOp constant = members.front().constants[index];
      (void)leader.insertArgument(leader.getNumArguments(), constant.getType(),
                                  describeArgument(members, index),
                                  constant.getLoc());
      constant.replaceAllUsesWith(Value(leader.getArguments().back()));
      constant.erase();
    }
    for (const Member &member : members.drop_front())
      func::FuncOp(member.kernel).erase();
    numHoisted += hoisted.size();
  }
};
} // namespace

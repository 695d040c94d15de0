// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// fma(a, b, c) of f32 without the instruction and without the math library.
//
// The product of two f32 is exact in f64 (48 of 53 bits). The sum with c is
// rounded to odd instead of to nearest, and then rounding to f32 gives what one
// rounding would have given, because 53 >= 24 + 2 (Boldo and Melquiond,
// "Emulation of FMA and correctly rounded sums: proved algorithms using
// rounding to odd", IEEE Trans. Computers 57(4), 2008).

#include "Artifact.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

/// The type's elements replaced, its vector shape kept.
static Type *withElement(Type *type, Type *element) {
  if (auto *vector = dyn_cast<VectorType>(type))
    return VectorType::get(element, vector->getElementCount());
  return element;
}

/// x + y of f64, rounded to odd.
static Value *addToOdd(IRBuilder<> &b, Value *x, Value *y) {
  Type *wide = x->getType(), *bits = withElement(wide, b.getInt64Ty());
  // Knuth's two-sum: sum + error == x + y exactly.
  Value *sum = b.CreateFAdd(x, y);
  Value *yPart = b.CreateFSub(sum, x);
  Value *xPart = b.CreateFSub(sum, yPart);
  Value *error = b.CreateFAdd(b.CreateFSub(x, xPart), b.CreateFSub(y, yPart));
  // Infinities and NaN have a NaN error, which compares as not different from
  // 0.
  Value *zero = Constant::getNullValue(wide);
  Value *inexact = b.CreateFCmpONE(error, zero);
  Value *raw = b.CreateBitCast(sum, bits);
  Value *one = ConstantInt::get(bits, 1);
  Value *isEven =
      b.CreateICmpEQ(b.CreateAnd(raw, one), Constant::getNullValue(bits));
  // One unit in the last place towards the exact sum makes an even one odd.
  Value *away =
      b.CreateICmpEQ(b.CreateFCmpOGT(error, zero), b.CreateFCmpOGT(sum, zero));
  Value *odd =
      b.CreateSelect(away, b.CreateAdd(raw, one), b.CreateSub(raw, one));
  Value *result = b.CreateSelect(b.CreateAnd(inexact, isEven), odd, raw);
  return b.CreateBitCast(result, wide);
}

void qopt::expandFMA(Module &module) {
  SmallVector<IntrinsicInst *> calls;
  for (Function &function : module)
    for (Instruction &instruction : instructions(function))
      if (auto *call = dyn_cast<IntrinsicInst>(&instruction))
        if (call->getIntrinsicID() == Intrinsic::fma &&
            call->getType()->getScalarType()->isFloatTy())
          calls.push_back(call);
  for (IntrinsicInst *call : calls) {
    IRBuilder<> b(call);
    Type *wide = withElement(call->getType(), b.getDoubleTy());
    Value *product = b.CreateFMul(b.CreateFPExt(call->getArgOperand(0), wide),
                                  b.CreateFPExt(call->getArgOperand(1), wide));
    Value *addend = b.CreateFPExt(call->getArgOperand(2), wide);
    Value *result =
        b.CreateFPTrunc(addToOdd(b, product, addend), call->getType());
    call->replaceAllUsesWith(result);
    call->eraseFromParent();
  }
}

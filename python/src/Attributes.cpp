// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attributes from Python values. What kind of attribute an op wants is known to
// its definition only, so every kind that a value may stand for is tried, and
// the first one that the op's own check takes is it.

#include "Graph.h"
#include "mlir/AsmParser/AsmParser.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace qopt;
using namespace qopt::python;

using Candidates = SmallVector<Attribute, 4>;

/// A list of lists of integers: tensor.expand_shape's dimensions.
static Attribute toNestedArray(Builder &b, nb::sequence list) {
  SmallVector<Attribute> outer;
  for (nb::handle element : list) {
    if (!nb::isinstance<nb::list>(element) &&
        !nb::isinstance<nb::tuple>(element))
      return {};
    SmallVector<int64_t> inner;
    for (nb::handle number : nb::cast<nb::sequence>(element)) {
      if (!nb::isinstance<nb::int_>(number))
        return {};
      inner.push_back(nb::cast<int64_t>(number));
    }
    outer.push_back(b.getI64ArrayAttr(inner));
  }
  return b.getArrayAttr(outer);
}

static void addLists(Builder &b, nb::sequence list, Candidates &candidates) {
  bool isInteger = true, isNumber = true, isText = true;
  for (nb::handle element : list) {
    bool integer = nb::isinstance<nb::int_>(element);
    isInteger &= integer;
    isNumber &= integer || nb::isinstance<nb::float_>(element);
    isText &= nb::isinstance<nb::str>(element);
  }
  if (isInteger) {
    SmallVector<int64_t> values;
    for (nb::handle element : list)
      values.push_back(nb::cast<int64_t>(element));
    candidates.push_back(b.getDenseI64ArrayAttr(values));
    if (llvm::all_of(values, llvm::isInt<32>))
      candidates.push_back(
          b.getDenseI32ArrayAttr(llvm::to_vector_of<int32_t>(values)));
    candidates.push_back(b.getI64ArrayAttr(values));
  }
  if (isNumber) {
    SmallVector<float> values;
    for (nb::handle element : list)
      values.push_back(float(nb::cast<double>(element)));
    candidates.push_back(b.getDenseF32ArrayAttr(values));
    candidates.push_back(b.getF32ArrayAttr(values));
  } else if (isText) {
    SmallVector<Attribute> values;
    for (nb::handle element : list)
      values.push_back(b.getStringAttr(nb::cast<std::string>(element)));
    candidates.push_back(b.getArrayAttr(values));
  } else if (Attribute nested = toNestedArray(b, list)) {
    candidates.push_back(nested);
  }
}

/// Parses without a word where it cannot.
static Attribute tryParse(MLIRContext *context, const Twine &text) {
  ScopedDiagnosticHandler quiet(context,
                                [](Diagnostic &) { return success(); });
  return parseAttribute(text.str(), context);
}

/// MLIR's text of an attribute; a bare word is also a case of an enumeration,
/// or a string.
static void addTexts(Builder &b, const std::string &text,
                     Candidates &candidates) {
  MLIRContext *context = b.getContext();
  bool isWord = !text.empty() && llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || c == '_';
  });
  if (isWord)
    for (const char *kind :
         {"unary_kind", "compare_kind", "resize_mode", "loss_reduction"})
      if (Attribute attr =
              tryParse(context, "#qnn<" + Twine(kind) + " " + text + ">"))
        candidates.push_back(attr);
  if (Attribute attr = tryParse(context, text))
    candidates.push_back(attr);
  candidates.push_back(b.getStringAttr(text));
}

static Candidates getCandidates(Builder &b, nb::handle value) {
  Candidates candidates;
  if (nb::isinstance<nb::bool_>(value)) {
    candidates.push_back(b.getBoolAttr(nb::cast<bool>(value)));
    candidates.push_back(b.getUnitAttr());
  } else if (nb::isinstance<nb::int_>(value)) {
    int64_t number = nb::cast<int64_t>(value);
    candidates.push_back(b.getI64IntegerAttr(number));
    if (llvm::isInt<32>(number))
      candidates.push_back(b.getI32IntegerAttr(int32_t(number)));
    candidates.push_back(b.getIndexAttr(number));
    candidates.push_back(b.getF32FloatAttr(float(number)));
  } else if (nb::isinstance<nb::float_>(value)) {
    double number = nb::cast<double>(value);
    candidates.push_back(b.getF32FloatAttr(float(number)));
    candidates.push_back(b.getF64FloatAttr(number));
  } else if (nb::isinstance<nb::str>(value)) {
    addTexts(b, nb::cast<std::string>(value), candidates);
  } else if (nb::isinstance<nb::list>(value) ||
             nb::isinstance<nb::tuple>(value)) {
    addLists(b, nb::cast<nb::sequence>(value), candidates);
  }
  return candidates;
}

/// The first candidate that the op takes.
static Attribute choose(RegisteredOperationName name, StringAttr attribute,
                        ArrayRef<Attribute> candidates, std::string &why) {
  MLIRContext *context = attribute.getContext();
  ScopedDiagnosticHandler collect(context, [&](Diagnostic &diagnostic) {
    if (why.empty())
      why = diagnostic.str();
    return success();
  });
  for (Attribute candidate : candidates) {
    NamedAttrList list;
    list.set(attribute, candidate);
    if (succeeded(name.verifyInherentAttrs(
            list, [&] { return emitError(UnknownLoc::get(context)); })))
      return candidate;
  }
  return {};
}

DictionaryAttr python::convertAttributes(RegisteredOperationName name,
                                         nb::dict attributes,
                                         ArrayRef<int32_t> operandSegments) {
  Builder b(name.getContext());
  NamedAttrList list;
  std::string opName = name.getStringRef().str();
  for (auto [key, value] : attributes) {
    if (!nb::isinstance<nb::str>(key))
      fail("'" + opName + "': names of attributes are strings");
    std::string text = nb::cast<std::string>(key);
    StringAttr attribute = b.getStringAttr(text);
    bool isKnown = llvm::is_contained(name.getAttributeNames(), attribute);
    if (!isKnown && StringRef(text).contains('.') == false &&
        name.getDialectNamespace() == "qnn")
      fail("'" + opName + "' has no attribute '" + text + "'; it has " +
           (name.getAttributeNames().empty()
                ? std::string("none")
                : llvm::join(llvm::map_range(
                                 name.getAttributeNames(),
                                 [](StringAttr attr) { return attr.str(); }),
                             ", ")));
    // False and None leave an attribute out.
    if (value.is_none())
      continue;
    Candidates candidates;
    try {
      candidates = getCandidates(b, value);
    } catch (const std::bad_cast &) {
      fail("'" + opName + "': attribute '" + text + "' cannot be " +
           nb::cast<std::string>(nb::repr(value)) +
           ": integers have at most 64 bits");
    }
    if (candidates.empty())
      fail("'" + opName + "': attribute '" + text +
           "' has a value that stands for no attribute: " +
           nb::cast<std::string>(nb::repr(value)));
    std::string why;
    Attribute chosen = choose(name, attribute, candidates, why);
    bool isFalse = nb::isinstance<nb::bool_>(value) && !nb::cast<bool>(value);
    if (isFalse && isa_and_nonnull<UnitAttr>(chosen))
      continue;
    if (!chosen)
      fail("'" + opName + "': attribute '" + text + "' cannot be " +
           nb::cast<std::string>(nb::repr(value)) + ": " + why);
    list.set(attribute, chosen);
  }
  if (!operandSegments.empty() && !list.get("operandSegmentSizes"))
    list.set("operandSegmentSizes", b.getDenseI32ArrayAttr(operandSegments));
  return list.getDictionary(name.getContext());
}

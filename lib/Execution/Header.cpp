// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C header of an artifact and its description in JSON.

#include "Artifact.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"

using namespace llvm;
using namespace qopt;

std::string qopt::makeIdentifier(StringRef text) {
  std::string name;
  for (char c : text)
    name += isAlnum(c) ? c : '_';
  if (name.empty() || isDigit(name.front()))
    name.insert(0, "m");
  return name;
}

static StringRef getCType(DType dtype) {
  switch (dtype) {
  case DType::F32:
    return "float";
  case DType::F64:
    return "double";
  case DType::I8:
    return "int8_t";
  case DType::I16:
    return "int16_t";
  case DType::I32:
    return "int32_t";
  case DType::I64:
    return "int64_t";
  case DType::U8:
  case DType::BOOL:
    return "uint8_t";
  // C has no 16-bit float types: callers pass their bits.
  case DType::U16:
  case DType::F16:
  case DType::BF16:
    return "uint16_t";
  case DType::U32:
    return "uint32_t";
  case DType::U64:
    return "uint64_t";
  default:
    return "void";
  }
}

/// Names of the arguments, different from each other and from words of C.
static std::vector<std::string> getArgumentNames(const Signature &signature) {
  StringSet<> taken;
  for (StringRef word :
       {"auto",     "break",    "case",     "char",     "const",   "continue",
        "default",  "do",       "double",   "else",     "enum",    "extern",
        "float",    "for",      "goto",     "if",       "inline",  "int",
        "long",     "register", "restrict", "return",   "short",   "signed",
        "sizeof",   "static",   "struct",   "switch",   "typedef", "union",
        "unsigned", "void",     "volatile", "while",    "class",   "new",
        "this",     "delete",   "template", "operator", "private", "public",
        "bool"})
    taken.insert(word);
  std::vector<std::string> names;
  for (auto *infos : {&signature.inputs, &signature.outputs})
    for (const TensorInfo &info : *infos) {
      std::string name = makeIdentifier(info.name);
      while (!taken.insert(name).second)
        name += "_";
      names.push_back(name);
    }
  return names;
}

static json::Array describe(ArrayRef<TensorInfo> infos) {
  json::Array array;
  for (const TensorInfo &info : infos)
    array.push_back(json::Object{{"name", info.name},
                                 {"dtype", getName(info.dtype)},
                                 {"shape", json::Array(info.shape)},
                                 {"bytes", (int64_t)info.getNumBytes()}});
  return array;
}

std::string qopt::describeArtifact(const Signature &signature, StringRef name) {
  int64_t bytes = 0;
  for (const ParameterUse &use : signature.parameters)
    bytes += use.handle.info.bytes;
  json::Object object{{"name", name},
                      {"inputs", describe(signature.inputs)},
                      {"outputs", describe(signature.outputs)},
                      {"parameter_bytes", bytes},
                      {"workspace_bytes", (int64_t)signature.workspaceBytes}};
  return formatv("{0}", json::Value(std::move(object)));
}

/// One line for each input or output, and the macros of its size.
static void printTensors(raw_ostream &os, StringRef prefix, StringRef kind,
                         ArrayRef<TensorInfo> infos,
                         ArrayRef<std::string> names) {
  os << "#define " << prefix << "_" << kind << "_COUNT " << infos.size()
     << "\n";
  for (auto [index, info, name] : enumerate(infos, names))
    os << "#define " << prefix << "_" << kind << index << "_ELEMENTS "
       << info.getNumElements() << " /* " << name << ": "
       << formatShape(info.shape) << " " << getName(info.dtype) << " */\n";
}

static void printPrototype(raw_ostream &os, StringRef name,
                           const Signature &signature,
                           ArrayRef<std::string> names) {
  os << "int " << name << "_run(";
  ListSeparator comma;
  unsigned index = 0;
  for (const TensorInfo &info : signature.inputs)
    os << comma << "const " << getCType(info.dtype) << " *" << names[index++];
  for (const TensorInfo &info : signature.outputs)
    os << comma << getCType(info.dtype) << " *" << names[index++];
  if (index == 0)
    os << "void";
  os << ");\n";
}

static void printExample(raw_ostream &os, StringRef name, StringRef prefix,
                         const Signature &signature,
                         ArrayRef<std::string> names,
                         StringRef parametersFile) {
  os << " * Example:\n *\n";
  unsigned index = 0;
  for (auto [kind, infos] : {std::pair("INPUT", &signature.inputs),
                             std::pair("OUTPUT", &signature.outputs)})
    for (auto [number, info] : enumerate(*infos))
      os << " *   static " << getCType(info.dtype) << " " << names[index++]
         << "[" << prefix << "_" << kind << number << "_ELEMENTS];\n";
  os << " *   char error[256];\n";
  if (!parametersFile.empty())
    os << " *   if (" << name << "_bind(\"" << parametersFile
       << "\", error, sizeof error) != 0) { puts(error); return 1; }\n";
  os << " *   int status = " << name << "_run(" << join(names, ", ")
     << ");\n */\n";
}

std::string qopt::makeHeader(const Signature &signature, StringRef name,
                             StringRef parametersFile) {
  std::string text, prefix = name.upper();
  raw_string_ostream os(text);
  std::vector<std::string> names = getArgumentNames(signature);
  ArrayRef<std::string> all(names);
  os << "/* The model '" << name << "', compiled by qopt. Link with the object "
     << "or library of the same name.\n *\n"
     << " * Arrays are dense and row-major. Outputs must not overlap anything "
        "else. Functions return 0 or a\n"
     << " * code below. Several threads may run the model at the same time, "
        "but "
        "not while it is bound or\n * unbound.\n *\n";
  printExample(os, name, prefix, signature, all, parametersFile);
  os << "#ifndef QOPT_MODEL_" << prefix << "_H\n#define QOPT_MODEL_" << prefix
     << "_H\n\n#include <stddef.h>\n#include <stdint.h>\n\n"
     << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
  printTensors(os, prefix, "INPUT", signature.inputs,
               all.take_front(signature.inputs.size()));
  printTensors(os, prefix, "OUTPUT", signature.outputs,
               all.drop_front(signature.inputs.size()));
  os << "#define " << prefix << "_WORKSPACE_BYTES " << signature.workspaceBytes
     << "\n\nenum " << name << "_status {\n";
  auto status = [&](StringRef code, ArtifactStatus value, StringRef meaning) {
    os << "  " << prefix << "_" << code << " = " << (int)value << ", /* "
       << meaning << " */\n";
  };
  status("OK", ArtifactStatus::Ok, "done");
  status("ERROR_ARGUMENT", ArtifactStatus::Argument, "a null pointer");
  status("ERROR_FILE", ArtifactStatus::File,
         "parameters: the file cannot be read");
  status("ERROR_MISMATCH", ArtifactStatus::Mismatch,
         "parameters: not the file of this model");
  status("ERROR_MEMORY", ArtifactStatus::Memory, "no memory for the workspace");
  status("ERROR_UNBOUND", ArtifactStatus::Unbound,
         "run before parameters were bound");
  os << "};\n\n/* Maps the parameters"
     << (parametersFile.empty()
             ? ": this model has them inside, any call succeeds."
             : (" from a file, " + parametersFile +
                ",\n * and compares them with their digest.")
                   .str())
     << " On failure `error`,\n * if not null, receives a message of at most "
        "error_size bytes. */\n"
     << "int " << name
     << "_bind(const char *path, char *error, size_t error_size);\n\n"
     << "/* Releases the parameters and the workspace. */\nvoid " << name
     << "_unbind(void);\n\n/* Runs the model. */\n";
  printPrototype(os, name, signature, all);
  os << "\n/* The model's inputs and outputs in JSON. */\nextern const char "
     << name << "_info[];\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
  return text;
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C header of an artifact and its description in JSON.

#include "Specializations.h"
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
static std::vector<std::string> getArgumentNames(const Specializations &model) {
  const Signature &signature = model.signature;
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
  auto add = [&](StringRef text) {
    std::string name = makeIdentifier(text);
    while (!taken.insert(name).second)
      name += "_";
    names.push_back(name);
  };
  for (auto *infos : {&signature.inputs, &signature.outputs})
    for (const TensorInfo &info : *infos)
      add(info.name);
  for (const std::string &symbol : model.symbols)
    add(symbol);
  // The sizes are the first arguments.
  std::rotate(names.begin(), names.end() - model.symbols.size(), names.end());
  return names;
}

static json::Array describe(ArrayRef<TensorInfo> infos) {
  json::Array array;
  for (const TensorInfo &info : infos) {
    json::Object object{{"name", info.name},
                        {"dtype", getName(info.dtype)},
                        {"shape", json::Array(info.shape)}};
    if (!is_contained(info.shape, -1))
      object["bytes"] = (int64_t)info.getNumBytes();
    array.push_back(std::move(object));
  }
  return array;
}

std::string qopt::describeArtifact(const Signature &signature, StringRef name,
                                   ArrayRef<std::string> symbols,
                                   ArrayRef<SmallVector<int64_t>> sizes) {
  int64_t bytes = 0;
  for (const ParameterUse &use : signature.parameters)
    bytes += use.handle.info.bytes;
  json::Object object{{"name", name},
                      {"inputs", describe(signature.inputs)},
                      {"outputs", describe(signature.outputs)},
                      {"parameter_bytes", bytes},
                      {"workspace_bytes", (int64_t)signature.workspaceBytes}};
  if (!symbols.empty()) {
    object["dynamic"] = json::Array(symbols);
    json::Array lists;
    for (const SmallVector<int64_t> &list : sizes)
      lists.push_back(json::Array(list));
    object["sizes"] = std::move(lists);
  }
  return formatv("{0}", json::Value(std::move(object)));
}

/// One line for each input or output, and the macros of its size.
static void printTensors(raw_ostream &os, StringRef prefix,
                         const Specializations &model, bool output,
                         ArrayRef<std::string> names) {
  StringRef kind = output ? "OUTPUT" : "INPUT";
  ArrayRef<TensorInfo> infos =
      output ? model.signature.outputs : model.signature.inputs;
  os << "#define " << prefix << "_" << kind << "_COUNT " << infos.size()
     << "\n";
  for (auto [index, info, name] : enumerate(infos, names))
    os << "#define " << prefix << "_" << kind << index << "_ELEMENTS "
       << model.getMaxElements(output, index) << " /* " << name << ": "
       << formatShape(info.shape) << " " << getName(info.dtype)
       << (is_contained(info.shape, -1) ? ", at the largest size" : "")
       << " */\n";
}

static void printPrototype(raw_ostream &os, StringRef name,
                           const Specializations &model,
                           ArrayRef<std::string> names) {
  const Signature &signature = model.signature;
  os << "int " << name << "_run(";
  ListSeparator comma;
  unsigned index = 0;
  for (; index < model.symbols.size(); ++index)
    os << comma << "int64_t " << names[index];
  for (const TensorInfo &info : signature.inputs)
    os << comma << "const " << getCType(info.dtype) << " *" << names[index++];
  for (const TensorInfo &info : signature.outputs)
    os << comma << getCType(info.dtype) << " *" << names[index++];
  if (index == 0)
    os << "void";
  os << ");\n";
}

static void printExample(raw_ostream &os, StringRef name, StringRef prefix,
                         const Specializations &model,
                         ArrayRef<std::string> names,
                         StringRef parametersFile) {
  const Signature &signature = model.signature;
  os << " * Example:\n *\n";
  unsigned index = 0;
  for (; index < model.symbols.size(); ++index)
    os << " *   int64_t " << names[index] << " = " << model.sizes.front()[index]
       << ";\n";
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

/// What a caller may give for the dynamic sizes.
static void printSizes(raw_ostream &os, StringRef prefix,
                       const Specializations &model) {
  if (!model.isDynamic())
    return;
  os << "/* " << join(model.symbols, ", ")
     << ": what the model was compiled for. */\n#define " << prefix
     << "_SIZES_COUNT " << model.sizes.size() << "\n#define " << prefix
     << "_SIZES {";
  ListSeparator comma;
  for (const SizeList &sizes : model.sizes)
    for (int64_t size : sizes)
      os << comma << size;
  os << "}\n";
}

static void printThreads(raw_ostream &os, StringRef name) {
  os << "\n/* Threads for one run, the caller's among them: 1, as it is at "
        "first, to 1024. 1 ends the\n * others; do so before unloading the code. "
        "Results have the same bits for any number.\n * Neither this nor the "
        "next while the model runs. */\nint "
     << name
     << "_set_threads(int threads);\n\n/* The program's own threads instead: "
        "`parallel_for` calls the task with ranges that cover\n * 0 .. count - "
        "1, each iteration once, and returns when all calls have. Null: one "
        "thread. */\nint "
     << name
     << "_set_executor(\n    void (*parallel_for)(void *executor, void "
        "(*task)(void *context, int64_t begin, int64_t end),\n"
        "                         void *context, int64_t count),\n    void "
        "*executor);\n";
}

std::string qopt::makeHeader(const Specializations &model, StringRef name,
                             StringRef parametersFile) {
  const Signature &signature = model.signature;
  std::string text, prefix = name.upper();
  raw_string_ostream os(text);
  std::vector<std::string> names = getArgumentNames(model);
  ArrayRef<std::string> all(names);
  ArrayRef<std::string> tensors = all.drop_front(model.symbols.size());
  os << "/* The model '" << name << "', compiled by qopt. Link with the object "
     << "or library of the same name.\n *\n"
     << " * Arrays are dense and row-major. Outputs must not overlap anything "
        "else. Functions return 0 or a\n"
     << " * code below. Several threads may run the model at the same time, "
        "but "
        "not while it is bound or\n * unbound.\n *\n";
  printExample(os, name, prefix, model, all, parametersFile);
  os << "#ifndef QOPT_MODEL_" << prefix << "_H\n#define QOPT_MODEL_" << prefix
     << "_H\n\n#include <stddef.h>\n#include <stdint.h>\n\n"
     << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
  printSizes(os, prefix, model);
  printTensors(os, prefix, model, /*output=*/false,
               tensors.take_front(signature.inputs.size()));
  printTensors(os, prefix, model, /*output=*/true,
               tensors.drop_front(signature.inputs.size()));
  os << "#define " << prefix << "_WORKSPACE_BYTES " << signature.workspaceBytes
     << "\n\nenum " << name << "_status {\n";
  auto status = [&](StringRef code, ArtifactStatus value,
                    const Twine &meaning) {
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
  if (model.isDynamic())
    status("ERROR_SIZE", ArtifactStatus::Size,
           "compiled for other sizes only: " + describeSizes(model));
  status("ERROR_THREADS", ArtifactStatus::Threads,
         "the system gives no more threads");
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
  printPrototype(os, name, model, all);
  printThreads(os, name);
  os << "\n/* The model's inputs and outputs in JSON. */\nextern const char "
     << name << "_info[];\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
  return text;
}

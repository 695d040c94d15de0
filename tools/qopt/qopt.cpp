// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The driver. With a command as its first word it is the tool people use;
// without, it is an mlir-opt that knows every upstream and every qopt dialect
// and pass.

#include "Command.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "qopt/Driver/Diagnostics.h"
#include "qopt/InitAll.h"
#include "qopt/Parameters/AtomicFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <new>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

static constexpr const char *passModeHelp = R"(
Pass mode:
  Without a command, qopt is an mlir-opt with every dialect and pass of MLIR and
  its own: qopt M.mlir --qopt-import-pipeline. qopt --passes-help lists them all.)";

namespace {
struct Command {
  StringRef name;
  void (*add)(CLI::App &, tool::Action &);
};
} // namespace

static constexpr Command commands[] = {
    {"quantize", tool::addQuantizeCommand},
    {"run", tool::addRunCommand},
    {"eval", tool::addEvalCommand},
    {"bench", tool::addBenchCommand},
    {"compile", tool::addCompileCommand},
    {"inspect", tool::addInspectCommand},
};

/// Everything that reached standard output, or an error: a full disk must not
/// look like success.
static Error flushOutput() {
  outs().flush();
  std::error_code code = outs().error();
  outs().clear_error();
  if (code)
    return createStringError("standard output: " + code.message());
  return Error::success();
}

static int fail(StringRef command, const Twine &reason) {
  errs() << "qopt" << (command.empty() ? "" : " ") << command
         << ": error: " << reason << "\n";
  return 1;
}

/// Runs the command that the arguments start with.
static int runCommand(int argc, char **argv) {
  CLI::App app("A quantizing compiler on MLIR", "qopt");
  app.footer(passModeHelp);
  app.require_subcommand(1);
  tool::Action action;
  for (const Command &command : commands)
    command.add(app, action);
  std::string command = argc > 1 && argv[1][0] != '-' ? argv[1] : "";
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    if (error.get_exit_code() == 0)
      return app.exit(error); // --help
    fail(command, error.what());
    errs() << "'qopt " << command << (command.empty() ? "" : " ")
           << "--help' shows the usage\n";
    return 1;
  }
  Error error = action();
  if (!error)
    error = flushOutput();
  else
    consumeError(flushOutput());
  // Names from files may have line breaks in them.
  return error ? fail(command, cleanMessage(toString(std::move(error)))) : 0;
}

static int runPassMode(int argc, char **argv) {
  mlir::registerAllPasses();
  qopt::registerAllPasses();
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "qopt: quantizing compiler, pass mode\n", registry));
}

/// A first word that is neither an option nor the file that pass mode reads.
static bool looksLikeCommand(StringRef word) {
  return !word.empty() && word.find_first_of("./-") == StringRef::npos &&
         !sys::fs::exists(word);
}

/// "; did you mean 'quantize'?" for a mistyped command.
static std::string suggestCommand(StringRef word) {
  StringRef best;
  unsigned distance = 3;
  for (const Command &command : commands) {
    unsigned d = word.edit_distance(command.name);
    if (d < distance) {
      distance = d;
      best = command.name;
    }
  }
  if (best.empty())
    return "; 'qopt --help' lists them";
  return ("; did you mean '" + best + "'?").str();
}

static int runMain(int argc, char **argv) {
  StringRef first = argc > 1 ? argv[1] : "";
  char help[] = "--help";
  bool alone = argc == 1 && ::isatty(STDIN_FILENO);
  if (alone || (argc == 2 && (first == "--help" || first == "-h"))) {
    char *arguments[] = {argv[0], help, nullptr};
    return runCommand(2, arguments);
  }
  if (first == "--version") {
    outs() << "qopt " QOPT_VERSION " on LLVM " LLVM_VERSION_STRING "\n";
    return 0;
  }
  if (first == "--passes-help") {
    char *arguments[] = {argv[0], help, nullptr};
    return runPassMode(2, arguments);
  }

  if (llvm::any_of(commands, [&](const Command &command) {
        return command.name == first;
      }))
    return runCommand(argc, argv);
  if (looksLikeCommand(first))
    return fail("",
                "there is no command '" + first + "'" + suggestCommand(first));
  return runPassMode(argc, argv);
}

/// Parsers and passes of MLIR recurse over nested attributes, maps and regions;
/// a long chain in a module must not end in a stack overflow.
static constexpr unsigned stackBytes = 512u << 20;

/// Where memory runs out, as LLVM's containers cannot say it.
static void reportOutOfMemory() {
  static const char text[] = "qopt: error: out of memory\n";
  (void)!::write(STDERR_FILENO, text, sizeof(text) - 1);
  ::_exit(1);
}

/// What main waits for: the number of a signal, or 0 where the work is done.
static int events[2] = {-1, -1};

static void report(int event) {
  int saved = errno;
  unsigned char byte = event;
  (void)!::write(events[1], &byte, 1);
  errno = saved;
}

/// LLVM's handlers remove files on whichever thread the signal comes to, while
/// another may be about to create one. These leave the work to main.
static void takeInterrupts() {
  if (::pipe2(events, O_CLOEXEC) != 0)
    return;
  static constexpr int signals[] = {SIGHUP, SIGINT, SIGTERM};
  struct sigaction action = {}, given[std::size(signals)];
  for (auto [signal, old] : llvm::zip(signals, given))
    ::sigaction(signal, nullptr, &old);
  // Installs LLVM's, which would replace later ones.
  sys::SetInterruptFunction(nullptr);
  action.sa_handler = report;
  action.sa_flags = SA_RESTART;
  for (auto [signal, old] : llvm::zip(signals, given)) // nohup ignores SIGHUP.
    ::sigaction(signal, old.sa_handler == SIG_IGN ? &old : &action, nullptr);
}

int main(int argc, char **argv) {
  std::set_new_handler(reportOutOfMemory);
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { reportOutOfMemory(); });
  takeInterrupts();
  int code = 0;
  llvm::thread worker(std::optional<unsigned>(stackBytes), [&] {
    code = runMain(argc, argv);
    report(0);
  });
  unsigned char event = 0;
  while (::read(events[0], &event, 1) < 0 && errno == EINTR)
    ;
  if (event != 0)
    endOnSignal(event);
  worker.join();
  return code;
}

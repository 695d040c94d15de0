# Configuration of the test suite. QOPT_VERIFY_ROUNDTRIP=1 in the environment makes every
# `qopt` in pass mode also check that the module survives text and bytecode unchanged.
import os
import shutil
import subprocess

import lit.formats

config.name = "qopt"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs", "Models"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.qopt_build_dir, "test")

bin_dir = os.path.join(config.qopt_build_dir, "bin")
lib_dir = os.path.join(config.qopt_build_dir, "lib")
path = [bin_dir, config.llvm_tools_dir, config.environment["PATH"]]
config.environment["PATH"] = os.pathsep.join(path)

# glibc fills fresh memory with this byte: code that reads what it never wrote gives wrong
# results instead of the zeros of a fresh page.
config.environment["MALLOC_PERTURB_"] = "165"

# What a test compiles is compiled, and nothing is written outside of the build.
config.environment["QOPT_CACHE_SIZE"] = "0"

qopt = os.path.join(bin_dir, "qopt")
if os.environ.get("QOPT_VERIFY_ROUNDTRIP"):
    qopt += " --verify-roundtrip"
config.substitutions += [
    # `qopt-opt` is pass mode, `qopt` alone the driver with its commands.
    ("%qopt-opt", qopt),
    ("%plugin", os.path.join(lib_dir, "libQopt.so")),
    ("%python", config.python),
    ("%cmake", config.cmake),
    ("%src", config.qopt_src_dir),
    ("%build", config.qopt_build_dir),
    ("%llvm_lib", config.llvm_lib_dir),
]

# Compiled models are tested with a C compiler that is not LLVM's.
if shutil.which("gcc"):
    config.available_features.add("gcc")

# Code for other processors runs in emulators. Debian's cross compiler has its libraries there.
if all(map(shutil.which, ("qemu-aarch64", "aarch64-linux-gnu-gcc"))) and os.path.isdir("/usr/aarch64-linux-gnu"):
    config.available_features.add("qemu-aarch64")
config.substitutions.append(("%aarch64", "qemu-aarch64 -L /usr/aarch64-linux-gnu"))

# With QOPT_SANITIZE, reports go to files, because many tests expect an error and would take
# a report for one. LLVM's libraries are not instrumented and do not take back the poison
# that its headers put on memory of allocators: that is off; so is the signal stack, of which
# LLVM has its own. Absurd sizes are errors of ours.
if getattr(config, "sanitize", False):
    config.available_features.add("sanitizers")
    config.environment["QOPT_SANITIZED"] = "1"
    reports = os.path.join(config.qopt_build_dir, "reports")
    config.environment["ASAN_OPTIONS"] = ":".join((
        "allow_user_poisoning=0", "use_sigaltstack=0", "allocator_may_return_null=1", "detect_leaks=0",
        "abort_on_error=1", "log_path=" + os.path.join(reports, "asan")))
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1:use_sigaltstack=0:abort_on_error=1:log_path=" + os.path.join(
        reports, "ubsan")

# The Python package is an option of the build (QOPT_PYTHON_BINDINGS), and what its tests
# compare with may be missing.
if getattr(config, "python_bindings", False):
    config.available_features.add("python")
    config.environment["PYTHONPATH"] = os.path.join(config.qopt_build_dir, "python")
    for package in ("torch", "onnx", "onnxruntime", "scikit_build_core"):
        found = subprocess.run(
            [config.python, "-c", f"import importlib.util as u, sys; sys.exit(u.find_spec('{package}') is None)"])
        if found.returncode == 0:
            config.available_features.add(package)

# The fuzz targets are an option of the build (QOPT_FUZZERS).
if os.path.exists(os.path.join(bin_dir, "qopt-fuzz-json")):
    config.available_features.add("fuzzers")

# Runs qopt on one hostile input after the other. Right is: exit code 0, or exit code 1
# with one error line that names the command; never a signal, never more than the given
# seconds of processor time and memory. Prints what was not right, and at the end which
# messages of the sources no input brought about.
# Usage: check.py QOPT SOURCE_ROOT FOLDER
import os
import resource
import subprocess
import sys

import cases
import messages

qopt, root, folder = sys.argv[1:4]
SECONDS, MEMORY = 60, 4_000_000_000
outputs = []
failures = []


# The address sanitizer reserves terabytes, and takes its time.
sanitized = "QOPT_SANITIZED" in os.environ
if sanitized:
    SECONDS *= 5


def limit():
    if not sanitized:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(name, arguments, expect=None, pass_mode=False):
    try:
        done = subprocess.run([qopt, *arguments], cwd=folder, capture_output=True,
                              timeout=10 * SECONDS, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        failures.append(f"{name}: {arguments}: hangs")
        return None
    text = done.stderr.decode(errors="replace")
    outputs.append(text + done.stdout.decode(errors="replace"))
    why = None
    errors = [line for line in text.splitlines() if "error:" in line]
    if done.returncode not in (0, 1):
        why = f"exit code {done.returncode}"
    elif pass_mode:
        pass
    elif done.returncode == 1 and len(errors) != 1:
        why = f"{len(errors)} error lines"
    elif done.returncode == 0 and errors:
        why = "an error and exit code 0"
    elif expect is not None and expect == 0 and done.returncode != 0:
        why = "refused"
    elif isinstance(expect, str) and not (done.returncode == 1 and expect in text):
        why = f"expected an error with '{expect}'"
    if why:
        failures.append(f"{name}: {arguments}: {why}: {text[:300]}")
    return done.returncode


def check_modules():
    for name, text, expect in cases.modules():
        path = name + (".mlirbc" if isinstance(text, bytes) else ".mlir")
        with open(os.path.join(folder, path), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        code = run(name, ["inspect", path], expect if isinstance(expect, str) else None)
        if code == 0 or expect == 0:
            run(name, ["quantize", path, "--calibration", "x.npy", "-o", "out.mlir"])
            run(name, ["run", path, "--input", "x.npy", "--output", "out.npy"], expect)
            run(name, ["eval", path, "--data", "x.npy", "--against", path])
            run(name, ["compile", path, "-o", "out.so"])


def check_files():
    for name, arguments, expect in cases.files(folder):
        run(name, arguments, expect)


def check_other_tests():
    """The verifiers' own tests bring about the errors of ops."""
    tests = os.path.join(root, "test")
    for directory, _, names in os.walk(tests):
        for name in names:
            if name.startswith("invalid") and name.endswith(".mlir"):
                path = os.path.join(directory, name)
                run(name, [path, "--split-input-file", "-o", os.devnull], pass_mode=True)


def report():
    never = messages.list_unexpected(root, "\n".join(outputs))
    total = len(messages.list_messages(root))
    print(f"{len(outputs)} runs, {len(failures)} not right")
    print(f"messages: {total}, {len(never)} without a test")
    for path, text in never:
        print(f"never: {path}: {text}")


check_files()
check_modules()
check_other_tests()
for failure in failures:
    print("WRONG", failure)
report()
sys.exit(bool(failures))

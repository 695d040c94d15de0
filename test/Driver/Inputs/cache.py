# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiled code kept on disk: what is used again, what is made anew, and what is refused.

  cache.py FLOAT.mlir QUANTIZED.mlir DATA.npy DIRECTORY

Every run must give the bytes of a run without a cache.
"""

import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys

float_model, model, data, directory = map(pathlib.Path, sys.argv[1:])
cache = directory / "cache"
os.environ["QOPT_CACHE_DIR"] = str(cache)
os.environ.pop("QOPT_CACHE_SIZE", None)


def run(*arguments, path=model, env=None):
    """Remarks of a run, with names of files left out; its results are in out.npy."""
    process = subprocess.run(
        ["qopt", "run", path, "--input", data, "--output", directory / "out.npy", "--threads", "1", *arguments],
        capture_output=True, text=True, env={**os.environ, **(env or {})})
    assert process.returncode == 0, process.stderr
    text = process.stderr
    for entry in files():
        text = text.replace(str(entry), "ENTRY")
    return text.replace(str(directory), "DIR").strip()


def result():
    return (directory / "out.npy").read_bytes()


def files():
    return sorted(cache.glob("llvmcache-*"))


def times():
    """When entries were written: an entry that was used again keeps its time."""
    return {file.name: file.stat().st_mtime_ns for file in files()}


def check(name, *arguments, new, **keywords):
    """Runs and says how many entries were added, replaced and removed."""
    before = times()
    remarks = run(*arguments, **keywords)
    after = times()
    made = sum(before.get(file) != time for file, time in after.items())
    print(f"{name}: made {made}" + (f", {remarks}" if remarks else ""))
    assert made == new, (name, before, after)
    assert result() == expected, f"{name}: other results"


run("--no-cache")
expected = result()
assert not cache.exists()
check("first", new=1)
assert cache.stat().st_mode & 0o777 == 0o700
[entry] = files()
assert entry.stat().st_mode & 0o777 == 0o600
check("second", new=0)
check("not asked", "--no-cache", new=0)
check("other threads", "--compile-threads", "1", new=0)

# The same model of another name, and with its weights in another file.
copy = directory / "copy.mlir"
shutil.copy(model, copy)
shutil.copy(model.with_suffix(".safetensors"), copy.with_suffix(".safetensors"))
check("copy", path=copy, new=0)

# What code depends on.
check("processor", "--march", "x86-64-v2", new=1)
check("processor again", "--march", "x86-64-v2", new=0)
check("reference", "--reference", new=1)
# Weights are not: the code takes them.
run("--parameters", "generator:1", path=float_model)
assert len(files()) == 4
first = result()
run("--parameters", "generator:2", path=float_model)
assert len(files()) == 4
second = result()
run("--parameters", "generator:2", "--no-cache", path=float_model)
assert result() == second != first

# Unless the code has values of theirs in it.
norm = pathlib.Path(__file__).with_name("norm.mlir")
answers = {}
for seed in ("generator:1", "generator:2"):
    run("--parameters", seed, "--no-cache", path=norm)
    answers[seed] = result()
assert answers["generator:1"] != answers["generator:2"]
for seed, made in (("generator:1", 1), ("generator:1", 0), ("generator:2", 1), ("generator:2", 0)):
    expected, saved = answers[seed], expected
    check(f"batch norm of {seed}", "--parameters", seed, path=norm, new=made)
    expected = saved

# Damage of every kind, and files of others.
good = entry.read_bytes()


def damage(name, content):
    entry.write_bytes(content)
    check(name, new=1)
    check(name + ", then", new=0)


damage("truncated", good[:-1])
damage("empty", b"")
damage("header alone", good[:12])
damage("flipped bit", good[:-100] + bytes([good[-100] ^ 1]) + good[-99:])
damage("foreign", b"#!/bin/sh\n" + good)
[other] = [file for file in files() if file != entry][:1]
damage("of another key", other.read_bytes())
entry.chmod(0o620)
check("writable for others", new=1)
check("writable for others, then", new=0)
entry.unlink()
entry.symlink_to(other)
check("link", new=1)
entry.unlink()
os.mkfifo(entry)
check("fifo", new=1)
if os.geteuid() == 0:
    entry.write_bytes(good)
    os.chown(entry, 65534, 65534)
    remarks = run()
    assert "belongs to another user" in remarks and entry.stat().st_uid == 0, remarks
cache.chmod(0o770)
check("folder of others", new=0)
cache.chmod(0o700)

# A writer that was killed leaves a part that nobody takes for an entry.
entry.unlink(missing_ok=True)
partial = entry.with_name(entry.name + ".partial")
partial.write_bytes(good[:1000])
check("after a killed writer", new=1)
assert not partial.exists()
for delay in (0.1, 0.25):
    entry.unlink(missing_ok=True)
    process = subprocess.Popen(["qopt", "run", model, "--input", data, "--output", directory / "killed.npy"])
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    run()
    assert result() == expected

# Several at once.
entry.unlink(missing_ok=True)
outputs = [directory / f"{i}.npy" for i in range(3)]
processes = [
    subprocess.Popen(["qopt", "run", model, "--input", data, "--output", output], stdout=subprocess.DEVNULL,
                     stderr=subprocess.PIPE)
    for output in outputs
]
for process, output in zip(processes, outputs):
    remarks = process.communicate()[1]
    assert process.returncode == 0 and not remarks, remarks
    assert output.read_bytes() == expected
check("after several at once", new=0)

# Where nothing can be written.
check("no folder", new=0, env={"QOPT_CACHE_DIR": "/proc/qopt"})
check("a file", new=0, env={"QOPT_CACHE_DIR": str(model)})

# A disk that is full while the entry is written.
entry.unlink()
limit = len(good) // 2
process = subprocess.run(["qopt", "run", model, "--input", data], capture_output=True, text=True,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
assert process.returncode == 0 and not entry.exists() and not partial.exists(), process
print("full disk:", process.stderr.strip().replace(str(entry), "ENTRY"))
check("after a full disk", new=1)

# The least recently used goes first: other entries were used before this one.
os.utime(entry, ns=(0, entry.stat().st_mtime_ns))
check("used", new=0)
filler = cache / "llvmcache-filler"
filler.write_bytes(bytes(2 << 20))
os.utime(filler, (1, 1))
check("small", "--march", "x86-64-v3", new=1, env={"QOPT_CACHE_SIZE": "1"})
assert not filler.exists() and entry.exists()
check("none", new=0, env={"QOPT_CACHE_SIZE": "0"})
process = subprocess.run(["qopt", "run", model, "--input", data], capture_output=True, text=True,
                         env={**os.environ, "QOPT_CACHE_SIZE": "-1"})
print(process.stderr.strip())
assert process.returncode == 1

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One contestant in a process of its own.

  worker.py PEER DIRECTORY PRECISION THREADS CPUS
Answers in lines of JSON: one when it is loaded, then one for each line `SECONDS` on
standard input, for which it runs that long. Ends with its input.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

PEER, DIRECTORY, PRECISION, THREADS, CPUS = sys.argv[1:]

# Before any runtime is loaded and makes its threads.
os.sched_setaffinity(0, {int(cpu) for cpu in CPUS.split(",")})
for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = THREADS


def measure(call, seconds: float) -> dict:
    """Times of single calls, in seconds."""
    times = []
    end = time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        start = time.perf_counter_ns()
        call()
        times.append(time.perf_counter_ns() - start)
    return {
        "calls": len(times),
        "min": min(times) * 1e-9,
        "median": statistics.median(times) * 1e-9,
    }


def peak_memory() -> int:
    """The most memory this process had resident, in bytes."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


def main() -> None:
    import peers

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a runtime prints is no answer

    def answer(fields: dict) -> None:
        print(json.dumps(fields), file=answers, flush=True)

    start = time.perf_counter()
    call = peers.get(PEER).load(Path(DIRECTORY), PRECISION, int(THREADS))
    loaded = time.perf_counter() - start
    result = call()
    answer({"load": loaded, "result": [float(x) for x in result.flatten()[:1024]]})
    for line in sys.stdin:
        fields = measure(call, float(line))
        fields["peak"] = peak_memory()
        answer(fields)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How many allocations each further call of a model costs.

  allocations.py COUNTER.so FEW MANY COMMAND...

Runs COMMAND with {} as FEW and as MANY calls, and prints the allocations for each call more.
"""

import os
import re
import subprocess
import sys

counter, few, many, *command = sys.argv[1:]


def count(calls):
    arguments = [argument.replace("{}", calls) for argument in command]
    process = subprocess.run(arguments, env={**os.environ, "LD_PRELOAD": counter}, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    print(*(line for line in process.stdout.splitlines() if line.startswith("memory")), sep="\n")
    return int(re.search(r"allocations: (\d+)", process.stderr)[1])


difference = count(many) - count(few)
# What a process allocates while it compiles differs a little between processes.
print("for each call:", abs(round(difference / (int(many) - int(few)))))

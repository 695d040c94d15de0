# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds and runs roof.c."""

import json
import os
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("roof.c")


def measure(directory: Path, cpu: int, mebibytes: int = 0) -> dict[str, float]:
    """What the core does at most: `int8` and `f32` in 1e9 operations a second and, with an
    array of so many MiB, `memory` in 1e9 bytes a second. Empty where the processor has not
    the instructions. The program is kept in `directory`."""
    program = directory / "roof"
    if not program.exists() or program.stat().st_mtime < SOURCE.stat().st_mtime:
        subprocess.run([os.environ.get("CC", "cc"), "-O1", SOURCE, "-o", program], check=True)
    command = ["taskset", "-c", str(cpu), program, str(mebibytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else {}

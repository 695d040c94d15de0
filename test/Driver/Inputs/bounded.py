"""Runs a command and fails where it fails or its anonymous memory goes above a limit:
bounded.py MIB COMMAND..."""

import subprocess
import sys
import time

process = subprocess.Popen(sys.argv[2:])
peak = 0
while process.poll() is None:
    try:
        with open(f"/proc/{process.pid}/status") as file:
            for line in file:
                if line.startswith("RssAnon:"):
                    peak = max(peak, int(line.split()[1]))
    except OSError:
        pass
    time.sleep(0.002)
print(f"anonymous memory: at most {peak / 1024:.0f} MiB")
assert process.returncode == 0, process.returncode
assert 0 < peak < int(sys.argv[1]) * 1024

"""Runs the shell blocks of docs/GettingStarted.md, with another folder for /tmp/digits."""
import pathlib
import re
import subprocess
import sys

source, folder = sys.argv[1:]
text = (pathlib.Path(source) / "docs/GettingStarted.md").read_text()
blocks = [b for b in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "setup.sh" not in b]
assert len(blocks) >= 5, "where are the examples?"
for block in blocks:
    print(block, flush=True)
    subprocess.run(["bash", "-euo", "pipefail", "-c", block.replace("/tmp/digits", folder)],
                   cwd=source, check=True)

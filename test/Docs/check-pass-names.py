# Fails when documentation names a pass or pipeline that `qopt` does not have.
import pathlib
import re
import subprocess
import sys

source, qopt = pathlib.Path(sys.argv[1]), sys.argv[2]
# What the driver knows without a command.
known = set(re.findall(r"--([a-z][a-z0-9-]+)", subprocess.run(
    [qopt, "--passes-help"], capture_output=True, text=True, check=True).stdout))
tools = {"qopt-lsp-server", "qopt-reduce", "qopt-numerics-tests", "qopt-differential", "qopt-import"}
pages = [source / "README.md", source / "CONTRIBUTING.md", *source.glob("docs/*.md")]
bad = []
for page in pages:
    for number, line in enumerate(page.read_text().splitlines(), 1):
        for name in re.findall(r"`(?:--)?((?:qnn|qopt|convert)-[a-z0-9-]+)", line):
            if name not in known | tools:
                bad.append(f"{page}:{number}: no pass or pipeline '{name}'")
print("\n".join(bad))
sys.exit(bool(bad))

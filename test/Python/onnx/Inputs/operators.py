# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The list of ONNX operators in the page is that of the importer's table.

Usage: operators.py PAGE [--update]
"""

import re
import sys
import textwrap
from pathlib import Path

from qopt.frontends.onnx import control, importer  # noqa: F401  (fills the table)
from qopt.frontends.onnx.registry import list_operators


def render():
    names = sorted({*list_operators(), *(("", name) for name in control.OPERATORS)})
    lines = []
    for domain, title in (("", "ONNX's own"), ("com.microsoft", "onnxruntime's")):
        listed = ", ".join(f"`{name}`" for d, name in names if d == domain)
        lines += textwrap.wrap(f"- {title}: {listed}.", 118, subsequent_indent="  ")
    return "\n".join(lines)


def main(path, update=False):
    text = path.read_text()
    found = re.search(r"(<!-- operators:[^\n]*-->\n)(.*?)(<!-- end -->)", text, re.S)
    wanted = f"{found[1]}{render()}\n{found[3]}"
    if update:
        path.write_text(text.replace(found[0], wanted))
    elif found[0] != wanted:
        return f"{path} is not up to date: run {sys.argv[0]} {path} --update"
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "--update" in sys.argv))

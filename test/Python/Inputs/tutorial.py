"""Runs the Python snippets of a page in one namespace."""

import re
import sys

text = open(sys.argv[1]).read()
snippets = [
    (text[: match.start()].count("\n") + 2, match[1]) for match in re.finditer(r"```python\n(.*?)```", text, re.S)
]
assert len(snippets) > 2, snippets
namespace = {"__name__": "__main__"}
for line, code in snippets:
    exec(compile("\n" * (line - 1) + code, sys.argv[1], "exec"), namespace)

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What can be wrong with a model that is imported, as exceptions."""

from dataclasses import dataclass

import qopt._core as core


class TorchImportError(core.Error):
    """The model cannot be imported; the message says where and what to do."""


class Unsupported(Exception):
    """Raised by a lowering: this form of the op has none. Collected by the importer."""


@dataclass(frozen=True)
class Problem:
    """One op that cannot be imported."""

    op: str
    module: str
    reason: str

    def __str__(self) -> str:
        where = f" in '{self.module}'" if self.module else ""
        return f"{self.op}{where}: {self.reason}"


class UnsupportedOps(TorchImportError):
    """All ops of a model that cannot be imported, in `problems`."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        counts = {str(problem): 0 for problem in problems}
        for problem in problems:
            counts[str(problem)] += 1
        lines = [f"  {text}" + (f" ({n} times)" if n > 1 else "") for text, n in counts.items()]
        super().__init__(
            f"{len(problems)} op{'s' if len(problems) > 1 else ''} of the model cannot be imported:\n"
            + "\n".join(lines)
            + "\nReplace them by others in the module, or register a lowering with "
            "qopt.frontends.torch.registry.lowers."
        )

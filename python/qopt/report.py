# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a model consists of, and how long its calls take."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


def format_bytes(count: int) -> str:
    """1500 -> '1.5 kB'."""
    value, units = float(count), ["B", "kB", "MB", "GB"]
    while value >= 1000 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{value:.0f} {units[0]}" if units[0] == "B" else f"{value:.1f} {units[0]}"


def format_seconds(seconds: float) -> str:
    """0.00123 -> '1.23 ms'."""
    for limit, factor, unit in ((1e-3, 1e6, "us"), (1.0, 1e3, "ms")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"


@dataclass
class Report:
    """The ops of a model and the types that they compute on. `print` it."""

    summary: dict[str, Any]
    """What `qopt inspect --json` prints."""
    before: dict[str, Any] | None = None
    """The same of the float model."""
    remarks: Sequence[tuple[str, str, bool]] = field(default=(), repr=False)
    """(op, text, is a warning) from the passes that quantized it."""

    @property
    def num_ops(self) -> int:
        """Ops that compute."""
        return len(self.summary["ops"])

    @property
    def num_quantized(self) -> int:
        """Ops that compute in integers."""
        return self.summary["ops_quantized"]

    @property
    def float_ops(self) -> list[dict[str, Any]]:
        """Ops in float: dicts with name, kind, dtype, result and, where a pass gave one, reason."""
        return [op for op in self.summary["ops"] if not op["quantized"]]

    @property
    def weight_bytes(self) -> int:
        """Of all weights, as they are stored."""
        return self.summary["weight_bytes"]

    @property
    def warnings(self) -> list[str]:
        """What the quantization warned of."""
        return [f"{op} {text}".strip() for op, text, is_warning in self.remarks if is_warning]

    def __str__(self) -> str:
        lines = [f"{self.num_quantized} of {self.num_ops} ops in int8"]
        counts = Counter((op["kind"], op.get("reason", "")) for op in self.float_ops)
        if counts and self.num_quantized:
            lines.append("in float:")
            lines += [f"  {count} {kind}{': ' if reason else ''}{reason}" for (kind, reason), count in counts.items()]
        before = f"{format_bytes(self.before['weight_bytes'])} -> " if self.before else ""
        lines.append(f"weights: {before}{format_bytes(self.weight_bytes)}")
        lines += [f"warning: {text}" for text in self.warnings]
        return "\n".join(lines)


@dataclass
class Timing:
    """Times of one call, in seconds."""

    batch: int
    """Samples in a call."""
    calls: int
    """How many were timed."""
    min_seconds: float
    median_seconds: float
    samples_per_second: float
    against: "Timing | None" = None
    """Of the other model, measured in turns."""

    @property
    def speedup(self) -> float | None:
        """How many times as many samples a second as the other model."""
        return self.samples_per_second / self.against.samples_per_second if self.against else None

    def __str__(self) -> str:
        text = f"{format_seconds(self.median_seconds)} a call of {self.batch}, {self.samples_per_second:.0f} samples/s"
        return text + (f", {self.speedup:.2f} times as fast" if self.against else "")

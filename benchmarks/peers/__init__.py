# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Who is measured: one module each, behind the three functions of `Peer`.

A peer's packages are imported inside its functions only, so that a worker process has
one runtime in it and no other's thread pool.
"""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

# One inference on the example; returns the result, f32.
Call = Callable[[], np.ndarray]


class Peer:
    """One contestant. `directory` is a network's, as models/export.py fills it."""

    name: str
    precisions: tuple[str, ...] = ("int8", "f32")

    def version(self) -> str:
        raise NotImplementedError

    def prepare(self, directory: Path, precision: str) -> None:
        """Quantizes and compiles ahead of time, to files named after the peer."""

    def load(self, directory: Path, precision: str, threads: int) -> Call:
        """Makes everything ready for inference in this process."""
        raise NotImplementedError

    @staticmethod
    def batches(directory: Path) -> list[np.ndarray]:
        """The calibration data, f32 [batch,...] each."""
        batch = json.loads((directory / "model.json").read_text())["batch"]
        samples = np.load(directory / "calibration.npy")
        return [samples[i : i + batch] for i in range(0, len(samples) - batch + 1, batch)]

    @staticmethod
    def example(directory: Path) -> np.ndarray:
        return Peer.batches(directory)[0]

    @staticmethod
    def result_shape(directory: Path) -> list[int]:
        return json.loads((directory / "model.json").read_text())["result"]


def outdated(file: Path, source: Path) -> bool:
    return not file.exists() or file.stat().st_mtime < source.stat().st_mtime


def get(name: str) -> Peer:
    """The peer called `name`."""
    from . import onnxruntime, openvino, qopt, torch

    classes = (qopt.Qopt, onnxruntime.OnnxRuntime, openvino.OpenVino, torch.Torch)
    return next(c() for c in classes if c.name == name)


NAMES = ("qopt", "onnxruntime", "openvino", "torch")

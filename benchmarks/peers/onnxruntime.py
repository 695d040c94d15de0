# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""ONNX Runtime; int8 by its static quantization to QDQ: u8 activations, s8 weights for
each channel."""

import logging
from pathlib import Path

import numpy as np

from . import Call, Peer


def quantize(directory: Path) -> None:
    from onnxruntime import quantization as q
    from onnxruntime.quantization.shape_inference import quant_pre_process

    batch_of = Batches(directory)
    prepared = directory / "onnxruntime_prepared.onnx"
    logging.disable(logging.WARNING)
    quant_pre_process(str(directory / "model.onnx"), str(prepared))
    q.quantize_static(
        str(prepared),
        str(directory / "onnxruntime_int8.onnx"),
        batch_of,
        quant_format=q.QuantFormat.QDQ,
        per_channel=True,
        activation_type=q.QuantType.QUInt8,
        weight_type=q.QuantType.QInt8,
    )
    prepared.unlink()


class Batches:
    """A calibration data reader over calibration.npy, as many samples as a call takes."""

    def __init__(self, directory: Path):
        self.batches = iter(Peer.batches(directory))

    def get_next(self) -> dict[str, np.ndarray] | None:
        batch = next(self.batches, None)
        return None if batch is None else {"input": batch}


class OnnxRuntime(Peer):
    name = "onnxruntime"

    def version(self) -> str:
        import onnxruntime

        return onnxruntime.__version__

    def prepare(self, directory: Path, precision: str) -> None:
        if precision == "int8" and not (directory / "onnxruntime_int8.onnx").exists():
            quantize(directory)

    def load(self, directory: Path, precision: str, threads: int) -> Call:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        file = "onnxruntime_int8.onnx" if precision == "int8" else "model.onnx"
        session = onnxruntime.InferenceSession(
            str(directory / file), options, providers=["CPUExecutionProvider"]
        )
        feed = {"input": self.example(directory)}
        return lambda: session.run(None, feed)[0]

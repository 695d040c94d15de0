#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures what ONNX Runtime's static quantization makes of the same models.

Every float model is exported to ONNX and quantized as QDQ: int8 activations,
per-channel int8 weights, MinMax over the 200 calibration images. Written to
peers.json: correct answers of 450 and the SQNR of the logits in dB,
  10 log10(sum f^2 / sum (f - q)^2)  over all 450 x 10, f from PyTorch.

Without VNNI ONNX Runtime's 16-bit sums saturate and the figures drop, so the
script refuses to measure there.
"""

import argparse
import json
import logging
import pathlib
import tempfile
import warnings

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quant_pre_process,
    quantize_static,
)

import generate

HERE = pathlib.Path(__file__).parent
OPSET = 17


class Reader(CalibrationDataReader):
    """Hands out the calibration images one at a time."""

    def __init__(self, images):
        self.images = iter(images)

    def get_next(self):
        image = next(self.images, None)
        return None if image is None else {"image": image[None]}


def to_onnx(model, path):
    """Exports with a batch dimension of any size."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            torch.zeros(2, 1, 8, 8),
            str(path),
            dynamo=False,
            opset_version=OPSET,
            input_names=["image"],
            output_names=["logits"],
            dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}},
        )


def run(path, images):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
    return session.run(None, {"image": images})[0]


def sqnr(reference, values):
    reference, values = reference.astype(np.float64), values.astype(np.float64)
    return 10 * np.log10((reference**2).sum() / ((reference - values) ** 2).sum())


def measure(model, name, images, labels, calibration, directory):
    """Returns the figures of one model."""
    plain, prepared, quantized = (
        directory / f"{name}.{kind}.onnx" for kind in ("float", "prepared", "int8")
    )
    to_onnx(model, plain)
    quant_pre_process(str(plain), str(prepared))
    quantize_static(
        str(prepared),
        str(quantized),
        Reader(calibration),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
    )
    reference = np.load(HERE / f"{name}_logits.npy")
    exported, logits = run(plain, images), run(quantized, images)
    if np.abs(exported - reference).max() > 1e-4 * np.abs(reference).max():
        raise SystemExit(f"{name}: the ONNX export differs from PyTorch")

    def correct(values):
        return int((values.argmax(axis=1) == labels).sum())

    agreement = int((logits.argmax(axis=1) == reference.argmax(axis=1)).sum())
    return {
        "float_correct": correct(reference),
        "int8_correct": correct(logits),
        "int8_agrees": agreement,
        "int8_sqnr_db": round(float(sqnr(reference, logits)), 2),
    }


def require_vnni():
    flags = pathlib.Path("/proc/cpuinfo").read_text()
    if "avx512_vnni" not in flags and "avx_vnni" not in flags:
        raise SystemExit("this processor has no VNNI")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=pathlib.Path, default=HERE / "peers.json")
    arguments = parser.parse_args()
    require_vnni()
    logging.disable(logging.WARNING)
    digits = generate.DIGITS
    images, labels, calibration = (
        np.load(digits / f"{name}.npy")
        for name in ("test_images", "test_labels", "calibration")
    )
    results = {}
    with tempfile.TemporaryDirectory() as directory:
        for name, model in generate.all_models():
            results[name] = measure(
                model, name, images, labels, calibration, pathlib.Path(directory)
            )
            print(name, results[name], flush=True)
    report = {
        "quantizer": "onnxruntime static QDQ, MinMax, int8 activations per tensor, "
        "int8 weights per channel, 200 calibration images",
        "versions": {
            "onnxruntime": onnxruntime.__version__,
            "onnx": onnx.__version__,
            "torch": torch.__version__,
            "numpy": np.__version__,
        },
        "rows": len(images),
        "models": results,
    }
    arguments.output.write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()

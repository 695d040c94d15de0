# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""OpenVINO; int8 by NNCF's post-training quantization, for transformers with its
transformer model type."""

import logging
from pathlib import Path

from . import Call, Peer


def quantize(directory: Path) -> None:
    import nncf
    import openvino

    logging.disable(logging.INFO)
    model = openvino.Core().read_model(directory / "model.onnx")
    batches = Peer.batches(directory)
    kind = nncf.ModelType.TRANSFORMER if "encoder" in directory.name else None
    quantized = nncf.quantize(
        model, nncf.Dataset(batches), model_type=kind, subset_size=len(batches)
    )
    openvino.save_model(quantized, directory / "openvino_int8.xml")


class OpenVino(Peer):
    name = "openvino"

    def version(self) -> str:
        import openvino

        return openvino.__version__.split("-")[0]

    def prepare(self, directory: Path, precision: str) -> None:
        if precision == "int8" and not (directory / "openvino_int8.xml").exists():
            quantize(directory)

    def load(self, directory: Path, precision: str, threads: int) -> Call:
        import openvino

        file = "openvino_int8.xml" if precision == "int8" else "model.onnx"
        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": "f32",
        }
        model = openvino.Core().compile_model(directory / file, "CPU", settings)
        request = model.create_infer_request()
        tensor = openvino.Tensor(self.example(directory))
        request.set_input_tensor(tensor)

        def call():
            request.infer()
            return request.get_output_tensor().data

        return call

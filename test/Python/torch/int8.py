"""Quantizes networks of the catalog to int8 and says what is left in float, and how good it is.

    int8.py [--full] [--onnxruntime] [--samples N] NAME ...

What may be left in float: softmax and normalizations, and what moves or scales the result of
such an op for another. The signal to noise ratio is that of held-out random inputs, in dB; with
--onnxruntime beside that of its static quantization (QDQ, per channel, minimum and maximum) on
the same calibration data.
"""

import argparse
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from models.catalog import CATALOG
from networks import make_input

import qopt

CONTRACTIONS = ("conv2d", "conv_transpose2d", "matmul", "attention", "lstm_cell", "gru_cell")


def get_sqnr(got: np.ndarray, reference: np.ndarray) -> float:
    noise = np.sum((got - reference) ** 2, dtype=np.float64)
    return float(10 * np.log10(np.sum(reference**2, dtype=np.float64) / noise))


def run_onnxruntime(module: torch.nn.Module, calibration: torch.Tensor, test: torch.Tensor) -> np.ndarray:
    """The result of the model that onnxruntime quantizes."""
    import onnxruntime
    from onnxruntime import quantization

    class Reader(quantization.CalibrationDataReader):
        def __init__(self):
            self.batches = iter(calibration.split(1))

        def get_next(self):
            batch = next(self.batches, None)
            return None if batch is None else {"input": batch.numpy()}

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "float.onnx"), Path(folder, "int8.onnx")
        torch.onnx.export(
            module,
            (calibration[:1],),
            str(source),
            input_names=["input"],
            dynamic_axes={"input": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        prepared = Path(folder, "prepared.onnx")
        quantization.quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        options = {"ActivationSymmetric": False, "WeightSymmetric": True}
        quantization.quantize_static(
            str(prepared),
            str(target),
            Reader(),
            quant_format=quantization.QuantFormat.QDQ,
            per_channel=True,
            activation_type=quantization.QuantType.QInt8,
            weight_type=quantization.QuantType.QInt8,
            extra_options=options,
        )
        session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
        return session.run(None, {"input": test.numpy()})[0]


def check(name: str, full: bool, samples: int, peer: bool) -> str:
    entry = CATALOG[name]
    module = entry.make(full)
    data = make_input(entry.get_shape(full), 2 * samples, module)
    calibration, test = data[:samples], data[samples:]
    model = qopt.from_torch(module, (calibration[:2],), dynamic_batch=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quantized = model.quantize(calibration, progress=False)
    with torch.no_grad():
        reference = module(test).numpy()
    left = [op for op in quantized.report().float_ops if op["kind"] in CONTRACTIONS]
    assert not left, f"{name}: {left} are left in float"
    sqnr = get_sqnr(quantized(test.numpy()), reference)
    assert sqnr > 25, f"{name}: {sqnr:.1f} dB"
    kinds = sorted({op["kind"] for op in quantized.report().float_ops})
    columns = [f"{name:16}", f"{sqnr:6.1f}"]
    if peer:
        columns.append(f"{get_sqnr(run_onnxruntime(module, calibration, test), reference):6.1f}")
    return "  ".join([*columns, ", ".join(kinds)])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--full", action="store_true", help="the published sizes")
    parser.add_argument("--onnxruntime", action="store_true", help="compare with it")
    parser.add_argument("--samples", type=int, default=32, help="for calibration, and as many for the comparison")
    args = parser.parse_args()
    torch.set_num_threads(1)
    for name in args.names or CATALOG:
        print(check(name, args.full, args.samples, args.onnxruntime), flush=True)


if __name__ == "__main__":
    main()

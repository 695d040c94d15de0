# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is written as ONNX computes in onnxruntime what the model does here."""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from models import MODELS, Builder, get_shape, make_unet, run

import qopt
from qopt.frontends.onnx import export


def check(name, model, x):
    """Writes, reads back and compares; the written model."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/{name}.onnx"
        model.save(path)
        written = onnx.load(path)
        again = qopt.from_onnx(path)
    onnx.checker.check_model(written, full_check=True)
    # What is compiled has the same bits as the plain loops, which compile faster.
    got, same = (qopt.compile(m, reference=True, compile_threads=1).run([x])[0] for m in (model, again))
    for where, want in (("onnxruntime", run(written, {"x": x})[0]), ("qopt", same)):
        noise = np.sum((got - want) ** 2)
        sqnr = 10 * np.log10(np.sum(got**2) / noise) if noise else np.inf
        print(f"{name}: {where}: SQNR {sqnr:.1f} dB")
        # One step somewhere inside; float models differ in roundings only.
        assert sqnr > (35 if name.endswith("int8") else 110), name
    return written


def make_resize(scales, **attributes):
    b = Builder(4)
    y = b.op("Resize", "x", "", b.constant(np.array([1, 1, *scales], np.float32)), **attributes)
    return b.model(y, [2, 5, 7], [2, None, None])


def check_resize():
    """The scale is kept where the result's size was rounded down."""
    x = np.random.default_rng(3).standard_normal((2, 2, 5, 7)).astype(np.float32)
    for mode in ("half_pixel", "asymmetric", "align_corners"):
        for scales in ((2, 2), (2, 1), (1.5, 1.5), (0.6, 1.7)):
            if mode == "align_corners" and scales[0] != 2:
                continue
            source = make_resize(scales, mode="linear", coordinate_transformation_mode=mode)
            model = qopt.from_onnx(source)
            check(f"resize-{mode}-{scales}", model, x)


def refuse(text, model, path):
    """An error that names the file, says why and what to do; nothing is left of what was begun."""
    before = sorted(path.parent.iterdir())
    try:
        model.save(path)
    except qopt.Error as error:
        assert text in str(error) and str(path) in str(error), f"expected '{text}' in: {error}"
        assert sorted(path.parent.iterdir()) == before, "files are left"
        return
    raise AssertionError(f"expected an error with '{text}'")


def make_recurrent(kind, gates, **attributes):
    """Three steps in both directions, and all their states."""
    b = Builder(5)
    weights = b.weight(2, 5 * gates, 3), b.weight(2, 5 * gates, 5), b.weight(2, 10 * gates, scale=0.2)
    states = b.op(kind, b.op("Transpose", "x", perm=[1, 0, 2]), *weights, direction="bidirectional", hidden_size=5, **attributes)
    return b.model(b.op("Transpose", states, perm=[2, 0, 1, 3]), [3, 3], [3, 2, 5])


def check_recurrent():
    """Steps of a float layer are operators that share their weights; int8 ones are products and gates."""
    x = np.random.default_rng(4).standard_normal((4, 3, 3)).astype(np.float32)
    for kind, gates, attributes in (("LSTM", 4, {}), ("GRU", 3, {"linear_before_reset": 1}), ("GRU", 3, {}), ("RNN", 1, {})):
        name = f"{kind}{len(attributes)}"
        model = qopt.from_onnx(make_recurrent(kind, gates, **attributes))
        written = check(name, model, x)
        if kind == "LSTM" or attributes:
            nodes = [node for node in written.graph.node if node.op_type == kind]
            assert len(nodes) == 6 and len({tuple(node.input[1:4]) for node in nodes}) == 2, name
        check(f"{name}-int8", model.quantize(x, progress=False), x)


def make_scatter(rows):
    b = Builder(7)
    y = b.op("ScatterND", b.op("Neg", "x"), b.constant(np.array(rows)), b.weight(len(rows), 3))
    model = b.model(y, [3], [3])
    for info in (*model.graph.input, *model.graph.output):
        info.type.tensor_type.shape.dim[0].dim_value = 5
    return model


def make_batched_gather():
    b = Builder(6)
    y = b.op("GatherND", "x", b.constant(np.array([[[0], [2]], [[1], [1]]])), batch_dims=1)
    model = b.model(y, [3, 4], [])
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 2
    return model


LOSS = """
func.func @main(%x: tensor<2x4xf32>, %y: tensor<2x4xf32>) -> tensor<f32> {
  %z = qnn.mse_loss mean %x, %y : tensor<2x4xf32>, tensor<2x4xf32> -> tensor<f32>
  return %z : tensor<f32>
}
"""

NARROW = """
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %q = qnn.quantize %x : tensor<?x4xf32> -> tensor<?x4x!quant.uniform<i8<-8:7>:f32, 0.5>>
  %y = qnn.dequantize %q : tensor<?x4x!quant.uniform<i8<-8:7>:f32, 0.5>> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
"""


def check_refusals(folder):
    """What ONNX has no form for, and files that cannot be written."""
    (folder / "loss.mlir").write_text(LOSS)
    refuse("qnn.mse_loss); save it as .mlir", qopt.load(folder / "loss.mlir"), folder / "loss.onnx")
    refuse("twice the same cannot be written", qopt.from_onnx(make_scatter([[3], [3]])), folder / "scatter.onnx")
    refuse("batched indices cannot be written as ONNX; save it as .mlir", qopt.from_onnx(make_batched_gather()), folder / "g.onnx")
    (folder / "narrow.mlir").write_text(NARROW)
    refuse("quantization to [-8, 7]", qopt.load(folder / "narrow.mlir"), folder / "narrow.onnx")
    model = qopt.from_onnx(MODELS["cnn"]())
    (folder / "taken.onnx").mkdir()
    refuse("cannot be written", model, folder / "taken.onnx")
    size, export.MAX_BYTES = export.MAX_BYTES, 1000
    refuse("do not fit into an ONNX file, which holds 2 GiB; save it as .mlir", model, folder / "cnn.onnx")
    export.MAX_BYTES = size
    model.save(folder / "cnn.onnx")


def main():
    check_resize()
    check_recurrent()
    x = np.random.default_rng(5).standard_normal((5, 3)).astype(np.float32)
    scatter = qopt.from_onnx(make_scatter([[3], [0]]))
    check("scatter", scatter, x)
    check("scatter-int8", scatter.quantize([x], progress=False), x)
    with tempfile.TemporaryDirectory() as folder:
        check_refusals(Path(folder))
    for name, make in (MODELS | {"unet": make_unet}).items():
        source = make()
        rng = np.random.default_rng(11)
        x = rng.standard_normal((16, *get_shape(source))).astype(np.float32)
        model = qopt.from_onnx(source)
        check(name, model, x)
        samples = [rng.standard_normal(x.shape).astype(np.float32)]
        check(f"{name}-int4-int8", model.quantize(samples, {"weights": "int4"}, progress=False), x)
        quantized = model.quantize(samples, progress=False)
        written = check(f"{name}-int8", quantized, x)
        kinds = [n.op_type for n in written.graph.node]
        assert kinds.count("QuantizeLinear") >= 3 and "DequantizeLinear" in kinds
        weights = [t for t in written.graph.initializer if t.data_type == onnx.TensorProto.INT8 and len(t.dims) > 1]
        assert len(weights) >= 4, "the weights are int8"
    return 0


if __name__ == "__main__":
    sys.exit(main())

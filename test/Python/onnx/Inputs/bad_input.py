# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Files that are corrupt, and models that cannot be imported: one qopt.Error that says why."""

import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import qopt
from qopt.frontends.onnx import from_onnx


def expect(text, source, **options):
    try:
        from_onnx(source, **options)
    except qopt.Error as error:
        assert text in str(error), f"expected '{text}' in: {error}"
        return str(error)
    raise AssertionError(f"expected an error with '{text}'")


def make(nodes, shape=("N", 4), initializers=(), opset=17):
    graph = helper.make_graph(
        nodes,
        "model",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, list(shape))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        list(initializers),
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)


def make_linear():
    weight = numpy_helper.from_array(np.ones((4, 3), np.float32), "w")
    return make([helper.make_node("MatMul", ["x", "w"], ["y"], name="product")], initializers=[weight])


def external(location, offset=0, length=48):
    model = make_linear()
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", location), ("offset", offset), ("length", length)):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, str(value)
    return model


def check_files(folder):
    expect("cannot be read", folder / "none.onnx")
    (folder / "empty.onnx").write_bytes(b"")
    expect("not an ONNX model", folder / "empty.onnx")
    (folder / "noise.onnx").write_bytes(random.Random(0).randbytes(500))
    expect("not an ONNX model", folder / "noise.onnx")


def check_external(folder):
    path = folder / "model.onnx"
    (folder / "w.bin").write_bytes(np.full(12, 2, np.float32).tobytes())
    (folder.parent / "outside.bin").write_bytes(bytes(48))
    onnx.save(external("w.bin"), path)
    result = qopt.compile(from_onnx(path)).run([np.ones((1, 4), np.float32)])[0]
    assert (result == 8).all()
    for location in ("../outside.bin", str(folder.parent / "outside.bin"), ""):
        path.write_bytes(external(location).SerializeToString())
        expect("is not a path inside of the model's folder", path)
    (folder / "link.bin").symlink_to(folder.parent / "outside.bin")
    path.write_bytes(external("link.bin").SerializeToString())
    expect("is not a path inside of the model's folder", path)
    path.write_bytes(external("none.bin").SerializeToString())
    expect("cannot be read", path)
    path.write_bytes(external("w.bin", length=64).SerializeToString())
    expect("ends 16 bytes before the end", path)
    path.write_bytes(external("w.bin", offset=-8).SerializeToString())
    expect("is negative", path)
    path.write_bytes(external("w.bin", length=40).SerializeToString())
    expect("'w'", path)
    expect("has no folder", external("w.bin"))


def check_models():
    # Everything that is missing is said at once, with names.
    nodes = [
        helper.make_node("NonZero", ["x"], ["a"], name="first"),
        helper.make_node("Unique", ["x"], ["b"], name="second"),
        helper.make_node("Relu", ["x"], ["y"], name="fine"),
    ]
    text = expect("2 of its nodes", make(nodes))
    assert "'first' (NonZero)" in text and "'second' (Unique)" in text and "fine" not in text
    expect("operator set 12 is older than 13", make([helper.make_node("Relu", ["x"], ["y"])], opset=12))
    expect("is newer than", make([helper.make_node("Relu", ["x"], ["y"])], opset=999))
    expect("nothing before it computes", make([helper.make_node("Relu", ["z"], ["y"])]))
    expect("is computed by no node", make([helper.make_node("Relu", ["x"], ["z"])]))
    wrong = numpy_helper.from_array(np.ones((5, 3), np.float32), "w")
    expect("'product' (MatMul)", make([helper.make_node("MatMul", ["x", "w"], ["y"], name="product")], initializers=[wrong]))
    short = make_linear()
    short.graph.initializer[0].raw_data = bytes(20)
    expect("'w' are corrupt", short)
    double = make_linear()
    double.graph.input[0].type.tensor_type.elem_type = TensorProto.DOUBLE
    expect("elements of float64", double)


def check_truncated():
    """A cut or changed file is an error or another valid model, never a crash."""
    data = make_linear().SerializeToString()
    rng = random.Random(1)
    for length in range(0, len(data), 3):
        try:
            from_onnx(data[:length])
        except qopt.Error:
            pass
    for _ in range(300):
        changed = bytearray(data)
        changed[rng.randrange(len(data))] = rng.randrange(256)
        try:
            from_onnx(bytes(changed))
        except qopt.Error:
            pass


def main():
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder) / "model"
        inner.mkdir()
        check_files(inner)
        check_external(inner)
    check_models()
    check_truncated()
    return 0


if __name__ == "__main__":
    sys.exit(main())

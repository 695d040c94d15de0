# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""From a qopt module to an ONNX model.

Quantized ops become the QDQ form: operands behind DequantizeLinear, the float operator,
QuantizeLinear with the result's scale. Images are channels-last in qopt and channels-first in ONNX;
the transposes in between are on the stored integers, so that each convolution stands directly
between its pairs, where runtimes look for them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import EncodeError
from onnx import TensorProto, helper

from qopt._arrays import DTYPES
from qopt._core import Error, Module

OPSET = 21
# The oldest version of the format that has the operator set.
IR_VERSION = 10

# Integers of 4 bits have a byte each.
_ELEMENTS = {name: helper.np_dtype_to_tensor_dtype(np.dtype(kind)) for name, kind in DTYPES.items()} | {"i4": TensorProto.INT8}
_UNSIGNED = {"i4": TensorProto.UINT8, "i8": TensorProto.UINT8, "i16": TensorProto.UINT16}
# What protobuf can write in one message.
MAX_BYTES = 2**31 - 1
# What to do with a model that cannot be written.
ELSE = "save it as .mlir or .mlirbc instead"

Writer = Callable[["Exporter", dict[str, Any]], None]
_writers: dict[str, Writer] = {}


def writes(*ops: str) -> Callable[[Writer], Writer]:
    """Registers a function for qnn ops."""

    def register(function: Writer) -> Writer:
        for op in ops:
            _writers[f"qnn.{op}"] = function
        return function

    return register


class Exporter:
    """Writes one module. `names` has the ONNX name of each value as it is stored."""

    def __init__(self, module: Module):
        self.walked = module.walk()
        self.types: list[dict[str, Any]] = self.walked["types"]
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.names: dict[int, str] = {}
        self.constants: dict[int, np.ndarray] = {}
        self.shared: dict[object, list[str]] = {}
        """Initializers that several ops made of the same constants read."""
        self._constant_names: dict[int, str] = {}
        self._floats: dict[int, str] = {}
        self._used: set[str] = set()
        self._module = module

    # ---- names, constants and nodes ----

    def fresh(self, name: str) -> str:
        base, count = name or "value", 1
        name = base
        while name in self._used:
            name, count = f"{base}_{count}", count + 1
        self._used.add(name)
        return name

    def initializer(self, array: np.ndarray, name: str = "constant") -> str:
        name = self.fresh(name)
        self.initializers.append(onnx.numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def node(self, operator: str, inputs: list[str], name: str = "", domain: str = "", **attributes: Any) -> str:
        """A node with one result, whose name it gives."""
        output = self.fresh(name or operator.lower())
        node = helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes)
        self.nodes.append(node)
        return output

    # ---- values ----

    def type_of(self, value: int) -> dict[str, Any]:
        return self.types[value]

    def shape(self, value: int) -> list[int | None]:
        return list(self.types[value]["shape"])

    def rank(self, value: int) -> int:
        return len(self.types[value]["shape"])

    def is_quantized(self, value: int) -> bool:
        return "quantization" in self.types[value]

    def _element(self, value: int) -> int:
        """The ONNX type of the elements as they are stored."""
        kind = self.types[value]
        table = _UNSIGNED if self.is_quantized(value) and not kind["quantization"]["signed"] else _ELEMENTS
        return table[kind["dtype"]]

    def _scale(self, value: int) -> tuple[list[str], dict[str, int]]:
        """Initializers of scale and zero point, and the axis as an attribute."""
        quantization = self.types[value]["quantization"]
        element = helper.tensor_dtype_to_np_dtype(self._element(value))
        scales = np.asarray(quantization["scales"], np.float32)
        zeros = np.asarray(quantization["zero_points"]).astype(element)
        axis = quantization["axis"]
        if axis is None:
            scales, zeros = scales.reshape(()), zeros.reshape(())
        inputs = [self.initializer(scales, "scale"), self.initializer(zeros, "zero_point")]
        return inputs, ({} if axis is None else {"axis": int(axis)})

    def stored(self, value: int, perm: list[int] | None = None) -> str:
        """The value as it is stored, with its dimensions permuted."""
        if perm is None or perm == list(range(len(perm))):
            if value not in self.names:
                self.names[value] = self.initializer(self.constants[value], self._constant_names[value])
            return self.names[value]
        if value in self.constants:
            return self.initializer(self.constants[value].transpose(perm), self._constant_names[value])
        return self.node("Transpose", [self.names[value]], perm=perm)

    def float(self, value: int, perm: list[int] | None = None) -> str:
        """The value as f32, behind a DequantizeLinear where it is quantized."""
        if not self.is_quantized(value):
            return self.stored(value, perm)
        plain = perm is None or perm == list(range(len(perm)))
        if plain and value in self._floats:
            return self._floats[value]
        inputs, attributes = self._scale(value)
        if attributes and not plain:
            attributes["axis"] = perm.index(attributes["axis"])
        result = self.node("DequantizeLinear", [self.stored(value, perm), *inputs], **attributes)
        if plain:
            self._floats[value] = result
        return result

    def set(self, value: int, name: str, perm: list[int] | None = None) -> None:
        """Stores an f32 result: quantized as its type says, then permuted."""
        if self.is_quantized(value):
            inputs, attributes = self._scale(value)
            limits = np.iinfo(helper.tensor_dtype_to_np_dtype(self._element(value)))
            low, high = (self.types[value]["quantization"][k] for k in ("low", "high"))
            if (low, high) != (limits.min, limits.max):
                raise Error(f"'{name}': quantization to [{low}, {high}] has no form in ONNX, whose integers have all of {limits.dtype}; {ELSE}")
            name = self.node("QuantizeLinear", [name, *inputs], **attributes)
        if perm is not None and perm != list(range(len(perm))):
            name = self.node("Transpose", [name], perm=perm)
        self.names[value] = name

    def sizes(self, sizes: list[int | None], value: int | None = None) -> str:
        """An initializer of sizes; -1 for a dynamic one."""
        return self.initializer(np.array([-1 if s is None else s for s in sizes], np.int64), "sizes")

    def bounds(self, name: str, attributes: dict[str, Any], low: str = "clamp_min", high: str = "clamp_max") -> str:
        """Clip by the bounds of an op, if it has some."""
        limits = [attributes.get(low), attributes.get(high)]
        if limits[0] is None and limits[1] is None:
            return name
        if limits == [0.0, None]:
            return self.node("Relu", [name])
        inputs = ["" if v is None else self.initializer(np.float32(v), "bound") for v in limits]
        return self.node("Clip", [name, *inputs][: 3 if inputs[1] else 2])

    # ---- the walk ----

    def run(self) -> onnx.ModelProto:
        self._refuse_unknown()
        inputs = []
        for spec, value in zip(self._module.inputs, self.walked["inputs"], strict=True):
            self.names[value] = self.fresh(spec.name)
            inputs.append(self._describe(self.names[value], value))
        for op in self.walked["ops"]:
            if op["constant"] is not None:
                self.constants[op["results"][0]] = op["constant"]
                self._constant_names[op["results"][0]] = op["name"] or "constant"
            else:
                _writers[op["op"]](self, op)
        outputs = []
        for spec, value in zip(self._module.outputs, self.walked["outputs"], strict=True):
            name = self.fresh(spec.name)
            self.nodes.append(helper.make_node("Identity", [self.stored(value)], [name]))
            outputs.append(self._describe(name, value))
        size = sum(len(t.raw_data) for t in self.initializers)
        if size > MAX_BYTES:
            raise Error(f"weights of {size} bytes do not fit into an ONNX file, which holds 2 GiB; {ELSE}")
        graph = helper.make_graph(self.nodes, "main", inputs, outputs, self.initializers)
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="qopt"
        )

    def _refuse_unknown(self) -> None:
        missing = dict.fromkeys(
            f"'{op['name']}' ({op['op']})" for op in self.walked["ops"] if op["constant"] is None and op["op"] not in _writers
        )
        if missing:
            raise Error(f"ops that ONNX has no form for: {', '.join(missing)}; {ELSE}")

    def _describe(self, name: str, value: int) -> onnx.ValueInfoProto:
        sizes = [(f"batch_{i}" if i else "batch") if s is None else s for i, s in enumerate(self.shape(value))]
        return helper.make_tensor_value_info(name, self._element(value), sizes)


def to_onnx(module: Module) -> onnx.ModelProto:
    """The module as an ONNX model; quantized ops in the QDQ form."""
    from . import export_ops, export_recurrent  # noqa: F401  (these fill the table)

    return Exporter(module).run()


def save(module: Module, path: str | os.PathLike[str]) -> None:
    """Writes the module as an ONNX model, which appears complete or not at all."""
    path = Path(path)
    try:
        data = to_onnx(module).SerializeToString()
    except (Error, EncodeError, ValueError) as error:  # the latter two at sizes that protobuf cannot write
        raise Error(f"{path}: not written: {error}") from None
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            whole = Path(folder, path.name)
            whole.write_bytes(data)
            os.replace(whole, path)
    except OSError as error:
        raise Error(f"{path}: cannot be written: {error.strerror or error}") from None

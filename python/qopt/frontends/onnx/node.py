# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One ONNX node as its lowering sees it: inputs, attributes, and ways to build ops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx

from .registry import Unsupported
from .tensor import Dim, Shape, Size, Tensor, sizes_of

if TYPE_CHECKING:
    from .importer import Importer

# Element types of values in the graph under construction. Wider floats are refused; half floats
# are computed in f32.
ELEMENTS = {
    np.dtype(np.float32): "f32",
    np.dtype(np.int64): "i64",
    np.dtype(np.int32): "i32",
    np.dtype(np.bool_): "i1",
}
DTYPES = {text: dtype for dtype, text in ELEMENTS.items()} | {"bool": np.dtype(np.bool_)}


def tensor_type(shape: Sequence[Size], element: str) -> str:
    """MLIR's text of a tensor type."""
    sizes = "".join(f"{'?' if size is None else size}x" for size in sizes_of(shape))
    return f"tensor<{sizes}{element}>"


class Node:
    """A node under import.

    Lowerings ask it for inputs and attributes, and build with `emit`; what they cannot take they
    refuse with `Unsupported`.
    """

    def __init__(self, proto: onnx.NodeProto, inputs: list[Tensor | None], importer: Importer, opset: int):
        self.proto = proto
        self.op_type = proto.op_type
        self.inputs = inputs
        self.importer = importer
        self.opset = opset
        self.location = proto.name or next((o for o in proto.output if o), proto.op_type)
        self._attributes = {a.name: a for a in proto.attribute}

    # ---- what the node has ----

    def attribute(self, name: str, default: Any = None) -> Any:
        """The value of an attribute; strings are str."""
        if name not in self._attributes:
            return default
        value = onnx.helper.get_attribute_value(self._attributes[name])
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if isinstance(value, list) and value and isinstance(value[0], bytes):
            return [v.decode("utf-8", "replace") for v in value]
        return value

    def graph(self, name: str) -> onnx.GraphProto:
        """An attribute that is a graph."""
        value = self.attribute(name)
        if not isinstance(value, onnx.GraphProto):
            raise Unsupported(f"the attribute '{name}' is no graph")
        return value

    def has(self, index: int) -> bool:
        return index < len(self.inputs) and self.inputs[index] is not None

    def input(self, index: int) -> Tensor:
        if not self.has(index):
            raise Unsupported(f"input {index} is missing")
        return self.inputs[index]

    def optional(self, index: int) -> Tensor | None:
        return self.inputs[index] if self.has(index) else None

    def constant(self, index: int, what: str) -> np.ndarray:
        """The elements of an input that has to be known at import."""
        tensor = self.input(index)
        if not tensor.is_constant:
            raise Unsupported(f"{what} ('{tensor.name}') is not constant")
        return tensor.elements()

    def sizes(self, index: int, what: str) -> list[Size]:
        """An input with sizes, some of which may depend on dynamic ones."""
        tensor = self.input(index)
        if tensor.array is None:
            raise Unsupported(f"{what} ('{tensor.name}') is not known before the model runs")
        return [s if isinstance(s, Dim) else int(s) for s in tensor.array.reshape(-1).tolist()]

    def axes(self, rank: int, axes: Sequence[int]) -> list[int]:
        """Dimensions counted from 0, each at most once, ascending."""
        result = sorted({self.axis(rank, int(a)) for a in axes})
        if len(result) != len(list(axes)):
            raise Unsupported(f"axes {list(axes)} name a dimension twice")
        return result

    def axis(self, rank: int, axis: int) -> int:
        if not -rank <= axis < rank:
            raise Unsupported(f"axis {axis} is not one of {rank} dimensions")
        return axis % rank if rank else 0

    # ---- building ----

    def value(self, operand: Tensor) -> Any:
        """The operand in the graph; a constant becomes a parameter."""
        return self.importer.materialize(operand)

    def emit(
        self,
        op: str,
        operands: Sequence[Tensor | Sequence[Tensor] | None],
        attributes: dict[str, object] | None = None,
        *,
        shape: Shape | None = None,
        dtype: np.dtype | type | None = None,
        element: str | None = None,
        like: Tensor | None = None,
    ) -> Tensor:
        """An op with one result.

        With `shape`, the type of the result is made of it and of `element` (or that of `dtype`).
        `like`: the result holds integers that are read as those of this tensor.
        """
        values = [
            None if o is None else self.value(o) if isinstance(o, Tensor) else [self.value(t) for t in o]
            for o in operands
        ]
        first = next((o for o in operands if isinstance(o, Tensor)), None)
        if first is None:
            first = next((t for o in operands if o is not None and not isinstance(o, Tensor) for t in o), None)
        results = []
        if shape is not None:
            if element is None:
                element = ELEMENTS[np.dtype(dtype)] if dtype is not None else values[0].dtype
            results = [tensor_type(shape, "i1" if element == "bool" else element)]
        made = self.importer.graph.op(op, values, attributes or {}, results=results, location=self.location)[0]
        return self.wrap(made, first, shape, like)

    def wrap(self, value: Any, source: Tensor | None, shape: Shape | None = None, like: Tensor | None = None) -> Tensor:
        """A value of the graph as a tensor; dynamic sizes keep the name they have in `source`."""
        if shape is None:
            names = [s for s in source.shape if isinstance(s, Dim)] if source is not None else []
            shape = tuple(
                (names[0] if names else Dim("?")) if size is None else size for size in value.shape
            )
        if like is not None and like.quantization is not None and like.dtype not in ELEMENTS:
            return Tensor("", like.dtype, shape, quantization=like.quantization, value=value)
        return Tensor("", DTYPES.get(value.dtype, np.dtype(np.float32)), shape, value=value)

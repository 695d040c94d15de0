# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes ops into a core.Graph: constants as they are needed, layouts, broadcasts."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch.fx import Node

import qopt._core as core
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.values import Constant, Fill, Quantized, Shape, as_shape, get_dtype

# Up to here the extension keeps a parameter in the text, where no view of it folds.
_MAX_INLINE_BYTES = 4096


class Builder:
    """A graph under construction, seen from one op of the traced module.

    `node`, `location`, `name`, `shape` and `dtype` are the op's: the path of its module, its
    name in the trace, and what its (first) result must be. `read` gives what stands for
    the result of another node.
    """

    def __init__(self, graph: core.Graph, read: Callable[[Node], object]):
        self.graph = graph
        self.read = read
        self.node: Node | None = None
        self.location = ""
        self.name = ""
        self.meta: object = None
        self.batch: core.Value | None = None
        self._cache: dict[object, core.Value] = {}

    # What the trace says about the result.

    @property
    def shape(self) -> Shape:
        return as_shape(self.meta.shape)

    @property
    def dtype(self) -> str:
        return get_dtype(self.meta.dtype)

    # Ops.

    def ops(self, name: str, operands: Sequence, attributes: dict | None = None, results: Sequence[str] = ()) -> list:
        """Any op with any number of results; operands may be constants."""
        values = [None if o is None else self.value(o) for o in operands]
        return self.graph.op(name, values, attributes or {}, results=results, location=self.location)

    def op(self, name: str, operands: Sequence, results: Sequence[str] = (), **attributes) -> core.Value:
        """A qnn op with one result."""
        return self.ops("qnn." + name, operands, attributes, results)[0]

    def unary(self, kind: str, x, **attributes) -> core.Value:
        return self.op("unary", [x], kind=kind, **attributes)

    # Constants.

    def value(self, x) -> core.Value:
        """The value of anything that stands for a tensor."""
        if isinstance(x, core.Value):
            return x
        if isinstance(x, bool | int | float):
            return self.scalar(x)
        if isinstance(x, Constant):
            return self._get_constant(x)
        if isinstance(x, Fill):
            return self._get_fill(x)
        if isinstance(x, Quantized):
            raise Unsupported("works on stored integers; only quantize and dequantize ops may")
        raise Unsupported(f"an argument of type {type(x).__name__} stands for no tensor")

    def scalar(self, number: float) -> core.Value:
        """A number as f32 of rank 0, which broadcasts to anything."""
        return self._remember(("scalar", float(number)), lambda: self.graph.constant(np.array(number, np.float32)))

    def vector(self, numbers, dtype=np.float32) -> core.Value:
        return self.graph.constant(np.ascontiguousarray(numbers, dtype))

    def _remember(self, key, make) -> core.Value:
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]

    def _get_constant(self, x: Constant) -> core.Value:
        key = ("constant", x.key or id(x.tensor))
        value = self._remember(key, lambda: self._add_constant(x))
        # The tensor stays alive with its id.
        self._cache.setdefault((*key, "owner"), x.tensor)
        if x.scales is None:
            return value
        quantized = self.op("quantize", [value], [type_text(x.shape, x.scales.get_type())])
        return self.op("dequantize", [quantized])

    def _add_constant(self, x: Constant) -> core.Value:
        tensor = x.tensor.detach()
        if tensor.dtype in (torch.float64, torch.float16, torch.bfloat16):
            tensor = tensor.float()
        if tensor.dtype not in (torch.float32, torch.bool, torch.int8, torch.int16, torch.int32, torch.int64):
            raise Unsupported(f"a constant of {x.dtype}; convert it to float32 or to a signed integer")
        if tensor.numel() == 0:
            raise Unsupported("a constant without elements")
        array = tensor.contiguous().numpy()
        if not array.shape and array.dtype == np.float32:
            return self.graph.constant(array)
        return self.graph.parameter(x.key or f"{self.name}.constant{len(self._cache)}", array)

    def permuted(self, x, perm: Sequence[int]):
        """A transposed tensor; a large weight as a view that shares its bytes."""
        perm = tuple(perm)
        if perm == tuple(range(len(perm))):
            return x
        if isinstance(x, Fill):
            return Fill(x.value, tuple(x.shape[p] for p in perm), x.dtype)
        if not isinstance(x, Constant):
            return self.op("transpose", [x], perm=list(perm))
        if x.tensor.numel() * x.tensor.element_size() > _MAX_INLINE_BYTES and not x.scales:
            return self.op("transpose", [x], perm=list(perm))
        key = f"{x.key}.{'_'.join(map(str, perm))}" if x.key else ""
        return Constant(x.tensor.permute(perm).contiguous(), key, x.scales and x.scales.permute(perm))

    def _get_fill(self, x: Fill) -> core.Value:
        if None not in x.shape:
            dtype = {"f32": torch.float32, "bool": torch.bool, "i32": torch.int32}.get(x.dtype, torch.int64)
            return self._get_constant(Constant(torch.full(x.shape, x.value, dtype=dtype)))
        zeros = self.batch_zeros(x.shape)
        if x.dtype != "f32":
            raise Unsupported(f"a tensor of {x.dtype} whose size depends on the batch")
        ones = np.full([1 if size is None else size for size in x.shape], x.value, np.float32)
        return self.op("add", [zeros, self.graph.constant(ones)])

    def batch_zeros(self, shape: Shape) -> core.Value:
        """Zeros, of size 1 but for the one size that depends on the batch.

        There is no constant of a size that is not known: x < x is false for every x.
        """
        if self.batch is None or shape.count(None) != 1:
            raise Unsupported("a tensor whose sizes depend on the batch in a way that is not known")
        key = ("batch", len(shape), shape.index(None))
        if key in self._cache:
            return self._cache[key]
        rank = len(self.batch.shape)
        x = self.batch
        if x.dtype != "f32":
            x = self.cast(x, "f32")
        if rank > 1:
            x = self.slice(x, [0] * rank, [-1] + [1] * (rank - 1))
        x = self.reshape(x, tuple(None if size is None else 1 for size in shape))
        x = self.cast(self.op("compare", [x, x], kind="lt"), "f32")
        self._cache[key] = x
        return x

    # Shapes.

    def reshape(self, x, shape: Shape):
        shape = tuple(shape)
        if tuple(x.shape) == shape:
            return x
        if isinstance(x, Fill):
            return Fill(x.value, shape, x.dtype)
        if isinstance(x, Constant) and x.scales is None:
            return Constant(x.tensor.reshape(shape), f"{x.key}.reshaped" if x.key else "")
        if shape.count(None) > 1:
            raise Unsupported("more than one size of the result depends on the batch")
        x = self.value(x)
        if is_wide(x):
            sizes = [-1 if size is None else size for size in shape]
            return self.tosa("reshape", [x, self.tosa_shape(sizes)], shape, x.dtype)
        return self._on_floats(x, lambda v: self.op("reshape", [v], [type_text(shape, v.dtype)]))

    def slice(self, x, offsets: Sequence[int], sizes: Sequence[int], strides: Sequence[int] | None = None):
        """A part of x; size -1 takes all from the offset on."""
        strides = list(strides or [1] * len(offsets))
        x = self.value(x)
        if is_wide(x):
            return self._slice_integers(x, offsets, sizes, strides)
        return self._on_floats(
            x,
            lambda v: self.op("slice", [v], offsets=list(offsets), sizes=list(sizes), strides=strides),
        )

    def transpose(self, x, perm: Sequence[int]):
        if not isinstance(x, core.Value) or x.dtype == "f32":
            return self.permuted(x, perm)
        if is_wide(x):
            return self.tosa("transpose", [x], tuple(x.shape[p] for p in perm), x.dtype, perms=list(perm))
        return self._on_floats(x, lambda v: self.permuted(v, perm))

    def expand(self, x, shape: Shape):
        """x repeated along dimensions of size 1 and missing ones."""
        shape = tuple(shape)
        if tuple(x.shape) == shape:
            return x
        if isinstance(x, Fill):
            return Fill(x.value, shape, x.dtype)
        x = self.value(x)
        if x.dtype == "f32" and None in shape:
            padded = (1,) * (len(shape) - len(x.shape)) + tuple(x.shape)
            static = tuple(1 if size is None else size for size in shape)
            if None not in padded:
                return self.op("add", [self.batch_zeros(shape), self.expand(x, static)])
            # Only sizes of 1 are repeated beside the batch's.
            return self.op("add", [x, self.graph.constant(np.zeros(static, np.float32))])
        if is_wide(x):
            return self._expand_integers(x, shape)
        if None in shape:
            return self.cast(self.expand(self.cast(x, "f32"), shape), x.dtype)
        return self._on_floats(x, lambda v: self.op("broadcast", [v], [type_text(shape, v.dtype)]))

    def _on_floats(self, x: core.Value, move):
        """Moves bytes and predicates, which f32 holds: qnn's ops that move take floats."""
        if x.dtype == "f32":
            return move(x)
        return self.cast(move(self.cast(x, "f32")), x.dtype)

    # Integers that f32 does not hold, which tosa's ops move.

    def tosa(self, name: str, operands: Sequence, shape: Shape, dtype: str, **attributes) -> core.Value:
        return self.ops(f"tosa.{name}", operands, attributes, [type_text(shape, dtype)])[0]

    def tosa_shape(self, sizes: Sequence[int]) -> core.Value:
        values = f"dense<[{', '.join(map(str, sizes))}]> : tensor<{len(sizes)}xindex>"
        return self.ops("tosa.const_shape", [], {"values": values}, [f"!tosa.shape<{len(sizes)}>"])[0]

    def _slice_integers(self, x: core.Value, offsets, sizes, strides) -> core.Value:
        if None in x.shape or any(stride != 1 for stride in strides):
            raise Unsupported(f"takes parts of {x.dtype} in steps or with the batch; convert to float32 before")
        shape = tuple(
            size - offset if count < 0 else count
            for size, offset, count in zip(x.shape, offsets, sizes, strict=True)
        )
        return self.tosa("slice", [x, self.tosa_shape(offsets), self.tosa_shape(shape)], shape, x.dtype)

    def _expand_integers(self, x: core.Value, shape: Shape) -> core.Value:
        """Adding zeros broadcasts, also a size that is not known."""
        x = self.reshape(x, (1,) * (len(shape) - len(x.shape)) + tuple(x.shape))
        if any((size is None) != (wanted is None) for size, wanted in zip(x.shape, shape, strict=True)):
            raise Unsupported(f"repeats {x.dtype} as often as the batch is large; convert to float32 before")
        zeros = np.zeros([1 if size is None else size for size in shape], np.int32 if x.dtype == "i32" else np.int64)
        return self.tosa("add", [x, self.graph.constant(zeros)], shape, x.dtype)

    # Types.

    def cast(self, x, dtype: str):
        if isinstance(x, int | float | bool):
            return x
        if isinstance(x, Fill):
            return Fill(x.value, x.shape, dtype)
        x = self.value(x)
        if x.dtype == dtype:
            return x
        if dtype not in ("f32", "bool", "i8", "i32", "i64"):
            raise Unsupported(f"elements of {dtype}; models compute in float32")
        return self.op("cast", [x], [type_text(x.shape, "i1" if dtype == "bool" else dtype)])

    def as_float(self, x):
        """An operand of arithmetic: numbers and tensors of any type in f32."""
        if isinstance(x, int | float):
            return x
        if isinstance(x, Constant) and x.scales is None and x.dtype != "f32":
            return Constant(x.tensor.float())
        return x if x.dtype == "f32" else self.cast(x, "f32")


def is_wide(x) -> bool:
    """Whether f32 does not hold all values of its type."""
    return x.dtype in ("i16", "i32", "i64") and isinstance(x, core.Value)


def type_text(shape: Sequence[int | None], element: str) -> str:
    """MLIR's text of a tensor type."""
    element = "i1" if element == "bool" else element
    return "tensor<" + "".join(f"{'?' if size is None else size}x" for size in shape) + element + ">"


def channels_last(rank: int) -> list[int]:
    """The permutation from NCHW, NCL, .. to NHWC, NLC, .."""
    return [0, *range(2, rank), 1]


def channels_first(rank: int) -> list[int]:
    """The permutation back."""
    return [0, rank - 1, *range(1, rank - 1)]


def normalize_axis(axis: int, rank: int) -> int:
    return axis + rank if axis < 0 else axis


def pair(x) -> list[int]:
    """Height and width, where one number or a list of one stands for both."""
    if isinstance(x, int):
        return [x, x]
    return list(x) if len(x) == 2 else [x[0], x[0]]

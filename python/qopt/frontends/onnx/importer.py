# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""From an ONNX graph to a qopt module.

The graph is walked once, in order. A node of constants is computed at once (`folding`); another is
built by the function that the table has for its operator; one that the table does not know, but
which ONNX defines as a function of others, by that definition. What cannot be imported is collected,
so that the one error at the end names all of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import numpy as np
import onnx

from qopt import _core
from qopt._core import Error, Graph, Module

from . import (  # noqa: F401  (these fill the table)
    convolution,
    elementwise,
    indexing,
    linear,
    normalization,
    pooling,
    qlinear,
    quantization,
    recurrent,
    reductions,
    resize,
    shape,
)
from .control import lower_control
from .folding import fold
from .loading import load, sort_nodes, to_array
from .node import ELEMENTS, Node
from .registry import Unsupported, find_lowering, normalize_domain
from .tensor import HALVES, Dim, Size, Tensor

Scope = dict[str, "Tensor | None"]
# What Python and numpy raise on attributes of the wrong type, text that is no text, and the like.
_MALFORMED = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, MemoryError, AssertionError)


class Importer:
    """Walks one model; `graph` is under construction."""

    def __init__(self, model: onnx.ModelProto, name: str, dims: Mapping[str, int]):
        self.model = model
        self.name = name
        self.dims = dict(dims)
        self.graph = Graph("main")
        self.opsets = {normalize_domain(e.domain): e.version for e in model.opset_import}
        self.errors: list[str] = []
        self._keys: set[str] = set()

    def run(self, *, clean: bool = True) -> Module:
        graph = self.model.graph
        scope: Scope = {}
        for tensor in graph.initializer:
            scope[tensor.name] = Tensor.known(to_array(tensor, self.name), tensor.name)
        if graph.sparse_initializer:
            raise Error(f"{self.name}: sparse initializers are not supported")
        for info in graph.input:
            if info.name not in scope:
                scope[info.name] = self._add_input(info)
        self.walk(graph.node, scope)
        self._raise_errors()
        values, names = [], []
        for info in graph.output:
            tensor = scope.get(info.name)
            if tensor is None:
                raise Error(f"{self.name}: output '{info.name}' is computed by no node")
            try:
                values.append(quantization.as_output(self, tensor))
            except (Unsupported, Error) as error:
                self.errors.append(f"output '{info.name}': {error}")
            names.append(info.name)
        self._raise_errors()
        self.graph.output(values, names)
        return self.graph.finish(clean)

    def _raise_errors(self) -> None:
        if self.errors:
            listed = "\n  ".join(self.errors)
            raise Error(f"{self.name}: cannot be imported; {len(self.errors)} of its nodes are not supported:\n  {listed}")

    # ---- inputs ----

    def _add_input(self, info: onnx.ValueInfoProto) -> Tensor:
        where = f"{self.name}: input '{info.name}'"
        if not info.type.HasField("tensor_type") or not info.type.tensor_type.HasField("shape"):
            raise Error(f"{where} is not a tensor of known rank")
        kind = info.type.tensor_type
        shape: list[Size] = []
        for index, dim in enumerate(kind.shape.dim):
            if dim.HasField("dim_value"):
                shape.append(int(dim.dim_value))
            elif dim.dim_param in self.dims:
                shape.append(int(self.dims[dim.dim_param]))
            else:
                shape.append(Dim(dim.dim_param or f"{info.name}.{index}"))
        try:
            dtype = onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type)
        except KeyError:
            raise Error(f"{where} has elements of unknown type {kind.elem_type}") from None
        if any(not isinstance(s, Dim) and s <= 0 for s in shape):
            raise Error(f"{where} has the empty shape {shape}")
        if dtype in quantization.INTEGERS:
            return quantization.add_input(self, info.name, tuple(shape), dtype)
        if dtype.name in HALVES:
            dtype = np.dtype(np.float32)
        if dtype not in ELEMENTS:
            raise Error(f"{where} has elements of {dtype}; supported are float32, int32, int64, bool, uint8 and int8")
        value = self.graph.input(info.name, [None if isinstance(s, Dim) else s for s in shape], ELEMENTS[dtype])
        return Tensor(info.name, dtype, tuple(shape), value=value)

    # ---- the walk ----

    def walk(self, nodes: Sequence[onnx.NodeProto], scope: Scope, depth: int = 0) -> None:
        """Builds nodes in order; `scope` has their inputs and gets their results, None for those of nodes that failed."""
        for proto in sort_nodes(nodes, self.name):
            inputs, poisoned = [], False
            for name in proto.input:
                if name and name not in scope:
                    raise Error(f"{self.name}: node '{proto.name}' ({proto.op_type}) reads '{name}', which nothing before it computes")
                poisoned |= bool(name) and scope[name] is None
                inputs.append(scope[name] if name else None)
            results: list[Tensor | None] = [None] * len(proto.output)
            if not poisoned:
                try:
                    results = self._lower(proto, inputs, scope, depth)
                except (Unsupported, Error) as error:
                    self._add_error(proto, str(error))
                except _MALFORMED as error:
                    self._add_error(proto, f"the node is malformed: {type(error).__name__}: {error}")
            for name, result in zip(proto.output, results, strict=False):
                if not name:
                    continue
                if result is not None and not result.name:
                    result.name = name
                scope[name] = result

    def _add_error(self, proto: onnx.NodeProto, reason: str) -> None:
        label = proto.name or next((o for o in proto.output if o), "")
        domain = f"{proto.domain}." if normalize_domain(proto.domain) else ""
        self.errors.append(f"'{label}' ({domain}{proto.op_type}): {reason.strip().splitlines()[0]}")

    def _lower(self, proto: onnx.NodeProto, inputs: list[Tensor | None], scope: Scope, depth: int) -> list[Tensor | None]:
        domain = normalize_domain(proto.domain)
        node = Node(proto, inputs, self, self.opsets.get(domain, 1))
        if domain == "" and (folded := fold(node)) is not None:
            return folded
        if domain == "" and (results := lower_control(self, node, scope, depth)) is not None:
            return results
        if lowering := find_lowering(domain, proto.op_type):
            result = lowering(node)
            return [result] if isinstance(result, Tensor) else list(result)
        expanded = self._expand(node, depth)
        if expanded is None:
            raise Unsupported("the operator is not supported; rewrite it with others before the export")
        return expanded

    # ---- operators that ONNX defines as functions ----

    def _expand(self, node: Node, depth: int) -> list[Tensor | None] | None:
        function = self._get_function(node)
        if function is None or depth > 8:
            return None
        inner: Scope = {"": None}
        for formal, actual in zip(function.input, node.inputs, strict=False):
            inner[formal] = actual
        missing = set(function.input[len(node.inputs) :]) | {
            f for f, a in zip(function.input, node.inputs, strict=False) if a is None
        }
        schema = onnx.defs.get_schema(node.op_type, node.opset, node.proto.domain)
        defaults = [a.default_value for a in schema.attributes.values() if a.default_value.type]
        attributes = {a.name: a for a in (*defaults, *function.attribute_proto, *node.proto.attribute)}
        body = [self._bind(n, attributes, missing, node.location) for n in function.node]
        before = self.opsets
        self.opsets = before | {normalize_domain(e.domain): e.version for e in function.opset_import}
        count = len(self.errors)
        try:
            self.walk(body, inner, depth + 1)
        finally:
            self.opsets = before
        if len(self.errors) > count:
            reasons = "; ".join(self.errors[count:])
            del self.errors[count:]
            raise Unsupported(f"in its definition: {reasons}")
        return [inner.get(o) for o in function.output]

    def _get_function(self, node: Node) -> onnx.FunctionProto | None:
        try:
            schema = onnx.defs.get_schema(node.op_type, node.opset, node.proto.domain)
        except onnx.defs.SchemaError:
            return None
        if schema.has_function:
            return schema.function_body
        if not schema.has_context_dependent_function:
            return None
        types = []
        for tensor in node.inputs:
            info = onnx.TypeProto()
            if tensor is not None:
                sizes = [str(s) if isinstance(s, Dim) else s for s in tensor.shape]
                element = onnx.helper.np_dtype_to_tensor_dtype(tensor.dtype)
                info = onnx.helper.make_tensor_type_proto(element, sizes)
            types.append(info.SerializeToString())
        data = schema.get_context_dependent_function(node.proto.SerializeToString(), types)
        if not data:
            return None
        function = onnx.FunctionProto()
        function.ParseFromString(data)
        return function

    @staticmethod
    def _bind(
        node: onnx.NodeProto, attributes: Mapping[str, onnx.AttributeProto], missing: set[str], location: str
    ) -> onnx.NodeProto:
        """A node of a function, with the attributes of the call and without the inputs that it leaves out."""
        bound = onnx.NodeProto()
        bound.CopyFrom(node)
        bound.name = f"{location}/{node.name or node.op_type}"
        del bound.attribute[:]
        for attribute in node.attribute:
            if not attribute.ref_attr_name:
                bound.attribute.append(attribute)
            elif attribute.ref_attr_name in attributes:
                copy = bound.attribute.add()
                copy.CopyFrom(attributes[attribute.ref_attr_name])
                copy.name = attribute.name
        for index, name in enumerate(bound.input):
            if name in missing:
                bound.input[index] = ""
        return bound

    # ---- values ----

    def unique_key(self, name: str) -> str:
        """A name for a parameter that no other has."""
        base = name or "constant"
        key, count = base, 1
        while key in self._keys:
            key, count = f"{base}.{count}", count + 1
        self._keys.add(key)
        return key

    def materialize(self, tensor: Tensor) -> object:
        """The tensor as a value of the graph."""
        if tensor.value is None:
            if tensor.stored is not None:
                tensor.value = quantization.materialize_stored(self, tensor)
            else:
                tensor.value = self._add_constant(tensor)
        return tensor.value

    def _add_constant(self, tensor: Tensor) -> object:
        array = tensor.array
        if array is None or array.dtype == object:
            raise Unsupported(f"'{tensor.name}' depends on a dynamic size, and is read as data")
        if array.size == 0:
            raise Unsupported(f"'{tensor.name}' has no elements")
        if array.dtype not in ELEMENTS:
            raise Unsupported(f"constant '{tensor.name}' has elements of {array.dtype}, which are not supported")
        array = np.asarray(array, order="C")
        if array.dtype != np.float32 or array.nbytes <= 4096:
            return self.graph.constant(array)
        return self.graph.parameter(self.unique_key(tensor.name), array)


def from_onnx(
    source: str | os.PathLike[str] | bytes | onnx.ModelProto, *, dims: Mapping[str, int] | None = None
) -> Module:
    """Imports an ONNX model as a qopt module.

    source: the path of an .onnx file (external data are read from its folder), its bytes, or a
        ModelProto.
    dims: sizes for symbolic dimensions by name, e.g. {"sequence": 128}. Others stay dynamic.

    A float model computes in f32, half floats too. A quantized one (QDQ, QOperator, dynamic)
    computes in int8 wherever its scales say so. Raises qopt.Error with all nodes that are not
    supported.
    """
    model, name = load(source)
    try:
        module = Importer(model, name, dims or {}).run()
    except _MALFORMED as error:
        raise Error(f"{name}: the model is malformed: {type(error).__name__}: {error}") from error
    return _core.quantize(module, None)[0] if module.has_scales else module

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reading ONNX files: what is corrupt, truncated or elsewhere is said before anything is built."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import numpy as np
import onnx
import onnx.inliner
from google.protobuf.message import DecodeError
from onnx.external_data_helper import uses_external_data

from qopt._core import Error

OLDEST_OPSET = 13


def load(source: str | os.PathLike[str] | bytes | onnx.ModelProto) -> tuple[onnx.ModelProto, str]:
    """The checked model with its external data inside, functions inlined; and its name for messages."""
    if isinstance(source, onnx.ModelProto):
        model, name, folder = source, source.graph.name or "<model>", None
    elif isinstance(source, bytes):
        model, name, folder = _parse(source, "<bytes>"), "<bytes>", None
    else:
        path = Path(source)
        name, folder = str(path), path.resolve().parent
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Error(f"{name}: cannot be read: {error.strerror or error}") from None
        model = _parse(data, name)
    _check_opsets(model, name)
    if not any(e.domain in ("", "ai.onnx") for e in model.opset_import) and _needs_opset(model.graph):
        raise Error(f"{name}: the model does not say its operator set; add it to opset_import")
    if any(uses_external_data(tensor) for tensor in _initializers(model.graph)):
        copy = onnx.ModelProto()
        copy.CopyFrom(model)
        model = copy
        for tensor in _initializers(model.graph):
            if uses_external_data(tensor):
                _load_external(tensor, folder, name)
    if model.functions:
        try:
            model = onnx.inliner.inline_local_functions(model)
        except Exception as error:  # what the C++ library raises
            raise Error(f"{name}: the functions of the model cannot be inlined: {error}") from None
    return model, name


def _parse(data: bytes, name: str) -> onnx.ModelProto:
    model = onnx.ModelProto()
    try:
        model.ParseFromString(data)
    except DecodeError:
        raise Error(f"{name}: not an ONNX model, or a truncated one") from None
    if not model.HasField("graph") or not model.graph.output:
        raise Error(f"{name}: not an ONNX model, or a truncated one: it has no graph with outputs")
    return model


def _check_opsets(model: onnx.ModelProto, name: str) -> None:
    for entry in model.opset_import:
        if entry.domain in ("", "ai.onnx"):
            if entry.version < OLDEST_OPSET:
                raise Error(
                    f"{name}: operator set {entry.version} is older than {OLDEST_OPSET}; convert the model with "
                    f"onnx.version_converter.convert_version(model, {OLDEST_OPSET}), or export it anew"
                )
            newest = onnx.defs.onnx_opset_version()
            if entry.version > newest:
                raise Error(
                    f"{name}: operator set {entry.version} is newer than {newest}, the newest that the installed "
                    f"onnx {onnx.__version__} knows; update the onnx package"
                )


def _needs_opset(graph: onnx.GraphProto) -> bool:
    return any(node.domain in ("", "ai.onnx") for node in graph.node)


def _initializers(graph: onnx.GraphProto) -> Iterator[onnx.TensorProto]:
    """All tensors of a graph and of the graphs in it."""
    yield from graph.initializer
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("t"):
                yield attribute.t
            yield from attribute.tensors
            if attribute.HasField("g"):
                yield from _initializers(attribute.g)
            for inner in attribute.graphs:
                yield from _initializers(inner)


def sort_nodes(nodes: Sequence[onnx.NodeProto], name: str) -> Sequence[onnx.NodeProto]:
    """Each node after those whose results it reads, as ONNX wants them; tools that insert nodes forget it."""
    producers = {output: index for index, node in enumerate(nodes) for output in node.output if output}
    before = {i: {producers[read] for read in _reads(node) if read in producers} for i, node in enumerate(nodes)}
    if all(max(reads, default=-1) < i for i, reads in before.items()):
        return nodes
    try:
        return [nodes[i] for i in TopologicalSorter(before).static_order()]
    except CycleError as error:
        node = nodes[error.args[1][0]]
        raise Error(f"{name}: node '{node.name}' ({node.op_type}) reads, through others, its own result") from None


def _reads(node: onnx.NodeProto) -> Iterator[str]:
    """Names that a node reads, also those that only its graphs do."""
    yield from node.input
    for attribute in node.attribute:
        if attribute.HasField("g"):
            for inner in attribute.g.node:
                yield from _reads(inner)


def _load_external(tensor: onnx.TensorProto, folder: Path | None, name: str) -> None:
    """Reads the bytes of a tensor from the file that it names, in the model's folder or below."""
    where = f"{name}: external data of '{tensor.name}'"
    if folder is None:
        raise Error(f"{where}: a model in memory has no folder; load the model from its file")
    entries = {entry.key: entry.value for entry in tensor.external_data}
    location = entries.get("location", "")
    path = (folder / location).resolve()
    if not location or os.path.isabs(location) or not path.is_relative_to(folder):
        raise Error(f"{where}: '{location}' is not a path inside of the model's folder")
    try:
        offset, length = int(entries.get("offset", 0)), int(entries.get("length", -1))
    except ValueError:
        raise Error(f"{where}: offset and length are not numbers") from None
    if offset < 0:
        raise Error(f"{where}: the offset {offset} is negative")
    try:
        with path.open("rb") as file:
            file.seek(offset)
            data = file.read() if length < 0 else file.read(length)
    except OSError as error:
        raise Error(f"{where}: '{location}' cannot be read: {error.strerror or error}") from None
    if length >= 0 and len(data) != length:
        raise Error(f"{where}: '{location}' ends {length - len(data)} bytes before the end of the tensor")
    tensor.raw_data = data
    tensor.ClearField("external_data")
    tensor.data_location = onnx.TensorProto.DEFAULT


def to_array(tensor: onnx.TensorProto, name: str) -> np.ndarray:
    """The elements of a TensorProto."""
    try:
        array = onnx.numpy_helper.to_array(tensor)
    except Exception as error:  # onnx raises whatever it meets: KeyError, ValueError, TypeError ...
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Error(f"{name}: the data of tensor '{tensor.name}' are corrupt or truncated: {reason}") from None
    if tuple(array.shape) != tuple(tensor.dims):
        raise Error(f"{name}: tensor '{tensor.name}' has {array.size} elements for shape {list(tensor.dims)}")
    return array

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A small network: values, the ops between them, and its text in the qnn dialect."""

import json
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

import errors
import semantics

DTYPES = {"f32": np.float32, "i1": np.bool_, "i32": np.int32, "i64": np.int64}
ENUMS = {("unary", "kind"): "unary_kind", ("compare", "kind"): "compare_kind",
         ("resize", "mode"): "resize_mode"}  # fmt: skip
FLOATS = {"clamp_min", "clamp_max", "min", "max", "alpha", "value", "epsilon"}
# Attributes that only the functions of semantics.py need; the text has them in its types.
DERIVED = {"shape", "to", "quant"}


@dataclass
class Value:
    shape: tuple
    dtype: str = "f32"
    data: Optional[np.ndarray] = None  # of a constant or an input

    def mlir(self):
        return "tensor<" + "".join(f"{d}x" for d in self.shape) + self.dtype + ">"


@dataclass
class Node:
    op: str
    operands: list
    attributes: dict
    results: list


@dataclass
class Network:
    """Values are numbered; `inputs` have data that the function gets as arguments."""

    values: list = field(default_factory=list)
    nodes: list = field(default_factory=list)
    inputs: list = field(default_factory=list)
    outputs: list = field(default_factory=list)

    def add(self, value):
        self.values.append(value)
        return len(self.values) - 1

    def constant(self, data, dtype="f32"):
        data = np.asarray(data, DTYPES[dtype])
        return self.add(Value(data.shape, dtype, data))

    def input(self, data, dtype="f32"):
        self.inputs.append(self.constant(data, dtype))
        return self.inputs[-1]

    def apply(self, op, operands, attributes, shapes, dtype="f32"):
        """The results' numbers."""
        results = [self.add(Value(tuple(s), dtype)) for s in shapes]
        self.nodes.append(Node(op, list(operands), attributes, results))
        return results

    def save(self, path):
        values = [[v.shape, v.dtype, None if v.data is None else v.data.tobytes().hex()] for v in self.values]
        nodes = [[n.op, n.operands, n.attributes, n.results] for n in self.nodes]
        with open(path, "w") as file:
            json.dump({"values": values, "nodes": nodes, "inputs": self.inputs, "outputs": self.outputs}, file)

    @staticmethod
    def load(path):
        with open(path) as file:
            d = json.load(file)
        values = []
        for shape, dtype, data in d["values"]:
            array = None
            if data is not None:
                array = np.frombuffer(bytes.fromhex(data), DTYPES[dtype]).reshape(shape)
            values.append(Value(tuple(shape), dtype, array))
        return Network(values, [Node(*n) for n in d["nodes"]], d["inputs"], d["outputs"])


def literal(x):
    """A float as MLIR reads it: 1.0e-06, not 1e-06."""
    digits, e, exponent = repr(float(np.float32(x))).partition("e")
    return (digits if "." in digits else digits + ".0") + e + exponent


def attribute(op, name, x):
    if x is True:
        return name
    if (op, name) in ENUMS:
        return f"{name} = #qnn<{ENUMS[op, name]} {x}>"
    if name == "reduction":
        return f"{name} = #qnn<loss_reduction {x}>"
    if name == "type":
        return f"{name} = {x}"
    if name in FLOATS or isinstance(x, float):
        return f"{name} = {literal(x)} : f32"
    if isinstance(x, (list, tuple)):
        kind = "i32" if name == "operandSegmentSizes" else "i64"
        return f"{name} = array<{kind}: {', '.join(map(str, x))}>"
    return f"{name} = {x} : i64"


def constant_text(value):
    data = np.ascontiguousarray(value.data)
    return f'arith.constant dense<"0x{data.tobytes().hex().upper()}"> : {value.mlir()}'


def body(network, prefix):
    """Lines in qnn's generic form, and the name of a value."""
    lines, known = [], set(network.inputs)
    types = lambda ids: ", ".join(network.values[i].mlir() for i in ids)
    names = lambda ids: ", ".join(f"%{prefix}{i}" for i in ids)
    for node in network.nodes:
        for i in node.operands:
            if network.values[i].data is not None and i not in known:
                known.add(i)
                lines.append(f"  %{prefix}{i} = {constant_text(network.values[i])}")
        attributes = ", ".join(attribute(node.op, k, x) for k, x in sorted(node.attributes.items())
                               if k not in DERIVED and x is not False and x is not None)  # fmt: skip
        attributes = f"<{{{attributes}}}> " if attributes else ""
        lines.append(f'  {names(node.results)} = "qnn.{node.op}"({names(node.operands)}) '
                     f"{attributes}: ({types(node.operands)}) -> ({types(node.results)})")  # fmt: skip
    return lines, lambda i: f"%{prefix}{i}"


def function(networks, make_body=body):
    """One function with the inputs and outputs of all networks, in order."""
    arguments, results, types, lines = [], [], [], []
    for k, network in enumerate(networks):
        prefix = f"n{k}_"
        arguments += [f"%{prefix}{i}: {network.values[i].mlir()}" for i in network.inputs]
        more, name = make_body(network, prefix)
        lines += more
        results += [name(i) for i in network.outputs]
        types += [network.values[i].mlir() for i in network.outputs]
    return (f"func.func @main({', '.join(arguments)}) -> ({', '.join(types)}) {{\n" + "\n".join(lines)
            + f"\n  return {', '.join(results)} : {', '.join(types)}\n}}\n")  # fmt: skip


def lstm_cell(apply, operands, values):
    """Of (hidden, cell) in terms of simpler ops."""
    x, h, c, wi, wh, bi, bh = operands
    hidden = values(h).shape[1]
    linear = {"transpose_rhs": True, "operandSegmentSizes": [1, 1, 1, 0]}
    gates = apply("add", {}, apply("matmul", linear, x, wi, bi), apply("matmul", linear, h, wh, bh))
    gate = lambda k, kind: apply("unary", {"kind": kind}, columns(apply, gates, hidden, k, values))
    i, f, g, o = gate(0, "sigmoid"), gate(1, "sigmoid"), gate(2, "tanh"), gate(3, "sigmoid")
    cell = apply("add", {}, apply("mul", {}, f, c), apply("mul", {}, i, g))
    return apply("mul", {}, o, apply("unary", {"kind": "tanh"}, cell)), cell


def gru_cell(apply, operands, values):
    x, h, wi, wh, bi, bh = operands
    hidden = values(h).shape[1]
    linear = {"transpose_rhs": True, "operandSegmentSizes": [1, 1, 1, 0]}
    a, b = apply("matmul", linear, x, wi, bi), apply("matmul", linear, h, wh, bh)
    part = lambda v, k: columns(apply, v, hidden, k, values)
    r = apply("unary", {"kind": "sigmoid"}, apply("add", {}, part(a, 0), part(b, 0)))
    z = apply("unary", {"kind": "sigmoid"}, apply("add", {}, part(a, 1), part(b, 1)))
    n = apply("unary", {"kind": "tanh"}, apply("add", {}, part(a, 2), apply("mul", {}, r, part(b, 2))))
    fresh = apply("add", {}, n, apply("unary", {"kind": "neg"}, apply("mul", {}, z, n)))
    return (apply("add", {}, fresh, apply("mul", {}, z, h)),)


def columns(apply, v, size, k, values):
    rows = values(v).shape[0]
    return apply("slice", {"offsets": [0, k * size], "sizes": [rows, size], "strides": [1, 1]}, v)


CELLS = {"lstm_cell": lstm_cell, "gru_cell": gru_cell}


def evaluate_op(op, attributes, xs, es):
    """[(value, bound on the error of f32 arithmetic)] of each result."""
    if op not in CELLS:
        y = semantics.value(op, attributes, xs)
        e = errors.propagate(op, attributes, xs, es, 1)
        return [(y, e + errors.rounding(op, attributes, xs, y))]
    simple = lambda sub, a, *vs: evaluate_op(sub, a, [x for x, _ in vs], [e for _, e in vs])[0]
    return list(CELLS[op](simple, list(zip(xs, es)), lambda v: v[0]))


def evaluate(network):
    """For each value (its real value in f64, the error bound of f32)."""
    known = [None] * len(network.values)
    for i, v in enumerate(network.values):
        if v.data is not None:
            x = v.data.astype(np.float64) if v.dtype == "f32" else v.data
            known[i] = (x, np.zeros(v.shape))
    for node in network.nodes:
        xs, es = zip(*(known[i] for i in node.operands))
        for i, result in zip(node.results, evaluate_op(node.op, node.attributes, xs, es)):
            known[i] = result
    return known

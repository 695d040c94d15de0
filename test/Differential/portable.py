# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks in the ops that qnn, TOSA and linalg share, and the comparison of what importing gives.

What only qnn has in one op (a residual, a clamp, operands of lower rank) is written as several.
"""

import hashlib
import json

import numpy as np

import network as net
import semantics


class Unsupported(Exception):
    """The op has no counterpart."""


class Expander:
    def __init__(self, network):
        self.old, self.new = network, net.Network()
        self.ids = {}
        for i in network.inputs:
            v = network.values[i]
            self.ids[i] = self.new.input(v.data, v.dtype)

    def get(self, i):
        if i not in self.ids:
            v = self.old.values[i]
            self.ids[i] = self.new.constant(v.data, v.dtype)
        return self.ids[i]

    def shape(self, i):
        return self.new.values[i].shape

    def apply(self, op, a, shape, *operands, dtype="f32"):
        return self.new.apply(op, operands, a, [shape], dtype)[0]

    def clamp(self, x, a):
        lo, hi = a.get("clamp_min"), a.get("clamp_max")
        if lo is None and hi is None:
            return x
        bounds = ({} if lo is None else {"min": lo}) | ({} if hi is None else {"max": hi})
        return self.apply("clamp", bounds, self.shape(x), x)

    def same_rank(self, operands):
        """Operands of an elementwise op, all of the highest rank."""
        rank = max(len(self.shape(i)) for i in operands)
        result = []
        for i in operands:
            shape = (1,) * (rank - len(self.shape(i))) + self.shape(i)
            v = self.new.values[i]
            if shape == v.shape:
                result.append(i)
            elif v.data is not None and i not in self.new.inputs:
                result.append(self.new.constant(v.data.reshape(shape), v.dtype))
            elif v.dtype == "f32":
                result.append(self.apply("reshape", {"shape": list(shape)}, shape, i))
            else:
                raise Unsupported(v.dtype)
        return result

    def add(self, node, a, shape, dtype):
        operands = [self.get(i) for i in node.operands]
        op = node.op
        if op in semantics.CONTRACTIONS:
            x, w, bias, residual = semantics.split_operands(a, operands)
            plain = {k: v for k, v in a.items() if not k.startswith("clamp")}
            # To two activations a bias is added afterwards.
            apart = bias is not None and (self.new.values[w].data is None or w in self.new.inputs)
            own = [] if bias is None or apart else [bias]
            plain["operandSegmentSizes"] = [1, 1, len(own), 0]
            y = self.apply(op, plain, shape, x, w, *own)
            if apart:
                vector = self.new.values[bias].data.reshape((1,) * (len(shape) - 1) + (-1,))
                y = self.apply("add", {}, shape, y, self.new.constant(vector))
            if residual is not None:
                y = self.apply("add", {}, shape, y, residual)
            return self.clamp(y, a)
        if op in semantics.BINARY or op in ("compare", "select"):
            operands = self.same_rank(operands)
            a = dict(a)
            if len(set(operands[-2:])) == 1 and op in ("max", "min", "compare", "select"):
                raise Unsupported("an operand twice")
            divisor = self.new.values[operands[1]]
            if op == "div" and divisor.data is not None and operands[1] not in self.new.inputs:
                return self.apply("mul", {}, shape, operands[0], self.new.constant(np.float32(1) / divisor.data))
            if op == "div":
                inverse = self.apply("unary", {"kind": "reciprocal"}, self.shape(operands[1]), operands[1])
                return self.apply("mul", {}, shape, operands[0], inverse)
            if op == "select" and self.is_extremum(*operands):
                raise Unsupported("a maximum as a selection")
            if op == "compare" and a["kind"] in ("lt", "le"):
                a["kind"] = {"lt": "gt", "le": "ge"}[a["kind"]]
                operands.reverse()
            scalar = next((i for i in operands if self.new.values[i].data is not None
                           and i not in self.new.inputs and self.new.values[i].data.size == 1), None)  # fmt: skip
            if op in ("max", "min") and scalar is not None and len(set(operands)) == 2:
                bound = {"min" if op == "max" else "max": float(self.new.values[scalar].data.item())}
                return self.apply("clamp", bound, shape, next(i for i in operands if i != scalar))
            clamps = {k: a.pop(k) for k in ("clamp_min", "clamp_max") if k in a}
            return self.clamp(self.apply(op, a, shape, *operands, dtype=dtype), clamps)
        if op == "avg_pool2d" and tuple(a["kernel"]) == self.shape(operands[0])[1:3] and not any(a["padding"]):
            return self.apply("reduce_mean", {"axes": [1, 2], "keep_dims": True}, shape, *operands)
        if op in ("softmax", "reduce_mean") and self.source(operands[0]) in ("reshape", "reduce_sum"):
            raise Unsupported("what importers merge or move first")
        if op == "softmax" and 1 in shape:
            raise Unsupported("unit dimensions, which importers drop")
        if op == "unary" and a["kind"] in ("sigmoid", "silu") and self.is_scaled(operands[0]):
            raise Unsupported("the sigmoid of a product")
        return self.apply(op, a, shape, *operands, dtype=dtype)

    def source(self, x):
        return next((n.op for n in self.new.nodes if x in n.results), None)

    def is_scaled(self, x):
        """A constant or a product with one, into which importers put the sign of -x."""
        if self.new.values[x].data is not None and x not in self.new.inputs:
            return True
        source = [n for n in self.new.nodes if x in n.results]
        if source and source[0].op in semantics.MOVES:
            return any(self.is_scaled(i) for i in source[0].operands)
        return bool(source) and source[0].op == "mul" and any(
            self.new.values[i].data is not None and i not in self.new.inputs for i in source[0].operands)  # fmt: skip

    def is_extremum(self, condition, x, y):
        """Which importers recognise."""
        source = [n for n in self.new.nodes if condition in n.results]
        return bool(source) and source[0].op == "compare" and len({x, y} & set(source[0].operands)) > 0

    def run(self):
        for node in self.old.nodes:
            if len(node.results) != 1:
                raise Unsupported(node.op)
            v = self.old.values[node.results[0]]
            self.ids[node.results[0]] = self.add(node, node.attributes, v.shape, v.dtype)
        self.new.outputs = [self.ids[i] for i in self.old.outputs]
        return self.new


def expand(network):
    return Expander(network).run()


class Writer:
    """Text of a network in another dialect, line by line. A subclass has one method for each op;
    `LEFT` are ops that importing leaves as they are, or turns into others."""

    LEFT = frozenset()

    def __init__(self, network, prefix):
        self.network, self.prefix, self.lines, self.count = network, prefix, [], 0
        self.names = {i: f"%{prefix}{i}" for i in network.inputs}

    def value(self, i):
        return self.network.values[i]

    def fresh(self):
        self.count += 1
        return f"%{self.prefix}t{self.count}"

    def name(self, i):
        if i not in self.names:
            self.names[i] = self.constant(self.value(i).data, self.value(i).dtype)
        return self.names[i]

    def run(self):
        for node in self.network.nodes:
            method = getattr(self, node.op, None)
            if method is None or node.op in self.LEFT:
                raise Unsupported(node.op)
            result = self.value(node.results[0])
            self.names[node.results[0]] = method(node.attributes, result, *node.operands)
        return self.lines, self.name


def type_of(shape, dtype="f32"):
    return "tensor<" + "".join(f"{d}x" for d in shape) + dtype + ">"


def hashes(module):
    """One for each result of the JSON of a module: of all that it is computed from."""
    known = {}
    digest = lambda *parts: hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    for k, i in enumerate(module["inputs"]):
        known[i] = f"argument {k}"
    for op in module["ops"]:
        attributes = {k: v for k, v in op.get("attributes", {}).items() if not k.startswith("qnn.")}
        for k, r in enumerate(op["results"]):
            known[r] = digest(op["name"], attributes, op.get("data"), module["types"][str(r)], k,
                              [known[i] for i in op["operands"]])  # fmt: skip
    return [known[i] for i in module["outputs"]]


def ops_behind(module, outputs):
    """The names of the ops that some results need, sorted."""
    made = {r: op for op in module["ops"] for r in op["results"]}
    pending, seen, names = list(outputs), set(), []
    while pending:
        op = made.get(pending.pop())
        if op is None or id(op) in seen:
            continue
        seen.add(id(op))
        pending += op["operands"]
        kind = op.get("attributes", {}).get("kind")
        names.append(op["name"] + (f" {kind}" if kind else ""))
    return sorted(n for n in names if n not in ("constant", "const"))


def select(networks, writer):
    """[(network, its expanded form)] of those that a dialect can express."""
    pairs = []
    for network in networks:
        try:
            expanded = expand(network)
            writer(expanded, "n_").run()
            pairs.append((network, expanded))
        except Unsupported:
            pass
    return pairs

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""LSTM, GRU and RNN: one cell for each step, unrolled over a known number of steps."""

from __future__ import annotations


import numpy as np

from .build import known, reshape, transpose
from .elementwise import binary
from .linear import matmul
from .node import Node
from .registry import Unsupported, lowers
from .shape import join, slice_along
from .tensor import Dim, Tensor

MAX_STEPS = 512

# ONNX orders the gates i, o, f, c (LSTM) and z, r, h (GRU); the cells i, f, c, o and r, z, n.
GATE_ORDER = {"LSTM": [0, 2, 3, 1], "GRU": [1, 0, 2], "RNN": [0]}
_ACTIVATIONS = {"LSTM": ["Sigmoid", "Tanh", "Tanh"], "GRU": ["Sigmoid", "Tanh"], "RNN": ["Tanh"]}


class _Direction:
    """The weights of one direction."""

    def __init__(self, node: Node, index: int, hidden: int):
        kind = node.op_type
        gates = len(GATE_ORDER[kind])
        order = np.concatenate([np.arange(hidden) + g * hidden for g in GATE_ORDER[kind]])
        name = node.input(1).name
        self.input_weight = Tensor.known(node.constant(1, "the weight")[index][order], f"{name}.{index}")
        self.hidden_weight = Tensor.known(node.constant(2, "the recurrence weight")[index][order], f"{node.input(2).name}.{index}")
        bias = np.zeros((2, gates * hidden), np.float32)
        if node.has(3):
            bias = node.constant(3, "the bias")[index].reshape(2, gates * hidden)
        self.input_bias, self.hidden_bias = Tensor.known(bias[0][order]), Tensor.known(bias[1][order])

    @property
    def weights(self) -> list[Tensor]:
        return [self.input_weight, self.hidden_weight, self.input_bias, self.hidden_bias]


def _check(node: Node) -> None:
    kind = node.op_type
    count = 2 if node.attribute("direction", "forward") == "bidirectional" else 1
    if [a.title() for a in node.attribute("activations", _ACTIVATIONS[kind] * count)] != _ACTIVATIONS[kind] * count:
        raise Unsupported("other activations than the default ones are not supported")
    if node.attribute("clip") is not None or node.attribute("input_forget", 0) or node.has(7):
        raise Unsupported("clip, input_forget and peepholes are not supported")
    if node.has(4):
        steps = int(node.input(0).shape[1 if node.attribute("layout", 0) else 0])
        if (node.constant(4, "the lengths of the sequences") != steps).any():
            raise Unsupported("sequences of different lengths are not supported")


@lowers("LSTM", "GRU", "RNN")
def recurrent(node: Node) -> list[Tensor]:
    """Results: all states `[steps, directions, batch, hidden]`, the last state, the last cell."""
    _check(node)
    kind, direction = node.op_type, node.attribute("direction", "forward")
    batch_first = bool(node.attribute("layout", 0))
    x = transpose(node, node.input(0), [1, 0, 2]) if batch_first else node.input(0)
    steps, batch, width = x.shape
    if isinstance(steps, Dim) or steps > MAX_STEPS:
        raise Unsupported(f"the number of steps must be known and at most {MAX_STEPS}; give it with dims=")
    hidden = int(node.attribute("hidden_size", node.input(2).shape[2]))
    parts = [reshape(node, slice_along(node, x, 0, t, 1), (batch, width)) for t in range(steps)]
    sequences, lasts, cells = [], [], []
    for index in range(2 if direction == "bidirectional" else 1):
        backward = direction == "reverse" or index == 1
        state, cell = (_initial(node, i, index, batch, hidden, batch_first) for i in (5, 6))
        weights, outputs = _Direction(node, index, hidden), []
        for part in reversed(parts) if backward else parts:
            state, cell = _step(node, kind, part, state, cell, weights)
            outputs.append(state)
        sequences.append(list(reversed(outputs)) if backward else outputs)
        lasts.append(state)
        cells.append(cell)
    results = [_all_states(node, sequences, batch, hidden, batch_first), _stack(node, lasts, batch, hidden, batch_first)]
    if kind == "LSTM":
        results.append(_stack(node, cells, batch, hidden, batch_first))
    return results[: len(node.proto.output)]


def _initial(node: Node, index: int, direction: int, batch: object, hidden: int, batch_first: bool) -> Tensor:
    if node.has(index):
        state = node.input(index)
        axis = 1 if batch_first else 0
        return reshape(node, slice_along(node, state, axis, direction, 1), (batch, hidden))
    if isinstance(batch, Dim):
        # Zeros with as many rows as the input has: no op makes them of nothing.
        x = node.input(0)
        row = slice_along(node, slice_along(node, x, 0, 0, 1), 2, 0, 1)
        column = reshape(node, row, (batch, 1))
        return matmul(node, binary(node, "Mul", column, known(0.0)), known(np.zeros((1, hidden))))
    return known(np.zeros((int(batch), hidden)))


def _step(
    node: Node, kind: str, x: Tensor, state: Tensor, cell: Tensor, weights: _Direction
) -> tuple[Tensor, Tensor]:
    if kind == "LSTM":
        operands = [node.value(t) for t in (x, state, cell, *weights.weights)]
        values = node.importer.graph.op("qnn.lstm_cell", operands, {}, location=node.location)
        return node.wrap(values[0], x), node.wrap(values[1], x)
    if kind == "GRU" and node.attribute("linear_before_reset", 0):
        return node.emit("qnn.gru_cell", [x, state, *weights.weights], shape=state.shape, element="f32"), cell
    a = _affine(node, x, weights.input_weight, weights.input_bias)
    if kind == "RNN":
        b = _affine(node, state, weights.hidden_weight, weights.hidden_bias)
        return node.emit("qnn.unary", [binary(node, "Add", a, b)], {"kind": "tanh"}), cell
    return _gru_reset_first(node, a, state, weights), cell


def _affine(node: Node, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return matmul(node, x, transpose(node, weight, [1, 0]), bias)


def _gru_reset_first(node: Node, a: Tensor, state: Tensor, weights: _Direction) -> Tensor:
    """The form that multiplies the state with the reset gate before the matrix does:
    n = tanh(a_n + (r * h) R_n + b_n).
    """
    hidden = int(state.shape[1])
    recurrence, bias = weights.hidden_weight.array, weights.hidden_bias.array
    gates = _affine(node, state, Tensor.known(recurrence[: 2 * hidden]), Tensor.known(bias[: 2 * hidden]))
    sums = binary(node, "Add", slice_along(node, a, 1, 0, 2 * hidden), gates)
    both = node.emit("qnn.unary", [sums], {"kind": "sigmoid"})
    r, z = slice_along(node, both, 1, 0, hidden), slice_along(node, both, 1, hidden, hidden)
    product = _affine(node, binary(node, "Mul", r, state), Tensor.known(recurrence[2 * hidden :]), Tensor.known(bias[2 * hidden :]))
    n = node.emit("qnn.unary", [binary(node, "Add", slice_along(node, a, 1, 2 * hidden, hidden), product)], {"kind": "tanh"})
    kept = binary(node, "Mul", z, binary(node, "Sub", state, n))
    return binary(node, "Add", n, kept)


def _all_states(node: Node, sequences: list[list[Tensor]], batch: object, hidden: int, batch_first: bool) -> Tensor:
    directions, steps = len(sequences), len(sequences[0])
    if batch_first:
        rows = [reshape(node, s, (batch, 1, 1, hidden)) for t in range(steps) for s in (q[t] for q in sequences)]
        return reshape(node, join(node, rows, 1), (batch, steps, directions, hidden))
    rows = [reshape(node, s, (1, batch, hidden)) for t in range(steps) for s in (q[t] for q in sequences)]
    return reshape(node, join(node, rows, 0), (steps, directions, batch, hidden))


def _stack(node: Node, states: list[Tensor], batch: object, hidden: int, batch_first: bool) -> Tensor:
    if batch_first:
        return join(node, [reshape(node, s, (batch, 1, hidden)) for s in states], 1)
    return join(node, [reshape(node, s, (1, batch, hidden)) for s in states], 0)

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Recurrent networks, unrolled: one cell for each step of each layer and direction."""

import torch

from qopt.frontends.torch.builder import Builder
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.shape import take
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _get_steps(b: Builder, x, time_axis: int) -> list:
    """[N, C] for each step."""
    shape = [size for d, size in enumerate(x.shape) if d != time_axis]
    if x.shape[time_axis] is None:
        raise Unsupported("the number of steps depends on the batch; give the length its own size")
    return [b.reshape(take(b, x, time_axis, i, 1), tuple(shape)) for i in range(x.shape[time_axis])]


def _zero_biases(weights: list) -> list:
    if len(weights) > 2:
        return weights
    zeros = Constant(torch.zeros(weights[0].shape[0]))
    return [*weights, zeros, zeros]


class _Cell:
    """The step of one layer in one direction."""

    def __init__(self, b: Builder, kind: str, states: list, weights: list):
        self.b, self.kind, self.states = b, kind, states
        self.weights = _zero_biases(weights)

    def step(self, x):
        if self.kind == "rnn":
            self.states = [self._step_plain(x)]
        else:
            self.states = self.b.ops(f"qnn.{self.kind}_cell", [x, *self.states, *self.weights])
        return self.states[0]

    def _step_plain(self, x):
        inner, recurrent, inner_bias, recurrent_bias = self.weights
        y = self.b.op("matmul", [x, inner, inner_bias], transpose_rhs=True)
        z = self.b.op("matmul", [self.states[0], recurrent, recurrent_bias], transpose_rhs=True)
        return self.b.unary("tanh", self.b.op("add", [y, z]))


def _run(b: Builder, kind: str, x, states, params, has_biases, layers, bidirectional, batch_first, dropout):
    if dropout[0] and dropout[1]:
        raise Unsupported("dropout in training mode; call module.eval()")
    is_single = len(x.shape) == 2
    if is_single:
        x, batch_first = b.reshape(x, (1, *x.shape)), True
        states = [b.reshape(s, (s.shape[0], 1, s.shape[1])) for s in states]
    steps = _get_steps(b, x, 1 if batch_first else 0)
    per_cell, directions = (4 if has_biases else 2), (2 if bidirectional else 1)
    if len(params) != per_cell * directions * layers:
        raise Unsupported("projections of the state (proj_size)")
    last = []
    for layer in range(layers):
        outputs = []
        for direction in range(directions):
            index = layer * directions + direction
            start = [b.reshape(take(b, s, 0, index, 1), tuple(s.shape[1:])) for s in states]
            cell = _Cell(b, kind, start, params[per_cell * index : per_cell * (index + 1)])
            order = steps if direction == 0 else steps[::-1]
            results = [cell.step(step) for step in order]
            outputs.append(results if direction == 0 else results[::-1])
            last.append(cell.states)
        steps = outputs[0]
        if directions == 2:
            steps = [b.op("concat", both, axis=1) for both in zip(*outputs, strict=True)]
    return _collect(b, steps, last, batch_first, is_single)


def _join(b: Builder, parts: list, axis: int, rank_two: bool):
    """[N, C] of each part, along a new dimension."""
    n, c = parts[0].shape
    shape = (1, n, c) if axis == 0 else (n, 1, c)
    joined = [b.reshape(part, shape) for part in parts]
    y = b.op("concat", joined, axis=axis) if len(joined) > 1 else joined[0]
    if not rank_two:
        return y
    return b.reshape(y, tuple(size for d, size in enumerate(y.shape) if d != 1 - axis))


def _collect(b: Builder, steps: list, last: list, batch_first: bool, is_single: bool) -> list:
    outputs = _join(b, steps, 1 if batch_first else 0, is_single)
    finals = [_join(b, [states[i] for states in last], 0, is_single) for i in range(len(last[0]))]
    return [outputs, *finals]


@lowers(aten.lstm.input)
def lstm(b: Builder, x, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first):
    return _run(b, "lstm", x, hx, params, has_biases, num_layers, bidirectional, batch_first, (dropout, train))


@lowers(aten.gru.input)
def gru(b: Builder, x, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first):
    return _run(b, "gru", x, [hx], params, has_biases, num_layers, bidirectional, batch_first, (dropout, train))


@lowers(aten.rnn_tanh.input)
def rnn_tanh(b: Builder, x, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first):
    return _run(b, "rnn", x, [hx], params, has_biases, num_layers, bidirectional, batch_first, (dropout, train))


@lowers(aten.lstm_cell.default)
def lstm_cell(b: Builder, x, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    weights = [w_ih, w_hh] if b_ih is None else [w_ih, w_hh, b_ih, b_hh]
    cell = _Cell(b, "lstm", hx, weights)
    cell.step(x)
    return cell.states


@lowers(aten.gru_cell.default)
def gru_cell(b: Builder, x, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    return _Cell(b, "gru", [hx], [w_ih, w_hh] if b_ih is None else [w_ih, w_hh, b_ih, b_hh]).step(x)

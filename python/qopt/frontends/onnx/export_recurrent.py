# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""LSTM and GRU cells in ONNX: the recurrent operators over a sequence of one step."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import helper

from .export import Exporter, writes
from .export_ops import no_form
from .recurrent import GATE_ORDER


def _weights(e: Exporter, op: dict[str, Any], kind: str, values: list[int]) -> list[str]:
    """W, R and B, with the gates in ONNX's order. Steps of one layer share them."""
    key = (kind, *values)
    if key not in e.shared:
        if any(v not in e.constants or e.is_quantized(v) for v in values):
            raise no_form(op, "weights that are computed")
        # GATE_ORDER says where in ONNX each of our gates is.
        order = np.argsort(GATE_ORDER[kind])
        arrays = [e.constants[v].reshape(len(order), -1, *e.shape(v)[1:])[order].reshape(e.shape(v)) for v in values]
        arrays = [arrays[0], arrays[1], np.concatenate(arrays[2:])]
        names = ("weight", "recurrence", "bias")
        e.shared[key] = [e.initializer(a[None], f"{op['name']}.{n}") for a, n in zip(arrays, names, strict=True)]
    return e.shared[key]


@writes("lstm_cell", "gru_cell")
def cell(e: Exporter, op: dict[str, Any]) -> None:
    kind = {"qnn.lstm_cell": "LSTM", "qnn.gru_cell": "GRU"}[op["op"]]
    states = 2 if kind == "LSTM" else 1
    weights = _weights(e, op, kind, op["operands"][1 + states :])
    axis = e.sizes([0])
    x, *before = (e.node("Unsqueeze", [e.float(v), axis]) for v in op["operands"][: 1 + states])
    outputs = [e.fresh(op["name"]) for _ in op["results"]]
    attributes = {"hidden_size": e.shape(op["operands"][1])[-1]}
    if kind == "GRU":
        attributes["linear_before_reset"] = 1
    inputs = [x, *weights, "", *before]
    e.nodes.append(helper.make_node(kind, inputs, ["", *outputs], name=outputs[0], **attributes))
    for value, output in zip(op["results"], outputs, strict=True):
        e.set(value, e.node("Squeeze", [output, axis]))

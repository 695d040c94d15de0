# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""If, Loop and Scan: operators whose graphs take the place of the node.

What decides which graph, and how often, has to be known at import. A loop is repeated as many times
as it runs, with its counter a constant, so that what indexes with it is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import onnx

from .build import reshape
from .loading import to_array
from .node import Node
from .registry import Unsupported
from .shape import join, reverse, slice_along
from .tensor import Dim, Tensor

if TYPE_CHECKING:
    from .importer import Importer, Scope

# A loop of more steps is not repeated.
MAX_STEPS = 512


class _Body:
    """A graph of a node, whose nodes also read values from outside of it."""

    def __init__(self, importer: Importer, graph: onnx.GraphProto, scope: Scope, depth: int):
        self.importer, self.graph, self.depth = importer, graph, depth
        self.scope = dict(scope)
        for tensor in graph.initializer:
            self.scope[tensor.name] = Tensor.known(to_array(tensor, importer.name), tensor.name)

    def run(self, arguments: Sequence[Tensor | None]) -> list[Tensor]:
        """Its results for these arguments."""
        scope = self.scope | {info.name: a for info, a in zip(self.graph.input, arguments, strict=True)}
        count = len(self.importer.errors)
        self.importer.walk(self.graph.node, scope, self.depth + 1)
        if len(self.importer.errors) > count:
            reasons = "; ".join(self.importer.errors[count:])
            del self.importer.errors[count:]
            raise Unsupported(f"in its graph: {reasons}")
        results = [scope.get(info.name) for info in self.graph.output]
        for info, result in zip(self.graph.output, results, strict=True):
            if result is None:
                raise Unsupported(f"its graph does not compute '{info.name}'")
        return results


def _lower_if(node: Node, make_body: Callable[[str], _Body]) -> list[Tensor]:
    """A branch that is known takes the place of the node."""
    taken = bool(node.constant(0, "its condition").reshape(-1)[0])
    return make_body("then_branch" if taken else "else_branch").run([])


def _read_condition(condition: Tensor) -> bool:
    if not condition.is_constant:
        raise Unsupported(
            f"whether it goes on ('{condition.name}') depends on data; export the model with a fixed number of steps"
        )
    return bool(condition.elements().reshape(-1)[0])


def _lower_loop(node: Node, make_body: Callable[[str], _Body]) -> list[Tensor]:
    """Carried values, and those of each step one after another along a new dimension."""
    body = make_body("body")
    limit = None
    if node.has(0):
        limit = int(node.constant(0, "the number of steps").reshape(-1)[0])
    going = _read_condition(node.input(1)) if node.has(1) else True
    carried: list[Tensor] = [node.input(i) for i in range(2, len(node.inputs))]
    rows: list[list[Tensor]] = []
    while going and (limit is None or len(rows) < limit):
        _check_steps(len(rows) + 1)
        step, goes_on = (Tensor.known(np.asarray(v)) for v in (np.int64(len(rows)), np.bool_(True)))
        condition, *results = body.run([step, goes_on, *carried])
        carried, row = results[: len(carried)], results[len(carried) :]
        rows.append(row)
        going = _read_condition(condition)
    scans = len(node.proto.output) - len(carried)
    if scans and not rows:
        raise Unsupported("it runs no step, and so its results are empty")
    return [*carried, *(_stack(node, [row[i] for row in rows], 0) for i in range(scans))]


def _lower_scan(node: Node, make_body: Callable[[str], _Body]) -> list[Tensor]:
    """The states after the last step, and the values of each step along a dimension."""
    body, count = make_body("body"), node.attribute("num_scan_inputs")
    states = [node.input(i) for i in range(len(node.inputs) - count)]
    inputs = [node.input(len(states) + i) for i in range(count)]
    scans = len(node.proto.output) - len(states)
    axes = [node.axis(x.rank, a) for x, a in zip(inputs, node.attribute("scan_input_axes", [0] * count), strict=True)]
    out_axes = node.attribute("scan_output_axes", [0] * scans)
    lengths = {x.shape[a] for x, a in zip(inputs, axes, strict=True)}
    if len(lengths) != 1 or isinstance(next(iter(lengths)), Dim):
        listed = ", ".join(sorted(map(str, lengths)))
        raise Unsupported(f"its number of steps ({listed}) must be one that is known before the model runs; give it with dims=")
    steps = int(next(iter(lengths)))
    _check_steps(steps)
    inputs = [
        reverse(node, x, a) if backward else x
        for x, a, backward in zip(inputs, axes, node.attribute("scan_input_directions", [0] * count), strict=True)
    ]
    rows: list[list[Tensor]] = []
    for step in range(steps):
        results = body.run([*states, *(_take(node, x, a, step) for x, a in zip(inputs, axes, strict=True))])
        states, row = results[: len(states)], results[len(states) :]
        rows.append(row)
    backward = node.attribute("scan_output_directions", [0] * scans)
    stacks = [
        _stack(node, [row[i] for row in (reversed(rows) if backward[i] else rows)], out_axes[i]) for i in range(scans)
    ]
    return [*states, *stacks]


def _check_steps(steps: int) -> None:
    if steps > MAX_STEPS:
        raise Unsupported(f"it runs more than {MAX_STEPS} steps")


def _take(node: Node, x: Tensor, axis: int, step: int) -> Tensor:
    """One index of a dimension, which goes."""
    row = slice_along(node, x, axis, step, 1)
    return reshape(node, row, [s for i, s in enumerate(x.shape) if i != axis])


def _stack(node: Node, rows: list[Tensor], axis: int) -> Tensor:
    """The values of all steps along a new dimension."""
    if all(row.array is not None and row.is_constant for row in rows):
        return Tensor.known(np.stack([row.elements() for row in rows], axis))
    axis = node.axis(rows[0].rank + 1, axis)
    return join(node, [reshape(node, row, (*row.shape[:axis], 1, *row.shape[axis:])) for row in rows], axis)


OPERATORS = {"If": _lower_if, "Loop": _lower_loop, "Scan": _lower_scan}


def lower_control(importer: Importer, node: Node, scope: Scope, depth: int) -> list[Tensor] | None:
    """The results of a node that has graphs; None for other nodes."""
    lowering = OPERATORS.get(node.op_type)
    if lowering is None:
        return None
    if depth > 8:
        raise Unsupported("graphs in graphs deeper than 8 are not supported")
    return lowering(node, lambda name: _Body(importer, node.graph(name), scope, depth))

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""torch.compile(module, backend="qopt"): inference through qopt.

    with torch.no_grad():
        fast = torch.compile(module, backend="qopt", options={"calibration": loader})
        y = fast(x)

Without calibration data it computes in f32. Weights are those at the time of compiling.
"""

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import torch

import qopt
from qopt._core import Error


class _Frozen(torch.nn.Module):
    """A graph of dynamo, which has parameters among its inputs, with these as its own."""

    def __init__(self, graph: torch.fx.GraphModule, inputs: Sequence[Any]) -> None:
        super().__init__()
        self.graph = graph
        self.names: list[str | None] = []
        nodes = [node for node in graph.graph.nodes if node.op == "placeholder"]
        for node, value in zip(nodes, inputs):
            self.names.append(node.name if _is_static(value) else None)
            if isinstance(value, torch.nn.Parameter):
                self.register_parameter(node.name, value)
            elif _is_static(value):
                self.register_buffer(node.name, value)

    def forward(self, *inputs: torch.Tensor) -> Any:
        rest = iter(inputs)
        return self.graph(*(getattr(self, name) if name else next(rest) for name in self.names))


def _is_static(value: Any) -> bool:
    """Parameters, and the buffers that dynamo marks."""
    return isinstance(value, torch.nn.Parameter) or getattr(value, "_dynamo_static_input_type", None) is not None


def compile_graph(
    graph: torch.fx.GraphModule, example_inputs: Sequence[Any], *, options: dict[str, Any] | None = None
) -> Callable[..., Any]:
    """The backend: compiles what dynamo found between two breaks of the graph.

    options: "calibration" (an iterable of batches, as qopt.Model.quantize takes it) and "config"
    for int8; both only where the module is one graph.
    """
    options = dict(options or {})
    calibration, config = options.pop("calibration", None), options.pop("config", None)
    if options:
        raise Error(f"backend qopt has no option '{next(iter(options))}'; there are calibration, config")
    if torch.is_grad_enabled() and any(isinstance(x, torch.Tensor) and x.requires_grad for x in example_inputs):
        raise Error("backend qopt is for inference: compile and call it under torch.no_grad()")
    if not all(isinstance(value, torch.Tensor) for value in example_inputs):
        warnings.warn("backend qopt takes no dynamic sizes: this graph runs as it is; use dynamic=False", stacklevel=2)
        return graph.forward
    frozen = _Frozen(graph, example_inputs).eval()
    dynamic = [i for i, name in enumerate(frozen.names) if name is None]
    model = qopt.from_torch(frozen, tuple(example_inputs[i] for i in dynamic))
    if calibration is not None:
        model = model.quantize(calibration, config)
    executable = model.executable

    def run(*inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        results = executable.run([inputs[i].detach() for i in dynamic])
        return tuple(torch.from_numpy(result) for result in results)

    return run

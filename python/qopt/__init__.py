# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A quantizing compiler for neural networks."""

from qopt._core import Error, Executable, Graph, Module, TensorSpec, Value, __version__, bench, compile

__all__ = ["Error", "Executable", "Graph", "Module", "TensorSpec", "Value", "__version__", "bench", "compile", "from_torch"]


def from_torch(module, example_inputs=(), dynamic_batch: bool = False, *, name: str = "main") -> Module:
    """Imports a PyTorch module; see qopt.frontends.torch.from_torch, which needs torch."""
    from qopt.frontends.torch import from_torch as convert

    return convert(module, example_inputs, dynamic_batch, name=name)

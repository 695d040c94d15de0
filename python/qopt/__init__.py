# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A quantizing compiler for neural networks."""

from qopt._core import Error, Executable, Graph, Module, TensorSpec, Value, __version__, bench, compile

__all__ = ["Error", "Executable", "Graph", "Module", "TensorSpec", "Value", "__version__", "bench", "compile"]

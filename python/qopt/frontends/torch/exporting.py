# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""From a module to an exported program of ops that have lowerings, where they can be had."""

import contextlib
import warnings
from collections.abc import Iterator

import torch
from torch.export import Dim, ExportedProgram, ShapesCollection
from torch.utils import _pytree as pytree

from qopt.frontends.torch.errors import TorchImportError
from qopt.frontends.torch.registry import LOWERINGS


@contextlib.contextmanager
def _evaluation_mode(module: torch.nn.Module) -> Iterator[None]:
    """Dropout off, running statistics; as it was, afterwards.

    Not module.eval(), which modules that PT2E prepared refuse.
    """
    modes = [(child, child.training) for child in module.modules()]
    fast_path = torch.backends.mha.get_fastpath_enabled()
    try:
        for child, _ in modes:
            child.training = False
        # One fused op without parts to quantize.
        torch.backends.mha.set_fastpath_enabled(False)
        yield
    finally:
        torch.backends.mha.set_fastpath_enabled(fast_path)
        for child, mode in modes:
            child.training = mode


def _get_dynamic_shapes(module: torch.nn.Module, inputs: tuple):
    """Dimension 0 of every tensor, as one size."""
    batch, shapes = Dim("batch"), ShapesCollection()
    for tensor in pytree.tree_leaves(inputs):
        if isinstance(tensor, torch.Tensor) and tensor.dim():
            shapes[tensor] = {0: batch}
    return shapes.dynamic_shapes(module, inputs)


def _explain(error: Exception, dynamic_batch: bool) -> str:
    """What torch.export found, in few lines."""
    text = str(error)
    name = type(error).__name__
    lines = [line for line in text.splitlines() if line.strip()]
    start = "\n  ".join(lines[:4])
    if "GuardOnDataDependent" in name or "data-dependent" in text.lower() or "DynamicControlFlow" in text:
        hint = (
            "Its control flow depends on the values of tensors. Replace branches by torch.where, or "
            "move them out of the module."
        )
    elif dynamic_batch and ("constraint" in text.lower() or "specializ" in text.lower()):
        hint = "Something in it fixes the size of the batch: reshape with -1 or x.shape[0], or import without dynamic_batch."
    else:
        hint = "torch.export.export(module, example_inputs) must succeed on its own."
    return f"torch.export cannot trace the module ({name}):\n  {start}\n{hint}"


def export(module, example_inputs: tuple, dynamic_batch: bool) -> ExportedProgram:
    """The module as a graph of functional ops."""
    if isinstance(module, ExportedProgram):
        program = module
    else:
        try:
            shapes = _get_dynamic_shapes(module, example_inputs) if dynamic_batch else None
            with _evaluation_mode(module), torch.no_grad(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                program = torch.export.export(module, example_inputs, dynamic_shapes=shapes, strict=False)
        except Exception as error:  # torch.export raises anything that the module does
            raise TorchImportError(_explain(error, dynamic_batch)) from error
    table = torch.export.default_decompositions()
    for op in LOWERINGS:
        table.pop(op, None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return program.run_decompositions(table)

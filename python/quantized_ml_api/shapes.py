# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which inputs a module takes, as far as its first layer tells, for errors that help."""

import torch
from torch import nn


def describe_input(module: nn.Module) -> tuple[int | None, dict[int, int], str] | None:
    """Rank, fixed sizes by dimension, and words for the input; None where nobody can tell.

    The first layer with weights is taken for the first one that runs.
    """
    spatial = {nn.Conv1d: "length", nn.Conv2d: "height, width", nn.Conv3d: "depth, height, width"}
    for layer in module.modules():
        for kind, words in spatial.items():
            if isinstance(layer, kind):
                rank = 2 + len(words.split(", "))
                return rank, {1: layer.in_channels}, f"[batch, {layer.in_channels}, {words}]"
        if isinstance(layer, nn.Linear):
            return None, {-1: layer.in_features}, f"[batch, {layer.in_features}]"
        if isinstance(layer, nn.Embedding):
            return 2, {}, "[batch, length] of integers"
    return None


def explain_misfit(module: nn.Module, value: torch.Tensor) -> str:
    """Why the value cannot be an input of the module; "" where nothing is known against it."""
    known = describe_input(module)
    if known is None:
        return ""
    rank, sizes, words = known
    fits = rank is None or value.ndim == rank
    fits = fits and all(-value.ndim <= d < value.ndim and value.shape[d] == size for d, size in sizes.items())
    return "" if fits else f"the model takes inputs of shape {words}, not {list(value.shape)}"

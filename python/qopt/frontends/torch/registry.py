# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The table of lowerings: one function for each ATen op that is imported.

A lowering takes the Builder and the op's arguments and returns what the op returns.
Arguments are values of the graph (core.Value), constants (Constant, Fill), numbers,
sizes (int, or torch.SymInt where they depend on the batch), lists of these, or None.
Ops in the table are kept whole; torch decomposes all others that it can.
"""

from collections.abc import Callable

from torch._ops import OpOverload

Lowering = Callable[..., object]

LOWERINGS: dict[object, Lowering] = {}


def lowers(*ops: OpOverload) -> Callable[[Lowering], Lowering]:
    """Registers the decorated function for each of the ops."""

    def register(function: Lowering) -> Lowering:
        for op in ops:
            LOWERINGS[op] = function
        return function

    return register

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The table from ONNX operators to the functions that build them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .node import Node
    from .tensor import Tensor

Lowering: TypeAlias = "Callable[[Node], Tensor | Sequence[Tensor | None]]"
_table: dict[tuple[str, str], Lowering] = {}


class Unsupported(Exception):
    """Why one node cannot be imported. The importer adds which node, and goes on collecting."""


def lowers(*operators: str, domain: str = "") -> Callable[[Lowering], Lowering]:
    """Registers a function for operators of a domain."""

    def register(function: Lowering) -> Lowering:
        for operator in operators:
            _table[domain, operator] = function
        return function

    return register


def find_lowering(domain: str, operator: str) -> Lowering | None:
    """The function for an operator, or None."""
    return _table.get((normalize_domain(domain), operator))


def list_operators() -> list[tuple[str, str]]:
    """Domain and name of all operators in the table."""
    return list(_table)


def normalize_domain(domain: str) -> str:
    """'ai.onnx' is another name of the default domain."""
    return "" if domain == "ai.onnx" else domain

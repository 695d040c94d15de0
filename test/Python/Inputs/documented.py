# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Everything public has a docstring, and functions a type for each argument and their result."""

import importlib
import inspect
import pydoc
import sys


def list_public(module):
    """(name, object) of what a module exports and of what its classes have."""
    for name in module.__all__:
        value = getattr(module, name)
        yield name, value
        if inspect.isclass(value):
            fields = getattr(value, "__dataclass_fields__", {})
            members = vars(value).items()
            yield from ((f"{name}.{m}", v) for m, v in members if not m.startswith("_") and m not in fields)


def list_missing(names):
    """What the modules of these names lack."""
    wrong = []
    for module in map(importlib.import_module, names):
        for name, value in list_public(module):
            if not (callable(value) or isinstance(value, property | staticmethod)):
                continue
            if not inspect.getdoc(value):
                wrong.append(f"{module.__name__}.{name} has no docstring")
            function = value.fget if isinstance(value, property) else value
            if inspect.isfunction(function):
                parameters = inspect.signature(function).parameters
                untyped = [p for p in parameters.values() if p.annotation is p.empty and p.name != "self"]
                if untyped or "return" not in function.__annotations__:
                    wrong.append(f"{module.__name__}.{name} has no types for {untyped or 'its result'}")
        assert module.__name__ in pydoc.render_doc(module)  # help(module)
    return wrong


if __name__ == "__main__":
    sys.exit("\n".join(list_missing(sys.argv[1:])) or 0)

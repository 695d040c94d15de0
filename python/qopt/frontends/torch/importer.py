# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Walks an exported program and writes its ops into a graph.

What depends on parameters and constants only is computed here, by torch; everything
else by the lowering in the registry. Ops that cannot be imported are collected and
reported together.
"""

import operator
from collections.abc import Mapping, Sequence

import torch
from torch.export.graph_signature import ConstantArgument, InputKind, OutputKind
from torch.fx import Node
from torch.utils import _pytree as pytree

import qopt._core as core
from qopt.frontends.torch import (  # noqa: F401  these register their lowerings
    attention,
    convolution,
    elementwise,
    indexing,
    linear,
    normalization,
    pooling,
    quantized,
    recurrent,
    reductions,
    shape,
)
from qopt.frontends.torch.builder import Builder
from qopt.frontends.torch.errors import Problem, TorchImportError, Unsupported, UnsupportedOps
from qopt.frontends.torch.exporting import export
from qopt.frontends.torch.registry import LOWERINGS
from qopt.frontends.torch.values import Constant, as_shape, get_dtype

_INPUT_DTYPES = ("f32", "bool", "i8", "i32", "i64")


class _Missing:
    """The result of an op that could not be imported."""


def from_torch(module, example_inputs: Sequence = (), dynamic_batch: bool = False, *, name: str = "main") -> core.Module:
    """Imports a PyTorch module for inference.

    Args:
        module: a torch.nn.Module, traced by torch.export in evaluation mode, a module that PT2E has
            quantized, or a torch.export.ExportedProgram.
        example_inputs: positional arguments as the module takes them; their shapes and types are those
            of the model (images as [N, C, H, W]).
        dynamic_batch: whether dimension 0 of all inputs may have any size; the example's must be at
            least 2 then.

    The weights are borrowed from the module, not copied, under their names in its state dict.

    Raises:
        UnsupportedOps: with all the ops that have no lowering, and where they are.
        TorchImportError: when torch.export cannot trace the module, or the module changes its state.
    """
    inputs = (example_inputs,) if isinstance(example_inputs, torch.Tensor) else tuple(example_inputs)
    if dynamic_batch and any(isinstance(x, torch.Tensor) and x.dim() and x.shape[0] < 2 for x in inputs):
        raise TorchImportError(
            "dynamic_batch needs examples of at least two samples: torch.export takes a size of 1 as fixed"
        )
    return Importer(export(module, inputs, dynamic_batch), name).run()


class Importer:
    """The import of one program."""

    def __init__(self, program: torch.export.ExportedProgram, name: str):
        self.program = program
        self.builder = Builder(core.Graph(name), self._read)
        self.env: dict[Node, object] = {}
        self.problems: list[Problem] = []

    def run(self) -> core.Module:
        self._check_mutations()
        specs = {spec.arg.name: spec for spec in self.program.graph_signature.input_specs}
        with torch.no_grad():
            for node in self.program.graph.nodes:
                if node.op == "placeholder":
                    self.env[node] = self._get_placeholder(node, specs[node.name])
                elif node.op == "call_function":
                    self.env[node] = self._call(node)
                elif node.op == "get_attr":
                    self.env[node] = Constant(getattr(self.program.graph_module, node.target), node.target)
        if self.problems:
            raise UnsupportedOps(self.problems)
        self._add_outputs()
        return self.builder.graph.finish()

    def _check_mutations(self) -> None:
        signature = self.program.graph_signature
        changed = [*signature.buffers_to_mutate.values(), *signature.user_inputs_to_mutate.values()]
        if changed:
            raise TorchImportError(
                f"the module changes its state as it runs ({', '.join(map(repr, changed))}); a model keeps none "
                "between calls. Return the new values instead, or call module.eval()."
            )

    # Inputs and outputs.

    def _get_placeholder(self, node: Node, spec):
        if spec.kind == InputKind.USER_INPUT:
            return self._add_input(node, spec)
        tables = (self.program.state_dict, self.program.constants)
        for table in tables:
            if spec.target in table:
                tensor = table[spec.target]
                return Constant(tensor.detach(), spec.target) if isinstance(tensor, torch.Tensor) else tensor
        raise TorchImportError(f"'{spec.target}' has no value in the exported program")

    def _add_input(self, node: Node, spec):
        if isinstance(spec.arg, ConstantArgument):
            return spec.arg.value
        meta = node.meta["val"]
        if not isinstance(meta, torch.Tensor):
            raise TorchImportError(f"input '{node.name}' is of {type(meta).__name__}; inputs are tensors")
        dtype = get_dtype(meta.dtype)
        if dtype not in _INPUT_DTYPES:
            raise TorchImportError(
                f"input '{node.name}' has elements of {meta.dtype}; models take float32, bool, int32 and int64. "
                "Convert the module and the examples, as with module.float()."
            )
        sizes = as_shape(meta.shape)
        value = self.builder.graph.input(node.name, sizes, dtype)
        if sizes and sizes[0] is None and self.builder.batch is None:
            self.builder.batch = value
        return value

    def _add_outputs(self) -> None:
        (output,) = [node for node in self.program.graph.nodes if node.op == "output"]
        specs = self.program.graph_signature.output_specs
        values = []
        for spec, node in zip(specs, output.args[0], strict=True):
            if spec.kind != OutputKind.USER_OUTPUT:
                continue
            value = self.env[node] if isinstance(node, Node) else node
            if value is None:
                raise TorchImportError("the module returns None among its results; return tensors only")
            values.append(self.builder.value(value))
        self.builder.graph.output(values, self._name_outputs(len(values)))

    def _name_outputs(self, count: int) -> list[str]:
        """Keys of a dict, positions of a tuple, or 'output'."""
        spec = self.program.call_spec.out_spec
        paths, _ = pytree.tree_flatten_with_path(pytree.tree_unflatten(list(range(count)), spec))
        names = []
        for path, _ in paths:
            parts = [str(getattr(key, "key", getattr(key, "idx", getattr(key, "name", "")))) for key in path]
            names.append("_".join(["output"] * (not parts or parts[0].isdigit()) + parts))
        return names

    # Ops.

    def _call(self, node: Node):
        """What the node's op returns, as values or constants."""
        args, kwargs = pytree.tree_map(self._read, (self._plain(node.args), self._plain(dict(node.kwargs))))
        flat = pytree.tree_leaves((args, kwargs))
        if any(isinstance(x, _Missing) for x in flat):
            self._note_unknown(node)
            return _Missing()
        if node.target is operator.getitem:
            return args[0][args[1]]
        meta = node.meta.get("val")
        if isinstance(meta, torch.SymInt | torch.SymFloat | torch.SymBool | int | float | bool):
            return meta
        if meta is None and node.target not in LOWERINGS:
            return None  # an assertion about sizes
        if self._is_known(node, flat):
            return self._evaluate(node, args, kwargs)
        return self._lower(node, args, kwargs, meta)

    def _note_unknown(self, node: Node) -> None:
        if node.target is not operator.getitem and node.target not in LOWERINGS:
            self._report(node, "has no lowering")

    @staticmethod
    def _plain(x):
        """Containers of fx as Python's."""
        if isinstance(x, Mapping):
            return {key: Importer._plain(value) for key, value in x.items()}
        if isinstance(x, list | tuple):
            return [Importer._plain(value) for value in x]
        return x

    def _read(self, x):
        return self.env[x] if isinstance(x, Node) else x

    @staticmethod
    def _is_known(node: Node, flat: list) -> bool:
        """Whether torch can compute the result now; scales of weights must survive."""
        if "quantized_decomposed.dequantize" in str(node.target):
            return False
        return all(
            (isinstance(x, Constant) and x.scales is None)
            or isinstance(x, int | float | str | torch.dtype | torch.device | torch.layout | torch.memory_format)
            or x is None
            for x in flat
        )

    def _evaluate(self, node: Node, args, kwargs):
        def plain(x):
            return x.tensor if isinstance(x, Constant) else x

        args, kwargs = pytree.tree_map(plain, (args, kwargs), is_leaf=lambda x: isinstance(x, Constant))
        if torch.Tag.nondeterministic_seeded in node.target.tags:
            self._report(node, "draws random numbers; a model gives the same result each time")
            return _Missing()
        result = node.target(*args, **kwargs)
        if isinstance(result, torch.Tensor):
            return Constant(result, f"{self._get_module(node) or 'constant'}.{node.name}")
        return [Constant(part, f"{node.name}.{i}") for i, part in enumerate(result)]

    def _lower(self, node: Node, args, kwargs, meta):
        lowering = LOWERINGS.get(node.target)
        if lowering is None:
            self._report(node, "has no lowering")
            return _Missing()
        b = self.builder
        b.location = self._get_module(node) or node.name
        b.node, b.name, b.meta = node, f"{b.location}.{node.name}", meta
        try:
            return lowering(b, *args, **kwargs)
        except Unsupported as error:
            self._report(node, str(error))
        except core.Error as error:
            self._report(node, str(error).removeprefix(b.location + ": "))
        return _Missing()

    def _report(self, node: Node, reason: str) -> None:
        self.problems.append(Problem(str(node.target), self._get_module(node), reason))

    @staticmethod
    def _get_module(node: Node) -> str:
        """The path of the innermost module that the op was traced in."""
        stack = node.meta.get("nn_module_stack") or {}
        path = ""
        for entry in stack.values():
            path = entry[0] if isinstance(entry, tuple) else path
        return path.removeprefix("L['self'].").removeprefix("L['self']")

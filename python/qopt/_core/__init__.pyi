"""The compiler behind the qopt package."""

from collections.abc import Sequence

from qopt._core import linalg as linalg


class Error(Exception):
    """What cannot be done, with the op, tensor or file that is the reason."""

class TensorSpec:
    """Name, shape and elements of an input or output."""

    @property
    def name(self) -> str: ...

    @property
    def shape(self) -> tuple: ...

    @property
    def dtype(self) -> str: ...

    @property
    def scale(self) -> object:
        """Of int8 elements: real = scale * (stored - zero_point); else None."""

    @property
    def zero_point(self) -> object: ...

    def __repr__(self) -> str: ...

class Module:
    """A model: a function and its weights."""

    @staticmethod
    def parse(path: str, parameters: Sequence[str] = [], entry: str = '') -> Module:
        """Reads .mlir or .mlirbc, and the weights beside it."""

    @staticmethod
    def parse_text(text: str, name: str = '<string>') -> Module:
        """Parses MLIR's text; constants are inline."""

    def __str__(self) -> str: ...

    def save(self, path: str) -> None:
        """
        Writes .mlir or .mlirbc, and a .safetensors beside it. Both appear complete or not at all.
        """

    def walk(self) -> dict:
        """
        Its ops as dicts, for exporters: op, name, operands and results (indices into types), attributes, constant (an array or None).
        """

    def summary(self) -> str:
        """What it consists of, as JSON."""

    def emit(self, path: str, *, cpu: str = 'native', features: str = '', header: str = '', embed_weights: bool = False, sizes: Sequence[Sequence[int]] = [], compile_threads: int = 0) -> str:
        """Writes .so, .a, .o, .ll or .s; what was written, as JSON."""

    @property
    def name(self) -> str: ...

    def quantize_inputs(self) -> tuple:
        """
        A copy that takes int8 where this one quantizes an input first, and how many inputs that are.
        """

    @property
    def inputs(self) -> list[TensorSpec]: ...

    @property
    def outputs(self) -> list[TensorSpec]: ...

    @property
    def has_scales(self) -> bool:
        """Whether it has quantize and dequantize ops of its own."""

    @property
    def batch_dependence(self) -> str:
        """Why samples of a batch depend on each other; '' where they do not."""

class Value:
    """A tensor inside of a Graph."""

    @property
    def shape(self) -> tuple:
        """Sizes; None where a size is dynamic."""

    @property
    def dtype(self) -> str:
        """The elements as text: 'f32', 'i32', 'bool', '!quant.uniform<...>'."""

    @property
    def type(self) -> str:
        """MLIR's text of the type."""

    @property
    def producer(self) -> str:
        """The name of the op that computes it; '' for an input."""

    def __repr__(self) -> str: ...

class Graph:
    """A model under construction: one function with its parameters."""

    def __init__(self, name: str = 'main') -> None: ...

    def input(self, name: str, shape: Sequence, dtype: str = 'f32') -> Value:
        """Adds an argument of the function; None is a dynamic size."""

    def parameter(self, key: str, array: object, *, elements: str = '') -> Value:
        """
        A weight, borrowed from the array as long as the model lives; at most 4 KiB become an inline constant. f16 and bf16 are read as f32. `elements` is the quantized type by which integers are read.
        """

    def constant(self, array: object, location: str = '') -> Value:
        """An inline constant."""

    def op(self, name: str, operands: Sequence, attributes: dict = {}, *, results: Sequence = (), location: str = '') -> list[Value]:
        """Adds an op and checks it; see qopt.Graph in docs/Python.md."""

    def output(self, values: Sequence[Value], names: Sequence[str]) -> None:
        """Sets the results of the function."""

    def finish(self, clean: bool = True) -> Module:
        """
        The model; with `clean`, after qopt-import-pipeline: composite ops recognized, transposes cancelled, views of weights folded.
        """

    def __str__(self) -> str: ...

class Executable:
    """
    A model compiled into this process. Several threads may run one at the same time.
    """

    @property
    def inputs(self) -> list[TensorSpec]: ...

    @property
    def outputs(self) -> list[TensorSpec]: ...

    @property
    def statistics(self) -> dict: ...

    def run(self, inputs: Sequence) -> list:
        """
        Runs the model on one array for each input, in order; a list of numpy arrays.
        """

def compile(module: Module, *, cpu: str = 'native', features: str = '', threads: int = 1, compile_threads: int = 0, reference: bool = False) -> Executable:
    """
    Compiles a Module into this process. threads: for one call, 0 for one for each core; compile_threads: to compile on, 0 for as many as there are.
    """

def bench(executables: Sequence[Executable], *, seconds: float = 1.0, repeat: int = 0, batch: int = 0) -> list:
    """Times calls of executables, in turns: one dict for each."""

def quantize(module: Module, next_batch: object | None, *, progress: bool = False, config: str = '{}', statistics: str = '', save_statistics: str = '') -> tuple:
    """
    Quantizes a copy of the module. next_batch() gives (arrays, number of samples), or None at the end.
    """

def write_report(source: Module, quantized: Module, data: Sequence[str], path: str, title: str) -> None:
    """
    Writes a page on each layer of a quantized Module beside the float one that it comes from; data: .npy files, one for each input.
    """

class QuantizedTensor:
    """int8 values with their scales; qopt.linalg makes them."""

    @property
    def data(self) -> object:
        """The stored values, shared with the tensor; read-only."""

    @property
    def shape(self) -> tuple: ...

    @property
    def scales(self) -> list[float]:
        """One, or one for each index of `axis`."""

    @property
    def zero_points(self) -> list[int]: ...

    @property
    def axis(self) -> int | None:
        """The dimension that has a scale for each index, or None."""

    @property
    def qmin(self) -> int:
        """The smallest value that may be stored."""

    @property
    def nbytes(self) -> int: ...

    def dequantize(self) -> object:
        """The values as float32."""

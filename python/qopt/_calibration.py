# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calibration data from any iterable, cut into batches of the size that the model takes.

One batch is held at a time, whatever the length of the data.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from qopt._arrays import DTYPES, Array, is_array, to_numpy
from qopt._core import Error, TensorSpec

Batch = tuple[list[np.ndarray], int]
"""An array for each input, and how many of its samples are data (the rest repeats the last)."""

DEFAULT_BATCH = 64
"""Samples of a step where the model leaves it open, as in `qopt quantize`."""


def _convert(value: Array, spec: TensorSpec, where: str) -> np.ndarray:
    """A contiguous array with the elements of the input; a float is no integer."""
    try:
        array = to_numpy(value)
    except (TypeError, ValueError) as error:
        raise Error(f"{where}: input '{spec.name}' is no array: {error}") from None
    dtype = np.dtype(DTYPES.get("i1" if spec.dtype == "bool" else spec.dtype, np.float32))
    if not np.can_cast(array.dtype, dtype, "same_kind"):
        raise Error(f"{where}: input '{spec.name}' has elements of {spec.dtype}, not {array.dtype}")
    converted = np.ascontiguousarray(array, dtype)
    if dtype.kind == "i" and not np.array_equal(converted, array):
        raise Error(f"{where}: input '{spec.name}' has values beyond {spec.dtype}")
    return converted.reshape(array.shape)


def _fits(shape: Sequence[int], sizes: Sequence[int | None]) -> bool:
    return len(shape) == len(sizes) and all(b is None or a == b for a, b in zip(shape, sizes))


def _show(sizes: Sequence[int | None]) -> str:
    return "[" + ", ".join(str(size) for size in sizes) + "]"


def _pick(item: Any, inputs: list[TensorSpec], where: str) -> list[Array]:
    """The part of an item for each input: by name from a dict, by order from a tuple.

    What a tuple has behind the inputs (labels, for instance) is not the model's.
    """
    if isinstance(item, Mapping):
        missing = [spec.name for spec in inputs if spec.name not in item]
        if missing:
            raise Error(f"{where} has no '{missing[0]}'; it has {', '.join(map(repr, item)) or 'nothing'}")
        return [item[spec.name] for spec in inputs]
    if not isinstance(item, (tuple, list)):
        item = (item,)
    if len(item) < len(inputs):
        raise Error(f"{where} has {len(item)} arrays, the model has {len(inputs)} inputs")
    return list(item[: len(inputs)])


def _counts_samples(inputs: list[TensorSpec]) -> bool:
    """Whether dimension 0 counts samples: all inputs have one, and agree on it."""
    return all(spec.shape for spec in inputs) and len({spec.shape[0] for spec in inputs}) == 1


def _items(data: Any, inputs: list[TensorSpec]) -> Iterator[list[np.ndarray]]:
    """One list of arrays for each item, all with a dimension 0 that counts samples."""
    whole = is_array(data) or (isinstance(data, Mapping) and all(is_array(value) for value in data.values()))
    for index, item in enumerate([data] if whole else data):
        where = "the calibration data" if whole else f"calibration batch {index}"
        arrays = []
        for spec, value in zip(inputs, _pick(item, inputs, where)):
            array = _convert(value, spec, where)
            # A single sample, without the dimension that counts.
            if _counts_samples(inputs) and _fits(array.shape, spec.shape[1:]):
                array = array[np.newaxis]
            expected = (None, *spec.shape[1:]) if _counts_samples(inputs) else spec.shape
            if not _fits(array.shape, expected):
                raise Error(
                    f"{where}: input '{spec.name}' has shape {_show(array.shape)}, the model takes {_show(spec.shape)}"
                )
            if 0 in array.shape:
                raise Error(f"{where}: input '{spec.name}' is empty: {_show(array.shape)}")
            arrays.append(array)
        if _counts_samples(inputs) and len({len(array) for array in arrays}) != 1:
            counts = ", ".join(f"{len(array)} for '{spec.name}'" for spec, array in zip(inputs, arrays))
            raise Error(f"{where}: the inputs have different numbers of samples: {counts}")
        yield arrays


def _rebatch(items: Iterator[list[np.ndarray]], size: int | None) -> Iterator[Batch]:
    """Batches of `size` samples (None: of the first item's, at most DEFAULT_BATCH), the last one filled up."""
    pending: list[np.ndarray] = []
    for arrays in items:
        size = size or min(len(arrays[0]), DEFAULT_BATCH)
        pending = [np.concatenate(pair) for pair in zip(pending, arrays)] if pending else arrays
        begin = 0
        while len(pending[0]) - begin >= size:
            yield [array[begin : begin + size] for array in pending], size
            begin += size
        pending = [array[begin:].copy() for array in pending] if len(pending[0]) > begin else []
    if pending:
        count = len(pending[0])
        yield [np.concatenate([array, np.repeat(array[-1:], size - count, axis=0)]) for array in pending], count


def batches(
    data: Iterable[Any], inputs: list[TensorSpec], dependent: bool, max_samples: int = 0
) -> Callable[[], Batch | None]:
    """A function that gives the next batch, None at the end.

    `data`: an iterable of arrays, tuples or dicts, with or without a batch dimension, or
    one array of all samples. `dependent`: the samples of a batch of the model belong
    together, so that it is not cut.
    """
    if not isinstance(data, Iterable) and not is_array(data):
        raise Error(f"calibration data must be an iterable of batches, not {type(data).__name__}")
    items = _items(data, inputs)
    size = inputs[0].shape[0] if inputs and inputs[0].shape else None
    if not _counts_samples(inputs) or (size is None and dependent):
        source = ((arrays, len(arrays[0]) if _counts_samples(inputs) else 1) for arrays in items)
    else:
        source = _rebatch(items, size)
    seen = 0

    def next_batch() -> Batch | None:
        nonlocal seen
        if max_samples and seen >= max_samples:
            return None
        arrays, count = next(source, (None, 0))
        if arrays is None:
            if not seen:
                raise Error("the calibration data is empty")
            return None
        seen += count
        return arrays, count

    return next_batch


def save_samples(folder: str, data: Any, inputs: list[TensorSpec], dependent: bool, max_samples: int) -> list[str]:
    """Writes the first samples as one .npy file for each input; their paths, in order."""
    next_batch = batches(data, inputs, dependent, max_samples)
    parts: list[list[np.ndarray]] = []
    while (batch := next_batch()) is not None:
        arrays, count = batch
        if not _counts_samples(inputs):  # a batch is a call
            parts = [arrays]
            break
        parts.append([array[:count] for array in arrays])
    paths = [os.path.join(folder, f"{index}.npy") for index in range(len(inputs))]
    for path, column in zip(paths, zip(*parts)):
        np.save(path, np.concatenate(column) if len(column) > 1 else column[0])
    return paths

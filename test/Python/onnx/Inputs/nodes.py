# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the onnx package's own tests of operators.

Every test whose operators are all in the importer's table must import, run and give the expected
numbers, or be in the list with the reason; what is in the list must not pass. Tests are compiled
many at a time, since compiling is what takes the time.

Usage: nodes.py LIST [--operators REGEX] [--update]
"""

import argparse
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnx.compose

warnings.filterwarnings("ignore")
from onnx.backend.test.case.node import collect_testcases  # noqa: E402

import qopt  # noqa: E402
from qopt._arrays import to_plain  # noqa: E402
from qopt.frontends.onnx import from_onnx  # noqa: E402
from qopt.frontends.onnx.registry import find_lowering  # noqa: E402

TOGETHER = 24


class Case:
    """One test: its model with only those inputs left that are data."""

    def __init__(self, test):
        self.name, self.rtol, self.atol = test.name, test.rtol, max(test.atol, 1e-7)
        inputs, outputs = test.data_sets[0]
        names = [i.name for i in test.model.graph.input]
        self.feeds = dict(zip(names, map(to_array, inputs)))
        self.expected = [to_array(o) for o in outputs]
        self.model, self.error = test.model, ""
        # Scales, axes and the like are constants in models, but inputs in these tests.
        for constants in ([], names[1:]):
            model = with_constants(test.model, self.feeds, constants)
            try:
                from_onnx(model)
            except qopt.Error as error:
                self.error = str(error).splitlines()[-1].strip()
                continue
            self.model, self.error = model, ""
            break

    @property
    def opsets(self):
        return tuple(sorted((o.domain, o.version) for o in self.model.opset_import))

    def check(self, results):
        """'' or what is wrong with the results."""
        for got, want in zip(results, self.expected, strict=True):
            if got.shape != want.shape:
                return f"shape {got.shape} instead of {want.shape}"
            halves = {"float16": 2e-3, "bfloat16": 1e-2}
            if want.dtype.name in halves and got.dtype == np.float32:
                tolerance = halves[want.dtype.name]
                if not np.allclose(got, want.astype(np.float32), rtol=tolerance, atol=tolerance, equal_nan=True):
                    return "wrong numbers"
            elif got.dtype != want.dtype:
                return f"elements of {got.dtype} instead of {want.dtype}"
            elif want.dtype.kind == "f":
                if not np.allclose(got, want, rtol=self.rtol, atol=self.atol, equal_nan=True):
                    return "wrong numbers"
            elif not np.array_equal(got, want):
                return "wrong integers"
        return ""


def to_array(value):
    return onnx.numpy_helper.to_array(value) if isinstance(value, onnx.TensorProto) else np.asarray(value)


def with_constants(model, feeds, names):
    """The model with inputs turned into initializers."""
    if not names:
        return model
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    kept = [i for i in copy.graph.input if i.name not in names]
    del copy.graph.input[:]
    copy.graph.input.extend(kept)
    copy.graph.initializer.extend(onnx.numpy_helper.from_array(feeds[n], n) for n in names)
    return copy


def is_ours(test):
    """Whether the importer has all of the test's operators in its table."""
    if test.model is None or re.search(r"_expanded(_|$)", test.name):
        return False
    opset = {o.domain: o.version for o in test.model.opset_import}.get("", 0)
    values = [*test.model.graph.input, *test.model.graph.output]
    return (
        opset >= 13
        and all(v.type.HasField("tensor_type") for v in values)
        and all(find_lowering(n.domain, n.op_type) for n in test.model.graph.node)
    )


def merge(cases):
    """One model that computes all."""
    merged = onnx.ModelProto()
    for index, case in enumerate(cases):
        part = onnx.compose.add_prefix(case.model, f"c{index}/")
        if index == 0:
            merged.CopyFrom(part)
            continue
        for field in ("node", "input", "output", "initializer"):
            getattr(merged.graph, field).extend(getattr(part.graph, field))
    return merged


def run(cases):
    """The results of many cases, or None if they do not compile together."""
    try:
        executable = qopt.compile(from_onnx(merge(cases)), compile_threads=1)
    except qopt.Error:
        return None
    feeds = [case.feeds[i.name] for case in cases for i in case.model.graph.input]
    results = iter(executable.run([to_plain(feed) for feed in feeds]))
    return [[next(results) for _ in case.model.graph.output] for case in cases]


def check_all(cases):
    """Name to failure of all cases that do not pass."""
    failures = {c.name: c.error for c in cases if c.error}
    groups = {}
    for case in cases:
        if not case.error:
            groups.setdefault(case.opsets, []).append(case)
    batches = [group[i : i + TOGETHER] for group in groups.values() for i in range(0, len(group), TOGETHER)]
    while batches:
        batch = batches.pop()
        results = run(batch)
        if results is not None:
            failures |= {c.name: w for c, r in zip(batch, results) if (w := c.check(r))}
        elif len(batch) == 1:
            failures[batch[0].name] = "does not compile"
        else:
            batches += [batch[: len(batch) // 2], batch[len(batch) // 2 :]]
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("list", type=Path)
    parser.add_argument("--operators", default=".*")
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    tests = [t for t in collect_testcases(None) if is_ours(t)]
    tests = [t for t in tests if re.fullmatch(arguments.operators, t.model.graph.node[-1].op_type)]
    cases = [Case(t) for t in tests]
    failures = check_all(cases)
    print(f"{len(cases)} tests, {len(cases) - len(failures)} pass")
    if arguments.update:
        lines = [f"{name}: {reason}" for name, reason in sorted(failures.items())]
        arguments.list.write_text("\n".join(lines) + "\n")
        return 0
    listed = dict(line.split(": ", 1) for line in arguments.list.read_text().splitlines() if line)
    wrong = [f"fails, but is not listed: {n}: {failures[n]}" for n in failures if n not in listed]
    wrong += [f"is listed, but passes or is gone: {n}" for n in listed if n not in failures]
    wrong += [f"fails for another reason: {n}: {failures[n]}, not {listed[n]}" for n in failures if listed.get(n, failures[n]) != failures[n]]
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs networks through qopt-differential and compares everything that has to agree."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field

import numpy as np

import linalg
import network as net
import portable
import quantized
import tosa

# docs/Testing.md: what roundings that are not independent may add to the predicted noise.
MARGIN_DB = 15.0
WRITERS = {"TOSA": tosa.Writer, "linalg": linalg.Writer}
BYTES = {"f32": np.float32, "i1": np.uint8, "i32": np.int32, "i64": np.int64}


@dataclass
class Failure:
    network: net.Network
    check: str
    detail: str


@dataclass
class Statistics:
    networks: int = 0
    layers: int = 0
    kernels: int = 0
    elements: int = 0
    exact: int = 0
    imported: dict = field(default_factory=dict)  # networks for each dialect
    ops: dict = field(default_factory=dict)
    margins: list = field(default_factory=list)  # SQNR above the predicted one, dB
    seconds: dict = field(default_factory=dict)

    def count(self, networks):
        for network in networks:
            self.networks += 1
            for node in network.nodes:
                kind = node.attributes.get("kind") if node.op == "unary" else None
                name = f"{node.op} {kind}" if kind else node.op
                self.ops[name] = self.ops.get(name, 0) + 1


@dataclass
class Options:
    tool: str
    float_targets: list
    quantized_targets: list
    timeout: float = 600.0
    keep_text: bool = False


def call(options, request):
    """The response; {"crash": reason} where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("request.json", "response.json")]
        with open(paths[0], "w") as file:
            json.dump(request, file)
        try:
            done = subprocess.run([options.tool, *paths], capture_output=True, text=True, timeout=options.timeout)
        except subprocess.TimeoutExpired:
            return {"crash": f"no answer in {options.timeout} s"}
        if done.returncode or not os.path.exists(paths[1]):
            return {"crash": f"exit {done.returncode}: {done.stderr[-1500:]}"}
        with open(paths[1]) as file:
            return json.load(file)


def split_results(networks, hexes):
    """The arrays of each network."""
    hexes, results = list(hexes), []
    for network in networks:
        arrays = []
        for i in network.outputs:
            v = network.values[i]
            arrays.append(np.frombuffer(bytes.fromhex(hexes.pop(0)), BYTES[v.dtype]).reshape(v.shape))
        results.append(arrays)
    return results


def same_bits(a, b):
    if a.dtype == np.float32:
        return (a.view(np.int32) == b.view(np.int32)) | (np.isnan(a) & np.isnan(b))
    return a == b


def first(bad, *arrays):
    at = tuple(int(k) for k in np.argwhere(bad)[0])
    values = ", ".join(repr(a[at].item()) for a in arrays)
    return f"{int(bad.sum())} of {bad.size} elements, first at {at}: {values}"


def numeric(a):
    return a.astype(np.float64)


def compare_runs(name, network, results, failures):
    """All targets give the bits of the first one."""
    base = next(iter(results))
    for target in list(results)[1:]:
        for k, (a, b) in enumerate(zip(results[target], results[base])):
            bad = ~same_bits(a, b)
            if bad.any():
                failures.append(Failure(network, f"{name} code",
                                        f"output {k}, {target} and {base}: {first(bad, a, b)}"))  # fmt: skip
                return


def check_float(network, known, result, failures):
    for k, (i, a) in enumerate(zip(network.outputs, result)):
        x, e = known[i]
        with np.errstate(invalid="ignore"):
            bad = ~(np.abs(numeric(a) - x) <= e) & np.isfinite(e)
        if bad.any():
            failures.append(Failure(network, "float reference",
                                    f"output {k}: {first(bad, a, np.asarray(x), np.asarray(e))} (value, expected, bound)"))  # fmt: skip
            return


def check_quantized(network, known, result, values, statistics, failures):
    noise = predicted = signal = 0.0
    for k, (i, a, v) in enumerate(zip(network.outputs, result, values)):
        x, float_error = known[i]
        a = numeric(a)
        with np.errstate(invalid="ignore"):
            # What is only f32 rounded in an unspecified way is compared with a bound, all else exactly.
            bound = np.where(v.d > 0, v.d * (1 + 1e-5) + 1e-6 * np.abs(v.x), 0.0)  # a step, as f32 has it
            bad = ~((np.abs(a - v.x) <= bound) | (a == v.x) | np.isinf(v.d) | (np.isnan(a) & np.isnan(v.x)))
            statistics.elements += a.size
            statistics.exact += int((v.d == 0).sum())
            if bad.any():
                failures.append(Failure(network, "integer reference",
                                        f"output {k}: {first(bad, a, v.x, bound)} (value, expected, bound)"))  # fmt: skip
                return
            bound = v.e + v.d + float_error
            bad = ~(np.abs(a - x) <= bound * 1.0001) & np.isfinite(bound)
            if bad.any():
                failures.append(Failure(network, "error bound",
                                        f"output {k}: {first(bad, a, np.asarray(x), bound)} (value, float, bound)"))  # fmt: skip
                return
        good = np.isfinite(v.s)
        if network.values[i].dtype == "f32":
            noise += float(np.square(a - x)[good].sum())
            predicted += float(np.square(v.s + v.d)[good].sum())
            signal += float(np.square(x)[good].sum())
    if predicted > 0 and noise > 0 and signal > 0:
        margin = 10 * np.log10(predicted / noise)
        statistics.margins.append(margin)
        if margin < -MARGIN_DB:
            sqnr = 10 * np.log10(signal / noise)
            failures.append(Failure(network, "SQNR", f"{sqnr:.2f} dB, predicted {sqnr - margin:.2f} dB"))


def make_request(networks, settings, options):
    inputs = [n.values[i].data.tobytes().hex() for n in networks for i in n.inputs]
    return {"module": net.function(networks), "inputs": inputs, "float targets": options.float_targets,
            "quantized targets": options.quantized_targets, "keep_text": options.keep_text, **settings}  # fmt: skip


def run(networks, settings, options, statistics):
    """Failures; a batch that fails as a whole is halved until the culprit is alone."""
    response = call(options, make_request(networks, settings, options))
    problem = response.get("crash") or response.get("error")
    check = "crash" if "crash" in response else "error"
    if not problem and response["round trip"]:
        problem, check = "differs after " + ", ".join(response["round trip"]), "round trip"
    if problem:
        if len(networks) == 1:
            statistics.count(networks)
            return [Failure(networks[0], check, problem)]
        middle = len(networks) // 2
        halves = networks[:middle], networks[middle:]
        return [f for half in halves for f in run(half, settings, options, statistics)]
    return compare(networks, settings, response, statistics)


def compare(networks, settings, response, statistics):
    statistics.count(networks)
    statistics.layers += response["layers"]
    statistics.kernels += response["kernels"]
    for step, seconds in response["seconds"].items():
        statistics.seconds[step] = statistics.seconds.get(step, 0) + seconds
    runs = {}
    for kind in ("float", "quantized"):
        runs[kind] = {t: split_results(networks, r) for t, r in response[f"{kind} results"].items()}
    arrays = [n.values[i].data for n in networks for i in n.inputs]
    explicit = any(node.op == "fake_quantize" for n in networks for node in n.nodes)
    values = quantized.evaluate(response["quantized"], arrays, settings.get("symmetric"), explicit)
    failures = []
    for k, network in enumerate(networks):
        known = net.evaluate(network)
        mine = [values.pop(0) for _ in network.outputs]
        found = []
        for kind in ("float", "quantized"):
            compare_runs(kind, network, {t: r[k] for t, r in runs[kind].items()}, found)
        check_float(network, known, runs["float"][next(iter(runs["float"]))][k], found)
        result = runs["quantized"][next(iter(runs["quantized"]))][k]
        check_quantized(network, known, result, mine, statistics, found)
        failures += found
    return failures


# The same network in another dialect.


def check_imports(networks, options, statistics):
    """Networks that a dialect can express become the same qnn ops, with the same bits."""
    failures = []
    for dialect, writer in WRITERS.items():
        able = portable.select(networks, writer)
        failures += check_import(able, dialect, writer, options)
        statistics.imported[dialect] = statistics.imported.get(dialect, 0) + len(able)
    return failures


def check_import(pairs, dialect, writer, options):
    if not pairs:
        return []
    expanded = [e for _, e in pairs]
    other = net.function(expanded, lambda n, p: writer(n, p).run())
    response = call(options, {"module": net.function(expanded), "alternatives": {dialect: other}})
    problem = response.get("crash") or response.get("error")
    if problem and len(pairs) == 1:
        return [Failure(pairs[0][0], f"{dialect} import", problem)]
    if problem:
        middle = len(pairs) // 2
        return [f for half in (pairs[:middle], pairs[middle:]) for f in check_import(half, dialect, writer, options)]
    modules, failures, at = (response["imported"], response[dialect]), [], 0
    hashes = [portable.hashes(m) for m in modules]
    for network, e in pairs:
        part = slice(at, at + len(e.outputs))
        at += len(e.outputs)
        if hashes[0][part] == hashes[1][part]:
            continue  # equal ops on equal operands, hence equal bits
        ops = [portable.ops_behind(m, m["outputs"][part]) for m in modules]
        detail = compare_forms(e, writer, options) if ops[0] == ops[1] else f"{ops[1]} instead of {ops[0]}"
        if detail:
            failures.append(Failure(network, f"{dialect} import", detail))
    return failures


def compare_forms(expanded, writer, options):
    """The same ops in another order: what differs in the results, if anything."""
    results = []
    for text in (net.function([expanded]), net.function([expanded], lambda n, p: writer(n, p).run())):
        inputs = [expanded.values[i].data.tobytes().hex() for i in expanded.inputs]
        response = call(options, {"module": text, "inputs": inputs, "float targets": ["reference"]})
        if "float results" not in response:
            return response.get("error") or response.get("crash")
        results.append(split_results([expanded], response["float results"]["reference"])[0])
    for k, (a, b) in enumerate(zip(*results)):
        bad = ~same_bits(a, b)
        if bad.any():
            return f"output {k}: {first(bad, a, b)}"
    return ""

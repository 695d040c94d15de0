# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random networks through the compiler, against numpy and against each other.

    differential.py --tool qopt-differential --count 1000 --seed 1

Every network that fails is reduced and written to --output, with the command that runs it again.
"""

import argparse
import json
import os
import re
import sys
import time

import numpy as np

import checks
import generator
import network as net
import reducer
from palette import Palette

# Beside "native"; what this processor lacks is left out by the tool's error.
PROCESSORS = ["x86-64-v2", "x86-64-v3", "x86-64-v4", "native,-avx512vnni,-avxvnni"]


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default="qopt-differential")
    parser.add_argument("--count", type=int, default=0, help="networks to run")
    parser.add_argument("--seconds", type=float, default=0, help="or time to spend")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=200, help="networks in one module")
    parser.add_argument("--kernels", type=int, default=40, help="different kernels among them, about")
    parser.add_argument("--max-ops", type=int, default=8)
    parser.add_argument("--output", default="differential", help="folder of what fails")
    parser.add_argument("--first", type=int, default=0, help="batch to begin with")
    parser.add_argument("--replay", help="run one saved network again")
    parser.add_argument("--progress", action="store_true", help="a line for each batch")
    parser.add_argument("--no-reduce", action="store_true")
    parser.add_argument("--ops", help="only these kinds, separated by commas")
    return parser.parse_args()


def has_avx512():
    with open("/proc/cpuinfo") as file:
        return "avx512bw" in file.read()


def make_options(arguments, rng):
    processors = PROCESSORS if has_avx512() else PROCESSORS[:2]
    other = str(rng.choice(processors))
    return checks.Options(arguments.tool, ["reference", "native"], ["reference", "native", other])


def save(failure, settings, options, name, arguments):
    os.makedirs(arguments.output, exist_ok=True)
    stem = os.path.join(arguments.output, name)
    failure.network.save(stem + ".network")
    with open(stem + ".mlir", "w") as file:
        file.write(f"// {failure.check}: {failure.detail}\n".replace("\n", "\n// ").rstrip("/ ") + "\n")
        file.write(net.function([failure.network]))
    targets = {"float": options.float_targets, "quantized": options.quantized_targets}
    with open(stem + ".json", "w") as file:
        json.dump({"settings": settings, "targets": targets, "check": failure.check, "detail": failure.detail}, file)
    arrays = {f"arg{k}": failure.network.values[i].data for k, i in enumerate(failure.network.inputs)}
    np.savez(stem + ".npz", **arrays)
    print(f"{failure.check}: {failure.detail}\n  {len(failure.network.nodes)} ops: {stem}.mlir\n"
          f"  {sys.executable} {os.path.abspath(__file__)} --tool {arguments.tool} --replay {stem}.network")  # fmt: skip


def report(failure, settings, options, name, arguments):
    if not arguments.no_reduce:
        failure = reducer.reduce(failure, settings, options)
    save(failure, settings, options, name, arguments)


def replay(arguments):
    with open(arguments.replay.removesuffix(".network") + ".json") as file:
        saved = json.load(file)
    options = checks.Options(arguments.tool, saved["targets"]["float"], saved["targets"]["quantized"])
    network = net.Network.load(arguments.replay)
    failures = checks.run([network], saved["settings"], options, checks.Statistics())
    failures += checks.check_imports([network], options, checks.Statistics())
    for failure in failures:
        print(f"{failure.check}: {failure.detail}")
    print(f"settings: {saved['settings']}")
    sys.exit(bool(failures))


def make_batch(arguments, number, size):
    """The networks of a batch follow from the seed and its number."""
    rng = np.random.default_rng([arguments.seed, number])
    palette = Palette(rng, arguments.kernels)
    kinds = arguments.ops.split(",") if arguments.ops else None
    networks = []
    for k in range(size):
        own = np.random.default_rng([arguments.seed, number, k])
        networks.append(generator.make_network(own, palette, arguments.max_ops, kinds))
    return networks, generator.make_settings(rng), make_options(arguments, rng)


def summarize(statistics, failures, seconds):
    print(f"{statistics.networks} networks, {sum(statistics.ops.values())} ops of {len(statistics.ops)} kinds, "
          f"{statistics.layers} layers in {statistics.kernels} kernels; {seconds:.1f} s, "
          f"{1000 * seconds / max(1, statistics.networks):.0f} ms each")  # fmt: skip
    print(f"quantized results: {statistics.exact} of {statistics.elements} elements compared exactly")
    if statistics.margins:
        m = np.array(statistics.margins)
        print(f"SQNR above the predicted: least {m.min():.1f} dB, median {np.median(m):.1f} dB")
    imported = ", ".join(f"{n} as {d}" for d, n in statistics.imported.items())
    print(f"imported as the same ops: {imported}")
    print("ops: " + ", ".join(f"{k} {n}" for k, n in sorted(statistics.ops.items(), key=lambda t: -t[1])))
    kinds = {}
    for failure in failures:
        kinds[failure.check] = kinds.get(failure.check, 0) + 1
    details = "".join(f", {n} {k}" for k, n in sorted(kinds.items()))
    print(f"{len(failures)} mismatches{details}")


def main():
    arguments = parse_arguments()
    if arguments.replay:
        replay(arguments)
    statistics, failures, kinds = checks.Statistics(), [], {}
    number = arguments.first
    start = time.time()
    while True:
        done = statistics.networks
        if arguments.seconds and time.time() - start >= arguments.seconds or not arguments.seconds and done >= arguments.count:
            break
        size = arguments.batch if arguments.seconds else min(arguments.batch, arguments.count - done)
        networks, settings, options = make_batch(arguments, number, size)
        found = checks.run(networks, settings, options, statistics)
        found += checks.check_imports(networks, options, statistics)
        for k, failure in enumerate(found):
            failures.append(failure)
            kind = failure.check + re.sub("[^a-z]+", " ", failure.detail.lower())
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= 2 and len(kinds) <= 20:  # not a hundred times the same
                report(failure, settings, options, f"{arguments.seed}-{number}-{k}", arguments)
        number += 1
        if sys.stderr.isatty() or arguments.progress:
            print(f"{statistics.networks} networks, {len(failures)} mismatches", file=sys.stderr, flush=True)
    summarize(statistics, failures, time.time() - start)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()

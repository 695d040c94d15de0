# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures qopt beside its peers, everything in turns. Started by run.sh.

Every contestant has a process of its own, pinned to the cores given; one is measured at
a time, for a slice of a second, and all take turns for a number of rounds, the roof
among them, so that a change of the machine's speed meets all. What counts is the
minimum of a contestant's calls.
"""

import argparse
import itertools
import json
import os
import sys
from pathlib import Path

import measure
import peers
from models import CALIBRATION_SAMPLES, NETWORKS

ROOT = Path(__file__).resolve().parents[1]


def parse() -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    def numbers(text: str) -> list[int]:
        return [int(number) for number in text.split(",")]

    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--models", type=names, default=list(NETWORKS), help="default: all")
    add("--peers", type=names, default=list(peers.NAMES), help="default: all")
    add("--precisions", type=names, default=["int8", "f32"])
    add("--batches", type=numbers, default=[1], help="samples in a call (default: 1)")
    add("--threads", type=numbers, default=[1], help="default: 1")
    add("--cpus", type=numbers, default=sorted(os.sched_getaffinity(0)), help="cores to pin to")
    add("--rounds", type=int, default=10, help="turns of each contestant")
    add("--seconds", type=float, default=0.5, help="length of a turn")
    add("--data", type=Path, default=ROOT / "build" / "benchmarks", help="models and results")
    add("--list", action="store_true", help="say what there is to measure, and end")
    arguments = parser.parse_args()
    for chosen, known in (
        (arguments.models, NETWORKS),
        (arguments.peers, peers.NAMES),
        (arguments.precisions, peers.Peer.precisions),
    ):
        if unknown := set(chosen) - set(known):
            parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(known)}")
    if not all(1 <= batch <= CALIBRATION_SAMPLES for batch in arguments.batches):
        parser.error(f"--batches: 1 to {CALIBRATION_SAMPLES}, as many as calibration has samples")
    if min(arguments.threads) < 1 or arguments.rounds < 1 or arguments.seconds <= 0:
        parser.error("--threads, --rounds and --seconds must be positive")
    if missing := set(arguments.cpus) - os.sched_getaffinity(0):
        parser.error(f"--cpus: this process may not run on {', '.join(map(str, missing))}")
    if max(arguments.threads) > len(arguments.cpus):
        parser.error(f"{max(arguments.threads)} threads need as many cores: see --cpus")
    return arguments


def main() -> None:
    arguments = parse()
    if arguments.list:
        print("models:", *NETWORKS)
        print("peers:", *peers.NAMES)
        return
    rows = []
    results = arguments.data / "results.json"
    for name, batch in itertools.product(arguments.models, arguments.batches):
        network = measure.Case(name, batch, arguments.data)
        network.prepare(arguments.peers, arguments.precisions)
        for threads in arguments.threads:
            row = network.measure(
                threads, arguments.cpus[:threads], arguments.rounds, arguments.seconds
            )
            rows.append(row)
            measure.show(row)
    versions = {name: peers.get(name).version() for name in arguments.peers}
    results.write_text(json.dumps({"versions": versions, "rows": rows}, indent=1))
    print(f"wrote {results}")


if __name__ == "__main__":
    sys.exit(main())

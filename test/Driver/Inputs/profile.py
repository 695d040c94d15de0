# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the layers of a profile in the order of the file, and checks its numbers.

  profile.py PROFILE.json
"""

import json
import sys

profile = json.load(open(sys.argv[1]))
layers = profile["layers"]


def place(layer):
    return tuple(int(part) for part in layer["location"].split(":")[-2:])


for layer in sorted(layers, key=place):
    line, column = place(layer)
    print(layer["op"], f"{line}:{column}", "macs", layer["multiply_adds"])
times = [layer["min_seconds"] for layer in layers]
assert times == sorted(times, reverse=True)
assert abs(sum(layer["share"] for layer in layers) - 1) < 1e-9
for layer in layers:
    assert layer["calls"] == profile["models"][0]["calls"] + 2  # two before measuring
    if layer["multiply_adds"]:
        rate = 2e-9 * layer["multiply_adds"] / max(layer["min_seconds"], 1e-9)
        assert abs(layer["gops"] - rate) <= 1e-6 * rate
# Layers are parts of a call.
assert sum(times) <= profile["models"][0]["median_seconds"]
print("slowest first, shares are 1, rates fit")

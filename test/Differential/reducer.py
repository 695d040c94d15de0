# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a failing network smaller: as long as the same check fails, outputs are dropped, and
values become arguments with the values they had."""

import copy

import numpy as np

import checks
import generator
import network as net

MAX_TRIES = 60


def fails(network, check, settings, options):
    if check.endswith("import"):
        found = checks.check_imports([network], options, checks.Statistics())
    else:
        found = checks.run([network], settings, options, checks.Statistics())
    return next((f for f in found if f.check == check), None)


def candidates(network):
    """Smaller networks, the smallest first."""
    if len(network.outputs) > 1:
        for i in network.outputs:
            smaller = copy.deepcopy(network)
            smaller.outputs = [i]
            yield smaller
    made = {r for node in network.nodes for r in node.results}
    # Each op alone, then each op's results as arguments from the last on.
    for node in network.nodes:
        if len(network.nodes) > 1:
            smaller = cut(network, [i for i in node.operands if i in made])
            smaller.outputs = list(node.results)
            yield smaller
    for node in reversed(network.nodes):
        if not set(node.results) & set(network.outputs):
            yield cut(network, node.results)


def cut(network, values):
    known = net.evaluate(network)
    smaller = copy.deepcopy(network)
    for i in dict.fromkeys(values):
        v = smaller.values[i]
        v.data = np.asarray(known[i][0]).astype(net.DTYPES[v.dtype])
        smaller.inputs.append(i)
    smaller.nodes = [n for n in smaller.nodes if not set(n.results) & set(values)]
    return smaller


def reduce(failure, settings, options):
    tries = 0
    while tries < MAX_TRIES:
        for smaller in candidates(failure.network):
            generator.drop_unused(smaller)
            if not smaller.nodes or len(smaller.nodes) + len(smaller.outputs) >= (
                    len(failure.network.nodes) + len(failure.network.outputs)):  # fmt: skip
                continue
            tries += 1
            found = fails(smaller, failure.check, settings, options)
            if found:
                failure = found
                break
            if tries >= MAX_TRIES:
                return failure
        else:
            return failure
    return failure

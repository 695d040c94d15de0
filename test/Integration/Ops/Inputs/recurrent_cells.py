# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.lstm_cell and qnn.gru_cell in f32, gates in PyTorch's order."""

import numpy as np

import values as v
from harness import Case, Tensor, check, close
from reference import f32


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gates(x, h, wi, wh, bi, bh):
    x, h, wi, wh, bi, bh = (t.astype(np.float64) for t in (x, h, wi, wh, bi, bh))
    return x @ wi.T + bi, h @ wh.T + bh


def lstm(x, h, c, *weights):
    a, b = gates(x, h, *weights)
    i, f, g, o = np.split(a + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return np.concatenate([sigmoid(o) * np.tanh(c), c], 1).astype(f32)


def gru(x, h, *weights):
    (ar, az, an), (br, bz, bn) = (np.split(t, 3, axis=1) for t in gates(x, h, *weights))
    z, n = sigmoid(az + bz), np.tanh(an + sigmoid(ar + br) * bn)
    return ((1 - z) * n + z * h).astype(f32)


def make_cases(rng):
    cases = []
    for n, inputs, hidden in ((1, 1, 1), (2, 8, 16), (5, 3, 7), (1, 33, 20)):
        for kind, count, function in (("lstm", 4, lstm), ("gru", 3, gru)):
            states = 2 if kind == "lstm" else 1
            shapes = [(n, inputs)] + [(n, hidden)] * states
            shapes += [(count * hidden, inputs), (count * hidden, hidden), (count * hidden,), (count * hidden,)]
            arrays = [v.floats(rng, s, 0.5) for s in shapes]
            names = ", ".join(f"{{{i}}}" for i in range(len(shapes)))
            types = ", ".join(f"{{t{i}}}" for i in range(len(shapes)))
            state = f"tensor<{n}x{hidden}xf32>"
            if kind == "lstm":
                text = (f"%h, %c = qnn.lstm_cell {names} : ({types}) -> ({state}, {state})\n"
                        f"  %r = qnn.concat %h, %c {{{{axis = 1 : i64}}}} : {state}, {state} -> {{r}}")  # fmt: skip
            else:
                text = f"qnn.gru_cell {names} : ({types}) -> {{r}}"
            cases.append(Case(f"{kind} {n}x{inputs}x{hidden}", text, [Tensor(a) for a in arrays],
                              Tensor(function(*arrays)), close(1e-4, 1e-5)))  # fmt: skip
    return cases


if __name__ == "__main__":
    check(make_cases)

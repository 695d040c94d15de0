# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.unary: every kind as a table (equal bits) and in f32."""

import math

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check, close
from reference import Quant, f32

# Through lists: numpy itself has no erf or erfc, and Python's are those of C.
erf = np.vectorize(math.erf, otypes=[float])
erfc = np.vectorize(math.erfc, otypes=[float])
softplus = lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

# kind -> the function in double. Names in EXACT are built from exact f32 operations, the
# others from polynomials.
FUNCTIONS = {
    "abs": np.abs,
    "neg": np.negative,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "rsqrt": lambda x: 1 / np.sqrt(x),
    "reciprocal": lambda x: 1 / x,
    "square": lambda x: x * x,
    "tanh": np.tanh,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "erf": erf,
    "gelu": lambda x: 0.5 * x * erfc(-x * math.sqrt(0.5)),
    "gelu_tanh": lambda x: 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "hard_swish": lambda x: x * np.clip(x + 3, 0, 6) / 6,
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "leaky_relu": lambda x: np.where(x >= 0, x, 0.01 * x),
    "elu": lambda x: np.where(x > 0, x, np.expm1(x)),
    "softplus": softplus,
    "mish": lambda x: x * np.tanh(softplus(x)),
    "sin": np.sin,
    "cos": np.cos,
    "floor": np.floor,
    "ceil": np.ceil,
    "round": np.rint,
    "sign": lambda x: (x > 0).astype(float) - (x < 0),
}
ALPHA = {
    "leaky_relu": lambda x, a: np.where(x >= 0, x, a * x),
    "elu": lambda x, a: np.where(x > 0, x, a * np.expm1(x)),
}
EXACT = {"abs", "neg", "sqrt", "square", "reciprocal", "floor", "ceil", "round", "sign"}
# What f32 loses by cancellation, relative to the size of the result's terms.
ABSOLUTE = {"gelu": 4e-7, "gelu_tanh": 1e-6, "silu": 1e-7, "sin": 1e-6, "cos": 1e-6, "log": 1e-7,
            "hard_sigmoid": 1e-7, "hard_swish": 1e-6, "mish": 1e-6, "elu": 1e-7}  # fmt: skip


def table_case(rng, kind, function, attribute, xq, yq):
    x = np.arange(-128, 128).astype(np.int8)
    x = np.concatenate([x, rng.permutation(x)]).reshape(16, 32)
    text = f"qnn.unary {kind} {{0}}{attribute} : {{t0}} -> {{r}}"
    return Case(f"{kind} int8 {xq.mlir()} {yq.mlir()}", text, [Tensor(x, xq)],
                Tensor(ref.table(function, x, xq, yq), yq))  # fmt: skip


def float_case(rng, kind, function, attribute):
    x = np.concatenate([v.floats(rng, (120,), 3.0), v.floats(rng, (40,), 0.1),
                        np.array([0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -1.5, 1.0], f32)])  # fmt: skip
    if kind in ("log", "sqrt", "rsqrt"):
        x = np.abs(x)
    if kind in EXACT:
        expected, same = function(x).astype(f32), None
    else:
        expected = function(x.astype(np.float64)).astype(f32)
        same = close(4e-6, ABSOLUTE.get(kind, 0.0))
    if kind == "reciprocal":
        expected = (f32(1) / x).astype(f32)
    text = f"qnn.unary {kind} {{0}}{attribute} : {{t0}} -> {{r}}"
    return Case(f"{kind} f32", text, [Tensor(x)], Tensor(expected), same)


def make_cases(rng):
    np.seterr(all="ignore")
    cases = []
    for kind, function in FUNCTIONS.items():
        cases.append(table_case(rng, kind, function, "", v.activation(rng, s=0.0625), v.activation(rng, s=0.03125)))
        cases.append(table_case(rng, kind, function, "", v.activation(rng), v.activation(rng)))
        cases.append(float_case(rng, kind, function, ""))
    for kind, function in ALPHA.items():
        alpha = f32(0.3)
        attribute = f" {{{{alpha = {ref.literal(alpha)} : f32}}}}"
        with_alpha = lambda x: function(x, float(alpha))
        cases.append(table_case(rng, kind, with_alpha, attribute, v.activation(rng), v.activation(rng)))
        cases.append(float_case(rng, kind, with_alpha, attribute))
    return cases


if __name__ == "__main__":
    check(make_cases)

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random networks. Those of one batch draw their shapes and attributes from one palette, so that
they share kernels: weights, scales and the way ops are wired differ from network to network."""

import numpy as np

import network as net
from palette import clamps, conv_attributes, divisors, floats, make_shape, small, weights

MAX_ELEMENTS = {False: 600, True: 6000}  # of small and large networks
MAX_VALUE = 500.0


class Generator:
    """One network, op by op; an op whose result would be useless is taken back."""

    def __init__(self, rng, palette, max_ops, kinds=None):
        self.rng, self.palette, self.max_ops = rng, palette, max_ops
        self.net = net.Network()
        self.known = []  # (value, error bound) of each value
        names = [n for n in kinds or KINDS if palette.allows(None) or n in palette.useful]
        weight = np.array([KINDS[n] * (n != "fake_quantize" or palette.explicit) for n in names], float)
        self.names, self.weight = names, np.cumsum(weight) / weight.sum()

    # Building blocks.

    def evaluate_new(self):
        for v in self.net.values[len(self.known):]:
            if v.data is None:
                self.known.append(None)
                continue
            x = v.data.astype(np.float64) if v.dtype == "f32" else v.data
            self.known.append((x, np.zeros(v.shape)))

    def apply(self, op, attributes, *operands, dtype="f32"):
        values = [self.net.values[i] for i in operands]
        kernel = (op, repr(attributes) if op != "fake_quantize" else "", *((v.shape, v.dtype, v.data is None) for v in values))
        if not self.palette.allows(kernel):
            raise Useless()
        self.evaluate_new()
        xs, es = zip(*(self.known[i] for i in operands))
        results = net.evaluate_op(op, attributes, xs, es)
        for y, e in results:
            good = np.isfinite(y).all() and y.size <= MAX_ELEMENTS[self.palette.large] and y.size > 0
            if not good or (dtype == "f32" and (np.abs(y).max() > MAX_VALUE or e.max() > 1.0)):
                raise Useless()
        ids = self.net.apply(op, operands, attributes, [y.shape for y, _ in results], dtype)
        self.evaluate_new()
        for i, result in zip(ids, results):
            self.known[i] = result
        self.palette.kernels.add(kernel)
        return ids[0] if len(ids) == 1 else ids

    def shape(self, i):
        return self.net.values[i].shape

    def floats_like(self, test):
        """f32 values, the later the likelier, of which `test(shape)` holds."""
        ids = [i for i, v in enumerate(self.net.values) if v.dtype == "f32"
               and (v.data is None or i in self.net.inputs) and test(v.shape)]  # fmt: skip
        if not ids:
            raise Useless()
        return ids[int(len(ids) * self.rng.random() ** 0.4)]

    def any_rank(self, *ranks):
        return self.floats_like(lambda s: len(s) in ranks)

    def constant(self, data, dtype="f32"):
        i = self.net.constant(data, dtype)
        self.evaluate_new()
        return i

    def vector(self, n, positive=False):
        x = self.rng.normal(0, 1, n)
        return self.constant(np.abs(x) + 0.3 if positive else x)

    def other(self, shape, share=0.6):
        """A second operand that broadcasts: a value, or a constant."""
        fits = lambda s: len(s) <= len(shape) and all(a in (1, b) for a, b in zip(s[::-1], shape[::-1]))
        if self.rng.random() < share:
            return self.floats_like(fits)
        partial = self.palette.pick(("broadcast", shape), lambda r: tuple(
            1 if r.random() < 0.4 else d for d in shape[small(r, 0, len(shape) - 1):]))  # fmt: skip
        return self.constant(floats(self.rng, partial))

    # Ops, one method each.

    def contract(self, op, x, a, w, bias, residual, out_shape):
        operands, segments = [x, w], [1, 1, 0, 0]
        if bias:
            operands.append(self.vector(out_shape[-1]))
            segments[2] = 1
        if residual:
            same = [i for i, v in enumerate(self.net.values) if v.shape == out_shape and v.dtype == "f32"]
            if same:
                operands.append(int(self.rng.choice(same)))
                segments[3] = 1
        return self.apply(op, a | {"operandSegmentSizes": segments}, *operands)

    def convolution(self, op):
        x = self.any_rank(4)
        transposed = op == "conv_transpose2d"
        choice = self.palette.pick((op, self.shape(x)), lambda r: conv_attributes(r, self.shape(x), transposed, self.palette.large))
        a, w_shape, size, bias, residual = choice
        if min(size) < 1 or max(size) > 12:
            raise Useless()
        w = self.constant(weights(self.rng, w_shape, np.prod(w_shape[1:])))
        return self.contract(op, x, a, w, bias, residual, (self.shape(x)[0], *size, w_shape[0]))

    def conv2d(self):
        return self.convolution("conv2d")

    def conv_transpose2d(self):
        return self.convolution("conv_transpose2d")

    def matmul(self):
        x = self.any_rank(2, 3, 4)
        shape = self.shape(x)
        n, tl, tr, bias, residual, a = self.palette.pick(("matmul", shape), lambda r: (
            small(r, 1, 70 if self.palette.large else 10), r.random() < 0.15, r.random() < 0.4, r.random() < 0.5, r.random() < 0.2, clamps(r)))  # fmt: skip
        m, k = (shape[-1], shape[-2]) if tl else (shape[-2], shape[-1])
        a = a | ({"transpose_lhs": True} if tl else {}) | ({"transpose_rhs": True} if tr else {})
        if self.rng.random() < 0.25:  # two activations
            fits = lambda s: len(s) == len(shape) and s[:-2] == shape[:-2] and s[-1 if tr else -2] == k
            w = self.floats_like(fits)
            n = self.shape(w)[-2 if tr else -1]
        else:
            batch = shape[:-2] if self.rng.random() < 0.15 else ()
            w = self.constant(weights(self.rng, batch + ((n, k) if tr else (k, n)), k))
        return self.contract("matmul", x, a, w, bias, residual, shape[:-2] + (m, n))

    def binary(self, op, share=0.6, clamp=True):
        x = self.floats_like(lambda s: len(s) > 0)
        y = self.other(self.shape(x), share)
        a = self.palette.pick(("clamps", op), clamps) if clamp else {}
        return self.apply(op, dict(a), *((x, y) if self.rng.random() < 0.7 else (y, x)))

    def add(self):
        return self.binary("add")

    def sub(self):
        return self.binary("sub")

    def mul(self):
        return self.binary("mul")

    def max(self):
        return self.binary("max", clamp=False)

    def min(self):
        return self.binary("min", clamp=False)

    def div(self):
        x = self.floats_like(lambda s: len(s) > 0)
        y = self.other(self.shape(x), 0.3)
        if np.abs(self.known[y][0]).min() < 0.05:
            y = self.apply("unary", {"kind": str(self.rng.choice(["exp", "sigmoid", "softplus"]))}, y)
        return self.apply("div", {}, x, y)

    def unary(self):
        x = self.floats_like(lambda s: True)
        values = self.known[x][0]
        kind = str(self.rng.choice(UNARY))
        if kind in ("log", "rsqrt", "sqrt", "reciprocal") and values.min() < 0.02:
            x = self.apply("unary", {"kind": "exp" if values.max() < 5 else "sigmoid"}, x)
        a = {"kind": kind}
        if kind in ("leaky_relu", "elu") and self.rng.random() < 0.7:
            a["alpha"] = float(np.float32(self.rng.choice([0.1, 0.2, 0.5, 1.5])))
        return self.apply("unary", a, x)

    def clamp(self):
        x = self.floats_like(lambda s: True)
        a = self.palette.pick("clamp", lambda r: clamps(r, ("min", "max")) or {"max": 1.0})
        return self.apply("clamp", dict(a), x)

    def reduction(self):
        x = self.floats_like(lambda s: len(s) > 0)
        op = "reduce_" + str(self.rng.choice(["mean", "sum", "max", "min", "prod"], p=[0.3, 0.2, 0.2, 0.2, 0.1]))
        rank = len(self.shape(x))
        axes, keep = self.palette.pick(("axes", rank), lambda r: (
            sorted(int(d) for d in r.choice(rank, small(r, 1, max(1, rank - 1)), replace=False)), r.random() < 0.5))  # fmt: skip
        return self.apply(op, {"axes": axes} | ({"keep_dims": True} if keep else {}), x)

    def argmax_attributes(self, shape):
        return self.palette.pick(("argmax", len(shape)), lambda r: {"axis": small(r, 0, len(shape) - 1)}
                                 | ({"keep_dims": True} if r.random() < 0.3 else {}))  # fmt: skip

    def argmax(self):
        x = self.floats_like(lambda s: len(s) > 0)
        dtype = "i32" if self.rng.random() < 0.7 else "i64"
        return self.apply("argmax", dict(self.argmax_attributes(self.shape(x))), x, dtype=dtype)

    def pool(self, op):
        x = self.any_rank(4)
        _, h, w, _ = self.shape(x)

        def make(r):
            kernel = [small(r, 1, min(3, h)), small(r, 1, min(3, w))]
            padding = [0] * 4
            if r.random() < 0.5:
                padding = [small(r, 0, kernel[i // 2] - 1) for i in range(4)]
            return {"kernel": kernel, "strides": [small(r, 1, 3), small(r, 1, 2)], "padding": padding}

        return self.apply(op, dict(self.palette.pick((op, h, w), make)), x)

    def max_pool2d(self):
        return self.pool("max_pool2d")

    def avg_pool2d(self):
        return self.pool("avg_pool2d")

    def softmax(self):
        x = self.floats_like(lambda s: len(s) > 0)
        axis = self.palette.pick(("softmax", len(self.shape(x))), lambda r: small(r, 0, len(self.shape(x)) - 1))
        return self.apply("softmax", {"axis": axis}, x)

    def layer_norm(self):
        x = self.floats_like(lambda s: len(s) > 0 and s[-1] > 1)
        n = self.shape(x)[-1]
        return self.apply("layer_norm", {"epsilon": 1e-3}, x, self.vector(n), self.vector(n))

    def rms_norm(self):
        x = self.floats_like(lambda s: len(s) > 0 and s[-1] > 1)
        return self.apply("rms_norm", {"epsilon": 1e-3}, x, self.vector(self.shape(x)[-1]))

    def group_norm(self):
        x = self.floats_like(lambda s: len(s) >= 2 and np.prod(s[1:]) > 1)
        n = self.shape(x)[-1]
        groups = self.palette.pick(("groups", n), lambda r: int(r.choice(divisors(n))))
        return self.apply("group_norm", {"groups": groups, "epsilon": 1e-3}, x, self.vector(n), self.vector(n))

    def batch_norm(self):
        x = self.floats_like(lambda s: len(s) > 1)
        n = self.shape(x)[-1]
        operands = [self.vector(n), self.vector(n), self.vector(n), self.vector(n, positive=True)]
        return self.apply("batch_norm", {"epsilon": 1e-3}, x, *operands)

    def attention(self):
        q = self.any_rank(2, 3, 4)
        shape = self.shape(q)
        k = self.floats_like(lambda s: len(s) == len(shape) and s[:-2] == shape[:-2] and s[-1] == shape[-1])
        keys = self.shape(k)[-2]
        v = self.floats_like(lambda s: len(s) == len(shape) and s[:-2] == shape[:-2] and s[-2] == keys)
        a = {"scale": float(np.float32(shape[-1] ** -0.5))}
        operands = [q, k, v]
        if self.rng.random() < 0.3:
            mask = floats(self.rng, (shape[-2], keys))
            mask[self.rng.random(mask.shape) < 0.2] = -np.inf
            mask[:, 0] = 0
            operands.append(self.constant(mask))
        elif keys >= shape[-2] and self.rng.random() < 0.3:
            a["causal"] = True
        return self.apply("attention", a, *operands)

    def transpose(self):
        x = self.any_rank(2, 3, 4)
        rank = len(self.shape(x))
        perm = self.palette.pick(("perm", rank), lambda r: [int(d) for d in r.permutation(rank)])
        return self.apply("transpose", {"perm": perm}, x)

    def reshape(self):
        x = self.floats_like(lambda s: True)
        size = int(np.prod(self.shape(x)))

        def make(r):
            a = int(r.choice(divisors(size)))
            b = int(r.choice(divisors(size // a)))
            return [(a, size // a), (a, b, size // a // b), (1, a, b, size // a // b)][small(r, 0, 2)]

        return self.apply("reshape", {"shape": list(self.palette.pick(("reshape", self.shape(x)), make))}, x)

    def concat(self):
        x = self.floats_like(lambda s: len(s) > 0)
        shape = self.shape(x)
        axis = self.palette.pick(("concat", len(shape)), lambda r: small(r, 0, len(shape) - 1))
        fits = lambda s: len(s) == len(shape) and s[:axis] == shape[:axis] and s[axis + 1 :] == shape[axis + 1 :]
        others = [self.floats_like(fits) for _ in range(small(self.rng, 1, 2))]
        return self.apply("concat", {"axis": axis}, x, *others)

    def slice(self):
        x = self.floats_like(lambda s: len(s) > 0)

        def make(r):
            offsets, sizes, strides = [], [], []
            for n in self.shape(x):
                offset, stride = small(r, 0, (n - 1) // 2), small(r, 1, 2) if r.random() < 0.3 else 1
                most = (n - 1 - offset) // stride + 1
                offsets.append(offset)
                sizes.append(small(r, (most + 1) // 2, most))
                strides.append(stride)
            return {"offsets": offsets, "sizes": sizes, "strides": strides}

        return self.apply("slice", dict(self.palette.pick(("slice", self.shape(x)), make)), x)

    def pad(self):
        x = self.floats_like(lambda s: len(s) > 0)
        rank = len(self.shape(x))
        low, high = self.palette.pick(("pad", rank), lambda r: [[small(r, 0, 1) for _ in range(rank)] for _ in "lh"])
        fill = 0.0 if self.rng.random() < 0.5 else float(np.float32(self.rng.normal()))
        return self.apply("pad", {"low": low, "high": high, "value": fill}, x)

    def tile(self):
        x = self.floats_like(lambda s: len(s) > 0)
        rank = len(self.shape(x))
        multiples = self.palette.pick(("tile", rank), lambda r: [small(r, 1, 2) for _ in range(rank)])
        return self.apply("tile", {"multiples": multiples}, x)

    def broadcast(self):
        x = self.floats_like(lambda s: len(s) < 4)
        shape = self.palette.pick(("to", self.shape(x)), lambda r: [small(r, 1, 3)] + [
            small(r, 2, 3) if d == 1 else d for d in self.shape(x)])  # fmt: skip
        return self.apply("broadcast", {"shape": shape}, x)

    def gather(self):
        x = self.floats_like(lambda s: len(s) > 0)
        shape = self.shape(x)
        axis, batch, count = self.palette.pick(("gather", shape), lambda r: (
            lambda axis: (axis, small(r, 0, axis) if r.random() < 0.3 else 0,
                          tuple(small(r, 1, 3) for _ in range(small(r, 0, 2)))))(small(r, 0, len(shape) - 1)))  # fmt: skip
        dtype = "i32" if self.rng.random() < 0.7 else "i64"
        ids = self.rng.integers(-2, shape[axis] + 2, shape[:batch] + count)
        a = {"axis": axis} | ({"batch_dims": batch} if batch else {})
        return self.apply("gather", a, x, self.constant(ids, dtype))

    def scatter(self):
        x = self.any_rank(3)
        n, k, c = self.shape(x)
        updates = self.floats_like(lambda s: len(s) == 3 and s[0] == n and s[2] == c)
        ids = self.rng.integers(-1, k + 1, (n, self.shape(updates)[1]))
        return self.apply("scatter", {}, x, self.constant(ids, "i32"), updates)

    def resize(self):
        x = self.any_rank(4)
        _, h, w, _ = self.shape(x)

        def make(r):
            modes = [([2, 1, 2, 1], [0, 0], [1, 1]), ([4, 2, 4, 2], [-1, -1], [1, 1]), ([1, 2, 3, 2], [0, 0], [0, 0]),
                     ([2, 1, 3, 2], [0, 1], [0, 1]), ([3, 4, 2, 2], [1, 0], [1, 0])]  # fmt: skip
            scale, offset, border = modes[r.integers(len(modes))]
            return {"mode": str(r.choice(["nearest", "bilinear"])), "scale": scale, "offset": offset, "border": border}

        return self.apply("resize", dict(self.palette.pick(("resize", h, w), make)), x)

    def select(self):
        x = self.floats_like(lambda s: len(s) > 0)
        kind = str(self.rng.choice(["eq", "ne", "lt", "le", "gt", "ge"]))
        condition = self.apply("compare", {"kind": kind}, x, self.other(self.shape(x)), dtype="i1")
        if self.rng.random() < 0.15:
            return condition
        if self.rng.random() < 0.2:
            return self.apply("cast", {"to": "f32"}, condition)
        return self.apply("select", {}, condition, x, self.other(self.shape(x)))

    def cast(self):
        x = self.floats_like(lambda s: True)
        whole = self.apply("cast", {"to": "i32"}, x, dtype="i32")
        return self.apply("cast", {"to": "f32"}, whole)

    def lstm_cell(self):
        return self.cell("lstm_cell", 4)

    def gru_cell(self):
        return self.cell("gru_cell", 3)

    def cell(self, op, gates):
        x = self.any_rank(2)
        n, i = self.shape(x)
        h = self.palette.pick(("hidden", n), lambda r: small(r, 1, 6))
        states = [self.net.input(self.rng.normal(0, 1, (n, h)).astype(np.float32)) for _ in range(gates - 2)]
        states = states[:2] if op == "lstm_cell" else states[:1]
        operands = [self.constant(weights(self.rng, (gates * h, k), k)) for k in (i, h)]
        operands += [self.vector(gates * h), self.vector(gates * h)]
        return self.apply(op, {}, x, *states, *operands)

    def cross_entropy(self):
        x = self.any_rank(2)
        n, c = self.shape(x)
        targets = self.constant(self.rng.integers(0, c, n), "i64")
        return self.apply("cross_entropy", {"reduction": str(self.rng.choice(["none", "sum", "mean"]))}, x, targets)

    def mse_loss(self):
        x = self.floats_like(lambda s: len(s) > 0)
        y = self.floats_like(lambda s: s == self.shape(x))
        return self.apply("mse_loss", {"reduction": str(self.rng.choice(["none", "sum", "mean"]))}, x, y)

    def fake_quantize(self):
        x = self.floats_like(lambda s: True)
        low, high = min(self.known[x][0].min(), 0.0), max(self.known[x][0].max(), 0.0)
        unsigned, narrow = self.palette.pick("storage", lambda r: (bool(r.random() < 0.3), bool(r.random() < 0.3)))
        lo, hi = (0, 255) if unsigned else (-127 if narrow else -128, 127)
        scale = float(np.float32(max(high - low, 0.01) / 255 * self.rng.choice([1.0, 1.0, 0.7, 1.5])))
        zero = int(np.clip(np.rint(lo - low / scale), lo, hi))
        bounds = f"<{lo}:{hi}>" if narrow and not unsigned else ""
        text = f"!quant.uniform<{'u8' if unsigned else 'i8'}{bounds}:f32, {net.literal(scale)}:{zero}>"
        return self.apply("fake_quantize", {"type": text, "quant": [scale, zero, lo, hi]}, x)

    # The whole.

    def run(self):
        rank = int(self.rng.choice([2, 3, 4], p=[0.3, 0.2, 0.5]))
        for _ in range(1 + (self.rng.random() < 0.4)):
            shape = self.palette.pick(("input", rank), make_shape(rank, self.palette.large))
            self.net.input(floats(self.rng, shape))
        self.evaluate_new()
        count, tries = small(self.rng, 1, self.max_ops), 0
        while len(self.net.nodes) < count and tries < 20 * count:
            tries += 1
            n = self.net
            before = len(n.values), len(n.nodes), len(n.inputs)
            name = self.names[np.searchsorted(self.weight, self.rng.random())]
            try:
                getattr(self, name)()
                self.palette.useful.add(name)
            except Useless:
                del n.values[before[0]:], n.nodes[before[1]:], n.inputs[before[2]:]
                del self.known[before[0]:]
        return self.finish()

    def finish(self):
        n = self.net
        used = {i for node in n.nodes for i in node.operands}
        made = [i for node in n.nodes for i in node.results]
        n.outputs = [i for i in made if i not in used][-4:]
        if made and self.rng.random() < 0.2:
            n.outputs = sorted(set(n.outputs) | {int(self.rng.choice(made))})
        drop_unused(n)
        if made and self.rng.random() < 0.1:  # an argument, or a result twice
            n.outputs.append(int(self.rng.choice(n.inputs + n.outputs)))
        return n


class Useless(Exception):
    """The op cannot be applied, or its result is not worth computing with."""


def drop_unused(n):
    needed = set(n.outputs)
    for node in reversed(n.nodes):
        if needed & set(node.results):
            needed |= set(node.operands)
    n.nodes = [node for node in n.nodes if needed & set(node.results)]
    n.inputs = [i for i in n.inputs if i in needed]


UNARY = ["abs", "neg", "exp", "log", "sqrt", "rsqrt", "reciprocal", "square", "tanh", "sigmoid", "erf", "gelu",
         "gelu_tanh", "silu", "hard_swish", "hard_sigmoid", "leaky_relu", "elu", "softplus", "mish", "sin", "cos",
         "floor", "ceil", "round", "sign"]  # fmt: skip
# How often each kind of op is tried.
KINDS = {"conv2d": 6, "conv_transpose2d": 3, "matmul": 6, "add": 3, "sub": 2, "mul": 3, "div": 1.5, "max": 1,
         "min": 1, "unary": 7, "clamp": 2, "reduction": 3, "argmax": 0.7, "max_pool2d": 2, "avg_pool2d": 2,
         "softmax": 1.5, "layer_norm": 1.5, "rms_norm": 1, "group_norm": 1, "batch_norm": 2, "attention": 2,
         "transpose": 2, "reshape": 2.5, "concat": 2, "slice": 2, "pad": 1.5, "tile": 1, "broadcast": 1,
         "gather": 1.5, "scatter": 1, "resize": 2, "select": 2, "cast": 0.5, "lstm_cell": 0.7, "gru_cell": 0.7,
         "cross_entropy": 0.5, "mse_loss": 0.5, "fake_quantize": 8}  # fmt: skip


def make_network(rng, palette, max_ops=8, kinds=None):
    while True:
        n = Generator(rng, palette, max_ops, kinds).run()
        if n.outputs:
            return n


def make_settings(rng):
    skip = ["softmax", "conv2d", "matmul", "gelu", "add", "layer_norm", "max_pool2d", "reshape"]
    return {
        "per_tensor": bool(rng.random() < 0.25), "int4": bool(rng.random() < 0.2),
        "symmetric": bool(rng.random() < 0.25), "quantize_outputs": bool(rng.random() < 0.65),
        "skip_kinds": [str(k) for k in rng.choice(skip, 2, replace=False)] if rng.random() < 0.2 else [],
    }  # fmt: skip

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks as TOSA, as exporters write it."""

import numpy as np

import portable
from network import literal
from portable import Unsupported, type_of

LARGEST = literal(np.finfo(np.float32).max)
UNARY = {"abs", "exp", "log", "rsqrt", "reciprocal", "tanh", "sigmoid", "erf", "sin", "cos", "floor", "ceil"}


class Writer(portable.Writer):
    def constant(self, data, dtype="f32"):
        data = np.ascontiguousarray(data)
        name = self.fresh()
        text = f'dense<"0x{data.tobytes().hex().upper()}"> : {type_of(data.shape, dtype)}'
        self.lines.append(f'  {name} = "tosa.const"() <{{values = {text}}}> : () -> {type_of(data.shape, dtype)}')
        return name

    def scalar(self, x):
        return self.constant(np.array([x], np.float32)), "tensor<1xf32>"

    def shape_constant(self, sizes):
        name = self.fresh()
        sizes = list(sizes)
        self.lines.append(f"  {name} = tosa.const_shape {{values = dense<{sizes}> : tensor<{len(sizes)}xindex>}} "
                          f": () -> !tosa.shape<{len(sizes)}>")  # fmt: skip
        return name, f"!tosa.shape<{len(sizes)}>"

    def emit(self, op, operands, result, attributes=""):
        """`operands`: (name, type); the result's (name, type)."""
        name = self.fresh()
        names, types = ", ".join(n for n, _ in operands), ", ".join(t for _, t in operands)
        attributes = f" <{{{attributes}}}>" if attributes else ""
        self.lines.append(f'  {name} = "tosa.{op}"({names}){attributes} : ({types}) -> {result}')
        return name, result

    def operand(self, i):
        return self.name(i), self.value(i).mlir()

    # Elementwise.

    def binary(self, op, result, a, b, extra=()):
        return self.emit(op, [self.operand(a), self.operand(b), *extra], result.mlir())[0]

    def add(self, a, result, x, y):
        return self.binary("add", result, x, y)

    def sub(self, a, result, x, y):
        return self.binary("sub", result, x, y)

    def mul(self, a, result, x, y):
        return self.product(self.operand(x), self.operand(y), result.mlir())[0]

    def product(self, x, y, result):
        return self.emit("mul", [x, y, (self.constant(np.zeros(1, np.int8), "i8"), "tensor<1xi8>")], result)

    def max(self, a, result, x, y):
        return self.emit("maximum", [self.operand(x), self.operand(y)], result.mlir())[0]

    def min(self, a, result, x, y):
        return self.emit("minimum", [self.operand(x), self.operand(y)], result.mlir())[0]

    def clamp(self, a, result, x):
        low = literal(a["min"]) if "min" in a else "-" + LARGEST
        high = literal(a["max"]) if "max" in a else LARGEST
        bounds = f"min_val = {low} : f32, max_val = {high} : f32"
        return self.emit("clamp", [self.operand(x)], result.mlir(), bounds)[0]

    def unary(self, a, result, x):
        kind, operand, t = a["kind"], self.operand(x), result.mlir()
        if kind in UNARY:
            return self.emit(kind, [operand], t)[0]
        if kind == "neg":
            return self.emit("negate", [operand, self.scalar(0), self.scalar(0)], t)[0]
        if kind == "silu":
            return self.product(operand, self.emit("sigmoid", [operand], t), t)[0]
        if kind == "gelu" and result.shape:
            one = lambda v: (self.constant(np.full((1,) * len(result.shape), v, np.float32)),
                             type_of((1,) * len(result.shape)))  # fmt: skip
            e = self.emit("erf", [self.product(operand, one(0.5**0.5), t)], t)
            half = self.product(operand, one(0.5), t)
            return self.product(half, self.emit("add", [e, one(1.0)], t), t)[0]
        raise Unsupported(kind)

    def compare(self, a, result, x, y):
        op = {"eq": "equal", "gt": "greater", "ge": "greater_equal"}.get(a["kind"])
        if not op:
            raise Unsupported(a["kind"])
        return self.binary(op, result, x, y)

    def select(self, a, result, c, x, y):
        return self.emit("select", [self.operand(i) for i in (c, x, y)], result.mlir())[0]

    def cast(self, a, result, x):
        if a["to"] != "f32":
            raise Unsupported("rounding cast")
        return self.emit("cast", [self.operand(x)], result.mlir())[0]

    # Contractions.

    def zero_points(self):
        return [self.scalar(0), self.scalar(0)]

    def bias_of(self, a, result, operands):
        if len(operands) > 2:
            return self.operand(operands[2])
        channels = result.shape[-1]
        return self.constant(np.zeros(channels, np.float32)), type_of((channels,))

    def conv2d(self, a, result, *operands):
        x, w = (self.value(i) for i in operands[:2])
        top, bottom, left, right = a["padding"]
        (sh, sw), (dh, dw) = a["strides"], a["dilations"]
        out, kh, kw, cin = w.shape
        if (x.shape[1] + top + bottom - (kh - 1) * dh - 1) % sh or (x.shape[2] + left + right - (kw - 1) * dw - 1) % sw:
            raise Unsupported("rows that no window reaches")
        attributes = (f"acc_type = f32, pad = array<i64: {top}, {bottom}, {left}, {right}>, "
                      f"stride = array<i64: {sh}, {sw}>, dilation = array<i64: {dh}, {dw}>")  # fmt: skip
        bias = self.bias_of(a, result, operands)
        if a["groups"] == 1:
            tensors = [self.operand(operands[0]), self.operand(operands[1])]
            return self.emit("conv2d", [*tensors, bias, *self.zero_points()], result.mlir(), attributes)[0]
        if a["groups"] != x.shape[3] or w.data is None:
            raise Unsupported("groups")
        depthwise = w.data.reshape(x.shape[3], out // x.shape[3], kh, kw).transpose(2, 3, 0, 1)
        filters = self.constant(depthwise), type_of(depthwise.shape)
        return self.emit("depthwise_conv2d", [self.operand(operands[0]), filters, bias, *self.zero_points()],
                         result.mlir(), attributes)[0]  # fmt: skip

    def conv_transpose2d(self, a, result, *operands):
        if a["groups"] != 1 or a["dilations"] != [1, 1]:
            raise Unsupported("groups or dilations")
        pads, (sh, sw) = [-p for p in a["padding"]], a["strides"]
        _, kh, kw, _ = self.value(operands[1]).shape
        if min(pads[0], pads[1]) <= -kh or min(pads[2], pads[3]) <= -kw or min(pads[1], pads[3]) > 0:
            raise Unsupported("padding")
        attributes = (f"acc_type = f32, out_pad = array<i64: {', '.join(map(str, pads))}>, "
                      f"stride = array<i64: {sh}, {sw}>")  # fmt: skip
        tensors = [self.operand(operands[0]), self.operand(operands[1]), self.bias_of(a, result, operands)]
        return self.emit("transpose_conv2d", [*tensors, *self.zero_points()], result.mlir(), attributes)[0]

    def matmul(self, a, result, *operands):
        if a.get("transpose_lhs") or a.get("transpose_rhs"):
            raise Unsupported("transposed matmul")
        if any(len(self.value(i).shape) != 3 for i in operands[:2]):
            raise Unsupported("rank of a matmul")
        if any(1 in self.value(i).shape for i in operands[:2]):
            raise Unsupported("unit dimensions, which importers drop")
        tensors = [self.operand(i) for i in operands[:2]]
        y = self.emit("matmul", [*tensors, *self.zero_points()], result.mlir())
        if len(operands) > 2:
            bias = self.value(operands[2]).data.reshape(1, 1, -1)
            y = self.emit("add", [y, (self.constant(bias), type_of(bias.shape))], result.mlir())
        return y[0]

    # Reductions and windows.

    def reduce(self, op, a, result, x, scale=None):
        value, shape = self.operand(x), list(self.value(x).shape)
        for axis in a["axes"]:
            shape[axis] = 1
            value = self.emit(op, [value], type_of(shape), f"axis = {axis} : i32")
        if scale:
            value = self.product(value, (self.constant(np.full((1,) * len(shape), scale, np.float32)),
                                         type_of((1,) * len(shape))), type_of(shape))  # fmt: skip
        if not a.get("keep_dims"):
            value = self.emit("reshape", [value, self.shape_constant(result.shape)], result.mlir())
        return value[0]

    def reduce_sum(self, a, result, x):
        return self.reduce("reduce_sum", a, result, x)

    def reduce_mean(self, a, result, x):
        count = np.prod([self.value(x).shape[d] for d in a["axes"]])
        return self.reduce("reduce_sum", a, result, x, np.float32(1) / np.float32(count))

    def reduce_max(self, a, result, x):
        return self.reduce("reduce_max", a, result, x)

    def reduce_min(self, a, result, x):
        return self.reduce("reduce_min", a, result, x)

    def reduce_prod(self, a, result, x):
        if len(a["axes"]) > 1:
            raise Unsupported("the order of products")
        return self.reduce("reduce_product", a, result, x)

    def argmax(self, a, result, x):
        if result.dtype != "i32" or a.get("keep_dims"):
            raise Unsupported("i64")
        return self.emit("argmax", [self.operand(x)], result.mlir(), f"axis = {a['axis']} : i32")[0]

    def pool_attributes(self, a, x):
        for d in range(2):
            if (x.shape[1 + d] + sum(a["padding"][2 * d : 2 * d + 2]) - a["kernel"][d]) % a["strides"][d]:
                raise Unsupported("rows that no window reaches")
        array = lambda v: f"array<i64: {', '.join(map(str, v))}>"
        return f"kernel = {array(a['kernel'])}, stride = {array(a['strides'])}, pad = {array(a['padding'])}"

    def max_pool2d(self, a, result, x):
        attributes = self.pool_attributes(a, self.value(x))
        return self.emit("max_pool2d", [self.operand(x)], result.mlir(), attributes)[0]

    def avg_pool2d(self, a, result, x):
        attributes = self.pool_attributes(a, self.value(x)) + ", acc_type = f32"
        return self.emit("avg_pool2d", [self.operand(x), *self.zero_points()], result.mlir(), attributes)[0]

    def softmax(self, a, result, x):
        axis = f"axis = {a['axis']} : i32"
        shape = list(result.shape)
        shape[a["axis"]] = 1
        reduced, full, value = type_of(shape), result.mlir(), self.operand(x)
        top = self.emit("reduce_max", [value], reduced, f"{axis}")
        e = self.emit("exp", [self.emit("sub", [value, top], full)], full)
        total = self.emit("reciprocal", [self.emit("reduce_sum", [e], reduced, axis)], reduced)
        return self.product(e, total, full)[0]

    # Movements.

    def transpose(self, a, result, x):
        return self.emit("transpose", [self.operand(x)], result.mlir(), f"perms = array<i32: {', '.join(map(str, a['perm']))}>")[0]

    def reshape(self, a, result, x):
        return self.emit("reshape", [self.operand(x), self.shape_constant(result.shape)], result.mlir())[0]

    def concat(self, a, result, *xs):
        return self.emit("concat", [self.operand(i) for i in xs], result.mlir(), f"axis = {a['axis']} : i32")[0]

    def slice(self, a, result, x):
        if any(s != 1 for s in a["strides"]):
            raise Unsupported("strided slice")
        start, size = self.shape_constant(a["offsets"]), self.shape_constant(a["sizes"])
        return self.emit("slice", [self.operand(x), start, size], result.mlir())[0]

    def pad(self, a, result, x):
        amounts = [n for pair in zip(a["low"], a["high"]) for n in pair]
        fill = self.scalar(a["value"])
        return self.emit("pad", [self.operand(x), self.shape_constant(amounts), fill], result.mlir())[0]

    def tile(self, a, result, x):
        return self.emit("tile", [self.operand(x), self.shape_constant(a["multiples"])], result.mlir())[0]

    def gather(self, a, result, x, i):
        ids = self.value(i)
        if a["axis"] != 1 or a.get("batch_dims") != 1 or len(self.value(x).shape) != 3 or ids.dtype != "i32" or (
                len(ids.shape) != 2):  # fmt: skip
            raise Unsupported("gather")
        return self.emit("gather", [self.operand(x), self.operand(i)], result.mlir())[0]

    def scatter(self, a, result, x, i, updates):
        ids, size = self.value(i).data, self.value(x).shape[1]
        if ids is None or ids.min() < 0 or ids.max() >= size or any(len(set(row)) < len(row) for row in ids):
            raise Unsupported("indices that TOSA does not define")
        return self.emit("scatter", [self.operand(k) for k in (x, i, updates)], result.mlir())[0]

    def resize(self, a, result, x):
        for d in range(2):
            numerator, denominator = a["scale"][2 * d : 2 * d + 2]
            if ((self.value(x).shape[1 + d] - 1) * numerator - a["offset"][d] + a["border"][d]) % denominator:
                raise Unsupported("a size that does not divide")
        shapes = [self.shape_constant(a[k]) for k in ("scale", "offset", "border")]
        mode = {"nearest": "NEAREST_NEIGHBOR", "bilinear": "BILINEAR"}[a["mode"]]
        return self.emit("resize", [self.operand(x), *shapes], result.mlir(), f"mode = #tosa.resize_mode<{mode}>")[0]



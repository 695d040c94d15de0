# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks as linalg on tensors, as torch-mlir writes it: named contractions and poolings on
filled tensors, generics for all that is elementwise or a reduction."""

import numpy as np

import portable
from network import literal
from portable import Unsupported, type_of

# Bodies in terms of %a, %b, .. (operands) that define %r.
UNARY = {"abs": "%r = math.absf %a : f32", "neg": "%r = arith.negf %a : f32", "exp": "%r = math.exp %a : f32",
         "log": "%r = math.log %a : f32", "sqrt": "%r = math.sqrt %a : f32", "rsqrt": "%r = math.rsqrt %a : f32",
         "tanh": "%r = math.tanh %a : f32", "erf": "%r = math.erf %a : f32", "sin": "%r = math.sin %a : f32",
         "cos": "%r = math.cos %a : f32", "floor": "%r = math.floor %a : f32", "ceil": "%r = math.ceil %a : f32",
         "reciprocal": "%r = arith.divf {one}, %a : f32", "round": "%r = math.roundeven %a : f32"}  # fmt: skip
SIGMOID = ["%n = arith.negf %a : f32", "%e = math.exp %n : f32", "%s = arith.addf %e, {one} : f32",
           "%r = arith.divf {one}, %s : f32"]  # fmt: skip
BINARY = {"add": "addf", "sub": "subf", "mul": "mulf", "div": "divf", "max": "maximumf", "min": "minimumf"}
COMPARE = {"eq": "oeq", "ne": "une", "gt": "ogt", "ge": "oge"}


class Writer(portable.Writer):
    def constant(self, data, dtype="f32"):
        data = np.ascontiguousarray(data)
        name = self.fresh()
        self.lines.append(f'  {name} = arith.constant dense<"0x{data.tobytes().hex().upper()}"> : {type_of(data.shape, dtype)}')
        return name

    def number(self, x):
        name = self.fresh()
        if np.isinf(x):
            x = "0xFF800000" if x < 0 else "0x7F800000"
            self.lines.append(f"  {name} = arith.constant {x} : f32")
        else:
            self.lines.append(f"  {name} = arith.constant {literal(x)} : f32")
        return name

    def op(self, text):
        name = self.fresh()
        self.lines.append(f"  {name} = {text}")
        return name

    def empty(self, shape, dtype="f32"):
        return self.op(f"tensor.empty() : {type_of(shape, dtype)}")

    def filled(self, shape, x):
        t = type_of(shape)
        return self.op(f"linalg.fill ins({self.number(x)} : f32) outs({self.empty(shape)} : {t}) -> {t}")

    def generic(self, operands, shape, body, dtype="f32", init=None, reduced=(), keep=False):
        """`operands`: (name, shape, dtype) that broadcast to `shape`, which is that of the loops;
        dimensions in `reduced` are summed up, the result keeps them out or, with `keep`, of size 1."""
        rank = len(shape)
        kept = [d for d in range(rank) if keep or d not in reduced]
        sizes = [1 if d in reduced else shape[d] for d in kept]
        dims = [f"d{d}" for d in range(rank)]
        maps = []
        for _, s, _ in operands:
            exprs = [("0" if n == 1 and shape[rank - len(s) + k] != 1 else dims[rank - len(s) + k]) for k, n in enumerate(s)]
            maps.append(exprs)
        maps.append(["0" if d in reduced else dims[d] for d in kept])
        maps = ", ".join(f"affine_map<({', '.join(dims)}) -> ({', '.join(m)})>" for m in maps)
        kinds = ", ".join('"reduction"' if d in reduced else '"parallel"' for d in range(rank))
        out_type = type_of(sizes, dtype)
        init = init or self.empty(sizes, dtype)
        ins = ", ".join(n for n, _, _ in operands), ", ".join(type_of(s, t) for _, s, t in operands)
        arguments = [f"%{chr(97 + k)}: {t}" for k, (_, _, t) in enumerate(operands)] + [f"%out: {dtype}"]
        name = self.fresh()
        self.lines += [f"  {name} = linalg.generic {{indexing_maps = [{maps}], iterator_types = [{kinds}]}} "
                       f"ins({ins[0]} : {ins[1]}) outs({init} : {out_type}) {{", f"  ^bb0({', '.join(arguments)}):",
                       *(f"    {line}" for line in body), f"    linalg.yield %r : {dtype}", f"  }} -> {out_type}"]  # fmt: skip
        return name

    def operand(self, i):
        v = self.value(i)
        return self.name(i), v.shape, v.dtype

    def elementwise(self, operands, result, body):
        return self.generic([self.operand(i) for i in operands], result.shape, body, result.dtype)

    def binary(self, op, result, x, y):
        return self.elementwise([x, y], result, [f"%r = arith.{BINARY[op]} %a, %b : f32"])

    def add(self, a, result, x, y):
        return self.binary("add", result, x, y)

    def sub(self, a, result, x, y):
        return self.binary("sub", result, x, y)

    def mul(self, a, result, x, y):
        return self.binary("mul", result, x, y)

    def div(self, a, result, x, y):
        return self.binary("div", result, x, y)

    def max(self, a, result, x, y):
        return self.binary("max", result, x, y)

    def min(self, a, result, x, y):
        return self.binary("min", result, x, y)

    def clamp(self, a, result, x):
        body, value = [], "%a"
        if a == {"min": 0.0}:  # relu
            zero = self.number(0)
            return self.elementwise([x], result, [f"%c = arith.cmpf ugt, %a, {zero} : f32",
                                                  f"%r = arith.select %c, %a, {zero} : f32"])  # fmt: skip
        if "min" in a:
            low = self.number(a["min"])
            value = "%l" if "max" in a else "%r"
            body += [f"%m = arith.cmpf ult, %a, {low} : f32", f"{value} = arith.select %m, {low}, %a : f32"]
        if "max" in a:
            high = self.number(a["max"])
            body += [f"%n = arith.cmpf ugt, {value}, {high} : f32", f"%r = arith.select %n, {high}, {value} : f32"]
        return self.elementwise([x], result, body)

    def unary(self, a, result, x):
        kind = a["kind"]
        if kind in UNARY:
            one = self.number(1) if kind == "reciprocal" else None
            return self.elementwise([x], result, [UNARY[kind].format(one=one)])
        if kind in ("sigmoid", "silu"):
            one = self.number(1)
            s = self.elementwise([x], result, [line.format(one=one) for line in SIGMOID])
            if kind == "sigmoid":
                return s
            operands = [(s, result.shape, "f32"), self.operand(x)]
            return self.generic(operands, result.shape, ["%r = arith.mulf %a, %b : f32"])
        if kind == "gelu":
            root, one, half = self.number(2**0.5), self.number(1), self.number(0.5)
            return self.elementwise([x], result, [
                f"%d = arith.divf %a, {root} : f32", "%e = math.erf %d : f32", f"%f = arith.addf %e, {one} : f32",
                f"%g = arith.mulf %f, {half} : f32", "%r = arith.mulf %a, %g : f32"])  # fmt: skip
        raise Unsupported(kind)

    def compare(self, a, result, x, y):
        return self.elementwise([x, y], result, [f"%r = arith.cmpf {COMPARE[a['kind']]}, %a, %b : f32"])

    def select(self, a, result, c, x, y):
        return self.elementwise([c, x, y], result, ["%r = arith.select %a, %b, %c : f32"])

    def cast(self, a, result, x):
        if a["to"] != "f32" or self.value(x).dtype != "i1":
            raise Unsupported("cast")
        return self.elementwise([x], result, ["%r = arith.uitofp %a : i1 to f32"])

    # Contractions.

    def padded(self, x, padding, fill=0.0):
        """[n, h, w, c] with borders; itself where there are none."""
        name, shape, _ = self.operand(x)
        if not any(padding):
            return name, shape
        top, bottom, left, right = padding
        return self.pad_text(name, shape, [0, top, left, 0], [0, bottom, right, 0], fill)

    def pad_text(self, name, shape, low, high, fill):
        number = self.number(fill)
        wide = tuple(n + a + b for n, a, b in zip(shape, low, high))
        arguments = ", ".join(f"%i{d}: index" for d in range(len(shape)))
        result = self.fresh()
        self.lines += [f"  {result} = tensor.pad {name} low{low} high{high} {{", f"  ^bb0({arguments}):",
                       f"    tensor.yield {number} : f32", f"  }} : {type_of(shape)} to {type_of(wide)}"]  # fmt: skip
        return result, wide

    def named(self, op, inputs, result_shape, attributes=""):
        t = type_of(result_shape)
        names, types = ", ".join(n for n, _ in inputs), ", ".join(type_of(s) for _, s in inputs)
        return self.op(f"linalg.{op} {attributes}ins({names} : {types}) outs({self.filled(result_shape, 0.0)} : {t}) -> {t}")

    def with_bias(self, y, result, operands):
        if len(operands) < 3:
            return y
        n = result.shape[-1]
        return self.generic([(y, result.shape, "f32"), (self.name(operands[2]), (n,), "f32")], result.shape,
                            ["%r = arith.addf %a, %b : f32"])  # fmt: skip

    def conv2d(self, a, result, *operands):
        w = self.value(operands[1])
        image = self.padded(operands[0], a["padding"])
        numbers = lambda v: f"dense<[{v[0]}, {v[1]}]> : tensor<2xi64>"
        attributes = f"{{dilations = {numbers(a['dilations'])}, strides = {numbers(a['strides'])}}} "
        out, kh, kw, cin = w.shape
        channels = image[1][3]
        if a["groups"] == 1 and w.data is not None:
            filters = np.ascontiguousarray(w.data.transpose(1, 2, 3, 0))  # hwcf
            y = self.named("conv_2d_nhwc_hwcf", [image, (self.constant(filters), filters.shape)], result.shape, attributes)
        elif a["groups"] == channels == out and w.data is not None:
            filters = np.ascontiguousarray(w.data.reshape(channels, kh, kw).transpose(1, 2, 0))
            y = self.named("depthwise_conv_2d_nhwc_hwc", [image, (self.constant(filters), filters.shape)],
                           result.shape, attributes)  # fmt: skip
        else:
            raise Unsupported("groups")
        return self.with_bias(y, result, operands)

    def matmul(self, a, result, *operands):
        shapes = [self.value(i).shape for i in operands[:2]]
        ranks = [len(s) for s in shapes]
        if a.get("transpose_lhs") or a.get("transpose_rhs") or ranks not in ([2, 2], [3, 3]):
            raise Unsupported("transposed matmul")
        inputs = [(self.name(i), s) for i, s in zip(operands, shapes)]
        y = self.named("matmul" if ranks[0] == 2 else "batch_matmul", inputs, result.shape)
        return self.with_bias(y, result, operands)

    # Reductions and windows.

    def reduce(self, a, result, x, start, body, scale=None):
        name, shape, _ = self.operand(x)
        y = self.generic([(name, shape, "f32")], shape, body, init=self.filled(result.shape, start),
                         reduced=a["axes"], keep=a.get("keep_dims"))  # fmt: skip
        if not scale:
            return y
        number = self.number(scale)
        return self.generic([(y, result.shape, "f32")], result.shape, [f"%r = arith.divf %a, {number} : f32"])

    def reduce_sum(self, a, result, x):
        return self.reduce(a, result, x, 0.0, ["%r = arith.addf %a, %out : f32"])

    def reduce_mean(self, a, result, x):
        count = float(np.prod([self.value(x).shape[d] for d in a["axes"]]))
        return self.reduce(a, result, x, 0.0, ["%r = arith.addf %a, %out : f32"], count)

    def reduce_max(self, a, result, x):
        return self.reduce(a, result, x, -np.inf, ["%r = arith.maximumf %a, %out : f32"])

    def reduce_min(self, a, result, x):
        return self.reduce(a, result, x, np.inf, ["%r = arith.minimumf %a, %out : f32"])

    def softmax(self, a, result, x):
        shape, axis = result.shape, a["axis"]
        reduced = tuple(1 if d == axis else n for d, n in enumerate(shape))
        kept = {"axes": [axis], "keep_dims": True}
        v = portable.net.Value(reduced)
        top = self.reduce_max(kept, v, x)
        d = self.generic([self.operand(x), (top, reduced, "f32")], shape, ["%r = arith.subf %a, %b : f32"])
        e = self.generic([(d, shape, "f32")], shape, ["%r = math.exp %a : f32"])
        total = self.generic([(e, shape, "f32")], shape, ["%r = arith.addf %a, %out : f32"],
                             init=self.filled(reduced, 0.0), reduced=[axis], keep=True)  # fmt: skip
        return self.generic([(e, shape, "f32"), (total, reduced, "f32")], shape, ["%r = arith.divf %a, %b : f32"])

    def max_pool2d(self, a, result, x):
        image = self.padded(x, a["padding"], -np.inf)
        window = self.empty(a["kernel"])
        numbers = lambda v: f"dense<[{v[0]}, {v[1]}]> : tensor<2xi64>"
        t = type_of(result.shape)
        return self.op(f"linalg.pooling_nhwc_max {{dilations = dense<1> : tensor<2xi64>, strides = {numbers(a['strides'])}}} "
                       f"ins({image[0]}, {window} : {type_of(image[1])}, {type_of(a['kernel'])}) "
                       f"outs({self.filled(result.shape, -np.inf)} : {t}) -> {t}")  # fmt: skip

    def avg_pool2d(self, a, result, x):
        if any(a["padding"]):
            raise Unsupported("padding of an average")
        name, shape, _ = self.operand(x)
        window = self.empty(a["kernel"])
        numbers = lambda v: f"dense<[{v[0]}, {v[1]}]> : tensor<2xi64>"
        t = type_of(result.shape)
        y = self.op(f"linalg.pooling_nhwc_sum {{dilations = dense<1> : tensor<2xi64>, strides = {numbers(a['strides'])}}} "
                    f"ins({name}, {window} : {type_of(shape)}, {type_of(a['kernel'])}) "
                    f"outs({self.filled(result.shape, 0.0)} : {t}) -> {t}")  # fmt: skip
        count = self.number(float(np.prod(a["kernel"])))
        return self.generic([(y, result.shape, "f32")], result.shape, [f"%r = arith.divf %a, {count} : f32"])

    # Movements.

    def reshaped(self, name, shape, wanted):
        """By way of one dimension, as far as needed."""
        shape, wanted = list(shape), list(wanted)
        if shape == wanted:
            return name
        size = int(np.prod(shape))
        groups = lambda n: "[" + (f"[{', '.join(map(str, range(n)))}]" if n else "") + "]"
        if len(shape) != 1:
            if not shape:
                name = self.op(f"tensor.expand_shape {name} [] output_shape [1] : {type_of(shape)} into {type_of([1])}")
            else:
                name = self.op(f"tensor.collapse_shape {name} {groups(len(shape))} : {type_of(shape)} into {type_of([size])}")
        if len(wanted) == 1:
            return name
        if not wanted:
            return self.op(f"tensor.collapse_shape {name} [] : {type_of([1])} into {type_of([])}")
        return self.op(f"tensor.expand_shape {name} {groups(len(wanted))} output_shape {wanted} : "
                       f"{type_of([size])} into {type_of(wanted)}")  # fmt: skip

    def reshape(self, a, result, x):
        return self.reshaped(self.name(x), self.value(x).shape, result.shape)

    def transpose(self, a, result, x):
        name, shape, _ = self.operand(x)
        t = type_of(result.shape)
        return self.op(f"linalg.transpose ins({name} : {type_of(shape)}) outs({self.empty(result.shape)} : {t}) "
                       f"permutation = {a['perm']}")  # fmt: skip

    def concat(self, a, result, *xs):
        operands = [self.operand(i) for i in xs]
        return self.op(f"tensor.concat dim({a['axis']}) {', '.join(n for n, _, _ in operands)} : "
                       f"({', '.join(type_of(s) for _, s, _ in operands)}) -> {result.mlir()}")  # fmt: skip

    def slice(self, a, result, x):
        return self.op(f"tensor.extract_slice {self.name(x)}{a['offsets']} {a['sizes']} {a['strides']} : "
                       f"{self.value(x).mlir()} to {result.mlir()}")  # fmt: skip

    def pad(self, a, result, x):
        name, shape, _ = self.operand(x)
        return self.pad_text(name, shape, a["low"], a["high"], a["value"])[0]

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Integer TOSA through `qopt run`, compared element by element with spec.py.

All cases are one function with many arguments and results, so that each target costs one
compilation. An operand marked constant is a tosa.const: weights, multipliers, tables.
"""

import pathlib
import subprocess
import sys

import numpy as np

import spec

QOPT, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
RUNS = [run.split() for run in sys.argv[4:]]
rng = np.random.default_rng(int(sys.argv[3]))


def element(dtype):
    return "i1" if dtype == np.bool_ else f"i{8 * np.dtype(dtype).itemsize}"


def tensor(array):
    return "tensor<" + "".join(f"{d}x" for d in array.shape) + element(array.dtype) + ">"


def integers(shape, dtype=np.int8, low=None, high=None):
    lo, hi = spec.RANGE[dtype]
    return rng.integers(lo if low is None else low, (hi if high is None else high) + 1, shape).astype(dtype)


class Model:
    def __init__(self):
        self.inputs, self.lines, self.results, self.names = [], [], [], []

    def argument(self, array):
        self.inputs.append(array)
        return f"%a{len(self.inputs) - 1}"

    def constant(self, array):
        name = f"%c{len(self.lines)}"
        data = np.ascontiguousarray(array).tobytes().hex().upper()
        self.lines.append(f'{name} = "tosa.const"() {{values = dense<"0x{data}"> : {tensor(array)}}} '
                          f": () -> {tensor(array)}")  # fmt: skip
        return name

    def shape(self, values):
        name = f"%c{len(self.lines)}"
        n = len(values)
        self.lines.append(f"{name} = tosa.const_shape {{values = dense<{list(values)}> : tensor<{n}xindex>}} "
                          f": () -> !tosa.shape<{n}>")  # fmt: skip
        return name, f"!tosa.shape<{n}>"

    def add(self, name, op, operands, expected, attributes=""):
        """An operand is an array (an argument), a one-tuple of an array (a constant), or a
        pair of a name and a type."""
        values, types = [], []
        for operand in operands:
            if isinstance(operand, tuple) and len(operand) == 2:
                values.append(operand[0])
                types.append(operand[1])
            else:
                array = operand[0] if isinstance(operand, tuple) else operand
                values.append(self.constant(array) if isinstance(operand, tuple) else self.argument(array))
                types.append(tensor(array))
        result = f"%r{len(self.results)}"
        self.lines.append(f'{result} = "tosa.{op}"({", ".join(values)}) {{{attributes}}} '
                          f": ({', '.join(types)}) -> {tensor(expected)}")  # fmt: skip
        self.results.append(expected)
        self.names.append(name)

    def text(self):
        arguments = ", ".join(f"%a{i}: {tensor(a)}" for i, a in enumerate(self.inputs))
        types = ", ".join(tensor(r) for r in self.results)
        names = ", ".join(f"%r{i}" for i in range(len(self.results)))
        body = "\n  ".join(self.lines)
        return f"func.func @main({arguments}) -> ({types}) {{\n  {body}\n  return {names} : {types}\n}}\n"


def zero_point(value, dtype=np.int8):
    return (np.array([value]).astype(dtype),)


def array(name, values):
    return f"{name} = array<i64: {', '.join(map(str, values))}>"


def coin():
    return bool(rng.integers(2))


def maybe_constant(values):
    return (values,) if coin() else values


# --- contractions ----------------------------------------------------------------------------

# input NHWC, output channels or multiplier, kernel, pad, stride, dilation
CONVS = [
    ((1, 1, 1, 1), 1, (1, 1), (0, 0, 0, 0), (1, 1), (1, 1)),
    ((1, 8, 8, 16), 16, (3, 3), (1, 1, 1, 1), (1, 1), (1, 1)),
    ((2, 7, 9, 3), 5, (3, 3), (1, 1, 1, 1), (2, 2), (1, 1)),
    ((1, 10, 8, 5), 17, (4, 2), (2, 0, 0, 1), (2, 1), (1, 1)),
    ((1, 11, 10, 3), 4, (3, 2), (2, 2, 1, 1), (1, 1), (2, 3)),
    ((3, 5, 5, 33), 7, (1, 1), (0, 0, 0, 0), (1, 1), (1, 1)),
]
TRANSPOSED = [  # input NHWC, output channels, kernel, out_pad, stride
    ((1, 4, 4, 3), 5, (3, 3), (0, 0, 0, 0), (1, 1)),
    ((2, 3, 5, 4), 8, (2, 4), (-1, 0, 1, -2), (2, 3)),
    ((1, 4, 3, 8), 16, (4, 4), (-1, -1, -1, -1), (2, 2)),
    ((1, 2, 2, 1), 1, (1, 1), (1, 0, 0, 2), (3, 2)),
]


def contractions(model):
    acc = "acc_type = i32"
    for x_shape, out, kernel, pad, stride, dilation in CONVS:
        for style in ("plain", "weight zero point", "one bias"):
            xz = int(rng.integers(-128, 128)) if coin() else 0
            wz = int(rng.integers(-20, 20)) if style == "weight zero point" else 0
            attributes = ", ".join([array("pad", pad), array("stride", stride), array("dilation", dilation), acc])
            x = integers(x_shape)
            w = integers((out, *kernel, x_shape[3]))
            b = integers((1 if style == "one bias" else out,), np.int32, -100000, 100000)
            model.add(f"conv2d {x_shape} {kernel} {style}", "conv2d",
                      [x, maybe_constant(w), maybe_constant(b), zero_point(xz), zero_point(wz)],
                      spec.conv2d(x, w, b, xz, wz, pad, stride, dilation), attributes)  # fmt: skip
            multiplier = int(rng.integers(1, 4))
            w = integers((*kernel, x_shape[3], multiplier))
            b = integers((1 if style == "one bias" else x_shape[3] * multiplier,), np.int32, -9999, 9999)
            model.add(f"depthwise {x_shape} {kernel} x{multiplier} {style}", "depthwise_conv2d",
                      [x, maybe_constant(w), maybe_constant(b), zero_point(xz), zero_point(wz)],
                      spec.depthwise_conv2d(x, w, b, xz, wz, pad, stride, dilation), attributes)  # fmt: skip
    for x_shape, out, kernel, pad, stride in TRANSPOSED:
        for wz in (0, 7):
            xz = int(rng.integers(-128, 128))
            x, w = integers(x_shape), integers((out, *kernel, x_shape[3]))
            b = integers((out,), np.int32, -100000, 100000)
            model.add(f"transpose_conv2d {x_shape} {kernel} {stride} {pad}", "transpose_conv2d",
                      [x, maybe_constant(w), b, zero_point(xz), zero_point(wz)],
                      spec.transpose_conv2d(x, w, b, xz, wz, pad, stride),
                      ", ".join([array("out_pad", pad), array("stride", stride), acc]))  # fmt: skip
    for n, h, c, w in ((1, 1, 1, 1), (1, 8, 32, 16), (3, 5, 67, 9), (2, 17, 4, 1), (1, 3, 128, 33)):
        for az, bz in ((0, 0), (-128, 0), (5, -7)):
            a, b = integers((n, h, c)), integers((n, c, w))
            model.add(f"matmul {n}x{h}x{c}x{w} {az} {bz}", "matmul",
                      [a, maybe_constant(b), zero_point(az), zero_point(bz)],
                      spec.matmul(a, b, az, bz))  # fmt: skip


# --- rescale ---------------------------------------------------------------------------------


def rescale_attributes(scale32, rounding, per_channel, input_unsigned, output_unsigned):
    text = lambda value: "true" if value else "false"
    return (f"scale32 = {text(scale32)}, rounding_mode = #tosa.rounding_mode<{rounding}>, per_channel = {text(per_channel)}, "
            f"input_unsigned = {text(input_unsigned)}, output_unsigned = {text(output_unsigned)}")  # fmt: skip


def draw_scale(count, scale32, wide):
    """Multipliers and shifts; `wide` inputs need a shift that keeps the value in range."""
    if scale32:
        multiplier = integers((count,), np.int32, 1 << 30, (1 << 31) - 1)
        multiplier[rng.integers(count)] = rng.choice([0, 1, 1 << 30, (1 << 31) - 1])
        shift = integers((count,), np.int8, 32 if wide else 29, 45)
        shift[rng.integers(count)] = rng.choice([32, 47, 62])
    else:
        multiplier = integers((count,), np.int16, 1 << 14, (1 << 15) - 1)
        shift = integers((count,), np.int8, 16, 40)
    return multiplier, shift


RESCALES = [  # input, output
    (np.int32, np.int8), (np.int32, np.int16), (np.int32, np.int32), (np.int8, np.int8), (np.int8, np.int16),
    (np.int8, np.int32), (np.int16, np.int8), (np.int16, np.int16), (np.int16, np.int32), (np.uint8, np.int8),
    (np.int8, np.uint8),
]  # fmt: skip


def rescales(model):
    for source, target in RESCALES:
        for scale32, rounding in ((True, "SINGLE_ROUND"), (True, "DOUBLE_ROUND"), (True, "INEXACT_ROUND"),
                                  (False, "SINGLE_ROUND")):  # fmt: skip
            for per_channel in (False, True):
                shape = ((2, 3, 19), (7,), (4, 33))[int(rng.integers(3))]
                multiplier, shift = draw_scale(shape[-1] if per_channel else 1, scale32, source == np.int32)
                # Near ties as well as the whole range.
                x = integers(shape, source)
                if source == np.int32 and coin():
                    x = integers(shape, source, -3000, 3000)
                zeros = [int(rng.integers(*spec.RANGE[t])) if t in (np.int8, np.uint8) else 0
                         for t in (source, target)]  # fmt: skip
                expected = spec.rescale(x, multiplier, shift, *zeros, target, rounding == "DOUBLE_ROUND")
                model.add(f"rescale {element(source)} {element(target)} {scale32} {rounding} {per_channel} "
                          f"{shape} {multiplier[:3]} {shift[:3]} {zeros}", "rescale",
                          [x, (multiplier,), (shift,), zero_point(zeros[0], source),
                           zero_point(zeros[1], target)], expected,
                          rescale_attributes(scale32, rounding, per_channel, source == np.uint8,
                                             target == np.uint8))  # fmt: skip


# --- everything else -------------------------------------------------------------------------

POOLS = [  # input, kernel, stride, pad
    ((1, 8, 8, 16), (2, 2), (2, 2), (0, 0, 0, 0)),
    ((2, 7, 7, 5), (3, 3), (2, 2), (1, 1, 1, 1)),
    ((1, 7, 5, 33), (7, 5), (1, 1), (0, 0, 0, 0)),
    ((1, 9, 6, 3), (3, 2), (1, 2), (1, 1, 1, 1)),
]


def pooling(model):
    for shape, kernel, stride, pad in POOLS:
        for _ in range(2):
            x = integers(shape)
            attributes = ", ".join([array("kernel", kernel), array("stride", stride), array("pad", pad)])
            xz, yz = (int(z) for z in rng.integers(-128, 128, 2))
            model.add(f"avg_pool2d {shape} {kernel} {xz} {yz}", "avg_pool2d",
                      [x, zero_point(xz), zero_point(yz)],
                      spec.avg_pool2d(x, kernel, stride, pad, xz, yz), attributes + ", acc_type = i32")  # fmt: skip
            model.add(f"max_pool2d {shape} {kernel}", "max_pool2d", [x],
                      spec.max_pool2d(x, kernel, stride, pad), attributes)  # fmt: skip


def elementwise(model):
    shapes = [((2, 3, 33), (2, 3, 33)), ((4, 1, 5), (1, 3, 5)), ((1,), (9,))]
    for a_shape, b_shape in shapes:
        a, b = integers(a_shape, np.int32, -(1 << 29), 1 << 29), integers(b_shape, np.int32, -(1 << 29), 1 << 29)
        model.add("add", "add", [a, b], a + b)
        model.add("sub", "sub", [a, b], a - b)
        model.add("maximum", "maximum", [a, b], np.maximum(a, b))
        model.add("minimum", "minimum", [a, b], np.minimum(a, b))
        divisor = np.where(b == 0, 1, b)
        model.add("intdiv", "intdiv", [a, divisor], spec.intdiv(a, divisor))
        for comparison, expected in (("equal", a == b), ("greater", a > b), ("greater_equal", a >= b)):
            model.add(comparison, comparison, [a, b], expected)
        condition = integers(a_shape, np.int32) > 0
        model.add("select", "select", [condition, a, b], np.where(condition, a, b))
        for shift in (0, 1, 7, 31, 40):
            model.add(f"mul {shift}", "mul", [a, b, zero_point(shift)], spec.mul(a, b, shift))
        for dtype in (np.int8, np.int16):
            x, y = integers(a_shape, dtype), integers(b_shape, dtype)
            model.add("mul", "mul", [x, y, zero_point(0)], spec.mul(x, y, 0))
        for dtype in (np.int8, np.int16, np.int32):
            x, y = integers(a_shape, dtype), integers(b_shape, dtype)
            for name, function in (("and", np.bitwise_and), ("or", np.bitwise_or), ("xor", np.bitwise_xor)):
                model.add(f"bitwise_{name}", f"bitwise_{name}", [x, y], function(x, y))
            amount = integers(b_shape, dtype, 0, 8 * np.dtype(dtype).itemsize - 1)
            for rounding in (False, True):
                model.add(f"arithmetic_right_shift {dtype}", "arithmetic_right_shift", [x, amount],
                          spec.arithmetic_right_shift(x, amount, rounding),
                          f"round = {'true' if rounding else 'false'}")  # fmt: skip
            model.add("bitwise_not", "bitwise_not", [x], ~x)
        x = integers(a_shape)
        model.add("clamp", "clamp", [x], np.clip(x, -100, 57), "min_val = -100 : i8, max_val = 57 : i8")
        for xz, yz in ((0, 0), (-128, 0), (17, -90)):
            model.add(f"negate {xz} {yz}", "negate", [x, zero_point(xz), zero_point(yz)], spec.negate(x, xz, yz))
        model.add("abs", "abs", [a], np.abs(a))
        model.add("clz", "clz", [a], spec.clz(a))
        table = integers((256,))
        model.add("table 8", "table", [x, (table,)], spec.table8(x, table))
        table, x = integers((513,), np.int16, -16000, 16000), integers(a_shape, np.int16)
        model.add("table 16", "table", [x, (table,)], spec.table16(x, table))


def casts(model):
    for source in (np.bool_, np.int8, np.int16, np.int32):
        for target in (np.bool_, np.int8, np.int16, np.int32):
            if source is target or (source is np.int32 and target is np.int32):
                continue
            x = rng.integers(0, 2, (3, 17)).astype(np.bool_) if source is np.bool_ else integers((3, 17), source)
            expected = x != 0 if target is np.bool_ else x.astype(target)
            model.add(f"cast {element(source)} {element(target)}", "cast", [x], expected)


def reductions(model):
    for axis in (0, 1, 2):
        a = integers((3, 5, 17), np.int32, -100000, 100000)
        at = f"axis = {axis} : i32"
        model.add("reduce_sum", "reduce_sum", [a], a.sum(axis, keepdims=True).astype(np.int32), at)
        for dtype in (np.int8, np.int32):
            x = integers((3, 5, 17), dtype)
            model.add("reduce_max", "reduce_max", [x], x.max(axis, keepdims=True), at)
            model.add("reduce_min", "reduce_min", [x], x.min(axis, keepdims=True), at)
        few = integers((3, 5, 17), np.int8, -3, 3)
        model.add("argmax", "argmax", [few], few.argmax(axis).astype(np.int32), at)


def shapes(model):
    x = integers((2, 3, 4, 5))
    model.add("reshape", "reshape", [x, model.shape((6, 20))], x.reshape(6, 20))
    model.add("transpose", "transpose", [x], x.transpose(0, 3, 1, 2), "perms = array<i32: 0, 3, 1, 2>")
    y = integers((2, 1, 4, 5))
    model.add("concat", "concat", [x, y], np.concatenate([x, y], 1), "axis = 1 : i32")
    widths = (0, 1, 2, 0, 1, 1, 0, 3)
    model.add("pad", "pad", [x, model.shape(widths), zero_point(-7)],
              np.pad(x, np.reshape(widths, (4, 2)), constant_values=-7))  # fmt: skip
    model.add("slice", "slice", [x, model.shape((1, 0, 1, 2)), model.shape((1, 3, 2, 3))], x[1:, :, 1:3, 2:])
    model.add("tile", "tile", [x, model.shape((1, 2, 1, 3))], np.tile(x, (1, 2, 1, 3)))
    model.add("reverse", "reverse", [x], x[:, :, ::-1], "axis = 2 : i32")
    values, indices = integers((2, 6, 7)), integers((2, 9), np.int32, 0, 5)
    model.add("gather", "gather", [values, indices], np.take_along_axis(values, indices[..., None], 1))


def quantized_layers(model):
    """conv2d, rescale and clamp, as quantized models have them: one kernel."""
    for x_shape, out, kernel, pad, stride, dilation in CONVS:
        x, w = integers(x_shape), integers((out, *kernel, x_shape[3]))
        b = integers((out,), np.int32, -5000, 5000)
        xz, yz = (int(z) for z in rng.integers(-128, 128, 2))
        acc = spec.conv2d(x, w, b, xz, 0, pad, stride, dilation)
        multiplier, shift = draw_scale(out, True, True)
        double = coin()
        y = spec.rescale(acc, multiplier, shift, 0, yz, np.int8, double)
        name = f"layer {x_shape} {kernel}"
        model.add(name, "conv2d", [x, (w,), (b,), zero_point(xz), zero_point(0)], acc,
                  ", ".join([array("pad", pad), array("stride", stride), array("dilation", dilation),
                             "acc_type = i32"]))  # fmt: skip
        accumulator = f"%r{len(model.results) - 1}", tensor(acc)
        model.results.pop(), model.names.pop()
        model.lines[-1] = model.lines[-1].replace(accumulator[0] + " =", f"%acc{len(model.lines)} =", 1)
        accumulator = f"%acc{len(model.lines)}", tensor(acc)
        model.add(name, "rescale", [accumulator, (multiplier,), (shift,), zero_point(0, np.int32), zero_point(yz)],
                  y, rescale_attributes(True, "DOUBLE_ROUND" if double else "SINGLE_ROUND", True, False, False))  # fmt: skip


def main():
    failures = []
    total = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for family in (contractions, rescales, pooling, elementwise, casts, reductions, shapes, quantized_layers):
        model = Model()
        family(model)
        path = FOLDER / f"{family.__name__}.mlir"
        path.write_text(model.text())
        files = []
        for i, values in enumerate(model.inputs):
            files.append(str(FOLDER / f"in{i}.npy"))
            np.save(files[-1], values.view(np.int8) if values.dtype == np.uint8 else values)
        outputs = [str(FOLDER / f"out{i}.npy") for i in range(len(model.results))]
        for options in RUNS:
            command = [QOPT, "run", str(path), "--input", *files, "--output", *outputs, *options]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                failures.append(f"{family.__name__} {options}: {done.stderr[:3000]}")
                continue
            for name, expected, output in zip(model.names, model.results, outputs):
                got = np.load(output)
                total += 1
                same = got.shape == expected.shape and (got == expected.astype(got.dtype)).all()
                if not same:
                    where = "" if got.shape != expected.shape else np.argwhere(got != expected.astype(got.dtype))[:3]
                    failures.append(f"{family.__name__} {options}: {name}: {np.asarray(where).tolist()} "
                                    f"{got.ravel()[:8]} {expected.ravel()[:8]}")  # fmt: skip
    for failure in failures:
        print(failure)
    print(f"{total} comparisons, {len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())

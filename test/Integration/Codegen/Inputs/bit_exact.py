# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One-op models of every kind, as plain loops and as vector code (see one_op.py).

The shapes are chosen for the edges of the code generator: one element, just above a vector or
a register block, below one, unaligned in every dimension, whole blocks; windows with stride,
dilation, groups and asymmetric borders; the 7x7x3 stem.
"""

import numpy as np

from one_op import check, conv2d, finish, floats, int8, matmul, q8, rng, tensor

for sizes in ((1, 1, 1), (9, 9, 9), (15, 37, 7), (81, 19, 41), (64, 64, 64), (14, 64, 32),
              (13, 5, 17), (1, 128, 96), (50, 64, 10)):
    matmul(*sizes)
    matmul(*sizes, transpose=False, zero_point=0)
matmul(33, 20, 24, zero_point=-128, residual=True)
matmul(5, 8, 16, batch=(3,))

for quantized in (True, False):
    def conv(*args, **options):
        conv2d(*args, **options, quantized=quantized)

    same = (1, 1, 1, 1)
    conv(9, 9, 3, 7, (3, 3), padding=same)
    conv(12, 11, 8, 16, (3, 3), strides=(2, 2), padding=(0, 1, 0, 1))
    conv(14, 14, 16, 33, (3, 3), dilations=(2, 2), padding=(2, 2, 2, 2), residual=True)
    conv(8, 8, 64, 32, (1, 1))
    conv(8, 8, 20, 40, (1, 1), strides=(2, 2))
    conv(10, 10, 32, 32, (3, 3), padding=same, groups=32)
    conv(11, 13, 17, 17, (3, 3), strides=(2, 2), padding=same, groups=17)
    conv(10, 10, 8, 16, (3, 3), padding=same, groups=8)
    conv(7, 9, 65, 65, (3, 3), padding=same, groups=65, residual=True)
    conv(11, 13, 70, 70, (3, 3), strides=(2, 2), padding=(0, 1, 0, 1), groups=70)
    conv(12, 15, 40, 40, (5, 5), dilations=(2, 1), padding=(4, 4, 2, 2), groups=40, batch=2)
    conv(3, 16, 96, 96, (1, 2), strides=(1, 3), groups=96)
    conv(5, 9, 16, 16, (3, 3), padding=same, groups=16, residual=True)
    conv(6, 21, 32, 32, (5, 5), padding=(2, 2, 2, 2), groups=32, batch=2)
    conv(9, 15, 40, 40, (3, 3), dilations=(2, 2), padding=(2, 2, 2, 2), groups=40)
    conv(10, 10, 8, 16, (3, 3), padding=(1, 0, 2, 1), groups=2)
    conv(30, 30, 3, 24, (7, 7), strides=(2, 2), padding=(3, 3, 3, 3), batch=2)
    conv(8, 8, 1, 8, (3, 3), padding=same, batch=3)
    conv(7, 7, 64, 128, (3, 3), padding=same)

    transposed = dict(op="conv_transpose2d", strides=(2, 2))
    conv(8, 8, 16, 24, (2, 2), **transposed)
    conv(7, 5, 8, 17, (4, 4), padding=same, residual=True, **transposed)
    conv(6, 7, 3, 8, (3, 3), padding=(1, 0, 2, -1), dilations=(2, 1), **transposed)
    conv(6, 6, 32, 32, (3, 3), padding=same, groups=32, **transposed)
    conv(5, 6, 8, 16, (3, 2), groups=2, batch=2, **transposed)


def others(make, element, result_element):
    shape = (2, 7, 9, 20)
    x, y = tensor(shape, element), tensor(shape, result_element)
    data = lambda s=shape: (make(s), tensor(s, element))
    f32 = lambda s: (floats(s), tensor(s))

    for op in ("add", "sub", "mul"):
        check(op + " of channels", [data(), data((20,))], y,
              f"qnn.{op} %a0, %a1 {{clamp_max = 3.0 : f32}}"
              f" : {x}, {tensor((20,), element)} -> {y}")
        check(op, [data(), data()], y, f"qnn.{op} %a0, %a1 : {x}, {x} -> {y}")
    window = ("{kernel = array<i64: 3, 3>, strides = array<i64: 2, 2>, "
              "padding = array<i64: 1, 1, 1, 1>}")
    for op, kind in (("max_pool2d", element), ("avg_pool2d", result_element)):
        t = tensor((2, 4, 5, 20), kind)
        check(op, [data()], t, f"qnn.{op} %a0 {window} : {x} -> {t}")
    for axes, s in (("1, 2", (2, 20)), ("3", (2, 7, 9))):
        t = tensor(s, result_element)
        check("mean along " + axes, [data()], t,
              f"qnn.reduce_mean %a0 {{axes = array<i64: {axes}>}} : {x} -> {t}")
    check("softmax", [data()], y, f"qnn.softmax %a0 {{axis = 3 : i64}} : {x} -> {y}")
    check("gelu", [data()], y, f"qnn.unary gelu %a0 : {x} -> {y}")
    check("layer_norm", [data(), f32((20,)), f32((20,))], y,
          f"qnn.layer_norm %a0, %a1, %a2 {{epsilon = 1.0e-5 : f32}}"
          f" : {x}, tensor<20xf32>, tensor<20xf32> -> {y}")
    check("rms_norm", [data(), f32((20,))], y,
          f"qnn.rms_norm %a0, %a1 {{epsilon = 1.0e-5 : f32}} : {x}, tensor<20xf32> -> {y}")
    for groups in (1, 5, 20):
        check(f"group_norm {groups}", [data(), f32((20,)), f32((20,))], y,
              f"qnn.group_norm %a0, %a1, %a2 {{groups = {groups} : i64, epsilon = 1.0e-5 : f32}}"
              f" : {x}, tensor<20xf32>, tensor<20xf32> -> {y}")
    mask = (np.where(rng.random((9, 13)) < 0.2, -np.inf, 0).astype(np.float32), tensor((9, 13)))
    for extra, options in (([], ""), ([], ", causal"), ([mask], "")):
        q, k, v = ((2, 3, 9, 16), (2, 3, 13, 16), (2, 3, 13, 24))
        t = tensor((2, 3, 9, 24), result_element)
        check("attention" + options, [data(q), data(k), data(v), *extra], t,
              "qnn.attention %a0, %a1, %a2 " + (f"mask(%a3 : {mask[1]}) " if extra else "") +
              f"{{scale = 0.25 : f32{options}}} : {tensor(q, element)}, {tensor(k, element)}, "
              f"{tensor(v, element)} -> {t}")
    check("div", [data(), data((20,))], y,
          f"qnn.div %a0, %a1 : {x}, {tensor((20,), element)} -> {y}")
    for op in ("max", "min"):
        check(op, [data(), data((20,))], x,
              f"qnn.{op} %a0, %a1 : {x}, {tensor((20,), element)} -> {x}")
    t = tensor(shape, "i1")
    check("compare", [data(), data((20,))], t,
          f"qnn.compare lt %a0, %a1 : {x}, {tensor((20,), element)} -> {t}")
    condition = (rng.random((9, 1)) < 0.5, tensor((9, 1), "i1"))
    check("select", [condition, data(), data((20,))], x,
          f"qnn.select %a0, %a1, %a2 : {condition[1]}, {x}, {tensor((20,), element)} -> {x}")
    for axis, s in ((3, (2, 7, 9)), (1, (2, 9, 20))):
        for kind in ("i32", "i64"):
            t = tensor(s, kind)
            check(f"argmax {axis}", [data()], t,
                  f"qnn.argmax %a0 {{axis = {axis} : i64}} : {x} -> {t}")
        t = tensor(s, element)
        check(f"minimum along {axis}", [data()], t,
              f"qnn.reduce_min %a0 {{axes = array<i64: {axis}>}} : {x} -> {t}")
        t = tensor(s, result_element)
        check(f"product along {axis}", [data()], t,
              f"qnn.reduce_prod %a0 {{axes = array<i64: {axis}>}} : {x} -> {t}")
    t = tensor((2, 9, 20), element)
    rows = (rng.integers(-1, 10, (2, 4)).astype(np.int32), tensor((2, 4), "i32"))
    check("scatter", [data((2, 9, 20)), rows, data((2, 4, 20))], t,
          f"qnn.scatter %a0, %a1, %a2 : {t}, {rows[1]}, {tensor((2, 4, 20), element)} -> {t}")
    t, ids = tensor((9, 20), element), (rng.integers(-1, 21, (9,)), tensor((9,), "i64"))
    for kind, loss in (("none", "tensor<9xf32>"), ("mean", "tensor<f32>")):
        check("cross entropy", [data((9, 20)), ids], loss,
              f"qnn.cross_entropy {kind} %a0, %a1 : {t}, {ids[1]} -> {loss}")
    check("mean squared error", [data((9, 20)), data((9, 20))], "tensor<f32>",
          f"qnn.mse_loss mean %a0, %a1 : {t}, {t} -> tensor<f32>")
    t = tensor((2, 20, 7, 9), element)
    check("transpose", [data()], t,
          f"qnn.transpose %a0 {{perm = array<i64: 0, 3, 1, 2>}} : {x} -> {t}")
    t = tensor((2, 8, 12, 23), element)
    check("pad", [data()], t,
          "qnn.pad %a0 {low = array<i64: 0, 1, 2, 3>, high = array<i64: 0, 0, 1, 0>, "
          f"value = 0.5 : f32}} : {x} -> {t}")
    t = tensor((2, 7, 9, 40), element)
    check("concat", [data(), data()], t,
          f"qnn.concat %a0, %a1 {{axis = 3 : i64}} : {x}, {x} -> {t}")
    for transpose, s in (("{transpose_rhs}", (3, 12, 16)), ("", (3, 16, 12))):
        t = tensor((3, 10, 12), result_element)
        check("batched matmul", [data((3, 10, 16)), data(s)], t,
              f"qnn.matmul %a0, %a1 {transpose}"
              f" : {tensor((3, 10, 16), element)}, {tensor(s, element)} -> {t}")


others(int8, q8(), q8(-7, 0.11))
others(floats, "f32", "f32")
SHAPE = (2, 7, 9, 20)
Q, F = tensor(SHAPE, q8()), tensor(SHAPE)
check("quantize", [(floats(SHAPE) * 10, F)], Q, f"qnn.quantize %a0 : {F} -> {Q}")
check("dequantize", [(int8(SHAPE), Q)], F, f"qnn.dequantize %a0 : {Q} -> {F}")
cell = [(floats(shape), tensor(shape))
        for shape in ((3, 10), (3, 20), (60, 10), (60, 20), (60,), (60,))]
check("gru_cell", cell, tensor((3, 20)),
      f"qnn.gru_cell %a0, %a1, %a2, %a3, %a4, %a5 : ({', '.join(t for _, t in cell)})"
      " -> tensor<3x20xf32>")

PLAIN = {"f32": floats(SHAPE) * 100, "i1": rng.random(SHAPE) < 0.5, "i8": int8(SHAPE),
         "i32": rng.integers(-2**31, 2**31, SHAPE, np.int32),
         "i64": rng.integers(-2**63, 2**63 - 1, SHAPE, np.int64)}
for source, array in PLAIN.items():
    for target in PLAIN:
        s, t = tensor(SHAPE, source), tensor(SHAPE, target)
        check(f"cast {source} {target}", [(array, s)], t, f"qnn.cast %a0 : {s} -> {t}")

finish()

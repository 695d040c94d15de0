# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One model with a result for each of the ops below, each between convolutions of the same
images and a matmul, through the whole of `qopt quantize`. The int8 model gives the bits of its
reference, has in float only what is listed, and each result its SQNR: 3 dB below what it was
when this was written."""

import json
import re
import subprocess
import sys

import numpy as np

N = 4  # the batch
IMAGE = f"tensor<{N}x6x6x8xf32>"
rng = np.random.default_rng(11)


def constant(*shape, scale=1.0):
    values = (scale * rng.standard_normal(shape)).astype("<f4")
    text = "x".join(map(str, shape))
    return f'arith.constant dense<"0x{values.tobytes().hex()}"> : tensor<{text}xf32>'


def indices(values, shape):
    return f"arith.constant dense<{list(values)}> : tensor<{shape}xi32>"


# Each has the bar in dB, the lines of its body and the shape of %y. %a and %b are activations
# of the shape of the images, %s is a, %r are its pixels in rows, %ids are indices up to 19.
A = f"{IMAGE}, {IMAGE} -> {IMAGE}"
CASES = {
    "conv_transpose2d": (30.3, f"""
      %w = {constant(8, 3, 3, 8, scale=0.2)}
      %y = qnn.conv_transpose2d %a, %w {{strides = array<i64: 2, 2>}}
        : {IMAGE}, tensor<8x3x3x8xf32> -> tensor<4x13x13x8xf32>""", "4x13x13x8"),
    "max": (32.5, f"%y = qnn.max %a, %b : {A}", "4x6x6x8"),
    "min": (32.6, f"%y = qnn.min %a, %b : {A}", "4x6x6x8"),
    "div": (30.8, f"""
      %o = arith.constant dense<1.5> : tensor<1xf32>
      %u = qnn.unary abs %b : {IMAGE} -> {IMAGE}
      %v = qnn.add %u, %o : {IMAGE}, tensor<1xf32> -> {IMAGE}
      %y = qnn.div %a, %v : {A}""", "4x6x6x8"),
    # The divisor comes close to 0, where int8 has no digits.
    "div_by_small": (22, f"""
      %u = qnn.unary exp %b : {IMAGE} -> {IMAGE}
      %y = qnn.div %a, %u : {A}""", "4x6x6x8"),
    "select": (31.5, f"""
      %c = qnn.compare gt %a, %b : {IMAGE}, {IMAGE} -> tensor<4x6x6x8xi1>
      %y = qnn.select %c, %b, %a : tensor<4x6x6x8xi1>, {A}""", "4x6x6x8"),
    "gather": (33.7, f"""
      %i = {indices([5, 0, 0, 3], 4)}
      %y = qnn.gather %a, %i {{axis = 2 : i64}} : {IMAGE}, tensor<4xi32> -> tensor<4x6x4x8xf32>
      """, "4x6x4x8"),
    "embedding": (39.4, f"""
      %t = {constant(20, 8)}
      %y = qnn.gather %t, %ids {{axis = 0 : i64}}
        : tensor<20x8xf32>, tensor<4x5xi64> -> tensor<4x5x8xf32>""", "4x5x8"),
    "scatter": (33, f"""
      %u = qnn.slice %r {{offsets = array<i64: 0, 3, 0>, sizes = array<i64: 4, 5, 8>,
                          strides = array<i64: 1, 2, 1>}} : tensor<4x36x8xf32> -> tensor<4x5x8xf32>
      %y = qnn.scatter %r, %ids, %u : tensor<4x36x8xf32>, tensor<4x5xi64>, tensor<4x5x8xf32>
        -> tensor<4x36x8xf32>""", "4x36x8"),
    "tile": (32.4, f"""
      %y = qnn.tile %a {{multiples = array<i64: 1, 2, 1, 3>}} : {IMAGE} -> tensor<4x12x6x24xf32>
      """, "4x12x6x24"),
    "broadcast": (37.3, f"""
      %m = qnn.reduce_max %a {{axes = array<i64: 2>, keep_dims}} : {IMAGE} -> tensor<4x6x1x8xf32>
      %y = qnn.broadcast %m : tensor<4x6x1x8xf32> -> tensor<4x6x5x8xf32>""", "4x6x5x8"),
    "resize_nearest": (33.1, f"""
      %y = qnn.resize nearest %a {{scale = array<i64: 2, 1, 2, 1>, offset = array<i64: 0, 0>,
        border = array<i64: 1, 1>}} : {IMAGE} -> tensor<4x12x12x8xf32>""", "4x12x12x8"),
    "resize_bilinear": (30.4, f"""
      %y = qnn.resize bilinear %a {{scale = array<i64: 4, 2, 4, 2>, offset = array<i64: -1, -1>,
        border = array<i64: 1, 1>}} : {IMAGE} -> tensor<4x12x12x8xf32>""", "4x12x12x8"),
    "reduce_min": (39.1, f"""
      %y = qnn.reduce_min %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>""", "4x8"),
    "reduce_prod": (26.5, f"""
      %i = {indices([0, 3], 2)}
      %g = qnn.gather %a, %i {{axis = 2 : i64}} : {IMAGE}, tensor<2xi32> -> tensor<4x6x2x8xf32>
      %y = qnn.reduce_prod %g {{axes = array<i64: 2>}} : tensor<4x6x2x8xf32> -> tensor<4x6x8xf32>
      """, "4x6x8"),
    "group_norm": (33.3, f"""
      %g = {constant(8)}
      %h = {constant(8)}
      %y = qnn.group_norm %a, %g, %h {{groups = 2 : i64, epsilon = 1.0e-5 : f32}}
        : {IMAGE}, tensor<8xf32>, tensor<8xf32> -> {IMAGE}""", "4x6x6x8"),
    "rms_norm": (29.7, f"""
      %g = {constant(8)}
      %y = qnn.rms_norm %a, %g {{epsilon = 1.0e-5 : f32}} : {IMAGE}, tensor<8xf32> -> {IMAGE}
      """, "4x6x6x8"),
    "attention": (28, f"""
      %k = qnn.reshape %b : {IMAGE} -> tensor<4x36x8xf32>
      %y = qnn.attention %r, %k, %r {{scale = 0.35 : f32, causal}}
        : tensor<4x36x8xf32>, tensor<4x36x8xf32>, tensor<4x36x8xf32> -> tensor<4x36x8xf32>
      """, "4x36x8"),
    "masked_attention": (28.2, f"""
      %k = qnn.reshape %b : {IMAGE} -> tensor<4x36x8xf32>
      %m = {constant(36, 36)}
      %y = qnn.attention %k, %r, %r mask(%m : tensor<36x36xf32>) {{scale = 0.35 : f32}}
        : tensor<4x36x8xf32>, tensor<4x36x8xf32>, tensor<4x36x8xf32> -> tensor<4x36x8xf32>
      """, "4x36x8"),
    "lstm_cell": (31.9, f"""
      %x0 = qnn.reduce_mean %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>
      %x1 = qnn.reduce_max %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>
      %z = arith.constant dense<0.0> : tensor<4x5xf32>
      %wi = {constant(20, 8, scale=0.4)}
      %wh = {constant(20, 5, scale=0.4)}
      %bi = {constant(20, scale=0.4)}
      %bh = {constant(20, scale=0.4)}
      %h1, %c1 = qnn.lstm_cell %x0, %z, %z, %wi, %wh, %bi, %bh
        : (tensor<4x8xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<20x8xf32>,
           tensor<20x5xf32>, tensor<20xf32>, tensor<20xf32>) -> (tensor<4x5xf32>, tensor<4x5xf32>)
      %y, %c2 = qnn.lstm_cell %x1, %h1, %c1, %wi, %wh, %bi, %bh
        : (tensor<4x8xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<20x8xf32>,
           tensor<20x5xf32>, tensor<20xf32>, tensor<20xf32>) -> (tensor<4x5xf32>, tensor<4x5xf32>)
      """, "4x5"),
    "gru_cell": (37.8, f"""
      %x0 = qnn.reduce_mean %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>
      %x1 = qnn.reduce_max %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>
      %z = arith.constant dense<0.0> : tensor<4x5xf32>
      %wi = {constant(15, 8, scale=0.4)}
      %wh = {constant(15, 5, scale=0.4)}
      %bi = {constant(15, scale=0.4)}
      %bh = {constant(15, scale=0.4)}
      %h1 = qnn.gru_cell %x0, %z, %wi, %wh, %bi, %bh
        : (tensor<4x8xf32>, tensor<4x5xf32>, tensor<15x8xf32>, tensor<15x5xf32>, tensor<15xf32>,
           tensor<15xf32>) -> tensor<4x5xf32>
      %y = qnn.gru_cell %x1, %h1, %wi, %wh, %bi, %bh
        : (tensor<4x8xf32>, tensor<4x5xf32>, tensor<15x8xf32>, tensor<15x5xf32>, tensor<15xf32>,
           tensor<15xf32>) -> tensor<4x5xf32>
      """, "4x5"),
    # A type that was given leaves the ops around it to who gave it.
    "fake_quantize": (100, f"""
      %w = {constant(8, 1, 1, 8, scale=0.35)}
      %c = qnn.conv2d %x, %w : {IMAGE}, tensor<8x1x1x8xf32> -> {IMAGE}
      %y = qnn.fake_quantize %c as !quant.uniform<i8:f32, 0.0625:5> : {IMAGE}""", "4x6x6x8"),
    # Results of their own.
    "cross_entropy": (47.7, f"""
      %x0 = qnn.reduce_mean %a {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>
      %x1 = qnn.add %x0, %x0 : tensor<4x8xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
      %i = qnn.argmax %b0 {{axis = 1 : i64}} : tensor<4x8xf32> -> tensor<4xi64>
      %y = qnn.cross_entropy none %x1, %i : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
      """, None, "4xf32"),
    "mse_loss": (33.7, f"""
      %y = qnn.mse_loss none %a, %b : {IMAGE}, {IMAGE} -> {IMAGE}""", None, "4x6x6x8xf32"),
    "argmax": (0.97, f"""
      %y = qnn.argmax %a {{axis = 3 : i64}} : {IMAGE} -> tensor<4x6x6xi32>""", None, "4x6x6xi32"),
}

# Float islands between int8 values, a division by what int8 may round to 0, and the neighbours
# of an explicit type.
IN_FLOAT = {
    "conv2d": 1,
    "cross_entropy": 1,
    "div": 1,
    "exp": 1,
    "group_norm": 1,
    "matmul": 1,
    "mse_loss": 1,
    "reduce_prod": 1,
    "rms_norm": 1,
}


def write_body(name, body, shape, lines):
    """Appends the op and its matmul, with %names of their own; returns the result's type."""
    own = re.sub(r"%(?!x\b|a\b|b\b|r\b|b0\b|ids\b)(\w+)", rf"%{name}_\1", body)
    lines.append(own)
    if shape is None:
        return
    elements = int(np.prod([int(size) for size in shape.split("x")])) // N
    lines.append(f"""
      %{name}_flat = qnn.reshape %{name}_y : tensor<{shape}xf32> -> tensor<4x{elements}xf32>
      %{name}_head = {constant(elements, 6, scale=elements ** -0.5)}
      %{name}_out = qnn.matmul %{name}_flat, %{name}_head
        : tensor<4x{elements}xf32>, tensor<{elements}x6xf32> -> tensor<4x6xf32>""")


def write_model(path):
    lines = [f"""
      %wa = {constant(8, 1, 1, 8, scale=0.35)}
      %wb = {constant(8, 1, 1, 8, scale=0.35)}
      %a = qnn.conv2d %x, %wa : {IMAGE}, tensor<8x1x1x8xf32> -> {IMAGE}
      %b = qnn.conv2d %x, %wb : {IMAGE}, tensor<8x1x1x8xf32> -> {IMAGE}
      %r = qnn.reshape %a : {IMAGE} -> tensor<4x36x8xf32>
      %b0 = qnn.reduce_mean %b {{axes = array<i64: 1, 2>}} : {IMAGE} -> tensor<4x8xf32>"""]
    values, types = [], []
    for name, (_, body, shape, *result) in CASES.items():
        write_body(name, body, shape, lines)
        values.append(f"%{name}_out" if shape else f"%{name}_y")
        types.append("tensor<4x6xf32>" if shape else f"tensor<{result[0]}>")
    path_text = "\n".join(lines)
    arguments = f"%x: {IMAGE}, %ids: tensor<4x5xi64>"
    with open(path, "w") as file:
        file.write(
            f"func.func @main({arguments}) -> ({', '.join(types)}) {{{path_text}\n"
            f"      return {', '.join(values)} : {', '.join(types)}\n}}\n"
        )


def qopt(*arguments):
    return subprocess.run(
        ["qopt", *arguments], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def run(model, folder, output, *options):
    qopt("run", model, "--input", f"{folder}/x.npy", f"{folder}/ids.npy", "--output",
         f"{folder}/{output}.npz", *options)
    return dict(np.load(f"{folder}/{output}.npz"))


def main():
    folder = sys.argv[1]
    model, quantized = f"{folder}/model.mlir", f"{folder}/quantized.mlir"
    write_model(model)
    np.save(f"{folder}/x.npy", rng.standard_normal((32, 6, 6, 8)).astype(np.float32))
    np.save(f"{folder}/ids.npy", rng.integers(0, 20, (32, 5)))
    qopt("quantize", model, "--calibration", f"{folder}/x.npy", f"{folder}/ids.npy",
         "-o", quantized)

    expected = run(model, folder, "float", "--reference")
    integers = run(quantized, folder, "int8")
    reference = run(quantized, folder, "reference", "--reference")
    failed = False
    for (name, (bar, *_)), key in zip(CASES.items(), expected):
        want, have = expected[key].astype(np.float64), integers[key]
        if have.tobytes() != reference[key].tobytes():
            failed = True
            print(f"{name}: int8 differs from the reference")
        if name == "argmax":
            quality = (want == have).mean()
        else:
            noise = max(((have - want) ** 2).sum(), 1e-30)
            quality = 10 * np.log10((want**2).sum() / noise)
        print(f"{name}: {quality:.2f}")
        if not quality >= bar:
            failed = True
            print(f"{name}: below {bar}")
    counts = {}
    for op in json.loads(qopt("inspect", quantized, "--json"))["ops"]:
        if not op["quantized"]:
            counts[op["kind"]] = counts.get(op["kind"], 0) + 1
    if counts != IN_FLOAT:
        failed = True
        print(f"in float: {counts}, not {IN_FLOAT}")
    return int(failed)


sys.exit(main())

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs families in float and in int8 and holds them against PyTorch's results:

  check.py FORM NAME...    FORM is tosa or linalg

Float agrees within 1e-5 of the largest value. int8 gives the reference's bits, has no op in
float but those listed here, and an SQNR above the bar, which is 3 dB below what the family
had when it was written. Classes (argmax) agree in a share of all positions instead.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

import data

HERE = pathlib.Path(__file__).parent

# What the last op gives leaves the model in f32, and so does what only moves it.
TAIL = {"transpose": 1}

# The bar in dB (for classes, the share), and kinds and counts of ops in float.
FAMILIES = {
    "linear": (42.3, {}),
    "conv2d": (43.6, TAIL),
    "depthwise": (65.6, {"transpose": 1, "hard_sigmoid": 1}),
    "conv_transpose": (43.9, TAIL),
    "conv1d": (36.1, {"transpose": 1, "reshape": 1, "reduce_mean": 1}),
    "conv3d": (47.0, {"reshape": 1, "reduce_mean": 1}),
    "pooling": (42.4, {}),
    "residual": (33.8, {}),
    "concat_split": (30.8, TAIL),
    "normalization": (35.5, {"layer_norm": 2, "softmax": 1, "reshape": 1}),
    "activations": (22.7, {}),
    "transformer": (33.2, {"layer_norm": 2}),
    "decoder": (35.9, {"rms_norm": 2, "reshape": 1}),
    "embedding": (34.9, {}),
    "upsample": (36.8, TAIL),
    "recurrent": (35.5, {}),
    "group_norm": (28.9, {"group_norm": 2, "transpose": 1}),
    "reductions": (21.8, {}),
    "elementwise": (19.2, {}),
    "argmax": (0.98, {}),
}
# Where a form differs: a tail without a transpose; one of the two normalizations, which
# is not recognised in linalg and quantized as the means and products that it consists of.
IN_FORM = {
    ("linalg", "conv1d"): {"reshape": 1, "reduce_mean": 1},
    ("linalg", "group_norm"): {"group_norm": 1, "transpose": 1},
}


def qopt(*arguments):
    return subprocess.run(
        ["qopt", *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def run(model, inputs, output, *options):
    qopt("run", model, "--input", inputs, "--output", output, *options)
    return np.load(output)


def get_sqnr(expected, actual):
    noise = ((actual.astype(np.float64) - expected) ** 2).sum()
    return 10 * np.log10((expected.astype(np.float64) ** 2).sum() / noise)


def check(form, name, directory):
    """Returns what is wrong, and a line of figures."""
    model = HERE / form / f"{name}.mlir"
    expected = np.load(HERE / "expected" / f"{name}.npy")
    samples = data.inputs(name)
    inputs, calibration = directory / "x.npy", directory / "calibration.npy"
    np.save(inputs, samples)
    np.save(calibration, samples[: data.SAMPLES // 2])
    problems = []

    actual = run(model, inputs, directory / "float.npy", "--reference")
    error = np.abs(actual - expected).max() / np.abs(expected).max()
    if not error <= 1e-5:
        problems.append(f"float differs by {error:.2g} of the largest value")

    quantized = directory / "quantized.mlir"
    qopt("quantize", model, "--calibration", calibration, "-o", quantized)
    integers = run(quantized, inputs, directory / "int8.npy")
    reference = run(quantized, inputs, directory / "reference.npy", "--reference")
    if integers.tobytes() != reference.tobytes():
        problems.append("int8 differs from the reference")

    bar, in_float = FAMILIES[name]
    in_float = IN_FORM.get((form, name), in_float)
    if name == "argmax":
        quality = (integers == expected).mean()
    else:
        quality = get_sqnr(expected, integers)
    if not quality >= bar:
        problems.append(f"quality {quality:.4g} is below {bar}")

    summary = json.loads(qopt("inspect", quantized, "--json"))
    counts = {}
    for op in summary["ops"]:
        if not op["quantized"]:
            counts[op["kind"]] = counts.get(op["kind"], 0) + 1
    if counts != in_float:
        problems.append(f"in float: {counts}, not {in_float}")
    figures = f"{summary['ops_quantized']} ops in int8, float {error:.1e}, {quality:.4g}"
    return problems, figures


def main():
    form, *names = sys.argv[1:]
    failed = False
    for name in names or FAMILIES:
        with tempfile.TemporaryDirectory() as directory:
            problems, figures = check(form, name, pathlib.Path(directory))
        print(f"{name}: {figures}", *problems, sep="\n  ", flush=True)
        failed |= bool(problems)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

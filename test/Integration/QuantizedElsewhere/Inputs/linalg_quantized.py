# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""linalg's quantized named ops through `qopt run`, against numpy in int64."""

import pathlib
import subprocess
import sys

import numpy as np

QOPT, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
RUNS = [run.split() for run in sys.argv[3:]]
rng = np.random.default_rng(3)


def int8(*shape):
    return rng.integers(-128, 128, shape).astype(np.int8)


def tensor(a):
    return "tensor<" + "".join(f"{d}x" for d in a.shape) + f"i{8 * a.itemsize}>"


def windows(x, axes, kernel, strides, dilations):
    """The input of each tap for all output positions, over the given axes."""
    for tap in np.ndindex(*kernel):
        index = [slice(None)] * x.ndim
        for a, k, size, s, d in zip(axes, tap, kernel, strides, dilations):
            count = (x.shape[a] - (size - 1) * d - 1) // s + 1
            index[a] = slice(k * d, k * d + (count - 1) * s + 1, s)
        yield tap, x[tuple(index)]


def conv(x, w, spec, axes, taps, strides, dilations):
    """`spec` is an einsum for one tap, whose axes in the filter are `taps`."""
    kernel = [w.shape[t] for t in taps]
    total = 0
    for tap, part in windows(x, axes, kernel, strides, dilations):
        index = [slice(None)] * w.ndim
        for t, k in zip(taps, tap):
            index[t] = k
        total = total + np.einsum(spec, part, w[tuple(index)])
    return total


# op, input, filter, einsum of a tap, spatial axes of the input and of the filter
CONVS = [
    ("conv_2d_nhwc_hwcf_q", (1, 9, 8, 16), (3, 3, 16, 24), "nyxc,cf->nyxf", (1, 2), (0, 1)),
    ("conv_2d_nhwc_fhwc_q", (2, 7, 9, 5), (7, 3, 2, 5), "nyxc,fc->nyxf", (1, 2), (1, 2)),
    ("conv_2d_nchw_fchw_q", (1, 3, 8, 9), (6, 3, 3, 3), "ncyx,fc->nfyx", (2, 3), (2, 3)),
    ("depthwise_conv_2d_nhwc_hwc_q", (1, 8, 8, 17), (3, 3, 17), "nyxc,c->nyxc", (1, 2), (0, 1)),
    ("depthwise_conv_2d_nhwc_hwcm_q", (1, 7, 6, 5), (3, 2, 5, 3), "nyxc,cm->nyxcm", (1, 2), (0, 1)),
    ("conv_3d_ndhwc_dhwcf_q", (1, 5, 6, 5, 4), (2, 3, 2, 4, 8), "nzyxc,cf->nzyxf", (1, 2, 3), (0, 1, 2)),
]


class Model:
    def __init__(self):
        self.inputs, self.lines, self.results, self.names = [], [], [], []

    def argument(self, values):
        self.inputs.append(values)
        return f"%a{len(self.inputs) - 1}"

    def add(self, op, a, b, zeros, run_time, attributes, expected):
        n = len(self.results)
        acc = rng.integers(-1000, 1000, expected.shape).astype(np.int32)
        names = [self.argument(v) for v in (a, b, acc)]
        for i, zero in enumerate(zeros):
            if run_time:
                scalar = self.argument(np.array([zero], np.int32))
                self.lines.append(f"%z{n}_{i} = tensor.extract {scalar}[%c0] : tensor<1xi32>")
            else:
                self.lines.append(f"%z{n}_{i} = arith.constant {zero} : i32")
        self.lines.append(
            f"%r{n} = linalg.{op} {attributes} ins({names[0]}, {names[1]}, %z{n}_0, %z{n}_1 : "
            f"{tensor(a)}, {tensor(b)}, i32, i32) outs({names[2]} : {tensor(acc)}) -> {tensor(acc)}")
        self.results.append((expected + acc).astype(np.int32))
        self.names.append(f"{op} {zeros} {run_time}")

    def text(self):
        arguments = ", ".join(f"%a{i}: {tensor(a)}" for i, a in enumerate(self.inputs))
        types = ", ".join(tensor(r) for r in self.results)
        names = ", ".join(f"%r{i}" for i in range(len(self.results)))
        body = "\n  ".join(["%c0 = arith.constant 0 : index", *self.lines])
        return f"func.func @main({arguments}) -> ({types}) {{\n  {body}\n  return {names} : {types}\n}}\n"


def build():
    model = Model()
    for zeros in ((0, 0), (-128, 0), (7, -9)):
        for run_time in (False, True):
            center = lambda v, z: v.astype(np.int64) - z
            for m, k, n in ((1, 1, 1), (8, 64, 32), (5, 67, 19)):
                a, b = int8(m, k), int8(k, n)
                model.add("quantized_matmul", a, b, zeros, run_time, "",
                          center(a, zeros[0]) @ center(b, zeros[1]))  # fmt: skip
            a, b = int8(3, 4, 33), int8(3, 33, 6)
            model.add("quantized_batch_matmul", a, b, zeros, run_time, "",
                      center(a, zeros[0]) @ center(b, zeros[1]))  # fmt: skip
            for op, x_shape, w_shape, spec, axes, taps in CONVS:
                x, w = int8(*x_shape), int8(*w_shape)
                strides = [int(s) for s in rng.integers(1, 3, len(axes))]
                dilations = [int(d) for d in rng.integers(1, 3, len(axes))]
                text = lambda v: f"dense<{v}> : tensor<{len(v)}xi64>"
                model.add(op, x, w, zeros, run_time,
                          f"{{strides = {text(strides)}, dilations = {text(dilations)}}}",
                          conv(center(x, zeros[0]), center(w, zeros[1]), spec, axes, taps, strides, dilations))  # fmt: skip
    return model


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    model = build()
    path = FOLDER / "m.mlir"
    path.write_text(model.text())
    files = [str(FOLDER / f"in{i}.npy") for i in range(len(model.inputs))]
    outputs = [str(FOLDER / f"out{i}.npy") for i in range(len(model.results))]
    for file, values in zip(files, model.inputs):
        np.save(file, values)
    failures = []
    for options in RUNS:
        command = [QOPT, "run", str(path), "--input", *files, "--output", *outputs, *options]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{options}: {done.stderr[:3000]}")
        for name, expected, output in zip(model.names, model.results, outputs):
            if not np.array_equal(np.load(output), expected):
                failures.append(f"{options}: {name}")
    print("\n".join(failures))
    print(f"{len(model.results)} ops, {len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())

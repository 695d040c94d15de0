"""Builds a convolution with qopt.Graph and compares it with numpy."""

import sys

import numpy as np
import qopt
from network import fails


def convolve(x, w):
    """NHWC images, OHWI filters, no padding, stride 1, in double."""
    windows = np.lib.stride_tricks.sliding_window_view(x.astype(np.float64), w.shape[1:3], (1, 2))
    return np.einsum("nhwcij,oijc->nhwo", windows, w.astype(np.float64))


def check_errors(g, x, bias):
    fails(["expected 2 or more operands"], lambda: g.op("qnn.conv2d", [x]))
    fails(["layer1.0: ", "four dimensions"], lambda: g.op("qnn.conv2d", [x, bias], location="layer1.0"))
    fails(["requires attribute 'perm'"], lambda: g.op("qnn.transpose", [x]))
    fails(["no attribute 'pem'", "perm"], lambda: g.op("qnn.transpose", [x], {"pem": [0]}))
    fails(["'perm' cannot be 3.5"], lambda: g.op("qnn.transpose", [x], {"perm": 3.5}))
    fails(["no op 'qnn.nope'"], lambda: g.op("qnn.nope", [x]))
    fails(["no op 'conv'"], lambda: g.op("conv", [x]))
    fails(["function of one real variable"], lambda: g.op("qnn.unary", [x], {"kind": "nope"}))
    fails(["give results"], lambda: g.op("qnn.reshape", [x]))
    fails(
        ["result should have shape"],
        lambda: g.op("qnn.transpose", [x], {"perm": [0, 3, 1, 2]}, results=["tensor<1xf32>"]),
    )
    fails(["cannot be inferred"], lambda: g.op("qnn.add", []))
    fails(["not a qopt Value"], lambda: g.op("qnn.add", [x, 1]))
    fails(["expected 7 operands"], lambda: g.op("qnn.lstm_cell", [x, x, x]))
    fails(["another graph"], lambda: qopt.Graph().op("qnn.add", [x, x]))
    fails(["parameter 'k'", "expected an array"], lambda: g.parameter("k", [1, 2]))
    fails(["f64"], lambda: g.constant(np.zeros(3)))
    fails(["'f31' as a type"], lambda: g.input("z", [1], "f31"))
    fails(["negative"], lambda: g.input("z", [-1]))
    fails(["'z'", "64 bits"], lambda: g.input("z", [2**70]))
    fails(["no outputs"], g.finish)
    fails(["needs a name"], lambda: qopt.Graph(""))


def check_strange_ops(g, x):
    """What an op cannot be is said before anything of it is read."""
    huge, endless = [2**70], []
    endless.append(endless)
    for value in (huge[0], huge, [huge]):
        fails(["'perm' cannot be", "64 bits"], lambda: g.op("qnn.transpose", [x], {"perm": value}))
    fails(["stands for no attribute"], lambda: g.op("qnn.transpose", [x], {"perm": endless}))
    fails(["'axis' cannot be"], lambda: g.op("tosa.reduce_sum", [x], {"axis": 2**32}))
    fails(["'perms' cannot be"], lambda: g.op("tosa.transpose", [x], {"perms": [2**32, 1, 2, 3]}, results=[x.type]))
    fails(["net.c: ", "5 vs 4"], lambda: g.op("qnn.conv2d", [x, x, None, None, None], location="net.c"))
    fails(["1 vs 4"], lambda: g.op("tensor.extract_slice", [x], results=["tensor<1xf32>"]))
    for name, count in (("tosa.reduce_sum", 0), ("tosa.reshape", 1), ("tosa.concat", 0)):
        fails([name, "as many operands"], lambda: g.op(name, [x] * count))
    fails(["requires attribute 'axis'"], lambda: g.op("tosa.reduce_sum", [x]))
    fails(["results are texts"], lambda: g.op("qnn.add", [x, x], results=[3]))


def check_parameters():
    """Stored integers are in the range of their type, however many there are."""
    narrow = "!quant.uniform<i8<-127:127>:f32, 0.5>"
    for count in (3, 5000):
        values = np.full(count, -127, np.int8)
        g = qopt.Graph()
        g.output([g.parameter("w", values, elements=narrow)], ["w"])
        assert (g.finish().walk()["ops"][0]["constant"] == values).all()
        values[-1] = -128
        fails(["'w'", "-128 is outside", "[-127, 127]"], lambda: qopt.Graph().parameter("w", values, elements=narrow))
        fails(["'w' is of u8", "convert"], lambda: qopt.Graph().parameter("w", values.view(np.uint8)))


def main(path):
    rng = np.random.default_rng(0)
    filters = rng.standard_normal((64, 3, 3, 5), np.float32)
    shift = rng.standard_normal(64, np.float32)
    images = rng.standard_normal((3, 6, 7, 5), np.float32)

    g = qopt.Graph()
    x = g.input("image", [None, 6, 7, 5])
    weight = g.parameter("conv.weight", filters)
    bias = g.parameter("conv.bias", shift)
    assert (x.shape, x.dtype, x.producer) == ((None, 6, 7, 5), "f32", "")
    assert (weight.producer, bias.producer) == ("qnn.load_parameter", "arith.constant")
    check_errors(g, x, bias)
    check_strange_ops(g, x)
    check_parameters()
    (y,) = g.op("qnn.conv2d", [x, weight, bias], {"strides": (1, 1)}, location="net.conv")
    (y,) = g.op("qnn.conv2d", [x, weight, None, y])  # the first one is the second one's residual
    assert y.type == "tensor<?x4x5x64xf32>", y.type
    (positive,) = g.op("qnn.compare", [y, y], {"kind": "ge"})
    assert positive.dtype == "bool"
    (flat,) = g.op("tensor.collapse_shape", [bias], {"reassociation": [[0]]}, results=["tensor<64xf32>"])
    assert flat.producer == "tensor.collapse_shape"
    (nchw,) = g.op("qnn.transpose", [y], {"perm": [0, 3, 1, 2]})
    g.output([nchw], ["features"])
    for late in (lambda: g.input("z", [1]), lambda: g.constant(shift), lambda: g.parameter("k", shift)):
        fails(["outputs already"], late)
    model = g.finish()
    fails(["finished"], lambda: x.shape)
    fails(["finished"], g.finish)

    assert [(i.name, i.shape, i.dtype) for i in model.inputs] == [("image", (None, 6, 7, 5), "f32")]
    assert model.outputs[0].shape == (None, 64, 4, 5)
    expected = (2 * convolve(images, filters) + shift).transpose(0, 3, 1, 2)
    run = qopt._core.compile(model).run
    (result,) = run([images])
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-4)
    del filters, weight  # the model keeps the array alive
    model.save(path)
    (again,) = qopt._core.compile(qopt.Module.parse(path)).run([images])
    assert (again == result).all()
    fails(["input 'image'", "[None, 6, 7, 5]", "[6, 7, 5]"], lambda: run([images[0]]))
    fails(["1 inputs, not 0"], lambda: run([]))
    fails(["nope.mlir"], lambda: qopt.Module.parse("nope.mlir"))
    fails(["bad.mlir:1:1"], lambda: qopt.Module.parse_text("x", "bad.mlir"))


main(sys.argv[1])

"""A small network for tests, made with qopt.Graph: two convolutions and a linear layer."""

import numpy as np
import qopt


def weights(seed=0):
    rng = np.random.default_rng(seed)
    return {
        "conv1.weight": rng.standard_normal((24, 3, 3, 4), np.float32) / 6,
        "conv2.weight": rng.standard_normal((32, 3, 3, 24), np.float32) / 15,
        "linear.weight": rng.standard_normal((10, 32), np.float32) / 6,
    }


def build(batch=None):
    """A qopt.Model on images [batch, 8, 8, 4]."""
    w = weights()
    g = qopt.Graph()
    x = g.input("image", [batch, 8, 8, 4])
    for name in ("conv1", "conv2"):
        (x,) = g.op(
            "qnn.conv2d",
            [x, g.parameter(f"{name}.weight", w[f"{name}.weight"])],
            {"strides": [2, 2], "padding": [1, 1, 1, 1], "clamp_min": 0.0},
            location=name,
        )
    (x,) = g.op("qnn.reduce_mean", [x], {"axes": [1, 2]})
    (x,) = g.op("qnn.reshape", [x], results=[f"tensor<{'?' if batch is None else batch}x32xf32>"])
    (x,) = g.op("qnn.matmul", [x, g.parameter("linear.weight", w["linear.weight"])], {"transpose_rhs": True})
    g.output([x], ["scores"])
    return qopt.Model(g.finish())


def images(count, seed=1):
    return np.random.default_rng(seed).standard_normal((count, 8, 8, 4), np.float32)


def fails(words, action, kind=qopt.Error):
    """Checks that the action raises an error with all the words in its message."""
    try:
        action()
    except kind as error:
        assert all(word in str(error) for word in words), f"{error} lacks one of {words}"
        return
    raise AssertionError(f"no error with {words}")

"""Compares qopt.linalg with the formulas of docs/Numerics.md in numpy."""

import numpy as np
from network import fails
from qopt import linalg

F32 = np.float32
rng = np.random.default_rng(0)


def quantize(x, s, z, low=-128):
    """saturate(rint(x / s) + z)."""
    return np.clip(np.rint(x / F32(s)).astype(np.float64) + z, low, 127).astype(np.int8)


def round_out(t, z):
    """min(max(rint(t), lo - z), hi - z) + z of an f32."""
    return (np.clip(np.rint(t), -128 - z, 127 - z) + z).astype(np.int8)


def check_quantize():
    x = np.array([0.25, 0.75, -0.25, 1e9, -1e9, np.nan, np.inf, 63.5, 64.5], F32)
    q = linalg.quantize(x, 0.5, 3)
    expected = quantize(np.nan_to_num(x, nan=0.0), 0.5, 3)
    assert (q.data == expected).all(), q.data
    assert (linalg.dequantize(q) == (expected.astype(F32) - 3) * F32(0.5)).all()
    w = rng.standard_normal((4, 5, 6), F32)
    for axis in (0, 1, -1):
        q = linalg.quantize(w, axis=axis, symmetric=True)
        shape = [1, 1, 1]
        shape[axis] = -1
        scales = np.array(q.scales).reshape(shape)
        assert len(q.scales) == w.shape[axis] and q.zero_points == [0] * w.shape[axis]
        assert (q.data == quantize(w, scales.astype(F32), 0, -127)).all()
        assert np.abs(q.dequantize() - w).max() <= max(q.scales) * 0.51
    q = linalg.quantize(w + 1)
    assert q.axis is None and q.zero_points[0] != 0 and q.data.min() == -128 and q.data.max() == 127
    alias = linalg.from_int8(q.data, q.scales[0], q.zero_points[0])
    assert (alias.dequantize() == q.dequantize()).all() and np.shares_memory(alias.data, q.data)
    # What was checked, or lent by somebody who cannot write it either, stays as it is.
    fails(["read-only"], lambda: alias.data.fill(-128), ValueError)


def check_matmul():
    for lhs_shape, rhs_shape, transpose_lhs, transpose_rhs in [
        ((5, 33), (33, 7), False, False),
        ((33, 5), (7, 33), True, True),
        ((3, 5, 16), (3, 16, 9), False, False),
        ((2, 3, 4, 8), (8, 6), False, False),
    ]:
        a = linalg.quantize(rng.standard_normal(lhs_shape, F32) + 0.3)
        per_channel = len(rhs_shape) == 2
        axis = (0 if transpose_rhs else 1) if per_channel else None
        b = linalg.quantize(rng.standard_normal(rhs_shape, F32), axis=axis, symmetric=True)
        qa = a.data.astype(np.int64) - a.zero_points[0]
        qb = b.data.astype(np.int64)
        acc = (qa.swapaxes(-1, -2) if transpose_lhs else qa) @ (qb.swapaxes(-1, -2) if transpose_rhs else qb)
        options = {"transpose_lhs": transpose_lhs, "transpose_rhs": transpose_rhs}
        m = F32(a.scales[0] * np.array(b.scales) / 0.125)
        c = linalg.matmul(a, b, scale=0.125, zero_point=-4, **options)
        assert (c.data == round_out(acc.astype(F32) * m, -4)).all()
        y = linalg.matmul(a, b, **options)
        np.testing.assert_allclose(y, acc * (a.scales[0] * np.array(b.scales)), rtol=1e-6)


def check_elementwise():
    a = linalg.quantize(rng.standard_normal((4, 1, 9), F32))
    b = linalg.quantize(rng.standard_normal((5, 9), F32) * 3)
    qa = (a.data.astype(np.int32) - a.zero_points[0]).astype(F32)
    qb = (b.data.astype(np.int32) - b.zero_points[0]).astype(F32)
    total = linalg.add(a, b, scale=0.1, zero_point=7)
    ma, mb = F32(a.scales[0] / 0.1), F32(b.scales[0] / 0.1)
    assert total.shape == (4, 5, 9) and (total.data == round_out(qa * ma + qb * mb, 7)).all()
    product = linalg.mul(a, b, scale=0.2)
    m = F32(a.scales[0] * b.scales[0] / 0.2)
    assert (product.data == round_out((qa * qb) * m, 0)).all()
    w = linalg.quantize(rng.standard_normal((3, 4, 5), F32), axis=1, symmetric=True)
    t = linalg.transpose(w, [1, 2, 0])
    assert t.axis == 0 and t.scales == w.scales and (t.data == w.data.transpose(1, 2, 0)).all()
    assert (linalg.transpose(w).dequantize() == w.dequantize().T).all()


def check_errors():
    a, b = linalg.quantize(np.ones((2, 3), F32)), linalg.quantize(np.ones((4, 5), F32))
    fails(["matmul"], lambda: linalg.matmul(a, b))
    fails(["broadcast"], lambda: linalg.add(a, b, scale=1))
    fails(["permutation"], lambda: linalg.transpose(a, [0, 0]))
    fails(["scale"], lambda: linalg.quantize(np.ones(3), -1))
    fails(["zero point"], lambda: linalg.quantize(np.ones(3), 1, 300))
    for zero_point in (2.5, 2**70, [[1]]):
        fails(["zero point is an integer", str(zero_point)], lambda: linalg.quantize(np.ones(3), 1, zero_point))
    fails(["scale is a number", "'a'"], lambda: linalg.quantize(np.ones(3), "a"))
    fails(["expected an array", "list"], lambda: linalg.from_int8([1, 2], 0.5))
    fails(["scale"], lambda: linalg.add(a, a, scale=0))
    fails(["axis 3"], lambda: linalg.quantize(np.ones((2, 3)), axis=3))
    fails(["2 scales", "3 of each"], lambda: linalg.quantize(np.ones((2, 3)), [1, 2], axis=1))
    fails(["int8", "f32"], lambda: linalg.from_int8(np.ones(3, F32), 1))
    fails(["element 0 is -128"], lambda: linalg.from_int8(np.full(3, -128, np.int8), 1, narrow=True))
    fails(["complex"], lambda: linalg.quantize(np.ones(3, complex)))
    fails(["NaN"], lambda: linalg.quantize(np.array([np.nan, 1])))
    fails(["empty"], lambda: linalg.add(linalg.quantize(np.ones(0)), linalg.quantize(np.ones(0)), scale=1))


check_quantize()
check_matmul()
check_elementwise()
check_errors()

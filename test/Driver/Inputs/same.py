# Fails unless two arrays are equal: same.py A.npy B.npy, or A.npz:name for one in an
# archive.
import sys

import numpy as np


def load(path):
    file, _, name = path.partition(":")
    loaded = np.load(file)
    return loaded[name] if name else loaded


a, b = (load(path) for path in sys.argv[1:])
assert a.dtype == b.dtype and a.shape == b.shape, (a.dtype, a.shape, b.dtype, b.shape)
assert np.array_equal(a, b), (a, b)

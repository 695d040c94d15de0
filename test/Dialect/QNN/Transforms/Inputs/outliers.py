# Seven samples of four values up to 6, some with a value that is far off: PREFIX.NAME.npy.
import sys

import numpy as np


def write(name, changes, samples=None):
    x = np.tile(np.array([[-1, 2, 4, 6]], "f4"), (7, 1)) if samples is None else samples
    for row, value in changes.items():
        x[row, 3] = value
    np.save(f"{sys.argv[1]}.{name}.npy", x)


write("last", {6: 1e30})
write("far", {2: -256})
write("near", {2: -255})
write("two", {1: 1e30, 5: 1e30})
write("zeros", {0: 6, 1: 1e30}, np.zeros((7, 4), "f4"))

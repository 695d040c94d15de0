"""Two .npy files with the same bits."""
import sys

import numpy as np

a, b = np.load(sys.argv[1]), np.load(sys.argv[2])
assert a.dtype == b.dtype and a.shape == b.shape, (a.dtype, b.dtype, a.shape, b.shape)
assert a.tobytes() == b.tobytes(), np.argwhere(a != b)[:5]
print("equal", a.shape)

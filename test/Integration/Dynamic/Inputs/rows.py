"""The first rows of a .npy, over and over if it has fewer."""
import sys

import numpy as np

source, count, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rows = np.load(source)
np.save(target, rows[np.arange(count) % len(rows)])

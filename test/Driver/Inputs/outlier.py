# outlier.py IN.npy SAMPLE VALUE OUT.npy: the array with one value of one sample replaced.
import sys

import numpy as np

x = np.load(sys.argv[1])
x[int(sys.argv[2])].flat[5] = float(sys.argv[3])
np.save(sys.argv[4], x)

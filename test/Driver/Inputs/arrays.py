# Writes the arrays that the driver's tests read: x.npy (7 samples of integers),
# labels.npy, data.npz with both, and broken ones. For the reference of run:
# expected.npy, computed here.
import sys

import numpy as np

folder = sys.argv[1]


def save(name, array):
    np.save(f"{folder}/{name}.npy", array)


x = (np.arange(21, dtype=np.float32).reshape(7, 3) * 5) % 9 - 4
labels = np.array([0, 1, 0, 1, 0, 1, 0])
w0 = np.array([[1, -1, 0.5, 2], [0, 1, -0.5, 1], [2, 0, 1, -1]], np.float32)
b0 = np.array([0.5, 0, -1, 0.25], np.float32)
w1 = np.array([[1, 0], [0, 1], [1, -1], [0.5, 0.5]], np.float32)
save("x", x)
save("labels", labels)
save("expected", np.maximum(x @ w0 + b0, 0) @ w1)
np.savez(f"{folder}/data.npz", x=x, labels=labels)
save("wide", np.zeros((7, 4), np.float32))
save("rank3", np.zeros((7, 3, 1), np.float32))
save("empty", np.zeros((0, 3), np.float32))
save("text", np.array(["a", "b"]))
save("int", x.astype(np.int32))
nan = x.copy()
nan[2, 1] = np.nan
save("nan", nan)
inf = x.copy()
inf[3, 0] = np.inf
save("inf", inf)
save("long", np.linspace(-1, 1, 200000, dtype=np.float32).reshape(2, -1))
save("few-labels", labels[:3])
save("high-labels", labels + 2)
np.savez(f"{folder}/other-names.npz", y=x, z=x)
for name in ("x.npy", "data.npz"):
    whole = open(f"{folder}/{name}", "rb").read()
    open(f"{folder}/cut-{name}", "wb").write(whole[: len(whole) - 20])
    open(f"{folder}/short-{name}", "wb").write(whole[:7])

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The digits data as every script here sees it.

scikit-learn carries the 1797 images (8x8, values 0..16) inside its package, so
nothing is downloaded. The split is fixed: 1347 images to train on, 450 held
out, stratified by class; the first 200 training images calibrate.
"""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

TEST_ROWS = 450
CALIBRATION_ROWS = 200
SPLIT_SEED = 0


def load_split():
    """Returns (train_x, train_y, test_x, test_y): f32 [N,1,8,8] in 0..1, i64 [N]."""
    digits = load_digits()
    images = (digits.images / 16.0).astype(np.float32)[:, None, :, :]
    labels = digits.target.astype(np.int64)
    train_x, test_x, train_y, test_y = train_test_split(
        images,
        labels,
        test_size=TEST_ROWS,
        random_state=SPLIT_SEED,
        stratify=labels,
    )
    return train_x, train_y, test_x, test_y


def calibration_images():
    """Returns the f32 [200,1,8,8] images that every quantizer calibrates on."""
    return load_split()[0][:CALIBRATION_ROWS]

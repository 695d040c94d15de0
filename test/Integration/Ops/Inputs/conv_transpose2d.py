# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.conv_transpose2d in int8 and f32: strides, dilations, groups, padding of either sign."""

import conv2d
import reference as ref
from harness import check

# (input NHWC, out, kernel, strides, padding top/bottom/left/right, dilations, groups)
SHAPES = [
    ((1, 1, 1, 1), 1, (1, 1), (1, 1), (0, 0, 0, 0), (1, 1), 1),  # the smallest
    ((1, 8, 8, 4), 8, (2, 2), (2, 2), (0, 0, 0, 0), (1, 1), 1),  # the usual of U-Nets
    ((2, 5, 4, 3), 5, (4, 4), (2, 2), (1, 1, 1, 1), (1, 1), 1),  # the usual of generators
    ((1, 5, 4, 5), 17, (3, 2), (2, 3), (1, 0, 0, -1), (1, 1), 1),  # output padding
    ((1, 4, 5, 3), 4, (3, 3), (1, 2), (2, 1, 0, 2), (2, 3), 1),  # dilated
    ((3, 6, 5, 33), 7, (1, 1), (2, 2), (0, -1, 0, -1), (1, 1), 1),  # gaps that no tap fills
    ((1, 6, 5, 6), 6, (3, 3), (2, 2), (1, 1, 1, 1), (1, 1), 6),  # depthwise
    ((1, 4, 4, 3), 6, (3, 3), (2, 1), (1, 1, 1, 1), (1, 1), 3),  # depthwise, multiplier 2
    ((1, 4, 5, 6), 9, (3, 3), (1, 2), (0, 1, 1, 0), (2, 1), 3),  # grouped
    ((1, 9, 9, 2), 3, (2, 2), (3, 3), (7, 9, 8, 8), (1, 1), 1),  # padding beyond the first inputs
    ((1, 2, 2, 2), 3, (2, 3), (2, 2), (-3, -2, -4, -1), (1, 1), 1),  # a border of bias only
    ((1, 3, 1, 2), 3, (1, 1), (5, 1), (1, 9, 0, 0), (1, 1), 1),  # no input at all is left
]


def output_shape(shape):
    x, out, kernel, strides, padding, dilations, _ = shape
    size = lambda a: (
        (x[1 + a] - 1) * strides[a] + (kernel[a] - 1) * dilations[a] + 1
        - padding[2 * a] - padding[2 * a + 1]
    )  # fmt: skip
    return (x[0], size(0), size(1), out)


if __name__ == "__main__":
    conv2d.OP, conv2d.REFERENCE = "qnn.conv_transpose2d", ref.conv_transpose2d
    conv2d.SHAPES, conv2d.output_shape = SHAPES, output_shape
    check(conv2d.make_cases)

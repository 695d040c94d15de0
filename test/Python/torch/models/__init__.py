# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks as people use them, from their papers, with random weights.

`width` scales the numbers of channels and `repeat` limits the repetitions of a stage's
block, so that a test is quick; without them, networks are the published ones.
"""

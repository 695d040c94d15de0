# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks as people use them, from their papers, with random weights.

`width` scales the numbers of channels, so that a test is quick; `width=1` and the input
size in catalog.py's `full` are the published networks.
"""

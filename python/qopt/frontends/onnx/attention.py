# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Scaled dot-product attention. Forms that the op does not have are built by ONNX's definition."""

from __future__ import annotations

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""ONNX models: import and export. Needs the onnx package."""

from .importer import from_onnx

__all__ = ["from_onnx"]

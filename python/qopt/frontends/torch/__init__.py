# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""PyTorch models: torch.export traces them, this package writes them as qnn ops.

    model = qopt.from_torch(resnet, (images,), dynamic_batch=True)
"""

from qopt.frontends.torch.errors import TorchImportError, UnsupportedOps
from qopt.frontends.torch.importer import from_torch

__all__ = ["TorchImportError", "UnsupportedOps", "from_torch"]

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Importers: what other frameworks have as a model becomes a qopt.Module."""

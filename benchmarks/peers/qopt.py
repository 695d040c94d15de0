# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qopt itself: `qopt quantize`, `qopt compile`, and the library called from here."""

import ctypes
import os
import subprocess
from pathlib import Path

import numpy as np

from . import Call, Peer, outdated

QOPT = Path(os.environ.get("QOPT", Path(__file__).parents[2] / "build" / "bin" / "qopt"))


def run(*arguments: str | Path) -> str:
    done = subprocess.run([QOPT, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"qopt {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


class Qopt(Peer):
    name = "qopt"

    def version(self) -> str:
        return run("--version").splitlines()[0]

    def prepare(self, directory: Path, precision: str) -> None:
        model = directory / "model.mlir"
        if precision == "int8":
            quantized = directory / "qopt_int8.mlir"
            if outdated(quantized, QOPT):
                data = directory / "calibration.npy"
                run("quantize", model, "--calibration", data, "-o", quantized)
            model = quantized
        library = directory / f"qopt_{precision}.so"
        if outdated(library, QOPT):
            run("compile", model, "-o", library, "--embed-weights", "--name", "model")

    def load(self, directory: Path, precision: str, threads: int) -> Call:
        library = ctypes.CDLL(str(directory / f"qopt_{precision}.so"))
        library.model_bind(None, None, 0)
        if library.model_set_threads(threads):
            raise RuntimeError(f"qopt: no {threads} threads")
        example = self.example(directory)
        result = np.empty(self.result_shape(directory), np.float32)
        pointers = [ctypes.c_void_p(array.ctypes.data) for array in (example, result)]
        function = library.model_run

        def call():
            function(*pointers)
            return result

        call.keeps = (library, example)  # the pointers are into these
        return call

# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""PyTorch itself, in float: the traced and frozen program in the channels-last layout."""

from pathlib import Path

from . import Call, Peer, outdated


class Torch(Peer):
    name = "torch"
    precisions = ("f32",)

    def version(self) -> str:
        import torch

        return torch.__version__.split("+")[0]

    def prepare(self, directory: Path, precision: str) -> None:
        file = directory / "torch_f32.pt"
        if not outdated(file, directory / "model.json"):
            return
        import models
        import torch

        model = models.build(directory.name.rsplit("-b", 1)[0])
        example = torch.from_numpy(self.example(directory))
        if example.ndim == 4:
            model = model.to(memory_format=torch.channels_last)
            example = example.to(memory_format=torch.channels_last)
        with torch.inference_mode():
            torch.jit.freeze(torch.jit.trace(model, example)).save(file)

    def load(self, directory: Path, precision: str, threads: int) -> Call:
        import torch

        torch.set_num_threads(threads)
        model = torch.jit.load(directory / "torch_f32.pt")
        example = torch.from_numpy(self.example(directory))
        if example.ndim == 4:
            example = example.to(memory_format=torch.channels_last)

        def call():
            with torch.inference_mode():
                return model(example).numpy()

        return call

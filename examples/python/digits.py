# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""From nothing to int8 in a minute: trains a small network on handwritten digits, quantizes it, compares both
and writes the result in three forms.

    python examples/python/digits.py [--epochs N] [--output FOLDER]
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import qopt
import torch
from torch import nn

DATA = Path(__file__).parent.parent / "digits"
HELD_OUT = 100


def load_digits() -> tuple[torch.Tensor, torch.Tensor]:
    """450 images [1, 8, 8] of pixels in 0..1, in a fixed random order, and their labels."""
    images, labels = (torch.from_numpy(np.load(DATA / f"test_{name}.npy")) for name in ("images", "labels"))
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(0))
    return images[order], labels[order].long()


def make_network() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.Conv2d(32, 64, 3, stride=2, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
        nn.Conv2d(64, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10),
    )  # fmt: skip


def train(net: nn.Module, images: torch.Tensor, labels: torch.Tensor, epochs: int) -> None:
    """Images shifted by up to a pixel, so that a few hundred of them are enough."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3)
    for _ in range(epochs):
        for batch in torch.randperm(len(images)).split(32):
            down, right = torch.randint(-1, 2, (2,)).tolist()
            loss = nn.functional.cross_entropy(net(images[batch].roll((down, right), (2, 3))), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--output", type=Path, help="where to write the models (default: a temporary folder)")
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)  # the network is too small for more
    images, labels = load_digits()
    held_out, answers = images[-HELD_OUT:], labels[-HELD_OUT:]
    net = make_network()
    train(net, images[:-HELD_OUT], labels[:-HELD_OUT], options.epochs)
    net.eval()

    model = qopt.from_torch(net, (held_out,), dynamic_batch=True)
    qmodel = model.quantize(images[:-HELD_OUT])  # no labels are needed
    print(qmodel.report())
    with torch.no_grad():
        results = {"torch": net(held_out), "qopt, f32": model(held_out), "qopt, int8": qmodel(held_out)}
    for name, scores in results.items():
        print(f"{name}: {int((scores.argmax(1) == answers).sum())} of {HELD_OUT} held-out digits are right")
    print(qmodel.bench(model, seconds=0.5, batch=HELD_OUT))

    with tempfile.TemporaryDirectory() as temporary:
        folder = options.output or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        qmodel.save(folder / "digits.mlir")  # for the qopt command
        qmodel.save(folder / "digits.onnx")  # for onnxruntime
        qmodel.compile(folder / "digits.so", header=folder / "digits.h", sizes=[1])  # for C, without Python
        qmodel.report(folder / "digits.html", held_out)
        for file in sorted(folder.glob("digits.*")):
            print(f"{file.name}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()

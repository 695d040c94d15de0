# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""ResNet-18 in int8 through quantized_ml_api: pretrained where torchvision is installed, else of
our own definition with random weights, which is as fast and no classifier.

    python examples/python/resnet18.py [--batch N] [--size PIXELS] [--calibrate]
"""

import argparse
import time

import torch
from quantized_ml_api import QuantizedInput, QuantizedModel, QuantizedParams
from torch import nn


class Block(nn.Module):
    """Two 3x3 convolutions beside a shortcut (He et al., 2016, figure 2)."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        shortcut = x if self.downsample is None else self.downsample(x)
        return self.relu(self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x))))) + shortcut)


def make_resnet18() -> nn.Module:
    """torchvision's pretrained one, or its structure."""
    try:
        from torchvision.models import ResNet18_Weights, resnet18

        return resnet18(weights=ResNet18_Weights.DEFAULT).eval()
    except (ImportError, OSError, RuntimeError) as error:  # not installed or not for this torch, or no way to the weights
        print(f"no pretrained weights ({error}): a ResNet-18 of our own definition with random ones")
    torch.manual_seed(0)
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for outputs in (64, 128, 256, 512):
        layers += [Block(inputs, outputs, 1 if outputs == 64 else 2), Block(outputs, outputs, 1)]
        inputs = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000)).eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--size", type=int, default=224, help="height and width of the images")
    parser.add_argument("--calibrate", action="store_true", help="with 16 images, instead of the first input")
    options = parser.parse_args()

    model = make_resnet18()
    params = model.state_dict()
    images = torch.randn(options.batch, 3, options.size, options.size)

    qmodel = QuantizedModel(model, params)
    if options.calibrate:
        qmodel.calibrate(torch.randn(4, 3, options.size, options.size) for _ in range(4))
    qparams = QuantizedParams(params, qmodel)
    qinputs = QuantizedInput(qparams, images)
    outputs = qmodel.forward({"input": qinputs})

    with torch.no_grad():
        model(images)
        begin = time.perf_counter()
        expected = model(images)
        seconds = time.perf_counter() - begin
    sqnr = 10 * torch.log10((expected**2).sum() / ((expected - outputs) ** 2).sum())
    print(qmodel.report())
    print(qparams)
    print(f"outputs {list(outputs.shape)}, SQNR {sqnr:.1f} dB against torch")
    print(f"{qmodel.inference_time() * 1e3:.1f} ms a call, torch in f32: {seconds * 1e3:.1f} ms")


if __name__ == "__main__":
    main()

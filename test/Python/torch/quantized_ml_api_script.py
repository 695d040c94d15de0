"""See quantized_ml_api.test."""

import contextlib
import io
import runpy
import sys
import time
import warnings
from importlib.util import find_spec

import torch
from documented import list_missing
from models.catalog import CATALOG
from network import fails
from torch import nn

from quantized_ml_api import QuantizedInput, QuantizedModel, QuantizedParams

CHANNELS = (
    [3, 64, 64, 128, 128, 256, 256, 512, 512, 1024, 1024, 1536, 1536]
    + [2048] * 4 + [4096] * 2 + [8192] * 2 + [16384] * 2 + [32768] * 2
)  # fmt: skip


class QuantizedNet(nn.Module):
    """24 convolutions and ReLUs; the channels are divided by `factor`."""

    def __init__(self, factor: int = 1) -> None:
        super().__init__()
        channels = [3] + [max(4, count // factor) for count in CHANNELS[1:]]
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in zip(channels, channels[1:]))

    def forward(self, x):
        for conv in self.convs:
            x = torch.relu(conv(x))
        return x


def sqnr(reference: torch.Tensor, result: torch.Tensor) -> float:
    return float(10 * torch.log10((reference**2).sum() / ((reference - result) ** 2).sum()))


def run_script(module: nn.Module, images: torch.Tensor) -> tuple[QuantizedModel, torch.Tensor]:
    """The script as users write it, without calibration: that is said once, in a warning."""
    params = module.state_dict()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        qmodel = QuantizedModel(module, params)
        qparams = QuantizedParams(params, qmodel)
        qinputs = QuantizedInput(qparams, images)
        begin = time.perf_counter()
        outputs = qmodel.forward({"input": qinputs})
        whole, seconds = time.perf_counter() - begin, qmodel.inference_time()
        again = qmodel.forward({"input": qinputs})
    texts = [str(w.message) for w in caught]
    assert sum("not calibrated" in text for text in texts) == 1, texts
    assert 0 < qmodel.inference_time() < 60 and torch.equal(outputs, again)
    assert 0 < seconds < whole / 3, "the time to compile counts"
    assert qinputs.nbytes == images.numel(), "the input is not int8"
    assert qparams.nbytes < 0.3 * qparams.float_nbytes, repr(qparams)
    with torch.no_grad():
        quality = sqnr(module(images), outputs)
    assert quality > 15, quality
    return qmodel, outputs


def check_resnet() -> None:
    module = CATALOG["resnet18"].make()
    images = torch.randn(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    qmodel, outputs = run_script(module, images)
    assert outputs.shape == (2, 1000)
    # Rounding before the call or in it is the same.
    assert torch.equal(qmodel.quantized(images), outputs)
    assert not [op for op in qmodel.report().float_ops if op["kind"] in ("conv2d", "matmul")]

    qparams = QuantizedParams(module.parameters(), qmodel)
    weight = qparams["conv1.weight"]
    assert weight.data.dtype == "int8" and weight.axis == 0
    error = (torch.from_numpy(weight.dequantize()) - module.conv1.weight).abs().max()
    assert error <= 0.51 * max(weight.scales) and qparams["fc.bias"] is not None

    old = QuantizedInput(qparams, images)
    qmodel.calibrate([(images, torch.zeros(2)), (images + 1, torch.zeros(2))])
    fails(["calibrated again"], lambda: qmodel.forward({"input": old}))
    qmodel.forward({"input": QuantizedInput(qparams, images)})
    fails(["[2, 3, 64]", "[batch, 3, height, width]"], lambda: QuantizedModel(module).calibrate([images[..., 0]]))
    fails(["[2, 3, 64]", "64, 64]"], lambda: QuantizedInput(qparams, images[..., 0]))
    fails(["no forward"], lambda: QuantizedModel(module).inference_time())
    fails(["seen no data"], lambda: QuantizedModel(module).report())
    fails(["is empty"], lambda: QuantizedModel(module).calibrate([]))
    fails(["no parameter 'x'"], lambda: QuantizedModel(module, {"x": images}))
    fails(["torch.nn.Module"], lambda: QuantizedModel(3))


class Sum(nn.Module):
    """Two inputs, behind a decorator."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(32, 32)
        self.dropout = nn.Dropout()

    @torch.no_grad()
    def forward(self, a, b):
        return self.dropout(self.fc(a + b))


def check_params() -> None:
    """Other parameters than the module's are the ones that count; the module stays as it is."""
    module, (a, b) = Sum(), torch.randn(2, 8, 32)
    weight, bias = module.fc.weight, module.fc.bias
    # The transposed one is in the same memory.
    for other in (weight.detach() / 2, weight.detach().T, weight.detach()):
        qmodel = QuantizedModel(module, {"fc.weight": other}).calibrate([(a, b, torch.zeros(8))])
        assert sqnr((a + b) @ other.T + bias.detach(), qmodel.forward((a, b))) > 25
        assert module.training and module.dropout.training and module.fc.weight is weight
    assert qmodel.module is module
    other = QuantizedModel(module)
    fails(["another model"], lambda: other.forward(QuantizedInput(QuantizedParams(None, qmodel), (a, b))))
    half = QuantizedParams({"fc.weight": weight.bfloat16()}, qmodel)["fc.weight"].dequantize()
    assert (torch.from_numpy(half) - weight).abs().max() < 0.02 * weight.abs().max()


def run_example(path: str) -> None:
    """What it prints is checked by the test."""
    sys.argv = [path, "--size", "64", "--calibrate"]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        runpy.run_path(path, run_name="__main__")
    assert find_spec("torchvision") or printed.getvalue().startswith("no pretrained weights (")
    print(printed.getvalue())


def main(example: str) -> None:
    assert not list_missing(["quantized_ml_api"])
    torch.manual_seed(0)
    check_resnet()
    check_params()
    qmodel, outputs = run_script(QuantizedNet(factor=256).eval(), torch.randn(1, 3, 8, 8))
    convs = [op for op in qmodel.report().summary["ops"] if op["kind"] == "conv2d"]
    assert outputs.shape == (1, 128, 8, 8) and len(convs) == 24 and all(op["quantized"] for op in convs)

    run_example(example)


main(sys.argv[1])

"""Imports networks of the catalog and compares them with torch.

    networks.py [--full] [--dynamic] NAME ...

The largest difference is at most 1e-5 of the largest value. Transposes that are left are
those that `--transposes` allows, one for an image.
"""

import argparse
import resource
import time

import numpy as np
import torch
from models.catalog import CATALOG

import qopt


def compare(name: str, got: np.ndarray, expected: torch.Tensor, tolerance: float = 1e-5) -> float:
    """Largest difference, relative to the largest value."""
    reference = expected.detach().numpy()
    assert got.shape == reference.shape, f"{name}: {got.shape} instead of {reference.shape}"
    error = float(np.abs(got - reference).max() / np.abs(reference).max())
    assert error <= tolerance, f"{name}: differs by {error:.2e}"
    return error


def make_input(shape: tuple[int, ...], batch: int, module: torch.nn.Module) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    vocabulary = getattr(module, "vocabulary", 0)
    if vocabulary:
        return torch.randint(vocabulary, (batch, *shape), generator=generator)
    return torch.randn(batch, *shape, generator=generator)


def check(name: str, full: bool, dynamic: bool, transposes: int | None) -> None:
    entry = CATALOG[name]
    module = entry.make(full)
    x = make_input(entry.get_shape(full), 2 if dynamic else 1, module)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    model = qopt.from_torch(module, (x,), dynamic_batch=dynamic)
    seconds = time.monotonic() - start
    mebibytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    left = str(model).count("= qnn.transpose")
    assert transposes is None or left <= transposes, f"{name}: {left} transposes are left"
    # The code generators are compared elsewhere; the plain code compiles faster.
    run = qopt.compile(model, compile_threads=1, reference=not full).run
    x = make_input(entry.get_shape(full), 3 if dynamic else 1, module)
    with torch.no_grad():
        expected = module(x)
    error = compare(name, run([x.numpy()])[0], expected)
    print(f"{name}: {error:.1e}, {left} transposes, imported in {seconds:.1f} s and {mebibytes:.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--full", action="store_true", help="the published sizes")
    parser.add_argument("--dynamic", action="store_true", help="a batch of any size")
    parser.add_argument("--transposes", type=int, help="how many may be left")
    args = parser.parse_args()
    torch.set_num_threads(1)
    for name in args.names or CATALOG:
        check(name, args.full, args.dynamic, args.transposes)


if __name__ == "__main__":
    main()

"""Quantizes the digits models, compares each with its float original, prints a table.

    python3 demo.py QOPT OUTPUT_DIRECTORY

Only the standard library: everything is done by the qopt driver.
"""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODELS = {
    "mlp": "MLP",
    "resnet": "residual CNN",
    "dscnn": "depthwise-separable CNN",
}
HEADER = ("model", "ops in int8", "correct, float", "correct, int8", "SQNR",
          "weights, float", "int8", "ms, float", "int8", "faster")


def qopt(*arguments):
    """Runs a command of the driver and returns what it prints with --json."""
    command = [str(QOPT), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr.strip() or f"{' '.join(command)} failed")
    return json.loads(done.stdout)


def run(name, output):
    source, target = HERE / f"{name}.mlir", output / f"{name}.mlir"
    quantized = qopt("quantize", source, "--calibration", HERE / "calibration.npy",
                     "-o", target, "--report", output / f"{name}.html")
    evaluated = qopt("eval", target, "--input", HERE / "test_images.npy",
                     "--labels", HERE / "test_labels.npy", "--against", source)
    timed = qopt("bench", target, "--against", source)
    after, (fast, slow) = quantized["after"], timed["models"]
    total = len(after["ops"])
    right = lambda key: f"{evaluated[key]['correct']} of {evaluated[key]['total']}"
    return (MODELS[name], f"{after['ops_quantized']} of {total}",
            right("accuracy_against"), right("accuracy"),
            f"{evaluated['outputs'][0]['sqnr_db']:.1f} dB",
            f"{quantized['before']['weight_bytes'] / 1000:.1f} kB",
            f"{after['weight_bytes'] / 1000:.1f} kB",
            f"{slow['min_seconds'] * 1000:.3f}", f"{fast['min_seconds'] * 1000:.3f}",
            f"{timed['speedup']:.2f} x")


def main():
    output = pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in MODELS:
        if sys.stderr.isatty():
            print(f"quantizing {name} ...", file=sys.stderr)
        rows.append(run(name, output))
    widths = [max(map(len, column)) for column in zip(HEADER, *rows)]
    for row in (HEADER, tuple("-" * width for width in widths), *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    shown = os.path.relpath(output)
    print(f"\nLatency is the minimum for a batch of 50 images on one thread. In {shown}:")
    print("  NAME.mlir, NAME.safetensors   the int8 models")
    print("  NAME.html                     what happened to each layer, with pictures")


if len(sys.argv) != 3:
    sys.exit(__doc__)
QOPT = pathlib.Path(sys.argv[1]).resolve()
main()

# Quantizes a digits model from TOSA and from linalg (test/Models) and compares the two.
import collections
import json
import pathlib
import re
import subprocess
import sys

source, folder, name = sys.argv[1:]
source = pathlib.Path(source)
digits = source / "examples/digits"
models = source / "test/Models"
tosa = next(p for p in (digits / f"{name}.mlir", models / f"{name}.mlir") if p.exists())
linalg = models / f"{name}_linalg.mlir"


def quantize(model, form):
    """The path of the int8 model, and how often it has each op and result type."""
    path = pathlib.Path(folder) / f"{name}_{form}.mlir"
    subprocess.run(["qopt", "quantize", model, "--calibration", digits / "calibration.npy",
                    "-o", path], check=True, stdout=subprocess.DEVNULL)
    ops = re.findall(r"= ([\w.]+).* (?:: |-> )(.*)$", path.read_text(), re.MULTILINE)
    # Weights may lie transposed in one form.
    constants = ("qnn.constant", "qnn.load_parameter", "arith.constant")
    return path, collections.Counter(op for op in ops if op[0] not in constants)


(a, ops_a), (b, ops_b) = quantize(tosa, "tosa"), quantize(linalg, "linalg")
assert ops_a == ops_b, f"only in TOSA: {ops_a - ops_b}, only in linalg: {ops_b - ops_a}"
assert any("quant.uniform" in types for _, types in ops_a)
result = json.loads(subprocess.run(
    ["qopt", "eval", b, "--data", digits / "test_images.npy", "--labels",
     digits / "test_labels.npy", "--against", a, "--json"],
    check=True, stdout=subprocess.PIPE).stdout)
correct = result["accuracy"]["correct"]
print(f"{name}: {sum(ops_a.values())} ops, {correct} right, {result['outputs'][0]}")
peer = json.loads((models / "peers.json").read_text())["models"][name]
assert correct >= peer["float_correct"] - 3, "int8 loses more than 3 of 450"
assert result["outputs"][0]["exact"], "the two forms differ"

# Quantizes a digits model and holds the int8 one against the float one and against the same
# model under ONNX Runtime (test/Models/peers.json): of 450 images at most 3 fewer right than in
# float, and SQNR not below ONNX Runtime's. More
# options for `qopt quantize` may follow; with them only the accuracy counts.
import json
import pathlib
import subprocess
import sys

source, folder, name, *options = sys.argv[1:]
source = pathlib.Path(source)
digits = source / "examples/digits"
model = next(p for p in (digits / f"{name}.mlir", source / f"test/Models/{name}.mlir")
             if p.exists())
quantized = f"{folder}/{name}.mlir"
subprocess.run(["qopt", "quantize", model, "--calibration", digits / "calibration.npy",
                "-o", quantized, *options], check=True)
result = json.loads(subprocess.run(
    ["qopt", "eval", quantized, "--data", digits / "test_images.npy", "--labels",
     digits / "test_labels.npy", "--against", model, "--json"],
    check=True, stdout=subprocess.PIPE).stdout)
peer = json.loads((source / "test/Models/peers.json").read_text())["models"][name]
correct, floating = (result[key]["correct"] for key in ("accuracy", "accuracy_against"))
sqnr = result["outputs"][0]["sqnr_db"]
print(f"{name}: {correct} right (float {floating}), {sqnr:.2f} dB (ONNX Runtime "
      f"{peer['int8_sqnr_db']} dB)")
assert floating == peer["float_correct"], "the float model is not the one that was measured"
assert correct >= floating - 3, "int8 loses more than 3 of 450"
assert options or sqnr >= peer["int8_sqnr_db"], "SQNR is below ONNX Runtime's"

# Writes the seed corpora of the fuzz targets: small valid files of every kind that the
# readers know, and near misses. Usage: seeds.py FOLDER
import io
import json
import os
import struct
import re
import sys
import zipfile

import numpy as np

root = sys.argv[1]


def save(target, name, data):
    folder = os.path.join(root, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def npy(array, version=None):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.asanyarray(array), version=version)
    return stream.getvalue()


def npz(compress, **arrays):
    stream = io.BytesIO()
    (np.savez_compressed if compress else np.savez)(stream, **arrays)
    return stream.getvalue()


def safetensors(tensors, metadata=None, pad=0):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, (dtype, shape, raw) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape,
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode() + b" " * pad
    return struct.pack("<Q", len(text)) + text + data


codes = ["f4", "f8", "f2", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "b1", ">f4", ">i8"]
for code in codes:
    array = np.arange(6).reshape(2, 3).astype(code)
    save("npy", code.replace(">", "big-"), npy(array))
save("npy", "fortran", npy(np.asfortranarray(np.ones((2, 3, 4), "f4"))))
save("npy", "scalar", npy(np.float32(1)))
save("npy", "empty", npy(np.zeros((0, 3), "f4")))
save("npy", "nan", npy(np.array([np.nan, np.inf], "f2")))
save("npy", "version2", npy(np.ones(3, "f4"), (2, 0)))
save("npy", "version3", npy(np.ones(3, "f4"), (3, 0)))
save("npy", "huge", npy(np.ones(3, "f4")).replace(b"(3,)", b"(9223372036854775807, 4)"))

x, y = np.ones((3, 2), "f4"), np.arange(3, dtype="i8")
for compress in (False, True):
    kind = "deflate" if compress else "store"
    save("npz", kind, npz(compress, x=x, y=y))
    save("npz", kind + "-fortran", npz(compress, x=np.asfortranarray(np.ones((3, 2)))))
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w") as archive:
    archive.writestr("x.npy", npy(x))
    archive.writestr("readme.txt", "text")
    archive.writestr("y.npy", npy(y)[:-4])
save("npz", "short", stream.getvalue())

f4 = ("F32", [2, 2], bytes(16))
save("safetensors", "one", safetensors({"w": f4}))
save("safetensors", "types", safetensors({
    "a": ("F16", [3], bytes(6)), "b": ("BF16", [1], bytes(2)), "c": ("I64", [1], bytes(8)),
    "d": ("U8", [0, 7], b""), "e": ("BOOL", [], b"\1"), "f": ("F8_E4M3", [2], bytes(2))}))
save("safetensors", "packed", safetensors(
    {"w": ("U8", [2, 2], bytes(4)), "__pad.0": ("U8", [4], bytes(4))},
    {"qopt.version": "1", "qopt.i4:w": "[2,3]"}))
save("safetensors", "digest", safetensors(
    {"w": f4}, {"qopt.version": "1", "qopt.digest": "xxh64-1m:0123456789abcdef"}, 5))
save("safetensors", "escapes", safetensors({'\u00e9"\\\n\U0001f600': f4}))
save("safetensors", "huge", safetensors({"w": ("F32", [2 ** 62, 16], b"")}))

save("json", "settings", json.dumps({
    "per_channel": True, "symmetric": False, "quantize_outputs": True, "skip": ["conv2d.0"],
    "skip_kinds": ["softmax"], "observer": "moving-average", "momentum": 0.5,
    "max_samples": 7}).encode())
save("json", "ranges", json.dumps({
    "conv2d.0": {"min": -1.5, "max": 4.25}, "x": {"min": 0, "max": 1e30}}).encode())
save("json", "overflow", b'{"x": {"min": -1e400, "max": 1e400}}')
save("json", "deep", b"[" * 3000)
save("json", "deep-object", b'{"a":' * 3000)

# Modules: the small ones of the other tests, one case a file.
tests = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
for folder, _, names in os.walk(tests):
    for name in names:
        if not name.endswith(".mlir") or "Codegen" in folder:
            continue
        with open(os.path.join(folder, name)) as file:
            cases = file.read().split("// -----")
        for number, case in enumerate(cases):
            # Only code: the expectations would be most of the bytes.
            case = re.sub(r"^ *//.*\n", "", case, flags=re.MULTILINE).strip()
            if "func.func" in case and len(case) < 4000:
                save("module", f"{name[:-5]}-{number}.mlir", case.encode())

# Malformed and borderline inputs. An expectation is 0 (must work), a text (must be refused
# with it) or None (either, as long as it ends well).
import json
import os
import struct
import zipfile

import numpy as np

MLP = """func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = qnn.BODY
  return %0 : tensor<4xf32>
}
"""


def unary(body, arguments="%x: tensor<4xf32>", result="tensor<4xf32>"):
    return (f"func.func @main({arguments}) -> {result} {{\n  {body}\n"
            f"  return %0 : {result}\n}}\n")


def identity(type):
    return f"func.func @main(%x: {type}) -> {type} {{ return %x : {type} }}\n"


def matmul(k, n=2):
    return (f"func.func @main(%x: tensor<4x{k}xf32>) -> tensor<4x{n}xf32> {{\n"
            f"  %w = arith.constant dense<1.0> : tensor<{k}x{n}xf32>\n"
            f"  %0 = qnn.matmul %x, %w : tensor<4x{k}xf32>, tensor<{k}x{n}xf32> -> tensor<4x{n}xf32>\n"
            f"  return %0 : tensor<4x{n}xf32>\n}}\n")


def sizes():
    """Dimensions at the borders of what can be counted."""
    for size in (0, 1, 2 ** 31, 2 ** 32, 2 ** 62, 2 ** 63 - 1):
        yield f"size-{size}", identity(f"tensor<{size}xf32>"), None
        yield f"size4-{size}", identity(f"tensor<{size}x4xf32>"), None
        yield f"pad-{size}", unary(
            f"%0 = qnn.pad %x {{low = array<i64: 1>, high = array<i64: 1>}} : tensor<{size}xf32> -> tensor<?xf32>",
            f"%x: tensor<{size}xf32>", "tensor<?xf32>"), None
        yield f"concat-{size}", unary(
            f"%0 = qnn.concat %x, %x {{axis = 0 : i64}} : tensor<{size}xf32>, tensor<{size}xf32> -> tensor<4xf32>",
            f"%x: tensor<{size}xf32>"), None
        yield f"kernel-{size}", unary(
            f"%0 = qnn.conv2d %x, %y {{dilations = array<i64: 1073741824, 1073741824>}} : "
            f"tensor<1x4x4x1xf32>, tensor<1x{size}x{size}x1xf32> -> tensor<1x1x1x1xf32>",
            f"%x: tensor<1x4x4x1xf32>, %y: tensor<1x{size}x{size}x1xf32>",
            "tensor<1x1x1x1xf32>"), None
        yield f"image-{size}", unary(
            f"%0 = qnn.max_pool2d %x {{kernel = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 1, 1>}} : "
            f"tensor<1x{size}x{size}x1xf32> -> tensor<1x1x1x1xf32>",
            f"%x: tensor<1x{size}x{size}x1xf32>", "tensor<1x1x1x1xf32>"), None
        yield f"slice-{size}", unary(
            f"%0 = qnn.slice %x {{offsets = array<i64: {size}>, sizes = array<i64: {size}>, strides = array<i64: {size}>}} : "
            f"tensor<4xf32> -> tensor<4xf32>"), None
        yield f"splat-{size}", unary(
            f"%w = arith.constant dense<1.0> : tensor<{size}x4xf32>\n"
            f"  %1 = qnn.reduce_sum %w {{axes = array<i64: 0>}} : tensor<{size}x4xf32> -> tensor<4xf32>\n"
            f"  %0 = qnn.add %x, %1 : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>"), None


def depths():
    deep = 200_000
    refused = "nested more than 256 deep"
    yield "deep-regions", "module {\n" * deep + "}\n" * deep, refused
    yield "deep-open", "module {\n" * deep, refused
    yield "deep-attribute", "module attributes {a = " + "[" * deep + "]" * deep + "} {}", refused
    yield "deep-tuple", "func.func private @f(" + "tuple<" * deep + ">" * deep + ")", refused
    yield "deep-location", "module {} loc(" + "fused[" * deep + "]" * deep + ")", refused
    yield "deep-map", ("module attributes {a = affine_map<(d0) -> (" + "(" * deep + "d0" +
                       ")" * deep + ")>} {}"), refused
    yield "deep-minus", "module attributes {a = affine_map<(d0) -> (" + "-" * deep + "d0)>} {}", None
    yield "absurd-result", ("func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {\n"
                            "  return %a#2147483647 : tensor<4xf32>\n}\n"), "2: the number of a result is above 65536"
    yield "deep-string", identity("tensor<4xf32>") + "module attributes {a = \"" + "(" * deep + "\"} {}", None
    yield "deep-comment", "// " + "(" * deep + "\n" + identity("tensor<4xf32>"), 0
    chain = "".join(f"  %{i + 1} = qnn.add %{i}, %{i} : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>\n"
                    for i in range(300))
    yield "long", ("func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {\n"
                   "  %0 = qnn.add %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>\n" + chain +
                   "  return %300 : tensor<4xf32>\n}\n"), None


def functions():
    yield "unranked", identity("tensor<*xf32>"), None
    yield "recursive", ("func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {\n"
                        "  %0 = call @main(%x) : (tensor<4xf32>) -> tensor<4xf32>\n"
                        "  return %0 : tensor<4xf32>\n}\n"), None
    yield "mutual", ("func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {\n"
                     "  %0 = call @g(%x) : (tensor<4xf32>) -> tensor<4xf32>\n"
                     "  return %0 : tensor<4xf32>\n}\n"
                     "func.func private @g(%x: tensor<4xf32>) -> tensor<4xf32> {\n"
                     "  %0 = call @main(%x) : (tensor<4xf32>) -> tensor<4xf32>\n"
                     "  return %0 : tensor<4xf32>\n}\n"), None
    yield "external", ("func.func private @g(tensor<4xf32>) -> tensor<4xf32>\n" + unary(
        "%0 = call @g(%x) : (tensor<4xf32>) -> tensor<4xf32>")), None
    yield "twice", identity("tensor<4xf32>") * 2, "redefinition of symbol"
    yield "no-result", "func.func @main(%x: tensor<4xf32>) { return }", None
    yield "no-argument", ("func.func @main() -> tensor<4xf32> {\n"
                          "  %0 = arith.constant dense<1.0> : tensor<4xf32>\n  return %0 : tensor<4xf32>\n}\n"), None
    yield "scalar", identity("f32"), None
    yield "memref", identity("memref<4xf32>"), None
    yield "vector", identity("vector<4xf32>"), None
    yield "endless", ("func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {\n  cf.br ^a\n"
                      "^a:\n  cf.br ^a\n}\n"), None
    yield "blocks", ("func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {\n  cf.br ^a\n"
                     "^a:\n  return %x : tensor<4xf32>\n}\n"), None
    for element in ("f64", "f16", "bf16", "i1", "i4", "i8", "i32", "i64", "i128", "index",
                    "complex<f32>", "f8E4M3FN", "ui8", "tuple<f32>", "none"):
        yield f"type-{element.replace('<', '-').strip('>')}", identity(f"tensor<4x{element}>"), None
    yield "encoding", identity('tensor<4xf32, "sparse">'), None
    yield "k-200000", matmul(200_000), None
    yield "k-0", matmul(0), None


def parameters():
    def parameter(key, type):
        return (f'qnn.parameter @w key "{key}" : {type}\n' + unary(
            f"%w = qnn.load_parameter @w : {type}\n"
            "  %0 = qnn.add %x, %w : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>"))
    yield "parameter-missing", parameter("none", "tensor<4xf32>"), "has no data"
    yield "parameter-dynamic", parameter("w", "tensor<?xf32>"), None
    yield "parameter-key", parameter("", "tensor<4xf32>"), None


def bytes_and_text():
    yield "empty-bytes", b"", None
    yield "only-magic", b"ML\xefR", None
    yield "binary", bytes(range(256)) * 16, None
    yield "nul", b"func.func\0@main", None


def modules():
    for group in (sizes, depths, functions, parameters, bytes_and_text):
        yield from group()


ONE = """qnn.parameter @w key "w" : tensor<4xf32>
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %w = qnn.load_parameter @w : tensor<4xf32>
  %0 = qnn.add %x, %w : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
"""


def safetensors(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def tensor(**changes):
    return {**{"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}, **changes}


def parameter_files():
    data = bytes(16)
    good = {"w": tensor()}
    yield "good", safetensors(good, data), 0
    yield "short", b"1234", "the header length alone needs 8"
    yield "length", safetensors(good, data, 2 ** 63), "exceeds the limit"
    yield "longer", safetensors(good, data, 10 ** 6), "truncated"
    yield "no-object", safetensors(b"[]"), "expected '{'"
    yield "utf8", safetensors(b'{"\xff": 1}'), "not valid UTF-8"
    yield "twice", safetensors(b'{"w": %s, "w": %s}' % ((json.dumps(tensor()).encode(),) * 2), data), "duplicate key"
    yield "behind", safetensors(json.dumps(good).encode() + b"x", data), "text behind the JSON object"
    yield "name", safetensors({"": tensor()}, data), "name is empty"
    yield "dtype", safetensors({"w": tensor(dtype="F31")}, data), "unknown dtype"
    yield "other-dtype", safetensors({"w": tensor(dtype="I32")}, data), "the model needs"
    yield "field", safetensors({"w": tensor(color=1)}, data), "unknown field"
    yield "fields", safetensors({"w": {"dtype": "F32"}}, data), "needs dtype, shape and data_offsets"
    yield "offsets", safetensors({"w": tensor(data_offsets=[0])}, data), "must be two numbers"
    yield "backwards", safetensors({"w": tensor(data_offsets=[16, 0])}, data), "ends before it begins"
    yield "outside", safetensors({"w": tensor(data_offsets=[0, 2 ** 40])}, data), "(truncated?)"
    yield "hole", safetensors({"w": tensor(data_offsets=[4, 20])}, bytes(20)), "hole of 4"
    yield "overlap", safetensors({"w": tensor(), "v": tensor(data_offsets=[8, 24])}, bytes(24)), "overlaps"
    yield "end", safetensors(good, bytes(20)), "belong to no tensor"
    yield "overflow", safetensors({"w": tensor(shape=[2 ** 62, 2 ** 62])}, data), "overflows"
    yield "shape", safetensors({"w": tensor(shape=[5])}, data), "the offsets give"
    yield "dimension", safetensors({"w": tensor(shape=[2 ** 63])}, data), "does not fit in 63 bits"
    yield "number", safetensors({"w": tensor(shape=[2 ** 70])}, data), "does not fit in 64 bits"
    yield "negative", safetensors({"w": tensor(shape=[-4])}, data), "unsigned integer"
    yield "rank", safetensors({"w": tensor(shape=[1] * 40)}, data), "more than 32 numbers"
    yield "escape", safetensors(b'{"\\x": 1}'), "unknown escape"
    yield "hex", safetensors(b'{"\\u12": 1}'), "four hexadecimal digits"
    yield "surrogate", safetensors(b'{"\\ud800": 1}'), "unpaired surrogate"
    yield "control", safetensors(b'{"a\nb": 1}'), "control character"
    yield "open-string", safetensors(b'{"abc'), "the string does not end"
    yield "deep", safetensors(b'{"w":' * 200_000), "unknown field"
    yield "version", safetensors({"__metadata__": {"qopt.version": "9"}, **good}, data), "unknown format version"
    yield "digest", safetensors({"__metadata__": {"qopt.digest": "sha"}, **good}, data), "malformed content digest"
    yield "packed", safetensors({"__metadata__": {"qopt.i4:w": "[9"}, **good}, data), "malformed shape"
    yield "packed-size", safetensors({"__metadata__": {"qopt.i4:w": "[9]"}, **good}, data), "does not match the int4 shape"


def npy(text, data=b"", version=b"\x01\x00", length=None):
    text = text.encode()
    size = len(text) if length is None else length
    return b"\x93NUMPY" + version + struct.pack("<H", size) + text + data


def header(descr="<f4", shape="(8,)", order="False"):
    return f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}\n"


def array_files():
    data = np.ones(8, "f4").tobytes()
    yield "good", npy(header(), data), 0
    yield "magic", b"NUMPY", "not a .npy file"
    yield "cut", b"\x93NUMPY\1", "truncated in the header"
    yield "version", npy(header(), data, b"\x09\x00"), "format version 9"
    yield "limit", b"\x93NUMPY\x02\x00" + struct.pack("<I", 2 ** 31) + b" " * 64, "exceeds the limit"
    yield "dict", npy("[]\n", data), "expected '{'"
    yield "string", npy("{descr}\n", data), "expected a quoted string"
    yield "open", npy("{'descr\n", data), "a string does not end"
    yield "backslash", npy("{'de\\\\scr': 1}\n", data), "escapes in strings"
    yield "entry", npy("{'color': 1}\n", data), "unknown entry"
    yield "entry-twice", npy("{'descr': '<f4', 'descr': '<f4'}\n", data), "exists twice"
    yield "colon", npy("{'descr' '<f4'}\n", data), "expected ':'"
    yield "comma", npy("{'descr': '<f4' 'shape': ()}\n", data), "expected ',' or '}'"
    yield "missing", npy("{'descr': '<f4'}\n", data), "needs descr, fortran_order and shape"
    yield "behind", npy(header() + "x", data), "text behind the dictionary"
    yield "struct", npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (8,)}\n", data), "structured types"
    yield "order", npy(header("f4"), data), "no byte order"
    yield "type", npy(header("<U7"), data), "is not supported"
    yield "bool", npy(header(order="0"), data), "must be True or False"
    yield "tuple", npy(header(shape="[8]"), data), "must be a tuple"
    yield "negative", npy(header(shape="(-8,)"), data), "non-negative"
    yield "dimension", npy(header(shape="(99999999999999999999,)"), data), "63 bits"
    yield "rank", npy(header(shape="(" + "1," * 40 + ")"), data), "more than 32 dimensions"
    yield "brackets", npy(header(shape="(8 4)"), data), "expected ',' or ')'"
    yield "overflow", npy(header(shape="(9223372036854775807, 9223372036854775807)"), data), "overflows"
    yield "short", npy(header(shape="(800,)"), data), "(truncated?)"
    yield "deep", npy("{" * 60_000, data), "expected a quoted string"


def archive(members, folder, name, compress=zipfile.ZIP_STORED):
    path = os.path.join(folder, name)
    with zipfile.ZipFile(path, "w", compress) as file:
        for member, data in members:
            file.writestr(member, data)
    return path


def archives(folder):
    good = npy(header(), np.ones(8, "f4").tobytes())
    archive([("x.npy", good)], folder, "good.npz")
    yield "good.npz", 0
    archive([("x.npy", good), ("x.npy", good)], folder, "twice.npz")
    yield "twice.npz", "exists twice"
    archive([("x.npy", good)], folder, "lzma.npz", zipfile.ZIP_LZMA)
    yield "lzma.npz", "compression method"
    archive([("x.npy", good[:-4])], folder, "member-short.npz")
    yield "member-short.npz", "the archive has"
    archive([("z.npy", good)], folder, "other.npz")
    yield "other.npz", "no array 'x'"
    path = archive([("x.npy", good)], folder, "checksum.npz")
    data = bytearray(open(path, "rb").read())
    data[len(good) // 2 + 60] ^= 1
    open(path, "wb").write(data)
    yield "checksum.npz", None
    # A directory that claims a size which deflate cannot have made.
    path = archive([("x.npy", good)], folder, "bomb.npz", zipfile.ZIP_DEFLATED)
    data = bytearray(open(path, "rb").read())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24:at + 28] = struct.pack("<I", 0xFFFFFF00)
    open(path, "wb").write(data)
    yield "bomb.npz", "impossible size"


def statistics_files():
    yield "deep", "[" * 200_000, "nested more than 64 deep"
    yield "text", "weights", "not JSON"
    yield "list", "[]", "must be a JSON object"
    yield "member", '{"x": {"min": 0, "max": 1, "mean": 0}}', "unknown member"
    yield "form", '{"x": [0, 1]}', "should be"
    yield "infinite", '{"x": {"min": 0, "max": 1e300}}', "is not finite"
    yield "order", '{"x": {"min": 2, "max": 1}}', "is above max"
    yield "other", '{"y": {"min": 0, "max": 1}}', None
    yield "huge", '{"x": {"min": -3e38, "max": 3e38}}', None
    yield "tiny", '{"x": {"min": 0, "max": 1e-45}}', None


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return name


NAMED = identity("tensor<4xf32>").replace("tensor<4xf32>)", 'tensor<4xf32> {qnn.name = "x"})', 1)


def files(folder):
    """(name, arguments, expectation) over files other than modules."""
    np.save(os.path.join(folder, "x.npy"), np.ones((4,), "f4"))
    np.save(os.path.join(folder, "x8.npy"), np.ones((8,), "f4"))
    write(folder, "one.mlir", ONE)
    write(folder, "named.mlir", NAMED)
    for name, data, expect in parameter_files():
        file = write(folder, f"p-{name}.safetensors", data)
        yield f"parameters {name}", ["run", "one.mlir", "--parameters", file, "--input", "x.npy",
                                     "--output", "out.npy"], expect
        yield f"parameters {name}", ["inspect", "one.mlir", "--parameters", file], expect
    for name, data, expect in array_files():
        file = write(folder, f"a-{name}.npy", data)
        yield f"array {name}", ["run", "named.mlir", "--input", file, "--output", "out.npy"], expect
        yield f"array {name}", ["quantize", "one.mlir", "--parameters", "p-good.safetensors",
                                "--calibration", file, "-o", "out.mlir"], expect
    for name, expect in archives(folder):
        yield f"archive {name}", ["run", "named.mlir", "--input", name, "--output", "out.npy"], expect
    for name, text, expect in statistics_files():
        file = write(folder, f"s-{name}.json", text)
        yield f"statistics {name}", ["quantize", "one.mlir", "--parameters", "p-good.safetensors",
                                     "--statistics", file, "-o", "out.mlir"], expect
        yield f"settings {name}", ["quantize", "one.mlir", "--parameters", "p-good.safetensors",
                                   "--calibration", "x.npy", "--config", file, "-o", "out.mlir"], None
    write(folder, "index.safetensors.index.json", '{"weight_map":' * 200_000)
    yield "index", ["inspect", "one.mlir", "--parameters", "index.safetensors.index.json"], "nested more than 64 deep"
    # Bits of a good parameter file flipped, all over it.
    good = safetensors({"w": tensor()}, bytes(16))
    for at in range(0, len(good), 5):
        flipped = bytearray(good)
        flipped[at] ^= 1 << (at % 8)
        write(folder, f"flip-{at}.safetensors", bytes(flipped))
        yield f"flip {at}", ["inspect", "one.mlir", "--parameters", f"flip-{at}.safetensors"], None
    # A file of ours carries a digest: a flipped bit of a weight is an error.
    yield "own", ["quantize", "one.mlir", "--parameters", "p-good.safetensors", "--calibration",
                  "x.npy", "-o", "own.mlir"], 0
    yield "own", ["inspect", "own.mlir"], 0
    path = os.path.join(folder, "own.safetensors")
    if os.path.exists(path):
        data = bytearray(open(path, "rb").read())
        data[-1] ^= 1
        write(folder, "own.safetensors", bytes(data))
        yield "own flipped", ["run", "own.mlir", "--input", "x.npy", "--output", "out.npy"], "do not match the digest"

"""Quantizes with data in every form; see quantize.test."""

import os
import resource
import signal
import sys
import threading
import time

import numpy as np
import qopt
from network import build, fails, images


def sqnr(reference, result):
    return 10 * np.log10((reference**2).sum() / ((reference - result) ** 2).sum())


def check_forms(model, data, expected):
    """Whatever the form of the data, the ranges are the same, and so is the model."""
    labels = np.zeros(7)
    forms = {
        "samples": list(data),
        "batches": [data[i : i + 7] for i in range(0, len(data), 7)],
        "generator": (data[i : i + 3] for i in range(0, len(data), 3)),
        "with labels": [(data[i : i + 7], labels) for i in range(0, len(data), 7)],
        "dicts": [{"image": data[i : i + 7], "label": labels} for i in range(0, len(data), 7)],
        "dict of arrays": {"image": data},
        "double": [data.astype(np.float64)],
    }
    for name, form in forms.items():
        assert str(model.quantize(form).module) == expected, name


def check_errors(model, data):
    bad = data.copy()
    bad[5, 1, 2, 3] = np.nan

    def broken():
        yield data[:4]
        raise KeyError("disk gone")

    fails(["disk gone"], lambda: model.quantize(broken()), KeyError)
    fails(["sample 5", "NaN"], lambda: model.quantize(bad))
    fails(["is empty"], lambda: model.quantize([]))
    fails(
        ["batch 1", "[2, 4, 8, 8]", "[None, 8, 8, 4]"],
        lambda: model.quantize([data[:2], data[:2].transpose(0, 3, 1, 2)]),
    )
    fails(["batch 0", "no 'image'", "'x'"], lambda: model.quantize([{"x": data}]))
    fails(["iterable", "int"], lambda: model.quantize(3))
    fails(["f32", "complex64"], lambda: model.quantize([data.astype(np.complex64)]))
    fails(["give calibration data"], lambda: model.quantize())
    fails(["unknown key 'nope'", "per_channel"], lambda: model.quantize(data, {"nope": 1}))
    fails(["'weights' must be"], lambda: model.quantize(data, {"weights": "int3"}))
    fails(["config: ", "float values"], lambda: model.quantize(data, {"momentum": np.nan}))
    fails(["batch must not be negative"], lambda: model.bench(batch=-1))
    fails(["executable is None"], lambda: qopt.bench([None]))
    fails(["input 'image' has shape [None, 8, 8, 4], not [1, 8, 8]"], lambda: model(data[:1, ..., 0]))
    fails(["no input 'x'"], lambda: model(x=data))
    fails(["'image' is missing"], lambda: model())
    fails(["given twice"], lambda: model(data, image=data))
    fails(["array of numbers", "ndarray of object"], lambda: model(np.array([object()])))
    fails(["array of numbers", "ndarray of >f4"], lambda: model(data.astype(">f4")))
    fails(["must be at least 1"], lambda: model(data[:0]))
    fails(["unknown processor 'nope'"], lambda: model.compile(march="nope"))
    fails(["no target 'tpu'"], lambda: model.compile(target="tpu"))
    for threads in (-1, 1025, 100_000, 2**31 + 1, -(2**31)):
        fails([f"threads must be 0 to 1024, not {threads}"], lambda: model.compile(threads=threads))
        for output in (None, "m.so"):
            fails(
                [f"compile_threads must be 0 to 1024, not {threads}"],
                lambda: model.compile(output, compile_threads=threads),
            )
    fails(["NAME_set_threads"], lambda: model.compile("m.so", threads=2))
    fails(["dynamic sizes batch"], lambda: model.compile("m.so"))
    memref = "func.func @main(%a: memref<2xf32>) { return }"
    assert qopt.Module.parse_text(memref).inputs[0].dtype == "memref<2xf32>"
    for elements, value in (("index", "1"), ("complex<f32>", "(1.0, 2.0)")):
        constant = f"%c = arith.constant dense<{value}> : tensor<2x{elements}>"
        text = f"func.func @main() -> tensor<2x{elements}> {{ {constant} return %c : tensor<2x{elements}> }}"
        fails([f"constants of {elements}"], qopt.Module.parse_text(text).walk)


def check_arrays(model, data, expected):
    """Any order and element type of numbers; strange ones are copied."""
    assert (model(np.asfortranarray(data)) == expected).all()
    assert (model(data[::2]) == expected[::2]).all()
    assert (model(data.astype(np.float64)) == expected).all()
    assert model(data.astype(np.float16)).shape == expected.shape
    fixed = data.copy()
    fixed.setflags(write=False)
    assert (model(fixed) == expected).all() and (model(data.tolist()) == expected).all()


def check_memory(model):
    """Calibration holds a batch at a time: 300 MB of data take no 60 MB."""
    batches = (images(500, seed) for seed in range(600))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    model.quantize(batches)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def check_threads(model, data, expected):
    """Calls of several threads at once, of different batch sizes, do not disturb each other."""
    wrong = []

    def call(size):
        for _ in range(50):
            if not (model(data[:size]) == expected[:size]).all():
                wrong.append(size)

    threads = [threading.Thread(target=call, args=(size,)) for size in (1, 5, 5, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def check_threads_of_a_call(model, data, expected):
    """The calls' threads change no bit; they are there while the model is, and in no child."""

    def has(number):
        """The kernel lists a thread for a moment after it was joined."""
        deadline = time.monotonic() + 20
        while len(os.listdir("/proc/self/task")) != number and time.monotonic() < deadline:
            time.sleep(0.01)
        return len(os.listdir("/proc/self/task")) == number

    count = len(os.listdir("/proc/self/task"))
    for threads in (2, 0, 1, 3):
        assert model.compile(threads=threads) is model
        assert (model(data) == expected).all(), threads
        assert threads == 0 or has(count + threads - 1), threads
    child = os.fork()  # Ends numpy's threads, too.
    if not child:
        signal.alarm(60)
        os._exit(0 if (model(data) == expected).all() else 1)
    assert os.waitpid(child, 0)[1] == 0
    model.compile()


def check_page(quantized, data, path):
    """The page of the command line, on data of any form; what cannot be written leaves nothing."""
    page = f"{path}.html"
    report = quantized.report(page, ({"image": data[i : i + 7]} for i in range(0, len(data), 7)))
    text = open(page).read()
    assert report.num_quantized == 4 and text.startswith("<!doctype html>")
    for part in ("<b>4 of 4</b>", "on 40 samples of", "<h2>SQNR layer by layer</h2>", "<h3>conv2 ", "SQNR of scores"):
        assert part in text, part
    quantized.report(page, [data] * 9)
    assert "on 280 samples of" in open(page).read()  # 256, and the rest of their batch
    fails(["page compares layers on data"], lambda: quantized.report(page))
    fails(["has shape [1, 8, 8]"], lambda: quantized.report(page, data[0, ..., 0][None]))
    fails(["no/r.html"], lambda: quantized.report("no/r.html", data))
    loaded = qopt.QuantizedModel(quantized.module)
    fails(["r.html", "quantized elsewhere"], lambda: loaded.report("r.html", data))
    assert not os.path.exists("r.html")


def check_interrupts(model, quantized, data, expected):
    """Ctrl-C is a KeyboardInterrupt, also while the compiler works, and nothing is broken by it."""

    def interrupt(action, seconds):
        timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
        deadline = time.monotonic() + 60
        try:
            timer.start()
            while time.monotonic() < deadline:
                action()
        except KeyboardInterrupt:
            return
        raise AssertionError("the signal is lost")

    signal.signal(signal.SIGINT, signal.default_int_handler)  # Shells ignore it in what they run beside them.
    interrupt(lambda: model.quantize(data, progress=True), 0.2)
    interrupt(lambda: quantized.compile(march="x86-64-v3"), 0.05)
    interrupt(lambda: quantized(data), 0)
    interrupt(lambda: quantized.bench(model, seconds=0.1), 0.05)
    quantized.compile()
    assert (quantized(data) == expected).all()


def main(path):
    data = images(40)
    model = build()
    before = model(data)
    quantized = model.quantize(data)
    after = quantized(data)
    assert 25 < sqnr(before, after) < 60, sqnr(before, after)
    assert (model(data) == before).all(), "quantizing a model changes it"
    report = quantized.report()
    assert (report.num_quantized, report.num_ops, report.float_ops) == (4, 4, []), str(report)
    assert report.weight_bytes * 3 < model.report().weight_bytes
    assert "4 of 4 ops in int8" in str(report) and " -> " in str(report)
    check_forms(model, data, str(quantized.module))
    check_arrays(model, data, before)
    check_errors(model, data)
    check_memory(model)
    check_threads_of_a_call(quantized, data, after)
    check_threads(quantized, data, after)
    check_page(quantized, data, path)
    check_interrupts(model, quantized, data, after)

    static = build(batch=4).quantize(data[:10])  # the last batch is filled up
    assert static(data[:4]).shape == (4, 10)
    fails(["[4, 8, 8, 4], not [3, 8, 8, 4]"], lambda: static(data[:3]))

    skipped = model.quantize(data, {"skip_kinds": ["matmul"]})
    assert [op["kind"] for op in skipped.report().float_ops] == ["reduce_mean", "matmul"]
    few = model.quantize(data, {"max_samples": 8}, save_statistics=path + ".json")
    assert (model.quantize(statistics=path + ".json")(data) == few(data)).all()

    timing = quantized.bench(model, seconds=0.05)
    assert timing.calls > 1 and 0 < timing.min_seconds <= timing.median_seconds and timing.speedup > 0
    model.save(path + ".mlir")
    quantized.save(path + ".saved.mlirbc")
    again = qopt.load(path + ".saved.mlirbc")
    assert isinstance(again, qopt.QuantizedModel) and (again(data) == after).all()
    assert not isinstance(qopt.load(path + ".mlir"), qopt.QuantizedModel)
    np.save(path + ".npy", data)
    np.save(path + ".result.npy", after)


main(sys.argv[1])

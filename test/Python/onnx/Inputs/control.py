# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""If, Loop and Scan: onnxruntime's numbers, or an error that says what is not known."""

import sys

import numpy as np
from edge_cases import F32, agree, random, refuse
from onnx import TensorProto, helper, numpy_helper

FLOAT, INT64, BOOL = TensorProto.FLOAT, TensorProto.INT64, TensorProto.BOOL


def info(name, kind=FLOAT, shape=None):
    return helper.make_tensor_value_info(name, kind, shape)


def make_body(nodes, inputs, outputs, constants=None):
    tensors = [numpy_helper.from_array(np.asarray(v), k) for k, v in (constants or {}).items()]
    return helper.make_graph(nodes, "body", inputs, outputs, tensors)


def make_loop(goes_on, inputs=("m", "c", "x"), outputs=("last", "y")):
    """h = tanh(h @ w) * table[step]; `w` and `table` are outside of the loop, `bias` is inside."""
    nodes = [
        helper.make_node("MatMul", ["h", "w"], ["p"]),
        helper.make_node("Add", ["p", "bias"], ["q"]),
        helper.make_node("Tanh", ["q"], ["t"]),
        helper.make_node("Gather", ["table", "i"], ["f"]),
        helper.make_node("Mul", ["t", "f"], ["next"]),
        helper.make_node("Identity", ["next"], ["row"]),
        *goes_on,
    ]
    begin = [info("i", INT64, []), info("go", BOOL, []), info("h", FLOAT, [2, 3])]
    end = [info("on", BOOL, []), info("next"), info("row")]
    body = make_body(nodes, begin, end, {"bias": F32(0.25), "two": np.int64(2)})
    return helper.make_node("Loop", list(inputs), list(outputs), body=body, name="loop")


SAME = [helper.make_node("Identity", ["go"], ["on"])]


def check_loop():
    feeds = {"x": random(2, 3)}
    constants = {"w": random(3, 3), "table": random(5), "m": np.int64(4), "c": np.bool_(True)}
    sized = {"x": ["N", 3]}
    agree(make_loop(SAME), feeds, constants)
    agree(make_loop(SAME), feeds, constants, **sized)
    agree(make_loop(SAME, outputs=["y", "rows"]), feeds, constants, **sized)
    # It ends by its condition, with and without a limit.
    early = [helper.make_node("Less", ["i", "two"], ["on"])]
    for inputs in (["m", "c", "x"], ["", "c", "x"], ["m", "", "x"]):
        agree(make_loop(early, inputs), feeds, constants)
    refuse("more than 512 steps", make_loop(SAME, ["", "c", "x"]), feeds, constants | {"table": random(600)})
    refuse("its results are empty", make_loop(SAME), feeds, constants | {"m": np.int64(0)})
    agree(make_loop(SAME, outputs=["y", "rows"]), feeds, constants | {"m": np.int64(1)})
    data = [
        helper.make_node("ReduceMax", ["next"], ["top"], keepdims=0),
        helper.make_node("Less", ["top", "bias"], ["on"]),
    ]
    refuse("'loop' (Loop): whether it goes on ('on') depends on data", make_loop(data), feeds, constants)
    steps = constants.pop("m")
    refuse("the number of steps ('m') is not constant", make_loop(SAME), feeds | {"m": steps}, constants)
    broken = make_loop([*SAME, helper.make_node("NonZero", ["h"], ["z"], name="nz")])
    refuse("in its graph: 'nz' (NonZero): the operator is not supported", broken, feeds, constants | {"m": steps})


def make_scan(**attributes):
    """A running sum of two sequences, and its double in each step."""
    nodes = [
        helper.make_node("Add", ["s", "a"], ["u"]),
        helper.make_node("Sub", ["u", "b"], ["next"]),
        helper.make_node("Add", ["next", "next"], ["row"]),
    ]
    body = make_body(nodes, [info("s"), info("a"), info("b")], [info("next"), info("row")])
    return helper.make_node("Scan", ["x", "a", "b"], ["last", "y"], body=body, num_scan_inputs=2, **attributes)


def check_scan():
    feeds = {"x": random(2, 3), "a": random(5, 2, 3), "b": random(5, 2, 3)}
    agree(make_scan(), feeds)
    agree(make_scan(scan_input_directions=[0, 1], scan_output_directions=[1], scan_output_axes=[-1]), feeds)
    moved = feeds | {"b": feeds["b"].transpose(1, 0, 2).copy()}
    agree(make_scan(scan_input_axes=[0, 1]), moved, x=["N", 3], a=[5, "N", 3], b=["N", 5, 3])
    refuse("its number of steps (T)", make_scan(), feeds, a=["T", 2, 3], b=["T", 2, 3])
    refuse("its number of steps (4, 5)", make_scan(), feeds | {"a": random(4, 2, 3)})


def check_if():
    """The branch is that of a constant, also in a loop."""
    add = make_body([helper.make_node("Add", ["x", "one"], ["t"])], [], [info("t")], {"one": F32(1)})
    negate = make_body([helper.make_node("Neg", ["x"], ["e"])], [], [info("e")])
    node = helper.make_node("If", ["c"], ["y"], then_branch=add, else_branch=negate)
    feeds = {"x": random(2, 3)}
    for condition in (True, False):
        agree(node, feeds, {"c": np.bool_(condition)})
    refuse("its condition ('c') is not constant", node, feeds | {"c": np.array(True)})
    nodes = [
        helper.make_node("Less", ["i", "two"], ["c"]),
        helper.make_node("If", ["c"], ["next"], then_branch=add, else_branch=negate),
        *SAME,
    ]
    begin = [info("i", INT64, []), info("go", BOOL, []), info("h", FLOAT, [2, 3])]
    body = make_body(nodes, begin, [info("on", BOOL, []), info("next")], {"two": np.int64(2)})
    agree(helper.make_node("Loop", ["m", "", "x"], ["y"], body=body), feeds, {"m": np.int64(3)})


def main():
    check_loop()
    check_scan()
    check_if()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Makes the batch of an exported TOSA model dynamic: every dimension that counts
samples, or rows of samples, becomes `?`, and -1 in the shapes of reshapes."""
import re
import sys

batch = 50


def is_rows(size, text):
    return size >= batch and size % batch == 0 and text.get(size, True)


def main(source, target):
    text = open(source).read()
    # Sizes of weights that happen to be multiples of the batch stay.
    weights = set()
    for line in text.splitlines():
        if "tosa.const\"" in line:
            for dims in re.findall(r"tensor<([\dx]+)xf", line):
                weights.update(int(d) for d in dims.split("x"))
    assert not any(w >= batch and w % batch == 0 for w in weights), weights
    counts = lambda d: int(d) >= batch and int(d) % batch == 0

    def tensor(match):
        dims = match.group(1).split("x")
        return "tensor<" + "x".join("?" if counts(d) else d for d in dims) + "x"

    def shape(match):
        dims = [d.strip() for d in match.group(1).split(",")]
        return "dense<[" + ", ".join("-1" if counts(d) else d for d in dims) + "]> : tensor"

    lines = []
    for line in text.splitlines():
        if "tosa.const_shape" in line:
            line = re.sub(r"dense<\[([-\d, ]+)\]> : tensor", shape, line)
        elif "tosa.const\"" not in line:
            line = re.sub(r"tensor<([\dx]+)x(?=[fi])", tensor, line)
        lines.append(line)
    open(target, "w").write("\n".join(lines) + "\n")


main(sys.argv[1], sys.argv[2])

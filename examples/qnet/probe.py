"""Makes the quantized network return what every convolution gives: probe.py Q.mlir P.mlir.
Its weights stay where they are: `--parameters Q.safetensors`."""

import re
import sys


def expose(text):
    convolutions = re.findall(r"^ *(%\d+) = qnn\.conv2d .*-> (tensor<.*>)$", text, re.M)
    results = ", ".join(f'{type} {{qnn.name = "conv.{n}"}}' for n, (_, type) in enumerate(convolutions))
    values = ", ".join(name for name, _ in convolutions)
    types = ", ".join(type for _, type in convolutions)
    text = re.sub(r"(func\.func @main\(.*\) -> )\(.*\) {$", lambda m: f"{m[1]}({results}) {{", text, flags=re.M)
    return re.sub(r"^( *return ).*$", lambda m: f"{m[1]}{values} : {types}", text, flags=re.M)


if __name__ == "__main__":
    with open(sys.argv[1]) as source, open(sys.argv[2], "w") as target:
        target.write(expose(source.read()))

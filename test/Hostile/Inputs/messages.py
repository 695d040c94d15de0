# The error messages of the sources, and which of them some test expects or brings about.
# Usage: messages.py SOURCE_ROOT lists those that no test expects.
import os
import re
import sys

CALL = re.compile(r"(?:emitOpError|emitError|createStringError|fail|failTensor|fail_errno)"
                  r"\s*\(((?:[^;])*?);", re.S)
# What no input brings about.
UNREACHABLE = {
    # The machine would have to fail in the middle of a system call.
    "cannot read back", "cannot truncate", "cannot write to the disk",
    "cannot rename the finished file", "cannot map", "cannot read its size",
    "bytes for packed weights", "%s: %s: %s", "incomplete directory entry", "longer than it says",
    # An address has 64 bits.
    "%s: too large to map", "the converted array is too large",
    # Code of ours would have to break the contract between two passes or classes.
    "an external function cannot load parameters", "' is loaded as", "cannot pack:",
    "cannot unpack:", "has no elements to unpack", "cannot take a weight stored in 4 bits",
    "cannot lower the packing of a run-time operand", "has no table for", "has no table:",
    "': cannot reshape", "the value is neither a parameter nor an inline constant",
    "has no dimension", "must be f32, it is", "cannot quantize this value:",
    ": a parameter's key is empty",
    "recognising composites did not come to an end", "the compiled entry has unexpected arguments",
    "the runtime cannot be linked into the model", "the target cannot write this kind of file",
}


def list_messages(root):
    """(file, literal): of each error the longest literal, neighbouring ones joined."""
    found = set()
    for top in ("lib", "tools"):
        for directory, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if not name.endswith((".cpp", ".c")):
                    continue
                path = os.path.join(directory, name)
                if name == "KernelPlan.cpp":
                    continue  # Its reasons are remarks.
                with open(path) as file:
                    text = re.sub(r"//[^\n]*", "", file.read())
                for match in CALL.finditer(text):
                    body = re.sub(r'"\s*"', "", match.group(1))
                    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', body)
                    best = max(literals, key=len, default="")
                    best = best.replace("\\'", "'").replace('\\"', '"').strip()
                    if len(best) > 5:
                        found.add((os.path.relpath(path, root), best))
    return sorted(found)


def read_tests(root):
    """The text of all tests, with literals that a line break divides joined."""
    texts = []
    for directory, _, names in os.walk(os.path.join(root, "test")):
        for name in names:
            if name.endswith((".test", ".mlir", ".cpp", ".c", ".py")) and name != "messages.py":
                with open(os.path.join(directory, name), errors="replace") as file:
                    texts.append(file.read())
    return re.sub(r'"\s*"', "", "\n".join(texts)).replace('\\"', '"')


def pieces(literal, literals):
    """What a test that expects the message has of it: three words, two that no other message
    has, or all where there are less."""
    words = re.sub(r"\{\d+[^}]*\}|%\w+", "\0", literal).split()

    def runs(length):
        found = (" ".join(words[i:i + length]) for i in range(len(words) - length + 1))
        return [run for run in found if len(run) >= 10 and "\0" not in run]
    own = [run for run in runs(2) if sum(run in other for other in literals) == 1]
    return runs(3) + own or [literal]


def list_unexpected(root, outputs=""):
    """The messages that neither the outputs nor a test has, but for the unreachable ones."""
    seen = read_tests(root) + "\n" + outputs
    found = list_messages(root)
    literals = {text for _, text in found}
    return [(path, text) for path, text in found if text not in UNREACHABLE and
            not any(piece in seen for piece in pieces(text, literals))]


if __name__ == "__main__":
    for path, text in list_unexpected(sys.argv[1]):
        print(f"{path}: {text}")

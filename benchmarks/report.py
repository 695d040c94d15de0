# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Puts measured figures into docs/Performance.md, as tables between its markers, and draws them.

    report.py [--models build/benchmarks/results.json] [--kernels build/benchmarks/kernels.json]
              [--page docs/Performance.md]
The files are what `run.sh` and `kernels.py --json` write. Run with the Python of run.sh, which
has matplotlib.
"""

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[1]
TITLES = {"qopt": "qopt", "openvino": "OpenVINO", "onnxruntime": "ONNX Runtime", "torch": "PyTorch"}
COLORS = {"qopt": "#1f6feb", "openvino": "#8250df", "onnxruntime": "#bf8700", "torch": "#cf222e"}
# Text stays text, and the same figures give the same file.
plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "qopt", "font.size": 9})


def make_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|" + "|".join(" --- " if i == 0 else " ---: " for i in range(lines[0].count("|") - 1)) + "|")
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def digits(value: float) -> str:
    """Three digits that count."""
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def get_times(row: dict, precision: str) -> dict[str, float]:
    """Milliseconds of each contestant."""
    return {c["peer"]: 1e3 * c["min"] for c in row["contestants"] if c["precision"] == precision}


def get_label(row: dict) -> str:
    return f"{row['model']}, batch {row['batch']}, {row['threads']} thread{'s' * (row['threads'] > 1)}"


def tabulate_models(rows: list[dict], precision: str, versions: dict[str, str]) -> str:
    """A line for each network: milliseconds of each, the best peer's over ours, share of the roof."""
    names = [n for n in TITLES if any(n in get_times(row, precision) for row in rows)]
    lines = []
    for row in rows:
        times = get_times(row, precision)
        if "qopt" not in times:
            continue
        peers = [t for n, t in times.items() if n != "qopt"]
        ratio = f"**{min(peers) / times['qopt']:.2f}**" if peers else "-"
        roof = row["roof"].get(precision, 0) * row["threads"]
        share = f"{2e-6 * row['macs'] / times['qopt'] / roof:.0%}" if roof else "-"
        cells = [digits(times[n]) if n in times else "-" for n in names]
        lines.append([get_label(row), *cells, ratio, share])
    head = [f"{TITLES[n]} {versions.get(n, '') if n != 'qopt' else ''}".strip() for n in names]
    return make_table([f"{precision}, ms", *head, "best peer / qopt", "of the roof"], lines)


def tabulate_kernels(records: list[dict]) -> str:
    lines = []
    for r in records:
        rate, peer = 1e-9 * r["operations"] / r["seconds"][0], r.get("onednn")
        share = f"{rate / r['roof']:.0%}" if r["roof"] and r["operations"] > 1e7 else "-"
        other = [digits(1e-9 * r["operations"] / peer), f"**{peer / r['seconds'][0]:.2f}**"] if peer else ["-", "-"]
        lines.append([r["name"], digits(1e6 * r["seconds"][0]), digits(rate), share, *other])
    head = ["kernel", "us", "GOPS", "of the roof", "oneDNN, GOPS", "oneDNN / qopt, time"]
    return make_table(head, lines)


def draw_models(rows: list[dict], page: Path) -> str:
    """Times over qopt's: a bar longer than the line is slower. Returns the picture's markdown."""
    figure, axes = plt.subplots(1, 2, figsize=(10, 1 + 0.42 * len(rows)), sharey=True)
    for ax, precision in zip(axes, ("int8", "f32"), strict=True):
        names = [n for n in TITLES if n != "qopt" and any(n in get_times(r, precision) for r in rows)]
        for i, name in enumerate(names):
            ratios = [get_times(r, precision).get(name, 0) / get_times(r, precision).get("qopt", 1) for r in rows]
            height = 0.8 / len(names)
            places = [y + (i - (len(names) - 1) / 2) * height for y in range(len(rows))]
            ax.barh(places, ratios, height, color=COLORS[name], label=TITLES[name])
        ax.axvline(1, color=COLORS["qopt"], label="qopt")
        ax.set_xscale("log", base=2)
        ax.xaxis.set_major_formatter("{x:g}")
        ax.set_title(f"{precision}: time over qopt's")
        ax.set_yticks(range(len(rows)), [get_label(r) for r in rows])
        ax.legend(fontsize=8, loc="lower right")
    axes[0].invert_yaxis()
    return save(figure, page, "models")


def draw_kernels(records: list[dict], page: Path) -> str:
    """Share of the roof of every kernel that the roof bounds."""
    records = [r for r in records if r["roof"] and r.get("onednn")]
    figure, ax = plt.subplots(figsize=(10, 1 + 0.2 * len(records)))
    for place, r in enumerate(records):
        scale = 1e-9 * r["operations"] / r["roof"]
        ax.barh(place, scale / r["seconds"][0], color=COLORS["qopt"], height=0.7)
        ax.plot(scale / r["onednn"], place, "|", color="black", markersize=8)
    ax.set_yticks(range(len(records)), [r["name"] for r in records], fontsize=7)
    ax.invert_yaxis()
    ax.axvline(1, color="gray", linewidth=0.8)
    ax.margins(y=0.005)
    ax.set_title("share of one core's roof; the mark is oneDNN")
    return save(figure, page, "kernels")


def save(figure: plt.Figure, page: Path, name: str) -> str:
    file = page.parent / "images" / f"performance-{name}.svg"
    file.parent.mkdir(exist_ok=True)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    return f"![{name}](images/{file.name})"


def replace(text: str, name: str, content: str) -> str:
    """The page with `content` between the markers of `name`."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"the page has no markers {begin} and {end}")
    return pattern.sub(lambda _: f"{begin}\n{content}\n{end}", text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    data = ROOT / "build" / "benchmarks"
    parser.add_argument("--models", type=Path, default=data / "results.json")
    parser.add_argument("--kernels", type=Path, default=data / "kernels.json")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "Performance.md")
    options = parser.parse_args()
    text = options.page.read_text()
    if options.models.exists():
        measured = json.loads(options.models.read_text())
        rows = measured["rows"]
        tables = [tabulate_models(rows, p, measured["versions"]) for p in ("int8", "f32")]
        text = replace(text, "models", "\n\n".join([draw_models(rows, options.page), *tables]))
    if options.kernels.exists():
        records = json.loads(options.kernels.read_text())
        text = replace(text, "kernels", draw_kernels(records, options.page) + "\n\n" + tabulate_kernels(records))
    options.page.write_text(text)
    print(f"wrote {options.page}")


if __name__ == "__main__":
    main()

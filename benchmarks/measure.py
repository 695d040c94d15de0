# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prepares a network for all contestants and measures them in turns."""

import dataclasses
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

import peers
import roof

HERE = Path(__file__).parent
# More than the caches hold.
ROOF_MEBIBYTES = 512


@dataclasses.dataclass
class Worker:
    """A contestant's process and what it said."""

    peer: str
    precision: str
    process: subprocess.Popen
    answers: list[dict] = dataclasses.field(default_factory=list)

    def ask(self, seconds: float | None) -> dict | None:
        """Its next answer; None, and no more, once it has ended."""
        try:
            if seconds is not None:
                self.process.stdin.write(f"{seconds}\n")
                self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError):
            return None


class Case:
    """A network at a batch size, its files in a directory of their own."""

    def __init__(self, name: str, batch: int, data: Path):
        self.name, self.batch, self.data = name, batch, data
        self.directory = data / f"{name}-b{batch}"
        self.contestants: list[tuple[str, str]] = []

    def python(self, code: str, *arguments: str) -> bool:
        """Runs what loads a framework in a process that takes it away again."""
        command = [sys.executable, "-W", "ignore", "-c", "from pathlib import Path; import sys\n" + code]
        done = subprocess.run([*command, *arguments], cwd=HERE, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)
        return not done.returncode

    def prepare(self, names: list[str], precisions: list[str]) -> None:
        export = "from models.export import export\n"
        export += "export(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))"
        if not self.python(export, self.name, str(self.batch), str(self.directory)):
            raise SystemExit(f"{self.name}: cannot be exported")
        prepare = "import peers\n"
        prepare += "peers.get(sys.argv[1]).prepare(Path(sys.argv[2]), sys.argv[3])"
        for name in names:
            for precision in precisions:
                if precision not in peers.get(name).precisions:
                    continue
                start = time.perf_counter()
                if self.python(prepare, name, str(self.directory), precision):
                    self.contestants.append((name, precision))
                else:
                    print(f"{self.name}: {name} {precision} cannot be prepared", file=sys.stderr)
                seconds = time.perf_counter() - start
                print(f"  prepared {name} {precision} in {seconds:.1f} s", file=sys.stderr)

    def start(self, threads: int, cpus: list[int]) -> list[Worker]:
        workers = []
        for name, precision in self.contestants:
            place = ",".join(map(str, cpus))
            command = [sys.executable, "-W", "ignore", HERE / "worker.py"]
            command += [name, self.directory, precision, str(threads), place]
            with open(self.directory / f"{name}_{precision}.log", "w") as log:
                pipe = subprocess.PIPE
                process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True)
            worker = Worker(name, precision, process)
            if first := worker.ask(None):
                worker.answers.append(first)
                workers.append(worker)
            else:
                print(f"{self.name}: {name} {precision} does not run, see {log.name}", file=sys.stderr)
        return workers

    def measure(self, threads: int, cpus: list[int], rounds: int, seconds: float) -> dict:
        """All contestants' figures, those of the roof among them."""
        workers = self.start(threads, cpus)
        roofs = []
        for _ in range(rounds):
            roofs.append(roof.measure(self.data, cpus[0], ROOF_MEBIBYTES))
            for worker in workers:
                if answer := worker.ask(seconds):
                    worker.answers.append(answer)
        for worker in workers:
            worker.process.stdin.close()
            worker.process.wait()
        best = {key: max(r[key] for r in roofs) for key in roofs[0]}
        macs = json.loads((self.directory / "model.json").read_text())["macs"]
        return {
            "model": self.name,
            "batch": self.batch,
            "threads": threads,
            "macs": macs,
            "roof": best,
            "contestants": summarize(workers),
        }


def summarize(workers: list[Worker]) -> list[dict]:
    """Minimum and median of each, and how its result agrees with a float one's."""
    floats = [w.answers[0]["result"] for w in workers if w.precision == "f32"]
    rows = []
    for worker in workers:
        first, *turns = worker.answers
        if not turns:
            print(f"{worker.peer} {worker.precision} ended before its first turn", file=sys.stderr)
            continue
        row = {
            "peer": worker.peer,
            "precision": worker.precision,
            "load": first["load"],
            "min": min(t["min"] for t in turns),
            "median": float(np.median([t["median"] for t in turns])),
            "calls": sum(t["calls"] for t in turns),
            "peak": turns[-1]["peak"],
        }
        if floats:
            reference, result = np.array(floats[-1]), np.array(first["result"])
            norms = np.linalg.norm(reference) * np.linalg.norm(result)
            row["cosine"] = float(reference @ result / norms) if norms else 0.0
        rows.append(row)
    return rows


def show(row: dict) -> None:
    """The row's figures as text."""
    print(f"{row['model']} batch {row['batch']}, {row['threads']} threads")
    for c in sorted(row["contestants"], key=lambda c: (c["precision"], c["min"])):
        rate = 2e-9 * row["macs"] / c["min"]
        peak = row["roof"].get(c["precision"], 0) * row["threads"]
        share = f" {rate / peak:6.1%} of the roof," if peak else ""
        print(
            f"  {c['precision']:5} {c['peer']:12} min {c['min'] * 1e3:9.4f} ms, median"
            f" {c['median'] * 1e3:9.4f}, {rate:6.1f} GOPS,{share}"
            f" load {c['load']:.2f} s, peak {c['peak'] * 1e-6:.0f} MB,"
            + (f" cosine {c['cosine']:.4f}" if "cosine" in c else "")
        )

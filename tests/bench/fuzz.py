"""Thousands of broken files through the whole program: `python -m tests.bench.fuzz [--number N] [--seed S] [--keep DIR]`.

Tells whether a run ended with another code than 0 or 4, whether a file is neither a document nor a problem, and which
files made a worker crash, hang or stumble over an error that nobody foresaw; those are kept in DIR.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from tests.mutations import Seed, mutants

ROOT = Path(__file__).parents[2]
BATCH = 250
FAULTS = frozenset(
    {
        "unexpected",
        "not_checked",
        "worker_crashed",
        "timeout",
        "out_of_memory",
        "inconsistent_rows",
        "inconsistent_table",
    }
)
RUN_SECONDS = 1800


def rows(outputs: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (outputs / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def put(batch: list[Seed], folder: Path, first: int) -> None:
    """Write the files."""
    folder.mkdir()
    for at, seed in enumerate(batch, first):
        (folder / f"{at:06}{seed.suffix}").write_bytes(seed.data)


def extracted(folder: Path, outputs: Path, jobs: int) -> int:
    """Exit code of the command over the folder."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        folder,
        "-o",
        outputs,
        "--jobs",
        str(jobs),
        "--ocr",
        "never",
        "--quiet",
    ]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=RUN_SECONDS).returncode


def faults_of(folder: Path, outputs: Path) -> dict[str, str]:
    """What went wrong: path -> code or message."""
    told = rows(outputs, "problems")
    seen = {row["path"] for row in told} | {row["path"] for row in rows(outputs, "documents")}
    unseen = {str(path): "dropped in silence" for path in folder.iterdir() if str(path) not in seen}
    return unseen | {row["path"]: f"{row['code']}: {row['message']}" for row in told if row["code"] in FAULTS}


def main() -> int:
    """Make, run and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    options = parser.parse_args()
    source, done, wrong, began = mutants(options.number, options.seed), 0, 0, time.monotonic()
    codes: Counter[str] = Counter()
    while batch := list(islice(source, BATCH)):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
            folder, outputs = Path(place) / "files", Path(place) / "out"
            put(batch, folder, done)
            code = extracted(folder, outputs, options.jobs)
            if code not in (0, 4):
                print(f"files {done} to {done + len(batch) - 1}: exit code {code}", flush=True)
                shutil.copytree(folder, options.keep / f"code-{code}-{done:06}", dirs_exist_ok=True)
                wrong += 1
            else:
                codes.update(row["code"] for row in rows(outputs, "problems"))
                for path, message in faults_of(folder, outputs).items():
                    print(f"{Path(path).name}: {message}", flush=True)
                    options.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, options.keep)
                    wrong += 1
        done += len(batch)
        print(f"{done} files, {wrong} faults, {time.monotonic() - began:.0f} s", flush=True)
    print(dict(codes.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

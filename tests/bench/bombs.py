"""Small files that unpack to something huge, each in a run of its own: `python -m tests.bench.bombs [NAME …]`.

Tells seconds, the largest process and what became of the file. A run must end with 0 or 4 within the time limit of the
file, twice for one that is tried again, and some seconds.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.bench import Memory
from tests.bombs import bombs

ROOT = Path(__file__).parents[2]
SECONDS = 60
MEGABYTES = 1500


def main() -> int:
    """Run each."""
    wrong = 0
    for name, data in bombs(sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="bomb-") as place:
            (Path(place) / name).write_bytes(data)
            options = (
                "--jobs",
                "1",
                "--timeout",
                str(SECONDS),
                "--memory",
                str(MEGABYTES),
                "--ocr",
                "never",
                "--quiet",
            )
            command = [sys.executable, "-m", "pipeline", Path(place) / name, "-o", Path(place) / "out", *options]
            began = time.perf_counter()
            with subprocess.Popen(command, cwd=ROOT) as process, Memory(process.pid) as memory:
                code = process.wait()
            seconds = time.perf_counter() - began
            with (Path(place) / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as stream:
                codes = [row["code"] for row in csv.DictReader(stream)]
        wrong += code not in (0, 4)
        print(
            f"{name:26}{len(data):>12,} bytes{seconds:>8.1f} s{memory.peak:>6} MB  exit {code} {codes[:5]}", flush=True
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

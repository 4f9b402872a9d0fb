"""Runs that are killed: `python -m tests.bench.kills [--times N]`, N for each way; all outputs must come out the same.

The parent by SIGKILL, the parent's group by SIGINT, workers by SIGKILL, each at a random moment of the run; after it the
same command once more (after workers: no second run is needed). The outputs are compared byte for byte, but for run.json.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpora
from tests.bench.bench import _family

ROOT = Path(__file__).parents[2]
WAYS = ("parent", "interrupt", "worker")


def command(corpus: Path, outputs: Path) -> list[str]:
    return [sys.executable, "-m", "pipeline", str(corpus), "-o", str(outputs), "--jobs", "2", "--quiet"]


def content(outputs: Path) -> dict[str, bytes]:
    """All that must be the same."""
    files = (path for path in outputs.rglob("*") if path.is_file() and path.name != "run.json")
    return {str(path.relative_to(outputs)): path.read_bytes() for path in files}


def strike(way: str, process: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Do it."""
    if way == "interrupt":
        os.killpg(process.pid, signal.SIGINT)
    elif way == "parent":
        process.kill()
    else:
        workers = [pid for pid in _family(process.pid) if pid != process.pid and _is_worker(pid)]
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)


def _is_worker(pid: int) -> bool:
    """Whether it was made by the fork server, which is a child of the run itself."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        parent = Path(f"/proc/{words[1]}/cmdline").read_bytes()
    except OSError:
        return False
    return b"forkserver" in parent


def main() -> int:
    """Strike and compare."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--documents", type=int, default=60)
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it, and so would ours
    chance, wrong = random.Random(1), 0  # noqa: S311 - the same moments each time, as far as the machine lets them
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        corpus = corpora.make_texts(Path(place) / "corpus", options.documents, 30_000, kind="report")
        outputs = Path(place) / "out"
        began = time.perf_counter()
        subprocess.run(command(corpus, outputs), cwd=ROOT, check=True)
        whole, expected = time.perf_counter() - began, content(outputs)
        for way in WAYS:
            for _ in range(options.times):
                shutil.rmtree(outputs, ignore_errors=True)
                moment = chance.uniform(0.02, 1) * whole
                process = subprocess.Popen(command(corpus, outputs), cwd=ROOT, start_new_session=True)
                time.sleep(moment)
                strike(way, process, chance)
                codes = [process.wait()]
                if way != "worker":
                    codes.append(subprocess.run(command(corpus, outputs), cwd=ROOT, check=False).returncode)
                same = content(outputs) == expected
                wrong += not same
                print(f"{way:10} after {moment:5.1f} s of {whole:.1f}: exit {codes}, same bytes: {same}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

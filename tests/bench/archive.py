"""An archive of many documents: `python -m tests.bench.archive [--documents N] [--workers 2,1] [--keep DIR]`.

Half PDFs, half texts, four pages each, no two with the same bytes. Tells for each number of workers: pages a second, peak
memory of the parent after the first thousand documents and at the end, the largest worker, seconds of a second run that
has nothing to do, and how large corpus and outputs are. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import corpora
from tests.bench.bench import _family

ROOT = Path(__file__).parents[2]
BASES = 60  # different documents of each kind; the others are these with another last line
CHARACTERS_A_PAGE = 2_600
PAGES = 4
FIRST_MARK = 1000  # documents
EVERY_SECONDS = 0.5


@dataclass(slots=True)
class Watched:
    """Peaks in MB. `parent_at_mark`: when the first thousand documents were stored."""

    seconds: float = 0.0
    parent: int = 0
    parent_at_mark: int = 0
    worker: int = 0
    log: list[tuple[int, int]] = field(default_factory=list)


def make_archive(folder: Path, documents: int) -> None:
    """Files in folders of a thousand."""
    length = CHARACTERS_A_PAGE * PAGES
    with tempfile.TemporaryDirectory() as place:
        pdfs = corpora.make_pdfs(Path(place) / "pdf", BASES, length, kind="report")
        bases = [path.read_bytes() for path in sorted(pdfs.iterdir())]
    texts = [paged(text) for text in corpora.texts(BASES, length, kind="report", tables=True)]
    for at in range(documents):
        target = folder / f"{at // 1000:03}"
        target.mkdir(parents=True, exist_ok=True)
        if at % 2:
            (target / f"{at:06}.pdf").write_bytes(bases[at // 2 % BASES] + b"%% %d\n" % at)
        else:
            (target / f"{at:06}.txt").write_text(f"{texts[at // 2 % BASES]}\nHồ sơ {at}.\n", encoding="utf-8")


def paged(text: str) -> str:
    """The text with form feeds between its pages."""
    lines, pages, room = text.splitlines(), [[]], CHARACTERS_A_PAGE
    for line in lines:
        if room < 0:
            pages.append([])
            room = CHARACTERS_A_PAGE
        pages[-1].append(line)
        room -= len(line)
    return "\f".join("\n".join(page) for page in pages)


def watched(corpus: Path, outputs: Path, workers: int) -> Watched:
    """The command over the corpus, and what it takes."""
    command = [sys.executable, "-m", "pipeline", corpus, "-o", outputs, "--jobs", str(workers), "--quiet"]
    told, began = Watched(), time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT) as process:
        while process.poll() is None:
            time.sleep(EVERY_SECONDS)
            sizes = {pid: _resident(pid) for pid in _family(process.pid)}
            own = sizes.pop(process.pid, 0)
            told.parent = max(told.parent, own)
            told.worker = max([told.worker, *sizes.values()])
            files = _files_done(outputs)
            if 0 < files <= FIRST_MARK:
                told.parent_at_mark = own
            told.log.append((files, own))
    told.seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"extract ended with {process.returncode}")
    return told


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // (1 << 20)


def _files_done(outputs: Path) -> int:
    try:
        return int(json.loads((outputs / ".unfinished/at_work/status.json").read_bytes())["files"])
    except (OSError, ValueError):
        return 0


def sizes_of(folder: Path) -> int:
    """MB of all files in it."""
    return sum(path.stat().st_size for path in _all(folder)) // 1_000_000


def _all(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def measure(corpus: Path, place: Path, workers: int) -> None:
    """One run and the one after it."""
    outputs = place / "out"
    shutil.rmtree(outputs, ignore_errors=True)
    first = watched(corpus, outputs, workers)
    told = json.loads((outputs / "run.json").read_bytes())
    pages, timings = told["counts"]["pages"], told["timings"]
    second = watched(corpus, outputs, workers)
    print(f"\n{workers} workers: {told['counts']['documents']:,} documents, {pages:,} pages")
    print(f"  whole run {first.seconds:,.1f} s, {pages / first.seconds:,.1f} pages/s; phases {timings['phases']}")
    print(f"  seconds of all workers by stage {timings['stages']}")
    print(f"  parent: {first.parent_at_mark} MB after {FIRST_MARK} documents, peak {first.parent} MB in all")
    print(f"  largest worker {first.worker} MB; outputs {sizes_of(outputs):,} MB, corpus {sizes_of(corpus):,} MB")
    times = f"{first.seconds / second.seconds:,.0f} times faster"
    print(f"  second run {second.seconds:,.2f} s, {times}; parent {second.parent} MB", flush=True)
    points = [first.log[len(first.log) * part // 8] for part in range(8)]

    print("  parent by files stored: " + ", ".join(f"{files:,}: {own} MB" for files, own in points), flush=True)


def main() -> int:
    """Make, measure, tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.archive", description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", default="2,1")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-") as place:
        corpus = Path(place) / "corpus"
        began = time.perf_counter()
        make_archive(corpus, options.documents)
        load = os.getloadavg()[0]
        print(
            f"{options.documents:,} documents made in {time.perf_counter() - began:.0f} s; load {load:.1f}", flush=True
        )
        for workers in options.workers.split(","):
            measure(corpus, Path(place), int(workers))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

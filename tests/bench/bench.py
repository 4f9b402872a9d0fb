"""The benchmark: `python -m tests.bench.bench [--quick] [--only pdf,text,start,memory,profile]`.

Prints side by side, measured in one run, one worker each: pages a second and peak memory of this program whole, of pdfplumber's
`extract_text`, of pypdfium2's text alone and of pdftotext; characters a second on texts; seconds to start; memory over many documents.
Each contender runs in a process of its own. `whole`: the command, from its start to the last file written, less the time of the same
command over one short document (start and end of the program, told apart). `worker`: what one worker process does, in one process.
Figures by CPU seconds are those to compare on a machine that has other things to do.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import math
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.bench import corpora
from tests.bench.contender import CONTENDERS, Done, is_there

ROOT = Path(__file__).parents[2]
KINDS = ("report", "dense")
TARGET_CHARACTERS = 1_000_000  # a second and core
TARGET_TIMES = 10  # times pdfplumber
TARGET_MEMORY = 400  # MB a worker
TOP = 15


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much to measure on."""

    pdfs: int
    pdf_characters: int
    slow_pdfs: int
    texts: int
    text_characters: int
    documents: int
    repeats: int


FULL = Sizes(pdfs=90, pdf_characters=18_000, slow_pdfs=6, texts=100, text_characters=50_000, documents=2000, repeats=5)
QUICK = Sizes(pdfs=10, pdf_characters=18_000, slow_pdfs=2, texts=10, text_characters=50_000, documents=400, repeats=2)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, those of the processor, and what was done in them; `peak`: MB of the largest process; `together`: of all at one time, shared pages once."""

    seconds: float
    cpu: float = 0.0
    pages: int = 0
    characters: int = 0
    mentions: int = 0
    peak: int = 0
    together: int = 0
    marks: dict[str, list[int]] | None = None


# ---- running -------------------------------------------------------------------------------------------------


def contend(name: str, folder: Path, number: int | None = None) -> Measured:
    """One contender over a folder, or over its first files."""
    command = [sys.executable, "-m", "tests.bench.contender", name, str(folder), *([str(number)] if number else [])]
    told = subprocess.run(command, cwd=ROOT, env=installed(), check=True, capture_output=True, text=True)
    facts = json.loads(told.stdout)
    names = ("seconds", "cpu", "pages", "characters", "mentions", "peak", "marks")
    return Measured(**{each: facts[each] for each in names})


def installed() -> dict[str, str]:
    """The environment, with compiled modules kept from one process to the next, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if len(kept) < len(os.environ):  # not beside the sources then
        kept.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir(), "bench-bytecode")))
    return kept


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "pipeline", *map(str, arguments)]


def whole(folder: Path, outputs: Path) -> Measured:
    """The command over a folder, one worker; with the memory of all of its processes."""
    shutil.rmtree(outputs, ignore_errors=True)
    began = time.perf_counter()
    process = subprocess.Popen(command(folder, "-o", outputs, "--jobs", 1, "--quiet"), cwd=ROOT, env=installed())
    memory = Memory(process.pid)
    with memory:
        code = process.wait()
    seconds = time.perf_counter() - began
    if code:
        raise SystemExit(f"extract ended with {code}")
    run = json.loads((outputs / "run.json").read_text(encoding="utf-8"))
    pages = run.get("pages", run.get("counts", {}).get("pages", 0))
    return Measured(seconds, pages=pages, peak=memory.peak, together=memory.together)


class Memory:
    """Watches a process and its descendants: /proc, Linux only (elsewhere both figures stay 0)."""

    EVERY = 0.05  # seconds

    def __init__(self, pid: int) -> None:
        self.peak = self.together = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(self.EVERY):
            sizes = [_sizes(pid) for pid in _family(self._pid)]
            self.peak = max([self.peak, *(rss for rss, _ in sizes)])
            self.together = max(self.together, sum(pss for _, pss in sizes))


def _family(pid: int) -> Iterator[int]:
    """The process and its descendants."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(stat.parent.name))
    waiting = [pid]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += parents.get(each, [])


def _sizes(pid: int) -> tuple[int, int]:
    """MB: resident, and proportional (shared pages divided by those who share them)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0, 0
    told = {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith(("Rss:", "Pss:"))}
    return told.get("Rss", 0), told.get("Pss", 0)


# ---- parts ---------------------------------------------------------------------------------------------------


def row(name: str, *cells: str) -> None:
    print(f"  {name:<44}" + "".join(f"{cell.replace('nan', 'too short'):>16}" for cell in cells), flush=True)


def start_and_end(folder: Path) -> float:
    """Seconds of the command over one short document: what a run costs before and after its documents."""
    one = corpora.make_texts(folder / "one", 1, 3_000, kind="report")
    return min(whole(one, folder / "out").seconds for _ in range(3))


def under_way(job: Measured, fixed: float) -> float:
    """Seconds of the job without start and end; where these are most of it, the difference tells nothing (NaN)."""
    return job.seconds - fixed if job.seconds > 2 * fixed else math.nan


def measure_pdfs(folder: Path, sizes: Sizes) -> None:
    """Pages a second."""
    fixed = start_and_end(folder / "fixed")
    for kind in KINDS:
        pdfs = corpora.make_pdfs(folder / kind, sizes.pdfs, sizes.pdf_characters, kind=kind)
        others = {name: None for name in ("pdfplumber", "pypdfium2", "pdftotext") if is_there(name)}
        for name in others:
            others[name] = contend(name, pdfs, sizes.slow_pdfs if name == "pdfplumber" else None)
        worker, job = contend("worker", pdfs), whole(pdfs, folder / "out")
        plumber = others["pdfplumber"]
        slow, slow_alone = plumber.pages / plumber.seconds, plumber.pages / plumber.cpu
        density = f"{worker.mentions / worker.characters * 1000:.1f} mentions to 1,000 characters"
        length = f"{worker.characters // worker.pages:,} characters a page"
        print(f"\nPDFs, {kind}: {sizes.pdfs} files, {worker.pages} pages without ruled tables, {length}, {density}")
        row("", "pages/s", "x pdfplumber", "by CPU s", "x pdfplumber", "peak MB")
        rate = worker.pages / under_way(job, fixed)
        row("extract, whole job", f"{rate:,.0f}", f"{rate / slow:.1f}", "", "", f"{job.peak:,}")
        rate = worker.pages / job.seconds
        row(f"extract, with its start and end ({fixed:.1f} s)", f"{rate:,.0f}", f"{rate / slow:.1f}")
        for name, told in {"extract, the worker alone": worker, **others}.items():
            rate, alone = told.pages / told.seconds, told.pages / told.cpu
            times = f"{rate / slow:.1f}", f"{alone / slow_alone:.1f}"
            row(name, f"{rate:,.0f}", times[0], f"{alone:,.0f}", times[1], f"{told.peak:,}")
        if not is_there("pdftotext"):
            row("pdftotext", "not installed", "(poppler-utils)")
        row("aim: whole job", "", f"{TARGET_TIMES} to {2 * TARGET_TIMES}", "", "", f"< {TARGET_MEMORY}")


def measure_texts(folder: Path, sizes: Sizes) -> None:
    """Characters a second."""
    fixed = start_and_end(folder / "fixed")
    for kind in KINDS:
        texts = corpora.make_texts(folder / kind, sizes.texts, sizes.text_characters, kind=kind)
        worker, job = contend("worker", texts), whole(texts, folder / "out")
        density = f"{worker.mentions / worker.characters * 1000:.1f} mentions to 1,000 characters"
        print(f"\nTexts, {kind}: {sizes.texts} files, {worker.characters:,} characters, {density}")
        row("", "characters/s", "mentions/s", "by CPU s", "peak MB")
        for name, seconds in {
            "extract, whole job": under_way(job, fixed),
            f"extract, with its start and end ({fixed:.1f} s)": job.seconds,
            "extract, the worker alone": worker.seconds,
        }.items():
            alone = name.endswith("alone")
            cpu, peak = f"{worker.characters / worker.cpu:,.0f}" if alone else "", worker.peak if alone else job.peak
            row(name, f"{worker.characters / seconds:,.0f}", f"{worker.mentions / seconds:,.0f}", cpu, f"{peak:,}")
        row("aim: whole job", f"{TARGET_CHARACTERS:,}", "", "", f"< {TARGET_MEMORY}")


def measure_start(folder: Path, sizes: Sizes) -> None:
    """Seconds to start."""
    print("\nStart")
    row("", "seconds", "aim")
    python = _quickest([sys.executable, "-c", "pass"], sizes.repeats)
    row("python -c pass", f"{python:.2f}", "")
    row("extract --help", f"{_quickest(command('--help'), sizes.repeats):.2f}", "0.3")
    one = corpora.make_texts(folder / "one", 1, 3_000, kind="report")
    arguments = command(one, "-o", folder / "out", "--quiet", "--force")  # else the second time reads nothing
    row("extract, one short document", f"{_quickest(arguments, sizes.repeats):.2f}", "2")


def _quickest(arguments: list[str], repeats: int) -> float:
    def timed() -> float:
        began = time.perf_counter()
        subprocess.run(arguments, cwd=ROOT, env=installed(), check=True, capture_output=True)
        return time.perf_counter() - began

    return min(timed() for _ in range(repeats))


def measure_memory(folder: Path, sizes: Sizes) -> None:
    """Memory of a worker as documents go through it."""
    corpus = corpora.make_texts(folder / "many", sizes.documents * 4 // 5, 3_000, kind="report")
    corpora.make_pdfs(folder / "pdfs", sizes.documents // 5, 3_000, kind="report")
    for path in (folder / "pdfs").iterdir():
        path.rename(corpus / f"{path.stem}-.pdf")  # every fifth, between the texts
    worker, job = contend("worker", corpus), whole(corpus, folder / "out")
    print(f"\nMemory over {sizes.documents} documents, every fifth a PDF")
    row("", "peak MB", "MB now")
    for mark, (peak, now) in (worker.marks or {}).items():
        row(f"worker after {mark} documents", f"{peak:,}", f"{now:,}")
    row("extract, largest process", f"{job.peak:,}", "")
    row("extract, all its processes together", f"{job.together:,}", "")
    row("aim: a worker", f"< {TARGET_MEMORY}", "not growing")


def measure_profile(folder: Path, sizes: Sizes) -> None:
    """Where the time goes."""
    for form, make in (("Texts", corpora.make_texts), ("PDFs", corpora.make_pdfs)):
        number, length = (
            (sizes.texts // 5, sizes.text_characters) if form == "Texts" else (sizes.pdfs // 3, sizes.pdf_characters)
        )
        files = sorted(make(folder / form, number, length, kind="report").iterdir())
        list(CONTENDERS["worker"](files[:1]))  # imports, caches
        profile = cProfile.Profile()
        for done in CONTENDERS["worker"](files):
            if done == Done(0, 0):
                profile.enable()
        profile.disable()
        stream = io.StringIO()
        pstats.Stats(profile, stream=stream).sort_stats("tottime").print_stats(TOP)
        print(f"\n{form}, report: the {TOP} functions that take most time of their own")
        lines = [line for line in stream.getvalue().splitlines() if line.strip()]
        print("\n".join(line.replace(str(ROOT) + os.sep, "")[:130] for line in lines))


PARTS: dict[str, Callable[[Path, Sizes], None]] = {
    "start": measure_start,
    "pdf": measure_pdfs,
    "text": measure_texts,
    "memory": measure_memory,
    "profile": measure_profile,
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="less of everything: half a minute, coarse figures")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts to run, comma-separated: {', '.join(PARTS)}")
    options = parser.parse_args()
    unknown = sorted(set(options.only.split(",")) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores{load}")
    for part in options.only.split(","):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            PARTS[part](Path(folder), QUICK if options.quick else FULL)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`python -m tests.bench.reading FOLDER`: where reading the PDFs of a folder spends its time, by CPU seconds, without OCR.

Milliseconds a page and calls, for the file, its pages and what is done to each of them; a stage holds those that it
calls. The least of several rounds counts. pdfium's own share is what `pypdfium2` takes in `tests.bench.bench`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read import ReadOptions, open_source

ROUNDS = 4  # the first one also imports and fills what is kept of words
STAGES = {
    "pdf": "PdfSource.__init__ open_pdf drop_running_lines put_footnotes_first stitch_tables assemble _kept_page decode_page "
    "join_set_off join_torn part_glued harden_hyphens drop_marks drop_covered edges_of read_page seen",
    "pdffile": "OpenFile._load OpenFile.close",
    "pdfium": "OpenPage.__init__ drawn_on surveyed",
    "covered": "_painted_over rendered",
    "layout": "read_lines part_slanted seals_and_rest grids_of fill _outside put_stamps part_aligned unfold _block",
}

Taken = dict[str, tuple[float, int]]  # by stage: seconds and calls


def watch(module: str, path: str, taken: Taken) -> None:
    """Let a function of the readers add to `taken` what it takes."""
    owner: object = import_module(f"pipeline.read.{module}")
    *outer, name = path.split(".")
    for each in outer:
        owner = getattr(owner, each)
    inner: Callable[..., object] = getattr(owner, name)

    def timed(*values: object, **named: object) -> object:
        began = time.process_time()
        try:
            return inner(*values, **named)
        finally:
            seconds, calls = taken.get(f"{module}.{path}", (0.0, 0))
            taken[f"{module}.{path}"] = seconds + time.process_time() - began, calls + 1

    setattr(owner, name, timed)


def read(files: list[Path]) -> int:
    """Read all of them; gives how many pages they have."""
    pages = 0
    for file in files:
        try:
            with open_source(file, options=ReadOptions(ocr="never")) as source:
                pages += len(source.document.pages)
        except UnreadableFile:
            continue
    return pages


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    files = sorted(parser.parse_args().folder.glob("*.pdf"))
    taken: Taken = {}
    least: Taken = {}
    pages = read(files)
    if not pages:
        sys.exit("There is no PDF that can be read.")
    for module, names in STAGES.items():
        for name in names.split():
            watch(module, name, taken)
    for _ in range(ROUNDS):
        taken.clear()
        began = time.process_time()
        read(files)
        taken["all"] = time.process_time() - began, len(files)
        least = {stage: min(each, least.get(stage, each)) for stage, each in taken.items()}
    print(f"{len(files)} files, {pages} pages; ms a page, calls")
    for stage, (seconds, calls) in sorted(least.items(), key=lambda item: -item[1][0]):
        print(f"  {stage:<28}{1000 * seconds / pages:>8.3f}{calls:>10,}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

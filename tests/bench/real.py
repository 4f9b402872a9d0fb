"""`python -m tests.bench.real FOLDER`: this program's worker and pdfplumber's `extract_text` over the PDFs of a folder, by CPU seconds.

Without OCR: scans are looked at and told, by either. Alternately, each time in a process of its own; the best time of each counts.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.bench.bench import contend, row

TARGET_TIMES = 15  # times pdfplumber
REPEATS = 3


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.real", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    pdfs = sorted(parser.parse_args().folder.resolve().glob("*.pdf"))
    told = {"worker": [], "pdfplumber": []}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for pdf in pdfs:
            (Path(folder) / pdf.name).symlink_to(pdf)
        for _ in range(REPEATS):
            for name, times in told.items():
                times.append(contend(name, Path(folder)))
    worker, plumber = (min(times, key=lambda each: each.cpu) for times in told.values())
    print(f"{len(pdfs)} PDFs, {plumber.pages} pages, {worker.pages} of them with text")
    row("", "CPU s", "pages/s", "x pdfplumber")
    for name, each in (("extract, the worker alone", worker), ("pdfplumber", plumber)):
        row(name, f"{each.cpu:.2f}", f"{plumber.pages / each.cpu:,.0f}", f"{plumber.cpu / each.cpu:.1f}")
    row("aim", "", "", f"{TARGET_TIMES}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

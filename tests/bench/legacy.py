"""How much of a TCVN3 file is read rightly: `python -m tests.bench.legacy [FOLDER]`.

FOLDER holds `NAME.pdf` beside `NAME.truth.txt`; without it, and where it has no such pair, there is nothing to measure.
White space is folded. Capitals are not counted: the truths were made without the fonts' names, and `.VnTimeH` draws
small letters as capitals. Page numbers are taken out of both texts, for the reader drops them.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Indel

from pipeline.read import open_source

REAL = Path(__file__).parents[3] / "shared" / "pdf"
_PAGE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$", re.MULTILINE)


class Score(NamedTuple):
    """Shares of characters, 0 to 1. `in_order` falls where header columns are told in another order than the truth's."""

    in_order: float
    any_order: float
    pages_per_second: float


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """PDF and truth, side by side."""
    found = [
        (path.with_name(path.name.removesuffix(".truth.txt") + ".pdf"), path) for path in folder.glob("*.truth.txt")
    ]
    return sorted((pdf, truth) for pdf, truth in found if pdf.exists())


def measure(pdf: Path, truth: Path) -> Score:
    began = time.perf_counter()
    with open_source(pdf) as source:
        document = source.document
    seconds = time.perf_counter() - began
    got, wanted = folded(document.text), folded(truth.read_text(encoding="utf-8"))
    return Score(
        Indel.normalized_similarity(got, wanted), shared_words(got, wanted), len(document.pages) / max(seconds, 1e-9)
    )


def folded(text: str) -> str:
    return " ".join(_PAGE_NUMBER.sub("", text).casefold().split())


def shared_words(got: str, wanted: str) -> float:
    """Share of the characters that stand in words found in both texts, each as often as in the poorer one."""
    ours, theirs = Counter(got.split()), Counter(wanted.split())
    size = max(sum(len(word) * n for word, n in counts.items()) for counts in (ours, theirs))
    return sum(len(word) * n for word, n in (ours & theirs).items()) / max(size, 1)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REAL
    found = pairs(folder)
    if not found:
        print(f"{folder}: no PDF beside a .truth.txt; nothing to measure.")
    for pdf, truth in found:
        score = measure(pdf, truth)
        print(
            f"{pdf.name}: {score.any_order:.4f} ({score.in_order:.4f} in order), {score.pages_per_second:.0f} pages/s"
        )


if __name__ == "__main__":
    main()

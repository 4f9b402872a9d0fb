"""The scan of decree 335 against its text twin: `python -m tests.bench.ocr [SCAN TWIN]`.

Words: share of the twin's words that the scan's text has (as often). Mentions: F1 of the values that the scan gives against those that the
twin gives, over both documents. Digits and confidences: of the words with a digit, how many are right, by Tesseract's confidence.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.model import Document
from pipeline.read import ReadOptions, open_source
from pipeline.report import Report
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document

REAL = Path(__file__).parents[3] / "shared" / "pdf"
SCAN, TWIN = REAL / "CP_ND335_2025_scan_signed_29p.pdf", REAL / "CP_ND335_2025_PrintToPDF.pdf"
LABELS = ("Citation", "DateValue", "Percentage", "Quantity", "Amount")
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


def main(scan: Path, twin: Path) -> None:
    rules = load_rules()
    with open_source(twin, options=ReadOptions(ocr="never")) as source:
        truth = extract_document(source, rules)
    began = time.perf_counter()
    with open_source(scan) as source:
        read = time.perf_counter() - began
        found = extract_document(source, rules)
    pages = len(found.document.pages)
    print(f"{pages} pages in {read:.1f} s: {pages / read:.2f} pages/s, one process")
    wanted, got = Counter(words(truth.document)), Counter(words(found.document))
    print(f"words: {1 - sum((wanted - got).values()) / sum(wanted.values()):.4f} of the twin's {sum(wanted.values())}")
    print("  missed:", ", ".join(f"{word} {n}" for word, n in (wanted - got).most_common(20)))
    for label in LABELS:
        print(f"{label}: {f1(Counter(values(truth, label)), Counter(values(found, label)))}")
    print("words with digits, right of all, by confidence:", by_confidence(found.document, wanted))
    print("problems:", Counter(problem.code for problem in found.problems))


def words(document: Document) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", document.text))


def values(report: Report, label: str) -> Iterable[str]:
    for mention in report.mentions:
        if type(mention.value).__name__ == label:
            yield str(getattr(mention.value, "canonical", "") or getattr(mention.value, "value", ""))


def f1(wanted: Counter[str], got: Counter[str]) -> str:
    common = sum((wanted & got).values())
    score = 2 * common / max(sum(wanted.values()) + sum(got.values()), 1)
    return f"F1 {score:.3f} (twin {sum(wanted.values())}, scan {sum(got.values())}); lost {dict(wanted - got)}, made up {dict(got - wanted)}"


def by_confidence(document: Document, wanted: Counter[str]) -> str:
    """`0.60-0.70: 5/8` for each bin; a word is right when the twin has it."""
    known = set(wanted)
    counts = {low: [0, 0] for low in BINS}
    doubts = {(doubt.start, doubt.end): doubt.confidence for doubt in document.doubts}
    for (start, end), confidence in doubts.items():
        parts = [part for part in re.findall(r"\w+", document.text[start:end]) if re.search(r"\d", part)]
        low = max(bound for bound in BINS if bound <= max(confidence, 0.0))
        for part in parts:
            counts[low][0] += part in known
            counts[low][1] += 1
    return "  ".join(f"{low:.2f}: {right}/{total}" for low, (right, total) in counts.items() if total)


if __name__ == "__main__":
    main(*(map(Path, sys.argv[1:3]) if len(sys.argv) > 2 else (SCAN, TWIN)))

"""The audit on annotated documents: our own with planted errors (gold_checks), and the seeds beside the checkout.

A relation counts as found when its kind (totals, lists and tables are one family) and its stated figure are there; then the verdict
must be the gold's. Any other `mismatch` is a false alarm.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.read import open_source
from pipeline.stages import extract_document
from tests.scoring import read_gold

OWN = Path(__file__).parent / "gold_checks"
APART = Path(__file__).parent / "gold_relations"  # written before the checks that find them
LEARNED = Path(__file__).parent / "gold_learned"  # by many writers; what is learned is learned from these
UNLEARNED = Path(__file__).parent / "gold_unlearned"  # by two more writers; nothing is learned from these
OUTSIDE = Path(__file__).parent / "gold_reports"  # by others
PLAIN = [Path(__file__).parent / name for name in ("gold", "gold_documents")]
SEEDS = Path(__file__).parents[2] / "shared" / "gold" / "seeds"
CORPUS = Path(__file__).parents[1] / "corpus"
FAMILIES = {
    "table_total": "sum",
    "count": "sum",
    "prose_table": "sum",
    "impossible_date": "date_order",
    "document_conflict": "duplicate_figure",
    "growth": "ratio",
}


def family(kind: str) -> str:
    return FAMILIES.get(kind, kind)


def plain(stated: str) -> str:
    """One spelling of a stated figure; dates and document numbers as they are."""
    try:
        return f"{Decimal(stated).normalize():f}"
    except ArithmeticError:
        return stated


def findings(path: Path, rules):
    with open_source(path) as source:
        return extract_document(source, rules).findings


def paired(lines, found):
    """The finding of each gold line, or None, and the findings that are left.

    Two rows may tell the same figure: who has the right verdict goes first, so that a row that was not found does not take
    the finding of another.
    """
    hits, left = [None] * len(lines), list(found)
    for exact in (True, False):
        for n, (_, kind, _, stated, _, verdict) in enumerate(lines):
            if hits[n] is None:
                same = (f for f in left if family(f.kind) == family(kind) and plain(f.stated) == plain(stated))
                hits[n] = next((f for f in same if not exact or f.verdict == verdict), None)
                if hits[n] is not None:
                    left.remove(hits[n])
    return hits, left


def compared(folder: Path, rules):
    """Counts of right, wrong, missed and alarms over a folder, and each mistake by name."""
    counts, told = Counter(), []
    for gold in sorted(folder.glob("*.tsv")):
        lines = read_gold(gold).lines.get("CHECK", ())
        hits, left = paired(lines, findings(gold.with_suffix(".txt"), rules))
        for line, hit in zip(lines, hits, strict=True):
            verdict = line[5]
            result = "missed" if hit is None else "right" if hit.verdict == verdict else "wrong"
            counts[result] += 1
            counts["planted"] += verdict == "mismatch"
            counts["caught"] += verdict == "mismatch" and result == "right"
            if result != "right":
                told.append(f"{result} {gold.stem}: {line[1:]} {hit and hit.verdict}")
        for alarm in (f for f in left if f.verdict == "mismatch"):
            counts["alarms"] += 1
            told.append(f"alarm {gold.stem}: {alarm.kind} {alarm.stated} {alarm.evidence[:80]}")
    return counts, told


def test_there_are_documents_enough():
    lines = [line for path in OWN.glob("*.tsv") for line in read_gold(path).lines["CHECK"]]
    assert len(list(OWN.glob("*.txt"))) >= 20
    assert len(lines) >= 80
    assert sum(line[5] == "mismatch" for line in lines) >= 30


def test_our_own_documents(rules):
    counts, told = compared(OWN, rules)
    total = counts["right"] + counts["wrong"] + counts["missed"]
    assert counts["caught"] >= 0.92 * counts["planted"], told
    assert counts["alarms"] <= 0.02 * (total - counts["planted"]), told
    assert counts["right"] >= 0.95 * total, told


@pytest.mark.parametrize(
    ("folder", "found", "caught"), [(APART, 0.85, 0.85), (OUTSIDE, 0.82, 0.6)], ids=["own", "others"]
)
def test_documents_full_of_relations(rules, folder, found, caught):
    counts, told = compared(folder, rules)
    total = counts["right"] + counts["wrong"] + counts["missed"]
    assert counts["alarms"] == 0, told
    assert counts["right"] >= found * total, told
    assert counts["caught"] >= caught * counts["planted"], told


def test_documents_of_many_writers(rules):
    """Nine in ten are told; who reads an alarm finds a figure that is wrong, if not the one that was put in."""
    folders = [folder for folder in sorted(LEARNED.iterdir()) if folder.is_dir()]
    every = [compared(folder, rules) for folder in folders]
    counts = sum((counts for counts, _ in every), Counter())
    told = [line for _, lines in every for line in lines if line.startswith("alarm")]
    total = counts["right"] + counts["wrong"] + counts["missed"]
    assert len(folders) >= 45
    assert counts["right"] >= 0.865 * total
    assert counts["caught"] >= 0.84 * counts["planted"]
    assert counts["alarms"] <= 0.004 * (total - counts["planted"]), told


def test_documents_that_nothing_is_learned_from(rules):
    """As many are told of these as of those."""
    counts, told = compared(UNLEARNED, rules)
    total = counts["right"] + counts["wrong"] + counts["missed"]
    assert counts["planted"] >= 70
    assert counts["right"] >= 0.86 * total, told
    assert counts["caught"] >= 0.8 * counts["planted"], told
    assert counts["alarms"] <= 0.01 * (total - counts["planted"]), told


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no shared/gold/seeds beside the checkout")
def test_the_seeds(rules):
    counts, told = compared(SEEDS, rules)
    assert counts["right"] >= 30, told
    assert counts["caught"] >= counts["planted"] - 1, told
    assert counts["alarms"] == 0, told


@pytest.mark.parametrize("folder", PLAIN, ids=lambda folder: folder.name)
def test_documents_without_planted_errors_raise_no_alarm(rules, folder):
    alarms = [
        f"{path.stem}: {f.kind} {f.stated} ~ {f.computed} {f.evidence[:80]}"
        for path in sorted(folder.glob("*.txt"))
        for f in findings(path, rules)
        if f.verdict == "mismatch"
    ]
    assert alarms == []


# What corpus/README.md says was put in on purpose, but for the conflict of two documents: (file, kind, stated).
PLANTED = {
    ("BC-58", "sum", "24860000000"),
    ("BC-305", "ratio", "94.8"),
    ("BC-96", "table_total", "66300000000"),
    ("BC-77", "ref_conflict", "2022-12-12"),
    ("BC-118", "date_order", "2023-11-20"),
}


def test_the_sample_corpus_has_the_errors_that_were_put_in_and_no_other(rules):
    found = {
        ("-".join(path.name.split("-")[:2]), f.kind, plain(f.stated))
        for path in sorted(CORPUS.iterdir())
        if path.suffix in {".pdf", ".txt", ".md"} and path.name != "README.md"
        for f in findings(path, rules)
        if f.verdict == "mismatch"
    }
    assert found == PLANTED

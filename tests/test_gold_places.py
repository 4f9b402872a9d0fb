"""Places of 47 passages from all provinces, written before the resolver was tuned to them (tests/gold_places).

Beside the `PLACE` lines of ANNOTATION, `OPEN` lines name what the passage cannot tell: surface, and the code of a unit that must be
among the candidates.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.values import Place
from tests import scoring

FOLDER = Path(__file__).parent / "gold_places"
GOLDS = scoring.golds_of(FOLDER)
LEAST_F1 = 0.99
MOST_WRONG = 0.01  # of the chains that are given as certain
CERTAIN = ("exact", "context")
LEAST_MENTIONS, LEAST_PROVINCES = 300, 25


def chain(cells):
    return tuple(scoring.spoken(cell) for cell in cells)


@pytest.fixture(scope="module")
def found(run_text) -> dict[str, list[tuple[str, Place]]]:
    """Passage -> printed name and place, in reading order."""
    told = {}
    for gold in GOLDS:
        report = run_text((FOLDER / f"{gold.name}.txt").read_text(encoding="utf-8"))
        text = report.document.text
        rows = [row for row in report.mentions if isinstance(row.value, Place)]
        told[gold.name] = [(" ".join(text[row.start : row.end].split()), row.value) for row in rows]
    return told


@pytest.fixture(scope="module")
def scored(found) -> tuple[scoring.Tally, list[str], int]:
    """The strict tally; certain mentions that are none of the gold, by name; how many are certain."""
    tally, wrong, certain = scoring.Tally(), [], 0
    for gold in GOLDS:
        want = Counter(chain(line[1:6]) for line in gold.lines["PLACE"])
        told = [(chain((s, p.level, p.province, p.district, p.commune)), p.match) for s, p in found[gold.name]]
        tally.add(gold.name, want, Counter(key for key, _ in told))
        certain += sum(match in CERTAIN for _, match in told)
        wrong += [f"{gold.name}: {key}" for key, match in told if match in CERTAIN and key not in want]
    return tally, wrong, certain


def test_places_are_found_with_level_and_chain(scored):
    tally, _, _ = scored
    assert tally.f1 >= LEAST_F1, "\n".join(
        [f"missed {m}" for m in tally.missed] + [f"spurious {s}" for s in tally.spurious]
    )


def test_what_is_given_as_certain_is_right(scored):
    _, wrong, certain = scored
    assert len(wrong) < MOST_WRONG * certain, "\n".join(wrong)


OPEN = [(gold.name, line[1], line[2]) for gold in GOLDS for line in gold.lines.get("OPEN", ())]


@pytest.mark.parametrize(("name", "printed", "code"), OPEN, ids=[f"{name}-{printed}" for name, printed, _ in OPEN])
def test_what_the_text_cannot_tell_is_a_list_of_candidates(found, name, printed, code):
    places = [place for surface, place in found[name] if surface == printed]
    assert places
    assert {place.match for place in places} == {"candidate"}
    assert all(code in place.code.split(";") for place in places)


def test_there_are_enough_of_all_kinds():
    lines = [line for gold in GOLDS for line in gold.lines["PLACE"]]
    assert len(lines) >= LEAST_MENTIONS
    assert len({line[3] for line in lines if line[3]}) >= LEAST_PROVINCES
    assert {line[2] for line in lines} == {"country", "region", "province", "district", "commune", "village"}
    assert len(OPEN) >= 16


@pytest.mark.parametrize("gold", GOLDS, ids=[gold.name for gold in GOLDS])
def test_every_surface_stands_in_its_passage_in_reading_order(gold):
    text, at = scoring.printed((FOLDER / f"{gold.name}.txt").read_text(encoding="utf-8")), 0
    for line in gold.lines["PLACE"]:
        at = text.find(scoring.printed(line[1]), at)
        assert at >= 0, line
        at += len(scoring.printed(line[1]))


def _listed(name: str, gazetteer) -> str:
    """A name as the list of units spells it."""
    known = {row.name for row in gazetteer.rows if row.level != "province"}
    return name if name in known else name.replace("Đăk", "Đắk")


@pytest.mark.parametrize("gold", GOLDS, ids=[gold.name for gold in GOLDS])
def test_every_chain_of_the_gold_is_a_unit(gold, gazetteer):
    for _, printed, level, *spelled in gold.lines["PLACE"]:
        names = [_listed(name, gazetteer) for name in spelled[:3]]
        if level in {"country", "region"} or not names[0]:
            continue
        depth = max(i for i, name in enumerate(names[:3]) if name)
        lowest = ("province", "district", "commune")[depth]
        rows = [row for row in gazetteer.rows if row.level == lowest and row.name == names[depth]]
        chains = {
            (c.province, c.district, c.commune)
            for row in rows
            for c in [gazetteer.chain(row, row.valid_from or "2019-07-01")]
        }
        chains |= {(c.province, c.district, c.commune) for row in rows for c in [gazetteer.chain(row, "2025-06-30")]}
        without_district = {(p, "", c) for p, _, c in chains}  # where the text does not tell which
        assert tuple(names[:3]) in chains | without_district, printed

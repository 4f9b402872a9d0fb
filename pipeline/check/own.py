"""Relations that a user wrote into relations.csv: `Tổng thu = Thu nội địa + Thu bổ sung`, by row label or subject.

In prose the figures of one claim are of one time, by the year in their subject or else before them in their sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, OwnRelation, Scene
from pipeline.audit.times import YEAR
from pipeline.rulebook import Rulebook
from pipeline.subjecttimes import SubjectTimes, subject_times

Check = Callable[[Scene], Iterator[Claim]]
_YEAR_ALONE = re.compile(rf"(?:[^\W\d]+\s+)?({YEAR.pattern})")  # năm 2019


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure of the prose. `time`: a year, or as printed; "" unknown; `passage`: number of its paragraph."""

    figure: Figure
    time: str
    passage: int


def own_check(rules: Rulebook) -> Check:
    """The check."""
    times = subject_times(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        if not rules.relations:
            return
        said = _by_subject(scene, times)
        for relation in rules.relations:
            for ledger in scene.ledgers:
                yield from _in_ledger(relation, ledger)
            yield from _in_prose(relation, said)

    return check


def _by_subject(scene: Scene, times: SubjectTimes) -> Mapping[str, Sequence[_Said]]:
    """The figures of the prose, by what they measure without its time."""
    starts = [passage.start for passage in scene.passages]
    found: dict[str, list[_Said]] = defaultdict(list)
    for subject, figure in scene.named:
        base, time = times.parted(subject)
        alone = _YEAR_ALONE.fullmatch(time)
        when = alone[1] if alone else time or _year_before(scene.text, figure)
        told = _Said(figure, when, bisect_right(starts, figure.start))
        found[base].append(told)
        if base != subject:
            found[subject].append(told)  # a relation may name the year: Vốn năm 2019
    return found


def _year_before(text: str, figure: Figure) -> str:
    """The last year told in the sentence before a figure; "" for none."""
    start = max(text.rfind(". ", 0, figure.start), text.rfind("\n\n", 0, figure.start), 0)
    years = YEAR.findall(text, start, figure.start)
    return years[-1] if years else ""


def _in_prose(relation: OwnRelation, said: Mapping[str, Sequence[_Said]]) -> Iterator[Claim]:
    """One claim for each time at which the total is told, of the first figure that tells it."""
    known: set[str] = set()
    for total in said.get(relation.total, ()):
        if total.time in known:
            continue
        known.add(total.time)
        figures = {relation.total: total}
        for label in (*relation.plus, *relation.minus):
            part = _of_time(total, said.get(label, ()))
            if part is not None:
                figures[label] = part
        if len({each.time for each in figures.values() if each.time}) > 1 and not _names_times(relation):
            continue
        claim = _claim(relation, {label: each.figure for label, each in figures.items()})
        if claim is not None:
            yield claim


def _names_times(relation: OwnRelation) -> bool:
    """`Vốn hai năm = Vốn năm 2019 + Vốn năm 2020`: times that the user wrote."""
    return any(YEAR.search(label) for label in (relation.total, *relation.plus, *relation.minus))


def _of_time(total: _Said, told: Sequence[_Said]) -> _Said | None:
    """The figure of the total's time, or else one whose time or the total's is unknown; of its paragraph first."""
    mine = [each for each in told if each.time == total.time]
    if not mine:
        mine = [each for each in told if not each.time or not total.time]
        if len({each.time for each in mine}) > 1:
            return None
    return min(mine, key=lambda each: each.passage != total.passage, default=None)


def _in_ledger(relation: OwnRelation, ledger: Ledger) -> Iterator[Claim]:
    """One claim a column in which all rows of the relation have a figure."""
    rows: dict[str, Mapping[int, Figure]] = {}
    for row in ledger.rows:
        rows.setdefault(" ".join(row.label.split()).casefold(), row.figures)
    for column in range(len(ledger.columns)):
        figures = {label: cells[column] for label, cells in rows.items() if column in cells}
        claim = _claim(relation, figures)
        if claim is not None and "rate" not in ledger.columns[column].roles:
            yield claim


def _claim(relation: OwnRelation, figures: Mapping[str, Figure]) -> Claim | None:
    """The claim; `None` where one of its figures is missing, or their units differ."""
    labels = (*relation.plus, *relation.minus)
    if relation.total not in figures or not all(label in figures for label in labels):
        return None
    whole, parts = figures[relation.total], tuple(figures[label] for label in labels)
    if any(part.unit != whole.unit for part in parts):
        return None
    signs = (*(1 for _ in relation.plus), *(-1 for _ in relation.minus))
    return Claim("sum", "sum", whole, parts, rule=f"relations.csv: {relation.name}", signs=signs)

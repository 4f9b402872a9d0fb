"""Relations that a user wrote into relations.csv: `Tổng thu = Thu nội địa + Thu bổ sung`, by row label or subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, OwnRelation, Scene
from pipeline.rulebook import Rulebook

Check = Callable[[Scene], Iterator[Claim]]


def own_check(rules: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for relation in rules.relations:
            for ledger in scene.ledgers:
                yield from _in_ledger(relation, ledger)
            claim = _claim(relation, scene.subjects)
            if claim is not None:
                yield claim

    return check


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

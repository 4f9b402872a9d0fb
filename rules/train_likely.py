# ruff: noqa: INP001 - a script beside the file that it writes, no package
"""Learns rules/likely.json: which figures a reader would take a figure to be reckoned from.

From folders of reports with all their relations written down (`NAME.txt`, and `NAME.tsv` with rows CHECK):

    pip install scikit-learn==1.9.1
    python rules/train_likely.py tests/gold_learned/* tests/gold tests/gold_documents

First the words: for each figure a logistic regression tells, of the words before it and behind, by which operation it
is reckoned, if by any; another what it is to those that are reckoned from it: a part, a whole, a price. Then which
figures belong together, whatever they amount to: of all results near a figure those of a written relation are right,
wrong figures as well as right ones, all others are not; gradient-boosted trees tell them apart. Last the choice: of
what gives the figure, and of what nearly gives it, which is meant, if any.
Figures of reports without rows CHECK count as reckoned from nothing and right, which keeps the model careful;
so do the texts of `tempting.txt`, from the tests: what seems to be wrong in them may be of something else.
Wrong figures are rare, so each figure of a relation that holds is also shown wrong: mistyped, and farther off.
What one step tells to the next was learned from the other half of the folders. Run twice, it writes the same bytes.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from likely_reports import FINE, Relation, Report, read_reports
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline.audit.likely import candidates as c
from pipeline.audit.likely import operations as o
from pipeline.audit.likely.choices import MOST, choices_of
from pipeline.audit.likely.learned import NOTHING, Forest, Learned, Tree, Words, written
from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.roles import ROLES, ROLES_OF
from pipeline.audit.likely.told import Told
from pipeline.audit.likely.traits import About, promising, traits_of
from pipeline.audit.likely.votes import votes_of
from pipeline.check.likely_relations import IDLE, things_about, tried, untold
from pipeline.rulebook import load_rules

LISTED = "listed"  # reckoned of names, not of figures
CLASSES = (NOTHING, *o.OPERATIONS, LISTED)
ALL = frozenset(o.OPERATIONS)
# What a relation of a kind makes of a figure: of a percentage, and of any other.
MAKES = {
    "ratio": (o.RATIO, o.MEAN),
    "growth": (o.GROWTH, o.LEFT),
    "difference": (o.POINTS, o.LEFT),
    "sum": (o.TOTAL, o.SUM),
    "table_total": (o.SUM, o.SUM),
    "count": (LISTED, LISTED),
    "product": (o.PRODUCT, o.PRODUCT),
}
# Operations by which it may be told.
FITS = {
    "ratio": {o.RATIO, o.SHARE, o.MEAN, o.REST, o.TOTAL},
    "growth": {o.GROWTH, o.POINTS, o.LEFT, o.RATIO},
    "difference": {o.LEFT, o.POINTS, o.REST, o.SUM},
    "sum": {o.SUM, o.TOTAL, o.LEFT},
    "count": {o.SUM},
    "product": {o.PRODUCT, o.MEAN},
    "table_total": {o.SUM},
}
SEEN_LEAST = 3  # figures with which a word must stand
LEAST_WEIGHT, LEAST_OF_ROLE = 0.1, 0.2
ALSO_WRONG = 3  # times that a right figure is shown wrong
TRIES = 20
SPREAD = 0.12  # of logarithms, of figures that are farther off
MISLEADING = 2.0  # how much the texts that mislead weigh
LEAF_LEAST = 20

Rows = list[Sequence[float]]
Growing = Mapping[str, float]  # how trees are grown
LARGE: Growing = {"max_iter": 110, "max_leaf_nodes": 16, "learning_rate": 0.11}
SMALL: Growing = {"max_iter": 70, "max_leaf_nodes": 12, "learning_rate": 0.12}


def _operation(relations: Sequence[Relation], number: Number) -> str:
    share, other = MAKES.get(relations[0].kind, (NOTHING, NOTHING)) if relations else (NOTHING, NOTHING)
    return share if number.is_percent else other


def _is_meant(candidate: c.Candidate, relations: Sequence[Relation], here: Number) -> bool:
    places = {each.place for each in candidate.operands}
    for relation in relations:
        slack = max(here.high - here.low, relation.computed * FINE, FINE)
        is_near = abs(candidate.value - relation.computed) <= slack
        if is_near and places <= relation.evidence and candidate.operation in FITS.get(relation.kind, ()):
            return True
    return False


def _words(reports: Sequence[Report]) -> Words:
    """By which operation a figure is reckoned."""
    told = (
        (number, report, _operation(report.relations.get(number.place, []), number))
        for report in reports
        for number in report.numbers
        if not number.is_below
    )
    return _regression(told, CLASSES, LEAST_WEIGHT)


def _roles(reports: Sequence[Report], units: o.Units) -> Words:
    """What a figure is to those that are reckoned from it; one of several roles is told once for each."""
    told: list[tuple[Number, Report, str]] = []
    for report in reports:
        roles: dict[int, set[str]] = defaultdict(set)
        for place, relations in report.relations.items():
            here = report.numbers[place]
            for each in c.candidates(here, c.around(here, report.numbers), ALL, units):
                if _is_meant(each, relations, here):
                    first, last = ROLES_OF[each.operation]
                    roles[each.operands[0].place].add(first)
                    roles[each.operands[-1].place].add(last)
        told.extend((number, report, role) for number in report.numbers for role in sorted(roles[number.place] or {""}))
    return _regression(told, ROLES, LEAST_OF_ROLE)


def _regression(told: Iterable[tuple[Number, Report, str]], classes: Sequence[str], least: float) -> Words:
    rows, meant = [], []
    for number, report, name in told:
        rows.append(dict.fromkeys(things_about(number, report.scene.text), 1.0))
        meant.append(classes.index(name))
    counts = Counter(each for row in rows for each in row)
    rows = [{each: 1.0 for each in row if counts[each] >= SEEN_LEAST} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=120).fit(vectors.fit_transform(rows), meant)
    weights = {}
    for column, name in enumerate(vectors.get_feature_names_out()):
        kept = [(at, round(100 * float(w))) for at, w in enumerate(model.coef_[:, column]) if abs(w) >= least]
        if kept:
            weights[str(name)] = [each for pair in kept for each in pair]
    return Words([classes[at] for at in model.classes_], [round(float(each), 3) for each in model.intercept_], weights)


def _about(report: Report, words: Words, roles: Words) -> About:
    votes: dict[int, int] = {}
    told, others = (Told(report.numbers, report.scene.text, each, votes) for each in votes_of(words, roles))
    return About(report.scene.text, told, others, report.known)


def _found(report: Report, here: Number, about: About, units: o.Units) -> tuple[list[c.Candidate], About]:
    """The candidates of a figure that the check would weigh if no other told of it, and what is known then."""
    told = about.told[here.place]
    operations = tried(told)
    if told[NOTHING] > IDLE or not operations:
        return [], about
    known = about.known.without(here.figure.start)
    found = untold(here, c.candidates(here, c.around(here, report.numbers), operations, units), known)
    return found, about._replace(known=known)


class _Shown(NamedTuple):
    """A figure as it stands, or shown wrong: its candidates, those that are meant, what is seen about it."""

    report: int
    here: Number
    found: list[c.Candidate]
    about: About
    meant: list[Relation]
    is_real: bool


def _shown(reports: Sequence[Report], every: Sequence[About], units: o.Units) -> Iterator[_Shown]:
    chance = random.Random(1)  # noqa: S311 - the same figures each time
    for at, (report, about) in enumerate(zip(reports, every, strict=True)):
        for here in report.sought:
            relations = report.relations.get(here.place, [])
            found, known = _found(report, here, about, units)
            if found:
                yield _Shown(at, here, found, known, relations, is_real=True)
            good = [each for each in relations if not each.is_wrong]
            for time in range(ALSO_WRONG if good else 0):
                other = _farther_off(here, chance) if time == ALSO_WRONG - 1 else _mistyped(here, chance)
                found, known = _found(report, other, about, units) if other is not None else ([], about)
                if other is not None and found:
                    yield _Shown(at, other, found, known, good, is_real=False)


def _belongs(shown: Iterable[_Shown]) -> Forest:
    rows: Rows = []
    right = []
    for each in shown:
        if each.is_real:
            for ranked in promising(each.here, each.found, each.about, MOST):
                rows.append(traits_of(each.here, ranked, each.about))
                right.append(_is_meant(ranked.candidate, each.meant, each.here))
    return _forest(rows, right, [1.0] * len(rows), LARGE)


def _choices(
    shown: Sequence[_Shown], reports: Sequence[Report], belongs: Mapping[bool, Forest], halves: Sequence[bool]
) -> tuple[Forest, Forest]:
    """The forests of what gives a figure, and of what nearly does."""
    rows: tuple[Rows, Rows] = [], []
    right: tuple[list[bool], list[bool]] = [], []
    weights: tuple[list[float], list[float]] = [], []
    for each in shown:
        for choice in choices_of(each.here, each.found, each.about, belongs[not halves[each.report]]):
            nearly = choice.candidate.slip != c.EXACT
            if nearly or each.is_real:
                rows[nearly].append(choice.row)
                right[nearly].append(_is_meant(choice.candidate, each.meant, each.here))
                weights[nearly].append(MISLEADING if reports[each.report].is_misleading else 1.0)
    return _forest(rows[0], right[0], weights[0], SMALL), _forest(rows[1], right[1], weights[1], SMALL)


def _mistyped(number: Number, chance: random.Random) -> Number | None:
    """The number with a digit wrong or two neighbours changed over; `None` for one of a digit."""
    digits = list(number.digits)
    for _ in range(TRIES if len(digits) > 1 else 0):
        new = digits[:]
        if chance.random() < 0.5:  # noqa: PLR2004 - one as often as the other
            at = chance.randrange(len(new) - 1)
            new[at], new[at + 1] = new[at + 1], new[at]
        else:
            new[chance.randrange(len(new))] = chance.choice("0123456789")
        if new != digits and new[0] != "0":
            return _with_value(number, int("".join(new)) * number.step)
    return None


def _farther_off(number: Number, chance: random.Random) -> Number | None:
    """The number some percent off: of another year, of parts that were changed."""
    value = round(number.value * math.exp(chance.gauss(0, SPREAD)) / number.step) * number.step
    return _with_value(number, value) if value > 0 and value != number.value else None


def _with_value(number: Number, value: float) -> Number:
    by = value - number.value
    figure = replace(number.figure, value=Decimal(repr(round(value, 6))))
    return replace(number, figure=figure, value=value, low=number.low + by, high=number.high + by)


def _forest(rows: Rows, right: list[bool], weights: list[float], growing: Growing) -> Forest:
    model = HistGradientBoostingClassifier(
        **growing, min_samples_leaf=LEAF_LEAST, l2_regularization=1.0, early_stopping=False, random_state=0
    ).fit(np.array(rows, dtype=float), np.array(right), np.array(weights))
    trees = [_tree(predictor.nodes) for (predictor,) in model._predictors]  # noqa: SLF001 - there is no other access
    return Forest(float(model._baseline_prediction.ravel()[0]), trees)  # noqa: SLF001


def _tree(nodes: Any) -> Tree:  # noqa: ANN401 - a structured array
    return Tree(
        [-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
        [0.0 if node["is_leaf"] else float(f"{node['num_threshold']:.6g}") for node in nodes],
        [int(node["left"]) for node in nodes],
        [int(node["right"]) for node in nodes],
        [float(f"{node['value']:.4g}") if node["is_leaf"] else 0.0 for node in nodes],
    )


def _learn(reports: Sequence[Report], units: o.Units) -> Learned:
    groups = sorted({report.group for report in reports})
    firsts = set(groups[::2])
    halves = [report.group in firsts for report in reports]
    own = {
        is_in: [each for each, half in zip(reports, halves, strict=True) if half is is_in] for is_in in (True, False)
    }
    words = {is_in: (_words(each), _roles(each, units)) for is_in, each in own.items()}
    every = [_about(report, *words[not half]) for report, half in zip(reports, halves, strict=True)]
    shown = list(_shown(reports, every, units))
    belongs = {is_in: _belongs(each for each in shown if halves[each.report] is is_in) for is_in in (True, False)}
    holds, slips = _choices(shown, reports, belongs, halves)
    return Learned(_words(reports), _roles(reports, units), _belongs(shown), holds, slips)


def main() -> int:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python rules/train_likely.py", description=__doc__.splitlines()[0])
    parser.add_argument(
        "sources", nargs="+", type=Path, help="folders of NAME.txt and NAME.tsv, each kept together; files of texts"
    )
    sources = parser.parse_args().sources
    rules = load_rules()
    learned = _learn(read_reports(sources), o.units_of(rules))
    (Path(__file__).parent / "likely.json").write_text(written(learned), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

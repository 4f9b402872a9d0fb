# ruff: noqa: INP001 - a script beside the file that it writes, no package
"""Learns rules/likely.json: which figures a reader would take a figure to be reckoned from.

From folders of reports with all their relations written down (`NAME.txt`, and `NAME.tsv` with rows CHECK):

    pip install scikit-learn==1.9.1
    python rules/train_likely.py tests/gold_learned/* tests/gold tests/gold_documents

First the words: for each figure a logistic regression tells, of the words before it and behind, by which operation it
is reckoned, if by any. Then the candidates: all results of the figures around that are the figure, or are it but for a
slip of the pen, are rows, those of a written relation right ones, all others chance; gradient-boosted trees tell them
apart. Figures of reports without rows CHECK count as reckoned from nothing and right, which keeps the model careful;
so do the texts of `tempting.txt`, from the tests: what seems to be wrong in them may be of something else.
Slips are rare, so every third figure of a relation that holds is also shown mistyped. What the words of a report
say is told by what was learned from the other half of the folders. Run twice, it writes the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline import extract, stages
from pipeline.audit.checks import auditor
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.likely import candidates as c
from pipeline.audit.likely import operations as o
from pipeline.audit.likely.learned import NOTHING, Forest, Learned, Tree, Words, written
from pipeline.audit.likely.numbers import Number, numbers_of
from pipeline.audit.likely.traits import About, traits_of
from pipeline.audit.likely.votes import votes_of
from pipeline.audit.model import Claim, Scene
from pipeline.check.likely_relations import things_about, untold
from pipeline.rulebook import Rulebook, load_rules

BETWEEN = "\n###\n"  # texts of one file
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
CHECK_CELLS = 6
SEEN_LEAST = 3  # figures with which a word must stand
LEAST_WEIGHT = 0.08
MISTYPED = 3  # every third relation
TREES, LEAVES, RATE, LEAF_LEAST = 80, 12, 0.12, 20
TRIES = 20
FINE = 1e-6

Told = Mapping[int, dict[str, float]]  # what the words about each number tell, by its place
Rows = list[list[float]]


@dataclass(frozen=True, slots=True)
class _Relation:
    """`evidence`: places of the numbers that it quotes."""

    kind: str
    computed: float
    is_wrong: bool
    evidence: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Report:
    """`relations`: by the place of the number that they tell; `known`: what the other checks tell."""

    group: str
    scene: Scene
    numbers: tuple[Number, ...]
    relations: Mapping[int, list[_Relation]]
    known: Known

    @property
    def sought(self) -> list[Number]:
        return [each for each in self.numbers if not each.is_below and each.value > 0]


def _reports(sources: Iterable[Path]) -> list[_Report]:
    """All reports of folders and files, as the check that is learned sees them."""
    rules, caught = load_rules(), []

    def catching(_: Rulebook) -> LastCheck:
        def catch(scene: Scene, known: Known) -> Iterator[Claim]:
            caught.append((scene, known))
            return iter(())

        return catch

    made = replace(stages.stages_of(rules), audit=auditor(rules, catching))
    stages._MADE[rules.digest] = made  # noqa: SLF001 - no other way in
    found = []
    with TemporaryDirectory() as place:
        for source in sources:
            for path in sorted(source.glob("*.txt")) if source.is_dir() else _parted(source, Path(place)):
                extract(path)
                scene, known = caught[-1]
                numbers, told = numbers_of(scene), path.with_suffix(".tsv")
                relations = _relations(scene, numbers, told) if told.exists() else {}
                found.append(_Report(str(source), scene, numbers, relations, known))
    return found


def _parted(path: Path, place: Path) -> Iterator[Path]:
    """The texts of one file, each in a file of its own."""
    for number, text in enumerate(path.read_text(encoding="utf-8").split(BETWEEN)):
        copy = place / f"{number}.txt"
        copy.write_text(text, encoding="utf-8")
        yield copy


def _relations(scene: Scene, numbers: Sequence[Number], path: Path) -> dict[int, list[_Relation]]:
    text, places = _folded(scene.text)
    found: dict[int, list[_Relation]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        label, *cells = line.split("\t")
        if label != "CHECK" or len(cells) < CHECK_CELLS - 1:
            continue
        kind, evidence, *values, verdict = cells[: CHECK_CELLS - 1]
        try:
            stated, computed = (abs(float(value.split()[0].replace(",", "."))) for value in values)
        except (ValueError, IndexError):
            continue  # dates, numbers of documents
        spans = list(_spans(evidence, text, places))
        quoted = [n for n in numbers if any(s <= n.figure.start and n.figure.end <= e + 1 for s, e in spans)]
        meant = [n for n in quoted if abs(n.value - stated) <= FINE * max(1, stated) / 1000 and not n.is_below]
        if meant:
            own = frozenset(n.place for n in quoted)
            found[meant[-1].place].append(_Relation(kind, computed, verdict == "mismatch", own))
    return found


def _spans(evidence: str, text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the parts of a quote stand, one behind the other where that can be."""
    since = 0
    for part in evidence.split(" … "):
        quote = " ".join(part.split()).lower()
        at = text.find(quote, since)
        at = at if at >= 0 else text.find(quote)
        if quote and at >= 0:
            yield places[at], places[at + len(quote) - 1] + 1
            since = at


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters with one blank for many, and where each sign stood."""
    kept, places, was_blank = [], [], True
    for at, sign in enumerate(text):
        is_blank = sign.isspace()
        if not (is_blank and was_blank):
            kept.append(" " if is_blank else sign.lower())
            places.append(at)
        was_blank = is_blank
    return "".join(kept), places


def _operation(relations: Sequence[_Relation], number: Number) -> str:
    share, other = MAKES.get(relations[0].kind, (NOTHING, NOTHING)) if relations else (NOTHING, NOTHING)
    return share if number.is_percent else other


def _is_meant(candidate: c.Candidate, relations: Sequence[_Relation], here: Number) -> bool:
    places = {each.place for each in candidate.operands}
    for relation in relations:
        slack = max(here.high - here.low, relation.computed * FINE, FINE)
        is_near = abs(candidate.value - relation.computed) <= slack
        if is_near and places <= relation.evidence and candidate.operation in FITS.get(relation.kind, ()):
            return True
    return False


def _words(reports: Sequence[_Report]) -> Words:
    rows, classes = [], []
    for report in reports:
        for number in report.numbers:
            if not number.is_below:
                rows.append(dict.fromkeys(things_about(number, report.scene.text), 1.0))
                classes.append(CLASSES.index(_operation(report.relations.get(number.place, []), number)))
    counts = Counter(each for row in rows for each in row)
    rows = [{each: 1.0 for each in row if counts[each] >= SEEN_LEAST} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=200).fit(vectors.fit_transform(rows), classes)
    weights = {}
    for column, name in enumerate(vectors.get_feature_names_out()):
        kept = [(at, round(float(w), 2)) for at, w in enumerate(model.coef_[:, column]) if abs(w) >= LEAST_WEIGHT]
        if kept:
            weights[str(name)] = kept
    operations = [CLASSES[at] for at in model.classes_]
    return Words(operations, [round(float(each), 3) for each in model.intercept_], weights)


def _told(words: Words, report: _Report) -> Told:
    votes = votes_of(words)
    return {number.place: votes.told(votes.sums(number, report.scene.text)) for number in report.numbers}


def _told_by_others(reports: Sequence[_Report]) -> list[Told]:
    """What the words of each report tell, learned from the half of the folders in which it is not."""
    groups = sorted({report.group for report in reports})
    first = set(groups[::2])
    halves = {is_in: _words([each for each in reports if (each.group in first) is is_in]) for is_in in (True, False)}
    return [_told(halves[report.group not in first], report) for report in reports]


def _weighed(report: _Report, here: Number, told: Told, units: o.Units, holds: Forest | None) -> tuple[list[Any], Rows]:
    """Candidates and their rows; with the forest `holds` they know how likely the best is that holds."""
    known = report.known.without(here.figure.start)
    found = untold(here, c.candidates(here, c.around(here, report.numbers), ALL, units), known)
    holding = [each for each in found if each.slip == c.EXACT]
    rows = traits_of(here, found, About(report.scene.text, told, known), 0.0, holding)
    if holds is not None:
        pairs = zip(rows, found, strict=True)
        best = max((holds.likely(row) for row, each in pairs if each.slip == c.EXACT), default=0.0)
        for row in rows:
            row[-1] = best
    return found, rows


def _holding(reports: Sequence[_Report], every: Sequence[Told], units: o.Units) -> Forest:
    rows, right = [], []
    for report, told in zip(reports, every, strict=True):
        for here in report.sought:
            known = report.relations.get(here.place, [])
            for each, row in zip(*_weighed(report, here, told, units, None), strict=True):
                if each.slip == c.EXACT:
                    rows.append(row)
                    right.append(_is_meant(each, known, here))
    return _forest(rows, right)


def _slipping(reports: Sequence[_Report], every: Sequence[Told], units: o.Units, holds: Forest) -> Forest:
    chance = random.Random(1)  # noqa: S311 - the same figures each time
    rows, right = [], []
    for report, told in zip(reports, every, strict=True):
        for here in report.sought:
            known = report.relations.get(here.place, [])
            cases = [(here, [each for each in known if each.is_wrong])]
            good = [each for each in known if not each.is_wrong]
            other = _mistyped(here, chance) if good and not chance.randrange(MISTYPED) else None
            if other is not None:
                cases.append((other, good))
            for number, meant in cases:
                for each, row in zip(*_weighed(report, number, told, units, holds), strict=True):
                    if each.slip != c.EXACT:
                        rows.append(row)
                        right.append(_is_meant(each, meant, number))
    return _forest(rows, right)


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
            value = int("".join(new)) * number.step
            by = value - number.value
            figure = replace(number.figure, value=Decimal(repr(round(value, 6))))
            return replace(number, figure=figure, value=value, low=number.low + by, high=number.high + by)
    return None


def _forest(rows: Rows, right: list[bool]) -> Forest:
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAF_LEAST,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    ).fit(np.array(rows), np.array(right))
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


def _learn(reports: Sequence[_Report], units: o.Units) -> Learned:
    every = _told_by_others(reports)
    holds = _holding(reports, every, units)
    return Learned(_words(reports), holds, _slipping(reports, every, units, holds))


def main() -> int:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python rules/train_likely.py", description=__doc__.splitlines()[0])
    parser.add_argument(
        "sources", nargs="+", type=Path, help="folders of NAME.txt and NAME.tsv, files of texts; each is kept together"
    )
    sources = parser.parse_args().sources
    rules = load_rules()
    learned = _learn(_reports(sources), o.units_of(rules))
    (Path(__file__).parent / "likely.json").write_text(written(learned), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

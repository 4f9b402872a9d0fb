# ruff: noqa: INP001 - beside the script that reads them, no package
"""Annotated reports for train_likely.py: each with its numbers, what the other checks tell, and its rows CHECK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import extract, stages
from pipeline.audit.checks import auditor
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.likely.numbers import Number, numbers_of
from pipeline.audit.model import Claim, Scene
from pipeline.rulebook import Rulebook, load_rules

BETWEEN = "\n###\n"  # texts of one file
CHECK_CELLS = 6
FINE = 1e-6  # of a value: as two floats may differ


@dataclass(frozen=True, slots=True)
class Relation:
    """What a report's rows CHECK tell of a figure. `evidence`: places of the numbers that it quotes."""

    kind: str
    computed: float
    is_wrong: bool
    evidence: frozenset[int]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the check that is learned sees it.

    `relations`: by the place of the number that they tell; `known`: what the other checks tell.
    """

    group: str
    scene: Scene
    numbers: tuple[Number, ...]
    relations: Mapping[int, list[Relation]]
    known: Known
    is_misleading: bool

    @property
    def sought(self) -> list[Number]:
        """The numbers that may be reckoned from others."""
        return [each for each in self.numbers if not each.is_below and each.value > 0]


def read_reports(sources: Iterable[Path]) -> list[Report]:
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
            is_folder = source.is_dir()
            for path in sorted(source.glob("*.txt")) if is_folder else _parted(source, Path(place)):
                extract(path)
                scene, known = caught[-1]
                numbers, told = numbers_of(scene), path.with_suffix(".tsv")
                relations = _relations(scene, numbers, told) if told.exists() else {}
                group = str(source) if is_folder else f"{source} {path.stem}"
                found.append(Report(group, scene, numbers, relations, known, is_misleading=not is_folder))
    return found


def _parted(path: Path, place: Path) -> Iterator[Path]:
    """The texts of one file, each in a file of its own."""
    for number, text in enumerate(path.read_text(encoding="utf-8").split(BETWEEN)):
        copy = place / f"{number}.txt"
        copy.write_text(text, encoding="utf-8")
        yield copy


def _relations(scene: Scene, numbers: Sequence[Number], path: Path) -> dict[int, list[Relation]]:
    text, places = _folded(scene.text)
    found: dict[int, list[Relation]] = defaultdict(list)
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
            found[meant[-1].place].append(Relation(kind, computed, verdict == "mismatch", own))
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

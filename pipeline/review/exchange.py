"""Decisions as CSV: out with where they stand today and what they come to, in again from other auditors.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is taken off again on the way in.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain, combinations
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.review.anchors import CELLS, CHECKS
from pipeline.review.arriving import read_csv, tidied
from pipeline.review.attach import Attached, attach
from pipeline.review.catalog import Catalog
from pipeline.review.cellfigures import loose_cells
from pipeline.review.decisions import COLUMNS, LATER, Decision, Reviews, read_decisions
from pipeline.review.people import person
from pipeline.review.standing import Standing, standing_of
from pipeline.store.folder import OWN_FILES, STORE
from pipeline.store.sqlite import Reader
from pipeline.text import folded

# What is worked out anew on each way out, and not read on the way in.
WORKED_OUT = ("state", "row_id", "value", "reviewed_value", "reviewed_verdict", "conflict", "taken_back", "path_now")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `differing`: rows with a known key that say something else, which were left out.

    `states`: where what was added stands here, by how many. `same_names`: where people of one name say different
    things, each without the other's word, so that they may be two people.
    """

    added: int
    known: int
    differing: tuple[str, ...]
    conflicts: tuple[str, ...]
    states: Mapping[str, int]
    same_names: tuple[str, ...] = ()


def open_store(outputs: Path, *, for_one_thread: bool = True) -> Reader:
    """The store of the outputs; raises `UsageError` where there is none that can be read."""
    if not (outputs / STORE).is_file():
        raise UsageError(f"{outputs}: holds no {STORE}.", "Run `extract CORPUS -o OUTPUTS` first, and give OUTPUTS.")
    store = Reader(outputs / STORE, for_one_thread=for_one_thread)
    try:
        catalog = Catalog(store)
        _ = catalog.document(""), catalog.check(""), catalog.mention(""), catalog.text(""), catalog.sections("")
    except sqlite3.DatabaseError as error:
        store.close()
        message = f"{outputs / STORE}: is damaged or of another version ({error})."
        raise UsageError(message, "Run `extract CORPUS -o OUTPUTS` again.") from error
    return store


def value_now(catalog: Catalog, attached: Attached) -> str:
    """What the machine says today of what was decided on; "" for what is orphaned."""
    if attached.target is None:
        return ""
    if attached.target.part == CHECKS:
        check = catalog.check(attached.target.row_id)
        return check.value if check else ""
    if attached.target.part == CELLS:
        cells = loose_cells(catalog, attached.doc_id)
        return next((each.value for each in cells if each.mention_id == attached.target.row_id), "")
    mention = catalog.mention(attached.target.row_id, (attached.target.part,))
    return mention.value if mention else ""


def export_reviews(outputs: Path, file: Path) -> int:
    """Write all decisions; gives their number. Raises `UsageError`, also for a file that is one of the outputs."""
    if file.name in OWN_FILES and file.resolve().parent == outputs.resolve():
        message = f"{file}: is one of the outputs, which decisions must not replace."
        raise UsageError(message, "Give another file with -o.")
    with open_store(outputs) as store:
        catalog = Catalog(store)
        groups = attach(read_decisions(outputs), catalog)
        rows = [row for group in groups for row in _rows(catalog, group)]
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow((*COLUMNS, *WORKED_OUT))
            writer.writerows([_guarded(str(cell)) for cell in row] for row in rows)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}).", "Give another file with -o.") from error
    return len(rows)


def _rows(catalog: Catalog, group: Attached) -> Iterator[tuple[str | int, ...]]:
    standing = group.standing
    row_id = group.target.row_id if group.target else ""
    now = (row_id, value_now(catalog, group), standing.reviewed_value, group.reviewed_verdict)
    for each in standing.history:
        yield (
            *each.cells(),
            group.state_of(each),
            *now,
            int(standing.is_conflict),
            int(each.decision_id in standing.taken_back),
            group.path,
        )


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and not PLAIN_NUMBER.fullmatch(cell) else cell


def import_reviews(outputs: Path, files: Sequence[Path]) -> Imported:
    """Add the decisions of others; raises `UsageError`, and adds nothing, where a row is wrong."""
    with open_store(outputs) as store:
        tables = [read_csv(file) for file in files]
        arriving = list(chain.from_iterable(tables))
        with Reviews(outputs) as reviews:
            known = {each.decision_id: tidied(each) for each in reviews.all()}
            new = {each.decision_id: each for each in arriving if each.decision_id not in known}
            kept = new | known
            differing = [each.decision_id for each in arriving if not _is_same(kept[each.decision_id], each)]
            reviews.add(new.values())
            groups = attach(reviews.all(), Catalog(store))
    conflicts = tuple(line for group in groups if group.standing.is_conflict for line in _conflict(group))
    pairs = ((group, each) for group in groups for each in group.standing.history)
    states = Counter[str](group.state_of(each) for group, each in pairs if each.decision_id in new)
    same_names = tuple(same_named(groups, [known.keys(), *({each.decision_id for each in table} for table in tables)]))
    known_already = len(arriving) - len(new) - len(differing)
    return Imported(len(new), known_already, tuple(differing), conflicts, states, same_names)


def _is_same(known: Decision, arriving: Decision) -> bool:
    """Whether they say the same; a file of an earlier version tells less of the document."""
    now = {name: getattr(known.anchor, name) for name in LATER}
    return known.cells() == replace(arriving, anchor=replace(arriving.anchor, **now)).cells()


def same_named(groups: Iterable[Attached], sources: Sequence[AbstractSet[str]]) -> Iterator[str]:
    """Lines of what people of one name said differently in two sources, where neither has the other's word.

    Within one source a later word takes the place of an earlier one; between two of them nothing tells whether `Hương`
    thought again or is another person. `sources`: keys of the decisions of each, what was here first.
    """
    for group in groups:
        told = {line: None for one, two in combinations(sources, 2) for line in _unheard(group, one, two)}
        if told:
            yield from (_headline(group), *told)


def _unheard(group: Attached, one: AbstractSet[str], two: AbstractSet[str]) -> Iterator[str]:
    """The last words of each person of both sources, where they differ and stand in one of the two only."""
    first, second = (_last_words(group, source) for source in (one, two))
    for name in first.keys() & second.keys():
        words = first[name], second[name]
        is_unheard = words[0].decision_id not in two and words[1].decision_id not in one
        if is_unheard and Standing((), frozenset(), words).is_conflict:
            yield from map(_voice, sorted(words, key=lambda each: each.made_at))


def _last_words(group: Attached, source: AbstractSet[str]) -> dict[str, Decision]:
    """By person, as if there were no other source."""
    said = standing_of([each for each in group.standing.history if each.decision_id in source])
    return {person(each.reviewer): each for each in said.voices}


def _conflict(group: Attached) -> Iterator[str]:
    yield _headline(group)
    yield from map(_voice, group.standing.voices)


def _headline(group: Attached) -> str:
    """What it is about."""
    anchor = group.anchor
    return f"{group.path}: {anchor.part} {anchor.kind}".rstrip() + f": {anchor.quote}"


def _voice(said: Decision) -> str:
    """Who said what of it, when and why, on one line."""
    value = f", {said.from_value} -> {said.to_value}" if said.to_value else ""
    reason = f" ({folded(said.reason)})" if said.reason else ""
    return f"    {said.reviewer}, {said.made_at[:10]}: {said.verdict}{value}{reason}"

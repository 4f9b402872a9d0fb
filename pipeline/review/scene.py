"""All that one page of the review shows: the thing, its figures, and where they stand in text and page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Box
from pipeline.read.sought import Sought
from pipeline.review.anchors import CELLS, CHECKS, ID_DIGITS, Target
from pipeline.review.catalog import Catalog, Check, Document, Section, Seen
from pipeline.review.cellfigures import cells_of, sought
from pipeline.review.dayfigures import DATES, DAY_KINDS, days_with, own_day

WINDOW = 9000  # characters of a text shown at once: three pages
AHEAD = WINDOW // 3  # of them before what is looked at
SEAM = 400  # a window begins and ends at a line break, where one is as near as this
OCR = "ocr"  # in the source of what was read from a scan
DAY_NAMES = {"stated": "named", "operand": "elsewhere"}  # keys of the words for the figures of a check of days
MARGIN = 1.5  # points around a marked figure


class Figure(NamedTuple):
    """A figure of what is looked at. `role`: `focus` (a mention itself), `stated`, `operand`.

    `name`: key of the words for it, where those for its role do not say enough.
    """

    role: str
    seen: Seen
    name: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A check with its figures, or a mention by itself. `page`, `at`: where it stands."""

    target: Target
    document: Document
    check: Check | None
    figures: tuple[Figure, ...]
    section_id: str
    page: int
    at: int

    @property
    def mention(self) -> Seen | None:
        """The mention that is looked at, when it is no check."""
        return None if self.check else self.figures[0].seen

    @property
    def kind(self) -> str:
        """The kind of check, or the table of the mention."""
        return self.check.kind if self.check else self.target.part

    @property
    def value(self) -> str:
        """What the machine says."""
        return self.check.value if self.check else self.figures[0].seen.value

    @property
    def digest(self) -> str:
        """Of all that a person decides on when it is shown: the machine's value, its figures, their values."""
        figures = ((role, seen.quote, seen.value, seen.unit, seen.day) for role, seen, _ in self.figures)
        told = [(self.kind, self.value), *figures]
        return hashlib.blake2b(repr(told).encode(), digest_size=ID_DIGITS // 2).hexdigest()


class Piece(NamedTuple):
    """A stretch of text. `role`: "" for what is not marked; `seen`: the mention that it is."""

    text: str
    role: str
    seen: Seen | None


class Mark(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    role: str
    seen: Seen
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text. `before`, `after`: offsets to look at next, `None` at the ends."""

    pieces: tuple[Piece, ...]
    before: int | None
    after: int | None


def subject_of(catalog: Catalog, target: Target) -> Subject | None:
    """What a row of the store says; `None` where there is no such row."""
    if target.part == CHECKS:
        check = catalog.check(target.row_id)
        return None if check is None else _of_check(catalog, target, check)
    seen = catalog.mention(target.row_id, (target.part,))
    document = catalog.document(seen.doc_id) if seen else None
    if seen is None or document is None:
        return None
    return Subject(target, document, None, (Figure("focus", seen),), seen.section_id, seen.page, seen.start)


def chosen_figure(subject: Subject) -> Seen | None:
    """The figure that a correction is of when nobody says which: in a check of days the day, not a number."""
    own = [seen for _, seen, _ in subject.figures]
    days = [seen for seen in own if seen.part == DATES] if subject.kind in DAY_KINDS else []
    return next(iter((*days, *own)), None)


def _of_check(catalog: Catalog, target: Target, check: Check) -> Subject | None:
    document = catalog.document(check.doc_id)
    if document is None:
        return None
    stated = catalog.stated(check)
    figures = [Figure("stated", stated)] if stated else []
    for mention_id in check.operands:
        seen = catalog.mention(mention_id)
        if seen is not None and (stated is None or mention_id != stated.mention_id):
            figures.append(Figure("operand", seen))
    cells = cells_of(catalog, check)
    if cells:
        figures = [Figure("operand" if at else "stated", seen) for at, seen in enumerate(cells)]
    figures = list(_with_days(catalog, check, figures))
    own = [seen for _, seen, _ in figures if seen.doc_id == check.doc_id and seen.start >= 0]
    at = own[0].start if own else _evidence_start(catalog, check)
    return Subject(target, document, check, tuple(figures), check.section_id or "", check.page, at)


def _with_days(catalog: Catalog, check: Check, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, of citations with the date beside them, and the document's own day behind."""
    days = dict(days_with(catalog, check, [figure.seen for figure in figures]))
    for figure in figures:
        yield figure._replace(name=DAY_NAMES[figure.role]) if check.kind in DAY_KINDS else figure
        if figure.seen in days:
            yield Figure(figure.role, days[figure.seen], "day_beside")
    own = own_day(catalog, check)
    if own is not None:
        yield Figure("operand", own, "day_own")


def _evidence_start(catalog: Catalog, check: Check) -> int:
    """Where the evidence of a check without figures stands; 0 where white space or markup hides it."""
    return max(catalog.text(check.doc_id).find(check.evidence.split(" … ")[0]), 0)


def roles_of(figures: Iterable[Figure]) -> dict[str, str]:
    """Mention -> role."""
    return {figure.seen.mention_id: figure.role for figure in figures}


def marks_on(mentions: Sequence[Seen], roles: dict[str, str], lines: Mapping[str, Sequence[Box]]) -> list[Mark]:
    """The marks of a page, those of the subject on top. `lines`: boxes of what needs more than one, or has none."""
    marks = [
        _mark(seen, roles.get(seen.mention_id, "other"), box)
        for seen in mentions
        for box in lines.get(seen.mention_id) or ([seen.box] if seen.box else [])
    ]
    return sorted(marks, key=lambda mark: mark.role != "other")


def sought_on(catalog: Catalog, mentions: Iterable[Seen]) -> dict[Sought, str]:
    """What is to be looked for on a page -> its mention: what goes on over a line's end, and cells."""
    found: dict[Sought, str] = {}
    for seen in mentions:
        if seen.part == CELLS:
            found |= dict.fromkeys(sought(catalog, seen), seen.mention_id)
        elif seen.box and "\n" in seen.text and OCR not in seen.source:  # a scan has no text to look in
            found[Sought(seen.text, box=seen.box)] = seen.mention_id
    return found


def _mark(seen: Seen, role: str, box: Box) -> Mark:
    return Mark(
        role,
        seen,
        round(box.x0 - MARGIN, 2),
        round(box.top - MARGIN, 2),
        round(box.x1 - box.x0 + 2 * MARGIN, 2),
        round(box.bottom - box.top + 2 * MARGIN, 2),
    )


def window_at(
    catalog: Catalog, document: Document, at: int, roles: dict[str, str], cells: Iterable[Seen] = ()
) -> Window:
    """The text around an offset, cut into pieces. `cells`: figures that are no mentions."""
    text = catalog.text(document.doc_id)
    start = _seam(text, max(min(at, len(text)) - AHEAD, 0))
    end = _seam(text, min(start + WINDOW, len(text)))
    mentions = catalog.mentions_within(document.doc_id, start, end)
    mentions += [seen for seen in cells if start <= seen.start and seen.end <= end]
    return Window(
        tuple(_pieces(text, start, end, mentions, roles)),
        max(start - WINDOW + 2 * AHEAD, 0) if start else None,
        end + AHEAD if end < len(text) else None,
    )


def _seam(text: str, at: int) -> int:
    """The line break before an offset, where one is near; the ends of the text stay."""
    if at in (0, len(text)):
        return at
    found = text.rfind("\n", max(at - SEAM, 0), at)
    return at if found < 0 else found + 1


def _pieces(text: str, start: int, end: int, mentions: Sequence[Seen], roles: dict[str, str]) -> Iterable[Piece]:
    """Marked and unmarked pieces; of mentions that overlap, those of the subject are marked, else the first."""
    taken: list[Seen] = []
    for seen in sorted(mentions, key=lambda each: (each.mention_id not in roles, each.start, -each.end)):
        if all(seen.end <= other.start or seen.start >= other.end for other in taken[-60:]):
            taken.append(seen)
    at = start
    for seen in sorted(taken, key=lambda each: each.start):
        if seen.start < at:
            continue
        if seen.start > at:
            yield Piece(text[at : seen.start], "", None)
        yield Piece(text[seen.start : seen.end], roles.get(seen.mention_id, "other"), seen)
        at = seen.end
    if at < end:
        yield Piece(text[at:end], "", None)


def section_at(sections: Sequence[Section], subject: Subject) -> str:
    """The section to show as the current one."""
    if subject.section_id:
        return subject.section_id
    holding = [each.section_id for each in sections if each.start <= subject.at < each.end]
    return holding[-1] if holding else ""

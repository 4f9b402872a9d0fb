"""The nesting of headings: which section stands in which, and where each ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model import Document, Section
from pipeline.segment.capitals import STYLE as CAPITALS
from pipeline.segment.headings import Heading
from pipeline.segment.labels import LOWER_STYLES, RANKS
from pipeline.segment.runins import STYLE as RUN_IN

_ROOTS = ("part", "annex", CAPITALS)
_OUTLINE = "outline"  # with its level: headings without a label, which the file itself calls so


def nested(found: Sequence[Heading], document: Document, ends: Sequence[int]) -> tuple[Section, ...]:
    """Sections with level, parent and extent. A style seen before on the way up is a sibling, a new one is a child.

    `ends`: where the parts of the text end, in order: the text above the signature, annexes below it, and a document
    that is issued. No section goes on from one part into the next.
    """
    sections: list[Section] = []
    part = 0
    stack: list[Section] = []
    styles: list[str] = []
    numbers: list[str] = []
    outlines: list[int] = []
    for ordinal, heading in enumerate(found, 1):
        begun = bisect_right(ends, heading.start)
        depth = _depth(styles, numbers, outlines, heading) if begun == part else 0
        part = begun
        del stack[depth:], styles[depth:], numbers[depth:], outlines[depth:]
        section = Section(
            section_id=f"{document.doc_id}-s{ordinal:03d}",
            parent_id=stack[-1].section_id if stack else None,
            ordinal=ordinal,
            level=depth + 1,
            label=heading.label.printed,
            heading=heading.text,
            path=" > ".join([*(s.label or s.heading for s in stack), heading.label.printed or heading.text]),
            page=_page(document, heading.start),
            start=heading.start,
            end=ends[-1],
            heading_end=heading.end or heading.start + len(heading.text),
        )
        stack.append(section)
        styles.append(heading.label.style)
        numbers.append(heading.label.printed)
        outlines.append(heading.outline)
        sections.append(section)
    return tuple(_closed(sections, ends))


def _depth(styles: Sequence[str], numbers: Sequence[str], outlines: Sequence[int], heading: Heading) -> int:
    """How many open sections stay open above a heading."""
    label, level = heading.label, heading.outline
    if label.style in _ROOTS:
        return 0
    if label.style.startswith(_OUTLINE):
        depths = (depth for depth, other in enumerate(outlines) if other >= level)
        return next(depths, len(styles) if any(outlines) else 0)
    if label.style.startswith("deep"):
        prefix = label.printed.rpartition(".")[0]
        for depth in range(len(numbers) - 1, -1, -1):
            if numbers[depth] == prefix:
                return depth + 1
    for depth in range(len(styles) - 1, -1, -1):
        if styles[depth] == label.style:
            return depth
    for depth, style in enumerate(styles):
        if _outranks(label.style, style):
            return depth
    beside = (depth for depth, style in enumerate(styles) if style.startswith(_OUTLINE) and outlines[depth] >= level)
    return next(beside, len(styles)) if level else len(styles)


def _outranks(style: str, other: str) -> bool:
    """`Chương` above `Mục` above `Điều`, in whatever order they were seen; `1.1` above `1.1.1` and `a)`.

    All that is numbered stands above bold phrases that run into their text, but for the letters of a list.
    """
    if other == RUN_IN:
        return style not in LOWER_STYLES and style != RUN_IN
    if style == "article" and other.startswith("roman"):
        return False  # III. NỘI DUNG HỢP ĐỒNG / Điều 1. Giá hợp đồng
    if style in RANKS:
        return other not in RANKS or RANKS[style] < RANKS[other]
    if style.startswith("deep"):
        return other in LOWER_STYLES or (other.startswith("deep") and other > style)
    return False


def _closed(sections: Sequence[Section], ends: Sequence[int]) -> list[Section]:
    """Each section ends where the next of its level or above begins, or its part of the text ends."""
    closed = []
    for index, section in enumerate(sections):
        after = (s.start for s in sections[index + 1 :] if s.level <= section.level)
        part = next((end for end in ends if end > section.start), ends[-1])
        closed.append(section._replace(end=min(next(after, part), part)))
    return closed


def _page(document: Document, at: int) -> int:
    """Number, from 1, of the page that an offset lies on."""
    for page in document.pages:
        if page.start <= at < page.end:
            return page.number
    return document.pages[-1].number if document.pages else 1

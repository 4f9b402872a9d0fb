"""Light markup in text files: which characters are marks and no text, what they make bold, and the tables.

Nothing is removed here: marks are reported as spans, and cleaning leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Outlined, Span, Table
from pipeline.read.formulas import formula_marks
from pipeline.read.notemarks import is_note
from pipeline.read.textlines import holds, lines_with
from pipeline.read.texttables import find_tables
from pipeline.read.typedtext import Typed

_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|~<>%$&^])")
# `~~20 hộ~~` is struck out; `~~20 hộ, ~~30 hộ` says twice that it is nearly so much.
_STRUCK = re.compile(
    r"~~(?<![~\\]..)(?=[^\s~])((?:[^\n~]|~(?!~)){1,400}?)(?<=[^\s~\\(])~~(?![\w~])"
    r"|<(del|s|strike)>(.{1,400}?)</\2>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6}[ \t]+)(\S[^\n]*?)([ \t]+#+)?[ \t]*$", re.MULTILINE)
# Each pattern begins with what it marks and looks behind that for what may not stand before it: such are found quickly.
# Bold runs over line breaks but not over an empty line. Stars that print nothing else: no rule `****` opens it.
_STARS = re.compile(r"(\*(?<![*\\].)\*\*?)(?=[^\s*])((?:[^\n*]|\*(?!\*)|\n(?![ \t]*\n))+?)(?<=[^\s\\])(\1)(?!\*)")
# `____` to be filled in is no markup, nor are names like a__b__c.
_UNDERSCORES = re.compile(r"(_(?<![\w\\].)_)(?=[^\s_])((?:[^\n_]|_(?!_)|\n(?![ \t]*\n))+?)(?<=[^\s\\])(__)(?!\w)")
_BOLD_TAG = re.compile(r"(<(b|strong)>)((?:[^\n]|\n(?![ \t]*\n))*?)(</\2>)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|strong|i|em|u|sup|sub|ins)>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>([^<>\n]{1,12})</sup>")
# A break between two words must go on parting them, so it is a mark only beside white space.
_BREAK = re.compile(r"(?<=\s)<br\s*/?>|<br\s*/?>(?=\s|\Z)|\A<br\s*/?>", re.IGNORECASE)
# `2*3`, `5 * 3`, `(*)` and `A*` are figures and footnotes: italics open before a letter or an opening mark, after no
# letter, and close the other way round.
_ITALIC = re.compile(
    r"(\*(?<![\w*\\)%].))(?=[\w“\"‘'(\[+\-])((?:[^\n*]|\n(?![ \t]*\n))+?)(?<=[\w.,;:!?%)\]”\"’'…/])(\*)(?![\w*])"
)
# At the start of a line, a numbered phrase in italics is set off as one in bold is: `*a) Vật tư.* Đá hộc dự trữ …`.
_NUMBERED = re.compile(
    r"^\*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ]\)|[IVX]{1,5}\.)[ \t]", re.MULTILINE
)
_QUOTE = re.compile(r"^[ ]{0,3}>[ \t]?", re.MULTILINE)
_FOOTNOTE = re.compile(r"\(\*{1,3}\)")
_COMMENT = ("<!--", "-->")


@dataclass(frozen=True, slots=True)
class Markup:
    """What markup a text holds; spans in order. `bold` may hold marks inside (italics in bold)."""

    marks: tuple[Span, ...]
    bold: tuple[Span, ...]
    tables: tuple[Table, ...]
    outline: tuple[Outlined, ...]
    loose: tuple[int, ...] = ()
    """Pages, from 1, with figures one below another that are of no table."""
    struck: int = 0
    """Words that are struck out."""


def read_markup(text: str, known: Sequence[Span] = (), typed: Typed | None = None) -> Markup:
    """All markup of a text whose lines end with a line feed; `known`: marks found before; `typed`: its tables."""
    marks: list[Span] = [*known]
    bold: list[Span] = []
    outline: list[Outlined] = []
    shadow = text
    if "(*" in text:  # same offsets, stars of footnotes hidden
        shadow = _FOOTNOTE.sub(lambda m: "(" + "x" * (len(m[0]) - 2) + ")", text)
    if _is_quote(text):
        marks += [Span(*match.span()) for match in _QUOTE.finditer(text)]
    for match in _headings(text):
        marks += [Span(*match.span(1)), Span(*match.span(3))]
        bold.append(Span(*match.span(2)))
        outline.append(Outlined(match.start(2), match[1].count("#")))
    for pattern, sign in ((_STARS, "**"), (_UNDERSCORES, "__")):
        for match in pattern.finditer(shadow) if holds(shadow, sign) else ():
            marks += [Span(*match.span(1)), Span(*match.span(3))]
            bold.append(Span(*match.span(2)))
    bold += [Span(*match.span(3)) for match in _BOLD_TAG.finditer(text)] if "<" in text else []
    for pattern, sign in ((_ESCAPE, "\\"), (_TAG, "<"), (_BREAK, "<")):
        marks += [Span(*match.span()) for match in pattern.finditer(text)] if sign in text else []
    struck = [*_STRUCK.finditer(text)] if "<" in text or holds(text, "~~") else []
    marks += [Span(*match.span()) for match in struck]
    marks += _comments(text) if "<" in text else ()
    marks += formula_marks(text)
    marks += _notes(text) if holds(text, "<sup>") else ()
    for match in _italics(shadow, marks) if "*" in shadow else ():
        marks += [Span(*match.span(1)), Span(*match.span(3))]
        if _NUMBERED.match(text, match.start()):
            bold.append(Span(*match.span(2)))
    found = find_tables(text, tidy(marks), typed or Typed(text))
    kept = tidy([*marks, *found.rules])
    words = sum(len((match[1] or match[3]).split()) for match in struck)
    return Markup(kept, tidy(_trimmed(bold, kept)), found.tables, tuple(outline), tuple(found.loose), words)


def _is_quote(text: str) -> bool:
    """Whether all of a text is quoted, line by line: `> ` is no sign of being greater then."""
    return text.lstrip()[:1] == ">" and all(_QUOTE.match(line) for line in text.split("\n") if line.strip())


def _headings(text: str) -> Iterator[re.Match[str]]:
    return (match for line in lines_with(text, "#") if (match := _HEADING.match(text, line.start)))


def _comments(text: str) -> Iterator[Span]:
    """Comments, which no reader of the page sees; one that nothing closes is text."""
    opening, closing = _COMMENT
    at = text.find(opening)
    while at >= 0 and (end := text.find(closing, at + len(opening))) >= 0:
        yield Span(at, end + len(closing))
        at = text.find(opening, end)


def _notes(text: str) -> Iterator[Span]:
    """Raised marks of notes: `45.720<sup>1</sup> triệu đồng`."""
    for match in _RAISED.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before, after = text[line : match.start()], text[match.end() : match.end() + 1] or "\n"
        if is_note(before + match[1] + after, len(before), len(before) + len(match[1])):
            yield Span(*match.span())


def _italics(shadow: str, found: Sequence[Span]) -> list[re.Match[str]]:
    """Italics are sought where bold marks are blanked out, so that `***a** b*` pairs rightly."""
    pieces, at = [], 0
    for start, end in sorted(found):
        if start >= at and not shadow[start:end].strip("*_"):
            pieces += [shadow[at:start], "\x00" * (end - start)]
            at = end
    return list(_ITALIC.finditer("".join([*pieces, shadow[at:]])))


def _trimmed(spans: list[Span], marks: tuple[Span, ...]) -> list[Span]:
    """Spans without the marks at their edges."""
    starts = {mark.start: mark.end for mark in marks}
    ends = {mark.end: mark.start for mark in marks}
    kept = []
    for span in spans:
        start, end = span
        while start in starts and start < end:
            start = starts[start]
        while end in ends and start < end:
            end = ends[end]
        kept.append(Span(start, end))
    return kept


def tidy(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted, without empty ones, overlapping ones made one."""
    kept: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)

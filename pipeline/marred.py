"""Figures in prose with a letter that OCR printed for a digit: `1O.000 đồng`, `5OO hộ`, `9O%`, `l2 xã`.

Each becomes a row of `problems` and no mention: which digit is meant is for people to see. Whether something is such a
figure the finders tell: with digits for its letters they would read it, and a name (`O2`, `lớp 5B`, `QL1A`) they would
not. What they read of it without these, `12 tỷ` of `12 tỷ 5OO triệu đồng`, is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.brief import named
from pipeline.model import Document, Layout, Mention, Problem, Span
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import letter_starts, letters_like
from pipeline.text import OffsetMap, folded
from pipeline.values import Amount, DateValue, Percentage, Quantity

MOST_SHOWN = 5  # figures of a page that a message names
BEFORE, BEHIND = 160, 80  # characters around a figure that the finders are shown
LONGEST = 25  # characters of a figure
REMEDY = "Look at the page: a letter stands in the figure, where OCR may have taken a digit for one."
FIGURES = (Amount, Percentage, Quantity, DateValue)
_CODE = re.compile(r"\w*(?:[^\W\d_]\d|\d[^\W\d_])\w*[,;]?\s+$")  # A1, 10A2: what stands behind it is one, too
_MAY_BE_NAME = re.compile(r"(?:[^\W\d_l]\d+|\d+[^\W\d_Ool]\d*)")  # O2, I10, 12B, 1B2
_WORD_BEFORE = 30  # characters
_PERCENT = re.compile(r"\s?%")
_GROUPS = r"(?:\.\w{3})+(?:,\w{1,2})?"
_HEAD_DOT = re.compile(r".(?:\.\w{3})+(?:,\w+)?")  # I.200, not the numbers of headings, I.2
_HEAD_MARK = re.compile(rf".(?:,\w{{1,2}}|{_GROUPS})")

Marred = Sequence[Span]
Finder = Callable[[Layout], Iterator[Mention]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    letters: str
    digits: Mapping[int, str]  # by the letters that stand for them
    token: re.Pattern[str]
    names: re.Pattern[str]  # words behind which letters and digits make a name
    no_names: re.Pattern[str]  # that end like one of these
    liquids: re.Pattern[str]
    money: re.Pattern[str]
    counts: re.Pattern[str]  # words right before what is counted


def marred_figures(rules: Rulebook, finders: Sequence[Finder]) -> Callable[[Layout], Marred]:
    """Function layout -> the stretches that would be figures with digits for some letters, in order."""
    grammar = _grammar(rules)
    one, digit, mark, round_one, stroke = map(letters_like, (f"[{grammar.letters}]", r"\d", "[.,]", "[Oo]", "[lI]"))
    ways = ({-1: digit}, {1: digit}, {-1: mark, -2: digit}, {1: mark, 2: digit}, {-1: stroke, 0: round_one})

    def find(layout: Layout) -> Marred:
        text = layout.text
        tokens = sorted({span for at in letter_starts(text, one, *ways) if (span := _token(grammar, text, at))})
        return _joined(span for token in tokens if (span := _figure(grammar, finders, layout, tokens, token)))

    return find


def without_marred(mentions: Sequence[Mention], marred: Marred) -> list[Mention]:
    """The mentions, but for figures that lie in marred ones."""
    return [
        mention
        for mention in mentions
        if not isinstance(mention.value, FIGURES)
        or not any(span.start < mention.end and mention.start < span.end for span in marred)
    ]


def problems_of(document: Document, layout: Layout, marred: Marred, offsets: OffsetMap) -> Iterator[Problem]:
    """One row a page with such figures."""
    return told_by_page(document, layout, marred, offsets, said="figures with letters in them", remedy=REMEDY)


def told_by_page(
    document: Document, layout: Layout, spans: Sequence[Span], offsets: OffsetMap, *, said: str, remedy: str
) -> Iterator[Problem]:
    """One row a page with figures that have no value; `spans`: of clean text."""
    by_page: dict[int, list[str]] = {}
    for span in spans:
        at = offsets.to_source(span).start
        page = max((page.number for page in document.pages if page.start <= at), default=1)
        by_page.setdefault(page, []).append(folded(layout.text[slice(*span)]))
    for page, shown in sorted(by_page.items()):
        message = f"{document.path}, page {page}: {said} have no value: {named(shown, MOST_SHOWN)}."
        yield Problem("unclear_figures", message, remedy, stage="link", page=page)


def _grammar(rules: Rulebook) -> _Grammar:
    digits = {
        letter: digit
        for digit, said in (each.split() for each in rules.words("words.misread.digits"))
        for letter in said
    }
    letters = "".join(digits)
    piece = rf"[\d{letters}]"
    return _Grammar(
        letters=letters,
        digits=str.maketrans(digits),
        token=re.compile(
            rf"(?<![\w.,])(?<![^\W\dOol]-)(?<!\D/){piece}+(?:[.,]{piece}+)*(?:(?<=[\dO])|(?!\w))(?!-[^\W\d])"
        ),
        names=re.compile(rf"(?<!\w){alternation(rules.words('words.misread.named'))}[\s.:]*$", re.IGNORECASE),
        no_names=re.compile(rf"(?<!\w){alternation(rules.words('words.misread.not_named'))}\s*$", re.IGNORECASE),
        liquids=re.compile(rf"\s*{alternation(rules.words('words.misread.liquids'))}(?!\w)", re.IGNORECASE),
        money=re.compile(rf"\s+{alternation(unit.name for unit in rules.money_units if unit.factor > 1)}(?!\w)"),
        counts=re.compile(rf"(?<!\w){alternation(rules.words('words.misread.counting'))}\s+$", re.IGNORECASE),
    )


def _token(grammar: _Grammar, text: str, at: int) -> Span | None:
    """The figure that the letter at a place may be in; `None` where that is a word, a name or a symbol."""
    start = at
    while start and at - start < LONGEST and (text[start - 1].isdigit() or text[start - 1] in f".,{grammar.letters}"):
        start -= 1
    while text[start] in ".,":
        start += 1
    match = grammar.token.match(text, start)
    if match is None or match.end() <= at or not _is_figure_like(grammar, match):
        return None
    if _MAY_BE_NAME.fullmatch(match[0]) and not _PERCENT.match(text, match.end()):
        before = text[max(0, start - _WORD_BEFORE) : start]
        if _CODE.search(before) or (grammar.names.search(before) and not grammar.no_names.search(before)):
            return None
    return Span(*match.span())


def _is_figure_like(grammar: _Grammar, match: re.Match[str]) -> bool:
    """Whether letters stand where OCR puts them for digits, and not as in names."""
    printed = match[0]
    head = printed[: len(printed) - len(printed.lstrip(grammar.letters))]
    tail = printed[len(printed.rstrip(grammar.letters)) :]
    if head == printed:
        return re.fullmatch(r"[lI]O+", printed) is not None
    if head and not _is_head_digit(head, match):
        return False
    return not tail or re.fullmatch("[OoI]+", tail) is not None or _is_tail_digit(grammar, tail, match)


def _is_tail_digit(grammar: _Grammar, tail: str, match: re.Match[str]) -> bool:
    """Whether a figure may end with the letter: `38,B%`, `12B người`, `1S tỷ`; not `5B`, `3G`, `16GB`, `20l xăng`."""
    printed, text = match[0], match.string
    if tail == "l":
        return grammar.liquids.match(text, match.end()) is None
    if len(tail) > 1:
        return False
    is_sure = _PERCENT.match(text, match.end()) is not None or grammar.money.match(text, match.end()) is not None
    if "," in printed or "." in printed:
        return is_sure or tail in "SBZ"
    before = text[max(0, match.start() - _WORD_BEFORE) : match.start()]
    is_counted = is_sure or sum(map(str.isdigit, printed)) > 1 or grammar.counts.search(before) is not None
    return tail in "SBZ" and is_counted


def _is_head_digit(head: str, match: re.Match[str]) -> bool:
    """Whether a figure may begin with the letters: `l2`, `O5`, `lOO`, `I5,6`, `S,5`; not `II2`, `S2`, `I.2`."""
    printed, text = match[0], match.string
    is_line_head = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip() == ""
    if re.fullmatch(r"[lI]?[Oo]*", head):
        return printed[1:2] != "." or (not is_line_head and _HEAD_DOT.fullmatch(printed) is not None)
    return head in tuple("SBZDQG") and not is_line_head and _HEAD_MARK.fullmatch(printed) is not None


def _figure(
    grammar: _Grammar, finders: Sequence[Finder], layout: Layout, tokens: Sequence[Span], token: Span
) -> Span | None:
    """What the finders would read of the token with digits for the letters of all tokens around it."""
    start = max(0, token.start - BEFORE)
    piece = layout.text[start : token.end + BEHIND]
    for span in tokens:
        first, last = span.start - start, span.end - start
        if first >= 0 and last <= len(piece):
            piece = piece[:first] + piece[first:last].translate(grammar.digits) + piece[last:]
    around = replace(layout, text=piece, zones=(), sections=(), grids=(), paragraphs=(), unclear_marks="")
    for finder in finders:
        for mention in finder(around):
            span = Span(mention.start + start, mention.end + start)
            if isinstance(mention.value, FIGURES) and span.start <= token.start and token.end <= span.end:
                return span
    return None


def _joined(spans: Iterable[Span]) -> Marred:
    """Those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found

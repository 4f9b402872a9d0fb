"""Headings and their nesting, in the numbering styles of DOMAIN section 4. ANNOTATION: SEC."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Document, Section
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line, Page
from pipeline.text import UPPER

LONGEST_HEADING = 45  # words; the longest headings of real reports quote a decision's whole title
LONGEST_RUN_IN = 16  # words before the colon of a heading that runs into its text
LONGEST_LIST_NUMBER = 60  # a larger arabic number at a line's start is a figure of the sentence before
LONGEST_WRAP = 5  # lines

# style of a label -> pattern; tried in this order. The label is group 1.
ARABIC = r"\d{1,2}"
LABELS: tuple[tuple[str, str], ...] = (
    ("deep", rf"({ARABIC}(?:\.{ARABIC}){{1,4}})[.)]?\s*[-:]?\s*(?=[^\W\d_]|[\"“(*])"),
    ("roman.", r"([IVX]{1,6})\s*\.(?!\d)\s*-?\s*"),
    ("roman-", rf"([IVX]{{1,6}})\s*[-/)]\s*(?=[{UPPER}])"),
    ("upper.", r"([A-HK-Z])\s*\.\s*(?=[^\W\d_])"),
    ("upper-", r"([A-HK-Z])\s*[-/)]\s+(?=[^\W\d_])"),
    ("arabic.", rf"({ARABIC})\s*\.\s*(?=[^\W\d_]|[\"“(])"),
    ("arabic)", rf"({ARABIC})\s*\)\s*(?=[^\W\d_]|[\"“(])"),
    ("arabic-", rf"({ARABIC})\s?[-/]\s*(?=[^\W\d_])(?!\w{{1,7}}[-/]\w)"),  # 21/NQ-HĐND begins no heading
    ("lower)", r"([a-zđ]{1}\d?)\s*\)\s*(?=[^\W\d_])"),
    ("lower.", r"([a-zđ])\s*\.\s*(?=[^\W\d_])"),
)
_LOWER_STYLES = ("lower)", "lower.")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of headings."""

    labels: tuple[tuple[str, re.Pattern[str]], ...]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    initials: frozenset[str]
    prose: re.Pattern[str]
    caption: re.Pattern[str]
    opens_list: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at a line's start: its style, as printed (`I`, `1.2`, `Điều 3`), and where the text after it begins."""

    style: str
    printed: str
    end: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before nesting; offsets in clean text."""

    start: int
    end: int
    text: str
    label: Label


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/headings.toml."""
    word = {
        key: alternation(rules.words(f"headings.words.{key}"))
        for key in ("part", "chapter", "item", "article", "annex")
    }
    ordinals = alternation(
        w for o in rules.words("headings.words.ordinals") for w in (o, o.upper(), o.title(), o.capitalize())
    )
    number = r"(?:[IVX]{1,6}|\d{1,3}|[A-Z])"
    return Grammar(
        labels=tuple((name, re.compile(pattern)) for name, pattern in LABELS),
        words=(
            ("part", re.compile(rf"({word['part']}\s+(?:{ordinals}|{number}))(?!\w)\s*[.:-]?\s*")),
            ("annex", re.compile(rf"({word['annex']}(?:\s+(?:số\s+)?{number})?)(?!\w)\s*[.:-]?\s*$")),
            ("chapter", re.compile(rf"({word['chapter']}\s+{number})(?!\w)\s*[.:-]?\s*")),
            ("item", re.compile(rf"({word['item']}\s+{number})(?!\w)\s*[.:-]?\s*")),
            ("article", re.compile(rf"({word['article']}\s+\d{{1,3}}[a-z]?)\s*[.:]\s*")),
        ),
        initials=frozenset("IVX" + "".join(w[0] for w in itertools.chain(*rules.section("headings.words").values()))),
        caption=re.compile(rf"{alternation(rules.words('words.table.caption'))}\s*(?:số\s*)?\d"),
        opens_list=re.compile(rf"(?<!\w){alternation(rules.words('headings.words.opens_list'))}$", re.IGNORECASE),
        prose=re.compile(rf"{alternation(rules.words('headings.words.prose'))}(?!\w)"),
    )  # fmt: skip


def label_of(grammar: Grammar, text: str, *, bold: bool = False) -> Label | None:
    """The label that a line begins with; a dash is one only in bold print."""
    if text[:2].isalpha() and text[0] not in grammar.initials:
        return None  # a word: most lines
    for style, pattern in grammar.words:
        match = pattern.match(text)
        if match:
            return Label(style, match[1], match.end(), None)
    if text[0] == "-" and bold and len(text.split()) <= LONGEST_RUN_IN:
        return Label("dash", "-", len(text) - len(text[1:].lstrip()), None)
    for style, pattern in grammar.labels:
        match = pattern.match(text)
        if match and style == "deep" and match[1].count(".") == 1 and re.match(r"\d+[.,]?\d*\s*(?:%|$)", text):
            continue
        if match:
            name = f"deep{match[1].count('.')}" if style == "deep" else style
            return Label(name, match[1], match.end(), _ordinal(style, match[1]))
    return None


_ROMAN = {"I": 1, "V": 5, "X": 10}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def _ordinal(style: str, label: str) -> int | None:
    """Place of a label in its series: `IV` 4, `1.2` 2, `c` 3."""
    if style.startswith("roman"):
        total = 0
        for letter, following in zip(label, [*label[1:], "I"], strict=True):
            value = _ROMAN[letter]
            total += -value if value < _ROMAN[following] else value
        return total
    if style.startswith("upper"):
        return ord(label) - ord("A") + 1
    if style.startswith("lower"):
        return _ALPHABET.find(label[0]) + 1 or None
    return int(label.rpartition(".")[2])


def headings(grammar: Grammar, page: Page, *, first: int, last: int) -> list[Heading]:
    """Headings among the lines `first` to `last` (without); header, title, signature and recipients are outside."""
    found: list[Heading] = []
    in_articles = False
    series: dict[str, int] = {}
    index = first
    while index < last:
        line = page.lines[index]
        label = None if line.in_table else label_of(grammar, line.text, bold=line.bold)
        if label is None or not _is_in_series(series, label, line):
            index += 1
            continue
        heading, used = _heading(grammar, page, index, label, last)
        if heading and in_articles and not _heads_in_article(page, label, heading, first=index, last=index + used - 1):
            heading, used = None, 1
        in_articles = in_articles or label.style == "article"
        if label.number is not None:
            _note(series, label)
        if heading:
            found.append(heading)
        index += max(used, 1)
    return found


def _heads_in_article(page: Page, label: Label, heading: Heading, *, first: int, last: int) -> bool:
    """Below `Điều 1.` the numbered clauses are sentences; only what is printed like a heading is one."""
    if label.style in _RANKS or page.lines[first].bold or heading.text[label.end :].isupper():
        return True
    if label.style.startswith(("roman", "upper")):
        return True
    if heading.end == 0 or page.is_broken_after(last) or _is_sentence_start(page, last + 1):
        return False
    return page.lines[last].text[-1].isalnum() and len(heading.text.split()) <= LONGEST_RUN_IN


def _is_in_series(series: dict[str, int], label: Label, line: Line) -> bool:
    """A label begins its series or goes on with it; anything else is a figure that a line break put first."""
    if label.number is None or line.bold:
        return True
    if label.style.startswith("deep"):
        return label.number <= LONGEST_LIST_NUMBER
    before = series.get(label.style)
    if label.style == "roman." and label.printed in {"C", "D"}:
        return False
    return label.number == 1 or (before is not None and before < label.number <= before + 3)


def _note(series: dict[str, int], label: Label) -> None:
    if label.number is not None:
        series[label.style] = label.number


def _heading(grammar: Grammar, page: Page, index: int, label: Label, last: int) -> tuple[Heading | None, int]:
    """The heading that begins at line `index`, and how many lines it takes."""
    lines = page.lines
    end = index + 1
    only_label = not lines[index].text[label.end :].strip()
    if only_label and label.style in {"part", "chapter", "item", "annex", "roman."}:
        end = _take_title(grammar, page, index, last)
    elif not only_label:
        while end < last and end - index < LONGEST_WRAP and _goes_on(grammar, page, end - 1, index):
            end += 1
    text = " ".join(line.text for line in lines[index:end])
    run_in = _run_in(grammar, label, text)
    if run_in is not None:
        return Heading(lines[index].start, 0, run_in, label), 1
    if only_label and end == index + 1 and label.style not in {"part", "chapter", "item", "annex"}:
        return None, 1
    if label.style == "article" and _is_sentence(page, end, label, text):
        at = lines[index].start
        return Heading(at, at + len(label.printed), label.printed, label), 1
    if not _is_heading(page, index, end, label, text):
        return None, 1
    return Heading(lines[index].start, lines[end - 1].end, _trimmed(text), label), end - index


def _trimmed(text: str) -> str:
    return text.rstrip(" :.;,").strip() if not text.endswith("...") else text


def _take_title(grammar: Grammar, page: Page, index: int, last: int) -> int:
    """Lines of the title below a lone `Chương I`."""
    end = index + 1
    while end < last and end - index < LONGEST_WRAP:
        line = page.lines[end]
        if line.in_table or label_of(grammar, line.text) or line.text[0] in "-+*(":
            break
        if (
            end > index + 1
            and not (line.is_capitals and page.lines[end - 1].is_capitals)
            and not page.is_broken_after(end - 1)
        ):
            break
        if not line.is_capitals and line.words > LONGEST_HEADING // 2:
            break
        end += 1
    return end


def _goes_on(grammar: Grammar, page: Page, index: int, first: int) -> bool:
    """Whether the heading on line `index` wraps onto the next line."""
    line, following = page.lines[index], page.lines[index + 1]
    if following.in_table or following.text[0] in "-+*•" or label_of(grammar, following.text):
        return False
    if line.text[-1] in ".;:" and not line.text.endswith("TP."):
        return False
    if page.lines[first].is_capitals != following.is_capitals and page.lines[first].is_capitals:
        return False
    if page.lines[first].bold and not following.bold:
        return False
    if page.is_broken_after(index):
        return True
    small = page.lines[first].bold and following.bold and following.text[0].islower()
    both = small or (page.lines[first].is_capitals and following.is_capitals)
    return both and following.gap == 0 and not grammar.caption.match(following.text)


def _run_in(grammar: Grammar, label: Label, text: str) -> str | None:
    """`1.1. Cây hàng năm: Tổng diện tích …`: the heading up to the colon, when text follows it."""
    if label.style in {"part", "chapter", "annex"}:
        return None
    head, colon, tail = text[label.end :].partition(":")
    if not colon or not tail.strip() or not tail[0].isspace():
        return None
    if len(head.split()) > LONGEST_RUN_IN or any(mark in head for mark in ".;") or not head.strip():
        return None
    if grammar.opens_list.search(head.rstrip()):
        return None
    return text[: label.end] + head.rstrip()


def _is_heading(page: Page, index: int, end: int, label: Label, text: str) -> bool:
    """A heading is short, closes no sentence of a list, and has something to head."""
    line = page.lines[index]
    words = len(text.split())
    if label.style in _RANKS:
        return words <= LONGEST_HEADING
    if words > LONGEST_HEADING:
        return False
    if line.bold or text[label.end :].isupper():
        return True
    if text[-1] in ";,":
        return False
    if text[-1] == ".":
        return label.style.startswith("deep") and not any(mark in text[label.end : -1] for mark in (". ", "; "))
    if text.endswith("./"):
        return False
    broken = page.is_broken_after(end - 1) and end - index >= LONGEST_WRAP
    return not broken and not _is_sentence_start(page, end)


def _is_sentence(page: Page, end: int, label: Label, text: str) -> bool:
    """`Điều 1. Phê duyệt kế hoạch …:` goes right into its text: only its number heads it."""
    words = len(text[label.end :].split())
    return words > LONGEST_RUN_IN or text[-1] in ".;:," or _is_sentence_start(page, end)


_GOES_ON = re.compile(
    r"\d[\d.,]*\s*(?:%|\w+/\w|[^\W\d_A-ZĐ]{2})|\d+[-/]\w"
)  # 25%; 60 ngày; 21/NQ-HĐND: no line begins so


def _is_sentence_start(page: Page, end: int) -> bool:
    """The next line goes on in lower case: the line was no heading but the start of a broken sentence."""
    if end >= len(page.lines):
        return False
    following = page.lines[end]
    text = following.text
    if following.in_table or text[1:2] in {")", "."}:
        return False
    return bool(page.width) and (text[0].islower() or _GOES_ON.match(text) is not None)


# ---- nesting ----------------------------------------------------------------------------------------------

_ROOTS = ("part", "annex")


def nested(found: Sequence[Heading], document: Document, end: int) -> tuple[Section, ...]:
    """Sections with level, parent and extent. A style seen before on the way up is a sibling, a new one is a child."""
    sections: list[Section] = []
    stack: list[Section] = []
    styles: list[str] = []
    numbers: list[str] = []
    for ordinal, heading in enumerate(found, 1):
        depth = _depth(styles, numbers, heading.label)
        del stack[depth:], styles[depth:], numbers[depth:]
        section = Section(
            section_id=f"{document.doc_id}-s{ordinal:03d}",
            parent_id=stack[-1].section_id if stack else None,
            ordinal=ordinal,
            level=depth + 1,
            label=heading.label.printed,
            heading=heading.text,
            path=" > ".join([*(s.label for s in stack), heading.label.printed]),
            page=_page(document, heading.start),
            start=heading.start,
            end=end,
            heading_end=heading.end or heading.start + len(heading.text),
        )
        stack.append(section)
        styles.append(heading.label.style)
        numbers.append(heading.label.printed)
        sections.append(section)
    return tuple(_closed(sections, end))


def _depth(styles: Sequence[str], numbers: Sequence[str], label: Label) -> int:
    """How many open sections stay open above a heading with this label."""
    if label.style in _ROOTS:
        return 0
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
    return len(styles)


_RANKS = {"part": 0, "annex": 0, "chapter": 1, "item": 2, "article": 3}


def _outranks(style: str, other: str) -> bool:
    """Chương stands above Mục and Điều, and Mục above Điều, in whatever order they were seen; `1.1` above `1.1.1` and `a)`."""
    if style in _RANKS:
        return other not in _RANKS or _RANKS[style] < _RANKS[other]
    if style.startswith("deep"):
        return other in _LOWER_STYLES or (other.startswith("deep") and other > style)
    return False


def _closed(sections: Sequence[Section], end: int) -> list[Section]:
    """Each section ends where the next of its level or above begins."""
    closed = []
    for index, section in enumerate(sections):
        after = (s.start for s in sections[index + 1 :] if s.level <= section.level)
        closed.append(replace(section, end=next(after, end)))
    return closed


def _page(document: Document, at: int) -> int:
    """Number, from 1, of the page that an offset lies on."""
    for page in document.pages:
        if page.start <= at < page.end:
            return page.number
    return document.pages[-1].number if document.pages else 1

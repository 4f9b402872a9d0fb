"""Labels of headings: the numbering styles of DOMAIN section 4, from `Phần thứ nhất` down to `a)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.segment.officers import titles_of
from pipeline.segment.tablegrammar import caption_of
from pipeline.text import D_WITH_STROKE, LOWER, UPPER

LONGEST_RUN_IN = 16  # words before the colon of a heading that runs into its text
# Words that stand above all numbering, the highest first.
RANKS = {"part": 0, "annex": 0, "chapter": 1, "item": 2, "article": 3}
LIST_MARKS = "-+*•–("  # no other label begins with one
LOWER_STYLES = ("lower)", "lower.", "lower-")
MOST_PARTED = 8  # letters of a list that has numbers below them
CAPITALS = f"ABCD{D_WITH_STROKE}EFGHIJKLMNOPQRSTUVWXYZ"
ARABIC = r"\d{1,2}"
# Style of a label -> pattern; tried in this order. The label is group 1.
LABELS = (
    ("deep", rf"({ARABIC}(?:\.{ARABIC}){{1,4}})(?:[.)]|/(?=[\s-]))?\s*[-:]?\s*(?=[^\W\d_]|[\"“(*])"),
    ("roman.", r"([IVX]{1,6})\s*\.(?!\d)\s*-?\s*"),
    ("roman-", rf"([IVX]{{1,6}})\s*[-/)][.-]?\s*(?=[{UPPER}])"),
    ("roman.", rf"([IVX]{{1,6}})\s+(?=[{UPPER}]{{2}}[^{LOWER}]+$)"),  # `II TÌNH HÌNH CHUNG`: its stop is forgotten
    ("upper.", rf"([A-HK-Z{D_WITH_STROKE}])\s*\.\s*(?=[^\W\d_])"),
    ("upper-", rf"([A-HK-Z{D_WITH_STROKE}])\s*(?:[-/)]\s|/[.-])\s*(?=[^\W\d_])"),
    ("arabic.", rf"({ARABIC})\s*\.(?:-\s)?\s*(?=[^\W\d_]|[\"“(])"),
    ("arabic)", rf"({ARABIC})\s*\)\s*(?=[^\W\d_]|[\"“(])"),
    ("arabic-", rf"({ARABIC})\s?(?:-|/[.-]?)\.?\s*(?=[^\W\d_])(?!\w{{1,7}}[-/]\w)"),  # 21/NQ-HĐND begins no heading
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of headings."""

    labels: tuple[tuple[str, re.Pattern[str]], ...]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    initials: frozenset[str]
    alphabet: tuple[str, ...]
    office: re.Pattern[str]
    tells: re.Pattern[str]  # how an article begins that is a sentence: whom it binds, what it does
    prose: re.Pattern[str]
    caption: re.Pattern[str]
    opens_list: re.Pattern[str]
    starts_list: re.Pattern[str]
    closed_by_colon: re.Pattern[str]
    person: re.Pattern[str]  # Ông, Đồng chí Trần Văn An: who takes part or speaks
    links: re.Pattern[str]

    def opens_a_list(self, text: str) -> bool:
        """Whether what stands before a colon begins a sentence: `gồm`, `Ông`, but not `Kết quả đạt được`."""
        if self.person.fullmatch(text):
            return True
        return self.opens_list.search(text) is not None and self.closed_by_colon.search(text) is None


class Label(NamedTuple):
    """A label at a line's start: its style, as printed (`I`, `1.2`, `Điều 3`), and where the text after it begins."""

    style: str
    printed: str
    end: int
    number: int | None


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/headings.toml."""
    heads = {name: rules.words(f"headings.words.{name}") for name in RANKS}
    word = {name: alternation(words) for name, words in heads.items()}
    ordinals = alternation(
        form for o in rules.words("headings.words.ordinals") for form in (o, o.upper(), o.title(), capital(o))
    )
    number = r"(?:[IVX]{1,6}|\d{1,3}|[A-Z])"
    behind = r"(?!\w)\s*[.:-]?\s*"
    annex_number = alternation(rules.words("headings.words.annex_number"))
    words = {
        "part": rf"({word['part']}\s+(?:{ordinals}|{number})){behind}",
        "annex": rf"({word['annex']}(?:\s+(?:{annex_number}\s+)?{number})?){behind}(?=$|[^{LOWER}]+$)",
        "chapter": rf"({word['chapter']}\s+{number}){behind}",
        "item": rf"({word['item']}\s+{number}){behind}",
        "article": rf"({word['article']}\s+\d{{1,3}}[a-z]?)\s*(?:[.:]\s*|$)",
    }
    types = alternation(name for kind in rules.doc_types for name in (kind.name, *kind.aliases))
    numbers = alternation(rules.words("words.place.number_word"))  # theo Quyết định số
    alphabet = rules.words("headings.lists.alphabet")
    small = f"[a-z{''.join(alphabet)}]"
    first = "".join(alphabet[:MOST_PARTED])
    labels = (
        *LABELS[:1],
        *_mixed(first),
        *LABELS[1:],
        ("lower)", rf"({small}\d?)\s*(?:\)|/(?:[.-]|\s))\s*(?=[^\W\d_])"),
        ("lower.", rf"({small})\s*\.\s*(?=[^\W\d_])"),
        ("lower-", rf"({small})-\s+(?=[{UPPER}])"),
    )
    persons = rules.words("headings.words.persons")
    return Grammar(
        labels=tuple((style, re.compile(pattern)) for style, pattern in labels),
        words=tuple((style, re.compile(pattern)) for style, pattern in words.items()),
        initials=frozenset(["I", "V", "X", *(form[0] for forms in heads.values() for form in forms)]),
        alphabet=alphabet,
        office=re.compile(rf"{alternation(rules.words('words.zone.acting'))}\s*{alternation(titles_of(rules))}(?!\w)"),
        tells=re.compile(rf"{alternation((*titles_of(rules), *_openings(rules)))}(?!\w)", re.IGNORECASE),
        prose=re.compile(rf"{alternation(rules.words('headings.words.prose'))}(?!\w)"),
        caption=caption_of(rules),
        opens_list=re.compile(rf"(?<!\w){alternation(rules.words('headings.words.opens_list'))}$", re.IGNORECASE),
        starts_list=re.compile(rf"\s*{alternation(rules.words('headings.words.opens_list'))}(?!\w)", re.IGNORECASE),
        closed_by_colon=re.compile(
            rf"(?<!\w){alternation(rules.words('headings.words.closed_by_colon'))}$", re.IGNORECASE
        ),
        person=re.compile(rf"\s*{alternation([*persons, *map(capital, persons)])}\.?(?:\s+[{UPPER}(].*)?"),
        links=re.compile(rf"(?<!\w)(?:{_links(rules)}|{types}\s+{numbers})$", re.IGNORECASE),
    )


def _openings(rules: Rulebook) -> tuple[str, ...]:
    return rules.words("headings.words.addressed", "headings.words.operative")


def _links(rules: Rulebook) -> str:
    """Pattern of the words that link to what follows, but not where they end a phrase: `bằng`, not `mặt bằng`."""
    wholes = [phrase.rpartition(" ") for phrase in rules.words("headings.words.not_links")]
    links = rules.words("headings.words.links")
    return "|".join("".join(rf"(?<!{first} )" for first, _, last in wholes if last == link) + link for link in links)


def _mixed(first: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A number below a letter (`I.1. Kinh tế`, `a.1) Lúa`), a letter below a number; `first`: of the alphabet."""
    letter = rf"(?:[IVX]{{1,6}}|[A-H{first}])"
    behind = rf"(?:[.)]\s*(?=[^\W\d_])|\s+(?=[{UPPER}]))"
    return (
        ("deep", rf"({letter}\.{ARABIC}(?:\.{ARABIC}){{0,3}}){behind}"),
        ("deep", rf"({ARABIC}\.[{first}])[.)]\s*(?=[^\W\d_])"),
    )


def label_of(grammar: Grammar, text: str, *, bold: bool = False) -> Label | None:
    """The label that a line begins with; a dash is one only in bold print."""
    is_word = text[:2].isalpha()
    if is_word and text[0] not in grammar.initials:
        return None  # most lines
    if text[0] in LIST_MARKS:
        is_head = text[0] == "-" and bold and len(text.split()) <= LONGEST_RUN_IN
        return Label("dash", "-", len(text) - len(text[1:].lstrip()), None) if is_head else None
    for style, pattern in grammar.words if text[0].isalpha() else ():
        match = pattern.match(text)
        if match:
            return Label(style, match[1], match.end(), None)
    # Of the others only Roman numbers have two letters.
    for style, pattern in () if is_word and text[1:2] not in _ROMAN else grammar.labels:
        match = pattern.match(text)
        if match and style == "upper." and grammar.office.match(text):
            return None  # Q. GIÁM ĐỐC SỞ TÀI CHÍNH
        if match and style == "deep" and match[1].count(".") == 1 and re.match(r"\d+[.,]?\d*\s*(?:%|$)", text):
            continue
        if match:
            name = f"deep{match[1].count('.')}" if style == "deep" else style
            return Label(name, match[1], match.end(), _ordinal(grammar, style, match[1]))
    return None


def _ordinal(grammar: Grammar, style: str, label: str) -> int | None:
    """Place of a label in its series: `IV` 4, `1.2` 2, `c` 3, `1.c` 3."""
    if style.startswith("roman"):
        total = 0
        for letter, following in zip(label, [*label[1:], "I"], strict=True):
            value = _ROMAN[letter]
            total += -value if value < _ROMAN[following] else value
        return total
    if style.startswith("upper"):
        return CAPITALS.index(label) + 1
    if style.startswith("lower"):
        return grammar.alphabet.index(label[0]) + 1 if label[0] in grammar.alphabet else None
    last = label.rpartition(".")[2]
    return int(last) if last.isdigit() else grammar.alphabet.index(last) + 1  # 1.a

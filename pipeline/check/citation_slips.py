"""Cited documents that are one but for a slip of the pen: another year, or two figures that changed places.

Numbers begin anew each year, so one number with two days may be two documents. That they are of one day and month is
chance once in a year, but for what is decided at the same time each year.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from pipeline.audit.days import days_between
from pipeline.audit.model import Cited, DayClaim, Scene
from pipeline.figures import bounds
from pipeline.rulebook import Rulebook

YEARLY_MONTHS = ("01", "12")  # of plans, and of the first numbers of a year
LEAST_DIGITS = 2
LEAST_ROOM = 60  # characters between them: what stands side by side is a list of several documents
DAYS_APART = 5  # days for which an office numbers so many documents at its pace that year
_FOR_LONGER = re.compile(r"/qh\d|/tw$|-ttg$")  # numbered by term, or one a country: pipeline.check.citations
_NUMBER = re.compile(r"(?P<number>\d+)(?P<symbol>[-/](?!\d{4}/)\D.*)")

Check = Callable[[Scene], Iterator[DayClaim]]


def citation_slip_check(rules: Rulebook) -> Check:
    """The check."""
    yearly = tuple(symbol.casefold() for symbol in rules.words("checks.dates.councils"))

    def check(scene: Scene) -> Iterator[DayClaim]:
        dated = [cited for cited in scene.citations if bounds(cited.value.date)[0] and cited.value.doc_type]
        yield from _other_years(dated, yearly)
        yield from _swapped(dated)

    return check


def _other_years(dated: Sequence[Cited], yearly: Sequence[str]) -> Iterator[DayClaim]:
    """`05-NQ/HU ngày 15/7/2016`, `05-NQ/HU ngày 15/7/2017`; not what councils decide in each of their sessions."""
    groups: dict[tuple[str, str, str], dict[str, Cited]] = defaultdict(dict)
    told = Counter(cited.value.canonical.casefold() for cited in dated)
    for cited in dated:
        canonical = cited.value.canonical.casefold()
        if told[canonical] == 1:
            continue  # mostly
        match = _NUMBER.fullmatch(canonical)
        day = cited.value.date[4:]
        is_yearly = canonical.endswith(tuple(yearly)) or day[1:3] in YEARLY_MONTHS
        if match and not is_yearly and not _FOR_LONGER.search(canonical):
            groups[canonical, cited.value.doc_type, day].setdefault(cited.value.date, cited)
    for days in groups.values():
        first, *others = days.values()
        for odd in others:
            if _may_be_one(odd, first):
                words = {"quote": odd.text, "date": odd.value.date, "other": first.value.date}
                yield _claim(odd, first, odd.value.date, first.value.date, "two_dates", words)


def _swapped(dated: Sequence[Cited]) -> Iterator[DayClaim]:
    """`Quyết định số 85/QĐ-TTT` and `số 58/QĐ-TTT` of one day, when so many are not numbered in a few days."""
    groups: dict[tuple[str, str, str], dict[str, Cited]] = defaultdict(dict)
    told = Counter(cited.value.date for cited in dated)
    for cited in dated:
        match = _NUMBER.fullmatch(cited.value.canonical) if told[cited.value.date] > 1 else None
        if match and len(match["number"]) >= LEAST_DIGITS:
            key = (match["symbol"].casefold(), cited.value.doc_type, cited.value.date)
            groups[key].setdefault(match["number"], cited)
    for numbers in groups.values():
        for (one, first), (other, odd) in combinations(numbers.items(), 2):
            if _is_swap(one, other) and _is_far(int(one), int(other), odd.value.date) and _may_be_one(odd, first):
                words = {"date": odd.value.date, "quote": odd.value.canonical, "other": first.value.canonical}
                yield _claim(odd, first, odd.value.canonical, first.value.canonical, "two_symbols", words)


def _is_swap(one: str, other: str) -> bool:
    """Whether two neighbouring figures changed places."""
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    is_pair = len(one) == len(other) and len(differing) == 2 and differing[1] - differing[0] == 1  # noqa: PLR2004
    return is_pair and one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]


def _is_far(one: int, other: int, date: str) -> bool:
    pace = Fraction(max(one, other), days_between(f"{date[:4]}-01-01", date) + 1)
    return abs(one - other) > DAYS_APART * pace


def _may_be_one(odd: Cited, first: Cited) -> bool:
    """Whether both may be meant for one document: no list, no two bodies."""
    if max(odd.start, first.start) - min(odd.end, first.end) < LEAST_ROOM:
        return False
    left, right = (" ".join(cited.value.issuer.split()).casefold() for cited in (odd, first))
    return not left or not right or left == right


def _claim(odd: Cited, first: Cited, stated: str, computed: str, reason: str, words: dict[str, str]) -> DayClaim:
    spans = ((odd.start, odd.end), (first.start, first.end))
    return DayClaim(
        "ref_conflict", "mismatch", stated, computed, spans, (odd.mention_id, first.mention_id), reason, words
    )

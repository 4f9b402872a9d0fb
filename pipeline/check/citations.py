"""Cited documents against one another: two dates or symbols for one, a number out of order in its series."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from pipeline.audit.days import days_between
from pipeline.audit.model import Cited, DayClaim, Scene
from pipeline.figures import bounds
from pipeline.rulebook import Rulebook

NORMATIVE = re.compile(r"/\d{4}/|/QH\d|/TW$|-TTg$")  # one issuer in the country
CENTRAL_PARTY = re.compile(r"/TW$")
PROVINCIAL_PARTY = re.compile(r"[-/](?:VP)?TU$")  # one in a province
LEAST_SERIES = 4  # documents of one series that tell its order
EVEN = 2  # the fastest pace of numbers a day over the slowest, in a series without a slip
UNEVEN = 4
_YEAR_IN_NUMBER = re.compile(r"\d+/(?P<year>(?:19|20)\d\d)/")
LETTER = "CV"  # symbol of official letters
_LETTER = re.compile(r"(?P<number>\d+)/(?P<body>[^-/\d]+)-[^/\d]+")
LEAST_TELLING = 100  # of a number that two offices hardly reach within a few days of one another,
LEAST_OF_FEW = 10  # and where few offices have its symbol
LEAST_GAP = 30  # days between a document and its neighbours, for numbers are also given late

Check = Callable[[Scene], Iterator[DayClaim]]


def citation_check(rules: Rulebook) -> Check:
    """The check."""
    heads = tuple(sorted(rules.words("checks.dates.heads"), key=len, reverse=True))

    congresses = rules.words("checks.dates.congresses")
    letter = next((each.name for each in rules.doc_types if LETTER in each.symbols), "")

    symbols = {each.name: frozenset((*each.symbols, *each.party_symbols)) for each in rules.doc_types if each.symbols}
    symbols.pop(letter, None)  # `văn bản` is a letter, and any document

    def issuer(cited: Cited) -> str:
        """The issuing body; a document of its head is one of the body."""
        name = " ".join(cited.value.issuer.split()).casefold()
        head = next((head for head in heads if name.startswith(head + " ")), "")
        return name[len(head) :].strip()

    many = tuple(f"-{symbol.casefold()}" for symbol in rules.words("checks.dates.many"))

    def least(cited: Cited) -> int:
        """From which number on a slip in the day tells that two citations are of one document."""
        return LEAST_TELLING if cited.value.canonical.casefold().endswith(many) else LEAST_OF_FEW

    def check(scene: Scene) -> Iterator[DayClaim]:
        if len(scene.citations) == 0:
            return
        dated = [cited for cited in scene.citations if bounds(cited.value.date)[0]]
        yield from _two_dates(dated, issuer, least, congresses)
        yield from _two_symbols(dated, issuer)
        yield from _two_types(scene.citations, issuer, symbols)
        yield from _other_year(dated)
        yield from _two_drafters(dated, letter, issuer)
        yield from _out_of_order(dated, issuer)

    return check


Issuer = Callable[[Cited], str]


def _two_dates(
    dated: Sequence[Cited], issuer: Issuer, least: Callable[[Cited], int], congresses: Sequence[str]
) -> Iterator[DayClaim]:
    """One number and symbol with two dates of one year, or of one term of the Party: then numbers begin anew."""
    groups: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    days_of: dict[str, set[str]] = defaultdict(set)
    for cited in dated:
        days_of[cited.value.canonical.casefold()].add(cited.value.date)
    for cited in dated:
        number = cited.value.canonical.casefold()
        if len(days_of[number]) > 1:
            groups[number, _term(cited, congresses)].append(cited)
    for group in groups.values():
        days = Counter(cited.value.date for cited in group)
        if len(days) == 1:
            continue
        usual = days.most_common(1)[0][0]
        first = next(cited for cited in group if cited.value.date == usual)
        for day in days:
            if day != usual:
                odd = next(cited for cited in group if cited.value.date == day)
                yield _of_dates(odd, first, sure=_is_one_body(odd, first, issuer, least(odd)))


def _term(cited: Cited, congresses: Sequence[str]) -> str:
    """The time in which a number is given once: a year, a term of the Party's Central Committee, or for ever."""
    if CENTRAL_PARTY.search(cited.value.canonical):
        return f"term {bisect_right(congresses, cited.value.date)}"
    return "" if NORMATIVE.search(cited.value.canonical) else cited.value.date[:4]


def _is_one_body(odd: Cited, first: Cited, issuer: Issuer, least: int) -> bool:
    if NORMATIVE.search(odd.value.canonical) or PROVINCIAL_PARTY.search(odd.value.canonical):
        return True
    left, right = issuer(odd), issuer(first)
    if not (left and right):
        days = odd.value.date, first.value.date
        is_slip = _are_turned_days(*days) or (_number(odd) >= least and _is_slip_of_day(*days))
        return is_slip and odd.value.doc_type == first.value.doc_type
    return left == right or left.startswith(right + " ") or right.startswith(left + " ")


def _are_turned_days(one: str, other: str) -> bool:
    """`12/4/2019` and `21/4/2019`: the figures of the day changed places, and no more."""
    return one[:-2] == other[:-2] and one[-2:] == other[:-3:-1] and one != other


def _is_slip_of_day(one: str, other: str) -> bool:
    """`16/4/2018` and `26/4/2018`, `17/4/2015` and `14/7/2015`: one figure differs, or they are mixed."""
    days = one[5:].replace("-", ""), other[5:].replace("-", "")
    if len(days[0]) != len(days[1]):
        return False
    apart = sum(left != right for left, right in zip(*days, strict=True))
    return one[:4] == other[:4] and (apart == 1 or sorted(days[0]) == sorted(days[1]))


def _number(cited: Cited) -> int:
    """The number without its symbol; 0 unknown."""
    match = re.match(r"\d+", cited.value.canonical)
    return int(match[0]) if match else 0


def _of_dates(odd: Cited, first: Cited, *, sure: bool) -> DayClaim:
    spans = ((odd.start, odd.end), (first.start, first.end))
    words = {"quote": odd.text, "date": odd.value.date, "other": first.value.date}
    return DayClaim(
        "ref_conflict", "mismatch" if sure else "unchecked", odd.value.date, first.value.date, spans,
        (odd.mention_id, first.mention_id), "two_dates" if sure else "other_issuer", words,
    )  # fmt: skip


def _two_symbols(dated: Sequence[Cited], issuer: Issuer) -> Iterator[DayClaim]:
    """One number, day and issuer with two kinds of document: `20-NQ/TW`, `20-CT/TW`."""
    groups: dict[tuple[str, str, str], list[Cited]] = defaultdict(list)
    of_day: dict[str, set[str]] = defaultdict(set)
    for cited in dated:
        of_day[cited.value.date].add(cited.value.canonical.casefold())
    for cited in dated:
        number, tail = _ends(cited.value.canonical) if len(of_day[cited.value.date]) > 1 else ("", "")
        if number and tail:
            groups[number, cited.value.date, tail].append(cited)
    for group in groups.values():
        symbols = Counter(cited.value.canonical for cited in group)
        if len({symbol.casefold() for symbol in symbols}) == 1:
            continue
        usual, often = symbols.most_common(1)[0]
        first = next(cited for cited in group if cited.value.canonical == usual)
        for symbol, times in symbols.items():
            odd = next(cited for cited in group if cited.value.canonical == symbol)
            # Two documents of one day can share a number in two series: the type that is told must be the same.
            is_same = odd.value.doc_type == first.value.doc_type and issuer(odd) in {issuer(first), ""}
            if symbol != usual and times < often and is_same:
                yield _of_symbols(odd, first)


def _of_symbols(odd: Cited, first: Cited) -> DayClaim:
    symbol, usual = odd.value.canonical, first.value.canonical
    return DayClaim(
        "ref_conflict", "mismatch", symbol, usual, ((odd.start, odd.end), (first.start, first.end)),
        (odd.mention_id, first.mention_id), "two_symbols", {"date": odd.value.date, "quote": symbol, "other": usual},
    )  # fmt: skip


def _two_types(citations: Sequence[Cited], issuer: Issuer, symbols: Mapping[str, frozenset[str]]) -> Iterator[DayClaim]:
    """One number with two types, of which its symbol is that of one: `Nghị quyết` and `Chương trình số 18-NQ/HU`."""
    groups: dict[str, list[Cited]] = defaultdict(list)
    for cited in citations:
        if cited.value.doc_type in symbols:
            groups[cited.value.canonical.casefold()].append(cited)
    for group in groups.values():
        if len({cited.value.doc_type for cited in group}) == 1:
            continue
        own = set(re.split(r"[-/]", group[0].value.canonical))
        right = next((cited for cited in group if own & symbols[cited.value.doc_type]), None)
        odd = next((cited for cited in group if not own & symbols[cited.value.doc_type]), None)
        if right is None or odd is None or issuer(odd) not in {issuer(right), ""}:
            continue
        types = sorted((odd.value.doc_type, right.value.doc_type))
        is_kind = types[1].startswith(types[0])  # thông tư, thông tư liên tịch
        if odd.value.date in {right.value.date, ""} and not is_kind:
            yield DayClaim(
                "ref_conflict", "mismatch", odd.value.doc_type, right.value.doc_type,
                ((odd.start, odd.end), (right.start, right.end)), (odd.mention_id, right.mention_id), "two_types",
                {"quote": odd.value.canonical, "type": odd.value.doc_type, "other": right.value.doc_type},
            )  # fmt: skip


def _other_year(dated: Sequence[Cited]) -> Iterator[DayClaim]:
    """A year in the number that is not that of the day: `45/2019/NĐ-CP` of 2020."""
    seen: set[tuple[str, str]] = set()
    for cited in dated:
        match = _YEAR_IN_NUMBER.match(cited.value.canonical)
        key = (cited.value.canonical, cited.value.date)
        if match and not cited.value.date.startswith(match["year"]) and key not in seen:
            seen.add(key)
            words = {"quote": cited.text, "date": cited.value.date, "year": match["year"]}
            yield DayClaim(
                "ref_conflict", "mismatch", cited.value.date, match["year"], ((cited.start, cited.end),),
                (cited.mention_id,), "other_year", words,
            )  # fmt: skip


def _two_drafters(dated: Sequence[Cited], letter: str, issuer: Issuer) -> Iterator[DayClaim]:
    """An official letter of one number, day and body with two drafting units: `512/UBND-XDĐT`, `512/UBND-KT`."""
    groups: dict[tuple[str, str, str], list[Cited]] = defaultdict(list)
    for cited in dated:
        match = _LETTER.fullmatch(cited.value.canonical) if cited.value.doc_type == letter else None
        if match:
            groups[match["number"], match["body"].casefold(), cited.value.date].append(cited)
    for group in groups.values():
        first = group[0]
        odd = next((cited for cited in group if _drafter(cited) != _drafter(first)), None)
        if odd is not None and issuer(odd) in {issuer(first), ""}:
            yield _of_symbols(odd, first)


def _drafter(cited: Cited) -> str:
    return cited.value.canonical.rpartition("-")[2].casefold()


def _ends(canonical: str) -> tuple[str, str]:
    """Number and issuing body of a symbol: `20-NQ/TW` -> `20`, `TW`."""
    match = re.match(r"(\d+)\D.*[-/]([^-/\d]+)$", canonical)
    return (match[1].lstrip("0"), match[2].casefold()) if match else ("", "")


def _out_of_order(dated: Sequence[Cited], issuer: Issuer) -> Iterator[DayClaim]:
    """The one document of a year's series without which numbers and days rise together."""
    series: dict[tuple[str, str, str], dict[int, Cited]] = defaultdict(dict)
    years = Counter(cited.value.date[:4] for cited in dated)
    for cited in dated:
        if years[cited.value.date[:4]] < LEAST_SERIES:
            continue
        match = re.fullmatch(r"(\d+)[/-]([^\d/]+(?:-\S+)?)", cited.value.canonical)
        if match and not re.search(r"/\d{4}/", cited.value.canonical) and not match[2].endswith("/TW"):
            key = (match[2].casefold(), issuer(cited), cited.value.date[:4])
            series[key].setdefault(int(match[1]), cited)
    for (_, body, _), members in series.items():
        if not body or len(members) < LEAST_SERIES:
            continue
        ordered = [members[number] for number in sorted(members)]
        place = None if _rises(ordered) else _odd_one(ordered)
        claim = None if place is None else _of_order(ordered, place)
        if claim is not None:
            yield claim


def _odd_one(ordered: Sequence[Cited]) -> int | None:
    """The only member without which the others rise; of two the one without which they rise at an even pace."""
    paces = {}
    for place in range(len(ordered)):
        rest = [*ordered[:place], *ordered[place + 1 :]]
        if _rises(rest):
            paces[place] = _unevenness(rest)
    if len(paces) == 1:
        return next(iter(paces))
    even = [place for place, pace in paces.items() if pace <= EVEN]
    return even[0] if len(even) == 1 and all(pace > UNEVEN for at, pace in paces.items() if at != even[0]) else None


def _unevenness(members: Sequence[Cited]) -> Fraction:
    """The fastest pace of numbers a day since New Year over the slowest."""
    paces = []
    for cited in members:
        number = re.match(r"\d+", cited.value.canonical)
        days = days_between(f"{cited.value.date[:4]}-01-01", cited.value.date) + 1
        paces.append(Fraction(max(int(number[0]), 1) if number else 1, days))
    return max(paces) / min(paces)


def _rises(members: Sequence[Cited]) -> bool:
    days = [cited.value.date for cited in members]
    return days == sorted(days)


def _of_order(ordered: Sequence[Cited], place: int) -> DayClaim | None:
    odd = ordered[place]
    near = [ordered[at] for at in (place - 1, place + 1) if 0 <= at < len(ordered)]
    if min(abs(days_between(odd.value.date, other.value.date)) for other in near) < LEAST_GAP:
        return None
    around = "/".join(other.value.date for other in near)
    return DayClaim(
        "date_order", "mismatch", odd.value.date, around,
        tuple((cited.start, cited.end) for cited in (odd, *near)),
        tuple(cited.mention_id for cited in (odd, *near)), "out_of_order",
        {"quote": odd.text, "date": odd.value.date, "around": around},
    )  # fmt: skip

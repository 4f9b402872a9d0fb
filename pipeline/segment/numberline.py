"""Number and date line of a head: how they are written (Nghị định 30/2020/NĐ-CP, Phụ lục I), and what they say."""

from __future__ import annotations

import re

from pipeline.rulebook import Rulebook, alternation
from pipeline.text import LOWER, UPPER

BLANK = r"[\s.…_]*"  # where a number or day is to be filled in by hand


def number_pattern(rules: Rulebook) -> str:
    """`Số: 215/BC-UBND`, the number maybe blank."""
    group = rf"[{UPPER}{LOWER}&]{{1,12}}\d{{0,2}}"
    return (
        rf"(?:^|(?<=\s\s)|(?<=[{UPPER}]\s)){alternation(rules.words('words.zone.number'))}\s*:?\s*"
        rf"(?P<number>\d{{1,5}}[a-z]?)?(?:{BLANK}(?P<joint>[/-])\s*|(?<=\d)(?P<blank>\s)(?=[{UPPER}]{{1,5}}/))"
        rf"(?P<symbol>(?:(?:19|20)\d\d\s?/\s?)?{group}(?:\s?[-/]\s?{group}){{0,4}})(?!\w)"
    )


def dateline_pattern(rules: Rulebook) -> str:
    """`Tây Sơn, ngày   tháng 4 năm 2022`, day and month maybe blank; or `ngày 21/4/2022`."""
    day, month, year = (alternation(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    return (
        rf"(?P<place>[^\W\d_][^,\n]{{1,48}}?)\s*,\s*(?P<date>"
        rf"{day}{BLANK}(?P<day>\d{{0,2}}){BLANK}{month}{BLANK}(?P<month>\d{{0,2}}){BLANK}"
        rf"{year}{BLANK}(?P<year>(?:19|20)\d\d)?"
        rf"|{day}\s+(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>\d{{4}})){BLANK}$"
    )


def number_of(match: re.Match[str] | None) -> str:
    """`215/BC-UBND`; `/BC-UBND` when the number is blank."""
    if match is None:
        return ""
    joint = match["joint"] or " "  # 84 KH/TĐTN, as the Youth Union writes
    return f"{match['number'] or ''}{joint}{''.join(match['symbol'].split())}"


def issue_date(match: re.Match[str] | None) -> str:
    """ISO 8601 as far as printed: a blank day leaves `2022-04`."""
    if match is None:
        return ""
    year, month, day = (match[a] or match[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
    if not year:
        return ""
    if not month:
        return year
    return f"{year}-{int(month):02d}-{int(day):02d}" if day else f"{year}-{int(month):02d}"


def issue_place(match: re.Match[str] | None) -> str:
    """Place before the date; a number glued before it is cut off."""
    if match is None:
        return ""
    words = re.split(r"\s{2,}", match["place"].strip())[-1].split()
    while words and (any(mark in words[0] for mark in "/:") or not words[0][0].isupper()):
        words.pop(0)
    cut = max((i for i, word in enumerate(words) if "/" in word or word.isdigit()), default=-1)
    return " ".join(words[cut + 1 :])

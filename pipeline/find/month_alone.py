"""Whether `5/2020` is a month: without the word for it, it may be a ratio, a number or a scale."""

from __future__ import annotations

import re

from pipeline.find.date_grammar import DateGrammar

CUE_REACH = 60  # characters back to what tells that it is none: names of types of documents are long
FIRST_PLAIN_YEAR = 1990  # of a month that no word tells; earlier ones are rather counts
SCALE = (1, 2000)  # of maps and plans


def is_month_alone(grammar: DateGrammar, match: re.Match[str], *, is_told: bool) -> bool:
    """`từ 8/2020`, `tháng 8/2020 - 12/2021`, `khởi công 3/2018`; `is_told`: it goes on with a month."""
    text, start, end = match.string, match.start(), match.end()
    if not (is_told or grammar.cues.until.search(text, max(0, start - CUE_REACH), start) or _is_plain(grammar, match)):
        return False
    counted, other = grammar.counted.match(text, end), grammar.not_counted.match(text, end)
    return counted is None or (other is not None and other.end() > counted.end())  # đến 5/2020 hộ; 5/2020 giải ngân


def _is_plain(grammar: DateGrammar, match: re.Match[str]) -> bool:
    """Whether nothing says that it is something else."""
    text, start, end = match.string, match.start(), match.end()
    if any(char.isspace() for char in match[0]) or int(match["cy"]) < FIRST_PLAIN_YEAR:
        return False
    if (int(match["cm"]), int(match["cy"])) == SCALE or grammar.is_share.match(text, end):
        return False
    return not grammar.not_a_month.search(text, max(0, start - CUE_REACH), start)

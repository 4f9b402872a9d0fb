"""What may open a roll behind its count: a mark or a word in the sentence, the next sentence, or one that names again.

`Có 08 HTX giải thể. … Các HTX giải thể đều ngừng hoạt động, đó là HTX A, HTX B …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.link.roll_words import RollWords

REACH = 220  # characters between a count and its roll
FAR = 700  # characters to a sentence that names the things again
LONGEST_WORDS = 24  # characters of the words beside the count that such a sentence repeats
COLON, BRACKET, OPENS, TELLS, AT, DIRECT, SEQUEL = "colon", "bracket", "opens", "tells", "at", "direct", "sequel"
SENTENCE = re.compile(r"\.(?=\s|$)|\n\s*\n")


class Frame(NamedTuple):
    """What opens a roll: its kind, and where the roll begins; `head`: the words between the count and the opener.

    `since`: where the things were named again, before which other counts may stand; 0 where they were not.
    """

    kind: str
    start: int
    head: str
    opener: str = ""
    since: int = 0


def end_of(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """Where the pattern is first found, else the limit."""
    match = pattern.search(text, start, limit)
    return match.start() if match else limit


def frames(words: RollWords, text: str, count: Figure, limit: int) -> Iterator[Frame]:
    """All that may open a roll, in reading order; then the sentences behind."""
    end = end_of(SENTENCE, text, count.end, limit)
    direct = words.direct.match(text, count.end, end)
    if direct is not None and words.toward.search(direct[0]) is None:
        yield Frame(DIRECT, direct.end(), direct[0])
    yield from _opened(words, text, count.end, end)
    reached = list(words.reached.finditer(text, count.end, end))  # xuống hỗ trợ các huyện A, B, mỗi tổ một huyện
    if reached and words.one_each.search(text, count.end, end):
        yield from (Frame(AT, match.start(), text[count.end : match.start()]) for match in reached)
    sequel = words.sequel.match(text, end, limit)
    if sequel is not None and end - count.end < REACH and not _names_others(words, text, count, sequel):
        yield Frame(SEQUEL, sequel.end(), text[count.end : end])
    yield from _named_again(words, text, count, (end, min(limit, end + FAR)))


def _opened(words: RollWords, text: str, start: int, end: int) -> Iterator[Frame]:
    """The marks and words of a sentence, from `start` on."""
    for match in words.opener.finditer(text, start, min(end, start + REACH)):
        head = text[start : match.start()]
        if not (";" in head or head.count("(") > head.count(")")):
            yield Frame(match.lastgroup or "", match.end(), head, match[0])


def _named_again(words: RollWords, text: str, count: Figure, span: tuple[int, int]) -> Iterator[Frame]:
    """Of a sentence that begins with what is counted and the words beside the count: `Các HTX giải thể …`."""
    unit = re.escape(count.unit)
    for match in words.again.finditer(text, *span):
        named = re.compile(rf"(?i:{unit})\s+(\w+\s+\w+)(?=\s)").match(text, match.end())
        if named is not None and _stands_beside(text, count, named[1]):
            end = end_of(SENTENCE, text, named.end(), len(text))
            for frame in _opened(words, text, named.end(), end):
                yield frame._replace(since=match.start())


def _names_others(words: RollWords, text: str, count: Figure, sequel: re.Match[str]) -> bool:
    """`08 nhóm tăng giá, 02 nhóm giảm. Các nhóm tăng gồm …`: another count of the things is named again."""
    again = words.again.match(sequel[0])
    if again is None or not sequel[0].startswith(count.unit, again.end()):
        return False
    told = sequel[0][again.end() + len(count.unit) :].split()
    return len(told) > 1 and not _stands_beside(text, count, told[0])


def _stands_beside(text: str, count: Figure, told: str) -> bool:
    """Whether words stand right before the count or behind it: `08 HTX giải thể`, `sửa chữa 05 căn`."""
    words = told.casefold().split()
    behind = text[count.end : count.end + LONGEST_WORDS].casefold().split()[: len(words)]
    before = text[max(0, count.start - LONGEST_WORDS) : count.start].casefold().split()[-len(words) :]
    return words in (before, [word.strip(",.;:") for word in behind])

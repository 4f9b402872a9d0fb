"""The line of a head that names the document's type: `BÁO CÁO`, alone or with the subject behind it.

Small letters (`# Báo cáo kết quả năm 2021`) name it where the file calls the line its first heading, or it says nothing
else and stands below the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation, cased, in_cases
from pipeline.segment.lines import Line

MOTTOS = ("words.zone.motto", "words.zone.motto_second")
WRITTEN = "words.zone.motto_written"
HEAD_LINES = 60  # the type line stands on the first page
WRITTEN_LINES = 15  # a type in small letters stands near the top
NEAR = 6  # lines from a body's name to the number below it, and from there to the type


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells a head's lines: its types, in capitals or with one (group 1), the motto, the number, names of bodies.

    `foreign`: how lines of copies, gazettes and receivers begin.
    """

    kinds: re.Pattern[str]
    motto: re.Pattern[str]
    motto_words: tuple[str, ...]
    number: re.Pattern[str]
    body: re.Pattern[str]
    foreign: re.Pattern[str]
    note: re.Pattern[str] = re.compile(r"\([^()]*\)\s*$")  # BÁO CÁO (DỰ THẢO)


def mottos(rules: Rulebook) -> re.Pattern[str]:
    """The mottos of State and Party; a squeezed line has lost blanks: `CỘNG HÒA XÃHỘI CHỦNGHĨA VIỆT NAM`."""
    printed = cased(rules.words(*MOTTOS)).replace(r"\s+", r"\s*")
    return re.compile(rf"{printed}|(?:^[\s*_#]*|\s\s)(?:{alternation(rules.words(WRITTEN))})(?=[\s*_]*$)")


def motto_words(rules: Rulebook) -> tuple[str, ...]:
    """The first words of the mottos."""
    return tuple({word.split()[0] for word in in_cases(rules.words(*MOTTOS, WRITTEN))})


def motto_line(marks: Marks, lines: Sequence[Line]) -> int | None:
    """Index of the first line with a motto; of hundreds of lines few have even its first word."""
    text = "\n".join([line.text for line in lines])
    if not any(word in text for word in marks.motto_words):
        return None
    near = (index for index, line in enumerate(lines) if any(word in line.text for word in marks.motto_words))
    return next((index for index in near if marks.motto.search(lines[index].text)), None)


def type_line(marks: Marks, lines: Sequence[Line]) -> int | None:
    """Index of the line `BÁO CÁO`: capitals, a type alone or with the subject behind it; `None`: there is none."""
    found = [index for index, line in enumerate(lines[:HEAD_LINES]) if _subject(marks, line) is not None]
    at = next((index for index in found if not _is_of_body(marks, lines, index, found)), None)
    return _written(marks, lines) if at is None else at


def _written(marks: Marks, lines: Sequence[Line]) -> int | None:
    """Index of the line `Báo cáo`, with a subject behind it only where it is the file's own first heading."""
    has_number = False
    for index, line in enumerate(lines[:WRITTEN_LINES]):
        match = None if line.in_table else marks.kinds.match(line.text)
        if match and (line.outline or (has_number and match.end() == len(line.text))):
            return None if line.text.endswith((".", ":", ";")) else index
        if line.outline and not line.is_capitals:
            return None
        has_number = has_number or marks.number.search(line.text) is not None
    return None


def _subject(marks: Marks, line: Line) -> str | None:
    """What stands behind the type, maybe nothing; `None` for a line that is no type line."""
    match = marks.kinds.match(line.text)
    if not match or not match[1].isupper() or line.in_table or line.text.endswith((":", ";")):
        return None
    if marks.foreign.match(line.text):  # CÔNG VĂN ĐẾN
        return None
    rest = marks.note.sub("", line.text[match.end() :]).strip()
    is_subject = rest.isupper() and rest[0].isalpha() and not marks.motto.search(rest)
    return rest if not rest or is_subject else None


def _is_of_body(marks: Marks, lines: Sequence[Line], at: int, found: Sequence[int]) -> bool:
    """Whether the line goes on with a body's name above the number: `BAN CHỈ ĐẠO / CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA`.

    The type itself comes below the number. A letter has none: then the motto must come below.
    """
    if not _is_below_body(marks, lines, at) or any(marks.number.search(line.text) for line in lines[:at]):
        return False
    below = range(at + 1, min(at + 1 + NEAR, len(lines)))
    mark = next((i for i in below if marks.motto.search(lines[i].text) or marks.number.search(lines[i].text)), None)
    if mark is None or not all(line.is_capitals for line in lines[at + 1 : mark]):
        return False
    if any(mark < other <= mark + NEAR and not _subject(marks, lines[other]) for other in found):
        return True
    is_over_motto = any(marks.motto.search(line.text) for line in lines[mark : mark + NEAR])
    return is_over_motto and bool(_subject(marks, lines[at]))


def _is_below_body(marks: Marks, lines: Sequence[Line], at: int) -> bool:
    """Whether the lines in capitals right above begin with a body's name."""
    above = at
    while above > 0 and lines[above - 1].is_capitals and not marks.motto.search(lines[above - 1].text):
        above -= 1
    return any(marks.body.match(line.text) for line in lines[above:at])

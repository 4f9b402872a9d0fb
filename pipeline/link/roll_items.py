"""A roll parted into its items, and how many there are: between the fewest and the most that its words allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.link.roll_chunks import Chunk, chunks_of, spans
from pipeline.link.roll_words import (
    BODY,
    CAPITAL,
    LED,
    NAME,
    PLACE,
    QUOTED,
    SMALL,
    TAIL,
    THING,
    TITLED,
    RollWords,
    first_word,
)
from pipeline.text import LOWER, UPPER

NAMES, BODIES, ALIKE, THINGS, MEASURED = "names", "bodies", "alike", "things", "measured"
LOOSE, SMALLS = "loose", "smalls"
STRICT = frozenset({NAMES, BODIES, ALIKE, THINGS})
LONGEST = 110  # characters of an item
LONGEST_SMALL = 14  # words of one in small letters
FEWEST = 2
FEWEST_CLOSED = 3  # names that a clause in small letters closes
_PROPER = frozenset({NAME, TITLED, PLACE})
_OWN = frozenset({TITLED, PLACE, BODY, QUOTED})  # kinds that a part of a name does not have
_MEASURED = re.compile(r"\d[^,;]*[^\W\d_%][^,;]*$|\d\s?%?\s*\)?$")
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|[^\W\d_]+(?: [^\W\d_]+)?)$")
_COUNTED = re.compile(rf"\s\d{{1,2}}\s+[{LOWER}]")  # … và toàn huyện có 04 bếp ăn
_NAMED = re.compile(rf"\s[{UPPER}]")


class Roll(NamedTuple):
    """Items listed; `nature`: how they are built, `is_closed`: nothing may follow that is listed too."""

    fewest: int
    most: int
    start: int
    end: int
    nature: str
    is_closed: bool
    kinds: tuple[str, ...]
    pieces: tuple[str, ...]


def rolled(words: RollWords, text: str, start: int, end: int, separator: str) -> Roll | None:
    """The items of a text; `None` where they are none, or are too long for any."""
    titles = words.several_titles.match(text, start, end)
    first = titles.end() if titles is not None else start
    if separator == ";":
        end = _before_tail(words, text, first, end)
    chunks = chunks_of(words, text, first, end, separator)
    if not chunks or chunks[0].kind == LED:
        return None
    is_small = chunks[0].kind == SMALL
    chunks = _as_persons(words, chunks if is_small else _before_told(words, chunks))
    is_all = is_small or all(_MEASURED.search(chunk.text) for chunk in chunks)
    chunks = _before_clause(chunks)
    kept = [chunk for chunk in chunks if chunk.kind != TAIL] if is_all else _listed(chunks)
    if any(len(words.bare(chunk.text)) > LONGEST for chunk in kept) or (separator == ";" and len(kept) < FEWEST):
        return None
    if is_small and any(len(piece.split()) > LONGEST_SMALL for chunk in kept for piece in chunk.pieces):
        return None
    nature = _nature(words, kept)
    sure, may = _joins(words, kept, nature)
    optional = 0 if is_small else _optional(kept, nature, separator)
    if separator == ";":
        own, within = _within(words, text, kept)
        sure, may = sure + own, may + within
    most = len(kept) + sure + may
    closing = _closing(words, kept, nature) if separator == "," else []
    fewest = len(kept) + sure - optional
    is_closed = len(kept) == len(chunks) or sure > 0 or _closes(words, chunks[len(kept)], kept, separator)
    if closing:  # A, B và C, D và E: a list may have ended before
        fewest, is_closed = min(fewest, closing[0] + FEWEST), False
    if most < FEWEST:
        return None
    kinds, pieces = tuple(chunk.kind for chunk in kept), tuple(piece for chunk in kept for piece in chunk.pieces)
    return Roll(max(fewest, 1), most, start, kept[-1].end, nature, is_closed, kinds, pieces)


def _closing(words: RollWords, chunks: Sequence[Chunk], nature: str) -> list[int]:
    """Where a list may end before its last item, by `và`."""
    return [
        at
        for at, chunk in enumerate(chunks[:-1])
        if sum(_joined(words, chunk, nature, is_last=True)) and not words.gathered.match(chunk.pieces[-1])
    ]


def _closes(words: RollWords, chunk: Chunk, kept: Sequence[Chunk], separator: str) -> bool:
    """Whether what stands behind the items is none: what is told of them, or behind names what no name begins with."""
    if chunk.kind == TAIL or _is_told_of_all(chunk):
        return True
    if not _are_names(kept):
        return False
    is_plain = chunk.kind == SMALL and len(kept) >= FEWEST_CLOSED
    may_go_on = words.open_end.search(chunk.text) or words.some.match(chunk.text)  # …, một cháu nhỏ; …, các hộ khác
    return separator == ";" or (is_plain and not may_go_on)


def _within(words: RollWords, text: str, chunks: Sequence[Chunk]) -> tuple[int, int]:
    """How many more items stand behind commas in the chunks for sure, and how many may.

    `cảnh cáo đồng chí A, đồng chí B; khiển trách đồng chí C` are three; `Tiểu học Nà Mò, Bản Cắm; THCS Bản Lầu` two
    or three.
    """
    parts = [[text[low:high].strip() for low, high in spans(text, c.start, c.end, ",")] for c in chunks]
    pairs = zip(chunks, parts, strict=True)
    more = sum(_may_be_item(words, chunk, piece) for chunk, each in pairs for piece in each[1:])
    are_persons = all(words.called.search(each[0]) and all(map(words.titled.match, each[1:])) for each in parts)
    return (more, 0) if are_persons else (0, more)


def _may_be_item(words: RollWords, chunk: Chunk, piece: str) -> bool:
    """Not `SN 1985` behind a person, nor `chi ngân sách` in `Nghị quyết về dự toán thu, chi ngân sách`."""
    kind = words.kind_of(piece)
    if chunk.kind in (NAME, TITLED):
        return kind in (NAME, TITLED) and not any(map(str.isdigit, piece))
    return chunk.kind == SMALL or kind not in (SMALL, LED, TAIL)


def _as_persons(words: RollWords, chunks: list[Chunk]) -> list[Chunk]:
    """Among names `Đoàn Thị Xuân` is one, though bodies begin so, and `Anh Sơn`, though a person's title does."""
    names = sum(chunk.kind in _PROPER for chunk in chunks)
    if names * 2 <= sum(chunk.kind != TAIL for chunk in chunks):
        return chunks
    are_plain = sum(chunk.kind == NAME for chunk in chunks) * 2 > len(chunks)
    titles = any(chunk.kind == TITLED and chunk.text[0].islower() for chunk in chunks)
    other = {BODY, TITLED} if are_plain and not titles else {BODY}
    return [
        chunk._replace(kinds=(NAME, *chunk.kinds[1:]))
        if chunk.kind in other and words.names.pure.fullmatch(words.bare(chunk.pieces[0]))
        else chunk
        for chunk in chunks
    ]


def _before_tail(words: RollWords, text: str, start: int, end: int) -> int:
    """The end of a list with semicolons without what is told of it: `…; kè suối Nậm La, góp phần chống sạt lở`."""
    last = text.rfind(";", start, end)
    tail = words.tail_behind.search(text, last, end) if last >= 0 else None
    return tail.start() if tail is not None else end


def _before_told(words: RollWords, chunks: list[Chunk]) -> list[Chunk]:
    """With what is told of them all as a tail: `…, HTX mộc Yên Hòa, tạo việc làm cho 215 lao động`."""
    kinds = [chunk.kind for chunk in chunks]
    own = kinds[: kinds.index(LED)] if LED in kinds else kinds  # …, mỗi sân 185 triệu đồng, và 04 hệ thống đặt tại A
    first = 1 + max((at for at, kind in enumerate(own) if kind in _PROPER | _OWN), default=0)
    at = next((at for at in range(first, len(chunks)) if words.told.match(chunks[at].text)), len(chunks))
    return [chunk if index < at else chunk._replace(kinds=(TAIL,)) for index, chunk in enumerate(chunks)]


def _listed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks up to what is told of them all: the first in small letters, or with figures of its own."""
    kept: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind in (SMALL, LED, TAIL) or (_is_told_of_all(chunk) and _are_names(kept)):
            break
        kept.append(chunk)
    return kept


def _before_clause(chunks: list[Chunk]) -> list[Chunk]:
    """With what goes on behind names that `và` closes as a tail: `A, B và C, Công ty sẽ khảo sát trong quý II`."""
    for at, chunk in enumerate(chunks[:-1]):
        if chunk.kind not in _PROPER:
            break
        is_closing = at > 0 and len(chunk.kinds) == FEWEST and chunk.kinds[1] in _PROPER
        if is_closing and not any(each.kind in _PROPER for each in chunks[at + 1 :]):
            return [*chunks[: at + 1], *(each._replace(kinds=(TAIL,)) for each in chunks[at + 1 :])]
    return chunks


def _is_told_of_all(chunk: Chunk) -> bool:
    """`…, Phạm Đức Toàn, định mức 60 triệu đồng/hộ`."""
    return chunk.kind == THING and _MEASURED.search(chunk.text) is not None


def _are_names(chunks: Sequence[Chunk]) -> bool:
    return len(chunks) >= FEWEST and all(chunk.kind in _PROPER for chunk in chunks)


def _nature(words: RollWords, chunks: Sequence[Chunk]) -> str:
    kinds = {chunk.kind for chunk in chunks}
    if kinds == {QUOTED} or all(chunk.kind in _PROPER or _is_said(chunk, chunks) for chunk in chunks):
        return NAMES
    if len(chunks) > 1 and len({first_word(words.bare(chunk.text)) for chunk in chunks}) == 1:
        return BODIES if kinds == {BODY} else ALIKE
    if kinds <= {THING} | _OWN:
        return BODIES if kinds <= _OWN else THINGS
    if all(_MEASURED.search(chunk.text) for chunk in chunks):
        return MEASURED
    return SMALLS if SMALL in kinds else LOOSE


def _is_said(chunk: Chunk, chunks: Sequence[Chunk]) -> bool:
    """`…, Huyền Hội và Đắk Som đã được trang bị`: a name with what is told of them all, as the last of names."""
    is_last = chunk is chunks[-1] and len(chunks) > 1
    return is_last and chunk.kind == CAPITAL and len(chunk.pieces) == 1


def _joins(words: RollWords, chunks: Sequence[Chunk], nature: str) -> tuple[int, int]:
    """How many `và` join items for sure, and how many more may."""
    sure = may = 0
    for at, chunk in enumerate(chunks):
        own, other = _joined(words, chunk, nature, is_last=at == len(chunks) - 1)
        sure, may = sure + own, may + other
    return sure, may


def _joined(words: RollWords, chunk: Chunk, nature: str, *, is_last: bool) -> tuple[int, int]:
    sure = may = 0
    first = chunk.pieces[0]
    for left, piece, kind in zip(chunk.kinds, chunk.pieces[1:], chunk.kinds[1:], strict=False):
        own, other = _join(words, (first, left), (piece, kind), nature, is_last=is_last)
        sure, may = sure + own, may + other
        if not own and not other and nature != BODIES:  # Sở Kế hoạch và Đầu tư và Sở Tài chính
            break
    return sure, may


def _join(
    words: RollWords, before: tuple[str, str], behind: tuple[str, str], nature: str, *, is_last: bool
) -> tuple[int, int]:
    """Whether one `và` joins two items (1, 0), may (0, 1), or stands in a name or behind the list (0, 0)."""
    piece, kind = behind
    is_alike = first_word(piece) == first_word(before[0])
    are_measured = _MEASURED.search(piece) is not None and _MEASURED.search(before[0]) is not None
    if are_measured or words.gathered.match(piece) or (is_alike and nature in (ALIKE, BODIES)):
        return 1, 0
    if nature in (SMALLS, MEASURED):
        return (0, 1) if is_last or kind == SMALL else (0, 0)
    if kind in (SMALL, LED, TAIL):  # phòng thể chất, phòng tiếng Anh và thư viện
        return 0, int(kind == SMALL and is_last and nature in (ALIKE, THINGS))
    join = (1, 0) if is_last and not _COUNTED.search(piece) else (0, 1)
    if nature == NAMES:
        return _join_of_names(words, before[1], behind, join)
    if kind in _OWN or (nature == THINGS and kind == THING):
        return join if is_last else (0, 0)
    is_named = kind in (CAPITAL, NAME) and _NAMED.search(piece) is not None  # Sở A, Sở B và Báo Hà Nam
    return (0, 1) if is_last and (nature in (LOOSE, THINGS) or kind == THING or is_named) else (0, 0)


def _join_of_names(words: RollWords, left: str, behind: tuple[str, str], join: tuple[int, int]) -> tuple[int, int]:
    """`Nậm Chảy và Thanh Bình đã hoàn thành`: what joins two names."""
    piece, kind = behind
    if kind not in _PROPER | {QUOTED, BODY} and words.said.match(piece) is None:
        return 0, int(kind == CAPITAL and join[0])  # … và VSIP Nghệ An
    return join if left in _PROPER | {QUOTED} else (0, 1)


def _optional(chunks: Sequence[Chunk], nature: str, separator: str) -> int:
    """Chunks that may be a part of the item before: `Công ty Xây dựng, Thương mại A`, `ông A, Phó Chủ tịch`."""
    kinds = [chunk.kind for chunk in chunks]
    bare = sum(_FIGURE.search(chunk.text) is None for chunk in chunks)
    if separator == "," and 0 < bare < len(chunks) and _FIGURE.search(chunks[-1].text):
        return bare  # Trung tâm Vân Hồ, phố Hoa Lư 17 tỷ đồng
    if nature == LOOSE:
        weak = {NAME, CAPITAL} if kinds.count(TITLED) + kinds.count(BODY) >= FEWEST else set()
        return sum(kind in weak for kind in kinds)
    if nature == NAMES and kinds.count(TITLED) >= FEWEST:
        return kinds.count(NAME)
    return 0

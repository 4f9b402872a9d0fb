"""Lists of parts behind the total that they are of: what a window of text tells of it, by kin of units.

`117 trường, cụ thể 62 trường mầm non, 38 trường tiểu học, 17 trường THCS`; `1.684 hồ sơ. Năm 2016 tiếp nhận 487 hồ sơ
và năm 2017 là 562 hồ sơ; riêng năm 2018 … 635`. Parts without a unit have that of the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.audit.clauses import OPENERS, alike, bare, before, closing, depths, is_plain
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import Kin
from pipeline.audit.lent import lend, may_be_year
from pipeline.audit.model import Passage, Sentence, Token

FEWEST = 2  # parts; in the clause of their total, one more
MOST_WHOLES = 3
SHARES = frozenset({"%", POINTS})
OPENING = OPENERS | {"colon"}
CHANGED = frozenset({"up", "down", "compared", "same_period", "from"})
NO_WHOLE = CHANGED | {"onto", "plan", "each"}
SEPARATORS = frozenset({"comma", "semicolon", "and"})
UNSURE = frozenset({"ellipsis", "excluded", "closing"})  # in a list of parts
NAMED = frozenset({"figure", "number", "colon"})  # behind a number that is no count


class Listed(NamedTuple):
    """A total and all that is told behind it as its parts.

    `opener`: the cue that opens them, "" for a sentence of parts alone. `is_left`: the last one is told as what is
    left. `is_pure`: no figure of another kind stands among them. `is_bare`: none has a unit of its own. `is_below`: the
    total stands in the paragraph above the list that they are an item of, or before a semicolon.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    opener: str
    is_left: bool
    is_pure: bool
    is_bare: bool
    is_below: bool = False


AreKin = Callable[[str, str], bool]


def kin_units(kin: Kin) -> AreKin:
    """Function (unit, unit) -> whether figures of these are counted together: `hội viên, đoàn viên` and `người`."""
    known: dict[tuple[str, str], bool] = {}  # units are few, and asked for again and again

    def are_kin(one: str, other: str) -> bool:
        if one == other:
            return True
        found = known.get((one, other))
        if found is None:
            first, second = one.partition(",")[0], other.partition(",")[0]
            found = known[one, other] = alike(one, other) or kin(first) == kin(second)
        return found

    return are_kin


def announced_lists(passage: Passage, are_kin: AreKin, above: Sentence | None = None) -> Iterator[list[Listed]]:
    """What each list of a passage can be: its nearest totals, the whole stretch or what stands before a semicolon.

    `above`: the last sentence before the list that the passage is an item of.
    """
    previous: Sentence | None = None
    if above is not None and passage.sentences:
        yield _below(above, passage.sentences[0], are_kin)
    for sentence in passage.sentences:
        tokens, levels = sentence.tokens, sentence.levels
        count = sentence.count
        if count < FEWEST:  # no parts
            previous = sentence
            continue
        opening = next((at for at, token in enumerate(tokens) if token.cue in OPENING and not levels[at]), None)
        wholes = [] if opening is None else _wholes_in(tokens[:opening], levels)
        if opening is not None and not wholes and not any(token.figure for token in tokens[:opening]):
            wholes = _wholes_in(previous.tokens, previous.levels) if previous else []
        if opening is not None and wholes:
            yield list(_read(wholes, tokens[opening + 1 :], tokens[opening].cue, are_kin))
        elif opening is None:
            if previous is not None:
                yield list(_read(_wholes_in(previous.tokens, previous.levels), tokens, "", are_kin))
            if count > FEWEST:
                yield _in_clause(sentence, are_kin)
        if count > FEWEST:
            yield from _set_apart(sentence, are_kin)
        previous = sentence


def _behind_semicolons(sentence: Sentence, are_kin: AreKin) -> Iterator[list[Listed]]:
    """`24 người, trong đó nữ 09 người; trình độ thạc sĩ 03, đại học 16, trung cấp 05`: a clause of bare numbers."""
    tokens, levels = sentence.tokens, sentence.levels
    starts = [at + 1 for at, token in enumerate(tokens) if token.cue == "semicolon" and not levels[at]]
    for start, end in pairwise([*starts, len(tokens) + 1]):
        clause = tokens[start : end - 1]
        kinds = [token.cue for token in clause if token.figure is not None and token.figure.unit not in SHARES]
        if len(kinds) > FEWEST and set(kinds) == {"number"}:
            read = _read(_wholes_in(tokens[:start], levels), clause, "colon", are_kin)
            yield [listed._replace(is_below=True) for listed in read if len(listed.parts) > FEWEST]


def _below(above: Sentence, item: Sentence, are_kin: AreKin) -> list[Listed]:
    """`Giao đủ 171/171 tân binh, cụ thể:` and below `- Trình độ: đại học 48, THPT 86, THCS 37`."""
    opening = next((at for at, token in enumerate(item.tokens) if token.cue == "colon"), None)
    if opening is None or item.count <= FEWEST or any(token.figure for token in item.tokens[:opening]):
        return []
    wholes = _wholes_in(above.tokens, above.levels)
    read = _read(wholes, item.tokens[opening + 1 :], "colon", are_kin)
    return [listed._replace(is_below=True) for listed in read if len(listed.parts) > FEWEST]


def _set_apart(sentence: Sentence, are_kin: AreKin) -> Iterator[list[Listed]]:
    """Lists behind semicolons and in brackets."""
    if {"semicolon", "number"} <= sentence.cues:
        yield from _behind_semicolons(sentence, are_kin)
    if "open" in sentence.cues:
        yield from _in_brackets(sentence, are_kin)


def _in_brackets(sentence: Sentence, are_kin: AreKin) -> Iterator[list[Listed]]:
    """`179 thôn (102 thôn khu vực III, 63 thôn khu vực II, số còn lại 14 thôn khu vực I)`."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.cue == "open" and at and tokens[at - 1].figure is not None:
            whole = _wholes_in(tokens[at - 1 : at], [0])
            region = tokens[at + 1 : closing(tokens, at)]
            if whole and sum(each.figure is not None for each in region) > FEWEST:
                yield list(_read(whole, region, "open", are_kin))


def _in_clause(sentence: Sentence, are_kin: AreKin) -> list[Listed]:
    """`trong ba năm tổ chức 329 đợt, năm 2016 là 86 đợt, sang năm 2017 tăng lên 112 đợt và năm 2018 là 131 đợt`."""
    tokens, levels = sentence.tokens, sentence.levels
    first = next((at for at, token in enumerate(tokens) if token.figure is not None), None)
    whole = [] if first is None else _wholes_in(tokens[: first + 1], levels)
    if first is None or not whole or [token.cue for token in tokens[first + 1 : first + 2]] != ["comma"]:
        return []
    return [listed for listed in _read(whole, tokens[first + 1 :], "", are_kin) if len(listed.parts) > FEWEST]


def _wholes_in(tokens: Sequence[Token], levels: Sequence[int]) -> list[Figure]:
    """The quantities that a list behind can be of, the nearest first."""
    found = [
        figure
        for at, token in enumerate(tokens)
        if not levels[at] and token.cue == "figure" and (figure := _counted(token)) is not None
        if not figure.qualifier and not before(tokens, at, levels) & NO_WHOLE
    ]
    return found[::-1][:MOST_WHOLES]


def _counted(token: Token) -> Figure | None:
    """A quantity, also the first of `171/171 tân binh`."""
    figure = token.figure
    if figure is not None and figure.of is not None and not figure.is_range:
        figure = figure.numbers[0]
    return figure if figure is not None and is_plain(figure) else None


def _read(wholes: Sequence[Figure], region: Sequence[Token], opener: str, are_kin: AreKin) -> Iterator[Listed]:
    if not wholes:
        return
    levels = depths(region)
    ends = [at for at, token in enumerate(region) if token.cue == "semicolon" and not levels[at]] if opener else []
    for whole in wholes:
        for end in (len(region), *ends[:1]):
            listed = _parts(whole, region[:end], levels, opener, are_kin)
            if listed is not None:
                yield listed


def _parts(
    whole: Figure, region: Sequence[Token], levels: Sequence[int], opener: str, are_kin: AreKin
) -> Listed | None:
    """All figures of a stretch that can be parts of a total; `None` where one cannot that should."""
    found: list[Figure] = []
    is_left = is_announced = is_labelled = False
    is_pure = is_bare = True
    for at, token in enumerate(region):
        if levels[at]:
            continue
        if token.cue in UNSURE or token.cue in OPENERS or (token.cue == "others" and not _is_told(region, at)):
            return None
        figure = token.figure
        # còn lại dưới 30% là 337 ha
        is_announced = token.cue == "left" or (is_announced and token.cue not in SEPARATORS)
        if figure is None or figure.unit in SHARES:
            continue
        cues = before(region, at, levels)
        if cues & CHANGED and "onto" not in cues:  # sang năm 2017 tăng lên 112 đợt
            continue
        if token.cue == "figure" and opener and not are_kin(figure.unit, whole.unit):
            is_pure = False
            continue
        if token.cue == "number" and region[at + 1 : at + 2] and region[at + 1].cue in NAMED:
            is_labelled = is_labelled or region[at + 1].cue == "number"
            continue  # Trung đoàn 1 được 96 thanh niên; tổ 1: 8 người; mức 4 có 55
        if is_labelled and token.cue == "number" and region[at - 1].cue != "number":
            continue  # … và không còn tiêu chí nào ở mức 1
        part = _as_part(whole, token, are_kin)
        if part is None or part.value >= whole.value:
            return None
        found.append(part)
        is_bare = is_bare and token.cue == "number"
        behind = region[at + 1].cue if at + 1 < len(region) else ""
        is_left = is_announced or behind == "left"
    return Listed(whole, tuple(found), opener, is_left, is_pure, is_bare) if len(found) >= FEWEST else None


def _is_told(region: Sequence[Token], at: int) -> bool:
    """`18 phương tiện khác`, `nguồn khác 3.590 triệu đồng`; not `27 xe ba bánh và phương tiện khác`."""
    beside = [*region[max(0, at - 1) : at], *region[at + 1 : at + 2]]
    return any(each.figure is not None for each in beside)


def _as_part(whole: Figure, token: Token, are_kin: AreKin) -> Figure | None:
    figure = token.figure
    if figure is None or figure.of is not None or figure.is_range or figure.qualifier:
        return None
    if token.cue == "number":
        return None if may_be_year(figure) else lend(replace(figure, per=""), whole)
    figure = bare(figure)
    return figure if is_plain(figure) and are_kin(figure.unit, whole.unit) else None

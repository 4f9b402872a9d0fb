"""The figures of a stretch of text that can be the parts of a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from pipeline.audit.clauses import COMPARED, OPENERS, bare, closing, depths, is_aside, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Token
from pipeline.audit.slips import digits_of, is_small_slip

FEWEST = 2  # parts that make a sum
BLANK = 2  # characters
LONG = 4  # digits of a total
CLOSE = Decimal("0.8")  # of a total: so near the parts come before a semicolon that others follow
VERY_CLOSE = Decimal("0.95")
SEPARATORS = frozenset({"comma", "semicolon", "and"})
OPEN_ENDED = frozenset({"ellipsis", "example"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Figures that may be the parts of a total. `mixed`: of different units; `gaps`: an item has no figure."""

    figures: tuple[Figure, ...]
    mixed: bool = False
    gaps: bool = False
    loose: bool = False  # a number without a unit stands among them
    uneven: bool = False  # loose only as its separators are not those of its figures: `27 xe thô sơ và tự chế`
    left: bool = False  # `còn lại` closes them: these are all
    numbers: tuple[Figure, ...] = ()  # without a unit
    aside: tuple[Figure, ...] = ()  # behind words for changes, plans, aims, that may be in the name of a part
    counted_first: bool = True  # each item begins with its figure: `10 xã, 02 thị trấn`, not `nữ 21 đồng chí`


def parts_of(head: Figure, region: Sequence[Token], kinds: frozenset[str]) -> Parts | None:
    """The parts of a total in a stretch of text, or in its first half before a semicolon, where these are all."""
    region = _without_changes(region)
    members = _members(region)
    whole = _with_asides(head, _parts_among(head, members, region, kinds), members)
    if whole is None or _given(whole.figures) != head.value:
        bare = _without_descriptions(region)
        again = _all_parts_of(head, bare, kinds) if len(bare) < len(region) else None
        if again is not None and _given(again.figures) == head.value:
            return again
        if again is not None and whole is not None and whole.mixed and not again.mixed and _is_close(head, again):
            return again  # 23 đảng viên: 70 năm 01 đồng chí; 65 năm 01 đồng chí; …
    levels = depths(region)
    behind = _what_is_left(region, levels)
    if behind is not None:
        done = _all_parts_of(head, region[:behind], kinds)
        if done is not None and not (whole and _are_all(head, whole.figures)):
            return done
    cut = next((at for at, token in enumerate(region) if token.cue == "semicolon" and not levels[at]), None)
    first = None if cut is None else _all_parts_of(head, region[:cut], kinds)
    if first is not None and _are_all(head, first.figures) and not (whole and _are_all(head, whole.figures)):
        return first
    if first is not None and whole is not None and _is_close(head, first) and not _is_close(head, whole):
        return first
    return whole


def _without_changes(region: Sequence[Token]) -> Sequence[Token]:
    """Without `; so với năm trước tăng 1.200 triệu đồng`: behind a list, and no part of it."""
    levels = depths(region)
    ends = [at for at, token in enumerate(region) if token.cue == "semicolon" and not levels[at]]
    kept = list(region[: ends[0]] if ends else region)
    for start, end in pairwise([*ends, len(region)]):
        told = [at for at in range(start, end) if not levels[at] and is_plain(region[at].figure)]
        is_compared = any(token.cue in COMPARED for token in region[start:end])
        if not (told and is_compared and all(is_aside(region, at, levels) for at in told)):
            kept += region[start:end]
    return kept


def _what_is_left(region: Sequence[Token], levels: Sequence[int]) -> int | None:
    """Where `; còn 21 công trình chuyển tiếp` goes on behind a list with commas: no part of what is done."""
    ends = [at for at, token in enumerate(region) if token.cue == "semicolon" and not levels[at]]
    if len(ends) != 1 or ends[0] + 1 >= len(region) or region[ends[0] + 1].cue != "rest":
        return None
    commas = sum(token.cue == "comma" and not levels[at] for at, token in enumerate(region[: ends[0]]))
    return ends[0] if commas >= FEWEST else None


def _given(parts: Sequence[Figure]) -> Decimal:
    """What they come to: Decimals are exact here, and ten times as fast as fractions."""
    return sum([part.value for part in parts], Decimal(0))


def _is_close(head: Figure, parts: Parts, share: Decimal = CLOSE) -> bool:
    low, high = sorted((_given(parts.figures), head.value))
    return low >= share * high


def _with_asides(head: Figure, found: Parts | None, members: Parts) -> Parts | None:
    """`bổ sung có mục tiêu 318 triệu đồng`, `trung bình 250 em`: a part, where with it they add up; else none is."""
    if found is not None and (found.mixed or _given(found.figures) == head.value):
        return found
    aside = [each for each in members.aside if same_unit(head, each)]
    if not aside:
        return found
    told = [] if found is None else list(found.figures)
    every = tuple(sorted([*told, *aside] if told else _alike(head, members, aside), key=lambda each: each.start))
    if len(every) >= FEWEST and _are_all(head, every):
        return Parts(every)
    return None if found is None else replace(found, loose=True)


def _are_all(head: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures add up to a total, or do but for a slip in its four digits or more."""
    given = _given(parts)
    return given == head.value or (len(digits_of(head.value)) >= LONG and is_small_slip(head.value, given))


def _are_nearer(head: Figure, found: Parts, same: Sequence[Figure], every: Sequence[Figure]) -> bool:
    """`739 công trình, gồm 279 công trình giao thông, …, 131 nhà sinh hoạt`: the last is one of the list, too."""
    given, with_all = _given(same), _given(every)
    is_one = len(every) == len(same) + 1 and len(same) > FEWEST and found.counted_first and not found.loose
    return is_one and given < with_all <= head.value and with_all >= CLOSE * head.value


def _alike(head: Figure, members: Parts, aside: Sequence[Figure]) -> list[Figure]:
    return [*(each for each in members.figures if same_unit(head, each)), *aside]


def _without_descriptions(region: Sequence[Token]) -> list[Token]:
    """Without the figures right before others of another unit: `Công an 16 phường 220 đồng chí`."""
    kept = []
    for token, after in zip_longest(region, region[1:]):
        figure, other = token.figure, after.figure if after else None
        if figure is None or other is None or not is_plain(figure) or same_unit(figure, other):
            kept.append(token)
    return kept


def _all_parts_of(head: Figure, region: Sequence[Token], kinds: frozenset[str]) -> Parts | None:
    """The parts of a total: at its own level, and none behind a cue that opens parts of parts."""
    return _parts_among(head, _members(region), region, kinds)


def _parts_among(head: Figure, found: Parts, region: Sequence[Token], kinds: frozenset[str]) -> Parts | None:
    """Those of the members of a stretch."""
    same = [figure for figure in found.figures if same_unit(head, figure)]
    if not _are_all(head, same):
        same = _without_proportions(head, same, region)
    other = [figure for figure in found.figures if figure not in same and _is_counted(figure)]
    if len(same) >= FEWEST:
        every = sorted([*same, *other], key=lambda figure: figure.start)
        if other and _is_counted(head) and (_are_all(head, every) or _are_nearer(head, found, same, every)):
            return replace(found, figures=tuple(every))  # 207 hợp tác xã, 05 quỹ tín dụng và 42 hợp tác xã
        return replace(found, figures=tuple(same))
    if not same and len(other) < FEWEST and found.numbers:  # mầm non 19, tiểu học 27, THCS 15
        other, found = list(found.numbers), replace(found, loose=False)
    elif "," in head.unit or (same and other and any(token.cue == "others" for token in region)):
        # `1.876 cán bộ, giáo viên, nhân viên`: each kind is a part; 82 ô tô, 5 phương tiện khác
        other = sorted([*same, *other], key=lambda figure: figure.start)
    elif same or head.unit not in kinds:
        return None
    if len(other) < FEWEST or not _is_counted(head):
        return None
    levels = depths(region)
    items = 1 + sum(not level and token.cue in SEPARATORS for token, level in zip(region, levels, strict=True))
    is_uneven = items != len(other)
    loose = found.loose or is_uneven
    return replace(found, figures=tuple(other), mixed=True, loose=loose, uneven=is_uneven and not found.loose)


def _without_proportions(head: Figure, same: Sequence[Figure], region: Sequence[Token]) -> list[Figure]:
    """Without so many of so many of the same: `70,38% (6.927 hộ/9.842 hộ)`; but `(30 em nam/31 em nữ)` are parts."""
    triples = zip(region, region[1:], region[2:], strict=False)
    pairs = [(left.figure, right.figure) for left, joint, right in triples if joint.cue == "slash"]
    told = [(left, right) for left, right in pairs if left in same and right in same]
    if len(told) == 1 and len(same) == FEWEST and _is_close(head, Parts(tuple(same)), VERY_CLOSE):
        return list(same)
    of_another = {each.start for pair in told for each in pair if each is not None}
    return [each for each in same if each.start not in of_another]


def _left_out(region: Sequence[Token]) -> set[int]:
    """Figures that the text itself leaves out: `chưa kể dê 2.300 con`, `20 tỷ đồng không tính vào tổng`, `(nếu có)`."""
    found = set()
    for at, token in enumerate(region):
        if token.cue != "excluded":
            continue
        own = _excluded_in_bracket(region, at)
        if own:
            found |= own
            continue
        item = [i for i in range(at) if region[i].cue in SEPARATORS]
        earlier = [i for i in range(item[-1] if item else 0, at) if region[i].figure is not None]
        if earlier:
            found.add(earlier[-1])
        else:
            found |= {i for i in range(at, len(region)) if region[i].figure is not None}
    return found


def _excluded_in_bracket(region: Sequence[Token], at: int) -> set[int]:
    """`06 trường THCS (không kể 02 trường THPT)`: what the bracket counts itself, not what is before it."""
    if not at or region[at - 1].cue != "open":
        return set()
    end = closing(region, at - 1)
    return {i for i in range(at, end) if region[i].figure is not None}


def _has_figure_behind(region: Sequence[Token], index: int) -> bool:
    """`thu khác 5 tỷ đồng`; not `và các dân tộc khác`."""
    for token in region[index + 1 :]:
        if token.figure is not None:
            return True
        if token.cue in SEPARATORS:
            return False
    return False


def _without_each(figure: Figure) -> Figure:
    """`chi hỗ trợ mỗi xã 318 triệu đồng` may name an amount, `5 triệu đồng/xã` does not."""
    return bare(figure) if "/" in figure.text else replace(figure, per="")


def _is_counted_before(region: Sequence[Token], index: int) -> bool:
    """`18 phương tiện khác`."""
    last = region[index - 1] if index else None
    return last is not None and last.figure is not None and region[index].start - last.end <= BLANK


def _is_counted(figure: Figure) -> bool:
    return figure.is_exact and figure.unit != "VND"


def _members(region: Sequence[Token]) -> Parts:
    """All figures of a stretch that can be members of a sum, and what speaks against it."""
    levels = depths(region)
    figures: list[Figure] = []
    numbers: list[Figure] = []
    aside: list[Figure] = []
    loose = nested = trailing = False
    first = True
    left_out = _left_out(region)
    for index, token in enumerate(region):
        if levels[index] or index in left_out:
            continue
        if token.cue == "others":
            loose = loose or not (_is_counted_before(region, index) or _has_figure_behind(region, index))
        if token.cue in OPENERS:
            nested = bool(figures)
        elif token.cue == "semicolon":
            nested = False
        loose = loose or token.cue in OPEN_ENDED
        trailing = trailing or token.cue in {"comma", "semicolon"}  # … 21 lượt hài lòng về kết quả và thái độ
        if token.figure is None or nested:
            continue
        if is_aside(region, index, levels):
            figure = _without_each(token.figure)
            aside += [figure] if is_plain(figure) and token.cue == "figure" else []
            continue
        trailing = False
        loose = loose or token.cue == "number"
        if token.cue == "number" and token.figure.is_exact:
            numbers.append(token.figure)
        first = first and (not index or token.start - region[index - 1].end <= BLANK)
        if is_plain(token.figure) and token.cue == "figure":
            figures.append(token.figure)
    left = any(token.cue == "left" and not level for token, level in zip(region, levels, strict=True))
    return Parts(
        tuple(figures), gaps=trailing, loose=loose, left=left, numbers=tuple(numbers), counted_first=first,
        aside=tuple(aside),
    )  # fmt: skip

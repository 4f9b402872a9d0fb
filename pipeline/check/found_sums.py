"""Sums that nothing but their figures tell: all of a sentence, a clause, a bracket or a list come to a figure near by.

`63 đơn, thuộc thẩm quyền 41 đơn, không thuộc thẩm quyền 22 đơn`; `37 em đạt giải (01 giải Nhất, 06 giải Nhì, 30 giải
Ba)`; `kết nạp 121 đảng viên …: xã 83 đồng chí, cơ quan 26 đồng chí, trường học 12 đồng chí`. They are told only where
they hold, and only for groups that end where the text ends them, so that they do not hold by chance; and money that
they come to but for the unit, `14,5 tỷ đồng, 22,8 tỷ đồng; tổng vốn 37,3 triệu đồng`, is told as wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby
from operator import attrgetter

from pipeline.audit.clauses import OPENERS, alike
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, lists_of, told_figures
from pipeline.audit.rests import IsRest, rest_teller
from pipeline.rulebook import Rulebook

FEWEST, MOST = 2, 14  # parts
NEAR = 3  # sentences between a total and its parts
FAR = 8  # passages between a total of many digits and the list of its parts
TELLING_DIGITS = 3  # of a total in another sentence
LONG = 4  # digits of a total that has parts in other paragraphs
LIST = 3  # parts in another sentence that come to a small total
LEAST = 2
MONEY, THOUSAND = "VND", 1000  # triệu for tỷ
MIXED, SENTENCES = "mixed", "sentences"  # places of groups
ASIDE = frozenset({"up", "down", "compared", "same_period", "plan", "left"})
TOTALS = frozenset({"total", "closing"})

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures that belong together.

    `place`: `bracket`, `clause`, `first` ones or `last` ones of a clause, whole `sentences`, `items`.
    """

    parts: tuple[Told, ...]
    place: str
    is_scaled: bool = False  # they come to a thousand times the total, or to a thousandth

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Of its parts."""
        return tuple(part.figure for part in self.parts)

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.parts[0].figure.start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.parts[-1].figure.end


def found_sum_check(rules: Rulebook) -> Check:
    """The check."""
    kin, is_rest = kin_of(rules), rest_teller(rules)
    times = frozenset(rules.words("checks.kin.times"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = [each for each in map(_numerator, told_figures(scene)) if each.is_plain]
        told = [each for each in told if each.figure.unit not in times]
        groups = _groups(told, lists_of(scene), kin)
        for whole in told:
            if whole.figure.value >= LEAST:
                fitting = [group for group in groups.get(whole.figure.value, ()) if _can_be(whole, group, kin)]
                fitting = [group for group in fitting if not _is_left(group, scene, is_rest)]
                fitting.sort(key=lambda group: abs(group.start - whole.figure.start))
                yield from _claims(whole.figure, fitting)

    return check


def _claims(whole: Figure, groups: Sequence[_Group]) -> Iterator[Claim]:
    """The groups that come to a figure; for want of one, the nearest that comes to it in another unit."""
    held = list(_apart([group for group in groups if not group.is_scaled]))
    for group in held:
        yield Claim("sum", "sum", whole, group.figures, "silent", rule="sum: found", yields=True)
    if groups and not held and whole.digits >= TELLING_DIGITS:
        yield Claim("sum", "sum", whole, groups[0].figures, rule="sum: in another unit", yields=True)


def _numerator(each: Told) -> Told:
    """`hòa giải thành 25/42 vụ việc` tells 25 of them."""
    return each.numbers[0]


def _is_left(group: _Group, scene: Scene, is_rest: IsRest) -> bool:
    """`đã cấp 579 tàu, còn 33 tàu`: told as a difference."""
    return len(group.parts) == FEWEST and is_rest(group.parts[-1], scene)


def _apart(groups: Sequence[_Group]) -> Iterator[_Group]:
    """Those that share no figure with one before: by `tính chất nguồn vốn` and by `cấp ngân sách`."""
    seen: set[int] = set()
    for group in groups:
        starts = {part.figure.start for part in group.parts}
        if seen.isdisjoint(starts):
            seen |= starts
            yield group


# ---- groups -------------------------------------------------------------------------------------------------------


def _groups(told: Sequence[Told], lists: Sequence[range], kin: Kin) -> Mapping[Decimal, Sequence[_Group]]:
    """The groups that come to one of the figures, by what that is."""
    found: dict[Decimal, list[_Group]] = {each.figure.value: [] for each in told if each.figure.value >= LEAST}
    for parts, place in _all_groups(told, lists, kin):
        if FEWEST <= len(parts) <= MOST:
            total = sum((part.figure.value for part in parts), Decimal(0))
            if total in found:
                found[total].append(_Group(tuple(parts), place))
            if parts[0].figure.unit == MONEY:
                for value in (total * THOUSAND, total / THOUSAND):
                    if value in found:
                        found[value].append(_Group(tuple(parts), place, is_scaled=True))
    return found


def _all_groups(told: Sequence[Told], lists: Sequence[range], kin: Kin) -> Iterator[tuple[Sequence[Told], str]]:
    for _, group in groupby(told, attrgetter("sentence")):
        sentence = list(group)
        if len(sentence) >= FEWEST:
            yield from _of_sentence(sentence, kin)
    for _, group in groupby(told, attrgetter("passage")):
        for parts in _of_sentences(list(group), kin):
            yield parts, SENTENCES
    for items in _items(told, lists, kin):
        for count in range(FEWEST, len(items) + 1):
            yield items[:count], "items"


def _of_sentence(sentence: Sequence[Told], kin: Kin) -> Iterator[tuple[Sequence[Told], str]]:
    """Its brackets, and the figures of one unit in its clauses, from the first on and up to the last."""
    tokens, said = sentence[0].tokens, sentence[0].said
    ends = [at for at, token in enumerate(tokens) if token.cue == "semicolon"] if "semicolon" in said else []
    opened = list(accumulate(token.cue == "open" for token in tokens)) if "open" in said else []
    for (level, _), group in groupby(sentence, lambda each: (each.level, opened[each.at] if each.level else 0)):
        held = list(group)
        is_told = level and not any(each.cues & ASIDE for each in held)  # 74 vụ (tăng 11 vụ so với 63 vụ)
        if is_told and all(each.figure.is_exact and each.figure.unit != MONEY for each in held):
            yield held, MIXED
    by_unit: dict[tuple[int, int, str, str], list[Told]] = defaultdict(list)
    for each in sentence:
        if not each.cues & ASIDE:
            bracket = opened[each.at] if each.level else 0
            by_unit[each.level, bracket, _side(each), kin(each.figure.unit)].append(each)
    for (level, *_), held in by_unit.items():
        if len(held) < FEWEST or any(token.cue in OPENERS for token in tokens[held[0].at : held[-1].at]):
            continue  # 21 đơn, trong đó 13 đơn
        clauses = [held]
        if not level and ends:
            clauses += [list(group) for _, group in groupby(held, lambda each: sum(end < each.at for end in ends))]
        for clause in clauses:
            place = "bracket" if level else "clause"
            yield clause, place
            for at in range(1, len(clause) - 1):
                yield clause[at:], "last"
                yield clause[: len(clause) - at], "first"


def _of_sentences(passage: Sequence[Told], kin: Kin) -> Iterator[Sequence[Told]]:
    """All figures of a unit in sentences of a paragraph that follow one another, behind the first that has any."""
    by_unit: dict[str, list[Told]] = defaultdict(list)
    for each in passage:
        if not each.level and not each.cues & ASIDE:
            by_unit[kin(each.figure.unit)].append(each)
    for held in by_unit.values():
        sentences = [list(group) for _, group in groupby(held, attrgetter("sentence"))]
        for first in range(1, len(sentences) - 1):
            for end in range(first + 2, len(sentences) + 1):
                yield [each for sentence in sentences[first:end] for each in sentence]


def _side(each: Told) -> str:
    """`giải ngân 481,2 tỷ đồng/842 tỷ đồng`: what was done, and the plan behind it."""
    tokens, at = each.tokens, each.at
    if at + 1 < len(tokens) and tokens[at + 1].cue == "slash":
        return "done"
    return "plan" if at and tokens[at - 1].cue == "slash" else ""


def _items(told: Sequence[Told], lists: Sequence[range], kin: Kin) -> Iterator[Sequence[Told]]:
    """The first figure of each unit of paragraphs that follow one another with the same list mark."""
    by_passage = {passage: list(group) for passage, group in groupby(told, attrgetter("passage"))}
    for places in lists:
        firsts: dict[str, list[Told]] = defaultdict(list)
        for at in places:
            seen: set[str] = set()
            for each in by_passage.get(at, ()):
                unit = kin(each.figure.unit)
                if unit not in seen and not each.level and not each.cues & ASIDE:
                    seen.add(unit)
                    firsts[unit].append(each)
        yield from (items for items in firsts.values() if len(items) >= FEWEST)


# ---- totals -------------------------------------------------------------------------------------------------------


def _can_be(whole: Told, group: _Group, kin: Kin) -> bool:
    """Whether a figure can be the total of a group that comes to it."""
    figure, first = whole.figure, group.parts[0]
    if group.start <= figure.start <= group.end or whole.cues & {"compared", "same_period"}:
        return False
    if group.place == MIXED:
        return figure.is_exact and figure.unit != MONEY and _is_right_behind(whole, group)
    if {kin(part.figure.unit) for part in group.parts} != {kin(figure.unit)} or whole.level > first.level:
        return False
    if whole.sentence == first.sentence == group.parts[-1].sentence:
        return _in_one_sentence(whole, group)
    if group.place == SENTENCES:
        return first.sentence == whole.sentence + 1 and whole.figure.digits >= TELLING_DIGITS
    return _is_far(whole, group)


def _is_far(whole: Told, group: _Group) -> bool:
    """Whether a total of so many digits can have its parts in another sentence, or in a list."""
    first, telling = group.parts[0], whole.figure.digits
    if group.place == "items":
        return telling >= TELLING_DIGITS and -1 <= first.passage - whole.passage <= FAR
    apart = abs(first.sentence - whole.sentence)
    if apart > NEAR or abs(first.passage - whole.passage) > 1:
        return False
    if telling < TELLING_DIGITS and not alike(whole.figure.unit, first.figure.unit):
        return False  # phạm tội 05 vụ, 02 vụ, 01 vụ, …. Nhận 22 đơn, đã giải quyết 17 đơn
    if group.place in {"first", "last"}:
        return telling >= LONG
    return telling >= TELLING_DIGITS or (len(group.parts) >= LIST and apart == 1)


def _is_right_behind(whole: Told, group: _Group) -> bool:
    """`62 văn bản chỉ đạo, điều hành (18 quyết định, …)`: no figure stands between the total and the bracket."""
    first = group.parts[0]
    if first.sentence != whole.sentence or first.at < whole.at or first.level != whole.level + 1:
        return False
    between = [token for token in whole.tokens[whole.at + 1 : first.at] if token.figure is not None]
    return not between or all(_unit(token.figure) == "%" for token in between)


def _unit(figure: Figure | None) -> str:
    return "" if figure is None else figure.unit


def _in_one_sentence(whole: Told, group: _Group) -> bool:
    """A total before or behind its parts, which no other figure of the unit parts from it; no one of a list itself."""
    first, last = group.parts[0], group.parts[-1]
    is_listed = whole.is_listed and not _is_headed(whole)
    if first.level == whole.level and (is_listed or _is_beside(whole) or _is_in_row(whole)):
        return False
    is_before = whole.at < first.at
    if not is_before and whole.figure.digits < LONG and not whole.opening & TOTALS:
        return False  # 01 giải Nhất, 02 giải Nhì, 03 giải Ba
    between = whole.tokens[whole.at + 1 : first.at] if is_before else whole.tokens[last.at + 1 : whole.at]
    levels = whole.levels[whole.at + 1 : first.at] if is_before else whole.levels[last.at + 1 : whole.at]
    unit = whole.figure.unit
    same = [
        token
        for token, level in zip(between, levels, strict=True)
        if level <= first.level and token.figure is not None and token.figure.unit == unit and token.figure.of is None
    ]
    is_aside = all(any(token.cue in ASIDE for token in between[: between.index(each)]) for each in same)
    return not same or is_aside


def _is_headed(whole: Told) -> bool:
    """`1. Về xác minh: chấp hành viên xác minh 37 việc, …`: the first figure behind a heading and its colon."""
    return all(token.figure is None and token.cue not in OPENERS for token in whole.tokens[: whole.at])


def _is_in_row(whole: Told) -> bool:
    """`Yên Bình 29 nhà, Trấn Yên 27 nhà, Mù Cang Chải 15 nhà, Trạm Tấu 12 nhà`: a short one of a row."""
    before = [token for token in whole.tokens[: whole.at] if token.cue not in {"and", "open", "close"}][-2:]
    behind = [token.cue for token in whole.tokens[whole.at + 1 : whole.at + 3]]
    is_led = [token.cue for token in before] == ["figure", "comma"] and _unit(before[0].figure) == whole.figure.unit
    return whole.figure.digits < TELLING_DIGITS and is_led and behind == ["comma", "figure"]


def _is_beside(whole: Told) -> bool:
    """`y tế 500 triệu đồng, giáo dục 300, văn hóa 200`: a round figure with only a comma behind it is one of them."""
    behind = [token.cue for token in whole.tokens[whole.at + 1 : whole.at + 3]]
    return whole.figure.digits == 1 and not whole.opening & TOTALS and behind == ["comma", "figure"]

"""Which figures of a window are counted together, and the numbers among them that stand without a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.audit.announced import AreKin
from pipeline.audit.clauses import CHANGES, alike, before
from pipeline.audit.figure import Figure
from pipeline.audit.lent import lend, may_be_year
from pipeline.audit.nearby import Told

FEWEST, MOST = 2, 14  # parts
LEAST_FOREIGN = 3  # parts told by another word than the total
MONEY = "VND"
ASIDE = frozenset({"up", "down", "compared", "same_period", "plan", "each", "from", "again", "excluded"})
LEVELS = frozenset({"onto", "rest"})  # behind a change: what it came to
OTHERS = frozenset({"others", "left", "rest"})  # năm thôn kia cộng lại còn 310 nhà
SUMMED = frozenset({"closing", "summing"})
TOTALS = SUMMED | {"total", "overall", "cumulated"}
BREAKS = frozenset({"comma", "semicolon", "and", "stop", "open", "close", "closing", "summing", "total"})


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which units are counted together.

    `nouns`: units of things of several kinds, `classifiers`: of any (`chiếc`), `times`: of none;
    `traits`: what people are beside other things.
    """

    are_kin: AreKin
    nouns: frozenset[str]
    times: frozenset[str]
    classifiers: frozenset[str]
    traits: frozenset[str]

    def parts(self, whole: Told, window: Sequence[Told], *, may_exceed: bool = False) -> tuple[Told, ...]:
        """All of a window that are counted with the total; none where one cannot be a part of it.

        `may_exceed`: a total that a word tells as such may be mistyped so that a part is more.
        """
        if len(window) < FEWEST:
            return ()  # mostly
        kin = self.kin(whole, window)
        if not kin and self._are_mixed(whole, window):
            kin = list(window)
        if len(kin) < FEWEST or not _are_even(kin, window):
            return ()
        kept = tuple(each for each in kin if is_part(each))
        is_less = may_exceed or all(each.figure.value < whole.figure.value for each in kept)
        if not is_less or not FEWEST <= len(kept) <= MOST:
            return ()
        # All others together are a part: tất cả các lĩnh vực khác cộng lại là 187 hồ sơ.
        totals = [each.opening & TOTALS for each in kept if each.opening.isdisjoint(OTHERS)]
        # Parts are totals themselves where all are: `6 dự án, tổng vốn 482 tỷ đồng; 4 dự án, tổng vốn 215 tỷ đồng`.
        return kept if not any(totals) or all(cues == {"total"} for cues in totals) else ()

    def kin(self, whole: Told, window: Sequence[Told]) -> list[Told]:
        """All of a window that are counted with the total."""
        unit = whole.figure.unit
        return [each for each in window if each.figure.unit == unit or self._are_counted(each.figure.unit, unit)]

    def are_all(self, whole: Told, window: Sequence[Told], parts: Sequence[Told]) -> bool:
        """Whether all figures of a window that are counted with the total are parts."""
        return len(self.kin(whole, window)) in {0, len(parts)} and bool(window)

    def foreign(self, whole: Told, window: Sequence[Told]) -> tuple[Told, ...]:
        """`11 trụ sở; trong đó 4 nhà do xã xây, 5 nhà do huyện giao và 2 nhà …`: all of a list, by another word."""
        units = {each.figure.unit for each in window}
        are_counts = all(each.figure.is_exact and is_part(each) for each in (whole, *window))
        is_list = LEAST_FOREIGN <= len(window) <= MOST and len(units) == 1 and whole.figure.unit not in units
        is_less = all(each.figure.value < whole.figure.value for each in window)
        is_list = is_list and is_less and are_counts
        return tuple(window) if is_list and {MONEY, *self.times}.isdisjoint((whole.figure.unit, *units)) else ()

    def of_any_kind(self, whole: Told, window: Sequence[Told]) -> tuple[Told, ...]:
        """`2.415 doanh nghiệp … 1.268 công ty, 506 doanh nghiệp tư nhân, 64 hợp tác xã`: counts of whatever kind."""
        are_counts = all(each.figure.is_exact and is_part(each) for each in (whole, *window))
        is_list = LEAST_FOREIGN <= len(window) <= MOST and all(e.figure.value < whole.figure.value for e in window)
        units = {each.figure.unit for each in (whole, *window)}
        return tuple(window) if are_counts and is_list and units.isdisjoint({MONEY, *self.times}) else ()

    def _are_counted(self, unit: str, whole: str) -> bool:
        """Also `112 nhóm trẻ` and `374 lớp mẫu giáo` of `486 nhóm, lớp`."""
        return self.are_kin(unit, whole) or (", " in whole and any(alike(unit, word) for word in whole.split(", ")))

    def _are_mixed(self, whole: Told, window: Sequence[Told]) -> bool:
        """`687 ô tô và 3.412 mô tô, cộng 4.099 phương tiện`."""
        unit = whole.figure.unit
        if unit not in self.nouns | self.classifiers or whole.sentence != window[0].sentence:
            return False
        return all(each.figure.is_exact and each.figure.unit != MONEY for each in window)

    def named(self, whole: Told, told: Sequence[Told], loose: Sequence[Told]) -> tuple[Told, ...]:
        """`41 huy chương (11 vàng, 15 bạc, 17 đồng)`: all of a bracket, of which each is another thing."""
        units = [each.figure.unit for each in told]
        window = sorted((*told, *loose), key=lambda each: each.at)
        are_others = len(set(units)) == len(units) and self.traits.isdisjoint(units)
        are_counts = all(each.figure.is_exact for each in (whole, *window))
        is_list = FEWEST <= len(window) <= MOST and all(each.figure.value < whole.figure.value for each in window)
        if not (are_others and are_counts and is_list) or not all(map(is_part, window)):
            return ()
        return tuple(window) if {MONEY, *self.times}.isdisjoint((whole.figure.unit, *units)) else ()

    def led(self, each: Told) -> set[str]:
        """Cues between the last part before and a total: `cộng 4 năm 43 người`, `tổng vốn cả 10 dự án 697 tỷ đồng`."""
        found: set[str] = set()
        is_apart = False
        for at in range(each.at - 1, -1, -1):
            token = each.tokens[at]
            if each.levels[at] != each.level:
                continue
            if token.cue == "semicolon" or (token.cue == "colon" and at != each.at - 1):
                break
            if token.figure is not None and (is_apart or not self._may_stand_before(token.figure, each.figure)):
                break
            is_apart = is_apart or token.cue in {"comma", "colon"}
            found.add(token.cue)
        return found

    def _may_stand_before(self, figure: Figure, whole: Figure) -> bool:
        """A time, or how many things a total is of."""
        is_count = figure.is_exact and figure.of is None and bool(figure.unit)
        return figure.unit in self.times or (is_count and not self.are_kin(figure.unit, whole.unit))


def is_part(each: Told) -> bool:
    """Whether it tells a quantity of its own, not a change, a base, a price or an aim; also `tăng lên 4.536 con`."""
    aside = each.cues & ASIDE
    if aside and not aside - CHANGES and each.cues & LEVELS:
        aside = set()
    return not aside and not each.figure.qualifier


def _are_even(kin: Sequence[Told], window: Sequence[Told]) -> bool:
    """Whether others stand between as often: `54 buổi, 2.100 lượt; 31 buổi, 980 lượt`; else they are parts, too."""
    if len(kin) == len(window):
        return True
    # 5 hồ trên 3 triệu m3, 4 hồ từ 1 đến 3 triệu m3: what is but a size
    window = [each for each in window if each in kin or not each.figure.qualifier]
    places = [at for at, each in enumerate(window) if each in kin]
    return len({last - first for first, last in pairwise(places)}) <= 1


def with_loose(window: Sequence[Told]) -> Sequence[Told]:
    """With the numbers that stand among them without a unit, in theirs: `năm 2019 12 người, năm 2020 09`."""
    if not window:
        return window
    first, last = window[0], window[-1]
    if "number" not in first.said or first.sentence != last.sentence:
        return window  # mostly
    if all(token.cue != "number" for token in first.tokens[first.at :]):
        return window
    numbers = loose_numbers(first, first.at + 1, len(first.tokens), first.level)
    return sorted((*window, *numbers), key=lambda each: each.at)


def loose_numbers(like: Told, start: int, end: int, level: int) -> list[Told]:
    """The numbers of a stretch that count something, in the unit of a figure: `(nam 181, nữ 15)`."""
    tokens, levels = like.tokens, like.levels
    made = []
    for at in range(start, end):
        figure = tokens[at].figure
        if figure is None or tokens[at].cue != "number" or levels[at] != level or may_be_year(figure):
            continue
        behind = tokens[at + 1].cue if at + 1 < len(tokens) else "stop"
        if behind in BREAKS:
            lent = lend(figure, like.figure)
            made.append(replace(like, figure=lent, at=at, level=level, cues=before(tokens, at, levels)))
    return made

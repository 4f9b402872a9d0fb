"""What a percentage can be of: its part, and the greater figures of the paragraph or above its list.

A whole is told by words behind the percentage that name it, by the other shares beside it, which are of it, or by being
all that there is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.audit.clauses import CHANGES, OF_CHANGE, alike, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.lent import lend, may_be_year
from pipeline.audit.loose_parts import number_before
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, clause_of, is_parted, told_figures
from pipeline.audit.rests import numbers_of
from pipeline.audit.share_names import Share, ShareNames, words_about
from pipeline.audit.times import TimeReader, behind_of
from pipeline.audit.told_changes import change_words
from pipeline.rulebook import Rulebook, alternation

LINKED = frozenset({"fulfilled", "share"})
TIES = LINKED | {"comma", "open", "close", "number"}
OTHERS = frozenset({"plan", "same_period", "compared", "each", "slash"})
ENDS = frozenset({"comma", "semicolon", "figure", "close"})
SENTENCES = 3
AFAR = 4  # figures from a percentage back to its part and whole, where the same words tell both
BACK = 16  # figures before, of which one can be the whole
AHEAD = 3  # and behind
FARTHEST = 14  # passages from an item of a list to what stands above it
ENDINGS = frozenset({"", ".", ";", ")", "\n"})
TOLD_WORDS = 2  # behind a share that stand beside its whole too
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure that a share can be of. `is_then`: of another time, or planned. `is_behind`: told behind the share."""

    figure: Figure
    told: Told
    is_then: bool
    is_behind: bool


class _Shares(tuple[Share, ...]):
    """All shares of a scene."""

    __slots__ = ()


class WholeFinder:
    """Finds the shares of a document, and what each can be of."""

    def __init__(self, rules: Rulebook) -> None:
        self._kin: Kin = kin_of(rules)
        self._times = TimeReader(rules)
        self.names = ShareNames(rules)
        self._among = re.compile(rf"\s*{alternation(rules.words('checks.shares.among'))}\s*", re.IGNORECASE)
        self._changes = change_words(rules)
        self._due = frozenset(rules.words("checks.shares.due"))
        self._idle = frozenset(rules.words("checks.changes.idle"))
        self._led = re.compile(rf"^\s*(?:(?:{alternation(rules.words('checks.bases.leads'))})(?!\w)\s*)+")

    def shares(self, scene: Scene) -> Sequence[Share]:
        """All percentages that tell of the figure right before them; read once, for several checks."""
        return scene.once(_Shares, lambda: _Shares(self._shares(told_figures(scene), scene)))

    def _shares(self, told: Sequence[Told], scene: Scene) -> list[Share]:
        found = []
        for place, each in enumerate(told):
            figure = each.figure
            is_usable = figure.unit == "%" and not figure.is_range and not figure.qualifier and figure.value > 0
            if not is_usable or each.cues & CHANGES or is_of_other(each):
                continue
            part, of = number_before(told, place) or self._part(told, place, scene), None
            if part is None or "from" in told[place - 1].cues:  # có bữa ăn ca từ 20.000 đồng trở lên
                afar, of = self._counted_afar(told, place, scene)
                part = afar or part
            if part is not None:
                named = named_by(figure, scene) - self._idle
                found.append(Share(each, place, part, named, _in_bracket_behind(told, place), of))
        return found

    def _counted_afar(self, told: Sequence[Told], place: int, scene: Scene) -> tuple[Figure | None, Told | None]:
        """`87 trong 112 bản thỏa ước có bữa ăn ca từ 20.000 đồng trở lên, tỷ lệ 76,7%`."""
        share = told[place]
        if not share.cues & LINKED:
            return None, None
        for each in reversed(told[max(0, place - AFAR) : place]):
            if each.sentence != share.sentence or each.figure.unit == "%" or each.cues & CHANGES:
                break
            part = self._counted_in(each, scene) if each.level <= share.level else None
            if part is not None:
                return part, each
        return None, None

    def _part(self, told: Sequence[Told], place: int, scene: Scene) -> Figure | None:
        share, part = told[place], told[place - 1] if place else None
        if part is None or part.sentence != share.sentence or part.cues & OF_CHANGE:
            return None
        if part.level > share.level or self._changes.change(told, place - 1, scene) is not None:
            return None  # diện tích bị thu hẹp 240 ha, tương ứng 12,5%
        cues = [token.cue for token in share.tokens[part.at + 1 : share.at]]
        if not set(cues) <= TIES or not (set(cues) & LINKED or cues[-1:] == ["open"]):
            return None
        gap = scene.text[share.tokens[share.at - 1].end : share.figure.start]
        if set(_WORD.findall(gap.casefold())) - self._idle:
            return None  # tỷ lệ đúng hạn 99,2%
        return _bare_between(part, share) or self._counted_in(part, scene) or _by_itself(part)

    def _counted_in(self, whole: Told, scene: Scene) -> Figure | None:
        """`87 trong 112 bản thỏa ước`: the bare number before the figure, of its unit."""
        before = next((token for token in whole.clause if token.cue != "total"), None)
        if before is None or before.figure is None or before.cue != "number":
            return None
        if self._among.fullmatch(scene.text, before.end, whole.figure.start) is None:
            return None
        return lend(before.figure, whole.figure)

    def wholes(self, share: Share, told: Sequence[Told], scene: Scene) -> list[Whole]:
        """What it can be of, the nearest first, those behind it last."""
        here, place = share.told, share.place
        found: list[Whole] = []
        before = range(place - 1, max(-1, place - BACK - 1), -1)
        for at in (*before, *range(place + 1, min(len(told), place + AHEAD + 1))):
            each = told[at]
            if not self._is_within(each, here, scene) or is_parted(here, each.figure):
                continue
            found += [
                Whole(number, each, self._times.level(each, at, scene).is_then, at > place)
                for number in numbers_of(each)
                if number.start != share.part.start and self.can_be(number, share.part)
            ]
        return found

    def _is_within(self, each: Told, here: Told, scene: Scene) -> bool:
        if each.cues & CHANGES or (abs(each.sentence - here.sentence) > SENTENCES and each.passage == here.passage):
            return False
        if each.passage == here.passage:
            return True
        mark = scene.passages[here.passage].mark
        is_above = 0 < here.passage - each.passage <= FARTHEST
        return bool(mark) and is_above and scene.passages[each.passage].mark != mark

    def can_be(self, whole: Figure, part: Figure) -> bool:
        """Whether a figure can be what a part is of: greater, and counted by a kindred unit."""
        return whole.value > part.value and whole.value > 0 and bool(part.unit) and self._is_kin(whole.unit, part.unit)

    def _is_kin(self, one: str, other: str) -> bool:
        first, second = one.partition(",")[0], other.partition(",")[0]  # cán bộ, công chức
        return alike(one, other) or self._kin(first) == self._kin(second)

    def named(self, share: Share, wholes: Sequence[Whole], scene: Scene) -> Whole | None:
        """The one whole of which the words behind the percentage speak; `None` where that is not clear."""
        behind = [each for each in wholes if each.told is share.behind and each.told.level > share.told.level]
        behind += [each for each in wholes if each.told is share.of and each.figure.unit == share.part.unit]
        if behind:
            return behind[0]  # chiếm 34,8% số lao động đăng ký tìm việc (10.000 người)
        if not share.named or not wholes:
            return None
        scored = [len(share.named & self._words(each.told, scene)) for each in wholes]
        best = max(scored)
        if (
            2 * best < len(share.named)
            or len({w.figure.value for w, n in zip(wholes, scored, strict=True) if n == best}) > 1
        ):
            return None
        return wholes[scored.index(best)]

    def is_of_due(self, share: Share) -> bool:
        """`nợ 1.938 triệu, bằng 1,18% số phải thu`: of what had to come in, though words of what did are beside."""
        return not share.named.isdisjoint(self._due)

    def names_another(self, named: frozenset[str], whole: Told, scene: Scene) -> bool:
        """`5.600 ha, trong đó lúa 3.200 ha, chiếm 62% giá trị sản xuất`: no word behind is one of the whole."""
        said = named - self._idle
        return bool(said) and said.isdisjoint(self._words(whole, scene))

    def is_told_as(self, share: Told, whole: Told, scene: Scene) -> bool:
        """`kế hoạch vốn năm nay 15,8 tỷ đồng. … 12,6 tỷ đồng, đạt 80% kế hoạch vốn`: in the words behind the share."""
        behind = behind_of(share, scene).casefold()
        ending = scene.text[share.figure.end + len(behind.rstrip(". \n")) :].lstrip(" ")[:1]
        said = self._led.sub("", behind.rstrip(". \n"), count=1).split()
        told = " ".join(f"{clause_of(whole, scene)} {whole.figure.text} {behind_of(whole, scene)}".casefold().split())
        # Not kế hoạch 6 tháng, tổng số lao động toàn tỉnh, tổng số viên chức, người lao động.
        if not said or not {*said} <= {*told.split()} or ending not in ENDINGS:
            return False
        named = {*said} - self._idle
        phrase = said if len(said) >= TOLD_WORDS else behind.rstrip(". \n").split()  # số nợ
        return len(named) >= TOLD_WORDS or (len(phrase) >= TOLD_WORDS and " ".join(phrase[:TOLD_WORDS]) in told)

    def _words(self, each: Told, scene: Scene) -> set[str]:
        return words_about(each, scene) - self._idle


def _in_bracket_behind(told: Sequence[Told], place: int) -> Told | None:
    """The only figure of the bracket right behind a percentage, with no mark between."""
    here = told[place]
    cues = [token.cue for token in here.tokens[here.at + 1 :]]
    if "open" not in cues or set(cues[: cues.index("open")]) & ENDS:
        return None
    inner = cues[cues.index("open") + 1 :]
    is_alone = "figure" in inner and inner[inner.index("figure") + 1 :][:1] == ["close"]
    return told[place + 1] if is_alone and place + 1 < len(told) else None


def _by_itself(part: Told) -> Figure | None:
    """The part, where it is one number."""
    numbers = list(numbers_of(part))
    return numbers[0] if len(numbers) == 1 and is_plain(numbers[0]) else None


def _bare_between(part: Told, share: Told) -> Figure | None:
    """`Trong 97 bác sĩ, sau đại học có 46 (…), chiếm 47,4%`: the number without a unit in the clause of the share."""
    between = range(part.at + 1, share.at)
    own = [at for at in between if share.levels[at] == share.level]
    comma = next((at for at in own if share.tokens[at].cue == "comma"), share.at)
    places = [at for at in own if at > comma and share.tokens[at].cue == "number"]
    number = share.tokens[places[0]].figure if len(places) == 1 else None
    if number is None or may_be_year(number):
        return None
    return lend(number, part.figure) if share.tokens[places[0] + 1].cue in {"open", "comma", "share"} else None


def is_explained(share: Share, *, by_rests: bool) -> bool:
    """Whether any figure or number of its sentence is what it is of, or that with the part, or less another.

    `giải quyết đúng hạn 1.180 hồ sơ (99,2%), quá hạn 10 hồ sơ (0,8%)`: of both.
    """
    figures = [token.figure for token in share.told.tokens if token.figure is not None]
    values = {figure.value for figure in figures if figure.unit in {"", share.part.unit}}
    low, high = share.figure.bounds.low, share.figure.bounds.high
    part, hundredfold = share.part.value, share.part.value * 100
    own = {value for value in values if value != part}
    bases = [*own, *(part + value for value in own)]
    rests = own if by_rests else set()
    bases += [one - other for one in rests for other in rests if one > other and one - other > part]
    return any(low * base <= hundredfold <= high * base for base in bases)


def named_by(figure: Figure, scene: Scene) -> frozenset[str]:
    """The words behind a percentage that name what it is of."""
    return frozenset(filter(str.isalpha, scene.bases.get(figure.start, ())))


def is_of_other(each: Told) -> bool:
    """`đạt 95,2% kế hoạch`, `bằng 104,1% cùng kỳ`."""
    return any(token.cue in OTHERS for token in each.tokens[each.at + 1 : each.at + 2])


def siblings(share: Share, shares: Sequence[Share], scene: Scene) -> Iterator[Share]:
    """The other shares of its paragraph, or of the items of its list."""
    number = share.told.passage
    mark = scene.passages[number].mark
    first = bisect_left(shares, number - FARTHEST, key=_passage_of)
    for each in islice(shares, first, None):
        other = each.told.passage
        if other > number + FARTHEST:
            break
        if each is share:
            continue
        if other == number or (
            mark and scene.passages[other].mark == mark and _is_one_list(number, other, mark, scene)
        ):
            yield each


def _passage_of(share: Share) -> int:
    return share.told.passage


def _is_one_list(one: int, other: int, mark: str, scene: Scene) -> bool:
    low, high = sorted((one, other))
    return high - low <= FARTHEST and all(scene.passages[at].mark == mark for at in range(low, high + 1))

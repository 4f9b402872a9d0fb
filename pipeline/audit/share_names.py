"""Words about a percentage against those about a whole: whether all that is said of the one is told of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, clause_of
from pipeline.audit.otherwise import sentence_start
from pipeline.audit.times import YEAR, TimeReader, behind_of
from pipeline.rulebook import Rulebook, alternation

MONEY = "VND"
YEARS = 2  # in a sentence that compares
LONGEST_BASE = 40  # characters behind a share that name what it is of
MORE_WORDS = 3  # of a total, which the words behind a share leave out
_END = re.compile(r"[,;.:()\n](?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage and the figure that it tells of. `place`: in the figures of the document."""

    told: Told
    place: int
    part: Figure
    named: frozenset[str]  # words behind it that name what it is of
    behind: Told | None  # the only figure of the bracket right behind it
    of: Told | None = None  # what its part is counted in by the same words: 87 trong 112 bản

    @property
    def figure(self) -> Figure:
        """The percentage."""
        return self.told.figure


class ShareNames:
    """Compares the words about shares and wholes."""

    def __init__(self, rules: Rulebook) -> None:
        self._kin: Kin = kin_of(rules)
        self._times = TimeReader(rules)
        self._idle = frozenset(rules.words("checks.changes.idle"))
        self._empty = self._idle | frozenset(rules.words("checks.misgivings.empty"))
        self._places = frozenset(rules.words("checks.conflicts.common"))
        self._heads = frozenset(word for head in rules.words("checks.conflicts.heads") for word in head.split())
        self._people = frozenset(rules.words("checks.shares.people"))
        self._population = frozenset(rules.words("checks.shares.population"))
        self._of_all = re.compile(rf"(?<!\w){alternation(rules.words('checks.conflicts.whole'))}\s+\w+", re.IGNORECASE)

    def is_clear(self, share: Share, whole: Told, told: Sequence[Told], scene: Scene) -> bool:
        """Whether all that stands about a share is told of the whole, and its sentence is of one time.

        Not `… chiếm 48,2% tổng số lao động toàn tỉnh`; `năm 2018 là 486 hộ, tỷ lệ 10,92%; năm 2019 còn 412 hộ`.
        """
        here, tokens = share.told, share.told.tokens
        own = words_about(whole, scene)
        first = scene.passages[here.passage].start
        if not share.named <= own or "same_period" in here.said or self.is_of_more(share, first, scene):
            return False
        comma = max((token.end for token in tokens[: here.at] if token.cue == "comma"), default=0)
        end = _END.search(scene.text, here.figure.end)
        named = _words_in(scene.text, max(comma, share.part.end), end.start() if end is not None else here.figure.end)
        if not named <= _words_in(scene.text, first, share.part.end) | own | self._empty:
            return False  # 1.002 hội viên vay vốn ủy thác, tỷ lệ thu lãi đạt 84,5%
        is_then = self.is_then(told[share.place - 1], share.place - 1, scene)
        start = sentence_start(scene.text, tokens[0].start)
        return not is_then and len({*YEAR.findall(scene.text, start, tokens[-1].end)}) < YEARS

    def is_of_more(self, share: Share, start: int, scene: Scene) -> bool:
        """`tổng số lao động toàn tỉnh`, where nothing behind a place in the text is told to be of all the province."""
        of_all = self._of_all.search(scene.text, share.figure.end, share.figure.end + LONGEST_BASE)
        return of_all is not None and of_all[0].casefold() not in scene.text[start : share.figure.start].casefold()

    def is_then(self, whole: Told, place: int, scene: Scene) -> bool:
        """Whether a figure is of another time, or planned; `place`: in the figures of the document."""
        return self._times.level(whole, place, scene).is_then

    def is_named(self, share: Share, whole: Told, place: int, scene: Scene) -> bool:
        """`Toàn xã có 2.712 hộ` of `8,15% số hộ toàn xã`: it tells all words behind, and as a total no others.

        `place`: of the whole in the figures of the document.
        """
        units = {*whole.figure.unit.split(), *share.part.unit.split()}
        if whole.figure.unit in self._population:
            units |= self._people
        whole_words = words_about(whole, scene) | units
        named = share.named - self._heads or share.named  # diện tích rừng trồng hiện có
        if not named <= whole_words or not self._can_be(whole.figure, share.part):
            return False
        if self.is_then(whole, place, scene):
            return False
        allowed = share.named | self._empty | self._places | units
        most = MORE_WORDS if "total" in whole.opening else 0
        if len(whole_words - allowed) <= most:
            return True
        comma = max((token.end for token in whole.tokens[: whole.at] if token.cue == "comma"), default=0)
        if not comma:
            return False
        own = {*_WORD.findall(behind_of(whole, scene).casefold())} | _words_in(scene.text, comma, whole.figure.end)
        return named <= own | units and len(own - allowed) <= most

    def _can_be(self, whole: Figure, part: Figure) -> bool:
        if alike(whole.unit, part.unit) or self._kin(whole.unit) == self._kin(part.unit):
            return True
        return whole.is_exact and part.is_exact and MONEY not in {whole.unit, part.unit}


def words_about(each: Told, scene: Scene) -> set[str]:
    """The words of a figure's clause, its own and those behind it."""
    text = f"{clause_of(each, scene)} {each.figure.text} {behind_of(each, scene)}".casefold()
    return set(_WORD.findall(text))


def _words_in(text: str, start: int, end: int) -> set[str]:
    return set(_WORD.findall(text[start:end].casefold()))

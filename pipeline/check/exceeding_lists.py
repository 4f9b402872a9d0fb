"""Lists that come to a little more than the total right before them: `17 dự án. Có 6 dự án …, 8 dự án …, 4 dự án …`.

Parts of a total are never more than it. Things that overlap may be (`45 hộ nghèo, 80 hộ vay vốn`), and then mostly by
far; so only lists that are more by a slip of the pen, or by one or two, are told, and none of traits. What stands in a
bracket right behind its total is told by sums.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_sentences
from pipeline.audit.slips import are_turned, is_one_digit_off
from pipeline.rulebook import Rulebook, whole_words

RULE = "sum: more than all"
FEWEST = 3  # parts
LEAST = 10  # of a total
MOST_OVER = 2
MARKS = frozenset({"comma", "semicolon", "and", "figure", "number"})
OPENED = frozenset({"colon", "all_parts"})
NO_PART = (
    CHANGES | COMPARED | {"plan", "each", "from", "onto", "left", "rest", "total", "closing", "share", "cumulated"}
)

Check = Callable[[Scene], Iterator[Claim]]


def exceeding_list_check(rules: Rulebook) -> Check:
    """The check."""
    reader = _Reader(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        sentences = told_sentences(scene)
        for number, sentence in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else []
            for index, whole in enumerate(sentence):
                if not reader.can_be_whole(whole):
                    continue
                parts = reader.behind(whole, sentence[index + 1 :])
                if not parts and whole is sentence[-1]:
                    parts = reader.in_next(whole, following)
                if reader.are_more(whole, parts, scene.text):
                    yield Claim("sum", "sum", whole.figure, tuple(each.figure for each in parts), rule=RULE)

    return check


class _Reader:
    def __init__(self, rules: Rulebook) -> None:
        self._are_kin: AreKin = kin_units(kin_of(rules))
        self._times = frozenset(rules.words("checks.kin.times"))
        self._traits = whole_words(rules.words("checks.sums.traits"))

    def can_be_whole(self, each: Told) -> bool:
        """A count, told as nothing but that."""
        figure = each.figure
        is_count = each.is_plain and figure.is_exact and figure.value >= LEAST and not figure.qualifier
        return is_count and each.cues.isdisjoint(NO_PART)

    def behind(self, whole: Told, following: Sequence[Told]) -> list[Told]:
        """`24 gói thầu … có 09 gói …, 05 gói …, 11 gói …`, `23 đảng viên, cụ thể: 70 năm 01 đồng chí; …`."""
        found = [each for each in following if each.level == whole.level and each.figure.unit not in self._times]
        if not found:
            return []
        lead = {token.cue for token in whole.tokens[whole.at + 1 : found[0].at]} - {"figure"}
        is_opened = not lead or (bool(lead & OPENED) and lead <= OPENED | {"comma"})
        return self._pure(whole, found) if is_opened else []

    def in_next(self, whole: Told, following: Sequence[Told]) -> list[Told]:
        """`17 dự án. Có 6 dự án đã hoàn thành, 8 dự án đang thi công, 4 dự án chuẩn bị đầu tư`, and no more."""
        is_next = bool(following) and following[0].passage == whole.passage
        if not is_next or following[0].sentence != whole.sentence + 1 or following[0].level:
            return []
        lead = {token.cue for token in following[0].tokens[: following[0].at]}
        return self._pure(whole, following) if lead <= OPENED else []

    def _pure(self, whole: Told, found: Sequence[Told]) -> list[Told]:
        """The figures, where all are parts by their kind, and nothing but marks stands between them."""
        if len(found) < FEWEST:
            return []
        between = {token.cue for token in found[0].tokens[found[0].at : found[-1].at]}
        are_parts = all(
            each.is_plain and not each.figure.qualifier and each.cues.isdisjoint(NO_PART)
            and self._are_kin(each.figure.unit, whole.figure.unit)
            for each in found
        )  # fmt: skip
        return list(found) if are_parts and between <= MARKS else []

    def are_more(self, whole: Told, parts: Sequence[Told], text: str) -> bool:
        """Whether they come to a little more than the total."""
        told, given = whole.figure.value, sum([each.figure.value for each in parts], Decimal(0))
        if given <= told or self._traits.search(text, whole.figure.end, parts[-1].figure.end):
            return False
        return given - told <= MOST_OVER or is_one_digit_off(told, given) or are_turned(told, given)

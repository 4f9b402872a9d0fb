"""Which figures of a paragraph tell one thing at two times, or a plan and what came of it.

A level is a quantity at a time; `is_then`: the words beside it tell that it is of before, or planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.audit.clauses import CHANGES, COMPARED, alike, before, is_plain
from pipeline.audit.counted import loose_numbers
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import Kin
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, clause_of
from pipeline.rulebook import Rulebook, alternation, whole_words

BEHIND = 26  # characters behind a figure that can name its time: 75 vụ của năm 2018
BACK = 16  # figures before a change
AHEAD = 6  # and behind it
SENTENCES = 2
LEAD_ENDS = frozenset({"comma", "semicolon", "close", "fulfilled", "share"})
ENDS = frozenset({"from", "onto"})  # of a change
PLAN, BEFORE = "plan", "before"  # what a change is compared with
THEN = COMPARED | {"plan", "opening"}
# What goes on of another time, or goes up to it: Đầu năm có 3.549 người, …, còn 8.164 người.
TURNS = CHANGES | ENDS | {"semicolon", "stop", "compared", "opening", "ending", "rest", "left"}
_DIGITS_OF_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"(?:\w+\s)?(?:19|20)\d\d(?!\d)")  # năm 2018
YEAR = re.compile(r"(?:19|20)(?<![\d.,]..)\d\d(?![\d.,]*\d)")  # what is rarest comes first


@dataclass(frozen=True, slots=True)
class Level:
    """A quantity at a time. `year`: as told in its clause or before it, "" unknown; `is_own`: in its own clause."""

    told: Told
    year: str
    is_own: bool
    is_then: bool
    place: int  # in the figures of the document
    is_planned: bool = False
    is_base: bool = False  # alone in the bracket behind what a change is compared with
    is_past: bool = False  # of a year before that of the document
    leads: frozenset[str] = frozenset()  # from, onto: before it, or before the figure in whose bracket it is alone

    @property
    def figure(self) -> Figure:
        """The quantity."""
        return self.told.figure


class _Levels(dict[int, Level]):
    """Of a scene, by their places: a figure is asked for by each change and share beside it, in two checks."""


class TimeReader:
    """Reads which time a figure is of from the words beside it."""

    def __init__(self, rules: Rulebook) -> None:
        def any_of(kind: str) -> re.Pattern[str]:
            return whole_words(rules.words(f"checks.changes.{kind}"))

        self._earlier, self._planned = any_of("earlier"), any_of("planned")
        self._until_now, self._now = any_of("until_now"), any_of("now")
        first = r"\s*(?:\w+\s+)?"
        self._base = {
            PLAN: re.compile(first + self._planned.pattern, re.IGNORECASE),
            BEFORE: re.compile(first + self._earlier.pattern, re.IGNORECASE),
        }
        self._of = re.compile(rf"\s*\(?(?:{alternation(rules.words('checks.changes.of'))}(?!\w))?\s*(?=\S)")

    def levels(
        self, told: Sequence[Told], index: int, scene: Scene, like: Figure | None = None, kin: Kin | None = None
    ) -> list[Level]:
        """The levels around the change at `index`, in reading order.

        `like`: what its sentence's bare numbers count; `kin`: only those of its own unit.
        """
        here = told[index]
        found: list[Level] = []
        for place in range(max(0, index - BACK), min(len(told), index + AHEAD + 1)):
            each = told[place]
            if place == index or each.passage != here.passage or abs(here.sentence - each.sentence) > SENTENCES:
                continue
            if _is_level(each, here) and (kin is None or are_kin(each.figure.unit, here.figure.unit, kin)):
                found.append(self.level(each, place, scene))
        if like is not None and is_plain(like) and any(token.cue == "number" for token in here.tokens):
            found += self._numbers(here, index, like, scene)
            found.sort(key=lambda level: level.figure.start)
        return found

    def _numbers(self, here: Told, index: int, like: Figure, scene: Scene) -> Iterator[Level]:
        """`số thôn còn 1.216; trước sắp xếp là 1.648; giảm 432 thôn`."""
        for level in dict.fromkeys(here.levels):
            for each in loose_numbers(replace(here, figure=like), 0, len(here.tokens), level):
                if "slash" in {token.cue for token in here.tokens[max(0, each.at - 1) : each.at + 2]}:
                    continue  # thời điểm 01/4
                yield self._level(each, index - 1 if each.at < here.at else index + 1, scene)

    def base_behind(self, each: Told, scene: Scene) -> str:
        """What the words behind a figure name as its base: `plan`, a year, `before`; "" for none."""
        behind = behind_of(each, scene)
        cues = {token.cue for token in each.tokens[each.at + 1 : each.at + 3] if token.figure is None}
        years: list[str] = YEAR.findall(behind)
        if "plan" in cues or self._base[PLAN].match(behind):
            return PLAN
        if years:
            return years[0]
        return BEFORE if cues & COMPARED or self._base[BEFORE].match(behind) else ""

    def level(self, each: Told, place: int, scene: Scene) -> Level:
        """A figure with its time; `place`: in the figures of the document."""
        known = scene.once(_Levels, _Levels)
        if place not in known:
            known[place] = self._level(each, place, scene)
        return known[place]

    def _level(self, each: Told, place: int, scene: Scene) -> Level:
        cues, clause = _own(each, scene)
        is_bracketed, lead = _lead(each, scene) if not clause.strip() else (False, "")
        behind = "" if _opens_figure(each) else behind_of(each, scene)
        said = self._of.match(behind)
        tail = behind[said.end() :] if said else behind
        is_named = bool(self._earlier.match(tail)) or _YEAR_FIRST.match(tail) is not None
        words, since = self._until_now.subn(" ", f"{lead} {clause} {behind if is_named else ''}")
        said_now = [match.end() for match in self._now.finditer(words)]
        years = YEAR.findall(words[said_now[-1] :] if said_now else words)
        year = years[-1] if years else "" if said_now else _year_before(each, scene)
        is_planned = "plan" in each.cues or self._planned.search(words) is not None
        is_then = (
            is_planned
            or is_bracketed
            or bool(cues & (COMPARED | {"plan"} if since else THEN))
            or self._earlier.search(words) is not None
            or (not said_now and self._is_of_earlier(each, scene))
            or (bool(years) and self._is_left_behind(each, scene))
        )
        is_base = is_bracketed or (_is_alone(each) and (is_then or bool(years)))
        is_past = bool(year) and year < scene.issued[1][:4]
        return Level(each, year, bool(years), is_then, place, is_planned, is_base, is_past, _leads(each))

    def _is_of_earlier(self, each: Told, scene: Scene) -> bool:
        """`Cùng kỳ năm trước khởi tố 386 vụ, 645 bị can`: the sentence opens with a time of all that it tells."""
        tokens = each.tokens[: each.at]
        first = next((token for token in tokens if token.figure is not None), None)
        if first is None or not TURNS.isdisjoint(token.cue for token in tokens):
            return False
        start = max(scene.passages[each.passage].start, scene.text.rfind(". ", 0, tokens[0].start) + 1)
        is_opened = self._earlier.search(scene.text, start, min(start + BEHIND, first.start)) is not None
        return is_opened and self._now.search(scene.text, start, each.figure.start) is None

    def _is_left_behind(self, each: Told, scene: Scene) -> bool:
        """`Năm 2023 là 2.086 người, năm nay tăng 168 người`: a word for now stands before the next figure."""
        behind = each.tokens[each.at + 1 :]
        end = next((token.start for token in behind if token.figure is not None), each.figure.end)
        return self._now.search(scene.text, each.figure.end, end) is not None


def years_before(each: Told, scene: Scene) -> set[str]:
    """The years told in a figure's sentence, up to it."""
    start = max(scene.passages[each.passage].start, scene.text.rfind(". ", 0, each.figure.start))
    return set(YEAR.findall(scene.text, start, each.figure.start))


def _is_level(each: Told, change: Told) -> bool:
    figure = each.figure
    if change.figure.unit == POINTS and figure.unit == "%" and not figure.is_range:
        return True  # tăng 3,54%, thấp hơn 0,98 điểm phần trăm so với mức tăng 4,52% của cùng kỳ
    is_usable = (each.is_plain or bool(figure.per) or figure.unit == "%") and figure.of is None and not figure.is_range
    return (
        is_usable
        and figure.unit not in {POINTS, ""}
        and "multiple" not in each.cues
        and not (each.cues & CHANGES and not each.cues & {"onto", "from"})
    )


def _own(each: Told, scene: Scene) -> tuple[set[str], str]:
    """The cues and words of its clause, without a time right behind the figure before.

    `Trong 52 bản đăng ký đầu năm có 46 bản được xếp loại`: the 46 are of now.
    """
    at = next((at for at in range(each.at - 1, 0, -1) if each.tokens[at].cue == "opening"), 0)
    if at and each.tokens[at - 1].cue == "figure" and each.levels[at - 1] == each.level:
        return each.cues - {"opening"}, scene.text[each.tokens[at].end : each.figure.start]
    return each.cues, clause_of(each, scene)


def _is_alone(each: Told) -> bool:
    """`(năm 2017 có 65 đảng viên bị kỷ luật)`: the only figure of a bracket."""
    if not each.level:
        return False  # mostly
    opened = next((token.cue for token in each.clause if token.cue in {"open", "close", "figure"}), "")
    behind = (token.cue for token in each.tokens[each.at + 1 :] if token.cue in {"open", "close", "figure"})
    return opened == "open" and next(behind, "") == "close"


def _leads(each: Told) -> frozenset[str]:
    """`giảm từ 25.478 hộ (18,31%) xuống còn 14.113 hộ (9,13%)`: what a change of both led from, and onto."""
    tokens, at = each.tokens, each.at
    is_behind = _is_alone(each) and [token.cue for token in tokens[at - 2 : at]] == ["figure", "open"]
    return ENDS & (before(tokens, at - 2, each.levels) if is_behind and at > 1 else each.cues)


def _opens_figure(each: Told) -> bool:
    """`64,5% (năm 2015: 51,8%)`: the bracket right behind tells a figure of its own."""
    if each.at + 1 == len(each.tokens) or each.tokens[each.at + 1].cue != "open":
        return False  # mostly
    behind = [token.cue for token in each.tokens[each.at + 1 :]]
    return "figure" in takewhile(lambda cue: cue != "close", behind)


def _lead(each: Told, scene: Scene) -> tuple[bool, str]:
    """Whether a figure opens the bracket behind `so với năm 2013`, and the words between."""
    tokens, at = each.tokens, each.at
    if at < 1 or tokens[at - 1].cue != "open" or (tokens[at + 1 : at + 2] and tokens[at + 1].cue != "close"):
        return False, ""
    then = THEN | CHANGES if _is_amid(each) else THEN
    for place in range(at - 2, -1, -1):
        if (tokens[place].figure is not None and tokens[place].cue == "figure") or tokens[place].cue in LEAD_ENDS:
            return False, ""
        if tokens[place].cue in then:
            return True, scene.text[tokens[place].start : tokens[at - 1].start]
    return False, ""


def _is_amid(each: Told) -> bool:
    """`cao hơn bình quân cả nước (95,72%) 1,63 điểm phần trăm`: the change stands right behind its bracket."""
    return [token.cue for token in each.tokens[each.at + 1 : each.at + 3]] == ["close", "figure"]


def behind_of(each: Told, scene: Scene) -> str:
    """The words behind a figure, up to a comma, a bracket or another figure, at most a few."""
    since, tokens = each.figure.end, each.tokens
    stop = min(since + BEHIND, scene.passages[each.passage].end)
    for at in range(each.at + 1, len(tokens)):
        token = tokens[at]
        if token.start >= stop:
            break
        if token.cue in {"comma", "semicolon", "close", "figure"}:
            stop = token.start
            break
    return scene.text[since:stop].partition(". ")[0]


def _year_before(each: Told, scene: Scene) -> str:
    """The last year that its sentence names before it, outside of what is compared."""
    start = each.tokens[0].start
    first = max(scene.passages[each.passage].start, scene.text.rfind(". ", 0, start))
    if not _DIGITS_OF_YEAR.search(scene.text, first, each.figure.start):
        return ""  # mostly
    parts, last = [], first
    skip = False
    for token, level in zip(each.tokens[: each.at], each.levels[: each.at], strict=True):
        if not skip and level <= each.level:
            parts.append(scene.text[last : token.start])
        skip = token.cue in COMPARED or (skip and token.figure is None and token.cue not in {"comma", "semicolon"})
        last = token.end
    found = YEAR.findall(" ".join(parts))
    return found[-1] if found else ""


def are_kin(one: str, other: str, kin: Kin) -> bool:
    """Whether figures of two units are of one kind of thing."""
    return alike(one, other) or kin(one) == kin(other)

"""What tells that a figure is a change, and that a percentage tells the same change again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.changed import is_yearly
from pipeline.audit.clauses import CHANGES, COMPARED, is_plain
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told
from pipeline.rulebook import Rulebook, alternation, whole_words

TIES = frozenset({"comma", "open", "fulfilled", "up", "down", "compared", "same_period", "close", "number", "figure"})
ENDS = frozenset({"comma", "semicolon", "colon", "open", "close", "figure"})
NO_WORDS = CHANGES | {"from", "onto"}
JOINED = frozenset({"and", "open", "close"})
BASED = COMPARED | {"plan"}
NO_ENDS = frozenset({"rest", "fulfilled"})  # còn thiếu 12 người; tăng trưởng đạt 8,3%
LONGEST_WORDS = 30  # characters before a figure in which the word of its change stands
_WORD = re.compile(r"[^\W\d_]+")
PAIR = 2
BACK = 3  # figures from a percentage to its change


@dataclass(frozen=True, slots=True)
class Change:
    """`direction`: `up` or `down`. `of`: where the change in units stands that a percentage tells again.

    `is_by_word`: by another word than `tăng` and `giảm`.
    """

    direction: str
    of: int | None = None
    is_by_word: bool = False


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """The words of a change that are no cues, and those that tell one again."""

    fewer: re.Pattern[str]
    again: re.Pattern[str]
    restated: re.Pattern[str]
    any: re.Pattern[str]
    concluded: re.Pattern[str]
    idle: frozenset[str]

    def names_another(self, change: Told, level: Told, scene: Scene, *, wholly: bool = True) -> bool:
        """Whether the words before a change name another thing than those of a level.

        `Xảy ra 31 vụ; tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%`. Not `wholly`: or a part of
        it, `Thu ngân sách 412 tỷ đồng, thu nội địa tăng 45 tỷ đồng (11%)`.
        """
        named = self._words(self.any.sub(" ", _named_before(change, scene)))
        if not named:
            return False
        start = max(scene.passages[level.passage].start, scene.text.rfind(". ", 0, level.tokens[0].start))
        first = next((token.start for token in level.tokens if token.figure is not None), level.figure.start)
        since = next((token.end for token in level.clause if token.figure is not None), start)
        until = next((t.start for t in level.tokens[level.at + 1 :] if t.cue in ENDS), level.figure.end + LONGEST_WORDS)
        text = scene.text
        words = self._words(f"{text[start:first]} {text[since:until]}")
        return named.isdisjoint(words) if wholly else not named <= words

    def is_concluded(self, change: Told, then: Told, scene: Scene) -> bool:
        """`Năm trước là 560 ca, như vậy giảm 38 ca`: drawn from the figure right before it."""
        return self.concluded.search(scene.text, then.figure.end, change.figure.start) is not None

    def is_named(self, change: Told, scene: Scene) -> bool:
        """Whether any thing is named in the clause of a change before it."""
        return bool(self._words(self.any.sub(" ", _named_before(change, scene))))

    def _words(self, text: str) -> set[str]:
        return set(_WORD.findall(text.casefold())) - self.idle

    def stand_in(self, number: int, scene: Scene) -> bool:
        """Whether a paragraph holds one of the words that are no cues."""
        passage = scene.passages[number]
        return self.any.search(scene.text, passage.start, passage.end) is not None

    def change(self, told: Sequence[Told], index: int, scene: Scene, *, by_words: bool = True) -> Change | None:
        """What the figure at `index` tells of a change; `None` for none. Not `by_words`: there are only cues."""
        here = told[index]
        direction = self._direction(here, scene) if by_words or here.cues & NO_WORDS else ""
        if direction and is_yearly(here.tokens, here.at, here.levels):
            return None
        of = self._told_again(told, index, direction, scene) if here.figure.unit == "%" else None
        if of is not None:
            return Change(self._direction(told[of], scene), of)
        if not direction and here.figure.unit == "%":
            direction = self._led(told, index, scene)
        if not direction and index:
            direction = self._shared(told, index, scene)
        if not direction:
            return None
        since = max(_clause_start(here, scene, ends=ENDS), here.figure.start - LONGEST_WORDS)
        is_by_word = by_words and self.any.search(scene.text, since, here.figure.start) is not None
        return Change(direction, is_by_word=is_by_word)

    def _direction(self, each: Told, scene: Scene) -> str:
        if each.cues & NO_WORDS:
            return each.direction
        since = max(_clause_start(each, scene), each.figure.start - LONGEST_WORDS)
        if self.any.search(scene.text, since, each.figure.start) is None:
            return ""
        return "down" if self.fewer.search(scene.text, since, each.figure.start) else "up"

    def _told_again(self, told: Sequence[Told], index: int, direction: str, scene: Scene) -> int | None:
        """Where the change in units stands that a percentage tells again; `None` for none."""
        here = told[index]
        for at in range(index - 1, max(-1, index - 1 - BACK), -1):
            other = told[at]
            if other.sentence != here.sentence:
                return None
            if other.figure.unit == "%" or not is_plain(other.figure):
                continue
            own = self._direction(other, scene)
            if own:
                is_same = direction in {"", own} and _can_be_tied(other, here)
                return at if is_same and self._is_again(here, direction, scene) else None
            if other.level <= here.level and not other.cues & COMPARED:
                return None
        return None

    def _shared(self, told: Sequence[Told], index: int, scene: Scene) -> str:
        """`tăng 44 vụ (7,1%) và 81 bị can`: two things went the same way."""
        here = told[index]
        last = next((each for each in reversed(told[max(0, index - PAIR) : index]) if each.level == here.level), None)
        if last is None or last.sentence != here.sentence or not (last.is_plain and here.is_plain):
            return ""
        cues = {
            token.cue
            for token, level in zip(here.tokens[last.at + 1 : here.at], here.levels[last.at + 1 : here.at], strict=True)
            if level <= here.level
        }
        is_bare = scene.text[last.figure.end : here.figure.start].strip() == ","  # tăng 06 vụ, 08 đối tượng
        is_joined = (is_bare or ("and" in cues and cues <= JOINED)) and last.figure.unit != here.figure.unit
        return self._direction(last, scene) if is_joined else ""

    def _led(self, told: Sequence[Told], index: int, scene: Scene) -> str:
        """`tăng từ 98.450 triệu đồng lên 141.260 triệu đồng, tương ứng 43,48%`: which way the two before it went."""
        here, two = told[index], told[max(0, index - 2) : index]
        if len(two) < PAIR or any(each.sentence != here.sentence or not is_plain(each.figure) for each in two):
            return ""
        then, now = two
        is_led = "from" in then.cues and "onto" in now.cues and _can_be_tied(now, here)
        if not is_led or not self._is_again(here, "", scene):
            return ""
        return "up" if now.figure.value > then.figure.value else "down"

    def _is_again(self, share: Told, direction: str, scene: Scene) -> bool:
        """`giảm 888 con, bằng 5,9%`; not `…, đạt 95% kế hoạch`, `…, chiếm 12% tổng số`."""
        behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
        if direction:
            return not behind & BASED
        if "share" in share.cues or behind & {"plan", "total"}:
            return False
        before = reversed(share.tokens[: share.at])
        since = next((token.end for token in before if token.cue in {"close", "figure"}), share.figure.start)
        between = scene.text[since : share.figure.start]
        if behind & COMPARED:  # tăng 26.850 triệu đồng hay 7,8% so với năm trước; not …, bằng 95% so với cùng kỳ
            return self.restated.fullmatch(between) is not None
        return not between.strip(" ,(") or self.again.match(between) is not None


SAID = CHANGES | {"share", "multiple", "fulfilled"}


def _named_before(change: Told, scene: Scene) -> str:
    """The words of a change's clause before it, but for that of the change."""
    last, parts = _last_end(change, scene), []
    for token in change.tokens[: change.at]:
        if token.start >= last and token.cue in SAID:
            parts.append(scene.text[last : token.start])
            last = token.end
    return " ".join((*parts, scene.text[last : change.figure.start]))


def _last_end(change: Told, scene: Scene) -> int:
    """Where the words of a change's clause begin: behind a figure, a comma or a bracket."""
    start = max(scene.passages[change.passage].start, scene.text.rfind(". ", 0, change.figure.start) + 1)
    return max(start, next((t.end for t in change.clause if t.figure is not None or t.cue in ENDS), start))


def _clause_start(each: Told, scene: Scene, ends: frozenset[str] = frozenset()) -> int:
    """Where the words before a figure begin: behind the token before it, unless that is a word."""
    for at in range(each.at - 1, -1, -1):
        token = each.tokens[at]
        is_by_itself = token.cue == "added" and at > 0 and each.tokens[at - 1].cue == "comma"  # 18,9 ha, thêm 11,3 ha
        if token.cue in ends or (not ends and token.cue not in NO_ENDS and not is_by_itself):
            return token.end
    start = scene.passages[each.passage].start
    return max(start, scene.text.rfind(". ", start, each.figure.start) + 1)  # còn thiếu 45 tỷ đồng. Trong 41 tỷ đồng …


def _can_be_tied(change: Told, share: Told) -> bool:
    """Whether no other figure, and no word of another relation, stands between; a bracket of the base may."""
    for token, level in zip(
        change.tokens[change.at + 1 : share.at], change.levels[change.at + 1 : share.at], strict=True
    ):
        if level <= change.level and (token.cue == "figure" or token.cue not in TIES):
            return False
    return True


def change_words(rules: Rulebook) -> ChangeWords:
    """The words of rules/checks.toml, [changes]."""

    def any_of(*kinds: str) -> re.Pattern[str]:
        return whole_words(rules.words(*(f"checks.changes.{kind}" for kind in kinds)))

    again = re.compile(rf"[\s,(]*{alternation(rules.words('checks.changes.again'))}[^,.;]*\Z", re.IGNORECASE)
    restated = re.compile(rf"[\s,]*{alternation(rules.words('checks.changes.restated'))}\s*", re.IGNORECASE)
    idle = frozenset(rules.words("checks.changes.idle"))
    return ChangeWords(any_of("fewer"), again, restated, any_of("more", "fewer"), any_of("concluded"), idle)

"""Parts of which the words say that they leave nothing over: `đã giải quyết 198 đơn, chưa giải quyết 47 đơn`.

The total before them may still be of something else: what differs is a mismatch only where it is near, or a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.clauses import ASIDE, CHANGES, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, plain_ones, told_figures
from pipeline.audit.slips import is_near, is_small_slip
from pipeline.rulebook import Rulebook

BEFORE = 2  # figures before the last part: the total and another part
FARTHEST = 3  # figures of the unit between the two parts
BESIDE = 1  # sentences
AROUND = 8  # figures before what is under way
PAIR = 2
MONEY = "VND"

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Words:
    """`undone`: `chưa`; `doing`: `đang `; `pairs`: both ways round, `nam` and `nữ`; `kinds`: units of several kinds.

    `telling`: those of `undone` and `pairs` between blanks, by their first word.
    """

    undone: tuple[str, ...]
    doing: tuple[str, ...]
    pairs: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    telling: Mapping[str, Sequence[str]]

    def tells(self, subject: str) -> bool:
        """Whether a subject has a word of these: without one among the figures near by nothing is left over."""
        if self.is_doing(subject):
            return True
        words = subject.split(" ")
        if self.telling.keys().isdisjoint(words):
            return False  # most
        padded = f" {subject} "
        return any(said in padded for word in words for said in self.telling.get(word, ()))

    def is_doing(self, subject: str) -> bool:
        """`đang giải quyết`."""
        return subject.startswith(self.doing)


def complement_check(rules: Rulebook) -> Check:
    """The check."""
    pairs: dict[str, frozenset[str]] = {}
    for row in rules.words("checks.complements.pairs"):
        one, other = row.casefold().split(" / ")
        pairs[one] = pairs.get(one, frozenset()) | {other}
        pairs[other] = pairs.get(other, frozenset()) | {one}
    undone = rules.words("checks.complements.undone")
    telling: dict[str, list[str]] = defaultdict(list)
    for word in (*undone, *pairs):
        telling[word.partition(" ")[0]].append(f" {word} ")
    words = _Words(
        undone=undone,
        doing=tuple(f"{word} " for word in rules.words("checks.complements.doing")),
        pairs=pairs,
        kinds=frozenset(rules.words("checks.mixed.nouns")),
        telling=telling,
    )

    def check(scene: Scene) -> Iterator[Claim]:
        subjects = scene.subject_at
        told = plain_ones(told_figures(scene))
        named = [subjects.get(each.figure.start) for each in told]
        last = -FARTHEST - 1  # that tells
        for index, subject in enumerate(named):
            if subject is not None and words.tells(subject):
                last = index
            if index < BEFORE or index - last > FARTHEST:
                continue  # mostly
            claim = None if told[index].cues & ASIDE else _claim(told, index, subjects, words)
            claim = claim or _under_way(told, index, subjects, words)
            if claim is not None:
                yield claim

    return check


def _claim(told: Sequence[Told], index: int, subjects: Mapping[int, str], words: _Words) -> Claim | None:
    """The total and the parts of which the figure at `index` is the last; `None` where it is no such part."""
    last = told[index]
    subject = subjects.get(last.figure.start, "")
    if not subject:
        return None
    parts = [last]
    for at in range(index - 1, max(index - 1 - FARTHEST, 0), -1):
        each = told[at]
        if not _are_beside(each, last):
            return None
        if not same_unit(each.figure, last.figure) or each.cues & ASIDE:
            continue
        parts.insert(0, each)
        other = subjects.get(each.figure.start, "")
        if _are_complements(other, subject, words):
            whole = _whole(told, at, parts, words)
            if whole is None:
                return None
            is_left, is_last = _is_undone(subject, other, words), not _goes_on(told, index)
            is_last = is_last and not _has_carried(told, whole, parts)
            return _judged(whole, [part.figure for part in parts], is_left=is_left, is_last=is_last)
        if not words.is_doing(other):
            return None
    return None


def _under_way(told: Sequence[Told], index: int, subjects: Mapping[int, str], words: _Words) -> Claim | None:
    """`… 49.954 hồ sơ. Đã giải quyết 48.602 hồ sơ, trong đó …; đang giải quyết 1.352 hồ sơ`: only where it holds."""
    last = told[index]
    if not words.is_doing(subjects.get(last.figure.start, "")):
        return None
    near = [each for each in told[max(0, index - AROUND) : index] if _are_beside(each, last)]
    same = [each for each in near if same_unit(each.figure, last.figure) and not each.cues & ASIDE]
    for done in (each for each in same if each.sentence == last.sentence):
        for whole in (each for each in same if each.figure.start < done.figure.start):
            if whole.figure.value - done.figure.value == last.figure.value:
                operands = (whole.figure, done.figure)
                return Claim("difference", "difference", last.figure, operands, "silent", rule="difference: under way")
    return None


def _are_beside(earlier: Told, later: Told) -> bool:
    return earlier.passage == later.passage and later.sentence - earlier.sentence <= BESIDE


def _are_complements(one: str, other: str, words: _Words) -> bool:
    return _is_undone(other, one, words) or _is_undone(one, other, words) or _is_pair(one, other, words)


def _is_undone(subject: str, done: str, words: _Words) -> bool:
    """`số vốn chưa giải ngân` against `giải ngân`, `đã giải ngân`."""
    for word in words.undone:
        _, found, act = f" {subject}".partition(f" {word} ")
        if found and act:
            is_done = not words.is_doing(done) and not any(f" {each} " in f" {done}" for each in words.undone)
            return is_done and f" {done}".endswith(f" {act}")
    return False


def _is_pair(one: str, other: str, words: _Words) -> bool:
    """`khách nội địa` against `khách quốc tế`: the rest of both is the same, or told once."""
    for phrase, against in words.pairs.items():
        rest = _without(one, phrase)
        if rest is None:
            continue
        rests = [found for each in against if (found := _without(other, each)) is not None]
        if any(not rest or not found or rest == found for found in rests):
            return True
    return False


def _without(subject: str, phrase: str) -> str | None:
    """What is left of a subject that begins or ends with a phrase; `None` for others."""
    if f"{subject} ".startswith(f"{phrase} "):
        return subject[len(phrase) :].strip()
    if f" {subject}".endswith(f" {phrase}"):
        return subject[: -len(phrase)].strip()
    return None


def _goes_on(told: Sequence[Told], index: int) -> bool:
    """`đã giải quyết 118 đơn, chưa giải quyết 2 đơn, chuyển cơ quan khác 10 đơn`: there is one part more."""
    last = told[index]
    for each in told[index + 1 : index + 1 + FARTHEST]:
        if each.sentence != last.sentence:
            return False
        if same_unit(each.figure, last.figure) and each.level <= last.level and not each.cues & ASIDE:
            return True
    return False


def _has_carried(told: Sequence[Told], whole: Figure, parts: Sequence[Told]) -> bool:
    """`năm trước chuyển sang 45 vụ, tiếp nhận 312 vụ; hòa giải thành 298 vụ, không thành 36 vụ`: more was there."""
    over = sum((part.figure.value for part in parts), Decimal(0)) - whole.value
    before = [e for e in told if e.figure.start < whole.start and e.passage == parts[0].passage]
    carried = [e for e in before if e.sentence == parts[0].sentence and same_unit(e.figure, whole)]
    return over > 0 and any(e.figure.value >= over for e in carried)


def _whole(told: Sequence[Told], at: int, parts: Sequence[Told], words: _Words) -> Figure | None:
    """The nearest figure before the parts that can be their total."""
    largest = max(part.figure.value for part in parts)
    for index in range(at - 1, -1, -1):
        each = told[index]
        if not _are_beside(each, parts[0]):
            return None
        if each.level > parts[0].level or each.cues & CHANGES:
            continue
        if same_unit(each.figure, parts[0].figure) or _is_of_kinds(each.figure, parts[0].figure, words):
            return each.figure if each.figure.value > largest else None
    return None


def _is_of_kinds(whole: Figure, part: Figure, words: _Words) -> bool:
    """`385 cán bộ, trong đó nam 250 người, nữ 135 người`."""
    return whole.is_exact and part.is_exact and whole.unit in words.kinds and is_plain(part) and part.unit != MONEY


def _judged(whole: Figure, parts: Sequence[Figure], *, is_left: bool, is_last: bool) -> Claim:
    """`is_left`: the last part is what was not done. `is_last`: no figure goes on with the parts."""
    given = sum((part.value for part in parts), Decimal(0))
    over = whole.value - given
    is_sure = is_near(whole.value, given) or any(is_small_slip(part.value, part.value + over) for part in parts)
    doubt = "" if is_sure and is_last else "silent"
    # kế hoạch 95,6 tỷ đồng, giải ngân 61,2 tỷ đồng; chưa giải ngân 34,4 tỷ đồng
    if is_left and len(parts) == PAIR and whole.unit == MONEY:
        return Claim(
            "difference", "difference", parts[1], (whole, parts[0]), doubt, rule="difference: not done", yields=True
        )
    return Claim("sum", "sum", whole, tuple(parts), doubt, rule="sum: nothing left over", yields=True)

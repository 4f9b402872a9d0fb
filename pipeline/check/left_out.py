"""Totals that leave out one of the list right before them: `12,4 tỷ, 8,9 tỷ và 6,7 tỷ đồng, cộng 21,3 tỷ đồng`.

The list says by `và` that it ends, and the word behind it that all of it is added up. So do items between semicolons,
where nothing but the word stands before the total, or one and the same word before each (`…, thành 26 triệu đồng`).
And items of a list below `Đã chi 2.946 triệu đồng, trong đó:` are together no more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise, takewhile

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Passage, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

RULE = "sum: one left out"
JOINTS, ENDS = frozenset({"comma", "and", "others"}), frozenset({"comma", "closing", "total"})
TOTALS = frozenset({"closing", "total"})
ASIDE = CHANGES | COMPARED | TOTALS | {"plan"}
FEWEST = 3  # in the list
TELLING_DIGITS = 3  # of a total above its list
LONGEST = 12  # characters of a word and the blank behind it
BARE = 2  # characters between `cộng` and its total

Check = Callable[[Scene], Iterator[Claim]]


def left_out_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, whole in enumerate(told):
            if whole.cues & TOTALS and whole.is_plain and not whole.figure.qualifier:
                is_closing = "closing" in whole.cues or _is_bracketed_total(told, index)
                listed = _listed(told, index) if is_closing else []
                listed = listed or _items(told, index, scene.text)
                if len(listed) >= FEWEST and _is_one_left_out(whole.figure, listed):
                    yield Claim("sum", "sum", whole.figure, tuple(listed), rule=RULE)
        for number, passage in enumerate(scene.passages[:-FEWEST]):
            head = None if passage.cues.isdisjoint(OPENERS) else _head(passage, scene.text)
            items = _below(scene.passages, number, head) if head is not None else []
            if head is not None and len(items) >= FEWEST and _is_one_left_out(head, items):
                yield Claim("sum", "sum", head, tuple(items), rule=RULE)

    return check


def _head(passage: Passage, text: str) -> Figure | None:
    """The last figure of a paragraph that ends by opening a list; one of few digits may be of several traits."""
    last = next((token.figure for token in reversed(passage.tokens) if token.figure is not None), None)
    if last is None or not last.is_plain or last.digits < TELLING_DIGITS or last.qualifier:
        return None
    behind = [token.cue for token in passage.tokens if token.start >= last.end]
    is_opened = not OPENERS.isdisjoint(behind) and text[last.end : passage.end].rstrip().endswith(":")
    return last if is_opened else None


def _below(passages: Sequence[Passage], number: int, head: Figure) -> list[Figure]:
    """The first figure of each item of the list below a paragraph; none where an item has none, or is aside."""
    mark = passages[number + 1].mark
    found: list[Figure] = []
    if not mark or mark == passages[number].mark:
        return found
    for passage in takewhile(lambda each: each.mark == mark, islice(passages, number + 1, None)):
        first = next((token for token in passage.tokens if token.figure is not None), None)
        if first is None or first.cue != "figure" or not is_plain(first.figure) or passage.cues & ASIDE:
            return []
        if first.figure is None or not same_unit(first.figure, head):
            return []
        found.append(first.figure)
    return found


def _listed(told: Sequence[Told], index: int) -> list[Figure]:
    """The figures of the list that ends right before a total, in reading order; none where no `và` ends it."""
    whole = told[index]
    is_aside = _is_bracketed_total(told, index)
    level = whole.level - is_aside
    found: list[Figure] = []
    for at in range(index - 1, -1, -1):
        each, behind = told[at], told[at + 1]
        between = [token.cue for token in whole.tokens[each.at + 1 : behind.at]]
        joints = JOINTS if found else ENDS | {"open"} if is_aside else ENDS
        is_next = each.sentence == whole.sentence and each.level == level and bool(between)
        if not (is_next and set(between) <= joints and each.is_plain and same_unit(each.figure, whole.figure)):
            break
        if len(found) == 1 and "and" not in between and not is_aside:
            break
        found.append(each.figure)
    return found[::-1]


def _is_bracketed_total(told: Sequence[Told], index: int) -> bool:
    """`…, ngoại tình 27 vụ, nguyên nhân khác 25 vụ (tổng số 261 vụ)`: of all that stands before the bracket."""
    whole = told[index]
    before = told[index - 1] if index else None
    if before is None or before.sentence != whole.sentence or before.level != whole.level - 1:
        return False
    between = [token.cue for token in whole.tokens[before.at + 1 : whole.at]]
    return between[:1] == ["open"] and bool(between[1:]) and set(between[1:]) <= TOTALS


def _items(told: Sequence[Told], index: int, text: str) -> list[Figure]:
    """The last figure of each item before a total, in reading order; none where they may be of several lists."""
    whole = told[index]
    ends = [at for at in range(whole.at) if whole.tokens[at].cue == "semicolon" and whole.levels[at] == whole.level]
    if len(ends) < FEWEST:
        return []
    found: list[Told] = []
    for start, end in pairwise([-1, *ends]):
        own = [each for each in _before(told, index) if start < each.at < end and each.level == whole.level]
        mine = [each for each in own if each.is_plain and same_unit(each.figure, whole.figure)]
        if len(mine) != 1 or mine[0].cues & ASIDE or mine[0] is not own[-1]:
            return []
        found.append(mine[0])
    cue = whole.tokens[whole.at - 1]
    is_bare = cue.cue == "closing" and whole.figure.start - cue.end <= BARE
    words = {_word_before(text, each.figure.start) for each in found}
    return [each.figure for each in found] if is_bare or (len(words) == 1 and "" not in words) else []


def _before(told: Sequence[Told], index: int) -> Iterator[Told]:
    """The figures of a sentence before one of it, in reading order."""
    first = index
    while first and told[first - 1].sentence == told[index].sentence:
        first -= 1
    return (told[at] for at in range(first, index))


def _word_before(text: str, at: int) -> str:
    word = text[max(0, at - LONGEST) : at].rstrip().rpartition(" ")[2]
    return word if word.isalpha() else ""


def _is_one_left_out(whole: Figure, listed: Sequence[Figure]) -> bool:
    """Whether the total is that of all of them but one."""
    added = sum([each.value for each in listed])
    return any(added - each.value == whole.value for each in listed if each.value)

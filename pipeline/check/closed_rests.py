"""Lists that what is left closes: `62 vụ: không đúng làn đường 19 vụ; quá tốc độ 14 vụ; rượu, bia 20 vụ; còn lại 9 vụ`.

Such parts leave nothing over, so that they make up the whole before them: in their sentence, or the nearest figure of
their kind before it that is greater than each. It is told as wrong where they nearly do, and nothing else comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Passage, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, is_one_digit_off, within
from pipeline.rulebook import Rulebook

RULE = "difference: closes a list"
LEFT = frozenset({"left"})
BACK, PASSAGES = 24, 2  # figures and passages before, among which the whole stands
FEWEST, MOST = 2, 12  # parts beside the rest
CLOSE = 12  # parts and rest differ from the whole by no more than such a part of it
TWICE, STEPS = 2, 2  # times and steps that the rest may be off
TELLING = 2  # digits of a rest that is wrong in one, or in two changed over
APART = CHANGES | COMPARED | {"plan", "each", "from", "onto", "again", "example", "cumulated", "excluded"}

Check = Callable[[Scene], Iterator[Claim]]


def closed_rest_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        if not any("left" in passage.cues for passage in scene.passages):
            return
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.is_plain and not each.figure.qualifier and _is_rest(each):
                claim = _claim(told, index, scene.passages, are_kin)
                if claim is not None:
                    yield claim

    return check


def _is_rest(each: Told) -> bool:
    """`số còn lại 26 người`, `26 người còn lại`."""
    if each.cues & LEFT:
        return each.cues.isdisjoint(APART)
    behind = each.tokens[each.at + 1 : each.at + 2]
    return bool(behind) and behind[0].cue in LEFT and each.cues.isdisjoint(APART)


def _claim(told: Sequence[Told], index: int, passages: Sequence[Passage], are_kin: AreKin) -> Claim | None:
    rest = told[index]
    first = _first_item(passages, rest)
    near = [
        each
        for each in told[max(0, index - BACK) : index]
        if first - each.passage <= PASSAGES and each.is_plain and each.level <= rest.level
        if are_kin(each.figure.unit, rest.figure.unit)
    ]
    is_item = bool(passages[rest.passage].mark)
    parts = _items(near, first, rest) if first < rest.passage else _parts(near, rest, is_item=is_item)
    if not FEWEST <= len(parts) <= MOST:
        return None
    figures = [each.figure for each in parts]
    at = near.index(parts[0])
    inside, before = _of(figures[0], figures[1:], rest.figure), None
    # Bắt 96 đối tượng. Khởi tố 41 đối tượng, trong đó 12 nữ, xử phạt 23 đối tượng; còn lại 32 đối tượng.
    whole = next((each for each in reversed(near[:at]) if _may_be_whole(each, figures)), None)
    if whole is not None:
        before = _of(whole.figure, figures, rest.figure, is_near=whole.passage >= first - is_item)
    found = [each for each in (inside, before) if each is not None]
    held = [each for each in found if each.doubt == "silent"]
    if held:
        return held[0]
    is_unsure = (inside is not None and whole is not None) or _is_of_some(parts)
    return found[0] if len(found) == 1 and not is_unsure else None


def _parts(near: Sequence[Told], rest: Told, *, is_item: bool) -> list[Told]:
    """The figures of a list that ends in the rest: in its sentence, the one before, or its paragraph."""
    own = [each for each in near if each.sentence == rest.sentence]
    if not own and near:
        own = [
            each for each in near if each.passage == rest.passage and (is_item or each.sentence == rest.sentence - 1)
        ]
    return [each for each in own if each.cues.isdisjoint(APART)]


def _first_item(passages: Sequence[Passage], rest: Told) -> int:
    """Where the list begins whose last item the rest is: `- Còn lại là các khoản khác 52 triệu đồng`."""
    first = rest.passage
    while first and passages[rest.passage].mark and passages[first - 1].mark == passages[rest.passage].mark:
        first -= 1
    return first


def _items(near: Sequence[Told], first: int, rest: Told) -> list[Told]:
    """The first figure of each item before the rest; none where one tells several or none."""
    own = [each for each in near if first <= each.passage < rest.passage and each.level == 0]
    is_each = [each.passage for each in own] == list(range(first, rest.passage))
    return own if is_each and all(each.cues.isdisjoint(APART) for each in own) else []


def _is_of_some(parts: Sequence[Told]) -> bool:
    """`…, trong đó 5 hộ …` in the middle of a list is some of what was told before."""
    return any(each.cues & OPENERS for each in parts[FEWEST:])


def _may_be_whole(each: Told, parts: Sequence[Figure]) -> bool:
    return each.cues.isdisjoint(APART - {"again"}) and each.figure.value > max(part.value for part in parts)


def _of(whole: Figure, parts: Sequence[Figure], rest: Figure, *, is_near: bool = True) -> Claim | None:
    """The claim that parts and rest make up a whole, where they do or nearly; not `is_near`: but for a slip."""
    given = whole.value - sum((part.value for part in parts), Decimal(0))
    if not parts or whole.qualifier or given <= 0 or any(part.qualifier for part in parts):
        return None
    is_slip = min(rest.digits, len(str(given))) >= TELLING and (
        are_turned(rest.value, given) or is_one_digit_off(rest.value, given)
    )
    over = abs(rest.value - given)
    is_close = over * CLOSE <= whole.value and (over <= STEPS or within(rest.value, given, TWICE))
    if not is_slip and not (is_near and is_close):
        return None
    doubt = "silent" if rest.value == given else ""
    formula, signs = ("difference", ()) if len(parts) == 1 else ("sum", (1, *(-1 for _ in parts)))
    return Claim("difference", formula, rest, (whole, *parts), doubt, rule=RULE, signs=signs, yields=True)

"""Percentages of a part in a whole that its paragraph or the head of its list tells.

Of which whole a share is, tell the other shares beside it, the words behind it, or that there is but one. One that
holds of none of those around is a slip; one that holds only of a figure of another time, or of a plan, was taken of the
wrong neighbour.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from pipeline.audit.clauses import OPENERS, alike
from pipeline.audit.loose_parts import wholes_of_several
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.share_names import Share
from pipeline.audit.shares import has_own_share, percent_of
from pipeline.audit.slips import are_same_digits, is_misreckoned, is_near, is_one_figure_off, is_pen_slip, within
from pipeline.audit.times import years_before
from pipeline.audit.wholes import Whole, WholeFinder, is_explained, siblings
from pipeline.rulebook import Rulebook

RULE, NEIGHBOUR = "ratio: of its paragraph", "ratio: of the wrong one"
TELLING_DIGITS = 3
BACK = 16
FEWEST = 2  # shares beside it that hold of one whole
TWICE = 2
TEN = 10

Check = Callable[[Scene], Iterator[Claim]]


def paragraph_share_check(rules: Rulebook) -> Check:
    """The check."""
    finder = WholeFinder(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        shares = finder.shares(scene)
        for share in shares:
            claim = _claim(share, shares, told, scene, finder)
            if claim is not None:
                yield claim

    return check


def _claim(
    share: Share, shares: Sequence[Share], told: Sequence[Told], scene: Scene, finder: WholeFinder
) -> Claim | None:
    wholes = [whole for whole in finder.wholes(share, told, scene) if not _is_of_next(whole, share)]
    held = [whole for whole in wholes if share.figure.is_share(share.part, whole.figure)]
    if not held:
        wholes += _of_several(share, shares, told)
        held = [whole for whole in wholes if share.figure.is_share(share.part, whole.figure)]
    if not wholes:
        return None
    named = finder.named(share, wholes, scene)
    if held:
        held_of = [whole for whole in held if not years_before(share.told, scene) & years_before(whole.told, scene)]
        is_open = len(held_of) == len(held) and not finder.is_of_due(share)
        wrong = _of_wrong_one(share, held, wholes, named) if is_open else None
        return wrong or _told(share, held[0], "silent")
    meant = _nearly(share, shares, wholes, named, scene, finder)
    if meant is None or is_explained(share, by_rests=len(shares) < FEWEST):
        return None
    farther = _farther(share, told, finder) if named is None else None
    if farther is not None:
        return _told(share, farther, "silent")
    is_other = named is None and finder.names_another(share.named, meant.told, scene)
    return None if is_other else _told(share, meant, "")


def _farther(share: Share, told: Sequence[Told], finder: WholeFinder) -> Whole | None:
    """`38 cán bộ: 03 lãnh đạo và 35 người ở 07 đội, là …. Nữ 15 người, tỷ lệ 39,47%`: of what opens its paragraph."""
    if share.figure.digits < TELLING_DIGITS:
        return None
    for each in reversed(told[: max(0, share.place - BACK)]):
        if each.passage != share.told.passage:
            return None
        if finder.can_be(each.figure, share.part) and share.figure.is_share(share.part, each.figure):
            return Whole(each.figure, each, is_then=False, is_behind=False)
    return None


def _is_of_next(whole: Whole, share: Share) -> bool:
    """`nữ 159 người, chiếm 55,4%. Sau học nghề, 287 học viên …`: of the next sentence, and not told as a total."""
    return whole.told.sentence > share.told.sentence and "total" not in whole.told.opening


def _of_several(share: Share, shares: Sequence[Share], told: Sequence[Told]) -> list[Whole]:
    here = share.told
    first = bisect_left(shares, here.sentence, key=_sentence_of)
    own = takewhile(lambda each: each.told.sentence == here.sentence, islice(shares, first, None))
    beside = [(each.part, each.figure) for each in own]
    around = told[max(0, share.place - BACK) : share.place]
    return [
        Whole(figure, whole, is_then=False, is_behind=False)
        for whole, figure in wholes_of_several(here, beside, around)
    ]


def _sentence_of(share: Share) -> int:
    return share.told.sentence


def _nearly(
    share: Share,
    shares: Sequence[Share],
    wholes: Sequence[Whole],
    named: Whole | None,
    scene: Scene,
    finder: WholeFinder,
) -> Whole | None:
    """The whole that is meant, where the share is nearly that of its part in it."""
    beside = [each for each in siblings(share, shares, scene) if each.part.unit == share.part.unit]
    common = _of_siblings(share, beside, wholes)
    if common is not None:
        given = _given(share, common)
        is_near_by = _are_parts(share, beside, common) and within(share.figure.value, given, TWICE)
        return common if is_near_by or _is_slip(share, given) else None
    whole = _made_up(share, beside, wholes)
    if whole is not None:
        return whole if is_misreckoned(share.figure.value, _given(share, whole)) else None
    meant = named or _only(share, wholes)
    if meant is None or (named is None and _is_beside_another(share, beside, meant)):
        return None
    given = _given(share, meant)
    is_sure = named is None and _is_opened(share, meant)
    told = share.figure.value
    if named is not None and _is_told_of(share, named, scene, finder):
        return meant if is_near(told, given) or is_misreckoned(told, given) or _is_slip(share, given) else None
    if is_sure and (is_near(told, given) or are_same_digits(told, given) or is_one_figure_off(told, given)):
        return meant
    is_wrong = is_near(told, given) or _is_slip(share, given)
    return meant if is_wrong and finder.names.is_clear(share, meant.told, told_figures(scene), scene) else None


def _made_up(share: Share, beside: Sequence[Share], wholes: Sequence[Whole]) -> Whole | None:
    """`45 giáo viên, xếp loại tốt 39 người (86,7%), khá 06 người (31,3%)`: the parts come to it, the others hold."""
    here = [
        each for each in beside if each.told.sentence == share.told.sentence and each.part.start != share.part.start
    ]
    parts = {each.part.start: each.part.value for each in (share, *here)}
    for whole in wholes:
        if here and sum(parts.values()) == whole.figure.value:
            return whole if all(each.figure.is_share(each.part, whole.figure) for each in here) else None
    return None


def _is_told_of(share: Share, named: Whole, scene: Scene, finder: WholeFinder) -> bool:
    """Whether its whole is told in the bracket behind it, or the words behind it stand beside that."""
    return named.told in (share.behind, share.of) or finder.is_told_as(share.told, named.told, scene)


def _is_slip(share: Share, given: Decimal) -> bool:
    told = share.figure.value
    is_tenfold = TEN * told == given or told == TEN * given  # Nợ quá hạn 207 triệu đồng, chiếm 3,00% dư nợ
    is_long = sum(map(str.isdigit, share.figure.text)) >= TELLING_DIGITS
    is_turned = share.figure.digits >= TELLING_DIGITS and are_same_digits(told, given)
    return is_pen_slip(told, given) or is_turned or (is_tenfold and is_long)


def _are_parts(share: Share, beside: Sequence[Share], whole: Whole) -> bool:
    """Whether the parts of its sentence, and its own, come to no more than the whole: people have several traits."""
    here = [each for each in beside if each.told.sentence == share.told.sentence]
    parts = {each.part.start: each.part.value for each in (share, *here) if each.part.start != whole.figure.start}
    return sum(parts.values()) <= whole.figure.value


def _is_beside_another(share: Share, beside: Sequence[Share], whole: Whole) -> bool:
    """Whether a share of its sentence is of something else, so that this one may be too."""
    own = [each for each in beside if each.told.sentence == share.told.sentence]
    return any(not each.figure.is_share(each.part, whole.figure) for each in own)


def _told(share: Share, whole: Whole, doubt: str, rule: str = RULE) -> Claim:
    is_wrong_one = rule == NEIGHBOUR
    return Claim("ratio", "ratio", share.figure, (share.part, whole.figure), doubt, rule=rule, yields=not is_wrong_one)


def _given(share: Share, whole: Whole) -> Decimal:
    return percent_of(share.part, whole.figure, share.figure)


def _of_wrong_one(share: Share, held: Sequence[Whole], wholes: Sequence[Whole], named: Whole | None) -> Claim | None:
    """`3.846 ha, bằng 97,6% vụ trước (3.940 ha); trong đó lúa lai 1.615 ha, chiếm 41,0%`: it is of what is now."""
    if share.figure.digits < TELLING_DIGITS or any(not whole.is_then for whole in held):
        return None
    now = [whole for whole in wholes if not whole.is_then and not whole.is_behind]
    if named is not None and named in held:
        return None
    meant = named or (now[0] if len({whole.figure.value for whole in now}) == 1 else None)
    if meant is None or meant.is_then or any(_is_part(meant, whole) for whole in held):
        return None
    return _told(share, meant, "", NEIGHBOUR)


def _is_part(part: Whole, whole: Whole) -> bool:
    """`được giao 19 công chức, 15 người trong biên chế, 04 người hợp đồng; nữ 11 người`: of all that were to be."""
    rest = whole.figure.value - part.figure.value
    is_before = whole.figure.start < part.figure.start
    return is_before and any(token.figure is not None and token.figure.value == rest for token in part.told.tokens)


def _of_siblings(share: Share, beside: Sequence[Share], wholes: Sequence[Whole]) -> Whole | None:
    """The whole of which the shares beside it are, those that tell enough."""
    for whole in wholes:
        held = [each for each in beside if each.figure.is_share(each.part, whole.figure)]
        held = [each for each in held if each.part.start != share.part.start]
        telling = [each for each in held if each.figure.digits >= TELLING_DIGITS]
        if len(held) >= FEWEST and telling and 2 * len(held) >= len(beside):
            return whole
    return None


def _only(share: Share, wholes: Sequence[Whole]) -> Whole | None:
    """The only whole of its unit before it, or the one that the words `trong đó` part."""
    before = [whole for whole in wholes if not whole.is_behind and not whole.is_then]
    own = [whole for whole in before if alike(whole.figure.unit, share.part.unit)]
    own = own or [
        whole for whole in before if share.told.sentence - whole.told.sentence <= 1
    ]  # 1.486 học sinh. Có 721 em nữ
    own = [whole for whole in own if not has_own_share(whole.told.tokens, whole.told.at)]
    own = [whole for whole in own if whole.told.sentence == share.told.sentence] or own
    if len({whole.figure.value for whole in own}) == 1:
        return own[0]
    opened = [whole for whole in before if _is_opened(share, whole)]
    return opened[0] if opened else None


def _is_opened(share: Share, whole: Whole) -> bool:
    """`412 hộ, trong đó 96 hộ …, chiếm 23,3%`: the word that opens parts stands between, and no other figure."""
    tokens = share.told.tokens
    if whole.told.tokens is not tokens:
        return False
    part_at = next((at for at, token in enumerate(tokens) if token.start == share.part.start), 0)
    between = tokens[whole.told.at + 1 : part_at]
    return any(token.cue in OPENERS for token in between) and not any(token.cue == "figure" for token in between)

"""What is left in prose: total, what is done, and `còn lại`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import (
    ASIDE,
    OPENERS,
    alike,
    before,
    denominator,
    figure_at,
    is_aside,
    is_plain,
    same_unit,
)
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import is_misreckoned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

PAIR = 2  # a total and what was taken from it
LOOSE = ASIDE | {"fulfilled"}  # between `còn lại` and a figure: những xã còn lại đạt 15 tiêu chí
LIST_OPENERS = OPENERS | {"open", "colon"}
HEADS = 3  # figures of the sentences before, of which one may be the total of a list
LEFT = frozenset({"left", "rest"})  # `rest` is weaker: còn nợ, còn

Check = Callable[[Scene], Iterator[Claim]]


def difference_check(rules: Rulebook) -> Check:
    """The check."""
    doing = tuple(f" {word} " for word in rules.words("checks.complements.doing"))
    plural = tuple(f" {word} " for word in rules.words("checks.listing.plural"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = [passage for passage in told_passages(scene) if passage.cues & LEFT]
        if not told:
            return
        starts = (token.start for passage in told for token in passage.tokens)
        subjects = {at: f" {scene.subject_at[at]} " for at in starts if at in scene.subject_at}
        under_way = frozenset([at for at, subject in subjects.items() for word in doing if word in subject])
        of_others = frozenset([at for at, subject in subjects.items() if subject.startswith(plural)])
        for passage in told:
            earlier: list[Figure] = []
            above: list[Figure] = []  # of the sentence before
            for sentence in passage.sentences:
                yield from _in_sentence(sentence, earlier, under_way, of_others)
                yield from _opening(sentence, above, under_way)
                amounts = _amounts(sentence)
                above = [*above, *amounts] if len(above) == len(amounts) == 1 else amounts
                earlier += [t.figure for t in sentence.tokens if t.figure is not None and is_plain(t.figure)]

    return check


def _in_sentence(
    sentence: Sentence, earlier: Sequence[Figure], under_way: frozenset[int], of_others: frozenset[int]
) -> Iterator[Claim]:
    """`of_others`: figures whose subject is of several: `17/19 tiêu chí, các xã còn lại đạt từ 11 tiêu chí trở lên`."""
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        rest = token.figure
        if rest is None or not is_plain(rest):
            continue
        cues = before(tokens, index, levels)
        if "onto" in cues:
            continue  # nâng tổng số hộ còn dư nợ lên 9.412 hộ
        if not cues & LEFT:
            claim = _beside_left(tokens, levels, index, rest)
            if claim is not None:
                yield claim
            continue
        is_weak = "left" not in cues
        since = max((at for at in range(index) if tokens[at].cue == "semicolon"), default=-1) + 1
        if any(t.cue in OPENERS for t in tokens[since:index]) or _is_listed(tokens, levels, index, earlier):
            continue  # the sum of all parts tells the same
        done = next((t.figure for t in reversed(tokens[:index]) if t.figure is not None and t.figure.unit != "%"), None)
        if done is not None and done.of is not None and alike(done.unit, rest.unit):  # 139/145 đơn; còn lại 06 đơn
            high, low = denominator(done)
            is_loose = is_weak or bool(cues & LOOSE) or rest.start in of_others
            doubt = "silent" if is_loose and not _is_nearly(rest, high, low) else ""
            yield Claim("difference", "difference", rest, (high, low), doubt, rule="difference: left")
            continue
        places = [
            at
            for at in range(index)
            if tokens[at].cue == "figure" and levels[at] == levels[index] and is_plain(tokens[at].figure)
            if same_unit(rest, figure_at(tokens, at))
        ]
        kept = [at for at in places if not is_aside(tokens, at, levels)]
        if is_weak:
            claim = _weak(rest, tokens, levels, places)
        else:
            told = [figure_at(tokens, at) for at in _total_first(tokens, kept)]
            is_sure = kept == places and not any(figure.start in under_way for figure in told)
            claim = _claim(rest, told, earlier, is_sure=is_sure)
        if claim is not None:
            yield claim


def _is_listed(tokens: Sequence[Token], levels: Sequence[int], index: int, earlier: Sequence[Figure]) -> bool:
    """`179 thôn (102 thôn khu vực III, 63 thôn khu vực II, số còn lại 14 thôn)`: parts of the total before the list.

    The list is opened by a bracket or a colon behind the total, or by `cụ thể:` with semicolons between its items.
    """
    rest = figure_at(tokens, index)
    places = [at for at in range(index) if levels[at] == levels[index] and _is_of(rest, tokens[at].figure)]
    if len(places) < PAIR:
        return False
    first = places[0]
    opened = first - 1
    while opened >= 0 and tokens[opened].figure is None and tokens[opened].cue not in LIST_OPENERS:
        opened -= 1
    if opened < 0 or tokens[opened].figure is not None:
        return False
    heads = [*earlier[-HEADS:], *(t.figure for t in tokens[:opened] if t.figure is not None)]
    greatest = figure_at(tokens, first).value
    return any(_is_of(rest, head) and head.value > greatest for head in heads)


def _is_of(rest: Figure, figure: Figure | None) -> bool:
    return figure is not None and is_plain(figure) and same_unit(rest, figure)


def _total_first(tokens: Sequence[Token], places: Sequence[int]) -> list[int]:
    """`281 hộ trong tổng số 318 hộ, còn lại 37 hộ`: the total, which is told behind its part."""
    is_turned = len(places) == PAIR and [t.cue for t in tokens[places[0] + 1 : places[1]]] == ["total"]
    return [*reversed(places)] if is_turned else [*places]


def _beside_left(tokens: Sequence[Token], levels: Sequence[int], index: int, rest: Figure) -> Claim | None:
    """`tổng kinh phí 62,4 tỷ đồng, đã chi trả 54,9 tỷ đồng cho 281 hộ; còn lại 37 hộ với số tiền 7,5 tỷ đồng`."""
    beside = next((at for at in range(index - 1, -1, -1) if tokens[at].figure is not None), None)
    if beside is None or {token.cue for token in tokens[beside + 1 : index]} - {"result"}:
        return None
    if "left" not in before(tokens, beside, levels) or same_unit(rest, figure_at(tokens, beside)):
        return None
    places = [
        at
        for at in range(beside)
        if tokens[at].cue == "figure" and is_plain(tokens[at].figure) and same_unit(rest, figure_at(tokens, at))
    ]
    if any(levels[at] != levels[index] or is_aside(tokens, at, levels) for at in places) or len(places) != PAIR:
        return None
    if any(token.cue in OPENERS for token in tokens[places[0] : index]):
        return None
    high, low = (figure_at(tokens, at) for at in places)
    doubt = "" if high.value > low.value and _is_nearly(rest, high, low) else "silent"
    return Claim("difference", "difference", rest, (high, low), doubt, rule="difference: left")


def _amounts(sentence: Sentence) -> list[Figure]:
    """The quantities and amounts of a sentence; none where one tells a change, or two things stand in brackets."""
    tokens, levels = sentence.tokens, sentence.levels
    places = [at for at, token in enumerate(tokens) if token.cue == "figure" and is_plain(token.figure)]
    if any(levels[at] or before(tokens, at, levels) & ASIDE - {"plan", "apart", "cumulated"} for at in places):
        return []
    return [figure_at(tokens, at) for at in places]


def _opening(sentence: Sentence, above: Sequence[Figure], under_way: frozenset[int]) -> Iterator[Claim]:
    """`Kế hoạch 6.842,5 tỷ đồng, giải ngân 3.917,6 tỷ đồng. Còn lại 2.924,9 tỷ đồng`: of the only two before."""
    tokens, levels = sentence.tokens, sentence.levels
    at = next((at for at, token in enumerate(tokens) if token.figure is not None), None)
    if at is None or not before(tokens, at, levels) & LEFT or len(above) != PAIR or above[1].start in under_way:
        return
    rest, (low, high) = figure_at(tokens, at), sorted(above, key=lambda each: each.value)
    if is_plain(rest) and same_unit(rest, high) and same_unit(rest, low) and _is_nearly(rest, high, low):
        yield Claim("difference", "difference", rest, (high, low), rule="difference: left")


def _is_nearly(rest: Figure, high: Figure, low: Figure) -> bool:
    """Whether what is left is nearly what follows, or that with a slip in one of the three."""
    over = rest.value - (high.value - low.value)
    slips = ((rest.value, rest.value - over), (high.value, high.value + over), (low.value, low.value - over))
    return is_near(*slips[0]) or any(is_small_slip(*each) for each in slips[1:])


def _weak(rest: Figure, tokens: Sequence[Token], levels: Sequence[int], places: Sequence[int]) -> Claim | None:
    """`5.420 triệu đồng, đã trả 3.175 triệu đồng, còn nợ 2.245 triệu đồng`: sure of the only two, where it is near."""
    if len(places) != PAIR:
        return None
    high, low = (figure_at(tokens, at) for at in places)
    cues = [before(tokens, at, levels) & ASIDE for at in places]
    if cues[0] - {"plan"} or cues[1] - {"down"} or low.value >= high.value or not _is_nearly(rest, high, low):
        return None
    return Claim("difference", "difference", rest, (high, low), rule="difference: left")


def _is_near_sum(total: Figure, told: Sequence[Figure], rest: Figure) -> bool:
    """Whether the rest is nearly what two parts or more leave of a total told before, and not of one another."""
    if len(told) < PAIR or not same_unit(total, rest) or any(each.value >= total.value for each in told):
        return False
    left = total.value - sum((each.value for each in told), Decimal(0))
    return left > 0 and is_near(rest.value, left) and not _is_nearly(rest, told[0], told[1])


def _claim(rest: Figure, told: Sequence[Figure], earlier: Sequence[Figure], *, is_sure: bool) -> Claim | None:
    """`is_sure`: no other figure stands by, and none tells what is under way, which is no part taken from a total."""
    every = sum((figure.exactly for figure in told), rest.exactly)
    if not told or any(figure.exactly == every for figure in earlier):
        return None  # 194,4 tỷ đồng. Vùng Bắc 110,5 tỷ đồng, vùng Tây 52,9 tỷ đồng, các tỉnh còn lại 31 tỷ đồng
    total = next((each for each in reversed(earlier[-HEADS:]) if _is_near_sum(each, told, rest)), None)
    if total is not None:  # 179 thôn. Vùng cao 102 thôn, vùng thấp 63 thôn, số còn lại 15 thôn
        signs = (1, *(-1 for _ in told))
        return Claim("difference", "sum", rest, (total, *told), rule="difference: left", signs=signs)
    if len(told) == PAIR and told[0].value > told[1].value:
        # Not of lạc 1.015 ha, vừng 285 ha, còn lại 100 ha mía.
        is_meant = is_sure and is_misreckoned(rest.value, told[0].value - told[1].value)
        doubt = "" if is_meant else "silent"
        return Claim("difference", "difference", rest, (told[0], told[1]), doubt, rule="difference: left")
    taken = sum(figure.exactly for figure in told[1:])
    if len(told) > PAIR and told[0].exactly - taken == rest.exactly:
        signs = (1, *(-1 for _ in told[1:]))
        return Claim("difference", "sum", rest, tuple(told), "silent", rule="difference: left", signs=signs)
    # 26 đơn, gồm 17 đơn kiến nghị, 09 đơn tố cáo; đã giải quyết 22 đơn, còn lại 04 đơn
    for whole in reversed([*(figure for figure in earlier if same_unit(rest, figure)), *told[:-1]]):
        if whole.exactly - told[-1].exactly == rest.exactly:
            return Claim("difference", "difference", rest, (whole, told[-1]), "silent", rule="difference: left")
    return None

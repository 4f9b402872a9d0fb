"""Percentages in prose and what they are of: `186/337 đạt 55,19%`, plan and done, shares of a total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from pipeline.audit.clauses import (
    CHANGES,
    COMPARED,
    OPENERS,
    before,
    bracket_figure,
    change_before_bracket,
    direct_figure,
    figure_at,
    is_plain,
    quantities_before,
    same_unit,
)
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.near_ratios import (
    MOST_WHOLES,
    PART,
    are_counts,
    begins_anew,
    is_of_change,
    nearly,
    nearly_before,
    of_plan,
    right_way,
    whole_of_list,
)
from pipeline.audit.nearby import told_passages
from pipeline.audit.other_bases import of_own_base, of_two_times, other_base
from pipeline.audit.shares import (
    BASED,
    LINKED,
    STOPS,
    follows,
    has_own_share,
    is_alone,
    is_nearly,
    is_of_other,
    is_parted,
    is_turned,
)
from pipeline.audit.written import ratio_claim
from pipeline.rulebook import Rulebook

SLIP = Fraction(1, 100)  # of a percentage: so near, it is of that total, but wrong
TELLING_DIGITS = 3  # of a share: one that holds of another figure of its sentence is of that
NO_BASE = CHANGES | {"left", "rest", "some_parts", "all_parts", "example"}  # in a bracket behind a share
Check = Callable[[Scene], Iterator[Claim]]


def ratio_check(rules: Rulebook) -> Check:
    """The check."""
    kin, of_other = kin_of(rules), other_base(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        subjects = scene.subject_at
        head: Figure | None = None  # of the list that the passage is an item of
        for passage in told_passages(scene):
            opened = _head(passage.tokens)
            if not passage.mark:
                head = opened
            if "%" not in passage.units:
                head = opened or head
                continue
            earlier: list[Figure] = []
            totals: list[Figure] = []
            for sentence in passage.sentences:
                for claim in map(right_way, _in_sentence(sentence, earlier, totals, kin)):
                    own = of_two_times(of_own_base(claim, scene, subjects), sentence)
                    yield of_other(own, sentence, scene.text)
                if passage.mark and head is not None:
                    yield from _in_item(sentence.tokens, head)
                plain = [at for at, t in enumerate(sentence.tokens) if t.figure is not None and t.figure.is_plain]
                earlier += [figure_at(sentence.tokens, at) for at in plain]
                if "total" in passage.cues:
                    named = (at for at in plain if "total" in before(sentence.tokens, at, sentence.levels))
                    totals += [figure_at(sentence.tokens, at) for at in named]

    return check


class _Place(NamedTuple):
    """A percentage in its sentence: `levels`: brackets that each token stands in; `at`: its own; `cues`: before it."""

    tokens: Sequence[Token]
    levels: Sequence[int]
    at: int
    cues: set[str]

    @property
    def share(self) -> Figure:
        """The percentage."""
        return figure_at(self.tokens, self.at)

    @property
    def cue_behind(self) -> str:
        """The cue of the next token; "" at the end."""
        return self.tokens[self.at + 1].cue if self.at + 1 < len(self.tokens) else ""


def _in_sentence(sentence: Sentence, earlier: Sequence[Figure], totals: Sequence[Figure], kin: Kin) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        share = token.figure
        if share is None or share.unit != "%" or share.is_range or token.cue != "figure":
            continue
        place = _Place(tokens, levels, index, before(tokens, index, levels))
        if place.cues & CHANGES or change_before_bracket(tokens, index, levels) is not None:
            continue
        claim = ratio_claim(tokens, index, share, kin) or _of_parts(place, earlier)
        if claim is None and place.cue_behind == "total":
            claim = _of_total(place, totals)
        if claim is not None:
            yield claim


def _head(tokens: Sequence[Token]) -> Figure | None:
    """The last figure of a paragraph that ends by opening a list."""
    is_opened = False
    for token in reversed(tokens):
        if token.cue == "figure":
            return token.figure if is_opened and is_plain(token.figure) else None
        is_opened = is_opened or token.cue in OPENERS or token.cue == "colon"
    return None


def _in_item(tokens: Sequence[Token], head: Figure) -> Iterator[Claim]:
    """`- Ngân sách tỉnh: 2.150 triệu đồng (24,87%)`: a share of what the list is of."""
    for at in range(2, len(tokens)):
        share, part = tokens[at].figure, tokens[at - 2].figure
        if share is None or part is None or share.unit != "%" or tokens[at - 1].cue not in {"open", "share"}:
            continue
        if tokens[at - 2].cue == "figure" and is_plain(part) and same_unit(part, head) and part.value <= head.value:
            yield Claim("ratio", "ratio", share, (part, head), "", rule="ratio: share of a list", yields=True)


def _is_no_base(tokens: Sequence[Token], index: int, at: int, part: Figure) -> bool:
    """`chiếm 6% (giảm 15 hộ so với năm 2021)`, `đạt 90% (còn 5 đơn chưa giải quyết)`; what is less than its part."""
    within = {token.cue for token in tokens[index + 1 : at]}
    share, told = figure_at(tokens, index), figure_at(tokens, at)
    is_less = share.value < HUNDRED and same_unit(part, told) and told.value < part.value
    return "open" in within and (bool(within & NO_BASE) or (is_less and not share.is_share(part, told)))


def _of_parts(place: _Place, earlier: Sequence[Figure]) -> Claim | None:
    """A figure and the one that it is a part or the fulfilment of."""
    tokens, levels, index, cues = place
    share = place.share
    in_bracket = tokens[index - 1].cue == "open" if index else False
    if not (cues & LINKED or in_bracket) or (in_bracket and _is_of_then(tokens, index)):
        return None
    places = [at for at in quantities_before(tokens, index, levels) if not before(tokens, at, levels) & CHANGES]
    if not places or (is_of_change(tokens, levels, index) and place.cue_behind not in BASED):
        return None
    part_at = _part(tokens, levels, places)
    part = figure_at(tokens, part_at)
    told = bracket_figure(tokens, index + 1, STOPS) or direct_figure(tokens, index + 1, BASED)
    if told is not None and _is_no_base(tokens, index, told[0], part):
        told = None
    if told is not None and before(tokens, part_at, levels) & COMPARED:  # giảm so với 5.650 người, đạt 80% của 6.800
        part_at = next((at for at in places if not before(tokens, at, levels) & COMPARED), part_at)
        part = figure_at(tokens, part_at)
    if told is not None and (
        same_unit(part, figure_at(tokens, told[0])) or are_counts(part, figure_at(tokens, told[0]), told[1])
    ):
        part_at = whole_of_list(tokens, places, part_at)
        part = figure_at(tokens, part_at)
        is_apart = bool({"semicolon", *CHANGES} & {token.cue for token in tokens[part_at:index]})
        doubt = "" if (told[1] & BASED or is_alone(tokens, index)) and not is_apart else "silent"
        return Claim("ratio", "ratio", share, (part, figure_at(tokens, told[0])), doubt, rule="ratio: base told")
    wholes = [at for at in places if at != part_at and same_unit(part, figure_at(tokens, at))]
    if wholes and begins_anew(tokens, part_at, wholes[0]):  # …, dịch vụ 620 triệu đồng; so với kế hoạch 7.200 triệu
        part_at = whole_of_list(tokens, [at for at in places if at < wholes[0]], part_at)
        part, wholes = figure_at(tokens, part_at), [at for at in wholes if at != part_at]
        if part_at > places[-1] and not share.is_share(part, figure_at(tokens, wholes[0])):
            return None
    return (
        of_plan(tokens, index, part_at)
        or _best(share, part, [figure_at(tokens, at) for at in wholes])
        or _on_total(tokens, share, part_at, places, wholes)
        or _of_sure(place, part_at, wholes)
        or nearly(tokens, index, part_at, wholes)
        or _best(share, part, [figure for figure in earlier if same_unit(part, figure)])
        or nearly_before(tokens, index, part_at, earlier[-MOST_WHOLES:])
        or _unsure(tokens, index, part_at)
    )


def _is_of_then(tokens: Sequence[Token], index: int) -> bool:
    """`cao hơn cùng kỳ năm 2013 (70,6%)`: the bracket tells what it is compared with."""
    lead = takewhile(lambda token: token.figure is None and token.cue != "comma", reversed(tokens[: index - 1]))
    return any(token.cue in COMPARED for token in lead)


def _unsure(tokens: Sequence[Token], index: int, part_at: int) -> Claim | None:
    """`7.846 hộ, trong đó hộ nghèo 2.438 hộ (37,01%)`: told, though it is no share of that total."""
    opened = next((at for at in range(part_at - 1, -1, -1) if tokens[at].figure is not None), None)
    if opened is None or is_of_other(tokens, index) or not any(t.cue in OPENERS for t in tokens[opened:part_at]):
        return None
    part, whole = figure_at(tokens, part_at), figure_at(tokens, opened)
    between = {token.cue for token in tokens[part_at + 1 : index]} - {"comma", "open", "share"}
    if between or tokens[opened].cue != "figure" or not is_plain(whole) or not same_unit(part, whole):
        return None
    if whole.value < part.value:
        return None
    share = figure_at(tokens, index)
    return Claim("ratio", "ratio", share, (part, whole), "unsure_parts", rule="ratio: opened", yields=True)


def _on_total(
    tokens: Sequence[Token], share: Figure, part_at: int, places: Sequence[int], wholes: Sequence[int]
) -> Claim | None:
    """`61 hộ trên tổng số 1.322 hộ, tương đương 4,61%`."""
    if part_at == places[0] or not wholes or wholes[0] != places[0]:
        return None
    if any(token.cue == "semicolon" and token.start < share.start for token in tokens[wholes[0] :]):
        return None  # 45 km, kế hoạch 60 km; khối lượng đào đắp đạt 82%
    operands = figure_at(tokens, part_at), figure_at(tokens, wholes[0])
    return Claim("ratio", "ratio", share, operands, "", rule=PART)


def _of_sure(place: _Place, part_at: int, wholes: Sequence[int]) -> Claim | None:
    """The total that the words name, unless the percentage may be of a part of it."""
    tokens, index, share = place.tokens, place.at, place.share
    part, base = figure_at(tokens, part_at), _sure_base(place, part_at, wholes)
    if base is None or not (tokens[index - 1].cue == "open" or follows(tokens, index, part_at)):
        return None
    others = [figure_at(tokens, at) for at in range(part_at) if tokens[at].cue == "figure"]
    if share.digits >= TELLING_DIGITS and any(is_plain(each) and share.is_share(part, each) for each in others):
        return None  # 33.114 chị, đã tập hợp 24.836 hội viên; trong số hội viên có 8.941 chị …, chiếm 36,0%
    doubt = "silent" if is_parted(tokens, base) and not is_nearly(share, part, base) else ""
    return Claim("ratio", "ratio", share, (part, base), doubt, rule=PART)


def _of_total(place: _Place, totals: Sequence[Figure]) -> Claim | None:
    """`… là 10.543 hộ, chiếm 57,87% tổng số hộ`: of the only total of the sentences before; a slip is nearly right."""
    tokens, levels, index, cues = place
    share = place.share
    places = quantities_before(tokens, index, levels)
    if not places or not cues & LINKED or not follows(tokens, index, places[0]):
        return None
    part = figure_at(tokens, places[0])
    wholes = [total for total in totals if same_unit(part, total) and total.value > part.value]
    if len({whole.value for whole in wholes}) != 1:
        return None
    computed = part.exactly / wholes[0].exactly * 100
    is_slip = abs(computed - share.exactly) <= SLIP * share.exactly or is_turned(share, part, wholes[0])
    return Claim("ratio", "ratio", share, (part, wholes[0]), "" if is_slip else "silent", rule="ratio: of the total")


def _part(tokens: Sequence[Token], levels: Sequence[int], places: Sequence[int]) -> int:
    """The nearest figure, but for a plan, or the total of `214 hộ trên tổng số 15.286 hộ`."""
    told = [at for at in places if "plan" not in before(tokens, at, levels)] or list(places)
    first = told[0]
    if len(told) > 1 and "total" in before(tokens, first, levels) and tokens[first - 1].cue == "total":
        between = {token.cue for token in tokens[told[1] + 1 : first]}
        if between == {"total"} and same_unit(figure_at(tokens, first), figure_at(tokens, told[1])):
            return told[1]
    return first


def _best(share: Figure, part: Figure, wholes: Sequence[Figure]) -> Claim | None:
    """The first total of which the part is that share."""
    for whole in wholes:
        if share.is_share(part, whole):
            return Claim("ratio", "ratio", share, (part, whole), "silent", rule="ratio")
    return None


def _sure_base(place: _Place, part_at: int, wholes: Sequence[int]) -> Figure | None:
    """The total that must be meant: of plans the only one, of shares the one before `trong đó` or the only figure."""
    tokens, levels, index, cues = place
    if place.cue_behind in COMPARED:
        return None  # đạt 95% kế hoạch, bằng 104% so với cùng kỳ
    wholes = [at for at in wholes if not has_own_share(tokens, at)]
    of_plan = place.cue_behind == "plan"
    planned = [
        at
        for at in wholes
        if "plan" in before(tokens, at, levels) and "semicolon" not in {token.cue for token in tokens[at:index]}
    ]
    if of_plan or planned:
        if not of_plan and any(t.figure is not None and t.figure.unit == "%" for t in tokens[part_at:index]):
            return None  # đạt 95%, bằng 104%: of something else than the first
        return figure_at(tokens, planned[0]) if len(planned) == 1 and "fulfilled" in cues else None
    if place.cue_behind in BASED or "share" not in cues:
        return None
    opened = [at for at in wholes if any(tokens[i].cue in OPENERS for i in range(at, part_at))]
    heads = opened[:1] if opened else wholes
    return figure_at(tokens, heads[0]) if len(heads) == 1 else None

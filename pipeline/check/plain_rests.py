"""What is left, told at once behind a whole and what is done: `nhận 41 đơn, đã giải quyết 37 đơn, tồn 04 đơn`.

Numbers without a unit take part: `số trẻ trong diện 1.684, đã tiêm 1.612, chưa tiêm 72 trẻ`. The form says what is
meant, so that a slip counts in two digits, too, and where nothing follows in one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import ASIDE, OPENERS, alike, before, denominator, figure_at
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.lent import lend
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import are_turned, digits_of, is_near, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

PAIR = 2  # a whole and what is done of it
TEN = 10
STEPS = 2  # by which a rest of one digit may be wrong
LEAST_WHOLE = 10
LONGEST_TIE = 60  # characters between what is done and the rest
REST = frozenset({"rest", "left"})
MARKS = frozenset({"comma", "semicolon"})
IDLE = MARKS | REST | {"and", "fulfilled", "apart", "cumulated"}  # between what is done and the rest
ADJACENT = 2  # characters between a mark and the word behind it
# Of the whole, and of what is done.
WHOLE = frozenset({"plan", "total", "compared"})
DONE = frozenset({"apart", "cumulated", "fulfilled"})
SHARES = frozenset({"%", POINTS})

Check = Callable[[Scene], Iterator[Claim]]


def plain_rest_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    undone = tuple(f"{word} " for word in rules.words("checks.complements.undone"))

    def check(scene: Scene) -> Iterator[Claim]:
        not_done = {at for at, subject in scene.subject_at.items() if f"{subject} ".startswith(undone)}
        for passage in told_passages(scene):
            if not not_done and passage.cues.isdisjoint(REST):
                continue
            for sentence in passage.sentences:
                if len(sentence.tokens) > PAIR:
                    yield from _in_sentence(sentence, not_done, kin)

    return check


def _in_sentence(sentence: Sentence, not_done: Collection[int], kin: Kin) -> Iterator[Claim]:
    """`not_done`: where the figures begin whose subject says so."""
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        rest = token.figure
        if rest is None or not _is_quantity(rest) or rest.qualifier:
            continue
        cues = before(tokens, index, levels)
        is_told = bool(cues & REST) or rest.start in not_done
        if is_told and not cues & ASIDE:
            claim = _claim(tokens, levels, index, rest, kin)
            if claim is not None:
                yield claim


def _is_quantity(figure: Figure) -> bool:
    return figure.of is None and not figure.is_range and not figure.per and figure.unit not in SHARES


def _claim(tokens: Sequence[Token], levels: Sequence[int], index: int, rest: Figure, kin: Kin) -> Claim | None:
    places = _places(tokens, levels, index, kin)
    if not places:
        return None
    ratio = tokens[places[-1]].figure
    if ratio is not None and ratio.of is not None:  # 25/32 xã; còn 07 xã chưa đạt
        places = [places[-1], *places]
    if len(places) < PAIR:
        return None
    first, last = places[-2:]
    two = denominator(ratio) if first == last and ratio is not None else (tokens[first].figure, tokens[last].figure)
    whole, done = _in_unit([*two, rest])
    if whole is None or done is None or not _are_kin((whole, done, rest), kin):
        return None
    cues = before(tokens, first, levels), before(tokens, last, levels)
    if whole.value < done.value and "compared" in cues[1]:  # 286 người so với 302 biên chế được giao, chưa sử dụng 16
        whole, done = done, whole
    elif cues[0] & (ASIDE - WHOLE) or cues[1] & (ASIDE - DONE):
        return None
    between = [token for at, token in enumerate(tokens[last + 1 : index], last + 1) if levels[at] == levels[index]]
    is_next = not {token.cue for token in between} - IDLE and tokens[index].start - tokens[last].end <= LONGEST_TIE
    is_opened = any(token.cue in OPENERS for token in tokens[first:index])
    if not is_next or is_opened or _is_of_other(between) or whole.value <= done.value:
        return None
    is_pair = first == last or len(places) == PAIR
    is_first = is_pair or any(token.cue in {"colon", "semicolon"} for token in tokens[places[-3] + 1 : first])
    given = whole.value - done.value
    is_meant = is_first and whole.value >= LEAST_WHOLE and _is_meant(rest, whole, done, given, _ends(tokens, index))
    doubt = "" if is_meant else "silent"
    return Claim("difference", "difference", rest, (whole, done), doubt, rule="difference: left", yields=True)


def _is_of_other(between: Sequence[Token]) -> bool:
    """`412 hộ thoát nghèo; hộ cận nghèo còn 1.563 hộ`: something else is named before the word for a rest."""
    mark = next((at for at in range(len(between) - 1, -1, -1) if between[at].cue in MARKS), None)
    after = [] if mark is None else between[mark : mark + 2]
    return len(after) == PAIR and after[1].cue in REST and after[1].start - after[0].end > ADJACENT


def _places(tokens: Sequence[Token], levels: Sequence[int], index: int, kin: Kin) -> list[int]:
    """The quantities of its kind before the rest in its sentence, not those in brackets of their own."""
    rest = figure_at(tokens, index)
    return [
        at
        for at in range(index)
        if levels[at] == levels[index] and (figure := tokens[at].figure) is not None
        if _is_quantity(figure) or (figure.of is not None and not figure.is_range)
        if not rest.unit or not figure.unit or _are_kin((figure, rest), kin)
    ]


def _in_unit(figures: Sequence[Figure | None]) -> tuple[Figure | None, Figure | None]:
    """The whole and what is done, in the unit that one of the three tells."""
    named = next((each for each in reversed(figures) if each is not None and each.unit), None)
    if named is None:
        return None, None
    first, last = (None if each is None else lend(each, named) for each in figures[:PAIR])
    return first, last


def _are_kin(figures: Sequence[Figure], kin: Kin) -> bool:
    *others, rest = figures
    unit = rest.unit or others[-1].unit
    return all(alike(each.unit, unit) or kin(each.unit) == kin(unit) for each in others)


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing goes on behind the rest: only the end of the sentence, or another clause."""
    behind = [token.cue for token in tokens[index + 1 :] if token.cue not in REST | {"fulfilled"}]
    return not behind or behind[0] in {"semicolon", "open"}


def _is_meant(rest: Figure, whole: Figure, done: Figure, given: Decimal, is_end: bool) -> bool:
    over = rest.value - given
    if not over:
        return True
    if not is_end:  # 412 vụ: hàng giả 118 vụ, không niêm yết giá 96 vụ, không rõ nguồn gốc 198 vụ
        return is_near(rest.value, given)
    if is_small_slip(whole.value, whole.value + over) or is_small_slip(done.value, done.value - over):
        return True
    are_same = sorted(digits_of(rest.value)) == sorted(digits_of(given))  # 12 for 21
    is_short = rest.value < TEN and given < TEN and abs(over) <= STEPS
    is_slip = is_near(rest.value, given) or is_one_digit_off(rest.value, given) or are_turned(rest.value, given)
    return is_short or are_same or is_slip

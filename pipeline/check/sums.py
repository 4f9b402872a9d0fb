"""Totals in prose and their parts: behind `gồm` and `trong đó`, in brackets, behind a colon, in list items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, before, closing, depths, is_aside, is_plain, same_unit
from pipeline.audit.complete import are_named, completeness, trait_teller
from pipeline.audit.exceeded import holds_without_last, holds_without_one, is_exceeded, over_of
from pipeline.audit.figure import Figure
from pipeline.audit.limits import Limits, doubt_in_prose, is_mistyped
from pipeline.audit.list_sums import LIST, sum_of_items
from pipeline.audit.model import Claim, Passage, Scene, Sentence, Token
from pipeline.audit.own_shares import have_own_shares, left_of_parts, make_up_all
from pipeline.audit.parts import FEWEST, parts_of
from pipeline.audit.slips import are_changed_over, is_near
from pipeline.audit.told_off import told_off
from pipeline.audit.total_heads import totals_of
from pipeline.rulebook import Rulebook

PARTS_OPEN = OPENERS | {"open", "colon"}  # cues behind which parts may stand
CLEAR = Fraction(19, 20)  # of a second total: so near its parts must come

Check = Callable[[Scene], Iterator[Claim]]


class _Following(NamedTuple):
    """The passages from `start` on."""

    passages: Sequence[Passage]
    start: int


def sum_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances
    kinds = frozenset(rules.words("checks.mixed.nouns"))

    exclusive = frozenset(rules.words("checks.sums.exclusive"))
    is_complete, are_traits = completeness(rules), trait_teller(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        for claim in _beside_others(list(claims(scene)), scene.passages):
            is_open = claim.doubt == "open_parts" and len(claim.operands) > FEWEST
            is_meant = is_open and is_near(claim.stated.value, claim.stated.value - over_of(claim))
            is_meant = is_meant and is_complete(claim, scene)
            is_over = claim.doubt == "shared_parts" and len(claim.operands) > FEWEST and claim.rule == "sum"
            is_over = is_over and is_near(claim.stated.value, claim.stated.value - over_of(claim))
            if is_over and not holds_without_one(claim):
                is_meant = are_named(claim, scene)
            is_meant = is_meant or (claim.rule == "sum" and is_exceeded(claim, exclusive))
            is_meant = is_meant or (bool(claim.doubt) and (_is_turned(claim) or make_up_all(claim, scene.passages)))
            off = told_off(claim, scene, kinds) if claim.doubt and not is_meant and over_of(claim) else None
            told = replace(claim, doubt="") if is_meant else off or claim
            over = over_of(told)
            is_held = over < 0 and len(told.operands) > FEWEST and holds_without_last(told, scene.text)
            is_held = is_held or (over > 0 and are_traits(told.operands, scene.text))
            if over and not told.doubt and (is_held or have_own_shares(told, scene.passages)):
                told = replace(told, doubt="shared_parts" if over < 0 else "open_parts")
            yield told
            left = left_of_parts(told, scene.passages) if told.rule == "sum" else None
            if left is not None:
                yield left

    def claims(scene: Scene) -> Iterator[Claim]:
        for number, passage in enumerate(scene.passages):
            if passage.cues.isdisjoint(PARTS_OPEN):
                continue
            previous = _before(passage, scene.passages[number - 1]) if number else ()
            for sentence in passage.sentences:
                is_last = sentence is passage.sentences[-1]
                following = _Following(scene.passages, number + 1) if is_last else None
                found = _in_sentence(sentence, previous, following, tolerances, kinds)
                yield from (_open_if_more(claim, sentence, passage) for claim in found)
                previous = sentence.tokens

    return check


def _is_turned(claim: Claim) -> bool:
    """`kỷ luật 13 đảng viên, gồm khiển trách 19, cảnh cáo 09, khai trừ 03`: two digits of 31 that changed places."""
    is_telling = claim.doubt != "silent" or claim.stated.digits > FEWEST
    return is_telling and are_changed_over(claim.stated.value, claim.stated.value - over_of(claim))


def _before(passage: Passage, above: Passage) -> Sequence[Token]:
    """The last sentence before a passage, where its parts can be of a total in it.

    `- Chi nhánh A: …, chi 300,8 triệu đồng`, `- Công đoàn: 168 phần quà, 252 triệu đồng`: items are of one another only
    where words tell so.
    """
    is_next = bool(passage.mark) and passage.mark == above.mark and passage.cues.isdisjoint(OPENERS)
    return above.sentences[-1].tokens if above.sentences and not is_next else ()


def _open_if_more(claim: Claim, sentence: Sentence, passage: Passage) -> Claim:
    """`5.246 thửa. Vùng đồng bằng gồm A 1.374 thửa, …. Ven biển có B 502 thửa …`: too little, and there are more."""
    if claim.doubt or over_of(claim) <= 0 or claim.stated.start >= sentence.tokens[0].start:
        return claim
    end = sentence.tokens[-1].start
    figures = (t.figure for each in passage.sentences for t in each.tokens if t.start > end and t.figure is not None)
    is_open = any(is_plain(figure) and same_unit(figure, claim.stated) for figure in figures)
    return replace(claim, doubt="open_parts") if is_open else claim


def _beside_others(claims: Sequence[Claim], passages: Sequence[Passage]) -> Iterator[Claim]:
    """Lists of a document that hold tell that its lists are complete: one that nearly holds is wrong.

    `1. Dự án 1: 2.150 triệu đồng, trong đó: - Xã A: …`, `2. Dự án 2: 1.830 triệu đồng, trong đó: - Xã B: …`.
    """
    lists = [claim for claim in claims if claim.rule == LIST]
    if len(lists) > 1:
        marks = {claim.stated.start: _mark_of(claim, passages) for claim in lists}
        held = {marks[claim.stated.start] for claim in lists if len(claim.operands) > FEWEST and not over_of(claim)}
        for claim in claims:
            is_open = claim.rule == LIST and claim.doubt == "open_parts" and marks[claim.stated.start] in held - {""}
            is_close = is_near(claim.stated.value, claim.stated.value - over_of(claim))
            yield replace(claim, doubt="") if is_open and is_close and len(claim.operands) > FEWEST else claim
    else:
        yield from claims


def _mark_of(claim: Claim, passages: Sequence[Passage]) -> str:
    """The kind of list mark of the passage that tells a total."""
    return next((each.mark for each in passages if each.start <= claim.stated.start < each.end), "")


def _in_sentence(
    sentence: Sentence,
    previous: Sequence[Token],
    following: _Following | None,
    tolerances: Mapping[str, Decimal],
    kinds: frozenset[str],
) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    done = -1
    opens = not sentence.cues.isdisjoint(PARTS_OPEN)
    for index, token in enumerate(tokens if opens else ()):
        if index <= done or token.cue not in PARTS_OPEN:
            continue
        opened = _opened(tokens, levels, index, tolerances)
        if opened is None:
            continue
        end, limits = opened
        region = tokens[index + 1 : end]
        if region and region[0].cue in COMPARED:  # 320.000 con (cùng kỳ: lợn 11.800 con, gia cầm 305.000 con)
            continue
        if token.cue == "open" and (_is_of_change(region) or (region and region[0].cue in OPENERS)):
            continue  # 74 vụ (tăng 11 vụ so với 63 vụ năm trước): of course they add up. (trong đó …): the word opens
        heads = totals_of(tokens, levels, index, previous)
        if not any(t.figure for t in region) and end == len(tokens):
            nearly = tolerances["all" if token.cue == "all_parts" else "among_in_list"]
            wide = limits._replace(nearly=nearly, is_among=False, is_all=False)
            claim = sum_of_items(heads, following.passages, following.start, wide) if following else None
        else:
            claim = None if sentence.cues.isdisjoint(CHANGES) else _of_change(tokens[:index], region, kinds)
            claim = claim or _claim(heads, region, limits, kinds, is_bracket=token.cue == "open")
            if claim is not None and limits.is_among and not claim.doubt and _is_left_behind(claim, region):
                claim = replace(claim, doubt="shared_parts")
            claim = claim or _greater_part(tokens[:index], heads, region, token.cue)
        if claim is not None:
            yield claim
            done = index  # parts of parts are looked at too
            yield from _of_other_unit(claim, heads, region, kinds)


def _is_of_change(region: Sequence[Token]) -> bool:
    cues = {token.cue for token in region}
    return bool(cues & CHANGES) and bool(cues & COMPARED)


def _of_change(before_it: Sequence[Token], region: Sequence[Token], kinds: frozenset[str]) -> Claim | None:
    """`giảm 48 người so với đầu năm (803 người), trong đó nghỉ hưu 39 người, …`: parts of the change."""
    levels = depths(before_it)
    changes = [at for at in range(len(before_it)) if not levels[at] and before(before_it, at, levels) & CHANGES]
    for figure in (before_it[at].figure for at in reversed(changes)):
        parts = parts_of(figure, region, kinds) if figure is not None and is_plain(figure) else None
        if figure is None or parts is None or parts.mixed:
            continue
        if sum((part.exactly for part in parts.figures), Fraction(0)) == figure.exactly:
            return Claim("sum", "sum", figure, parts.figures, "", rule="sum")
    return None


def _opened(
    tokens: Sequence[Token], levels: Sequence[int], index: int, tolerances: Mapping[str, Decimal]
) -> tuple[int, Limits] | None:
    """Where the parts end that a word, a bracket or a colon opens, and what is asked of them; `None` for others."""
    cue = tokens[index].cue
    last = tokens[index - 1] if index else None
    is_behind_bracket = last is not None and last.cue == "close" and cue == "colon"  # 214 lượt (kế hoạch 200 lượt): …
    follows = last is not None and (last.figure is not None or is_behind_bracket)
    limits = Limits(tolerances["in_brackets"], tolerances["over"], tolerances["mixed"], tolerances["among"])
    if cue == "all_parts":
        nearly = over = tolerances["all"]
        return _region_end(tokens, levels, index), limits._replace(nearly=nearly, over=over, is_all=True)
    if cue == "some_parts":
        return _region_end(tokens, levels, index), limits._replace(nearly=tolerances["among"], is_among=True)
    if cue == "open" and follows:
        return closing(tokens, index), limits
    if cue == "colon" and follows:
        return _region_end(tokens, levels, index), limits._replace(over=tolerances["in_brackets"])
    return None


def _is_left_behind(claim: Claim, region: Sequence[Token]) -> bool:
    """`trong đó đúng hạn 3.880 hồ sơ; đã số hóa 212 hồ sơ`: too much, and a semicolon may end the parts after one."""
    over = over_of(claim)
    if (
        not region
        or region[0].cue == "colon"
        or over >= 0
        or is_mistyped(claim.stated, claim.stated.exactly - Fraction(over))
    ):
        return False
    ends = [token.start for token in region if token.cue == "semicolon"]
    return len(ends) == 1 and sum(part.start < ends[0] for part in claim.operands) == 1


def _region_end(tokens: Sequence[Token], levels: Sequence[int], index: int) -> int:
    """The end of the sentence, or of the bracket that the opener stands in."""
    level = levels[index] - (tokens[index].cue == "open")
    for at in range(index + 1, len(tokens)):
        if levels[at] <= level and tokens[at].cue == "close":
            return at
        if levels[at] < level:
            return at
    return len(tokens)


def _claim(
    heads: Sequence[Figure],
    region: Sequence[Token],
    limits: Limits,
    kinds: frozenset[str],
    *,
    is_bracket: bool,
) -> Claim | None:
    for head in heads:
        parts = parts_of(head, region, kinds)
        if parts is None:
            continue
        given = sum((part.exactly for part in parts.figures), Fraction(0))
        doubt = doubt_in_prose(head, parts, limits, kinds, is_bracket=is_bracket)
        others = (other for other in heads if other is not head) if given != head.exactly else ()
        if any(_agrees(other, region, kinds) for other in others):
            continue
        return Claim("sum", "sum", head, parts.figures, doubt, rule="sum")
    return None


def _greater_part(before: Sequence[Token], heads: Sequence[Figure], region: Sequence[Token], cue: str) -> Claim | None:
    """`Tổng chi 412,8 tỷ đồng, trong đó chi đầu tư 450,5 tỷ đồng`: one part alone that is more than the whole."""
    last = next((token.figure for token in reversed(before) if token.figure is not None), None)
    if cue not in OPENERS or not heads or last is not heads[0]:
        return None
    part = next((token for token in region if token.figure is not None), None)
    if part is None or part.cue != "figure" or is_aside(region, region.index(part), depths(region)):
        return None
    figure = part.figure
    if figure is None or not is_plain(figure) or not same_unit(heads[0], figure):
        return None
    if figure.reach.low <= heads[0].stated.high or any(other.value >= figure.value for other in heads):
        return None
    return Claim("sum", "sum", heads[0], (figure,), "", rule="sum: greater part")


def _of_other_unit(
    claim: Claim, heads: Sequence[Figure], region: Sequence[Token], kinds: frozenset[str]
) -> Iterator[Claim]:
    """`34 vụ, số tiền 418 triệu đồng, gồm: 19 vụ, 236 triệu đồng; …`: both totals have their parts."""
    others = [head for head in heads if not same_unit(head, claim.stated)]
    parts = parts_of(others[0], region, kinds) if others else None
    if parts is None or parts.mixed or len(parts.figures) != len(claim.operands):
        return
    given = sum((part.exactly for part in parts.figures), Fraction(0))
    low, high = sorted((given, others[0].exactly))
    doubt = "" if low >= CLEAR * high and not parts.loose else "silent"
    yield Claim("sum", "sum", others[0], parts.figures, doubt, rule="sum")


def _agrees(head: Figure, region: Sequence[Token], kinds: frozenset[str]) -> bool:
    parts = parts_of(head, region, kinds)
    return parts is not None and sum((part.exactly for part in parts.figures), Fraction(0)) == head.exactly

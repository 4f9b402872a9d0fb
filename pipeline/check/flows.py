"""Stocks and flows: `tồn đầu năm 12,5 triệu đồng, thu 85,4, chi 79,2, tồn cuối năm 18,7 triệu đồng`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import same_unit
from pipeline.audit.counted import loose_numbers
from pipeline.audit.figure import Figure
from pipeline.audit.flowing import FLOWS, FlowWords, clause_around, flow_words
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, plain_ones, told_figures
from pipeline.audit.slips import is_near, is_pen_slip, is_small_slip
from pipeline.rulebook import Rulebook, whole_words

FEWEST = 2  # parts of what came in or went out
MOST = 12  # figures between the two stocks
BESIDE = 2  # passages
LONGEST = 60  # characters behind the last stock that may tell of more
REST = frozenset({"left", "rest"})
ENDS = REST | {"ending"}

Check = Callable[[Scene], Iterator[Claim]]


def flow_check(rules: Rulebook) -> Check:
    """The check."""
    words, are_kin = flow_words(rules), kin_units(kin_of(rules))
    more = whole_words(rules.words("checks.misgivings.more"))

    def check(scene: Scene) -> Iterator[Claim]:
        subjects = scene.subject_at
        told = plain_ones(told_figures(scene))
        for index, first in enumerate(told):
            is_named = words.opening.search(subjects.get(first.figure.start, "")) is not None
            if is_named or ("opening" in first.said and ("opening" in first.cues or _is_opened(first))):
                before = _flowed_before(told, index, scene, words, are_kin)
                claim = _claim(_following(told, index), first, before, scene, words, are_kin)
                is_sure = claim is None or is_named or _are_one(first, claim.stated, told, scene, words)
                if claim is not None and _tells_more(claim, first, scene.text, more):
                    continue
                if claim is not None and _are_apart(first.figure, claim.stated, scene.text, words):
                    claim = replace(claim, doubt="silent")  # số dư quỹ đầu năm, dư nợ cuối năm
                if claim is not None and (not is_sure or (claim.doubt and not is_named)):
                    claim = replace(claim, doubt="silent")
                if claim is not None:
                    yield claim

    return check


def _are_apart(first: Figure, last: Figure, text: str, words: FlowWords) -> bool:
    """Money of a fund at the beginning, and what others owe it at the end."""
    return words.is_owed(last, text) and not words.is_owed(first, text)


def _tells_more(claim: Claim, first: Told, text: str, more: re.Pattern[str]) -> bool:
    """`tổng thu 412 tỷ đồng (gồm cả kết dư)`, `số dư 7,9 tỷ đồng sau khi trừ chi quản lý`: not all flows are told."""
    start, last = first.figure.end, claim.stated.end
    stop = text.find(".", last + 1, last + LONGEST)
    is_right = claim.stated.exactly == sum(f.exactly * s for f, s in zip(claim.operands, claim.signs, strict=True))
    return not is_right and more.search(text, start, stop if stop >= 0 else last + LONGEST) is not None


def _following(told: Sequence[Told], index: int) -> Sequence[Told]:
    """The figures behind, and the bare numbers of its sentence and the next: `đầu năm 421 người, tuyển mới 08, …`."""
    first, behind = told[index], told[index + 1 : index + 2 + MOST]
    bare: list[Told] = []
    if "number" in first.said:
        bare += loose_numbers(first, first.at + 1, len(first.tokens), first.level)
    last = next((e for e in reversed(behind) if e.passage == first.passage and e.sentence == first.sentence + 1), None)
    if last is not None and "number" in last.said:
        bare += loose_numbers(replace(last, figure=first.figure), last.at + 1, len(last.tokens), last.level)
    return sorted((*behind, *bare), key=lambda each: each.figure.start) if bare else behind


def _is_opened(first: Told) -> bool:
    """`Đầu năm, toàn huyện có 1.126 hộ`."""
    lead = [token.cue for token in first.tokens[: first.at] if token.cue != "total"]
    return lead == ["opening", "comma"]


def _flowed_before(
    told: Sequence[Told], index: int, scene: Scene, words: FlowWords, are_kin: AreKin
) -> list[tuple[Figure, int]]:
    """What came and went, told before the stock of its sentence: `thu 168 triệu đồng, năm trước chuyển sang 42, chi …`.

    Also in the sentence before, where both came and went: `Cho vay 186 tỷ đồng, thu nợ 98 tỷ đồng. Dư nợ đầu năm …`.
    """
    first, found = told[index], list[tuple[Figure, int]]()
    is_owed = words.is_owed(first.figure, scene.text)
    is_first = index > 0 and told[index - 1].sentence != first.sentence
    for each in reversed(told[max(0, index - MOST) : index]):
        is_near = each.passage == first.passage and first.sentence - each.sentence == is_first
        if not is_near or each.level != first.level:
            break
        if not are_kin(each.figure.unit, first.figure.unit):
            continue
        sign = words.sign(_without_unit(each.figure, scene.subject_at), is_owed=is_owed)
        sign = sign or words.sign_of(each.figure, scene.text, is_owed=is_owed)
        if not sign:
            break
        found.insert(0, (each.figure, sign))
    return found if not is_first or len({sign for _, sign in found}) == FEWEST else []


def _claim(
    following: Sequence[Told],
    first: Told,
    before: Sequence[tuple[Figure, int]],
    scene: Scene,
    words: FlowWords,
    are_kin: AreKin,
) -> Claim | None:
    """The stock at the end, of the one at the beginning and all figures between, each of which comes in or goes out."""
    terms, signs = [first.figure, *(figure for figure, _ in before)], [1, *(sign for _, sign in before)]
    subjects = scene.subject_at
    inside, is_owed = _made_up_of(following), words.is_owed(first.figure, scene.text)
    for each in following:
        if each.figure.start in inside:
            continue
        subject = subjects.get(each.figure.start, "")
        if each.passage - first.passage > BESIDE or (not each.level and _may_flow(each.figure, first.figure)):
            return None
        if each.level or not are_kin(each.figure.unit, first.figure.unit):  # 864 học sinh; chuyển đến 9 em
            continue  # giải ngân 5.120 triệu đồng cho 17 dự án (09 dự án nông nghiệp, …)
        if words.ending.search(subject) or each.cues & ENDS:
            kind = "difference" if each.cues & REST else "sum"
            is_told = len(terms) > 1 + len(before) or len({sign for _, sign in before}) == FEWEST
            return _judged(kind, each.figure, terms, signs) if is_told else None
        sign = words.sign(_without_unit(each.figure, subjects), is_owed=is_owed)
        sign = sign or words.sign_of(each.figure, scene.text, is_owed=is_owed)
        if not sign:
            return None
        terms.append(each.figure)
        signs.append(sign)
    return None


def _made_up_of(following: Sequence[Told]) -> set[int]:
    """Where the figures start that another is made up of: `thu thêm 25,8 triệu đồng, từ các nguồn: đoàn phí 4,5 …`."""
    found: set[int] = set()
    for _, run in groupby(following, key=lambda each: (each.sentence, each.is_listed)):
        listed = [each for each in run if each.is_listed and not each.level]
        last = next(
            (each for each in reversed(following) if listed and each.figure.start < listed[0].figure.start), None
        )
        for count in range(FEWEST, len(listed) + 1):
            total = sum((each.figure.value for each in listed[:count]), Decimal(0))
            if last is not None and last.sentence == listed[0].sentence and total == last.figure.value:
                found.update(each.figure.start for each in listed[:count])
    return found


def _are_one(first: Told, last: Figure, told: Sequence[Told], scene: Scene, words: FlowWords) -> bool:
    """`Đầu năm có 1.912 hộ nghèo, …, cuối năm còn 1.536 hộ`; not `…; hộ cận nghèo còn 1.563 hộ`."""
    subjects = scene.subject_at
    is_ended = any("ending" in each.cues for each in told if each.figure is last)
    is_ended = is_ended or words.now.search(clause_around(last, scene.text)) is not None
    names = [_without_unit(figure, subjects) for figure in (first.figure, last)]
    return is_ended and (not names[1] or names[0] == names[1] or words.ending.search(names[1]) is not None)


def _without_unit(figure: Figure, subjects: Mapping[int, str]) -> str:
    subject = subjects.get(figure.start, "")
    return subject.removeprefix(figure.unit.casefold()).strip()  # 412 hộ thoát nghèo


def _may_flow(figure: Figure, stock: Figure) -> bool:
    """`05 hộ phát sinh` among `hộ nghèo`: whatever is told in words that are nearly the same."""
    return not same_unit(figure, stock) and figure.unit.split()[:1] == stock.unit.split()[:1]


def _judged(kind: str, last: Figure, terms: Sequence[Figure], signs: Sequence[int]) -> Claim:
    given = sum((term.value * sign for term, sign in zip(terms, signs, strict=True)), Decimal(0))
    over = last.value - given
    slips = any(_is_slip(term.value, term.value + over * sign) for term, sign in zip(terms, signs, strict=True))
    is_all_taken = terms[0].value - sum(term.value for term in terms[1:]) == last.value  # what came was taken away too
    is_forgotten = given - terms[0].value == last.value and len(terms) > FEWEST  # what was there before
    is_turned = 2 * terms[0].value - given == last.value  # what came was taken away, and what went added
    is_meant = is_near(last.value, given) or is_pen_slip(last.value, given) or slips or is_turned
    is_meant = is_meant or is_all_taken or is_forgotten
    doubt = "" if is_meant else "unsure_parts"
    return Claim(kind, "sum", last, tuple(terms), doubt, rule=FLOWS, signs=tuple(signs))


def _is_slip(told: Decimal, meant: Decimal) -> bool:
    return meant > 0 and is_small_slip(told, meant)

"""Which of several verdicts on one figure are told: what holds settles what is in doubt, and one slip is one row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.audit.verdicts import CELL, Judged

TABLE = "table"  # in the rules of relations in tables: a cell can have one down and one across
TELLING_DIGITS = 3
LIST = 3  # parts
# So many more than so many, so many of what was planned: the percentage is of these two, whatever is told before.
OF_CHANGE = frozenset({"growth: base beside", "ratio: of two times"})
# Nor is what the words before a change name another thing.
SURE = OF_CHANGE | {"difference: of what is named"}
# The base that is named is another than the one that it holds of.
OF_ANOTHER = frozenset(
    {
        "growth: of another year",
        "growth: divided by now",
        "ratio: of the wrong one",
        "ratio: of another part",
        "ratio: plan and result changed over",
        "ratio: base told",
        "ratio: base right behind",
        "sum: one left out",
        "difference: one left out",
    }
)
ANY_ORDER = frozenset({"sum", "product"})  # of these the operands may stand in any order
DERIVED_RULE = "derived"


def settled(found: Sequence[Judged]) -> list[Judged]:
    """One row for a figure of the prose and a kind: what holds settles what is in doubt, and needs no more proof."""
    others = {each.claim.stated.start for each in found if each.claim.rule in OF_ANOTHER and each.verdict == "mismatch"}
    if others:
        found = [e for e in found if e.claim.stated.start not in others or e.claim.rule in OF_ANOTHER]
    best: dict[tuple[str, int], Judged] = {}
    for each in found:
        key = (each.claim.kind, each.claim.stated.start)
        if _settles(each) and key not in best:
            best[key] = each

    said: dict[tuple[str, int, Fraction], Judged] = {}

    def is_kept(each: Judged) -> bool:
        if each.verdict == "mismatch" and said.setdefault(_mistake(each), each) is not each:
            return False  # told by another check, of the same figures in another way
        is_product = each.verdict == "mismatch" and each.claim.yields and each.claim.kind == "product"
        if is_product and ("sum", each.claim.stated.start) in best:
            return False  # the total of several products, of which this would be one
        settled = best.get((each.claim.kind, each.claim.stated.start), each)
        if settled is each or TABLE in each.claim.rule:
            return True
        if not (each.claim.doubt or each.claim.yields):
            return each.verdict != "mismatch" or settled.claim.rule not in OF_CHANGE
        # A total can have parts before it and behind.
        return each.claim.kind == "sum" and set(settled.claim.operands).isdisjoint(each.claim.operands)

    return _one_cell(_one_slip(_one_telling([each for each in found if is_kept(each)])))


def _one_telling(found: Sequence[Judged]) -> list[Judged]:
    """Of a figure of the prose that several relations with the same operands tell, one row where it is wrong.

    None where it holds with more of them: `26 trường, gồm 11 trường mầm non, mẫu giáo; 09 trường tiểu học và 06 trường
    THCS`; else what comes nearest.
    """
    told: dict[tuple[str, int], list[Judged]] = {}
    for each in found:
        if TABLE not in each.claim.rule and each.claim.kind in ANY_ORDER | {"difference"}:
            told.setdefault((each.claim.kind, each.claim.stated.start), []).append(each)

    def is_kept(each: Judged) -> bool:
        others = told.get((each.claim.kind, each.claim.stated.start), ())
        if each.verdict == "ok" and each.claim.doubt:
            return not any(_is_surer(other, each) for other in others)
        if each.verdict != "mismatch" or len(others) <= 1 or TABLE in each.claim.rule:
            return True
        own = _operands(each)
        for other in others:
            theirs = _operands(other)
            if other.verdict == "ok" and (own < theirs or (theirs < own and len(theirs) >= LIST)):
                return False  # 89 chợ, gồm 02 chợ hạng 1, 08 chợ hạng 2 và 79 chợ hạng 3
            if other.verdict == "mismatch" and _is_nearer(other, each) and not own.isdisjoint(theirs):
                return False
        return True

    return [each for each in found if is_kept(each)]


def _is_surer(each: Judged, known: Judged) -> bool:
    """`có 187.435 bản; nhập 4.260 bản, thanh lọc 1.120 bản, nâng lên 191.695 bản`: it holds without what went."""
    is_sure = each.verdict == "mismatch" and bool(each.claim.signs) and not (each.claim.doubt or each.claim.yields)
    return is_sure and _operands(known) < _operands(each)


def _operands(each: Judged) -> set[int]:
    return {figure.start for figure in each.claim.operands}


def _is_nearer(each: Judged, known: Judged) -> bool:
    """Whether its parts come nearer to the total, or as near with more of them."""
    apart = [abs(one.computed - one.claim.stated.exactly) for one in (each, known)]
    return apart[0] < apart[1] or (apart[0] == apart[1] and len(each.claim.operands) > len(known.claim.operands))


def _one_slip(found: Sequence[Judged]) -> list[Judged]:
    """One row for a slip in three figures of the prose, told as what is left, not also as their sum.

    `265 hồ sơ, đã xét 218 hồ sơ, còn 57 hồ sơ chưa xét`.
    """

    def is_wrong(each: Judged, kind: str) -> bool:
        return each.verdict == "mismatch" and each.claim.kind == kind and TABLE not in each.claim.rule

    sums = {each.starts for each in found if is_wrong(each, "sum")}

    def is_part(each: Judged) -> bool:
        """A part of a sum, told as what is left of it: `2.406 ha, trong đó rau 1.526 ha, đậu 808 ha`."""
        is_derived = each.claim.rule.startswith(DERIVED_RULE)
        return is_derived and is_wrong(each, "difference") and each.starts in sums

    found = [each for each in found if not is_part(each)]
    left = {each.starts for each in found if is_wrong(each, "difference")}
    return [each for each in found if not (is_wrong(each, "sum") and each.starts in left)]


def _one_cell(found: Sequence[Judged]) -> list[Judged]:
    """One row for a figure of the prose and any cell: none where its table or row is told with a verdict."""

    def starts(*, of_cells: bool) -> set[int]:
        told = [e for e in found if e.claim.kind == "prose_table" and (e.claim.rule == CELL) is of_cells]
        return {each.claim.stated.start for each in told if each.verdict != "unchecked"}

    tables = starts(of_cells=False)
    cells = starts(of_cells=True) - tables

    def is_kept(each: Judged) -> bool:
        if each.claim.kind != "prose_table":
            return True
        return each.claim.stated.start not in (tables if each.claim.rule == CELL else cells)

    return [each for each in found if is_kept(each)]


def _mistake(each: Judged) -> tuple[str, int, Fraction]:
    """What is wrong and what it should be."""
    return each.claim.kind, each.claim.stated.start, each.computed


def _settles(each: Judged) -> bool:
    """Whether a relation holds so exactly that the same figure is not the result of another one."""
    is_sure = each.claim.kind == "ratio" or each.claim.rule in SURE
    is_exact = is_sure or each.claim.stated.digits >= TELLING_DIGITS
    return each.verdict == "ok" and TABLE not in each.claim.rule and is_exact

"""Rows of totals in tables: by numbering, by `Tổng cộng`, by the time that they are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.cellsums import FEWEST, CellSum, is_addable
from pipeline.audit.intervals import total
from pipeline.audit.model import Claim, Ledger, Row, Scene
from pipeline.audit.spans import Span, covers
from pipeline.rulebook import Rulebook

WHOLE = 100  # percent
FEWEST_SHARES = 3
NEAR = Fraction(19, 20)  # shares that add up to so much of 100, and are told below it, are shares of it

_NOTE = re.compile(r"\((?:[^\W\d_]+[,\s]+){3,}[^\W\d_]+\)")  # Tổng số (một số cơ sở kinh doanh nhiều ngành)

Check = Callable[[Scene], Iterator[Claim]]
Tolerances = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A row that is the sum of others. `is_named`: its label says that it is a total."""

    whole: Row
    members: tuple[Row, ...]
    is_named: bool
    is_timed: bool = False  # both labels are times


def table_total_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _down(ledger, tolerances)

    return check


def _down(ledger: Ledger, tolerances: Tolerances) -> Iterator[Claim]:
    relations = [*_numbered(ledger), *_named(ledger), *_timed(ledger)]
    sums = [(relation, [(each, each.holds) for each in _sums(ledger, relation)]) for relation in relations]
    grouped = [each for relation, found in sums if not relation.is_named for each in found]
    added = {each.column for each, holds in grouped if holds and each.is_telling}
    numbered = [holds for _, holds in grouped]
    for relation, found in sums:
        mine = [holds for _, holds in found]
        backing = [holds for each, holds in found if each.is_telling or not holds]
        rule = f"table_total: {'times' if relation.is_timed else 'total row' if relation.is_named else 'numbering'}"
        for each, _ in found:
            doubt = _doubt(relation, each, mine, numbered, tolerances, is_added=each.column in added)
            if not doubt and (ledger.is_misnumbered or _are_some(relation, each)):
                doubt = "unsure_parts"
            elif doubt and not ledger.columns[each.column].divides[0] and not _NOTE.search(relation.whole.label):
                doubt = _doubt_beside(relation, each, doubt, backing)
            yield Claim("table_total", "sum", each.whole, each.parts, doubt, rule=rule)
        if relation.is_named and not relation.is_timed and (any(mine) or not mine):
            yield from _shares(ledger, relation)
    yield from _shares_of_groups(ledger, relations)


def _shares(ledger: Ledger, relation: _Relation) -> Iterator[Claim]:
    """Percentages that make up 100: `Cơ cấu (%)`; under another head only where they nearly do."""
    for column, whole in relation.whole.figures.items():
        parts = tuple(row.figures[column] for row in relation.members if column in row.figures)
        if whole.unit != "%" or len(parts) < FEWEST_SHARES or not is_addable(whole, parts):
            continue
        each = CellSum(whole, parts)
        is_headed = column < len(ledger.columns) and "share" in ledger.columns[column].roles
        is_headed = is_headed or (whole.value == WHOLE and _are_of_total(relation, column))
        is_slipped = is_headed and each.is_mistyped and WHOLE in {whole.value, each.given}
        is_near = whole.value == WHOLE and each.nearness >= NEAR
        if (is_near or is_slipped) and min(part.value for part in parts) >= 0:
            doubt = "" if each.is_plainly_wrong or is_slipped else "unsure_parts"
            yield Claim("table_total", "sum", whole, parts, doubt, rule="table_total: shares")


def _are_of_total(relation: _Relation, column: int) -> bool:
    """Whether all percentages but one are shares of one total: 9 of 33 is no 72,3 %, but 20 and 4 are told right."""
    for other, total_cell in relation.whole.figures.items():
        rows = [row.figures for row in relation.members if column in row.figures and other in row.figures]
        if other == column or total_cell.unit == "%" or len(rows) < FEWEST_SHARES:
            continue
        told = [figures for figures in rows if figures[column].is_share(figures[other], total_cell)]
        if len(told) >= max(FEWEST, len(rows) - 1) and sum(figures[other].value > 0 for figures in told) >= FEWEST:
            return True
    return False


def _shares_of_groups(ledger: Ledger, relations: Sequence[_Relation]) -> Iterator[Claim]:
    """`I | 15,4`, `1 | 7,2`, `2 | 8,2` below `Tỷ trọng (%)`: shares of the whole table, where other groups add up."""
    for column, head in enumerate(ledger.columns):
        if "share" not in head.roles:
            continue
        groups = [group for relation in relations if (group := _shared(relation, column)) is not None]
        held = sum(each.holds for each, _ in groups)
        for each, relation in groups:
            if not relation.is_named and (each.holds or (held and each.is_mistyped)):
                yield Claim("table_total", "sum", each.whole, each.parts, rule="table_total: shares")


def _shared(relation: _Relation, column: int) -> tuple[CellSum, _Relation] | None:
    """A group's shares in a column; `None` where it has none."""
    whole = relation.whole.figures.get(column)
    parts = tuple(row.figures[column] for row in relation.members if column in row.figures)
    if whole is None or whole.unit != "%" or len(parts) < FEWEST or not is_addable(whole, parts):
        return None
    return CellSum(whole, parts), relation


def _numbered(ledger: Ledger) -> Iterator[_Relation]:
    """`2` = `2.1` + `2.2`, `A` = `I` + `II`; not where a row `trong đó` says that these are some only."""
    children: dict[int, list[Row]] = {}
    for row in ledger.rows:
        if row.parent is not None:
            children.setdefault(row.parent, []).append(row)
    for parent, rows in children.items():
        whole = ledger.rows[parent]
        below = ledger.rows[parent + 1] if parent + 1 < len(ledger.rows) else whole
        if len(rows) >= FEWEST and not any(row.is_partial for row in (whole, below, *rows)):
            yield _Relation(ledger.rows[parent], tuple(rows), is_named=False)


def _named(ledger: Ledger) -> Iterator[_Relation]:
    """A total row and the rows at the top above it, or when none are, those below it."""
    top = [row for row in ledger.rows if row.is_total or row.parent is None]
    places = [index for index, row in enumerate(top) if row.is_total]
    for number, place in enumerate(places):
        since = places[number - 1] + 1 if number else 0
        until = places[number + 1] if number + 1 < len(places) else len(top)
        above, below = tuple(top[since:place]), tuple(top[place + 1 : until])
        totals = tuple(top[at] for at in places[:number])
        choices = [members for members in (above, below, totals if len(totals) >= FEWEST else ()) if members]
        if not choices:
            continue
        if top[place].terms:  # Cộng (1+2)
            named = [tuple(r for r in members if r.numbering in top[place].terms) for members in choices]
            choices = [members for members in named if len(members) == len(top[place].terms)] or choices
        best = max(choices, key=lambda members: _held(ledger, top[place], members))
        yield _Relation(top[place], best, is_named=True)


def _timed(ledger: Ledger) -> Iterator[_Relation]:
    """`Cả năm` and the quarters, `6 tháng` and the months beside it: rows that follow one another."""
    blocks: list[dict[int, Span]] = [{}]
    for at, row in enumerate(ledger.rows):
        if row.span is None or row.span in blocks[-1].values():
            blocks.append({})
        if row.span is not None:
            blocks[-1][at] = row.span
    for spans in blocks:
        for place in spans:
            whole = ledger.rows[place]
            choices = [tuple(ledger.rows[at] for at in cover) for cover in covers(spans, place)]
            if choices and not whole.is_total:
                best = max(choices, key=lambda members: (_held(ledger, whole, members), -len(members)))
                yield _Relation(whole, best, is_named=True, is_timed=True)


def _held(ledger: Ledger, whole: Row, members: tuple[Row, ...]) -> Fraction:
    found = [each.holds for each in _sums(ledger, _Relation(whole, members, is_named=True))]
    return Fraction(sum(found), len(found)) if found else Fraction(0)


def _sums(ledger: Ledger, relation: _Relation) -> Iterator[CellSum]:
    """One sum a column that can be added up. An empty cell adds nothing."""
    many_units = len({row.unit for row in (relation.whole, *relation.members) if row.unit}) > 1
    for column, whole in relation.whole.figures.items():
        if column >= len(ledger.columns) or ledger.columns[column].roles & {"rate"} or whole.unit == "%":
            continue
        if many_units and whole.unit != "VND":  # `bộ` and `cái` are no sum, what they cost is
            continue
        parts = tuple(row.figures[column] for row in relation.members if column in row.figures)
        fewest = 1 if relation.is_named and len(relation.members) == 1 else FEWEST
        if len(parts) >= fewest and is_addable(whole, parts):
            yield CellSum(whole, parts, column)


def _are_some(relation: _Relation, each: CellSum) -> bool:
    """Whether shares beside the parts say that these are not all: 6.983 of 8.000 ha, and 87,3 % of 100."""
    if each.holds or not each.whole.value:
        return False
    for column, whole in relation.whole.figures.items():
        shares = [row.figures[column] for row in relation.members if column in row.figures]
        if whole.unit == "%" and whole.value == WHOLE and len(shares) == len(each.parts):
            told = total(share.reach for share in shares)
            if not told.meets(whole.reach) and told.holds(each.given / each.whole.exactly * WHOLE):
                return True
    return False


def _is_backed(held: Sequence[bool], *, is_named: bool) -> bool:
    """Whether so many other columns of the same rows add up that this one should: most of them, and two at least."""
    needed = FEWEST if is_named else max(FEWEST, len(held) - 1)
    return sum(held) >= needed and 2 * sum(held) > len(held)


def _doubt_beside(relation: _Relation, each: CellSum, doubt: str, backing: Sequence[bool]) -> str:
    """What is left of a doubt where the columns beside it add up: 191 for 491 is a slip, though it could be a mean."""
    is_backed = _is_backed(backing, is_named=relation.is_named)
    if (is_backed and each.is_mistyped) or (relation.is_named and each.is_long_and_mistyped):
        return ""
    is_told = each.is_mistyped or (is_backed and not each.lies_between)
    return "unsure_parts" if relation.is_named and each.is_counted and is_told else doubt


def _doubt(
    relation: _Relation,
    each: CellSum,
    mine: Sequence[bool],
    numbered: Sequence[bool],
    tolerances: Tolerances,
    *,
    is_added: bool,
) -> str:
    """Why a sum that does not hold may be none. `is_added`: the column adds up in another group."""
    if each.looks_like_a_mean:
        return "silent"
    if relation.is_named:
        if each.nearness < Fraction(tolerances["table_total"]):
            return "unsure_parts"
        if _NOTE.search(relation.whole.label) and each.whole.exactly < each.given and not each.is_slipped:
            return "unsure_parts"
        is_alone = len(mine) == 1 and (not relation.is_timed or each.is_slipped)
        return "" if any(mine) or is_alone else "unsure_parts"
    is_confirmed = is_added and sum(mine) == len(mine) - 1 >= FEWEST  # 9 = 2 + 7 + 2 is 11, all else adds up
    if each.nearness < Fraction(tolerances["table_total" if is_confirmed else "table_part"]):
        return "silent"
    return "" if any(mine) or 2 * sum(numbered) >= len(numbered) else "silent"

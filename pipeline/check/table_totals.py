"""Totals in tables: rows by numbering and `Tổng cộng`, columns by `Tổng số` and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from pipeline.audit.intervals import decimal_of, total
from pipeline.audit.model import Claim, Figure, Ledger, Row, Scene
from pipeline.audit.slips import is_near, is_small_slip
from pipeline.audit.spans import Span, covers
from pipeline.rulebook import Rulebook

FEWEST = 2
PLAIN = 3  # rows that hold make columns related that do not stand together
MEASURED = frozenset({"VND", "%"})

Check = Callable[[Scene], Iterator[Claim]]
Tolerances = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A row that is the sum of others. `is_named`: its label says that it is a total."""

    whole: Row
    members: tuple[Row, ...]
    is_named: bool
    is_timed: bool = False  # both labels are times


@dataclass(frozen=True, slots=True)
class _Sum:
    """One figure and its parts. `column`: of a sum over rows."""

    whole: Figure
    parts: tuple[Figure, ...]
    column: int = -1
    is_led: bool = False  # of a row that adds up others: an error in them is one in it

    @property
    def given(self) -> Fraction:
        """What the parts add up to."""
        return sum((part.exactly for part in self.parts), Fraction(0))

    @property
    def holds(self) -> bool:
        """Whether it is right, rounding considered."""
        return total(part.reach for part in self.parts).meets(self.whole.stated)

    @property
    def is_slipped(self) -> bool:
        """Whether a digit or two of one of its figures make the difference."""
        rest = self.whole.exactly - self.given
        wanted = [(self.whole, self.given), *((part, part.exactly + rest) for part in self.parts)]
        return any(is_small_slip(figure.value, decimal_of(value)) for figure, value in wanted if value > 0)

    @property
    def is_plainly_wrong(self) -> bool:
        """By a slip, or by parts that are more than the whole; where they are less one may not be told."""
        return self.is_slipped or (
            self.whole.exactly < self.given and is_near(self.whole.value, decimal_of(self.given))
        )

    @property
    def nearness(self) -> Fraction:
        """The smaller of both sides as a share of the greater; 0 when they differ in sign."""
        low, high = sorted((self.whole.exactly, self.given), key=abs)
        return low / high if high else Fraction(1)

    @property
    def looks_like_a_mean(self) -> bool:
        """A figure no greater than its greatest part is no sum of positive figures: a rate, a mean, a rank."""
        values = [part.value for part in self.parts]
        return len(values) >= FEWEST and min(values) >= 0 and self.whole.value <= max(values)


def table_total_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _down(ledger, tolerances)
            yield from _across(ledger, tolerances)

    return check


def _is_addable(whole: Figure, parts: Sequence[Figure]) -> bool:
    """One unit; counts of which some heads name the thing and others do not can be added up too."""
    units = {whole.unit, *(part.unit for part in parts)}
    return len(units) == 1 or (len(units - {""}) == 1 and not units & MEASURED)


# ---- over rows ---------------------------------------------------------------------------------------------------


def _down(ledger: Ledger, tolerances: Tolerances) -> Iterator[Claim]:
    relations = [*_numbered(ledger), *_named(ledger), *_timed(ledger)]
    sums = [(relation, [(each, each.holds) for each in _sums(ledger, relation)]) for relation in relations]
    numbered = [holds for relation, found in sums if not relation.is_named for _, holds in found]
    for relation, found in sums:
        mine = [holds for _, holds in found]
        rule = f"table_total: {'times' if relation.is_timed else 'total row' if relation.is_named else 'numbering'}"
        for each, _ in found:
            doubt = _doubt(relation, each, mine, numbered, tolerances)
            yield Claim("table_total", "sum", each.whole, each.parts, doubt, rule=rule)


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


def _sums(ledger: Ledger, relation: _Relation) -> Iterator[_Sum]:
    """One sum a column that can be added up. An empty cell adds nothing."""
    many_units = len({row.unit for row in (relation.whole, *relation.members) if row.unit}) > 1
    for column, whole in relation.whole.figures.items():
        if column >= len(ledger.columns) or ledger.columns[column].roles & {"rate"} or whole.unit == "%":
            continue
        if many_units and whole.unit != "VND":  # `bộ` and `cái` are no sum, what they cost is
            continue
        parts = tuple(row.figures[column] for row in relation.members if column in row.figures)
        fewest = 1 if relation.is_named and len(relation.members) == 1 else FEWEST
        if len(parts) >= fewest and _is_addable(whole, parts):
            yield _Sum(whole, parts, column)


def _doubt(
    relation: _Relation, each: _Sum, mine: Sequence[bool], numbered: Sequence[bool], tolerances: Tolerances
) -> str:
    """Why a sum that does not hold may be none."""
    if each.looks_like_a_mean:
        return "silent"
    if relation.is_named:
        if each.nearness < Fraction(tolerances["table_total"]):
            return "unsure_parts"
        is_alone = len(mine) == 1 and (not relation.is_timed or each.is_slipped)
        return "" if any(mine) or is_alone else "unsure_parts"
    if each.nearness < Fraction(tolerances["table_part"]):
        return "silent"
    return "" if any(mine) or 2 * sum(numbered) >= len(numbered) else "silent"


# ---- over columns ------------------------------------------------------------------------------------------------


def _across(ledger: Ledger, tolerances: Tolerances) -> Iterator[Claim]:
    """A column of totals and those beside it that add up to it in most rows; those behind it, and those before it."""
    spans = {at: head.span for at, head in enumerate(ledger.columns) if head.span is not None}
    for column, head in enumerate(ledger.columns):
        if "rate" in head.roles:
            continue
        if "total_first" in head.roles:
            yield from _of_sides(ledger, column, tolerances)
        elif column in spans:
            groups = [parts for parts in covers(spans, column) if _is_one_group(ledger, column, parts)]
            yield from _claims(_related(ledger, column, groups, tolerances), tolerances)


def _is_one_group(ledger: Ledger, column: int, parts: tuple[int, ...]) -> bool:
    groups = {ledger.columns[part].group for part in parts}
    return len(groups) == 1 and ledger.columns[column].group in {"", *groups}


def _of_sides(ledger: Ledger, column: int, tolerances: Tolerances) -> Iterator[Claim]:
    """`Kỳ trước chuyển sang | Mới | Tổng số | Đã giải quyết | Đang giải quyết`: a total of both sides."""
    runs = list(_beside(ledger, column))
    before = [run for run in runs if run[0] < column]
    behind = _related(ledger, column, [run for run in runs if run[0] > column], tolerances)
    start = min((run[0] for run in before), default=0)
    if behind and start and "total_first" in ledger.columns[start - 1].roles:
        before = []  # parts of another total
    found = [sums for sums in (behind, _related(ledger, column, before, tolerances)) if sums]
    for number, sums in enumerate(sorted(found, key=_strength, reverse=True)):
        yield from _claims(sums, tolerances, is_second=number > 0)


def _related(ledger: Ledger, column: int, choices: Sequence[tuple[int, ...]], tolerances: Tolerances) -> Sequence[_Sum]:
    """The sums of the columns that make up another one, row by row; none when the rows speak against all."""
    found = [(parts, list(_row_sums(ledger, column, parts))) for parts in choices]
    kept = [sums for _, sums in found if _is_believed(sums, tolerances)]
    kept = kept or list(_apart(ledger, column, max((parts for parts, _ in found), key=len, default=()), tolerances))
    return max(kept, key=_strength, default=())


def _strength(sums: Sequence[_Sum]) -> tuple[int, int]:
    return sum(each.holds for each in sums), max(len(each.parts) for each in sums)


def _claims(sums: Sequence[_Sum], tolerances: Tolerances, *, is_second: bool = False) -> Iterator[Claim]:
    sure = sum(each.holds for each in sums) >= FEWEST
    is_plain = not is_second and _is_believed(sums, tolerances, is_small=False)
    for each in sums:
        doubt = "" if sure and not each.looks_like_a_mean else "silent"
        if not doubt and not is_plain and not each.is_plainly_wrong:
            doubt = "unsure_parts"
        yield Claim("table_total", "sum", each.whole, each.parts, doubt, rule="table_total: total column")


def _beside(ledger: Ledger, column: int) -> Iterator[tuple[int, ...]]:
    """Runs of columns right behind or before a column, of those that can be added up."""
    # `Đạt` may head a percentage, and a mark of pupils; one in percent has a rate's role too.
    fit = [not head.roles & {"rate", "difference"} for head in ledger.columns]
    end = column + 1
    while end < len(fit) and fit[end] and "total_first" not in ledger.columns[end].roles:
        end += 1
        if end - column - 1 >= FEWEST:
            yield tuple(range(column + 1, end))
    start = column
    while start > 0 and fit[start - 1] and "total_first" not in ledger.columns[start - 1].roles:
        start -= 1
        if column - start >= FEWEST:
            yield tuple(range(start, column))


def _apart(ledger: Ledger, column: int, beside: tuple[int, ...], tolerances: Tolerances) -> Iterator[list[_Sum]]:
    """Two columns that others part, told by the rows: `Tổng số | Đã giải quyết | Đúng hạn | Quá hạn | Đang xử lý`."""
    for pair in combinations(beside, FEWEST):
        sums = list(_row_sums(ledger, column, pair))
        if sum(each.holds for each in sums) >= PLAIN and _is_believed(sums, tolerances):
            yield sums


def _row_sums(ledger: Ledger, column: int, parts: tuple[int, ...]) -> Iterator[_Sum]:
    parents = {row.parent for row in ledger.rows}
    for at, row in enumerate(ledger.rows):
        whole = row.figures.get(column)
        found = tuple(row.figures[part] for part in parts if part in row.figures)
        if whole is not None and len(found) >= FEWEST and _is_addable(whole, found):
            yield _Sum(whole, found, is_led=row.is_total or at in parents)


def _is_believed(sums: Sequence[_Sum], tolerances: Tolerances, *, is_small: bool = True) -> bool:
    """Whether most rows bear it out. In a small table a total that is led astray by a row above it does not count."""
    held = sum(each.holds for each in sums)
    counted = sum(each.holds or not (is_small and each.is_led) for each in sums)
    return held > 0 and held >= Fraction(tolerances["table_rows"]) * counted

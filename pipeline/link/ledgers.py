"""Tables as ledgers: figures by row and column, rows nested by their numbering, columns with their roles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Column, Ledger, Row
from pipeline.figures import figure_cell, is_unclear, signed
from pipeline.link.grades import among_grades
from pipeline.link.lent_units import lent
from pipeline.link.proven_totals import with_proven_total
from pipeline.link.row_nesting import NUMBERING, ROMAN, parents_of
from pipeline.link.spans import SpanOf, span_reader
from pipeline.link.turned_ledgers import turned
from pipeline.link.year_columns import label_of, year_column
from pipeline.model import Cell, Grid, Layout
from pipeline.numberstyle import style_named
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

ROLES = (
    *("plan", "done", "price", "product", "quantity", "difference", "total", "percent", "rate", "yield", "left"),
    *("share", "undone"),
)
STOCKS = ("opening", "ending")  # of a time
FIRST = ("total", "percent", "difference")  # that say more where a head begins with them
LONGEST_LABEL = 200
LedgersOf = Callable[[Layout, Mapping[int, Figure]], tuple[Ledger, ...]]
_IN_LABEL = re.compile(
    r"(?P<mark>\d{1,3}(?:\.\d{1,3})+\.?|[IVXL]+[.)]|[A-HK-Z][.)]|\d{1,3}[.)]|[a-z\u0111][.)]|\*|[-–]|\+)\s*(?=\D)"
)

_SHORT = re.compile(r"[A-Z]\.")
_FORMULA = re.compile(r"\(\s*=?\s*\w[\d.]*(?:\s*\+\s*\w[\w.]*)+\s*\)")
_TERM = re.compile(r"\w[\w.]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTIENT = re.compile(r"\s*([^\W\d_][^\d/%]*?)\s*/\s*([^\W\d_][^\d/%]*?)\s*")


@dataclass(frozen=True, slots=True)
class _Grammar:
    roles: Mapping[str, re.Pattern[str]]
    among: re.Pattern[str]
    total: re.Pattern[str]
    numbering_head: re.Pattern[str]
    means: re.Pattern[str]
    no_difference: re.Pattern[str]
    rate_rows: re.Pattern[str]
    percent: frozenset[str]
    span: SpanOf
    grades: frozenset[str]  # of pupils or officers; `Trung bình` among them is no mean
    low_grades: frozenset[str]
    short_types: frozenset[str]  # P.


def ledger_maker(rules: Rulebook) -> LedgersOf:
    """Function (layout, figures of mentions by their start) -> one ledger a table."""

    def begins(key: str) -> re.Pattern[str]:
        # A role is told by the first words of a head, `%` anywhere.
        return re.compile(rf"(?:^|(?<!\w)){alternation(rules.words(f'checks.{key}'))}(?!\w)", re.IGNORECASE)

    grammar = _Grammar(
        roles={role: begins(f"tables.{role}") for role in ROLES} | {role: begins(f"flows.{role}") for role in STOCKS},
        among=re.compile(rf"\W*{alternation(rules.words('checks.tables.among'))}(?!\w)", re.IGNORECASE),
        total=re.compile(rf"\W*{alternation(rules.words('checks.tables.total_rows'))}\s*(?:\W.*)?$", re.IGNORECASE),
        numbering_head=re.compile(alternation(rules.words("words.table.number_column")), re.IGNORECASE),
        means=re.compile(rf"(?<!\w){alternation(rules.words('checks.tables.means'))}(?!\w)", re.IGNORECASE),
        no_difference=begins("tables.no_difference"),
        rate_rows=re.compile(rf"\W*{alternation(rules.words('checks.tables.rate_rows'))}(?!\w)", re.IGNORECASE),
        percent=frozenset(rules.words("units.percent.signs", "units.percent.per_mille")),
        span=span_reader(rules),
        grades=frozenset(word.casefold() for word in rules.words("checks.tables.grades")),
        low_grades=frozenset(rules.words("checks.tables.low_grades")),
        short_types=frozenset(
            word for words in rules.section("words.place").values() for word in words if _SHORT.fullmatch(word)
        ),
    )

    def make(layout: Layout, figures: Mapping[int, Figure]) -> tuple[Ledger, ...]:
        return tuple(_ledger(grammar, layout, grid, figures) for grid in layout.grids)

    return make


def _ledger(grammar: _Grammar, layout: Layout, grid: Grid, figures: Mapping[int, Figure]) -> Ledger:
    cells: dict[int, dict[int, Cell]] = {}
    for cell in grid.table.cells:
        if cell.row >= grid.head_rows and cell.end > cell.start:
            cells.setdefault(cell.row, {})[cell.column] = cell
    numbers = _numbering_column(grammar, layout, grid, cells)
    marks = _marks(grammar.short_types, grid, cells)
    years = year_column(layout, grid, cells)
    drafts = [
        _draft(grammar, layout, grid, row, cells[row], numbers, marks.get(row, ""), figures, years)
        for row in sorted(cells)
    ]
    parents = parents_of(drafts)
    rows = with_proven_total([replace(d, parent=parent) for d, parent in zip(drafts, parents, strict=True)])
    columns = tuple(_column(grammar, grid, index) for index in range(grid.columns))
    ledger = Ledger(
        tuple(rows),
        among_grades(columns, grammar.grades, grammar.low_grades),
        grid.table.start,
        grid.table.end,
        grid.table.page,
        is_misnumbered=_is_misnumbered(rows),
    )
    printed = _printed(layout, grid, cells)
    sheets = [replace(each, lent=lent(each, printed)) for each in turned(ledger, lambda label: _head(grammar, label))]
    return replace(ledger, turned=tuple(sheets), lent=lent(ledger, printed))


def _printed(layout: Layout, grid: Grid, cells: Mapping[int, Mapping[int, Cell]]) -> dict[int, Decimal]:
    """The numbers of cells without what their units make of them, by where they start."""
    found: dict[int, Decimal] = {}
    for row in cells.values():
        for cell in row.values():
            match, style = figure_cell(folded(layout.text[cell.start : cell.end])), layout.cell_style(grid, cell.column)
            number = signed(match, style=style_named(style)) if match else None
            if number is not None:
                found[cell.start] = number.value
    return found


def _marks(short: frozenset[str], grid: Grid, cells: Mapping[int, Mapping[int, Cell]]) -> dict[int, str]:
    """The list label that each row's words begin with; `P.` behind no `O.` is short for a unit's type: `P. Phú Mỹ`."""
    labels = {row: grid.row_labels[row] for row in cells if row < len(grid.row_labels)}
    found = {row: match["mark"] for row, label in labels.items() if (match := _IN_LABEL.match(label))}
    letters = {mark[0] for mark in found.values()}
    types = {mark for mark in short if chr(ord(mark[0]) - 1) not in letters}
    return {row: mark for row, mark in found.items() if mark not in types}


def _is_misnumbered(rows: Sequence[Row]) -> bool:
    """Whether a number stands twice in succession, or a letter (but a numeral) behind neither of the two before it."""
    seen: set[str] = set()
    above = ""
    for row in rows:
        label = row.numbering
        is_twice = label == above and label.isdigit()
        is_letter = len(label) == 1 and "A" < label <= "Z" and label not in ROMAN
        if is_twice or (is_letter and seen.isdisjoint((chr(ord(label) - 1), chr(ord(label) - 2)))):
            return True
        seen.add(label)
        above = label
    return False


def _draft(
    grammar: _Grammar,
    layout: Layout,
    grid: Grid,
    row: int,
    cells: Mapping[int, Cell],
    numbers: int | None,
    mark: str,
    figures: Mapping[int, Figure],
    years: int | None,
) -> Row:
    label = label_of(grid, row)
    texts = {column: folded(layout.text[cell.start : cell.end]) for column, cell in cells.items()}
    label = label or (texts.get(years, "") if years is not None else "")
    numbering = texts.get(numbers, "") if numbers is not None else ""
    numbering = numbering if NUMBERING.fullmatch(numbering) else ""  # Tổng cộng, over both first columns
    numbering = numbering or mark
    found = {
        column: figure
        for column, cell in cells.items()
        if column not in (numbers, grid.unit_column, years)
        and (figure := _figure(layout, cell, texts[column], figures, grid)) is not None
    }
    unit = texts.get(grid.unit_column, "") if grid.unit_column is not None else ""
    return Row(
        label=label[:LONGEST_LABEL],
        numbering=numbering.rstrip(".)"),
        parent=None,
        is_total=(row in grid.total_rows or grammar.total.match(label) is not None) and not numbering,
        is_partial=grammar.among.match(label) is not None,
        unit=unit.casefold(),
        figures=found,
        terms=tuple(_TERM.findall(formula[0])) if (formula := _FORMULA.search(label)) else (),
        span=grammar.span(label),
        is_rate=grammar.rate_rows.match(label) is not None,
    )


def _figure(layout: Layout, cell: Cell, text: str, figures: Mapping[int, Figure], grid: Grid) -> Figure | None:
    """The figure that is all that a cell says; a bare number when its unit is not known."""
    figure = figures.get(cell.start)
    if figure is not None and figure.end <= cell.end:
        is_whole = not layout.text[figure.end : cell.end].strip() and figure.of is None and not figure.is_range
        return figure if is_whole else None
    match, style = figure_cell(text), layout.cell_style(grid, cell.column)
    number = signed(match, style=style_named(style)) if match else None
    if number is None or match is None or is_unclear(match["number"], style.unclear_marks):
        return None
    unit = grid.units[cell.column] if cell.column < len(grid.units) else None
    whole = number.step >= 1
    shown = "%" if match["percent"] else (unit or "")
    reach = bounds(number.value, 0 if whole else number.step / 2)
    return Figure(number.value, reach, shown, cell.start, cell.end, text, is_exact=whole)


def _numbering_column(
    grammar: _Grammar, layout: Layout, grid: Grid, cells: Mapping[int, Mapping[int, Cell]]
) -> int | None:
    """The column of list labels: headed so, or the first whose cells all are list labels and the next one's words."""
    for column, label in enumerate(grid.column_labels[:2]):
        if grammar.numbering_head.fullmatch(label.rsplit(" > ", maxsplit=1)[-1].strip()):
            return column
    texts = [folded(layout.text[row[0].start : row[0].end]) for row in cells.values() if 0 in row]
    if not texts or not all(NUMBERING.fullmatch(text) for text in texts):
        return None
    return 0 if texts[0] in ("1", "I", "A", "01", "a") else None


def _column(grammar: _Grammar, grid: Grid, index: int) -> Column:
    label = grid.column_labels[index] if index < len(grid.column_labels) else ""
    group, _, own = label.rpartition(" > ")
    return _head(grammar, own, group, grid.units[index] if index < len(grid.units) else None)


def _head(grammar: _Grammar, own: str, group: str = "", unit: str | None = None) -> Column:
    roles = {role for role, pattern in grammar.roles.items() if pattern.search(own)}
    if "difference" in roles and not grammar.roles["difference"].search(grammar.no_difference.sub(" ", own)):
        roles.remove("difference")
    if (found := grammar.roles["yield"].search(own)) is not None and found.start() and found[0].isupper():
        roles.discard("yield")  # Tổng thu NS: of the budget
    if grammar.means.search(own) and _QUOTIENT.fullmatch(_BRACKETS.sub(" ", own)):
        roles.add("rate")  # BQ/hộ
    if unit in grammar.percent:
        roles |= {"percent", "rate"}
    roles |= {f"{role}_first" for role in FIRST if role in roles and grammar.roles[role].match(own)}
    if grammar.roles["difference"].search(group):
        roles.add("compared")
    if grammar.among.search(own) or grammar.among.search(group):
        roles.add("among")
    return Column(own, group, frozenset(roles), _divided(grammar, own), grammar.span(own))


def _divided(grammar: _Grammar, label: str) -> tuple[str, str]:
    """What a head divides by what, without the words that only say that it does: `Tỷ lệ giáo viên/lớp`."""
    match = _QUOTIENT.fullmatch(_BRACKETS.sub(" ", label).casefold())
    if match is None:
        return "", ""
    above, below = (" ".join(grammar.means.sub(" ", part).split()) for part in match.groups())
    return above, below

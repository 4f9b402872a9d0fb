"""What the prose says of a table: the total told before or behind it against the table's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.audit.clauses import ASIDE, alike, before, depths, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Passage, Row, Scene, Token
from pipeline.audit.slips import is_small_slip, is_swapped
from pipeline.rulebook import Rulebook

BEFORE = 4  # passages with text between the figure and the table: its heading, caption and unit line
BEHIND = 2
FEWEST_ROWS = 3  # that add up to a total which the prose tells
LEAST_DIGITS = 4  # of a figure to which a total rounds
FEWEST_DIGITS = 2  # of a total that the prose tells beside another
TELLING_DIGITS = 3  # of a count that is no chance, where the table tells no unit
MONEY_AND_SHARES = frozenset({"VND", "%"})
TOTALS = frozenset({"total", "closing"})
ANNOUNCED = frozenset({"some_parts", "all_parts", "colon"})

_BRACKETS = re.compile(r"\([^()]*\)")

Check = Callable[[Scene], Iterator[Claim]]


class _Total(NamedTuple):
    """A cell of a row of totals, and the head above it, casefolded. `is_done`: it tells what was done, no plan."""

    cell: Figure
    label: str
    is_done: bool = False


def prose_table_check(rules: Rulebook) -> Check:
    """The check."""
    nearly = Fraction(rules.checks.tolerances["table_part"])

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _of_table(scene, ledger, nearly)

    return check


def _of_table(scene: Scene, ledger: Ledger, nearly: Fraction) -> Iterator[Claim]:
    subjects = scene.subject_at
    totals = list(_totals(ledger))
    heads = list(_heads(ledger))
    if not totals and not heads:
        return
    told = [passage for passage in scene.passages if passage.tokens]
    above = [passage for passage in told if passage.end <= ledger.start][-BEFORE:]
    below = [passage for passage in told if passage.start >= ledger.end][:BEHIND]
    shares = {
        (figure.start, share.value): share
        for row in ledger.rows
        if row.is_total
        for figure in row.figures.values()
        for share in row.figures.values()
        if share.unit == "%"
    }
    done: set[int] = set()
    for passage in (*reversed(above), *below):
        last = None
        levels = depths(passage.tokens)
        for at, token in enumerate(passage.tokens):
            figure = token.figure
            if last is not None and figure is not None and figure.unit == "%" and (last, figure.value) in shares:
                yield Claim("prose_table", "equal", figure, (shares[last, figure.value],), rule="prose_table")
            if figure is None or token.cue != "figure" or not is_plain(figure):
                continue
            cues = before(passage.tokens, at, levels)
            free = [total for total in totals if total.cell.start not in done]
            if cues & ASIDE:
                free = [total for total in free if total.cell.unit]
            if "total" in cues:
                free += [head for head in heads if head.cell.start not in done]
            same = _same(figure, subjects.get(figure.start, ""), free)
            if same is not None:
                done.add(same.start)
                last = same.start
                yield Claim("prose_table", "equal", figure, (same,), rule="prose_table")
    cells = {figure.value for row in ledger.rows for figure in row.figures.values()}
    free = [total for total in totals if total.cell.start not in done]
    if not done:
        yield from _announced(above, free, subjects, cells, nearly)
    yield from _behind(below, free, subjects, cells, _added(ledger))
    yield from _named_apart(above, free, subjects, cells)
    yield from _beside_told(above, totals, cells, scene.text)


def _totals(ledger: Ledger) -> Iterator[_Total]:
    for row in ledger.rows:
        if row.is_total:
            yield from _cells(ledger, row)


def _heads(ledger: Ledger) -> Iterator[_Total]:
    """Rows at the top that others are parts of: `A. Tổng thu ngân sách` above `I` and `II`."""
    parents = {row.parent for row in ledger.rows}
    for at, row in enumerate(ledger.rows):
        if at in parents and row.parent is None:
            yield from _cells(ledger, row)


def _cells(ledger: Ledger, row: Row) -> Iterator[_Total]:
    for at, figure in row.figures.items():
        if figure.unit != "%" and at < len(ledger.columns):
            column = ledger.columns[at]
            yield _Total(figure, " ".join(_BRACKETS.sub(" ", column.label).casefold().split()), "done" in column.roles)


def _is_of(figure: Figure, subject: str, total: _Total) -> bool:
    """Whether both can be of one thing: by their unit, or by a head that the subject holds where it tells none."""
    if total.cell.unit or figure.unit == "VND":
        return total.cell.unit == figure.unit
    return bool(total.label) and f" {total.label} " in f" {subject} "


def _same(figure: Figure, subject: str, totals: Sequence[_Total]) -> Figure | None:
    """The total that prints so: the same value, or one that rounds to it (`3.388,7 tỷ đồng` for 3.388.743 triệu)."""
    is_telling = figure.digits >= TELLING_DIGITS and figure.unit != "VND"
    is_long = figure.digits >= LEAST_DIGITS and not MONEY_AND_SHARES & {figure.unit}  # 82.146 học sinh: 82.146 em
    alike = [
        total.cell
        for total in totals
        if _is_of(figure, subject, total)
        or (is_telling and not total.cell.unit)
        or (is_long and total.cell.unit not in MONEY_AND_SHARES and total.cell.value == figure.value)
    ]
    exact = next((total for total in alike if total.value == figure.value), None)
    if exact is not None or figure.digits < LEAST_DIGITS:
        return exact
    return next((total for total in alike if total.unit == figure.unit and figure.reach.holds(total.exactly)), None)


def _announced(
    above: Sequence[Passage],
    totals: Sequence[_Total],
    subjects: Mapping[int, str],
    cells: Collection[Decimal],
    nearly: Fraction,
) -> Iterator[Claim]:
    """`Tổng vốn là 48.615 triệu đồng, chi tiết như sau:` above a table whose total is another one.

    Without such words it is not sure that the table is of the same.
    """
    for passage in reversed(above):
        figures = [at for at, token in enumerate(passage.tokens) if token.figure is not None and token.cue == "figure"]
        if not figures:
            continue
        at = figures[-1]
        told = passage.tokens[at].figure
        levels = depths(passage.tokens)
        is_announced = bool(ANNOUNCED.intersection(_cues_until_stop(passage.tokens[at + 1 :])))
        cues = before(passage.tokens, at, levels)
        if told is None or not cues & TOTALS or told.value in cells:
            return
        same = [t for t in totals if t.cell.value and _is_of(told, subjects.get(told.start, ""), t)]
        mine = [t.cell for t in same if not ("plan" in cues and t.is_done)]
        near = [cell for cell in mine if nearly <= _share(told, cell)]
        if is_announced and not near:
            near = [cell for cell in mine if is_small_slip(told.value, cell.value)]
        if len(near) == 1:
            doubt = "" if is_announced else "other_table"
            yield Claim("prose_table", "equal", told, (near[0],), doubt, rule="prose_table")
        return


def _added(ledger: Ledger) -> Mapping[int, Decimal]:
    """What the rows of a column add up to, by where their total starts."""
    if sum(row.is_total for row in ledger.rows) != 1:
        return {}
    parts = [row.figures for row in ledger.rows if not row.is_total and not row.is_rate and row.parent is None]
    return {
        cell.start: sum((figures[at].value for figures in parts if at in figures), Decimal(0))
        for row in ledger.rows
        if row.is_total
        for at, cell in row.figures.items()
        if sum(at in figures for figures in parts) >= FEWEST_ROWS
    }


def _behind(
    below: Sequence[Passage],
    totals: Sequence[_Total],
    subjects: Mapping[int, str],
    cells: Collection[Decimal],
    added: Mapping[int, Decimal],
) -> Iterator[Claim]:
    """`Tổng số vụ việc thụ lý là 649 vụ` right below a table whose total is 694: digits that changed places.

    Or another total than the table's own, which is what its rows add up to.
    """
    if not below:
        return
    tokens = below[0].tokens
    at = next((at for at, token in enumerate(tokens) if token.figure is not None), None)
    told = tokens[at].figure if at is not None else None
    if at is None or told is None or not is_plain(told) or told.qualifier or told.value in cells:
        return
    cues = before(tokens, at, depths(tokens))
    if not cues & TOTALS or cues & ASIDE:
        return
    subject = subjects.get(told.start, "")
    mine = [t.cell for t in totals if _is_of(told, subject, t)]
    slipped = [cell for cell in mine if is_swapped(told.value, cell.value)]
    slipped = slipped or [cell for cell in mine if cell.value != told.value == added.get(cell.start)]
    if len(slipped) == 1:
        doubt = "other_table" if any(map(str.isdigit, subject)) else ""  # of another year, perhaps
        yield Claim("prose_table", "equal", told, (slipped[0],), doubt, rule="prose_table")


def _named_apart(
    above: Sequence[Passage], totals: Sequence[_Total], subjects: Mapping[int, str], cells: Collection[Decimal]
) -> Iterator[Claim]:
    """`… trong đó 331 hộ nghèo, cụ thể theo bảng sau` above a table with 313 below `Hộ nghèo`."""
    passage = next((each for each in reversed(above) if any(token.figure for token in each.tokens)), None)
    if passage is None:
        return
    last = max(at for at, token in enumerate(passage.tokens) if token.figure is not None)
    if "some_parts" not in _cues_until_stop(passage.tokens[last + 1 :]):
        return
    levels = depths(passage.tokens)
    for at, token in enumerate(passage.tokens):
        figure = token.figure
        if figure is None or not is_plain(figure) or figure.qualifier or figure.value in cells:
            continue
        cues = before(passage.tokens, at, levels)
        subject = subjects.get(figure.start, "")
        if cues & (ASIDE | TOTALS):
            continue
        cell = _named(figure, subject, totals) or _turned(figure, totals)
        if cell is not None:
            yield Claim("prose_table", "equal", figure, (cell,), rule="prose_table: column")


def _beside_told(
    above: Sequence[Passage], totals: Sequence[_Total], cells: Collection[Decimal], text: str
) -> Iterator[Claim]:
    """`16.500 lượt bạn đọc với 33.800 lượt sách báo. Kết quả từng quý như sau:` above a total of 16.500 and 33.080.

    What leads into a table and tells one of its totals rightly tells the others, too.
    """
    passage = next((each for each in reversed(above) if any(token.figure for token in each.tokens)), None)
    if passage is None or not text[passage.start : passage.end].rstrip().endswith(":"):
        return
    told = [token.figure for token in passage.tokens if token.figure is not None and is_plain(token.figure)]
    values = {figure.value for figure in told}
    if not any(each.cell.value in values and each.cell.digits >= FEWEST_DIGITS for each in totals):
        return
    free = [each.cell for each in totals if each.cell.value not in values]
    for sentence in passage.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.cue == "semicolon":
                break  # 372 vụ, cưỡng chế 35 vụ; trong quý II hộ tự tháo dỡ 239 vụ
            figure = token.figure
            if figure is None or not is_plain(figure) or figure.qualifier or figure.value in cells:
                continue
            slipped = [cell for cell in free if _is_slip(figure, cell)]
            if len(slipped) == 1 and not before(sentence.tokens, at, sentence.levels) & ASIDE:
                yield Claim("prose_table", "equal", figure, (slipped[0],), rule="prose_table: totals told")


def _is_slip(figure: Figure, cell: Figure) -> bool:
    is_of_unit = alike(cell.unit, figure.unit) if cell.unit else figure.unit != "VND"
    return is_of_unit and min(figure.digits, cell.digits) >= TELLING_DIGITS and is_small_slip(figure.value, cell.value)


def _named(figure: Figure, subject: str, totals: Sequence[_Total]) -> Figure | None:
    """The total below the only head that the subject is, of which the figure is a slip."""
    named = [t.cell for t in totals if subject and t.label == subject and t.cell.unit in {"", figure.unit}]
    return named[0] if len(named) == 1 and is_small_slip(figure.value, named[0].value) else None


def _turned(figure: Figure, totals: Sequence[_Total]) -> Figure | None:
    """`đã giải ngân được 6.252 triệu đồng, cụ thể theo bảng sau` above a total of 6.225: two digits changed places."""
    cells = [t.cell for t in totals if t.cell.unit == figure.unit and is_swapped(figure.value, t.cell.value)]
    is_one = len(cells) == 1 and figure.digits >= LEAST_DIGITS and is_small_slip(figure.value, cells[0].value)
    return cells[0] if is_one else None


def _cues_until_stop(tokens: Sequence[Token]) -> set[str]:
    """What is said in the same sentence: a new one may announce something else."""
    end = next((at for at, token in enumerate(tokens) if token.cue == "stop"), len(tokens))
    return {token.cue for token in tokens[:end]}


def _share(left: Figure, right: Figure) -> Fraction:
    low, high = sorted((left.exactly, right.exactly))
    return low / high if high > 0 else Fraction(0)

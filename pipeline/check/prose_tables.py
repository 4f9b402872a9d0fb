"""What the prose says of a table: the total told before or behind it against the table's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pipeline.audit.clauses import before, depths, is_plain
from pipeline.audit.model import Claim, Figure, Ledger, Passage, Scene
from pipeline.audit.nearby import digits
from pipeline.rulebook import Rulebook

BEFORE = 4  # passages with text between the figure and the table: its heading, caption and unit line
BEHIND = 2
LEAST_DIGITS = 4  # of a figure to which a total rounds
TOTALS = frozenset({"total", "closing"})
ANNOUNCED = frozenset({"some_parts", "all_parts", "colon"})

Check = Callable[[Scene], Iterator[Claim]]


def prose_table_check(rules: Rulebook) -> Check:
    """The check."""
    nearly = Fraction(rules.checks.tolerances["table_part"])

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _of_table(scene, ledger, nearly)

    return check


def _of_table(scene: Scene, ledger: Ledger, nearly: Fraction) -> Iterator[Claim]:
    totals = [figure for row in ledger.rows if row.is_total for figure in row.figures.values() if figure.unit != "%"]
    if not totals:
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
        for token in passage.tokens:
            figure = token.figure
            if last is not None and figure is not None and figure.unit == "%" and (last, figure.value) in shares:
                yield Claim("prose_table", "equal", figure, (shares[last, figure.value],), rule="prose_table")
            if figure is None or token.cue != "figure" or not is_plain(figure):
                continue
            free = (total for total in totals if total.start not in done)
            same = _same(figure, list(free))
            if same is not None:
                done.add(same.start)
                last = same.start
                yield Claim("prose_table", "equal", figure, (same,), rule="prose_table")
    if not done:
        yield from _announced(above, totals, ledger, nearly)


def _same(figure: Figure, totals: Sequence[Figure]) -> Figure | None:
    """The total that prints so: the same value, or one that rounds to it (`3.388,7 tỷ đồng` for 3.388.743 triệu)."""
    alike = [total for total in totals if total.unit == figure.unit]
    exact = next((total for total in alike if total.value == figure.value), None)
    if exact is not None or digits(figure) < LEAST_DIGITS:
        return exact
    return next((total for total in alike if figure.reach.holds(total.exactly)), None)


def _announced(above: Sequence[Passage], totals: Sequence[Figure], ledger: Ledger, nearly: Fraction) -> Iterator[Claim]:
    """`Tổng vốn là 48.615 triệu đồng, chi tiết như sau:` above a table whose total is another one.

    Without such words it is not sure that the table is of the same.
    """
    cells = {(figure.unit, figure.value) for row in ledger.rows for figure in row.figures.values()}
    for passage in reversed(above):
        figures = [at for at, token in enumerate(passage.tokens) if token.figure is not None and token.cue == "figure"]
        if not figures:
            continue
        at = figures[-1]
        told = passage.tokens[at].figure
        levels = depths(passage.tokens)
        is_announced = any(token.cue in ANNOUNCED for token in passage.tokens[at + 1 :])
        if told is None or not before(passage.tokens, at, levels) & TOTALS or (told.unit, told.value) in cells:
            return
        near = [t for t in totals if t.unit == told.unit and t.value and nearly <= _share(told, t)]
        if len(near) == 1:
            doubt = "" if is_announced else "other_table"
            yield Claim("prose_table", "equal", told, (near[0],), doubt, rule="prose_table")
        return


def _share(left: Figure, right: Figure) -> Fraction:
    low, high = sorted((left.exactly, right.exactly))
    return low / high if high > 0 else Fraction(0)

"""A table set in two parts side by side, its heads repeated: `TT | Xã | Dân số   TT | Xã | Dân số`.

Read as one its second names would stand among the figures: each part is read for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import FIGURE, Phrase, Reach, Row, across, split_row, words_in

SHARE = 0.75  # of the rows with figures that have some on both sides: the second part may be shorter
FEWEST_ROWS = 3
FEWEST_HEADS = 2  # words of a part's heads
NARROWEST = 4.0  # points of the strip between the parts


def strip_of(text: str, above: Sequence[Row], rows: Sequence[Row]) -> float | None:
    """Where the second part begins; `None` where the words `above` the rows are not the same on both sides."""
    with_figures = [row for row in rows if split_row(text, row).figures]
    if len(with_figures) < FEWEST_ROWS:
        return None
    strips = _strips([*above[-1:], *with_figures])
    return next((x for x in strips if _parts(text, with_figures, x) and _is_headed(text, above, x)), None)


def rows_beside(rows: Sequence[Row], start: int, x: float) -> tuple[list[Row], list[Row]]:
    """The rows around number `start` left and right of a strip: from those that lie across it above to those below."""
    across_it = [at for at, row in enumerate(rows) if any(_crosses(phrase, x) for phrase in row)]
    first = max((at + 1 for at in across_it if at < start), default=0)
    end = min((at for at in across_it if at >= start), default=len(rows))
    left = [[phrase for phrase in row if across(phrase)[1] <= x] for row in rows[first:end]]
    right = [[phrase for phrase in row if across(phrase)[0] >= x] for row in rows[first:end]]
    return [row for row in left if row], [row for row in right if row]


def _crosses(phrase: Phrase, x: float) -> bool:
    x0, x1 = across(phrase)
    return x0 < x < x1


def _strips(rows: Sequence[Row]) -> list[float]:
    """The middles of the strips that no word of any row lies in, from the left."""
    found: list[Reach] = []
    for x0, x1 in sorted(across(phrase) for row in rows for phrase in row):
        if found and x0 < found[-1][1] + NARROWEST:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return [(one[1] + other[0]) / 2 for one, other in pairwise(found)]


def _parts(text: str, rows: Sequence[Row], x: float) -> bool:
    """Whether most rows have a name and a figure on each side of a strip."""
    count = sum(
        all(
            _is_row(text, side)
            for side in ([p for p in row if across(p)[1] <= x], [p for p in row if across(p)[0] >= x])
        )
        for row in rows
    )
    return count >= max(SHARE * len(rows), FEWEST_ROWS)


def _is_row(text: str, row: Row) -> bool:
    """Whether phrases are a row's: words, and a figure last."""
    split = split_row(text, row)
    return bool(split.figures) and any(not FIGURE.fullmatch(words_in(text, phrase)) for phrase in split.names())


def _is_headed(text: str, above: Sequence[Row], x: float) -> bool:
    """Whether the same words stand on both sides in the lines right above the rows."""
    said = Counter[str](), Counter[str]()
    for row in reversed(above):
        sides = (
            [phrase for phrase in row if across(phrase)[1] <= x],
            [phrase for phrase in row if across(phrase)[0] >= x],
        )
        if not all(sides) or any(_crosses(phrase, x) for phrase in row):
            break
        for words, side in zip(said, sides, strict=True):
            words.update(text[piece.start : piece.end] for phrase in side for piece in phrase)
    return said[0] == said[1] and said[0].total() >= FEWEST_HEADS

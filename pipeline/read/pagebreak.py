"""What a page break does to a table's rows: heads printed again, and a row cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.akinheads import are_akin
from pipeline.read.cells import CellDraft
from pipeline.read.lines import Run

Row = list[CellDraft]
PagedRow = tuple[int, Row]  # page number, cells

HEAD_ROWS = 6  # a head is looked for among the first rows; four, a unit and their numbers are the most seen
SAME_SHARE = 0.7  # of a head's cells that must read alike: one on a later page says `(tiếp theo)`, or lacks a line
FILLED_SHARE = 0.7  # of the rows that have something in the first column, where an empty one tells a row cut in two
FEWEST_CELLS = 2  # of a head: one cell alone is a title within the table
FIGURE = re.compile(r"[(\-+]?\d[\d.,]*%?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:=.*)?")
ENDED = re.compile(r"[.;:!?…]\s*\Z")
_HYPHENED = re.compile(r"\w-\Z")
_GROUPED = re.compile(r"[(\-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\)?|[(\-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\)?")
_GROUP_BEGUN = re.compile(r"[(\-+]?\d{1,3}(?:([.,])\d{3})*[.,]\d{0,2}|\(\d{1,3}(?:([.,])\d{3})+(?:,\d+)?")


def repeated_rows(table: Sequence[PagedRow], more: Sequence[PagedRow], *, may_be_akin: bool = False) -> int:
    """Rows at the beginning of `more` that are heads of `table` printed again; never all of `more`.

    `may_be_akin`: also in other words.
    """
    heads = [row for _, row in table[:HEAD_ROWS]]
    told = list(map(_filled, heads))
    deep = max((draft.row_span for draft in heads[0]), default=1) if heads else 0
    count = 0
    for _, row in more[:-1][:HEAD_ROWS]:
        filled = _filled(row)
        # Rows of figures below the head may be equal: they are none of it.
        exact = filled in (told[:deep] if _has_figure(filled) else told)
        if not exact and not any(_is_alike(row, head, may_be_akin=may_be_akin) for head in heads[:deep]):
            break
        count += 1
    return count


def says_head(table: Sequence[PagedRow], lines: Sequence[str]) -> bool:
    """Whether lines above the rest of a table say what its head does, however far above that rest they stand."""
    words = sorted(word for line in lines for word in line.split())
    said: list[str] = []
    for _, row in table[:HEAD_ROWS]:
        if _has_figure(_filled(row)):
            return False
        said += [word for draft in row for word in draft.text.split()]
        if sorted(said) == words:
            return sum(bool(draft.text) for draft in row) >= FEWEST_CELLS
    return False


def begins_anew(table: Sequence[PagedRow], more: Sequence[PagedRow]) -> bool:
    """Whether `more` has a head of its own, no row of figures and none of the heads of `table`."""
    return bool(more) and not _has_figure(_filled(more[0][1])) and not repeated_rows(table, more)


def begins_another(table: Sequence[PagedRow], more: Sequence[PagedRow]) -> bool:
    """Whether `more` is headed by what the first column of `table` is, and otherwise by other words: another table."""
    if not table or len(more) < 2 or repeated_rows(table, more):  # noqa: PLR2004 - a head and a row
        return False
    head, row = ({draft.column: draft.text for draft in each if draft.text} for each in (table[0][1], more[0][1]))
    is_named = 0 in head and _ENUMERATOR.fullmatch(head[0]) is None and row.get(0) == head[0]
    return is_named and len(row) > FEWEST_CELLS and not _has_figure(row.values())


def numbers_columns(row: Row) -> bool:
    """Whether a row only numbers its columns: `1 | 2 | 3`, `A | B | 1 | 2`."""
    texts = _filled(row)
    numbers = [int(text.strip("()")) for text in texts if text.strip("()").isdigit()]
    is_counted = len(numbers) > FEWEST_CELLS and numbers == list(range(1, len(numbers) + 1))
    return is_counted and all(map(_ENUMERATOR.fullmatch, texts))


def heads_figures(row: Row, words: int) -> bool:
    """Whether a row is a head: it has no figure, and words behind the `words` columns of these."""
    return not _has_figure(_filled(row)) and any(draft.text for draft in row if draft.column >= words)


def _letters(row: Row) -> list[str]:
    """Texts without blanks: narrow heads break differently on another page (`TT`, `T T`)."""
    return [_bare(draft.text) for draft in row]


def _bare(text: str) -> str:
    return "".join(text.split())


def _filled(row: Row) -> list[str]:
    return [text for text in _letters(row) if text]


def _is_alike(row: Row, head: Row, *, may_be_akin: bool) -> bool:
    """Whether most cells read as those of a head do; a row with a figure that is no column's number is none.

    Nor is one below words: a head may have years of its own, one of which OCR may have misread.
    """
    texts = {draft.column: draft.text for draft in head}
    filled = [(draft.column, draft.text) for draft in row if draft.text]
    below_words = [text for column, text in filled if not _YEAR.fullmatch(texts.get(column, ""))]
    if _has_figure(map(_bare, below_words)) or not below_words or len(filled) < FEWEST_CELLS:
        return False
    again = sum(
        _says_again(text, said) or (may_be_akin and are_akin(text, said))
        for column, text in filled
        if (said := texts.get(column, ""))
    )
    return again >= SAME_SHARE * len(filled)


def _says_again(text: str, head: str) -> bool:
    """Whether a head is printed again, perhaps in short: `TT` for `STT`, `KH` for `Kế hoạch`, `%` for `Tỷ lệ (%)`."""
    own, whole = _bare(text), _bare(head)
    if own == whole:
        return True
    if not own.isupper():
        return own.strip("()") == "%" and "%" in head
    initials = "".join(word[0] for word in head.split())
    return len(own) > 1 and (own == initials.upper() or (whole.isupper() and whole.endswith(own)))


def _has_figure(texts: Iterable[str]) -> bool:
    """Whether one is a figure that is no column's number."""
    return any(FIGURE.fullmatch(text) and not _ENUMERATOR.fullmatch(text) for text in texts)


def drop_foot(table: list[PagedRow]) -> None:
    """Take out what a page break leaves at the foot of a page: empty strips of a row, and the head before it."""
    heads = [_letters(row) for _, row in table[:HEAD_ROWS]]
    deep = max((draft.row_span for draft in table[0][1]), default=1)
    while len(table) > deep and not any(draft.text for draft in table[-1][1]):
        table.pop()
    foot = next((n for n in range(deep, 0, -1) if [_letters(row) for _, row in table[-n:]] == heads[:n]), 0)
    if foot and len(table) >= foot + deep and sum(map(bool, heads[0])) >= FEWEST_CELLS:
        del table[-foot:]
        drop_foot(table)


def part_head(table: Sequence[PagedRow], row: Row) -> None:
    """Take the head out of a row that it was printed in, no line drawn between the head and the rest of a cut row."""
    head = {draft.column: draft.text for draft in table[0][1] if draft.text}
    held = {draft.column: draft for draft in row}
    if len(head) < FEWEST_CELLS or not all(column in held and _begins(held[column], head[column]) for column in head):
        return
    if all(held[column].text == head[column] for column in head):
        return
    for column, text in head.items():
        draft = held[column]
        cut_off(draft, len(text) + draft.text.startswith(" ", len(text)))


def cut_off(draft: CellDraft, end: int) -> CellDraft:
    """Take what stands before `end` out of a cell; gives it as a cell of its own, without the blank behind it."""
    text = draft.text[:end].rstrip()
    own = [run for run in draft.runs if run.at < len(text)]
    runs = tuple(Run(run.at, run.source, min(run.length, len(text) - run.at)) for run in own)
    draft.text = draft.text[end:]
    draft.runs = tuple(
        Run(max(run.at - end, 0), run.source + max(end - run.at, 0), run.length - max(end - run.at, 0))
        for run in draft.runs
        if run.at + run.length > end
    )
    return CellDraft(text, runs, draft.column, is_bold=draft.is_bold)


def _begins(draft: CellDraft, text: str) -> bool:
    rest = draft.text.removeprefix(text)
    return draft.text.startswith(text) and (rest[:1] in ("", " ") or rest[0].isdigit() is not text[-1].isdigit())


def is_cut(table: Sequence[PagedRow], row: Row) -> bool:
    """Whether `row`, the first on a page, goes on the last of `table`: each of its cells goes on one with text.

    Or on a row of words only, the figures standing on the second page.
    """
    above = {draft.column: draft for draft in table[-1][1]}
    filled = [draft for draft in row if draft.text]
    if filled and not any(draft.row_span > 1 for draft in row) and _ends_words(above, filled):
        return True
    if _ends_name(above, filled) or _ends_figures(above, filled):
        return True
    if not filled or row[0].column or row[0].text or any(draft.row_span > 1 for draft in row):
        return False
    before = [above.get(draft.column) for draft in filled]
    if 0 not in above or not all(draft is not None and draft.text for draft in before):
        return False
    if any(FIGURE.fullmatch(draft.text) and not _ends_figure(above[draft.column], draft) for draft in filled):
        return False
    return _is_numbered(table) or all(
        draft.text[0].islower() and held is not None and not ENDED.search(held.text)
        for draft, held in zip(filled, before, strict=True)
    )


def ends_last_row(table: Sequence[PagedRow], row: Row, names: int, notes: int) -> bool:
    """Whether words alone go on the name of the last row, column `names`, or its note, from column `notes` on.

    They begin as no name does; the number and the figures of that row stand on the page before.
    """
    above = {draft.column: draft.text for draft in table[-1][1]}
    filled = [draft for draft in row if draft.text]
    if not filled or any(draft.column != names and draft.column < notes for draft in filled):
        return False
    if any(FIGURE.fullmatch(draft.text) for draft in filled if draft.column == names):
        return False
    begun = ((above.get(draft.column, ""), draft.text[0]) for draft in filled)
    return all(text and not ENDED.search(text) and not first.isupper() for text, first in begun)


def _ends_words(above: dict[int, CellDraft], filled: list[CellDraft]) -> bool:
    """Whether words go on in small letters those of a row without figures, and no other cell has both parts."""
    held = {column for column, draft in above.items() if draft.text}
    both = [draft for draft in filled if draft.column in held]
    figures = [draft for column, draft in above.items() if column and FIGURE.fullmatch(draft.text)]
    if figures or not both or not held:
        return False
    return all(draft.text[0].islower() and not ENDED.search(above[draft.column].text) for draft in both)


def _ends_name(above: dict[int, CellDraft], filled: list[CellDraft]) -> bool:
    """Whether all that a row says goes on the name in the first column, whose figures stand on the page before.

    In small letters, or behind what no name ends with: an open bracket, a comma, a dash.
    """
    if len(filled) != 1 or filled[0].column or 0 not in above or FIGURE.fullmatch(filled[0].text):
        return False
    if not any(column and FIGURE.fullmatch(draft.text) for column, draft in above.items()):
        return False
    name, rest = above[0].text, filled[0].text
    is_open = name.rfind("(") > name.rfind(")") or name.endswith((",", "-", "–"))
    return is_open or (bool(name) and rest[0].islower() and not ENDED.search(name) and not ENDED.search(rest))


def _ends_figures(above: dict[int, CellDraft], filled: list[CellDraft]) -> bool:
    """Whether all figures of a row are the last digits of those above it, and its words go on others."""
    held = {column for column, draft in above.items() if draft.text}
    figures = [draft for draft in filled if FIGURE.fullmatch(draft.text)]
    are_below = held.issuperset(draft.column for draft in filled)
    return bool(figures) and are_below and all(_ends_figure(above[draft.column], draft) for draft in figures)


def _ends_figure(above: CellDraft, draft: CellDraft) -> bool:
    """Whether a figure in too narrow a cell goes on: `5.547.373.8`, and on the next page `69`."""
    return bool(_GROUP_BEGUN.fullmatch(above.text) and _GROUPED.fullmatch(above.text + draft.text))


def _is_numbered(table: Sequence[PagedRow]) -> bool:
    """Whether nearly every row has its number or name in the first column, the last one too."""
    first = [draft for _, row in table for draft in row if draft.column == 0]
    return bool(first[-1].text) and sum(bool(draft.text) for draft in first) >= FILLED_SHARE * len(table)


def join_row(row: Row, page: int, rest: Row) -> None:
    """Add the cells of `rest`, which stand on `page`, to those that they go on."""
    held = {draft.column: draft for draft in row}
    for more in rest:
        draft = held.get(more.column)
        if draft is None or not more.text:
            continue
        is_one = not draft.text or _HYPHENED.search(draft.text) or _ends_figure(draft, more)
        parting = "" if is_one else " "
        at = len(draft.text) + len(parting)
        draft.text += parting + more.text
        draft.tails.append((page, tuple(Run(at + run.at, run.source, run.length) for run in more.runs)))

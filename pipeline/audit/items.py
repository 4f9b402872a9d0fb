"""Lists of items in the text: which passages are the items of one list, and what each of them counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.audit.clauses import depths, is_aside, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Passage

FARTHEST_ITEM = 40  # passages from one numbered item to the next, which may hold tables and lists of its own
RANKS = ("roman", "dotted", "number", "letter", "dash", "plus", "bullet")  # of list marks, as they nest


def list_items(passages: Sequence[Passage], start: int) -> Iterator[Passage]:
    """The items of the list that begins at `start`: marks of one kind; between numbered ones other text may stand."""
    if start == len(passages) or not passages[start].mark:
        return
    mark, number, far = passages[start].mark, passages[start].number - 1, 0
    for passage in (passages[at] for at in range(start, len(passages))):
        if passage.mark == mark and (mark != "number" or passage.number == number + 1):
            yield passage
            number, far = passage.number, 0
        elif _ends_list(passage, mark) or far > FARTHEST_ITEM:
            return
        far += 1


def _ends_list(passage: Passage, mark: str) -> bool:
    """An item out of order, one of a list above, or text that is no item behind items without numbers."""
    if not passage.mark:
        return mark != "number"
    return RANKS.index(passage.mark) <= RANKS.index(mark)


def first_figure(head: Figure, item: Passage) -> Figure | None:
    """The first figure of an item that can be a part."""
    levels = depths(item.tokens)
    for index, token in enumerate(item.tokens):
        figure = token.figure
        if levels[index] or figure is None or not is_plain(figure) or not same_unit(head, figure):
            continue
        if not is_aside(item.tokens, index, levels):
            return figure
    return None

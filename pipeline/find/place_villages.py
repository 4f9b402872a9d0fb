"""Villages named again without a type word, in lists of two or more: `gồm: Vân Tiền, Tô Xá, Phù Lưu`.

A part of the place finder. No gazetteer holds villages: only those count that the text itself has told with their type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.find.place_grammar import LOOK_BACK, PlaceGrammar
from pipeline.model import Mention, Span
from pipeline.text import folded
from pipeline.values import Toponym

LEAST_LETTERS = 4  # of a name: `Hạ` is a word too
MOST_WORDS = 2  # of what a figure counts
_FIGURE = re.compile(r"(?:\s?:)?\s+\(?\d[\d.,]*\s*%?")
_WORD = re.compile(r"\s?[^\W\d_]+")
_CLOSED = re.compile(r"\)?")


def joint_behind(joint: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """What joins a list's member that ends at `at` and the next one, a figure between them: `Vân Tiền 312 hộ, `."""
    figure = _FIGURE.match(text, at)
    end = figure.end() if figure is not None else at
    for _ in range(MOST_WORDS + 1 if figure is not None else 1):
        closed = _CLOSED.match(text, end)
        found = joint.match(text, closed.end() if closed is not None and figure is not None else end)
        word = _WORD.match(text, end)
        if found is not None or word is None:
            return found
        end = word.end()
    return None


def has_figure(text: str, at: int) -> bool:
    """Whether a figure stands right behind a name."""
    return _FIGURE.match(text, at) is not None


def villages_in_lists(grammar: PlaceGrammar, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The villages among `found`, which are told with their type, where a list names them again."""
    told = {value.name: value for mention in found if (value := _village(mention)) is not None}
    if len(told) < 2:  # noqa: PLR2004 - a list
        return
    spots = _spots(text, told)
    taken = {at for mention in found if not _is_bare(mention) for at in range(mention.start, mention.end)}
    listed: set[Span] = set()
    called: set[Span] = set()  # schools and the like, and what goes on with them: Tiểu học Nà Mò, Bản Cắm
    for one, other in pairwise(spots):
        joint = joint_behind(grammar.list_joint, text, one.end)
        if joint is None or joint.end() != other.start:
            continue
        is_called = one in called or grammar.not_after.end(text[max(0, one.start - LOOK_BACK) : one.start])
        (called if is_called else listed).update((one, other))
    for spot in sorted(listed - called):
        if taken.isdisjoint(range(*spot)):
            value = told[folded(text[slice(*spot)])]
            again = Toponym(value.name, value.levels, "listed", value.type_word)
            yield Mention(spot.start, spot.end, again, f"words.toml: list of {value.type_word}")


def _spots(text: str, names: Iterable[str]) -> list[Span]:
    """Where the names stand, in order, none overlapping; a blank of theirs may be a line end in the text."""
    found: list[Span] = []
    behind: dict[str, list[list[str]]] = {}  # by the first word of several names
    for name in names:
        first, *others = name.split()
        behind.setdefault(first, []).append(others)
    for first, ways in behind.items():
        at = text.find(first)
        while at >= 0:
            if not (at and _is_letter(text[at - 1])):
                ends = (_end(text, at + len(first), others) for others in ways)
                found += [Span(at, end) for end in ends if end is not None]
            at = text.find(first, at + 1)
    kept: list[Span] = []
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.end)):  # of two that begin together the longer
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _end(text: str, at: int, words: Iterable[str]) -> int | None:
    """Where the words that begin behind blanks at `at` end, if they stand there and no word goes on."""
    for word in words:
        start = at
        while text[start : start + 1].isspace():
            start += 1
        if start == at or not text.startswith(word, start):
            return None
        at = start + len(word)
    return None if _is_letter(text[at : at + 1]) else at


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_bare(mention: Mention) -> bool:
    return isinstance(mention.value, Toponym) and mention.value.form == "bare"


def _village(mention: Mention) -> Toponym | None:
    """The mention as a village with a name that can be known again."""
    value = mention.value
    if not isinstance(value, Toponym) or value.levels != ("village",):
        return None
    return value if len(value.name) >= LEAST_LETTERS and value.name[0].isupper() else None

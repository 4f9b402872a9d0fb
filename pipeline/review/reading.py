"""What the finders of reports read in what a person writes, and how it is told that nothing can be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.model import Facts, Layout

if TYPE_CHECKING:
    from pipeline.stages import Finder


class UnclearValue(ValueError):  # noqa: N818 - it names what is wrong
    """A value that cannot be read, or in two ways. `why`: a key of the words."""

    def __init__(self, text: str, why: str = "bad_value") -> None:
        super().__init__(text)
        self.why = why


def found_in(part: str, text: str) -> object:
    """The value of what a finder reads in the whole of the text; `None` where it is something else."""
    mentions = list(_finders()[part](Layout(text, (), (), (), Facts())))
    whole = [each.value for each in mentions if (each.start, each.end) == (0, len(text))]
    return whole[0] if len(whole) == len(mentions) == 1 else None


def found_last(part: str, text: str) -> object:
    """The value of the only thing that a finder reads, with words before it: `Nghị quyết số 11-NQ/TW`."""
    mentions = list(_finders()[part](Layout(text, (), (), (), Facts())))
    return mentions[0].value if len(mentions) == 1 and mentions[0].end == len(text) else None


def without_day_word(text: str) -> str:
    """A day without the word that reports print before it: `ngày 20/3/2022` is `20/3/2022`."""
    word, _, day = text.partition(" ")
    return day if day[:1].isdecimal() and word.casefold() in _day_words() else text


@cache
def _day_words() -> frozenset[str]:
    from pipeline.rulebook import load_rules

    return frozenset(word.casefold() for word in load_rules().words("words.date.day"))


@cache
def _finders() -> dict[str, Finder]:
    """Those of the rules that come with the program; made when the first is needed, which takes a second."""
    from pipeline.find.amounts import amount_finder
    from pipeline.find.citations import citation_finder
    from pipeline.find.dates import date_finder
    from pipeline.find.percentages import percentage_finder
    from pipeline.find.quantities import quantity_finder
    from pipeline.rulebook import load_rules

    rules = load_rules()
    return {
        "amounts": amount_finder(rules),
        "citations": citation_finder(rules),
        "percentages": percentage_finder(rules),
        "quantities": quantity_finder(rules),
        "dates": date_finder(rules),
    }

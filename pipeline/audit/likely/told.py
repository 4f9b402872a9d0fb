"""What the words about each number of a document tell, counted when first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.votes import Votes


class Told(dict[int, dict[str, float]]):
    """How likely the words tell each operation, or each role, by the place of the number."""

    def __init__(self, numbers: Sequence[Number], text: str, votes: Votes, totals: dict[int, int]) -> None:
        """`totals`: all votes about each number; what asks for another part of them has the same."""
        super().__init__()
        self._numbers, self._text, self._votes, self._totals = numbers, text, votes, totals

    def sums(self, place: int) -> tuple[int, ...]:
        """The votes about a number."""
        total = self._totals.get(place)
        if total is None:
            self._totals[place] = total = self._votes.total(self._numbers[place], self._text)
        return self._votes.sums(total)

    def by(self, sums: Sequence[int], place: int) -> dict[str, float]:
        """The same of a number whose votes were counted."""
        told = self.get(place)
        if told is None:
            self[place] = told = self._votes.told(sums)
        return told

    def __missing__(self, place: int) -> dict[str, float]:
        self[place] = told = self._votes.told(self.sums(place))
        return told

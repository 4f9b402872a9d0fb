"""Spans of time that rows and columns are of, and which of them make up another: four quarters and `Cả năm`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

MOST_PARTS = 12
TOLD_YEAR = 12_000  # months from the year 0: more than a span without a year has


class Span(NamedTuple):
    """From the first month to the one behind the last, counted from the year 0, or from January where no year is told.

    `is_plan`: of what is to be reached.
    """

    first: int
    end: int
    is_plan: bool = False

    @property
    def has_year(self) -> bool:
        """Whether a year is told."""
        return self.end > TOLD_YEAR


def covers(spans: Mapping[int, Span], whole: int) -> Iterator[tuple[int, ...]]:
    """The places whose spans follow one another from the first month of another to its last."""
    of = spans[whole]
    parts = sorted(
        (span.first, at)
        for at, span in spans.items()
        if at != whole and of.first <= span.first and span.end <= of.end and span.is_plan == of.is_plan
        and span[:2] != of[:2]
    )  # fmt: skip

    def following(month: int, found: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if month == of.end:
            yield found
        elif len(found) < MOST_PARTS:
            for first, at in parts:
                if first == month:
                    yield from following(spans[at].end, (*found, at))

    yield from following(of.first, ())

"""What a run counts of itself while it fills the store: for run.json and whoever looks for slow documents."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.work import Outcome

SLOWEST = 10


class Slow(NamedTuple):
    """A document that took long."""

    seconds: float
    path: str
    pages: int


@dataclass(slots=True)
class Tally:
    """Files of which an earlier run's rows were used; files and pages that were read, and what that took.

    `stages`: seconds of all workers by stage; `second_tries`: files that were tried again alone.
    """

    taken_over: int = 0
    files_read: int = 0
    pages_read: int = 0
    second_tries: int = 0
    stages: dict[str, float] = field(default_factory=dict)
    _slowest: list[Slow] = field(default_factory=list)

    def note_read(self, path: str, outcome: Outcome, *, is_second_try: bool) -> None:
        """Count a file that was read now."""
        self.files_read += 1
        self.pages_read += outcome.pages
        self.second_tries += is_second_try
        for name, seconds in outcome.seconds.items():
            self.stages[name] = self.stages.get(name, 0.0) + seconds
        heapq.heappush(self._slowest, Slow(sum(outcome.seconds.values()), path, outcome.pages))
        if len(self._slowest) > SLOWEST:
            heapq.heappop(self._slowest)

    @property
    def slowest(self) -> tuple[Slow, ...]:
        """The documents that took longest, the slowest first."""
        return tuple(sorted(self._slowest, reverse=True))

"""How long each stage takes: a clock that is told when one has ended."""

from __future__ import annotations

import time
from collections.abc import Callable

Lap = Callable[[str], None]


def unmeasured(_: str) -> None:
    """Nobody wants to know."""


class Laps:
    """Seconds by the name of what took them; a name may come again."""

    def __init__(self) -> None:
        self._last = self._began = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def end(self, name: str) -> None:
        """Tell that what has gone on since the last end, or the beginning, was `name`."""
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def total(self) -> float:
        """Seconds from the beginning to the last end."""
        return self._last - self._began

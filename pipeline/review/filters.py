"""What of the queue is asked for: verdicts, states, kinds, places, years, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DOUBTFUL = "doubtful"  # the verdict of a figure or place that the machine is not sure of
DECIDED = "decided"  # of any other figure or place that people have said something of
RANKS = ("mismatch", DOUBTFUL, "unchecked", "rounding", "ok", DECIDED)
LOOK_AGAIN = ("conflict", "changed", "moved")  # states in which what people said does not stand as it is
AGAIN = "again"  # among the verdicts asked for: whatever is in such a state
FIRST_SHOWN = f"mismatch,{DOUBTFUL},{AGAIN}"
TO_DO = ",".join(("open", *LOOK_AGAIN))
ALL = "all"
FACETS = ("verdict", "kind", "province", "district", "year", "state")


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the queue is shown; "" or `ALL` for all.

    `verdict`, `state`: one or more, with commas; `q`: words of the quote or file.
    """

    verdict: str = FIRST_SHOWN
    kind: str = ""
    province: str = ""
    district: str = ""
    year: str = ""
    state: str = TO_DO
    q: str = ""

    def query(self) -> tuple[str, list[str]]:
        """Its condition in SQL, with arguments; `matching` holds what has the words."""
        asked = self.verdict.split(",")
        verdicts = [word for word in asked if word in RANKS]
        states = LOOK_AGAIN if AGAIN in asked else ()
        either = [_one_of(name, values) for name, values in (("verdict", verdicts), ("state", states)) if values]
        parts = [f"({' OR '.join(either)})"] if either else []
        arguments = [*verdicts, *states]
        for name in FACETS[1:]:
            values = getattr(self, name).split(",") if name == "state" else [getattr(self, name)]
            if any(values) and values != [ALL]:
                parts.append(_one_of(name, values))
                arguments += values
        if self.q:
            parts.append("n IN matching")
        return " AND ".join(parts) or "1", arguments

    def fits(self, verdict: str, kind: str, state: str) -> tuple[bool, bool, bool]:
        """Whether something of that verdict, kind and state is asked for, by each of the three."""
        verdicts, states = self.verdict.split(","), self.state.split(",")
        return (
            self.verdict in ("", ALL) or verdict in verdicts or (AGAIN in verdicts and state in LOOK_AGAIN),
            self.kind in ("", ALL, kind),
            self.state in ("", ALL) or state in states,
        )

    def cells(self) -> dict[str, str]:
        """As parts of an address; what is the default is left out."""
        plain = Filters()
        named = ((name, getattr(self, name)) for name in (*FACETS, "q"))
        return {name: value for name, value in named if value and value != getattr(plain, name)}


def _one_of(name: str, values: Sequence[str]) -> str:
    return f"{name} IN ({', '.join('?' * len(values))})"

"""Documents told to carry out others: `Kế hoạch số 46/KH-SGTVT ngày 05/11/2007 để cụ thể hóa Quyết định số 3/QĐ-UBND`.

What carries out another document was not written before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.audit.model import Cited
from pipeline.rulebook import Rulebook, alternation

APART = 160  # characters between the two
LEAD = 48  # characters before the first, in which `Căn cứ` stands
MOST_WORDS = 5  # of a document's type, before its number
DAY = 10  # characters of a date with its day
_END = re.compile(r"[.;](?=\s)|\n\s*(?:\n|[-+*•])")


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """Compiled words of rules/checks.toml, [carried_out]."""

    for_it: re.Pattern[str]
    by_it: re.Pattern[str]
    made: re.Pattern[str]
    answered: re.Pattern[str]

    def pairs(self, text: str, cited: Sequence[Cited]) -> Iterator[tuple[Cited, Cited]]:
        """Documents with the one that each carries out, where both are dated to the day."""
        for first, second in pairwise(cited):
            gap = second.start - first.end
            if not 0 < gap <= APART or {len(first.value.date), len(second.value.date)} != {DAY}:
                continue
            if first.value.canonical == second.value.canonical:
                continue
            if self._is_answered_by(text, first, second):
                yield second, first
                continue
            if _END.search(text, first.end, second.start):
                continue
            if self.for_it.match(text, first.end, second.start):
                yield first, second
            elif self._is_made_by(text, first, second):
                yield second, first

    def _is_made_by(self, text: str, first: Cited, second: Cited) -> bool:
        """`Căn cứ Quyết định số … ngày …, Sở đã ban hành Kế hoạch số …`."""
        is_ground = self.by_it.search(text, max(0, first.start - LEAD), first.start) is not None
        return is_ground and self.made.search(text, first.end, second.start) is not None

    def _is_answered_by(self, text: str, first: Cited, second: Cited) -> bool:
        """`Tờ trình số … ngày …; xét tờ trình đó, Ban quản trị ra Quyết định số …`."""
        found = self.answered.search(text, first.end, second.start)
        return found is not None and found["type"].casefold() == first.value.doc_type.casefold()


def carried_out(rules: Rulebook) -> CarriedOut:
    """Patterns from rules/checks.toml, [carried_out]."""

    def words(key: str) -> str:
        return alternation(rules.words(f"checks.carried_out.{key}"))

    typed = rf"(?:[^\W\d_]+\s+){{0,{MOST_WORDS}}}"  # Kế hoạch số
    ahead = rf"(?:(?!{words('passive')}(?!\w))[^.;])*"
    return CarriedOut(
        for_it=re.compile(rf"{ahead}(?<!\w){words('verbs')}\s+{typed}\Z", re.IGNORECASE),
        by_it=re.compile(rf"(?<!\w){words('grounds')}\s+{typed}\Z", re.IGNORECASE),
        made=re.compile(rf"(?<!\w){words('made')}\s+{typed}\Z", re.IGNORECASE),
        answered=re.compile(
            rf"(?<!\w){words('answers')}\s+(?P<type>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+{words('back')}(?!\w)"
            rf"[^.;]*(?<!\w){words('made')}\s+{typed}\Z",
            re.IGNORECASE,
        ),
    )

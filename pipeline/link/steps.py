"""Days of one matter whose steps follow one another: `hợp đồng ký ngày 18/4/2022, bàn giao hàng ngày 02/4/2022`.

Of which step a day is, the words right before it tell, or those behind a day that opens its sentence. That both are of
one matter is told by nothing else being named between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.audit.model import Dated, DatePair
from pipeline.rulebook import Rulebook, alternation, cased, whole_words

LEAD = 90  # characters before a day, or behind one that opens a sentence, in which its step is told
APART = 260  # characters between two days of one matter
GAP = "…"  # in rules/: other words
DAY = "day"
ISSUED = "issued"  # in rules/: what is done on the day of a document
PAIR = 2  # days
NO_STEPS = frozenset({"orders", "apart", "to_come", "numbered", "idle"})  # lists in rules/
_PARAGRAPH = re.compile(r"\n\s*(?:\n|[-+*•])")
_SENTENCE = re.compile(rf"[.;]\s|{_PARAGRAPH.pattern}")
_CLAUSE = re.compile(r"[.;,](?=\s)")
_FIRST_WORDS = re.compile(r"[.;]\s+\w+")
_WORD = re.compile(r"[^\W\d_]+")


class _Step(NamedTuple):
    """A day and what is done on it; `lead`, `end`: where the words about it start and end."""

    name: str
    date: Dated
    lead: int
    end: int


@dataclass(frozen=True, slots=True)
class Steps:
    """Compiled words of rules/checks.toml, [steps]."""

    names: Mapping[str, tuple[re.Pattern[str], frozenset[str]]]  # with the last words of which it needs one
    any_of: re.Pattern[str]
    orders: frozenset[tuple[str, str]]
    apart: re.Pattern[str]
    to_come: re.Pattern[str]  # right before the words of a step
    numbered: re.Pattern[str]  # `gói thầu 2`, another matter
    opening: re.Pattern[str]
    idle: frozenset[str]

    def pairs(self, text: str, dates: Sequence[Dated]) -> Iterator[DatePair]:
        """Each two days of one matter, that of the earlier step first, in whatever order they are told."""
        days = [date for date in dates if date.value.precision == DAY and date.value.date_from]
        if len(days) < PAIR:
            return
        steps = [step for at in range(len(days)) if (step := self._step(text, days, at)) is not None]
        for at, step in enumerate(steps):
            for back in range(at - 1, -1, -1):
                other = steps[back]
                if step.date.start - other.date.end > APART or _PARAGRAPH.search(text, other.date.end, step.date.start):
                    break
                if other.name == step.name:
                    break
                if (other.name, step.name) in self.orders and self._is_one(text, other, step):
                    yield DatePair(other.date, step.date)
                    break
                if (step.name, other.name) in self.orders and self._is_one_sentence(text, other, step):
                    yield DatePair(step.date, other.date)
                    break

    def _step(self, text: str, days: Sequence[Dated], at: int) -> _Step | None:
        """What is done on a day; `None` where no words tell it, or they tell of another matter or time."""
        day = days[at]
        low = max(days[at - 1].end if at else 0, day.start - LEAD)
        starts = [mark.end() for mark in _SENTENCE.finditer(text, low, day.start)]
        start = starts[-1] if starts else low
        name = self._named(text, start, day.start)
        if name is not None:
            clause = _CLAUSE.search(text, day.end)
            return _Step(name, day, start, clause.start() if clause is not None else len(text))
        if self.opening.fullmatch(text, start, day.start) is None:
            return None
        high = min(days[at + 1].start if at + 1 < len(days) else len(text), day.end + LEAD)
        sentence = _SENTENCE.search(text, day.end, high)
        end = sentence.start() if sentence is not None else high
        told = self.any_of.search(text, day.end, end)
        clause = _CLAUSE.search(text, told.end(), end) if told is not None else None
        name = None if told is None else self._named(text, day.end, told.end(), clause.start() if clause else end)
        return None if name is None else _Step(name, day, start, end)

    def _named(self, text: str, start: int, end: int, until: int = 0) -> str | None:
        """The last step that a stretch tells, the longest where several end there; `None` where it is apart.

        `until`: where the words about it end, if not with the stretch.
        """
        if self.any_of.search(text, start, end) is None:
            return None
        stretch = text[start:end].casefold()
        told = [
            (found.end(), -found.start(), name)
            for name, (words, last_words) in self.names.items()
            if any(map(stretch.__contains__, last_words))  # of 35 steps mostly one
            for found in words.finditer(text, start, end)
        ]
        if not told:
            return None  # giấy phép … cấp
        last, first, name = max(told)
        is_apart = self.apart.search(text, last, max(until, end)) is not None
        return None if is_apart or self.to_come.search(text, start, -first) is not None else name

    def _is_one(self, text: str, first: _Step, last: _Step) -> bool:
        """Whether nothing else is named from the first day on up to the last."""
        between = text[min(first.end, last.date.start) : last.date.start]
        if first.name == ISSUED and self.numbered.search(text, first.date.end, last.date.start) is not None:
            return False  # … thay thế Quyết định số 12/QĐ-CCT được công bố ngày …
        told = {word.casefold() for word in _WORD.findall(text, first.lead, max(first.end, first.date.end))}
        if self.numbered.search(between) is not None or self._names_another(between, told):
            return False
        if last.lead <= first.end:
            return True
        named = self.any_of.search(text, last.lead, last.date.start)
        words = _WORD.findall(text, last.lead, last.date.start if named is None else named.start())
        return all(word.casefold() in told or word.casefold() in self.idle for word in words)

    def _is_one_sentence(self, text: str, first: _Step, last: _Step) -> bool:
        return _SENTENCE.search(text, first.date.end, last.date.start) is None and self._is_one(text, first, last)

    def _names_another(self, between: str, told: set[str]) -> bool:
        """Whether a name stands there that was not told; neither the first word of a sentence nor `UBND` is one."""
        words = _WORD.findall(_FIRST_WORDS.sub("", between))
        return any(word.istitle() and word.casefold() not in told for word in words)


def steps_of(rules: Rulebook) -> Steps:
    """Patterns from rules/checks.toml, [steps]."""
    lists = rules.section("checks.steps")
    names = {name: words for name, words in lists.items() if name not in NO_STEPS}
    every = [word.split(f" {GAP} ")[-1] for words in names.values() for word in words]
    days = alternation(rules.words("words.date.day"))
    return Steps(
        names={
            name: (_pattern(words), frozenset(word.split()[-1].casefold() for word in words))
            for name, words in names.items()
        },
        any_of=whole_words(every),
        orders=frozenset((first, last) for first, last in (order.split() for order in lists["orders"])),
        apart=whole_words(lists["apart"]),
        to_come=re.compile(rf"(?<!\w){cased(lists['to_come'])}\s+(?:\w+\s+){{0,2}}$"),
        numbered=re.compile(rf"(?<!\w){cased(lists['numbered'])}\s+\d"),
        opening=re.compile(rf"\W*(?:\w+\s+)?{days}\s+", re.IGNORECASE),
        idle=frozenset(lists["idle"]),
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """The words, with others between where the rules say so."""
    between = r"(?:\s[^.;,]{0,70}?)?\s"
    told = (between.join(alternation((part,)) for part in word.split(f" {GAP} ")) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)

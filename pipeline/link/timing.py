"""Dates that stand in a relation: `từ … đến …`, plans (`dự kiến …`), years since a document, the document's own day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.audit.model import Cited, Dated, DatePair, Elapsed, Figure
from pipeline.figures import bounds
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation, cased

REACH = 40  # characters from a cue to what it is about
SINCE = 220  # characters from the years to the document that they are counted from
SENTENCE = 160  # characters before a date in which its clause begins
_CLAUSE = re.compile(r"[.;](?=\s)|\n\s*\n")
GAP = 16  # characters between the two dates of a span


@dataclass(frozen=True, slots=True)
class Timing:
    """Compiled patterns."""

    planned: re.Pattern[str]
    begins: re.Pattern[str]
    until: re.Pattern[str]
    elapsed: re.Pattern[str]
    done: re.Pattern[str]
    finished: re.Pattern[str]  # `đã … ngày `
    paper: re.Pattern[str]  # `báo cáo ngày `
    future: re.Pattern[str]
    years: frozenset[str]

    def dates(self, layout: Layout, dates: Sequence[Dated], own: str, latest: str) -> tuple[Dated, ...]:
        """The dates, marked where told as to come, though before `latest`, or as past, though after the `own` day."""

        def is_planned(date: Dated) -> bool:
            if not "" < date.value.date_to < latest:
                return False
            return self.planned.search(layout.text[max(0, date.start - REACH) : date.start]) is not None

        def is_done(date: Dated) -> bool:
            if not own or date.value.date_to <= own:
                return False
            before = layout.text[max(0, date.start - SENTENCE) : date.start]
            clause = _CLAUSE.split(before)[-1]
            if self.future.search(clause):
                return False
            return self.paper.search(before) is not None or self.finished.search(clause) is not None

        marks = ((date, is_planned(date), is_done(date)) for date in dates)
        return tuple(
            replace(date, is_planned=to_come, is_done=past) if to_come or past else date
            for date, to_come, past in marks
        )

    def pairs(self, layout: Layout, dates: Sequence[Dated]) -> Iterator[DatePair]:
        """Dates that are the two ends of a span."""
        for first, last in pairwise(dates):
            if last.start - first.end > GAP or not self.until.fullmatch(layout.text[first.end : last.start]):
                continue
            if self.begins.search(layout.text[max(0, first.start - GAP) : first.start]):
                yield DatePair(first, last)

    def elapsed_since(self, layout: Layout, figures: Sequence[Figure], cited: Sequence[Cited]) -> Iterator[Elapsed]:
        """`Qua hơn 10 năm thực hiện Nghị quyết …` with the document."""
        for figure in figures:
            if figure.unit not in self.years or figure.of is not None or figure.is_range:
                continue
            if not self.elapsed.search(layout.text[max(0, figure.start - REACH) : figure.start]):
                continue
            done = self.done.match(layout.text, figure.end)
            since = _since(layout, done.end(), cited) if done else None
            if since is not None:
                yield Elapsed(figure, since)


def _since(layout: Layout, at: int, cited: Sequence[Cited]) -> Cited | None:
    """The document cited next in the sentence, else the only one of the type that is named there."""
    end = layout.text.find(". ", at, at + SINCE)
    limit = end if end >= 0 else at + SINCE
    following = next((c for c in cited if at <= c.start < limit), None)
    known = {c.value.canonical: c for c in cited if c.value.date}
    if following is not None:
        return known.get(following.value.canonical)
    here = layout.text[at : at + 2 * REACH].lstrip()[:REACH].casefold()
    typed = [c for c in known.values() if c.value.doc_type and " ".join(here.split()).startswith(c.value.doc_type)]
    return typed[0] if len(typed) == 1 else None


def own_days(issue_date: str, cited: Sequence[Cited]) -> tuple[tuple[str, str], str]:
    """First and last day on which the document can have been issued, and the latest day that it cannot be before."""
    issued = bounds(issue_date) if issue_date else ("", "")
    days = [c.value.date for c in cited if bounds(c.value.date)[0]]
    latest = max((day for day in days if not issued[1] or day <= issued[1]), default="")
    return issued, max(latest, issued[0]) if issued[0] == issued[1] else latest


def timing_of(rules: Rulebook) -> Timing:
    """Patterns from rules/checks.toml, [dates]."""
    qualifiers = alternation(word for words in rules.section("words.qualifiers").values() for word in words)
    day = alternation(rules.words("words.date.day"))
    return Timing(
        planned=re.compile(rf"\b{cased(rules.words('checks.dates.planned'))}\b[^.;\n(]*$"),
        begins=re.compile(rf"\b{cased(rules.words('checks.dates.from'))}\s+$"),
        until=re.compile(rf"\s+{alternation(rules.words('checks.dates.until'))}\s+"),
        elapsed=re.compile(rf"\b{cased(rules.words('checks.dates.elapsed'))}\s+(?:{qualifiers}\s+)?$"),
        done=re.compile(rf"\s+(?:{alternation(rules.words('checks.dates.done'))})(?!\w)", re.IGNORECASE),
        finished=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.finished'))}\s[^.;\n]*\s{day}\s+$"),
        paper=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.papers'))}\s+{day}\s+$"),
        future=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.future'))}(?!\w)"),
        years=frozenset(rules.words("words.date.year")),
    )

"""Dates that stand in a relation: `từ … đến …`, plans (`dự kiến …`), years since a document, the document's own day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.model import Cited, Dated, DatePair, Elapsed
from pipeline.figures import bounds
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation, cased

REACH = 40  # characters from a cue to what it is about
SINCE = 220  # characters from the years to the document that they are counted from
SENTENCE = 160  # characters before a date in which its clause begins
_STOP = re.compile(r"\.(?=\s)|\n\s*\n")
_CLAUSE = re.compile(r"[.;](?=\s)|\n\s*\n")
GAP = 16  # characters between the two dates of a span


@dataclass(frozen=True, slots=True)
class Timing:
    """Compiled patterns."""

    planned: re.Pattern[str]
    planned_once: re.Pattern[str]  # `trước đây dự kiến`
    overtaken: re.Pattern[str]  # behind the day in its sentence
    but: re.Pattern[str]  # `. Tuy nhiên`
    begins: re.Pattern[str]
    until: re.Pattern[str]
    elapsed: re.Pattern[str]
    done: re.Pattern[str]
    finished: re.Pattern[str]  # `đã … ngày `
    paper: re.Pattern[str]  # `báo cáo ngày `
    future: re.Pattern[str]
    prepared: re.Pattern[str]  # `đã chuẩn bị cho`
    opening: re.Pattern[str]  # `Ngày `, at the begin of a sentence
    finished_behind: re.Pattern[str]
    years: frozenset[str]

    def dates(
        self, layout: Layout, dates: Sequence[Dated], cited: Sequence[Cited], own: str, latest: str
    ) -> tuple[Dated, ...]:
        """The dates, marked where told as to come, though before `latest`, or as past, though after the `own` day."""
        ends = [each.end for each in cited]

        def is_day_of(date: Dated) -> bool:
            """Whether it is the day of a document that is cited right before it, which is told of by itself."""
            near = cited[bisect_right(ends, date.start - GAP) : bisect_right(ends, date.start)]
            return any(each.value.date == date.value.value for each in near)

        def is_planned(date: Dated) -> bool:
            return "" < date.value.date_to < latest and self._is_planned(layout.text, date)

        def is_done(date: Dated) -> bool:
            is_later = bool(own) and date.value.date_to > own
            return is_later and not is_day_of(date) and self._is_done(layout.text, date)

        marks = ((date, is_planned(date), is_done(date)) for date in dates)
        return tuple(
            replace(date, is_planned=to_come, is_done=past) if to_come or past else date
            for date, to_come, past in marks
        )

    def _is_planned(self, text: str, date: Dated) -> bool:
        """Whether it is told as to come, and nothing around says what came of it: `…, đã hoàn thành ngày 15/8`."""
        before = text[max(0, date.start - SENTENCE) : date.start]
        if not self.planned.search(before[-REACH:]) or self.planned_once.search(_CLAUSE.split(before)[-1]):
            return False
        behind = text[date.end : date.end + SENTENCE]
        return not self.overtaken.search(_STOP.split(behind)[0]) and not self.but.search(behind)

    def _is_done(self, text: str, date: Dated) -> bool:
        """Whether it is told as past: `đã hoàn thành ngày 28/12`, `Ngày 28/12, huyện đã tổ chức hội nghị`."""
        before = text[max(0, date.start - SENTENCE) : date.start]
        clause = _CLAUSE.split(before)[-1]
        if self.future.search(clause):
            return False
        if self.paper.search(before):
            return True
        if self.finished.search(clause):
            return not self.prepared.search(clause)
        behind = _CLAUSE.split(text[date.end : date.end + SENTENCE])[0]
        done = self.finished_behind.match(behind) if self.opening.fullmatch(clause) is not None else None
        if done is None or self.future.search(behind):
            return False
        return not self.prepared.search(behind[: behind.find(",", done.end())])

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
        planned_once=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.planned_once'))}(?!\w)"),
        overtaken=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.overtaken'))}(?!\w)"),
        but=re.compile(rf"[^.]*\.\s+{cased(rules.words('checks.dates.but'))}(?!\w)"),
        prepared=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.prepared'))}(?!\w)"),
        opening=re.compile(
            rf"(?:\W|\d+[.)])*(?:{cased(rules.words('checks.dates.on'))}\s+)?{cased(rules.words('words.date.day'))}\s+"
        ),
        finished_behind=re.compile(rf"\s*,?[^.;,\n]*(?<!\w){alternation(rules.words('checks.dates.finished'))}\s"),
        begins=re.compile(rf"\b{cased(rules.words('checks.dates.from'))}\s+$"),
        until=re.compile(rf"\s+{alternation(rules.words('checks.dates.until'))}\s+"),
        elapsed=re.compile(rf"\b{cased(rules.words('checks.dates.elapsed'))}\s+(?:{qualifiers}\s+)?$"),
        done=re.compile(rf"\s+(?:{alternation(rules.words('checks.dates.done'))})(?!\w)", re.IGNORECASE),
        finished=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.finished'))}\s[^.;\n]*\s{day}\s+$"),
        paper=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.papers'))}\s+{day}\s+$"),
        future=re.compile(rf"(?<!\w){cased(rules.words('checks.dates.future'))}(?!\w)"),
        years=frozenset(rules.words("words.date.year")),
    )

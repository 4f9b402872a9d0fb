"""The period that a document speaks of, by its title or the line in parentheses below it. CONTRACT: `period`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from pipeline.figures import ROMAN_QUARTERS, months_value
from pipeline.model import Mention, Segmented, Span
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.values import DateValue

LONGEST_OPENING = 2_000  # characters above the first heading
LOOK_BACK = 16  # characters: "đến hết" or "từ ngày" and their blanks
LAW_REACH = 60  # characters from a law's word to its year: `Luật Tổ chức chính quyền địa phương năm 2015`
# What is reported on stands before what it is part of: months, then a year, a span of years, a span of days.
_RANKS = {"half": 0, "quarter": 0, "span": 0, "month": 0, "year": 1}
_YEAR_RANK = _RANKS["year"]
_OVER_RANK = 0.5  # a span of years, with a year behind it
_YEARS_RANK = 2
_DAYS_RANK = 3
_WHOLE = {"day", "month", "year"}  # points of time between which a span is told
_NUMBER = re.compile(r"\d[^\s/-]*[/-]\S*[^\W\d_]\S*\s+(?:\w+\s+)?$")  # `05-CT/TW năm `

_Dated = tuple[Mention, DateValue]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time of the title. `cited`: perhaps that of a document which the title names; then others go first."""

    rank: float
    cited: bool
    value: str


@dataclass(frozen=True, slots=True)
class PeriodLinker:
    """Compiled patterns."""

    aim: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    quarter: re.Pattern[str]
    year: re.Pattern[str]
    beside: re.Pattern[str]
    told: re.Pattern[str]
    days: re.Pattern[str]
    listed: re.Pattern[str]
    goes_on: re.Pattern[str]
    law: re.Pattern[str]
    in_opening: re.Pattern[str]

    def period(self, segmented: Segmented, mentions: Sequence[Mention]) -> str:
        """EDTF: months before years and spans of years; "" when the title tells none. `đến năm 2030` is an aim.

        A line below the title that says it is the period's goes before the title.
        """
        text = segmented.layout.text
        titles = list(self._titles(segmented))
        told = [span for span in map(partial(self._told_below, text), titles) if span]
        below = self._found(text, told, mentions) or self._told_in_opening(segmented, titles, mentions)
        if below:
            return below[0].value
        found = self._found(text, titles, mentions)
        best = found[0].value if found else ""
        return best if found and found[0].rank == 0 else self._quarter_of_title(segmented) or best

    def _found(self, text: str, spans: Sequence[Span], mentions: Sequence[Mention]) -> list[Candidate]:
        """The times told within spans of the text, the likeliest first."""
        dates = [
            (mention, mention.value)
            for mention in mentions
            if isinstance(mention.value, DateValue) and any(span.start <= mention.start < span.end for span in spans)
        ]
        return sorted(self._candidates(text, dates), key=lambda candidate: (candidate.rank, candidate.cited))

    def _told_below(self, text: str, title: Span) -> Span | None:
        """`(Số liệu từ ngày 15/12/2020 đến ngày 14/12/2021)` at the end of a title, or of two days."""
        for told in self.told.finditer(text, title.start, title.end):
            if told["last"] is not None or self.days.search(told[0]) is not None:
                return Span(told.start(), told.end())
        return None

    def _told_in_opening(
        self, segmented: Segmented, titles: Sequence[Span], mentions: Sequence[Mention]
    ) -> list[Candidate]:
        """Days in parentheses above the first heading: `năm 2024 (số liệu từ ngày 15/12/2023 đến 14/12/2024)`."""
        layout = segmented.layout
        start = titles[-1].end if titles else 0
        end = min((each.start for each in layout.sections if each.start >= start), default=start)
        told = self.in_opening.search(layout.text, start, min(end, start + LONGEST_OPENING))
        found = self._found(layout.text, [Span(told.start(), told.end())], mentions) if told else []
        return [each for each in found if each.rank == _DAYS_RANK and "/" in each.value]

    def _titles(self, segmented: Segmented) -> Iterator[Span]:
        """The title, and `(Từ ngày 15/12/2020 đến ngày 14/12/2021)` below it."""
        for zone in segmented.layout.zones:
            if zone.name == "title":
                below = self.beside.match(segmented.layout.text, zone.end)
                yield Span(zone.start, below.end() if below else zone.end)

    def _candidates(self, text: str, dates: Sequence[_Dated]) -> Iterator[Candidate]:
        joined: set[int] = set()
        for run in self._runs_of_years(text, dates):
            joined |= {mention.start for mention, _ in run}
            before = self._before(text, run[0][0])
            if not self.aim.search(before):
                cited = self._is_cited(before)
                yield Candidate(_YEAR_RANK, cited=cited, value=f"{run[0][1].value}/{run[-1][1].value}")
        for (first, start), (last, end) in pairwise(dates):
            if first.start not in joined and self._is_span(text, first, start, last, end):
                joined |= {first.start, last.start}
                yield Candidate(_rank_between(start), cited=False, value=f"{start.value}/{end.value}")
        joined |= {first[0].start for first, second in pairwise(dates) if self._is_last_part(text, first, second)}
        for mention, date in dates:
            rank = _rank(date)
            before = self._before(text, mention)
            if rank is None or mention.start in joined or self.aim.search(before):
                continue
            cited = date.precision == "year" and self._is_cited(before)
            is_over = self._is_over(text, mention, date, dates)
            yield Candidate(_OVER_RANK if is_over else rank, cited, date.value)

    def _is_over(self, text: str, span: Mention, years: DateValue, dates: Sequence[_Dated]) -> bool:
        """`giai đoạn 2011-2015 và kế hoạch năm 2016`: a span is reported on, a year behind it planned."""
        if _rank(years) != _YEARS_RANK:
            return False
        later = [(mention, date) for mention, date in dates if date.precision == "year" and mention.start > span.end]
        is_after = [date.date_from > years.date_to for _, date in later]
        return bool(later) and all(is_after) and self.goes_on.search(text, span.end, later[0][0].start) is not None

    def _before(self, text: str, mention: Mention) -> str:
        return text[max(0, mention.start - LAW_REACH) : mention.start]

    def _is_cited(self, before: str) -> bool:
        """Whether what stands before a year is the name or number of a document, perhaps of that year."""
        law = self.law.search(before)
        return (law is not None and law["none"] is None) or _NUMBER.search(before) is not None

    def _runs_of_years(self, text: str, dates: Sequence[_Dated]) -> Iterator[list[_Dated]]:
        """`năm 2016, 2017 và 2018`: years that follow one another, only a comma or `và` between them."""
        run: list[_Dated] = []
        for mention, date in dates:
            if date.precision != "year":
                continue
            if run and not self._follows(text, run[-1], (mention, date)):
                if len(run) > 1:
                    yield run
                run = []
            run.append((mention, date))
        if len(run) > 1:
            yield run

    def _follows(self, text: str, before: _Dated, after: _Dated) -> bool:
        """Whether a year is the next one, and listed with the one before."""
        listed = self.listed.fullmatch(text, before[0].end, after[0].start) is not None
        return listed and int(after[1].value) == int(before[1].value) + 1

    def _is_span(self, text: str, first: Mention, start: DateValue, last: Mention, end: DateValue) -> bool:
        """`từ 15/12/2021 đến 14/12/2022`: two points of one kind, in order."""
        if start.precision != end.precision or start.precision not in _WHOLE or not start.date_from < end.date_from:
            return False
        before = text[max(0, first.start - LOOK_BACK) : first.start]
        return bool(self.since.search(before) and self.until.fullmatch(text, first.end, last.start))

    def _is_last_part(self, text: str, first: _Dated, second: _Dated) -> bool:
        """`quý II và 6 tháng đầu năm 2022`: months, and those that end with them; both are reported on."""
        (part, months), (whole, all_months) = first, second
        ends_so = months.date_to == all_months.date_to and all_months.date_from < months.date_from
        is_listed = self.listed.fullmatch(text, part.end, whole.start) is not None
        return ends_so and is_listed and _rank(months) == _rank(all_months) == 0

    def _quarter_of_title(self, segmented: Segmented) -> str:
        """`quý III và 03 tháng vận hành … năm 2025`: a quarter whose year stands at the end of the title."""
        title = segmented.layout.facts.title
        quarter = self.quarter.search(title)
        year = self.year.search(title, quarter.end()) if quarter else None
        if quarter is None or year is None:
            return ""
        number = ROMAN_QUARTERS.get(quarter["quarter"]) or int(quarter["quarter"])
        return months_value(int(year["year"]), 3 * number - 2, 3 * number)


def _rank(date: DateValue) -> int | None:
    """Months first, then a year, then a span of years (`giai đoạn 2020-2025`); `None`: a day is no period."""
    if date.precision == "span" and "-" not in date.value:
        return _YEARS_RANK
    return _RANKS.get(date.precision)


def _rank_between(date: DateValue) -> int:
    """Rank of a span that begins with `date`."""
    return {"day": _DAYS_RANK, "year": _YEARS_RANK}.get(date.precision, 0)


def period_linker(rules: Rulebook) -> PeriodLinker:
    """Patterns from rules/words.toml."""
    until, day, year, quarter = (
        alternation(rules.words(f"words.date.{k}")) for k in ("until", "day", "year", "quarter")
    )
    joint = alternation(rules.words("issuers.bodies.field_joints")[:1])
    since = cased(rules.words("words.zone.period_from"))
    times, told = (cased(rules.words(f"words.zone.{key}")) for key in ("title_times", "title_periods"))
    plain = rules.words("words.zone.period_from")
    figures = cased(word for word in rules.words("words.zone.title_periods") if word not in plain)
    laws, no_laws = (cased(rules.words(f"words.zone.{key}")) for key in ("dated_laws", "no_laws"))
    return PeriodLinker(
        aim=re.compile(rf"(?<!\w){until}\s+$", re.IGNORECASE),
        since=re.compile(rf"(?<!\w)(?:{since}|{told}\s*:)\s+(?:{day}\s+)?$"),
        until=re.compile(rf"[\s,]*{until}\s+(?:{day}\s+)?|\s*[-–]\s*"),
        quarter=re.compile(rf"(?<!\w){quarter}\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)", re.IGNORECASE),
        year=re.compile(rf"(?<!\w){year}\s+(?P<year>\d{{4}})", re.IGNORECASE),
        beside=re.compile(rf"\s*\(\s*(?:{times}|{told})(?!\w)[^()]*\)"),
        told=re.compile(rf"\(\s*{told}(?!\w)[^()]*\)(?P<last>\Z)?"),
        days=re.compile(r"\d[/.-]\d.*\d[/.-]\d+[/.-]\d{4}", re.DOTALL),
        listed=re.compile(rf"(?:\s*,|\s+{joint})(?:\s+{year})?\s+"),
        goes_on=re.compile(rf"[,;]|\s{joint}\s"),
        law=re.compile(rf"(?<!\w)(?:(?P<none>{no_laws})|{laws})\s[^,;.()\d]*$"),
        in_opening=re.compile(rf"\(\s*{figures}(?!\w)[^()]*\)"),
    )

"""Figures of the prose with their subject, place and time, and targets of tables, as rows that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.audit.conflicts.findings import Printed, Side, qualifier_names
from pipeline.audit.conflicts.headings import Heading, Headings
from pipeline.audit.conflicts.papers import Paper, compared_places
from pipeline.audit.conflicts.sentences import FIGURES, Mark, Said, SentenceReader
from pipeline.audit.conflicts.targets import STORED as TARGETS
from pipeline.audit.conflicts.wording import Wording, wording_of
from pipeline.rulebook import Rulebook
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader

# Columns of a mention in the order of `_Mention`, in the order in which they stand in the text.
_MENTIONS = " UNION ALL ".join(
    f"SELECT '{table}', mention_id, section_id, start, text, context, {columns} FROM {table}"  # noqa: S608
    " WHERE doc_id = ? AND origin = 'prose' AND context <> ''"
    for table, columns in (
        ("amounts", "value, currency, per, value_to, step, qualifier"),
        ("quantities", "value, unit, per, value_to, step, qualifier"),
        ("percentages", "value, '%', relation, value_to, step, qualifier"),
        ("dates", "value, NULL, NULL, NULL, NULL, NULL"),
        ("places", "name, NULL, NULL, NULL, NULL, NULL"),
    )
)
QUERY = f"{_MENTIONS} ORDER BY 4"
TABLES_READ = ("amounts", "quantities", "percentages", "dates", "places")
TABLE = """
CREATE TEMP TABLE IF NOT EXISTS told_statements
(place TEXT, unit TEXT, is_plan INTEGER, time TEXT, core TEXT,
 rank INTEGER, doc_id TEXT, label TEXT, scope TEXT, heading TEXT,
 gathered INTEGER, is_target INTEGER, kind TEXT, mention_id TEXT, text TEXT, value, step, qualifier TEXT)
"""
INSERT = "INSERT INTO told_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
KIND, SENTENCE = itemgetter(0), itemgetter(2, 5)  # of a row of `QUERY`; a sentence by its section and its words
YEAR = 4  # characters of an ISO year
RATES = frozenset({None, "rate"})  # relations of a percentage that is of its subject alone


class Statement(NamedTuple):
    """A figure of the prose, or a target of a table, and what it is of."""

    place: str
    unit: str
    is_plan: int
    time: str
    core: str
    rank: int
    doc_id: str
    label: str
    scope: str
    heading: str
    gathered: int
    is_target: int
    kind: str
    mention_id: str
    text: str
    value: str
    step: str
    qualifier: str

    @property
    def side(self) -> Side:
        """Its figure."""
        printed = Printed(self.text, self.value, self.step, self.unit, self.qualifier)
        return Side(self.doc_id, self.kind, self.mention_id, printed)


class _Mention(NamedTuple):
    """A mention as it is stored; `None` for what is not printed."""

    kind: str
    mention_id: str
    section_id: str | None
    start: int
    text: str
    context: str
    value: str | int | float
    unit: str | None
    per: str | None
    value_to: str | int | float | None
    step: str | int | float | None
    qualifier: str | None


@dataclass(slots=True)
class _Gatherer:
    """Reads the documents' sentences into rows of `told_statements`."""

    wording: Wording
    reader: SentenceReader
    headings: Headings
    qualifiers: Mapping[str, str]
    times: frozenset[str]

    def rows(self, mentions: list[_Mention], paper: Paper) -> Iterator[Row]:
        """Of one sentence."""
        marks = tuple(Mark(each.kind, each.text, each.value, each.unit or "") for each in mentions)
        said_of = self.reader.read(mentions[0].context, marks, paper.place)
        heading = self.headings.above(mentions[0].section_id or "") if said_of else Heading()
        for said in said_of:
            mention = mentions[said.at]
            is_rate = mention.kind != "percentages" or mention.per in RATES
            behind = mention.context.partition(mention.text)[2]
            if self.wording.readjusted.match(behind):  # true at its day, as is the plan before
                continue
            if mention.value_to is None and is_rate and mention.unit not in self.times:
                for each in self._told(said, paper):
                    row = self._row(each, mention, paper, heading)
                    if row is not None:
                        yield row

    def _told(self, said: Said, paper: Paper) -> Iterator[Said]:
        """In what changes a plan also without the word for it: `trồng rừng mới điều chỉnh là 550 ha`."""
        yield said
        label = " ".join(self.wording.revised.sub(" ", said.label).split()) if paper.is_revision else said.label
        if label != said.label and self.wording.names_subject(label):
            yield said._replace(label=label, core=self.wording.core(label))

    def _row(self, said: Said, mention: _Mention, paper: Paper, heading: Heading) -> Row | None:
        when = self._when(said, paper, heading)
        if when is None:
            return None
        time, is_plan = when
        label, core = said.label, said.core
        if heading.narrowed:
            label = " ".join((self.wording.label(heading.narrowed, paper.place), label))
            core = self.wording.core(label)
        unit = f"{mention.unit}/{mention.per}" if mention.per and mention.unit != "%" else mention.unit
        return (
            paper.area, unit, int(is_plan), time, core, paper.rank, paper.doc_id, label, said.scope,
            heading.own, said.gathered, 0, mention.kind, mention.mention_id,
            " ".join(mention.text.split()), str(mention.value), str(mention.step or 1),
            self.qualifiers.get(mention.qualifier or "", ""),
        )  # fmt: skip

    def _when(self, said: Said, paper: Paper, heading: Heading) -> tuple[str, bool] | None:
        """Time, and whether it is still to come; `None` where that is not sure."""
        is_planner = paper.doc_type in self.wording.plan_types
        if not is_planner and paper.doc_type not in self.wording.told_types and not said.is_plan:
            return None
        if said.in_brackets:
            return (said.time or paper.period[:YEAR], True) if paper.period else None
        is_plan = said.is_plan or is_planner or heading.is_outlook
        if said.time:
            return said.time, is_plan
        if heading.years and paper.period[:YEAR] not in heading.years:
            return (heading.years[0], is_plan) if len(heading.years) == 1 else None
        if not paper.period or (heading.is_outlook and not is_planner):
            return None
        return paper.period, is_plan


def statements_of(store: Reader, papers: Mapping[str, Paper], rules: Rulebook) -> Iterator[Row]:
    """Rows of `told_statements`: figures of the prose whose subject, place and time are told."""
    wording = wording_of(rules)
    times = frozenset(rules.words("units.quantity.durations"))
    reader = SentenceReader(wording, times)
    gatherer = _Gatherer(wording, reader, Headings(store, wording), qualifier_names(rules), times)
    places = compared_places(papers.values())
    for paper in papers.values():
        if paper.place in places:
            mentions = store.select(QUERY, (paper.doc_id,) * len(TABLES_READ))
            for _, sentence in groupby(mentions, key=SENTENCE):
                together = list(sentence)
                if not FIGURES.isdisjoint(map(KIND, together)):
                    yield from gatherer.rows([_Mention._make(each) for each in together], paper)
    yield from _targets(store, papers, wording)


def _targets(store: Reader, papers: Mapping[str, Paper], wording: Wording) -> Iterator[Row]:
    """Targets of tables, of the year that ends the head of their column."""
    for place, head, unit, rank, doc_id, row_label, kind, mention_id, text, value, step in store.select(TARGETS):
        label = wording.label(str(row_label), papers[str(doc_id)].place)
        if wording.names_subject(label):
            yield (
                place, unit, 1, str(head)[-YEAR:], wording.core(label), rank, doc_id, label, "", "", 0, 1,
                kind, mention_id, text, value, step, "",
            )  # fmt: skip

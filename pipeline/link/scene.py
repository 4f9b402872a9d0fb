"""Everything that the checks look at, from one document's layout and mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.audit.model import Cited, Dated, Scene
from pipeline.link.carried_out import CarriedOut, carried_out
from pipeline.link.figures_of import FigureOf, figure_maker
from pipeline.link.lasting import SpansOf, span_finder
from pipeline.link.ledgers import LedgersOf, ledger_maker
from pipeline.link.listings import ListingsOf, listing_finder
from pipeline.link.passages import CueOf, MarkOf, passages
from pipeline.link.share_bases import BasesOf, share_bases
from pipeline.link.spelled import SpelledOf, spelled_finder
from pipeline.link.spelled_counts import spelled_count_finder
from pipeline.link.steps import Steps, steps_of
from pipeline.link.timing import Timing, own_days, timing_of
from pipeline.model import Layout, Mention
from pipeline.report import Evidence
from pipeline.rulebook import Rulebook
from pipeline.text import folded
from pipeline.values import Citation, DateValue

SceneOf = Callable[[Layout, Sequence[Mention], Sequence[Evidence]], Scene]


@dataclass(frozen=True, slots=True)
class _Makers:
    figure: FigureOf
    ledgers: LedgersOf
    listings: ListingsOf
    spelled: SpelledOf
    spelled_counts: SpelledOf
    bases: BasesOf
    timing: Timing
    steps: Steps
    carried_out: CarriedOut
    spans: SpansOf
    ages: frozenset[str]  # tell who is meant, not how many


def scene_maker(rules: Rulebook, cues: CueOf, mark_at: MarkOf) -> SceneOf:
    """Function (layout, mentions, their rows) -> scene. `cues` and `mark_at` are those of find/cues.py."""
    makers = _Makers(
        figure=figure_maker(rules),
        ledgers=ledger_maker(rules),
        listings=listing_finder(rules),
        spelled=spelled_finder(rules),
        spelled_counts=spelled_count_finder(rules),
        bases=share_bases(rules),
        timing=timing_of(rules),
        steps=steps_of(rules),
        carried_out=carried_out(rules),
        spans=span_finder(rules),
        ages=frozenset(rules.words("checks.dates.ages")),
    )

    def make(layout: Layout, mentions: Sequence[Mention], rows: Sequence[Evidence]) -> Scene:
        pairs = list(zip(mentions, rows, strict=True))
        figures = [figure for mention, row in pairs if (figure := makers.figure(mention, row)) is not None]
        tables = sorted((grid.table.start, grid.table.end) for grid in layout.grids)
        prose = [figure for figure in _outside(figures, tables) if figure.unit not in makers.ages]
        told = passages(layout, prose, mentions, cues, mark_at)
        cited = [
            Cited(m.value, m.start, m.end, folded(row.text), row.mention_id)
            for m, row in pairs
            if isinstance(m.value, Citation)
        ]
        dates = [
            Dated(m.value, m.start, m.end, folded(row.text), row.mention_id)
            for m, row in pairs
            if isinstance(m.value, DateValue)
        ]
        named = tuple(_named(pairs, prose))
        issued, latest = own_days(layout.facts.issue_date, cited)
        return Scene(
            passages=told,
            ledgers=makers.ledgers(layout, {figure.start: figure for figure in figures}),
            listings=tuple(makers.listings(layout, told)),
            spelled=(*makers.spelled(layout, figures), *makers.spelled_counts(layout, figures)),
            citations=tuple(cited),
            dates=makers.timing.dates(layout, dates, cited, issued[1], latest),
            pairs=tuple(makers.timing.pairs(layout, dates)),
            steps=tuple(makers.steps.pairs(layout.text, dates)),
            carried_out=tuple(makers.carried_out.pairs(layout.text, cited)),
            elapsed=tuple(makers.timing.elapsed_since(layout, prose, cited)),
            lasting=tuple(makers.spans(layout, prose, dates)),
            issued=issued,
            latest=latest,
            named=named,
            subject_at={figure.start: subject for subject, figure in named},
            bases=makers.bases(layout, prose),
            text=layout.text,
        )

    return make


def _outside(figures: Sequence[Figure], tables: Sequence[tuple[int, int]]) -> list[Figure]:
    """Figures that stand in no table; both in reading order."""
    kept, index = [], 0
    for figure in figures:
        while index < len(tables) and tables[index][1] <= figure.start:
            index += 1
        if index == len(tables) or figure.start < tables[index][0]:
            kept.append(figure)
    return kept


def _named(pairs: Sequence[tuple[Mention, Evidence]], prose: Sequence[Figure]) -> Iterator[tuple[str, Figure]]:
    """The figures in prose that have a subject, with it."""
    values = {mention.start: mention.value for mention, _ in pairs}
    for figure in prose:
        subject = str(getattr(values[figure.start], "subject", "")).casefold()
        if subject:
            yield subject, figure

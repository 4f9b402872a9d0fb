"""The order of the stages for one document: read, clean, segment, find, link.

Nothing here knows of files or outputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.checks import Auditor, auditor
from pipeline.doubts import BARRED, barred, hidden
from pipeline.find.amounts import amount_finder
from pipeline.find.cells import cell_finder, without_units
from pipeline.find.citations import citation_finder
from pipeline.find.cues import cue_finder, mark_at
from pipeline.find.dates import date_finder
from pipeline.find.percentages import percentage_finder
from pipeline.find.places import place_finder
from pipeline.find.quantities import quantity_finder
from pipeline.find.spelled_amounts import spelled_amount_finder
from pipeline.find.spelled_dates import spelled_date_finder
from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.laps import Lap, unmeasured
from pipeline.lexicon import words
from pipeline.link.as_printed import SpellingsOf, spelling_reader
from pipeline.link.citations import Linker, citation_linker, without_own_number
from pipeline.link.evidence import evidence
from pipeline.link.facts import FactsLinker, facts_linker
from pipeline.link.home import find_home, reference_day
from pipeline.link.measured import SubjectLinker, subject_linker
from pipeline.link.mended import told_as_mended
from pipeline.link.overlaps import without_overlaps
from pipeline.link.places import PlaceLinker, place_linker
from pipeline.link.quotes import Quotes
from pipeline.link.referee import Referee
from pipeline.link.resolved import full_type_words
from pipeline.link.scene import SceneOf, scene_maker
from pipeline.link.stamped import StampLinker, stamp_linker
from pipeline.link.tables import table_rows
from pipeline.link.unclear import UnclearFigures, unclear_figures
from pipeline.link.unit_lists import list_members
from pipeline.link.words_among_figures import words_among_figures
from pipeline.lostcommas import lost_commas, problems_of
from pipeline.marred import Marred, marred_figures, without_marred
from pipeline.marred import problems_of as told_marred
from pipeline.mending import as_damaged, mender_of
from pipeline.model import Document, Doubt, Layout, Mention, Problem, Section, Segmented, Span
from pipeline.notwhole import not_whole
from pipeline.notwhole import problems_of as told_parts
from pipeline.read.source import Source
from pipeline.report import Finding, Report
from pipeline.rulebook import Rulebook
from pipeline.segment import segmenter
from pipeline.segment.headtables import head_opener
from pipeline.segment.nextparts import with_next_parts
from pipeline.sentences import sentence_finder
from pipeline.starts import letters_like
from pipeline.text import OffsetMap, clean
from pipeline.torn import Torn, torn_figures
from pipeline.torn import problems_of as told_torn
from pipeline.unforeseen import unforeseen
from pipeline.unsureheads import problems_of as told_heads
from pipeline.unsureheads import without_unsure_heads

Finder = Callable[[Layout], Iterator[Mention]]
UNCHECKED = "its figures are found, but none of them is checked: "

# The order is that of the reading eye only: finders never meet.
FINDERS: tuple[Callable[[Rulebook], Finder], ...] = (
    citation_finder,
    date_finder,
    spelled_date_finder,
    amount_finder,
    spelled_amount_finder,
    percentage_finder,
    quantity_finder,
    cell_finder,
    place_finder,
)


@dataclass(frozen=True, slots=True)
class Stages:
    """Everything compiled once a process from one rulebook."""

    open_head: Callable[[Document, Document], tuple[Document, Document]]
    segment: Callable[[Document], Segmented]
    finders: tuple[Finder, ...]
    gazetteer: Gazetteer
    full_types: Mapping[str, str]
    list_members: Callable[[Layout, Sequence[Mention]], Iterator[Mention]]
    link_citations: Linker
    link_places: PlaceLinker
    spellings: SpellingsOf
    link_facts: FactsLinker
    link_stamps: StampLinker
    link_subjects: SubjectLinker
    sentences: Callable[[str], Sequence[Span]]
    scene: SceneOf
    audit: Auditor
    unclear: UnclearFigures
    marred: Callable[[Layout], Marred]
    torn: Torn


_MADE: dict[str, Stages] = {}  # by the rulebook's digest


def stages_of(rules: Rulebook) -> Stages:
    """The stages of a rulebook; compiled once a process."""
    if rules.digest not in _MADE:
        _MADE[rules.digest] = _compile(rules)
    return _MADE[rules.digest]


def warm(rules: Rulebook) -> None:
    """Make what documents would make when first they ask for it, so that workers share it and none waits for it."""
    stages_of(rules).gazetteer.warm()
    mender_of(rules)
    words()
    letters_like(r"\w")


def named_entities(sentence: str) -> list[tuple[str, str]]:
    """Words of a sentence with their labels, by underthesea: the referee's recogniser, loaded when first asked."""
    from underthesea.pipeline.ner import ner

    return [(word[0], word[-1]) for word in ner(sentence)]


def _compile(rules: Rulebook) -> Stages:
    finders = tuple(finder(rules) for finder in FINDERS)
    return Stages(
        open_head=head_opener(rules),
        segment=segmenter(rules),
        finders=finders,
        gazetteer=gazetteer_of(rules),
        full_types=full_type_words(rules),
        list_members=list_members(rules),
        link_citations=citation_linker(rules),
        link_places=place_linker(rules, Referee(named_entities, rules.words("words.place.persons"))),
        spellings=spelling_reader(rules),
        link_facts=facts_linker(rules),
        link_stamps=stamp_linker(rules),
        link_subjects=subject_linker(rules),
        sentences=sentence_finder(),
        scene=scene_maker(rules, cue_finder(rules), mark_at),
        audit=auditor(rules),
        unclear=unclear_figures(rules),
        marred=marred_figures(rules, finders),
        torn=torn_figures(rules),
    )


def extract_document(source: Source, rules: Rulebook, *, lap: Lap = unmeasured) -> Report:
    """Everything that one open file says; `lap` is told when a stage has ended."""
    stages = stages_of(rules)
    document = source.document
    lap("read")
    cleaned, offsets = clean(document, mender_of(rules))
    document, cleaned = with_next_parts(*stages.open_head(document, cleaned))
    segmented = stages.segment(replace(cleaned, text=hidden(cleaned.text, barred(cleaned))))
    segmented = replace(segmented, layout=without_unsure_heads(cleaned, segmented.layout))
    lost = lost_commas(cleaned, segmented.layout)
    parts = not_whole(cleaned, segmented.layout, lost)
    if lost or parts:
        segmented, cleaned = _doubted(segmented, cleaned, sorted((*lost, *parts)))
    layout = segmented.layout
    lap("segment")
    found = [mention for finder in stages.finders for mention in finder(layout)]
    marred = stages.marred(layout)
    torn = stages.torn(layout, found)
    found = without_marred([*found, *stages.list_members(layout, found)], [*marred, *torn])
    mentions = without_overlaps(without_units(found, layout.grids), layout.zones)
    lap("find")
    mentions = stages.link_citations(layout.text, mentions)
    mentions = without_own_number(mentions, layout.facts.number, layout.facts.issue_date)
    level = stages.link_facts.level(segmented)
    day, types = reference_day(layout, mentions), stages.full_types
    home = find_home(stages.gazetteer, layout, mentions, level=level, day=day, full_types=types)
    mentions = stages.link_places(layout, mentions, home)
    if cleaned.damaged:
        mentions = list(told_as_mended(mentions, cleaned.text, cleaned.damaged))
    mentions = stages.link_subjects(layout, mentions)
    facts, told = stages.link_stamps.facts(stages.link_facts.facts(segmented, mentions, home), document)
    mentions = stages.spellings(layout, mentions).mentions(mentions)
    rows = evidence(
        mentions,
        source=document,
        clean=cleaned,
        layout=layout,
        offsets=offsets,
        boxes=source.boxes,
        sentences=stages.sentences,
    )
    tables, cells = table_rows(document, layout, mentions, rows, cleaned.doubts)
    lap("link")
    quotes = Quotes(document, cleaned, layout, offsets)
    findings, stumbled = _audited(document, lambda: stages.audit(stages.scene(layout, mentions, rows), quotes))
    report = Report(
        document=document,
        facts=facts,
        status="partial" if document.problems or stumbled else "ok",
        sections=tuple([in_source(_as_printed(section, cleaned), offsets) for section in layout.sections]),
        mentions=tuple(rows),
        tables=tables,
        cells=cells,
        findings=findings,
        problems=(
            *document.problems,
            *told,
            *problems_of(cleaned, lost),
            *told_parts(cleaned, parts),
            *told_heads(document, layout),
            *stages.unclear(document, layout, mentions, offsets),
            *words_among_figures(document, layout),
            *told_marred(document, layout, marred, offsets),
            *told_torn(document, layout, torn, offsets),
            *stumbled,
        ),
    )
    lap("check")
    return report


def _audited(
    document: Document, audit: Callable[[], tuple[Finding, ...]]
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """What the figures say about each other; where a check stumbles none of it, as each judges by what others found."""
    try:
        return audit(), ()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the mentions are right all the same
        return (), (unforeseen(document.path, error, lost=UNCHECKED, code="not_checked"),)


def _doubted(segmented: Segmented, cleaned: Document, lost: Sequence[Doubt]) -> tuple[Segmented, Document]:
    """Both with the doubts about figures of scanned tables; those that are not used are hidden."""
    spans = [Span(doubt.start, doubt.end) for doubt in lost if doubt.confidence < BARRED]
    layout = replace(segmented.layout, text=hidden(segmented.layout.text, spans))
    doubts = tuple(sorted((*cleaned.doubts, *lost)))
    return replace(segmented, layout=layout), replace(cleaned, doubts=doubts)


def _as_printed(section: Section, cleaned: Document) -> Section:
    """The section with the damaged words in its heading as they are printed."""
    if not cleaned.damaged:
        return section
    whole, damaged = (text[section.start : section.heading_end] for text in (cleaned.text, cleaned.damaged))
    return section._replace(heading=as_damaged(section.heading, whole, damaged))


def in_source(section: Section, offsets: OffsetMap) -> Section:
    """The section in source coordinates."""
    told, heading = Span(section.start, section.end), Span(section.start, section.heading_end)
    span, head = offsets.to_source(told), offsets.to_source(heading)
    if span == told and head.end == heading.end:
        return section  # of most texts
    return section._replace(start=span.start, end=span.end, heading_end=head.end)

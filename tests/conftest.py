"""What the tables share: the rulebook, a text as the finders see it, and a hypothesis profile that does the same on every run."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence

import pytest
from hypothesis import settings

from pipeline import filling, stages, workers
from pipeline.find.places import place_finder
from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.link.overlaps import without_overlaps
from pipeline.model import Cell, Document, Facts, Layout, Mention, Page, Span, Table
from pipeline.numberstyle import number_style_of
from pipeline.read import open_source
from pipeline.report import Report
from pipeline.rulebook import Rulebook, load_rules
from pipeline.segment import Segmented, segmenter
from pipeline.stages import FINDERS, extract_document
from pipeline.text import clean, clean_text
from tests import faults

settings.register_profile("ours", derandomize=True, deadline=None, database=None)
settings.load_profile("ours")

# Tests that are begun in the background of a script inherit that Ctrl-C is ignored, and so would what they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def stumble(_: str, error: Exception, **__: str) -> None:
    """In tests a check that stumbles ends its document, so that it is seen."""
    raise error


stages.unforeseen = stumble  # type: ignore[assignment]

DocumentOf = Callable[..., Document]


@pytest.fixture
def without_workers(monkeypatch) -> None:
    """A run reads in its own process: for tests of what is read, not of who reads it."""
    monkeypatch.setattr(filling, "LocalEngine", faults.InlineEngine)
    monkeypatch.setattr(workers, "start_context", lambda _: None)


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    """The rulebook of the checkout."""
    return load_rules()


@pytest.fixture(scope="session")
def gazetteer(rules) -> Gazetteer:
    """Its places."""
    return gazetteer_of(rules)


@pytest.fixture(scope="session")
def layout_of(rules) -> Callable[[str], Layout]:
    """Text -> the layout of a passage without head, headings or tables, cleaned as every text is."""

    style_of = number_style_of(rules)

    def make(text: str) -> Layout:
        cleaned, _ = clean_text(text)
        style = style_of(cleaned)
        english, unclear = style.is_english, style.unclear_marks
        return Layout(cleaned, (), (), (), Facts(), english_numbers=english, unclear_marks=unclear)

    return make


@pytest.fixture(scope="session")
def document_of() -> DocumentOf:
    """Text and tables (rows of cell texts, each below a text) -> a document as a reader delivers it."""

    def make(text: str, table: Sequence[Sequence[str]] = (), after: str = "", *, bold: Sequence[str] = ()) -> Document:
        cells, at = [], len(text)
        for row, texts in enumerate(table):
            for column, cell in enumerate(texts):
                cells.append(Cell(row, column, at, at + len(cell)))
                at += len(cell) + 1
        whole = text + "".join("\t".join(texts) + "\n" for texts in table) + after
        tables = (Table(1, 1, len(text), at - 1, tuple(cells)),) if cells else ()
        spans = tuple(sorted(Span(whole.index(words), whole.index(words) + len(words)) for words in bold))
        page = Page(1, 0, len(whole), "plain")
        return Document("0" * 12, "a.txt", "0" * 64, len(whole), "text/plain", whole, (page,), tables, spans)

    return make


@pytest.fixture(scope="session")
def segment(rules, document_of) -> Callable[..., Segmented]:
    """Text and tables -> what the segmenter makes of them."""
    of_rules = segmenter(rules)

    def run(*parts, **options) -> Segmented:
        return of_rules(clean(document_of(*parts, **options))[0])

    return run


@pytest.fixture(scope="session")
def all_finders(rules) -> Callable[[Layout], list[Mention]]:
    """All finders and the rule of overlaps: what is left of a passage."""
    finders = tuple(finder(rules) for finder in FINDERS)

    def run(layout: Layout) -> list[Mention]:
        return without_overlaps((mention for find in finders for mention in find(layout)), layout.zones)

    return run


@pytest.fixture(scope="session")
def run_text(rules, tmp_path_factory) -> Callable[[str], Report]:
    """Text -> all that the stages make of a file that holds it."""
    folder = tmp_path_factory.mktemp("texts")

    def run(text: str) -> Report:
        path = folder / "report.txt"
        path.write_text(text, encoding="utf-8")
        with open_source(path) as source:
            return extract_document(source, rules)

    return run


@pytest.fixture(scope="session")
def tells(run_text) -> Callable[[str, tuple[str, str, str]], None]:
    """(text, (kind, verdict, stated)) -> asserts that the relation is told, one mismatch at most, and none beside what holds."""

    def told(text: str, expected: tuple[str, str, str]) -> None:
        found = [(f.kind, f.verdict, f.stated) for f in run_text(text).findings]
        verdicts = [verdict for _, verdict, _ in found]
        assert expected in found
        assert verdicts.count("mismatch") <= (expected[1] == "mismatch")

    return told


@pytest.fixture(scope="session")
def toponyms(rules, layout_of) -> Callable[[str], list[tuple[str, tuple[str, ...], str]]]:
    """Text -> (printed, levels that it can be, form) of what the finder alone sees."""
    find = place_finder(rules)

    def run(text):
        layout = layout_of(text)
        found = without_overlaps(find(layout), ())
        return [(" ".join(layout.text[m.start : m.end].split()), m.value.levels, m.value.form) for m in found]

    return run

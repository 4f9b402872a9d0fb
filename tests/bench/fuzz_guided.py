"""Coverage-guided fuzzing of texts and numbers: `python -m tests.bench.fuzz_guided numbers|texts [libFuzzer options]`.

Needs atheris, which the project's extras do not bring: `pip install atheris`. Options that help:
`-max_total_time=1800 -timeout=20 -max_len=3000 CORPUS_FOLDER`. An input that raises, or takes longer than the timeout,
is written to `crash-…` or `timeout-…` and ends the run.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline import figures
    from pipeline.errors import UnreadableFile
    from pipeline.read.plain import PlainSource
    from pipeline.read.source import RawFile
    from pipeline.rulebook import load_rules
    from pipeline.stages import extract_document, stages_of
    from pipeline.store.rows import rows_of

GOLD = Path(__file__).parents[1] / "gold"
# Enough Vietnamese for the text to pass as readable whatever follows.
FRAME = "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội\n\n"


def numbers(data: bytes) -> None:
    """Numbers and dates: no error; what is printed is read again as the same value."""
    text = data.decode("utf-8", "ignore")
    figures.number_style(text)
    figures.percent_style(text)
    figures.bounds(text)
    match = figures.figure_cell(text)
    for style in figures.Style:
        for kind in figures.Kind:
            figure = figures.parse_number(text, style=style, kind=kind)
            if figure is None:
                continue
            if Decimal(figures.plain(figure.value)) != figure.value or figure.step <= 0:
                raise AssertionError(text)
            again = figures.parse_number(figures.print_number(figure.value, style=style), style=style)
            if again is None or (again.value != figure.value and not again.ambiguous and figure.value >= 1):
                raise AssertionError(text)
        if match:
            figures.signed(match, style=style)


def texts(data: bytes) -> None:
    """A text through all stages, to its rows; each mention is where it says it is."""
    rules = load_rules()
    try:
        source = PlainSource(RawFile(FRAME.encode() + data.decode("utf-8", "ignore").encode(), "fuzz.txt", ".txt"))
    except UnreadableFile:  # too many control characters, say
        return
    report = extract_document(source, rules)
    if any(problem.code == "not_checked" for problem in report.problems):
        raise AssertionError(report.problems)
    rows_of(report)
    for mention in report.mentions:
        if source.document.text[mention.start : mention.end] != mention.text:
            raise AssertionError(mention)


def main() -> None:
    """Fuzz until told to stop."""
    target = {"numbers": numbers, "texts": texts}[sys.argv.pop(1)]
    if target is texts:
        stages_of(load_rules())
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

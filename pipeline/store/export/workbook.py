"""reports.xlsx: an auditor's working paper. What does not agree first, then a sheet a table, then what columns mean.

Figures are numbers, codes and texts are text; nothing that a document says can become a formula or a link. Excel keeps
15 digits: a longer figure is written as text, digit for digit. A sheet takes a million rows; more go on in a second.
Paths lead to the files, pages of figures and checks to the page of the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.store.export.datapackage import described
from pipeline.store.export.decided import NOTHING, VALUE, WORDS, People, people_of
from pipeline.store.export.job import Job
from pipeline.store.export.links import Links
from pipeline.store.export.ours import has_properties
from pipeline.store.meanings import DAYS, day_of
from pipeline.store.meanings_beside import PEOPLE, REVIEWS, in_both
from pipeline.store.rows import Row, Scalar
from pipeline.store.schema import CHECKS, DOCUMENTS, TABLES, Column, Kind, TableSchema

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "reports.xlsx"
MISMATCHES = "mismatches"
DICTIONARY = "columns"
MOST_ROWS = 1_048_575  # of Excel, without the head
MOST_CHARACTERS = 32_767  # of a cell
SAFE_DIGITS = 15
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is wrong
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is written
TITLE = "Trích Xuất"
IS_OURS = has_properties(f"<dc:title>{TITLE}</dc:title>", f">{MADE.isoformat()}Z</dcterms:modified>")
CUT = " […]"
LINK = MappingProxyType({"font_color": "#0B5CAD", "underline": 1})
A4 = 9
LONG_TEXTS = frozenset({"context", "evidence", "message_vi", "message_en", "message", "remedy"})
WIDTH_OF_LONG_TEXTS = 60
WIDTH_OF_KIND = MappingProxyType({Kind.TEXT: 18, Kind.INTEGER: 8, Kind.FLAG: 8, Kind.COORDINATE: 9})
WIDTH_OF_FIGURES = 20
FROZEN_COLUMNS = 1
FOUND = """
SELECT c.check_id, c.operands, c.verdict, c.kind, d.number, d.issuer, d.issue_date, d.path, c.page,
       c.stated, c.computed, c.difference, c.unit, c.evidence, c.message_vi, c.message_en, c.check_id, c.doc_id
FROM checks AS c JOIN documents AS d ON d.doc_id = c.doc_id
WHERE c.verdict IN ('mismatch', 'unchecked') ORDER BY c.verdict, d.path, c.rowid
"""
FOUND_COLUMNS = ("stated", "computed", "difference")
FOUND_TABLE = TableSchema(
    MISMATCHES,
    tuple(
        Column(name, Kind.FIGURE if name in FOUND_COLUMNS else Kind.INTEGER if name == "page" else Kind.TEXT)
        for name in (
            *("verdict", *WORDS, VALUE, "kind"),
            *("number", "issuer", "issue_date", "path", "page", "stated", "computed", "difference"),
            *("unit", "evidence", "message_vi", "message_en", "check_id", "doc_id"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of cells."""

    head: Format
    text: Format
    whole: Format
    day: Format
    link: Format
    page: Format
    bad: Format
    doubtful: Format
    decimals: Callable[[int], Format]


def write(job: Job) -> None:
    """Write the workbook; `OSError` where the system does not let us, also where the library wraps it."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        _write(job)
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, OSError):
            raise cause from error
        raise


def _write(job: Job) -> None:
    import xlsxwriter

    options = {
        "constant_memory": True,  # rows go to the disk as they come
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": False,
    }
    with job.placing(NAME, IS_OURS) as path, xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": TITLE, "created": MADE})
        looks = looks_of(book)
        people = people_of(job)
        sheets(book, looks, job, FOUND_TABLE, found(job, people))
        for table in job.tables:
            sheets(book, looks, job, people.with_columns(table), people.rows_of(job, table))
        dictionary(book, looks, job, people)


def found(job: Job, people: People) -> Iterator[Row]:
    """What does not agree or has no verdict, with what people decided of it and corrected in it."""
    for check_id, operands, verdict, *rest in job.store.select(FOUND):
        said = people.checks.get(str(check_id), NOTHING)
        yield (verdict, *said.words, people.corrected(operands), *rest)


def looks_of(book: Workbook) -> Looks:
    """The formats, once a workbook."""
    made: dict[int, Format] = {}

    def decimals(places: int) -> Format:
        if places not in made:
            made[places] = book.add_format({"num_format": "#,##0" + ("." + "0" * places if places else "")})
        return made[places]

    return Looks(
        head=book.add_format({"bold": True, "bg_color": "#D9E2EC", "border": 1, "num_format": "@"}),
        text=book.add_format({"num_format": "@"}),
        whole=book.add_format({"num_format": "0"}),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        link=book.add_format({"num_format": "@", **LINK}),
        page=book.add_format({"num_format": "0", **LINK}),
        bad=book.add_format({"bg_color": "#F9D6D3"}),
        doubtful=book.add_format({"bg_color": "#FFF1C9"}),
        decimals=decimals,
    )


def sheets(book: Workbook, looks: Looks, job: Job, table: TableSchema, rows: Iterable[Row]) -> None:
    """The table, on as many sheets as it takes."""
    source = iter(rows)
    number = 1
    first = next(source, None)
    while True:
        name = table.name if number == 1 else f"{table.name} {number}"
        batch = islice(source if first is None else chain((first,), source), MOST_ROWS)
        fill(book.add_worksheet(name), looks, job, table, batch)
        first = next(source, None)
        number += 1
        if first is None:
            return


def fill(sheet: Worksheet, looks: Looks, job: Job, table: TableSchema, rows: Iterator[Row]) -> None:
    """Head, rows, filter, colours."""
    on_paper(sheet)
    sheet.freeze_panes(1, FROZEN_COLUMNS)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, width(column))
        sheet.write_string(0, at, column.name, looks.head)
    names = table.names
    links = Links(job, table)
    line = 0
    for line, row in enumerate(rows, start=1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell is None:
                continue
            link = links.of(at, row)
            if not link:
                put(sheet, looks, (line, at), table, column, cell)
            elif isinstance(cell, int):
                sheet.write_url(line, at, link, looks.page)
                sheet.write_number(line, at, cell, looks.page)  # the link stays, the cell is a number
            else:
                sheet.write_url(line, at, link, looks.link, cut(str(cell)))
    last = len(names) - 1
    sheet.autofilter(0, 0, max(line, 1), last)
    colour(sheet, looks, table, max(line, 1))


def on_paper(sheet: Worksheet) -> None:
    """Printed, a row is one line of a page on its side, and each page has the head."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def width(column: Column) -> int:
    """Width of a column, in digits."""
    return WIDTH_OF_LONG_TEXTS if column.name in LONG_TEXTS else WIDTH_OF_KIND.get(column.kind, WIDTH_OF_FIGURES)


def put(sheet: Worksheet, looks: Looks, at: tuple[int, int], table: TableSchema, column: Column, cell: Scalar) -> None:
    """One cell, as what its column says it is; a text is never looked at for what it might mean."""
    if column.kind in (Kind.INTEGER, Kind.FLAG) and isinstance(cell, int):
        sheet.write_number(*at, cell, looks.whole)
    elif isinstance(cell, int | float) and column.kind is not Kind.TEXT and has_room(cell):
        sheet.write_number(*at, cell, looks.decimals(places_of(cell)))
    elif (table.name, column.name) in DAYS and (day := as_day(str(cell))) is not None:
        sheet.write_datetime(*at, day, looks.day)
    else:
        sheet.write_string(*at, cut(str(cell)), looks.text)


def has_room(number: float) -> bool:
    """Whether Excel keeps every digit."""
    return len(repr(number).replace("-", "").replace(".", "").strip("0")) <= SAFE_DIGITS and "e" not in repr(number)


def places_of(number: float) -> int:
    """Decimals as printed."""
    return 0 if isinstance(number, int) else len(repr(number).partition(".")[2])


def as_day(text: str) -> datetime | None:
    """A complete day that Excel can count; `None` for others, and for those that no calendar has (`2022-02-31`)."""
    day = day_of(text)
    if day is None or day < FIRST_DAY:
        return None
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone


def cut(text: str) -> str:
    """What a cell has room for."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def colour(sheet: Worksheet, looks: Looks, table: TableSchema, last_line: int) -> None:
    """Rows that do not agree, by rules that follow the cells when they are sorted or changed."""
    if table.name in (CHECKS.name, MISMATCHES):
        key, rules = "verdict", {'="mismatch"': looks.bad, '="unchecked"': looks.doubtful}
    elif table.name == DOCUMENTS.name:
        key, rules = "mismatches", {">0": looks.bad}
    else:
        return
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(table.names.index(key))
    for condition, look in rules.items():
        rule = {"type": "formula", "criteria": f"=${letter}2{condition}", "format": look}
        sheet.conditional_format(1, 0, last_line, len(table.names) - 1, rule)


def dictionary(book: Workbook, looks: Looks, job: Job, people: People) -> None:
    """What every column means, in both languages."""
    sheet = book.add_worksheet(DICTIONARY)
    on_paper(sheet)
    sheet.freeze_panes(1, 0)
    for at, (name, width) in enumerate((("table", 14), ("column", 18), ("vi", 70), ("en", 70), ("unit", 14))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, looks.head)
    for line, words in enumerate(_meanings(job, people), start=1):
        for at, word in enumerate(words):
            sheet.write_string(line, at, word, looks.text)


def _meanings(job: Job, people: People) -> Iterator[Sequence[str]]:
    for table in job.tables:
        for column in people.with_columns(table).columns:
            entry = _meaning(job, table, column)
            yield table.name, column.name, entry["vi"], entry["en"], entry.get("unit", "")


def _meaning(job: Job, table: TableSchema, column: Column) -> Mapping[str, str]:
    if table in TABLES and column in table.columns:
        return described(table, column, job.descriptions)
    return in_both((PEOPLE if table in TABLES else REVIEWS)[column.name])

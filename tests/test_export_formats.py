"""Every format is loaded back with its own tool and compared with the store, row for row."""

from __future__ import annotations

import asyncio
import csv
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from pyarrow.dataset import dataset

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.exporting import FORMATS as NAMED
from pipeline.exporting import format_names
from pipeline.review.carry import carry_reviews
from pipeline.run import run
from pipeline.store.export import formats, workbook
from pipeline.store.export.formats import FORMATS, WRITTEN
from pipeline.store.export.job import fits_json
from pipeline.store.export.labels import LABELS, normal_form
from pipeline.store.export.links import Links
from pipeline.store.meanings import DAYS, day_of
from pipeline.store.schema import MENTIONS, TABLES, Column, Kind, TableSchema, table_named
from pipeline.store.sqlite import Reader, Store
from pipeline.store.views import VIEWS
from tests.hostile import FORMULAS, write_hostile
from tests.test_outputs_invariants import CORPUS

SAMPLES = ("BC-215-UBND-huyen-Lap-Vo-2022.pdf", "KH-24-UBND-xa-Duc-Trong-2025.md", "BC-96-UBND-huyen-Tien-Hai-2021.pdf")
Rows = list[tuple[str | int | float | None, ...]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    corpus, folder = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("outputs")
    for name in SAMPLES:
        (corpus / name).write_bytes((CORPUS / name).read_bytes())
    write_hostile(corpus)
    (corpus / "empty.txt").touch()
    (corpus / "dangling.txt").symlink_to("nowhere")
    run([corpus], folder, jobs=2)
    assert main(["export", str(folder), "--format", ",".join(NAMED)]) == 0
    return folder


@pytest.fixture(scope="module")
def stored(outputs) -> dict[str, Rows]:
    with Reader(outputs / "reports.sqlite") as store:
        return {table.name: list(store.ordered(table)) for table in TABLES}


def by_name(table: TableSchema, rows: Rows) -> list[dict[str, object]]:
    return [dict(zip(table.names, row, strict=True)) for row in rows]


def test_there_is_something_to_compare(stored):
    assert all(stored[table.name] for table in TABLES)
    assert {row[7] for row in by_check(stored)} >= {"ok", "mismatch"} - {None}
    assert any(str(cell).startswith("=") for row in stored["cells"] for cell in row)


def by_check(stored) -> Iterator[tuple[object, ...]]:
    at = table_named("checks").names.index("verdict")
    return ((*row[:7], row[at]) for row in stored["checks"])


def test_the_command_and_the_writers_name_the_same_formats():
    assert tuple(FORMATS) == tuple(WRITTEN) == NAMED


# ---- CSV, Parquet -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv(outputs, table):
    again = (outputs / "csv" / f"{table.name}.csv").read_bytes()
    assert again == (outputs / f"{table.name}.csv").read_bytes()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_row_for_row(outputs, stored, table):
    found = pq.read_table(outputs / "parquet" / f"{table.name}.parquet")
    assert found.column_names == list(table.names)
    assert found.num_rows == len(stored[table.name])
    for at, column in enumerate(table.columns):
        expected = [arrow_value(table, column, row[at]) for row in stored[table.name]]
        assert found.column(at).to_pylist() == expected, column.name


def arrow_value(table: TableSchema, column: Column, cell: object) -> object:
    if cell is None:
        return None
    match column.kind:
        case Kind.NUMBER:
            return Decimal(str(cell)) if column.name not in {"lat", "lon", "score"} else float(str(cell))
        case Kind.FLAG:
            return bool(cell)
        case Kind.INTEGER | Kind.COORDINATE:
            return cell
    if (table.name, column.name) in DAYS:
        return str(cell) if table.name == "citations" else day_of(str(cell))
    return str(cell)


def test_parquet_types(outputs):
    schema = pq.read_schema(outputs / "parquet" / "amounts.parquet")
    assert pa.types.is_decimal(schema.field("value").type)
    assert schema.field("page").type == pa.int64()
    assert pa.types.is_dictionary(schema.field("currency").type)
    assert schema.field("subject").metadata[b"description@vi"]
    dates = pq.read_schema(outputs / "parquet" / "dates.parquet")
    assert (dates.field("date_from").type, dates.field("value").type) == (pa.date32(), pa.string())
    assert pq.read_schema(outputs / "parquet" / "places.parquet").field("code").type == pa.string()


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], "decimal128(38, 10)"),
        (["1", "394400000"], "decimal128(38, 10)"),
        (["55.19", "-1234"], "decimal128(38, 10)"),
        (["9" * 28 + ".0123456789"], "decimal128(38, 10)"),
        (["0.12345678901"], "decimal256(76, 30)"),
        (["-" + "9" * 29], "decimal256(76, 30)"),
        (["1e40"], "decimal256(76, 30)"),
        (["9" * 47], "string"),
        (["0." + "3" * 31, "1"], "string"),
    ],
)
def test_parquet_has_room_for_every_digit(values, kind):
    from pipeline.store.export.parquet import decimal_type

    assert str(decimal_type(map(Decimal, values))) == kind


WHOLE_ONLY = "Toàn huyện có 37 hộ nghèo, đạt 41%, kinh phí 12 tỷ đồng, giảm 5% so với tháng 3/2019.\n"
FINE = "Toàn xã có 1.204,75 ha lúa, đạt 99,125%, kinh phí 3.450.200 đồng, đạt 0,5% kế hoạch tháng 7/2023.\n"
LONG = "Toàn xã có 204,12345678901 ha lúa và 15 ha ngô.\n"


def parquet_of(folder: Path, text: str) -> tuple[Path, str]:
    """The tables of a corpus of one text, and what the command told."""
    folder.mkdir()
    (folder / "a.txt").write_text(text, encoding="utf-8")
    with redirect_stdout(StringIO()) as told:
        assert main([str(folder / "a.txt"), "-o", str(folder / "out"), "--format", "parquet", "--jobs", "1"]) == 0
    return folder / "out" / "parquet", told.getvalue()


@pytest.mark.parametrize(("first", "second"), [(WHOLE_ONLY, FINE), (FINE, WHOLE_ONLY), ("Không có gì.\n", FINE)])
def test_parquet_of_two_runs_is_read_as_one_table(tmp_path, first, second):
    folders = [parquet_of(tmp_path / name, text)[0] for name, text in (("one", first), ("two", second))]
    for table in TABLES:
        files = [folder / f"{table.name}.parquet" for folder in folders]
        one, two = map(pq.read_schema, files)
        assert one == two, table.name
        assert dataset(files).to_table().num_rows == sum(pq.read_metadata(file).num_rows for file in files)
    values = dataset([folder / "quantities.parquet" for folder in folders]).to_table().column("value").to_pylist()
    assert Decimal("1204.75") in values


def test_a_figure_that_has_no_room_is_kept_and_told(tmp_path):
    folder, told = parquet_of(tmp_path / "one", LONG)
    assert Decimal("204.12345678901") in pq.read_table(folder / "quantities.parquet").column("value").to_pylist()
    assert "parquet/quantities.parquet: value is decimal256(76, 30) in this file, not decimal128(38, 10)" in told
    assert "percentages.parquet" not in told


IMPOSSIBLE = """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG ẢNG
-------
Số: 15/BC-UBND

Căn cứ Quyết định số 318/QĐ-UBND ngày 30/02/2021 của UBND tỉnh Điện Biên.
Căn cứ Quyết định số 96/QĐ-UBND ngày 29/02/2024 của UBND tỉnh Điện Biên.
Căn cứ Nghị quyết số 7/NQ-HĐND ngày 31/11/2022 của HĐND huyện Mường Ảng.
"""


def test_days_that_no_calendar_has_are_kept_as_printed(tmp_path):
    (tmp_path / "a.txt").write_text(IMPOSSIBLE, encoding="utf-8")
    outputs = tmp_path / "out"
    assert main([str(tmp_path / "a.txt"), "-o", str(outputs), "--format", ",".join(NAMED), "--jobs", "1"]) == 0
    days = ["2021-02-30", "2024-02-29", "2022-11-31"]
    found = pq.read_table(outputs / "parquet" / "citations.parquet").column("date")
    assert (found.type, found.to_pylist()) == (pa.string(), days)
    assert pq.read_schema(outputs / "parquet" / "dates.parquet").field("date_from").type == pa.date32()
    cells = sheet_columns(load_workbook(outputs / "reports.xlsx")["citations"])["date"]
    assert cells == ["2021-02-30", datetime(2024, 2, 29), "2022-11-31"]  # noqa: DTZ001


@pytest.mark.parametrize("text", ["2022-02-31", "2022-13-01", "2022-00-10", "2022-04", "XXXX-05-18", "quá dài 10"])
def test_what_is_no_day(text):
    assert day_of(text) is None
    assert workbook.as_day(text) is None


def test_pandas_reads_parquet(outputs, stored):
    import pandas as pd

    frame = pd.read_parquet(outputs / "parquet" / "amounts.parquet", dtype_backend="pyarrow")
    at = table_named("amounts").names.index("value")
    assert list(frame["value"]) == [Decimal(str(row[at])) for row in stored["amounts"]]


# ---- XLSX -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(outputs):
    return load_workbook(outputs / "reports.xlsx")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_xlsx_row_for_row(book, stored, table):
    sheet = book[table.name]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == table.names
    body = lines[1 : 1 + len(stored[table.name])]
    assert len(body) == len(stored[table.name])
    for line, row in zip(body, stored[table.name], strict=True):
        for column, seen, cell in zip(table.columns, line, row, strict=True):
            assert same_cell(seen, cell), (table.name, column.name, seen, cell)


def same_cell(seen: object, cell: object) -> bool:
    if isinstance(seen, datetime):
        return seen.date().isoformat() == cell
    if isinstance(seen, int | float):
        return isinstance(cell, int | float) and Decimal(str(seen)) == Decimal(str(cell))
    if seen is None:
        return cell is None
    return seen.replace("\r\n", "\n") == str(cell)


def test_xlsx_figures_are_numbers_and_codes_are_text(book):
    amounts, places = sheet_columns(book["amounts"]), sheet_columns(book["places"])
    assert {type(value) for value in amounts["value"] if value is not None} <= {int, float}
    assert {type(value) for value in places["code"] if value is not None} == {str}
    assert any(value.startswith("0") for value in places["code"] if value) or places["code"]
    assert {type(value) for value in sheet_columns(book["dates"])["date_from"] if value is not None} == {datetime}


def sheet_columns(sheet) -> dict[str, list[object]]:
    return {column[0].value: [cell.value for cell in column[1:]] for column in sheet.iter_cols()}


def test_xlsx_holds_no_formula_and_no_outside_link(outputs, book):
    assert [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []
    with zipfile.ZipFile(outputs / "reports.xlsx") as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith("xl/worksheets/sheet"):
                tree = ET.fromstring(data)  # noqa: S314 - our own file
                assert [tag for tag in tree.iter() if tag.tag.endswith("}f")] == []
            if name.endswith(".rels") and "worksheets" in name:
                targets = [each.get("Target") for each in ET.fromstring(data)]  # noqa: S314
                assert not [target for target in targets if target.startswith(("http", "ftp", "mailto", "\\\\", "//"))]
    texts = {cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)}
    assert {FORMULAS[0], FORMULAS[2], FORMULAS[3]} <= texts  # they stand there, as text


def test_xlsx_is_a_working_paper(book):
    assert book.sheetnames[0] == "mismatches"
    assert "columns" in book.sheetnames
    for name in ("mismatches", "documents", "amounts", "checks"):
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref
    rules = [rule for rules in book["checks"].conditional_formatting for rule in rules.rules]
    assert [rule.formula[0].partition("=")[2] for rule in rules] == ['"mismatch"', '"unchecked"']
    assert len(list(book["mismatches"].iter_rows())) > 1
    link = book["documents"]["A2"].hyperlink
    assert link is not None
    assert link.target.startswith("text\\")


@pytest.mark.parametrize("name", ["amounts", "percentages", "quantities", "checks", "mismatches"])
def test_xlsx_pages_lead_to_the_page(outputs, book, stored, name):
    paths = {row["doc_id"]: row for row in by_name(table_named("documents"), stored["documents"])}
    columns = {cell.value: cell.column for cell in book[name][1]}
    seen = set()
    for row in book[name].iter_rows(min_row=2):
        page, document = row[columns["page"] - 1], paths[row[columns["doc_id"] - 1].value]
        assert isinstance(page.value, int)
        if page.hyperlink is None:  # a name that could lead to another machine
            assert set(document["path"]) & set("\\:")
            continue
        is_pdf = document["media_type"] == "application/pdf"
        assert page.hyperlink.location == (f"page={page.value}" if is_pdf else None)
        target = page.hyperlink.target.replace("\\", "/").removeprefix("file:///")
        assert (outputs / unquote(target)).samefile(document["path"])
        seen.add(is_pdf)
    assert True in seen


def test_xlsx_prints_on_pages_on_their_side(book):
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        (0, True),
        (12_345_678_901_234_500, True),
        (123_456_789_012_345, True),
        (1_234_567_890_123_456, False),
        (55.19, True),
    ],
)
def test_excel_keeps_fifteen_digits(number, fits):
    assert workbook.has_room(number) is fits


def test_long_sheets_go_on(tmp_path, monkeypatch):
    import xlsxwriter

    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    job = SimpleNamespace(folder=tmp_path, outputs=tmp_path)
    table = TableSchema("cells", (Column("row", Kind.INTEGER),))
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx"), {"constant_memory": True}) as made:
        workbook.sheets(made, workbook.looks_of(made), job, table, ((at,) for at in range(7)))
    found = load_workbook(tmp_path / "x.xlsx")
    assert [(sheet.title, [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]) for sheet in found] == [
        ("cells", [0, 1, 2]),
        ("cells 2", [3, 4, 5]),
        ("cells 3", [6]),
    ]


def test_a_cell_has_room_for_what_excel_takes():
    assert len(workbook.cut("ê" * 40_000)) == 32_767
    assert workbook.cut("ngắn") == "ngắn"


# ---- JSON, spaCy, Label Studio, Web Annotations -----------------------------------------------------------


def test_jsonl_row_for_row(outputs, stored):
    lines = [json.loads(line) for line in (outputs / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [line for line in lines if "doc_id" in line]
    for table in TABLES:
        if table.name == "documents":
            renamed = {"checks": "checks_total", "problems": "problems_total"}
            found = [tuple(line.get(renamed.get(name, name)) for name in table.names) for line in documents]
        else:
            found = [tuple(row.get(name) for name in table.names) for line in lines for row in line.get(table.name, ())]
        expected = [tuple(cell if fits_json(cell) else str(cell) for cell in row) for row in stored[table.name]]
        assert sorted(found, key=repr) == sorted(expected, key=repr), table.name
    for line in documents:
        if line["status"] != "failed":
            assert line["text"] == (outputs / "text" / f"{line['doc_id']}.txt").read_text(encoding="utf-8")


LONG_FIGURES = """BÁO CÁO
Tổng dự toán 12.345.678.901.234.567 đồng, đã chi 9.007.199.254.740.991 đồng, còn 9.007.199.254.740.993 đồng.
Nợ cũ 1.234.567.890.123.456.789 đồng; chi thường xuyên 394,4 triệu đồng.
"""
LONG_VALUES = ["12345678901234567", 9007199254740991, "9007199254740993", "1234567890123456789", 394400000]


def test_figures_that_a_json_number_or_excel_cannot_hold_are_text(tmp_path):
    (tmp_path / "a.txt").write_text(LONG_FIGURES, encoding="utf-8")
    outputs = tmp_path / "out"
    assert main([str(tmp_path / "a.txt"), "-o", str(outputs), "--format", "jsonl,annotations,xlsx", "--jobs", "1"]) == 0
    (line,) = (outputs / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [row["value"] for row in json.loads(line)["amounts"]] == LONG_VALUES
    items = json.loads((outputs / "annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    assert [item["body"][2]["value"]["value"] for item in items if item["body"][0]["value"] == "AMT"] == LONG_VALUES
    cells = sheet_columns(load_workbook(outputs / "reports.xlsx")["amounts"])["value"]
    assert cells == [str(value) for value in LONG_VALUES[:4]] + [394400000]  # sixteen digits are too many for Excel


@pytest.mark.parametrize(
    ("cell", "fits"),
    [
        (2**53 - 1, True),
        (2**53, False),
        (1 - 2**53, True),
        (-(2**53), False),
        (55.19, True),
        ("9" * 20, True),
        (None, True),
    ],
)
def test_what_a_json_number_holds(cell, fits):
    assert fits_json(cell) is fits


def test_docbin_row_for_row(outputs, stored):
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("xx").vocab
    docs = [doc for file in sorted((outputs / "spacy").iterdir()) for doc in DocBin().from_disk(file).get_docs(vocab)]
    for table in MENTIONS:
        found, spans = [], []
        for doc in docs:
            cells = doc.user_data["trichxuat"][table.name]
            found += [tuple(cells[span.id_].get(name) for name in table.names) for span in doc.spans[table.name]]
            spans += doc.spans[table.name]
        assert found == stored[table.name]
        for span, row in zip(spans, by_name(table, stored[table.name]), strict=True):
            assert span.label_ == LABELS[table.name]
            assert span.start_char <= row["start"] < row["end"] <= span.end_char
            assert span.doc.text[row["start"] : row["end"]] == row["text"]
    assert any(doc.ents for doc in docs)


def test_label_studio_tasks(outputs, stored):
    tasks = json.loads((outputs / "labelstudio.json").read_text(encoding="utf-8"))
    interface = ET.fromstring((outputs / "labelstudio.xml").read_text(encoding="utf-8"))  # noqa: S314
    assert {label.get("value") for label in interface.iter("Label")} == set(LABELS.values())
    found: dict[str, list[tuple[object, ...]]] = {label: [] for label in LABELS.values()}
    for task in tasks:
        units = task["data"]["text"].encode("utf-16-le")  # what JavaScript counts in
        labels = [item for item in task["predictions"][0]["result"] if item["type"] == "labels"]
        for item in labels:
            value = item["value"]
            assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
            found[value["labels"][0]].append((item["id"], value["text"]))
    for table in MENTIONS:
        expected = [(row["mention_id"], row["text"]) for row in by_name(table, stored[table.name])]
        assert found[LABELS[table.name]] == expected


def test_web_annotations(outputs, stored):
    collection = json.loads((outputs / "annotations.jsonld").read_text(encoding="utf-8"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == sum(len(stored[table.name]) for table in MENTIONS)
    rows = {row["mention_id"]: (table, row) for table in MENTIONS for row in by_name(table, stored[table.name])}
    for item in items:
        table, row = rows[item["id"].rpartition(":")[2]]
        text = (outputs / item["target"][0]["source"]).read_text(encoding="utf-8")
        position, quote = item["target"][0]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == row["text"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert item["body"][0]["value"] == LABELS[table.name]
        assert len(item["target"]) == (1 if row["x0"] is None else 2)


@pytest.mark.parametrize(
    ("table", "row", "value"),
    [
        ("citations", {"canonical": "30/2020/NĐ-CP"}, "30/2020/NĐ-CP"),
        ("dates", {"value": "2022-04"}, "2022-04"),
        ("amounts", {"value": 394400000, "value_to": None, "currency": "VND", "per": None}, "394400000 VND"),
        ("amounts", {"value": 8000, "value_to": 9000, "currency": "VND", "per": "kg"}, "8000..9000 VND/kg"),
        ("percentages", {"value": 55.19, "value_to": None}, "55.19 %"),
        ("quantities", {"value": 12, "value_to": None, "unit": None, "per": None}, "12"),
        (
            "places",
            {"name": "Lấp Vò", "commune": None, "district": "Lấp Vò", "province": "Đồng Tháp"},
            "Lấp Vò, Đồng Tháp",
        ),
    ],
)
def test_a_value_as_one_text(table, row, value):
    assert normal_form(table, row) == value


# ---- SQLite, Datasette ------------------------------------------------------------------------------------


def datasette(outputs: Path, address: str) -> dict:
    command = [sys.executable, "-W", "ignore", "-m", "datasette", str(outputs / "reports.sqlite")]
    command += ["-m", str(outputs / "metadata.json"), "--get", address]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    return json.loads(told.stdout)


def test_datasette_opens_it(outputs):
    told = datasette(outputs, "/reports.json")
    names = {table["name"]: table for table in told["tables"]}
    assert set(names) >= {table.name for table in TABLES}
    assert names["texts"]["fts_table"] == "texts_fts"
    assert {view["name"] for view in told["views"]} >= {"figures", "figures_by_place", "citation_network"}
    for words in ("lap+vo", "duc+trong", "%C4%90%E1%BB%A9c+Tr%E1%BB%8Dng"):
        assert datasette(outputs, f"/reports/documents.json?_search={words}&_shape=objects")["rows"], words
    assert not datasette(outputs, "/reports/documents.json?_search=dac+trung&_shape=objects")["rows"]


@pytest.fixture(scope="module")
def decided(outputs, tmp_path_factory) -> Path:
    """Outputs in which people have decided, made by a run of its own: with the table and views of reviews."""
    folder = tmp_path_factory.mktemp("decided")
    shutil.copytree(outputs, folder, dirs_exist_ok=True, symlinks=True)
    with Store(folder / "reports.sqlite") as store:
        carry_reviews(store, folder)
        store.complete()
    return folder


def test_datasette_shows_the_page_of_every_table_and_view(decided):
    """As HTML, which follows every foreign key; JSON does not."""
    app = pytest.importorskip("datasette.app")
    metadata = json.loads((decided / "metadata.json").read_text(encoding="utf-8"))
    with sqlite3.connect(decided / "reports.sqlite") as store:
        listed = (
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        )
        names = {name for (name,) in store.execute(listed)}
        (row,) = store.execute("SELECT section_id FROM sections WHERE parent_id IS NOT NULL").fetchone()
    assert names >= {"documents", "texts", "figures", "reviews", "checks_reviewed", *(table.name for table in TABLES)}

    async def statuses() -> dict[str, int]:
        shown = app.Datasette([str(decided / "reports.sqlite")], metadata=metadata)
        addresses = ("/", "/reports", f"/reports/sections/{row}", *(f"/reports/{name}" for name in sorted(names)))
        return {address: (await shown.client.get(address)).status_code for address in addresses}

    found = asyncio.run(statuses())
    assert found == dict.fromkeys(found, 200)


def test_datasette_describes_every_column(outputs):
    metadata = json.loads((outputs / "metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["reports"]["tables"]
    assert all(set(tables[table.name]["columns"]) == set(table.names) for table in TABLES)
    assert set(tables) >= {"figures", "figures_by_place", "citation_network", "mentions"}


def test_datasette_describes_every_table_and_view(decided):
    tables = json.loads((decided / "metadata.json").read_text(encoding="utf-8"))["databases"]["reports"]["tables"]
    with sqlite3.connect(decided / "reports.sqlite") as store:
        views = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert set(views) == {*VIEWS, "figures_reviewed", "checks_reviewed"}
        for view in (*views, "reviews"):
            names = {name for (name,) in store.execute("SELECT name FROM pragma_table_info(?)", (view,))}
            assert set(tables[view]["columns"]) == names, view
    assert all(" · " in tables[name]["description"] for name in (*(each.name for each in TABLES), "texts", *views))


@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("binh thanh", True),
        ("Bình Thành", True),
        ('"giai ngan"', True),
        ("khongcotunay", False),
        ("dong thap", True),
        ("Đồng Tháp", True),
        ('"dau tu"', True),
        ('"Đầu tư"', True),
        ('"trung tam phuc vu" "giai quyet dung han"', True),
        ('"Tháp đồng"', False),
    ],
)
def test_full_text_search_knows_no_tone_marks(outputs, words, is_there):
    with sqlite3.connect(outputs / "reports.sqlite") as store:
        query = "SELECT count(*) FROM texts_fts WHERE texts_fts MATCH ?"
        assert bool(store.execute(query, (words,)).fetchone()[0]) is is_there


@pytest.mark.parametrize("view", ["mentions", "figures", "figures_by_place", "citation_network"])
def test_views_have_rows(outputs, view):
    with sqlite3.connect(outputs / "reports.sqlite") as store:
        assert store.execute(f"SELECT 1 FROM {view}").fetchone()  # noqa: S608


# ---- the command ------------------------------------------------------------------------------------------


def test_formats_with_a_run_and_into_another_folder(tmp_path, capsys):
    source = CORPUS / "BC-58-UBND-xa-Thieu-Trung-2021.txt"
    outputs = tmp_path / "out"
    assert main([str(source), "-o", str(outputs), "--format", "csv,jsonl", "--jobs", "1"]) == 0
    assert (outputs / "documents.jsonl").is_file()
    assert (outputs / "csv" / "amounts.csv").read_bytes() == (outputs / "amounts.csv").read_bytes()
    assert main(["export", str(outputs), "--format", "jsonl,annotations", "--into", str(tmp_path / "hand-on")]) == 0
    assert sorted(path.name for path in (tmp_path / "hand-on").iterdir()) == ["annotations.jsonld", "documents.jsonl"]
    told = capsys.readouterr().out
    assert str(tmp_path / "hand-on" / "annotations.jsonld") in told


def test_nothing_is_written_into_the_corpus(tmp_path, capsys):
    corpus, outputs = tmp_path / "corpus", tmp_path / "corpus" / "out"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Số: 5/BC-UBND\nNăm 2021 có 12 hộ nghèo.\n", encoding="utf-8")
    assert main([str(corpus), "-o", str(outputs), "--jobs", "1"]) == 0
    assert main(["export", str(outputs), "--format", "jsonl", "--into", str(corpus / "more")]) == 2
    assert "in the corpus" in capsys.readouterr().err
    assert not (corpus / "more").exists()
    assert main(["export", str(outputs), "--format", "jsonl", "--into", str(outputs / "more")]) == 0


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ValueError("out of range"), 1, "xlsx: was not written (ValueError: out of range)"),
        (PermissionError(13, "Permission denied"), 5, "xlsx: was not written (Permission denied)"),
    ],
)
@pytest.mark.parametrize("command", ["export", "run"])
def test_a_format_that_fails_ends_no_other(tmp_path, capsys, monkeypatch, command, error, code, told):
    source, outputs = CORPUS / "BC-58-UBND-xa-Thieu-Trung-2021.txt", tmp_path / "out"

    def fail(_job):
        raise error

    monkeypatch.setattr(formats, "FORMATS", {**FORMATS, "xlsx": fail})
    run_command = [str(source), "-o", str(outputs), "--jobs", "1"]
    if command == "run":
        assert main([*run_command, "--format", "xlsx,jsonl,annotations"]) == code
    else:
        assert main(run_command) == 0
        assert main(["export", str(outputs), "--format", "xlsx,jsonl,annotations"]) == code
    seen = capsys.readouterr()
    assert told in seen.err
    assert "documents.jsonl" in seen.out
    assert (outputs / "annotations.jsonld").is_file()
    assert not list(outputs.glob("*.xlsx*"))


@pytest.mark.parametrize("text", ["doc", "", " , ", "xlsx,word"])
def test_an_unknown_format_is_told_before_any_work(text, tmp_path, capsys):
    with pytest.raises(UsageError):
        format_names(text)
    assert main([str(CORPUS), "-o", str(tmp_path / "out"), "--format", text]) == 2
    assert not (tmp_path / "out").exists()
    assert "Choose among" in capsys.readouterr().err


def test_nothing_to_export(tmp_path, capsys):
    assert main(["export", str(tmp_path), "--format", "xlsx"]) == 2
    assert "reports.sqlite" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["xlsx", "jsonl", "labelstudio", "annotations", "parquet", "spacy"])
def test_the_same_store_gives_the_same_bytes(outputs, tmp_path, name):
    assert main(["export", str(outputs), "--format", name, "--into", str(tmp_path / "a")]) == 0
    assert main(["export", str(outputs), "--format", name, "--into", str(tmp_path / "b")]) == 0
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_frictionless_still_validates(outputs):
    with (outputs / "amounts.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.reader(stream))[0] == "mention_id"


@pytest.mark.parametrize(
    ("name", "is_link"),
    [
        ("báo cáo 1.pdf", True),
        ("100%#a b.txt", True),
        ("=cmd.txt", True),
        ("\\\\evil\\share.txt", False),
        ("c:x.txt", False),
    ],
)
def test_links_lead_to_files_beside_only(tmp_path, monkeypatch, name, is_link):
    (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    links = Links(SimpleNamespace(folder=tmp_path, outputs=tmp_path), workbook.FOUND_TABLE)
    target = links.target(Path(name))
    assert bool(target) is is_link
    assert "#" not in target.partition(":")[2]

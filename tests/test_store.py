"""The store and the outputs written from it."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import re
import shutil
import sqlite3
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnwritableOutputs
from pipeline.model import Box, Document, Facts, Page, Problem, Section
from pipeline.report import CellRow, Evidence, Finding, Report, TableRow
from pipeline.rulebook import load_rules
from pipeline.store.export import EXPORTERS, Export, RunRecord, parts, write_part
from pipeline.store.export.csv import csv_text
from pipeline.store.export.datapackage import SHARED, described
from pipeline.store.fitness import prepare
from pipeline.store.folder import OutputsFolder
from pipeline.store.rows import figure_cell, number_cell, rows_of
from pipeline.store.schema import FRICTIONLESS, MENTIONS, TABLES, TEXTS, Kind, table_named
from pipeline.store.spreadsheets import MARKED
from pipeline.store.sqlite import InconsistentRows, Reader, Store
from pipeline.store.statements import ordered_queries
from pipeline.store.summary import count
from pipeline.store.views import VIEWS
from pipeline.values import Amount, Citation, DateValue, Percentage, Place, Quantity, Value

MENTION = "mention_id doc_id section_id page start end text context origin source x0 top x1 bottom rule "
CONTRACT = {
    "documents": "doc_id path sha256 bytes media_type pages source doc_type number title issue_date issue_place issuer "
    "province district commune period signer signer_title signed_by signed_at status mentions checks mismatches problems",
    "sections": "section_id doc_id parent_id ordinal level label heading path page start end",
    "citations": MENTION + "canonical doc_type number symbol date issuer title normative cited_doc_id",
    "dates": MENTION + "value date_from date_to precision",
    "amounts": MENTION + "value value_to currency unit step per qualifier subject",
    "percentages": MENTION + "value value_to step qualifier relation base subject",
    "places": MENTION + "level name province district commune code match score current_name current_province "
    "current_code lat lon",
    "quantities": MENTION + "value value_to step unit per qualifier subject",
    "tables": "table_id doc_id section_id page page_to caption unit rows columns",
    "cells": "table_id row column row_label column_label text value unit is_total mention_id confidence",
    "checks": "check_id doc_id other_doc_id section_id page kind verdict stated computed computed_low computed_high "
    "difference unit evidence operands rule message_vi message_en",
    "problems": "doc_id path page stage code message remedy",
}

TEXT = 'Kinh phí "thực hiện":\n5.240.000.000 đồng, đạt 55,19% kế hoạch;\r\n=1+1 xã Vĩnh An\u2028\x00 hết.'


def test_columns_are_those_of_the_contract():
    assert {table.name: " ".join(table.names) for table in TABLES} == CONTRACT


def test_every_column_is_described_with_a_fitting_type():
    descriptions = load_rules(None).columns
    for table in TABLES:
        for column in table.columns:
            entry = described(table, column, descriptions)
            place = f"columns.toml: {table.name}.{column.name}"
            assert entry["type"] in FRICTIONLESS[column.kind], place
            assert entry["vi"].strip(), place
            assert entry["en"].strip(), place
            assert entry["vi"] != entry["en"], place


def test_columns_toml_describes_nothing_that_is_not_there():
    known = {table.name: set(table.names) for table in TABLES}
    known[SHARED] = set.intersection(*(set(table.names) for table in MENTIONS))
    for table, columns in load_rules(None).columns.items():
        assert set(columns) <= known[table], table


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("55.19", 55.19),
        ("55.10", 55.1),
        ("0.0", 0),
        ("-0", 0),
        ("-374.4", -374.4),
        ("5.519E+1", 55.19),
        ("1E+3", 1000),
        ("5240000000", 5240000000),
        ("999999999999999999", 999999999999999999),
        # More than 18 digits: as text, so that SQLite neither rounds it nor refuses it.
        ("9223372036854775807", "9223372036854775807"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        # A float has 15 to 17 digits.
        ("12345678901234.56", 12345678901234.56),
        ("12345678901234567.89", "12345678901234567.89"),
        ("0.12345678901234567890", "0.1234567890123456789"),
        # repr() would write these with an exponent.
        ("0.00001", "0.00001"),
        ("1E+20", "100000000000000000000"),
        ("1" * 5000, "1" * 5000),  # Python refuses int() of so many digits
    ],
)
def test_number_cell(value, cell):
    result = number_cell(Decimal(value))
    assert result == cell
    assert type(result) is type(cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", None),
        ("2021-05-14", "2021-05-14"),
        ("12.50", "12.50"),
        ("12.5", 12.5),
        ("007", "007"),
        ("-3", -3),
        ("1e5", "1e5"),
    ],
)
def test_figure_cell_prints_back(text, cell):
    assert figure_cell(text) == cell


@given(
    st.decimals(allow_nan=False, allow_infinity=False) | st.decimals(places=2, allow_nan=False, allow_infinity=False)
)
def test_numbers_survive_the_store(value):
    link = sqlite3.connect(":memory:")
    link.execute('CREATE TABLE t ("value")')
    link.execute("INSERT INTO t VALUES (?)", (number_cell(value),))
    printed = csv_text(link.execute("SELECT value FROM t").fetchall()).strip()
    link.close()
    assert Decimal(printed) == value
    assert "E" not in printed.upper()


@given(st.lists(st.tuples(st.text(), st.text(), st.none() | st.integers()), min_size=1))
def test_csv_reads_back(rows):
    rows = [tuple(cell.replace("\x00", "") if isinstance(cell, str) else cell for cell in row) for row in rows]
    printed = csv.reader(io.StringIO(csv_text(rows), newline=""))
    read = [[re.sub(MARKED, "", cell) for cell in row] for row in printed]
    assert read == [["" if cell is None else str(cell) for cell in row] for row in rows]


BOX = Box(1.234, 2, 3.999, 4)


def mention(name: str, start: int, end: int, value: Value, **other) -> Evidence:
    evidence = Evidence(name, "s1", 1, start, end, TEXT[start:end], TEXT, "prose", "plain", None, "a rule", value)
    return evidence._replace(**other)


def report(path: str = "corpus/b.txt", mark: str = "b", **other) -> Report:
    """A report with a row in every table; `mark` makes its keys its own."""
    sha256 = hashlib.sha256(mark.encode()).hexdigest()
    document = Document(sha256[:12], path, sha256, 10, "text/plain", TEXT, (Page(1, 0, len(TEXT), "plain"),))
    sections = (
        Section(f"{mark}s1", None, 1, 1, "I", "I. Kinh phí", "I", 1, 0, 50, 10),
        Section(f"{mark}s2", f"{mark}s1", 2, 2, "1", "1. Chi", "I > 1", 1, 20, 50, 25),
    )
    own = {"section_id": f"{mark}s1"}
    mentions = (
        mention(f"{mark}p1", 46, 52, Percentage(Decimal("55.19"), step=Decimal("0.01"), relation="fulfilment"), **own),
        mention(f"{mark}a1", 22, 40, Amount(Decimal(5240000000), unit="đồng", step=Decimal(1)), **own),
        mention(f"{mark}a2", 22, 40, Amount(Decimal("12345678901234567890123.45"), currency="USD"), section_id=None),
        mention(f"{mark}q1", 5, 6, Quantity(Decimal(186), Decimal(337), unit="hồ sơ"), box=BOX, **own),
        mention(f"{mark}d1", 7, 8, DateValue("2022-04", "2022-04-01", "2022-04-30", "month"), **own),
        mention(f"{mark}c1", 9, 10, Citation("480/QĐ-UBND", "quyết định", normative=True), **own),
        mention(f"{mark}l1", 11, 12, Place("commune", "Vĩnh An", code="00123", lat=Decimal("13.10")), **own),
    )
    facts = Facts("báo cáo", "12/BC-UBND", issue_date="2022")
    table = TableRow(f"{mark}t1", f"{mark}s2", 1, 1, "Bảng 1", "Đơn vị tính: đồng", 2, 1)
    cells = (CellRow(f"{mark}t1", 0, 0, "", "Chi", "1.000", Decimal(1000), "đồng", True, f"{mark}a1"),)  # noqa: FBT003
    finding = Finding(
        f"{mark}k1", "", f"{mark}s1", 1, "sum", "mismatch", "5240000000", "5240000001", "", "", "-1", "VND",
        "một … hai", (f"{mark}a1", f"{mark}a2"), "sum", "lệch 1 đồng", "off by 1",
    )  # fmt: skip
    problem = Problem("ambiguous_figure", "1.234 may be either", "Look at it", "find", 1)
    made = Report(document, facts, "ok", sections, mentions, (table,), cells, (finding,), (problem,))
    return dataclasses.replace(made, **other)


def record(store: Store) -> RunRecord:
    return RunRecord(("corpus",), "rules", "0" * 64, "auto", 1, datetime.now(UTC), 1.0, count(store))


def export(folder: OutputsFolder, *reports: Report) -> Path:
    with Store(folder.stage / "reports.sqlite") as store:
        for each in reports:
            store.add(rows_of(each))
        store.complete()
        for part in parts(folder):
            write_part(part)
        for write in EXPORTERS:
            write(Export(store, folder, load_rules(None).columns, record(store)))
        stale = folder.stale_texts(store.has_text)
    folder.publish(stale)
    return folder.path


@pytest.fixture
def outputs(tmp_path) -> Path:
    # Stored in the other order than that of their paths.
    return export(prepare(tmp_path / "out", []), report(), report("corpus/a.txt", "a"))


def table(outputs: Path, name: str) -> list[dict[str, str]]:
    with (outputs / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_cells_are_exact(outputs):
    amounts = [row["value"] for row in table(outputs, "amounts")]
    assert amounts == ["5240000000", "12345678901234567890123.45"] * 2
    assert [row["value"] for row in table(outputs, "percentages")] == ["55.19"] * 2
    (place, _) = table(outputs, "places")
    assert (place["code"], place["lat"], place["score"]) == ("00123", "13.1", "")
    (quantity, _) = table(outputs, "quantities")
    assert [quantity[edge] for edge in ("x0", "top", "x1", "bottom")] == ["1.23", "2.0", "4.0", "4.0"]
    (check, _) = table(outputs, "checks")
    assert (check["stated"], check["difference"], check["operands"]) == ("5240000000", "-1", "aa1;aa2")
    assert table(outputs, "citations")[0]["normative"] == "1"


def test_rows_stand_by_path_then_as_in_the_document(outputs):
    assert [row["path"] for row in table(outputs, "documents")] == ["corpus/a.txt", "corpus/b.txt"]
    for name in ("sections", "amounts", "tables", "checks"):
        keys = [next(iter(row.values())) for row in table(outputs, name)]
        assert keys == sorted(keys), name
    assert [row["table_id"] for row in table(outputs, "cells")] == ["at1", "bt1"]


def test_text_is_what_offsets_count_in(outputs):
    for each in MENTIONS:
        for row in table(outputs, each.name):
            with (outputs / "text" / f"{row['doc_id']}.txt").open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            assert text == TEXT
            assert row["text"] == text[int(row["start"]) : int(row["end"])]
            assert row["context"] == text


def test_csv_has_bom_and_unix_line_ends(outputs):
    data = (outputs / "sections.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsection_id,")
    assert b"\r" not in data
    assert data.endswith(b"\n")


def test_store_holds_numbers_as_numbers(outputs):
    link = sqlite3.connect(outputs / "reports.sqlite")
    kinds = link.execute("SELECT mention_id, typeof(value) FROM amounts ORDER BY value").fetchall()
    rows = {name: link.execute(f"SELECT * FROM {name}").fetchall() for name in VIEWS}  # noqa: S608
    wrong = link.execute("PRAGMA foreign_key_check").fetchall() + link.execute("PRAGMA integrity_check").fetchall()
    journal = link.execute("PRAGMA journal_mode").fetchone()
    link.close()
    assert [kind for _, kind in kinds] == ["integer", "integer", "text", "text"]
    assert wrong == [("ok",)]
    assert journal == ("delete",)
    assert len(rows["mentions"]) == 14
    assert len(rows["figures"]) == 8
    assert len(rows["figures_by_place"]) == 8
    assert len(rows["citation_network"]) == 2


def test_same_reports_same_bytes(tmp_path):
    first = export(prepare(tmp_path / "one", []), report(), report("corpus/a.txt", "a"))
    second = export(prepare(tmp_path / "two", []), report("corpus/a.txt", "a"), report())
    for file in sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file()):
        if file.name not in ("run.json", "reports.sqlite"):
            assert (first / file).read_bytes() == (second / file).read_bytes(), file


def test_data_package_is_valid(outputs):
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        validated = frictionless.Package(str(outputs / "datapackage.json")).validate()
    assert validated.valid, validated.flatten(["title", "message"])
    package = json.loads((outputs / "datapackage.json").read_text(encoding="utf-8"))
    fields = {each["name"]: each["schema"]["fields"] for each in package["resources"]}
    assert {name: " ".join(field["name"] for field in each) for name, each in fields.items()} == CONTRACT
    assert all(field["description"] and field["description@vi"] for each in fields.values() for field in each)


def test_a_document_whose_rows_contradict_is_not_stored_by_half(tmp_path):
    doubled = report()
    broken = dataclasses.replace(doubled, mentions=(*doubled.mentions, doubled.mentions[0]))
    with Store(tmp_path / "s.sqlite") as store:
        with pytest.raises(InconsistentRows, match="UNIQUE"):
            store.add(rows_of(broken))
        assert count(store).documents == 0
        store.add(rows_of(doubled))
        assert count(store).mentions["amounts"] == 2


def test_documents_that_were_not_saved_yet_outlive_one_that_contradicts(tmp_path):
    broken = dataclasses.replace(report(mark="z"), mentions=report(mark="z").mentions * 2)
    for marks, file in (("abzc", tmp_path / "1.sqlite"), ("abc", tmp_path / "2.sqlite")):
        with Store(file) as store:
            for mark in marks:
                with pytest.raises(InconsistentRows) if mark == "z" else nullcontext():
                    store.add(rows_of(broken if mark == "z" else report(f"{mark}.txt", mark)))
            assert count(store).documents == 3
    assert (tmp_path / "1.sqlite").read_bytes() == (tmp_path / "2.sqlite").read_bytes()


def test_a_store_that_is_closed_in_the_middle_of_a_document_holds_those_before(tmp_path):
    def torn():
        yield rows_of(report(mark="c"))["amounts"][0]
        raise KeyboardInterrupt

    for marks in ("a", "ab"):
        with suppress(KeyboardInterrupt), Store(tmp_path / f"{marks}.sqlite") as store:
            for mark in marks:
                store.add(rows_of(report(f"{mark}.txt", mark)))
            store.add({**rows_of(report("c.txt", "c")), "amounts": torn()})
        with Reader(tmp_path / f"{marks}.sqlite") as kept:
            assert count(kept).documents == count(kept).mentions["dates"] == len(marks)


def test_a_store_that_is_interrupted_twice_saves_no_half_of_a_document(tmp_path, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt), Store(tmp_path / "s.sqlite") as store:
        store.add(rows_of(report("a.txt", "a")))
        store.save()
        monkeypatch.setattr(Store, "_without_last", interrupted)
        store.add({**rows_of(report("b.txt", "b")), "amounts": map(interrupted, "b")})
    with Reader(tmp_path / "s.sqlite") as kept:
        assert count(kept).documents == 1


def test_many_rows_are_saved_by_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.store.sqlite.MOST_ROWS", 30)
    unsaved = []
    with Store(tmp_path / "s.sqlite") as store:
        for mark in "abc":
            store.add(rows_of(report(f"{mark}.txt", mark)))
            unsaved.append(store._link.in_transaction)
    assert unsaved == [True, False, True]


def test_deleting_a_document_deletes_all_of_it(tmp_path):
    for by_hand in (True, False):
        with Store(tmp_path / f"{by_hand}.sqlite") as store:
            store.add(rows_of(report()))
            if by_hand:  # as people do with what a run has left
                store.settle()
                store.one("DELETE FROM documents")
            else:
                assert store.forget(report().document.doc_id) == ["corpus/b.txt"]
            assert_empty(store)


def assert_empty(store):
    for each in (*TABLES, TEXTS):
        assert store.one(f"SELECT count(*) FROM {each.name}") == (0,), each.name  # noqa: S608


def test_a_failed_document_leaves_no_text(tmp_path):
    nothing = report(status="failed", sections=(), mentions=(), tables=(), cells=(), findings=())
    nothing = dataclasses.replace(nothing, document=dataclasses.replace(nothing.document, text="", pages=()))
    outputs = export(prepare(tmp_path / "out", []), nothing)
    assert list((outputs / "text").iterdir()) == []
    assert table(outputs, "documents")[0]["pages"] == ""


def test_problems_of_reader_and_stages_are_told_once():
    problem = Problem("no_text", "page 2 has none", "run OCR", page=2)
    made = report(problems=(problem,))
    made = dataclasses.replace(made, document=dataclasses.replace(made.document, problems=(problem,)))
    assert len(rows_of(made)["problems"]) == 1


def test_old_outputs_are_replaced_and_foreign_files_kept(tmp_path):
    out = tmp_path / "out"
    export(prepare(out, []), report(), report("corpus/a.txt", "a"))
    kept = {"README.md": "mine", "reviews.sqlite": "decisions", "text/notes.txt": "mine", "text/index.md": "mine"}
    for name, content in kept.items():
        (out / name).write_text(content)
    (out / "reports.sqlite-wal").write_text("left by a reader that died")
    (out / "text" / f"{report().document.doc_id}.txt").write_text("spoiled")
    export(prepare(out, []), report())
    assert {name: (out / name).read_text() for name in kept} == kept
    assert {path.stem for path in (out / "text").glob("????????????.txt")} == {report().document.doc_id}
    assert not (out / "reports.sqlite-wal").exists()
    assert (out / "text" / f"{report().document.doc_id}.txt").read_bytes() == TEXT.encode()
    assert not (out / ".unfinished").exists()


def test_nothing_is_replaced_before_all_is_written(tmp_path):
    out = export(prepare(tmp_path / "out", []), report())
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    folder = prepare(out, [])
    with folder.writing("amounts.csv") as stream:
        stream.write("half a")
    folder.discard()
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_outputs_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "out" / "amounts.csv").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "text").write_text("")
    for outputs in ("file", "file/below", "out", "texts", "/proc/none"):
        with pytest.raises(UnwritableOutputs) as caught:
            prepare(tmp_path / outputs, [])
        assert caught.value.exit_code == 5
        assert caught.value.remedy


def test_outputs_are_kept_apart_from_the_corpus(tmp_path):
    for corpus in (tmp_path, tmp_path / "text"):
        with pytest.raises(UnwritableOutputs, match="mixed with the corpus"):
            prepare(tmp_path, [corpus])
    prepare(tmp_path / "out", [tmp_path])
    prepare(tmp_path, [tmp_path / "reports"])


def test_every_kind_of_column_occurs():
    assert {column.kind for table in TABLES for column in table.columns} == set(Kind)
    assert table_named("places").names[:3] == ("mention_id", "doc_id", "section_id")


def test_no_more_than_the_rows_of_one_document_are_sorted(tmp_path):
    with Store(tmp_path / "s.sqlite") as store:
        store.complete()
        for each in TABLES:
            for query in ordered_queries(each):
                plan = " ".join(str(row[3]) for row in store.select("EXPLAIN QUERY PLAN " + query))
                assert "TEMP B-TREE FOR ORDER BY" not in plan, (each.name, plan)


@pytest.mark.parametrize("name", ["amounts.csv", "documents.csv", "run.json", "reports.sqlite"])
def test_a_users_own_file_is_not_replaced(tmp_path, name):
    (tmp_path / name).write_text("my,own\n1,2\n", encoding="utf-8")
    with pytest.raises(UnwritableOutputs, match=name.replace(".", r"\.")):
        prepare(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "my,own\n1,2\n"


def test_what_a_look_at_the_unfinished_store_left_is_no_output(tmp_path):
    folder = prepare(tmp_path, [])
    for name in ("reports.sqlite", "reports.sqlite-shm", "reports.sqlite-wal", "amounts.csv"):
        (folder.stage / name).write_bytes(b"x")
    folder.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["amounts.csv", "reports.sqlite", "text"]


def test_a_users_own_text_with_the_name_of_ours_is_not_removed(tmp_path):
    texts = tmp_path / "text"
    texts.mkdir()
    (texts / "notes.txt").write_text("mine", encoding="utf-8")
    assert prepare(tmp_path, [])
    shutil.rmtree(tmp_path / ".unfinished")
    (texts / "abcdefabcdef.txt").write_text("mine too", encoding="utf-8")
    with pytest.raises(UnwritableOutputs, match=r"text/abcdefabcdef\.txt, which no run"):
        prepare(tmp_path, [])
    assert sorted(path.name for path in texts.iterdir()) == ["abcdefabcdef.txt", "notes.txt"]


def test_a_folder_of_an_earlier_run_or_of_other_files_is_taken(tmp_path):
    out = export(prepare(tmp_path / "out", []), report())
    assert prepare(out if isinstance(out, Path) else tmp_path / "out", [])
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notes.txt").write_text("mine", encoding="utf-8")
    assert prepare(tmp_path / "notes", [])

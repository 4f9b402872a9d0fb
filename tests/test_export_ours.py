"""What an export replaces: its own files of before, never a user's file that has their name."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.cli import main
from pipeline.store.sqlite import Reader

CORPUS = Path(__file__).parents[1] / "corpus"
EVERY = "xlsx,jsonl,labelstudio,annotations,csv,parquet"
TASK = [{"id": 1, "data": {"text": "Tổng vốn 5 tỷ đồng"}}]
COLLECTION = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/notes", "items": []}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("ours") / "out"
    source = CORPUS / "BC-58-UBND-xa-Thieu-Trung-2021.txt"
    assert main([str(source), "-o", str(folder), "--jobs", "1", "--quiet"]) == 0
    return folder


def export(outputs: Path, into: Path, names: str = EVERY) -> int:
    return main(["export", str(outputs), "--format", names, "--into", str(into)])


@pytest.mark.parametrize(
    ("name", "form", "own"),
    [
        ("reports.xlsx", "xlsx", "ghi chú của tôi"),
        ("documents.jsonl", "jsonl", '{"id": 7, "note": "của tôi"}\n'),
        ("documents.jsonl", "jsonl", '{"doc_id": "a", "path": "x"}\n'),
        ("labelstudio.json", "labelstudio", json.dumps(TASK)),
        ("labelstudio.json", "labelstudio", "[\n" + json.dumps(TASK[0]) + "\n]"),
        ("labelstudio.xml", "labelstudio", "<View><Text name='t' value='$text'/></View>"),
        ("annotations.jsonld", "annotations", json.dumps(COLLECTION)),
        ("csv", "csv", "a;b"),
        ("parquet", "parquet", "PAR1"),
    ],
)
def test_a_users_file_is_refused_and_the_others_are_written(outputs, tmp_path, capsys, name, form, own):
    (tmp_path / name).write_text(own, encoding="utf-8")
    other = "jsonl" if form != "jsonl" else "annotations"
    assert export(outputs, tmp_path, f"{form},{other}") == 5
    assert (tmp_path / name).read_text(encoding="utf-8") == own
    seen = capsys.readouterr()
    assert f"{form}: was not written ({name} is there" in seen.err
    assert "--into" in seen.err
    written = {"jsonl": "documents.jsonl", "annotations": "annotations.jsonld"}[other]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((name, written))


@pytest.mark.parametrize("name", ["reports.xlsx", "documents.jsonl"])
def test_in_the_outputs_too(outputs, tmp_path, name):
    folder = shutil.copytree(outputs, tmp_path / "out")
    (folder / name).write_text("của tôi", encoding="utf-8")
    source = CORPUS / "BC-58-UBND-xa-Thieu-Trung-2021.txt"
    assert main([str(source), "-o", str(folder), "--jobs", "1", "--format", "xlsx,jsonl"]) == 5
    assert (folder / name).read_text(encoding="utf-8") == "của tôi"


def test_a_workbook_of_another_program_is_refused(outputs, tmp_path):
    book = Workbook()
    book.properties.title = "Trích Xuất"
    book.save(tmp_path / "reports.xlsx")
    before = (tmp_path / "reports.xlsx").read_bytes()
    assert export(outputs, tmp_path, "xlsx") == 5
    assert (tmp_path / "reports.xlsx").read_bytes() == before


def test_a_working_paper_with_notes_of_people_is_refused(outputs, tmp_path):
    assert export(outputs, tmp_path, "xlsx") == 0
    book = load_workbook(tmp_path / "reports.xlsx")
    book.worksheets[0]["Z1"] = "đã đối chiếu"
    book.save(tmp_path / "reports.xlsx")
    before = (tmp_path / "reports.xlsx").read_bytes()
    assert export(outputs, tmp_path, "xlsx") == 5
    assert (tmp_path / "reports.xlsx").read_bytes() == before


def test_what_an_export_wrote_is_replaced(outputs, tmp_path):
    assert export(outputs, tmp_path) == 0
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert export(outputs, tmp_path) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == first


def test_exports_of_nothing_that_could_be_read_are_replaced(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / 'hỏng "1".pdf').write_bytes(b"%PDF-1.4 broken")
    folder = tmp_path / "out"
    assert main([str(tmp_path / "in"), "-o", str(folder), "--jobs", "1", "--quiet"]) == 4
    for _ in range(2):
        assert export(folder, tmp_path / "into") == 0


def test_empty_files_are_nobodys_loss(outputs, tmp_path):
    for name in ("reports.xlsx", "documents.jsonl"):
        (tmp_path / name).touch()
    assert export(outputs, tmp_path, "xlsx,jsonl") == 0


def test_a_workbook_that_finds_no_room_is_told_as_that(outputs, tmp_path, capsys, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    assert export(outputs, tmp_path, "xlsx,jsonl") == 5
    seen = capsys.readouterr().err
    assert "xlsx: was not written (No space left on device)" in seen
    assert "make room" in seen
    assert "fault of the program" not in seen
    assert [path.name for path in tmp_path.iterdir()] == ["documents.jsonl"]


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [(sqlite3.SQLITE_FULL, 5, "Make room"), (sqlite3.SQLITE_CORRUPT, 2, "Run the extraction again")],
)
def test_no_room_for_what_people_decided(outputs, tmp_path, capsys, monkeypatch, fault, code, told):
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = fault
        raise error

    monkeypatch.setattr(Reader, "lay_over", full)
    assert export(outputs, tmp_path, "jsonl") == code
    assert told in capsys.readouterr().err

"""The run: what becomes of every file, in which order, with how many workers."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import filling
from pipeline import run as run_module
from pipeline.engine.forking import start_context
from pipeline.engine.local import EngineBroken, LocalEngine
from pipeline.errors import BadRule, ExitCode, UnreadableFile, UnwritableOutputs, UsageError
from pipeline.read.options import ReadOptions
from pipeline.rulebook import load_rules
from pipeline.run import Summary, run
from pipeline.stages import stages_of
from pipeline.store.export import EXPORTERS
from pipeline.store.packed import unpack
from pipeline.store.sqlite import Reader
from pipeline.store.summary import Counts, count
from pipeline.unforeseen import unforeseen
from pipeline.work import Job, limit, work
from tests import faults
from tests.conflict_corpus import OPEN, text_of

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN TÂY SƠN

Số: 12/BC-UBND
Tây Sơn, ngày 14 tháng 5 năm 2021

BÁO CÁO
Kết quả năm 2020

I. KẾT QUẢ
Tổng kinh phí là 5.240.000.000 đồng, đạt 55,19% kế hoạch theo Quyết định số 480/QĐ-UBND.
"""


def table(outputs: Path, name: str) -> list[dict[str, str]]:
    with (outputs / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def problems(outputs: Path) -> dict[str, str]:
    """File name -> code."""
    return {Path(row["path"]).name: row["code"] for row in table(outputs, "problems")}


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    """Three texts, in a folder that the test stands beside."""
    monkeypatch.chdir(tmp_path)
    folder = Path("corpus")
    for number in range(3):
        (folder / f"{number}").mkdir(parents=True)
        (folder / f"{number}" / "báo cáo.txt").write_text(f"{TEXT}\n{number} hồ sơ.\n", encoding="utf-8")
    return folder


def outputs_of(corpus: Path, name: str = "out", **options) -> Path:
    run([corpus], Path(name), **options)
    return Path(name)


def bytes_of(outputs: Path) -> dict[str, bytes]:
    files = (path for path in outputs.rglob("*") if path.is_file())
    return {str(path.relative_to(outputs)): path.read_bytes() for path in files}


def content_of(outputs: Path) -> dict[str, bytes]:
    """What must be the same in two runs."""
    return {name: data for name, data in bytes_of(outputs).items() if name not in ("run.json", "reports.sqlite")}


def test_every_file_is_a_document_or_a_problem(corpus):
    summary = run([corpus], Path("out"), jobs=2)
    assert summary.exit_code() is ExitCode.OK
    assert summary.counts.documents == 3
    assert [row["path"] for row in table(Path("out"), "documents")] == [f"corpus/{n}/báo cáo.txt" for n in range(3)]
    assert table(Path("out"), "problems") == []
    assert len(bytes_of(Path("out"))) == 17 + 3  # twelve tables, the store, the page, three JSON files; three texts


def test_run_twice_and_with_more_workers_same_bytes(corpus):
    once = content_of(outputs_of(corpus, jobs=1))
    assert content_of(outputs_of(corpus, jobs=1)) == once
    assert content_of(outputs_of(corpus, "other", jobs=4)) == once


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty_file"),
        ("image.png", b"\x89PNG\r\n\x1a\n", "unsupported_format"),
        ("page.pdf", b"<html><body>404</body></html>", "html_named_pdf"),
        ("broken.PDF", b"%PDF-1.7\n1 0 obj", None),
        ("a.pdf.pdf", b"plain words", "text_named_pdf"),
        ("[bold] =1+1\n;.png", b"\x89PNG\r\n\x1a\n", "unsupported_format"),
    ],
)
def test_an_unreadable_file_is_a_problem_and_a_failed_document(corpus, name, data, code):
    (corpus / name).write_bytes(data)
    summary = run([corpus], Path("out"))
    assert summary.exit_code() is ExitCode.SOME_UNREAD
    (row,) = table(Path("out"), "problems")
    assert code in (row["code"], None)
    assert row["remedy"]
    statuses = Counter(each["status"] for each in table(Path("out"), "documents"))
    assert statuses == {"ok": 3, "failed": 1}
    assert row["doc_id"] in {each["doc_id"] for each in table(Path("out"), "documents") if each["status"] == "failed"}
    assert not (Path("out") / "text" / f"{row['doc_id']}.txt").exists()


def test_what_was_not_read_stands_behind_what_was(corpus):
    (corpus / "0.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    (corpus / "z.txt").write_text(f"{TEXT}\n12 hồ sơ.", encoding="utf-8")
    rows = table(outputs_of(corpus), "documents")
    assert [row["status"] for row in rows] == [*["ok"] * 4, "failed"]
    assert [row["path"] for row in rows[:4]] == sorted(row["path"] for row in rows[:4])


def test_what_cannot_be_opened_is_a_problem_without_document(corpus):
    (corpus / "dangling.txt").symlink_to("nowhere")
    (corpus / "loop").symlink_to(".")
    os.mkfifo(corpus / "pipe.txt")
    out = outputs_of(corpus)
    assert problems(out) == {"dangling.txt": "dangling_link", "loop": "link_loop", "pipe.txt": "not_a_file"}
    assert {row["doc_id"] for row in table(out, "problems")} == {""}
    assert len(table(out, "documents")) == 3


def test_name_that_is_no_utf_8(corpus):
    try:
        (corpus / os.fsdecode(b"b\xe1o.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert "corpus/b\\xe1o.txt" in {row["path"] for row in table(outputs_of(corpus), "documents")}


def test_same_bytes_twice(corpus):
    shutil.copy(corpus / "0" / "báo cáo.txt", corpus / "2" / "copy.txt")
    summary = run([corpus], Path("out"))
    assert summary.exit_code() is ExitCode.OK
    assert summary.counts.duplicates == 1
    (row,) = table(Path("out"), "problems")
    assert row["code"] == "duplicate_file"
    assert row["path"] == "corpus/2/copy.txt"
    assert "corpus/0/báo cáo.txt" in row["message"]
    assert row["doc_id"] == table(Path("out"), "documents")[0]["doc_id"]
    assert len(table(Path("out"), "documents")) == 3


@pytest.mark.parametrize(
    ("unread", "read"), [(["a.pdf"], "b.txt"), (["b.pdf"], "a.txt"), (["a.pdf", "b.pdf", "d.pdf"], "c.txt")]
)
def test_of_the_same_bytes_those_are_kept_that_could_be_read(corpus, unread, read):
    for name in (*unread, read):
        (corpus / name).write_text(f"Tổng thu ngân sách huyện Tây Sơn đạt 13,5 tỷ đồng.\n{TEXT}", encoding="utf-8")
    summary = run([corpus], Path("out"))
    assert summary.exit_code() is ExitCode.OK
    assert problems(Path("out")) == dict.fromkeys(unread, "duplicate_file")
    assert all(f"corpus/{read}, which was taken instead" in row["message"] for row in table(Path("out"), "problems"))
    assert f"corpus/{read}" in {document["path"] for document in table(Path("out"), "documents")}
    assert {document["status"] for document in table(Path("out"), "documents")} == {"ok"}


@pytest.mark.parametrize(
    ("name", "data", "code"), [("empty", b"", "empty_file"), ("binary", bytes(range(256)), "binary_file")]
)
def test_of_the_same_bytes_that_nobody_can_read_each_has_its_reason(corpus, name, data, code):
    for number in (1, 2):
        (corpus / f"{name} {number}.txt").write_bytes(data)
    summary = run([corpus], Path("out"))
    assert (summary.exit_code(), summary.counts.unread_total, summary.counts.duplicates) == (ExitCode.SOME_UNREAD, 2, 0)
    assert problems(Path("out")) == {f"{name} {number}.txt": code for number in (1, 2)}
    assert len({row["doc_id"] for row in table(Path("out"), "problems")}) == 1


def test_same_file_named_twice(corpus):
    summary = run([corpus, corpus / "0"], Path("out"))
    assert summary.counts.documents == 3
    assert summary.counts.problems == 0


def test_faults_cost_their_own_document_only(corpus, monkeypatch):
    monkeypatch.setattr(filling, "work", faults.work)
    monkeypatch.setattr(filling, "limit", faults.limit)
    for word in ("CRASH", "HANG", "VANISH", "ABORT"):
        (corpus / f"{word}.txt").write_text(f"{TEXT} {word}", encoding="utf-8")
    summary = run([corpus], Path("out"), jobs=2)
    assert summary.exit_code() is ExitCode.SOME_UNREAD
    assert problems(Path("out")) == {
        "ABORT.txt": "worker_crashed",
        "CRASH.txt": "worker_crashed",
        "HANG.txt": "timeout",
        "VANISH.txt": "vanished",
    }
    remedies = {Path(row["path"]).name: row["remedy"] for row in table(Path("out"), "problems")}
    asks = [("CRASH.txt", "--memory"), ("ABORT.txt", "--memory"), ("HANG.txt", "--memory"), ("HANG.txt", "--timeout")]
    assert [option in remedies[name] for name, option in asks] == [False, True, False, True]
    assert "--timeout" not in remedies["CRASH.txt"] + remedies["ABORT.txt"]
    statuses = {Path(row["path"]).name: row["status"] for row in table(Path("out"), "documents")}
    assert statuses == {"CRASH.txt": "failed", "ABORT.txt": "failed", "HANG.txt": "failed", "báo cáo.txt": "ok"}
    assert not [child for child in multiprocessing.active_children() if "pebble" in child.name]


def test_an_error_that_nobody_foresaw(corpus, monkeypatch):
    def stumble(*_, **__):
        raise ZeroDivisionError("in the \x1b[31mstage")

    monkeypatch.setattr("pipeline.stages.extract_document", stumble)
    outcome = work(Job(corpus / "0" / "báo cáo.txt", "shown.txt", None))
    ((_, path, _, _, code, message, remedy),) = outcome.rows["problems"]
    assert (path, code) == ("shown.txt", "unexpected")
    assert message.startswith("shown.txt: ZeroDivisionError: in the  [31mstage (")
    assert "report" in remedy
    assert outcome.rows["documents"][0][-5] == "failed"


def test_a_check_that_stumbles_costs_no_mention(tmp_path, monkeypatch):
    def stumble(*_):
        raise ZeroDivisionError("in a check")

    path = tmp_path / "thu.txt"
    path.write_text("Tổng thu 12 triệu đồng, gồm: phí 5 triệu đồng, lệ phí 8 triệu đồng.\n", encoding="utf-8")
    job = Job(path, "thu.txt", None)
    assert work(job).rows["checks"]
    stages = replace(stages_of(load_rules(None)), audit=stumble)
    monkeypatch.setattr("pipeline.stages.stages_of", lambda _: stages)
    monkeypatch.setattr("pipeline.stages.unforeseen", unforeseen)
    rows = work(job).rows
    ((*_, code, message, _),) = rows["problems"]
    assert (code, len(rows["amounts"]), rows.get("checks", [])) == ("not_checked", 3, [])
    assert message.startswith(
        "thu.txt: its figures are found, but none of them is checked: ZeroDivisionError: in a check ("
    )
    assert rows["documents"][0][-5] == "partial"


@pytest.mark.parametrize(
    ("name", "megabytes", "ocr", "seconds"),
    [
        ("a.txt", 0, "auto", 120),
        ("a.TXT", 2, "auto", 120 + 2 * 30),
        ("a.pdf", 2, "never", 120 + 2 * 30),
        ("a.pdf", 2, "auto", 120 + 2 * (30 + 150)),
        ("a.txt", 3_000, "auto", 120 + 60 * 30),  # no file of any size may hold a worker for a night
        ("a.pdf", 3_000, "auto", 120 + 60 * 30 + 20 * 150),
    ],
)
def test_the_time_a_file_may_take(tmp_path, name, megabytes, ocr, seconds):
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(megabytes * 1_000_000)
    assert limit(Job(path, name, None, ReadOptions(ocr=ocr))) == seconds
    assert limit(Job(path, name, None, ReadOptions(ocr=ocr), seconds=20.0)) == 20.0  # what is said is kept


def test_no_memory(corpus, monkeypatch):
    def swell(*_, **__):
        raise MemoryError

    monkeypatch.setattr("pipeline.stages.extract_document", swell)
    assert work(Job(corpus / "0" / "báo cáo.txt", "x", None)).rows["problems"][0][4] == "out_of_memory"


@pytest.mark.parametrize("form", ["Dãy {} hộ.", "Tổng chi {} đồng.", "Đạt {}%.", "Quyết định số {}/QĐ-UBND.", "năm {}"])
@pytest.mark.parametrize("digits", [4_299, 4_301, 9_000])
def test_a_run_of_thousands_of_digits_costs_no_document(tmp_path, form, digits):
    path = tmp_path / "dài.txt"
    path.write_text(f"Tổng thu 394,4 triệu đồng.\n{form.format('7' * digits)}\n", encoding="utf-8")
    rows = work(Job(path, "x", None)).rows
    assert "unexpected" not in {row[4] for row in rows.get("problems", ())}
    assert [row for row in rows["amounts"] if "394,4 triệu đồng" in row]


def test_rows_that_contradict_cost_their_own_document_only(corpus, monkeypatch):
    monkeypatch.setattr(filling, "once", lambda _shown, outcome, _store: _doubled(outcome))
    summary = run([corpus], Path("out"))
    assert summary.counts.statuses == {"failed": 3}
    assert set(problems(Path("out")).values()) == {"inconsistent_rows"}


def test_a_table_that_contradicts_itself_is_left_out_and_the_rest_kept(corpus, monkeypatch):
    more = "\n| Xã | Số hộ |\n|---|---|\n| Tây Vinh | {} |\n| Tây An | 220 |\n"
    for number in range(3):
        path = corpus / f"{number}" / "báo cáo.txt"
        path.write_text(
            path.read_text(encoding="utf-8") + more.format(100 + number) * (1 + number % 2), encoding="utf-8"
        )
    monkeypatch.setattr(filling, "once", lambda _shown, outcome, _store: _with_a_cell_twice(outcome))
    summary = run([corpus], Path("out"))
    assert summary.counts.statuses == {"partial": 3}
    assert set(problems(Path("out")).values()) == {"inconsistent_table"}
    assert [row["problems"] for row in table(Path("out"), "documents")] == ["1"] * 3
    assert [row["doc_id"] for row in table(Path("out"), "tables")] == [table(Path("out"), "documents")[1]["doc_id"]]
    assert {row["text"] for row in table(Path("out"), "cells")} >= {"Tây Vinh", "101"}
    assert sum("hồ sơ" in row["text"] for row in table(Path("out"), "quantities")) == 3


def _with_a_cell_twice(outcome):
    rows = unpack(outcome.rows, outcome.packed)
    return replace(outcome, rows={**rows, "cells": [*rows["cells"], rows["cells"][-1]]}, packed=b"")


def _doubled(outcome):
    outcome.rows["documents"] *= 2
    return outcome


def test_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("corpus/below").mkdir(parents=True)
    summary = run([Path("corpus")], Path("out"))
    assert summary.exit_code() is ExitCode.SOME_UNREAD
    assert problems(Path("out")) == {"corpus": "empty_folder"}
    assert table(Path("out"), "documents") == []
    assert len(list(Path("out").glob("*.csv"))) == 12


def test_outputs_inside_the_corpus_are_no_part_of_it(corpus):
    first = outputs_of(corpus, "corpus/out")
    assert len(table(first, "documents")) == 3
    once = content_of(first)
    assert content_of(outputs_of(corpus, "corpus/out")) == once


def test_older_outputs_inside_the_corpus_are_left_out_and_told(corpus):
    old = outputs_of(corpus, "corpus/outputs_old")
    assert [row["path"] for row in table(old, "documents")] == [f"corpus/{n}/báo cáo.txt" for n in range(3)]
    summary = run([Path()], Path("corpus/out"))
    assert summary.exit_code() is ExitCode.OK
    assert (summary.counts.documents, summary.counts.outputs_folders) == (3, 1)
    (row,) = table(Path("corpus/out"), "problems")
    assert (row["path"], row["code"], row["doc_id"]) == ("corpus/outputs_old", "outputs_folder", "")
    assert run([Path()], Path("corpus/out")).is_unchanged


def test_a_lock_file_is_no_failed_document(corpus):
    (corpus / "0" / "~$báo cáo.docx").write_bytes(b"\x05Lan" + bytes(158))
    summary = run([corpus], Path("out"))
    assert summary.exit_code() is ExitCode.OK
    assert (summary.counts.documents, summary.counts.unread_total) == (3, 0)
    (row,) = table(Path("out"), "problems")
    assert (row["code"], row["doc_id"]) == ("lock_file", "")


def test_a_linked_folder_is_no_failed_document_and_its_files_are_told_once(corpus):
    (corpus / "0" / "hỏng.pdf").write_bytes(b"%PDF-1.4\n")
    (corpus / "nối").symlink_to((corpus / "0").absolute())
    out = Path("corpus/out")
    (corpus / "kết quả").symlink_to(out.absolute())  # outputs of this run are left out without a word
    summary = run([corpus], out)
    assert (summary.counts.documents, summary.counts.unread_total) == (4, 1)
    assert problems(out)["nối"] == "linked_folder"
    assert set(problems(out)) == {"nối", "hỏng.pdf"}
    assert run([corpus], out).is_unchanged


def test_outputs_named_as_a_corpus(corpus):
    out = outputs_of(corpus)
    run([out], Path("other"))
    assert problems(Path("other")) == {"out": "outputs_folder"}
    assert table(Path("other"), "documents") == []


@pytest.mark.parametrize(
    ("paths", "outputs", "rules", "error"),
    [
        (["corpus", "absent"], "out", None, UsageError),
        (["corpus"], "corpus", None, UnwritableOutputs),
        (["corpus"], "corpus/0/báo cáo.txt", None, UnwritableOutputs),
        (["corpus"], "out", "absent", BadRule),
    ],
)
def test_nothing_is_done_when_it_cannot_end_well(corpus, monkeypatch, paths, outputs, rules, error):
    monkeypatch.setattr("pipeline.files.walk", lambda _: pytest.fail("work was begun"))
    before = bytes_of(corpus)
    with pytest.raises(error):
        run([Path(path) for path in paths], Path(outputs), rules=None if rules is None else Path(rules))
    assert bytes_of(corpus) == before
    assert not list(Path().rglob(".unfinished"))


def test_disk_that_fills_up(corpus, monkeypatch):
    before = bytes_of(outputs_of(corpus))
    (corpus / "new.txt").write_text(TEXT, encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run_module, "EXPORTERS", (*EXPORTERS, full))
    with pytest.raises(UnwritableOutputs, match="No space left"):
        run([corpus], Path("out"))
    left = {name for name in bytes_of(Path("out")) if name.startswith(".unfinished")}
    assert left == {".unfinished/reports.sqlite"}, "the next run goes on from the store, and writes the rest anew"
    assert {name: data for name, data in bytes_of(Path("out")).items() if name not in left} == before


@pytest.mark.parametrize("jobs", [2, 4])
def test_what_is_made_several_at_a_time_is_the_same(corpus, monkeypatch, jobs):
    for number, case in enumerate(OPEN[:3]):
        for at, paper in enumerate(case.papers):
            (corpus / f"{number}-{at}.txt").write_text(text_of(paper, case), encoding="utf-8")
    before = bytes_of(outputs_of(corpus))
    monkeypatch.setattr(run_module, "MANY_DOCUMENTS", 1)
    run([corpus], Path("several"), jobs=jobs)
    after = bytes_of(Path("several"))
    assert "document_conflict" in before["checks.csv"].decode()
    written = {name for name in before if name.endswith((".csv", ".txt", ".sqlite", ".html"))}
    assert len(written) > 12
    assert {name: after[name] for name in written} == {name: before[name] for name in written}


def test_run_file(corpus):
    told = json.loads((outputs_of(corpus, jobs=2) / "run.json").read_text(encoding="utf-8"))
    options = {"corpus": ["corpus"], "jobs": 2, "ocr": "auto", "timeout": None, "scheduler": None}
    assert told["options"] == options
    assert told["rules"]["folder"] is None
    written = {name for name in bytes_of(Path("out")) if "/" not in name}
    assert set(told["outputs"]) == written - {"run.json"}
    assert told["counts"]["documents"] == 3
    assert len(told["rules"]["sha256"]) == 64
    assert told["versions"]["python"]
    timings = told["timings"]
    assert timings["seconds"] > 0
    assert (timings["files_read"], timings["files_tried_twice"]) == (3, 0)
    assert set(timings["stages"]) == {"read", "segment", "find", "link", "check", "rows"}
    assert {"extract", "link"} <= set(timings["phases"])
    assert {each["path"] for each in timings["slowest"]} == {f"corpus/{number}/báo cáo.txt" for number in range(3)}
    assert [each["seconds"] for each in timings["slowest"]] == sorted(
        (each["seconds"] for each in timings["slowest"]), reverse=True
    )


def test_progress_is_told_of_every_file(corpus):
    class Heard:
        files = pages = problems = 0
        total = None
        finished = False

        begun = False
        known = 0

        def begin(self):
            self.begun = True

        def expect(self, files):
            self.total = files

        def advance(self, *, pages, problems, is_taken_over=False):
            self.files += 1
            self.pages += pages
            self.problems += problems
            self.known += is_taken_over

        def wait(self, path, seconds):
            """On a busy machine."""

        def finish(self):
            self.finished = True

    (corpus / "empty.txt").touch()
    (corpus / "dangling.txt").symlink_to("nowhere")
    heard = Heard()
    run([corpus], Path("out"), progress=heard)
    assert (heard.files, heard.pages, heard.problems, heard.total, heard.finished) == (5, 3, 2, 5, True)
    assert (heard.begun, heard.known) == (True, 0)
    (corpus / "new.txt").write_text(TEXT, encoding="utf-8")
    again = Heard()
    run([corpus], Path("out"), progress=again)
    assert (again.files, again.known, again.finished) == (6, 4, True)
    idle = Heard()
    run([corpus], Path("out"), progress=idle)
    assert (idle.begun, idle.files, idle.finished) == (False, 0, False)


def counts(**other) -> Counts:
    nothing = Counts(1, 1, 1, {"ok": 1}, {}, 0, 0, {}, 0, 0, 0, (), 0, (), 0, 0)
    return Counts(**{name: other.get(name, getattr(nothing, name)) for name in Counts.__slots__})


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        ({}, None, 0),
        ({"unread_total": 1}, None, 4),
        ({"partly_total": 1}, None, 4),
        ({"partly_total": 1, "doubts_total": 1}, None, 0),  # a word that OCR was not sure of, on a page that was read
        ({"partly_total": 2, "doubts_total": 1}, None, 4),  # and a page that was not
        ({"partly_total": 1, "doubts_total": 1, "unread_total": 1}, None, 4),
        ({"outputs_folders": 1, "duplicates": 1}, None, 0),
        ({"verdicts": {"mismatch": 1}}, None, 0),
        ({"verdicts": {"mismatch": 1}}, "mismatch", 6),
        ({"verdicts": {"rounding": 1}}, "mismatch", 0),
        ({"verdicts": {"mismatch": 1}, "unread_total": 1}, "mismatch", 6),
    ],
)
def test_exit_codes(found, fail_on, code):
    assert Summary(Path("out"), counts(**found), 1.0).exit_code(fail_on) == code


@pytest.mark.parametrize(
    ("codes", "partly", "doubts"),
    [
        (["doubtful_ocr"], 1, 1),
        (["illegible_ocr", "doubtful_ocr"], 2, 2),
        (["doubtful_ocr", "damaged_page"], 2, 1),
        (["no_text_layer"], 1, 0),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_words_that_ocr_was_not_sure_of_are_counted_apart(codes, partly, doubts):
    run([Path("corpus")], Path("out"), jobs=1)
    with closing(sqlite3.connect("out/reports.sqlite")) as link, link:
        (doc_id, path) = link.execute("SELECT doc_id, path FROM documents ORDER BY path").fetchone()
        link.execute("UPDATE documents SET status = 'partial' WHERE doc_id = ?", (doc_id,))
        for code in codes:
            link.execute("INSERT INTO problems VALUES (?, ?, 1, 'read', ?, 'm', 'r')", (doc_id, path, code))
    with Reader(Path("out/reports.sqlite")) as store:
        found = count(store)
    assert (found.partly_total, found.doubts_total) == (partly, doubts)


@pytest.mark.usefixtures("corpus")
def test_problems_of_documents_that_were_read_well_are_counted_by_code():
    run([Path("corpus")], Path("out"), jobs=1)
    with closing(sqlite3.connect("out/reports.sqlite")) as link, link:
        link.execute("DELETE FROM problems")
        (doc_id, path) = link.execute("SELECT doc_id, path FROM documents WHERE status = 'ok' LIMIT 1").fetchone()
        for code in ("unclear_figures", "struck_text", "unclear_figures", "duplicate_file"):
            link.execute("INSERT INTO problems VALUES (?, ?, 1, 'link', ?, 'm', 'r')", (doc_id, path, code))
    with Reader(Path("out/reports.sqlite")) as store:
        found = count(store)
    assert found.others == {"struck_text": 1, "unclear_figures": 2}


@pytest.fixture(scope="module")
def context():
    return start_context(("tests.faults",))


def test_engine_keeps_the_order_and_survives_its_workers(context):
    options = {"prepare": faults.prepare, "seconds": faults.one_second, "jobs": 2, "context": context}
    with LocalEngine(faults.square, **options) as engine:
        done = list(engine.results(range(200)))
    assert [each.task for each in done] == list(range(200))
    lost = {each.task: each.result for each in done if not isinstance(each.result, int)}
    assert {task: loss.code for task, loss in lost.items()} == {3: "worker_crashed", 5: "timeout"}
    assert "SIGSEGV" in lost[3].message
    assert all(each.result == each.task**2 for each in done if each.task not in lost)


def test_engine_draws_tasks_only_as_results_are_taken(context):
    drawn = []
    tasks = (drawn.append(number) or number * 10 for number in range(10_000))
    options = {"prepare": faults.prepare, "seconds": faults.one_second, "jobs": 1, "context": context}
    with LocalEngine(faults.square, **options) as engine:
        results = engine.results(tasks)
        next(results)
        assert len(drawn) < 100


def test_engine_gives_up_when_no_worker_starts(context, monkeypatch):
    monkeypatch.setattr("pipeline.engine.local.BREAKS_ALLOWED", 3)
    options = {"prepare": faults.broken_prepare, "seconds": faults.one_second, "jobs": 1, "context": context}
    with LocalEngine(faults.square, **options) as engine, pytest.raises(EngineBroken):
        list(engine.results(range(10)))


def test_engine_tells_why_a_worker_is_not_ready(context):
    options = {"prepare": faults.failing_prepare, "seconds": faults.one_second, "jobs": 1, "context": context}
    with LocalEngine(faults.square, **options) as engine, pytest.raises(LookupError, match="no rules"):
        list(engine.results(range(10)))


def test_unreadable_file_pickles():
    import pickle

    error = pickle.loads(pickle.dumps(UnreadableFile("code", "what", "remedy")))  # noqa: S301
    assert (error.code, error.message, error.remedy) == ("code", "what", "remedy")

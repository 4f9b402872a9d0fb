"""Bad input, through the command: each file costs itself only, is told in problems.csv with a remedy, and ends no run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli import main
from pipeline.rulebook import default_folder
from tests.scoring import table
from tests.test_outputs_invariants import CORPUS

ROOT = CORPUS.parent
REPORT = CORPUS / "BC-58-UBND-xa-Thieu-Trung-2021.txt"
SCANNED = CORPUS / "KH-12-UBND-huyen-Lap-Vo-2022.pdf"
# Root may read and write everything: without these two capabilities it may not.
UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


def extract(*arguments: object, prefix: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def report(number: int) -> str:
    """A good report, each number with bytes of its own."""
    return REPORT.read_text(encoding="utf-8") + f"\nPhụ lục: {number} hồ sơ.\n"


# ---- makers: (path of the bad file) -> None ------------------------------------------------------------------


def bytes_of(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


def truncated(path: Path) -> None:
    data = SCANNED.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def locked(path: Path) -> None:
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(100, 700, "Xin chao")
    canvas.save()


def without_pages(path: Path) -> None:
    empty = pypdfium2.PdfDocument.new()
    empty.save(path)
    empty.close()


def scan(path: Path) -> None:
    canvas = Canvas(str(path))
    for _ in range(2):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()


def forbidden(path: Path) -> None:
    path.write_text("Số: 1/QĐ-UBND", encoding="utf-8")
    path.chmod(0)


def forbidden_folder(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text("Số: 1/QĐ-UBND", encoding="utf-8")
    path.chmod(0)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def link_round(path: Path) -> None:
    path.symlink_to("round-other.txt")
    path.with_name("round-other.txt").symlink_to(path.name)


HTML = b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>"
JUNK = bytes(range(256)) * 40

# name, how it is made, code
BAD = [
    ("empty.pdf", bytes_of(b""), "empty_file"),
    ("empty too.txt", bytes_of(b""), "empty_file"),  # the same bytes, each with its reason
    ("blank.md", bytes_of(b" \r\n\t\n"), "empty_file"),
    ("text.pdf", bytes_of("Báo cáo số 12/BC-UBND".encode()), "text_named_pdf"),
    ("page.pdf", bytes_of(HTML), "html_named_pdf"),
    ("junk.pdf", bytes_of(JUNK), "damaged_pdf"),
    ("broken.pdf", bytes_of(b"%PDF-1.7\n" + JUNK + b"\n%%EOF\n"), "damaged_pdf"),
    ("truncated.pdf", truncated, "truncated_pdf"),
    ("locked.pdf", locked, "encrypted_pdf"),
    ("no pages.pdf", without_pages, "no_pages"),
    ("scan.pdf", scan, "no_text_layer"),
    ("binary too.pdf", bytes_of(JUNK + JUNK), "damaged_pdf"),
    ("binary.txt", bytes_of(JUNK + JUNK), "binary_file"),
    ("image.png", bytes_of(b"\x89PNG\r\n\x1a\n" + JUNK), "unsupported_format"),
    ("image.txt", bytes_of(b"\x89PNG\r\n\x1a\n" + JUNK[::-1]), "unsupported_format"),
    ("forbidden.txt", forbidden, "no_permission"),
    ("forbidden", forbidden_folder, "unreadable_folder"),
    ("dangling.pdf", link_to("nowhere.pdf"), "dangling_link"),
    ("itself.pdf", link_to("itself.pdf"), "link_loop"),
    ("round.txt", link_round, "link_loop"),
    ("loop", link_to("."), "link_loop"),
    ("outside.txt", link_to(str(REPORT)), "link_leaves_folder"),
    ("again.txt", bytes_of(report(0).encode()), "duplicate_file"),
]
NO_BYTES = {"no_permission", "unreadable_folder", "dangling_link", "link_loop", "link_leaves_folder"}

# Odd names of good files, and how they are told in the tables.
NAMES = [
    ("báo cáo số 1 (bản cuối).txt", "báo cáo số 1 (bản cuối).txt"),
    (
        unicodedata.normalize("NFD", "kế hoạch huyện Tây Sơn.txt"),
        unicodedata.normalize("NFD", "kế hoạch huyện Tây Sơn.txt"),
    ),
    ("BAO-CAO.TXT", "BAO-CAO.TXT"),
    ("a.pdf.txt", "a.pdf.txt"),
    ("  blanks  .md", "  blanks  .md"),
    ("=1+1,\"quoted\";'x'.txt", "=1+1,\"quoted\";'x'.txt"),
    ("-o.txt", "-o.txt"),
    ("tab\tand\nline\x1bend.txt", "tab\\x09and\\x0aline\\x1bend.txt"),
    ("[bold red]x.txt", "[bold red]x.txt"),
    ("文 😀.txt", "文 😀.txt"),
    ("x" * 251 + ".txt", "x" * 251 + ".txt"),
    (os.fsdecode(b"cp1258 \xd2\xe2.txt"), "cp1258 \\xd2\\xe2.txt"),
]
PDF_NAMES = ("QUYET-DINH.PDF", "b.pdf.pdf", "no ending", "really a pdf.txt")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    """One run over all that is bad, with good files beside."""
    folder = tmp_path_factory.mktemp("bad")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "a good one.txt").write_text(report(0), encoding="utf-8")
    for name, make, _ in BAD:
        make(corpus / name)
    for at, (name, _) in enumerate(NAMES, 1):
        (corpus / name).write_text(report(at), encoding="utf-8")
    for name, path in zip(PDF_NAMES, sorted(CORPUS.glob("*.pdf")), strict=False):
        shutil.copy(path, corpus / name)
    told = extract(corpus, "-o", folder / "out", prefix=UNPRIVILEGED)
    (corpus / "forbidden").chmod(0o700)  # so that pytest can clear up
    assert (told.returncode, told.stderr) == (4, ""), told.stderr
    (folder / "told").write_text(told.stdout, encoding="utf-8")
    return folder / "out"


def shown(row: dict[str, str]) -> str:
    """The path in the corpus."""
    return row["path"].partition("/corpus/")[2]


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in BAD])
def test_each_is_a_problem_with_a_remedy(outputs, name, code):
    rows = [row for row in table(outputs, "problems") if shown(row) == name]
    assert [row["code"] for row in rows] == [code]
    assert name in rows[0]["message"]
    assert rows[0]["message"].endswith(".")
    assert rows[0]["remedy"].endswith(".")
    assert rows[0]["stage"]


def test_nothing_else_is_a_problem(outputs):
    names = {name for name, _, _ in BAD} | {"round-other.txt"}
    assert {shown(row) for row in table(outputs, "problems")} == names


def test_what_has_bytes_is_a_failed_document(outputs):
    failed = {shown(row) for row in table(outputs, "documents") if row["status"] == "failed"}
    again = {"empty.pdf", "binary.txt"}  # the second ones with the same bytes
    assert failed == {name for name, _, code in BAD if code not in NO_BYTES | {"duplicate_file"}} - again


def test_the_same_bytes_are_told_with_where_they_were_read(outputs):
    (row,) = [
        row for row in table(outputs, "problems") if row["code"] == "duplicate_file" and shown(row) == "again.txt"
    ]
    assert "a good one.txt" in row["message"]


@pytest.mark.parametrize(("name", "told"), NAMES, ids=[told[:20] for _, told in NAMES])
def test_a_good_file_with_an_odd_name_is_read(outputs, name, told):
    (row,) = [row for row in table(outputs, "documents") if shown(row) == told]
    assert row["status"] == "ok", name
    assert (row["province"], row["commune"]) == ("Thanh Hóa", "Thiệu Trung")


@pytest.mark.parametrize("name", PDF_NAMES)
def test_a_pdf_is_known_by_its_bytes(outputs, name):
    (row,) = [row for row in table(outputs, "documents") if shown(row) == name]
    assert (row["status"], row["media_type"]) == ("ok", "application/pdf")
    assert int(row["mentions"]) > 50


def test_good_files_lose_nothing_beside_bad_ones(outputs, tmp_path):
    (tmp_path / "a good one.txt").write_text(report(0), encoding="utf-8")
    assert extract(tmp_path / "a good one.txt", "-o", tmp_path / "out").returncode == 0
    (alone,) = table(tmp_path / "out", "documents")
    for name in ("citations", "dates", "amounts", "percentages", "places", "quantities", "sections", "cells"):
        beside = [
            row for row in table(outputs, name) if alone["doc_id"] in (row.get("doc_id"), row.get("table_id", "")[:12])
        ]
        assert beside == table(tmp_path / "out", name)
        assert beside


def test_the_command_tells_how_many_were_not_read(outputs):
    told = (outputs.parent / "told").read_text(encoding="utf-8")
    assert "Not read" in told
    assert "problems.csv" in told
    assert "\x1b" not in told.replace("\x1b[", "")


def test_empty_folder(tmp_path):
    (tmp_path / "corpus").mkdir()
    told = extract(tmp_path / "corpus", "-o", tmp_path / "out")
    assert told.returncode == 4
    (row,) = table(tmp_path / "out", "problems")
    assert row["code"] == "empty_folder"
    assert row["remedy"].endswith(".")
    assert table(tmp_path / "out", "documents") == []


def test_a_pdf_whose_second_page_is_a_scan_is_read_in_part(tmp_path):
    canvas = Canvas(str(tmp_path / "half.pdf"))
    canvas.drawString(100, 700, "Tong kinh phi 5.240.000.000 VND, 55,19% ke hoach")
    canvas.showPage()
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    assert extract(tmp_path / "half.pdf", "-o", tmp_path / "out").returncode == 4
    (document,), (problem,) = table(tmp_path / "out", "documents"), table(tmp_path / "out", "problems")
    assert (document["status"], document["pages"], document["problems"]) == ("partial", "2", "1")
    assert (problem["code"], problem["page"], problem["doc_id"]) == ("no_text_layer", "2", document["doc_id"])
    assert [row["text"] for row in table(tmp_path / "out", "percentages")] == ["55,19%"]


def test_a_file_that_vanishes_during_the_run(tmp_path):
    corpus, outputs = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for number in range(100):  # the first is long: when it is stored, the others wait
        (corpus / f"{number:02}.txt").write_text(report(number) * (1 if number else 15), encoding="utf-8")
    arguments = ["-m", "pipeline", str(corpus), "-o", str(outputs), "--jobs", "1", "--quiet"]
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    journal = outputs / ".unfinished" / "reports.sqlite-wal"
    give_up = time.monotonic() + 20
    while not (journal.exists() and journal.stat().st_size > 200_000) and time.monotonic() < give_up:
        time.sleep(0.005)
    (corpus / "99.txt").unlink()
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (4, "")
    (row,) = table(outputs, "problems")
    assert row["path"].endswith("99.txt")
    assert row["code"] in {"vanished", "dangling_link", "not_found"}
    assert row["remedy"].endswith(".")
    assert [document["status"] for document in table(outputs, "documents")] == ["ok"] * 99


def test_outputs_that_cannot_be_written_are_told_before_any_work(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for outputs in (closed, closed / "out", Path("/proc/out")):
        told = extract(CORPUS, "-o", outputs, prefix=UNPRIVILEGED)
        assert told.returncode == 5, told.stderr
        assert str(outputs) in told.stderr
        assert len(told.stderr.strip().splitlines()) == 2
        assert told.stdout == ""
    assert list(closed.iterdir()) == []


def cut_list(text: str) -> str:
    """Without the list `growth` of the relations."""
    start = text.index("growth = [", text.index("[relations]"))
    return text[:start] + text[text.index("]", start) + 1 :]


# rule file, what is done to it, what the message says
WRONG_RULES = [
    ("words.toml", lambda text: text + "\n[broken\n", "words.toml"),
    ("words.toml", cut_list, "relations.growth"),
    ("words.toml", lambda text: text.replace("above = [", 'above = ["trên", '), "twice"),
    ("units.toml", lambda text: text.replace('example = "5.240.000.000 đồng"\n', "", 1), "row 1"),
    ("units.toml", lambda text: text.replace("factor = 1\n", 'factor = "một"\n', 1), "row 1"),
    ("units.toml", lambda text: text.replace("factor = 1\n", "factor = 1\nfactr = 1\n", 1), "factr"),
    ("places.csv", lambda text: text.replace(",province,", ",provinz,", 1), "row 2"),
    ("places.csv", lambda text: text.replace("02,province,", "02,02,province,", 1), "row 3"),
    ("places.csv", lambda text: text.replace("code,", "kode,", 1), "row 1"),
    ("doc_types.toml", lambda _: "", "doc_types.toml"),
    ("issuers.toml", None, "issuers.toml"),
]


@pytest.mark.parametrize(("name", "change", "says"), WRONG_RULES, ids=[f"{row[0]} {row[2]}" for row in WRONG_RULES])
def test_a_wrong_rule_file_stops_the_run_before_it_begins(tmp_path, capfd, name, change, says):
    rules = tmp_path / "rules"
    shutil.copytree(default_folder(), rules, ignore=shutil.ignore_patterns("*.py", "*.md"))
    if change is None:
        (rules / name).unlink()
    else:
        old = (rules / name).read_text(encoding="utf-8")
        assert change(old) != old
        (rules / name).write_text(change(old), encoding="utf-8")
    code = main([str(REPORT), "-o", str(tmp_path / "out"), "--rules", str(rules)])
    told = capfd.readouterr()
    assert (code, told.out) == (3, ""), told.err
    assert name in told.err
    assert says in told.err
    assert len(told.err.strip().splitlines()) == 2  # what is wrong, and the remedy
    assert not (tmp_path / "out" / "documents.csv").exists()

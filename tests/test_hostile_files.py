"""Files made to harm: they cost themselves at most. `tests.bench.bombs`: those that take a minute each."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.read import show, walk
from pipeline.run import run
from tests import bombs
from tests.mutations import seeds

ROOT = Path(__file__).parents[1]
QUICK = (
    *("nested-arrays.pdf", "nested-dictionaries.pdf", "page-tree-loop.pdf", "huge-page.pdf"),
    *("form-loop.pdf", "nested-tables.docx", "deep.docx", "entities.docx", "wide-table.docx", "wide-table.html"),
)


def rows(outputs: Path, name: str) -> list[dict[str, str]]:
    with (outputs / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_files_that_unfold_cost_no_worker(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, data in bombs.bombs(QUICK):
        (folder / name).write_bytes(data)
    (folder / "z.txt").write_text("Tổng thu ngân sách huyện Tây Sơn đạt 13,5 tỷ đồng.", encoding="utf-8")
    summary = run([folder], tmp_path / "out", jobs=1, timeout=60.0)
    told = {Path(row["path"]).name: row["code"] for row in rows(tmp_path / "out", "problems")}
    assert set(told.values()) & {"worker_crashed", "timeout", "unexpected", "out_of_memory"} == set()
    assert summary.counts.files == len(QUICK) + 1
    (amount,) = (row for row in rows(tmp_path / "out", "amounts") if row["text"] == "13,5 tỷ đồng")
    assert amount["value"] == "13500000000"


def _reaching_docx() -> bytes:
    """A Word file whose parts point to pages of the network."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(next(seed.data for seed in seeds() if seed.suffix == ".docx"))) as source,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name.endswith("document.xml.rels"):
                link = b'<Relationship Id="rX" Type="x/attachedTemplate" Target="http://example.org/t" TargetMode="External"/>'
                part = part.replace(b"</Relationships>", link + b"</Relationships>")
            made.writestr(name, part)
    return target.getvalue()


REACHING = {
    "a.html": "<html><head><link rel=stylesheet href='http://example.org/a.css'><script src='http://example.org/a.js'>"
    "</script></head><body><img src='http://example.org/a.png'><iframe src='file:///etc/passwd'></iframe>"
    "<p>Tổng thu ngân sách huyện Tây Sơn đạt 13,5 tỷ đồng.</p></body></html>".encode(),
    "b.pdf": bombs.pages(
        bombs.stream(b"BT /F 12 Tf 60 700 Td (Thu 13,5) Tj ET"),
        more=b"/AA << /O << /S /URI /URI (http://example.org/) >> >> "
        b"/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F (calc.exe) >> >> ]",
    ),
    "c.docx": _reaching_docx(),
    "d.txt": b"T\xe1\xbb\x95ng thu ng\xc3\xa2n s\xc3\xa1ch http://example.org/ \\\\example.org\\share 13,5 t\xe1\xbb\xb7",
}


def test_no_network_and_no_program(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, data in REACHING.items():
        (folder / name).write_bytes(data)
    command = [sys.executable, "-m", "tests.quiet_run", folder, tmp_path / "out"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == ""
    assert len(rows(tmp_path / "out", "documents")) == len(REACHING)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.txt", "a\\x0ab.txt"),
        ("\x1b[31mđỏ.txt", "\\x1b[31mđỏ.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("a\u2066b\u2069.txt", "a\\u2066b\\u2069.txt"),
        ("<b>đậm</b>", "<b>đậm</b>"),
        ("người\u200cdùng.txt", "người\u200cdùng.txt"),  # joiners are letters of some scripts
    ],
)
def test_names_are_shown_on_one_line_and_in_one_direction(name, shown):
    assert show(Path(name)) == shown


def test_no_two_names_are_shown_alike():
    names = ["a\nb.txt", "a\\x0ab.txt", "a\\\\x0ab.txt", "a\\xb.txt", "a\\b.txt", "a\u202eb.txt", "a\\u202eb.txt"]
    assert len({show(Path(name)) for name in names}) == len(names)
    assert show(Path("a\\b.txt")) == "a\\b.txt"


def test_a_folder_of_more_names_than_are_held(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["pipeline.read.walk"], "NAMES_AT_ONCE", 7)
    names = sorted(f"{number:03}.txt" for number in range(50))
    for name in [*names, ".hidden", "README.md"]:
        (tmp_path / name).touch()
    assert [found.path.name for found in walk([tmp_path])] == names


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that may not be entered")
def test_a_folder_that_may_be_listed_but_not_entered(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").touch()
    (tmp_path / "a").chmod(0o444)
    try:
        assert [found.problem.code for found in walk([tmp_path]) if found.problem] == ["no_permission"]
    finally:
        (tmp_path / "a").chmod(0o755)

"""The files of a corpus: order, links, names, problems."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from pipeline.read import walk
from pipeline.read.walk import met_at_once


def names(root: Path, *paths: Path) -> list[str]:
    return [
        (found.problem.code + " " if found.problem else "") + os.path.relpath(found.path, root)
        for found in walk(paths or [root])
    ]


def make(root: Path, *files: str) -> None:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("x", encoding="utf-8")


def test_order_is_by_bytes_of_the_composed_name(tmp_path):
    decomposed = unicodedata.normalize("NFD", "Ấp.txt")
    make(tmp_path, "b.txt", "a.txt", "B.txt", "b/z.txt", "b/a.txt", decomposed, "Đ.txt", "có dấu cách.txt")
    found = names(tmp_path)
    assert found == ["B.txt", "a.txt", "b/a.txt", "b/z.txt", "b.txt", "có dấu cách.txt", "Đ.txt", decomposed]


def test_hidden_names_and_the_readme_are_left_out(tmp_path):
    make(tmp_path, ".git/config", ".DS_Store", "README.md", "sub/README.md", "readme.md", "a.md")
    assert names(tmp_path) == ["a.md", "readme.md"]
    assert names(tmp_path, tmp_path / "README.md") == ["README.md"]


def test_what_is_met_at_once(tmp_path):
    make(tmp_path, "texts/a.txt", "texts/deep/b.pdf", "mixed/a.txt", "mixed/B.PDF")
    expected = {"texts": False, "mixed": True, "mixed/B.PDF": True, "mixed/a.txt": False, "nowhere": False}
    assert {path: met_at_once([tmp_path / path], ".pdf") for path in expected} == expected
    assert met_at_once([tmp_path / "texts", tmp_path / "mixed"], ".pdf")


def test_it_is_lazy(tmp_path):
    make(tmp_path, "a/1.txt", "b/2.txt")
    found = walk([tmp_path])
    next(found)
    (tmp_path / "b/2.txt").rename(tmp_path / "b/3.txt")
    assert [each.path.name for each in found] == ["3.txt"]


def test_links(tmp_path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    make(root, "a/1.txt")
    make(outside, "secret.txt")
    (root / "b.txt").symlink_to(root / "a/1.txt")
    (root / "c").symlink_to(root)
    (root / "d").symlink_to(outside)
    (root / "e.txt").symlink_to(outside / "secret.txt")
    (root / "f.txt").symlink_to(root / "nothing")
    (root / "g.txt").symlink_to(root / "g.txt")
    assert names(root) == [
        "a/1.txt",
        "b.txt",
        "link_loop c",
        "link_leaves_folder d",
        "link_leaves_folder e.txt",
        "dangling_link f.txt",
        "link_loop g.txt",
    ]


@pytest.mark.parametrize(
    ("link", "target", "found"),
    [
        ("b", "sub", ["linked_folder b", "sub/1.txt", "sub/năm/2.txt"]),
        ("zz", "sub", ["sub/1.txt", "sub/năm/2.txt", "linked_folder zz"]),
        ("zz", "sub/năm", ["sub/1.txt", "sub/năm/2.txt", "linked_folder zz"]),
        ("sub/zz", "sub", ["sub/1.txt", "sub/năm/2.txt", "link_loop sub/zz"]),
        # what is not walked at its own place is read through the link
        ("zz", ".kho", ["sub/1.txt", "sub/năm/2.txt", "zz/3.txt", "zz/sâu/4.txt"]),
        ("zz", ".kho/sâu", ["sub/1.txt", "sub/năm/2.txt", "zz/4.txt"]),
    ],
)
def test_a_linked_folder_is_read_once(tmp_path, link, target, found):
    make(tmp_path, "sub/1.txt", "sub/năm/2.txt", ".kho/3.txt", ".kho/sâu/4.txt")
    (tmp_path / link).symlink_to(tmp_path / target)
    assert names(tmp_path) == found


def test_a_link_that_is_given_is_gone_into(tmp_path):
    make(tmp_path, "sub/1.txt")
    (tmp_path / "zz").symlink_to(tmp_path / "sub")
    assert names(tmp_path, tmp_path / "zz") == ["zz/1.txt"]


def test_a_given_path_that_is_not_there(tmp_path):
    assert names(tmp_path, tmp_path / "x") == ["not_found x"]


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "p")
    assert names(tmp_path) == ["not_a_file p"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_an_unreadable_folder(tmp_path):
    make(tmp_path, "a/1.txt", "b.txt")
    (tmp_path / "a").chmod(0)
    try:
        assert names(tmp_path) == ["unreadable_folder a", "b.txt"]
    finally:
        (tmp_path / "a").chmod(0o700)


def test_strange_names_are_shown_printable(tmp_path):
    raw = os.fsencode(tmp_path) + b"/\xff\n.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(b"x")
    [found] = walk([tmp_path])
    assert found.problem is None
    assert found.shown.endswith(r"/\xff\x0a.txt")
    found.shown.encode("utf-8")
    assert found.path.read_bytes() == b"x"


@pytest.mark.parametrize(
    ("marks", "is_outputs"),
    [
        ({"run.json": '{\n  "program": "trichxuat",\n'}, True),
        ({"datapackage.json": '{\n  "profile": "x",\n  "name": "trichxuat-outputs",\n'}, True),
        ({".unfinished/reports.sqlite": "x"}, True),
        ({"run.json": '{"program": "another"}'}, False),
        ({"datapackage.json": '{"name": "budget-2021"}'}, False),
        ({"notes/run.json": '{"program": "trichxuat"}'}, False),  # the folder above is none
    ],
)
def test_a_folder_of_outputs_is_one_problem(tmp_path, marks, is_outputs):
    make(tmp_path, "a.txt", "old/text/0123456789ab.txt", "old/amounts.csv", "z.txt")
    for name, text in marks.items():
        (tmp_path / "old" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "old" / name).write_text(text, encoding="utf-8")
    found = names(tmp_path)
    assert ("outputs_folder old" in found) is is_outputs
    assert ("old/amounts.csv" in found) is not is_outputs
    assert (found[0], found[-1]) == ("a.txt", "z.txt")
    if is_outputs:
        assert names(tmp_path, tmp_path / "old") == ["outputs_folder old"]


def test_lock_files_of_word_are_left_out_and_told(tmp_path):
    make(tmp_path, "a/~$bao cao.docx", "a/bao cao.docx", "~$.txt", "~x.txt")
    (tmp_path / "~$long.txt").write_text(
        "Thu ngân sách đạt 45 tỷ đồng. " * 60, encoding="utf-8"
    )  # a document after all
    read = ["a/bao cao.docx", "~$long.txt", "~x.txt"]
    assert sorted(names(tmp_path)) == [*read[:1], "lock_file a/~$bao cao.docx", "lock_file ~$.txt", *read[1:]]
    assert names(tmp_path, tmp_path / "~$.txt") == ["~$.txt"]  # named, it is read


def test_a_pipe_named_as_a_run_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "run.json")
    assert names(tmp_path) == ["not_a_file run.json"]


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder to nest others in, removed by a program that does not call itself for each."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.chdir(tmp_path)
    subprocess.run(["rm", "-rf", *tmp_path.iterdir()], check=True)


@pytest.mark.parametrize("depth", [3, 700, 1500])
def test_folders_nested_deeper_than_calls(deep, depth):
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("b.txt").write_text("x", encoding="utf-8")
    os.chdir(deep)
    make(deep, "d/c.txt", "e.txt")
    found = names(deep)
    assert found == ["d/c.txt", "/".join(["d"] * depth) + "/b.txt", "e.txt"]


def test_paths_that_are_too_long_for_the_system(deep):
    name = "n" * 250
    for _ in range(17):
        Path(name).mkdir()
        os.chdir(name)
    Path("a.txt").write_text("x", encoding="utf-8")
    os.chdir(deep)
    make(deep, "z.txt")
    first, last = walk([deep])
    assert first.problem is not None
    assert (first.problem.code, last.path.name) == ("io_error", "z.txt")
    assert "longer than the system allows" in first.problem.message
    assert "shorter names" in first.problem.remedy

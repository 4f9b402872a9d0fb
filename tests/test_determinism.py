"""Same bytes in, same bytes out: whatever the number of workers, the hash seed, the locale or the order of the files.

Only run.json may differ (CONTRACT).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run import run
from tests.test_outputs_invariants import CORPUS

ROOT = CORPUS.parent
FEW = ("BC-215-UBND-huyen-Lap-Vo-2022.pdf", "BC-305-PGDDT-huyen-Bac-Ha-2022.txt", "KH-24-UBND-xa-Duc-Trong-2025.md")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """The sample corpus, with what cannot be read and what stands there twice."""
    folder = tmp_path_factory.mktemp("corpus")
    for path in CORPUS.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "Z bản sao.pdf").write_bytes((CORPUS / FEW[0]).read_bytes())
    (folder / "empty.txt").touch()
    (folder / "page.pdf").write_bytes(b"<html><body>404</body></html>")
    (folder / "dangling.txt").symlink_to("nowhere")
    return folder


@pytest.fixture(scope="module")
def one_worker(corpus, tmp_path_factory) -> dict[str, bytes]:
    """What one worker writes."""
    return written(corpus, tmp_path_factory.mktemp("one"), jobs=1)


def written(corpus: Path, outputs: Path, *, jobs: int) -> dict[str, bytes]:
    run([corpus], outputs, jobs=jobs)
    return content(outputs)


def content(outputs: Path) -> dict[str, bytes]:
    """All files but run.json."""
    files = {str(path.relative_to(outputs)): path.read_bytes() for path in outputs.rglob("*") if path.is_file()}
    assert len(files.pop("run.json")) > 0
    return files


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Names of the files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_there_is_something_to_compare(one_worker):
    assert len(one_worker) == 12 + 12 + 4  # tables, texts; store, data package, metadata, overview
    assert one_worker["problems.csv"].count(b"\n") == 1 + 4


@pytest.mark.parametrize("jobs", [1, 4])
def test_again_and_with_more_workers(corpus, one_worker, tmp_path, jobs):
    assert differing(written(corpus, tmp_path, jobs=jobs), one_worker) == []


def test_into_the_outputs_of_another_run(corpus, one_worker, tmp_path):
    run([corpus / FEW[0]], tmp_path)
    assert differing(written(corpus, tmp_path, jobs=2), one_worker) == []


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_hash_seed_locale_and_time_zone(corpus, one_worker, tmp_path, seed):
    elsewhere = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "LANG": "C", "TZ": "Asia/Ho_Chi_Minh"}
    command = [sys.executable, "-m", "pipeline", corpus, "-o", tmp_path / "out", "--quiet"]
    told = subprocess.run(command, cwd=ROOT, env=os.environ | elsewhere, check=False, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (4, "")
    assert differing(content(tmp_path / "out"), one_worker) == []


def test_order_on_the_command_line(tmp_path):
    """Rows stand by path. Which of two files with the same bytes is taken is the only thing that the order decides."""
    paths = [CORPUS / name for name in FEW]
    contents = []
    for at, order in enumerate((paths, paths[::-1])):
        run(order, tmp_path / str(at))
        contents.append(content(tmp_path / str(at)))
    # SQLite numbers rows as they come in.
    assert differing(*contents) in ([], ["reports.sqlite"])


def test_a_folder_and_its_files_one_by_one(corpus, one_worker, tmp_path):
    run([path for path in sorted(corpus.iterdir()) if path.name != "README.md"], tmp_path)
    assert differing(content(tmp_path), one_worker) in ([], ["reports.sqlite"])

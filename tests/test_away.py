"""A corpus, or a folder of it, that goes away during a run: nothing is replaced, and the next run goes on."""

from __future__ import annotations

import importlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import away, filling
from pipeline import work as work_module
from pipeline.errors import CorpusGone, ExitCode, UsageError
from pipeline.files import require_existing
from pipeline.run import run
from pipeline.status import status_told
from tests.test_resume import OTHER, content, undisturbed
from tests.test_run import TEXT, table

pytestmark = pytest.mark.usefixtures("without_workers")

OUT = Path("out")
walk_module = importlib.import_module("pipeline.read.walk")  # `pipeline.read.walk` is the function


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    """Twelve texts, four of them in each of two folders."""
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        folder = Path("corpus", ("", "năm 2021", "năm 2022")[number // 4])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"báo cáo {number:02}.txt").write_text(f"{TEXT}\n{number} hồ sơ.\n", encoding="utf-8")
    return Path("corpus")


def strike_at(monkeypatch, number: int, strike: Callable[[], object]) -> None:
    """Do it just before the file of that number is read."""
    real, read = filling.work, 0

    def work(job):
        nonlocal read
        if read == number:
            strike()
        read += 1
        return real(job)

    monkeypatch.setattr(filling, "work", work)


def move_away(corpus: Path, back: Path) -> Callable[[], object]:
    return lambda: corpus.rename(back)


def empty(corpus: Path, back: Path) -> Callable[[], object]:
    """As a disk that is unmounted: the folder stays, with what stood in it before."""

    def unmount() -> None:
        corpus.rename(back)
        corpus.mkdir()
        (corpus / "README.md").write_text("nơi gắn ổ đĩa", encoding="utf-8")

    return unmount


@pytest.mark.parametrize("strike", [move_away, empty])
@pytest.mark.parametrize("folder", ["corpus", "corpus/năm 2021", "corpus/năm 2022"])
@pytest.mark.parametrize("again", [None, "all"])
def test_a_folder_that_goes_away_replaces_nothing(corpus, monkeypatch, strike, folder, again):
    expected = undisturbed(corpus, jobs=1)
    run([corpus], OUT, jobs=1)
    (corpus / "a.txt").write_text(OTHER, encoding="utf-8")
    before = content(OUT)
    with monkeypatch.context() as patched:
        if again is None:  # else all is known but for one file
            patched.setattr("pipeline.run.recipe_name", lambda *_: "another")
        strike_at(patched, 6, strike(Path(folder), Path("away")))
        with pytest.raises(CorpusGone, match=f"{folder}: the folder went away, or was emptied") as caught:
            run([corpus], OUT, jobs=1, again=again)
    assert caught.value.exit_code is ExitCode.UNEXPECTED
    left = {name: data for name, data in content(OUT).items() if not name.startswith(".unfinished")}
    assert left == before
    assert status_told(OUT).startswith("Broken off: ")
    shutil.rmtree(folder, ignore_errors=True)
    Path("away").rename(folder)
    (corpus / "a.txt").unlink()
    run([corpus], OUT, jobs=1)
    assert content(OUT) == expected


def test_a_first_run_whose_corpus_goes_away_goes_on(corpus, monkeypatch):
    expected = undisturbed(corpus, jobs=1)
    with monkeypatch.context() as patched:
        strike_at(patched, 6, move_away(corpus, Path("away")))
        with pytest.raises(CorpusGone):
            run([corpus], OUT, jobs=1, log=Path("log.jsonl"))
    assert json.loads(Path("log.jsonl").read_text("utf-8").splitlines()[-1])["event"] == "run_failed"
    assert not (OUT / "documents.csv").exists()
    with pytest.raises(UsageError):
        run([corpus], OUT, jobs=1)
    Path("away").rename(corpus)
    summary = run([corpus], OUT, jobs=1)
    assert summary.taken_over >= 4
    assert content(OUT) == expected


def test_a_file_that_goes_alone_is_a_problem(corpus, monkeypatch):
    gone = corpus / "năm 2021" / "báo cáo 05.txt"
    strike_at(monkeypatch, 2, gone.unlink)
    summary = run([corpus], OUT, jobs=1)
    assert [(row["code"], row["path"]) for row in table(OUT, "problems")] == [("vanished", str(gone))]
    assert (summary.counts.documents, summary.exit_code()) == (11, ExitCode.SOME_UNREAD)


def test_files_that_come_back_before_the_end(corpus, monkeypatch):
    gone, kept = corpus / "báo cáo 02.txt", Path("kept")
    strike_at(monkeypatch, 2, lambda: gone.rename(kept))
    monkeypatch.setattr(filling.Filling, "awaited", lambda _: None)
    real = away.Missed.refuse_lost

    def back(self) -> None:
        kept.rename(gone)
        real(self)

    with monkeypatch.context() as patched:
        patched.setattr(away.Missed, "refuse_lost", back)
        with pytest.raises(CorpusGone, match="it was not there when it was to be read, and it is there now"):
            run([corpus], OUT, jobs=1)
    assert run([corpus], OUT, jobs=1).exit_code() is ExitCode.OK


def test_a_folder_that_is_renamed_while_the_walk_is_elsewhere(corpus, monkeypatch):
    run([corpus], OUT, jobs=1)
    before = content(OUT)
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.run._Run._count", lambda _: None)  # which walks, too
        real = walk_module._entry

        def entry(folder, path, **options):
            if path.name == "năm 2022" and path.exists():
                path.rename(path.with_name("a"))
            return real(folder, path, **options)

        patched.setattr(walk_module, "_entry", entry)
        with pytest.raises(CorpusGone, match=r"năm 2022: the folder went away"):
            run([corpus], OUT, jobs=1, again="all")
    assert {name: data for name, data in content(OUT).items() if not name.startswith(".unf")} == before
    assert run([corpus], OUT, jobs=1).gone == ()


def test_a_long_folder_that_is_emptied_between_two_listings(corpus, monkeypatch):
    monkeypatch.setattr(walk_module, "NAMES_AT_ONCE", 3)
    strike_at(monkeypatch, 0, empty(corpus, Path("away")))
    with pytest.raises(CorpusGone):
        run([corpus], OUT, jobs=1)


def test_outputs_inside_a_corpus_that_is_emptied_do_not_count(corpus, monkeypatch):
    def strike() -> None:
        for path in list(corpus.iterdir()):
            if path.name != "bảng":
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    strike_at(monkeypatch, 2, strike)
    with pytest.raises(CorpusGone, match="corpus: the folder went away"):
        run([corpus], corpus / "bảng", jobs=1)


def test_a_corpus_that_is_emptied_before_the_walk_of_a_run_that_knows_it(corpus, monkeypatch):
    run([corpus], OUT, jobs=1)
    before = content(OUT)
    real = filling.Filling.fill

    def fill(self, seen, *arguments):
        empty(corpus, Path("away"))()
        real(self, seen, *arguments)

    monkeypatch.setattr(filling.Filling, "fill", fill)
    (corpus / "a.txt").write_text(OTHER, encoding="utf-8")
    with pytest.raises((UsageError, CorpusGone)):
        run([corpus], OUT, jobs=1, again="failed")
    assert {name: data for name, data in content(OUT).items() if not name.startswith(".unf")} == before


def test_a_given_folder_that_cannot_be_listed_any_more_replaces_nothing(corpus, monkeypatch):
    run([corpus], OUT, jobs=1)
    before, real = content(OUT), os.scandir

    def scandir(path):
        if Path(path) == corpus:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(walk_module.os, "scandir", scandir)
    with pytest.raises(UsageError, match="corpus: cannot be listed now, but 12 of its files stand in out"):
        run([corpus], OUT, jobs=1)
    assert content(OUT) == before


def test_a_share_that_is_lost_is_told_in_a_sentence(corpus, monkeypatch):
    def lost(*_, **__):
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(Path, "stat", lost)
    with pytest.raises(UsageError, match=r"corpus: it cannot be looked at \(Stale file handle\)"):
        require_existing([corpus])


def test_a_file_that_is_still_being_copied_is_read_when_it_is_whole(corpus, monkeypatch):
    path = corpus / "năm 2021" / "bản.pdf"
    path.write_bytes(b"%PDF-1.4\nhalf of it")
    whole = Path(__file__).parents[1] / "corpus" / "BC-215-UBND-huyen-Lap-Vo-2022.pdf"
    real = work_module.open_source

    def read_and_complete(name, **options):
        try:
            return real(name, **options)
        finally:
            if name == path:
                shutil.copy(whole, path)

    with monkeypatch.context() as patched:
        patched.setattr(work_module, "open_source", read_and_complete)
        assert run([corpus], OUT, jobs=1).exit_code() is ExitCode.SOME_UNREAD
    (problem,) = table(OUT, "problems")
    assert "it was changed while it was read" in problem["message"]
    assert problem["remedy"] == "Run again when it is whole: it is read anew."
    summary = run([corpus], OUT, jobs=1)
    assert (summary.exit_code(), summary.counts.documents) == (ExitCode.OK, 13)
    assert content(OUT) == undisturbed(corpus, jobs=1)

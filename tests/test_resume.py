"""A run goes on from what earlier runs found, and ends with the bytes of one that nobody disturbed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import filling, finishing, recipe
from pipeline import run as run_module
from pipeline.closing import Paper, closing
from pipeline.errors import BadRule, ExitCode, UnwritableOutputs, UsageError
from pipeline.read import ocr as ocr_module
from pipeline.read import office
from pipeline.read.options import ReadOptions
from pipeline.recipe import Recipe, recipe_name
from pipeline.rulebook import default_folder
from pipeline.run import run
from pipeline.status import status_told
from pipeline.store.fitness import kept_for_one_run
from pipeline.store.folder import STORE, OutputsFolder
from pipeline.store.load import load
from pipeline.store.lock import Lock
from pipeline.store.placing import MARK
from pipeline.store.sqlite import Store
from tests.test_run import TEXT, bytes_of, problems, table

OUT = Path("out")
OTHER = "Xã Vĩnh An thu ngân sách 1.250 triệu đồng, tăng 12,5% so với năm 2019."


pytestmark = pytest.mark.usefixtures("without_workers")  # test_cli.py kills runs with workers


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    """Six texts, two of which cite a third, a copy, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    folder = Path("corpus")
    (folder / "huyện Tây Sơn").mkdir(parents=True)
    for number in range(6):
        text = f"{TEXT}\n{number} hồ sơ theo Báo cáo số 12/BC-UBND ngày 14 tháng 5 năm 2021.\n"
        (folder / "huyện Tây Sơn" / f"báo cáo {number}.txt").write_text(text, encoding="utf-8")
    shutil.copy(folder / "huyện Tây Sơn" / "báo cáo 1.txt", folder / "sao.txt")
    (folder / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def content(outputs: Path) -> dict[str, bytes]:
    """What must be the same, the store to its last byte."""
    return {name: data for name, data in bytes_of(outputs).items() if name != "run.json"}


def undisturbed(corpus: Path, **options) -> dict[str, bytes]:
    shutil.rmtree("undisturbed", ignore_errors=True)
    run([corpus], Path("undisturbed"), **options)
    return content(Path("undisturbed"))


def report(corpus: Path, number: int) -> Path:
    return corpus / "huyện Tây Sơn" / f"báo cáo {number}.txt"


# ---- what has changed -------------------------------------------------------------------------------------


def change(corpus: Path) -> None:
    report(corpus, 3).write_text(OTHER, encoding="utf-8")


def same_size(corpus: Path) -> None:
    path = report(corpus, 3)
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("55,19%", "55,91%"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def add(corpus: Path) -> None:
    (corpus / "a.txt").write_text(OTHER, encoding="utf-8")


def vanish(corpus: Path) -> None:
    report(corpus, 0).unlink()


def rename(corpus: Path) -> None:
    report(corpus, 2).rename(corpus / "zz.txt")


def other_ending(corpus: Path) -> None:
    report(corpus, 2).rename(corpus / "zz.csv")


def copied_away(corpus: Path) -> None:
    report(corpus, 1).unlink()  # the copy is the document now


def swap(corpus: Path) -> None:
    one, other = report(corpus, 4), report(corpus, 5)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def mend(corpus: Path) -> None:
    (corpus / "ảnh.png").unlink()


def dangle(corpus: Path) -> None:
    (corpus / "b.txt").symlink_to("nowhere")


CHANGES: list[tuple[Callable[[Path], None], int]] = [
    # what was done, how many of the eight files are taken over
    (change, 7),
    (same_size, 7),
    (add, 8),
    (vanish, 7),
    (rename, 8),
    (other_ending, 7),
    (copied_away, 7),
    (swap, 8),
    (mend, 7),
    (dangle, 8),
]


@pytest.mark.parametrize(("do", "taken_over"), CHANGES, ids=[do.__name__ for do, _ in CHANGES])
def test_what_has_not_changed_is_taken_over(corpus, do, taken_over):
    run([corpus], OUT, jobs=1)
    do(corpus)
    summary = run([corpus], OUT, jobs=2)
    assert (summary.taken_over, summary.is_unchanged) == (taken_over, False)
    assert content(OUT) == undisturbed(corpus)
    assert not list(OUT.glob(".*"))


def test_workers_and_none_write_the_same(corpus, monkeypatch):
    inline, here = undisturbed(corpus), Path.cwd()
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert undisturbed(corpus, jobs=2) == inline


def test_nothing_is_done_where_nothing_has_changed(corpus, monkeypatch):
    first = run([corpus], OUT)
    before, seals = bytes_of(OUT), {path: path.stat().st_mtime_ns for path in OUT.rglob("*")}
    for name in ("LocalEngine", "Filling"):
        monkeypatch.setattr(f"pipeline.filling.{name}", lambda *_, **__: pytest.fail("work was begun"))
    second = run([corpus], OUT)
    assert (second.is_unchanged, second.taken_over, second.pages_read) == (True, 8, 0)
    assert (second.counts, second.exit_code()) == (first.counts, first.exit_code())
    assert bytes_of(OUT) == before
    assert {path: path.stat().st_mtime_ns for path in OUT.rglob("*")} == seals


def damage_csv(outputs: Path) -> None:
    (outputs / "amounts.csv").write_text("half", encoding="utf-8")


def lose_csv(outputs: Path) -> None:
    (outputs / "dates.csv").unlink()


def lose_text(outputs: Path) -> None:
    next((outputs / "text").iterdir()).unlink()


def damage_text(outputs: Path) -> None:
    next((outputs / "text").iterdir()).write_text("other", encoding="utf-8")


def stray_text(outputs: Path) -> None:
    (outputs / "text" / "0123456789ab.txt").write_text("of a document that is no more", encoding="utf-8")


def lose_run_file(outputs: Path) -> None:
    (outputs / "run.json").unlink()


def damage_run_file(outputs: Path) -> None:
    (outputs / "run.json").write_text("[1", encoding="utf-8")


@pytest.mark.parametrize(
    "do", [damage_csv, lose_csv, lose_text, damage_text, stray_text, lose_run_file, damage_run_file]
)
def test_outputs_that_somebody_touched_are_written_anew(corpus, do):
    run([corpus], OUT)
    before = content(OUT)
    do(OUT)
    summary = run([corpus], OUT)
    assert (summary.taken_over, summary.is_unchanged) == (8, False)
    assert content(OUT) == before


@pytest.mark.parametrize("bytes_kept", [0, 100, 5000, 60_000])
def test_a_store_that_is_damaged_is_made_anew(corpus, bytes_kept):
    run([corpus], OUT)
    before = content(OUT)
    store = OUT / STORE
    store.write_bytes(store.read_bytes()[:bytes_kept] + b"\xff" * 4000)
    run([corpus], OUT)
    assert content(OUT) == before


# ---- with what files were read ----------------------------------------------------------------------------


def test_other_rules_read_all_again(corpus):
    run([corpus], OUT)
    shutil.copytree(default_folder(), "rules", ignore=shutil.ignore_patterns("*.py", "*.md"))
    assert run([corpus], OUT, rules=Path("rules")).is_unchanged, "the same rules elsewhere"
    with Path("rules/words.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n# a comment\n")
    summary = run([corpus], OUT, rules=Path("rules"))
    assert (summary.taken_over, summary.is_unchanged) == (0, False)


def test_a_wrong_rule_stops_the_run_although_all_is_known(corpus):
    run([corpus], OUT)
    before = bytes_of(OUT)
    shutil.copytree(default_folder(), "rules", ignore=shutil.ignore_patterns("*.py", "*.md"))
    with Path("rules/words.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n[broken\n")
    with pytest.raises(BadRule):
        run([corpus], OUT, rules=Path("rules"))
    assert bytes_of(OUT) == before


@pytest.mark.parametrize(("ocr", "password"), [("never", None), ("auto", "a"), ("auto", "b"), ("auto", "")])
def test_other_options_read_all_again(corpus, ocr, password):
    reading = ReadOptions(ocr=ocr, password=password)
    run([corpus], OUT)
    assert run([corpus], OUT, reading=reading).taken_over == 0
    assert run([corpus], OUT, reading=reading).is_unchanged


def test_recipes(monkeypatch):
    options = [ReadOptions(), ReadOptions(ocr="always"), *(ReadOptions(password=text) for text in ("", "a", "b"))]
    names = [recipe_name(digest, reading) for digest in ("0", "1") for reading in options]
    assert len(set(names)) == len(names) == 10
    assert names == [recipe_name(digest, reading) for digest in ("0", "1") for reading in options]
    before = names[0]
    monkeypatch.setattr(recipe, "code_digest", lambda: "other code")
    assert recipe_name("0", ReadOptions()) != before
    monkeypatch.setattr(recipe, "versions", lambda: {"spacy": "4"})
    assert recipe_name("0", ReadOptions()) != before


def test_files_that_wait_for_a_program_are_read_when_it_is_there(monkeypatch):
    waiting = (None, "a.doc", None, "read", "needs_libreoffice", "a.doc: …", office.INSTALL)
    assert ocr_module.INSTALL.startswith(recipe.INSTALL)
    monkeypatch.setattr(recipe, "_tools", lambda: (False, False))
    without = Recipe("base")
    made = without.of([waiting])
    assert made != "base"
    assert without.of([(*waiting[:-1], "Fetch it again.")]) == "base"
    assert without.makes(made)
    assert without.makes("base")
    monkeypatch.setattr(recipe, "_tools", lambda: (False, True))
    assert not Recipe("base").makes(made)
    assert Recipe("base").makes("base")


# ---- what is asked for ------------------------------------------------------------------------------------


def test_all_is_read_again_when_asked(corpus):
    run([corpus], OUT)
    before = content(OUT)
    summary = run([corpus], OUT, again="all")
    assert (summary.taken_over, summary.is_unchanged, summary.pages_read) == (0, False, 7)
    assert content(OUT) == before


def test_what_failed_is_read_again_when_asked(corpus, monkeypatch):
    fails = {"báo cáo 2.txt", "báo cáo 4.txt"}
    real = filling.once

    def once(shown, outcome, store):
        job = filling.Job(Path(shown), shown, None)
        bad = Path(shown).name in fails
        return (
            filling.lost(job, filling.Loss("timeout", "it took more than 2 seconds"))
            if bad
            else real(shown, outcome, store)
        )

    monkeypatch.setattr(filling, "once", once)
    assert run([corpus], OUT).exit_code() is ExitCode.SOME_UNREAD
    monkeypatch.setattr(filling, "once", real)
    assert len(problems(OUT)) == 4
    assert run([corpus], OUT).is_unchanged, "what failed is known, too"
    summary = run([corpus], OUT, again="failed")
    assert summary.taken_over == 5  # not the two, not the picture
    assert content(OUT) == undisturbed(corpus)
    assert "--retry failed" in filling.ALONE


# ---- runs that are broken off -----------------------------------------------------------------------------


class Stop(Exception):  # noqa: N818
    """Stands for whatever ends a run in the middle."""


def broken_off(corpus: Path, after: int, monkeypatch, error: BaseException | None = None, **options) -> None:
    """A run that ends when so many files are in the store."""
    left = [after]
    real = Store.add

    def add(store, rows, packed=b""):
        if not left[0]:
            raise error or Stop
        left[0] -= 1
        real(store, rows, packed)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", add)
        with pytest.raises(UnwritableOutputs if isinstance(error, sqlite3.OperationalError) else type(error or Stop())):
            run([corpus], OUT, **options)


@pytest.mark.parametrize("after", range(9))
def test_wherever_a_run_is_broken_off(corpus, monkeypatch, after):
    broken_off(corpus, after, monkeypatch) if after < 8 else run([corpus], OUT)
    summary = run([corpus], OUT)
    assert summary.taken_over in {after, min(after + 1, 8)}  # the copy is known by its document
    assert content(OUT) == undisturbed(corpus)
    assert run([corpus], OUT).is_unchanged


@pytest.mark.parametrize("stops", [(3, 5), (5, 1, 6), (6, 0, 2, 0), (2, 2, 2)])
def test_broken_off_again_and_again(corpus, monkeypatch, stops):
    for after in stops:
        broken_off(corpus, after, monkeypatch)
    assert len(OutputsFolder(OUT).earlier_stores()) <= 2
    assert run([corpus], OUT).taken_over >= max(stops) - 1
    assert content(OUT) == undisturbed(corpus)
    assert not list(OUT.glob(".*"))


@pytest.mark.parametrize(("worth", "saved_often"), [(0.0, True), (1e9, False)])
def test_documents_that_took_long_are_saved_at_once(corpus, monkeypatch, worth, saved_often):
    saves = []
    real = Store.save

    def save(store):
        saves.append(store._is_whole)
        real(store)

    monkeypatch.setattr(Store, "save", save)
    monkeypatch.setattr(filling, "WORTH_SAVING", worth)
    run([corpus], OUT)
    assert (sum(saves) > 5) is saved_often
    assert content(OUT) == undisturbed(corpus)


def test_a_short_run_is_saved_in_time(corpus, monkeypatch):
    saves = []
    monkeypatch.setattr(Store, "save", lambda store, real=Store.save: (saves.append(store._is_whole), real(store)))
    monkeypatch.setattr(filling, "FIRST_SAVING", 0.0)
    monkeypatch.setattr(filling, "SHARE_SAVING", 0.0)
    run([corpus], OUT)
    assert sum(saves) > 5
    assert content(OUT) == undisturbed(corpus)


def test_broken_off_after_a_run_that_ended_well(corpus, monkeypatch):
    run([corpus], OUT)
    before = content(OUT)
    for number in range(4):
        (corpus / f"a{number}.txt").write_text(f"{OTHER} {number}", encoding="utf-8")
    broken_off(corpus, 2, monkeypatch)
    assert {name: data for name, data in content(OUT).items() if not name.startswith(".")} == before
    assert run([corpus], OUT).taken_over == 8 + 2
    assert content(OUT) == undisturbed(corpus)


def test_a_broken_off_run_with_other_options_is_of_no_use(corpus, monkeypatch):
    broken_off(corpus, 5, monkeypatch, reading=ReadOptions(ocr="never"))
    assert run([corpus], OUT).taken_over == 0
    assert content(OUT) == undisturbed(corpus)


def test_files_that_changed_since_the_run_was_broken_off(corpus, monkeypatch):
    broken_off(corpus, 6, monkeypatch)
    change(corpus)
    vanish(corpus)
    run([corpus], OUT)
    assert content(OUT) == undisturbed(corpus)


def test_a_disk_that_is_full(corpus, monkeypatch):
    full = sqlite3.OperationalError("database or disk is full")
    broken_off(corpus, 4, monkeypatch, full)
    assert not (OUT / "documents.csv").exists()
    assert run([corpus], OUT).taken_over == 4 + 1  # and the copy of one of the four
    assert content(OUT) == undisturbed(corpus)


@pytest.mark.parametrize("begun", ["conflicts", "search", "texts", "places", "add_conflicts", "write_changed"])
def test_broken_off_when_all_documents_are_in_the_store(corpus, monkeypatch, begun):
    real = finishing.make

    def make(piece):
        real(piece)
        if piece.name == begun:
            raise Stop

    def stop(*_):
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(run_module, "make", make)
        if hasattr(run_module, begun):
            patch.setattr(run_module, begun, stop)
        with pytest.raises(Stop):
            run([corpus], OUT)
    assert run([corpus], OUT).taken_over >= 8
    assert content(OUT) == undisturbed(corpus)


def test_what_is_left_is_no_store(corpus):
    (OUT / ".unfinished" / "earlier").mkdir(parents=True)
    (OUT / ".unfinished" / STORE).write_bytes(b"junk" * 1000)
    (OUT / ".unfinished" / "earlier" / "000001.sqlite").write_bytes(b"junk" * 1000)
    assert run([corpus], OUT).taken_over == 0
    assert content(OUT) == undisturbed(corpus)


def test_all_again_forgets_what_was_broken_off(corpus, monkeypatch):
    broken_off(corpus, 5, monkeypatch)
    assert run([corpus], OUT, again="all").taken_over == 0
    assert content(OUT) == undisturbed(corpus)


def ended_while_placing(corpus: Path, monkeypatch, placed: int) -> None:
    """A run that ends when so many of its outputs are in place."""
    left = [placed]
    real = Path.replace

    def replace(path, target):
        if ".unfinished" in path.parts and "earlier" not in Path(target).parts:
            if not left[0]:
                raise Stop
            left[0] -= 1
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with pytest.raises(Stop):
            run([corpus], OUT)


@pytest.mark.parametrize("placed", [0, 1, 7, 12, 20])
def test_a_run_that_ends_while_its_outputs_are_put_in_place(corpus, monkeypatch, placed):
    ended_while_placing(corpus, monkeypatch, placed)
    summary = run([corpus], OUT)
    assert (summary.taken_over, summary.is_unchanged) == (8, False)
    assert content(OUT) == undisturbed(corpus)


@pytest.mark.parametrize("placed", [0, 9, 30])  # none; some; all but run.json
@pytest.mark.parametrize("again_broken_off", [False, True])
def test_outputs_of_two_runs_are_told_until_a_run_has_ended(corpus, monkeypatch, placed, again_broken_off):
    run([corpus], OUT)
    assert "side by side" not in status_told(OUT)
    load(OUT)
    for number in range(6):
        report(corpus, number).write_text(f"{OTHER} {number}", encoding="utf-8")
    vanish(corpus)
    changed_texts = 5
    ended_while_placing(corpus, monkeypatch, min(placed, changed_texts + count_of_outputs(OUT) - 1))
    if again_broken_off:
        report(corpus, 1).write_text(f"{OTHER} mới", encoding="utf-8")
        broken_off(corpus, 2, monkeypatch)
    assert "\nFiles of two runs stand side by side, since putting them in place has begun" in status_told(OUT)
    with pytest.raises(UsageError, match="tables of two runs") as caught:
        load(OUT)
    assert "again" in caught.value.remedy
    summary = run([corpus], OUT)
    assert sorted(Path(path).name for path in summary.gone) == ["báo cáo 0.txt"]
    assert content(OUT) == undisturbed(corpus)
    assert "side by side" not in status_told(OUT)
    assert len(load(OUT)["documents"]) == 7
    assert run([corpus], OUT).gone == ()


def count_of_outputs(outputs: Path) -> int:
    return sum(path.is_file() and path.name != "reviews.sqlite" for path in outputs.iterdir())


def test_what_was_gone_and_has_come_back_is_not_gone(corpus, monkeypatch):
    run([corpus], OUT)
    text = report(corpus, 0).read_bytes()
    vanish(corpus)
    ended_while_placing(corpus, monkeypatch, count_of_outputs(OUT) - 1)
    (corpus / "lại.txt").write_bytes(text)
    assert run([corpus], OUT).gone == ()


def test_a_mark_that_cannot_be_read_is_one_still(corpus):
    run([corpus], OUT)
    OutputsFolder(OUT).stage.mkdir()
    (OutputsFolder(OUT).stage / MARK).write_bytes(b"{")
    assert "side by side" in status_told(OUT)
    assert run([corpus], OUT).gone == ()
    assert not OutputsFolder(OUT).stage.exists()


# ---- two at once ------------------------------------------------------------------------------------------


def test_two_runs_into_one_folder(corpus):
    with kept_for_one_run(OUT):
        with pytest.raises(UnwritableOutputs, match=rf"another run \(process {os.getpid()}\)") as caught:
            run([corpus], OUT)
        assert caught.value.exit_code is ExitCode.UNWRITABLE == 5
    run([corpus], OUT)
    assert not (OUT / ".lock").exists()


def test_a_lock_does_not_outlive_its_process(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from pipeline.store.lock import Lock; "
        "lock = Lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(UnwritableOutputs, match=str(other.pid)):
            Lock(tmp_path)
        other.kill()
    assert (tmp_path / ".lock").exists()
    with Lock(tmp_path):
        pass
    assert not (tmp_path / ".lock").exists()


# ---- what run.json says -----------------------------------------------------------------------------------


def test_the_run_file_tells_what_was_taken_over(corpus):
    run([corpus], OUT)
    add(corpus)
    run([corpus], OUT)
    timings = json.loads((OUT / "run.json").read_text(encoding="utf-8"))["timings"]
    assert timings["files_taken_over"] == 8
    assert len(table(OUT, "documents")) == 8


# ---- files that are gone ----------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [None, "README.md", ".mounted"])
def test_a_corpus_that_is_empty_now_replaces_nothing(corpus, left):
    run([corpus], OUT, jobs=1)
    before = content(OUT)
    corpus.rename("away")
    corpus.mkdir()
    if left:
        (corpus / left).write_text("nơi gắn ổ đĩa", encoding="utf-8")
    with pytest.raises(UsageError, match="corpus: holds no file to read now, but 8 of its files stand in out"):
        run([corpus], OUT, jobs=1)
    assert content(OUT) == before
    with pytest.raises(UsageError):
        run([corpus], OUT, jobs=1, again="failed")
    shutil.rmtree(corpus)
    Path("away").rename(corpus)
    assert run([corpus], OUT, jobs=1).is_unchanged


def test_an_emptied_corpus_is_taken_where_that_is_said(corpus):
    run([corpus], OUT, jobs=1)
    shutil.rmtree(corpus)
    corpus.mkdir()
    summary = run([corpus], OUT, jobs=1, again="all")
    assert (summary.counts.documents, len(summary.gone)) == (0, 8)
    assert run([corpus], OUT, jobs=1).exit_code() is ExitCode.SOME_UNREAD  # nothing is there to be lost


def test_one_of_several_folders_that_is_empty_now(corpus):
    other = Path("kho 2")
    other.mkdir()
    (other / "a.txt").write_text(OTHER, encoding="utf-8")
    run([corpus, other], OUT, jobs=1)
    (other / "a.txt").unlink()
    with pytest.raises(UsageError, match="kho 2: holds no file to read now, but 1 of its files"):
        run([corpus, other], OUT, jobs=1)
    summary = run([corpus], OUT, jobs=1)
    assert [Path(path).name for path in summary.gone] == ["a.txt"]
    run([corpus, other], OUT, jobs=1)  # it was empty before as well


GONE = [(vanish, ["báo cáo 0.txt"]), (rename, []), (change, []), (swap, []), (copied_away, []), (mend, ["ảnh.png"])]


@pytest.mark.parametrize(("do", "names"), GONE, ids=[do.__name__ for do, _ in GONE])
def test_files_that_are_gone_are_told(corpus, do, names):
    run([corpus], OUT, jobs=1)
    do(corpus)
    summary = run([corpus], OUT, jobs=1, log=Path("log.jsonl"))
    assert [Path(path).name for path in summary.gone] == names
    assert json.loads((OUT / "run.json").read_bytes())["gone"] == list(summary.gone)
    assert json.loads(Path("log.jsonl").read_text("utf-8").splitlines()[-1])["gone"] == list(summary.gone)
    told = closing(summary, Paper(None, has_bold=False))
    assert ("Gone since the last run: 1 file\n" in told, all(name in told for name in names)) == (bool(names), True)
    assert run([corpus], OUT, jobs=1).gone == ()

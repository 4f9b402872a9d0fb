"""The command line, run as a user runs it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.rulebook import default_folder
from tests.test_run import TEXT, bytes_of, problems

COMMAND = (sys.executable, "-m", "pipeline")
HEAVY = (
    "pandas",
    "numpy",
    "spacy",
    "underthesea",
    "pdfplumber",
    "pypdfium2",
    "rich",
    "pebble",
    "sqlite3",
    "pipeline.run",
)


def extract(*arguments, **options) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, **options)


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
    )
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.chdir(tmp_path)
    folder = Path("corpus")
    folder.mkdir()
    (folder / "báo cáo.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_help_tells_the_exit_codes():
    told = extract("--help")
    assert told.returncode == 0
    assert "CORPUS" in told.stdout
    assert "130 interrupted" in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 100


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli"])
def test_importing_loads_nothing_heavy(module):
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_version():
    told = extract("--version")
    assert told.returncode == 0
    assert re.fullmatch(r"extract \(trichxuat\) \d\S*\n", told.stdout)


def test_a_good_run(corpus):
    told = extract(corpus, "-o", "out")
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert told.stdout.startswith("1 document read, 1 page, in ")
    assert "Not read" not in told.stdout
    assert told.stdout.endswith("Outputs: out\n")
    assert all(line == line.rstrip() for line in told.stdout.splitlines())


def test_quiet(corpus):
    (corpus / "empty.txt").touch()
    told = extract(corpus, "-o", "out", "--quiet")
    assert (told.returncode, told.stdout, told.stderr) == (4, "", "")


def test_what_was_not_read_is_told_with_its_remedy(corpus):
    for number in range(12):
        (corpus / f"[red]{number:02}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([number]))
    told = extract(corpus, "-o", "out")
    assert told.returncode == 4
    assert "Not read: 12" in told.stdout
    assert told.stdout.count("corpus/[red]") == 10
    assert "  and 2 more, see problems.csv\n" in told.stdout
    assert len(problems(Path("out"))) == 12


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "required"),
        (("corpus",), 2, "required: -o"),
        (("corpus", "-o", "out", "--jobs", "0"), 2, "at least 1"),
        (("corpus", "-o", "out", "--jobs", "two"), 2, "invalid"),
        (("corpus", "-o", "out", "--fail-on", "never"), 2, "invalid choice"),
        (("absent", "-o", "out"), 2, "absent: there is no such file or folder"),
        (("corpus", "-o", "out", "--rules", "absent"), 3, "absent"),
        (("corpus", "-o", "corpus"), 5, "mixed with the corpus"),
        (("corpus", "-o", "corpus/báo cáo.txt"), 5, "cannot go into a file"),
    ],
)
def test_errors_are_told_in_a_sentence(corpus, arguments, code, words):
    told = extract(*arguments)
    assert told.returncode == code
    assert words in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""
    assert [path.name for path in corpus.iterdir()] == ["báo cáo.txt"]
    assert not list(Path("out").glob("*"))


def test_a_wrong_rule_file_stops_the_run_before_it_starts(corpus):
    rules = Path("rules")
    shutil.copytree(default_folder(), rules)
    with (rules / "words.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n[broken\n")
    told = extract(corpus, "-o", "out", "--rules", rules)
    assert told.returncode == 3
    assert "words.toml" in told.stderr
    assert len(told.stderr.splitlines()) == 2


def test_debug_shows_the_traceback(corpus):
    told = extract(corpus, "-o", "out", "--rules", "absent", "--debug")
    assert told.returncode == 3
    assert "Traceback" in told.stderr


def test_a_folder_that_is_empty(tmp_path, corpus):
    (tmp_path / "nothing").mkdir()
    told = extract("nothing", "-o", "out")
    assert told.returncode == 4
    assert "nothing: the folder holds no file to read (README.md and hidden files are left out)." in told.stdout
    assert problems(Path("out")) == {"nothing": "empty_folder"}
    assert corpus.is_dir()


@pytest.fixture
def long_run(corpus, request):
    """A run that is so far, in a process group of its own, with the outputs of an earlier run in place."""
    assert extract(corpus, "-o", "out").returncode == 0
    for number in range(150):
        (corpus / f"{number}.txt").write_text(f"{TEXT * 50}\n{number}", encoding="utf-8")
    before = bytes_of(Path("out"))
    process = subprocess.Popen(
        [*COMMAND, "corpus", "-o", "out"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    store = Path("out/.unfinished/reports.sqlite-wal")
    give_up = time.monotonic() + 20
    while not (store.exists() and store.stat().st_size > request.param) and time.monotonic() < give_up:
        time.sleep(0.01)
    yield process, before
    process.kill()
    process.communicate()


# Bytes in the store's journal: no document yet, some, many.
WHEN = pytest.mark.parametrize("long_run", [0, 300_000, 1_000_000], indirect=True)


def group_is_gone(group: int, seconds: float) -> bool:
    """Whether every process of the group ends within so many seconds."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True)
        alive = [line for line in listed.stdout.splitlines() if line.split()[0] == str(group) and "Z" not in line]
        if not alive:
            return True
        time.sleep(0.05)
    return False


@WHEN
def test_interrupted(long_run):
    process, before = long_run
    start = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to the workers as well
    stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == 130, stderr
    assert time.monotonic() - start < 2
    assert stdout == ""
    assert stderr == "extract: Interrupted.\nThe outputs are those of the last run that was completed, if any.\n"
    assert bytes_of(Path("out")) == before
    assert group_is_gone(process.pid, 5)


@pytest.mark.parametrize("long_run", [300_000], indirect=True)
def test_killed(long_run):
    process, before = long_run
    process.kill()
    process.communicate(timeout=20)
    assert group_is_gone(process.pid, 5)
    unfinished = {name for name in bytes_of(Path("out")) if name.startswith(".unfinished")}
    assert {name: data for name, data in bytes_of(Path("out")).items() if name not in unfinished} == before
    assert extract("corpus", "-o", "out").returncode == 0
    assert not Path("out/.unfinished").exists()


def test_a_terminal_shows_how_far_it_is(corpus):
    pty = pytest.importorskip("pty")
    for number in range(30):
        (corpus / f"{number}.txt").write_text(f"{TEXT * 20}\n{number}", encoding="utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "corpus", "-o", "out"], stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 0
    assert b"of 31 files" in shown
    assert b"writing the outputs" in shown
    assert shown.rstrip().endswith(b"\x1b[2K"), "the line is wiped away at the end"


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        return b""


def test_a_terminal_that_has_no_vietnamese_letters(corpus):
    (corpus / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    told = extract(corpus, "-o", "out", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert told.returncode == 4
    assert "\\u1ea3nh.png" in told.stdout

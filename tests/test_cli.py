"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from pipeline import interrupts
from pipeline.read import READERS
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
    assert max(map(len, told.stdout.splitlines())) <= 105


# How people call what each reader reads.
FORMATS = {
    "pdf": "PDF",
    "text": ".txt",
    "html": ".html",
    "docx": ".docx",
    "doc": ".doc",
    "rtf": ".rtf",
    "odt": ".odt",
    "word_xml": "Word 2003",
}


def test_help_and_readmes_name_the_formats_that_are_read():
    assert set(FORMATS) == set(READERS), "a new format: name it in --help, README.md and README.vi.md"
    root = Path(__file__).parents[1]
    texts = [
        extract("--help").stdout,
        *((root / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")),
    ]
    for text in texts:
        assert [name for name in FORMATS.values() if name not in text] == []


def test_readmes_cite_this_version():
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in ("README.md", "README.vi.md"):
        text = (root / name).read_text(encoding="utf-8")
        assert project["version"] in text, name
        assert all(author["name"] in text for author in project["authors"]), name
        assert all((root / picture).is_file() for picture in re.findall(r"\]\((\S+\.png)\)", text)), name


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
        (("corpus", "-o", "out", "--jobs", "999999999999999999999"), 2, "no machine has as many"),
        (("corpus", "-o", "out", "--jobs", "20000"), 2, "at most 10,000"),
        (("corpus", "-o", "out", "--memory", "99999999999999999999"), 2, "no machine has as many"),
        (("corpus", "-o", "out", "--scheduler", "foo://x:1"), 2, "tcp://HOST:8786"),
        (("corpus", "-o", "out", "--scheduler", "tcp://"), 2, "tcp://HOST:8786"),
        (("corpus", "-o", "out", "--scheduler", "tcp://máy"), 2, "tcp://HOST:8786"),
        (("corpus", "-o", "out", "--jobs", "two"), 2, "invalid"),
        (("corpus", "-o", "out", "--fail-on", "never"), 2, "invalid choice"),
        (("absent", "-o", "out"), 2, "absent: there is no such file or folder"),
        (("corpus", "-o", "out", "--rules", "absent"), 3, "absent"),
        (("corpus", "-o", "corpus"), 5, "mixed with the corpus"),
        (("corpus/báo cáo.txt", "-o", "corpus"), 5, "mixed with the corpus"),
        (("corpus/báo cáo.txt", "-o", "corpus/báo cáo.txt"), 5, "cannot go into a file"),
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
    for number in range(60):
        (corpus / f"{number}.txt").write_text(f"{TEXT * 40}\n{number}", encoding="utf-8")
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
WHEN = pytest.mark.parametrize("long_run", [0, 200_000, 500_000], indirect=True)


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
    assert stderr.startswith("extract: Interrupted.\nThe outputs are those of the last run that was completed, if any.")
    assert in_place(Path("out")) == before
    assert group_is_gone(process.pid, 5)
    goes_on_as_if_undisturbed(Path("out"))


@WHEN
def test_killed(long_run):
    process, before = long_run
    process.kill()
    process.communicate(timeout=20)
    assert group_is_gone(process.pid, 5)
    assert in_place(Path("out")) == before
    goes_on_as_if_undisturbed(Path("out"))


def in_place(outputs: Path) -> dict[str, bytes]:
    """The outputs that users see."""
    return {name: data for name, data in bytes_of(outputs).items() if not name.startswith((".unfinished", ".lock"))}


def goes_on_as_if_undisturbed(outputs: Path) -> None:
    """The next run takes over what was kept, leaves nothing behind, and writes the bytes of one that nobody disturbed."""
    assert extract("corpus", "-o", outputs).returncode == 0
    taken_over = json.loads((outputs / "run.json").read_text(encoding="utf-8"))["timings"]["files_taken_over"]
    assert taken_over >= 1  # the document of the first run
    assert sorted(path.name for path in outputs.iterdir() if path.name.startswith(".")) == []
    assert extract("corpus", "-o", "undisturbed").returncode == 0
    assert content_with_store(outputs) == content_with_store(Path("undisturbed"))


def content_with_store(outputs: Path) -> dict[str, bytes]:
    """All that must be the same."""
    return {name: data for name, data in bytes_of(outputs).items() if name != "run.json"}


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


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line with `extract` in it; `$?` of the extraction goes to the file `code`."""
    prepared = f'extract() {{ {" ".join(COMMAND)} "$@"; echo $? > code; }}\n{script}'
    environ = {**os.environ, **environment}
    return subprocess.run(
        ["bash", "-c", prepared], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, env=environ
    )


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("extract corpus -o out | head -c 0", 0),
        ("extract corpus -o out > /dev/full", 0),
        ("extract corpus -o out >&-", 0),
        ("extract corpus -o out 2>&-", 0),
        ("extract corpus -o out <&- >&- 2>&-", 0),
        ("extract corpus -o out 2> /dev/full", 0),
        ("extract absent -o out 2> /dev/full", 2),
        ("extract absent -o out 2>&-", 2),
        ("extract corpus empty.txt -o out | head -c 0", 4),
        ("extract --help | head -c 0", 0),
        ("extract --help > /dev/full", 0),
        ("extract --version > /dev/full", 0),
        ("extract --nonsense 2> /dev/full", 2),
        ("env -u TERM true; unset TERM; extract corpus -o out", 0),
        ("TERM=dumb COLUMNS=40 extract corpus -o out", 0),
        ("PYTHONUTF8=0 LC_ALL=C LANG=C extract corpus -o out", 0),
    ],
)
def test_streams_that_nobody_reads(corpus, script, code):
    Path("empty.txt").touch()
    told = shell(script)
    assert Path("code").read_text(encoding="ascii").strip() == str(code)
    assert "Traceback" not in told.stderr + told.stdout
    assert "Exception ignored" not in told.stderr
    if " corpus " in script:
        assert bytes_of(Path("out"))["reports.sqlite"].startswith(b"SQLite format 3\x00")
        assert {"documents.csv", "run.json"} <= set(bytes_of(Path("out")))
    assert corpus.is_dir()


def test_two_runs_at_once(corpus):
    for number in range(40):
        (corpus / f"{number}.txt").write_text(f"{TEXT * 40}\n{number}", encoding="utf-8")
    with subprocess.Popen([*COMMAND, "corpus", "-o", "out", "--quiet"], stderr=subprocess.PIPE, text=True) as first:
        give_up = time.monotonic() + 20
        while not Path("out/.lock").exists() and time.monotonic() < give_up:
            time.sleep(0.005)
        second = extract("corpus", "-o", "out")
        _, said = first.communicate(timeout=60)
    assert (first.returncode, said) == (0, "")
    assert second.returncode == 5
    assert "another run" in second.stderr
    assert len(second.stderr.splitlines()) == 2
    assert second.stdout == ""


def test_what_the_second_run_says(corpus):
    assert extract(corpus, "-o", "out").returncode == 0
    (corpus / "new.txt").write_text(f"{TEXT} mới", encoding="utf-8")
    assert "1 file known from an earlier run" in extract(corpus, "-o", "out").stdout
    told = extract(corpus, "-o", "out")
    assert told.stdout.startswith("Nothing has changed since the last run: 2 documents, 2 pages; looked at in ")
    assert "2 documents read" in extract(corpus, "-o", "out", "--force").stdout
    assert extract(corpus, "-o", "out", "--retry", "failed").returncode == 0
    assert extract(corpus, "-o", "out", "--retry", "failed", "--force").returncode == 2


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


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_a_batch_system_sends_counts_as_an_interruption(name):
    number = getattr(signal, name)
    before = signal.getsignal(number)
    signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt), interrupts.by_other_signals():
            signal.raise_signal(number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_under_nohup_it_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupts.by_other_signals():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)

"""The files of a corpus, lazily and always in the same order.

Left out without a word: names that begin with a dot (`.git`, `.DS_Store`), and a file named exactly `README.md` met
inside a folder: it is about the corpus, not of it (named on the command line, it is read). All else is found: a
file, or a problem that says why it cannot be one. A folder that this program wrote is one problem, whatever it holds,
and so is each lock file of Word (`~$bao cao.docx`), and each link to a folder that is walked anyway.
"""

from __future__ import annotations

import errno
import heapq
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.model import Problem

README = "README.md"
OUTPUTS_FOLDER = "outputs_folder"  # the code of its problem
# What Word writes beside an open document, and leaves behind after a crash: the name of who has it open, no text.
LOCK_FILE = "lock_file"  # the code of its problem
# A link to a folder of the corpus, whose files would be met twice.
LINKED_FOLDER = "linked_folder"  # the code of its problem
UNREADABLE_FOLDER = "unreadable_folder"  # code of the problem of a folder that the system does not let us list
FOLDER_GONE = "folder_gone"  # of one that went away between the moment when its name was listed and its own turn
LOCK_MARK, LONGEST_LOCK = "~$", 1024  # bytes; Word's have 162
# Files of an outputs folder, and what each says within its first bytes. A run that was broken off leaves a folder.
OUTPUTS_MARKS = (("run.json", b'"program": "trichxuat"'), ("datapackage.json", b'"name": "trichxuat-outputs"'))
OUTPUTS_STAGE = (".unfinished", "reports.sqlite")
MARK_WITHIN = 400
# Marks that turn the writing direction: a name could look like another one, or the rest of the line be turned with it.
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
GLANCE = 1_000  # names of a folder
NAMES_AT_ONCE = 100_000  # some 30 MB; a folder of a million names is listed ten times, a second each


@dataclass(frozen=True, slots=True)
class Found:
    r"""One file of the corpus; with a `problem`, something that cannot be opened as one.

    `shown`: the path for people and tables, printable, control characters and undecodable bytes as `\xNN`.
    """

    path: Path
    shown: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Folder:
    """Where the walk stands: the folder, the given one that links must not leave, and the identities of those above."""

    path: Path
    root: Path
    above: frozenset[tuple[int, int]]


_LIKE_SHOWN = re.compile(r"\\+(?=x[0-9a-f]{2}|u[0-9a-f]{4})")  # a name that has itself what a sign is shown as


def walk(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file under the given files and folders: given ones in the order given, names in a folder by NFC bytes."""
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            yield _lost(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _inside(_Folder(path, path.resolve(), frozenset({(status.st_dev, status.st_ino)})))
        else:
            yield _file(path, status)


def met_at_once(paths: Sequence[Path], suffix: str) -> bool:
    """Whether a file of this suffix is given, or is among the first names in a given folder; a glance, no walk."""
    for path in paths:
        if path.suffix.lower() == suffix:
            return True
        with suppress(OSError), os.scandir(path) as entries:  # a file, or what the walk tells of
            if any(entry.name.lower().endswith(suffix) for entry in islice(entries, GLANCE)):
                return True
    return False


def show(path: Path) -> str:
    """The path, printable on one line and writable as UTF-8. No two paths are shown alike."""
    text = os.fspath(path)
    if "\\" in text:
        text = _LIKE_SHOWN.sub(r"\g<0>\g<0>", text)
    return text if text.isprintable() else "".join(map(_show_character, text))


def _show_character(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 - os.fsdecode keeps an undecodable byte as U+DC00 + byte
        return f"\\x{code - 0xDC00:02x}"
    if unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs") or character in TURNING:
        return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two hex digits
    return character


def _order(name: str) -> tuple[bytes, bytes]:
    return unicodedata.normalize("NFC", name).encode("utf-8", "surrogateescape"), os.fsencode(name)


def _inside(top: _Folder) -> Iterator[Found]:
    """Every file below the folder. Not by recursion: folders can be nested deeper than calls."""
    at_hand = [_entries(top)]
    while at_hand:
        entry = next(at_hand[-1], None)
        if entry is None:
            at_hand.pop()
        elif isinstance(entry, _Folder):
            at_hand.append(_entries(entry))
        else:
            yield entry


def _entries(folder: _Folder) -> Iterator[Found | _Folder]:
    """What the folder holds, in its order; folders within are not gone into."""
    if _is_outputs(folder.path):
        yield _problem(folder.path, OUTPUTS_FOLDER, "outputs of this program, which are no reports; left out.", MOVE)
        return
    try:
        for name, was_folder in _names(folder.path):
            yield _entry(folder, folder.path / name, was_folder=was_folder)
    except (FileNotFoundError, NotADirectoryError):
        yield _folder_gone(folder.path)
    except OSError as error:
        remedy = SHORTEN if error.errno == errno.ENAMETOOLONG else ALLOW
        yield _problem(folder.path, UNREADABLE_FOLDER, f"the folder cannot be listed ({error.strerror}).", remedy)


def _names(folder: Path) -> Iterator[tuple[str, bool]]:
    """The names to look at, in their order, and whether each is a folder's; links are none.

    Of a folder with more than are held at once, the next are listed anew.
    """
    last: tuple[bytes, bytes] | None = None
    while True:
        with os.scandir(folder) as entries:
            kept = (
                (*_order(entry.name), entry.is_dir(follow_symlinks=False))
                for entry in entries
                if not is_left_out(entry.name)
            )
            first = heapq.nsmallest(NAMES_AT_ONCE, (each for each in kept if last is None or each[:2] > last))
        yield from ((os.fsdecode(raw), is_folder) for _, raw, is_folder in first)
        if len(first) < NAMES_AT_ONCE:
            return
        last = first[-1][:2]


def is_left_out(name: str) -> bool:
    """Whether the walk leaves the name out without a word."""
    return name == README or name.startswith(".")


def _is_outputs(folder: Path) -> bool:
    """Whether a run of this program wrote the folder or began to."""
    marked = any(mark in _head(folder / name) for name, mark in OUTPUTS_MARKS)
    return marked or os.path.isfile(folder.joinpath(*OUTPUTS_STAGE))  # noqa: PTH113 - says no where it may not look


def _head(file: Path) -> bytes:
    if not os.path.isfile(file):  # noqa: PTH113 - as above; opening a pipe would wait for ever
        return b""
    try:
        with file.open("rb") as stream:
            return stream.read(MARK_WITHIN)
    except OSError:
        return b""


def _entry(folder: _Folder, path: Path, *, was_folder: bool = False) -> Found | _Folder:
    try:
        status = path.stat()
        inside = not path.is_symlink() or path.resolve().is_relative_to(folder.root)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, until Python 3.12
        if was_folder and isinstance(error, FileNotFoundError):
            return _folder_gone(path)
        return _lost(path, error)
    if not inside:
        return _problem(path, "link_leaves_folder", "the link points outside the given folder.", COPY)
    if not stat.S_ISDIR(status.st_mode):
        if path.name.startswith(LOCK_MARK) and stat.S_ISREG(status.st_mode) and status.st_size <= LONGEST_LOCK:
            return _problem(path, LOCK_FILE, "tells who has a document open, and holds no text; left out.", CLOSE)
        return _file(path, status)
    return _folder_within(folder, path, status)


def _folder_within(folder: _Folder, path: Path, status: os.stat_result) -> Found | _Folder:
    """The folder to go into, or why it is not gone into."""
    if (status.st_dev, status.st_ino) in folder.above:
        return _problem(path, "link_loop", "the link leads back to a folder above it.", "Remove the link.")
    if path.is_symlink() and _is_walked(path.resolve(), folder.root):
        return _problem(path, LINKED_FOLDER, "a link to a folder that is read at its own place; left out.", UNLINK)
    return _Folder(path, folder.root, folder.above | {(status.st_dev, status.st_ino)})


def _is_walked(target: Path, root: Path) -> bool:
    """Whether the walk comes to the folder without links; not where a name above it begins with a dot."""
    return not any(name.startswith(".") for name in target.relative_to(root).parts)


ALLOW = "Give the user who runs this the right to read it, and run again."
MOVE = "Nothing is lost; move the folder out of the corpus if you like."
UNLINK = "Nothing is lost; remove the link if you like."
CLOSE = "Nothing is lost; it goes when the document is closed in Word, or delete it."
SHORTEN = "Move it to a folder further up, or give shorter names to the folders above it, and run again."
COPY = "Copy what it points to into the folder, or name that place on the command line."


def _file(path: Path, status: os.stat_result) -> Found:
    if stat.S_ISREG(status.st_mode):
        return Found(path, show(path))
    return _problem(path, "not_a_file", "a device, pipe or socket, not a file.", "Remove it from the corpus.")


def _lost(path: Path, error: Exception) -> Found:
    if isinstance(error, PermissionError):
        return _problem(path, "no_permission", "it may not be read by this user.", ALLOW)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return _problem(path, "io_error", "its path is longer than the system allows.", SHORTEN)
    if path.is_symlink():
        dangling = isinstance(error, FileNotFoundError)
        reason = "the link points to nothing." if dangling else "the link leads back to itself."
        return _problem(path, "dangling_link" if dangling else "link_loop", reason, "Remove the link or mend it.")
    return _problem(path, "not_found", "there is no such file or folder.", "Check the name and run again.")


def _folder_gone(path: Path) -> Found:
    return _problem(path, FOLDER_GONE, "the folder went away while the corpus was walked.", "Run again.")


def _problem(path: Path, code: str, reason: str, remedy: str) -> Found:
    shown = show(path)
    return Found(path, shown, Problem(code, f"{shown}: {reason}", remedy))

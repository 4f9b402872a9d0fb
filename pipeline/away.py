"""Folders of the corpus that go away while a run reads them: a disk that is unmounted, a folder that is renamed.

What cannot be read then says nothing of the files. So the run ends without touching the outputs of the last one, and
goes on when it is called again; a file that went alone, out of a folder that is still there, is a row of `problems`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.errors import CorpusGone
from pipeline.read.walk import FOLDER_GONE, UNREADABLE_FOLDER, Found, is_left_out, show
from pipeline.vanished import EMPTY_FOLDER

NOT_THERE = frozenset({"vanished", "not_found", "dangling_link"})  # codes of problems of files that were not met
NOT_LET = frozenset({"no_permission", "io_error", UNREADABLE_FOLDER})  # of those that the system did not let us read
GO_ON = (
    "What was read until then is kept, and the outputs of the last run stay as they are. If it is a disk or share, "
    "connect it again; then give the same command once more: it goes on from there."
)


class Missed:
    """What a run could not read, and whether the folders that it lay in are still there.

    `paths`: those of the corpus; `outputs`: what may lie in one of them and is no part of it.
    """

    def __init__(self, paths: Sequence[Path], outputs: Path) -> None:
        self._roots = [path.absolute() for path in paths]
        self._shown = dict(zip(self._roots, paths, strict=True))
        self._folders = [root for root in self._roots if root.is_dir()]
        self._own = Path(os.path.realpath(outputs))
        self._not_there: set[Path] = set()
        self._within: set[Path] = set()  # folders of what was missed
        self._bare: set[Path] = set()  # given folders of which the walk itself said that they hold nothing

    @property
    def has_bare_folders(self) -> bool:
        """Whether the walk found a given folder empty, or could not list it."""
        return bool(self._bare)

    def note_found(self, found: Found) -> None:
        """Note what the walk met; raises `CorpusGone` where a folder went away since it was listed."""
        if found.problem is None:
            return
        path, code = found.path.absolute(), found.problem.code
        if code == FOLDER_GONE or (code == "not_found" and path in self._folders):
            raise self._gone(path)
        if path in self._folders and code in (EMPTY_FOLDER, UNREADABLE_FOLDER):
            self._bare.add(path)
        else:
            self.note(path, code)

    def note(self, path: Path, code: str) -> None:
        """Note a file with the code of its problem; raises `CorpusGone` where its folder is not there any more."""
        path = path.absolute()
        if code in NOT_THERE:
            self._not_there.add(path)
        elif code not in NOT_LET:
            return
        if path.parent not in self._within or not self._holds_any(path.parent):
            self._refuse(path.parent)
        self._within.add(path.parent)

    def refuse_lost(self) -> None:
        """When all has been read, raise `CorpusGone` where that is not what stands in the corpus."""
        for folder in (*self._folders, *sorted(self._within)):
            if folder not in self._bare:
                self._refuse(folder)
        back = sorted(path for path in self._not_there if _is_there(path))
        if back:
            number = "it is" if len(back) == 1 else f"it and {len(back) - 1:,} more files are"
            message = f"{show(back[0])}: it was not there when it was to be read, and {number} there now."
            raise CorpusGone(message, GO_ON)

    def _refuse(self, folder: Path) -> None:
        """Raise `CorpusGone` where a folder, or one above it up to the given one, is away or emptied."""
        for each in reversed(list(self._up(folder))):
            if not self._holds_any(each):
                raise self._gone(each)

    def _up(self, folder: Path) -> Iterator[Path]:
        """The folder and those above it, as far as they belong to the corpus; of a given file its own folder only."""
        yield folder
        if any(root in folder.parents for root in self._roots):
            while folder not in self._roots:
                folder = folder.parent
                yield folder

    def _holds_any(self, folder: Path) -> bool:
        """Whether there is anything in it that a walk would look at."""
        with suppress(OSError), os.scandir(folder) as entries:
            names = (entry.name for entry in entries if not is_left_out(entry.name))
            return any(Path(os.path.realpath(folder / name)) != self._own for name in names)
        return False

    def _gone(self, folder: Path) -> CorpusGone:
        shown = show(self._shown.get(folder, folder))
        return CorpusGone(f"{shown}: the folder went away, or was emptied, while the run was reading it.", GO_ON)


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return False

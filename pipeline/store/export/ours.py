"""Whether a file that an export would replace is one that an export wrote: else it is a user's own, and stays.

A file is known by what it begins with, a workbook by its properties: programs that save one set the day of its last
change, so a working paper with people's notes and colours in it is theirs.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from errno import EEXIST
from pathlib import Path

BEGINNING = 1 << 16  # bytes: the longest path stands in it
PROPERTIES = "docProps/core.xml"
NO_FILE_OF_OURS = re.compile(rb"(?!)")  # where an export writes a folder

IsOurs = Callable[[Path], bool]


def begins(pattern: re.Pattern[bytes]) -> IsOurs:
    """Whether a file begins so; an empty one is nobody's loss."""

    def is_ours(file: Path) -> bool:
        with file.open("rb") as stream:
            beginning = stream.read(BEGINNING)
        return not beginning or pattern.match(beginning) is not None

    return is_ours


def has_properties(*told: str) -> IsOurs:
    """Whether a file is a workbook whose properties tell all of that."""

    def is_ours(file: Path) -> bool:
        try:
            with zipfile.ZipFile(file) as package:
                properties = package.read(PROPERTIES).decode("utf-8", "replace")
        except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
            return file.stat().st_size == 0
        return all(each in properties for each in told)

    return is_ours


def refuse_own_file(target: Path, is_ours: IsOurs) -> None:
    """Raise `FileExistsError` where a file stands that no export wrote, or that was changed since."""
    if target.is_file() and not is_ours(target):
        told = f"{target.name} is there and not as this program writes it: it would be replaced"
        raise FileExistsError(EEXIST, told, str(target))

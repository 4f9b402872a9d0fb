"""The mark that outputs are being put in place, one file after the other.

A run that is killed in these milliseconds leaves files of two runs side by side. The mark outlasts it, and runs that
are broken off after it, until one has put all of its files in place. It also holds what files were gone: the old store,
which tells that, may be replaced already.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

MARK = "placing.json"  # in the stage


class Gone(NamedTuple):
    """A file that an earlier run has read and the one whose outputs are put in place has not met."""

    path: str
    sha256: str


def begin(stage: Path, gone: Iterable[Gone]) -> None:
    """Set the mark, on the disk before the first file is replaced."""
    fresh = stage / f"{MARK}.new"
    with fresh.open("w", encoding="utf-8") as stream:
        json.dump({"gone": [list(each) for each in gone]}, stream, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(fresh, stage / MARK)  # noqa: PTH105 - not among the outputs that are put in place


def end(stage: Path) -> None:
    """Take the mark away: all files are of one run."""
    (stage / MARK).unlink(missing_ok=True)


def has_begun(stage: Path) -> bool:
    """Whether putting in place has begun and not ended."""
    return (stage / MARK).is_file()


def gone_then(stage: Path) -> list[Gone]:
    """What was gone when putting in place began; nothing where there is no mark, or it cannot be read."""
    try:
        return [Gone(str(path), str(sha256)) for path, sha256 in json.loads((stage / MARK).read_bytes())["gone"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []

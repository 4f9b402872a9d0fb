"""The problem of an error that nobody foresaw: what it says, and where in our code it arose."""

from __future__ import annotations

import traceback
from pathlib import Path

from pipeline.model import Problem

REPORT_IT = "Please report it together with the file. The other files are not affected."
SAID_CHARACTERS = 300


def unforeseen(shown: str, error: Exception, *, lost: str = "", code: str = "unexpected") -> Problem:
    """The problem of a file, `shown` by its path; `lost`: what could not be made because of it, when not all."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    place = Path(frames[-1].filename)
    said = "".join(c if c.isprintable() else " " for c in str(error))[:SAID_CHARACTERS]  # it may quote the document
    told = f"{type(error).__name__}: {said} ({place.parent.name}/{place.name}:{frames[-1].lineno})"
    return Problem(code, f"{shown}: {lost}{told}", REPORT_IT, stage=place.parent.name)

"""What libraries log is told to nobody: it names no file, and a run tells in `problems.csv` what went wrong."""

from __future__ import annotations

import logging


def hush_libraries() -> None:
    """Let this process, a worker, print no warnings of libraries; a program around it that listens still hears them."""
    logging.getLogger().addHandler(logging.NullHandler())

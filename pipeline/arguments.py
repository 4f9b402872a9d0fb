"""What the options of the command may be given: each reads its text, or says in a sentence why it cannot."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

LEAST_MEGABYTES = 512  # a worker that has loaded all takes 250
MOST = 1_000_000_000  # megabytes, that is: a petabyte
MOST_JOBS = 10_000
SCHEDULER = r"(?:tcp|tls|wss?|ucx)://(?:\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):[0-9]{1,5}/?"  # those that Dask speaks
LONGEST_SECONDS = 30 * 24 * 3600.0


def given_path(text: str) -> Path:
    """A path; an empty one (an unset variable of a script) is none."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path: name a folder or file")
    return Path(text)


def whole_number(text: str) -> int:
    """A number above 0, of things that a machine has."""
    number = int(text)
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"{text}: at least 1" if number < 1 else f"{text}: no machine has as many")
    return number


def worker_processes(text: str) -> int:
    """A number of worker processes."""
    number = whole_number(text)
    if number > MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text}: at most {MOST_JOBS:,}")
    return number


def positive_seconds(text: str) -> float:
    """A time limit."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < LONGEST_SECONDS:
        raise argparse.ArgumentTypeError(f"{text}: a number of seconds above 0")
    return seconds


def worker_megabytes(text: str) -> int:
    """Memory of a worker."""
    number = whole_number(text)
    if number < LEAST_MEGABYTES:
        raise argparse.ArgumentTypeError(f"{text}: a worker needs {LEAST_MEGABYTES} MB or more")
    return number


def scheduler_address(text: str) -> str:
    """Where a scheduler listens."""
    if not re.fullmatch(SCHEDULER, text):
        raise argparse.ArgumentTypeError(f"{text}: an address is written tcp://HOST:8786")
    return text

"""`python -m tests.typeset SOURCES TARGETS`: print every source of a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.typeset import typeset


def main() -> int:
    """Print each `NAME.txt` of the first folder as `NAME.pdf` in the second."""
    parser = argparse.ArgumentParser(prog="python -m tests.typeset", description=main.__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("targets", type=Path)
    arguments = parser.parse_args()
    for source in sorted(arguments.sources.glob("*.txt")):
        typeset(source.read_text(encoding="utf-8"), arguments.targets / f"{source.stem}.pdf")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

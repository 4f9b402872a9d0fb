"""Turns Vietnamese government reports into tables that one can trust.

`extract(path)` gives everything found in one file; `load(outputs)` gives the tables that the command wrote. Importing
this module imports nothing heavy.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.read.options import OcrChoice
    from pipeline.report import Report

    __version__: str

__all__ = ["__version__", "extract", "load"]


def extract(
    path: str | Path, *, rules: str | Path | None = None, ocr: OcrChoice = "auto", password: str | None = None
) -> Report:
    """Everything found in one file; raises `UnreadableFile` or `BadRule` (pipeline.errors).

    `rules`: a folder of rules instead of the shipped ones; `ocr` and `password` as on the command line.
    """
    from pipeline.read import ReadOptions, open_source
    from pipeline.rulebook import load_rules
    from pipeline.stages import extract_document

    rulebook = load_rules(None if rules is None else Path(rules))
    with open_source(Path(path), options=ReadOptions(ocr=ocr, password=password)) as source:
        return extract_document(source, rulebook)


def load(outputs: str | Path, *, exact: bool = True) -> dict[str, pd.DataFrame]:
    """The tables of an outputs folder by name, with proper dtypes; see `pipeline.store.load`.

    Figures come digit for digit; without `exact`, those with decimals as Float64.
    """
    from pipeline.store.load import load as load_tables

    return load_tables(Path(outputs), exact=exact)


def __getattr__(name: str) -> str:
    """`__version__`, looked up only when asked for: importlib.metadata takes longer than all of `--help`."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("trichxuat")
        except PackageNotFoundError:  # run from a checkout that was never installed
            return "0+checkout"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

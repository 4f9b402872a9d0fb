"""Texts that a spreadsheet would run when it opens a CSV file, and how they are told so that it does not.

Excel takes a cell for a formula when it begins with `=`, `+`, `-` or `@`. Such a cell of a hostile document could call
a program (`=cmd|'/C …'!A0`) or a page (`=HYPERLINK(…)`), so it is told with an apostrophe before it. Signed figures
(`-5,2%`) and items of a list (`- Thu ngân sách`) call nothing and stay as they are: after a sign it takes a function
(`SUM(`), a program (`|`), another sheet (`!`) or a cell (`+A1+B2`). A text that has the apostrophe itself gets another
one, so that taking one away gives back every text.
"""

from __future__ import annotations

import re

from pipeline.store.rows import Row, Scalar

MARK = "'"
# Blanks that programs skip before they look; wide signs, which some versions read as the narrow ones.
_BLANKS = r"[\s\x00]*"
# Excel takes blanks before a function's bracket. `- HTX (12)` is an item, so there it takes a sign that touches the
# name, or a function that calls something.
_CALLS = r"(?i:HYPERLINK|WEBSERVICE|FILTERXML|IMAGE|IMPORT[A-Z]+|RTD|CALL|EXEC|REGISTER(?:\.ID)?)"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_CALCULATED = rf"[A-Za-z][A-Za-z0-9_.]*\s+\(|\s*{_CELL}\s*(?:[-+*/^&<>=]|\Z)"
_ANYWHERE = rf"[\w.]\(|[|!]|(?<![\w.]){_CALLS}\s+\("
_RUNS = rf"{_BLANKS}(?:[=@＝＠]|[-+－＋](?:{_CALCULATED}|(?s:.)*?(?:{_ANYWHERE})))"
RUNS = re.compile(rf"'*{_RUNS}")
MARKED = re.compile(rf"^'(?='*{_RUNS})")
# First characters of such texts: a look at one is quicker than the pattern.
SUSPECT = frozenset("'=@+-＝＠＋－ \t\r\n\x0b\x0c\x00\xa0")


def inert(row: Row) -> Row:
    """The row with texts that no spreadsheet runs."""
    for cell in row:
        if type(cell) is str and cell[:1] in SUSPECT:
            return tuple(map(_inert_cell, row))
    return row


def _inert_cell(cell: Scalar) -> Scalar:
    return MARK + cell if isinstance(cell, str) and cell[:1] in SUSPECT and RUNS.match(cell) else cell

"""Columns of grades: `Giỏi | Khá | Trung bình | Yếu` count pupils, and `Trung bình` among them is no mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pipeline.audit.model import Column

FEWEST = 3  # heads that are grades
_BRACKETS = re.compile(r"\([^()]*\)")


def among_grades(columns: tuple[Column, ...], grades: Collection[str], low: Collection[str]) -> tuple[Column, ...]:
    """The columns; those of grades are no rates, where enough stand beside one another.

    One of them has to be a `low` one: without it some may have no grade, and the others are not all parts of a total.
    """
    lowest = {at for at, column in enumerate(columns) if _is_grade(column, low)}
    graded = lowest | {at for at, column in enumerate(columns) if _is_grade(column, grades)}
    if len(graded) < FEWEST or not lowest:
        return columns
    return tuple(
        replace(column, roles=column.roles - {"rate"}) if at in graded and "percent" not in column.roles else column
        for at, column in enumerate(columns)
    )


def _is_grade(column: Column, grades: Collection[str]) -> bool:
    return " ".join(_BRACKETS.sub(" ", column.label).casefold().split()) in grades

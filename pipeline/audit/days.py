"""Arithmetic of ISO days."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction

DAYS_IN_FOUR_YEARS = 1461
MONTHS = 12


def days_between(first: str, last: str) -> int:
    """How many days lie from one day to another; negative when the second is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def years_between(first: str, last: str) -> Fraction:
    """The same in years of 365.25 days."""
    return Fraction(days_between(first, last) * 4, DAYS_IN_FOUR_YEARS)


def months_touched(first: str, last: str) -> int:
    """How many months a span of days touches."""
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    return (ends.year - begins.year) * MONTHS + ends.month - begins.month + 1


def last_of_month(day: str) -> str:
    """The last day of the month of a day that need not exist (`2021-02-30`); "" where the month does not either."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:8]}{calendar.monthrange(year, month)[1]:02d}" if 1 <= month <= MONTHS else ""

"""Letters that stand for `tháng` and `quý`: `T6/2023`, `Q.III/2023`, `9T/2022`. DOMAIN section 6.

A part of the date finder.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import Letters, letter_starts, letters_like

D = r"\d{1,2}"
YEAR = r"(?:19|20)\d\d"
BEHIND = {1: letters_like("[.IV]")}  # a letter that no number leads to


class Lettered(NamedTuple):
    """Where such a letter stands before a full stop or a Roman number."""

    letters: Letters
    pattern: re.Pattern[str]

    def starts(self, text: str) -> list[int]:
        """Their places, in order."""
        return [at for at in letter_starts(text, self.letters, BEHIND) if self.pattern.match(text, at)]


def lettered(rules: Rulebook) -> Lettered:
    """Of the letters of a rulebook."""
    months, quarters = (rules.words(f"words.date.{key}_letter") for key in ("month", "quarter"))
    month, quarter, year = alternation(months), alternation(quarters), alternation(rules.words("words.date.year"))
    first = "".join(sorted({letter[0] for letter in (*months, *quarters)}))
    choices = (before_number(month, D), before_number(quarter, "[1-4]"), before_roman(quarter, year))
    return Lettered(letters_like(f"[{first}]"), re.compile(rf"(?<!\w)(?:{'|'.join(choices)})"))


def before_number(letter: str, number: str) -> str:
    """Pattern of the letter right before a number and its year: `T6/2023`, `Q3/2023`, `Q.3/2023`."""
    return rf"(?-i:{letter}\.?(?={number}/{YEAR}(?![\w/]|\s*-\s*(?!{letter}{number}/{YEAR})\w)))"


def before_roman(letter: str, year: str) -> str:
    """Pattern of the letter before a quarter in Roman figures: `Q.III/2023`, `Q. IV-2023`, `QII năm 2023`."""
    return rf"(?-i:{letter}\.?\s?(?=(?:IV|I{{1,3}})(?:\s?[/-]\s?|\s+{year}\s+){YEAR}(?![\w/]|-(?!{letter})\w)))"


def months_to(letter: str, year: str) -> str:
    """Pattern between how many months and their year: `9T/2022`, `6T-2023`, `9T năm 2022`; not `xe 9T 2022`."""
    return rf"(?-i:{letter}(?:\s?[/-]\s?|\s+{year}\s+))"

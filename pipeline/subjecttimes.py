"""The time within the phrase that a figure measures: `Vốn năm 2019 là 12 tỷ đồng; năm 2020 (ước) 13 tỷ đồng`.

A phrase that tells a time and nothing else stands for the phrase before it, at that time: the second figure measures
`Vốn năm 2020`, and not `Vốn năm 2019`. A time right behind a figure is that figure's own, not that of the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

_YEAR = r"(?:19|20)\d\d"
# 2019, 2020-2021, 6, 6/2019, II, II/2019
_POINT = (
    rf"(?:{_YEAR}(?:\s*[-–/]\s*(?:19|20)?\d\d)?|(?:0?[1-9]|1[0-2]|[IVX]{{1,4}})(?:\s*[-/]\s*{_YEAR})?)(?![\d.,]*\d|\w)"
)


@dataclass(frozen=True, slots=True)
class SubjectTimes:
    """Compiled patterns. `whole`: no more than a time; `set_off`: one before a bracket or a comma, then no figure."""

    whole: re.Pattern[str]
    within: re.Pattern[str]
    set_off: re.Pattern[str]
    behind: re.Pattern[str]

    def is_time(self, phrase: str) -> bool:
        """Whether a phrase tells a time and nothing else."""
        return self.whole.fullmatch(phrase) is not None

    def set_off_at_end(self, before: str) -> str:
        """`năm 2020` of `; năm 2020 (ước) ` or `; năm 2020, đạt `; "" where nothing like that ends the text.

        A time that the text begins with stands right behind another figure, and is that one's.
        """
        found = self.set_off.search(before)
        return folded(found["time"]) if found and before[: found.start("time")].strip() else ""

    def right_behind(self, text: str, at: int) -> str:
        """`năm 2019` of `3,2% năm 2019`, where `at` is the end of the figure."""
        found = self.behind.match(text, at)
        return folded(found["time"]) if found else ""

    def at(self, subject: str, time: str) -> str:
        """The subject at another time: `Vốn năm 2019` -> `Vốn năm 2020`."""
        base = folded(self.within.sub(" ", subject))
        return f"{base} {time}" if base else time

    def parted(self, subject: str) -> tuple[str, str]:
        """What is measured, and when: `vốn năm 2019` -> `vốn`, `năm 2019`; "" for no time."""
        found = self.within.search(subject)
        return (folded(self.within.sub(" ", subject)), found["time"]) if found else (subject, "")

    def has_time(self, subject: str) -> bool:
        """Whether a subject tells a time beside what it measures."""
        return self.within.search(subject) is not None


def subject_times(rules: Rulebook) -> SubjectTimes:
    """Patterns from rules/checks.toml, [subjects]."""
    joint = alternation(rules.words("words.joints.and"))
    keys = ("times", "named_times", "time_leads")
    unit, named, lead = (alternation(rules.words(f"checks.subjects.{key}")) for key in keys)
    part = rf"\d{{1,2}}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?(?:\s+{_YEAR}(?!\d))?"  # 6 tháng đầu năm 2020
    one = rf"(?:{unit}\s+{_POINT}|{part}|{named}(?!\w))"
    time = rf"(?P<time>{one}(?:(?:\s+|\s*,\s*){one})*)"
    led = rf"(?<!\w)(?:{lead}\s+)*{time}"
    return SubjectTimes(
        whole=re.compile(rf"\W*{led}\W*", re.IGNORECASE),
        within=re.compile(led, re.IGNORECASE),
        set_off=re.compile(rf"(?:[.,;:()\n]|(?<!\w){joint})\s*{led}(?:\s*\([^()\d]*\)?|,)[^(),;.:\d]*$", re.IGNORECASE),
        behind=re.compile(rf"\s+(?:(?:của|vào|trong)\s+)?{time}", re.IGNORECASE),
    )

"""What a cited document is about (trích yếu), where it is printed behind its number, date and issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.link.bodies import types_of
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import LOWER, UPPER, folded

LONGEST = 300  # characters; what has not ended by then is no subject but the sentence
# A clause of its own begins: `…, UBND huyện đã …`; a list goes on: line feed and dash, number or letter.
_NEXT_CLAUSE = rf",\s+(?=[{UPPER}])|\n\s*(?:[-+*•–\n]|\d+[.)]|[{LOWER}]\))"


@dataclass(frozen=True, slots=True)
class Subjects:
    """Compiled patterns: how a subject begins, and what ends it."""

    begin: re.Pattern[str]
    end: re.Pattern[str]

    def behind(self, text: str, at: int) -> str:
        """The subject that begins at `at`, as printed with folded blanks; "" when none stands there or none ends."""
        begin = self.begin.match(text, at)
        if begin is None:
            return ""
        start = begin.start("subject")
        end = self.end.search(text, begin.end(), start + LONGEST)
        if end is None:
            return folded(text[start:]) if len(text) - start < LONGEST else ""
        return folded(text[start : end.start()])


def subjects_of(rules: Rulebook) -> Subjects:
    """Patterns from rules/words.toml, [citation]."""
    about = alternation(rules.words("words.citation.about"))
    number = alternation(rules.words("words.citation.number"))
    stops = alternation(rules.words("words.citation.subject_ends"))
    bodies = alternation(rules.words("issuers.bodies.heads", "issuers.bodies.head_lines"))  # gửi về UBND tỉnh
    joint = alternation(rules.words("words.place.and"))
    return Subjects(
        begin=re.compile(rf"\s*(?:[,(]\s*)?(?P<subject>{about}(?!\w)\s)(?!{bodies}(?!\w))"),
        end=re.compile(
            rf"[;:)”\"]|\.(?:\s|$)|{_NEXT_CLAUSE}|\s{joint}\s+(?i:(?={alternation(types_of(rules))}\s+{number}))"
            rf"|[,(]?\s*{stops}(?!\w)|\./\."
        ),
    )

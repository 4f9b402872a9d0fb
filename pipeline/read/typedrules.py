"""Lines of dashes typed between the head of a table and its first row, which are no part of either."""

from __future__ import annotations

import re

_DRAWN = "-=_–—"
# Words with room before them, dashes from side to side, two lines below at most one that ends in a figure.
_RULE = re.compile(
    rf"^[^\n]* {{2,}}\S[^\n]*\n(?P<rule>[ ]*[{_DRAWN}]{{3}}[{_DRAWN} ]*)\n"
    r"(?=(?:[^\n]+\n){0,2}[^\n]* {2,}[-+(−–]?\d[\d.,]*%?\)?[ ]*$)",
    re.MULTILINE,
)


def without_rules(text: str) -> str:
    """The text of a page with blanks in place of these lines."""
    if not any(letter * 3 in text for letter in _DRAWN):
        return text
    for match in _RULE.finditer(text):
        text = text[: match.start("rule")] + " " * len(match["rule"]) + text[match.end("rule") :]
    return text

"""What the headings above a figure say of it: years, whether they are of what is to come, what they narrow it to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.audit.conflicts.wording import Wording
from pipeline.store.sqlite import Reader

QUERY = "SELECT parent_id, heading FROM sections WHERE section_id = ?"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARK = re.compile(r"^\W*(?:\w{1,5}[.)/-])+\s*")
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a section and those that it lies in. `own`: the innermost one's words; `narrowed`: headings that narrow."""

    own: str = ""
    years: tuple[str, ...] = ()
    is_outlook: bool = False
    narrowed: str = ""


class Headings:
    """Headings of the store; the last ones are remembered."""

    def __init__(self, store: Reader, wording: Wording) -> None:
        self._store = store
        self._wording = wording
        self.above = lru_cache(REMEMBERED)(self._above)
        self._read = lru_cache(REMEMBERED)(self._below)

    def _above(self, section_id: str) -> Heading:
        """What stands above the text of a section."""
        row = self._store.one(QUERY, (section_id,)) if section_id else None
        if row is None:
            return Heading()
        parent, heading = (str(cell or "") for cell in row)
        return self._read(self.above(parent), heading)

    def _below(self, above: Heading, heading: str) -> Heading:
        words = " ".join(_MARK.sub("", heading.casefold()).split())
        years = tuple(dict.fromkeys(YEAR.findall(words))) or above.years
        narrowed = f"{above.narrowed} {words}".strip() if self._wording.narrows.search(words) else above.narrowed
        is_outlook = above.is_outlook or bool(self._wording.outlook.search(words))
        return Heading(words, years, is_outlook, narrowed)

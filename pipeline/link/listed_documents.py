"""Documents listed behind their number: `05 nghị quyết là: Nghị quyết số 05-NQ/HU về …; Nghị quyết số 06-NQ/HU …`.

They are counted by their numbers: a title has commas, semicolons and documents of its own in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing
from pipeline.link.listed_spans import closing_bracket, paragraph_end
from pipeline.rulebook import Rulebook, alternation, capital

FEWEST = 2  # documents, for a difference to be sure
SURE, SILENT = "", "silent"
_ENDS = frozenset(".)")  # no line that goes on elsewhere


@dataclass(frozen=True, slots=True)
class Documents:
    """Compiled patterns and words."""

    types: tuple[str, ...]
    general: tuple[str, ...]  # văn bản: documents of any type
    head: re.Pattern[str]  # the document that begins an item
    another: re.Pattern[str]  # one behind a comma or `và`: listed, or told in a title
    untold: re.Pattern[str]  # a document without its number
    open_end: re.Pattern[str]

    def of(self, text: str, count: Figure, opening: re.Match[str], limit: int) -> Listing | None:
        """The documents behind `opening`; `None` where none is listed by its number."""
        kind = count.unit.casefold()
        is_general = kind.startswith(self.general)
        if not is_general and not kind.startswith(self.types):
            return None
        start = opening.end()
        end = closing_bracket(text, start, limit) if opening["bracket"] else paragraph_end(text, start, limit)
        pieces = [piece.strip() for piece in text[start:end].split(";") if piece.strip()]
        head = self.head.match(pieces[0]) if pieces else None
        if head is None:
            return None
        first = head["type"]
        if first and not is_general and first.casefold() not in kind and kind not in first.casefold():
            return None  # 05 kế hoạch (Báo cáo số 12/BC-UBND)
        told = sum(self.head.match(piece) is not None or self.untold.match(piece) is not None for piece in pieces)
        others = [match for piece in pieces for match in self.another.finditer(piece)]
        number = told if len(pieces) > 1 else told + sum(not match["joint"] for match in others)
        is_sure = (
            told == len(pieces)
            and number >= FEWEST
            and end > start
            and text[end : end + 1] in _ENDS
            and (number < count.value or len(pieces) > 1)  # a title tells of others: sửa đổi Quyết định số 4, …
            and self.open_end.search(text, count.end, end) is None
        )
        return Listing(count, start, end, number, told + len(others), SURE if is_sure else SILENT)


def documents_of(rules: Rulebook) -> Documents:
    """From rules/doc_types.toml and rules/checks.toml, [listing]."""
    types = [name for kind in rules.doc_types for name in (kind.name, *kind.aliases)]
    typed = alternation([*types, *map(capital, types)])
    plural = rules.words("checks.listing.plural")
    joints, numbers = alternation(rules.words("checks.listing.and")), alternation(rules.words("checks.listing.number"))
    document = rf"(?:(?P<type>{typed})\s+(?:{numbers}\s*:?\s*)?|{numbers}\s*:?\s*)\d+\w*\s?[/-]"
    general = rules.words("checks.listing.documents")
    return Documents(
        types=tuple(types),
        general=general,
        head=re.compile(rf"(?:{alternation([*plural, *map(capital, plural)])}\s+)?(?:{joints}\s+)?{document}"),
        another=re.compile(rf"(?:,\s*(?:{joints}\s+)?|\s(?P<joint>{joints})\s+){document}"),
        untold=re.compile(rf"{alternation(map(capital, types))}(?!\w)"),
        open_end=re.compile(rf"\.\.|…|(?<!\w){alternation(rules.words('checks.listing.open_end'))}(?!\w)"),
    )

"""Who issued a cited document, by its symbol and clause: `UBND huyện đã kiện toàn … tại Quyết định số 2/QĐ-UBND`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.link.bodies import BLANK, Bodies, types_of
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded, without_bar
from pipeline.values import Citation

CLAUSE_REACH = 300  # characters back to the body that a sentence is about, over the title of one document before
TYPE_REACH = 48  # characters back to the type of a document: the longest, and "số ký hiệu"
ADDRESS_REACH = 24  # characters: "báo cáo, đề xuất với"
LIST_REACH = 120  # characters back to the type that a list of numbers begins with
SHORTEST_INITIALS = 3  # of a body in a symbol (STC, BYT); two letters may be anybody's
WORDS_LEFT_OUT = 2  # at the beginning of a name: TCKH is a Phòng, MTTQ an Ủy ban
GROUPS = re.compile(r"[^-/.\s]+")


class _Body(NamedTuple):
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Issuers:
    """Compiled patterns and tables, from rules/issuers.toml and rules/words.toml."""

    bodies: Bodies
    types: frozenset[str]
    heads: Mapping[str, re.Pattern[str]]
    unsaid: frozenset[str]
    of_many: frozenset[str]
    joints: frozenset[str]
    clause_start: re.Pattern[str]
    issuing: re.Pattern[str]
    heeding: re.Pattern[str]
    passive: re.Pattern[str]
    placed: re.Pattern[str]
    type_before: re.Pattern[str]
    owned: re.Pattern[str]
    of_several: re.Pattern[str]
    addressing: re.Pattern[str]
    verbless: re.Pattern[str]
    owned_list: re.Pattern[str]
    opens_list: re.Pattern[str]
    opens_any: re.Pattern[str]
    general: frozenset[str]  # documents of any type

    def symbol(self, citation: Citation) -> str:
        """The group of a symbol that stands for the issuer: `UBND` of `QĐ-UBND` and `UBND-VX`; "" for none."""
        groups = [group[0] for group in GROUPS.finditer(citation.symbol)]
        if len(groups) > 1 and groups[0].casefold() in self.types:
            return groups[1]
        return groups[0] if groups else ""

    def fits(self, citation: Citation, name: str) -> bool | None:
        """Whether a symbol stands for a body; `None` where neither table nor initials tell."""
        key = _key(self.symbol(citation))
        if name in self.unsaid:
            return None
        if key in self.heads:
            return self.heads[key].match(name) is not None
        if _is_of(key, self._initials(name)):
            return True
        return False if any(self.heads[many].match(name) for many in self.of_many) else None

    def _initials(self, name: str) -> str:
        words = re.split(r"[\s,&-]+", name)
        words = [word for word in words if word.casefold() not in self.joints]
        return _key("".join(word if word.isupper() else word[:1] for word in words))  # Sở NN&PTNT

    def in_clause(self, text: str, start: int, citation: Citation) -> str:
        """The body of the clause that issues the document at `start`; "" where it only heeds one, or none fits."""
        before = self.type_before.search(text, max(0, start - TYPE_REACH), start) if citation.symbol else None
        if before is None:
            return ""
        low = max(0, before.start() - CLAUSE_REACH)
        for cut in self.clause_start.finditer(text, low, before.start()):
            low = cut.end()
        told = [body for body in self._bodies(text, low, before.start()) if self.fits(citation, body.name)]
        if not told:
            return ""
        body = told[-1]
        between = text[body.end : before.start()]
        if self.passive.match(between) or (self.passive.search(between) and self.placed.search(between)):
            return ""
        if _key(self.symbol(citation)) not in self.of_many:
            return body.name
        return body.name if self.issuing.search(between) and not self.heeding.search(between) else ""

    def of_list(self, text: str, start: int, citation: Citation) -> str:
        """The body before the first: `các Nghị quyết của HĐND huyện: số 12/NQ-HĐND …`, `… của Bộ Y tế số 5`.

        Before documents of several types: `các văn bản của UBND tỉnh: Quyết định số 12/QĐ-UBND …`.
        """
        low = max(0, start - LIST_REACH)
        for owned in self.owned_list.finditer(text, low, start):
            kind = folded(owned["type"]).casefold()
            name, end = self.bodies.name(text, owned.end())
            if not name:
                continue
            fits = self.fits(citation, name)
            if kind in self.general and fits and self.opens_any.fullmatch(text, end, start):
                return name
            # báo cáo của UBND xã, số 12/QĐ-UBND
            if citation.doc_type.startswith(kind) and fits is not False and self.opens_list.fullmatch(text, end, start):
                return name
        return ""

    def is_addressed(self, text: str, start: int, between: str) -> bool:
        """`trình UBND tỉnh tại Tờ trình số …`: the body at `start` is who gets the document, not whose it is."""
        return self.addressing.search(text, max(0, start - ADDRESS_REACH), start) is not None and (
            self.verbless.fullmatch(between) is not None
        )

    def _bodies(self, text: str, low: int, high: int) -> Iterator[_Body]:
        """Bodies that are no part of another name."""
        at = low
        while match := self.bodies.body.search(text, at, high):
            name, end = self.bodies.name(text, match.start())
            at = max(end, match.end())
            if not name or end > high or self.owned.search(text[low : match.start()]):
                continue
            if self.of_several.match(text, end):  # Chủ tịch UBND các xã
                continue
            if not self.is_addressed(text, match.start(), text[end:high]):
                yield _Body(name, match.start(), end)


def _key(symbol: str) -> str:
    return without_bar(symbol.replace("&", "")).casefold().rstrip("0123456789")


def _is_of(symbol: str, initials: str) -> bool:
    """`STTTT` of `Sở Thông tin và Truyền thông`, `TCKH` of `Phòng Tài chính - Kế hoạch huyện …`."""
    return len(symbol) >= SHORTEST_INITIALS and 0 <= initials.find(symbol) <= WORDS_LEFT_OUT


def issuers_of(rules: Rulebook, bodies: Bodies) -> Issuers:
    """The tables of a rulebook."""
    keys = ("plural", "issues", "issues_before", "heeds", "passive", "number", "owner", "addresses", "verbless")
    word = {key: alternation(rules.words(f"words.citation.{key}")) for key in keys}
    types = alternation(types_of(rules))
    heads = rules.section("issuers.symbol_bodies")
    symbols = [symbol for kind in rules.doc_types for symbol in (*kind.symbols, *kind.party_symbols)]
    return Issuers(
        bodies=bodies,
        types=frozenset(form for symbol in symbols for form in (symbol.casefold(), without_bar(symbol.casefold()))),
        heads={
            _key(symbol): re.compile(rf"{alternation(words)}(?!\w)", re.IGNORECASE) for symbol, words in heads.items()
        },
        unsaid=frozenset(rules.words("issuers.symbols.unsaid")),
        of_many=frozenset(_key(symbol) for symbol in rules.words("issuers.symbols.of_many")),
        joints=frozenset(rules.words("words.place.and")),
        clause_start=re.compile(
            rf"[.:]\s|;\s+(?!(?i:(?:{word['issues_before']}\s+)*{word['issues']})(?!\w))|\n\s*\n\s*(?=[{UPPER}\d+-])"
        ),
        issuing=re.compile(rf"(?<!\w){word['issues']}(?!\w)", re.IGNORECASE),
        heeding=re.compile(rf"(?<!\w){word['heeds']}(?:\s+[^\W\d_]+){{0,3}}\s*$", re.IGNORECASE),
        passive=re.compile(rf"\s+(?:{word['issues_before']}\s+)*{word['passive']}(?!\w)", re.IGNORECASE),
        placed=re.compile(rf"(?<!\w){word['verbless']}\s*$", re.IGNORECASE),
        type_before=re.compile(rf"\(?(?<!\w){types}\s*(?:{word['number']}\s*:?\s*)?$", re.IGNORECASE),
        owned=re.compile(rf"(?<!\w){word['owner']}{BLANK}$", re.IGNORECASE),
        of_several=re.compile(rf"{BLANK}{word['plural']}(?!\w)"),
        addressing=re.compile(rf"(?<!\w){word['addresses']}{BLANK}$", re.IGNORECASE),
        owned_list=re.compile(rf"(?<!\w)(?P<type>{types}){BLANK}{word['owner']}{BLANK}", re.IGNORECASE),
        opens_list=re.compile(
            rf"\s*(?:[:,(]\s*(?:{word['number']}\s*:?\s*)?|\s{word['number']}\s*:?\s*)", re.IGNORECASE
        ),
        opens_any=re.compile(rf"\s*:\s*(?:[-–+]\s*)?{types}\s*(?:{word['number']}\s*:?\s*)?", re.IGNORECASE),
        general=frozenset(rules.words("words.citation.general")),
        verbless=re.compile(rf"\s*(?:{word['verbless']}\s*|\()?", re.IGNORECASE),
    )

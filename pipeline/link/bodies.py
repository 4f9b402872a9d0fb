"""Names of the bodies that issue documents: `UBND tỉnh Bình Định`, `Ban Tuyên giáo Huyện ủy`, `Sở Y tế`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import UPPER, both_tones, folded

# A line may end inside a name, a paragraph may not.
BLANK = r"(?:[^\S\n]|\n(?![^\S\n]*\n))+"
CAPITAL = rf"[{UPPER}][\w&]*(?:['’]\w+)?(?![\w/])"  # `V/v` is no name
PROPER = rf"{CAPITAL}(?:(?:{BLANK}|\s?-\s?){CAPITAL}){{0,4}}"


@dataclass(frozen=True, slots=True)
class Bodies:
    """Compiled patterns of bodies' names, from rules/issuers.toml."""

    body: re.Pattern[str]
    known: re.Pattern[str]
    field: re.Pattern[str]
    tail: re.Pattern[str]
    about: re.Pattern[str]
    above: re.Pattern[str]
    place: re.Pattern[str]
    above_it: re.Pattern[str]
    and_another: re.Pattern[str]
    dear: re.Pattern[str]
    goes_on: re.Pattern[str]  # the end of a line within a name
    with_field: frozenset[str]
    field_or_none: frozenset[str]
    with_tail: frozenset[str]

    def name(self, text: str, at: int) -> tuple[str, int]:
        """A body's name that begins at `at`, and its end; "" when none does.

        A name is one or two bodies, each with its field, and a place (`tỉnh Bình Định`, `huyện`). That of an addressee
        ends with its line.
        """
        return self._name(self._addressed(text, at), at)

    def _addressed(self, text: str, at: int) -> str:
        """The text up to the end of an addressee's line: `Kính gửi: Sở Y tế` / `Huyện Yên Lập báo cáo …`."""
        if self.dear.match(text, text.rfind("\n", 0, at) + 1, at) is None:
            return text
        end = text.find("\n", at)
        following = text[end + 1 :].lstrip()[:1] if end >= 0 else ""
        return text[:end] if following.isupper() and not self.goes_on.search(text, at, end) else text

    def _name(self, text: str, at: int) -> tuple[str, int]:
        match = self.body.match(text, at)
        if not match:
            return "", at
        end = match.end()
        head = folded(match["head"])
        if not self.known.fullmatch(head):
            end = self._field_end(text, match)
            above = self.above.match(text, end)
            end = above.end() if above else end
        place = self.place.match(text, end)
        end = place.end() if place else end
        about = self.about.match(text, end) if place and place["national"] and head in self.with_tail else None
        end = about.end() if about else end
        name = folded(text[at:end])
        is_bare = end == match.end() and head in self.with_field - self.field_or_none
        return ("", at) if is_bare else (name, end)

    def names(self, text: str, at: int) -> tuple[str, int]:
        """Bodies that issue together, as printed: `Bộ Tài chính và Bộ Nội vụ`."""
        _, end = self.name(text, at)
        while joint := self.and_another.match(text, end):
            following, after = self.name(text, joint.end())
            if not following:
                break
            end = after
        return folded(text[at:end]), end

    def _field_end(self, text: str, match: re.Match[str]) -> int:
        """Behind what the body is for: `Tài chính - Kế hoạch`, `138`, `dự án các công trình xây dựng`."""
        end, head = match.end(), folded(match["head"])
        if head in self.with_tail:
            tail = self.tail.match(text, end)
            return tail.end() if tail else end
        field = self.field.match(text, end) if head in self.with_field else None
        return field.end() if field else end


def types_of(rules: Rulebook) -> list[str]:
    """All names of types of documents."""
    return [name for kind in rules.doc_types for name in (kind.name, *kind.aliases)]


def bodies_of(rules: Rulebook) -> Bodies:
    """The patterns of a rulebook."""
    whole = _spelt(rules.words("issuers.bodies.whole"))
    heads = _spelt(rules.words("issuers.bodies.heads", "issuers.bodies.more"))
    with_field, with_tail = rules.words("issuers.bodies.with_field"), rules.words("issuers.bodies.with_tail")
    plain = alternation(word for word in (*whole, *heads) if word not in with_field)
    places = cased(w for level in ("province", "district", "commune") for w in rules.words(f"words.place.{level}"))
    officers = alternation(_titled(rules.words("issuers.bodies.officers")))
    field = _field(rules, cased([*types_of(rules), *heads, *whole]))
    tail, tail_end = _tail(rules, rf"{places}|{plain}")
    about = alternation(rules.words("issuers.bodies.named_about"))
    joint = alternation(rules.words("issuers.bodies.field_joints")[:1])
    return Bodies(
        body=re.compile(
            rf"(?<![\w/&])(?<!\w-)(?:{officers}{BLANK})?(?P<head>{alternation(_titled([*whole, *heads]))})(?!\w)"
        ),
        known=re.compile(rf"{alternation(_titled(whole))}(?!\w)"),
        field=re.compile(field),
        tail=re.compile(rf"(?!{BLANK}{_national(rules)}(?!\w))(?:{tail}){{1,12}}?{tail_end}"),
        about=re.compile(rf"{BLANK}{about}(?:{tail}){{1,8}}?{tail_end}"),
        above=re.compile(rf"{BLANK}(?:{plain}(?!\w)|{alternation(with_field)}{field})"),
        place=re.compile(_place(rules, places, alternation(_titled([*whole, *heads])))),
        above_it=re.compile(rf"\s*,\s*{places}\s+{PROPER}\s*"),
        dear=re.compile(rf"\W*{alternation(rules.words('words.zone.dear'))}(?!\w)"),
        goes_on=re.compile(rf"(?:[,&-]|\s{joint})\s*\Z"),
        and_another=re.compile(rf"\s*(?:,|-|,?\s{joint}\s)\s*"),
        with_field=frozenset([*with_field, *with_tail]),
        field_or_none=frozenset(rules.words("issuers.bodies.field_or_none")),
        with_tail=frozenset(with_tail),
    )


def _national(rules: Rulebook) -> str:
    return alternation(rules.words("issuers.bodies.national"))


def _field(rules: Rulebook, other: str) -> str:
    """What a body is for, in capitals; `other`: what begins another document or body."""
    after = alternation(rules.words("issuers.bodies.after"))
    compound = rf"{CAPITAL}(?:{BLANK}(?!{after}(?!\w))[^\W\d_{UPPER}]+)?"  # of two words: Giáo dục
    joint = rf"\s*(?:,|-|&|\s{alternation(rules.words('issuers.bodies.field_joints')[:1])}\s)\s*"
    fields = alternation(rules.words("issuers.bodies.fields"))
    number = alternation(rules.words("words.citation.number"))
    # Behind `của Bộ Tài chính và Kế hoạch số 153/KH-UBND` another document begins.
    known = rf"{fields}(?!\w)(?!{BLANK}(?:{number}(?!\w)|\d))(?:{BLANK}&{BLANK}{CAPITAL})?"
    return rf"{BLANK}(?:{known}|{compound}(?:{joint}(?!{other}(?!\w)){compound})*)"


def _tail(rules: Rulebook, begins: str) -> tuple[str, str]:
    """One word of what a body is for in small letters, and what ends it; `begins`: how a place or body begins."""
    stops, pairs, commas = (
        alternation(rules.words(f"issuers.bodies.{key}")) for key in ("tail_stops", "tail_pairs", "with_comma")
    )
    word = rf"{BLANK}(?!(?:{stops}|{begins})(?!\w))(?:{pairs}(?!\w)|{commas},|[\w&-]+)"
    end = rf"(?={BLANK}(?:{begins}|{_national(rules)}|{stops})(?!\w)|\s*[,.;:()]|\s*$|\s*\n\s*\n)"
    return word, end


def _place(rules: Rulebook, places: str, bodies: str) -> str:
    """The place of a body, behind its field: `tỉnh Bình Định`, `huyện`, `Trung ương`, `khu vực II`, `phường 7`."""
    subjects, names, stops, regions, branches, numbered = (
        alternation(rules.words(f"issuers.bodies.{key}"))
        for key in ("not_places", "names_too", "tail_stops", "regions", "branches", "numbered")
    )
    another = rf"{BLANK}{bodies}(?!\w)"
    first = rf"(?!{subjects}(?!\w)|{names}(?:{another}|{BLANK}[^{UPPER}]))"
    later = rf"(?!{subjects}(?!\w)|{names}(?:{another}|{BLANK}(?!{stops}(?!\w))[^{UPPER}]))"
    number = rf"(?:[ ]\d(?=\s*(?:[,.;:)]|$)|{BLANK}{stops}(?!\w)))?"  # Bảo Lâm 1, of the units of 2025
    proper = rf"{first}(?:{CAPITAL}(?:(?:{BLANK}|\s?-\s?){later}{CAPITAL}){{0,4}}){number}"
    return (
        rf"{BLANK}(?:(?P<national>{_national(rules)})(?!\w)|{regions}{BLANK}(?:[IVX]+|\d{{1,2}})(?!\w)"
        rf"|{numbered}{BLANK}\d{{1,2}}(?![\w/.,-]*\d)|(?:{branches}{BLANK})?{places}(?!\w)(?:{BLANK}{proper})?"
        rf"|{proper}(?:{BLANK}{places}(?!\w)(?:{BLANK}{proper})?)?)"
    )


def _titled(words: Iterable[str]) -> list[str]:
    """Also with a capital at each word: `Chính Phủ`, `Ủy Ban Nhân Dân`."""
    return [form for word in words for form in (word, word.title())]


def _spelt(words: Iterable[str]) -> tuple[str, ...]:
    """Each word with the tone on either vowel: Huyện ủy, Huyện uỷ."""
    return tuple(dict.fromkeys(form for word in words for form in both_tones(word)))

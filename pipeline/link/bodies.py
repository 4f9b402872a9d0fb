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
    above: re.Pattern[str]
    place: re.Pattern[str]
    above_it: re.Pattern[str]
    with_field: frozenset[str]

    def name(self, text: str, at: int) -> tuple[str, int]:
        """A body's name that begins at `at`, and its end; "" when none does.

        A name is one or two bodies, each with its field, and a place (`tỉnh Bình Định`, `huyện`).
        """
        match = self.body.match(text, at)
        if not match:
            return "", at
        end = match.end()
        if not self.known.fullmatch(match[0]):
            field = self.field.match(text, end) if match[0] in self.with_field else None
            end = field.end() if field else end
            above = self.above.match(text, end)
            end = above.end() if above else end
        place = self.place.match(text, end)
        end = place.end() if place else end
        name = folded(text[at:end])
        return ("", at) if name in self.with_field else (name, end)


def types_of(rules: Rulebook) -> list[str]:
    """All names of types of documents."""
    return [name for kind in rules.doc_types for name in (kind.name, *kind.aliases)]


def bodies_of(rules: Rulebook) -> Bodies:
    """The patterns of a rulebook."""
    whole, heads = _spelt(rules.words("issuers.bodies.whole")), _spelt(rules.words("issuers.bodies.heads"))
    with_field = rules.words("issuers.bodies.with_field")
    places = cased(w for level in ("province", "district", "commune") for w in rules.words(f"words.place.{level}"))
    other = cased([*types_of(rules), *heads, *whole])  # another document or body begins
    after = alternation(rules.words("issuers.bodies.after"))
    compound = rf"{CAPITAL}(?:{BLANK}(?!{after}(?!\w))[^\W\d_{UPPER}]+)?"  # of two words: Giáo dục
    joint = rf"\s*(?:,|-|&|\s{alternation(rules.words('issuers.bodies.field_joints')[:1])}\s)\s*"
    subjects = alternation(rules.words("issuers.bodies.not_places"))
    proper = rf"(?!{subjects}(?!\w))(?:{CAPITAL}(?:(?:{BLANK}|\s?-\s?)(?!{subjects}(?!\w)){CAPITAL}){{0,4}})"
    fields = alternation(rules.words("issuers.bodies.fields"))
    return Bodies(
        body=re.compile(rf"{alternation(_titled([*whole, *heads]))}(?!\w)"),
        known=re.compile(rf"{alternation(_titled(whole))}(?!\w)"),
        field=re.compile(rf"{BLANK}(?:{fields}(?!\w)|{compound}(?:{joint}(?!{other}(?!\w)){compound})*)"),
        above=re.compile(rf"{BLANK}{alternation(w for w in (*whole, *heads) if w not in with_field)}(?!\w)"),
        place=re.compile(rf"{BLANK}(?:{places}(?!\w)(?:{BLANK}{proper})?|{proper})"),
        above_it=re.compile(rf"\s*,\s*{places}\s+{PROPER}\s*"),
        with_field=frozenset(with_field),
    )


def _titled(words: Iterable[str]) -> list[str]:
    """Also with a capital at each word: `Chính Phủ`, `Ủy Ban Nhân Dân`."""
    return [form for word in words for form in (word, word.title())]


def _spelt(words: Iterable[str]) -> tuple[str, ...]:
    """Each word with the tone on either vowel: Huyện ủy, Huyện uỷ."""
    return tuple(dict.fromkeys(form for word in words for form in both_tones(word)))

"""A body's name in capitals as it is written in a sentence: `ỦY BAN NHÂN DÂN` is `Ủy ban nhân dân`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import both_tones, folded, without_marks

VOWELS = "aeiouy"  # without marks
ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)
LAST_WORDS = (4, 3, 2)  # of a name that may be a unit's; one word alone may mean anything


@dataclass(frozen=True, slots=True)
class BodyCase:
    """Compiled patterns and tables, from rules/issuers.toml and rules/words.toml."""

    gazetteer: Gazetteer
    body_words: dict[str, str]
    joints: frozenset[str]
    unit_words: tuple[str, ...]
    countries: re.Pattern[str]
    of_unit: re.Pattern[str]
    of_village: re.Pattern[str]
    named_after: re.Pattern[str]
    of_region: re.Pattern[str]

    def written(self, name: str, units: Sequence[PlaceRow], day: str) -> str:
        """The name as in a sentence; `units`: the document's own, whose names have capitals wherever they stand."""
        text = self._with_bodies(folded(name).casefold())
        text = self.named_after.sub(_of_school, text)
        if village := self.of_village.match(text):
            text = f"{village['body']} {village['type'].lower()} {_capitals(village['name'])}"
        for unit in units:
            text = _named(text, unit)
        if not any(unit.name in text for unit in units):
            text = self.of_unit.sub(_with_name, text)
            text = self._of_known_unit(text, day)
        text = self.of_region.sub(lambda match: f"{match['region']} {self._region(match['name'], day)}", text)
        return capital(self.countries.sub(lambda match: match[0].title(), text))

    def _with_bodies(self, low: str) -> str:
        """Each body that the name begins with, as the rules write it: `BCH` `Hội Nông dân`; then its field."""
        first, dash, other = low.partition(" - ")
        if dash and self._head(other):  # bộ tài chính - bộ nội vụ
            return f"{self._with_bodies(first)}{dash}{self._with_bodies(other)}"
        head = self._head(low)
        rest = low[len(head) :].strip()
        if not head or not rest:
            return self.body_words.get(head, "") or self._fields(rest)
        return f"{self.body_words[head]} {self._with_bodies(rest)}"

    def _head(self, low: str) -> str:
        """The body that a name begins with, "" for none."""
        return next((h for h in self.body_words if low == h or low.startswith(h + " ")), "")

    def _fields(self, rest: str) -> str:
        """Each field of a body begins with a capital: `Khoa học và Công nghệ`, `Tài chính - Kế hoạch`."""
        opened = True
        written = []
        for word in rest.split():
            is_body = self.body_words.get(word, "").isupper()  # Văn phòng HĐND và UBND
            in_capitals = is_body or "&" in word[1:] or _is_short_for_more(word)
            in_small = word in self.joints or not opened
            written.append(word.upper() if in_capitals else word if in_small else capital(word))
            opened = word in self.joints or word.endswith(",")
        text = " ".join(written)
        for word in self.unit_words:
            text = re.sub(rf"(?<!\w){word}(?!\w)", word, text, flags=re.IGNORECASE)
        return text

    def _region(self, name: str, day: str) -> str:
        """Behind `khu vực`, `cơ sở`: a Roman number, or the unit that the office of several is called after."""
        is_unit = any(self.gazetteer.exists(name, level, day) for level in ("province", "district", "commune"))
        return name.upper() if ROMAN.fullmatch(name) else _capitals(name) if is_unit else name

    def _of_known_unit(self, text: str, day: str) -> str:
        """`Công ty Cấp nước đồng tháp`: the last words are a province's or district's name; of `khu vực A - B` both."""
        first, *others = text.split(" - ")
        return " - ".join([self._ending(first, day, least=1), *(self._ending(other, day, least=0) for other in others)])

    def _ending(self, text: str, day: str, *, least: int) -> str:
        """With the capitals of the unit's name that it ends in; `least`: words that must stand before it."""
        words = text.split(" ")
        for count in LAST_WORDS:
            last = " ".join(words[-count:])
            is_unit = any(self.gazetteer.exists(last, level, day) for level in ("province", "district"))
            if len(words) >= count + least and is_unit:
                return f"{text[: -len(last)]}{_capitals(last)}"
        return text


def _is_short_for_more(word: str) -> bool:
    """`ptnt`, `gd-đt`: no syllable is without a vowel."""
    letters = [letter for letter in without_marks(word) if letter.isalpha()]
    return len(letters) > 1 and not any(letter in VOWELS for letter in letters)


def _capitals(name: str) -> str:
    return " ".join(map(capital, name.split()))


def _of_school(match: re.Match[str]) -> str:
    """A school's kind with its name; a number may follow that: `trường THPT lấp vò 1`."""
    name = match["name"]
    return f"{match['kinds']} {_capitals(name)}{name[len(name.rstrip()) :]}"


def _with_name(match: re.Match[str]) -> str:
    """A unit's type with its name; as it is where the type's word is part of another: `hợp tác xã`."""
    return f"{match['type']} {_capitals(match['name'])}" if match["type"] else match[0]


def _named(text: str, unit: PlaceRow) -> str:
    """The unit's name with its own capitals."""
    if unit.name.casefold() not in text.casefold():
        return text  # as most: no pattern is made
    return re.sub(rf"(?<!\w){re.escape(unit.name)}(?!\w)", unit.name, text, flags=re.IGNORECASE)


def body_case(rules: Rulebook) -> BodyCase:
    """The tables of a rulebook."""
    bodies = set(rules.words("issuers.bodies.whole", "issuers.bodies.heads", "issuers.bodies.head_lines"))
    words: dict[str, str] = {}
    for form in (form for word in sorted(bodies) for form in both_tones(word)):  # capitals first: Ban Chấp hành
        words.setdefault(form.casefold(), form)
    regions = tuple({word.casefold() for word in rules.words("issuers.bodies.regions")})
    words |= {region: region for region in regions}
    levels = [rules.words(f"words.place.{level}_plain") for level in ("province", "district", "commune")]
    units = [word for level in levels for word in level]
    kinds, places = (alternation(rules.words(f"issuers.bodies.{key}")) for key in ("named_after", "village_units"))
    not_levels = alternation(rules.words("issuers.levels.not_levels"))
    joint = rf"(?:\s|\s?[&,-]\s?|\s{alternation(rules.words('issuers.bodies.field_joints')[:1])}\s)"
    school = rules.words("issuers.bodies.schools")[0]
    number = rf"(?:{alternation(rules.words('issuers.bodies.school_number'))}\s+)?"
    return BodyCase(
        gazetteer=gazetteer_of(rules),
        body_words=dict(sorted(words.items(), key=lambda item: -len(item[0]))),
        joints=frozenset(rules.words("issuers.bodies.field_joints")),
        unit_words=tuple(sorted(units, key=len)),
        countries=re.compile(rf"(?<!\w){alternation(rules.words('words.place.country'))}(?!\w)", re.IGNORECASE),
        of_unit=re.compile(
            rf"(?<!\w)(?:{not_levels}(?!\w)|(?P<type>{alternation(units)})\s+(?P<name>[^,\d]+)$)", re.IGNORECASE
        ),
        of_village=re.compile(
            rf"^(?P<body>{alternation(rules.words('issuers.bodies.of_villages'))})\s+(?P<type>{places})\s+(?P<name>[^,]+)$",
            re.IGNORECASE,
        ),
        named_after=re.compile(
            rf"(?<={school} )(?P<kinds>{kinds}(?:{joint}{kinds})*(?:\s+{number}\d+)?)(?!\w)\s+"
            rf"(?P<name>(?!{alternation(units)}(?!\w))(?:(?!\s{alternation(units)}\s)[^,\d])+)",
            re.IGNORECASE,
        ),
        of_region=re.compile(rf"(?<!\w)(?P<region>{alternation(regions)})\s+(?P<name>[^,-]*[^\s,-])(?=\s-\s|$)"),
    )

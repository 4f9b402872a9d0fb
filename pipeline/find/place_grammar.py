"""The patterns of places' names, made from the rules: a part of the place finder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.find.last_words import LastWords
from pipeline.find.place_number_lists import NumberLists
from pipeline.find.place_starts import Beginnings, behind_type, capitals_behind_opener, capitals_behind_type
from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.placenames import SYLLABLE, name_key
from pipeline.rulebook import Rulebook, alternation, begun, cased, in_cases
from pipeline.text import UPPER

NUMBER = r"\d{1,3}[A-Da-d]?(?![\w/%]|[.,]\d)"  # ấp 5, khu phố 1B; not 5ha, 3/2, 5,5
SYLLABLE_OR_DIGIT = re.compile(rf"{SYLLABLE}|\d")
UNIT_NUMBER = re.compile(NUMBER)
LOOK_BACK = 32  # characters: the longest word of words.place.not_after


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type word in lower case, and the levels that it can name."""

    word: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceGrammar:
    """What the finder of typed and listed names reads by."""

    gazetteer: Gazetteer
    typed_name: Beginnings
    typed_number: re.Pattern[str]
    type_before: re.Pattern[str]
    several: re.Pattern[str]
    foreign: re.Pattern[str]
    bordering: re.Pattern[str]  # before the unit that others lie beside: giáp
    ended_types: frozenset[str]  # type words of provinces that have no namesake today
    two_before: re.Pattern[str]  # what says that a dash joins two provinces: hai tỉnh, liên tỉnh, giáp tỉnh
    kind_before: re.Pattern[str]  # the type with a word for the unit's kind: xã ven biển
    last_words: frozenset[str]
    kind_ends: frozenset[str]
    first_words: frozenset[str]  # of type words and bodies of several, in lower case
    types: dict[str, UnitType]
    numbered: frozenset[str]
    weak: frozenset[str]
    numbers_only: frozenset[str]
    names_closed: frozenset[str]  # of these with a name too: khối Quang Tiến
    list_joint: re.Pattern[str]
    former: re.Pattern[str]  # in brackets behind a name: (cũ)
    member_number: re.Pattern[str]
    number_word: re.Pattern[str]
    number_lists: NumberLists
    closed_numbers: frozenset[str]
    number_closed: re.Pattern[str]
    member_closed: re.Pattern[str]
    type_ahead: re.Pattern[str]
    plural_start: Beginnings
    plural: re.Pattern[str]
    plural_word: re.Pattern[str]
    counted: re.Pattern[str]
    region: re.Pattern[str]
    between: re.Pattern[str]
    compound_end: re.Pattern[str]
    village_stop: frozenset[str]
    in_capitals: frozenset[str]  # a type word and another that name no village: BUÔN LẬU
    things_too: frozenset[str]  # type words of villages that are words for other things: bản Kiểm điểm
    word_goes_on: re.Pattern[str]  # behind a name of one syllable: làng Đại học
    weak_goes_on: re.Pattern[str]  # the same behind a weak type word, a figure may follow: khu vực Nhà nước 96 tỷ đồng
    above_ahead: re.Pattern[str]  # the unit that a village lies in: thuộc xã, của thị trấn
    village_names: frozenset[str]  # of these where nothing goes on behind them
    not_after: LastWords
    heads: LastWords  # of villages
    of_regions: LastWords  # bodies that have numbered regions
    regional: frozenset[str]  # type words of such a region, in lower case
    region_before: re.Pattern[str]
    of_forests: frozenset[str]  # type words of a forest's parcels
    forest: re.Pattern[str]
    body_words: frozenset[str]  # bodies of one word
    village_bodies: LastWords  # bodies that villages have, each with a type word behind it
    body: re.Pattern[str]
    body_below: re.Pattern[str]  # in capitals, on the next line of a head
    village_number: re.Pattern[str]
    numerals: frozenset[str]
    closed: re.Pattern[str]
    name_closed: re.Pattern[str]  # what ends a name that only so is one: a mark, a type word, a verb
    surnames: frozenset[str]
    plain: dict[str, str]  # a type word in full by level
    glued: re.Pattern[str]
    glued_letters: str  # with which it begins
    ward_before: re.Pattern[str]
    ward_behind: re.Pattern[str]
    city_behind: re.Pattern[str]


def place_grammar(rules: Rulebook) -> PlaceGrammar:
    """The grammar of a rulebook."""
    by_word = _types(rules)
    compounds = rules.words("words.place.compounds")
    types = cased([*by_word, *compounds])
    begun_types = begun(in_cases([*by_word, *compounds]), r"\w&.")
    conjunction = alternation(rules.words("words.place.and"))
    lists = rules.words("words.place.lists")
    numbered = frozenset(w.casefold() for w in rules.words("words.place.numbered", "words.place.numbers_only"))
    number_words = rules.words("words.place.number_word")
    kinds = rules.words("words.place.kinds")
    number_word = alternation(number_words)
    # `mỗi đội 25 đoàn viên` has a count; `thôn 3 xã An Bình` a number and the unit above.
    verbs = alternation(rules.words("words.place.also_verbs"))
    letters = [_letters(rules, by_word, level) for level in ("commune", "district")]
    wards, districts = (f"[{each}]" if each else "(?!)" for each in letters)
    wards_in_full, districts_in_full = (rules.words(f"words.place.{level}_plain") for level in ("commune", "district"))
    scales = {word for words in rules.section("units.scale").values() for word in words}  # xã, phường 13 tỷ đồng
    things = {*rules.words("units.quantity.nouns", "units.quantity.measures"), *scales} - {*by_word}
    counted = rf"(?!{verbs}(?!\w)){alternation(things)}"
    ended = (rules.section(f"words.{key}") for key in ("provinces_before_1997", "districts_before_2005"))
    ended_types = frozenset(kind for units in ended for kind, *_ in units.values())
    joins = alternation(rules.words("words.place.between", "words.place.bordering"))
    two = rf"(?:{cased(rules.words('words.place.list_words'))}|\d{{1,3}}|(?i:{joins}))"
    behind = rules.words("words.place.behind_number", "words.place.behind_village")
    nouns = {*rules.words("units.quantity.nouns", "units.quantity.durations", "words.place.also_verbs")}
    verbs_behind = alternation(word for word in rules.words("words.place.behind_village") if word not in nouns)
    goes_on = rf"[ \t](?!{alternation((*behind, *by_word))}(?!\w))[^\W\d_{UPPER}][^\W\d_]*+"
    number_closed = rf"(?!\s+(?!{alternation(rules.words('words.place.behind_number'))}\s)[^\W\d_])"
    return PlaceGrammar(
        gazetteer=gazetteer_of(rules),
        typed_name=capitals_behind_type((*by_word, *number_words, *kinds)),
        typed_number=re.compile(behind_type((*by_word, *number_words, *kinds), r"\d")),
        type_before=re.compile(rf"(?P<type>{begun_types})(?:(?<=\.)[ \t]*|\s+(?P<number>{number_word}\s+)?)$"),
        kind_before=re.compile(rf"(?P<type>{begun_types})\s+{alternation(kinds)}\s+$"),
        bordering=re.compile(rf"(?<!\w){alternation(rules.words('words.place.bordering'))}\s+$", re.IGNORECASE),
        ended_types=ended_types,
        two_before=re.compile(rf"(?<!\w){two}\s+{cased(ended_types)}\s+$"),
        foreign=re.compile(
            rf"\s*(?:[(,]\s*|\s{alternation(rules.words('words.place.part_of'))}\s+)"
            rf"{alternation(rules.words('words.place.foreign'))}(?!\w|\s+[{UPPER}])"
        ),
        several=re.compile(rf"(?<!\w)(?:{cased(rules.words('words.place.list_words'))}|\d{{1,3}})\s+$"),
        last_words=frozenset(word.casefold().split()[-1] for word in (*by_word, *compounds, *number_words)),
        kind_ends=frozenset(word.casefold().split()[-1] for word in kinds),
        first_words=frozenset(w.casefold().split()[0] for w in (*by_word, *_of_two_words(rules)) if " " in w),
        types=by_word,
        numbered=numbered,
        weak=frozenset(w.casefold() for w in rules.words("words.place.weak_village")),
        numbers_only=frozenset(w.casefold() for w in rules.words("words.place.numbers_only")),
        names_closed=frozenset(rules.words("words.place.names_closed")),
        list_joint=list_joint(rules),
        former=re.compile(rf"\s*\(\s*{alternation(rules.words('words.place.former'))}\s*\)"),
        member_number=re.compile(
            rf"{NUMBER}(?!\s+[^\W\d_])|{NUMBER}(?=\s+{alternation(rules.words('words.place.number_ends'))}\s)"
            rf"|\d{{1,3}}[A-Da-d](?=\s+{types}(?!\w))"  # thôn 1A, 4B xã An Bình: no count has a letter
        ),
        number_word=re.compile(rf"{number_word}\s+(?=\d)"),
        closed_numbers=frozenset(rules.words("words.place.closed_numbers")),
        number_closed=re.compile(number_closed),
        number_lists=NumberLists(rules, numbered, by_word),
        member_closed=re.compile(rf"\s*[,;.)]|\s+{alternation(rules.words('words.joints.and'))}\s"),
        type_ahead=re.compile(rf"{types}(?!\w)"),
        plural_start=capitals_behind_opener(lists),
        plural_word=re.compile(alternation(word.split()[-1] for word in _plain_types(rules))),
        plural=re.compile(_plural(rules, conjunction, alternation(lists))),
        counted=re.compile(rf"\s{counted}(?!\w)"),
        region=re.compile(
            rf"(?:{alternation(rules.words('words.place.directions'))}\s+[{UPPER}]"
            rf"|{alternation((*rules.words('words.place.country'), *rules.words('words.place.regions')))})"
        ),
        compound_end=re.compile(rf"(?<!\w){cased(compounds)}$"),
        between=re.compile(rf"(?<!\w){alternation(rules.words('words.place.between'))}\s+$"),
        village_stop=frozenset(name_key(w) for w in rules.words("words.place.village_stop")),
        in_capitals=frozenset(rules.words("words.place.compounds_in_capitals")),
        things_too=frozenset(rules.words("words.place.things_too")),
        word_goes_on=re.compile(rf"{goes_on}(?!\s+\d)"),
        weak_goes_on=re.compile(goes_on),
        above_ahead=re.compile(rf"\s+(?:{alternation(rules.words('words.place.part_of'))}\s+)?{types}(?!\w)"),
        village_names=frozenset(name_key(w) for w in rules.words("words.place.village_names")),
        not_after=LastWords(rules.words("words.place.not_after"), longer_words(rules)),
        heads=LastWords(rules.words("words.place.village_heads")),
        of_regions=LastWords(rules.words("words.place.of_regions")),
        regional=frozenset(rules.words("words.place.regional")),
        region_before=re.compile(
            rf"(?i:{alternation(rules.words('words.place.regional'))})\s+(?:(?i:{number_word})\s+)?\d{{1,2}}"
            rf"\s*(?:[,;]\s*(?:{conjunction}\s+)?|\s{conjunction}\s+)$"
        ),
        of_forests=frozenset(rules.words("words.place.of_forests")),
        forest=re.compile(rf"(?<!\w){alternation(rules.words('words.place.forest'))}(?!\w)"),
        body_words=frozenset(
            word for word in rules.words("issuers.bodies.heads", "issuers.bodies.head_lines") if " " not in word
        ),
        village_bodies=LastWords(_bodies_of_villages(rules)),
        body=re.compile(rf"{alternation(_of_two_words(rules))}(?!\w)"),
        body_below=re.compile(rf"\n{alternation(_in_capitals(rules))}(?!\w)"),
        village_number=re.compile(
            rf" (?:\d{{1,2}}[A-Z]?|[IVX]{{1,4}}|[A-Z])(?![\w/%]|[.,]\d)(?:{number_closed}|(?=\s+{verbs_behind}\s))"
        ),
        numerals=frozenset(name_key(word) for word in rules.words("words.place.numerals")),
        closed=re.compile(rf"\s*(?:[,;.:)\n-]|$)|\s+{conjunction}\s|\s+{types}\s"),
        name_closed=re.compile(
            rf"\s*(?:[,;.:)\n(]|$)|\s+{alternation((*behind, *rules.words('words.place.and'), *by_word))}(?!\w)"
        ),
        surnames=frozenset(rules.words("words.place.surnames")),
        plain={level: rules.words(f"words.place.{level}_plain")[0] for level in ("district", "commune")},
        glued=re.compile(rf"(?:{wards}|{districts})\d{{1,2}}(?![\w/%]|[.,]\d)"),
        glued_letters="".join(letters),
        ward_before=re.compile(
            rf"(?<!\w)(?:{wards}\.?\s?\d{{1,2}}|{cased(wards_in_full)}\s[^,;\n-]{{1,20}})(?:\s*[,-]\s*|\s{conjunction}\s+)$"
        ),
        ward_behind=re.compile(rf"\s*[,-]\s*(?:{districts}(?:\.\s?|\s?)[\d{UPPER}]|{cased(districts_in_full)}\s)"),
        city_behind=re.compile(rf"\s*[,-]\s*{cased(rules.words('words.place.city'))}"),
    )


def list_joint(rules: Rulebook) -> re.Pattern[str]:
    """What joins two names of a list."""
    conjunction = alternation(rules.words("words.place.and"))
    return re.compile(rf"\s*(?:[,;]\s*(?:{conjunction}\s+)?|\s{conjunction}\s+)")


def longer_words(rules: Rulebook) -> tuple[str, ...]:
    """Words behind which a place stands though they end in one of words.place.not_after: Quản lý thị trường."""
    groups, persons = rules.words("words.place.groups"), rules.words("words.place.occupations")
    several = (f"{group} {person}" for group in groups for person in persons)
    return (*rules.words("words.place.longer_words", "issuers.bodies.fields"), *several)


def _types(rules: Rulebook) -> dict[str, UnitType]:
    """Type words by their lower case."""
    levels: dict[str, tuple[str, ...]] = {}
    for key in ("province", "district", "commune", "village", "numbers_only"):
        level = "village" if key == "numbers_only" else key
        for word in rules.words(f"words.place.{key}"):
            levels[word.casefold()] = (*levels.get(word.casefold(), ()), level)
    return {word: UnitType(word, named) for word, named in levels.items()}


def _letters(rules: Rulebook, types: Mapping[str, UnitType], level: str) -> str:
    """The letters that a level's numbered units are shortened to: P., Q."""
    short = (word for word in rules.words("words.place.numbered") if word[1:] == ".")
    return "".join(word[0] for word in short if level in types[word.casefold()].levels)


def _of_two_words(rules: Rulebook) -> list[str]:
    """Bodies that no village is called after: Hội Nông dân; Trung alone may be a village's name."""
    return [body for body in rules.words("issuers.bodies.whole", "issuers.bodies.heads") if " " in body]


def _in_capitals(rules: Rulebook) -> Iterator[str]:
    """Bodies as heads print them, but the words that names of places hold too: `VĨNH / BẢO`, `XUÂN / TRƯỜNG`."""
    for body in rules.words("issuers.bodies.heads", "issuers.bodies.head_lines"):
        if " " in body or body in rules.words("issuers.bodies.offices"):
            yield body.upper()


def _bodies_of_villages(rules: Rulebook) -> Iterator[str]:
    """Bodies with the type word of a village: `chi bộ thôn`."""
    for body in rules.words("words.place.village_bodies"):
        yield from (f"{body} {word}" for word in rules.words("words.place.village"))


def _plain_types(rules: Rulebook) -> tuple[str, ...]:
    """Type words in full, as they stand before a list."""
    plain = (f"words.place.{level}_plain" for level in ("commune", "district", "province"))
    return rules.words("words.place.village", *plain)


def _above(rules: Rulebook) -> tuple[str, ...]:
    """Type words of what communes and villages lie in."""
    return rules.words(*(f"words.place.{level}_plain" for level in ("district", "commune", "province")))


def _plural(rules: Rulebook, conjunction: str, lists: str) -> str:
    """Pattern of what opens a list of names: `các xã:`, `(03 xã):`, `huyện, thị xã gồm`, `thôn đặc biệt khó khăn (`.

    Of a count more words may tell which they are: `06 xã ra khỏi tình trạng đặc biệt khó khăn:`; of any the unit that
    they are of: `02 xã của huyện Ninh Sơn là`.
    """
    words = alternation(_plain_types(rules))
    said = rf"(?:\s+(?!{conjunction}\s)[^\W\d_{UPPER}]+)"
    above = rf"\s+{alternation(rules.words('words.place.part_of'))}\s+{cased(_above(rules))}(?:\s+{SYLLABLE}){{1,4}}"
    return (
        rf"(?<![\w.-])(?P<count>\d{{1,3}}\s+)?(?P<type>{words})(?:(?:\s*,\s*|\s+{conjunction}\s+){words})*"
        rf"(?(count){said}{{0,11}}?|{said}{{0,5}}?)"
        rf"(?:\s*(?:\(|\)?:|\s{lists}\s*:?\s|,\s*{lists}\s*:?\s)|{above}(?:\s*:\s|,?\s+{lists}\s*:?\s))\s*$"
    )

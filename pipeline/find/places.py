"""Names of administrative places, as toponyms; `link/places.py` resolves them. ANNOTATION: PLACE; DOMAIN section 7.

Here are the names behind a type word (`huyện Tây Sơn`), the lists that it opens, and what needs no gazetteer; names
without one are found by `place_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.find.place_names import bare_names
from pipeline.gazetteer import ANY_LEVEL, NAME_RUN, SYLLABLE, Gazetteer, gazetteer_of, name_key
from pipeline.model import Layout, Mention, Toponym
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import UPPER, folded

LONGEST_NAME = 6  # syllables: "Phan Rang - Tháp Chàm", "Cộng hòa …" are the longest
LONGEST_VILLAGE = 4  # syllables of a name that no list holds
LONGEST_IN_CAPITALS = 4  # letters; where a longer unknown name in capitals ends cannot be told
LONGEST_ABBREVIATION = 3  # letters: TP., TX. are always capitals, whatever the name's case
TYPE_REACH = 24  # characters back from a name to its type: "tổ dân phố" and a line break
BEFORE_WORD = "(“\"‘'[-+*\x01"  # marks that may stand right before a type word
CELL_BORDER = "\x00"  # see segment/lines.py
# Words from a name's first on, whatever their case: `Nông trường Mộc Châu`.
WINDOW = re.compile(r"[\w'’ʼ]+(?:(?:[ \t]+|[ \t]*\n[ \t]*|[ \t]?-[ \t]?)[\w'’ʼ]+){0,5}")
WORD = re.compile(r"[^\s-]+")
NUMBER = r"\d{1,3}(?![\d/%]|[.,]\d)"
BETWEEN_REACH = 6  # characters: "liên" and its blanks
DASH = re.compile(r"\s*[-–]\s*")
UNIT_NUMBER = re.compile(NUMBER)
NAME_START = re.compile(rf"{SYLLABLE}|{NUMBER}")
# `thôn Tân Lập 2`, `buôn Pốk A`: what is behind a village's name and belongs to it.
VILLAGE_NUMBER = re.compile(r" (?:\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w/%]|[.,]\d)(?!\s+(?:[^\W\d_]))")


@dataclass(frozen=True, slots=True)
class _Type:
    """A type word in lower case, and the levels that it can name."""

    word: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    gazetteer: Gazetteer
    type_before: re.Pattern[str]
    last_words: frozenset[str]
    types: dict[str, _Type]
    numbered: frozenset[str]
    weak: frozenset[str]
    list_joint: re.Pattern[str]
    member_number: re.Pattern[str]
    member_closed: re.Pattern[str]
    type_ahead: re.Pattern[str]
    plural: re.Pattern[str]
    fixed: re.Pattern[str]
    motto: re.Pattern[str]
    aliases: re.Pattern[str] | None
    countries: frozenset[str]
    counted: re.Pattern[str]
    region: re.Pattern[str]
    between: re.Pattern[str]
    compound_end: re.Pattern[str]
    village_stop: frozenset[str]


def _types(rules: Rulebook) -> dict[str, _Type]:
    """Type words by their lower case."""
    levels: dict[str, tuple[str, ...]] = {}
    for level in ("province", "district", "commune", "village"):
        for word in rules.words(f"words.place.{level}"):
            levels[word.casefold()] = (*levels.get(word.casefold(), ()), level)
    return {word: _Type(word, named) for word, named in levels.items()}


def _grammar(rules: Rulebook) -> _Grammar:
    gazetteer = gazetteer_of(rules)
    by_word = _types(rules)
    compounds = rules.words("words.place.compounds")
    types = cased([*by_word, *compounds])
    conjunction = alternation(rules.words("words.place.and"))
    city_names = sorted({a for row in gazetteer.rows for a in row.aliases if a[:2].upper() == "TP"})
    countries = rules.words("words.place.country")
    fixed = alternation((*countries, *(c.upper() for c in countries), *rules.words("words.place.regions")))
    # `mỗi đội 25 đoàn viên` has a count; `thôn 3 xã An Bình` a number and the unit above.
    counted = set(rules.words("units.quantity.nouns")) - set(by_word)
    return _Grammar(
        gazetteer=gazetteer,
        type_before=re.compile(rf"(?<![\w&.])(?P<type>{types})(?:(?<=\.)[ \t]*|\s+)$"),
        last_words=frozenset(word.casefold().split()[-1] for word in [*by_word, *compounds]),
        types=by_word,
        numbered=frozenset(w.casefold() for w in rules.words("words.place.numbered")),
        weak=frozenset(w.casefold() for w in rules.words("words.place.weak_village")),
        list_joint=re.compile(rf"\s*(?:[,;]\s*(?:{conjunction}\s+)?|\s{conjunction}\s+)"),
        member_number=re.compile(
            rf"{NUMBER}(?!\s+[^\W\d_])|{NUMBER}(?=\s+{alternation(rules.words('words.place.number_ends'))}\s)"
        ),
        member_closed=re.compile(rf"\s*[,;.)]|\s+{alternation(rules.words('words.joints.and'))}\s"),
        type_ahead=re.compile(rf"{types}(?!\w)"),
        plural=re.compile(_plural(rules, conjunction)),
        fixed=re.compile(rf"{fixed}(?!\w)"),
        motto=re.compile(
            rf"(?i:{alternation(rules.words('words.place.motto'))})|{alternation(rules.words('words.zone.motto'))}"
        ),
        aliases=re.compile(rf"{alternation(city_names)}(?!\w)") if city_names else None,
        countries=frozenset(name.casefold() for name in countries),
        counted=re.compile(rf"\s{alternation(counted)}(?!\w)"),
        region=re.compile(rf"(?:{alternation(rules.words('words.place.directions'))}\s+[{UPPER}]|{fixed})"),
        compound_end=re.compile(rf"(?<!\w){cased(compounds)}$"),
        between=re.compile(rf"(?<!\w){alternation(rules.words('words.place.between'))}\s+$"),
        village_stop=frozenset(name_key(w) for w in rules.words("words.place.village_stop")),
    )


def _plural(rules: Rulebook, conjunction: str) -> str:
    """Pattern of what opens a list of names: `các xã:`, `huyện, thị xã gồm`, `thôn đặc biệt khó khăn (`."""
    plain = (f"words.place.{level}_plain" for level in ("commune", "district", "province"))
    words = alternation(rules.words("words.place.village", *plain))
    lists = alternation(rules.words("words.place.lists"))
    return (
        rf"(?P<type>{words})(?:(?:\s*,\s*|\s+{conjunction}\s+){words})*"
        rf"(?:\s+(?!{conjunction}\s)[^\W\d_{UPPER}]+){{0,5}}?"
        rf"\s*(?:\(|:|\s{lists}\s*:?\s|,\s*{lists}\s*:?\s)\s*(?={SYLLABLE})"
    )


def place_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of place names."""
    grammar = _grammar(rules)
    bare = bare_names(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        yield from _typed(grammar, text)
        yield from _plurals(grammar, text)
        yield from _fixed(grammar, text)
        yield from bare(text)

    return find


# ---- with a type word ---------------------------------------------------------------------------------------


def _typed(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """`huyện Tây Sơn`, `P.7`, `thôn Vân Tường`; then the members of the list that it opens."""
    at = 0
    for first in NAME_START.finditer(text):  # from the names back to the types: six times as fast
        start = first.start()
        found = _type_before(grammar, text, start) if start >= at else None
        if found is None or not _is_type(found[1], first[0]):
            continue
        begin, printed = found
        kind = grammar.types.get(printed.casefold())
        if kind is None or (printed[0].isupper() and _known_end(grammar, text, begin, ANY_LEVEL) is not None):
            continue  # a compound (`hợp tác xã`), or a name that begins with a type word (`Buôn Ma Thuột`)
        end = _name_end(grammar, text, start, kind)
        if end is None:
            continue
        name = folded(text[start:end])
        yield Mention(begin, end, Toponym(name, kind.levels, "typed", kind.word), f"words.toml: {kind.word}")
        at = end
        if grammar.between.search(text, max(0, begin - BETWEEN_REACH), begin):  # liên xã Nam Đà - Đắk Drô
            dash = DASH.match(text, end)
            other = _member(grammar, text, dash.end(), kind) if dash else None
            if other is not None:
                yield other
                at = end = other.end
        for mention in _listed(grammar, text, end, kind):
            yield mention
            at = mention.end


def _type_before(grammar: _Grammar, text: str, start: int) -> tuple[int, str] | None:
    """Where the type word right before a name begins, and the word as printed."""
    low = max(0, start - TYPE_REACH)
    low = max(low, text.rfind(CELL_BORDER, low, start) + 1)
    before = text[low:start]
    words = before.split()
    if not words or words[-1].casefold().lstrip(BEFORE_WORD) not in grammar.last_words:
        return None
    match = grammar.type_before.search(before)
    return (low + match.start("type"), folded(match["type"])) if match else None


def _is_type(printed: str, name: str) -> bool:
    """`huyện Tây Sơn`, `Huyện Tây Sơn`, `HUYỆN TÂY SƠN`; a lower-case name is a word (`xã hội`)."""
    if printed.isupper() and len(printed) > LONGEST_ABBREVIATION and not name.isdigit():
        return name.isupper()
    return name[0].isupper() or name.isdigit()


def _name_end(grammar: _Grammar, text: str, start: int, kind: _Type, *, listed: bool = False) -> int | None:
    """End of the longest name of the type that begins at `start`; an unknown one is taken where only a name can stand.

    `listed`: it goes on with a list, without a type word of its own.
    """
    if text[start : start + 1].isdigit():
        match = (grammar.member_number if listed else UNIT_NUMBER).match(text, start)
        is_unit = match is not None and kind.word in grammar.numbered and not grammar.counted.match(text, match.end())
        return match.end() if match and is_unit else None
    run = NAME_RUN.match(text, start)
    if run is None:
        return None
    known = _known_end(grammar, text, start, kind.levels)
    if known is not None:
        return known
    return (_unknown_member_end if listed else _unknown_end)(grammar, text, run, kind)


def _known_end(grammar: _Grammar, text: str, start: int, levels: tuple[str, ...]) -> int | None:
    """End of the longest name of these levels in the gazetteer; small words and numbers may be in it (`Đường 10`)."""
    administrative = [level for level in levels if level != "village"]
    window = WINDOW.match(text, start)
    if not administrative or window is None:
        return None
    for end in reversed(_word_ends(window[0])):
        if grammar.gazetteer.has(window[0][:end], administrative):
            return start + end
    return None


def _word_ends(name: str) -> list[int]:
    """Where the syllables end, as many as a name can have."""
    return [word.end() for word in islice(WORD.finditer(name), LONGEST_NAME)]


def _unknown_end(grammar: _Grammar, text: str, run: re.Match[str], kind: _Type) -> int | None:
    """Villages are in no gazetteer; a commune's name may be damaged."""
    if kind.word.endswith(".") or "province" in kind.levels or "district" in kind.levels:
        return None
    ends = _word_ends(run[0])
    if name_key(run[0][: ends[0]]) in grammar.village_stop:
        return None
    limit = ends[min(len(ends), LONGEST_VILLAGE) - 1]
    gap = re.search(r"\s-\s|\n", run[0][:limit])
    if gap and (gap[0].strip() == "-" or "\n\n" in run[0][gap.start() : gap.start() + 4]):
        limit = gap.start()  # a name may wrap over a line end; what follows an empty line is another text
    name = run[0][:limit].rstrip()
    if kind.word in grammar.weak and (re.fullmatch(r"[IVX]+", name) or grammar.region.match(name)):
        return None
    if not name or (name.isupper() and len(name) > LONGEST_IN_CAPITALS):
        return None
    end = run.start() + len(name)
    if "village" in kind.levels:
        number = VILLAGE_NUMBER.match(text, end)
        return number.end() if number else end
    return end if " " in name else None


def _unknown_member_end(grammar: _Grammar, text: str, run: re.Match[str], kind: _Type) -> int | None:
    """In a list a whole run is a name, when it is as long as names are and a word or mark closes it."""
    syllables = len(_word_ends(run[0]))
    if "village" in kind.levels and syllables <= LONGEST_VILLAGE and "\n\n" not in run[0]:
        goes_on = re.match(r"\s[^\W\d_]", text[run.end() : run.end() + 2])
        return run.end() if not goes_on or syllables > 1 else None
    is_commune = kind.levels == ("commune",) and syllables in {2, 3}
    return run.end() if is_commune and grammar.member_closed.match(text, run.end(), run.end() + 4) else None


def _listed(grammar: _Grammar, text: str, at: int, kind: _Type) -> Iterator[Mention]:
    """Bare names that go on with the list: `xã Vĩnh An, Tây Bình, Tây Vinh và Tây An`."""
    while joint := grammar.list_joint.match(text, at):
        member = _member(grammar, text, joint.end(), kind)
        if member is None:
            return
        yield member
        at = member.end


def _member(grammar: _Grammar, text: str, start: int, kind: _Type) -> Mention | None:
    """The member of a list that begins at `start`; `None` where a new type word or no name stands."""
    if grammar.type_ahead.match(text, start) and _known_end(grammar, text, start, kind.levels) is None:
        return None  # the next has a type of its own; `Bản Liền` is a name
    end = _name_end(grammar, text, start, kind, listed=True)
    if end is None:
        return None
    value = Toponym(folded(text[start:end]), kind.levels, "listed", kind.word)
    return Mention(start, end, value, f"words.toml: list of {kind.word}")


def _plurals(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """`các xã: A, B và C`, `04 xã (A, B)`, `các xã ven biển gồm A, B`: all names are bare."""
    for match in grammar.plural.finditer(text):
        low = max(0, match.start() - TYPE_REACH)
        if _is_inside(text, match.start()) or grammar.compound_end.search(text, low, match.end("type")):
            continue  # văn bản (VBQPPL)
        word = folded(match["type"].casefold())
        kind = grammar.types.get(word, _Type(word, ("commune",)))
        member = _member(grammar, text, match.end(), kind)
        if member is not None:
            yield member
            yield from _listed(grammar, text, member.end, kind)


def _is_inside(text: str, at: int) -> bool:
    """Whether a word goes on at `at`; a look-behind would cost the patterns half of their speed."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-_.")


# ---- with nothing to resolve, or with the type in the name ------------------------------------------------------


def _fixed(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """Country, regions, and city names that are written with their type (`TPHCM`)."""
    mottos = [match.span() for match in grammar.motto.finditer(text)]
    for match in grammar.fixed.finditer(text):
        if _is_inside(text, match.start()) or any(start <= match.start() < end for start, end in mottos):
            continue
        name = folded(match[0])
        if name.isupper() and name.casefold() in grammar.countries:
            name = name.title()
        level = "country" if name.casefold() in grammar.countries else "region"
        yield Mention(*match.span(), Toponym(name, (level,), "fixed"), f"words.toml: {level}")
    for match in grammar.aliases.finditer(text) if grammar.aliases else ():
        if not _is_inside(text, match.start()):
            yield Mention(*match.span(), Toponym(folded(match[0]), ("province",), "typed"), "places.csv: alias")

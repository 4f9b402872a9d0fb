"""Names of administrative places, as toponyms; `link/places.py` resolves them. ANNOTATION: PLACE; DOMAIN section 7.

Here are the names behind a type word (`huyện Tây Sơn`) and the lists that it opens; names without one are found by
`place_names.py`, the patterns are in `place_grammar.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from pipeline.find.place_grammar import (
    BEFORE_WORD,
    LOOK_BACK,
    SYLLABLE_OR_NUMBER,
    UNIT_NUMBER,
    PlaceGrammar,
    UnitType,
    place_grammar,
)
from pipeline.find.place_names import bare_names
from pipeline.gazetteer import ANY_LEVEL, NAME_RUN, name_key
from pipeline.model import Layout, Mention, Toponym
from pipeline.rulebook import Rulebook
from pipeline.text import folded

LONGEST_NAME = 6  # syllables: "Phan Rang - Tháp Chàm", "Cộng hòa …" are the longest
LONGEST_VILLAGE = 4  # syllables of a name that no list holds
LONGEST_IN_CAPITALS = 4  # letters; where a longer unknown name in capitals ends cannot be told
LONGEST_ABBREVIATION = 3  # letters: TP., TX. are always capitals, whatever the name's case
TYPE_REACH = 24  # characters back from a name to its type: "tổ dân phố" and a line break
LIST_REACH = 100  # characters back from a list's first name to its type word
CELL_BORDER = "\x00"  # see segment/lines.py
LONGEST_STEP = 10  # from a numbered unit to the next in a list; what is further off counts something
# Words from a name's first on, whatever their case: `Nông trường Mộc Châu`.
WINDOW = re.compile(r"[\w'’ʼ]+(?:(?:[ \t]+|[ \t]*\n[ \t]*|[ \t]?-[ \t]?)[\w'’ʼ]+){0,5}")
WORD = re.compile(r"[^\s-]+")
BETWEEN_REACH = 6  # characters: "liên" and its blanks
DASH = re.compile(r"\s*[-–]\s*")
# `thôn Tân Lập 2`, `buôn Pốk A`: what is behind a village's name and belongs to it.
VILLAGE_NUMBER = re.compile(r" (?:\d{1,2}[A-Z]?|[IVX]{1,4}|[A-Z])(?![\w/%]|[.,]\d)(?!\s+(?:[^\W\d_]))")


def place_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of place names."""
    grammar = place_grammar(rules)
    bare = bare_names(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        yield from _typed(grammar, text)
        yield from _plurals(grammar, text)
        yield from bare(text)

    return find


# ---- with a type word ---------------------------------------------------------------------------------------


def _typed(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`huyện Tây Sơn`, `P.7`, `thôn Vân Tường`; then the members of the list that it opens."""
    at = 0
    for first in grammar.typed_start.finditer(text):  # from the names back to the types: six times as fast
        start = first.start()
        found = _type_before(grammar, text, start) if start >= at else None
        name = SYLLABLE_OR_NUMBER.match(text, start)
        if found is None or name is None or not _is_type(found[1], name[0]):
            continue
        begin, printed = found
        kind = grammar.types.get(printed.casefold())
        if kind is None or (printed[0].isupper() and _is_in_name(grammar, text, begin, kind)):
            continue  # a compound (`hợp tác xã`)
        end = _name_end(grammar, text, start, kind)
        if end is None:
            continue
        value = Toponym(folded(text[start:end]), kind.levels, "typed", kind.word)
        yield Mention(begin, end, value, f"words.toml: {kind.word}")
        at = end
        if grammar.between.search(text, max(0, begin - BETWEEN_REACH), begin):  # liên xã Nam Đà - Đắk Drô
            dash = DASH.match(text, end)
            other = _member(grammar, text, dash.end(), kind) if dash else None
            if other is not None:
                yield other
                at = end = other.end
        for mention in _listed(grammar, text, end, kind, text[start:end]):
            yield mention
            at = mention.end


def _is_in_name(grammar: PlaceGrammar, text: str, begin: int, kind: UnitType) -> bool:
    """Whether the type word begins a name itself: `Buôn Ma Thuột`, `hồ Làng Thum`."""
    if _known_end(grammar, text, begin, ANY_LEVEL) is not None:
        return True
    return "village" in kind.levels and grammar.not_after.end(text[max(0, begin - LOOK_BACK) : begin], as_written=True)


def _type_before(grammar: PlaceGrammar, text: str, start: int) -> tuple[int, str] | None:
    """Where the type word right before a name begins, and the word as printed."""
    low = max(0, start - TYPE_REACH)
    low = max(low, text.rfind(CELL_BORDER, low, start) + 1)
    before = text[low:start]
    words = before.split()
    if not words or words[-1].casefold().lstrip(BEFORE_WORD) not in grammar.last_words:
        return None
    match = grammar.type_before.search(before)
    if match is None or (match["number"] and not text[start].isdigit()):
        return None
    return low + match.start("type"), folded(match["type"])


def _is_type(printed: str, name: str) -> bool:
    """`huyện Tây Sơn`, `Huyện Tây Sơn`, `HUYỆN TÂY SƠN`; a lower-case name is a word (`xã hội`)."""
    if name[0].isdigit():
        return True
    if printed.isupper() and len(printed) > LONGEST_ABBREVIATION:
        return name.isupper()
    return name[0].isupper()


def _name_end(
    grammar: PlaceGrammar, text: str, start: int, kind: UnitType, *, listed: bool = False, after: str = ""
) -> int | None:
    """End of the longest name of the type that begins at `start`; an unknown one is taken where only a name can stand.

    `listed`: it goes on with a list, without a type word of its own; `after`: the member before it.
    """
    if text[start : start + 1].isdigit():
        return _number_end(grammar, text, start, kind, listed=listed, after=after)
    run = NAME_RUN.match(text, start)
    if run is None or kind.word in grammar.numbers_only:
        return None
    known = _known_end(grammar, text, start, kind.levels)
    if known is not None:
        return known
    return (_unknown_member_end if listed else _unknown_end)(grammar, text, run, kind)


def _number_end(
    grammar: PlaceGrammar, text: str, start: int, kind: UnitType, *, listed: bool, after: str
) -> int | None:
    """End of a unit's number (`phường 7`), or of a name that begins with one (`phường 1 Bảo Lộc`)."""
    number = UNIT_NUMBER.match(text, start)
    if number is None or kind.word not in grammar.numbered:
        return None
    known = _known_end(grammar, text, start, kind.levels)
    if known is not None and known > number.end():
        return known
    if grammar.counted.match(text, number.end()):
        return None
    is_next = after.isdigit() and int(after) < int(number[0]) <= int(after) + LONGEST_STEP
    if listed and not is_next and not grammar.member_number.match(text, start):
        return None  # phường 1, 2 và 15 cán bộ
    return number.end()


def _known_end(grammar: PlaceGrammar, text: str, start: int, levels: tuple[str, ...]) -> int | None:
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


def _unknown_end(grammar: PlaceGrammar, text: str, run: re.Match[str], kind: UnitType) -> int | None:
    """Villages are in no gazetteer; a commune's name may be damaged."""
    if kind.word.endswith(".") or "province" in kind.levels or "district" in kind.levels:
        return None
    ends = _word_ends(run[0])
    if _is_no_name(grammar, text, run, ends):
        return None
    limit = ends[min(len(ends), LONGEST_VILLAGE) - 1]
    gap = re.search(r"\s-\s|\n", run[0][:limit])
    if gap and (gap[0].strip() == "-" or "\n\n" in run[0][gap.start() : gap.start() + 4]):
        limit = gap.start()  # a name may wrap over a line end; what follows an empty line is another text
    name = run[0][:limit].rstrip()
    if kind.word in grammar.weak and (
        re.fullmatch(r"[IVX]+", name)
        or grammar.region.match(name)
        or grammar.gazetteer.has(name, ["province", "district"])  # Bệnh viện đa khoa khu vực Cai Lậy
    ):
        return None
    if not name or (name.isupper() and len(name) > LONGEST_IN_CAPITALS):
        return None
    end = run.start() + len(name)
    if "village" in kind.levels:
        number = VILLAGE_NUMBER.match(text, end)
        return number.end() if number else end
    return end if " " in name else None


def _is_no_name(grammar: PlaceGrammar, text: str, run: re.Match[str], ends: list[int]) -> bool:
    """`bản Cam kết`, `khu phố Văn Hóa`, `thôn UBND`, `bản Hội Nông dân`; `thôn Trung Thành` is a name."""
    first, second = run[0][: ends[0]], run[0][: ends[min(len(ends), 2) - 1]]
    if name_key(second) in grammar.village_stop or grammar.body.match(text, run.start()):
        return True
    return name_key(first) in grammar.village_stop and first.isupper() and len(first) > 1


def _unknown_member_end(grammar: PlaceGrammar, text: str, run: re.Match[str], kind: UnitType) -> int | None:
    """In a list a whole run is a name, when it is as long as names are and a word or mark closes it."""
    syllables = len(_word_ends(run[0]))
    if "village" in kind.levels and syllables <= LONGEST_VILLAGE and "\n\n" not in run[0]:
        goes_on = re.match(r"\s[^\W\d_]", text[run.end() : run.end() + 2])
        return run.end() if not goes_on or syllables > 1 else None
    is_commune = kind.levels == ("commune",) and syllables in {2, 3}
    return run.end() if is_commune and grammar.member_closed.match(text, run.end(), run.end() + 4) else None


def _listed(grammar: PlaceGrammar, text: str, at: int, kind: UnitType, after: str) -> Iterator[Mention]:
    """Bare names that go on with the list: `xã Vĩnh An, Tây Bình, Tây Vinh và Tây An`; `after`: its first."""
    while joint := grammar.list_joint.match(text, at):
        member = _member(grammar, text, joint.end(), kind, after)
        if member is None:
            return
        yield member
        after, at = text[joint.end() : member.end], member.end


def _member(grammar: PlaceGrammar, text: str, start: int, kind: UnitType, after: str = "") -> Mention | None:
    """The member of a list that begins at `start`; `None` where a new type word or no name stands.

    `after`: the member before it.
    """
    if grammar.type_ahead.match(text, start) and _known_end(grammar, text, start, kind.levels) is None:
        return None  # the next has a type of its own; `Bản Liền` is a name
    word = grammar.number_word.match(text, start)  # tổ dân phố số 4, số 5
    end = _name_end(grammar, text, word.end() if word else start, kind, listed=True, after=after)
    if end is None:
        return None
    value = Toponym(folded(text[start:end]), kind.levels, "listed", kind.word)
    return Mention(start, end, value, f"words.toml: list of {kind.word}")


def _plurals(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`các xã: A, B và C`, `04 xã (A, B)`, `các xã ven biển gồm A, B`: all names are bare."""
    for first in grammar.plural_start.finditer(text):
        start = first.start()
        low = max(0, start - LIST_REACH)
        if not grammar.plural_word.search(text, low, start):
            continue  # a glance, for the pattern itself is slow
        match = grammar.plural.search(text, low, start)
        if match is None:
            continue
        low = max(0, match.start() - TYPE_REACH)
        if grammar.compound_end.search(text, low, match.end("type")):
            continue  # văn bản (VBQPPL)
        word = folded(match["type"].casefold())
        kind = grammar.types.get(word, UnitType(word, ("commune",)))
        member = _member(grammar, text, start, kind)
        if member is not None:
            yield member
            yield from _listed(grammar, text, member.end, kind, text[start : member.end])

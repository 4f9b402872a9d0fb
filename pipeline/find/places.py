"""Names of administrative places, as toponyms; `link/places.py` resolves them to units. ANNOTATION: PLACE; DOMAIN section 7."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer, gazetteer_of, name_key
from pipeline.model import Layout, Mention, Toponym
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import UPPER, old_tones

LONGEST_NAME = 6  # syllables: "Phan Rang - Tháp Chàm", "Cộng hòa …" are the longest
TYPE_REACH = 24  # characters back from a name to its type: "tổ dân phố" and a line break
BEFORE_WORD = "(“\"‘'[-+*\x01"  # marks that may stand right before a type word
LOOK_BACK = 32  # characters: the longest word of words.place.not_after
# A capitalised syllable: Sơn, M'gar, H’leo, Đắk; in capitals too.
SYLLABLE = rf"[{UPPER}][\w]*(?:['’ʼ]\w+)*"
RUN = re.compile(rf"{SYLLABLE}(?:(?:[ \t]+|[ \t]*\n[ \t]*|[ \t]?-[ \t]?){SYLLABLE})*")
# Words from a name's first on, whatever their case: `Nông trường Mộc Châu`.
WINDOW = re.compile(r"[\w'’ʼ]+(?:(?:[ \t]+|[ \t]*\n[ \t]*|[ \t]?-[ \t]?)[\w'’ʼ]+){0,5}")
NUMBER = r"\d{1,3}(?![\d/%]|[.,]\d)"
ANY_LEVEL = ("district", "province", "commune")


@dataclass(frozen=True, slots=True)
class _Grammar:
    gazetteer: Gazetteer
    name_start: re.Pattern[str]
    type_before: re.Pattern[str]
    last_words: frozenset[str]
    levels: dict[str, tuple[str, ...]]
    numbered: frozenset[str]
    weak: frozenset[str]
    list_joint: re.Pattern[str]
    type_ahead: re.Pattern[str]
    plural: re.Pattern[str]
    fixed: re.Pattern[str]
    motto: re.Pattern[str]
    aliases: re.Pattern[str] | None
    countries: frozenset[str]
    not_after: re.Pattern[str]
    place_after: re.Pattern[str]
    ordinary: frozenset[str]
    village_stop: frozenset[str]
    dated: re.Pattern[str]


def _levels(rules: Rulebook) -> dict[str, tuple[str, ...]]:
    """Type word in lower case -> levels that it names."""
    levels: dict[str, tuple[str, ...]] = {}
    for level in ("province", "district", "commune", "village"):
        for word in rules.words(f"words.place.{level}"):
            levels[word.casefold()] = (*levels.get(word.casefold(), ()), level)
    return levels


def _grammar(rules: Rulebook) -> _Grammar:
    gazetteer = gazetteer_of(rules)
    levels = _levels(rules)
    compounds = rules.words("words.place.compounds")
    types = cased([*levels, *compounds])
    conjunction = alternation(rules.words("words.place.and"))
    with_type = sorted({a for row in gazetteer.rows for a in row.aliases if a[:2].upper() == "TP"})
    lists = alternation(rules.words("words.place.lists"))
    village_words = rules.words("words.place.village")
    plurals = alternation(
        [
            *rules.words("words.place.commune_plain"),
            *rules.words("words.place.district_plain"),
            *rules.words("words.place.province_plain"),
            *village_words,
        ]
    )
    return _Grammar(
        gazetteer=gazetteer,
        name_start=re.compile(rf"{SYLLABLE}|{NUMBER}"),
        type_before=re.compile(rf"(?<![\w&.])(?P<type>{types})(?:(?<=\.)[ \t]*|\s+)$"),
        last_words=frozenset(word.casefold().split()[-1] for word in [*levels, *compounds]),
        levels=levels,
        numbered=frozenset(w.casefold() for w in rules.words("words.place.numbered")),
        weak=frozenset(w.casefold() for w in rules.words("words.place.weak_village")),
        list_joint=re.compile(rf"\s*(?:[,;]\s*(?:{conjunction}\s+)?|\s{conjunction}\s+)"),
        type_ahead=re.compile(rf"{types}(?!\w)"),
        plural=re.compile(rf"(?P<type>{plurals})(?:(?:\s*,\s*|\s+{conjunction}\s+){plurals})*(?:\s+(?!{conjunction}\s)[^\W\d_{UPPER}]+){{0,5}}?\s*(?:\(|:|\s{lists}\s*:?\s|,\s*{lists}\s*:?\s)\s*(?={SYLLABLE})"),
        fixed=re.compile(rf"{alternation(rules.words('words.place.country') + rules.words('words.place.regions'))}(?!\w)"),
        motto=re.compile(alternation(rules.words("words.place.motto")), re.IGNORECASE),
        aliases=re.compile(rf"{alternation(with_type)}(?!\w)") if with_type else None,
        countries=frozenset(rules.words("words.place.country")),
        not_after=re.compile(rf"(?<!\w){alternation(rules.words('words.place.not_after'))}[\s“\"]+$", re.IGNORECASE),
        place_after=re.compile(rf"(?<!\w){alternation(rules.words('words.place.place_after'))}\s+$", re.IGNORECASE),
        ordinary=frozenset(name_key(w) for w in rules.words("words.place.ordinary")),
        village_stop=frozenset(name_key(w) for w in rules.words("words.place.village_stop")),
        dated=re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)", re.IGNORECASE),
    )  # fmt: skip


def place_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of place names."""
    grammar = _grammar(rules)
    matcher = _BareNames(grammar.gazetteer)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        yield from _typed(grammar, text)
        yield from _plurals(grammar, text)
        yield from _fixed(grammar, text)
        yield from _bare(grammar, matcher, text)

    return find


# ---- with a type word ------------------------------------------------------------------------------------


def _typed(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """`huyện Tây Sơn`, `P.7`, `thôn Vân Tường`; then the members of the list that it opens."""
    at = 0
    for first in grammar.name_start.finditer(text):  # from the names back to the types: six times as fast
        start = first.start()
        found = _type_before(grammar, text, start) if start >= at else None
        if found is None or found[1].casefold() not in grammar.levels or not _is_type(found[1], first[0]):
            continue
        begin, printed = found
        type_word = printed.casefold()
        if printed[0].isupper() and _is_name_itself(grammar, text, begin):
            continue
        levels = grammar.levels[type_word]
        end = _name_end(grammar, text, start, type_word, levels)
        if end is None:
            continue
        name = " ".join(text[start:end].split())
        yield Mention(begin, end, Toponym(name, levels, "typed", type_word), f"words.toml: {type_word}")
        at = end
        for mention in _listed(grammar, text, end, type_word, levels):
            yield mention
            at = mention.end


def _type_before(grammar: _Grammar, text: str, start: int) -> tuple[int, str] | None:
    """Where the type word right before a name begins, and the word as printed."""
    low = max(0, start - TYPE_REACH)
    low = max(low, text.rfind("\x00", low, start) + 1)  # the border of a table's cell
    before = text[low:start]
    words = before.split()
    if not words or words[-1].casefold().lstrip(BEFORE_WORD) not in grammar.last_words:
        return None
    match = grammar.type_before.search(before)
    return (low + match.start("type"), " ".join(match["type"].split())) if match else None


def _is_name_itself(grammar: _Grammar, text: str, start: int) -> bool:
    """`Sóc Trăng`, `Buôn Ma Thuột`, `Bản Phố`: a village word in capitals may begin a unit's name."""
    return _known_end(grammar, text, start, ANY_LEVEL) is not None


def _is_type(printed: str, name: str) -> bool:
    """`huyện Tây Sơn`, `Huyện Tây Sơn`, `HUYỆN TÂY SƠN`; a lower-case name is a word (`xã hội`)."""
    if printed.isupper() and len(printed) > 3 and not name.isdigit():  # noqa: PLR2004 TP., TX. are always capitals
        return name.isupper()
    return name[0].isupper() or name.isdigit()


def _name_end(grammar: _Grammar, text: str, start: int, type_word: str, levels: Sequence[str]) -> int | None:
    """End of the longest name of these levels that begins at `start`; an unknown name is taken where only a name can stand."""
    if text[start].isdigit():
        match = re.compile(NUMBER).match(text, start)
        return match.end() if match and type_word in grammar.numbered else None
    run = RUN.match(text, start)
    if run is None:
        return None
    known = _known_end(grammar, text, start, levels)
    if known is not None:
        return known
    ends = [m.end() for m in re.finditer(r"[^\s-]+", run[0])][:LONGEST_NAME]
    return _unknown_end(grammar, text, run, ends, type_word, levels)


def _known_end(grammar: _Grammar, text: str, start: int, levels: Sequence[str]) -> int | None:
    """End of the longest name of these levels in the gazetteer; words written small and numbers may be in it (`Đường 10`)."""
    administrative = [level for level in levels if level != "village"]
    window = WINDOW.match(text, start)
    if not administrative or window is None:
        return None
    for word in reversed([m.end() for m in re.finditer(r"[^\s-]+", window[0])][:LONGEST_NAME]):
        if grammar.gazetteer.has(window[0][:word], administrative):
            return start + word
    return None


def _unknown_end(
    grammar: _Grammar, text: str, run: re.Match[str], ends: Sequence[int], type_word: str, levels: Sequence[str]
) -> int | None:
    """Villages are in no gazetteer; a commune's name may be damaged."""
    if type_word.endswith(".") or "province" in levels or "district" in levels:
        return None
    first = name_key(run[0][: ends[0]])
    if first in grammar.village_stop:
        return None
    limit = ends[min(len(ends), 4) - 1]
    hyphen = re.search(r"\s-\s|\n", run[0][:limit])
    if hyphen and (run[0][hyphen.start() : hyphen.end()].strip() == "-" or not _fits(run[0], hyphen.start())):
        limit = hyphen.start()
    name = run[0][:limit].rstrip()
    if type_word in grammar.weak and re.fullmatch(r"[IVX]+", name):
        return None
    if not name or (name.isupper() and len(name) > 4):  # noqa: PLR2004 in capitals the end of an unknown name is not known
        return None
    if "village" in levels:
        return run.start() + len(_with_number(text, run.start(), name))
    return run.start() + len(name) if " " in name else None


def _fits(run: str, at: int) -> bool:
    """A name may wrap over a line end; a new line after an empty one is another text."""
    return "\n\n" not in run[at : at + 4]


def _with_number(text: str, start: int, name: str) -> str:
    """`thôn Tân Lập 2`, `buôn Pốk A`: a number behind a village's name belongs to it."""
    match = re.compile(r" (?:\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w./%])(?!\s+(?:[^\W\d_]))").match(text, start + len(name))
    return text[start : match.end()] if match else name


def _listed(grammar: _Grammar, text: str, at: int, type_word: str, levels: Sequence[str]) -> Iterator[Mention]:
    """Bare names that go on with the list: `xã Vĩnh An, Tây Bình, Tây Vinh và Tây An`."""
    while joint := grammar.list_joint.match(text, at):
        start = joint.end()
        if grammar.type_ahead.match(text, start):
            return
        end = _member_end(grammar, text, start, type_word, levels)
        if end is None:
            return
        name = " ".join(text[start:end].split())
        yield Mention(start, end, Toponym(name, tuple(levels), "listed", type_word), f"words.toml: list of {type_word}")
        at = end


def _member_end(grammar: _Grammar, text: str, start: int, type_word: str, levels: Sequence[str]) -> int | None:
    if text[start : start + 1].isdigit():
        match = re.compile(NUMBER + r"(?!\s+[^\W\d_])|" + NUMBER + r"(?=\s+(?:và|thuộc|của)\s)").match(text, start)
        return match.end() if match and type_word in grammar.numbered else None
    run = RUN.match(text, start)
    if run is None:
        return None
    known = _known_end(grammar, text, start, levels)
    if known is not None:
        return known
    ends = [m.end() for m in re.finditer(r"[^\s-]+", run[0])][:LONGEST_NAME]
    if "village" in levels and len(ends) <= 4 and "\n\n" not in run[0]:  # noqa: PLR2004
        after = text[run.end() : run.end() + 2]
        return run.end() if not after or not re.match(r"\s[^\W\d_]", after) or len(ends) > 1 else None
    if (
        levels == ("commune",)
        and len(ends) in {2, 3}
        and re.match(r"\s*[,;.)]|\s+và\s", text[run.end() : run.end() + 4])
    ):
        return run.end()
    return None


def _plurals(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """`các xã: A, B và C`, `04 xã (A, B)`, `các xã ven biển gồm A, B`: all names are bare."""
    for match in grammar.plural.finditer(text):
        if _is_inside(text, match.start()):
            continue
        type_word = " ".join(match["type"].casefold().split())
        levels = grammar.levels.get(type_word, ("commune",))
        start = match.end()
        if grammar.type_ahead.match(text, start):
            continue
        end = _member_end(grammar, text, start, type_word, levels)
        if end is None:
            continue
        name = " ".join(text[start:end].split())
        yield Mention(start, end, Toponym(name, levels, "listed", type_word), f"words.toml: list of {type_word}")
        yield from _listed(grammar, text, end, type_word, levels)


def _is_inside(text: str, at: int) -> bool:
    """Whether a word goes on at `at`. A look-behind would cost the patterns their table of first letters, half of their speed."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-_.")


# ---- without one ------------------------------------------------------------------------------------------


def _fixed(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """Country, regions, and city names that are written with their type (`TPHCM`)."""
    mottos = [match.span() for match in grammar.motto.finditer(text)]
    for match in grammar.fixed.finditer(text):
        if _is_inside(text, match.start()) or any(start <= match.start() < end for start, end in mottos):
            continue
        name = " ".join(match[0].split())
        level = "country" if name in grammar.countries else "region"
        yield Mention(match.start(), match.end(), Toponym(name, (level,), "fixed"), f"words.toml: {level}")
    if grammar.aliases:
        for match in grammar.aliases.finditer(text):
            if _is_inside(text, match.start()):
                continue
            value = Toponym(" ".join(match[0].split()), ("province",), "typed", "")
            yield Mention(match.start(), match.end(), value, "places.csv: alias")


class _BareNames:
    """spaCy's PhraseMatcher over the names of two syllables and more, run on the capitalised words of a text only."""

    BREAK = "\x1f"

    def __init__(self, gazetteer: Gazetteer) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self._make = Doc
        self._vocab = spacy.blank("xx").vocab
        self._matcher = PhraseMatcher(self._vocab)
        self._single = frozenset(n for n in gazetteer.names() if n.isalpha() and "province" in gazetteer.levels(n))
        names = (tokens for n in gazetteer.names() if len(tokens := _tokens(n)) > 1 or n in self._single)
        self._matcher.add("place", [Doc(self._vocab, tokens) for tokens in names])

    def spans(self, text: str) -> Iterator[tuple[int, int, int, int]]:
        """(start, end, run start, run end) of the longest names in each capitalised run."""
        words: list[str] = []
        places: list[tuple[int, int, int, int]] = []
        for run in RUN.finditer(text):
            if run[0].isalpha() and run[0].casefold() not in self._single:
                continue
            for token in re.finditer(r"[^\s-]+|-", run[0]):
                words.append(old_tones(token[0].casefold()))
                places.append((run.start() + token.start(), run.start() + token.end(), run.start(), run.end()))
            words.append(self.BREAK)
            places.append((run.end(), run.end(), run.end(), run.end()))
        if not words:
            return
        found = sorted(
            ((a, b) for _, a, b in self._matcher(self._make(self._vocab, words))), key=lambda s: (s[0], -s[1])
        )
        last = 0
        for first, behind in found:
            if first >= last:
                last = behind
                yield places[first][0], places[behind - 1][1], places[first][2], places[first][3]


def _is_edge(between: str) -> bool:
    """A run goes on beside the name only over a hyphen (`Khe Sanh - Hướng Phùng`), a line end, or after an abbreviation."""
    if re.search(rf"[{UPPER}&]{{2,}}\s$", between):
        return True
    return not between.strip() or between.strip().startswith("-") or between.strip().endswith("-") or "\n" in between


def _tokens(name: str) -> list[str]:
    return re.findall(r"[^\s-]+|-", name)


def _bare(grammar: _Grammar, matcher: _BareNames, text: str) -> Iterator[Mention]:
    """Names that fill their capitalised run, or follow a body's name in it (`UBND Quảng Ngãi`)."""
    for start, end, run_start, run_end in matcher.spans(text):
        name = " ".join(text[start:end].split())
        if name_key(name) in grammar.ordinary:
            continue
        before = text[max(0, start - LOOK_BACK) : start]
        if grammar.not_after.search(before):
            continue
        dated = grammar.dated.match(text, end) is not None
        cued = dated or grammar.place_after.search(before) is not None
        if not cued and not _is_edge(text[run_start:start][-3:]):
            continue
        if not _is_edge(text[end:run_end][:3]):
            continue
        levels = tuple(level for level in ANY_LEVEL if level in grammar.gazetteer.levels(name))
        yield Mention(start, end, Toponym(name, levels, "bare", cued=cued), "places.csv: bare name")

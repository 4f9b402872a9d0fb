"""Names of places that stand without a type word (`Tây Sơn`), by spaCy's PhraseMatcher: a part of the place finder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.gazetteer import ANY_LEVEL, NAME_RUN, Gazetteer, gazetteer_of, name_key
from pipeline.model import Mention, Toponym
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded, old_tones

LOOK_BACK = 32  # characters: the longest word of words.place.not_after
BORDER_REACH = 3  # characters: a hyphen or a line end, with blanks
EDGE_REACH = 16  # characters: the longest brand name and its blank
TOKEN = re.compile(r"[^\s-]+|-")

BareNames = Callable[[str], Iterator[Mention]]


def bare_names(rules: Rulebook) -> BareNames:
    """Function text -> names that fill their capitalised run, or follow a body's name in it (`UBND Quảng Ngãi`)."""
    gazetteer = gazetteer_of(rules)
    matcher = _Matcher(gazetteer)
    ordinary = frozenset(name_key(word) for word in rules.words("words.place.ordinary"))
    not_after = _behind(rules, "words.place.not_after", r"\s{1,2}[“\"]?$")
    place_after = _behind(rules, "words.place.place_after", r"\s+$")
    dated = re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)", re.IGNORECASE)

    def find(text: str) -> Iterator[Mention]:
        for start, end, run_start, run_end in matcher.names(text):
            name = folded(text[start:end])
            before = text[max(0, start - LOOK_BACK) : start]
            if name_key(name) in ordinary or not_after.search(before):
                continue
            cued = dated.match(text, end) is not None or place_after.search(before) is not None
            if not cued and not _is_edge(text[run_start:start][-EDGE_REACH:]):
                continue
            if not _is_border(text[end:run_end][:BORDER_REACH]):
                continue
            levels = tuple(level for level in ANY_LEVEL if level in gazetteer.levels(name))
            yield Mention(start, end, Toponym(name, levels, "bare", cued=cued), "places.csv: bare name")

    return find


def _behind(rules: Rulebook, key: str, blanks: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(rules.words(key))}{blanks}", re.IGNORECASE)


# A word of two syllables is no Vietnamese one: Viettel, Agribank, VinaPhone before the branch's place.
BRAND = re.compile(r"(?<!\w)[A-Za-z]*[aeiouy]+[^aeiouy\W]+[aeiouy]+[A-Za-z]*\s$")


def _is_edge(between: str) -> bool:
    """A run goes on beside the name only over a hyphen (`Khe Sanh - Hướng Phùng`), a line end, or an abbreviation."""
    if re.search(rf"[{UPPER}&]{{2,}}\s$", between) or BRAND.search(between):
        return True
    return _is_border(between[-BORDER_REACH:])


def _is_border(between: str) -> bool:
    inner = between.strip()
    return not inner or inner.startswith("-") or inner.endswith("-") or "\n" in between


class _Found(NamedTuple):
    """A name, and the run of capitalised words that it stands in."""

    start: int
    end: int
    run_start: int
    run_end: int


class _Matcher:
    """spaCy's PhraseMatcher over names of two syllables and more, run on the capitalised words of a text only."""

    BREAK = "\x1f"  # a token between two runs, so that no name reaches over

    def __init__(self, gazetteer: Gazetteer) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self._make = Doc
        self._vocab = spacy.blank("xx").vocab
        self._matcher = PhraseMatcher(self._vocab)
        self._single = frozenset(n for n in gazetteer.names() if n.isalpha() and "province" in gazetteer.levels(n))
        names = (tokens for n in gazetteer.names() if len(tokens := TOKEN.findall(n)) > 1 or n in self._single)
        self._matcher.add("place", [Doc(self._vocab, tokens) for tokens in names])

    def names(self, text: str) -> Iterator[_Found]:
        """The longest names in each capitalised run, none overlapping."""
        words: list[str] = []
        places: list[_Found] = []  # of each word
        for run in NAME_RUN.finditer(text):
            if run[0].isalpha() and run[0].casefold() not in self._single:
                continue
            for token in TOKEN.finditer(run[0]):
                words.append(old_tones(token[0].casefold()))
                places.append(_Found(run.start() + token.start(), run.start() + token.end(), *run.span()))
            words.append(self.BREAK)
            places.append(_Found(run.end(), run.end(), run.end(), run.end()))
        if not words:
            return
        found = ((first, behind) for _, first, behind in self._matcher(self._make(self._vocab, words)))
        last = 0
        for first, behind in sorted(found, key=lambda span: (span[0], -span[1])):
            if first >= last:
                last = behind
                yield places[first]._replace(end=places[behind - 1].end)

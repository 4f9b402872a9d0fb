"""The country and its regions, as a part of the place finder: `Việt Nam`, `miền Trung`, `đồng bằng sông Cửu Long`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.find.last_words import LastWords
from pipeline.find.place_grammar import LOOK_BACK
from pipeline.gazetteer import gazetteer_of
from pipeline.model import Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import Heads, matches_from
from pipeline.text import UPPER, folded
from pipeline.values import Toponym

MOTTO_REACH = 48  # characters from a motto's start to the country's name in it


class Regions:
    """The country, its regions, and city names that are written with their type (`TPHCM`): nothing to resolve."""

    def __init__(self, rules: Rulebook) -> None:
        countries = rules.words("words.place.country")
        regions, alone = rules.words("words.place.regions"), rules.words("words.place.regions_alone")
        names = {*countries, *(c.upper() for c in countries), *regions}
        self._written = {name.casefold(): name for name in reversed(regions)}  # the first spelling of each
        self._countries = frozenset(name.casefold() for name in countries)
        self.in_runs = frozenset(name for name in names if " " in name and all(w[0].isupper() for w in name.split()))
        # One pattern for each first word: with a plain word first, a pattern runs ten times as fast as with a choice.
        others = names - self.in_runs
        first_words = sorted({name.split()[0] for name in others})
        self._others = _Apart(
            [[name for name in others if name.split()[0] == first] for first in first_words], r"(?!\w)"
        )
        self._alone = [re.compile(rf"{re.escape(name)}(?!\w|\s+[{UPPER}])") for name in alone]
        self._cities = _Apart(_cities(rules), r"(?!\w)")
        self._directions = frozenset(word.casefold() for word in rules.words("words.place.directions"))
        self._pointing = LastWords(rules.words("words.place.pointing"))
        self._currency = LastWords(rules.words("words.place.currency"))
        self._no_currency = LastWords(rules.words("words.place.no_currency"))
        self._currency_behind = re.compile(rf"\s+{alternation(rules.words('words.place.currency'))}\s*(?:[).,;:/\n]|$)")
        self._motto = re.compile(
            rf"(?i:{alternation(rules.words('words.place.motto'))})|{alternation(rules.words('words.zone.motto'))}"
        )

    def found(self, text: str) -> Iterator[Mention]:
        """Those that are not all capitalised words: `miền Trung`, `đồng bằng sông Cửu Long`, `TPHCM`."""
        alone = chain.from_iterable(pattern.finditer(text) for pattern in self._alone)
        for match in chain(self._others.matches(text), alone):
            yield from self.mention(text, *match.span())
        for match in self._cities.matches(text):
            if not is_inside(text, match.start()):
                yield Mention(*match.span(), Toponym(folded(match[0]), ("province",), "typed"), "places.csv: alias")

    def is_country(self, name: str) -> bool:
        """Whether a name is that of the country; the others are its regions'."""
        return folded(name).casefold() in self._countries

    def mention(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The mention, when it is written so and in no motto."""
        if is_inside(text, start) or self._in_motto(text, start):
            return
        name = folded(text[start:end])
        is_country = self.is_country(name)
        if is_country and self._is_currency(text, start, end):
            return
        if name.isupper():
            name = name.title() if is_country else self._written.get(name.casefold(), name)
        level = "country" if is_country else "region"
        yield Mention(start, end, Toponym(name, (level,), "fixed"), f"words.toml: {level}")

    def is_direction(self, text: str, start: int, end: int) -> bool:
        """`phía Đông Bắc của huyện`, `gió mùa Đông Bắc`; `vùng Đông Bắc` is the region."""
        is_one = self._directions.issuperset(text[start:end].casefold().split())
        return is_one and self._pointing.end(text[max(0, start - LOOK_BACK) : start])

    def _is_currency(self, text: str, start: int, end: int) -> bool:
        """`đồng Việt Nam` is money; `cộng đồng Việt Nam` is not."""
        before = text[max(0, start - LOOK_BACK) : start]
        if self._currency.end(before):
            return not self._no_currency.end(before)
        return self._currency_behind.match(text, end) is not None

    def _in_motto(self, text: str, at: int) -> bool:
        low = max(0, at - MOTTO_REACH)
        return any(m.start() <= at < m.end() for m in self._motto.finditer(text, low, at + MOTTO_REACH))


class _Apart:
    """Groups of names that begin alike, each looked for by itself."""

    def __init__(self, groups: Iterable[Sequence[str]], behind: str) -> None:
        self._patterns: list[re.Pattern[str]] = []
        self._groups: dict[str, list[int]] = {}  # of which a name may be that begins with a letter
        every = list(groups)
        for number, names in enumerate(every):
            self._patterns.append(re.compile(f"{alternation(names)}{behind}"))
            for letter in {name[0] for name in names}:
                self._groups.setdefault(letter, []).append(number)
        self._heads = Heads(chain.from_iterable(every))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Group by group."""
        starts: dict[int, list[int]] = {}
        for at in self._heads.starts(text):
            for number in self._groups[text[at]]:
                starts.setdefault(number, []).append(at)
        for number, own in sorted(starts.items()):
            yield from matches_from(own, self._patterns[number], text)


def _cities(rules: Rulebook) -> Iterator[list[str]]:
    """Cities' short names with their type: TPHCM, Tp.HCM, thành phố HCM; in a group those that begin alike."""
    words = tuple(word.casefold() for word in rules.words("words.place.city"))
    aliases = {alias for row in gazetteer_of(rules).rows for alias in row.aliases if alias.casefold().startswith(words)}
    forms = {f"{at}{a[2:]}" for a in aliases for at in (a[:2], a[:2].title(), a[:2].lower())}
    for begin in sorted({form[:2] for form in forms}):
        yield [form for form in forms if form[:2] == begin]


def is_inside(text: str, at: int) -> bool:
    """Whether a word goes on at `at`; a look-behind would cost the patterns half of their speed."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-_.")

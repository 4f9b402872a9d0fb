"""Names of the gazetteer in the capitalised runs of a text: a part of the place finder.

Most runs come again and again (`Hội đồng`, `Quảng Ngãi`): what is in one is looked for once a process.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.find.phrases import Phrases
from pipeline.find.place_regions import is_inside
from pipeline.find.place_starts import Names
from pipeline.gazetteer import Gazetteer
from pipeline.placenames import NAME_JOINT, SYLLABLE, name_key
from pipeline.text import folded

TOKEN = re.compile(r"[^\s-]+|-")
# A word of two syllables is no Vietnamese one: Viettel, Agribank, VinaPhone before the branch's place.
LONG_WORD = r"[A-Za-z]*[aeiouy]+[^aeiouy\W]+[aeiouy]+[A-Za-z]*"
NO_SYLLABLE = re.compile(rf"{LONG_WORD}|\w+['’]\w+|\w+k")  # Pleiku, M'Đrắk, Lắk
APART = re.compile(r"\w+['’]\w+")  # D'Ran, B'Lao: nothing else is written so

Spans = tuple[tuple[int, int, bool], ...]  # start and end in the run, whether it is a country or region


class Found(NamedTuple):
    """A name, and the run of capitalised words that it stands in."""

    start: int
    end: int
    run_start: int
    run_end: int
    is_region: bool


class Matcher:
    """Looks for names of two syllables and more in the capitalised words of a text only."""

    MOST_RUNS = 1 << 17  # runs remembered: some 20 MB

    def __init__(self, gazetteer: Gazetteer, places: Iterable[str], regions: Iterable[str]) -> None:
        self._regions = frozenset(regions)
        provinces = (row for row in gazetteer.rows if row.level == "province")
        printed = {name for row in provinces for name in (row.name, *row.aliases) if name.isalpha()}  # Huế, ĐắkLắk
        printed |= {row.name for row in gazetteer.rows if row.level == "district" and NO_SYLLABLE.fullmatch(row.name)}
        printed |= {
            name for row in gazetteer.rows for name in (row.name, *row.aliases) if "'" in name and APART.fullmatch(name)
        }
        singles = {name_key(name) for name in printed}
        self._phrases = (
            (False, Phrases(tokens for n in places if len(tokens := TOKEN.findall(n)) > 1 or n in singles)),
            (True, Phrases(TOKEN.findall(name.casefold()) for name in self._regions)),
        )
        self._known: dict[str, Spans] = {}
        self._run = re.compile(rf"{SYLLABLE}(?:{NAME_JOINT}{SYLLABLE})+")
        printed |= {name.replace("'", "’") for name in printed}
        self._alone = Names((form for name in printed for form in (name, name.upper())), r"(?!\w)")

    def names(self, text: str) -> Iterator[Found]:
        """The longest names in each capitalised run, none overlapping another of its kind."""
        runs = [(match.start(), match[0]) for match in self._run.finditer(text)]
        runs += self._single(text, [at for at, _ in runs], runs)
        if len(self._known) > self.MOST_RUNS:
            self._known.clear()
        for at, run in runs:
            spans = self._known.get(run)
            if spans is None:
                spans = self._known[run] = self._spans(run)
            for start, end, is_region in spans:
                yield Found(at + start, at + end, at, at + len(run), is_region)

    def _single(self, text: str, starts: Sequence[int], runs: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Names of one syllable (Huế) that stand alone."""
        for match in self._alone.matches(text):
            before = bisect_right(starts, match.start()) - 1
            is_free = before < 0 or runs[before][0] + len(runs[before][1]) <= match.start()
            if is_free and not is_inside(text, match.start()):
                yield match.start(), match[0]

    def _spans(self, run: str) -> Spans:
        """What is in a run."""
        tokens = list(TOKEN.finditer(run))
        words = [name_key(token[0]) for token in tokens]
        found: list[tuple[int, int, bool]] = []
        for is_region, phrases in self._phrases:
            last = 0
            for first, behind in sorted(phrases.found(words), key=lambda span: (span[0], -span[1])):
                start, end = tokens[first].start(), tokens[behind - 1].end()
                name = run[start:end]
                if first < last or _is_of_two_lines(name) or (is_region and folded(name) not in self._regions):
                    continue
                last = behind
                found.append((start, end, is_region))
        return tuple(found)


def _is_of_two_lines(name: str) -> bool:
    """Whether a head in capitals ends in it and something else begins: `MÔI TRƯỜNG` / `Bình Chánh, ngày …`."""
    head, _, rest = name.partition("\n")
    return bool(rest) and head.isupper() != rest.isupper()

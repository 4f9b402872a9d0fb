"""A motto that its narrow column broke: `CỘNG HÒA XÃ HỘI CHỦ NGHĨA` / `VIỆT NAM`, also beside the agencies' lines.

The right column of a head is often half a page wide, and the State's motto does not fit at 13 points: what is left of
it on the next line is no part of an agency's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Span
from pipeline.rulebook import Rulebook
from pipeline.segment.lines import Line
from pipeline.text import folded

LEAST_WORDS = 3  # of the first half: `CỘNG HÒA XÃ`
NEAR = 4  # lines below, between which those of the left column may stand

Halves = dict[str, str]


def halves_of(rules: Rulebook) -> Halves:
    """First half -> rest of every motto, in small letters."""
    found: Halves = {}
    for motto in rules.words("words.zone.motto"):
        words = motto.casefold().split()
        for count in range(LEAST_WORDS, len(words)):
            found[" ".join(words[:count])] = " ".join(words[count:])
    return found


def left_of_halves(halves: Halves, lines: tuple[Line, ...]) -> Mapping[int, str]:
    """Index -> what stands left of a motto's half in that line, "" where it holds nothing else."""
    found: dict[int, str] = {}
    endings = tuple(f" {half}" for half in halves)
    lasts = {half[-1] for half in (*halves, *halves.values())}  # a glance at the last letter, for there are many lines
    printed = ["" if line.in_table or _last(line) not in lasts else _printed(line) for line in lines]
    for index, text in enumerate(printed):
        if index in found or not text.endswith(endings):
            continue
        half = max((half for half in halves if text.endswith(f" {half}")), key=len)
        rest = f" {halves[half]}"
        below = [at for at in range(index + 1, min(index + 1 + NEAR, len(lines))) if printed[at].endswith(rest)]
        alone = [at for at in below if printed[at] == rest]
        for at in (alone or below)[:1]:
            found[index], found[at] = _left(lines[index], half), _left(lines[at], halves[half])
    return found


def motto_halves(lines: tuple[Line, ...], beside: Mapping[int, str]) -> Iterator[Span]:
    """Where the halves stand; `beside`: of `left_of_halves`."""
    for index, left in beside.items():
        line = lines[index]
        yield Span(line.end - len(folded(line.text)) + len(left), line.end)


def _last(line: Line) -> str:
    return line.text.rstrip()[-1:].casefold()[-1:]


def _printed(line: Line) -> str:
    return " " + folded(line.text).casefold()


def _left(line: Line, words: str) -> str:
    text = folded(line.text)
    return text[: len(text) - len(words)].rstrip()

"""A second opinion on bare names in doubt, from a recogniser of names that tells persons apart.

Only a name without a type word is in doubt that no word before it calls a place, that is a commune's of the own
district or province, that the document never names with its type, that has no other place on its line, and whose
sentence speaks of persons. The recogniser is slow (a second to start, 8,000 characters a second) and takes many a
commune for a person; so it is asked about that sentence alone, once, and its word that the name is a person's makes the
place a candidate, not more. Without it, or when it fails, names stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from pipeline.link.resolved import Resolved
from pipeline.model import Mention
from pipeline.placenames import name_key
from pipeline.rulebook import alternation
from pipeline.text import folded
from pipeline.values import Toponym

SENTENCE_REACH = 240  # characters to each side; longer sentences are lists, and cost too much
MOST_REMEMBERED = 4096  # sentences
PERSON = "PER"
_STOP = re.compile(r"[.;:!?]\s|\n\s*\n")
_ENDS = re.compile(r"[.;:!?](?:\s|$)|\n\s*\n")

# Sentence -> its words, each with its label in the IOB scheme: `B-PER`, `I-LOC`, `O`.
Recogniser = Callable[[str], Sequence[tuple[str, str]]]


class Referee:
    """Asks the recogniser; remembers the answers. `asked` counts the sentences that it was given."""

    def __init__(self, recogniser: Recogniser | None, persons: Sequence[str] = ()) -> None:
        """`persons`: words of sentences that speak of persons; only those are asked about. None given: all are."""
        self._recogniser = recogniser
        self._persons = re.compile(rf"(?<!\w){alternation(persons)}(?!\w)", re.IGNORECASE) if persons else None
        self._known: dict[str, frozenset[str]] = {}
        self.asked = 0

    def doubt_persons(
        self, text: str, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
    ) -> None:
        """Make candidates of the bare names in doubt that may be persons'."""
        if self._recogniser is None:
            return
        told = {_key(mentions[i]) for i in places if i in resolved and _form(mentions[i]) != "bare"}
        for index in places:
            found, mention = resolved.get(index), mentions[index]
            if found is None or found.level != "commune" or not _is_doubtful(mention) or _key(mention) in told:
                continue
            beside = [mentions[other] for other in _beside(places, index) if other in resolved]
            if any(_on_one_line(text, mention, other) for other in beside):
                continue
            low, high = sentence_around(text, mention)
            if self._persons is not None and not self._persons.search(text, low, high):
                continue
            if self._is_person(folded(text[low:high]), folded(text[mention.start : mention.end])):
                resolved[index] = found._replace(match="candidate")

    def _is_person(self, sentence: str, name: str) -> bool:
        if sentence not in self._known:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[sentence] = self._ask(sentence)
        return any(name == person or person.endswith(f" {name}") for person in self._known[sentence])

    def _ask(self, sentence: str) -> frozenset[str]:
        """Names of persons in the sentence; none when the recogniser fails on it."""
        if self._recogniser is None:
            return frozenset()
        self.asked += 1
        try:
            words = self._recogniser(sentence)
        except Exception:  # noqa: BLE001 - whatever breaks outside, the run goes on without a second opinion
            return frozenset()
        return frozenset(_persons(words))


def _beside(places: Sequence[int], index: int) -> list[int]:
    """The place before and the one behind."""
    at = bisect_left(places, index)
    return [*places[max(0, at - 1) : at], *places[at + 1 : at + 2]]


def _on_one_line(text: str, mention: Mention, other: Mention) -> bool:
    """Whether two mentions stand near one another: then the one is likely a place, for the other is."""
    first, last = sorted((mention, other), key=lambda each: each.start)
    return last.start - first.end < SENTENCE_REACH and "\n" not in text[first.end : last.start]


def _persons(words: Sequence[tuple[str, str]]) -> list[str]:
    """Names labelled as persons', their words joined."""
    names: list[list[str]] = []
    before = ""
    for word, label in words:
        kind, _, what = label.partition("-")
        if what == PERSON:
            if kind == "B" or before != PERSON:
                names.append([])
            names[-1].append(word)
        before = what
    return [folded(" ".join(name)) for name in names]


def sentence_around(text: str, mention: Mention) -> tuple[int, int]:
    """Start and end of the sentence of a mention."""
    low, high = max(0, mention.start - SENTENCE_REACH), min(len(text), mention.end + SENTENCE_REACH)
    starts = [match.end() for match in _STOP.finditer(text, low, mention.start)]
    end = _ENDS.search(text, mention.end, high)
    return starts[-1] if starts else low, end.end() if end else high


def _is_doubtful(mention: Mention) -> bool:
    return isinstance(mention.value, Toponym) and mention.value.form == "bare" and not mention.value.cued


def _form(mention: Mention) -> str:
    return mention.value.form if isinstance(mention.value, Toponym) else ""


def _key(mention: Mention) -> str:
    return name_key(mention.value.name) if isinstance(mention.value, Toponym) else ""

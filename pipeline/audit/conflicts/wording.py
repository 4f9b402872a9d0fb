"""Words of rules/checks.toml, [conflicts], as patterns: what of a phrase names its subject, what only surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.audit.conflicts.papers import Place
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER

LEAST_WORDS = 3  # of a subject that stands for itself
LEAST_TELLING = 2  # of them, words that other subjects do not have
LEVELS = ("province", "district", "commune")
_MARK = re.compile(r"^\s*(?:[-+*•–]|\(?\w{1,3}[.)/])+\s+")
_WORD = re.compile(r"[^\W_]+(?:[/.,]\d+)*")


def worded(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole."""
    return re.compile(rf"(?<!\w){alternation(words)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns. `own`: by level, what says no more than the document's own place."""

    plan: re.Pattern[str]
    outlook: re.Pattern[str]
    idle: re.Pattern[str]
    narrows: re.Pattern[str]
    stops: re.Pattern[str]
    compared: re.Pattern[str]
    earlier: re.Pattern[str]
    gathered: re.Pattern[str]
    general: re.Pattern[str]
    rates: re.Pattern[str]
    heads: re.Pattern[str]
    given: re.Pattern[str]
    indicators: re.Pattern[str]
    own: Mapping[str, re.Pattern[str]]
    whole: Mapping[str, re.Pattern[str]]  # `toàn huyện`: all of it
    number: str  # `số`: before what is counted
    revised: re.Pattern[str]
    readjusted: re.Pattern[str]  # behind a figure: 438,2 tỷ đồng (sau khi bổ sung)
    soft: frozenset[str]
    generic: frozenset[str]
    plan_types: frozenset[str]
    told_types: frozenset[str]

    def label(self, phrase: str, place: Place) -> str:
        """The phrase without what names no subject: plan words, verbs, list marks, the document's own place."""
        text = _MARK.sub("", phrase.casefold())
        level, name = own_place(place)
        if level:
            own = name.casefold()
            if own in text:
                text = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", " ", text)
            text = self.own[level].sub(" ", text)
        text = self.idle.sub(" ", self.plan.sub(" ", text))
        return " ".join(_WORD.findall(text))

    def counts_all(self, phrase: str, place: Place) -> bool:
        """Whether it says no more than that all of the place is meant: `Toàn huyện có`."""
        level, _ = own_place(place)
        return bool(level) and self.whole[level].search(phrase) is not None and not self.label(phrase, place)

    def core(self, label: str) -> str:
        """The label without words in which two names of one subject may differ."""
        return " ".join(word for word in label.split() if word not in self.soft)

    def names_subject(self, label: str) -> bool:
        """Whether the label tells what is measured, wherever it stands."""
        words = label.split()
        telling = sum(word not in self.generic and word not in self.soft for word in words)
        return len(words) >= LEAST_WORDS and (telling >= LEAST_TELLING or bool(self.indicators.search(label)))


def own_place(place: Place) -> tuple[str, str]:
    """Level and name of the unit that a document is of; "" where it is not known."""
    found = [(level, name) for level, name in zip(LEVELS, place, strict=True) if name]
    return found[-1] if found else ("", "")


def wording_of(rules: Rulebook) -> Wording:
    """From rules/checks.toml and the plain type words of places."""
    types = {level: rules.words(f"words.place.{level}_plain") for level in LEVELS}
    own = rules.words("checks.conflicts.own")
    cues = rules.section("checks.cues")
    units = alternation(types["commune"] + types["district"])
    named = rf"(?:{units}\s+)?[{UPPER}][\w'’-]*(?:\s+[{UPPER}\d][\w'’-]*)*"  # `của 03 xã Nhân Bình, Nhân Khang`
    joint = alternation(rules.words("checks.listing.and"))
    return Wording(
        plan=worded(rules.words("checks.conflicts.plan")),
        outlook=worded(rules.words("checks.conflicts.outlook")),
        idle=worded(rules.words("checks.conflicts.idle")),
        narrows=worded((*rules.words("checks.conflicts.narrows"), *cues["all_parts"], *cues["some_parts"])),
        stops=worded(rules.words("checks.conflicts.stops")),
        compared=worded((*cues["up"], *cues["down"], *cues["compared"], *cues["same_period"])),
        earlier=worded((*cues["compared"], *cues["same_period"])),
        gathered=re.compile(
            rf"(?<!\w){alternation(rules.words('checks.conflicts.gathered'))}\s+(?P<units>\d+)(?:/\d+)?"
            rf"\s+{units}(?:\s*,\s*{units})*(?!\w)(?:\s*:?\s*(?-i:{named})(?:\s*(?:,|{joint})\s*(?-i:{named}))*)?\s*,?"
            rf"(?:\s*{alternation(rules.words('checks.conflicts.leads'))}\s*[:,])?",
            re.IGNORECASE,
        ),
        general=re.compile(rf"\s*{alternation(rules.words('checks.conflicts.general'))}(?!\w)", re.IGNORECASE),
        rates=re.compile(rf"{alternation(rules.words('checks.conflicts.rates'))}(?!\w)"),
        heads=re.compile(rf"{alternation(rules.words('checks.conflicts.heads'))}(?!\w)"),
        given=worded(rules.words("checks.conflicts.given")),
        indicators=worded(rules.words("checks.conflicts.indicators")),
        own={
            level: re.compile(rf"(?<!\w)(?:{alternation(own)}\s+)?{alternation(names)}(?!\w)(?!\s+{units}(?!\w))")
            if level == "commune"
            else re.compile(rf"(?<!\w)(?:{alternation(own)}\s+)?{alternation(names)}(?!\w)")
            for level, names in types.items()
        },
        whole={
            level: re.compile(
                rf"(?<!\w){alternation(rules.words('checks.conflicts.whole'))}\s+{alternation(names)}(?!\w)",
                re.IGNORECASE,
            )
            for level, names in types.items()
        },
        number=rules.words("checks.conflicts.number")[0],
        revised=worded(rules.words("checks.conflicts.revised")),
        readjusted=re.compile(rf"\s*\([^()]*(?<!\w){alternation(rules.words('checks.conflicts.revised'))}(?!\w)"),
        soft=frozenset(rules.words("checks.conflicts.soft")),
        generic=frozenset(rules.words("checks.conflicts.generic")),
        plan_types=frozenset(rules.words("checks.conflicts.plan_types")),
        told_types=frozenset(rules.words("checks.conflicts.told_types")),
    )

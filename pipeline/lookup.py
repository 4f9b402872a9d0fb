"""`extract places "xã Bình Chánh, huyện Bình Sơn" --on 2023-05-01`: what a place is, was and has become.

The text is read by the finder and the linker of reports, as if it were one of the day, with no own place: what it does
not tell stays a list of candidates.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.gazetteer import ANY_LEVEL, REFORM, Gazetteer, is_valid
from pipeline.heirs import heirs
from pipeline.link.home import Home
from pipeline.link.overlaps import without_overlaps
from pipeline.link.resolved import is_to_come
from pipeline.model import Facts, Layout, Mention
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook, load_rules
from pipeline.stages import stages_of
from pipeline.text import clean_text
from pipeline.values import Place, Toponym

NOT_KNOWN = "not known"
NO_CODE = "no code"
MOST_SHOWN = 5  # units of a message
WITHOUT_UNITS = ("country", "region")
PART = re.compile(r"[^,;\n]+")  # of a question
WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NAMING = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A place of the question: the units that it may have been on the day, one when it is certain.

    None for a name that nobody has or none in the unit told above, and for the country and its regions (`level`).
    """

    printed: str
    day: str
    match: str
    units: tuple[PlaceRow, ...]
    level: str = ""
    type_told: str = ""  # in full, "" for none
    elsewhere: tuple[PlaceRow, ...] = ()  # units of the name that lie in none of those told above it

    @property
    def is_found(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.units) or self.level in WITHOUT_UNITS


def is_lookup(words: Sequence[str]) -> bool:
    """Whether a command line asks for a place; with -o, `places` is a folder to read."""
    return words[:1] == ["places"] and not any(word.startswith(("-o", "--out")) for word in words)


def lookup_parser() -> argparse.ArgumentParser:
    """The arguments of `extract places`."""
    command = argparse.ArgumentParser(
        prog="extract places",
        description="Tell the chain, code, successors and resolutions of the administrative units that a text names.",
    )
    add = command.add_argument
    add("text", metavar="TEXT", help='names with their types: "xã Bình Chánh, huyện Bình Sơn"')
    add("--on", metavar="DAY", type=_day, default=REFORM, help=f"day that the names are read at (default: {REFORM})")
    add("--rules", metavar="DIR", type=Path, help="folder of rules instead of the ones that came with the program")
    add("--debug", action="store_true", help="show the traceback of an error")
    return command


def _day(text: str) -> str:
    """An ISO day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        wrong = "there is no such day" if WRITTEN_DAY.fullmatch(text) else "a day is written 2023-05-01"
        raise argparse.ArgumentTypeError(f"{text}: {wrong}") from error


def places_told(options: argparse.Namespace) -> tuple[str, UsageError | None]:
    """What `extract places` prints, and what is to be said of names that no unit has; raises `BadRule`."""
    rules = load_rules(options.rules)
    answers = answers_to(options.text, on=options.on, rules=rules)
    gazetteer = stages_of(rules).gazetteer
    told = "".join(f"{line}\n" for answer in answers if answer.is_found for line in _lines(gazetteer, answer))
    return told, _not_found(gazetteer, [answer for answer in answers if not answer.is_found])


def _not_found(gazetteer: Gazetteer, answers: Sequence[Answer]) -> UsageError | None:
    if not answers:
        return None
    elsewhere = next((answer for answer in answers if answer.elsewhere), None)
    if elsewhere is not None:
        shown = "; ".join(_chain(gazetteer, row, elsewhere.day) for row in elsewhere.elsewhere[:MOST_SHOWN])
        more = "; …" if len(elsewhere.elsewhere) > MOST_SHOWN else ""
        name = " ".join(elsewhere.printed.split())
        remedy = "Write the unit that it lay in on the day, as far as it is known, or leave the units above out."
        return UsageError(f"No {name!r} is known in the unit told above it, but: {shown}{more}.", remedy)
    names = ", ".join(repr(" ".join(answer.printed.split())) for answer in answers)
    remedy = 'Write the name with its type: "xã Bình Chánh, huyện Bình Sơn".'
    if all(answer.level == "village" for answer in answers):
        remedy = "Villages are in no list. Ask for the commune."
    return UsageError(f"No unit is called {names}.", remedy)


def answers_to(text: str, *, on: str, rules: Rulebook) -> list[Answer]:
    """The places of a text on a day, in its order; a name without a type word is any unit that has it.

    What no unit is called is an answer too: each name, and each part of the text without any.
    """
    stages = stages_of(rules)
    layout = Layout(clean_text(text)[0], (), (), (), Facts())
    found = without_overlaps((mention for find in stages.finders for mention in find(layout)), ())
    answers: dict[int, Answer] = {}
    types = _types_told(found, rules)
    for mention in stages.link_places(layout, found, Home(on)):
        if isinstance(mention.value, Place):
            place = mention.value
            printed = layout.text[mention.start : mention.end]
            told = types.get(mention.start, "")
            units = _units(stages.gazetteer, place, on, told) if place.code else _ended(stages.gazetteer, place.name)
            elsewhere = () if units else _elsewhere(stages.gazetteer, place, on)
            answers[mention.start] = Answer(printed, on, place.match, units, place.level, told, elsewhere)
    for part in PART.finditer(layout.text):
        is_told = any(part.start() <= start < part.end() for start in answers)
        if not is_told and NAMING.search(part[0]):
            answers[part.start()] = _named(stages.gazetteer, part[0].strip(), on)
    return [answers[start] for start in sorted(answers)] or [Answer(text.strip(), on, "candidate", ())]


def _elsewhere(gazetteer: Gazetteer, place: Place, day: str) -> tuple[PlaceRow, ...]:
    """Units of the level and name anywhere; none for villages, which no list holds."""
    return tuple(gazetteer.named(place.name, place.level, day)) if place.level in ANY_LEVEL else ()


def _named(gazetteer: Gazetteer, name: str, day: str) -> Answer:
    """Units of any level with the name: those of the day, or if there is none, of the nearest time."""
    units = tuple(row for level in ANY_LEVEL for row in gazetteer.named(name, level, day))
    units = tuple(row for row in units if is_valid(row, day)) or units or _ended(gazetteer, name)
    is_sure = len(units) == 1 and not is_to_come(units[0], day)
    return Answer(name, day, "exact" if is_sure else "candidate", units)


def _ended(gazetteer: Gazetteer, name: str) -> tuple[PlaceRow, ...]:
    """The province of before 1997 that was called so, if any."""
    row = gazetteer.without_code(name)
    return () if row is None else (row,)


def _types_told(found: Sequence[Mention], rules: Rulebook) -> dict[int, str]:
    """The type word of each name in full, by where it stands: `TX.` -> `thị xã`."""
    full = {short: words[0] for words in rules.section("words.type_words").values() for short in words[1:]}
    typed = ((mention.start, mention.value) for mention in found if isinstance(mention.value, Toponym))
    return {start: full.get(value.type_word, value.type_word) for start, value in typed if value.form == "typed"}


def _units(gazetteer: Gazetteer, place: Place, day: str, told: str) -> tuple[PlaceRow, ...]:
    """The units as they were on the day; `thị trấn Gia Bình` is no more, for the commune of the reform is another."""
    units = gazetteer.units(place.code.split(";"), day, place.name)
    return tuple(gazetteer.of_type(unit, told, day) if unit.valid_from >= REFORM else unit for unit in units)


def _lines(gazetteer: Gazetteer, answer: Answer) -> Iterator[str]:
    yield f"{' '.join(answer.printed.split())} ({answer.match}, {_when(answer)})"
    if answer.level in WITHOUT_UNITS:
        yield f"  {answer.level}"
    for row in answer.units:
        yield f"  {row.code or NO_CODE}  {_chain(gazetteer, row, answer.day)}"
        if answer.type_told in gazetteer.types(row.level) - {row.type}:
            yield f"    no {answer.type_told} on {answer.day}, as far as is known"
        yield f"    from {row.valid_from or NOT_KNOWN}{_by(row.begun_by)}"
        if row.valid_to:
            yield f"    to {row.valid_to}{_by(row.ended_by)}"
            yield from _successors(gazetteer, row, answer.day)


def _when(answer: Answer) -> str:
    """Whether the units were there on the day: `on 2022-01-01`, `no more on 2022-01-01`, `not yet on 2022-01-01`."""
    day = answer.day
    if not answer.units or any(is_valid(row, day) for row in answer.units):
        return f"on {day}"
    if all(row.valid_to and row.valid_to <= day for row in answer.units):
        return f"no more on {day}"
    return f"not yet on {day}" if all(day < row.valid_from for row in answer.units) else f"not on {day}"


def _successors(gazetteer: Gazetteer, row: PlaceRow, day: str) -> Iterable[str]:
    """Today's units; of a district, which has none, those that hold its land. Of some no source tells them."""
    today = heirs(gazetteer, row, day)
    told = [f"    since 2025-07-01: {unit.code}  {_chain(gazetteer, unit, REFORM)}" for unit in today]
    if row.level == "district" and len(told) != 1:
        return ["    since 2025-07-01: no districts", *told]
    return told or [f"    since 2025-07-01: {NOT_KNOWN}"]


def _chain(gazetteer: Gazetteer, row: PlaceRow, day: str) -> str:
    """The unit and those above it, with their types."""
    return ", ".join(f"{unit.type} {unit.name}" for unit in gazetteer.line(row, day))


def _by(regulation: str) -> str:
    return f" by {regulation}" if regulation else ""

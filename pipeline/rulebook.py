"""rules/ as frozen tables, checked on load. The only opener of rules/.

A wrong rule file raises `BadRule`, which names the file, the row and the remedy, before anything is run.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from pipeline.audit.likely.learned import Learned, read_learned
from pipeline.audit.model import OwnRelation
from pipeline.audit.rules import CheckRules, check_rules, own_relations
from pipeline.errors import BadRule
from pipeline.ownplaces import refuse_wrong_rows
from pipeline.placerows import PlaceRow, read_places, refuse_doubles
from pipeline.repairs import BESIDE, Repair
from pipeline.rulefiles import TomlTable, csv_rows, read_toml, rows, word_lists, words
from pipeline.rulekeys import refuse_strange
from pipeline.text import both_tones
from pipeline.wordtrees import any_of

RULE_FILES = (
    "doc_types.toml",
    "issuers.toml",
    "units.toml",
    "words.toml",
    "headings.toml",
    "columns.toml",
    "checks.toml",
    "likely.json",
    "relations.csv",
    "repairs.csv",
    "places.csv",
)
REPAIR_COLUMNS = ("wrong", "right", "beside", "example", "source")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}  # lists of units.toml [scale]
EXAMPLES = {"example": str, "counter_example": str}  # columns that each row of an array of tables must have


@dataclass(frozen=True, slots=True)
class DocType:
    """A type of document, its symbols (`QĐ`) and other names; `bare_number`: it may stand with a number alone."""

    name: str
    symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    bare_number: bool
    party_symbols: tuple[str, ...]  # symbols that mean the type in the Party's numbers only
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money; `factor` in units of `currency`; `whole`: figures have no fraction; `sure`: never a count."""

    name: str
    factor: Decimal
    currency: str
    whole: bool
    sure: bool
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that rules/ says; `lists` are the plain word lists by `file.section.key`."""

    digest: str
    doc_types: tuple[DocType, ...]
    money_units: tuple[MoneyUnit, ...]
    lists: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, Mapping[str, Mapping[str, str]]]
    repairs: Mapping[str, Repair]  # by the damaged word or words
    places: tuple[PlaceRow, ...]
    checks: CheckRules
    relations: tuple[OwnRelation, ...]  # of the user
    likely: Learned

    def words(self, *keys: str) -> tuple[str, ...]:
        """The word lists of these names (`words.date.day`), one after the other; raises `BadRule`."""
        for key in keys:
            if key not in self.lists:
                file, _, row = key.partition(".")
                message = f'BadRule: {file}.toml has no list "{row}".'
                raise BadRule(message, "Restore it from the rules folder that came with the program.")
        return tuple(word for key in keys for word in self.lists[key])

    def section(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """All lists below `file.section`, by their last key."""
        cut = len(prefix) + 1
        return {key[cut:]: value for key, value in self.lists.items() if key.startswith(prefix + ".")}


def alternation(words: Iterable[str]) -> str:
    """Regular expression for any of the words: longest first, blanks match any white space."""
    return f"(?:{any_of(sorted(set(words), key=lambda word: (-len(word), word)))})"


def spelt(words: Iterable[str]) -> tuple[str, ...]:
    """The words, each with the tone on either vowel: `Huyện ủy`, `Huyện uỷ`. Reports have both, rules tell one."""
    return tuple(dict.fromkeys(form for word in words for form in (word, *both_tones(word))))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, in any case, with no letter beside it.

    First letters come first, and are told apart: a search looks for these alone, three times as fast.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        for first in {word[0].lower(), word[0].upper()}:
            rests.setdefault(first, []).append(word[1:])
    heads = (rf"{re.escape(first)}(?<!\w.)(?i:{alternation(rest)})" for first, rest in sorted(rests.items()))
    return re.compile(rf"(?:{'|'.join(heads)})(?!\w)")


def begun(words: Iterable[str], after: str) -> str:
    """`alternation` of the words that stand behind none of the characters of the set `after`.

    Their first letters come first, and then what must not stand before: a search looks for these alone, five times as
    fast.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    first = (rf"{re.escape(letter)}(?<![{after}].){alternation(rest)}" for letter, rest in groups.items())
    return f"(?:{'|'.join(first)})"


def first_letters(words: Iterable[str]) -> str:
    """That the words begin with, in a set of a pattern."""
    return re.escape("".join(sorted({word[0] for word in words})))


def cased(words: Iterable[str]) -> str:
    """`alternation` of the words small, with a capital, and in capitals.

    Three times as fast as to ignore case (measured on reports).
    """
    return alternation(in_cases(words))


def in_cases(words: Iterable[str]) -> Iterator[str]:
    """The words small, with a capital, each with a capital, and in capitals."""
    for word in words:
        yield from (word, capital(word), word.title(), word.upper())


def capital(text: str) -> str:
    """With a capital first letter; unlike `str.capitalize` it leaves the others as they are."""
    return text[:1].upper() + text[1:]


@cache
def default_folder() -> Path:
    """rules/ beside the package in a checkout, inside it in an installed wheel."""
    package = Path(str(files("pipeline")))
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def load_rules(folder: Path | None = None) -> Rulebook:
    """Read and check rules/; raises `BadRule`."""
    where = folder or default_folder()
    return _loaded(where, tuple(map(_stamp, _files_of(where))))


def rules_digest(folder: Path | None = None) -> str:
    """Digest of the rule files, not yet checked; raises `BadRule` where one is missing."""
    where = folder or default_folder()
    return _digest({name: _bytes(where, name) for name in RULE_FILES})


def _digest(raw: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in RULE_FILES:
        digest.update(name.encode() + b"\0" + raw[name] + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _files_of(folder: Path) -> tuple[str, ...]:
    """Their paths, put together once: every document asks."""
    return tuple(str(folder / name) for name in RULE_FILES)


def _stamp(file: str) -> tuple[int, int, int]:
    """What changes when a file does; zeros for a file that cannot be looked at, which is told when it is read."""
    try:
        found = os.stat(file)  # noqa: PTH116 - a Path for each of the files takes five times as long
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


@lru_cache(maxsize=2)
def _loaded(folder: Path, stamps: tuple[tuple[int, int, int], ...]) -> Rulebook:  # noqa: ARG001 - the key of the cache
    """The rulebook of a folder as its files were at these stamps: every document asks, and reading them costs 2 ms."""
    return _checked(tuple(_bytes(folder, name) for name in RULE_FILES))


@lru_cache(maxsize=2)
def _checked(contents: tuple[bytes, ...]) -> Rulebook:
    """The rulebook of these files; by their bytes, so that a rule changed between two runs is read again."""
    raw = dict(zip(RULE_FILES, contents, strict=True))
    tables = {name: read_toml(name, data) for name, data in raw.items() if name.endswith(".toml")}
    for name, table in tables.items():
        shipped = _bytes(default_folder(), name)
        if raw[name] != shipped:
            refuse_strange(name, table, read_toml(name, shipped))
    places = tuple(read_places(raw["places.csv"]))
    shipped_places = _bytes(default_folder(), "places.csv")
    if raw["places.csv"] != shipped_places:  # the tests look at the shipped file
        refuse_doubles(places)
        refuse_wrong_rows(places, raw["places.csv"], shipped_places)
    lists: dict[str, tuple[str, ...]] = {}
    for name in ("issuers.toml", "units.toml", "words.toml", "headings.toml", "checks.toml"):
        lists.update((key, spelt(told)) for key, told in word_lists(name, tables[name], name.removesuffix(".toml")))
    return Rulebook(
        digest=_digest(raw),
        doc_types=tuple(_doc_types(tables["doc_types.toml"])),
        money_units=tuple(_money_units(tables["units.toml"])),
        lists=lists,
        columns=_columns(tables["columns.toml"]),
        repairs=_repairs(raw["repairs.csv"]),
        places=places,
        checks=check_rules("checks.toml", tables["checks.toml"]),
        relations=tuple(own_relations("relations.csv", raw["relations.csv"])),
        likely=read_learned("likely.json", raw["likely.json"]),
    )


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        message = f"BadRule: {name} cannot be read in {folder} ({error.strerror})."
        raise BadRule(message, "Give --rules a folder with all rule files, or leave it out.") from error


def _doc_types(table: TomlTable) -> Iterator[DocType]:
    file = "doc_types.toml"
    columns = {"name": str, "symbols": list, "aliases": list, "bare_number": bool} | EXAMPLES
    for row in rows(file, table, "type", columns, {"party_symbols": list}):
        name = str(row["name"])
        yield DocType(
            name=name,
            symbols=words(file, f"{name}.symbols", row["symbols"]),
            aliases=words(file, f"{name}.aliases", row["aliases"]),
            bare_number=bool(row["bare_number"]),
            party_symbols=words(file, f"{name}.party_symbols", row.get("party_symbols", [])),
            example=str(row["example"]),
            counter_example=str(row["counter_example"]),
        )


def _money_units(table: TomlTable) -> Iterator[MoneyUnit]:
    file = "units.toml"
    columns = {"name": str, "factor": int, "currency": str, "whole": bool, "sure": bool} | EXAMPLES
    scales = table["scale"] if isinstance(table["scale"], dict) else {}
    for row in rows(file, table, "money", columns, {"scaled": bool}):
        unit = MoneyUnit(
            name=str(row["name"]),
            factor=Decimal(str(row["factor"])),
            currency=str(row["currency"]),
            whole=bool(row["whole"]),
            sure=bool(row["sure"]),
            example=str(row["example"]),
            counter_example=str(row["counter_example"]),
        )
        yield unit
        for scale, factor in SCALES.items() if row.get("scaled") else ():
            for word in words(file, f"scale.{scale}", scales.get(scale, [])):
                name = f"{word} {unit.name}"
                yield replace(unit, name=name, factor=unit.factor * factor, example=f"4,5 {name}")


def _columns(table: TomlTable) -> dict[str, dict[str, dict[str, str]]]:
    """Descriptions of the output columns: table -> column -> {vi, en, …}."""
    described: dict[str, dict[str, dict[str, str]]] = {}
    for name, columns in table.items():
        if not isinstance(columns, dict):
            raise BadRule(f"BadRule: columns.toml: {name} is no table.", "Write [table.column] heads.")
        described[name] = {
            column: {key: str(text) for key, text in facts.items()}
            for column, facts in columns.items()
            if isinstance(facts, dict)
        }
    return described


def _repairs(data: bytes) -> dict[str, Repair]:
    """Words that are damaged in the same way in many documents; the length stays, so that offsets do."""
    repairs: dict[str, Repair] = {}
    for number, row in csv_rows("repairs.csv", data, REPAIR_COLUMNS):
        wrong, right, beside, example, _ = row
        is_one = wrong.replace(" ", "a").isalpha() and [*map(len, wrong.split(" "))] == [*map(len, right.split(" "))]
        if not is_one or wrong == right or wrong in repairs or wrong not in example or beside not in BESIDE:
            message = f"BadRule: repairs.csv, row {number}: {wrong!r} to {right!r}."
            raise BadRule(
                message,
                "Both are words of the same lengths, the wrong ones stand in their example, and once; "
                f"beside them stands one of {', '.join(sorted(BESIDE - {''}))}, or nothing.",
            )
        repairs[wrong] = Repair(right, beside)
    return repairs

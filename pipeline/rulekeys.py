"""Keys of rule files against those that came with the program: a misspelt one would be read by nobody, in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pipeline.errors import BadRule
from pipeline.rulefiles import TomlTable

# Tables in which users may write keys of their own: each is a list of one meaning, named as one likes.
OPEN = {
    "words.toml": frozenset({"qualifiers", "type_words"}),
    "units.toml": frozenset({"spelled_other", "money_short", "chains"}),
    "issuers.toml": frozenset({"symbol_bodies"}),
}
FREE = {"columns.toml": frozenset({"unit"})}  # keys that any table of the file may have or lack
OLD = "Take it from the rules that came with the program; a list may be empty: []."


def refuse_strange(name: str, table: TomlTable, shipped: TomlTable) -> None:
    """Raise `BadRule` for the first key that the shipped file does not know, or knows and this one lacks."""
    for path, own, known in _tables("", table, shipped):
        if path not in OPEN.get(name, ()):
            _refuse_unknown(name, path, own, known)
        for key, value in known.items():
            where = f"{path}.{key}".lstrip(".")
            if key not in own and key not in FREE.get(name, ()) and not _is_rows(value):
                raise BadRule(f"BadRule: {name} has no {where}.", OLD)
            if key in own and type(own[key]) is not type(value):
                message = f"BadRule: {name}: {where} is a {_kind(own[key])}; a {_kind(value)} is needed."
                raise BadRule(message, "Write it as in the rules that came with the program.")


def _refuse_unknown(name: str, path: str, own: TomlTable, known: TomlTable) -> None:
    for key in own:
        if key not in known and key not in FREE.get(name, ()):
            where = f"{path}.{key}".lstrip(".")
            near = get_close_matches(key, known, n=1)
            remedy = f"Did you mean {near[0]}? " if near else ""
            remedy += "Check its spelling, or take it out: nothing reads it."
            raise BadRule(f"BadRule: {name}: {where} is no known key.", remedy)


def _tables(path: str, own: TomlTable, known: TomlTable) -> Iterator[tuple[str, TomlTable, TomlTable]]:
    """A table and those inside it that both files have, each with its path."""
    yield path, own, known
    for key, value in known.items():
        inner = own.get(key)
        if isinstance(value, Mapping) and isinstance(inner, Mapping):
            yield from _tables(f"{path}.{key}".lstrip("."), inner, value)


def _is_rows(value: object) -> bool:
    """Arrays of tables have columns of their own, which `rulefiles.rows` checks."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _kind(value: object) -> str:
    names = {dict: "table", list: "list", str: "text", int: "number", float: "number", bool: "truth"}
    return names.get(type(value), type(value).__name__)

"""What rules/ says of the checks beside words: tolerances, what is off, sentences, relations of the user's own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pipeline.audit.model import OwnRelation
from pipeline.errors import BadRule
from pipeline.rulefiles import TomlTable

KINDS = (
    *("sum", "table_total", "count", "ratio", "product", "difference", "growth", "words"),
    *("prose_table", "ref_conflict", "date_order", "impossible_date", "duplicate_figure", "document_conflict"),
)
TOLERANCES = (
    *("among", "among_in_list", "in_brackets", "over", "all", "mixed"),
    *("table_total", "table_part", "table_rows"),
)
RELATION_COLUMNS = ["name", "relation", "example"]
_TERM = re.compile(r"\s*([+-])\s+")


class Sentence(NamedTuple):
    """One sentence in both languages, with `{names}` to fill in."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class CheckRules:
    """`sentences`: by group and key (`kind.sum`, `reason.open_parts`)."""

    off: frozenset[str]
    tolerances: Mapping[str, Decimal]
    sentences: Mapping[str, Sentence]


def check_rules(name: str, table: TomlTable) -> CheckRules:
    """The rules of a checks.toml; raises `BadRule`."""
    off = table.get("off", [])
    unknown = [str(kind) for kind in off if kind not in KINDS] if isinstance(off, list) else [str(off)]
    if unknown:
        raise BadRule(f"BadRule: {name}, off: {unknown[0]!r} is no kind of check.", f"Kinds: {', '.join(KINDS)}.")
    return CheckRules(
        off=frozenset(map(str, off)) if isinstance(off, list) else frozenset(),
        tolerances=dict(_tolerances(name, _table(name, table, "tolerance"))),
        sentences=dict(_sentences(name, _table(name, table, "messages"))),
    )


def _table(name: str, table: TomlTable, key: str) -> TomlTable:
    found = table.get(key)
    if not isinstance(found, dict):
        raise BadRule(f"BadRule: {name} has no table [{key}].", "Restore it from the rules that came with the program.")
    return found


def _tolerances(name: str, table: TomlTable) -> Iterator[tuple[str, Decimal]]:
    for key in TOLERANCES:
        try:
            value = Decimal(str(table[key]))
        except (KeyError, InvalidOperation) as error:
            raise BadRule(
                f"BadRule: {name}, tolerance.{key} is no number.", "Write it like 0.95, in quotes."
            ) from error
        if not 0 <= value <= 1:
            raise BadRule(f"BadRule: {name}, tolerance.{key} is {value}.", "It must be between 0 and 1.")
        yield key, value


def _sentences(name: str, table: TomlTable) -> Iterator[tuple[str, Sentence]]:
    for group, rows in table.items():
        for key, row in rows.items() if isinstance(rows, dict) else ():
            if not isinstance(row, dict) or not all(isinstance(row.get(tongue), str) for tongue in ("vi", "en")):
                raise BadRule(f"BadRule: {name}, messages.{group}.{key} lacks vi or en.", "Write both sentences.")
            yield f"{group}.{key}", Sentence(str(row["vi"]), str(row["en"]))


def own_relations(name: str, data: bytes) -> Iterator[OwnRelation]:
    """The rows of a relations.csv; lines that begin with `#` are comments. Raises `BadRule`."""
    try:
        lines = [line for line in data.decode("utf-8-sig").splitlines() if line.strip() and line[0] != "#"]
    except UnicodeDecodeError as error:
        raise BadRule(f"BadRule: {name} is not UTF-8: {error}.", "Save it as UTF-8.") from error
    reader = csv.DictReader(lines)
    if reader.fieldnames != RELATION_COLUMNS:
        raise BadRule(f"BadRule: {name}, row 1: the head is not {','.join(RELATION_COLUMNS)}.", "Mend the head.")
    for row in reader:
        total, equals, rest = (row["relation"] or "").partition("=")
        if not (row["name"] and total.strip() and equals and rest.strip()):
            raise BadRule(
                f'BadRule: {name}: "{row["name"]}": {row["relation"]!r} is no relation.',
                "Write it like: Tổng thu = Thu nội địa + Thu bổ sung.",
            )
        yield _relation(row["name"], total, rest)


def _relation(name: str, total: str, rest: str) -> OwnRelation:
    terms = _TERM.split("+ " + rest.strip())[1:]
    signed = [(terms[i], _label(terms[i + 1])) for i in range(0, len(terms), 2)]
    plus = tuple(label for sign, label in signed if sign == "+")
    return OwnRelation(name, _label(total), plus, tuple(label for sign, label in signed if sign == "-"))


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()

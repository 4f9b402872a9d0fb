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
from pipeline.figures import parse_number
from pipeline.rulefiles import TomlTable

KINDS = (
    *("sum", "table_total", "count", "ratio", "product", "difference", "growth", "words"),
    *("prose_table", "ref_conflict", "date_order", "impossible_date", "duplicate_figure", "document_conflict"),
)
# Rules that ask themselves what there was before, or what was done: words beside their figures excuse them not.
BASE_BEHIND, WRONG_WHOLE = "ratio: base right behind", "ratio: of the wrong one"
CAME_AND_WENT, OF_TOTALS = "difference: what came and went", "difference: balance of totals"
OF_PLAN = "ratio: of a plan told behind"
LIKELY = "likely"  # what is told by what was learned, of any kind
TOLERANCES = (
    *("among", "among_in_list", "in_brackets", "over", "all", "mixed"),
    *("table_total", "table_part", "table_rows"),
)
RELATION_COLUMNS = ["name", "relation", "example"]
_TERM = re.compile(r"\s*([+-])\s+")
_LABEL = re.compile(r"(?![+-])[^=*×+]*[^\s=*×+-]")
_TOLD = re.compile(r"(?P<label>\D+?)\s+(?P<figure>\d[\d.,]*)\s*(?P<unit>.*)")


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
    unknown = [str(kind) for kind in off if kind not in {*KINDS, LIKELY}] if isinstance(off, list) else [str(off)]
    if unknown:
        raise BadRule(
            f"BadRule: {name}, off: {unknown[0]!r} is no kind of check.", f"Kinds: {', '.join((*KINDS, LIKELY))}."
        )
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
        printed = enumerate(data.decode("utf-8-sig").splitlines(), start=1)
    except UnicodeDecodeError as error:
        raise BadRule(f"BadRule: {name} is not UTF-8: {error}.", "Save it as UTF-8.") from error
    lines = [(number, line) for number, line in printed if line.strip() and line[0] != "#"]
    reader = csv.DictReader(line for _, line in lines)
    if reader.fieldnames != RELATION_COLUMNS:
        raise BadRule(f"BadRule: {name}, row 1: the head is not {','.join(RELATION_COLUMNS)}.", "Mend the head.")
    for row in reader:
        where = f'{name}, row {lines[reader.line_num - 1][0]}: "{row["name"]}"'
        relation = _relation(row["name"], row["relation"] or "")
        if relation is None:
            raise BadRule(
                f"BadRule: {where}: {row['relation']!r} is no relation.",
                "Write it like: Tổng thu = Thu nội địa + Thu bổ sung. Only + and - relate the labels.",
            )
        example = row["example"] or ""
        if not _holds(relation, example):
            raise BadRule(
                f"BadRule: {where}: its example does not hold: {example!r}.", "Mend the relation or its example."
            )
        yield relation


def _relation(name: str, printed: str) -> OwnRelation | None:
    """The relation; `None` for what is none: a sign without a label, another sign than + and -."""
    total, _, rest = printed.partition("=")
    terms = _TERM.split("+ " + rest.strip())[1:]
    signed = [(terms[i], _label(terms[i + 1])) for i in range(0, len(terms), 2)]
    labels = [_label(total), *(label for _, label in signed)]
    if not name or len(labels) == 1 or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    plus = tuple(label for sign, label in signed if sign == "+")
    return OwnRelation(name, labels[0], plus, tuple(label for sign, label in signed if sign == "-"))


def _holds(relation: OwnRelation, example: str) -> bool:
    """Whether an example with a figure for each label adds up: `Tổng thu 812 tỷ đồng; Thu nội địa 236 tỷ đồng; …`."""
    told: dict[str, tuple[Decimal, str]] = {}
    for piece in example.split(";"):
        match = _TOLD.fullmatch(piece.strip())
        figure = parse_number(match["figure"]) if match else None
        if match and figure is not None:
            told[_label(match["label"])] = (figure.value, _label(match["unit"]))
    labels = (relation.total, *relation.plus, *relation.minus)
    if not all(label in told for label in labels) or len({told[label][1] for label in labels}) > 1:
        return True  # nothing that can be added up
    gained, lost = (sum(told[label][0] for label in side) for side in (relation.plus, relation.minus))
    return told[relation.total][0] == gained - lost


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()

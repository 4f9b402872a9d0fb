"""How much of what the gold files say (ANNOTATION) an outputs folder (CONTRACT) has right.

A gold folder holds NAME.tsv beside the text NAME.txt. A document of the outputs belongs to the gold file that has the stem of its path.
Relations between figures (CHECK) are not scored here: their stage has tests of its own.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import NamedTuple

Row = Mapping[str, str]
Normal = Callable[[str], str]

ENTITIES = ("REF", "DATE", "AMT", "PCT", "PLACE")

# ---- one spelling for what is the same -----------------------------------------------------------------------

# Old and new placement of the tone mark: hòa, hoà. OCR writes ƣ for ư. Dashes print alike; a soft hyphen prints nothing.
_OLD_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_SHORT = {"uỷ ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}
_SPELLINGS = {**dict(zip(_OLD_TONES, _NEW_TONES, strict=True)), **_SHORT}
_LETTERS = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "–": "-", "—": "-", "\u00ad": None})
_FIGURE = re.compile(r"(-?[\d.]+(?:e[+-]?\d+)?)(?:\s+([A-Z]{3}))?", re.IGNORECASE)


def printed(text: str) -> str:
    """A text as one sees it: white space folded, letters composed."""
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    return " ".join(text.lstrip("'").split())


def spoken(text: str) -> str:
    """A text as one reads it out: case, placement of tone marks, blanks around joints and a closing mark do not matter."""
    text = re.sub(r"\s*([-/])\s*", r"\1", printed(text)).casefold()
    return reduce(lambda told, pair: told.replace(*pair), _SPELLINGS.items(), text).rstrip(" .:;,")


def figure(text: str) -> str:
    """A number, a range or a ratio in one spelling: `05` and `5.0` are `5`; đồng need no currency code."""
    return "/".join(_plain(part) for part in re.split(r"\s*/\s*", printed(text)))


def _plain(part: str) -> str:
    match = _FIGURE.fullmatch(part)
    if match is None or match[1].count(".") > 1 or not any(letter.isdigit() for letter in match[1]):
        return part
    code = f" {match[2]}" if match[2] and match[2] != "VND" else ""
    return f"{Decimal(match[1]).normalize():f}{code}"


def day(text: str) -> str:
    """A date in EDTF; `--05-18` is an older spelling of `XXXX-05-18`."""
    text = printed(text)
    return f"XXXX-{text[2:]}" if re.fullmatch(r"--\d\d(-\d\d)?", text) else text


# ---- what is compared ----------------------------------------------------------------------------------------


class Value(NamedTuple):
    """A value column: `column` of the gold line, `normal` spelling, and how a row of the outputs tells it."""

    column: int
    normal: Normal
    told: Callable[[Row], str]


class Label(NamedTuple):
    """Where gold and outputs hold a label's mentions, the column of the surface, and the values."""

    gold: str
    table: str
    surface: str
    values: tuple[Value, ...]


def _cell(name: str) -> Callable[[Row], str]:
    return lambda row: row[name]


def _ranged(row: Row) -> str:
    return "/".join(filter(None, (row["value"], row["value_to"])))


def _money(row: Row) -> str:
    return " ".join(filter(None, (_ranged(row), row["currency"])))


def _unit(row: Row) -> str:
    return "/".join(filter(None, (row["unit"], row["per"])))


LABELS = {
    "REF": Label(
        "REF",
        "citations",
        "text",
        (Value(2, spoken, _cell("canonical")), Value(3, spoken, _cell("doc_type")), Value(4, printed, _cell("date"))),
    ),
    "DATE": Label("DATE", "dates", "text", (Value(2, day, _cell("value")),)),
    "AMT": Label("AMT", "amounts", "text", (Value(2, figure, _money),)),
    "PCT": Label("PCT", "percentages", "text", (Value(2, figure, _ranged),)),
    "PLACE": Label(
        "PLACE",
        "places",
        "text",
        tuple(Value(2 + i, spoken, _cell(name)) for i, name in enumerate(("level", "province", "district", "commune"))),
    ),
    "QTY": Label("QTY", "quantities", "text", (Value(2, figure, _ranged),)),
    "SEC": Label("SEC", "sections", "heading", (Value(2, printed, _cell("level")),)),
}
# What the guideline asks for beyond that.
DETAILS = {
    "REF_issuer": Label("REF", "citations", "text", (Value(5, spoken, _cell("issuer")),)),
    "AMT_qualifier": Label("AMT", "amounts", "text", (Value(3, spoken, _cell("qualifier")),)),
    "PCT_qualifier": Label("PCT", "percentages", "text", (Value(3, spoken, _cell("qualifier")),)),
    "QTY_unit": Label("QTY", "quantities", "text", (Value(3, spoken, _unit),)),
    "QTY_qualifier": Label("QTY", "quantities", "text", (Value(4, spoken, _cell("qualifier")),)),
    "SEC_label": Label("SEC", "sections", "heading", (Value(3, spoken, _cell("label")),)),
}
LAST_COLUMN = 5


@dataclass(slots=True)
class Tally:
    """Mentions right, missed and spurious; those that are not right by name, `document: surface | values`."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the gold that is right; 1 when there is no gold."""
        gold = self.right + len(self.missed)
        return self.right / gold if gold else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        found = self.right + len(self.spurious)
        return self.right / found if found else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        found = 2 * self.right + len(self.missed) + len(self.spurious)
        return 2 * self.right / found if found else 1.0

    def add(self, name: str, gold: Counter[tuple[str, ...]], told: Counter[tuple[str, ...]]) -> None:
        """Count one document: each mention as often as it stands."""
        self.right += (gold & told).total()
        self.missed += [f"{name}: {' | '.join(each)}" for each in (gold - told).elements()]
        self.spurious += [f"{name}: {' | '.join(each)}" for each in (told - gold).elements()]


@dataclass(slots=True)
class Score:
    """One label: `whole` counts a mention with surface and values right; `seen` only the surface, `valued` only the values."""

    whole: Tally = field(default_factory=Tally)
    seen: Tally = field(default_factory=Tally)
    valued: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: label -> its lines, each padded to the same number of columns; `-` is empty."""

    name: str
    lines: Mapping[str, Sequence[Sequence[str]]]


def golds_of(folder: Path) -> list[Gold]:
    """All gold files of a folder."""
    return [read_gold(path) for path in sorted(folder.glob("*.tsv"))]


def read_gold(path: Path) -> Gold:
    """One gold file."""
    lines: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            cells = ["" if cell.strip() == "-" else cell.strip() for cell in line.split("\t")]
            lines.setdefault(cells[0], []).append([*cells, *[""] * (LAST_COLUMN + 1 - len(cells))])
    return Gold(path.stem, lines)


def table(outputs: Path, name: str) -> list[dict[str, str]]:
    """Rows of a table of the outputs."""
    with (outputs / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


# ---- scores --------------------------------------------------------------------------------------------------


def scores(golds: Sequence[Gold], outputs: Path) -> dict[str, Score]:
    """A score for each label and detail, for META, and for the five entities together."""
    documents: dict[str, Row] = {}
    for row in table(outputs, "documents"):
        if row["status"] != "failed":  # the gold file itself may lie in the corpus
            documents.setdefault(Path(row["path"]).stem, row)
    found = {label: _score(spec, golds, documents, outputs) for label, spec in (LABELS | DETAILS).items()}
    found["META"] = _meta(golds, documents)
    found["ENTITIES"] = _together([found[label] for label in ENTITIES])
    return found


def _together(parts: Sequence[Score]) -> Score:
    whole, seen, valued = (_sum(tallies) for tallies in zip(*((p.whole, p.seen, p.valued) for p in parts), strict=True))
    return Score(whole, seen, valued)


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(each.right for each in tallies),
        [name for each in tallies for name in each.missed],
        [name for each in tallies for name in each.spurious],
    )


def _score(spec: Label, golds: Sequence[Gold], documents: Mapping[str, Row], outputs: Path) -> Score:
    rows: dict[str, list[Row]] = {}
    for row in table(outputs, spec.table):
        rows.setdefault(row["doc_id"], []).append(row)
    score = Score()
    for gold in golds:
        told = rows.get(documents.get(gold.name, {}).get("doc_id", ""), [])
        want = [
            (spoken(line[1]), *(v.normal(line[v.column]) for v in spec.values))
            for line in gold.lines.get(spec.gold, ())
        ]
        have = [(spoken(row[spec.surface]), *(v.normal(v.told(row)) for v in spec.values)) for row in told]
        score.whole.add(gold.name, Counter(want), Counter(have))
        score.seen.add(gold.name, Counter(w[:1] for w in want), Counter(h[:1] for h in have))
        score.valued.add(gold.name, Counter(w[1:] for w in want), Counter(h[1:] for h in have))
    return score


def _meta(golds: Sequence[Gold], documents: Mapping[str, Row]) -> Score:
    """The fields that the gold fills in; what else `documents` tells is neither right nor wrong."""
    tally = Tally()
    for gold in golds:
        row = documents.get(gold.name, {})
        for _, name, value, *_ in gold.lines.get("META", ()):
            told = row.get(name, "")
            if day(spoken(value)) == day(spoken(told)):
                tally.right += 1
            else:
                tally.missed.append(f"{gold.name}: {name} | {value} | got {told!r}")
    return Score(tally, tally, tally)


def figures_of(found: Mapping[str, Score]) -> dict[str, float]:
    """One figure a label, as the issue names them: F1; for QTY also of the values alone; for META the recall."""
    told = {label: score.whole.recall if label == "META" else score.whole.f1 for label, score in found.items()}
    return {**told, "QTY_value": found["QTY"].valued.f1}


def errors_of(score: Score) -> Iterator[str]:
    """What a score lacks, by name."""
    yield from (f"  missed   {name}" for name in score.whole.missed)
    yield from (f"  spurious {name}" for name in score.whole.spurious)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m tests.scoring GOLD OUTPUTS [--errors]`: the figures, cut off after three digits, as floors.toml has them."""
    import argparse

    parser = argparse.ArgumentParser(prog="python -m tests.scoring", description=main.__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("outputs", type=Path)
    parser.add_argument("--errors", action="store_true", help="name what is missed and what is spurious")
    options = parser.parse_args(arguments)
    found = scores(golds_of(options.gold), options.outputs)
    for label, score in figures_of(found).items():
        print(f"{label} = {int(score * 1000 + 1e-9) / 1000:.3f}")
        if options.errors and label in found and label != "ENTITIES":
            print(*errors_of(found[label]), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

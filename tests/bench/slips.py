"""How many slips of the pen the audit sees: `python -m tests.bench.slips [FOLDER …] [--figures 6] [--shown 20]`.

Of each text up to so many figures that a relation tells rightly are shown wrong, one at a time: two neighbouring digits
changed over, or one digit another. Those that the roundings of the figures hide are left out: a mean of 41,78 still prints
as 42. Told are the shares of the others that are called wrong then, by kind and by rule, and how some of those look that
are not. The folders are those of the annotated reports unless others are given; the same figures each time.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline import extract

TESTS = Path(__file__).parents[1]
HELD = frozenset({"ok", "rounding"})
KINDS = frozenset({"sum", "ratio", "growth", "difference", "product", "table_total", "prose_table"})
AROUND = 60  # characters shown before a figure
_NUMBER = re.compile(r"\d[\d.,]*\d")


class Slip(NamedTuple):
    """A figure shown wrong. `is_seen`: whether a relation that it has part in is called wrong then."""

    kind: str
    rule: str
    is_seen: bool
    shown: str


def changed(figure: str, chance: random.Random) -> str | None:
    """The figure with two neighbouring digits changed over, or one of them another; `None` where it has but one."""
    found = _NUMBER.search(figure)
    if found is None:
        return None
    digits = list(found[0])
    places = [at for at, character in enumerate(digits) if character.isdigit()]
    turns = [(a, b) for a, b in pairwise(places) if digits[a] != digits[b] and digits[b] != "0"]
    if turns and chance.random() < 0.5:
        a, b = chance.choice(turns)
        digits[a], digits[b] = digits[b], digits[a]
    else:
        at = chance.choice(places[1:])
        digits[at] = chance.choice([each for each in "0123456789" if each != digits[at]])
    return figure[: found.start()] + "".join(digits) + figure[found.end() :]


def slips_of(path: Path, most: int) -> list[Slip]:
    """Up to so many figures of a text, each shown wrong by itself."""
    chance = random.Random(path.name)  # noqa: S311 - the same figures each time
    text, report = path.read_text(encoding="utf-8"), extract(path)
    mentions = {each.mention_id: each for each in report.mentions}
    told = [each for each in report.findings if each.verdict == "ok" and each.kind in KINDS and each.operands]
    chance.shuffle(told)
    found = []
    for each in told[:most]:
        mention = mentions.get(each.operands[0])
        if mention is None or text[mention.start : mention.end] != mention.text:
            continue
        wrong = changed(mention.text, chance)
        if wrong is None:
            continue
        other = text[: mention.start] + wrong + text[mention.end :]
        verdicts = _verdicts(other, mention.start, {mentions[id_].text for id_ in each.operands[1:] if id_ in mentions})
        if "mismatch" in verdicts or not verdicts & HELD:
            shown = f"{text[max(0, mention.start - AROUND) : mention.start]}[{mention.text} -> {wrong}]"
            found.append(Slip(each.kind, each.rule, "mismatch" in verdicts, " ".join(shown.split())))
    return found


def _verdicts(text: str, start: int, others: set[str]) -> set[str]:
    """What is said of the figure there; that something holds only where the other figures have part in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        report = extract(path)
    printed = {each.mention_id: each.text for each in report.mentions}
    here = {each.mention_id for each in report.mentions if each.start == start}
    told = [
        (each.verdict, {printed.get(one, "") for one in each.operands})
        for each in report.findings
        if here & set(each.operands)
    ]
    return {verdict for verdict, texts in told if verdict == "mismatch" or others <= texts}


def shares(slips: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """A line for each name: how many, and how many of them are seen; the most unseen first."""
    every, seen = Counter[str](), Counter[str]()
    for name, is_seen in slips:
        every[name] += 1
        seen[name] += is_seen
    for name in sorted(every, key=lambda each: (seen[each] - every[each], each)):
        yield f"{every[name]:6} {seen[name] / every[name]:6.0%}  {name}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.slips", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[*(TESTS / "gold_learned").iterdir()])
    parser.add_argument("--figures", type=int, default=6, help="shown wrong in each text, at most")
    parser.add_argument("--shown", type=int, default=20, help="that are not seen, printed")
    options = parser.parse_args(arguments)
    texts = sorted(path for folder in options.folders for path in folder.glob("*.txt"))
    with ProcessPoolExecutor() as pool:
        slips = [each for found in pool.map(slips_of, texts, [options.figures] * len(texts)) for each in found]
    for lines in (
        shares(("of all", each.is_seen) for each in slips),
        shares((each.kind, each.is_seen) for each in slips),
        shares((each.rule, each.is_seen) for each in slips),
        [f"  {each.rule}: {each.shown}" for each in slips if not each.is_seen][: options.shown],
    ):
        print("\n".join(lines), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

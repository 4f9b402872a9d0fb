"""The page around the facts: one file, no script, nothing from outside; all text of documents escaped by Jinja.

The content security policy names the digest of the one style sheet, so that nothing else can style or run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.overview.facts import Glance, Tally, glance
from pipeline.overview.geography import CountryMap, country_map
from pipeline.overview.plots import MARKS, columns
from pipeline.overview.wording import clipped, in_english, in_vietnamese, printable
from pipeline.store.sqlite import Reader

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
YEARS_IN_PLOT = 40
VERDICT_ORDER = ("mismatch", "unchecked", "rounding", "ok")
THOUSAND, MILLION, BILLION, TRILLION = 4, 7, 10, 13  # digits of the least amount of each
Ground = Iterable[tuple[float, float, str]]  # latitude, longitude, name


def overview_page(store: Reader, *, ground: Ground, version: str, rules_digest: str) -> str:
    """The whole page. `ground`: where the gazetteer places its units."""
    facts = glance(store)
    style = (HERE / "style.css").read_text(encoding="utf-8")
    template = _environment().get_template("index.html.j2")
    return template.render(
        facts=facts,
        style=style,
        style_digest=b64encode(sha256(style.encode()).digest()).decode(),
        years=years_plot(facts.by_year),
        sizes=sizes_plots(facts.sizes),
        country=drawn_map(ground, facts),
        verdict_order=VERDICT_ORDER,
        version=version,
        rules_digest=rules_digest[:12],
    )


def years_plot(tallies: Iterable[Tally]) -> tuple[str, str] | None:
    """Documents by the year of their issue, one plot a language; `None` where no year is known."""
    known = {tally.name: tally.documents for tally in tallies if tally.name.isdecimal()}
    if not known:
        return None
    labels = year_labels(set(map(int, known)))
    vietnamese, english = (columns(labels, [known.get(label, 0) for label in labels], mark) for mark in MARKS)
    return vietnamese, english


def year_labels(years: Collection[int]) -> list[str]:
    """Every year from the first to the last; of a misread year far away, only those that have documents."""
    every = range(min(years), max(years) + 1)
    return [f"{year:04}" for year in (every if len(every) <= YEARS_IN_PLOT else sorted(years))]


def sizes_plots(sizes: Iterable[tuple[int, int]]) -> tuple[str, str] | None:
    """Amounts by size, one plot a language; `None` where there are none."""
    found = dict(sizes)
    if not found:
        return None
    digits = range(min(found), max(found) + 1)
    values = [found.get(each, 0) for each in digits]
    vietnamese, english = (
        columns([size_label(each, units) for each in digits], values, mark)
        for units, mark in zip(_UNITS, MARKS, strict=True)
    )
    return vietnamese, english


_UNITS = (
    ((TRILLION, "ng.tỷ"), (BILLION, "tỷ"), (MILLION, "tr"), (THOUSAND, "ng")),
    ((TRILLION, "T"), (BILLION, "bn"), (MILLION, "m"), (THOUSAND, "k")),
)


def size_label(digits: int, units: tuple[tuple[int, str], ...]) -> str:
    """The least amount of so many digits in its unit: `10 tỷ`."""
    for least, unit in units:
        if digits >= least:
            return f"{10 ** (digits - least)} {unit}"
    return str(10 ** (digits - 1))


def drawn_map(ground: Ground, facts: Glance) -> CountryMap | None:
    """The map; `None` where no place has coordinates."""
    return country_map(ground, facts.points) if facts.points else None


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "vietnamese": in_vietnamese,
        "english": in_english,
        "clipped": clipped,
        "printable": printable,
    }
    return environment


def load() -> None:
    """Import the libraries and compile the templates ahead of time."""
    import leather  # noqa: F401

    _environment().get_template("index.html.j2")

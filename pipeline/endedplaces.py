"""Provinces and districts of earlier times that have neither a code nor a namesake today."""

from __future__ import annotations

from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook


def ended_units(rules: Rulebook) -> list[PlaceRow]:
    """All of them, as rows without a code."""
    return [*_provinces_before_1997(rules), *_districts_before_2005(rules)]


def _districts_before_2005(rules: Rulebook) -> list[PlaceRow]:
    """The districts of words.districts_before_2005 as rows without a code, in the province of today."""
    rows = []
    for name, (kind, days, province) in rules.section("words.districts_before_2005").items():
        since, _, until = days.partition("/")
        rows.append(PlaceRow("", "district", kind, name, province, since, until, (), "", "", (), "", ""))
    return rows


def _provinces_before_1997(rules: Rulebook) -> list[PlaceRow]:
    """The provinces of words.provinces_before_1997 as rows without a code: type, days, codes of what holds them."""
    rows = []
    for name, (kind, days, *successors) in rules.section("words.provinces_before_1997").items():
        since, _, until = days.partition("/")
        rows.append(PlaceRow("", "province", kind, name, "", since, until, tuple(successors), "", "", (), "", ""))
    return rows

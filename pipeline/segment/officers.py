"""Titles of those who sign, in capitals as they stand below a document."""

from __future__ import annotations

from pipeline.rulebook import Rulebook


def titles_of(rules: Rulebook) -> tuple[str, ...]:
    """Those of rules/words.toml, and the chiefs and deputies of all that is led there."""
    forms, led = rules.words("words.zone.led_titles"), rules.words("words.zone.led")
    return tuple(
        dict.fromkeys((*rules.words("words.zone.titles"), *(form.format(body) for form in forms for body in led)))
    )

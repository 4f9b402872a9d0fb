"""The days of a check of days: a check names the citation or date, here come the days that stand with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.review.catalog import Catalog, Check, Seen
from pipeline.review.words import is_word

DATES = "dates"
DAY_KINDS = frozenset({"date_order", "ref_conflict", "impossible_date"})
OF_OWN_DAY = frozenset({"cited_later", "planned_past", "done_later"})  # what is computed is the document's own day


def reason_of(check: Check) -> str:
    """Why days disagree, as the rule tells it: `checks.toml: cited_later`."""
    return check.rule.rpartition(": ")[2]


def days_with(catalog: Catalog, check: Check, figures: Iterable[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Of the citations among the figures, the date that is printed with each."""
    if check.kind not in DAY_KINDS:
        return
    for cited in figures:
        if cited.day:
            near = catalog.mentions_within(cited.doc_id, cited.end, cited.start + len(cited.context), (DATES,))
            told = (each for each in near if each.value == cited.day and each.context == cited.context)
            date = next(told, None)
            if date is not None:
                yield cited, date


def own_day(catalog: Catalog, check: Check) -> Seen | None:
    """Where the document tells its own day, of a check against it."""
    if check.kind not in DAY_KINDS or reason_of(check) not in OF_OWN_DAY:
        return None
    dates = catalog.mentions(check.doc_id, DATES)
    return next((each for each in dates if each.value == check.computed), None)


def names_of(check: Check) -> dict[str, str]:
    """Keys of the words for what is stated and what it is held against."""
    stated = "stated_day" if check.kind in DAY_KINDS and check.stated[:4].isdecimal() else "stated"
    told = [f"computed.{reason_of(check)}", f"computed.{check.kind}"]
    return {"stated": stated, "computed": next((key for key in told if is_word(key)), "computed")}

"""Days that cannot be: not in the calendar, cited before they came, ended before begun, planned after they passed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from pipeline.audit.days import MONTHS, days_between, last_of_month, months_touched, years_between
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Cited, Dated, DayClaim, Elapsed, Lasting, Scene
from pipeline.figures import bounds, plain
from pipeline.rulebook import Rulebook

DAYS = "days"  # a unit of times
KEPT = 1024  # days of which it is known: they are told again and again
DAY = re.compile(r"\d{4}-\d\d-\d\d")


Check = Callable[[Scene], Iterator[DayClaim]]


def date_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[DayClaim]:
        yield from _impossible(scene)
        yield from _cited_later(scene)
        yield from _ends_before(scene)
        yield from _steps(scene)
        yield from _carried_out(scene)
        yield from _planned_past(scene)
        yield from _done_later(scene)
        for lasting in scene.lasting:
            yield from _lasting(lasting)
        for elapsed in scene.elapsed:
            yield from _elapsed(scene, elapsed)

    return check


@lru_cache(maxsize=KEPT)
def is_impossible(day: str) -> bool:
    """Whether an ISO day is in no calendar."""
    return DAY.fullmatch(day) is not None and not bounds(day)[0]


def _impossible(scene: Scene) -> Iterator[DayClaim]:
    told: set[str] = set()
    every: tuple[Dated | Cited, ...] = (*scene.dates, *scene.citations)
    for found in every:
        day = found.value.date if isinstance(found, Cited) else found.value.value
        if not is_impossible(day) or (isinstance(found, Cited) and day in told):
            continue
        told.add(day)
        yield DayClaim(
            "impossible_date", "mismatch", day, last_of_month(day), ((found.start, found.end),), (found.mention_id,),
            "impossible", {"date": day},
        )  # fmt: skip


def _cited_later(scene: Scene) -> Iterator[DayClaim]:
    """A cited document that is younger than this one."""
    own = scene.issued[1]
    seen: set[tuple[str, str]] = set()
    for cited in scene.citations:
        day = bounds(cited.value.date)[0] if DAY.fullmatch(cited.value.date) else ""
        if own and day > own and (cited.value.canonical, day) not in seen:
            seen.add((cited.value.canonical, day))
            yield DayClaim(
                "date_order", "mismatch", day, own, ((cited.start, cited.end),), (cited.mention_id,),
                "cited_later", {"own": own, "quote": f"{cited.text} ({day})"},
            )  # fmt: skip


def _ends_before(scene: Scene) -> Iterator[DayClaim]:
    for first, last in scene.pairs:
        begins, ends = first.value.date_from, last.value.date_to
        if begins and ends and ends < begins:
            yield DayClaim(
                "date_order", "mismatch", last.value.value, first.value.value,
                ((last.start, last.end), (first.start, first.end)), (last.mention_id, first.mention_id),
                "ends_before", {"first": first.value.value, "last": last.value.value},
            )  # fmt: skip
    for span in scene.dates:
        low, _, high = span.value.value.partition("/")
        if high and bounds(low)[0] and bounds(high)[1] and bounds(high)[1] < bounds(low)[0]:
            yield DayClaim(
                "date_order", "mismatch", high, low, ((span.start, span.end),), (span.mention_id,),
                "ends_before", {"first": low, "last": high},
            )  # fmt: skip


def _steps(scene: Scene) -> Iterator[DayClaim]:
    """`Hợp đồng ký ngày 18/4/2022, bàn giao hàng ngày 02/4/2022`."""
    for earlier, later in scene.steps:
        if later.value.date_to < earlier.value.date_from:
            spans = ((later.start, later.end), (earlier.start, earlier.end))
            yield DayClaim(
                "date_order", "mismatch", later.value.value, earlier.value.value, spans,
                (later.mention_id, earlier.mention_id), "steps",
                {"earlier": earlier.value.value, "later": later.value.value},
            )  # fmt: skip


def _carried_out(scene: Scene) -> Iterator[DayClaim]:
    """`Kế hoạch số 46/KH-SGTVT ngày 05/11/2007 để cụ thể hóa Quyết định số 315/QĐ-UBND ngày 18/12/2007`."""
    for document, other in scene.carried_out:
        own, first = document.value.date, other.value.date
        if own < first:
            yield DayClaim(
                "date_order", "mismatch", own, first,
                ((document.start, document.end), (other.start, other.end)), (document.mention_id, other.mention_id),
                "carried_out", {"quote": document.text, "own": own, "other": other.text, "first": first},
            )  # fmt: skip


def _planned_past(scene: Scene) -> Iterator[DayClaim]:
    """`Dự kiến cuối tháng 12/2023` in a report that answers a letter of January 2024."""
    own = scene.latest
    for date in scene.dates:
        if date.is_planned and own and date.value.date_to and date.value.date_to < own and _is_precise(date):
            yield DayClaim(
                "date_order", "mismatch", date.value.value, own, ((date.start, date.end),), (date.mention_id,),
                "planned_past", {"own": own, "date": date.value.value},
            )  # fmt: skip


def _done_later(scene: Scene) -> Iterator[DayClaim]:
    """`đã được sửa chữa xong ngày 12/11/2020` in a report of 2 November."""
    own = scene.issued[1]
    for date in scene.dates:
        day = date.value.value
        if date.is_done and own and DAY.fullmatch(day) and bounds(day)[0] and day > own:
            yield DayClaim(
                "date_order", "mismatch", day, own, ((date.start, date.end),), (date.mention_id,),
                "done_later", {"own": own, "date": day},
            )  # fmt: skip


def _lasting(lasting: Lasting) -> Iterator[DayClaim]:
    """`61 ngày` against both ends of the time; the first day may be counted or not."""
    fits = _counted(lasting)
    if not fits or not (lasting.time.value in fits or lasting.is_sure):
        return
    is_part = lasting.may_pause and lasting.unit == DAYS and lasting.time.value < fits[0]
    verdict = "ok" if lasting.time.value in fits else "unchecked" if is_part else "mismatch"
    computed = lasting.time.value if verdict == "ok" else fits[-1]
    yield DayClaim(
        "difference", verdict, plain(lasting.time.value), plain(Decimal(computed)),
        ((lasting.time.start, lasting.time.end), (lasting.start, lasting.end)), (lasting.time.mention_id,),
        "lasting_apart" if verdict == "unchecked" else "lasting",
        {"quote": lasting.time.text, "first": lasting.first, "last": lasting.last, "computed": str(computed)},
    )  # fmt: skip


def _years(lasting: Lasting, first: str, last: str) -> tuple[int, ...]:
    """Of whole calendar years each counts: `06 năm (từ ngày 01/01/2016 đến ngày 31/12/2021)`."""
    years = int(last[:4]) - int(first[:4])
    if DAY.fullmatch(lasting.first) and DAY.fullmatch(lasting.last):
        if first.endswith("-01-01") and last.endswith("-12-31"):
            return (years + 1,)
        if months_touched(first, last) == (years + 1) * MONTHS:
            return (years, years + 1)
    return (years,) if lasting.is_sure else (years + 1, years)


def _counted(lasting: Lasting) -> tuple[int, ...]:
    """How long it can be called; empty where its ends do not tell it."""
    first, last = bounds(lasting.first), bounds(lasting.last)
    if not first[0] or not last[1] or last[1] < first[0]:
        return ()
    if lasting.unit == "years":
        return _years(lasting, first[0], last[1])
    if lasting.unit == "months":
        months = months_touched(first[0], last[1])
        return (months - 1, months)
    if not (DAY.fullmatch(lasting.first) and DAY.fullmatch(lasting.last)):
        return ()
    days = days_between(lasting.first, lasting.last)
    return (days, days + 1)


def _is_precise(date: Dated) -> bool:
    return date.value.precision in {"day", "month"}


def _elapsed(scene: Scene, elapsed: Elapsed) -> Iterator[DayClaim]:
    """`Qua hơn 10 năm thực hiện Nghị quyết …` against the time from that document to this one."""
    since = bounds(elapsed.since.value.date)[0]
    is_dated = bool(scene.issued[0]) and months_touched(*scene.issued) == 1
    low, high = scene.issued if is_dated else (scene.latest, scene.latest)
    if not since or not low or since >= low:
        return
    shortest, longest = years_between(since, low), years_between(since, high)
    told = elapsed.years
    reach = told.stated
    if not told.qualifier:  # `qua 10 năm` is told from the tenth year on, and in it
        reach = reach._replace(low=reach.low - 1, high=reach.high + 1)
    fits = reach.low <= longest and shortest <= reach.high
    computed = plain(decimal_of((shortest + longest) / 2, places=2))
    yield DayClaim(
        "difference", "ok" if fits else "mismatch", plain(told.value), computed,
        ((told.start, told.end), (elapsed.since.start, elapsed.since.end)), (told.mention_id, elapsed.since.mention_id),
        "elapsed", {"quote": told.text, "since": since, "own": high, "computed": computed},
    )  # fmt: skip

"""What signature stamps add to the document's own data, and what its head leaves open.

A stamp is evidence of who signed in the file and when, not of what the page prints: it fills only what the page leaves
empty, never against it, and a row of problems tells so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Document, Facts, Problem
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER

DAY = len("2022-04-21")
OCR = "ocr"
COMPARE = "Compare it with the page before you rely on it."
SEVERAL = "; "
LOOK = "Look at the pages: what is written by hand or lies under a seal is not read."


@dataclass(frozen=True, slots=True)
class StampLinker:
    """Tells persons from bodies, whose seal is no one's signature."""

    person: re.Pattern[str]
    body: re.Pattern[str]

    def facts(self, facts: Facts, document: Document) -> tuple[Facts, tuple[Problem, ...]]:
        """The facts with signer and day of the stamps where the page has none; a problem for each, and for gaps."""
        problems: list[Problem] = []
        facts = printed = replace(facts, **_signatures(document))
        signed = next((stamp for stamp in document.stamps if stamp.is_signature and self.is_person(stamp.signer)), None)
        if signed and not facts.signer:
            facts = replace(facts, signer=signed.signer)
            message = f"{document.path}: no signer was read on the page; `signer` is what a signature stamp says."
            problems.append(Problem("signer_from_signature", message, COMPARE, stage="link", page=signed.page))
        day, page = _signing_day(document)
        if day and len(facts.issue_date) < DAY and day.startswith(facts.issue_date):
            facts = replace(facts, issue_date=day)
            message = f"{document.path}: no day of issue was read on the page; `issue_date` is that of a signature."
            problems.append(Problem("date_from_signature", message, COMPARE, stage="link", page=page))
        return facts, (*problems, *_gaps(facts, printed, document))

    def is_person(self, name: str) -> bool:
        """Two to seven words with capitals, of which the first begin no body's name."""
        return self.person.fullmatch(name) is not None and self.body.match(name) is None


def stamp_linker(rules: Rulebook) -> StampLinker:
    """From the names of bodies in rules/issuers.toml."""
    keys = ("whole", "heads", "head_lines", "with_field")
    bodies = alternation(rules.words(*(f"issuers.bodies.{key}" for key in keys)))
    word = rf"[{UPPER}](?:['’]?[^\W\d_])*"
    return StampLinker(
        person=re.compile(rf"(?:{word}\s){{1,6}}{word}"), body=re.compile(rf"{bodies}(?!\w)", re.IGNORECASE)
    )


def _signatures(document: Document) -> dict[str, str]:
    """`signed_by` and `signed_at`: of each signature once, in the order of the pages; stamps of copies are none."""
    told = dict.fromkeys((stamp.signer, stamp.signed_at) for stamp in document.stamps if stamp.is_signature)
    names, times = [name for name, _ in told], [time for _, time in told]
    return {
        "signed_by": SEVERAL.join(names) if any(names) else "",
        "signed_at": SEVERAL.join(times) if any(times) else "",
    }


def _signing_day(document: Document) -> tuple[str, int]:
    """The day that all signatures bear, and the first one's page; "" when they differ."""
    stamps = [stamp for stamp in document.stamps if stamp.is_signature and len(stamp.signed_at) >= DAY]
    days = {stamp.signed_at[:DAY] for stamp in stamps}
    return (days.pop(), stamps[0].page) if len(days) == 1 else ("", 0)


def _gaps(facts: Facts, printed: Facts, document: Document) -> Iterator[Problem]:
    """One row when a scan's own data are not known in full; a head that has neither type nor issuer is none.

    `printed`: what was read on the page.
    """
    if not document.pages or document.pages[0].source != OCR or not (facts.doc_type or facts.issuer):
        return
    lost = [] if any(map(str.isdigit, facts.number.partition("/")[0].partition("-")[0])) else ["number"]
    lost += ["day of issue"] if len(facts.issue_date) < DAY else []
    lost += ["signer"] if not facts.signer else []
    if lost:
        known = ", ".join(f"`{each}`" for each in (printed.number, printed.issue_date) if each)
        message = f"{document.path}: OCR could not read the document's {', '.join(lost)}"
        message += f"; of the head's number and date it read {known}." if known else "."
        yield Problem("incomplete_facts", message, LOOK, stage="link", page=1)

"""Rows of `checks` about two documents: figures judged, sentences, evidence from both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.checks import JOINT, digest_of
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds, decimal_of
from pipeline.audit.model import Claim, DayClaim
from pipeline.audit.verdicts import Judged, judge, sentences_of
from pipeline.figures import plain
from pipeline.link.figures_of import cut_off, widened
from pipeline.report import Finding
from pipeline.rulebook import Rulebook
from pipeline.store.rows import Row, check_row
from pipeline.store.sqlite import Reader

KIND = "document_conflict"
MONEY = "VND"
MEASURED = frozenset({MONEY, "%"})
PLACES = 4  # decimals
MOST_REMEMBERED = 50_000  # judgements: near-copies tell the same figures again


class Printed(NamedTuple):
    """A figure as the store has it. `qualifier`: its meaning (`above`), "" for none."""

    text: str
    value: str
    step: str
    unit: str
    qualifier: str = ""


class Side(NamedTuple):
    """A figure of a document that is compared. `table`: where the mention is stored."""

    doc_id: str
    table: str
    mention_id: str
    printed: Printed


class Told(NamedTuple):
    """A judgement and what is said of it."""

    judged: Judged
    vi: str
    en: str


class Where(NamedTuple):
    """A mention in its document."""

    section_id: str | None
    page: int
    context: str


@dataclass(slots=True)
class Findings:
    """Makes rows; counts those of a document with one content, so that each has a key of its own."""

    store: Reader
    rules: Rulebook
    measures: frozenset[str] = frozenset()
    ids: Counter[tuple[str, str]] = field(default_factory=Counter)
    judged: dict[tuple[object, ...], Told | None] = field(default_factory=dict)

    def verdict(self, stated: Printed, others: Sequence[Printed], *, doubt: str = "", score: int = 100) -> str:
        """Of a figure against another, or against the sum of several; "" when it is not worth a row."""
        told = self._told(stated, tuple(others), doubt, score)
        return told.judged.verdict if told else ""

    def of_figures(self, stated: Side, others: Sequence[Side], *, doubt: str = "", score: int = 100) -> Row | None:
        """The row; `None` when it is not worth one."""
        told = self._told(stated.printed, tuple(each.printed for each in others), doubt, score)
        if told is None:
            return None
        judged, own = told.judged, self.where(stated)
        evidence = JOINT.join((own.context, *(self.where(each).context for each in others)))
        finding = Finding(
            check_id=self._id(stated.doc_id, f"{KIND}\x1f{others[0].doc_id}\x1f{stated.mention_id}"),
            other_doc_id=others[0].doc_id,
            section_id=own.section_id,
            page=own.page,
            kind=KIND,
            verdict=judged.verdict,
            stated=plain(judged.claim.stated.value),
            computed=plain(decimal_of(judged.computed, places=PLACES)),
            computed_low=plain(decimal_of(judged.reach.low, places=PLACES)),
            computed_high=plain(decimal_of(judged.reach.high, places=PLACES)),
            difference=plain(decimal_of(judged.claim.stated.exactly - judged.computed, places=PLACES)),
            unit=stated.printed.unit,
            evidence=evidence,
            operands=(stated.mention_id, *(each.mention_id for each in others)),
            rule=f"checks.toml: {KIND}",
            message_vi=told.vi,
            message_en=told.en,
        )
        return self._row(stated.doc_id, finding)

    def of_days(self, claim: DayClaim, doc_id: str, other: str, *, quotes: Sequence[str], at: Where) -> Row:
        """The row of a document number with two days."""
        sentence = self.rules.checks.sentences[f"day.{claim.reason}"]
        finding = Finding(
            check_id=self._id(doc_id, f"{KIND}\x1f{other}\x1f{claim.operands[0]}"),
            other_doc_id=other,
            section_id=at.section_id,
            page=at.page,
            kind=KIND,
            verdict=claim.verdict,
            stated=claim.stated,
            computed=claim.computed,
            computed_low="",
            computed_high="",
            difference="",
            unit="",
            evidence=JOINT.join(quotes),
            operands=claim.operands,
            rule=f"checks.toml: {claim.reason}",
            message_vi=sentence.vi.format(**claim.words),
            message_en=sentence.en.format(**claim.words),
        )
        return self._row(doc_id, finding)

    def where(self, side: Side) -> Where:
        """Where a figure stands."""
        query = f"SELECT section_id, page, coalesce(context, text) FROM {side.table} WHERE mention_id = ?"  # noqa: S608
        section_id, page, context = self.store.one(query, (side.mention_id,)) or (None, 1, side.printed.text)
        return Where(None if section_id is None else str(section_id), int(page or 1), str(context))

    def _told(self, stated: Printed, others: tuple[Printed, ...], doubt: str, score: int) -> Told | None:
        key = (stated, others, doubt, score)
        if key not in self.judged:
            if len(self.judged) >= MOST_REMEMBERED:
                self.judged.clear()
            formula = "sum" if len(others) > 1 else "equal"
            operands = tuple(figure_of(each, self.measures) for each in others)
            claim = Claim(KIND, formula, figure_of(stated, self.measures), operands, doubt, rule=KIND, score=score)
            found = judge(claim)
            self.judged[key] = None if found is None else Told(found, *sentences_of(found, self.rules.checks))
        return self.judged[key]

    def _id(self, doc_id: str, content: str) -> str:
        self.ids[doc_id, content] += 1
        return digest_of(doc_id, content, self.ids[doc_id, content])

    def _row(self, doc_id: str, finding: Finding) -> Row:
        return check_row(doc_id, finding)


def figure_of(printed: Printed, measures: Collection[str]) -> Figure:
    """The figure with all values that it can mean; whole amounts and counted things are exact."""
    value, step = Decimal(printed.value), Decimal(printed.step)
    counted = printed.unit not in MEASURED and printed.unit not in measures
    exact = step <= 1 if printed.unit == MONEY else counted and step == 1
    reach = cut_off(bounds(value, 0 if exact else step / 2), step, exact=exact)
    reach = widened(reach, value, printed.qualifier)
    return Figure(value, reach, printed.unit, 0, 0, printed.text, qualifier=printed.qualifier, is_exact=exact)


def qualifier_names(rules: Rulebook) -> Mapping[str, str]:
    """Meaning of each qualifier as it is written into the tables."""
    return {words[0]: name for name, words in rules.section("words.qualifiers").items()}

"""The checks of one document: their order, and their claims as findings, one row of `checks` each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from pipeline.audit.beside_shares import told_beside
from pipeline.audit.both_now import now_dropper
from pipeline.audit.carried import carried
from pipeline.audit.derived import deriver
from pipeline.audit.explained import is_of_another
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.inverted import without_inverted
from pipeline.audit.known import LastCheck, with_sought
from pipeline.audit.misgivings import doubter, without_verdict
from pipeline.audit.model import Claim, DayClaim, Scene
from pipeline.audit.order import AFTER, CHECKS, DERIVED, FINAL, LAST, SUMS, AnyClaim, Check
from pipeline.audit.refuted import one_verdict, refuter
from pipeline.audit.rest_told import rest_telling
from pipeline.audit.row_peers import is_peer
from pipeline.audit.rules import LIKELY, CheckRules
from pipeline.audit.settled import ANY_ORDER, settled
from pipeline.audit.time_shares import other_time_teller
from pipeline.audit.traits import overlap_of
from pipeline.audit.untold import without_untold
from pipeline.audit.verdicts import Judged, judge, sentences_of, shown
from pipeline.audit.whole_named import whole_namer, without_siblings
from pipeline.check.likely_relations import likely_relation_check
from pipeline.figures import plain
from pipeline.report import Finding
from pipeline.rulebook import Rulebook

ID_DIGITS = 16
LONGEST_QUOTE = 420  # characters; operands that lie farther apart are quoted one by one
JOINT = " … "
UNSURE_OCR = "unsure_ocr"  # reason of no verdict


class Source(Protocol):
    """How findings point into a document: quotes by clean offsets, page and section of an offset."""

    @property
    def doc_id(self) -> str:
        """The document."""
        ...

    def quote(self, start: int, end: int) -> str:
        """The source text of a clean span, with folded white space."""
        ...

    def page(self, at: int) -> int:
        """Number, from 1, of the page."""
        ...

    def section(self, at: int) -> str | None:
        """The innermost section; `None` outside of all."""
        ...

    def is_unsure(self, start: int, end: int) -> bool:
        """Whether OCR was not sure of a clean span."""
        ...


Auditor = Callable[[Scene, Source], tuple[Finding, ...]]


def auditor(rules: Rulebook, likely: Callable[[Rulebook], LastCheck] = likely_relation_check) -> Auditor:
    """The function that makes a document's findings; `likely`: what is asked last of all."""
    checks = [check(rules) for check in CHECKS]
    of_sums = [check for make, check in zip(CHECKS, checks, strict=True) if make in SUMS]
    last, after, final = ([check(rules) for check in checks_] for checks_ in (LAST, AFTER, FINAL))
    learned = [] if LIKELY in rules.checks.off else [likely(rules)]
    derive = deriver([check(rules) for check in DERIVED])
    overlap = overlap_of(rules)
    without_refuted = refuter(rules)
    rests_told = rest_telling(rules)
    doubts = doubter(rules)
    named = whole_namer(rules)
    without_now = now_dropper(rules)
    of_own_time = other_time_teller(rules)

    def first(
        scene: Scene, asked: Sequence[Check], others: Sequence[Judged] = ()
    ) -> tuple[list[Judged], list[DayClaim]]:
        """What these checks tell of the scene; `others`: what is known of it beside that."""
        claims = _once(claim for check in asked for claim in check(scene) if claim.kind not in rules.checks.off)
        days = [claim for claim in claims if isinstance(claim, DayClaim)]
        told = [each for each in claims if isinstance(each, Claim) and not _is_of_nothing(each)]
        told = [overlap(each, scene.text) for each in told if not is_peer(each, scene.text)]
        judged = rests_told([each for claim in told if (each := judge(claim)) is not None], scene)
        judged = without_siblings(judged, scene)
        figures = settled([each for each in judged if not is_of_another(each, scene.passages)])
        derived = derive(scene, [*figures, *others])
        return [each for each in derived if each.claim.kind not in rules.checks.off], days

    def audit(scene: Scene, source: Source) -> tuple[Finding, ...]:
        figures, days = first(scene, checks)
        for checks_left in (last, after, learned, final):
            figures = settled(with_sought(figures, checks_left, scene, rules.checks.off))
        figures = told_beside(of_own_time(named(without_siblings(figures, scene), scene), scene), scene)
        figures = without_inverted(without_untold(figures, scene), scene)
        figures = one_verdict(doubts(without_refuted(figures, scene), scene))
        figures = without_now(figures, scene.text)
        others = [each for each in figures if each.claim.kind != "sum"]
        figures += doubts(carried(figures, scene, lambda mended: first(mended, of_sums, others)[0]), scene)
        figures = [_as_read(each, source) for each in figures]
        ids: Counter[str] = Counter()
        rows = [(each.claim.stated.start, _of_figures(each, rules.checks, source, ids)) for each in figures]
        rows += [(each.spans[0][0], _of_days(each, rules.checks, source, ids)) for each in days]
        rows.sort(key=lambda row: row[0])
        return tuple(finding for _, finding in rows)

    return audit


def _once(claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """Each relation once, though two words in a sentence may open it."""
    kept: dict[tuple[object, ...], AnyClaim] = {}
    for claim in claims:
        key: tuple[object, ...]
        if isinstance(claim, Claim):
            starts = [figure.start for figure in claim.operands]
            told = sorted(starts) if claim.formula in ANY_ORDER else starts
            key = (claim.kind, claim.formula, claim.stated.start, *told)
        else:
            key = (claim.kind, claim.reason, claim.spans)
        known = kept.setdefault(key, claim)
        if isinstance(known, Claim) and isinstance(claim, Claim) and known.doubt and not claim.doubt:
            kept[key] = claim  # an equation written out is no guess
    return list(kept.values())


def _is_of_nothing(claim: Claim) -> bool:
    """A total of 0 with all its parts 0, in a form that nobody filled in: it tells nothing."""
    return not claim.stated.value and claim.formula == "sum" and not any(each.value for each in claim.operands)


def _as_read(judged: Judged, source: Source) -> Judged:
    """As it is, but for a mismatch of figures that OCR was not sure of, which is no verdict."""
    figures = (judged.claim.stated, *judged.claim.operands)
    if judged.verdict != "mismatch" or not any(source.is_unsure(figure.start, figure.end) for figure in figures):
        return judged
    return without_verdict(judged, UNSURE_OCR)


def _of_figures(judged: Judged, rules: CheckRules, source: Source, ids: Counter[str]) -> Finding:
    claim = judged.claim
    figures = (claim.stated, *claim.operands)
    evidence = _quoted([(figure.start, figure.end) for figure in figures], source)
    vi, en = sentences_of(judged, rules)
    computed, low, high = (judged.computed, *judged.reach)
    given = _plain(computed)
    return Finding(
        check_id=_id(source.doc_id, claim.kind, evidence, ids),
        other_doc_id="",
        section_id=source.section(claim.stated.start),
        page=source.page(claim.stated.start),
        kind=claim.kind,
        verdict=judged.verdict,
        stated=plain(claim.stated.value),
        computed=given,
        computed_low=given if low is computed else _plain(low),  # mostly
        computed_high=given if high is computed else _plain(high),
        difference=_plain(claim.stated.exactly - computed),
        unit=_unit(claim.stated),
        evidence=evidence,
        operands=tuple(dict.fromkeys(figure.mention_id for figure in figures if figure.mention_id)),
        rule=claim.rule if claim.rule.startswith("relations.csv") else f"checks.toml: {claim.rule or claim.kind}",
        message_vi=vi,
        message_en=en,
    )


def _plain(value: Fraction) -> str:
    return shown(value).replace(",", "")


def _of_days(claim: DayClaim, rules: CheckRules, source: Source, ids: Counter[str]) -> Finding:
    evidence = _quoted(claim.spans, source)
    sentence = rules.sentences[f"day.{claim.reason}"]
    return Finding(
        check_id=_id(source.doc_id, claim.kind, evidence, ids),
        other_doc_id="",
        section_id=source.section(claim.spans[0][0]),
        page=source.page(claim.spans[0][0]),
        kind=claim.kind,
        verdict=claim.verdict,
        stated=claim.stated,
        computed=claim.computed,
        computed_low="",
        computed_high="",
        difference=claim.difference,
        unit="",
        evidence=evidence,
        operands=tuple(dict.fromkeys(filter(None, claim.operands))),
        rule=f"checks.toml: {claim.reason}",
        message_vi=sentence.vi.format(**claim.words),
        message_en=sentence.en.format(**claim.words),
    )


def _quoted(spans: Sequence[tuple[int, int]], source: Source) -> str:
    """One quote that holds all operands, or when they lie far apart, each by itself."""
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    if high - low <= LONGEST_QUOTE:
        return source.quote(low, high)
    return JOINT.join(source.quote(*span) for span in dict.fromkeys(spans))


def _unit(figure: Figure) -> str:
    unit = "%" if figure.unit == POINTS else figure.unit
    return f"{unit}/{figure.per}" if figure.per and unit != "%" else unit


def _id(doc_id: str, kind: str, evidence: str, ids: Counter[str]) -> str:
    """Made from the content only, so that it survives a run with other rules."""
    key = f"{kind}\x1f{evidence}"
    ids[key] += 1
    return digest_of(doc_id, key, ids[key])


def digest_of(doc_id: str, content: str, occurrence: int) -> str:
    """The key of a check."""
    data = f"{doc_id}\x1f{content}\x1f{occurrence}".encode()
    return hashlib.blake2b(data, digest_size=ID_DIGITS // 2).hexdigest()

"""What people do in the review: decide, take back, say who they are; each act leads on to a page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.review.anchors import Target
from pipeline.review.asked import fault_of, filters_of, own_address, target_of, value_said
from pipeline.review.decisions import VERDICTS
from pipeline.review.desk import Desk, Doubtful, NotSaved, OtherNow, ValueStands, Verdict
from pipeline.review.pages import Pages
from pipeline.review.people import reviewer_name
from pipeline.review.reading import UnclearValue
from pipeline.review.scene import Subject, subject_of
from pipeline.review.words import LANGUAGES
from pipeline.review.worklist import Item

YEAR = 31_536_000  # seconds


class Acts:
    """The endpoints that change something."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk = desk
        self._pages = pages

    def decide(self, request: Request, form: Mapping[str, str]) -> Response:
        """Write a decision, then go on to the next item."""
        with self._desk.open():
            target = target_of(request)
            subject = subject_of(self._desk.catalog, target)
            if subject is None:
                return self._pages.message(request, "gone", 404)
            verdict = form.get("verdict", "")
            said = Verdict(
                reviewer=reviewer_name(form.get("reviewer", "")) or self._pages.reviewer(request),
                verdict=verdict if verdict in VERDICTS else "",
                value=value_said(form, verdict),
                of=form.get("of", ""),
                reason=form.get("reason", "").strip(),
                settles=form.get("settle") == "1",
                shown=form.get("shown", ""),
                sure=form.get("sure", ""),
            )
            item = self._desk.queue.item(target)
            try:
                # A form that tells nothing of the page that it stood on is no answer to a page.
                fault, far = fault_of(said) or (self._taken(subject, said) if said.shown else "other_now"), None
            except Doubtful as error:
                fault, far = "doubtful_value", error
            if fault:
                return self._pages.shown(request, subject, fault=fault, said=said, far=far)
            return self._named(self._onward(request, subject, said, item), said.reviewer)

    def _taken(self, subject: Subject, said: Verdict) -> str:
        """Write a decision; why it cannot be taken, as a key of the words, "" where it was."""
        try:
            self._desk.decide(subject, said)
        except UnclearValue as error:
            return error.why
        except OtherNow:
            return "other_now"
        except ValueStands:
            return "value_stands"
        except NotSaved:
            return "not_saved"
        return ""

    def _onward(self, request: Request, subject: Subject, said: Verdict, item: Item | None) -> str:
        """The next item, behind the last one the first that is left; the same one after a comment."""
        filters, queue = filters_of(request.query_params), self._desk.queue
        after = None
        if item and said.verdict:
            after = queue.beside(filters, item.n, is_after=True) or queue.first(filters)
        own = subject.target
        onward = Target(after.part, after.row_id) if after else own
        told = {} if onward == own else {"said": f"{own.part}/{own.row_id}"}
        return self._pages.address(f"item/{onward.part}/{onward.row_id}", **told, **filters.cells())

    def undo(self, request: Request, form: Mapping[str, str]) -> Response:
        """Take back the word of the person that the page showed, on this thing."""
        with self._desk.open():
            target = target_of(request)
            subject = subject_of(self._desk.catalog, target)
            if subject is None:
                return self._pages.message(request, "gone", 404)
            try:
                is_undone = self._desk.undo(self._pages.reviewer(request), target, form.get("decision", ""))
            except NotSaved:
                return self._pages.shown(request, subject, fault="not_saved")
            if not is_undone:
                return self._pages.shown(request, subject, fault="nothing_to_undo")
            cells = filters_of(request.query_params).cells()
            return RedirectResponse(self._pages.address(f"item/{target.part}/{target.row_id}", **cells), 303)

    def settings(self, _: Request, form: Mapping[str, str]) -> Response:
        """The name of the person, or the language; then back."""
        answer = RedirectResponse(own_address(self._pages.base, form.get("back", "")), 303)
        language = form.get("language", "")
        if language in LANGUAGES:
            self._set_cookie(answer, "language", language)
        if "reviewer" in form:
            self._set_cookie(answer, "reviewer", quote(reviewer_name(form["reviewer"])))
        return answer

    def _named(self, address: str, reviewer: str) -> Response:
        answer = RedirectResponse(address, 303)
        self._set_cookie(answer, "reviewer", quote(reviewer))
        return answer

    def _set_cookie(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(name, value, max_age=YEAR, path=f"{self._pages.base}/", httponly=True, samesite="strict")

"""The pages of the review: server-rendered, every address looked up in the store, no path of a request on the disk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pipeline.read.darkroom import Darkroom
from pipeline.read.picture import MEDIA_TYPE
from pipeline.review.anchors import CELLS, Target
from pipeline.review.asked import LONGEST_FILTER, filters_of, here, target_of, whole
from pipeline.review.catalog import Document
from pipeline.review.cellfigures import labels_of
from pipeline.review.dayfigures import names_of
from pipeline.review.decisions import Decision
from pipeline.review.desk import Desk, Verdict
from pipeline.review.exchange import value_now
from pipeline.review.filters import RANKS, TO_DO
from pipeline.review.people import reviewer_name
from pipeline.review.scene import (
    Subject,
    chosen_figure,
    marks_on,
    roles_of,
    section_at,
    sought_on,
    subject_of,
    window_at,
)
from pipeline.review.search import search
from pipeline.review.sheets import UNSHOWN, Sheets
from pipeline.review.values import as_typed, printed
from pipeline.review.words import LANGUAGES, words_in
from pipeline.review.worklist import PAGE, Item, told_state

HERE = Path(__file__).parent
MOST_DECISIONS = 500  # shown on a page
MOST_OPERANDS = 12  # shown without opening a list of the rest
YEAR = 31_536_000  # seconds
STATUS_OF_FAULT = {"": 200, "other_now": 409, "not_saved": 507}

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the application was started. `language`, `reviewer`: until the browser says otherwise."""

    token: str
    language: str = "vi"
    reviewer: str = ""


class Pages:
    """The endpoints."""

    def __init__(self, desk: Desk, darkroom: Darkroom, settings: Settings) -> None:
        self._desk = desk
        self._darkroom = darkroom
        self._settings = settings
        self.base = f"/{settings.token}"
        self._sheets = Sheets(darkroom)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        for name in self._templates.list_templates():  # made ready now, so that the first page is as quick as others
            self._templates.get_template(name)

    # ---- what every page needs ------------------------------------------------------------------------------

    def language(self, request: Request) -> str:
        """Of the person's browser, else as the application was started."""
        asked = request.cookies.get("language", self._settings.language)
        return asked if asked in LANGUAGES else LANGUAGES[0]

    def reviewer(self, request: Request) -> str:
        """The name of the person, as the browser knows it, else as the application was started; "" for none."""
        return reviewer_name(unquote(request.cookies.get("reviewer", "")) or self._settings.reviewer)

    def address(self, path: str, **asked: object) -> str:
        """An address of ours; empty parts are left out."""
        told = urlencode({name: value for name, value in asked.items() if value not in ("", None)})
        return f"{self.base}/{path}" + (f"?{told}" if told else "")

    def page(self, request: Request, template: str, context: Context, status: int = 200) -> HTMLResponse:
        """A template filled with what every page needs and with `context`."""
        language = self.language(request)
        html = self._templates.get_template(template).render(
            t=words_in(language), n=partial(printed, language=language), language=language,
            languages=LANGUAGES, reviewer=self.reviewer(request),
            reviewers=self._desk.reviewers(), address=self.address, here=here(request), base=self.base, **context,
        )  # fmt: skip
        return HTMLResponse(html, status)

    def message(self, request: Request, message: str, status: int) -> HTMLResponse:
        """A page that says one thing; `message` is a key of the words."""
        return self.page(request, "message.html", {"message": message}, status)

    # ---- pages ----------------------------------------------------------------------------------------------

    def queue(self, request: Request) -> Response:
        """The list of what is to be looked at."""
        with self._desk.open():
            filters = filters_of(request.query_params)
            queue = self._desk.queue
            choices = queue.choices(filters)
            total = choices.total
            last = max((total + PAGE - 1) // PAGE, 1)
            page = min(max(whole(request.query_params.get("page"), 1), 1), last)
            items = queue.page(filters, page)
            context: Context = {
                "filters": filters, "asked": filters.cells(), "total": total, "page": page, "last": last,
                "choices": choices, "items": items, "to_do": TO_DO,
            }  # fmt: skip
            return self.page(request, "queue.html", context)

    def item(self, request: Request) -> Response:
        """A check or a figure where it stands."""
        with self._desk.open():
            target = target_of(request)
            subject = subject_of(self._desk.catalog, target)
            if subject is None:
                return self.message(request, "gone", 404)
            return self.shown(request, subject)

    def shown(self, request: Request, subject: Subject, **more: object) -> Response:
        """The page of a check or figure; `more` overrides what it shows, `fault` is why an act was not taken."""
        desk, asked = self._desk, request.query_params
        filters = filters_of(asked)
        item = desk.queue.item(subject.target)
        beside = [desk.queue.beside(filters, item.n, is_after=after) if item else None for after in (False, True)]
        group = desk.group(subject.target)
        figures = [
            {"role": role, "name": name or role, "seen": seen, "group": desk.group(Target(seen.part, seen.mention_id)),
             "document": desk.catalog.document(seen.doc_id), "is_cell": seen.part == CELLS,
             "labels": seen.about if seen.part == CELLS else labels_of(desk.catalog, seen.mention_id)}
            for role, seen, name in subject.figures
        ]  # fmt: skip
        mention = subject.mention
        said = more.get("said")
        correction = desk.correction(said.reviewer if isinstance(said, Verdict) else self.reviewer(request), subject)
        context: Context = {
            "subject": subject, "item": item, "previous": beside[0], "next": beside[1], "asked": filters.cells(),
            "group": group, "figures": figures, "chosen": chosen_figure(subject),
            "filled": as_typed(correction.to_value, subject.target.part) if correction else "",
            "fault": "", "said": None, "far": None, "ahead": self._ahead(beside[1]),
            "mine": desk.last_word(self.reviewer(request), subject.target), "before": self._said_before(request),
            "most_operands": MOST_OPERANDS, "names": names_of(subject.check) if subject.check else {},
            "other_checks": desk.catalog.checks_with(mention) if mention else [],
            **self._place(request, subject.document, subject), **more,
        }  # fmt: skip
        return self.page(request, "item.html", context, STATUS_OF_FAULT.get(str(context["fault"]), 400))

    def _said_before(self, request: Request) -> tuple[Target, Decision, str, str] | None:
        """What the person said last, of the item that led to this one, and the value; as long as it stands."""
        part, _, row_id = request.query_params.get("said", "").partition("/")
        target = Target(part, row_id)
        word = self._desk.last_word(self.reviewer(request), target)
        if word is None:
            return None
        valued = [each for each in self._desk.together(word) if each.to_value]
        value, of = (valued[-1].to_value, valued[-1].anchor.part) if valued else ("", "")
        return target, word, value, of

    def _ahead(self, following: Item | None) -> str:
        """Address of the picture that the next item shows, "" for none."""
        document = self._desk.catalog.document(following.doc_id) if following else None
        if following is None or document is None or not document.is_pdf:
            return ""
        return self.address(f"page/{document.doc_id}/{following.page}")

    def document(self, request: Request) -> Response:
        """A document from some place on, with all that was found in it."""
        with self._desk.open():
            document = self._document(request)
            checks = self._desk.catalog.checks(document.doc_id)
            groups = [(verdict, [each for each in checks if each.verdict == verdict]) for verdict in RANKS]
            context: Context = {"checks": checks, "groups": groups, "asked": {}, "subject": None}
            return self.page(request, "document.html", context | self._place(request, document, None))

    def _place(self, request: Request, document: Document, subject: Subject | None) -> Context:
        """The page or the stretch of text to show, with its marks."""
        catalog, asked = self._desk.catalog, request.query_params
        sections = catalog.sections(document.doc_id)
        chosen = next((each for each in sections if each.section_id == asked.get("section")), None)
        own_page, own_at = (subject.page, subject.at) if subject else (1, 0)
        page = whole(asked.get("page_shown"), chosen.page if chosen else own_page)
        page = min(max(page, 1), max(document.pages, 1))
        at = max(whole(asked.get("at"), chosen.start if chosen else own_at), 0)
        current = chosen.section_id if chosen else section_at(sections, subject) if subject else ""
        roles = roles_of(subject.figures) if subject else {}
        sizes = () if asked.get("as") == "text" else self._sheets.sizes(document)
        size = sizes[page - 1] if page <= len(sizes) else None
        cells = [seen for _, seen, _ in subject.figures if seen.part == CELLS] if subject else []
        mentions = [*catalog.mentions_on(document.doc_id, page), *cells] if size else []
        marks = marks_on(mentions, roles, self._sheets.lines(document, page, sought_on(catalog, mentions)))
        return {
            "document": document, "sections": sections, "current": current, "page": page, "at": at, "size": size,
            "marks": marks, "window": None if size else window_at(catalog, document, at, roles, cells),
            "as_text": asked.get("as") == "text", "has_pictures": document.is_pdf,
            "focus_at": own_at,
        }  # fmt: skip

    async def picture(self, request: Request) -> Response:
        """A page as an image."""
        document = await asyncio.to_thread(self._document_locked, request)
        page = whole(request.path_params["page"], 0)
        if not document.is_pdf or not 1 <= page <= document.pages:
            raise HTTPException(404)
        try:
            future = self._darkroom.picture(Path(document.path), document.sha256, page)
            data = await asyncio.wrap_future(future)
        except UNSHOWN as error:
            raise HTTPException(404) from error
        # An address names the bytes of a document: what it shows never changes.
        return Response(data, media_type=MEDIA_TYPE, headers={"Cache-Control": f"private, max-age={YEAR}, immutable"})

    def search(self, request: Request) -> Response:
        """Words in the texts, and figures of a value."""
        with self._desk.open():
            words = request.query_params.get("q", "")[:LONGEST_FILTER]
            return self.page(request, "search.html", {"words": words, "found": search(self._desk.catalog, words)})

    def decisions(self, request: Request) -> Response:
        """All that people have said, with where it stands today: what is disputed, orphaned, changed or moved first."""
        with self._desk.open():
            desk = self._desk
            order = {"orphaned": 1, "changed": 2, "moved": 3, "attached": 4}
            groups = sorted(desk.groups, key=lambda group: 0 if group.standing.is_conflict else order[group.state])
            pages = max(1, -(-len(groups) // MOST_DECISIONS))
            page = min(max(whole(request.query_params.get("page"), 1), 1), pages)
            here = groups[(page - 1) * MOST_DECISIONS : page * MOST_DECISIONS]
            shown = [(group, told_state(group), value_now(desk.catalog, group)) for group in here]
            facts = {"groups": shown, "total": len(groups), "page": page, "pages": pages}
            return self.page(request, "decisions.html", facts)

    # ---- lookups --------------------------------------------------------------------------------------------

    def _document(self, request: Request) -> Document:
        document = self._desk.catalog.document(request.path_params["doc_id"])
        if document is None:
            raise HTTPException(404)
        return document

    def _document_locked(self, request: Request) -> Document:
        with self._desk.open():
            return self._document(request)

    def not_found(self, request: Request, error: Exception) -> Response:
        """Any other address."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self.message(request, "not_found", status)

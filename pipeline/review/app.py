"""The application of the review: which address leads to which page or act, and the files that pages need."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pipeline.read.darkroom import Darkroom
from pipeline.review.acts import Acts
from pipeline.review.asked import posted
from pipeline.review.desk import Desk
from pipeline.review.pages import Pages, Settings

HERE = Path(__file__).parent
# Read once: what a request names is looked up here, never on the disk.
STATIC = {
    name: ((HERE / "static" / name).read_bytes(), media_type)
    for name, media_type in {
        "review.css": "text/css",
        "review.js": "text/javascript",
        "icon.svg": "image/svg+xml",
    }.items()
}


def application(desk: Desk, darkroom: Darkroom, settings: Settings) -> Starlette:
    """The application behind the guard."""
    pages = Pages(desk, darkroom, settings)
    acts = Acts(desk, pages)
    routes = [
        Route("/", pages.queue),
        Route("/item/{part}/{row_id}", pages.item),
        Route("/document/{doc_id}", pages.document),
        Route("/page/{doc_id}/{page}", pages.picture),
        Route("/search", pages.search),
        Route("/decisions", pages.decisions),
        Route("/static/{name}", static),
        Route("/decide/{part}/{row_id}", posted(acts.decide), methods=["POST"]),
        Route("/undo/{part}/{row_id}", posted(acts.undo), methods=["POST"]),
        Route("/settings", posted(acts.settings), methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={404: pages.not_found, 400: pages.not_found})


def static(request: Request) -> Response:
    """One of the files that were read at the start."""
    found = STATIC.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("", 404)
    data, media_type = found
    return Response(data, media_type=media_type, headers={"Cache-Control": "private, max-age=600"})

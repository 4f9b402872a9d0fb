"""What requests ask, read so that nothing of them is more than a word to look up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.review.anchors import CHECKS, Target
from pipeline.review.decisions import CORRECTING
from pipeline.review.desk import Verdict
from pipeline.review.filters import FACETS, Filters
from pipeline.review.people import LONGEST_REASON, comment
from pipeline.store.schema import MENTION_TABLES

PARTS = (CHECKS, *MENTION_TABLES)
LONGEST_FILTER = 200  # characters
LONGEST_NUMBER = 12  # digits
MOST_FIELDS = 40

Act = Callable[[Request, Mapping[str, str]], Response]


def posted(act: Act) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for a form; the guard has limited what is read."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        try:
            fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError as error:  # more fields than any form of ours has
            raise HTTPException(400) from error
        return await asyncio.to_thread(act, request, {name: values[-1] for name, values in fields.items()})

    return endpoint


def filters_of(asked: QueryParams) -> Filters:
    """The filters of an address; what is not told is as at first."""
    told = {name: asked[name][:LONGEST_FILTER] for name in (*FACETS, "q") if name in asked}
    return replace(Filters(), **told)


def fault_of(said: Verdict) -> str:
    """Why a decision cannot be taken, as a key of the words; "" where it can."""
    if not said.reviewer:
        return "reviewer_first"
    if said.value and said.verdict not in CORRECTING:
        return "value_needed"
    if len(comment(said.reason)) > LONGEST_REASON:
        return "comment_long"
    return "" if said.verdict or comment(said.reason) else "comment_needed"


def value_said(form: Mapping[str, str], verdict: str) -> str:
    """The correct value; what the field was filled with says nothing beside a verdict that takes no value."""
    value = form.get("value", "").strip()
    is_filled = verdict not in CORRECTING and value == form.get("filled", "").strip()
    return "" if is_filled else value


def target_of(request: Request) -> Target:
    """What the address names; 404 for what is no table of ours."""
    part = request.path_params["part"]
    if part not in PARTS:
        raise HTTPException(404)
    return Target(part, request.path_params["row_id"])


def whole(text: str | None, default: int) -> int:
    """A number from 0, else the default."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else default


def here(request: Request) -> str:
    """The address asked for, without the token, to come back to."""
    query = request.url.query
    path = request.url.path if request.method == "GET" else "/"
    return path + (f"?{query}" if query and request.method == "GET" else "")


def own_address(base: str, back: str) -> str:
    """An address of ours, whatever a form says: no other host, no other scheme."""
    return f"{base}{back}" if back.startswith("/") and not back.startswith(("//", "/\\")) else f"{base}/"

"""Who may ask: nothing is answered but to the browser that has the token, from the page itself, on this machine.

| refused | why |
| --- | --- |
| a `Host` that is not ours (421) | a name of the web that was made to point here (DNS rebinding) |
| an `Origin` or `Sec-Fetch-Site` that is not ours, a POST without `Origin` (403) | a page of the web in this browser |
| | but not who goes to the first page: the file with which the browser is opened leads there |
| an address without the token (404) | another program or user of the machine |
| a body that is too long (413) | |
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_BYTES = 24
LONGEST_BODY = 64_000  # bytes
OWN_SITES = frozenset({"same-origin", "none"})
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`, with which browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class Guard:
    """Stands before the application; what comes through has the token taken off its path."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self._app = app
        self._prefix = f"/{token}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            if scope["type"] == "http":
                await refusal(scope, receive, send_guarded)
            return
        path = scope["path"].removeprefix(self._prefix)
        inner = {**scope, "path": path, "raw_path": path.encode(), "root_path": ""}
        await self._app(inner, receive, send_guarded)

    def _is_arrival(self, scope: Scope, headers: Headers) -> bool:
        """Whether a person comes to the first page from elsewhere, in a window of its own."""
        is_window = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
        return is_window and scope["method"] == "GET" and scope["path"] == f"{self._prefix}/"

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to who may not ask; `None` for who may."""
        if scope["type"] != "http":
            return PlainTextResponse("", 404)
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return PlainTextResponse("This address is not served here.", 421)
        method = scope["method"]
        origin = headers.get("origin")
        is_foreign = origin not in self._origins if origin is not None else method not in ("GET", "HEAD")
        is_ours = headers.get("sec-fetch-site", "none") in OWN_SITES or self._is_arrival(scope, headers)
        if is_foreign or not is_ours:
            return PlainTextResponse("Only the page itself may ask this.", 403)
        head = scope["path"].removeprefix("/").partition("/")[0]
        is_known = secrets.compare_digest(f"/{head}".encode(), self._prefix.encode())
        if not is_known or not scope["path"].startswith(f"{self._prefix}/"):
            return PlainTextResponse("Not found. Open the address that `extract review` has printed.", 404)
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdecimal() or int(length) > LONGEST_BODY:
            return PlainTextResponse("Too long.", 413)
        return None

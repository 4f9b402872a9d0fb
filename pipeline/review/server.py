"""Starts the local web application and opens it in the browser."""

from __future__ import annotations

import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import mkstemp

import uvicorn

from pipeline.errors import UsageError
from pipeline.read.darkroom import Darkroom
from pipeline.review.app import application
from pipeline.review.desk import Desk
from pipeline.review.guard import Guard, new_token
from pipeline.review.pages import Settings

HOST = "127.0.0.1"  # never another: who else is in the network has no business here


LEADING = """<!DOCTYPE html><meta charset="utf-8"><title>Trích Xuất</title>
<meta http-equiv="refresh" content="0; url={address}"><a href="{address}">{address}</a>
""".encode("ascii", "xmlcharrefreplace").decode("ascii")


def serve(
    outputs: Path,
    *,
    port: int,
    language: str,
    reviewer: str,
    password: str | None,
    is_opened: bool,
    tell: Callable[[str], None],
) -> None:
    """Serve until Ctrl-C; `port` 0 is any that is free; `is_opened`: the browser is opened; raises `UsageError`."""
    with closing(Desk(outputs)) as desk, closing(_bound(port)) as listener, closing(Darkroom(password)) as darkroom:
        token = new_token()
        number = listener.getsockname()[1]
        guarded = Guard(application(desk, darkroom, Settings(token, language, reviewer)), token=token, port=number)
        address = f"http://{HOST}:{number}/{token}/"
        tell(address)
        config = uvicorn.Config(
            guarded, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none", http="h11"
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C: files and processes are closed
        with suppress(KeyboardInterrupt), opened(address, outputs) if is_opened else nullcontext():
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def opened(address: str, folder: Path) -> Iterator[None]:
    """The browser opened, in the block, by a file that leads to the address.

    The command line of a browser can be read by all users of the machine, the file by this one only. It lies beside the
    decisions, since browsers in a sandbox see no folder for temporary files; where it cannot be, nothing is opened.
    """
    try:
        handle, name = mkstemp(prefix=".review-", suffix=".html", dir=folder)  # with the mode 0600
    except OSError:
        yield
        return
    file = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(LEADING.format(address=address))
        threading.Thread(target=webbrowser.open, args=(file.resolve().as_uri(),), daemon=True).start()
        yield
    finally:
        file.unlink(missing_ok=True)


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()  # now, so that a browser which is quicker than the server waits
    except OSError as error:
        listener.close()
        raise UsageError(f"Port {port} cannot be used ({error.strerror}).", "Give another with --port.") from error
    return listener

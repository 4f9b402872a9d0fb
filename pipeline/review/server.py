"""Starts the local web application and opens it in the browser."""

from __future__ import annotations

import signal
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import uvicorn

from pipeline.errors import UsageError
from pipeline.read.darkroom import Darkroom
from pipeline.review.app import application
from pipeline.review.desk import Desk
from pipeline.review.guard import Guard, new_token
from pipeline.review.pages import Settings

HOST = "127.0.0.1"  # never another: who else is in the network has no business here


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
        if is_opened:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        config = uvicorn.Config(
            guarded, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none", http="h11"
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C: files and processes are closed
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


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

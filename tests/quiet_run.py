"""`python -m tests.quiet_run CORPUS OUTPUTS`: a run in one process that tells whatever reaches for the network or a program."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline import filling
from pipeline import run as run_module
from pipeline.read.options import ReadOptions
from tests import faults

# A socket that is made and bound tells nobody anything: urllib3 does so when imported, to see whether IPv6 is there.
REACHING = (
    *("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname", "http."),
    *("urllib.", "ftplib.", "smtplib.", "webbrowser.", "os.system", "os.exec", "os.spawn"),
)
PROGRAMS = ("subprocess.Popen", "os.posix_spawn", "os.fork")
told: list[str] = []


def listen(event: str, arguments: tuple[object, ...]) -> None:
    """Note what reaches out."""
    if event.startswith((*REACHING, *PROGRAMS)):
        told.append(f"{event} {arguments!r}"[:200])


def main() -> int:
    """Run and tell."""
    filling.LocalEngine = faults.InlineEngine  # type: ignore[misc,assignment]
    run_module.start_context = lambda _: None  # type: ignore[assignment]
    sys.addaudithook(listen)
    run_module.run([Path(sys.argv[1])], Path(sys.argv[2]), reading=ReadOptions(ocr="never"))
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

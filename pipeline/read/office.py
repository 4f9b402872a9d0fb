"""Older Word formats (`.doc`, `.rtf`, `.odt`) through LibreOffice, which rewrites them as `.docx`.

Each conversion has a folder, a profile and a process group of its own: no macro runs, nothing is fetched from the
network, and when time is up the program dies with all that it started. When the worker is killed, so is the program,
and its folder, which holds a copy of the document, is removed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read.sniff import DOC, ODT, RTF, WORD_XML
from pipeline.read.source import RawFile
from pipeline.read.word import WordSource

PROGRAMS = ("soffice", "libreoffice")
# A long report takes 3 s, a first start on a busy machine 10. Well within the 120 s that a worker has for a file.
LIMIT_SECONDS = 75.0
LARGEST_UNPACKED = 400_000_000  # bytes of an OpenDocument archive as its directory tells them, pictures included
DOCX_TARGET = "docx:Office Open XML Text"
INSTALL = (
    "Install LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer-nogui) or save it as .docx; run again."
)
SAVE = "Open it in Word or LibreOffice, save it as .docx, and run again."
# The shell beside a conversion: told by the system that the worker is gone, it ends the program and removes the folder.
GUARD = """folder=$1; shift  # `timeout` makes a group of its own, which has its number
trap 'kill -9 "$program" "-$program"; wait "$program"; rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }; exit' TERM
"$@" & program=$!
wait "$program"
"""
KILLED = frozenset({-signal.SIGKILL, 128 + signal.SIGKILL})  # as Python tells it, and as a shell does
MORE_MEMORY = "Run again with --retry failed, or on a machine with more memory."
# No macros, whoever signed them; no pictures or texts from outside; no update check.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>\
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that LibreOffice reads: the filter is named, so that the bytes cannot be taken for another format."""

    suffix: str
    filter: str
    media_type: str


FORMATS = {
    DOC: Format("doc", "MS Word 97", "application/msword"),
    RTF: Format("rtf", "Rich Text Format", "application/rtf"),
    ODT: Format("odt", "writer8", "application/vnd.oasis.opendocument.text"),
    WORD_XML: Format("xml", "MS Word 2003 XML", "application/xml"),
}


def open_office(file: RawFile, form: Format) -> WordSource:
    """The file as LibreOffice reads it. Raises UnreadableFile, `needs_libreoffice` where it is not installed."""
    program = installed()
    if program is None:
        message = f"{file.shown}: a .{form.suffix} file, which is read through LibreOffice; it is not installed here."
        raise UnreadableFile("needs_libreoffice", message, INSTALL)
    if form is FORMATS[ODT]:
        _refuse_bomb(file)
    data = convert(program, file, form)
    return WordSource(file, data=data, source=form.suffix, media_type=form.media_type)


@cache
def installed() -> str | None:
    """Path of LibreOffice's program; `None` where it is missing."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def _refuse_bomb(file: RawFile) -> None:
    """LibreOffice unpacks whatever it is given."""
    try:
        size = sum(info.file_size for info in zipfile.ZipFile(BytesIO(file.data)).infolist())
    except zipfile.BadZipFile as error:
        raise _failed(file, "it is no sound zip archive; it may be cut off") from error
    if size > LARGEST_UNPACKED:
        message = f"{file.shown}: unpacked it is larger than any report; it may be made to fill the memory."
        raise UnreadableFile("zip_bomb", message, "Look where it comes from. If it is sound, split it and run again.")


def _failed(file: RawFile, why: str) -> UnreadableFile:
    return UnreadableFile("damaged_word", f"{file.shown}: LibreOffice did not read it: {why}.", SAVE)


def convert(
    program: str, file: RawFile, form: Format, *, target: str = DOCX_TARGET, seconds: float = LIMIT_SECONDS
) -> bytes:
    """The file as LibreOffice writes it in the target format, which is `suffix:name of the filter`."""
    with tempfile.TemporaryDirectory(prefix="trichxuat-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, profile = folder / f"given.{form.suffix}", folder / "profile"
        given.write_bytes(file.data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        ended = _run(_command(program, form, folder, target, seconds), folder, seconds)
        if ended is None:
            message = f"{file.shown}: LibreOffice took more than {seconds:.0f} seconds."
            raise UnreadableFile("too_slow", message, SAVE)
        if ended in KILLED:  # by nobody but the system
            message = f"{file.shown}: LibreOffice was ended from outside, as happens when memory runs out."
            raise UnreadableFile("out_of_memory", message, MORE_MEMORY)
        made = folder / "made" / f"given.{target.partition(':')[0]}"
        if not made.is_file():
            raise _failed(file, "it is damaged, or of another format than its bytes say")
        return made.read_bytes()


def _command(program: str, form: Format, folder: Path, target: str, seconds: float) -> list[str]:
    """`timeout` ends the group, also where the worker cannot; `unshare` takes the network away."""
    timeout = shutil.which("timeout")
    outer = [timeout, "--kill-after=5", f"{seconds + 10:.0f}"] if timeout else []
    return [
        *(_guard(folder) if timeout else ()),
        *outer,
        *_without_network(),
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *(
            "--headless",
            "--invisible",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--nofirststartwizard",
        ),
        f"--infilter={form.filter}",
        *("--convert-to", target),
        *("--outdir", str(folder / "made")),
        str(folder / f"given.{form.suffix}"),
    ]


def _guard(folder: Path) -> tuple[str, ...]:
    """What to start a program with so that it ends with this process; nothing where the system cannot tell."""
    setpriv, shell = shutil.which("setpriv"), shutil.which("sh")
    return (setpriv, "--pdeathsig", "TERM", shell, "-c", GUARD, "guard", str(folder)) if setpriv and shell else ()


@cache
def _without_network() -> tuple[str, ...]:
    """What to start a program with so that it has no network; nothing where the system does not let us."""
    unshare = shutil.which("unshare")
    command = (unshare, "--net", "--map-root-user") if unshare else ()
    works = command and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words
    return command if works else ()


def _run(command: list[str], folder: Path, seconds: float) -> int | None:
    """The command's exit code; `None` when it did not end in time: then it and all its children are ended."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH") if name in os.environ}
    # A proxy that nobody listens at: where the network cannot be taken away, it is at least not found.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    process = subprocess.Popen(  # noqa: S603 - no shell; the file's name is ours
        command,
        cwd=folder,
        env=kept | nowhere | {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the session and the group that `timeout` makes of its own."""
    for group in _groups(process.pid):
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
    process.wait()


def _groups(session: int) -> set[int]:
    """Process groups of a session: read from /proc, and the session's own where there is none."""
    found = {session}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found.add(int(fields[2]))
    return found

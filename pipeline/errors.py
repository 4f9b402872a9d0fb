"""One error a reason; each knows its exit code (CONTRACT: exit codes) and its remedy.

TrichXuatError
├── UsageError            2  wrong usage
├── BadRule               3  a rule file is wrong; nothing was run
├── UnreadableFile        4  a file could not be read; becomes a row of problems.csv
├── CorpusGone            1  a folder of the corpus went away while it was read; the same command goes on
├── UnwritableOutputs     5  the outputs folder cannot be written
└── Unexported            1  some formats could not be written; 5 where the system did not let us
"""

from __future__ import annotations

from enum import IntEnum

REPORT = "This is a fault of the program. Please report it with the output of the same command with --debug."


class ExitCode(IntEnum):
    """What the command tells the shell."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_RULES = 3
    SOME_UNREAD = 4
    UNWRITABLE = 5
    VERDICT = 6
    INTERRUPTED = 130


class TrichXuatError(Exception):
    """Base of all our errors: a sentence that says what happened and where, and a remedy."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"

    def __reduce__(self) -> tuple[type[TrichXuatError], tuple[str, ...]]:
        return type(self), (self.message, self.remedy)


class UsageError(TrichXuatError):
    """The command was called in a way that cannot be meant."""

    exit_code = ExitCode.USAGE


class BadRule(TrichXuatError):  # noqa: N818 the name says what is wrong; that it is an error, its base says
    """A rule file is wrong; `message` names file and row."""

    exit_code = ExitCode.BAD_RULES


class UnreadableFile(TrichXuatError):  # noqa: N818
    """A file that cannot be read; `code` is the short reason in problems.csv (`empty_file`, `encrypted_pdf` …)."""

    exit_code = ExitCode.SOME_UNREAD

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code

    def __reduce__(self) -> tuple[type[TrichXuatError], tuple[str, ...]]:
        return type(self), (self.code, self.message, self.remedy)


def too_deep(shown: str) -> UnreadableFile:
    """The error of a file whose parts lie in one another by the hundred."""
    message = f"{shown}: its parts (tables in tables, mails in mails) are nested deeper than in any report."
    return UnreadableFile(
        "too_deep", message, "Look where it comes from; if it is sound, save it anew as PDF or .docx."
    )


class CorpusGone(TrichXuatError):  # noqa: N818 - it says what happened
    """A folder of the corpus went away during the run: what was read is kept, and nothing was put in place."""


class UnwritableOutputs(TrichXuatError):  # noqa: N818
    """The outputs folder cannot be written; found before any work is done."""

    exit_code = ExitCode.UNWRITABLE


class Unexported(TrichXuatError):  # noqa: N818
    """Formats that could not be written, while the others were."""

    def __init__(self, message: str, remedy: str, exit_code: ExitCode = ExitCode.UNEXPECTED) -> None:
        super().__init__(message, remedy)
        self.exit_code = exit_code

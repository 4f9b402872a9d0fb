"""The command line: reads arguments, calls the run, prints, exits. No logic; the only part that prints.

Imports nothing heavy before it knows that there is work, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipeline.errors import ExitCode, TrichXuatError

WHOLE = "The outputs are those of the last run that was completed, if any."
OCR_CHOICES = ("auto", "never", "always")
VERDICTS = ("ok", "rounding", "mismatch", "unchecked")
EPILOG = """\
exit codes: 0 all read; 1 unexpected error; 2 wrong usage; 3 a rule file is wrong, nothing was run;
4 some files could not be read (all others are written, each is named in problems.csv);
5 the outputs cannot be written; 6 a check has the verdict of --fail-on; 130 interrupted (Ctrl-C).
"""
REPORT = "This is a fault of the program. Please report it with the output of the same command with --debug."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Vietnamese letters is no reason to fail
    options = parser().parse_args(arguments)
    try:
        return extract(options)
    except KeyboardInterrupt:
        return complain("Interrupted.", WHOLE, ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a user is told in a sentence
        if options.debug:
            traceback.print_exc()
        if isinstance(error, TrichXuatError):
            return complain(error.message, error.remedy, error.exit_code)
        return complain(f"Unexpected {type(error).__name__}: {error}", REPORT, ExitCode.UNEXPECTED)


class Version(argparse.Action):
    """`--version`, which looks the version up only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print and exit."""
        from pipeline import __version__

        print(f"extract (trichxuat) {__version__}")  # noqa: T201 - this is the command line
        parser.exit(ExitCode.OK)


def given_path(text: str) -> Path:
    """A path; an empty one (an unset variable of a script) is none."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path: name a folder or file")
    return Path(text)


def whole_number(text: str) -> int:
    """A number of worker processes."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: at least 1")
    return number


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    command = argparse.ArgumentParser(
        prog="extract",
        description="Extract decision numbers, dates, amounts, percentages, places and quantities from Vietnamese\n"
        "government reports (PDF with a text layer, .txt, .md) into tables, each figure with its evidence.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = command.add_argument
    add("corpus", metavar="CORPUS", nargs="+", type=given_path, help="files or folders to read")
    add("-o", "--outputs", metavar="OUTPUTS", type=given_path, required=True, help="folder to write the tables into")
    add("--jobs", metavar="N", type=whole_number, help="worker processes (default: one a core)")
    add("--rules", metavar="DIR", type=Path, help="folder of rules instead of the ones that came with the program")
    add(
        "--ocr",
        choices=OCR_CHOICES,
        default="auto",
        help="read pages by OCR (Tesseract): those without usable text (auto, the default), none, or all",
    )
    add("--password", metavar="TEXT", help="password of PDFs that are locked with one")
    add("--quiet", action="store_true", help="print nothing but errors")
    add(
        "--fail-on",
        metavar="VERDICT",
        choices=VERDICTS,
        help=f"exit with 6 when a check has this verdict ({', '.join(VERDICTS)})",
    )
    add("--debug", action="store_true", help="show the traceback of an error")
    add("--version", action=Version, nargs=0, help="print the version and exit")
    return command


def extract(options: argparse.Namespace) -> ExitCode:
    """Run the extraction and tell what came of it."""
    from pipeline.read.options import ReadOptions
    from pipeline.run import run
    from pipeline.terminal import progress_for, tell

    outputs: Path = options.outputs
    reading = ReadOptions(ocr=options.ocr, password=options.password)
    with progress_for(sys.stderr, quiet=options.quiet) as progress:
        summary = run(
            options.corpus, outputs, jobs=options.jobs, rules=options.rules, reading=reading, progress=progress
        )
    if not options.quiet:
        tell(summary, sys.stdout)
    return summary.exit_code(options.fail_on)


def complain(message: str, remedy: str, code: ExitCode) -> ExitCode:
    """Say on stderr what happened and what to do."""
    print(f"extract: {message}\n{remedy}", file=sys.stderr)  # noqa: T201 - this is the command line
    return code

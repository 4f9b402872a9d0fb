"""The command line: reads arguments, calls the run, prints, exits. No logic; the only part that prints.

Imports nothing heavy before it knows that there is work, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

from pipeline.arguments import (
    given_path,
    positive_seconds,
    scheduler_address,
    worker_megabytes,
    worker_processes,
)
from pipeline.errors import REPORT, ExitCode, TrichXuatError

WHOLE = "The outputs are those of the last run that was completed, if any. The same command goes on from here."
LOG_REMEDY = "The outputs are whole. Make room on the log's disk before the next run, or give --log another file."
LAST_STANDARD = 2  # the number of stderr
OCR_CHOICES = ("auto", "never", "always")
MEGABYTE = 1 << 20
RETRY_CHOICES = ("failed", "partial")
VERDICTS = ("ok", "rounding", "mismatch", "unchecked")
EPILOG = """\
exit codes: 0 all read; 1 unexpected error, or the workers or a folder of the corpus were lost (the same
command goes on);
2 wrong usage, such as a folder or scheduler that is not there; 3 a rule file is wrong, nothing was run;
4 some files or pages could not be read (all others are written, each is named in problems.csv;
single words that OCR was not sure of are told there and are no reason);
5 the outputs cannot be written; 6 a check has the verdict of --fail-on; 130 interrupted (Ctrl-C).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Vietnamese letters is no reason to fail
    words = sys.argv[1:] if arguments is None else [*arguments]
    try:
        asked = asked_of_rules_or_runs(words) or asked_of_outputs(words)
        return answer(*(asked or (parser().parse_args(words), extract)))
    finally:
        for stream in (sys.stdout, sys.stderr):
            let_go(stream)


Asked = tuple[argparse.Namespace, Callable[[argparse.Namespace], ExitCode]]


def asked_of_rules_or_runs(words: Sequence[str]) -> Asked | None:
    """The arguments of `extract places` and `extract status`, and what does it; `None` for other commands."""
    if words[:1] == ["places"]:
        from pipeline.lookup import is_lookup, lookup_parser

        if is_lookup(words):
            return lookup_parser().parse_args(words[1:]), places
    if words[:1] == ["status"]:
        from pipeline.status import is_status, status_parser

        if is_status(words):
            return status_parser().parse_args(words[1:]), status
    return None


def asked_of_outputs(words: Sequence[str]) -> Asked | None:
    """The arguments of `extract export`, `review` and `reviews`, and what does it; `None` for other commands."""
    if words[:1] == ["export"]:
        from pipeline.exporting import export_parser, is_export

        if is_export(words):
            return export_parser().parse_args(words[1:]), export
    if words[:1] in (["review"], ["reviews"]):
        from pipeline.review.command import is_review, review_parser

        if is_review(words):
            return review_parser(words[0]).parse_args(words[1:]), review if words[0] == "review" else reviews
    return None


def answer(options: argparse.Namespace, act: Callable[[argparse.Namespace], ExitCode]) -> ExitCode:
    """Do what was asked; whatever goes wrong is told in a sentence."""
    try:
        return act(options)
    except KeyboardInterrupt as error:
        return complain("Interrupted.", noted(WHOLE, error), ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a user is told in a sentence
        if options.debug:
            say(traceback.format_exc(), sys.stderr)
        if isinstance(error, TrichXuatError):
            return complain(error.message, noted(error.remedy, error), error.exit_code)
        return complain(f"Unexpected {type(error).__name__}: {error}", noted(REPORT, error), ExitCode.UNEXPECTED)


def open_closed_streams() -> None:
    """Where a standard stream was closed (`>&-`), the next file opened would be taken for it: the store, say."""
    handle = os.open(os.devnull, os.O_RDWR)
    while handle <= LAST_STANDARD:
        handle = os.open(os.devnull, os.O_RDWR)
    os.close(handle)


def say(text: str, stream: TextIO | None) -> None:
    """Write, whoever reads: a closed pipe or a full disk behind a stream is no reason to fail."""
    if stream is not None:
        with suppress(OSError, ValueError):
            stream.write(text)


def say_at_once(text: str, stream: TextIO | None) -> None:
    """Write, also into a pipe, what is needed while the command goes on."""
    say(text, stream)
    if stream is not None:
        with suppress(OSError, ValueError):
            stream.flush()


def let_go(stream: TextIO | None) -> None:
    """Write out what waits; where that fails, make sure that Python does not try again and complain at its end."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


class Version(argparse.Action):
    """`--version`, which looks the version up only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print and exit."""
        from pipeline import __version__

        say(f"extract (trichxuat) {__version__}\n", sys.stdout)
        parser.exit(ExitCode.OK)


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    command = argparse.ArgumentParser(
        prog="extract",
        description="Extract decision numbers, dates, amounts, percentages, places and quantities from Vietnamese\n"
        "government reports into tables, each figure with its evidence.\n\n"
        "Reads PDF (scans through Tesseract), Word (.docx; .doc, .rtf, .odt and the XML of Word 2003 through\n"
        "LibreOffice), web pages (.html, .mht) and texts (.txt, .md; Unicode, TCVN3, VNI, VISCII, VPS).\n\n"
        "Files that an earlier run into the same OUTPUTS has read are not read again, unless they, the rules,\n"
        "the options or the program have changed: the same command goes on after Ctrl-C.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = command.add_argument
    add("corpus", metavar="CORPUS", nargs="+", type=given_path, help="files or folders to read")
    add("-o", "--outputs", metavar="OUTPUTS", type=given_path, required=True, help="folder to write the tables into")
    where = command.add_mutually_exclusive_group()
    where.add_argument("--jobs", metavar="N", type=worker_processes, help="worker processes (default: one a core)")
    where.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        type=scheduler_address,
        help="read on a Dask cluster over a shared folder instead: tcp://HOST:8786",
    )
    add(
        "--timeout",
        metavar="SECONDS",
        type=positive_seconds,
        help="what a file may take; one that takes longer is tried once more, alone, but not with --jobs 1 or on a "
        "cluster (default: 120 s, and for its size 30 s a megabyte, of at most 60, for OCR 150 s more)",
    )
    add(
        "--memory",
        metavar="MB",
        type=worker_megabytes,
        help="what a worker may take (default: its share of three quarters of the machine, at least 1024)",
    )
    add("--rules", metavar="DIR", type=Path, help="folder of rules instead of the ones that came with the program")
    add(
        "--ocr",
        choices=OCR_CHOICES,
        default="auto",
        help="read pages by OCR (Tesseract): those without usable text (auto, the default), none, or all",
    )
    add("--password", metavar="TEXT", help="password of PDFs that are locked with one")
    again = command.add_mutually_exclusive_group()
    again.add_argument(
        "--force",
        action="store_const",
        dest="again",
        const="all",
        help="read all again, also an emptied corpus",
    )
    again.add_argument(
        "--retry",
        choices=RETRY_CHOICES,
        dest="again",
        help="read again what could not be read (failed), or not wholly either (partial)",
    )
    add("--log", metavar="FILE", type=given_path, help="add what happens to FILE, a JSON object a line")
    add(
        "--format",
        metavar="FORMATS",
        help="write also: parquet, xlsx, jsonl, spacy, labelstudio, annotations (comma between them)",
    )
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
    from pipeline import interrupts
    from pipeline.workers import start_early

    if options.scheduler is None:
        start_early(options.corpus, options.outputs, options.rules)
    from pipeline.exporting import exported, format_names
    from pipeline.read.options import ReadOptions
    from pipeline.run import run
    from pipeline.terminal import progress_for

    formats = format_names(options.format)
    reading = ReadOptions(ocr=options.ocr, password=options.password)
    with interrupts.by_other_signals(), progress_for(sys.stderr, quiet=options.quiet) as progress:
        summary = run(
            options.corpus,
            options.outputs,
            jobs=options.jobs,
            rules=options.rules,
            reading=reading,
            again=options.again,
            timeout=options.timeout,
            memory=options.memory and options.memory * MEGABYTE,
            scheduler=options.scheduler,
            log=options.log,
            progress=progress,
        )
    if summary.log_fault:
        say(f"extract: {summary.log_fault}\n{LOG_REMEDY}\n", sys.stderr)
    added = exported(options.outputs, formats, rules=options.rules)
    if not options.quiet and sys.stdout is not None:
        from pipeline.closing import closing, paper_of

        say(closing(summary, paper_of(sys.stdout)) + added.told, sys.stdout)
    if added.fault is not None:
        raise added.fault
    return summary.exit_code(options.fail_on)


def places(options: argparse.Namespace) -> ExitCode:
    """Tell what is known of a place."""
    from pipeline.lookup import places_told

    told, not_found = places_told(options)
    say(told, sys.stdout)
    if not_found is not None:
        raise not_found
    return ExitCode.OK


def status(options: argparse.Namespace) -> ExitCode:
    """Tell how far a run is."""
    from pipeline.status import status_told

    say(status_told(options.outputs), sys.stdout)
    return ExitCode.OK


def export(options: argparse.Namespace) -> ExitCode:
    """Write outputs that are there in further formats."""
    from pipeline.exporting import exported, format_names

    done = exported(options.outputs, format_names(options.format), into=options.into, rules=options.rules)
    say(done.told, sys.stdout)
    if done.fault is not None:
        raise done.fault
    return ExitCode.OK


def review(options: argparse.Namespace) -> ExitCode:
    """Serve the page on which people decide."""
    from pipeline.review.command import review as serve

    serve(options, lambda text: say_at_once(text, sys.stdout))
    return ExitCode.OK


def reviews(options: argparse.Namespace) -> ExitCode:
    """Carry decisions out and in."""
    from pipeline.review.command import reviews as carry

    is_whole = carry(options, lambda text: say(text, sys.stdout))
    return ExitCode.OK if is_whole else ExitCode.SOME_UNREAD


def noted(remedy: str, error: BaseException) -> str:
    """The remedy, and below it what else went wrong before the error: a log that is not whole."""
    return "\n".join([remedy, *getattr(error, "__notes__", ())])


def complain(message: str, remedy: str, code: ExitCode) -> ExitCode:
    """Say on stderr what happened and what to do."""
    say(f"extract: {message}\n{remedy}\n", sys.stderr)
    return code

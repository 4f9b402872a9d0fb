"""`extract review OUTPUTS` and `extract reviews export|import`: their arguments, and what they do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import UsageError

INSTALL = "Install it, in the folder of the program: `pip install '.[review]'`."
LAST_PORT = 65_535
# States of decisions that were added, for people.
NOT_IN_PLACE = {
    "moved": "on what stands elsewhere or reads otherwise here (moved): look again",
    "changed": "on what the program reads otherwise here (changed): look again",
    "orphaned": "on what these outputs have not (orphaned): kept, and shown with the decisions",
}
TWO_PEOPLE = (
    "If these are two people, let one of them take another name and decide again: capitals and blanks tell no names "
    "apart.\n"
)

Tell = Callable[[str], None]


def is_review(words: Sequence[str]) -> bool:
    """Whether a command line asks for the review; with -o of a run, `review` is a folder to read."""
    if words[:1] == ["reviews"]:
        return words[1:2] in (["export"], ["import"], ["-h"], ["--help"], [])
    return words[:1] == ["review"] and not any(word.startswith(("-o", "--out")) for word in words)


def review_parser(command: str) -> argparse.ArgumentParser:
    """The arguments of `extract review` or of `extract reviews`."""
    return _page_parser() if command == "review" else _exchange_parser()


def _page_parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="extract review",
        description="Look at mismatches and doubtful figures where they stand, and decide: in the browser, on this\n"
        "machine only. Decisions go into OUTPUTS/reviews.sqlite and outlast the next extraction.",
        epilog="Run it where the corpus was extracted, so that the pages are found. End it with Ctrl-C.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = command.add_argument
    _add_outputs(command)
    add("--reviewer", metavar="NAME", default="", help="who decides (the page asks else)")
    add("--language", choices=("vi", "en"), default="vi", help="language of the page (default: vi)")
    add("--port", metavar="N", type=_port, default=0, help="port on 127.0.0.1 (default: one that is free)")
    add("--password", metavar="TEXT", help="password of PDFs that are locked with one")
    add("--no-browser", action="store_true", help="only print the address")
    add("--debug", action="store_true", help="show the traceback of an error")
    return command


def _exchange_parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="extract reviews",
        description="Carry decisions from one auditor to another as CSV.",
    )
    acts = command.add_subparsers(dest="act", required=True, metavar="{export,import}")
    out = acts.add_parser("export", help="write all decisions, with where they stand today, into a CSV file")
    _add_outputs(out)
    out.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="CSV file to write")
    into = acts.add_parser("import", help="add the decisions of CSV files; tell where people disagree")
    _add_outputs(into)
    into.add_argument("files", metavar="FILE", nargs="+", type=Path, help="CSV files that `export` wrote")
    for each in (out, into):
        each.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return command


def _add_outputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("outputs", metavar="OUTPUTS", type=Path, help="folder that `extract CORPUS -o OUTPUTS` wrote")


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else -1
    if not 0 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text}: a port is a number from 1 to {LAST_PORT}; 0 takes any that is free")
    return number


def review(options: argparse.Namespace, tell: Tell) -> None:
    """Serve the page until Ctrl-C; raises `UsageError`."""
    try:
        from pipeline.review.server import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"The review needs {error.name}, which is not installed.", INSTALL) from error
    serve(
        options.outputs,
        port=options.port,
        language=options.language,
        reviewer=options.reviewer,
        password=options.password,
        is_opened=not options.no_browser,
        tell=lambda address: tell(f"Review: {address}\nEnd it with Ctrl-C.\n"),
    )


def reviews(options: argparse.Namespace, tell: Tell) -> bool:
    """Write or add decisions; whether all of them were; raises `UsageError`."""
    from pipeline.review.exchange import export_reviews, import_reviews

    if options.act == "export":
        number = export_reviews(options.outputs, options.output)
        tell(f"{number:,} decisions written to {options.output}\n")
        return True
    done = import_reviews(options.outputs, options.files)
    tell(f"{done.added:,} decisions added, {done.known:,} known already\n")
    for state, meaning in NOT_IN_PLACE.items():
        if done.states.get(state):
            tell(f"  {done.states[state]:,} of them {meaning}\n")
    for key in done.differing:
        tell(f"Left out: {key} is known with another content; a decision is never changed.\n")
    if done.conflicts:
        tell("People disagree on:\n" + "".join(f"  {line}\n" for line in done.conflicts))
        tell("Settle it in `extract review`: the state `conflict` of the queue.\n")
    if done.same_names:
        tell("One name, different words, of which the later one counts:\n")
        tell("".join(f"  {line}\n" for line in done.same_names))
        tell(TWO_PEOPLE)
    return not done.differing

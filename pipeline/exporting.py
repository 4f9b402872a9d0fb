"""`extract export OUTPUTS --format …`, and what `--format` adds to a run: the formats of other programs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import REPORT, ExitCode, Unexported, UsageError

FORMATS = ("csv", "parquet", "xlsx", "jsonl", "spacy", "labelstudio", "annotations")
HELP = f"comma-separated: {', '.join(FORMATS)}"
INSTALL = "Install it, in the folder of the program: pip install '.[parquet]'"
NEEDS_PYARROW = "parquet"
UNWRITABLE = (
    "Close them in other programs, make room, move away what is not of this program, or choose another folder with "
    "--into; then write them again with `extract export`."
)


@dataclass(frozen=True, slots=True)
class Exporting:
    """What an export has to say: `told` of what was written, and the fault of what was not, if any."""

    told: str = ""
    fault: Unexported | None = None


def is_export(words: Sequence[str]) -> bool:
    """Whether a command line asks for an export; with -o, `export` is a folder to read."""
    return words[:1] == ["export"] and not any(word.startswith(("-o", "--out")) for word in words)


def export_parser() -> argparse.ArgumentParser:
    """The arguments of `extract export`."""
    command = argparse.ArgumentParser(
        prog="extract export",
        description="Write outputs that are there in further formats: reports.xlsx (a working paper), parquet/, csv/\n"
        "(a file a table), documents.jsonl (a line a document), spacy/ (DocBins), labelstudio.json and .xml\n"
        "(tasks with predictions), annotations.jsonld (W3C Web Annotations). They hold what the last\n"
        "run found and what people have decided by now. A later run does not renew them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("outputs", metavar="OUTPUTS", type=Path, help="folder that a run has written")
    command.add_argument("--format", metavar="FORMATS", required=True, help=HELP)
    command.add_argument("--into", metavar="FOLDER", type=Path, help="folder to write into (default: OUTPUTS)")
    command.add_argument("--rules", metavar="DIR", type=Path, help="rules with your own descriptions of columns")
    command.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return command


def format_names(text: str | None) -> tuple[str, ...]:
    """The names in `xlsx,parquet`, each once; raises `UsageError` for one that is none or cannot be written here."""
    if text is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"{name}: there is no such format.", f"Choose among {', '.join(FORMATS)}.")
    if not names:
        raise UsageError("No format was named.", f"Choose among {', '.join(FORMATS)}.")
    if NEEDS_PYARROW in names and find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow, which is not installed.", INSTALL)
    return names


def exported(outputs: Path, names: Sequence[str], *, into: Path | None = None, rules: Path | None = None) -> Exporting:
    """Write the formats, with what people have decided by now; gives what the command says of it.

    Raises `UsageError` and `UnwritableOutputs`.
    """
    if not names:
        return Exporting()
    from pipeline.review.carry import lay_over
    from pipeline.rulebook import load_rules
    from pipeline.store.export.formats import export

    done = export(outputs, names, load_rules(rules).columns, into, lay_over)
    told = "".join(f"{line}\n" for line in (*done.written, *done.remarks))
    return Exporting(told, fault_of(done.failed) if done.failed else None)


def fault_of(failed: Sequence[tuple[str, Exception]]) -> Unexported:
    """Which formats were not written, and why."""
    reasons = (f"{name}: was not written ({reason_of(error)})." for name, error in failed)
    is_refused = all(isinstance(error, OSError) for _, error in failed)
    code = ExitCode.UNWRITABLE if is_refused else ExitCode.UNEXPECTED
    fault = Unexported("\n".join(reasons), UNWRITABLE if is_refused else REPORT, code)
    fault.__cause__ = failed[0][1]
    return fault


def reason_of(error: Exception) -> str:
    """What the system says; of faults of ours the kind of error too."""
    return error.strerror or str(error) if isinstance(error, OSError) else f"{type(error).__name__}: {error}"

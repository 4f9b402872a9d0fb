"""The walls of DESIGN.md, read from the source, so that nobody has to remember them."""

from __future__ import annotations

import ast
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline"
HEAVY = {
    "spacy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "underthesea",
    "pebble",
    "rich",
    "rapidfuzz",
    "numpy",
    "dask",
    "distributed",
    "charset_normalizer",
    "pdfminer",
    "lxml",
    "jinja2",
    "leather",
    "xlsxwriter",
    "pyarrow",
}
PLACE_FINDER = {
    "pipeline.find.places",
    "pipeline.find.place_names",
    "pipeline.find.place_matcher",
    "pipeline.find.place_columns",
    "pipeline.find.place_lists",
    "pipeline.find.place_of_issue",
    "pipeline.find.place_old_capitals",
    "pipeline.find.place_old_provinces",
    "pipeline.find.place_village_columns",
    "pipeline.find.place_villages",
    "pipeline.find.place_regions_of_bodies",
    "pipeline.find.place_brackets",
    "pipeline.find.place_committees",
    "pipeline.find.place_ended",
    "pipeline.find.place_ends",
    "pipeline.find.place_grammar",
    "pipeline.find.place_lines",
    "pipeline.find.place_number_lists",
    "pipeline.find.place_numbers",
    "pipeline.find.place_regions",
    "pipeline.find.place_rows",
    "pipeline.find.place_starts",
    "pipeline.find.last_words",
    "pipeline.find.phrases",
}  # one finder in many files
DATE_FINDER = {
    f"pipeline.find.{room}"
    for room in ("dates", "date_feasts", "date_grammar", "date_letters", "date_lists", "date_values", "month_alone")
}
CITATION_FINDER = {
    f"pipeline.find.{room}" for room in ("citations", "bare_citations", "citation_grammar", "citation_types")
}
QUANTITY_FINDER = {
    f"pipeline.find.{room}" for room in ("quantities", "quantity_days", "quantity_grammar", "quantity_units")
}
AMOUNT_FINDER = {"pipeline.find.amounts", "pipeline.find.amount_grammar", "pipeline.find.money_before"}
SPELLED_FINDER = {"pipeline.find.spelled_amounts", "pipeline.find.spelled_bare", "pipeline.find.half_amounts"}
CELL_FINDER = {"pipeline.find.cells", "pipeline.find.cellforms"}
STAGES = ("segment", "find", "link", "check")


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
IN_STAGES = [name for name in FILES if name.split(".")[1:2] and name.split(".")[1] in STAGES]


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """Full names of all modules that a module imports, wherever in it."""
    found: set[str] = set()
    is_package = FILES[module].name == "__init__.py"
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: None if is_package and node.level == 1 else -(node.level - is_package)]
                base = ".".join([*above, *([node.module] if node.module else [])])
            found.add(base)
            found |= {f"{base}.{alias.name}" for alias in node.names if f"{base}.{alias.name}" in FILES}
    return frozenset(found)


def ours(module: str) -> set[str]:
    return {name for name in imports_of(module) if name.split(".")[0] == "pipeline"}


def folders(module: str) -> set[str]:
    """Second parts of what is imported of ours: `find`, `model`."""
    return {name.split(".")[1] for name in ours(module) if "." in name}


def in_folder(*names: str) -> list[str]:
    return [name for name in FILES if len(name.split(".")) > 1 and name.split(".")[1] in names]


def where(module: str, node: ast.AST) -> str:
    return f"{module}:{node.lineno}"


def test_there_is_something_to_look_at():
    assert {
        "pipeline.model",
        "pipeline.report",
        "pipeline.find.places",
        "pipeline.link.places",
        "pipeline.segment.header",
        "pipeline.cli",
    } <= set(FILES)
    assert "pipeline.find.context" in imports_of("pipeline.find.amounts")
    assert "spacy" in imports_of("pipeline.store.export.docbin")  # imports inside functions are seen too


# ---- who imports whom -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("pipeline.values", set()),
        ("pipeline.model", {"pipeline.values"}),
        ("pipeline.report", {"pipeline.values", "pipeline.model"}),
        ("pipeline.errors", set()),
    ],
)
def test_the_nouns_import_nothing_else_of_ours(module, allowed):
    assert ours(module) == allowed


@pytest.mark.parametrize("module", in_folder("find", "link", "check", "segment"))
def test_stages_import_no_readers_writers_or_heavy_libraries(module):
    outside = {name.split(".")[0] for name in imports_of(module)} & HEAVY
    allowed = {"pipeline.link.damaged": {"rapidfuzz"}}  # a measure of likeness
    assert outside <= allowed.get(module, set())
    assert folders(module) & {"read", "store", "engine", "run", "cli", "work", "stages", "corpus", "review"} == set()


AROUND_FIGURES = {
    f"pipeline.find.{name}" for name in ("end_patterns", "levels", "numbers", "qualifiers", "said", "scale_chains")
}  # of several finders


@pytest.mark.parametrize("module", in_folder("find"))
def test_finders_do_not_import_one_another(module):
    shared = {"pipeline.find", "pipeline.find.context", *AROUND_FIGURES}
    rooms_of_several = (
        PLACE_FINDER,
        DATE_FINDER,
        CITATION_FINDER,
        QUANTITY_FINDER,
        AMOUNT_FINDER,
        SPELLED_FINDER,
        CELL_FINDER,
    )
    for rooms in rooms_of_several:
        shared |= rooms if module in rooms else set()
    assert {name for name in ours(module) if name.startswith("pipeline.find")} - shared == set()


@pytest.mark.parametrize("module", in_folder("check"))
def test_checks_do_not_import_one_another(module):
    assert {name for name in ours(module) if name.startswith("pipeline.check.")} == set()


@pytest.mark.parametrize("module", in_folder("read", "store", *STAGES))
def test_no_stage_imports_another(module):
    own = module.split(".")[1]
    assert folders(module) & ({"read", "store", *STAGES} - {own}) == set()


def test_the_order_is_known_in_one_place():
    knowing = {module for module in FILES if len(folders(module) & {"read", *STAGES}) > 1}
    assert knowing <= {"pipeline.stages", "pipeline.run"}


def test_only_components_and_exports_import_spacy():
    assert {m for m in FILES if any(n.split(".")[0] == "spacy" for n in imports_of(m))} <= {
        "pipeline.spacy_components",
        "pipeline.store.export.docbin",
        "pipeline.store.export.tokens",
    }


def test_pdf_libraries_are_imported_by_readers_only():
    users = {
        m for m in FILES if {n.split(".")[0] for n in imports_of(m)} & {"pdfplumber", "pypdfium2", "charset_normalizer"}
    }
    assert users
    assert {m.split(".")[1] for m in users} == {"read"}


def test_no_module_is_a_drawer():
    bad = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [module for module in FILES if module.rpartition(".")[2] in bad] == []


# ---- who opens, prints, exits -----------------------------------------------------------------------------

OPENING = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "read_csv",
    "mkdir",
    "unlink",
    "iterdir",
    "rglob",
    "glob",
}


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
    return ""


def calls(module: str, names: set[str]) -> list[str]:
    return [
        where(module, node)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and called(node) in names
    ]


@pytest.mark.parametrize(
    "module",
    [*IN_STAGES, "pipeline.text", "pipeline.figures", "pipeline.gazetteer", "pipeline.model", "pipeline.stages"],
)
def test_stages_open_no_files(module):
    assert calls(module, OPENING) == []


def test_only_the_rulebook_opens_rules():
    assert {m for m in FILES if "tomllib" in imports_of(m)} == {"pipeline.rulefiles"}
    named = {
        module
        for module in FILES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.BinOp)
        and isinstance(node.right, ast.Constant)
        and node.right.value in {"rules", "_rules"}
    }
    assert named == {"pipeline.rulebook"}
    files = {module for module in FILES if "importlib.resources" in imports_of(module)}
    assert files == {"pipeline.rulebook"}


def test_only_the_command_prints():
    assert {
        line
        for module in FILES
        for line in calls(module, {"print", "print_exc", "input"})
        if not line.startswith(("pipeline.cli:", "pipeline.terminal:"))
    } == set()


def test_only_the_command_exits():
    exits = {line for module in FILES for line in calls(module, {"exit", "SystemExit"})}
    assert {line.partition(":")[0] for line in exits} <= {"pipeline.cli", "pipeline.__main__"}


@pytest.mark.parametrize("module", IN_STAGES)
def test_stages_know_no_clock_locale_network_or_chance(module):
    top = {name.split(".")[0] for name in imports_of(module)}
    assert (
        top & {"time", "datetime", "locale", "random", "secrets", "uuid", "socket", "urllib", "http", "os", "tempfile"}
        == set()
    )


# ---- words ------------------------------------------------------------------------------------------------


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the constants that are docstrings, of attributes too."""
    return {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }


def vietnamese_strings(module: str) -> list[str]:
    """Strings with letters outside ASCII, with their lines."""
    tree = tree_of(module)
    skipped = docstrings(tree)
    return [
        f"{where(module, node)}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        if any(
            "LATIN" in unicodedata.name(letter, "")
            for letter in node.value
            if letter.isalpha() and not letter.isascii()
        )
    ]


@pytest.mark.parametrize("module", IN_STAGES)
def test_no_vietnamese_words_in_the_stages(module):
    assert vietnamese_strings(module) == []


# ---- what an import costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli"])
def test_an_import_loads_nothing_heavy(module):
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "pipeline" in loaded
    assert set(loaded) & HEAVY == set()


def test_reading_texts_loads_no_pdfium():
    code = "import sys, pipeline.read.plain; print('pypdfium2' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told == "False\n"

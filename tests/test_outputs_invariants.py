"""The outputs of the sample corpus: what must hold for any outputs. What they say: test_outputs_facts.py."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.run import run
from tests.scoring import printed, table
from tests.test_store import CONTRACT

CORPUS = Path(__file__).parents[1] / "corpus"
MENTIONS = ("citations", "dates", "amounts", "percentages", "places", "quantities")
ORIGINS = {"prose", "table", "heading", "header", "signature"}
LEVELS = ("country", "region", "province", "district", "commune", "village")
EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
FIGURES = ("value", "value_to", "step")

Row = dict[str, str]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    run([CORPUS], folder)
    return folder


@pytest.fixture(scope="module")
def tables(outputs) -> dict[str, list[Row]]:
    return {name: table(outputs, name) for name in CONTRACT}


@pytest.fixture(scope="module")
def texts(outputs) -> dict[str, str]:
    """doc_id -> the text that offsets count in."""
    read = (path for path in (outputs / "text").iterdir())
    return {path.stem: path.read_bytes().decode("utf-8") for path in read}


def mentions(tables: dict[str, list[Row]]) -> Iterator[tuple[str, Row]]:
    """Every mention with the name of its table."""
    return ((name, row) for name in MENTIONS for row in tables[name])


def span(row: Row) -> tuple[int, int]:
    return int(row["start"]), int(row["end"])


def test_there_is_something_to_check(tables):
    assert {name: len(tables[name]) > 50 for name in MENTIONS} == dict.fromkeys(MENTIONS, True)
    assert len(tables["tables"]) >= 10


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_of_the_contract(outputs, name):
    first = (outputs / f"{name}.csv").read_text(encoding="utf-8-sig").split("\n", 1)[0]
    assert first == CONTRACT[name].replace(" ", ",")


def test_files_are_those_of_the_contract(outputs, tables):
    found = {str(path.relative_to(outputs)) for path in outputs.rglob("*") if path.is_file()}
    texts = {f"text/{row['doc_id']}.txt" for row in tables["documents"] if row["status"] != "failed"}
    assert found >= {*(f"{name}.csv" for name in CONTRACT), "reports.sqlite", "datapackage.json", "run.json"} | texts
    assert {name for name in found if name.startswith("text/")} == texts


def test_every_file_is_a_document_or_a_problem(tables):
    told = {Path(row["path"]).name for name in ("documents", "problems") for row in tables[name]}
    assert told == {path.name for path in CORPUS.iterdir() if path.name != "README.md"}  # that one is about the corpus


def test_text_is_what_stands_at_the_offsets(tables, texts):
    wrong = [row for _, row in mentions(tables) if texts[row["doc_id"]][slice(*span(row))] != row["text"]]
    assert wrong == []


def test_text_is_never_empty_nor_has_outer_blanks(tables):
    assert [row for _, row in mentions(tables) if not row["text"] or row["text"] != row["text"].strip()] == []


def test_headings_are_what_stands_at_the_start_of_their_sections(tables, texts):
    for row in tables["sections"]:
        start, end = span(row)
        told = printed(texts[row["doc_id"]][start:end].replace("*", "").replace("#", ""))
        assert told.startswith(printed(row["heading"])), row


def test_ids_are_unique(tables):
    keys = {"documents": "doc_id", "sections": "section_id", "tables": "table_id", "checks": "check_id"}
    ids = [row["mention_id"] for _, row in mentions(tables)]
    ids += [row[key] for name, key in keys.items() for row in tables[name]]
    ids += [f"{row['table_id']} {row['row']} {row['column']}" for row in tables["cells"]]
    assert [each for each, count in Counter(ids).items() if count > 1] == []


# column -> table and column that it points to
LINKS = {"doc_id": "documents", "section_id": "sections", "table_id": "tables"}


@pytest.mark.parametrize("name", [name for name in CONTRACT if name != "documents"])
def test_what_a_row_points_to_is_there(tables, name):
    known = {column: {row[column] for row in tables[target]} for column, target in LINKS.items()}
    known["parent_id"] = known["section_id"]
    known["mention_id"] = {row["mention_id"] for _, row in mentions(tables)}
    known["other_doc_id"] = known["cited_doc_id"] = known["doc_id"]
    missing = [
        (column, row[column])
        for row in tables[name]
        for column in known.keys() & row.keys()
        if row[column] and row[column] not in known[column]
    ]
    assert missing == []


def test_links_stay_within_a_document(tables):
    home = {row["section_id"]: row["doc_id"] for row in tables["sections"]}
    rows = [*(row for _, row in mentions(tables)), *tables["tables"]]
    assert [row for row in rows if row["section_id"] and home[row["section_id"]] != row["doc_id"]] == []
    of_table = {row["table_id"]: row["doc_id"] for row in tables["tables"]}
    of_mention = {row["mention_id"]: row["doc_id"] for _, row in mentions(tables)}
    cells = [row for row in tables["cells"] if row["mention_id"]]
    assert [row for row in cells if of_mention[row["mention_id"]] != of_table[row["table_id"]]] == []


def test_sections_nest(tables, texts):
    sections = {row["section_id"]: row for row in tables["sections"]}
    for row in sections.values():
        start, end = span(row)
        assert 0 <= start < end <= len(texts[row["doc_id"]]), row
        parent = sections.get(row["parent_id"])
        assert (parent is None) == (row["level"] == "1"), row
        assert row["path"].split(" > ")[-1] == row["label"], row
        if parent is not None:
            assert int(parent["level"]) == int(row["level"]) - 1, row
            assert parent["doc_id"] == row["doc_id"], row
            assert int(parent["start"]) < start, row
            assert end <= int(parent["end"]), row
            assert row["path"] == f"{parent['path']} > {row['label']}", row


def test_sections_follow_one_another(tables):
    by_document: dict[str, list[Row]] = {}
    for row in tables["sections"]:
        by_document.setdefault(row["doc_id"], []).append(row)
    for rows in by_document.values():
        assert [row["ordinal"] for row in rows] == [str(at) for at in range(1, len(rows) + 1)]
        for row, following in pairwise(rows):
            assert int(row["start"]) < int(following["start"])
            assert following["parent_id"] == row["section_id"] or int(following["level"]) <= int(row["level"]), (
                following
            )
        for level in {row["level"] for row in rows}:
            same = [row for row in rows if row["level"] == level]
            assert [row for row, after in pairwise(same) if int(row["end"]) > int(after["start"])] == []


def test_a_mention_stands_in_the_innermost_section_around_it(tables):
    for name, row in mentions(tables):
        start, _ = span(row)
        around = [s for s in tables["sections"] if s["doc_id"] == row["doc_id"] and span(s)[0] <= start < span(s)[1]]
        innermost = max(around, key=lambda s: int(s["level"]), default={"section_id": ""})
        assert row["section_id"] == innermost["section_id"], (name, row)


def test_mentions_of_a_table_stand_in_reading_order_and_apart(tables):
    for name in MENTIONS:
        for row, following in pairwise(tables[name]):
            assert row["doc_id"] != following["doc_id"] or span(row)[1] <= span(following)[0], (name, row, following)


def test_context_is_around_the_mention(tables):
    def folded(text: str) -> str:
        return "".join(printed(text).replace("|", " ").split())  # the context has its letters repaired (ƣ)

    assert [row for _, row in mentions(tables) if folded(row["text"]) not in folded(row["context"])] == []


def test_pages_are_pages_of_the_document(tables):
    pages = {row["doc_id"]: int(row["pages"]) for row in tables["documents"]}
    rows = [*(row for _, row in mentions(tables)), *tables["sections"], *tables["tables"]]
    assert [row for row in rows if not 1 <= int(row["page"]) <= pages[row["doc_id"]]] == []
    assert [
        row for row in tables["tables"] if not int(row["page"]) <= int(row["page_to"]) <= pages[row["doc_id"]]
    ] == []


def test_boxes_are_whole_and_only_in_pdfs(tables):
    media = {row["doc_id"]: row["media_type"] for row in tables["documents"]}
    for name, row in mentions(tables):
        box = [row[edge] for edge in ("x0", "top", "x1", "bottom")]
        assert all(box) if media[row["doc_id"]] == "application/pdf" else not any(box), (name, row)


def test_closed_lists(tables):
    assert {row["origin"] for _, row in mentions(tables)} <= ORIGINS
    assert {row["source"] for _, row in mentions(tables)} == {"text_layer", "plain"}
    assert {row["level"] for row in tables["places"]} <= set(LEVELS)
    assert {row["match"] for row in tables["places"]} <= {"exact", "context", "fuzzy", "candidate"}
    assert {row["precision"] for row in tables["dates"]} <= {"day", "month", "quarter", "half", "year", "span"}
    assert {row["relation"] for row in tables["percentages"]} <= {"", "share", "growth", "fulfilment", "points", "rate"}
    assert {row["normative"] for row in tables["citations"]} <= {"0", "1"}
    assert {row["status"] for row in tables["documents"]} <= {"ok", "partial", "failed"}
    assert {row["is_total"] for row in tables["cells"]} <= {"0", "1"}


def test_figures_are_plain_decimal_numbers(tables):
    figures = [
        row[column]
        for name in ("amounts", "percentages", "quantities")
        for row in tables[name]
        for column in FIGURES
        if row[column]
    ]
    assert [figure for figure in figures if not NUMBER.fullmatch(figure)] == []
    steps = [
        row for name in ("amounts", "percentages", "quantities") for row in tables[name] if Decimal(row["step"]) <= 0
    ]
    assert steps == []


def test_amounts_in_dong_are_whole(tables):
    parts = [row for row in tables["amounts"] if row["currency"] == "VND" and not row["per"] and "." in row["value"]]
    assert parts == []


def test_dates_are_edtf_and_end_after_they_begin(tables):
    for row in tables["dates"]:
        assert EDTF.fullmatch(row["value"]), row
        assert row["date_from"] <= row["date_to"], row
        if not row["value"].startswith("XXXX"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["date_from"]), row
            assert row["date_from"].startswith(row["value"].split("/")[0]), row


def test_places_have_a_chain_down_to_their_level(tables):
    for row in tables["places"]:
        level = LEVELS.index(row["level"])
        assert bool(row["province"]) or level < LEVELS.index("province"), row
        assert not row["commune"] or level >= LEVELS.index("commune"), row
        if row["level"] in {"province", "district", "commune"}:
            assert row["name"] == row[row["level"]], row
            assert row["code"], row


def test_canonical_numbers_have_no_blanks(tables):
    assert [row["canonical"] for row in tables["citations"] if re.search(r"\s|ƣ", row["canonical"])] == []


def test_cells_fill_their_tables(tables):
    cells: dict[str, list[Row]] = {}
    for row in tables["cells"]:
        cells.setdefault(row["table_id"], []).append(row)
    for row in tables["tables"]:
        own = cells[row["table_id"]]
        assert max(int(cell["row"]) for cell in own) == int(row["rows"]) - 1, row
        assert max(int(cell["column"]) for cell in own) == int(row["columns"]) - 1, row
        assert len(own) <= int(row["rows"]) * int(row["columns"]), row


def test_a_cell_holds_its_mention(tables):
    of = {row["mention_id"]: row for _, row in mentions(tables)}
    cells = [row for row in tables["cells"] if row["mention_id"]]
    assert len(cells) > 200
    assert [row for row in cells if of[row["mention_id"]]["text"] not in row["text"]] == []
    assert [row for row in cells if Decimal(row["value"]) != Decimal(of[row["mention_id"]]["value"])] == []
    assert {of[row["mention_id"]]["origin"] for row in cells} == {"table"}


def test_documents_count_what_is_theirs(tables):
    counts = {
        "mentions": Counter(row["doc_id"] for _, row in mentions(tables)),
        "checks": Counter(row["doc_id"] for row in tables["checks"]),
        "problems": Counter(row["doc_id"] for row in tables["problems"]),
    }
    for row in tables["documents"]:
        assert {name: int(row[name]) for name in counts} == {
            name: count[row["doc_id"]] for name, count in counts.items()
        }


def test_the_store_holds_the_same_rows(outputs, tables):
    with sqlite3.connect(f"file:{outputs / 'reports.sqlite'}?mode=ro", uri=True) as store:
        stored = {name: store.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in CONTRACT}  # noqa: S608
    store.close()
    assert stored == {name: len(rows) for name, rows in tables.items()}


def test_the_data_package_is_valid(outputs):
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(outputs / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []


def test_the_run_file_counts_documents_and_problems(outputs, tables):
    told = json.loads((outputs / "run.json").read_text(encoding="utf-8"))
    assert str(len(tables["documents"])) in re.findall(r"\d+", json.dumps(told))

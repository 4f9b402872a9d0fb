"""One report as PDF, as Word file and as web page says the same: the sample reports' sources, set three ways."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from html import escape
from pathlib import Path

import docx
import pytest

from pipeline.read import open_source
from pipeline.report import Report
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document

SOURCES = Path(__file__).parent / "typeset" / "sources"
CORPUS = Path(__file__).parents[1] / "corpus"
MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
SET_ONLY = {"widths", "landscape", "portrait", "party"}  # what concerns the printed page alone

Head = dict[str, list[str]]
Block = tuple[str, list[str]]  # kind: text, bold, empty, table (rows as printed), recipients, sign


def parsed(source: str) -> tuple[Head, list[Block]]:
    head, blocks, tail = defaultdict(list), [], ""
    for line in source.split("\n"):
        directive = re.match(r"@(\w+) ?(.*)", line)
        tail = "" if directive else tail
        if directive and directive[1] in {"recipients", "sign"}:
            tail = directive[1]
            blocks.append((tail, []))
        elif directive and directive[1] in {"caption", "unit", "note", "base"}:
            blocks.append(("text", [directive[2]]))
        elif directive:
            if directive[1] not in SET_ONLY:
                head[directive[1]].append(clean(directive[2]))
        elif tail:
            blocks[-1][1].append(line)
        elif line.startswith("|"):
            if not blocks or blocks[-1][0] != "table":
                blocks.append(("table", []))
            if not re.fullmatch(r"\|[|:\- ]+", line):
                blocks[-1][1].append(line)
        else:
            kind = "bold" if line.startswith("#") else "text" if line.strip() else "empty"
            blocks.append((kind, [line.lstrip("# ")]))
    return head, blocks


def clean(text: str) -> str:
    return re.sub(r"\*+|</?\w+>", "", text)


def cells(rows: list[str]) -> list[tuple[int, int, int, int, str]]:
    """(row, column, rows, columns, text) of a pipe table, where `<` and `^` go on the cell to the left and above."""
    grid = [[clean(cell.strip()) for cell in row.strip().strip("|").split("|")] for row in rows]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for i, row in enumerate(grid):
        for j, text in enumerate(row):
            owners[i, j] = owners[i, j - 1] if text == "<" else owners[i - 1, j] if text == "^" else (i, j)
    found = []
    for i, j in sorted(set(owners.values())):
        last = max(place for place, owner in owners.items() if owner == (i, j))
        found.append((i, j, last[0] - i + 1, last[1] - j + 1, grid[i][j]))
    return found


def beside(made: docx.document.Document, rows: list[tuple[list[str], list[str]]]) -> None:
    table = made.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, texts, strict=True):
            cell.text = lines[0] if lines else ""
            for line in lines[1:]:
                cell.add_paragraph(line)


def as_word(source: str) -> bytes:
    head, blocks = parsed(source)
    made = docx.Document()

    beside(made, [(head["parent"] + head["issuer"], MOTTO), (head["number"], head["place"])])
    for line in head["type"] + head["title"]:
        made.add_paragraph().add_run(line).bold = True
    for kind, lines in blocks:
        if kind == "table":
            found = cells(lines)
            table = made.add_table(len(lines), max(j + width for _, j, _, width, _ in found), style="Table Grid")
            for i, j, height, width, text in found:
                table.cell(i, j).merge(table.cell(i + height - 1, j + width - 1)).text = text
        elif kind in {"text", "bold", "empty"}:
            paragraph = made.add_paragraph()
            for number, piece in enumerate(lines[0].split("**")):
                paragraph.add_run(clean(piece)).bold = kind == "bold" or number % 2 == 1
    beside(made, [(["Nơi nhận:", *of(blocks, "recipients")], of(blocks, "sign"))])
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def of(blocks: list[Block], kind: str) -> list[str]:
    return [line for found, lines in blocks if found == kind for line in lines if line]


def as_page(source: str) -> bytes:
    head, blocks = parsed(source)

    def lines_of(lines: list[str]) -> str:
        return "".join(f"<p>{escape(clean(line))}" for line in lines)

    def beside(rows: list[tuple[list[str], list[str]]]) -> str:
        return "<table>" + "".join(f"<tr><td>{lines_of(a)}<td>{lines_of(b)}" for a, b in rows) + "</table>"

    made = beside([(head["parent"] + head["issuer"], MOTTO), (head["number"], head["place"])])
    made += "".join(f"<p><b>{escape(line)}</b>" for line in head["type"] + head["title"])
    for kind, lines in blocks:
        if kind == "table":
            made += "<table border=1>"
            for number in range(len(lines)):
                row = [cell for cell in cells(lines) if cell[0] == number]
                made += "<tr>" + "".join(f"<td rowspan={h} colspan={w}>{escape(t)}" for _, _, h, w, t in row)
            made += "</table>"
        elif kind in {"text", "bold"}:
            pieces = [escape(clean(piece)) for piece in lines[0].split("**")]
            pieces = [f"<b>{piece}</b>" if kind == "bold" or n % 2 else piece for n, piece in enumerate(pieces)]
            made += "<p>" + "".join(pieces)
    made += beside([(["Nơi nhận:", *of(blocks, "recipients")], of(blocks, "sign"))])
    return f"<!DOCTYPE html><html><body>{made}</body></html>".encode()


def report(path: Path) -> Report:
    with open_source(path) as source:
        return extract_document(source, load_rules())


def folded(text: str) -> str:
    return " ".join(text.split())


def said(found: Report) -> dict[str, object]:
    """What a report says, without what depends on where lines break."""
    return {
        "facts": found.facts,
        "mentions": Counter((type(m.value).__name__, folded(m.text), m.rule) for m in found.mentions),
        "cells": [
            (c.row, c.column, folded(c.row_label), folded(c.column_label), folded(c.text), c.value, c.unit)
            for c in found.cells
        ],
        "status": found.status,
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in SOURCES.glob("*.txt")))
def test_three_formats_say_the_same(tmp_path, name):
    source = (SOURCES / f"{name}.txt").read_text(encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(as_word(source))
    (tmp_path / "a.html").write_bytes(as_page(source))
    pdf, word, page = report(CORPUS / f"{name}.pdf"), report(tmp_path / "a.docx"), report(tmp_path / "a.html")
    assert said(word) == said(pdf)
    assert said(page) == said(pdf)
    headings = [folded(section.heading) for section in word.sections]
    assert headings == [folded(section.heading) for section in page.sections]
    assert headings == [folded(section.heading) for section in pdf.sections]

"""Paragraphs that no report has are compared in parts: what a document takes grows with its length, not with its square."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.link.passages import LONGEST_PARAGRAPH, MOST_FIGURES, _parts
from pipeline.model import Span
from pipeline.work import Job, work

LIST = "; ".join(f"xã {at} có 12{at % 10} hộ" for at in range(1000))


def figures(text: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith("có ", at)]


@pytest.mark.parametrize(
    "text",
    ["", "ngắn", LIST, LIST.replace("; ", "\n"), LIST.replace(" ", ""), "x" * 50_000, "một hai. " * 9000],
    ids=["empty", "short", "list", "lines", "no blanks", "one word", "no figures"],
)
def test_a_long_paragraph_is_parted_without_a_gap(text):
    span, starts = Span(0, len(text)), figures(text)
    parts = list(_parts(text, span, starts))
    assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
    assert all(part.end - part.start <= LONGEST_PARAGRAPH for part in parts)
    assert all(sum(part.start <= at < part.end for at in starts) <= MOST_FIGURES for part in parts)


def test_it_is_parted_at_line_breaks_before_all_else():
    text = LIST.replace("; ", "; \n")
    assert {text[part.end - 1] for part in list(_parts(text, Span(0, len(text)), figures(text)))[:-1]} == {"\n"}


def test_a_sum_in_a_long_list_is_found_beside_others(tmp_path: Path):
    told = "Tổng số 60 hộ, trong đó: 20 hộ nghèo, 40 hộ cận nghèo.\n"
    path = tmp_path / "a.txt"
    path.write_text("BÁO CÁO\n\n" + "".join(f"- Xã {at}: {told}" for at in range(300)), encoding="utf-8")
    rows = work(Job(path, "a.txt", None)).rows
    assert sum("ok" in row and "sum" in row for row in rows["checks"]) >= 290

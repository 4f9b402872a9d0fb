"""What is marked and named: words over two lines, cells without a mention, the days of a check of days."""

from __future__ import annotations

import re
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model import Box
from pipeline.read.sought import Sought, Squeezed, lines_of
from pipeline.review.attach import Target
from pipeline.review.cellfigures import CELLS, cells_of, labels_of
from pipeline.review.desk import Desk, Verdict
from pipeline.review.reading import UnclearValue
from pipeline.review.scene import Subject, chosen_figure, marks_on, sought_on, subject_of
from tests.review.case import extract
from tests.typeset import typeset

SOURCE = """@issuer UBND HUYỆN VÂN HỒ
@number Số: 31/BC-UBND
@place Vân Hồ, ngày 15 tháng 6 năm 2022
@type BÁO CÁO
@title Kết quả thực hiện
## I. KẾT QUẢ
Trong sáu tháng đầu năm ủy ban nhân dân huyện đã phân bổ cho các xã tổng số vốn là 2.450 triệu đồng, gồm vốn xã Chiềng Khoa 1.250 triệu đồng và xã Tô Múa 1.100 triệu đồng.
Theo Quyết định số 815/QĐ-UBND ngày 20/9/2022 của UBND huyện.
Theo Quyết định số 77/QĐ-UBND ngày 31/4/2022 của UBND tỉnh.
## II. BIỂU
| TT | Xã | Tổng | Quý A | Quý B | Quý C |
|---|---|---|---|---|---|
| 1 | Chiềng Khoa | 60 | 10 | 20 | 30 |
| 2 | Suối Bàng | 90 | 20 | 30 | 40 |
| 3 | Liên Hòa | 120 | 30 | 40 | 50 |
|  | Tổng cộng | 275 | 60 | 90 | 120 |
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shown")
    (folder / "corpus").mkdir()
    typeset(SOURCE, folder / "corpus" / "a.pdf")
    extract(folder / "corpus", folder / "outputs")
    with closing(Desk(folder / "outputs")) as desk:
        yield desk


def checks(desk: Desk, kind: str, verdict: str = "mismatch") -> list[Subject]:
    subjects = []
    with desk.open():
        query = "SELECT check_id FROM checks WHERE kind = ? AND verdict = ?"
        for (check_id,) in desk.catalog.store.select(query, (kind, verdict)):
            subjects.append(subject_of(desk.catalog, Target("checks", str(check_id))))
    return [each for each in subjects if each is not None]


def find(desk: Desk, sought: Sought, page: int = 1) -> tuple[Box, ...]:
    path, digest = desk.catalog.store.one("SELECT path, sha256 FROM documents")
    return lines_of(Path(path), digest, page, [sought])[0]


# ---- words over two lines -----------------------------------------------------------------------------------


def test_words_over_two_lines_have_two_boxes(desk):
    with desk.open():
        wrapped = [each for each in desk.catalog.mentions_on(desk_doc(desk), 1) if "\n" in each.text and each.box]
        assert wrapped
        for seen in wrapped:
            lines = find(desk, Sought(seen.text, box=seen.box))
            assert len(lines) == 2
            first, second = lines
            assert first.bottom <= second.top + 1
            assert first.x0 > second.x1  # the end of one line, the beginning of the next
            assert seen.box.x1 - seen.box.x0 > 300  # nearly the whole width
            marks = marks_on([seen], {}, {seen.mention_id: lines})
            assert [mark.width < 150 for mark in marks] == [True, True]
        wanted = sought_on(desk.catalog, desk.catalog.mentions_on(desk_doc(desk), 1))
        assert set(wanted.values()) == {each.mention_id for each in wrapped}


def desk_doc(desk: Desk) -> str:
    return str(desk.catalog.store.one("SELECT doc_id FROM documents")[0])


@pytest.mark.parametrize(
    ("sought", "count"),
    [
        (Sought("275", "Tổng cộng", "6090120"), 1),
        (Sought("20", "Chiềng Khoa6010", "30"), 1),
        (Sought("20"), 0),  # more than one place
        (Sought("Mường Tè"), 0),
        (Sought("60", "Tổng cộng275"), 1),
        (Sought("Chiềng Khoa", box=Box(0, 0, 10, 10)), 0),  # not where it is said to be
        (Sought(""), 0),
    ],
)
def test_what_is_found_at_one_place_only(desk, sought, count):
    with desk.open():
        assert len(find(desk, sought)) == count


def test_another_file_has_no_lines(desk):
    with desk.open():
        path = Path(desk.catalog.store.one("SELECT path FROM documents")[0])
    with pytest.raises(UnreadableFile, match="not the file"):
        lines_of(path, "0" * 64, 1, [])
    with pytest.raises(UnreadableFile, match="cannot be read"):
        lines_of(path, sha256(path.read_bytes()).hexdigest(), 9, [])


@pytest.mark.parametrize(
    ("text", "sought", "place"),
    [
        ("| a | 1.250 | 30 |", Sought("1.250", "a", "30"), (6, 11)),
        ("chi 5\n250 đồng", Sought("5250 đồng"), (4, 14)),
        ("chi 1.250 đồng", Sought("250 đồng"), None),  # the end of another number
        ("chi 250 đồng năm 20245", Sought("2024"), None),
        ("a 5 b 5", Sought("5"), None),
        ("a 5 b 5", Sought("5", "b"), (6, 7)),
    ],
)
def test_words_are_found_over_blanks_and_lines(text, sought, place):
    assert Squeezed(text).place(sought) == place


# ---- cells without a mention --------------------------------------------------------------------------------


def test_cells_of_a_check_are_named_and_marked(desk):
    found = {seen.quote: seen for subject in checks(desk, "table_total") for _, seen, _ in subject.figures}
    labels = {quote: seen.about for quote, seen in found.items()}
    assert labels["275"] == "Tổng cộng · Tổng"
    assert {seen.part for seen in found.values()} == {CELLS}
    with desk.open():
        text = desk.catalog.text(desk_doc(desk))
        assert all(text[seen.start : seen.end] == quote for quote, seen in found.items())
        for seen in found.values():
            boxes = [find(desk, each) for each in sought_on(desk.catalog, [seen])]
            assert any(len(lines) == 1 for lines in boxes), seen.about


def test_every_row_and_column_that_adds_up_has_its_cells(desk):
    for subject in [*checks(desk, "table_total", "ok"), *checks(desk, "table_total")]:
        roles = [role for role, _, _ in subject.figures]
        assert roles[0] == "stated"
        assert roles.count("operand") == 3
        parts = [float(seen.value) for role, seen, _ in subject.figures if role == "operand"]
        assert sum(parts) == float(subject.check.computed)


def test_a_cell_is_corrected_though_it_is_no_mention(desk):
    (subject, *_) = checks(desk, "table_total")
    cell = subject.figures[0].seen
    with desk.open():
        desk.decide(subject, Verdict("Lan", "report_wrong", value="12", of=cell.mention_id))
        assert desk.group(Target("cells", cell.mention_id)).standing.reviewed_value == "12"


def test_other_checks_have_no_cells(desk):
    for subject in checks(desk, "sum"):
        with desk.open():
            assert cells_of(desk.catalog, subject.check) == ()
            assert labels_of(desk.catalog, subject.figures[0].seen.mention_id) == ""


# ---- days ---------------------------------------------------------------------------------------------------


def told(subject: Subject) -> list[tuple[str, str, str]]:
    return [(name, seen.quote, seen.day or seen.value) for _, seen, name in subject.figures]


def test_a_later_citation_is_shown_with_both_days(desk):
    (subject,) = checks(desk, "date_order")
    assert told(subject) == [
        ("named", "815/QĐ-UBND", "2022-09-20"),
        ("day_beside", "20/9/2022", "2022-09-20"),
        ("day_own", "15 tháng 6 năm 2022", "2022-06-15"),
    ]


def test_an_impossible_day_is_held_against_no_other(desk):
    (subject,) = checks(desk, "impossible_date")
    assert told(subject) == [("named", "31/4/2022", "2022-04-31")]


def test_citations_that_differ_are_shown_with_their_days(tmp_path):
    source = tmp_path / "corpus"
    source.mkdir()
    report = (
        "Theo Quyết định số 4512/QĐ-UBND ngày 22/12/2021 của UBND tỉnh Sơn La về hỗ trợ.\n\n"
        "Kinh phí được cấp tại Quyết định số 4512/QĐ-UBND ngày 12/12/2021 của UBND tỉnh Sơn La.\n"
    )
    (source / "a.txt").write_text(report, encoding="utf-8")
    extract(source, tmp_path / "outputs")
    with closing(Desk(tmp_path / "outputs")) as desk:
        (subject,) = checks(desk, "ref_conflict")
    days = [day for _, _, day in told(subject)]
    assert sorted(days) == ["2021-12-12", "2021-12-12", "2021-12-22", "2021-12-22"]
    assert [name for name, _, _ in told(subject)] == ["named", "day_beside", "elsewhere", "day_beside"]
    assert re.fullmatch(r"\d\d/12/2021", subject.figures[1].seen.quote)


def test_of_a_check_of_days_the_day_is_corrected_and_no_number_of_a_document(desk):
    (subject,) = checks(desk, "date_order")
    chosen = chosen_figure(subject)
    assert (chosen.part, chosen.quote) == ("dates", "20/9/2022")
    number = subject.figures[0].seen
    with desk.open(), pytest.raises(UnclearValue) as told:
        desk.decide(subject, Verdict("Lan", "misread", "20/4/2022", of=number.mention_id))
    assert told.value.why == "bad_citation"
    (impossible,) = checks(desk, "impossible_date")
    assert chosen_figure(impossible) == impossible.figures[0].seen


def test_of_a_check_of_figures_the_stated_one_is_corrected_first(desk):
    for subject in checks(desk, "sum"):
        assert chosen_figure(subject) == subject.figures[0].seen

"""Rows of a table that say the same: a decision is on the one that was decided on, and the page shows which it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipeline.review.attach import Target
from pipeline.review.catalog import Catalog
from pipeline.review.cellfigures import cells_of
from pipeline.review.desk import Desk
from pipeline.review.exchange import export_reviews, import_reviews, open_store
from tests.review.case import decide, extract, standing_now

HEAD = "BÁO CÁO\nKết quả bình xét\n\nI. SỐ LIỆU\n{unit}\n| STT | Đơn vị | Tổng số | Nam | Nữ |\n|---|---|---|---|---|\n"
ROWS = (
    *(("Xã Nà Hỳ", 40, 22, 18), ("Xã Si Pa Phìn", 17, 9, 7), ("Xã Chà Cang", 31, 16, 15), ("Xã Chà Nưa", 25, 12, 13)),
    *(("Xã Nà Khoa", 18, 9, 9), ("Xã Na Cô Sa", 27, 14, 13), ("Xã Nậm Nhừ", 33, 17, 16), ("Xã Pa Tần", 17, 9, 7)),
    ("Xã Vàng Đán", 21, 10, 11),
)


def table(unit: str = "", rows: tuple[tuple[str, int, int, int], ...] = ROWS) -> str:
    lines = (f"| {at} | " + " | ".join(map(str, row)) + " |\n" for at, row in enumerate(rows, 1))
    return HEAD.format(unit=unit) + "".join(lines)


def extracted(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_text(text, encoding="utf-8")
    extract(folder, tmp_path / "outputs")
    return tmp_path / "outputs"


def wrong_rows(outputs: Path) -> list[Target]:
    with open_store(outputs) as store:
        rows = store.select("SELECT check_id FROM checks WHERE stated = 17 AND verdict = 'mismatch' ORDER BY rowid")
        return [Target("checks", str(check_id)) for (check_id,) in rows]


@pytest.mark.parametrize("unit", ["", "Đơn vị tính: người\n"])
@pytest.mark.parametrize("at", [0, 1])
def test_a_decision_is_on_the_row_that_was_decided_on(tmp_path, unit, at):
    outputs = extracted(tmp_path, table(unit))
    twins = wrong_rows(outputs)
    assert len(twins) == 2
    decide(outputs, twins[at], "Lan", "report_wrong")
    assert [(group.target, group.state) for group in standing_now(outputs)] == [(twins[at], "attached")]
    with closing(Desk(outputs)) as desk, desk.open():
        assert desk.group(twins[1 - at]) is None
    decide(outputs, twins[1 - at], "Minh", "misread")  # of another row: nobody disagrees
    assert {group.target: group.standing.verdict for group in standing_now(outputs)} == {
        twins[at]: "report_wrong",
        twins[1 - at]: "misread",
    }
    export_reviews(outputs, tmp_path / "all.csv")
    (outputs / "reviews.sqlite").unlink()
    assert import_reviews(outputs, [tmp_path / "all.csv"]).conflicts == ()
    assert {group.target for group in standing_now(outputs)} == set(twins)


def test_of_two_like_rows_of_which_one_is_left_each_keeps_its_own(tmp_path):
    outputs = extracted(tmp_path, table())
    for target in wrong_rows(outputs):
        decide(outputs, target, "Lan", "report_wrong")
    extracted(tmp_path, table(rows=(*ROWS[:7], ROWS[8])))  # a file that was replaced
    found = {group.state: group.anchor.around for group in standing_now(outputs)}
    assert {state: around.split(" | ")[2].split(" · ")[0] for state, around in found.items()} == {
        "moved": "Xã Si Pa Phìn",
        "orphaned": "Xã Pa Tần",
    }


def test_each_of_the_rows_is_shown_by_its_label(tmp_path):
    outputs = extracted(tmp_path, table())
    with open_store(outputs) as store:
        catalog = Catalog(store)
        shown = [cells_of(catalog, catalog.check(target.row_id)) for target in wrong_rows(outputs)]
    assert [cells[0].about.split(" · ")[0] for cells in shown] == ["Xã Si Pa Phìn", "Xã Pa Tần"]
    assert all(cell.start >= 0 for cells in shown for cell in cells)
    assert shown[0][0].start < shown[1][0].start

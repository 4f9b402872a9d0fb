"""Figures of scanned tables whose decimal comma OCR lost: withheld and told; and what rests on unsure ones is no mismatch."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.doubts import BARRED, least_confidence
from pipeline.lostcommas import lost_commas, problems_of
from pipeline.model import Doubt
from pipeline.segment import segmenter
from pipeline.text import clean

COMPARED = ["TT", "Chỉ tiêu", "ĐVT", "Năm 2020", "Năm 2021", "KH 2022", "So sánh (%)"]
PLAIN = ["TT", "Nội dung", "Dự toán", "Thực hiện", "Tỷ lệ (%)"]


@pytest.fixture(scope="module")
def withheld(rules, document_of):
    """Text above, rows of a table -> texts of the cells that are not used; as scanned or typeset."""

    def run(above, rows, source="ocr"):
        document = clean(document_of(above, rows))[0]
        document = replace(document, pages=tuple(replace(page, source=source) for page in document.pages))
        doubts = lost_commas(document, segmenter(rules)(document).layout)
        return [document.text[d.start : d.end] for d in doubts if d.confidence < BARRED]

    return run


def _budget(*shares):
    return [PLAIN, *([str(n), f"Xã {n}", "1.250", "1.300", share] for n, share in enumerate(shares, 1))]


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (("104,5", "98,7", "1023", "87,6"), ["1023"]),
        (("104,5", "98,7", "10231", "87,6"), ["10231"]),
        (("104,5", "98,7", "102", "87,6"), []),  # whole, and where the others are
        (("104", "98", "102", "210"), []),  # no column of decimals
        (("104", "98", "1024", "88"), ["1024"]),  # no share is so great
    ],
)
def test_a_column_of_decimals(withheld, shares, found):
    assert withheld("ĐVT: triệu đồng\n", _budget(*shares)) == found


def test_sums_in_a_column_of_decimals_are_only_unsure(withheld):
    rows = [
        ["TT", "Tiêu chí", "Điểm"],
        *([str(n), "Nội dung", text] for n, text in enumerate(["2,5", "3,5", "30", "1,5"], 1)),
    ]
    assert withheld("ĐVT: triệu đồng\n", [*rows, ["", "Tổng cộng", "45"]]) == []


def test_groups_that_are_no_thousands(withheld):
    rows = _budget("98,1", "97,2")
    rows[1][2] = "4.1827"
    assert withheld("ĐVT: triệu đồng\n", rows) == ["4.1827"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        (["415", "42,8", "44"], ["415"]),
        (["290", "14", "12,59"], []),  # nothing fits when divided: it is so
        (["523", "51", "487"], ["523", "51", "487"]),  # which of them is right is not known
        (["5", "30", "80"], []),
        (["1.250", "1.310", "1.400"], []),
        (["1.250", "13.100", "12.900"], []),  # marked thousands
    ],
)
def test_a_row_of_one_thing_at_several_times(withheld, figures, found):
    rows = [COMPARED, ["1", "Sản lượng", "tấn", *figures, "x"], ["2", "Diện tích", "ha", "31", "32", "33", "x"]]
    assert withheld("", rows) == found


def test_sums_and_their_parts_may_be_ten_times_apart(withheld):
    rows = [["TT", "Nội dung", "Tổng", "Trung ương", "Địa phương"], ["1", "Đường", "450", "45", "405"]]
    assert withheld("ĐVT: triệu đồng\n", rows) == []


@pytest.mark.parametrize(
    ("planned", "spent", "found"),
    [
        (["1.306,4", "752,8", "380,2"], ["1.299,1", "7415", "391,6"], ["7415"]),
        (["1.306,4", "752,8", "380,2"], ["1.299,1", "7415", "3916"], ["7415", "3916"]),
        (["1.306", "752", "380"], ["1.299", "7415", "391"], []),  # no decimals: only the dot was lost
        (["1.306,4", "752,8", "380,2"], ["1299", "7415", "3916"], []),  # no other is grouped
        (["12.306,4", "752,8", "380,2"], ["13.299,1", "7415", "391,6"], []),  # four digits may not be grouped here
        (["1.306,4", "752,8", "380,2"], ["1.299,1", "741", "391,6"], []),
    ],
)
def test_a_figure_without_the_group_that_others_have(withheld, planned, spent, found):
    rows = [
        ["TT", "Nội dung", "Dự toán", "Quyết toán"],
        *(["1", "Chi", *pair] for pair in zip(planned, spent, strict=True)),
    ]
    assert withheld("ĐVT: triệu đồng\n", rows) == found


@pytest.mark.parametrize(
    ("shares", "total", "found"),
    [
        (["970", "95.1"], "96,2", ["970"]),
        (["104", "913", "99", "87,6"], "98", ["913"]),
        (["104", "350", "99", "87,6"], "98", []),  # it may have grown so
        (["104", "913", "470", "87,6"], "98", []),  # another is great too
        (["104", "913", "99", "87"], "98", []),  # nobody prints decimals here
        (["970", "95.1"], "", ["970"]),
        (["970", "95"], "", []),  # one other without decimals tells nothing
    ],
)
def test_shares_far_above_the_others(withheld, shares, total, found):
    rows = [*_budget(*shares), *([["", "Tổng cộng", "4.250", "4.300", total]] if total else [])]
    assert withheld("ĐVT: triệu đồng\n", rows) == found


@pytest.mark.parametrize(
    ("parts", "total", "found"),
    [
        (["210,4", "108"], "3184", ["3184"]),
        (["210,4", "108"], "318", []),
        (["210,4", "108"], "318,4", []),
        (["210", "108"], "3184", []),  # no decimals: a misread digit or a part that was lost
        (["210,4", ""], "2104", []),  # a part is not known
        (["210,4", "108", "…"], "3184", []),
    ],
)
def test_totals_of_ten_times_their_parts(withheld, parts, total, found):
    rows = [
        ["TT", "Nguồn", "Giải ngân"],
        *([str(n), "Vốn", text] for n, text in enumerate(parts, 1)),
        ["", "Tổng cộng", total],
    ]
    assert withheld("ĐVT: tỷ đồng\n", rows) == found


def test_only_scans_lose_commas(withheld):
    assert withheld("ĐVT: triệu đồng\n", _budget("104,5", "98,7", "1023", "87,6"), source="text_layer") == []


def test_what_is_not_used_is_told(document_of):
    document = document_of("Tỷ lệ 1023 và 85")
    told = list(problems_of(document, [Doubt(6, 10, 0.55), Doubt(14, 16, 0.7)]))
    assert [(p.code, p.page) for p in told] == [("doubtful_ocr", 1)]
    assert "1023" in told[0].message
    assert "85" not in told[0].message


def test_the_least_confidence_of_a_cell():
    doubts = (Doubt(0, 3, 0.8), Doubt(5, 9, 0.7), Doubt(5, 12, 0.55))
    assert least_confidence(doubts, 5, 12) == Decimal("0.55")
    assert least_confidence(doubts, 3, 5) is None
    assert least_confidence((), 0, 9) is None


@pytest.mark.parametrize("numbers", ["1 2 3 5", "1 2 3 4"])
def test_a_row_of_column_numbers_of_which_one_was_lost(segment, numbers):
    last = dict(zip(["a", "b", "c", "d"], numbers.split(), strict=True))
    head = ["TT", "Nội dung", "Dự toán", "Thực hiện", "So sánh", "Còn lại"]
    lost = "…" if last["d"] == "5" else ""
    row = ["A", "B", last["a"], last["b"], last["c"], lost or last["d"]]
    assert segment("ĐVT: tỷ đồng\n", [head, row, ["1", "Thu", "12", "13", "8", "4"]]).layout.grids[0].head_rows == 2


TEXT = "Giải quyết 186/337 hồ sơ, đạt 65,19%"


@pytest.mark.parametrize(("unsure", "verdict"), [("65,19", "unchecked"), ("186/337", "unchecked"), ("?", "mismatch")])
def test_no_mismatch_rests_on_what_ocr_was_not_sure_of(run_text, monkeypatch, unsure, verdict):
    monkeypatch.setattr("pipeline.link.quotes.Quotes.is_unsure", lambda _, start, end: unsure in TEXT[start:end])
    report = run_text(TEXT)
    assert [(f.kind, f.verdict) for f in report.findings] == [("ratio", verdict)]
    assert ("OCR" in report.findings[0].message_en) == (verdict == "unchecked")


SHARES = [
    # figures of a share column, its total, what is not used
    (("50,9", "26,6", "225"), "100", ["225"]),
    (("509", "266", "225"), "1000", ["509", "266", "225", "1000"]),
    (("509", "26,6", "22,5"), "", ["509"]),
    (("50,9", "225"), "", ["225"]),
    (("105", "98,5", "87"), "100", []),  # fulfilment of a plan, no parts of a whole
    (("50", "25", "25"), "100", []),
    (("312,5", "225"), "", []),  # growth
    (("50,9", "102/1", "98,6"), "", ["102/1"]),
]  # fmt: skip


@pytest.mark.parametrize(("shares", "total", "found"), SHARES)
def test_shares_above_the_whole(withheld, shares, total, found):
    rows = [["TT", "Nội dung", "Tỷ lệ (%)"], *([str(n), "Chi khác", share] for n, share in enumerate(shares, 1))]
    assert withheld("Bảng 2. Cơ cấu chi\n", [*rows, *([["", "Tổng cộng", total]] if total else [])]) == found
    assert withheld("Bảng 2. Cơ cấu chi\n", [*rows, *([["", "Tổng cộng", total]] if total else [])], "text_layer") == []


@pytest.mark.parametrize(
    ("spent", "found"),
    [
        (("980,0", "8302"), ["8302"]),
        (("1.875,2", "980,0", "8302"), ["8302"]),
        (("980,0", "830"), []),
        (("8450", "980,0", "8302"), []),
    ],
)
def test_four_digits_without_a_mark_beside_decimals(withheld, spent, found):
    rows = [["TT", "Nội dung", "Dự toán"], *([str(n), "Mua sắm", each] for n, each in enumerate(spent, 1))]
    assert withheld("Đơn vị tính: triệu đồng\n", rows) == found

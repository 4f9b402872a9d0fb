"""Wrong digits in tables that make a total smaller than its parts, or far greater; shares of 100, evened out or wrong."""

from __future__ import annotations

import pytest

SCHOOLS = (
    ("TT", "Trường", "Tổng số học sinh", "Nữ", "Giỏi", "Khá"),
    ("1", "Trường Hoa Mai", "512", "251", "97", "208"),
    ("2", "Trường Bình An", "407", "190", "64", "171"),
    ("3", "Trường Đông Hà", "336", "162", "58", "149"),
    ("", "Toàn huyện", "1.255", "603", "219", "528"),
)


def sheet(*rows: tuple[str, ...]) -> str:
    return "Số liệu:\n\n" + "\n".join("\t".join(row) for row in rows) + "\n\nHết bảng.\n"


def with_cell(rows: tuple[tuple[str, ...], ...], row: int, column: int, text: str) -> str:
    return sheet(
        *(
            tuple(text if (at, place) == (row, column) else cell for place, cell in enumerate(cells))
            for at, cells in enumerate(rows)
        )
    )


def verdicts(run_text, text: str, kind: str) -> set[tuple[str, str]]:
    return {(f.verdict, f.stated) for f in run_text(text).findings if f.kind == kind and f.verdict != "ok"}


@pytest.mark.parametrize(
    ("row", "column", "text", "total"),
    [
        (4, 3, "103", "103"),  # below its largest part
        (4, 3, "63", "63"),
        (4, 3, "6.003", "6003"),  # far above all of them
        (1, 3, "851", "603"),  # a part above the total
        (2, 4, "694", "219"),
    ],
)
def test_a_wrong_digit_is_told_where_the_other_columns_add_up(run_text, row, column, text, total):
    assert verdicts(run_text, with_cell(SCHOOLS, row, column, text), "table_total") == {("mismatch", total)}


def test_a_total_that_no_slip_explains_is_told_without_a_verdict(run_text):
    assert verdicts(run_text, with_cell(SCHOOLS, 4, 3, "135"), "table_total") == {("unchecked", "135")}
    assert verdicts(run_text, with_cell(SCHOOLS, 4, 3, "217"), "table_total") == set()  # as a mean would be


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("TT", "Trường", "Số học sinh", "Số lớp", "Sĩ số", "Điểm"),
            ("1", "Hoa Mai", "512", "16", "32,0", "7,4"),
            ("2", "Bình An", "407", "13", "31,3", "7,1"),
            ("", "Tổng số", "919", "29", "31,7", "7,3"),
        ),
        (
            ("TT", "Xã", "Số hộ", "Số khẩu", "Khẩu/hộ"),
            ("1", "Yên Sơn", "520", "2.100", "4"),
            ("2", "Yên Hòa", "480", "1.900", "4"),
            ("", "Tổng số", "1.000", "4.000", "4"),
        ),
    ],
)
def test_means_beside_totals_are_no_totals(run_text, rows):
    assert verdicts(run_text, sheet(*rows), "table_total") == set()


def test_a_row_with_a_wrong_digit_beside_rows_that_add_up(run_text):
    rows = (
        ("TT", "Thôn", "Tổng số", "Nam", "Nữ"),
        ("1", "Thôn Đông", "512", "261", "251"),
        ("2", "Thôn Đoài", "407", "217", "190"),
        ("3", "Thôn Thượng", "336", "174", "162"),
        ("4", "Thôn Hạ", "298", "149", "149"),
    )
    assert verdicts(run_text, sheet(*rows), "table_total") == set()
    assert verdicts(run_text, with_cell(rows, 2, 3, "2.317"), "table_total") == {("mismatch", "407")}
    assert verdicts(run_text, with_cell(rows, 3, 2, "136"), "table_total") == {("mismatch", "136")}


STRUCTURE = (
    ("TT", "Ngành", "Giá trị (tỷ đồng)", "Cơ cấu (%)"),
    ("1", "Nông, lâm, thủy sản", "1.262", "39,5"),  # 39,45: evened out
    ("2", "Công nghiệp, xây dựng", "1.108", "34,6"),
    ("3", "Thương mại, dịch vụ", "829", "25,9"),
    ("", "Tổng giá trị", "3.199", "100,0"),
)


def test_shares_that_were_evened_out_are_rounded(run_text):
    assert verdicts(run_text, sheet(*STRUCTURE), "ratio") == {("rounding", "39.5")}
    assert verdicts(run_text, sheet(*STRUCTURE), "table_total") == set()


@pytest.mark.parametrize(("row", "text", "stated"), [(2, "36,4", "36.4"), (2, "44,6", "44.6"), (3, "29,5", "29.5")])
def test_a_wrong_share_beside_one_that_was_evened_out(run_text, row, text, stated):
    found = verdicts(run_text, with_cell(STRUCTURE, row, 3, text), "ratio")
    assert found == {("mismatch", stated), ("rounding", "39.5")}


def test_two_shares_that_even_each_other_out_are_wrong(run_text):
    rows = (
        ("TT", "Loại đất", "Diện tích (ha)", "Cơ cấu (%)"),
        ("1", "Đất lúa", "4.210", "42,2"),
        ("2", "Đất rừng", "3.340", "33,3"),
        ("3", "Đất khác", "2.450", "24,5"),
        ("", "Tổng số", "10.000", "100"),
    )
    assert verdicts(run_text, sheet(*rows), "ratio") == {("mismatch", "42.2"), ("rounding", "33.3")}


def test_shares_that_do_not_make_up_100(run_text):
    rows = (
        ("TT", "Nguồn vốn", "Tỷ trọng (%)"),
        ("1", "Trung ương", "41,5"),
        ("2", "Tỉnh", "33,2"),
        ("3", "Huyện", "25,3"),
        ("", "Tổng cộng", "100"),
    )
    assert verdicts(run_text, sheet(*rows), "table_total") == set()
    assert verdicts(run_text, with_cell(rows, 2, 2, "31,4"), "table_total") == {("unchecked", "100")}
    assert verdicts(run_text, with_cell(rows, 2, 2, "83,2"), "table_total") == {("mismatch", "100")}
    assert verdicts(run_text, with_cell(rows, 4, 2, "101,5"), "table_total") == set()  # too far from any total of them


def test_a_wrong_count_is_not_told_to_be_no_rounding(run_text):
    (found,) = [f for f in run_text("Có 05 xã gồm: Tân An, Tân Bình, Tân Hòa.\n").findings if f.kind == "count"]
    assert found.verdict == "mismatch"
    assert found.message_vi.endswith("Chênh lệch 2. Không khớp.")
    assert found.message_en.endswith("The difference is 2. They disagree.")


CLASSES = (
    ("TT", "Trường", "Số lớp", "Số học sinh", "Học sinh/lớp"),
    ("1", "Tiểu học Số 1", "12", "384", "32"),
    ("2", "Tiểu học Số 2", "9", "266", "30"),
    ("3", "Tiểu học Số 3", "15", "532", "35"),
    ("4", "Tiểu học Số 4", "15", "519", "35"),
    ("", "Tổng số", "51", "1.701", "33"),
)


def test_means_printed_as_whole_numbers_are_rounded(run_text):
    assert verdicts(run_text, sheet(*CLASSES), "ratio") == set()
    assert verdicts(run_text, with_cell(CLASSES, 3, 4, "53"), "ratio") == {("mismatch", "53")}


def test_a_long_total_with_a_digit_too_many_needs_no_other_column(run_text):
    rows = (
        ("TT", "Nội dung", "Số tiền (đồng)"),
        ("1", "Bò giống", "696.000"),
        ("2", "Phân bón", "300.700"),
        ("3", "Tập huấn", "76.800"),
        ("", "Tổng cộng", "1.073.500"),
    )
    assert verdicts(run_text, sheet(*rows), "table_total") == set()
    assert verdicts(run_text, with_cell(rows, 4, 2, "11.073.500"), "table_total") == {("mismatch", "11073500")}
    assert verdicts(run_text, with_cell(rows, 4, 2, "153.500"), "table_total") == set()  # may be a mean


@pytest.mark.parametrize("label", ["Toàn thành phố", "Toàn thị xã", "Toàn ngành"])
def test_rows_of_all_that_a_report_is_about_are_totals(run_text, label):
    rows = (
        ("Địa bàn", "Số vụ", "Số người"),
        ("Phường 1", "14", "21"),
        ("Phường 2", "27", "38"),
        ("Phường 3", "19", "24"),
    )
    text = sheet(*rows, (label, "60", "93"))
    assert verdicts(run_text, text, "table_total") == {("mismatch", "93")}


def test_children_below_five_are_counted_and_ages_are_not(run_text):
    rows = (
        ("Xã", "Số trẻ dưới 5 tuổi", "Số trẻ được cân", "Độ tuổi bình quân"),
        ("Sơn Thái", "312", "301", "31"),
        ("Liên Sang", "287", "276", "27"),
        ("Giang Ly", "196", "188", "25"),
        ("Tổng số", "759", "765", "28"),
    )
    assert verdicts(run_text, sheet(*rows), "table_total") == {("mismatch", "759")}


PLANTED = (
    ("TT", "Cây", "Diện tích (ha)", "Tỷ trọng (%)"),
    ("1", "Lúa", "4.126", "51,6"),
    ("2", "Ngô", "1.215", "15,2"),
    ("3", "Sắn", "1.642", "20,5"),
    ("4", "Cây khác", "1.017", "12,7"),
    ("", "Tổng diện tích", "8.000", "100"),
)


def test_shares_that_tell_that_some_parts_are_left_out(run_text):
    assert verdicts(run_text, sheet(*PLANTED), "table_total") == set()
    assert verdicts(run_text, sheet(*PLANTED[:4], PLANTED[5]), "table_total") == {("unchecked", "8000")}
    assert verdicts(run_text, with_cell(PLANTED, 2, 2, "1.251"), "table_total") == {("mismatch", "8000")}

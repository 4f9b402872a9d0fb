"""Documents against one another: what conflicts is told, what only looks alike raises no alarm."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.audit.conflicts.pairs import is_near
from pipeline.audit.conflicts.papers import Paper as PaperRow
from pipeline.audit.conflicts.papers import compared_places
from pipeline.audit.conflicts.sentences import Mark, SentenceReader
from pipeline.audit.conflicts.totals import is_below
from pipeline.audit.conflicts.wording import wording_of
from pipeline.run import run
from tests.conflict_corpus import ADJUSTED, ASIDE, LATER, OPEN, Case, Paper, text_of
from tests.scoring import table

CASES = OPEN + ASIDE + LATER + ADJUSTED


def told(cases: tuple[Case, ...], folder) -> dict[str, list[dict[str, str]]]:
    """Rows about two documents, by case; all cases are one corpus."""
    corpus = folder / "corpus"
    for at, case in enumerate(cases):
        place = corpus / f"{at:02}"
        place.mkdir(parents=True)
        for number, paper in enumerate(case.papers):
            (place / f"{number}.txt").write_text(text_of(paper, case), encoding="utf-8")
    run([corpus], folder / "out", jobs=1)
    case_of = {row["doc_id"]: cases[int(row["path"].split("/")[-2])].name for row in table(folder / "out", "documents")}
    found: dict[str, list[dict[str, str]]] = {case.name: [] for case in cases}
    for row in table(folder / "out", "checks"):
        if row["kind"] == "document_conflict":
            assert case_of[row["doc_id"]] == case_of[row["other_doc_id"]]
            found[case_of[row["doc_id"]]].append(row)
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[str, list[dict[str, str]]]:
    return told(CASES, tmp_path_factory.mktemp("conflicts"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_exactly_what_conflicts_is_a_mismatch(found, case):
    mismatches = {(row["stated"], row["computed"]) for row in found[case.name] if row["verdict"] == "mismatch"}
    assert mismatches == set(case.expected)


def verdicts(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(row["verdict"], row["stated"]) for row in rows}


@pytest.mark.parametrize(
    ("name", "verdict", "stated"),
    [
        ("two reports of one year", "ok", "94644"),
        ("plan in prose against report in brackets", "ok", "32150"),
        ("resolution against report, table and prose", "ok", "158400"),
        ("total of the communes holds", "ok", "38"),
        # printed as 268,5 tỷ and as 268.537 triệu; trên 512 nghìn
        ("rounded", "ok", "268500000000"),
        ("rounded", "rounding", "512000"),
        ("estimate in December, figure of the next year", "unchecked", "5386000000000"),
    ],
)
def test_what_agrees_or_is_in_doubt_is_told_as_such(found, name, verdict, stated):
    assert (verdict, stated) in verdicts(found[name])


def test_both_languages_show_both_figures_as_printed(found):
    (row,) = [row for row in found["wrong power of ten"] if row["verdict"] == "mismatch"]
    assert "42.150 tấn" in row["message_vi"]
    assert "4.215 tấn" in row["message_vi"]
    assert row["message_en"].startswith("This document states 42.150 tấn; the other states 4.215 tấn")
    assert len(row["operands"].split(";")) == 2


def test_a_total_shows_its_sum(found):
    (row,) = found["total of the communes"]
    assert "120 + 85 = 205" in row["message_en"]
    assert len(row["operands"].split(";")) == 3


def test_versions_of_one_document_that_agree_are_no_news(tmp_path):
    text = "Tổng sản lượng lương thực có hạt đạt 94.644 tấn."
    papers = tuple(
        Paper("12/BC-UBND", "10/01/2023", "Tình hình kinh tế - xã hội năm 2022", f"{text}{end}") for end in ("", " ")
    )
    case = Case("copies", "huyện Ia Grai", "TỈNH GIA LAI", papers)
    assert told((case,), tmp_path) == {"copies": []}


@pytest.mark.parametrize(("note", "count"), [(" (sau khi bổ sung)", 0), ("", 1)])
def test_a_plan_that_was_adjusted_contradicts_no_earlier_one(tmp_path, note, count):
    text = "Năm 2022 huyện được giao kế hoạch vốn đầu tư công {} tỷ đồng."
    papers = tuple(
        Paper(number, day, f"Tình hình {title} năm 2022", text.format(figure))
        for number, day, title, figure in (
            ("12/BC-UBND", "20/06/2022", "6 tháng đầu", "412,6"),
            ("40/BC-UBND", "20/12/2022", "kinh tế - xã hội", f"438,2 tỷ đồng{note}, tức thêm 25,6"),
        )
    )
    case = Case("adjusted", "huyện Lục Ngạn", "TỈNH BẮC GIANG", papers)
    assert sum(row["verdict"] == "mismatch" for row in told((case,), tmp_path)["adjusted"]) == count


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("9850", "9650", True),  # a digit
        ("48250", "42850", True),  # two digits swapped
        ("4215", "42150", True),  # the point
        ("214.6", "2146", True),
        ("1000", "950", True),
        ("1250", "680", False),
        ("12", "18", False),  # short figures differ in a digit by chance
        ("0", "5", False),
        ("-120", "-118", True),
    ],
)
def test_figures_that_may_be_of_one_thing(one, other, expected):
    assert is_near(Decimal(one), Decimal(other)) is expected
    assert is_near(Decimal(other), Decimal(one)) is expected


@pytest.mark.parametrize(
    ("place", "above", "expected"),
    [
        (("Hà Nam", "Lý Nhân", "Nhân Bình"), ("Hà Nam", "Lý Nhân", ""), True),
        (("Hà Nam", "Bình Lục", "Nhân Bình"), ("Hà Nam", "Lý Nhân", ""), False),
        (("Đà Nẵng", "", "Đại Lộc"), ("Đà Nẵng", "", ""), True),  # since July 2025
        (("Hà Nam", "Lý Nhân", "Nhân Bình"), ("Hà Nam", "", ""), False),
        (("Hà Nam", "Lý Nhân", ""), ("Hà Nam", "", ""), True),
        (("Hà Nam", "Lý Nhân", ""), ("Hà Nam", "Lý Nhân", ""), False),
        (("Hà Nam", "", ""), ("", "", ""), False),
    ],
)
def test_units_that_lie_right_in_another(place, above, expected):
    assert is_below(place, above) is expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([("Hà Nam", "Lý Nhân", "")] * 2 + [("Hà Nam", "Bình Lục", "")], {("Hà Nam", "Lý Nhân", "")}),
        # a district and its commune; since July 2025 a province and its commune
        ([("Hà Nam", "Lý Nhân", ""), ("Hà Nam", "Lý Nhân", "Nhân Bình"), ("Hà Nam", "Bình Lục", "")], {("Hà Nam", "Lý Nhân", ""), ("Hà Nam", "Lý Nhân", "Nhân Bình")}),
        ([("Đà Nẵng", "", ""), ("Đà Nẵng", "", "Đại Lộc")], {("Đà Nẵng", "", ""), ("Đà Nẵng", "", "Đại Lộc")}),
        ([("", "", ""), ("", "", "")], set()),
    ],
)  # fmt: skip
def test_places_of_which_documents_can_be_compared(places, expected):
    papers = [PaperRow(str(at), at, "báo cáo", "", "2022", "", place, "2022") for at, place in enumerate(places)]
    assert compared_places(papers) == expected


HOME = ("Đồng Tháp", "Lấp Vò", "")
TON, MONEY, PERCENT = "quantities:tấn", "amounts:VND", "percentages:%"


@pytest.mark.parametrize(
    ("text", "marks", "label", "time", "is_plan"),
    [
        ("Tổng sản lượng thủy sản nuôi của huyện Lấp Vò đạt 15.386 tấn.", [("15.386 tấn", TON)], "tổng sản lượng thủy sản nuôi", "", False),
        ("Năm 2022, toàn huyện thu ngân sách nhà nước 152 tỷ đồng, tăng 5%.", [("Năm 2022", "dates:2022"), ("152 tỷ đồng", MONEY)], "thu ngân sách nhà nước", "2022", False),
        ("- Phấn đấu tỷ lệ hộ nghèo đa chiều còn 2,5%.", [("2,5%", PERCENT)], "tỷ lệ hộ nghèo đa chiều", "", True),
        ("Hỗ trợ 500 triệu đồng cho hợp tác xã chăn nuôi, còn 20 hộ.", [("500 triệu đồng", MONEY)], "hỗ trợ cho hợp tác xã chăn nuôi", "", False),
        ("Kinh tế ổn định, tổng kim ngạch xuất khẩu đạt 12 tỷ đồng.", [("12 tỷ đồng", MONEY)], "tổng kim ngạch xuất khẩu", "", False),
        ("Giá trị sản xuất nông, lâm nghiệp và thủy sản đạt 12 tỷ đồng.", [("12 tỷ đồng", MONEY)], "giá trị sản xuất nông lâm nghiệp và thủy sản", "", False),
    ],
)  # fmt: skip
def test_subjects_of_sentences(rules, text, marks, label, time, is_plan):
    (said,) = read(rules, text, marks)
    assert (said.label, said.time, said.is_plan) == (label, time, is_plan)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Sản lượng thủy sản tăng 820 tấn so với cùng kỳ.", [("820 tấn", TON)]),  # a change
        ("Sản lượng cá tra bằng 98% cùng kỳ (820 tấn).", [("98%", PERCENT), ("820 tấn", TON)]),  # the year before
        ("Bố trí 24 tỷ đồng.", [("24 tỷ đồng", MONEY)]),  # no subject
        ("Số phiếu tán thành đạt 92,5%.", [("92,5%", PERCENT)]),  # no rate of a subject
    ],
)
def test_figures_that_are_not_compared(rules, text, marks):
    assert read(rules, text, marks) == ()


def test_a_plan_in_brackets_is_of_what_was_told_last(rules):
    text = "Sản lượng cá tra nuôi thâm canh 980 tấn, đạt 98% kế hoạch năm (1.000 tấn)."
    marks = [("980 tấn", TON), ("98%", PERCENT), ("1.000 tấn", TON)]
    assert [(said.at, said.label, said.is_plan) for said in read(rules, text, marks)] == [
        (0, "sản lượng cá tra nuôi thâm canh", False),
        (2, "sản lượng cá tra nuôi thâm canh", True),
    ]


def read(rules, text, marks):
    """What is said of the figures of a sentence; marks as (text, `table:unit` or `dates:value`)."""
    made = []
    for quote, kind in marks:
        name, _, what = kind.partition(":")
        made.append(Mark(name, quote, what if name == "dates" else "1", "" if name == "dates" else what))
    return SentenceReader(wording_of(rules), frozenset({"tháng"})).read(text, tuple(made), HOME)

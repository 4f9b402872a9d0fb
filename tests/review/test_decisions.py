"""Decisions: appended only, attached again after other rules, merged from several auditors, carried by the run."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from io import StringIO

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode, UsageError
from pipeline.review.anchors import Anchor
from pipeline.review.attach import Target
from pipeline.review.catalog import Seen
from pipeline.review.decisions import FILE, Decision, Reviews, read_decisions
from pipeline.review.desk import Desk, Verdict
from pipeline.review.exchange import export_reviews, import_reviews
from pipeline.review.people import reviewer_name
from pipeline.review.reading import UnclearValue
from pipeline.review.standing import standing_of
from pipeline.review.values import grouped, printed, value_of
from tests.review.case import (
    check_of,
    decide,
    extract,
    figure,
    make_corpus,
    of_quote,
    other_rules,
    standing_now,
    subject,
)

# ---- values -----------------------------------------------------------------------------------------------

VND, WIDE, NUMBER, SHARE = (24860000000, "VND"), (1500, "ha"), (5000, "lượt"), (94.8, "%")
VALUES = [
    ("amounts", VND, "24.760.000.000", "24760000000"),
    ("amounts", VND, "24760000000", "24760000000"),
    ("amounts", VND, "24,760,000,000 VND", "24760000000"),
    ("amounts", VND, "24.760 triệu đồng", "24760000000"),
    ("amounts", VND, "24,76 tỷ đồng", "24760000000"),
    ("amounts", VND, "90 tỷ", "90000000000"),
    ("amounts", VND, "15 - 20 tỷ đồng", "15000000000/20000000000"),
    ("amounts", (1200000, "USD"), "1,234,567.8", "1234567.8"),
    ("amounts", (500_000_000, "VND"), "50.000.000", "50000000"),
    ("amounts", (500_000_000, "VND"), "1.234.567 đồng", "1234567"),
    ("quantities", (15_000, "con"), "150 con", "150"),
    ("percentages", (94.8, ""), "0,5", "0.5"),
    ("percentages", SHARE, "93,43 %", "93.43"),
    ("percentages", SHARE, "93.43", "93.43"),
    ("percentages", SHARE, "93,435%", "93.435"),
    ("quantities", (510, "học sinh"), "512/548", "512/548"),
    ("quantities", NUMBER, "6000 lượt", "6000"),
    ("quantities", (6, "ha"), "6,12", "6.12"),
    ("quantities", WIDE, "1,6 nghìn ha", "1600"),
    ("dates", None, "14/5/2021", "2021-05-14"),
    ("dates", None, "29/02/2024", "2024-02-29"),
    ("dates", None, "05/2023", "2023-05"),
    ("dates", None, "tháng 5 năm 2023", "2023-05"),
    ("dates", None, "14 tháng 5 năm 2021", "2021-05-14"),
    ("dates", None, "quý II năm 2023", "2023-04/2023-06"),
    ("dates", None, "2020/2025", "2020/2025"),
    ("dates", None, "XXXX-05-18", "XXXX-05-18"),
    ("dates", None, "2022-04", "2022-04"),
    ("quantities", (510, "học sinh"), "512 / 548", "512/548"),
    ("quantities", (510, "học sinh"), "548/512", "548/512"),
    ("citations", None, " 3810/QĐ-UBND ", "3810/QĐ-UBND"),
    ("citations", None, "45/2019/QH14", "45/2019/QH14"),
    ("citations", None, "212-KH/HU", "212-KH/HU"),
    ("citations", None, "7/QĐ-XYZT", "7/QĐ-XYZT"),
    ("citations", None, "Nghị quyết số 11-NQ/TW", "11-NQ/TW"),
    ("citations", (11, ""), "12", "12"),
    ("places", None, "Phường 12, Quận 3", "Phường 12, Quận 3"),
    ("places", None, "Cư M'gar, Đắk Lắk", "Cư M'gar, Đắk Lắk"),
    ("places", None, "Mu\u031bo\u031b\u0300ng Tè", "Mường Tè"),
    ("places", None, "Vĩnh An, Tây Sơn,  Bình Định", "Vĩnh An, Tây Sơn, Bình Định"),
]


def seen_as(part: str, figure: tuple[float, str] | None) -> Seen:
    """A mention of that value and unit."""
    value, unit = figure or ("", "")
    return Seen(part, "m", "d", "s", 1, 0, 1, "", "", "", "", None, str(value), unit, "")


@pytest.mark.parametrize(("part", "figure", "written", "value"), VALUES)
def test_values_that_can_be_read_in_one_way(part, figure, written, value):
    assert value_of(seen_as(part, figure), written)[:2] == (value, True)


@pytest.mark.parametrize(
    ("part", "figure", "written"),
    [
        ("quantities", WIDE, "1.600 con"),
        ("quantities", WIDE, "1,6 tỷ đồng"),
        ("amounts", VND, "24,76"),  # no fraction of a đồng
        ("amounts", VND, "0,5/0,7"),
        ("amounts", VND, "90%"),
        ("amounts", VND, "5 USD"),
        ("amounts", VND, "5 tỷ đồng và 3 tỷ đồng"),
        ("amounts", VND, "=1+1"),
        ("amounts", VND, ""),
        ("amounts", VND, "tỷ"),
        ("percentages", SHARE, "1.2.3"),
        ("percentages", SHARE, "5 tỷ đồng"),
        ("dates", None, "tháng 5"),
        ("dates", None, "99/99/2023"),
        ("dates", None, "31/2/2023"),
        ("dates", None, "2023-02-31"),
        ("dates", None, "29/02/2023"),
        ("dates", None, "XXXX-02-30"),
        ("dates", None, "13/2023"),
        ("dates", None, "2025/2020"),
        ("citations", None, "x" * 301),
        ("citations", None, "21/10/2023"),
        ("citations", None, "2023-10-21"),
        ("citations", None, "xyz"),
        ("citations", None, "999"),
        ("citations", None, "=1+1"),
        ("citations", None, "3810/QĐ-UBND ngày 20/11/2023"),
        ("places", None, "20/11/2023"),
        ("places", None, "20 tháng 11 năm 2023"),
        ("places", None, "5 triệu đồng"),
        ("places", None, "999"),
        ("places", None, '=HYPERLINK("x")'),
        ("places", None, "Mường Tè, "),
        ("amounts", VND, "61.600 triệu đồng/ha"),
        ("amounts", VND, "20 - 15 tỷ đồng"),
        ("amounts", (15, "VND"), "20/15"),
        ("percentages", SHARE, "7-5%"),
        ("percentages", SHARE, "93,2 điểm phần trăm"),
        ("quantities", (300, "hồ sơ"), "350-318 hồ sơ"),
        ("quantities", (71.38, "tạ"), "65,2 tạ/m2"),
    ],
)
def test_values_that_cannot(part, figure, written):
    with pytest.raises(UnclearValue):
        value_of(seen_as(part, figure), written)


@pytest.mark.parametrize(
    ("part", "figure", "written", "value"),
    [
        ("amounts", VND, "24.860.000", "24860000"),  # in another unit
        ("amounts", VND, "24.860 tỷ đồng", "24860000000000"),
        ("amounts", VND, "1.234", "1234"),  # a đồng has no thousandths
        ("amounts", VND, "-24.860.000.000", "-24860000000"),
        ("amounts", (500_000_000, "VND"), "1.234.567", "1234567"),  # đồng, or thousands of them
        ("amounts", (1_200_000, "VND"), "120.000.000", "120000000"),
        ("quantities", (15_000, "con"), "150", "150"),  # hundreds
        ("amounts", VND, "0", "0"),
        ("percentages", SHARE, "0,09%", "0.09"),
        ("quantities", (150, "ha"), "24.760", "24760"),  # or 24.76
        ("percentages", SHARE, "1.122", "1.122"),  # or 1122
        ("quantities", (150, "ha"), "1,234", "1.234"),  # or 1234
        ("quantities", NUMBER, "6.000", "6000"),
        ("quantities", NUMBER, "6.000 lượt", "6000"),
    ],
)
def test_values_that_are_to_be_confirmed(part, figure, written, value):
    assert value_of(seen_as(part, figure), written)[:2] == (value, False)


@pytest.mark.parametrize(
    ("part", "figure", "quote", "written", "value"),
    [
        ("quantities", (2415, "hộ"), "2.415 hộ", "2.451", "2451"),
        ("quantities", (1204, "người"), "1.204 người", "1.024", "1024"),
        ("quantities", (2415, "households"), "2,415 households", "2,451", "2451"),  # a report in English style
        ("quantities", (1.125, "ha"), "1,125 ha", "1,152", "1.152"),
        ("cells", (1640, ""), "1.640", "1.600", "1600"),
        ("percentages", (1.125, ""), "1.125%", "1.152", "1.152"),
    ],
)
def test_a_number_in_the_form_that_the_report_prints_is_read_as_there(part, figure, quote, written, value):
    seen = replace(seen_as(part, figure), text=quote)
    assert value_of(seen, written) == (value, True, "")


@pytest.mark.parametrize(
    ("part", "figure", "quote", "written", "value", "other"),
    [
        ("quantities", (150, "ha"), "150 ha", "24.760", "24760", "24.76"),  # the report tells of no grouping
        ("quantities", (2415, "hộ"), "2.415 hộ", "2,451", "2.451", "2451"),  # another mark than the report's
        ("quantities", (150, "ha"), "150 ha", "-1.234", "-1234", "-1.234"),
        ("quantities", (24, "ha"), "24 ha", "2400000", "2400000", ""),  # only far off
        ("percentages", SHARE, "94,8%", "1.122", "1.122", "1122"),
        ("amounts", (1_640_000_000, "VND"), "1.640", "1.600", "1600", "1600000000"),  # a cell in millions
        ("amounts", (1_640_000_000, "VND"), "1,640", "1,600", "1600", "1600000000"),  # the same in English style
        ("amounts", (1_640_000_000, "VND"), "1,640", "1.600", "1600", ""),  # two styles: which unit?
        ("amounts", VND, "24.860 triệu đồng", "24.760", "24760", "24760000000"),
        ("amounts", (2_300_000_000, "VND"), "2 tỷ 300 triệu đồng", "2", "2", ""),
        ("amounts", (1_640_000, "VND"), "1.640.000 đồng", "1.600", "1600", ""),
    ],
)
def test_what_is_to_be_confirmed_is_told_with_what_else_it_may_be(part, figure, quote, written, value, other):
    seen = replace(seen_as(part, figure), text=quote)
    assert value_of(seen, written) == (value, False, other)


@pytest.mark.parametrize(
    ("part", "figure", "per", "written", "value"),
    [
        ("amounts", (110000, "VND"), "kg", "112.000 đồng/kg", "112000"),
        ("amounts", (110000, "VND"), "kg", "112.000 đồng", "112000"),
        ("amounts", (110000, "VND"), "kg", "112.000", "112000"),
        ("amounts", (110000, "VND"), "kg", "42 triệu đồng/tấn", None),
        ("amounts", (42000, "VND"), "kg", "42.000 đồng/tấn", None),
        ("quantities", (71.38, "tạ"), "ha", "65,2 tạ/ha", "65.2"),
        ("quantities", (71.38, "tạ"), "ha", "65,2 tạ/m2", None),
        ("percentages", SHARE, "points", "93,2 điểm phần trăm", "93.2"),
    ],
)
def test_what_a_figure_is_for_one_of_is_not_changed_by_a_correction(part, figure, per, written, value):
    seen = replace(seen_as(part, figure), per=per)
    if value is None:
        with pytest.raises(UnclearValue) as told:
            value_of(seen, written)
        assert told.value.why == "other_unit"
    else:
        assert value_of(seen, written).value == value


def test_what_was_read_as_nothing_is_nothing_to_compare_with():
    assert value_of(seen_as("amounts", (0, "VND")), "5 tỷ đồng") == ("5000000000", True, "")


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("24860000000", "vi", "24.860.000.000"),
        ("24860000000.5", "en", "24,860,000,000.5"),
        ("186/1337", "vi", "186/1.337"),
        ("3810/QĐ-UBND", "vi", "3810/QĐ-UBND"),
        ("2020-05-14", "vi", "2020-05-14"),
        ("2022-01/2022-06", "vi", "2022-01/2022-06"),
    ],
)
def test_numbers_are_shown_with_marks(text, language, shown):
    assert grouped(text, language=language) == shown


# ---- the file ---------------------------------------------------------------------------------------------

ANCHOR = Anchor("0" * 12, "0" * 64, "a.txt", "1/BC", "amounts", "", "5 tỷ", "chi 5 tỷ", 0, 4, 8)


def said(number: int, reviewer: str = "Lan", verdict: str = "right", **more: object) -> Decision:
    key, at = f"{number:016x}", f"2026-01-01T00:00:{number:02}.000000+00:00"
    return replace(Decision(key, at, reviewer, ANCHOR, verdict), **more)


def test_rows_are_never_changed_or_removed(tmp_path):
    with Reviews(tmp_path) as reviews:
        reviews.add([said(1)])
    with closing(sqlite3.connect(tmp_path / FILE)) as link:
        for statement in ("UPDATE decisions SET verdict = 'misread'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                link.execute(statement)
        with pytest.raises(sqlite3.IntegrityError):  # a known key is not written over
            link.execute("INSERT INTO decisions SELECT * FROM decisions")
    assert read_decisions(tmp_path) == [said(1)]


def test_another_file_of_that_name_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE)) as link:
        link.execute("CREATE TABLE decisions (x)")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(UsageError):
        Reviews(tmp_path)
    with pytest.raises(UsageError):
        read_decisions(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_what_a_crash_has_left_is_mended_by_the_next_review(tmp_path):
    with Reviews(tmp_path) as reviews:
        reviews.add([said(1)])
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as link:
        link.execute("PRAGMA cache_size = 1")
        link.execute("BEGIN IMMEDIATE")
        cells = said(2, reason="x" * 100_000).cells()
        link.execute(f"INSERT INTO decisions VALUES ({', '.join('?' * len(cells))})", cells)  # noqa: S608
        for file in tmp_path.glob(f"{FILE}*"):  # in the middle of a write
            shutil.copy(file, left)
        link.execute("ROLLBACK")
    assert len(list(left.iterdir())) == 2
    with pytest.raises(UsageError, match="extract review OUTPUTS"):
        read_decisions(left)
    with Reviews(left) as reviews:
        assert reviews.all() == [said(1)]
    assert read_decisions(left) == [said(1)]


def test_a_run_tells_at_once_that_decisions_cannot_be_read(tmp_path, capsys):
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    (outputs / FILE).write_bytes(b"no database at all, but a text of some length" * 9)
    assert main([str(make_corpus(tmp_path / "c")), "-o", str(outputs)]) == ExitCode.USAGE
    assert FILE in capsys.readouterr().err
    assert [file.name for file in outputs.iterdir()] == [FILE]


def test_no_file_is_made_by_looking(tmp_path):
    assert read_decisions(tmp_path) == []
    assert not (tmp_path / FILE).exists()


STANDINGS = [
    # decisions, verdict, reviewed value, conflict
    ([said(1)], "right", "", False),
    ([said(1), said(2, verdict="misread", to_value="7")], "misread", "7", False),  # the last word counts
    ([said(2, verdict="misread", to_value="7"), said(1)], "misread", "7", False),  # whatever the order of rows
    ([said(1), said(2, "Minh")], "right", "", False),
    ([said(1), said(2, "Minh", "misread")], "", "", True),
    ([said(1, verdict="misread", to_value="7"), said(2, "Minh", "misread", to_value="8")], "", "", True),
    ([said(1), said(2, "Minh", "misread"), said(3, "Minh", "", undoes=(f"{2:016x}",))], "right", "", False),
    ([said(1), said(3, "Minh", "", undoes=(f"{1:016x}",))], "right", "", False),  # nobody takes back another's word
    ([said(1), said(2, verdict="", reason="?")], "right", "", False),  # a comment is no verdict
    ([said(1, verdict="", reason="?")], "", "", False),
    (
        [said(1), said(2, "Minh", "misread", to_value="7"), said(3, "Hoa", "misread", to_value="7", settles=(f"{1:016x}",))],
        "misread", "7", False,
    ),
    # one name, its marks once with the letters and once apart
    ([said(1, verdict="misread", to_value="Mường Tè"), said(2, "Minh", "misread", to_value="Mu\u031bo\u031b\u0300ng Te\u0300")],
     "misread", "Mường Tè", False),
    # who speaks again after a settlement is heard again
    ([said(1), said(2, "Minh", "misread", settles=(f"{1:016x}",)), said(3)], "", "", True),
]  # fmt: skip


@pytest.mark.parametrize(("decisions", "verdict", "value", "conflict"), STANDINGS)
def test_what_decisions_come_to(decisions, verdict, value, conflict):
    standing = standing_of(decisions)
    assert (standing.verdict, standing.reviewed_value, standing.is_conflict) == (verdict, value, conflict)
    assert len(standing.history) == len(decisions)


# ---- after another extraction -----------------------------------------------------------------------------


def test_decisions_outlast_an_extraction_with_other_rules(corpus, outputs, tmp_path):
    total, ratio = check_of(outputs, "sum"), check_of(outputs, "ratio")
    decide(
        outputs, total, "Lan", "report_wrong", value="24.760.000.000", of=subject_id(outputs, total), reason="cộng lại"
    )
    decide(outputs, ratio, "Lan", "right")
    decide(outputs, figure(outputs, "quantities", "5.000 lượt người"), "Lan", "right")
    later = figure(outputs, "quantities", "5.000 lượt")
    decide(outputs, later, "Lan", "misread", value="6000")
    before = (outputs / FILE).read_bytes()

    extract(corpus, outputs, other_rules(tmp_path / "rules"))

    assert (outputs / FILE).read_bytes() == before  # the run reads it and never writes to it
    groups = standing_now(outputs)
    assert sum(len(group.standing.history) for group in groups) == len(read_decisions(outputs)) == 5
    kept = of_quote(groups, "24.860 triệu đồng", "checks")
    assert (kept.state, kept.target, kept.standing.verdict) == ("attached", total, "report_wrong")
    value = of_quote(groups, "24.860 triệu đồng", "amounts")
    assert (value.state, value.standing.reviewed_value) == ("attached", "24760000000")
    gone = of_quote(groups, "94,8%", "checks")
    assert (gone.state, gone.target, gone.standing.verdict) == ("orphaned", None, "right")
    moved = of_quote(groups, "5.000 lượt người", "quantities")
    assert moved.state == "moved"
    # Two figures are printed `5.000 lượt` now: the id of the one decided on is that of the other, its place is not.
    same = of_quote(groups, "5.000 lượt", "quantities")
    assert (same.state, same.standing.reviewed_value) == ("attached", "6000")
    assert same.target == figure(outputs, "quantities", "5.000 lượt") != later
    assert moved.target == later

    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        rows = store.execute(
            "SELECT text, value, reviewed_value, review_state FROM figures_reviewed ORDER BY text, reviewed_value"
        ).fetchall()
        checks = store.execute("SELECT kind, verdict, reviewed_verdict, review_reasons FROM checks_reviewed").fetchall()
        orphans = store.execute("SELECT quote, verdict FROM reviews WHERE state = 'orphaned'").fetchall()
    assert rows == [
        ("24.860 triệu đồng", 24860000000, "24760000000", "attached"),
        ("5.000 lượt", 5000, "5000", "moved"),
        ("5.000 lượt", 5000, "6000", "attached"),
    ]
    assert checks == [("sum", "mismatch", "report_wrong", "Lan: cộng lại")]
    assert orphans == [("94,8%", "right")]

    extract(corpus, outputs)  # the old rules again: all as it was
    assert {group.state for group in standing_now(outputs)} == {"attached"}


def subject_id(outputs, target: Target) -> str:
    with closing(Desk(outputs)) as desk, desk.open():
        return subject(desk, target).figures[0].seen.mention_id


def test_decisions_on_a_file_that_was_replaced_move_with_it(corpus, tmp_path):
    own = shutil.copytree(corpus, tmp_path / "corpus")
    outputs = tmp_path / "outputs"
    extract(own, outputs)
    decide(outputs, figure(outputs, "amounts", "24.860 triệu đồng"), "Lan", "right")
    decide(outputs, figure(outputs, "percentages", "94,8%"), "Lan", "right")
    (text,) = own.glob("*.txt")
    text.write_text(
        text.read_text(encoding="utf-8").replace("đạt 94,8%", "đạt 93,4%").replace("I. KINH", "\nI. KINH"),
        encoding="utf-8",
    )
    extract(own, outputs)
    states = {group.anchor.quote: group.state for group in standing_now(outputs)}
    assert states == {"24.860 triệu đồng": "moved", "94,8%": "orphaned"}
    text.unlink()
    extract(own, outputs)
    assert {group.state for group in standing_now(outputs)} == {"orphaned"}


def test_a_run_without_changes_takes_up_new_decisions(corpus, outputs):
    extract(corpus, outputs)
    sealed = (outputs / "run.json").read_bytes()
    extract(corpus, outputs)
    assert (outputs / "run.json").read_bytes() == sealed  # nothing to do
    decide(outputs, check_of(outputs, "sum"), "Lan", "report_wrong")
    extract(corpus, outputs)
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        assert store.execute("SELECT verdict, state FROM reviews").fetchall() == [("report_wrong", "attached")]
    sealed = (outputs / "run.json").read_bytes()
    with closing(Desk(outputs)):
        pass
    extract(corpus, outputs)
    assert (outputs / "run.json").read_bytes() == sealed  # only looking changes nothing


def test_undo_takes_back_all_that_one_key_did(outputs):
    total = check_of(outputs, "sum")
    decide(outputs, total, "Lan", "misread", value="24.760.000.000", of=subject_id(outputs, total))
    decide(outputs, total, "Minh", "right")
    with closing(Desk(outputs)) as desk, desk.open():
        last = desk.last_word("Lan", total)
        assert desk.undo("Lan", total, last.decision_id)
        assert not desk.undo("Lan", total, last.decision_id)
        assert desk.last_word("Lan", total) is None
    groups = standing_now(outputs)
    assert len(read_decisions(outputs)) == 5  # two rows, Minh's, and two that take back
    assert of_quote(groups, "24.860 triệu đồng", "checks").standing.reviewers == "Minh"
    assert of_quote(groups, "24.860 triệu đồng", "amounts").standing.voices == ()


# ---- two auditors -----------------------------------------------------------------------------------------


def test_two_auditors_are_merged_and_conflicts_shown(extracted, tmp_path, capsys):
    one, two = (shutil.copytree(extracted, tmp_path / name) for name in ("one", "two"))
    total, ratio = check_of(one, "sum"), check_of(one, "ratio")
    decide(one, total, "Lan", "report_wrong")
    decide(one, ratio, "Lan", "right", reason="=HYPERLINK(1)")
    decide(two, total, "Minh", "misread", reason="-5, 'dấu'\nxuống dòng")
    decide(two, figure(two, "amounts", "9.400 triệu đồng"), "Minh", "right")
    file = tmp_path / "minh.csv"
    assert export_reviews(two, file) == 2
    done = import_reviews(one, [file])
    assert (done.added, done.known, done.differing) == (2, 0, ())
    assert "24.860 triệu đồng" in done.conflicts[0]
    assert [line.split(",")[0].strip() for line in done.conflicts[1:]] == ["Lan", "Minh"]
    again = import_reviews(one, [file, file])
    assert (again.added, again.known) == (0, 4)
    assert read_decisions(two) == [each for each in read_decisions(one) if each.reviewer == "Minh"]

    assert main(["reviews", "export", str(one), "-o", str(tmp_path / "all.csv")]) == ExitCode.OK
    rows = list(csv.DictReader(StringIO((tmp_path / "all.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert {row["conflict"] for row in rows if row["row_id"] == total.row_id} == {"1"}
    assert not any(
        cell.startswith(("=", "+", "@", "-")) for row in rows for name, cell in row.items() if name == "reason"
    )
    mention = next(row for row in rows if row["part"] == "amounts")
    assert (mention["value"], mention["reviewed_value"], mention["state"]) == ("9400000000", "9400000000", "attached")
    assert main(["reviews", "import", str(two), str(tmp_path / "all.csv")]) == ExitCode.OK
    told = capsys.readouterr().out
    assert "2 decisions added, 2 known already" in told
    assert "People disagree on:" in told
    assert read_decisions(one) == read_decisions(two)

    decide(one, total, "Hoa", "report_wrong")
    with closing(Desk(one)) as desk, desk.open():
        thing = subject(desk, total)
        desk.decide(thing, Verdict("Hoa", "report_wrong", settles=True))
    assert not of_quote(standing_now(one), "24.860 triệu đồng", "checks").standing.is_conflict


@pytest.mark.parametrize(("here", "there"), [("Hương", "hương"), ("Lê Lan", " lê  LAN "), ("Tú", "Tú")])
def test_people_of_one_name_who_differ_are_told_at_the_merge(extracted, tmp_path, capsys, here, there):
    one, two = (shutil.copytree(extracted, tmp_path / name) for name in ("one", "two"))
    share, total = figure(one, "percentages", "94,8%"), figure(one, "amounts", "24.860 triệu đồng")
    decide(two, share, reviewer_name(there), "misread", value="94,3", reason="bản scan")
    decide(one, share, here, "right")
    for outputs in (one, two):  # where they agree there is nothing to tell
        decide(outputs, total, reviewer_name(there), "report_wrong", value="24.760.000.000")
    export_reviews(two, tmp_path / "two.csv")
    assert main(["reviews", "import", str(one), str(tmp_path / "two.csv")]) == ExitCode.OK
    told = capsys.readouterr().out
    assert "One name, different words, of which the later one counts:" in told
    lines = [line.strip() for line in told.splitlines()]
    assert any(line.endswith("percentages: 94,8%") for line in lines)
    assert any(line.startswith(f"{reviewer_name(there)}, ") and "94.8 -> 94.3 (bản scan)" in line for line in lines)
    assert any(line.startswith(f"{here}, ") and ": right" in line for line in lines)
    assert "24.860 triệu đồng" not in told
    assert import_reviews(one, [tmp_path / "two.csv"]).same_names == ()


def test_a_person_who_thought_again_is_one_person(extracted, tmp_path):
    one, two = (shutil.copytree(extracted, tmp_path / name) for name in ("one", "two"))
    share = figure(two, "percentages", "94,8%")
    decide(two, share, "Lan", "right")
    export_reviews(two, tmp_path / "first.csv")
    assert import_reviews(one, [tmp_path / "first.csv"]).same_names == ()
    decide(two, share, "Lan", "misread", value="94,3")
    export_reviews(two, tmp_path / "second.csv")
    assert import_reviews(one, [tmp_path / "second.csv"]).same_names == ()
    decide(one, share, "Lan", "report_wrong")  # on the other machine, with the words of the first before her
    export_reviews(one, tmp_path / "third.csv")
    assert import_reviews(two, [tmp_path / "third.csv"]).same_names == ()


def test_people_of_one_name_in_two_files_are_told(extracted, tmp_path):
    folders = [shutil.copytree(extracted, tmp_path / name) for name in ("one", "two", "three")]
    for outputs, verdict in zip(folders[:2], ("right", "report_wrong"), strict=True):
        decide(outputs, check_of(outputs, "sum"), "Lan", verdict)
        export_reviews(outputs, tmp_path / f"{verdict}.csv")
    done = import_reviews(folders[2], [tmp_path / "right.csv", tmp_path / "report_wrong.csv"])
    assert [line.split(": ")[-1] for line in done.same_names[1:]] == ["right", "report_wrong"]


def test_a_known_decision_is_not_changed_by_an_import(outputs, tmp_path):
    decide(outputs, check_of(outputs, "sum"), "Lan", "right")
    file = tmp_path / "a.csv"
    export_reviews(outputs, file)
    file.write_text(file.read_text(encoding="utf-8").replace(",right,", ",misread,"), encoding="utf-8")
    done = import_reviews(outputs, [file])
    assert (done.added, done.known, len(done.differing)) == (0, 0, 1)
    assert main(["reviews", "import", str(outputs), str(file)]) == ExitCode.SOME_UNREAD
    assert [each.verdict for each in read_decisions(outputs)] == ["right"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (",right,", ",perhaps,", "column verdict: 'perhaps' is not one of"),
        (",Lan,", ",,", "column reviewer: '' is not a name"),
        (",checks,", ",../checks,", "column part: "),
        ("24.860", "24.861", "no longer fits its key"),
        ("decision_id,", "id,", "has no column decision_id"),
    ],
)
def test_a_wrong_row_stops_an_import_before_it_begins(outputs, tmp_path, old, new, complaint):
    decide(outputs, check_of(outputs, "sum"), "Lan", "right")
    file = tmp_path / "a.csv"
    export_reviews(outputs, file)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError, match=complaint):
        import_reviews(outputs, [file])
    assert len(read_decisions(outputs)) == 1


def test_commands_tell_what_is_missing(tmp_path, capsys):
    assert main(["reviews", "export", str(tmp_path), "-o", "x.csv"]) == ExitCode.USAGE
    assert main(["review", str(tmp_path), "--no-browser"]) == ExitCode.USAGE
    assert "extract CORPUS -o OUTPUTS" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("24860000000", "amounts", "24.860.000.000"),
        ("mismatch: 9850000 / 9650000", "sum", "không khớp: 9.850.000 / 9.650.000"),
        ("ok: 2023 / 2022", "date_order", "khớp: 2023 / 2022"),
        ("2023", "dates", "2023"),
        ("note: 1000 / 2000", "places", "note: 1000 / 2000"),
    ],
)
def test_what_was_said_is_told_for_people(text, kind, shown):
    assert printed(text, kind, language="vi") == shown

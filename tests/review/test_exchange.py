"""Decisions that arrive as CSV: what spreadsheets of every locale write is read; what they have changed is refused."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.review.anchors import Anchor
from pipeline.review.arriving import read_csv
from pipeline.review.asked import fault_of
from pipeline.review.decisions import COLUMNS, FILE, Decision, Reviews, new_id, read_decisions
from pipeline.review.desk import Verdict
from pipeline.review.exchange import export_reviews, import_reviews
from pipeline.review.mending import is_numeral
from pipeline.review.people import comment, person, reviewer_name
from pipeline.review.values import is_value
from pipeline.review.words import words_in
from tests.review.case import check_of, decide, figure

DIGEST = "4f" * 32
MENTION = Anchor(DIGEST[:12], DIGEST, "a;b, c.pdf", "9/BC-UBND", "amounts", "", "5 tỷ", 'chi "5 tỷ"; thu', 0, 4, 8)
CHECK = replace(MENTION, part="checks", kind="sum", quote="9 tỷ")
AT = "2024-01-02T03:04:05.000000+00:00"
ROWS = (
    Decision("a" * 16, AT, "Hạnh", MENTION, "misread", "5000000000", "5200000000", "tờ trình; trang 2\nghi khác"),
    Decision("b" * 16, AT, "Hạnh", CHECK, "report_wrong", "mismatch: 9000000000 / 9200000000"),
    Decision("c" * 16, AT, "Tú", MENTION, "right", "5000000000", "5000000000", rules=DIGEST),
    Decision("d" * 16, AT, "Tú", MENTION, reason="-1, xem lại"),
    Decision("e" * 16, AT, "Tú", MENTION, undoes=("c" * 16,)),
)
WORKED_OUT = ("state", "value")


def table(*decisions: Decision) -> list[list[str]]:
    rows = [[*map(str, each.cells()), "attached", "5000000000"] for each in decisions]
    return [[*COLUMNS, *WORKED_OUT], *rows]


def text_of(
    rows: list[list[str]], separator: str = ",", line_end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> str:
    buffer = StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator=line_end, quoting=quoting).writerows(rows)
    return buffer.getvalue()


def written(folder: Path, data: str | bytes, encoding: str = "utf-8") -> Path:
    file = folder / "a.csv"
    file.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
    return file


# ---- what is read -----------------------------------------------------------------------------------------

PLAIN = text_of(table(*ROWS))
READ = {
    "as it was written": (PLAIN, "utf-8-sig"),
    "no mark": (PLAIN, "utf-8"),
    "Unix line ends": (text_of(table(*ROWS), line_end="\n"), "utf-8"),
    "semicolons, as Excel in Vietnam": (text_of(table(*ROWS), ";"), "utf-8-sig"),
    "a line that tells the separator": ("sep=;\r\n" + text_of(table(*ROWS), ";"), "utf-8-sig"),
    "a separator of one's own": ("SEP=#\n" + text_of(table(*ROWS), "#"), "utf-8"),
    "Unicode text of Excel": (text_of(table(*ROWS), "\t"), "utf-16"),
    "UTF-16, the other way round": ("\ufeff" + text_of(table(*ROWS), "\t"), "utf-16-be"),
    "UTF-16 without a mark": (text_of(table(*ROWS), "\t"), "utf-16-le"),
    "bars": (text_of(table(*ROWS), "|"), "utf-8"),
    "all quoted": (text_of(table(*ROWS), ";", quoting=csv.QUOTE_ALL), "utf-8"),
    "a blank row of separators": (PLAIN + "," * (len(COLUMNS) + 1) + "\r\n", "utf-8"),
    "blank lines": (PLAIN + "\r\n\r\n", "utf-8"),
    "a column more": (text_of([[*row, "x"] for row in table(*ROWS)]), "utf-8"),
    "the columns in another order": (text_of([row[::-1] for row in table(*ROWS)]), "utf-8"),
    "lines of a comment as Windows ends them": (PLAIN.replace("2\nghi", "2\r\nghi"), "utf-8"),
}


@pytest.mark.parametrize("how", READ)
def test_what_programs_write_is_read(tmp_path, how):
    text, encoding = READ[how]
    assert read_csv(written(tmp_path, text, encoding)) == list(ROWS)


def test_a_head_alone_holds_no_decisions(tmp_path):
    assert read_csv(written(tmp_path, text_of(table()))) == []


# ---- what is refused --------------------------------------------------------------------------------------

FILES = {
    "an empty file": (b"", "is empty"),
    "blanks": (b" \n\n", "is empty"),
    "a workbook": (b"PK\x03\x04" + bytes(80), "is a workbook"),
    "an encoding of Windows": (text_of(table(*ROWS), ";").replace("ỷ", "?").encode("cp1258", "replace"), "no CSV in UTF-8"),
    "another table": ("mã;ngày\r\n1;2\r\n".encode(), "its first line begins 'mã;ngày'"),
    "a column twice": (text_of([[*row, row[1]] for row in table(*ROWS)]).encode(), "made_at twice"),
    "cut in a quote": (PLAIN[: PLAIN.index("ghi khác")].encode(), "is no CSV behind row"),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_what_cannot_be_read_is_told(tmp_path, what):
    data, complaint = FILES[what]
    with pytest.raises(UsageError, match=complaint) as told:
        read_csv(written(tmp_path, data))
    assert told.value.remedy


@pytest.mark.parametrize("missing", range(1, len(COLUMNS) + 2))
def test_a_row_that_is_cut_off_is_refused_wherever_it_is(tmp_path, missing):
    rows = table(*ROWS)
    rows[-1] = rows[-1][:-missing]
    name = rows[0][len(rows[-1])]
    with pytest.raises(UsageError, match=rf"row 6: ends before column {name}\.") as told:
        read_csv(written(tmp_path, text_of(rows)))
    assert "cut off" in told.value.remedy


def test_a_cell_more_than_the_head_is_refused(tmp_path):
    rows = table(*ROWS)
    rows[2].append("khác")
    with pytest.raises(UsageError, match="row 3: has 28 cells, the head has 27"):
        read_csv(written(tmp_path, text_of(rows)))


WRONG = [
    # row of ROWS, column, what it became
    (0, "decision_id", "1.23E+15"),
    (0, "decision_id", "12345"),
    (0, "made_at", "9999-12-31T23:59:59+00:00"),
    (0, "made_at", "2026-99-99T99:99:99+00:00"),
    (0, "made_at", "2026-02-30T10:00:00+00:00"),
    (0, "made_at", "0001-01-01T00:00:00+00:00"),
    (0, "made_at", "02/01/2026 03:04"),
    (0, "made_at", AT.replace("+00:00", "Z")),
    (0, "made_at", "2999-01-01T00:00:00.000000+00:00"),
    (0, "reviewer", ""),
    (0, "reviewer", "\u200b"),
    (0, "reviewer", "x" * 100_000),
    (0, "sha256", "4.20E+63"),
    (0, "doc_id", "123456789012"),
    (0, "path", "x" * 5000),
    (0, "part", "../checks"),
    (0, "kind", "sum"),
    (1, "kind", ""),
    (0, "occurrence", "0.0"),
    (0, "start", "4,0"),
    (0, "verdict", "perhaps"),
    (0, "to_value", "2.476E+10"),
    (0, "to_value", "2,476E+10"),
    (0, "to_value", "<script>"),
    (0, "to_value", "24.760.000.000"),
    (0, "to_value", "５"),
    (0, "to_value", "1" * 301),
    (0, "from_value", "1.23E+11"),
    (0, "from_value", "1,23E+11"),
    (1, "from_value", "9000000000"),
    (1, "to_value", "9200000000"),
    (2, "to_value", "5000000001"),
    (3, "to_value", "5000000000"),
    (0, "reason", "x" * 4001),
    (4, "undoes", "1.2E+15"),
    (0, "settles", "ai"),
    (2, "rules", "4.20E+63"),
]


@pytest.mark.parametrize(("at", "column", "cell"), WRONG)
def test_a_cell_that_no_decision_holds_is_refused(tmp_path, at, column, cell):
    rows = table(*ROWS)
    rows[at + 1][COLUMNS.index(column)] = cell
    with pytest.raises(UsageError, match=rf"a\.csv, row {at + 2}, column {column}: ") as told:
        read_csv(written(tmp_path, text_of(rows)))
    assert len(told.value.message) < 400
    assert "Nothing was imported" in told.value.remedy


SENTENCE = "Thu 7.920 triệu đồng (80,00% dự toán) đến ngày 21/8/2023; chi 7.920 triệu đồng."
CHANGED = [("7.920", "7.92"), ("80,00", "80"), ("80,00%", "80%"), ("21/8/2023", "08/21/23"), ("7.920 triệu đồng", "x")]


@pytest.mark.parametrize(("quote", "cell"), CHANGED)
def test_a_quote_that_a_spreadsheet_changed_is_put_right_by_its_key(tmp_path, quote, cell):
    anchor = replace(MENTION, quote=quote, context=SENTENCE, occurrence=0)
    row = replace(ROWS[0], anchor=anchor)
    rows = table(row)
    rows[1][COLUMNS.index("quote")] = cell
    assert read_csv(written(tmp_path, text_of(rows))) == [row]


NUMERAL = "0570981353e2" + "4f" * 26


@pytest.mark.parametrize("cell", ["57098135300", "5.71E+10", "5,70981353E+10", "0570981353e2"])
def test_a_document_key_that_became_a_number_is_put_right(tmp_path, cell):
    row = replace(ROWS[0], anchor=replace(MENTION, doc_id=NUMERAL[:12], sha256=NUMERAL))
    rows = table(row)
    rows[1][COLUMNS.index("doc_id")] = cell
    assert read_csv(written(tmp_path, text_of(rows))) == [row]


@pytest.mark.parametrize("cell", ["", "x", "0570981353e3", "4f4f4f4f4f4f", "57998135300", "5.8E+10"])
def test_another_document_key_is_refused(tmp_path, cell):
    rows = table(replace(ROWS[0], anchor=replace(MENTION, doc_id=NUMERAL[:12], sha256=NUMERAL)))
    rows[1][COLUMNS.index("doc_id")] = cell
    with pytest.raises(UsageError, match="column doc_id"):
        read_csv(written(tmp_path, text_of(rows)))


def test_the_key_of_a_row_that_became_a_number_is_put_right(tmp_path):
    anchors = (replace(MENTION, occurrence=number) for number in range(100_000))
    anchor = next(each for each in anchors if is_numeral(each.subject))
    rows = table(replace(ROWS[0], anchor=anchor))
    rows[1][COLUMNS.index("subject")] = f"{Decimal(anchor.subject):.8E}"
    assert read_csv(written(tmp_path, text_of(rows)))[0].anchor == anchor
    rows[1][COLUMNS.index("quote")] = "6 tỷ"
    with pytest.raises(UsageError, match="column subject"):
        read_csv(written(tmp_path, text_of(rows)))


def test_no_key_of_a_decision_is_a_number():
    assert not any(is_numeral(new_id()) for _ in range(5_000))


def test_evidence_without_a_figure_is_put_right_too(tmp_path):
    row = replace(ROWS[1], anchor=replace(CHECK, quote=SENTENCE, context=SENTENCE))
    rows = table(row)
    rows[1][COLUMNS.index("quote")] = SENTENCE[:-1]
    assert read_csv(written(tmp_path, text_of(rows))) == [row]


@pytest.mark.parametrize(
    ("column", "cell"), [("context", 'chi "6 tỷ"; thu'), ("occurrence", "1"), ("part", "quantities")]
)
def test_what_it_is_about_cannot_be_edited(tmp_path, column, cell):
    rows = table(*ROWS)
    rows[1][COLUMNS.index(column)] = cell
    with pytest.raises(UsageError, match="no longer fits its key"):
        read_csv(written(tmp_path, text_of(rows)))


def test_a_clock_that_is_a_little_ahead_is_no_fault(tmp_path):
    soon = (datetime.now(UTC) + timedelta(minutes=5)).isoformat(timespec="microseconds")
    (found,) = read_csv(written(tmp_path, text_of(table(replace(ROWS[0], made_at=soon)))))
    assert found.made_at == soon


def test_one_wrong_row_refuses_all_files(outputs, tmp_path):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(PLAIN, encoding="utf-8")
    bad.write_text(PLAIN.replace("5200000000", "5.2E+09"), encoding="utf-8")
    with pytest.raises(UsageError, match="to_value"):
        import_reviews(outputs, [good, bad])
    assert not (outputs / FILE).exists()
    assert import_reviews(outputs, [good]).added == len(ROWS)
    assert read_decisions(outputs) == list(ROWS)


def test_what_the_review_writes_is_always_taken_in_again(outputs, tmp_path):
    total = check_of(outputs, "sum")
    decide(outputs, total, "Lan", "report_wrong", reason="=1+1")
    for part, text, value in (
        ("amounts", "24.860 triệu đồng", "24.760.000.000"),
        ("quantities", "512/548 học sinh", "520/548"),
        ("percentages", "94,8%", "93,43"),
    ):
        decide(outputs, figure(outputs, part, text), "Lan", "misread", value=value)
        decide(outputs, figure(outputs, part, text), "Minh", "right")
        decide(outputs, figure(outputs, part, text), "Minh", "", reason="'xem\r\nlại'")
    export_reviews(outputs, tmp_path / "all.csv")
    before = read_decisions(outputs)
    assert import_reviews(outputs, [tmp_path / "all.csv"]).known == len(before) == 10
    (outputs / FILE).unlink()
    assert import_reviews(outputs, [tmp_path / "all.csv"]).added == 10
    assert read_decisions(outputs) == before


@pytest.mark.parametrize(
    ("part", "text", "fits"),
    [
        ("amounts", "24760000000", True),
        ("quantities", "186/337", True),
        ("percentages", "-5.2", True),
        ("dates", "XXXX-05-18", True),
        ("dates", "2022-01/2022-06", True),
        ("dates", "21/04/2023", False),
        ("citations", "30/2020/NĐ-CP", True),
        ("citations", "30/2020\x1b", False),
        ("places", "", False),
        ("quantities", "1/2/3", False),
        ("amounts", "1e9", False),
    ],
)
def test_values_in_the_form_of_their_column(part, text, fits):
    assert is_value(part, text) is fits


# ---- names and comments -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written_as", "name"),
    [
        ("An", "An"),
        ("Ａn", "An"),
        ("An\u200b", "An"),
        ("\ufeffAn\u00ad", "An"),
        (" Lê\u00a0 Thị\tHạnh ", "Lê Thị Hạnh"),
        ("Le\u0302 Thi\u0323 Ha\u0323nh", "Lê Thị Hạnh"),
        ("Đỗ\u3164 Tú\ufe0f", "Đỗ Tú"),
        ("a\x00b\x1b[1m", "ab[1m"),
        ("\u202eAn", "An"),
        ("\u200b \u2060", ""),
        ("an", "an"),
    ],
)
def test_names_hold_nothing_that_cannot_be_seen(written_as, name):
    assert reviewer_name(written_as) == name


def test_capitals_make_no_other_person():
    assert person("HẠNH") == person("Hạnh") == person("ｈạnh")
    assert person("Hanh") != person("Hạnh")


@pytest.mark.parametrize(
    ("written_as", "kept"),
    [
        ("dòng 1\r\ndòng 2\r\tdòng 3", "dòng 1\ndòng 2\n\tdòng 3"),
        ("a\x00b\x1b[31mc\x7f\x9b", "ab[31mc"),
        ("giá \u202e001\u202c đồng", "giá 001 đồng"),
        ("👩\u200d🌾 được mùa", "👩\u200d🌾 được mùa"),
        (" \x07 ", ""),
    ],
)
def test_comments_hold_no_control_characters(written_as, kept):
    assert comment(written_as) == kept


@pytest.mark.parametrize(
    ("reason", "fault"), [("x" * 4000, ""), ("x" * 4001, "comment_long"), ("x" * 4000 + "\x00\x1b ", "")]
)
@pytest.mark.parametrize("verdict", ["right", ""])
def test_a_comment_that_is_too_long_is_refused_with_a_message(reason, fault, verdict):
    assert fault_of(Verdict("Lan", verdict, reason=reason)) == fault
    assert not fault or "4000" in words_in("en")(fault)


def test_a_comment_of_nothing_that_can_be_seen_is_none():
    assert fault_of(Verdict("Lan", "", reason="\x00\x07")) == "comment_needed"


def test_names_are_tidied_on_the_way_in_and_those_of_earlier_versions_are_known(outputs, tmp_path):
    odd = replace(ROWS[0], reviewer="Ｈạnh\u200b", reason="xem\x00 lại")
    with Reviews(outputs) as reviews:
        reviews.add([odd])
    other = replace(ROWS[2], reviewer="HẠNH ", made_at=AT.replace("03:04", "04:04"))
    done = import_reviews(outputs, [written(tmp_path, text_of(table(odd, other)))])
    assert (done.added, done.known, done.differing, done.conflicts) == (
        1,
        1,
        (),
        (),
    )  # one person, whose last word counts
    assert [each.reviewer for each in read_decisions(outputs)] == ["Ｈạnh\u200b", "HẠNH"]


# ---- the file ---------------------------------------------------------------------------------------------


def replace_row(columns: str, values: str) -> str:
    listed = ", ".join(f'"{name}"' for name in COLUMNS[1:] if name != "verdict")
    return f"INSERT OR REPLACE INTO decisions ({columns}, verdict, {listed}) SELECT {values}, 'right', {listed} FROM decisions"  # noqa: S608


REPLACING: list[Callable[[], str]] = [
    lambda: replace_row("decision_id", "decision_id"),
    lambda: replace_row("rowid, decision_id", "rowid, 'f' || decision_id"),
]


@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("statement", REPLACING)
def test_rows_are_not_replaced_either(tmp_path, statement, is_old):
    with Reviews(tmp_path) as reviews:
        reviews.add([ROWS[0]])
    if is_old:
        with closing(sqlite3.connect(tmp_path / FILE)) as link:
            link.execute("DROP TRIGGER no_replace")
        with Reviews(tmp_path) as reviews:  # opened for writing by this version
            assert reviews.all() == [ROWS[0]]
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as link:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            link.execute(statement())
        with pytest.raises(sqlite3.IntegrityError):
            link.execute(statement().replace("OR REPLACE", "OR FAIL"))
    with Reviews(tmp_path) as reviews:
        reviews.add([ROWS[1], ROWS[2]])
    assert read_decisions(tmp_path) == list(ROWS[:3])


def test_a_file_that_is_only_opened_keeps_its_bytes(tmp_path):
    with Reviews(tmp_path) as reviews:
        reviews.add([ROWS[0]])
    before = (tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns
    with Reviews(tmp_path):
        pass
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns) == before


@pytest.mark.parametrize("name", ["reviews.sqlite", "reports.sqlite", "amounts.csv"])
def test_no_output_is_replaced_by_an_export(outputs, name):
    decide(outputs, figure(outputs, "amounts", "24.860 triệu đồng"), "Hạnh", "right")
    before = (outputs / name).read_bytes()
    with pytest.raises(UsageError, match="one of the outputs"):
        export_reviews(outputs, outputs / name)
    assert (outputs / name).read_bytes() == before

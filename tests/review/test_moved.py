"""Decisions go over to a document with other bytes only where it is the same report: not for its number alone."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from pipeline.cli import main
from pipeline.review.attach import Target
from pipeline.review.decisions import COLUMNS, CREATE, FILE, LATER, MARK, Reviews, read_decisions
from pipeline.review.exchange import export_reviews, import_reviews
from tests.review.case import decide, extract, figure, standing_now

REPORT = """UBND {office}
Số: {number}/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place}, ngày {day}

BÁO CÁO
Kết quả công tác giảm nghèo

I. KẾT QUẢ
Tỷ lệ hộ sử dụng nước hợp vệ sinh đạt {share}, đạt 100% kế hoạch năm.
"""
DAY = "10 tháng 12 năm 2021"


def report(office: str = "HUYỆN MÈO VẠC", number: int = 45, day: str = DAY, share: str = "98%", more: str = "") -> str:
    place = office.partition(" ")[2].title()
    return REPORT.format(office=office, number=number, place=place, day=day, share=share) + more


def made(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def states(outputs: Path) -> list[str]:
    return [group.state for group in standing_now(outputs)]


def extracted(folder: Path, outputs: Path, **texts: str) -> Path:
    extract(made(folder, **texts), outputs)
    return outputs


AFTER = [
    # name of the file that is there afterwards, its text, and where the decision stands
    ("b", report("HUYỆN NA RÌ"), "orphaned"),
    ("b", report(day="12 tháng 12 năm 2022"), "orphaned"),
    ("b", report(number=46), "orphaned"),
    ("b", report(more="Thu 5 triệu đồng.\n"), "moved"),
    ("a", report(more="Thu 5 triệu đồng.\n"), "moved"),
    ("a", report("HUYỆN NA RÌ"), "orphaned"),  # a path that is used again
    ("a", report(number=46), "orphaned"),
    ("a", report(day="12 tháng 12 năm 2022"), "orphaned"),
    ("a", report().partition("BÁO CÁO")[2], "moved"),  # nothing tells that it is another
    ("b", report().partition("BÁO CÁO")[2], "orphaned"),
]


@pytest.mark.parametrize(("name", "text", "state"), AFTER)
def test_what_is_the_same_report(tmp_path, name, text, state):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report())
    decide(outputs, figure(outputs, "percentages", "98%"), "Lan", "misread", value="89")
    extracted(tmp_path / "c", outputs, **{name: text})
    assert states(outputs) == [state]


def test_decisions_of_others_stay_off_reports_that_they_never_saw(tmp_path):
    lan = extracted(tmp_path / "c", tmp_path / "lan", a=report())
    decide(lan, figure(lan, "percentages", "98%"), "Lan", "misread", value="89")
    export_reviews(lan, tmp_path / "lan.csv")
    minh = extracted(tmp_path / "d", tmp_path / "minh", x=report("HUYỆN NA RÌ"), y=report("HUYỆN MÙ CANG CHẢI"))
    decide(minh, figure(minh, "percentages", "98%"), "Minh", "right")
    assert import_reviews(minh, [tmp_path / "lan.csv"]).conflicts == ()
    assert sorted(states(minh)) == ["attached", "orphaned"]


def test_an_import_tells_what_is_not_in_place(tmp_path, capsys):
    lan = extracted(tmp_path / "c", tmp_path / "lan", a=report(), b=report("HUYỆN YÊN MINH", number=46))
    for name in "ab":
        decide(lan, figure_of(lan, name), "Lan", "misread", value="89", reason="dòng 1\ndòng 2")
    export_reviews(lan, tmp_path / "lan.csv")
    minh = extracted(tmp_path / "d", tmp_path / "minh", a=report())
    decide(minh, figure_of(minh, "a"), "Minh", "right")
    assert main(["reviews", "import", str(minh), str(tmp_path / "lan.csv")]) == 0
    told = capsys.readouterr().out
    assert "2 decisions added" in told
    assert "1 of them on what these outputs have not (orphaned)" in told
    assert "moved" not in told
    assert "(dòng 1 dòng 2)" in told


def test_a_word_that_moved_stays_to_be_looked_at_until_somebody_decides_again(tmp_path):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report(), b=report(more="Thu 5 triệu đồng.\n"))
    decide(outputs, figure_of(outputs, "b"), "Minh", "right")
    decide(outputs, figure_of(outputs, "a"), "Lan", "right")
    extracted(tmp_path / "c", outputs, b=report(more="Thu 5 triệu đồng.\n"))  # the one at `a` was the same report
    (group,) = standing_now(outputs)
    assert (group.state, len(group.standing.voices), len(group.moved)) == ("moved", 2, 1)
    export_reviews(outputs, tmp_path / "all.csv")
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    assert (text.count(",moved,"), text.count(",attached,")) == (1, 1)
    decide(outputs, figure_of(outputs, "b"), "Minh", "right")
    (group,) = standing_now(outputs)
    assert (group.state, len(group.moved)) == ("attached", 1)


def test_a_word_that_moved_reads_the_same_in_every_format(tmp_path):
    outputs, out = extracted(tmp_path / "c", tmp_path / "o", a=report()), tmp_path / "out"
    decide(outputs, figure_of(outputs, "a"), "Lan", "right")
    extracted(tmp_path / "c", outputs, a=report(more="Thu 5 triệu đồng.\n"))
    assert main(["export", str(outputs), "--format", "csv,parquet,xlsx,labelstudio", "--into", str(out)]) == 0
    export_reviews(outputs, tmp_path / "all.csv")
    files = (tmp_path / "all.csv", *(out / "csv" / f"{name}.csv" for name in ("figures_reviewed", "reviews")))
    rows = [list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())) for file in files]
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        rows.append([{"reviewed_verdict": word} for (word,) in store.execute("SELECT reviewed_verdict FROM reviews")])
    rows.append(pq.read_table(out / "parquet" / "percentages.parquet").to_pylist())
    head, *cells = load_workbook(out / "reports.xlsx")["percentages"].iter_rows(values_only=True)
    rows.append([dict(zip(head, each, strict=True)) for each in cells])
    words = [{row["reviewed_verdict"] for row in table} - {None} for table in rows]
    assert words == [{"moved: right"}] * 6
    assert "reviewed: moved: right, 98 (Lan)" in (out / "labelstudio.json").read_text(encoding="utf-8")


def figure_of(outputs: Path, name: str) -> Target:
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        query = "SELECT mention_id FROM percentages JOIN documents USING (doc_id) WHERE text = '98%' AND path LIKE ?"
        ((mention_id,),) = store.execute(query, (f"%{name}.txt",)).fetchall()
    return Target("percentages", mention_id)


# ---- files of versions that told less of the document -------------------------------------------------------


def of_an_earlier_version(outputs: Path) -> None:
    """Write the decisions again as they were written before these columns."""
    kept = read_decisions(outputs)
    (outputs / FILE).unlink()
    old = [name for name in COLUMNS if name not in LATER]
    with closing(sqlite3.connect(outputs / FILE)) as link:
        create = CREATE[0]
        for name in LATER:
            create = create.replace(f', "{name}" TEXT NOT NULL', "")
        link.execute(create)
        link.execute(f"PRAGMA application_id = {MARK}")
        for each in kept:
            cells = dict(zip(COLUMNS, each.cells(), strict=True))
            link.execute(f"INSERT INTO decisions VALUES ({', '.join('?' * len(old))})", [cells[name] for name in old])  # noqa: S608
        link.commit()


def test_decisions_of_an_earlier_version_are_read_and_added_to(tmp_path):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report())
    decide(outputs, figure(outputs, "percentages", "98%"), "Lan", "right")
    (new,) = read_decisions(outputs)
    assert new.anchor.issued.endswith("; 2021-12-10")
    of_an_earlier_version(outputs)
    (old,) = read_decisions(outputs)
    assert old == replace(new, anchor=replace(new.anchor, issued="", around="", alike=""))
    decide(outputs, figure(outputs, "percentages", "100%"), "Lan", "right")
    assert [bool(each.anchor.issued) for each in read_decisions(outputs)] == [False, True]
    extracted(tmp_path / "c", outputs, b=report(more="Thu 5 triệu đồng.\n"))
    assert sorted(states(outputs)) == ["moved", "orphaned"]  # a number alone is not enough


def test_a_csv_of_an_earlier_version_is_known(tmp_path):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report())
    decide(outputs, figure(outputs, "percentages", "98%"), "Lan", "right")
    export_reviews(outputs, tmp_path / "new.csv")
    lines = (tmp_path / "new.csv").read_text(encoding="utf-8-sig").splitlines()
    at = lines[0].split(",").index("issued")
    (row,) = read_decisions(outputs)
    assert row.anchor.issued in lines[1]
    old = [lines[0].replace(",issued", ""), lines[1].replace(f",{row.anchor.issued}", "")]
    (tmp_path / "old.csv").write_text("\n".join(old) + "\n", encoding="utf-8")
    done = import_reviews(outputs, [tmp_path / "old.csv"])
    assert (at, done.added, done.known, done.differing) == (COLUMNS.index("issued"), 0, 1, ())
    (outputs / FILE).unlink()
    assert import_reviews(outputs, [tmp_path / "old.csv"]).added == 1
    with Reviews(outputs) as reviews:
        assert [each.anchor.issued for each in reviews.all()] == [""]


def test_a_renamed_document_is_named_as_it_is_now(tmp_path):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report())
    decide(outputs, figure(outputs, "percentages", "98%"), "Lan", "misread", value="89")
    extracted(tmp_path / "c", outputs, b=report())
    (group,) = standing_now(outputs)
    assert (group.state, Path(group.path).name, Path(group.anchor.path).name) == ("attached", "b.txt", "a.txt")
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as link:
        query = "SELECT r.path FROM reviews AS r JOIN documents AS d ON d.doc_id = r.doc_id AND d.path = r.path"
        assert [Path(path).name for (path,) in link.execute(query)] == ["b.txt"]
    export_reviews(outputs, tmp_path / "r.csv")
    (row,) = csv.DictReader((tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (Path(row["path"]).name, Path(row["path_now"]).name) == ("a.txt", "b.txt")
    done = import_reviews(outputs, [tmp_path / "r.csv"])  # where it was is part of what was said, and is known
    assert (done.added, done.known, done.differing) == (0, 1, ())


def test_a_document_with_other_bytes_is_named_as_it_is_now_and_one_that_is_gone_as_it_was(tmp_path):
    outputs = extracted(tmp_path / "c", tmp_path / "o", a=report(), z=report("HUYỆN YÊN MINH", number=46))
    for name in "az":
        decide(outputs, figure_of(outputs, name), "Lan", "misread", value="89")
    extracted(tmp_path / "c", outputs, b=report(more="Thu 5 triệu đồng.\n"))
    found = {group.state: Path(group.path).name for group in standing_now(outputs)}
    assert found == {"moved": "b.txt", "orphaned": "z.txt"}

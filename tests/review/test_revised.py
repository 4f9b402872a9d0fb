"""A report that was revised: a decision goes to the figure that it was made on, by the best evidence, or to none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.review.anchors import Target
from pipeline.review.exchange import export_reviews, import_reviews, open_store
from tests.review.case import decide, extract, standing_now

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG TÈ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/BC-UBND
Mường Tè, ngày 14 tháng 3 năm 2024

BÁO CÁO
Kết quả hỗ trợ gạo cứu đói

"""
MORE = "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 512/UBND-TH ngày 01/3/2024, huyện báo cáo như sau.\n"
ROWS = (("Xã Bum Nưa", "1.200", "120"), ("Xã Bum Tở", "1.200", "120"), ("Xã Pa Ủ", "1.200", "120"))


def table(rows: Sequence[tuple[str, str, str]], heading: str = "I. KẾT QUẢ") -> str:
    lines = "".join(f"| {at} | {' | '.join(row)} |\n" for at, row in enumerate(rows, 1))
    return f"{heading}\n\n| STT | Đơn vị | Kinh phí (triệu đồng) | Số hộ |\n| --- | --- | --- | --- |\n{lines}\n"


def listed(*names: str, told: str = "- {}: hỗ trợ 40 triệu đồng cho 8 hộ.") -> str:
    return "".join(f"{told.format(name)}\n" for name in names)


def headed(*names: str) -> str:
    return "".join(f"{at}. {name}\nHỗ trợ 25 triệu đồng cho hộ nghèo.\n" for at, name in enumerate(names, 1))


SHARES = "- {} có 145 hộ trên tổng số 830 hộ, chiếm 19,5%."
COMMUNES = ("Xã Ka Lăng", "Xã Thu Lũm", "Xã Tà Tổng")


def made(folder: Path, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "BC-88.md").write_text(HEAD + body, encoding="utf-8")
    extract(folder, folder.parent / "outputs")
    return folder.parent / "outputs"


def figures(outputs: Path, part: str, quote: str, where: str) -> list[Target]:
    """The figures, or the checks of figures, so printed, the words around which have `where`."""
    with open_store(outputs) as store:
        query = {
            "checks": "SELECT c.check_id FROM checks AS c JOIN percentages AS f ON c.operands LIKE f.mention_id || '%' "
            "WHERE c.verdict = 'mismatch' AND f.text = ? AND f.context LIKE ? ORDER BY c.rowid"
        }.get(
            part,
            f"SELECT f.mention_id FROM {part} AS f LEFT JOIN sections AS s USING (section_id) "  # noqa: S608
            "WHERE f.text = ? AND f.context || coalesce(s.heading, '') LIKE ? ORDER BY f.rowid",
        )
        return [Target(part, str(key)) for (key,) in store.select(query, (quote, f"%{where}%"))]


def placed(outputs: Path) -> list[tuple[str, Target | None]]:
    return sorted((group.state, group.target) for group in standing_now(outputs))


MONEY, COUNT = ("amounts", "1.200"), ("quantities", "120")
HOUSES, POOR, SHARE = ("amounts", "40 triệu đồng"), ("amounts", "25 triệu đồng"), ("checks", "19,5%")
CASES = {
    # what is decided on and where it stands; the report; the revised one; the same thing there, None for nowhere
    "rows moved": (MONEY, ROWS[1][0], table(ROWS), table((ROWS[2], ROWS[0], ROWS[1])), ROWS[1][0]),
    "rows moved and a sentence more": (COUNT, ROWS[0][0], table(ROWS), MORE + table(ROWS[::-1]), ROWS[0][0]),
    "its own row taken out": (MONEY, ROWS[1][0], table(ROWS), table((ROWS[0], ROWS[2])), None),
    "another row taken out": (MONEY, ROWS[2][0], table(ROWS), table(ROWS[1:]), ROWS[2][0]),
    "a row put in": (COUNT, ROWS[0][0], table(ROWS), table((("Xã Tá Bạ", "1.200", "120"), *ROWS)), ROWS[0][0]),
    "another figure of its row mended": (
        *(MONEY, ROWS[1][0], table(ROWS), table((ROWS[0], ("Xã Bum Tở", "1.200", "125"), ROWS[2])), ROWS[1][0]),
    ),
    "its own figure mended": (MONEY, ROWS[1][0], table(ROWS), table((ROWS[0], ("Xã Bum Tở", "1.300", "120"))), None),
    "a line taken out before it": (HOUSES, COMMUNES[1], listed(*COMMUNES), MORE + listed(*COMMUNES[1:]), COMMUNES[1]),
    "its line taken out": (HOUSES, COMMUNES[0], listed(*COMMUNES), listed(*COMMUNES[1:]), None),
    "the only line left is of another": (HOUSES, COMMUNES[0], listed(*COMMUNES), listed(COMMUNES[2]), None),
    "numbered lines": (HOUSES, "Tổ 1:", listed("Tổ 1", "Tổ 2", "Tổ 3"), listed("Tổ 2", "Tổ 3"), None),
    "a section taken out": (POOR, COMMUNES[1], headed(*COMMUNES), headed(*COMMUNES[1:]), COMMUNES[1]),
    "its section taken out": (POOR, COMMUNES[0], headed(*COMMUNES), headed(*COMMUNES[1:]), None),
    "sections in another order": (POOR, COMMUNES[2], headed(*COMMUNES), MORE + headed(*COMMUNES[::-1]), COMMUNES[2]),
    "a check before it taken out": (
        *(SHARE, COMMUNES[2], listed(*COMMUNES, told=SHARES), listed(*COMMUNES[1:], told=SHARES), COMMUNES[2]),
    ),
    "its check taken out": (
        *(SHARE, COMMUNES[0], listed(*COMMUNES, told=SHARES), MORE + listed(*COMMUNES[1:], told=SHARES), None),
    ),
    "only the check of another is left": (
        *(SHARE, COMMUNES[0], listed(*COMMUNES, told=SHARES), listed(COMMUNES[1], told=SHARES), None),
    ),
    "a sentence mended, with no like": (
        HOUSES,
        "Xã Ka Lăng",
        listed("Xã Ka Lăng"),
        listed("Xã Ka Lăng", told="- {}: hỗ trợ 40 triệu đồng cho 9 hộ."),
        "Xã Ka Lăng",
    ),
    "a line said twice, and once left": (HOUSES, "Xã Ka Lăng", listed(*["Xã Ka Lăng"] * 2), listed("Xã Ka Lăng"), None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_decision_goes_to_its_own_figure_or_to_none(tmp_path, case):
    (part, quote), where, before, after, now = CASES[case]
    outputs = made(tmp_path / "corpus", before)
    decide(outputs, figures(outputs, part, quote, where)[0], "Lan", "right")
    made(tmp_path / "corpus", after)
    (found,) = figures(outputs, part, quote, now) if now else (None,)
    assert placed(outputs) == [("moved" if now else "orphaned", found)]


def test_the_decisions_on_several_like_lines_keep_apart(tmp_path):
    outputs = made(tmp_path / "corpus", listed(*COMMUNES))
    for name, value in zip(COMMUNES, ("41", "42", ""), strict=True):
        (target,) = figures(outputs, *HOUSES, name)
        said = {"value": f"{value} triệu đồng"} if value else {}
        decide(outputs, target, "Lan", "misread" if value else "right", **said)
    made(tmp_path / "corpus", MORE + listed(*COMMUNES[1:]))
    found = {group.target: group.standing.reviewed_value for group in standing_now(outputs)}
    own = [figures(outputs, *HOUSES, name)[0] for name in COMMUNES[1:]]
    assert found == {None: "41000000", own[0]: "42000000", own[1]: "40000000"}


def test_what_several_people_said_of_one_figure_stays_together(tmp_path):
    outputs = made(tmp_path / "corpus", table(ROWS))
    for reviewer, verdict in (("Lan", "right"), ("Minh", "misread")):
        decide(outputs, figures(outputs, *MONEY, ROWS[1][0])[0], reviewer, verdict)
    decide(outputs, figures(outputs, *MONEY, ROWS[0][0])[0], "Lan", "misread")
    made(tmp_path / "corpus", table(ROWS[::-1]))
    found = {group.target: len(group.standing.voices) for group in standing_now(outputs)}
    assert found == {figures(outputs, *MONEY, row[0])[0]: n for row, n in zip(ROWS, (1, 2), strict=False)}


def test_the_evidence_goes_to_another_auditor_as_csv(tmp_path):
    outputs = made(tmp_path / "corpus", headed(*COMMUNES))
    decide(outputs, figures(outputs, *POOR, COMMUNES[1])[0], "Lan", "right")
    export_reviews(outputs, tmp_path / "lan.csv")
    (outputs / "reviews.sqlite").unlink()
    made(tmp_path / "corpus", headed(*COMMUNES[1:]))
    assert import_reviews(outputs, [tmp_path / "lan.csv"]).states == {"moved": 1}
    assert placed(outputs) == [("moved", figures(outputs, *POOR, COMMUNES[1])[0])]

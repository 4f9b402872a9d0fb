"""What the tests of the review share: a corpus with a hostile report, its outputs, other rules, and how to decide."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from pipeline.review.attach import Attached, Target, attach
from pipeline.review.catalog import Catalog
from pipeline.review.decisions import read_decisions
from pipeline.review.desk import Desk, Verdict
from pipeline.review.exchange import open_store
from pipeline.review.scene import Subject, subject_of
from pipeline.run import run

ROOT = Path(__file__).parents[2]
PDF = ROOT / "corpus" / "BC-96-UBND-huyen-Tien-Hai-2021.pdf"
HOSTILE = "<img src=x onerror=alert(1)>"
REPORT = f"""ỦY BAN NHÂN DÂN
HUYỆN TIÊN YÊN
-------
Số: 45/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Tiên Yên, ngày 12 tháng 6 năm 2023

BÁO CÁO
Kết quả phát triển kinh tế - xã hội 6 tháng đầu năm 2023

I. KINH TẾ {HOSTILE}
1. Ngân sách
Tổng kinh phí là 24.860 triệu đồng, gồm: ngân sách tỉnh 9.400 triệu đồng, ngân sách huyện 5.250 triệu đồng, ngân sách xã 6.130 triệu đồng và nhân dân đóng góp 3.980 triệu đồng.
2. Y tế
Khám bệnh cho 5.000 lượt người tại các trạm y tế xã.
Tư vấn qua điện thoại 5.000 lượt trong sáu tháng.
II. GIÁO DỤC <script>alert(2)</script>
Có 512/548 học sinh được chọn, đạt 94,8%. "><b onmouseover=alert(3)>
"""


def make_corpus(folder: Path) -> Path:
    """A text with markup in its name, headings and prose, and a PDF with a table that does not add up."""
    folder.mkdir()
    (folder / f"{HOSTILE}.txt").write_text(REPORT, encoding="utf-8")
    shutil.copy(PDF, folder)
    return folder


def other_rules(folder: Path) -> Path:
    """Rules that read `5.000 lượt người` as `5.000 lượt`, and check no ratios."""
    shutil.copytree(ROOT / "rules", folder)
    for name, old, new in (
        ("units.toml", '"lượt người", ', ""),
        ("checks.toml", "off = []", 'off = ["ratio"]'),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def extract(corpus: Path, outputs: Path, rules: Path | None = None) -> None:
    run([corpus], outputs, jobs=1, rules=rules)


def check_of(outputs: Path, kind: str) -> Target:
    with open_store(outputs) as store:
        row = store.one("SELECT check_id FROM checks WHERE kind = ? AND verdict = 'mismatch'", (kind,))
    assert row is not None
    return Target("checks", str(row[0]))


def figure(outputs: Path, part: str, text: str) -> Target:
    """The last one printed so."""
    with open_store(outputs) as store:
        row = store.one(f"SELECT mention_id FROM {part} WHERE text = ? ORDER BY start DESC", (text,))  # noqa: S608
    assert row is not None
    return Target(part, str(row[0]))


def subject(desk: Desk, target: Target) -> Subject:
    found = subject_of(desk.catalog, target)
    assert found is not None
    return found


def decide(outputs: Path, target: Target, reviewer: str, verdict: str, **more: str) -> None:
    with closing(Desk(outputs)) as desk, desk.open():
        thing = subject(desk, target)
        desk.decide(thing, Verdict(reviewer, verdict, **more))


def standing_now(outputs: Path) -> list[Attached]:
    with open_store(outputs) as store:
        return attach(read_decisions(outputs), Catalog(store))


def of_quote(groups: list[Attached], quote: str, part: str) -> Attached:
    (found,) = [group for group in groups if group.anchor.quote == quote and group.anchor.part == part]
    return found

"""checks.toml and relations.csv: what is wrong stops the run with its remedy; what is switched off is not told; a user's own relations."""

from __future__ import annotations

import shutil

import pytest

from pipeline.audit.rules import KINDS, own_relations
from pipeline.cli import main
from pipeline.errors import BadRule, ExitCode
from pipeline.read import open_source
from pipeline.rulebook import RULE_FILES, default_folder, load_rules
from pipeline.run import run
from pipeline.stages import extract_document
from tests.scoring import table

HEAD = "name,relation,example\n"
BUDGET = (
    "Nội dung\tSố tiền (tỷ đồng)\nTổng thu cân đối\t812\nThu nội địa\t236\nThu bổ sung\t556\nThu chuyển nguồn\t20\n"
    "Chi hoàn trả\t7\n\nHết bảng.\n"
)


@pytest.fixture
def folder(tmp_path):
    """A copy of rules/ to change."""
    copy = tmp_path / "rules"
    copy.mkdir()
    for name in RULE_FILES:
        shutil.copy(default_folder() / name, copy / name)
    return copy


def changed(folder, name: str, old: str, new: str):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder, text: str):
    path = folder.parent / "report.txt"
    path.write_text(text, encoding="utf-8")
    with open_source(path) as source:
        return extract_document(source, load_rules(folder)).findings


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("off = []", 'off = ["sums"]', "'sums' is no kind of check"),
        ('among = "0.98"', 'among = "viel"', "tolerance.among is no number"),
        ('among = "0.98"', 'among = "98"', "between 0 and 1"),
        ("sum = { vi =", "sum = { vn =", "messages.kind.sum"),
    ],
)
def test_a_wrong_checks_toml_is_told_with_its_remedy(folder, old, new, said):
    changed(folder, "checks.toml", old, new)
    with pytest.raises(BadRule) as caught:
        load_rules(folder)
    assert said in caught.value.message + caught.value.remedy


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name,formula\n", "the head is not"),
        ((HEAD + "Thu,Tong thu,x\n").encode(), "is no relation"),
        ((HEAD + ",A = B + C,x\n").encode(), "is no relation"),
        ((HEAD + "# một dòng\nThu,Tổng thu = Thu nội địa +,x\n").encode(), 'relations.csv, row 3: "Thu": '),
        ((HEAD + "Thu,Tổng thu = + Thu nội địa,x\n").encode(), "is no relation"),
        ((HEAD + "Thu,Thành tiền = Đơn giá * Số lượng,x\n").encode(), "is no relation"),
        ((HEAD + "Thu,Tổng thu = Thu A = Thu B,x\n").encode(), "is no relation"),
        (
            (
                HEAD + "Thu,Tổng thu = Thu A + Thu B,Tổng thu 812 tỷ đồng; Thu A 236 tỷ đồng; Thu B 567 tỷ đồng\n"
            ).encode(),
            "does not hold",
        ),
        (
            (HEAD + "Tồn,Tồn cuối = Tồn đầu + Nhập - Xuất,Tồn cuối 16; Tồn đầu 10; Nhập 30; Xuất 25\n").encode(),
            "does not hold",
        ),
        (b"name,relation,example\n\xff\n", "is not UTF-8"),
    ],
)
def test_a_wrong_relations_csv_is_told_with_its_remedy(data, said):
    with pytest.raises(BadRule) as caught:
        list(own_relations("relations.csv", data))
    assert said in caught.value.message


def test_a_relation_whose_example_holds_is_read():
    data = HEAD + "Tồn,Tồn cuối kỳ = Tồn đầu kỳ + Nhập - Xuất,Tồn cuối kỳ 15; Tồn đầu kỳ 10; Nhập 30; Xuất 25\n"
    data += "Lao động,Tổng số = Lao động - Thương binh,Tổng số 5 người\n"
    first, _ = own_relations("relations.csv", data.encode())
    assert (first.plus, first.minus) == (("tồn đầu kỳ", "nhập"), ("xuất",))


def test_the_shipped_example_of_a_relation_is_right(rules):
    assert rules.relations == ()
    lines = (default_folder() / "relations.csv").read_text(encoding="utf-8").splitlines()
    example = next(line.removeprefix("# ") for line in lines if line.startswith("# ") and "," in line and "=" in line)
    (relation,) = own_relations("relations.csv", (HEAD + example + "\n").encode())
    assert (relation.total, relation.plus, relation.minus) == ("tổng thu", ("thu nội địa", "thu bổ sung"), ())


@pytest.mark.parametrize(
    ("relation", "verdict", "computed"),
    [
        ("Tổng thu cân đối = Thu nội địa + Thu bổ sung + Thu chuyển nguồn", "ok", "812000000000"),
        ("Tổng thu cân đối = Thu nội địa + Thu bổ sung", "mismatch", "792000000000"),
        ("Tổng thu cân đối = Thu nội địa + Thu bổ sung + Thu chuyển nguồn - Chi hoàn trả", "mismatch", "805000000000"),
    ],
)
def test_a_relation_of_the_users_own(folder, relation, verdict, computed):
    (folder / "relations.csv").write_text(HEAD + f"Cân đối,{relation},Tổng thu 812 tỷ đồng\n", encoding="utf-8")
    (found,) = [f for f in told(folder, BUDGET) if f.rule == "relations.csv: Cân đối"]
    assert (found.kind, found.verdict, found.computed) == ("sum", verdict, computed)


def test_a_relation_by_subjects_in_prose(folder):
    (folder / "relations.csv").write_text(HEAD + "Cân đối,Tổng thu = Thu nội địa + Thu bổ sung,x\n", encoding="utf-8")
    text = "Tổng thu 812 tỷ đồng.\n\nThu nội địa 236 tỷ đồng.\n\nThu bổ sung 556 tỷ đồng.\n"
    assert [(f.verdict, f.computed) for f in told(folder, text)] == [("mismatch", "792000000000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each year by itself, told in the phrase or before the sentence's figures
        (
            "Tổng thu năm 2019 là 812 tỷ đồng; năm 2020 (ước) 900 tỷ đồng. Thu nội địa năm 2019 là 236 tỷ đồng, năm 2020 là 300 tỷ đồng. Thu bổ sung năm 2019 là 576 tỷ đồng, năm 2020 là 590 tỷ đồng.\n",
            [("ok", "812000000000"), ("mismatch", "890000000000")],
        ),
        (
            "Năm 2021, tổng thu 812 tỷ đồng, thu nội địa 236 tỷ đồng, thu bổ sung 576 tỷ đồng.\n\nNăm 2022, tổng thu 900 tỷ đồng, thu nội địa 300 tỷ đồng, thu bổ sung 590 tỷ đồng.\n",
            [("ok", "812000000000"), ("mismatch", "890000000000")],
        ),
        # the year in one sentence, the parts in the next
        ("Năm 2021, tổng thu 812 tỷ đồng. Thu nội địa 236 tỷ đồng, thu bổ sung 576 tỷ đồng.\n", [("ok", "812000000000")]),
        # a part told of another year only is no part; nor is one of two years, where that of the total is not told
        ("Tổng thu năm 2019 là 812 tỷ đồng. Thu nội địa năm 2019 là 236 tỷ đồng, thu bổ sung năm 2018 là 500 tỷ đồng.\n", []),
        ("Tổng thu 812 tỷ đồng.\n\nThu nội địa năm 2018 là 230 tỷ đồng, năm 2019 là 236 tỷ đồng.\n\nThu bổ sung 576 tỷ đồng.\n", []),
    ],
)  # fmt: skip
def test_a_relation_in_prose_takes_figures_of_one_time(folder, text, expected):
    (folder / "relations.csv").write_text(HEAD + "Cân đối,Tổng thu = Thu nội địa + Thu bổ sung,x\n", encoding="utf-8")
    found = [(f.verdict, f.computed) for f in told(folder, text) if f.rule.startswith("relations.csv")]
    assert found == expected


def test_a_relation_between_years(folder):
    (folder / "relations.csv").write_text(
        HEAD + "Hai năm,Vốn hai năm = Vốn năm 2019 + Vốn năm 2020,x\n", encoding="utf-8"
    )
    text = "Vốn năm 2019 là 12 tỷ đồng; năm 2020 (ước) 13 tỷ đồng.\n\nVốn hai năm là 27 tỷ đồng.\n"
    found = [(f.verdict, f.computed) for f in told(folder, text) if f.rule.startswith("relations.csv")]
    assert found == [("mismatch", "25000000000")]


def test_a_check_can_be_switched_off(folder):
    text = "Xây 38 ngôi nhà, gồm: 21 ngôi nhà cho hộ nghèo, 12 ngôi nhà cho hộ cận nghèo và 06 ngôi nhà khác.\n"
    assert [f.kind for f in told(folder, text)] == ["sum"]
    changed(folder, "checks.toml", "off = []", 'off = ["sum"]')
    assert told(folder, text) == ()


def test_what_was_learned_can_be_switched_off(folder):
    text = "Quý III tiếp nhận 116 phản ánh, quý IV nhận 148 phản ánh, tăng 27,95%, cho thấy người dân đã quen.\n"
    assert [(f.kind, f.rule.endswith("likely")) for f in told(folder, text)] == [("growth", True)]
    changed(folder, "checks.toml", "off = []", 'off = ["likely"]')
    assert told(folder, text) == ()


def test_all_kinds_have_their_sentence(rules):
    days = {"ref_conflict", "date_order", "impossible_date"}
    assert {kind for kind in KINDS if f"kind.{kind}" not in rules.checks.sentences} == days


# ---- the whole run ------------------------------------------------------------------------------------------------

PLAN = "ỦY BAN NHÂN DÂN\nHUYỆN LẤP VÒ\n\nSố: {number}\n\nLấp Vò, ngày {day} năm 2022\n\n{kind}\nPhát triển kinh tế - xã hội huyện Lấp Vò năm 2022\n\n"
SHEET = "TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2022{more}\n1\tDiện tích gieo trồng lúa cả năm\tha\t{rice}{rest}\n2\tSản lượng thủy sản\ttấn\t31.400{rest}\n"


@pytest.fixture
def two_documents(tmp_path):
    """A plan and the report of the half-year, which tells the plan's figure otherwise."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    plan = PLAN.format(number="12/KH-UBND", day="14 tháng 01", kind="KẾ HOẠCH")
    report = PLAN.format(number="215/BC-UBND", day="08 tháng 7", kind="BÁO CÁO")
    (corpus / "plan.txt").write_text(plan + SHEET.format(rice="32.150", more="", rest=""), encoding="utf-8")
    more = SHEET.format(rice="32.510", more="\tThực hiện 6 tháng", rest="\t15.000")
    (corpus / "report.txt").write_text(report + more, encoding="utf-8")
    return corpus


def test_two_documents_that_tell_one_plan_otherwise(two_documents, tmp_path):
    run([two_documents], tmp_path / "out", jobs=1)
    checks = [row for row in table(tmp_path / "out", "checks") if row["kind"] == "document_conflict"]
    assert [(row["verdict"], row["stated"], row["computed"]) for row in checks] == [
        ("mismatch", "32510", "32150"),
        ("ok", "31400", "31400"),
    ]
    documents = {row["path"].rpartition("/")[2]: row for row in table(tmp_path / "out", "documents")}
    assert {row["doc_id"] for row in checks} == {documents["report.txt"]["doc_id"]}
    assert {row["other_doc_id"] for row in checks} == {documents["plan.txt"]["doc_id"]}
    assert (documents["report.txt"]["checks"], documents["report.txt"]["mismatches"]) == ("2", "1")


def test_a_verdict_can_fail_a_script(two_documents, tmp_path, capsys):
    arguments = [str(two_documents), "-o", str(tmp_path / "out"), "--jobs", "1"]
    assert main([*arguments, "--fail-on", "mismatch"]) == ExitCode.VERDICT
    assert "checks: mismatch" in capsys.readouterr().out
    assert main([*arguments, "--quiet", "--fail-on", "rounding"]) == ExitCode.OK

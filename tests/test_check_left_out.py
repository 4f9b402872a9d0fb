"""Totals that leave out one of the list that they end."""

import pytest

LAND = "Bồi thường về đất 66.960.000 đồng (54.000 đồng/m2); hỗ trợ nghề 200.880.000 đồng; hoa màu 6.200.000 đồng; cộng {} đồng."
GIVEN = (
    "Giúp nhau 324 con giống, giá 1.200.000 đồng/con, thành 388.800.000 đồng; 3.180 kg thóc, giá 12.000 đồng/kg, thành 38.160.000 "
    "đồng; 1.475 con gà, giá 18.000 đồng/con, thành 26.550.000 đồng; tổng giá trị giúp nhau {} đồng."
)
SPENT = "Năm 2021 chi 12,43 tỷ đồng, năm 2022 chi 8,91 tỷ đồng và năm 2023 chi 6,72 tỷ đồng, cộng {} tỷ đồng."


BELOW = (
    "- Đã chi {} triệu đồng, trong đó:\n\n+ Văn hóa: 1.486 triệu đồng;\n\n+ Thông tin: 912 triệu đồng;\n\n+ Thư viện: 548 triệu đồng;\n\n"
    "+ Thể thao: 172 triệu đồng."
)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (LAND, ("267.840.000", "267840000"), ("274.040.000", "274040000")),
        (GIVEN, ("426.960.000", "426960000"), ("453.510.000", "453510000")),
        (BELOW, ("2.946", "2946000000"), ("3.118", "3118000000")),
        (SPENT, ("21,34", "21340000000"), ("28,06", "28060000000")),
    ],
)
def test_a_total_without_one_of_its_list_is_wrong(run_text, text, wrong, right):
    for (printed, stated), verdict in ((wrong, "mismatch"), (right, "ok")):
        found = [f.verdict for f in run_text(f"{text.format(printed)}\n").findings if f.stated == stated]
        assert set(found) == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        # the word is of two that it names
        "Thu phí 320,5 triệu đồng; thu khác 45,2 triệu đồng; thu thuế 610 triệu đồng; cộng thu phí và thu khác 365,7 triệu đồng.",
        # one of the items is what was before, or planned
        "Thu phí 320,5 triệu đồng; thu khác 45,2 triệu đồng; cùng kỳ năm trước 310 triệu đồng; cộng 365,7 triệu đồng.",
        # traits of the same, of which each is told by itself
        "Trao 30 suất quà, trong đó:\n\n+ Cho nữ: 12 suất;\n\n+ Cho trẻ em: 20 suất;\n\n+ Cho người Mông: 10 suất.",
        # or a total itself
        "Thu phí 320,5 triệu đồng; thu khác 45,2 triệu đồng; tổng chi 610 triệu đồng; tổng thu 365,7 triệu đồng.",
    ],
)
def test_a_total_of_some_of_a_row_is_no_mistake(run_text, text):
    assert not [f for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"]


@pytest.mark.parametrize(("told", "verdict"), [("1.255", "ok"), ("1.065", "mismatch")])
def test_a_total_in_brackets_is_of_the_list_before_it(run_text, told, verdict):
    text = f"Cấp cho Hòa Bình 412 suất, Tân Lập 365 suất, Yên Sơn 288 suất, nơi khác 190 suất (tổng cộng {told} suất)."
    found = [f for f in run_text(f"{text}\n").findings if f.kind == "sum"]
    assert [f.verdict for f in found] == [verdict]

"""Dates and cited documents against one another: examples, and counter-examples that must raise no alarm."""

from __future__ import annotations

import pytest

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN CHIÊM HÓA

Số: 255/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Chiêm Hóa, ngày 10 tháng 11 năm 2021

BÁO CÁO
Tình hình thực hiện nhiệm vụ

"""
SERIES = (
    "- Quyết định số 412/QĐ-UBND ngày 18/02/2021 của UBND huyện;\n\n- Quyết định số 655/QĐ-UBND ngày 12/3/2021 của UBND huyện;\n\n"
    "- Quyết định số 1208/QĐ-UBND ngày {day} của UBND huyện;\n\n- Quyết định số 1530/QĐ-UBND ngày 25/6/2021 của UBND huyện;\n\n"
    "- Quyết định số 1902/QĐ-UBND ngày 17/8/2021 của UBND huyện."
)

# text below the head -> {(kind, verdict, stated, computed)}
RELATIONS = [
    # whole years; and years alone, of which the first counts or not
    ("Trong 06 năm (từ ngày 01/01/2012 đến ngày 31/12/2017), đã tiếp công dân.", {("difference", "ok", "6", "6")}),
    ("Trong 05 năm (từ ngày 01/01/2012 đến ngày 31/12/2017), đã tiếp công dân.", {("difference", "mismatch", "5", "6")}),
    ("Trong 05 năm (từ ngày 01/7/2012 đến ngày 30/6/2017), đã tiếp công dân.", {("difference", "ok", "5", "5")}),
    ("Trong 04 năm (từ năm 2015 đến năm 2018), đã tiếp công dân.", {("difference", "ok", "4", "4")}),
    ("Họp ngày 30/02/2021 tại huyện.", {("impossible_date", "mismatch", "2021-02-30", "2021-02-28")}),
    ("Công văn số 1875/UBND-KT ngày 20/12/2021 của UBND tỉnh.", {("date_order", "mismatch", "2021-12-20", "2021-11-10")}),
    ("Thực hiện từ ngày 01/9/2021 đến ngày 30/6/2021.", {("date_order", "mismatch", "2021-06-30", "2021-09-01")}),
    ("Dự kiến cuối tháng 9/2021 sẽ thu hoạch.", {("date_order", "mismatch", "2021-09", "2021-11-10")}),
    (SERIES.format(day="14/01/2021"), {("date_order", "mismatch", "2021-01-14", "2021-03-12/2021-06-25")}),
    (
        "Nghị định số 63/2014/NĐ-CP ngày 26/6/2014 của Chính phủ và Nghị định số 63/2014/NĐ-CP ngày 26/8/2014 của Chính phủ.",
        {("ref_conflict", "mismatch", "2014-08-26", "2014-06-26")},
    ),
    (
        "Quyết định số 4276/QĐ-UBND ngày 22/12/2020 của UBND tỉnh Tuyên Quang; theo Quyết định số 4276/QĐ-UBND ngày 12/12/2020 của UBND tỉnh.",
        {("ref_conflict", "mismatch", "2020-12-12", "2020-12-22")},
    ),
    # one of them names no office: a slip in the day alone
    (
        "Quyết định số 92/QĐ-CTĐ ngày 18/3/2021 của Hội Chữ thập đỏ huyện; kinh phí theo Quyết định số 92/QĐ-CTĐ ngày 28/3/2021.",
        {("ref_conflict", "mismatch", "2021-03-28", "2021-03-18")},
    ),
    (
        "Tờ trình số 181/TTr-UBND ngày 28/5/2021 của UBND tỉnh; công khai Tờ trình số 181/TTr-UBND ngày 26/5/2021.",
        {("ref_conflict", "mismatch", "2021-05-26", "2021-05-28")},
    ),
    (
        "Kế hoạch số 45/KH-UBND ngày 18/3/2021 của UBND huyện; thực hiện Kế hoạch số 45/KH-UBND ngày 12/3/2021.",
        {("ref_conflict", "unchecked", "2021-03-12", "2021-03-18")},
    ),
    (
        "Quyết định số 1836/QĐ-UBND ngày 14/6/2021 của Chủ tịch UBND huyện giao chỉ tiêu. Hội đồng lập theo Quyết định số 1836/QĐ-UBND ngày 24/6/2021.",
        {("ref_conflict", "mismatch", "2021-06-24", "2021-06-14")},
    ),
    (
        "Nghị quyết số 20-NQ/TW ngày 01/11/2012; Nghị quyết số 20-NQ/TW ngày 01/11/2012; Nghị quyết số 20-CT/TW ngày 01/11/2012.",
        {("ref_conflict", "mismatch", "20-CT/TW", "20-NQ/TW")},
    ),
    (
        "Công văn số 384/UBND-NC ngày 06/02/2020 của UBND tỉnh; theo Công văn số 384/UBND-TH ngày 06/02/2020 của UBND tỉnh.",
        {("ref_conflict", "mismatch", "384/UBND-TH", "384/UBND-NC")},
    ),
    (
        ("Nghị quyết số 05-NQ/HU ngày 15/7/2016 của Huyện ủy về xây dựng nông thôn mới đã được quán triệt đến các chi bộ. "
        "Đến nay Nghị quyết số 05-NQ/HU ngày 15/7/2017 hoàn thành."),
        {("ref_conflict", "mismatch", "2017-07-15", "2016-07-15")},
    ),
    (
        ("Quyết định số 85/QĐ-TTT ngày 10/3/2014 của Chánh Thanh tra tỉnh về việc thanh tra ngân sách được công bố tại xã. "
        "Đoàn thành lập theo Quyết định số 58/QĐ-TTT ngày 10/3/2014 đã làm việc."),
        {("ref_conflict", "mismatch", "58/QĐ-TTT", "85/QĐ-TTT")},
    ),
    ("Qua 5 năm thực hiện Chỉ thị số 35-CT/TW ngày 26/5/2014 của Bộ Chính trị.", {("difference", "mismatch", "5", "7.46")}),
    ("Qua hơn 7 năm thực hiện Chỉ thị số 35-CT/TW ngày 26/5/2014 của Bộ Chính trị.", {("difference", "ok", "7", "7.46")}),
]  # fmt: skip

INNOCENT = [
    # Councils decide the same each year; an office of many numbers reaches both in a day; a list is of several documents.
    (
        "Nghị quyết số 12/NQ-HĐND ngày 20/5/2019 của HĐND huyện về chủ trương đầu tư các công trình trên địa bàn huyện; "
        "Nghị quyết số 12/NQ-HĐND ngày 20/5/2020 của HĐND huyện."
    ),
    (
        "Kế hoạch số 03/KH-UBND ngày 05/01/2019 của UBND huyện về nhiệm vụ phát triển kinh tế - xã hội của huyện trong năm; "
        "Kế hoạch số 03/KH-UBND ngày 05/01/2020 của UBND huyện."
    ),
    (
        "Quyết định số 1045/QĐ-UBND ngày 20/4/2020 của UBND tỉnh về việc thu hồi đất của các hộ gia đình trên địa bàn xã; "
        "Quyết định số 1054/QĐ-UBND ngày 20/4/2020 của UBND tỉnh."
    ),
    "Các Quyết định số 85/QĐ-TTT, 58/QĐ-TTT ngày 10/3/2014 của Chánh Thanh tra tỉnh.",
    (
        "Quyết định số 85/QĐ-UBND ngày 10/3/2014 của UBND xã Trung Hà về việc kiện toàn Ban Chỉ đạo xây dựng nông thôn mới; "
        "Quyết định số 58/QĐ-UBND ngày 10/3/2014 của UBND huyện."
    ),
    "Công văn số 1875/UBND-KT ngày 20/10/2021 của UBND tỉnh.",
    "Thực hiện từ ngày 01/6/2021 đến ngày 30/9/2021.",
    "Dự kiến tháng 12/2021 sẽ thu hoạch.",
    "Họp ngày 29/02/2020 tại huyện.",
    SERIES.format(day="14/5/2021"),
    # Numbers begin anew each year, and each body has its own.
    "Quyết định số 12/QĐ-UBND ngày 05/01/2020 và Quyết định số 12/QĐ-UBND ngày 06/01/2021 của UBND huyện.",
    "Quyết định số 342/QĐ-TTg ngày 15/3/2021 của Thủ tướng Chính phủ và Quyết định số 342/QĐ-UBND ngày 21/02/2021 của UBND tỉnh.",
    "Quyết định số 90/QĐ-UBND ngày 15/3/2021 của UBND tỉnh; Quyết định số 90/QĐ-UBND ngày 21/02/2021 của UBND huyện.",
    "Công văn số 384/UBND-NC ngày 06/02/2020 của UBND tỉnh; Công văn số 384/UBND-TH ngày 07/3/2020 của UBND huyện.",
    "Công văn số 384/SXD-QH ngày 06/02/2020 của Sở Xây dựng; Công văn số 384/STC-NS ngày 06/02/2020 của Sở Tài chính.",
    # The Party's numbers begin anew with each congress.
    "Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị và Chỉ thị số 35-CT/TW ngày 15/6/2015 của Bộ Chính trị.",
    # Low numbers, and days apart: two offices may have given them.
    "Quyết định số 36/QĐ-UBND ngày 14/01/2021 của UBND tỉnh giao chỉ tiêu. Hội đồng lập theo Quyết định số 36/QĐ-UBND ngày 24/01/2021.",
    "Quyết định số 836/QĐ-UBND ngày 14/3/2021 của UBND tỉnh giao chỉ tiêu. Hội đồng lập theo Quyết định số 836/QĐ-UBND ngày 27/6/2021.",
    # A plan and a decision of one day may share their number.
    "Kế hoạch số 05/KH-UBND ngày 10/01/2021 và Quyết định số 05/QĐ-UBND ngày 10/01/2021 của UBND huyện.",
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_days_that_cannot_be(run_text, text, expected):
    found = {(f.kind, f.verdict, f.stated, f.computed) for f in run_text(HEAD + text + "\n").findings}
    assert found == expected


@pytest.mark.parametrize("text", INNOCENT)
def test_days_that_can_be_raise_no_alarm(run_text, text):
    assert [(f.kind, f.stated) for f in run_text(HEAD + text + "\n").findings if f.verdict == "mismatch"] == []


@pytest.mark.parametrize(
    ("text", "rules_told"),
    [
        (
            "Nghị quyết số 21-NQ/HU ngày 12/5/2021 của Huyện ủy. Theo Chương trình số 21-NQ/HU ngày 12/5/2021 của Huyện ủy.",
            ["two_types"],
        ),
        (
            "Kế hoạch số 31/KH-UBND ngày 15/01/2021 của UBND huyện; Quyết định số 31/KH-UBND của UBND huyện.",
            ["two_types"],
        ),
        ("Nghị định số 27/2018/NĐ-CP ngày 01/3/2019 của Chính phủ.", ["other_year"]),
        ("Nghị quyết số 21-NQ/HU ngày 12/5/2021 của Huyện ủy; Chương trình thực hiện Nghị quyết số 21-NQ/HU.", []),
        ("Kế hoạch số 31/KH-UBND ngày 15/01/2021 của UBND huyện và Văn bản số 31/KH-UBND.", []),
        ("Thông tư liên tịch số 13/2014/TTLT-BNV-BTC ngày 31/10/2014; theo Thông tư số 13/2014/TTLT-BNV-BTC.", []),
        (
            "Nghị định số 27/2018/NĐ-CP ngày 01/3/2018, sửa đổi tại Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ.",
            [],
        ),
        ("Luật Thư viện số 46/2019/QH14 ngày 21/11/2019.", []),
    ],
)
def test_types_and_years_of_cited_numbers(run_text, text, rules_told):
    found = [f for f in run_text(f"{HEAD}{text}\n").findings if f.kind == "ref_conflict"]
    assert [(f.verdict, f.rule) for f in found] == [("mismatch", f"checks.toml: {rule}") for rule in rules_told]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Trong 06 năm (từ ngày 01/01/2016 đến 31/12/2021) huyện đã tiếp 412 lượt.", "ok"),  # whole years, both counted
        ("Trong 04 năm (từ ngày 01/01/2017 đến ngày 31/12/2020) thị xã kiểm tra 20 cuộc.", "ok"),
        ("Trong 05 năm (từ ngày 01/7/2016 đến 30/6/2021) xã tổ chức 14 lớp.", "ok"),
        ("Trong 08 năm (từ ngày 01/01/2016 đến 31/12/2021) huyện đã tiếp 412 lượt.", "mismatch"),
        ("Trong 06 năm (từ ngày 15/3/2016 đến 20/5/2021) huyện đã tiếp 412 lượt.", "mismatch"),
    ],
)
def test_years_that_are_counted_from_the_first_day_to_the_last(run_text, text, verdict):
    assert [f.verdict for f in run_text(text + "\n").findings if f.rule.endswith("lasting")] == [verdict]


# text -> (the day that is told too early, the one that it cannot be before)
STEPS = [
    ("Hợp đồng mua máy chạy thận ký ngày 22/5/2020, biên bản nghiệm thu và bàn giao\nthiết bị ngày 12/5/2020.", ("12", "22")),
    ("Gói thầu mua vắc xin được ký hợp đồng ngày 18/5/2020. Nhà thầu bàn giao đủ hàng ngày 02/5/2020.", ("02", "18")),
    # told the other way round, in one sentence
    ("Giấy phép của Bệnh viện Đa khoa cấp ngày 15/5/2020, biên bản thẩm định lập ngày 23/5/2020.", ("15", "23")),
    ("Chi bộ họp ngày 14/5/2020 sau khi gửi giấy mời ngày 16/5/2020.", ("14", "16")),
    ("Kho bạc thanh toán ngày 10/5/2020, biên bản nghiệm thu lập ngày 18/5/2020.", ("10", "18")),
    ("Lớp tập huấn khai giảng ngày 24/5/2020, bế giảng ngày 20/5/2020.", ("20", "24")),
    # the day first; a place behind it; words of one matter between
    (
        "Ngày 14/5/2020, Hải quan La Lay bắt giữ vụ vận chuyển ma túy; cơ quan cảnh sát điều tra khởi tố vụ án ngày 02/5/2020.",
        ("02", "14"),
    ),
    ("Vụ cháy xảy ra ngày 11/5/2020 tại xã An Bình; cơ quan điều tra đã khởi tố vụ án ngày 08/5/2020.", ("08", "11")),
    (
        "Công trình khởi công ngày 15/5/2020. Sau khi hoàn thành, đơn vị tổ chức khánh thành vào ngày 10/5/2020.",
        ("10", "15"),
    ),
    ("Biên bản vi phạm lập ngày 12/5/2020. Chủ tịch UBND xã ban hành quyết định xử phạt ngày 05/5/2020.", ("05", "12")),
    ("Đơn được tiếp nhận ngày 13/5/2020, trả kết quả ngày 08/5/2020.", ("08", "13")),
    ("Vụ án thụ lý ngày 18/5/2020, đưa ra xét xử sơ thẩm ngày 04/5/2020.", ("04", "18")),
    ("Quyết định số 58/QĐ-CCT ngày 12/5/2020 được công bố ngày 08/5/2020 tại trụ sở.", ("08", "12")),
    ("Vụ cháy phát hiện lúc 13 giờ ngày 14/5/2020, dập tắt hoàn toàn lúc 02 giờ ngày 13/5/2020.", ("13", "14")),
]  # fmt: skip

IN_ANY_ORDER = [
    # in order, or on one day
    "Hợp đồng ký ngày 12/5/2020, bàn giao ngày 12/5/2020, nghiệm thu ngày 20/5/2020, thanh toán ngày 28/5/2020.",
    # two matters
    "Gói thầu số 1 ký hợp đồng ngày 18/5/2020. Gói thầu số 2 bàn giao ngày 02/5/2020.",
    "Trường Tiểu học Nam Sơn khởi công ngày 12/5/2020. Trường Mầm non Hoa Mai hoàn thành ngày 05/5/2020.",
    "Trường A hoàn thành ngày 05/5/2020. Công trình khác khởi công ngày 18/5/2020.",
    "Hệ thống điện khởi công ngày 18/5/2020. Hệ thống nước hoàn thành ngày 05/5/2020.",
    "Vụ án thứ nhất truy tố ngày 22/5/2020. Vụ trộm cắp xét xử ngày 10/5/2020.",
    # only a part, what comes before the contract, what was planned
    "Hợp đồng ký ngày 12/5/2020, nhà thầu đã nhận bàn giao mặt bằng ngày 01/5/2020.",
    "Công trình phải hoàn thành ngày 30/5/2020, được nghiệm thu ngày 25/5/2020.",
    "Dự án khởi công ngày 10/5/2020, đến ngày 02/5/2020 huyện đã hoàn thành giải phóng mặt bằng.",
    "Thanh toán đợt 1 ngày 10/5/2020, nghiệm thu hoàn thành ngày 18/5/2020.",
    "Quyết định số 58/QĐ-CCT ngày 12/5/2020 thay thế Quyết định số 12/QĐ-CCT được công bố ngày 08/5/2020.",
    # paragraphs
    "- Khởi công ngày 18/5/2020;\n- Hoàn thành ngày 05/5/2020.",
]


@pytest.mark.parametrize(("text", "days"), STEPS)
def test_steps_of_one_matter_follow_one_another(run_text, text, days):
    told = [(f.kind, f.verdict, f.stated, f.computed) for f in run_text(HEAD + text + "\n").findings]
    assert told == [("date_order", "mismatch", *(f"2020-05-{day}" for day in days))]


@pytest.mark.parametrize("text", IN_ANY_ORDER)
def test_steps_of_two_matters_may_come_in_any_order(run_text, text):
    assert [f.stated for f in run_text(HEAD + text + "\n").findings if f.kind == "date_order"] == []

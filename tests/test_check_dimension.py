"""Products by dimension: a price of V per U, so many U and a total of V, whatever stands between them."""

from __future__ import annotations

import pytest

# text -> kind, verdict, stated
TOLD = [
    # counts in other words than the price
    ("Xã có 2.316 học sinh bán trú với định mức 120 kg/em cho cả năm, tổng số gạo đã cấp 277.920 kg.", ("product", "ok", "277920")),
    ("Xã có 2.316 học sinh bán trú với định mức 120 kg/em cho cả năm, tổng số gạo đã cấp 279.720 kg.", ("product", "mismatch", "279720")),
    ("Chi cho 199 điều tra viên, mức 1.600.000 đồng/người, thành tiền 318.400.000 đồng.", ("product", "ok", "318400000")),
    ("Cấp cho 18 xã, phường mỗi nơi 450 tờ rơi, tổng số tờ rơi đã cấp 8.100 tờ.", ("product", "ok", "8100")),
    # a 0 too few or too many
    ("Mua 450 cây giống, giá 12.000 đồng/cây, thành tiền 540.000 đồng.", ("product", "mismatch", "540000")),
    ("Mua 450 cây giống, giá 12.000 đồng/cây, thành tiền 54.000.000 đồng.", ("product", "mismatch", "54000000")),
    ("Lúa bán 6.500 đồng/kg, với 20.000 tấn do hợp tác xã bao tiêu, giá trị đạt 13,0 tỷ đồng.", ("product", "mismatch", "13000000000")),
    ("Khoán 6.800 ha cho 272 hộ, tiền công 50.000 đồng/ha/năm, tổng cộng 34.000.000 đồng.", ("product", "mismatch", "34000000")),
    # a mean with its comma a place off, of a count beside it or in brackets; by the month, of a total of a year
    ("Tổng dư nợ 86.304 triệu đồng của 2.976 hộ, bình quân mỗi hộ vay 2,90 triệu đồng.", ("ratio", "mismatch", "2900000")),
    ("Tổng dư nợ 86.304 triệu đồng của 2.976 hộ, bình quân mỗi hộ vay 29,0 triệu đồng.", ("product", "ok", "86304000000")),
    ("Nguồn vốn đạt 618,8 tỷ đồng. Bình quân nguồn vốn một cán bộ (toàn chi nhánh 52 người) là 119,0 tỷ đồng.", ("ratio", "mismatch", "119000000000")),
    ("Nguồn vốn đạt 618,8 tỷ đồng. Bình quân nguồn vốn một cán bộ (toàn chi nhánh 52 người) là 11,9 tỷ đồng.", ("ratio", "ok", "11900000000")),
    ("Quỹ lương năm 2016 là 10.656 triệu đồng, lao động 148 người, bình quân 72 triệu đồng/người/tháng.", ("product", "mismatch", "10656000000")),
    ("Quỹ lương năm 2016 là 10.656 triệu đồng, lao động 148 người, bình quân 6 triệu đồng/người/tháng.", ("product", "ok", "10656000000")),
    ("Quỹ lương tháng 6 năm 2016 là 888 triệu đồng, chi cho 148 lao động, bình quân 6 triệu đồng/người/tháng.", ("product", "ok", "888000000")),
    # a mean with two digits changed over
    ("Thu tiền 16.274.500.000 đồng của 8.620 hộ, bình quân mỗi hộ 1.878.993 đồng.", ("ratio", "mismatch", "1878993")),
    # what it is by stands behind it
    ("Cho 84 hộ vay với mức 50 triệu đồng một hộ, số tiền 4.200 triệu đồng.", ("product", "ok", "4200000000")),
    ("Huy động 1.312 ca trực, bình quân 03 chiến sĩ mỗi ca, tổng cộng 3.963 lượt người.", ("product", "mismatch", "3963")),
    ("Đường dài 38 km, suất đầu tư 1,25 tỷ đồng mỗi km, tổng vốn 47,5 tỷ đồng.", ("product", "ok", "47500000000")),
    # three factors, a time that is told apart, a price by what another one gives
    ("Tập huấn cho 42 học viên trong 5 ngày, định mức 120.000 đồng/người/ngày: 25.200.000 đồng.", ("product", "ok", "25200000")),
    ("Trợ cấp cho 62 đối tượng với mức 540.000 đồng/người, tính cả năm 12 tháng là 401.760.000 đồng.", ("product", "ok", "401760000")),
    ("Mở 3 khóa, mỗi khóa 12 lớp, mỗi lớp 35 học viên, đào tạo được 1.260 học viên.", ("product", "ok", "1260")),
    ("Có 4.150 con bò, mỗi con cho 16 kg sữa/ngày, mỗi ngày giao cho nhà máy 66.400 kg.", ("product", "ok", "66400")),
    # a list, a sentence before, a number whose unit stands before it
    ("- Hỗ trợ mua giống cho 27 hộ\n- Mức hỗ trợ: 1.800.000 đồng/hộ\n- Tổng kinh phí: 46.800.000 đồng", ("product", "mismatch", "46800000")),
    ("Cử 17 bác sĩ luân phiên, bình quân mỗi bác sĩ trực 24 buổi, tổng số buổi trực 480.", ("product", "mismatch", "480")),
    ("Trang bị 45 bộ máy tính với đơn giá 11.800.000 đồng, thành tiền 531.000.000 đồng.", ("product", "ok", "531000000")),
    # means that were computed, and those that come out even
    ("Tổ chức 52 hội nghị với 3.690 lượt người dự, tính ra mỗi hội nghị có 71 người.", ("ratio", "ok", "71")),
    ("Tổ chức 52 hội nghị với 3.690 lượt người dự, tính ra mỗi hội nghị có 81 người.", ("ratio", "mismatch", "81")),
    ("Trường có 684 học sinh chia thành 19 lớp, sĩ số trung bình 36 em một lớp.", ("product", "ok", "684")),
    ("Với diện tích 142,6 km2 và dân số 96.450 người, mật độ dân số của huyện là 676 người/km2.", ("ratio", "ok", "676")),
    # several prices
    ("Thưởng 12 tập thể (2.000.000 đồng/tập thể) và 31 cá nhân (1.000.000 đồng/cá nhân), tổng tiền 55.000.000 đồng.", ("product", "ok", "55000000")),
    ("Thưởng 12 tập thể (2.000.000 đồng/tập thể) và 31 cá nhân (1.000.000 đồng/cá nhân), tổng tiền 53.000.000 đồng.", ("product", "mismatch", "53000000")),
    # lists and years
    ("Mưa tại Mù Cang 212,0 mm, Púng Luông 188,5 mm, Nậm Có 147,5 mm, bình quân 182,7 mm.", ("ratio", "ok", "182.7")),
    ("Mưa tại Mù Cang 212,0 mm, Púng Luông 188,5 mm, Nậm Có 147,5 mm, bình quân 169,7 mm.", ("ratio", "mismatch", "169.7")),
    ("Ba năm qua, huyện đầu tư 128,4 tỷ đồng cho giao thông, bình quân mỗi năm 42,8 tỷ đồng.", ("product", "ok", "42800000000")),
    # counts told again in words
    ("Tổ công tác có 12 (mười hai) thành viên.", ("words", "ok", "12")),
    ("Tổ công tác có 12 (mười một) thành viên.", ("words", "mismatch", "12")),
]  # fmt: skip

TEMPTING = [
    "Trồng 45 ha ngô, năng suất 65 tạ/ha, sản lượng 292,5 tấn.",
    "Vật tư 12.000 đồng/cây. Đợt một trồng 450 cây. Đã thanh toán 540.000 đồng tiền vận chuyển.",
    "Có 140 hộ được hỗ trợ 5 triệu đồng/hộ; tổng vốn chương trình 1.950 triệu đồng.",
    "Năm 2019 trao 140 suất học bổng, năm 2020 mỗi suất 800.000 đồng, số tiền huy động là 130.000.000 đồng.",
    "Toàn tỉnh có 11 huyện, trung bình mỗi huyện có 15 xã; toàn tỉnh có 171 xã, phường, thị trấn.",
    "Chi bộ có 28 đảng viên, mỗi đảng viên đăng ký làm theo 2 việc; đã hoàn thành 49 việc.",
    "Đã thu 1.560 triệu đồng (12 đơn vị, mỗi đơn vị giao 150 triệu đồng), đạt 86,7% kế hoạch.",
    "Trích 500 triệu đồng hỗ trợ 25 hộ, mỗi hộ 15 triệu đồng, số còn lại mua cây giống.",
    "Vận động 160 triệu đồng; Hội Chữ thập đỏ tặng 500 suất quà, mỗi suất 300.000 đồng.",
    "Đạt 1.628 triệu đồng; xây 38 căn nhà, mức 50 triệu đồng/căn.",
    "Trong tháng có 22 ngày làm việc, tiếp nhận 1.480 hồ sơ, bình quân 65 - 70 hồ sơ/ngày.",
    "Mưa ngày 18/7 là 120 mm, ngày 19/7 là 85 mm; lượng mưa trung bình nhiều năm của tháng 7 là 310 mm.",
    "Năng suất vụ Đông Xuân 66,2 tạ/ha, vụ Hè Thu 58,1 tạ/ha; bình quân cả năm 62,9 tạ/ha.",
    "Phạt 12.500.000 đồng (mười hai triệu đồng phạt chính và năm trăm nghìn đồng phạt bổ sung).",
    "Kế hoạch của năm 2021 (năm) được giao sớm.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_relation_is_told_with_its_verdict(run_text, text, expected):
    findings = run_text(text).findings
    assert expected in {(f.kind, f.verdict, f.stated) for f in findings}
    assert len([f for f in findings if f.verdict == "mismatch"]) == (expected[1] == "mismatch")


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_not_so_related_is_no_mismatch(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []


def test_a_mean_price_in_full_dong_is_rounded(run_text):
    """1.106.540.000 kWh x 1.812,45 are 2.005,548 tỷ, but the mean may be 1.812,454: 2.005,553 tỷ."""
    text = "Điện thương phẩm đạt 1.106.540.000 kWh, giá bán {}1.812,45 đồng/kWh. Doanh thu 2.005,6 tỷ đồng.\n"
    mean, price = (run_text(text.format(word)).findings for word in ("bình quân ", ""))
    assert [(f.kind, f.verdict) for f in mean] == [("product", "rounding")]
    assert [(f.kind, f.verdict) for f in price] == [("product", "mismatch")]

"""Counted and measured figures. Text on the left; printed figure, value and unit on the right. ANNOTATION: QTY."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import plain, print_number
from pipeline.find.quantities import quantity_finder
from pipeline.values import Quantity


def shown(quantity: Quantity) -> tuple[str, str]:
    value = plain(quantity.value)
    if quantity.value_to is not None:
        value += "/" + plain(quantity.value_to)
    return value, quantity.unit + (f"/{quantity.per}" if quantity.per else "")


@pytest.fixture(scope="session")
def quantities(rules, layout_of):
    """Text -> (printed, value, unit) of what the finder alone sees."""
    find = quantity_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [(" ".join(layout.text[m.start : m.end].split()), *shown(m.value)) for m in find(layout)]

    return run


ONE = [
    # some of a count that stands before the slash
    ("chi bộ có 45/17 nữ", "17 nữ", "17", "nữ"),
    ("toàn trường 521/248 nữ sinh", "248 nữ sinh", "248", "nữ sinh"),
    ("tỷ lệ 5/12 nữ", "5/12 nữ", "5/12", "nữ"),
    ("tiếp thôn 4 và 20 hộ", "20 hộ", "20", "hộ"),  # behind a village's number
    ("kiểm điểm 02 kế toán", "02 kế toán", "2", "kế toán"),
    ("năng suất 10~12 tấn/ha", "10~12 tấn/ha", "10/12", "tấn/ha"),
    ("chỉ còn ~12 hộ", "12 hộ", "12", "hộ"),
    ("khuôn viên 18.650 m 2.", "18.650 m 2", "18650", "m2"),  # OCR sets the power apart
    ("đào đắp 30 m 3; xong", "30 m 3", "30", "m3"),
    ("dài 12 m 2 bên", "12 m", "12", "m"),
    ("Cống     30 m    2\nĐập", "30 m", "30", "m"),  # columns
    ("đang điều trị 34 F0", "34 F0", "34", "F0"),
    ("kiểm tra 37 bếp ăn tập thể", "37 bếp ăn", "37", "bếp ăn"),
    ("cấp bổ sung 15 máy biến áp cho huyện", "15 máy biến áp", "15", "máy biến áp"),
    ("ảnh hưởng 31.250 lượt khách hàng", "31.250 lượt khách hàng", "31250", "lượt khách hàng"),
    ("có 19 Hội thẩm nhân dân", "19 Hội thẩm", "19", "Hội thẩm"),
    ("thi hành án đối với 88 bị án", "88 bị án", "88", "bị án"),
    ("tuyển 27 hộ sinh, còn thiếu", "27 hộ sinh", "27", "hộ sinh"),  # no household
    ("mua 12 trang thiết bị y tế", "12 trang thiết bị", "12", "trang thiết bị"),  # no page
    ("bão mạnh 990 hPa, giật cấp 10", "990 hPa", "990", "hPa"),
    ("tai nạn theo tuyến: quốc lộ 97 vụ", "97 vụ", "97", "vụ"),
    ("đảo Phú Quý 12 tàu", "12 tàu", "12", "tàu"),
    ("sắp xếp 215 thôn, khu còn lại", "215 thôn, khu", "215", "thôn, khu"),
    ("trường có 3 điểm trạm", "3 điểm trạm", "3", "điểm trạm"),
    ("làm chết trên đường tỉnh 52 người", "52 người", "52", "người"),
    ("tập huấn kỹ năng số 120 lượt người", "120 lượt người", "120", "lượt người"),
    ("đảng viên là người dân tộc thiểu số 47 đồng chí", "47 đồng chí", "47", "đồng chí"),
    ("bồi dưỡng chuyển đổi số 45 lớp", "45 lớp", "45", "lớp"),
    ("ban hành 37 văn bản", "37 văn bản", "37", "văn bản"),
    ("tập thể cấp Trung ương 27 hộ", "27 hộ", "27", "hộ"),  # of a level; Hội nghị Trung ương 4 has a number
    ("gồm 04 Phó Giám đốc Sở", "04 Phó Giám đốc", "4", "Phó Giám đốc"),
    ("bầu 02 Phó Chủ tịch", "02 Phó Chủ tịch", "2", "Phó Chủ tịch"),
    ("tuyển dụng 02 kiểm tra viên", "02 kiểm tra viên", "2", "kiểm tra viên"),
    ("ba đợt với 3 nhà tài trợ lớn", "3 nhà tài trợ", "3", "nhà tài trợ"),
    ("02 ha", "02 ha", "2", "ha"),
    ("21.777 hồ sơ", "21.777 hồ sơ", "21777", "hồ sơ"),
    ("1.009 lượt người", "1.009 lượt người", "1009", "lượt người"),
    ("2.000 đề tài", "2.000 đề tài", "2000", "đề tài"),
    ("04 giải pháp", "04 giải pháp", "4", "giải pháp"),
    ("04 giải", "04 giải", "4", "giải"),
    ("12 lượt đánh giá", "12 lượt đánh giá", "12", "lượt đánh giá"),  # compounds stay whole
    ("12,5 km đường", "12,5 km", "12.5", "km"),
    ("30 m2 đất", "30 m2", "30", "m2"),
    ("05 đồng chí", "05 đồng chí", "5", "đồng chí"),
    ("37\nvăn bản", "37 văn bản", "37", "văn bản"),
    ("giải quyết việc làm cho 1.215 LĐ, đạt", "1.215 LĐ", "1215", "LĐ"),
    ("Toàn xã  có  37\n     hộ nghèo", "37 hộ", "37", "hộ"),  # a stretched line
    ("      Năm 2020 trồng được 12,5\nha rừng.", "12,5 ha", "12.5", "ha"),
    ("1 000 000 cây", "1 000 000 cây", "1000000", "cây"),
    ("1,234,567 cây", "1,234,567 cây", "1234567", "cây"),
    ("dân số 12.000 người", "12.000 người", "12000", "người"),  # `số` before it makes no ordinal
    ("đường liên thôn 45 km", "45 km", "45", "km"),  # no village has a measure behind its number
    ("vốn của 65 quốc gia", "65 quốc gia", "65", "quốc gia"),
    ("tổng số 45 hộ", "45 hộ", "45", "hộ"),
    ("ban hành 3 phụ lục", "3 phụ lục", "3", "phụ lục"),
    # per unit
    ("6.300 kg/2ha", "6.300 kg/2ha", "6300", "kg/2ha"),
    ("65,5 tạ/ha", "65,5 tạ/ha", "65.5", "tạ/ha"),
    ("giảm 2,5 tấn CO2/ha", "2,5 tấn CO2/ha", "2.5", "tấn CO2/ha"),
    ("sửa 04 trạm xá", "04 trạm xá", "4", "trạm xá"),
    ("2 tạ/500m²", "2 tạ/500m²", "2", "tạ/500m²"),
    # scales of counts
    ("2 triệu ngăn", "2 triệu ngăn", "2000000", "ngăn"),
    ("1 tỷ m3", "1 tỷ m3", "1000000000", "m3"),
    ("3 nghìn hộ", "3 nghìn hộ", "3000", "hộ"),
    ("1,5 triệu lượt khách", "1,5 triệu lượt khách", "1500000", "lượt khách"),
    # durations
    ("trong 10 năm", "10 năm", "10", "năm"),
    ("10 năm qua", "10 năm", "10", "năm"),
    ("45 ngày làm việc", "45 ngày", "45", "ngày"),
    ("trong 6 tháng", "6 tháng", "6", "tháng"),
    # ratios
    ("đạt 186/337", "186/337", "186/337", ""),
    ("186/337 thủ tục", "186/337 thủ tục", "186/337", "thủ tục"),
    ("12/12 xã đạt chuẩn", "12/12 xã", "12/12", "xã"),
    ("04/8 xã đạt chuẩn", "04/8 xã", "4/8", "xã"),
    # ranges
    ("5-7 ha", "5-7 ha", "5/7", "ha"),
    ("từ 5 đến 7 ha", "5 đến 7 ha", "5/7", "ha"),
    ("gấp 1,5 lần", "1,5 lần", "1.5", "lần"),  # not 15
    # a mark at a line end
    ("toàn xã có 1.\n234 hộ", "1. 234 hộ", "1234", "hộ"),
    ("diện tích 12,\n5 ha", "12, 5 ha", "12.5", "ha"),
    ("12.345.\n678 con", "12.345. 678 con", "12345678", "con"),
    ("trong năm 2021.\n12 hộ", "12 hộ", "12", "hộ"),  # a sentence ends
    ("trong năm 2021.\n123 hộ", "123 hộ", "123", "hộ"),
    ("tại thôn 1, 2,\n3 và 4 có 15 hộ", "15 hộ", "15", "hộ"),
    ("ngày 5/12,\n15 xã", "15 xã", "15", "xã"),
    # units whatever the case
    ("12.500 Kwh", "12.500 Kwh", "12500", "Kwh"),
    ("2,4 tỷ KWH", "2,4 tỷ KWH", "2400000000", "KWH"),
    ("13,4 tỷ TKm", "13,4 tỷ TKm", "13400000000", "TKm"),
    ("nhiệt độ âm 5 độ C", "âm 5 độ C", "-5", "độ C"),
    ("máy siêu âm 5 cái", "5 cái", "5", "cái"),
    # behind the slash
    ("2 ca/tổ dân phố", "2 ca/tổ dân phố", "2", "ca/tổ dân phố"),
    ("3 người/01 hộ", "3 người/01 hộ", "3", "người/01 hộ"),
    ("5 xã/2021", "5 xã", "5", "xã"),
    ("đạt 28,5 giường/vạn dân", "28,5 giường/vạn dân", "28.5", "giường/vạn dân"),
    ("7,5 bác sĩ/10.000 dân", "7,5 bác sĩ/10.000 dân", "7.5", "bác sĩ/10.000 dân"),
    ("112,5 bé trai/100 bé gái", "112,5 bé trai/100 bé gái", "112.5", "bé trai/100 bé gái"),
    ("công suất 12.000 m3/ngày đêm", "12.000 m3/ngày đêm", "12000", "m3/ngày đêm"),
    ("mật độ 1.250 người/km²", "1.250 người/km²", "1250", "người/km²"),
    # with a capital
    ("thành lập 03 Tổ công tác", "03 Tổ", "3", "Tổ"),
    ("tặng 15 Bằng khen", "15 Bằng khen", "15", "Bằng khen"),
    ("trồng 12,5 Ha keo", "12,5 Ha", "12.5", "Ha"),
    ("cấp 8.901 GCN", "8.901 GCN", "8901", "GCN"),
    # below nought, or a list dash
    ("thấp nhất -2 °C", "-2 °C", "-2", "°C"),
    ("Mẫu Sơn:\n-2 °C", "-2 °C", "-2", "°C"),
    ("-15 hộ thoát nghèo", "15 hộ", "15", "hộ"),
    ("-12 ha lúa", "12 ha", "12", "ha"),
    ("+25 ha ngô", "25 ha", "25", "ha"),
    # a printed plus, no list's mark and no sum
    ("mực nước cao nhất +3,15 m", "+3,15 m", "3.15", "m"),
    ("ngày 5/10/2020 là +3,15 m", "+3,15 m", "3.15", "m"),
    ("so với năm trước: +120 ha", "+120 ha", "120", "ha"),
    ("gồm 12 + 5 hộ", "5 hộ", "5", "hộ"),
    # a rate, and words that end like an ordinal
    ("mỗi năm 200 hộ thoát nghèo", "200 hộ", "200", "hộ"),
    ("hàng tháng 2 lần", "2 lần", "2", "lần"),
    ("trong năm 12 lớp", "12 lớp", "12", "lớp"),
    ("thu hồi 3 dự án", "3 dự án", "3", "dự án"),
    ("danh mục 12 thủ tục", "12 thủ tục", "12", "thủ tục"),
    ("sĩ số 35 học sinh", "35 học sinh", "35", "học sinh"),
    # spans of hours are none of the clock's
    ("trong 48 giờ", "48 giờ", "48", "giờ"),
    ("phát sóng 2.345 giờ", "2.345 giờ", "2345", "giờ"),
    ("cấp 24/24 giờ", "24/24 giờ", "24/24", "giờ"),
    ("đã chỉ đạo 39/39 cơ sở Hội xây dựng", "39/39 cơ sở", "39/39", "cơ sở"),
    ("chỉ đạo 12 xã rà soát", "12 xã", "12", "xã"),
    ("có 30 thôn, khối, bản", "30 thôn, khối, bản", "30", "thôn, khối, bản"),
    ("cấp 3 bằng tốt nghiệp", "3 bằng", "3", "bằng"),
    ("huy động 03 máy bay trực thăng", "03 máy bay", "3", "máy bay"),
    ("làm đường 6 tháng", "6 tháng", "6", "tháng"),
    ("xét xử 4 phiên toà", "4 phiên toà", "4", "phiên toà"),  # the tone on the other vowel
    ("xây 19 nhà văn hoá", "19 nhà văn hoá", "19", "nhà văn hoá"),
    ("lập 12 hoá đơn", "12 hoá đơn", "12", "hoá đơn"),
    ("huy động 12 máy xúc", "12 máy xúc", "12", "máy xúc"),
    ("cách trung tâm 30 cây số", "30 cây số", "30", "cây số"),
    ("trồng 9 cây xanh", "9 cây", "9", "cây"),
    ("Toàn huyện có 127 CĐCS trực thuộc.", "127 CĐCS", "127", "CĐCS"),
    ("Bổ sung 06 GV cho các trường.", "06 GV", "6", "GV"),
]


@pytest.mark.parametrize(("text", "printed", "value", "unit"), ONE)
def test_one_quantity(quantities, text, printed, value, unit):
    assert quantities(text) == [(printed, value, unit)]


def test_women_behind_the_slash_of_all(quantities):
    assert quantities("186 thành viên/71 nữ; 26 CBGV/19 nữ") == [
        ("186 thành viên", "186", "thành viên"),
        ("71 nữ", "71", "nữ"),
        ("26 CBGV", "26", "CBGV"),
        ("19 nữ", "19", "nữ"),
    ]


LINKS = [
    # a figure in links with a scale each
    ("Cà Mau có 2 nghìn 345 hộ", ["2345 hộ"]),
    ("đàn 1 triệu 200 nghìn con gà", ["1200000 con"]),
    ("3 vạn 2 nghìn người dự", ["32000 người"]),
    ("trồng 3 ngàn 5 trăm cây", ["3500 cây"]),
    ("đón 2 nghìn 345 triệu lượt khách", ["2345000000 lượt khách"]),
    ("hơn 50 nghìn 345 hộ", ["50345 hộ"]),
    ("2 nghìn hộ, 50 xã", ["2000 hộ", "50 xã"]),
    ("cấp 5 triệu 300 hộ", ["300 hộ"]),  # an amount, and whom it is for
    ("2 nghìn 50 hộ", []),  # 2050, or 2000 and 50
    ("1 nghìn 200 triệu 300 nghìn con", ["1200300000 con"]),
    # said once more in words
    ("lập thành 03 (ba) bản", ["3 bản"]),
    ("trong 30 (ba mươi) ngày", ["30 ngày"]),
    ("có 01 (một) bí thư", ["1 bí thư"]),
    ("15 (Mười lăm) lượt/năm", ["15 lượt/năm"]),
    ("5 (năm 2020) hộ", []),
    ("Điều 5 (năm) người", []),
    ("12 (xã) hộ", []),
    # shortened nouns
    ("Chi bộ có 36 đ/c, nữ 12 đ/c", ["36 đ/c", "12 đ/c"]),
    ("5 đ/vị, 2 đ/v", ["5 đ/vị", "2 đ/v"]),
    ("biểu dương 15 Đ/c", ["15 Đ/c"]),
    ("năng suất 25 tạ/ha", ["25 tạ/ha"]),
    # two levels with one unit
    ("tăng từ 12 lên 15 xã", ["12 xã", "15 xã"]),
    ("giảm từ 150 xuống còn 120 ha", ["150 ha", "120 ha"]),
    ("từ 2015 lên 15 xã", ["15 xã"]),
    # a day of another calendar
    ("mùng 10 tháng 3 âm lịch", []),
    ("mồng 5 tháng Giêng", []),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links_words_and_levels(quantities, text, expected):
    assert [" ".join(found[1:]) for found in quantities(text)] == expected


SEVERAL = [
    # kinds by their short names; what only begins like one
    ("tại 09 huyện, thị, thành phố và 18 tỉnh, thành phía Nam", ["9 huyện, thị, thành phố", "18 tỉnh, thành"]),
    # words in capitals, also behind a slash; what they are counted by
    ("1.720 lớp/58.230 HS; 1.254 DN/182.000 lao động", ["1720 lớp", "58230 HS", "1254 DN", "182000 lao động"]),
    ("đạt 8,2 BS/1 vạn dân; 9,5 bác sĩ/1 vạn dân", ["8.2 BS/1 vạn dân", "9.5 bác sĩ/1 vạn dân"]),
    ("65 vụ/402 tên; thăm 02 Mẹ VNAH", ["65 vụ", "402 tên", "2 Mẹ VNAH"]),
    ("còn 19 ĐVHC. Có 58.230 HS.", ["19 ĐVHC", "58230 HS"]),  # at the end of a sentence
    ("mật số 750-1.500 con/m2", ["750/1500 con/m2"]),
    ("tại 3 huyện, thành lập 5 tổ", ["3 huyện", "5 tổ"]),
    ("28 xã, thị trấn 30%", ["28 xã, thị trấn"]),
    ("05 xã, 12 thôn và 3.450 hộ", ["5 xã", "12 thôn", "3450 hộ"]),
    ("37 văn bản, 37 văn bản", ["37 văn bản", "37 văn bản"]),
    ("năm 2021 có 150 ha", ["150 ha"]),
    ("2 ha lúa và 3 ha ngô", ["2 ha", "3 ha"]),
    ("27.640 liều mũi 1 và 13.595 liều mũi 2", ["27640 liều", "13595 liều"]),
    ("120 hộ/kế hoạch 150 hộ; 45 ha/tổng 60 ha", ["120 hộ", "150 hộ", "45 ha", "60 ha"]),
    ("3 lớp/kế hoạch", ["3 lớp/kế hoạch"]),
    # parts and powers
    ("2½ ha và 3 ½ giờ", ["2.5 ha", "3.5 giờ"]),
    ("2,5 x 10⁶ CFU/ml; 3 x 10^5 tế bào", ["2500000 CFU/ml", "300000 tế bào"]),
    ("khu đất 20 x 40 m, 2 x 300 MW", ["40 m", "300 MW"]),
    ("2 tấn rưỡi, 1 năm rưỡi, 1 triệu rưỡi lượt khách", ["2.5 tấn", "1.5 năm", "1500000 lượt khách"]),
    ("2 hộ rưỡi; 2,5 tấn rưỡi", ["2 hộ", "2.5 tấn"]),
    # a share of factors, a body of the Party and a booth, whole
    ("tính đủ 3/5 yếu tố chi phí; 07 đảng ủy xã; 02 ca-bin tập lái", ["3/5 yếu tố", "7 đảng ủy", "2 ca-bin"]),
    ("thụ lý 415 vụ, việc dân sự; 12 vụ, việc giảm", ["415 vụ, việc", "12 vụ, việc"]),
    # fractions of a whole
    ("trên 1/2 số hộ, 3/4 diện tích lúa, 2/3 thành viên", ["1/2 ", "3/4 ", "2/3 thành viên"]),
    ("quá 1/3 tổng mức đầu tư, 2/3 khối lượng, 3/4 thời gian", ["1/3 ", "2/3 ", "3/4 "]),
    ("đường 1/5 số nhà 12; phố 1/4 số 5", []),
    ("hơn 1/3 dân số cả nước", ["1/3 "]),
    # units as in a table
    ("62 tạ/ha; 12 KWh; 45 người/km²; 5 m³/ngày đêm", ["62 tạ/ha", "12 KWh", "45 người/km²", "5 m³/ngày đêm"]),
    ("815 ha/1.250 ha", ["815 ha", "1250 ha"]),
    ("12 ha/250 ha", ["12 ha", "250 ha"]),
    ("20 lớp/600 học sinh", ["20 lớp", "600 học sinh"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_quantities(quantities, text, expected):
    assert [f"{value} {unit}" for _, value, unit in quantities(text)] == expected


NONE = [
    "sinh hoạt tại thôn 4 và 12",  # numbers of villages
    "khu phố 3, 12 tháng",
    "theo khoản 1 Điều 5 Nghị định về quản lý",
    "điểm 2 mục 1 Quyết định này",
    "nhà ở “3 mềm”", "tại tầng 3 nhà B, phòng 2 nhà A1",  # a catchword; where a room lies
    "Điều 15 LĐ", "Công văn 12/LĐ-TBXH", "năm 2020 LĐLĐ huyện", "Thông báo số 15 LĐTBXH",
    "lô góc 2 mặt tiền", "nhà 3 mặt phố",
    "số 118, đường 26 tháng 3, phường Châu Văn Liêm", "phố 30 tháng 4 phường 2", "Trường 2 tháng 9",  # called after a day
    "cúng 23 tháng Chạp", "rằm 15 tháng Giêng", "khởi nghĩa 19 tháng Tám", "Giấy chứng nhận số 3602123456 ngày 12/5/2018",
    "1   Cầu qua kênh         1.200.000       915.300\n    ấp Bình Lợi, xã An Phú",  # the last cell of a row
    "7   Chi quản lý hành chính,        20.968     (51.120)    78.412\nđoàn thể xã",
    "Trạm bơm Vĩnh Hưng              -915\n   hộ ông Ba",
    "Kênh tiêu\t86,5\nha",
    "khởi công 3/2018", "so với 12/2018 tăng", "Công văn 12/2019 của Sở", "thửa 6/2008", "đến hết 10/2019 giải ngân",
    # serial numbers
    "Hóa đơn số 0000125 ngày 12/5/2019", "Biên lai số AA/2021/0012345 ngày 3/4/2021", "CMND số 060123456 cấp năm 2010",
    "số seri BN 123456 cấp năm 2015",
    "CMND số 271234567 cấp tại Công an tỉnh", "Chứng minh nhân dân số 271234567 nơi cấp", "CMND: 271234567 cấp ngày 3/4/2010",
    "Hộ chiếu số 1234567 cấp", "tài khoản 6320201001 người thụ hưởng", "mã số thuế 1400123456 hộ kinh doanh",
    # list and section numbers, articles
    "1. Công tác chỉ đạo", "2) Thu ngân sách", "1.2.1 Kết quả", "khoản 2 Điều 3", "Điều 5 Nghị định", "mục 3 phần II", "Phụ lục 2",
    # grades and ordinals
    "khách sạn 5 sao", "dịch vụ công mức độ 3, 4", "dịch cấp độ 2", "sửa đổi lần 1", "học sinh lớp 5", "kỳ họp thứ 12 thông qua", "OCOP 3 sao",
    "khóa 12 bế mạc", "quốc lộ 19 đoạn", "thôn 3 phường", "tổ dân phố 7 phường", "đợt 2 bắt đầu",
    # calendar
    "năm 2022 huyện", "ngày 14 tháng 5", "tháng 6 huyện", "6 tháng đầu năm 2022", "06 tháng cuối năm 2022", "9 tháng năm 2023", "quý 3 huyện", "2020-2025",
    "niên vụ 2022/2023 đạt",
    # time of day
    "16 giờ 30 phút", "lúc 7h30", "hồi 8 giờ ngày 5/6",
    "14 rạng sáng", "đến 15 giờ", "9 giờ sáng", "từ 8 giờ đến 11 giờ", "trước 17 giờ", "20 giờ 30 tối", "trực 24/24h",
    # numbered things
    "tổ 7 phường 8", "khối 10 trường THPT Lê Lợi", "Ấp 3, 4, 5 xã Phước Lý", "khu phố 1, 2 và 3 phường 5", "Trường THCS Lý Tự Trọng 2 khánh thành",
    "Bệnh viện Đa khoa 2 khám", "Trung tâm 6 cũ", "Lữ đoàn 147 tham gia", "Kho 334 nổ", "tổng đài 111 tiếp nhận", "đường dây nóng 1022 trả lời",
    "tờ bản đồ số 12, thửa 45", "Chương trình 135 giai đoạn II", "Trung ương 6 khóa XIII", "cụm 5 dân cư", "Km 15+300 quốc lộ 14", "1900 1234 hỗ trợ",
    "Kết luận 62 Ban Tổ chức", "Quy định 37 Đảng viên không được làm", "quốc lộ 5 Cầu Giẽ", "STT\n1 Trường Mầm non Hoa Sen", "năm 2 trường",
    "45/7 Nguyễn Huệ, Q.1", "địa chỉ 12/3 Lê Lợi",
    "làng Kon Đào 2 bằng nguồn vốn 135",
    "Ban Chỉ đạo 35 huyện", "BCĐ 389 tỉnh", "ban chỉ đạo 138 xã",
    # feasts and scores
    "30/4 đoàn đi", "mừng 8/3 phụ nữ", "đường 3/2 xã", "kết quả 2-0 nghiêng về chủ nhà",
    # the scale of a table
    "Đơn vị tính: 1.000 người", "(ĐVT: 1.000 con)",
    # nothing tells which of two readings
    "diện tích 1,706 ha",
    # another word
    "lớp 1 công nghệ giáo dục", "hệ số 1,5 nhân", "7 triệu tập",
    # phone numbers, names, standards, scales of maps
    "điện thoại: 0256 3880 123", "số điện thoại 0914 123 456 gặp", "COVID-19 bùng phát", "ISO 9001:2015 cho", "TCVN 5574 về", "tỷ lệ 1/500 được", "1/500",
    # a date or nothing
    "ngày 14/5 huyện", "04/8",
    # other kinds of figures
    "55,19% kế hoạch", "480/QĐ-UBND",
    "3 tháng/2005", "đạt 698,445/871,321 triệu đồng", "đạt 450/500 tỷ đồng",
    # a list label on the next line, the tail of a damaged number
    "tổng là 15.\n12. Chi ngân sách", "1.23.\n000 hộ",
    # what follows is no noun
    "năm 2021 là 37 và", "tổng 12 trong đó", "đạt 45.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(quantities, text):
    assert quantities(text) == []


BESIDE_OTHERS = [
    # what another finder reads is no quantity
    ("kinh phí 300 triệu", []),
    ("5 tỷ đồng cho 12 xã", ["12 xã"]),
    ("55,19% của 12 xã", ["12 xã"]),
    ("ngày 14/5/2021 có 5 vụ", ["5 vụ"]),
    ("Công văn số 3919/UBND về 12 dự án", ["12 dự án"]),
    ("04 xã Vĩnh An, Tây Bình", ["4 xã"]),  # a count and a place share the type word
    ("05 đồng chí", ["5 đồng chí"]),
    ("2 triệu ngăn", ["2000000 ngăn"]),
    ("7 phần nghìn", []),
    ("hai trăm triệu đồng cho 12 hộ", ["12 hộ"]),
    ("650 triệu trái/năm", ["650000000 trái/năm"]),
    ("2,3 triệu hành khách", ["2300000 hành khách"]),
    ("97 triệu dân", ["97000000 dân"]),
    ("Nghị quyết 11 của Chính phủ", []),
    ("6 tháng đầu năm 2022 có 12 vụ", ["12 vụ"]),
    ("tiêu chuẩn TCVN ISO 9001:2015 tại 14 xã", ["14 xã"]),
    ("xem https://binhdinh.gov.vn/12/xa và 3 dự án", ["3 dự án"]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_OTHERS)
def test_beside_the_other_finders(all_finders, layout_of, text, expected):
    found = [m.value for m in all_finders(layout_of(text)) if isinstance(m.value, Quantity)]
    assert [" ".join(shown(quantity)) for quantity in found] == expected


VAGUE = [
    ("trên 500 hộ", "trên"),
    ("hơn 500 hộ", "hơn"),
    ("khoảng 500 hộ", "khoảng"),
    ("không dưới 500 hộ", "ít nhất"),
    ("chưa đầy 500 hộ", "dưới"),
    ("trên dưới 500 hộ", "khoảng"),
    ("không nhiều hơn 500 hộ", "không quá"),
    ("nhiều hơn 500 hộ", ""),
    ("có 500 hộ", ""),
    ("(hơn 500 hộ)", "hơn"),
    ("(dưới 500 hộ)", "dưới"),
    ("(bản đồ bên dưới 500 hộ)", ""),
    ("≥ 500 hộ", "ít nhất"),
    ("> 500 hộ", ""),  # the mark of a quotation
    ("quy mô <500 hộ", "dưới"),
]


@pytest.mark.parametrize(("text", "qualifier"), VAGUE)
def test_qualifiers(rules, layout_of, text, qualifier):
    (found,) = quantity_finder(rules)(layout_of(text))
    assert found.value.qualifier == qualifier


STEPS = [
    ("2½ ha", "0.1"),
    ("3¼ tấn", "0.01"),
    ("2,5 x 10⁶ CFU", "100000"),
    ("12,50 km", "0.01"),
    ("37 văn bản", "1"),
    ("1,5 triệu lượt khách", "100000"),
    ("21.777 hồ sơ", "1"),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_precision(rules, layout_of, text, step):
    (found,) = quantity_finder(rules)(layout_of(text))
    assert found.value.step == Decimal(step)


@given(
    st.integers(0, 10**7),
    st.integers(0, 2),
    st.sampled_from(["ha", "km", "tấn", "m3", "hộ", "văn bản", "lượt người", "kWh"]),
)
def test_a_printed_quantity_is_read_back(quantities, digits, places, unit):
    value = Decimal(digits).scaleb(-places)
    printed = f"{print_number(value)} {unit}"
    assert quantities(f"Huyện có {printed}, đạt kế hoạch.") == [(printed, plain(value), unit)]


SPACED = [
    ("Toàn huyện có 12 345 người, 1 500 hộ", ["12345", "1500"]),
    ("trồng 12 345,6 ha và 7 000 con", ["12345.6", "7000"]),
    ("1 250 000 người và 98 765 hộ", ["1250000", "98765"]),
    ("Phường 5 120 hộ", []),  # the fifth ward's, or 5120
    ("Tổng số 1 318 hộ", ["1318"]),
    ("Đã thu hồi 18 456,7 m2 đất", ["18456.7"]),
    ("hồi 8 120 người có mặt", []),  # at eight, or 8120
    ("năm 2021 150 ha", ["150"]),
]


@pytest.mark.parametrize(("text", "values"), SPACED)
def test_thousands_parted_by_blanks(quantities, text, values):
    assert [value for _, value, *_ in quantities(text)] == values


def test_times_in_the_heads_of_tables_are_no_quantities(run_text):
    rows = "Nội dung\tQuý III\t9 tháng\tSố hộ\nThu phí\t12 tháng\t45\t12\nThu thuế\t6 tháng\t46\t13\n"
    found = [m.text for m in run_text(f"BÁO CÁO\n\nTrong 9 tháng qua.\n\n{rows}\n").mentions if "tháng" in m.text]
    assert found == ["9 tháng", "12 tháng", "6 tháng"]


def test_a_list_number_and_its_label_in_one_cell_are_no_quantity(run_text):
    rows = "\n2\t5 Cầu dân sinh\t12 Tấn\n3\t6 Cống hộp\t03 Tổ công tác\n4\t7 Đập tràn\t8 xe tải\n"
    head = "UBND HUYỆN BẢO LẠC\nSố: 7/BC-UBND\n\nBÁO CÁO\nKết quả năm 2021\n\nTT\tHạng mục\tSố lượng"
    found = [m.text for m in run_text(head + rows).mentions if isinstance(m.value, Quantity)]
    assert found == ["12 Tấn", "03 Tổ", "8 xe"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("tổng số 271234 hộ", "271234 hộ"),
        ("dân số 1271234 người", "1271234 người"),
        ("cấp 12500 thẻ căn cước", "12500 thẻ"),
        ("đã cấp căn cước 12.500 người", "12.500 người"),
        ("mở 123456 tài khoản", "123456 tài khoản"),
    ],
)
def test_long_counts_are_no_serial_numbers(quantities, text, printed):
    assert [found[0] for found in quantities(text)] == [printed]

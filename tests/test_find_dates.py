"""Dates and spans. Text on the left; printed date and EDTF value on the right. ANNOTATION: DATE; DOMAIN section 6."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import months_value
from pipeline.find.dates import date_finder
from pipeline.model import DateValue


@pytest.fixture(scope="session")
def dates(rules, layout_of):
    """Text -> (printed, value) of what the finder alone sees."""
    find = date_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [(" ".join(layout.text[m.start : m.end].split()), m.value.value) for m in find(layout)]

    return run


ONE = [
    # days; the word `ngày` is no part
    ("ngày 14/5/2021", "14/5/2021", "2021-05-14"),
    ("ngày 14-5-2021", "14-5-2021", "2021-05-14"),
    ("ngày 14.5.2021", "14.5.2021", "2021-05-14"),
    ("14/05/2021", "14/05/2021", "2021-05-14"),
    ("ngày 02 tháng 9 năm 2025", "02 tháng 9 năm 2025", "2025-09-02"),
    ("ngày 01 tháng 11 năm 2012 của", "01 tháng 11 năm 2012", "2012-11-01"),
    ("ngày 01 tháng 11\nnăm 2012", "01 tháng 11 năm 2012", "2012-11-01"),  # a line break inside
    ("ngày 14/\n5/2021", "14/ 5/2021", "2021-05-14"),
    ("ngày 14 / 5 / 2021", "14 / 5 / 2021", "2021-05-14"),
    ("NGÀY 14 THÁNG 5 NĂM 2021", "14 THÁNG 5 NĂM 2021", "2021-05-14"),
    ("(ngày 09/01/2026)", "09/01/2026", "2026-01-09"),
    ("ngày 14/5/2021.", "14/5/2021", "2021-05-14"),
    ("hoàn thành trước 31/12", "31/12", "XXXX-12-31"),
    ("báo cáo xong 20/11", "20/11", "XXXX-11-20"),
    ("ngày 31/02/2021", "31/02/2021", "2021-02-31"),  # printed so; that it cannot be is for a check to say
    ("14–5–2021", "14-5-2021", "2021-05-14"),
    # months
    ("tháng 9/2025", "tháng 9/2025", "2025-09"),
    ("tháng 12/2023", "tháng 12/2023", "2023-12"),
    ("trong tháng 4 năm 2022", "tháng 4 năm 2022", "2022-04"),
    ("Tháng 04-2022", "Tháng 04-2022", "2022-04"),
    ("tháng 4\nnăm 2022", "tháng 4 năm 2022", "2022-04"),
    # quarters and parts of a year: the whole phrase
    ("trong quý III/2023", "quý III/2023", "2023-07/2023-09"),
    ("Quý 3 năm 2023", "Quý 3 năm 2023", "2023-07/2023-09"),
    ("quý I năm 2024", "quý I năm 2024", "2024-01/2024-03"),
    ("quý IV/2024", "quý IV/2024", "2024-10/2024-12"),
    ("6 tháng đầu năm 2022", "6 tháng đầu năm 2022", "2022-01/2022-06"),
    ("06 tháng cuối năm 2022", "06 tháng cuối năm 2022", "2022-07/2022-12"),
    ("06 THÁNG ĐẦU NĂM 2022", "06 THÁNG ĐẦU NĂM 2022", "2022-01/2022-06"),
    ("sáu tháng đầu năm 2022", "sáu tháng đầu năm 2022", "2022-01/2022-06"),
    ("3 tháng đầu năm 2023", "3 tháng đầu năm 2023", "2023-01/2023-03"),
    ("3 tháng cuối năm 2023", "3 tháng cuối năm 2023", "2023-10/2023-12"),
    ("kết quả 9 tháng năm 2023", "9 tháng năm 2023", "2023-01/2023-09"),
    ("9 tháng đầu năm 2023", "9 tháng đầu năm 2023", "2023-01/2023-09"),
    ("06 tháng đầu\nnăm 2022", "06 tháng đầu năm 2022", "2022-01/2022-06"),
    # years
    ("năm 2023", "năm 2023", "2023"),
    ("Năm 2023, huyện", "Năm 2023", "2023"),
    ("đến năm 2030", "năm 2030", "2030"),
    ("sau 2025", "2025", "2025"),
    ("từ 2019", "2019", "2019"),
    ("trước 2020", "2020", "2020"),
    # spans of years: the years alone
    ("giai đoạn 2021-2025", "2021-2025", "2021/2025"),
    ("nhiệm kỳ 2020 - 2025", "2020 - 2025", "2020/2025"),
    ("giai đoạn 2021–2025", "2021-2025", "2021/2025"),
    ("năm học 2022-2023", "2022-2023", "2022/2023"),
    ("giai đoạn 2021-\n2025", "2021- 2025", "2021/2025"),
    ("giai đoạn 2019 đến 2022", "2019 đến 2022", "2019/2022"),
    ("giai đoạn từ năm 2019 đến năm 2022", "năm 2019 đến năm 2022", "2019/2022"),
    # days of one month
    ("từ ngày 01-05/3/2022", "01-05/3/2022", "2022-03-01/2022-03-05"),
    # no year printed: none is filled in
    ("ngày 18/5", "18/5", "XXXX-05-18"),
    ("Ngày Khoa học và Công nghệ Việt Nam 18/5", "18/5", "XXXX-05-18"),
    ("Ngày Khoa học và Công nghệ Việt Nam (18-5)", "18-5", "XXXX-05-18"),
    ("ngày 14 tháng 5,", "14 tháng 5", "XXXX-05-14"),
    ("sinh ngày 19/5/1890", "19/5/1890", "1890-05-19"),
    ("ngày 02 tháng 9 năm 1789", "02 tháng 9 năm 1789", "1789-09-02"),
]


@pytest.mark.parametrize(("text", "printed", "value"), ONE)
def test_one_date(dates, text, printed, value):
    assert dates(text) == [(printed, value)]


SEVERAL = [
    # one year for both halves (seed 000)
    ("06 tháng đầu năm và triển khai nhiệm vụ 06 tháng cuối năm 2022", ["2022-01/2022-06", "2022-07/2022-12"]),
    ("6 tháng đầu năm,\nphương hướng 6 tháng cuối năm 2023", ["2023-01/2023-06", "2023-07/2023-12"]),
    ("từ ngày 01/01/2023 đến ngày 30/6/2023", ["2023-01-01", "2023-06-30"]),
    ("ngày 05/6 và ngày 10/6", ["XXXX-06-05", "XXXX-06-10"]),
    ("năm 2021: 5 vụ; năm 2022: 3 vụ", ["2021", "2022"]),
    ("giai đoạn 2016-2020 và giai đoạn 2021-2025", ["2016/2020", "2021/2025"]),
    ("Năm 2021 tăng so với năm 2020", ["2021", "2020"]),
    ("ngày 14/5/2021, ngày 14/5/2021", ["2021-05-14", "2021-05-14"]),  # every mention
    ("tháng 4 năm 2022 và tháng 5 năm 2022", ["2022-04", "2022-05"]),
    # the sentence ends before the year: nothing is shared
    ("Kết quả 6 tháng đầu năm. Nhiệm vụ 6 tháng cuối năm 2022", ["2022-07/2022-12"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several_dates(dates, text, values):
    assert [value for _, value in dates(text)] == values


NONE = [
    "bản đồ tỷ lệ 1/500", "đạt 04/8 chỉ tiêu", "ISO 9001:2015", "số 01/2021/TT-BKHCN", "186/337 thủ tục", "12/12 xã", "1/2 số hộ",
    # durations
    "trong 6 tháng", "10 năm qua", "sau 3 tháng thực hiện", "12 tháng",
    # no calendar value
    "6 tháng đầu năm", "9 tháng đầu năm nay", "hằng năm", "năm nay", "năm trước", "quý III", "tháng 9", "ngày 14", "cuối năm", "năm học",
    # figures that look like years
    "2020 hộ", "2.022 hồ sơ", "2022 kg", "2021,5 ha", "gồm 2000 người", "số 2010/UBND-ĐT", "điện thoại 0256 2022 123", "12.2022.345 đồng",
    # no such day or month
    "ngày 45/2/2021", "ngày 14/13/2021", "tháng 13/2023", "tháng 0 năm 2022", "quý V/2023",
    # versions, addresses, ratios, headings
    "QCVN 01-1:2018/BYT", "số nhà 14/5/20", "24/24 giờ", "lớp 3/4", "1.5.2 Công tác",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_date(dates, text):
    assert dates(text) == []


SHARED = [
    # lists and spans that share a word, a month or a year; text, and (printed, value) of each date
    ("Thời gian triển khai: tháng 5-6/2022.", [("tháng 5-6/2022", "2022-05/2022-06")]),
    ("Tháng 7, 8/2022 tiến hành nghiệm thu", [("Tháng 7", "2022-07"), ("8/2022", "2022-08")]),
    ("trong tháng 3, 4 và 5 năm 2021 huyện Mai Sơn", [("tháng 3", "2021-03"), ("4", "2021-04"), ("5 năm 2021", "2021-05")]),
    ("các tháng 9, 10, 11 và 12/2024", [("tháng 9", "2024-09"), ("10", "2024-10"), ("11", "2024-11"), ("12/2024", "2024-12")]),
    ("tháng 11 và 12/2023 tại Đắk Glong", [("tháng 11", "2023-11"), ("12/2023", "2023-12")]),
    ("từ tháng 01-10/2019 toàn tỉnh Lai Châu", [("tháng 01-10/2019", "2019-01/2019-10")]),
    ("tháng 3 - 4 năm 2020", [("tháng 3 - 4 năm 2020", "2020-03/2020-04")]),
    ("từ tháng 3 đến tháng 9 năm 2018", [("tháng 3", "2018-03"), ("tháng 9 năm 2018", "2018-09")]),
    ("đầu tháng 5/2016, giữa tháng 8 năm 2017 và cuối tháng 12/2018", [("tháng 5/2016", "2016-05"), ("tháng 8 năm 2017", "2017-08"), ("tháng 12/2018", "2018-12")]),
    ("10 ngày đầu tháng 6/2022", [("tháng 6/2022", "2022-06")]),
    ("Quý I, II, III năm 2025 giải ngân", [("Quý I", "2025-01/2025-03"), ("II", "2025-04/2025-06"), ("III năm 2025", "2025-07/2025-09")]),
    ("quý I và II/2025", [("quý I", "2025-01/2025-03"), ("II/2025", "2025-04/2025-06")]),
    ("quý 1-2/2024", [("quý 1-2/2024", "2024-01/2024-06")]),
    ("Quý III - IV/2023", [("Quý III - IV/2023", "2023-07/2023-12")]),
    ("quý 3, 4 năm 2017", [("quý 3", "2017-07/2017-09"), ("4 năm 2017", "2017-10/2017-12")]),
    ("3 quý đầu năm 2024 thu ngân sách", [("3 quý đầu năm 2024", "2024-01/2024-09")]),
    ("ba quý đầu năm 2013", [("ba quý đầu năm 2013", "2013-01/2013-09")]),
    ("hai quý cuối năm 2013", [("hai quý cuối năm 2013", "2013-07/2013-12")]),
    ("kết quả 3 quý đầu năm, nhiệm vụ quý IV/2022", [("3 quý đầu năm", "2022-01/2022-09"), ("quý IV/2022", "2022-10/2022-12")]),
    ("nghỉ lễ ngày 30-4 và ngày 1-5", [("30-4", "XXXX-04-30"), ("1-5", "XXXX-05-01")]),
    ("chào mừng ngày 2-9", [("2-9", "XXXX-09-02")]),
    ("ngày 27-7 hằng năm", [("27-7", "XXXX-07-27")]),
    ("dịp 30/4 và 01/5, huyện Sa Pa đón 12.000 lượt khách", [("30/4", "XXXX-04-30"), ("01/5", "XXXX-05-01")]),
    ("nghỉ lễ 30/4 - 01/5", [("30/4", "XXXX-04-30"), ("01/5", "XXXX-05-01")]),
    ("ngày 14/05/21 Trạm Y tế xã Hòa An", [("14/05/21", "2021-05-14")]),
    ("từ ngày 01/6/19 đến ngày 30/6/19", [("01/6/19", "2019-06-01"), ("30/6/19", "2019-06-30")]),
    ("giải phóng ngày 30/4/75", [("30/4/75", "1975-04-30")]),
    ("từ 01/7 đến 31/8/2025", [("01/7", "2025-07-01"), ("31/8/2025", "2025-08-31")]),
    ("các ngày 05/8, 12/8 và 20/8/2025", [("05/8", "2025-08-05"), ("12/8", "2025-08-12"), ("20/8/2025", "2025-08-20")]),
    ("05/8, 12/8 và 20/8/2025", [("05/8", "2025-08-05"), ("12/8", "2025-08-12"), ("20/8/2025", "2025-08-20")]),
    ("từ ngày 01/7 đến ngày 31/8/2025", [("01/7", "2025-07-01"), ("31/8/2025", "2025-08-31")]),
    ("từ ngày 20/12 đến ngày 15/01/2023", [("20/12", "XXXX-12-20"), ("15/01/2023", "2023-01-15")]),
    ("từ ngày 10 đến ngày 15 tháng 4", [("10", "XXXX-04-10"), ("15 tháng 4", "XXXX-04-15")]),
    ("từ ngày 20 đến 25/11/2023", [("20", "2023-11-20"), ("25/11/2023", "2023-11-25")]),
    ("từ ngày 20 đến ngày 25 tháng 11 năm 2023", [("20", "2023-11-20"), ("25 tháng 11 năm 2023", "2023-11-25")]),
    ("từ 2019 đến 2022", [("2019", "2019"), ("2022", "2022")]),
    ("từ năm 2019 đến năm 2022", [("năm 2019", "2019"), ("năm 2022", "2022")]),
    ("Từ năm 2011 đến 2015, tỉnh Hòa Bình", [("năm 2011", "2011"), ("2015", "2015")]),
    ("ngày 5, 6 và 7/8/2022", [("5", "2022-08-05"), ("6", "2022-08-06"), ("7/8/2022", "2022-08-07")]),
    ("ngày 08 và 09 tháng 6 năm 2023", [("08", "2023-06-08"), ("09 tháng 6 năm 2023", "2023-06-09")]),
    ("ngày 26 và ngày 27/10/2016", [("26", "2016-10-26"), ("27/10/2016", "2016-10-27")]),
    ("ngày 5, 6/8", [("5", "XXXX-08-05"), ("6/8", "XXXX-08-06")]),
    ("đêm 14 rạng sáng ngày 15/9/2022", [("14", "2022-09-14"), ("15/9/2022", "2022-09-15")]),
    ("đêm 14, rạng sáng 15/9", [("14", "XXXX-09-14"), ("15/9", "XXXX-09-15")]),
    ("rạng sáng 14/9", [("14/9", "XXXX-09-14")]),
    ("sáng 3/8 tại Hà Tĩnh", [("3/8", "XXXX-08-03")]),
    ("lúc 14h30 ngày 5/3/2022", [("5/3/2022", "2022-03-05")]),
    ("hồi 7 giờ 15 phút ngày 05 tháng 3 năm 2022", [("05 tháng 3 năm 2022", "2022-03-05")]),
    ("ngày 3-5/4/2021", [("3-5/4/2021", "2021-04-03/2021-04-05")]),
    ("ngày 10-12 tháng 3 năm 2020", [("10-12 tháng 3 năm 2020", "2020-03-10/2020-03-12")]),
    ("giai đoạn 2021 - 2025", [("2021 - 2025", "2021/2025")]),
    ("năm học 2022-2023", [("2022-2023", "2022/2023")]),
    ("niên độ 2021-2022", [("2021-2022", "2021/2022")]),
    ("niên độ 2021/2022", [("2021/2022", "2021/2022")]),
    ("vụ Đông Xuân 2021-2022", [("2021-2022", "2021/2022")]),
    ("vụ Đông Xuân 2021/2022", [("2021/2022", "2021/2022")]),
    ("năm học 2022/2023", [("2022/2023", "2022/2023")]),
    ("giai đoạn 2021-25", [("2021-25", "2021/2025")]),
    ("6 tháng cuối năm 2020", [("6 tháng cuối năm 2020", "2020-07/2020-12")]),
    ("9 tháng năm 2019", [("9 tháng năm 2019", "2019-01/2019-09")]),
    ("năm 2019, 2020 và 2021", [("năm 2019", "2019"), ("2020", "2020"), ("2021", "2021")]),
    ("trong các năm 2014, 2015, 2016 và 2017", [("năm 2014", "2014"), ("2015", "2015"), ("2016", "2016"), ("2017", "2017")]),
    ("3 năm (2019, 2020, 2021)", [("2019", "2019"), ("2020", "2020"), ("2021", "2021")]),
    ("trong 3 năm 2018 - 2020", [("năm 2018 - 2020", "2018/2020")]),
    ("3 tháng đầu năm thu đạt 12,5 tỷ đồng (quý I/2003 đạt 9 tỷ đồng)", [("quý I/2003", "2003-01/2003-03")]),
    ("Kết quả 6 tháng đầu năm đạt 45% (6 tháng đầu năm 2021 đạt 40%)", [("6 tháng đầu năm 2021", "2021-01/2021-06")]),
    ("Năm 2010, 3 tháng đầu năm mưa nhiều, nhiệm vụ quý II/2009 đã xong", [("Năm 2010", "2010"), ("quý II/2009", "2009-04/2009-06")]),
    ("Kết quả 9 tháng đầu năm, phương hướng quý IV/2022", [("9 tháng đầu năm", "2022-01/2022-09"), ("quý IV/2022", "2022-10/2022-12")]),
    ("3 tháng đầu năm tăng 5%, riêng quý I/2003 tăng 3%", [("quý I/2003", "2003-01/2003-03")]),
    ("Căn cứ tình hình thực tế, Sở Y tế Cà Mau tổ chức tiêm chủng đợt 1 từ ngày 12 đến 18/7/2021, đợt 2 từ 26/7 đến 02/8/2021.", [("12", "2021-07-12"), ("18/7/2021", "2021-07-18"), ("26/7", "2021-07-26"), ("02/8/2021", "2021-08-02")]),
    ("Đoàn kiểm tra làm việc trong 03 ngày 15, 16 và 17/11/2018 tại huyện Nậm Pồ.", [("15", "2018-11-15"), ("16", "2018-11-16"), ("17/11/2018", "2018-11-17")]),
    ("Mưa lớn đêm 17 và ngày 18/10/2020 làm 5/8 thôn ngập.", [("17", "2020-10-17"), ("18/10/2020", "2020-10-18")]),
    ("Từ 19h ngày 28/9 đến 7h ngày 29/9/2022, gió giật cấp 12.", [("28/9", "2022-09-28"), ("29/9/2022", "2022-09-29")]),
    ("Kỳ họp thứ 7 diễn ra trong 2,5 ngày, từ chiều 06/12 đến hết ngày 08/12/2023.", [("06/12", "2023-12-06"), ("08/12/2023", "2023-12-08")]),
    ("kỷ niệm Ngày thành lập Đoàn 26-3 và ngày 8-3", [("26-3", "XXXX-03-26"), ("8-3", "XXXX-03-08")]),
    ("Hoàn thành trong quý III, quý IV năm 2019.", [("quý III", "2019-07/2019-09"), ("quý IV năm 2019", "2019-10/2019-12")]),
    ("Vốn đối ứng quý I + II/2016 là 4 tỷ đồng.", [("quý I", "2016-01/2016-03"), ("II/2016", "2016-04/2016-06")]),
    ("Lương tháng 1, 2, 3/2020", [("tháng 1", "2020-01"), ("2", "2020-02"), ("3/2020", "2020-03")]),
    ("Chi trả trợ cấp tháng 9 và tháng 10/2021", [("tháng 9", "2021-09"), ("tháng 10/2021", "2021-10")]),
    ("truy thu tháng 11, tháng 12 năm 2014 và tháng 01/2015", [("tháng 11", "2014-11"), ("tháng 12 năm 2014", "2014-12"), ("tháng 01/2015", "2015-01")]),
    ("số liệu đến 31/12/2020 và ước 30/6/2021", [("31/12/2020", "2020-12-31"), ("30/6/2021", "2021-06-30")]),
    ("Số liệu 10 tháng và ước thực hiện cả năm 2013.", [("năm 2013", "2013")]),
    ("So với cùng kỳ năm 2011, 2012 tăng 12%.", [("năm 2011", "2011"), ("2012", "2012")]),
    ("niên khóa 2014-2018 và niên vụ 2015/2016, 2016/2017", [("2014-2018", "2014/2018"), ("2015/2016", "2015/2016"), ("2016/2017", "2016/2017")]),
    ("vụ mùa năm 2019 và vụ Chiêm xuân 2019 - 2020", [("năm 2019", "2019"), ("2019 - 2020", "2019/2020")]),
    ("Đại hội nhiệm kỳ 2020-25", [("2020-25", "2020/2025")]),
    ("Trẻ sinh từ 01/01/2016 đến 31/12/2020", [("01/01/2016", "2016-01-01"), ("31/12/2020", "2020-12-31")]),
    ("Tỷ lệ 3/5, ngày 20/8/2025 họp lại", [("20/8/2025", "2025-08-20")]),
    ("sau ngày 20/8, 5/6 xã đã nộp báo cáo", [("20/8", "XXXX-08-20")]),
    ("ngày 20/8/2025, 5/9 thôn đã xong", [("20/8/2025", "2025-08-20")]),
    ("đợt 3, 4 năm 2021", [("năm 2021", "2021")]),
    ("lớp 3, 4 và 5 năm 2021", [("năm 2021", "2021")]),
    ("năm 2021, 5/6 xã đạt", [("năm 2021", "2021")]),
    ("giai đoạn 1 và 2 năm 2021", [("năm 2021", "2021")]),
    ("Đợt 1 (tháng 3 - 6/2024), đợt 2 (tháng 9 - 12/2024)", [("tháng 3 - 6/2024", "2024-03/2024-06"), ("tháng 9 - 12/2024", "2024-09/2024-12")]),
    ("Nghỉ Tết từ ngày 29/01/2022 đến hết ngày 06/02/2022 (từ 27 tháng Chạp)", [("29/01/2022", "2022-01-29"), ("06/02/2022", "2022-02-06")]),
    ("từ 15h00 ngày 08/9 đến 06 giờ sáng 09/9/2024", [("08/9", "2024-09-08"), ("09/9/2024", "2024-09-09")]),
    ("hồi 14 giờ 30 ngày 5-3-2022", [("5-3-2022", "2022-03-05")]),
    ("từ 0 giờ ngày 23-8", [("23-8", "XXXX-08-23")]),
    ("Từ ngày 5-7 tháng 9 năm 2017", [("5-7 tháng 9 năm 2017", "2017-09-05/2017-09-07")]),
    ("họp ngày 28, 29/6/2016", [("28", "2016-06-28"), ("29/6/2016", "2016-06-29")]),
    ("ngày 31/12 và 01/01/2020", [("31/12", "XXXX-12-31"), ("01/01/2020", "2020-01-01")]),
    ("trong 2 ngày (25 và 26/4/2019)", [("25", "2019-04-25"), ("26/4/2019", "2019-04-26")]),
    ("ngày 01.03.22", [("01.03.22", "2022-03-01")]),
    ("từ ngày 15/9/2021-15/10/2021", [("15/9/2021", "2021-09-15"), ("15/10/2021", "2021-10-15")]),
    ("15/9-15/10/2021", [("15/9", "2021-09-15"), ("15/10/2021", "2021-10-15")]),
    ("tháng 6, 7/ 2023", [("tháng 6", "2023-06"), ("7/ 2023", "2023-07")]),
    ("Quý II và 6 tháng đầu năm 2022", [("Quý II", "2022-04/2022-06"), ("6 tháng đầu năm 2022", "2022-01/2022-06")]),
    ("Tình hình tháng 6 và 6 tháng đầu năm 2022", [("tháng 6", "2022-06"), ("6 tháng đầu năm 2022", "2022-01/2022-06")]),
    ("Quý I tăng 5% so với quý I/2020", [("quý I/2020", "2020-01/2020-03")]),
    ("Báo cáo tháng 4, kế hoạch tháng 5/2021", [("tháng 4", "2021-04"), ("tháng 5/2021", "2021-05")]),
    ("hai quý đầu năm 2020 và ba quý đầu năm 2021", [("hai quý đầu năm 2020", "2020-01/2020-06"), ("ba quý đầu năm 2021", "2021-01/2021-09")]),
    ("bốn tháng đầu năm 2009 và năm tháng đầu năm 2010", [("bốn tháng đầu năm 2009", "2009-01/2009-04"), ("năm tháng đầu năm 2010", "2010-01/2010-05")]),
    ("TRONG QUÝ I, II NĂM 2018", [("QUÝ I", "2018-01/2018-03"), ("II NĂM 2018", "2018-04/2018-06")]),
    ("THÁNG 5, 6 NĂM 2018", [("THÁNG 5", "2018-05"), ("6 NĂM 2018", "2018-06")]),
    ("khai thác 3 tháng/2005 lên 407 ngàn tấn", [("3 tháng/2005", "2005-01/2005-03")]),
    ("kết quả 9 tháng/2016 và 3 quý/2017", [("9 tháng/2016", "2016-01/2016-09"), ("3 quý/2017", "2017-01/2017-09")]),
    ("Trong 03 tháng (tháng 4, 5, 6/2021), Trạm Y tế xã Ia Piơr tiêm 1.204 mũi.", [("tháng 4", "2021-04"), ("5", "2021-05"), ("6/2021", "2021-06")]),
    ("Thời gian thực hiện: Quý III/2018 – Quý II/2020.", [("Quý III/2018", "2018-07/2018-09"), ("Quý II/2020", "2020-04/2020-06")]),
    ("Đại hội tổ chức 02 ngày, 14 và 15/10/2020.", [("14", "2020-10-14"), ("15/10/2020", "2020-10-15")]),
    ("Bão số 9 đổ bộ trưa 28/10, sáng 29/10 suy yếu.", [("28/10", "XXXX-10-28"), ("29/10", "XXXX-10-29")]),
    ("Tính đến 15h ngày 19/8/2021, toàn tỉnh ghi nhận 512 ca.", [("19/8/2021", "2021-08-19")]),
    ("Vụ Đông Xuân 2018 - 2019 gieo 4.512 ha; vụ Hè Thu 2019 gieo 3.200 ha.", [("2018 - 2019", "2018/2019")]),
    ("Thanh toán khối lượng năm 2015 và 2016 chuyển sang", [("năm 2015", "2015"), ("2016", "2016")]),
    ("Quyết toán ngân sách các năm 2011, 2012, 2013", [("năm 2011", "2011"), ("2012", "2012"), ("2013", "2013")]),
    ("giai đoạn 2016-2020, tầm nhìn 2030", [("2016-2020", "2016/2020")]),
    ("Đạt 11/19, 12/19 và 13/19 tiêu chí năm 2020", [("năm 2020", "2020")]),
    ("trong ngày 3-2 có mưa", [("3-2", "XXXX-02-03")]),
    ("Ngày 19-8-1945 và ngày 2-9-1945", [("19-8-1945", "1945-08-19"), ("2-9-1945", "1945-09-02")]),
    ("kinh phí quý 4/2020: 1,2 tỷ; quý 1/2021: 0,8 tỷ", [("quý 4/2020", "2020-10/2020-12"), ("quý 1/2021", "2021-01/2021-03")]),
    ("Quý I-III năm 2014", [("Quý I-III năm 2014", "2014-01/2014-09")]),
    ("kết quả quý I và phương hướng quý II năm 2009", [("quý I", "2009-01/2009-03"), ("quý II năm 2009", "2009-04/2009-06")]),
    ("tháng Giêng, tháng 2 và tháng 3 năm 2019", [("tháng 2", "2019-02"), ("tháng 3 năm 2019", "2019-03")]),
    ("Tăng 12% so với tháng 5, giảm 3% so với tháng 6/2020", [("tháng 6/2020", "2020-06")]),
    ("Năm học 2019 - 2020, 2020 - 2021 và 2021 - 2022", [("2019 - 2020", "2019/2020"), ("2020 - 2021", "2020/2021"), ("2021 - 2022", "2021/2022")]),
    ("hạn nộp trước 20/6 và 20/12 hằng năm", [("20/6", "XXXX-06-20"), ("20/12", "XXXX-12-20")]),
    ("từ ngày 25/12 năm trước đến 24/12 năm nay", [("25/12", "XXXX-12-25"), ("24/12", "XXXX-12-24")]),
    ("Sinh ngày 02/9/1985, số CMND 201345678 cấp ngày 12/6/2003", [("02/9/1985", "1985-09-02"), ("12/6/2003", "2003-06-12")]),
    ("ngày 29, 30 tháng 6 và 01 tháng 7 năm 2016", [("29", "2016-06-29"), ("30 tháng 6", "2016-06-30"), ("01 tháng 7 năm 2016", "2016-07-01")]),
    ("ngày 5/5; 6/5; 7/5/2014", [("5/5", "2014-05-05"), ("6/5", "2014-05-06"), ("7/5/2014", "2014-05-07")]),
    ("Đợt 1: 10-15/3/2017; đợt 2: 20-25/9/2017", [("10-15/3/2017", "2017-03-10/2017-03-15"), ("20-25/9/2017", "2017-09-20/2017-09-25")]),
    ("Báo cáo 6 tháng đầu năm, 9 tháng và cả năm 2021", [("năm 2021", "2021")]),
    ("7 tháng đầu năm và ước 8 tháng năm 2022", [("7 tháng đầu năm", "2022-01/2022-07"), ("8 tháng năm 2022", "2022-01/2022-08")]),
    ("nghỉ lễ 30 tháng 4 và 01 tháng 5", [("30 tháng 4", "XXXX-04-30"), ("01 tháng 5", "XXXX-05-01")]),
    ("mười một tháng đầu năm 2011 và Sáu tháng cuối năm 2012", [("mười một tháng đầu năm 2011", "2011-01/2011-11"), ("Sáu tháng cuối năm 2012", "2012-07/2012-12")]),
    ("Chiến dịch diễn ra trong 3 đợt: 5-10/4, 15-20/5 và 01-05/6/2019.", [("01-05/6/2019", "2019-06-01/2019-06-05")]),
    ("Lũ về sáng 4/8, đến chiều 5/8/2018 nước rút.", [("4/8", "XXXX-08-04"), ("5/8/2018", "2018-08-05")]),
    ("Từ tháng 8/2020 - 12/2021, xã Nà Hẩu trồng 25 ha quế.", [("tháng 8/2020", "2020-08"), ("12/2021", "2021-12")]),
    ("Thu hoạch từ tháng 9 - 11/2020", [("tháng 9 - 11/2020", "2020-09/2020-11")]),
    ("Hội thi ngày 24 và 25-9-2015 tại Pleiku", [("24", "2015-09-24"), ("25-9-2015", "2015-09-25")]),
    ("Hộ nghèo năm 2016, 2017 giảm còn 4,5%", [("năm 2016", "2016"), ("2017", "2017")]),
    ("đến 31-12-2011 có 3/12 xã", [("31-12-2011", "2011-12-31")]),
    ("giai đoạn 2011-2015 và 2016-2020", [("2011-2015", "2011/2015"), ("2016-2020", "2016/2020")]),
    ("họp ngày 8, 9/3/2021 và ngày 12/3/2021", [("8", "2021-03-08"), ("9/3/2021", "2021-03-09"), ("12/3/2021", "2021-03-12")]),
    ("QUÝ III, IV NĂM 2016", [("QUÝ III", "2016-07/2016-09"), ("IV NĂM 2016", "2016-10/2016-12")]),
    ("6 tháng đầu năm (từ 01/01 đến 30/6/2017)", [("01/01", "2017-01-01"), ("30/6/2017", "2017-06-30")]),
    ("kế hoạch tháng 4, 5 quý II năm 2018", [("tháng 4", "2018-04"), ("quý II năm 2018", "2018-04/2018-06")]),
    ("thực hiện trong 2 năm 2014 và 2015", [("năm 2014", "2014"), ("2015", "2015")]),
    ("3 ngày 7, 8, 9 tháng 10 năm 2022", [("7", "2022-10-07"), ("8", "2022-10-08"), ("9 tháng 10 năm 2022", "2022-10-09")]),
    ("ngày 1 và 2/11", [("1", "XXXX-11-01"), ("2/11", "XXXX-11-02")]),
    ("trước ngày 20/11/22", [("20/11/22", "2022-11-20")]),
    ("cuối quý III đầu quý IV/2021", [("quý III", "2021-07/2021-09"), ("quý IV/2021", "2021-10/2021-12")]),
    ("từ 1/1 đến 15/6 đã xử lý 12 vụ", [("1/1", "XXXX-01-01"), ("15/6", "XXXX-06-15")]),
    ("nghỉ từ 30/4 đến hết 3/5/2022", [("30/4", "2022-04-30"), ("3/5/2022", "2022-05-03")]),
    ("từ 8/2020 đến 12/2021 và tháng 3/2022, 5/2022", [("8/2020", "2020-08"), ("12/2021", "2021-12"), ("tháng 3/2022", "2022-03"), ("5/2022", "2022-05")]),
    ("hoàn thành trước 6/2024; từ 5/2000 hộ lên 12/2000 hộ; bản đồ 1/2000 và 1/2020;", [("6/2024", "2024-06")]),
    ("tháng 5/2019-02/2020", [("tháng 5/2019", "2019-05"), ("02/2020", "2020-02")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_lists_and_shared_parts(dates, text, expected):
    assert dates(text) == expected


LIKE_LISTS = [
    # ratios, scores, sizes, numbers of articles, plots and telephones, other calendars, parts of a year without a year
    "các tháng 3, 4 và 5 mưa ít",
    "cuối tháng, đầu tháng và giữa tháng",
    "3 quý đầu năm, sản lượng đạt 12 tấn",
    "ngày 5-7 học sinh được nghỉ",
    "5/6 xã đạt chuẩn",
    "có 5/6, 7/9 và 12/15 thôn",
    "đạt 3/8, 5/8 tiêu chí",
    "Điều 5, 6 và 7/2022",
    "rộng 3-4 m, dài 5-6 m",
    "số nhà 14/5/20 đường Lê Lợi",
    "tổ 3, 4 và 5/12",
    "điện chiếu sáng 5/8 thôn",
    "thắng 3-2 trước đội bạn",
    "tỷ số 2-1 và 3-0",
    "ĐT: 0256.3.880.123",
    "phiên bản 5.6.22",
    "tỷ lệ 1/500, 1/2000",
    "điểm 3, 4 và khoản 5 Điều 7",
    "Chương 3, 4 và 5",
    "giảm từ 5/6 xuống 3/6 xã",
    "mục 3.2.21",
    "từ 10 đến 15 tháng",
    "5 đến 6 tháng 1 lần",
    "các lớp 3/4, 5/2 và 4/1",
    "quý I, II, III",
    "thực hiện 3 quý",
    "đạt 2020/2021 chỉ tiêu",
    "1/2022 số hộ",
    "Các ngày lễ lớn trong năm như 3-2, 30-4, 1-5 và 2-9.",
    "Vụ Hè Thu 2019 gieo 1.200 ha",
    "đạt 3/4, 5/6 và 7/8 nội dung",
    "Có 2/3 và 1/2 số hộ",
    "theo khoản 2, 3 Điều 5 và khoản 4/Điều 6",
    "Tờ bản đồ số 5, thửa 12/3/20",
    "máy 3/4-5/8 HP",
    "đường D1 dài 20/25 km",
    "độ dốc 1/10 đến 1/20",
    "nhà số 12/5 và 14/6 đường Trần Phú",
    "Nam sinh 3/2, trường Lê Quý Đôn",
    "Khu phố 3, 4 và 5/2",
    "trận 3-1 và 2-0",
    "gói thầu số 3-4/2022",
    "Lô 5-6/2022",
    "thông tư 5-6/2022",
    "chiều cao 5-7/12 m",
    "ngày công 5/6 người",
    "7 ngày, 5/6 xã xong",
    "15 tháng 3 lần",
    "thời hạn 12 tháng 5 ngày",
    "Điều 14 Luật 2013, 2014",
    "mã số 2021-22",
    "QL 14-5/2021",
    "mùa mưa từ tháng 5 đến tháng 10 hằng năm",
    "từ tháng 11 năm trước đến tháng 4 năm sau",
    "thứ Bảy (20/5/23) và Chủ nhật",
    "Lớp 1/2, 2/3 và 3/4 có 96 học sinh",
    "thửa đất số 12, tờ bản đồ 5-6/2010",
    "Bình quân 3-5/10 hộ",
    "Số điện thoại 0203.3.835.678, fax 02033-835-679",
    "Điều 3, 4 và 5 Nghị định 15/2021/NĐ-CP",
    "từ 2-9 giờ sáng",
    "mỗi ngày 2-3 lần",
    "một ngày 5-6 chuyến",
    "ngày 15-20 khách",
    "hết quý II, III",
    "trước ngày 05 hàng tháng",
    "ngày 25 tháng cuối quý",
    "Ngày 05 và 20 hàng tháng",
    "nhịp 3/4, giọng 5-6",
    "thực hiện 3/4 quý",
    "bón 5-6/2 kg",
    "Giỗ Tổ ngày 10 tháng 3 âm lịch, lễ hội ngày 15/8 (âm lịch)",
    "xã có 7/9 thôn, 12/20 hộ, 3/4 giáo viên",
    "Tỷ lệ tiêm mũi 1, 2 và 3/2021",
    "Hẻm 12/5, 14/6 và 15/7 đường 30/4",
    "Mẫu 01/2016 và 02/2017",
    "sau Tết Nguyên đán 2019",
]  # fmt: skip


@pytest.mark.parametrize("text", LIKE_LISTS)
def test_what_looks_like_a_list_of_dates(dates, text):
    assert dates(text) == []


PRECISION = [
    ("ngày 14/5/2021", "day", "2021-05-14", "2021-05-14"),
    ("ngày 18/5", "day", "", ""),  # unknown stays unknown
    ("tháng 2/2024", "month", "2024-02-01", "2024-02-29"),
    ("quý III/2023", "quarter", "2023-07-01", "2023-09-30"),
    ("6 tháng đầu năm 2022", "half", "2022-01-01", "2022-06-30"),
    ("06 tháng cuối năm 2022", "half", "2022-07-01", "2022-12-31"),
    ("9 tháng năm 2023", "span", "2023-01-01", "2023-09-30"),
    ("tháng 5-6/2022", "span", "2022-05-01", "2022-06-30"),
    ("quý 1-2/2024", "half", "2024-01-01", "2024-06-30"),
    ("hai quý cuối năm 2013", "half", "2013-07-01", "2013-12-31"),
    ("ngày 3-5/4/2021", "span", "2021-04-03", "2021-04-05"),
    ("ngày 10-15 tháng 4", "span", "", ""),
    ("năm 2023", "year", "2023-01-01", "2023-12-31"),
    ("giai đoạn 2021-2025", "span", "2021-01-01", "2025-12-31"),
    ("ngày 31/02/2021", "day", "", ""),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), PRECISION)
def test_precision_and_bounds(rules, layout_of, text, precision, first, last):
    (found,) = date_finder(rules)(layout_of(text))
    assert (found.value.precision, found.value.date_from, found.value.date_to) == (precision, first, last)


BESIDE_OTHERS = [
    # what another finder reads is no date
    ("Thông tư số 01/2021/TT-BKHCN", []),
    ("Quyết định số 2022/QĐ-UBND ngày 5/1/2022", ["2022-01-05"]),
    ("Công văn số 10-5/2021/CV-UBND", []),
    ("từ 2020 triệu đồng", []),
    ("giảm từ 2015 hộ nghèo xuống 1900 hộ", []),
    ("từ 5-7% năm 2022", ["2022"]),
]


@pytest.mark.parametrize(("text", "values"), BESIDE_OTHERS)
def test_beside_the_other_finders(all_finders, layout_of, text, values):
    assert [m.value.value for m in all_finders(layout_of(text)) if isinstance(m.value, DateValue)] == values


# ---- laws -------------------------------------------------------------------------------------------------

FORMS = [
    ("ngày {0.day}/{0.month}/{0.year}", "%Y-%m-%d"),
    ("ngày {0.day:02d}/{0.month:02d}/{0.year}", "%Y-%m-%d"),
    ("ngày {0.day}-{0.month}-{0.year}", "%Y-%m-%d"),
    ("ngày {0.day}.{0.month}.{0.year}", "%Y-%m-%d"),
    ("ngày {0.day:02d} tháng {0.month:02d} năm {0.year}", "%Y-%m-%d"),
    ("ngày {0.day} tháng {0.month}\nnăm {0.year}", "%Y-%m-%d"),
    ("tháng {0.month}/{0.year}", "%Y-%m"),
    ("tháng {0.month:02d} năm {0.year}", "%Y-%m"),
    ("năm {0.year}", "%Y"),
    ("ngày {0.day}/{0.month}", "XXXX-%m-%d"),
]
_DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31))


@given(_DAYS, st.sampled_from(FORMS))
def test_a_printed_date_is_read_back(dates, day, form):
    printed, value = form
    (found,) = dates(f"Ủy ban nhân dân huyện họp {printed.format(day)} tại trụ sở.")
    assert found == (" ".join(printed.format(day).removeprefix("ngày ").split()), day.strftime(value))


@given(st.integers(1930, 2099), st.integers(1, 4), st.sampled_from(["quý {}/{}", "Quý {} năm {}", "QUÝ {}/{}"]))
def test_a_printed_quarter_is_read_back(dates, year, quarter, form):
    for number in (quarter, ["I", "II", "III", "IV"][quarter - 1]):
        assert dates(form.format(number, year)) == [
            (form.format(number, year), months_value(year, 3 * quarter - 2, 3 * quarter))
        ]


@given(st.integers(1930, 2099), st.integers(1, 11), st.booleans())
def test_printed_months_of_a_year_are_read_back(dates, year, count, padded):
    number = f"{count:02d}" if padded else str(count)
    assert dates(f"{number} tháng đầu năm {year}") == [(f"{number} tháng đầu năm {year}", months_value(year, 1, count))]
    assert dates(f"{number} tháng cuối năm {year}") == [
        (f"{number} tháng cuối năm {year}", months_value(year, 13 - count, 12))
    ]


@given(st.integers(1930, 2098), st.integers(1, 20), st.sampled_from(["-", " - ", "–", "- ", " đến ", "-\n"]))
def test_a_printed_span_is_read_back(dates, first, length, dash):
    last = min(2099, first + length)
    ((_, value),) = dates(f"giai đoạn {first}{dash}{last} của huyện")
    assert value == f"{first}/{last}"

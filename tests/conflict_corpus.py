"""Documents that agree, that conflict and that only look alike: written before the comparison of documents was tuned.

A case is a few documents of one place and what an auditor expects of them: pairs (verdict, figure of the later document,
figure of the other), in the base unit. `mismatch` must be found; nothing else may be called one. `ASIDE` was kept aside
until the comparison was finished.
"""

from __future__ import annotations

from typing import NamedTuple

TITLES = {"BC": "BÁO CÁO", "KH": "KẾ HOẠCH", "NQ": "NGHỊ QUYẾT", "QĐ": "QUYẾT ĐỊNH", "TB": "THÔNG BÁO"}
BODIES = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}


class Paper(NamedTuple):
    """A document: `number` with its symbol, `day` as dd/mm/yyyy, title and body."""

    number: str
    day: str
    title: str
    body: str
    place: str = ""  # of another unit than the case
    above: str = ""


class Case(NamedTuple):
    """Documents of one place. `above`: the unit that it lies in, as its head says."""

    name: str
    place: str
    above: str
    papers: tuple[Paper, ...]
    expected: tuple[tuple[str, str], ...] = ()  # (stated, computed) of each mismatch


def text_of(paper: Paper, case: Case) -> str:
    """The document as a text file."""
    place, above = paper.place or case.place, paper.above or case.above
    kind, _, body = paper.number.partition("/")[2].partition("-")
    name = place.split(" ", 2 if place.startswith(("thị xã", "thành phố", "thị trấn")) else 1)[-1]
    day, month, year = paper.day.split("/")
    return (
        f"{BODIES[body]}\n{place.upper()}\n{above}\n\nSố: {paper.number}\n\n"
        f"{name}, ngày {day} tháng {month} năm {year}\n\n{TITLES[kind]}\n{paper.title}\n\n{paper.body}\n"
    )


def _two(
    name,
    place,
    above,
    title,
    bodies,
    *expected,
    numbers=("12/BC-UBND", "98/BC-UBND"),
    days=("10/01/2023", "20/02/2023"),
):
    titles = title if isinstance(title, tuple) else (title, title)
    papers = tuple(Paper(*each) for each in zip(numbers, days, titles, bodies, strict=True))
    return Case(name, place, above, papers, expected)


YEAR22 = "Tình hình kinh tế - xã hội năm 2022"
PLAN = ("KH", "BC")
OPEN = (
    _two("two reports of one year", "huyện Lệ Thủy", "TỈNH QUẢNG BÌNH", YEAR22,
         ("Tổng thu ngân sách nhà nước trên địa bàn huyện đạt 268.500 triệu đồng, tăng 8% so với cùng kỳ.\n\nTổng sản lượng lương thực đạt 94.644 tấn.",
          "Năm 2022, tổng thu ngân sách nhà nước trên địa bàn đạt 286.500 triệu đồng.\n\nTổng sản lượng lương thực cả huyện đạt 94.644 tấn."),
         ("286500000000", "268500000000")),
    _two("plan in prose against report in brackets", "huyện Gò Dầu", "TỈNH TÂY NINH",
         ("Phát triển kinh tế - xã hội năm 2022", YEAR22),
         ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ phấn đấu đạt 9.650 tỷ đồng.\n\nDiện tích gieo trồng cây hàng năm 32.150 ha.",
          "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 9.925 tỷ đồng, đạt 101% kế hoạch (9.850 tỷ đồng).\n\nDiện tích gieo trồng cây hàng năm 31.900 ha, đạt 99,2% kế hoạch (32.150 ha)."),
         ("9850000000000", "9650000000000"), numbers=("03/KH-UBND", "251/BC-UBND"), days=("14/01/2022", "29/12/2022")),
    _two("half-year told again in the year's report", "huyện Đức Phổ", "TỈNH QUẢNG NGÃI",
         ("Tình hình kinh tế - xã hội 6 tháng đầu năm 2019", "Tình hình kinh tế - xã hội năm 2019"),
         ("Tổng số lượt khách du lịch đến địa bàn đạt 48.250 lượt khách.",
          "Trong 6 tháng đầu năm 2019, tổng số lượt khách du lịch đến địa bàn đạt 42.850 lượt khách."),
         ("42850", "48250"), numbers=("77/BC-UBND", "190/BC-UBND"), days=("05/7/2019", "24/12/2019")),
    _two("half-year is not the year", "huyện Yên Định", "TỈNH THANH HÓA",
         ("Tình hình kinh tế - xã hội 6 tháng đầu năm 2021", "Tình hình kinh tế - xã hội năm 2021"),
         ("Tổng giá trị sản xuất công nghiệp đạt 3.762 tỷ đồng.\n\nSố hộ nghèo toàn huyện còn 1.204 hộ.",
          "Tổng giá trị sản xuất công nghiệp đạt 3.920 tỷ đồng.\n\nSố hộ nghèo toàn huyện còn 1.150 hộ."),
         numbers=("70/BC-UBND", "230/BC-UBND"), days=("30/6/2021", "28/12/2021")),
    _two("target and result", "huyện Kông Chro", "TỈNH GIA LAI",
         ("Phát triển kinh tế - xã hội năm 2020", "Tình hình kinh tế - xã hội năm 2020"),
         ("Diện tích trồng mới rừng sản xuất 1.250 ha.\n\nTỷ lệ hộ nghèo đa chiều cuối năm còn 18,5%.",
          "Diện tích trồng mới rừng sản xuất 1.205 ha.\n\nTỷ lệ hộ nghèo đa chiều cuối năm còn 18,2%."),
         numbers=("05/KH-UBND", "301/BC-UBND"), days=("10/01/2020", "28/12/2020")),
    Case("other place", "huyện Bình Giang", "TỈNH HẢI DƯƠNG", (
        Paper("12/BC-UBND", "10/01/2023", YEAR22, "Tổng thu ngân sách nhà nước trên địa bàn đạt 268.500 triệu đồng."),
        Paper("13/BC-UBND", "11/01/2023", YEAR22, "Tổng thu ngân sách nhà nước trên địa bàn đạt 286.500 triệu đồng.", "huyện Cẩm Giàng"))),
    _two("other unit", "huyện Trần Văn Thời", "TỈNH CÀ MAU", YEAR22,
         ("Tổng sản lượng khai thác thủy sản đạt 94.644 tấn.", "Tổng sản lượng khai thác thủy sản đạt 94.464 tạ.")),
    _two("cumulative and monthly", "huyện Hòn Đất", "TỈNH KIÊN GIANG",
         ("Tình hình kinh tế - xã hội tháng 9 năm 2022", "Tình hình kinh tế - xã hội tháng 9 năm 2022"),
         ("Thu ngân sách nhà nước trên địa bàn được 21.400 triệu đồng.",
          "Lũy kế thu ngân sách nhà nước trên địa bàn được 22.100 triệu đồng."), days=("28/9/2022", "30/9/2022")),
    _two("rounded", "huyện Phú Vang", "TỈNH THỪA THIÊN HUẾ", YEAR22,
         ("Tổng thu ngân sách nhà nước trên địa bàn đạt 268.537 triệu đồng.\n\nTổng đàn gia cầm đạt 512.300 con.",
          "Tổng thu ngân sách nhà nước trên địa bàn đạt 268,5 tỷ đồng.\n\nTổng đàn gia cầm đạt trên 512 nghìn con.")),
    _two("decision with two dates", "huyện Vũng Liêm", "TỈNH VĨNH LONG", YEAR22,
         ("Thực hiện Quyết định số 3810/QĐ-UBND ngày 14/9/2022 của UBND tỉnh Vĩnh Long về giao chỉ tiêu, UBND huyện báo cáo.",
          "Thực hiện Quyết định số 3810/QĐ-UBND ngày 24/9/2022 của UBND tỉnh Vĩnh Long về giao chỉ tiêu, UBND huyện báo cáo."),
         ("2022-09-24", "2022-09-14")),
    _two("one number of two years and of two bodies", "huyện Mỹ Xuyên", "TỈNH SÓC TRĂNG", YEAR22,
         ("Căn cứ Quyết định số 1600/QĐ-TTg ngày 16/8/2016 của Thủ tướng Chính phủ. Căn cứ Quyết định số 88/QĐ-UBND ngày 12/01/2022 của UBND tỉnh Sóc Trăng.",
          "Căn cứ Quyết định số 1600/QĐ-TTg ngày 10/11/2009 của Thủ tướng Chính phủ. Căn cứ Quyết định số 88/QĐ-UBND ngày 10/02/2022 của UBND huyện Mỹ Xuyên.")),
    _two("decree with a wrong year", "huyện Sìn Hồ", "TỈNH LAI CHÂU", YEAR22,
         ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
          "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ về công tác văn thư."),
         ("2021-03-05", "2020-03-05")),
    Case("total of the communes", "huyện Cô Tô", "TỈNH QUẢNG NINH", (
        Paper("10/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Diện tích rừng trồng mới tập trung 120 ha.", "xã Đồng Tiến", "HUYỆN CÔ TÔ"),
        Paper("11/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Diện tích rừng trồng mới tập trung 85 ha.", "xã Thanh Lân", "HUYỆN CÔ TÔ"),
        Paper("30/BC-UBND", "12/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng hợp từ báo cáo của 02 xã, diện tích rừng trồng mới tập trung 215 ha.")),
        (("215", "205"),)),
    Case("total of communes not all told", "huyện Lắk", "TỈNH ĐẮK LẮK", (
        Paper("10/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Diện tích rừng trồng mới tập trung 120 ha.", "xã Yang Tao", "HUYỆN LẮK"),
        Paper("11/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Diện tích rừng trồng mới tập trung 85 ha.", "xã Krông Nô", "HUYỆN LẮK"),
        Paper("30/BC-UBND", "12/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng hợp từ báo cáo của 11 xã, thị trấn, diện tích rừng trồng mới tập trung 915 ha."))),
    _two("parts of two totals", "huyện Tuy Phước", "TỈNH BÌNH ĐỊNH", YEAR22,
         ("Kinh phí kiên cố hóa kênh mương 5.200 triệu đồng, trong đó vốn đối ứng của ngân sách huyện 1.250 triệu đồng.",
          "Kinh phí sửa chữa trường học 5.400 triệu đồng, trong đó vốn đối ứng của ngân sách huyện 1.260 triệu đồng.")),
    _two("wrong power of ten", "huyện Xín Mần", "TỈNH HÀ GIANG", YEAR22,
         ("Tổng sản lượng chè búp tươi đạt 4.215 tấn.\n\nTổng số lao động được giải quyết việc làm là 2.030 lao động.",
          "Tổng sản lượng chè búp tươi đạt 42.150 tấn.\n\nTổng số lao động được giải quyết việc làm là 2.030 lao động."),
         ("42150", "4215")),
    _two("compared with the year before", "huyện Văn Bàn", "TỈNH LÀO CAI",
         ("Tình hình kinh tế - xã hội năm 2021", YEAR22),
         ("Tổng sản lượng quế vỏ khô đạt 3.150 tấn.", "Tổng sản lượng quế vỏ khô đạt 3.300 tấn, tăng 3,1% so với cùng kỳ năm 2021 (3.200 tấn)."),
         days=("10/01/2022", "12/01/2023")),
    _two("outlook of one, result of the other", "huyện Tân Phú", "TỈNH ĐỒNG NAI",
         ("Tình hình kinh tế - xã hội năm 2021 và phương hướng năm 2022", YEAR22),
         ("I. KẾT QUẢ NĂM 2021\n\nTổng đàn heo toàn huyện đạt 210.500 con.\n\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022\n\nTổng đàn heo toàn huyện năm 2022 đạt 225.000 con.",
          "Tổng đàn heo toàn huyện đạt 221.300 con."), days=("10/01/2022", "12/01/2023")),
    _two("resolution against report, table and prose", "huyện Ea Súp", "TỈNH ĐẮK LẮK",
         ("Về kế hoạch phát triển kinh tế - xã hội năm 2023", "Tình hình kinh tế - xã hội năm 2023"),
         ("TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2023\n1\tDiện tích gieo trồng cây hàng năm\tha\t41.250\n2\tTổng sản lượng lương thực có hạt\ttấn\t158.400\n",
          "Diện tích gieo trồng cây hàng năm 41.900 ha, đạt 99,6% kế hoạch (42.150 ha).\n\nTổng sản lượng lương thực có hạt 159.000 tấn, đạt 100,4% kế hoạch (158.400 tấn)."),
         ("42150", "41250"), numbers=("21/NQ-HĐND", "330/BC-UBND"), days=("20/12/2022", "28/12/2023")),
)  # fmt: skip

ASIDE = (
    _two("two reports, one digit", "huyện Nga Sơn", "TỈNH THANH HÓA", "Tình hình kinh tế - xã hội năm 2018",
         ("Tổng giá trị sản xuất nông, lâm, thủy sản đạt 2.415 tỷ đồng, bằng 101% kế hoạch.\n\nTổng diện tích cói toàn huyện là 2.950 ha.",
          "Kinh tế tiếp tục tăng trưởng; tổng giá trị sản xuất nông, lâm, thủy sản đạt 2.475 tỷ đồng.\n\nTổng diện tích cói toàn huyện là 2.950 ha."),
         ("2475000000000", "2415000000000"), days=("10/01/2019", "20/02/2019")),
    _two("target of a resolution told otherwise", "huyện Châu Thành A", "TỈNH HẬU GIANG",
         ("Về nhiệm vụ kinh tế - xã hội năm 2024", "Tình hình kinh tế - xã hội năm 2024"),
         ("Thu ngân sách nhà nước trên địa bàn 152.500 triệu đồng.\n\nGiải quyết việc làm mới cho người lao động 3.500 lao động.",
          "Thu ngân sách nhà nước trên địa bàn đạt 149.300 triệu đồng, đạt 95,6% dự toán năm (156.200 triệu đồng).\n\nGiải quyết việc làm mới cho người lao động 3.612 lao động, đạt 103,2% kế hoạch (3.500 lao động)."),
         ("156200000000", "152500000000"), numbers=("30/NQ-HĐND", "402/BC-UBND"), days=("18/12/2023", "30/12/2024")),
    _two("quarter told again", "thị xã Hồng Lĩnh", "TỈNH HÀ TĨNH",
         ("Kết quả thu ngân sách quý I năm 2020", "Kết quả thu ngân sách năm 2020"),
         ("Tổng số thuế nợ đọng đã thu hồi là 4.150 triệu đồng.",
          "Quý I năm 2020, tổng số thuế nợ đọng đã thu hồi là 4.510 triệu đồng. Cả năm tổng số thuế nợ đọng đã thu hồi là 16.300 triệu đồng."),
         ("4510000000", "4150000000"), numbers=("40/BC-UBND", "210/BC-UBND"), days=("06/4/2020", "25/12/2020")),
    _two("nine months and the year", "huyện Như Thanh", "TỈNH THANH HÓA",
         ("Tình hình kinh tế - xã hội 9 tháng đầu năm 2022", YEAR22),
         ("Tổng số vụ vi phạm trật tự an toàn giao thông bị xử lý là 1.412 vụ.", "Tổng số vụ vi phạm trật tự an toàn giao thông bị xử lý là 1.506 vụ."),
         days=("28/9/2022", "26/12/2022")),
    _two("plan and result of one year", "huyện Trà Cú", "TỈNH TRÀ VINH",
         ("Đào tạo nghề cho lao động nông thôn năm 2019", "Kết quả đào tạo nghề cho lao động nông thôn năm 2019"),
         ("Tổng số lao động nông thôn được đào tạo nghề là 1.500 lao động.", "Tổng số lao động nông thôn được đào tạo nghề là 1.464 lao động."),
         numbers=("15/KH-UBND", "288/BC-UBND"), days=("20/01/2019", "20/12/2019")),
    Case("one name in two provinces", "huyện Châu Thành", "TỈNH TIỀN GIANG", (
        Paper("12/BC-UBND", "10/01/2023", YEAR22, "Tổng sản lượng trái cây các loại đạt 312.500 tấn."),
        Paper("14/BC-UBND", "15/01/2023", YEAR22, "Tổng sản lượng trái cây các loại đạt 315.200 tấn.", "huyện Châu Thành", "TỈNH ĐỒNG THÁP"))),
    _two("other counted thing", "huyện Quỳ Hợp", "TỈNH NGHỆ AN", YEAR22,
         ("Tổng số người nghèo được cấp thẻ bảo hiểm y tế là 12.540 người.", "Tổng số người cận nghèo được cấp thẻ bảo hiểm y tế là 12.450 người.")),
    _two("other crop of one sentence", "huyện Phù Mỹ", "TỈNH BÌNH ĐỊNH", YEAR22,
         ("Vụ đông xuân gieo sạ 7.250 ha, năng suất bình quân đạt 69,5 tạ/ha, sản lượng lúa thu hoạch 50.387 tấn.",
          "Vụ hè thu gieo sạ 6.950 ha, năng suất bình quân đạt 65,2 tạ/ha, sản lượng lúa thu hoạch 45.314 tấn.")),
    _two("adjusted plan", "huyện Đam Rông", "TỈNH LÂM ĐỒNG",
         ("Phát triển kinh tế - xã hội năm 2021", "Tình hình kinh tế - xã hội năm 2021"),
         ("Tổng vốn đầu tư công trên địa bàn 214.600 triệu đồng.", "Tổng vốn đầu tư công trên địa bàn theo kế hoạch điều chỉnh 221.400 triệu đồng, giải ngân 98%."),
         numbers=("07/KH-UBND", "350/BC-UBND"), days=("15/01/2021", "30/12/2021")),
    _two("rounded to billions and about", "huyện Chợ Lách", "TỈNH BẾN TRE", YEAR22,
         ("Tổng doanh thu từ cây giống, hoa kiểng đạt 1.846.300 triệu đồng.\n\nTổng số lượt khách du lịch đạt 98.412 lượt khách.",
          "Tổng doanh thu từ cây giống, hoa kiểng đạt trên 1.800 tỷ đồng.\n\nTổng số lượt khách du lịch đạt gần 100.000 lượt khách.")),
    _two("resolution of the district with two dates", "huyện Cư M'gar", "TỈNH ĐẮK LẮK", YEAR22,
         ("Căn cứ Nghị quyết số 48/NQ-HĐND ngày 17/12/2021 của HĐND huyện Cư M'gar về nhiệm vụ năm 2022.",
          "Căn cứ Nghị quyết số 48/NQ-HĐND ngày 27/12/2021 của HĐND huyện Cư M'gar về nhiệm vụ năm 2022."),
         ("2021-12-27", "2021-12-17")),
    _two("circulars alike by number only", "huyện Bảo Yên", "TỈNH LÀO CAI", YEAR22,
         ("Thực hiện Kế hoạch số 25/KH-UBND ngày 12/3/2021 của UBND tỉnh Lào Cai và Công văn số 125/UBND-NN ngày 04/5/2022 của UBND huyện Bảo Yên.",
          "Thực hiện Kế hoạch số 25/KH-UBND ngày 15/3/2022 của UBND tỉnh Lào Cai và Công văn số 125/UBND-VX ngày 09/5/2022 của UBND huyện Bảo Yên.")),
    Case("cited otherwise than it is dated", "huyện Tam Nông", "TỈNH PHÚ THỌ", (
        Paper("35/KH-UBND", "21/02/2022", "Tuyên truyền phổ biến pháp luật năm 2022", "Tổ chức 24 hội nghị tuyên truyền."),
        Paper("160/BC-UBND", "30/11/2022", "Kết quả tuyên truyền phổ biến pháp luật năm 2022", "Thực hiện Kế hoạch số 35/KH-UBND ngày 12/02/2022 của UBND huyện Tam Nông, các xã đã tổ chức tuyên truyền.")),
        (("2022-02-12", "2022-02-21"),)),
    Case("total of the communes holds", "huyện Lý Nhân", "TỈNH HÀ NAM", (
        Paper("10/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng số nhà tạm được xóa bỏ là 12 nhà.", "xã Nhân Bình", "HUYỆN LÝ NHÂN"),
        Paper("11/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng số nhà tạm được xóa bỏ là 17 nhà.", "xã Xuân Khê", "HUYỆN LÝ NHÂN"),
        Paper("12/BC-UBND", "05/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng số nhà tạm được xóa bỏ là 9 nhà.", "xã Tiến Thắng", "HUYỆN LÝ NHÂN"),
        Paper("30/BC-UBND", "12/01/2022", "Tình hình kinh tế - xã hội năm 2021", "Tổng hợp từ báo cáo của 03 xã, tổng số nhà tạm được xóa bỏ là 38 nhà."))),
    Case("total of the communes is wrong", "huyện Phú Quý", "TỈNH BÌNH THUẬN", (
        Paper("10/BC-UBND", "05/01/2021", "Tình hình kinh tế - xã hội năm 2020", "Tổng sản lượng hải sản khai thác đạt 9.150 tấn.", "xã Tam Thanh", "HUYỆN PHÚ QUÝ"),
        Paper("11/BC-UBND", "05/01/2021", "Tình hình kinh tế - xã hội năm 2020", "Tổng sản lượng hải sản khai thác đạt 11.200 tấn.", "xã Ngũ Phụng", "HUYỆN PHÚ QUÝ"),
        Paper("12/BC-UBND", "05/01/2021", "Tình hình kinh tế - xã hội năm 2020", "Tổng sản lượng hải sản khai thác đạt 8.600 tấn.", "xã Long Hải", "HUYỆN PHÚ QUÝ"),
        Paper("30/BC-UBND", "12/01/2021", "Tình hình kinh tế - xã hội năm 2020", "Theo báo cáo của 03 xã, tổng sản lượng hải sản khai thác đạt 29.850 tấn.", "huyện Phú Quý")),
        (("29850", "28950"),)),
    _two("draft and final of one report", "huyện Giồng Riềng", "TỈNH KIÊN GIANG", YEAR22,
         ("Tổng số tiền vận động quỹ vì người nghèo là 5.214 triệu đồng, xây dựng 86 căn nhà.", "Tổng số tiền vận động quỹ vì người nghèo là 5.241 triệu đồng, xây dựng 86 căn nhà."),
         ("5241000000", "5214000000"), numbers=("12/BC-UBND", "12/BC-UBND"), days=("10/01/2023", "10/01/2023")),
    _two("table target against prose", "huyện Mộc Hóa", "TỈNH LONG AN",
         ("Phát triển kinh tế - xã hội năm 2021", "Tình hình kinh tế - xã hội năm 2021"),
         ("TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2021\n1\tDiện tích gieo trồng lúa cả năm\tha\t52.340\n2\tTổng thu ngân sách trên địa bàn\ttriệu đồng\t86.400\n",
          "Diện tích gieo trồng lúa cả năm 52.100 ha, đạt 99,5% kế hoạch (52.340 ha).\n\nTổng thu ngân sách trên địa bàn 90.100 triệu đồng, đạt 106,8% kế hoạch (84.400 triệu đồng)."),
         ("84400000000", "86400000000"), numbers=("08/KH-UBND", "412/BC-UBND"), days=("12/01/2021", "29/12/2021")),
    _two("estimate in December, figure of the next year", "huyện Ninh Sơn", "TỈNH NINH THUẬN", YEAR22,
         ("Tổng giá trị sản xuất toàn ngành ước đạt 5.410 tỷ đồng.", "Tổng giá trị sản xuất toàn ngành đạt 5.386 tỷ đồng."), days=("15/12/2022", "20/02/2023")),
    _two("new hires and all", "huyện Sông Mã", "TỈNH SƠN LA", YEAR22,
         ("Tổng số đảng viên của Đảng bộ huyện là 8.412 đảng viên.", "Tổng số đảng viên nữ của Đảng bộ huyện là 8.142 đảng viên.")),
)  # fmt: skip

# Written when the comparison was finished, and measured once before anything was changed for it.
LATER = (
    _two(
        "male and all", "huyện Kỳ Sơn", "TỈNH NGHỆ AN", YEAR22,
        ("Dân số trung bình toàn huyện là 83.215 người.", "Dân số trung bình nam toàn huyện là 82.315 người."),
    ),
    _two(
        "stock at two days", "huyện Quế Phong", "TỈNH NGHỆ AN", YEAR22,
        ("Đến ngày 30/6/2022, tổng dư nợ cho vay hộ nghèo là 412.500 triệu đồng.",
         "Đến ngày 31/12/2022, tổng dư nợ cho vay hộ nghèo là 421.500 triệu đồng."),
    ),
    _two(
        "stock at one day", "huyện Tân Kỳ", "TỈNH NGHỆ AN", YEAR22,
        ("Đến ngày 31/12/2022, tổng dư nợ cho vay hộ nghèo là 412.500 triệu đồng.",
         "Tổng dư nợ cho vay hộ nghèo đến ngày 31/12/2022 là 421.500 triệu đồng."),
        ("421500000000", "412500000000"),
    ),
    _two(
        "summer crop and spring crop as headings", "huyện Thạnh Phú", "TỈNH BẾN TRE", YEAR22,
        ("I. SẢN XUẤT VỤ ĐÔNG XUÂN\n\nTổng diện tích lúa thu hoạch dứt điểm 7.250 ha.",
         "I. SẢN XUẤT VỤ HÈ THU\n\nTổng diện tích lúa thu hoạch dứt điểm 7.520 ha."),
    ),
    _two(
        "income a head", "huyện Krông Năng", "TỈNH ĐẮK LẮK", YEAR22,
        ("Thu nhập bình quân đầu người đạt 52,5 triệu đồng/năm.", "Thu nhập bình quân đầu người đạt 55,2 triệu đồng/năm."),
        ("55200000", "52500000"),
    ),
    _two(
        "income of a commune", "huyện Krông Bông", "TỈNH ĐẮK LẮK", YEAR22,
        ("Thu nhập bình quân đầu người đạt 52,5 triệu đồng/năm.", "Thu nhập bình quân đầu người xã Hòa Sơn đạt 55,2 triệu đồng/năm."),
    ),
    _two(
        "poverty rate", "huyện Bắc Trà My", "TỈNH QUẢNG NAM", YEAR22,
        ("Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều là 38,25%.", "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều là 38,52%, giảm 5,1% so với năm 2021."),
        ("38.52", "38.25"),
    ),
    _two(
        "poor and near-poor rate", "huyện Nam Trà My", "TỈNH QUẢNG NAM", YEAR22,
        ("Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều là 38,25%.", "Tỷ lệ hộ cận nghèo theo chuẩn nghèo đa chiều là 38,52%."),
    ),
    _two(
        "increase and total", "huyện Hàm Yên", "TỈNH TUYÊN QUANG", YEAR22,
        ("Tổng diện tích cam sành cho thu hoạch 4.120 ha.", "Tổng diện tích cam sành cho thu hoạch tăng 4.210 ha so với năm 2015."),
    ),
    _two(
        "target of the province and of the district", "huyện Đầm Hà", "TỈNH QUẢNG NINH",
        ("Phát triển kinh tế - xã hội năm 2021", "Tình hình kinh tế - xã hội năm 2021"),
        ("Thu ngân sách nhà nước trên địa bàn 152.500 triệu đồng.",
         "Thu ngân sách nhà nước trên địa bàn đạt 160.100 triệu đồng, bằng 103% dự toán tỉnh giao (155.200 triệu đồng)."),
        numbers=("04/KH-UBND", "300/BC-UBND"), days=("14/01/2021", "29/12/2021"),
    ),
    _two(
        "target of the year against the half-year's report", "huyện Vị Xuyên", "TỈNH HÀ GIANG",
        ("Phát triển kinh tế - xã hội năm 2023", "Tình hình kinh tế - xã hội 6 tháng đầu năm 2023"),
        ("Trồng rừng tập trung toàn huyện 1.850 ha. Tổng đàn trâu toàn huyện phấn đấu đạt 32.400 con.",
         "Tổng đàn trâu toàn huyện đạt 31.150 con, đạt 96,1% kế hoạch năm (32.040 con)."),
        ("32040", "32400"), numbers=("04/KH-UBND", "150/BC-UBND"), days=("14/01/2023", "05/7/2023"),
    ),
    _two(
        "a school year and a year", "huyện Mù Cang Chải", "TỈNH YÊN BÁI",
        ("Tổng kết năm học 2021-2022", "Tổng kết công tác giáo dục năm 2022"),
        ("Tổng số học sinh bán trú toàn huyện là 9.412 học sinh.", "Tổng số học sinh bán trú toàn huyện là 9.241 học sinh."),
    ),
    _two(
        "one subject, two documents, a list", "huyện Hương Sơn", "TỈNH HÀ TĨNH", YEAR22,
        ("Kết quả chăn nuôi: đàn hươu sao 41.250 con, đàn bò 31.400 con, đàn lợn 52.310 con.",
         "Kết quả chăn nuôi: đàn hươu sao 41.250 con, đàn bò 34.100 con, đàn lợn 52.310 con."),
        ("34100", "31400"),
    ),
    _two(
        "projects of two programmes", "huyện Si Ma Cai", "TỈNH LÀO CAI", YEAR22,
        ("Chương trình xây dựng nông thôn mới: tổng vốn đầu tư công đã giải ngân 45.210 triệu đồng.",
         "Chương trình giảm nghèo bền vững: tổng vốn đầu tư công đã giải ngân 45.120 triệu đồng."),
    ),
    _two(
        "letter of the minister with two days", "huyện Bình Sơn", "TỈNH QUẢNG NGÃI", YEAR22,
        ("Thực hiện Thông tư số 12/2020/TT-BNV ngày 14/12/2020 của Bộ trưởng Bộ Nội vụ.",
         "Thực hiện Thông tư số 12/2020/TT-BNV ngày 14/11/2020 của Bộ Nội vụ."),
        ("2020-11-14", "2020-12-14"),
    ),
    _two(
        "resolutions of two terms", "huyện Hớn Quản", "TỈNH BÌNH PHƯỚC", YEAR22,
        ("Thực hiện Nghị quyết số 15-NQ/HU ngày 20/10/2016 của Huyện ủy Hớn Quản.",
         "Thực hiện Nghị quyết số 15-NQ/HU ngày 12/4/2021 của Huyện ủy Hớn Quản."),
    ),
    _two(
        "one name before and after the mergers", "tỉnh Lâm Đồng", "",
        ("Tình hình kinh tế - xã hội 6 tháng đầu năm 2025", "Tình hình kinh tế - xã hội năm 2025"),
        ("Tổng diện tích gieo trồng cây hàng năm đạt 112.400 ha. Theo Quyết định số 15/QĐ-UBND ngày 10/01/2025 của UBND tỉnh Lâm Đồng.",
         "6 tháng đầu năm 2025, tổng diện tích gieo trồng cây hàng năm đạt 121.400 ha. Theo Quyết định số 15/QĐ-UBND ngày 03/7/2025 của UBND tỉnh Lâm Đồng."),
        numbers=("150/BC-UBND", "410/BC-UBND"), days=("30/6/2025", "20/12/2025"),
    ),
)  # fmt: skip

# Plans that are changed, and totals of units that are named: the words were found by others.
ADJUSTED = (
    _two(
        "adjusted plan", "huyện Văn Lãng", "TỈNH LẠNG SƠN",
        ("Trồng rừng năm 2021", "Điều chỉnh kế hoạch trồng rừng năm 2021"),
        ("Trồng rừng sản xuất tập trung 400 ha.", "Trồng rừng sản xuất tập trung 360 ha."),
        numbers=("15/KH-UBND", "118/KH-UBND"), days=("18/01/2021", "18/7/2021"),
    ),
    _two(
        "two plans of one year", "huyện Chi Lăng", "TỈNH LẠNG SƠN",
        ("Trồng rừng năm 2021", "Trồng rừng năm 2021"),
        ("Trồng rừng sản xuất tập trung 400 ha.", "Trồng rừng sản xuất tập trung 360 ha."),
        ("360", "400"), numbers=("15/KH-UBND", "118/KH-UBND"), days=("18/01/2021", "18/7/2021"),
    ),
    _two(
        "budget with a supplement", "huyện Tuần Giáo", "TỈNH ĐIỆN BIÊN",
        ("Dự toán thu ngân sách năm 2021", "Về việc bổ sung dự toán thu ngân sách năm 2021"),
        ("Tổng thu ngân sách nhà nước trên địa bàn là 160 tỷ đồng.", "Tổng thu ngân sách nhà nước trên địa bàn là 175 tỷ đồng."),
        numbers=("15/NQ-HĐND", "58/NQ-HĐND"), days=("18/12/2020", "18/7/2021"),
    ),
    Case("plan, adjusted plan and reports", "huyện Đức Trọng", "TỈNH LÂM ĐỒNG", (
        Paper("15/KH-UBND", "10/01/2023", "Phát triển kinh tế - xã hội năm 2023", "Trồng rừng sản xuất tập trung 600 ha."),
        Paper("166/KH-UBND", "15/8/2023", "Điều chỉnh một số chỉ tiêu kinh tế - xã hội năm 2023", "Trồng rừng sản xuất tập trung 550 ha."),
        Paper("402/BC-UBND", "18/12/2023", "Tình hình kinh tế - xã hội năm 2023",
              "Trồng rừng sản xuất tập trung 561 ha, đạt 102% kế hoạch (550 ha)."),
        Paper("403/BC-UBND", "19/12/2023", "Kết quả lâm nghiệp năm 2023",
              "Trồng rừng sản xuất tập trung 561 ha, đạt 93,5% kế hoạch (600 ha)."),
        Paper("404/BC-UBND", "20/12/2023", "Kết quả trồng rừng năm 2023",
              "Trồng rừng sản xuất tập trung 561 ha, đạt 101,1% kế hoạch (555 ha)."),
    ), (("555", "550"),)),
    Case("plan that says itself that it is adjusted", "huyện Lạc Dương", "TỈNH LÂM ĐỒNG", (
        Paper("15/KH-UBND", "10/01/2023", "Phát triển kinh tế - xã hội năm 2023", "Trồng rừng sản xuất tập trung 600 ha."),
        Paper("166/KH-UBND", "15/8/2023", "Điều chỉnh một số chỉ tiêu năm 2023", "Trồng rừng sản xuất tập trung điều chỉnh là 550 ha."),
        Paper("402/BC-UBND", "18/12/2023", "Tình hình kinh tế - xã hội năm 2023",
              "Trồng rừng sản xuất tập trung 561 ha, đạt 102% kế hoạch (550 ha)."),
    )),
    Case("total of communes that are named", "huyện Bình Lục", "TỈNH HÀ NAM", (
        Paper("10/BC-UBND", "05/12/2022", "Công tác giảm nghèo năm 2022", "Số hộ nghèo toàn xã là 120 hộ.", "xã Bồ Đề", "HUYỆN BÌNH LỤC"),
        Paper("11/BC-UBND", "05/12/2022", "Công tác giảm nghèo năm 2022", "Toàn xã có 95 hộ nghèo.", "xã Ngọc Lũ", "HUYỆN BÌNH LỤC"),
        Paper("12/BC-UBND", "05/12/2022", "Công tác giảm nghèo năm 2022", "Số hộ nghèo toàn xã là 101 hộ.", "xã An Ninh", "HUYỆN BÌNH LỤC"),
        Paper("30/BC-UBND", "20/12/2022", "Công tác giảm nghèo năm 2022",
              "Tổng hợp từ báo cáo của 03 xã Bồ Đề, Ngọc Lũ, An Ninh, kết quả: số hộ nghèo là 326 hộ."),
        Paper("31/BC-UBND", "21/12/2022", "Công tác giảm nghèo năm 2022",
              "Tổng hợp từ báo cáo của 03 xã: Bồ Đề, Ngọc Lũ và An Ninh, toàn huyện có 316 hộ nghèo."),
    ), (("326", "316"),)),
    Case("communes that are named and told of in part", "huyện Thanh Liêm", "TỈNH HÀ NAM", (
        Paper("10/BC-UBND", "05/12/2022", "Công tác giảm nghèo năm 2022", "Số hộ nghèo toàn xã là 120 hộ.", "xã Liêm Cần", "HUYỆN THANH LIÊM"),
        Paper("11/BC-UBND", "05/12/2022", "Công tác giảm nghèo năm 2022", "Toàn xã có 95 hộ nghèo.", "xã Liêm Phong", "HUYỆN THANH LIÊM"),
        Paper("30/BC-UBND", "20/12/2022", "Công tác giảm nghèo năm 2022",
              "Tổng hợp từ báo cáo của 03 xã Liêm Cần, Liêm Phong, Liêm Sơn, toàn huyện có 326 hộ nghèo."),
    )),
)  # fmt: skip

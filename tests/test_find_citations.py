"""Numbers of cited documents. Text on the left; printed number, canonical number and type on the right. ANNOTATION: REF; DOMAIN 1-3."""

from __future__ import annotations

import pytest

from pipeline.find.citations import citation_finder
from pipeline.link.overlaps import without_overlaps
from pipeline.values import Citation

QD, NQ, CTR, CV = "quyết định", "nghị quyết", "chương trình hành động", "công văn"


@pytest.fixture(scope="module")
def cite(rules, layout_of):
    """Text -> what the finder alone sees."""
    find = citation_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [
            (" ".join(layout.text[m.start : m.end].split()), m.value.canonical, m.value.doc_type)
            for m in without_overlaps(find(layout), ())
        ]

    return run


ONE = [
    ("Phụ lục I Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghị định"),
    ("biểu mẫu kèm theo Công văn số 45/STC-NS", "45/STC-NS", "công văn"),
    # types that their symbols do not tell, or that are called after several bodies
    ("theo Cáo trạng số 45/CT-VKS ngày 3/4/2021", "45/CT-VKS", "cáo trạng"),
    ("Kháng nghị số 03/KN-VKS", "03/KN-VKS", "kháng nghị"),
    ("ban hành 02 kiến nghị (số 08/KN-VKS ngày 25/01/2017)", "08/KN-VKS", "kiến nghị"),
    ("02 kháng nghị (số: 08/KN-VKS)", "08/KN-VKS", "kháng nghị"),
    ("01 bản án (số 41/HSST)", "41/HSST", "bản án"),
    ("02 nghị quyết (số 12/QĐ-UBND)", "12/QĐ-UBND", QD),  # the symbol before the bracket
    ("kiến nghị của cử tri (số 08/KN-VKS)", "08/KN-VKS", ""),
    ("Văn bản số 45/HD-BTĐKT ngày 5/3/2014", "45/HD-BTĐKT", "hướng dẫn"),
    ("Văn bản 12/TB-VPCP", "12/TB-VPCP", "thông báo"),
    ("văn bản số: 7/KH-UBND", "7/KH-UBND", "kế hoạch"),
    ("Văn bản số 2010/UBND-ĐT", "2010/UBND-ĐT", CV),
    ("Công văn số 12/KH-UBND", "12/KH-UBND", CV),  # as it is called
    # steering committees are called after plans and programmes
    ("Kế hoạch 389/KH-BCĐ389 ngày 09/11/2018", "389/KH-BCĐ389", "kế hoạch"),
    ("Kế hoạch số 12/KH-BCĐ138", "12/KH-BCĐ138", "kế hoạch"),
    ("Công văn số 45/BCĐ389-TH", "45/BCĐ389-TH", CV),
    ("Kế hoạch số 17/KH-BCĐ1389", "17/KH-BCĐ1389", "kế hoạch"),
    ("Thông báo 22/TB-TBCĐ197", "22/TB-TBCĐ197", "thông báo"),
    ("Kế hoạch số 17/KH-BCĐ 2024", "17/KH-BCĐ", "kế hoạch"),
    ("Quy chế phối hợp số 05/QCPH-CA-VKS", "05/QCPH-CA-VKS", "quy chế phối hợp"),
    ("Hiệp định vay số 2357-VIE ngày 25/01/2008", "2357-VIE", "hiệp định"),
    ("BÁO CÁO\nKết quả\n\nThực hiện dự án số 12/DA-ĐTXD", "12/DA-ĐTXD", "dự án"),  # not báo cáo
    ("BÁO CÁO\nKết quả\n\nTheo khoản vay số 45/XYZ-T", "45/XYZ-T", ""),
    # State, individual and normative
    ("theo Quyết định số 480/QĐ-UBND của UBND tỉnh", "480/QĐ-UBND", QD),
    ("Quyết định số 27/2018/QĐ-UBND", "27/2018/QĐ-UBND", QD),
    ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghị định"),
    ("Nghị định 91/2015/NĐ-CP", "91/2015/NĐ-CP", "nghị định"),  # no `số`
    ("Nghị định số 91/2015/NĐ-CPngày 13/10/2015", "91/2015/NĐ-CP", "nghị định"),  # a blank is lost
    ("Luật Thú y số 79/2015/QH13ngày 19/6/2015", "79/2015/QH13", "luật"),
    ("Quyết định số: 755/QĐ-TTg", "755/QĐ-TTg", QD),
    ("Thông tư số 01/2021/TT-BKH&CN", "01/2021/TT-BKH&CN", "thông tư"),  # BKH&CN stays BKH&CN
    ("Thông tư số 01/2021/TT-BKHCN", "01/2021/TT-BKHCN", "thông tư"),
    ("Thông tư liên tịch số 14/2014/TTLT-BKHCN-BNV", "14/2014/TTLT-BKHCN-BNV", "thông tư liên tịch"),
    ("Chỉ thị 16/CT-TTg", "16/CT-TTg", "chỉ thị"),
    ("Tờ trình số 88/TTr-STC", "88/TTr-STC", "tờ trình"),
    ("Kế hoạch số 05/KHLT-PGD-HĐĐ", "05/KHLT-PGD-HĐĐ", "kế hoạch"),  # the words before the symbol
    ("(05/KHLT-PGD-HĐĐ)", "05/KHLT-PGD-HĐĐ", "kế hoạch liên tịch"),
    ("Thông báo số 493/TB-UBND", "493/TB-UBND", "thông báo"),
    ("Nghị quyết số 12/2023/NQ-HĐND", "12/2023/NQ-HĐND", NQ),
    # the National Assembly; its symbol does not tell the type
    ("Luật Giáo dục số 43/2019/QH14", "43/2019/QH14", "luật"),
    ("Bộ luật Lao động số 45/2019/QH14", "45/2019/QH14", "bộ luật"),
    ("Nghị quyết số 43/2022/QH15 của Quốc hội", "43/2022/QH15", NQ),
    ("Nghị quyết số 528/2018/UBTVQH14", "528/2018/UBTVQH14", NQ),
    ("Công văn số 1127/UBDT-VP135 ngày 14/9/2020", "1127/UBDT-VP135", "công văn"),
    ("Nghị quyết số 1656/NQ-UBTVQH15", "1656/NQ-UBTVQH15", NQ),
    ("Pháp lệnh số 26/2004/PL-UBTVQH11", "26/2004/PL-UBTVQH11", "pháp lệnh"),
    ("NQ 43/2022/QH15 của Quốc hội", "43/2022/QH15", NQ),
    ("QĐ số 12/2024/QĐ-UBND", "12/2024/QĐ-UBND", QD),
    ("Quyết định 33/QĐ-UBND-HC", "33/QĐ-UBND-HC", QD),
    # the Party
    ("Chương trình hành động số 10-CTr/TU", "10-CTr/TU", CTR),
    ("Nghị quyết số 20-NQ/TW", "20-NQ/TW", NQ),
    ("Kế hoạch số 30-KH/HU", "30-KH/HU", "kế hoạch"),
    ("Công văn số 50-CV/BTG", "50-CV/BTG", CV),
    ("Kết luận số 07-KL/HU", "07-KL/HU", "kết luận"),
    ("Thông tri số 12-TT/HU", "12-TT/HU", "thông tri"),
    ("Hướng dẫn số 12-HD/BTCTW", "12-HD/BTCTW", "hướng dẫn"),
    ("Quy định số 66-QĐ/TW", "66-QĐ/TW", "quy định"),  # QĐ is quyết định or quy định: read the words before it
    # no word before it: the symbol tells
    ("(15-NQ/TU)", "15-NQ/TU", NQ),
    ("theo 480/QĐ-UBND", "480/QĐ-UBND", QD),
    ("(50-CV/BTG)", "50-CV/BTG", CV),
    ("(12-TT/HU)", "12-TT/HU", "thông tri"),  # the Party's TT is no thông tư
    # công văn: issuer first, then unit
    ("Công văn số 3367/UBND-NV", "3367/UBND-NV", CV),
    ("Công văn số 3919/UBND", "3919/UBND", CV),
    ("Văn bản số 2010/UBND-ĐT", "2010/UBND-ĐT", CV),
    ("Công văn số 1234/SNN&PTNT-KHTC", "1234/SNN&PTNT-KHTC", CV),
    ("(364/SKHCN-CN)", "364/SKHCN-CN", CV),
    # a number with no symbol, right after a type
    ("Nghị quyết 11", "11", NQ),
    ("Quyết định 755 ngày 14/8/2012", "755", QD),
    ("Công văn số 3919 ngày 5/8/2021", "3919", CV),
    # the type stands before what it is of, and neither the words at the number nor its symbol tell it
    ("Bản án hành chính phúc thẩm số 07/2019/HC-PT", "07/2019/HC-PT", "bản án"),
    ("Quyết định tái thẩm số 03/2020/DS-TT", "03/2020/DS-TT", QD),
    ("Hợp đồng thuê tư vấn giám sát số 21/2018/HĐXL-GS", "21/2018/HĐXL-GS", "hợp đồng"),
    ("hợp đồng và các phụ lục ký số 21/2018/HĐXL-GS", "21/2018/HĐXL-GS", ""),
    # what it is of stands at the number
    ("Quyết định điều chỉnh dự án số 77/QĐ-UBND", "77/QĐ-UBND", QD),
    ("Tờ trình đề nghị phê duyệt kế hoạch số 77/TTr-SXD", "77/TTr-SXD", "tờ trình"),
    ("Quyết định của UBND tỉnh, Kế hoạch số 77/QĐ-UBND", "77/QĐ-UBND", "kế hoạch"),
    # a printed error stays as printed
    ("Nghị quyết số 20-CT/TW", "20-CT/TW", NQ),
]


@pytest.mark.parametrize(("text", "canonical", "doc_type"), ONE)
def test_one_number(cite, text, canonical, doc_type):
    assert cite(text) == [(canonical, canonical, doc_type)]


WILD = [
    # printed in other ways than the rule has it
    ("Chương trình hành động số 10-\nCTr/TU", "10- CTr/TU", "10-CTr/TU", CTR),  # seed 000
    ("Quyết định số 3810/QĐ-\nUBND", "3810/QĐ- UBND", "3810/QĐ-UBND", QD),
    ("Quyết định số3810/QĐ-UBND", "3810/QĐ-UBND", "3810/QĐ-UBND", QD),
    ("Quyết định số 3810/\nQĐ-UBND", "3810/ QĐ-UBND", "3810/QĐ-UBND", QD),
    ("Quyết định\nsố 3810/QĐ-UBND", "3810/QĐ-UBND", "3810/QĐ-UBND", QD),
    ("Chương trình hành động số 10\ufffeCTr/TU", "10-CTr/TU", "10-CTr/TU", CTR),  # pdfium's hyphen
    ("Chƣơng trình hành động số 10-CTr/TU", "10-CTr/TU", "10-CTr/TU", CTR),  # ƣ
    ("Quyết định số 480/QÐ-UBND", "480/QĐ-UBND", "480/QĐ-UBND", QD),  # Ð
    ("Chương trình số 10–CTr/TU", "10-CTr/TU", "10-CTr/TU", "chương trình"),  # en dash
    ("quyết định số 12/qđ-ubnd", "12/qđ-ubnd", "12/QĐ-UBND", QD),
    ("QUYẾT ĐỊNH SỐ 12/QĐ-TTG", "12/QĐ-TTG", "12/QĐ-TTg", QD),
    ("Chương trình số 12-CTR/TU", "12-CTR/TU", "12-CTr/TU", "chương trình"),
    ("Quyết định số 12 / QĐ - UBND ngày", "12 / QĐ - UBND", "12/QĐ-UBND", QD),
    ("Quyết định số 480 /QĐ-UBND", "480 /QĐ-UBND", "480/QĐ-UBND", QD),
    ("Quyết định số 480/QD-UBND", "480/QD-UBND", "480/QĐ-UBND", QD),  # the bar of Đ lost
    ("Quyết định số 84 QĐ/TWĐTN", "84 QĐ/TWĐTN", "84QĐ/TWĐTN", QD),
]


@pytest.mark.parametrize(("text", "printed", "canonical", "doc_type"), WILD)
def test_numbers_as_they_occur(cite, text, printed, canonical, doc_type):
    assert cite(text) == [(printed, canonical, doc_type)]


SEVERAL = [
    # text, canonical numbers
    ("các Quyết định số 12/QĐ-UBND và 13/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND"]),
    ("Quyết định số 12/QĐ-UBND, số 13/QĐ-UBND, 14/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"]),
    ("Kế hoạch 30-KH/HU; Kế hoạch 30-KH/HU", ["30-KH/HU", "30-KH/HU"]),  # repeated ones too
    (
        "Quyết định số 3810/QĐ-UBND và Quyết định số 3801/QĐ-UBND",
        ["3810/QĐ-UBND", "3801/QĐ-UBND"],
    ),  # never merged by likeness
    ("Quyết định số 480/QĐ-UBND sửa đổi Quyết định số 27/2018/QĐ-UBND", ["480/QĐ-UBND", "27/2018/QĐ-UBND"]),
    ("(Nghị quyết số 15-NQ/TU, Kết luận số 7-KL/TU).", ["15-NQ/TU", "7-KL/TU"]),  # marks around it are no part
    ("Nghị định 30/2020/NĐ-CP.\n\n1. Thông tư 01/2011/TT-BNV", ["30/2020/NĐ-CP", "01/2011/TT-BNV"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_numbers(cite, text, expected):
    assert [canonical for _, canonical, _ in cite(text)] == expected


LISTED = [
    # ranges of numbers, each behind `số`; a number and its year, whose symbol is left out
    ("Quyết định số 12, số 13 và số 15/QĐ-UBND", [("12/QĐ-UBND", "quyết định"), ("13/QĐ-UBND", "quyết định"), ("15/QĐ-UBND", "quyết định")]),
    ("các Quyết định từ số 21 đến số 25/QĐ-UBND", [("21/QĐ-UBND", "quyết định"), ("25/QĐ-UBND", "quyết định")]),
    ("Quyết định số 31 đến 35/QĐ-UBND", [("31/QĐ-UBND", "quyết định"), ("35/QĐ-UBND", "quyết định")]),
    ("thửa số 5, số 12/QĐ-UBND", [("12/QĐ-UBND", "quyết định")]),
    ("NĐ 34/2016, Nghị định 116/2020 của Chính phủ, Thông tư số 5/2014", [("34/2016", "nghị định"), ("116/2020", "nghị định"), ("5/2014", "thông tư")]),
    # numbers without symbols, lists, types written with the issuer; text, and (canonical, type) of each
    ("thực hiện Nghị quyết 09 và Chỉ thị 19 của Tỉnh ủy", [("09", "nghị quyết"), ("19", "chỉ thị")]),
    ("thực hiện Nghị quyết 09 và Chỉ\nthị 19 của Tỉnh ủy", [("09", "nghị quyết"), ("19", "chỉ thị")]),
    ("thực hiện Nghị quyết 09 và Chỉ thị\n19 của Tỉnh ủy", [("09", "nghị quyết"), ("19", "chỉ thị")]),
    ("thực hiện Nghị quyết\n09 và Chỉ thị 19 của Tỉnh ủy", [("09", "nghị quyết"), ("19", "chỉ thị")]),
    ("sơ kết Chỉ thị 05, Kết luận 01 và Nghị quyết 28", [("05", "chỉ thị"), ("01", "kết luận"), ("28", "nghị quyết")]),
    ("quán triệt các Nghị quyết 18, 19 của Trung ương", [("18", "nghị quyết"), ("19", "nghị quyết")]),
    ("các Nghị quyết số 18 và 19 của Ban Chấp hành Trung ương", [("18", "nghị quyết"), ("19", "nghị quyết")]),
    ("theo QĐ 15/QĐUBND ngày 12/3/2008", [("15/QĐUBND", "quyết định")]),
    ("theo QĐ số 15/QĐUB ngày 12/3/1998 của UBND tỉnh", [("15/QĐUB", "quyết định")]),
    ("Quyết định số 132/2004/QĐUB ngày 9/9/2004", [("132/2004/QĐUB", "quyết định")]),
    ("các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017", [("18-NQ/TW", "nghị quyết"), ("19-NQ/TW", "nghị quyết")]),
    ("các Quyết định số 12, 13/QĐ-UBND ngày 05/02/2020", [("12/QĐ-UBND", "quyết định"), ("13/QĐ-UBND", "quyết định")]),
    ("các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017 của BCH Trung ương", [("18-NQ/TW", "nghị quyết"), ("19-NQ/TW", "nghị quyết")]),
    ("các Nghị quyết 35, 36 và 37/2021/NQ-HĐND", [("35/2021/NQ-HĐND", "nghị quyết"), ("36/2021/NQ-HĐND", "nghị quyết"), ("37/2021/NQ-HĐND", "nghị quyết")]),
    ("Thông tư liên tịch số 14/2014/TTLT-BTNMT-BNV-BTC", [("14/2014/TTLT-BTNMT-BNV-BTC", "thông tư liên tịch")]),
    ("Thông tư liên tịch 22/TT-LT ngày 12/6/1998", [("22/TT-LT", "thông tư liên tịch")]),
    ("Công điện số 05/CĐ-TTg ngày 16/01/2022", [("05/CĐ-TTg", "công điện")]),
    ("Công điện 05 ngày 16/01/2022 của Thủ tướng", [("05", "công điện")]),
    ("Luật Ngân sách nhà nước số 83/2015/QH13", [("83/2015/QH13", "luật")]),
    ("Bộ luật Lao động số 10/2012/QH13 ngày 18/6/2012", [("10/2012/QH13", "bộ luật")]),
    ("Nghị định 81 và Thông tư 15", [("81", "nghị định"), ("15", "thông tư")]),
    ("Nghị quyết 30a và Quyết định 167", [("30a", "nghị quyết"), ("167", "quyết định")]),
    ("Nghị quyết 30a/2008/NQ-CP", [("30a/2008/NQ-CP", "nghị quyết")]),
    ("Kế hoạch 45-KH/TU và 46-KH/TU", [("45-KH/TU", "kế hoạch"), ("46-KH/TU", "kế hoạch")]),
    ("thực hiện 03 văn bản: Quyết định 63, Nghị quyết 28", [("63", "quyết định"), ("28", "nghị quyết")]),
    ("căn cứ 03 văn bản nêu trên, quyết định 63 của tỉnh", [("63", "quyết định")]),
    ("Nghị quyết 09, 12 xã đã hoàn thành", [("09", "nghị quyết")]),
    ("Chỉ thị 19, 25 hộ được hỗ trợ", [("19", "chỉ thị")]),
    ("Nghị quyết 05 và 15 kế hoạch", [("05", "nghị quyết")]),
    ("Nghị quyết 09 và 2 năm thực hiện Chỉ thị 19", [("09", "nghị quyết"), ("19", "chỉ thị")]),
    ("Nghị quyết số 10/NQ-HĐND và 5 nghị quyết khác", [("10/NQ-HĐND", "nghị quyết")]),
    ("Công văn số 1234, 1235/UBND-VX ngày 01/10/2021", [("1234/UBND-VX", "công văn"), ("1235/UBND-VX", "công văn")]),
    ("Thông tư số 08/TT-BNV và Hướng dẫn 12/HD-SNV", [("08/TT-BNV", "thông tư"), ("12/HD-SNV", "hướng dẫn")]),
    ("Thực hiện Chỉ thị 05 và Nghị quyết Trung ương 4, huyện Sông Mã đã tổ chức 12 lớp.", [("05", "chỉ thị")]),
    ("các Quyết định 167, 33 và 22 của Thủ tướng Chính phủ", [("167", "quyết định"), ("33", "quyết định"), ("22", "quyết định")]),
    ("tiếp tục triển khai Nghị quyết số 26-NQ/TW, 27-NQ/TW và Kết luận số 97-KL/TW ngày 15/5/2014", [("26-NQ/TW", "nghị quyết"), ("27-NQ/TW", "nghị quyết"), ("97-KL/TW", "kết luận")]),
    ("Nghị định số 61/2010/NĐ-CP và số 210/2013/NĐ-CP", [("61/2010/NĐ-CP", "nghị định"), ("210/2013/NĐ-CP", "nghị định")]),
    ("Công văn số 45/UB-VX ngày 12/3/2001 của UBND tỉnh Thái Bình", [("45/UB-VX", "công văn")]),
    ("Chỉ thị 07/CTUB ngày 5/4/1999", [("07/CTUB", "chỉ thị")]),
    ("Quyết định số 19/QĐ.UB ngày 5/4/1999", [("19/QĐ.UB", "quyết định")]),
    ("Thông tư 15 của Bộ Y tế và Nghị định 43 của Chính phủ", [("15", "thông tư"), ("43", "nghị định")]),
    ("Nghị quyết 120 về phát triển bền vững và Nghị quyết 19", [("120", "nghị quyết"), ("19", "nghị quyết")]),
    ("theo Quyết định\n62 của Thủ tướng", [("62", "quyết định")]),
    ("Luật số 46/2014/QH13 sửa đổi Luật Bảo hiểm y tế", [("46/2014/QH13", "luật")]),
    ("Pháp lệnh số 02/2020/UBTVQH14 ngày 09/12/2020", [("02/2020/UBTVQH14", "pháp lệnh")]),
    ("Thông tư liên tịch số 88/2014/TTLT-BTC-BKHCN", [("88/2014/TTLT-BTC-BKHCN", "thông tư liên tịch")]),
    ("Công điện số 1063/CĐ-TTg ngày 31/7/2021; Công điện 02/CĐ-UBND", [("1063/CĐ-TTg", "công điện"), ("02/CĐ-UBND", "công điện")]),
    ("Nghị quyết 18, 5 năm qua đã", [("18", "nghị quyết")]),
    ("Nghị quyết 18, 19 đã đi vào cuộc sống", [("18", "nghị quyết")]),
    ("Kế hoạch số 01, 02, 03/KH-BCĐ ngày 5/1/2018", [("01/KH-BCĐ", "kế hoạch"), ("02/KH-BCĐ", "kế hoạch"), ("03/KH-BCĐ", "kế hoạch")]),
    ("các Công văn số 15-CV/HU, 16-CV/HU", [("15-CV/HU", "công văn"), ("16-CV/HU", "công văn")]),
    ("thực hiện NQ 19-NQ/TU, KH 25-KH/HU", [("19-NQ/TU", "nghị quyết"), ("25-KH/HU", "kế hoạch")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_lists_and_bare_numbers(cite, text, expected):
    assert [(canonical, doc_type) for _, canonical, doc_type in cite(text)] == expected


FOLLOWED = [
    # a number without a symbol that its date or issuer tells
    ("Kế hoạch 145 ngày 12/3/2018", [("145", "kế hoạch")]),
    ("Báo cáo 15 ngày 3 tháng 4 năm 2020 của UBND huyện", [("15", "báo cáo")]),
    ("Chương trình 07 ngày 02.3.2019", [("07", "chương trình")]),
    ("Kế hoạch 07, 08 của Tỉnh ủy Sơn La", [("07", "kế hoạch"), ("08", "kế hoạch")]),
    ("Báo cáo 123 của UBND thành phố Huế", [("123", "báo cáo")]),
    ("theo Đề án 1816", [("1816", "đề án")]),
    # a type by its symbol
    ("Thực hiện NĐ 64/CP, CV 335/PTC", [("64/CP", "nghị định"), ("335/PTC", "công văn")]),
    ("NĐ số 64/CP ngày 27/9/1993", [("64/CP", "nghị định")]),
    ("TT 12-TT/HU, TT 12/2019/TT-BTC", [("12-TT/HU", "thông tri"), ("12/2019/TT-BTC", "thông tư")]),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWED)
def test_types_without_a_symbol_or_in_short(cite, text, expected):
    assert [(canonical, doc_type) for _, canonical, doc_type in cite(text)] == expected


NOT_LISTED = [
    # days, counts and programmes
    "Kế hoạch 30 ngày cao điểm",
    "Kế hoạch 30 ngày 12 giờ",
    "kế hoạch 5 năm của UBND tỉnh",
    "Báo cáo 6 tháng của UBND huyện",
    "Báo cáo 12 của các xã",
    "Kế hoạch 2021 của UBND tỉnh, Báo cáo 2020 của Sở Tài chính, Đề án 2030",
    "Chương trình 135 của Chính phủ",
    "Đề án 120 hộ dân, Đề án 06, Dự án 661",
    "CT 229, thị trấn TT 12/ha, BC 15/ngày",
    # laws by their year, counts behind a type, list numbers behind a line end
    "Luật Đất đai 2013",
    "Luật Đất đai năm 2024 và Bộ luật Lao động năm 2019",
    "Chương trình 135, Chương trình 30a",
    "Nghị quyết Trung ương 4 khóa XI, XII",
    "Nghị quyết 11 xã đạt chuẩn",
    "ban hành nghị quyết 15 nội dung",
    "Quyết định 3 nhiệm vụ trọng tâm",
    "Nghị quyết 2 kỳ họp",
    # a month, a ratio, another kind
    "Quyết định 5/2020 của UBND", "Thông báo 15/2020", "đạt 34/2016 hộ", "Nghị định 116/2020%",
    "theo Quyết định\n1. Mục tiêu chung",
    "theo Quyết định\n2 mục tiêu",
    "Nghị quyết\n3, Kết quả",
    "Thông báo 15 trường hợp",
    "Kết luận 7 nội dung tố cáo",
    "Luật Bảo hiểm y tế 2008, Luật Đất đai 2013",
    "Hiến pháp năm 2013",
    "Quyết định 5 tỷ đồng, Nghị quyết 10 năm",
    # two years compared in the head of a column
    "KH 2021/ƯTH 2020 (%)",
    "Tỷ lệ KH 2023/UTH 2022",
    "KH 2022/TH 2021, DT 2022/QT 2020",
    "Kế hoạch 2025/TH 2024",
    "NQ 2024/CK",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_LISTED)
def test_what_looks_like_a_bare_number(cite, text):
    assert cite(text) == []


def test_a_year_before_a_symbol_is_a_number(cite):
    assert [canonical for _, canonical, _ in cite("KH 2021/KH-UBND; số 2020/QT; Kế hoạch 2022/UBND-TH")] == [
        "2021/KH-UBND",
        "2020/QT",
        "2022/UBND-TH",
    ]


NONE = [
    "Thực hiện Dự án 2-Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo.",
    # numbers of forms and annexes
    "Biểu số 69/CK-NSNN", "Biểu mẫu số 09/CKTC-NSH", "Mẫu số: 02-TT", "theo mẫu 01a/TTr", "Biểu số 02-KH", "Phụ lục số 03/PL-HĐ", "Phụ biểu 04/BC-UBND",
    # neither number nor symbol
    "nghị quyết của Đảng", "theo quy định tại Điều 12", "Kế hoạch 5 năm 2021-2025", "ban hành 37 văn bản", "kết luận 12 vụ việc",
    "ban hành 214 văn bản, gồm: quyết định 63, kế hoạch 28, công văn 30", "ban hành 91 văn bản (quyết định 63 và thông báo 28)",
    "quyết định 5 nội dung", "chương trình 135", "Nghị quyết\n11 xã đạt chuẩn",
    # a blank is a placeholder
    "Số:      /BC-UBND", "Số ...../QĐ-UBND",
    # standards
    "tiêu chuẩn TCVN ISO 9001:2015", "ISO 9001:2015", "QCVN 01-1:2018/BYT", "TCVN 5574:2018", "TCVN 6705/BXD-KHCN",
    # ratios, scales, dates, units, ranges
    "186/337 thủ tục", "tỷ lệ 1/500", "ngày 14/5/2021", "6.300 kg/2ha", "5 km/giờ", "24/7", "5-7 ha", "12/12 xã", "2021-2025",
    "120 triệu đồng/ha", "COVID-19", "100 l/người-ngày", "20/TP",
    # inside a web address
    "https://vanban.gov.vn/480/QĐ-UBND", "tại vbpl.vn/12/2023/NQ-HĐND.html", "http://binhdinh.gov.vn/van-ban/27/2018/QĐ-UBND",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_number_of_a_document(cite, text):
    assert cite(text) == []


PARTS = [
    # text, number, symbol, normative: the year in the middle tells it
    ("Quyết định số 27/2018/QĐ-UBND", "27", "QĐ-UBND", True),
    ("Quyết định số 480/QĐ-UBND", "480", "QĐ-UBND", False),
    ("Nghị quyết số 15-NQ/TU", "15", "NQ/TU", False),
    ("Luật số 45/2019/QH14", "45", "QH14", True),
    ("Nghị quyết 11", "11", "", False),
    ("Quyết định số 2010/QĐ-UBND", "2010", "QĐ-UBND", False),  # a number that looks like a year
    ("Công văn số 12a/UBND-NV", "12a", "UBND-NV", False),
]


@pytest.mark.parametrize(("text", "number", "symbol", "normative"), PARTS)
def test_parts_of_a_number(rules, layout_of, text, number, symbol, normative):
    (found,) = citation_finder(rules)(layout_of(text))
    assert (found.value.number, found.value.symbol, found.value.normative) == (number, symbol, normative)


def test_the_own_number_is_no_citation(segment, all_finders):
    layout = segment(
        "UBND TỈNH BÌNH ĐỊNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 215/BC-UBND\nBình Định, ngày 14 tháng 5 năm 2021\n\n"
        "BÁO CÁO\nKết quả năm 2020\n\nThực hiện Kế hoạch số 30/KH-UBND, Ủy ban nhân dân tỉnh báo cáo như sau:\n"
    ).layout
    assert [m.value.canonical for m in all_finders(layout) if isinstance(m.value, Citation)] == ["30/KH-UBND"]


@pytest.mark.parametrize(
    "text", ["thuộc Dự án số 1 của Chương trình", "Đề án số 5 về cải cách", "Chương trình số 3", "Tiểu dự án số 2"]
)
def test_parts_of_a_programme_are_no_documents(cite, text):
    assert cite(text) == []

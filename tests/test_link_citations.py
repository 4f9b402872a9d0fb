"""A number with its date and issuer. Text on the left; number, type, date, issuer on the right. ANNOTATION: REF."""

from __future__ import annotations

import pytest

from pipeline.link.citations import citation_linker
from pipeline.model import Citation


@pytest.fixture(scope="module")
def linked(rules, layout_of, all_finders):
    """Text -> citations after linking."""
    link = citation_linker(rules)

    def run(text):
        layout = layout_of(text)
        return [m.value for m in link(layout.text, all_finders(layout)) if isinstance(m.value, Citation)]

    return run


ONE = [
    # text, date, issuer
    ("Quyết định số 480/QĐ-UBND ngày 14/9/2021 của UBND tỉnh Bình Định", "2021-09-14", "UBND tỉnh Bình Định"),
    ("Nghị quyết số 20-NQ/TW ngày 01 tháng 11 năm 2012 của Ban Chấp hành Trung ương Đảng (khóa XI)", "2012-11-01", "Ban Chấp hành Trung ương Đảng"),
    ("Công văn số 364/SKHCN-CN ngày 20/5/2022 của Sở Khoa học và Công nghệ tỉnh Bình Định về việc", "2022-05-20", "Sở Khoa học và Công nghệ tỉnh Bình Định"),
    ("Công văn số 50-CV/BTG ngày 21/3/2022 của Ban Tuyên giáo Huyện ủy về", "2022-03-21", "Ban Tuyên giáo Huyện ủy"),
    ("Công văn số 50-CV/BTG ngày 21/3/2022 của Ban Tuyên giáo\nHuyện ủy, về", "2022-03-21", "Ban Tuyên giáo Huyện ủy"),
    ("Kế hoạch số 30-KH/HU ngày 23/9/2021 của Huyện ủy.", "2021-09-23", "Huyện ủy"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư", "2020-03-05", "Chính phủ"),
    ("Quyết định số 755/QĐ-TTg ngày 14/8/2012 của Thủ tướng Chính phủ phê duyệt", "2012-08-14", "Thủ tướng Chính phủ"),
    ("Luật số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội", "2019-11-20", "Quốc hội"),
    ("Quyết định số 12/QĐ-SVHTTDL ngày 5/1/2022 của Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Định về", "2022-01-05", "Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Định"),
    ("Thông tư số 01/2021/TT-BKHCN ngày 01/3/2021 của Bộ trưởng Bộ Khoa học và Công nghệ quy định", "2021-03-01", "Bộ trưởng Bộ Khoa học và Công nghệ"),
    ("Nghị quyết số 12/2023/NQ-HĐND ngày 14/7/2023 của HĐND tỉnh quy định", "2023-07-14", "HĐND tỉnh"),
    ("Kết luận số 49-KL/TU, ngày 15/8/2023 của Ban Thường vụ Tỉnh ủy và các văn bản", "2023-08-15", "Ban Thường vụ Tỉnh ủy"),
    ("Thông báo số 12-TB/VPTU ngày 20/8/2023 của Văn phòng Tỉnh ủy về", "2023-08-20", "Văn phòng Tỉnh ủy"),
    ("Quyết định số 123-QĐ/HU ngày 4/4/2024 của Ban Thường vụ Huyện uỷ về", "2024-04-04", "Ban Thường vụ Huyện uỷ"),
    ("Quyết định số 5/QĐ-SNN ngày 4/4/2024 của Sở Nông nghiệp và Phát triển nông thôn ban hành", "2024-04-04", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Quyết định số 5/QĐ-STC ngày 4/4/2024 của Sở Tài chính\n\nCăn cứ", "2024-04-04", "Sở Tài chính"),
    # the ways in which a date is printed with its number
    ("Quyết định số 480/QĐ-UBND, ngày 09/01/2026 của UBND tỉnh", "2026-01-09", "UBND tỉnh"),
    ("Quyết định số 480/QĐ-UBND (ngày 02 tháng 9 năm 2025)", "2025-09-02", ""),
    ("Quyết định số 480/QĐ-UBND ký ngày 14/9/2021", "2021-09-14", ""),
    ("Quyết định số 480/QĐ-UBND ban hành ngày 14/9/2021", "2021-09-14", ""),
    ("Quyết định số 480/QĐ-\nUBND ngày\n14/9/2021 của\nUBND tỉnh", "2021-09-14", "UBND tỉnh"),
    ("Quyết định số 480/QĐ-UBND ngày 14-9-2021 của UBND tỉnh", "2021-09-14", "UBND tỉnh"),
    ("Quyết định 755 ngày 14/8/2012 của Thủ tướng Chính phủ", "2012-08-14", "Thủ tướng Chính phủ"),
    ("Quyết định số 480/QĐ-UBND của UBND tỉnh Bình Định ngày 14/9/2021", "2021-09-14", "UBND tỉnh Bình Định"),  # the issuer first
    # only one of the two, or none
    ("Nghị quyết 11 của Chính phủ", "", "Chính phủ"),
    ("theo Quyết định số 480/QĐ-UBND.", "", ""),
    ("Quyết định số 480/QĐ-UBND của UBND huyện Tây Sơn", "", "UBND huyện Tây Sơn"),
    # what stands near and is not its own
    ("theo Quyết định số 480/QĐ-UBND. Ngày 14/9/2021, huyện họp", "", ""),
    ("Quyết định số 480/QĐ-UBND có hiệu lực từ ngày 14/9/2021", "", ""),
    ("Quyết định số 480/QĐ-UBND ngày 5/3 của UBND tỉnh", "", "UBND tỉnh"),  # no year: unknown stays unknown
    ("Quyết định số 480/QĐ-UBND của tỉnh", "", ""),  # no body's name
    ("nhiệm vụ theo Kế hoạch số 30-KH/HU của các xã", "", ""),
    ("Báo cáo số 12/BC-UBND về tình hình của UBND xã", "", ""),
    # before the number
    ("Ngày 14/9/2021, UBND tỉnh ban hành Quyết định số 3810/QĐ-UBND về", "2021-09-14", "UBND tỉnh"),
    ("UBND huyện Tây Sơn đã ban hành Quyết định số 12/QĐ-UBND ngày 02/3/2022", "2022-03-02", "UBND huyện Tây Sơn"),
    ("UBND huyện Tây Sơn ban hành Kế hoạch số 12/KH-UBND", "", "UBND huyện Tây Sơn"),
    ("Huyện ủy đã ban hành Nghị quyết số 15-NQ/HU", "", "Huyện ủy"),
    ("Năm 2021 huyện họp. Quyết định số 12/QĐ-UBND", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "issuer"), ONE)
def test_date_and_issuer(linked, text, date, issuer):
    (citation,) = linked(text)
    assert (citation.date, citation.issuer) == (date, issuer)


LISTS = [
    # numbers in a list share the type and the issuer of the list; a date is each one's own
    (
        "các Quyết định số 12/QĐ-UBND và 13/QĐ-UBND của UBND tỉnh Bình Định",
        [
            ("12/QĐ-UBND", "quyết định", "", "UBND tỉnh Bình Định"),
            ("13/QĐ-UBND", "quyết định", "", "UBND tỉnh Bình Định"),
        ],
    ),
    (
        "các Quyết định số 12/QĐ-UBND ngày 01/02/2021 và số 13/QĐ-UBND ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "2021-02-01", "UBND huyện"),
            ("13/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND, 14/QĐ-UBND ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "", "UBND huyện"),
            ("13/QĐ-UBND", "quyết định", "", "UBND huyện"),
            ("14/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "các Công văn số 3919/UBND, 3920/UBND của UBND huyện",
        [("3919/UBND", "công văn", "", "UBND huyện"), ("3920/UBND", "công văn", "", "UBND huyện")],
    ),
    (
        "Quyết định số 12/QĐ-UBND, Kế hoạch số 13/KH-UBND cùng ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
            ("13/KH-UBND", "kế hoạch", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng. Kế hoạch số 30-KH/HU của Huyện ủy",
        [("20-NQ/TW", "nghị quyết", "", "Ban Chấp hành Trung ương Đảng"), ("30-KH/HU", "kế hoạch", "", "Huyện ủy")],
    ),
    (
        "Kết luận số 49-KL/TU, ngày 15/8/2023 của Ban Thường vụ Tỉnh ủy và Thông báo số 12-TB/VPTU ngày 20/8/2023 của Văn phòng Tỉnh ủy",
        [
            ("49-KL/TU", "kết luận", "2023-08-15", "Ban Thường vụ Tỉnh ủy"),
            ("12-TB/VPTU", "thông báo", "2023-08-20", "Văn phòng Tỉnh ủy"),
        ],
    ),
    (
        "Nghị quyết số 01/NQ-CP, 02/NQ-CP ngày 05/01/2024 của Chính phủ.",
        [("01/NQ-CP", "nghị quyết", "", "Chính phủ"), ("02/NQ-CP", "nghị quyết", "2024-01-05", "Chính phủ")],
    ),
    (  # no list: nothing is shared
        "Nghị quyết số 20-NQ/TW thay thế Nghị quyết số 15-NQ/TW của Bộ Chính trị",
        [("20-NQ/TW", "nghị quyết", "", ""), ("15-NQ/TW", "nghị quyết", "", "Bộ Chính trị")],
    ),
    (  # the same number twice, dated once
        "Kế hoạch số 30-KH/HU ngày 23/9/2021 của Huyện ủy; thực hiện Kế hoạch số 30-KH/HU.",
        [("30-KH/HU", "kế hoạch", "2021-09-23", "Huyện ủy"), ("30-KH/HU", "kế hoạch", "", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(linked, text, expected):
    assert [(c.canonical, c.doc_type, c.date, c.issuer) for c in linked(text)] == expected


def test_other_mentions_are_left_as_they_are(rules, layout_of, all_finders):
    layout = layout_of("Quyết định số 480/QĐ-UBND ngày 14/9/2021 của UBND tỉnh: 5 tỷ đồng, 55,19%, 12 xã")
    found = all_finders(layout)
    linked = citation_linker(rules)(layout.text, found)
    assert [(m.start, m.end) for m in linked] == [(m.start, m.end) for m in found]
    assert [m.value for m in linked if not isinstance(m.value, Citation)] == [
        m.value for m in found if not isinstance(m.value, Citation)
    ]

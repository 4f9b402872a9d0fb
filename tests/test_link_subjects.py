"""What a cited document is about, where it is printed."""

from __future__ import annotations

import pytest

from pipeline.values import Citation

HEAD = "UBND HUYỆN LẬP VÒ\nSố: 12/BC-UBND\nLập Vò, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2022\n\n"
CASES = {
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;": "về công tác văn thư",
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 04/01/2022 của UBND tỉnh về việc giao dự toán năm 2022, UBND huyện đã giao cho các xã.": "về việc giao dự toán năm 2022",
    "Nghị quyết số 19-NQ/TW ngày 25/10/2017 về tiếp tục đổi mới, sắp xếp\ntổ chức bộ máy. Kết quả đạt được như sau": "về tiếp tục đổi mới, sắp xếp tổ chức bộ máy",
    "(Công văn số 45/UBND-TH ngày 04/01/2022 của UBND tỉnh V/v báo cáo số liệu).": "V/v báo cáo số liệu",
    "Kế hoạch số 15/KH-UBND về chuyển đổi số và Quyết định số 16/QĐ-UBND ngày 04/01/2022.": "về chuyển đổi số",
    "Thông tư số 32/2010/TT-BGDĐT ngày 02/12/2010 của Bộ Giáo dục và Đào tạo về phổ cập giáo dục (sau đây gọi là Thông tư 32).": "về phổ cập giáo dục",
    # nothing is printed, or it is no subject
    "Theo Quyết định số 12/QĐ-UBND ngày 04/01/2022 của UBND tỉnh, huyện được giao 12 tỷ đồng.": "",
    "Gửi Báo cáo số 33/BC-UBND về UBND tỉnh trước ngày 15.": "",
    "Quyết định số 12/QĐ-UBND ban hành 31 văn bản chỉ đạo.": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "title"), CASES.items())
def test_the_subject_behind_a_citation(run_text, text, title):
    cited = [m.value for m in run_text(HEAD + text + "\n").mentions if isinstance(m.value, Citation)]
    assert cited[0].title == title


LISTS = {
    "các Quyết định số 12, 13 và 14/QĐ-UBND của UBND huyện": ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"],
    "Nghị quyết số 10, 11 và 12-NQ/TU của Tỉnh ủy": ["10-NQ/TU", "11-NQ/TU", "12-NQ/TU"],
    "Quyết định số 1 234/QĐ-UBND ngày 12/5/2022": ["1234/QĐ-UBND"],  # a blank that OCR put in
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_numbers_that_share_a_symbol(run_text, text, expected):
    cited = [m.value for m in run_text(HEAD + text + ".\n").mentions if isinstance(m.value, Citation)]
    assert [value.canonical for value in cited] == expected
    assert len({(value.doc_type, value.issuer) for value in cited}) == 1


ISSUERS = {
    "Quyết định số 15/QĐ-UBND của Uỷ ban nhân dân tỉnh Đồng Tháp về việc giao.": "Uỷ ban nhân dân tỉnh Đồng Tháp",
    "Nghị định số 33/2023/NĐ-CP của Chính Phủ quy định.": "Chính Phủ",
    "Quyết định số 15/QĐ-UBND của UBND tỉnh Bà Rịa-Vũng Tàu về việc giao.": "UBND tỉnh Bà Rịa-Vũng Tàu",
    "Nghị quyết số 79/2016/NQ-HĐND của Hội đồng nhân dân tỉnh Ban hành quy định.": "Hội đồng nhân dân tỉnh",
    "Nghị quyết của Tỉnh ủy; ban hành Kết luận số 84-KL/HU về cán bộ.": "",  # a body of the clause before
}


@pytest.mark.parametrize(("text", "issuer"), ISSUERS.items())
def test_the_issuer_of_a_citation(run_text, text, issuer):
    (cited,) = [m.value for m in run_text(HEAD + text + "\n").mentions if isinstance(m.value, Citation)]
    assert cited.issuer == issuer


def test_the_own_number_in_an_annex_is_no_citation(run_text):
    report = run_text(
        HEAD + "Phụ lục (Kèm theo Báo cáo số 12/BC-UBND ngày 3/7/2022 của UBND huyện), theo Quyết định số 9/QĐ-UBND.\n"
    )
    assert [m.value.canonical for m in report.mentions if isinstance(m.value, Citation)] == ["9/QĐ-UBND"]

"""What a cited document is about, where it is printed."""

from __future__ import annotations

import pytest

from pipeline.model import Citation

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
    "Gửi Báo cáo số 12/BC-UBND về UBND tỉnh trước ngày 15.": "",
    "Quyết định số 12/QĐ-UBND ban hành 31 văn bản chỉ đạo.": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "title"), CASES.items())
def test_the_subject_behind_a_citation(run_text, text, title):
    cited = [m.value for m in run_text(HEAD + text + "\n").mentions if isinstance(m.value, Citation)]
    assert cited[0].title == title

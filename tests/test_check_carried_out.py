"""Documents that carry out others are no older than these."""

import pytest

WRONG = [
    (
        "Ban có Tờ trình số 41/TTr-BKS ngày 25/7/2006 đề nghị hỗ trợ; xét tờ trình đó, Ban quản trị ra Quyết định số 19/QĐ-HTX ngày 10/6/2006.",
        "2006-06-10",
        "2006-07-25",
    ),
    (
        "Căn cứ Quyết định số 3150/QĐ-UBND ngày 18/12/2007 của UBND tỉnh, Sở đã ban hành Kế hoạch số 46/KH-GTVT ngày 05/11/2007.",
        "2007-11-05",
        "2007-12-18",
    ),
    (
        "Làm theo Phương án số 12/PA-CTTL ngày 10/12/2014 được lập để triển khai Quyết định số 2468/QĐ-UBND ngày 22/12/2014.",
        "2014-12-10",
        "2014-12-22",
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND huyện triển khai thực hiện Nghị quyết số 07-NQ/TU ngày 10/3/2021.",
        "2021-03-05",
        "2021-03-10",
    ),
]
RIGHT = [
    "Phòng có Tờ trình số 41/TTr-TCKH ngày 25/7/2016. Căn cứ tờ trình nêu trên, UBND huyện ban hành Quyết định số 1209/QĐ-UBND ngày 10/8/2016.",
    "Phòng có Tờ trình số 41/TTr-TCKH ngày 25/7/2016. Căn cứ báo cáo nêu trên, UBND huyện ban hành Quyết định số 109/QĐ-UBND ngày 10/3/2016.",
    "Kế hoạch số 12/KH-UBND ngày 15/3/2021 của UBND huyện triển khai thực hiện Nghị quyết số 07-NQ/TU ngày 10/3/2021.",
    "Căn cứ Quyết định số 3150/QĐ-UBND ngày 18/12/2007 của UBND tỉnh, Sở đã ban hành Kế hoạch số 46/KH-GTVT ngày 05/01/2008.",
    # neither carries out the other, or it is the other way round
    "Thực hiện Chỉ thị số 01/CT-UBND ngày 18/01/2011 của UBND tỉnh và Kế hoạch số 07/KH-TA ngày 11/01/2011 của đơn vị.",
    "Nghị quyết số 15/NQ-HĐND ngày 05/3/2021 được thực hiện theo Quyết định số 40/QĐ-UBND ngày 10/4/2021.",
    "Quyết định số 15/QĐ-UBND ngày 05/3/2021 được sửa đổi để thực hiện Nghị quyết số 40/NQ-HĐND ngày 10/4/2021.",
    # of a law that is named without its number
    "Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 thi hành một số điều của Luật Đất đai và các văn bản như Nghị định số 1/2017/NĐ-CP ngày 06/01/2017.",
    "Đã có Kế hoạch số 12/KH-UBND ngày 05/3/2021. Để triển khai Nghị quyết số 07-NQ/TU ngày 10/3/2021, huyện họp bàn.",
]


@pytest.mark.parametrize(("text", "own", "other"), WRONG)
def test_what_carries_out_a_document_is_not_older(run_text, text, own, other):
    found = [(f.verdict, f.stated, f.computed) for f in run_text(f"{text}\n").findings if f.kind == "date_order"]
    assert found == [("mismatch", own, other)]


@pytest.mark.parametrize("text", RIGHT)
def test_other_days_are_no_contradiction(run_text, text):
    assert not [f for f in run_text(f"{text}\n").findings if f.kind == "date_order"]

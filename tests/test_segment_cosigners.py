"""Who signs: several side by side or below one another for bodies that issue together; who signs beside; notes below."""

from __future__ import annotations

import pytest

BODY = (
    "BỘ XÂY DỰNG - BỘ CÔNG AN\nSố: 12/2014/TTLT-BXD-BCA\nHà Nội, ngày 22 tháng 1 năm 2014\n\nTHÔNG TƯ LIÊN TỊCH\n"
    "Hướng dẫn quản lý nhà chung cư\n\nĐiều 1. Phạm vi\nThông tư này hướng dẫn việc quản lý.\n\n"
)
BESIDE = (
    "KT. BỘ TRƯỞNG BỘ CÔNG AN             KT. BỘ TRƯỞNG BỘ XÂY DỰNG\nTHỨ TRƯỞNG                          THỨ TRƯỞNG\n\n"
    "(Đã ký)                             (Đã ký)\n\nTrần Văn Quang                       Lê Thị Hòa\n"
)
BELOW = (
    "KT. BỘ TRƯỞNG BỘ CÔNG AN\nTHỨ TRƯỞNG\n(Đã ký)\nTrần Văn Quang\n"
    "KT. BỘ TRƯỞNG BỘ XÂY DỰNG\nTHỨ TRƯỞNG\n(Đã ký)\nLê Thị Hòa\n"
)
RECIPIENTS = "\nNơi nhận:\n- Văn phòng Chính phủ;\n- Lưu: VT.\n"


@pytest.mark.parametrize("end", [BESIDE, BELOW, BESIDE + RECIPIENTS, BELOW + RECIPIENTS])
def test_ministers_who_sign_together(run_text, end):
    facts = run_text(BODY + end).facts
    assert facts.signer == "Trần Văn Quang; Lê Thị Hòa"
    assert facts.signer_title == "THỨ TRƯỞNG; THỨ TRƯỞNG"
    assert facts.issuer == "Bộ Xây dựng - Bộ Công an"


def test_bodies_of_one_place_sign_together(run_text):
    end = "TM. BAN THƯỜNG TRỰC               TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH               PHÓ CHỦ TỊCH\n\nBùi Văn Tám        Đỗ Thị Mận\n"
    facts = run_text(BODY + end).facts
    assert (facts.signer, facts.signer_title) == ("Bùi Văn Tám; Đỗ Thị Mận", "CHỦ TỊCH; PHÓ CHỦ TỊCH")


def test_heads_of_three_bodies_sign_together(run_text):
    end = (
        "GIÁM ĐỐC CÔNG AN TỈNH          VIỆN TRƯỞNG VKSND TỈNH          CHÁNH ÁN TAND TỈNH\n\n\n"
        "Bùi Văn Tám                    Đỗ Thị Mận                      Hồ Thị Na\n"
    )
    facts = run_text(BODY + end).facts
    assert facts.signer == "Bùi Văn Tám; Đỗ Thị Mận; Hồ Thị Na"
    assert facts.signer_title == "GIÁM ĐỐC CÔNG AN TỈNH; VIỆN TRƯỞNG VKSND TỈNH; CHÁNH ÁN TAND TỈNH"


@pytest.mark.parametrize(
    "end",
    [
        "TRƯỞNG PHÒNG TÀI CHÍNH               CHỦ TỊCH\n\nBùi Văn Tám        Đỗ Thị Mận\n",
        "KẾ TOÁN TRƯỞNG               CHỦ TỊCH\n\nBùi Văn Tám        Đỗ Thị Mận\n",
        "TRƯỞNG PHÒNG               CHỦ TỊCH\n\nBùi Văn Tám        Đỗ Thị Mận\n",
        "TRƯỞNG PHÒNG\nBùi Văn Tám\nCHỦ TỊCH\nĐỗ Thị Mận\n",
        "CHỦ TỊCH\nĐỗ Thị Mận\nCHỦ TỊCH\nĐỗ Thị Mận\n",  # an annex signed once more
        "NGƯỜI LẬP BIỂU            KẾ TOÁN              CHỦ TỊCH\n\nHồ Thị Na        Bùi Văn Tám        Đỗ Thị Mận\n",
    ],
)
def test_who_signs_beside_or_above_is_not_the_signer(run_text, end):
    facts = run_text(BODY + end).facts
    assert (facts.signer, facts.signer_title) == ("Đỗ Thị Mận", "CHỦ TỊCH")


def test_a_note_below_the_name_is_no_ground_of_a_decision(run_text):
    end = "Nơi nhận:\n- Lưu: VT.\nCHÁNH THANH TRA\n\nTrần Nhật Tân\n\nTheo Báo cáo số 412/BC-UBND ngày 05/3/2018.\n"
    facts = run_text(BODY + end).facts
    assert (facts.signer, facts.signer_title) == ("Trần Nhật Tân", "CHÁNH THANH TRA")


@pytest.mark.parametrize("name", ["Lưu Trung Nghĩa", "LƯU ĐỨC THẮNG", "Lưu Thị Hà"])
@pytest.mark.parametrize("archive", ["- Lưu: VT.", "- Lưu VT, NV."])
def test_a_name_that_begins_as_the_archive_does(run_text, name, archive):
    beside = f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNơi nhận:\n- Như trên;\n{archive}\n{name}\n"
    behind = f"Nơi nhận:\n- Như trên;\n{archive}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n{name}\n"
    assert [run_text(BODY + end).facts.signer for end in (beside, behind)] == [name, name]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Phạm Văn\nLong\n", "Phạm Văn Long"),
        ("A Hơn\n\nPhụ biểu\n", "A Hơn"),
        ("Phạm Văn Long\nBiểu\n", "Phạm Văn Long"),
    ],
)
def test_a_name_that_a_narrow_column_broke(run_text, lines, name):
    assert run_text(f"{BODY}{RECIPIENTS}CHÁNH THANH TRA\n\n{lines}").facts.signer == name


@pytest.mark.parametrize("name", ["K'Brểu", "K’Tim"])
def test_a_name_of_one_word_with_an_apostrophe(run_text, name):
    facts = run_text(
        f"UBND XÃ BẢO THUẬN\nSố: 1/BC-UBND\n\nBÁO CÁO\nKết quả\n\nĐã xong./.\n\nCHỦ TỊCH\n\n{name}\n"
    ).facts
    assert (facts.signer.replace("’", "'"), facts.signer_title) == (name.replace("’", "'"), "CHỦ TỊCH")

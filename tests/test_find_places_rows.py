"""Places in rows and lists: numbers close together, villages, kinds of communes. ANNOTATION: PLACE."""

from __future__ import annotations

import pytest

NUMBER_LISTS = [
    ("phường 2,3,5 của quận", ["phường 2", "3", "5"]),
    ("P.3,4,6", ["P.3", "4", "6"]),
    ("Tại quận 4,7 và 8", ["quận 4", "7", "8"]),
    ("các phường: 2, 3, 5 và 9 của quận", ["2", "3", "5", "9"]),
    ("các phường: 2; 3; 5", ["2", "3", "5"]),
    ("05 phường (2, 3, 5, 6, 7)", ["2", "3", "5", "6", "7"]),
    ("các ấp gồm: 1, 3", ["1", "3"]),
    ("phường 9/Quận 8", ["phường 9", "Quận 8"]),
    ("thôn 2,4 xã Vĩnh An", ["thôn 2", "4", "xã Vĩnh An"]),
    ("Phường 2,Phường 5", ["Phường 2", "Phường 5"]),
    ("xã Vĩnh An,xã Tây Bình", ["xã Vĩnh An", "xã Tây Bình"]),
    # figures
    ("mỗi thôn 2,5 tỷ đồng", []),
    ("đường thôn 1,2 km", []),
    ("mỗi ấp 1,5", []),
    ("các phường (12, 15 hộ)", []),
    ("các phường: 3 cán bộ", []),
    ("Số phường: 10, 12", []),
    ("các phường: 12, 5", []),  # no numbers in their order
    ("phường 2, 3,5 tỷ đồng", ["phường 2"]),
    ("phường 9/15 hộ", []),
    ("tổ 3/5", []),
]


@pytest.mark.parametrize(("text", "printed"), NUMBER_LISTS)
def test_numbers_close_together_or_behind_a_sign(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


ITEMS_OF_NUMBERED_LISTS = [
    # the number that the next item begins with, on a line of its own
    ("1. Ông A, phường Cống Vị, quận Ba Đình;\n2. Bà B, quận Tây Hồ,\n3) Ông C, quận 7 và\n8. Bà D", ["phường Cống Vị", "quận Ba Đình", "quận Tây Hồ", "quận 7"]),
    ("Hộ A, phường 5,\n6. Hộ B, phường 8;\n\n9. Hộ C", ["phường 5", "phường 8"]),
    ("Ông A, quận Kiến An;\n2 - Ông B, quận Lê Chân,\n3: Bà C", ["quận Kiến An", "quận Lê Chân"]),
    ("1\tHộ A, phường 3;\n4\tHộ B, phường 9", ["phường 3", "phường 9"]),
    ("Nhóm I: phường 5;\nII. Nhóm hai", ["phường 5"]),
    ("thôn Đông;\nB. Hộ nghèo", ["thôn Đông"]),
    ("tổ dân phố 4;\n5. Tổ dân phố 6", ["tổ dân phố 4", "Tổ dân phố 6"]),
    ("xã Bảo Lâm 1;\n2. Xã Bảo Thuận", ["xã Bảo Lâm 1", "Xã Bảo Thuận"]),
    # in one line
    ("1. Quận Cái Răng; 2. Quận Ô Môn, 3. Quận Ninh Kiều và 4. Quận Thốt Nốt", ["Quận Cái Răng", "Quận Ô Môn", "Quận Ninh Kiều", "Quận Thốt Nốt"]),
    ("quận 1; 2. Quận 3", ["quận 1", "Quận 3"]),
    # members all the same
    ("Các phường 1, 2,\n3 và 4. Các hộ", ["phường 1", "2", "3", "4"]),
    ("các phường 5, 6. Tổng số", ["phường 5", "6"]),
    ("các quận Phú Nhuận, Gò Vấp, 10 và\n11 của thành phố", ["quận Phú Nhuận", "Gò Vấp", "10", "11"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), ITEMS_OF_NUMBERED_LISTS)
def test_the_number_of_the_next_item_is_no_unit(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form != "bare"] == printed


VILLAGE_LISTS = [
    ("các thôn Lạc, Hoàng và Phú Khê (xã Vĩnh An)", ["thôn Lạc", "Hoàng", "Phú Khê", "xã Vĩnh An"]),
    ("thôn Lạc, Hội và Đoàn thanh niên", ["thôn Lạc"]),
    ("thôn Lạc, Hoàng nói", ["thôn Lạc"]),
]


@pytest.mark.parametrize(("text", "printed"), VILLAGE_LISTS)
def test_a_village_of_one_syllable_before_the_last(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


def test_a_text_without_names(toponyms):
    assert toponyms("Tổng số 5 hộ.") == []


KINDS = [
    # words between the type word and the name
    ("các xã ven biển Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("xã ven biển Tây Bình", ["Tây Bình"]),
    ("02 xã vùng sâu, vùng xa Vĩnh An và Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("các xã phía Nam Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("Các xã khu vực III Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("xã khu vực II Tây Bình", ["Tây Bình"]),
    ("các xã khu vực 3 Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("xã thuộc khu vực I Tây Bình", ["Tây Bình"]),
    ("các xã khu vực I, II và III", []),
    ("thôn khu vực III", []),
    # an office behind a comma
    ("phường Đông Lương, Trung tâm Văn hóa", ["phường Đông Lương"]),
    # the communes of a district
    ("các xã ven biển Quỳnh Lưu", ["Quỳnh Lưu"]),
    ("các xã phía Nam Quế Võ", []),
    # no villages
    ("bản 2 mặt", []),
    ("đội 2 bóng chuyền", []),
    ("Đội 1 thắng", []),
    ("khu vực 2 nông thôn", []),
    ("bản 2, xã Vĩnh An", ["bản 2", "xã Vĩnh An"]),
    ("khu vực 2 phường Ba Láng", ["khu vực 2", "phường Ba Láng"]),
    ("Trưởng thôn Nguyễn Văn An", []),
    ("Trưởng thôn Đào Xá", ["thôn Đào Xá"]),
    ("Trưởng thôn Vân Tường", ["thôn Vân Tường"]),
]


@pytest.mark.parametrize(("text", "printed"), KINDS)
def test_kinds_of_units(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed

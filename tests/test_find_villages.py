"""Villages in lists: with a figure each, and named again without a type word. Text on the left, villages on the right."""

from __future__ import annotations

import pytest

from pipeline.find.places import place_finder

LISTS = [
    ("Toàn xã có 04 thôn: Vân Tiền 312 hộ, Tam Đa 268 hộ, Tô Xá 305 hộ và Hà Tiến 198 hộ.", ["Vân Tiền", "Tam Đa", "Tô Xá", "Hà Tiến"]),
    ("ở các ấp: Mỹ Lợi (12 hộ), Mỹ Thuận (8 hộ), Mỹ Phú (21 hộ).", ["Mỹ Lợi", "Mỹ Thuận", "Mỹ Phú"]),
    ("thôn Tam Đa và thôn Tô Xá; thôn Hà Tiến. 03 làng văn hóa: Tam Đa, Tô Xá, Hà Tiến.", ["Tam Đa", "Tô Xá", "Hà Tiến"] * 2),
    ("thôn Tam Đa và thôn Tô Xá. Xây mới tại Tam\nĐa 0,9 km, Tô Xá 1,3 km.", ["Tam Đa", "Tô Xá"] * 2),
    # names with a letter, though persons of judgments are named so too; one of a syllable before its commune
    ("Tại các buôn Kmrơng Prông A, Kmrơng Prông B, Kõ Siêr A.", ["Kmrơng Prông A", "Kmrơng Prông B", "Kõ Siêr A"]),
    ("Tại 03 buôn Jù, Tơng A, Tơng B thuộc xã Ea Tu.", ["Jù", "Tơng A", "Tơng B"]),
    ("Tại các buôn Tơng A, Mduk thuộc phường Ea Tam.", ["Tơng A", "Mduk"]),
    ("Tại thôn Phú Lễ 1, Phú Lễ 2, An Hòa và An Lợi 3.", ["Phú Lễ 1", "Phú Lễ 2", "An Hòa", "An Lợi 3"]),
    ("Tại thôn An Hòa, An Lợi 3 hộ.", ["An Hòa", "An Lợi"]),
    ("Thu hồi đất tại khu phố Phú Xuân 2 phục vụ dự án; thôn Đồng Nà 1 hiến 300 m2.", ["Phú Xuân 2", "Đồng Nà 1"]),
    ("Thôn Đồng Nà 3 nhà, thôn Phú Xuân 2 năm liền đạt.", ["Đồng Nà", "Phú Xuân"]),
    ("Tại thôn 1A, 2, 5B xã Hòa Thắng; tổ dân phố 2, 3A thị trấn Phước An.", ["1A", "2", "5B", "2", "3A"]),
    ("Tại xã Ea Tu: buôn Jù, Kô Tam; Hòa Thắng: thôn 5.", ["Jù", "Kô Tam", "5"]),  # heads the next list
    ("Tại thôn Đông Thịnh, Hồ H đã khai nhận.", ["Đông Thịnh"]),
    ("bản Nà Tân: 12 hộ, Dọi: 15 hộ, Lóng Cóc: 4 hộ.", ["Nà Tân", "Dọi", "Lóng Cóc"]),
    # names that begin with another kind of village
    ("Các thôn Nà Tân, Bản Lầu, Nà Pục; thôn Đông, Thôn Đoài.", ["Nà Tân", "Bản Lầu", "Nà Pục", "Đông", "Đoài"]),
    # schools that are called so
    ("thôn Nà Mò và thôn Pài Lầu. Tiểu học Nà Mò, Pài Lầu.", ["Nà Mò", "Pài Lầu"]),
    # not in a list, one of them unknown
    ("thôn Quyết Thắng và thôn Đoàn Kết. Phong trào Quyết Thắng; khối Đoàn Kết toàn dân.", ["Quyết Thắng", "Đoàn Kết"]),
    ("thôn Tam Đa có 12 hộ. Các ông Tam Đa, Tô Xá.", ["Tam Đa"]),
    ("thôn Vân Tiền 312 hộ, Trường Tiểu học số 1.", ["Vân Tiền"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def villages(rules, layout_of):
    """Text -> names of its villages in reading order."""
    find = place_finder(rules)

    def run(text):
        found = sorted(find(layout_of(text)), key=lambda mention: mention.start)
        return [m.value.name for m in found if m.value.levels == ("village",)]

    return run


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_villages_in_lists(villages, text, names):
    assert villages(text) == names


OTHER_THINGS = [
    # syllables of persons' names, in whatever province
    ("Hộ ông Lâm Sóc Kha, ấp Sóc Bưng; bà Nguyễn Thị Bản Mai; 3. Thạch Xóm Rinh, ấp Trà Mẹt.", ["Sóc Bưng", "Trà Mẹt"]),
    ("Bí thư Chi bộ Thôn Đông. Xã Lê Lợi Thôn Tây. Khu Làng Nủ.", ["Đông", "Tây", "Nủ"]),
    ("Khu vực Nhà nước 45,2 tỷ đồng; khu vực Nhà nước quản lý; bon Pinao có 12 hộ.", ["Pinao"]),
    ("Già làng A Biu, các già làng Y Thim và H'Bia; già làng của buôn Jù.", ["Jù"]),
    # abbreviations in capitals, and names that are written so
    ("đạt chuẩn thôn NTM kiểu mẫu; thôn ĐBKK; xóm NVH.", []),
    ("hộ nghèo của bản ATK, các bản Nà Lầu, HTX và Pác Miều", ["Nà Lầu"]),
    ("THÔN BA, BẢN NÀ, buôn EA, buôn KO, ấp IV, thôn XIII, thôn A", ["BA", "NÀ", "EA", "KO", "IV", "XIII", "A"]),
    # troops and teams, and what begins in a word that goes on in small letters
    ("Đội TNTP Hồ Chí Minh, Đội Kim Đồng, Đội K52 và Đội PCCC.", []),
    ("Đội Thiếu niên, Đội Dân phòng, Đội Kiểm tra liên ngành, Đội Thuế số 1.", []),
    ("Nộp bản Kiểm điểm, Bản Tổng hợp và bản Nhận xét.", []),
    ("Đến làng Đại học, làng Trẻ em.", []),
    ("Có Xóm Trọ, tổ dân phố Kiểu mẫu.", []),
    ("đội 5, xã Thanh Xương", ["5"]),
    ("đội Thanh Bình, xã Thanh Chăn", []),
    # villages of one syllable all the same
    ("bản Pụt nằm ven suối; bản Hua có 30 hộ; bản Lướt xã Mường Kim", ["Pụt", "Hua", "Lướt"]),
    ("sâu hại tại bản Đính khoảng 1,8 ha; làng Vây, làng Chợ thuộc xã", ["Đính", "Vây", "Chợ"]),
    # quarters of towns
    ("Khối phố Mỹ Thạch Đông, khối phố Mỹ Nam và khối phố 6", ["Mỹ Thạch Đông", "Mỹ Nam", "6"]),
    ("khối phố Văn hóa", []),
    ("Khối Quang Tiến, khối Yên Phúc đã họp; khối Tân Thành 1, phường Lê Mao", ["Quang Tiến", "Yên Phúc", "Tân Thành 1"]),
    ("các khối Yên Phúc, Trung Đô và Vĩnh Mỹ", ["Yên Phúc", "Trung Đô", "Vĩnh Mỹ"]),
    ("Khối Mặt trận, khối Đoàn thể, Khối Dân Vận, khối Hội Nông dân, khối ASEAN, Khối Trường Tiểu học", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), OTHER_THINGS)
def test_villages_and_what_is_none(villages, text, names):
    assert villages(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I. CHỐNG BUÔN LẬU, GIAN LẬN THƯƠNG MẠI", []),
        ("PHÒNG, CHỐNG BUÔN BÁN, VẬN CHUYỂN PHÁO", []),
        ("II. LÀNG NGHỀ, DU LỊCH", []),
        ("III. BẢN THÂN, GIA ĐÌNH", []),
        ("IV. ĐƯỜNG THÔN BẢN, NỘI ĐỒNG", []),
        ("V. TIỂU KHU RỪNG, CHĂM SÓC RỪNG", []),
        ("NHÀ VĂN HÓA THÔN ĐOÀI, XÃ HÒA MỸ", ["ĐOÀI"]),
        ("BUÔN ĐUNG, BẢN NÀ", ["ĐUNG", "NÀ"]),
        ("bản Thân, xã Hòa Mỹ", ["Thân"]),
    ],
)
def test_a_type_word_that_is_half_of_another_word_in_capitals(villages, text, names):
    assert villages(text) == names

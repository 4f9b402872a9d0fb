"""Villages of a province's documents whose commune is not told: the district that stands around them."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 12/QĐ-UBND\nGia Lai, ngày 12/11/2020\n\n"
    "QUYẾT ĐỊNH\nVề việc phê duyệt dự án {title}\n\nĐiều 1. Phê duyệt dự án.\n\n"
)


@pytest.fixture(scope="module")
def villages(run_text):
    """Title, text -> {village: (province, district, commune)}."""

    def run(title, text):
        found = [
            m.value for m in run_text(HEAD.format(title=title) + text + "\n").mentions if isinstance(m.value, Place)
        ]
        return {
            place.name: (place.province, place.district, place.commune) for place in found if place.level == "village"
        }

    return run


AROUND = [
    # the only district of the title, of the sentence, of the paragraph
    ("đường huyện Đức Cơ", "Làm đường ở làng Sung Le.", "Sung Le", "Đức Cơ"),
    ("đường", "Tại huyện Ia Grai, làng Mít Jép được hỗ trợ.", "Mít Jép", "Ia Grai"),
    (
        "đường",
        "Đoạn qua huyện Ia Pa, huyện Krông Pa. Tại huyện Ia Grai, làng Mít Jép được hỗ trợ.",
        "Mít Jép",
        "Ia Grai",
    ),
    ("đường", "Hỗ trợ huyện Ia Grai 12 tỷ đồng. Làng Mít Jép được 02 tỷ đồng.", "Mít Jép", "Ia Grai"),
    # of two it may be either's, and without any it is the province's alone
    ("đường huyện Đức Cơ", "Tại huyện Ia Pa và huyện Krông Pa, buôn Jứ được hỗ trợ.", "Jứ", ""),
    ("đường", "Làm đường ở làng Sung Le.", "Sung Le", ""),
]


@pytest.mark.parametrize(("title", "text", "name", "district"), AROUND)
def test_the_district_around_a_village(villages, title, text, name, district):
    assert villages(title, text)[name] == ("Gia Lai", district, "")


def test_the_commune_told_behind_it_elsewhere(villages):
    found = villages("đường", "Tại huyện Đức Cơ, làng Bua được hỗ trợ; làng Bua, xã Ia Pnôn đã xong.")
    assert found["Bua"] == ("Gia Lai", "Đức Cơ", "Ia Pnôn")


def test_the_only_commune_of_the_clause(villages):
    text = "Xã Ia Dơk (huyện Đức Cơ) mất 12 ha cà phê, làng Lung 12 hộ; làng Dơk. Xã Ia Krêl và làng Khóp."
    assert {name: chain[2] for name, chain in villages("đường", text).items()} == {"Lung": "", "Dơk": "", "Khóp": ""}
    text = "Tại xã Ia Dơk mất 12 ha cà phê, làng Lung 12 hộ; làng Dơk. Xã Ia Krêl và làng Khóp."
    found = villages("đường huyện Đức Cơ", text)
    assert {name: chain[2] for name, chain in found.items()} == {"Lung": "Ia Dơk", "Dơk": "", "Khóp": ""}


def test_a_commune_that_is_chosen_late(villages):
    found = villages("đường", "Tại xã Ayun (huyện Mang Yang), xã Hra; Lơ Pang. Có plei Đê Kjiêng, plei Hyer xã Ayun.")
    assert found == dict.fromkeys(("Đê Kjiêng", "Hyer"), ("Gia Lai", "Mang Yang", "Ayun"))

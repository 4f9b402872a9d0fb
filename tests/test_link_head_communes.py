"""The commune that a head names, where nothing but its type word and name tells which it is."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "ỦY BAN NHÂN DÂN\n{kind} {upper}\nSố: 57/BC-UBND\n{name}, ngày {day}\n\nBÁO CÁO\nKết quả công tác\n\n{text}"


@pytest.fixture(scope="module")
def read(run_text):
    """Type, name, day and text of a commune's report -> its own place, and `surface: match codes` of its places."""

    def run(kind: str, name: str, day: str, text: str = "") -> tuple[str, list[str]]:
        report = run_text(HEAD.format(kind=kind.upper(), upper=name.upper(), name=name, day=day, text=text))
        facts = report.facts
        places = [f"{m.text}: {m.value.match} {m.value.code}" for m in report.mentions if isinstance(m.value, Place)]
        return f"{facts.province}/{facts.district}/{facts.commune}", places

    return run


OLD, NEW = "10/5/2022", "10/9/2025"
ALONE = [
    # the only one of its type, beside others of the name and a district called so
    ("phường", "Gia Lộc", OLD, "Tây Ninh/Trảng Bàng/Gia Lộc", "25720"),
    ("phường", "An Dương", OLD, "Hải Phòng/Lê Chân/An Dương", "11377"),
    ("xã", "Hội An", OLD, "An Giang/Chợ Mới/Hội An", "30673"),
    # since the reform: wards called like a province that is no more, or like one that is
    ("phường", "Thái Bình", NEW, "Hưng Yên//Thái Bình", "13225"),
    ("phường", "Bình Phước", NEW, "Đồng Nai//Bình Phước", "25195"),
    ("xã", "Bình Định", NEW, "Hưng Yên//Bình Định", "13186"),
    ("phường", "Quảng Trị", NEW, "Quảng Trị//Quảng Trị", "19360"),
]


@pytest.mark.parametrize(("kind", "name", "day", "own", "code"), ALONE)
def test_the_only_one_of_its_type_and_name(read, kind, name, day, own, code):
    facts, places = read(kind, name, day, f"Nhân dân {kind} {name} đồng thuận.")
    assert facts == own
    assert [place.rpartition(" ")[2] for place in places[:2]] == [code] * 2
    assert places[-1].endswith(code)


OPEN = [
    # several of the type and name: each of them, neither the district nor the province of the name
    ("xã", "Tân Phú", OLD, "26116"),
    ("phường", "Tân Bình", OLD, "766"),
    ("xã", "Hòa Bình", NEW, "17"),
    ("phường", "Bắc Sơn", OLD, "185"),
]


@pytest.mark.parametrize(("kind", "name", "day", "other"), OPEN)
def test_several_of_its_type_and_name_stay_candidates(read, kind, name, day, other):
    facts, places = read(kind, name, day)
    assert facts == "//"
    assert len(places) == 2
    for place in places:
        match, _, codes = place.partition(": ")[2].partition(" ")
        assert match == "candidate"
        assert len(codes.split(";")) > 1
        assert other not in codes.split(";")


TOLD = [
    # a district or province told in the text decides
    ("xã", "Tân Phú", OLD, "Thực hiện kế hoạch của UBND huyện Tân Sơn.", "Phú Thọ/Tân Sơn/Tân Phú"),
    ("phường", "Bắc Sơn", OLD, "Thực hiện kế hoạch của UBND thành phố Tam Điệp.", "Ninh Bình/Tam Điệp/Bắc Sơn"),
    ("xã", "Hòa Bình", NEW, "Theo Quyết định của UBND tỉnh Vĩnh Long.", "Vĩnh Long//Hòa Bình"),
    # one that the list of communes does not hold, before 2019: the province told is not the only namesake's
    (
        "xã",
        "Trưng Vương",
        "10/5/2014",
        "Thực hiện kế hoạch của UBND huyện Hòa An. Huyện Hòa An, tỉnh Cao Bằng có mưa.",
        "Cao Bằng/Hòa An/",
    ),
]


@pytest.mark.parametrize(("kind", "name", "day", "text", "own"), TOLD)
def test_what_the_text_tells_above_it_decides(read, kind, name, day, text, own):
    facts, _ = read(kind, name, day, text)
    assert facts == own


@pytest.mark.parametrize(
    ("head", "place", "day", "province"),
    [
        ("THUẾ CƠ SỞ 3", "Thái Bình", "10/9/2025", "Hưng Yên"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nHẠT KIỂM LÂM KHU VỰC I", "Nam Định", "10/9/2025", "Ninh Bình"),
        ("SỞ XÂY DỰNG\nBAN QUẢN LÝ DỰ ÁN", "Quảng Bình", "02/2/2026", "Quảng Trị"),
        ("SỞ XÂY DỰNG\nBAN QUẢN LÝ DỰ ÁN", "Quảng Bình", "02/2/2024", "Quảng Bình"),
    ],
)
def test_a_province_that_is_no_more_speaks_for_the_one_of_today(run_text, head, place, day, province):
    text = f"{head}\nSố: 7/BC-T\n{place}, ngày {day}\n\nBÁO CÁO\nKết quả\n\nTỉnh {place} cũ có 120 hộ."
    assert run_text(text).facts.province == province


def test_a_body_of_social_insurance_is_no_commune(run_text):
    text = "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI AN GIANG\nSố: 7/BC\nAn Giang, ngày 10/9/2022\n\nBÁO CÁO\nKết quả"
    facts = run_text(text).facts
    assert (facts.province, facts.commune) == ("An Giang", "")


@pytest.mark.parametrize(
    ("issuer", "level"), [("CÔNG TY ĐIỆN LỰC QUẢNG TRỊ", "province"), ("UBND PHƯỜNG QUẢNG TRỊ", "commune")]
)
def test_a_province_with_a_ward_of_its_name(run_text, issuer, level):
    """The head of a body that tells no level names the province."""
    report = run_text(f"{issuer}\nSố: 1/BC\nQuảng Trị, ngày 5 tháng 9 năm 2025\n\nBÁO CÁO\nKết quả\n\nĐã xong.\n")
    first = next(mention.value for mention in report.mentions if isinstance(mention.value, Place))
    assert (first.level, first.province) == (level, "Quảng Trị")

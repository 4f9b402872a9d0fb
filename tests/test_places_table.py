"""What rules/places.csv must keep true. It is read as a plain table, so that a wrong row is found before any code uses it."""

import csv
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

PATH = Path(__file__).parents[1] / "rules" / "places.csv"
COLUMNS = [
    *("code", "level", "type", "name", "parent", "valid_from", "valid_to"),
    *("successors", "lat", "lon", "aliases", "begun_by", "ended_by", "source"),
]
REFORM = "2025-07-01"
FAR = 22  # kilometres: the largest communes reach so far
TYPES = {
    "province": {"tỉnh", "thành phố"},
    "district": {"quận", "huyện", "thị xã", "thành phố"},
    "commune": {"phường", "xã", "thị trấn", "đặc khu"},
}
LEVELS = list(TYPES)

with PATH.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))
BY_CODE = defaultdict(list)
for _row in ROWS:
    BY_CODE[_row["level"], _row["code"]].append(_row)


def holds(row, day):
    return row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])


def at(day, level):
    return [row for row in ROWS if row["level"] == level and holds(row, day)]


def overlap(left, right):
    end = "9999"
    return left["valid_from"] < (right["valid_to"] or end) and right["valid_from"] < (left["valid_to"] or end)


def parent_level(row):
    return {2: "province", 3: "district"}[len(row["parent"])]


def label(row):
    return f"{row['code']} {row['type']} {row['name']} {row['valid_from']}..{row['valid_to']}"


def test_the_file_is_plain():
    raw = PATH.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.decode("utf-8").splitlines()[0].split(",") == COLUMNS


def test_keys_are_unique():
    keys = Counter((row["code"], row["valid_from"], row["name"]) for row in ROWS)
    assert [key for key, count in keys.items() if count > 1] == []


def test_one_code_is_one_unit_at_a_time():
    pairs = [(a, b) for rows in BY_CODE.values() for i, a in enumerate(rows) for b in rows[:i] if overlap(a, b)]
    assert [(label(a), label(b)) for a, b in pairs] == []


def test_rows_are_sorted():
    keys = [(LEVELS.index(row["level"]), row["code"], row["valid_from"], row["name"]) for row in ROWS]
    assert keys == sorted(keys)


def test_codes_levels_and_types_agree():
    digits = {"province": 2, "district": 3, "commune": 5}
    bad = [
        label(row)
        for row in ROWS
        if not re.fullmatch(rf"\d{{{digits[row['level']]}}}", row["code"]) or row["type"] not in TYPES[row["level"]]
    ]
    assert bad == []


def test_dates_are_days_and_in_order():
    day = re.compile(r"(\d{4}-\d{2}-\d{2})?")
    bad = [row for row in ROWS if not (day.fullmatch(row["valid_from"]) and day.fullmatch(row["valid_to"]))]
    assert [label(row) for row in bad] == []
    assert [label(row) for row in ROWS if row["valid_to"] and row["valid_from"] >= row["valid_to"]] == []


# A ward of Huế is really called so: phường Phường Đúc. The others are aliases of provinces.
TYPED_BY_RIGHT = {
    "Phường Đúc",
    "TP HCM",
    "TP. HCM",
    "Tp HCM",
    "Tp. HCM",
    "Thành phố HCM",
    "thành phố HCM",
    "TT Huế",
    "TT - Huế",
    "TT – Huế",
}
TYPE_WORDS = re.compile(r"(tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu|tp\.?|tx\.?|tt\.?) ")


@pytest.mark.parametrize("column", ["name", "aliases"])
def test_names_are_clean(column):
    bad = []
    for row in ROWS:
        for name in row[column].split("|") if row[column] else []:
            clean = name == unicodedata.normalize("NFC", " ".join(name.split()))
            typed = TYPE_WORDS.match(name.lower()) and name not in TYPED_BY_RIGHT
            if not clean or typed or re.search(r"[^\w .'\u2013-]|[àáảãạ]{2}", name):
                bad.append((label(row), name))
    assert bad == []


def test_tones_stand_in_the_old_style():
    new_style = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<![qQ])u[ỳýỷỹỵ](?!\w)")
    assert [label(row) for row in ROWS if new_style.search(row["name"])] == []


def test_numbers_have_no_leading_zero_but_the_alias_has():
    numbered = [row for row in ROWS if row["name"].isdigit()]
    assert numbered
    assert [label(row) for row in numbered if row["name"].startswith("0")] == []
    assert [label(row) for row in numbered if len(row["name"]) == 1 and "0" + row["name"] not in row["aliases"]] == []


def test_no_alias_is_the_name_itself_or_written_twice():
    for row in ROWS:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert row["name"] not in aliases
        assert len(aliases) == len(set(aliases))


def test_every_parent_exists_in_the_same_time():
    bad = []
    for row in ROWS:
        if row["level"] == "province":
            assert row["parent"] == "", label(row)
        elif not any(overlap(row, parent) for parent in BY_CODE[parent_level(row), row["parent"]]):
            bad.append(label(row))
    assert bad == []


def test_communes_hang_on_districts_before_the_reform_and_on_provinces_after():
    for row in ROWS:
        if row["level"] == "commune":
            assert parent_level(row) == ("district" if row["valid_to"] else "province"), label(row)


def test_every_successor_is_a_unit_after_the_reform():
    today = {(row["level"], row["code"]) for level in LEVELS for row in at(REFORM, level)}
    bad = [
        (label(row), code)
        for row in ROWS
        for code in filter(None, row["successors"].split(";"))
        if (row["level"], code) not in today
    ]
    assert bad == []


def test_every_unit_of_the_last_day_before_the_reform_has_successors():
    for level in ("province", "commune"):
        ended = [row for row in at("2025-06-30", level) if row["valid_to"]]
        assert [label(row) for row in ended if not row["successors"]] == []


def test_every_unit_of_today_is_a_successor_of_something():
    named = {(row["level"], code) for row in ROWS for code in row["successors"].split(";")}
    # These special zones were island districts without communes.
    without = [row["name"] for row in at(REFORM, "commune") if ("commune", row["code"]) not in named]
    assert sorted(without) == ["Bạch Long Vĩ", "Côn Đảo", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn"]


def test_coordinates_lie_in_viet_nam_and_come_in_pairs():
    for row in ROWS:
        assert bool(row["lat"]) == bool(row["lon"]), label(row)
        if row["lat"]:
            assert 8 <= float(row["lat"]) <= 23.5, label(row)
            assert 102 <= float(row["lon"]) <= 115, label(row)


def test_units_of_today_lie_where_their_communes_lay():
    ended = [row for row in at("2025-06-30", "commune") if row["lat"] and ";" not in row["successors"]]
    far = []
    for new in at(REFORM, "commune"):
        olds = [row for row in ended if row["successors"] == new["code"]] if new["lat"] else []
        if olds and min(_km(new, old) for old in olds) > FAR:
            far.append(label(new))
    assert far == []


def _km(one, other):
    """Roughly, between the points of two rows."""
    north, east = (float(one[key]) - float(other[key]) for key in ("lat", "lon"))
    return ((111 * north) ** 2 + (107 * east) ** 2) ** 0.5


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [
        ("2008-07-31", 64, None, None),  # Hà Tây was still a province (15/2008/QH12)
        ("2008-08-01", 63, None, None),
        ("2019-07-01", 63, 713, 11160),
        ("2020-03-01", 63, 707, 10614),
        ("2021-02-03", 63, 705, 10603),
        ("2022-10-01", 63, 705, 10599),
        ("2025-06-30", 63, 696, 10035),
        ("2025-07-01", 34, 0, 3321),
        ("2025-12-31", 34, 0, 3321),
    ],
)
def test_counts(day, provinces, districts, communes):
    for level, expected in zip(LEVELS, (provinces, districts, communes), strict=True):
        if expected is not None:
            assert len(at(day, level)) == expected, level


def test_counts_by_type_after_the_reform():
    assert Counter(row["type"] for row in at(REFORM, "commune")) == {"phường": 687, "xã": 2621, "đặc khu": 13}
    assert Counter(row["type"] for row in at(REFORM, "province")) == {"tỉnh": 28, "thành phố": 6}


@pytest.mark.parametrize(
    ("code", "day", "type_", "name", "parent"),
    [
        ("01", "2012-01-01", "thành phố", "Hà Nội", ""),
        ("28", "2008-07-31", "tỉnh", "Hà Tây", ""),
        ("52", "2012-01-01", "tỉnh", "Bình Định", ""),
        ("52", "2025-07-01", "tỉnh", "Gia Lai", ""),  # the code goes on, the name is the neighbour's
        ("64", "2025-06-30", "tỉnh", "Gia Lai", ""),
        ("79", "2012-01-01", "thành phố", "Hồ Chí Minh", ""),
        ("46", "2024-12-31", "tỉnh", "Thừa Thiên Huế", ""),
        ("46", "2025-01-01", "thành phố", "Huế", ""),
        ("66", "2020-01-01", "tỉnh", "Đắk Lắk", ""),
        ("547", "2012-01-01", "huyện", "Tây Sơn", "52"),
        ("540", "2022-04-21", "thành phố", "Quy Nhơn", "52"),
        ("549", "2011-11-28", "huyện", "An Nhơn", "52"),
        ("549", "2011-11-29", "thị xã", "An Nhơn", "52"),
        ("543", "2020-05-31", "huyện", "Hoài Nhơn", "52"),
        ("543", "2020-06-01", "thị xã", "Hoài Nhơn", "52"),
        ("524", "2012-01-01", "huyện", "Bình Sơn", "51"),
        ("535", "2012-01-01", "huyện", "Ba Tơ", "51"),
        ("019", "2012-01-01", "huyện", "Từ Liêm", "01"),
        ("021", "2014-01-01", "quận", "Bắc Từ Liêm", "01"),
        ("204", "2019-12-31", "huyện", "Hoành Bồ", "22"),
        ("769", "2020-12-31", "quận", "2", "79"),
        ("763", "2020-12-31", "quận", "9", "79"),
        ("769", "2021-01-01", "thành phố", "Thủ Đức", "79"),
        ("271", "2008-07-31", "huyện", "Ba Vì", "28"),
        ("271", "2008-08-01", "huyện", "Ba Vì", "01"),
        ("21841", "2021-09-14", "xã", "Vĩnh An", "547"),
        ("21832", "2021-09-14", "xã", "Tây Bình", "547"),
        ("21838", "2021-09-14", "xã", "Tây Vinh", "547"),
        ("21826", "2021-09-14", "xã", "Tây An", "547"),
        ("21808", "2025-07-01", "xã", "Tây Sơn", "52"),
        ("21040", "2012-01-01", "thị trấn", "Châu Ổ", "524"),
        ("26740", "2025-06-30", "phường", "Bến Nghé", "760"),
        ("26740", "2025-07-01", "phường", "Sài Gòn", "79"),
        ("31078", "2025-07-01", "đặc khu", "Phú Quốc", "91"),
        ("04051", "2012-01-01", "xã", "Lóng Luông", "123"),  # Vân Hồ was split off Mộc Châu in 2013
        ("20656", "2024-01-01", "thị trấn", "Trung Phước", "519"),
        ("731", "2010-01-01", "thành phố", "Biên Hòa", "75"),
        ("732", "2019-05-31", "thị xã", "Long Khánh", "75"),
        ("732", "2019-06-01", "thành phố", "Long Khánh", "75"),
        ("137", "2020-01-01", "huyện", "Mù Cang Chải", "15"),  # the packages write it otherwise
    ],
)
def test_known_units(code, day, type_, name, parent):
    level = {2: "province", 3: "district", 5: "commune"}[len(code)]
    found = [(row["type"], row["name"], row["parent"]) for row in BY_CODE[level, code] if holds(row, day)]
    assert found == [(type_, name, parent)]


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("28", "2008-08-01"),
        ("019", "2025-07-01"),
        ("021", "2013-12-27"),
        ("204", "2020-01-01"),
        ("547", "2025-07-01"),
        ("762", "2021-01-01"),
        ("763", "2021-01-01"),
        ("20329", "2025-07-01"),
    ],
)
def test_ended_or_not_yet_begun(code, day):
    level = {2: "province", 3: "district", 5: "commune"}[len(code)]
    assert [label(row) for row in BY_CODE[level, code] if holds(row, day)] == []


@pytest.mark.parametrize(
    ("code", "day", "successors"),
    [
        ("52", "2025-06-30", "52"),
        ("64", "2025-06-30", "52"),
        ("28", "2008-07-31", "01"),
        ("74", "2025-06-30", "79"),
        ("21841", "2025-06-30", "21835"),  # Vĩnh An is now in Bình Phú
        ("21832", "2025-06-30", "21829"),  # Tây Bình is now in Bình An
        ("00019", "2025-06-30", "00004;00070;00190;00226"),  # Điện Biên was divided
        # namesakes of one new province: each went where its district's communes did
        ("31246", "2025-06-30", "31246"),  # Thạnh Quới (Vĩnh Thạnh)
        ("31714", "2025-06-30", "31726"),  # Thạnh Quới (Mỹ Xuyên), now in Gia Hòa
        ("28252", "2025-06-30", "28249"),  # phường 4 of Mỹ Tho
        ("29908", "2025-06-30", "29905"),  # and of Sa Đéc
    ],
)
def test_known_successors(code, day, successors):
    level = {2: "province", 5: "commune"}[len(code)]
    assert [row["successors"] for row in BY_CODE[level, code] if holds(row, day)] == [successors]


@pytest.mark.parametrize(
    ("code", "alias"),
    [
        ("06", "Bắc Cạn"),
        ("66", "Đăk Lăk"),
        ("66", "Đắc Lắc"),
        ("66", "Dak Lak"),
        ("67", "Đăk Nông"),
        ("79", "TPHCM"),
        ("79", "TP.HCM"),
        ("46", "Thừa Thiên - Huế"),
        ("77", "Bà Rịa-Vũng Tàu"),
        ("77", "Bà Rịa \u2013 Vũng Tàu"),
        ("540", "Qui Nhơn"),
        ("643", "Buôn Mê Thuột"),
        ("645", "Ea Hleo"),
        ("610", "Đăk Glei"),
        ("770", "03"),
        ("18691", "Cẩm Vĩnh"),
        ("655", "Krông ANa"),
        ("614", "KonRẫy"),
        ("634", "Đak Pơ"),
        ("652", "M'Drăk"),
        ("625", "K'Bang"),
        ("627", "Chư Pah"),
        ("656", "Lăk"),
        ("137", "Mù Căng Chải"),
        ("467", "ĐaKrông"),
        ("318", "Bạch Long Vỹ"),
        ("536", "Lí Sơn"),
        ("447", "Kì Anh"),
        ("416", "Quì Châu"),
        ("46", "TT Huế"),
        ("77", "BRVT"),
        ("79", "Thành phố HCM"),
        ("760", "Nhất"),
    ],
)
def test_known_aliases(code, alias):
    level = {2: "province", 3: "district", 5: "commune"}[len(code)]
    assert any(alias in row["aliases"].split("|") for row in BY_CODE[level, code])


@pytest.mark.parametrize(
    ("code", "alias"),
    [
        ("09865", "ĐắcSở"),  # Đắc Sở near Hà Nội is none of the highlands
        ("282", "MĩĐức"),
        ("774", "Năm"),  # quận 5: `Quận Năm 2020` is a year's
        ("548", "BìnhSơn"),
    ],
)
def test_what_is_no_alias(code, alias):
    level = {2: "province", 3: "district", 5: "commune"}[len(code)]
    assert not any(alias in row["aliases"].split("|") for row in BY_CODE[level, code])


def test_hue_is_no_alias_of_the_old_province():
    old = next(row for row in BY_CODE["province", "46"] if row["name"] == "Thừa Thiên Huế")
    assert "Huế" not in old["aliases"].split("|")


# ---- the texts behind the changes ----------------------------------------------------------------------------------

TEXT = re.compile(r"\d+/(\d{4}/QH1\d|NQ-(CP|UBTVQH1\d)|NĐ-CP)|\d+/\d{4}/NĐ-CP")


def test_every_change_has_its_text():
    # Cầu Đất in Hải Phòng: only its code changed; GSO tells no resolution.
    ends = [
        (row["name"], row[day], row[text])
        for row in ROWS
        for day, text in (("valid_from", "begun_by"), ("valid_to", "ended_by"))
    ]
    assert {name for name, day, text in ends if bool(day) != bool(text)} == {"Cầu Đất"}
    assert {text for _, _, text in ends if text and not TEXT.fullmatch(text)} == set()


@pytest.mark.parametrize(
    ("code", "day", "begun_by", "ended_by"),
    [
        ("52", "2025-06-30", "", "202/2025/QH15"),  # tỉnh Bình Định
        ("28", "2008-07-31", "", "15/2008/QH12"),  # Hà Tây
        ("547", "2022-04-21", "", "72/2025/QH15"),  # districts end by law
        ("21841", "2022-04-21", "", "1664/NQ-UBTVQH15"),  # xã Vĩnh An, now in Gia Lai
        ("26740", "2025-07-01", "1685/NQ-UBTVQH15", ""),  # phường Sài Gòn
        ("769", "2022-01-01", "1111/NQ-UBTVQH14", "72/2025/QH15"),  # thành phố Thủ Đức
        ("46", "2025-02-01", "175/2024/QH15", ""),  # the city of Huế by the National Assembly itself,
        ("474", "2025-02-01", "1314/NQ-UBTVQH15", "72/2025/QH15"),  # its districts by the Standing Committee
        ("476", "2024-12-31", "", "1314/NQ-UBTVQH15"),
        ("731", "2020-01-01", "", "72/2025/QH15"),
        ("732", "2019-06-01", "673/NQ-UBTVQH14", "72/2025/QH15"),  # Long Khánh became a city by it, not Biên Hòa
    ],
)
def test_known_texts(code, day, begun_by, ended_by):
    level = {2: "province", 3: "district", 5: "commune"}[len(code)]
    assert [(r["begun_by"], r["ended_by"]) for r in BY_CODE[level, code] if holds(r, day)] == [(begun_by, ended_by)]


# ---- a second source ------------------------------------------------------------------------------------------------

CHECKED = [
    line.split("\t")
    for line in Path(__file__).with_name("places_checked.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Where the note itself slips: Phường IV for 4, Thèn Si for Thèn Sin; Hiền Ninh and Đông Phong are left out.
SLIPS = {"25459": {"iv", "4"}, "03394": {"thensi", "thensin"}, "00433": {"hienninh"}, "03408": {"dongphong"}}


def spelt(name):
    """One spelling: no accents, blanks and marks, i for y."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain.replace("đ", "d").replace("y", "i"))


def names_of(row):
    return {spelt(name) for name in (row["name"], *filter(None, row["aliases"].split("|")))}


@pytest.mark.parametrize(("code", "name", "text", "communes"), CHECKED, ids=[line[0] for line in CHECKED])
def test_a_second_source_says_the_same(code, name, text, communes):
    (now,) = [row for row in BY_CODE["commune", code] if holds(row, REFORM)]
    assert f"{now['type']} {now['name']}".casefold() == name.casefold()
    assert now["begun_by"] == text
    told = {spelt(part) for part in communes.split(",")}
    ended = [row for row in ROWS if row["level"] == "commune" and row["valid_to"] == REFORM]
    heirs = [row for row in ended if code in row["successors"].split(";")]
    assert {row["ended_by"] for row in heirs} == {text}
    ours = [names_of(row) for row in heirs]
    slips = SLIPS.get(code, set())
    assert [part for part in told - slips if not any(part in names for names in ours)] == []
    assert [names for names in ours if not names & (told | slips)] == []


def test_enough_units_are_checked():
    assert len(CHECKED) >= 200
    assert len({text for _, _, text, _ in CHECKED}) == 34


# ---- speed ------------------------------------------------------------------------------------------------------------

MOST_SECONDS = 0.4  # of one process, once; measured 0.12 on two shared cores


def test_the_gazetteer_loads_quickly():
    command = "from time import process_time as t; from pipeline.rulebook import load_rules; from pipeline.gazetteer import gazetteer_of; a = t(); gazetteer_of(load_rules()); print(t() - a)"
    times = [
        float(subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout)
        for _ in range(2)
    ]
    assert min(times) < MOST_SECONDS

"""`extract places`: a question on the left, what is told on the right."""

from __future__ import annotations

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.lookup import is_lookup


@pytest.fixture
def told(capsys):
    """Arguments -> exit code and what is printed."""

    def ask(*arguments: str) -> tuple[int, str, str]:
        code = main(["places", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return ask


TOLD = [
    # arguments, lines that are printed
    (
        ["xã Bình Chánh, huyện Bình Sơn", "--on", "2023-05-01"],
        ["xã Bình Chánh (exact, on 2023-05-01)", "  21052  xã Bình Chánh, huyện Bình Sơn, tỉnh Quảng Ngãi", "    from not known",
         "    to 2025-07-01 by 1677/NQ-UBTVQH15", "    since 2025-07-01: 21040  xã Bình Sơn, tỉnh Quảng Ngãi"],
    ),
    # a divided commune has all its successors
    (
        ["phường Cống Vị, quận Ba Đình", "--on", "2025-01-01"],
        ["    since 2025-07-01: 00008  phường Ngọc Hà, thành phố Hà Nội", "    since 2025-07-01: 00025  phường Giảng Võ, thành phố Hà Nội"],
    ),
    # a code may go on under another name
    (["phường Bến Nghé, quận 1", "--on", "2025-06-30"], ["  26740  phường Bến Nghé, quận 1, thành phố Hồ Chí Minh", "    since 2025-07-01: 26740  phường Sài Gòn, thành phố Hồ Chí Minh"]),
    (["phường Sài Gòn"], ["  26740  phường Sài Gòn, thành phố Hồ Chí Minh", "    from 2025-07-01 by 1685/NQ-UBTVQH15"]),
    (["tỉnh Hà Tây", "--on", "2007-01-01"], ["    to 2008-08-01 by 15/2008/QH12", "    since 2025-07-01: 01  thành phố Hà Nội"]),
    (["huyện Hoành Bồ"], ["    to 2020-01-01 by 837/NQ-UBTVQH14", "    since 2025-07-01: no districts", "    since 2025-07-01: 07060  xã Thống Nhất, tỉnh Quảng Ninh"]),
    (["huyện Côn Đảo", "--on", "2022-01-01"], ["    since 2025-07-01: 26732  đặc khu Côn Đảo, thành phố Hồ Chí Minh"]),
    (["phường 7, quận 3, TPHCM", "--on", "2019-01-01"], ["    to 2021-01-01 by 1111/NQ-UBTVQH14", "    since 2025-07-01: not known"]),
    # several may be meant
    (["xã Tân Lập"], ["xã Tân Lập (candidate, on 2025-07-01)", "  19462  xã Tân Lập, tỉnh Quảng Trị", "  23134  xã Tân Lập, tỉnh Lâm Đồng"]),
    (["Bình Sơn", "--on", "2020-01-01"], ["Bình Sơn (candidate, on 2020-01-01)", "  524  huyện Bình Sơn, tỉnh Quảng Ngãi"]),
    (["phường Bảy, quận Tân Bình", "--on", "2020-01-01"], ["  26986  phường 7, quận Tân Bình, thành phố Hồ Chí Minh"]),
    (["Việt Nam"], ["Việt Nam (exact, on 2025-07-01)", "  country"]),
    (["các tỉnh Tây Nguyên"], ["  region"]),
    (["TX. Kỳ Anh", "--on", "2020-01-01"], ["  449  thị xã Kỳ Anh, tỉnh Hà Tĩnh"]),
    # units that were not there on the day are said to be none of it, and a code has the name that was asked for
    (["huyện Quảng Uyên", "--on", "2022-01-01"], ["huyện Quảng Uyên (exact, no more on 2022-01-01)", "  049  huyện Quảng Uyên, tỉnh Cao Bằng", "    to 2020-03-01 by 897/NQ-UBTVQH14"]),
    (["phường Sài Gòn", "--on", "2020-01-01"], ["phường Sài Gòn (candidate, not yet on 2020-01-01)", "  26740  phường Sài Gòn, thành phố Hồ Chí Minh"]),
    (["Sài Gòn", "--on", "2023-05-01"], ["Sài Gòn (candidate, not yet on 2023-05-01)"]),
    (["Phan Rang", "--on", "2023-05-01"], ["Phan Rang (exact, on 2023-05-01)", "  582  thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận"]),
    (["đặc khu Côn Đảo", "--on", "2024-01-01"], ["đặc khu Côn Đảo (candidate, not yet on 2024-01-01)", "    from 2025-07-01 by 1685/NQ-UBTVQH15"]),
    (["tỉnh Tiền Giang", "--on", "2025-08-01"], ["tỉnh Tiền Giang (exact, no more on 2025-08-01)", "  82  tỉnh Tiền Giang", "    since 2025-07-01: 82  tỉnh Đồng Tháp"]),
    # the ward to come, and the commune of another type that is no more
    (["phường Yên Bái", "--on", "2024-01-01"], ["phường Yên Bái (candidate, not on 2024-01-01)", "  15424  xã Yên Bái, huyện Yên Định, tỉnh Thanh Hóa", "  04252  phường Yên Bái, tỉnh Lào Cai"]),
    # the type word tells the unit that is no more from the one with its name
    (["quận Thủ Đức", "--on", "2022-01-01"], ["quận Thủ Đức (exact, no more on 2022-01-01)", "  762  quận Thủ Đức, thành phố Hồ Chí Minh"]),
    (["huyện Sa Pa", "--on", "2022-01-01"], ["huyện Sa Pa (exact, on 2022-01-01)", "  088  thị xã Sa Pa, tỉnh Lào Cai"]),  # one unit of two types
    # since the reform the commune of today
    (["Đức Trọng, Lâm Đồng", "--on", "2026-01-01"], ["Đức Trọng (exact, on 2026-01-01)", "  24958  xã Đức Trọng, tỉnh Lâm Đồng"]),
    # what the question contradicts is a candidate
    (["huyện Krông Năng, tỉnh Gia Lai", "--on", "2022-01-01"], ["huyện Krông Năng (candidate, on 2022-01-01)", "  650  huyện Krông Năng, tỉnh Đắk Lắk"]),
    (["huyện Krông Năng, tỉnh Đắk Lắk", "--on", "2022-01-01"], ["huyện Krông Năng (exact, on 2022-01-01)"]),
    (["huyện Đức Cơ, tỉnh Gia Lai", "--on", "2025-09-01"], ["huyện Đức Cơ (exact, no more on 2025-09-01)"]),
    (["huyện Ba Vì, tỉnh Hà Tây", "--on", "2012-01-01"], ["huyện Ba Vì (exact, on 2012-01-01)"]),
    (["quận Bình Định", "--on", "2022-01-01"], ["Bình Định (candidate, on 2022-01-01)", "  52  tỉnh Bình Định"]),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "lines"), TOLD, ids=[arguments[0] for arguments, _ in TOLD])
def test_what_is_told(told, arguments, lines):
    code, out, err = told(*arguments)
    assert (code, err) == (ExitCode.OK, "")
    assert [line for line in lines if line not in out.splitlines()] == []


@pytest.mark.parametrize(
    ("text", "day", "first", "second"),
    [
        # the printed type tells which of the units, and which time of a unit
        ("thành phố Thủ Đức", "2020-06-01", "(exact, not yet on 2020-06-01)", "  769  thành phố Thủ Đức"),
        ("quận Thủ Đức", "2022-06-01", "(exact, no more on 2022-06-01)", "  762  quận Thủ Đức"),
        ("thị trấn Cái Bè", "2025-12-01", "(exact, no more on 2025-12-01)", "  28360  thị trấn Cái Bè, huyện Cái Bè"),
        ("xã Cái Bè", "2025-12-01", "(exact, on 2025-12-01)", "  28360  xã Cái Bè, tỉnh Đồng Tháp"),
        (
            "huyện Phú Quốc",
            "2022-05-05",
            "(exact, on 2022-05-05)",
            "  911  thành phố Phú Quốc",
        ),  # one unit of two types
    ],
)
def test_the_type_that_is_told(told, text, day, first, second):
    _, out, _ = told(text, "--on", day)
    lines = out.splitlines()
    assert lines[0] == f"{text} {first}"
    assert lines[1].startswith(second)


def test_a_name_that_no_unit_has(told):
    code, out, err = told("xyz")
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.startswith("extract: No unit is called 'xyz'.\nWrite the name with its type")


PARTLY = [
    # question, what is told, what is not found and the remedy
    ("xã Không Có, huyện Bình Sơn", "huyện Bình Sơn (exact", "'xã Không Có'", "Write the name with its type"),
    ("thôn Phú Lễ, xã Bình Trung, huyện Bình Sơn", "xã Bình Trung (exact", "'thôn Phú Lễ'", "Villages are in no list"),
    ("Tân Xyz; xã Tri Lễ, huyện Quế Phong", "xã Tri Lễ (exact", "'Tân Xyz'", "Write the name with its type"),
]


@pytest.mark.parametrize(("text", "found", "missing", "remedy"), PARTLY)
def test_what_is_not_found_is_told_beside_what_is(told, text, found, missing, remedy):
    code, out, err = told(text, "--on", "2020-01-01")
    assert code == ExitCode.USAGE
    assert out.startswith(found)
    assert err.startswith(f"extract: No unit is called {missing}.\n{remedy}")


def test_a_day_that_is_none(told, capsys):
    with pytest.raises(SystemExit) as stopped:
        told("xã Tân Lập", "--on", "2023-5")
    assert stopped.value.code == ExitCode.USAGE
    assert "a day is written 2023-05-01" in capsys.readouterr().err


def test_no_unit_of_another_day_where_one_of_the_day_has_the_name(told):
    _, out, _ = told("Quy Nhơn", "--on", "2024-01-01")
    assert [line for line in out.splitlines() if not line.startswith("   ")] == [
        "Quy Nhơn (exact, on 2024-01-01)",
        "  540  thành phố Quy Nhơn, tỉnh Bình Định",
    ]


def test_a_day_that_no_calendar_has(told, capsys):
    with pytest.raises(SystemExit) as stopped:
        told("xã Tân Lập", "--on", "2025-02-30")
    assert stopped.value.code == ExitCode.USAGE
    assert "2025-02-30: there is no such day" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["places", "xã Tân Lập"], True),
        (["places", "xã Tân Lập", "--on", "2020-01-01"], True),
        (["places", "-o", "out"], False),  # a folder of that name
        (["places", "--outputs=out"], False),
        (["corpus", "places", "-o", "out"], False),
        ([], False),
    ],
)
def test_a_folder_called_places_is_read(words, expected):
    assert is_lookup(words) is expected


def test_a_name_that_lies_elsewhere_is_not_said_to_be_none(told):
    out, err = told("xã Tịnh Khê, huyện Sơn Tịnh, Quảng Ngãi", "--on", "2012-06-01")[-2:]
    assert "huyện Sơn Tịnh, tỉnh Quảng Ngãi" in out
    assert "No 'xã Tịnh Khê' is known in the unit told above it, but: xã Tịnh Khê, thành phố Quảng Ngãi" in err


def test_another_type_than_that_of_the_day_is_told(told):
    out = told("thị xã Sa Pa", "--on", "2018-01-01")[-2]
    assert "no thị xã on 2018-01-01, as far as is known" in out

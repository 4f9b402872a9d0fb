"""Where a line end parts a commune from the district or province that begins the next line, and where it does not."""

from __future__ import annotations

import pytest

from pipeline.values import Place

MINISTRY = "BỘ Y TẾ\nSố: 18/BYT-DP\nHà Nội, ngày 10 tháng 12 năm 2020\n\nDanh sách các xã thực hiện dự án\n\n"


@pytest.fixture(scope="module")
def chains(run_text):
    """Text -> `printed: chain (match)` of the communes behind the head."""

    def run(text: str) -> list[str]:
        report = run_text(f"{MINISTRY}{text}\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn An\n")
        whole = report.document.text
        return [
            f"{' '.join(whole[m.start : m.end].split())}: {m.value.district}"
            + (" ?" if m.value.match == "candidate" else "")
            for m in report.mentions
            if isinstance(m.value, Place) and m.value.level == "commune" and m.start >= len(MINISTRY)
        ]

    return run


PARTED = [
    # the next paragraph; a comma goes on over it
    ("Tại xã Tân Dân, huyện Khoái Châu và xã Dạ Trạch\n\nhuyện Văn Giang có mưa", ["xã Tân Dân: Khoái Châu", "xã Dạ Trạch: Khoái Châu"]),
    ("Tại xã Tân Tiến,\n\nhuyện Văn Giang có mưa", ["xã Tân Tiến: Văn Giang"]),
    # the next line opens a list: Tân Dân, Tân Tiến are in several districts
    ("tỉnh Hưng Yên\nHuyện Khoái Châu: Dạ Trạch, Tân Dân\nHuyện Văn Giang: Liên Nghĩa, Tân Tiến",
     ["Dạ Trạch: Khoái Châu", "Tân Dân: Khoái Châu", "Liên Nghĩa: Văn Giang", "Tân Tiến: Văn Giang"]),
    ("tỉnh Hưng Yên\n- Huyện Khoái Châu: Dạ Trạch, Tân Dân\n- Huyện Văn Giang: Liên Nghĩa, Tân Tiến",
     ["Dạ Trạch: Khoái Châu", "Tân Dân: Khoái Châu", "Liên Nghĩa: Văn Giang", "Tân Tiến: Văn Giang"]),
    # or is a larger unit's name alone, above smaller ones
    ("tỉnh Hưng Yên\nHuyện Văn Giang: Liên Nghĩa, Tân Tiến\ntỉnh Bắc Giang\nHuyện Yên Dũng: Lão Hộ, Tân Liễu",
     ["Liên Nghĩa: Văn Giang", "Tân Tiến: Văn Giang", "Lão Hộ: Yên Dũng", "Tân Liễu: Yên Dũng"]),
    ("tỉnh Hưng Yên:\nhuyện Khoái Châu\n- Xã Đông Kết\n- Xã Dạ Trạch\nhuyện Văn Giang\n- Xã Liên Nghĩa",
     ["Xã Đông Kết: Khoái Châu", "Xã Dạ Trạch: Khoái Châu", "Xã Liên Nghĩa: Văn Giang"]),
]  # fmt: skip
JOINED = [
    ("Đã kiểm tra xã Tân Dân,\nhuyện Khoái Châu, tỉnh Hưng Yên.", ["xã Tân Dân: Khoái Châu"]),
    ("Đã kiểm tra xã Tân Dân\nhuyện Khoái Châu, tỉnh Hưng Yên.", ["xã Tân Dân: Khoái Châu"]),
    ("Đã kiểm tra các xã Dạ Trạch, Tân Dân\nhuyện Khoái Châu tỉnh Hưng Yên.", ["xã Dạ Trạch: Khoái Châu", "Tân Dân: Khoái Châu"]),
    ("Đã kiểm tra xã Tân Dân -\nhuyện Khoái Châu, tỉnh Hưng Yên.", ["xã Tân Dân: Khoái Châu"]),
    ("XÃ TÂN DÂN\nHUYỆN KHOÁI CHÂU\nTỈNH HƯNG YÊN", ["XÃ TÂN DÂN: Khoái Châu"]),
    ("Đã kiểm tra:\n- Xã Tân Dân, huyện Khoái Châu\n- Xã Tân Tiến, huyện Văn Giang", ["Xã Tân Dân: Khoái Châu", "Xã Tân Tiến: Văn Giang"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTED + JOINED)
def test_a_line_that_begins_another_part_ends_the_chain(chains, text, expected):
    assert chains(text) == expected


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ("Số: 45/BCT-TT\nHà Nội, ngày 5 tháng 3 năm 2018", "exact"),
        ("Số: 12/TTCP-TX\nHà Nội, ngày 5 tháng 3 năm 2018", "exact"),
        ("Số: 12/BCT-KH\n\nĐã làm việc với quận Bình Định.", "candidate"),
    ],
)
def test_symbol_of_a_document_is_no_type_word(run_text, line, match):
    report = run_text(f"BỘ CÔNG THƯƠNG\n{line}\n\nNội dung.\n")
    last = [mention.value for mention in report.mentions if isinstance(mention.value, Place)][-1]
    assert last.match == match

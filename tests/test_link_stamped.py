"""What signature stamps add to a document's row, and what its head leaves open."""

from __future__ import annotations

import pytest

from pipeline.link.stamped import stamp_linker
from pipeline.model import Document, Facts, Page, Stamp
from pipeline.rulebook import load_rules

LINKER = stamp_linker(load_rules())


def document(*stamps: Stamp, source: str = "text_layer") -> Document:
    pages = (Page(1, 0, 1, source, 595.0, 842.0),)
    return Document("d", "d.pdf", "", 0, "application/pdf", "x", pages=pages, stamps=stamps)


def signed(signer: str, at: str = "", *, is_signature: bool = True) -> Stamp:
    return Stamp("Ký bởi", 3, signer=signer, signed_at=at, is_signature=is_signature)


def told(facts: Facts, *stamps: Stamp, source: str = "text_layer") -> tuple[str, str, list[str]]:
    found, problems = LINKER.facts(facts, document(*stamps, source=source))
    return found.signer, found.issue_date, [problem.code for problem in problems]


WHOLE = {"doc_type": "báo cáo", "number": "12/BC-UBND"}


@pytest.mark.parametrize(
    ("stamps", "by", "at"),
    [
        ([signed("Lê Hoa Mai", "2024-05-07T08:00:00+07:00")], "Lê Hoa Mai", "2024-05-07T08:00:00+07:00"),
        ([signed("Lê Hoa Mai", "2024-05-07"), signed("SỞ Y TẾ", "2024-05-09")], "Lê Hoa Mai; SỞ Y TẾ", "2024-05-07; 2024-05-09"),
        ([signed("SỞ Y TẾ", "2024-05-09")] * 3, "SỞ Y TẾ", "2024-05-09"),  # on each page
        ([signed("", "2024-05-07"), signed("", "2024-05-09")], "", "2024-05-07; 2024-05-09"),
        ([signed("Cổng Thông tin điện tử", "2024-05-07", is_signature=False)], "", ""),
        ([], "", ""),
    ],
)  # fmt: skip
def test_who_signed_and_when_are_in_the_documents_row(stamps, by, at):
    found, _ = LINKER.facts(Facts(**WHOLE, signer="Lò Văn Thân", issue_date="2024-05-03"), document(*stamps))
    assert (found.signed_by, found.signed_at, found.signer) == (by, at, "Lò Văn Thân")


@pytest.mark.parametrize(
    ("facts", "stamps", "signer", "date", "codes"),
    [
        # the page prints all: a stamp says nothing
        ({"signer": "Lò Văn Thân", "issue_date": "2024-05-03"}, [signed("Lê Hoa Mai", "2024-05-07")], "Lò Văn Thân", "2024-05-03", []),
        ({}, [signed("Lê Hoa Mai", "2024-05-07T08:00:00+07:00")], "Lê Hoa Mai", "2024-05-07", ["signer_from_signature", "date_from_signature"]),
        ({"signer": "Lò Văn Thân"}, [signed("Lê Hoa Mai", "2024-05-07")], "Lò Văn Thân", "2024-05-07", ["date_from_signature"]),
        ({"signer": "A B", "issue_date": "2024-05"}, [signed("", "2024-05-07")], "A B", "2024-05-07", ["date_from_signature"]),
        # against what is printed it says nothing
        ({"signer": "A B", "issue_date": "2024-04"}, [signed("", "2024-05-07")], "A B", "2024-04", []),
        # a seal of a body is no one's signature, but tells the day
        ({}, [signed("ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG", "2024-05-07")], "", "2024-05-07", ["date_from_signature"]),
        # copies and portals stamp later
        ({}, [signed("Lê Hoa Mai", "2024-05-07", is_signature=False)], "", "", []),
        # signed on two days: which is that of issue?
        ({}, [signed("Lê Hoa Mai", "2024-05-07"), signed("SỞ Y TẾ", "2024-05-09")], "Lê Hoa Mai", "", ["signer_from_signature"]),
        ({}, [signed("SỞ Y TẾ", "2024-05-07T17:00:00"), signed("H'Yim Kđoh", "2024-05-07T08:00:00")], "H'Yim Kđoh", "2024-05-07",
         ["signer_from_signature", "date_from_signature"]),
        ({}, [signed("Lê Hoa Mai", "")], "Lê Hoa Mai", "", ["signer_from_signature"]),
    ],
)  # fmt: skip
def test_a_stamp_fills_what_the_page_leaves_empty(facts, stamps, signer, date, codes):
    assert told(Facts(**WHOLE, **facts), *stamps) == (signer, date, codes)


@pytest.mark.parametrize(
    ("facts", "source", "is_told"),
    [
        ({"number": "/BC-SYT", "issue_date": "2017-10-17"}, "ocr", True),
        ({"number": "12-BC/HU", "issue_date": "2017-10"}, "ocr", True),
        ({"number": "12/BC-SYT", "issue_date": "2017-10-17"}, "ocr", False),
        ({"number": "12/BC-SYT", "issue_date": "2017-10-17", "signer": ""}, "ocr", True),
        ({"number": "/BC-SYT", "issue_date": "2017-10"}, "text_layer", False),  # blank in print: a draft
    ],
)
def test_what_ocr_could_not_read_of_the_head_is_told(facts, source, is_told):
    codes = told(Facts(doc_type="báo cáo", **{"signer": "Lò Văn Thân", **facts}), source=source)[2]
    assert codes == (["incomplete_facts"] if is_told else [])


def test_what_a_stamp_adds_is_not_told_as_read_on_the_page():
    facts = Facts(doc_type="thông báo", number="/TB-UBND", issue_date="2025-11", signer="Lò Văn Thân")
    _, problems = LINKER.facts(facts, document(signed("", "2025-11-13"), source="ocr"))
    assert "number; of the head's number and date it read `/TB-UBND`, `2025-11`." in problems[1].message


def test_a_page_without_a_head_has_no_gap():
    assert told(Facts(), source="ocr")[2] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nguyễn Văn An", True),
        ("NGUYỄN THỊ HOA", True),
        ("Y Thịnh Ê Nuôl", True),
        ("Sở Nội vụ", False),
        ("BỘ TƯ PHÁP", False),
        ("HIỆP HỘI CÔNG CHỨNG VIÊN VIỆT NAM", False),
        ("Văn phòng Chính phủ", False),
        ("", False),
    ],
)
def test_bodies_are_no_persons(name, expected):
    assert LINKER.is_person(name) is expected

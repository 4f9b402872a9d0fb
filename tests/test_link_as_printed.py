"""Districts and communes in the document's own spelling; codes and today's names stay those of the list."""

from __future__ import annotations

import pytest

HEAD = "ỦY BAN NHÂN DÂN\n{}\nSố: 45/BC-UBND\n{}, ngày 12 tháng 6 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\n"


def places(report) -> set[tuple[str, str, str, str]]:
    found = [row for row in report.mentions if type(row.value).__name__ == "Place" and row.origin == "prose"]
    return {(row.text, row.value.district, row.value.commune, row.value.code) for row in found}


@pytest.mark.parametrize(
    ("head", "place", "text", "expected"),
    [
        ("HUYỆN ĐĂK HÀ", "Đăk Hà", "UBND huyện Đăk Hà giao xã Đăk Mar thực hiện.",
         {("huyện Đăk Hà", "Đăk Hà", "", "615"), ("xã Đăk Mar", "Đăk Hà", "Đăk Mar", "23512")}),
        ("HUYỆN ĐẮK HÀ", "Đắk Hà", "UBND huyện Đắk Hà giao xã Đắk Mar thực hiện.",
         {("huyện Đắk Hà", "Đắk Hà", "", "615"), ("xã Đắk Mar", "Đắk Hà", "Đắk Mar", "23512")}),
        # the spelling most often printed
        ("HUYỆN ĐẮK HÀ", "Đắk Hà", "UBND huyện Đắk Hà và huyện Đăk Hà.", {("huyện Đắk Hà", "Đắk Hà", "", "615"), ("huyện Đăk Hà", "Đắk Hà", "", "615")}),
        ("HUYỆN PHÚ QUÝ", "Phú Quý", "Toàn huyện Phú Quý có 3 xã.", {("huyện Phú Quý", "Phú Quý", "", "602")}),
        # the tone's place is no spelling of its own
        ("HUYỆN HOÀI ÂN", "Hoài Ân", "Toàn huyện Hoài Ân.", {("huyện Hoài Ân", "Hoài Ân", "", "544")}),
    ],
)  # fmt: skip
def test_units_are_spelled_as_the_document_does(run_text, head, place, text, expected):
    assert places(run_text(HEAD.format(head, place) + text)) == expected


def test_apostrophes_in_names_of_the_highlands(run_text):
    text = "Các xã Trúc Sơn, Tâm Thắng, Cư K’nia; xã Đắk D'rô (huyện Krông Nô)."
    found = places(run_text(HEAD.format("HUYỆN CƯ JÚT", "Cư Jút") + text))
    assert {("Cư K’nia", "24658"), ("xã Đắk D'rô", "24700")} <= {(printed, code) for printed, _, _, code in found}


def test_documents_are_compared_by_the_lists_spelling(run_text):
    report = run_text(HEAD.format("HUYỆN ĐĂK HÀ", "Đăk Hà") + "UBND huyện Đăk Hà báo cáo.")
    assert (report.facts.district, report.facts.province) == ("Đắk Hà", "Kon Tum")


def test_provinces_are_told_as_in_the_list(run_text):
    report = run_text("Sở Y tế tỉnh Đăk Lăk và tỉnh Đắc Nông báo cáo.")
    assert [row.value.province for row in report.mentions] == ["Đắk Lắk", "Đắk Nông"]


def test_damage_is_no_spelling(run_text):
    report = run_text(HEAD.format("HUYỆN ĐẮK HÀ", "Đắk Hà") + "UBND huyện Đắk Hả báo cáo.")
    assert {row.value.district for row in report.mentions if type(row.value).__name__ == "Place"} <= {"Đắk Hà", ""}

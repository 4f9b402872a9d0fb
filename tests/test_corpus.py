"""Cited documents that are in the corpus: by number, date, type and issuer, never by likeness."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.corpus import number_key
from pipeline.run import run


def written(folder: Path, name: str, district: str, number: str, day: str, body: str = "") -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nHUYỆN {district.upper()}\n\nSố: {number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n\n{district}, ngày {day}\n\nKẾ HOẠCH\nPhát triển kinh tế năm 2022\n\n"
        f"Thực hiện nhiệm vụ được giao, Ủy ban nhân dân huyện {district} xây dựng kế hoạch như sau.\n{body}\n"
    )
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


CITING = "Theo Kế hoạch số {number} ngày {day} của {issuer}, các xã triển khai thực hiện."


@pytest.mark.parametrize(
    ("citation", "is_found"),
    [
        ({"number": "12/KH-UBND", "day": "14/01/2022", "issuer": "UBND huyện"}, True),
        ({"number": "12/KH-UBND", "day": "14/01/2022", "issuer": "UBND huyện Lấp Vò"}, True),
        ({"number": "12/KH-UBND", "day": "14/01/2022", "issuer": "UBND huyện Cao Lãnh"}, False),  # another district's
        ({"number": "12/KH-UBND", "day": "15/01/2022", "issuer": "UBND huyện"}, False),  # another day
        ({"number": "112/KH-UBND", "day": "14/01/2022", "issuer": "UBND huyện"}, False),  # a number like it
    ],
)
def test_a_cited_document_of_the_corpus_is_linked(tmp_path, citation, is_found):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    written(corpus, "plan", "Lấp Vò", "12/KH-UBND", "14 tháng 01 năm 2022")
    written(corpus, "later", "Lấp Vò", "40/KH-UBND", "02 tháng 3 năm 2022", CITING.format(**citation))
    run([corpus], tmp_path / "out", jobs=1)
    with (tmp_path / "out/documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        ids = {Path(row["path"]).stem: row["doc_id"] for row in csv.DictReader(stream)}
    with (tmp_path / "out/citations.csv").open(encoding="utf-8-sig", newline="") as stream:
        cited = [row["cited_doc_id"] for row in csv.DictReader(stream) if row["doc_id"] == ids["later"]]
    assert cited == [ids["plan"] if is_found else ""]


def test_number_keys_fold_what_is_printed_differently():
    assert number_key("012/KH - UBND") == number_key("12/kh-ubnd")

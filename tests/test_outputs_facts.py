"""The outputs of the sample corpus against facts that were read in the documents by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run import run
from tests.scoring import table
from tests.test_outputs_invariants import CORPUS, MENTIONS, Row


@pytest.fixture(scope="module")
def tables(tmp_path_factory) -> dict[str, list[Row]]:
    outputs = tmp_path_factory.mktemp("outputs")
    run([CORPUS], outputs)
    return {name: table(outputs, name) for name in (*MENTIONS, "documents", "sections")}


# corpus file -> type, number, issue date, issue place, issuer, province, district, commune, signer
DOCUMENTS = {
    "BC-118-HU-huyen-Van-Quan-2023.pdf": "báo cáo|118-BC/HU|2023-10-12|Văn Quan|Huyện ủy Văn Quan|Lạng Sơn|Văn Quan||Hoàng Thị Thúy Nga",
    "BC-215-UBND-huyen-Lap-Vo-2022.pdf": "báo cáo|215/BC-UBND|2022-07-08|Lấp Vò|Ủy ban nhân dân huyện Lấp Vò|Đồng Tháp|Lấp Vò||Lê Thị Bích Tuyền",
    "BC-305-PGDDT-huyen-Bac-Ha-2022.txt": "báo cáo|305/BC-PGD&ĐT|2022-06-10|Bắc Hà|?|Lào Cai|Bắc Hà||?",
    "BC-58-UBND-xa-Thieu-Trung-2021.txt": "báo cáo|/BC-UBND|2021-12|Thiệu Trung|Ủy ban nhân dân xã Thiệu Trung|Thanh Hóa|Thiệu Hóa|Thiệu Trung|Lê Đình Toản",
    "BC-77-UBND-huyen-Hoai-An-2023.md": "báo cáo|77/BC-UBND|2023-04-05|Hoài Ân|UBND huyện Hoài Ân|Bình Định|Hoài Ân||Nguyễn Trọng Khải",
    "BC-87-UBND-xa-Dai-Loc-2025.pdf": "báo cáo|87/BC-UBND|2025-10-03|Đại Lộc|Ủy ban nhân dân xã Đại Lộc|Đà Nẵng||Đại Lộc|Trương Công Vĩnh",
    "BC-96-UBND-huyen-Tien-Hai-2021.pdf": "báo cáo|96/BC-UBND|2021-06-21|Tiền Hải|Ủy ban nhân dân huyện Tiền Hải|Thái Bình|Tiền Hải||Đỗ Văn Khiêm",
    "CV-1240-UBND-huyen-Can-Duoc-2024.txt": "công văn|1240/UBND-NN|2024-03-22|Cần Đước|Ủy ban nhân dân huyện Cần Đước|Long An|Cần Đước||?",
    "KH-12-UBND-huyen-Lap-Vo-2022.pdf": "kế hoạch|12/KH-UBND|2022-01-14|Lấp Vò|Ủy ban nhân dân huyện Lấp Vò|Đồng Tháp|Lấp Vò||Nguyễn Hữu Thành Nhân",
    "KH-24-UBND-xa-Duc-Trong-2025.md": "kế hoạch|24/KH-UBND|2025-08-28|Đức Trọng|UBND xã Đức Trọng|Lâm Đồng||Đức Trọng|Phan Nhật Trường",
    "NQ-21-HDND-huyen-Ea-Kar-2022.pdf": "nghị quyết|21/NQ-HĐND|2022-12-20|Ea Kar|Hội đồng nhân dân huyện Ea Kar|Đắk Lắk|Ea Kar||Y Thuyên Niê Kđăm",
    "QD-1867-UBND-huyen-Kim-Bang-2023.pdf": "quyết định|1867/QĐ-UBND|2023-07-18|Kim Bảng|Ủy ban nhân dân huyện Kim Bảng|Hà Nam|Kim Bảng||Phạm Quang Duy",
}
FIELDS = ("doc_type", "number", "issue_date", "issue_place", "issuer", "province", "district", "commune", "signer")
NOT_YET_READ = "?"  # two columns of the signature glued into one line; a body's name with OCR damage


def test_every_document_is_in_the_table_of_facts(tables):
    assert {Path(row["path"]).name for row in tables["documents"]} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(tables, name):
    (row,) = [row for row in tables["documents"] if Path(row["path"]).name == name]
    facts = dict(zip(FIELDS, DOCUMENTS[name].split("|"), strict=True))
    known = {field: fact for field, fact in facts.items() if fact != NOT_YET_READ}
    assert {field: row[field] for field in known} == known


# start of the corpus file's name -> level and label of each heading, in order
OUTLINES = {
    "BC-118": "1:I 1:II 2:1 2:2 2:3 2:4 1:III 1:IV",
    "BC-215": "1:I 2:1 2:2 2:3 3:a 3:b 3:c 2:4 2:5 1:II 1:III",
    "BC-305": "1:I 2:1 2:2 1:II 2:1 3:a 3:b 2:2 2:3 1:III 1:IV",
    "BC-58": "1:I 1:II 2:1 2:2 3:a 3:b 3:c 3:d 3:đ 2:3 1:III",
    "BC-77": "1:I 1:II 2:1 2:2 3:a 3:b 3:c 2:3 2:4 1:III",
    "BC-87": "1:A 2:I 2:II 1:B 2:I 3:1 3:2 3:3 2:II 1:C 1:D",
    "BC-96": "1:I 2:1 2:2 1:II 1:III 1:IV",
    "CV-1240": "1:1 1:2 1:3 1:4",
    "KH-12": "1:I 2:1 2:2 1:II 2:1 2:2 2:3 1:III",
    "KH-24": "1:I 1:II 2:1 2:2 1:III 2:1 2:2 2:3 1:IV 1:V",
    "NQ-21": "1:Điều_1 1:Điều_2 2:1 2:3 2:4 1:Điều_3 1:Điều_4",
    "QD-1867": "1:Điều_1 2:1 2:2 2:3 1:Điều_2 2:2 1:Điều_3 1:Điều_4 1:PHỤ_LỤC",
}


@pytest.mark.parametrize("name", OUTLINES)
def test_outline(tables, name):
    doc_id = _document(tables, name)
    own = [f"{row['level']}:{row['label'].replace(' ', '_')}" for row in tables["sections"] if row["doc_id"] == doc_id]
    assert own == OUTLINES[name].split()


def _document(tables: dict[str, list[Row]], name: str) -> str:
    """doc_id of the document whose file's name begins so."""
    (doc_id,) = [row["doc_id"] for row in tables["documents"] if Path(row["path"]).name.startswith(f"{name}-")]
    return doc_id


# start of the corpus file's name | table | text (white space folded) | values; the first mention with that text counts
FACTS = """
BC-118 | citations | 1165-CV/TU | canonical=1165-CV/TU doc_type=công_văn date=2023-08-21
BC-118 | citations | 391-QĐ/UBKTHU | canonical=391-QĐ/UBKTHU doc_type=quyết_định date=2022-05-18
BC-118 | amounts | 78 tỷ 890 triệu đồng | value=78890000000 step=1000000
BC-118 | amounts | 110.000 đồng/kg | value=110000 per=kg
BC-118 | percentages | 97,5% | value=97.5 step=0.1
BC-118 | places | thị trấn Văn Quan | level=commune province=Lạng_Sơn district=Văn_Quan commune=Văn_Quan
BC-118 | dates | quý I/2024 | value=2024-01/2024-03 date_from=2024-01-01 date_to=2024-03-31 precision=quarter
BC-118 | quantities | 12.860 ha | value=12860 unit=ha
BC-215 | citations | 12/KH-UBND | doc_type=kế_hoạch date=2022-01-14 issuer=Ủy_ban_nhân_dân_huyện_Lấp_Vò
BC-215 | citations | 586/QĐ-UBND-HC | canonical=586/QĐ-UBND-HC date=2022-05-31
BC-215 | amounts | 1.650.000.000 đồng | value=1650000000
BC-215 | amounts | 5.400 - 5.900 đồng/kg | value=5400 value_to=5900 per=kg
BC-215 | amounts | 64.528 | value=64528000000 unit=triệu_đồng origin=table
BC-215 | percentages | 11,17% | value=11.17 relation=growth
BC-215 | places | Định An | level=commune province=Đồng_Tháp district=Lấp_Vò commune=Định_An
BC-215 | dates | 30/6/2022 | value=2022-06-30
BC-305 | citations | 764/SGD&ĐT- VP | canonical=764/SGD&ĐT-VP doc_type=công_văn date=2022-05-12
BC-305 | citations | 1107/QĐ- UBND | canonical=1107/QĐ-UBND date=2022-05-27
BC-305 | amounts | 51.970 triệu đồng | value=51970000000
BC-305 | percentages | 38,99% | value=38.99
BC-305 | places | thôn Sín Chải | level=village province=Lào_Cai district=Bắc_Hà commune=Lùng_Phình
BC-305 | dates | 05/9/2022 | value=2022-09-05
BC-58 | citations | 186/2021/NQ-HĐND | doc_type=nghị_quyết date=2021-12-10 normative=1
BC-58 | amounts | 24.860 triệu đồng | value=24860000000
BC-58 | amounts | 1,9 tỷ đồng/km | value=1900000000 per=km
BC-58 | percentages | 8,45% | value=8.45
BC-58 | places | xã Thiệu Trung | level=commune province=Thanh_Hóa district=Thiệu_Hóa commune=Thiệu_Trung
BC-58 | dates | quý IV năm 2022 | value=2022-10/2022-12
BC-77 | citations | 34/2022/NQ-HĐND | doc_type=nghị_quyết date=2022-12-10 normative=1
BC-77 | amounts | 1,275 tỷ đồng | value=1275000000 step=1000000
BC-77 | percentages | 101,11% | value=101.11 relation=fulfilment
BC-77 | places | thị trấn Tăng Bạt Hổ | level=commune province=Bình_Định district=Hoài_Ân commune=Tăng_Bạt_Hổ
BC-77 | dates | 30-6-2023 | value=2023-06-30
BC-87 | citations | 72/2025/QH15 | doc_type=luật normative=1
BC-87 | citations | 22/QĐ-UBND | doc_type=quyết_định
BC-87 | amounts | 63,84 tỷ đồng | value=63840000000
BC-87 | amounts | 5.780 | value=5780000000 unit=triệu_đồng origin=table
BC-87 | places | huyện Đại Lộc | level=district province=Quảng_Nam district=Đại_Lộc
BC-87 | places | xã Đại Lộc | level=commune province=Đà_Nẵng commune=Đại_Lộc
BC-87 | dates | 31/01/2026 | value=2026-01-31
BC-96 | citations | 3846/QĐ-UBND | doc_type=quyết_định date=2019-12-12 issuer=UBND_tỉnh_Thái_Bình
BC-96 | citations | 42/NQ-CP | doc_type=nghị_quyết date=2020-04-09
BC-96 | amounts | 17.925.500.000 đồng | value=17925500000
BC-96 | amounts | 729.320 | value=729320000000 unit=triệu_đồng origin=table
BC-96 | percentages | 127,1% | value=127.1 relation=fulfilment
BC-96 | places | Vũ Lăng | level=commune province=Thái_Bình district=Tiền_Hải commune=Vũ_Lăng
CV-1240 | citations | 05/CT-UBND | doc_type=chỉ_thị date=2024-02-26
CV-1240 | citations | 812/SNN-TL | doc_type=công_văn date=2024-03-11
CV-1240 | amounts | 650.000.000 đồng | value=650000000
CV-1240 | amounts | 2.180 | value=2180000000 unit=triệu_đồng origin=table
CV-1240 | places | xã Long Hựu Tây | level=commune province=Long_An district=Cần_Đước commune=Long_Hựu_Tây
CV-1240 | dates | 10/4/2024 | value=2024-04-10
KH-12 | citations | 2115/QĐ-UBND-HC | doc_type=quyết_định date=2021-12-31 issuer=Ủy_ban_nhân_dân_tỉnh_Đồng_Tháp
KH-12 | citations | 62/2019/NĐ-CP | doc_type=nghị_định date=2019-07-11 normative=1
KH-12 | amounts | 185.000 triệu đồng | value=185000000000
KH-12 | percentages | 16% | value=16 relation=growth
KH-12 | places | Mỹ An Hưng B | level=commune province=Đồng_Tháp district=Lấp_Vò commune=Mỹ_An_Hưng_B
KH-12 | dates | tháng 02/2022 | value=2022-02 precision=month
KH-24 | citations | 57-NQ/TW | doc_type=nghị_quyết date=2024-12-22
KH-24 | citations | 1120/SNNMT-ĐĐ | doc_type=công_văn date=2025-08-14
KH-24 | amounts | 15.500.000 đồng/bộ | value=15500000 per=bộ
KH-24 | amounts | 1.363 | value=1363000000 unit=triệu_đồng origin=table
KH-24 | places | thị trấn Liên Nghĩa | level=commune province=Lâm_Đồng district=Đức_Trọng commune=Liên_Nghĩa
KH-24 | places | tổ dân phố 27 | level=village province=Lâm_Đồng commune=Đức_Trọng
NQ-21 | citations | 17/NQ-HĐND | doc_type=nghị_quyết date=2022-07-15
NQ-21 | citations | 39/2019/QH14 | doc_type=luật date=2019-06-13
NQ-21 | amounts | 118.200 triệu đồng | value=118200000000
NQ-21 | percentages | 22,49% | value=22.49 relation=growth
NQ-21 | places | xã Ea Kmút | level=commune province=Đắk_Lắk district=Ea_Kar commune=Ea_Kmút
NQ-21 | dates | 31/01/2024 | value=2024-01-31
QD-1867 | citations | 47/2019/QH14 | doc_type=luật date=2019-11-22
QD-1867 | citations | 97/NNPTNT | doc_type=công_văn date=2023-07-05
QD-1867 | amounts | 12.480.000.000 đồng | value=12480000000
QD-1867 | amounts | 5.650 | value=5650000000 unit=triệu_đồng origin=table
QD-1867 | places | Khả Phong | level=commune province=Hà_Nam district=Kim_Bảng commune=Khả_Phong
QD-1867 | dates | 15/02/2024 | value=2024-02-15
""".strip().splitlines()


@pytest.mark.parametrize("fact", FACTS)
def test_fact(tables, fact):
    name, kind, text, values = fact.split(" | ")
    doc_id = _document(tables, name)
    own = [row for row in tables[kind] if row["doc_id"] == doc_id]
    found = [row for row in own if " ".join(row["text"].split()) == text]
    assert found, f"not found; {kind} of {name}: {[row['text'] for row in own]}"
    wanted = {key: value.replace("_", " ") for key, value in (pair.split("=") for pair in values.split())}
    assert {key: found[0][key] for key in wanted} == wanted


def test_the_report_knows_the_plan_in_the_corpus(tables):
    """The report of Lấp Vò cites the plan, which lies beside it."""
    report, plan = _document(tables, "BC-215"), _document(tables, "KH-12")
    cited = [row for row in tables["citations"] if row["doc_id"] == report and row["canonical"] == "12/KH-UBND"]
    assert [row["cited_doc_id"] for row in cited] == [plan]

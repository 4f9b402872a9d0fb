"""The spaCy components, as spaCy finds them: by their entry points."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import pipeline.spacy_components as components
from pipeline.store.export.labels import LABELS

TEXT = (
    "Tổng kinh phí 394,4 triệu đồng tại huyện Lấp Vò, tỉnh Đồng Tháp, đạt 55,19% kế hoạch năm 2022, cho 186 hộ nghèo, "
    "theo Quyết định số 3810/QĐ-UBND ngày 14/5/2021."
)
FOUND = {
    "citations": ["3810/QĐ-UBND"],
    "dates": ["2022", "2021-05-14"],
    "amounts": ["394400000 VND"],
    "percentages": ["55.19 %"],
    "places": ["875", "87"],
    "quantities": ["186 hộ"],
}


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("xx")
    made.add_pipe("vn_report", config={"set_ents": True})
    return made


def test_everything_at_once(nlp):
    doc = nlp(TEXT)
    assert {table: [span.kb_id_ for span in doc.spans[table]] for table in LABELS} == FOUND
    assert {span.label_ for span in doc.ents} == set(LABELS.values())
    for table in LABELS:
        for span in doc.spans[table]:
            value = span._.value
            assert TEXT[value["start"] : value["end"]] == value["text"]
            assert span.start_char <= value["start"] < value["end"] <= span.end_char


@pytest.mark.parametrize("table", LABELS)
def test_each_finder_on_its_own(table):
    nlp = spacy.blank("xx")
    nlp.add_pipe(f"vn_{table}")
    doc = nlp(TEXT)
    assert list(doc.spans) == [table]
    assert [span.kb_id_ for span in doc.spans[table]] == FOUND[table]


def test_finders_share_what_was_read(monkeypatch):
    nlp = spacy.blank("xx")
    for table in LABELS:
        nlp.add_pipe(f"vn_{table}")
    read = []
    whole = components.found_in
    monkeypatch.setattr(components, "found_in", lambda text, rules: read.append(text) or whole(text, rules))
    assert set(nlp(TEXT).spans) == set(LABELS)
    assert read == [TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\n",
        "Không có gì ở đây.",
        "chi 5 tỷ đồng\r\ntại huyện Lấp Vò",
        "\ufeffchi 5 tỷ đồng 😀\x00 xã Bình Thành\f",
    ],
)
def test_any_text_is_taken_and_offsets_stay(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    for table in LABELS:
        for span in doc.spans[table]:
            value = span._.value
            assert text[value["start"] : value["end"]].split() == value["text"].split()


def test_facts_sections_and_checks(nlp):
    doc = nlp(
        "ỦY BAN NHÂN DÂN\nHUYỆN LẤP VÒ\nSố: 215/BC-UBND\n\nLấp Vò, ngày 08 tháng 7 năm 2022\n\nBÁO CÁO\nTình hình kinh tế\n\n"
        "I. KẾT QUẢ\nTổng kinh phí 24.860 triệu đồng, gồm: ngân sách tỉnh 9.400 triệu đồng, ngân sách huyện 5.250 triệu đồng, "
        "ngân sách xã 6.130 triệu đồng và Nhân dân đóng góp 3.980 triệu đồng.\n"
    )
    assert doc._.facts["number"] == "215/BC-UBND"
    assert [section["label"] for section in doc._.sections] == ["I"]
    assert "mismatch" in {check["verdict"] for check in doc._.checks}


def test_a_doc_can_be_stored_and_sent(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span._.value["value"] for span in again.spans["amounts"]] == [394400000]
    kept = next(iter(DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)))
    assert [span._.value["value"] for span in kept.spans["percentages"]] == [55.19]


def test_a_span_of_others_has_no_value(nlp):
    assert nlp(TEXT)[0:2]._.value is None
    assert spacy.blank("xx")("chưa đọc")._.facts == {}


README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_example_of_the_readme_runs(capsys):
    examples = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    exec(next(example for example in examples if "add_pipe" in example), {})  # noqa: S102 - our own README
    assert capsys.readouterr().out == "394,4 triệu đồng AMT 394400000\n"


def test_the_example_runs(capsys):
    example = re.search(r"```python\n(.*?)```", components.__doc__, flags=re.DOTALL)[1]
    exec(example, {})  # noqa: S102 - our own docstring
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "394,4 triệu đồng AMT 394400000"
    assert told[1].startswith("['875', '87']")


CUT = "Diện tích trồng 815 ha/1.250 ha, đạt 65,2%/năm.\n\nHà Giang, đến ngày 25/12/2025./."


@pytest.mark.parametrize("name", ["vn_report", "vn_dates", "vn_quantities"])
def test_spans_are_exactly_what_was_found(name):
    nlp = spacy.blank("xx")
    nlp.add_pipe(name)
    doc = nlp(CUT)
    assert doc.text == CUT
    spans = [span for table in doc.spans for span in doc.spans[table]]
    assert spans
    for span in spans:
        assert span.text == span._.value["text"]
    found = {span.text for span in spans}
    if name != "vn_quantities":
        assert "25/12/2025" in found
    if name != "vn_dates":
        assert {"815 ha", "1.250 ha"} <= found


def test_what_others_have_marked_stays_where_it_is():
    nlp = spacy.blank("xx")
    doc = nlp.make_doc(CUT)
    start = CUT.index("Hà Giang")
    doc.spans["mine"] = [doc.char_span(start, start + 8, label="X"), doc.char_span(start, len(CUT), label="Y")]
    doc.set_ents([doc.char_span(start, start + 8, label="X")])
    doc = nlp.add_pipe("vn_dates")(doc)
    assert [(span.text, span.label_) for span in doc.spans["mine"]] == [("Hà Giang", "X"), (CUT[start:], "Y")]
    assert [entity.text for entity in doc.ents] == ["Hà Giang"]


def test_the_tokens_of_a_parsed_text_stay():
    nlp = spacy.blank("xx")
    doc = nlp.make_doc(CUT)
    parsed = Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=[0] * len(doc),
        deps=["ROOT", *["dep"] * (len(doc) - 1)],
    )
    after = nlp.add_pipe("vn_dates")(parsed)
    assert len(after) == len(doc)
    assert [span._.value["text"] for span in after.spans["dates"]] == ["25/12/2025"]
    assert [span.text for span in after.spans["dates"]] == ["25/12/2025./."]

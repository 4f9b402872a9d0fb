"""Where sentences are, and the splitter that is loaded without the rest of its package."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import sentences
from pipeline.sentences import _plain, sentence_finder, sentence_splitter
from tests.test_run import TEXT


@pytest.mark.parametrize(
    "text", ["", "  ", TEXT, "Thu 1.250 triệu đồng. Chi 12,5%! Còn lại?", "TP. Hà Nội. v.v… Ông A.", "a\n\nb."]
)
def test_it_is_the_splitter_of_the_package(text):
    from underthesea.pipeline.sent_tokenize import sent_tokenize

    assert list(sentence_splitter()(text)) == list(sent_tokenize(text))


def test_it_leaves_the_package_alone():
    code = "import sys; from pipeline.sentences import sentence_splitter as s; print(s()('Một. Hai.'), 'underthesea' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert told.stdout.strip() == "['Một.', 'Hai.'] False"


def test_a_version_that_has_it_elsewhere(monkeypatch):
    monkeypatch.setattr(sentences, "PLACE", ("nowhere.py",))
    assert sentences._alone() is None
    assert list(sentences._with_all()("Một. Hai.")) == ["Một.", "Hai."]


PIECES = [
    *("TP.", "Th.", "S.A", "a.", "b", "5.000", "12.", "...", "…", "?!", ".", "!", "\t", "\n", "(", "_", "-", "’"),
    *("Ủy ban nhân dân huyện", "đã ban hành kế hoạch số", "thu ngân sách trên địa bàn", "e.g", "1"),
]


@given(words=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "  ", "\n"])), max_size=25))
def test_what_is_far_from_full_stops_makes_no_difference(words):
    text = "Một. Hai " + "".join(map("".join, words))
    found = [text[start:end] for start, end in sentence_finder()(text)]
    assert found == list(sentence_splitter()(text))


PLAIN = re.compile(r"[^\W_]([^.!?…]{24,})(?=\s[^\s.!?…]*[.!?…])")  # the same as one pattern, slow on long stretches


@given(st.text(st.sampled_from("ab1_ \n-,\u00a0.!…"), max_size=200) | st.text(st.sampled_from("ab1  "), max_size=200))
def test_what_is_far_from_every_mark(text):
    for told in (text, text + ".", f"{text}. {text}"):
        assert [(cut.start, cut.end) for cut in _plain(told)] == [match.span(1) for match in PLAIN.finditer(told)]

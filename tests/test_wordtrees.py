"""Patterns of many words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wordtrees import any_of

CASES = {
    (): "",
    ("xã",): "xã",
    ("thị xã", "thị trấn"): r"thị\s+(?:xã|trấn)",
    ("tấn", "tạ", "tấn/ha"): r"t(?:ấn(?:/ha)?|ạ)",
    ("đồng", "đồng", "đ"): r"đ(?:ồng)?",
    ("m2", "m.", ""): r"(?:m(?:2|\.))?",
}


@pytest.mark.parametrize("words", CASES)
def test_beginnings_are_told_once(words: tuple[str, ...]) -> None:
    assert any_of(words) == CASES[words]


@given(words=st.lists(st.text(alphabet="ab .\\", min_size=1, max_size=5), min_size=1), text=st.text(alphabet="ab .\\"))
def test_the_longest_word_is_found(words: list[str], text: str) -> None:
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    found = re.match(any_of(word.replace(" ", "_") for word in words), text.replace(" ", "_"))
    assert (found[0].replace("_", " ") if found else None) == longest

"""Compound nouns from the word list of underthesea."""

import pytest

from pipeline import lexicon


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("dữ liệu đất đai", "dữ liệu"),
        ("phác đồ điều trị", "phác đồ"),
        ("danh lam thắng cảnh của tỉnh", "danh lam thắng cảnh"),
        ("hộ, trong đó", ""),
        ("xyz abc", ""),
    ],
)
def test_the_longest_compound(text, compound):
    assert text[: lexicon.compound_end(text, 0)] == compound


def test_without_the_list_nothing_fails(monkeypatch):
    monkeypatch.setattr(lexicon, "find_spec", lambda _: None)
    lexicon.words.cache_clear()
    try:
        assert lexicon.compound_end("dữ liệu đất đai", 0) == 0
    finally:
        lexicon.words.cache_clear()

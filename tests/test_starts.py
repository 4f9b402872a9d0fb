"""Where figures and words begin, and patterns that are tried there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.find.end_patterns import EndPattern
from pipeline.find.place_starts import Names, capitals_behind_opener, capitals_behind_type
from pipeline.starts import (
    CHARACTERS,
    LONG,
    Heads,
    digit_starts,
    letter_starts,
    letters_like,
    marked_starts,
    marks_before_digits,
    matches_from,
    opening_starts,
    places_of,
)

TEXTS = st.text(alphabet="a1 2.,(\n%Q", max_size=60)
# Patterns of the stages: each begins with a digit that no other one precedes, or with a mark before a digit.
AT_DIGITS = [r"\d(?<![\d.,].)\d*(?:\.\d{3})*,\d{1,2}", r"\d(?<![\d.,/].)\d{0,2}(?:[ ]\d)+"]
AT_MARKS = [r"[.,](?<=\d.)\d{3}", r",\d+(?=\s?%)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("không có", ()), ("1.250 hộ, 3%", (0, 2, 10)), ("số 12-13", (3, 6)), ("x2", (1,))],
)
def test_runs_of_digits(text: str, expected: tuple[int, ...]) -> None:
    assert digit_starts(text) == expected


def test_long_texts_are_looked_at_once() -> None:
    text = "năm 2021 " * LONG
    assert digit_starts(text) is digit_starts(text)
    assert digit_starts(text)[:2] == (4, 13)


def test_marks_before_digits() -> None:
    assert list(marks_before_digits("(12) 3,5 và Q1, 7", "(,Q")) == [0, 6, 12]


@given(text=TEXTS)
def test_nothing_is_lost_at_numbers_with_marks(text: str) -> None:
    compiled = re.compile(r"\d(?<![\d.,].)\d*[.,]\d+")
    found = matches_from(marked_starts(text), compiled, text)
    assert [match.span() for match in found] == [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize("pattern", AT_DIGITS)
@given(text=TEXTS)
def test_nothing_is_lost_at_digits(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    found = matches_from(digit_starts(text), compiled, text)
    assert [match.span() for match in found] == [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize("pattern", AT_MARKS)
@given(text=TEXTS)
def test_nothing_is_lost_at_marks(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    found = matches_from(marks_before_digits(text, ".,"), compiled, text)
    assert [match.span() for match in found] == [match.span() for match in compiled.finditer(text)]


def test_words_are_found_by_their_first_letters() -> None:
    assert Heads(["tháng", "Quý", "quý này"]).starts("Quý I, tháng 3 và quý\u00a0II") == [0, 7, 18]
    assert Heads(["là", "ba "]).starts("ba là, bao, ba") == [0, 3]


@given(text=st.text(alphabet="aAb \n\u00a0Đ\U0001f600\uf600\ud800", max_size=40))
def test_heads_are_found_as_patterns_find_them(text: str) -> None:
    found = Heads(["aAb", "a b", "Đa", "\U0001f600ab", "b"]).starts(text)
    assert found == [match.start() for match in re.finditer(r"(?=aAb|a\sb|Đa|\U0001f600ab|b)", text)]


@given(text=st.text(alphabet="aAb1 \n\u00a0Đ-_", max_size=40))
def test_heads_of_words_are_found_where_words_begin(text: str) -> None:
    found = Heads(["aAb", "a b", "Đa", "b"]).word_starts(text)
    assert found == [match.start() for match in re.finditer(r"(?<!\w)(?=aAb|a\sb|Đa|b)", text)]


@given(text=st.text(alphabet="aAb1 \n.Đ-_", max_size=40))
def test_openings_are_marks_and_heads_not_within_words(text: str) -> None:
    found = opening_starts(text, letters_like(r"[\d.\n]"), Heads(["aA", "Đ"]))
    assert found == [match.start() for match in re.finditer(r"(?:(?<!\w)|(?=\W))(?=[\d.\n]|aA|Đ)", text)]


@given(text=st.text(alphabet="a1 2\u0663\U0001d7d9\U0001f600\ud800.", max_size=60))
def test_digits_of_long_texts_are_those_of_the_pattern(text: str) -> None:
    longer = text + "." * LONG
    assert digit_starts(longer) == tuple(match.start() for match in re.finditer(r"\d+", longer))


@pytest.mark.parametrize("pattern", ["[A-ZĐ]", r"\d", r"\s", r"\W", "Đ"])
def test_letters_are_those_of_their_pattern(pattern: str) -> None:
    every = "".join(map(chr, range(CHARACTERS)))
    assert places_of(every, letters_like(pattern)) == [match.start() for match in re.finditer(pattern, every)]
    assert not places_of("\U000e0001\U0010ffff", letters_like(pattern))


@given(text=st.text(alphabet="aAĐ \n(\U0001f600", max_size=30))
def test_letters_with_others_beside_them(text: str) -> None:
    capital, blank, bracket = letters_like("[A-ZĐ]"), letters_like(r"\s"), letters_like(r"\(")
    found = letter_starts(
        text, capital, {-1: blank, -2: letters_like("a")}, {-1: bracket}, {1: blank, 0: letters_like("Đ")}
    )
    assert found == [match.start() for match in re.finditer(r"[A-ZĐ](?:(?<=a\s.)|(?<=\(.)|(?<=Đ)(?=\s))", text)]


PLACES = st.lists(
    st.sampled_from(["xã ", "xã", "TP.", "huyện\n", "(", "gồm ", "Tp", " HCM", "Huế", " ", "Ba", ", "])
).map("".join)


@given(text=PLACES)
def test_beginnings_and_names_are_those_of_their_patterns(text: str) -> None:
    for beginnings in (capitals_behind_type(["xã", "huyện", "tp."]), capitals_behind_opener(["gồm", "là"])):
        pattern = beginnings.pattern
        assert beginnings.starts(text) == [match.start() for match in pattern.finditer(text)]
    names = Names(["Tp HCM", "Huế", "HUẾ"], r"(?!\w)")
    assert [match.span() for match in names.matches(text)] == [match.span() for match in names.pattern.finditer(text)]


ENDINGS = st.lists(st.sampled_from(["Điều", "điều", "lần thứ", "3,", "và", " ", "\n", "x", "(", "-"])).map("".join)


@given(text=ENDINGS)
def test_a_pattern_at_the_end_finds_what_it_did(text: str) -> None:
    pattern = r"(?<![\w-])(?:điều|lần\s+thứ)(?:\s+\d\s*(?:,|và))*\s*$"
    found = EndPattern(pattern, ["điều", "lần thứ", "và"]).search(text)
    expected = re.search(pattern, text, re.IGNORECASE)
    assert (found and found.span()) == (expected and expected.span())

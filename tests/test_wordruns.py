"""Words of a text by their numbers: as one by one."""

from __future__ import annotations

import random
import re

import pytest

from pipeline.mending import mender_of
from pipeline.rulebook import load_rules
from pipeline.wordruns import LONG_PIECE, LONGEST, Met, Phrases, runs_of

LONG_WORD = "nghiêng" * LONGEST
PHRASES = (
    "Hoa Bình",
    "quy",
    "d",
    "tháng đấu năm",
    "Bà Rịa - Vũng Tàu",
    "Hồ",
    "Hồ Chi Minh",
    "Bình-Đinh",
    "1ỷ",
    LONG_WORD,
)
WORDS = (
    *PHRASES,
    "Hoa",
    "Bình",
    "tháng",
    "đấu",
    "năm",
    "Chi",
    "Minh",
    "km²",
    "²",
    "m",
    "trường",
    f"{LONG_WORD}h",
    "𝐁C",
    "𠀀",
)
BETWEEN = (" ", "\n", "\t", "\u00a0", "\u3000", "  ", " \r\n ", ", ", "-", "", "0", "_", ". ")


def texts(seed, count):
    """A text of words and what stands between them."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    return "".join(word + chance.choice(BETWEEN) for word in chance.choices(WORDS, k=count))


def words_of(text):
    """Its words, letter by letter."""
    return re.findall(r"\w+", "".join(char if char.isalpha() and char < "\U00020000" else " " for char in text))


def standing(phrase, text):
    """Where a phrase stands as whole words."""
    spaced = re.sub(r"\s", " ", text)
    spans = ((match.start(), match.start() + len(phrase)) for match in re.finditer(f"(?={re.escape(phrase)})", spaced))
    return [(a, b) for a, b in spans if not (text[a - 1 : a].isalpha() or text[b : b + 1].isalpha())]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("count", [0, 1, 3, 3000])
def test_words_and_phrases_as_one_by_one(seed, count):
    text = texts(seed, count)
    starts, ends, numbers = runs_of(text)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert words == words_of(text)
    assert len(set(zip(words, numbers.tolist(), strict=True))) == len(set(words)) >= len(set(numbers.tolist()))
    longest = {}
    for start, end in (
        span for phrase in PHRASES if not re.search(r"[-\d]", phrase) for span in standing(phrase, text)
    ):
        longest[start] = max(end, longest.get(start, 0))
    assert Phrases(PHRASES).places(text, runs_of(text)) == sorted(longest.items())


def test_words_that_were_met_are_told_no_more():
    met, text = Met(), f"một hai {LONG_WORD} một"
    told = met.others(runs_of(text))
    assert [text[word.start : word.end] for word in told] == text.split()
    for word in told:
        met.meet(word)
    assert [text[word.start : word.end] for word in met.others(runs_of(text))] == [LONG_WORD]
    assert len(met.others(runs_of("hai mốt"))) == 1


def test_a_long_text_is_read_in_pieces():
    text = texts(1, 2 * LONG_PIECE // 6)
    assert len(text) > 2 * LONG_PIECE
    starts, ends, numbers = runs_of(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == words_of(text)
    end = next(at for at, char in enumerate(text[2000:], 2000) if char.isspace())
    assert numbers[: len(words_of(text[:end]))].tolist() == runs_of(text[:end]).numbers.tolist()


def test_a_word_is_mended_wherever_it_stands():
    mend, damaged = mender_of(load_rules()), "nqày 5 và truờng (truờng) km² truờng²; " * 100
    assert mend(damaged) == damaged.replace("nqày", "ngày").replace("truờng", "trường")
    assert mend("truờng²") == "truờng²"

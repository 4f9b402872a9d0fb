"""Sums over the words of a text: by their numbers as one by one."""

from __future__ import annotations

import random

import pytest

from pipeline.read.wordsums import LONGEST, WordSums
from pipeline.starts import LONG

LONG_WORD = "nghiêng" * LONGEST
WORDS = (
    "nhân",
    "dân",
    "nhân dân",
    "a",
    "a\0",
    "\0",
    "\0\0",
    "ab",
    "ba",
    LONG_WORD,
    f"{LONG_WORD}h",
    "\U0002f800",
    "𝐁C",
)
BLANKS = (" ", "\n", "\t", "\x1c", "\u00a0", "\u2003", " \r\n ")


def told(word):
    """Something of each word alone."""
    return sum(ord(letter) << 7 * at for at, letter in enumerate(word[:5])) + (len(word) << 40)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("length", [1, LONG // 8, LONG])
def test_as_one_by_one(seed, length):
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    sums = WordSums(told)
    for _ in range(3):
        words = [*chance.choices(WORDS, k=length), *map(str, chance.choices(range(2000), k=length))]
        text = "".join(word + chance.choice(BLANKS) for word in words)
        for each in (text, text.strip(), f"\n{text}"):
            assert sums.of(each) == sum(map(told, each.split()))


@pytest.mark.parametrize("text", ["", " " * LONG, "x" * LONG, " " + "x" * LONG, "x " * LONG, "\ud800 " * LONG])
def test_edges(text):
    assert WordSums(told).of(text) == sum(map(told, text.split()))

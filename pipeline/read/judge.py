"""Whether a page's text is Vietnamese as it should be: the share of its words that are legal syllables.

Measured on real files (DESIGN): good pages 0.88 and up, legacy encodings and wrong OCR layers 0.31 to 0.65.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.read.wordsums import WordSums

LEGAL_SHARE = 0.7  # between the worst good page (0.79) and the best bad one (0.65)
ENOUGH_WORDS = 40  # fewer words say too little: a page of figures, a signature
# A Vietnamese page has marks on 0.6 of its words. A form in two languages still has 0.5, all of them legal; old
# encodings have as many, 0.3 of them legal.
BILINGUAL_SHARE, BILINGUAL_LEGAL = 0.25, 0.95
# OCR with an English engine leaves no marks; its words are then syllables only by chance: 0.5 to 0.82.
UNMARKED_SHARE, UNMARKED_LEGAL = 0.1, 0.9
SHIFTS, FULL = (0, 30, 60, 90, 120), (1 << 30) - 1  # five counts in one integer
# Onset and final without a vowel between them, of the words: 0 to 0.013 on good pages, where a font has lost the
# letters with marks 0.05 to 0.9; where it has lost a single letter of them (`á`) 0.01 to 0.1.
CUT_SHARE, CUT_WORDS = 0.05, 4
THINNED_SHARE, THINNED_WORDS = 0.02, 5
HALF = 0.5  # counts are kept as shares
FEW_WORDS = 8  # fewer may be the heads of a table of figures

# `k`, `gh` and `ngh` stand before e, ê, i and y only; that alone tells many words of the old encodings.
_ONSET = "(?:n?gh(?=[eêiy])|k(?=[eêiy])|ng|nh|ph|th|tr|ch|kh|g|gi|qu|[bcdđhlmnprstvx])?"
# Rhymes without tones: every nucleus with the finals it takes (Đoàn Thiện Thuật, Ngữ âm tiếng Việt), both spellings.
_RHYMES = (
    "a[iouym]?|a(?:ch?|n[gh]?|p|t)|ă(?:c|k|m|ng?|p|t)|â(?:c|m|ng?|p|t|u|y)|"
    "e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|nh?|p|t|u)?|i(?:a|ch|m|nh?|p|t|u)?|iê(?:c|m|ng?|p|t|u)|"
    "o(?:[aei]|c|m|ng?|p|t)?|oo(?:c|ng)|ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?|u(?:a|c|i|m|ng?|p|t)?|"
    "uô(?:c|i|m|ng?|t)|ư(?:a|c|i|m|ng?|t|u)?|ươ(?:c|i|m|ng?|p|t|u)|y|y(?:t|ch|nh?|m|p|u)|yê(?:m|ng?|t|u)|"
    "o?a(?:ch?|i|m|n[gh]?|o|p|t|y)|oă(?:c|m|ng?|t)|oe(?:m|ng?|o|t)|ua(?:ch?|i|n[gh]?|t|y|o|p)|uă(?:c|m|ng?|t)|"
    "uâ(?:n|ng|t|y)|ue(?:n|o|t)?|uê(?:ch|nh?|t|u)?|uơ|uy(?:a|ch|n|nh|p|t|u)?|uyê(?:n|t)|uo(?:ng)?|ui"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{_RHYMES})")
# `thng`, `nm`, `ng`: what is left of `tháng`, `năm`, `ngày`
_CUT = re.compile("(?:ngh?|nh|ph|th|tr|ch|kh|gh|[bcdđghklmnrstvx])(?:ch?|m|n[gh]?|p|t)|ngh?|nh|ph|th|ch|kh|gh")
# Glyphs without letters, in words: `ng\x01y`
_UNMAPPED = re.compile("[^\\W\\d_][\0-\x08\x0e-\x1b\x7f\ufffd]|[\0-\x08\x0e-\x1b\x7f\ufffd][^\\W\\d_]")
# Counts of one word by whether it is legal, and whether it is ASCII.
_KINDS = {
    (legal, bare): sum(
        count << shift for count, shift in zip((1, legal, not bare, legal and not bare), SHIFTS, strict=False)
    )
    for legal in (False, True)
    for bare in (False, True)
}
_SYMBOLS = frozenset(["cm", "dm", "km", "mm", "dt", "tm", "tt", "tp"])  # of units and towns
_SIGNS = ".,;:()[]\"'“”…-–"
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))  # grave, acute, tilde, hook, dot below
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)  # Vietnamese has about 7,000 syllables in use; a cache of all of them makes judging free
def is_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable: onset, rhyme, at most one tone mark; `ƣ` counts as `ư`."""
    lower = word.lower().replace("ƣ", "ư").replace("ð", "đ")
    bare = unicodedata.normalize("NFD", lower)
    toneless = bare.translate(_TONES)
    letters = unicodedata.normalize("NFC", toneless)
    return len(bare) - len(toneless) <= 1 and _SYLLABLE.fullmatch(letters) is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words of a text are: how many tell anything, and shares of 0 to 1."""

    words: int
    legal: float  # share of legal syllables
    marked: float  # share of words with letters beyond ASCII
    legal_marked: float  # share of legal syllables among these
    cut: float  # share of words whose vowels are lost

    @property
    def is_cut(self) -> bool:
        """Whether letters are lost all over the text: `20 thng 12 nm 2022`, `C n c Lu t T ch c`."""
        return self.cut >= CUT_SHARE and self.cut * self.words > CUT_WORDS - HALF

    @property
    def is_thinned(self) -> bool:
        """Whether some letter seems to be lost, as `á` in `thng` and `cc`; most words are whole."""
        return self.cut >= THINNED_SHARE and self.cut * self.words > THINNED_WORDS - HALF

    @property
    def why(self) -> str:
        """What makes the text one not to be trusted."""
        return "letters are lost from its words" if self.is_cut else "too few words are Vietnamese syllables"

    @property
    def is_readable(self) -> bool:
        """Whether the text can be mined; text too short to tell is let through."""
        if self.is_cut:
            return False
        if self.words < ENOUGH_WORDS:
            return True
        if self.marked >= BILINGUAL_SHARE and self.legal_marked >= BILINGUAL_LEGAL:
            return True
        return self.legal >= (LEGAL_SHARE if self.marked >= UNMARKED_SHARE else UNMARKED_LEGAL)

    @property
    def is_unmarked(self) -> bool:
        """Whether it is no Vietnamese as it is printed: over a scan that is what a foreign OCR engine left of it."""
        return self.words >= FEW_WORDS and self.marked < UNMARKED_SHARE


def weigh(text: str) -> Verdict:
    """Judge the words of a text."""
    return verdict_of(_SUMS.of(text))


def verdict_of(counts: int) -> Verdict:
    """What the sum of the counts of a text's words says of it."""
    total, legal, marked, legal_marked, cut = (counts >> shift & FULL for shift in SHIFTS)
    words = max(total, 1)
    return Verdict(total, legal / words, marked / words, legal_marked / max(marked, 1), cut / words)


def is_readable(text: str) -> bool:
    """Whether the text can be mined; text too short to tell is let through."""
    return weigh(text).is_readable


def counts_of(printed: str) -> int:
    """Of the words in something between blanks those that tell anything: `(UBND),` none, `Tây-Bắc;` two.

    All of them, the legal, the marked, those that are both, and those whose vowels are lost: five counts in one
    integer.
    """
    if printed.isalpha():  # as most are
        printed = unicodedata.normalize("NFC", printed)
        words = [printed]
    elif _UNMAPPED.search(printed):
        return 1 << SHIFTS[0] | 1 << SHIFTS[-1]
    else:
        printed = unicodedata.normalize("NFC", printed)
        words = _WORD.findall(printed)
    words = [word for word in words if len(word) > 1 and _counts(word)]
    cut = len(words) << SHIFTS[-1] if words and _is_cut(printed) else 0
    return cut + sum(_KINDS[is_syllable(word), word.isascii()] for word in words)


_SUMS = WordSums(counts_of)


def _is_cut(printed: str) -> bool:
    """Whether a word alone between blanks has lost its vowels; `12/bc-tp` and `kg` have none to lose."""
    word = printed.strip(_SIGNS)
    return word[1:].islower() and word.lower() not in _SYMBOLS and _CUT.fullmatch(word.lower()) is not None


def _counts(word: str) -> bool:
    """Abbreviations (UBND, HĐND) and foreign names (Pfizer, Ayun) say nothing; OCR noise is mostly in small letters."""
    if word.isascii():
        return not word.isupper() and (word.islower() or is_syllable(word))
    return not word.isupper() or is_syllable(word)

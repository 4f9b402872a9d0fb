"""Whether a word could be a Vietnamese syllable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))  # grave, acute, tilde, hook, dot below
_STOPPED = ("c", "ch", "p", "t")  # finals that stand with two tones only
_SHARP = re.compile("[\u0301\u0323]")  # acute and dot below


@lru_cache(maxsize=20_000)  # Vietnamese has about 7,000 syllables in use; a cache of all of them makes judging free
def is_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable: onset, rhyme, at most one tone mark; `ƣ` counts as `ư`."""
    lower = word.lower().replace("ƣ", "ư").replace("ð", "đ")
    bare = unicodedata.normalize("NFD", lower)
    toneless = bare.translate(_TONES)
    letters = unicodedata.normalize("NFC", toneless)
    return len(bare) - len(toneless) <= 1 and _SYLLABLE.fullmatch(letters) is not None


def is_toned(word: str) -> bool:
    """Whether a syllable has a tone that its final takes: `âp` and `phươc` are none."""
    return not word.lower().endswith(_STOPPED) or _SHARP.search(unicodedata.normalize("NFD", word)) is not None

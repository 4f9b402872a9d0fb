"""Rows of words in a row of words, as spaCy's PhraseMatcher finds them."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.find.phrases import Phrases

WORDS = st.lists(st.sampled_from("abc"), max_size=8)


def test_all_phrases_are_found_also_those_that_overlap():
    phrases = Phrases([["tây"], ["tây", "sơn"], ["sơn", "hà"], ["sơn", "hà", "nam"]])
    assert sorted(phrases.found(["tây", "sơn", "hà"])) == [(0, 1), (0, 2), (1, 3)]


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=6), WORDS)
def test_the_same_as_spacys_matcher(phrases, words):
    vocab = spacy.blank("xx").vocab
    matcher = PhraseMatcher(vocab)
    matcher.add("all", [Doc(vocab, phrase) for phrase in phrases])
    told = sorted((first, behind) for _, first, behind in matcher(Doc(vocab, words)))
    assert sorted(Phrases(phrases).found(words)) == told

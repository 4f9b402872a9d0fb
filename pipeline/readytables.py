"""Imported by the process that workers are copied from, where PDFs are met at once: what the reading of tables needs.

Nearly every PDF has a table; the patterns of heads of the shipped rules take 0.2 s to compile, the syllables that words
broken in narrow cells are known by 0.03 s. What is wrong with the rules is told by the run itself.
"""

from __future__ import annotations

from contextlib import suppress

from pipeline.lexicon import syllables
from pipeline.rulebook import load_rules
from pipeline.segment.tablegrammar import grammar_of

with suppress(Exception):
    grammar_of(load_rules())
    syllables()

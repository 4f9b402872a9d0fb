"""Imported by the process that workers are copied from, where PDFs are met at once: the patterns of tables' heads.

Nearly every PDF has a table; those of the shipped rules take 0.2 s to compile. What is wrong with the rules is told by
the run itself.
"""

from __future__ import annotations

from contextlib import suppress

from pipeline.rulebook import load_rules
from pipeline.segment.tablegrammar import grammar_of

with suppress(Exception):
    grammar_of(load_rules())

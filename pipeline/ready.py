"""Imported last by the process that workers are copied from: compiles the stages of the shipped rules, for all of them.

A worker has them then at once, in memory that all share; also one that takes the place of another. What is wrong with
the rules is told by the run itself.
"""

from __future__ import annotations

from contextlib import suppress

from pipeline.work import prepare

with suppress(Exception):
    prepare(None)

"""Tests; a package, so that `python -m tests.typeset` and `from tests.typeset import …` work."""

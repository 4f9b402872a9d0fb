"""How words that are struck out are told, whatever the format: they are left out of the text."""

from __future__ import annotations

from pipeline.model import Problem


def struck_problems(where: str, words: int, remedy: str, page: int = 1) -> list[Problem]:
    """A problem where any words are struck out; `where`: the file as shown, and its page where it has several."""
    message = f"{where}: {words} words that are struck out are left out."
    return [Problem("struck_text", message, remedy, page=page)] if words else []

"""Finders: clean document and its layout -> mentions. They never meet each other; `link` is where mentions meet."""

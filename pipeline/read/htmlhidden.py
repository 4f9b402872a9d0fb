"""What a web page does not show, or strikes out: by its own style, by `hidden`, or by a class that a style sheet hides.

Long stretches that a style sheet hides are folded away until a reader clicks: they are text of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

FOLDED_FROM = 60  # words
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
STRIKES = ("s", "strike")
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")  # of print, of narrow screens
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<styles>[^{}]*)\}")
_SIMPLE = re.compile(r"(?P<tag>[\w-]*)(?P<names>(?:[.#][\w-]+)+)")


class _Rule(NamedTuple):
    """Elements that a rule is of, and whether it hides them; `weight`: the heavier rule, and the later one, holds."""

    weight: tuple[int, int, bool]
    tag: str
    classes: frozenset[str]
    ids: frozenset[str]
    hides: bool

    def fits(self, element: etree._Element, classes: frozenset[str]) -> bool:
        """Whether an element of these classes is one that it is of."""
        is_one = self.classes <= classes and self.ids <= {element.get("id") or ""}
        return is_one and self.tag in {"", str(element.tag)}


class Hidden:
    """Tells which elements of a page are not shown."""

    def __init__(self, root: etree._Element) -> None:
        # The later first, for of rules that weigh the same the first found holds.
        sheets = "\n".join(style.text or "" for style in root.iter("style"))
        self._rules = tuple(_rules(sheets))[::-1] if _HIDDEN.search(sheets) else ()

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether the element is not shown, and no text folded away."""
        style = element.get("style") or ""
        if _HIDDEN.search(style):
            return True
        is_hidden = element.get("hidden") not in {None, "until-found"} or self._by_class(element)
        return is_hidden and not _SHOWN.search(style) and not _is_long(element)

    def _by_class(self, element: etree._Element) -> bool:
        classes = frozenset((element.get("class") or "").split()) if self._rules else frozenset()
        if not self._rules or not (classes or element.get("id")):
            return False
        fitting = [rule for rule in self._rules if rule.fits(element, classes)]
        return bool(fitting) and max(fitting, key=lambda rule: rule.weight).hides


def is_struck(element: etree._Element) -> bool:
    """Whether the element is struck out, by its name or its own style."""
    return element.tag in STRIKES or _STRUCK.search(element.get("style") or "") is not None


def words_in(element: etree._Element) -> int:
    """How many words an element holds."""
    return len("".join(map(str, element.itertext())).split())


def _rules(sheets: str) -> Iterator[_Rule]:
    """Rules of classes and ids that hide or show; of those within something else only what they show counts."""
    for rule in _RULE.finditer(_AT_RULE.sub(" ", _COMMENT.sub(" ", sheets))):
        hides = _HIDDEN.search(rule["styles"]) is not None
        if not hides and not _SHOWN.search(rule["styles"]):
            continue
        for selector in rule["selectors"].split(","):
            last = selector.split()[-1:] or [""]
            is_within = last[0] != selector.strip()
            match = _SIMPLE.fullmatch(last[0])
            if match is None or (is_within and hides):
                continue
            names = re.findall(r"[.#][\w-]+", match["names"])
            classes = frozenset(name[1:] for name in names if name[0] == ".")
            ids = frozenset(name[1:] for name in names if name[0] == "#")
            weight = (len(ids) + is_within, len(classes), bool(match["tag"]))
            yield _Rule(weight, match["tag"], classes, ids, hides)


def _is_long(element: etree._Element) -> bool:
    words = 0
    for text in element.itertext():
        words += len(str(text).split())
        if words >= FOLDED_FROM:
            return True
    return False

"""What a Word file's styles say of a run or paragraph: bold, capitals, hidden, font, list; and lines of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.read.numbering import W

OFF = {"0", "false", "off", "none"}
NO_LINE = {"nil", "none", ""}
DEEPEST_STYLE = 20  # styles based on one another; a ring must not hang the reader
LEVELS = 9  # of headings; a paragraph's own level counts from 0, and the tenth is that of text
# Word's own styles, as they are called in the files of every language: their names, and their ids in English.
_HEADING = re.compile(r"heading ?([1-9])")
_SIDE_NAMES = {"start": "left", "end": "right"}  # as newer versions write them


@dataclass(frozen=True, slots=True)
class Look:
    """How a run prints."""

    is_bold: bool = False
    is_capitals: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_raised: bool = False
    font: str = ""


def find(element: etree._Element | None, *names: str) -> etree._Element | None:
    """A child, or a child's child."""
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: etree._Element | None, *names: str) -> str:
    """The `w:val` of a child; "" when there is none."""
    child = find(element, *names)
    return (child.get(W + "val") or "") if child is not None else ""


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; `None` when it is not set."""
    child = find(properties, name)
    return None if child is None else (child.get(W + "val") or "1") not in OFF


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        items = root.findall(W + "style") if root is not None else []
        self._by_id = {item.get(W + "styleId", ""): item for item in items}
        self._default = find(root, "docDefaults", "rPrDefault", "rPr")
        usual = (i for i in items if i.get(W + "type") == "paragraph" and i.get(W + "default", "0") not in OFF)
        self._usual = next((item.get(W + "styleId", "") for item in usual), "")

    def chain(self, style: str) -> Iterator[etree._Element]:
        """The style and those that it is based on."""
        for _ in range(DEEPEST_STYLE):
            item = self._by_id.get(style)
            if item is None:
                return
            yield item
            style = value(item, "basedOn")

    def name(self, style: str) -> str:
        """Its name in lower case, as Word's own styles are known by (`toc 1`) in every language."""
        return value(self._by_id.get(style), "name").lower()

    def look(self, run: etree._Element | None, style: str) -> Look:
        """How a run with these properties (`w:rPr`) prints in a paragraph of this style."""
        return Look(
            is_bold=self._is_on(run, style, "b"),
            is_capitals=self._is_on(run, style, "caps") or self._is_on(run, style, "smallCaps"),
            is_hidden=self._is_on(run, style, "vanish"),
            is_struck=self._is_on(run, style, "strike") or self._is_on(run, style, "dstrike"),
            is_raised=self._is_raised(run, style),
            font=self._font(run, style),
        )

    def _layers(self, run: etree._Element | None, style: str) -> Iterator[etree._Element]:
        """Properties from the nearest to the farthest."""
        if run is not None:
            yield run
        for name in (value(run, "rStyle"), style or self._usual):
            for item in self.chain(name):
                properties = item.find(W + "rPr")
                if properties is not None:
                    yield properties
        if self._default is not None:
            yield self._default

    def _is_on(self, run: etree._Element | None, style: str, name: str) -> bool:
        settings = (switch(properties, name) for properties in self._layers(run, style))
        return next((setting for setting in settings if setting is not None), False)

    def _is_raised(self, run: etree._Element | None, style: str) -> bool:
        settings = (value(properties, "vertAlign") for properties in self._layers(run, style))
        return next((setting for setting in settings if setting), "") == "superscript"

    def _font(self, run: etree._Element | None, style: str) -> str:
        for properties in self._layers(run, style):
            fonts = properties.find(W + "rFonts")
            name = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi")) if fonts is not None else None
            if name:
                return name
        return ""

    def list_of(self, properties: etree._Element | None, style: str) -> tuple[str, str, str]:
        """List, level ("" when not set) and the style that names the list; ("", "", "") for a paragraph of none."""
        number, level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        if number:
            return ("", "", "") if number == "0" else (number, level, "")
        for item in self.chain(style or self._usual):
            given = item.find(W + "pPr")
            number = value(given, "numPr", "numId")
            level = level or value(given, "numPr", "ilvl")
            if number:
                return ("", "", "") if number == "0" else (number, level, item.get(W + "styleId", ""))
        return "", "", ""

    def outline(self, properties: etree._Element | None, style: str) -> int:
        """Level of a paragraph as a heading, from 1; 0 for none. The nearest of it and its styles that tells, tells."""
        given = value(properties, "outlineLvl")
        named = style or self._usual
        for item in () if given else self.chain(named):
            given = value(item, "pPr", "outlineLvl")
            name = value(item, "name").lower()
            heading = _HEADING.fullmatch(name)
            if not given and heading:
                return int(heading[1])
            if given or name == "title":
                break
        if not given and named not in self._by_id:
            heading = _HEADING.fullmatch(named.lower())
            return int(heading[1]) if heading else 0
        return int(given) + 1 if given.isdecimal() and int(given) < LEVELS else 0

    def table_lines(self, properties: etree._Element | None) -> dict[str, bool]:
        """Side -> whether a table draws a line there, by its style and its own properties."""
        found: dict[str, bool] = {}
        for item in reversed(list(self.chain(value(properties, "tblStyle")))):
            found |= lines(find(item, "tblPr", "tblBorders"))
        return found | lines(find(properties, "tblBorders"))


def lines(borders: etree._Element | None) -> dict[str, bool]:
    """Side -> whether it is drawn, for the sides that are named."""
    found: dict[str, bool] = {}
    for item in borders if borders is not None else ():
        side = str(item.tag).rpartition("}")[2]
        found[_SIDE_NAMES.get(side, side)] = (item.get(W + "val") or "") not in NO_LINE
    return found

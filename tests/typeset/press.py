"""Blocks to a PDF file: pages, margins, page numbers."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

from tests.typeset import fonts
from tests.typeset.blocks import Block, Page
from tests.typeset.layout import BOTTOM, LEFT, RIGHT, TOP, lay_out


def print_pdf(blocks: tuple[Block, ...], target: Path) -> None:
    """Write the PDF; the same blocks give the same bytes. Raises fonts.FontMissingError."""
    fonts.register()
    target.parent.mkdir(parents=True, exist_ok=True)
    turned_first = bool(blocks) and isinstance(blocks[0], Page) and blocks[0].landscape
    # invariant: no clock and no random identifier in the file.
    document = BaseDocTemplate(
        str(target), pagesize=A4, invariant=1, title=target.stem, author="", initialFontName=fonts.face()
    )
    templates = [_template("upright", A4), _template("turned", landscape(A4))]
    document.addPageTemplates(templates[::-1] if turned_first else templates)
    body = blocks[1:] if turned_first else blocks
    document.build(lay_out(body) or [Spacer(1, 1)])


def _template(name: str, size: tuple[float, float]) -> PageTemplate:
    wide, high = size
    frame = Frame(
        LEFT,
        BOTTOM,
        wide - LEFT - RIGHT,
        high - TOP - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [frame], onPage=_number_page, pagesize=size)


def _number_page(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Top centre; the first page has none (Nghị định 30/2020/NĐ-CP, phụ lục I)."""
    if document.page < 2:
        return
    wide, high = document.pageTemplate.pagesize
    canvas.saveState()
    canvas.setFont(fonts.face(), 13)
    canvas.drawCentredString(LEFT + (wide - LEFT - RIGHT) / 2, high - 12 * mm, str(document.page))
    canvas.restoreState()

"""Blocks to reportlab's flowables, by the measures of Nghị định 30/2020/NĐ-CP, phụ lục I."""

from __future__ import annotations

from itertools import takewhile

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from tests.typeset.blocks import Align, Block, Grid, Header, Page, Rule, Signature, Text
from tests.typeset.fonts import face, width
from tests.typeset.inline import to_markup
from tests.typeset.tables import lay_grid

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
UPRIGHT_ROOM = A4[0] - LEFT - RIGHT
TURNED_ROOM = A4[1] - LEFT - RIGHT
BODY, LEADING = 13.5, 18.0
INDENT = 10 * mm
# Points: a head of two lines and a few rows.
TABLE_BEGINNING = 120.0
_ALIGNMENT = {"left": 0, "center": 1, "right": 2, "justify": 4}
_LEFT_SHARE = 0.4
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RECIPIENTS = "Nơi nhận:"


def lay_out(blocks: tuple[Block, ...]) -> list[Flowable]:
    """The flowables in order, each as wide as the page that it stands on."""
    story: list[Flowable] = []
    room = UPRIGHT_ROOM
    for at, block in enumerate(blocks):
        if isinstance(block, Page):
            room = TURNED_ROOM if block.landscape else UPRIGHT_ROOM
        if _is_heading(block) and not (at and _is_heading(blocks[at - 1])):
            story.append(CondPageBreak(_company(blocks[at:])))
        story += _lay(block, room)
    return story


def _is_heading(block: Block) -> bool:
    return isinstance(block, Text) and block.heading


def _company(blocks: tuple[Block, ...]) -> float:
    """Points that headings need on a page with the beginning of what they stand above."""
    headings = list(takewhile(_is_heading, blocks))
    followed = blocks[len(headings) : len(headings) + 1]
    beginning = TABLE_BEGINNING if followed and isinstance(followed[0], Grid) else 3 * LEADING + 8
    return len(headings) * (LEADING + 8) + beginning


def _lay(block: Block, room: float) -> list[Flowable]:
    match block:
        case Header():
            return _header(block, room)
        case Text():
            return [_text(block)]
        case Rule():
            return [_rule("30%", above=3, below=8)]
        case Grid():
            return [lay_grid(block, room)]
        case Signature():
            return _signature(block, room)
        case Page():
            return [NextPageTemplate("turned" if block.landscape else "upright"), PageBreak()]


def _text(block: Text) -> Paragraph:
    size = block.size or BODY
    style = ParagraphStyle(
        "text",
        fontName=face(bold=block.bold, italic=block.italic),
        fontSize=size,
        leading=size * LEADING / BODY,
        alignment=_ALIGNMENT[block.align],
        firstLineIndent=INDENT if block.indented else 0,
        spaceBefore=block.gap,
        allowWidows=0,
        allowOrphans=0,
    )
    return Paragraph(to_markup(block.content, bold=block.bold, italic=block.italic), style)


def _line(content: str, size: float, align: Align = "center", *, bold: bool = False, italic: bool = False) -> Paragraph:
    style = ParagraphStyle(
        "line", fontName=face(bold=bold, italic=italic), fontSize=size, leading=size * 1.25, alignment=_ALIGNMENT[align]
    )
    return Paragraph(to_markup(content, bold=bold, italic=italic), style)


def _rule(length: str | float, *, above: float, below: float) -> HRFlowable:
    return HRFlowable(width=length, thickness=0.7, color="black", spaceBefore=above, spaceAfter=below, lineCap="butt")


def _header(header: Header, room: float) -> list[Flowable]:
    left: list[Flowable] = [_line(text, 12) for text in header.parents]
    left += [_line(text, 12, bold=True) for text in header.issuers]
    left += [_line("*", 12)] if header.party else [_rule("35%", above=2, below=4)]
    left += [_line(header.number, 13)] if header.number else []
    left += [_line(header.subject, 12)] if header.subject else []
    rows = [[left, _motto(header)]]
    return [_two_columns(rows, room, _LEFT_SHARE), Spacer(1, 6)]


def _motto(header: Header) -> list[Flowable]:
    place: list[Flowable] = [_line(header.place, 13, italic=True)] if header.place else []
    if header.party:
        long = width(PARTY, size=14, bold=True)
        return [_line(PARTY, 14, bold=True), _rule(long, above=2, below=12), *place]
    name, motto = MOTTO
    long = width(motto, size=13, bold=True)
    return [_line(name, 12, bold=True), _line(motto, 13, bold=True), _rule(long, above=2, below=6), *place]


def _signature(block: Signature, room: float) -> list[Flowable]:
    left: list[Flowable] = []
    if block.recipients:
        left.append(_line(RECIPIENTS, 12, "left", bold=True, italic=True))
        left += [_line(text, 11, "left") for text in block.recipients]
    right: list[Flowable] = []
    for signer in block.signers:
        right += _signer(signer)
    return [Spacer(1, 12), _two_columns([[left, right]], room, 0.5)]


def _signer(lines: tuple[str, ...]) -> list[Flowable]:
    return [*(_line(line, 13, bold=True) if line else Spacer(1, 56) for line in lines), Spacer(1, 8)]


def _two_columns(rows: list[list[list[Flowable]]], room: float, share: float) -> Table:
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table(rows, colWidths=[room * share, room * (1 - share)], style=style)

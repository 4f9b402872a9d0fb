"""Vietnamese administrative documents as PDF, laid out as Nghị định 30/2020/NĐ-CP prescribes.

`typeset` takes our light markup, `typeset_plain` any text. The markup has one paragraph a line:

    @parent UBND TỈNH ĐỒNG THÁP          left column: the parent body (may be repeated)
    @issuer ỦY BAN NHÂN DÂN              left column, bold: the issuing body (may be repeated)
    @number Số: 215/BC-UBND              left column
    @subject V/v …                       left column, below the number (công văn)
    @place Lấp Vò, ngày 05 tháng 7 …     right column, below the motto
    @party                               right column: ĐẢNG CỘNG SẢN VIỆT NAM in place of the motto
    @type BÁO CÁO                        centred, bold
    @title …                             centred, bold (may be repeated, one a line), with a short rule below
    @to Kính gửi: …                      centred
    @base Căn cứ …                       italic paragraph
    # …                                  centred bold line (Chương, Phụ lục)
    ## … / ### … / #### …                headings, bold; the last bold italic
    - …                                  a list item is printed as it stands
    @caption / @note / @unit             above a table: bold centred / italic centred / italic at the right
    @widths 1 6 2 2                      relative column widths, right above a table (else by content)
    | a | b |                            pipe table; the rows above `|---|---:|` are the head, printed on every page;
                                         `<br>` breaks a line, a cell `<` joins the one left of it, `^` the one above;
                                         tab-separated rows do as well
    @landscape / @portrait               a new page, turned or upright
    @recipients                          `Nơi nhận:`, left half: the lines up to the next @
    @sign                                right half: the lines up to the next @; a blank line is room for the signature
    **bold**  *italic*  <br>             inside a line; `\\*` is a star
"""

from __future__ import annotations

from pathlib import Path

from tests.typeset.fonts import FontMissingError, register
from tests.typeset.markup import BadMarkupError, parse
from tests.typeset.plain import parse_plain
from tests.typeset.press import print_pdf

__all__ = ["BadMarkupError", "FontMissingError", "typeset", "typeset_plain"]


def typeset(source: str, target: Path) -> None:
    """Print a source in our markup as PDF, the same bytes each time; raises BadMarkupError, FontMissingError."""
    print_pdf(parse(source), target)


def typeset_plain(text: str, target: Path) -> None:
    """Print any text as PDF, the same bytes each time; markdown marks become faces; raises FontMissingError."""
    register()
    print_pdf(parse_plain(text), target)

"""What signing programs and registries print over a page: `Ký bởi: …`, `CÔNG VĂN ĐẾN`, `SAO Y`. It is no document text.

The labels are as the programs write them (Thông tư 01/2019/TT-BNV; Adobe; the Government's portal): they belong to the
file format as `%PDF` does, which is why they stand here and not in rules/. A block is taken only when two of its lines
say so, for a report may well have a line `Người ký: …`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from difflib import SequenceMatcher

from pipeline.model import Box, Stamp
from pipeline.read.lines import Line
from pipeline.read.pieces import around
from pipeline.read.survey import Survey

_SIGNED = r"(?:(?:Được |Đã )?[Kk]ý (?:số |điện tử )?bởi|Người ký|(?:Digitally )?[Ss]igned by)"
_SIGNER = re.compile(rf"{_SIGNED}\s*:?\s*(?P<name>.*)", re.DOTALL)
_TIME = re.compile(
    r"(?:Thời (?:gian|điểm) ký|(?:Ngày|Giờ) ký|Ký ngày|Date|Sign(?:ing|ed) (?:time|date|on)|"
    r"[Vv]ào (?:lúc|ngày|hồi))\s*:?\s*\d"
)
# What is said in one line, or in two: who signed when, who printed or took it in, by when it is to be dealt with.
_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"
_SIGNED_AT = re.compile(rf"\s*[,;-]?\s*(?:vào )?(?:lúc|hồi|ngày)\s[\d:h ]*(?:ngày )?{_DAY}\b.*\Z", re.DOTALL)
_SIGNED_ON = re.compile(rf"Văn bản (?:được |đã )?ký (?:số|điện tử) (?:vào )?(?:lúc|ngày)\b.*{_DAY}.*")
_SIGNED_BY = re.compile(r"[Bb]ởi\s*:?\s*(?P<name>.*)", re.DOTALL)
_HANDLED = re.compile(
    rf"[a-z][\w.@-]*, {_DAY} \d{{1,2}}:\d\d(?::\d\d)?(?:, .*)?"
    rf"|(?:Văn bản )?(?:[Đđ]ược )?[Ii]n từ (?:hệ thống|phần mềm)\b.*{_DAY}.*"
)
_POSTED, _VIEWS = re.compile(rf".*\bNgày đăng\s*:\s*{_DAY}.*\bLượt xem\b.*"), "Lượt xem"
_URGENT = re.compile(r"(?:HỎA|HOẢ) TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN")
_DUE = re.compile(rf"(?:Hạn (?:xử lý|giải quyết|trả lời)|Thời hạn)\s*:?\s*(?:trước )?(?:ngày )?{_DAY}")
_KEY = re.compile(
    r"(?:Email|E-mail|Cơ quan|Tổ chức|Đơn vị|Chức vụ|Chức danh|Nơi ký|Lý do|Số điện thoại|"
    r"Reason|Location|Contact|DN|Foxit\b.*|Version)\s*:"
)
# Where a stamp's line may begin within a line of the page.
# The blank and a label's first letter are looked for first: one of the labels is looked for where they stand.
LABEL_INSIDE = re.compile(rf"\s(?=[A-ZĐVksv])(?<=\S\s)(?P<label>{_SIGNED}\s*:|{_TIME.pattern}|{_KEY.pattern})")
_CHECKED = re.compile(r"Signature (?:[Nn]ot [Vv]erified|[Vv]alid|yet to be verified)|Chữ ký (?:hợp lệ|số hợp lệ)")
_ARRIVAL = re.compile(r"(?:CÔNG )?VĂN (?:BẢN )?ĐẾN|CÔNG VĂN ĐẾN|ĐẾN(?=\s+(?:Giờ|Ngày|Số)\b|\Z)")
_ARRIVED = re.compile(r"(?:ĐẾN\s+)?(?:Số|Ngày|Giờ|Chuyển|Kính chuyển|Lưu hồ sơ|Số hồ sơ|Số và ký hiệu HS)\b")
_ARRIVAL_MISREAD = re.compile(r"ĐẾN\s+\S{1,3}")
_COPY = re.compile(
    r"(?:Hình thức sao\s*:\s*)?(?:SAO Y|SAO LỤC|TRÍCH SAO)(?: BẢN CHÍNH)?(?:\s*[;,]\s*(?P<by>[^;,]*)(?:[;,].*)?)?\.?",
    re.DOTALL,
)
# The certificate below `SAO Y`: its number, its day, who signs for whom, and the name.
_COPY_NUMBER = re.compile(r"Số\s*:?\s*[\d.…]*\s*/\s*(?:SY|SL|TrS)\b.*")
_COPY_DAY = re.compile(r"(?:[^\d,]{2,40},\s*)?[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|[Nn]gày\s*:?\s*" + _DAY)
_NAME = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,5}")
# Portals sign what they publish, days after it was issued: `Người ký: CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ`.
_PORTAL = re.compile(r"\b(?:cổng|trang)\s+(?:thông\s+tin|dịch\s+vụ|ttđt)|\bcông\s+báo\b", re.IGNORECASE)
# A stamp has one of these; looking for each is ten times as fast as one pattern.
_ANY = ("ký bởi", "Ký bởi", "số bởi", "igned by", "Signature ", "ĐẾN", "SAO ", "TRÍCH SAO", "tử bởi", _VIEWS,
        "KHẨN", "TỐC")  # fmt: skip
_SIGNS = ("Người ký", "Chữ ký ", "bản ký ", "được ký ", "đã ký ")
_FROM = "n từ "
_CLOCKED = re.compile(r"[./-]\d{4} \d{1,2}:\d\d")
_DIGITS_FIRST = re.compile(r"[\d\s:./+\-'TZ]+")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})")
_CLOCK = re.compile(r"[\sT]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")
_ZONE = re.compile(r"\s*(?P<sign>[+-])(?P<hours>\d{2})[:']?(?P<minutes>\d{2})")
MOST_LINES = 10  # of one stamp; a name and an office of two lines each, address, day and reason make eight
NEAR = 0.8  # of a line's height: room between lines of a stamp; measured -0.2 to 0.3
ALIKE = 1.6  # times: how much the heights of a stamp's lines differ
SAME_NAME = 0.8  # of the letters: `CỔNG THÔNG T.N ĐIỆN TỬ CHÍNH PHÙ`
LOGO_ROOM, LOGO_SLACK = 100.0, 6.0  # points; the Government portal's logo is 60 wide
HAND_ROOM = 6.0  # of a line's height: from who signs a copy's certificate down to the name
CAPTION_SHARE = 0.5  # of the shorter line's width: an office's name stands right over `CÔNG VĂN ĐẾN`


def may_have_seals(text: str, words: Survey) -> bool:
    """A cheap test of a page's text: only what its words let expect is looked for."""
    if not (words.labels or words.signs or words.origins):
        return False
    composed = unicodedata.normalize("NFC", text)
    if words.labels and (any(label in composed for label in _ANY) or _CLOCKED.search(composed)):
        return True
    return any(sign in composed for sign in _SIGNS if words.signs) or (words.origins > 0 and _FROM in composed)


def part_seals(lines: Sequence[Line], page: int) -> tuple[list[Line], list[Stamp]]:
    """The lines that are the document's, and the stamps; `page` counts from 1."""
    kept: list[Line] = []
    blocks: list[list[Line]] = []
    at = 0
    while at < len(lines):
        size = _size(lines, at)
        if size:
            block = list(lines[at : at + size])
            if _ARRIVAL.match(_text(block[0])) and kept and _is_caption(kept[-1], block[0]):
                block.insert(0, kept.pop())
            blocks.append(block)
            at += size
        else:
            kept.append(lines[at])
            at += 1
    stamps = [_stamp(block, page) for block in blocks]
    if not stamps:
        return kept, stamps
    portals = [stamp.signer.upper() for stamp in stamps if _PORTAL.search(stamp.signer)]
    signed = [around([line.box for line in block]) for block in blocks if _SIGNER.match(_text(block[0]))]
    rest = [line for line in kept if _is_portals(line, portals) or any(_is_logo(line, box) for box in signed)]
    stamps += [Stamp(text=_text(line), page=page) for line in rest]
    return [line for line in kept if all(line is not other for other in rest)], stamps


def _is_portals(line: Line, portals: Sequence[str]) -> bool:
    """Whether a line is what OCR made of the arrival stamp of a portal that has signed the page too."""
    text = _text(line)
    if not portals or not text.isupper():
        return bool(portals) and _ARRIVAL_MISREAD.fullmatch(text) is not None
    return any(SequenceMatcher(None, text, portal).ratio() >= SAME_NAME for portal in portals)


def _is_logo(line: Line, box: Box) -> bool:
    """Whether a word stands in the room of a logo: left beside the lines of a signature, no higher and no lower."""
    one = line.box
    is_beside = box.x0 - LOGO_ROOM <= one.x0 and one.x1 <= box.x0 + LOGO_SLACK
    is_level = box.top - LOGO_SLACK <= one.top and one.bottom <= box.bottom + LOGO_SLACK
    return is_beside and is_level and " " not in line.text


def _text(line: Line) -> str:
    return unicodedata.normalize("NFC", line.text)


def _size(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on make a stamp; 0 when none begins there."""
    first = _text(lines[at])
    if _COPY.fullmatch(first) or _HANDLED.fullmatch(first) or (_VIEWS in first and _POSTED.fullmatch(first)):
        return _copy_size(lines, at)
    follows = at + 1 < len(lines) and _follows(lines[at], lines[at + 1])
    if _URGENT.fullmatch(first):
        return 2 if follows and _DUE.fullmatch(_text(lines[at + 1])) else 0
    if _SIGNED_ON.fullmatch(first):
        return 2 if follows and _SIGNED_BY.match(_text(lines[at + 1])) else 1
    if _SIGNER.match(first) and _SIGNED_AT.search(first):
        return 1
    if _SIGNER.match(first) or _CHECKED.match(first):
        return _signature_size(lines, at)
    return _arrival_size(lines, at) if _ARRIVAL.match(first) else 0


def _signature_size(lines: Sequence[Line], at: int) -> int:
    """Lines of `Ký bởi: … Thời gian ký: …`: labels, and what goes on from them, until the time."""
    end, labels, dated = at + 1, 1, False
    while end < min(len(lines), at + MOST_LINES) and _follows(lines[end - 1], lines[end]):
        text = _text(lines[end])
        is_time, is_label = _TIME.match(text) is not None, _KEY.match(text) or _SIGNER.match(text)
        if dated and not _DIGITS_FIRST.fullmatch(text) and not is_label:
            break
        labels += bool(is_time or is_label)
        dated = dated or is_time
        end += 1
    return end - at if labels > 1 or _CHECKED.match(_text(lines[at])) else 0


def _copy_size(lines: Sequence[Line], at: int) -> int:
    """Lines of `SAO Y BẢN CHÍNH / Số: 45/SY-UBND / …, ngày … / TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG / name`.

    Without its number and day below, or in a line that says all, it is the one line: a letterhead may follow.
    """
    end, dated = at + 1, False
    while end < min(len(lines), at + MOST_LINES) and _follows(lines[end - 1], lines[end]):
        text = _text(lines[end])
        is_own = _COPY_NUMBER.fullmatch(text) or _COPY_DAY.fullmatch(text)
        if not is_own and not (dated and text.isupper()):
            break
        dated = dated or is_own is not None
        end += 1
    return end - at + _is_copiers_name(lines, end) if dated else 1


def _is_copiers_name(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is the name of who signs the certificate that ends above: below it, with room for a hand."""
    name = _text(lines[at]) if at < len(lines) else ""
    if not _text(lines[at - 1]).isupper() or not _NAME.fullmatch(name) or not name.istitle():
        return False
    one, other = lines[at - 1].box, lines[at].box
    overlap = min(one.x1, other.x1) - max(one.x0, other.x0)
    is_below = 0 <= other.top - one.bottom < HAND_ROOM * (one.bottom - one.top)
    return is_below and overlap > CAPTION_SHARE * min(_wide(one), _wide(other))


def _arrival_size(lines: Sequence[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and _follows(lines[end - 1], lines[end]) and _ARRIVED.match(_text(lines[end])):
        end += 1
    is_whole = re.search(r"(?:Giờ|Ngày|Số)\b", _text(lines[at])) is not None
    return end - at if end > at + 1 or is_whole else 0


def _follows(line: Line, following: Line) -> bool:
    """Whether a line stands right below another, or goes on beside it, in letters of about its size."""
    one, other = line.box, following.box
    low, high = sorted((one.bottom - one.top, other.bottom - other.top))
    overlap = min(one.x1, other.x1) - max(one.x0, other.x0)
    return -high < other.top - one.bottom < NEAR * high and high < ALIKE * max(low, 1) and overlap > -high


def _is_caption(line: Line, below: Line) -> bool:
    one, other = line.box, below.box
    overlap = min(one.x1, other.x1) - max(one.x0, other.x0)
    return line.text.isupper() and _follows(line, below) and overlap > CAPTION_SHARE * min(_wide(one), _wide(other))


def _wide(box: Box) -> float:
    return box.x1 - box.x0


def _stamp(block: Sequence[Line], page: int) -> Stamp:
    text = "\n".join(_text(line) for line in block)
    first = _text(block[0])
    is_signed = (_SIGNER.match(first) or _CHECKED.match(first) or _SIGNED_ON.fullmatch(first)) is not None
    return Stamp(
        text=text,
        page=page,
        signer=_signer(block),
        signed_at=signing_time(text),
        is_signature=is_signed and not _PORTAL.search(text),
    )


def _signer(block: Sequence[Line]) -> str:
    """Who signed, over as many lines as the name takes; `""` when the stamp names no one."""
    texts = [_text(line) for line in block]
    by = _SIGNED_BY.match(texts[-1]) if _SIGNED_ON.fullmatch(texts[0]) else None
    if by:
        return " ".join(by["name"].split())
    copy = _COPY.fullmatch(texts[0])
    if copy:
        return " ".join((copy["by"] or "").split())
    for i, text in enumerate(texts):
        match = _SIGNER.match(text)
        if match:
            rest = [_SIGNED_AT.sub("", match["name"])]
            for more in texts[i + 1 :]:
                if _KEY.match(more) or _TIME.match(more) or _SIGNER.match(more):
                    break
                rest.append(more)
            return " ".join(" ".join(rest).split())
    return ""


def signing_time(text: str) -> str:
    """The first day in it, with time and zone as far as printed: `2025-12-25T15:57:57+07:00`; `""` for none."""
    day = next((m for pattern in (_YEAR_FIRST, _DAY_FIRST) if (m := pattern.search(text))), None)
    if day is None:
        return ""
    clock = _CLOCK.match(text, day.end())
    zone = _ZONE.match(text, clock.end()) if clock else None
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    try:
        when = datetime(int(day["y"]), int(day["m"]), int(day["d"]), hour, minute, second, tzinfo=_offset(zone))
    except ValueError:  # 45.13.2025: misread, or no day
        return ""
    return when.isoformat() if clock else when.date().isoformat()


def _offset(zone: re.Match[str] | None) -> timezone | None:
    if zone is None:
        return None
    shift = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"]))
    return timezone(shift if zone["sign"] == "+" else -shift)

"""The end of a document: signature block and recipients (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Zone
from pipeline.segment import minutes
from pipeline.segment.copies import certificate_lines, copy_begins
from pipeline.segment.cosigners import Signed, joint_signature
from pipeline.segment.lines import Line, Page
from pipeline.segment.signlines import Grammar, bodies_in, columns_of, is_signature, is_wrapped_title, name_in, title_in
from pipeline.text import folded

TAIL_LINES = 60  # signature and a long list of recipients
PREAMBLE_REACH = 2  # lines from the deciding body, which may wrap, to the first ground
ABOVE_RECIPIENTS = 12  # lines: the signature may stand before the recipients in the file's order
BELOW_RECIPIENTS = 40  # lines of recipients and of the signature behind them
LEAST_ALONE, MOST_ALONE = 3, 5  # words of a name that stands below the recipients without a title
LEAST_STACKED = 2  # words of a name, each on a line of its own
_END_MARK = re.compile(r"\./\.?\s*$")
BLOCKS_APART = 3  # lines from a name to the next block of the same signature


@dataclass(frozen=True, slots=True)
class Tail:
    """Signer and zones. `before`: index of the first line of the end (number of lines if there is none)."""

    signer: str
    signer_title: str
    bodies: tuple[str, ...]
    zones: tuple[Zone, ...]
    before: int


def read_tail(grammar: Grammar, page: Page, *, first: int) -> Tail:
    """Signature and recipients among the last lines, after line `first`.

    Where annexes follow, the signature stands before them: it is looked for around the first recipients.
    """
    end = copy_begins(grammar.copy, page.lines, first=first)
    tail = _read_tail(grammar, page.lines[:end], first)
    if end == len(page.lines):
        return tail
    if not tail.signer:  # what seemed to be a copy's number is none
        return _read_tail(grammar, page.lines, first)
    copied = (Zone("signature", line.start, line.end) for line in page.lines[end:])
    certificate = (Zone("copy", line.start, line.end) for line in certificate_lines(page.lines[end:]))
    return replace(tail, zones=(*tail.zones, *copied, *certificate))


def _read_tail(grammar: Grammar, lines: tuple[Line, ...], first: int) -> Tail:
    low = _after_end_mark(lines, max(first, len(lines) - TAIL_LINES))
    tail = _tail(grammar, lines, range(low, len(lines)))
    if tail.signer:
        return tail
    window = _before_annexes(grammar, lines, range(first, low))
    signed = _tail(grammar, lines, window) if window else None
    if signed is None or not signed.signer:
        return tail
    return replace(signed, zones=(*signed.zones, *tail.zones), before=tail.before)


def _before_annexes(grammar: Grammar, lines: tuple[Line, ...], span: range) -> range | None:
    """The lines around the first recipients of the text."""
    at = next((i for i in span if not lines[i].in_table and grammar.recipients.match(lines[i].text)), None)
    if at is None:
        return None
    low = _after_end_mark(lines[:at], max(span.start, at - ABOVE_RECIPIENTS))
    return range(low, min(at + BELOW_RECIPIENTS, len(lines)))


def _opens_preamble(grammar: Grammar, lines: tuple[Line, ...], index: int) -> bool:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN / Căn cứ Luật …`: who decides, above the grounds of the decision.

    Not above a name: what follows that is a note, `Theo Báo cáo số …`.
    """
    for line in lines[index + 1 : index + 1 + PREAMBLE_REACH]:
        if name_in(grammar, line.text) and not line.text.isupper():
            return False
        if grammar.preamble.match(line.text):
            return True
    return False


def _tail(grammar: Grammar, lines: tuple[Line, ...], span: range) -> Tail:
    """Signature and recipients in `span`, where the text has ended."""
    lines = lines[: span.stop]
    signs = [i for i in span if is_signature(grammar, lines[i]) and not _opens_preamble(grammar, lines, i)]
    recipients = next((i for i in span if grammar.recipients.match(lines[i].text)), None)
    starts = [i for i in (*signs[:1], recipients) if i is not None]
    if not starts:
        return Tail("", "", (), (), len(lines))
    listed = _recipient_lines(grammar, lines, recipients) if recipients is not None else range(0)
    signer_at = _signer(grammar, lines, signs, listed) if signs else _alone(grammar, lines, listed)
    zones = [Zone("recipients", lines[i].start, lines[i].end) for i in listed]
    if signs and (chair := minutes.chair_of(grammar.minutes, lines[signs[-1]].text)):
        return _of_minutes(grammar, lines, signs, chair, zones)
    stacked = _stacked(lines, signs[-1] + 1) if signs and signer_at is None else range(0)
    signed = [*signs, *([signer_at] if signer_at is not None else stacked)]
    zones += [Zone("signature", lines[i].start, lines[i].end) for i in signed if i not in listed]
    above = [i for i in signs if signer_at is None or i < signer_at]
    joint = joint_signature(_signed(grammar, lines, above, signer_at)) if above and signer_at is not None else None
    names = range(signer_at, _name_end(grammar, lines, signer_at)) if signer_at is not None else stacked
    return Tail(
        signer=joint.name if joint else name_in(grammar, _words(lines, names)),
        signer_title=joint.title if joint else title_in(grammar, lines, above),
        bodies=bodies_in(grammar, lines, signs),
        zones=tuple(zones),
        before=min(starts),
    )


def _signed(grammar: Grammar, lines: tuple[Line, ...], signs: list[int], signer_at: int) -> list[Signed]:
    """Each one's titles and name: of columns side by side, else of blocks one right below the other."""
    rows = [[folded(column) for column in columns_of(lines[i].text)] for i in (*signs, signer_at)]
    if len(rows[-1]) > 1:
        whole = [row for row in rows if len(row) == len(rows[-1])]
        columns = zip(*whole, strict=True)
        return [_signed_by(grammar, column[:-1], name_in(grammar, column[-1])) for column in columns]
    found: list[Signed] = []
    above: list[str] = []
    last = signs[0]
    for i in range(signs[0], signer_at + 1):
        if i in signs:
            found = [] if not above and i - last > BLOCKS_APART else found  # what is signed farther above is another's
            above.append(folded(lines[i].text))
        elif above and (name := name_in(grammar, lines[i].text)):
            found.append(_signed_by(grammar, above, name))
            above, last = [], i
    return found


def _signed_by(grammar: Grammar, above: Sequence[str], name: str) -> Signed:
    found = [(text, grammar.authority.search(text)) for text in above]
    body = next((match["body"] for text, match in found if match and not grammar.on_order.match(text)), "")
    body = body or next((own["body"] for text, _ in found if (own := grammar.of_body.search(text))), "")
    return Signed(body, next((text for text, match in reversed(found) if not match), ""), name)


def _stacked(lines: tuple[Line, ...], start: int) -> range:
    """`Dương / Minh / Tùng`: lines of a name that a very narrow column set one word a line; empty for others."""
    end = start
    while (
        end < len(lines)
        and lines[end].words == 1
        and lines[end].text.istitle()
        and not (end > start and lines[end].gap)
    ):
        end += 1
    return range(start, end) if LEAST_STACKED <= end - start <= MOST_ALONE else range(0)


def _name_end(grammar: Grammar, lines: tuple[Line, ...], at: int) -> int:
    """Behind the line of a name, or the next one with its last word: `Phạm Văn / Long` in a narrow column."""
    after = at + 1
    if after >= len(lines) or len(name_in(grammar, lines[at].text).split()) != LEAST_STACKED:
        return after
    below = lines[after]
    is_rest = (
        below.words == 1 and below.text.isalpha() and below.text.istitle() and not below.gap and not below.in_table
    )
    return after + 1 if is_rest and lines[at].words == LEAST_STACKED else after


def _words(lines: tuple[Line, ...], span: range) -> str:
    return " ".join(lines[index].text for index in span)


def _of_minutes(
    grammar: Grammar, lines: tuple[Line, ...], signs: list[int], chair: minutes.Chair, zones: list[Zone]
) -> Tail:
    """The end of minutes that the secretary signs too."""
    at, name = minutes.chairs_name(chair, lines, signs[-1] + 1, lambda text: name_in(grammar, text))
    signed = (Zone("signature", line.start, line.end) for line in lines[signs[0] : at + 1])
    return Tail(name, folded(chair.title), (), (*zones, *signed), signs[0])


def _alone(grammar: Grammar, lines: tuple[Line, ...], listed: Sequence[int]) -> int | None:
    """Line right below the recipients that is a name and nothing else: a seal may have covered the title on a scan."""
    below = listed[-1] + 1 if listed else len(lines)
    if below >= len(lines) or lines[below].in_table or not LEAST_ALONE <= lines[below].words <= MOST_ALONE:
        return None
    name = name_in(grammar, lines[below].text)
    return below if name and not any(word.isupper() and len(word) > 1 for word in name.split()) else None


def _after_end_mark(lines: tuple[Line, ...], low: int) -> int:
    """Index behind the last line that ends with `./.`, which closes the text (annexes may follow)."""
    ends = [i for i in range(low, len(lines)) if _END_MARK.search(lines[i].text)]
    return ends[-1] + 1 if ends else low


def _recipient_lines(grammar: Grammar, lines: tuple[Line, ...], start: int) -> list[int]:
    """`Nơi nhận:` and its items: lines with a dash, or ending in `;`, up to the line of the archive (`Lưu: …`)."""
    taken = [start]
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        is_item = (
            text[0] in "-+*•"
            or (grammar.archive.match(text) and len(name_in(grammar, text).split()) < LEAST_ALONE)
            or text.endswith((";", "./."))
            or (lines[index - 1].text[-1] not in ";." and text[0].islower())
        )
        if is_signature(grammar, lines[index]) and text[0] not in "-+":
            continue
        if not is_item:
            break
        taken.append(index)
    return taken


def _signer(grammar: Grammar, lines: tuple[Line, ...], signs: list[int], listed: Sequence[int]) -> int | None:
    """Line of the signer's name: the first line of two to seven capitalised words behind the title."""
    for index in range(signs[-1] + 1, len(lines)):
        text = lines[index].text
        if lines[index].in_table:
            continue
        name = name_in(grammar, text)
        if index == signs[-1] + 1 and is_wrapped_title(grammar, lines, index):
            continue
        # Recipients hold a name only where the columns are glued: `- Lưu: VT, NN.        Huỳnh Văn Lộc`.
        glued = name != folded(text) and all(any(c.islower() for c in word) for word in name.split())
        if name and (index not in listed or glued):
            return index
    return None

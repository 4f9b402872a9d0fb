"""Headings, in the numbering styles of DOMAIN section 4. ANNOTATION: SEC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.segment.articles import LONGEST_WITH_STOP, heads_in_article, starts_in_mid_sentence
from pipeline.segment.course import LONGEST_NEXT_RUN_IN, Course
from pipeline.segment.items import opens_parts
from pipeline.segment.labels import LONGEST_RUN_IN, RANKS, Grammar, Label, label_of
from pipeline.segment.lines import LONGEST_PRINTED_LINE, SHORTEST_WIDTH, Line, Page

LONGEST_HEADING = 45  # words; the longest headings of real reports quote a decision's whole title
# Words of a heading without a label. Authors give sentences the style of a heading, and short headings a full stop.
LONGEST_UNLABELLED = 30
LONGEST_ARTICLE_NAME = 8  # words before a colon behind which an article's sentence goes on in small letters
LONGEST_LIST_NUMBER = 60  # a larger arabic number at a line's start is a figure of the sentence before
LONGEST_WRAP = 5  # lines
SERIES_GAP = 3  # labels of a series that may be missing between two: their lines were not seen as labelled
TITLED = ("part", "chapter", "item", "annex")  # their title may stand on the lines below
# Behind the colon of `email:`, `điện thoại:`: their lines are sentences or fields of a form.
_ADDRESS = re.compile(r":\s+(?:[\w.+-]+@\w|https?://|www\.|\(?0\d[\d.\s()-]{6,}\d)")
_LAST_YEAR, _TO_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$"), re.compile(r"[-–]\s*(?:19|20)\d\d(?!\d)")  # 2017 / - 2020
_RESULT = re.compile(r"\d[.,]\d|\d\s*%")  # 1.1. Đã chi 1.126 tỷ đồng, đạt 45% kế hoạch.
_NUMBERED_PART = re.compile(r"[^\W\d_]\s(?:\d{1,2}|[IVX]{1,4}|[A-Z])$")  # Hợp phần 1, Tiểu dự án II
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"(?<!\b[TK]P)[.;](?=\s|$)")  # of a sentence; none in 3.125, TP. Vinh


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before nesting; offsets in clean text. `outline`: its level in the file's own outline, 0: none."""

    start: int
    end: int
    text: str
    label: Label
    outline: int = 0


def headings(grammar: Grammar, page: Page, *, first: int, last: int, skip: Sequence[range]) -> list[Heading]:
    """Headings among the lines `first` to `last` (without), but for those of a head or a table of contents."""
    found: list[Heading] = []
    in_articles = False
    course = Course()
    passed = {index: each.stop for each in reversed(skip) for index in each}
    index = first
    while index < last:
        if index in passed:
            index = passed[index]
            continue
        line = page.lines[index]
        label = None if line.in_table else label_of(grammar, line.text, bold=line.bold)
        if label is None and not line.in_table and _is_outlined(line):
            found.append(_unlabelled(line))
        if label is None or not (_is_in_series(course.numbers, label, line) or _is_set_apart(page, index, label)):
            index += 1
            continue
        heading, used = _heading(grammar, page, index, label, last, run_in=course.longest_run_in(label))
        is_item = heading is not None and course.is_item(grammar, label, line, runs_in=not heading.end)
        if is_item and not _set_off(grammar, line, label):
            heading, used = None, 1
        elif heading is None and not in_articles:
            heading = _closed_heading(grammar, page, index, label, course.headed)
        if heading and in_articles:
            lines, is_run_in = range(index, index + used), heading.end == 0
            if not heads_in_article(grammar, page, label, heading.text, lines=lines, is_run_in=is_run_in):
                heading, used = None, 1
        in_articles = in_articles or label.style == "article"
        course.note(label, heads=heading is not None, runs_in=heading is not None and not heading.end)
        if heading:
            found.append(replace(heading, outline=line.outline) if line.outline else heading)
        index += max(used, 1)
    return found


def _closed_heading(grammar: Grammar, page: Page, index: int, label: Label, headed: dict[str, int]) -> Heading | None:
    """`1. Kinh tế.`, a heading for all its stop: a few words with text below, first of its series or behind another."""
    line = page.lines[index]
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    phrase = line.text[label.end :]
    if label.number is None or not (label.number == 1 or headed.get(label.style) == label.number - 1):
        return None
    if below is None or below.in_table or phrase[-1:] != "." or ":" in phrase:
        return None
    is_short = len(phrase.split()) <= LONGEST_WITH_STOP and not _STOP.search(phrase[:-1])
    is_phrase = is_short and phrase[0].isupper() and not page.seems_broken_after(index)
    next_label = label_of(grammar, below.text)
    is_above = next_label is None or next_label.printed.startswith(f"{label.printed}.")  # 1.1. below 1.
    if not is_phrase or not is_above or grammar.prose.match(below.text):
        return None
    text = _trimmed(line.text)
    return Heading(line.start, line.start + len(text), text, label)


def _is_outlined(line: Line) -> bool:
    """Whether the file calls it a heading, and it is no rule and no sentence that was given such a style by mistake."""
    if not line.outline:
        return False
    is_sentence = line.text[-1] in ".;" and line.words > LONGEST_WITH_STOP
    is_worded = any(map(str.isalpha, line.text))
    return is_worded and line.words <= LONGEST_UNLABELLED and not is_sentence


def _unlabelled(line: Line) -> Heading:
    """A line that the file calls a heading: `## Lĩnh vực kinh tế`."""
    text = line.text.rstrip(" :.")
    label = Label(f"outline{line.outline}", "", 0, None)
    return Heading(line.start, line.start + len(text), text, label, line.outline)


def _is_in_series(series: dict[str, int], label: Label, line: Line) -> bool:
    """A label begins its series or goes on with it; anything else is a figure that a line break put first."""
    if label.number is None or line.bold_label:
        return True
    if label.style.startswith("deep"):
        return label.number <= LONGEST_LIST_NUMBER
    before = series.get(label.style)
    if label.style == "roman." and label.printed in {"C", "D"}:
        return False
    return label.number == 1 or (before is not None and before < label.number <= before + SERIES_GAP)


def _is_set_apart(page: Page, index: int, label: Label) -> bool:
    """Whether `II. Kết quả thực hiện` stands alone between gaps: its `I` may be misread, or printed otherwise."""
    line = page.lines[index]
    if label.style != "roman." or len(label.printed) == 1 or not page.is_parted(line):
        return False
    is_alone = index + 1 < len(page.lines) and page.is_parted(page.lines[index + 1])
    is_phrase = line.text[label.end : label.end + 1].isupper() and line.text[-1] not in ".;,:"
    return is_alone and is_phrase and line.words <= LONGEST_RUN_IN


def _heading(
    grammar: Grammar, page: Page, index: int, label: Label, last: int, *, run_in: int
) -> tuple[Heading | None, int]:
    """The heading that begins at line `index`, and how many lines it takes; `run_in`: most words before a colon."""
    lines = page.lines
    end = index + 1
    only_label = not lines[index].text[label.end :].strip()
    if only_label and label.style in {*TITLED, "roman."}:
        end = _take_title(grammar, page, index, last)
    elif not only_label:
        while end < last and end - index < LONGEST_WRAP and _goes_on(grammar, page, end - 1, index):
            end += 1
    text = " ".join(line.text for line in lines[index:end])
    if _ADDRESS.search(text):
        return None, 1
    opening = _run_in(grammar, label, text, run_in) or _set_off(grammar, lines[index], label)
    if opening is None and _is_bold_beyond(page, end - 1):
        opening = _run_in(grammar, label, f"{text} {lines[end].text}", LONGEST_NEXT_RUN_IN)
    if opening is not None:
        return Heading(lines[index].start, 0, opening, label), 1
    if only_label and end == index + 1 and label.style not in TITLED:
        return _article_alone(page, index, label), 1
    if label.style == "article" and _is_sentence(page, end, label, text):
        at = lines[index].start
        return Heading(at, at + len(label.printed), label.printed, label), 1
    if not _is_heading(grammar, page, index, end, label, text):
        return None, 1
    return Heading(lines[index].start, lines[end - 1].end, _trimmed(text), label), end - index


def _article_alone(page: Page, index: int, label: Label) -> Heading | None:
    """`Điều 2` alone above its text: what is above it ends, and what is below begins with a capital."""
    above, below = (page.lines[at] if 0 <= at < len(page.lines) else None for at in (index - 1, index + 1))
    line = page.lines[index]
    is_apart = page.is_parted(line) or line.text[-1] in ".:"
    has_ended = is_apart or above is None or above.in_table or above.is_capitals or above.text[-1] in ".;:!?/"
    if label.style != "article" or not has_ended or below is None or below.text[0].islower():
        return None
    return Heading(line.start, line.start + len(label.printed), label.printed, label)


def _trimmed(text: str) -> str:
    return text.rstrip(" :.;,").strip() if not text.endswith("...") else text


def _take_title(grammar: Grammar, page: Page, index: int, last: int) -> int:
    """Lines of the title below a lone `Chương I`."""
    end = index + 1
    while end < last and end - index < LONGEST_WRAP:
        line = page.lines[end]
        if line.in_table or label_of(grammar, line.text) or line.text[0] in "-+*(":
            break
        if (
            end > index + 1
            and not (line.is_capitals and page.lines[end - 1].is_capitals)
            and not page.is_broken_after(end - 1)
        ):
            break
        if not line.is_capitals and line.words > LONGEST_HEADING // 2:
            break
        end += 1
    return end


def _goes_on(grammar: Grammar, page: Page, index: int, first: int) -> bool:
    """Whether the heading on line `index` wraps onto the next line."""
    line, following = page.lines[index], page.lines[index + 1]
    if following.in_table or label_of(grammar, following.text) or _is_item(line, following):
        return False
    if line.text[-1] in ".;:" and not line.text.endswith("TP."):
        return False
    if page.lines[first].is_capitals != following.is_capitals and page.lines[first].is_capitals:
        return False
    if page.lines[first].bold and not following.bold:
        return False
    is_apart = page.is_parted(following) or (following.gap > 0 and not page.width)  # paragraphs are whole there
    is_dangling = not is_apart and _is_dangling(grammar, page, first, index)
    if page.seems_broken_after(index) or is_dangling or page.has_rest_below(index):
        return True
    small = page.lines[first].bold and following.bold and following.text[0].islower()
    both = small or (page.lines[first].is_capitals and following.is_capitals)
    return both and following.gap == 0 and not grammar.caption.match(following.text)


def _is_item(line: Line, following: Line) -> bool:
    """Whether the next line opens with a list mark, and not with the rest of `giai đoạn 2017 / - 2020`."""
    is_span = _LAST_YEAR.search(line.text) is not None and _TO_YEAR.match(following.text) is not None
    return following.text[0] in "-+*•" and not is_span


def _is_bold_beyond(page: Page, index: int) -> bool:
    """Whether a bold line is broken within its phrase: `10. Tình hình … chưa có / chuyển biến tích cực: …`."""
    if index + 1 >= len(page.lines):
        return False
    line, following = page.lines[index], page.lines[index + 1]
    goes_on = following.bold_label and not following.bold and following.text[0].islower()
    return line.bold and goes_on and page.seems_broken_after(index)


def _is_dangling(grammar: Grammar, page: Page, first: int, index: int) -> bool:
    """Whether the lines up to `index` cannot be a whole heading: they end in a linking word or within parentheses."""
    text = page.lines[index].text
    is_printed = bool(page.width) or SHORTEST_WIDTH <= len(text) <= LONGEST_PRINTED_LINE
    lines = page.lines[first : index + 1] if "(" in text else ()
    inside = sum(line.text.count("(") - line.text.count(")") for line in lines)
    return is_printed and (grammar.links.search(text) is not None or inside > 0)


def _run_in(grammar: Grammar, label: Label, text: str, longest: int) -> str | None:
    """`1.1. Cây hàng năm: Tổng diện tích …`: the heading up to the colon, when text follows it."""
    if label.style in {"part", "chapter", "annex"}:
        return None
    head, colon, tail = text[label.end :].partition(":")
    if not colon or not tail.strip() or not tail[0].isspace():
        return None
    is_clause = len(head.split()) > LONGEST_ARTICLE_NAME and tail.strip()[0].islower()  # thực hiện theo …: tập thể …
    binds = label.style == "article" and ("," in head or is_clause or grammar.tells.match(head.strip()))
    if binds or (_NUMBERED_PART.search(head.rstrip()) and _is_title(tail.strip())):
        return None  # `Điều 4. Chánh Văn phòng, Giám đốc các Sở: …`, `Điều 3. Các ông (bà): …`
    if len(_IN_BRACKETS.sub("", head).split()) > longest or not head.strip() or head.count("(") > head.count(")"):
        return None
    if _STOP.search(head) or opens_parts(grammar, head) or grammar.opens_a_list(head.rstrip()):
        return None
    return text[: label.end] + head.rstrip()


def _is_title(text: str) -> bool:
    """What stands behind `2.1 Hợp phần 1:` on its line: the part's name, and no text about it.

    In small letters it names no place: `Dự án 1: hỗ trợ đất ở`, but `Đoàn số 1: gồm xã An Bình`.
    """
    is_named = text[:1].isupper() or text.islower()
    is_phrase = is_named and text[-1:].isalpha() and not any(map(str.isdigit, text))
    return is_phrase and len(text.split()) <= LONGEST_RUN_IN and not _STOP.search(text) and ":" not in text


def _set_off(grammar: Grammar, line: Line, label: Label) -> str | None:
    """`**1. Đội ngũ.** Tổng số 98 cán bộ, …`: the heading is what is printed in bold, up to its stop."""
    head, tail = line.text[label.end : line.bold_end].strip(), line.text[line.bold_end :].strip()
    if label.number is None or not head or not tail or head[-1] != ".":
        return None
    head = head.rstrip(".").rstrip()
    is_phrase = head[:1].isupper() and len(head.split()) <= LONGEST_RUN_IN and not _STOP.search(head)
    if not is_phrase or head.count("(") != head.count(")") or not any(map(str.isalpha, tail)) or tail[0].islower():
        return None
    return None if grammar.opens_a_list(head) else line.text[: label.end] + head


def _is_heading(grammar: Grammar, page: Page, index: int, end: int, label: Label, text: str) -> bool:
    """A heading is short, closes no sentence of a list, and has something to head."""
    line = page.lines[index]
    words = len(text.split())
    if words > LONGEST_HEADING or _is_bold_beyond(page, end - 1):
        return False
    if label.style in RANKS or line.bold or text[label.end :].isupper():
        return True
    if text.endswith((";", ",", "./")):
        return False
    if text[-1] == ".":
        is_sentence = any(mark in text[label.end : -1] for mark in (". ", "; ")) or _RESULT.search(text, label.end)
        is_sentence = is_sentence or grammar.tells.match(text, label.end)  # 4.1- Giao UBND huyện rà soát ….
        return label.style.startswith("deep") and not is_sentence
    broken = page.is_broken_after(end - 1) and end - index >= LONGEST_WRAP
    return not broken and not starts_in_mid_sentence(page, end)


def _is_sentence(page: Page, end: int, label: Label, text: str) -> bool:
    """`Điều 1. Phê duyệt kế hoạch …:` goes right into its text: only its number heads it."""
    words = len(text[label.end :].split())
    return words > LONGEST_RUN_IN or text[-1] in ".;:," or starts_in_mid_sentence(page, end)

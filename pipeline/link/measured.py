"""What a figure in prose measures: the phrase before it, or behind a count; else what the figure before it measures.

`tổng kinh phí là 5 tỷ đồng` -> `tổng kinh phí`; `62 hộ nghèo` -> `hộ nghèo`; figures of tables have their row's label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.subjecttimes import SubjectTimes, subject_times
from pipeline.text import folded
from pipeline.values import Amount, Percentage, Quantity

REACH = 160  # characters before a figure in which its phrase begins
LONGEST = 14  # words of a subject
BEHIND = 60  # characters behind a count that say what is counted
LEAST_LETTERS = 2  # nữ 135 người

Measured = Amount | Percentage | Quantity
MEASURED = (Amount, Percentage, Quantity)  # asked of each mention: a tuple is three times as fast as a union
SubjectLinker = Callable[[Layout, Sequence[Mention]], list[Mention]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    boundary: re.Pattern[str]
    ends: frozenset[str]  # verbs and qualifiers
    longest: int  # words of one
    last_words: frozenset[str]  # of each
    begins: re.Pattern[str]
    lasting: re.Pattern[str]
    behind: re.Pattern[str]
    rate: re.Pattern[str]
    times: SubjectTimes


def subject_linker(rules: Rulebook) -> SubjectLinker:
    """The linker of subjects, and of the relation of percentages that name no base."""
    qualifiers = [word for words in rules.section("words.qualifiers").values() for word in words]
    begins, stops = (alternation(rules.words(f"checks.subjects.{key}")) for key in ("begins", "stops"))
    duration = rf"\d+\s+{alternation(rules.words('units.quantity.durations'))}(?!\w)"  # 6 tháng đầu năm
    verbs = [*rules.words("checks.subjects.ends"), *qualifiers]
    grammar = _Grammar(
        boundary=re.compile(r"[.,;:\n()\x00-\x02](?:(?<![.,;:\n])|(?=\s|$))"),  # one set first: found fast
        ends=frozenset(verb.casefold() for verb in verbs),
        longest=max(len(verb.split()) for verb in verbs),
        last_words=frozenset(verb.split()[-1].casefold() for verb in verbs),
        begins=re.compile(rf"(?:(?!{duration})[\W\d])*(?:{begins}(?!\w)\W*)*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL),
        lasting=re.compile(duration),
        behind=re.compile(rf"[^.,;:()\n\d\x00-\x02]*?(?=\s+{stops}(?!\w)|[.,;:()\n\d]|$)"),
        rate=re.compile(rf"(?<!\w){alternation(rules.words('checks.subjects.rate'))}\s+$", re.IGNORECASE),
        times=subject_times(rules),
    )

    def link(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
        return list(_linked(grammar, layout, mentions))

    return link


def _linked(grammar: _Grammar, layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    previous, at, text = "", 0, layout.text
    headings = [each.heading_end for each in layout.sections if text.startswith("\n", each.heading_end)]
    for mention in mentions:
        value = mention.value
        if not isinstance(value, MEASURED) or value.subject:
            yield mention
            continue
        before = _below_heading(text, headings, max(at, mention.start - REACH), mention.start)
        subject, mark = _before(grammar, before)
        goes_on = mark != "." and before.count(".") + before.count("\n\n") == 0
        subject = _timed(grammar.times, subject, before, at, previous if goes_on else "")
        counted = _counted(grammar, text, mention, value) if isinstance(value, Quantity) and value.unit else ""
        if not subject or " " in counted.removeprefix(str(getattr(value, "unit", ""))):
            subject = counted or subject
        # The subject goes on within a sentence: `… đạt 412 tỷ đồng, bằng 118% dự toán`.
        if not subject and goes_on and mark != ";":
            subject = _carried(grammar.times, previous, text, mention.end)
        previous, at = subject, mention.end
        told = _about(value, subject) if subject else value
        if isinstance(told, Percentage) and not told.relation and grammar.rate.search(before):
            told = replace(told, relation="rate")
        yield Mention(mention.start, mention.end, told, mention.rule) if told is not value else mention


def _timed(times: SubjectTimes, subject: str, before: str, at: int, previous: str) -> str:
    """The phrase of a figure, where it tells but a time: that of the figure before it, at this time.

    `at`: end of the figure that `before` begins behind, 0 for none; `previous`: its phrase, "" where it does not go on.
    """
    if subject and times.is_time(subject):
        if at and _begins_with(before, subject):
            return ""  # từ 9,8% năm 2015 xuống 3,2%
        return times.at(previous, subject) if previous else subject
    time = "" if subject or not previous else times.set_off_at_end(before)
    return times.at(previous, time) if time else subject


def _begins_with(before: str, phrase: str) -> bool:
    return folded(before).startswith(phrase)


def _carried(times: SubjectTimes, previous: str, text: str, end: int) -> str:
    """The phrase of the figure before, at the time right behind this one where that phrase tells another."""
    time = times.right_behind(text, end) if times.has_time(previous) else ""
    return times.at(previous, time) if time else previous


def _below_heading(text: str, headings: Sequence[int], start: int, end: int) -> str:
    """What stands before a figure, without a heading on a line of its own above: it is no part of the phrase.

    `II. THỦY LỢI` / `Tổng vốn 12.480 triệu đồng`. Where nothing stands between them it is left in, and parts the figure
    from those of the section before.
    """
    place = bisect_right(headings, end)
    last = headings[place - 1] if place else 0
    return text[last:end] if last > start and not text[last:end].isspace() else text[start:end]


def _about(value: Measured, subject: str) -> Measured:
    """The value with its subject; `dataclasses.replace` takes four times as long, and most figures have one."""
    if isinstance(value, Percentage):
        told = (value.value, value.value_to, value.step, value.qualifier, value.relation, value.base)
        return Percentage(*told, subject)
    if isinstance(value, Quantity):
        return Quantity(value.value, value.value_to, value.step, value.unit, value.per, value.qualifier, subject)
    unit = (value.currency, value.unit, value.step, value.per)
    return Amount(value.value, value.value_to, *unit, value.qualifier, subject)


def _before(grammar: _Grammar, before: str) -> tuple[str, str]:
    """The phrase right before a figure, and the mark in front of it; "" for none."""
    boundaries = deque(grammar.boundary.finditer(before), maxlen=2)  # the last ones
    phrase = before[boundaries[-1].end() :] if boundaries else before
    mark = boundaries[-1][0].strip() if boundaries else ""
    head = ""
    if mark == ":":  # `- Ngân sách tỉnh: 3 tỷ đồng`
        head = before[boundaries[0].end() if len(boundaries) > 1 else 0 : boundaries[-1].start()]
        phrase, head = (phrase, head) if phrase.strip() else (head, "")
    words = _without_ends(grammar, folded(phrase).rstrip(" +"))  # tăng +5%
    if head and grammar.times.is_time(words):
        words = f"{folded(head)} {words}"  # `Số hộ được vay: tháng 1 có 120 hộ`
    begun = grammar.begins.match(words)
    words = begun["rest"] if begun else ""
    if len(words) < LEAST_LETTERS or (words[0].isdigit() and grammar.lasting.match(words) is None):
        return "", mark
    return " ".join(words.split()[-LONGEST:]), mark


def _without_ends(grammar: _Grammar, words: str) -> str:
    """A phrase without the verbs that end it."""
    while words.rpartition(" ")[2].casefold() in grammar.last_words:
        shorter = _without_end(grammar, words)
        if shorter is None:
            break
        words = shorter
    return words


def _without_end(grammar: _Grammar, words: str) -> str | None:
    """A phrase without the longest verb that ends it; `None` where none does."""
    told = words.split(" ")
    for count in range(min(grammar.longest, len(told)), 0, -1):
        if " ".join(told[-count:]).casefold() in grammar.ends:
            return " ".join(told[:-count])
    return None


def _counted(grammar: _Grammar, text: str, mention: Mention, value: Quantity) -> str:
    """`62 hộ nghèo`: the unit and what goes on behind it."""
    match = grammar.behind.match(text, mention.end, mention.end + BEHIND)
    return folded(f"{value.unit} {match[0] if match else ''}")

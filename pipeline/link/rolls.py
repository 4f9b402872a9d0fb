"""A count against the roll of what it counts: `04 nạn nhân mất tích là A, B và C`, `ba bị cáo A, B và C`.

The roll is looked for behind each mark or word that may open one, in the clause of the count, then in the next
sentence; how its items are built tells how many there are, and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing, Passage
from pipeline.link.listed_spans import closing_bracket, is_counted
from pipeline.link.listing_grammar import Grammar
from pipeline.link.roll_bullets import is_of_lines, lines_below
from pipeline.link.roll_frames import AT, BRACKET, COLON, DIRECT, OPENS, REACH, SENTENCE, TELLS, Frame, end_of, frames
from pipeline.link.roll_items import ALIKE, BODIES, MEASURED, NAMES, STRICT, THINGS, Roll, rolled
from pipeline.link.roll_words import BODY, NAME, PLACE, TITLED, RollWords, first_word
from pipeline.text import UPPER

LONGEST = 1200  # characters of a roll
PLAIN = frozenset({NAMES, BODIES})
FEWEST, FEWEST_SMALL = 2, 4
REACH_BEFORE, LONGEST_JOINT = 40, 8  # characters before a count, and of an `và` there
FEWEST_PLACES = 3  # of things told to be at one each: `02 người tại xã A, huyện B` are at one place
FEWEST_BESIDE = 3  # items in brackets behind things
QUALIFIED = frozenset({COLON, BRACKET, OPENS, TELLS})  # behind `tiêu biểu` they open a roll of all
SURE, SILENT = "", "silent"
MOST_UNMARKED = 4  # items that a roll of so many may lack, or that `và` parts
# From how many on a roll may lack so many more: a slip is of a name or two.
MOST_APART = ((13, 3), (6, 2), (0, 1))
_NUMBER = re.compile(r"\S+\s*")
_BARE = re.compile(r"\(\d{1,2}\)(?!\s+\w)")
_NUMBERED = re.compile(rf"[{UPPER}][^\d]*\s\d{{1,2}}$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WHOLE = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]?\d)")
_CLAUSE = re.compile(r"\.(?=\s|$)|\n\s*\n|;(?=\s)")


@dataclass(frozen=True, slots=True)
class Rolls:
    """The finder of rolls behind a count."""

    words: RollWords
    grammar: Grammar

    def of(self, text: str, count: Figure, others: Sequence[int], limit: int) -> Listing | None:
        """`others`: where other counts begin; `limit`: the end of the paragraph."""
        if count.value < FEWEST or not self._may_be_listed(text, count, limit):
            return None
        is_found = False
        for frame in frames(self.words, text, count, limit):
            if frame.kind == AT and count.value < FEWEST_PLACES and not self._are_joined(text, frame, limit):
                continue
            roll = self._roll(text, frame, count, limit) if frame.since or not is_found else None
            is_found = is_found or (roll is not None and frame.kind != AT)  # 03 dự án nhà ở xã hội: …
            judged = self._judged(text, count, frame, roll, others) if roll is not None else None
            if judged is not None:
                return judged
        return None

    def _are_joined(self, text: str, frame: Frame, limit: int) -> bool:
        """Whether `và` stands in the clause: `hai điểm tại A và B`, but `02 người tại xã A, huyện B`."""
        stop = SENTENCE.search(text, frame.start, limit)
        return self.words.joint.search(text, frame.start, stop.start() if stop else limit) is not None

    def _may_be_listed(self, text: str, count: Figure, limit: int) -> bool:
        """Whether marks enough stand behind the count to part its items: asked first, as most counts list nothing."""
        last = min(limit, count.end + REACH + LONGEST)
        marks = text.count(",", count.end, last) + text.count(";", count.end, last)
        told = int(count.value)
        if told <= MOST_UNMARKED:
            return marks > 0 or self.words.joint.search(text, count.end, last) is not None
        return marks > told - MOST_UNMARKED

    def below(self, text: str, count: Figure, passages: Sequence[Passage], at: int) -> Listing | None:
        """The lines below the paragraph `at`, where that ends with a colon and this count is its last."""
        start, limit = passages[at].start, passages[at].end
        end = start + len(text[start:limit].rstrip())
        if text[end - 1 : end] != ":" or count.end + REACH < end or SENTENCE.search(text, count.end, end):
            return None
        lines = lines_below(text, passages, at)
        if lines is None or not is_of_lines(text, count, lines):
            return None
        listing = Listing(count, lines.start, lines.end, lines.number, lines.number, SILENT)
        apart = abs(lines.number - int(count.value))
        head = text[count.end : end - 1]
        if not apart:
            return listing
        is_sure = (
            apart == 1
            and lines.is_closed
            and not (self.words.open_end.search(self.words.opened.sub("", head)) or self._is_at(head))
        )
        return replace(listing, doubt=SURE) if is_sure else None

    def _roll(self, text: str, frame: Frame, count: Figure, limit: int) -> Roll | None:
        """The roll behind an opener, by semicolons or by commas: the one that is nearer to the count."""
        start, last = frame.start, min(limit, frame.start + LONGEST)
        if frame.kind == BRACKET:
            ends = [closing_bracket(text, start, last)] * 2
        else:
            ends = [end_of(_CLAUSE, text, start, last), end_of(SENTENCE, text, start, last)]
        found = []
        for separator, end in zip(",;", ends, strict=True):
            if end <= start or (separator == ";" and ";" not in text[start:end]):
                continue
            if separator == "," and frame.kind == BRACKET and ";" in text[start:end]:
                continue
            roll = rolled(self.words, text, start, self._before_tail(text, start, end), separator)
            if roll is not None and self.grammar.is_place(count):  # 02 phường A, B và xã C
                is_other = (
                    separator == ";" and roll.nature != NAMES
                )  # …, Phong Hải, Yên Giang; Ban An toàn giao thông …
                if is_other or self.grammar.names.are_below(text, roll.start, count):
                    continue
                foreign = self.grammar.names.foreign(roll.pieces, count.unit)
                roll = roll._replace(fewest=max(1, roll.fewest - foreign))
            if roll is not None and self._is_roll(text, frame, count, roll):
                found.append(roll)
        if found and found[0].nature in PLAIN and found[0].is_closed:  # các đồng chí A, B và C; bổ nhiệm mới 9 đồng chí
            found = [roll for roll in found if roll.nature in STRICT]
        return min(found, key=lambda roll: _apart(count, roll), default=None)

    def _before_tail(self, text: str, start: int, end: int) -> int:
        return self.grammar.list_end(text, start, end)

    def _is_roll(self, text: str, frame: Frame, count: Figure, roll: Roll) -> bool:
        """Whether what is read behind an opener may be the items at all."""
        inside = text[roll.start : roll.end]
        is_open = self.words.open_end.search(inside) or self.words.is_open(roll.pieces)
        if is_open or _is_sum(inside, count, len(roll.pieces)):
            return False
        is_number = roll.pieces[0].isdigit() and not self.grammar.is_place(count)
        if is_number or any(map(is_counted, roll.pieces)):
            return False  # cả hai hình thức, số tổ chức đảng là 80, số đảng viên là 125; điểm chính 10 lớp, 296 cháu
        if (
            roll.nature == NAMES
            and all(map(_NUMBERED.match, roll.pieces))
            and len(set(map(first_word, roll.pieces))) > 1
        ):
            return False  # 04 thôn: Nà Lại 12, Nà Pài 15, Bản Lầu 7
        if frame.kind != COLON and ":" in inside and not any(map(str.isdigit, inside)):
            return False
        if frame.kind not in (DIRECT, AT):
            return True
        return roll.nature in STRICT and self.words.opening.search(roll.pieces[0]) is None  # … tặng giấy khen gồm bà A

    def _judged(self, text: str, count: Figure, frame: Frame, roll: Roll, others: Sequence[int]) -> Listing | None:
        """That it holds; that it does not, where that is sure; else nothing."""
        apart = _apart(count, roll)
        has_other = any(max(frame.since, count.end) <= at < roll.start for at in others)
        if not apart and frame.kind == AT and has_other:
            return None  # 05 trường hợp tự nguyện nên chỉ tổ chức 19 cuộc, ở các xã A 04 cuộc, …
        if not apart and roll.fewest < count.value < min(roll.most, len(roll.kinds)):
            return None  # of two to five names any number holds
        if not apart:
            return Listing(count, roll.start, roll.end, roll.fewest, roll.most, SILENT)
        allowed = next(most for least, most in MOST_APART if count.value >= least)
        is_sure = (
            apart <= allowed
            and roll.most >= FEWEST
            and (roll.is_closed or self._is_told_one_each(text, count, roll))
            and not has_other
            and self._is_of(text, count, frame, roll)
            and self._is_enough(count, frame, roll)
            and not self._has_counts(text[roll.start : roll.end], count)
            and not self._has_counts(self._joined_before(text, count), count)
            and not self.grammar.names.are_left(text, roll.end, count, lacking=int(count.value) - roll.most)
        )
        return Listing(count, roll.start, roll.end, roll.fewest, roll.most, SURE) if is_sure else None

    def _has_counts(self, inside: str, count: Figure) -> bool:
        """`05 lớp. Đó là hai lớp cho cán bộ, một lớp kế toán …`: items that are several of the things."""
        noun = re.escape(count.unit.split(maxsplit=1)[0])
        return re.search(rf"(?<!\w){self.words.numeral}\s+{noun}(?!\w)", inside) is not None

    def _joined_before(self, text: str, count: Figure) -> str:
        """`một điểm chính và` before `hai điểm phụ: …`: the items are of both."""
        before = text[max(0, count.start - REACH_BEFORE) : count.start]
        joint = self.words.joint.search(before, max(0, len(before) - LONGEST_JOINT))
        return before if joint is not None and joint.end() == len(before) else ""

    def _is_of(self, text: str, count: Figure, frame: Frame, roll: Roll) -> bool:
        """Whether the items are what is counted, not where it happens, nor some of it."""
        if self._is_of_some(frame) or self.grammar.names.are_some(frame.head, count.unit):
            return False
        if self._is_told_one_each(text, count, roll) or self._is_named_again(count, frame):
            return True
        if frame.kind == AT or self._is_at(frame.head):
            return self._is_one_each(text, count, frame, roll)
        return self._are_counted(text, count, frame, roll)

    def _are_counted(self, text: str, count: Figure, frame: Frame, roll: Roll) -> bool:
        """Whether the items are of the kind that is counted."""
        is_place = self.grammar.is_place(count)
        if is_place:
            return roll.nature == NAMES and roll.kinds.count(TITLED) == 0
        is_person = self.words.person.match(text, _noun_at(text, count)) is not None
        if is_person and (roll.kinds.count(PLACE) or roll.nature not in (NAMES, ALIKE)):
            return False
        is_again = first_word(text[roll.start : roll.end]) == first_word(count.unit)
        if self.grammar.names.bodies.match(text, count.start) and not is_again:
            return False
        are_owners = self.words.owner.match(count.unit) is not None and roll.kinds.count(TITLED) == len(roll.kinds)
        return is_person or is_again or are_owners or frame.kind != BRACKET or self._is_lasting(count, frame, roll)

    def _is_lasting(self, count: Figure, frame: Frame, roll: Roll) -> bool:
        """`05 công trình đang thi công (kênh A, kênh B, …)`: things, no events, one fewer than told."""
        is_thing = self.words.lasting.match(count.unit) is not None
        is_fewer = roll.fewest - count.value == 1 and roll.nature in (BODIES, ALIKE)  # no comma stands in their names
        is_near = count.value - roll.most == 1 or is_fewer
        return is_thing and is_near and len(roll.kinds) >= FEWEST_BESIDE and "," not in frame.head

    def _is_told_one_each(self, text: str, count: Figure, roll: Roll) -> bool:
        """`06 phiên lần lượt mở tại các huyện A, B, …, mỗi huyện một phiên`."""
        told = self.words.one_each.match(text, roll.end)
        return told is not None and first_word(count.unit) in (told["one"].casefold(), told["other"].casefold())

    def _is_named_again(self, count: Figure, frame: Frame) -> bool:
        """`12 trạm chưa đạt, đó là trạm y tế các xã: A, B, …`: what is counted, named by where it is."""
        named = self.words.named_again.search(frame.head)
        return named is not None and named["noun"].casefold() == first_word(count.unit)

    def _is_one_each(self, text: str, count: Figure, frame: Frame, roll: Roll) -> bool:
        """Whether one of the things is of each: `05 căn thuộc các hộ: ông A, …`, `07 CĐCS tại các nhà máy: …`."""
        noun = _noun_at(text, count)
        if roll.fewest - count.value == 1 and self.words.fixed.match(text, noun):
            return self._is_at(frame.head + frame.opener) and self._are_each_a_place(roll)
        if count.value - roll.most != 1:
            return False
        if self.words.points.match(text, noun) and roll.nature in (BODIES, THINGS):
            return True
        if self.words.single.match(text, noun) and roll.nature == NAMES:
            return True
        if self.words.manifold.match(text, noun):
            return False
        several = self.grammar.names.several.search(frame.head)
        owned = text[roll.start : roll.end] if several is None else several[0]
        is_owned = roll.kinds.count(TITLED) >= FEWEST or self.words.owners.match(owned) is not None
        is_owned = is_owned or roll.kinds[0] == TITLED  # 08 căn nhà cho hội viên A, B, C
        is_told = frame.kind == COLON and several is not None and count.value > FEWEST_SMALL
        return (is_owned and roll.nature in (NAMES, ALIKE)) or (is_told and roll.nature == BODIES)

    def _are_each_a_place(self, roll: Roll) -> bool:
        """Persons, bodies or `các xã A, B, C`: no address, as in `tại xã A, huyện B`."""
        kinds = set(roll.kinds)
        is_gathered = self.words.gathered.match(roll.pieces[0]) is not None
        return roll.fewest == roll.most and (kinds in ({TITLED}, {BODY}) or (kinds == {NAME} and is_gathered))

    def _is_of_some(self, frame: Frame) -> bool:
        """`…, như: A, B`, `khó nhất là A, B`; but not `12 đoàn viên tiêu biểu: …`, `như sau: …`."""
        told = self.grammar.head(frame.head + frame.opener)
        head = told if frame.kind == TELLS else self.words.opened.sub("", frame.head)
        is_qualified = frame.kind in QUALIFIED and self.words.qualifies.match(frame.head) is not None
        return self.words.open_end.search(_QUOTED.sub("", head)) is not None and not is_qualified

    def _is_at(self, head: str) -> bool:
        """`… tại các doanh nghiệp:`."""
        names = self.grammar.names
        if names.where.search(head):
            return self.words.no_at.search(head) is None  # trường trực thuộc: A, B; trường trên địa bàn: A, B
        several = names.several.search(head)
        return several is not None and not self.words.titles & {several["noun"], first_word(several["noun"])}

    def _is_enough(self, count: Figure, frame: Frame, roll: Roll) -> bool:
        """Whether the items are built so that no comma is lost, or none is needed."""
        if roll.nature in STRICT:
            return True
        is_missing = roll.most < count.value
        if roll.nature == MEASURED:
            return is_missing and len(roll.kinds) >= FEWEST
        is_plain = frame.kind in (COLON, OPENS, TELLS)
        fewest = FEWEST_SMALL - (frame.kind == COLON and roll.fewest == roll.most)
        return is_missing and is_plain and len(roll.kinds) >= fewest


def _apart(count: Figure, roll: Roll) -> int:
    """How many items there are too few or too many."""
    told = int(count.value)
    return max(roll.fewest - told, told - roll.most, 0)


def _noun_at(text: str, count: Figure) -> int:
    """Where what is counted begins, behind the number."""
    number = _NUMBER.match(text, count.start, count.end)
    return number.end() if number else count.start


def _is_sum(inside: str, count: Figure, number: int) -> bool:
    """Whether the items have shares of the count: `04 vụ: Tân An 1 vụ, Tân Phú 2 vụ, Bến Lức 1 vụ`, `A (2), B (2)`."""
    if not any(map(str.isdigit, inside)):
        return False
    noun = count.unit.split(maxsplit=1)[0]
    if re.search(rf"\d\s+{re.escape(noun)}(?!\w)", inside) or _BARE.search(inside):
        return True
    told = [int(number) for number in _WHOLE.findall(inside)]
    return len(told) >= max(FEWEST, number) and sum(told) == count.value

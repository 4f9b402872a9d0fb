"""Lists of names that one type word opens: `xã Vĩnh An, Tây Bình và Tây An`, `các xã: A, B`, `các phường: 1, 2 và 4`.

A part of the place finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.find.place_ends import LONGEST_UNKNOWN, known_end, name_end
from pipeline.find.place_grammar import UNIT_NUMBER, PlaceGrammar, UnitType
from pipeline.find.place_villages import has_figure, joint_behind
from pipeline.model import Mention
from pipeline.placenames import NAME_RUN
from pipeline.text import UPPER, folded
from pipeline.values import Toponym

TYPE_REACH = 24  # characters back from a name to its type: "tổ dân phố" and a line break
LIST_REACH = 100  # characters back from a list's first name to its type word
# How an item of a numbered list begins: `2. Ông …`, `9) Bà …`, `II. Nhóm …`, `3 - Hộ …`, a row's number in its cell.
ITEM_MARK = re.compile(
    rf"(?:\d{{1,3}}[A-Za-z]?|[IVX]{{1,5}}|[{UPPER}])(?:\s?[.)](?!\w)|\s?[-–:](?=\s)|[ \t]*[\t\x00|])"
)
HEAD_MARK = re.compile(r"\s*:\s")  # behind a name that villages are listed under
ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s+[^\W\d_]")


def listed(grammar: PlaceGrammar, text: str, at: int, kind: UnitType, after: str) -> Iterator[Mention]:
    """Bare names that go on with the list: `xã Vĩnh An, Tây Bình, Tây Vinh và Tây An`; `after`: its first."""
    while True:
        behind = _behind_former(grammar, text, at)
        counted = "village" in kind.levels and has_figure(text, behind)
        joint = joint_behind(grammar.list_joint, text, behind) if counted else grammar.list_joint.match(text, behind)
        if joint is None and "village" not in kind.levels:
            joint = _behind_figure(grammar, text, behind, kind)
        if joint is not None and _is_item(text, joint, after):
            return
        member = member_at(grammar, text, joint.end(), kind, after) if joint else None
        if joint is not None and member is not None and _heads_next(text, joint, member, kind):
            return
        if member is None or (counted and not has_figure(text, member.end)):
            return  # of villages with a figure each all have one: Vân Tiền 312 hộ, Tam Đa 268 hộ
        yield member
        after, at = member.value.name if isinstance(member.value, Toponym) else "", member.end


def _behind_figure(grammar: PlaceGrammar, text: str, at: int, kind: UnitType) -> re.Match[str] | None:
    """What joins a name, a figure behind it, and the next, which the gazetteer has: `xã Kiến An (22 thửa), Hòa An`."""
    joint = joint_behind(grammar.list_joint, text, at) if has_figure(text, at) else None
    if joint is None or not text[joint.end() : joint.end() + 1].isupper():
        return None
    return joint if known_end(grammar, text, joint.end(), kind.levels) is not None else None


def _is_item(text: str, joint: re.Match[str], after: str) -> bool:
    """Whether an item of a numbered list begins behind the joint, and no member: `quận Ba Đình;` / `2. Ông Nam`.

    In one line it is one behind a semicolon or a name; `phường 1, 2. Các …` ends a sentence. `after`: member before it.
    """
    if "\n" in joint[0]:
        return ITEM_MARK.match(text, joint.end()) is not None
    is_apart = ";" in joint[0] or not after[-1:].isdigit()
    return is_apart and ITEM_NUMBER.match(text, joint.end()) is not None


def _heads_next(text: str, joint: re.Match[str], member: Mention, kind: UnitType) -> bool:
    """Whether a name heads the next list: `xã An Bình: thôn Đông, Đoài; Tân Lập: thôn Thượng`."""
    return "village" in kind.levels and ";" in joint[0] and HEAD_MARK.match(text, member.end) is not None


def _behind_former(grammar: PlaceGrammar, text: str, at: int) -> int:
    """Where a list goes on behind a member's end: `phường Hàng Bạc (cũ), Hàng Buồm (cũ)`."""
    former = grammar.former.match(text, at)
    return former.end() if former is not None else at


def behind_unknown(grammar: PlaceGrammar, text: str, start: int, kind: UnitType) -> Iterator[Mention]:
    """The list behind a name that is not known: `huyện Krông Xyz, Cư M'gar, Lắk`."""
    head = NAME_RUN.match(text, start) if "village" not in kind.levels else None
    if head is not None and len(head[0].split()) <= LONGEST_UNKNOWN:
        yield from listed(grammar, text, head.end(), kind, head[0])


def member_at(grammar: PlaceGrammar, text: str, start: int, kind: UnitType, after: str = "") -> Mention | None:
    """The member of a list that begins at `start`; `None` where a new type word or no name stands.

    `after`: the member before it.
    """
    ahead = grammar.type_ahead.match(text, start)
    is_typed = ahead is not None and not _begins_name(grammar, ahead[0], kind)
    if is_typed and known_end(grammar, text, start, kind.levels) is None:
        return None  # the next has a type of its own; `Bản Liền` is a name
    stem, _, number = after.rpartition(" ")
    carried = _carried_end(grammar, text, start, kind, stem) if number.isdigit() else None
    word = grammar.number_word.match(text, start)  # tổ dân phố số 4, số 5
    end = carried or name_end(grammar, text, word.end() if word else start, kind, listed=True, after=after)
    if end is None:
        return None
    name = folded(text[start:end])
    if "village" not in kind.levels and any(word[0].islower() for word in name.split()):
        return None  # phường Đông Lương, Trung tâm Văn hóa
    if carried:
        name = f"{stem} {name}"
    elif name.isdigit() and number.isdigit() and "village" in kind.levels:
        name = f"{stem} {name}".strip()  # thôn Phú Lễ 1, 2
    value = Toponym(name, kind.levels, "listed", kind.word)
    return Mention(start, end, value, f"words.toml: list of {kind.word}")


def _begins_name(grammar: PlaceGrammar, word: str, kind: UnitType) -> bool:
    """`các làng Kép, Plei Bông`, `các thôn Nà Tân, Bản Lầu`: a village's type with a capital, other than the list's."""
    other = grammar.types.get(folded(word).casefold())
    is_village = other is not None and other.levels == kind.levels == ("village",)
    return is_village and word[0].isupper() and not word.isupper() and other is not None and other.word != kind.word


def _carried_end(grammar: PlaceGrammar, text: str, start: int, kind: UnitType, stem: str) -> int | None:
    """End of a number that goes on with a unit's name, when there is one: `xã Bảo Lâm 1, 2 và 3`."""
    number = UNIT_NUMBER.match(text, start) if stem and "village" not in kind.levels else None
    if number is None or grammar.counted.match(text, number.end()):
        return None
    return number.end() if grammar.gazetteer.has(f"{stem} {number[0]}", kind.levels) else None


def plurals(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`các xã: A, B và C`, `04 xã (A, B)`, `các xã ven biển gồm A, B`: all names are bare."""
    for start in grammar.plural_start.starts(text):
        low = max(0, start - LIST_REACH)
        if not grammar.plural_word.search(text, low, start):
            continue  # a glance, for the pattern itself is slow
        match = grammar.plural.search(text, low, start)
        if match is None or ("\n" in match[0] and ITEM_MARK.match(text, start)):
            continue  # kính trình HĐND xã như sau: / I. Sự cần thiết
        low = max(0, match.start() - TYPE_REACH)
        if grammar.compound_end.search(text, low, match.end("type")):
            continue  # văn bản (VBQPPL)
        word = folded(match["type"].casefold())
        first_type = word.partition(",")[0].strip()  # các tỉnh, thành phố: …
        kind = grammar.types.get(word) or grammar.types.get(first_type) or UnitType(word, ("commune",))
        if kind.word in grammar.weak and not match["count"] and not grammar.several.search(text, low, match.start()):
            continue  # khu vực ngoài quốc doanh như Vạn Lợi
        member = member_at(grammar, text, start, kind)
        if member is None:
            yield from behind_unknown(grammar, text, start, kind)
        else:
            yield member
            yield from listed(grammar, text, member.end, kind, text[start : member.end])


def number_lists(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`các phường: 1, 2 và 4`, `05 phường (1, 2, 4, 5, 6)`."""
    for printed, spans in grammar.number_lists.opened(text):
        kind = grammar.types[folded(printed)]
        for start, end in spans:
            value = Toponym(text[start:end], kind.levels, "listed", kind.word)
            yield Mention(start, end, value, f"words.toml: list of {kind.word}")

"""What stands beside a bare name that a province and a commune have: other communes of the list, or a province.

`- Nghĩa Tâm: 300 ha;` / `- Bình Thuận: 120 ha;` is a list of communes, `Hải Dương, Hòa Bình, Sơn La` one of provinces,
`huyện Kiến Xương, Thái Bình` a chain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.gazetteer import is_valid
from pipeline.link.resolved import OTHER_DAYS, Context, is_in, lies_in
from pipeline.model import Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook, alternation
from pipeline.values import Toponym

LONGEST_LIST = 60  # mentions to either side that are looked at
# What stands between two members of a list with figures: `Bình Minh 12 ca; Hòa Bình`, `An Lương (30 ha), Bình Thuận`.
FIGURES = re.compile(r"\s*(?:[:(–-]\s*)?\d[^;\n]{0,24}?\)?\s*[,;]\s+")
# Between two cells of a column that holds names, beside columns of figures.
CELLS = re.compile(r"[\s\d.,%+–-]*\x00[\s\d.,%+–\x00-]*")
LINE_OPENS = re.compile(r"[\s|\-–+•*\d.)]*")  # of a list's item, before its name
LONGEST_LINE = 200  # characters
BODY_REACH = 64  # characters from the first word of a body's name to the place that closes it


def of_provinces(rules: Rulebook) -> re.Pattern[str]:
    """Pattern of a body that only provinces have, up to the place that closes its name: `Sở Y tế `."""
    ends = alternation(rules.words("words.place.end_of_body"))
    body = alternation(rules.words("words.place.bodies_of_provinces"))
    return re.compile(rf"(?<!\w){body}(?:\s+(?!{ends}\s)[^\s.;:()]+)*\s+$")


def own_commune(context: Context, toponym: Toponym) -> PlaceRow | None:
    """The one commune of the name that the own district has on the day."""
    gazetteer, home = context.gazetteer, context.home
    if home.district is None or "commune" not in toponym.levels:
        return None
    if home.province is not None and name_key(home.province.name) == name_key(toponym.name):
        return None
    named = (row for row in gazetteer.named(toponym.name, "commune", home.day) if is_valid(row, home.day))
    rows = [row for row in named if is_in(gazetteer, row, home.district, home.day)]
    return rows[0] if len(rows) == 1 else None


def is_among_own(context: Context, mentions: Sequence[Mention], index: int) -> bool:
    """`Phú Thành A, Phú Thành B, Hòa Bình`: whether a name in its list can only be a commune of the own district.

    A list goes on over commas, over figures (`Bình Minh 12 ca; Hòa Bình 3 ca`) and over lines that begin with a name;
    it is none of communes where another province stands in it.
    """
    value = mentions[index].value
    if not isinstance(value, Toponym) or not _has_larger(context, value) or own_commune(context, value) is None:
        return False
    is_found = False
    for step in (-1, 1):
        for beside in _members(context, mentions, index, step):
            is_own = own_commune(context, beside) is not None
            if "province" in beside.levels and not is_own:
                return False
            is_found = is_found or (is_own and not _has_larger(context, beside))
    return is_found


def _has_larger(context: Context, toponym: Toponym) -> bool:
    """Whether a province or the own district has the name."""
    district = context.home.district
    return "province" in toponym.levels or (district is not None and name_key(district.name) == name_key(toponym.name))


def is_of_province(context: Context, mentions: Sequence[Mention], index: int) -> bool:
    """Whether what stands beside a bare name says that it is the province of the name: a chain, or another province."""
    value, here = mentions[index].value, mentions[index]
    if not isinstance(value, Toponym) or "province" not in value.levels:
        return False
    before = mentions[index - 1] if index else None
    if before is not None and isinstance(before.value, Toponym) and before.end <= here.start:
        gap = context.chain_gap.fullmatch(context.text, before.end, here.start)
        if gap is not None and gap[0].strip() and _lies_in_province(context, before.value, value.name):
            return True
    if _is_of_body(context, value, here.start) or _is_beside_typed(context, mentions, index):
        return True
    return any(
        "province" in beside.levels and own_commune(context, beside) is None
        for step in (-1, 1)
        for beside in _members(context, mentions, index, step)
    )


def _is_of_body(context: Context, toponym: Toponym, at: int) -> bool:
    """Whether the name of the own district, which a province has too, ends that of a body that only provinces have."""
    district = context.home.district
    is_of_both = district is not None and name_key(district.name) == name_key(toponym.name)
    return is_of_both and context.provincial.search(context.text, max(0, at - BODY_REACH), at) is not None


def _is_beside_typed(context: Context, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a province with its type word is joined to the name: `Tây Ninh với Thành phố Hồ Chí Minh`."""
    for first in (index - 1, index):
        if not 0 <= first < len(mentions) - 1:
            continue
        other = mentions[first if first < index else first + 1].value
        if not isinstance(other, Toponym) or other.form != "typed" or "province" not in other.levels:
            continue
        joint = context.list_joint.fullmatch(context.text, mentions[first].end, mentions[first + 1].start)
        rows = context.gazetteer.named(other.name, "province", context.home.day) if joint is not None else ()
        if any(is_valid(row, context.home.day) and row.type == context.full_type(other) for row in rows):
            return True
    return False


def _lies_in_province(context: Context, toponym: Toponym, province: str) -> bool:
    """Whether a district or commune of the name lay in the province at any time."""
    gazetteer = context.gazetteer
    for day in dict.fromkeys((context.home.day, *OTHER_DAYS)):
        above = gazetteer.named(province, "province", day)
        for level in ("district", "commune"):
            rows = gazetteer.named(toponym.name, level, day) if level in toponym.levels else []
            if any(lies_in(gazetteer, row, unit, day) for row in rows for unit in above):
                return True
    return False


def _members(context: Context, mentions: Sequence[Mention], index: int, step: int) -> Iterator[Toponym]:
    """The names of the list that a name stands in, to one side, the nearest first.

    The own district's name is only followed over commas: in a table the district may have a row of its own.
    """
    value = mentions[index].value
    if isinstance(value, Toponym) and "province" not in value.levels:
        yield from _run(context, mentions, index, step, _by_commas)
        return
    is_joined = _by_lines if _opens_line(context.text, mentions[index].start) else _by_marks
    yield from _run(context, mentions, index, step, is_joined)
    if is_joined is _by_lines:
        yield from _run(context, mentions, index, step, _by_marks)


def _run(
    context: Context,
    mentions: Sequence[Mention],
    index: int,
    step: int,
    is_joined: Callable[[Context, Mention, Mention], bool | None],
) -> Iterator[Toponym]:
    here = mentions[index]
    for at in range(index + step, index + step * LONGEST_LIST, step):
        if not 0 <= at < len(mentions):
            return
        value = mentions[at].value
        if not isinstance(value, Toponym) or value.form == "typed":
            continue
        joined = is_joined(context, *((mentions[at], here) if step < 0 else (here, mentions[at])))
        if joined is None:
            continue
        if not joined:
            return
        yield value
        here = mentions[at]


def _by_commas(context: Context, first: Mention, second: Mention) -> bool | None:
    between = context.text[first.end : second.start]
    return bool(between.strip()) and context.list_joint.fullmatch(between) is not None


def _by_marks(context: Context, first: Mention, second: Mention) -> bool | None:
    """Whether two names of one line, or of a table's column, are members that follow one another."""
    between = context.text[first.end : second.start]
    if not between.strip() or "\n" in between:
        return False
    return any(joint.fullmatch(between) for joint in (context.list_joint, FIGURES, CELLS))


def _by_lines(context: Context, first: Mention, second: Mention) -> bool | None:
    """Whether two names begin lines that follow one another; `None` for a name within a line."""
    text = context.text
    if not (_opens_line(text, first.start) and _opens_line(text, second.start)):
        return None
    return text.count("\n", first.end, second.start) == 1


def _opens_line(text: str, at: int) -> bool:
    line = text.rfind("\n", max(0, at - LONGEST_LINE), at) + 1
    return line > 0 and LINE_OPENS.fullmatch(text, line, at) is not None

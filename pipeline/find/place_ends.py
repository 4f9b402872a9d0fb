"""Where a name behind a type word ends: `huyện Tây Sơn ban hành`, `phường 7`, `thôn Tân Lập 2`.

A part of the place finder. It is the longest name that the gazetteer holds, but no part of a longer one that it does
not hold: `xã Thanh Xuấn` is not xã Thanh.
"""

from __future__ import annotations

import re

from pipeline.find.place_ended import WINDOW, ended_province_end, words_of
from pipeline.find.place_grammar import LOOK_BACK, UNIT_NUMBER, PlaceGrammar, UnitType
from pipeline.find.place_lines import line_limit
from pipeline.placenames import NAME_RUN, SYLLABLE, name_key
from pipeline.text import UPPER, without_marks

LONGEST_UNKNOWN = 4  # syllables of a name that no list holds
SHORTEST_TWO = 2  # syllables from which a name is seldom the beginning of another
LONGEST_IN_CAPITALS = 4  # letters; where a longer unknown name in capitals ends cannot be told
LONGEST_STEP = 10  # from a numbered unit to the next in a list; what is further off counts something
# Numbers of wards and districts as they were once written: quận III. Not X, which stands for any.
ROMAN = {
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
    "VII": "7",
    "VIII": "8",
    "XI": "11",
    "XII": "12",
}
LINE_OF_CAPITALS = re.compile(rf"{SYLLABLE}(?: {SYLLABLE})*(?=[ \t]*(?:\n|$)|[ \t]{{2}}|\t|\x00)")
PERSON = re.compile(rf"[{UPPER}]\w+ [{UPPER}]")  # of whom no more is told than the initial: Hồ H
# A syllable without its marks, of languages beside Vietnamese too: KRONG, EA, PLEI.
IN_CAPITALS = re.compile(r"[BCDGHKLMNPQRSTVX]{0,3}[AEIOUY]{1,3}(?:CH|NG|NH|[CHKLMNPRT])?|[IVX]+")
COUNT = re.compile(r"0\d|[1-9]\d")  # behind a name in a list: villages with such numbers are few
GOES_ON = re.compile(r"\s+[^\W_]")  # a word or figure, after a blank


def name_end(
    grammar: PlaceGrammar, text: str, start: int, kind: UnitType, *, listed: bool = False, after: str = ""
) -> int | None:
    """End of the longest name of the type that begins at `start`; an unknown one is taken where only a name can stand.

    `listed`: it goes on with a list, without a type word of its own; `after`: the member before it.
    """
    if text[start : start + 1].isdigit():
        return _number_end(grammar, text, start, kind, listed=listed, after=after)
    ended = ended_province_end(grammar, text, start, kind, listed=listed)
    run = NAME_RUN.match(text, start)
    if ended or run is None or (listed and _is_person(grammar, run[0], after)):
        return ended
    if kind.word in grammar.numbers_only:
        return _closed_name_end(grammar, text, run) if kind.word in grammar.names_closed else None
    if run[0] in ROMAN and kind.word in grammar.numbered and "village" not in kind.levels:
        return run.end()
    known = known_end(grammar, text, start, kind.levels)
    is_cut_off = known is not None and _is_cut_off(grammar, text, run, known, kind)
    if known is not None and (not is_cut_off or run.end() == known):
        return None if is_cut_off else known  # a numeral that another word goes on with: quận Nhất trí
    return (_unknown_member_end if listed else _unknown_end)(grammar, text, run, kind)


def _is_person(grammar: PlaceGrammar, name: str, after: str) -> bool:
    """`Hồ H`, of whom a judgment tells the initial; `Sah A, Sah B` are villages. `after`: the member before it."""
    if not PERSON.fullmatch(name) or PERSON.fullmatch(after):
        return False
    return name.split(maxsplit=1)[0].title() in grammar.surnames


def known_end(grammar: PlaceGrammar, text: str, start: int, levels: tuple[str, ...]) -> int | None:
    """End of the longest name of these levels in the gazetteer; small words and numbers may be in it (`Đường 10`)."""
    administrative = [level for level in levels if level != "village"]
    window = WINDOW.match(text, start)
    if not administrative or window is None:
        return None
    longest = None
    syllables = words_of(window[0])
    most = grammar.gazetteer.most_syllables(window[0][slice(*syllables[0])])
    for begin, end in reversed(syllables[:most]):
        name = window[0][:end]
        is_known = grammar.gazetteer.has(name, administrative)
        if not is_known and not ("-" in name and grammar.gazetteer.has(unhyphened(name), administrative)):
            continue
        if begin and not window[0][begin].isupper() and window[0][begin].isalpha():
            longest = longest or start + end  # `Lấp vò`; but xã Tân Hòa thành lập, and not Tân Hòa Thành
            continue
        if not _begins_other(grammar, text, start + begin, start + end):
            return start + end
    return longest


def unhyphened(name: str) -> str:
    """A name with blanks for hyphens, when these join all its syllables: `Quảng-Ninh`, but not `Tân Hòa-Thành An`."""
    return name if " " in name else name.replace("-", " ")


def _begins_other(grammar: PlaceGrammar, text: str, begin: int, end: int) -> bool:
    """Whether a name's last word begins a type word or a body: `phường Tân Hòa Thành phố`, `xã Tân Phú Trung tâm`."""
    if text[begin:end].casefold() not in grammar.first_words:
        return False
    ahead = grammar.type_ahead.match(text, begin) or grammar.body.match(text, begin)
    return ahead is not None and ahead.end() > end


def _is_cut_off(grammar: PlaceGrammar, text: str, run: re.Match[str], end: int, kind: UnitType) -> bool:
    """Whether a known name that ends at `end` is but the beginning of its run: of an unknown or damaged name."""
    name = text[run.start() : end]
    if " " not in name and name_key(name) in grammar.numerals and not grammar.closed.match(text, end):
        return True
    rest = text[end : run.end()]
    begin = run.end() - len(rest.lstrip())
    if (
        not rest[:1].isspace()
        or "-" in rest
        or grammar.type_ahead.match(text, begin)
        or grammar.body.match(text, begin)
        or (name.isupper() and grammar.body_below.match(text, begin - 1))
    ):
        return False
    words, more = name.split(), rest.split()
    longer = (" ".join((*words, *more[:count])) for count in (1, 2) if count <= len(more))
    if any(grammar.gazetteer.resembles(one) for one in longer):
        return True
    if "commune" not in kind.levels or rest.isupper() or _is_another(grammar, text, end, rest):
        return False  # heads in capitals run together: TỈNH PHÚ YÊN ĐIỆN
    # `xã Bình Thành Trưởng ban`, `xã Vĩnh An Năm 2020`: something else begins.
    is_whole = len(more) == 1 and len(words) < LONGEST_UNKNOWN and not GOES_ON.match(text, run.end())
    return len(words) < SHORTEST_TWO or is_whole


def _is_another(grammar: PlaceGrammar, text: str, end: int, rest: str) -> bool:
    """Whether what is behind a name begins another: on a line of its own, in other letters, a unit's, a person's."""
    words = rest.split()
    is_below = "\n" in rest[: len(rest) - len(rest.lstrip())]
    if is_below or (words[0].isupper() and len(words[0]) > 1 and not text[end - 1].isupper()):
        return True
    if len(words) < SHORTEST_TWO:
        return False
    second = " ".join(words[:2])
    return words[0].title() in grammar.surnames or grammar.gazetteer.has(second, ("district", "province"))


def _number_end(
    grammar: PlaceGrammar, text: str, start: int, kind: UnitType, *, listed: bool, after: str
) -> int | None:
    """End of a unit's number (`phường 7`), or of a name that begins with one (`phường 1 Bảo Lộc`)."""
    number = UNIT_NUMBER.match(text, start)
    end = number.end() if number is not None else grammar.number_lists.number_end(text, start)
    if end is None or kind.word not in grammar.numbered:
        return None
    known = known_end(grammar, text, start, kind.levels)
    if known is not None and known > end:
        return known
    is_closed = kind.word not in grammar.closed_numbers or grammar.number_closed.match(text, end)
    if grammar.counted.match(text, end) or not is_closed:
        return None
    here, last = text[start:end], after.rpartition(" ")[2]  # of `Phú Lễ 1` too
    is_next = last.isdigit() and here.isdigit() and int(last) < int(here) <= int(last) + LONGEST_STEP
    if listed and not is_next and not grammar.member_number.match(text, start):
        return None  # phường 1, 2 và 15 cán bộ
    return end


def _unknown_end(grammar: PlaceGrammar, text: str, run: re.Match[str], kind: UnitType) -> int | None:
    """Villages are in no gazetteer; a name may be damaged, a province's or district's in marks and look-alikes only."""
    ends = [end for _, end in words_of(run[0])]
    if kind.word.endswith(".") or _is_no_name(grammar, text, run, ends) or _is_compound(grammar, run, kind):
        return None
    if "province" in kind.levels or "district" in kind.levels:
        return _damaged_end(grammar, run, kind)
    limit = ends[min(len(ends), LONGEST_UNKNOWN) - 1]
    gap = re.search(r"\s-\s|\n", run[0][:limit])
    if gap and (gap[0].strip() == "-" or "\n\n" in run[0][gap.start() : gap.start() + 4]):
        limit = gap.start()  # a name may wrap over a line end; what follows an empty line is another text
    name = text[run.start() : line_limit(text, run.start(), run.start() + limit)].rstrip()
    if kind.word in grammar.weak and (
        re.match(r"[IVX]+(?!\w)", name)
        or grammar.region.match(name)
        or grammar.gazetteer.has(name, ["province", "district"])  # Bệnh viện đa khoa khu vực Cai Lậy
    ):
        return None
    if not name or (name.isupper() and len(name) > LONGEST_IN_CAPITALS):
        return _in_capitals_end(grammar, text, run.start(), kind)
    end = run.start() + len(name)
    if "village" in kind.levels:
        return _village_end(grammar, text, name, end, kind)
    return end if len(name.split()) > 1 else None


def _village_end(grammar: PlaceGrammar, text: str, name: str, end: int, kind: UnitType) -> int | None:
    """End of a village's name at `end` or with the number behind; `làng Đại học`, `khu vực Nhà nước` are none."""
    goes_on = grammar.word_goes_on if kind.word in grammar.things_too else None
    goes_on = grammar.weak_goes_on if kind.word in grammar.weak else goes_on
    if goes_on is not None and " " not in name and goes_on.match(text, end):
        return None
    number = grammar.village_number.match(text, end)
    return number.end() if number else end


def _damaged_end(grammar: PlaceGrammar, run: re.Match[str], kind: UnitType) -> int | None:
    """End of what is a province's or district's name but for what OCR mistakes: `tỉnh Quàng Bình`, `huyện Bố Trạcb`."""
    ends = [end for _, end in words_of(run[0])][SHORTEST_TWO - 1 : LONGEST_UNKNOWN]
    damaged = grammar.gazetteer.has_damaged
    return next((run.start() + end for end in reversed(ends) if damaged(run[0][:end], kind.levels)), None)


def _closed_name_end(grammar: PlaceGrammar, text: str, run: re.Match[str]) -> int | None:
    """End of a name of two syllables and more that fills its run, up to a mark or type word: `khối Quang Tiến, `."""
    ends = [end for _, end in words_of(run[0])]
    is_name = 1 < len(ends) <= LONGEST_UNKNOWN and "\n" not in run[0] and "-" not in run[0] and not run[0].isupper()
    is_name = is_name and all(word.istitle() for word in run[0].split())
    if not is_name or run[0].split()[0] in grammar.body_words or _is_no_name(grammar, text, run, ends):
        return None
    number = grammar.village_number.match(text, run.end())
    end = number.end() if number is not None else run.end()
    return end if grammar.name_closed.match(text, end) else None


def _in_capitals_end(grammar: PlaceGrammar, text: str, start: int, kind: UnitType) -> int | None:
    """End of a village's name in a head: behind a body that villages have, up to the end of its line.

    `CHI BỘ THÔN LIÊN MỸ`; elsewhere in capitals anything may follow: `XÂY DỰNG THÔN THÔNG MINH`.
    """
    if "village" not in kind.levels or not grammar.village_bodies.end(text[max(0, start - LOOK_BACK) : start]):
        return None
    name = LINE_OF_CAPITALS.match(text, start)
    is_name = name is not None and name[0].isupper() and len(name[0].split()) <= LONGEST_UNKNOWN
    return name.end() if name is not None and is_name else None


def _is_no_name(grammar: PlaceGrammar, text: str, run: re.Match[str], ends: list[int]) -> bool:
    """`bản Cam kết`, `khu phố Văn Hóa`, `thôn UBND`, `bản Hội Nông dân`; `thôn Trung Thành` is a name."""
    if _is_abbreviation(run[0][: ends[0]]):
        return True
    first, second = run[0][: ends[0]], run[0][: ends[min(len(ends), 2) - 1]]
    if run[0] == second and name_key(second) in grammar.village_names and grammar.closed.match(text, run.end()):
        return False
    if name_key(second) in grammar.village_stop or grammar.body.match(text, run.start()):
        return True
    return name_key(first) in grammar.village_stop and first.isupper() and len(first) > 1


def _is_compound(grammar: PlaceGrammar, run: re.Match[str], kind: UnitType) -> bool:
    """`BUÔN LẬU`, `THÔN BẢN`: in capitals the type word and the next are one word."""
    first = run[0].split()[0]
    return first.isupper() and len(first) > 1 and f"{kind.word} {first.casefold()}" in grammar.in_capitals


def _is_abbreviation(word: str) -> bool:
    """`thôn NTM`, `bản ATK`: capitals that are no syllable; `THÔN BA`, `buôn KO`, `ấp IV` may be names."""
    is_one = len(word) > 1 and word.isalpha() and word.isupper() and word not in ROMAN
    return is_one and IN_CAPITALS.fullmatch(without_marks(word)) is None


def _begins_body(grammar: PlaceGrammar, text: str, run: re.Match[str]) -> bool:
    """Whether a body begins that goes on in small letters: `khu phố 3, Trạm Bảo vệ thực vật`."""
    is_body = run[0].split()[0] in grammar.body_words or grammar.body.match(text, run.start()) is not None
    return is_body and grammar.list_joint.match(text, run.end()) is None


def _is_before_last(grammar: PlaceGrammar, text: str, run: re.Match[str]) -> bool:
    """Whether a name of one syllable is followed by the last of its list, or by the commune: `Hoằng và Đoan Khê`."""
    if name_key(run[0]) in grammar.village_stop:
        return False
    joint = grammar.list_joint.match(text, run.end())
    is_before_name = joint is not None and NAME_RUN.match(text, joint.end()) is not None
    return is_before_name or grammar.above_ahead.match(text, run.end()) is not None  # Tría, Sút thuộc thị trấn Ea Pốk


def _unknown_member_end(grammar: PlaceGrammar, text: str, run: re.Match[str], kind: UnitType) -> int | None:
    """In a list a whole run is a name, when it is as long as names are and a word or mark closes it."""
    limit = line_limit(text, run.start(), run.end()) if "village" in kind.levels else run.end()
    if limit < run.end():
        return run.start() + len(text[run.start() : limit].rstrip())
    syllables = len(words_of(run[0]))
    if _is_abbreviation(run[0]):
        return None
    if "village" in kind.levels and syllables <= LONGEST_UNKNOWN and "\n\n" not in run[0]:
        goes_on = re.match(r"\s[^\W\d_]", text[run.end() : run.end() + 2])
        if goes_on and _begins_body(grammar, text, run):
            return None
        if goes_on:
            return run.end() if syllables > 1 or _is_before_last(grammar, text, run) else None
        number = grammar.village_number.match(text, run.end()) if "\n" not in run[0] else None
        is_name = number is not None and not COUNT.fullmatch(number[0].strip())
        return number.end() if number is not None and is_name else run.end()  # thôn Phú Lễ 1, Phú Lễ 2
    is_name = kind.levels == ("commune",) and syllables in {2, 3}
    is_name = is_name or ("district" in kind.levels and _damaged_end(grammar, run, kind) == run.end())
    return run.end() if is_name and grammar.member_closed.match(text, run.end(), run.end() + 4) else None

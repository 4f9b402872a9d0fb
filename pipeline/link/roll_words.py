"""The words and patterns of rolls, from rules/checks.toml, [listing] and [roll]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.listed_names import Names
from pipeline.link.roll_spelled import SpelledCounts, spelled_counts
from pipeline.rulebook import Rulebook, alternation, capital, first_letters
from pipeline.text import LOWER, UPPER

NAME, TITLED, PLACE, BODY, QUOTED, THING, CAPITAL, SMALL, LED, TAIL = (
    *("name", "titled", "place", "body", "quoted", "thing", "capital", "small", "led", "tail"),
)
MOST_BEFORE = 6  # words in small letters before a thing's own name: nhà văn hóa thôn Trung


@dataclass(frozen=True, slots=True)
class RollWords:
    """Compiled patterns and words; `kind_of` is asked of one piece of a list."""

    names: Names
    opener: re.Pattern[str]
    opened: re.Pattern[str]  # such a word right before the colon
    opening: re.Pattern[str]  # such a word
    named_again: re.Pattern[str]  # …, đó là trạm y tế các xã
    one_each: re.Pattern[str]  # …, mỗi huyện một phiên
    lasting: re.Pattern[str]  # things that are listed by name in brackets
    owners: re.Pattern[str]  # các hộ: A, B
    owner: re.Pattern[str]  # hộ
    no_at: re.Pattern[str]  # trực thuộc
    toward: re.Pattern[str]  # … đi A, B: before a name
    manifold: re.Pattern[str]  # 04 ý kiến của ông A, bà B: one may have several
    led: re.Pattern[str]  # … là 03 xã, … (03 xã)
    direct: re.Pattern[str]  # 03 bị cáo Sồng A Chua
    sequel: re.Pattern[str]  # . Đó là các xã …
    again: re.Pattern[str]  # . Các HTX giải thể …
    reached: re.Pattern[str]  # xuống hỗ trợ các huyện A, B
    some: re.Pattern[str]  # các, một, hai
    numeral: str  # pattern of a number in words, `một` too
    single: re.Pattern[str]  # 05 trạm y tế: a place has one
    fixed: re.Pattern[str]  # 05 căn: each stands at one place
    points: re.Pattern[str]  # 05 chốt: each is a place
    open_end: re.Pattern[str]
    joint: re.Pattern[str]
    gathered: re.Pattern[str]  # các xã A, các ông: A
    titled: re.Pattern[str]
    several_titles: re.Pattern[str]  # các ông, bà: A, B
    called: re.Pattern[str]  # cảnh cáo đồng chí A
    placed: re.Pattern[str]
    body: re.Pattern[str]
    tail: re.Pattern[str]  # …, đều trở về từ Lào
    tail_behind: re.Pattern[str]  # the comma before any of both
    told: re.Pattern[str]  # the same behind proper names: …, tạo việc làm cho 215 lao động
    said: re.Pattern[str]  # a name, then what is told of it
    thing: re.Pattern[str]
    dated: re.Pattern[str]  # ngày 01/7/2025
    suffix: re.Pattern[str]
    person: re.Pattern[str]  # what is counted is persons
    of_all: re.Pattern[str]  # các
    left: re.Pattern[str]  # còn lại
    titles: frozenset[str]
    qualifies: re.Pattern[str]  # 12 đoàn viên tiêu biểu: all of them are listed
    spelled: SpelledCounts

    def kind_of(self, piece: str) -> str:
        """What an item is by its opening words; brackets and figures behind it are no part of it."""
        bare = self.bare(piece)
        if not bare or bare[0] in "“\"'":
            return QUOTED if bare else SMALL
        for pattern, kind in ((self.tail, TAIL), (self.titled, TITLED), (self.placed, PLACE), (self.body, BODY)):
            if pattern.match(bare):
                return kind
        if self.dated.match(bare):
            return LED
        is_name = self.names.pure.fullmatch(bare) is not None and not (bare.isdigit() and piece[-1].isalpha())
        if is_name or bare[0].isdigit():
            return NAME if is_name else LED
        is_thing = self.thing.match(bare) is not None
        return THING if is_thing else CAPITAL if bare[0].isupper() else SMALL

    def is_open(self, pieces: Sequence[str]) -> bool:
        """Whether one stands for several things: `các xã khác`, `các huyện còn lại`."""
        return any(
            self.left.search(piece) or (self.of_all.match(piece) and not self.gathered.match(piece)) for piece in pieces
        )

    def bare(self, piece: str) -> str:
        """Without `các xã` before it, and without what is told of it behind it."""
        text = self.gathered.sub("", piece.strip(), count=1)
        return self.suffix.sub("", text).strip()


def roll_words(rules: Rulebook, names: Names) -> RollWords:
    """From the rules."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joint = alternation(rules.words("checks.listing.and"))
    plural = rules.words("checks.listing.plural")
    plurals = alternation([*plural, *map(capital, plural)])
    titles = rules.words("checks.roll.titles")
    titled = alternation([*titles, *map(capital, titles)])
    opening, telling = rules.words("checks.listing.opens", "checks.roll.opens"), rules.words("checks.roll.tells")
    standing = rules.words("checks.listing.at", "checks.roll.between")
    opens, tells, at = map(alternation, (opening, telling, standing))
    open_ends = rules.words("checks.listing.open_end")
    not_open = rf"(?!{alternation(rules.words('checks.listing.no_open_end'))}(?!\w))"
    heads = rules.words("issuers.bodies.with_field", "checks.roll.heads")
    sequels = rules.words("checks.roll.sequels")
    owners = alternation([*titles, *rules.words("checks.roll.persons", "checks.roll.owners")])
    word = rf"[{LOWER}]+"
    return RollWords(
        names=names,
        opener=re.compile(
            rf"(?=[:({first_letters((*opening, *telling, *standing))}])"  # at a glance: it takes half of the time
            rf"(?:(?P<colon>:)|(?P<bracket>\()|(?<!\w)(?:(?P<opens>{opens})(?!\s*:)|(?P<tells>{tells})|(?P<at>{at}))(?!\w))"
        ),
        opened=re.compile(rf"(?<!\w){opens}\s*$"),
        opening=re.compile(rf"(?<!\w){alternation((*opening, *sequels))}(?!\w)"),
        named_again=re.compile(
            rf"(?<!\w){alternation((*opening, *sequels))}\s+(?P<noun>{word})(?:\s+{word}){{0,3}}\s+{plurals}\s+{typed}$"
        ),
        one_each=re.compile(
            rf"[^.;\n]{{0,12}}?(?<!\w){alternation(rules.words('checks.cues.each'))}\s+(?P<one>{word})"
            rf"[^.,;\n]{{0,40}}?\s{alternation(rules.words('checks.roll.one'))}\s+(?P<other>{word})",
            re.IGNORECASE,
        ),
        lasting=re.compile(rf"{alternation(rules.words('checks.roll.lasting'))}(?!\w)"),
        owners=re.compile(rf"\s*{plurals}\s+{owners}(?!\w)"),
        owner=re.compile(rf"{alternation(rules.words('checks.roll.owners'))}(?!\w)"),
        no_at=re.compile(rf"(?<!\w){alternation(rules.words('checks.roll.no_at'))}\s*$"),
        toward=re.compile(rf"(?<!\w){alternation((*rules.words('checks.roll.toward'), *standing))}(?!\w)"),
        manifold=re.compile(rf"\s*{alternation(rules.words('checks.roll.manifold'))}(?!\w)"),
        led=re.compile(rf"(?:(?P<bracket>\()\s*|\s{alternation(rules.words('checks.roll.told_so'))}\s+)$"),
        direct=re.compile(rf"(?:\s+{word}){{0,3}}?\s+(?=[{UPPER}“\"])"),
        sequel=re.compile(
            rf"\.\s+(?:{plurals}\s+(?:{word}\s+){{1,4}})?{alternation([*sequels, *map(capital, sequels)])}(?!\w)"
            rf"(?:\s+{plurals}(?:,?\s+{word}){{1,3}}\s*:)?\s*:?"
        ),
        again=re.compile(rf"[.;]\s+{alternation(map(capital, plural))}\s+"),
        reached=re.compile(rf"(?<!\w){plurals}\s+{typed}\s+(?=[{UPPER}])"),
        some=re.compile(rf"{alternation([*plural, *rules.words('checks.roll.counts', 'checks.roll.one')])}(?!\w)"),
        numeral=alternation([*rules.words("checks.roll.counts"), *rules.words("checks.roll.one")]),
        single=re.compile(rf"\s*{alternation(rules.words('checks.roll.single'))}(?!\w)"),
        fixed=re.compile(rf"\s*{alternation(rules.words('checks.roll.fixed'))}(?!\w)"),
        points=re.compile(rf"\s*{alternation(rules.words('checks.roll.points'))}(?!\w)"),
        open_end=re.compile(rf"\.\.|…|(?<!\w){not_open}{alternation(open_ends)}(?!\w)"),
        joint=re.compile(rf"\s+{joint}\s+"),
        gathered=re.compile(
            rf"(?:{alternation(heads)}(?:\s+\w+){{0,4}}?\s+)?{plurals}\s+{word}(?:,?\s+{word}){{0,3}}?\s*:?\s+(?=[{UPPER}\d“\"]|{titled}\s+[{UPPER}])"
        ),
        titled=re.compile(rf"(?:{titled}\.?\s+)+(?=[{UPPER}])"),
        several_titles=re.compile(rf"\s*(?:{plurals}\s+)?{titled}(?:,\s*{titled})+\s*:?\s+(?=[{UPPER}])"),
        called=re.compile(rf"(?<!\w){titled}\s+(?=[{UPPER}])"),
        placed=re.compile(rf"{typed}\s+(?=[{UPPER}\d])"),
        body=re.compile(rf"{alternation(heads)}(?!\w)"),
        tail=re.compile(rf"{alternation(rules.words('checks.roll.closers'))}(?!\w)"),
        tail_behind=re.compile(
            rf",\s+{alternation(rules.words('checks.roll.closers', 'checks.roll.closers_of_names'))}(?!\w)"
        ),
        told=re.compile(rf"{alternation(rules.words('checks.roll.closers_of_names'))}(?!\w)"),
        said=re.compile(rf"(?:{titled}\s+|{typed}\s+)*{names.name}(?=\s+[{LOWER}])"),
        thing=re.compile(rf"(?:{word}[\s-]+){{1,{MOST_BEFORE}}}[“\"]?[{UPPER}\d]"),
        dated=re.compile(rf"{alternation(rules.words('checks.dates.days', 'checks.dates.months'))}\s+\d"),
        suffix=re.compile(
            rf"\s*(?:\([^()]*\)|\s[-–]\s[^,;]*|:?\s(?:{word}\s){{0,3}}\d[\d.,]*\s?(?:%|{word}(?:\s{word}){{0,2}}|m[23²³]))\s*$"
        ),
        person=re.compile(rf"\s*{alternation(rules.words('checks.roll.persons'))}(?!\w)"),
        of_all=re.compile(rf"{plurals}(?!\w)"),
        left=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.left'))}(?!\w)"),
        titles=frozenset(titles),
        qualifies=re.compile(rf"[^,]*\s{alternation(rules.words('checks.roll.qualifies'))}(?!\w)[^,]*$"),
        spelled=spelled_counts(rules),
    )


def first_word(piece: str) -> str:
    """The word that an item opens with, casefolded; "" for none."""
    words: Sequence[str] = piece.split(maxsplit=1)
    return words[0].casefold().strip(",.;:“”\"'") if words else ""

"""The nouns of the audit beside figures: clauses of figures and cues, tables as ledgers, claims.

`link` makes a `Scene` of a document, the checks in `check/` read it and make `Claim`s, and `verdicts` judges them. All
offsets are those of clean text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Interval
from pipeline.audit.spans import Span
from pipeline.values import Citation, DateValue

Made = TypeVar("Made")
NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)  # neither frozen nor a tuple: made by the thousand, and read a hundred times each
class Token:
    """A figure or a cue (`total`, `all_parts`, `comma` …) in a passage."""

    start: int
    end: int
    cue: str
    figure: Figure | None = None


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand
class Sentence:
    """The tokens between two full stops, and in how many brackets each of them stands.

    `count`: of its figures, with a unit or without; `units`: of these; `cues`: of its tokens. Checks ask them first.
    """

    tokens: tuple[Token, ...]
    levels: tuple[int, ...]
    count: int = field(init=False)
    units: frozenset[str] = field(init=False)
    cues: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        units = [token.figure.unit for token in self.tokens if token.figure is not None]
        self.count, self.units = len(units), frozenset(units)
        self.cues = frozenset([token.cue for token in self.tokens])


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand
class Passage:
    """A paragraph with its tokens. `mark`: the kind of its list mark (`dash`, `number` …), "" for none."""

    start: int
    end: int
    mark: str
    number: int  # of a numbered item, from 1; 0 for none
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]  # those that hold a token
    cues: frozenset[str] = frozenset()  # of its tokens
    units: frozenset[str] = field(init=False)  # of its figures

    def __post_init__(self) -> None:
        self.units = frozenset().union(*[each.units for each in self.sentences]) if self.sentences else NONE


@dataclass(frozen=True, slots=True)
class Listing:
    """A count and the names listed behind it: between `fewest` and `most` (an `và` may join names or stand in one).

    `doubt`: why a difference is no mismatch, as that of a `Claim`; "" where brackets, a colon or `gồm` say that these
    are all.
    """

    count: Figure
    start: int
    end: int
    fewest: int
    most: int
    doubt: str


@dataclass(frozen=True, slots=True)
class Spelled:
    """An amount and the same in words; `value` is what the words say, `doubt` why they may be of another amount."""

    amount: Figure
    start: int
    end: int
    value: Decimal
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation where it stands."""

    value: Citation
    start: int
    end: int
    text: str
    mention_id: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands; `is_planned`: it is past, and told as still to come; `is_done`: the other way round."""

    value: DateValue
    start: int
    end: int
    text: str
    mention_id: str
    is_planned: bool = False
    is_done: bool = False


class DatePair(NamedTuple):
    """`từ ngày … đến ngày …`."""

    first: Dated
    last: Dated


class Elapsed(NamedTuple):
    """`Qua hơn 10 năm thực hiện Nghị quyết …`: the years told, and the document they are counted from."""

    years: Figure
    since: Cited


class Lasting(NamedTuple):
    """`từ ngày … đến ngày … (61 ngày)`: a time told and its two ends, ISO days, or years and months as far as told.

    `is_sure`: nothing stands between that the time could be of instead. `may_pause`: it may be of
    some of the days between (`học 45 ngày, từ ngày … đến ngày …`).
    """

    time: Figure
    first: str
    last: str
    start: int
    end: int
    unit: str  # days, months, years
    is_sure: bool
    may_pause: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ledger. `parent`: index of the row that it is a part of, `None` at the top.

    `is_partial`: its siblings are not all parts (`Trong đó`). `unit`: of its unit column, "" for none.
    """

    label: str
    numbering: str
    parent: int | None
    is_total: bool
    is_partial: bool
    unit: str
    figures: Mapping[int, Figure]  # by column
    terms: tuple[str, ...] = ()  # numberings that its label adds up: `Cộng (1+2)`
    span: Span | None = None  # the time that its label is: `Quý II`
    is_rate: bool = False  # its figures are percentages of those above it: `Tỷ lệ (%)`


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ledger and what its head says of it."""

    label: str
    group: str  # the head above it, "" for none
    roles: frozenset[str]  # plan, done, percent, total, price, quantity, product, difference, rate, share, total_first
    divides: tuple[str, str] = ("", "")  # what by what, casefolded: `Vốn bình quân/dự án` tells vốn by dự án
    span: Span | None = None  # the time that its head is


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of figures: rows with their nesting, columns with their roles.

    `is_misnumbered`: labels do not follow one another (`1, 1, 2, H` for `I, 1, 2, II`), so the nesting is not sure.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    start: int
    end: int
    page: int
    is_misnumbered: bool = False
    turned: tuple[Ledger, ...] = ()  # the same with rows for columns, where these may be related as columns are
    is_turned: bool = False
    added: frozenset[frozenset[int]] = frozenset()  # turned: columns of which the rows' nesting says that one is a sum
    lent: Ledger | None = None  # the same with the one unit that some of its columns have for those that have none
    lent_to: frozenset[int] = frozenset()  # columns that have it so

    @property
    def is_guessed(self) -> bool:
        """Whether the figures have to prove what is related."""
        return self.is_turned or bool(self.lent_to)

    def is_news(self, columns: Collection[int]) -> bool:
        """Whether a lent unit makes the columns comparable: some had it before, and some had not."""
        return not self.lent_to or 0 < len(self.lent_to.intersection(columns)) < len(columns)


@dataclass(frozen=True, slots=True)
class OwnRelation:
    """A relation that a user wrote: `total` = the sum of `plus` less `minus`, by row label or subject, casefolded."""

    name: str
    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the checks look at. `issued`: first and last day on which the document can have been issued, "" unknown."""

    passages: tuple[Passage, ...]
    ledgers: tuple[Ledger, ...]
    listings: tuple[Listing, ...]
    spelled: tuple[Spelled, ...]
    citations: tuple[Cited, ...]
    dates: tuple[Dated, ...]
    pairs: tuple[DatePair, ...]
    steps: tuple[DatePair, ...]  # days of one matter, that of the earlier step first
    carried_out: tuple[tuple[Cited, Cited], ...]  # documents with the one that each carries out
    elapsed: tuple[Elapsed, ...]
    lasting: tuple[Lasting, ...]
    issued: tuple[str, str]
    latest: str  # the latest day of a document that it answers or rests on: it was written on that day or later
    named: tuple[tuple[str, Figure], ...] = ()  # figures of the prose with their casefolded subjects
    subject_at: Mapping[int, str] = field(default_factory=dict)  # the same by where the figure starts
    bases: Mapping[int, frozenset[str]] = field(default_factory=dict)  # words behind a percentage: what it is of
    text: str = ""  # the clean text
    _made: dict[type, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def sheets(self) -> Iterator[Ledger]:
        """The tables, those of them that are turned, and those with units lent."""
        for ledger in self.ledgers:
            for sheet in (ledger, *ledger.turned):
                yield sheet
                if sheet.lent is not None:
                    yield sheet.lent

    def once(self, kind: type[Made], make: Callable[[], Made]) -> Made:
        """What several checks read off the scene: made when the first of them asks, kept as long as the scene."""
        made = self._made.get(kind)
        if not isinstance(made, kind):
            self._made[kind] = made = make()
        return made


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the thousand
class Claim:
    """A relation that can be verified: `stated` against what `operands` give by `formula`.

    `doubt`: why a difference is no mismatch ("" when the relation is certain): a key of the reasons in checks.toml, or
    `silent`, when a relation that does not hold is not worth a row. `yields`: that it is meant is told by its being
    nearly right, so that another relation of the same figure that holds is believed instead.
    """

    kind: str
    formula: str  # sum, ratio, joint_ratio, share, growth, decline, growth_by, decline_by, change, hundred, product …
    stated: Figure
    operands: tuple[Figure, ...]
    doubt: str = ""
    rule: str = ""
    signs: tuple[int, ...] = ()  # of the operands of a sum; all +1 when empty
    scale: Decimal = Decimal(1)  # of a product: 1000 for tấn against đồng/kg
    computed: Interval | None = None  # where the operands are no figures (names counted)
    score: int = 100  # likeness of the two subjects, where documents are compared
    yields: bool = False


@dataclass(frozen=True, slots=True)
class DayClaim:
    """A claim about dates or document numbers, which are compared, not computed."""

    kind: str
    verdict: str
    stated: str
    computed: str
    spans: tuple[tuple[int, int], ...]
    operands: tuple[str, ...]
    reason: str  # key of the sentence in checks.toml
    words: Mapping[str, str] = field(default_factory=dict)  # what the sentence is filled with
    difference: str = ""

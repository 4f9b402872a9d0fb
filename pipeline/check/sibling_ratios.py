"""Percentages of a list whose rows are told in one form: where the others hold, the odd one is wrong.

`- Xã A đăng ký 165, công nhận 118, đạt 71,5%; - Xã B đăng ký 139, công nhận 98 mô hình, đạt 74,9%; …`: of its own two
figures it is 70,5, however far off that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.lent import lend
from pipeline.audit.model import Claim, Passage, Scene, Token
from pipeline.audit.shares import BASED, LINKED, percent_of
from pipeline.audit.slips import is_near
from pipeline.rulebook import Rulebook

FEWEST = 2  # rows that hold, for the form to be theirs
SURE = 3  # of them, for the odd one to be wrong however far off it is
TELLING_DIGITS = 3
NUMBERS = 2  # of a row before its percentage
TIES = LINKED | {"comma", "open"}
RULE = "ratio: rows of one form"

Check = Callable[[Scene], Iterator[Claim]]


class _Row(NamedTuple):
    """A percentage, the two figures before it, and the cues between the three; the first figure may be the part."""

    share: Figure
    first: Figure
    second: Figure
    form: tuple[tuple[str, ...], tuple[str, ...]]

    def is_of(self, *, is_first_part: bool) -> bool:
        part, whole = self.sides(is_first_part=is_first_part)
        return self.share.is_share(part, whole)

    def sides(self, *, is_first_part: bool) -> tuple[Figure, Figure]:
        return (self.first, self.second) if is_first_part else (self.second, self.first)


def sibling_ratio_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for rows in _lists(scene.passages):
            if len(rows) < FEWEST:
                continue  # mostly
            by_form: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_Row]] = defaultdict(list)
            for row in rows:
                by_form[row.form].append(row)
            for alike_rows in by_form.values():
                if len(alike_rows) >= FEWEST:
                    yield from _claims(alike_rows)

    return check


def _lists(passages: Sequence[Passage]) -> Iterator[list[_Row]]:
    """The rows of each list: of items that stand one behind the other, or of a paragraph."""
    rows: list[_Row] = []
    mark = ""
    for passage in passages:
        if not passage.mark or passage.mark != mark:
            if rows:
                yield rows
            rows = []
        mark = passage.mark
        for sentence in passage.sentences if "%" in passage.units else ():
            if "%" in sentence.units:
                rows += _rows(sentence.tokens, sentence.levels)
    yield rows


def _rows(tokens: Sequence[Token], levels: Sequence[int]) -> Iterator[_Row]:
    for index, token in enumerate(tokens):
        share = token.figure
        if share is None or share.unit != "%" or share.is_range or share.qualifier:
            continue
        behind = {each.cue for each in tokens[index + 1 : index + 2]}
        found = [at for at in range(index) if tokens[at].figure is not None][-NUMBERS:]
        if len(found) < NUMBERS or behind & BASED:
            continue
        first, second = found
        ties = tuple(each.cue for each in tokens[second + 1 : index])
        if not set(ties) <= TIES or not (set(ties) & LINKED or ties == ("open",)) or levels[first] != levels[second]:
            continue
        between = tuple(each.cue for each in tokens[first + 1 : second])
        row = _row(share, tokens[first].figure, tokens[second].figure, (between, ties))
        if row is not None and not {"semicolon", "up", "down"} & set(between):
            yield row


def _row(
    share: Figure, first: Figure | None, second: Figure | None, form: tuple[tuple[str, ...], tuple[str, ...]]
) -> _Row | None:
    """Figures of one unit, or of which the other lends its unit to a bare number."""
    if first is None or second is None:
        return None
    if not first.unit:
        first = lend(first, second)
    elif not second.unit:
        second = lend(second, first)
    is_usable = all(
        each.of is None and not each.is_range and each.value > 0 and not each.per for each in (first, second)
    )
    if not is_usable or "%" in {first.unit, second.unit} or not alike(first.unit, second.unit):
        return None
    return _Row(share, first, second, form)


def _claims(rows: Sequence[_Row]) -> Iterator[Claim]:
    """What holds in the order in which most do, and what then does not."""
    is_first_part = sum(row.is_of(is_first_part=True) for row in rows) > len(rows) / 2
    right = [row for row in rows if row.is_of(is_first_part=is_first_part)]
    telling = [row for row in right if sum(map(str.isdigit, row.share.text)) >= TELLING_DIGITS]  # 90,0% tells as 89,7%
    if len(telling) < FEWEST or len(right) * 3 < len(rows) * 2:
        return
    for row in rows:
        part, whole = row.sides(is_first_part=is_first_part)
        given = percent_of(part, whole, row.share)
        is_meant = len(telling) >= SURE or is_near(row.share.value, given)
        doubt = "silent" if row in right or not is_meant else ""
        yield Claim("ratio", "ratio", row.share, (part, whole), doubt, rule=RULE, yields=True)

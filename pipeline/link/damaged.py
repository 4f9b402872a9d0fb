"""Names that were read wrong, repaired with rapidfuzz against the own district's or province's communes.

Those of provinces and districts against the own province and its districts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.errors import BadRule
from pipeline.gazetteer import Gazetteer
from pipeline.link.resolved import Context, Resolved
from pipeline.placenames import FEWEST_LETTERS, name_key
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook
from pipeline.text import without_marks
from pipeline.values import Toponym

KEY = "words.place.least_likeness"
FULL_LIKENESS = 100
FUZZY_SYLLABLES = 2  # one is too little to compare


def least_likeness(rules: Rulebook) -> int:
    """The rapidfuzz ratio from which a damaged name is taken for a unit's; raises `BadRule`."""
    told = rules.words(KEY)
    if len(told) != 1 or not told[0].isdigit() or not 0 < int(told[0]) <= FULL_LIKENESS:
        raise BadRule(f"BadRule: words.toml, {KEY} is {told}.", 'Write one number from 1 to 100: ["80"].')
    return int(told[0])


def likeness_of(printed: str, name: str) -> Decimal:
    """How like two names are: the rapidfuzz ratio, to a tenth."""
    from rapidfuzz import fuzz

    return Decimal(str(round(fuzz.ratio(name_key(printed), name_key(name)), 1)))


def repaired(
    context: Context, toponym: Toponym, above: PlaceRow | None = None, *, by_letters: bool = False
) -> Resolved | None:
    """The commune of the unit told behind the name, else of the own district, else the province, that it is like.

    `by_letters`: a letter may be wrong too; only for names that no unit has.
    """
    unit = above or context.home.district or context.home.province
    wanted = name_key(toponym.name)
    if unit is None or len(wanted.split()) < FUZZY_SYLLABLES:
        return None
    names = _by_letters(context.gazetteer, unit, context.home.day)
    near = names.get(without_marks(wanted), ())
    if not near and by_letters and unit.level != "province":
        return _misspelt(names, wanted)
    if not near:
        return None
    from rapidfuzz import fuzz  # takes its time to load, and few documents need it

    likeness = {row.code: fuzz.ratio(wanted, name_key(row.name)) for row in near}
    most = max(likeness.values())
    if most < context.least_likeness:
        return None
    best = _likeliest(wanted, [row for row in near if likeness[row.code] == most])
    score = Decimal(str(round(most, 1)))
    return Resolved(tuple(best), "commune", "fuzzy" if len(best) == 1 else "candidate", score)


def repaired_above(context: Context, toponym: Toponym, level: str) -> Resolved | None:
    """The province, or the district of the own one, that the name is but for what OCR mistakes.

    Marks (`tỉnh Quàng Bình`, `huyện Bố Trach`), or letters that look alike (`tỉnh Hậu Giaug`). Provinces are few and no
    two of them look alike: behind their type word it may be any, the own one first.
    """
    is_typed = toponym.form == "typed"
    told = context.full_type(toponym) if is_typed else ""
    for units in _units_above(context, level, is_typed=is_typed):
        fitting = [row for row in units if row.level == level and told in {"", row.type}]
        near = _near(context, name_key(toponym.name), fitting)
        if len(near) == 1:
            row, ratio = near[0]
            return Resolved((row,), level, "fuzzy", Decimal(str(round(ratio, 1))))
    return None


def _units_above(context: Context, level: str, *, is_typed: bool) -> Iterator[Sequence[PlaceRow]]:
    gazetteer, home = context.gazetteer, context.home
    if home.province is not None:
        yield [home.province] if level == "province" else gazetteer.children(home.province, home.day)
    if level == "province" and is_typed:
        yield gazetteer.provinces(home.day)


def _near(context: Context, wanted: str, units: Sequence[PlaceRow]) -> list[tuple[PlaceRow, float]]:
    """Those of the units that have the letters of the name, or else letters that look like them; and their likeness."""
    bare = without_marks(wanted)
    keys = [(row, name_key(row.name)) for row in units]
    same = [(row, key) for row, key in keys if without_marks(key) == bare]
    if not same and len(bare) >= FEWEST_LETTERS:
        shape = context.gazetteer.shape
        same = [(row, key) for row, key in keys if shape(key) == shape(wanted)]
        if len(same) > 1:
            return []
    if not same:
        return []
    from rapidfuzz import fuzz

    rated = [(row, fuzz.ratio(wanted, key)) for row, key in same]
    return [(row, ratio) for row, ratio in rated if ratio >= context.least_likeness]


def _misspelt(names: Mapping[str, Sequence[PlaceRow]], wanted: str) -> Resolved | None:
    """The only commune of a district whose name has one letter else, none or one more: `Bình Thạnb`."""
    from rapidfuzz.distance import Levenshtein

    bare = without_marks(wanted)
    if len(bare) < FEWEST_LETTERS:
        return None
    like = [rows for name, rows in names.items() if Levenshtein.distance(bare, name, score_cutoff=1) <= 1]
    if len(like) != 1 or len(like[0]) != 1:
        return None
    likeness = Levenshtein.normalized_similarity(wanted, name_key(like[0][0].name)) * FULL_LIKENESS
    return Resolved((like[0][0],), "commune", "fuzzy", Decimal(str(round(likeness, 1))))


@lru_cache(maxsize=64)
def _by_letters(gazetteer: Gazetteer, unit: PlaceRow, day: str) -> dict[str, list[PlaceRow]]:
    """The communes of a unit by the bare letters of their names: marks are read wrong, letters seldom."""
    found: dict[str, list[PlaceRow]] = {}
    for row in gazetteer.communes(unit, day):
        found.setdefault(without_marks(name_key(row.name)), []).append(row)
    return found


def _likeliest(printed: str, rows: list[PlaceRow]) -> list[PlaceRow]:
    """Of names as like as another, those with all the marks that are printed, if any.

    Marks are lost or taken for one another, they are seldom added: `Bình Thành` is Bình Thạnh rather than Bình Thanh.
    """
    marks = {row: _marks(name_key(row.name)) for row in rows}
    return [row for row in rows if marks[row] >= _marks(printed)] or rows


def _marks(name: str) -> int:
    return sum(unicodedata.combining(c) > 0 for c in unicodedata.normalize("NFD", name))

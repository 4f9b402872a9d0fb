"""The document's own province, district and commune: from head, signature, title, issuing place and text together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.gazetteer import FIRST_KNOWN, REFORM, Gazetteer, is_same
from pipeline.link.head_communes import communes_of_head, without_own_name, without_provinces
from pipeline.link.head_provinces import is_district_of, is_only_bare, of_today, told_in_head
from pipeline.model import Layout, Mention
from pipeline.placerows import PlaceRow
from pipeline.values import DateValue, Toponym

# How much a place in each part of the document says about the document's own place, against one mention in the text.
WEIGHTS = {"header": 12.0, "issue_place": 8.0, "title": 6.0, "signature": 3.0, "recipients": 0.5, "prose": 1.0}
PROSE_LIMIT = 6.0  # mentions in the text count up to this weight
FIT = 0.3  # for each commune of the text that lies in the district
FIT_LIMIT = 4.0
PROVINCE_SHARE = 0.8  # of the province's weight goes to its districts
Votes = dict[PlaceRow, float]
PROVINCE_LIMIT = 10.0  # weight of a province that its units can share in
WEAK = 4  # a name without a type word weighs this part of one with
# A document whose head tells no place of its own: one unit must have half of all that the text names, and three
# mentions.
PROSE_SHARE = 0.5
PROSE_LEAST = 3.0
FEW_NAMES = 2  # a short text that names one unit, or two, speaks of the oftener one
TOP_REACH = 300  # characters from the top in which a line that is only a unit's name is the head of a bare table
LEAST = 2.0  # less is no evidence: unknown stays unknown
CAPITAL = "01"  # code of the city that bodies of the whole country sit in, and many that tell no level


@dataclass(frozen=True, slots=True)
class Home:
    """Own units; `None` where there is none or it is not known. `day`: ISO date that names are read at.

    `heads`: the communes that the head may mean, where several have its type and name and nothing tells which.
    """

    day: str
    province: PlaceRow | None = None
    district: PlaceRow | None = None
    commune: PlaceRow | None = None
    heads: tuple[PlaceRow, ...] = ()


def reference_day(layout: Layout, mentions: Sequence[Mention]) -> str:
    """The document's date; where only a year or nothing is printed, the latest day that the text tells in that time."""
    issued = layout.facts.issue_date
    if len(issued) == len("2022-04-21"):
        return issued
    days = sorted(
        m.value.date_from
        for m in mentions
        if isinstance(m.value, DateValue) and m.value.precision == "day" and m.value.date_from
    )
    if issued:
        same_year = [day for day in days if day.startswith(issued)]
        if same_year:
            return same_year[-1]
        return f"{issued}-28" if len(issued) == len("2022-04") else f"{issued}-06-30"
    if days:
        return days[-1]
    years = [m.value.date_to for m in mentions if isinstance(m.value, DateValue) and m.value.precision == "year"]
    return min(max(years, default=f"{int(REFORM[:4]) - 1}-12-31"), f"{int(REFORM[:4]) - 1}-12-31")


def find_home(
    gazetteer: Gazetteer,
    layout: Layout,
    mentions: Sequence[Mention],
    *,
    level: str | None,
    day: str,
    full_types: Mapping[str, str] = MappingProxyType({}),
) -> Home:
    """Weigh all toponyms. `level`: of the issuing body, `None` if the head tells none; `nation` has no own place.

    `full_types`: type words by their abbreviations, `tx.` -> `thị xã`.
    """
    if level == "nation":
        return Home(day)
    mentions = [_with_full_type(mention, full_types) for mention in mentions]
    weighed = [
        (toponym, weight if level or not _is_capital(gazetteer, toponym) else min(weight, WEIGHTS["prose"]))
        for toponym, weight in _weighed(layout, mentions)
    ]
    if not _speaks_of_one_place(weighed):
        return Home(day)
    provinces = _province_votes(gazetteer, weighed, day)
    if level == "province":
        return Home(day, province=_best(provinces, least=LEAST) or _of_seat(gazetteer, weighed, provinces, day))
    if level == "commune":
        weighed = without_own_name(gazetteer, weighed)
        provinces = _province_votes(gazetteer, weighed, day)
    if day >= REFORM:
        return _two_levels(gazetteer, weighed, provinces, level, day)
    districts = _district_votes(gazetteer, weighed, provinces, day)
    if level == "district":
        districts = _of_issuer(gazetteer, layout, mentions, districts, day) or districts
    heads = _own_communes(gazetteer, weighed, (provinces, districts), day) if level == "commune" else ()
    own = heads[0] if len(heads) == 1 else None
    district = gazetteer.district_of(own, day) if own else _best(districts, least=LEAST)
    province = _best(provinces, least=LEAST)
    if district is None or (level is None and is_only_bare(gazetteer, weighed, province, district)):
        return Home(day, province=province, heads=heads)
    return Home(day, gazetteer.province_of(district, day), district, own, () if own else heads)


def _with_full_type(mention: Mention, full_types: Mapping[str, str]) -> Mention:
    """`TX. TÂN UYÊN` speaks for the town of the name and not for the district that it was."""
    value = mention.value
    full = full_types.get(value.type_word) if isinstance(value, Toponym) else None
    return mention._replace(value=replace(value, type_word=full)) if full and isinstance(value, Toponym) else mention


def _is_capital(gazetteer: Gazetteer, toponym: Toponym) -> bool:
    """`Hà Nội, ngày …` over a body that tells no level: it only sits there. `thành phố Hà Nội` tells whose it is."""
    if toponym.form == "typed" or "province" not in toponym.levels:
        return False
    return any(row.code == CAPITAL for row in gazetteer.named(toponym.name, "province", REFORM))


def _speaks_of_one_place(weighed: Sequence[tuple[Toponym, float]]) -> bool:
    """Whether head or title name a place, or the text speaks mostly of one; a report on the whole country does not."""
    if any(weight >= WEIGHTS["title"] and toponym.levels != ("village",) for toponym, weight in weighed):
        return True
    for level in ("district", "province"):
        names: Counter[str] = Counter()
        for toponym, _ in weighed:
            if level in toponym.levels:
                names[toponym.name.casefold()] += 1
        if names:
            best = max(names.values())
            enough = best >= PROSE_LEAST or len(names) <= FEW_NAMES
            if enough and best >= PROSE_SHARE * names.total():
                return True
    return False


def _fits_type(row: PlaceRow, toponym: Toponym, types: Collection[str]) -> bool:
    """`huyện Cai Lậy` is not `thị xã Cai Lậy`: a full type word (one of `types`) must be the unit's."""
    return toponym.form != "typed" or toponym.type_word not in types or row.type == toponym.type_word


def _weighed(layout: Layout, mentions: Sequence[Mention]) -> list[tuple[Toponym, float]]:
    zones = [zone for zone in layout.zones if zone.name in WEIGHTS]
    has_head = any(zone.name in {"header", "title"} for zone in zones)
    counts: Counter[str] = Counter()
    weighed = []
    for mention in mentions:
        if not isinstance(mention.value, Toponym) or mention.value.form == "fixed":
            continue
        zone = next((z.name for z in zones if z.start <= mention.start < z.end), "prose")
        if not has_head and mention.value.form == "typed" and _fills_a_top_line(layout.text, mention):
            zone = "header"
        name = mention.value.name
        weight = WEIGHTS[zone]
        if mention.value.form == "bare" and zone == "header":
            weight = WEIGHTS["issue_place"]
        elif mention.value.form != "typed":
            weight /= WEAK
        if zone == "prose":
            counts[name] += 1
            weight = weight if counts[name] <= PROSE_LIMIT else 0.0
        weighed.append((mention.value, weight))
    return weighed


def _fills_a_top_line(text: str, mention: Mention) -> bool:
    """`Huyện Đắk Song` above a table that has no other head."""
    line = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    around = text[line : mention.start] + text[mention.end : len(text) if end < 0 else end]
    return mention.start < TOP_REACH and not around.strip()


def _province_votes(gazetteer: Gazetteer, weighed: Sequence[tuple[Toponym, float]], day: str) -> Votes:
    types = gazetteer.types("province")
    votes: Votes = defaultdict(float)
    heads = told_in_head(gazetteer, weighed, day)
    for toponym, weight in weighed:
        if "province" in toponym.levels:
            for row in gazetteer.provinces_of(toponym.name, day):
                if row.valid_from > day or (toponym.form != "typed" and is_district_of(gazetteer, toponym, heads, day)):
                    continue  # Huế was a city before it was a province
                if _fits_type(row, toponym, types):  # `thành phố Cà Mau` lies in the province of its name
                    votes[row] += weight
    return of_today(gazetteer, votes) if day >= REFORM else votes


def _of_seat(
    gazetteer: Gazetteer, weighed: Sequence[tuple[Toponym, float]], provinces: Votes, day: str
) -> PlaceRow | None:
    """The province of the town that the body sits in, where nothing names it: BỆNH VIỆN C / `Sông Công, ngày …`."""
    seat = None if day >= REFORM else _best(_district_votes(gazetteer, weighed, provinces, day), least=LEAST)
    return gazetteer.province_of(seat, day) if seat is not None else None


def _district_votes(
    gazetteer: Gazetteer, weighed: Sequence[tuple[Toponym, float]], provinces: Votes, day: str
) -> Votes:
    """Votes by name, by the province, and by the communes of the text that lie in the district."""
    types = gazetteer.types("district")
    votes: Votes = defaultdict(float)
    for toponym, weight in weighed:
        if "district" in toponym.levels:
            for row in gazetteer.named(toponym.name, "district", day):
                if weight and _fits_type(row, toponym, types):
                    votes[row] += weight
    communes = {toponym.name for toponym, weight in weighed if weight and "commune" in toponym.levels}
    for row in list(votes):
        children = {child.name for child in gazetteer.children(row, day)}
        votes[row] += _share(provinces, gazetteer.province_of(row, day))
        votes[row] += min(FIT_LIMIT, FIT * len(communes & children))
    return votes


def _of_issuer(gazetteer: Gazetteer, layout: Layout, mentions: Sequence[Mention], votes: Votes, day: str) -> Votes:
    """Votes for districts that the head names with their type: `SỞ Y TẾ BẮC GIANG` / `TRUNG TÂM Y TẾ HUYỆN LỤC NGẠN`.

    They outweigh a district called like the province, which the head, the issuing place and the bodies above name too.
    """
    types = gazetteer.types("district")
    heads = [(zone.start, zone.end) for zone in layout.zones if zone.name == "header"]
    named = {
        row
        for mention in mentions
        if isinstance(mention.value, Toponym)
        and mention.value.form == "typed"
        and mention.value.type_word in types
        and any(start <= mention.start < end for start, end in heads)
        for row in gazetteer.named(mention.value.name, "district", day)
        if row.type == mention.value.type_word
    }
    return {row: weight for row, weight in votes.items() if row in named}


def _share(provinces: Votes, province: PlaceRow) -> float:
    """What a unit has of the weight of its province."""
    return PROVINCE_SHARE * min(provinces.get(province, 0), PROVINCE_LIMIT)


def _best(votes: Votes, *, least: float) -> PlaceRow | None:
    """The unit with most votes; `None` on a tie or too few."""
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0].code))[:2]
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _own_communes(
    gazetteer: Gazetteer, weighed: Sequence[tuple[Toponym, float]], above: tuple[Votes, Votes], day: str
) -> tuple[PlaceRow, ...]:
    """The commune named in the head, in the district or province that the rest of the document speaks for."""
    provinces, districts = above
    is_told = _best(districts, least=LEAST) is not None  # a province speaks for its communes where no district does

    def share(row: PlaceRow) -> float:
        district = gazetteer.district_of(row, day)
        of_province = 0.0 if is_told else _share(provinces, gazetteer.province_of(row, day))
        return districts.get(district, of_province) if district else of_province

    heads = communes_of_head(gazetteer, weighed, share, day, least=WEIGHTS["title"])
    if day < FIRST_KNOWN and any(not _is_in_told(gazetteer, row, above, day) for row in heads):
        return ()
    return heads


def _is_in_told(gazetteer: Gazetteer, row: PlaceRow, above: tuple[Votes, Votes], day: str) -> bool:
    """Whether a commune lies in the province that is told, if any: before 2019 one that no list holds may be meant."""
    best = _best(above[1], least=LEAST) or _best(above[0], least=LEAST)
    return best is None or is_same(gazetteer.province_of(row, day), gazetteer.province_of(best, day))


def _two_levels(
    gazetteer: Gazetteer, weighed: Sequence[tuple[Toponym, float]], provinces: Votes, level: str | None, day: str
) -> Home:
    """Since 1 July 2025 there is no district."""
    heads: tuple[PlaceRow, ...] = ()
    if level in {"commune", None}:
        heads = communes_of_head(
            gazetteer,
            without_provinces(gazetteer, weighed, day),
            lambda row: _share(provinces, gazetteer.province_of(row, day)),
            day,
            least=WEIGHTS["signature"],
        )
    own = heads[0] if len(heads) == 1 else None
    province = gazetteer.province_of(own, day) if own else _best(provinces, least=LEAST)
    return Home(day, province, None, own, () if own or level is None else heads)

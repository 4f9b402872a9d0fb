"""The document's own data (META): issuer and level from the head, period from `periods`, own place from `home`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.gazetteer import Gazetteer, gazetteer_of, is_valid
from pipeline.link.bodycase import BodyCase, body_case
from pipeline.link.home import CAPITAL, Home
from pipeline.link.periods import PeriodLinker, period_linker
from pipeline.link.resolved import BEFORE_REFORM
from pipeline.link.years_since import YearsSince, years_since
from pipeline.model import Facts, Mention, Segmented
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook, alternation, begun, cased, in_cases
from pipeline.text import UPPER, folded, old_tones

LEVELS = ("commune", "district", "province", "nation")
OWN_LEVELS = LEVELS[:3]  # that a text speaks of as its own
OWN_REACH = 8000  # characters from the top are enough to hear how a text speaks of its own place
BELOW = 2  # bodies of a head of which the second is below the first
LONGEST_UNIT = 4  # syllables of a province's or district's name at a body's end
COLUMNS = re.compile(r"\t|\s{2,}")  # between the halves of a head's line
NOT_BEFORE = r"\w"  # a word
INTRO = 6000  # characters from the top in which a document without a letterhead names its issuer


@dataclass(frozen=True, slots=True)
class FactsLinker:
    """Level of the issuing body, and the finished facts."""

    gazetteer: Gazetteer
    levels: dict[str, re.Pattern[str]]
    nation_wide: re.Pattern[str]
    not_levels: re.Pattern[str]
    symbols: dict[str, str]
    own: dict[str, re.Pattern[str]]
    case: BodyCase
    city: re.Pattern[str]
    city_type: str  # as the gazetteer writes it
    issuer: re.Pattern[str]
    committees: frozenset[str]
    needs_parent: frozenset[str]
    branch: re.Pattern[str]  # of a unit, named by nothing else
    town: re.Pattern[str]
    reporting: re.Pattern[str]
    dear: re.Pattern[str]
    periods: PeriodLinker
    since: YearsSince
    unit: re.Pattern[str]  # in capitals, alone
    commune: re.Pattern[str]  # behind a body of its own

    def level(self, segmented: Segmented) -> str | None:
        """`commune`, `district`, `province`, `nation`, or `None` when the document does not tell."""
        level = self._level_of_head(segmented.head.agencies, _day(segmented))
        if level == LEVELS[2] and self._sits_in_its_district(segmented):
            return LEVELS[1]
        if level == LEVELS[-1] and self._sits_elsewhere(segmented):
            level = None
        if level in {None, LEVELS[-1]}:
            level = self._level_of_unit_above(segmented) or level
        if level is None and self._is_branch_of_district(segmented):
            return LEVELS[1]
        if level:
            return level
        symbol = re.split(r"[-/]", segmented.head.number)
        for part in reversed(symbol):
            if part in self.symbols:
                return self.symbols[part]
        counts = {level: len(pattern.findall(segmented.layout.text[:OWN_REACH])) for level, pattern in self.own.items()}
        best = max(counts, key=lambda level: counts[level])
        return best if counts[best] > 1 else None

    def _level_of_unit_above(self, segmented: Segmented) -> str | None:
        """That of the unit alone above the first body, the lower of two: `TỈNH YÊN BÁI` / `BAN CHỈ HUY PCTT`."""
        agencies = segmented.head.agencies
        header = next((zone for zone in segmented.layout.zones if zone.name == "header"), None)
        level = None
        for line in segmented.layout.text[header.start : header.end].splitlines() if header and agencies else ():
            left = COLUMNS.split(line.strip())[0]
            if left and agencies[0].startswith(left):
                return level
            unit = self.unit.fullmatch(left)
            if unit is not None and self.gazetteer.levels(unit["name"]):
                level = self._level_of(left, _day(segmented))
        return None

    def _level_of_head(self, agencies: Sequence[str], day: str) -> str | None:
        """That of the lowest body that tells one; a branch with a unit's name is not of the whole country.

        `KHO BẠC NHÀ NƯỚC THANH HÓA`, `BỘ Y TẾ` / `BỆNH VIỆN C THÁI NGUYÊN` are of the province.
        """
        is_branch, of_province = False, False
        for name in reversed(agencies):
            level = self._level_of(name, day)
            if level and level != LEVELS[-1]:
                return level
            of_province = of_province or (not is_branch and self._ends_in(name, ("province",)))
            is_branch = is_branch or self._ends_in(name, ("province", "district"))
            if level or self.nation_wide.search(old_tones(folded(name.casefold()))):
                return "province" if of_province else None if is_branch else LEVELS[-1]
        return None

    def _ends_in(self, agency: str, levels: Sequence[str]) -> bool:
        """Whether a name of these levels ends it: `BHXH BÌNH DƯƠNG`, `CHI NHÁNH TÂY SƠN`."""
        return any(self.gazetteer.has(tail, levels) for tail in _tails(agency))

    def _sits_elsewhere(self, segmented: Segmented) -> bool:
        """Whether a body below one of the whole country, which tells no level, is issued in a district or province.

        `TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM` / `CÔNG TY THỦY ĐIỆN ĐẠI NINH` / `Đức Trọng, ngày …`; all else sits in the capital.
        """
        place, agencies, day = segmented.layout.facts.issue_place, segmented.head.agencies, _day(segmented)
        if len(agencies) < BELOW or self._level_of(agencies[-1], day):
            return False
        named = [row for level in LEVELS[1:3] for row in self.gazetteer.named(place, level, day)]
        return bool(named) and all(row.code != CAPITAL for row in named)

    def _sits_in_its_district(self, segmented: Segmented) -> bool:
        """Whether a body below a provincial one bears the name of the district that it is issued in, or of its commune.

        `SỞ GIÁO DỤC VÀ ĐÀO TẠO` / `TRƯỜNG THPT BẮC HÀ` / `Bắc Hà, ngày …`; a province's seat tells nothing.
        """
        place, agencies, day = segmented.layout.facts.issue_place, segmented.head.agencies, _day(segmented)
        if len(agencies) < BELOW or self._level_of(agencies[-1], day) or self.gazetteer.named(place, "province", day):
            return False
        districts = {row.code for row in self.gazetteer.named(place, "district", day)}
        units = (
            row
            for tail in _tails(agencies[-1])
            for level in OWN_LEVELS[:2]
            for row in self.gazetteer.named(tail, level, day)
        )
        return any(row.code in districts or row.parent in districts for row in units)

    def _is_branch_of_district(self, segmented: Segmented) -> bool:
        """Whether a body bears a district's name and the one above it that of its province, without a word for either.

        `KHO BẠC NHÀ NƯỚC THANH HÓA` / `KHO BẠC NHÀ NƯỚC HÀ TRUNG`: the communes that it speaks of are not its own.
        """
        agencies, day = segmented.head.agencies, _day(segmented)
        if len(agencies) < BELOW:
            return False
        above = {row.code for tail in _tails(agencies[-2]) for row in self.gazetteer.named(tail, "province", day)}
        own = (row for tail in _tails(agencies[-1]) for row in self.gazetteer.named(tail, "district", day))
        return bool(above) and any(row.parent in above for row in own)

    def _level_of(self, agency: str, day: str) -> str | None:
        text = old_tones(folded(agency.casefold()))
        commune = self.commune.search(text)
        if commune is not None and self.gazetteer.has(commune["name"], LEVELS[:1]):
            return LEVELS[0]  # `xã Hội An`, though `xã hội` is a word
        text = self.not_levels.sub(" ", text)
        for level in OWN_LEVELS:
            # `xã` in `thị xã` tells no commune
            if self.levels[level].search(self.town.sub(" ", text) if level == LEVELS[0] else text):
                return level
        city = self.city.search(text)
        if city:
            provinces = self.gazetteer.named(city["name"], "province", day)
            # `thành phố Cà Mau` is no province, and thành phố Huế has been one since 2025.
            is_province = any(is_valid(row, day) and row.type == self.city_type for row in provinces)
            return "province" if is_province else "district"
        return LEVELS[-1] if self.levels[LEVELS[-1]].search(text) else None

    def facts(self, segmented: Segmented, mentions: Sequence[Mention], home: Home) -> Facts:
        """Facts with issuer, period and own place."""
        head = segmented.layout.facts
        return replace(
            head,
            issuer=self._issuer(segmented, home),
            province=home.province.name if home.province else "",
            district=home.district.name if home.district else "",
            commune=home.commune.name if home.commune else "",
            period=self.periods.period(segmented, mentions) or self.since(segmented, mentions),
        )

    def _issuer(self, segmented: Segmented, home: Home) -> str:
        agencies = segmented.head.agencies
        if agencies:
            name = self.sentence_case(agencies[-1], segmented, home)
            if name.casefold() in self.needs_parent and len(agencies) > 1:
                return f"{name} {self.sentence_case(agencies[-2], segmented, home)}"
            if self.branch.match(name) and len(agencies) > 1:  # Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Khánh Hòa
                return f"{self.sentence_case(agencies[-2], segmented, home)} {name}"
            return self._full_name(name, segmented, home)
        return self._issuer_of_text(segmented, home)

    def _full_name(self, name: str, segmented: Segmented, home: Home) -> str:
        """The name with its place when the text calls the body so: `Phòng Giáo dục và Đào tạo huyện Cẩm Xuyên`.

        Bodies of other units, to whom the document is sent, may bear the same name: the body above tells the unit.
        """
        units = self._own_units(segmented, home)
        if not units or any(unit.name in name for unit in units):
            return name
        ending = next((unit for unit in units if name.endswith(f" {unit.type}")), None)
        if ending is not None:  # `THANH TRA HUYỆN`
            return f"{name} {ending.name}"
        places = {f"{unit.type} {unit.name}".casefold(): f"{unit.type} {unit.name}" for unit in units}
        named = rf"{begun([' '.join(name.split())], NOT_BEFORE)}\s+(?P<place>{alternation(places)})(?!\w)"
        match = re.search(named, segmented.layout.text, re.IGNORECASE)
        return f"{name} {places[folded(match['place']).casefold()]}" if match else name

    def _own_units(self, segmented: Segmented, home: Home) -> list[PlaceRow]:
        """The document's own units; only the one of the body above, where that tells its level."""
        units = {"commune": home.commune, "district": home.district, "province": home.province}
        above = (
            self._level_of(segmented.head.agencies[-2], _day(segmented)) if len(segmented.head.agencies) > 1 else None
        )
        return [unit for level, unit in units.items() if unit is not None and above in {None, level}]

    def _issuer_of_text(self, segmented: Segmented, home: Home) -> str:
        """No letterhead: the body that says it reports, else the committee that the text names first.

        A committee without a name (`UBND huyện`) has that of the own unit.
        """
        reporting = self.reporting.search(segmented.layout.text[:INTRO])
        if reporting and any(
            u and u.name in folded(reporting["body"]) for u in (home.commune, home.district, home.province)
        ):
            return folded(reporting["body"])
        unit = home.commune or home.district or home.province
        for match in self.issuer.finditer(segmented.layout.text[:INTRO]):
            line = segmented.layout.text[:INTRO].rfind("\n", 0, match.start()) + 1
            if unit is None or unit.type != match["type"].casefold() or self.dear.match(segmented.layout.text, line):
                continue
            name = folded(match[0])
            return name if match["name"] else f"{name} {unit.name}"
        body = re.split(r"[-/]", segmented.head.number)[-1]  # KH-UBND: the symbol tells the committee
        return f"{body} {unit.type} {unit.name}" if unit is not None and body in self.committees else ""

    def sentence_case(self, name: str, segmented: Segmented, home: Home) -> str:
        """A body's name in capitals as it is written in a sentence: `Ủy ban nhân dân huyện Tây Sơn`."""
        units = [unit for unit in (home.commune, home.district, home.province) if unit is not None]
        return self.case.written(name, units, _day(segmented))


def _tails(agency: str) -> Iterator[str]:
    """The last words of a body's name, as many as a unit's name may have."""
    words = agency.split()
    return (" ".join(words[-count:]) for count in range(1, min(LONGEST_UNIT, len(words) - 1) + 1))


def _day(segmented: Segmented) -> str:
    """The day by which the head's units are read."""
    return segmented.layout.facts.issue_date or BEFORE_REFORM  # the last day of three levels


def facts_linker(rules: Rulebook) -> FactsLinker:
    """The linker of the document's own data."""
    bodies = rules.words("issuers.bodies.whole", "issuers.bodies.heads", "issuers.bodies.head_lines")
    unit_words = rules.words(*(f"words.place.{level}_plain" for level in ("province", "district", "commune")))
    proper = rf"[{UPPER}][\w'’]*"
    parted = rf"\s{alternation(rules.words('issuers.bodies.not_inside'))}\s|\n\s*(?:\n|{alternation(bodies)})"
    cities = alternation((*rules.words("words.place.city"), *rules.words("issuers.levels.of_cities")))
    return FactsLinker(
        gazetteer=gazetteer_of(rules),
        levels={level: _whole(alternation(rules.words(f"issuers.levels.{level}"))) for level in LEVELS},
        nation_wide=_whole(alternation(rules.words("issuers.levels.nation_wide"))),
        not_levels=re.compile(alternation(rules.words("issuers.levels.not_levels"))),
        symbols={symbol: level for level in LEVELS for symbol in rules.words(f"issuers.level_symbols.{level}")},
        own={level: re.compile(_begun(in_cases(rules.words(f"issuers.levels.own_{level}")))) for level in OWN_LEVELS},
        case=body_case(rules),
        city_type=rules.words("words.place.city")[0],
        city=re.compile(rf"(?<!\w){cities}\s+(?P<name>\S.*)$"),
        issuer=re.compile(
            rf"{begun(rules.words('issuers.bodies.committees'), NOT_BEFORE)}"
            rf"\s+(?P<type>{alternation(unit_words)})(?!\w)"
            rf"(?P<name>(?:(?!\s*\n\s*\n)\s+{proper}(?:\s*-\s*{proper})?){{1,5}})?"
        ),
        periods=period_linker(rules),
        since=years_since(rules),
        unit=re.compile(rf"{alternation(word.upper() for word in unit_words)}\s+(?P<name>\S.*)"),
        commune=re.compile(
            rf"^(?:{alternation(word.casefold() for word in rules.words('issuers.bodies.committees'))}\s+)?"
            rf"{alternation(rules.words('words.place.commune_plain'))}\s+(?P<name>\S.*)$"
        ),
        committees=frozenset(rules.words("issuers.bodies.committees")),
        needs_parent=frozenset(name.casefold() for name in rules.words("issuers.bodies.needs_parent")),
        branch=re.compile(rf"{alternation(rules.words('issuers.bodies.branches'))}\s+{cased(unit_words)}\s"),
        town=_whole(alternation(rules.words("issuers.levels.town"))),
        dear=re.compile(rf"\W*{alternation(rules.words('words.zone.dear'))}"),
        reporting=re.compile(
            rf"(?P<body>{_begun(bodies)}(?:(?!{parted})[^.;:,\d]){{0,90}}?)\s+"
            rf"(?:{alternation(rules.words('issuers.bodies.politely'))}\s+)?"
            rf"{alternation(rules.words('issuers.bodies.reports'))}(?!\w)"
        ),
    )


def _begun(words: Iterable[str]) -> str:
    """Whole words, to be looked for in long texts."""
    return rf"{begun(words, NOT_BEFORE)}(?!\w)"


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words}(?!\w)")

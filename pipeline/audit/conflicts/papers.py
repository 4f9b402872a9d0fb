"""The documents that are compared: their own data, and the order in which they speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.store.sqlite import Reader

QUERY = """
SELECT doc_id, doc_type, number, issue_date, issuer, province, district, commune, period, title FROM documents
ORDER BY issue_date, path
"""
Place = tuple[str, str, str]  # province, district, commune
# On this day provinces and communes were merged, most under a name that one of them had before: figures of other areas,
# and documents numbered from 1 again.
MERGED = "2025-07-01"
BETWEEN = "\x1f"
FULL_DATE = len("2022-01-14")
WORDS_BEFORE = 4  # of a title, before the word that it changes a plan: `Về việc phê duyệt điều chỉnh kế hoạch …`


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. `rank`: its place in the order of days, then paths. `place`: province, district, commune.

    `is_revision`: it changes a plan (`Điều chỉnh kế hoạch trồng rừng năm 2021`), whose figures it does not contradict.
    """

    doc_id: str
    rank: int
    doc_type: str
    number: str
    issued: str
    issuer: str
    place: Place
    period: str
    is_revision: bool = False

    @property
    def era(self) -> str:
        """The era of its units: see `era_of`."""
        return era_of(self.issued)

    @property
    def area(self) -> str:
        """Its place as one text: the same name is another area in another era."""
        return BETWEEN.join((*self.place, self.era))

    @property
    def identity(self) -> tuple[str, str, str, Place]:
        """What two versions of one document share."""
        return self.doc_type, self.number, self.issued, self.place


def papers_of(store: Reader, rules: Rulebook) -> Mapping[str, Paper]:
    """All documents by id, first those that were issued first."""
    words = alternation(rules.words("checks.conflicts.revised"))
    revised = re.compile(rf"(?:\S+\s+){{0,{WORDS_BEFORE}}}{words}(?!\w)", re.IGNORECASE)
    found = {}
    for rank, row in enumerate(store.select(QUERY)):
        doc_id, doc_type, number, issued, issuer, province, district, commune, period, title = (
            str(cell or "") for cell in row
        )
        place = (province, district, commune)
        is_revision = revised.match(title) is not None
        found[doc_id] = Paper(doc_id, rank, doc_type, number, issued, issuer, place, period, is_revision)
    return found


def era_of(day: str) -> str:
    """The word `merged` for days since July 2025, nothing for those before."""
    return "merged" if day >= MERGED else ""


def are_versions(one: Paper, other: Paper) -> bool:
    """Whether they are copies or drafts of one document: that they agree is no news."""
    return one.identity == other.identity


def compared_places(papers: Iterable[Paper]) -> frozenset[Place]:
    """Places of several documents, and those of which one lies in the other: of others there is nothing to compare."""
    told = Counter(paper.place for paper in papers if any(paper.place))
    found = {place for place, number in told.items() if number > 1}
    for place in told:
        above = place_above(place)
        if above != place and above in told:
            found |= {place, above}
    return frozenset(found)


def place_above(place: Place) -> Place:
    """The unit right above; since July 2025 communes lie right in their province."""
    province, district, commune = place
    return (province, district, "") if commune else (province, "", "")

"""Two counts with one list of names: it is of the one that it fits, or of the one that stands within."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.model import Listing

SURE = ""


def holds(listing: Listing) -> bool:
    """Whether the names are as many as told, or may be."""
    return listing.fewest <= listing.count.value <= listing.most


def own_lists(text: str, listings: Sequence[Listing]) -> list[Listing]:
    """Without those that would be wrong for the names of another count.

    `8 sản phẩm, gồm 1 sản phẩm 4 sao và 7 sản phẩm 3 sao. Các sản phẩm là …` lists the eight, and `11 đơn vị gồm thị
    trấn A và 10 xã là …` the ten.
    """
    return [listing for listing in listings if not any(_is_of(text, listing, other) for other in listings)]


def _is_of(text: str, listing: Listing, other: Listing) -> bool:
    """Whether names are another count's."""
    if other is listing:
        return False
    if holds(listing):
        return _fits_by_chance(text, listing, other)
    if listing.doubt != SURE:
        return False
    is_within = listing.start <= other.count.start < other.start < listing.end
    is_same = listing.count.unit == other.count.unit and _first(text, listing) == _first(text, other)
    return is_within or (holds(other) and is_same)


def _fits_by_chance(text: str, listing: Listing, other: Listing) -> bool:
    """Whether names fit a count, but are of a nearer one: `05 phòng, 06 khoa (A, B, C, D, E)` names five of six."""
    is_nearer = other.count.start > listing.count.start and _first(text, listing) == _first(text, other)
    if not is_nearer or listing.count.value == other.count.value:
        return False
    return holds(other) or (other.doubt == SURE and other.count.unit != listing.count.unit)


def _first(text: str, listing: Listing) -> int:
    """Where the first name begins."""
    return next((at for at in range(listing.start, listing.end) if text[at].isalnum()), listing.start)

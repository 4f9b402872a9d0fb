"""Units that the text itself contradicts: they are candidates, however clear the name is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.link.chain_lines import is_chained
from pipeline.link.resolved import Context, Resolved, lacks_chain, lies_in
from pipeline.model import Mention
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

TYPE_REACH = 16  # characters back from a name to the type word before it


def as_sure(
    context: Context, mentions: Sequence[Mention], index: int, resolved: Mapping[int, Resolved], found: Resolved
) -> Resolved:
    """The unit as it is, or as a candidate.

    It is one in `huyện Krông Năng, tỉnh Gia Lai`, for that district lies elsewhere; in `quận Bình Định`, for that is no
    district; and where a commune's district was not there yet.
    """
    if found.match == "candidate" or len(found.rows) != 1:
        return found
    row = found.rows[0]
    is_doubtful = (
        (found.level == "commune" and lacks_chain(context.gazetteer, row, context.home.day))
        or (found.level == "district" and _is_put_elsewhere(context, mentions, index, resolved, row))
        or _has_other_type(context, mentions[index], row)
    )
    return found._replace(match="candidate") if is_doubtful else found


def _is_put_elsewhere(
    context: Context, mentions: Sequence[Mention], index: int, resolved: Mapping[int, Resolved], row: PlaceRow
) -> bool:
    """Whether a province that the district never lay in is told right behind it."""
    above = resolved.get(index + 1)
    if above is None or above.level != "province" or len(above.rows) != 1:
        return False
    if not is_chained(context, mentions, index, index + 1):
        return False
    gazetteer, day, province = context.gazetteer, context.home.day, above.rows[0]
    if lies_in(gazetteer, row, province, day) or row.parent == province.code:
        return False
    land = {unit.code for unit in gazetteer.today(gazetteer.province_later(row, day))}
    return land.isdisjoint((province.code,) if province.code else province.successors)


def _has_other_type(context: Context, mention: Mention, row: PlaceRow) -> bool:
    """Whether the type word of a district or commune stands before the bare name of a province."""
    if row.level != "province" or not isinstance(mention.value, Toponym) or mention.value.form != "bare":
        return False
    before = context.text[max(0, mention.start - TYPE_REACH) : mention.start]
    return context.lower_type.search(before) is not None

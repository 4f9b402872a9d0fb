"""Counts, prices and totals that stand in a row or in a bracket with nothing between: they are one relation."""

from __future__ import annotations

from pipeline.audit.dimension import ANY, OWN, RESULT
from pipeline.audit.ways import Way

PAIR = 2  # figures from a count to its total
IDLE = RESULT | {"comma", "colon", "open", "close", "each", "slash"}


def is_one_by_one(way: Way) -> bool:
    """`xử phạt 26 trường hợp với mức 150.000 đồng/trường hợp, nộp Kho bạc 3.600.000 đồng`: nothing stands between."""
    count, rate, whole = way.counts[0], way.rate.told, way.whole
    # 06 monitor, đơn giá 85 triệu đồng/máy, thành tiền 510 triệu đồng: by a word for any of such things
    is_named = way.strength == OWN or (way.strength > ANY and bool(whole.cues & RESULT))
    is_row = len(way.counts) == 1 and is_named and count.at < rate.at < whole.at
    if not is_row or count.sentence != whole.sentence or count.level or whole.level:
        return False
    cues = [token.cue for token in whole.tokens[count.at + 1 : whole.at] if token.figure is None]
    return whole.at - count.at == len(cues) + PAIR and set(cues) <= IDLE


def is_bracketed(way: Way) -> bool:
    """`tiếp xúc cử tri 216.000.000 đồng (96 cuộc, mỗi cuộc khoán 2.350.000 đồng)`: all that the bracket tells."""
    count, rate, whole = way.counts[0], way.rate.told, way.whole
    is_row = len(way.counts) == 1 and way.strength == OWN and count.sentence == whole.sentence
    if not is_row or not whole.at < count.at < rate.at or whole.level >= count.level or count.level != rate.level:
        return False
    cues = [token.cue for token in whole.tokens[whole.at + 1 : rate.at + 2] if token.figure is None]
    is_alone = cues[:1] == ["open"] and cues[-1:] == ["close"] and set(cues[1:-1]) <= {"comma", "each", "slash"}
    return is_alone and rate.at - whole.at == len(cues) - 1 + PAIR

"""Digits against words: `3.150.000.000 đồng (Bằng chữ: Ba tỷ, một trăm linh năm triệu đồng)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Claim, Scene
from pipeline.figures import plain
from pipeline.rulebook import Rulebook

Check = Callable[[Scene], Iterator[Claim]]


def words_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for spelled in scene.spelled:
            said = Figure(
                value=spelled.value,
                bounds=bounds(spelled.value),
                unit=spelled.amount.unit,
                start=spelled.start,
                end=spelled.end,
                text=plain(spelled.value),
                is_exact=True,
            )
            yield Claim("words", "equal", spelled.amount, (said,), spelled.doubt, rule="words")

    return check

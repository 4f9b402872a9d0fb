"""Changes and growths of what a paragraph tells at two times, wherever the figures stand in it.

`Đàn trâu hiện có 14.230 con; thời điểm 01/10/2011 có 15.118 con. Như vậy giảm 888 con, bằng 5,9%`: the words beside two
figures of one unit tell that one is of then. What they give is what is told, else a slip of it is meant, or the growth
was divided by the figure of now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.change_reader import ChangeReader
from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import POINTS
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.times import TimeReader
from pipeline.audit.told_changes import Change, ChangeWords, change_words
from pipeline.rulebook import Rulebook

OF_CHANGE = frozenset({"growth_by", "decline_by"})
SHARES = frozenset({"%", POINTS})

Check = Callable[[Scene], Iterator[Claim]]


def period_change_check(rules: Rulebook) -> Check:
    """The check."""
    times, words, kin = TimeReader(rules), change_words(rules), kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        passage, by_words, by_cues = -1, False, False
        for index, each in enumerate(told):
            figure = each.figure
            if figure.is_range or figure.of is not None or figure.qualifier:
                continue
            if each.passage != passage:
                passage, by_words = each.passage, words.stand_in(each.passage, scene)
                by_cues = bool(scene.passages[passage].cues & CHANGES)
            if not (by_words or by_cues):
                continue
            change = words.change(told, index, scene, by_words=by_words)
            if change is not None and figure.value > 0:
                is_bare = by_cues and not words.is_named(each, scene)
                claim = claim_of(told, index, change, scene, is_bare=is_bare)
                if claim is not None:
                    yield claim

    def claim_of(told: Sequence[Told], index: int, change: Change, scene: Scene, *, is_bare: bool) -> Claim | None:
        """What the figures around a change tell of it; `is_bare`: no thing is named before it."""
        each = told[index]
        like = each.figure if change.of is None else told[change.of].figure
        if like.unit == "%" and index and told[index - 1].sentence == each.sentence:
            like = told[index - 1].figure  # năm 2015 là 450, đến năm 2020 là 540 mô hình, tăng 20%
        levels = times.levels(told, index, scene, like, None if each.figure.unit in SHARES else kin)
        last = told[index - 1] if index else each
        is_concluded = last.sentence == each.sentence and words.is_concluded(each, last, scene)
        base = times.base_behind(each, scene)
        reader = ChangeReader(told, index, levels, change, base, is_bare=is_bare, is_concluded=is_concluded)
        claim = reader.claim(kin)
        return claim if claim is None or claim.doubt or not _is_of_other(reader, claim, words, scene) else None

    return check


def _is_of_other(reader: ChangeReader, claim: Claim, words: ChangeWords, scene: Scene) -> bool:
    """Whether the words before the change name another thing than those of its figures."""
    now = reader.now_of(claim)
    if claim.formula in OF_CHANGE:
        return words.names_another(reader.change or reader.here, now, scene, wholly=False)
    is_named = reader.is_told_before() or (claim.kind == "growth" and not reader.is_bare)
    return is_named and words.names_another(reader.here, now, scene)

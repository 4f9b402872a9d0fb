"""Two parts that part every whole: `5.126 đoàn viên, nam 2.905, nữ 2.221`; no word needs to say that they are all.

The whole is the figure right before them, the parts are named by a pair of words (rules/checks.toml, [complements]).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.lent import lend, may_be_year
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import is_near
from pipeline.rulebook import Rulebook, alternation, whole_words

RULE = "sum: of a pair"
FEWEST = 3  # figures: a whole and two parts
CHANGES = frozenset({"up", "down", "compared", "same_period", "from", "onto"})


def pair_sum_check(rules: Rulebook) -> LastCheck:
    """The check."""
    are_kin = kin_units(kin_of(rules))
    rows = [row.split(" / ") for row in rules.words("checks.complements.sure_pairs")]
    filler = alternation([*rules.words("checks.listing.holds"), *rules.words("checks.listing.tells")])
    pairs = [(_named(one, filler), _named(other, filler)) for one, other in rows]
    words = whole_words([word for row in rows for word in row])

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        for passage in told_passages(scene):
            for sentence in passage.sentences:
                if sentence.count < FEWEST:
                    continue
                tokens = sentence.tokens
                if words.search(scene.text, tokens[0].start, tokens[-1].end) is None:
                    continue  # mostly
                for whole, parts in _found(sentence, scene.text, pairs, are_kin):
                    if not _is_told(whole, parts, known):
                        claim = _claim(whole, parts)
                        if claim is not None:
                            yield claim

    return check


def _is_told(whole: Figure, parts: Sequence[Figure], known: Known) -> bool:
    """Whether something that holds is told of the whole, or anything of these parts of it."""
    starts = {part.start for part in parts}
    return whole.start in known.held or any(
        each.stated == whole.start and not starts.isdisjoint(each.figures) for each in known.relations
    )


def _named(word: str, filler: str) -> re.Pattern[str]:
    """`nam`, `nam có`, right before a figure."""
    return re.compile(rf"(?:^|\W){re.escape(word)}(?:\s+{filler})?\s*$", re.IGNORECASE)


def _found(
    sentence: Sentence, text: str, pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], are_kin: AreKin
) -> Iterator[tuple[Figure, tuple[Figure, Figure]]]:
    """Each whole with the two parts behind it; percentages of the parts may stand between."""
    places = [at for at, token in enumerate(sentence.tokens) if token.figure is not None and token.figure.unit != "%"]
    for whole_at, first_at, last_at in zip(places, places[1:], places[2:], strict=False):
        names = [_lead(sentence.tokens, at, text) for at in (first_at, last_at)]
        if not any(_are_pair(names, pair) for pair in pairs):
            continue
        whole, first, last = (sentence.tokens[at].figure for at in (whole_at, first_at, last_at))
        if whole is None or first is None or last is None or not _is_whole(whole):
            continue
        cues = {token.cue for token in sentence.tokens[whole_at + 1 : last_at]}
        parts = (_lent(first, whole), _lent(last, whole))
        is_plain = all(_is_part(part, whole, are_kin) for part in parts)
        if is_plain and not cues & CHANGES and sentence.levels[first_at] == sentence.levels[last_at]:
            yield whole, parts


def _lead(tokens: Sequence[Token], at: int, text: str) -> str:
    """The words between the figure before and a figure."""
    before = max((token.end for token in tokens[:at] if token.figure is not None), default=tokens[0].start)
    return text[before : tokens[at].start]


def _are_pair(names: Sequence[str], pair: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    first, last = names
    one, other = pair
    return bool((one.search(first) and other.search(last)) or (other.search(first) and one.search(last)))


def _is_whole(figure: Figure) -> bool:
    is_count = bool(figure.unit) and figure.unit != "%" and not figure.per and figure.of is None
    return is_count and not figure.is_range and not figure.qualifier


def _lent(figure: Figure, whole: Figure) -> Figure:
    return lend(figure, whole) if not figure.unit and not may_be_year(figure) else figure


def _is_part(figure: Figure, whole: Figure, are_kin: AreKin) -> bool:
    is_of = bool(figure.unit) and are_kin(figure.unit, whole.unit)
    is_plain = not (figure.qualifier or figure.is_range or figure.per) and figure.of is None
    return is_of and is_plain and 0 < figure.value < whole.value


def _claim(whole: Figure, parts: tuple[Figure, Figure]) -> Claim | None:
    given = parts[0].value + parts[1].value
    if not is_near(whole.value, given):
        return None
    return Claim("sum", "sum", whole, parts, "silent" if given == whole.value else "", rule=RULE, yields=True)

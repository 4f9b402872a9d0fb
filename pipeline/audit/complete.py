"""Lists of parts of which the text tells that they are all: as many as were counted, or one for each of a set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.rulebook import Rulebook, whole_words

IsComplete = Callable[[Claim, Scene], bool]
LONGEST_NAME = 40  # characters before a figure
LONGEST_TRAIT = 30  # characters behind the last part


def completeness(rules: Rulebook) -> IsComplete:
    """Function (sum, scene) -> whether the text tells that its parts are all."""
    sets = [tuple(word.strip() for word in row.split("/")) for row in rules.words("checks.complements.sets")]

    def is_complete(claim: Claim, scene: Scene) -> bool:
        return _is_counted(claim, scene) or any(_has_each(claim, scene, words) for words in sets)

    return is_complete


def _has_each(claim: Claim, scene: Scene, words: tuple[str, ...]) -> bool:
    """`89 cuộc, trong đó cấp tỉnh 04 cuộc, cấp huyện 17 cuộc, cấp xã 66 cuộc`: one part for each level."""
    subjects = [f"{scene.subject_at.get(part.start, '')} " for part in claim.operands]
    return len(subjects) == len(words) and all(any(s.startswith(f"{word} ") for s in subjects) for word in words)


def are_named(claim: Claim, scene: Scene) -> bool:
    """`35 người (Nhật Bản 22 người, Đài Loan 09 người, Hàn Quốc 06 người)`: with names of their own none share any."""
    starts = [claim.stated.end, *(part.end for part in claim.operands[:-1])]
    before = [
        scene.text[max(at, part.start - LONGEST_NAME) : part.start]
        for at, part in zip(starts, claim.operands, strict=True)
    ]
    names = [text.strip(" (,;:") for text in before]
    return all(name and name[0].isupper() and name.replace(" ", "").isalpha() for name in names)


def trait_teller(rules: Rulebook) -> Callable[[Sequence[Figure], str], bool]:
    """Function (parts, text) -> whether words behind two of them tell what things are beside others.

    `22 đảng viên, trong đó 7 đảng viên nữ, 8 đảng viên trẻ và 6 đảng viên dân tộc`: some are told twice, others not.
    """
    traits = whole_words(rules.words("checks.sums.traits"))

    def are_traits(parts: Sequence[Figure], text: str) -> bool:
        ends = [*(part.start for part in parts[1:]), parts[-1].end + LONGEST_TRAIT]
        told = [traits.search(text, part.end, end) for part, end in zip(parts, ends, strict=True)]
        return sum(found is not None for found in told) > 1

    return are_traits


def _is_counted(claim: Claim, scene: Scene) -> bool:
    """`03 công trình với tổng mức đầu tư 5.350 triệu đồng: + …; + …; + …`: as many parts as the sentence counts."""
    at = claim.stated.start
    passage = next((each for each in scene.passages if each.start <= at < each.end), None)
    if passage is None:
        return False
    for tokens in [each.tokens for each in passage.sentences]:
        figures = [token.figure for token in tokens if token.figure is not None and token.start < at]
        if tokens and tokens[0].start <= at <= tokens[-1].end:
            return any(each.is_exact and each.of is None and each.value == len(claim.operands) for each in figures)
    return False

"""What the decisions on one thing come to: each person's last word, whether they agree, the value."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review.decisions import Decision
from pipeline.review.people import person


@dataclass(frozen=True, slots=True)
class Standing:
    """`voices`: the last word of each person that counts. `verdict`, `reviewed_value`: "" while they differ."""

    history: tuple[Decision, ...]
    taken_back: frozenset[str]
    voices: tuple[Decision, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether people say different things."""
        return len({(voice.verdict, unicodedata.normalize("NFC", voice.to_value)) for voice in self.voices}) > 1

    @property
    def verdict(self) -> str:
        """What all say."""
        return "" if self.is_conflict or not self.voices else self.voices[0].verdict

    @property
    def reviewed_value(self) -> str:
        """The value that all stand for."""
        return "" if self.is_conflict or not self.voices else self.voices[0].to_value

    @property
    def reviewers(self) -> str:
        """Whose words count."""
        return ";".join(voice.reviewer for voice in self.voices)

    @property
    def reasons(self) -> str:
        """Reasons and comments that were not taken back, the oldest first."""
        kept = (each for each in self.history if each.reason and each.decision_id not in self.taken_back)
        return " | ".join(f"{each.reviewer}: {each.reason}" for each in kept)


def standing_of(decisions: Sequence[Decision]) -> Standing:
    """The standing; nobody takes back what another said, but a decision may settle differing ones."""
    history = sorted(decisions, key=lambda each: (each.made_at, each.decision_id))
    by_id = {each.decision_id: each for each in history}
    taken_back = frozenset(
        undone
        for each in history
        for undone in each.undoes
        if undone in by_id and person(by_id[undone].reviewer) == person(each.reviewer)
    )
    kept = [each for each in history if each.verdict and each.decision_id not in taken_back]
    settled = {undone for each in kept for undone in each.settles}
    last = {person(each.reviewer): each for each in kept}
    voices = [voice for voice in last.values() if voice.decision_id not in settled]
    return Standing(tuple(history), taken_back, tuple(sorted(voices, key=lambda voice: voice.reviewer)))

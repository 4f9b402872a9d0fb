"""What the labelled lines read so far tell of the next one in their series."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.segment.items import opens_items, tells_figure_alone
from pipeline.segment.labels import LONGEST_RUN_IN, Grammar, Label
from pipeline.segment.lines import Line

LONGEST_NEXT_RUN_IN = 26  # words before the colon of one whose neighbour in the series runs into its text too
_NONE = -1  # no number of a label


@dataclass(slots=True)
class Course:
    """By style, the last number of its series, and of those that ran into their text, that headed, that were items."""

    numbers: dict[str, int] = field(default_factory=dict)
    run_in: dict[str, int] = field(default_factory=dict)
    headed: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)

    def note(self, label: Label, *, heads: bool, runs_in: bool) -> None:
        """A labelled line was read, as a heading or not."""
        if label.number is not None:
            self.numbers[label.style] = label.number
            self.run_in[label.style] = label.number if runs_in else _NONE
            self.headed[label.style] = label.number if heads else _NONE

    def longest_run_in(self, label: Label) -> int:
        """Words before the colon: more where the label before in the series ran into its text too."""
        follows = label.number is not None and self.run_in.get(label.style) == label.number - 1
        return LONGEST_NEXT_RUN_IN if follows else LONGEST_RUN_IN

    def is_item(self, grammar: Grammar, label: Label, line: Line, *, runs_in: bool) -> bool:
        """Whether a labelled line is an item of a list, opens one, or `runs_in` to its text behind a mere sentence."""
        follows_sentence = self._follows_sentence(label)
        follows = label.number is not None and self.items.get(label.style) == label.number - 1
        is_item = tells_figure_alone(label, line, follows=follows)
        self.items[label.style] = label.number if is_item and label.number is not None else _NONE
        return is_item or opens_items(grammar, label, line) or (runs_in and follows_sentence)

    def _follows_sentence(self, label: Label) -> bool:
        """Whether the label before in the series was a sentence's: it headed nothing, and told no figure alone."""
        style, before = label.style, (label.number or 0) - 1
        is_next = self.numbers.get(style) == before and self.headed.get(style) == _NONE
        return is_next and self.items.get(style) != before

"""What comes in and what goes out, by the words beside a figure: `kết nạp 165 người`, `243 hộ đã thoát nghèo`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.rulebook import Rulebook, whole_words

FLOWS = "sum: stocks and flows"  # the rule of what comes and goes
LONGEST = 80  # characters of a clause before a figure, and behind
_LAST_MARK = re.compile(r".*[,;:.()\n\d]", re.DOTALL)
_LAST_END = re.compile(r".*[;:.()\n\d]", re.DOTALL)
_MARK = re.compile(r"[,;:.()\n\d]")


@dataclass(frozen=True, slots=True)
class FlowWords:
    """Compiled patterns over subjects: a stock at the beginning and at the end, what comes in and goes out.

    `debts`: names of a stock that others owe; `collected`: what makes it less.
    """

    opening: re.Pattern[str]
    ending: re.Pattern[str]
    now: re.Pattern[str]
    incoming: re.Pattern[str]
    outgoing: re.Pattern[str]
    debts: re.Pattern[str]
    collected: re.Pattern[str]

    def sign(self, words: str, *, is_owed: bool = False) -> int:
        """1 for what comes in, -1 for what goes out, 0 where the words do not tell; `is_owed`: of what others owe."""
        came = _longest(self.incoming, words)
        went = _longest(self.outgoing, words)
        paid = _longest(self.collected, words) if is_owed else 0
        if paid >= came and paid:  # nợ đầu năm 312 triệu đồng, đã thu 52 triệu đồng
            went = max(went, paid + 1)
        return (came > went) - (came < went)  # thu nợ: the longer word tells

    def sign_of(self, figure: Figure, text: str, *, is_owed: bool = False) -> int:
        """The same of a figure: by its clause, else by all words since the last figure or sentence.

        `chi khen thưởng, học bổng 241 triệu đồng`: a comma parts what the money is for.
        """
        around = self.sign(clause_around(figure, text), is_owed=is_owed)
        return around or self.sign(_since_last(figure, text), is_owed=is_owed)

    def is_owed(self, figure: Figure, text: str) -> bool:
        """Whether a stock is what others owe: `nợ thủy lợi phí đầu năm 312 triệu đồng`."""
        return self.debts.search(_since_last(figure, text)) is not None


def flow_words(rules: Rulebook) -> FlowWords:
    """The words of rules/checks.toml, [flows]."""
    kinds = ("opening", "ending", "now", "incoming", "outgoing", "debts", "collected")
    return FlowWords(*(whole_words(rules.words(f"checks.flows.{kind}")) for kind in kinds))


def _longest(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() - match.start() for match in pattern.finditer(words)), default=0)


def clause_around(figure: Figure, text: str) -> str:
    """What stands around a figure, from mark to mark: `243 hộ đã thoát nghèo`; what leads to the next is of that."""
    first = max(0, figure.start - LONGEST)
    before = _LAST_MARK.match(text, first, figure.start)
    behind = _MARK.search(text, figure.end, figure.end + LONGEST)
    start = before.end() if before is not None else first
    end = figure.end if behind is None or behind.group().isdigit() else behind.start()
    return text[start : figure.start] + text[figure.end : end]


def _since_last(figure: Figure, text: str) -> str:
    first = max(0, figure.start - LONGEST)
    before = _LAST_END.match(text, first, figure.start)
    return text[before.end() if before is not None else first : figure.start]

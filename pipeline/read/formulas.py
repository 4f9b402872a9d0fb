r"""Formulas in the Markdown of converters: `m$^2$`, `$71,2\%$`, `$4.500 \mathrm{~m}^{2}$`, `$35,6$ tỷ đồng`.

The dollar signs of a formula are no money (`m$^2$` is not 2 dollars); a raised 2 or 3 behind metres makes their unit.
A formula holds figures, short names of units and signs, no words: `giá 5$, nay 7$` has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Span

# Figures, names of up to three letters, signs and commands.
_PART = r"(?:\\[A-Za-z]+|\\%|(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])|[\d.,%+\-=/<>^{}()~ ])"
_FORMULA = re.compile(rf"\$(?<![\w\\$].)({_PART}{{1,80}})(?<!\\)\$(?![\w$])")
_SHOWS = re.compile(r"[\\^]|\A\d[\d.,]*\Z")  # that it is one: a command, something raised, or a figure alone
_SET_APART = re.compile(r"(?<=[\d.,])[ ]+(?=[.,]?[ ]*\d)")  # blanks print nothing there: `7 1 , 2`
_RAISED = re.compile(r"\$(?<=\w.)\^(?:\d{1,2}|\{[ ]?\d{1,2}[ ]?\})\$(?![\w$])")  # `m$^2$`, `10$^{3}$`
_UPRIGHT = re.compile(r"(\\(?:mathrm|mathbf|text|rm)[ ]?\{[~ ]*)[A-Za-z]{1,3}([ ]?\})")
_METRES = re.compile(
    r"(?<![^\W\d_])(?P<unit>[kcdhm]?m)(?:[ ]?\})?[ ]?\$?[ ]?\^[ ]?(?:\{[ ]?)?(?P<power>[23])(?:[ ]?\}|\^)?(?!\w)"
)


def formula_marks(text: str) -> Iterator[Span]:
    """The characters that print nothing: dollar signs of formulas, and what raises a figure or sets letters upright."""
    if "$" in text:
        found = [match for match in _FORMULA.finditer(text) if _SHOWS.search(match[1])]
        for match in (*found, *_RAISED.finditer(text)):
            yield Span(match.start(), match.start() + 1)
            yield Span(match.end() - 1, match.end())
        for match in found:
            for blank in _SET_APART.finditer(text, *match.span()):
                yield Span(*blank.span())
        for match in _UPRIGHT.finditer(text) if "{" in text else ():
            yield Span(*match.span(1))
            yield Span(*match.span(2))
    for match in _METRES.finditer(text) if "^" in text else ():
        yield Span(match.end("unit"), match.start("power"))
        yield Span(match.end("power"), match.end())

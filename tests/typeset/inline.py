"""Marks inside a line (`**bold**`, `*italic*`, `<b>`, `<i>`, `<br>`) to reportlab's own, without losing a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.typeset.fonts import face

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*?[^\s*])\*(?![\w*])")
# Stand-ins while marks are sought, from the private use area, where no Vietnamese text has anything.
_BOLD_MARK, _ON, _OFF, _STAR = "\ue000", "\ue001", "\ue002", "\ue003"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ue000-\ue003]")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool
    italic: bool


def runs(content: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Stretches of `content` by face; a mark without its partner is dropped where it is `**`, kept where it is `*`."""
    found: list[Run] = []
    marked = _marked(content)
    thick, slanted = False, False
    for piece in re.split(f"([{_BOLD_MARK}{_ON}{_OFF}])", marked):
        if piece == _BOLD_MARK:
            thick = not thick
        elif piece in (_ON, _OFF):
            slanted = piece == _ON
        elif piece:
            found.append(Run(piece.replace(_STAR, "*"), bold or thick, italic or slanted))
    return tuple(found)


def _marked(content: str) -> str:
    text = _BREAK.sub("\n", _UNPRINTABLE.sub("", content))
    text = _ESCAPED.sub(lambda match: _STAR if match[1] == "*" else match[1], text)
    text = re.sub(r"</?(?:b|strong)>", _BOLD_MARK, text, flags=re.IGNORECASE)
    text = re.sub(r"<(?:i|em)>", _ON, text, flags=re.IGNORECASE)
    text = re.sub(r"</(?:i|em)>", _OFF, text, flags=re.IGNORECASE)
    text = text.replace("***", _BOLD_MARK + "*").replace("**", _BOLD_MARK)
    return _ITALIC.sub(_ON + r"\1" + _OFF, text)


def plain(content: str) -> str:
    """The letters alone, as they will be printed."""
    return "".join(run.text for run in runs(content))


def to_markup(content: str, *, bold: bool = False, italic: bool = False) -> str:
    """What reportlab's Paragraph takes: faces named outright, so that marks that overlap cannot break it."""
    pieces: list[str] = []
    for run in runs(content, bold=bold, italic=italic):
        text = escape(run.text).replace("\n", "<br/>")
        same = run.bold == bold and run.italic == italic
        pieces.append(text if same else f'<font name="{face(bold=run.bold, italic=run.italic)}">{text}</font>')
    return "".join(pieces)

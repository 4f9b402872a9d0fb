"""Segmenting: zones (header, title, signature, recipients), headings, tables. Clean document -> layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter

from pipeline.model import Document, Facts, Layout, Segmented
from pipeline.numberstyle import number_style_of
from pipeline.rulebook import Rulebook
from pipeline.segment import (
    capitals,
    contents,
    grids,
    grouping,
    header,
    headings,
    judgments,
    labels,
    minutes,
    misread,
    nesting,
    runins,
    signature,
    signlines,
    tablegrammar,
)
from pipeline.segment.annexes import annexes_begin, attached_at
from pipeline.segment.lines import CELL_BORDER, DOUBLE_SPACED, LONGEST_PRINTED_LINE, TABLE_END, lines_of
from pipeline.segment.tablestyles import blocks_styled

PARAGRAPHS = 0.1  # of the lines
SHORTEST_DOUBLE_SPACED = 12  # lines
_EMPTY_LINE = re.compile(r"(?<=\S)([ \t]*)\n([ \t]*)\n(?=[ \t]*\S)")
# The last two: before a column of a table typed with blanks, between columns of one typed with dashes.
_START = attrgetter("start")
_BORDERS = re.compile(r"[\t\n|]|(?<= ) (?=\S)|(?<= )[-–](?= )")


def segmenter(rules: Rulebook) -> Callable[[Document], Segmented]:
    """The segmenting stage."""
    heading_grammar = labels.grammar_of(rules)
    head_grammar = header.grammar_of(rules, heading_grammar)
    opening = minutes.opening_of(rules, head_grammar.datelines)
    known = misread.known_words(rules)
    contents_title = contents.contents_title(rules)
    tail_grammar = signlines.grammar_of(rules)
    capital_grammar = capitals.grammar_of(rules)
    run_in_grammar = runins.grammar_of(rules, heading_grammar)
    judgment_grammar = judgments.grammar_of(rules)
    closed = grouping.regrouped(rules)
    styled = blocks_styled(number_style_of(rules))

    def segment(document: Document) -> Segmented:
        text = single_spaced(misread.restored(known, document, fenced(document)))
        page = lines_of(document, text)
        head = header.read_head(head_grammar, page)
        tail = signature.read_tail(tail_grammar, page, first=head.after)
        last = tail.before
        annexes = annexes_begin(heading_grammar, head_grammar.title.attached, page, last=last)
        first = 0 if head.before else head.after
        skip = (range(head.before, head.after), *contents.contents(contents_title, page.lines))
        found = headings.headings(heading_grammar, page, first=first, last=last, skip=skip)
        found = capitals.capital_headings(capital_grammar, page, found, first=first, last=last, skip=skip)
        if document.bold:
            found = runins.run_in_headings(
                run_in_grammar, page, document.bold, found, first=first, last=last, skip=skip
            )
        found = judgments.judgment_headings(judgment_grammar, page, text, found, first=first, last=last)
        found += headings.headings(heading_grammar, page, first=annexes, last=len(page.lines), skip=skip)
        end = page.lines[last].start if last < len(page.lines) else len(text)
        ends = {*attached_at(head_grammar.marks, head_grammar.title.attached, page), end}
        ends |= {len(text)} if annexes < len(page.lines) else set()
        facts = Facts(
            doc_type=head.doc_type,
            number=head.number,
            title=head.title,
            issue_date=head.issue_date or minutes.held_on(opening, head.doc_type, page.lines[head.after :]),
            issue_place=head.issue_place,
            signer=tail.signer,
            signer_title=tail.signer_title,
        )
        text = closed(text)  # from here on figures are read
        style, tables = styled(
            text, grids.grids(tablegrammar.grammar_of(rules), document, text) if document.tables else ()
        )
        layout = Layout(
            text=text,
            zones=(*head.zones, *tail.zones),
            sections=nesting.nested(found, document, sorted(ends)),
            grids=tables,
            facts=facts,
            paragraphs=page.paragraphs(),
            english_numbers=style.is_english,
            unclear_marks=style.unclear_marks,
        )
        return Segmented(layout, head, tail.bodies)

    return segment


def single_spaced(text: str) -> str:
    """Text of the same length whose lines, if nearly all stand apart by one empty line, follow one another."""
    lines = [line.rstrip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    enough = len(filled) * DOUBLE_SPACED
    if len(filled) < SHORTEST_DOUBLE_SPACED or len(lines) - len(filled) < enough or not _are_wrapped(filled):
        return text
    if sum(1 for _ in _EMPTY_LINE.finditer(text)) < enough:
        return text
    return _EMPTY_LINE.sub(lambda m: f"{m[1]}\n{m[2]} ", text)


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Few lines are longer than paper is wide, half of them end within a sentence: they are no paragraphs and heads."""
    if sum(len(line) > LONGEST_PRINTED_LINE for line in lines) > len(lines) * PARAGRAPHS:
        return False
    return sum(line[-1] not in ".:;!?*" for line in lines) * 2 >= len(lines)


def fenced(document: Document) -> str:
    """Clean text of the same length, with a CELL_BORDER for all that parts cells."""
    if not document.tables:
        return document.text
    pieces, at = [], 0
    for table in sorted(document.tables, key=lambda t: t.start):
        if table.start < at:
            continue
        pieces.append(document.text[at : table.start])
        bordered = _BORDERS.sub(CELL_BORDER, document.text[table.start : table.end])
        at = table.start
        for cell in sorted(table.cells, key=_START):  # line breaks inside a cell are part of its text
            if cell.end > at:
                start = max(cell.start, at)
                pieces += [bordered[at - table.start : start - table.start], document.text[start : cell.end]]
                at = cell.end
        pieces.append(bordered[at - table.start :])
        at = table.end
        if document.text[at : at + 1] == "\n":
            pieces.append(TABLE_END)
            at += 1
    pieces.append(document.text[at:])
    return "".join(pieces)

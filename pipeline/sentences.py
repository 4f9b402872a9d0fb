"""Where the sentences of a paragraph are, by underthesea's splitter.

It is taken without the rest of underthesea, whose import takes half a second.

The splitter is a module of its own that needs nothing else of the package; where a version has it elsewhere, the
package is imported as usual.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from pipeline.model import Span

# A sentence may end only where a full stop is followed by a blank; a paragraph without one is one sentence.
_FULL_STOP = re.compile(r"[.!?…]\s+\S")
# What is far from every mark that may end a sentence: the splitter looks at each character in turn. A letter before it
# stays, and the last word, which may be an abbreviation.
_LETTER = re.compile(r"[^\W_]")
_MARK = re.compile(r"[.!?…]")
SHORTEST_PLAIN = 24  # characters
PLACE = ("pipeline", "sent_tokenize", "__init__.py")
NAME = "_trichxuat_sent_tokenize"


Split = Callable[[str], Sequence[str]]


def sentence_finder() -> Callable[[str], Sequence[Span]]:
    """Function paragraph -> where its sentences are, outer blanks dropped."""
    return partial(_found, sentence_splitter())


def _found(split: Split, paragraph: str) -> list[Span]:
    """The splitter alters blanks: its strings are found again one after the other."""
    if not _FULL_STOP.search(paragraph):
        return [Span(0, len(paragraph))]
    cuts = list(_plain(paragraph))
    kept = zip((0, *(cut.end for cut in cuts)), (*(cut.start for cut in cuts), len(paragraph)), strict=True)
    text = "".join([paragraph[start:end] for start, end in kept])
    spans, at = [], 0
    for sentence in split(text):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            spans.append(Span(start, at))
    return list(_uncut(spans, cuts))


def _plain(paragraph: str) -> Iterator[Span]:
    """What is far from every mark; not by one pattern, which looks at a long stretch from each of its letters."""
    begin = 0
    for mark in _MARK.finditer(paragraph):
        end = mark.start()
        if end - begin > SHORTEST_PLAIN:
            stretch = paragraph[begin:end]
            word = "" if stretch[-1].isspace() else stretch.rsplit(None, 1)[-1]
            blank = end - len(word) - 1  # the last one
            letter = _LETTER.search(paragraph, begin, blank - SHORTEST_PLAIN) if blank >= begin else None
            if letter is not None:
                yield Span(letter.end(), blank)
        begin = mark.end()


def _uncut(spans: Iterable[Span], cuts: Sequence[Span]) -> Iterator[Span]:
    """The spans of a text as they were before the cuts, none of which holds an end of one."""
    shift = index = 0
    for start, end in spans:
        begin = start + shift
        while index < len(cuts) and cuts[index].start < end + shift:
            shift += cuts[index].end - cuts[index].start
            index += 1
        yield Span(begin, end + shift)


@cache
def sentence_splitter() -> Split:
    """Function text -> its sentences, outer blanks dropped."""
    return _alone() or _with_all()


def _alone() -> Split | None:
    package = importlib.util.find_spec("underthesea")
    for folder in (package.submodule_search_locations if package else None) or ():
        spec = importlib.util.spec_from_file_location(NAME, Path(folder, *PLACE))
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            try:
                spec.loader.exec_module(module)
                split: Split = module.sent_tokenize
                split("")
            except (ImportError, OSError, AttributeError):
                return None
            return split
    return None


def _with_all() -> Split:
    from underthesea.pipeline.sent_tokenize import sent_tokenize

    split: Split = sent_tokenize
    return split

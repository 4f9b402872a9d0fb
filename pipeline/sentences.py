"""underthesea's sentence splitter without the rest of underthesea, whose import takes half a second.

The splitter is a module of its own that needs nothing else of the package; where a version has it elsewhere, the
package is imported as usual.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

PLACE = ("pipeline", "sent_tokenize", "__init__.py")
NAME = "_trichxuat_sent_tokenize"


@cache
def sentence_splitter() -> Callable[[str], Sequence[str]]:
    """Function text -> its sentences, outer blanks dropped."""
    return _alone() or _with_all()


def _alone() -> Callable[[str], Sequence[str]] | None:
    package = importlib.util.find_spec("underthesea")
    for folder in (package.submodule_search_locations if package else None) or ():
        spec = importlib.util.spec_from_file_location(NAME, Path(folder, *PLACE))
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            try:
                spec.loader.exec_module(module)
                split: Callable[[str], Sequence[str]] = module.sent_tokenize
                split("")
            except (ImportError, OSError, AttributeError):
                return None
            return split
    return None


def _with_all() -> Callable[[str], Sequence[str]]:
    from underthesea.pipeline.sent_tokenize import sent_tokenize

    split: Callable[[str], Sequence[str]] = sent_tokenize
    return split

"""The face that every open file shows to the rest of the program, whatever its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import TracebackType
from typing import Protocol, Self

from pipeline.model import Box, Document, Span
from pipeline.read.options import DEFAULTS, ReadOptions

DOC_ID_DIGITS = 12  # CONTRACT: doc_id is the first 12 hex digits of the SHA-256


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of one file. `shown`: its path as the user can open it; `suffix`: in lower case, with its dot."""

    data: bytes
    shown: str
    suffix: str
    options: ReadOptions = DEFAULTS

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, 64 hex digits."""
        return sha256(self.data).hexdigest()


class Source(Protocol):
    """An open file: what it says, and where on the page it says it."""

    @property
    def document(self) -> Document:
        """The document as read."""

    def boxes(self, spans: Sequence[Span]) -> list[Box | None]:
        """Box of each span of `document.text` on the page where it starts; `None` where the file has no pages."""

    def close(self) -> None:
        """Give back what the file holds; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class PagelessSource:
    """A file without pages, read whole when it is opened: nothing stays open, and there are no boxes."""

    document: Document

    def boxes(self, spans: Sequence[Span]) -> list[Box | None]:
        """`None` for each span."""
        return [None] * len(spans)

    def close(self) -> None:
        """Nothing to give back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

"""Which document it is, whatever its bytes are: a number alone is one of every office and year."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from pipeline.text import folded

JOINT = "; "


class Identity(NamedTuple):
    """Number, issuer and day of issue, in the form in which they are compared; "" for what is not known."""

    number: str
    issuer: str
    day: str

    def may_be(self, other: Identity) -> bool:
        """Whether nothing that is known of both tells them apart."""
        return all(own == its or not (own and its) for own, its in zip(self, other, strict=True))

    def is_surely(self, other: Identity) -> bool:
        """Whether all of it is known and the same."""
        return all(self) and self == other


def issued(issuer: str, day: str) -> str:
    """Who issued it and when, in one cell that no spreadsheet takes for a day: `UBND huyện Ba Bể; 2022-12-12`."""
    return f"{issuer}{JOINT}{day}" if issuer or day else ""


def identity_of(number: str, issued: str) -> Identity:
    """What a number and a cell of `issued` tell."""
    issuer, _, day = issued.rpartition(JOINT)
    return Identity(_key(number), _key(issuer), day)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", folded(name)).casefold()

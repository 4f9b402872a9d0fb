"""What a file's rows are made with, beside its bytes: program, libraries, rules and options, as one short digest.

Two runs with the same recipe make the same rows of the same file, so the second takes over what the first found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pipeline.read.options import ReadOptions
from pipeline.store.export.runfile import versions
from pipeline.store.rows import Row

DIGITS = 16  # hex digits; different recipes of one folder are few
# A password must not be found out from a store that is handed on: a tenth of a second for each guess.
SCRYPT_COST, SCRYPT_BLOCK, SCRYPT_MEMORY = 1 << 15, 8, 64 * 1024 * 1024
SALT = b"trichxuat"
# How the remedies begin of what a program would cure that is not installed: read.ocr.INSTALL, read.office.INSTALL.
INSTALL = "Install "
MARK = "+"


def recipe_name(rules_digest: str, reading: ReadOptions) -> str:
    """Digest of all that rows depend on; the versions alone would not tell a checkout from the next."""
    parts = [f"{name} {version}" for name, version in versions().items()]
    return _digest([*parts, code_digest(), rules_digest, reading.ocr, _hidden(reading.password)])


@dataclass(frozen=True)
class Recipe:
    """What a run reads files with, by its `name`."""

    name: str

    @cached_property
    def _with_tools(self) -> str:
        """Name for files that wait for a program to be installed: another as soon as it is."""
        return f"{self.name}{MARK}{_digest([str(tool) for tool in _tools()])}"

    def of(self, problems: Iterable[Row]) -> str:
        """What a file was made with, by what its rows of `problems` say."""
        is_waiting = any(str(row[-1]).startswith(INSTALL) for row in problems)
        return self._with_tools if is_waiting else self.name

    def makes(self, stored: str) -> bool:
        """Whether a file made with the stored one would come out the same now."""
        return stored == (self._with_tools if MARK in stored else self.name)


@cache
def code_digest() -> str:
    """Digest of this program's own code."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]


def _hidden(password: str | None) -> str:
    if password is None:
        return ""
    data = password.encode("utf-8", "surrogateescape")
    cost = {"n": SCRYPT_COST, "r": SCRYPT_BLOCK, "p": 1, "maxmem": SCRYPT_MEMORY}
    return hashlib.scrypt(data, salt=SALT, **cost).hex()


def _tools() -> tuple[bool, bool]:
    """Whether Tesseract and LibreOffice are there; asked only where a file needs one of them."""
    from pipeline.read import ocr, office

    return ocr.is_installed(), office.installed() is not None
